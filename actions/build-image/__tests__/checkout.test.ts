import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { type Checkout, openCheckout } from '../src/checkout.ts';
import { findProgram, pathDirectories } from '../src/find-program.ts';

const PATH = process.env['PATH'] ?? '';
let base: string;
let repository: string;
let first: string;
let second: string;
let side: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'build-image-checkout-'));
  repository = join(base, 'repo');
  mkdirSync(repository);
  git('init', '-q', '-b', 'dev');
  first = commit('one');
  git('checkout', '-q', '-b', 'side');
  side = commit('side');
  git('checkout', '-q', 'dev');
  second = commit('two');
});

afterAll(() => {
  rmSync(base, { recursive: true });
});

function git(...args: string[]): string {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@b'];
  const env = { PATH, HOME: base, GIT_COMMITTER_DATE: '1700000000 +0200' };
  return execFileSync('git', ['-C', repository, ...who, ...args], { env, encoding: 'utf8' }).trim();
}

function commit(message: string): string {
  git('commit', '-q', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
}

async function open(workspace = repository): Promise<Checkout> {
  const program = await findProgram('git', pathDirectories(PATH));
  return openCheckout({ git: program ?? '', workspace, path: PATH, run: runProcess });
}

describe('openCheckout', () => {
  it('knows its head and the time of a commit', async () => {
    const checkout = await open();
    expect(await checkout.head()).toBe(second);
    expect(await checkout.commitTime(first)).toBe(1_700_000_000);
    await expect(checkout.commitTime('0'.repeat(40))).rejects.toMatchObject({ code: 'E_ENV' });
  });

  it('tells how one commit stands to another', async () => {
    const { ancestry } = await open();
    expect(await ancestry(first, first)).toBe('same');
    expect(await ancestry(first, second)).toBe('ancestor');
    expect(await ancestry(second, first)).toBe('descendant');
    expect(await ancestry(side, second)).toBe('diverged');
    expect(await ancestry('0'.repeat(40), second)).toBe('unknown');
  });

  it('does not guess in a shallow clone', async () => {
    const shallow = join(base, 'shallow');
    const env = { PATH, HOME: base };
    const branches = ['--depth=1', '--no-single-branch', '-q'];
    execFileSync('git', ['clone', ...branches, `file://${repository}`, shallow], { env });
    const { ancestry } = await open(shallow);
    expect(await ancestry(side, second)).toBe('unknown');
    expect(await ancestry(first, second)).toBe('unknown');
  });

  it('runs no program that the repository’s configuration names', async () => {
    const marker = join(base, 'ran');
    const hook = join(base, 'hook.sh');
    writeFileSync(hook, `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    for (const name of ['core.fsmonitor', 'core.pager', 'gpg.program', 'core.sshCommand']) {
      git('config', name, hook);
    }
    git('config', 'log.showSignature', 'true');
    const checkout = await open();
    await checkout.head();
    await checkout.commitTime(first);
    await checkout.ancestry(side, second);
    expect(existsSync(marker)).toBe(false);
  });

  it('says how to check out where there is no checkout', async () => {
    const empty = join(base, 'repo', 'nested');
    mkdirSync(empty);
    await expect((await open(join(base))).head()).rejects.toMatchObject({
      code: 'E_ENV',
      hint: expect.stringContaining('fetch-depth: 0'),
    });
  });
});

describe('findProgram', () => {
  it('takes no relative directory of the PATH', async () => {
    expect(await findProgram('sh', ['bin', '.', ''])).toBeUndefined();
    expect(await findProgram('sh', pathDirectories(PATH))).toMatch(/^\/.*\/sh$/);
  });
});
