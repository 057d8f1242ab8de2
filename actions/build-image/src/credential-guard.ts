import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';

/** Written into the workspace by google-github-actions/auth, and known to have ended in images. */
const CLOUD_CREDENTIALS = /^gha-creds-[0-9a-f]+\.json$/;

/** The variables by which that action tells where the file is. */
const CREDENTIAL_VARIABLES = [
  'GOOGLE_GHA_CREDS_PATH',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
] as const;

/** What actions/checkout leaves in a Git configuration, and credentials within a URL. */
const GIT_CREDENTIALS =
  /(^|\])\s*extraheader\s*=\s*\S|https?:\/\/([^/\s@]*:[^/\s@]+|[^/\s@:]{20,})@/im;

/**
 * Refuses a directory that the builder can read and that holds credentials: any `COPY . .` would put
 * them into a layer. A .dockerignore is no excuse, for the builder's files stand under the control of
 * what is built.
 *
 * @param context absolute path of the build context, or of the Dockerfile's directory
 * @throws `E_CREDENTIALS_IN_CONTEXT`, naming the file
 */
export async function assertNoCredentials(
  context: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  for (const variable of CREDENTIAL_VARIABLES) {
    const file = env[variable];
    if (file === undefined || file === '') continue;
    const real = await realpath(file).catch(() => file);
    if (!relative(context, real).startsWith('..')) throw cloudFile(relative(context, real));
  }
  const entries = await readdir(context, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(relative(context, entry.parentPath), entry.name);
    if (CLOUD_CREDENTIALS.test(entry.name)) throw cloudFile(path);
    if (!entry.isFile() || !mayHoldGitCredentials(path, entry.name)) continue;
    if (GIT_CREDENTIALS.test(await readFile(join(context, path), 'utf8'))) throw gitFile(path);
  }
}

/**
 * Git's configuration files, its credential store, and the file of its own that actions/checkout
 * lets the configuration include.
 */
function mayHoldGitCredentials(path: string, name: string): boolean {
  if (/^(\.git-credentials|git-credentials-.*\.config)$/.test(name)) return true;
  return /^config(\.worktree)?$/.test(name) && path.split(sep).includes('.git');
}

function cloudFile(path: string): ActionError {
  return new ActionError(
    'E_CREDENTIALS_IN_CONTEXT',
    `The build context holds the cloud credentials \`${path}\`.`,
    {
      hint: 'Remove google-github-actions/auth from this job: build-image takes `workload-identity-provider` and mints its token after the build, in memory.',
    },
  );
}

function gitFile(path: string): ActionError {
  return new ActionError(
    'E_CREDENTIALS_IN_CONTEXT',
    `The build context holds Git credentials in \`${path}\`.`,
    {
      hint: 'Check out without them:\n  - uses: actions/checkout@…\n    with:\n      persist-credentials: false',
    },
  );
}
