import { ActionError } from '../action/action-error.ts';
import { oneLine } from '../action/one-line.ts';
import { applyEntries, imagePattern, type ImageEntry } from './image-pattern.ts';
import { splitImage } from './split-image.ts';
import type { WantedImage } from './match-entry.ts';
import type { GraphImage } from './graph-walk.ts';
import type { ResourceGraph } from './resource-graph.ts';
import { scalarText } from './scalar-text.ts';
import { UNRELEASED } from '../promotion/tag-strategy.ts';

/** What one entry of the overlay’s `images` does. */
export interface EntryTarget {
  /** Position in the list, from 0. */
  readonly index: number;
  readonly name: string;
  /** The images that it touches, as they stand before all entries of the overlay. */
  readonly images: readonly GraphImage[];
  /** `nothing` is said only where it is certain. */
  readonly verdict: 'touches' | 'nothing' | 'unsure';
}

/** What the entries of an overlay do together. */
export interface EntryTargets {
  readonly entries: readonly EntryTarget[];
  /** What each of the graph’s images is in the end; `undefined` where that cannot be said. */
  readonly result: readonly (string | undefined)[];
}

/**
 * Which container images each entry of an overlay touches, in the order of the list: each entry sees
 * what those before it have made.
 *
 * @param entries usually the graph’s own
 */
export function entryTargets(entries: readonly ImageEntry[], graph: ResourceGraph): EntryTargets {
  const { touched, unsure, result } = applyEntries(entries, graph.images);
  return {
    result,
    entries: entries.map(({ name }, index) => {
      const images = (touched[index] ?? []).flatMap((at) => graph.images[at] ?? []);
      const isCertain = graph.complete && unsure[index]?.length === 0;
      let verdict: EntryTarget['verdict'] = 'unsure';
      if (images.length > 0) verdict = 'touches';
      else if (isCertain || imagePattern(name).invalid) verdict = 'nothing';
      return { index, name, images, verdict };
    }),
  };
}

/** What can be shown as YAML without escapes. */
const REPOSITORY = /^[\w./:-]{1,255}$/;
/** Images named in a message. */
const MAX_NAMED = 10;

/**
 * Why an overlay must not be bumped through an entry: `E_IMAGE_MATCHES_NOTHING` when it certainly
 * touches nothing, else `undefined`.
 *
 * @param kustomization the overlay’s file, for the message
 */
export function noTargetFault(
  target: EntryTarget,
  graph: ResourceGraph,
  kustomization: string,
): ActionError | undefined {
  if (target.verdict !== 'nothing') return undefined;
  const names = [...new Set(graph.images.map(({ image }) => shown(image)))];
  const some = names.slice(0, MAX_NAMED).join(', ');
  const there = `${some}${names.length > MAX_NAMED ? ', …' : ''}`;
  return new ActionError(
    'E_IMAGE_MATCHES_NOTHING',
    `The \`images\` entry ${shown(target.name)} of ${shown(kustomization)} matches no container image; ` +
      (there === '' ? 'there is none.' : `there is ${there}.`),
  );
}

/**
 * How an application gets its entry whose image is written plainly in a manifest: the YAML to add,
 * and where the image stands. `undefined` when no image of the graph looks like the application’s.
 *
 * @param kustomization the overlay’s file, for the text
 */
export function plainImageHint(
  image: WantedImage,
  graph: ResourceGraph,
  kustomization: string,
): string | undefined {
  const named = graph.images.map((found) => ({ found, name: splitImage(found.image).name }));
  const { found, name } =
    named.find((one) => one.name === image.repository) ??
    named.find((one) => one.name === image.name || one.name.endsWith(`/${image.name}`)) ??
    {};
  if (found === undefined || name === undefined || !REPOSITORY.test(name)) return undefined;
  const place = [found.kind, found.name].filter((part) => part !== '').join(' ');
  const newName =
    image.repository === undefined || image.repository === name
      ? ''
      : `\n    newName: ${scalarText(image.repository, 'plain')}`;
  return (
    `${shown(found.file)} (${shown(place)}, container ${shown(found.container)}) names its image plainly. ` +
    `Add the entry to ${shown(kustomization)} once:\n` +
    `images:\n  - name: ${scalarText(name, 'plain')}${newName}\n    newTag: ${UNRELEASED}`
  );
}

function shown(text: string): string {
  return `\`${oneLine(text).replaceAll('`', "'")}\``;
}
