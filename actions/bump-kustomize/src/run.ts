import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { commitOptimistically } from '@gitops-actions/shared/github/optimistic-commit.ts';
import type { FilesAt } from '@gitops-actions/shared/github/read-file.ts';
import { kustomizationCandidates } from '@gitops-actions/shared/kustomize/find-kustomization.ts';
import type { Relation } from '@gitops-actions/shared/promotion/order.ts';
import { commitMessage, type MessageFacts } from './commit-message.ts';
import type { BumpDeps, BumpEnd, Landed, Target } from './deps.ts';
import { imageRules } from './image-rules.ts';
import type { Inputs } from './inputs.ts';
import { filesFromBranch, filesFromWorktree } from './overlay-files.ts';
import { planBump, type BumpPlan, type PlanRules } from './plan-bump.ts';
import { result } from './result.ts';

/** The stage: read, decide, edit, and write where the mode says so. */
export async function run(inputs: Inputs, deps: BumpDeps): Promise<ActionResult> {
  return result(inputs, deps, await bump(inputs, deps));
}

async function bump(inputs: Inputs, deps: BumpDeps): Promise<BumpEnd> {
  const rules: Omit<PlanRules, 'fault'> = {
    order: inputs.order,
    setRepository: inputs.mode === 'worktree',
    relation: once(deps.compare.bind(deps)),
  };
  const { target } = deps;
  if (inputs.mode === 'worktree') {
    const files = await filesFromWorktree(deps.worktree, inputs.overlays);
    // Nothing reaches a branch by this: who commits it answers for it there.
    const plan = await planBump(files, inputs.images, { ...rules, fault: () => undefined });
    if (!inputs.dryRun) {
      for (const { path, after } of plan.files) await deps.worktree.write(path, after);
    }
    return { plan, attempts: 0 };
  }
  if (target === undefined) throw new ActionError('E_INTERNAL', 'No branch to bump.');
  const ruleAt = imageRules({
    source: deps.message.sourceRepository,
    gitops: target.repository,
    onMissingPolicy: inputs.onMissingPolicy,
    log: deps.log,
  });
  const planAt = async (at: FilesAt): Promise<BumpPlan> => {
    const fault = await ruleAt(at);
    return planBump(filesFromBranch(at, inputs.overlays), inputs.images, { ...rules, fault });
  };
  const paths = [...new Set(inputs.overlays.flatMap(kustomizationCandidates))];
  if (inputs.mode === 'check' || inputs.dryRun) {
    const plan = await planAt(await target.store.read(paths));
    if (inputs.mode === 'commit' || plan.files.length === 0) return { plan, attempts: 1 };
    return { plan, attempts: 1, failure: wouldChange(plan, target) };
  }
  const { budget, random, log } = deps;
  const outcome = await commitOptimistically(
    { store: target.store, budget, random, log },
    {
      paths,
      intent: intentOf(inputs, target, deps.message),
      maxAttempts: inputs.maxAttempts,
      edit: async (at) => {
        const plan = await planAt(at);
        const changed = plan.images.filter(({ status }) => status === 'changed');
        return {
          result: plan,
          additions: plan.files.map(({ path, after }) => ({ path, bytes: after })),
          message: commitMessage(inputs.commitMessage, changed, deps.message),
        };
      },
    },
  );
  const { result: plan, attempts, commit } = outcome;
  if (commit === undefined) return { plan, attempts };
  const failure = inputs.requireVerified ? unverified(commit) : undefined;
  return { plan, attempts, commit, ...(failure && { failure }) };
}

/** The wish as one text: the same for every attempt and every re-run of the same bump. */
function intentOf(inputs: Inputs, target: Target, facts: MessageFacts): string {
  return JSON.stringify({
    repository: target.repository,
    branch: target.branch,
    source: facts.sourceRepository,
    overlays: inputs.overlays.toSorted(),
    images: inputs.images.map(({ line }) => line).toSorted(),
    commits: inputs.images.map(({ sourceCommit }) => sourceCommit ?? '').toSorted(),
  });
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

function unverified(commit: Landed): ActionError | undefined {
  if (commit.signature?.isValid === true) return undefined;
  const state = commit.signature?.state ?? 'no signature';
  return new ActionError(
    'E_COMMIT_UNVERIFIED',
    `Commit ${commit.oid} landed, but GitHub does not call its signature valid (${state}).`,
  );
}

/** Each pair is compared once, however many images and attempts ask; commits never change. */
function once(compare: PlanRules['relation']): PlanRules['relation'] {
  const known = new Map<string, Promise<Relation>>();
  return (base, head) => {
    const key = `${base}...${head}`;
    const answer = known.get(key) ?? compare(base, head);
    known.set(key, answer);
    return answer;
  };
}
