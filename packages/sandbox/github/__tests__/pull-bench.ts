import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { goodJwt, openBench, rest, run, withToken, REPOSITORY } from './sandbox.ts';
import type { Bench, RestResult } from './sandbox.ts';

export interface Call {
  readonly as?: string;
  readonly body?: object;
}

/** A bench with the App, two reviewers and a team, and short words for what the tests do all the time. */
export interface PullBench extends Bench {
  readonly app: string;
  readonly bob: string;
  readonly carol: string;
  /** A request below the repository; the App's unless said otherwise. */
  api(method: string, path: string, call?: Call): Promise<RestResult>;
  job(permissions: Record<string, string>): string;
  /** Commits files on top of a branch or commit, pushes the result to a branch; gives the commit. */
  push(options: {
    readonly branch: string;
    readonly from?: string;
    readonly files?: Readonly<Record<string, string>>;
    readonly message?: string;
    readonly as?: string;
    readonly parents?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    readonly flags?: readonly string[];
  }): Promise<string>;
  git(...args: string[]): Promise<string>;
  /** Opens a pull request and gives its number. */
  open(head: string, call?: Call & { readonly base?: string }): Promise<number>;
}

export async function openPullBench(): Promise<PullBench> {
  const bench = await openBench();
  const { github, gitDir, dir } = bench;
  const { installationId } = github.installApp({
    repository: REPOSITORY,
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      deployments: 'write',
      members: 'read',
    },
  });
  const minted = await rest(
    github,
    goodJwt(github),
    'POST',
    `/app/installations/${installationId}/access_tokens`,
  );
  const app = String(minted.json['token']);
  github.createTeam({ organization: 'acme', slug: 'release-managers', members: ['bob'] });
  const clone = join(dir, 'work.git');
  await run('git', ['clone', '-q', '--bare', gitDir, clone], dir);
  let pushes = 0;

  const api: PullBench['api'] = (method, path, { as = app, body } = {}) =>
    rest(github, as, method, `/repos/${REPOSITORY}${path}`, body === undefined ? {} : { body });
  const git: PullBench['git'] = (...args) => run('git', args, gitDir);
  return {
    ...bench,
    app,
    bob: github.personToken('bob', 'bob@acme.test'),
    carol: github.personToken('carol', 'carol@acme.test'),
    api,
    git,
    job: (permissions) => github.jobToken({ repository: REPOSITORY, permissions }),
    push: async (options) => {
      pushes += 1;
      const { branch, from = 'main', files = {}, message = `Change ${pushes}` } = options;
      const token = options.as ?? bench.alice;
      const url = withToken(github, token);
      await run('git', ['fetch', '-q', url, '+refs/heads/*:refs/heads/*'], clone);
      const index = { GIT_INDEX_FILE: join(dir, `index-${pushes}`), ...options.environment };
      const plumb = (...args: string[]): Promise<string> => run('git', args, clone, index);
      await plumb('read-tree', from);
      for (const [path, text] of Object.entries(files)) {
        const file = join(dir, 'blob');
        await writeFile(file, text);
        const blob = await plumb('hash-object', '-w', file);
        await plumb('update-index', '--add', '--cacheinfo', `100644,${blob},${path}`);
      }
      const tree = await plumb('write-tree');
      await rm(index.GIT_INDEX_FILE, { force: true });
      const parents = (options.parents ?? [from]).flatMap((parent) => ['-p', parent]);
      const oid = await plumb('commit-tree', tree, ...parents, '-m', message);
      await plumb('push', '-q', ...(options.flags ?? []), url, `${oid}:refs/heads/${branch}`);
      return oid;
    },
    open: async (head, { base = 'main', as, body } = {}) => {
      const { status, json } = await api('POST', '/pulls', {
        ...(as === undefined ? {} : { as }),
        body: { title: `Bring ${head}`, head, base, ...body },
      });
      expect([status, json['message']]).toEqual([201, undefined]);
      return Number(json['number']);
    },
    close: async () => {
      await bench.close();
      expect(github.violations).toEqual([]);
    },
  };
}

/** Status and message of an answer, and what stands below `errors`. */
export function refusal({ status, json }: RestResult): readonly unknown[] {
  const errors = json['errors'];
  return errors === undefined ? [status, json['message']] : [status, json['message'], errors];
}

export function items(result: RestResult): readonly Record<string, unknown>[] {
  return JSON.parse(result.text) as Record<string, unknown>[];
}
