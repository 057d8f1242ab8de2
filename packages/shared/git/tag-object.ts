import { isReadableTime, parseIdent, type Ident } from './ident.ts';

/** An annotated tag as its raw bytes say it, and the exact bytes that its signature covers. */
export interface TagObject {
  /** The object that it tags. */
  readonly target: string;
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  /** The name that was signed, without `refs/tags/`. */
  readonly name: string;
  readonly tagger: Ident;
  /** The armored signature as written, to the end of the object; absent: unsigned. */
  readonly signature?: string;
  /** Everything before the signature. */
  readonly payload: Buffer;
  /** The signed message: what stands between the headers and the signature, as UTF-8. */
  readonly message: string;
}

/** What a parse ends in; a refusal is a verdict over the object, not an accident. */
export type ParsedTag =
  { readonly ok: true; readonly tag: TagObject } | { readonly ok: false; readonly reason: string };

const HEADERS =
  /^object ([0-9a-f]{40}|[0-9a-f]{64})\ntype (commit|tree|blob|tag)\ntag ([^\0-\x20\x7f]+)\ntagger ([^\n]+)$/;
const BEGIN = Buffer.from('-----BEGIN ', 'latin1');
const LF = 0x0a;

/**
 * Parses the raw bytes of a tag object far more strictly than git reads them. The headers are object,
 * type, tag and tagger, once each, in this order, and nothing else: git cuts `gpgsig` headers out of
 * what it verifies, so they would be bytes that nobody signed. Git takes the last line that begins
 * an armor for the signature, whatever the object's hash (`parse_signed_buffer`); here it must be
 * the only such line, and with its armor the object ends. The payload is cut from the bytes, never
 * re-encoded.
 */
export function parseTag(bytes: Buffer): ParsedTag {
  if (bytes.includes(0)) return refuse('it contains a NUL byte');
  // Git itself strips them from messages; with them, what is shown is not what is there.
  if (bytes.includes(0x0d)) return refuse('it contains a carriage return');
  const headerEnd = bytes.indexOf('\n\n', 0, 'latin1');
  if (headerEnd < 0) return refuse('the headers do not end');
  const head = HEADERS.exec(bytes.toString('latin1', 0, headerEnd));
  if (head === null) {
    return refuse('its headers are not exactly object, type, tag and tagger in this order');
  }
  const [, target = '', type = '', latin1 = '', taggerLine = ''] = head;
  const name = Buffer.from(latin1, 'latin1').toString('utf8');
  if (Buffer.from(name, 'utf8').toString('latin1') !== latin1) {
    return refuse('its name is not UTF-8');
  }
  const tagger = parseIdent(taggerLine);
  if (tagger === undefined) {
    return refuse('the tagger line is not of the form `name <email> time zone`');
  }
  if (!isReadableTime(tagger)) return refuse('its time is one that git cannot read');
  const start = headerEnd + 2;
  const [signatureStart, second] = armorLines(bytes, start);
  if (second !== undefined) return refuse('it holds more than one armored block');
  const signature =
    signatureStart === undefined ? undefined : bytes.toString('latin1', signatureStart);
  if (signature?.endsWith('\n\n') === true) return refuse('something follows its signature');
  const payload = bytes.subarray(0, signatureStart ?? bytes.length);
  return {
    ok: true,
    tag: {
      target,
      type: type as TagObject['type'], // the expression above lets nothing else through
      name,
      tagger,
      ...(signature !== undefined && { signature }),
      payload,
      message: payload.toString('utf8', start),
    },
  };
}

function refuse(reason: string): ParsedTag {
  return { ok: false, reason };
}

/** Where lines begin that could begin an armor; two at most. */
function armorLines(bytes: Buffer, start: number): readonly number[] {
  const found: number[] = [];
  for (let at = start; at >= start && found.length < 2;) {
    at = bytes.indexOf(BEGIN, at);
    if (at < 0) break;
    if (bytes[at - 1] === LF) found.push(at);
    at += 1;
  }
  return found;
}
