import type { ActionContext } from '@gitops-actions/shared/action/action.ts';
import { findGit } from '@gitops-actions/shared/git/find-git.ts';
import { openRepository } from '@gitops-actions/shared/git/open-repository.ts';
import type { Repository, RepositoryOptions } from '@gitops-actions/shared/git/repository.ts';
import { connect } from '@gitops-actions/shared/github/authenticate.ts';
import type { GitHubIdentity } from '@gitops-actions/shared/github/github-inputs.ts';
import { parseRepository } from '@gitops-actions/shared/github/repository-name.ts';
import type { WaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import type { Remote } from './deps.ts';

/** A repository on GitHub and the token by which both the client and git reach it. */
export interface Account {
  readonly remote: Remote;
  readonly token: string;
}

/** Requests by which an App's token is minted: find the installation, mint. */
const MINT_REQUESTS = 2;

/** API requests by which the run got its token; they are made before a client counts any. */
export function tokenRequests({ kind }: GitHubIdentity): number {
  return kind === 'app' ? MINT_REQUESTS : 0;
}

/**
 * @param source where the name was given, for the message
 * @throws `E_INPUT` when it is no name of a repository
 */
export function openAccount(
  context: ActionContext,
  budget: WaitBudget,
  {
    name,
    source,
    token,
  }: { readonly name: string; readonly source: string; readonly token: string },
): Account {
  const parsed = parseRepository(name, source);
  return { remote: { ...parsed, name, github: connect(context, token, budget) }, token };
}

/**
 * Git objects of an account's repository: the checkout at `place` where it is one, else a copy below
 * `directory`, which the caller removes.
 *
 * @param wanted commits and tags that must be there
 * @throws what `openRepository` throws
 */
export function openObjects(
  { runner, log, env }: ActionContext,
  { remote, token }: Account,
  directory: string,
  wanted: readonly string[],
  place: Pick<RepositoryOptions, 'workspace' | 'path'>,
): Promise<Repository> {
  return openRepository({
    ...{
      run: runProcess,
      git: findGit(env['PATH'] ?? '', runner.workspace),
      env,
      log,
      temp: directory,
      wanted,
    },
    ...place,
    url: `${runner.serverUrl}/${remote.name}.git`,
    token: () => Promise.resolve(token),
    onDirectory: () => undefined, // it lies in the one that `post` knows
    loopback: runner.loopback,
  });
}
