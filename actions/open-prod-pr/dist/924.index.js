export const id = 924;
export const ids = [924];
export const modules = {

/***/ 9924:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPlan: () => (/* binding */ runPlan)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/joined-refusals.ts
var joined_refusals = __webpack_require__(2860);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/plan-at.ts
var plan_at = __webpack_require__(506);
// EXTERNAL MODULE: ./packages/shared/kustomize/repository-path.ts
var repository_path = __webpack_require__(18);
// EXTERNAL MODULE: ./packages/shared/policy/registry-rules.ts
var registry_rules = __webpack_require__(4172);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/release-overlay.ts + 1 modules
var release_overlay = __webpack_require__(2953);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/plan-registries.ts



/**
 * Holds a promotion against the `registries` of the overlays' policy before anything is copied: where
 * production's overlay takes the image from is known already. What is built for a hotfix, and what is
 * really given, is judged before the pull request.
 */
async function withRegistries({ overlay, base }, deps, state, verdict) {
    if (!verdict.ok)
        return verdict;
    const { release } = verdict;
    const { gitops } = await deps.repositories(state);
    const tree = release.mergeTree ?? release.baseOid;
    const { file, entries } = await (0,release_overlay/* readOverlay */.re)(gitops.objects, tree, overlay, base);
    const names = release.images.map(({ name }) => name);
    const refusals = entries
        .filter(({ name }) => names.includes(name))
        .flatMap(({ repository: image }) => {
        const query = { source: deps.source.name, gitops: deps.gitops.name, image };
        return (0,registry_rules/* registryFault */.eZ)(state.gitopsPolicy, { ...query, overlay: (0,repository_path/* directoryOf */.j)(file) }) ?? [];
    });
    if (refusals.length === 0)
        return verdict;
    return { ok: false, refusals, known: release };
}

// EXTERNAL MODULE: ./packages/shared/action/markdown.ts
var markdown = __webpack_require__(7876);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/plan-summary.ts

/** The job summary of a plan: what is released in the place of what, since when staging runs it, or why not. */
function renderPlan(tag, verdict) {
    const name = (0,markdown/* escapeMarkdown */.F)(tag);
    if (!verdict.ok) {
        const rows = verdict.refusals.map(({ code, message }) => [code, (0,markdown/* escapeMarkdown */.F)(message)]);
        const hints = [...new Set(verdict.refusals.map(({ hint }) => hint))];
        return [
            `**refused**: ${name}`,
            (0,markdown/* markdownTable */.Q)(['code', 'why'], rows),
            ...hints.map((hint) => fenced(hint)),
        ].join('\n\n');
    }
    const { release } = verdict;
    const rows = release.images.map((image) => [
        (0,markdown/* escapeMarkdown */.F)(image.name),
        running(release.deployed.find((deployed) => deployed.name === image.name)),
        running(image),
    ]);
    const parts = [
        release.kind === 'promotion'
            ? `**promotion**: ${name} releases what staging ran for \`${release.sourceCommit}\`.`
            : `**hotfix**: ${name} releases \`${release.sourceCommit}\`, which staging never ran: ${(0,markdown/* escapeMarkdown */.F)(release.hotfixReason ?? '')}`,
    ];
    if (rows.length > 0)
        parts.push((0,markdown/* markdownTable */.Q)(['image', 'production', 'release'], rows));
    if (release.staging !== undefined)
        parts.push(sentenceOf(release.staging));
    return parts.join('\n\n');
}
function sentenceOf({ commit, deployedAt, replacedAt, bumps }) {
    const until = replacedAt === undefined ? '' : ` until ${replacedAt}`;
    const more = bumps.length > 1 ? `, one of ${bumps.length} bumps` : '';
    return `On staging since ${deployedAt}${until} by \`${commit}\`${more}.`;
}
function running(image) {
    if (image === undefined)
        return '–';
    return `${(0,markdown/* escapeMarkdown */.F)(image.tag)} \`${image.digest.slice(0, 19)}\``;
}
/** Text that nothing in it can end: the fence is longer than every run of backticks. */
function fenced(text) {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}text\n${text}\n${fence}`;
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/evidence/records.ts + 2 modules
var records = __webpack_require__(1022);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/state/open-hotfixes.ts
var open_hotfixes = __webpack_require__(9674);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/state/release-order.ts
var release_order = __webpack_require__(5959);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/release.ts
var src_release = __webpack_require__(2204);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/state/tag-withdrawal.ts
var tag_withdrawal = __webpack_require__(2247);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/run-plan.ts










/** Bumps, and characters of a message, that the record takes. */
const MAX_BUMPS = 20;
const MAX_MESSAGE = 400;
/**
 * `mode: plan`: says what would be released and every reason against it, and writes nothing.
 *
 * @throws what `planRelease` throws; `E_RECORD_*` where the tag's verification is not proven
 */
async function runPlan(inputs, deps) {
    const state = await deps.readState();
    const moved = (0,tag_withdrawal/* movedTag */.U)(deps.tag, inputs, state);
    const verdict = await verdictOn(inputs, deps, state, moved);
    const newer = moved === undefined ? await supersededBy(deps, state, verdict) : undefined;
    if (newer !== undefined)
        return superseded(deps, state, newer);
    if (verdict.ok)
        await checkVerified(inputs, deps, state, verdict.release);
    const release = verdict.ok ? verdict.release : undefined;
    const images = (release?.images ?? []).map(src_release/* formatReleaseImage */.EV);
    const failure = verdict.ok ? undefined : (0,joined_refusals/* joinedRefusals */.h)(deps.tag, verdict.refusals);
    deps.log.info(failure?.message ?? `${deps.tag} is ready to be released.`);
    return {
        outcome: failure === undefined ? 'success' : 'failed',
        outputs: {
            kind: release?.kind ?? '',
            images: images.join('\n'),
            version: release?.version ?? '',
            // Only a baseline to compare with: what cannot be pulled by its name is left out.
            deployed: (release?.deployed ?? []).flatMap(pullable).join('\n'),
        },
        images,
        evidence: evidenceOf(deps, state, verdict),
        summary: renderPlan(deps.tag, verdict),
        ...(failure && { failure }),
    };
}
/** What was opened for another object under this name speaks before the plan itself. */
async function verdictOn(inputs, deps, state, moved) {
    const verdict = await withRegistries(inputs, deps, state, await (0,plan_at/* planAt */.J)(inputs, deps, state));
    if (moved === undefined)
        return verdict;
    const others = verdict.ok ? [] : verdict.refusals.filter(({ code }) => code !== moved.code);
    return {
        ok: false,
        refusals: [moved, ...others],
        known: verdict.ok ? verdict.release : verdict.known,
    };
}
/** The higher version that is open, unless this is a hotfix that it lacks: that one does not wait. */
async function supersededBy(deps, state, verdict) {
    const newer = (0,release_order/* newerRelease */.t)(deps, state.others);
    if (newer === undefined || !verdict.ok)
        return newer;
    const { source } = await deps.repositories(state);
    return (await (0,open_hotfixes/* isLackedHotfix */.L)(source, verdict.release, deps, newer)) ? undefined : newer;
}
/** A higher version is open: this one would be closed as soon as it was opened. */
function superseded(deps, state, by) {
    const { baseOid, stagingOid } = state;
    const sentence = `Nothing to release: the newer release #${by.number} is open.`;
    deps.log.info(sentence);
    const evidence = {
        ...{ mode: 'plan', tag: deps.tag, baseOid, stagingOid },
        refusals: [],
        requests: deps.requests(),
    };
    return {
        outcome: 'superseded',
        outputs: {
            ...{ kind: '', images: '', version: '', deployed: '' },
            ...{ number: String(by.number), url: by.url, operation: 'superseded' },
        },
        images: [],
        evidence,
        summary: sentence,
    };
}
/**
 * The tag's signature, and for a hotfix the right to ask for one, were judged by verify-signatures in
 * an earlier job. A hotfix skips staging: it is never planned without that proof, whatever `require`.
 */
async function checkVerified(inputs, { runner, tag }, { policyBlob }, release) {
    const { tagOid, commitOid, kind, sourceCommit, images } = release;
    const required = kind === 'hotfix' || inputs.require.includes('signatures');
    await (0,records/* checkRecords */.f)(inputs.records, {
        repository: runner.repository,
        runId: runner.runId,
        attempt: runner.runAttempt,
        sha: runner.sha,
        tag,
        tagOid,
        commitOid,
        policyBlob,
        release: { kind, sourceCommit, images },
        require: required ? ['signatures'] : [],
    });
}
function pullable(image) {
    try {
        return [(0,src_release/* formatReleaseImage */.EV)(image)];
    }
    catch (thrown) {
        if (thrown instanceof action_error/* ActionError */.l)
            return [];
        throw thrown;
    }
}
function evidenceOf({ tag, requests }, { baseOid, stagingOid }, verdict) {
    const { tagOid, commitOid, sourceCommit, deployedVersion, staging } = verdict.ok
        ? verdict.release
        : verdict.known;
    return {
        mode: 'plan',
        tag,
        ...(tagOid !== undefined && { tagOid }),
        ...(commitOid !== undefined && { commitOid }),
        ...(sourceCommit !== undefined && { sourceCommit }),
        ...(verdict.ok && { kind: verdict.release.kind, version: verdict.release.version }),
        ...(deployedVersion !== undefined && { deployedVersion }),
        baseOid,
        stagingOid,
        ...(staging && {
            staging: {
                ...staging,
                bumps: staging.bumps.slice(-MAX_BUMPS),
                bumpCount: staging.bumps.length,
            },
        }),
        refusals: verdict.ok
            ? []
            : verdict.refusals.map(({ code, message }) => ({ code, message: cut(message) })),
        requests: requests(),
    };
}
function cut(text) {
    return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}


/***/ })

};
