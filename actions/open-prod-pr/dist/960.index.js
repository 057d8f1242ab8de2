export const id = 960;
export const ids = [960];
export const modules = {

/***/ 7960:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createDeps: () => (/* binding */ createDeps),
  H: () => (/* binding */ openWorld)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/git/temporary-directory.ts
var temporary_directory = __webpack_require__(3340);
// EXTERNAL MODULE: ./packages/shared/github/authenticate.ts + 6 modules
var authenticate = __webpack_require__(1045);
// EXTERNAL MODULE: ./packages/shared/github/repository-name.ts
var repository_name = __webpack_require__(6476);
// EXTERNAL MODULE: ./packages/shared/github/commit-facts.ts + 1 modules
var commit_facts = __webpack_require__(8066);
// EXTERNAL MODULE: ./packages/shared/github/wait-budget.ts
var wait_budget = __webpack_require__(5489);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./packages/shared/process/project-cache.ts


/**
 * The cache that all clones of this project share on a machine, `${XDG_CACHE_HOME:-~/.cache}/gitops-actions`.
 * For pinned tools on loopback servers only: elsewhere nobody vouches for what lies there.
 */
function projectCache(env) {
    const xdg = env['XDG_CACHE_HOME'] ?? '';
    const home = env['HOME'] ?? (0,external_node_os_.homedir)();
    return (0,external_node_path_.join)(xdg === '' ? (0,external_node_path_.join)(home, '.cache') : xdg, 'gitops-actions');
}

// EXTERNAL MODULE: ./packages/shared/process/run-process.ts
var run_process = __webpack_require__(3937);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/account.ts + 15 modules
var account = __webpack_require__(5942);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/state/read-state.ts + 3 modules
var read_state = __webpack_require__(5314);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/create-deps.ts












/**
 * The world as the modes see it.
 *
 * @returns also the one directory that everything temporary lies in, for the caller to remove
 * @throws `E_INPUT`, and what minting a token throws
 */
async function createDeps(context, inputs, identity, names) {
    const { world, target, directory } = await openWorld(context, inputs, identity, names);
    const named = { ...target, ...names };
    const deps = {
        ...{ ...world, ...names },
        readState: () => (0,read_state/* readState */.u)(named),
        readTag: () => (0,read_state/* readTag */.z)(named),
    };
    return { deps, directory };
}
/** The world of one run; errors and `directory` as of {@link createDeps}. */
async function openWorld(context, inputs, identity, { branchPrefix }) {
    const { runner, log } = context;
    const budget = (0,wait_budget/* createWaitBudget */.f)(inputs.maxWait);
    const gitops = await overlaysAccount(context, inputs, identity, budget);
    const source = sourceAccount(context, inputs, gitops, budget);
    const { base, stagingBranch, stagingOverlay } = inputs;
    const target = {
        ...{ base, stagingBranch, stagingOverlay, branchPrefix },
        ...{ source: source.remote, gitops: gitops.remote },
        seesTeams: identity.kind === 'app' && permissionsOf(inputs)['members'] !== undefined,
    };
    const directory = await (0,temporary_directory/* makeTemporaryDirectory */.LN)(runner.temp, (0,temporary_directory/* rememberDirectory */.bJ)(context));
    const repositories = repositoriesOf(context, inputs, { source, gitops }, directory);
    const scratch = () => (0,promises_.mkdtemp)((0,external_node_path_.join)(directory, 'scratch-'));
    const world = {
        ...{ branchPrefix, source: source.remote, gitops: gitops.remote, runner, log, budget },
        random: Math.random,
        now: () => new Date(),
        commitFacts: (oids) => (0,commit_facts/* readCommitFacts */.Pm)(gitops.remote.github, gitops.remote, oids),
        repositories,
        kustomize: async () => {
            const { obtainKustomize } = await __webpack_require__.e(/* import() */ 499).then(__webpack_require__.bind(__webpack_require__, 5499));
            return obtainKustomize({
                ...{ run: run_process/* runProcess */.R, env: context.env, toolCache: runner.toolCache },
                platform: `${process.platform}-${process.arch}`,
                scratch: await scratch(),
                ...(runner.loopback && { projectCache: projectCache(context.env) }),
            });
        },
        scratch,
        requests: () => (0,account/* tokenRequests */.mi)(identity) +
            gitops.remote.github.requests() +
            (source === gitops ? 0 : source.remote.github.requests()),
    };
    return { world, target, directory };
}
async function overlaysAccount(context, inputs, identity, budget) {
    const name = inputs.repository ?? context.runner.repository;
    const request = { repository: name, permissions: permissionsOf(inputs) };
    const token = await (0,authenticate/* obtainToken */.BM)(context, identity, request, budget);
    return (0,account/* openAccount */.sj)(context, budget, { name, source: 'repository', token });
}
/** Where the tag is: the repository of the workflow; with overlays elsewhere, the job's own token reads it. */
function sourceAccount(context, inputs, gitops, budget) {
    const name = context.runner.repository;
    if ((0,repository_name/* isSameRepository */.v)(name, gitops.remote.name))
        return gitops;
    const { token } = inputs.github;
    if (token === undefined) {
        throw new action_error/* ActionError */.l('E_INPUT', `Input \`token\` is required to read the tag in ${name} and was not given.`, { hint: 'Give the job’s own token:\n  with:\n    token: ${{ github.token }}' });
    }
    return (0,account/* openAccount */.sj)(context, budget, { name, source: 'GITHUB_REPOSITORY', token });
}
function permissionsOf(inputs) {
    const writes = inputs.dryRun ? 'read' : 'write';
    switch (inputs.mode) {
        case 'plan':
            return { contents: 'read', pull_requests: 'read' };
        case 'withdraw':
            return { contents: 'read', pull_requests: writes };
        case 'open':
            return {
                ...{ contents: writes, pull_requests: writes },
                ...(inputs.people.teams.length > 0 && { members: 'read' }),
            };
    }
}
/** Opens the repositories at the first call and brings what later states need. */
function repositoriesOf(context, inputs, accounts, directory) {
    const { source, gitops } = accounts;
    let opened;
    const checkout = { workspace: context.runner.workspace, path: inputs.repositoryPath };
    const start = async (state) => {
        const tag = state.tag === undefined ? [] : [state.tag.oid];
        const heads = [state.baseOid, state.stagingOid];
        if (source === gitops) {
            const wanted = [...tag, ...heads];
            const both = await (0,account/* openObjects */.dV)(context, source, directory, wanted, checkout);
            return { source: both, gitops: both };
        }
        // Nobody checks the other repository out: it is always fetched.
        const nowhere = { workspace: directory, path: '.' };
        const [first, second] = await Promise.all([
            (0,account/* openObjects */.dV)(context, source, directory, tag, checkout),
            (0,account/* openObjects */.dV)(context, gitops, directory, heads, nowhere),
        ]);
        return { source: first, gitops: second };
    };
    return async (state) => {
        const both = await (opened ??= start(state));
        if (state.tag !== undefined)
            await both.source.fetch([state.tag.oid]);
        const branch = state.branchOid === undefined ? [] : [state.branchOid];
        await both.gitops.fetch([state.baseOid, state.stagingOid, ...branch]);
        return both;
    };
}


/***/ }),

/***/ 5314:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ readState),
  z: () => (/* binding */ readTag)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(9601);
// EXTERNAL MODULE: ./packages/shared/github/read-file.ts + 3 modules
var read_file = __webpack_require__(3230);
// EXTERNAL MODULE: ./packages/shared/policy/parse-policy.ts + 3 modules
var parse_policy = __webpack_require__(2349);
// EXTERNAL MODULE: ./packages/shared/policy/policy-file.ts
var policy_file = __webpack_require__(4606);
// EXTERNAL MODULE: ./packages/shared/github/commit-facts.ts + 1 modules
var commit_facts = __webpack_require__(8066);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/state/merge-rules.ts
/** GitHub’s three ways to merge, by the names of the rulesets’ `allowed_merge_methods`. */
const MERGE_METHODS = ['merge', 'squash', 'rebase'];

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/state/state-shapes.ts


/** A tag may lead to a commit by way of other tags; more than one in between is nobody’s release. */
function tagOf(target) {
    if (target === undefined || target === null)
        return undefined;
    const inner = target.target;
    const commitOid = inner === undefined ? target.oid : (inner.target?.oid ?? inner.oid);
    return { oid: target.oid, commitOid };
}
function* lineage(node) {
    if (node?.author === undefined)
        return;
    yield node;
    for (const parent of node.parents?.nodes ?? [])
        yield* lineage(parent);
}
function factsOf(nodes) {
    return new Map(nodes.map((node) => [node.oid, (0,commit_facts/* commitFact */.gm)(node)]));
}
function toPull(node) {
    const { number, url, state, title, headRefName, headRefOid } = node;
    return { number, url, state, title, headBranch: headRefName, headOid: headRefOid };
}
function toOwn(node, seesTeams) {
    const asked = (node.reviewRequests?.nodes ?? []).map(({ requestedReviewer }) => requestedReviewer);
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
function mergeRules(node) {
    const rules = node.rules?.rules?.nodes ?? [];
    const named = rules.flatMap(({ parameters }) => parameters?.allowedMergeMethods === undefined || parameters.allowedMergeMethods === null
        ? []
        : [parameters.allowedMergeMethods.map((method) => method.toLowerCase())]);
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
function everywhere(lists) {
    return (method) => lists.every((list) => list.includes(method));
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/state/state-query.ts

/** How many commits of staging are read along with the state: enough for all but the oldest tags. */
const STAGING_COMMITS = 50;
const COMMIT = `fragment C on Commit { ${commit_facts/* COMMIT_FACT_FIELDS */.rl} }`;
const PULL = `fragment P on PullRequest {
  number url state title headRefName headRefOid baseRefName isCrossRepository
  author { __typename login }
}`;
/** A team is an organisation's: without the right to read its members, asking for it is an error. */
const own = (teams) => `fragment O on PullRequest {
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
const DECLARED = [
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
function stateQuery(parts) {
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

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/state/read-state.ts







/**
 * Reads everything that moves with one query (with separate repositories: one each), and further
 * pages of pull requests until there are no more.
 *
 * @throws `E_BRANCH_GONE` when the base or the staging branch is not there
 * @throws `E_POLICY_MISSING`, `E_POLICY_INVALID`, and what the client throws
 */
async function readState(target) {
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
            .filter(({ headBranch }) => headBranch.startsWith(target.branchPrefix) && headBranch !== target.headBranch),
        ...(gitops.rules !== undefined && { merge: mergeRules(gitops) }),
    };
}
/**
 * The tag and its pull requests, for a run that may or must not see more.
 *
 * @throws what the client throws
 */
async function readTag(target) {
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
function ownPulls({ base, seesTeams }, nodes, isOurs) {
    return nodes
        .filter(({ isCrossRepository }) => !isCrossRepository)
        .filter((node) => node.baseRefName === base || (node.state === 'OPEN' && isOurs(node)))
        .map((node) => toOwn(node, seesTeams));
}
/** GraphQL names an App’s account by its slug, without `[bot]`. */
function isByApp({ signing }) {
    const slug = signing?.pipeline?.app.slug;
    return ({ author }) => author?.__typename === 'Bot' && author.login === slug;
}
const NOTHING = {
    ...{ source: false, branches: false, release: false, own: false, open: false },
    ...{ rules: false, policy: false, teams: false },
};
const RULE_FIELDS = new Set([
    'rules',
    'mergeCommitAllowed',
    'squashMergeAllowed',
    'rebaseMergeAllowed',
]);
/**
 * Everything of the overlays’ repository. Which buttons merge is told to people, and decides nothing:
 * where GitHub keeps the rules from this token, the rest is asked for without them.
 */
async function askAll(target, parts) {
    try {
        return await ask(target.gitops, target, parts);
    }
    catch (thrown) {
        const errors = (0,http_failure/* failureOf */.g5)(thrown)?.graphqlErrors ?? [];
        const aboutRules = errors.every(({ path }) => RULE_FIELDS.has(String(path?.[1])));
        if (errors.length === 0 || !aboutRules)
            throw thrown;
        return ask(target.gitops, target, { ...parts, rules: false });
    }
}
async function ask(remote, target, parts, cursors = {}) {
    const { query, variables } = stateQuery(parts);
    const all = {
        owner: remote.owner,
        repo: remote.repo,
        tag: `refs/tags/${target.tag ?? ''}`,
        policy: policy_file/* POLICY_PATH */.l,
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
    const data = await remote.github.graphql(query, given);
    if (data.repository !== null)
        return data.repository;
    throw new action_error/* ActionError */.l('E_PERMISSION', `The repository ${remote.name} does not exist, or the token cannot see it.`, { hint: 'Install the App on the repository, or give a token that can read it.' });
}
async function allPulls(target, first) {
    const own = [];
    const open = [];
    for (let page = first;;) {
        own.push(...(page.own?.nodes ?? []));
        open.push(...(page.open?.nodes ?? []));
        const ownAfter = nextCursor(page.own);
        const openAfter = nextCursor(page.open);
        if (ownAfter === undefined && openAfter === undefined)
            return { own, open };
        page = await ask(target.gitops, target, {
            ...NOTHING,
            teams: target.seesTeams,
            own: ownAfter !== undefined,
            open: openAfter !== undefined,
        }, {
            ...(ownAfter !== undefined && { ownAfter }),
            ...(openAfter !== undefined && { openAfter }),
        });
    }
}
function nextCursor(page) {
    return page?.pageInfo.hasNextPage === true ? (page.pageInfo.endCursor ?? undefined) : undefined;
}
async function policyOf(remote, node) {
    const file = node.policyAt?.target?.file;
    if (file === undefined || file === null) {
        throw new action_error/* ActionError */.l('E_POLICY_MISSING', `There is no ${policy_file/* POLICY_PATH */.l} on the default branch of ${remote.name}.`);
    }
    const origin = `${policy_file/* POLICY_PATH */.l} of ${remote.name}`;
    if (!file.mode.toString(8).startsWith('100')) {
        throw new action_error/* ActionError */.l('E_POLICY_INVALID', `${origin} is not a regular file.`);
    }
    const { github, owner, repo } = remote;
    const bytes = await (0,read_file/* blobBytes */.R)(github, { owner, repo, path: policy_file/* POLICY_PATH */.l }, file);
    return { policy: await (0,parse_policy/* parsePolicyFile */._)(bytes, origin), blob: file.oid };
}
function headOf(remote, branch, target) {
    if (target?.oid !== undefined)
        return target.oid;
    throw new action_error/* ActionError */.l('E_BRANCH_GONE', `${remote.name} has no branch ${branch} (any more).`, {
        hint: 'Check the inputs `base`, `staging-branch` and `repository`, and what the token may read.',
    });
}


/***/ })

};
