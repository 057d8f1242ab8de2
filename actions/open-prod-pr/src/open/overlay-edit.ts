import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { editImages } from '@gitops-actions/shared/kustomize/edit-images.ts';
import { imageEntries } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { matchEntry, renderedRepository } from '@gitops-actions/shared/kustomize/match-entry.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';
import { registryFault } from '@gitops-actions/shared/policy/registry-rules.ts';
import type { Release, ReleaseImage } from '../release.ts';

/**
 * Holds the images that shall be written against what is released.
 *
 * @throws `E_INPUT` for another tag than the release's: the overlay's tag is what the next release is
 *   compared with
 * @throws `E_PROMOTE_MISMATCH` when a promotion's images are not exactly those that staging ran
 */
export function checkImages(images: readonly ReleaseImage[], release: Release): void {
  const other = images.find(({ tag }) => tag !== release.tag);
  if (other !== undefined) {
    throw new ActionError(
      'E_INPUT',
      `Input \`images\` gives \`${other.name}\` the tag ${other.tag}; allowed: ${release.tag}, the release's.`,
    );
  }
  if (release.kind === 'hotfix') return;
  const given = new Map(images.map(({ name, digest }) => [name, digest]));
  const names = new Set([...given.keys(), ...release.images.map(({ name }) => name)]);
  const ran = new Map(release.images.map(({ name, digest }) => [name, digest]));
  const wrong = [...names].filter((name) => given.get(name) !== ran.get(name));
  if (wrong.length === 0) return;
  const shown = wrong.map(
    (name) =>
      `${name} is ${given.get(name) ?? 'missing'}, staging ran ${ran.get(name) ?? 'nothing'}`,
  );
  throw new ActionError(
    'E_PROMOTE_MISMATCH',
    `The given images are not those that staging ran: ${shown.join('; ')}.`,
    { hint: 'Give `images` as promotion and scan handed them on, out of this very run.' },
  );
}

/**
 * Holds the images against the `registries` of the overlays' policy.
 *
 * @throws `E_RULE_PATH`
 */
export function checkRegistries(
  policy: Policy,
  repositories: { readonly source: string; readonly gitops: string },
  file: string,
  images: readonly ReleaseImage[],
): void {
  for (const { repository: image } of images) {
    const fault = registryFault(policy, { ...repositories, overlay: directoryOf(file), image });
    if (fault !== undefined) throw fault;
  }
}

/**
 * The kustomization with the images in it: `newTag` and `digest`, nothing else.
 *
 * @throws `E_IMAGE_NOT_FOUND`, `E_IMAGE_AMBIGUOUS`, `E_IMAGE_REPOSITORY`, `E_YAML_*`
 */
export function editOverlay(
  bytes: Uint8Array,
  path: string,
  images: readonly ReleaseImage[],
): Uint8Array {
  const file = readKustomization(bytes, path);
  const entries = imageEntries(file, path);
  const edits = images.map((image) => {
    const entry = matchEntry(entries, image, path);
    const rendered = renderedRepository(entry);
    if (rendered !== image.repository) {
      throw new ActionError(
        'E_IMAGE_REPOSITORY',
        `${path} takes \`${image.name}\` from ${rendered}, but the image is in ${image.repository}.`,
      );
    }
    return { index: entry.index, newTag: image.tag, digest: image.digest, name: image.name };
  });
  const twice = edits.find(
    ({ index }, at) => edits.findIndex((edit) => edit.index === index) !== at,
  );
  if (twice !== undefined) {
    throw new ActionError(
      'E_IMAGE_AMBIGUOUS',
      `${path}: \`${twice.name}\` and another image both mean the same \`images\` entry.`,
    );
  }
  return editImages(
    file,
    edits.map(({ index, newTag, digest }) => ({ index, newTag, digest })),
    path,
  );
}
