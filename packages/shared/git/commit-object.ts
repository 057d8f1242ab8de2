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

interface Header {
  readonly name: string;
  /** First line. */
  readonly value: string;
  /** Continuation lines without their leading space. */
  readonly more: readonly string[];
  readonly start: number;
  readonly end: number;
}

const LF = 0x0a;
/** May occur once at most; everything else but `mergetag` too, yet nothing reads it. */
const REPEATABLE = new Set(['parent', 'mergetag']);

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
  const hexLength = headers[0]?.value.length ?? 0;
  const signatureName = hexLength === 64 ? 'gpgsig-sha256' : 'gpgsig';
  const fault = findFault(headers, signatureName);
  if (fault !== undefined) return refuse(fault);

  const one = (name: string): Header | undefined => headers.find((header) => header.name === name);
  const author = parseIdent(one('author')?.value ?? '');
  const committer = parseIdent(one('committer')?.value ?? '');
  if (author === undefined || committer === undefined) {
    return refuse('the author or committer line is not of the form `name <email> time zone`');
  }
  if (!isReadableTime(committer)) return refuse('its time is one that git cannot read');
  const signature = one(signatureName);
  return {
    ok: true,
    commit: {
      tree: one('tree')?.value ?? '',
      parents: headers.filter(({ name }) => name === 'parent').map(({ value }) => value),
      author,
      committer,
      ...(signature && { signature: [signature.value, ...signature.more].join('\n') }),
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
    if (!/^[A-Za-z0-9][A-Za-z0-9:._-]*$/.test(name)) return 'a header line has no name';
    const more: string[] = [];
    while (lineEnd + 1 < end && bytes[lineEnd + 1] === 0x20) {
      const next = bytes.indexOf(LF, lineEnd + 1);
      more.push(bytes.toString('latin1', lineEnd + 2, next));
      lineEnd = next;
    }
    headers.push({ name, value: line.slice(space + 1), more, start, end: lineEnd + 1 });
    start = lineEnd + 1;
  }
  return headers;
}

function findFault(headers: readonly Header[], signatureName: string): string | undefined {
  const names = headers.map(({ name }) => name);
  const parents = names.filter((name) => name === 'parent').length;
  const order = ['tree', ...Array.from({ length: parents }, () => 'parent'), 'author', 'committer'];
  if (order.some((name, index) => names[index] !== name)) {
    return 'it does not begin with tree, parents, author and committer in this order';
  }
  const seen = new Set<string>();
  for (const [index, header] of headers.entries()) {
    const { name } = header;
    if (seen.has(name) && !REPEATABLE.has(name)) return `the header \`${name}\` occurs twice`;
    seen.add(name);
    if (/^gpgsig/i.test(name) && name !== signatureName) return `it has a header \`${name}\``;
    if (index < order.length && header.more.length > 0)
      return `the header \`${name}\` is continued`;
    if (name !== 'mergetag' && [header.value, ...header.more].some((line) => line.includes('\r'))) {
      return `the header \`${name}\` contains a carriage return`;
    }
  }
  const ids = headers.slice(0, 1 + parents).map(({ value }) => value);
  const length = ids[0]?.length;
  if (ids.some((id) => !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id) || id.length !== length)) {
    return 'tree or parent is not an object name';
  }
  return new Set(ids.slice(1)).size < parents ? 'a parent occurs twice' : undefined;
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
