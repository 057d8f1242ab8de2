import { commitFact, type CommitFact } from '@gitops-actions/shared/github/commit-facts.ts';
import { MERGE_METHODS, type MergeMethod, type MergeRules } from './merge-rules.ts';
import type { PullRequest, ReleasePullRequest, RepositoryState } from './repository-state.ts';
import type {
  CommitNode,
  OwnNode,
  PullNode,
  RuleNode,
  StateNode,
  TagTarget,
} from './state-nodes.ts';

/** A tag may lead to a commit by way of other tags; more than one in between is nobody’s release. */
export function tagOf(target: TagTarget | null | undefined): RepositoryState['tag'] {
  if (target === undefined || target === null) return undefined;
  const inner = target.target;
  const commitOid = inner === undefined ? target.oid : (inner.target?.oid ?? inner.oid);
  return { oid: target.oid, commitOid };
}

export function* lineage(node: CommitNode | undefined): Generator<CommitNode> {
  if (node?.author === undefined) return;
  yield node;
  for (const parent of node.parents?.nodes ?? []) yield* lineage(parent);
}

export function factsOf(nodes: readonly CommitNode[]): ReadonlyMap<string, CommitFact> {
  return new Map(nodes.map((node) => [node.oid, commitFact(node)]));
}

export function toPull(node: PullNode): PullRequest {
  const { number, url, state, title, headRefName, headRefOid } = node;
  return { number, url, state, title, headBranch: headRefName, headOid: headRefOid };
}

export function toOwn(node: OwnNode, seesTeams: boolean): ReleasePullRequest {
  const asked = (node.reviewRequests?.nodes ?? []).map(
    ({ requestedReviewer }) => requestedReviewer,
  );
  return {
    ...toPull(node),
    body: node.body,
    base: node.baseRefName,
    labels: (node.labels?.nodes ?? []).map(({ name }) => name),
    assignees: (node.assignees.nodes ?? []).map(({ login }) => login),
    reviewers: asked.flatMap((who) => who?.login ?? []),
    ...(seesTeams && { teams: asked.flatMap((who) => who?.slug ?? []) }),
    reviewed: (node.reviews?.totalCount ?? 0) > 0,
  };
}

export function mergeRules(node: StateNode): MergeRules {
  const rules: readonly RuleNode[] = node.rules?.rules?.nodes ?? [];
  const named = rules.flatMap(({ parameters }) =>
    parameters?.allowedMergeMethods === undefined || parameters.allowedMergeMethods === null
      ? []
      : [parameters.allowedMergeMethods.map((method) => method.toLowerCase())],
  );
  const queue = rules.find(({ type }) => type === 'MERGE_QUEUE')?.parameters?.mergeMethod;
  const queued = MERGE_METHODS.find((method) => method === queue?.toLowerCase());
  return {
    settings: {
      merge: node.mergeCommitAllowed === true,
      squash: node.squashMergeAllowed === true,
      rebase: node.rebaseMergeAllowed === true,
    },
    ...(named.length > 0 && { allowed: MERGE_METHODS.filter(everywhere(named)) }),
    signatures: rules.some(({ type }) => type === 'REQUIRED_SIGNATURES'),
    linearHistory: rules.some(({ type }) => type === 'REQUIRED_LINEAR_HISTORY'),
    ...(queued && { queue: queued }),
  };
}

function everywhere(lists: readonly (readonly string[])[]): (method: MergeMethod) => boolean {
  return (method) => lists.every((list) => list.includes(method));
}
