import type { WorkflowRun } from '../runner/act.ts';
import { digestIn, overlayFileOf } from './release-stage.ts';
import { claimNothingWritten, claimRed, describeRun, snapshot, type Stage } from './stage.ts';

const WORKFLOW = '.github/workflows/gitops-rollback-staging.yml';

/** People take staging back to a tag that it ran; what it never ran is refused. */
export async function stagingByHand(stage: Stage): Promise<void> {
  const { view, claims } = stage;
  claims.step('Staging goes back by hand to what is named, and only to what it ran');
  const [newest = '', older = ''] = await bumps(stage);
  const wanted = await digestIn(stage, older, 'staging');
  const tag = /newTag: (staging-[0-9a-f]{40})/.exec(
    await view.file(older, overlayFileOf('staging')),
  )?.[1];
  const back = await byHand(stage, tag ?? '');
  const head = await view.head('staging');
  claims.that(
    'by its tag: one commit of the App, back to the digest of that bump',
    back.ok &&
      wanted !== '' &&
      (await digestIn(stage, head, 'staging')) === wanted &&
      (await view.verifiedByGitHub(head)).valid &&
      (await view.git('show', '-s', '--format=%(trailers:key=Rolls-Back,valueonly)', head)) ===
        newest,
    `git show staging: ${wanted.slice(0, 19)}…, Rolls-Back: ${newest.slice(0, 10)}`,
  );
  const before = await snapshot(stage);
  const foreign = await byHand(stage, await view.head('dev'));
  claimRed(claims, foreign, { job: 'find', outcome: 'failed', code: 'E_NOTHING_TO_ROLL_BACK' });
  claimNothingWritten(claims, before, await snapshot(stage));
}

/** The commits that deployed to staging, newest first. */
async function bumps({ view }: Stage): Promise<readonly string[]> {
  const file = overlayFileOf('staging');
  const log = await view.git('log', '--first-parent', '--format=%H', 'staging', '--', file);
  return log.split('\n');
}

async function byHand(stage: Stage, target: string): Promise<WorkflowRun> {
  stage.tell(`bob runs the workflow on staging with rollback-to: ${target.slice(0, 18)}…`);
  const run = await stage.sandbox.runDispatch({
    ...{ workflow: WORKFLOW, branch: 'staging', actor: 'bob' },
    inputs: { 'rollback-to': target },
  });
  stage.tell(describeRun(run));
  return run;
}
