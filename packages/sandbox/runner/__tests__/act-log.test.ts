import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseActLog } from '../act-log.ts';

const line = (entry: object): string => JSON.stringify(entry);

const LOG = [
  'Start server on http://127.0.0.1:1',
  line({ jobID: 'build', msg: '⭐ Run Main x', step: 'Build', stepID: ['b'], stage: 'Main' }),
  line({ jobID: 'build', msg: 'raw', raw_output: true, step: 'Build', stepID: ['b'] }),
  line({
    jobID: 'build',
    msg: '::set-output:: images=a\nb',
    command: 'set-output',
    name: 'images',
    arg: 'a\nb',
    step: 'Build',
    stepID: ['b'],
  }),
  line({ jobID: 'build', msg: '⚙ Summary', command: 'summary', content: '# Built', stepID: ['b'] }),
  line({ jobID: 'build', msg: '✅', stepResult: 'success', step: 'Build', stepID: ['b'] }),
  line({ jobID: 'build', msg: '🏁', jobResult: 'success' }),
  line({
    jobID: 'scan',
    msg: '❗ ::error title=T::E_FINDINGS: bad%0Ahint',
    command: 'error',
    kvPairs: { title: 'T' },
    arg: 'E_FINDINGS: bad\nhint',
    step: 'Scan',
    stepID: ['s'],
  }),
  line({ jobID: 'scan', msg: '❌', stepResult: 'failure', step: 'Scan', stepID: ['s'] }),
  line({ jobID: 'scan', msg: '✅ post', stepResult: 'success', step: 'Scan', stepID: ['s'] }),
  line({ jobID: 'scan', msg: '🏁', jobResult: 'failure' }),
  line({ jobID: 'bump', msg: '⭐ Run Set up job' }),
  '{ broken',
].join('\n');

describe('the log of act', () => {
  const log = parseActLog(LOG);

  it('gives results and outputs by job and step', () => {
    expect(log.jobs.get('build')).toEqual({
      result: 'success',
      steps: [{ id: 'b', name: 'Build', result: 'success', outputs: { images: 'a\nb' } }],
      summary: '# Built',
    });
  });

  it('keeps a failed step failed when its post stage succeeds', () => {
    expect(log.jobs.get('scan')).toMatchObject({
      result: 'failure',
      steps: [{ id: 's', result: 'failure' }],
    });
  });

  it('counts a job that never ended as failed', () => {
    expect(log.jobs.get('bump')).toEqual({
      result: 'failure',
      steps: [],
      summary: '',
    });
  });

  it('gives annotations with their code and all their lines', () => {
    expect(log.annotations).toEqual([
      {
        level: 'error',
        job: 'scan',
        step: 's',
        title: 'T',
        message: 'E_FINDINGS: bad\nhint',
        code: 'E_FINDINGS',
      },
    ]);
  });

  it('can be read by a person, with what is no JSON kept', () => {
    expect(log.text).toContain('[build] raw');
    expect(log.text).toContain('Start server');
    expect(log.text).toContain('{ broken');
  });

  it('never throws, whatever is printed', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (lines) => {
        parseActLog(lines.join('\n'));
      }),
    );
  });
});
