import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ActionError } from '../action/action-error.ts';

const BLOCK = 512;
/** A release of a command-line tool is far smaller; more is a decompression bomb. */
const MAX_UNPACKED = 1024 ** 3;
/** Extended headers (`x`, `g`, `L`) carry names and times, a few kilobytes at most. */
const MAX_META = 64 * 1024;

/** The member that was extracted. */
export interface ExtractedMember {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/**
 * Extracts exactly one regular file from a `.tar.gz` and looks at the name and type of every other
 * member: an archive that holds links, devices, absolute names or `..` is refused as a whole.
 *
 * @param archive the compressed bytes, already checked against their hash
 * @param target path of the file to be made, mode 0500; it must not exist
 * @throws `E_ARCHIVE`; the target may then be half written and must be removed by the caller
 */
export async function extractMember(
  archive: Uint8Array,
  member: string,
  target: string,
): Promise<ExtractedMember> {
  const input = new TarInput(Readable.from([archive]).pipe(createGunzip()));
  const seen = new Set<string>();
  let extracted: ExtractedMember | undefined;
  let longName: string | undefined;
  for (;;) {
    const header = await input.read(BLOCK);
    if (header === undefined || header.every((byte) => byte === 0)) break;
    const entry = parseHeader(header);
    if (entry.type === 'x' || entry.type === 'L' || entry.type === 'g') {
      const body = await readMeta(input, entry);
      if (entry.type !== 'g') longName = entry.type === 'x' ? paxPath(body) : cString(body);
      continue;
    }
    const name = normalize(longName ?? entry.name);
    longName = undefined;
    if (entry.type !== '0' && entry.type !== '5') {
      refuse(`${show(name)} is neither a file nor a directory`);
    }
    if (entry.type === '5') {
      await input.skip(padded(entry.size));
      continue;
    }
    if (seen.has(name)) refuse(`${show(name)} is there twice`);
    seen.add(name);
    if (name === member) extracted = await write(input, entry.size, target);
    else await input.skip(entry.size);
    await input.skip(padded(entry.size) - entry.size);
  }
  return extracted ?? refuse(`it holds no ${show(member)}`);
}

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

function parseHeader(header: Buffer): Entry {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  if (octal(header, 148, 8) !== sum) refuse('a header’s checksum is wrong');
  const prefix = cString(header.subarray(345, 500));
  const name = cString(header.subarray(0, 100));
  const ustar = header.toString('latin1', 257, 262) === 'ustar';
  const type = String.fromCharCode(header[156] ?? 0);
  return {
    name: ustar && prefix !== '' ? `${prefix}/${name}` : name,
    size: octal(header, 124, 12),
    type: type === '\0' ? '0' : type,
  };
}

function octal(header: Buffer, at: number, length: number): number {
  const text = cString(header.subarray(at, at + length)).trim();
  if (!/^[0-7]{1,12}$/.test(text)) refuse('a header’s number is malformed');
  return Number.parseInt(text, 8);
}

function cString(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end === -1 ? bytes.length : end);
}

/** Refuses names that could point outside the target folder; drops a leading `./`. */
function normalize(name: string): string {
  const plain = name.replace(/^(?:\.\/)+/, '');
  if (plain.startsWith('/') || plain.includes('\\') || plain.includes('\0')) {
    refuse(`${show(name)} is an absolute or odd name`);
  }
  if (plain.split('/').includes('..')) refuse(`${show(name)} leaves its folder`);
  return plain;
}

async function readMeta(input: TarInput, entry: Entry): Promise<Buffer> {
  if (entry.size > MAX_META) refuse('an extended header is too large');
  const body = (await input.read(padded(entry.size))) ?? refuse('it is cut off');
  return body.subarray(0, entry.size);
}

/** The `path` record of a PAX header; a size or link path there would be a trick. */
function paxPath(body: Buffer): string | undefined {
  let path: string | undefined;
  for (const line of body.toString('utf8').split('\n')) {
    const record = /^\d+ ([^=]+)=(.*)$/.exec(line);
    if (record?.[1] === 'size' || record?.[1] === 'linkpath') {
      refuse(`an extended header sets ${record[1]}`);
    }
    if (record?.[1] === 'path') path = record[2];
  }
  return path;
}

async function write(input: TarInput, size: number, target: string): Promise<ExtractedMember> {
  const hash = createHash('sha256');
  const file = await open(target, 'wx', 0o500);
  try {
    for (let left = size; left > 0;) {
      const chunk = await input.take(left);
      hash.update(chunk);
      await file.writeFile(chunk);
      left -= chunk.length;
    }
  } finally {
    await file.close();
  }
  return { bytes: size, sha256: hash.digest('hex') };
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

function show(name: string): string {
  return JSON.stringify(name.slice(0, 120));
}

function refuse(why: string): never {
  throw new ActionError('E_ARCHIVE', `The tool’s archive is refused: ${why}.`);
}

/** Reads exact amounts from a stream of decompressed bytes. */
class TarInput {
  readonly #chunks: AsyncIterator<Buffer>;
  #buffer: Buffer = Buffer.alloc(0);
  #total = 0;

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** `length` bytes, or `undefined` exactly at the end. */
  async read(length: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let left = length; left > 0;) {
      if (this.#buffer.length === 0 && !(await this.#fill())) {
        if (parts.length === 0) return undefined;
        refuse('it is cut off');
      }
      const part = this.#buffer.subarray(0, left);
      this.#buffer = this.#buffer.subarray(part.length);
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }

  /** Between one byte and `most`. */
  async take(most: number): Promise<Buffer> {
    if (this.#buffer.length === 0 && !(await this.#fill())) refuse('it is cut off');
    const part = this.#buffer.subarray(0, most);
    this.#buffer = this.#buffer.subarray(part.length);
    return part;
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0;) left -= (await this.take(left)).length;
  }

  async #fill(): Promise<boolean> {
    let next: IteratorResult<Buffer>;
    try {
      next = await this.#chunks.next();
    } catch {
      return refuse('it is not gzip, or damaged');
    }
    if (next.done === true) return false;
    this.#total += next.value.length;
    if (this.#total > MAX_UNPACKED) refuse('it unpacks to more than 1 GiB');
    this.#buffer = next.value;
    return true;
  }
}
