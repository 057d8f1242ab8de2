import { git } from '../git/git-command.ts';
import { parseCommit } from '../git/object-format.ts';
import type { CommitObject, Person } from '../git/object-format.ts';
import { judgeSignature } from '../identity/signature-verdict.ts';
import type { SignatureVerdict } from '../identity/signature-verdict.ts';
import { accountOfEmail } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountResource, nodeId } from './account-resource.ts';
import { notFound } from './call.ts';
import { repositoryApiUrl } from './repository-resource.ts';

export const seconds = (time: number): string =>
  new Date(time * 1000).toISOString().replace('.000Z', 'Z');

export const dateTime = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');

/** What stands beside a commit about its signature. */
export function verificationOf(commit: CommitObject, verdict: SignatureVerdict): object {
  const signed = commit.signature !== undefined;
  return {
    verified: verdict.verified,
    reason: verdict.reason,
    signature: commit.signature ?? null,
    payload: signed ? commit.payload.toString('utf8') : null,
    verified_at: verdict.verified ? seconds(commit.committer.time) : null,
  };
}

/** `oid` must be a commit. @throws RestRefusal 404 where it is none. */
export async function commitResource(
  state: GitHubState,
  repository: Repository,
  oid: string,
): Promise<object> {
  const object = await repository.objects.read(oid);
  if (object?.type !== 'commit') throw notFound();
  const commit = parseCommit(object.content);
  const verdict = await judgeSignature(commit, state.webFlow, state);
  const api = repositoryApiUrl(state, repository);
  const page = `${state.url}/${repository.fullName}/commit`;
  const user = (person: Person): object | null => {
    const account = accountOfEmail(state, person.email);
    return account === undefined ? null : accountResource(state, account);
  };
  const named = ({ name, email, time }: Person): object => ({ name, email, date: seconds(time) });
  return {
    sha: oid,
    node_id: nodeId('C', repository.fullName, oid),
    commit: {
      author: named(commit.author),
      committer: named(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${oid}`,
      comment_count: 0,
      verification: verificationOf(commit, verdict),
    },
    url: `${api}/commits/${oid}`,
    html_url: `${page}/${oid}`,
    comments_url: `${api}/commits/${oid}/comments`,
    author: user(commit.author),
    committer: user(commit.committer),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${page}/${parent}`,
    })),
  };
}

const STATUS: Readonly<Record<string, string>> = { A: 'added', D: 'removed', M: 'modified' };
/** More are not listed by GitHub. */
const MOST_FILES = 300;

/** The files that differ between two commits; `undefined` = before the first commit. */
export async function changedFiles(
  state: GitHubState,
  repository: Repository,
  from: string | undefined,
  to: string,
): Promise<object[]> {
  const range = from === undefined ? ['--root', to] : [from, to];
  const args = ['diff-tree', '-r', '--no-commit-id', '--no-renames', '-z'];
  const [raw, numbers] = await Promise.all([
    git(repository.gitDir, [...args, '--raw', '--abbrev=40', ...range]),
    git(repository.gitDir, [...args, '--numstat', ...range]),
  ]);
  const counts = new Map<string, readonly [number, number]>();
  for (const line of numbers.toString('utf8').split('\0')) {
    const [added = '', deleted = '', path] = line.split('\t');
    if (path !== undefined) counts.set(path, [Number(added) || 0, Number(deleted) || 0]);
  }
  const fields = raw.toString('utf8').split('\0');
  const files: object[] = [];
  const api = repositoryApiUrl(state, repository);
  for (let index = 0; index + 1 < fields.length && files.length < MOST_FILES; index += 2) {
    const [, , before = '', after = '', letter = ''] = (fields[index] ?? '').split(' ');
    const filename = fields[index + 1] ?? '';
    const [additions, deletions] = counts.get(filename) ?? [0, 0];
    const path = encodeURI(filename);
    files.push({
      sha: letter === 'D' ? before : after,
      filename,
      status: STATUS[letter] ?? 'changed',
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${state.url}/${repository.fullName}/blob/${to}/${path}`,
      raw_url: `${state.url}/${repository.fullName}/raw/${to}/${path}`,
      contents_url: `${api}/contents/${path}?ref=${to}`,
    });
  }
  return files;
}
