import { describe, expect, it } from '@jest/globals';
import { OWN, text } from './workflows/load-workflow.ts';
import { RESULT, SKIPPED, WELL, runStep, type Green, type Red } from './workflows/run-step.ts';

const FILE = 'gitops-rollback.yml';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'d'.repeat(64)}`;
const TARGET = 'b'.repeat(40);

describe('the result of gitops-rollback', () => {
  const well = { TARGET, FAILED: DIGEST, VERIFY: WELL, FIND: WELL, BUMP: WELL };
  const nothing = { ...well, TARGET: '', FAILED: '', FIND: 'success unchanged', BUMP: SKIPPED };
  const stopped = { TARGET: '', FAILED: '', FIND: SKIPPED, BUMP: SKIPPED };

  it.each<Green>([
    ['the earlier image is deployed again', well, 'success'],
    ['the failed digest is not deployed any more', nothing, 'unchanged'],
    ['it went away while it was looked for', { ...well, BUMP: 'success unchanged' }, 'unchanged'],
  ])('is green when %s', (_name, env, outcome) => {
    expect(runStep(FILE, 'result', RESULT, env)).toMatchObject({
      ...{ ok: true, output: `outcome=${outcome}` },
    });
  });

  it.each<Red>([
    ['a signature is refused', { ...stopped, VERIFY: 'failure failed' }, 'failed', 'verify'],
    ['signatures could not be judged', { ...stopped, VERIFY: 'failure error' }, 'error', 'verify'],
    ['there is nothing to go back to', { ...nothing, FIND: 'failure failed' }, 'failed', 'find'],
    ['the registry could not be asked', { ...nothing, FIND: 'failure error' }, 'error', 'find'],
    ['the event names no digest', { ...nothing, FIND: 'failure ' }, 'error', 'find'],
    [
      'several images would go back',
      { ...well, FIND: 'failure failed', BUMP: SKIPPED },
      'failed',
      'find',
    ],
    ['what was found got lost', { ...well, TARGET: '', BUMP: SKIPPED }, 'error', 'find'],
    ['what it takes back got lost', { ...well, FAILED: '' }, 'error', 'find'],
    ['nothing was found and a target is named', { ...nothing, TARGET }, 'error', 'find'],
    ['something was written though nothing was found', { ...nothing, BUMP: WELL }, 'error', 'bump'],
    ['the commit was refused', { ...well, BUMP: 'failure failed' }, 'failed', 'bump'],
    ['the commit could not be made', { ...well, BUMP: 'failure error' }, 'error', 'bump'],
    ['the job was not let into its environment', { ...well, BUMP: 'failure ' }, 'error', 'bump'],
    ['nothing was written though something was found', { ...well, BUMP: SKIPPED }, 'error', 'bump'],
    [
      'something else is said of the commit',
      { ...well, BUMP: 'success superseded' },
      'error',
      'bump',
    ],
  ])('is red when %s', (_name, change, outcome, stage) => {
    const result = runStep(FILE, 'result', RESULT, { ...well, ...change });
    expect(result).toMatchObject({ ok: false, output: `outcome=${outcome}` });
    expect(result.stdout).toContain(`'${stage}'`);
  });
});

describe('what gitops-rollback refuses by itself', () => {
  it.each([
    ['repository_dispatch', '', false],
    ['repository_dispatch', DIGEST, true],
    ['workflow_dispatch', '', true],
    ['workflow_dispatch', DIGEST, true],
  ])('is a machine’s event without a digest: %s, %j', (EVENT, FAILED, ok) => {
    const step = 'Refuse an event that does not say what failed';
    expect(runStep(FILE, 'find', step, { EVENT, FAILED }).ok).toBe(ok);
  });

  it.each([
    ['nothing', '', '', true],
    ['one entry', DIGEST, TARGET, true],
    ['two entries of one image', `${DIGEST} ${DIGEST}`, TARGET, true],
    ['two images', `${DIGEST} ${OTHER}`, TARGET, false],
    ['a third that differs', `${DIGEST} ${DIGEST} ${OTHER}`, TARGET, false],
    ['one image by two bumps', `${DIGEST} ${DIGEST}`, `${TARGET}\n${'c'.repeat(40)}`, false],
  ])(
    'is what the next job could not be told, by a clear no: %s',
    (_name, DIGESTS, TARGETS, isTold) => {
      const step = 'Refuse to take back several images at once';
      expect(runStep(FILE, 'find', step, { DIGESTS, TARGETS })).toMatchObject({
        ...{ ok: isTold, output: isTold ? '' : 'outcome=failed' },
      });
    },
  );

  it('says so as the outcome of its job, which is that of the search otherwise', () => {
    const outputs = OWN.workflow(FILE)?.jobs.get('find')?.['outputs'];
    expect(outputs).toMatchObject({
      outcome: '${{ steps.one.outputs.outcome || steps.find.outputs.outcome }}',
    });
  });

  it('is nothing that is not quoted: what was sent reaches scripts by the environment alone', () => {
    const hostile = `"; echo owned; $(echo owned) \`echo owned\``;
    const step = 'Refuse an event that does not say what failed';
    const env = { EVENT: 'repository_dispatch', FAILED: hostile };
    expect(runStep(FILE, 'find', step, env)).toMatchObject({ ok: true, stdout: '' });
  });

  it('lets every rollback of an overlay wait for the one before', () => {
    const group = text(
      (OWN.workflow(FILE)?.root['concurrency'] as Readonly<Record<string, unknown>>)['group'],
    );
    for (const name of ['environment', 'branch', 'overlay']) {
      expect(group).toContain(`\${{ inputs.${name} }}`);
    }
  });
});
