import { describe, expect, it } from '@jest/globals';
import { growthExponent, interleave, percentile, ratios, spread } from '../rounds.ts';

describe('the figures of several rounds', () => {
  it('are a median and a range', () => {
    expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spread([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
    expect(() => spread([])).toThrow('median');
  });

  it('have percentiles by the nearest rank', () => {
    const samples = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(percentile(samples, 0.99)).toBe(198);
    expect(percentile([7], 0.99)).toBe(7);
    expect(() => percentile([], 0.5)).toThrow('percentile');
  });

  it('are compared round by round, not median by median', () => {
    expect(ratios([10, 40, 90], [1, 2, 30])).toEqual({ median: 10, min: 3, max: 20 });
  });

  it('grow by an exponent', () => {
    const sizes = [1, 4, 16, 64];
    expect(growthExponent(sizes.map((size) => [size, 3 * size]))).toBeCloseTo(1);
    expect(growthExponent(sizes.map((size) => [size, size ** 2 / 5]))).toBeCloseTo(2);
    expect(growthExponent(sizes.map((size) => [size, 8]))).toBeCloseTo(0);
  });
});

describe('contestants', () => {
  it('take turns, one at a time', async () => {
    const turns: string[] = [];
    const contestant = (name: string) => async (round: number) => {
      turns.push(`${name}${round} on`);
      await Promise.resolve();
      turns.push(`${name}${round} off`);
      return round;
    };
    const samples = await interleave(2, { a: contestant('a'), b: contestant('b') });
    expect(samples).toEqual({ a: [0, 1], b: [0, 1] });
    expect(turns.join(' ')).toBe('a0 on a0 off b0 on b0 off a1 on a1 off b1 on b1 off');
  });
});
