import { describe, expect, it } from '@jest/globals';
import { historyCommit, type HistoryCommit } from '../../github/history-commit.ts';
import { isWrittenBy, pipelineCommits } from '../pipeline-commit.ts';

const APP = { slug: 'acme-gitops', userId: 12345678 };
const VIEWER = { login: 'acme-gitops[bot]', id: 12345678 };
const EMAIL = '12345678+acme-gitops[bot]@users.noreply.github.com';

const ours: HistoryCommit = {
  ...{ oid: 'a'.repeat(40), message: '', parents: 1, authorEmail: EMAIL, authorId: undefined },
  committerEmail: 'noreply@github.com',
  ...{ signedByGitHub: true, signature: { isValid: true, state: 'VALID' } },
};

const foreign: readonly (readonly [string, Partial<HistoryCommit>])[] = [
  ['is not signed by GitHub', { signedByGitHub: false }],
  ['is a merge', { parents: 2 }],
  ['is a root', { parents: 0 }],
  ['is a person’s', { authorEmail: 'alice@acme.test', authorId: 7 }],
  ['is of a bot with the same name', { authorEmail: EMAIL.replace('12345678', '99') }],
  ['is of another App', { authorEmail: '49699333+dependabot[bot]@users.noreply.github.com' }],
  ['only begins like ours', { authorEmail: `${EMAIL}.example` }],
];

describe.each([
  ['the App of the policy', pipelineCommits(APP, { login: 'alice', id: 7 })],
  ['whoever writes now, without a policy', pipelineCommits(undefined, VIEWER)],
])('a commit of the pipeline: of %s', (_, isOurs) => {
  it('counts', () => {
    expect(isOurs(ours)).toBe(true);
  });

  it.each(foreign)('does not count when it %s', (__, other) => {
    expect(isOurs({ ...ours, ...other })).toBe(false);
  });
});

describe('without an App', () => {
  it('a person’s token is known by the account that GitHub finds behind the address', () => {
    const machine = pipelineCommits(undefined, { login: 'acme-machine', id: 7 });
    const commit = { ...ours, authorEmail: 'machine@acme.test' };
    expect(machine({ ...commit, authorId: 7 })).toBe(true);
    expect(machine({ ...commit, authorId: 8 })).toBe(false);
    expect(machine(commit)).toBe(false);
  });

  it('and without anybody who writes, nobody’s counts', () => {
    expect(pipelineCommits(undefined, undefined)(ours)).toBe(false);
  });
});

describe('a commit that an earlier attempt wrote', () => {
  it('is the writer’s and GitHub’s, whatever became of its signature', () => {
    expect(isWrittenBy(ours, VIEWER)).toBe(true);
    expect(isWrittenBy({ ...ours, signedByGitHub: false, signature: undefined }, VIEWER)).toBe(
      true,
    );
    expect(isWrittenBy({ ...ours, authorEmail: 'a@b', authorId: VIEWER.id }, VIEWER)).toBe(true);
  });

  it('is none that somebody picked, or made with words of ours', () => {
    expect(isWrittenBy({ ...ours, committerEmail: 'alice@acme.test' }, VIEWER)).toBe(false);
    const alice = { ...ours, authorEmail: 'alice@acme.test', authorId: 7 };
    expect(isWrittenBy(alice, VIEWER)).toBe(false);
    expect(isWrittenBy(alice, undefined)).toBe(true);
  });
});

describe('what GitHub says of a commit', () => {
  const node = {
    ...{ oid: 'b'.repeat(40), message: 'm', parents: { totalCount: 1 } },
    author: { email: EMAIL, user: { databaseId: 12345678 } },
    committer: { email: 'noreply@github.com' },
    signature: { isValid: true, state: 'VALID', wasSignedByGitHub: true },
  };

  it('is its own signature only where it made it and calls it valid', () => {
    expect(historyCommit(node)).toMatchObject({
      ...{ authorEmail: EMAIL, authorId: 12345678, committerEmail: 'noreply@github.com' },
    });
    expect(historyCommit({ ...node, committer: null })).toMatchObject({ committerEmail: '' });
    const signed = (signature: typeof node.signature | null): boolean =>
      historyCommit({ ...node, signature }).signedByGitHub;
    expect(signed(node.signature)).toBe(true);
    expect(signed({ ...node.signature, wasSignedByGitHub: false })).toBe(false);
    expect(signed({ ...node.signature, isValid: false, state: 'BAD_CERT' })).toBe(false);
    expect(signed(null)).toBe(false);
    expect(historyCommit({ ...node, author: null })).toMatchObject({ authorEmail: '' });
  });
});
