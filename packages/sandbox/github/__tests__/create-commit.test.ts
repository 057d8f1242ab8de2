import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMessage, readKey, readSignature, verify } from 'openpgp';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appToken, commitOnBranch, git, graphql, openBench, run } from './sandbox.ts';
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

/** Through the API: the writers of a test shall not be slowed down by a process each. */
async function readHead(): Promise<string> {
  const query = `query { repository(owner: "acme", name: "warehouse-network") {
    ref(qualifiedName: "refs/heads/dev") { target { oid } } } }`;
  const { data } = await graphql(bench.github, app, query);
  const { ref } = data?.['repository'] as { readonly ref: { readonly target: { oid: string } } };
  return ref.target.oid;
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
      // The same content twice is one object.
      files: { 'deep/er/file': 'x', 'same/er/file': 'x', 'run.sh': '#!/bin/sh\nexit\n' },
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
