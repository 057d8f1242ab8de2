/** The answer to `stateQuery`, as far as it was asked for. */
export interface StateNode {
  readonly tag?: { readonly target: TagTarget | null } | null;
  readonly policyAt?: { readonly target: PolicyTarget | null } | null;
  readonly base?: { readonly target: { readonly oid: string } | null } | null;
  readonly staging?: {
    readonly target: {
      readonly oid: string;
      readonly history?: { readonly nodes: readonly CommitNode[] | null };
    } | null;
  } | null;
  readonly branch?: { readonly target: CommitNode | null } | null;
  readonly rules?: {
    readonly rules: { readonly nodes: readonly RuleNode[] | null } | null;
  } | null;
  readonly mergeCommitAllowed?: boolean;
  readonly squashMergeAllowed?: boolean;
  readonly rebaseMergeAllowed?: boolean;
  readonly own?: Page<OwnNode>;
  readonly open?: Page<PullNode>;
}

export interface Page<Node> {
  readonly nodes: readonly Node[] | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface TagTarget {
  readonly oid: string;
  readonly target?: { readonly oid: string; readonly target?: { readonly oid: string } };
}

interface PolicyTarget {
  readonly file?: {
    readonly mode: number;
    readonly type: string;
    readonly oid: string;
    readonly object: { readonly isTruncated?: boolean; readonly text?: string | null } | null;
  } | null;
}

/** Everything but the id is absent for what is not a commit, or was not asked for. */
export interface CommitNode {
  readonly oid: string;
  readonly author?: { readonly email: string | null } | null;
  readonly signature?: {
    readonly isValid: boolean;
    readonly wasSignedByGitHub: boolean;
  } | null;
  readonly parents?: { readonly nodes: readonly CommitNode[] | null };
}

export interface RuleNode {
  readonly type: string;
  readonly parameters: {
    readonly allowedMergeMethods?: readonly string[] | null;
    readonly mergeMethod?: string;
  } | null;
}

export interface PullNode {
  readonly number: number;
  readonly url: string;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly title: string;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly baseRefName: string;
  /** Null for an account that is gone. */
  readonly author: { readonly __typename: string; readonly login: string } | null;
  readonly isCrossRepository: boolean;
}

export interface OwnNode extends PullNode {
  readonly body: string;
  readonly labels: { readonly nodes: readonly { readonly name: string }[] | null } | null;
  readonly assignees: { readonly nodes: readonly { readonly login: string }[] | null };
  readonly reviewRequests: {
    readonly nodes:
      | readonly {
          readonly requestedReviewer: { readonly login?: string; readonly slug?: string } | null;
        }[]
      | null;
  } | null;
  readonly reviews: { readonly totalCount: number } | null;
}
