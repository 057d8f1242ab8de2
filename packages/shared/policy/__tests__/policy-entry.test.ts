import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryName, entryPath } from '../policy-entry.ts';

describe('the name of an entry of the policy', () => {
  it.each([
    [['signing', 'people', 'alice', 'keys', 0], 'signing.people.alice.keys[0]'],
    [['signing', 'people', 'a.b', 'keys', 1, 'until'], 'signing.people["a.b"].keys[1].until'],
    [['signing', 'rules', 12], 'signing.rules[12]'],
    [['signing', 'github', 'web-flow'], 'signing.github.web-flow'],
  ])('%j is %s', (path, name) => {
    expect(entryName(path)).toBe(name);
  });

  it('leads back to it, whatever its keys are', () => {
    const key = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('0', 'a"b', 'a]b', '[0]'));
    fc.assert(
      fc.property(fc.array(fc.oneof(key, fc.nat()), { minLength: 1 }), (path) => {
        expect(entryPath(entryName(path))).toEqual(path);
      }),
    );
  });
});
