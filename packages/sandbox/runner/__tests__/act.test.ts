import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startArtifacts, type SandboxArtifacts } from '../../artifacts/server.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobClaims } from '../../gcp/server.ts';
import { startGitHub, type SandboxGitHub } from '../../github/server.ts';
import { createSupervisor, type Supervisor } from '../../supervisor/supervisor.ts';
import { runWorkflow, type WorkflowRun } from '../act.ts';
import { runGit } from '../sandbox-git.ts';
import type { DispatchFacts, Push } from '../push-event.ts';
import { pushSnapshot, readTraits } from '../snapshot.ts';

const CALLER = '.github/workflows/tiny.yml';
const REVIEW = '.github/workflows/review.yml';
const ASKED = '.github/workflows/asked.yml';
const PINNED_CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
const KEY = '-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0\n-----END KEY-----\n';

/** What somebody could send who hopes that a script or an expression is made of it. */
const HOSTILE = '"$(touch /tmp/owned)`id` ${{ github.token }} \' ; exit 1';

/** A repository like ours: one action, and one reusable workflow of three jobs that uses it. */
const OURS = {
  'actions/look/action.yml': `
name: look
inputs:
  token: { default: '\${{ github.token }}' }
  verdict: { required: true }
  upload: { default: 'true' }
outputs: { seen: {} }
runs: { using: node24, main: dist/index.js, post: dist/index.js, post-if: always() }
`,
  'actions/look/dist/index.js': `
const { appendFileSync, existsSync, readdirSync } = require('node:fs');
const env = process.env;
if (env.STATE_main === 'ran') { console.log('post ran'); process.exit(0); }
appendFileSync(env.GITHUB_STATE, 'main=ran\\n');
const seen = {
  files: readdirSync('.').filter((name) => name !== '.git'),
  sha: env.GITHUB_SHA,
  repository: env.GITHUB_REPOSITORY,
  run: env.GITHUB_RUN_ID + '/' + env.GITHUB_RUN_ATTEMPT,
  oidc: env.ACTIONS_ID_TOKEN_REQUEST_URL ?? 'none',
  branch: require(env.GITHUB_EVENT_PATH).repository.default_branch,
  node: process.version.split('.')[0],
  server: env.GITHUB_SERVER_URL.replace(/\\d+$/, 'port'),
  results: env.ACTIONS_RESULTS_URL,
  scope: JSON.parse(atob(env.ACTIONS_RUNTIME_TOKEN.split('.')[1])).scp.split(' ')[1],
  leaked: env.GITOPS_TEST_LEAK ?? 'nothing',
};
appendFileSync(env.GITHUB_OUTPUT, 'seen<<END\\n' + JSON.stringify(seen) + '\\nsecond line\\nEND\\n');
fetch(env.GITHUB_API_URL + '/repos/' + env.GITHUB_REPOSITORY, {
  headers: { authorization: 'Bearer ' + env.INPUT_TOKEN },
}).then((response) => {
  console.log('asked as the job: ' + response.status);
  if (env.INPUT_VERDICT === 'no') {
    console.log('::error::E_SIG_UNSIGNED: nobody signed%0ASign it.');
    process.exitCode = 1;
  }
});
`,
  '.github/workflows/gitops-tiny.yml': `
on:
  workflow_call:
    inputs:
      verdict: { type: string, required: true }
      runner: { type: string, default: '["ubuntu-latest"]' }
    secrets:
      APP_PRIVATE_KEY: { required: false }
permissions: {}
concurrency: { group: tiny, cancel-in-progress: false, queue: max }
jobs:
  first:
    runs-on: \${{ fromJSON(inputs.runner) }}
    environment: dev
    permissions: { contents: read, id-token: write }
    outputs:
      seen: \${{ steps.look.outputs.seen }}
    steps:
      - uses: ${PINNED_CHECKOUT}
        with: { ref: HEAD~1, fetch-depth: 0, persist-credentials: false }
      - id: look
        uses: $/actions/look
        with: { verdict: '\${{ inputs.verdict }}' }
      - id: key
        shell: bash
        env: { KEY: '\${{ secrets.APP_PRIVATE_KEY }}' }
        run: echo "key=$(sha256sum <<< "$KEY" | cut -c1-64)" >> "$GITHUB_OUTPUT"
  second:
    needs: first
    runs-on: \${{ fromJSON(inputs.runner) }}
    permissions: { contents: read }
    steps:
      - id: hand-over
        shell: bash
        env:
          SEEN: \${{ needs.first.outputs.seen }}
          KEY: \${{ secrets.APP_PRIVATE_KEY }}
        run: |
          echo "lines=$(wc -l <<< "$SEEN")" >> "$GITHUB_OUTPUT"
          echo "key=$(sha256sum <<< "$KEY" | cut -c1-64)" >> "$GITHUB_OUTPUT"
          echo "files=$(ls -A)" >> "$GITHUB_OUTPUT"
          echo "server=$GITHUB_SERVER_URL" >> "$GITHUB_OUTPUT"
          echo "runtime=\${ACTIONS_RUNTIME_TOKEN:-none}" >> "$GITHUB_OUTPUT"
          echo "oidc=\${ACTIONS_ID_TOKEN_REQUEST_URL:-none}" >> "$GITHUB_OUTPUT"
  result:
    needs: [first, second]
    if: always()
    runs-on: \${{ fromJSON(inputs.runner) }}
    permissions: {}
    steps:
      - id: result
        shell: bash
        env:
          RESULTS: \${{ needs.first.result }} \${{ needs.second.result }}
        run: |
          echo "results=$RESULTS" >> "$GITHUB_OUTPUT"
          [[ "$RESULTS" == 'success success' ]]
`,
};

let dir: string;
let supervisor: Supervisor;
let github: SandboxGitHub;
let artifacts: SandboxArtifacts;
let green: WorkflowRun;
let red: WorkflowRun;
let reviewed: WorkflowRun;
let dispatched: WorkflowRun;
let unwanted: WorkflowRun;
let byHand: WorkflowRun;
let redSha: string;
let greenSha: string;
const asked: JobClaims[] = [];

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gitops-act-'));
  supervisor = await createSupervisor(join(dir, 'sandbox'));
  github = await startGitHub({ dir });
  artifacts = await startArtifacts({ dir });
  const ours = await github.createRepository({
    owner: 'gitops-actions',
    name: 'gitops-actions',
    isPublic: true,
  });
  const consumer = await github.createRepository({ owner: 'acme', name: 'warehouse-network' });
  await writeFiles(join(dir, 'ours'), OURS);
  const snapshot = await pushSnapshot({
    root: join(dir, 'ours'),
    pushTo: ours.cloneUrl,
    token: github.personToken('maintainer'),
  });

  const work = join(dir, 'work');
  const push = async (verdict: string): Promise<string> => {
    await writeFiles(work, {
      [CALLER]: `
on: { push: { branches: [dev] } }
permissions: {}
jobs:
  dev:
    uses: gitops-actions/gitops-actions/.github/workflows/gitops-tiny.yml@${snapshot.commit}
    permissions: { contents: read, id-token: write }
    with: { verdict: '${verdict}' }
    secrets: { APP_PRIVATE_KEY: '\${{ secrets.APP_PRIVATE_KEY }}' }
`,
      [REVIEW]: `
on: pull_request
jobs:
  look:
    runs-on: ubuntu-latest
    permissions: { contents: read }
    steps:
      - uses: ${PINNED_CHECKOUT}
        with: { fetch-depth: 0 }
      - id: look
        uses: gitops-actions/gitops-actions/actions/look@${snapshot.commit}
        with: { verdict: 'yes' }
      - id: event
        shell: bash
        run: echo "seen=$GITHUB_EVENT_NAME $GITHUB_REF $GITHUB_BASE_REF $GITHUB_HEAD_REF" >> "$GITHUB_OUTPUT"
`,
    });
    await writeFiles(work, {
      [ASKED]: `
on:
  repository_dispatch: { types: [look] }
  workflow_dispatch: { inputs: { word: { type: string } } }
permissions: {}
jobs:
  look:
    if: github.event_name == 'workflow_dispatch' || github.event.client_payload.wanted
    runs-on: ubuntu-latest
    permissions: { contents: read }
    steps:
      - id: event
        shell: bash
        env:
          EVENT: \${{ github.event_name }} \${{ github.ref }} \${{ github.sha }}
          WORD: \${{ inputs.word || github.event.client_payload.word }}
        run: |
          echo "event=$EVENT" >> "$GITHUB_OUTPUT"
          echo "word=$WORD" >> "$GITHUB_OUTPUT"
`,
    });
    const git = (...args: string[]): Promise<string> =>
      runGit(args, { cwd: work, token: github.personToken('alice') });
    await git('add', '--all');
    const who = ['-c', 'user.name=Alice', '-c', 'user.email=alice@acme.test'];
    await git(...who, 'commit', '--quiet', '-m', `Verdict ${verdict}`);
    await git('push', '--quiet', consumer.cloneUrl, 'dev');
    return git('rev-parse', 'HEAD');
  };
  await writeFiles(work, { 'old.txt': 'here before\n' });
  await runGit(['init', '--quiet', '--initial-branch=dev'], { cwd: work });
  await push('first'); // so that HEAD~1 exists
  const before = await push('yes');
  greenSha = before;
  const after = await push('no');
  redSha = after;

  const traits = await readTraits(join(dir, 'ours', 'actions'));
  const run = (
    sha: string,
    base: string,
    runId: string,
    event: Partial<Push> = {},
    workflow = CALLER,
  ): Promise<WorkflowRun> =>
    runWorkflow({
      supervisor,
      github,
      artifacts,
      idTokenRequest: (claims) => {
        asked.push(claims);
        return { url: `http://127.0.0.1:9/_oidc?job=${runId}`, token: 'a bearer of some length' };
      },
      consumerGitDir: consumer.gitDir,
      actionsGitDir: ours.gitDir,
      snapshot: { actionsCommit: snapshot.actionsCommit, traits },
      push: {
        repository: 'acme/warehouse-network',
        defaultBranch: 'main',
        ref: 'refs/heads/dev',
        before: base,
        after: sha,
        actor: 'alice',
        ...event,
      },
      workflow,
      environments: { dev: { refs: ['refs/heads/dev'], secrets: { APP_PRIVATE_KEY: KEY } } },
      env: { GHA_ENDPOINT_OVERRIDE_sts: 'http://127.0.0.1:9' },
      runId,
    });
  process.env['GITOPS_TEST_LEAK'] = 'the machine’s environment';
  // Side by side, as two runs of the story are.
  [green, red] = await Promise.all([
    run(greenSha, '0'.repeat(40), '9001'),
    run(after, before, '9002'),
  ]);
  const pull = { number: 7, title: 'Look at this', head: 'dev', base: 'main', baseSha: before };
  reviewed = await run(
    after,
    before,
    '9003',
    { ref: 'refs/pull/7/merge', pullRequest: pull },
    REVIEW,
  );
  const dispatch = (runId: string, dispatch: DispatchFacts): Promise<WorkflowRun> =>
    run(after, '0'.repeat(40), runId, { dispatch }, ASKED);
  const sent = (clientPayload: object): DispatchFacts => ({
    ...{ kind: 'repository_dispatch', eventType: 'look', clientPayload: { ...clientPayload } },
  });
  dispatched = await dispatch('9004', sent({ wanted: true, word: HOSTILE }));
  unwanted = await dispatch('9005', sent({ wanted: false, word: HOSTILE }));
  byHand = await dispatch('9006', {
    ...{ kind: 'workflow_dispatch', workflow: ASKED, inputs: { word: HOSTILE } },
  });
  delete process.env['GITOPS_TEST_LEAK'];
});

afterAll(async () => {
  await Promise.all([github.close(), artifacts.close()]);
  await supervisor.stop();
  await rm(dir, { recursive: true, force: true });
});

describe('a green run under act', () => {
  it('ends with every job of the called workflow green', () => {
    expect(Object.entries(green.jobs).map(([id, { result }]) => [id, result])).toEqual([
      ['first', 'success'],
      ['second', 'success'],
      ['result', 'success'],
    ]);
    expect(green).toMatchObject({ ok: true, errorCodes: [] });
  });

  it('sees the consumer at the ref it checked out, and nothing of this machine', () => {
    const seen = JSON.parse(green.jobs['first']?.outputs['seen']?.split('\n')[0] ?? '') as object;
    expect(seen).toEqual({
      files: ['.github', 'old.txt'],
      sha: greenSha,
      repository: 'acme/warehouse-network',
      run: '9001/1',
      oidc: 'http://127.0.0.1:9/_oidc?job=9001',
      branch: 'main',
      node: 'v24',
      server: 'http://github.localhost:port',
      results: artifacts.url,
      scope: 'Actions.Results:9001-1:first',
      leaked: 'nothing',
    });
    expect(green.log).toContain('post ran');
  });

  it('hands outputs on; a job without checkout has an empty workspace and no OIDC endpoint', () => {
    expect(green.jobs['second']?.outputs).toEqual({
      lines: '2',
      files: '',
      server: github.url,
      runtime: 'none',
      oidc: 'none',
      // It is in no environment.
      key: hashOf('\n'),
    });
  });

  it('hands the secrets of an environment to the jobs that are in it', () => {
    expect(green.jobs['first']?.outputs['key']).toBe(hashOf(`${KEY}\n`));
  });

  it('gives each job a token of its own that GitHub knows', () => {
    expect(green.log).toContain('asked as the job: 200');
  });

  it('asks for OIDC only where the job may, with the claims of that job', () => {
    expect(asked).toHaveLength(2); // one job of three, two runs
    const claims = asked.find(({ sha }) => sha === greenSha);
    expect(claims).toMatchObject({ environment: 'dev', ref: 'refs/heads/dev', run_id: '9001' });
    expect(claims?.job_workflow_ref).toMatch(
      /^gitops-actions\/gitops-actions\/\.github\/workflows\/gitops-tiny\.yml@[0-9a-f]{40}$/,
    );
  });
});

describe('a pull request’s run under act', () => {
  it('runs the consumer’s own steps at the head, as that event', () => {
    expect(reviewed).toMatchObject({ ok: true, errorCodes: [] });
    expect(reviewed.jobs['look']?.outputs['seen']).toBe('pull_request refs/pull/7/merge main dev');
    expect(reviewed.log).toContain('asked as the job: 200');
  });
});

describe('a dispatch’s run under act', () => {
  it('sees the event, its ref and what was sent, letter by letter', () => {
    expect(dispatched).toMatchObject({ ok: true, errorCodes: [] });
    expect(dispatched.jobs['look']?.outputs).toEqual({
      event: `repository_dispatch refs/heads/dev ${redSha}`,
      word: HOSTILE,
    });
  });

  it('by hand has its inputs', () => {
    expect(byHand.jobs['look']?.outputs).toEqual({
      event: `workflow_dispatch refs/heads/dev ${redSha}`,
      word: HOSTILE,
    });
  });

  it('that a condition of the workflow turns away is green and did nothing', () => {
    expect(unwanted).toMatchObject({ ok: true, jobs: { look: { result: 'skipped', steps: [] } } });
  });
});

describe('a red run under act', () => {
  it('says which job failed, with its code, and that later jobs were skipped', () => {
    expect(red.ok).toBe(false);
    expect(red.jobs).toMatchObject({
      first: { result: 'failure' },
      second: { result: 'skipped' },
      result: { result: 'failure', outputs: { results: 'failure skipped' } },
    });
    expect(red.errorCodes).toEqual(['E_SIG_UNSIGNED']);
    expect(red.annotations[0]?.message).toBe('E_SIG_UNSIGNED: nobody signed\nSign it.');
  });
});

describe('what a run leaves behind', () => {
  it('is its log, without the secrets', async () => {
    const log = await readFile(green.logFile, 'utf8');
    expect(log).toContain('[result]');
    expect(log).not.toContain('MIIEvQIBADANBgkqhkiG9w0');
    expect(log).not.toContain('eyJ'); // no JWT
    await expect(readFile(join(dirname(green.logFile), 'secrets.yml'))).rejects.toThrow('ENOENT');
  });

  it('is nothing that GitHub would have refused', () => {
    expect(github.violations).toEqual([]);
  });
});
