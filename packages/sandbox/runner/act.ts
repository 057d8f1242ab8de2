import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxArtifacts, StoredArtifact } from '../artifacts/server.ts';
import type { Supervisor } from '../supervisor/supervisor.ts';
import { projectCacheDir, toolPath } from '../tools/tool-path.ts';
import { fillActionCache } from './action-cache.ts';
import { parseActLog, type Annotation, type StepRun } from './act-log.ts';
import { cloneConsumer } from './consumer-clone.ts';
import { backendRunId, jobSecrets, type JobSecretsOptions, type JobTokens } from './job-secrets.ts';
import { enforceEnvironments } from './environment-rules.ts';
import { eventName, eventPayload, type Push } from './push-event.ts';
import { runGit } from './sandbox-git.ts';
import {
  rewriteCalledWorkflow,
  rewriteCaller,
  SERVER_ALIAS,
  type ActionTraits,
} from './snapshot-rewrite.ts';
import { calledJobs, calledWorkflow, everyJobHasCondition } from './workflow-jobs.ts';

/** The parts of the sandbox's GitHub that a runner talks to. */
export interface RunnerGitHub extends JobTokens {
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

export interface WorkflowRunOptions extends JobSecretsOptions {
  readonly supervisor: Supervisor;
  readonly github: RunnerGitHub;
  readonly artifacts: Pick<SandboxArtifacts, 'url' | 'runtimeToken' | 'uploaded'>;
  /** The consumer's bare repository, as the server stores it. */
  readonly consumerGitDir: string;
  /** Our own bare repository, which holds the snapshot. */
  readonly actionsGitDir: string;
  /** The commit of the snapshot that holds the actions, and what they are like. */
  readonly snapshot: {
    readonly actionsCommit: string;
    readonly traits: (action: string) => ActionTraits;
  };
  /** For every step: endpoint overrides, the builder, the scanner's database. */
  readonly env: Readonly<Record<string, string>>;
  /** Directories in front of PATH, after Node's own. */
  readonly pathEntries?: readonly string[];
}

export interface JobResult {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly steps: readonly StepRun[];
  /** Outputs of all its steps by name; a later step wins. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What its steps wrote into the job summary, as Markdown. */
  readonly summary: string;
}

export interface WorkflowRun {
  /** No job failed. */
  readonly ok: boolean;
  /** Every job of the called workflow. */
  readonly jobs: Readonly<Record<string, JobResult>>;
  readonly annotations: readonly Annotation[];
  /** Codes of the `::error` annotations, in order. */
  readonly errorCodes: readonly string[];
  readonly log: string;
  readonly logFile: string;
  /** What the jobs uploaded. */
  readonly artifacts: readonly StoredArtifact[];
  readonly durationMs: number;
}

/** Several times what any run of the story takes on a busy machine. */
const TIMEOUT_MS = 600_000;

/**
 * Runs a workflow of the consumer for one event, under the real act in host mode, in a throw-away
 * clone at the event's commit and an environment that holds nothing of this machine but PATH. Each
 * job has exactly the identity that GitHub would give it. Several runs may go on side by side.
 *
 * @throws when act cannot run the workflow at all or outlives its deadline; a red job is a result
 */
export async function runWorkflow(options: WorkflowRunOptions): Promise<WorkflowRun> {
  const startedAt = performance.now();
  const { push, supervisor, github } = options;
  const attempt = String(options.runAttempt ?? 1);
  const dir = join(supervisor.dir, 'runs', backendRunId(options));
  const at = (name: string): string => join(dir, name);
  await mkdir(at('home'), { recursive: true });

  const originUrl = `${github.url}/${push.repository}`;
  const commits = await cloneConsumer(options.consumerGitDir, at('clone'), push, originUrl);
  const caller = await show(options.consumerGitDir, push.after, options.workflow);
  const call = calledWorkflow(caller);
  const asked =
    call === undefined
      ? rewriteCalledWorkflow(caller, options.snapshot)
      : await show(options.actionsGitDir, call.ref, `.github/workflows/${call.file}`);
  const called = calledJobs(asked, call?.inputs ?? {});
  const callee = enforceEnvironments(asked, called, options.environments, push.ref);
  await fillActionCache({
    cache: at('cache'),
    call,
    callee,
    gitDir: options.actionsGitDir,
    serverUrl: github.url,
  });

  const environment = {
    ...options.env,
    GITHUB_SERVER_URL: github.url,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    [SERVER_ALIAS]: `http://github.localhost:${new URL(github.url).port}`,
    ACTIONS_RESULTS_URL: options.artifacts.url,
    GITHUB_REPOSITORY: push.repository,
    GITHUB_REPOSITORY_OWNER: push.repository.split('/')[0] ?? '',
    GITHUB_REF: push.ref,
    SHA_REF: push.after, // what act makes `github.sha` of
    GITHUB_RUN_ID: options.runId,
    GITHUB_RUN_NUMBER: options.runId,
    GITHUB_RUN_ATTEMPT: attempt,
    GITHUB_WORKFLOW_REF: `${push.repository}/${options.workflow}@${push.ref}`,
    GITHUB_WORKFLOW_SHA: push.after,
  };
  const payload = eventPayload(push, github.url, commits);
  await Promise.all([
    // JSON is YAML, and act reads .yml files; arguments would show the values to every process.
    writeFile(at('env.yml'), JSON.stringify(environment)),
    writeFile(at('secrets.yml'), JSON.stringify(jobSecrets(options, call, called)), {
      mode: 0o600,
    }),
    writeFile(at('event.json'), JSON.stringify(payload)),
    writeFile(at('caller.yml'), call === undefined ? callee : rewriteCaller(caller)),
  ]);

  const act = await supervisor.spawn(
    `act-${backendRunId(options)}`,
    await toolPath('act'),
    actArguments(push, at),
    { cwd: dir, env: actEnvironment(options, at('home')), logFile: at('act.jsonl') },
  );
  let exitCode: number | null;
  try {
    exitCode = await deadline(act, TIMEOUT_MS);
  } finally {
    await Promise.all(
      ['clone', 'cache', 'home', 'secrets.yml'].map((name) =>
        rm(at(name), { recursive: true, force: true }),
      ),
    );
  }

  const log = parseActLog(await readFile(at('act.jsonl'), 'utf8'));
  await writeFile(at('act.log'), log.text);
  await rm(at('act.jsonl')); // its fields hold in clear what its messages mask
  // A run whose every job its own condition turned away is green and empty; else act was in trouble.
  if (log.jobs.size === 0 && (exitCode !== 0 || !everyJobHasCondition(caller))) {
    throw new Error(`act ran no job:\n${log.text.slice(-2000)}`);
  }
  const jobs = Object.fromEntries(
    called.map(({ id }): [string, JobResult] => {
      const job = log.jobs.get(id) ?? { result: 'skipped', steps: [], summary: '' };
      const outputs = job.steps.flatMap((step) => Object.entries(step.outputs));
      return [id, { ...job, outputs: Object.fromEntries(outputs) }];
    }),
  );
  return {
    ok: exitCode === 0 && Object.values(jobs).every(({ result }) => result !== 'failure'),
    jobs,
    annotations: log.annotations,
    errorCodes: log.annotations.flatMap(({ level, code }) =>
      level === 'error' && code !== undefined ? [code] : [],
    ),
    log: log.text,
    logFile: at('act.log'),
    artifacts: options.artifacts.uploaded(backendRunId(options)),
    durationMs: Math.round(performance.now() - startedAt),
  };
}

function show(gitDir: string, commit: string, path: string): Promise<string> {
  return runGit(['--git-dir', gitDir, 'show', `${commit}:${path}`], { cwd: '/' });
}

function actArguments(push: Push, at: (name: string) => string): readonly string[] {
  return [
    ...[eventName(push), '--json', '--actor', push.actor, '--defaultbranch', push.defaultBranch],
    ...[
      '--directory',
      at('clone'),
      '--workflows',
      at('caller.yml'),
      '--eventpath',
      at('event.json'),
    ],
    ...['--env-file', at('env.yml'), '--secret-file', at('secrets.yml')],
    ...['--var-file', '/dev/null', '--input-file', '/dev/null'],
    // Host mode; without a platform act asks a question.
    ...['ubuntu-latest', 'ubuntu-24.04'].flatMap((label) => ['-P', `${label}=-self-hosted`]),
    ...['--concurrent-jobs', '1', '--use-gitignore=false'],
    ...['--action-cache-path', at('cache'), '--action-offline-mode'],
    ...['--no-cache-server', '--container-daemon-socket', '-'],
  ];
}

/** Everything in here reaches every step: act hands on its own environment. */
function actEnvironment(options: WorkflowRunOptions, home: string): Record<string, string> {
  const path = [dirname(process.execPath), ...(options.pathEntries ?? []), process.env['PATH']];
  return {
    PATH: path.filter((entry) => entry !== undefined && entry !== '').join(':'),
    HOME: home,
    LANG: 'C.UTF-8',
    // Where the actions find the project's tool cache on loopback servers.
    XDG_CACHE_HOME: dirname(projectCacheDir()),
  };
}

async function deadline(
  act: { exitCode(): Promise<number | null>; stop(): Promise<void> },
  timeoutMs: number,
): Promise<number | null> {
  const timer = new AbortController();
  const late = sleep(timeoutMs, 'late' as const, { signal: timer.signal }).catch(() => null);
  const exitCode = await Promise.race([act.exitCode(), late]);
  timer.abort();
  if (exitCode !== 'late') return exitCode;
  await act.stop();
  throw new Error(`act did not end within ${String(Math.round(timeoutMs / 1000))} s.`);
}
