import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

/** What stands at each path of a tree. */
export type Entries = ReadonlyMap<string, { readonly mode: string; readonly oid: string }>;

export interface LooseObjects {
  write(type: 'blob' | 'tree' | 'commit' | 'tag', bytes: Buffer): string;
  /** The tree of these files, with all the trees in it. */
  writeTree(entries: Entries): string;
}

/** Writes loose objects as git does; one process of git for each would be most of a suite's time. */
export function createLooseObjects(gitDir: string, algorithm: string): LooseObjects {
  const write: LooseObjects['write'] = (type, bytes) => {
    const object = Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]);
    const oid = createHash(algorithm).update(object).digest('hex');
    mkdirSync(join(gitDir, 'objects', oid.slice(0, 2)), { recursive: true });
    writeFileSync(join(gitDir, 'objects', oid.slice(0, 2), oid.slice(2)), deflateSync(object));
    return oid;
  };
  const writeTree: LooseObjects['writeTree'] = (entries) => {
    const below = new Map<string, Map<string, { mode: string; oid: string }>>();
    const rows: { readonly key: string; readonly bytes: Buffer }[] = [];
    const put = (mode: string, name: string, oid: string): void => {
      const bytes = Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]);
      rows.push({ key: mode === '40000' ? `${name}/` : name, bytes });
    };
    for (const [path, entry] of entries) {
      const slash = path.indexOf('/');
      if (slash < 0) put(entry.mode, path, entry.oid);
      else {
        const inside = below.get(path.slice(0, slash)) ?? new Map<string, typeof entry>();
        below.set(path.slice(0, slash), inside.set(path.slice(slash + 1), entry));
      }
    }
    for (const [name, inside] of below) put('40000', name, writeTree(inside));
    // Git sorts by bytes, and a directory as if its name ended in a slash.
    rows.sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
    return write('tree', Buffer.concat(rows.map(({ bytes }) => bytes)));
  };
  return { write, writeTree };
}
