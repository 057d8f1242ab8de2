import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWN, steps, text } from './load-workflow.ts';

/** What the runner hands to a step. */
export type Env = Readonly<Record<string, string>>;

/** The step that decides how a run ended. */
export const RESULT = 'Red unless every stage ended well';

/** Runs a script of a workflow as the runner does: `bash -e -o pipefail`. */
export function runStep(
  file: string,
  job: string,
  step: string,
  env: Env,
): { readonly ok: boolean; readonly stdout: string; readonly output: string } {
  const workflow = OWN.workflow(file);
  const found = steps(workflow?.jobs.get(job) ?? {}).find((each) => each['name'] === step);
  const script = text(found?.['run']);
  if (script === '') throw new Error(`No step “${step}” in job ${job} of ${file}.`);
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

export type Green = [name: string, change: Env, outcome: string];
export type Red = [name: string, change: Env, outcome: string, stage: string];

/** Stages as the runner gives them: `result outcome`; skipped ones have no outcome. */
export const WELL = 'success success';
export const SKIPPED = 'skipped ';
