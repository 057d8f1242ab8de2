import { ActionError } from '../action/action-error.ts';
import type { ErrorCode } from '../action/error-codes.ts';
import {
  tail,
  type ProcessOptions,
  type ProcessResult,
  type RunProcess,
} from '../process/run-process.ts';
import { streamOutput } from '../process/stream-output.ts';

export interface GitCommandOptions {
  readonly run: RunProcess;
  /** Absolute path of the program. */
  readonly git: string;
  /** A bare repository of ours, whose configuration nobody else wrote. */
  readonly gitDir: string;
  readonly env: Readonly<Record<string, string>>;
}

/** One git in one repository. */
export interface GitCommand {
  /** @param ok exit codes that are answers */
  readonly git: (
    args: readonly string[],
    stdin?: string,
    ok?: readonly number[],
  ) => Promise<ProcessResult>;
  /** Standard output as it comes; ends well only where git does. */
  readonly streamed: (
    args: readonly string[],
    stdin: ProcessOptions['stdin'],
  ) => AsyncGenerator<Buffer>;
}

const TIMEOUT_MS = 600_000;
/** How git's programs complain about a repository that lacks something. */
const BROKEN =
  /bad object|missing|corrupt|hash mismatch|unable to (read|find|parse)|could not (read|fetch|parse)|failed to (read|traverse)/i;

/** @throws (each method) `E_REPO_OBJECTS` for a repository that lacks something, `E_TOOL` */
export function createGitCommand({ run, git, gitDir, env }: GitCommandOptions): GitCommand {
  const all = (args: readonly string[]): readonly string[] => [
    '--no-replace-objects',
    '--literal-pathspecs',
    ...args,
  ];
  const withInput = (stdin: ProcessOptions['stdin']): ProcessOptions => ({
    cwd: gitDir,
    env: { ...env, GIT_DIR: gitDir },
    timeoutMs: TIMEOUT_MS,
    ...(stdin !== undefined && { stdin }),
  });
  return {
    async git(args, stdin, ok = [0]) {
      const result = await run(git, all(args), withInput(stdin));
      if (!ok.includes(result.exitCode)) throw failed(args, result);
      return result;
    },
    streamed: (args, stdin) =>
      streamOutput(run, git, all(args), withInput(stdin), (result) => {
        if (result.exitCode !== 0) throw failed(args, result);
      }),
  };
}

function failed([name = '']: readonly string[], { stderr }: ProcessResult): ActionError {
  const code: ErrorCode = BROKEN.test(stderr) ? 'E_REPO_OBJECTS' : 'E_TOOL';
  return new ActionError(code, `git ${name} failed: ${tail(stderr, 4)}`);
}
