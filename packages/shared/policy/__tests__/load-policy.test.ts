import { describe, expect, it } from '@jest/globals';
import type { GitHub } from '../../github/client.ts';
import { gitBlobId } from '../../github/git-blob.ts';
import { loadPolicyFromGitHub, policyText } from '../load-policy.ts';

const COMMIT = 'c'.repeat(40);

/** A GitHub that has one file, and remembers what it was asked. */
function gitHubWith(text: string | undefined): {
  github: GitHub;
  asked: Record<string, unknown>[];
} {
  const asked: Record<string, unknown>[] = [];
  const unexpected = (): never => {
    throw new Error('not expected');
  };
  const github: GitHub = {
    rest: unexpected,
    mutate: unexpected,
    requests: () => asked.length,
    graphql<T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
      asked.push({ ...variables, default: query.includes('defaultBranchRef') });
      const oid = gitBlobId(Buffer.from(text ?? ''), COMMIT);
      const object = { byteSize: 1, isTruncated: false, text };
      const file = text === undefined ? null : { mode: 33188, type: 'blob', oid, object };
      const answer = { repository: { ref: { commit: { oid: COMMIT, f0: file } } } };
      return Promise.resolve(answer as T);
    },
  };
  return { github, asked };
}

describe('loadPolicyFromGitHub', () => {
  it('reads the policy at the default branch’s head, and says exactly which it was', async () => {
    const { github, asked } = gitHubWith('schema: 1\nscan: { fail-on: [HIGH] }\n');
    const loaded = await loadPolicyFromGitHub(github, { owner: 'acme', repo: 'x' });
    expect(loaded).toMatchObject({
      path: '.github/gitops-policy.yml',
      commit: COMMIT,
      policy: { scan: { failOn: ['HIGH'] } },
    });
    expect(loaded.blob).toMatch(/^[0-9a-f]{40}$/);
    expect(asked).toEqual([
      { owner: 'acme', repo: 'x', p0: '.github/gitops-policy.yml', default: true },
    ]);
  });

  it('reads another file of another ref where that is asked for', async () => {
    const { github, asked } = gitHubWith('schema: 1\n');
    const location = { owner: 'acme', repo: 'x', path: 'p.yml', ref: 'refs/heads/trunk' };
    await loadPolicyFromGitHub(github, location);
    expect(asked).toMatchObject([{ ref: 'refs/heads/trunk', p0: 'p.yml', default: false }]);
  });

  it('ends in E_POLICY_MISSING without the file', async () => {
    const { github } = gitHubWith(undefined);
    await expect(loadPolicyFromGitHub(github, { owner: 'acme', repo: 'x' })).rejects.toMatchObject({
      code: 'E_POLICY_MISSING',
    });
  });

  it('ends in E_POLICY_INVALID for a file that says nonsense', async () => {
    const { github } = gitHubWith('schema: 3\n');
    await expect(loadPolicyFromGitHub(github, { owner: 'acme', repo: 'x' })).rejects.toMatchObject({
      code: 'E_POLICY_INVALID',
    });
  });

  it('takes nothing but UTF-8', () => {
    expect(() => policyText(Buffer.from([0xff, 0xfe]), 'p.yml')).toThrow(
      expect.objectContaining({ code: 'E_POLICY_INVALID' }),
    );
  });
});
