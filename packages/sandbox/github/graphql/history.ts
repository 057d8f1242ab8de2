import { git } from '../git/git-command.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountOfNodeId } from './accounts.ts';
import { paged } from './connection.ts';
import type { PageArguments } from './connection.ts';
import { GraphQLFailure } from './failure.ts';

export interface HistoryArguments extends PageArguments {
  readonly path?: string | null;
  readonly author?: {
    readonly id?: string | null;
    readonly emails?: readonly string[] | null;
  } | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

/** `Commit.history`: newest first, by path, author and time. */
export async function history(
  state: GitHubState,
  repository: Repository,
  oid: string,
  args: HistoryArguments,
  node: (oid: string) => Promise<object | null>,
): Promise<object> {
  const wanted = authorEmails(state, args);
  const since = seconds(args.since) ?? -Infinity;
  const until = seconds(args.until) ?? Infinity;
  const path = args.path ?? '';
  const output = await git(repository.gitDir, [
    ...['rev-list', '--no-commit-header', '--format=%H %ct %ae', oid],
    // Without its magic a path is a path, whatever it begins with.
    ...(path === '' ? [] : ['--', `:(literal)${path}`]),
  ]);
  const commits = output
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [commit = '', time = '', ...email] = line.split(' ');
      return { oid: commit, time: Number(time), email: email.join(' ') };
    })
    .filter(({ time }) => time >= since && time <= until)
    .filter(({ email }) => wanted?.has(email.toLowerCase()) ?? true);
  return paged('history', commits, args, (commit) => node(commit.oid));
}

function seconds(timestamp: string | null | undefined): number | undefined {
  if (timestamp === null || timestamp === undefined) return undefined;
  const parsed = Date.parse(timestamp);
  if (Number.isNaN(parsed)) {
    throw new GraphQLFailure('UNPROCESSABLE', `\`${timestamp}\` is not a valid GitTimestamp.`);
  }
  return parsed / 1000;
}

function authorEmails(
  state: GitHubState,
  { author }: HistoryArguments,
): ReadonlySet<string> | undefined {
  if (author === null || author === undefined) return undefined;
  const account = accountOfNodeId(state, author.id ?? '');
  const emails = [...(author.emails ?? []), ...(account === undefined ? [] : [account.email])];
  return new Set(emails.map((email) => email.toLowerCase()));
}
