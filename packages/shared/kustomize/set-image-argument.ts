import { ActionError } from '../action/action-error.ts';
import type { ImageAddition } from './add-entries.ts';
import type { ImageEdit } from './edit-entry.ts';
import type { ImageNode } from './image-entries.ts';
import { mayChange, renderedRepository } from './match-entry.ts';
import { splitImage } from './split-image.ts';
import { tagAndDigest } from './tag-and-digest.ts';

/** What an argument says of a field: a value, `keep` what the entry has, or `remove` it. */
export type FieldChange = { readonly set: string } | 'keep' | 'remove';

/** An argument of `kustomize edit set image`, taken apart. */
export interface SetImageArgument {
  /** `images[].name`, compared literally. */
  readonly name: string;
  readonly newName: FieldChange;
  readonly newTag: FieldChange;
  readonly digest: FieldChange;
}

/** What makes a kustomization's images what an argument says: for {@link editImages}. */
export type SetImageStep =
  | { readonly kind: 'edit'; readonly edit: ImageEdit }
  | { readonly kind: 'add'; readonly addition: ImageAddition };

/**
 * Reads an argument of `kustomize edit set image` v5.8.1 (kustomize/commands/edit/set/setimage.go):
 * `name=newName:tag@digest` and every part of it, `*` for a part that stays. It refuses what kustomize
 * refuses and nothing else: neither looks at what names, tags and digests are made of. What an argument
 * does not say is removed, so `app:v2` removes a `newName` and a `digest`.
 *
 * @throws `E_INPUT` for a name without anything to set
 */
export function parseSetImageArgument(text: string): SetImageArgument {
  const equals = text.indexOf('=');
  const { name, tag, digest } = splitImage(text.slice(equals + 1));
  if (name === text) {
    throw new ActionError('E_INPUT', `${JSON.stringify(text)} does not say what to set.`, {
      hint: 'Write name=repository:tag@digest, name=repository, name:tag or name@digest; `*` keeps a part.',
    });
  }
  // An empty name in front of `=` counts as none, so that `=app` names the entry `app`.
  const key = text.slice(0, Math.max(equals, 0));
  return key === ''
    ? { name, newName: 'remove', newTag: change(tag), digest: change(digest) }
    : { name: key, newName: change(name), newTag: change(tag), digest: change(digest) };
}

function change(value: string): FieldChange {
  if (value === '*') return 'keep';
  return value === '' ? 'remove' : { set: value };
}

/**
 * The step that gives the images which `kustomize edit set image` would give. Two things differ on
 * purpose: kustomize sorts the list, by which entries that act on each other change their meaning, and
 * drops second entries of a name; here the order stays, and both are refused. And where `*` keeps a
 * `newTag: v1@sha256:…` beside a new digest, kustomize renders two digests, which no one can pull; here
 * the tag is kept. `tagSuffix` goes, as with kustomize, which knows it in no argument.
 *
 * @param origin the file's name for messages
 * @throws `E_IMAGE_AMBIGUOUS`
 */
export function setImageEdit(
  entries: readonly ImageNode[],
  argument: SetImageArgument,
  origin: string,
): SetImageStep {
  const { name } = argument;
  const named = entries.filter(({ fields }) => fields.name?.value === name);
  const [entry] = named;
  if (named.length > 1) {
    throw new ActionError(
      'E_IMAGE_AMBIGUOUS',
      `${origin} has ${named.length} \`images\` entries for \`${name}\`.`,
    );
  }
  refuseInteraction(entries, entry, argument, origin);
  if (entry === undefined) {
    const newName = settled(argument.newName);
    const newTag = settled(argument.newTag);
    const digest = settled(argument.digest);
    return {
      kind: 'add',
      addition: {
        name,
        ...(newName !== null && { newName }),
        ...(newTag !== null && { newTag }),
        ...(digest !== null && { digest }),
      },
    };
  }
  const fields = { newTag: edited(argument.newTag), digest: edited(argument.digest) };
  return {
    kind: 'edit',
    edit: {
      index: entry.index,
      tagSuffix: null,
      ...given('newName', edited(argument.newName)),
      ...tagFields(entry, fields),
    },
  };
}

/** What a field holds where nothing can be kept. */
function settled(field: FieldChange): string | null {
  return typeof field === 'object' ? field.set : null;
}

function edited(field: FieldChange): string | null | undefined {
  return field === 'keep' ? undefined : settled(field);
}

type TagFields = Pick<ImageEdit, 'newTag' | 'digest'>;

/** Says both fields of an entry with `newTag: v1@sha256:…`, of which kustomize knows no two halves. */
function tagFields(
  entry: ImageNode,
  { newTag, digest }: { newTag: string | null | undefined; digest: string | null | undefined },
): TagFields {
  const combined = entry.fields.newTag?.value;
  if (combined?.includes('@') !== true) {
    return { ...given('newTag', newTag), ...given('digest', digest) };
  }
  const keptDigest = entry.fields.digest?.value ?? '';
  const nextDigest = digest === undefined ? (keptDigest === '' ? null : keptDigest) : digest;
  if (newTag !== undefined) return { newTag, digest: nextDigest };
  if (nextDigest === null) return { newTag: combined, digest: null };
  const { tag } = tagAndDigest(entry);
  return { newTag: tag === '' ? null : tag, digest: nextDigest };
}

function given<Key extends string>(
  key: Key,
  value: string | null | undefined,
): Partial<Record<Key, string | null>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, string | null>);
}

/** What the order of the entries decides cannot be the same here and in a sorted list. */
function refuseInteraction(
  entries: readonly ImageNode[],
  entry: ImageNode | undefined,
  argument: SetImageArgument,
  origin: string,
): void {
  const { name } = argument;
  const made = typeof argument.newName === 'object' ? argument.newName.set : undefined;
  const mine = [name, made ?? (entry === undefined ? name : renderedRepository(entry))];
  const other = entries.find(
    (one) =>
      one !== entry &&
      (mayChange(one.fields.name?.value ?? '', mine) ||
        mayChange(name, [one.fields.name?.value ?? '', renderedRepository(one)])),
  );
  if (other === undefined) return;
  throw new ActionError(
    'E_IMAGE_AMBIGUOUS',
    `In ${origin} the \`images\` entries ${JSON.stringify(other.fields.name?.value)} and ${JSON.stringify(name)} may act on the same image.`,
    { hint: 'Let one entry say all about an application, and name images literally.' },
  );
}
