import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeBody, evidenceHash, mergeBody, peoplesText } from '../src/body/body.ts';
import type { BodyFacts } from '../src/body/body-facts.ts';
import { duration } from '../src/body/body-text.ts';
import { BEGIN, END, readMachineBlock } from '../src/body/machine-block.ts';
import type { MergeRules } from '../src/state/merge-rules.ts';
import { checkRecords } from '../src/evidence/records.ts';
import {
  BUILT,
  DIGEST,
  EXPECTED,
  factsOf,
  GOOD,
  IMAGE,
  linesOf,
  OLD_DIGEST,
  RELEASE,
  SCAN,
  SIGNATURES,
  withEvidence,
  without,
} from './evidence-fixtures.ts';

let facts: BodyFacts;

beforeAll(async () => {
  facts = factsOf(await checkRecords(linesOf(GOOD), EXPECTED));
});

const rowOf = (body: string, name: string): string =>
  body.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '';

describe('the body', () => {
  it('tells every verdict, the images, the changes, the findings and the manifests', () => {
    const { title, body } = composeBody(facts);
    expect(title).toBe('Release v1.1.0 to production: web');
    expect(body).toContain('Production runs `v1.0.0` now. Every piece of evidence is there.');
    for (const name of ['signatures', 'image', 'scan', 'staging', 'manifests']) {
      expect(rowOf(body, name)).toContain('✅ proven');
    }
    expect(rowOf(body, 'scan')).toContain('1 new and 2 fixed against production');
    expect(rowOf(body, 'staging')).toContain('2026-11-20 08:00 UTC, runs them now, for 3 days 4');
    expect(rowOf(body, '`web`')).toBe(
      `| \`web\` | \`${IMAGE.repository}\` | \`v1.0.0\` | \`v1.1.0\` | new | \`${OLD_DIGEST}\` | \`${DIGEST}\` |`,
    );
    expect(body).toContain('5 commits');
    expect(body).toContain(
      '| [12](https://github.com/acme/warehouse-network/pull/12) | `alice` | `alice` | `Count pallets twice` |',
    );
    expect(body).toContain('Named in their messages: `#\u20607`');
    expect(body).toContain('| new | `MEDIUM` | `CVE-2026-0001` | `libx 1.0` |');
    expect(body).toContain('```diff\n@@ -1,3 +1,3 @@\n spec:\n-  image: web:v1.0.0');
    expect(body).toContain(
      '[this run](https://github.com/acme/warehouse-network/actions/runs/4711)',
    );
  });

  it('gives the exact commands of the way back, unbroken', () => {
    const { body } = composeBody(facts);
    expect(body).toContain(
      [
        'git fetch origin && git switch -c rollback/v1.0.0 origin/main',
        `git checkout ${RELEASE.baseOid} -- .gitops/overlays/prod/kustomization.yaml`,
        `git commit -S -m 'Roll production back to v1.0.0' -m "Rolls-Back: $(git rev-parse origin/main)"`,
      ].join('\n'),
    );
  });

  it('says of a hotfix that staging did not run it, and why it is one', async () => {
    const tag = { ...(SIGNATURES.evidence as { tag: object }).tag, hotfix: 'fire' };
    const release = { ...RELEASE, kind: 'hotfix' as const, images: [], hotfixReason: 'fire' };
    const unstaged = without(release, 'staging');
    const records = await checkRecords(linesOf([withEvidence(SIGNATURES, { tag }), BUILT, SCAN]), {
      ...EXPECTED,
      release: unstaged,
    });
    const { title, body } = composeBody({ ...facts, release: unstaged, records });
    expect(title).toMatch(/^Hotfix v1\.1\.0/);
    expect(body).toContain('Reason in the signed tag: `fire`');
    expect(rowOf(body, 'staging')).toContain('not run in staging');
    expect(rowOf(body, 'image')).toContain('built from the source commit');
    expect(body).toContain('Look at: **staging**.');
  });

  it('calls what has no record not proven, and what failed failed', async () => {
    const failed = { ...SCAN, outcome: 'failed' as const, evidence: {} };
    const require = ['signatures' as const];
    const records = await checkRecords(linesOf([SIGNATURES, failed]), { ...EXPECTED, require });
    const { body } = composeBody({ ...facts, records, require });
    expect(rowOf(body, 'image')).toContain('⚠️ not proven | no record (`require` does not ask');
    expect(rowOf(body, 'scan')).toContain('❌ failed | `it ended as failed`');
    expect(body).toContain('Look at: **image, scan**.');
  });

  it('calls manifests proven only when they were rendered in full with the released digests', () => {
    const { rendered } = facts;
    if (rendered.status !== 'rendered') throw new Error('fixture');
    const verdict = (other: BodyFacts['rendered']): string =>
      rowOf(composeBody({ ...facts, rendered: other }).body, 'manifests');
    expect(verdict({ ...rendered, digests: [OLD_DIGEST] })).toContain(
      'not proven | 1 resource of `.gitops/overlays/prod/kustomization.yaml` changes; no workload runs `web`',
    );
    expect(verdict({ ...rendered, omitted: ['github.com/acme/base'] })).toContain(
      'not rendered: `github.com/acme/base`',
    );
    const broken = { status: 'not-rendered' as const, reason: 'no kustomize', omitted: [] };
    expect(verdict(broken)).toContain('⚠️ not proven | not rendered: `no kustomize`');
  });

  it('says when nothing is deployed, nothing changed, and nothing could be read', () => {
    const release = { ...without(RELEASE, 'deployedVersion'), deployed: [] };
    const rest = without(facts, 'changes', 'merge');
    const { body } = composeBody({ ...rest, release });
    expect(body).toContain('Production runs no release yet.');
    expect(body).toContain('git switch -c rollback/unreleased');
    expect(body).toContain('The history could not be read.');
    expect(body).toContain('could not be read.');
  });

  const buttons: readonly (readonly [string, Partial<MergeRules>, readonly string[]])[] = [
    ['everything is allowed', {}, ['works', 'works', 'works']],
    ['signatures are required', { signatures: true }, ['works', 'does not work', 'does not work']],
    ['history is linear', { linearHistory: true }, ['does not work', 'works', 'works']],
    ['rules allow one', { allowed: ['squash'] }, ['does not work', 'works', 'does not work']],
    ['a queue squashes', { queue: 'squash' }, ['does not work', 'works', 'does not work']],
  ];

  it.each(buttons)('says which buttons work when %s', (_what, rules, expected) => {
    const settings = { merge: true, squash: true, rebase: true };
    const merge = { settings, signatures: false, linearHistory: false, ...rules };
    const { body } = composeBody({ ...facts, merge });
    const rows = ['Create a merge commit', 'Squash and merge', 'Rebase and merge'];
    expect(rows.map((name) => rowOf(body, name).split(' | ')[1])).toEqual(expected);
    expect(body.includes('⚠️ **Create a merge commit** does not work')).toBe(
      expected[0] !== 'works',
    );
  });

  it('fits GitHub’s limit by giving up the longest first, and never verdicts, images or memory', () => {
    const { rendered, changes } = facts;
    if (rendered.status !== 'rendered' || changes === undefined) throw new Error('fixture');
    const [resource] = rendered.resources;
    const [change] = changes.changes;
    if (resource === undefined || change === undefined) throw new Error('fixture');
    const long = {
      ...facts,
      rendered: {
        ...rendered,
        resources: Array.from({ length: 100 }, (_, index) => ({
          ...resource,
          name: `web-${index}`,
          diff: '+ a line of forty characters, or so it is\n'.repeat(200),
        })),
      },
      changes: {
        ...changes,
        changes: Array.from({ length: 50 }, (_, index) => ({
          ...change,
          subject: `${index} ${'x'.repeat(200)}`,
        })),
        more: 12,
      },
    };
    const first = composeBody(long);
    expect(first.body.length).toBeLessThanOrEqual(65_536);
    expect(first.cut).toEqual(['the manifest diff']);
    expect(first.body).toContain('Cut to fit GitHub’s limit: the manifest diff.');
    expect(first.body).toContain('12 older commits more.');
    const second = composeBody(long, 45_000);
    expect(second.body.length).toBeLessThanOrEqual(20_536);
    expect(second.cut).toEqual(['the manifest diff', 'the oldest commits']);
    expect(second.body).toContain('100 resources more with a difference.');
    const last = composeBody(long, 62_000);
    expect(last.body.length).toBeLessThanOrEqual(3_536);
    expect(last.cut).toContain('how to merge');
    let refusal: unknown;
    try {
      composeBody(long, 65_000);
    } catch (thrown) {
      refusal = thrown;
    }
    expect(refusal).toMatchObject({ code: 'E_PR_TEXT' });
    for (const { body } of [first, second, last]) {
      for (const name of ['signatures', 'image', 'scan', 'staging', 'manifests', '`web`']) {
        expect(rowOf(body, name)).not.toBe('');
      }
      expect(body).toContain('### Rolling back');
      expect(readMachineBlock(body)?.tag).toBe('v1.1.0');
    }
  });

  it('has an evidence hash of what is proven, and of nothing that only the run changes', async () => {
    const hash = evidenceHash(facts);
    const later = await checkRecords(
      linesOf(
        GOOD.map((entry) => ({ ...entry, run: { ...entry.run, attempt: 2 }, durationMs: 9 })),
      ),
      EXPECTED,
    );
    expect(evidenceHash({ ...facts, records: later })).toBe(hash);
    expect(evidenceHash({ ...facts, images: [{ ...IMAGE, digest: OLD_DIGEST }] })).not.toBe(hash);
    expect(evidenceHash({ ...facts, release: { ...RELEASE, deployed: [] } })).not.toBe(hash);
    const other = await checkRecords(
      linesOf([SIGNATURES, ...GOOD.slice(1, 2), withEvidence(SCAN, { counts: { LOW: 8 } })]),
      EXPECTED,
    );
    expect(evidenceHash({ ...facts, records: other })).not.toBe(hash);
    expect(readMachineBlock(composeBody(facts).body)?.evidence).toBe(hash);
  });
});

describe('people’s own text', () => {
  it('survives every update, around our part, whatever line ends GitHub’s editor left', () => {
    const { body } = composeBody(facts);
    const existing = `before\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n\r\nafter`;
    expect(mergeBody(existing, 'NEW')).toBe('before\n\nNEW\n\nafter');
    expect(peoplesText(existing)).toBe('before\n\n\n\nafter');
  });

  it('is kept whole where our part is gone or broken, behind the new one', () => {
    const { body } = composeBody(facts);
    expect(mergeBody('mine', body)).toBe(`${body}\n\nmine`);
    expect(mergeBody('', body)).toBe(body);
    expect(mergeBody(`${BEGIN}\nmine`, body)).toBe(`${body}\n\nmine`);
    expect(mergeBody(`mine\n${END}`, body)).toBe(`${body}\n\nmine`);
    expect(mergeBody(`${BEGIN}\nmine\n${body}`, 'NEW')).toBe(`${BEGIN}\nmine\nNEW`);
    expect(mergeBody(`a ${BEGIN} in a line\n${body}`, 'NEW')).toBe(`a ${BEGIN} in a line\nNEW`);
  });

  it('is the same after a second update as after the first', () => {
    const { body } = composeBody(facts);
    const piece = fc.constantFrom('a', '\n', '\r\n', ' ', BEGIN, END, '@b', body, '<!--', '-->');
    const words = (text: string): string => peoplesText(text).replace(/\s+/g, '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const existing = pieces.join('');
        const once = mergeBody(existing, body);
        expect(mergeBody(once, body)).toBe(once);
        expect(readMachineBlock(once)).toEqual(composeBody(facts).machine);
        expect(words(once)).toBe(words(existing));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the machine block', () => {
  it('is read back as it was written, whatever its values hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (labels) => {
        const { body } = composeBody({ ...facts, added: { ...facts.added, labels } });
        expect(readMachineBlock(body)?.labels).toEqual(labels);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['without our markers', (body: string) => body.replace(BEGIN, '')],
    ['outside of our part', (body: string) => body.replaceAll(/<!-- .*machine.*/g, '')],
    ['of another schema', (body: string) => body.replace('"schema":1', '"schema":2')],
    ['that is cut', (body: string) => body.replace('"evidence":"', '"evidence":7,"x":"')],
    ['that is no JSON', (body: string) => body.replace('"schema":1', '"schema":')],
  ])('is none when it is one %s', (_what, spoil) => {
    expect(readMachineBlock(spoil(composeBody(facts).body))).toBeUndefined();
  });
});

describe('a span of time', () => {
  it.each([
    ['2026-11-23T11:59:30Z', 'less than a minute'],
    ['2026-11-23T11:58:00Z', '2 minutes'],
    ['2026-11-23T10:59:00Z', '1 hour 1 minute'],
    ['2026-11-21T12:00:00Z', '2 days'],
    ['nonsense', 'less than a minute'],
  ])('since %s is %s', (from, shown) => {
    expect(duration(from, new Date('2026-11-23T12:00:00Z'))).toBe(shown);
  });
});
