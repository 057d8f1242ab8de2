import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPullBench, refusal } from './pull-bench.ts';
import type { PullBench } from './pull-bench.ts';
import { commitOnBranch, run, withToken, REPOSITORY } from './sandbox.ts';
import type { RestResult } from './sandbox.ts';

let bench: PullBench;
let clone: string;
let key: string;

beforeAll(async () => {
  bench = await openPullBench();
  key = join(bench.dir, 'key');
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'bob', '-f', key], bench.dir);
  clone = join(bench.dir, 'signing');
  await run('git', ['clone', '-q', withToken(bench.github, bench.bob), clone], bench.dir);
  bench.github.setRuleset(REPOSITORY, {
    ...{ name: 'signed', include: ['refs/heads/signed/*', 'refs/heads/main'] },
    rules: ['required_signatures'],
  });
});

afterAll(async () => {
  await bench.close();
});

/** A commit of bob's, signed or not, pushed to a branch. */
async function push(branch: string, options: { signed: boolean; email?: string }): Promise<string> {
  const email = options.email ?? 'bob@acme.test';
  const signing = options.signed
    ? ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${key}`, '-c', 'commit.gpgsign=true']
    : [];
  const environment = {
    ...{ GIT_AUTHOR_NAME: 'bob', GIT_COMMITTER_NAME: 'bob' },
    ...{ GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_EMAIL: email },
  };
  const args = [...signing, 'commit', '-q', '--allow-empty', '-m', branch];
  await run('git', args, clone, environment);
  const url = withToken(bench.github, bench.bob);
  await run('git', ['push', '-q', url, `HEAD:refs/heads/${branch}`], clone);
  return run('git', ['rev-parse', 'HEAD'], clone);
}

const verdict = async (oid: string): Promise<unknown> =>
  (await bench.api('GET', `/git/commits/${oid}`)).json['verification'];

describe('signatures of people', () => {
  it('are verified once the key is registered, for the owner’s address only', async () => {
    const oid = await push('free/1', { signed: true });
    expect(await verdict(oid)).toMatchObject({ verified: false, reason: 'unknown_key' });
    bench.github.addSigningKey('bob', await readFile(`${key}.pub`, 'utf8'));
    expect(await verdict(oid)).toMatchObject({ verified: true, reason: 'valid' });
    const other = await push('free/2', { signed: true, email: 'carol@acme.test' });
    expect(await verdict(other)).toMatchObject({ verified: false, reason: 'bad_email' });
    await run('git', ['reset', '-q', '--hard', 'origin/main'], clone);
  });

  it('are void over anything else than what was signed', async () => {
    const oid = await run('git', ['rev-parse', 'free/1'], bench.gitDir);
    const raw = await run('git', ['cat-file', 'commit', oid], bench.gitDir);
    const file = join(bench.dir, 'forged');
    await run(
      'sh',
      ['-c', 'printf "%s\\n" "$0" > "$1"', raw.replace(/free\/1$/, 'else'), file],
      '/',
    );
    const args = ['hash-object', '-t', 'commit', '-w', file];
    const forged = await run('git', args, bench.gitDir);
    expect(await verdict(forged)).toMatchObject({ verified: false, reason: 'invalid' });
  });

  it('are asked of a tag as well', async () => {
    const args = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${key}`];
    const tag = ['tag', '-s', 'v1.0.0', '-m', 'Version 1'];
    await run('git', [...args, ...tag], clone, {
      GIT_COMMITTER_NAME: 'bob',
      GIT_COMMITTER_EMAIL: 'bob@acme.test',
    });
    await run('git', ['push', '-q', withToken(bench.github, bench.bob), 'v1.0.0'], clone);
    const oid = await run('git', ['rev-parse', 'v1.0.0'], clone);
    expect((await bench.api('GET', `/git/tags/${oid}`)).json).toMatchObject({
      tag: 'v1.0.0',
      verification: { verified: true, reason: 'valid' },
    });
  });
});

describe('the rule required_signatures', () => {
  it('refuses a push with commits that GitHub cannot verify, and names them', async () => {
    await expect(push('signed/1', { signed: false })).rejects.toThrow(
      /Commits must have verified signatures\.\s+remote: +Found 1 violation:\s+remote:\s+remote: +[0-9a-f]{40}/,
    );
    await run('git', ['reset', '-q', '--hard', 'origin/main'], clone);
    await push('signed/1', { signed: true });
    await expect(push('signed/1', { signed: true, email: 'alice@acme.test' })).rejects.toThrow(
      /GH013/,
    );
    await run('git', ['reset', '-q', '--hard', 'HEAD^'], clone);
  });

  it('takes what GitHub has signed itself', async () => {
    const head = await bench.git('rev-parse', 'signed/1');
    const files = { a: '1' };
    const made = await commitOnBranch(bench.github, bench.app, { head, branch: 'signed/1', files });
    expect(made.oid).toBe(await bench.git('rev-parse', 'signed/1'));
    // By another push, to another branch: the signatures are judged there.
    const url = withToken(bench.github, bench.alice);
    await bench.git('push', '-q', url, 'signed/1:refs/heads/signed/2');
    const main = `${await bench.git('rev-parse', 'signed/1')}:refs/heads/main`;
    await bench.git('push', '-q', url, main);
  });

  it('decides which merge buttons work', async () => {
    const merge = (number: number, method: string, as = bench.carol): Promise<RestResult> =>
      bench.api('PUT', `/pulls/${number}/merge`, { as, body: { merge_method: method } });
    await bench.push({ branch: 'unsigned', files: { unsigned: '1' } });
    const number = await bench.open('unsigned');
    const [status, message] = refusal(await merge(number, 'merge'));
    expect([status, message]).toEqual([405, expect.stringContaining('Found 1 violation')]);
    expect(refusal(await merge(number, 'rebase'))[1]).toContain('Rebase merges cannot be');
    expect(refusal(await merge(number, 'squash'))[1]).toContain('verified signatures');
    expect((await merge(number, 'squash', bench.app)).status).toBe(200);

    const head = await bench.git('rev-parse', 'main');
    await bench.api('POST', '/git/refs', { body: { ref: 'refs/heads/bump', sha: head } });
    await commitOnBranch(bench.github, bench.app, { head, branch: 'bump', files: { b: '1' } });
    expect((await merge(await bench.open('bump'), 'merge')).status).toBe(200);
  });
});
