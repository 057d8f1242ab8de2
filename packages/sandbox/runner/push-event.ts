/** A push, a pull request or a dispatch, as the sandbox's story knows it. */
export interface Push {
  /** `owner/name` */
  readonly repository: string;
  readonly defaultBranch: string;
  /** Full name: `refs/heads/dev`, `refs/tags/v1.0.0`. */
  readonly ref: string;
  /** Forty zeros when the branch is new. */
  readonly before: string;
  /** The commit that the workflow runs on; of a tag, the one it names. */
  readonly after: string;
  /** The tag object behind an annotated tag: what the payload calls `after`. */
  readonly tagObject?: string;
  readonly actor: string;
  /** The event is this pull request's; `after` is its head. */
  readonly pullRequest?: PullRequestFacts;
  /** The event is this dispatch; `after` is the head of its branch. */
  readonly dispatch?: DispatchFacts;
}

export interface PullRequestFacts {
  readonly number: number;
  readonly title: string;
  /** Branch names. */
  readonly head: string;
  readonly base: string;
  readonly baseSha: string;
}

/** What somebody sends to start a workflow; GitHub runs it without anything having been pushed. */
export type DispatchFacts =
  | {
      readonly kind: 'repository_dispatch';
      readonly eventType: string;
      readonly clientPayload: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'workflow_dispatch';
      /** Path of the workflow's file. */
      readonly workflow: string;
      readonly inputs: Readonly<Record<string, string>>;
    };

/** GitHub's name of the event. */
export function eventName({ pullRequest, dispatch }: Push): string {
  return dispatch?.kind ?? (pullRequest === undefined ? 'push' : 'pull_request');
}

/** A commit as the payload lists it. */
export interface PushedCommit {
  readonly id: string;
  readonly message: string;
  readonly timestamp: string;
  readonly name: string;
  readonly email: string;
}

const NONE = '0'.repeat(40);

/** The payload of the event. */
export function eventPayload(
  push: Push,
  serverUrl: string,
  commits: readonly PushedCommit[],
): object {
  if (push.dispatch !== undefined) return dispatchPayload(push, push.dispatch, serverUrl);
  return push.pullRequest === undefined
    ? pushPayload(push, serverUrl, commits)
    : pullRequestPayload(push, push.pullRequest, serverUrl);
}

/**
 * The payload of GitHub's `repository_dispatch` and `workflow_dispatch` events
 * (https://docs.github.com/webhooks/webhook-events-and-payloads#repository_dispatch). What the sender
 * wrote is handed on as it is.
 */
function dispatchPayload(push: Push, dispatch: DispatchFacts, serverUrl: string): object {
  const common = { repository: repositoryPayload(push, serverUrl), sender: senderPayload(push) };
  return dispatch.kind === 'repository_dispatch'
    ? {
        action: dispatch.eventType,
        branch: push.defaultBranch,
        client_payload: dispatch.clientPayload,
        ...common,
      }
    : { ref: push.ref, workflow: dispatch.workflow, inputs: dispatch.inputs, ...common };
}

/**
 * The payload of GitHub's `pull_request` event, as far as workflows and actions read it
 * (https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request).
 */
function pullRequestPayload(push: Push, pull: PullRequestFacts, serverUrl: string): object {
  const repository = repositoryPayload(push, serverUrl);
  return {
    action: 'synchronize',
    number: pull.number,
    pull_request: {
      number: pull.number,
      title: pull.title,
      head: { ref: pull.head, sha: push.after, repo: repository },
      base: { ref: pull.base, sha: pull.baseSha, repo: repository },
    },
    repository,
    sender: senderPayload(push),
  };
}

function senderPayload({ actor }: Push): object {
  return { login: actor, type: actor.endsWith('[bot]') ? 'Bot' : 'User' };
}

function repositoryPayload({ repository, defaultBranch }: Push, serverUrl: string): object {
  const [owner = '', name = ''] = repository.split('/');
  const htmlUrl = `${serverUrl}/${repository}`;
  return {
    id: 1,
    name,
    full_name: repository,
    private: true,
    owner: { login: owner, name: owner },
    html_url: htmlUrl,
    clone_url: `${htmlUrl}.git`,
    default_branch: defaultBranch,
    master_branch: defaultBranch,
  };
}

/**
 * The payload of GitHub's `push` event, as far as workflows and actions read it
 * (https://docs.github.com/webhooks/webhook-events-and-payloads#push).
 */
function pushPayload(push: Push, serverUrl: string, commits: readonly PushedCommit[]): object {
  const htmlUrl = `${serverUrl}/${push.repository}`;
  const listed = commits.map((commit) => ({
    id: commit.id,
    message: commit.message,
    timestamp: commit.timestamp,
    url: `${htmlUrl}/commit/${commit.id}`,
    author: { name: commit.name, email: commit.email },
    committer: { name: commit.name, email: commit.email },
    distinct: true,
  }));
  return {
    ref: push.ref,
    before: push.before,
    after: push.tagObject ?? push.after,
    created: push.before === NONE,
    deleted: push.after === NONE,
    forced: false,
    base_ref: null,
    compare: `${htmlUrl}/compare/${push.before.slice(0, 12)}...${push.after.slice(0, 12)}`,
    commits: listed,
    head_commit: listed.at(-1) ?? null,
    repository: repositoryPayload(push, serverUrl),
    pusher: { name: push.actor },
    sender: senderPayload(push),
  };
}
