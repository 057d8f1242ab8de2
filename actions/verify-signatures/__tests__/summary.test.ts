import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import type { CommitVerdict, Finding } from '../src/finding.ts';
import type { GitHubCheck } from '../src/github-check.ts';
import type { Verdict } from '../src/report.ts';
import { summaryOf } from '../src/summary.ts';
import { judgeRepository } from './judge-repository.ts';

const oid = (index: number): string => index.toString(16).padStart(40, '0');

const SMALL: Verdict = {
  ...{ head: oid(1), base: oid(2), branch: 'dev', commits: 3 },
  policy: { path: '.github/gitops-policy.yml', commit: oid(3), blob: oid(4) },
  mend: { path: '.github/gitops-policy.yml', branch: 'main', editors: 'alice', trustRoot: oid(2) },
  ...{ findings: [], signers: [], newest: [], fresh: [], freshBy: 'event' },
  sourceChanged: true,
};

describe('what people see', () => {
  const scratch = temporaryDirectory();
  let alice: SshSigner;
  let repo: TestRepository;
  let policyRef: string;
  let chain: readonly string[];

  beforeAll(() => {
    alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
    repo = createTestRepository(join(scratch.path, 'repo'));
    const root = repo.commit({ files: { a: '0\n' } });
    const text = `schema: 1\nsigning:\n  trust-root: ${root}\n  people: { alice: { keys: [{ ssh: ${alice.publicKey} }] } }\n`;
    policyRef = repo.commit({ parents: [root], files: { '.github/gitops-policy.yml': text } });
    const made = [root];
    for (let index = 1; index <= 30; index += 1) {
      const parents = made.slice(-1);
      const message = `commit ${index}`;
      made.push(repo.commit({ parents, files: { a: `${index}\n` }, message, sign: alice.sign }));
    }
    chain = made;
  });

  afterAll(() => {
    scratch.remove();
  });

  it('of a push is what it brought; the rest is folded into counts', async () => {
    const event = { head: chain[30] ?? '', branch: 'dev', since: chain[27] ?? '' };
    const { result } = await judgeRepository(repo, event, { policyRef });
    const [shown = '', folded = ''] = result.summary.split('<details>');
    expect(shown).toContain('New, and accepted');
    expect(shown.match(/commit \d+/g)).toEqual(['commit 30', 'commit 29', 'commit 28']);
    expect(shown).toContain('SHA256:');
    expect(folded).toContain('All 30 commits by signer');
    expect(folded).toContain('| alice | person | 30 |');
  });

  it('without such an event is twenty of the newest', async () => {
    const event = { head: chain[30] ?? '', branch: 'dev' };
    const { result } = await judgeRepository(repo, event, { policyRef });
    expect(result.summary).toContain('The newest that are accepted');
    expect(result.summary.match(/commit \d+/g)).toHaveLength(20);
  });

  it('are the offenders first, however old, and how to mend them', async () => {
    const bad = repo.commit({ parents: [chain[1] ?? ''], files: { b: '1\n' }, message: 'evil' });
    const merge = repo.commit({ parents: [chain[30] ?? '', bad], sign: alice.sign });
    const event = { head: merge, branch: 'dev', since: chain[30] ?? '' };
    const { result, log } = await judgeRepository(repo, event, { policyRef });
    const [first = '', mending = '', fresh = ''] = result.summary.split(/^#### .*$/m).slice(1);
    expect(first).toContain('**E_SIG_UNSIGNED**');
    expect(first).toContain(bad.slice(0, 12));
    expect(mending).toContain(`--gpg-sign ${bad}^`);
    expect(mending).toContain('by a pull request to main of alice');
    expect(fresh).toContain(merge.slice(0, 12));
    expect(fresh).not.toContain('evil');
    expect(log.join('\n')).toContain(`--gpg-sign ${bad}^`);
    expect(result.failure?.hint).toContain(`--gpg-sign ${bad}^`);
  });

  it('is a hint once for each code, not for each commit', () => {
    const findings = Array.from({ length: 300 }, (_, index): Finding => {
      const code = index % 2 === 0 ? 'E_SIG_UNSIGNED' : 'E_SIG_UNTRUSTED';
      return { commit: oid(index), code, reason: 'r', subject: 's' };
    });
    const summary = summaryOf({ ...SMALL, findings });
    expect(summary.match(/```sh/g)).toHaveLength(2);
    expect(summary).toContain('… and 100 more.');
    expect(summary.match(/git rebase .*/g)).toEqual(
      [oid(299), oid(299)].map(
        (name) => `git rebase --rebase-merges --force-rebase --gpg-sign ${name}^`,
      ),
    );
  });
});

describe('text of others in a summary', () => {
  const EVIL =
    '</details><img src=x> | ``` \r\n```\n# @octocat #1 ![x](javascript:1) <!-- `code` ~~~ \u0001::error::x';

  it('makes no markup, and a summary that GitHub takes', () => {
    const wide = EVIL.repeat(100);
    const refused = Array.from({ length: 500 }, (_, index): Finding => {
      const words = { reason: wide, subject: wide, key: wide, decidedBy: [wide, wide] };
      return { commit: oid(index), code: 'E_RULE_PATH', ...words };
    });
    const newest = Array.from({ length: 100 }, (_, index): CommitVerdict => {
      const signer = { kind: 'exempt', name: wide } as const;
      return { commit: oid(index), subject: wide, signer, key: wide, decidedBy: [wide] };
    });
    const disagreements = refused.map(({ commit, subject }) => {
      return { commit, subject, ours: wide, github: 'UNKNOWN_KEY' };
    });
    const github: GitHubCheck = {
      ...{ mode: 'report', asked: 500, states: [['UNKNOWN_KEY', 500]], disagreements },
      ...{ unavailable: wide.slice(0, 400), findings: [] },
    };
    const summary = summaryOf({
      ...{ ...SMALL, branch: EVIL, findings: refused, newest, fresh: newest, github },
      signers: newest.map(({ commit }) => {
        return { kind: 'exempt', name: `${commit}${wide}`, commits: 1 };
      }),
      tag: { name: EVIL, hotfix: wide, signer: EVIL, findings: refused.slice(0, 2) },
    });
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024 - 4096);
    expect(summary.match(/<[^>]*>/g)).toEqual(
      expect.arrayContaining(['<details>', '<summary>', '</summary>', '</details>']),
    );
    const tags = new Set(summary.match(/<[^>]*>?/g));
    expect([...tags].sort()).toEqual([
      '</details>',
      '</summary>',
      '<br>',
      '<details>',
      '<summary>',
    ]);
    expect(summary.match(/^```.*$/gm)).toEqual(['```sh', '```']);
    expect(summary).not.toMatch(/@octocat|!\[x\]/);
  });
});
