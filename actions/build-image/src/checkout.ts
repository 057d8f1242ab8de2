import { dirname } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { type RunProcess, tail } from '@gitops-actions/shared/process/run-process.ts';

/** How one commit stands to another in the checkout's history. */
export type Ancestry = 'same' | 'ancestor' | 'descendant' | 'diverged' | 'unknown';

/** The Git checkout that is built. */
export interface Checkout {
  /** Full id of the commit that is checked out. */
  head(): Promise<string>;
  /** The committer's time of a commit, in seconds since 1970. */
  commitTime(commit: string): Promise<number>;
  /**
   * What `commit` is to `other`; `unknown` when the checkout does not have it, or is shallow and
   * cannot tell.
   */
  ancestry(commit: string, other: string): Promise<Ancestry>;
}

/** How to run Git on the checkout. */
export interface CheckoutOptions {
  /** Absolute path of the git program. */
  readonly git: string;
  readonly workspace: string;
  readonly path: string;
  readonly run: RunProcess;
}

const TIMEOUT_MS = 60_000;

/**
 * Reads a checkout with Git's plumbing only, none of which runs a program that the repository's own
 * configuration names; other configuration, replacements and grafts are shut out.
 */
export function openCheckout(options: CheckoutOptions): Checkout {
  const git = async (...args: readonly string[]): Promise<{ code: number; out: string }> => {
    const { exitCode, stdout, stderr } = await options.run(
      options.git,
      [
        '-c',
        'safe.directory=*',
        '-c',
        'core.hooksPath=/dev/null',
        '-c',
        'core.fsmonitor=false',
        ...args,
      ],
      {
        cwd: options.workspace,
        env: {
          PATH: options.path,
          LC_ALL: 'C',
          GIT_CEILING_DIRECTORIES: dirname(options.workspace),
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_NO_REPLACE_OBJECTS: '1',
          GIT_GRAFT_FILE: '/dev/null',
          GIT_NO_LAZY_FETCH: '1',
          GIT_OPTIONAL_LOCKS: '0',
          GIT_TERMINAL_PROMPT: '0',
        },
        timeoutMs: TIMEOUT_MS,
      },
    );
    return { code: exitCode, out: exitCode === 0 ? stdout.toString('utf8') : tail(stderr) };
  };
  const has = async (commit: string): Promise<boolean> =>
    (await git('cat-file', '-e', `${commit}^{commit}`)).code === 0;
  const isAncestor = async (commit: string, of: string): Promise<boolean> => {
    const { code, out } = await git('merge-base', '--is-ancestor', commit, of);
    if (code > 1) throw new ActionError('E_TOOL', `git merge-base failed: ${out}`);
    return code === 0;
  };

  return {
    async head() {
      const { code, out } = await git('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
      if (code === 0) return out.trim();
      throw new ActionError('E_ENV', 'The workspace is not a Git checkout.', {
        hint: 'Check the repository out before this step:\n  - uses: actions/checkout@…\n    with:\n      fetch-depth: 0\n      persist-credentials: false',
      });
    },
    async commitTime(commit) {
      const { code, out } = await git('cat-file', 'commit', commit);
      const seconds =
        code === 0 ? /^committer .* (\d{1,12}) [+-]\d{4}$/m.exec(out)?.[1] : undefined;
      if (seconds !== undefined) return Number(seconds);
      throw new ActionError('E_ENV', `The checkout does not have the commit ${commit}.`, {
        hint: 'Check out with `fetch-depth: 0`.',
      });
    },
    async ancestry(commit, other) {
      if (commit === other) return 'same';
      if (!(await has(commit)) || !(await has(other))) return 'unknown';
      if (await isAncestor(commit, other)) return 'ancestor';
      if (await isAncestor(other, commit)) return 'descendant';
      const { out } = await git('rev-parse', '--is-shallow-repository');
      return out.trim() === 'false' ? 'diverged' : 'unknown';
    },
  };
}
