import { parseDocument } from 'yaml';
import { finding, type Finding, type Rule } from './rule.ts';
import type { Place, Tree } from './tree.ts';
import { itemsAt, textAt, textsAt, valueAt, type FieldPath } from './value.ts';

/** A file of `infra/` or `.github/`, read: what its vendor's API takes. */
export interface InfraFile {
  readonly path: string;
  readonly value: unknown;
  /** The first line that holds the text; the first of the file where none does. */
  place(text?: string): Place;
}

/** What is wrong with a file: a text to find its line by, and the message's two sentences. */
export type WrongInFile = readonly [text: string | undefined, wrong: string, fix: string];

/** Where the one cluster stands that runs all environments of the tree. */
export const CLUSTER = 'infra/cluster';

const ENVIRONMENTS = ['dev', 'staging', 'prod'];

/** The environments that `infra/` knows: the three, and what a folder there has been copied for. */
export function infraEnvironments(tree: Tree): readonly string[] {
  const copied = tree.list('infra/identity').flatMap((file) => {
    // infra/identity/argocd is of no environment: it has none of these.
    const [, name] =
      /^infra\/identity\/([^/]+)\/(?:provider|(?:writer|reader|web)\.iam)\.json$/.exec(file) ?? [];
    return name === undefined ? [] : [name];
  });
  return [...new Set([...ENVIRONMENTS, ...copied])];
}

/** @returns `undefined` for a file that is not there or does not parse */
export function infraFile(tree: Tree, path: string): InfraFile | undefined {
  const text = tree.read(path);
  if (text === undefined) return undefined;
  const document = parseDocument(text); // JSON is YAML
  if (document.errors.length > 0) return undefined;
  const lines = text.split('\n');
  return {
    path,
    value: document.toJS() as unknown,
    place: (part) => {
      const index = part === undefined ? 0 : lines.findIndex((line) => line.includes(part));
      return { file: path, line: Math.max(index, 0) + 1 };
    },
  };
}

/** The project of the cluster: its workloads' pool of identities is `<project>.svc.id.goog`. */
export function clusterProject(tree: Tree): string | undefined {
  const policy = infraFile(tree, `${CLUSTER}/binary-authorization.yaml`)?.value;
  return /^projects\/([\w-]+)\/policy$/.exec(textAt(policy, ['name']))?.[1];
}

/** The images that an overlay takes out of its own environment's repository; rules/images.ts refuses others. */
export function ownImages(tree: Tree, environment: string): readonly string[] {
  const overlay = tree.read(`.gitops/overlays/${environment}/kustomization.yaml`) ?? '';
  return [...overlay.matchAll(/^\s+newName: (\S+)/gm)]
    .map(([, image = '']) => image)
    .filter((image) => image.split('/').at(-2)?.endsWith(`-${environment}`) === true);
}

/** The members of a policy's one binding; nothing for a policy of another form. */
export function soleMembers(value: unknown, role: string): readonly string[] {
  const bindings = itemsAt(value, ['bindings']);
  const [binding] = bindings;
  if (bindings.length !== 1 || binding?.['role'] !== role) return [];
  return textsAt(binding, ['members']);
}

/** A rule about one file; one that is not there is a finding, too. */
export function fileRule(
  name: string,
  says: string,
  paths: readonly string[] | ((tree: Tree) => readonly string[]),
  check: (file: InfraFile, tree: Tree) => readonly WrongInFile[],
): Rule {
  return {
    name,
    says,
    check: (tree) =>
      (typeof paths === 'function' ? paths(tree) : paths).flatMap((path): Finding[] => {
        const file = infraFile(tree, path);
        if (file === undefined) {
          const place = { file: path, line: 1 };
          const fix = `Write it: ${says}`;
          return [finding(name, place, `${path} is not there, or cannot be read`, fix)];
        }
        return check(file, tree).map(([text, wrong, fix]) =>
          finding(name, file.place(text), wrong, fix),
        );
      }),
  };
}

/** A rule about the file of this name of each environment. */
export function environmentFileRule(
  name: string,
  says: string,
  pathOf: (environment: string) => string,
  check: (file: InfraFile, environment: string, tree: Tree) => readonly WrongInFile[],
): Rule {
  return {
    name,
    says,
    check: (tree) =>
      infraEnvironments(tree).flatMap((environment) =>
        fileRule(name, says, [pathOf(environment)], (file) => check(file, environment, tree)).check(
          tree,
        ),
      ),
  };
}

/** What must be in a body: where, the value, and what it means that it is not. */
export type Demand = readonly [path: readonly string[], value: unknown, wrong: string];

/** What a body does not say. */
export function unmet(value: unknown, demands: readonly Demand[]): readonly WrongInFile[] {
  return demands
    .filter(([path, wanted]) => valueAt(value, path) !== wanted)
    .map(([path, wanted, wrong]) => [
      path.at(-1),
      wrong,
      `Say ${path.join('.')}: ${JSON.stringify(wanted)}`,
    ]);
}

/** A duration of Google’s APIs (`7776000s`), in seconds; 0 for none. */
export function secondsAt(value: unknown, path: FieldPath): number {
  return Number.parseInt(textAt(value, path), 10) || 0;
}
