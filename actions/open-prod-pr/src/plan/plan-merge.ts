import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { treesOf } from '@gitops-actions/shared/git/commits.ts';
import { isSeparate, type PlanDeps, type PlanRequest } from './plan-request.ts';
import { conflict, hotfixBesideBase, losesHotfix, trustPath } from './release-refusals.ts';
import { lostPaths, smuggledPaths, type TreeRules } from './release-tree.ts';
import type { ReleaseImage } from '../release.ts';

/** What is merged, and into which production. */
export interface MergeQuery {
  /** The tagged commit. */
  readonly commitOid: string;
  readonly hotfix: boolean;
  readonly deployed: readonly ReleaseImage[];
  readonly deployedVersion?: string;
}

export interface JudgedMerge {
  readonly refusals: readonly ActionError[];
  /** The tree that the merge into the base must give; absent where nothing is merged, or cannot be. */
  readonly tree?: string;
  /** Paths that the merge changes on the base. */
  readonly brought: readonly string[];
}

/**
 * Holds the tagged commit against what production is made of: merging must be possible, must give the
 * very tree that was tagged, and must not touch the trust paths.
 *
 * With overlays in a repository of their own nothing is merged. The sources of what production runs
 * are then those of its version's tag; what a release changes in the source's trust paths reaches no
 * base by it and is not its matter.
 */
export async function judgeMerge(
  request: PlanRequest,
  deps: PlanDeps,
  query: MergeQuery,
): Promise<JudgedMerge> {
  const separate = isSeparate(request);
  const base = separate
    ? await deployedBase(deps, query)
    : { oid: request.refs.baseOid, name: request.base };
  if (base === undefined) return { refusals: [], brought: [] };
  const { source, policy } = deps;
  const { commitOid, hotfix } = query;
  const [trees, [merge], contained] = await Promise.all([
    treesOf(source, [base.oid, commitOid]),
    source.mergeAll([[base.oid, commitOid]]),
    hotfix ? source.isAncestor(base.oid, commitOid) : true,
  ]);
  const [before, tagged] = [trees.get(base.oid), trees.get(commitOid)];
  if (merge === undefined || before === undefined || tagged === undefined) {
    throw new ActionError(
      'E_REPO_OBJECTS',
      `${base.oid} and ${commitOid} cannot be merged: one of them is no commit as git writes it.`,
    );
  }
  const [lost = [], brought = []] = await source.diffTrees([
    [merge.tree, tagged],
    [before, merge.tree],
  ]);
  const rules: TreeRules = {
    overlays: policy.signing?.pipeline?.overlays ?? [],
    trustPaths: policy.promotion.trustPaths,
  };
  const { conflicts } = merge;
  const smuggled = separate ? [] : smuggledPaths(brought, rules);
  return {
    refusals: [
      ...(contained
        ? divergence(request, base.name, conflicts, lostPaths(lost, conflicts, rules))
        : [hotfixBesideBase(request, base.name)]),
      ...(smuggled.length > 0 ? [trustPath(request, smuggled)] : []),
    ],
    brought: brought.map(({ path }) => path),
    ...(!separate && conflicts.length === 0 && { tree: merge.tree }),
  };
}

function divergence(
  request: PlanRequest,
  base: string,
  conflicts: readonly string[],
  lost: readonly string[],
): readonly ActionError[] {
  return [
    ...(conflicts.length > 0 ? [conflict(request, base, conflicts)] : []),
    ...(lost.length > 0 ? [losesHotfix(request, base, lost)] : []),
  ];
}

/** The commit whose sources production runs; `undefined`: nothing was ever released. */
async function deployedBase(
  deps: PlanDeps,
  { deployed, deployedVersion }: MergeQuery,
): Promise<{ readonly oid: string; readonly name: string } | undefined> {
  if (deployed.length === 0) return undefined;
  const name = `v${deployedVersion ?? ''}`;
  const oid = deployedVersion === undefined ? undefined : await deps.tagCommit(name);
  if (oid !== undefined) return { oid, name };
  const tags = deployed.map(({ name: image, tag }) => `\`${image}\` ${JSON.stringify(tag)}`);
  throw new ActionError(
    'E_REF',
    `What production runs (${tags.join(', ')}) is no release tag of the source repository, so what a release would take from it cannot be told.`,
    {
      hint: 'Push the tag of the version that production runs, or set `newTag: unreleased` without a digest in its overlay where it runs nothing of this repository.',
    },
  );
}
