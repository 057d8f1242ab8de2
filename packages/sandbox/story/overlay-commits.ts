import {
  BRANCH,
  OVERLAY_FILE,
  claimNothingWritten,
  deliver,
  outcomes,
  pushAsAlice,
  snapshot,
  type Stage,
} from './stage.ts';

const VERIFIED_ONLY = 'verify=success build=skipped scan=skipped bump=skipped result=unchanged';
const JOBS = ['verify', 'build', 'scan', 'bump', 'result'];

/** Step 5: commits that change only an overlay are verified and end there. */
export async function overlayCommits(stage: Stage): Promise<void> {
  const { view, claims, tell } = stage;
  claims.step('Commits that touch only an overlay are verified, neither built nor bumped');

  const bump = await view.head(BRANCH);
  tell(`the pipeline’s own bump ${bump.slice(0, 10)}, pushed by the App, arrives as an event`);
  let before = await snapshot(stage);
  const own = await deliver(stage, {
    before: await view.parents(bump),
    after: bump,
    actor: 'acme-gitops[bot]',
  });
  claims.same('the bump is verified and nothing else', outcomes(own, JOBS), VERIFIED_ONLY, 'jobs');
  claimNothingWritten(claims, before, await snapshot(stage));

  const overlay = await view.file(bump, OVERLAY_FILE);
  const edited = await pushAsAlice(stage, 'Run two replicas on dev', {
    [OVERLAY_FILE]: `${overlay.replace('count: 1', 'count: 2')}\n`,
  });
  tell(`alice set the replicas by hand in ${edited.after.slice(0, 10)}`);
  before = await snapshot(stage);
  const hand = await deliver(stage, edited);
  claims.same(
    'the hand edit is verified and nothing else',
    outcomes(hand, JOBS),
    VERIFIED_ONLY,
    'jobs',
  );
  claimNothingWritten(claims, before, await snapshot(stage));
}
