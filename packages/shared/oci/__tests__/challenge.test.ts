import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseChallenge } from '../challenge.ts';

describe('parseChallenge', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['Negotiate', undefined],
    ['Basic realm="x"', { scheme: 'basic' }],
    ['Bearer service="x"', undefined],
    [
      'Bearer realm="https://r/t",service="r.io",scope="repository:a/b:pull,push"',
      {
        scheme: 'bearer',
        realm: 'https://r/t',
        service: 'r.io',
        scope: 'repository:a/b:pull,push',
      },
    ],
    ['Basic realm="x", bearer realm=https://r/t', { scheme: 'bearer', realm: 'https://r/t' }],
    ['Bearer realm="a\\"b"', { scheme: 'bearer', realm: 'a"b' }],
  ])('reads %j', (header, expected) => {
    expect(parseChallenge(header)).toEqual(expected);
  });

  it('never throws, whatever a server sends', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseChallenge(text);
        parseChallenge(`Bearer ${text}`);
      }),
    );
  });
});
