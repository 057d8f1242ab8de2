export const id = 894;
export const ids = [894];
export const modules = {

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
    for await (const { oid, parsed } of (0,_gitops_actions_shared_git_commits_ts__WEBPACK_IMPORTED_MODULE_0__/* .readCommits */ .F)(objects, oids)) {
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
        const before = (await (0,_gitops_actions_shared_git_commits_ts__WEBPACK_IMPORTED_MODULE_0__/* .treesOf */ .z)(objects, [first])).get(first);
        if (before === undefined)
            return 'it has a parent that cannot be read';
        const [changes = []] = await objects.diffTrees([[before, commit.tree]]);
        return (0,_gitops_actions_shared_promotion_bump_content_ts__WEBPACK_IMPORTED_MODULE_1__/* .bumpFault */ .b)(changes, own.overlays, await blobsOf(own, changes), _gitops_actions_shared_kustomize_only_image_scalars_ts__WEBPACK_IMPORTED_MODULE_2__/* .onlyImageScalarsChanged */ .$);
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

/***/ 8284:
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
// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(9601);
// EXTERNAL MODULE: ./packages/shared/github/read-file.ts
var read_file = __webpack_require__(9761);
;// CONCATENATED MODULE: ./packages/shared/github/branch-store.ts




/** GitHub’s sentences for a branch that does not let the writer in; not all of them have a type. */
const PROTECTED = /protected (?:branch|ref)|rule violation|GH006|GH013|pre-receive hook|required status check|changes must be made through|not authorized to push/i;
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
        read: (paths) => (0,read_file/* readFilesAt */.n)(github, { owner, repo, ref }, paths, trusted),
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
                if (thrown instanceof action_error/* ActionError */.l && thrown.code === 'E_UNREACHABLE') {
                    return { kind: 'ambiguous', error: thrown };
                }
                throw thrown;
            }
            const commit = answer.data?.createCommitOnBranch?.commit;
            if (commit !== undefined && commit !== null)
                return { kind: 'landed', commit: landed(commit, additions) };
            return judgeErrors(answer, location);
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
 */
function judgeErrors(answer, location) {
    const { owner, repo, branch } = location;
    const [first] = answer.errors;
    const said = (first?.message ?? 'an answer without a commit').trim();
    if (answer.errors.some(http_failure/* isLostRace */.Ii))
        return { kind: 'stale' };
    if (answer.errors.some(isProtection)) {
        throw new action_error/* ActionError */.l('E_PROTECTED', `${owner}/${repo} does not let this writer commit to ${branch}: ${said.replace(/\s+/g, ' ')}`);
    }
    const error = new action_error/* ActionError */.l('E_GITHUB', `The commit to ${branch} of ${owner}/${repo} was refused: ${said}`);
    return { kind: 'refused', error };
}
function isProtection({ type, message }) {
    return type === 'BRANCH_PROTECTION_RULE_VIOLATION' || PROTECTED.test(message);
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
/* harmony import */ var _branch_writes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8284);
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

/***/ 9364:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ openResult)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7876);
/* harmony import */ var _gitops_actions_shared_oci_images_list_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6437);


function openResult(inputs, deps, end) {
    const { release, pull, failure, commit } = end;
    const evidence = {
        mode: inputs.mode,
        dryRun: inputs.dryRun,
        repository: deps.gitops.name,
        tag: deps.tag,
        operation: end.operation ?? 'none',
        branch: deps.headBranch,
        ...(pull && { number: pull.number }),
        ...(release && {
            ...{ kind: release.kind, version: release.version, tagOid: release.tagOid },
            ...{ commitOid: release.commitOid, sourceCommit: release.sourceCommit },
            baseOid: release.baseOid,
        }),
        ...(end.merge !== undefined && { merge: end.merge }),
        ...(commit !== undefined && { commit }),
        steps: end.steps ?? [],
        closed: end.closed ?? [],
        warnings: end.warnings?.length ?? 0,
        requests: deps.requests(),
    };
    deps.log.info(end.sentence);
    return {
        outcome: end.outcome,
        outputs: {
            number: pull === undefined ? '' : `${pull.number}`,
            url: pull?.url ?? '',
            operation: end.operation ?? '',
            'head-branch': inputs.mode === 'open' ? deps.headBranch : '',
            'commit-sha': commit ?? '',
        },
        images: inputs.images.map(_gitops_actions_shared_oci_images_list_ts__WEBPACK_IMPORTED_MODULE_0__/* .formatImageEntry */ .hY),
        evidence,
        summary: summaryOf(inputs, deps, end),
        ...(failure && { failure }),
    };
}
function summaryOf(inputs, deps, end) {
    const { pull, release, commit } = end;
    const rows = [
        ['tag', (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(deps.tag)],
        ['pull request', pull === undefined ? '–' : `[#${pull.number}](${pull.url})`],
        ['operation', end.operation ?? '–'],
        ['branch', (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(deps.headBranch)],
        ['commit', commit === undefined ? '–' : commit.slice(0, 12)],
        ['kind', release?.kind ?? '–'],
        ...inputs.images.map((image) => [
            (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(image.name),
            (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(`${image.reference.tag} ${image.reference.digest.slice(0, 19)}`),
        ]),
    ];
    return [
        (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(end.sentence),
        (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .markdownTable */ .Q)(['', ''], rows),
        ...(end.warnings ?? []).map((warning) => `- ${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(warning)}`),
        ...(end.preview === undefined
            ? []
            : [`**${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(end.preview.title)}**`, end.preview.body]),
    ].join('\n\n');
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

/***/ 3894:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runWithdraw: () => (/* binding */ runWithdraw),
/* harmony export */   withdrawMoved: () => (/* binding */ withdrawMoved)
/* harmony export */ });
/* harmony import */ var _close_pull_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5740);
/* harmony import */ var _open_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9364);
/* harmony import */ var _state_tag_withdrawal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2247);



/**
 * `mode: withdraw`: closes the pull request of a tag that is not the object any more that it was
 * opened for. It needs no App: it writes to no branch.
 */
async function runWithdraw(inputs, deps) {
    const state = await deps.readTag();
    const closed = inputs.dryRun ? (0,_state_tag_withdrawal_js__WEBPACK_IMPORTED_MODULE_0__/* .withdrawn */ .V)(state) : await withdrawMoved(deps, state);
    const [pull] = closed;
    if (pull === undefined) {
        const sentence = `No pull request was opened for another object than ${deps.tag} names.`;
        return (0,_open_result_js__WEBPACK_IMPORTED_MODULE_1__/* .openResult */ .c)(inputs, deps, { outcome: 'unchanged', operation: 'unchanged', sentence });
    }
    const { number, url } = pull;
    return (0,_open_result_js__WEBPACK_IMPORTED_MODULE_1__/* .openResult */ .c)(inputs, deps, {
        outcome: 'success',
        operation: 'closed',
        sentence: `Pull request #${number} is closed: ${deps.tag} was moved or deleted.`,
        ...{ pull: { number, url }, closed: closed.map((each) => each.number) },
    });
}
/** Closes every open pull request of the tag that was opened for another object. */
async function withdrawMoved(deps, state) {
    const pulls = (0,_state_tag_withdrawal_js__WEBPACK_IMPORTED_MODULE_0__/* .withdrawn */ .V)(state);
    const now = state.tag === undefined ? 'was deleted' : `is now ${state.tag.oid}`;
    for (const pull of pulls) {
        await (0,_close_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .closePullRequest */ .d)(deps, pull, {
            marker: `tag-moved-${state.tag?.oid ?? 'deleted'}`,
            text: `Closed: the tag \`${deps.tag}\` ${now}, which is not what this pull request was opened for. A release tag never moves; tag the next version.`,
        });
    }
    return pulls;
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

/***/ 9761:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ blobBytes),
/* harmony export */   n: () => (/* binding */ readFilesAt)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);
/* harmony import */ var _git_blob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7350);


/**
 * Reads files of one commit with one request (hundreds with a few, all at the first one's commit):
 * GitHub resolves the ref once, so all of them and `headOid` belong together. GraphQL cuts text at
 * 512,000 bytes and replaces what is not UTF-8; a file is therefore accepted only if its git id, recomputed from the bytes, is the one that the
 * tree names, and otherwise read through REST (one request more).
 *
 * @param trusted paths to read at the default branch's head as well, by the first request
 * @throws `E_BRANCH_GONE` when the repository, ref or commit does not exist
 * @throws `E_BLOB_MISMATCH` when REST's bytes do not have the id either
 */
async function readFilesAt(github, location, paths, trusted = []) {
    const { owner, repo } = location;
    const at = { github, owner, repo };
    const first = await readCommit(github, location, paths.slice(0, MAX_PATHS), trusted);
    const { oid } = first.commit;
    const files = await entriesOf(at, first.commit, 'f', paths.slice(0, MAX_PATHS));
    for (let start = MAX_PATHS; start < paths.length; start += MAX_PATHS) {
        const batch = paths.slice(start, start + MAX_PATHS);
        const { commit } = await readCommit(github, { owner, repo, oid }, batch, []);
        for (const [path, file] of await entriesOf(at, commit, 'f', batch))
            files.set(path, file);
    }
    if (trusted.length === 0)
        return { headOid: oid, files };
    return { headOid: oid, files, trusted: await entriesOf(at, first.trusted, 't', trusted) };
}
/** Paths of one query: GitHub ends a query after ten seconds of work. */
const MAX_PATHS = 400;
async function readCommit(github, location, paths, trusted) {
    const { owner, repo, ref, oid } = location;
    const { query, variables } = filesQuery(location, paths, trusted);
    const data = await github.graphql(query, variables);
    const { repository } = data;
    const commit = repository?.commit ?? repository?.ref?.commit;
    if (commit?.oid !== undefined) {
        return { commit, trusted: repository?.trusted?.commit ?? undefined };
    }
    throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_BRANCH_GONE', `${owner}/${repo} has no ${ref ?? oid ?? 'default branch'} (any more), or the token cannot see it.`);
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
/** GraphQL selection of one file of a commit, as {@link readFilesAt} understands it. */
function fileSelection(name, variable) {
    return `${name}: file(path: $${variable}) { mode type oid object { ... on Blob { byteSize isTruncated text } } }`;
}
function filesQuery(location, paths, trusted) {
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
    const select = (letter, variable, all) => all
        .map((path, index) => {
        declared.push(`$${variable}${index}: String!`);
        variables[`${variable}${index}`] = path;
        return `\n    ${fileSelection(`${letter}${index}`, `${variable}${index}`)}`;
    })
        .join('');
    const files = select('f', 'p', paths);
    const beside = select('t', 'd', trusted);
    const [more, fragment] = trusted.length === 0
        ? ['', '']
        : [
            '\n    trusted: defaultBranchRef { commit: target { ...T } }',
            `\nfragment T on Commit {\n    oid${beside}\n}`,
        ];
    const query = `query ReadFiles(${declared.join(', ')}) {
  repository(owner: $owner, name: $repo) {
    ${at}${more}
  }
}
fragment C on Commit {
    oid${files}
}${fragment}`;
    return { query, variables };
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
        if ((0,_git_blob_js__WEBPACK_IMPORTED_MODULE_1__/* .gitBlobId */ .t)(bytes, entry.oid) === entry.oid)
            return bytes;
    }
    const blob = await github.rest('GET', '/repos/{owner}/{repo}/git/blobs/{sha}', { owner: at.owner, repo: at.repo, sha: entry.oid });
    const bytes = Buffer.from(blob.content, blob.encoding === 'base64' ? 'base64' : 'utf8');
    if ((0,_git_blob_js__WEBPACK_IMPORTED_MODULE_1__/* .gitBlobId */ .t)(bytes, entry.oid) !== entry.oid) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_BLOB_MISMATCH', `What GitHub answered for ${at.path} is not the content of blob ${entry.oid}.`);
    }
    return bytes;
}


/***/ })

};
