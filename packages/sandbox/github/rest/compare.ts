import { git } from '../git/git-command.ts';
import { RestRefusal, notFound, repositoryFor } from './call.ts';
import type { RestHandler } from './call.ts';
import { changedFiles, commitResource } from './commit-resource.ts';
import { repositoryApiUrl } from './repository-resource.ts';
import { resolveCommit } from './revision.ts';

/** Without paging GitHub lists up to 250 commits; a page holds up to 100. */
const UNPAGED = 250;
const LARGEST_PAGE = 100;

/** `GET compare/{base}...{head}`: the commits from the merge base to head, oldest first. */
export const compareCommits: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const { state } = call;
  const [baseName = '', headName = '', ...more] = (call.params['basehead'] ?? '').split('...');
  const [base, head] = await Promise.all([
    resolveCommit(repository, baseName),
    resolveCommit(repository, headName),
  ]);
  if (base === undefined || head === undefined || more.length > 0) throw notFound();

  const mergeBase = (
    await git(repository.gitDir, ['merge-base', base, head]).catch(() => Buffer.alloc(0))
  )
    .toString('latin1')
    .trim();
  if (mergeBase === '') {
    throw new RestRefusal(404, `No common ancestor between ${baseName} and ${headName}.`);
  }
  const list = async (range: string): Promise<string[]> =>
    (await git(repository.gitDir, ['rev-list', '--reverse', '--topo-order', range]))
      .toString('latin1')
      .split('\n')
      .filter((line) => line !== '');
  const [ahead, behind] = await Promise.all([list(`${base}..${head}`), list(`${head}..${base}`)]);

  const paged = call.query.has('page') || call.query.has('per_page');
  const size = paged ? Math.min(Number(call.query.get('per_page') ?? 30), LARGEST_PAGE) : UNPAGED;
  const page = Number(call.query.get('page') ?? 1);
  const shown = ahead.slice((page - 1) * size, page * size);
  const last = Math.max(1, Math.ceil(ahead.length / size));
  const api = `${repositoryApiUrl(state, repository)}/compare/${baseName}...${headName}`;
  const web = `${state.url}/${repository.fullName}/compare/${base}...${head}`;
  const link = (to: number, rel: string): string =>
    `<${api}?per_page=${size}&page=${to}>; rel="${rel}"`;
  const links = [
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first'), link(page - 1, 'prev')] : []),
  ];
  return {
    status: 200,
    headers: links.length > 0 ? { link: links.join(', ') } : {},
    body: {
      url: api,
      html_url: web,
      permalink_url: web,
      diff_url: `${web}.diff`,
      patch_url: `${web}.patch`,
      base_commit: await commitResource(state, repository, base),
      merge_base_commit: await commitResource(state, repository, mergeBase),
      status: relation(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: await Promise.all(shown.map((oid) => commitResource(state, repository, oid))),
      // The files stand on the first page only.
      ...(page === 1 ? { files: await changedFiles(state, repository, mergeBase, head) } : {}),
    },
  };
};

function relation(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
