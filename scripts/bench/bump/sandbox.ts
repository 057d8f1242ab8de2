import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SANDBOX_PROCESS = fileURLToPath(new URL('sandbox-process.ts', import.meta.url));

export const OWNER = 'acme';

/** A GitHub as `sandbox-process.ts` tells about it. */
export interface SandboxFacts {
  readonly url: string;
  readonly port: number;
  readonly app: { readonly id: number; readonly privateKey: string };
  /** By name of the repository. */
  readonly repositories: Readonly<Record<string, SandboxRepository>>;
}

export interface SandboxRepository {
  /** The bare folder. */
  readonly gitDir: string;
  /** A `GITHUB_TOKEN` that may write contents, for git and the API. */
  readonly token: string;
}

export interface Sandbox extends SandboxFacts {
  readonly pid: number;
  close(): Promise<void>;
}

/**
 * The sandbox's GitHub in a process of its own, so that it shares no event loop with who measures.
 *
 * @param dir a new folder; the server writes nowhere else
 */
export async function startSandbox(dir: string, names: readonly string[]): Promise<Sandbox> {
  await mkdir(dir);
  const child = fork(SANDBOX_PROCESS, [dir, ...names]);
  const ended = once(child, 'exit');
  process.prependOnceListener('exit', () => child.kill());
  const facts = await Promise.race([
    once(child, 'message').then(([message]) => message as SandboxFacts),
    ended.then(([code]) => {
      throw new Error(`The sandbox ended with exit code ${String(code)}.`);
    }),
  ]);
  return {
    ...facts,
    pid: child.pid ?? Number.NaN,
    close: async () => {
      child.disconnect();
      await ended;
    },
  };
}

/** What a step of the sandbox's runner finds in its environment. */
export function runnerVariables(
  url: string,
  repository: string,
  sourceCommit: string,
): Record<string, string> {
  return {
    GITHUB_SERVER_URL: url,
    GITHUB_API_URL: `${url}/api/v3`,
    GITHUB_GRAPHQL_URL: `${url}/api/graphql`,
    GITHUB_REPOSITORY: repository,
    GITHUB_REF: 'refs/heads/dev',
    GITHUB_SHA: sourceCommit,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_RUN_ID: '1',
  };
}
