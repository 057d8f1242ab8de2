import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { judgeRepository } from './judge-repository.ts';
import {
  BOT,
  OVERLAY,
  POLICY,
  PROTECTED,
  bump,
  byAlice,
  byGitHub,
  createWorld,
  kustomization,
  merged,
  on,
  policyCommit,
  policyText,
  type PolicyOptions,
  type World,
} from './vector-world.ts';

const scratch = temporaryDirectory();

let world: World;

beforeAll(() => {
  world = createWorld(scratch.path);
}, 60_000);

afterAll(() => {
  world.gpg.remove();
  scratch.remove();
});

/** What an attacker did, and what the gate is asked then. */
interface Attack {
  readonly head: string;
  readonly branch?: string;
  /** The policy on `main`, as the commit that has it or by its options. */
  readonly main?: string | PolicyOptions;
  /** Judged instead of the head. */
  readonly tag?: string;
}

/** A story in one sentence, the code that it ends in, and how it is done. */
type Story = readonly [story: string, code: string, attack: (w: World) => Attack];

async function end({ head, branch = 'dev', main = {}, tag }: Attack): Promise<readonly string[]> {
  const policy = typeof main === 'string' ? main : policyCommit(world, main);
  world.repo.git(['update-ref', 'refs/remotes/origin/main', policy]);
  const event =
    tag === undefined ? { head, branch } : { head: `refs/tags/${tag}`, tag, branch: undefined };
  const { result, codes } = await judgeRepository(world.repo, event, {});
  expect(result.outputs['verdict']).toBe('fail');
  expect(codes).toContain(result.failure?.code);
  return codes;
}

const link = (w: World, to: string): { readonly mode: string; readonly oid: string } => ({
  mode: '120000',
  oid: w.repo.git(['hash-object', '-w', '--stdin'], { input: to }),
});
const submodule = (w: World): { readonly mode: string; readonly oid: string } => ({
  mode: '160000',
  oid: w.root,
});
const RULES: PolicyOptions = { rules: PROTECTED };
const OVERLAYS: PolicyOptions = {
  rules: `[{ paths: ['.gitops/overlays/**'], signers: [platform] }]`,
  exempt: [],
};

const KEYS: readonly Story[] = [
  [
    'a push of an unsigned commit is covered by a signed one',
    'E_SIG_UNSIGNED',
    (w) => ({ head: byAlice(w, { parents: [on(w, {})] }) }),
  ],
  [
    'an unsigned push was red, and the next push is good: the range still holds it',
    'E_SIG_UNSIGNED',
    (w) => {
      const red = on(w, { message: 'red' });
      const [green, greener] = [byAlice(w, { parents: [red] }), { message: 'greener' }];
      return { head: byAlice(w, { parents: [green], ...greener }) };
    },
  ],
  [
    'a retired key signs an old branch, and a listed person merges it with the branch as its second parent',
    'E_KEY_REVOKED',
    (w) => {
      const old = on(w, { parents: [w.root], files: { old: '1\n' }, sign: w.ssh.carol.sign });
      const main = byAlice(w);
      const head = byAlice(w, { parents: [main, old], tree: merged(w, main, old) });
      return { head, main: { carolUntil: w.start, carolReason: 'retired' } };
    },
  ],
  [
    'the same as a foxtrot: the old branch becomes the first parent',
    'E_KEY_REVOKED',
    (w) => {
      const old = on(w, { parents: [w.root], files: { old: '1\n' }, sign: w.ssh.carol.sign });
      const main = byAlice(w);
      const head = byAlice(w, { parents: [old, main], tree: merged(w, old, main) });
      return { head, main: { carolUntil: w.start, carolReason: 'retired' } };
    },
  ],
  [
    'a stolen key signs a commit that claims to be years old',
    'E_KEY_REVOKED',
    (w) => ({
      head: on(w, { sign: w.ssh.carol.sign, date: '1000000000 +0000', message: 'old' }),
      main: { carolUntil: w.start },
    }),
  ],
  [
    'a stolen key signs a commit beside the history for which it was good',
    'E_KEY_REVOKED',
    (w) => {
      const last = byAlice(w, { message: 'the last one' });
      const beside = on(w, { parents: [w.start], sign: w.ssh.carol.sign, message: 'beside' });
      const head = byAlice(w, { parents: [last, beside], tree: merged(w, last, beside) });
      return { head, main: { carolUntil: last } };
    },
  ],
  [
    'the policy names the head that it is about as the end of the stolen key’s time',
    'E_KEY_REVOKED',
    (w) => {
      const head = on(w, { sign: w.ssh.carol.sign, message: 'itself' });
      return { head, main: { carolUntil: head } };
    },
  ],
  [
    'a listed person commits under another one’s name and address',
    'E_SIG_EMAIL',
    (w) => ({ head: byAlice(w, { committer: 'Bob <bob@acme.test>' }) }),
  ],
];

const POLICIES: readonly Story[] = [
  [
    'a push lists its own signer in the policy that it brings',
    'E_SIG_UNTRUSTED',
    (w) => {
      const text = policyText(w, { carol: w.ssh.eve });
      return { head: on(w, { sign: w.ssh.eve.sign, files: { [POLICY]: text } }) };
    },
  ],
  [
    'a listed person changes the policy in the judged range, which is left to others',
    'E_RULE_PATH',
    (w) => ({ head: byAlice(w, { files: { [POLICY]: policyText(w) } }), main: RULES }),
  ],
  [
    'somebody whom the policy does not allow changes it on main',
    'E_POLICY_UNTRUSTED',
    (w) => {
      const before = policyCommit(w, RULES);
      const files = { [POLICY]: policyText(w, { ...RULES, carol: w.ssh.eve }) };
      return {
        head: byAlice(w),
        main: on(w, { parents: [before], files, sign: w.ssh.alice.sign }),
      };
    },
  ],
  [
    'a stranger changes the policy on main and a good commit covers it',
    'E_POLICY_UNTRUSTED',
    (w) => {
      const before = policyCommit(w, RULES);
      const files = { [POLICY]: policyText(w, { ...RULES, comment: '# weaker\n' }) };
      const evil = on(w, { parents: [before], files, sign: w.ssh.eve.sign });
      const main = on(w, { parents: [evil], files: { x: '1\n' }, sign: w.ssh.carol.sign });
      return { head: byAlice(w), main };
    },
  ],
  [
    'GitHub’s button merges a change of the policy by a stranger',
    'E_POLICY_UNTRUSTED',
    (w) => {
      const before = policyCommit(w, RULES);
      const files = { [POLICY]: policyText(w, { ...RULES, comment: '# weaker\n' }) };
      const evil = on(w, { parents: [before], files, sign: w.ssh.eve.sign });
      const ours = on(w, { parents: [before], files: { x: '1\n' }, sign: w.ssh.carol.sign });
      const main = byGitHub(w, { parents: [ours, evil], tree: merged(w, ours, evil) });
      return { head: byAlice(w), main };
    },
  ],
  [
    'a directory `.GitHub` is put beside the protected `.github`',
    'E_RULE_PATH',
    (w) => ({
      head: byAlice(w, { files: { '.GitHub/workflows/evil.yml': 'on: push\n' } }),
      main: RULES,
    }),
  ],
  [
    'a twin of a protected path is written with another accent',
    'E_RULE_PATH',
    (w) => ({
      head: byAlice(w, { files: { 'cafe\u0301/menu': 'evil\n' } }),
      main: { rules: `[{ paths: ['caf\u00e9/**'], signers: [platform] }]` },
    }),
  ],
  [
    'a symbolic link takes the place of a protected directory',
    'E_RULE_PATH',
    (w) => ({ head: byAlice(w, { files: { '.github': link(w, 'src') } }), main: RULES }),
  ],
  [
    'a protected file is renamed out of its directory',
    'E_RULE_PATH',
    (w) => {
      const before = on(w, { files: { 'infra/x': 'secret\n' }, sign: w.ssh.carol.sign });
      const files = { 'infra/x': null, 'src/x': 'secret\n' };
      return { head: byAlice(w, { parents: [before], files }), main: RULES };
    },
  ],
];

const BOTS: readonly Story[] = [
  [
    'a person makes a bump by hand, through the API: GitHub signs it, the person is its author',
    'E_WEB_FLOW',
    (w) => ({ head: bump(w, { author: 'Alice <alice@acme.test>' }) }),
  ],
  [
    'a person writes the App’s address on a commit of his own',
    'E_SIG_EMAIL',
    (w) => ({ head: bump(w, { committer: BOT, sign: w.ssh.alice.sign }) }),
  ],
  [
    'a stranger writes the App’s address on an unsigned bump',
    'E_SIG_UNSIGNED',
    (w) => ({ head: on(w, { author: BOT, files: { [OVERLAY]: kustomization('dev-2') } }) }),
  ],
  [
    'a bump also sets replicas',
    'E_BUMP_CONTENT',
    (w) => ({
      head: bump(w, {
        files: { [OVERLAY]: kustomization('dev-2', 'replicas: [{ name: web, count: 0 }]\n') },
      }),
    }),
  ],
  [
    'a bump goes to an image of a foreign registry',
    'E_BUMP_CONTENT',
    (w) => ({
      head: bump(w),
      main: {
        registries: `[{ overlays: ['.gitops/overlays/dev'], prefixes: ['registry.acme.test/'] }]`,
      },
    }),
  ],
  [
    'a bump brings another source file along',
    'E_BUMP_CONTENT',
    (w) => ({
      head: bump(w, { files: { [OVERLAY]: kustomization('dev-2'), 'src/app.js': 'evil\n' } }),
    }),
  ],
  [
    'a bump makes the overlay a submodule',
    'E_BUMP_CONTENT',
    (w) => ({ head: bump(w, { files: { '.gitops/overlays/dev': submodule(w) } }) }),
  ],
  [
    'a person makes the overlay a submodule, which is left to others',
    'E_RULE_PATH',
    (w) => ({
      head: byAlice(w, { files: { '.gitops/overlays/dev': submodule(w) } }),
      main: { ...OVERLAYS, exempt: [w.start] },
    }),
  ],
  [
    'GitHub’s signature stands on a merge that brings more than its parents',
    'E_WEB_FLOW',
    (w) => {
      const theirs = on(w, { sign: w.ssh.bob.sign, files: { 'src/other.js': 'x\n' } });
      const ours = byAlice(w);
      const tree = w.repo.tree(merged(w, ours, theirs), { 'src/evil.js': 'x\n' });
      return { head: byGitHub(w, { parents: [ours, theirs], tree }) };
    },
  ],
  [
    'GitHub’s signature stands on a merge that silently drops a fix (-s ours)',
    'E_WEB_FLOW',
    (w) => {
      const fix = on(w, { sign: w.ssh.bob.sign, files: { 'src/fix.js': 'x\n' } });
      const ours = byAlice(w);
      return { head: byGitHub(w, { parents: [ours, fix], tree: w.repo.tree(ours, {}) }) };
    },
  ],
  [
    'a person’s merge silently drops a fix in a protected path (-s ours)',
    'E_RULE_PATH',
    (w) => {
      const fix = on(w, { sign: w.ssh.carol.sign, files: { 'infra/fix': 'x\n' } });
      const ours = byAlice(w);
      const tree = w.repo.tree(ours, {});
      return { head: byAlice(w, { parents: [ours, fix], tree }), main: RULES };
    },
  ],
];

const TAGS: readonly Story[] = [
  [
    'an old, good tag object is published again as the newest release',
    'E_TAG_NAME_MISMATCH',
    (w) => {
      const head = byAlice(w);
      w.repo.tag({
        name: 'v1.0.0',
        target: w.start,
        sign: w.ssh.alice.sign,
        ref: 'refs/tags/v2.0.0',
      });
      return { head, tag: 'v2.0.0' };
    },
  ],
  [
    'a stolen key tags an old commit, for which it was good, as the newest release',
    'E_KEY_REVOKED',
    (w) => {
      const head = byAlice(w, { parents: [byAlice(w)], message: 'newest' });
      w.repo.tag({ name: 'v3.0.0', target: w.start, sign: w.ssh.carol.sign });
      return { head, tag: 'v3.0.0', main: { carolUntil: head } };
    },
  ],
  [
    'the pipeline’s own signature stands on a tag',
    'E_TAG_SIGNER',
    (w) => {
      w.repo.tag({ name: 'v4.0.0', target: w.start, sign: w.webFlow.sign });
      return { head: w.start, tag: 'v4.0.0' };
    },
  ],
  [
    'a good tag stands on an unsigned commit',
    'E_SIG_UNSIGNED',
    (w) => {
      w.repo.tag({ name: 'v5.0.0', target: on(w, {}), sign: w.ssh.alice.sign });
      return { head: w.start, tag: 'v5.0.0' };
    },
  ],
];

describe.each([
  ['keys', KEYS],
  ['the policy', POLICIES],
  ['GitHub and the pipeline', BOTS],
  ['tags', TAGS],
] as const)('attacks by way of %s', (_way, stories) => {
  it.each(stories)('%s: %s', async (_story, code, attack) => {
    expect(await end(attack(world))).toEqual([code]);
  });
});

it('and without an attack the same world passes', async () => {
  const main = policyCommit(world, RULES);
  world.repo.git(['update-ref', 'refs/remotes/origin/main', main]);
  const theirs = on(world, { sign: world.ssh.carol.sign, files: { 'infra/x': '1\n' } });
  const ours = byAlice(world);
  const merge = byGitHub(world, { parents: [ours, theirs], tree: merged(world, ours, theirs) });
  const head = bump(world, { parents: [merge] });
  const { codes } = await judgeRepository(world.repo, { head, branch: 'dev' }, {});
  expect(codes).toEqual([]);
});
