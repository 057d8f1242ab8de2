import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OWN, steps, text } from './workflows/load-workflow.ts';

/** Runs a script of gitops-dev.yml as the runner does: `bash -e -o pipefail`. */
function runStep(job: string, step: string, env: Readonly<Record<string, string>>) {
  const workflow = OWN.workflow('gitops-dev.yml');
  const found = steps(workflow?.jobs.get(job) ?? {}).find((each) => each['name'] === step);
  const script = text(found?.['run']);
  if (script === '') throw new Error(`No step “${step}” in job ${job}.`);
  const dir = mkdtempSync(join(tmpdir(), 'gitops-result-'));
  try {
    const output = join(dir, 'output');
    writeFileSync(output, '');
    const { status, stdout } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script],
      { env: { PATH: process.env['PATH'] ?? '', GITHUB_OUTPUT: output, ...env }, encoding: 'utf8' },
    );
    return { ok: status === 0, stdout, output: readFileSync(output, 'utf8').trim() };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describe('the result of gitops-dev', () => {
  const well = {
    SOURCE_CHANGED: 'true',
    VERIFY: 'success success',
    BUILD: 'success success',
    SCAN: 'success success',
    BUMP: 'success success',
  };
  const overlayOnly = {
    SOURCE_CHANGED: 'false',
    VERIFY: 'success success',
    BUILD: 'skipped ',
    SCAN: 'skipped ',
    BUMP: 'skipped ',
  };

  it.each([
    ['everything ended well', {}, 'success'],
    [
      'the image was there already',
      { BUILD: 'success unchanged', BUMP: 'success unchanged' },
      'unchanged',
    ],
    ['a newer image is deployed', { BUMP: 'success superseded' }, 'superseded'],
    ['only overlays changed', overlayOnly, 'unchanged'],
  ])('is green when %s', (_name, change, outcome) => {
    const result = runStep('result', 'Red unless every stage ended well', { ...well, ...change });
    expect(result).toMatchObject({ ok: true, output: `outcome=${outcome}` });
  });

  const skipped = { BUILD: 'skipped ', SCAN: 'skipped ', BUMP: 'skipped ' };
  it.each([
    ['a signature is refused', { VERIFY: 'failure failed', ...skipped }, 'failed', 'verify'],
    [
      'a signature is refused on an overlay commit',
      { ...overlayOnly, VERIFY: 'failure failed' },
      'failed',
      'verify',
    ],
    ['verification could not find out', { VERIFY: 'failure error', ...skipped }, 'error', 'verify'],
    [
      'verification failed before it could say anything',
      { SOURCE_CHANGED: '', VERIFY: 'failure ', ...skipped },
      'error',
      'verify',
    ],
    [
      'verification says neither true nor false',
      { SOURCE_CHANGED: '', ...skipped },
      'error',
      'verify',
    ],
    ['the build was skipped though the source changed', skipped, 'error', 'build'],
    [
      'the build crashed',
      { BUILD: 'failure error', SCAN: 'skipped ', BUMP: 'skipped ' },
      'error',
      'build',
    ],
    ['the build ended green without an outcome', { BUILD: 'success ' }, 'error', 'build'],
    ['the scan found something', { SCAN: 'failure failed', BUMP: 'skipped ' }, 'failed', 'scan'],
    ['the scan could not find out', { SCAN: 'failure error', BUMP: 'skipped ' }, 'error', 'scan'],
    ['the scan is green without enforcing', { SCAN: 'success failed' }, 'error', 'scan'],
    ['the scan was skipped', { SCAN: 'skipped ' }, 'error', 'scan'],
    ['the bump was refused', { BUMP: 'failure failed' }, 'failed', 'bump'],
    ['the bump was cancelled', { BUMP: 'cancelled ' }, 'error', 'bump'],
    [
      'something was built though only overlays changed',
      { ...overlayOnly, BUILD: 'success success' },
      'error',
      'build',
    ],
  ])('is red when %s', (_name, change, outcome, stage) => {
    const result = runStep('result', 'Red unless every stage ended well', { ...well, ...change });
    expect(result).toMatchObject({ ok: false, output: `outcome=${outcome}` });
    expect(result.stdout).toContain(`'${stage}'`);
  });
});

describe('an images list that got lost between two jobs', () => {
  const images = `web=localhost:5000/acme/web:dev-1@sha256:${'a'.repeat(64)}`;

  it('stops the scan', () => {
    expect(runStep('scan', 'Refuse an empty images list', { IMAGES: '' }).ok).toBe(false);
    expect(runStep('scan', 'Refuse an empty images list', { IMAGES: images }).ok).toBe(true);
  });

  it('stops the bump, and so does one that is not what was built', () => {
    const step = 'Refuse images that are not exactly the built ones';
    expect(runStep('bump', step, { BUILT: '', SCANNED: '' }).ok).toBe(false);
    expect(runStep('bump', step, { BUILT: images, SCANNED: '' }).ok).toBe(false);
    expect(runStep('bump', step, { BUILT: images, SCANNED: `${images}0` }).ok).toBe(false);
    expect(runStep('bump', step, { BUILT: images, SCANNED: images }).ok).toBe(true);
  });
});
