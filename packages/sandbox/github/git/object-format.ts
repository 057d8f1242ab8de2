import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { GitObject, ObjectType } from './object-reader.ts';

export interface TreeEntry {
  /** Octal, as stored: `100644`, `100755`, `120000`, `40000`, `160000`. */
  readonly mode: string;
  readonly name: string;
  readonly oid: string;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  /** Seconds since the epoch. */
  readonly time: number;
  readonly zone: string;
}

export interface CommitObject {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** The `gpgsig` header, unfolded. */
  readonly signature: string | undefined;
  /** The commit's bytes without that header: what was signed. */
  readonly payload: Buffer;
  readonly message: string;
}

export function makeObject(type: ObjectType, content: Buffer): GitObject {
  const oid = createHash('sha1')
    .update(`${type} ${content.length}\0`)
    .update(content)
    .digest('hex');
  return { oid, type, content };
}

export function parseTree(content: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  let position = 0;
  while (position < content.length) {
    const space = content.indexOf(32, position);
    const end = content.indexOf(0, space);
    entries.push({
      mode: content.toString('latin1', position, space),
      name: content.toString('utf8', space + 1, end),
      oid: content.toString('hex', end + 1, end + 21),
    });
    position = end + 21;
  }
  return entries;
}

/** git orders a directory as if its name ended in a slash. */
export function serializeTree(entries: readonly TreeEntry[]): Buffer {
  const key = (entry: TreeEntry): Buffer =>
    Buffer.from(entry.mode === '40000' ? `${entry.name}/` : entry.name);
  const sorted = entries.toSorted((a, b) => Buffer.compare(key(a), key(b)));
  return Buffer.concat(
    sorted.flatMap((entry) => [
      Buffer.from(`${entry.mode} ${entry.name}\0`),
      Buffer.from(entry.oid, 'hex'),
    ]),
  );
}

export function parseCommit(content: Buffer): CommitObject {
  const split = content.indexOf('\n\n');
  const lines = content.toString('utf8', 0, split).split('\n');
  const headers: string[][] = [];
  for (const line of lines) {
    if (line.startsWith(' ')) headers.at(-1)?.push(line.slice(1));
    else headers.push([line]);
  }
  const values = (name: string): string[] =>
    headers
      .map((header) => header.join('\n'))
      .filter((header) => header.startsWith(`${name} `))
      .map((header) => header.slice(name.length + 1));
  const unsigned = headers.filter(([first = '']) => !first.startsWith('gpgsig '));
  const head = unsigned.map((header) => header.join('\n ')).join('\n');
  return {
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: parsePerson(values('author')[0] ?? ''),
    committer: parsePerson(values('committer')[0] ?? ''),
    signature: values('gpgsig')[0],
    payload: Buffer.concat([Buffer.from(head), content.subarray(split)]),
    message: content.toString('utf8', split + 2),
  };
}

export function parsePerson(text: string): Person {
  const match = /^(.*?) ?<(.*)> (-?\d+) ([+-]\d{4})$/.exec(text);
  const [, name = '', email = '', seconds = '0', zone = '+0000'] = match ?? [];
  return { name, email, time: Number(seconds), zone };
}

/** A pack of whole objects, each once, for `git unpack-objects`, which takes none twice. */
export function writePack(given: readonly GitObject[]): Buffer {
  const objects = [...new Map(given.map((object) => [object.oid, object])).values()];
  const types: Readonly<Record<ObjectType, number>> = { commit: 1, tree: 2, blob: 3, tag: 4 };
  const header = Buffer.alloc(12);
  header.write('PACK', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const parts: Buffer[] = [header];
  for (const object of objects) {
    parts.push(entryHeader(types[object.type], object.content.length), deflateSync(object.content));
  }
  const body = Buffer.concat(parts);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

function entryHeader(type: number, size: number): Buffer {
  const bytes: number[] = [];
  let byte = (type << 4) | (size & 15);
  let rest = Math.floor(size / 16);
  while (rest > 0) {
    bytes.push(byte | 128);
    byte = rest & 127;
    rest = Math.floor(rest / 128);
  }
  bytes.push(byte);
  return Buffer.from(bytes);
}
