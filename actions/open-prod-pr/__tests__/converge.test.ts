import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { BranchPosition } from '../src/open/branch-report.ts';
import {
  converge,
  nextStep,
  type Situation,
  type Write,
  type Writes,
} from '../src/open/converge.ts';

const at = (position: BranchPosition['kind']): Situation['branch'] => ({ oid: 'x', position });

describe('the next step', () => {
  it.each<[string, Situation['branch'], Situation['pull']]>([
    ['create-branch', undefined, 'none'],
    ['create-branch', undefined, 'current'],
    ['forward-branch', at('behind'), 'none'],
    ['merge', at('base'), 'none'],
    ['bump', at('merged'), 'none'],
    ['bump', at('merged'), 'current'],
    ['create-pull', at('bumped'), 'none'],
    ['update-pull', at('bumped'), 'outdated'],
    ['done', at('bumped'), 'current'],
    ['refuse', at('foreign'), 'none'],
    ['refuse', at('outdated'), 'current'],
  ])('is %s for %j and a pull request that is %s', (step, branch, pull) => {
    expect(nextStep({ branch, pull })).toBe(step);
  });
});

/** What GitHub holds; each write does there what it says, or what a parallel writer left it to do. */
interface World {
  branches: number;
  merges: number;
  bumps: number;
  pulls: number;
  current: boolean;
}

type Fate = 'done' | 'lost-request' | 'lost-answer';

function look(world: World): Situation {
  const position = world.bumps > 0 ? 'bumped' : world.merges > 0 ? 'merged' : 'base';
  return {
    branch: world.branches === 0 ? undefined : at(position),
    pull: world.pulls === 0 ? 'none' : world.current ? 'current' : 'outdated',
  };
}

/** Compare-and-swap, as GitHub: nothing is made twice. @returns whether it was made now */
function act(world: World, step: Write): boolean {
  const once = (what: 'branches' | 'merges' | 'bumps' | 'pulls'): boolean => {
    if (world[what] > 0) return false;
    world[what] += 1;
    return true;
  };
  switch (step) {
    case 'create-branch':
      return once('branches');
    case 'merge':
      return once('merges');
    case 'bump':
      return once('bumps');
    case 'create-pull':
      world.current = true;
      return once('pulls');
    case 'update-pull':
      world.current = true;
      return true;
    case 'forward-branch':
      return true;
  }
}

/** One run: looks, writes until in doubt, looks again; `die` ends it before that many writes. */
async function run(world: World, fates: readonly Fate[], die: number): Promise<void> {
  let written = 0;
  const error = new ActionError('E_UNREACHABLE', 'lost');
  const step = (name: Write) => async (now: Situation) => {
    await Promise.resolve();
    if (written === die) throw new Error('killed');
    const fate = fates[written % Math.max(fates.length, 1)] ?? 'done';
    written += 1;
    if (fate === 'lost-request') return { kind: 'unsure' as const, error };
    const worked = act(world, name);
    if (fate === 'lost-answer' || !worked) return { kind: 'unsure' as const, error };
    const after = look(world);
    return {
      kind: 'done' as const,
      value: { ...after, pull: world.pulls > 0 ? after.pull : now.pull },
    };
  };
  const writes: Writes = {
    'create-branch': step('create-branch'),
    'forward-branch': step('forward-branch'),
    merge: step('merge'),
    bump: step('bump'),
    'create-pull': step('create-pull'),
    'update-pull': step('update-pull'),
  };
  for (let round = 0; round < 20; round += 1) {
    const end = await converge(look(world), writes);
    if (end.kind === 'done') return;
  }
  throw new Error('no end');
}

describe('the way to a pull request', () => {
  const fates = fc.array(fc.constantFrom<Fate>('done', 'lost-request', 'lost-answer'), {
    maxLength: 6,
  });

  it('makes one of each, however many runs at once, whatever gets lost and wherever they die', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ fates, die: fc.nat({ max: 8 }) }), { minLength: 1, maxLength: 4 }),
        async (runs) => {
          const world: World = { branches: 0, merges: 0, bumps: 0, pulls: 0, current: false };
          await Promise.allSettled(
            runs.map(({ fates: each, die }) => run(world, [...each, 'done'], die)),
          );
          await run(world, ['done'], Infinity);
          expect(world).toEqual({ branches: 1, merges: 1, bumps: 1, pulls: 1, current: true });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says in doubt which steps were taken', async () => {
    const error = new ActionError('E_UNREACHABLE', 'lost');
    const never = () => Promise.reject(new Error('unused'));
    const end = await converge(
      { branch: undefined, pull: 'none' },
      {
        'create-branch': (now) =>
          Promise.resolve({ kind: 'done', value: { ...now, branch: at('base') } }),
        merge: () => Promise.resolve({ kind: 'unsure', error }),
        ...{ 'forward-branch': never, bump: never, 'create-pull': never, 'update-pull': never },
      },
    );
    expect(end).toEqual({ kind: 'unsure', step: 'merge', error, steps: ['create-branch'] });
  });
});
