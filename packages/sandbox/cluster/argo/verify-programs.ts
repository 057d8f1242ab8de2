import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What Argo CD's image brings along to check signatures, and calls by name: it wants the words of
 * git and gpg also where they say no (exit code 1), and takes every other code as an error.
 */
const VERIFY_REVISION = `#!/bin/sh
revision=\${1:?revision}
kind=commit
git describe --exact-match "$revision" >/dev/null 2>&1 && kind=tag
words=$(git verify-$kind "$revision" 2>&1)
code=$?
[ $kind = tag ] && [ $code = 1 ] && case $words in error:*) words= ;; esac
[ $code -gt 1 ] && { printf '%s\\n' "$words" >&2; exit $code; }
printf '%s\\n' "$words"
`;

const GPG = `#!/bin/sh
words=$(gpg "$@" 2>&1)
code=$?
[ $code -gt 1 ] && { printf '%s\\n' "$words" >&2; exit $code; }
printf '%s\\n' "$words"
`;

/** @returns the folder, for PATH */
export async function writeVerifyPrograms(folder: string): Promise<string> {
  await writeFile(join(folder, 'git-verify-wrapper.sh'), VERIFY_REVISION, { mode: 0o755 });
  await writeFile(join(folder, 'gpg-wrapper.sh'), GPG, { mode: 0o755 });
  return folder;
}
