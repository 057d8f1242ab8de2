import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  formatReference,
  isDigest,
  isRepositoryName,
  isTag,
  parseReference,
  type Reference,
} from '../reference.ts';
import { anyReference } from './arbitraries.ts';
import { byGrammar, isAccepted } from './reference-grammar.ts';

const HEX64 = 'a'.repeat(64);
const DIGEST = `sha256:${HEX64}`;

describe('parseReference', () => {
  it.each<[string, Reference]>([
    ['ghcr.io/acme/web', { domain: 'ghcr.io', path: 'acme/web' }],
    ['localhost/web', { domain: 'localhost', path: 'web' }],
    ['localhost:5000/web:1', { domain: 'localhost:5000', path: 'web', tag: '1' }],
    ['[::1]:5000/a/b', { domain: '[::1]:5000', path: 'a/b' }],
    ['127.0.0.1:5000/a', { domain: '127.0.0.1:5000', path: 'a' }],
    [
      `europe-west1-docker.pkg.dev/acme/warehouse-dev/web:dev-1@${DIGEST}`,
      {
        domain: 'europe-west1-docker.pkg.dev',
        path: 'acme/warehouse-dev/web',
        tag: 'dev-1',
        digest: DIGEST,
      },
    ],
    ['r.io/a__b/c--d/e.f', { domain: 'r.io', path: 'a__b/c--d/e.f' }],
    [
      `r.io/a@sha512:${'0'.repeat(128)}`,
      { domain: 'r.io', path: 'a', digest: `sha512:${'0'.repeat(128)}` },
    ],
    [`r.io/a:${'t'.repeat(128)}`, { domain: 'r.io', path: 'a', tag: 't'.repeat(128) }],
    ['a:5000/b', { domain: 'a:5000', path: 'b' }],
    ['a:5000/b:1', { domain: 'a:5000', path: 'b', tag: '1' }],
    ['R.Io/a', { domain: 'R.Io', path: 'a' }],
    ['r.io:99999/a', { domain: 'r.io:99999', path: 'a' }],
    ['[2001:db8::1]/a', { domain: '[2001:db8::1]', path: 'a' }],
    ['r.io/a:_', { domain: 'r.io', path: 'a', tag: '_' }],
    ['r.io/a:V1.2-rc_3', { domain: 'r.io', path: 'a', tag: 'V1.2-rc_3' }],
    ['r.io/a-----b', { domain: 'r.io', path: 'a-----b' }],
    ['r.io/0/1', { domain: 'r.io', path: '0/1' }],
    ['r-1.io/a', { domain: 'r-1.io', path: 'a' }],
    [`r.io/a:sha256@${DIGEST}`, { domain: 'r.io', path: 'a', tag: 'sha256', digest: DIGEST }],
    [`r.io/${'a'.repeat(250)}`, { domain: 'r.io', path: 'a'.repeat(250) }],
  ])('reads %s', (text, expected) => {
    expect(parseReference(text)).toEqual(expected);
    expect(formatReference(parseReference(text))).toBe(text);
    expect(byGrammar(text)).toMatchObject(expected);
  });

  it.each([
    ['', 'registry is missing'],
    ['node:24', 'registry is missing'],
    ['acme/web', 'not a registry host'],
    ['https://ghcr.io/acme/web', 'no scheme'],
    ['ghcr.io/Acme/web', 'lower case'],
    ['ghcr.io/acme/../web', 'does not follow'],
    ['ghcr.io//web', 'does not follow'],
    ['ghcr.io/acme/web/', 'does not follow'],
    ['ghcr.io/a___b', 'does not follow'],
    ['ghcr.io:port/web', 'does not follow'],
    ['-ghcr.io/web', 'does not follow'],
    ['ghcr.io/web:', 'tag must be'],
    ['ghcr.io/web:.x', 'tag must be'],
    [`ghcr.io/web:${'t'.repeat(129)}`, 'tag must be'],
    ['ghcr.io/web:a b', 'tag must be'],
    ['ghcr.io/web@', 'digest must be'],
    [`ghcr.io/web@sha256:${'a'.repeat(63)}`, 'digest must be'],
    [`ghcr.io/web@sha256:${'a'.repeat(65)}`, 'digest must be'],
    [`ghcr.io/web@sha256:${'A'.repeat(64)}`, 'digest must be'],
    [`ghcr.io/web@md5:${'a'.repeat(32)}`, 'digest must be'],
    [`ghcr.io/web@sha512:${HEX64}`, 'digest must be'],
    [`ghcr.io/web@${DIGEST}\n`, 'does not follow'],
    [` ghcr.io/web`, 'does not follow'],
    [`ghcr.io/${'a'.repeat(255)}`, 'longer than 255'],
    ['b:5000', 'registry is missing'],
    ['ghcr.io/', 'does not follow'],
    ['ghcr.io', 'registry is missing'],
    ['/web', 'does not follow'],
    ['UPPER/x', 'not a registry host'],
    ['.ghcr.io/web', 'does not follow'],
    ['ghcr..io/web', 'does not follow'],
    ['ghcr.io-/web', 'does not follow'],
    ['ghcr_io/web', 'does not follow'],
    ['ghcr.io:/web', 'does not follow'],
    ['ghcr.io:123456/web', 'does not follow'],
    ['[::g]/web', 'does not follow'],
    ['::1/web', 'does not follow'],
    ['user@ghcr.io/web', 'does not follow'],
    ['ghcr.io/-web', 'does not follow'],
    ['ghcr.io/web-', 'does not follow'],
    ['ghcr.io/.web', 'does not follow'],
    ['ghcr.io/a..b', 'does not follow'],
    ['ghcr.io/a._b', 'does not follow'],
    ['ghcr.io/a b', 'does not follow'],
    ['ghcr.io/w\u0435b', 'does not follow'],
    ['ghcr.io/web:v1:v2', 'tag must be'],
    ['ghcr.io/web:-x', 'tag must be'],
    ['ghcr.io/web:v+1', 'tag must be'],
    ['ghcr.io/web:v1@', 'digest must be'],
    [`ghcr.io/web@${DIGEST}@${DIGEST}`, 'digest must be'],
    [`ghcr.io/web@${DIGEST}:v1`, 'digest must be'],
    [`ghcr.io/web@SHA256:${HEX64}`, 'digest must be'],
    ['ghcr.io/web@latest', 'digest must be'],
    [`@${DIGEST}`, 'registry is missing'],
  ])('refuses %j', (text, problem) => {
    expect(() => parseReference(text)).toThrow(
      expect.objectContaining({
        code: 'E_IMAGE_REFERENCE',
        message: expect.stringContaining(problem),
      }),
    );
    const parts = byGrammar(text);
    expect(parts !== undefined && isAccepted(parts)).toBe(false);
  });

  it('is undone by formatReference for every reference', () => {
    fc.assert(
      fc.property(anyReference, (reference) => {
        const text = formatReference(reference);
        expect(parseReference(text)).toEqual(reference);
        expect(byGrammar(text)).toMatchObject(reference);
      }),
      { numRuns: 5_000 },
    );
  });

  it('accepts what the grammar of distribution accepts, and is whole, for every near miss', () => {
    const sign = fc.constantFrom(...'aZ0:/@._-[]+ '.split(''), '__', '..', DIGEST);
    const nearMiss = fc
      .tuple(anyReference, fc.nat(), fc.nat(2), sign)
      .map(([reference, at, cut, put]) => {
        const text = formatReference(reference);
        const offset = at % (text.length + 1);
        return text.slice(0, offset) + put + text.slice(offset + cut);
      });
    let accepted = 0;
    fc.assert(
      fc.property(nearMiss, (text) => {
        const parts = byGrammar(text);
        let parsed: Reference | undefined;
        try {
          parsed = parseReference(text);
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: 'E_IMAGE_REFERENCE' });
        }
        expect(parsed !== undefined).toBe(parts !== undefined && isAccepted(parts));
        if (parsed === undefined) return;
        accepted += 1;
        expect({ tag: undefined, digest: undefined, ...parsed }).toEqual({ ...parts });
        expect(formatReference(parsed)).toBe(text);
      }),
      { numRuns: 5_000 },
    );
    expect(accepted).toBeGreaterThan(500);
    expect(accepted).toBeLessThan(4_500);
  });

  it('gives back the text it accepted, whatever the text, or refuses with its code', () => {
    const grammar = fc.stringMatching(/^[a-zA-Z0-9.:@/_[\]-]{0,60}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), grammar), (text) => {
        let parsed: Reference;
        try {
          parsed = parseReference(text);
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: 'E_IMAGE_REFERENCE' });
          return;
        }
        expect(formatReference(parsed)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers at once for a long hostile path', () => {
    expect(() => parseReference(`r.io/${'a-'.repeat(50_000)}!`)).toThrow('not an image reference');
  });
});

describe('the parts of a reference', () => {
  it('knows tags, digests and repository names', () => {
    expect([isTag('v1.2.3'), isTag('a'.repeat(129)), isTag('')]).toEqual([true, false, false]);
    expect([isDigest(DIGEST), isDigest(HEX64)]).toEqual([true, false]);
    expect(['web', 'a/b', 'r.io:1/a', 'a/../b', 'a=b', ''].map(isRepositoryName)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
