import type { DispatchEvent } from '../github/state.ts';
import {
  BRANCH,
  OVERLAY,
  OVERLAY_FILE,
  claimNothingWritten,
  claimRed,
  deliver,
  describeRun,
  imageOf,
  outcomes,
  pushAsAlice,
  snapshot,
  type Stage,
} from './stage.ts';

const JOBS = ['verify', 'find', 'bump', 'result'];

/** An image that does not come up on dev is taken back once, by itself, and stays away. */
export async function rollback(stage: Stage): Promise<void> {
  const failed = await imageInOverlay(stage);
  const taken = await takenBack(stage, failed);
  await sameReportAgain(stage, failed);
  await staysAway(stage, taken, failed);
}

interface OverlayImage {
  readonly source: string;
  readonly digest: string;
}

/** Argo CD tells GitHub; GitHub starts the workflow on the default branch. */
async function takenBack(stage: Stage, failed: OverlayImage): Promise<string> {
  const { view, claims, tell } = stage;
  claims.step('Argo CD reports that the image of dev does not come up: the one before comes back');
  const before = await view.head(BRANCH);
  const deployedBy = await view.git('log', '-1', '--format=%H', BRANCH, '--', OVERLAY_FILE);
  const previous = await view.file(`${deployedBy}^`, OVERLAY_FILE);
  tell(`argocd sends gitops-rollback for ${failed.digest.slice(0, 19)}…`);
  const sent = await send(stage, { 'failed-digest': failed.digest, revision: before });
  const run = await stage.sandbox.runDispatch(sent);
  tell(describeRun(run));
  claims.that('every stage is green', run.ok, `act: ${outcomes(run, JOBS)}`);

  const commit = await view.head(BRANCH);
  claims.same(
    'one commit brings back what ran before, on top of dev’s head',
    `${await view.parents(commit)} ${await view.file(commit, OVERLAY_FILE)}`,
    `${before} ${previous}`,
    `git show ${commit.slice(0, 10)}:${OVERLAY_FILE}`,
  );
  const lines = await view.changedLines(commit);
  claims.that(
    'it changes one line per scalar and nothing else',
    (await view.changedFiles(commit)) === OVERLAY_FILE &&
      lines.length === 4 &&
      lines.every((line) => /^[+-]\s+(newTag|digest): /.test(line)),
    `git diff: ${lines.map((line) => line.replace(/\s+/g, ' ').slice(0, 34)).join(' | ')}`,
  );
  const signature = await view.verifiedByGitHub(commit);
  claims.that('GitHub signed it', signature.valid, `git verify-commit: ${signature.verdict}`);
  const trailers = ['Rolls-Back', 'Rolls-Back-Image', 'Rolls-Back-Source']
    .map((key) => `%(trailers:key=${key},valueonly,separator=%x2C)`)
    .join(' ');
  claims.same(
    'it says which bump, which image and which source it takes back',
    await view.git('show', '-s', `--format=${trailers}`, commit),
    `${deployedBy} web@${failed.digest} ${failed.source}`,
    'trailers',
  );
  const now = await imageInOverlay(stage);
  claims.that(
    'kustomize renders the digest of before',
    now.digest !== failed.digest &&
      (await view.renderedImages(commit, OVERLAY)).endsWith(`:dev-${now.source}@${now.digest}`),
    `kustomize build ${OVERLAY}: ${now.digest.slice(0, 19)}…`,
  );
  return commit;
}

async function sameReportAgain(stage: Stage, failed: OverlayImage): Promise<void> {
  const { sandbox, claims, tell } = stage;
  claims.step('The same report again, one about staging and a hostile one change nothing');
  const before = await snapshot(stage);
  const marker = 'written-by-an-event';
  const sent = [
    await send(stage, { 'failed-digest': failed.digest }),
    await send(stage, { environment: 'staging', 'failed-digest': failed.digest }),
    await send(stage, {
      'failed-digest': `"; echo ${marker} | tee -a "$GITHUB_OUTPUT" ; \${{ github.token }} $(id)`,
      revision: '`id`',
    }),
  ];
  const runs = await Promise.all(sent.map((event) => sandbox.runDispatch(event)));
  for (const run of runs) tell(describeRun(run));
  const [again, other, hostile] = runs;
  if (again === undefined || other === undefined || hostile === undefined) return;
  claims.same(
    'the second event ends as unchanged, green',
    `${String(again.ok)} ${outcomes(again, JOBS)}`,
    'true verify=success find=unchanged bump=skipped result=unchanged',
    'jobs',
  );
  claims.same(
    'what is not about dev runs nothing',
    `${String(other.ok)} ${outcomes(other, JOBS)}`,
    'true verify=skipped find=skipped bump=skipped result=skipped',
    'jobs',
  );
  claimRed(claims, hostile, { job: 'find', outcome: 'error', code: 'E_INPUT' });
  claims.that(
    'nothing of what was sent was run',
    !Object.values(hostile.jobs).some(({ outputs }) => JSON.stringify(outputs).includes(marker)) &&
      !/uid=\d/.test(hostile.log),
    `log of the run: ${String(hostile.log.split('\n').length)} lines`,
  );
  claimNothingWritten(claims, before, await snapshot(stage));
}

async function staysAway(stage: Stage, commit: string, failed: OverlayImage): Promise<void> {
  const { view, claims, tell } = stage;
  claims.step('What was taken back stays away until there is a new commit');
  const before = await snapshot(stage);
  tell(`the rollback ${commit.slice(0, 10)}, pushed by the App, arrives as an event`);
  tell(`and the push of ${failed.source.slice(0, 10)} is delivered again`);
  const [own, late] = await Promise.all([
    deliver(stage, {
      ...{ before: await view.parents(commit), after: commit, actor: 'acme-gitops[bot]' },
    }),
    deliver(stage, { before: await view.parents(failed.source), after: failed.source }),
  ]);
  claims.same(
    'its own push is verified, and builds nothing',
    outcomes(own, ['verify', 'build', 'scan', 'bump', 'result']),
    'verify=success build=skipped scan=skipped bump=skipped result=unchanged',
    'jobs',
  );
  claims.same(
    'the source that was taken back ends as superseded, green',
    `${String(late.ok)} ${outcomes(late, ['build', 'bump'])}`,
    'true build=unchanged bump=superseded',
    'jobs',
  );
  claimNothingWritten(claims, before, await snapshot(stage));

  const mended = await deliver(
    stage,
    await pushAsAlice(stage, 'Mend the greeting', {
      'apps/web/src/greeting.txt': 'It comes up again.\n',
    }),
  );
  claims.that(
    'a new commit deploys as always',
    mended.ok &&
      outcomes(mended, ['bump']) === 'bump=success' &&
      (await imageInOverlay(stage)).digest === imageOf(mended).digest,
    outcomes(mended, Object.keys(mended.jobs)),
  );
}

/** The machine user whose token Argo CD holds. */
const ARGO = { login: 'argocd' } as const;

/** Sends the event as Argo CD's notification does. @returns what GitHub starts workflows for */
async function send(
  { sandbox: { consumer, github } }: Stage,
  payload: Readonly<Record<string, string>>,
): Promise<DispatchEvent> {
  await consumer.people.dispatch(ARGO, 'gitops-rollback', { environment: 'dev', ...payload });
  const sent = github.dispatches.at(-1);
  if (sent === undefined) throw new Error('GitHub has no event.');
  return sent;
}

async function imageInOverlay({ view }: Stage): Promise<OverlayImage> {
  const overlay = await view.file(BRANCH, OVERLAY_FILE);
  return {
    source: /newTag: dev-([0-9a-f]{40})/.exec(overlay)?.[1] ?? '',
    digest: /digest: (sha256:[0-9a-f]{64})/.exec(overlay)?.[1] ?? '',
  };
}
