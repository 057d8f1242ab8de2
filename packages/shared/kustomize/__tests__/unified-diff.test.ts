import { describe, expect, it } from '@jest/globals';
import { unifiedDiff } from '../unified-diff.ts';

const diff = (before: string, after: string): string =>
  unifiedDiff('k', Buffer.from(before), Buffer.from(after));
const numbers = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join('');

describe('the diff of the summary', () => {
  it('is empty without a change', () => {
    expect(diff('a\nb\n', 'a\nb\n')).toBe('');
  });

  it('shows replaced and inserted lines with three lines around them', () => {
    expect(diff(numbers(1, 9), numbers(1, 9).replace('5\n', 'x\ny\n'))).toBe(
      '--- a/k\n+++ b/k\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+x\n+y\n 6\n 7\n 8\n',
    );
  });

  it('has a hunk for each place', () => {
    const after = numbers(1, 20).replace('2\n', 'x\n').replace('19\n', '19\nz\n');
    expect(diff(numbers(1, 20), after).match(/^@@.*$/gm)).toEqual([
      '@@ -1,5 +1,5 @@',
      '@@ -17,4 +17,5 @@',
    ]);
  });

  it('shows a long block that comes in as additions only, and keeps the common end', () => {
    const block = Array.from({ length: 150 }, (_, index) => `new ${index}\n`).join('');
    const added = diff(numbers(1, 30), `${numbers(1, 10)}${block}${numbers(11, 29)}x\n`);
    expect(added.match(/^-/gm)).toHaveLength(2);
    const replaced = diff(`${numbers(1, 500)}end\n`, `${block}${block}end\n`);
    expect(replaced).toMatch(/\n end\n$/);
  });

  it('shows a file of which every line is another, however many they are', () => {
    const lines = (word: string): string => `${word}\n`.repeat(150_000);
    expect(diff(lines('a'), lines('b')).match(/^@@.*$/gm)).toEqual(['@@ -1,150000 +1,150000 @@']);
  });

  it('copes with a last line that has no end, and with CRLF', () => {
    expect(diff('a\r\nb', 'a\r\nb\r\nc')).toBe('--- a/k\n+++ b/k\n@@ -1,2 +1,3 @@\n a\n b\n+c\n');
  });
});
