import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BEGIN, END, readMachineBlock } from '../src/body/machine-block.ts';
import { checkRecords } from '../src/evidence/records.ts';
import {
  composeRollback,
  rollbackEvidence,
  type RollbackFacts,
} from '../src/rollback/rollback-body.ts';
import { BASE, COMMIT, EXPECTED, factsOf, GOOD, IMAGE, linesOf } from './evidence-fixtures.ts';
import { hostile, meaningsIn, proseOf, skeleton } from './hostile-words.ts';

const BUMP = 'd'.repeat(40);
const at = '2026-11-20T08:00:00.000Z';

/** Facts in which every word that can be somebody else's is one of these. */
async function factsWith(word: () => string): Promise<RollbackFacts> {
  const records = await checkRecords([], { ...EXPECTED, require: [] });
  const { rendered, merge, added } = factsOf(await checkRecords(linesOf(GOOD), EXPECTED));
  const image = { ...IMAGE, name: word(), repository: word(), tag: word() };
  const beside = { ...IMAGE, name: `beside-${word()}`, tag: word() };
  if (rendered.status !== 'rendered' || merge === undefined) throw new Error('fixture');
  return {
    rollback: {
      label: word(),
      from: { images: [{ ...image, tag: word() }, beside], commit: COMMIT, at },
      to: { images: [image], commit: BASE, at },
      images: [image],
      ...{ bumps: [BUMP], source: {}, takenBackBy: BUMP, baseOid: BASE, overlayFile: word() },
      passedOver: [{ value: { images: [image], commit: BUMP, at }, why: word() }],
    },
    records,
    releases: [
      {
        ...{ number: 7, url: 'https://github.com/acme/warehouse-network/pull/7', state: 'OPEN' },
        ...{ title: word(), headBranch: word(), headOid: COMMIT },
      },
    ],
    ...{ repository: 'acme/warehouse-network', serverUrl: 'https://github.com', base: word() },
    runUrl: 'https://github.com/acme/warehouse-network/actions/runs/4711',
    rendered: { ...rendered, omitted: [word()] },
    ...{ merge, added, title: word(), now: new Date('2026-11-23T12:00:00Z') },
  };
}

describe('the body of a rollback', () => {
  it('has the elements that harmless words have, and no others', async () => {
    const harmless = skeleton(composeRollback(await factsWith(() => 'x')).body);
    expect(harmless).toContain('<table>');
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 7 }), async (words) => {
        let next = 0;
        const facts = await factsWith(() => words[(next += 1) % words.length] ?? '');
        const { title, body, machine } = composeRollback(facts);
        expect(skeleton(body)).toBe(harmless);
        expect(meaningsIn(proseOf(body))).toEqual([]);
        expect(meaningsIn(body)).toEqual([]);
        expect(meaningsIn(title).filter((name) => name !== 'a trailer')).toEqual([]);
        expect(body.split('\n').filter((line) => line === BEGIN || line === END)).toEqual([
          BEGIN,
          END,
        ]);
        expect(readMachineBlock(body)).toEqual(machine);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('says anew what has changed, and nothing that differs from run to run', async () => {
    const facts = await factsWith(() => 'x');
    const { rollback } = facts;
    expect(rollbackEvidence({ ...facts })).toBe(rollbackEvidence(await factsWith(() => 'x')));
    const others = [
      { ...facts, releases: [] },
      { ...facts, rollback: { ...rollback, from: { ...rollback.from, commit: BUMP } } },
      { ...facts, rollback: { ...rollback, bumps: [] } },
      { ...facts, rollback: { ...rollback, passedOver: [] } },
    ];
    expect(new Set([facts, ...others].map(rollbackEvidence)).size).toBe(5);
  });
});
