import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { findGit } from '@gitops-actions/shared/git/find-git.ts';
import { openRepository } from '@gitops-actions/shared/git/open-repository.ts';
import { createGitHub } from '@gitops-actions/shared/github/client.ts';
import { createWaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { mintInstallationToken } from '@gitops-actions/shared/github/installation-token.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { commitFiles, git as gitIn, remoteGit } from '../../../__tests__/support/clone.ts';
import { SILENT } from '../../../__tests__/support/in-process-runner.ts';
import { createFaultPlan } from '../../../packages/sandbox/faults/fault-plan.ts';
import { startGitHub, type SandboxGitHub } from '../../../packages/sandbox/github/server.ts';
import { runMerged, type MergedInputs } from '../src/merged/run-merged.ts';

const OVERLAY = '.gitops/overlays/prod';
const FILE = `${OVERLAY}/kustomization.yaml`;
const ZERO = '0'.repeat(40);
const digest = (version: string): string => `sha256:${version.replaceAll('.', '').padEnd(64, 'a')}`;
const line = (version: string): string =>
  `web=localhost:5000/acme/web:v${version}@${digest(version)}`;
const overlay = (version?: string): string =>
  `images:\n  - name: web\n    newName: localhost:5000/acme/web\n    newTag: ${
    version === undefined ? 'unreleased' : `v${version}\n    digest: ${digest(version)}`
  }\n`;

const faults = createFaultPlan();
let dir: string;
let github: SandboxGitHub;
let repo: string;
let fullName: string;
let repositories = 0;
let clone: string;
let alice: string;
let appToken: string;
let undo: (() => void)[] = [];

const git = (...args: readonly string[]): string => gitIn(clone, ...args).trim();

async function publish(...refs: readonly string[]): Promise<void> {
  const url = `${github.url.replace('://', `://x-access-token:${alice}@`)}/${fullName}.git`;
  await remoteGit(clone, 'push', '--quiet', '--force', url, ...refs);
}

const commit = (files: Readonly<Record<string, string>>, message = 'Change'): string =>
  commitFiles(clone, files, message);

async function merged(
  commitOid: string,
  before = ZERO,
  given: Partial<MergedInputs> = {},
): Promise<ActionResult> {
  const client = createGitHub({
    ...{ apiUrl: github.apiUrl, graphqlUrl: github.graphqlUrl, token: appToken, log: SILENT },
    // Nobody waits for a server that is dead on purpose.
    budget: createWaitBudget(1_000, () => Promise.resolve()),
  });
  return runMerged(
    {
      ...{ commitOid: undefined, overlay: OVERLAY, base: 'main', dryRun: false },
      stagingOverlay: '.gitops/overlays/staging',
      ...{ backMergeBranch: 'dev', deploymentEnvironment: 'production' },
      ...given,
    },
    {
      gitops: { name: fullName, owner: 'acme', repo, github: client },
      repository: (wanted) =>
        openRepository({
          run: runProcess,
          git: findGit(process.env['PATH'] ?? '', '/nowhere'),
          env: process.env,
          log: SILENT,
          ...{ temp: dir, workspace: clone, path: '.', wanted },
          url: `${github.url}/${fullName}.git`,
          token: () => Promise.resolve(appToken),
          onDirectory: () => undefined,
          loopback: true,
        }),
      overlays: () => Promise.resolve(['.gitops/overlays/*']),
      runner: {
        ...{ eventName: 'push', ref: 'refs/heads/main', sha: commitOid, event: { before } },
        ...{ repository: fullName, serverUrl: github.url, runId: '77', runAttempt: 1 },
      } as never,
      log: SILENT,
      requests: () => client.requests(),
    },
  );
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(`${github.apiUrl}/repos/${fullName}${path}`, {
    headers: { authorization: `Bearer ${alice}` },
  });
  return (await answer.json()) as T;
}
const pulls = (): Promise<readonly { number: number; body: string }[]> =>
  read('/pulls?state=open&base=dev');
const deployments = (): Promise<
  readonly { id: number; sha: string; task: string; payload: unknown }[]
> => read('/deployments');

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'merged-'));
  github = await startGitHub({ dir, faults });
});

beforeEach(async () => {
  repositories += 1;
  repo = `warehouse-${String(repositories)}`;
  fullName = `acme/${repo}`;
  await github.createRepository({ owner: 'acme', name: repo });
  alice = github.personToken('alice');
  const permissions = {
    contents: 'write',
    deployments: 'write',
    pull_requests: 'write',
  } as const;
  github.installApp({ repository: fullName, permissions });
  const minted = await mintInstallationToken(
    (token) =>
      createGitHub({
        ...{ apiUrl: github.apiUrl, graphqlUrl: github.graphqlUrl, token },
        log: SILENT,
      }),
    {
      ...{ appId: String(github.app.id), privateKey: github.app.privateKey },
      ...{ owner: 'acme', repo, permissions },
    },
  );
  appToken = minted.token;
  clone = mkdtempSync(join(dir, 'clone-'));
  git('init', '--quiet', '--initial-branch=main');
  commit({ [FILE]: overlay(), 'app.txt': 'one\n' }, 'Begin');
  await publish('main', 'main:dev');
});

afterEach(() => {
  for (const remove of undo) remove();
  undo = [];
  expect(github.violations).toEqual([]);
});

afterAll(async () => {
  await github.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('a push to the base', () => {
  it('that releases nothing yet says so', async () => {
    const result = await merged(git('rev-parse', 'main'));
    expect(result.outcome).toBe('unchanged');
    expect(result.outputs).toMatchObject({ images: '', number: '' });
    expect(await deployments()).toEqual([]);
    expect(await pulls()).toEqual([]);
  });

  it('that releases is recorded once, however often it is delivered', async () => {
    const before = git('rev-parse', 'main');
    const release = commit({ [FILE]: overlay('1.0.0') });
    await publish('main');
    const first = await merged(release, before);
    expect(first.outcome).toBe('success');
    expect(first.outputs['images']).toBe(line('1.0.0'));
    const again = await merged(release, before);
    expect(again.outcome).toBe('unchanged');
    expect(again.outputs['images']).toBe(line('1.0.0'));
    const [deployment, ...others] = await deployments();
    expect(others).toEqual([]);
    expect(deployment).toMatchObject({
      ...{ sha: release, task: 'gitops-release' },
      payload: { overlay: OVERLAY, images: [line('1.0.0')] },
    });
    const statuses = await read<readonly { state: string }[]>(
      `/deployments/${deployment?.id ?? ''}/statuses`,
    );
    expect(statuses.map(({ state }) => state)).toEqual(['queued']);
    // Only the overlay differs from dev, and dev's copies of other overlays do not count.
    expect(await pulls()).toEqual([]);
  });

  it('that a newer push overtook leaves the work to that one, unless both release the same', async () => {
    const before = git('rev-parse', 'main');
    const first = commit({ [FILE]: overlay('1.0.0') });
    const docs = commit({ 'docs.md': 'same release\n' });
    await publish('main');
    expect((await merged(first, before)).outputs['images']).toBe(line('1.0.0'));
    commit({ [FILE]: overlay('1.1.0') });
    await publish('main');
    const late = await merged(docs, first);
    expect(late.outcome).toBe('superseded');
    expect(late.outputs['images']).toBe('');
  });

  it('that goes back is refused unless a commit says that it rolls back', async () => {
    const high = commit({ [FILE]: overlay('1.1.0') });
    const low = commit({ [FILE]: overlay('1.0.0') }, `Oops\n\nRolls-Back: ${'0'.repeat(40)}`);
    await publish('main');
    const refused = await merged(low, high);
    expect(refused.outcome).toBe('failed');
    expect(refused.failure?.code).toBe('E_DOWNGRADE');
    expect(refused.outputs['images']).toBe('');
    expect(await deployments()).toEqual([]);

    git('reset', '--quiet', '--hard', high);
    const rolled = commit({ [FILE]: overlay('1.0.0') }, `Back\n\nRolls-Back: ${high}`);
    await publish('main');
    expect((await merged(rolled, high)).outputs['images']).toBe(line('1.0.0'));

    const up = commit({ [FILE]: overlay('1.2.0') });
    git('revert', '--no-edit', up);
    await publish('main');
    expect((await merged(git('rev-parse', 'main'), up)).outputs['images']).toBe(line('1.0.0'));
  });

  it('does not pass with the next push when it was refused', async () => {
    const high = commit({ [FILE]: overlay('1.1.0') });
    await publish('main');
    expect((await merged(high)).outcome).toBe('success');
    const low = commit({ [FILE]: overlay('1.0.0') });
    const docs = commit({ 'docs.md': 'nothing to do with it\n' });
    await publish('main');
    const next = await merged(docs, low);
    expect(next.failure?.code).toBe('E_DOWNGRADE');
    expect(next.failure?.hint).toContain('change the file once more');
    expect(await deployments()).toHaveLength(1);

    const meant = `Mean it\n\nRolls-Back: ${high}`;
    const beside = commit({ 'docs.md': 'still nothing to do with it\n' }, meant);
    const said = commit({ [FILE]: `# meant\n${overlay('1.0.0')}` }, meant);
    const after = commit({ 'docs.md': 'later\n' });
    await publish('main');
    expect((await merged(beside, docs)).failure?.code).toBe('E_DOWNGRADE');
    expect((await merged(said, beside)).outputs['images']).toBe(line('1.0.0'));
    expect((await merged(after, said)).outcome).toBe('unchanged');
  });

  it('does not pass because somebody recorded a release of his own', async () => {
    const high = commit({ [FILE]: overlay('1.1.0') });
    await publish('main');
    await merged(high);
    const low = commit({ [FILE]: overlay('1.0.0') });
    await publish('main');
    await fetch(`${github.apiUrl}/repos/${fullName}/deployments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${alice}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ ref: high, task: 'gitops-release', environment: 'production', auto_merge: false },
        ...{ required_contexts: [], payload: { overlay: OVERLAY, images: [line('1.0.0')] } },
      }),
    });
    expect(await deployments()).toHaveLength(2);
    expect((await merged(low, high)).failure?.code).toBe('E_DOWNGRADE');
  });

  it('that gives a released version another image is refused', async () => {
    const first = commit({ [FILE]: overlay('1.1.0') });
    const other = commit({ [FILE]: overlay('1.1.0').replace(digest('1.1.0'), digest('1.0.0')) });
    await publish('main');
    const { failure } = await merged(other, first);
    expect(failure?.code).toBe('E_DOWNGRADE');
    expect(failure?.message).toContain(`v1.1.0 to another image, ${digest('1.0.0')}`);
  });

  it('whose release vanished is refused, too', async () => {
    const high = commit({ [FILE]: overlay('1.1.0') });
    const gone = commit({ [FILE]: overlay() });
    await publish('main');
    expect((await merged(gone, high)).failure?.message).toContain('v1.1.0 to nothing');
  });

  it('knows the releases of its own overlay from those of another one in the environment', async () => {
    const other = '.gitops/overlays/prod-us';
    const both = commit({
      [FILE]: overlay('1.1.0'),
      [`${other}/kustomization.yaml`]: overlay('1.0.0'),
    });
    await publish('main');
    for (const outcome of ['success', 'unchanged']) {
      expect((await merged(both)).outcome).toBe(outcome);
      const there = await merged(both, ZERO, { overlay: other });
      expect([there.outcome, there.outputs['images']]).toEqual([outcome, line('1.0.0')]);
    }
    expect(await deployments()).toHaveLength(2);
    const low = commit({ [FILE]: overlay('1.0.0') });
    const docs = commit({ 'docs.md': 'later\n' });
    await publish('main');
    expect((await merged(docs, low)).failure?.code).toBe('E_DOWNGRADE');
  });

  it('releases no image that staging takes from the same repository by a tag of somebody else', async () => {
    const sidecar = `  - name: proxy\n    newName: quay.io/oauth2-proxy\n    newTag: v7.6.0\n    digest: ${digest('7.6.0')}\n`;
    const staging = '.gitops/overlays/staging/kustomization.yaml';
    const tag = `  - name: web\n    newTag: staging-${'a'.repeat(40)}\n`;
    const release = commit({
      [FILE]: overlay('1.0.0') + sidecar,
      [staging]: `images:\n${tag}${sidecar}`,
    });
    await publish('main');
    expect((await merged(release)).outputs['images']).toBe(line('1.0.0'));
    const older = sidecar.replace('v7.6.0', 'v7.5.0');
    const back = commit({
      [FILE]: overlay('1.0.0') + older,
      [staging]: `images:\n${tag}${older}`,
    });
    await publish('main');
    expect((await merged(back, release)).outcome).toBe('unchanged');
  });

  it('is judged by its first parent when the event does not say where the base stood', async () => {
    commit({ [FILE]: overlay('1.1.0') });
    const low = commit({ [FILE]: overlay('1.0.0') });
    await publish('main');
    expect((await merged(low)).failure?.code).toBe('E_DOWNGRADE');
  });

  it('that is not on the base is no release', async () => {
    const other = commit({ [FILE]: overlay('9.9.9') });
    await expect(merged(other)).rejects.toMatchObject({ code: 'E_REF' });
    await expect(merged(other, ZERO, { base: 'gone' })).rejects.toMatchObject({ code: 'E_EVENT' });
    await expect(merged(other, ZERO, { base: 'gone', commitOid: other })).rejects.toMatchObject({
      code: 'E_BRANCH_GONE',
    });
    await expect(merged(other, ZERO, { commitOid: ZERO })).rejects.toMatchObject({
      code: 'E_INPUT',
    });
  });

  it('in a dry run writes nothing', async () => {
    const release = commit({ [FILE]: overlay('1.0.0'), 'app.txt': 'two\n' });
    await publish('main');
    const result = await merged(release, ZERO, { dryRun: true });
    expect(result.outputs['images']).toBe(line('1.0.0'));
    expect([await deployments(), await pulls()]).toEqual([[], []]);
  });
});

describe('what the base has and dev lacks', () => {
  it('comes back by one pull request, however often and at once it is found', async () => {
    const fix = commit({ 'app.txt': 'mended\n', 'apps/@team fixes #1.txt': 'x\n' });
    await publish('main');
    const both = await Promise.all([merged(fix), merged(fix)]);
    const again = await merged(fix);
    const [pull, ...others] = await pulls();
    expect(others).toEqual([]);
    expect([...both, again].map(({ outputs }) => outputs['number'])).toEqual(
      Array.from({ length: 3 }, () => String(pull?.number)),
    );
    expect(pull?.body).toContain('`app.txt`');
    expect(pull?.body).not.toMatch(/@team|#1/);
  });

  it('is nothing when it was picked there, or when only overlays differ', async () => {
    const fix = commit({ 'app.txt': 'mended\n', [FILE]: overlay('1.0.0') });
    git('checkout', '--quiet', '-B', 'dev', 'main~1');
    commit({ 'app.txt': 'mended\n', 'more.txt': 'newer\n' });
    await publish('main', 'dev');
    git('checkout', '--quiet', 'main');
    expect((await merged(fix)).outputs['number']).toBe('');
    expect(await pulls()).toEqual([]);
  });

  it('is said to be in conflict where git cannot join it', async () => {
    const fix = commit({ 'app.txt': 'mended here\n' });
    git('checkout', '--quiet', '-B', 'dev', 'main~1');
    commit({ 'app.txt': 'mended there\n' });
    await publish('main', 'dev');
    git('checkout', '--quiet', 'main');
    await merged(fix);
    expect((await pulls())[0]?.body).toContain('In conflict');
  });

  it('does not matter without such a branch, or where nobody asked', async () => {
    const fix = commit({ 'app.txt': 'mended\n' });
    await publish('main');
    expect((await merged(fix, ZERO, { backMergeBranch: 'develop' })).outputs['number']).toBe('');
    expect((await merged(fix, ZERO, { backMergeBranch: undefined })).outputs['number']).toBe('');
    expect(await pulls()).toEqual([]);
  });
});

describe('a release that is killed at any request and run again', () => {
  it('ends with one deployment, one status and one pull request', async () => {
    const before = git('rev-parse', 'main');
    const release = commit({ [FILE]: overlay('1.0.0'), 'app.txt': 'mended\n' });
    await publish('main');
    for (let nth = 1; nth <= 8; nth += 1) {
      for (const kind of ['drop-request', 'drop-response'] as const) {
        undo.push(
          faults.add({
            name: `${kind} from ${nth}`,
            nth: (n) => n >= nth,
            match: ({ path }) => path.includes('/api/'),
            action: { kind },
          }),
        );
        await merged(release, before).catch(() => undefined);
        for (const remove of undo.splice(0)) remove();
      }
    }
    expect((await merged(release, before)).outcome).toBe('unchanged');
    const [deployment, ...others] = await deployments();
    expect(others).toEqual([]);
    expect(await pulls()).toHaveLength(1);
    const statuses = await read<readonly unknown[]>(
      `/deployments/${deployment?.id ?? ''}/statuses`,
    );
    expect(statuses).toHaveLength(1);
  }, 60_000);
});
