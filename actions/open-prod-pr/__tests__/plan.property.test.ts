import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEEDS, History, type Deed, type Tally } from './plan-history.ts';
import { createWorlds } from './plan-world.ts';

const worlds = createWorlds();

afterAll(() => {
  worlds.remove();
});

const deed: fc.Arbitrary<Deed> = fc.record({
  does: fc.constantFrom(...DEEDS),
  x: fc.nat(10_000),
  y: fc.nat(10_000),
});

const history = fc.array(deed, { minLength: 6, maxLength: 20 });

async function play(one: History, deeds: readonly Deed[]): Promise<void> {
  for (const next of deeds) await one.do(next);
}

/** Three histories each. */
const RUNS = 25;

it('judges random histories as a model does that knows what happened in them', async () => {
  const tally: Tally = { plans: 0, accepted: 0, unknown: 0, codes: new Map() };
  // A repository each: while git reads one, the next history of another is written.
  const three = [worlds.create(), worlds.create(), worlds.create()];
  await fc.assert(
    fc.asyncProperty(fc.tuple(history, history, history), async (several) => {
      const played = await Promise.allSettled(
        three.map((world, index) => play(new History(world, tally), several[index] ?? [])),
      );
      for (const one of played) if (one.status === 'rejected') throw one.reason;
    }),
    // Smaller examples would take minutes; the seed and the histories are in the message.
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(tally.accepted).toBeGreaterThan(tally.unknown);
}, 120_000);
