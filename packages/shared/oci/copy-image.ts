import { blobsOf, type ImageRepository, type ImageTree, type TreeManifest } from './image-tree.ts';
import { inParallel } from './in-parallel.ts';
import type { Descriptor } from './manifest.ts';
import { assertStored } from './push-layout.ts';

/** What a copy did, in numbers. */
export interface CopyReport {
  readonly manifests: { readonly copied: number; readonly skipped: number };
  readonly blobs: {
    /** Taken over within the registry, without any bytes on the way. */
    readonly mounted: number;
    /** Read and written. */
    readonly copied: number;
    /** There already. */
    readonly skipped: number;
    /** Of those that were read and written. */
    readonly bytes: number;
  };
}

/** From where to where. */
export interface CopyRoute {
  readonly source: ImageRepository;
  readonly target: ImageRepository;
}

/** The report of nothing. */
export const NOTHING_COPIED: CopyReport = {
  manifests: { copied: 0, skipped: 0 },
  blobs: { mounted: 0, copied: 0, skipped: 0, bytes: 0 },
};

/** More would only share the same uplink. */
const PARALLEL = 4;

/**
 * Copies an image byte for byte into another repository, by digest and without any tag: what the
 * target has already is skipped, blobs in parallel, then the manifests, children first, each read
 * back. Whoever tags the digest afterwards tags an image that is there in full, and a copy that was
 * killed goes on where it was. A manifest that the target has stands for its blobs: no registry
 * takes a manifest before them.
 *
 * @param tree as `readImageTree` has read it from the source
 * @throws `E_DIGEST_MISMATCH` when source or target give other bytes than their digests say;
 *   `E_REGISTRY` when the target lost what it had accepted; what the client throws
 */
export async function copyImage(tree: ImageTree, route: CopyRoute): Promise<CopyReport> {
  if (sameRepository(route)) {
    return { ...NOTHING_COPIED, manifests: { copied: 0, skipped: tree.manifests.length } };
  }
  const { client, path } = route.target;
  const present = new Set<TreeManifest>();
  await inParallel(tree.manifests, PARALLEL, async (manifest) => {
    const { digest } = manifest.document;
    if ((await client.getManifest(path, digest, 'pull,push')) !== undefined) present.add(manifest);
  });
  const missing = tree.manifests.filter((manifest) => !present.has(manifest));
  const there = new Set(blobsOf([...present]).map(({ digest }) => digest));
  const blobs = blobsOf(missing).filter(({ digest }) => !there.has(digest));
  const copied = await copyBlobs(blobs, route);
  for (const kind of ['image', 'index'] as const) {
    const manifests = missing.filter(({ content }) => content.kind === kind);
    // Indexes may name each other; their order is the tree's.
    await inParallel(manifests, kind === 'image' ? PARALLEL : 1, async ({ document }) => {
      await client.putManifest(path, document.digest, document);
      await assertStored(client, path, document.digest, document.digest);
    });
  }
  return {
    manifests: { copied: missing.length, skipped: present.size },
    blobs: { ...copied, skipped: copied.skipped + there.size },
  };
}

/** The sum of two reports. */
export function addReports(one: CopyReport, other: CopyReport): CopyReport {
  return {
    manifests: {
      copied: one.manifests.copied + other.manifests.copied,
      skipped: one.manifests.skipped + other.manifests.skipped,
    },
    blobs: {
      mounted: one.blobs.mounted + other.blobs.mounted,
      copied: one.blobs.copied + other.blobs.copied,
      skipped: one.blobs.skipped + other.blobs.skipped,
      bytes: one.blobs.bytes + other.blobs.bytes,
    },
  };
}

/** Whether there is nothing to copy, because it is one place. */
export function sameRepository({ source, target }: CopyRoute): boolean {
  return sameRegistry({ source, target }) && source.path === target.path;
}

function sameRegistry({ source, target }: CopyRoute): boolean {
  return source.client.domain === target.client.domain;
}

/**
 * Within one registry a blob is mounted, which is one request and no bytes, also for one that is
 * there. Once the registry has refused, each blob is looked up and sent, as between two registries.
 */
async function copyBlobs(
  blobs: readonly Descriptor[],
  route: CopyRoute,
): Promise<CopyReport['blobs']> {
  const { source, target } = route;
  let mounting = sameRegistry(route);
  const done = { mounted: 0, copied: 0, skipped: 0, bytes: 0 };
  const arrive = async ({
    digest,
    size,
  }: Descriptor): Promise<'mounted' | 'copied' | 'skipped'> => {
    if (mounting) {
      if (await target.client.mountBlob(target.path, digest, source.path)) return 'mounted';
      mounting = false;
    }
    if (await target.client.hasBlob(target.path, digest, 'pull,push')) return 'skipped';
    await target.client.putBlob(target.path, {
      digest,
      size,
      open: () => source.client.openBlob(source.path, digest, size),
    });
    done.bytes += size;
    return 'copied';
  };
  await inParallel(blobs, PARALLEL, async (blob) => {
    const how = await arrive(blob);
    done[how]++;
    if (how !== 'skipped') await target.client.assertBlob(target.path, blob.digest);
  });
  return done;
}
