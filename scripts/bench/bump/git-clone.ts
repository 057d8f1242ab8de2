import { gitEnvironment } from '../../../packages/sandbox/github/git/git-command.ts';
import { runChild } from '../../setup/child.ts';
import { AUTHOR } from './seeded-repository.ts';

/** How a pipeline reaches a repository by git. */
export interface GitRemote {
  /** Of the server, without a path. */
  readonly url: string;
  /** `owner/name` */
  readonly fullName: string;
  readonly token: string;
}

/** What git of a pipeline runs with: the token is sent with the first request, as actions/checkout has it. */
export function pipelineEnvironment({
  url,
  token,
}: Omit<GitRemote, 'fullName'>): Record<string, string> {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    ...gitEnvironment(),
    ...AUTHOR,
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: `http.${url}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
    // Housekeeping in the background would outlive what is measured.
    GIT_CONFIG_KEY_1: 'gc.auto',
    GIT_CONFIG_VALUE_1: '0',
  };
}

/** Runs git of a pipeline; what it says is in the error when it fails. */
export async function pipelineGit(
  remote: GitRemote,
  cwd: string,
  ...args: readonly string[]
): Promise<void> {
  const { exitCode, stderr } = await runChild('git', args, {
    ...{ cwd, env: pipelineEnvironment(remote) },
  });
  if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

/** One commit of the branch and nothing of its history, as most pipelines check out. */
export async function shallowClone(
  remote: GitRemote,
  folder: string,
  ...options: readonly string[]
): Promise<void> {
  const from = `${remote.url}/${remote.fullName}.git`;
  const args = ['clone', '--quiet', '--depth', '1', '--branch', 'dev', ...options, from, folder];
  await pipelineGit(remote, '/', ...args);
}
