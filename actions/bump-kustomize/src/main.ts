import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Action, ActionContext, ActionResult } from '@gitops-actions/shared/action/action.ts';
import { attemptUrl, type Runner } from '@gitops-actions/shared/action/runner.ts';
import {
  connect,
  obtainToken,
  revokeMintedToken,
} from '@gitops-actions/shared/github/authenticate.ts';
import { checkBranchName } from '@gitops-actions/shared/github/branch-name.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';
import { chooseIdentity } from '@gitops-actions/shared/github/github-inputs.ts';
import { removeLeftover } from '@gitops-actions/shared/git/temporary-directory.ts';
import {
  isSameRepository,
  parseRepository,
} from '@gitops-actions/shared/github/repository-name.ts';
import { createWaitBudget, type WaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { compareCommits } from '@gitops-actions/shared/promotion/compare-commits.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import { branchTarget } from './branch-target.ts';
import type { BumpDeps } from './deps.ts';
import { readInputs, type Inputs } from './inputs.ts';
import { overlaysHistory } from './overlays-history.ts';
import type { Registry } from './verify-image.ts';
import { openWorktree } from './worktree.ts';

/** The bump-kustomize action. */
export const action: Action = {
  name: 'bump-kustomize',
  async main(context) {
    const inputs = readInputs(context.read);
    const { runner, log } = context;
    const repository = inputs.repository ?? runner.repository;
    const overlays = parseRepository(repository, 'repository');
    const branch = readsBranch(inputs) ? checkBranchName(inputs.branch ?? eventBranch(runner)) : '';
    const budget = createWaitBudget(inputs.maxWait);
    const clients = await createClients(context, inputs, repository, budget);
    const stage = async (deps: BumpDeps): Promise<ActionResult> =>
      inputs.mode === 'verify'
        ? (await import('./run-verify.ts')).runVerify(inputs, deps)
        : (await import('./run.ts')).run(inputs, deps);
    const source = parseRepository(runner.repository, 'GITHUB_REPOSITORY');
    const history = overlaysHistory(context, repository, clients.token);
    const ended = stage({
      target:
        clients.overlays === undefined
          ? undefined
          : {
              repository,
              branch,
              ...branchTarget(clients.overlays, { ...overlays, branch }),
              objects: (oid) => history.objects(oid),
            },
      worktree: openWorktree(runner.workspace),
      compare: (base, head) => compareCommits(clients.source(), source, base, head),
      message: {
        sourceRepository: runner.repository,
        sourceRun: attemptUrl(runner),
      },
      ...{ budget, today: new Date().toISOString().slice(0, 10) },
      random: Math.random,
      log,
      registry: once(() => registryOf(context, inputs)),
      saveDiff: (diff) => saveDiff(runner.temp, diff),
      requests: () => clients.requests(),
    });
    return ended.finally(() => history.remove());
  },
  async post(context) {
    await removeLeftover(context);
    await revokeMintedToken(context);
  },
};

/** Whether the mode is about a branch, and so needs a token; the others look elsewhere. */
function readsBranch({ mode }: Inputs): boolean {
  return mode === 'commit' || mode === 'check';
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

async function registryOf(context: ActionContext, { registry }: Inputs): Promise<Registry> {
  const [{ registryCredentialsDeps, resolveRegistryCredentials }, { createRegistryClient }] =
    await Promise.all([
      import('@gitops-actions/shared/gcp/registry-credentials.ts'),
      import('@gitops-actions/shared/oci/registry-client.ts'),
    ]);
  const login = registryCredentialsDeps(context, registry);
  const clients = new Map<string, RegistryClient>();
  return (domain) => {
    const client =
      clients.get(domain) ??
      createRegistryClient({
        domain,
        login: () => resolveRegistryCredentials(registry, domain, login),
        mask: (secret) => {
          context.mask(secret);
        },
      });
    clients.set(domain, client);
    return client;
  };
}

/** @returns the path of the file, which lies as long as the job */
async function saveDiff(temp: string, diff: string): Promise<string> {
  const path = join(await mkdtemp(join(temp, 'bump-kustomize-')), 'changes.diff');
  await writeFile(path, diff);
  return path;
}

interface Clients {
  /** Absent where no branch is read. */
  readonly overlays: GitHub | undefined;
  /** By which {@link overlays} and git reach the repository. */
  readonly token: string | undefined;
  /** @throws `E_INPUT` when nothing was given that could read the source repository */
  source(): GitHub;
  requests(): number;
}

/**
 * The client for the overlays, and the one that compares source commits: `source-token`, else the
 * overlays' own where both are the same repository, else `token`.
 */
async function createClients(
  context: ActionContext,
  inputs: Inputs,
  repository: string,
  budget: WaitBudget,
): Promise<Clients> {
  const { github, sourceToken } = inputs;
  const writes = inputs.mode === 'commit' && !inputs.dryRun;
  const token = readsBranch(inputs)
    ? await obtainToken(
        context,
        chooseIdentity(github),
        { repository, permissions: { contents: writes ? 'write' : 'read' } },
        budget,
      )
    : undefined;
  const overlays = token === undefined ? undefined : connect(context, token, budget);
  const same = isSameRepository(repository, context.runner.repository);
  let other: GitHub | undefined;
  const source = (): GitHub => {
    if (sourceToken === undefined && same && overlays !== undefined) return overlays;
    const token = sourceToken ?? github.token;
    if (token === undefined) {
      throw new ActionError(
        'E_INPUT',
        'Input `source-token` is required to compare the source commits and was not given.',
      );
    }
    other ??= connect(context, token, budget);
    return other;
  };
  return {
    ...{ overlays, token, source },
    requests: () => (overlays?.requests() ?? 0) + (other?.requests() ?? 0),
  };
}

/** @throws `E_EVENT` when the event speaks of no branch */
function eventBranch(runner: Runner): string {
  const prefix = 'refs/heads/';
  if (runner.ref.startsWith(prefix)) return runner.ref.slice(prefix.length);
  throw new ActionError(
    'E_EVENT',
    `The event \`${runner.eventName}\` is not about a branch (${runner.ref}), and \`branch\` is not given.`,
    { hint: 'Run on `push` to the branch, or say which one:\n  with:\n    branch: dev' },
  );
}
