import { createHash } from 'node:crypto';

/**
 * What a later run reads out of the pull request. People with write access can edit it, so it is a
 * memory, never evidence: nothing is released or trusted because of it.
 */
export interface MachineBlock {
  readonly schema: 1;
  /** A rollback is about no tag: all three are then empty. */
  readonly tag: string;
  /** The tag object that the pull request was opened for. */
  readonly tagOid: string;
  readonly commitOid: string;
  /** The commit that a rollback takes back. */
  readonly rollsBack?: string;
  /** Lines of the images list. */
  readonly images: readonly string[];
  /** What we added ourselves, and may take away again. */
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  readonly teams: readonly string[];
  readonly assignees: readonly string[];
  /** sha256 (hex) of what decides whether the body still says the truth: `evidenceHash`. */
  readonly evidence: string;
  /** sha256 (hex) of our part as we wrote it: `textHash`. */
  readonly text: string;
}

/** Where our part of a body begins and ends, each on a line of its own. */
export const BEGIN = '<!-- gitops-actions:begin -->';
export const END = '<!-- gitops-actions:end -->';

const BLOCK = /^<!-- gitops-actions:machine (\{[^<>\n]*\}) -->$/m;
const LISTS = ['images', 'labels', 'reviewers', 'teams', 'assignees'] as const;
const TEXTS = ['tag', 'tagOid', 'commitOid', 'evidence', 'text'] as const;

/** The block as an HTML comment that none of its values can end, or mean anything in. */
export function formatMachineBlock(block: MachineBlock): string {
  const json = JSON.stringify(block).replace(/"(?:[^"\\]|\\.)*"/g, (token) => {
    const text = JSON.parse(token) as string;
    return `"${text.replace(/[^A-Za-z0-9_=,]/g, unicodeEscape)}"`;
  });
  return `<!-- gitops-actions:machine ${json} -->`;
}

/** The block of a body; `undefined` where there is none, or none that is whole. */
export function readMachineBlock(body: string): MachineBlock | undefined {
  const own = ownPart(normalizeNewlines(body));
  const json = own === undefined ? undefined : BLOCK.exec(own.text)?.[1];
  if (json === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return isMachineBlock(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** sha256 (hex) of our part of a body without the block; `undefined` where there is none. */
export function textHash(body: string): string | undefined {
  const own = ownPart(normalizeNewlines(body));
  if (own === undefined) return undefined;
  return createHash('sha256').update(own.text.replace(BLOCK, '')).digest('hex');
}

/**
 * Our part of a body, markers included, and where it stands: it ends at the first end behind a begin,
 * and starts at the begin next to it. A marker that people left behind elsewhere is their text.
 */
export function ownPart(
  body: string,
): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  const begins = linesAt(body, BEGIN);
  const [first = Infinity] = begins;
  const last = linesAt(body, END).find((at) => at > first);
  const start = begins.findLast((at) => at < (last ?? -1));
  if (last === undefined || start === undefined) return undefined;
  const end = last + END.length;
  return { start, end, text: body.slice(start, end) };
}

/** GitHub’s editor hands back every line end as `\r\n`. */
export function normalizeNewlines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Where the line stands alone. */
function linesAt(body: string, line: string): readonly number[] {
  return [...body.matchAll(new RegExp(`^${line}$`, 'gm'))].map(({ index }) => index);
}

function unicodeEscape(unit: string): string {
  return [...unit.split('')]
    .map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function isMachineBlock(value: unknown): value is MachineBlock {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const isTexts = (list: unknown): boolean =>
    Array.isArray(list) && list.every((item) => typeof item === 'string');
  return (
    fields['schema'] === 1 &&
    TEXTS.every((name) => typeof fields[name] === 'string') &&
    LISTS.every((name) => isTexts(fields[name]))
  );
}
