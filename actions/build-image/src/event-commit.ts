import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Runner } from '@gitops-actions/shared/action/runner.ts';

/**
 * The commit that is built where no `revision` is given. A pull request's is GitHub's test merge: it
 * is on no branch, gets another id at every push, and descends from the branch, so that `dev-latest`
 * would move to what nobody has merged. A dry run may build it, for it names and moves nothing.
 *
 * @throws `E_EVENT` for the test merge of a pull request, unless in a dry run
 */
export function eventCommit(
  { eventName, ref, sha }: Pick<Runner, 'eventName' | 'ref' | 'sha'>,
  dryRun: boolean,
): string {
  if (dryRun || !ref.startsWith('refs/pull/')) return sha;
  throw new ActionError(
    'E_EVENT',
    `The commit of the event \`${eventName}\` is GitHub’s test merge (${ref}), which is on no branch, and \`revision\` is not given.`,
    {
      hint: 'Run on `push` to the branch, or push nothing:\n  with:\n    dry-run: true\nor check out the head of the pull request and build that:\n  with:\n    revision: ${{ github.event.pull_request.head.sha }}\n    latest: false',
    },
  );
}
