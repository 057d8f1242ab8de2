import { COMMIT_FACT_FIELDS } from '@gitops-actions/shared/github/commit-facts.ts';

/** Which parts of the state a query asks for; cursors ask for the next page of a list alone. */
export interface StateParts {
  /** The tag, of the repository that holds the source. */
  readonly source: boolean;
  /** Heads of the base and the staging branch, and its newest bumps. */
  readonly branches: boolean;
  /** First or next page of the release’s own pull requests, and of all that are open on the base. */
  readonly own: boolean;
  readonly open: boolean;
  /** The release’s branch. */
  readonly release: boolean;
  /** Merge settings and the base’s rules. */
  readonly rules: boolean;
  readonly policy: boolean;
  /** Among those whose review is asked for, teams too. */
  readonly teams: boolean;
}

/** How many commits of staging are read along with the state: enough for all but the oldest tags. */
const STAGING_COMMITS = 50;

const COMMIT = `fragment C on Commit { ${COMMIT_FACT_FIELDS} }`;

const PULL = `fragment P on PullRequest {
  number url state title headRefName headRefOid baseRefName isCrossRepository
  author { __typename login }
}`;

/** A team is an organisation's: without the right to read its members, asking for it is an error. */
const own = (teams: boolean): string => `fragment O on PullRequest {
  ...P
  body
  labels(first: 100) { nodes { name } }
  assignees(first: 100) { nodes { login } }
  reviewRequests(first: 100) {
    nodes { requestedReviewer { ... on User { login }${teams ? ' ... on Team { slug }' : ''} } }
  }
  reviews(first: 1) { totalCount }
}`;

const SOURCE = `
    tag: ref(qualifiedName: $tag) {
      target { oid ... on Tag { target { oid ... on Tag { target { oid } } } } }
    }`;

const POLICY = `
    policyAt: defaultBranchRef {
      target { ... on Commit { file(path: $policy) { mode type oid object { ... on Blob { isTruncated text } } } } }
    }`;

const BRANCHES = `
    base: ref(qualifiedName: $base) { target { oid } }
    staging: ref(qualifiedName: $staging) {
      target { oid ... on Commit { history(first: ${STAGING_COMMITS}, path: $stagingOverlay) { nodes { ...C } } } }
    }`;

const RULES = `
    mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
    rules: ref(qualifiedName: $base) {
      rules(first: 100) {
        nodes { type parameters { ... on PullRequestParameters { allowedMergeMethods } ... on MergeQueueParameters { mergeMethod } } }
      }
    }`;

const RELEASE = `
    branch: ref(qualifiedName: $head) {
      target { oid ... on Commit { ...C parents(first: 2) { nodes { ...C parents(first: 2) { nodes { ...C } } } } } }
    }`;

/** Into whatever base: somebody may have changed it on the page. */
const OWN_PULLS = `
    own: pullRequests(headRefName: $headName, first: 50, after: $ownAfter, orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { ...O } pageInfo { hasNextPage endCursor }
    }`;

const OPEN_PULLS = `
    open: pullRequests(states: [OPEN], baseRefName: $baseName, first: 100, after: $openAfter) {
      nodes { ...P } pageInfo { hasNextPage endCursor }
    }`;

/** Declarations of the variables, for those that a text uses: GitHub refuses unused ones. */
const DECLARED: readonly (readonly [name: string, type: string])[] = [
  ['owner', 'String!'],
  ['repo', 'String!'],
  ['tag', 'String!'],
  ['policy', 'String!'],
  ['base', 'String!'],
  ['staging', 'String!'],
  ['stagingOverlay', 'String!'],
  ['head', 'String!'],
  ['headName', 'String!'],
  ['baseName', 'String!'],
  ['ownAfter', 'String'],
  ['openAfter', 'String'],
];

/** The query for these parts, and the names of the variables that it declares. */
export function stateQuery(parts: StateParts): {
  readonly query: string;
  readonly variables: readonly string[];
} {
  const body = [
    ...(parts.source ? [SOURCE] : []),
    ...(parts.policy ? [POLICY] : []),
    ...(parts.branches ? [BRANCHES] : []),
    ...(parts.release ? [RELEASE] : []),
    ...(parts.rules ? [RULES] : []),
    ...(parts.own ? [OWN_PULLS] : []),
    ...(parts.open ? [OPEN_PULLS] : []),
  ].join('');
  const fragments = [
    ...(parts.branches || parts.release ? [COMMIT] : []),
    ...(parts.own || parts.open ? [PULL] : []),
    ...(parts.own ? [own(parts.teams)] : []),
  ];
  const text = `repository(owner: $owner, name: $repo) {${body}
  }`;
  const used = DECLARED.filter(([name]) => new RegExp(`\\$${name}\\b`).test(text));
  const declared = used.map(([name, type]) => `$${name}: ${type}`).join(', ');
  return {
    query: `query ReleaseState(${declared}) {\n  ${text}\n}\n${fragments.join('\n')}`,
    variables: used.map(([name]) => name),
  };
}
