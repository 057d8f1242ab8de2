import type { PullRequestParameters } from '../rulesets.ts';
import { repositoryFor } from './call.ts';
import type { RestHandler } from './call.ts';
import { pageOf } from './paging.ts';
import { repositoryApiUrl } from './repository-resource.ts';

/** `GET rules/branches/{branch}`: the active rules, whoever asks and whoever bypasses them. */
export const getBranchRules: RestHandler = (call) => {
  const repository = repositoryFor(call, 'metadata');
  const branch = call.params['branch'] ?? '';
  const rules = repository.rules.of(`refs/heads/${branch}`).map((rule) => ({
    type: rule.type,
    ...(rule.parameters === undefined ? {} : { parameters: parameterResource(rule.parameters) }),
    ruleset_source_type: 'Repository',
    ruleset_source: repository.fullName,
    ruleset_id: rule.rulesetId,
  }));
  const api = repositoryApiUrl(call.state, repository);
  const page = pageOf(call, rules, `${api}/rules/branches/${encodeURI(branch)}`);
  return Promise.resolve({ status: 200, headers: page.headers, body: page.items });
};

function parameterResource(parameters: PullRequestParameters): object {
  return {
    required_approving_review_count: parameters.requiredApprovingReviewCount,
    dismiss_stale_reviews_on_push: parameters.dismissStaleReviewsOnPush,
    require_code_owner_review: false,
    require_last_push_approval: parameters.requireLastPushApproval,
    required_review_thread_resolution: false,
    allowed_merge_methods: parameters.allowedMergeMethods,
  };
}
