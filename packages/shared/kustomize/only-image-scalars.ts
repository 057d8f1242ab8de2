import { ActionError } from '../action/action-error.ts';
import { isDigest, isTag } from '../oci/reference.ts';
import { fingerprint, sameFingerprint } from './fingerprint.ts';
import { imageEntries, type FieldNode, type ImageNode } from './image-entries.ts';
import { readKustomization, type KustomizationText } from './kustomization-text.ts';
import { renderedRepository } from './match-entry.ts';

/**
 * `ok`: nothing but image scalars changed, in the entries of these repositories (`newName`, else
 * `name`); otherwise the reason against it, one sentence.
 */
export type ScalarsVerdict =
  | { readonly ok: true; readonly repositories: readonly string[] }
  | { readonly ok: false; readonly reason: string };

const BUMPED = ['newTag', 'digest'] as const;

/**
 * Whether the step from `before` to `after` is nothing but a bump: values of `newTag` and `digest`
 * of existing `images` entries, and `newTag` or `digest` lines that were missing. Every other byte
 * (comments, order, line ends) must be equal, and so must everything else the documents say.
 * How a value is quoted does not matter, so that bumps of other versions stay acceptable.
 *
 * A file that this package would refuse to edit is never such a step. Throws nothing.
 */
export function onlyImageScalarsChanged(before: Uint8Array, after: Uint8Array): ScalarsVerdict {
  try {
    return compare(read(before, 'before'), read(after, 'after'));
  } catch (thrown) {
    if (thrown instanceof ActionError) return { ok: false, reason: thrown.message };
    throw thrown;
  }
}

interface Side {
  readonly file: KustomizationText;
  readonly entries: readonly ImageNode[];
  readonly rest: readonly string[];
}

function read(bytes: Uint8Array, origin: string): Side {
  const file = readKustomization(bytes, origin);
  const entries = imageEntries(file, origin);
  const rest = fingerprint(file.root, (_, key) => key === 'newTag' || key === 'digest');
  return { file, entries, rest };
}

function compare(before: Side, after: Side): ScalarsVerdict {
  const no = (reason: string): ScalarsVerdict => ({ ok: false, reason });
  if (!sameFingerprint(before.rest, after.rest)) {
    return no('more than newTag and digest of existing images entries changed');
  }
  const beforeCuts: Cut[] = [];
  const afterCuts: Cut[] = [];
  const repositories = new Set<string>();
  for (const [index, now] of after.entries.entries()) {
    const then = before.entries[index];
    if (then === undefined) return no('an images entry was added');
    for (const field of BUMPED) {
      const [old, fresh] = [then.fields[field], now.fields[field]];
      if (fresh === undefined) {
        if (old !== undefined) return no(`a ${field} was removed`);
        continue;
      }
      if (old?.value !== fresh.value && !(field === 'newTag' ? isTag : isDigest)(fresh.value)) {
        return no(`a ${field} is not well-formed`);
      }
      if (old?.value !== fresh.value) repositories.add(renderedRepository(now));
      if (old === undefined) {
        const cut = insertedPair(after.file.text, now, fresh);
        if (cut === undefined) return no(`a ${field} was inserted together with something else`);
        afterCuts.push(cut);
      } else {
        beforeCuts.push(valueCut(before.file.text, old));
        afterCuts.push(valueCut(after.file.text, fresh));
      }
    }
  }
  if (without(before.file.text, beforeCuts) !== without(after.file.text, afterCuts)) {
    return no('bytes outside the image scalars changed');
  }
  return { ok: true, repositories: [...repositories] };
}

/** A range that does not count. */
interface Cut {
  readonly start: number;
  readonly end: number;
}

/** The value, and the blanks before it where nothing else stands between it and the colon. */
function valueCut(text: string, field: FieldNode): Cut {
  const between = text.slice(field.colonEnd, field.start);
  return { start: /^ *$/.test(between) ? field.colonEnd : field.start, end: field.end };
}

/**
 * An inserted line with the line end before it (the file's last line may have none behind it), or
 * `, key: value` in a flow mapping; nothing more.
 */
function insertedPair(text: string, entry: ImageNode, field: FieldNode): Cut | undefined {
  if (entry.flow) {
    const comma = /, *$/.exec(text.slice(0, field.keyStart));
    return comma === null ? undefined : { start: comma.index, end: field.end };
  }
  const lineStart = text.lastIndexOf('\n', field.keyStart - 1) + 1;
  if (lineStart === 0 || !/^ *$/.test(text.slice(lineStart, field.keyStart))) return undefined;
  if (!/^(?:\r?\n|$)/.test(text.slice(field.end))) return undefined;
  const start = text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
  return { start, end: field.end };
}

/** The text without the cuts. */
function without(text: string, cuts: readonly Cut[]): string {
  let at = 0;
  let out = '';
  for (const { start, end } of [...cuts].sort((one, other) => one.start - other.start)) {
    out += text.slice(at, start);
    at = end;
  }
  return out + text.slice(at);
}
