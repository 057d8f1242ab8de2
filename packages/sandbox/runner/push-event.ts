/** A push, as the sandbox's story knows it. */
export interface Push {
  /** `owner/name` */
  readonly repository: string;
  readonly defaultBranch: string;
  /** Full name, e.g. `refs/heads/dev`. */
  readonly ref: string;
  /** Forty zeros when the branch is new. */
  readonly before: string;
  readonly after: string;
  readonly actor: string;
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

/**
 * The payload of GitHub's `push` event, as far as workflows and actions read it
 * (https://docs.github.com/webhooks/webhook-events-and-payloads#push).
 */
export function pushPayload(
  push: Push,
  serverUrl: string,
  commits: readonly PushedCommit[],
): object {
  const [owner = '', name = ''] = push.repository.split('/');
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
    after: push.after,
    created: push.before === NONE,
    deleted: push.after === NONE,
    forced: false,
    base_ref: null,
    compare: `${htmlUrl}/compare/${push.before.slice(0, 12)}...${push.after.slice(0, 12)}`,
    commits: listed,
    head_commit: listed.at(-1) ?? null,
    repository: {
      id: 1,
      name,
      full_name: push.repository,
      private: true,
      owner: { login: owner, name: owner },
      html_url: htmlUrl,
      clone_url: `${htmlUrl}.git`,
      default_branch: push.defaultBranch,
      master_branch: push.defaultBranch,
    },
    pusher: { name: push.actor },
    sender: { login: push.actor, type: push.actor.endsWith('[bot]') ? 'Bot' : 'User' },
  };
}
