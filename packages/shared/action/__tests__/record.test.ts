import { describe, expect, it } from '@jest/globals';
import { formatRecord, parseRecord, RECORD_MAX_BYTES, type StageRecord } from '../record.ts';

const RECORD: StageRecord = {
  schema: 1,
  action: 'trivy-scan',
  version: '0.1.0',
  outcome: 'success',
  run: {
    repository: 'acme/warehouse-network',
    runId: '17',
    attempt: 1,
    job: 'scan',
    sha: 'a'.repeat(40),
    ref: 'refs/heads/dev',
    workflow: 'gitops-dev',
  },
  images: [],
  evidence: { critical: 0 },
  startedAt: '2026-11-23T05:00:00.000Z',
  durationMs: 12,
};

describe('a record', () => {
  it('comes back as it was written, in one line', async () => {
    const json = await formatRecord(RECORD);
    expect(json).not.toContain('\n');
    await expect(parseRecord(json)).resolves.toEqual(RECORD);
  });

  it('is refused on write when it does not follow the schema', async () => {
    const attempt0 = { ...RECORD, run: { ...RECORD.run, attempt: 0 } };
    await expect(formatRecord(attempt0)).rejects.toMatchObject({ code: 'E_RECORD' });
  });

  it('is refused over 24 KiB, counted in bytes and not in characters', async () => {
    const room = RECORD_MAX_BYTES - Buffer.byteLength(await formatRecord(RECORD));
    const fits = { ...RECORD, version: RECORD.version + 'x'.repeat(room) };
    await expect(formatRecord(fits)).resolves.toHaveLength(RECORD_MAX_BYTES);
    const tooLong = { ...RECORD, version: RECORD.version + 'é'.repeat(room / 2 + 1) };
    await expect(formatRecord(tooLong)).rejects.toMatchObject({ code: 'E_RECORD' });
  });

  it.each([
    ['that is empty', ''],
    ['that is no JSON', '{'],
    ['that is no object', '[]'],
    ['of another schema', JSON.stringify({ ...RECORD, schema: 2 })],
    ['with an unknown member', JSON.stringify({ ...RECORD, extra: 1 })],
    ['with an unknown outcome', JSON.stringify({ ...RECORD, outcome: 'passed' })],
    ['without a commit', JSON.stringify({ ...RECORD, run: { ...RECORD.run, sha: 'main' } })],
  ])('is refused on read when it is a text %s', async (_, json) => {
    await expect(parseRecord(json)).rejects.toMatchObject({ code: 'E_RECORD' });
  });
});
