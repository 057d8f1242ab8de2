export const id = 436;
export const ids = [436];
export const modules = {

/***/ 8954:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ inertCell),
/* harmony export */   Fq: () => (/* binding */ inertLine),
/* harmony export */   WC: () => (/* binding */ inertBlock),
/* harmony export */   gQ: () => (/* binding */ inertCode),
/* harmony export */   yd: () => (/* binding */ cutTo)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_promotion_bump_trailers_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3107);

/**
 * Text of other people in a pull request. It is read three times: as Markdown, as the message of the
 * merge commit (GitHub offers title and body for it), and by programs that look for trailers in that
 * message. So it is shown as code, which Markdown leaves alone, and whatever means something in plain
 * text is broken by an invisible character that no line may end or wrap at.
 */
const JOINER = '\u2060';
/** What cannot be seen, or changes how the rest is seen: control, format, private use, bidi, fillers. */
const UNSEEN = /\p{Extended_Pictographic}\uFE0F|[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;
/** What the pipeline itself reads in messages. */
const TRAILERS = [..._gitops_actions_shared_promotion_bump_trailers_ts__WEBPACK_IMPORTED_MODULE_0__/* .BUMP_TRAILERS */ .ij, 'Release-Tag', 'Bump-Intent', 'Hotfix'].join('|');
/** Each is broken in front of what the look-ahead names, or behind the match. */
const MEANINGS = [
    // Mentions, e-mail addresses and `owner/name@commit`; the `@` of `repository:tag@sha256:…` is none.
    [/(?<!\w(?=@sha256:))@(?=[\w-])/g, `@${JOINER}`],
    // `#12`, `owner/name#12`, `GH-12`: also what a closing keyword would need behind it.
    [/#(?=\d)/g, `#${JOINER}`],
    [/\bGH-(?=\d)/gi, `$&${JOINER}`],
    // Links, and so the addresses of issues.
    [/:(?=\/\/)/g, `:${JOINER}`],
    [/\/(?:issues|pull|discussions)\/(?=\d)/gi, `$&${JOINER}`],
    [/\bwww(?=\.)/gi, `$&${JOINER}`],
    [/\b(?:mailto|xmpp)(?=:)/gi, `$&${JOINER}`],
    // Comments: our own markers are found in the plain text.
    [/<(?=!)/g, `<${JOINER}`],
    [/--(?=!?>)/g, `--${JOINER}`],
    // https://docs.github.com/actions/how-tos/manage-workflow-runs/skip-workflow-runs
    [/\[(?=(?:skip|ci|no|actions)[ -](?:ci|skip|actions)\])/gi, `[${JOINER}`],
    [/skip-checks(?=\s*:)/gi, `$&${JOINER}`],
    [new RegExp(String.raw `(?:${TRAILERS})(?=\s*:)`, 'gi'), `$&${JOINER}`],
    [/reverts commit(?=\s)/gi, `$&${JOINER}`],
];
/** One line of plain text that means nothing; at most `max` characters, cut with `…`. */
function inertLine(text, max) {
    const line = breakMeanings(visible(text.replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')));
    return cutTo(line.trim(), max);
}
/** The text as a code span outside of tables; `–` for none. */
function inertCode(text, max = 200) {
    return span(inertLine(text, max));
}
/** The text as a code span in a table’s cell; `–` for none. */
function inertCell(text, max = 200) {
    // A table takes `\\|` for an escaped backslash and the end of the cell, in code spans too.
    const line = inertLine(text, max).replace(/\\(?=\|)/g, `\\${JOINER}`);
    return span(line).replaceAll('|', '\\|');
}
/** Lines as a code block that none of them ends. */
function inertBlock(language, lines) {
    const shown = lines.map((line) => breakMeanings(visible(line)));
    const fence = '`'.repeat(Math.max(2, ...shown.map(longestRun)) + 1);
    return [`${fence}${language}`, ...shown, fence].join('\n');
}
/** At most `max` UTF-16 units, never half a character. */
function cutTo(text, max) {
    if (text.length <= max)
        return text;
    const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 2)) ? max - 2 : max - 1;
    return `${text.slice(0, Math.max(end, 0))}…`;
}
function visible(text) {
    return text
        .replace(/\p{Zs}/gu, ' ')
        .replace(UNSEEN, (found) => found === '\t' || /^\p{Extended_Pictographic}/u.test(found)
        ? found
        : `{U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`);
}
function breakMeanings(text) {
    return MEANINGS.reduce((broken, [meaning, by]) => broken.replace(meaning, by), text);
}
function span(line) {
    if (line === '')
        return '–';
    const ticks = '`'.repeat(longestRun(line) + 1);
    const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
    return `${ticks}${pad}${line}${pad}${ticks}`;
}
function longestRun(text) {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}


/***/ }),

/***/ 7229:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ takesBack),
/* harmony export */   L9: () => (/* binding */ stateBefore),
/* harmony export */   Yq: () => (/* binding */ overlayAt),
/* harmony export */   dT: () => (/* binding */ releasedAt),
/* harmony export */   f$: () => (/* binding */ isKnownAncestor)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_kustomize_repository_path_ts__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18);
/* harmony import */ var _gitops_actions_shared_promotion_bump_trailers_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3107);
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5920);
/* harmony import */ var _plan_release_overlay_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2953);
/* harmony import */ var _released_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7126);





/**
 * Where the base stood before a push: what the event says, if that is an ancestor; else the first
 * parent. `undefined` for a root commit.
 */
async function stateBefore(objects, event, commit) {
    const given = event['before'];
    if (typeof given === 'string' && /^(?!0+$)[0-9a-f]{40,64}$/.test(given) && given !== commit) {
        if (await isKnownAncestor(objects, given, commit))
            return given;
    }
    const [, parent] = await objects.range([commit], [], { firstParent: true, max: 2 });
    return parent;
}
/** Whether an id that somebody wrote down is a commit of this repository and an ancestor of another one. */
async function isKnownAncestor(objects, oid, commit) {
    return (await objects.commits([oid])).has(oid) && (await objects.isAncestor(oid, commit));
}
/** What production’s overlay released at a commit; nothing before the overlay was there. */
async function releasedAt(objects, commit, { overlay, stagingOverlay, base }) {
    const production = await overlayAt(objects, commit, overlay, base);
    if (production === undefined)
        return [];
    return (0,_released_images_js__WEBPACK_IMPORTED_MODULE_0__/* .releasedImages */ .i0)(production, await overlayAt(objects, commit, stagingOverlay, base));
}
/** An overlay at a commit; `undefined` where it is not there. @throws as `readOverlay` */
async function overlayAt(objects, commit, overlay, where) {
    try {
        return await (0,_plan_release_overlay_js__WEBPACK_IMPORTED_MODULE_1__/* .readOverlay */ .re)(objects, commit, overlay, where);
    }
    catch (thrown) {
        if (thrown instanceof _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l && thrown.code === 'E_TARGET_GONE')
            return undefined;
        throw thrown;
    }
}
/** Whether a commit since `before` that changes a file takes back one that was there before. */
async function takesBack(objects, before, commit, file) {
    const oids = await objects.range([commit], [before], { touching: file });
    const found = await objects.read(oids);
    const named = oids.flatMap((oid) => {
        const bytes = found.get(oid)?.bytes ?? Buffer.alloc(0);
        const message = bytes.subarray(bytes.indexOf('\n\n') + 2).toString('utf8');
        return (0,_gitops_actions_shared_promotion_bump_trailers_ts__WEBPACK_IMPORTED_MODULE_3__/* .readTrailers */ .t8)(message, (0,_gitops_actions_shared_kustomize_repository_path_ts__WEBPACK_IMPORTED_MODULE_4__/* .directoryOf */ .j)(file)).takenBack;
    });
    const known = await objects.commits([...new Set(named)]);
    for (const oid of known)
        if (await objects.isAncestor(oid, commit))
            return true;
    return false;
}


/***/ }),

/***/ 7126:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ sameImages),
/* harmony export */   i0: () => (/* binding */ releasedImages),
/* harmony export */   vp: () => (/* binding */ backwards)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5920);
/* harmony import */ var _plan_release_overlay_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2953);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2204);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3218);




/**
 * The images of an overlay that releases put there: a version tag and a digest, and not what staging
 * takes from somebody else, too.
 */
function releasedImages(production, staging) {
    const isForeign = staging === undefined ? () => false : (0,_plan_release_overlay_js__WEBPACK_IMPORTED_MODULE_1__/* .foreignTo */ .GV)(staging);
    return production.entries.filter((image) => (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseVersion */ .S)(image.tag) !== undefined && (0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .isPinned */ .T4)(image) && !isForeign(image));
}
/** Whether two states of an overlay release the same. */
function sameImages(one, other) {
    const text = (images) => images.map(_release_js__WEBPACK_IMPORTED_MODULE_2__/* .imageLine */ .EN).sort().join('\n');
    return text(one) === text(other);
}
/**
 * Why production must not follow the overlay: an application went to a lower version, to nothing, or
 * to another image of the same version, and no commit says that this was meant.
 *
 * @param takenBack whether a commit since `before` takes back one that production had
 */
function backwards(before, now, takenBack) {
    if (takenBack)
        return undefined;
    const steps = before.flatMap((old) => {
        const image = now.find(({ name }) => name === old.name);
        const from = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseVersion */ .S)(old.tag) ?? '';
        const to = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseVersion */ .S)(image?.tag ?? '');
        const order = to === undefined ? -1 : (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(to, from);
        if (order > 0 || (order === 0 && image?.digest === old.digest))
            return [];
        // A version is one image for ever: another one under its name may be any, an older one, too.
        const where = order === 0 ? `another image, ${image?.digest ?? ''}` : (image?.tag ?? 'nothing');
        return [`\`${old.name}\` from ${old.tag} to ${where}`];
    });
    if (steps.length === 0)
        return undefined;
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('E_DOWNGRADE', `The overlay takes ${steps.join(', ')}, and no commit of the push says that it rolls back.`, {
        hint: 'Go back by a commit that says so: `git revert` keeps its line “This reverts commit <id>”, a commit of your own takes the trailer `Rolls-Back: <id>`, the id of one that is taken back. An application that was renamed or removed on purpose needs the line, too. Only commits that change the overlay’s file count; where the step is merged already, change the file once more.',
    });
}


/***/ }),

/***/ 7436:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMerged: () => (/* binding */ runMerged)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/release.ts
var release = __webpack_require__(2204);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/release-overlay.ts + 1 modules
var release_overlay = __webpack_require__(2953);
// EXTERNAL MODULE: ./packages/shared/git/commits.ts
var commits = __webpack_require__(2643);
// EXTERNAL MODULE: ./packages/shared/policy/glob.ts
var glob = __webpack_require__(6631);
// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(9601);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/inert.ts
var inert = __webpack_require__(8954);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/merged/back-merge.ts





/**
 * What merging the base into the branch of development would change outside the overlays; nothing
 * means that everything is there already, merged or picked. Overlays do not count: development’s own
 * is newer, and the others come with the next release’s merge.
 *
 * @param overlays globs of the policy
 * @throws as `GitObjects` does
 */
async function lackingOf(objects, development, base, overlays) {
    const [merge] = await objects.mergeAll([[development, base]]);
    if (merge === undefined)
        throw new action_error/* ActionError */.l('E_INTERNAL', 'A merge without a result.');
    const tree = (await (0,commits/* treesOf */.zG)(objects, [development])).get(development) ?? objects.emptyTree;
    const [changes = []] = await objects.diffTrees([[tree, merge.tree]]);
    const outside = (path) => !(0,glob/* isInside */.FK)(overlays, path);
    const changed = changes.map(({ path }) => path).filter(outside);
    return { changed, conflicts: merge.conflicts };
}
/** Paths that the body names. */
const MAX_NAMED = 50;
/**
 * The one open pull request from the base into the branch of development, opened if there is none.
 * `undefined`: GitHub sees nothing to merge.
 *
 * @throws what the client throws
 */
async function openBackMerge(remote, base, development, lacking) {
    const open = await findBackMerge(remote, base, development);
    if (open !== undefined)
        return open;
    const { github, owner, repo } = remote;
    try {
        const pull = await github.rest('POST', '/repos/{owner}/{repo}/pulls', {
            owner,
            repo,
            head: base,
            base: development,
            title: `Bring ${base} back to ${development}`,
            body: bodyOf(base, development, lacking),
            // People resolve conflicts on a branch of their own; nobody may write to the base for it.
            maintainer_can_modify: false,
        });
        return { number: pull.number, url: pull.html_url, created: true };
    }
    catch (thrown) {
        if ((0,http_failure/* statusOf */.c2)(thrown) !== 422)
            throw thrown;
        const other = await findBackMerge(remote, base, development);
        if (other !== undefined)
            return other;
        if (thrown instanceof Error && thrown.message.includes('No commits between'))
            return undefined;
        throw thrown;
    }
}
async function findBackMerge({ github, owner, repo }, base, development) {
    const [pull] = await github.rest('GET', '/repos/{owner}/{repo}/pulls', {
        owner,
        repo,
        state: 'open',
        head: `${owner}:${base}`,
        base: development,
        per_page: 1,
    });
    return pull && { number: pull.number, url: pull.html_url, created: false };
}
function bodyOf(base, development, { changed, conflicts }) {
    const listed = (paths) => {
        const more = paths.length > MAX_NAMED ? [`- … and ${paths.length - MAX_NAMED} more`] : [];
        return [...paths.slice(0, MAX_NAMED).map((path) => `- ${(0,inert/* inertCode */.gQ)(path)}`), ...more].join('\n');
    };
    const parts = [
        `${(0,inert/* inertCode */.gQ)(base)} has what ${(0,inert/* inertCode */.gQ)(development)} lacks. Until it is there, a release that was made of ${(0,inert/* inertCode */.gQ)(development)} is refused with \`E_PROMOTE_LOSES_HOTFIX\`.`,
        ...(changed.length > 0 ? [`Changed by the merge:\n\n${listed(changed)}`] : []),
        ...(conflicts.length > 0
            ? [
                `In conflict, to be resolved on a branch of ${(0,inert/* inertCode */.gQ)(development)}:\n\n${listed(conflicts)}`,
            ]
            : []),
        'Merge it with a merge commit: squash and rebase cut the ancestry that verification and promotion stand on.',
    ];
    return parts.join('\n\n');
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/merged/branch-head.ts

/** The commit of a branch; `undefined` when there is no such branch. @throws what the client throws */
async function branchHead({ github, owner, repo }, branch) {
    try {
        const { commit } = await github.rest('GET', '/repos/{owner}/{repo}/branches/{branch}', { owner, repo, branch });
        return commit.sha;
    }
    catch (thrown) {
        if ((0,http_failure/* statusOf */.c2)(thrown) === 404)
            return undefined;
        throw thrown;
    }
}

// EXTERNAL MODULE: ./packages/shared/oci/images-list.ts
var images_list = __webpack_require__(6437);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/merged/released-images.ts
var released_images = __webpack_require__(7126);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/merged/deployment.ts




/** Tells our deployments from those that GitHub makes for every job of an environment. */
const TASK = 'gitops-release';
/** GitHub refuses longer descriptions of a status. */
const MAX_DESCRIPTION = 140;
/** How many of an environment’s releases are looked through for those of one overlay. */
const PAGE = 100;
/**
 * The newest release of an overlay that was recorded for an environment; several overlays may share
 * one, and none of them is held against another. @throws what the client throws
 */
async function newestDeployment({ github, owner, repo }, environment, overlay) {
    const found = await github.rest('GET', '/repos/{owner}/{repo}/deployments', { owner, repo, environment, task: TASK, per_page: PAGE });
    const newest = found.find(({ payload }) => payloadOf(payload)['overlay'] === overlay);
    if (newest === undefined)
        return undefined;
    return { id: newest.id, commit: newest.sha, images: imagesOf(newest.payload) };
}
/**
 * Records a release as a GitHub Deployment with the status `queued`: Git names the images now, and
 * Argo CD brings them to the cluster when people let it. The newest deployment of the overlay
 * that names the same images is the same release, however often it is delivered; one that a run left
 * without a status gets it now.
 *
 * @throws what the client throws
 */
async function recordDeployment({ github, owner, repo }, { environment, overlay, commit, images, runUrl, newest }) {
    const created = newest === undefined || !(0,released_images/* sameImages */.$j)(newest.images, images);
    const deployment = created
        ? await github.rest('POST', '/repos/{owner}/{repo}/deployments', {
            owner,
            repo,
            ref: commit,
            task: TASK,
            environment,
            auto_merge: false,
            // The merge was the decision; checks that run on the base have no say in a record of it.
            required_contexts: [],
            payload: { overlay, images: images.map(release/* formatReleaseImage */.EV).sort() },
            description: describe(images),
            production_environment: true,
            transient_environment: false,
        })
        : newest;
    if (typeof deployment.id !== 'number') {
        throw new action_error/* ActionError */.l('E_GITHUB', 'GitHub did not answer with a deployment.');
    }
    const at = { owner, repo, deployment_id: deployment.id };
    const route = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
    const statuses = created
        ? []
        : await github.rest('GET', route, { ...at, per_page: 1 });
    if (statuses.length === 0) {
        await github.rest('POST', route, {
            ...at,
            state: 'queued',
            description: 'The overlay names the images; Argo CD brings them to the cluster.',
            log_url: runUrl,
            auto_inactive: false,
        });
    }
    return { id: deployment.id, created };
}
function describe(images) {
    const text = images.map(({ name, tag }) => `${name} ${tag}`).join(', ');
    return text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION - 1)}…` : text;
}
/** GitHub gives a payload back as an object or as its text. */
function payloadOf(payload) {
    const value = typeof payload === 'string' ? parsed(payload) : payload;
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
/** The images that our payload names. People may write deployments, too: what is no image of a release is left out. */
function imagesOf(payload) {
    const { images } = payloadOf(payload);
    return Array.isArray(images) ? images.flatMap((line) => imageOf(line) ?? []) : [];
}
function imageOf(line) {
    if (typeof line !== 'string')
        return undefined;
    try {
        return (0,release/* toReleaseImage */.Uk)((0,images_list/* parseImageEntry */.$W)(line));
    }
    catch (thrown) {
        if (thrown instanceof action_error/* ActionError */.l)
            return undefined;
        throw thrown;
    }
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined; // somebody else’s payload
    }
}

// EXTERNAL MODULE: ./packages/shared/action/markdown.ts
var markdown = __webpack_require__(7876);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/merged/merged-result.ts


/** Puts the end of the stage into outputs, evidence and summary. */
function mergedResult(end, requests) {
    const { commit, before, deployment, backMerge, failure } = end;
    const images = end.images.map(release/* formatReleaseImage */.EV);
    const rows = end.images.map(({ name, tag, digest }) => [
        (0,markdown/* escapeMarkdown */.F)(name),
        (0,markdown/* escapeMarkdown */.F)(tag),
        `\`${digest}\``,
    ]);
    const evidence = {
        mode: 'merged',
        commit,
        ...(before !== undefined && { before }),
        ...(deployment && { deployment: deployment.id }),
        ...(backMerge && { backMerge: backMerge.number }),
        requests,
    };
    return {
        outcome: end.outcome,
        outputs: {
            images: images.join('\n'),
            // GitHub drops an output that holds a masked value: this one tells an empty list from a lost one.
            released: String(images.length > 0),
            number: backMerge === undefined ? '' : String(backMerge.number),
            url: backMerge?.url ?? '',
            operation: backMerge === undefined ? '' : backMerge.created ? 'created' : 'unchanged',
        },
        images,
        evidence,
        summary: [
            (0,markdown/* escapeMarkdown */.F)(end.sentence),
            ...(rows.length > 0 ? [(0,markdown/* markdownTable */.Q)(['image', 'tag', 'digest'], rows)] : []),
        ].join('\n\n'),
        ...(failure && { failure }),
    };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/merged/previous-release.ts
var previous_release = __webpack_require__(7229);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/merged/run-merged.ts









/**
 * `mode: merged`: what the overlay on the base releases now. Records it as a Deployment and opens the
 * back-merge where development lacks something. A push that is not the base’s head any more leaves
 * the work to the run of the newer one, unless both release the same.
 *
 * @throws `E_EVENT`, `E_INPUT`, `E_BRANCH_GONE`, `E_REF`, `E_TARGET_GONE`, `E_YAML_*`, what the
 *   client and `Repository` throw
 */
async function runMerged(inputs, deps) {
    const end = await run_merged_release(inputs, deps);
    deps.log.info(end.sentence);
    return mergedResult(end, deps.requests());
}
async function run_merged_release(inputs, deps) {
    const { base, overlay } = inputs;
    const commit = pushedCommit(inputs, deps.runner);
    const head = await branchHead(deps.gitops, base);
    if (head === undefined) {
        throw new action_error/* ActionError */.l('E_BRANCH_GONE', `${deps.gitops.name} has no branch ${base} any more.`);
    }
    const repository = await deps.repository([commit, head]);
    const { objects } = repository;
    if (!(await objects.isAncestor(commit, head))) {
        const why = 'its history was rewritten, or it never was there';
        throw new action_error/* ActionError */.l('E_REF', `${commit} is not on ${base}: ${why}.`);
    }
    const production = await (0,release_overlay/* readOverlay */.re)(objects, commit, overlay, base);
    const images = (0,released_images/* releasedImages */.i0)(production, await (0,previous_release/* overlayAt */.Yq)(objects, commit, inputs.stagingOverlay, base));
    if (head !== commit && !(0,released_images/* sameImages */.$j)(images, await (0,previous_release/* releasedAt */.dT)(objects, head, inputs))) {
        const sentence = `${base} is at ${head} already, which releases other images: its own run does the work.`;
        return { outcome: 'superseded', sentence, commit, images: [] };
    }
    const newest = await newestDeployment(deps.gitops, inputs.deploymentEnvironment, overlay);
    const lasts = await lastReleases(inputs, deps.runner, repository, commit, newest);
    const before = lasts[0]?.commit;
    for (const last of lasts) {
        if ((0,released_images/* sameImages */.$j)(last.images, images))
            continue;
        const taken = await (0,previous_release/* takesBack */.Ck)(objects, last.commit, commit, production.file);
        const failure = (0,released_images/* backwards */.vp)(last.images, images, taken);
        if (failure !== undefined) {
            const sentence = failure.message;
            return { outcome: 'failed', sentence, commit, before: last.commit, images: [], failure };
        }
    }
    const written = inputs.dryRun
        ? {}
        : await write(inputs, deps, { repository, commit, head, images, newest });
    const { deployment, backMerge } = written;
    const isNew = deployment?.created === true || backMerge?.created === true;
    return {
        outcome: isNew ? 'success' : 'unchanged',
        sentence: run_merged_describe(images, written),
        commit,
        images,
        ...(before !== undefined && { before }),
        ...written,
    };
}
/** The commit of the push; the one that was verified, if the caller says which. */
function pushedCommit({ commitOid, base }, runner) {
    const isPush = runner.eventName === 'push' && runner.ref === `refs/heads/${base}`;
    if (!isPush && commitOid === undefined) {
        throw new action_error/* ActionError */.l('E_EVENT', `The event \`${runner.eventName}\` of ${runner.ref} is no push to ${base}.`, { hint: `Run on every push to ${base}, or give the input \`commit-oid\`.` });
    }
    if (isPush && commitOid !== undefined && commitOid !== runner.sha) {
        throw new action_error/* ActionError */.l('E_INPUT', `Input \`commit-oid\` is ${commitOid}, but the push was to ${runner.sha}.`);
    }
    return commitOid ?? runner.sha;
}
/**
 * What production was given last: the newest recorded release on this history, so that a step back
 * which one run refused does not pass with the next push, and the state before the push: whoever may
 * write a Deployment may record any.
 */
async function lastReleases(inputs, runner, repository, commit, newest) {
    const { objects } = repository;
    const lasts = [];
    if (newest !== undefined && (await (0,previous_release/* isKnownAncestor */.f$)(objects, newest.commit, commit))) {
        lasts.push(newest);
    }
    const before = await (0,previous_release/* stateBefore */.L9)(objects, runner.event, commit);
    if (before !== undefined) {
        lasts.push({ commit: before, images: await (0,previous_release/* releasedAt */.dT)(objects, before, inputs) });
    }
    return lasts;
}
async function write(inputs, deps, at) {
    const { gitops, runner } = deps;
    const { commit, images, newest } = at;
    const environment = inputs.deploymentEnvironment;
    const runUrl = `${runner.serverUrl}/${runner.repository}/actions/runs/${runner.runId}`;
    const deployment = images.length === 0
        ? undefined
        : await recordDeployment(gitops, {
            ...{ environment, overlay: inputs.overlay, commit, images, runUrl, newest },
        });
    const backMerge = await bringBack(inputs, deps, at.repository, at.head);
    return { ...(deployment && { deployment }), ...(backMerge && { backMerge }) };
}
async function bringBack({ backMergeBranch, base }, deps, repository, head) {
    const { gitops, log } = deps;
    if (backMergeBranch === undefined)
        return undefined;
    const development = await branchHead(gitops, backMergeBranch);
    if (development === undefined) {
        log.info(`There is no branch ${backMergeBranch} to bring ${base} back to.`);
        return undefined;
    }
    await repository.fetch([development]);
    const lacking = await lackingOf(repository.objects, development, head, await deps.overlays());
    if (lacking.changed.length === 0 && lacking.conflicts.length === 0)
        return undefined;
    return openBackMerge(gitops, base, backMergeBranch, lacking);
}
function run_merged_describe(images, { deployment, backMerge }) {
    const sentences = [
        images.length === 0
            ? 'Nothing is released yet.'
            : `Released: ${images.map(release/* formatReleaseImage */.EV).join(', ')}.`,
    ];
    if (deployment !== undefined) {
        const what = deployment.created ? 'recorded' : 'was there already';
        sentences.push(`Deployment ${deployment.id} ${what}.`);
    }
    if (backMerge !== undefined) {
        const what = backMerge.created ? 'opened' : 'was open already';
        sentences.push(`Back-merge #${backMerge.number} ${what}.`);
    }
    return sentences.join(' ');
}


/***/ }),

/***/ 2953:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jk: () => (/* binding */ deployedImages),
  GV: () => (/* binding */ foreignTo),
  ff: () => (/* binding */ overlayEntries),
  re: () => (/* binding */ readOverlay),
  Me: () => (/* binding */ unstagedImages)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/kustomize/find-kustomization.ts
var find_kustomization = __webpack_require__(5107);
// EXTERNAL MODULE: ./packages/shared/kustomize/image-entries.ts
var image_entries = __webpack_require__(3254);
// EXTERNAL MODULE: ./packages/shared/kustomize/kustomization-text.ts
var kustomization_text = __webpack_require__(8047);
// EXTERNAL MODULE: ./packages/shared/kustomize/match-entry.ts + 1 modules
var match_entry = __webpack_require__(4103);
;// CONCATENATED MODULE: ./packages/shared/promotion/tag-strategy.ts
/** The tag of an overlay into which nothing was ever deployed. */
const UNRELEASED = 'unreleased';
const SOURCE_TAG = /^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)-([0-9a-f]{40})$/;
/** Reads `<environment>-<40 hex>`; `undefined` for any other tag (`dev-latest`, `v1.2.3`). */
function parseSourceTag(tag) {
    const [, environment, commit] = SOURCE_TAG.exec(tag) ?? [];
    return environment === undefined || commit === undefined ? undefined : { environment, commit };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/release.ts
var release = __webpack_require__(2204);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/release-overlay.ts







/**
 * Reads the kustomization of an overlay.
 *
 * @param where the commit in words, e.g. `main`
 * @throws `E_TARGET_GONE`, `E_KUSTOMIZATION_AMBIGUOUS`, `E_PATH`, `E_YAML_*`
 */
async function readOverlay(objects, commit, overlay, where) {
    const files = await objects.files(commit, overlay === '.' ? undefined : [overlay]);
    const modes = new Map(files.map(({ path, mode }) => [path, mode]));
    const kindOf = (path) => {
        const mode = modes.get(path);
        if (mode !== undefined)
            return mode === '120000' ? 'symlink' : 'file';
        return files.some((file) => file.path.startsWith(`${path}/`)) ? 'directory' : undefined;
    };
    if (kindOf(overlay) === undefined && overlay !== '.') {
        throw new action_error/* ActionError */.l('E_TARGET_GONE', `There is no ${overlay} on ${where}.`);
    }
    const file = (0,find_kustomization/* pickKustomization */.Ln)(overlay, kindOf);
    const oid = files.find(({ path }) => path === file)?.oid ?? '';
    const blob = (await objects.read([oid], { blobs: true })).get(oid);
    const origin = `${file} on ${where}`;
    return { file, entries: overlayEntries(blob?.bytes ?? Buffer.alloc(0), origin) };
}
/** The `images` of a kustomization; tag and digest are `''` where nothing stands. @throws `E_YAML_*` */
function overlayEntries(bytes, origin) {
    return (0,image_entries/* imageEntries */.I)((0,kustomization_text/* readKustomization */.k)(bytes, origin), origin).map((entry) => ({
        name: entry.fields.name?.value ?? '',
        repository: (0,match_entry/* renderedRepository */.sz)(entry),
        tag: entry.fields.newTag?.value ?? '',
        digest: entry.fields.digest?.value ?? '',
    }));
}
/**
 * What production runs of the pipeline’s applications.
 *
 * @param released names that are going to be released: theirs always count
 */
function deployedImages(production, staging, released) {
    const isForeign = foreignTo(staging);
    return production.entries.filter((entry) => (0,release/* isPinned */.T4)(entry) && (released.includes(entry.name) || !isForeign(entry)));
}
/**
 * Images that merging a release would give to production although the release does not speak of
 * them: somebody wrote them into production’s overlay on the way to staging, where they never ran.
 *
 * @param before production’s overlay on the base
 * @param after the same after the merge
 */
function unstagedImages(before, after, staging, released) {
    const isForeign = foreignTo(staging);
    const known = new Set(before.entries.map(identity));
    return after.entries.filter((entry) => !isNothing(entry) &&
        !known.has(identity(entry)) &&
        !released.includes(entry.name) &&
        !isForeign(entry));
}
function identity({ name, repository, tag, digest }) {
    return `${name} ${repository} ${digest === '' ? tag : digest}`;
}
/** An entry into which nothing was released yet. */
function isNothing({ tag, digest }) {
    return digest === '' && (tag === UNRELEASED || tag === '');
}
/**
 * An image that both overlays take from the same repository, and that staging does not take from this
 * pipeline, is somebody else’s (a cache, a sidecar): it has nothing to do with a release. When in
 * doubt, an image is ours.
 */
function foreignTo(staging) {
    const foreign = new Set(staging.entries
        .filter(({ tag }) => parseSourceTag(tag) === undefined && tag !== UNRELEASED && tag !== '')
        .map(({ name, repository }) => `${name} ${repository}`));
    return ({ name, repository }) => foreign.has(`${name} ${repository}`);
}


/***/ }),

/***/ 2204:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ imageLine),
/* harmony export */   EV: () => (/* binding */ formatReleaseImage),
/* harmony export */   T4: () => (/* binding */ isPinned),
/* harmony export */   Uk: () => (/* binding */ toReleaseImage)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_oci_images_list_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6437);

/** An entry of the images list as the rest of the action speaks of images. */
function toReleaseImage({ name, reference }) {
    const { registry, repository, tag, digest } = reference;
    return { name, repository: `${registry}/${repository}`, tag, digest };
}
/** A line of the images list. */
function imageLine({ name, repository, tag, digest }) {
    return `${name}=${repository}:${tag}@${digest}`;
}
/** The same, held against the grammar: what it refuses must not be released. @throws `E_IMAGE_REFERENCE` */
function formatReleaseImage(image) {
    return (0,_gitops_actions_shared_oci_images_list_ts__WEBPACK_IMPORTED_MODULE_0__/* .formatImageEntry */ .hY)((0,_gitops_actions_shared_oci_images_list_ts__WEBPACK_IMPORTED_MODULE_0__/* .parseImageEntry */ .$W)(imageLine(image)));
}
/** Whether an overlay’s entry names one image for ever: a tag and a digest. */
function isPinned({ tag, digest }) {
    return tag !== '' && /^sha256:[0-9a-f]{64}$/.test(digest);
}


/***/ }),

/***/ 3107:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ij: () => (/* binding */ BUMP_TRAILERS),
/* harmony export */   t8: () => (/* binding */ readTrailers)
/* harmony export */ });
/* unused harmony exports ATTEMPT, OVERLAY_TRAILER */
const TRAILER = /^([A-Za-z][A-Za-z-]*): (.*)$/;
/** The end of a run’s URL that every attempt has for itself. */
const ATTEMPT = /\/attempts\/\d+$/;
const TAKES_BACK = /^(?:Rolls-Back: |This reverts commit )([0-9a-f]{64}|[0-9a-f]{40})(?=$|[.,])/;
/** The trailer that begins a part of the trailers: what follows speaks of these overlays only. */
const OVERLAY_TRAILER = 'Overlay';
/** Trailers that may differ from overlay to overlay; all others speak of the whole commit. */
const OF_OVERLAYS = [
    'Source-Commit',
    'Image-Digest',
    'Rolls-Back',
    'Rolls-Back-Image',
    'Rolls-Back-Source',
];
/** Every trailer that {@link readTrailers} reads; what others write must not look like one. */
const BUMP_TRAILERS = [
    'Source-Repository',
    'Source-Run',
    OVERLAY_TRAILER,
    ...OF_OVERLAYS,
];
/**
 * Reads the trailers: lines `Key: value` of the message’s last paragraph. Two lines that name the
 * source’s repository name none. A line `Rolls-Back:` counts wherever it stands, because it speaks
 * against a release, and so does what `git revert` writes; only in a part of the trailers that is
 * about other overlays it does not.
 *
 * @param overlay directory of the overlay in question; without it, what the message says of any
 */
function readTrailers(message, overlay) {
    // Not by an expression: `\s+$` takes a square of the time of a run of blanks within the message.
    const lines = message.trimEnd().split('\n');
    const last = lines.findLastIndex((line) => line.trim() === '') + 1;
    const trailers = lines.slice(last);
    const block = linesAbout(trailers, overlay);
    const values = (key) => block.flatMap((line) => {
        const [, name, value = ''] = TRAILER.exec(line) ?? [];
        return name === key ? [value.trim()] : [];
    });
    const [sourceRepository, second] = values('Source-Repository');
    const heard = [...lines.slice(0, last), ...block];
    return {
        sourceRepository: second === undefined ? sourceRepository : undefined,
        sourceCommits: values('Source-Commit'),
        images: values('Image-Digest'),
        sourceRun: values('Source-Run').at(-1)?.replace(ATTEMPT, ''),
        rollsBack: heard.some((line) => /^\s*Rolls-Back:/i.test(line)),
        takenBack: heard.flatMap((line) => TAKES_BACK.exec(line)?.[1] ?? []),
        takenBackImages: values('Rolls-Back-Image'),
        takenBackSources: values('Rolls-Back-Source'),
        namesOverlays: trailers.some((line) => TRAILER.exec(line)?.[1] === OVERLAY_TRAILER),
    };
}
/** The lines without those that are about other overlays; one part may begin with several overlays. */
function linesAbout(lines, overlay) {
    if (overlay === undefined)
        return lines;
    const wanted = overlay.trim();
    let heading = false;
    let about = true;
    return lines.filter((line) => {
        const [, name = '', value = ''] = TRAILER.exec(line) ?? [];
        if (name === OVERLAY_TRAILER) {
            about = (heading && about) || value.trim() === wanted;
            heading = true;
            return false;
        }
        heading = false;
        return about || !OF_OVERLAYS.some((known) => known === name);
    });
}


/***/ })

};
