import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import {
  isKustomizationPath,
  kustomizationCandidates,
} from '../../packages/shared/kustomize/find-kustomization.ts';
import {
  isFields,
  texts,
  type Fields,
} from '../../packages/shared/kustomize/kustomization-fields.ts';
import { directoryOf } from '../../packages/shared/kustomize/repository-path.ts';

/** Where the tree lies in a consumer’s repository. */
export const GITOPS = '.gitops';

/** A file of the repository, relative to its root; `undefined` for none. */
export type ReadFile = (path: string) => string | undefined;

/** Parts of others: what they are for does not render without the folder that picks them. */
const PARTS = /^(?:base|components)(?:\/|$)/;

/**
 * The folders below `.gitops` that render by themselves, relative to it, and those among them that
 * only list others.
 */
export function ownFolders(
  files: readonly string[],
  read: ReadFile,
): { readonly folders: readonly string[]; readonly lists: ReadonlySet<string> } {
  const found = files
    .filter((file) => file.startsWith(`${GITOPS}/`) && isKustomizationPath(file))
    .map(directoryOf)
    .filter((folder) => kustomizationOf(folder, read)?.fields['kind'] !== 'Component')
    .map((folder) => folder.slice(GITOPS.length + 1))
    .filter((folder) => folder !== '' && !PARTS.test(folder));
  const folders = [...new Set(found)].sort();
  const lists = folders.filter((folder) => {
    const { resources = [], ...others } =
      kustomizationOf(`${GITOPS}/${folder}`, read)?.fields ?? {};
    const listed = texts(resources).map((entry) => posix.join(folder, entry));
    const own = Object.keys(others).some((key) => key !== 'apiVersion' && key !== 'kind');
    return !own && listed.length > 0 && listed.every((entry) => folders.includes(entry));
  });
  return { folders, lists: new Set(lists) };
}

/** A folder’s kustomization, read without kustomize; `undefined` when it has none that is a mapping. */
export function kustomizationOf(
  folder: string,
  read: ReadFile,
): { readonly file: string; readonly fields: Fields } | undefined {
  for (const file of kustomizationCandidates(folder)) {
    const text = file === folder ? undefined : read(file);
    if (text === undefined) continue;
    const fields: unknown = parseDocument(text, { logLevel: 'silent' }).toJS();
    if (isFields(fields)) return { file, fields };
  }
  return undefined;
}

/** All folders that kustomize opens for one: it reads no file outside of them. */
export function reachableFolders(folder: string, read: ReadFile): readonly string[] {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path); // a file, too: no harm, nothing lies below it
    const fields = kustomizationOf(path, read)?.fields ?? {};
    for (const key of ['resources', 'components', 'bases']) {
      for (const entry of texts(fields[key] ?? [])) visit(posix.join(path, entry));
    }
  };
  visit(`${GITOPS}/${folder}`);
  return [...reached];
}
