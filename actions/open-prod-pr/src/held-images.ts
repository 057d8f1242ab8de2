import { imageEntries } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { matchEntry } from '@gitops-actions/shared/kustomize/match-entry.ts';
import { tagAndDigest } from '@gitops-actions/shared/kustomize/tag-and-digest.ts';
import { heldEntries } from '@gitops-actions/shared/promotion/held-entries.ts';
import type { ReleaseImage } from './release.ts';

/**
 * That nobody holds an image in production’s overlay which would change there.
 *
 * @param bytes of the kustomization
 * @throws `E_HELD`, `E_IMAGE_NOT_FOUND`, `E_IMAGE_AMBIGUOUS`, `E_YAML_*`
 */
export function assertNotHeld(
  bytes: Uint8Array,
  path: string,
  images: readonly Pick<ReleaseImage, 'name' | 'repository' | 'tag' | 'digest'>[],
  now: Date,
): void {
  const file = readKustomization(bytes, path);
  const entries = imageEntries(file, path);
  const held = heldEntries(file, path, now.toISOString().slice(0, 10));
  for (const image of images) {
    const entry = matchEntry(entries, image, path);
    const { tag, digest } = tagAndDigest(entry);
    if (tag !== image.tag || digest !== image.digest) held.pass(entry.index, image.name);
  }
}
