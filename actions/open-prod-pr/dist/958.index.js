export const id = 958;
export const ids = [958];
export const modules = {

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

/***/ 5958:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runOpen: () => (/* binding */ runOpen)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/branch-opening.ts
var branch_opening = __webpack_require__(849);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/body.ts
var body = __webpack_require__(4808);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/branch-goal.ts
var branch_goal = __webpack_require__(2826);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/state/open-hotfixes.ts
var open_hotfixes = __webpack_require__(9674);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/overlay-edit.ts + 7 modules
var overlay_edit = __webpack_require__(7782);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/plan-at.ts
var plan_at = __webpack_require__(506);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/plan.ts + 9 modules
var plan = __webpack_require__(8299);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/evidence/records.ts + 2 modules
var records = __webpack_require__(1022);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/state/release-order.ts
var release_order = __webpack_require__(5959);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/release-refusals.ts
var release_refusals = __webpack_require__(5232);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/release.ts
var src_release = __webpack_require__(2204);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/joined-refusals.ts
var joined_refusals = __webpack_require__(2860);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/state/tag-withdrawal.ts
var tag_withdrawal = __webpack_require__(2247);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/assess.ts














/**
 * Decides from one state what is to be done, without writing anything. Everything that can speak
 * against the release is held before the first write.
 *
 * @throws what planning throws, `E_RECORD_*`, `E_IMAGE_*`, `E_YAML_*`
 */
async function assess(inputs, deps, state) {
    const moved = (0,tag_withdrawal/* movedTag */.U)(deps.tag, inputs, state);
    if (moved !== undefined)
        return { kind: 'moved', failure: moved };
    const merged = state.own.find((pull) => pull.state === 'MERGED');
    if (merged !== undefined)
        return { kind: 'merged', pull: merged };
    const pull = state.own.find((each) => each.state === 'OPEN');
    const by = (0,release_order/* newerRelease */.t)(deps, state.others);
    const verdict = await (0,plan_at/* planAt */.J)(inputs, deps, state);
    if (by !== undefined) {
        const { source } = await deps.repositories(state);
        const alone = verdict.ok && (await (0,open_hotfixes/* isLackedHotfix */.L)(source, verdict.release, deps, by));
        if (!alone)
            return { kind: 'superseded', by, ...(pull && { pull }) };
    }
    if (!verdict.ok) {
        const failure = (0,joined_refusals/* joinedRefusals */.h)(`releasing ${deps.tag}`, verdict.refusals);
        return { kind: 'refused', failure, ...(pull && { pull }) };
    }
    return assessRelease(inputs, deps, state, verdict.release, pull);
}
async function assessRelease(inputs, deps, state, release, pull) {
    const images = inputs.images.map(src_release/* toReleaseImage */.Uk);
    (0,overlay_edit/* checkImages */.B6)(images, release);
    const names = { source: deps.source.name, gitops: deps.gitops.name };
    (0,overlay_edit/* checkRegistries */.Km)(state.gitopsPolicy, names, release.overlayFile, images);
    // The plan could not know what a hotfix is built to.
    const banned = (0,plan/* deniedImages */.Q)([state.policy, state.gitopsPolicy], images);
    if (banned.length > 0) {
        return { kind: 'refused', failure: (0,release_refusals/* denied */.wk)(banned), ...(pull && { pull }) };
    }
    const records = await proven(inputs, deps, state, release, images);
    const repositories = await deps.repositories(state);
    const { objects } = repositories.gitops;
    const goal = await (0,branch_goal/* goalOf */.Z)(objects, release, images, deps.now());
    if (goal === undefined)
        return { kind: 'nothing', ...(pull && { pull }) };
    const older = (0,release_order/* olderReleases */.P)(deps, state.others);
    const [waiting] = await (0,open_hotfixes/* lackedHotfixes */.z)(repositories.source, release, deps, older);
    if (waiting !== undefined) {
        return { kind: 'refused', failure: (0,release_refusals/* losesOpenHotfix */.vW)(release.tag, waiting), pull: waiting };
    }
    const inTheWay = pullRefusal(inputs, deps, state, older[0]);
    if (inTheWay !== undefined)
        return inTheWay;
    const standing = await (0,branch_opening/* standingOf */.Y)(inputs, deps, state, {
        ...{ objects, goal, pull },
        evidence: (0,body/* evidenceHash */.kB)({ release, images, records }),
    });
    if ('fault' in standing) {
        return { kind: 'refused', failure: standing.fault, ...(pull && { pull }) };
    }
    return {
        kind: 'open',
        opening: { ...{ state, repositories, release, images, records, goal, older }, ...standing },
    };
}
/** What stands against a new pull request: an older one that shall stay, or our own that was closed. */
function pullRefusal({ supersede }, { tag }, { own }, older) {
    if (older !== undefined && supersede === 'fail') {
        const failure = `The older release ${older.headBranch} is open: ${older.url}`;
        return { kind: 'refused', failure: new action_error/* ActionError */.l('E_PR_OPEN', failure), pull: older };
    }
    const [newest] = own;
    if (newest === undefined || own.some(({ state }) => state === 'OPEN'))
        return undefined;
    const failure = new action_error/* ActionError */.l('E_PR_CLOSED', `The pull request #${newest.number} of ${tag} was closed: ${newest.url}`);
    return { kind: 'refused', failure, pull: newest };
}
/** The records of the other stages; a hotfix, which skips staging, always needs its verification. */
function proven(inputs, { runner, tag, now }, state, release, images) {
    const { tagOid, commitOid, kind, sourceCommit } = release;
    const require = kind === 'hotfix' && !inputs.require.includes('signatures')
        ? ['signatures', ...inputs.require]
        : inputs.require;
    return (0,records/* checkRecords */.f)(inputs.records, {
        ...{ repository: runner.repository, runId: runner.runId, attempt: runner.runAttempt },
        ...{ sha: runner.sha, tag, tagOid, commitOid, images, require, scan: state.policy.scan },
        ...{ policyBlob: state.policyBlob, now },
        release: { kind, sourceCommit, images: release.images },
    });
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/close-pull-request.ts
var close_pull_request = __webpack_require__(5740);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/converge.ts
var converge = __webpack_require__(2165);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/release-writes.ts
var release_writes = __webpack_require__(7608);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/open-result.ts
var open_result = __webpack_require__(9364);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/release-text.ts + 3 modules
var release_text = __webpack_require__(622);
// EXTERNAL MODULE: ./packages/shared/action/runner.ts
var action_runner = __webpack_require__(2887);
// EXTERNAL MODULE: ./packages/shared/kustomize/repository-path.ts
var repository_path = __webpack_require__(18);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/release-wording.ts


/** What the commits of a release say, to people and by their trailers. */
function releaseWording({ runner, source }, { release, images, goal }, text) {
    const names = images.map(({ name }) => name).join(', ');
    return {
        text,
        merge: `Merge ${release.tag} for production\n\nRelease-Tag: ${release.tag}`,
        bump: {
            headline: `Bump ${names} to ${release.tag} in ${(0,repository_path/* directoryOf */.j)(goal.file)}`,
            body: [
                `Source-Repository: ${source.name}`,
                `Source-Commit: ${release.sourceCommit}`,
                `Source-Run: ${(0,action_runner/* attemptUrl */.rc)(runner)}`,
                ...images.map(({ name, digest }) => `Image-Digest: ${name}@${digest}`),
                `Release-Tag: ${release.tag}`,
            ].join('\n'),
        },
    };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/rounds.ts
var rounds = __webpack_require__(9521);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/settle.ts
var settle = __webpack_require__(4171);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/run-withdraw.ts
var run_withdraw = __webpack_require__(3894);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/run-open.ts











/**
 * `mode: open`: the one production pull request of a tag. Reads the state, decides, writes what is
 * missing, and looks again; whatever the run before left is where this one goes on.
 */
async function runOpen(inputs, deps) {
    const end = await (0,rounds/* takeRounds */.T)(deps, {
        dryRun: inputs.dryRun,
        readState: () => deps.readState(),
        assess: async (state) => {
            const assessment = await assess(inputs, deps, state);
            return assessment.kind === 'open'
                ? { opening: assessment.opening }
                : { end: await endWithout(inputs, deps, state, assessment) };
        },
        text: (opening) => (0,release_text/* releaseText */.h)(inputs, deps, opening),
        preview: dryRun,
        writes: (opening, text) => (0,release_writes/* createWrites */.nt)(inputs, deps, opening, releaseWording(deps, opening, text)),
        isSettled: (opening, head, state) => isSettled(inputs, deps, head, state),
        finish: (opening, settled) => (0,settle/* finish */.O9)(deps, opening, settled),
    });
    return (0,open_result/* openResult */.c)(inputs, deps, end);
}
/** Whether what we left is what is there, as the last look found it. */
function isSettled(inputs, deps, head, state) {
    return (0,tag_withdrawal/* movedTag */.U)(deps.tag, inputs, state) === undefined && state.branchOid === head;
}
/** The ends at which no pull request is opened. */
async function endWithout(inputs, deps, state, assessment) {
    switch (assessment.kind) {
        case 'moved': {
            const { failure } = assessment;
            const closed = inputs.dryRun ? [] : await (0,run_withdraw.withdrawMoved)(deps, state);
            return refusal(failure, closed[0], closed);
        }
        case 'refused':
            return refusal(assessment.failure, assessment.pull, []);
        case 'merged': {
            const { number, url } = assessment.pull;
            const sentence = `Pull request #${number} of ${deps.tag} is merged already.`;
            return {
                ...{ outcome: 'unchanged', operation: 'unchanged', sentence },
                pull: { number, url },
            };
        }
        case 'superseded':
            return (0,settle/* superseded */.zT)(deps, {
                by: assessment.by,
                ...(assessment.pull && !inputs.dryRun && { pull: assessment.pull }),
            });
        case 'nothing': {
            const sentence = `${inputs.base} names the images of ${deps.tag} already.`;
            const { pull } = assessment;
            if (pull === undefined)
                return { outcome: 'unchanged', operation: 'unchanged', sentence };
            if (!inputs.dryRun) {
                await (0,close_pull_request/* closePullRequest */.d)(deps, pull, { marker: 'nothing-to-change', text: sentence });
            }
            const { number, url } = pull;
            return {
                ...{
                    outcome: 'success',
                    operation: 'closed',
                    sentence: `${sentence} #${number} is closed.`,
                },
                ...{ pull: { number, url }, closed: [number] },
            };
        }
    }
}
function refusal(failure, pull, closed) {
    return {
        outcome: 'failed',
        operation: closed.length > 0 ? 'closed' : undefined,
        sentence: failure.message,
        failure,
        ...(pull && { pull: { number: pull.number, url: pull.url } }),
        closed: closed.map(({ number }) => number),
    };
}
function dryRun({ release, pull, people, situation }, text) {
    const step = (0,converge/* nextStep */.s)(situation);
    const operation = pull === undefined ? 'created' : step === 'done' ? 'unchanged' : 'updated';
    return {
        outcome: step === 'done' ? 'unchanged' : 'success',
        operation,
        release,
        sentence: `Dry run: nothing written; the pull request of ${release.tag} would be ${operation}.`,
        ...(pull && { pull: { number: pull.number, url: pull.url } }),
        ...(text && { preview: text.compose(people.ours) }),
    };
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

/***/ 506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ planAt)
/* harmony export */ });
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8299);

/** The plan as it stands at one moment of the repository; errors as of `planRelease`. */
async function planAt(inputs, deps, state) {
    const { source, gitops } = await deps.repositories(state);
    const { tagOid, commitOid } = inputs;
    return (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .planRelease */ .F)({
        sourceRepository: deps.source.name,
        repository: deps.gitops.name,
        tag: deps.tag,
        ...(tagOid !== undefined && { tagOid }),
        ...(commitOid !== undefined && { commitOid }),
        overlay: inputs.overlay,
        stagingOverlay: inputs.stagingOverlay,
        stagingBranch: inputs.stagingBranch,
        base: inputs.base,
        allowDowngrade: inputs.allowDowngrade,
        refs: {
            ...(state.tag && { tagOid: state.tag.oid }),
            baseOid: state.baseOid,
            stagingOid: state.stagingOid,
        },
    }, {
        source: source.objects,
        gitops: gitops.objects,
        policy: state.policy,
        gitopsPolicy: state.gitopsPolicy,
        log: deps.log,
        async bumpSignatures(oids) {
            // The state was asked for the newest bumps anyway; only others cost a request.
            const unknown = oids.filter((oid) => !state.commits.has(oid));
            const asked = unknown.length === 0 ? state.commits : await deps.commitFacts(unknown);
            return new Map(oids.map((oid) => {
                const fact = state.commits.get(oid) ?? asked.get(oid);
                return [oid, fact?.signedByGitHub === true];
            }));
        },
        async tagCommit(tag) {
            const oid = await source.resolve(`refs/tags/${tag}`);
            if (oid !== undefined)
                await source.fetch([oid]);
            return oid;
        },
    });
}


/***/ }),

/***/ 2247:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ movedTag),
/* harmony export */   V: () => (/* binding */ withdrawn)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5920);
/* harmony import */ var _body_machine_block_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3291);


/** Why the tag is not what was verified; `undefined` when it is. */
function movedTag(tag, verified, state) {
    const now = state.tag;
    if (now === undefined)
        return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_TAG_MOVED', `There is no tag ${tag} any more.`);
    const { tagOid = now.oid, commitOid = now.commitOid } = verified;
    if (now.oid !== tagOid || now.commitOid !== commitOid) {
        return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_TAG_MOVED', `The tag ${tag} is ${now.oid} (commit ${now.commitOid ?? 'none'}) now; verified was ${tagOid} (commit ${commitOid ?? 'none'}).`);
    }
    const stale = state.own.find((pull) => pull.state !== 'CLOSED' && isOfOtherTag(pull, now.oid));
    if (stale === undefined)
        return undefined;
    const was = stale.state === 'MERGED' ? 'merged' : 'opened';
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_TAG_MOVED', `Pull request #${stale.number} was ${was} for another object under the name ${tag}.`);
}
/** The open pull requests that were opened for another object than the tag names now. */
function withdrawn(state) {
    return state.own.filter((pull) => pull.state === 'OPEN' && isOfOtherTag(pull, state.tag?.oid));
}
/** Whether our own block says so; without one nothing is concluded. */
function isOfOtherTag({ body }, tagOid) {
    const block = (0,_body_machine_block_js__WEBPACK_IMPORTED_MODULE_0__/* .readMachineBlock */ .$I)(body);
    return block !== undefined && block.tagOid !== tagOid;
}


/***/ })

};
