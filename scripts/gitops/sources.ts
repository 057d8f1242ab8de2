import { posix } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document } from 'yaml';
import {
  isFields,
  isInline,
  objects,
  texts,
  type Fields,
} from '../../packages/shared/kustomize/kustomization-fields.ts';
import { GITOPS, kustomizationOf, type ReadFile } from './folders.ts';

/** A document of a file, or of a patch that stands inside of one. */
export interface SourceDocument {
  readonly file: string;
  readonly document: Document;
  readonly value: unknown;
  /** The line in the file of an offset in the document. */
  lineAt(offset: number): number;
}

/** What says something about the objects of a folder. */
export type Source = SourceDocument &
  (
    | { readonly is: 'resource' }
    | { readonly is: 'patch'; readonly target: Fields | undefined; readonly changesKind: boolean }
    | { readonly is: 'kustomization' }
  );

/**
 * Everything that kustomize reads for a folder, in the order in which it has its say: resources
 * before the components on them, those before the patches and the fields of the folder itself.
 *
 * @param folder relative to `.gitops`
 */
export function sourcesOf(folder: string, read: ReadFile): readonly Source[] {
  const sources: Source[] = [];
  const visited = new Set<string>();
  const visit = (path: string): void => {
    const found = kustomizationOf(path, read);
    if (found === undefined || visited.has(path)) return;
    visited.add(path);
    const { file, fields } = found;
    for (const key of ['resources', 'bases', 'components']) {
      for (const entry of texts(fields[key] ?? [])) {
        const target = posix.join(path, entry);
        if (read(target) === undefined) visit(target);
        else
          sources.push(
            ...documentsOf(target, read).map((one) => ({ ...one, is: 'resource' as const })),
          );
      }
    }
    const [kustomization] = documentsOf(file, read);
    if (kustomization === undefined) return;
    sources.push(...patchesOf(kustomization, fields, path, read));
    sources.push({ ...kustomization, is: 'kustomization' });
  };
  visit(`${GITOPS}/${folder}`);
  return sources;
}

function documentsOf(file: string, read: ReadFile): readonly SourceDocument[] {
  return parsed(file, read(file) ?? '', 0);
}

/** @param above lines of the file before the text */
function parsed(file: string, text: string, above: number): readonly SourceDocument[] {
  const lines = new LineCounter();
  return [...parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent' })].map(
    (document) => ({
      file,
      document,
      value: document.toJS() as unknown,
      lineAt: (offset) => above + lines.linePos(offset).line,
    }),
  );
}

function patchesOf(
  kustomization: SourceDocument,
  fields: Fields,
  folder: string,
  read: ReadFile,
): readonly Source[] {
  return objects(fields['patches'] ?? []).flatMap((patch, index): Source[] => {
    const target = isFields(patch['target']) ? patch['target'] : undefined;
    const options = isFields(patch['options']) ? patch['options'] : {};
    const changesKind = options['allowKindChange'] === true;
    const inline = patch['patch'];
    const path = patch['path'];
    const documents =
      typeof inline === 'string'
        ? inlinePatch(kustomization, index, inline)
        : typeof path === 'string' && !isInline(path)
          ? documentsOf(posix.join(folder, path), read)
          : [];
    return documents.map((one) => ({ ...one, is: 'patch', target, changesKind }));
  });
}

function inlinePatch(
  kustomization: SourceDocument,
  index: number,
  text: string,
): readonly SourceDocument[] {
  const root = kustomization.document.contents;
  const list = isMap(root) ? root.get('patches') : undefined;
  const entry = isSeq(list) ? list.get(index) : undefined;
  const node = isMap(entry) ? entry.get('patch', true) : undefined;
  if (!isScalar(node)) return [];
  const line = kustomization.lineAt(node.range?.[0] ?? 0);
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  return parsed(kustomization.file, text, isBlock ? line : line - 1);
}
