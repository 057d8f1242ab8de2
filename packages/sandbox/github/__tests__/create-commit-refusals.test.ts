import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appToken, commitOnBranch, git, openBench, REPOSITORY } from './sandbox.ts';
import type { Bench } from './sandbox.ts';

let bench: Bench;
let app: string;

beforeAll(async () => {
  bench = await openBench();
  app = await appToken(bench.github);
});

afterAll(async () => {
  expect(bench.github.violations).toEqual([]);
  await bench.close();
});

const headOf = (branch = 'dev'): Promise<string> => git(bench.gitDir, 'rev-parse', branch);

/** The first error of a commit that must not happen; no ref may have moved. */
async function refusal(
  token: string,
  options: Omit<Parameters<typeof commitOnBranch>[2], 'head'> & { head?: string },
): Promise<{ readonly type: string | undefined; readonly message: string }> {
  const before = await git(bench.gitDir, 'for-each-ref');
  const { oid, result } = await commitOnBranch(bench.github, token, {
    head: await headOf(),
    ...options,
  });
  expect(oid).toBeUndefined();
  expect(await git(bench.gitDir, 'for-each-ref')).toBe(before);
  const [error] = result.errors ?? [];
  return { type: error?.type, message: error?.message ?? '' };
}

describe('createCommitOnBranch', () => {
  it('answers STALE_DATA in GitHub’s words when the head has moved', async () => {
    const stale = await headOf();
    await commitOnBranch(bench.github, app, { head: stale, files: { a: '0' } });
    expect(await refusal(app, { head: stale, files: { a: '1' } })).toEqual({
      type: 'STALE_DATA',
      message: `Expected branch to point to "${stale}" but it did not.  Pull and try again.`,
    });
    expect(bench.github.requests.at(-1)).toMatchObject({
      operation: 'mutation createCommitOnBranch',
      status: 200,
      errors: ['STALE_DATA'],
      credential: 'installation',
      mutation: true,
    });
  });

  it('refuses a missing branch, a missing permission and what the token cannot see', async () => {
    const files = { a: '1' };
    const head = await headOf();
    expect(await refusal(app, { head, branch: 'gone', files })).toEqual({
      type: 'NOT_FOUND',
      message: 'Branch not found',
    });
    const reader = bench.github.jobToken({
      repository: REPOSITORY,
      permissions: { contents: 'read', 'pull-requests': 'write' },
    });
    expect(await refusal(reader, { files })).toEqual({
      type: 'FORBIDDEN',
      message: 'Resource not accessible by integration',
    });
    await bench.github.createRepository({ owner: 'acme', name: 'other' });
    const elsewhere = bench.github.jobToken({
      repository: 'acme/other',
      permissions: { contents: 'write' },
    });
    expect(await refusal(elsewhere, { files })).toEqual({
      type: 'NOT_FOUND',
      message: `Could not resolve to a Repository with the name '${REPOSITORY}'.`,
    });
  });

  it('refuses a protected branch to GITHUB_TOKEN and not to the App that bypasses', async () => {
    bench.github.setRuleset(REPOSITORY, {
      name: 'dev',
      include: ['refs/heads/dev'],
      rules: ['pull_request'],
      bypass: { apps: ['acme-gitops'] },
    });
    const job = bench.github.jobToken({
      repository: REPOSITORY,
      permissions: { contents: 'write' },
    });
    expect(await refusal(job, { files: { a: '1' } })).toEqual({
      type: 'BRANCH_PROTECTION_RULE_VIOLATION',
      message:
        'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
    });
    const files = { a: 'by the App\n' };
    expect((await commitOnBranch(bench.github, app, { head: await headOf(), files })).oid).toBe(
      await headOf(),
    );
    bench.github.removeRuleset(REPOSITORY, 'dev');
    const byJob = await commitOnBranch(bench.github, job, {
      head: await headOf(),
      files: { a: 'by the job\n' },
    });
    expect(await git(bench.gitDir, 'show', '-s', '--format=%ae', String(byJob.oid))).toBe(
      '41898282+github-actions[bot]@users.noreply.github.com',
    );
    expect(bench.github.refUpdates.at(-1)).toMatchObject({ via: 'api', startsWorkflows: false });
  });

  it('refuses paths and contents that GitHub refuses', async () => {
    const bad = ['/a', 'a/', 'a//b', '../a', 'a/./b', '.git/config', 'x/.GIT/y', ''];
    for (const path of bad) {
      expect(await refusal(app, { files: { [path]: 'x' } })).toMatchObject({
        type: 'UNPROCESSABLE',
      });
    }
    expect(await refusal(app, { deletions: ['not/there'] })).toEqual({
      type: 'UNPROCESSABLE',
      message: `A path was requested for deletion which does not exist as of commit oid \`${await headOf()}\``,
    });
    expect(await refusal(app, { files: { a: 'x' }, deletions: ['a'] })).toMatchObject({
      message: 'The path a is named more than once.',
    });
    const workflow = await refusal(app, { files: { '.github/workflows/ci.yml': 'x' } });
    expect(workflow.type).toBe('FORBIDDEN');
    expect(workflow.message).toContain('without `workflows` permission');
    const fileChanges = { additions: [{ path: 'a', contents: 'not base64!' }] };
    expect((await refusal(app, { fileChanges })).message).toContain('to Base64String');
    expect((await refusal(app, { fileChanges: { additions: null } })).message).toMatch(
      /^Something went wrong while executing your query/,
    );
    expect((await refusal(app, { head: 'abc' })).message).toContain('to GitObjectID');
  });
});
