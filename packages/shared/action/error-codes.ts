/** One entry of the catalogue: what the code means, how the run ends, and the usual fix. */
export interface ErrorCodeEntry {
  /** `failed` = the policy said no; `error` = we could not find out. A code is always the same one. */
  readonly outcome: 'failed' | 'error';
  readonly meaning: string;
  readonly fix: string;
}

const error = (meaning: string, fix: string): ErrorCodeEntry => ({ outcome: 'error', meaning, fix });
const failed = (meaning: string, fix: string): ErrorCodeEntry => ({
  outcome: 'failed',
  meaning,
  fix,
});

/**
 * The closed union of error codes. `docs/errors.md` is generated from this table and every code
 * has a test that provokes it; a code that nothing throws is deleted.
 */
export const ERROR_CODES = {
  E_INPUT: error('An input is missing or malformed.', 'Correct the named input in the workflow.'),
  E_ENV: error(
    'The runner environment lacks something the action needs, or carries something it must not.',
    'Run the action on a GitHub runner (or with `npm run act`) and remove the named variable.',
  ),
  E_EVENT: error(
    'The workflow event does not carry what the action needs.',
    'Trigger the workflow by one of the events that the action’s README lists.',
  ),
  E_PATH: error(
    'A path is absolute, leaves the repository, or names Git’s own files.',
    'Give a path relative to the repository root, without `..`.',
  ),
  E_INTERNAL: error(
    'A defect in the action itself.',
    'Please report it with the stack from the log of the step.',
  ),
  E_RECORD: error(
    'A record does not follow its schema or exceeds 24 KiB.',
    'Use the same version of gitops-actions in all jobs of the workflow.',
  ),
  E_UNREACHABLE: error(
    'A server did not answer, or answered with a server error, within the retry budget.',
    'Re-run the job; if it persists, check the server’s status and the runner’s network.',
  ),
  E_PERMISSION: error(
    'The token lacks a permission.',
    'Grant the permission named in the message in the `permissions:` block of the job.',
  ),
  E_RATE_LIMIT: error(
    'GitHub’s rate limit outlasts the time budget.',
    'Re-run after the reset time in the message.',
  ),
  E_TOOL: error(
    'An external program is missing, could not be installed, crashed or ran out of time.',
    'Read the last lines of the program in the message.',
  ),
  E_CHECKSUM: error(
    'A downloaded or cached program is not the one that is pinned; it was not run.',
    'Delete the cached copy and re-run; if it happens again, the download source is not to be trusted.',
  ),
} as const satisfies Record<string, ErrorCodeEntry>;

export type ErrorCode = keyof typeof ERROR_CODES;
