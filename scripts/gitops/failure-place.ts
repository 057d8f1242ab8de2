import { posix } from 'node:path';
import { GITOPS, kustomizationOf, type ReadFile } from './folders.ts';
import { type Place } from './tree.ts';

/**
 * Where kustomize (v5.8.1) says that it stopped: the innermost folder that its message names, the
 * file that it read last there, and the line of the YAML error or of the reference that fails.
 *
 * @param folder the one that was rendered, relative to `.gitops`
 * @param message paths relative to the repository
 */
export function placeOfFailure(folder: string, message: string, read: ReadFile): Place {
  const last = (pattern: RegExp): string | undefined => [...message.matchAll(pattern)].at(-1)?.[1];
  const inside = last(/recursed accumulation of path '([^']+)'/g) ?? `${GITOPS}/${folder}`;
  const named = last(/(?:resources from|in File:|file:?) '?([^'\s:]+)'?/g);
  const line = Number(last(/yaml: line (\d+)/g) ?? '1');
  const file = named === undefined ? undefined : posix.join(inside, named);
  if (file !== undefined && read(file) !== undefined) return { file, line };
  const kustomization = kustomizationOf(inside, read)?.file ?? `${inside}/kustomization.yaml`;
  const words = [...message.matchAll(/["'/]([\w.-]+)["'.]/g)].flatMap(([, word]) => word ?? []);
  return { file: kustomization, line: lineOfLast(words, read(kustomization) ?? '') ?? line };
}

/** The line that holds the last word of those that any line holds. */
function lineOfLast(words: readonly string[], text: string): number | undefined {
  const lines = text.split('\n');
  for (const word of words.toReversed()) {
    const index = lines.findIndex((line) => line.split('#')[0]?.includes(word));
    if (index !== -1) return index + 1;
  }
  return undefined;
}
