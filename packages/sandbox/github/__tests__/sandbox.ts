import { execFile } from 'node:child_process';
import { createSign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startGitHub } from '../server.ts';
import type { GitHubOptions, SandboxGitHub } from '../server.ts';

export const REPOSITORY = 'acme/warehouse-network';

export interface Bench {
  readonly dir: string;
  readonly github: SandboxGitHub;
  readonly gitDir: string;
  /** A clone by alice with one commit on `main` and `dev`, both pushed. */
  readonly clone: string;
  readonly alice: string;
  close(): Promise<void>;
}

/** A server with the consumer's repository in it, filled by a real push. */
export async function openBench(options: Partial<GitHubOptions> = {}): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-github-'));
  const github = await startGitHub({ dir, ...options });
  const { gitDir } = await github.createRepository({ owner: 'acme', name: 'warehouse-network' });
  const alice = github.personToken('alice', 'alice@acme.test');
  const clone = join(dir, 'clone');
  await git(dir, 'init', '-q', '-b', 'main', clone);
  await git(clone, 'remote', 'add', 'origin', withToken(github, alice));
  await writeFile(join(clone, 'README.md'), 'warehouse\n');
  await writeFile(join(clone, 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
  await git(clone, 'add', '.');
  await git(clone, 'commit', '-q', '-m', 'Begin');
  await git(clone, 'push', '-q', 'origin', 'main', 'main:dev');
  return {
    dir,
    github,
    gitDir,
    clone,
    alice,
    close: async () => {
      await github.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export function withToken(github: SandboxGitHub, token: string, repository = REPOSITORY): string {
  return `${github.url.replace('://', `://x-access-token:${token}@`)}/${repository}.git`;
}

export function git(cwd: string, ...args: string[]): Promise<string> {
  return run('git', args, cwd);
}

/** Standard output, or standard error where there is none. Nothing of the user's configuration gets in. */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, args, {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'alice',
      GIT_AUTHOR_EMAIL: 'alice@acme.test',
      GIT_COMMITTER_NAME: 'alice',
      GIT_COMMITTER_EMAIL: 'alice@acme.test',
      ...environment,
    },
    maxBuffer: 1 << 26,
  });
  return stdout === '' ? stderr : stdout.trimEnd();
}

export interface GraphQLResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly type?: string;
    readonly message: string;
    readonly path?: readonly string[];
  }[];
}

export async function graphql(
  github: SandboxGitHub,
  token: string,
  query: string,
  variables: object = {},
): Promise<GraphQLResult> {
  const response = await fetch(github.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as GraphQLResult;
}

const COMMIT = `mutation Commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) {
    commit { oid url parents(first: 2) { nodes { oid } } signature { isValid state wasSignedByGitHub } }
    ref { name target { oid } }
  }
}`;

export interface CommitOptions {
  readonly head: string;
  readonly branch?: string;
  readonly files?: Readonly<Record<string, Buffer | string>>;
  readonly deletions?: readonly string[];
  readonly fileChanges?: unknown;
  readonly headline?: string;
  readonly body?: string;
}

/** `createCommitOnBranch`; gives the new commit's id, or the errors. */
export async function commitOnBranch(
  github: SandboxGitHub,
  token: string,
  options: CommitOptions,
): Promise<{ readonly oid: string | undefined; readonly result: GraphQLResult }> {
  const additions = Object.entries(options.files ?? {}).map(([path, content]) => ({
    path,
    contents: Buffer.from(content).toString('base64'),
  }));
  const deletions = (options.deletions ?? []).map((path) => ({ path }));
  const result = await graphql(github, token, COMMIT, {
    input: {
      branch: { repositoryNameWithOwner: REPOSITORY, branchName: options.branch ?? 'dev' },
      expectedHeadOid: options.head,
      message: { headline: options.headline ?? 'Bump web', body: options.body ?? '' },
      fileChanges: options.fileChanges ?? { additions, deletions },
    },
  });
  const payload = result.data?.['createCommitOnBranch'] as
    { readonly commit: { readonly oid: string } } | null | undefined;
  return { oid: payload?.commit.oid, result };
}

export interface RestResult {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

export async function rest(
  github: SandboxGitHub,
  token: string | undefined,
  method: string,
  path: string,
  options: { readonly body?: object; readonly headers?: Record<string, string> } = {},
): Promise<RestResult> {
  const response = await fetch(`${github.apiUrl}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const json = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, text, json };
}

export function appJwt(
  claims: { readonly iss: number | string; readonly iat: number; readonly exp: number },
  privateKey: string,
): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey, 'base64url')}`;
}

/** A good assertion of the sandbox's App. */
export function goodJwt(github: SandboxGitHub, at = Date.now()): string {
  const now = Math.floor(at / 1000);
  return appJwt(
    { iss: String(github.app.id), iat: now - 60, exp: now + 540 },
    github.app.privateKey,
  );
}

/** An installation token of the App; installs it with contents: write first. */
export async function appToken(github: SandboxGitHub, at = Date.now()): Promise<string> {
  const { installationId } = github.installApp({
    repository: REPOSITORY,
    permissions: { contents: 'write' },
  });
  const path = `/app/installations/${installationId}/access_tokens`;
  const { json } = await rest(github, goodJwt(github, at), 'POST', path);
  return String(json['token']);
}
