import fc from 'fast-check';

/** A kustomization in some hand's style; its entries are named `i0`, `i1`, … */
export interface Generated {
  readonly text: string;
  /** How many entries `images` has. */
  readonly entries: number;
  /** How `images` is written. */
  readonly form: 'missing' | 'null' | 'empty' | 'block' | 'flow' | 'json';
}

const FIELDS = ['newName', 'newTag', 'digest', 'tagSuffix'] as const;
const VALUES: Readonly<Record<string, readonly string[]>> = {
  newName: ['r.test/a/b', '"localhost:5000/a"', "'x'", ''],
  newTag: ['old', '"1.10"', "'v1'", '', 'v1.2.3', '1.10'],
  digest: ['x', '"sha256:ab"', '', `sha256:${'0'.repeat(64)}`],
  tagSuffix: ['-x', '"-y"'],
};

interface Entry {
  readonly pairs: readonly (readonly [key: string, value: string])[];
  readonly flow: boolean;
  readonly comments: readonly boolean[];
  readonly below: boolean;
  readonly dashAlone: boolean;
}

const entry: fc.Arbitrary<Entry> = fc
  .record({
    order: fc.shuffledSubarray(['name', ...FIELDS], { minLength: 1 }),
    picks: fc.array(fc.nat(5), { minLength: 5, maxLength: 5 }),
    flow: fc.boolean(),
    comments: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    below: fc.boolean(),
    dashAlone: fc.nat(9).map((roll) => roll === 0),
  })
  .map(({ order, picks, ...style }) => {
    const keys = order.includes('name') ? order : ['name', ...order];
    const pairs = keys.map((key, at) => {
      const values = VALUES[key] ?? [''];
      return [key, values[(picks[at] ?? 0) % values.length] ?? ''] as const;
    });
    return { pairs, ...style };
  });

/** Keys that stand beside `images`, with all that may confuse an edit by range. */
const SIBLINGS = [
  'resources: [a, "b" ]',
  'resources:\n  - a\n  - b: {c: d}',
  'resources:\n- a\n-\n- - b',
  'x: |2-\n    text\n\n   images:\n    - name: i0',
  'x: >+\n  newTag: old\n\n',
  "y: 'a''b'",
  'y: "images:\\n- name: i0 \\\n  # no comment"',
  'z: &a {b: 1, newTag: x}\nw: *a',
  'anchors:\n- &i0 i0\n- *i0\n- &e {name: i0}\n- *e',
  '"quoted": 1\n\'single\': 2',
  'nested:\n  images:\n  - name: i0\n    newTag: old',
  'plain: a\n  b\n  c # tail',
  'empty:\nalso: null',
  '? explicit\n: value',
  't: !!str 1\nu: !local x',
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization # kind',
  '# a comment between',
  '__proto__: {polluted: 1}',
];

const blockDocument = fc
  .record({
    head: fc.constantFrom('', '---\n', '# top\n\n', '--- # start\n'),
    siblings: fc.uniqueArray(fc.constantFrom(...SIBLINGS), { maxLength: 4 }),
    at: fc.nat(4),
    form: fc.constantFrom('missing', 'null', 'empty', 'block', 'block', 'block', 'flow'),
    nothing: fc.constantFrom('', ' null', ' ~', ' # none'),
    brackets: fc.constantFrom('[]', '[ ]', '[  ] # none'),
    entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
    indent: fc.nat(4),
    gap: fc.integer({ min: 1, max: 4 }),
    tail: fc.constantFrom('', '# end\n', '\n\n', '...\n', '...\n# behind\n'),
  })
  .map(({ head, siblings, at, form, nothing, brackets, entries, indent, gap, tail }): Generated => {
    const comments = counter();
    const lines = [...keysOnce(siblings)];
    const images = {
      missing: [],
      null: [`images:${nothing}`],
      empty: [`images: ${brackets}`],
      block: ['images:', ...entries.flatMap((one, i) => block(one, i, indent, gap, comments))],
      flow: [`images: [ ${entries.map((one, i) => flow(one, i)).join(' , ')} ]`],
    }[form as 'missing'];
    lines.splice(at % (lines.length + 1), 0, ...images);
    const listed = form === 'block' || form === 'flow';
    return {
      text: `${head}${lines.map((line) => `${line}\n`).join('')}${tail}`,
      entries: listed ? entries.length : 0,
      form: form,
    };
  });

const jsonDocument = fc
  .record({
    resources: fc.boolean(),
    entries: fc.option(fc.array(entry, { maxLength: 3 }), { nil: undefined }),
    space: fc.constantFrom(undefined, 2, '\t'),
  })
  .map(({ resources, entries, space }): Generated => {
    const images = entries?.map(({ pairs }, index) =>
      Object.fromEntries(pairs.map(([key]) => [key, key === 'name' ? `i${index}` : 'json'])),
    );
    const value = { ...(resources && { resources: ['a'] }), ...(images && { images }) };
    // A tab at the start of a line is allowed in JSON, and refused by YAML readers now and then.
    const text = JSON.stringify(value, null, space === '\t' ? 4 : space);
    return { text: `${text}\n`, entries: entries?.length ?? 0, form: 'json' };
  });

/** Any kustomization that can be edited; 1 in 20 is JSON. */
export const anyKustomization: fc.Arbitrary<Generated> = fc
  .record({
    document: fc.oneof(
      { weight: 19, arbitrary: blockDocument },
      { weight: 1, arbitrary: jsonDocument },
    ),
    bom: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    finalEol: fc.boolean(),
  })
  .map(({ document, bom, eol, finalEol }) => {
    const text = finalEol ? document.text : document.text.replace(/\n+$/, '');
    return { ...document, text: `${bom ? '\uFEFF' : ''}${text.replaceAll('\n', eol)}` };
  });

/** The siblings without those that bring a key for the second time. */
function keysOnce(siblings: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return siblings.filter((text) => {
    const keys = [...text.matchAll(/^(?:\? )?["']?(\w+)["']?:?/gm)].map(([, key]) => key ?? '');
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}

function counter(): () => string {
  let count = 0;
  return () => `# c${(count += 1)} é ✓ "x" {`;
}

function pairText([key, value]: readonly [string, string], index: number): string {
  if (key === 'name') return `name: i${index}`;
  return `${key}:${value === '' ? '' : ` ${value}`}`;
}

function flow({ pairs }: Entry, index: number): string {
  return `{ ${pairs.map((pair) => pairText(pair, index)).join(', ')} }`;
}

function block(
  one: Entry,
  index: number,
  indent: number,
  gap: number,
  comment: () => string,
): readonly string[] {
  const lead = ' '.repeat(indent);
  const dash = `${lead}-${' '.repeat(gap)}`;
  const inner = ' '.repeat(dash.length);
  const behind = (at: number): string => (one.comments[at] === true ? ` ${comment()}` : '');
  const lines = one.flow
    ? [`${dash}${flow(one, index)}${behind(0)}`]
    : one.pairs.map((pair, at) => {
        const start = at === 0 && !one.dashAlone ? dash : inner;
        return `${start}${pairText(pair, index)}${behind(at)}`;
      });
  if (one.dashAlone && !one.flow) lines.unshift(`${lead}-`);
  if (one.below) lines.push(`${inner}${comment()}`);
  return lines;
}
