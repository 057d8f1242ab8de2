import {
  deliverTag,
  deliverTogether,
  digestIn,
  overlayOf,
  promotions,
  pushTag,
  reviewAndMerge,
} from './release-stage.ts';
import { RegistryView } from './registry-view.ts';
import { claimPage } from './pull-request-page.ts';
import { deliver, imageOf, outcomes, snapshot, claimNothingWritten, type Stage } from './stage.ts';

const TAG = 'v1.0.0';
export const STAGING_IMAGE = 'acme/warehouse-staging/web';
export const PROD_IMAGE = 'acme/warehouse-prod/web';

/** The first release: a signed tag on staging's head, delivered twice at once, becomes one pull request. */
export async function firstRelease(stage: Stage): Promise<void> {
  const { sandbox, view, claims } = stage;
  const registry = new RegistryView(sandbox.registry);
  claims.step('A signed tag on staging’s head becomes one production pull request with its proof');
  const tag = await pushTag(stage, { name: TAG, commit: await view.head('staging') });
  const ran = await digestIn(stage, 'staging', 'staging');
  const runs = await deliverTogether(stage, [tag, tag]);
  claims.that(
    'both deliveries are green',
    runs.every(({ ok }) => ok),
    runs.map((run) => outcomes(run, Object.keys(run.jobs))).join(' | '),
  );
  const pulls = await promotions(stage);
  const numbers = runs.map((run) => run.jobs['open']?.outputs['number'] ?? '');
  claims.same(
    'delivered twice at the same moment, there is one pull request, and both runs name it',
    `${String(pulls.length)} ${numbers.join(' ')}`,
    `1 ${String(pulls[0]?.number)} ${String(pulls[0]?.number)}`,
    'GET /pulls, outputs `number`',
  );
  const [pull] = pulls;
  if (pull === undefined) return;

  const source = await registry.manifest(STAGING_IMAGE, ran);
  const copy = await registry.manifest(PROD_IMAGE, TAG);
  claims.that(
    'the production repository holds the very bytes that staging ran, under v1.0.0',
    source !== undefined &&
      copy !== undefined &&
      copy.bytes.equals(source.bytes) &&
      copy.digest === ran &&
      (await registry.complete(PROD_IMAGE, copy)),
    `${PROD_IMAGE}:${TAG} = ${copy?.digest.slice(0, 19) ?? 'absent'}…, every blob hashed`,
  );
  const branch = await view.git(
    'log',
    '--first-parent',
    '--format=%H %P',
    `main..promote/prod/${TAG}`,
  );
  const [bump = '', merge = ''] = branch.split('\n').map((line) => line.slice(0, 40));
  claims.that(
    'the branch is main, the tagged commit merged in, and one bump commit, both signed by GitHub',
    branch.split('\n').length === 2 &&
      (await view.parents(merge)) === `${await view.head('main')} ${tag.commit}` &&
      (await view.verifiedByGitHub(merge)).valid &&
      (await view.verifiedByGitHub(bump)).valid &&
      (await view.changedLines(bump)).length === 3,
    `git log --first-parent main..promote/prod/${TAG}: ${bump.slice(0, 10)}, ${merge.slice(0, 10)}`,
  );
  await claimPage(stage, pull.number, [TAG, ran.slice(0, 19), 'alice']);

  const before = await snapshot(stage);
  const again = await deliverTag(stage, tag);
  claims.same(
    'the event once more changes nothing',
    `${outcomes(again, ['open', 'result'])} ${again.jobs['open']?.outputs['operation'] ?? ''}`,
    'open=unchanged result=unchanged unchanged',
    'outputs of the jobs',
  );
  claimNothingWritten(claims, before, await snapshot(stage));

  const merged = await reviewAndMerge(stage, pull);
  const released = await deliver(stage, merged);
  claims.that(
    'the release run is green',
    released.ok,
    outcomes(released, Object.keys(released.jobs)),
  );
  const latest = await registry.manifest(PROD_IMAGE, 'prod-latest');
  claims.same(
    'prod-latest is the digest in overlays/prod on main',
    latest?.digest ?? 'absent',
    await digestIn(stage, 'main', 'prod'),
    'registry, git show main',
  );
  await claimDeployment(stage, merged.after, ran);
  await claimRendered(stage);
}

async function claimDeployment(
  { sandbox: { consumer }, claims }: Stage,
  commit: string,
  digest: string,
): Promise<void> {
  const deployments = await consumer.people.deployments(consumer.alice);
  const [deployment, ...others] = deployments;
  claims.that(
    'one Deployment records the image and the commit on main',
    others.length === 0 &&
      deployment?.sha === commit &&
      JSON.stringify(deployment.payload).includes(digest),
    `GET /deployments: ${deployments.map(({ id, sha }) => `${String(id)} at ${sha.slice(0, 10)}`).join(', ')}`,
  );
}

/** All three overlays render exactly what their branches name. */
export async function claimRendered(stage: Stage): Promise<void> {
  const { view, claims } = stage;
  for (const [environment, branch] of [
    ['dev', 'dev'],
    ['staging', 'staging'],
    ['prod', 'main'],
  ] as const) {
    const digest = await digestIn(stage, branch, environment);
    const rendered = await view.renderedImages(branch, overlayOf(environment));
    claims.that(
      `kustomize renders ${environment} with exactly its digest`,
      digest !== '' && rendered.endsWith(`@${digest}`) && !rendered.includes('\n'),
      `kustomize build ${overlayOf(environment)}: ${rendered}`,
    );
  }
}

/** What a run promoted, from the output of its promote job. */
export const promotedDigest = (run: Parameters<typeof imageOf>[0]): string =>
  imageOf(run, 'promote').digest;
