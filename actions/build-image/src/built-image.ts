import { readFile } from 'node:fs/promises';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { describeImage, type ImageDescription } from '@gitops-actions/shared/oci/describe-image.ts';
import { type OciLayout, readLayout } from '@gitops-actions/shared/oci/layout.ts';
import { matchesDigest } from '@gitops-actions/shared/oci/manifest.ts';
import type { BuildResult } from './buildx.ts';
import { REVISION_LABEL, type Wanted } from './existing-image.ts';
import { assertPlatforms } from './platforms.ts';

/**
 * Reads what a build has left and checks that it is what was asked for: the digest that the builder
 * named, the revision's label, every platform once.
 *
 * @throws `E_DIGEST_MISMATCH`, `E_OCI_LAYOUT`
 */
export async function readBuiltImage(
  built: BuildResult,
  wanted: Wanted,
): Promise<{ readonly layout: OciLayout; readonly description: ImageDescription }> {
  const layout = await readLayout(built.layout);
  if (layout.root.digest !== built.digest) {
    throw new ActionError(
      'E_DIGEST_MISMATCH',
      `The builder speaks of ${built.digest} and has written ${layout.root.digest}.`,
    );
  }
  const byDigest = new Map(layout.manifests.map((document) => [document.digest, document]));
  const description = await describeImage(
    layout.root,
    {
      manifest: (digest) => Promise.resolve(byDigest.get(digest) ?? layout.root),
      config: async ({ digest }) => {
        const bytes = await readFile(layout.blobFile(digest));
        if (matchesDigest(bytes, digest)) return bytes;
        throw new ActionError('E_DIGEST_MISMATCH', `The build’s blob ${digest} holds other bytes.`);
      },
    },
    'E_OCI_LAYOUT',
  );
  const revision = description.labels[REVISION_LABEL];
  if (revision !== wanted.revision) {
    throw new ActionError(
      'E_OCI_LAYOUT',
      `The image carries ${JSON.stringify(revision ?? '')} as its revision, not ${wanted.revision}.`,
    );
  }
  assertPlatforms(description.platforms, wanted.platforms);
  return { layout, description };
}
