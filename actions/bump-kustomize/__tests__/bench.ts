import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { commitFiles, git, remoteGit } from '../../../__tests__/support/clone.ts';
import { inProcessRunner } from '../../../__tests__/support/in-process-runner.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import { createFaultPlan, type FaultPlan } from '../../../packages/sandbox/faults/fault-plan.ts';
import { startGitHub, type SandboxGitHub } from '../../../packages/sandbox/github/server.ts';
import { action } from '../src/main.ts';
import { digest, FILE, OVERLAY, overlay, REPOSITORY as IMAGE } from './fixtures.ts';

export const REPOSITORY = 'acme/warehouse-network';

/** One run of the action, and what it left for its post step. */
export interface Ran {
  readonly result: ActionResult;
  readonly masked: readonly string[];
  post(): Promise<void>;
}

/** What the runner gives a step of a job. */
export interface Step {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** The sandbox's GitHub with a repository whose `dev` holds an overlay and three source commits. */
export interface Bench {
  readonly github: SandboxGitHub;
  readonly faults: FaultPlan;
  /** Oldest first. */
  readonly sources: readonly string[];
  /** Reads the bare repository of the server. */
  git(...args: readonly string[]): string;
  /** Stores a commit object on the server. @returns its id */
  commit(text: string): string;
  /** Content of a file at the head of `dev`. */
  file(path?: string): string;
  image(source: string, digit: string, name?: string): string;
  /** The step of a job that writes with the App. */
  step(given: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>): Step;
  run(
    given: Readonly<Record<string, string>>,
    env?: Readonly<Record<string, string>>,
  ): Promise<Ran>;
  /** Somebody commits a file to `dev`. @returns the commit's id */
  push(path: string, content: string | Buffer, message?: string): Promise<string>;
  /** Somebody commits whatever else they changed in their clone of `dev`. */
  work(change: (clone: string) => void, message?: string): Promise<string>;
  /** Somebody pushes that many commits to `dev`, each of which changes only a comment at the end of this file. */
  pushMany(count: number, path: string): void;
  /** The policy on the default branch, or none. */
  policy(text: string | undefined): Promise<void>;
  /** One that says whose bumps count: the App’s. */
  pipelinePolicy(denyDigests?: readonly string[]): string;
  /** `dev` as it was in the beginning; no faults, no ruleset `dev`. */
  reset(): void;
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const dir = mkdtempSync(join(tmpdir(), 'bump-sandbox-'));
  const faults = createFaultPlan();
  const github = await startGitHub({ dir, faults });
  const [owner = '', name = ''] = REPOSITORY.split('/');
  const { gitDir } = await github.createRepository({ owner, name });
  github.installApp({ repository: REPOSITORY, permissions: { contents: 'write' } });
  const clone = join(dir, 'clone');
  const remote = `${github.url.replace('://', `://x-access-token:${github.personToken('alice')}@`)}/${REPOSITORY}.git`;
  const commitOnTop = async (make: () => string): Promise<string> => {
    await remoteGit(clone, 'fetch', '-q', remote, 'dev');
    git(clone, 'reset', '-q', '--hard', 'FETCH_HEAD');
    const oid = make();
    await remoteGit(clone, 'push', '-q', remote, 'dev');
    return oid;
  };
  const policy: Bench['policy'] = async (text) => {
    const base = sources[2] ?? '';
    git(clone, 'checkout', '-q', '--detach', base);
    if (text !== undefined) commitFiles(clone, { [POLICY_PATH]: text }, 'policy');
    await remoteGit(clone, 'push', '-q', '-f', remote, 'HEAD:main');
    git(clone, 'checkout', '-q', 'dev');
  };
  git(dir, 'init', '-q', '-b', 'dev', clone);
  const undeployed = `${overlay('unreleased')}  - {name: api, newName: ${IMAGE}, newTag: unreleased}\n`;
  commitFiles(clone, { [FILE]: undeployed }, 'begin');
  const sources = ['1', '2', '3'].map((text) =>
    commitFiles(clone, { 'app.txt': text }, `source ${text}`),
  );
  await remoteGit(clone, 'push', '-q', remote, 'dev', 'dev:main');

  const step: Bench['step'] = (given, env = {}) => ({
    inputs: {
      ...{ overlays: OVERLAY, 'app-id': String(github.app.id) },
      ...{ 'app-private-key': github.app.privateKey, ...given },
    },
    env: {
      ...{ GITHUB_SERVER_URL: github.url, GITHUB_API_URL: github.apiUrl },
      ...{ GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_REPOSITORY: REPOSITORY },
      ...{ GITHUB_SHA: sources[0] ?? '', GITHUB_REF: 'refs/heads/dev', GITHUB_RUN_ID: '77' },
      ...{ GITHUB_EVENT_NAME: 'push', RUNNER_TEMP: dir, GITHUB_WORKSPACE: clone },
      ...{ PATH: process.env['PATH'] ?? '', ...env },
    },
  });
  const run: Bench['run'] = async (given, env) => {
    const masked: string[] = [];
    const { context, after } = inProcessRunner({
      ...step(given, env),
      mask: (secret) => {
        masked.push(secret);
      },
    });
    const result = await action.main(context);
    return { result, masked, post: async () => action.post?.(after) };
  };

  return {
    ...{ github, faults, sources, step, run, policy },
    push: (path, content, message = path) =>
      commitOnTop(() => commitFiles(clone, { [path]: content }, message)),
    work: (change, message = 'work') =>
      commitOnTop(() => {
        change(clone);
        return commitFiles(clone, {}, message);
      }),
    pushMany: (count, path) => {
      const from = git(gitDir, 'rev-parse', 'dev').trim();
      const before = git(gitDir, 'show', `dev:${path}`);
      const commits = Array.from({ length: count }, (_, index) => {
        const parent = index === 0 ? `from ${from}\n` : '';
        const text = `${before}# ${index}\n`;
        const file = `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
        return `commit refs/heads/dev\ncommitter A <a@example.com> 1900000000 +0000\ndata 4\nnote\n${parent}${file}`;
      });
      const input = commits.join('');
      execFileSync('git', ['fast-import', '--quiet'], { cwd: gitDir, input });
    },
    git: (...args) => git(gitDir, ...args),
    commit: (text) =>
      execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
        ...{ cwd: gitDir, input: text, encoding: 'utf8' },
      }).trim(),
    pipelinePolicy: (denyDigests = []) => `schema: 1
signing:
  trust-root: ${sources[0] ?? ''}
  people: { alice: { keys: [{ ssh: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJrvCcNcMAWTpYhoOjKMDYjCDEG5SnVXtdh9cYcw0XGG' }] } }
  pipeline:
    app: { slug: ${github.app.slug}, user-id: ${String(github.app.userId)} }
    overlays: ['.gitops/overlays/*']
  github: { web-flow: merges-only, keys: [{ openpgp: ${JSON.stringify(github.webFlowPublicKey)} }] }
promotion: { deny-digests: ${JSON.stringify(denyDigests)} }
`,
    reset: () => {
      faults.clear();
      github.removeRuleset(REPOSITORY, 'dev');
      git(gitDir, 'update-ref', 'refs/heads/dev', sources[2] ?? '');
    },
    file: (path = FILE) => git(gitDir, 'show', `dev:${path}`),
    image: (source, digit, app = 'web') => `${app}=${IMAGE}:dev-${source}@${digest(digit)}`,
    close: async () => {
      await github.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
