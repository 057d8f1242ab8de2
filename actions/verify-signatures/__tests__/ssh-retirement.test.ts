import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { judgeRepository } from './judge-repository.ts';
import { createAuthority, type CertifiedSigner, type TestAuthority } from './ssh-authority.ts';

const scratch = temporaryDirectory();

let repo: TestRepository;
let authority: TestAuthority;
let key: SshSigner;
let alice: CertifiedSigner;
let root: string;
/** One after the other, all by alice's certificate. */
let history: readonly string[];

beforeAll(() => {
  repo = createTestRepository(join(scratch.path, 'repo'));
  authority = createAuthority(scratch.path, 'ca', ['-t', 'ed25519']);
  key = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
  alice = authority.certified(key);
  root = repo.commit({ files: { 'README.md': 'hello\n' }, message: 'root' });
  const commits: string[] = [];
  for (const [index, date] of ['1750000000', '1750000100', '1000000000'].entries()) {
    commits.push(
      repo.commit({
        parents: [commits.at(-1) ?? root],
        files: { 'src/app.js': `${index}\n` },
        date: `${date} +0000`,
        message: `commit ${index}`,
        sign: alice.sign,
      }),
    );
  }
  history = commits;
}, 60_000);

afterAll(() => {
  scratch.remove();
});

interface Entries {
  /** More lines of the authority's entry. */
  readonly authority?: readonly string[];
  /** The certified key, listed as a plain one, and more lines of its entry. */
  readonly plain?: readonly string[];
}

async function codes(entries: Entries, tag?: string): Promise<readonly string[]> {
  const indent = (lines: readonly string[]): string =>
    lines.map((line) => `          ${line}\n`).join('');
  const plain = entries.plain && `        - ssh: ${key.publicKey}\n${indent(entries.plain)}`;
  const policy = `schema: 1
signing:
  trust-root: ${root}
  people:
    alice:
      keys:
        - ssh-authority: ${authority.publicKey}
          principals: [alice]
${indent(entries.authority ?? [])}${plain ?? ''}  tags: [{ pattern: '*', signers: [alice] }]
`;
  const files = { '.github/gitops-policy.yml': policy };
  const policyRef = repo.commit({ parents: [root], files, message: 'policy' });
  const head = history.at(-1) ?? '';
  const event = { head, branch: 'main', ...(tag !== undefined && { tag }) };
  const { failures } = await judgeRepository(repo, event, { policyRef });
  return failures.list.map(({ commit, tag: of, code }) => {
    const place = of === undefined ? String(history.indexOf(commit)) : 'tag';
    return `${place} ${code}`;
  });
}

const until = (index: number, reason = 'compromised'): readonly string[] => [
  `until: [${history[index] ?? ''}]`,
  `reason: ${reason}`,
];

describe('A certificate', () => {
  it('is good for all commits while nothing is retired', async () => {
    expect(await codes({})).toEqual([]);
    expect(await codes({ plain: [] })).toEqual([]);
  });

  // The last commit claims a time long before: dates do not help a thief.
  it('is bound by the limit of its authority', async () => {
    expect(await codes({ authority: until(1) })).toEqual(['2 E_KEY_REVOKED', '1 E_KEY_REVOKED']);
    expect(await codes({ authority: until(2) })).toEqual(['2 E_KEY_REVOKED']);
  });

  it('is bound by the limit of the key that it certifies', async () => {
    expect(await codes({ plain: until(1) })).toEqual(['2 E_KEY_REVOKED', '1 E_KEY_REVOKED']);
    expect(await codes({ plain: until(2) })).toEqual(['2 E_KEY_REVOKED']);
  });

  it('is bound by both, whichever comes first', async () => {
    const both = ['2 E_KEY_REVOKED', '1 E_KEY_REVOKED'];
    expect(await codes({ authority: until(1), plain: until(2) })).toEqual(both);
    expect(await codes({ authority: until(2), plain: until(1) })).toEqual(both);
  });
});

describe('A tag by a certificate', () => {
  it.each([
    ['whose key is compromised', (): Entries => ({ plain: until(1) }), true],
    ['whose authority is compromised', (): Entries => ({ authority: until(1) }), true],
    ['whose key is retired later', (): Entries => ({ plain: until(1, 'retired') }), false],
    ['whose key was retired before', (): Entries => ({ plain: until(0, 'retired') }), true],
  ])('%s', async (name, entries, refused) => {
    const tag = name.replaceAll(' ', '-');
    repo.tag({ name: tag, target: history[0] ?? '', sign: alice.sign });
    expect(await codes(entries(), tag)).toEqual(
      refused ? expect.arrayContaining(['tag E_KEY_REVOKED']) : [],
    );
  });
});
