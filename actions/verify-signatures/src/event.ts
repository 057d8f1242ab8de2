import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Runner } from '@gitops-actions/shared/action/runner.ts';

/** What an event asks to be judged. */
export interface JudgedEvent {
  /** Object name or full ref name of the head. */
  readonly head: string;
  /** The branch that `rules` are matched against; `undefined`: the default branch. */
  readonly branch: string | undefined;
  /** Head before a push; absent for a new branch and for other events. */
  readonly before?: string;
}

const ZERO = /^0+$/;
const OID = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** What the event payload calls the default branch, if it says so. */
export function defaultBranchOf(event: Runner['event']): string | undefined {
  return textAt(event, 'repository', 'default_branch');
}

/**
 * The head and branch that an event speaks of. For a pull request that is its own head, not the test
 * merge that GitHub makes: the test merge is signed by nobody.
 *
 * @param given the `head` input; with it, every event will do
 * @throws `E_EVENT` for events that name no commit to judge
 */
export function readEvent(
  runner: Pick<Runner, 'eventName' | 'event' | 'ref' | 'sha'>,
  given: string | undefined,
): JudgedEvent {
  const { eventName, event, ref, sha } = runner;
  switch (eventName) {
    case 'push':
      return readPush(runner, given);
    case 'pull_request':
    case 'pull_request_target': {
      const head = given ?? textAt(event, 'pull_request', 'head', 'sha');
      const base = textAt(event, 'pull_request', 'base', 'ref');
      if (head === undefined || base === undefined) throw incomplete(eventName);
      return { head, branch: base };
    }
    case 'merge_group': {
      const head = given ?? textAt(event, 'merge_group', 'head_sha');
      const base = textAt(event, 'merge_group', 'base_ref');
      if (head === undefined || base === undefined) throw incomplete(eventName);
      return { head, branch: branchOf(base) };
    }
    case 'workflow_dispatch':
    case 'repository_dispatch':
    case 'schedule':
      return { head: given ?? sha, branch: branchOf(ref) };
    default:
      if (given !== undefined) return { head: given, branch: branchOf(ref) };
      throw new ActionError(
        'E_EVENT',
        `The event \`${eventName}\` names no commit to judge; give the input \`head\`.`,
      );
  }
}

function readPush(
  { event, ref, sha }: Pick<Runner, 'event' | 'ref' | 'sha'>,
  given: string | undefined,
): JudgedEvent {
  const after = textAt(event, 'after') ?? sha;
  const before = textAt(event, 'before');
  if (given === undefined && (ZERO.test(after) || event['deleted'] === true)) {
    throw new ActionError('E_EVENT', `The push deleted ${ref}; there is nothing to judge.`);
  }
  const isOid = before !== undefined && OID.test(before) && !ZERO.test(before);
  return {
    head: given ?? after,
    branch: branchOf(ref),
    ...(isOid && ref.startsWith('refs/heads/') && { before }),
  };
}

function incomplete(eventName: string): ActionError {
  return new ActionError('E_EVENT', `The payload of the event \`${eventName}\` is incomplete.`);
}

function branchOf(ref: string): string | undefined {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
}

function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[name];
  }
  return typeof current === 'string' && current !== '' ? current : undefined;
}
