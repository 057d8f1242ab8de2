import { crc32, inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * The files of a zip archive by path, read from its central directory, each held against its size
 * and checksum (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT §4.3). No encryption, no
 * zip64: an archive that needs more is refused.
 *
 * @throws when the bytes are no such archive, or an entry is not what the directory says
 */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  // The end record is 22 bytes and a comment of which writers make no use.
  const end = archive.length - 22;
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('Not a zip archive.');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new Error('The zip directory is broken.');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (files.has(name)) throw new Error(`${name} is in the archive twice.`);
    files.set(name, contentOf(archive, at, name));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

function contentOf(archive: Buffer, entry: number, name: string): Buffer {
  const flags = archive.readUInt16LE(entry + 8);
  const method = archive.readUInt16LE(entry + 10);
  const packedSize = archive.readUInt32LE(entry + 20);
  const size = archive.readUInt32LE(entry + 24);
  const local = archive.readUInt32LE(entry + 42);
  if ((flags & 1) !== 0 || (method !== 0 && method !== 8) || local === 0xffffffff) {
    throw new Error(`${name} is packed in a way that is not read here.`);
  }
  if (archive.readUInt32LE(local) !== LOCAL) throw new Error(`${name} is not where it should be.`);
  // Lengths of the local header: its extra field may differ from the directory's.
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + packedSize);
  const content = method === 8 ? inflateRawSync(packed, { maxOutputLength: size + 1 }) : packed;
  if (content.length !== size || crc32(content) !== archive.readUInt32LE(entry + 16)) {
    throw new Error(`${name} is not what the archive says it is.`);
  }
  return content;
}
