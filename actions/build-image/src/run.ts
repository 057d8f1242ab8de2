import { dirname } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import { formatImageEntry, formatPinnedReference } from '@gitops-actions/shared/oci/images-list.ts';
import {
  assertStored,
  pushLayout,
  type PushReport,
} from '@gitops-actions/shared/oci/push-layout.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import type { BuildRequest } from './build-arguments.ts';
import type { BuildResult } from './buildx.ts';
import { readBuiltImage } from './built-image.ts';
import type { Checkout } from './checkout.ts';
import { assertNoCredentials } from './credential-guard.ts';
import { findExisting, REVISION_LABEL, type StoredImage, type Wanted } from './existing-image.ts';
import type { BuildInputs } from './inputs.ts';
import { lookUp } from './look-up.ts';
import { advanceTag, type MovingTagResult } from './moving-tag.ts';
import { findSources, type SourcePaths } from './source-paths.ts';
import { renderSummary } from './summary.ts';
import { planTags, type TagPlan } from './tags.ts';

/** What the stage needs from outside. */
export interface Deps {
  readonly log: Log;
  readonly checkout: Checkout;
  /** Absolute path of the checkout. */
  readonly workspace: string;
  /** Only to find credential files that lie in the context. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Web address of the repository, for the image's label. */
  readonly sourceUrl: string;
  /** The commit that is built: the input's, else the event's. */
  readonly revision: string;
  /** The version, where there is one: the input's, else that of the event's tag. */
  readonly version: string | undefined;
  /** A client with credentials that are minted anew for each call. */
  openRegistry(domain: string): RegistryClient;
  build(request: BuildRequest): Promise<BuildResult>;
}

/** Builds, pushes and tags one image, or reuses the one that is there. */
export async function run(inputs: BuildInputs, deps: Deps): Promise<ActionResult> {
  const { image, platforms } = inputs;
  const { revision } = deps;
  const { version } = deps;
  const tags = planTags({
    ...inputs,
    revision,
    version,
    templates: inputs.tags,
    movingAlone: false,
  });
  const sources = await findSources(deps.workspace, inputs);
  // A frontend of the Dockerfile's choice (`# syntax=`) may ask for any file beside the Dockerfile.
  const exposed = new Set([sources.context, dirname(sources.dockerfile)]);
  for (const directory of exposed) await assertNoCredentials(directory, deps.env);
  await assertCheckedOut(deps.checkout, revision);

  const wanted = { revision, platforms };
  const client = deps.openRegistry(image.domain);
  const find = (): ReturnType<typeof findExisting> =>
    findExisting(client, image.path, tags.fixed, wanted);
  const { existing, seen } = await lookUp(inputs, find, deps.log);
  const ready: ReadyImage =
    existing === undefined
      ? await buildAndPush(inputs, deps, { sources, wanted, tags })
      : { client, ...existing, reused: true };

  if (!inputs.dryRun) {
    for (const tag of ready.missingTags) {
      await ready.client.putManifest(image.path, tag, ready.document);
      await assertStored(ready.client, image.path, tag, ready.document.digest);
    }
  }
  const moving = new Map<string, MovingTagResult>();
  for (const tag of seen ? tags.moving : []) {
    const target = { path: image.path, document: ready.document, revision };
    const how = { client: ready.client, checkout: deps.checkout, log: deps.log };
    moving.set(tag, await advanceTag(tag, target, { ...how, dryRun: inputs.dryRun }));
  }
  return report(inputs, { ...ready, revision, tags, moving });
}

/** An image that is in the registry by digest (or would be, in a dry run), not by every tag yet. */
interface ReadyImage extends StoredImage {
  readonly client: RegistryClient;
  readonly missingTags: readonly string[];
  readonly reused: boolean;
  readonly push?: PushReport;
}

async function buildAndPush(
  inputs: BuildInputs,
  deps: Deps,
  plan: {
    readonly sources: SourcePaths;
    readonly wanted: Wanted;
    readonly tags: TagPlan;
  },
): Promise<ReadyImage> {
  const { path, domain } = inputs.image;
  const { revision } = plan.wanted;
  const epoch = await deps.checkout.commitTime(revision);
  const built = await deps.build({
    ...plan.sources,
    target: inputs.target,
    platforms: inputs.platforms,
    buildArgs: inputs.buildArgs,
    secrets: inputs.secrets,
    labels: [
      ...inputs.labels,
      { name: REVISION_LABEL, value: revision },
      { name: 'org.opencontainers.image.source', value: deps.sourceUrl },
      { name: 'org.opencontainers.image.created', value: new Date(epoch * 1000).toISOString() },
    ],
    epoch,
  });
  const { layout, description } = await readBuiltImage(built, plan.wanted);
  const document = layout.root;
  // Nothing of the repository runs any more: the client of the push mints credentials of its own.
  const client = deps.openRegistry(domain);
  if (inputs.dryRun) {
    return { client, document, description, missingTags: plan.tags.fixed, reused: false };
  }
  const push = await pushLayout(client, path, layout);
  const meanwhile = await findExisting(client, path, plan.tags.fixed, plan.wanted);
  if (meanwhile !== undefined) {
    deps.log.info('Another run has tagged an image of this revision meanwhile; it is used.');
    return { client, ...meanwhile, reused: true };
  }
  return { client, document, description, missingTags: plan.tags.fixed, reused: false, push };
}

function report(
  inputs: BuildInputs,
  done: ReadyImage & {
    readonly revision: string;
    readonly tags: TagPlan;
    readonly moving: ReadonlyMap<string, MovingTagResult>;
  },
): ActionResult {
  const { image, name, dryRun } = inputs;
  const [tag = ''] = done.tags.fixed;
  const { digest } = done.document;
  const reference = { registry: image.domain, repository: image.path, tag, digest };
  const moved = [...done.moving].filter(([, result]) => result === 'moved').map(([moved]) => moved);
  const written = dryRun ? [] : [...done.missingTags, ...moved];
  // A dry run names no image: there may be none under the name.
  const exists = !dryRun || done.reused;
  const line = formatImageEntry({ name, reference });
  return {
    outcome: written.length === 0 && (done.reused || dryRun) ? 'unchanged' : 'success',
    outputs: {
      images: exists ? line : '',
      image: exists ? formatPinnedReference(reference) : '',
      digest,
      reused: String(done.reused),
      'latest-moved': String(moved.length > 0),
      platforms: done.description.platforms.join(','),
    },
    images: exists ? [line] : [],
    evidence: {
      mode: 'build',
      environment: inputs.environment,
      revision: done.revision,
      digest,
      platforms: done.description.platforms,
      reused: done.reused,
      dryRun,
      tagged: written,
      moving: Object.fromEntries(done.moving),
      ...(done.push !== undefined && { push: done.push }),
    },
    summary: renderSummary({
      name,
      reference: formatPinnedReference(reference),
      revision: done.revision,
      platforms: done.description.platforms,
      reused: done.reused,
      dryRun,
      tagged: written,
      moving: done.moving,
    }),
  };
}

async function assertCheckedOut(checkout: Checkout, revision: string): Promise<void> {
  const head = await checkout.head();
  if (head === revision) return;
  throw new ActionError(
    'E_INPUT',
    `The checkout stands at ${head}, but the image is to carry the revision ${revision}.`,
    {
      hint: `Check out the revision that is built:\n  - uses: actions/checkout@…\n    with:\n      ref: ${revision}\n      fetch-depth: 0\n      persist-credentials: false`,
    },
  );
}
