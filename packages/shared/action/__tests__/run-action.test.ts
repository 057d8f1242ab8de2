import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFileCommands } from '../../../../scripts/file-commands.ts';
import { parseRecord } from '../record.ts';

const PROBE = join(import.meta.dirname, 'fixtures', 'probe-action.ts');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-action-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface End {
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  readonly summary: string;
}

function run(env: Readonly<Record<string, string>>): End {
  const file = (name: string): string => join(folder, name);
  for (const name of ['output', 'state', 'summary']) writeFileSync(file(name), '');
  const child = spawnSync(process.execPath, [PROBE], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      GITHUB_OUTPUT: file('output'),
      GITHUB_STATE: file('state'),
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_REPOSITORY: 'acme/warehouse-network',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_REF: 'refs/heads/dev',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
      ...env,
    },
  });
  const text = (name: string): string => readFileSync(file(name), 'utf8');
  return {
    exitCode: child.status,
    log: child.stdout + child.stderr,
    outputs: parseFileCommands(text('output')),
    state: parseFileCommands(text('state')),
    summary: text('summary'),
  };
}

function annotations(log: string): readonly string[] {
  return log.split('\n').filter((line) => line.startsWith('::error'));
}

describe('an action that ends well', () => {
  it('writes its outputs, outcome, record and summary, and marks its state for post', async () => {
    const end = run({ INPUT_ENDING: 'success', GITHUB_RUN_ATTEMPT: '2' });
    expect(end.exitCode).toBe(0);
    expect(end.outputs.get('verdict')).toBe('pass');
    expect(end.outputs.get('outcome')).toBe('success');
    const record = await parseRecord(end.outputs.get('record') ?? '');
    expect(record).toMatchObject({ action: 'probe', outcome: 'success', run: { attempt: 2 } });
    expect(end.summary).toContain('### probe: success\n\nAll about **success**.');
    expect(end.state.get('left-behind')).toBe('a file');
  });

  it('masks what it is told to, in its base64 forms too', () => {
    const { log } = run({ INPUT_ENDING: 'success' });
    expect(log).toContain('::add-mask::hunter2-hunter2');
    const basic = Buffer.from('x-access-token:hunter2-hunter2').toString('base64');
    expect(log).toContain(`::add-mask::${basic}`);
  });

  it('prints text of unknown origin so that the runner obeys none of it', () => {
    const { log } = run({ INPUT_ENDING: 'success' });
    expect(log).toContain('set-output name=verdict::forged');
    expect(log).not.toMatch(/^\s*::set-output|##\[/m);
  });

  it('shows a notice beside the line of a file', () => {
    const { log } = run({ INPUT_ENDING: 'noticed' });
    expect(log).toContain('::notice file=k.yaml,line=3::web: a → b');
  });

  it('sees the payload of its event', () => {
    const path = join(folder, 'event.json');
    writeFileSync(path, '{"after":"abc"}');
    expect(run({ INPUT_ENDING: 'success', GITHUB_EVENT_PATH: path }).log).toContain(
      'event {"after":"abc"}',
    );
  });
});

describe('an action that ends badly', () => {
  it('has one annotation with code, sentence and fix, exit code 1 and a record that says so', async () => {
    const end = run({ INPUT_ENDING: 'refused' });
    expect(end.exitCode).toBe(1);
    expect(annotations(end.log)).toEqual(['::error::E_PATH: The path leaves.%0AStay.']);
    expect(end.outputs.get('outcome')).toBe('error');
    expect(end.outputs.has('verdict')).toBe(false);
    const record = await parseRecord(end.outputs.get('record') ?? '');
    expect(record.error).toEqual({ code: 'E_PATH', message: 'The path leaves.', hint: 'Stay.' });
    expect(end.summary).toContain('**E_PATH** The path leaves.');
  });

  it('writes its outputs too when the policy said no', () => {
    const end = run({ INPUT_ENDING: 'failed' });
    expect(end.exitCode).toBe(1);
    expect(end.outputs.get('verdict')).toBe('fail');
    expect(end.outputs.get('outcome')).toBe('failed');
    expect(annotations(end.log)).toHaveLength(1);
  });

  it('stays failed and only warns when it is not enforced', () => {
    const end = run({ INPUT_ENDING: 'not-enforced' });
    expect(end.exitCode).toBe(0);
    expect(end.outputs.get('outcome')).toBe('failed');
    expect(end.log).toContain('::warning::E_PATH');
    expect(annotations(end.log)).toEqual([]);
  });

  it('is E_INTERNAL with its stack in the log when it is a defect of ours', () => {
    const end = run({ INPUT_ENDING: 'defect' });
    expect(end.exitCode).toBe(1);
    expect(annotations(end.log)).toHaveLength(1);
    expect(annotations(end.log)[0]).toContain('E_INTERNAL: TypeError: no such property');
    expect(end.log).toContain('probe-action.ts:');
  });

  it('is E_RECORD when its evidence is too long for a record', () => {
    const end = run({ INPUT_ENDING: 'too-long' });
    expect(end.exitCode).toBe(1);
    expect(annotations(end.log)[0]).toContain('E_RECORD');
    expect(end.outputs.get('outcome')).toBe('error');
  });

  it('is E_PERMISSION with the YAML to add when the job has no identity', () => {
    const end = run({ INPUT_ENDING: 'id-token' });
    expect(annotations(end.log)[0]).toContain('E_PERMISSION');
    expect(annotations(end.log)[0]).toContain('id-token: write');
  });

  it.each([
    ['E_INPUT', {}],
    ['E_ENV', { INPUT_ENDING: 'success', GITHUB_SHA: '' }],
  ])('is %s before anything else happens when its surroundings are wrong', (code, env) => {
    const end = run(env);
    expect(end.exitCode).toBe(1);
    expect(annotations(end.log)).toHaveLength(1);
    expect(annotations(end.log)[0]).toContain(code);
    expect(end.outputs.get('outcome')).toBe('error');
  });

  it.each(['[]', 'no json', '"text"'])('is E_ENV when the event payload is %s', (payload) => {
    const path = join(folder, 'event.json');
    writeFileSync(path, payload);
    const end = run({ INPUT_ENDING: 'success', GITHUB_EVENT_PATH: path });
    expect(annotations(end.log)[0]).toContain('E_ENV');
  });
});

describe('the post step', () => {
  const POST = { 'STATE_gitops-actions-post': 'true' };

  it('runs post and not main, with the state that main left', () => {
    const end = run({ ...POST, 'STATE_left-behind': 'a file' });
    expect(end.exitCode).toBe(0);
    expect(end.log).toContain('removing a file');
    expect(end.outputs.size).toBe(0);
  });

  it('only warns when it fails, because the work is done', () => {
    const end = run({ ...POST, 'STATE_left-behind': 'nothing' });
    expect(end.exitCode).toBe(0);
    expect(end.log).toContain('::warning::Clean-up of probe');
  });
});
