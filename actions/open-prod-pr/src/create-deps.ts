import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionContext } from '@gitops-actions/shared/action/action.ts';
import {
  makeTemporaryDirectory,
  rememberDirectory,
} from '@gitops-actions/shared/git/temporary-directory.ts';
import { obtainToken } from '@gitops-actions/shared/github/authenticate.ts';
import type { GitHubIdentity } from '@gitops-actions/shared/github/github-inputs.ts';
import { isSameRepository } from '@gitops-actions/shared/github/repository-name.ts';
import { readCommitFacts } from '@gitops-actions/shared/github/commit-facts.ts';
import { createWaitBudget, type WaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { projectCache } from '@gitops-actions/shared/process/project-cache.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { openAccount, openObjects, tokenRequests, type Account } from './account.ts';
import type { ReleaseDeps, Repositories } from './deps.ts';
import type { TagInputs } from './inputs.ts';
import { readState, readTag, type StateTarget } from './state/read-state.ts';
import type { RepositoryState } from './state/repository-state.ts';

/** The names of one release. */
export interface ReleaseNames {
  readonly tag: string;
  readonly headBranch: string;
  readonly branchPrefix: string;
}

/**
 * The world as the modes see it.
 *
 * @returns also the one directory that everything temporary lies in, for the caller to remove
 * @throws `E_INPUT`, and what minting a token throws
 */
export async function createDeps(
  context: ActionContext,
  inputs: TagInputs,
  identity: GitHubIdentity,
  names: ReleaseNames,
): Promise<{ readonly deps: ReleaseDeps; readonly directory: string }> {
  const { world, target, directory } = await openWorld(context, inputs, identity, names);
  const named = { ...target, ...names };
  const deps: ReleaseDeps = {
    ...{ ...world, ...names },
    readState: () => readState(named),
    readTag: () => readTag(named),
  };
  return { deps, directory };
}

/** What does not depend on which tag is meant, or whether one is. */
export type World = Omit<ReleaseDeps, 'tag' | 'headBranch' | 'readState' | 'readTag'>;

/** The world of one run; errors and `directory` as of {@link createDeps}. */
export async function openWorld(
  context: ActionContext,
  inputs: TagInputs,
  identity: GitHubIdentity,
  { branchPrefix }: Pick<ReleaseNames, 'branchPrefix'>,
): Promise<{
  readonly world: World;
  readonly target: Omit<StateTarget, 'tag' | 'headBranch'>;
  readonly directory: string;
}> {
  const { runner, log } = context;
  const budget = createWaitBudget(inputs.maxWait);
  const gitops = await overlaysAccount(context, inputs, identity, budget);
  const source = sourceAccount(context, inputs, gitops, budget);
  const { base, stagingBranch, stagingOverlay } = inputs;
  const target = {
    ...{ base, stagingBranch, stagingOverlay, branchPrefix },
    ...{ source: source.remote, gitops: gitops.remote },
    seesTeams: identity.kind === 'app' && permissionsOf(inputs)['members'] !== undefined,
  };
  const directory = await makeTemporaryDirectory(runner.temp, rememberDirectory(context));
  const repositories = repositoriesOf(context, inputs, { source, gitops }, directory);
  const scratch = (): Promise<string> => mkdtemp(join(directory, 'scratch-'));
  const world: World = {
    ...{ branchPrefix, source: source.remote, gitops: gitops.remote, runner, log, budget },
    random: Math.random,
    now: () => new Date(),
    commitFacts: (oids) => readCommitFacts(gitops.remote.github, gitops.remote, oids),
    repositories,
    kustomize: async () => {
      const { obtainKustomize } = await import('./render/kustomize.ts');
      return obtainKustomize({
        ...{ run: runProcess, env: context.env, toolCache: runner.toolCache },
        platform: `${process.platform}-${process.arch}`,
        scratch: await scratch(),
        ...(runner.loopback && { projectCache: projectCache(context.env) }),
      });
    },
    scratch,
    requests: () =>
      tokenRequests(identity) +
      gitops.remote.github.requests() +
      (source === gitops ? 0 : source.remote.github.requests()),
  };
  return { world, target, directory };
}

async function overlaysAccount(
  context: ActionContext,
  inputs: TagInputs,
  identity: GitHubIdentity,
  budget: WaitBudget,
): Promise<Account> {
  const name = inputs.repository ?? context.runner.repository;
  const request = { repository: name, permissions: permissionsOf(inputs) };
  const token = await obtainToken(context, identity, request, budget);
  return openAccount(context, budget, { name, source: 'repository', token });
}

/** Where the tag is: the repository of the workflow; with overlays elsewhere, the job's own token reads it. */
function sourceAccount(
  context: ActionContext,
  inputs: TagInputs,
  gitops: Account,
  budget: WaitBudget,
): Account {
  const name = context.runner.repository;
  if (isSameRepository(name, gitops.remote.name)) return gitops;
  const { token } = inputs.github;
  if (token === undefined) {
    throw new ActionError(
      'E_INPUT',
      `Input \`token\` is required to read the tag in ${name} and was not given.`,
      { hint: 'Give the job’s own token:\n  with:\n    token: ${{ github.token }}' },
    );
  }
  return openAccount(context, budget, { name, source: 'GITHUB_REPOSITORY', token });
}

function permissionsOf(inputs: TagInputs): Readonly<Record<string, 'read' | 'write'>> {
  const writes = inputs.dryRun ? 'read' : 'write';
  switch (inputs.mode) {
    case 'plan':
      return { contents: 'read', pull_requests: 'read' };
    case 'withdraw':
      return { contents: 'read', pull_requests: writes };
    case 'open':
      return {
        ...{ contents: writes, pull_requests: writes },
        ...(inputs.people.teams.length > 0 && { members: 'read' }),
      };
  }
}

/** Opens the repositories at the first call and brings what later states need. */
function repositoriesOf(
  context: ActionContext,
  inputs: TagInputs,
  accounts: { readonly source: Account; readonly gitops: Account },
  directory: string,
): ReleaseDeps['repositories'] {
  const { source, gitops } = accounts;
  let opened: Promise<Repositories> | undefined;
  const checkout = { workspace: context.runner.workspace, path: inputs.repositoryPath };
  const start = async (state: RepositoryState): Promise<Repositories> => {
    const tag = state.tag === undefined ? [] : [state.tag.oid];
    const heads = [state.baseOid, state.stagingOid];
    if (source === gitops) {
      const wanted = [...tag, ...heads];
      const both = await openObjects(context, source, directory, wanted, checkout);
      return { source: both, gitops: both };
    }
    // Nobody checks the other repository out: it is always fetched.
    const nowhere = { workspace: directory, path: '.' };
    const [first, second] = await Promise.all([
      openObjects(context, source, directory, tag, checkout),
      openObjects(context, gitops, directory, heads, nowhere),
    ]);
    return { source: first, gitops: second };
  };
  return async (state) => {
    const both = await (opened ??= start(state));
    if (state.tag !== undefined) await both.source.fetch([state.tag.oid]);
    const branch = state.branchOid === undefined ? [] : [state.branchOid];
    await both.gitops.fetch([state.baseOid, state.stagingOid, ...branch]);
    return both;
  };
}
