import { OPERATIONS } from '../contract/operations.ts';
import type { Operation, OperationId } from '../contract/operations.ts';
import {
  createInstallationToken,
  getAuthenticatedApp,
  getRepositoryInstallation,
  revokeInstallationToken,
} from './apps.ts';
import { addAssignees, removeAssignees } from './assignees.ts';
import { getBranchRules } from './branch-rules.ts';
import type { RestHandler } from './call.ts';
import { createComment, listComments } from './comments.ts';
import { listCommits } from './commits.ts';
import { compareCommits } from './compare.ts';
import { getBlob, getContent } from './contents.ts';
import { createPull } from './create-pull.ts';
import { createDeploymentStatus, listDeploymentStatuses } from './deployment-statuses.ts';
import { createDeployment, listDeployments } from './deployments.ts';
import { createDispatchEvent } from './dispatches.ts';
import { getGitCommit, getTag, getTree } from './git-objects.ts';
import { addLabels, listLabels, removeLabel } from './labels.ts';
import { mergePull } from './merge-pull.ts';
import { mergeBranch } from './merges.ts';
import { getPull, listPullCommits, listPullFiles, listPulls } from './pulls.ts';
import { createRef, deleteRef, getRef, listMatchingRefs, updateRef } from './refs.ts';
import { getBranch, getCommit, getRepository } from './repositories.ts';
import { removeRequestedReviewers, requestReviewers } from './reviewers.ts';
import { createReview, listReviews } from './reviews.ts';
import {
  createRuleset,
  deleteRuleset,
  getRuleset,
  listRulesets,
  updateRuleset,
} from './rulesets.ts';
import { updatePull } from './update-pull.ts';
import { updateRepository } from './update-repository.ts';

const HANDLERS: Readonly<Record<OperationId, RestHandler>> = {
  'apps/create-installation-access-token': createInstallationToken,
  'apps/get-authenticated': getAuthenticatedApp,
  'apps/get-repo-installation': getRepositoryInstallation,
  'apps/revoke-installation-access-token': revokeInstallationToken,
  'git/create-ref': createRef,
  'git/delete-ref': deleteRef,
  'git/get-blob': getBlob,
  'git/get-commit': getGitCommit,
  'git/get-ref': getRef,
  'git/get-tag': getTag,
  'git/get-tree': getTree,
  'git/list-matching-refs': listMatchingRefs,
  'git/update-ref': updateRef,
  'issues/add-assignees': addAssignees,
  'issues/add-labels': addLabels,
  'issues/create-comment': createComment,
  'issues/list-comments': listComments,
  'issues/list-labels-on-issue': listLabels,
  'issues/remove-assignees': removeAssignees,
  'issues/remove-label': removeLabel,
  'pulls/create': createPull,
  'pulls/create-review': createReview,
  'pulls/get': getPull,
  'pulls/list': listPulls,
  'pulls/list-commits': listPullCommits,
  'pulls/list-files': listPullFiles,
  'pulls/list-reviews': listReviews,
  'pulls/merge': mergePull,
  'pulls/remove-requested-reviewers': removeRequestedReviewers,
  'pulls/request-reviewers': requestReviewers,
  'pulls/update': updatePull,
  'repos/compare-commits-with-basehead': compareCommits,
  'repos/create-deployment': createDeployment,
  'repos/create-deployment-status': createDeploymentStatus,
  'repos/create-dispatch-event': createDispatchEvent,
  'repos/create-repo-ruleset': createRuleset,
  'repos/delete-repo-ruleset': deleteRuleset,
  'repos/get': getRepository,
  'repos/get-branch': getBranch,
  'repos/get-branch-rules': getBranchRules,
  'repos/get-commit': getCommit,
  'repos/get-content': getContent,
  'repos/get-repo-ruleset': getRuleset,
  'repos/get-repo-rulesets': listRulesets,
  'repos/list-commits': listCommits,
  'repos/list-deployment-statuses': listDeploymentStatuses,
  'repos/list-deployments': listDeployments,
  'repos/merge': mergeBranch,
  'repos/update': updateRepository,
  'repos/update-repo-ruleset': updateRuleset,
};

/** These take what is left of the path, slashes included. */
const REST_OF_PATH = new Set(['basehead', 'branch', 'path', 'ref']);

export interface Match {
  readonly id: OperationId;
  readonly handler: RestHandler;
  readonly params: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => Match | undefined;

export function createRouter(operations: Readonly<Record<OperationId, Operation>>): Router {
  const routes = OPERATIONS.map((id) => {
    const { method, path } = operations[id];
    const pattern = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      REST_OF_PATH.has(name) ? `(?<${name}>.*)` : `(?<${name}>[^/]+)`,
    );
    return { id, method, pattern: new RegExp(`^${pattern}$`) };
  });
  return (method, path) => {
    for (const route of routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (match === null) continue;
      const params = Object.fromEntries(
        Object.entries(match.groups ?? {}).map(([name, value]) => [
          name,
          decodeURIComponent(value),
        ]),
      );
      return { id: route.id, handler: HANDLERS[route.id], params };
    }
    return undefined;
  };
}
