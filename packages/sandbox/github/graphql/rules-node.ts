import { nodeId } from '../rest/account-resource.ts';
import type { AppliedRule } from '../rulesets.ts';
import type { Repository } from '../state.ts';
import { paged } from './connection.ts';
import type { PageArguments } from './connection.ts';

/** `Ref.rules`: the active rules that hold for a full ref name, whoever asks. */
export function refRules(repository: Repository, ref: string, args: PageArguments): object {
  return paged('rules', repository.rules.of(ref), args, (rule) => ruleNode(repository, rule));
}

function ruleNode(repository: Repository, rule: AppliedRule): object {
  return {
    __typename: 'RepositoryRule',
    id: nodeId('RRU', repository.fullName, String(rule.rulesetId), rule.type),
    type: rule.type.toUpperCase(),
    parameters: parametersNode(rule),
    repositoryRuleset: {
      __typename: 'RepositoryRuleset',
      id: nodeId('RRS', String(rule.rulesetId)),
      databaseId: rule.rulesetId,
      name: rule.rulesetName,
      enforcement: 'ACTIVE',
    },
  };
}

/** Most rules have none. */
function parametersNode({ type, parameters }: AppliedRule): object | null {
  if (type === 'update') {
    return { __typename: 'UpdateParameters', updateAllowsFetchAndMerge: false };
  }
  if (parameters === undefined) return null;
  return {
    __typename: 'PullRequestParameters',
    requiredApprovingReviewCount: parameters.requiredApprovingReviewCount,
    dismissStaleReviewsOnPush: parameters.dismissStaleReviewsOnPush,
    requireLastPushApproval: parameters.requireLastPushApproval,
    requireCodeOwnerReview: false,
    requiredReviewThreadResolution: false,
    allowedMergeMethods: parameters.allowedMergeMethods,
  };
}
