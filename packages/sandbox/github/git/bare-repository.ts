import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { git } from './git-command.ts';

/**
 * What GitHub's servers offer and check, pull requests' heads being theirs to write; no housekeeping,
 * which would outlive a request.
 */
const CONFIG = `
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[http]
	receivepack = true
[receive]
	fsckObjects = true
	autogc = false
	hideRefs = refs/pull
[gc]
	auto = 0
[maintenance]
	auto = false
`;

export async function createBareRepository(
  gitDir: string,
  options: { readonly defaultBranch: string; readonly hooks: string },
): Promise<void> {
  await mkdir(dirname(gitDir), { recursive: true });
  await git(gitDir, ['init', '-q', '--bare', `--initial-branch=${options.defaultBranch}`, gitDir]);
  await appendFile(
    `${gitDir}/config`,
    `${CONFIG}[core]\n\tfilesRefLockTimeout = 5000\n\thooksPath = ${options.hooks}\n`,
  );
}
