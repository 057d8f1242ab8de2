import { expect, it } from '@jest/globals';
import { withPart } from '../benchmarks-page.ts';

it('gives each benchmark a part of its own, and leaves the others’ as they are', () => {
  const one = withPart('', 'bump', 'first');
  expect(one).toBe(
    '# Benchmarks\n\n<!-- bench bump:begin -->\n\nfirst\n\n<!-- bench bump:end -->\n',
  );
  const two = withPart(one, 'verify', 'second');
  expect(two.startsWith(one)).toBe(true);
  expect(withPart(two, 'bump', 'third')).toBe(two.replace('first', 'third'));
  expect(withPart(two, 'verify', 'third')).toBe(two.replace('second', 'third'));
});
