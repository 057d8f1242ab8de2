import { isReadableTime, parseIdent, type Ident } from './ident.ts';

/** A commit as its raw bytes say it, and the exact bytes that its signature covers. */
export interface CommitObject {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Ident;
  readonly committer: Ident;
  /** The armored signature as written, continuation spaces removed; absent: unsigned. */
  readonly signature?: string;
  /** The object without its signature header. */
  readonly payload: Buffer;
  /** First line of the message, for people; never for a decision. */
  readonly subject: string;
}

/** What a parse ends in; a refusal is a verdict over the object, not an accident. */
export type ParsedCommit =
  | { readonly ok: true; readonly commit: CommitObject }
  | { readonly ok: false; readonly reason: string };

/** What a commit says, without the bytes that say it. */
export type CommitFacts = Omit<CommitObject, 'payload' | 'signature'>;

interface Header {
  readonly name: string;
  /** First line. */
  readonly value: string;
  readonly continued: boolean;
  readonly start: number;
  readonly end: number;
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HEADER_NAME = /^[A-Za-z0-9][A-Za-z0-9:._-]*$/;
const OBJECT_NAME = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Parses the raw bytes of a commit object far more strictly than git reads them: where two readers
 * could disagree about what was signed (second or misplaced headers, `gpgsig` look-alikes, NUL, no
 * end of the headers), nothing is accepted. The payload is cut from the bytes, never re-encoded.
 */
export function parseCommit(bytes: Buffer): ParsedCommit {
  const headerEnd = bytes.indexOf('\n\n', 0, 'latin1');
  if (headerEnd < 0) return refuse('the headers do not end');
  if (bytes.includes(0)) return refuse('it contains a NUL byte');
  const headers = splitHeaders(bytes, headerEnd + 1);
  if (typeof headers === 'string') return refuse(headers);
  const signatureName = headers[0]?.value.length === 64 ? 'gpgsig-sha256' : 'gpgsig';
  let parents = 0;
  while (headers[1 + parents]?.name === 'parent') parents += 1;
  const fault = findFault(headers, parents, signatureName, bytes);
  if (fault !== undefined) return refuse(fault);

  const author = parseIdent(headers[1 + parents]?.value ?? '');
  const committer = parseIdent(headers[2 + parents]?.value ?? '');
  if (author === undefined || committer === undefined) {
    return refuse('the author or committer line is not of the form `name <email> time zone`');
  }
  if (!isReadableTime(committer)) return refuse('its time is one that git cannot read');
  const signature = headers.find(({ name }) => name === signatureName);
  return {
    ok: true,
    commit: {
      tree: headers[0]?.value ?? '',
      parents: headers.slice(1, 1 + parents).map(({ value }) => value),
      author,
      committer,
      ...(signature && { signature: wholeValue(bytes, signature) }),
      payload: signature
        ? Buffer.concat([bytes.subarray(0, signature.start), bytes.subarray(signature.end)])
        : bytes,
      subject: subjectOf(bytes, headerEnd + 2),
    },
  };
}

function refuse(reason: string): ParsedCommit {
  return { ok: false, reason };
}

/** Headers as latin1 text, so that one character is one byte; a string says what is wrong. */
function splitHeaders(bytes: Buffer, end: number): readonly Header[] | string {
  const headers: Header[] = [];
  for (let start = 0; start < end;) {
    let lineEnd = bytes.indexOf(LF, start);
    const line = bytes.toString('latin1', start, lineEnd);
    const space = line.indexOf(' ');
    const name = line.slice(0, Math.max(space, 0));
    if (!HEADER_NAME.test(name)) return 'a header line has no name';
    const continued = bytes[lineEnd + 1] === SPACE && lineEnd + 1 < end;
    while (lineEnd + 1 < end && bytes[lineEnd + 1] === SPACE) {
      lineEnd = bytes.indexOf(LF, lineEnd + 1);
    }
    headers.push({ name, value: line.slice(space + 1), continued, start, end: lineEnd + 1 });
    start = lineEnd + 1;
  }
  return headers;
}

/** All lines of a header, without the space that continues it. */
function wholeValue(bytes: Buffer, { name, start, end }: Header): string {
  return bytes.toString('latin1', start + name.length + 1, end - 1).replaceAll('\n ', '\n');
}

/** @param parents how many there are where they belong, between tree and author */
function findFault(
  headers: readonly Header[],
  parents: number,
  signatureName: string,
  bytes: Buffer,
): string | undefined {
  const author = headers[1 + parents]?.name;
  const committer = headers[2 + parents]?.name;
  const ordered = headers[0]?.name === 'tree' && author === 'author' && committer === 'committer';
  if (!ordered || headers.some(({ name }, index) => name === 'parent' && index > parents)) {
    return 'it does not begin with tree, parents, author and committer in this order';
  }
  const length = headers[0]?.value.length;
  const ids = headers.slice(0, 1 + parents);
  const badId = ids.some(({ value }) => value.length !== length || !OBJECT_NAME.test(value));
  const distinct = parents < 2 || new Set(ids.slice(1).map(({ value }) => value)).size === parents;
  return (
    findLineFault(headers, 3 + parents, signatureName, bytes) ??
    (badId ? 'tree or parent is not an object name' : undefined) ??
    (distinct ? undefined : 'a parent occurs twice')
  );
}

/** @param ordered how many headers there are up to the committer */
function findLineFault(
  headers: readonly Header[],
  ordered: number,
  signatureName: string,
  bytes: Buffer,
): string | undefined {
  const returns = bytes.subarray(0, headers.at(-1)?.end).includes(CR);
  const seen = new Set<string>();
  for (const [index, { name, continued, start, end }] of headers.entries()) {
    const repeatable = name === 'parent' || name === 'mergetag';
    if (seen.has(name) && !repeatable) return `the header \`${name}\` occurs twice`;
    seen.add(name);
    if (name !== signatureName && /^gpgsig/i.test(name)) return `it has a header \`${name}\``;
    if (continued && index < ordered) return `the header \`${name}\` is continued`;
    if (returns && name !== 'mergetag' && bytes.subarray(start, end).includes(CR)) {
      return `the header \`${name}\` contains a carriage return`;
    }
  }
  return undefined;
}

/** The whole message of a commit, as UTF-8; trailers are in it. */
export function messageOf(commit: Pick<CommitObject, 'payload'>): string {
  const start = commit.payload.indexOf('\n\n', 0, 'latin1') + 2;
  return commit.payload.toString('utf8', start);
}

function subjectOf(bytes: Buffer, start: number): string {
  const end = bytes.indexOf(LF, start);
  const line = bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + 400));
  return line.toString('utf8').slice(0, 120);
}
