import { PROD_IMAGE } from './first-release.ts';
import { deliverTag, digestIn, promotions, pushTag, reviewAndMerge } from './release-stage.ts';
import { RegistryView } from './registry-view.ts';
import {
  claimNothingWritten,
  claimRed,
  deliver,
  imageOf,
  outcomes,
  snapshot,
  type Stage,
} from './stage.ts';

export const HOTFIX_FILE = 'apps/web/src/hotfix.txt';
export const HOTFIX_TEXT = 'Mended in production.\n';

/** A hotfix from main, its back-merge, and a later release that would lose it. */
export async function hotfix(stage: Stage): Promise<void> {
  const { sandbox, view, claims } = stage;
  const { consumer } = sandbox;
  claims.step('A hotfix comes from main, goes back to dev, and cannot be lost');
  await consumer.git(['fetch', '--quiet', 'origin']);
  await consumer.git(['checkout', '--quiet', '-B', 'hotfix/shelves', 'origin/main']);
  const { after: commit } = await consumer.publish({
    branch: 'hotfix/shelves',
    author: consumer.alice,
    sign: true,
    message: 'Mend the shelves',
    files: { [HOTFIX_FILE]: HOTFIX_TEXT },
  });
  const tag = await pushTag(stage, {
    name: 'v1.1.1',
    commit,
    message: 'Release v1.1.1\n\nHotfix: the shelves fall down',
  });
  const run = await deliverTag(stage, tag);
  claims.that(
    'the hotfix is built, scanned and opened',
    run.ok,
    outcomes(run, Object.keys(run.jobs)),
  );
  const [pull] = await promotions(stage, 'v1.1.1');
  claims.that(
    'the pull request says that staging never ran it, and why',
    pull?.body.includes('not run in staging') === true &&
      pull.body.includes('the shelves fall down'),
    `#${String(pull?.number)}: body`,
  );
  if (pull === undefined) return;
  const released = await deliver(stage, await reviewAndMerge(stage, pull));
  const latest = await new RegistryView(sandbox.registry).manifest(PROD_IMAGE, 'prod-latest');
  claims.that(
    'merged, it is prod-latest',
    released.ok &&
      latest?.digest === imageOf(run).digest &&
      latest.digest === (await digestIn(stage, 'main', 'prod')),
    `${PROD_IMAGE}:prod-latest = ${latest?.digest.slice(0, 19) ?? 'absent'}…`,
  );
  const back = (await consumer.people.list(consumer.alice)).filter(
    ({ head, base, state }) => head.ref === 'main' && base.ref === 'dev' && state === 'open',
  );
  claims.same(
    'one back-merge pull request main → dev is open',
    String(back.length),
    '1',
    'GET /pulls',
  );

  const forgetful = await pushTag(stage, { name: 'v1.2.0', commit: await view.head('staging') });
  const before = await snapshot(stage);
  const refused = await deliverTag(stage, forgetful);
  claimRed(claims, refused, { job: 'plan', outcome: 'failed', code: 'E_PROMOTE_LOSES_HOTFIX' });
  claims.that(
    'the refusal names the file that would be lost',
    refused.log.includes(HOTFIX_FILE),
    'log of the job plan',
  );
  claimNothingWritten(claims, before, await snapshot(stage));
}
