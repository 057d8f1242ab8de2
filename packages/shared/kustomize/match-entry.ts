import { ActionError } from '../action/action-error.ts';
import type { ImageNode } from './image-entries.ts';

/** What an entry is looked for by. */
export interface WantedImage {
  /** The application: `images[].name`. */
  readonly name: string;
  /** `registry/repository`; `undefined` when only the name counts. */
  readonly repository: string | undefined;
}

/** The repository that an entry renders: its `newName`, or the name itself. */
export function renderedRepository(entry: ImageNode): string {
  const { newName, name } = entry.fields;
  return newName === undefined || newName.value === '' ? (name?.value ?? '') : newName.value;
}

/** Entries named in a message. */
const MAX_NAMED = 20;

/**
 * The entry of a kustomization that belongs to an application: the one whose `name` is the
 * application's name; if there is none, the one that renders the image's repository.
 *
 * @throws `E_IMAGE_NOT_FOUND`, `E_IMAGE_AMBIGUOUS`
 */
export function matchEntry(
  entries: readonly ImageNode[],
  image: WantedImage,
  path: string,
): ImageNode {
  const named = entries.filter((entry) => entry.fields.name?.value === image.name);
  const found =
    named.length > 0
      ? named
      : entries.filter((entry) => renderedRepository(entry) === image.repository);
  const [entry, second] = found;
  if (entry === undefined) {
    const all = entries.map(({ fields }) => fields.name?.value ?? '');
    const names = [...all.slice(0, MAX_NAMED), ...(all.length > MAX_NAMED ? ['…'] : [])].join(', ');
    throw new ActionError(
      'E_IMAGE_NOT_FOUND',
      `${path} has no \`images\` entry for \`${image.name}\`; it has ${names === '' ? 'none' : names}.`,
      {
        hint: `Add the entry once by hand:\nimages:\n  - name: ${image.name}\n    newName: ${image.repository ?? '…'}\n    newTag: unreleased`,
      },
    );
  }
  if (second !== undefined) {
    throw new ActionError(
      'E_IMAGE_AMBIGUOUS',
      `${path} has ${found.length} \`images\` entries for \`${image.name}\`.`,
    );
  }
  return entry;
}
