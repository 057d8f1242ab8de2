import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import {
  createTestRepository,
  temporaryDirectory,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { findGit } from '@gitops-actions/shared/git/find-git.ts';
import { gitEnvironment } from '@gitops-actions/shared/git/git-environment.ts';
import { createGitObjects, type GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { readChangelog } from '../src/body/changelog.ts';

const BOT = '12345678+acme-gitops[bot]@users.noreply.github.com';
const scratch = temporaryDirectory();
let repo: TestRepository;
let objects: GitObjects;
let base: string;

beforeAll(() => {
  repo = createTestRepository(join(scratch.path, 'repo'));
  objects = createGitObjects({
    run: runProcess,
    git: findGit(process.env['PATH'] ?? '', '/nowhere'),
    gitDir: join(repo.dir, '.git'),
    env: gitEnvironment(process.env),
    hexLength: 40,
  });
  base = repo.commit({ files: { a: '0', '.gitops/overlays/dev/kustomization.yaml': 'x' } });
});

afterAll(() => {
  scratch.remove();
});

/** A GitHub that knows what is given, and notes what it is asked. */
function githubOf(answer: (oids: readonly string[]) => object): {
  readonly github: GitHub;
  readonly asked: string[][];
} {
  const asked: string[][] = [];
  const refuse = (): never => {
    throw new Error('only queries are asked');
  };
  const github: GitHub = {
    rest: refuse,
    mutate: refuse,
    requests: () => asked.length,
    graphql: <T>(query: string) => {
      const oids = [...query.matchAll(/object\(oid: "([0-9a-f]{40})"\)/g)].map(
        ([, oid = '']) => oid,
      );
      asked.push(oids);
      return Promise.resolve({ repository: answer(oids) } as T);
    },
  };
  return { github, asked };
}

const silent = (): object => ({});

const read = (to: string, github: GitHub, from = base): ReturnType<typeof readChangelog> =>
  readChangelog({
    ...{ objects, github, repository: 'acme/warehouse-network', from, to },
    overlays: ['.gitops/overlays/*'],
    pipelineEmail: BOT,
  });

describe('what changed since production', () => {
  it('lists people’s commits newest first, and counts merges and bumps', async () => {
    const one = repo.commit({ parents: [base], files: { a: '1' }, message: 'One\n\nFixes #7' });
    const bump = repo.commit({
      parents: [one],
      files: { '.gitops/overlays/dev/kustomization.yaml': 'y' },
      author: `acme-gitops[bot] <${BOT}>`,
      message: 'Bump web',
    });
    const side = repo.commit({
      parents: [one],
      files: { b: '1' },
      message: 'Side (#12) GH-8 x/y#9',
    });
    const merge = repo.commit({ parents: [bump, side], files: { b: '1' }, message: 'Merge #12' });
    const { github, asked } = githubOf((oids) =>
      Object.fromEntries(
        oids.map((oid, index) => [
          `c${index}`,
          {
            oid,
            author: { user: oid === side ? { login: 'alice' } : null },
            signature:
              oid === side
                ? { isValid: true, wasSignedByGitHub: false, signer: { login: 'alice' } }
                : { isValid: true, wasSignedByGitHub: true, signer: { login: 'web-flow' } },
            associatedPullRequests: {
              nodes: [
                { number: 12, title: 'Side', merged: true },
                { number: 99, title: 'The release itself', merged: false },
              ],
            },
          },
        ]),
      ),
    );
    const log = await read(merge, github);
    expect(log).toMatchObject({ total: 4, merges: 1, bumps: 1, more: 0, asked: true });
    expect(log.changes).toEqual([
      {
        oid: side,
        subject: 'Side (#12) GH-8 x/y#9',
        author: 'alice',
        signer: 'alice',
        pullRequests: [12],
      },
      { oid: one, subject: 'One', author: 'Alice', signer: 'GitHub', pullRequests: [12] },
    ]);
    expect(log.pullRequests).toEqual([{ number: 12, title: 'Side' }]);
    expect(log.issues).toEqual(['GH-8', 'x/y#9', '#7']);
    expect(asked).toEqual([[side, one]]);
  });

  it('hides nobody behind the pipeline’s address who changes more than overlays', async () => {
    const forged = repo.commit({
      parents: [base],
      files: { a: '2', '.gitops/overlays/dev/kustomization.yaml': 'z' },
      author: `acme-gitops[bot] <${BOT}>`,
      message: 'Bump web',
    });
    const empty = repo.commit({ parents: [forged], author: `x <${BOT}>`, message: 'Nothing' });
    const log = await read(empty, githubOf(silent).github);
    expect(log.bumps).toBe(0);
    expect(log.changes.map(({ subject }) => subject)).toEqual(['Nothing', 'Bump web']);
  });

  it('counts all of a long history, lists fifty of it, and asks once', async () => {
    let head = base;
    for (let index = 0; index < 130; index += 1) {
      head = repo.commit({ parents: [head], files: { a: `n${index}` }, message: `Step ${index}` });
    }
    const { github, asked } = githubOf(silent);
    const log = await read(head, github);
    expect(log).toMatchObject({ total: 130, more: 80, merges: 0, bumps: 0 });
    expect(log.changes).toHaveLength(50);
    expect(log.changes[0]?.subject).toBe('Step 129');
    expect(asked.map((oids) => oids.length)).toEqual([50]);
  });

  it('reads a message that is made to hold it up as fast as any other', async () => {
    const message = `Slow\n\n${'-'.repeat(300_000)}/${'.'.repeat(300_000)} #7`;
    const head = repo.commit({ parents: [base], files: { a: '5' }, message });
    expect((await read(head, githubOf(silent).github)).issues).toEqual(['#7']);
  });

  it('asks for nothing when nothing changed', async () => {
    const { github, asked } = githubOf(silent);
    expect(await read(base, github)).toMatchObject({ total: 0, changes: [], asked: true });
    expect(asked).toEqual([]);
  });

  it('tells what Git knows when GitHub cannot be asked', async () => {
    const head = repo.commit({ parents: [base], files: { a: '3' }, message: 'Alone' });
    const { github } = githubOf(() => {
      throw new ActionError('E_UNREACHABLE', 'gone');
    });
    const log = await read(head, github);
    expect(log.asked).toBe(false);
    expect(log.changes).toEqual([
      { oid: head, subject: 'Alone', author: 'Alice', pullRequests: [] },
    ]);
  });

  it('survives answers that lack what GitHub does not know', async () => {
    const head = repo.commit({ parents: [base], files: { a: '4' }, message: 'Unknown' });
    const { github } = githubOf(() => ({
      c0: { oid: head, author: null, signature: null, associatedPullRequests: { nodes: [null] } },
      c1: null,
    }));
    const [change] = (await read(head, github)).changes;
    expect(change).toEqual({ oid: head, subject: 'Unknown', author: 'Alice', pullRequests: [] });
  });
});
