import { pipelineEmail, type SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { Content } from '@gitops-actions/shared/git/commit-content.ts';
import type { CommitFacts } from '@gitops-actions/shared/git/commit-object.ts';
import type { FindingCode, Signer } from './finding.ts';

/** `entry` is the one of the policy that decided. */
export type GitHubVerdict =
  | { readonly accepted: true; readonly entry: string; readonly signer: Signer }
  /** Without a code: accepted by `web-flow: allow`, if the rules permit. */
  | {
      readonly accepted: false;
      readonly entry: string;
      readonly code?: FindingCode;
      readonly reason: string;
    };

const PIPELINE = 'signing.pipeline';
const WEB_FLOW = 'signing.github.web-flow';

/** Whether a commit that claims to be a bump is one. */
export type BumpVerdict =
  { readonly proven: true } | { readonly proven: false; readonly fault: string };

/**
 * What GitHub signs: the pipeline's bumps and faithful merges stand outside `rules`; anything else
 * counts only with `web-flow: allow`, and then as a signer that no rule can list.
 */
export function judgeGitHub(
  commit: CommitFacts,
  content: Content,
  bump: BumpVerdict | undefined,
  signing: SigningPolicy,
): GitHubVerdict {
  const { pipeline, github } = signing;
  if (pipeline !== undefined && bump?.proven === true) {
    const signer: Signer = { kind: 'pipeline', name: pipeline.app.slug };
    return { accepted: true, entry: PIPELINE, signer };
  }
  const merge = commit.parents.length === 2;
  const faithful = merge && content.changes.length === 0 && content.conflicts.length === 0;
  if (github.webFlow !== 'deny' && faithful) {
    return { accepted: true, entry: WEB_FLOW, signer: { kind: 'github', name: 'github' } };
  }
  if (github.webFlow === 'allow') return { accepted: false, entry: WEB_FLOW, reason: '' };
  if (bump?.proven === false) {
    return {
      accepted: false,
      entry: PIPELINE,
      code: 'E_BUMP_CONTENT',
      reason: `it is no bump of ${pipeline?.app.slug ?? 'the pipeline'}: ${bump.fault}`,
    };
  }
  const reason =
    github.webFlow === 'deny'
      ? 'GitHub signed it, which the policy does not accept (web-flow: deny)'
      : merge
        ? 'its tree is not what merging its parents gives (web-flow: merges-only)'
        : 'GitHub signed it, but it is no merge (web-flow: merges-only)';
  return { accepted: false, entry: WEB_FLOW, code: 'E_WEB_FLOW', reason };
}

/** Whether a commit that GitHub signed claims to be one of the pipeline's bumps. */
export function isBumpCandidate(commit: CommitFacts, { pipeline }: SigningPolicy): boolean {
  return (
    pipeline !== undefined &&
    commit.parents.length === 1 &&
    commit.author.email === pipelineEmail(pipeline.app)
  );
}
