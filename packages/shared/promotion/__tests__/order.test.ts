import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../action/action-error.ts';
import type { GitHub } from '../../github/client.ts';
import { HttpFailure } from '../../github/http-failure.ts';
import { compareCommits } from '../compare-commits.ts';
import {
  commitsToCompare,
  decideOrder,
  ORDER_CHOICES,
  readDeployed,
  type Relation,
} from '../order.ts';
import { parseSourceTag } from '../tag-strategy.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const DIGEST = `sha256:${'0'.repeat(64)}`;
const DEFAULTS = { onSuperseded: 'skip', onDiverged: 'fail', onUnknownOrder: 'proceed' } as const;

describe('a tag', () => {
  it.each([
    [`dev-${A}`, 'dev', A],
    [`staging-${B}`, 'staging', B],
    [`eu-west-${A}`, 'eu-west', A],
  ])('%s names its source commit', (tag, environment, commit) => {
    expect(parseSourceTag(tag)).toEqual({ environment, commit });
  });

  it.each([
    ...['dev-latest', 'v1.2.3', 'unreleased', '', A, `dev-${A}0`, `dev-${A.slice(1)}`, `-${A}`],
    ...[`dev-${A.toUpperCase()}`, `Dev-${A}`, `dev-${A}\n`],
  ])('%j names none', (tag) => {
    expect(parseSourceTag(tag)).toBeUndefined();
  });

  it('is read from every environment and commit', () => {
    const parts = fc.record({
      environment: fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/),
      commit: fc.stringMatching(/^[0-9a-f]{40}$/),
    });
    fc.assert(
      fc.property(parts, (source) => {
        expect(parseSourceTag(`${source.environment}-${source.commit}`)).toEqual(source);
      }),
    );
  });
});

describe('what is deployed', () => {
  it.each([
    ['unreleased', undefined, { kind: 'nothing' }],
    [undefined, undefined, { kind: 'nothing' }],
    ['', '', { kind: 'nothing' }],
    ['unreleased', DIGEST, { kind: 'unknown', tag: 'unreleased' }],
    [undefined, DIGEST, { kind: 'unknown', tag: '' }],
    ['dev-latest', undefined, { kind: 'unknown', tag: 'dev-latest' }],
    [`dev-${A}`, DIGEST, { kind: 'commit', oid: A }],
  ])('with tag %s and digest %s is %j', (tag, digest, expected) => {
    expect(readDeployed(tag, digest)).toEqual(expected);
  });
});

describe('the order of bumps', () => {
  const deployed = { kind: 'commit', oid: A } as const;

  it.each<[Relation, string, string]>([
    ['ahead', 'forward', 'proceed'],
    ['identical', 'forward', 'proceed'],
    ['behind', 'superseded', 'skip'],
    ['diverged', 'diverged', 'fail'],
  ])('with the new commit %s is %s and means %s', (relation, step, action) => {
    expect(decideOrder(deployed, B, relation, DEFAULTS)).toEqual({ step, action });
  });

  it('lets the first image in, and the same commit again', () => {
    expect(decideOrder({ kind: 'nothing' }, undefined, undefined, DEFAULTS).step).toBe('first');
    expect(decideOrder(deployed, A, undefined, DEFAULTS).step).toBe('forward');
  });

  it('is unknown where a tag says nothing', () => {
    const unknown = { step: 'unknown', action: 'proceed' };
    expect(decideOrder({ kind: 'unknown', tag: 'x' }, A, undefined, DEFAULTS)).toEqual(unknown);
    expect(decideOrder(deployed, undefined, undefined, DEFAULTS)).toEqual(unknown);
    expect(decideOrder(deployed, B, undefined, DEFAULTS)).toEqual(unknown);
  });

  it('follows the inputs in each of the three cases', () => {
    for (const choice of ORDER_CHOICES) {
      const policy = { onSuperseded: choice, onDiverged: choice, onUnknownOrder: choice };
      expect(decideOrder(deployed, B, 'behind', policy).action).toBe(choice);
      expect(decideOrder(deployed, B, 'diverged', policy).action).toBe(choice);
      expect(decideOrder(deployed, undefined, undefined, policy).action).toBe(choice);
    }
  });

  it('asks only where two different commits are known', () => {
    expect(commitsToCompare(deployed, B)).toEqual({ base: A, head: B });
    expect(commitsToCompare(deployed, A)).toBeUndefined();
    expect(commitsToCompare(deployed, undefined)).toBeUndefined();
    expect(commitsToCompare({ kind: 'nothing' }, B)).toBeUndefined();
  });
});

describe('the comparison of two commits', () => {
  const at = { owner: 'o', repo: 'r' };
  const fake = (statuses: readonly number[]): GitHub => {
    const queue = [...statuses];
    return {
      rest: async <T>(): Promise<T> => {
        await Promise.resolve();
        const status = queue.shift() ?? 500;
        if (status === 200) return { status: 'behind' } as T;
        if (status === 299) return { status: 'sideways' } as T;
        throw new ActionError('E_GITHUB', 'no', { cause: new HttpFailure(status, 'no') });
      },
      graphql: () => Promise.reject(new Error('unused')),
      mutate: () => Promise.reject(new Error('unused')),
      requests: () => 0,
    };
  };

  it('is GitHub’s', async () => {
    expect(await compareCommits(fake([200]), at, A, B)).toBe('behind');
  });

  it('is diverged when the deployed commit is gone', async () => {
    expect(await compareCommits(fake([404, 200]), at, A, B)).toBe('diverged');
  });

  it.each([
    ['E_PERMISSION', [404, 404]],
    ['E_PERMISSION', [404, 422]],
    ['E_GITHUB', [500]],
    ['E_GITHUB', [404, 500]],
    ['E_GITHUB', [299]],
  ])('is no answer but %s when GitHub says %j', async (code, statuses) => {
    await expect(compareCommits(fake(statuses), at, A, B)).rejects.toMatchObject({ code });
  });
});
