import { describe, expect, it } from '@jest/globals';
import { OWN } from './workflows/load-workflow.ts';
import {
  RESULT,
  SKIPPED,
  WELL,
  runStep,
  type Env,
  type Green,
  type Red,
} from './workflows/run-step.ts';

/** What dev and staging have in common; `recipe` is there in staging only. */
function pushResult(file: string, recipe: Env): void {
  const skippedRecipe = Object.fromEntries(Object.keys(recipe).map((name) => [name, SKIPPED]));
  const well = {
    SOURCE_CHANGED: 'true',
    VERIFY: WELL,
    BUILD: WELL,
    SCAN: WELL,
    BUMP: WELL,
    ...recipe,
  };
  const skipped = { BUILD: SKIPPED, SCAN: SKIPPED, BUMP: SKIPPED, ...skippedRecipe };
  const overlayOnly = { SOURCE_CHANGED: 'false', VERIFY: WELL, ...skipped };

  it.each<Green>([
    ['everything ended well', {}, 'success'],
    [
      'the image was there already',
      { BUILD: 'success unchanged', BUMP: 'success unchanged' },
      'unchanged',
    ],
    ['a newer image is deployed', { BUMP: 'success superseded' }, 'superseded'],
    ['only overlays changed', overlayOnly, 'unchanged'],
  ])('is green when %s', (_name, change, outcome) => {
    const result = runStep(file, 'result', RESULT, { ...well, ...change });
    expect(result).toMatchObject({ ok: true, output: `outcome=${outcome}` });
  });

  it.each<Red>([
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
      { BUILD: 'failure error', SCAN: SKIPPED, BUMP: SKIPPED },
      'error',
      'build',
    ],
    ['the build ended green without an outcome', { BUILD: 'success ' }, 'error', 'build'],
    ['the scan found something', { SCAN: 'failure failed', BUMP: SKIPPED }, 'failed', 'scan'],
    ['the scan could not find out', { SCAN: 'failure error', BUMP: SKIPPED }, 'error', 'scan'],
    ['the scan is green without enforcing', { SCAN: 'success failed' }, 'error', 'scan'],
    ['the scan was skipped', { SCAN: SKIPPED }, 'error', 'scan'],
    ['the bump was refused', { BUMP: 'failure failed' }, 'failed', 'bump'],
    ['the bump was cancelled', { BUMP: 'cancelled ' }, 'error', 'bump'],
    [
      'something was built though only overlays changed',
      { ...overlayOnly, BUILD: WELL },
      'error',
      'build',
    ],
  ])('is red when %s', (_name, change, outcome, stage) => {
    const result = runStep(file, 'result', RESULT, { ...well, ...change });
    expect(result).toMatchObject({ ok: false, output: `outcome=${outcome}` });
    expect(result.stdout).toContain(`'${stage}'`);
  });
}

describe('the result of gitops-dev', () => {
  pushResult('gitops-dev.yml', {});
});

describe('the result of gitops-staging', () => {
  pushResult('gitops-staging.yml', { RECIPE: 'success unchanged' });

  it.each<Red>([
    [
      'the production recipe is broken',
      { RECIPE: 'failure error', BUMP: SKIPPED },
      'error',
      'recipe',
    ],
    [
      'the production recipe is refused',
      { RECIPE: 'failure failed', BUMP: SKIPPED },
      'failed',
      'recipe',
    ],
    ['the production recipe was skipped', { RECIPE: SKIPPED }, 'error', 'recipe'],
    ['the trial of the recipe has pushed something', { RECIPE: WELL }, 'error', 'recipe'],
  ])('is red when %s', (_name, change, outcome, stage) => {
    const well = { SOURCE_CHANGED: 'true', VERIFY: WELL, BUILD: WELL, SCAN: WELL, BUMP: WELL };
    const result = runStep('gitops-staging.yml', 'result', RESULT, { ...well, ...change });
    expect(result).toMatchObject({ ok: false, output: `outcome=${outcome}` });
    expect(result.stdout).toContain(`'${stage}'`);
  });

  it('comes after a bump that waited for the recipe', () => {
    const needs = OWN.workflow('gitops-staging.yml')?.jobs.get('bump')?.['needs'];
    expect(needs).toContain('recipe');
  });
});

const IMAGES = `web=localhost:5000/acme/web:dev-1@sha256:${'a'.repeat(64)}`;

describe('an images list that got lost between two jobs', () => {
  it.each([
    ['gitops-dev.yml', 'scan'],
    ['gitops-staging.yml', 'scan'],
    ['gitops-prod.yml', 'promote'],
    ['gitops-prod.yml', 'scan'],
  ])('stops in %s the job %s', (file, job) => {
    const step = 'Refuse an empty images list';
    expect(runStep(file, job, step, { IMAGES: '' }).ok).toBe(false);
    expect(runStep(file, job, step, { IMAGES }).ok).toBe(true);
  });

  it.each([
    ['gitops-dev.yml', 'bump', 'built', 'BUILT'],
    ['gitops-staging.yml', 'bump', 'built', 'BUILT'],
    ['gitops-prod.yml', 'open', 'promoted or built', 'PUSHED'],
  ])('stops in %s the job %s, and so does one that is not what was %s', (file, job, what, name) => {
    const step = `Refuse images that are not exactly the ${what} ones`;
    const ok = (made: string, scanned: string): boolean =>
      runStep(file, job, step, { [name]: made, SCANNED: scanned }).ok;
    expect(ok('', '')).toBe(false);
    expect(ok(IMAGES, '')).toBe(false);
    expect(ok(IMAGES, `${IMAGES}0`)).toBe(false);
    expect(ok(IMAGES, IMAGES)).toBe(true);
  });
});
