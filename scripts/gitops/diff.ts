import { isFields } from '../../packages/shared/kustomize/kustomization-fields.ts';
import { columns, type Row } from './columns.ts';
import { loadTree, type KubernetesObject, type Tree } from './tree.ts';

/** One thing in which two environments differ; `undefined` where one has nothing. */
export interface Difference {
  /** `Deployment web`, without the namespace and without a generated hash. */
  readonly object: string;
  /** `spec.replicas`; `''` for the whole object. */
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** A terminal’s. */
const WIDTH = 120;
/** What serves is the same thing in all environments, whatever makes its pods. */
const SERVING: Readonly<Record<string, string>> = { Deployment: 'Workload', Rollout: 'Workload' };
/** Says nothing: what follows is clear without it. */
const POD = /^spec\.(?:template\.spec\.)?/;
/** A generated name ends with a hash of ten characters (v5.8.1, api/hasher/hasher.go). */
const HASH = /-[2456789bcdfghkmt]{10}$/;

/**
 * In what two overlays differ, by object and field. That each is in its own namespace, project and
 * registry repository is no difference: the environment’s name counts as the same word in both.
 */
export function differencesOf(tree: Tree, left: string, right: string): readonly Difference[] {
  const [one, other] = [objectsOf(tree, left), objectsOf(tree, right)];
  return [...new Set([...one.keys(), ...other.keys()])].sort().flatMap((key) => {
    const [a, b] = [one.get(key), other.get(key)];
    if (a === undefined || b === undefined) {
      return [{ object: key, path: '', left: a && shown(a), right: b && shown(b) }];
    }
    return compare(a, b, []).map((difference) => ({ object: key, ...difference }));
  });
}

/** What of an object that only one side has is worth a line. */
function shown({ kind, spec }: KubernetesObject): unknown {
  const { minReplicas, maxReplicas } = isFields(spec) ? spec : {};
  return typeof maxReplicas === 'number' ? `${Number(minReplicas)}–${maxReplicas}` : kind;
}

function objectsOf(tree: Tree, environment: string): ReadonlyMap<string, KubernetesObject> {
  const word = new RegExp(`(?<=[-":])${environment}(?![a-z0-9])`, 'g');
  return new Map(
    tree.objects(`overlays/${environment}`).map(({ object }) => {
      const same = JSON.parse(
        JSON.stringify(object).replace(word, '<environment>'),
      ) as typeof object;
      const name = object.metadata.name.replace(HASH, '');
      return [`${SERVING[object.kind] ?? object.kind} ${name}`, same] as const;
    }),
  );
}

type Change = Omit<Difference, 'object'>;

function compare(left: unknown, right: unknown, path: readonly string[]): readonly Change[] {
  if (JSON.stringify(left) === JSON.stringify(right)) return [];
  if (isFields(left) && isFields(right)) {
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .sort()
      .flatMap((key) => compare(left[key], right[key], [...path, key]));
  }
  if (isNamed(left) && isNamed(right)) return compare(byName(left), byName(right), path);
  return [{ path: path.join('.'), left, right }];
}

interface Named {
  readonly name: string;
}

function isNamed(value: unknown): value is readonly Named[] {
  return (
    Array.isArray(value) &&
    value.every((item) => isFields(item) && typeof item['name'] === 'string')
  );
}

function byName(items: readonly Named[]): Readonly<Record<string, Named>> {
  return Object.fromEntries(items.map((item) => [item.name, item]));
}

/** Prints what differs, a line each, for one screen. */
export async function diff(
  repository: string,
  [left, right]: readonly [string, string],
  say: (line: string) => void,
): Promise<number> {
  const tree = await loadTree(repository);
  const missing = [left, right].find((name) => !tree.folders.includes(`overlays/${name}`));
  const [failure] = tree.failures.filter(({ folder }) =>
    [left, right].some((name) => folder === `overlays/${name}`),
  );
  if (missing !== undefined || failure !== undefined) {
    say(
      failure === undefined
        ? `✗ There is no overlays/${String(missing)}.`
        : `✗ ${failure.file}:${failure.line} ${failure.folder} does not render: ${failure.message}`,
    );
    return 2;
  }
  const found = differencesOf(tree, left, right);
  const rows: readonly Row[] = [
    ['object', 'field', left, right],
    ...found.map(({ object, path, left: one, right: other }) => [
      object,
      path.replace(POD, ''),
      word(one),
      word(other),
    ]),
  ];
  for (const line of columns(rows, WIDTH, 2)) say(line);
  return 0;
}

function word(value: unknown): string {
  if (value === undefined) return '–';
  if (typeof value === 'string') return value;
  return JSON.stringify(value)
    .replace(/"(\w+)":/g, '$1: ')
    .replaceAll(',', ', ')
    .replaceAll('"', '');
}
