import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../action/action-error.ts';
import type { ImageEdit } from '../edit-images.ts';
import { onlyImageScalarsChanged } from '../only-image-scalars.ts';
import { editBytes } from './edit-bytes.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const TAG = `dev-${'1'.repeat(40)}`;

function edit(text: string, change: Omit<ImageEdit, 'index'>, index = 0): string {
  const bytes = Buffer.from(text);
  return Buffer.from(editBytes(bytes, [{ index, ...change }], 'k.yaml')).toString('utf8');
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown.code;
    throw thrown;
  }
  return 'none';
}

describe('an edit', () => {
  const both = { newTag: TAG, digest: DIGEST };

  it.each([
    [
      'replaces plain scalars and keeps the comments',
      `images:\n  - name: web # the app\n    newTag: old # tag\n    digest: sha256:${'0'.repeat(64)}\n# end`,
      `images:\n  - name: web # the app\n    newTag: ${TAG} # tag\n    digest: ${DIGEST}\n# end`,
    ],
    [
      'keeps quotes as they are',
      `images:\n- name: web\n  newTag: "old"\n  digest: 'x'\n`,
      `images:\n- name: web\n  newTag: "${TAG}"\n  digest: '${DIGEST}'\n`,
    ],
    [
      'inserts a missing digest behind the tag, with CRLF and byte order mark kept',
      `\uFEFFimages:\r\n  -   name: web\r\n      newTag: unreleased   # none\r\n\r\nresources: []\r\n`,
      `\uFEFFimages:\r\n  -   name: web\r\n      newTag: ${TAG}   # none\r\n      digest: ${DIGEST}\r\n\r\nresources: []\r\n`,
    ],
    [
      'inserts both lines behind the name of a file without a final line end',
      'images:\n- name: web',
      `images:\n- name: web\n  newTag: ${TAG}\n  digest: ${DIGEST}`,
    ],
    [
      'inserts behind newName, wherever it stands',
      'images:\n- newName: x.test/y\n  name: web\n',
      `images:\n- newName: x.test/y\n  newTag: ${TAG}\n  digest: ${DIGEST}\n  name: web\n`,
    ],
    [
      'fills an empty value in front of its comment',
      'images:\n- name: web\n  newTag: # none yet\n  digest:\n',
      `images:\n- name: web\n  newTag: ${TAG} # none yet\n  digest: ${DIGEST}\n`,
    ],
    [
      'edits a flow mapping',
      'images: [ {name: web, newTag: old}, {name: api} ]\n',
      `images: [ {name: web, newTag: ${TAG}, digest: ${DIGEST}}, {name: api} ]\n`,
    ],
    [
      'writes JSON into JSON',
      '{"images":[{"name":"web","newTag":"old"}]}',
      `{"images":[{"name":"web","newTag":"${TAG}", "digest": "${DIGEST}"}]}`,
    ],
    [
      'replaces a number and a value on its own line',
      'images:\n- name: web\n  newTag: 1.10\n  digest:\n    old\n',
      `images:\n- name: web\n  newTag: ${TAG}\n  digest:\n    ${DIGEST}\n`,
    ],
    [
      'edits behind a document start and keeps mixed line ends',
      'resources:\r\n- a\nimages:\n- name: web\r\n  newTag: old\n  digest: x\r\n',
      `resources:\r\n- a\nimages:\n- name: web\r\n  newTag: ${TAG}\n  digest: ${DIGEST}\r\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(edit(before, both)).toBe(after);
    expect(edit(after, both)).toBe(after);
    expect(onlyImageScalarsChanged(Buffer.from(before), Buffer.from(after))).toMatchObject({
      ok: true,
    });
  });

  it('gives back the very same array when nothing changes', () => {
    const bytes = Buffer.from(`images:\n- name: web\n  newTag: ${TAG}\n  digest: ${DIGEST}\n`);
    expect(editBytes(bytes, [{ index: 0, ...both }], 'k.yaml')).toBe(bytes);
  });

  it.each([
    ...['553640e6', '1234567', '1.10', '0123', '1e3', '0x1F', '0b11', '1_000', '2024-01-01'],
    ...['yes', 'No', 'on', 'OFF', 'y', 'N', 'true', 'False', 'null', 'NULL', '.5', '_1', 'e123456'],
  ])('writes the tag %s in double quotes, whatever stood there', (tag) => {
    for (const old of ['old', "'old'", '"old"', tag]) {
      const after = edit(`images:\n- name: web\n  newTag: ${old}\n`, { newTag: tag });
      const kept = old === `'${tag}'`;
      expect(after).toBe(`images:\n- name: web\n  newTag: ${kept ? old : `"${tag}"`}\n`);
    }
  });

  it('sets newName where it is asked to', () => {
    expect(edit('images:\n- name: web\n', { newName: 'localhost:5000/a/b', newTag: 'v1' })).toBe(
      'images:\n- name: web\n  newName: localhost:5000/a/b\n  newTag: v1\n',
    );
  });

  it.each([
    ['E_YAML_SHAPE', 'an alias', 'x: &t old\nimages:\n- name: web\n  newTag: *t\n'],
    ['E_YAML_SHAPE', 'an anchor', 'images:\n- name: web\n  newTag: &t old\n  x: *t\n'],
    ['E_YAML_SHAPE', 'an anchored entry', 'images:\n- &e\n  name: web\nx: *e\n'],
    ['E_YAML_SHAPE', 'an anchored list', 'images: &i\n- name: web\nx: *i\n'],
    ['E_YAML_SHAPE', 'a merge key', 'x: &x {newTag: a}\nimages:\n- name: web\n  <<: *x\n'],
    ['E_YAML_SHAPE', 'a merge key at the top', 'x: &x {a: 1}\n<<: *x\nimages:\n- name: web\n'],
    ['E_YAML_SHAPE', 'a tag', 'images:\n- name: web\n  newTag: !!str old\n'],
    ['E_YAML_SHAPE', 'a block scalar', 'images:\n- name: web\n  newTag: |\n    old\n'],
    ['E_YAML_SHAPE', 'a list as value', 'images:\n- name: web\n  newTag: [old]\n'],
    ['E_YAML_SHAPE', 'a key in another case', 'images:\n- name: web\n  newtag: old\n'],
    ['E_YAML_SHAPE', 'Images in another case', 'Images: []\nimages:\n- name: web\n'],
    ['E_YAML_SHAPE', 'an entry that is an alias', 'x: &x {name: web}\nimages:\n- *x\n'],
    ['E_YAML_SHAPE', 'an entry without name', 'images:\n- newTag: x\n'],
    ['E_YAML_SHAPE', 'an entry without braces in a flow list', 'images: [name: web]\n'],
    ['E_YAML_SHAPE', 'images that are no list', 'images: {name: web}\n'],
    ['E_YAML_SHAPE', 'an explicit key', 'images:\n- ? name\n  : web\n'],
    ['E_YAML_SHAPE', 'two documents', 'images:\n- name: web\n---\na: 1\n'],
    ['E_YAML_SHAPE', 'a list as document', '- images\n'],
    ['E_YAML_SHAPE', 'an empty file', ''],
    ['E_YAML_SHAPE', 'YAML 1.1', '%YAML 1.1\n---\nimages:\n- name: web\n'],
    ['E_YAML_SHAPE', 'a lone carriage return', 'images:\n- name: web # a\r  newTag: b\n'],
    ['E_YAML_SHAPE', 'a line separator', 'images:\n- name: web # a\u2028  newTag: b\n'],
    ['E_YAML_SYNTAX', 'a duplicate key', 'images:\n- name: web\n  newTag: a\n  newTag: b\n'],
    ['E_YAML_SYNTAX', 'images twice', 'images:\n- name: web\nimages:\n- name: web\n'],
    ['E_YAML_SYNTAX', 'an alias of nothing', 'x: *x\nimages:\n- name: web\n'],
    ['E_YAML_SYNTAX', 'tabs', 'images:\n-\tname: web\n\tnewTag: a\n'],
    ['E_YAML_SYNTAX', 'an open bracket', 'images: [{name: web\n'],
    ['E_YAML_SYNTAX', 'deep nesting', '['.repeat(20_000)],
    ['E_YAML_ENCODING', 'a NUL', 'images:\n- name: web # \0\n'],
    ['E_YAML_SIZE', 'over 1 MiB', `images:\n- name: web\n#${' '.repeat(1024 * 1024)}\n`],
  ])('refuses with %s: %s', (code, _, text) => {
    expect(codeOf(() => edit(text, both))).toBe(code);
  });

  it.each([
    ['UTF-16', Buffer.from('images:\n- name: web\n', 'utf16le')],
    ['Latin-1', Buffer.from('# \u00e9\nimages:\n- name: web\n', 'latin1')],
  ])('refuses %s with E_YAML_ENCODING', (_, bytes) => {
    expect(codeOf(() => editBytes(bytes, [{ index: 0, ...both }], 'k.yaml'))).toBe(
      'E_YAML_ENCODING',
    );
  });

  it('expands no alias bomb', () => {
    const bomb = Array.from({ length: 40 }, (_, level) =>
      level === 0 ? 'b0: &b0 [x, x]' : `b${level}: &b${level} [${`*b${level - 1}, `.repeat(8)}x]`,
    );
    const text = `${bomb.join('\n')}\nimages:\n- name: web\n  newTag: a\n`;
    expect(edit(text, { newTag: 'v1' })).toBe(text.replace('newTag: a', 'newTag: v1'));
  });

  it('is not impressed by the keys of JavaScript', () => {
    const text = '__proto__: {polluted: 1}\nconstructor: 1\nimages:\n- name: web\n  __proto__: 1\n';
    expect(edit(text, { newTag: 'v1' })).toContain('  newTag: v1\n');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('never writes a value that would need an escape', () => {
    expect(codeOf(() => edit('images:\n- name: web\n', { newTag: 'a"b' }))).toBe('E_INPUT');
  });
});
