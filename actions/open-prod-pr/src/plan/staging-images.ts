import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { imageEntries } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { renderedRepository } from '@gitops-actions/shared/kustomize/match-entry.ts';
import { isPinned, type ReleaseImage } from '../release.ts';

/** By the entry’s name. */
export type SourceImages = ReadonlyMap<string, ReleaseImage>;

export const NO_IMAGES: SourceImages = new Map();

/**
 * The images of a kustomization that are made of one source commit and pinned: entries with the tag
 * `staging-<source commit>` and a digest. A file that cannot be read without doubt holds none, nor
 * does a name that stands there twice: what is not certain was not run.
 */
export function sourceImages(bytes: Buffer, sourceCommit: string): SourceImages {
  // Most files of a long history speak of other commits; they need no parsing.
  if (!bytes.includes(sourceCommit)) return NO_IMAGES;
  const found = new Map<string, ReleaseImage>();
  const seen = new Set<string>();
  try {
    for (const entry of imageEntries(readKustomization(bytes, 'overlay'), 'overlay')) {
      const name = entry.fields.name?.value ?? '';
      const tag = entry.fields.newTag?.value ?? '';
      const digest = entry.fields.digest?.value ?? '';
      if (seen.has(name)) found.delete(name);
      else if (tag === `staging-${sourceCommit}` && isPinned({ tag, digest })) {
        found.set(name, { name, repository: renderedRepository(entry), tag, digest });
      }
      seen.add(name);
    }
  } catch (thrown) {
    if (thrown instanceof ActionError) return NO_IMAGES;
    throw thrown;
  }
  return found;
}

/** The digests by name as one text, to see whether a commit moved any of them. */
export function digestsOf(images: SourceImages): string {
  return [...images.values()]
    .map(({ name, digest }) => `${name}@${digest}`)
    .sort()
    .join('\n');
}
