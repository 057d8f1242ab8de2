import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { onlyImageScalarsChanged } from '@gitops-actions/shared/kustomize/only-image-scalars.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { openRepository } from '@gitops-actions/shared/git/open-repository.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { temporaryDirectory } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { judgeCommits } from '../src/judge-commits.ts';
import type { Keyring } from '../src/keyring.ts';
import { policyAtCommit } from '../src/policy-at-commit.ts';
import { GIT, judgeRepository } from './judge-repository.ts';
import { sshHistorySigner, writeSignedHistory, type SignedHistory } from './signed-history.ts';

const scratch = temporaryDirectory();
const COMMITS = 20_000;
const UNSIGNED = [0, 9_999, 10_000, 19_999];
const RULES = "[{ paths: ['.github/**'], signers: [alice] }]";

/** Commits of which the bytes, or more than a verdict, may be there at once: two chunks and a pipe. */
const HELD = 4_000;

/** What is held does not depend on who signed. */
const NOBODYS: Keyring = {
  identify: () => Promise.resolve({ ok: false, code: 'E_SIG_UNTRUSTED', reason: 'nobody’s' }),
  check: () => Promise.resolve(),
};

let history: SignedHistory;

beforeAll(async () => {
  const signer = sshHistorySigner();
  const options = { commits: COMMITS, signer, rules: RULES, unsigned: UNSIGNED };
  history = await writeSignedHistory(join(scratch.path, 'long'), options);
});

afterAll(() => {
  scratch.remove();
});

describe(`a range of ${COMMITS} commits`, () => {
  it('is judged to its last commit', async () => {
    const event = { head: history.head, branch: 'dev' };
    const { result, failures, codes } = await judgeRepository(history, event, {});
    expect(result.outputs['commits-checked']).toBe(String(COMMITS));
    expect(codes).toEqual(['E_SIG_UNSIGNED']);
    const newestFirst = UNSIGNED.toReversed().map((number) => history.picked.get(number));
    expect(failures.list.map(({ commit }) => commit)).toEqual(newestFirst);
    expect(JSON.parse(result.outputs['signers'] ?? '')).toEqual([
      { kind: 'person', name: 'alice', commits: COMMITS - UNSIGNED.length },
    ]);
  });

  it('is never held in memory, neither its names nor its objects', async () => {
    const counted = await countedObjects();
    const { pulled, verdicts } = counted;
    let most = 0;
    for await (const { commit } of verdicts) {
      pulled.verdicts += 1;
      most = Math.max(most, pulled.objects - pulled.verdicts);
      if (pulled.verdicts === 1) expect(commit).toBe(history.head);
    }
    await counted.remove();
    expect(pulled).toEqual({ objects: COMMITS, verdicts: COMMITS });
    expect(most).toBeLessThan(HELD);
  });

  it('is left off where the reader leaves off', async () => {
    const { pulled, verdicts, remove } = await countedObjects();
    for await (const verdict of verdicts) {
      expect(verdict.finding?.code).toBe('E_SIG_UNTRUSTED');
      break;
    }
    await remove();
    expect(pulled.objects).toBeLessThan(HELD);
  });
});

/** The verdicts over the whole range, and a count of the objects that were read for them. */
async function countedObjects() {
  const repository = await openRepository({
    run: runProcess,
    git: GIT,
    env: process.env,
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
    temp: scratch.path,
    workspace: history.dir,
    path: '.',
    url: 'http://127.0.0.1:9/none',
    token: () => Promise.resolve(undefined),
    wanted: [history.head],
    loopback: true,
    onDirectory: () => undefined,
  });
  const pulled = { objects: 0, verdicts: 0 };
  const { objects } = repository;
  const counting: GitObjects = {
    ...objects,
    async *stream(oids) {
      for await (const batch of objects.stream(oids)) {
        pulled.objects += batch.length;
        yield batch;
      }
    },
  };
  const main = (await repository.resolve('refs/heads/main')) ?? '';
  const { signing, registries } = await policyAtCommit(objects, main, '.github/gitops-policy.yml');
  const verdicts = judgeCommits(objects.walk([history.head], [history.root]), {
    objects: counting,
    signing,
    registries,
    keyring: NOBODYS,
    branch: 'dev',
    loadBumpCheck: () => Promise.resolve(onlyImageScalarsChanged),
  });
  return { pulled, verdicts, remove: () => repository.remove() };
}
