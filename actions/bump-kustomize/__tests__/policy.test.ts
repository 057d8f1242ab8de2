import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { BranchStore } from '@gitops-actions/shared/github/branch-store.ts';
import { createModel } from '../../../packages/shared/github/__tests__/branch-model.ts';
import { run } from '../src/run.ts';
import {
  commit,
  digest,
  fakes,
  FILE,
  inputs,
  line,
  OVERLAY,
  overlay,
  REPOSITORY,
  NO_HISTORY,
} from './fixtures.ts';

const SOURCE = 'acme/warehouse-network';
const GITOPS = 'acme/warehouse-gitops';

const policy = (prefix: string, sources?: string): string => `schema: 1
registries:
  - overlays: ['.gitops/overlays/*']
    prefixes: ['${prefix}']
${sources === undefined ? '' : `    sources: [${sources}]\n`}`;

interface Given {
  readonly gitops?: string;
  readonly policy?: () => string | undefined;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly wrap?: (store: BranchStore) => BranchStore;
}

interface Ended {
  readonly result: () => Promise<ActionResult>;
  readonly branch: ReturnType<typeof createModel>;
  readonly warned: readonly string[];
}

function bump(text: string, given: Given = {}): Ended {
  const branch = createModel({ [FILE]: text });
  const wrap = given.wrap ?? ((store: BranchStore) => store);
  const { deps, warned } = fakes(wrap(branch.store()), undefined, given.policy);
  const target = deps.target && { ...deps.target, repository: given.gitops ?? SOURCE };
  return { branch, warned, result: () => run(inputs(given.inputs), { ...deps, target }) };
}

async function refusal(
  { result, branch }: Ended,
  code: string,
): Promise<{ message: string; hint: string }> {
  let thrown: unknown;
  await result().catch((error: unknown) => {
    thrown = error;
  });
  expect(thrown).toMatchObject({ code });
  expect(branch.log()).toEqual([]);
  return thrown as { message: string; hint: string };
}

describe('the policy beside the overlays', () => {
  it('lets in the images of its registries, and everything where no entry speaks of the overlay', async () => {
    const other = policy('r.test').replace('.gitops/overlays/*', 'elsewhere');
    for (const text of [policy('localhost:5000/acme/'), policy(REPOSITORY), other, undefined]) {
      const ended = bump(overlay('unreleased'), { policy: () => text });
      expect((await ended.result()).outcome).toBe('success');
      expect(ended.warned).toEqual([]);
    }
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['a new image', overlay('unreleased'), {}],
    ['what is deployed already', overlay(`dev-${commit('2')}`, digest('2')), {}],
    ['an image that is only looked at', overlay('unreleased'), { mode: 'check' }],
    ['a dry run', overlay('unreleased'), { 'dry-run': 'true' }],
    [
      'the repository that the overlay names',
      overlay('unreleased'),
      { images: line('2').replace(REPOSITORY, '*') },
    ],
    [
      'an image by its second line',
      overlay('unreleased').replace('images:', 'images:\n  - name: ok\n    newName: r.test/ok'),
      { images: `${line('2', 'ok', 'r.test/ok')}\n${line('2')}` },
    ],
  ])('refuses %s of another registry before anything is written', async (_, text, given) => {
    const ended = bump(text, { policy: () => policy('r.test'), inputs: given });
    const { message, hint } = await refusal(ended, 'E_RULE_PATH');
    expect(message).toContain(`write no image of ${REPOSITORY} into ${OVERLAY}`);
    expect(hint).toContain(`prefixes: ["${REPOSITORY}"]`);
    expect(ended.branch.calls).toEqual(['read']);
  });

  it('is read anew when the branch has moved', async () => {
    let now = policy(REPOSITORY);
    const ended = bump(overlay('unreleased'), {
      policy: () => now,
      wrap: (store) => ({
        ...store,
        commit: () => {
          now = policy('r.test');
          return Promise.resolve({ kind: 'stale' });
        },
      }),
    });
    await refusal(ended, 'E_RULE_PATH');
  });

  it('that says something else than policies do is no policy', async () => {
    await refusal(bump(overlay('unreleased'), { policy: () => 'schema: 2\n' }), 'E_POLICY_INVALID');
    const link = (store: BranchStore): BranchStore => ({
      ...store,
      read: async (paths) => {
        const at = await store.read(paths);
        const [[path, file] = []] = at.trusted ?? [];
        return path === undefined || file === undefined
          ? at
          : { ...at, trusted: new Map([[path, { ...file, mode: '120000' }]]) };
      },
    });
    const { deps } = fakes(createModel({ [FILE]: overlay('unreleased') }).store(), undefined, () =>
      policy('r'),
    );
    if (deps.target === undefined) throw new Error('no target');
    const target = { ...deps.target, store: link(deps.target.store) };
    await expect(run(inputs(), { ...deps, target })).rejects.toMatchObject({
      code: 'E_POLICY_INVALID',
    });
  });

  it('must have been looked for', async () => {
    const { deps } = fakes(undefined);
    const store = createModel({ [FILE]: overlay('unreleased') }).store();
    const target = { repository: SOURCE, branch: 'dev', store, ...NO_HISTORY };
    await expect(run(inputs(), { ...deps, target })).rejects.toMatchObject({ code: 'E_INTERNAL' });
  });
});

describe('the policy of a repository of overlays', () => {
  const there = { gitops: GITOPS };

  it('names its writers, in any case', async () => {
    for (const name of [SOURCE, 'Acme/Warehouse-Network']) {
      const ended = bump(overlay('unreleased'), {
        ...there,
        policy: () => policy(REPOSITORY, name),
      });
      expect((await ended.result()).outcome).toBe('success');
      expect(ended.warned).toEqual([]);
    }
  });

  it.each([
    ['has no entries', 'schema: 1\n'],
    ['names nobody', policy(REPOSITORY)],
    ['names another', policy(REPOSITORY, 'acme/other')],
    ['has another prefix', policy('r.test', SOURCE)],
  ])('lets nothing in when it %s', async (_, text) => {
    const { hint } = await refusal(
      bump(overlay('unreleased'), { ...there, policy: () => text }),
      'E_RULE_PATH',
    );
    expect(hint).toContain(`    sources: ["${SOURCE}"]\n    prefixes: ["${REPOSITORY}"]`);
  });

  it('must be there: what is missing is shown in full, and is enough', async () => {
    const ended = bump(overlay('unreleased'), there);
    const { message, hint } = await refusal(ended, 'E_POLICY_MISSING');
    expect(message).toContain(GITOPS);
    const shown = /schema: 1\n(?:(?:registries:| +).*\n)+/.exec(hint)?.[0] ?? '';
    const again = bump(overlay('unreleased'), { ...there, policy: () => shown });
    expect((await again.result()).outcome).toBe('success');
  });

  it('may be missing where that is said, with one warning', async () => {
    const given = { 'on-missing-policy': 'proceed' };
    let lost = 2;
    const ended = bump(overlay('unreleased'), {
      ...there,
      inputs: given,
      wrap: (store) => ({
        ...store,
        commit: (...args) =>
          lost-- > 0 ? Promise.resolve({ kind: 'stale' }) : store.commit(...args),
      }),
    });
    const result = await ended.result();
    expect([result.outcome, result.outputs['attempts']]).toEqual(['success', '3']);
    expect(ended.warned).toEqual([expect.stringContaining(`${GITOPS} has no .github`)]);
    // What is there decides, whatever the input says.
    const refused = bump(overlay('unreleased'), {
      ...there,
      inputs: given,
      policy: () => 'schema: 1\n',
    });
    await refusal(refused, 'E_RULE_PATH');
  });
});
