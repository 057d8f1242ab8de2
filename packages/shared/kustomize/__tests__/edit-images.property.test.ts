import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { ActionError } from '../../action/action-error.ts';
import { onlyImageScalarsChanged } from '../only-image-scalars.ts';
import { isPlainString, scalarText } from '../scalar-text.ts';
import { editBytes } from './edit-bytes.ts';

const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);
const comment = fc.constantFrom('', ' # c', '   # é ✓ "x" {', '  #');
const eol = fc.constantFrom('\n', '\r\n');
const quoted = fc.tuple(fc.constantFrom('', '"', "'"), fc.constantFrom('old', 'v1.2.3', '1.10'));

interface Entry {
  readonly order: readonly string[];
  readonly flow: boolean;
  readonly newTag: string | undefined;
  readonly digest: string | undefined;
  readonly comments: readonly string[];
}

const entry: fc.Arbitrary<Entry> = fc.record({
  order: fc.shuffledSubarray(['name', 'newTag', 'digest', 'newName'], {
    minLength: 4,
    maxLength: 4,
  }),
  flow: fc.boolean(),
  newTag: fc.option(
    fc.oneof(
      quoted.map(([q, v]) => `${q}${v}${q}`),
      fc.constant(''),
    ),
    {
      nil: undefined,
    },
  ),
  digest: fc.option(fc.constantFrom('x', '"y"', ''), { nil: undefined }),
  comments: fc.array(comment, { minLength: 4, maxLength: 4 }),
});

/** A kustomization in some hand's style; the images are named i0, i1, … */
const kustomization = fc
  .record({
    bom: fc.boolean(),
    eol,
    indent: fc.nat(4),
    gap: fc.integer({ min: 1, max: 4 }),
    head: fc.constantFrom('', '---\n', '# top\n\n', 'apiVersion: v1\nkind: K # k\n'),
    before: fc.constantFrom('', 'resources: [a, "b" ]\n', 'x: |2-\n    text\n\n', "y: 'a''b'\n"),
    after: fc.constantFrom('', '# end', 'z: &a {b: 1}\nw: *a\n', '\n\n'),
    entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
    finalEol: fc.boolean(),
  })
  .map((style) => {
    const lines = style.entries.flatMap((item, index) => itemLines(item, index, style));
    let text = `${style.head}${style.before}images:\n${lines.join('\n')}\n${style.after}`;
    if (!style.finalEol) text = text.replace(/\n+$/, '');
    text = text.replaceAll('\n', style.eol);
    return { text: `${style.bom ? '\uFEFF' : ''}${text}`, count: style.entries.length };
  });

function itemLines(
  item: Entry,
  index: number,
  style: { readonly indent: number; readonly gap: number },
): string[] {
  const values: Readonly<Record<string, string | undefined>> = {
    name: `i${index}`,
    newName: 'r.test/a/b',
    newTag: item.newTag,
    digest: item.digest,
  };
  const pairs = item.order.flatMap((key) => {
    const value = values[key];
    return value === undefined ? [] : [`${key}:${value === '' ? '' : ` ${value}`}`];
  });
  const lead = ' '.repeat(style.indent);
  const dash = `${lead}-${' '.repeat(style.gap)}`;
  if (item.flow) return [`${dash}{ ${pairs.join(', ')} }${item.comments[0] ?? ''}`];
  return pairs.map((pair, line) => {
    const start = line === 0 ? dash : ' '.repeat(dash.length);
    return `${start}${pair}${item.comments[line] ?? ''}`;
  });
}

/** What a plain YAML reader sees, with the bumped fields of one entry taken out. */
function seen(text: string, index: number): { rest: unknown; newTag: unknown; digest: unknown } {
  const value = parseDocument(text).toJS() as { images: Record<string, unknown>[] };
  const { newTag, digest: found, ...others } = value.images[index] ?? {};
  value.images[index] = others;
  return { rest: value, newTag, digest: found };
}

describe('for every kustomization', () => {
  it('the edit changes the two scalars, nothing else, is a bump, and is done once', () => {
    fc.assert(
      fc.property(
        kustomization,
        fc.nat(3),
        tag,
        digest,
        ({ text, count }, pick, newTag, wanted) => {
          const index = pick % count;
          const before = Buffer.from(text);
          const edit = { index, newTag, digest: wanted };
          const after = editBytes(before, [edit], 'k.yaml');
          const [was, is] = [seen(text, index), seen(Buffer.from(after).toString(), index)];
          expect(is.rest).toEqual(was.rest);
          expect([is.newTag, is.digest]).toEqual([newTag, wanted]);
          expect(onlyImageScalarsChanged(before, after)).toMatchObject({ ok: true });
          expect(editBytes(after, [edit], 'k.yaml')).toBe(after);
          expect(changedLines(text, Buffer.from(after).toString())).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('any text is edited exactly or refused with E_YAML_*, never anything else', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'images:',
        '- name: web',
        '  newTag: a',
        ' ',
        '\n',
        '\r',
        '\t',
        '- ',
        '{',
        '}',
      ),
      fc.constantFrom(
        '&a ',
        '*a',
        '!!str ',
        '<<: ',
        '"',
        "'",
        '|',
        '>',
        '#',
        '---\n',
        '%YAML 1.1\n',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), tag, (pieces, newTag) => {
        const before = Buffer.from(`images:\n- name: web\n  newTag: a\n${pieces.join('')}`);
        try {
          const after = editBytes(before, [{ index: 0, newTag }], 'k.yaml');
          expect(onlyImageScalarsChanged(before, after)).toMatchObject({ ok: true });
        } catch (thrown) {
          if (!(thrown instanceof ActionError)) throw thrown;
          expect(thrown.code).toMatch(/^E_YAML_/);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('a change of any other byte is no bump', () => {
    fc.assert(
      fc.property(kustomization, fc.nat(), tag, ({ text }, at, newTag) => {
        const before = Buffer.from(text);
        const after = Buffer.from(editBytes(before, [{ index: 0, newTag }], 'k.yaml'));
        const end = after.toString();
        const offset = at % (end.length + 1);
        const forged = Buffer.from(`${end.slice(0, offset)}#x${end.slice(offset)}`);
        const verdict = onlyImageScalarsChanged(before, forged);
        if (verdict.ok) expect(valuesOf(forged.toString())).not.toEqual(valuesOf(end));
      }),
      { numRuns: 300 },
    );
  });

  it('a plain scalar is a string for readers of YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(tag, (text) => {
        const written = scalarText(text, 'plain');
        for (const version of ['1.1', '1.2'] as const) {
          expect(parseDocument(`a: ${written}`, { version }).toJS()).toEqual({ a: text });
        }
        expect(written === text).toBe(isPlainString(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Lines of the result that the original does not have. */
function changedLines(before: string, after: string): number {
  const known = before.split(/\r?\n/);
  return after.split(/\r?\n/).filter((line) => !known.includes(line)).length;
}

/** All tags and digests that a reader sees. */
function valuesOf(text: string): unknown {
  const { images } = parseDocument(text).toJS() as { images: Record<string, unknown>[] };
  return images.map(({ newTag, digest: found }) => [newTag, found]);
}
