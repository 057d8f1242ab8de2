import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedHistory } from '../../../actions/verify-signatures/__tests__/signed-history.ts';
import { runBundle } from '../bundle-run.ts';

const PEAK_MEMORY = new URL('peak-memory.mjs', import.meta.url).href;

/** One run of the bundled action, from the start of Node to its end. */
export interface JudgedRun {
  readonly ms: number;
  /** What the process held at most, Node itself included; git's processes beside it are not. */
  readonly peakMiB: number;
}

/** @throws Error when the bundle does not pass all commits */
export async function judgeByBundle(
  dir: string,
  history: SignedHistory,
  commits: number,
): Promise<JudgedRun> {
  const folder = await mkdtemp(join(dir, 'judge-'));
  const peakFile = join(folder, 'peak');
  const eventFile = join(folder, 'event.json');
  const event = { after: history.head, repository: { default_branch: 'main' } };
  await writeFile(eventFile, JSON.stringify(event));
  const startedAt = performance.now();
  const run = await runBundle({
    action: 'verify-signatures',
    dir: folder,
    inputs: {},
    env: {
      ...runnerVariables(eventFile, history.head),
      GITHUB_WORKSPACE: history.dir,
      BENCH_PEAK_FILE: peakFile,
    },
    flags: ['--import', PEAK_MEMORY],
  });
  const ms = performance.now() - startedAt;
  const checked = run.outputs.get('commits-checked');
  if (!run.ok || run.outputs.get('verdict') !== 'pass' || checked !== String(commits)) {
    throw new Error(`The bundle did not pass ${commits} commits:\n${run.log}`);
  }
  const peakMiB = Number(await readFile(peakFile, 'utf8')) / 1024;
  await run.post();
  return { ms, peakMiB };
}

/** A push to dev, as a runner tells of it. */
export function runnerVariables(eventFile: string, head: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_SERVER_URL: 'http://127.0.0.1:9',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_REPOSITORY: 'acme/warehouse',
    GITHUB_REF: 'refs/heads/dev',
    GITHUB_SHA: head,
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'verify',
    GITHUB_WORKFLOW: 'bench',
  };
}
