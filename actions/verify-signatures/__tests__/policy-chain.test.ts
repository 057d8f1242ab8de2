import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { judgeRepository } from './judge-repository.ts';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type CommitOptions,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

const scratch = temporaryDirectory();
const POLICY = '.github/gitops-policy.yml';

let repo: TestRepository;
let alice: SshSigner;
let carol: SshSigner;
let eve: SshSigner;
let root: string;
let first: string;

beforeAll(() => {
  repo = createTestRepository(join(scratch.path, 'repo'));
  const key = (name: string): SshSigner => createSshSigner(scratch.path, name, ['-t', 'ed25519']);
  [alice, carol, eve] = [key('alice'), key('carol'), key('eve')];
  root = repo.commit({ files: { 'README.md': 'hello\n' } });
  first = repo.commit({ parents: [root], files: { [POLICY]: policy({ alice, carol }) } });
});

afterAll(() => {
  scratch.remove();
});

function policy(
  people: Readonly<Record<string, SshSigner>>,
  comment = '',
  exempt: readonly string[] = [],
): string {
  const listed = Object.entries(people)
    .map(([name, signer]) => `    ${name}: { keys: [{ ssh: ${signer.publicKey} }] }\n`)
    .join('');
  return `${comment}schema: 1
signing:
  trust-root: ${root}
  people:
${listed}  rules:
    - { branches: [main], paths: ['.github/**'], signers: [carol] }
  exempt: [${exempt.map((commit) => `{ commit: ${commit}, reason: known }`).join(', ')}]
`;
}

const step = (parent: string, signer: SshSigner | undefined, options: CommitOptions): string =>
  repo.commit({ parents: [parent], ...(signer && { sign: signer.sign }), ...options });

/** The verdict over a commit that is fine in itself, with `main` as given. */
async function codesFor(main: string): Promise<{ codes: readonly string[]; reasons: string }> {
  repo.git(['update-ref', 'refs/remotes/origin/main', main]);
  const head = step(root, alice, { files: { 'src/app.js': 'x\n' } });
  const { codes, failures } = await judgeRepository(repo, { head, branch: 'dev' }, {});
  return { codes, reasons: failures.list.map(({ reason }) => reason).join('\n') };
}

describe('the chain of policies on the default branch', () => {
  it('does not let a moved trust root hide the step that brought it in', async () => {
    const text = policy({ alice, carol: eve });
    const evil = step(first, eve, { files: { [POLICY]: text } });
    const moved = step(evil, eve, { files: { [POLICY]: text.replace(root, evil) } });
    repo.git(['update-ref', 'refs/remotes/origin/main', moved]);
    const head = step(moved, eve, { files: { x: 'x\n' } });
    const { codes } = await judgeRepository(repo, { head, branch: 'dev' }, {});
    expect(codes).toEqual(['E_POLICY_UNTRUSTED']);
  });

  it('judges what a merge brings in by the policy of its first parent', async () => {
    const text = { [POLICY]: policy({ alice, carol }, '# 2\n') };
    const ours = step(first, alice, { files: { other: '1\n' } });
    for (const [author, expected] of [
      [carol, []],
      [eve, ['E_POLICY_UNTRUSTED']],
      [alice, ['E_POLICY_UNTRUSTED']],
    ] as const) {
      const theirs = step(first, author, { files: text });
      const tree = repo.git(['merge-tree', '--write-tree', ours, theirs]);
      const merge = repo.commit({ parents: [ours, theirs], tree, sign: alice.sign });
      expect((await codesFor(merge)).codes).toEqual(expected);
    }
  });

  it('judges a policy that comes back after a deletion by the last one that was there', async () => {
    const gone = step(first, carol, { files: { [POLICY]: null } });
    await expect(codesFor(gone)).rejects.toMatchObject({ code: 'E_POLICY_MISSING' });
    const back = { [POLICY]: policy({ alice, carol: eve }) };
    expect((await codesFor(step(gone, eve, { files: back }))).codes).toEqual([
      'E_POLICY_UNTRUSTED',
    ]);
    expect((await codesFor(step(gone, carol, { files: back }))).codes).toEqual([]);
  });

  it('judges the mending of a broken policy by the last one that could be read', async () => {
    const broken = step(first, carol, { files: { [POLICY]: 'schema: [\n' } });
    await expect(codesFor(broken)).rejects.toMatchObject({ code: 'E_POLICY_INVALID' });
    const files = { [POLICY]: policy({ alice, carol }) };
    expect((await codesFor(step(broken, carol, { files }))).codes).toEqual([]);
    expect((await codesFor(step(broken, eve, { files }))).codes).toEqual(['E_POLICY_UNTRUSTED']);
  });

  it('judges the mending of a key that cannot be used by the last policy whose keys can', async () => {
    const text = policy({ alice, carol }).replace(alice.publicKey, 'ssh-ed25519 AAAA');
    const broken = step(first, carol, { files: { [POLICY]: text } });
    await expect(codesFor(broken)).rejects.toMatchObject({ code: 'E_POLICY_INVALID' });
    const files = { [POLICY]: policy({ alice, carol }) };
    expect((await codesFor(step(broken, carol, { files }))).codes).toEqual([]);
    expect((await codesFor(step(broken, eve, { files }))).codes).toEqual(['E_POLICY_UNTRUSTED']);
  });

  it('cannot be replaced by a chain of its own that a merge puts in the first parent’s place', async () => {
    const own = step(root, eve, { files: { [POLICY]: policy({ alice, carol: eve }) } });
    for (const signer of [eve, undefined]) {
      const swapped = step(own, signer, { parents: [own, first], tree: repo.tree(own, {}) });
      expect((await codesFor(swapped)).codes).toEqual(['E_POLICY_UNTRUSTED']);
    }
  });

  it('cannot be replaced by one that a merge of many parents hides', async () => {
    const own = step(root, eve, { files: { [POLICY]: policy({ alice, carol: eve }) } });
    const aside = step(root, eve, { files: { aside: '1\n' } });
    const parents = [own, aside, first];
    const octopus = step(own, eve, { parents, tree: repo.tree(own, {}) });
    expect((await codesFor(octopus)).codes).toEqual(['E_POLICY_UNTRUSTED']);
  });

  it.each<[string, (raw: string) => string, string]>([
    [
      'a header twice',
      (raw) => raw.replace('\n\n', '\nx y\nx y\n\n'),
      'the header `x` occurs twice',
    ],
    [
      'a parent in capitals',
      (raw) =>
        raw.replace(/\nparent [^\n]+\nauthor/, (line) =>
          line.toUpperCase().replace('PARENT', 'parent').replace('AUTHOR', 'author'),
        ),
      'tree or parent is not an object name',
    ],
  ])(
    'cannot be replaced by one that a merge hides which only git reads: %s',
    async (_, tamper, reason) => {
      const own = step(root, eve, { files: { [POLICY]: policy({ alice, carol: eve }) } });
      const merge = step(own, eve, { parents: [own, first], tree: repo.tree(own, {}), tamper });
      const { codes, reasons } = await codesFor(merge);
      expect(codes).toEqual(['E_POLICY_UNTRUSTED']);
      expect(reasons).toContain(reason);
    },
  );

  it('is not relaxed by exemptions, which speak of other changes', async () => {
    const theirs = step(first, undefined, {
      files: { [POLICY]: policy({ alice, carol: eve }), imported: '1\n' },
    });
    const files = { [POLICY]: policy({ alice, carol }, '# 2\n', [theirs]) };
    const ours = step(first, carol, { files });
    const tree = repo.tree(ours, { [POLICY]: policy({ alice, carol: eve }), imported: '1\n' });
    const merge = repo.commit({ parents: [ours, theirs], tree, sign: carol.sign });
    const { codes, reasons } = await codesFor(merge);
    expect(codes).toEqual(['E_POLICY_UNTRUSTED']);
    expect(reasons).toContain('it is not signed');
  });

  it('cannot be taken back by a merge of somebody whom the newer policy does not list', async () => {
    const old = step(first, carol, { files: { [POLICY]: policy({ alice, carol: eve }) } });
    const removed = step(old, eve, { files: { [POLICY]: policy({ alice, carol }) } });
    const back = step(old, eve, { files: { [POLICY]: policy({ alice, carol: eve }, '# 2\n') } });
    const swapped = step(back, eve, { parents: [back, removed], tree: repo.tree(back, {}) });
    expect((await codesFor(swapped)).codes).toEqual(['E_POLICY_UNTRUSTED']);
  });

  it('takes merges of branches that carry an older, the same or an added policy', async () => {
    const newer = step(first, carol, { files: { [POLICY]: policy({ alice, carol }, '# 2\n') } });
    const behind = step(first, alice, { files: { other: '1\n' } });
    const bare = step(root, alice, { files: { another: '1\n' } });
    const merged = (ours: string, theirs: string): string =>
      repo.commit({
        ...{ parents: [ours, theirs], sign: alice.sign },
        tree: repo.git(['merge-tree', '--write-tree', ours, theirs]),
      });
    for (const main of [merged(newer, behind), merged(newer, bare), merged(bare, first)]) {
      expect(await codesFor(main)).toEqual({ codes: [], reasons: '' });
    }
    const ahead = step(first, carol, { files: { [POLICY]: `${policy({ alice, carol })}# 3\n` } });
    expect(
      (
        await codesFor(
          repo.commit({
            ...{ parents: [newer, ahead], sign: carol.sign },
            tree: repo.git(['merge-tree', '--write-tree', newer, ahead]),
          }),
        )
      ).codes,
    ).toEqual([]);
  });

  it('refuses a policy without a signing section', async () => {
    const main = step(root, carol, { files: { [POLICY]: 'schema: 1\n' } });
    await expect(codesFor(main)).rejects.toThrow(/no `signing` section/);
  });
});
