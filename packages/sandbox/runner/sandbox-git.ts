import { gitOutput } from '../github/git/git-command.ts';

/** How to run git for the sandbox's own purposes. */
export interface GitOptions {
  readonly cwd: string;
  /** Sent as HTTP Basic password of `x-access-token`; never in an argument or a URL. */
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs git without the machine's or the user's configuration; gives its trimmed output. */
export async function runGit(args: readonly string[], options: GitOptions): Promise<string> {
  const { cwd, token, env, input } = options;
  const output = await gitOutput(args, {
    cwd,
    env: { ...(token !== undefined && authorization(token)), ...env },
    ...(input !== undefined && { input }),
  });
  return output.toString('utf8').trimEnd();
}

function authorization(token: string): Record<string, string> {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  };
}
