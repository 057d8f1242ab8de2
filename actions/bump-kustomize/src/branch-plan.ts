import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { FilesAt } from '@gitops-actions/shared/github/read-file.ts';
import { readAhead } from '@gitops-actions/shared/kustomize/read-ahead.ts';
import type { ReadPaths } from '@gitops-actions/shared/kustomize/resource-graph.ts';
import { isSameRepository } from '@gitops-actions/shared/github/repository-name.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import { namesSources, registryFault } from '@gitops-actions/shared/policy/registry-rules.ts';
import { ATTEMPT } from '@gitops-actions/shared/promotion/bump-trailers.ts';
import type { Relation } from '@gitops-actions/shared/promotion/order.ts';
import type { BumpPlan } from './bump-plan.ts';
import type { OrderRules } from './decide-image.ts';
import type { BumpDeps, Target } from './deps.ts';
import { imageRules, type OverlayRules } from './image-rules.ts';
import type { Inputs, RollbackInputs } from './inputs.ts';
import { createMatcher, withPlainImage } from './matched-images.ts';
import { filesFromBranch, pathsToRead } from './overlay-files.ts';
import { planBump } from './plan-bump.ts';
import { recentOf } from './recent-history.ts';
import { planRollback } from './rollback/plan-rollback.ts';
import { imageExists, verifyImage } from './verify-image.ts';
import { writerFault } from './writer-fault.ts';

/** Decides anew for every state of a branch. */
export function branchPlanner(
  inputs: Inputs,
  deps: BumpDeps,
  target: Target,
): (at: FilesAt) => Promise<BumpPlan> {
  const rulesAt = imageRules({
    source: deps.message.sourceRepository,
    gitops: target.repository,
    onMissingPolicy: inputs.onMissingPolicy,
    log: deps.log,
  });
  const relation = once(deps.compare.bind(deps));
  const rollback = rollbackPlanner(inputs, deps, target);
  const verified = new Set<string>();
  const paths = pathsToRead(inputs.overlays);
  const match = createMatcher(deps.log);
  const writes = inputs.mode === 'commit' && !inputs.dryRun;
  return async (at) => {
    const rules = await rulesAt(at);
    const fault = writes ? writerFault(rules.policy, at.viewer, target.repository) : undefined;
    if (fault !== undefined) throw fault;
    if (inputs.rollback !== undefined) return rollback(at, rules, inputs.rollback);
    const overlays = filesFromBranch(at, inputs.overlays);
    const read: ReadPaths = async (paths) => (await target.readAt(at.headOid, paths)).files;
    const plan = await planBump(overlays, inputs.images, {
      ...{ order: inputs.order, freely: false, create: false, relation, fault: rules.fault },
      ...{ recent: recentOf(deps, target, at, rules), today: deps.today },
    }).catch(async (thrown: unknown) => {
      throw await withPlainImage(thrown, overlays, inputs.images, read);
    });
    if (!inputs.allowUnmatched) {
      const ahead = readAhead(read, at.directories ?? new Map());
      await match(plan, { paths, files: at.files }, ahead);
    }
    if (!inputs.verifyImage) return plan;
    for (const { image, status } of plan.images) {
      const { name, repository, tag, digest } = image;
      const reference = `${repository ?? ''}:${tag}@${digest}`;
      if (status !== 'changed' || repository === undefined || verified.has(reference)) continue;
      const registry = await deps.registry();
      await verifyImage({ name, repository, tag, digest }, inputs.platforms, registry);
      verified.add(reference);
    }
    return plan;
  };
}

type RollbackPlanner = (
  at: FilesAt,
  rules: OverlayRules,
  rollback: RollbackInputs,
) => Promise<BumpPlan>;

/**
 * What `previous` takes back is settled at the first look: another application that is bumped
 * meanwhile is not what was meant.
 */
function rollbackPlanner(inputs: Inputs, deps: BumpDeps, target: Target): RollbackPlanner {
  let meant: ReadonlySet<string> | undefined;
  const gitops = target.repository;
  const run = deps.message.sourceRepository;
  const theirs = isSameRepository(run, gitops);
  return async (at, { policy }, { to, failedDigest }) => {
    const pipeline = policy?.signing?.pipeline;
    if (policy === undefined || pipeline === undefined) {
      throw new ActionError(
        'E_POLICY_MISSING',
        `A rollback restores what a verified bump wrote; ${gitops} has no ${POLICY_PATH} with \`signing.pipeline\` on its default branch, so nothing says whose bumps count.`,
        {
          hint: `Add the section to ${POLICY_PATH}. Where the overlays live in a repository of their own, its policy has it: run the rollback there.`,
        },
      );
    }
    const digests = failedDigest === undefined ? meant : new Set([failedDigest]);
    const plan = await planRollback(
      filesFromBranch(at, inputs.overlays),
      {
        ...{ to, digests, where: `${gitops}@${target.branch}` },
        source: run,
        run: deps.message.sourceRun.replace(ATTEMPT, ''),
      },
      {
        ...{ head: at.headOid, pipeline, today: deps.today },
        // In the overlays' own repository a rollback is theirs to make, of whatever source the policy
        // names; another repository takes back what is its own. Beside the source a bump may name the
        // repository by an earlier name.
        fault: (madeIn, overlay, image) => {
          const source = theirs && namesSources(policy, overlay) ? madeIn : run;
          return registryFault(policy, { source, gitops, overlay, image });
        },
        isBeside: (overlay) => theirs && !namesSources(policy, overlay),
        denyDigests: policy.promotion.denyDigests,
        objects: await target.objects(at.headOid),
        signatures: (oids) => target.signatures(oids),
        exists: inputs.verifyImage
          ? (image) => deps.registry().then((registry) => imageExists(image, registry))
          : undefined,
      },
    );
    meant ??= new Set(plan.rollback?.takenBack.map(({ digest }) => digest));
    return plan;
  };
}

/**
 * The wish as one text: the same for every attempt and every re-run of the same bump. A rollback is a
 * wish of its run: the next run may wish for one step more.
 */
export function intentOf(inputs: Inputs, target: Target, facts: BumpDeps['message']): string {
  const { rollback } = inputs;
  return JSON.stringify({
    repository: target.repository,
    branch: target.branch,
    source: facts.sourceRepository,
    overlays: inputs.overlays.toSorted(),
    images: inputs.images.map(({ line }) => line).toSorted(),
    commits: inputs.images.map(({ sourceCommit }) => sourceCommit ?? '').toSorted(),
    ...(rollback && { rollback, run: facts.sourceRun.replace(ATTEMPT, '') }),
  });
}

/** Each pair is compared once, however many images and attempts ask; commits never change. */
function once(compare: OrderRules['relation']): OrderRules['relation'] {
  const known = new Map<string, Promise<Relation>>();
  return (base, head) => {
    const key = `${base}...${head}`;
    const answer = known.get(key) ?? compare(base, head);
    known.set(key, answer);
    return answer;
  };
}
