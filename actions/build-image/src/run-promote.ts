import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import {
  type AttachmentsReport,
  copyAttachments,
} from '@gitops-actions/shared/oci/copy-attachments.ts';
import {
  copyImage,
  type CopyReport,
  type CopyRoute,
} from '@gitops-actions/shared/oci/copy-image.ts';
import { describeImage, type ImageDescription } from '@gitops-actions/shared/oci/describe-image.ts';
import { type ImageTree, readImageTree } from '@gitops-actions/shared/oci/image-tree.ts';
import { formatPinnedReference } from '@gitops-actions/shared/oci/images-list.ts';
import { assertStored } from '@gitops-actions/shared/oci/push-layout.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import type { PromoteInputs } from './inputs.ts';
import type { MovingTagResult } from './moving-tag.ts';
import { reportPromotion } from './promotion-report.ts';
import { planTags } from './tags.ts';

/** What a promotion needs from outside. */
export interface PromoteDeps {
  readonly log: Log;
  /** The version: the input's, else that of the event's tag. */
  readonly version: string | undefined;
  openRegistry(domain: string): RegistryClient;
}

/** What a promotion did; without copies, because it was a dry run, what it would do. */
export interface Promotion {
  readonly description: ImageDescription;
  /** Whether the image was in the target by its digest before. */
  readonly present: boolean;
  readonly fixed: readonly string[];
  /** Of `fixed`, those that were written. */
  readonly tagged: readonly string[];
  readonly moving: ReadonlyMap<string, MovingTagResult>;
  readonly image?: CopyReport;
  readonly attachments?: AttachmentsReport;
}

const MAX_CONFIG = 8 * 1024 * 1024;

/** Copies one image by digest into the target repository, with what is attached to it, and tags it. */
export async function runPromote(inputs: PromoteInputs, deps: PromoteDeps): Promise<ActionResult> {
  const { image, from, dryRun } = inputs;
  const tags = planTags({
    ...inputs,
    version: deps.version,
    templates: inputs.tags,
    movingAlone: true,
  });
  const client = deps.openRegistry(image.domain);
  const { registry, repository, digest } = from.reference;
  const route: CopyRoute = {
    source: {
      client: registry === image.domain ? client : deps.openRegistry(registry),
      path: repository,
    },
    target: { client, path: image.path },
  };
  const target: Target = { client, path: image.path, digest };
  const missing = await missingTags(target, tags.fixed);
  const tree = await readImageTree(route.source, digest);
  if (tree === undefined) {
    throw new ActionError(
      'E_REGISTRY_NOT_FOUND',
      `${formatPinnedReference(from.reference)} is not there: ${registry}/${repository} has no such digest.`,
    );
  }
  const description = await describe(tree, route);
  const present = (await client.getManifest(image.path, digest, 'pull,push')) !== undefined;

  const copies = dryRun ? {} : await copyAll(tree, route, deps.log);
  const tagged: string[] = [];
  // Others may have written a tag since it was looked up: it is looked up again.
  for (const tag of dryRun ? [] : await missingTags(target, missing)) {
    await client.putManifest(image.path, tag, tree.root.document);
    await assertStored(client, image.path, tag, digest);
    tagged.push(tag);
  }
  const moving = new Map<string, MovingTagResult>();
  for (const tag of tags.moving) moving.set(tag, await moveTag(tag, tree, target, dryRun));
  const promotion = { description, present, fixed: tags.fixed, tagged, moving, ...copies };
  return reportPromotion(inputs, deps.version, promotion);
}

/** Where the image goes. */
interface Target {
  readonly client: RegistryClient;
  readonly path: string;
  readonly digest: string;
}

async function copyAll(
  tree: ImageTree,
  route: CopyRoute,
  log: Log,
): Promise<Required<Pick<Promotion, 'image' | 'attachments'>>> {
  const image = await copyImage(tree, route);
  const attachments = await copyAttachments(tree, route, (message) => {
    log.warning(message);
  });
  return { image, attachments };
}

/**
 * Those of the tags that are not there yet.
 *
 * @throws `E_TAG_EXISTS` when one is there with another digest
 */
async function missingTags(target: Target, tags: readonly string[]): Promise<readonly string[]> {
  const { client, path, digest } = target;
  const missing: string[] = [];
  for (const tag of tags) {
    const stored = await client.getManifest(path, tag, 'pull,push');
    if (stored === undefined) missing.push(tag);
    else if (stored.digest !== digest) {
      throw new ActionError(
        'E_TAG_EXISTS',
        `${client.domain}/${path}:${tag} is there with ${stored.digest}; it is not overwritten with ${digest}.`,
        { hint: 'Release under a new version: what a version names never changes.' },
      );
    }
  }
  return missing;
}

/** Moves a tag to exactly this image: what order the images stand in was decided before. */
async function moveTag(
  tag: string,
  tree: ImageTree,
  { client, path, digest }: Target,
  dryRun: boolean,
): Promise<MovingTagResult> {
  if ((await client.getManifest(path, tag, 'pull,push'))?.digest === digest) return 'in place';
  if (dryRun) return 'would move';
  await client.putManifest(path, tag, tree.root.document);
  await assertStored(client, path, tag, digest);
  return 'moved';
}

/** Platforms and labels, read in the source: what is no image is found out before it is copied. */
function describe(tree: ImageTree, { source }: CopyRoute): Promise<ImageDescription> {
  const { document } = tree.root;
  const byDigest = new Map(tree.manifests.map((one) => [one.document.digest, one.document]));
  const manifest = (digest: string): Promise<typeof document> =>
    Promise.resolve(byDigest.get(digest) ?? document);
  const config = ({ digest }: { readonly digest: string }): Promise<Buffer> =>
    source.client.getBlob(source.path, digest, MAX_CONFIG);
  return describeImage(document, { manifest, config }, 'E_REGISTRY');
}
