import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareVersions, releaseVersion } from '../src/version.ts';

describe('releaseVersion', () => {
  it.each(['v0.0.0', 'v1.2.3', 'v10.20.30', `v${Number.MAX_SAFE_INTEGER}.0.0`])(
    'reads %s',
    (tag) => {
      expect(releaseVersion(tag)).toBe(tag.slice(1));
    },
  );

  it.each([
    ...['1.2.3', 'V1.2.3', 'v1.2', 'v1.2.3.4', 'v01.2.3', 'v1.2.3-rc.1', 'v1.2.3+4', ' v1.2.3'],
    ...['v1.2.3\n', 'v1.2.x', 'v-1.2.3', 'vv1.2.3', 'v1.2.٣', '', 'v9007199254740992.0.0'],
    `v1.2.${'3'.repeat(100)}`,
  ])('refuses %j', (tag) => {
    expect(releaseVersion(tag)).toBeUndefined();
  });

  it('orders versions as numbers, whatever they are', () => {
    const part = fc.nat(30);
    const version = fc.tuple(part, part, part);
    fc.assert(
      fc.property(version, version, (one, other) => {
        const text = (parts: readonly number[]): string =>
          releaseVersion(`v${parts.join('.')}`) ?? '';
        const difference = one.map((value, index) => value - (other[index] ?? 0));
        const expected = Math.sign(difference.find((value) => value !== 0) ?? 0);
        expect(Math.sign(compareVersions(text(one), text(other)))).toBe(expected);
      }),
    );
  });

  it('reads nothing that differs from what it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const version = releaseVersion(text);
        if (version !== undefined) expect(`v${version}`).toBe(text);
      }),
    );
  });
});
