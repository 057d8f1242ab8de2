import { ActionError } from '../action/action-error.ts';
import type { ImageNode } from './image-entries.ts';
import { splitImage } from './split-image.ts';

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
 * application's name; if there is none, the one that renders the image's repository. It must be the
 * only one that changes the application's image, or what it says is not what runs.
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
  const other = entries.find((one) => one !== entry && changesImageOf(one, entry));
  if (other !== undefined) {
    throw new ActionError(
      'E_IMAGE_AMBIGUOUS',
      `In ${path} the \`images\` entry ${JSON.stringify(other.fields.name?.value)} may change the image of \`${image.name}\`, too.`,
      { hint: 'Let one entry say all about an application, and name images literally.' },
    );
  }
  return entry;
}

/** What a reference may hold; kustomize reads it as an expression, in which a dot is any character. */
const LITERAL = /^[\w./:@-]*$/;

/** Whether an entry may act on what another one acts on or has made. */
function changesImageOf(entry: ImageNode, other: ImageNode): boolean {
  const repositories = [other.fields.name?.value ?? '', renderedRepository(other)];
  return mayChange(entry.fields.name?.value ?? '', repositories);
}

/**
 * Whether an entry with a name may act on an image of one of the repositories: kustomize lets each
 * entry in turn change all images that the expression `^name(:tag)?(@digest)?$` matches
 * (api/internal/image/image.go). A name may hold a tag or digest itself, `nginx:1.2`, and means that
 * one alone; it may be the one that runs. What other expressions match is not found out: they may be
 * anything.
 */
export function mayChange(name: string, repositories: readonly string[]): boolean {
  if (!LITERAL.test(name)) return true;
  const expression = new RegExp(`^${splitImage(name).name.replaceAll('.', '[^]')}$`);
  return repositories.some((repository) => expression.test(splitImage(repository).name));
}
