import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSigningKey, signJwt, verifyJwt } from '../jwt.ts';

describe('verifyJwt', () => {
  const key = createSigningKey();
  const claims = { sub: 'repo:acme/warehouse-network:environment:dev', repository: 'acme/x' };
  const token = signJwt(key, claims);

  it('gives the claims of a token signed by a published key', () => {
    expect(verifyJwt(token, [key.published])).toEqual(claims);
    expect(verifyJwt(token, [])).toContain('not among those');
  });

  it('refuses the token after any one character of its content was changed', () => {
    const last = token.lastIndexOf('.');
    fc.assert(
      fc.property(
        fc.nat(last),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
        (index, character) => {
          fc.pre(token[index] !== character);
          const changed = token.slice(0, index) + character + token.slice(index + 1);
          expect(typeof verifyJwt(changed, [key.published])).toBe('string');
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.base64String(), { maxLength: 4 }), (parts) => {
        expect(typeof verifyJwt(parts.join('.'), [key.published])).toBe('string');
      }),
    );
  });
});
