/** The REST operations the sandbox serves, by GitHub's own operation ids; extract.ts takes exactly these. */
export const OPERATIONS = [
  'apps/create-installation-access-token',
  'apps/get-authenticated',
  'apps/get-repo-installation',
  'apps/revoke-installation-access-token',
  'git/create-ref',
  'git/delete-ref',
  'git/get-blob',
  'git/get-commit',
  'git/get-ref',
  'git/get-tag',
  'git/get-tree',
  'git/list-matching-refs',
  'git/update-ref',
  'issues/add-assignees',
  'issues/add-labels',
  'issues/create-comment',
  'issues/list-comments',
  'issues/list-labels-on-issue',
  'issues/remove-assignees',
  'issues/remove-label',
  'pulls/create',
  'pulls/create-review',
  'pulls/get',
  'pulls/list',
  'pulls/list-commits',
  'pulls/list-files',
  'pulls/list-reviews',
  'pulls/merge',
  'pulls/remove-requested-reviewers',
  'pulls/request-reviewers',
  'pulls/update',
  'repos/compare-commits-with-basehead',
  'repos/create-deployment',
  'repos/create-deployment-status',
  'repos/create-dispatch-event',
  'repos/create-repo-ruleset',
  'repos/delete-repo-ruleset',
  'repos/get',
  'repos/get-branch',
  'repos/get-branch-rules',
  'repos/get-commit',
  'repos/get-content',
  'repos/get-repo-ruleset',
  'repos/get-repo-rulesets',
  'repos/list-commits',
  'repos/list-deployment-statuses',
  'repos/list-deployments',
  'repos/merge',
  'repos/update',
  'repos/update-repo-ruleset',
] as const;

export type OperationId = (typeof OPERATIONS)[number];

/** One operation of rest.json. */
export interface Operation {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  /** Template, e.g. `/repos/{owner}/{repo}/git/ref/{ref}`. */
  readonly path: string;
  readonly documentation: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'header' | 'path' | 'query';
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly schema: object };
  /** Status → media type → schema; an empty object for a response without a body. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

export interface RestContract {
  /** Version of the OpenAPI description that this was extracted from. */
  readonly source: string;
  readonly operations: Readonly<Record<OperationId, Operation>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}
