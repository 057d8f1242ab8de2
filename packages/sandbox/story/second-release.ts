import { PROD_IMAGE, STAGING_IMAGE, claimRendered, promotedDigest } from './first-release.ts';
import {
  deliverTag,
  digestIn,
  promotions,
  pushTag,
  reviewAndMerge,
  throughStaging,
} from './release-stage.ts';
import { RegistryView } from './registry-view.ts';
import { claimNothingWritten, claimRed, deliver, outcomes, snapshot, type Stage } from './stage.ts';

/** Requests that a new production pull request may cost. */
const MAX_REQUESTS = 12;

/** The second release, although somebody overwrote staging's tag; then a version below it. */
export async function secondRelease(stage: Stage): Promise<void> {
  const { sandbox, view, claims, tell } = stage;
  const registry = new RegistryView(sandbox.registry);
  claims.step('A second release does not conflict, and an overwritten staging tag changes nothing');
  const { source, run } = await throughStaging(stage, 'Greet for the second release', {
    'apps/web/src/greeting.txt': 'The second release.\n',
  });
  claims.that('staging runs it', run.ok, outcomes(run, Object.keys(run.jobs)));
  const ran = await digestIn(stage, 'staging', 'staging');
  const older = await registry.manifest(STAGING_IMAGE, await digestIn(stage, 'main', 'prod'));
  if (older !== undefined) await registry.put(STAGING_IMAGE, `staging-${source}`, older);
  tell(`somebody overwrites staging-${source.slice(0, 10)} in the registry with another image`);

  const tag = await pushTag(stage, { name: 'v1.1.0', commit: await view.head('staging') });
  const seen = sandbox.github.requests.length;
  const release = await deliverTag(stage, tag);
  const requests = sandbox.github.requests
    .slice(seen)
    .filter(({ credential }) => credential === 'installation' || credential === 'app')
    .map(({ operation }) => operation)
    .filter((operation) => operation !== 'apps/revoke-installation-access-token');
  claims.that('the release is green', release.ok, outcomes(release, Object.keys(release.jobs)));
  claims.that(
    'what is released is the digest that staging ran, not what its tag says now',
    promotedDigest(release) === ran &&
      (await registry.manifest(STAGING_IMAGE, `staging-${source}`))?.digest !== ran &&
      (await registry.manifest(PROD_IMAGE, 'v1.1.0'))?.digest === ran,
    `promoted ${promotedDigest(release).slice(0, 19)}…`,
  );
  claims.that(
    `the pull request cost at most ${String(MAX_REQUESTS)} requests`,
    requests.length > 0 && requests.length <= MAX_REQUESTS,
    `${String(requests.length)}: ${requests.join(', ')}`,
  );
  const [pull] = await promotions(stage, 'v1.1.0');
  if (pull === undefined) return;
  const released = await deliver(stage, await reviewAndMerge(stage, pull));
  claims.that(
    'it merges without a conflict and is released',
    released.ok,
    `#${String(pull.number)}`,
  );
  await claimRendered(stage);

  const low = await pushTag(stage, { name: 'v1.0.5', commit: await view.head('staging') });
  const before = await snapshot(stage);
  const lower = await deliverTag(stage, low);
  claimRed(claims, lower, { job: 'plan', outcome: 'failed', code: 'E_DOWNGRADE' });
  claimNothingWritten(claims, before, await snapshot(stage));
}
