import { describe, expect, it } from '@jest/globals';
import { RESULT, SKIPPED, WELL, runStep, type Green, type Red } from './workflows/run-step.ts';

const FILE = 'gitops-rollback-prod.yml';

describe('the result of gitops-rollback-prod', () => {
  const planned = { KIND: 'rollback', VERIFY: WELL, PLAN: WELL };
  const well = { ...planned, FIND: WELL, OPEN: WELL };
  const stopped = { KIND: '', FIND: SKIPPED, OPEN: SKIPPED };
  const there = { ...stopped, VERIFY: WELL, PLAN: 'success unchanged' };

  it.each<Green>([
    ['the pull request is open', well, 'success'],
    ['it was open already', { ...well, OPEN: 'success unchanged' }, 'unchanged'],
    ['production names the wanted release', there, 'unchanged'],
  ])('is green when %s', (_name, env, outcome) => {
    expect(runStep(FILE, 'result', RESULT, env)).toMatchObject({
      ...{ ok: true, output: `outcome=${outcome}` },
    });
  });

  it.each<Red>([
    [
      'a signature is refused',
      { ...stopped, VERIFY: 'failure failed', PLAN: SKIPPED },
      'failed',
      'verify',
    ],
    [
      'signatures could not be judged',
      { ...stopped, VERIFY: 'failure error', PLAN: SKIPPED },
      'error',
      'verify',
    ],
    ['there is nothing to go back to', { ...stopped, PLAN: 'failure failed' }, 'failed', 'plan'],
    ['the history could not be read', { ...stopped, PLAN: 'failure error' }, 'error', 'plan'],
    ['the plan was skipped', { ...stopped, PLAN: SKIPPED }, 'error', 'plan'],
    ['the plan got lost', { ...well, KIND: '' }, 'error', 'plan'],
    [
      'there is a plan that changes nothing',
      { ...well, PLAN: 'success unchanged' },
      'error',
      'plan',
    ],
    ['the image is gone', { FIND: 'failure failed', OPEN: SKIPPED }, 'failed', 'find'],
    ['the registry could not be asked', { FIND: 'failure error', OPEN: SKIPPED }, 'error', 'find'],
    ['the registry was not asked', { FIND: SKIPPED, OPEN: SKIPPED }, 'error', 'find'],
    ['what was found got lost', { OPEN: SKIPPED }, 'error', 'open'],
    ['something else is said of it', { FIND: 'success unchanged' }, 'error', 'find'],
    ['something was opened for nothing', { ...there, OPEN: WELL }, 'error', 'open'],
    ['the pull request was refused', { ...well, OPEN: 'failure failed' }, 'failed', 'open'],
    ['it could not be opened', { ...well, OPEN: 'failure error' }, 'error', 'open'],
    ['the job was not let into its environment', { ...well, OPEN: 'failure ' }, 'error', 'open'],
    ['nothing was opened though there is a plan', { ...well, OPEN: SKIPPED }, 'error', 'open'],
    ['something else is said of the pull request', { OPEN: 'success superseded' }, 'error', 'open'],
  ])('is red when %s', (_name, change, outcome, stage) => {
    const result = runStep(FILE, 'result', RESULT, { ...well, ...change });
    expect(result).toMatchObject({ ok: false, output: `outcome=${outcome}` });
    expect(result.stdout).toContain(`'${stage}'`);
  });
});

describe('what gitops-rollback-prod refuses by itself', () => {
  it('is images that the registry was not asked for', () => {
    const step = 'Refuse images that are not exactly the planned ones';
    const line = `web=r/web:v1.0.0@sha256:${'a'.repeat(64)}`;
    for (const [PLANNED, FOUND, ok] of [
      [line, line, true],
      [line, '', false],
      ['', '', false],
      [line, line.replace('v1', 'v2'), false],
    ] as const) {
      expect(runStep(FILE, 'open', step, { PLANNED, FOUND }).ok).toBe(ok);
    }
  });
});
