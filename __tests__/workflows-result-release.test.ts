import { describe, expect, it } from '@jest/globals';
import { OWN, map, steps, text } from './workflows/load-workflow.ts';
import {
  RESULT,
  SKIPPED,
  WELL,
  runStep,
  type Env,
  type Green,
  type Red,
} from './workflows/run-step.ts';

describe('the result of gitops-prod', () => {
  const promotion = {
    ...{ KIND: 'promotion', VERIFY: WELL, PLAN: WELL, PROMOTE: WELL, BUILD: SKIPPED },
    ...{ SCAN: WELL, OPEN: WELL, WITHDRAW: SKIPPED },
  };
  const hotfix = { ...promotion, KIND: 'hotfix', PROMOTE: SKIPPED, BUILD: WELL };
  const nothing = { PROMOTE: SKIPPED, BUILD: SKIPPED, SCAN: SKIPPED, OPEN: SKIPPED };
  const run = (env: Env): ReturnType<typeof runStep> =>
    runStep('gitops-prod.yml', 'result', RESULT, env);

  it.each<Green>([
    ['a promotion is proposed', promotion, 'success'],
    ['a hotfix is proposed', hotfix, 'success'],
    [
      'the event was delivered again',
      { ...promotion, PROMOTE: 'success unchanged', OPEN: 'success unchanged' },
      'unchanged',
    ],
    ['a newer release is proposed', { ...promotion, OPEN: 'success superseded' }, 'superseded'],
    [
      'a newer release was proposed before the plan',
      { ...promotion, ...nothing, KIND: '', PLAN: 'success superseded' },
      'superseded',
    ],
  ])('is green when %s', (_name, env, outcome) => {
    expect(run(env)).toMatchObject({ ok: true, output: `outcome=${outcome}` });
  });

  const withdrawn = { WITHDRAW: 'success unchanged' };
  const refused = { ...promotion, ...nothing, ...withdrawn, KIND: '' };
  it.each<Red>([
    [
      'the tag is refused',
      { ...refused, VERIFY: 'failure failed', PLAN: SKIPPED },
      'failed',
      'verify',
    ],
    ['the plan says no', { ...refused, PLAN: 'failure failed' }, 'failed', 'plan'],
    ['the plan could not find out', { ...refused, PLAN: 'failure error' }, 'error', 'plan'],
    ['the plan has no kind', { ...refused, PLAN: WELL }, 'error', 'plan'],
    [
      'the plan is superseded and something was copied',
      { ...refused, PLAN: 'success superseded', PROMOTE: WELL },
      'error',
      'promote',
    ],
    [
      'the plan is superseded and something was opened',
      { ...refused, PLAN: 'success superseded', OPEN: WELL },
      'error',
      'open',
    ],
    [
      'the plan is superseded and says what to release',
      { ...promotion, ...nothing, PLAN: 'success superseded' },
      'error',
      'plan',
    ],
    ['the plan has a foreign kind', { ...promotion, KIND: 'rollback' }, 'error', 'plan'],
    [
      'a tag exists with another digest',
      { ...promotion, PROMOTE: 'failure failed', SCAN: SKIPPED, OPEN: SKIPPED },
      'failed',
      'promote',
    ],
    ['a promotion was built', { ...promotion, PROMOTE: SKIPPED, BUILD: WELL }, 'error', 'promote'],
    ['a promotion was built, too', { ...promotion, BUILD: WELL }, 'error', 'build'],
    ['a hotfix was promoted', { ...hotfix, PROMOTE: WELL }, 'error', 'promote'],
    ['a hotfix was not built', { ...hotfix, BUILD: SKIPPED }, 'error', 'build'],
    [
      'the scan found something',
      { ...promotion, SCAN: 'failure failed', OPEN: SKIPPED, ...withdrawn },
      'failed',
      'scan',
    ],
    ['the scan was skipped', { ...promotion, SCAN: SKIPPED, OPEN: SKIPPED }, 'error', 'scan'],
    [
      'the scan is green without enforcing',
      { ...promotion, SCAN: 'success failed' },
      'error',
      'scan',
    ],
    [
      'opening is refused',
      { ...promotion, OPEN: 'failure failed', ...withdrawn },
      'failed',
      'open',
    ],
    ['opening was skipped', { ...promotion, OPEN: SKIPPED }, 'error', 'open'],
    ['opening was cancelled', { ...promotion, OPEN: 'cancelled ', ...withdrawn }, 'error', 'open'],
    [
      'a pull request was withdrawn after a run that ended well',
      { ...promotion, ...withdrawn },
      'error',
      'withdraw',
    ],
    [
      'the plan ended without a verdict',
      { ...refused, PLAN: 'success unchanged' },
      'error',
      'plan',
    ],
  ])('is red when %s', (_name, env, outcome, stage) => {
    const result = run(env);
    expect(result).toMatchObject({ ok: false, output: `outcome=${outcome}` });
    expect(result.stdout).toContain(`'${stage}'`);
  });
});

describe('the result of gitops-release', () => {
  const released = { RELEASED: 'true', VERIFY: WELL, READ: WELL, LATEST: WELL };
  const unreleased = { ...released, RELEASED: 'false', READ: 'success unchanged', LATEST: SKIPPED };
  const run = (env: Env): ReturnType<typeof runStep> =>
    runStep('gitops-release.yml', 'result', RESULT, env);

  it.each<Green>([
    ['a release is recorded', released, 'success'],
    ['only prod-latest moved', { ...released, READ: 'success unchanged' }, 'success'],
    ['only the record was missing', { ...released, LATEST: 'success unchanged' }, 'success'],
    [
      'everything was there',
      { ...released, READ: 'success unchanged', LATEST: 'success unchanged' },
      'unchanged',
    ],
    ['nothing is released yet', unreleased, 'unchanged'],
    ['only a back-merge was opened', { ...unreleased, READ: WELL }, 'success'],
    ['a newer push does it', { ...unreleased, READ: 'success superseded' }, 'superseded'],
  ])('is green when %s', (_name, env, outcome) => {
    expect(run(env)).toMatchObject({ ok: true, output: `outcome=${outcome}` });
  });

  it.each<Red>([
    [
      'a signature is refused',
      { ...unreleased, VERIFY: 'failure failed', READ: SKIPPED },
      'failed',
      'verify',
    ],
    ['the version goes back', { ...unreleased, READ: 'failure failed' }, 'failed', 'read'],
    ['the overlay could not be read', { ...unreleased, READ: 'failure error' }, 'error', 'read'],
    ['the overlay was not read', { ...unreleased, READ: SKIPPED }, 'error', 'read'],
    ['prod-latest was skipped', { ...released, LATEST: SKIPPED }, 'error', 'latest'],
    ['what was read is lost', { ...released, RELEASED: '', LATEST: SKIPPED }, 'error', 'read'],
    ['prod-latest was moved for nothing', { ...unreleased, LATEST: WELL }, 'error', 'latest'],
    ['prod-latest could not be moved', { ...released, LATEST: 'failure error' }, 'error', 'latest'],
    [
      'a superseded push names images',
      { ...released, READ: 'success superseded' },
      'error',
      'read',
    ],
  ])('is red when %s', (_name, env, outcome, stage) => {
    const result = run(env);
    expect(result).toMatchObject({ ok: false, output: `outcome=${outcome}` });
    expect(result.stdout).toContain(`'${stage}'`);
  });
});

describe('the second look of gitops-release, before prod-latest moves', () => {
  const GUARD = 'Refuse images that are not the released ones any more';
  const file = 'gitops-release.yml';
  const goesOn = (read: string, now: string): boolean =>
    runStep(file, 'latest', GUARD, { READ: read, NOW: now }).ok;

  it('goes on only where the overlay still names exactly what was read', () => {
    expect(goesOn('web=r/web:v1@a', 'web=r/web:v1@a')).toBe(true);
    expect(goesOn('web=r/web:v1@a', 'web=r/web:v2@b')).toBe(false);
    expect(goesOn('web=r/web:v1@a', 'web=r/web:v1@a\napi=r/api:v1@c')).toBe(false);
    // A newer push does the work, or GitHub dropped the output.
    expect(goesOn('web=r/web:v1@a', '')).toBe(false);
  });

  it('compares what the job before read with what this job reads, writing nothing, and then moves it', () => {
    const all = steps(OWN.workflow(file)?.jobs.get('latest') ?? {});
    const at = (name: string): number => all.findIndex((step) => text(step['id']) === name);
    const guard = all.findIndex((step) => step['name'] === GUARD);
    expect([at('read'), guard, at('latest')]).toEqual([guard - 1, guard, guard + 1]);
    expect(map(all[guard]?.['env'])).toEqual({
      READ: '${{ needs.read.outputs.images }}',
      NOW: '${{ steps.read.outputs.images }}',
    });
    expect(map(all[at('read')]?.['with'])).toMatchObject({
      ...{ mode: 'merged', 'dry-run': true, overlay: '${{ inputs.overlay }}' },
      'commit-oid': '${{ needs.verify.outputs.commit-oid }}',
    });
    expect(map(all[at('latest')]?.['with'])['from']).toBe('${{ needs.read.outputs.images }}');
  });
});
