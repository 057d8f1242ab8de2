import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BUMP_TRAILERS } from '@gitops-actions/shared/promotion/bump-trailers.ts';
import { composeBody } from '../src/body/body.ts';
import type { BodyFacts } from '../src/body/body-facts.ts';
import { inertBlock, inertCell, inertCode, inertLine } from '../src/body/inert.ts';
import { BEGIN, END, readMachineBlock } from '../src/body/machine-block.ts';
import { checkRecords } from '../src/evidence/records.ts';
import { EXPECTED, factsOf, GOOD, linesOf } from './evidence-fixtures.ts';
import { hostile, html, meaningsIn, proseOf, skeleton } from './hostile-words.ts';

const JOINER = '\u2060';

/** The fixture's facts with other people's words in every place that they reach. */
function spoil(facts: BodyFacts, word: () => string): BodyFacts {
  const { release, records, changes, rendered } = facts;
  const { signatures, scan } = records;
  if (signatures.status !== 'proven' || scan.status !== 'proven') throw new Error('fixture');
  if (changes === undefined || rendered.status !== 'rendered') throw new Error('fixture');
  const { tag, ...verified } = signatures.evidence;
  if (tag === undefined) throw new Error('fixture');
  const { baseline, ...scanned } = scan.evidence;
  if (baseline === undefined) throw new Error('fixture');
  const findings = (list: typeof baseline.new): typeof baseline.new => ({
    ...list,
    list: list.list.map(() => ({ id: word(), severity: word(), subject: word() })),
  });
  const [resource] = rendered.resources;
  if (resource === undefined) throw new Error('fixture');
  return {
    ...facts,
    base: word(),
    title: word(),
    release: { ...release, hotfixReason: word(), overlayFile: word() },
    images: facts.images.map((image) => ({ ...image, name: word(), repository: word() })),
    records: {
      ...records,
      signatures: {
        ...signatures,
        evidence: {
          ...verified,
          tag: { ...tag, signer: word() },
          signers: verified.signers.map(({ commits }) => ({ name: word(), commits })),
        },
      },
      scan: {
        ...scan,
        evidence: {
          ...scanned,
          trivyVersion: word(),
          baseline: { ...baseline, new: findings(baseline.new), fixed: findings(baseline.fixed) },
        },
      },
    },
    changes: {
      ...changes,
      changes: changes.changes.map((change) => ({
        ...change,
        author: word(),
        signer: word(),
        subject: word(),
      })),
      pullRequests: changes.pullRequests.map((pull) => ({ ...pull, title: word() })),
      issues: changes.issues.map(() => word()),
    },
    rendered: {
      ...rendered,
      omitted: [word()],
      resources: [
        {
          ...resource,
          kind: word(),
          namespace: word(),
          name: word(),
          diff: `@@ -1 +1 @@\n-${word().replaceAll('\n', '\n-')}\n+${word().replaceAll('\n', '\n+')}\n`,
        },
      ],
    },
    added: { labels: [word()], reviewers: [word()], teams: [word()], assignees: [word()] },
  };
}

describe('a pull request full of hostile words', () => {
  it('has the elements, links and comments that harmless words have, and no others', async () => {
    const facts = factsOf(await checkRecords(linesOf(GOOD), EXPECTED));
    const harmless = skeleton(composeBody(spoil(facts, () => 'x')).body);
    expect(harmless).toContain('<table>');
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 7 }), (words) => {
        let at = 0;
        const { title, body, machine } = composeBody(
          spoil(facts, () => words[(at += 1) % words.length] ?? ''),
        );
        expect(skeleton(body)).toBe(harmless);
        expect(meaningsIn(proseOf(body))).toEqual([]);
        expect(meaningsIn(body)).toEqual([]);
        // The first line of a message is no trailer, whatever it looks like.
        expect(meaningsIn(title).filter((name) => name !== 'a trailer')).toEqual([]);
        expect(title.length).toBeLessThanOrEqual(256);
        expect(body.split('\n').filter((line) => line === BEGIN || line === END)).toEqual([
          BEGIN,
          END,
        ]);
        expect(readMachineBlock(body)).toEqual(machine);
      }),
      { numRuns: 120 },
    );
  }, 60_000);
});

describe('inert text', () => {
  it('loses nothing that can be seen', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'a b @ # 1 - : / ` | \\ < > ! [ ]'.split(' '), ' '),
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, (text) => {
        expect(inertLine(text, 500).replaceAll(JOINER, '')).toBe(text.trim());
      }),
    );
  });

  it('shows what cannot be seen, and leaves ordinary text and images alone', () => {
    expect(inertLine('a\u202Eb\u0000\u2060', 50)).toBe('a{U+202E}b{U+0000}{U+2060}');
    const image = `localhost:5000/acme/web:v1@sha256:${'0'.repeat(64)}`;
    expect(inertLine(image, 200)).toBe(image);
    expect(inertLine('Größe ❤️ of C# and 50 % (a-b)', 50)).toBe('Größe ❤️ of C# and 50 % (a-b)');
  });

  it.each([...BUMP_TRAILERS, 'Release-Tag', 'Bump-Intent', 'Hotfix'])(
    'is no trailer %s',
    (name) => {
      expect(inertLine(`${name}: x`, 50)).toBe(`${name}${JOINER}: x`);
      expect(inertLine(`${name.toLowerCase()} : x`, 50)).toBe(`${name.toLowerCase()}${JOINER} : x`);
      expect(BUMP_TRAILERS).toEqual(expect.arrayContaining(['Overlay', 'Rolls-Back-Source']));
    },
  );

  it('is cut between characters, and says so', () => {
    expect(inertLine('abc😀def', 5)).toBe('abc…');
    expect(inertLine('abc', 3)).toBe('abc');
  });

  it('is one code span, in a cell or out of it, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(html(`a ${inertCode(text)} b`)).toMatch(/^<p>a <code>[^<]*<\/code> b<\/p>$/);
        const table = html(`| a | b |\n| --- | --- |\n| ${inertCell(text)} | z |`);
        expect(table).toMatch(/<tr>\n<td><code>[^<]*<\/code><\/td>\n<td>z<\/td>\n<\/tr>/);
      }),
    );
    expect(inertCode(' \n ')).toBe('–');
  });

  it('is one code block, however many fences its lines hold', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (lines) => {
        const block = html(`${inertBlock('diff', lines)}\n\nafter`);
        expect(block).toMatch(
          /^<pre><code class="language-diff">[^<]*<\/code><\/pre>\n<p>after<\/p>$/,
        );
      }),
    );
  });
});
