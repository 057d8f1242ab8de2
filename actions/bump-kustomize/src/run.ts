import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { commitOptimistically } from '@gitops-actions/shared/github/optimistic-commit.ts';
import { isWrittenBy } from '@gitops-actions/shared/promotion/pipeline-commit.ts';
import { likelyDirectories } from '@gitops-actions/shared/kustomize/read-ahead.ts';
import type { ReadPaths } from '@gitops-actions/shared/kustomize/resource-graph.ts';
import { branchPlanner, intentOf } from './branch-plan.ts';
import type { BumpPlan } from './bump-plan.ts';
import { commitMessage } from './commit-message.ts';
import type { BumpDeps, BumpEnd, Landed, Target } from './deps.ts';
import type { Inputs } from './inputs.ts';
import { createMatcher, withPlainImage } from './matched-images.ts';
import { filesFromWorktree, historyPath, pathsToRead } from './overlay-files.ts';
import { planBump } from './plan-bump.ts';
import { result } from './result.ts';
import { readWorktree, writeAll } from './worktree.ts';

/** The stage: read, decide, edit, and write where the mode says so. */
export async function run(inputs: Inputs, deps: BumpDeps): Promise<ActionResult> {
  const end = await (inputs.mode === 'worktree' ? inWorktree : onBranch)(inputs, deps);
  for (const note of new Set(end.plan.images.flatMap((image) => image.note ?? []))) {
    deps.log.warning(note);
  }
  return result(inputs, deps, end);
}

async function inWorktree(inputs: Inputs, deps: BumpDeps): Promise<BumpEnd> {
  const { worktree } = deps;
  const files = filesFromWorktree(worktree, inputs.overlays);
  const read: ReadPaths = (paths) => Promise.resolve(readWorktree(worktree, paths));
  const plan = await planBump(files, inputs.images, {
    ...{ order: inputs.order, freely: true, create: inputs.create },
    ...{ relation: deps.compare.bind(deps), today: deps.today },
    // Nothing reaches a branch by this: who commits it answers for it there.
    fault: () => undefined,
    recent: () => Promise.resolve(undefined),
  }).catch(async (thrown: unknown) => {
    throw await withPlainImage(thrown, files, inputs.images, read);
  });
  if (!inputs.allowUnmatched) {
    await createMatcher(deps.log)(plan, { paths: [], files: new Map() }, read);
  }
  if (!inputs.dryRun) await writeAll(worktree, plan.files);
  return { plan, attempts: 0 };
}

async function onBranch(inputs: Inputs, deps: BumpDeps): Promise<BumpEnd> {
  const { target } = deps;
  if (target === undefined) throw new ActionError('E_INTERNAL', 'No branch to bump.');
  const planAt = branchPlanner(inputs, deps, target);
  const paths = pathsToRead(inputs.overlays);
  const histories = inputs.overlays.map(historyPath);
  const looksAtGraph = !inputs.allowUnmatched && inputs.rollback === undefined;
  const directories = looksAtGraph ? likelyDirectories(inputs.overlays) : [];
  if (inputs.mode === 'check' || inputs.dryRun) {
    const plan = await planAt(await target.store.read(paths, histories, directories));
    if (inputs.mode === 'commit' || plan.files.length === 0) return { plan, attempts: 1 };
    return { plan, attempts: 1, failure: wouldChange(plan, target) };
  }
  const { budget, random, log } = deps;
  const outcome = await commitOptimistically(
    { store: target.store, budget, random, log },
    {
      ...{ paths, histories, directories, intent: intentOf(inputs, target, deps.message) },
      maxAttempts: inputs.maxAttempts,
      isOwn: isWrittenBy,
      edit: async (at) => {
        const plan = await planAt(at);
        const changed = plan.images.filter(({ status }) => status === 'changed');
        return {
          result: plan,
          additions: plan.files.map(({ path, after }) => ({ path, bytes: after })),
          message: commitMessage(inputs.commitMessage, changed, deps.message, plan.rollback),
        };
      },
    },
  );
  const { result: plan, attempts, commit, earlier = [] } = outcome;
  // A run started again because its commit was not verified writes nothing, and is as red as before.
  const all = commit === undefined ? await againUnlessValid(earlier, target) : [commit];
  const [failure] = inputs.requireVerified ? all.flatMap((each) => unverified(each) ?? []) : [];
  return { plan, attempts, ...(commit && { commit }), ...(failure && { failure }) };
}

/** Files named in a message. */
const MAX_NAMED = 10;

function wouldChange(plan: BumpPlan, target: Target): ActionError {
  const all = plan.files.map(({ path }) => path);
  const more = all.length > MAX_NAMED ? `, … (${all.length} files)` : '';
  const paths = `${all.slice(0, MAX_NAMED).join(', ')}${more}`;
  return new ActionError(
    'E_WOULD_CHANGE',
    `${target.repository} does not hold the given images on ${target.branch}: ${paths}.`,
  );
}

type Signed = Pick<Landed, 'oid' | 'signature'>;

/** A fresh signature may lag behind: a run started at once again looks once more, too. */
function againUnlessValid(
  commits: readonly Signed[],
  { store }: Target,
): Promise<readonly Signed[]> {
  return Promise.all(
    commits.map(async (commit) =>
      unverified(commit) === undefined ? commit : ((await store.reread(commit.oid, [])) ?? commit),
    ),
  );
}

function unverified(commit: Signed): ActionError | undefined {
  if (commit.signature?.isValid === true) return undefined;
  const state = commit.signature?.state ?? 'no signature';
  return new ActionError(
    'E_COMMIT_UNVERIFIED',
    `Commit ${commit.oid} landed, but GitHub does not call its signature valid (${state}).`,
  );
}
