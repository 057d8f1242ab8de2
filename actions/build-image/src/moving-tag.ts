import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { ManifestDocument } from '@gitops-actions/shared/oci/manifest.ts';
import { assertStored } from '@gitops-actions/shared/oci/push-layout.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import type { Checkout } from './checkout.ts';
import { readStoredImage, REVISION_LABEL } from './existing-image.ts';

/** What became of a moving tag. */
export type MovingTagResult = 'moved' | 'would move' | 'in place' | 'newer there' | 'order unknown';

/**
 * Moves a tag to an image unless that might be a step back. It moves when it is not there yet, or
 * holds an image of this revision or of an ancestor. It stays when it holds a descendant's; and it
 * stays, with a warning, when the order cannot be told: a commit that the checkout does not have is
 * as likely newer (pushed meanwhile) as gone (rewritten history), and a stale label harms less than
 * one that went back. Registries know no conditional writes, hence runs of one environment must
 * not overlap; the reusable workflows see to it.
 */
export async function advanceTag(
  tag: string,
  image: { readonly path: string; readonly document: ManifestDocument; readonly revision: string },
  deps: {
    readonly client: RegistryClient;
    readonly checkout: Checkout;
    readonly log: Log;
    readonly dryRun: boolean;
  },
): Promise<MovingTagResult> {
  const { client, checkout, log } = deps;
  const current = await readStoredImage(client, image.path, tag);
  if (current?.document.digest === image.document.digest) return 'in place';
  if (current !== undefined) {
    const theirs = current.description.labels[REVISION_LABEL] ?? '';
    const ancestry = /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(theirs)
      ? await checkout.ancestry(theirs, image.revision)
      : 'unknown';
    if (ancestry === 'descendant') {
      log.info(`${tag} stays: it holds the newer commit ${theirs}.`);
      return 'newer there';
    }
    if (ancestry === 'unknown' || ancestry === 'diverged') {
      const why =
        theirs === ''
          ? `its image has no label ${REVISION_LABEL}`
          : ancestry === 'diverged'
            ? `it holds ${theirs}, and neither commit descends from the other`
            : `it holds ${JSON.stringify(theirs.slice(0, 80))}, which this checkout cannot place`;
      log.warning(
        `${tag} was not moved: ${why}. Check out with fetch-depth: 0; after a rewritten history delete the tag in the registry.`,
      );
      return 'order unknown';
    }
  }
  if (deps.dryRun) return 'would move';
  await client.putManifest(image.path, tag, image.document);
  await assertStored(client, image.path, tag, image.document.digest);
  return 'moved';
}
