import { describe, expect, it } from '@jest/globals';
import { defaultBranchOf, readEvent } from '../src/event.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const base = { ref: 'refs/heads/dev', sha: A };

describe('what an event asks to be judged', () => {
  it('is what a push brought, and where the branch was before', () => {
    const event = { before: B, after: A };
    expect(readEvent({ ...base, eventName: 'push', event }, {})).toEqual({
      head: A,
      branch: 'dev',
      before: B,
      since: B,
    });
  });

  it('has no before for a new branch', () => {
    const event = { before: '0'.repeat(40), after: A };
    expect(readEvent({ ...base, eventName: 'push', event }, {})).toEqual({
      head: A,
      branch: 'dev',
    });
  });

  it('is nothing for a deleted branch: E_EVENT', () => {
    const event = { before: B, after: '0'.repeat(40), deleted: true };
    expect(() => readEvent({ ...base, eventName: 'push', event }, {})).toThrow(
      expect.objectContaining({ code: 'E_EVENT' }),
    );
  });

  it('is the tag as it stands at its ref, whatever the event says of it, for the default branch', () => {
    const event = { before: '0'.repeat(40), after: A, head_commit: { id: A } };
    const runner = { ...base, ref: 'refs/tags/v1', eventName: 'push', event };
    const tag = { head: 'refs/tags/v1', tag: 'v1', branch: undefined };
    expect(readEvent(runner, {})).toEqual(tag);
    expect(readEvent({ ...runner, event: { after: B } }, {})).toEqual(tag);
    expect(
      readEvent({ ...base, eventName: 'workflow_dispatch', event: {} }, { tag: 'v1' }),
    ).toEqual(tag);
  });

  it('is nothing for a deleted tag, or a ref that git would not take: E_EVENT', () => {
    const gone = { before: B, after: '0'.repeat(40), deleted: true };
    const runner = { ...base, ref: 'refs/tags/v1', eventName: 'push', event: gone };
    expect(() => readEvent(runner, {})).toThrow(expect.objectContaining({ code: 'E_EVENT' }));
    for (const name of ['', 'a b', 'a..b', '*', 'a:b', 'x/', '.x', 'x.lock', 'a//b', 'a@{1}']) {
      const event = { after: A };
      expect(() => readEvent({ ...runner, ref: `refs/tags/${name}`, event }, {})).toThrow(
        expect.objectContaining({ code: 'E_EVENT' }),
      );
    }
  });

  it('is never a head of the caller’s choice beside a tag: E_INPUT', () => {
    const runner = { ...base, ref: 'refs/tags/v1', eventName: 'push', event: { after: A } };
    for (const given of [{ head: B }, { head: B, tag: 'v1' }]) {
      expect(() => readEvent(runner, given)).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
    }
  });

  it('is a pull request’s own head, not GitHub’s test merge', () => {
    const event = { pull_request: { head: { sha: B }, base: { ref: 'main' } } };
    const runner = { ref: 'refs/pull/1/merge', sha: A, eventName: 'pull_request', event };
    expect(readEvent(runner, {})).toEqual({ head: B, branch: 'main' });
    const known = { pull_request: { head: { sha: B }, base: { ref: 'main', sha: A } } };
    expect(readEvent({ ...runner, event: known }, {})).toMatchObject({ head: B, since: A });
  });

  it('is the head of a merge group', () => {
    const event = { merge_group: { head_sha: B, base_ref: 'refs/heads/main', base_sha: A } };
    const runner = { ref: 'refs/heads/gh-queue', sha: A, eventName: 'merge_group', event };
    expect(readEvent(runner, {})).toEqual({ head: B, branch: 'main', since: A });
  });

  it.each(['workflow_dispatch', 'repository_dispatch', 'schedule'])(
    'is the run’s commit on %s',
    (eventName) => {
      expect(readEvent({ ...base, eventName, event: {} }, {})).toEqual({
        head: A,
        branch: 'dev',
      });
    },
  );

  it.each(['workflow_dispatch', 'repository_dispatch', 'schedule'])(
    'is the branch that `head` names on %s, by the rules of that branch',
    (eventName) => {
      const runner = { ...base, ref: 'refs/heads/main', eventName, event: {} };
      const head = 'refs/heads/release/1';
      expect(readEvent(runner, { head })).toEqual({ head, branch: 'release/1' });
      expect(readEvent(runner, { head: B })).toEqual({ head: B, branch: 'main' });
    },
  );

  it('is the input `head`, whatever the event', () => {
    expect(readEvent({ ...base, eventName: 'issues', event: {} }, { head: B })).toEqual({
      head: B,
      branch: 'dev',
    });
    const event = { before: B, after: A };
    expect(readEvent({ ...base, eventName: 'push', event }, { head: 'refs/heads/x' }).head).toBe(
      'refs/heads/x',
    );
  });

  it.each([
    ['issues', {}],
    ['pull_request', {}],
    ['merge_group', {}],
  ])('is nothing for %s without what it needs: E_EVENT', (eventName, event) => {
    expect(() => readEvent({ ...base, eventName, event }, {})).toThrow(
      expect.objectContaining({ code: 'E_EVENT' }),
    );
  });

  it('names the default branch', () => {
    expect(defaultBranchOf({ repository: { default_branch: 'trunk' } })).toBe('trunk');
    expect(defaultBranchOf({ repository: null })).toBeUndefined();
  });
});
