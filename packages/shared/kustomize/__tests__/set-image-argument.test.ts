import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { ActionError } from '../../action/action-error.ts';
import { temporaryDirectory } from '../../git/__tests__/test-repository.ts';
import { imageEntries } from '../image-entries.ts';
import { readKustomization } from '../kustomization-text.ts';
import { parseSetImageArgument, setImageEdit } from '../set-image-argument.ts';
import { build, editSetImage, forEachParallel, type Outcome } from './kustomize-cli.ts';
import { editBytes } from './edit-bytes.ts';

const scratch = temporaryDirectory();
afterAll(() => {
  scratch.remove();
});

const HEX = '5c'.repeat(32);
const DIGEST = `sha256:${HEX}`;
const OTHER = `sha256:${'0'.repeat(64)}`;
const EMPTY = 'resources: []\n';

interface Image {
  readonly name?: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
  readonly tagSuffix?: string;
}

const images = (...list: readonly Image[]): string => `images: ${JSON.stringify(list)}\n`;

/** The images of a kustomization, by name: kustomize sorts them, we do not. */
function imagesOf(text: string): readonly Image[] {
  const found = (parse(text) as { readonly images?: readonly Image[] } | null)?.images ?? [];
  const name = (image: Image): string => image.name ?? '';
  return [...found].sort((one, other) => (name(one) < name(other) ? -1 : 1));
}

/** What we make of the same arguments; a refusal of the argument alone is `ok: false`. */
function ours(text: string, args: readonly string[]): Outcome {
  let bytes: Uint8Array = Buffer.from(text);
  for (const arg of args) {
    let argument;
    try {
      argument = parseSetImageArgument(arg);
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'E_INPUT' });
      return { ok: false, error: (thrown as ActionError).message };
    }
    const entries = imageEntries(readKustomization(bytes, 'k', { emptyAllowed: true }), 'k');
    const step = setImageEdit(entries, argument, 'k');
    bytes =
      step.kind === 'edit'
        ? editBytes(bytes, [step.edit], 'k')
        : editBytes(bytes, [], 'k', [step.addition]);
  }
  return { ok: true, text: Buffer.from(bytes).toString() };
}

async function compareLive(text: string, args: readonly string[]): Promise<void> {
  const theirs = await editSetImage(scratch.path, text, args);
  const mine = ours(text, args);
  expect({ args, ok: mine.ok }).toEqual({ args, ok: theirs.ok });
  if (theirs.ok && mine.ok) {
    expect({ args, text, is: imagesOf(mine.text) }).toEqual({
      ...{ args, text },
      is: imagesOf(theirs.text),
    });
  }
}

describe('an argument of `kustomize edit set image`', () => {
  const one = images({ name: 'one', newName: 'r.test/one', newTag: 'old' });
  const two = images(
    { name: 'one', newName: 'r.test/one', newTag: 'old' },
    { name: 'two', newName: 'r.test/two', newTag: 'old' },
  );

  // What setimage_test.go of kustomize is about, one by one; no argument at all is `''` here.
  it.each<[string, string, readonly string[], readonly Image[] | 'refused']>([
    ['name and tag', EMPTY, ['one=mine:v1'], [{ name: 'one', newName: 'mine', newTag: 'v1' }]],
    [
      'a tag of digits',
      EMPTY,
      ['one=mine:5678'],
      [{ name: 'one', newName: 'mine', newTag: '5678' }],
    ],
    [
      'a tag like a float',
      EMPTY,
      ['one=mine:7e3'],
      [{ name: 'one', newName: 'mine', newTag: '7e3' }],
    ],
    [
      'name and digest',
      EMPTY,
      [`one=mine@${DIGEST}`],
      [{ name: 'one', newName: 'mine', digest: DIGEST }],
    ],
    ['a tag alone', EMPTY, ['one:v1'], [{ name: 'one', newTag: 'v1' }]],
    ['a digest alone', EMPTY, [`one@${DIGEST}`], [{ name: 'one', digest: DIGEST }]],
    [
      'tag and digest',
      EMPTY,
      [`one:v1@${DIGEST}`],
      [{ name: 'one', newTag: 'v1', digest: DIGEST }],
    ],
    [
      'all three',
      EMPTY,
      [`one=mine:v1@${DIGEST}`],
      [{ name: 'one', newName: 'mine', newTag: 'v1', digest: DIGEST }],
    ],
    [
      'a name with a port',
      EMPTY,
      ['one=localhost:5000/acme/one'],
      [{ name: 'one', newName: 'localhost:5000/acme/one' }],
    ],
    [
      'a name with a port, and a tag',
      EMPTY,
      ['one=localhost:5000/acme/one:edge-7'],
      [{ name: 'one', newName: 'localhost:5000/acme/one', newTag: 'edge-7' }],
    ],
    [
      'one of two entries',
      two,
      ['one=r.test:8800/acme/one:rc-2'],
      [
        { name: 'one', newName: 'r.test:8800/acme/one', newTag: 'rc-2' },
        { name: 'two', newName: 'r.test/two', newTag: 'old' },
      ],
    ],
    [
      'an entry in front of a patch',
      `${one}patches:\n- patch: |-\n    - op: add\n      path: /metadata/labels\n  target:\n    kind: Ingress\n`,
      ['one=r.test:8800/acme/one:rc-2'],
      [{ name: 'one', newName: 'r.test:8800/acme/one', newTag: 'rc-2' }],
    ],
    [
      'a new tag for a tag',
      images({ name: 'one', newTag: 'old' }),
      ['one:v1'],
      [{ name: 'one', newTag: 'v1' }],
    ],
    [
      'three arguments',
      images(
        { name: 'one', newName: 'r.test/one', newTag: 'old' },
        { name: 'two', newName: 'r.test/two', newTag: 'old' },
        { name: 'three', newTag: 'old' },
      ),
      ['one=r.test:8800/acme/one:rc-2', `two=r.test/two@${DIGEST}`, 'three:new'],
      [
        { name: 'one', newName: 'r.test:8800/acme/one', newTag: 'rc-2' },
        { name: 'three', newTag: 'new' },
        { name: 'two', newName: 'r.test/two', digest: DIGEST },
      ],
    ],
    ['an empty argument', EMPTY, [''], 'refused'],
    ['names with nothing to set', EMPTY, ['bad', 'args'], 'refused'],
    ['a kept name', one, ['one=*:v1'], [{ name: 'one', newName: 'r.test/one', newTag: 'v1' }]],
    ['a kept tag', one, ['one=mine:*'], [{ name: 'one', newName: 'mine', newTag: 'old' }]],
    [
      'a kept name and tag',
      one,
      ['one=*:*'],
      [{ name: 'one', newName: 'r.test/one', newTag: 'old' }],
    ],
    [
      'a kept name where there is none',
      images({ name: 'one', newTag: 'old' }),
      ['one=*:v1'],
      [{ name: 'one', newTag: 'v1' }],
    ],
    ['a kept name without an entry', EMPTY, ['one=*:v1'], [{ name: 'one', newTag: 'v1' }]],
    ['a kept tag without an entry', EMPTY, ['one=mine:*'], [{ name: 'one', newName: 'mine' }]],
    [
      'a kept name and a new digest',
      images({ name: 'one', newName: 'r.test/one', digest: 'sha256:short' }),
      [`one=*@${DIGEST}`],
      [{ name: 'one', newName: 'r.test/one', digest: DIGEST }],
    ],
    [
      'a digest instead of a tag',
      one,
      [`one=*@${DIGEST}`],
      [{ name: 'one', newName: 'r.test/one', digest: DIGEST }],
    ],
    [
      'a kept digest',
      images({ name: 'one', newName: 'r.test/one', digest: DIGEST }),
      ['one=mine@*'],
      [{ name: 'one', newName: 'mine', digest: DIGEST }],
    ],
  ])('%s', async (_, text, args, expected) => {
    await compareLive(text, args);
    const mine = ours(text, args);
    expect(mine.ok ? imagesOf(mine.text) : 'refused').toEqual(expected);
  });

  it.each([
    ...[
      '=one',
      'one=',
      'one:',
      'one@',
      'one=*',
      'one=*:*',
      'one=*@*',
      'one=*:*@*',
      'one:*',
      'one@*',
    ],
    ...['a=b=c:1', 'localhost:5000', 'localhost:5000/one', 'localhost:5000/one:v1'],
    ...['/one', '/one:1', 'a:b/c', 'a@:b', 'a:b:c', 'a@b@c', 'a@b:c', 'a=b:c@', 'a=b:@c', 'a=@c'],
    ...['a=:c', 'one:v1@*', `one=*:v1@${DIGEST}`, `one=*:*@${DIGEST}`, 'one:yes', 'one:0x1F'],
    ...['one:1.10', 'one:2024-01-01', 'one:12:30:45', 'n=y:no', 'one:~'],
    ...[
      'proxy:1.2=mirror.test/proxy:1.3',
      'one=**:v1',
      'one:{TAG}',
      'bad',
      '/',
      'a/b',
      'a/b:',
      '*',
    ],
  ])('%j gives what kustomize gives, whatever the entry holds', async (arg) => {
    const texts = [
      ...['', '# nothing yet\n', EMPTY, one],
      images({ name: 'one', newTag: 'old', digest: OTHER }),
      images({ name: 'one', newName: 'r.test/one', digest: OTHER, tagSuffix: '-x' }),
      images({ name: 'one', tagSuffix: '-x' }, { name: 'other', newTag: 'old' }),
    ];
    await forEachParallel(texts, (text) => compareLive(text, [arg]));
  });

  it.each(['r.test/one:v1', '[a]:v1', '*:v2', 'a.b=c:1', 'one|two:v1'])(
    '%j, which is an expression, gives what kustomize gives in a list of its own',
    async (arg) => {
      await compareLive(EMPTY, [arg]);
    },
  );

  it.each([
    ['one=*:v2', [{ name: 'one', newName: 'r.test/one', newTag: 'v2' }]],
    ['one=*:*', [{ name: 'one', newName: 'r.test/one', newTag: `v1@${OTHER}` }]],
    ['one=mine@*', [{ name: 'one', newName: 'mine' }]],
    [`one=*@${DIGEST}`, [{ name: 'one', newName: 'r.test/one', digest: DIGEST }]],
    [`one:v2@${DIGEST}`, [{ name: 'one', newTag: 'v2', digest: DIGEST }]],
  ])('%s, where the tag holds a digest, gives what kustomize gives', async (arg, expected) => {
    const text = images({ name: 'one', newName: 'r.test/one', newTag: `v1@${OTHER}` });
    await compareLive(text, [arg]);
    const mine = ours(text, [arg]);
    expect(mine.ok && imagesOf(mine.text)).toEqual(expected);
  });

  it('keeps the tag alone beside a new digest, where kustomize renders two digests', async () => {
    const text = images({ name: 'one', newTag: `v1@${OTHER}` });
    const arg = `one=*:*@${DIGEST}`;
    const theirs = await editSetImage(scratch.path, text, [arg]);
    expect(theirs.ok && imagesOf(theirs.text)).toEqual([
      { name: 'one', newTag: `v1@${OTHER}`, digest: DIGEST },
    ]);
    const mine = ours(text, [arg]);
    expect(mine.ok && imagesOf(mine.text)).toEqual([{ name: 'one', newTag: 'v1', digest: DIGEST }]);
  });

  it.each([
    ['two entries of its name', images({ name: 'one', newTag: 'a' }, { name: 'one', newTag: 'b' })],
    ['an entry that makes its image', images({ name: 'api', newName: 'one' })],
    ['an entry that changes what it makes', images({ name: 'mine', newTag: 'a' })],
    ['an entry for one tag of its image', images({ name: 'one:1.2', newTag: 'a' })],
    ['an entry by an expression', images({ name: 'o.*', newTag: 'a' })],
  ])('is refused beside %s, which kustomize sorts or drops', (_, text) => {
    expect(() => ours(text, ['one=mine:v1'])).toThrow(
      expect.objectContaining({ code: 'E_IMAGE_AMBIGUOUS' }),
    );
  });

  it.each([':v1', 'a b:v1', 'one:a"b', 'one=ä:v1', "one:'"])(
    'is accepted, and E_INPUT where it would be written: %j',
    async (arg) => {
      expect((await editSetImage(scratch.path, EMPTY, [arg])).ok).toBe(true);
      expect(parseSetImageArgument(arg)).toBeDefined();
      expect(() => ours(EMPTY, [arg])).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
    },
  );

  it('is read as kustomize reads it, whatever it is made of', async () => {
    const piece = fc.constantFrom('one', 'a/', 'localhost', ':', '@', '=', '*', '/', 'v1', DIGEST);
    const argument = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    const text = images({ name: 'one', newName: 'n', newTag: 't', digest: OTHER, tagSuffix: 's' });
    const sample = [...new Set(fc.sample(argument, { numRuns: 250, seed: 581 }))];
    expect(sample.length).toBeGreaterThan(100);
    // No name at all, and one that acts on the entry's image, are refused by us alone: see above.
    const comparable = sample.filter((arg) => {
      try {
        ours(text, [arg]);
        return true;
      } catch (thrown) {
        expect((thrown as ActionError).code).toMatch(/^E_(?:INPUT|IMAGE_AMBIGUOUS)$/);
        return false;
      }
    });
    expect(comparable.length).toBeGreaterThan(80);
    await forEachParallel(comparable, (arg) => compareLive(text, [arg]));
  });
});

describe('an image in a manifest', () => {
  const TAG = 'new';
  const pod = (image: string): string =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p' },
      spec: { containers: [{ name: 'c', image }] },
    });

  async function rendered(image: string, entry: Image): Promise<unknown> {
    const text = ours('resources: [pod.yaml]\n', [argumentOf(entry)]);
    const outcome = await build(scratch.path, {
      'pod.yaml': pod(image),
      'kustomization.yaml': text.ok ? text.text : '',
    });
    if (!outcome.ok) return outcome.error.slice(0, 5);
    const { spec } = parse(outcome.text) as { spec: { containers: { image: string }[] } };
    return spec.containers[0]?.image;
  }

  const argumentOf = ({ name = '', newName = '', newTag = '', digest }: Image): string =>
    `${name}=${newName}${newTag === '' ? '' : `:${newTag}`}${digest === undefined ? '' : `@${digest}`}`;

  // The matching cases of kustomize's image_test.go. At 5.8.1, only sha256 counts as a digest, and an
  // expression that is none ends the program.
  it.each([
    ['proxy', 'proxy', 'proxy:new'],
    ['proxy:77', 'proxy', 'proxy:new'],
    ['proxy@sha256:uvw', 'proxy', 'proxy:new'],
    ['proxy:77@sha256:uvw', 'proxy', 'proxy:new'],
    ['proxy@sha512:uvw', 'proxy', 'proxy@sha512:uvw'],
    ['proxy:77@sha512:uvw', 'proxy', 'proxy:77@sha512:uvw'],
    [`proxy@sha512:${HEX}${HEX}`, 'proxy', `proxy@sha512:${HEX}${HEX}`],
    ['proxy@multihash+base58:Qabc', 'proxy', 'proxy@multihash+base58:Qabc'],
    ['mail:77', 'proxy', 'mail:77'],
    ['proxy', '[', 'panic'],
  ])('%s with an entry for %s becomes %s', async (image, name, expected) => {
    expect(await rendered(image, { name, newTag: TAG })).toBe(expected);
  });

  // The splitting cases of image_test.go: what stays when only the name is replaced.
  it.each([
    ['proxy', 'proxy', ''],
    ['proxy:4.5', 'proxy', ':4.5'],
    ['proxy@sha256:77', 'proxy', '@sha256:77'],
    ['proxy:4.5@sha256:77', 'proxy', ':4.5@sha256:77'],
    ['hub.test/proxy:4.5', 'hub.test/proxy', ':4.5'],
    ['r.test:8443/proxy:4.5', 'r.test:8443/proxy', ':4.5'],
    ['r.test:8443/proxy:4.5@sha256:77', 'r.test:8443/proxy', ':4.5@sha256:77'],
  ])('%s is split behind %s', async (image, name, rest) => {
    expect(await rendered(image, { name, newName: 'mine' })).toBe(`mine${rest}`);
    const theirs = await editSetImage(scratch.path, EMPTY, [image]);
    expect(theirs.ok).toBe(rest !== '');
    if (rest !== '') await compareLive(EMPTY, [image]);
  });
});
