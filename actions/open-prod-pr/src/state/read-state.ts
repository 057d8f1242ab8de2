import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { failureOf } from '@gitops-actions/shared/github/http-failure.ts';
import { blobBytes } from '@gitops-actions/shared/github/read-file.ts';
import { parsePolicyFile } from '@gitops-actions/shared/policy/parse-policy.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';
import type { Remote } from '../deps.ts';
import type { ReleasePullRequest, RepositoryState } from './repository-state.ts';
import type { OwnNode, Page, PullNode, StateNode } from './state-nodes.ts';
import { factsOf, lineage, mergeRules, tagOf, toOwn, toPull } from './state-shapes.ts';
import { stateQuery, type StateParts } from './state-query.ts';

/** What is looked at, and by which names. */
export interface StateTarget {
  readonly source: Remote;
  readonly gitops: Remote;
  /** Absent with a rollback, which is about no tag. */
  readonly tag?: string;
  readonly base: string;
  readonly stagingBranch: string;
  readonly stagingOverlay: string;
  /** Absent while it is not known what the branch is called; nothing is then read of it. */
  readonly headBranch?: string;
  readonly branchPrefix: string;
  /** Whether the token may see which teams are asked for a review. */
  readonly seesTeams: boolean;
}

/**
 * Reads everything that moves with one query (with separate repositories: one each), and further
 * pages of pull requests until there are no more.
 *
 * @throws `E_BRANCH_GONE` when the base or the staging branch is not there
 * @throws `E_POLICY_MISSING`, `E_POLICY_INVALID`, and what the client throws
 */
export async function readState(target: StateTarget): Promise<RepositoryState> {
  const same = target.source === target.gitops;
  const teams = target.seesTeams;
  const tagged = target.tag !== undefined;
  const named = target.headBranch !== undefined;
  const gitopsParts = {
    branches: true,
    release: named,
    rules: true,
    own: named,
    open: true,
    teams,
  };
  const [gitops, source] = await Promise.all([
    askAll(target, { ...gitopsParts, source: same && tagged, policy: true }),
    same ? undefined : ask(target.source, target, { ...NOTHING, source: tagged, policy: true }),
  ]);
  const { own, open } = await allPulls(target, gitops);
  const theirs = await policyOf(target.gitops, gitops);
  const ours = source === undefined ? theirs : await policyOf(target.source, source);
  const staging = gitops.staging?.target;
  return {
    tag: tagOf((source ?? gitops).tag?.target),
    baseOid: headOf(target.gitops, target.base, gitops.base?.target),
    stagingOid: headOf(target.gitops, target.stagingBranch, staging),
    policy: ours.policy,
    policyBlob: ours.blob,
    gitopsPolicy: theirs.policy,
    commits: factsOf([
      ...(staging?.history?.nodes ?? []),
      ...lineage(gitops.branch?.target ?? undefined),
    ]),
    branchOid: gitops.branch?.target?.oid,
    own: ownPulls(target, own, isByApp(theirs.policy)),
    others: open
      .filter(({ isCrossRepository }) => !isCrossRepository)
      .filter(isByApp(theirs.policy))
      .map(toPull)
      .filter(
        ({ headBranch }) =>
          headBranch.startsWith(target.branchPrefix) && headBranch !== target.headBranch,
      ),
    ...(gitops.rules !== undefined && { merge: mergeRules(gitops) }),
  };
}

/**
 * The tag and its pull requests, for a run that may or must not see more.
 *
 * @throws what the client throws
 */
export async function readTag(target: StateTarget): Promise<Pick<RepositoryState, 'tag' | 'own'>> {
  const same = target.source === target.gitops;
  const [gitops, source] = await Promise.all([
    ask(target.gitops, target, { ...NOTHING, own: true, source: same }),
    same ? undefined : ask(target.source, target, { ...NOTHING, source: true }),
  ]);
  const { own } = await allPulls(target, gitops);
  return {
    tag: tagOf((source ?? gitops).tag?.target),
    // Without the policy nobody is told apart; a block of ours has only what we wrote.
    own: ownPulls(target, own, () => true),
  };
}

/** The release’s own: into the base, or ours and open into another one that somebody gave it. */
function ownPulls(
  { base, seesTeams }: StateTarget,
  nodes: readonly OwnNode[],
  isOurs: (node: PullNode) => boolean,
): readonly ReleasePullRequest[] {
  return nodes
    .filter(({ isCrossRepository }) => !isCrossRepository)
    .filter((node) => node.baseRefName === base || (node.state === 'OPEN' && isOurs(node)))
    .map((node) => toOwn(node, seesTeams));
}

/** GraphQL names an App’s account by its slug, without `[bot]`. */
function isByApp({ signing }: Policy): (node: PullNode) => boolean {
  const slug = signing?.pipeline?.app.slug;
  return ({ author }) => author?.__typename === 'Bot' && author.login === slug;
}

const NOTHING: StateParts = {
  ...{ source: false, branches: false, release: false, own: false, open: false },
  ...{ rules: false, policy: false, teams: false },
};

const RULE_FIELDS: ReadonlySet<string> = new Set([
  'rules',
  'mergeCommitAllowed',
  'squashMergeAllowed',
  'rebaseMergeAllowed',
]);

/**
 * Everything of the overlays’ repository. Which buttons merge is told to people, and decides nothing:
 * where GitHub keeps the rules from this token, the rest is asked for without them.
 */
async function askAll(target: StateTarget, parts: StateParts): Promise<StateNode> {
  try {
    return await ask(target.gitops, target, parts);
  } catch (thrown) {
    const errors = failureOf(thrown)?.graphqlErrors ?? [];
    const aboutRules = errors.every(({ path }) => RULE_FIELDS.has(String(path?.[1])));
    if (errors.length === 0 || !aboutRules) throw thrown;
    return ask(target.gitops, target, { ...parts, rules: false });
  }
}

async function ask(
  remote: Remote,
  target: StateTarget,
  parts: StateParts,
  cursors: Readonly<Record<string, string>> = {},
): Promise<StateNode> {
  const { query, variables } = stateQuery(parts);
  const all: Readonly<Record<string, string | null>> = {
    owner: remote.owner,
    repo: remote.repo,
    tag: `refs/tags/${target.tag ?? ''}`,
    policy: POLICY_PATH,
    base: `refs/heads/${target.base}`,
    staging: `refs/heads/${target.stagingBranch}`,
    stagingOverlay: target.stagingOverlay,
    head: `refs/heads/${target.headBranch ?? ''}`,
    headName: target.headBranch ?? null,
    baseName: target.base,
    ownAfter: null,
    openAfter: null,
    ...cursors,
  };
  const given = Object.fromEntries(variables.map((name) => [name, all[name] ?? null]));
  const data = await remote.github.graphql<{ repository: StateNode | null }>(query, given);
  if (data.repository !== null) return data.repository;
  throw new ActionError(
    'E_PERMISSION',
    `The repository ${remote.name} does not exist, or the token cannot see it.`,
    { hint: 'Install the App on the repository, or give a token that can read it.' },
  );
}

async function allPulls(
  target: StateTarget,
  first: StateNode,
): Promise<{ own: readonly OwnNode[]; open: readonly PullNode[] }> {
  const own: OwnNode[] = [];
  const open: PullNode[] = [];
  for (let page = first; ;) {
    own.push(...(page.own?.nodes ?? []));
    open.push(...(page.open?.nodes ?? []));
    const ownAfter = nextCursor(page.own);
    const openAfter = nextCursor(page.open);
    if (ownAfter === undefined && openAfter === undefined) return { own, open };
    page = await ask(
      target.gitops,
      target,
      {
        ...NOTHING,
        teams: target.seesTeams,
        own: ownAfter !== undefined,
        open: openAfter !== undefined,
      },
      {
        ...(ownAfter !== undefined && { ownAfter }),
        ...(openAfter !== undefined && { openAfter }),
      },
    );
  }
}

function nextCursor(page: Page<unknown> | undefined): string | undefined {
  return page?.pageInfo.hasNextPage === true ? (page.pageInfo.endCursor ?? undefined) : undefined;
}

async function policyOf(
  remote: Remote,
  node: StateNode,
): Promise<{ readonly policy: Policy; readonly blob: string }> {
  const file = node.policyAt?.target?.file;
  if (file === undefined || file === null) {
    throw new ActionError(
      'E_POLICY_MISSING',
      `There is no ${POLICY_PATH} on the default branch of ${remote.name}.`,
    );
  }
  const origin = `${POLICY_PATH} of ${remote.name}`;
  if (!file.mode.toString(8).startsWith('100')) {
    throw new ActionError('E_POLICY_INVALID', `${origin} is not a regular file.`);
  }
  const { github, owner, repo } = remote;
  const bytes = await blobBytes(github, { owner, repo, path: POLICY_PATH }, file);
  return { policy: await parsePolicyFile(bytes, origin), blob: file.oid };
}

function headOf(
  remote: Remote,
  branch: string,
  target: { readonly oid: string } | null | undefined,
): string {
  if (target?.oid !== undefined) return target.oid;
  throw new ActionError('E_BRANCH_GONE', `${remote.name} has no branch ${branch} (any more).`, {
    hint: 'Check the inputs `base`, `staging-branch` and `repository`, and what the token may read.',
  });
}
