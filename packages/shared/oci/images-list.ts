import { ActionError } from '../action/action-error.ts';
import { formatReference, isRepositoryName, parseReference } from './reference.ts';

/** An image with both its label for people (tag) and its identity (digest). */
export interface PinnedReference {
  /** Registry host with optional port. */
  readonly registry: string;
  /** Repository path without the registry. */
  readonly repository: string;
  readonly tag: string;
  /** `sha256:<64 hex>` */
  readonly digest: string;
}

/** One line of the images list: an application and the image that it runs. */
export interface ImageEntry {
  /** A repository name by the distribution grammar (may hold `/`, never `..`), unique in the list. */
  readonly name: string;
  readonly reference: PinnedReference;
}

/**
 * Reads an images list, one `name=repository:tag@sha256:<64 hex>` a line. An empty list is allowed;
 * whether nothing is an answer is for the caller to say.
 *
 * @throws `E_INPUT` for a line of another form or a name given twice
 * @throws `E_IMAGE_REFERENCE` for a reference that is malformed or lacks tag or sha256 digest
 */
export function parseImagesList(lines: readonly string[]): readonly ImageEntry[] {
  const seen = new Set<string>();
  return lines.map((line) => {
    const entry = parseImageEntry(line);
    if (seen.has(entry.name)) {
      throw new ActionError('E_INPUT', `The images list names \`${entry.name}\` twice.`);
    }
    seen.add(entry.name);
    return entry;
  });
}

/** Reads one line of the images list; errors as in {@link parseImagesList}. */
export function parseImageEntry(line: string): ImageEntry {
  const separator = line.indexOf('=');
  const name = line.slice(0, Math.max(separator, 0));
  if (!isRepositoryName(name)) {
    throw new ActionError(
      'E_INPUT',
      `The images list has the line ${JSON.stringify(line.slice(0, 200))}; allowed: name=repository:tag@sha256:<64 hex>.`,
    );
  }
  const { domain, path, tag, digest } = parseReference(line.slice(separator + 1));
  if (tag === undefined || digest?.startsWith('sha256:') !== true) {
    throw new ActionError(
      'E_IMAGE_REFERENCE',
      `The image of \`${name}\` needs both a tag and a sha256 digest: repository:tag@sha256:<64 hex>.`,
    );
  }
  return { name, reference: { registry: domain, repository: path, tag, digest } };
}

/** `registry/repository:tag@digest` */
export function formatPinnedReference(reference: PinnedReference): string {
  const { registry, repository, tag, digest } = reference;
  return formatReference({ domain: registry, path: repository, tag, digest });
}

/** The line of one entry; the inverse of {@link parseImageEntry}. */
export function formatImageEntry(entry: ImageEntry): string {
  return `${entry.name}=${formatPinnedReference(entry.reference)}`;
}
