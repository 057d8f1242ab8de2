import { git } from '../git/git-command.ts';
import { notFound, repositoryFor } from './call.ts';
import type { RestHandler } from './call.ts';
import { commitResource } from './commit-resource.ts';
import { pageOf } from './paging.ts';
import { repositoryApiUrl } from './repository-resource.ts';
import { resolveCommit } from './revision.ts';

/** `GET commits`: the history of a branch, a tag or a commit, of one path if asked for; newest first. */
export const listCommits: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const { query, state } = call;
  const oid = await resolveCommit(repository, query.get('sha') ?? repository.defaultBranch);
  if (oid === undefined) throw notFound();
  const filter = (name: string, option: string): string[] => {
    const value = query.get(name);
    return value === null ? [] : [`${option}=${value}`];
  };
  const path = query.get('path');
  const args = [
    'rev-list',
    ...filter('since', '--since'),
    ...filter('until', '--until'),
    oid,
    ...(path === null ? [] : ['--', path]),
  ];
  const all = (await git(repository.gitDir, args)).toString('latin1').split('\n').slice(0, -1);
  const page = pageOf(call, all, `${repositoryApiUrl(state, repository)}/commits`);
  const body: object[] = [];
  for (const each of page.items) body.push(await commitResource(state, repository, each));
  return { status: 200, headers: page.headers, body };
};
