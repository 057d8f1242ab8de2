import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Runner } from '@gitops-actions/shared/action/runner.ts';

/** What an event asks to be judged. */
export interface JudgedEvent {
  /** Object name or full ref name of the head; of a tag its own ref. */
  readonly head: string;
  /** The tag to judge, without `refs/tags/`; its commit is the head. */
  readonly tag?: string;
  /** The branch that `rules` are matched against; `undefined` (a tag, too): the default branch. */
  readonly branch: string | undefined;
  /** Head before a push; absent for a new branch and for other events. */
  readonly before?: string;
  /** What was there before: what is not among its ancestors is new, for people to see. */
  readonly since?: string;
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
 * A push of a tag speaks of the tag as it stands in the repository: what the event calls `after` may be
 * the tag object or its commit, and the tag may have been moved since.
 *
 * @param given the `head` and `tag` inputs; with one of them, every event will do
 * @throws `E_EVENT` for events that name no commit to judge; `E_INPUT` for a head beside a tag
 */
export function readEvent(
  runner: Pick<Runner, 'eventName' | 'event' | 'ref' | 'sha'>,
  given: { readonly head?: string | undefined; readonly tag?: string | undefined },
): JudgedEvent {
  const tag = given.tag ?? pushedTag(runner);
  if (tag === undefined) return readHead(runner, given.head);
  if (given.head !== undefined) {
    throw new ActionError(
      'E_INPUT',
      `Input \`head\` cannot be given with a tag: the commit of the tag ${tag} is the head.`,
    );
  }
  return { head: `${TAGS}${tag}`, tag, branch: undefined };
}

const TAGS = 'refs/tags/';

/** The tag that was pushed, when the event is such a push. */
function pushedTag(
  runner: Pick<Runner, 'eventName' | 'event' | 'ref' | 'sha'>,
): string | undefined {
  const { eventName, ref } = runner;
  if (eventName !== 'push' || !ref.startsWith(TAGS)) return undefined;
  refuseDeletion(runner);
  const name = ref.slice(TAGS.length);
  if (isTagName(name)) return name;
  throw new ActionError('E_EVENT', `The event’s ref ${JSON.stringify(ref)} is no tag’s name.`);
}

/** Whether git allows it as the name of a tag (git-check-ref-format), below `refs/tags/`. */
export function isTagName(name: string): boolean {
  return (
    !/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|^\/|[/.]$/.test(name) &&
    name !== '' &&
    name.length <= 250 &&
    name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
  );
}

function readHead(
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
      return { head, branch: base, ...since(textAt(event, 'pull_request', 'base', 'sha')) };
    }
    case 'merge_group': {
      const head = given ?? textAt(event, 'merge_group', 'head_sha');
      const base = textAt(event, 'merge_group', 'base_ref');
      if (head === undefined || base === undefined) throw incomplete(eventName);
      return {
        head,
        branch: branchOf(base),
        ...since(textAt(event, 'merge_group', 'base_sha')),
      };
    }
    case 'workflow_dispatch':
    case 'repository_dispatch':
    case 'schedule':
      // These speak of no branch's change: whoever names a branch has it judged by its own rules.
      return { head: given ?? sha, branch: branchOf(given ?? '') ?? branchOf(ref) };
    default:
      if (given !== undefined) return { head: given, branch: branchOf(ref) };
      throw new ActionError(
        'E_EVENT',
        `The event \`${eventName}\` names no commit to judge; give the input \`head\`.`,
      );
  }
}

function readPush(
  runner: Pick<Runner, 'event' | 'ref' | 'sha'>,
  given: string | undefined,
): JudgedEvent {
  const { event, ref, sha } = runner;
  const after = textAt(event, 'after') ?? sha;
  const before = textAt(event, 'before');
  if (given === undefined) refuseDeletion(runner);
  const known = ref.startsWith('refs/heads/') ? since(before) : {};
  return {
    head: given ?? after,
    branch: branchOf(ref),
    ...(known.since !== undefined && { before: known.since }),
    ...known,
  };
}

/** A commit that the event names as older; nothing for none, as of a new branch. */
function since(name: string | undefined): Pick<JudgedEvent, 'since'> {
  return name !== undefined && OID.test(name) && !ZERO.test(name) ? { since: name } : {};
}

function refuseDeletion({ event, ref, sha }: Pick<Runner, 'event' | 'ref' | 'sha'>): void {
  if (!ZERO.test(textAt(event, 'after') ?? sha) && event['deleted'] !== true) return;
  throw new ActionError('E_EVENT', `The push deleted ${ref}; there is nothing to judge.`);
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
