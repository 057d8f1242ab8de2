import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cloneConsumer } from '../runner/consumer-clone.ts';
import { eventPayload, type Push } from '../runner/push-event.ts';
import type { PushedTag } from '../consumer/working-copy.ts';
import { projectCacheDir } from '../tools/tool-path.ts';
import type { Stage } from './stage.ts';

const RUN_ACTION = fileURLToPath(new URL('../../../scripts/action.ts', import.meta.url));

export interface BundleRun {
  readonly ok: boolean;
  /** Codes of its `::error` annotations. */
  readonly codes: readonly string[];
  readonly log: string;
}

/**
 * Runs one bundle of ours by itself, as a step of the push of a tag: what somebody could do who holds
 * the secrets of the last job and none of the jobs before it.
 */
export async function runBundle(
  { sandbox: { consumer, github } }: Stage,
  action: string,
  tag: PushedTag,
  runId: string,
  inputs: Readonly<Record<string, string>>,
): Promise<BundleRun> {
  const dir = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    const push: Push = {
      ...{ repository: consumer.repository, defaultBranch: consumer.defaultBranch },
      ...{ ref: tag.ref, before: '0'.repeat(40), after: tag.commit, tagObject: tag.object },
      actor: 'alice',
    };
    const clone = join(dir, 'clone');
    const origin = `${github.url}/${consumer.repository}`;
    const commits = await cloneConsumer(consumer.gitDir, clone, push, origin);
    const event = join(dir, 'event.json');
    await writeFile(event, JSON.stringify(eventPayload(push, github.url, commits)));
    const given = Object.entries(inputs).flatMap(([name, value]) => [
      '--input',
      `${name}=${value}`,
    ]);
    const args = ['--event', event, '--ref', tag.ref, '--repository', consumer.repository];
    const { code, log } = await run([RUN_ACTION, action, ...args, ...given], {
      ...{ PATH: process.env['PATH'], HOME: dir, INIT_CWD: clone, LC_ALL: 'C' },
      XDG_CACHE_HOME: dirname(projectCacheDir()),
      GITHUB_SERVER_URL: github.url,
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_RUN_ID: runId,
    });
    const codes = [...log.matchAll(/^::error[^\n]*?::(E_[A-Z0-9_]+)\b/gm)].map(
      ([, found = '']) => found,
    );
    return { ok: code === 0, codes, log };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number; readonly log: string }> {
  return new Promise((resolve) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024, timeout: 120_000 };
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, log: `${stdout}\n${stderr}` });
    });
  });
}
