import type { IncomingMessage, ServerResponse } from 'node:http';
import { findRepository } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';
import { commitPage } from './commit-page.ts';
import { PAGE_HEADERS, documentOf, notFoundPage } from './layout.ts';
import type { Page } from './layout.ts';
import { pullPage } from './pull-page.ts';
import { repositoryPage, startPage } from './repository-page.ts';
import { runPage } from './run-page.ts';

type Make = (
  state: GitHubState,
  repository: Repository,
  params: Readonly<Record<string, string | undefined>>,
) => Page | Promise<Page>;

/** GitHub's addresses below `/<owner>/<repository>`. */
const ROUTES: readonly (readonly [RegExp, Make])[] = [
  [/^(?:pulls|actions|branches|tags)?$/, (state, repository) => repositoryPage(state, repository)],
  [
    /^(?:pull|issues)\/(?<number>\d{1,9})(?:\/(?:commits|files))?$/,
    (state, repository, { number }) => pullPage(state, repository, Number(number)),
  ],
  [
    /^commit\/(?<sha>[\da-f]{7,40})$/,
    (state, repository, { sha = '' }) => commitPage(state, repository, sha),
  ],
  [
    /^actions\/runs\/(?<id>\d{1,20})(?:\/attempts\/(?<attempt>\d{1,6}))?$/,
    (state, repository, { id = '', attempt }) => runPage(state, repository, id, attempt),
  ],
];

/**
 * Serves a page to a person with a browser; gives the HTTP status, or nothing for an address that is
 * none of ours. There is no login, private repositories included: the server listens on the loopback
 * of one person's machine and holds nothing but what that person's sandbox made.
 */
export async function answerPage(
  state: GitHubState,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const match = /^\/(?:([\w.-]+)\/([\w.-]+)(?:\/([\w/.-]*?))?\/?)?$/.exec(path);
  if (match === null) return undefined;
  const [, owner, name, rest = ''] = match;
  if (!isLoopbackName(request.headers.host ?? '')) {
    // A page of the internet whose name leads to this machine must not read along.
    response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('This server answers browsers at a loopback address only.\n');
    return 421;
  }
  const { page, trail } = await pageAt(state, owner, name, rest);
  const body = documentOf(page, trail);
  response.writeHead(page.status, PAGE_HEADERS);
  response.end(request.method === 'HEAD' ? undefined : body);
  return page.status;
}

async function pageAt(
  state: GitHubState,
  owner: string | undefined,
  name: string | undefined,
  rest: string,
): Promise<{ readonly page: Page; readonly trail: readonly (readonly [string, string])[] }> {
  if (owner === undefined || name === undefined) return { page: startPage(state), trail: [] };
  const repository = findRepository(state, owner, name);
  if (repository === undefined) {
    return { page: notFoundPage(`There is no repository ${owner}/${name}.`), trail: [] };
  }
  const trail = [[repository.fullName, `/${repository.fullName}`]] as const;
  for (const [pattern, make] of ROUTES) {
    const params = pattern.exec(rest);
    if (params === null) continue;
    return { page: await make(state, repository, params.groups ?? {}), trail };
  }
  return { page: notFoundPage('There is no page at this address.'), trail };
}

/** `127.0.0.1`, `[::1]`, `localhost` and names below it, with or without a port. */
function isLoopbackName(host: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}|\[::1\]|(?:[a-z\d-]+\.)*localhost)(?::\d+)?$/i.test(host);
}
