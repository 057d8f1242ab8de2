import { createReadStream } from 'node:fs';
import { ActionError } from '../action/action-error.ts';
import { inParallel } from './in-parallel.ts';
import type { OciLayout } from './layout.ts';
import type { RegistryClient } from './registry-client.ts';

/** What a push did. */
export interface PushReport {
  /** The digest of the image, read back from the registry and recomputed. */
  readonly digest: string;
  readonly blobsPushed: number;
  readonly blobsSkipped: number;
  readonly bytesPushed: number;
}

/** More would only share the same uplink. */
const PARALLEL = 4;

/**
 * Pushes a layout by digest, without any tag: blobs in parallel and only those that are missing,
 * then the manifests, children first. Blobs that were pushed are looked up again before the first
 * manifest, and the image is read back at the end, so that whoever tags the digest afterwards tags
 * an image that is there in full.
 *
 * @throws `E_DIGEST_MISMATCH` when the registry gives back other bytes; `E_REGISTRY` when it lost a
 *   blob it had accepted; what the client throws
 */
export async function pushLayout(
  client: RegistryClient,
  path: string,
  layout: OciLayout,
): Promise<PushReport> {
  let pushed = 0;
  let bytesPushed = 0;
  await inParallel(layout.blobs, PARALLEL, async ({ digest, size }) => {
    if (await client.hasBlob(path, digest, 'pull,push')) return;
    await client.putBlob(path, {
      digest,
      size,
      open: () => createReadStream(layout.blobFile(digest)),
    });
    await client.assertBlob(path, digest);
    pushed++;
    bytesPushed += size;
  });
  for (const manifest of layout.manifests) {
    await client.putManifest(path, manifest.digest, manifest);
  }
  await assertStored(client, path, layout.root.digest, layout.root.digest);
  return {
    digest: layout.root.digest,
    blobsPushed: pushed,
    blobsSkipped: layout.blobs.length - pushed,
    bytesPushed,
  };
}

/**
 * Reads a manifest back and recomputes its digest.
 *
 * @param reference tag or digest to read by
 * @throws `E_DIGEST_MISMATCH` when it is not there or is another one
 */
export async function assertStored(
  client: RegistryClient,
  path: string,
  reference: string,
  digest: string,
): Promise<void> {
  const stored = await client.getManifest(path, reference, 'pull,push');
  if (stored?.digest === digest) return;
  throw new ActionError(
    'E_DIGEST_MISMATCH',
    `${client.domain}/${path} was given ${digest} as ${reference} and answers ${stored?.digest ?? 'that there is none'}.`,
  );
}
