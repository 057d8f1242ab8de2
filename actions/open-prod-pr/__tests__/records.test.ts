import { describe, expect, it } from '@jest/globals';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ErrorCode } from '@gitops-actions/shared/action/error-codes.ts';
import type { StageRecord } from '@gitops-actions/shared/action/record.ts';
import fc from 'fast-check';
import { checkRecords, type Expected } from '../src/evidence/records.ts';
import {
  BUILT,
  COMMIT,
  DIGEST,
  EXPECTED,
  GOOD,
  IMAGE,
  linesOf,
  OLD_DIGEST,
  PROMOTED,
  RELEASE,
  SCAN,
  SIGNATURES,
  SOURCE,
  withEvidence,
} from './evidence-fixtures.ts';

const OTHER = '9'.repeat(40);

async function codeOf(lines: readonly string[], expected: Expected = EXPECTED): Promise<string> {
  try {
    await checkRecords(lines, expected);
    return 'passed';
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown.code;
    throw thrown;
  }
}

const inRun = (record: StageRecord, run: object): StageRecord => ({
  ...record,
  run: { ...record.run, ...run },
});

describe('records', () => {
  it('prove the release when they are all there, in any order, with empty lines between them', async () => {
    const lines = linesOf([SCAN, SIGNATURES, PROMOTED]);
    const checked = await checkRecords(['', ...lines, ' '], EXPECTED);
    expect([checked.signatures.status, checked.image.status, checked.scan.status]).toEqual([
      'proven',
      'proven',
      'proven',
    ]);
  });

  it('prove a hotfix by the tag’s own word and a build of its source commit', async () => {
    const hotfix: Expected = { ...EXPECTED, release: { ...RELEASE, kind: 'hotfix', images: [] } };
    const tag = { ...SIGNATURES.evidence, tag: tagOf({ hotfix: 'shelves are on fire' }) };
    const signed = { ...SIGNATURES, evidence: tag };
    expect(await codeOf(linesOf([signed, BUILT, SCAN]), hotfix)).toBe('passed');
    expect(await codeOf(linesOf([SIGNATURES, BUILT, SCAN]), hotfix)).toBe('E_RECORD_DIGEST');
    expect(await codeOf(linesOf([signed, PROMOTED, SCAN]), hotfix)).toBe('E_RECORD_DIGEST');
    const elsewhere = withEvidence(BUILT, { revision: OTHER });
    expect(await codeOf(linesOf([signed, elsewhere, SCAN]), hotfix)).toBe('E_RECORD_DIGEST');
  });

  it('prove the tag before there is any image, as the plan asks', async () => {
    const { repository, runId, attempt, tag, tagOid, commitOid } = EXPECTED;
    const plan = { repository, runId, attempt, tag, tagOid, commitOid };
    const checked = await checkRecords(linesOf([SIGNATURES]), { ...plan, require: ['signatures'] });
    expect(checked.signatures.status).toBe('proven');
    expect(checked.scan.status).toBe('missing');
  });

  it('are not demanded where `require` does not name the stage, and then say what they came to', async () => {
    const failing = { ...SCAN, outcome: 'failed' as const, evidence: {} };
    const expected: Expected = { ...EXPECTED, require: ['signatures'] };
    const checked = await checkRecords(linesOf([SIGNATURES, failing]), expected);
    expect(checked.image.status).toBe('missing');
    expect(checked.scan).toMatchObject({ status: 'failed', reason: 'it ended as failed' });
  });

  it('say for a missing one that GitHub may have dropped it', async () => {
    const thrown: unknown = await checkRecords(linesOf([SIGNATURES, PROMOTED]), EXPECTED).catch(
      (error: unknown) => error,
    );
    expect(thrown).toMatchObject({ code: 'E_RECORD_MISSING' });
    expect((thrown as ActionError).hint).toContain('masked');
  });

  const cases: readonly (readonly [
    string,
    ErrorCode,
    readonly StageRecord[] | readonly string[],
  ])[] = [
    ['that is missing', 'E_RECORD_MISSING', [SIGNATURES, SCAN]],
    ['that is no JSON', 'E_RECORD_INVALID', ['{"schema":1', ...linesOf([SIGNATURES])]],
    ['that is null', 'E_RECORD_INVALID', ['null']],
    ['of another schema', 'E_RECORD_INVALID', ['{"schema":2}']],
    ['that is too large', 'E_RECORD_INVALID', [`"${'x'.repeat(25 * 1024)}"`]],
    ['that is there twice', 'E_RECORD_INVALID', [...GOOD, SCAN]],
    ['of another stage', 'E_RECORD_INVALID', [...GOOD, { ...SCAN, action: 'bump-kustomize' }]],
    ['without evidence', 'E_RECORD_INVALID', [SIGNATURES, PROMOTED, { ...SCAN, evidence: {} }]],
    [
      'of an unknown mode',
      'E_RECORD_INVALID',
      [SIGNATURES, withEvidence(PROMOTED, { mode: 'dream' }), SCAN],
    ],
    [
      'of another repository',
      'E_RECORD_FOREIGN',
      [SIGNATURES, inRun(PROMOTED, { repository: 'mallory/warehouse-network' }), SCAN],
    ],
    ['of another run', 'E_RECORD_FOREIGN', [inRun(SIGNATURES, { runId: '4710' }), PROMOTED, SCAN]],
    ['of a later attempt', 'E_RECORD_FOREIGN', [SIGNATURES, PROMOTED, inRun(SCAN, { attempt: 3 })]],
    ['of another commit', 'E_RECORD_FOREIGN', [inRun(SIGNATURES, { sha: OTHER }), PROMOTED, SCAN]],
    [
      'of another head',
      'E_RECORD_DIGEST',
      [withEvidence(SIGNATURES, { head: OTHER }), PROMOTED, SCAN],
    ],
    [
      'without a tag',
      'E_RECORD_DIGEST',
      [withEvidence(SIGNATURES, { tag: undefined }), PROMOTED, SCAN],
    ],
    ...(['name', 'oid', 'target'] as const).map(
      (field) =>
        [
          `of a tag with another ${field}`,
          'E_RECORD_DIGEST',
          [withEvidence(SIGNATURES, { tag: tagOf({ [field]: OTHER }) }), PROMOTED, SCAN],
        ] as const,
    ),
    ['of no image', 'E_RECORD_DIGEST', [SIGNATURES, PROMOTED, { ...SCAN, images: [] }]],
    [
      'of another digest',
      'E_RECORD_DIGEST',
      [
        SIGNATURES,
        PROMOTED,
        { ...SCAN, images: SCAN.images.map((line) => line.replace(DIGEST, OLD_DIGEST)) },
      ],
    ],
    [
      'of one image more',
      'E_RECORD_DIGEST',
      [
        SIGNATURES,
        { ...PROMOTED, images: [...PROMOTED.images, `x=localhost/x:y@${DIGEST}`] },
        SCAN,
      ],
    ],
    [
      'of an image twice',
      'E_RECORD_DIGEST',
      [SIGNATURES, { ...PROMOTED, images: [...PROMOTED.images, ...PROMOTED.images] }, SCAN],
    ],
    ['of a build instead of a copy', 'E_RECORD_DIGEST', [SIGNATURES, BUILT, SCAN]],
    [
      'of a copy of another source commit',
      'E_RECORD_DIGEST',
      [SIGNATURES, withEvidence(PROMOTED, { revision: OTHER }), SCAN],
    ],
    [
      'of a copy of no known source commit',
      'E_RECORD_DIGEST',
      [SIGNATURES, withEvidence(PROMOTED, { revision: undefined }), SCAN],
    ],
    [
      'of a failed verification',
      'E_RECORD_FAILED',
      [{ ...SIGNATURES, outcome: 'failed', evidence: {} }, PROMOTED, SCAN],
    ],
    [
      'of a superseded stage',
      'E_RECORD_FAILED',
      [SIGNATURES, { ...PROMOTED, outcome: 'superseded' }, SCAN],
    ],
    [
      'that says success over a failed verdict',
      'E_RECORD_FAILED',
      [withEvidence(SIGNATURES, { verdict: 'fail' }), PROMOTED, SCAN],
    ],
    [
      'of a dry run',
      'E_RECORD_FAILED',
      [SIGNATURES, withEvidence(PROMOTED, { dryRun: true }), SCAN],
    ],
    ...[
      { verdict: 'fail' },
      { failOn: ['CRITICAL'] },
      { failOn: [] },
      { ignoreUnfixed: true },
      { scanners: ['secret'] },
      { baseline: { mode: 'gate', images: [], new: none(), fixed: none() } },
    ].map(
      (evidence) =>
        [
          `of a scan with ${JSON.stringify(evidence)}`,
          'E_RECORD_FAILED',
          [SIGNATURES, PROMOTED, withEvidence(SCAN, evidence)],
        ] as const,
    ),
  ];

  it.each(cases)('refuse one %s as %s', async (_what, code, records) => {
    const lines = records.map((entry) =>
      typeof entry === 'string' ? entry : JSON.stringify(entry),
    );
    expect(await codeOf(lines)).toBe(code);
  });

  it('refuse what was judged long ago, as a job that is run again by itself hands it on', async () => {
    const scan = { maxDbAgeMs: 48 * 3_600_000 };
    const at = (now: string): Expected => ({ ...EXPECTED, scan, now: () => new Date(now) });
    expect(await codeOf(linesOf(GOOD), at('2026-11-24T23:59:00Z'))).toBe('passed');
    expect(await codeOf(linesOf(GOOD), at('2026-11-25T00:01:00Z'))).toBe('E_RECORD_FAILED');
    const undated = withEvidence(SCAN, { database: { updatedAt: 'soon', repository: 'x' } });
    const records = linesOf([SIGNATURES, PROMOTED, undated]);
    expect(await codeOf(records, at('2026-11-24T00:00:00Z'))).toBe('E_RECORD_FAILED');
  });

  it('refuse a verification by a policy that has changed since', async () => {
    const blob = 'f'.repeat(40);
    expect(await codeOf(linesOf(GOOD), { ...EXPECTED, policyBlob: blob })).toBe('passed');
    const changed = { ...EXPECTED, policyBlob: 'e'.repeat(40) };
    expect(await codeOf(linesOf(GOOD), changed)).toBe('E_RECORD_FAILED');
  });

  it('refuse an image that staging did not run, even if every stage agrees on it', async () => {
    const images = [{ ...IMAGE, digest: OLD_DIGEST }];
    const records = [SIGNATURES, PROMOTED, SCAN].map((entry) => ({
      ...entry,
      images: entry.images.map((line) => line.replace(DIGEST, OLD_DIGEST)),
    }));
    expect(await codeOf(linesOf(records), { ...EXPECTED, images })).toBe('E_RECORD_DIGEST');
  });

  it('refuse to hold anything for a run without an id', async () => {
    const records = GOOD.map((entry) => inRun(entry, { runId: '' }));
    expect(await codeOf(linesOf(records), { ...EXPECTED, runId: '' })).toBe('E_RECORD_FOREIGN');
  });

  it('never pass once anything that decides is another', async () => {
    const at = (path: string): readonly string[] => path.split('.');
    const decisive = [
      ...GOOD.flatMap((_, index) =>
        ['schema', 'action', 'outcome', 'run.repository', 'run.runId', 'run.sha'].map((path) => ({
          index,
          path: at(path),
        })),
      ),
      ...['verdict', 'head', 'tag', 'tag.name', 'tag.oid', 'tag.target'].map((path) => ({
        index: 0,
        path: at(`evidence.${path}`),
      })),
      ...['images', 'images.0', 'evidence.mode'].map((path) => ({ index: 1, path: at(path) })),
      ...['images', 'images.0', 'evidence.verdict', 'evidence.failOn', 'evidence.scanners'].map(
        (path) => ({ index: 2, path: at(path) }),
      ),
    ];
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('', SOURCE, COMMIT, 'pass', 'build', []),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...decisive), value, async ({ index, path }, wrong) => {
        const records = structuredClone(GOOD) as StageRecord[];
        const kept = put(records[index], path, wrong);
        fc.pre(JSON.stringify(kept) !== JSON.stringify(wrong));
        // More than what the policy asks for is no less.
        fc.pre(!covers(kept, wrong));
        expect(await codeOf(linesOf(records))).not.toBe('passed');
      }),
      { numRuns: 300 },
    );
  });

  it('never pass with a line lost, doubled, cut or swapped for another’s', async () => {
    const spoil = fc.record({
      how: fc.constantFrom('lose' as const, 'double' as const, 'cut' as const, 'swap' as const),
      index: fc.nat({ max: 2 }),
      at: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(spoil, async ({ how, index, at }) => {
        const lines = [...linesOf(GOOD)];
        const line = lines[index] ?? '';
        const spoilt = {
          lose: [],
          double: [line, line],
          cut: [line.slice(0, Math.ceil(line.length * at))],
          swap: [lines[(index + 1) % 3] ?? ''],
        }[how];
        lines.splice(index, 1, ...spoilt);
        expect(await codeOf(lines)).not.toBe('passed');
      }),
      { numRuns: 60 },
    );
  });
});

function tagOf(fields: object): object {
  return { ...(SIGNATURES.evidence as { readonly tag: object }).tag, ...fields };
}

function none(): object {
  return { count: 0, list: [] };
}

/** Puts a value at a path and returns what was there. */
function put(target: unknown, path: readonly string[], value: unknown): unknown {
  const [name = '', ...rest] = path;
  const fields = target as Record<string, unknown>;
  if (rest.length > 0) return put(fields[name], rest, value);
  const before = fields[name];
  fields[name] = value;
  return before;
}

function covers(kept: unknown, given: unknown): boolean {
  if (!Array.isArray(kept) || !Array.isArray(given)) return false;
  const texts = (given as readonly unknown[]).filter((item) => typeof item === 'string');
  const needed = (kept as readonly unknown[]).filter((item) => item !== 'secret');
  return (
    texts.length === given.length && needed.every((item) => texts.some((text) => text === item))
  );
}
