import { describe, expect, it } from '@jest/globals';
import { wouldEdit, type ImageEdit } from '../edit-images.ts';
import { imageEntries } from '../image-entries.ts';
import { readKustomization } from '../kustomization-text.ts';
import { tagAndDigest } from '../tag-and-digest.ts';
import { editBytes } from './edit-bytes.ts';

const OLD = `sha256:${'0'.repeat(64)}`;
const NEW = `sha256:${'b'.repeat(64)}`;

function edit(text: string, change: Omit<ImageEdit, 'index'>): string {
  return Buffer.from(editBytes(Buffer.from(text), [{ index: 0, ...change }], 'k.yaml')).toString();
}

function entryOf(text: string) {
  const [entry] = imageEntries(readKustomization(Buffer.from(text), 'k'), 'k');
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

describe('a tag without a digest', () => {
  it.each([
    [
      'takes the digest’s line away, with its comment',
      'images:\n- name: a\n  newTag: x\n  digest: y # c\nb: 1\n',
      'images:\n- name: a\n  newTag: v9\nb: 1\n',
    ],
    [
      'keeps the missing line end of the file',
      'images:\r\n- name: a\r\n  digest: y',
      'images:\r\n- name: a\r\n  newTag: v9',
    ],
    [
      'moves the next key up to the dash',
      'images:\n-  digest: y\n   name: a\n',
      'images:\n-  name: a\n   newTag: v9\n',
    ],
    [
      'leaves the dash alone where a comment follows',
      'images:\n- digest: y # c\n  # about name\n  name: a\n',
      'images:\n-\n  # about name\n  name: a\n  newTag: v9\n',
    ],
    [
      'takes away a value on a line of its own',
      'images:\n-\n  digest:\n    y\n  name: a\n',
      'images:\n-\n  name: a\n  newTag: v9\n',
    ],
    [
      'works in a flow mapping',
      'images: [{digest: y, name: a}]',
      'images: [{name: a, newTag: v9}]',
    ],
    ['keeps a comma', 'images: [{name: a, digest: y,}]', 'images: [{name: a, newTag: v9,}]'],
    [
      'keeps a comment between a comma and the key',
      'images: [{name: a, # c\n digest: y}]',
      'images: [{name: a, newTag: v9, # c\n }]',
    ],
    [
      'works in JSON',
      '{"images":[{"digest":"y","name":"a","newTag":"z"}]}',
      '{"images":[{"name":"a","newTag":"v9"}]}',
    ],
    [
      'takes it out of the tag',
      `images:\n- name: a\n  newTag: v1@${OLD}\n`,
      'images:\n- name: a\n  newTag: v9\n',
    ],
  ])('%s', (_, before, after) => {
    const change = { newTag: 'v9', digest: null };
    expect(edit(before, change)).toBe(after);
    expect(edit(after, change)).toBe(after);
    expect(wouldEdit(entryOf(before), { index: 0, ...change })).toBe(true);
    expect(wouldEdit(entryOf(after), { index: 0, ...change })).toBe(false);
  });

  it('can leave nothing but the name', () => {
    const all = { newName: null, newTag: null, digest: null, tagSuffix: null };
    const text = 'images:\n- newName: b\n  newTag: c # c\n  name: a\n  tagSuffix: -x\n  digest: d';
    expect(edit(text, all)).toBe('images:\n- name: a');
    expect(edit('images: [{newName: b, newTag: c, name: a, digest: d}]\n', all)).toBe(
      'images: [{name: a}]\n',
    );
  });
});

describe('a tag that holds a digest', () => {
  const text = `images:\n- name: a\n  newTag: v1@${OLD} # both\n`;

  it('is read apart', () => {
    expect(tagAndDigest(entryOf(text))).toEqual({ tag: 'v1', digest: OLD });
    expect(tagAndDigest(entryOf('images:\n- name: a\n'))).toEqual({ tag: '', digest: '' });
    expect(tagAndDigest(entryOf(`images:\n- {name: a, newTag: v1, digest: "${OLD}"}\n`))).toEqual({
      tag: 'v1',
      digest: OLD,
    });
    // kustomize renders `a:v1@…@…`: no digest, and so not to be taken for one.
    expect(tagAndDigest(entryOf(`${text}  digest: ${NEW}\n`))).toEqual({
      tag: 'v1',
      digest: `${OLD}@${NEW}`,
    });
  });

  it.each<[string, Omit<ImageEdit, 'index'>, string]>([
    ['both', { newTag: 'v2', digest: NEW }, `  newTag: v2 # both\n  digest: ${NEW}\n`],
    ['a digest', { digest: NEW }, `  newTag: v1 # both\n  digest: ${NEW}\n`],
    ['a tag', { newTag: 'v2' }, `  newTag: v2 # both\n  digest: ${OLD}\n`],
    ['no digest', { digest: null }, '  newTag: v1 # both\n'],
    ['no tag', { newTag: null }, `  digest: ${OLD}\n`],
    ['a name', { newName: 'r.test/b' }, `  newName: r.test/b\n  newTag: v1@${OLD} # both\n`],
  ])('is clean after an edit that wants %s', (_, change, fields) => {
    const after = edit(text, change);
    expect(after).toBe(`images:\n- name: a\n${fields}`);
    expect(edit(after, change)).toBe(after);
  });

  it('is set whole, or refused, where it stands beside a second digest', () => {
    const two = `${text}  digest: ${NEW}\n`;
    expect(edit(two, { newTag: 'v2', digest: NEW })).toBe(
      `images:\n- name: a\n  newTag: v2 # both\n  digest: ${NEW}\n`,
    );
    expect(() => edit(two, { newTag: 'v2' })).toThrow(
      expect.objectContaining({ code: 'E_YAML_SHAPE' }),
    );
  });
});
