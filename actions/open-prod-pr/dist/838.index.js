export const id = 838;
export const ids = [838];
export const modules = {

/***/ 3291:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ readMachineBlock),
/* harmony export */   Kp: () => (/* binding */ END),
/* harmony export */   Q: () => (/* binding */ BEGIN),
/* harmony export */   _t: () => (/* binding */ textHash),
/* harmony export */   aY: () => (/* binding */ formatMachineBlock),
/* harmony export */   cg: () => (/* binding */ ownPart),
/* harmony export */   jN: () => (/* binding */ normalizeNewlines)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Where our part of a body begins and ends, each on a line of its own. */
const BEGIN = '<!-- gitops-actions:begin -->';
const END = '<!-- gitops-actions:end -->';
const BLOCK = /^<!-- gitops-actions:machine (\{[^<>\n]*\}) -->$/m;
const LISTS = ['images', 'labels', 'reviewers', 'teams', 'assignees'];
const TEXTS = ['tag', 'tagOid', 'commitOid', 'evidence', 'text'];
/** The block as an HTML comment that none of its values can end, or mean anything in. */
function formatMachineBlock(block) {
    const json = JSON.stringify(block).replace(/"(?:[^"\\]|\\.)*"/g, (token) => {
        const text = JSON.parse(token);
        return `"${text.replace(/[^A-Za-z0-9_=,]/g, unicodeEscape)}"`;
    });
    return `<!-- gitops-actions:machine ${json} -->`;
}
/** The block of a body; `undefined` where there is none, or none that is whole. */
function readMachineBlock(body) {
    const own = ownPart(normalizeNewlines(body));
    const json = own === undefined ? undefined : BLOCK.exec(own.text)?.[1];
    if (json === undefined)
        return undefined;
    try {
        const value = JSON.parse(json);
        return isMachineBlock(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** sha256 (hex) of our part of a body without the block; `undefined` where there is none. */
function textHash(body) {
    const own = ownPart(normalizeNewlines(body));
    if (own === undefined)
        return undefined;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(own.text.replace(BLOCK, '')).digest('hex');
}
/**
 * Our part of a body, markers included, and where it stands: it ends at the first end behind a begin,
 * and starts at the begin next to it. A marker that people left behind elsewhere is their text.
 */
function ownPart(body) {
    const begins = linesAt(body, BEGIN);
    const [first = Infinity] = begins;
    const last = linesAt(body, END).find((at) => at > first);
    const start = begins.findLast((at) => at < (last ?? -1));
    if (last === undefined || start === undefined)
        return undefined;
    const end = last + END.length;
    return { start, end, text: body.slice(start, end) };
}
/** GitHub’s editor hands back every line end as `\r\n`. */
function normalizeNewlines(text) {
    return text.replace(/\r\n?/g, '\n');
}
/** Where the line stands alone. */
function linesAt(body, line) {
    return [...body.matchAll(new RegExp(`^${line}$`, 'gm'))].map(({ index }) => index);
}
function unicodeEscape(unit) {
    return [...unit.split('')]
        .map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('');
}
function isMachineBlock(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const fields = value;
    const isTexts = (list) => Array.isArray(list) && list.every((item) => typeof item === 'string');
    return (fields['schema'] === 1 &&
        TEXTS.every((name) => typeof fields[name] === 'string') &&
        LISTS.every((name) => isTexts(fields[name])));
}


/***/ }),

/***/ 7827:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ foreignCommits),
/* harmony export */   q: () => (/* binding */ branchPosition)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_git_commits_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2643);
/* harmony import */ var _gitops_actions_shared_github_git_blob_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7350);
/* harmony import */ var _gitops_actions_shared_kustomize_only_image_scalars_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9422);
/* harmony import */ var _gitops_actions_shared_promotion_bump_content_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1414);




/** More commits than this are nobody’s branch of one merge and one bump. */
const MAX_COMMITS = 50;
/**
 * The commits of a branch, not counting what `known` commits reach, that are not ours: a commit of
 * ours is signed by GitHub for the pipeline’s App, and is either a bump (nothing but image scalars in
 * the overlays) or the exact merge, as git makes it, of something that `known` reaches.
 */
async function foreignCommits(own, head, known) {
    const { objects } = own;
    const oids = await objects.range([head], known, { max: MAX_COMMITS + 1 });
    if (oids.length > MAX_COMMITS) {
        return [{ oid: head, why: `it ends ${MAX_COMMITS} commits and more that are not known` }];
    }
    const facts = await own.facts(oids);
    const foreign = [];
    for await (const { oid, parsed } of (0,_gitops_actions_shared_git_commits_ts__WEBPACK_IMPORTED_MODULE_0__/* .readCommits */ .Fe)(objects, oids)) {
        const why = parsed.ok
            ? (writerFault(own, facts.get(oid)) ?? (await shapeFault(own, parsed.commit, known)))
            : parsed.reason;
        if (why !== undefined)
            foreign.push({ oid, why });
    }
    return foreign;
}
function writerFault(own, fact) {
    if (fact === undefined)
        return 'it is not known to GitHub';
    if (!fact.signedByGitHub)
        return 'it is not signed by GitHub';
    if (fact.authorEmail !== own.email)
        return `its author is ${fact.authorEmail}`;
    return undefined;
}
async function shapeFault(own, commit, known) {
    const { objects } = own;
    const [first, second, third] = commit.parents;
    if (first === undefined || third !== undefined)
        return 'it is neither a merge nor a bump';
    if (second === undefined) {
        const before = (await (0,_gitops_actions_shared_git_commits_ts__WEBPACK_IMPORTED_MODULE_0__/* .treesOf */ .zG)(objects, [first])).get(first);
        if (before === undefined)
            return 'it has a parent that cannot be read';
        const [changes = []] = await objects.diffTrees([[before, commit.tree]]);
        // What may stand in the overlay is held against the registries where it is written.
        const rules = { overlays: own.overlays, registries: [] };
        return (0,_gitops_actions_shared_promotion_bump_content_ts__WEBPACK_IMPORTED_MODULE_1__/* .bumpFault */ .b)(changes, rules, await blobsOf(own, changes), _gitops_actions_shared_kustomize_only_image_scalars_ts__WEBPACK_IMPORTED_MODULE_2__/* .onlyImageScalarsChanged */ .$);
    }
    const reached = await Promise.all(known.map((tip) => objects.isAncestor(second, tip)));
    if (!reached.includes(true))
        return `it merges ${second}`;
    const [merge] = await objects.mergeAll([[first, second]]);
    return merge?.conflicts.length === 0 && merge.tree === commit.tree
        ? undefined
        : 'it is a merge that was changed';
}
async function blobsOf({ objects, overlays }, changes) {
    const edits = changes.filter((change) => (0,_gitops_actions_shared_promotion_bump_content_ts__WEBPACK_IMPORTED_MODULE_1__/* .isBumpable */ .t)(change, overlays));
    return objects.read(edits.flatMap(({ oldOid, newOid }) => [oldOid, newOid]), { blobs: true });
}
/** Where a branch stands on its way to the goal. */
async function branchPosition(own, head, goal) {
    const { objects } = own;
    const { baseOid, mergeOid } = goal;
    if (head === baseOid)
        return { kind: mergeOid === undefined ? 'merged' : 'base' };
    if (await objects.isAncestor(head, baseOid))
        return { kind: 'behind' };
    const known = mergeOid === undefined ? [baseOid] : [baseOid, mergeOid];
    if (mergeOid !== undefined && (await objects.isAncestor(head, mergeOid))) {
        return { kind: 'foreign', commits: [{ oid: head, why: 'it is a commit of the tag itself' }] };
    }
    const commits = await foreignCommits(own, head, known);
    if (commits.length > 0)
        return { kind: 'foreign', commits };
    if (mergeOid !== undefined && !(await objects.isAncestor(mergeOid, head)))
        return { kind: 'base' };
    const [merge] = await objects.mergeAll([[baseOid, head]]);
    if (merge === undefined || merge.conflicts.length > 0) {
        return { kind: 'outdated', files: merge?.conflicts ?? [] };
    }
    const [changes = []] = await objects.diffTrees([[goal.mergedTree, merge.tree]]);
    const others = changes.filter(({ path }) => path !== goal.file);
    if (others.length > 0)
        return { kind: 'outdated', files: others.map(({ path }) => path) };
    const [bumped] = changes;
    return bumped?.newOid === (0,_gitops_actions_shared_github_git_blob_ts__WEBPACK_IMPORTED_MODULE_3__/* .gitBlobId */ .t)(goal.bytes, baseOid)
        ? { kind: 'bumped' }
        : { kind: 'merged' };
}


/***/ }),

/***/ 9362:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Iv: () => (/* binding */ commitBump),
  lY: () => (/* binding */ createBranch),
  SN: () => (/* binding */ deleteBranch),
  KB: () => (/* binding */ forwardBranch),
  Pz: () => (/* binding */ mergeInto)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/github/git-blob.ts
var git_blob = __webpack_require__(7350);
;// CONCATENATED MODULE: ./packages/shared/github/branch-tip.ts

/** One request. @returns `undefined` when there is no such branch */
async function readTip(github, { owner, repo, branch }) {
    const query = `query ReadTip($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target { oid ... on Commit { messageHeadline author { name user { login } } } }
    }
  }
}`;
    const ref = `refs/heads/${branch}`;
    const data = await github.graphql(query, { owner, repo, ref });
    const target = data.repository?.ref?.target ?? undefined;
    if (target === undefined)
        return undefined;
    const { oid, messageHeadline = '', author } = target;
    return { oid, headline: messageHeadline, author: author?.user?.login ?? author?.name ?? '' };
}
const LONGEST_HEADLINE = 72;
const LONGEST_AUTHOR = 40;
/** The commit in half a sentence that is inert in a log, an annotation and Markdown. */
function describeTip({ oid, headline, author }) {
    const by = author === '' ? '' : ` by ${quoted(author, LONGEST_AUTHOR)}`;
    return `${oid}${by}, ${quoted(headline, LONGEST_HEADLINE)}`;
}
/** A code span: what it holds is no command, no HTML, no link and no mention. */
function quoted(text, longest) {
    const plain = inertText(text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll('`', '’')).trim();
    const characters = [...plain];
    const cut = characters.length > longest;
    return `\`${cut ? `${characters.slice(0, longest).join('')}…` : plain}\``;
}

// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(9601);
;// CONCATENATED MODULE: ./packages/shared/github/protected-branch.ts

/** GitHub’s sentences for a branch that does not let the writer in; not all of them have a type. */
const PROTECTED = /protected (?:branch|ref)|rule violation|GH006|GH013|pre-receive hook|required status check|changes must be made through|not authorized to push/i;
/** Whether the mutation was refused by a ruleset or a branch protection. */
function isProtection({ type, message }) {
    return type === 'BRANCH_PROTECTION_RULE_VIOLATION' || PROTECTED.test(message);
}
/** The account that stands behind the `GITHUB_TOKEN` of every job. */
const JOB_TOKEN_LOGIN = 'github-actions[bot]';
/**
 * `E_PROTECTED` with who was refused and which rulesets hold for the branch: one more query, and
 * without its answer the hint says it in general.
 *
 * @param said GitHub’s sentence
 */
async function protectedError(github, location, said) {
    const { owner, repo, branch } = location;
    const known = await readWriter(github, location).catch(() => undefined);
    const who = known === undefined ? 'this writer' : `\`${known.login}\``;
    return new action_error/* ActionError */.l('E_PROTECTED', `${owner}/${repo} does not let ${who} commit to ${branch}: ${said.replace(/\s+/g, ' ')}`, known && { hint: bypassHint(known, branch) });
}
async function readWriter(github, location) {
    const { owner, repo, branch } = location;
    const query = `query ReadWriter($owner: String!, $repo: String!, $ref: String!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) { rules(first: 100) { nodes { repositoryRuleset { name } } } }
  }
}`;
    const ref = `refs/heads/${branch}`;
    const data = await github.graphql(query, { owner, repo, ref });
    const names = (data.repository?.ref?.rules?.nodes ?? []).flatMap((rule) => rule?.repositoryRuleset?.name ?? []);
    return { login: data.viewer.login, rulesets: [...new Set(names)] };
}
function bypassHint({ login, rulesets }, branch) {
    const quoted = rulesets.map((name) => `\`${name}\``);
    const where = quoted.length === 0
        ? `the protection of ${branch}`
        : `the ruleset${quoted.length > 1 ? 's' : ''} ${quoted.join(', ')}`;
    if (login === JOB_TOKEN_LOGIN) {
        return (`The job’s own token can bypass no ruleset. Write as a GitHub App (\`app-id\` and \`app-private-key\`), ` +
            `and add that App to the bypass list of ${where}.`);
    }
    if (login.endsWith('[bot]')) {
        const app = login.slice(0, -'[bot]'.length);
        return `Add the GitHub App \`${app}\` to the bypass list of ${where}.`;
    }
    return `Add \`${login}\`, or better a GitHub App that writes in its place, to the bypass list of ${where}.`;
}

// EXTERNAL MODULE: ./packages/shared/github/read-file.ts + 3 modules
var read_file = __webpack_require__(3230);
;// CONCATENATED MODULE: ./packages/shared/github/branch-store.ts






/** Pages of 100 commits that are searched after an ambiguous answer. */
const MAX_PAGES = 5;
const MAX_SEARCHED_FILES = 20;
/**
 * A branch behind GitHub’s GraphQL API; `createCommitOnBranch` is signed by GitHub.
 *
 * @param trusted paths that every read brings from the default branch's head as well
 */
function createBranchStore(github, location, trusted = []) {
    const { owner, repo, branch } = location;
    const ref = `refs/heads/${branch}`;
    return {
        read: (paths, histories = [], directories = []) => (0,read_file/* readFilesAt */.n)(github, { owner, repo, ref }, { paths, trusted, histories, directories }),
        async commit(expectedHeadOid, additions, message) {
            const { fragment, declared, variables } = commitFragment(additions);
            const mutation = `mutation CreateCommit($input: CreateCommitOnBranchInput!${declared}) {
  createCommitOnBranch(input: $input) { commit { ...C } }
}
${fragment}`;
            const input = {
                branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
                expectedHeadOid,
                message,
                fileChanges: {
                    additions: additions.map(({ path, bytes }) => ({
                        path,
                        contents: Buffer.from(bytes).toString('base64'),
                    })),
                },
            };
            let answer;
            try {
                answer = await github.mutate(mutation, { input, ...variables });
            }
            catch (thrown) {
                const attempt = judgeFailure(thrown);
                if (attempt === undefined)
                    throw thrown;
                return attempt;
            }
            const commit = answer.data?.createCommitOnBranch?.commit;
            if (commit !== undefined && commit !== null)
                return { kind: 'landed', commit: landed(commit, additions) };
            return judgeErrors(github, answer, location);
        },
        async findByLine(line, sinceOid, additions) {
            // A hundred commits with a thousand files each would be more than GitHub answers: then what was
            // found counts as differing, and its reader reads it again.
            const asked = additions.length <= MAX_SEARCHED_FILES ? additions : [];
            let after = null;
            for (let page = 0; page < MAX_PAGES; page += 1) {
                const { fragment, declared, variables } = commitFragment(asked);
                const query = `query FindCommit($owner: String!, $repo: String!, $ref: String!, $after: String${declared}) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target { ... on Commit {
        history(first: 100, after: $after) { nodes { ...C } pageInfo { hasNextPage endCursor } }
      } }
    }
  }
}
${fragment}`;
                const data = await github.graphql(query, {
                    owner,
                    repo,
                    ref,
                    after,
                    ...variables,
                });
                const history = data.repository?.ref?.target?.history;
                for (const node of history?.nodes ?? []) {
                    if (node.oid === sinceOid)
                        return undefined;
                    if (node.message.split('\n').includes(line))
                        return landed(node, additions);
                }
                if (history?.pageInfo.hasNextPage !== true)
                    return undefined;
                after = history.pageInfo.endCursor;
            }
            return undefined;
        },
        async reread(oid, additions) {
            const { fragment, declared, variables } = commitFragment(additions);
            const query = `query ReadCommit($owner: String!, $repo: String!, $oid: GitObjectID!${declared}) {
  repository(owner: $owner, name: $repo) { object(oid: $oid) { ...C } }
}
${fragment}`;
            const data = await github.graphql(query, { owner, repo, oid, ...variables });
            const node = data.repository?.object;
            return node?.oid === oid ? landed(node, additions) : undefined;
        },
        tip: () => readTip(github, location),
    };
}
function commitFragment(additions) {
    const files = additions.map((_, index) => `f${index}: file(path: $p${index}) { oid }`);
    return {
        fragment: `fragment C on Commit {
  oid url message
  parents(first: 2) { nodes { oid } }
  signature { isValid state }
  ${files.join('\n  ')}
}`,
        declared: additions.map((_, index) => `, $p${index}: String!`).join(''),
        variables: Object.fromEntries(additions.map(({ path }, index) => [`p${index}`, path])),
    };
}
function landed(node, additions) {
    const differing = additions.filter(({ bytes }, index) => {
        const oid = node[`f${index}`]?.oid;
        return oid === undefined || (0,git_blob/* gitBlobId */.t)(bytes, oid) !== oid;
    });
    return {
        oid: node.oid,
        url: node.url,
        parents: (node.parents.nodes ?? []).map(({ oid }) => oid),
        signature: node.signature ?? undefined,
        differing: differing.map(({ path }) => path),
    };
}
/**
 * What a refused mutation means. After any other refusal the branch is looked at once more, because GitHub has answered errors
 * for writes that it carried out.
 *
 * @throws `E_PROTECTED`
 */
async function judgeErrors(github, answer, location) {
    const { owner, repo, branch } = location;
    const [first] = answer.errors;
    const said = (first?.message ?? 'an answer without a commit').trim();
    if (answer.errors.some(http_failure/* isLostRace */.Ii))
        return { kind: 'stale' };
    if (answer.errors.some(isProtection))
        throw await protectedError(github, location, said);
    const error = new action_error/* ActionError */.l('E_GITHUB', `The commit to ${branch} of ${owner}/${repo} was refused: ${said}`);
    return { kind: 'refused', error };
}
/** What a mutation means that got no answer of GraphQL; `undefined`: that nothing was written. */
function judgeFailure(thrown) {
    if (!(thrown instanceof action_error/* ActionError */.l))
        return undefined;
    if (thrown.code === 'E_UNREACHABLE')
        return { kind: 'ambiguous', error: thrown };
    if (thrown.code !== 'E_GITHUB')
        return undefined;
    // A conflict is a race that somebody lost: worth a fresh read, whoever answered it.
    return { kind: (0,http_failure/* statusOf */.c2)(thrown) === 409 ? 'ambiguous' : 'refused', error: thrown };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/write-answer.ts
var write_answer = __webpack_require__(596);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/branch-writes.ts



/** The branch at a commit. */
function createBranch({ owner, repo, github }, branch, sha) {
    return (0,write_answer/* attempt */.C)(branch, () => github.rest('POST', '/repos/{owner}/{repo}/git/refs', {
        ...{ owner, repo, sha },
        ref: `refs/heads/${branch}`,
    }));
}
/** Moves the branch forward; GitHub refuses when `sha` does not descend from where it is. */
function forwardBranch({ owner, repo, github }, branch, sha) {
    return (0,write_answer/* attempt */.C)(branch, () => github.rest('PATCH', '/repos/{owner}/{repo}/git/refs/{ref}', { ...{ owner, repo, sha }, ref: `heads/${branch}`, force: false }, { repeatable: true }));
}
function deleteBranch({ owner, repo, github }, branch) {
    return (0,write_answer/* attempt */.C)(branch, () => github.rest('DELETE', '/repos/{owner}/{repo}/git/refs/{ref}', { owner, repo, ref: `heads/${branch}` }, { repeatable: true }));
}
/** Merges a commit into the branch; `undefined`: the branch had it already. */
function mergeInto({ owner, repo, github }, branch, head, message) {
    return (0,write_answer/* attempt */.C)(branch, async () => {
        const made = await github.rest('POST', '/repos/{owner}/{repo}/merges', { owner, repo, base: branch, head, commit_message: message });
        return made === undefined
            ? undefined
            : {
                oid: made.sha,
                parents: made.parents.map(({ sha }) => sha),
                tree: made.commit.tree.sha,
                authorEmail: made.commit.author?.email ?? '',
                verified: made.commit.verification?.verified === true,
            };
    });
}
/**
 * One commit on exactly the head that was looked at.
 *
 * @throws `E_COMMIT_MISMATCH` when what landed is not what was meant; `E_PROTECTED`
 */
async function commitBump({ owner, repo, github }, branch, head, file, message) {
    const answer = await createBranchStore(github, { owner, repo, branch }).commit(head, [file], message);
    if (answer.kind === 'ambiguous' || answer.kind === 'refused') {
        return { kind: 'unsure', error: answer.error };
    }
    if (answer.kind === 'stale') {
        const error = new action_error/* ActionError */.l('E_STALE_EXHAUSTED', `The branch ${branch} was not where it had been seen, at every attempt.`);
        return { kind: 'unsure', error };
    }
    const { commit } = answer;
    if (commit.parents.length !== 1 || commit.parents[0] !== head || commit.differing.length > 0) {
        throw new action_error/* ActionError */.l('E_COMMIT_MISMATCH', `Commit ${commit.oid} landed on ${branch}, but not on ${head} or not with what was meant.`);
    }
    return { kind: 'done', value: { oid: commit.oid, verified: commit.signature?.isValid === true } };
}


/***/ }),

/***/ 5740:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ closePullRequest),
/* harmony export */   q: () => (/* binding */ retirePullRequest)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5920);
/* harmony import */ var _branch_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7827);
/* harmony import */ var _branch_writes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9362);
/* harmony import */ var _pull_requests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4054);




/** Comments and closes; doing it again changes nothing. @throws what the client throws */
async function closePullRequest({ gitops }, pull, closing) {
    await (0,_pull_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .commentOnce */ .ZD)(gitops, pull.number, closing.marker, closing.text);
    await (0,_pull_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .updatePullRequest */ .Ku)(gitops, pull.number, { state: 'closed' });
}
/**
 * Comments, deletes the branch if nothing is lost by it, and closes. In this order: GitHub closes the
 * pull request of a deleted branch, so a run that ends in between leaves no branch behind.
 *
 * @throws what the client throws
 */
async function retirePullRequest(deps, pull, closing, keeping) {
    await (0,_pull_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .commentOnce */ .ZD)(deps.gitops, pull.number, closing.marker, closing.text);
    const kept = await reasonToKeep(pull, keeping);
    if (kept === undefined) {
        const answer = await (0,_branch_writes_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteBranch */ .SN)(deps.gitops, pull.headBranch);
        if (answer.kind === 'unsure')
            deps.log.info(answer.error.message);
    }
    else {
        deps.log.info(`${pull.headBranch} stays: ${kept}.`);
    }
    await (0,_pull_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .updatePullRequest */ .Ku)(deps.gitops, pull.number, { state: 'closed' });
}
/** `undefined`: every commit of the branch is ours, or is kept anyway. */
async function reasonToKeep(pull, { own, known, fetch }) {
    try {
        await fetch([pull.headOid]);
        const [foreign] = await (0,_branch_report_js__WEBPACK_IMPORTED_MODULE_2__/* .foreignCommits */ .B)(own, pull.headOid, known);
        return foreign && `${foreign.oid} is not ours, ${foreign.why}`;
    }
    catch (thrown) {
        if (!(thrown instanceof _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l))
            throw thrown;
        return `it cannot be judged (${thrown.message})`;
    }
}


/***/ }),

/***/ 4054:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ updatePullRequest),
/* harmony export */   ZD: () => (/* binding */ commentOnce),
/* harmony export */   jC: () => (/* binding */ createPullRequest)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5920);
/* harmony import */ var _write_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(596);


/** @throws `E_PERMISSION`, also where the repository lets no workflow open pull requests */
async function createPullRequest({ owner, repo, github }, pull) {
    try {
        return await (0,_write_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .attempt */ .C)(pull.head, async () => {
            const made = await github.rest('POST', '/repos/{owner}/{repo}/pulls', { owner, repo, ...pull });
            return { number: made.number, url: made.html_url };
        });
    }
    catch (thrown) {
        if (!(thrown instanceof _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l) || !FORBIDDEN.test(thrown.message))
            throw thrown;
        throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_PERMISSION', thrown.message, {
            hint: 'Open it as a GitHub App (`app-id`, `app-private-key`), or allow it under Settings → Actions → General → “Allow GitHub Actions to create and approve pull requests”.',
            cause: thrown,
        });
    }
}
/** A setting of the repository, not a permission of the token. */
const FORBIDDEN = /GitHub Actions is not permitted to create or approve pull requests/i;
/** Twice is the same as once. @throws what the client throws */
async function updatePullRequest({ owner, repo, github }, number, change) {
    await github.rest('PATCH', '/repos/{owner}/{repo}/pulls/{pull_number}', { owner, repo, pull_number: number, ...change }, { repeatable: true });
}
const PAGE = 100;
/**
 * A comment that is there once, however often it is asked for: found again by its marker, an HTML
 * comment that nobody sees.
 *
 * @param marker names the reason, e.g. `superseded-by-12`
 * @throws what the client throws
 */
async function commentOnce({ owner, repo, github }, number, marker, text) {
    const hidden = `<!-- gitops-actions: ${marker} -->`;
    const route = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
    const issue = { owner, repo, issue_number: number };
    for (let page = 1;; page += 1) {
        const comments = await github.rest('GET', route, {
            ...issue,
            ...{ per_page: PAGE, page },
        });
        if (comments.some(({ body }) => body?.includes(hidden) === true))
            return;
        if (comments.length < PAGE)
            break;
    }
    await github.rest('POST', route, { ...issue, body: `${text}\n\n${hidden}` });
}


/***/ }),

/***/ 596:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ attempt)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);
/* harmony import */ var _gitops_actions_shared_github_http_failure_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9601);


/** How GitHub says that a ruleset keeps the writer out; the status differs from call to call. */
const PROTECTED = /rule violation|protected (?:branch|ref)|GH006|GH013|creations being restricted|not authorized to push/i;
/** All that GitHub may say of a rule on a ref (a merge queue, for one), and of a race for it as well. */
const VAGUE = /reference update failed/i;
/** What GitHub says to an App that would bring a workflow file which no branch of the repository has. */
const WORKFLOWS = /without `?workflows?`? (?:permission|scope)/i;
const PROTECTED_HINT = 'Let the GitHub App create and update the branches of releases (bypass actor of the ruleset for `promote/prod/**`); the job’s own token never can.';
/**
 * Sends one write. Where another writer may have been faster (404, 409, 422) or nobody knows what
 * happened, the answer is `unsure` and the state has to be read again.
 *
 * @param where the branch, for messages
 * @throws `E_PROTECTED` for a ruleset; `E_PERMISSION`, `E_RATE_LIMIT`
 */
async function attempt(where, write) {
    try {
        return { kind: 'done', value: await write() };
    }
    catch (thrown) {
        if (!(thrown instanceof _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l))
            throw thrown;
        if (PROTECTED.test(thrown.message)) {
            throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROTECTED', `A ruleset keeps this writer out of ${where}: ${thrown.message}`, { hint: PROTECTED_HINT, cause: thrown.cause });
        }
        if (WORKFLOWS.test(thrown.message)) {
            throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PERMISSION', thrown.message, {
                hint: 'Bring changes of workflows to the base by a pull request of their own, and name `.github/**` in `promotion.trust-paths` of the policy: then the plan says so before anything is copied.',
                cause: thrown.cause,
            });
        }
        if (VAGUE.test(thrown.message)) {
            const { message, cause } = thrown;
            const error = new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROTECTED', message, { hint: PROTECTED_HINT, cause });
            return { kind: 'unsure', error };
        }
        const status = (0,_gitops_actions_shared_github_http_failure_ts__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(thrown);
        const open = thrown.code === 'E_UNREACHABLE' || status === 404 || status === 409 || status === 422;
        if (!open)
            throw thrown;
        return { kind: 'unsure', error: thrown };
    }
}


/***/ }),

/***/ 8066:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rl: () => (/* binding */ COMMIT_FACT_FIELDS),
  gm: () => (/* binding */ commitFact),
  Pm: () => (/* binding */ readCommitFacts)
});

;// CONCATENATED MODULE: ./packages/shared/github/commits-by-id.ts
/** Commits of one query. GitHub counts it as one point, because objects by id are no pages. */
const MAX_COMMITS = 100;
/**
 * What GitHub says of commits, asked by id, a hundred a request: ids are exact where a history, with
 * its merges, would have to be searched. Commits that it does not have are absent.
 *
 * @param fields GraphQL selection of a commit that holds its `oid`; what `T` says
 */
async function readCommitsById(github, { owner, repo }, oids, fields) {
    const commits = new Map();
    for (let start = 0; start < oids.length; start += MAX_COMMITS) {
        const batch = oids.slice(start, start + MAX_COMMITS);
        const declared = batch.map((_, index) => `, $o${index}: GitObjectID!`).join('');
        const objects = batch.map((_, index) => `c${index}: object(oid: $o${index}) { ... on Commit { ${fields} } }`);
        const query = `query Commits($owner: String!, $repo: String!${declared}) {
  repository(owner: $owner, name: $repo) {
    ${objects.join('\n    ')}
  }
}`;
        const variables = Object.fromEntries(batch.map((oid, index) => [`o${index}`, oid]));
        const data = await github.graphql(query, { owner, repo, ...variables });
        for (const node of Object.values(data.repository ?? {})) {
            // An object of another type has none of the selected fields.
            if (node?.oid !== undefined)
                commits.set(node.oid, node);
        }
    }
    return commits;
}

;// CONCATENATED MODULE: ./packages/shared/github/commit-facts.ts

/** GraphQL selection of a commit that {@link commitFact} reads. */
const COMMIT_FACT_FIELDS = 'oid author { email } signature { isValid wasSignedByGitHub }';
function commitFact({ oid, author, signature }) {
    return {
        oid,
        authorEmail: author?.email ?? '',
        signedByGitHub: signature?.isValid === true && signature.wasSignedByGitHub,
    };
}
/** GitHub’s word on commits, a hundred a request; those that it does not have are absent. */
async function readCommitFacts(github, repository, oids) {
    const nodes = await readCommitsById(github, repository, oids, COMMIT_FACT_FIELDS);
    return new Map([...nodes].map(([oid, node]) => [oid, commitFact(node)]));
}


/***/ }),

/***/ 7350:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ gitBlobId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Git's name for the bytes; `oid` (40 or 64 hex) decides between SHA-1 and SHA-256 repositories. */
function gitBlobId(bytes, oid) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(oid.length === 64 ? 'sha256' : 'sha1')
        .update(`blob ${bytes.byteLength}\0`)
        .update(bytes)
        .digest('hex');
}


/***/ }),

/***/ 3230:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ blobBytes),
  n: () => (/* binding */ readFilesAt)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/github/commit-facts.ts + 1 modules
var commit_facts = __webpack_require__(8066);
;// CONCATENATED MODULE: ./packages/shared/github/history-commit.ts

/** GraphQL selection of a commit that {@link historyCommit} reads. */
const HISTORY_COMMIT_FIELDS = 'oid message author { email user { databaseId } } committer { email } parents(first: 1) { totalCount } signature { isValid state wasSignedByGitHub }';
function historyCommit(node) {
    const { message, parents, author, committer, signature } = node;
    return {
        ...(0,commit_facts/* commitFact */.gm)(node),
        ...{ message, parents: parents.totalCount },
        committerEmail: committer?.email ?? '',
        authorId: author?.user?.databaseId ?? undefined,
        signature: signature ?? undefined,
    };
}

;// CONCATENATED MODULE: ./packages/shared/github/tree-listing.ts
/** Levels of a listing: `components/<group>/<component>/<file>`. GraphQL takes no "all below". */
const LEVELS = 3;
/** GraphQL selection of one directory's names, and of those below it. */
function listingSelection(name, variable) {
    let below = '';
    for (let level = 0; level < LEVELS; level += 1) {
        below = ` object { ... on Tree { entries { name mode size${below} } } }`;
    }
    return `${name}: file(path: $${variable}) {${below} }`;
}
/** All directories that the node of a path lists; none where it is no directory. */
function listedDirectories(path, node) {
    const found = new Map();
    const visit = (directory, tree) => {
        if (!tree?.entries)
            return;
        const names = tree.entries.map(({ name, mode, size, object }) => {
            visit(`${directory}/${name}`, object);
            return [name, { mode: mode.toString(8), size }];
        });
        found.set(directory, new Map(names));
    };
    visit(path, node?.object);
    return found;
}

;// CONCATENATED MODULE: ./packages/shared/github/files-query.ts


/** Commits of one history: whoever needs older ones asks for them. */
const HISTORY_LENGTH = 20;
/** GraphQL selection of one file of a commit, as {@link readFilesAt} understands it. */
function fileSelection(name, variable) {
    return `${name}: file(path: $${variable}) { mode type oid object { ... on Blob { byteSize isTruncated text } } }`;
}
function historySelection(name, variable) {
    return `${name}: history(first: ${HISTORY_LENGTH}, path: $${variable}) { nodes { ${HISTORY_COMMIT_FIELDS} } pageInfo { hasNextPage } }`;
}
/** One query of a commit's files, histories and listings, and of the default branch's files. */
function filesQuery(location, { paths, trusted, histories, directories }) {
    const { owner, repo, ref, oid } = location;
    const variables = { owner, repo };
    const declared = ['$owner: String!', '$repo: String!'];
    let at;
    if (oid !== undefined) {
        declared.push('$oid: GitObjectID!');
        variables['oid'] = oid;
        at = 'commit: object(oid: $oid) { ...C }';
    }
    else if (ref !== undefined) {
        declared.push('$ref: String!');
        variables['ref'] = ref;
        at = 'ref(qualifiedName: $ref) { commit: target { ...C } }';
    }
    else {
        at = 'ref: defaultBranchRef { commit: target { ...C } }';
    }
    const select = (letter, parameter, all, selection = fileSelection) => all
        .map((path, index) => {
        const variable = `${parameter}${index}`;
        declared.push(`$${variable}: String!`);
        variables[variable] = path;
        return `\n    ${selection(`${letter}${index}`, variable)}`;
    })
        .join('');
    const files = [
        select('f', 'p', paths),
        select('h', 'h', histories, historySelection),
        select('n', 'n', directories, listingSelection),
    ].join('');
    const beside = select('t', 'd', trusted);
    const [more, fragment] = trusted.length === 0
        ? ['', '']
        : [
            '\n    trusted: defaultBranchRef { commit: target { ...T } }',
            `\nfragment T on Commit {\n    oid${beside}\n}`,
        ];
    const viewer = histories.length === 0 ? '' : 'viewer { login databaseId }\n  ';
    const query = `query ReadFiles(${declared.join(', ')}) {
  ${viewer}repository(owner: $owner, name: $repo) {
    ${at}${more}
  }
}
fragment C on Commit {
    oid${files}
}${fragment}`;
    return { query, variables };
}

// EXTERNAL MODULE: ./packages/shared/github/git-blob.ts
var git_blob = __webpack_require__(7350);
// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(9601);
;// CONCATENATED MODULE: ./packages/shared/github/read-file.ts






/**
 * Reads files of one commit with one request (hundreds with a few, all at the first one's commit):
 * GitHub resolves the ref once, so all of them and `headOid` belong together. GraphQL cuts text at
 * 512,000 bytes and replaces what is not UTF-8; a file is therefore accepted only if its git id, recomputed from the bytes, is the one that the
 * tree names, and otherwise read through REST (one request more).
 *
 * @throws `E_BRANCH_GONE` when the repository, ref or commit does not exist
 * @throws `E_BLOB_MISMATCH` when REST's bytes do not have the id either
 */
async function readFilesAt(github, location, { paths, trusted = [], histories = [], directories = [] }) {
    const { owner, repo } = location;
    const at = { github, owner, repo };
    const batches = inBatches(paths, histories);
    const [head = EMPTY_BATCH, ...rest] = batches;
    const first = await readCommit(github, location, { ...head, trusted, directories });
    const { oid } = first.commit;
    const files = await entriesOf(at, first.commit, 'f', head.paths);
    const found = historiesOf(first.commit, head.histories);
    for (const batch of rest) {
        const { commit } = await readCommit(github, { owner, repo, oid }, batch);
        for (const [path, file] of await entriesOf(at, commit, 'f', batch.paths))
            files.set(path, file);
        for (const [path, history] of historiesOf(commit, batch.histories))
            found.set(path, history);
    }
    return {
        ...{ headOid: oid, files },
        ...(histories.length > 0 && { histories: found }),
        ...(directories.length > 0 && { directories: listingsOf(first.commit, directories) }),
        ...(first.viewer && { viewer: first.viewer }),
        ...(trusted.length > 0 && { trusted: await entriesOf(at, first.trusted, 't', trusted) }),
    };
}
/** Paths of one query: GitHub ends a query after ten seconds of work. */
const MAX_PATHS = 400;
/** A history is a walk through commits, a file only one through trees. */
const MAX_HISTORIES = 40;
const EMPTY_BATCH = { paths: [], trusted: [], histories: [], directories: [] };
function inBatches(paths, histories) {
    const number = Math.max(Math.ceil(paths.length / MAX_PATHS), Math.ceil(histories.length / MAX_HISTORIES));
    return Array.from({ length: number }, (_, index) => ({
        paths: paths.slice(index * MAX_PATHS, (index + 1) * MAX_PATHS),
        histories: histories.slice(index * MAX_HISTORIES, (index + 1) * MAX_HISTORIES),
        ...{ trusted: [], directories: [] },
    }));
}
function listingsOf(commit, paths) {
    return new Map(paths.flatMap((path, index) => [...listedDirectories(path, commit[`n${index}`])]));
}
function historiesOf(commit, paths) {
    return new Map(paths.flatMap((path, index) => {
        const history = commit[`h${index}`];
        if (history === undefined || history === null)
            return [];
        return [
            [
                path,
                {
                    commits: (history.nodes ?? []).map(historyCommit),
                    complete: !history.pageInfo.hasNextPage,
                },
            ],
        ];
    }));
}
async function readCommit(github, location, batch) {
    const { owner, repo, ref, oid } = location;
    const { query, variables } = filesQuery(location, batch);
    const { repository, viewer } = await readRepository(github, query, variables);
    const commit = repository?.commit ?? repository?.ref?.commit;
    if (commit?.oid !== undefined) {
        return {
            ...{ commit, trusted: repository?.trusted?.commit ?? undefined },
            viewer: viewer && { login: viewer.login, id: viewer.databaseId },
        };
    }
    throw new action_error/* ActionError */.l('E_BRANCH_GONE', `${owner}/${repo} has no ${ref ?? oid ?? 'default branch'} (any more), or the token cannot see it.`);
}
/** GitHub says of a repository that it cannot show, whatever the reason, that it is not found. */
async function readRepository(github, query, variables) {
    try {
        return await github.graphql(query, variables);
    }
    catch (thrown) {
        const errors = (0,http_failure/* failureOf */.g5)(thrown)?.graphqlErrors ?? [];
        const gone = errors.some(({ type, path }) => type === 'NOT_FOUND' && path?.[0] === 'repository');
        if (gone)
            return { repository: null };
        throw thrown;
    }
}
const EMPTY = new Uint8Array();
/** The entries of a commit that the letter and their index name. */
async function entriesOf(at, commit, letter, paths) {
    const { github, owner, repo } = at;
    const files = new Map();
    for (const [index, path] of paths.entries()) {
        const entry = commit?.[`${letter}${index}`];
        if (entry === undefined || entry === null)
            continue;
        const mode = entry.mode.toString(8);
        const bytes = entry.type === 'blob' ? await blobBytes(github, { owner, repo, path }, entry) : EMPTY;
        files.set(path, { mode, blobOid: entry.oid, bytes });
    }
    return files;
}
/**
 * The bytes of a blob that a GraphQL query has selected: its text, if that has the blob's git id, else
 * what REST answers (one request more).
 *
 * @throws `E_BLOB_MISMATCH` when REST's bytes do not have the id either
 */
async function blobBytes(github, at, entry) {
    const text = entry.object?.text;
    if (typeof text === 'string' && entry.object?.isTruncated !== true) {
        const bytes = Buffer.from(text, 'utf8');
        if ((0,git_blob/* gitBlobId */.t)(bytes, entry.oid) === entry.oid)
            return bytes;
    }
    const blob = await github.rest('GET', '/repos/{owner}/{repo}/git/blobs/{sha}', { owner: at.owner, repo: at.repo, sha: entry.oid });
    const bytes = Buffer.from(blob.content, blob.encoding === 'base64' ? 'base64' : 'utf8');
    if ((0,git_blob/* gitBlobId */.t)(bytes, entry.oid) !== entry.oid) {
        throw new action_error/* ActionError */.l('E_BLOB_MISMATCH', `What GitHub answered for ${at.path} is not the content of blob ${entry.oid}.`);
    }
    return bytes;
}


/***/ })

};
