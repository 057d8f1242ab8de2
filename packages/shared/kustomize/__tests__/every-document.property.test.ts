import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../action/action-error.ts';
import type { ImageAddition, ImageEdit } from '../edit-images.ts';
import { imageEntries } from '../image-entries.ts';
import { readKustomization } from '../kustomization-text.ts';
import { anyKustomization } from './kustomization-arbitrary.ts';
import { expectedAfter, plainly } from './expected-after.ts';
import { editBytes } from './edit-bytes.ts';

const tag = fc.oneof(
  fc.nat(99_999).map((n) => `v${n}`),
  fc.constantFrom('1.10', 'yes', '0x1F', '2024-01-01', 'null', '_', '0123', 'dev-1', 'e1'),
);
const digest = fc.nat().map((n) => `sha256:${n.toString(16).padStart(64, '0')}`);
const newName = fc.constantFrom('r.test/new', 'localhost:5000/new/x');

const change: fc.Arbitrary<Omit<ImageEdit, 'index'>> = fc.oneof(
  fc.record({ newTag: tag, digest }),
  fc.record({ newTag: tag, digest: fc.constant(null) }),
  fc.record({
    newName: fc.constant(null),
    newTag: fc.constant(null),
    digest,
    tagSuffix: fc.constant(null),
  }),
  fc.record({ newName, newTag: tag }),
  fc.constant({ newName: null, newTag: null, digest: null, tagSuffix: null }),
);

const addition: fc.Arbitrary<ImageAddition> = fc.record(
  { name: fc.constant('added'), newName, newTag: tag, digest },
  { requiredKeys: ['name'] },
);

describe('for each of 10,000 kustomizations', () => {
  it('the edit says what is meant, touches nothing else, and is done once', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        anyKustomization,
        fc.nat(3),
        change,
        fc.option(addition, { nil: undefined, freq: 2 }),
        ({ text, entries, form }, pick, wanted, added) => {
          const before = Buffer.from(text);
          const edits = entries === 0 ? [] : [{ index: pick % entries, ...wanted }];
          const additions = added === undefined ? [] : [added];
          if (additions.length === 0 && entries === 0) return;
          const result = editBytes(before, edits, 'k.yaml', additions);
          const after = Buffer.from(result).toString();

          const [is, should] = [plainly(after), expectedAfter(text, edits, additions)];
          if (!isDeepStrictEqual(is, should)) expect({ after, is }).toEqual({ after, is: should });
          if (outside(after, text) !== outside(text, text)) {
            expect(outside(after, text)).toBe(outside(text, text));
          }
          sameLayout(text, after);

          const again = [
            ...edits,
            ...additions.map(({ newTag, newName: name }) => ({
              index: entries,
              ...(newTag !== undefined && { newTag }),
              ...(name !== undefined && { newName: name }),
            })),
          ];
          if (editBytes(result, again, 'k.yaml') !== result) {
            expect(after).toBe('done already');
          }
          seen.set(form, (seen.get(form) ?? 0) + 1);
        },
      ),
      { numRuns: 10_000 },
    );
    // No form of the list may have been left out.
    for (const form of ['missing', 'null', 'empty', 'block', 'flow', 'json']) {
      expect(seen.get(form) ?? 0).toBeGreaterThan(100);
    }
  });

  it('damage at any place is an exact edit or E_YAML_*, never anything else', () => {
    const damage = fc.constantFrom(
      ...['', '\n', '\r', '\t', ' ', '- ', ': ', '{', '}', '[', ']', ',', '"', "'", '#', ' #'],
      ...[
        '&a ',
        '*a',
        '!!str ',
        '<<: ',
        '|',
        '>',
        '? ',
        '---\n',
        '...\n',
        '%YAML 1.1\n',
        'images:',
      ],
    );
    let edited = 0;
    fc.assert(
      fc.property(
        anyKustomization,
        fc.nat(),
        fc.nat(3),
        damage,
        change,
        fc.boolean(),
        ({ text }, at, cut, put, wanted, adds) => {
          const offset = at % (text.length + 1);
          const broken = text.slice(0, offset) + put + text.slice(offset + cut);
          const before = Buffer.from(broken);
          const additions = adds ? [{ name: 'added', newTag: 'v1' }] : [];
          try {
            const file = readKustomization(before, 'k.yaml', { emptyAllowed: true });
            const entries = imageEntries(file, 'k.yaml');
            const edits = entries.length === 0 ? [] : [{ index: 0, ...wanted }];
            const after = Buffer.from(editBytes(before, edits, 'k.yaml', additions)).toString();
            const [is, should] = [
              plainly(after),
              expectedAfter(broken, edits, additions),
            ] as unknown[];
            if (!isDeepStrictEqual(is, should))
              expect({ broken, is }).toEqual({ broken, is: should });
            edited += 1;
          } catch (thrown) {
            if (!(thrown instanceof ActionError)) throw thrown;
            expect(thrown.code).toMatch(/^E_YAML_/);
          }
        },
      ),
      { numRuns: 2_000 },
    );
    expect(edited).toBeGreaterThan(300);
  });
});

const FIELD = '(?:newName|newTag|digest|tagSuffix)';
const VALUE = `(?:"[^"]*"|'[^']*'|[^\\s,}#"']+)?`;

/**
 * A file without what an edit may touch: the lines of the fields in block entries, the pairs in flow
 * ones, the added entry, and the `images` that was not there. The first keys of an entry may move up.
 */
function outside(text: string, before: string): string {
  const hadList =
    /^"?images"?:/m.test(before.replace('\uFEFF', '')) || before.includes('"images":');
  let out = text
    .replace('\uFEFF', '')
    .replaceAll('\r\n', '\n')
    .replace(new RegExp(`(?<=^ *- +)(?:${FIELD}:[^\\n]*\\n +)+(?=name:)`, 'gm'), '')
    .replace(new RegExp(`^ +${FIELD}:[^\\n]*(?:\\n|$)`, 'gm'), '')
    .replace(
      new RegExp(
        `(?:(?<=[{,]\\s*)"?${FIELD}"?: *${VALUE} *,?\\s*|,\\s*"?${FIELD}"?: *${VALUE})`,
        'g',
      ),
      '',
    )
    .replace(/,? ?\{"?name"?: "?added"? *\}/g, '')
    .replace(/^ *- +name: added(?:\n|$)/gm, '')
    .replace(/^ *- *(?:\n|$)/gm, '')
    .replace(/^(images:) (?:null|~)/gm, '$1');
  if (!hadList) out = out.replace(/^images:\n?/m, '').replace(/,? ?"images": \[\]/, '');
  return out.replace(/[\n ]+$/, '').replaceAll(/\s+([}\]])/g, '$1');
}

/** Byte order mark, line ends and the final one stay; every comment that is not of a removed line, too. */
function sameLayout(before: string, after: string): void {
  const layout = (text: string): unknown => ({
    bom: text.startsWith('\uFEFF'),
    bare: /[^\r]\n/.test(text) && text.includes('\r\n'),
    final: text.length > 1 && text.endsWith('\n'),
  });
  const crlf = before.includes('\r\n');
  if (!isDeepStrictEqual(layout(before), layout(after)) && before.includes('\n')) {
    expect({ after, ...(layout(after) as object) }).toEqual({
      after,
      ...(layout(before) as object),
    });
  }
  if (crlf) expect(/[^\r]\n/.test(after)).toBe(false);
}
