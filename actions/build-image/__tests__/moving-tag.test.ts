import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ManifestDocument } from '@gitops-actions/shared/oci/manifest.ts';
import type { Ancestry } from '../src/checkout.ts';
import { advanceTag, type MovingTagResult } from '../src/moving-tag.ts';
import { fakeCheckout, memoryRegistry, type MemoryRegistry } from './fakes.ts';

const OURS = 'a'.repeat(40);
const THEIRS = 'b'.repeat(40);
const TAG = 'dev-latest';

let registry: MemoryRegistry;
let ours: ManifestDocument;
let warnings: string[];
beforeEach(() => {
  registry = memoryRegistry();
  warnings = [];
  ours = manifest(registry.seed([], OURS, 'ours'));
});

function manifest(digest: string): ManifestDocument {
  const found = registry.manifests.get(digest);
  if (found === undefined) throw new Error(`${digest} is not there.`);
  return found;
}

/** Another run writes its image under the tag right after each of our first `times` writes. */
function overtake(times: number): void {
  const theirs = manifest(registry.seed([], THEIRS, 'theirs'));
  const put = registry.client.putManifest.bind(registry.client);
  let left = times;
  registry.client.putManifest = async (path, reference, document) => {
    await put(path, reference, document);
    if (left > 0) registry.manifests.set(reference, theirs);
    left -= 1;
  };
}

function advance(ancestry: Ancestry): Promise<MovingTagResult> {
  return advanceTag(
    TAG,
    { path: 'acme/web', document: ours, revision: OURS },
    {
      client: registry.client,
      checkout: fakeCheckout(OURS, ancestry),
      dryRun: false,
      log: {
        debug: () => undefined,
        info: () => undefined,
        warning: (message) => warnings.push(message),
      },
    },
  );
}

describe('a tag that another run moves at the same moment', () => {
  it('stays with the other run when that one is newer', async () => {
    overtake(1);
    expect(await advance('descendant')).toBe('newer there');
    expect(registry.manifests.get(TAG)?.digest).not.toBe(ours.digest);
  });

  it('is taken back from an older run', async () => {
    overtake(2);
    expect(await advance('ancestor')).toBe('moved');
    expect(registry.manifests.get(TAG)?.digest).toBe(ours.digest);
  });

  it('stays, with a warning, when the checkout does not know the other run’s commit', async () => {
    overtake(1);
    expect(await advance('unknown')).toBe('order unknown');
    expect(warnings).toHaveLength(1);
  });

  it('is an error when the registry never keeps what it was given', async () => {
    overtake(Number.POSITIVE_INFINITY);
    await expect(advance('ancestor')).rejects.toMatchObject({ code: 'E_DIGEST_MISMATCH' });
  });
});
