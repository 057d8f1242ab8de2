import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { ManifestDocument } from '@gitops-actions/shared/oci/manifest.ts';
import { assertStored } from '@gitops-actions/shared/oci/push-layout.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import type { Checkout } from './checkout.ts';
import { readStoredImage, REVISION_LABEL } from './existing-image.ts';

/** What became of a moving tag. */
export type MovingTagResult = 'moved' | 'would move' | 'in place' | 'newer there' | 'order unknown';

/** The image that a tag may move to. */
export interface MovingImage {
  readonly path: string;
  readonly document: ManifestDocument;
  readonly revision: string;
}

export interface MovingTagDeps {
  readonly client: RegistryClient;
  readonly checkout: Checkout;
  readonly log: Log;
  readonly dryRun: boolean;
}

/** Every overlapping run moves the tag a few times at most; more is a registry that does not keep it. */
const MAX_MOVES = 5;

/**
 * Moves a tag to an image unless that might be a step back. It moves when it is not there yet, or
 * holds an image of this revision or of an ancestor. It stays when it holds a descendant's; and it
 * stays, with a warning, when the order cannot be told: a commit that the checkout does not have is
 * as likely newer (pushed meanwhile) as gone (rewritten history), and a stale label harms less than
 * one that went back. Registries know no conditional writes: whoever finds another run's image
 * under the tag after its own write judges again, so that of overlapping runs the newest stays.
 *
 * @throws `E_DIGEST_MISMATCH` when the tag holds something else after {@link MAX_MOVES} writes
 */
export async function advanceTag(
  tag: string,
  image: MovingImage,
  deps: MovingTagDeps,
): Promise<MovingTagResult> {
  const { digest } = image.document;
  for (let move = 1; move <= MAX_MOVES; move += 1) {
    const stays = await reasonToStay(tag, image, deps);
    if (stays !== undefined) return stays === 'in place' && move > 1 ? 'moved' : stays;
    if (deps.dryRun) return 'would move';
    await deps.client.putManifest(image.path, tag, image.document);
    const stored = await deps.client.getManifest(image.path, tag, 'pull,push');
    if (stored?.digest === digest) return 'moved';
    deps.log.info(
      `${tag} holds another image right after it was moved; its order is judged again.`,
    );
  }
  await assertStored(deps.client, image.path, tag, digest);
  return 'moved';
}

/** Why the tag must not move to the image; `undefined` when it may. */
async function reasonToStay(
  tag: string,
  image: MovingImage,
  { client, checkout, log }: MovingTagDeps,
): Promise<'in place' | 'newer there' | 'order unknown' | undefined> {
  const current = await readStoredImage(client, image.path, tag);
  if (current === undefined) return undefined;
  if (current.document.digest === image.document.digest) return 'in place';
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
  return undefined;
}
