import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { createGitHub } from '@gitops-actions/shared/github/client.ts';
import { createWaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { remoteGit } from '../../../__tests__/support/clone.ts';
import { createFaultPlan } from '../../../packages/sandbox/faults/fault-plan.ts';
import { startGitHub, type SandboxGitHub } from '../../../packages/sandbox/github/server.ts';
import type { GitHubSide } from '../src/github-opinion.ts';
import type { Inputs } from '../src/inputs.ts';
import { judgeRepository, type Judged } from './judge-repository.ts';

const REPOSITORY = 'acme/warehouse-network';
const EVE = 'Eve <eve@elsewhere.test>';
const scratch = temporaryDirectory();
const faults = createFaultPlan();

let github: SandboxGitHub;
let token: string;
let repo: TestRepository;
let alice: SshSigner;
let bob: SshSigner;
let mallory: SshSigner;
let policyRef: string;
let root: string;
let waits: number[];

/** Alice's key is known to GitHub, Bob's is not; the policy lists both. Of Mallory it is the other way round. */
beforeAll(async () => {
  github = await startGitHub({ dir: scratch.path, faults });
  await github.createRepository({ owner: 'acme', name: 'warehouse-network' });
  token = github.jobToken({ repository: REPOSITORY, permissions: { contents: 'read' } });
  const signer = (name: string): SshSigner =>
    createSshSigner(scratch.path, name, ['-t', 'ed25519']);
  [alice, bob, mallory] = [signer('alice'), signer('bob'), signer('mallory')];
  github.personToken('alice', 'alice@acme.test');
  github.personToken('mallory', 'mallory@acme.test');
  github.addSigningKey('alice', alice.publicKey);
  github.addSigningKey('mallory', mallory.publicKey);
  repo = createTestRepository(join(scratch.path, 'repo'));
  root = repo.commit({ files: { a: '0\n' } });
}, 60_000);

afterAll(async () => {
  await github.close();
  scratch.remove();
});

beforeEach(() => {
  faults.clear();
  waits = [];
});

/** A commit on top, pushed to GitHub. */
async function pushed(oid: string): Promise<string> {
  const url = github.url.replace('://', `://x-access-token:${github.personToken('alice')}@`);
  await remoteGit(
    repo.dir,
    'push',
    '-q',
    '-f',
    `${url}/${REPOSITORY}.git`,
    `${oid}:refs/heads/dev`,
  );
  return oid;
}

function policy(exempt: readonly string[] = []): string {
  const text = `schema: 1
signing:
  trust-root: ${root}
  people:
    alice: { keys: [{ ssh: ${alice.publicKey} }] }
    bob: { keys: [{ ssh: ${bob.publicKey} }] }
  tags: [{ pattern: 'v*', signers: [alice, bob] }]
  exempt: [${exempt.map((commit) => `{ commit: ${commit}, reason: known }`).join(', ')}]
`;
  return repo.commit({ parents: [root], files: { '.github/gitops-policy.yml': text } });
}

function connect(maxWaitMs = 60_000): Promise<GitHubSide> {
  const budget = createWaitBudget(maxWaitMs, (ms) => {
    waits.push(ms);
    return Promise.resolve();
  });
  const { apiUrl, graphqlUrl } = github;
  const log = { debug: () => undefined, info: () => undefined, warning: () => undefined };
  const client = createGitHub({ apiUrl, graphqlUrl, token, log, budget });
  return Promise.resolve({ github: client, owner: 'acme', repo: 'warehouse-network', budget });
}

const judge = (head: string, inputs: Partial<Inputs>, maxWaitMs?: number): Promise<Judged> =>
  judgeRepository(
    repo,
    { head, branch: 'dev', ...(head.startsWith('refs/tags/') && { tag: head.slice(10) }) },
    { policyRef, ...inputs },
    { connect: () => connect(maxWaitMs) },
  );

interface Output {
  readonly asked: number;
  readonly byState: Readonly<Record<string, number>>;
  readonly total: number;
  readonly unavailable?: string;
  readonly list: readonly {
    readonly commit: string;
    readonly ours: string;
    readonly github: string;
  }[];
}
const disagreements = ({ result }: Judged): Output =>
  JSON.parse(result.outputs['disagreements'] ?? '') as Output;

/** GitHub says so of every signature, in that many answers, and then what it really thinks. */
function saysAtFirst(state: string, answers = Number.POSITIVE_INFINITY): void {
  faults.add({
    match: ({ path }) => path.endsWith('/graphql'),
    nth: (n) => n <= answers,
    action: {
      kind: 'transform',
      transform: ({ status, body }) => ({
        status,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(
          body
            .toString()
            .replaceAll(/"isValid":\w+,"state":"\w+"/g, `"isValid":true,"state":"${state}"`),
        ),
      }),
    },
  });
}

const says = (state: string): ReturnType<typeof expect.objectContaining> =>
  expect.objectContaining({ github: state });

describe('a second opinion on commits', () => {
  let good: string;
  let unknown: string;
  let wrong: string;

  beforeAll(async () => {
    policyRef = policy();
    good = repo.commit({ parents: [root], files: { a: '1\n' }, sign: alice.sign });
    unknown = repo.commit({ parents: [good], files: { a: '2\n' }, sign: bob.sign });
    const options = { files: { a: '3\n' }, committer: 'Mallory <mallory@acme.test>' };
    wrong = repo.commit({ parents: [good], ...options, sign: mallory.sign });
    await pushed(unknown);
    await pushed(wrong);
    await pushed(unknown);
  });

  it.each(['report', 'require'] as const)('%s: agrees on what both accept', async (githubCheck) => {
    const judged = await judge(good, { githubCheck });
    expect(judged.result.outcome).toBe('success');
    expect(disagreements(judged)).toEqual({ asked: 1, byState: { VALID: 1 }, total: 0, list: [] });
    expect(judged.log).toEqual([]);
  });

  it('report: shows what GitHub does not call valid, and decides nothing', async () => {
    const judged = await judge(unknown, { githubCheck: 'report' });
    expect(judged.result.outcome).toBe('success');
    expect(disagreements(judged)).toMatchObject({
      ...{ asked: 2, byState: { VALID: 1, UNKNOWN_KEY: 1 }, total: 1 },
      list: [{ commit: unknown, ours: 'bob', github: 'UNKNOWN_KEY' }],
    });
    expect(judged.log).toEqual([expect.stringContaining('GitHub disagrees about 1 of 2')]);
    expect(judged.result.summary).toContain('UNKNOWN\\_KEY');
    expect(judged.result.evidence).toMatchObject({ github: { mode: 'report', total: 1 } });
  });

  it('require: refuses what GitHub does not call valid', async () => {
    const judged = await judge(unknown, { githubCheck: 'require' });
    expect(judged.codes).toEqual(['E_GITHUB_VERDICT']);
    expect(judged.failures.list).toEqual([
      expect.objectContaining({ commit: unknown, reason: expect.stringMatching(/UNKNOWN_KEY/) }),
    ]);
  });

  it('require: accepts nothing that we refuse, whatever GitHub calls it', async () => {
    const judged = await judge(wrong, { githubCheck: 'require' });
    expect(judged.codes).toEqual(['E_SIG_UNTRUSTED']);
    expect(disagreements(judged).list).toEqual([
      { commit: wrong, ours: 'E_SIG_UNTRUSTED', github: 'VALID' },
    ]);
  });

  it('asks nothing of exempt commits', async () => {
    policyRef = policy([unknown]);
    try {
      const judged = await judge(unknown, { githubCheck: 'require' });
      expect(judged.result.outcome).toBe('success');
      expect(disagreements(judged)).toMatchObject({ asked: 1, total: 0 });
    } finally {
      policyRef = policy();
    }
  });

  it('require: refuses a commit that GitHub does not have', async () => {
    const files = { a: 'not pushed\n' };
    const unpushed = repo.commit({ parents: [good], files, sign: alice.sign });
    const judged = await judge(unpushed, { githubCheck: 'require' });
    expect(judged.failures.list).toMatchObject([
      { commit: unpushed, code: 'E_GITHUB_VERDICT', reason: expect.stringContaining('NOT_FOUND') },
    ]);
  });

  it('sees a missing signature where GitHub sees none', async () => {
    const unsigned = await pushed(repo.commit({ parents: [good], files: { a: 'x\n' } }));
    const judged = await judge(unsigned, { githubCheck: 'require' });
    expect(judged.codes).toEqual(['E_SIG_UNSIGNED']);
    expect(disagreements(judged)).toMatchObject({ byState: { UNSIGNED: 1, VALID: 1 }, total: 0 });
  });

  it('is asked once for each hundred commits, merges and all', async () => {
    const chain = (path: string, count: number): string => {
      let head = good;
      for (let index = 0; index < count; index += 1) {
        head = repo.commit({ parents: [head], files: { [path]: `${index}` }, sign: alice.sign });
      }
      return head;
    };
    const sides = [chain('d', 60), chain('e', 120)];
    const merge = repo.commit({ parents: sides, sign: alice.sign });
    await pushed(merge);
    const before = github.requests.length;
    const judged = await judge(merge, { githubCheck: 'require' });
    expect(disagreements(judged)).toMatchObject({ asked: 182, byState: { VALID: 182 } });
    expect(github.requests.length - before).toBe(2);
  });
});

describe('what GitHub has not judged yet', () => {
  let good: string;

  beforeAll(async () => {
    policyRef = policy();
    good = await pushed(repo.commit({ parents: [root], files: { b: '1\n' }, sign: alice.sign }));
  });

  it.each(['GPGVERIFY_UNAVAILABLE', 'GPGVERIFY_ERROR', 'OCSP_PENDING'])(
    '%s: is asked for again',
    async (state) => {
      saysAtFirst(state, 2);
      const judged = await judge(good, { githubCheck: 'require' });
      expect(judged.result.outcome).toBe('success');
      expect(waits).toHaveLength(2);
    },
  );

  it('is an error in the end with require, never a pass', async () => {
    saysAtFirst('GPGVERIFY_UNAVAILABLE');
    await expect(judge(good, { githubCheck: 'require' }, 5_000)).rejects.toMatchObject({
      ...{ code: 'E_VERIFY_UNAVAILABLE', outcome: 'error' },
      message: 'GitHub has not judged 1 signature in time (GPGVERIFY_UNAVAILABLE).',
    });
  });

  it('is shown with report', async () => {
    saysAtFirst('OCSP_PENDING');
    const judged = await judge(good, { githubCheck: 'report' }, 5_000);
    expect(judged.result.outcome).toBe('success');
    expect(disagreements(judged)).toMatchObject({
      total: 0,
      unavailable: expect.stringContaining('E_VERIFY_UNAVAILABLE'),
    });
    expect(judged.log).toEqual([expect.stringContaining('GitHub’s word is missing')]);
  });

  it('does not hide that we refuse the range', async () => {
    const unsigned = await pushed(repo.commit({ parents: [good], files: { b: '2\n' } }));
    saysAtFirst('GPGVERIFY_UNAVAILABLE');
    const judged = await judge(unsigned, { githubCheck: 'require' }, 5_000);
    expect(judged.codes).toEqual(['E_SIG_UNSIGNED']);
  });

  it.each(['OCSP_ERROR', 'OCSP_REVOKED', 'SOMETHING_NEW'])(
    '%s is no word for valid, whatever stands beside it',
    async (state) => {
      saysAtFirst(state);
      const judged = await judge(good, { githubCheck: 'require' });
      expect(judged.codes).toEqual(['E_GITHUB_VERDICT']);
      expect(disagreements(judged).list).toEqual([says(state)]);
      expect(waits).toEqual([]);
    },
  );

  it('is E_UNREACHABLE where GitHub fails altogether', async () => {
    const match = (): boolean => true;
    faults.add({ match, action: { kind: 'status', status: 502 } });
    await expect(judge(good, { githubCheck: 'require' })).rejects.toMatchObject({
      code: 'E_UNREACHABLE',
    });
    const judged = await judge(good, { githubCheck: 'report' });
    expect(judged.result.outcome).toBe('success');
    expect(disagreements(judged).unavailable).toMatch(/^E_UNREACHABLE/);
  });

  it('survives a bad gateway', async () => {
    faults.add({ match: () => true, nth: [1, 2], action: { kind: 'status', status: 502 } });
    const judged = await judge(good, { githubCheck: 'require' });
    expect(judged.result.outcome).toBe('success');
  });
});

describe('a second opinion on a tag', () => {
  let target: string;
  const tagged = async (name: string, signer: SshSigner, tagger?: string): Promise<string> => {
    repo.tag({ name, target, sign: signer.sign, ...(tagger !== undefined && { tagger }) });
    const url = github.url.replace('://', `://x-access-token:${github.personToken('alice')}@`);
    await remoteGit(repo.dir, 'push', '-q', `${url}/${REPOSITORY}.git`, `refs/tags/${name}`);
    return `refs/tags/${name}`;
  };

  beforeAll(async () => {
    policyRef = policy();
    target = await pushed(repo.commit({ parents: [root], files: { c: '1\n' }, sign: alice.sign }));
  });

  it('passes what both accept', async () => {
    const judged = await judge(await tagged('v1.0.0', alice), { githubCheck: 'require' });
    expect(judged.result.outcome).toBe('success');
    expect(disagreements(judged)).toMatchObject({ asked: 2, byState: { VALID: 2 } });
  });

  it('refuses what GitHub does not call valid', async () => {
    const judged = await judge(await tagged('v1.0.1', bob, EVE), { githubCheck: 'require' });
    expect(judged.failures.list).toMatchObject([{ tag: 'v1.0.1', code: 'E_GITHUB_VERDICT' }]);
    expect(judged.failures.list[0]?.reason).toContain('bob signed it');
  });

  it('refuses a tag that GitHub does not have', async () => {
    repo.tag({ name: 'v1.0.2', target, sign: alice.sign });
    const judged = await judge('refs/tags/v1.0.2', { githubCheck: 'require' });
    expect(judged.failures.list).toMatchObject([{ tag: 'v1.0.2', code: 'E_GITHUB_VERDICT' }]);
    expect(disagreements(judged).list).toEqual([says('NOT_FOUND')]);
  });
});

describe('all these questions', () => {
  it('ask for nothing that the sandbox, hence GitHub’s published schema, does not know', () => {
    expect(github.requests.length).toBeGreaterThan(0);
    expect(github.violations).toEqual([]);
  });
});
