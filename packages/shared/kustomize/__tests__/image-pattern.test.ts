import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goExpression } from '../go-expression.ts';
import { applyEntries, imagePattern, rewriteImage } from '../image-pattern.ts';
import { splitImage } from '../split-image.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('the name of an entry', () => {
  it.each<[string, string, 'yes' | 'no' | 'unsure']>([
    ['web', 'web', 'yes'],
    ['web', 'web:v1', 'yes'],
    ['web', 'web:', 'yes'],
    ['web', `web@${DIGEST}`, 'yes'],
    ['web', `web:v1@${DIGEST}`, 'yes'],
    ['web', 'web:{tag}', 'yes'],
    ['web', 'webs', 'no'],
    ['web', 'acme/web', 'no'],
    ['web', 'web/api', 'no'],
    ['web', 'Web', 'no'],
    ['web', 'web:a:b', 'no'],
    ['web', 'web@md5:abc', 'unsure'],
    ['web', 'web:v1@multihash+base58:abc', 'unsure'],
    ['web', 'webs@md5:abc', 'no'],
    ['r.test/web', 'r.test/web:v1', 'yes'],
    ['r.test/web', 'r-test/web:v1', 'yes'],
    ['r.test/web', 'r\u2028test/web', 'yes'],
    ['r.test/web', 'r\ntest/web', 'no'],
    ['r.test/web', 'r😀test/web', 'yes'],
    ['localhost:5000/web', 'localhost:5000/web:v1', 'yes'],
    ['localhost', 'localhost:5000/web', 'no'],
    ['localhost', 'localhost:5000', 'yes'],
    ['alpine:latest', 'alpine:latest', 'yes'],
    ['alpine:latest', 'alpine:3', 'no'],
    ['alpine:latest', 'alpine', 'no'],
    [`web@${DIGEST}`, `web@${DIGEST}`, 'yes'],
    ['', ':v1', 'yes'],
    ['', 'web', 'no'],
    ['.*', 'r.test/acme/web:v1', 'yes'],
    ['(acme/)?web', 'acme/web:v1', 'yes'],
    ['(acme/)?web', 'other/web:v1', 'no'],
    ['r\\.test/web', 'r.test/web', 'yes'],
    ['r\\.test/web', 'r-test/web', 'no'],
    ['[^/]+/web', 'acme/web', 'yes'],
    ['[^/]+/web', 'r.test/acme/web', 'no'],
    ['web|api', 'webs', 'yes'], // the first alternative has no end, the second no start
    ['web|api', 'my-api:v1', 'yes'],
    ['web|api', 'my-web', 'no'],
    ['a{2}b', 'aab', 'yes'],
    ['a{2,}b', 'aaaab', 'yes'],
    ['a{,2}b', 'a{,2}b', 'yes'],
    ['a{02}b', 'aab', 'no'],
    ['w\\w+', 'web', 'yes'],
    ['w\\D\\D', 'web', 'yes'],
    ['web$', 'web', 'yes'],
    ['web$', 'web:v1', 'no'],
    ['[]w]eb', 'web', 'yes'],
    ['[a-]pi', '-pi', 'yes'],
    ['(?:web)', 'web', 'yes'],
    ['(a*)*b', `${'a'.repeat(500)}!`, 'no'],
    ['[', 'web', 'no'],
    ['*', 'web', 'unsure'], // Go repeats the `^` before it
    ['web|*', 'web', 'no'],
    ['web)', 'web', 'no'],
    ['(web', 'web', 'no'],
    ['we**', 'web', 'no'],
    ['[z-a]', 'web', 'no'],
    ['a{3,2}', 'web', 'no'],
    ['web\\', 'web', 'no'], // escapes the bracket behind it
    ['(?i)WEB', 'web', 'unsure'],
    ['\\bweb', 'web', 'unsure'],
    ['[[:alpha:]]+', 'web', 'unsure'],
    ['\\pLeb', 'web', 'unsure'],
    ['((a*)*)*', 'web', 'unsure'],
    ['web{1001}', 'web', 'unsure'],
    ['^*web', 'web', 'unsure'],
    ['web', 'w'.repeat(601), 'unsure'],
  ])('%j on %j: %s', (name, image, match) => {
    expect(imagePattern(name).match(image)).toBe(match);
  });

  it.each(['[', 'a|*', 'web)', '(', 'a**', '[z-a]'])('%j is invalid', (name) => {
    expect(imagePattern(name).invalid).toBe(true);
  });

  it('is judged the same by both ways to judge it', () => {
    const piece = fc.constantFrom('a', 'b', '.', ':', '/', '@', '-', 'sha256:', '1', '_');
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    const suffix = '(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$';
    fc.assert(
      fc.property(text, text, (name, image) => {
        const other = goExpression(`^${name}${suffix}`);
        if (typeof other === 'string') throw new Error(`${name} is ${other}`);
        expect(imagePattern(name).match(image) === 'yes').toBe(other(image));
      }),
      { numRuns: 2_000 },
    );
  });

  it('that is a simple expression is what JavaScript takes it for', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '(a|b)', '(?:ab)', '(a*)');
    const part = fc
      .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '*?'))
      .map(([one, times]) => one + times);
    const expression = fc
      .array(fc.oneof(part, fc.constant('|')), { maxLength: 5 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(expression, fc.stringMatching(/^[abc]{0,6}$/), (source, text) => {
        const compiled = goExpression(`^${source}$`);
        if (typeof compiled === 'string') throw new Error(`${source} is ${compiled}`);
        expect(compiled(text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('an image', () => {
  it.each([
    ['web', { name: 'web', tag: '', digest: '' }],
    ['web:v1', { name: 'web', tag: 'v1', digest: '' }],
    ['h:5000/web', { name: 'h:5000/web', tag: '', digest: '' }],
    ['h:5000/web:v1@d:x', { name: 'h:5000/web', tag: 'v1', digest: 'd:x' }],
    ['web@sha256:x', { name: 'web', tag: '', digest: 'sha256:x' }],
    ['h:5000', { name: 'h', tag: '5000', digest: '' }],
    ['/web:v1', { name: '/web', tag: 'v1', digest: '' }],
    ['', { name: '', tag: '', digest: '' }],
  ])('%j is cut', (image, parts) => {
    expect(splitImage(image)).toEqual(parts);
  });

  it.each([
    [{ newTag: 'v2' }, 'web:v2'],
    [{ digest: 'sha256:b' }, 'web@sha256:b'],
    [{ newTag: 'v2', digest: 'sha256:b' }, 'web:v2@sha256:b'],
    [{ newName: 'api' }, 'api:v1@sha256:a'],
    [{ newName: '', newTag: '', digest: '', tagSuffix: '' }, 'web:v1@sha256:a'],
    [{ tagSuffix: '-x' }, 'web:v1-x'],
    [{ tagSuffix: '-x', newTag: 'v2' }, 'web:v2'],
  ])('is rewritten by %j', (fields, after) => {
    expect(rewriteImage({ name: 'web', ...fields }, 'web:v1@sha256:a')).toBe(after);
  });
});

describe('entries', () => {
  const images = ['web:v1', 'api:v1'].map((image) => ({ image, passes: 1 }));

  it('see what those before them have made', () => {
    const chain = [
      { name: 'web', newName: 'api' },
      { name: 'api', newTag: 'v2' },
      { name: 'web', newTag: 'v3' },
    ];
    expect(applyEntries(chain, images)).toEqual({
      touched: [[0], [0, 1], []],
      unsure: [[], [], []],
      result: ['api:v2', 'api:v2'],
    });
  });

  it('leave doubt to those behind them', () => {
    const chain = [
      { name: '(?i)WEB', newName: 'api' },
      { name: 'api', newTag: 'v2' },
      { name: '[', newTag: 'v3' },
    ];
    expect(applyEntries(chain, images)).toEqual({
      touched: [[], [], []],
      unsure: [[0, 1], [0, 1], []],
      result: [undefined, undefined],
    });
  });

  it('are applied as often as kustomize does', () => {
    const [entry] = [{ name: 'web', tagSuffix: '-s' }];
    const twice = applyEntries([entry], [{ image: 'web:v1', passes: 2 }]);
    expect(twice.result).toEqual(['web:v1-s-s']);
  });

  it('that are too many to be tested are in doubt', () => {
    const many = Array.from({ length: 1_500 }, () => ({ name: 'web', newTag: 'v2' }));
    const effect = applyEntries(
      many,
      many.map(() => ({ image: 'web', passes: 1 })),
    );
    expect(effect.touched[0]).toEqual([]);
    expect(effect.unsure[0]).toHaveLength(1_500);
  });
});
