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
  type Deployed,
  type Incoming,
  type OrderPolicy,
  type Relation,
} from '../order.ts';
import { parseSourceTag } from '../tag-strategy.ts';
import { tagVersion } from '../tag-version.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const DIGEST = `sha256:${'0'.repeat(64)}`;
const DEFAULTS: OrderPolicy = {
  ...{ onSuperseded: 'skip', onDiverged: 'fail', onUnknownOrder: 'proceed' },
  allowDowngrade: false,
};
const image = (tag: string, commit?: string): Deployed => ({
  ...{ kind: 'image', tag, commit, version: tagVersion(tag) },
});
const incoming = (commit?: string, tag = 'x'): Incoming => ({ tag, digest: DIGEST, commit });

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
    ['unreleased', DIGEST, image('unreleased')],
    [undefined, DIGEST, image('')],
    ['dev-latest', undefined, image('dev-latest')],
    [`dev-${A}`, DIGEST, image(`dev-${A}`, A)],
    ['v1.2.3', DIGEST, image('v1.2.3')],
  ])('with tag %s and digest %s is %j', (tag, digest, expected) => {
    expect(readDeployed(tag, digest)).toEqual(expected);
  });

  it('is of the commit that its bump recorded where the tag names none', () => {
    expect(readDeployed('main-1234', DIGEST, B)).toEqual(image('main-1234', B));
    expect(readDeployed(`dev-${A}`, DIGEST, B)).toEqual(image(`dev-${A}`, A));
  });
});

describe('the order of bumps', () => {
  const deployed = image(`dev-${A}`, A);

  it.each<[Relation, string, string]>([
    ['ahead', 'forward', 'proceed'],
    ['identical', 'forward', 'proceed'],
    ['behind', 'superseded', 'skip'],
    ['diverged', 'diverged', 'fail'],
  ])('with the new commit %s is %s and means %s', (relation, step, action) => {
    expect(decideOrder(deployed, incoming(B), relation, DEFAULTS)).toEqual({ step, action });
  });

  it('lets the first image in, and the same commit again', () => {
    expect(decideOrder({ kind: 'nothing' }, incoming(), undefined, DEFAULTS).step).toBe('first');
    expect(decideOrder(deployed, incoming(A), undefined, DEFAULTS).step).toBe('forward');
  });

  it('is unknown where a tag says nothing', () => {
    const unknown = { step: 'unknown', action: 'proceed' };
    expect(decideOrder(image('x'), incoming(A), undefined, DEFAULTS)).toEqual(unknown);
    expect(decideOrder(deployed, incoming(), undefined, DEFAULTS)).toEqual(unknown);
    expect(decideOrder(deployed, incoming(B), undefined, DEFAULTS)).toEqual(unknown);
  });

  it('follows the inputs in each of the three cases', () => {
    for (const choice of ORDER_CHOICES) {
      const policy = {
        ...DEFAULTS,
        ...{ onSuperseded: choice, onDiverged: choice, onUnknownOrder: choice },
      };
      expect(decideOrder(deployed, incoming(B), 'behind', policy).action).toBe(choice);
      expect(decideOrder(deployed, incoming(B), 'diverged', policy).action).toBe(choice);
      expect(decideOrder(deployed, incoming(), undefined, policy).action).toBe(choice);
    }
  });

  it.each([
    ['1.10.0', '1.9.0', 'forward'],
    ['v2.0.0', 'v2.0.0', 'forward'],
    ['v1.0.0', 'v1.0.0-rc.1', 'forward'],
    ['v1.0.0-rc.10', 'v1.0.0-rc.9', 'forward'],
    ['v1.9.0', 'v1.10.0', 'downgrade'],
    ['v1.0.0-rc.1', 'v1.0.0', 'downgrade'],
  ])('puts version %s over %s as %s, whatever the commits say', (tag, old, step) => {
    const over = image(old, A);
    expect(commitsToCompare(over, incoming(B, tag))).toBeUndefined();
    expect(decideOrder(over, incoming(B, tag), undefined, DEFAULTS).step).toBe(step);
  });

  it('refuses a downgrade unless it is allowed', () => {
    const down = (allowDowngrade: boolean): string =>
      decideOrder(image('v2.0.0'), incoming(undefined, 'v1.0.0'), undefined, {
        ...{ ...DEFAULTS, allowDowngrade },
      }).action;
    expect([down(false), down(true)]).toEqual(['fail', 'proceed']);
  });

  it('keeps out what was rolled back, by its digest and by its source commit', () => {
    const none: ReadonlySet<string> = new Set();
    const decide = (digests: ReadonlySet<string>, sources: ReadonlySet<string>): string =>
      decideOrder(deployed, incoming(B), 'ahead', DEFAULTS, {
        ...{ takenBack: { digests, sources }, settled: true },
      }).step;
    expect(decide(none, none)).toBe('forward');
    expect(decide(new Set([DIGEST]), none)).toBe('taken-back');
    expect(decide(none, new Set([B]))).toBe('taken-back');
  });

  it('is unknown where the history is longer than anybody looks', () => {
    const recent = { takenBack: { digests: new Set(''), sources: new Set('') }, settled: false };
    expect(decideOrder(deployed, incoming(B), 'ahead', DEFAULTS, recent).step).toBe('unknown');
  });

  it('asks only where two different commits are known', () => {
    expect(commitsToCompare(deployed, incoming(B))).toEqual({ base: A, head: B });
    expect(commitsToCompare(deployed, incoming(A))).toBeUndefined();
    expect(commitsToCompare(deployed, incoming())).toBeUndefined();
    expect(commitsToCompare({ kind: 'nothing' }, incoming(B))).toBeUndefined();
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
