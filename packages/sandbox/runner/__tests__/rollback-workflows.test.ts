import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startArtifacts, type SandboxArtifacts } from '../../artifacts/server.ts';
import { startGitHub, type SandboxGitHub } from '../../github/server.ts';
import { createSupervisor, type Supervisor } from '../../supervisor/supervisor.ts';
import { runWorkflow, type WorkflowRun } from '../act.ts';
import { runGit } from '../sandbox-git.ts';
import { pushSnapshot, readTraits } from '../snapshot.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const WORKFLOWS = ['gitops-rollback', 'gitops-rollback-prod'] as const;
type Workflow = (typeof WORKFLOWS)[number];
const fileOf = (name: string): string => `.github/workflows/${name}.yml`;
/** The repository of the overlays, where the workflows are called. */
const GITOPS = 'acme/warehouse-gitops';
const [DIGEST, OTHER] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];
const [TARGET, SECOND] = ['c'.repeat(40), 'd'.repeat(40)];

const IMAGES = `web=r.test/web:v1@${DIGEST}\napi=r.test/api:v1@${OTHER}`;

/** What the search on dev and staging comes to, by what was asked for. */
const FOUND: Readonly<Record<string, { digests: readonly string[]; targets: readonly string[] }>> =
  {
    nothing: { digests: [], targets: [] },
    entry: { digests: [DIGEST], targets: [TARGET] },
    entries: { digests: [DIGEST, DIGEST], targets: [TARGET] },
    images: { digests: [DIGEST, OTHER], targets: [TARGET] },
    bumps: { digests: [DIGEST, DIGEST], targets: [TARGET, SECOND] },
  };

const WRITE = `
const { appendFileSync } = require('node:fs');
if (process.env.STATE_main === 'ran') process.exit(0); // the post step
appendFileSync(process.env.GITHUB_STATE, 'main=ran\\n');
const write = (name, value) => appendFileSync(process.env.GITHUB_OUTPUT, name + '<<END\\n' + value + '\\nEND\\n');
`;

/** Stand-ins of our actions, with their own action.yml: here it is the workflow that is looked at. */
const STUBS: Readonly<Record<string, string>> = {
  'verify-signatures': `${WRITE}write('outcome', 'success');`,
  'bump-kustomize': `${WRITE}
const env = process.env;
if (env.INPUT_MODE === 'verify') {
  const gone = env.INPUT_IMAGES.includes('gone');
  write('outcome', gone ? 'failed' : 'success');
  if (!gone) write('images', env.INPUT_IMAGES);
  if (gone) process.exitCode = 1;
} else if (env['INPUT_DRY-RUN'] === 'true') {
  const { digests, targets } = ${JSON.stringify(FOUND)}[env['INPUT_ROLLBACK-TO']];
  write('outcome', digests.length === 0 ? 'unchanged' : 'success');
  write('changes', JSON.stringify(digests.map((oldDigest) => ({ oldDigest }))));
  write('rollback-target', targets.join('\\n'));
} else {
  write('outcome', 'success');
  write('commit-sha', env['INPUT_ROLLBACK-TO'] + ' ' + env['INPUT_FAILED-DIGEST']);
}
`,
  'open-prod-pr': `${WRITE}
const env = process.env;
const to = env['INPUT_ROLLBACK-TO'];
if (env.INPUT_MODE === 'plan') {
  const there = to === 'there';
  write('outcome', there ? 'unchanged' : 'success');
  write('kind', there ? '' : 'rollback');
  write('images', there ? '' : ${JSON.stringify(IMAGES)}.replace(/:v1/g, ':' + to));
} else {
  write('outcome', to === 'merged' ? 'unchanged' : 'success');
  write('number', env.INPUT_IMAGES);
}
`,
};

let dir: string;
let supervisor: Supervisor;
let github: SandboxGitHub;
let artifacts: SandboxArtifacts;
let run: (workflow: Workflow, to: string) => Promise<WorkflowRun>;

async function put(root: string, path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gitops-back-'));
  supervisor = await createSupervisor(join(dir, 'sandbox'));
  github = await startGitHub({ dir });
  artifacts = await startArtifacts({ dir });
  const name = { owner: 'gitops-actions', name: 'gitops-actions' };
  const ours = await github.createRepository({ ...name, isPublic: true });
  const consumer = await github.createRepository({ owner: 'acme', name: 'warehouse-gitops' });
  const root = join(dir, 'ours');
  for (const name of WORKFLOWS) {
    await cp(join(ROOT, fileOf(name)), join(root, fileOf(name)), { recursive: true });
  }
  for (const [action, script] of Object.entries(STUBS)) {
    const file = `actions/${action}/action.yml`;
    await cp(join(ROOT, file), join(root, file), { recursive: true });
    await put(root, `actions/${action}/dist/index.js`, script);
  }
  const snapshot = await pushSnapshot({
    ...{ root, pushTo: ours.cloneUrl, token: github.personToken('maintainer') },
  });

  const work = join(dir, 'work');
  const given: Readonly<Record<Workflow, string>> = {
    'gitops-rollback': '{ environment: staging, github-environment: staging,',
    'gitops-rollback-prod': '{ base: staging,',
  };
  for (const name of WORKFLOWS) {
    await put(
      work,
      fileOf(name),
      `
on: { workflow_dispatch: { inputs: { rollback-to: { type: string } } } }
permissions: {}
jobs:
  back:
    uses: gitops-actions/gitops-actions/${fileOf(name)}@${snapshot.commit}
    permissions: { contents: read, id-token: write, pull-requests: read }
    with: ${given[name]} rollback-to: '\${{ inputs.rollback-to }}', app-id: '1', workload-identity-provider: p, reader-service-account: r }
    secrets: { APP_PRIVATE_KEY: '\${{ secrets.APP_PRIVATE_KEY }}' }
`,
    );
  }
  const git = (...args: string[]): Promise<string> =>
    runGit(args, { cwd: work, token: github.personToken('alice') });
  await git('init', '--quiet', '--initial-branch=staging');
  await git('add', '--all');
  const who = ['-c', 'user.name=Alice', '-c', 'user.email=alice@acme.test'];
  await git(...who, 'commit', '--quiet', '-m', 'Begin');
  await git('push', '--quiet', consumer.cloneUrl, 'staging');
  const head = await git('rev-parse', 'HEAD');
  const traits = await readTraits(join(root, 'actions'));
  let runs = 8000;
  const environment = { refs: ['refs/heads/staging'], secrets: { APP_PRIVATE_KEY: 'key' } };
  run = (name, to) =>
    runWorkflow({
      ...{ supervisor, github, artifacts, workflow: fileOf(name) },
      idTokenRequest: () => ({ url: 'http://127.0.0.1:9/_oidc', token: 'a bearer of some length' }),
      ...{ consumerGitDir: consumer.gitDir, actionsGitDir: ours.gitDir },
      snapshot: { actionsCommit: snapshot.actionsCommit, traits },
      push: {
        ...{ repository: GITOPS, defaultBranch: 'staging', ref: 'refs/heads/staging' },
        ...{ before: '0'.repeat(40), after: head, actor: 'alice' },
        dispatch: {
          ...{ kind: 'workflow_dispatch', workflow: fileOf(name), inputs: { 'rollback-to': to } },
        },
      },
      environments: { staging: environment, production: environment },
      env: {},
      runId: String((runs += 1)),
    });
});

afterAll(async () => {
  await Promise.all([github.close(), artifacts.close()]);
  await supervisor.stop();
  await rm(dir, { recursive: true, force: true });
});

describe('gitops-rollback under act', () => {
  it.each([
    ['nothing', 'unchanged', 'skipped'],
    ['entry', 'success', 'success'],
    ['entries', 'success', 'success'],
    ['images', 'failed', 'skipped'],
    ['bumps', 'failed', 'skipped'],
  ])('that finds %s ends as %s, the commit as %s', async (found, outcome, bump) => {
    const { ok, jobs } = await run('gitops-rollback', found);
    expect({
      ...{ ok, outcome: jobs['result']?.outputs['outcome'], bump: jobs['bump']?.result },
      wrote: jobs['bump']?.outputs['commit-sha'],
    }).toEqual({
      ...{ ok: outcome !== 'failed', outcome, bump },
      wrote: bump === 'success' ? `${TARGET} ${DIGEST}` : undefined,
    });
  });
});

describe('gitops-rollback-prod under act', () => {
  it.each([
    ['there', 'unchanged', 'skipped', 'skipped'],
    ['v1.0.0', 'success', 'success', 'success'],
    ['merged', 'unchanged', 'success', 'success'],
    ['gone', 'failed', 'failure', 'skipped'],
  ])('back to %s ends as %s: found %s, opened %s', async (to, outcome, found, opened) => {
    const { ok, jobs } = await run('gitops-rollback-prod', to);
    expect({
      ...{ ok, outcome: jobs['result']?.outputs['outcome'] },
      ...{ found: jobs['find']?.result, opened: jobs['open']?.result },
      wrote: jobs['open']?.outputs['number'],
    }).toEqual({
      ...{ ok: outcome !== 'failed', outcome, found, opened },
      wrote: opened === 'success' ? IMAGES.replaceAll(':v1', `:${to}`) : undefined,
    });
  });
});
