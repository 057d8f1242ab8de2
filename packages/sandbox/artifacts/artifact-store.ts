import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BackendIds } from './runtime-token.ts';

/** An artifact that was uploaded, finalized and found to be what its uploader says it is. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  /** Backend id of the job that uploaded it. */
  readonly job: string;
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  /** `<dir>/<run>/<name>.zip` */
  readonly file: string;
}

/** Size and content of a blob. */
export interface BlobDigest {
  readonly size: number;
  readonly sha256: string;
}

/** One blob on its way: blocks first, then the list that makes a blob of them. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly owner: BackendIds;
  /** Keeps a block under its id; a later one of the same id replaces it. */
  putBlock(id: string, content: Readable): Promise<void>;
  /** @returns false when a block of the list was never sent */
  commit(blockIds: readonly string[]): Promise<boolean>;
}

export interface ArtifactStore {
  /** Nothing when the run has an artifact of this name already. */
  create(owner: BackendIds, name: string): Promise<Upload | undefined>;
  /** The upload that a signed URL names, until it is finalized. */
  upload(id: string): Upload | undefined;
  /** Stores what was committed if it is what it should be; a string that says why not otherwise. */
  finalize(owner: BackendIds, name: string, claimed: BlobDigest): Promise<StoredArtifact | string>;
  /** What a run has uploaded, in the order in which it was finalized. */
  stored(run: string): readonly StoredArtifact[];
}

interface Pending {
  readonly upload: Upload;
  readonly dir: string;
  readonly blob: () => BlobDigest | undefined;
}

/** Keeps finalized artifacts under `<dir>/<run>/`, and what is not finalized under `<dir>/.uploads/`. */
export function createArtifactStore(dir: string): ArtifactStore {
  const pending = new Map<string, Pending>();
  const stored = new Map<string, StoredArtifact[]>();
  const keyOf = ({ run }: BackendIds, name: string): string => `${run}/${name}`;
  const uploads = (): readonly Upload[] => [...pending.values()].map(({ upload }) => upload);
  let lastId = 0;
  const store: ArtifactStore = {
    create: async (owner, name) => {
      const key = keyOf(owner, name);
      const taken = store.stored(owner.run).some((artifact) => artifact.name === name);
      if (taken || pending.has(key)) return undefined;
      const id = randomUUID();
      const entry = newUpload(id, owner, name, join(dir, '.uploads', id));
      pending.set(key, entry);
      await mkdir(entry.dir, { recursive: true });
      return entry.upload;
    },
    upload: (id) => uploads().find((upload) => upload.id === id),
    finalize: async (owner, name, claimed) => {
      const key = keyOf(owner, name);
      const before = store.stored(owner.run).find((artifact) => artifact.name === name);
      // A client that lost the answer asks again.
      if (before !== undefined) return difference(before, claimed) ?? before;
      const entry = pending.get(key);
      const blob = entry?.blob();
      if (entry === undefined) return 'there is no such artifact in this run';
      if (blob === undefined) return 'nothing was uploaded';
      const wrong = difference(blob, claimed);
      if (wrong !== undefined) return wrong;
      pending.delete(key);
      const folder = join(dir, owner.run);
      const file = join(folder, `${name}.zip`);
      await mkdir(folder, { recursive: true });
      await rename(join(entry.dir, 'blob'), file);
      await rm(entry.dir, { recursive: true });
      lastId += 1;
      const artifact = { id: lastId, name, job: owner.job, file, ...blob };
      stored.set(owner.run, [...store.stored(owner.run), artifact]);
      return artifact;
    },
    stored: (run) => stored.get(run) ?? [],
  };
  return store;
}

function newUpload(id: string, owner: BackendIds, name: string, dir: string): Pending {
  const blocks = new Map<string, string>();
  let blob: BlobDigest | undefined;
  const upload: Upload = {
    id,
    name,
    owner,
    putBlock: async (blockId, content) => {
      const file = join(dir, randomUUID());
      await pipeline(content, createWriteStream(file));
      blocks.set(blockId, file); // only whole blocks; the same block may be sent twice
    },
    commit: async (blockIds) => {
      const files = blockIds.flatMap((blockId) => blocks.get(blockId) ?? []);
      if (files.length !== blockIds.length) return false;
      blob = await concatenate(files, join(dir, 'blob'));
      return true;
    },
  };
  return { upload, dir, blob: () => blob };
}

async function concatenate(files: readonly string[], target: string): Promise<BlobDigest> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(async function* () {
    for (const file of files) {
      for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    }
  }, createWriteStream(target));
  return { size, sha256: hash.digest('hex') };
}

function difference(received: BlobDigest, claimed: BlobDigest): string | undefined {
  if (received.size !== claimed.size) {
    return `${received.size} bytes were received, ${claimed.size} claimed`;
  }
  if (received.sha256 === claimed.sha256) return undefined;
  return `the content received has the sha256 ${received.sha256}, not ${claimed.sha256}`;
}
