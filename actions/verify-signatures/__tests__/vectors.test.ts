import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_VECTORS } from './vectors/all.ts';
import { PROVEN_ELSEWHERE, REQUIRED_CASES, WITHOUT_COUNTERPART } from './vectors/required-cases.ts';

const vectors = Object.values(ALL_VECTORS).flat();
const covered = vectors.flatMap(({ covers = [] }) => covers);
const required = Object.entries(REQUIRED_CASES).flatMap(([group, cases]) =>
  cases.map((one) => `${group}: ${one}`),
);
const repeated = (list: readonly string[]): readonly string[] =>
  list.filter((one, index) => list.indexOf(one) !== index);

describe('the table of vectors', () => {
  it('has at least 120 of them, each with a name of its own', () => {
    const names = vectors.map(({ name }) => name);
    expect(repeated(names)).toEqual([]);
    expect(new Set(names).size).toBeGreaterThanOrEqual(120);
  });

  it('says why where we and git differ, and nowhere else', () => {
    for (const { name, codes, git, differs } of vectors) {
      const same = git === (codes.length === 0 ? 'accepts' : 'refuses');
      expect({ name, explained: differs !== undefined }).toEqual({ name, explained: !same });
      if (differs !== undefined) expect(differs).toMatch(/^(ssh-keygen |gpg |[A-Z]).{20,}\.$/);
    }
  });

  it('has every required case, or the test that proves it, or the reason why there is none', () => {
    const answers = [
      ...new Set(covered),
      ...Object.keys(PROVEN_ELSEWHERE),
      ...Object.keys(WITHOUT_COUNTERPART),
    ];
    expect(required.filter((one) => !answers.includes(one))).toEqual([]);
    expect(answers.filter((one) => !required.includes(one))).toEqual([]);
    expect([repeated(required), repeated(answers)]).toEqual([[], []]);
  });

  it.each([...new Set(Object.values(PROVEN_ELSEWHERE))])('names %s, which is there', (file) => {
    expect(existsSync(join(import.meta.dirname, file))).toBe(true);
  });
});
