import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { Step } from './bench.ts';

/** `DIST` names another build of the bundle, to test one before it is committed. */
const DIST = process.env['DIST'] ?? join(import.meta.dirname, '../dist');
const BUNDLE = resolve(DIST, 'index.js');

/** What a step of the bundle left behind. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly log: string;
  /** The texts of its `::error` annotations, decoded. */
  readonly errors: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** For the post step. */
  readonly state: Readonly<Record<string, string>>;
  /** Names under `RUNNER_TEMP`. */
  readonly left: readonly string[];
}

export interface Started {
  readonly ended: Promise<Ended>;
  /** SIGKILL: nothing of it runs any more. */
  kill(): void;
}

/** A parent for the folders of many steps; whoever asks removes it. */
export function jobsFolder(): string {
  return mkdtempSync(join(tmpdir(), 'bump-jobs-'));
}

/** The bundle as the runner starts it, with files and folders of its own; it inherits nothing. */
export function startBundle(parent: string, { inputs, env }: Step): Started {
  const folder = mkdtempSync(join(parent, 'job-'));
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('temp'));
  for (const file of ['output', 'state', 'summary']) writeFileSync(at(file), '');
  const child = spawn(process.execPath, [BUNDLE], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env,
      ...{ RUNNER_TEMP: at('temp'), GITHUB_OUTPUT: at('output'), GITHUB_STATE: at('state') },
      GITHUB_STEP_SUMMARY: at('summary'),
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<Ended>((end, fail) => {
    child.on('error', fail);
    child.on('close', (exitCode, signal) => {
      const outputs = fileCommands(readFileSync(at('output'), 'utf8'));
      const diff = basename(dirname(outputs['diff-path'] ?? ''));
      end({
        ...{ exitCode, signal, log, outputs },
        errors: [...log.matchAll(/^::error[^:]*::(.*)$/gm)].map(([, text = '']) => decoded(text)),
        summary: readFileSync(at('summary'), 'utf8'),
        state: fileCommands(readFileSync(at('state'), 'utf8')),
        // The diff is for later steps.
        left: readdirSync(at('temp')).filter((name) => name !== diff),
      });
    });
  });
  return { ended, kill: () => child.kill('SIGKILL') };
}

export function runBundle(parent: string, step: Step): Promise<Ended> {
  return startBundle(parent, step).ended;
}

/** The post step of a job whose main step left this state. */
export function runPost(parent: string, step: Step, { state }: Ended): Promise<Ended> {
  const saved = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value] as const);
  return runBundle(parent, { ...step, env: { ...step.env, ...Object.fromEntries(saved) } });
}

/** `name<<delimiter`, lines, delimiter: as the runner reads what a step wrote. */
function fileCommands(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/^(\S+)<<(\S+)\n([^]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [
      name,
      value,
    ]),
  );
}

function decoded(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
