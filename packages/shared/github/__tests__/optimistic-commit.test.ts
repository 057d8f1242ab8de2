import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../action/action-error.ts';
import type { BranchStore } from '../branch-store.ts';
import type { HistoryCommit } from '../history-commit.ts';
import { commitOptimistically, intentId, type CommitOutcome } from '../optimistic-commit.ts';
import { createWaitBudget } from '../wait-budget.ts';
import { createModel, type Fault, type Model } from './branch-model.ts';

const log = { debug: () => undefined, info: () => undefined, warning: () => undefined };

interface Writer {
  readonly name: string;
  readonly path: string;
  readonly maxAttempts?: number;
}

/** Sets the line of one name in a shared file, as a bump sets one entry. */
function write(store: BranchStore, writer: Writer): Promise<CommitOutcome<string>> {
  const { name, path, maxAttempts = 50 } = writer;
  return commitOptimistically(
    { store, budget: createWaitBudget(3_600_000, () => Promise.resolve()), random: () => 0.5, log },
    {
      paths: [path],
      intent: `${name} in ${path}`,
      maxAttempts,
      isOwn: (commit, viewer) => commit.authorId === viewer?.id,
      edit: (at, attempt) => {
        const file = at.files.get(path);
        if (file === undefined) {
          throw new ActionError('E_TARGET_GONE', `gone at attempt ${attempt}`);
        }
        const text = Buffer.from(file.bytes).toString();
        const lines = text.split('\n');
        const additions = lines.includes(name)
          ? []
          : [{ path, bytes: Buffer.from([...lines, name].join('\n')) }];
        const message = { headline: `Set ${name}`, body: 'Source-Commit: x' };
        return Promise.resolve({ result: name, additions, message });
      },
    },
  );
}

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return 'none';
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown.code;
    throw thrown;
  }
}

function holds(model: Model, writer: Writer): boolean {
  return (model.content(writer.path) ?? '').split('\n').includes(writer.name);
}

describe('one writer', () => {
  const web = { name: 'web', path: 'o/k.yaml' };

  it('reads once and commits once, on the head it read, with its trailer', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    const head = model.head();
    const outcome = await write(model.store(), web);
    expect(outcome).toMatchObject({ attempts: 1, headOid: model.head() });
    expect(outcome.commit).toMatchObject({ parent: head, signature: { state: 'VALID' } });
    expect(model.calls).toEqual(['read', 'commit']);
    expect(model.log()[0]?.message).toBe(
      `Set web\n\nSource-Commit: x\nBump-Intent: ${intentId('web in o/k.yaml')}`,
    );
  });

  it('commits nothing when there is nothing to do', async () => {
    const model = createModel({ 'o/k.yaml': 'web' });
    expect((await write(model.store(), web)).commit).toBeUndefined();
    expect(model.calls).toEqual(['read']);
  });

  it('keeps a competitor’s change of other lines of the same file', async () => {
    const model = createModel({ 'o/k.yaml': 'a' });
    const store = model.store();
    let meddled = false;
    const slow: BranchStore = {
      ...store,
      commit: (...args) => {
        if (!meddled) model.push('o/k.yaml', 'a\nb');
        meddled = true;
        return store.commit(...args);
      },
    };
    expect((await write(slow, web)).attempts).toBe(2);
    expect(model.content('o/k.yaml')).toBe('a\nb\nweb');
  });

  it.each<[Fault, number]>([
    ['lose-answer', 1],
    ['lose-request', 1],
    ['late', 1],
    ['error-after-apply', 1],
    ['refuse-after-apply', 1],
    ['no-signature-yet', 1],
  ])('survives %s with exactly one commit', async (fault, commits) => {
    const model = createModel({ 'o/k.yaml': '' });
    const outcome = await write(model.store([fault]), web);
    expect(model.log()).toHaveLength(commits);
    expect(outcome.commit?.oid).toBe(model.head());
    expect(outcome.commit?.signature?.isValid).toBe(true);
  });

  it('finds its lost commit under a later one that overwrote it', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    const store = model.store(['lose-answer']);
    const late: BranchStore = {
      ...store,
      commit: async (...args) => {
        const answer = await store.commit(...args);
        model.push('o/k.yaml', 'other');
        return answer;
      },
    };
    const outcome = await write(late, web);
    expect(outcome.commit?.oid).not.toBe(model.head());
    expect(model.log().map(({ message }) => message.split('\n')[0])).toEqual(['push', 'Set web']);
  });

  it('compares its lost commit anew when it was found without its files', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    const store = model.store(['lose-answer']);
    const unread: BranchStore = {
      ...store,
      findByLine: async (...args) => {
        const found = await store.findByLine(...args);
        return found && { ...found, differing: ['o/k.yaml'] };
      },
    };
    expect((await write(unread, web)).commit?.oid).toBe(model.head());
    expect(model.calls.at(-1)).toBe('reread');
  });

  it('names its commit when that landed and cannot be looked at again', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    const blind: BranchStore = {
      ...model.store(['no-signature-yet']),
      reread: () => Promise.reject(new ActionError('E_RATE_LIMIT', 'Until noon.')),
    };
    const run = write(blind, web);
    await expect(run).rejects.toMatchObject({ code: 'E_RATE_LIMIT' });
    await expect(run).rejects.toThrow(new RegExp(`^Commit ${model.head()} landed, .*Until noon`));
  });

  it.each(['E_RATE_LIMIT', 'E_PROTECTED', 'E_PERMISSION'] as const)(
    'finds its late commit though the next attempt met %s',
    async (code) => {
      const model = createModel({ 'o/k.yaml': '' });
      const store = model.store(['late']);
      let attempts = 0;
      const limited: BranchStore = {
        ...store,
        commit: async (...args) => {
          attempts += 1;
          if (attempts === 1) return store.commit(...args);
          await store.commit('', [], { headline: '', body: '' }); // what is late arrives
          throw new ActionError(code, 'No.');
        },
      };
      const outcome = await write(limited, web);
      expect([outcome.attempts, outcome.commit?.oid]).toEqual([2, model.head()]);
      expect(model.log()).toHaveLength(1);
    },
  );

  it.each<[string, Fault, string]>([
    ['nothing was written', 'refuse', 'no Nothing was written.'],
    ['that is not known', 'lose-request', 'lost. Whether a commit that was sent has landed is not'],
  ])('says of a failure that %s', async (_, fault, sentence) => {
    const model = createModel({ 'o/k.yaml': '' });
    await expect(write(model.store([fault]), { ...web, maxAttempts: 1 })).rejects.toThrow(sentence);
  });

  it('ends with E_TARGET_GONE when the overlay is removed, E_BRANCH_GONE with the branch', async () => {
    for (const [remove, code] of [
      [
        (model: Model) => {
          model.push('o/k.yaml', undefined);
        },
        'E_TARGET_GONE',
      ],
      [
        (model: Model) => {
          model.drop();
        },
        'E_BRANCH_GONE',
      ],
    ] as const) {
      const model = createModel({ 'o/k.yaml': '' });
      const store = model.store();
      const gone: BranchStore = {
        ...store,
        commit: (...args) => {
          remove(model);
          return store.commit(...args);
        },
      };
      expect(await codeOf(write(gone, web))).toBe(code);
    }
  });

  it('does not knock again at a protected branch', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    expect(await codeOf(write(model.store(['protected']), web))).toBe('E_PROTECTED');
    expect(model.calls).toEqual(['read', 'commit']);
    expect(model.log()).toEqual([]);
  });

  it('looks once more after an unknown refusal, and sends nothing again', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    expect(await codeOf(write(model.store(['refuse']), web))).toBe('E_GITHUB');
    expect(model.calls).toEqual(['read', 'commit', 'read']);
  });

  it('gives up with E_STALE_EXHAUSTED after its attempts', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    const store = model.store();
    let count = 0;
    const racing: BranchStore = {
      ...store,
      commit: (...args) => {
        model.push('other', `${(count += 1)}`);
        return store.commit(...args);
      },
    };
    const run = write(racing, { ...web, maxAttempts: 4 });
    await expect(run).rejects.toMatchObject({ code: 'E_STALE_EXHAUSTED' });
    await expect(run).rejects.toThrow(
      `The branch moved at each of 4 attempts. Its newest commit is ${model.head()} by \`someone\`, \`push\`. Nothing was written.`,
    );
    expect(count).toBe(4);
    expect(holds(model, web)).toBe(false);
  });

  it('finds its commit at the last look when that was sent twice, and the second time refused', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    const store = model.store();
    const twice: BranchStore = {
      ...store,
      commit: async (...args) => {
        await store.commit(...args);
        return store.commit(...args);
      },
    };
    const outcome = await write(twice, { ...web, maxAttempts: 1 });
    expect([model.log().length, outcome.commit?.oid]).toEqual([1, model.head()]);
  });

  it('gives up when the wait budget is spent', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    const store = model.store();
    const run = commitOptimistically(
      {
        store: {
          ...store,
          commit: () => Promise.resolve({ kind: 'stale' }),
          tip: () => Promise.reject(new ActionError('E_UNREACHABLE', 'That neither.')),
        },
        ...{ budget: createWaitBudget(1_000, () => Promise.resolve()), random: () => 0.99, log },
      },
      {
        ...{ paths: [], intent: 'x', maxAttempts: 50 },
        isOwn: () => true,
        edit: () =>
          Promise.resolve({
            result: 0,
            additions: [{ path: 'o/k.yaml', bytes: Buffer.of() }],
            message: { headline: 'x', body: '' },
          }),
      },
    );
    expect(await codeOf(run)).toBe('E_STALE_EXHAUSTED');
  });

  it.each([
    [10, [100, 200, 400, 800, 1_600, 2_500, 2_500]],
    [2_000, [1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000]],
  ])('waits longer where an attempt takes longer (%i ms)', async (attemptMs, expected) => {
    const model = createModel({ 'o/k.yaml': '' });
    const waits: number[] = [];
    const budget = createWaitBudget(3_600_000, (ms) => {
      waits.push(ms);
      return Promise.resolve();
    });
    let time = 0;
    const store: BranchStore = {
      ...model.store(),
      commit: () => {
        time += attemptMs;
        return Promise.resolve({ kind: 'stale' });
      },
    };
    const run = commitOptimistically(
      { store, budget, random: () => 0.5, log, now: () => time },
      {
        ...{ paths: [], intent: 'x', maxAttempts: 8 },
        isOwn: () => true,
        edit: () =>
          Promise.resolve({
            result: 0,
            additions: [{ path: 'o/k.yaml', bytes: Buffer.of() }],
            message: { headline: 'x', body: '' },
          }),
      },
    );
    expect([await codeOf(run), waits]).toEqual(['E_STALE_EXHAUSTED', expected]);
  });

  it.each<Fault>(['wrong-parent', 'wrong-content'])(
    'reports %s as E_COMMIT_MISMATCH',
    async (fault) => {
      const model = createModel({ 'o/k.yaml': '' });
      const run = write(model.store([fault]), web);
      await expect(run).rejects.toMatchObject({ code: 'E_COMMIT_MISMATCH' });
      await expect(run).rejects.toThrow(new RegExp(model.head()));
    },
  );

  it('names the commit of the same intent that it read, where nothing is left to do', async () => {
    const model = createModel({ 'o/k.yaml': '' });
    await write(model.store(), web);
    const said = (oid: string, message: string, authorId = 7): HistoryCommit => ({
      ...{ oid, message, parents: 1, authorEmail: '', committerEmail: '', authorId },
      ...{ signedByGitHub: false, signature: undefined },
    });
    const mine = `x\n\nBump-Intent: ${intentId('web in o/k.yaml')}`;
    const commits = [said('4', mine, 8), said('3', 'x'), said('2', mine), said('1', mine)];
    const histories = new Map(['a', 'b'].map((path) => [path, { commits, complete: true }]));
    const store = model.store();
    const reading: BranchStore = {
      ...store,
      read: async (paths) => ({
        ...{ ...(await store.read(paths)), histories, viewer: { login: 'acme', id: 7 } },
      }),
    };
    const oids = async (given: BranchStore, writer = web): Promise<unknown> =>
      (await write(given, writer)).earlier?.map(({ oid }) => oid);
    expect(await oids(reading)).toEqual(['2']);
    expect(await oids(store)).toEqual([]);
    expect(await oids(reading, { ...web, name: 'api' })).toBeUndefined();
    expect(await oids(reading, { ...web, name: 'api' })).toEqual([]);
  });

  it('says so when the signature stays invalid, and leaves the verdict to the caller', async () => {
    const model = createModel({ 'o/k.yaml': '' }, { signed: false });
    expect((await write(model.store(), web)).commit?.signature).toBeUndefined();
  });
});
