import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSshSigner,
  temporaryDirectory,
  withSignature,
  type CommitOptions,
  type Files,
  type SshSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { judgeRepository } from './judge-repository.ts';
import {
  POLICY,
  createSmallRepository,
  judgeCommit,
  smallPolicy,
  type SmallRepository,
} from './small-repository.ts';

const scratch = temporaryDirectory();
const MIB = 1024 * 1024;

let alice: SshSigner;
let bob: SshSigner;
let shared: SmallRepository;
/** A policy by which bob answers for everything below `infra`. */
let guarded: string;

beforeAll(() => {
  const key = (name: string): SshSigner => createSshSigner(scratch.path, name, ['-t', 'ed25519']);
  [alice, bob] = [key('alice'), key('bob')];
  shared = createSmallRepository(scratch.path, alice);
  const rules = `  rules: [{ paths: ['infra/**'], signers: [bob] }]\n`;
  const people = `people: { bob: { keys: [{ ssh: ${bob.publicKey} }] }, `;
  const text = smallPolicy(shared.root, alice, rules).replace('people: { ', people);
  guarded = shared.commit({ parents: [shared.root], files: { [POLICY]: text } });
});

afterAll(() => {
  scratch.remove();
});

const signed = (options: CommitOptions, by = alice): string =>
  shared.commit({ parents: [shared.good], sign: by.sign, ...options });
const codesOf = async (head: string, policyRef?: string): Promise<readonly string[]> =>
  (await judgeCommit(shared, head, { policyRef })).codes;
const mergeOf = (ours: string, theirs: string): string =>
  shared.git(['merge-tree', '--write-tree', ours, theirs]).split('\n')[0] ?? '';
const numbered = (count: number, name: (index: number) => string): Files =>
  Object.fromEntries(Array.from({ length: count }, (_file, index) => [name(index), `${index}\n`]));

describe('a head', () => {
  it.each([
    ['that is not there', () => 'ab'.repeat(20)],
    ['that is no ref of the repository', () => 'refs/heads/nowhere'],
    ['that is a tree', () => shared.git(['rev-parse', `${shared.good}^{tree}`])],
    ['that is a blob', () => shared.git(['rev-parse', `${shared.good}:b`])],
  ])('%s is E_REF', async (_name, head) => {
    await expect(judgeCommit(shared, head())).rejects.toMatchObject({ code: 'E_REF' });
  });

  it('that is a tag of a tag is the commit at its end', async () => {
    const inner = shared.tag({ name: 'inner', target: shared.good });
    const outer = shared.tag({ name: 'outer', target: inner, type: 'tag' });
    const { result } = await judgeCommit(shared, outer);
    expect(result.outputs).toMatchObject({ verdict: 'pass', 'commit-oid': shared.good });
  });

  it('is judged whatever the clone has checked out, or nothing', async () => {
    for (const ref of [shared.unsigned, 'refs/heads/unborn', 'refs/heads/dev']) {
      const detached = ref === shared.unsigned;
      if (detached) writeFileSync(join(shared.dir, '.git', 'HEAD'), `${ref}\n`);
      else shared.git(['symbolic-ref', 'HEAD', ref]);
      expect(await codesOf(shared.good)).toEqual([]);
      expect(await codesOf(shared.laundered)).toEqual(['E_SIG_UNSIGNED']);
    }
  });

  it('at the trust root is an empty range: a pass only where that is said', async () => {
    const judged = judgeCommit(shared, shared.root);
    await expect(judged).rejects.toMatchObject({ code: 'E_RANGE_EMPTY' });
    const { result } = await judgeCommit(shared, shared.root, { allowEmpty: true });
    expect(result.outputs).toMatchObject({ verdict: 'pass', 'commits-checked': '0' });
  });
});

describe('a history', () => {
  it('that is unrelated is E_TRUST_ROOT, whoever signed it', async () => {
    const head = shared.commit({ files: { z: '1\n' }, sign: alice.sign });
    expect(await codesOf(head)).toEqual(['E_TRUST_ROOT']);
  });

  it('that is unrelated and merged in is judged to its own first commit', async () => {
    for (const [sign, codes] of [
      [undefined, ['E_SIG_UNSIGNED']],
      [alice.sign, []],
    ] as const) {
      const other = shared.commit({ files: { z: '1\n' }, ...(sign && { sign }) });
      const tip = shared.commit({ parents: [other], files: { z: '2\n' }, sign: alice.sign });
      const tree = shared.tree(shared.good, { z: '2\n' });
      const head = signed({ parents: [shared.good, tip], tree });
      const { result, codes: found } = await judgeCommit(shared, head, { policyRef: guarded });
      expect(found).toEqual(codes);
      expect(result.outputs['commits-checked']).toBe('4');
    }
  });

  it('with a commit of three parents is E_OCTOPUS, and is judged all the same', async () => {
    const side = signed({ files: { c: '1\n' } });
    const bad = shared.commit({ parents: [shared.good], files: { d: '1\n' } });
    const head = signed({ parents: [shared.good, side, bad] });
    expect(await codesOf(head)).toEqual(['E_OCTOPUS', 'E_SIG_UNSIGNED']);
  });

  it('of criss-cross merges is recomputed as git does it', async () => {
    const [a, b] = [signed({ files: { x: 'a\n' } }), signed({ files: { y: 'b\n' } })];
    const c = signed({ parents: [a, b], tree: mergeOf(a, b) });
    const d = signed({ parents: [b, a], tree: mergeOf(b, a) });
    const [e, f] = [
      signed({ parents: [c], files: { x: 'e\n' } }),
      signed({ parents: [d], files: { y: 'f\n' } }),
    ];
    const faithful = signed({ parents: [e, f], tree: mergeOf(e, f) });
    expect(await codesOf(faithful, guarded)).toEqual([]);
    const tree = shared.tree(mergeOf(e, f), { 'infra/x': '1\n' });
    expect(await codesOf(signed({ parents: [e, f], tree }), guarded)).toEqual(['E_RULE_PATH']);
  });

  it('with a rename that conflicts leaves it to those who may resolve it', async () => {
    const text = Array.from({ length: 30 }, (_line, index) => `line ${index}\n`).join('');
    const base = signed({ files: { 'infra/a': text } }, bob);
    const rename = (to: string): string =>
      signed({ parents: [base], files: { 'infra/a': null, [`infra/${to}`]: text } }, bob);
    const [ours, theirs] = [rename('b'), rename('c')];
    const resolved = { parents: [ours, theirs], tree: shared.tree(ours, {}) };
    expect(await codesOf(signed(resolved, bob), guarded)).toEqual([]);
    expect(await codesOf(signed(resolved), guarded)).toEqual(['E_RULE_PATH']);
  });

  it('with a merge of thousands of changed files is judged file by file', async () => {
    const ours = signed({ files: numbered(4_000, (index) => `a/${index % 50}/${index}`) });
    const theirs = signed({ files: numbered(4_000, (index) => `b/${index % 50}/${index}`) });
    const tree = mergeOf(ours, theirs);
    expect(await codesOf(signed({ parents: [ours, theirs], tree }), guarded)).toEqual([]);
    const more = shared.tree(tree, { 'infra/x': '1\n' });
    const evil = signed({ parents: [ours, theirs], tree: more });
    expect(await codesOf(evil, guarded)).toEqual(['E_RULE_PATH']);
  });

  it('with a submodule has nothing to read in it', async () => {
    const oid = 'ab'.repeat(20);
    const module = (path: string): string => signed({ files: { [path]: { mode: '160000', oid } } });
    expect(await codesOf(module('lib'), guarded)).toEqual([]);
    expect(await codesOf(module('infra/lib'), guarded)).toEqual(['E_RULE_PATH']);
  });

  it('of names in SHA-256 is judged alike', async () => {
    const repo = createSmallRepository(scratch.path, alice, 'sha256');
    expect((await judgeCommit(repo, repo.good)).codes).toEqual([]);
    expect((await judgeCommit(repo, repo.laundered)).codes).toEqual(['E_SIG_UNSIGNED']);
  });
});

describe('a commit', () => {
  const raw = (headers: readonly string[], message: string): string => {
    const tree = shared.git(['rev-parse', `${shared.good}^{tree}`]);
    const lines = [`tree ${tree}`, `parent ${shared.good}`, ...headers, '', message];
    const payload = lines.join('\n');
    return shared.write(withSignature(payload, alice.sign(Buffer.from(payload, 'latin1'))));
  };
  const ident = (name: string): readonly string[] =>
    ['author', 'committer'].map((who) => `${who} ${name} <alice@acme.test> 1750000000 +0000`);

  it.each([
    ['whose message is no UTF-8', () => raw(ident('Alice'), 'gr\xfc\xdfe \xff\xfe\n')],
    ['whose people’s names are no UTF-8', () => raw(ident('J\xf6rg \xff'), 'a change\n')],
    ['without a message', () => raw(ident('Alice'), '')],
    ['with a message of 1 MiB', () => raw(ident('Alice'), `${'x'.repeat(MIB)}\n`)],
    ['with a message of 100,000 lines', () => raw(ident('Alice'), 'x\n'.repeat(100_000))],
    ['with a header of 1 MiB', () => raw([...ident('Alice'), `note ${'x'.repeat(MIB)}`], 'a\n')],
    [
      'with a header of 100,000 lines',
      () => raw([...ident('Alice'), `note x${'\n x'.repeat(100_000)}`], 'a\n'),
    ],
  ])('%s passes if it is signed', async (_name, make) => {
    expect(await codesOf(make())).toEqual([]);
  });

  it('with a signature of 1 MiB is refused, and in no time', async () => {
    const armor = `-----BEGIN SSH SIGNATURE-----\n${'A'.repeat(MIB)}\n-----END SSH SIGNATURE-----\n`;
    expect(await codesOf(signed({ sign: () => armor }))).toEqual(['E_SIG_MALFORMED']);
  });
});

describe('a repository', () => {
  type Part = (repo: SmallRepository) => string;
  const parts: readonly (readonly [string, Part])[] = [
    ['commit', (repo) => repo.unsigned],
    ['commit of the head', (repo) => repo.laundered],
    ['tree', (repo) => repo.git(['rev-parse', `${repo.unsigned}^{tree}`])],
    ['policy', (repo) => repo.git(['rev-parse', `refs/remotes/origin/main:${POLICY}`])],
    ['tree of the policy', (repo) => repo.git(['rev-parse', 'refs/remotes/origin/main:.github'])],
  ];
  const damages = [
    [
      'lacks',
      (path: string) => {
        rmSync(path);
      },
    ],
    [
      'has a cut',
      (path: string) => {
        truncateSync(path, 12);
      },
    ],
    [
      'has a garbled',
      (path: string) => {
        writeFileSync(path, 'garbage');
      },
    ],
  ] as const;

  it.each(
    damages.flatMap(([how, damage]) => parts.map(([what, part]) => ({ how, what, damage, part }))),
  )('that $how $what is an error, never a pass', async ({ damage, part }) => {
    const repo = createSmallRepository(scratch.path, alice);
    const rules = smallPolicy(repo.root, alice, `  rules: [{ paths: [b], signers: [alice] }]\n`);
    const main = repo.commit({ parents: [repo.root], files: { [POLICY]: rules } });
    repo.git(['update-ref', 'refs/remotes/origin/main', main]);
    const oid = part(repo);
    const path = join(repo.dir, '.git', 'objects', oid.slice(0, 2), oid.slice(2));
    expect(existsSync(path)).toBe(true);
    damage(path);
    await expect(judgeCommit(repo, repo.laundered)).rejects.toMatchObject({
      code: expect.stringMatching(/^E_(REPO_OBJECTS|REF)$/),
    });
  });
});

describe('a policy', () => {
  const judgeBy = (files: Files): Promise<unknown> => {
    const policyRef = shared.commit({ parents: [shared.root], files });
    return judgeRepository(shared, { head: shared.good, branch: 'dev' }, { policyRef });
  };
  const link = (to: string): { readonly mode: string; readonly oid: string } => ({
    mode: '120000',
    oid: shared.git(['hash-object', '-w', '--stdin'], { input: to }),
  });

  it.each([
    ['that is empty', 'E_POLICY_INVALID', () => ({ [POLICY]: '' })],
    ['of nothing but comments', 'E_POLICY_INVALID', () => ({ [POLICY]: '# later\n' })],
    ['that is no text', 'E_POLICY_INVALID', () => ({ [POLICY]: '\0\x01\x02' })],
    ['that is a list', 'E_POLICY_INVALID', () => ({ [POLICY]: '[]\n' })],
    ['that is a directory', 'E_POLICY_INVALID', () => ({ [`${POLICY}/x`]: 'x\n' })],
    ['that is a link', 'E_POLICY_INVALID', () => ({ [POLICY]: link('../elsewhere') })],
    [
      'that is a submodule',
      'E_POLICY_INVALID',
      () => ({ [POLICY]: { mode: '160000', oid: shared.root } }),
    ],
    [
      'in a directory that is a link',
      'E_POLICY_MISSING',
      () => ({
        '.github': link('real'),
        'real/gitops-policy.yml': smallPolicy(shared.root, alice),
      }),
    ],
    [
      'in a directory of another case',
      'E_POLICY_MISSING',
      () => ({ '.GitHub/gitops-policy.yml': smallPolicy(shared.root, alice) }),
    ],
  ] as const)('%s is %s', async (_name, code, files) => {
    await expect(judgeBy(files())).rejects.toMatchObject({ code });
  });

  it('of three thousand people finds the one who signed', async () => {
    const blob = Buffer.from(alice.publicKey.split(' ')[1] ?? '', 'base64');
    const people = Array.from({ length: 3_000 }, (_person, index) => {
      const other = Buffer.from(blob);
      other.writeUInt32BE(index, blob.length - 4);
      return `    p${index}: { keys: [{ ssh: ssh-ed25519 ${other.toString('base64')} }] }\n`;
    });
    const text = `schema: 1\nsigning:\n  trust-root: ${shared.root}\n  people:\n${people.join('')}    alice: { keys: [{ ssh: ${alice.publicKey} }] }\n`;
    const policyRef = shared.commit({ parents: [shared.root], files: { [POLICY]: text } });
    const { result } = await judgeCommit(shared, shared.good, { policyRef });
    expect(JSON.parse(result.outputs['signers'] ?? '')).toEqual([
      { kind: 'person', name: 'alice', commits: 1 },
    ]);
  });
});
