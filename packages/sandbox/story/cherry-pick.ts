import { promotedDigest } from './first-release.ts';
import { HOTFIX_FILE, HOTFIX_TEXT } from './hotfix.ts';
import {
  deliverTag,
  digestIn,
  promotions,
  pushTag,
  throughStaging,
  type ReleasedTag,
} from './release-stage.ts';
import { outcomes, type Stage } from './stage.ts';

/** The hotfix cherry-picked instead of merged back; the tag stands on an older source commit. */
export async function cherryPickedHotfix(stage: Stage): Promise<ReleasedTag> {
  const { view, claims } = stage;
  claims.step('A cherry-picked hotfix is there, and a newer bump does not replace what was tagged');
  const picked = await throughStaging(stage, 'Mend the shelves (cherry-picked)', {
    [HOTFIX_FILE]: HOTFIX_TEXT,
  });
  const ran = await digestIn(stage, 'staging', 'staging');
  const newer = await throughStaging(stage, 'Greet for the third release', {
    'apps/web/src/greeting.txt': 'The third release.\n',
  });
  claims.that(
    'staging ran both, the newer one now',
    picked.run.ok && newer.run.ok && (await digestIn(stage, 'staging', 'staging')) !== ran,
    `staging at ${(await view.head('staging')).slice(0, 10)}`,
  );
  const tag = await pushTag(stage, { name: 'v1.3.0', commit: picked.source });
  const run = await deliverTag(stage, tag);
  claims.that(
    'the tag on the older source commit releases the digest that staging ran for it',
    run.ok && promotedDigest(run) === ran,
    `${outcomes(run, Object.keys(run.jobs))}; ${ran.slice(0, 19)}…`,
  );
  const pulls = await promotions(stage, 'v1.3.0');
  claims.same('in one pull request', String(pulls.length), '1', 'GET /pulls');
  return { tag: { ...tag, name: 'v1.3.0' }, run };
}
