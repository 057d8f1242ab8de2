import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

type ObjectType = 'commit' | 'tree' | 'blob';

/** gitformat-pack */
const TYPES: Readonly<Record<ObjectType, number>> = { commit: 1, tree: 2, blob: 3 };

export interface PackFile {
  /** Adds an object; gives its name. */
  add(type: ObjectType, bytes: Buffer): string;
  /** Makes the pack complete. */
  close(): void;
}

/**
 * Writes objects as one pack, for `git index-pack --stdin`: a hundred thousand loose files, or
 * processes of git, would take longer than what they are made for.
 *
 * @param hexLength of object names, 40 or 64
 */
export function createPackFile(path: string, hexLength = 40): PackFile {
  const algorithm = hexLength === 64 ? 'sha256' : 'sha1';
  const file = openSync(path, 'w+');
  const header = (count: number): Buffer => {
    const bytes = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1');
    bytes.writeUInt32BE(count, 8);
    return bytes;
  };
  let count = 0;
  let waiting: Buffer[] = [header(0)];
  const flush = (): void => {
    writeSync(file, Buffer.concat(waiting));
    waiting = [];
  };
  return {
    add(type, bytes) {
      count += 1;
      waiting.push(entryHeader(TYPES[type], bytes.length), deflateSync(bytes, { level: 1 }));
      if (waiting.length > 2_000) flush();
      return createHash(algorithm).update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
    },
    close() {
      flush();
      writeSync(file, header(count), 0, 12, 0);
      const whole = readFileSync(path);
      writeSync(file, createHash(algorithm).update(whole).digest(), 0, null, whole.length);
      closeSync(file);
    },
  };
}

/** The type and the size in groups of bits, the lowest first. */
function entryHeader(type: number, size: number): Buffer {
  const head: number[] = [];
  let [bits, rest] = [(type << 4) | (size & 15), Math.floor(size / 16)];
  while (rest > 0) {
    head.push(0x80 | bits);
    [bits, rest] = [rest & 0x7f, rest >> 7];
  }
  return Buffer.from([...head, bits]);
}
