import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrder } from '../src/in-order.ts';

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

describe('work in order', () => {
  it('gives its results in the order of the items, and never does more at once than it may', async () => {
    const steps = fc.array(fc.nat(5));
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (waits, ahead) => {
        let [running, most] = [0, 0];
        const results: number[] = [];
        const work = async (ticks: number): Promise<number> => {
          most = Math.max(most, (running += 1));
          for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
          running -= 1;
          return ticks;
        };
        for await (const result of inOrder(each(waits), ahead, work)) results.push(result);
        expect(results).toEqual(waits);
        expect(most).toBeLessThanOrEqual(ahead);
      }),
    );
  });

  it('fails as the first item in that order fails, whatever fails before it', async () => {
    const done: number[] = [];
    const work = async (item: number): Promise<number> => {
      if (item === 2) throw new Error('two, at once');
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (item === 1) throw new Error('one, late');
      return item;
    };
    const all = async (): Promise<void> => {
      for await (const item of inOrder(each([0, 1, 2]), 3, work)) done.push(item);
    };
    await expect(all()).rejects.toThrow('one, late');
    expect(done).toEqual([0]);
  });
});
