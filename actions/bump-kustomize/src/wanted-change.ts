import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ImageAddition, ImageEdit } from '@gitops-actions/shared/kustomize/edit-images.ts';
import type { ImageNode } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { matchEntry, renderedRepository } from '@gitops-actions/shared/kustomize/match-entry.ts';
import {
  setImageEdit,
  type SetImageArgument,
} from '@gitops-actions/shared/kustomize/set-image-argument.ts';
import { tagAndDigest } from '@gitops-actions/shared/kustomize/tag-and-digest.ts';
import type { DesiredImage } from './desired-image.ts';

/** What one line of the images list makes of an overlay's entries. */
export type WantedChange =
  | {
      readonly kind: 'edit';
      readonly entry: ImageNode;
      readonly edit: ImageEdit;
      /** With the tag and digest that the entry has afterwards. */
      readonly image: DesiredImage;
    }
  | { readonly kind: 'add'; readonly addition: ImageAddition; readonly image: DesiredImage };

export interface ChangeRules {
  /** `true`: an edit does what `kustomize edit set image` does; `false`: it sets tag and digest only. */
  readonly freely: boolean;
  /** Whether an entry that is missing is added. */
  readonly create: boolean;
}

/**
 * Finds the entry of an application and what shall become of it.
 *
 * @throws `E_IMAGE_NOT_FOUND`, `E_IMAGE_AMBIGUOUS`, `E_IMAGE_REPOSITORY`; `E_IMAGE_REFERENCE` for an
 *   argument that would take a tag or digest away
 */
export function wantedChange(
  entries: readonly ImageNode[],
  image: DesiredImage,
  path: string,
  rules: ChangeRules,
): WantedChange {
  if (image.argument !== undefined) return byArgument(entries, image, image.argument, path, rules);
  const { name, repository, tag, digest } = image;
  if (rules.create && !entries.some((entry) => belongsTo(entry, image))) {
    const newName = repository === undefined || repository === name ? {} : { newName: repository };
    return { kind: 'add', addition: { name, ...newName, newTag: tag, digest }, image };
  }
  const entry = matchEntry(entries, image, path);
  const edit = { index: entry.index, newTag: tag, digest };
  if (repository === undefined || renderedRepository(entry) === repository) {
    return { kind: 'edit', entry, edit, image };
  }
  if (!rules.freely) throw otherRepository(entry, image, path, repository);
  return { kind: 'edit', entry, edit: { ...edit, newName: repository }, image };
}

function belongsTo(entry: ImageNode, { name, repository }: DesiredImage): boolean {
  return entry.fields.name?.value === name || renderedRepository(entry) === repository;
}

function byArgument(
  entries: readonly ImageNode[],
  image: DesiredImage,
  argument: SetImageArgument,
  path: string,
  rules: ChangeRules,
): WantedChange {
  const step = setImageEdit(entries, argument, path);
  if (step.kind === 'add') {
    if (!rules.create) matchEntry([], image, path); // says what is missing, and how to add it
    return { kind: 'add', addition: step.addition, image };
  }
  const entry = entries[step.edit.index];
  if (entry === undefined) throw new ActionError('E_INTERNAL', `${path} has no such entry.`);
  const { tag, digest } = tagAndDigest(entry);
  const { newTag = tag, digest: newDigest = digest } = step.edit;
  const after = { ...image, tag: newTag ?? '', digest: newDigest ?? '' };
  if (rules.freely) return { kind: 'edit', entry, edit: step.edit, image: after };
  if (typeof argument.newName === 'object' && argument.newName.set !== renderedRepository(entry)) {
    throw otherRepository(entry, image, path, argument.newName.set);
  }
  if ((newTag === null && tag !== '') || (newDigest === null && digest !== '')) {
    throw new ActionError(
      'E_IMAGE_REFERENCE',
      `\`${image.line}\` takes the ${newTag === null ? 'tag' : 'digest'} of \`${image.name}\` in ${path} away.`,
      {
        hint: 'A bump writes tag and digest. Give both, or keep one: `name=*:tag@sha256:…`, `name=*@sha256:…` with `:*`.',
      },
    );
  }
  const { index } = step.edit;
  const edit = {
    index,
    ...(typeof newTag === 'string' && newTag !== '' && { newTag }),
    ...(typeof newDigest === 'string' && newDigest !== '' && { digest: newDigest }),
  };
  return { kind: 'edit', entry, edit, image: after };
}

function otherRepository(
  entry: ImageNode,
  { name }: DesiredImage,
  path: string,
  repository: string,
): ActionError {
  return new ActionError(
    'E_IMAGE_REPOSITORY',
    `${path} takes \`${name}\` from ${renderedRepository(entry)}, but the image is in ${repository}.`,
  );
}
