import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { createGitHub, type GitHub } from '@gitops-actions/shared/github/client.ts';
import { commitFiles, git, remoteGit } from '../../../__tests__/support/clone.ts';
import { inProcessRunner, SILENT } from '../../../__tests__/support/in-process-runner.ts';
import { createFaultPlan, type FaultPlan } from '../../../packages/sandbox/faults/fault-plan.ts';
import { startGitHub, type SandboxGitHub } from '../../../packages/sandbox/github/server.ts';
import { action } from '../src/main.ts';

export const PROD = '.gitops/overlays/prod/kustomization.yaml';
export const STAGING = '.gitops/overlays/staging/kustomization.yaml';
const POLICY = '.github/gitops-policy.yml';
const REGISTRY = 'registry.test/acme';

export const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
export const prodImage = (tag: string, digit: string): string =>
  `web=${REGISTRY}/warehouse-prod/web:${tag}@${digest(digit)}`;

const overlay = (environment: string): string => `# ${environment}
resources:
  - ../../base
images:
  - name: web # the application
    newName: ${REGISTRY}/warehouse-${environment}/web
    newTag: unreleased
`;

const policy = (root: string, key: string): string => `schema: 1
signing:
  trust-root: ${root}
  people:
    alice:
      keys: [{ ssh: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFOh7vbDvroakW1F5tcn4cgF/eSVkOrgFBfcNiqc8yBH }]
  pipeline:
    app: { slug: acme-gitops, user-id: 12345678 }
    overlays: ['.gitops/overlays/*']
  github:
    keys:
      - openpgp: |
          ${key.trim().replaceAll('\n', '\n          ')}
  tags: [{ pattern: 'v*', signers: [alice], hotfix: [alice] }]
scan: { fail-on: [CRITICAL, HIGH] }
promotion: { trust-paths: ['.github/**'] }
registries: [{ overlays: ['.gitops/overlays/prod'], prefixes: ['${REGISTRY}/warehouse-prod/'] }]
`;

export interface Tag {
  readonly name: string;
  readonly oid: string;
  readonly commitOid: string;
  readonly sourceCommit: string;
  /** Of the digest that staging ran. */
  readonly digit: string;
}

export interface Ran {
  readonly result: ActionResult;
  readonly warnings: readonly string[];
  /** API requests of this run, the revocation of its token aside. */
  readonly requests: number;
}

/** One repository in which staging ran what a tag releases. */
export interface World {
  readonly repository: string;
  readonly gitDir: string;
  /** Reads the bare repository of the server. */
  git(...args: readonly string[]): string;
  /** A source commit on staging, deployed there by a bump of the App, tagged on the bump. */
  release(tag: string, digit: string, files?: Readonly<Record<string, string>>): Promise<Tag>;
  /** The App's bump of staging alone. @returns its id */
  bump(sourceCommit: string, digit: string, sourceRepository?: string): Promise<string>;
  /** Work of a person in the clone, pushed to a branch. */
  push(branch: string, files: Readonly<Record<string, string>>, from?: string): Promise<string>;
  /** Force-pushes (or, without commit, deletes) a tag. */
  moveTag(name: string, commit: string | undefined, message?: string): Promise<string>;
  /** The App itself, and people. */
  readonly app: GitHub;
  person(login: string): GitHub;
  /** Newest first. */
  pulls(): Promise<readonly PullJson[]>;
  /** A person merges by a merge commit; the clone follows. */
  merge(number: number): Promise<void>;
  openPull(who: GitHub, head: string): Promise<void>;
  patchPull(who: GitHub, number: number, change: object): Promise<void>;
  label(who: GitHub, number: number, name: string): Promise<void>;
  approve(who: GitHub, number: number): Promise<void>;
  comments(number: number): Promise<readonly string[]>;
  inputs(tag: Tag, given?: Readonly<Record<string, string>>): Record<string, string>;
  /** The environment of a runner, without inputs. */
  env(sha?: string): Record<string, string>;
  run(given: Readonly<Record<string, string>>, sha?: string): Promise<Ran>;
}

export interface PullJson {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly title: string;
  readonly body: string;
  readonly merged_at: string | null;
  readonly draft: boolean;
  readonly head: { readonly ref: string; readonly sha: string };
  readonly labels: readonly { readonly name: string }[];
  readonly requested_reviewers: readonly { readonly login: string }[];
  readonly requested_teams: readonly { readonly slug: string }[];
  readonly assignees: readonly { readonly login: string }[];
}

export interface ReleaseBench {
  readonly github: SandboxGitHub;
  readonly faults: FaultPlan;
  world(): Promise<World>;
  close(): Promise<void>;
}

export async function openReleaseBench(): Promise<ReleaseBench> {
  const dir = mkdtempSync(join(tmpdir(), 'open-prod-pr-'));
  const faults = createFaultPlan();
  const github = await startGitHub({ dir, faults, rateLimit: 100_000 });
  for (const slug of ['platform', 'night']) {
    github.createTeam({ organization: 'acme', slug, members: ['carol'] });
  }
  const token = github.personToken('alice', 'alice@acme.test');
  let worlds = 0;
  return {
    github,
    faults,
    world: async () => {
      worlds += 1;
      return openWorld({ dir, github, token, name: `shop-${worlds}` });
    },
    close: async () => {
      await github.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly dir: string;
  readonly github: SandboxGitHub;
  readonly token: string;
  readonly name: string;
}

async function openWorld({ dir, github, token, name }: Place): Promise<World> {
  const repository = `acme/${name}`;
  const { gitDir } = await github.createRepository({ owner: 'acme', name });
  github.installApp({
    repository,
    permissions: { contents: 'write', pull_requests: 'write', members: 'read' },
  });
  const clone = join(dir, name);
  const remote = `${github.url.replace('://', `://x-access-token:${token}@`)}/${repository}.git`;
  const here = (...args: readonly string[]): string => git(clone, ...args).trim();
  const pushRefs = (...refs: readonly string[]): Promise<void> =>
    remoteGit(clone, 'push', '-q', '--force', remote, ...refs);
  const commit = (files: Readonly<Record<string, string>>, message: string): string =>
    commitFiles(clone, files, message);
  const client = (auth: string): GitHub =>
    createGitHub({
      ...{ apiUrl: github.apiUrl, graphqlUrl: github.graphqlUrl, token: auth },
      log: SILENT,
    });

  git(dir, 'init', '-q', '-b', 'main', clone);
  here('remote', 'add', 'origin', remote);
  const root = commit({ 'app.txt': `0\n` }, 'Begin');
  commit(
    {
      [POLICY]: policy(root, github.webFlowPublicKey),
      '.gitops/base/kustomization.yaml': 'resources: []\n',
      [PROD]: overlay('prod'),
      [STAGING]: overlay('staging'),
    },
    'Say who may release what',
  );
  here('branch', 'staging');
  await pushRefs('main', 'staging');
  const app = client(await appToken(github, repository));

  const push: World['push'] = async (branch, files, from = `origin/${branch}`) => {
    await remoteGit(clone, 'fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*');
    here('checkout', '-q', '--detach', from);
    const oid = commit(files, `Change ${Object.keys(files).join(', ')}`);
    await pushRefs(`HEAD:refs/heads/${branch}`);
    await remoteGit(clone, 'fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*');
    return oid;
  };

  const bump: World['bump'] = async (sourceCommit, digit, source = repository) => {
    await remoteGit(clone, 'fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*');
    const head = here('rev-parse', 'origin/staging');
    const text = here('show', `${head}:${STAGING}`);
    const bumped = `${text
      .replace(/newTag: .*/, `newTag: staging-${sourceCommit}`)
      .replace(/\n {4}digest: .*/, '')
      .replace(/(newTag: .*)/, `$1\n    digest: ${digest(digit)}`)}\n`;
    await app.mutate(
      'mutation Bump($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }',
      {
        input: {
          branch: { repositoryNameWithOwner: repository, branchName: 'staging' },
          expectedHeadOid: head,
          message: {
            headline: 'Bump web',
            body: `Source-Repository: ${source}\nSource-Commit: ${sourceCommit}\nImage-Digest: web@${digest(digit)}`,
          },
          fileChanges: {
            additions: [{ path: STAGING, contents: Buffer.from(bumped).toString('base64') }],
          },
        },
      },
    );
    await remoteGit(clone, 'fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*');
    return here('rev-parse', 'origin/staging');
  };

  const release: World['release'] = async (tag, digit, files = { 'app.txt': `${tag}\n` }) => {
    const sourceCommit = await push('staging', files);
    const commitOid = await bump(sourceCommit, digit);
    const oid = await moveTag(tag, commitOid);
    return { name: tag, oid, commitOid, sourceCommit, digit };
  };

  const moveTag: World['moveTag'] = async (tag, at, message = `Release ${tag} (${at ?? ''})`) => {
    if (at === undefined) {
      await pushRefs(`:refs/tags/${tag}`);
      return '';
    }
    here('tag', '-f', '-a', '--cleanup=verbatim', '-m', message, tag, at);
    await pushRefs(`refs/tags/${tag}`);
    return here('rev-parse', `refs/tags/${tag}`);
  };

  const runnerEnv: World['env'] = (sha = '') => ({
    ...{ GITHUB_SERVER_URL: github.url, GITHUB_API_URL: github.apiUrl },
    ...{ GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_REPOSITORY: repository },
    ...{ GITHUB_SHA: sha, GITHUB_REF: 'refs/tags/v1.0.0', GITHUB_RUN_ID: '77' },
    ...{ GITHUB_EVENT_NAME: 'push', GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'open' },
    ...{ RUNNER_TEMP: dir, GITHUB_WORKSPACE: clone, PATH: process.env['PATH'] ?? '' },
  });

  const run: World['run'] = async (given, sha = '') => {
    const before = github.requests.length;
    const warnings: string[] = [];
    const { context } = inProcessRunner({
      ...{ inputs: given, env: runnerEnv(sha) },
      log: {
        warning: (message) => {
          warnings.push(message);
        },
      },
    });
    const result = await action.main(context);
    const apiCalls = github.requests.slice(before).filter(({ path }) => path.includes('/api/'));
    return { result, warnings, requests: apiCalls.length };
  };

  const at = { owner: 'acme', repo: name };
  const person = (login: string): GitHub => client(github.personToken(login));
  return {
    ...{ repository, gitDir, app, push, bump, release, moveTag, run, person, env: runnerEnv },
    merge: async (number) => {
      await person('carol').rest('PUT', '/repos/{owner}/{repo}/pulls/{number}/merge', {
        ...{ ...at, number, merge_method: 'merge' },
      });
      await remoteGit(clone, 'fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*');
    },
    openPull: (who, head) =>
      who.rest('POST', '/repos/{owner}/{repo}/pulls', {
        ...at,
        ...{ head, base: 'main', title: head },
      }),
    patchPull: (who, number, change) =>
      who.rest('PATCH', '/repos/{owner}/{repo}/pulls/{number}', { ...at, number, ...change }),
    label: (who, number, label) =>
      who.rest('POST', '/repos/{owner}/{repo}/issues/{number}/labels', {
        ...{ ...at, number, labels: [label] },
      }),
    approve: (who, number) =>
      who.rest('POST', '/repos/{owner}/{repo}/pulls/{number}/reviews', {
        ...{ ...at, number, event: 'APPROVE' },
      }),
    comments: async (number) =>
      (
        await app.rest<readonly { readonly body: string }[]>(
          'GET',
          '/repos/{owner}/{repo}/issues/{number}/comments',
          { ...at, number },
        )
      ).map(({ body }) => body),
    git: (...args) => git(gitDir, ...args).trim(),
    pulls: () =>
      app.rest<readonly PullJson[]>('GET', '/repos/{owner}/{repo}/pulls', {
        ...at,
        ...{ state: 'all', per_page: 100 },
      }),
    inputs: (tag, given = {}) => ({
      ...{ mode: 'open', tag: tag.name, 'tag-oid': tag.oid, 'commit-oid': tag.commitOid },
      ...{ images: prodImage(tag.name, tag.digit), overlay: '.gitops/overlays/prod' },
      records: records(repository, tag).join('\n'),
      ...{ 'app-id': String(github.app.id), 'app-private-key': github.app.privateKey },
      ...given,
    }),
  };
}

/** What the stages before hand on, as they would in this run. */
export function records(repository: string, tag: Tag): readonly string[] {
  const run = {
    ...{ repository, runId: '77', attempt: 1, job: 'x', sha: tag.commitOid },
    ...{ ref: `refs/tags/${tag.name}`, workflow: 'prod' },
  };
  const base = { schema: 1, version: '0.1.0', outcome: 'success', run, durationMs: 1 };
  const startedAt = '2026-11-23T08:00:00.000Z';
  const images = [prodImage(tag.name, tag.digit)];
  const entries = [
    {
      ...{ action: 'verify-signatures', images: [] },
      evidence: {
        ...{ verdict: 'pass', head: tag.commitOid, base: '0'.repeat(40), commits: 3 },
        policy: { commit: '0'.repeat(40) },
        tag: { name: tag.name, oid: tag.oid, target: tag.commitOid, signer: 'alice' },
        signers: [{ name: 'alice', commits: 2 }],
      },
    },
    {
      ...{ action: 'build-image', images },
      evidence: { mode: 'promote', revision: tag.sourceCommit, dryRun: false },
    },
    {
      ...{ action: 'trivy-scan', images },
      evidence: {
        ...{ verdict: 'pass', counts: { CRITICAL: 0, HIGH: 0 }, failOn: ['CRITICAL', 'HIGH'] },
        ...{ ignoreUnfixed: false, scanners: ['vuln', 'secret'] },
      },
    },
  ];
  return entries.map((entry) => JSON.stringify({ ...base, startedAt, ...entry }));
}

async function appToken(github: SandboxGitHub, repository: string): Promise<string> {
  const { mintInstallationToken } =
    await import('@gitops-actions/shared/github/installation-token.ts');
  const [owner = '', repo = ''] = repository.split('/');
  const { token } = await mintInstallationToken(
    (jwt) =>
      createGitHub({
        ...{ apiUrl: github.apiUrl, graphqlUrl: github.graphqlUrl, token: jwt, log: SILENT },
      }),
    {
      ...{ appId: String(github.app.id), privateKey: github.app.privateKey, owner, repo },
      permissions: { contents: 'write', pull_requests: 'write' },
    },
  );
  return token;
}
