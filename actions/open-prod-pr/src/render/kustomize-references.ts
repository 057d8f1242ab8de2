import { posix } from 'node:path';
import { isKustomizationPath } from '@gitops-actions/shared/kustomize/find-kustomization.ts';
import {
  entriesOf,
  isFields,
  isInline,
  objects,
  texts,
  valuesOf,
  type Fields,
} from '@gitops-actions/shared/kustomize/kustomization-fields.ts';
import { plainDocuments } from '@gitops-actions/shared/kustomize/plain-documents.ts';
import { isRemote } from '@gitops-actions/shared/kustomize/remote-reference.ts';

/** A tree of files as far as kustomize would read it. */
export interface ManifestTree {
  /** Regular files only, by path. */
  readonly files: ReadonlySet<string>;
  /** Every directory that holds one of them; `.` is the root. */
  readonly directories: ReadonlySet<string>;
  read(path: string): Promise<Uint8Array>;
}

/** What an overlay refers to. */
export interface References {
  /** Directories with a kustomization, the overlay first. */
  readonly directories: readonly string[];
  /** Kustomizations as they must be written, so that nothing remote is left in them. */
  readonly rewritten: ReadonlyMap<string, string>;
  /** What was left out, `directory: reference`. */
  readonly omitted: readonly string[];
}

/** Why an overlay cannot be rendered without fetching something, or at all. */
export class UnrenderableError extends Error {}

/** A directory that is to be read; what `plugins` lists configures plugins, whose fields are free. */
interface Visit {
  readonly directory: string;
  readonly plugins: boolean;
}

const MAX_DIRECTORIES = 200;
/** Fields whose entries are directories or files of resources, and can be left out one by one. */
const RESOURCES = ['resources', 'bases', 'components'] as const;
const PLUGINS = ['transformers', 'generators', 'validators'] as const;
const CHARTS = ['helmCharts', 'helmChartInflationGenerator'] as const;

/**
 * Reads an overlay’s kustomization and every one that it leads to, before kustomize does: whatever is
 * remote is found here and taken out, never fetched.
 *
 * @throws UnrenderableError
 */
export async function findReferences(tree: ManifestTree, overlay: string): Promise<References> {
  const directories = new Map<string, boolean>();
  const rewritten = new Map<string, string>();
  const omitted: string[] = [];
  const queue: Visit[] = [{ directory: overlay, plugins: false }];
  for (let visit = queue.shift(); visit !== undefined; visit = queue.shift()) {
    const { directory, plugins } = visit;
    if (directories.get(directory) === true || directories.get(directory) === plugins) continue;
    directories.set(directory, plugins);
    if (directories.size > MAX_DIRECTORIES) throw new UnrenderableError('it has too many bases');
    const path = kustomizationOf(tree, directory);
    const root = await readFields(tree, path);
    const left = { ...root } as Record<string, unknown>;
    const charts = leaveOut(left, root);
    let changed = charts.length > 0;
    omitted.push(...charts.map((chart) => `${directory}: ${chart}`));
    for (const name of RESOURCES) {
      for (const [key, value] of entriesOf(root, name)) {
        const kept = texts(value).filter((entry) => !isRemote(entry));
        const remote = texts(value).filter(isRemote);
        omitted.push(...remote.map((entry) => `${directory}: ${entry}`));
        if (remote.length > 0) {
          left[key] = kept;
          changed = true;
        }
        for (const entry of kept) {
          const target = resolve(tree, directory, entry);
          if (target.kind === 'directory') queue.push({ directory: target.path, plugins });
          else if (plugins) refuseRemote(await readAll(tree, target.path), target.path);
        }
      }
    }
    queue.push(...(await pluginVisits(tree, directory, root)));
    for (const file of filesOf(root)) {
      if (isRemote(file)) throw new UnrenderableError(`${path} refers to ${file}`);
    }
    if (changed) rewritten.set(path, JSON.stringify(left));
  }
  return { directories: [...directories.keys()], rewritten, omitted: [...new Set(omitted)] };
}

function kustomizationOf(tree: ManifestTree, directory: string): string {
  const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
  const found = names
    .map((name) => posix.join(directory, name))
    .filter((path) => tree.files.has(path));
  const [first] = found;
  if (first === undefined || found.length > 1 || !isKustomizationPath(first)) {
    throw new UnrenderableError(
      `${directory} holds ${found.length === 0 ? 'no' : 'more than one'} kustomization`,
    );
  }
  return first;
}

/** Helm charts are downloaded, and kustomize refuses them without a flag that is not given. */
function leaveOut(left: Record<string, unknown>, root: Fields): readonly string[] {
  return CHARTS.flatMap((name) =>
    entriesOf(root, name).flatMap(([key, value]) => {
      Reflect.deleteProperty(left, key);
      return objects(value).map((chart) => {
        const [, title] = entriesOf(chart, 'name')[0] ?? entriesOf(chart, 'chartName')[0] ?? [];
        return `Helm chart ${typeof title === 'string' ? title : '(unnamed)'}`;
      });
    }),
  );
}

async function pluginVisits(
  tree: ManifestTree,
  directory: string,
  root: Fields,
): Promise<readonly Visit[]> {
  const visits: Visit[] = [];
  for (const entry of PLUGINS.flatMap((name) => valuesOf(root, name).flatMap(texts))) {
    if (entry.includes('\n')) {
      refuseRemote(parseAll(entry, directory), directory);
      continue;
    }
    if (isRemote(entry)) throw new UnrenderableError(`${directory} refers to ${entry}`);
    const target = resolve(tree, directory, entry);
    if (target.kind === 'directory') visits.push({ directory: target.path, plugins: true });
    else refuseRemote(await readAll(tree, target.path), target.path);
  }
  return visits;
}

/** Every file that the fields of a kustomization name; inline text has more than one line. */
function filesOf(root: Fields): readonly string[] {
  const lists = ['crds', 'configurations', 'patchesStrategicMerge'];
  const withPath = ['patches', 'patchesJson6902', 'replacements', 'openapi'];
  const generators = ['configMapGenerator', 'secretGenerator'].flatMap((name) =>
    valuesOf(root, name).flatMap(objects),
  );
  const sources = generators.flatMap((generator) =>
    ['files', 'envs', 'env'].flatMap((name) => valuesOf(generator, name).flatMap(texts)),
  );
  return [
    ...lists.flatMap((name) => valuesOf(root, name).flatMap(texts)),
    ...withPath.flatMap((name) =>
      valuesOf(root, name)
        .flatMap(objects)
        .flatMap((item) => valuesOf(item, 'path').flatMap(texts)),
    ),
    // `key=path`, and a path may hold `=` itself.
    ...sources.flatMap((source) => [source, source.slice(source.indexOf('=') + 1)]),
  ].filter((file) => !isInline(file));
}

function resolve(
  tree: ManifestTree,
  directory: string,
  entry: string,
): { readonly kind: 'file' | 'directory'; readonly path: string } {
  const path = posix.join(directory, entry).replace(/(?<=.)\/+$/, '');
  if (entry.startsWith('/') || path === '..' || path.startsWith('../')) {
    throw new UnrenderableError(`${directory} refers to ${entry}, outside of the repository`);
  }
  if (tree.files.has(path)) {
    if (directory === '.' || path.startsWith(`${directory}/`)) return { kind: 'file', path };
    throw new UnrenderableError(`${directory} refers to ${entry}, a file outside of its directory`);
  }
  if (tree.directories.has(path)) return { kind: 'directory', path };
  throw new UnrenderableError(`${directory} refers to ${entry}, which is not there`);
}

async function readFields(tree: ManifestTree, path: string): Promise<Fields> {
  const values = await readAll(tree, path);
  const [root] = values;
  if (values.length !== 1 || !isFields(root)) {
    throw new UnrenderableError(`${path} is not one mapping`);
  }
  return root;
}

async function readAll(tree: ManifestTree, path: string): Promise<readonly unknown[]> {
  return parseAll(Buffer.from(await tree.read(path)).toString('utf8'), path);
}

function parseAll(text: string, origin: string): readonly unknown[] {
  try {
    return plainDocuments(text);
  } catch {
    throw new UnrenderableError(`${origin} is no YAML that can be read safely`);
  }
}

/** A plugin’s configuration may name files in any field. */
function refuseRemote(values: readonly unknown[], origin: string): void {
  const stack = [...values];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value === 'string' && /(?:^|=)\s*[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
      throw new UnrenderableError(`${origin} refers to ${value}`);
    }
    if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value) as readonly unknown[]) stack.push(item);
    }
  }
}
