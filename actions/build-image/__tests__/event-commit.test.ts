import { describe, expect, it } from '@jest/globals';
import { eventCommit } from '../src/event-commit.ts';

const sha = 'a'.repeat(40);
const pullRequest = { eventName: 'pull_request', ref: 'refs/pull/7/merge', sha };

describe('the commit of the event', () => {
  it.each([
    ['push', 'refs/heads/dev'],
    ['push', 'refs/tags/v1.0.0'],
    ['workflow_dispatch', 'refs/heads/dev'],
    ['merge_group', 'refs/heads/gh-readonly-queue/dev/pr-7-0'],
  ])('is what %s of %s says', (eventName, ref) => {
    expect(eventCommit({ eventName, ref, sha }, false)).toBe(sha);
  });

  it('is not the test merge of a pull request, except for a build that writes nothing', () => {
    expect(() => eventCommit(pullRequest, false)).toThrow(
      expect.objectContaining({ code: 'E_EVENT', hint: expect.stringContaining('dry-run: true') }),
    );
    expect(eventCommit(pullRequest, true)).toBe(sha);
  });
});
