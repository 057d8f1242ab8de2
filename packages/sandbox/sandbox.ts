import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startArtifacts, type SandboxArtifacts } from './artifacts/server.ts';
import { startBuildKit, type SandboxBuildKit } from './builder/buildkit.ts';
import { seedBaseImage } from './builder/seed-registry.ts';
import { readExample } from './consumer/example-files.ts';
import { seedConsumer, type ConsumerRepo } from './consumer/seed-consumer.ts';
import { createFaultPlan, type FaultPlan } from './faults/fault-plan.ts';
import { identityTrust } from './gcp/identity-files.ts';
import { startGcp, type SandboxGcp } from './gcp/server.ts';
import { startGitHub, type SandboxGitHub } from './github/server.ts';
import type { DispatchEvent } from './github/state.ts';
import { registryPermissions } from './registry/policy-files.ts';
import { startRegistry, type SandboxRegistry } from './registry/server.ts';
import { runWorkflow, type WorkflowRun } from './runner/act.ts';
import {
  consumerEvents,
  type PullDelivery,
  type PushDelivery,
  type RunByHand,
  type StartedRun,
} from './runner/consumer-events.ts';
import type { Environment } from './runner/job-secrets.ts';
import { runGit } from './runner/sandbox-git.ts';
import { eventName } from './runner/push-event.ts';
import { pushSnapshot, readTraits } from './runner/snapshot.ts';
import { publishTrivyDatabase } from './scanner/database.ts';
import { createSupervisor, type Supervisor } from './supervisor/supervisor.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface SandboxOptions {
  /** Called when a part is up, with the time it took. */
  readonly onPart?: (part: string, milliseconds: number) => void;
}

/** A GitHub, a Google Cloud, a registry, a builder and a scanner's database on one machine. */
export interface Sandbox {
  readonly supervisor: Supervisor;
  readonly github: SandboxGitHub;
  readonly artifacts: SandboxArtifacts;
  readonly gcp: SandboxGcp;
  readonly registry: SandboxRegistry;
  readonly builder: SandboxBuildKit;
  readonly consumer: ConsumerRepo;
  /** Faults of the GitHub server. */
  readonly faults: FaultPlan;
  /** Every run that has ended, in this order. */
  readonly runs: readonly WorkflowRun[];
  /** Runs the workflow that the consumer has for a push under act; several may run side by side. */
  runPush(push: PushDelivery): Promise<WorkflowRun>;
  /** Runs the consumer's check of a pull request, at the head that the branch has now. */
  runPullRequest(pull: PullDelivery): Promise<WorkflowRun>;
  /** Runs what a `repository_dispatch` starts on the default branch, or a person on a branch. */
  runDispatch(dispatch: DispatchEvent | RunByHand): Promise<WorkflowRun>;
  stop(): Promise<void>;
}

/**
 * Starts everything on free ports in one temporary folder. Whatever ends this process, the folder,
 * the processes and the mounts go with it.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const part = async <T>(name: string, start: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const result = await start();
    options.onPart?.(name, performance.now() - startedAt);
    return result;
  };
  const supervisor = await createSupervisor(await mkdtemp(join(tmpdir(), 'gitops-sandbox-')));
  try {
    return await startParts(supervisor, part);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

async function startParts(
  supervisor: Supervisor,
  part: <T>(name: string, start: () => Promise<T>) => Promise<T>,
): Promise<Sandbox> {
  const at = async (name: string): Promise<string> => {
    const dir = join(supervisor.dir, name);
    await mkdir(dir, { recursive: true });
    return dir;
  };
  const faults = createFaultPlan();
  const [github, artifacts, { gcp, registry, builder, trivyDatabase }] = await Promise.all([
    part('GitHub: git over http, REST, GraphQL', async () =>
      startGitHub({ dir: await at('github'), faults }),
    ),
    part('artifacts of workflow runs', async () => startArtifacts({ dir: await at('artifacts') })),
    startCloud(supervisor, at, part),
  ]);
  const consumer = await part('repositories: our snapshot and the consumer', async () => {
    const own = await github.createRepository({
      owner: 'gitops-actions',
      name: 'gitops-actions',
      defaultBranch: 'main',
      isPublic: true,
    });
    const snapshot = await pushSnapshot({ root: ROOT, pushTo: own.gitDir });
    const seeded = await seedConsumer({
      github,
      workDir: join(supervisor.dir, 'consumer'),
      registryHost: registry.host,
      actionsCommit: snapshot.commit,
    });
    return { ...seeded, actionsGitDir: own.gitDir, actionsCommit: snapshot.actionsCommit };
  });
  // As an administrator does: the jobs' tokens are judged by the consumer's own files.
  gcp.applyTrust(identityTrust(consumer.files));
  const traits = await readTraits(join(ROOT, 'actions'));
  const serverGit = (...args: readonly string[]): Promise<string> =>
    runGit(['--git-dir', consumer.gitDir, ...args], { cwd: '/' });
  const events = consumerEvents(serverGit, consumer.defaultBranch);
  const runs: WorkflowRun[] = [];
  let started = 0;
  const run = async ({ workflow, event }: StartedRun): Promise<WorkflowRun> => {
    started += 1;
    const runId = String(1000 + started);
    const { repository, defaultBranch } = consumer;
    const push = { repository, defaultBranch, ...event };
    const ended = await runWorkflow({
      supervisor,
      github,
      artifacts,
      idTokenRequest: (claims) => gcp.idTokenRequest({ ...claims, ...consumer.ids }),
      consumerGitDir: consumer.gitDir,
      actionsGitDir: consumer.actionsGitDir,
      snapshot: { actionsCommit: consumer.actionsCommit, traits },
      push,
      workflow,
      environments: environments(github.app.privateKey),
      env: {
        GHA_ENDPOINT_OVERRIDE_sts: gcp.stsUrl,
        GHA_ENDPOINT_OVERRIDE_iamcredentials: gcp.iamUrl,
        TRIVY_DB_REPOSITORY: trivyDatabase,
        ...builder.env,
      },
      pathEntries: builder.pathEntries,
      runId,
    });
    const jobs = Object.entries(ended.jobs).map(([id, job]) => ({ id, ...job }));
    github.recordRun({
      ...{ id: runId, attempt: 1, repository, workflow, event: eventName(push) },
      ...{ ref: push.ref, sha: push.after, actor: push.actor, durationMs: ended.durationMs },
      ...{ jobs, annotations: ended.annotations },
    });
    runs.push(ended);
    return ended;
  };
  return {
    supervisor,
    github,
    artifacts,
    gcp,
    registry,
    builder,
    consumer,
    faults,
    runs,
    runPush: async (push) => run(await events.push(push)),
    runPullRequest: async (pull) => run(await events.pullRequest(pull)),
    runDispatch: async (dispatch) => run(await events.dispatch(dispatch)),
    stop: async () => {
      await Promise.all([github, artifacts, gcp, registry].map((server) => server.close()));
      await supervisor.stop();
    },
  };
}

/** As the example's README asks for them. */
function environments(APP_PRIVATE_KEY: string): Readonly<Record<string, Environment>> {
  return {
    dev: { refs: ['refs/heads/dev'], secrets: { APP_PRIVATE_KEY } },
    'dev-rollback': { refs: ['refs/heads/main'], secrets: { APP_PRIVATE_KEY } },
    staging: { refs: ['refs/heads/staging'], secrets: { APP_PRIVATE_KEY } },
    production: { refs: ['refs/heads/main', 'refs/tags/v*'], secrets: { APP_PRIVATE_KEY } },
    'production-hotfix': { refs: ['refs/tags/v*'], secrets: {} },
  };
}

async function startCloud(
  supervisor: Supervisor,
  at: (name: string) => Promise<string>,
  part: <T>(name: string, start: () => Promise<T>) => Promise<T>,
): Promise<{
  gcp: SandboxGcp;
  registry: SandboxRegistry;
  builder: SandboxBuildKit;
  trivyDatabase: string;
}> {
  const gcp = await part('Google Cloud: OIDC, STS, IAM credentials', async () =>
    startGcp({ dir: await at('gcp') }),
  );
  const registry = await part('registry: CNCF distribution behind a login', async () =>
    startRegistry({
      dir: await at('registry'),
      supervisor,
      identities: gcp,
      permissions: registryPermissions(await readExample()),
    }),
  );
  const [builder, trivyDatabase] = await Promise.all([
    part('builder: BuildKit and the base image', async () => {
      await seedBaseImage({
        host: registry.host,
        authorization: registry.adminAuthorization,
      });
      return startBuildKit({
        dir: await at('buildkit'),
        supervisor,
        registryHost: registry.host,
      });
    }),
    part('scanner: Trivy database of real CVEs', async () =>
      publishTrivyDatabase({
        host: registry.host,
        dir: await at('trivy-db'),
        authorization: registry.adminAuthorization,
      }),
    ),
  ]);
  return { gcp, registry, builder, trivyDatabase };
}
