import { describe, expect, it } from '@jest/globals';
import { onlyImageScalarsChanged } from '../only-image-scalars.ts';
import type { ImageAddition } from '../edit-images.ts';
import { editBytes } from './edit-bytes.ts';

const WEB: ImageAddition = { name: 'web', newTag: 'v1' };

function add(text: string, ...additions: readonly ImageAddition[]): string {
  return Buffer.from(editBytes(Buffer.from(text), [], 'k.yaml', additions)).toString();
}

const lines = (indent = '', eol = '\n'): string =>
  `${indent}- name: web${eol}${indent}  newTag: v1`;

describe('an added entry', () => {
  it.each([
    ['', `images:\n${lines()}\n`],
    ['\n', `\nimages:\n${lines()}\n`],
    ['\uFEFF', `\uFEFFimages:\n${lines()}\n`],
    ['# only a comment', `# only a comment\nimages:\n${lines()}`],
    ['# only a comment\r\n', `# only a comment\r\nimages:\r\n${lines('', '\r\n')}\r\n`],
    ['---', `---\nimages:\n${lines()}`],
    ['--- # start\n...\n', `--- # start\nimages:\n${lines()}\n...\n`],
    ['...\n', `images:\n${lines()}\n...\n`],
  ])('makes a list in %j, which holds nothing', (before, after) => {
    expect(add(before, WEB)).toBe(after);
  });

  it.each([
    ['a: 1', `a: 1\nimages:\n${lines()}`],
    ['a: 1\r\n# end\r\n', `a: 1\r\n# end\r\nimages:\r\n${lines('', '\r\n')}\r\n`],
    ['resources:\n  - a\n# end', `resources:\n  - a\n# end\nimages:\n${lines('  ')}`],
    ['  a: 1\n', `  a: 1\n  images:\n${lines('  ')}\n`],
    ['? a\n: 1\n', `? a\n: 1\nimages:\n${lines()}\n`],
    ['a: |+\n  x\n\n', `a: |+\n  x\n\nimages:\n${lines()}\n`],
    ['a: 1\n...\n# b\n', `a: 1\nimages:\n${lines()}\n...\n# b\n`],
    ['{"a":1}', '{"a":1, "images": [{"name": "web", "newTag": "v1"}]}'],
    ['{a: 1}\n', '{a: 1, images: [{name: web, newTag: v1}]}\n'],
    ['{}', '{"images": [{"name": "web", "newTag": "v1"}]}'],
  ])('brings the list in %j, which has none', (before, after) => {
    expect(add(before, WEB)).toBe(after);
  });

  it('comes first where the last value would take it for its line end', () => {
    // kustomize reads `x` here, and `x\n` as soon as a line follows.
    expect(add('a: |\n  x', WEB)).toBe(`images:\n${lines()}\na: |\n  x`);
  });

  it.each([
    ['images:', `images:\n${lines()}`],
    ['images: # none\n# more\nb: 1\n', `images: # none\n${lines()}\n# more\nb: 1\n`],
    ['images: null # none\nb: 1\n', `images: # none\n${lines()}\nb: 1\n`],
    ['images: ~', `images:\n${lines()}`],
    ['images:\n  null\nb: 1\n', `images:\n${lines()}\nb: 1\n`],
    ['images: []\n', 'images: [{name: web, newTag: v1}]\n'],
    ['images: [ ] # none\n', 'images: [{name: web, newTag: v1} ] # none\n'],
    ['{"images": null}', '{"images": [{"name": "web", "newTag": "v1"}]}'],
    ['{"images": []}', '{"images": [{"name": "web", "newTag": "v1"}]}'],
  ])('fills the empty list of %j', (before, after) => {
    expect(add(before, WEB)).toBe(after);
  });

  it.each([
    [
      'with its indentation, in front of what does not belong to the last entry',
      'images:\n  - name: api # c\n    # about api\n\n  # about the list\nb: 1\n',
      `images:\n  - name: api # c\n    # about api\n${lines('  ')}\n\n  # about the list\nb: 1\n`,
    ],
    [
      'with its distance from the dash and its line ends',
      'images:\r\n-   name: api',
      'images:\r\n-   name: api\r\n-   name: web\r\n    newTag: v1',
    ],
    [
      'behind an entry below its dash',
      'images:\n-\n  name: api\n',
      `images:\n-\n  name: api\n${lines()}\n`,
    ],
    [
      'as a flow mapping behind one',
      'images:\n- {name: api}\nb: 1\n',
      'images:\n- {name: api}\n- {name: web, newTag: v1}\nb: 1\n',
    ],
    [
      'to a flow list',
      'images: [ {name: api}, # c\n  ]\n',
      'images: [ {name: api}, {name: web, newTag: v1}, # c\n  ]\n',
    ],
    [
      'to JSON',
      '{"images":[{"name":"api"}]}',
      '{"images":[{"name":"api"}, {"name": "web", "newTag": "v1"}]}',
    ],
  ])('is put to a list %s', (_, before, after) => {
    expect(add(before, WEB)).toBe(after);
    const verdict = onlyImageScalarsChanged(Buffer.from(before), Buffer.from(after));
    expect(verdict.ok).toBe(false);
  });

  it('has its fields in one order, quoted where it must be', () => {
    const addition = { digest: 'sha256:ab', newTag: '1.10', newName: 'r.test:5000/a', name: 'on' };
    expect(add('a: 1\n', addition, { name: 'o.*' })).toBe(
      'a: 1\nimages:\n- name: "on"\n  newName: r.test:5000/a\n  newTag: "1.10"\n  digest: sha256:ab\n- name: "o.*"\n',
    );
  });

  it('can come together with edits', () => {
    const before = Buffer.from('images:\n- name: api\n  digest: x');
    const edits = [{ index: 0, newTag: 'v2', digest: null }];
    expect(Buffer.from(editBytes(before, edits, 'k.yaml', [WEB])).toString()).toBe(
      `images:\n- name: api\n  newTag: v2\n${lines()}`,
    );
  });

  it.each([
    ['E_YAML_SHAPE', 'images: {}\n'],
    ['E_YAML_SHAPE', 'images: &a\n'],
    ['E_YAML_SHAPE', 'images: !!null\n'],
    ['E_YAML_SHAPE', 'images: ""\n'],
    ['E_YAML_SHAPE', '{images}'],
    ['E_YAML_SHAPE', '~\n'],
    ['E_YAML_SHAPE', '- a\n'],
    ['E_YAML_SHAPE', '---\n---\n'],
    ['E_YAML_SHAPE', '? images\n: - name: api\n'],
    ['E_IMAGE_AMBIGUOUS', 'images:\n- name: web\n'],
  ])('is refused with %s: %j', (code, before) => {
    expect(() => add(before, WEB)).toThrow(expect.objectContaining({ code }));
  });

  it('has a name, once, and no value that would need an escape', () => {
    for (const [code, ...additions] of [
      ['E_INPUT', { name: '' }],
      ['E_INPUT', { name: 'a', newTag: '' }],
      ['E_INPUT', { name: 'a', newName: 'a"b' }],
      ['E_IMAGE_AMBIGUOUS', WEB, WEB],
    ] as const) {
      expect(() => add('a: 1\n', ...additions)).toThrow(expect.objectContaining({ code }));
    }
  });
});
