import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { globDefect, isInside, matchesAny, matchesGlob } from '../glob.ts';

const cases: readonly (readonly [string, string, boolean])[] = [
  ['.github/**', '.github/workflows/ci.yml', true],
  ['.github/**', '.github', true],
  ['.github/**', '.githubx/a', false],
  ['.github/**', 'a/.github/b', false],
  ['**', 'anything/at/all', true],
  ['**/Dockerfile', 'Dockerfile', true],
  ['**/Dockerfile', 'docker/dev/Dockerfile', true],
  ['**/Dockerfile', 'docker/dev/Dockerfile2', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**/b', 'a/x/y/c', false],
  ['.gitops/overlays/*', '.gitops/overlays/dev', true],
  ['.gitops/overlays/*', '.gitops/overlays/dev/kustomization.yaml', false],
  ['*.yaml', '.hidden.yaml', true],
  ['*.yaml', 'a/b.yaml', false],
  ['v*', 'v1.2.3', true],
  ['v?.0', 'v1.0', true],
  ['v?.0', 'v10.0', false],
  ['v[0-9]', 'v[0-9]', true],
  ['v[0-9]', 'v1', false],
  ['A/*', 'a/b', false],
  ['**/**/x', 'x', true],
];

describe('the globs of the policy', () => {
  it.each(cases)('%s against %s is %s', (pattern, path, expected) => {
    expect(matchesGlob(pattern, path)).toBe(expected);
  });

  it('knows what lies in a directory', () => {
    expect(isInside(['.gitops/overlays/*'], '.gitops/overlays/dev/kustomization.yaml')).toBe(true);
    expect(isInside(['.gitops/overlays/*'], '.gitops/overlays/dev')).toBe(true);
    expect(isInside(['.gitops/overlays/**'], '.gitops/overlays/dev/a/b')).toBe(true);
    expect(isInside(['.gitops/overlays/*'], '.gitops/overlaysx/dev/a')).toBe(false);
    expect(matchesAny(['a', 'b'], 'b')).toBe(true);
  });

  it('agrees with a regular expression on all patterns and paths', () => {
    const segment = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), minLength: 1 });
    const pattern = fc
      .array(fc.oneof(fc.constant('**'), segment), { minLength: 1, maxLength: 5 })
      .map((segments) => segments.join('/'))
      .filter((text) => globDefect(text) === undefined);
    const path = fc
      .array(fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 6,
      })
      .map((segments) => segments.join('/'));
    fc.assert(
      fc.property(pattern, path, (glob, text) => {
        expect(matchesGlob(glob, text)).toBe(reference(glob).test(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('needs no exponential time for hostile patterns', () => {
    const pattern = `${'**/*a*a*a*'.repeat(1)}/${'*a'.repeat(200)}b`;
    expect(matchesGlob(pattern, `${'a/'.repeat(300)}${'a'.repeat(3000)}`)).toBe(false);
  });

  it.each([
    ['', 'empty'],
    ['/a', 'relative'],
    ['a//b', 'empty segment'],
    ['a/', 'empty segment'],
    ['a/../b', '`..`'],
    ['./a', '`.`'],
    ['a\\b', 'backslash'],
    ['a**b', 'stand alone'],
  ])('refuses %j', (pattern, reason) => {
    expect(globDefect(pattern)).toContain(reason);
  });
});

/** The same language as a regular expression, written the other way round. */
function reference(glob: string): RegExp {
  const segments = glob.split('/');
  const source = segments.reduce((text, segment, index) => {
    const slash = index === 0 ? '' : '/';
    if (segment === '**')
      return `${text}(?:${slash === '' ? '[^/]+(?:/[^/]+)*' : '(?:/[^/]+)*'})${
        index === 0 ? '?' : ''
      }`;
    const body = [...segment]
      .map((char) => (char === '*' ? '[^/]*' : char === '?' ? '[^/]' : char === '.' ? '\\.' : char))
      .join('');
    const optionalSlash = segments.slice(0, index).every((before) => before === '**') && index > 0;
    return `${text}${optionalSlash ? '(?:^|/)' : slash}${body}`;
  }, '');
  return new RegExp(`^${source}$`);
}
