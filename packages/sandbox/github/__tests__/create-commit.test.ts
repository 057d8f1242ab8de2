import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMessage, readKey, readSignature, verify } from 'openpgp';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appToken, commitOnBranch, git, graphql, openBench, run, REPOSITORY } from './sandbox.ts';
import type { Bench } from './sandbox.ts';

let bench: Bench;
let app: string;

beforeAll(async () => {
  bench = await openBench();
  app = await appToken(bench.github);
});

afterAll(async () => {
  await bench.close();
});

const headOf = (branch = 'dev'): Promise<string> => git(bench.gitDir, 'rev-parse', branch);

/** Through the API: the writers of a test shall not be slowed down by a process each. */
async function readHead(): Promise<string> {
  const query = `query { repository(owner: "acme", name: "warehouse-network") {
    ref(qualifiedName: "refs/heads/dev") { target { oid } } } }`;
  const { data } = await graphql(bench.github, app, query);
  const { ref } = data?.['repository'] as { readonly ref: { readonly target: { oid: string } } };
  return ref.target.oid;
}

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
  it('makes a real commit on the head it was given, which git pull brings', async () => {
    const head = await headOf();
    const { oid, result } = await commitOnBranch(bench.github, app, {
      head,
      files: { '.gitops/overlays/dev/kustomization.yaml': 'images: []\n', 'README.md': 'new\n' },
      body: 'Bump-Intent: x',
    });
    expect(result).toMatchObject({
      data: {
        createCommitOnBranch: {
          commit: {
            parents: { nodes: [{ oid: head }] },
            signature: { isValid: true, state: 'VALID', wasSignedByGitHub: true },
          },
          ref: { name: 'dev', target: { oid } },
        },
      },
    });
    await git(bench.clone, 'fetch', '-q', 'origin', 'dev');
    await git(bench.clone, 'checkout', '-q', '-B', 'dev', 'FETCH_HEAD');
    expect(await git(bench.clone, 'rev-parse', 'HEAD', 'HEAD^')).toBe(`${String(oid)}\n${head}`);
    expect(await git(bench.clone, 'show', '-s', '--format=%an <%ae>|%cn <%ce>|%B')).toBe(
      'acme-gitops[bot] <12345678+acme-gitops[bot]@users.noreply.github.com>' +
        '|GitHub <noreply@github.com>|Bump web\n\nBump-Intent: x',
    );
    expect(await git(bench.clone, 'ls-tree', '-r', '--format=%(objectmode) %(path)', 'HEAD')).toBe(
      '100644 .gitops/overlays/dev/kustomization.yaml\n100644 README.md\n100755 run.sh',
    );
    expect(await git(bench.gitDir, 'fsck', '--strict')).not.toMatch(/error|warning|missing/);
  });

  it('signs so that openpgp verifies the raw commit, and git verify-commit where gpg is installed', async () => {
    await commitOnBranch(bench.github, app, { head: await headOf(), files: { a: 'signed\n' } });
    const raw = await git(bench.gitDir, 'cat-file', 'commit', 'dev');
    const [header = '', ...lines] =
      /^gpgsig (?:.*\n(?: .*\n)*)/m.exec(`${raw}\n`)?.[0].split('\n') ?? [];
    const armored = [header.slice('gpgsig '.length), ...lines.map((line) => line.slice(1))].join(
      '\n',
    );
    const payload = raw.replace(/^gpgsig .*\n(?: .*\n)*/m, '');
    const key = await readKey({ armoredKey: bench.github.webFlowPublicKey });
    const check = async (text: string): Promise<unknown> => {
      const { signatures } = await verify({
        message: await createMessage({ binary: Buffer.from(text) }),
        signature: await readSignature({ armoredSignature: armored }),
        verificationKeys: key,
      });
      return signatures[0]?.verified;
    };
    await expect(check(payload)).resolves.toBe(true);
    await expect(check(payload.replace('Bump', 'Jump'))).rejects.toThrow();

    const served = await fetch(`${bench.github.url}/web-flow.gpg`);
    expect(await served.text()).toBe(bench.github.webFlowPublicKey);
    await expect(verifyWithGpg('dev')).resolves.toMatch(/Good signature|gpg is not installed/);
  });

  it('answers STALE_DATA in GitHub’s words when the head has moved', async () => {
    const stale = await headOf('main');
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

  it('lets exactly one of 16 concurrent commits win on each head, and loses none of them', async () => {
    const start = await headOf();
    const landed = new Map<string, string>();
    const attempts: string[] = [];
    const write = async (name: string): Promise<void> => {
      for (;;) {
        const head = await readHead();
        const files = { [`writers/${name}`]: `${name}\n` };
        const { oid, result } = await commitOnBranch(bench.github, app, { head, files });
        if (oid !== undefined) {
          expect(landed.has(head)).toBe(false);
          landed.set(head, oid);
          return;
        }
        const [error] = result.errors ?? [];
        attempts.push(error?.type ?? '');
        expect(error?.message).toMatch(
          /Expected branch to point to|^is at \w{40} but expected \w{40}$/,
        );
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, index) => write(`w${index}`)));
    const history = (await git(bench.gitDir, 'rev-list', '--reverse', `${start}..dev`)).split('\n');
    expect(history).toHaveLength(16);
    expect([...landed.values()].toSorted()).toEqual(history.toSorted());
    const names = await git(bench.gitDir, 'ls-tree', '--name-only', 'dev', 'writers/');
    expect(names.split('\n')).toHaveLength(16);
    expect(attempts.filter((type) => !['STALE_DATA', 'FORBIDDEN'].includes(type))).toEqual([]);
  });

  it('deletes files, empties directories, keeps the executable bit, and commits nothing when told so', async () => {
    await commitOnBranch(bench.github, app, {
      head: await headOf(),
      files: { 'deep/er/file': 'x', 'run.sh': '#!/bin/sh\nexit\n' },
    });
    const { oid } = await commitOnBranch(bench.github, app, {
      head: await headOf(),
      deletions: ['deep/er/file'],
    });
    expect(await git(bench.gitDir, 'ls-tree', '--name-only', String(oid))).not.toContain('deep');
    expect(await git(bench.gitDir, 'ls-tree', String(oid), 'run.sh')).toMatch(/^100755/);
    const empty = await commitOnBranch(bench.github, app, { head: String(oid) });
    expect(await git(bench.gitDir, 'diff', '--stat', String(oid), String(empty.oid))).toBe('');
    expect(empty.oid).not.toBe(oid);
    expect(await git(bench.gitDir, 'fsck', '--strict')).not.toMatch(/error|warning|missing/);
  });

  it('accepts a branch by its node id', async () => {
    const query = `query { repository(owner: "acme", name: "warehouse-network") {
      ref(qualifiedName: "refs/heads/dev") { id target { oid } } } }`;
    const found = (await graphql(bench.github, app, query)).data?.['repository'] as {
      readonly ref: { readonly id: string; readonly target: { readonly oid: string } };
    };
    const mutation = `mutation($input: CreateCommitOnBranchInput!) {
      createCommitOnBranch(input: $input) { clientMutationId commit { oid } } }`;
    const result = await graphql(bench.github, app, mutation, {
      input: {
        branch: { id: found.ref.id },
        expectedHeadOid: found.ref.target.oid,
        message: { headline: 'By id' },
        clientMutationId: 'mine',
      },
    });
    expect(result.data).toMatchObject({
      createCommitOnBranch: { clientMutationId: 'mine', commit: { oid: await headOf() } },
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

async function verifyWithGpg(revision: string): Promise<string> {
  // gpg's home must have a short path, or its sockets do not fit.
  const home = await mkdtemp(join(tmpdir(), 'g-'));
  const environment = { GNUPGHOME: home };
  try {
    const key = join(home, 'web-flow.asc');
    await writeFile(key, bench.github.webFlowPublicKey);
    const flags = ['--batch', '--no-autostart', '--import', key];
    await run('gpg', flags, home, environment);
    return await run('git', ['verify-commit', revision], bench.gitDir, environment);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gpg is not installed';
    throw error;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
