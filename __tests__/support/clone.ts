import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Without any configuration of the machine; the work is Alice's. */
const ENV = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'alice',
  GIT_AUTHOR_EMAIL: 'alice@acme.test',
  GIT_COMMITTER_NAME: 'alice',
  GIT_COMMITTER_EMAIL: 'alice@acme.test',
};

/** Real git in a folder; what it says is in the error when it fails. @returns its output as it is */
export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], {
    ...{ cwd, env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  });
}

/** Not synchronous: the server that it talks to lives in this very process. */
export async function remoteGit(cwd: string, ...args: readonly string[]): Promise<void> {
  await promisify(execFile)('git', [...args], { cwd, env: ENV, timeout: 20_000 });
}

/** Writes the files and commits everything that changed, also when nothing did. @returns the commit's id */
export function commitFiles(
  clone: string,
  files: Readonly<Record<string, string | Buffer>>,
  message: string,
): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), content);
  }
  git(clone, 'add', '--all');
  git(clone, 'commit', '-q', '--allow-empty', '-m', message);
  return git(clone, 'rev-parse', 'HEAD').trim();
}
