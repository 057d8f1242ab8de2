import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { sha256Digest, type ManifestDocument } from '@gitops-actions/shared/oci/manifest.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import type { Ancestry, Checkout } from '../src/checkout.ts';
import { REVISION_LABEL } from '../src/existing-image.ts';

export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';

/** A registry in memory, one repository; `log` holds every write in order. */
export interface MemoryRegistry {
  readonly client: RegistryClient;
  readonly log: string[];
  readonly manifests: Map<string, ManifestDocument>;
  readonly blobs: Map<string, Buffer>;
  /** Puts an image under tags; without a revision it carries no label. */
  seed(tags: readonly string[], revision: string | undefined, salt?: string): string;
}

export function memoryRegistry(): MemoryRegistry {
  const manifests = new Map<string, ManifestDocument>();
  const blobs = new Map<string, Buffer>();
  const log: string[] = [];
  const absent = (what: string): never => {
    throw new ActionError('E_REGISTRY_NOT_FOUND', what);
  };
  return {
    log,
    manifests,
    blobs,
    client: {
      domain: 'r.test',
      getManifest: (_path, reference) => Promise.resolve(manifests.get(reference)),
      putManifest(_path, reference, document) {
        manifests.set(reference, document).set(document.digest, document);
        log.push(`manifest ${reference}`);
        return Promise.resolve();
      },
      hasBlob: (_path, digest) => Promise.resolve(blobs.has(digest)),
      assertBlob: () => Promise.resolve(),
      getBlob: (_path, digest) => Promise.resolve(blobs.get(digest) ?? absent(digest)),
      async putBlob(_path, source) {
        const chunks: Buffer[] = [];
        for await (const chunk of source.open()) chunks.push(chunk);
        blobs.set(source.digest, Buffer.concat(chunks));
        log.push(`blob ${source.digest}`);
      },
      openBlob: async function* (_path, digest) {
        yield await Promise.resolve(blobs.get(digest) ?? absent(digest));
      },
      mountBlob: () => Promise.resolve(false),
      listReferrers: () => Promise.resolve(undefined),
    },
    seed(tags, revision, salt = '') {
      const Labels = revision === undefined ? {} : { [REVISION_LABEL]: revision };
      const config = Buffer.from(
        JSON.stringify({ os: 'linux', architecture: 'amd64', salt, config: { Labels } }),
      );
      blobs.set(sha256Digest(config), config);
      const descriptor = { mediaType: 'x', digest: sha256Digest(config), size: config.length };
      const bytes = Buffer.from(JSON.stringify({ config: descriptor, layers: [] }));
      const digest = sha256Digest(bytes);
      for (const reference of [...tags, digest]) {
        manifests.set(reference, { mediaType: MANIFEST_TYPE, bytes, digest });
      }
      return digest;
    },
  };
}

/** A checkout at `head` in which every other commit stands as `ancestry` says. */
export function fakeCheckout(head: string, ancestry: Ancestry = 'unknown'): Checkout {
  return {
    head: () => Promise.resolve(head),
    commitTime: () => Promise.resolve(1_700_000_000),
    ancestry: (commit, other) => Promise.resolve(commit === other ? 'same' : ancestry),
  };
}
