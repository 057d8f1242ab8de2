import type { Pushed } from '../consumer/working-copy.ts';
import type { Sandbox } from '../sandbox.ts';
import type { WorkflowRun } from '../runner/act.ts';
import type { Claims } from './claims.ts';
import type { RepositoryView } from './observe.ts';

export const BRANCH = 'dev';
export const OVERLAY = '.gitops/overlays/dev';
export const OVERLAY_FILE = `${OVERLAY}/kustomization.yaml`;

/** What every step of the story works with. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly view: RepositoryView;
  readonly claims: Claims;
  /** Says what happens, one line. */
  readonly tell: (line: string) => void;
}

/** Where the refs and the registry stood at one moment, as comparable text. */
export interface Standing {
  readonly refs: string;
  readonly registry: string;
}

/** Alice commits to `dev`, signed with her SSH key unless told otherwise, and pushes. */
export function pushAsAlice(
  { sandbox: { consumer } }: Stage,
  message: string,
  files: Readonly<Record<string, string | null>>,
  { sign = true }: { readonly sign?: boolean } = {},
): Promise<Pushed> {
  return consumer.publish({ branch: BRANCH, author: consumer.alice, sign, message, files });
}

/** Delivers a push of `dev` to the consumer's workflow and says how each job ended. */
export async function deliver(
  stage: Stage,
  push: {
    readonly ref?: string;
    readonly before: string;
    readonly after: string;
    readonly tagObject?: string;
    readonly actor?: string;
  },
): Promise<WorkflowRun> {
  const run = await stage.sandbox.runPush({ ref: `refs/heads/${BRANCH}`, ...push });
  stage.tell(describeRun(run));
  return run;
}

/** `verify ✓  build ✓  scan ✗ failed  bump –  E_VULNERABILITIES  (7.1 s under act)` */
export function describeRun(run: WorkflowRun): string {
  const mark = { success: '✓', failure: '✗', skipped: '–' } as const;
  const jobs = Object.entries(run.jobs).map(([id, job]) => {
    const outcome = job.outputs['outcome'] ?? 'success';
    return `${id} ${mark[job.result]}${outcome === 'success' ? '' : ` ${outcome}`}`;
  });
  const codes = run.errorCodes.length === 0 ? '' : `  ${run.errorCodes.join(' ')}`;
  return `${jobs.join('  ')}${codes}  (${(run.durationMs / 1000).toFixed(1)} s under act)`;
}

/** `build=unchanged bump=skipped`: the `outcome` output of each job, or how the job itself ended. */
export function outcomes(run: WorkflowRun, jobs: readonly string[]): string {
  return jobs
    .map((id) => {
      const job = run.jobs[id];
      return `${id}=${job?.outputs['outcome'] ?? job?.result ?? 'absent'}`;
    })
    .join(' ');
}

/** The one image of a run, from the output of a job. */
export function imageOf(
  run: WorkflowRun,
  job = 'build',
): { repository: string; tag: string; digest: string } {
  const line = run.jobs[job]?.outputs['images'] ?? '';
  const match = /^[^=]+=(.+):([^:@/]+)@(sha256:[0-9a-f]{64})$/.exec(line);
  const [, repository = '', tag = '', digest = ''] = match ?? [];
  return { repository, tag, digest };
}

/** The state outside the runs that a refusal must leave as it was. */
export async function snapshot(stage: Stage): Promise<Standing> {
  const registry = await stage.sandbox.registry.snapshot();
  return { refs: await stage.view.refs(), registry: registry.join('\n') };
}

/** Claims that neither Git nor the registry changed between two moments. */
export function claimNothingWritten(claims: Claims, before: Standing, after: Standing): void {
  claims.that(
    'every branch is where it was',
    before.refs === after.refs,
    `git for-each-ref: ${String(before.refs.split('\n').length)} refs compared`,
  );
  claims.that(
    'the registry holds exactly what it held',
    before.registry === after.registry,
    `${String(before.registry.split('\n').length)} tags and digests compared`,
  );
}

/** Claims that a job is red, with the outcome, and that its log names the code. */
export function claimRed(
  claims: Claims,
  run: WorkflowRun,
  expected: { readonly job: string; readonly outcome: 'failed' | 'error'; readonly code: string },
): void {
  const job = run.jobs[expected.job];
  const codes = run.annotations
    .filter((note) => note.level === 'error' && note.job === expected.job)
    .map((note) => note.code ?? 'no code');
  claims.that(
    `${expected.job} is red as ${expected.outcome} with ${expected.code}`,
    !run.ok &&
      job?.result === 'failure' &&
      job.outputs['outcome'] === expected.outcome &&
      codes.join(' ') === expected.code,
    `outcome ${job?.outputs['outcome'] ?? 'absent'}, ::error ${codes.join(' ')}`,
  );
}

/** An administrator takes `dev` back to a commit; the pipeline itself never does such a thing. */
export async function putBack(stage: Stage, commit: string): Promise<void> {
  const { consumer } = stage.sandbox;
  await stage.view.git('update-ref', `refs/heads/${BRANCH}`, commit);
  await consumer.git(['checkout', '--quiet', '--detach']);
  await consumer.git(['branch', '--quiet', '-D', BRANCH]);
  stage.tell(`an administrator puts dev back to ${commit.slice(0, 10)}`);
}
