import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSummary } from '../summary.ts';

const before = process.env['GITHUB_STEP_SUMMARY'];
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summary-'));
  file = join(folder, 'summary.md');
  writeFileSync(file, '');
  process.env['GITHUB_STEP_SUMMARY'] = file;
});
afterEach(() => {
  if (before === undefined) delete process.env['GITHUB_STEP_SUMMARY'];
  else process.env['GITHUB_STEP_SUMMARY'] = before;
  rmSync(folder, { recursive: true, force: true });
});

describe('the job summary', () => {
  it('is cut and says so where it exceeds what GitHub takes', async () => {
    await writeSummary('scan: failed', 'é'.repeat(1024 * 1024));
    const text = readFileSync(file);
    expect(text.length).toBeLessThanOrEqual(1024 * 1024);
    expect(text.toString('utf8')).toContain('*(cut at 1 MiB)*');
  });

  it('is not written where the runner has none', async () => {
    process.env['GITHUB_STEP_SUMMARY'] = '';
    await writeSummary('scan: success', 'text');
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});
