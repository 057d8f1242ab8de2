export const id = 363;
export const ids = [363];
export const modules = {

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

/***/ 1486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ decideRollback),
  _: () => (/* binding */ replacedBy)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/policy/registry-rules.ts
var registry_rules = __webpack_require__(4172);
// EXTERNAL MODULE: ./packages/shared/kustomize/repository-path.ts
var repository_path = __webpack_require__(18);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/merged/previous-release.ts
var previous_release = __webpack_require__(7229);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/merged/released-images.ts
var released_images = __webpack_require__(7126);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/plan.ts + 9 modules
var plan = __webpack_require__(8299);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/release-overlay.ts + 1 modules
var release_overlay = __webpack_require__(2953);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/release-refusals.ts
var release_refusals = __webpack_require__(5232);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/release.ts
var release = __webpack_require__(2204);
// EXTERNAL MODULE: ./packages/shared/git/commit-object.ts
var commit_object = __webpack_require__(4526);
// EXTERNAL MODULE: ./packages/shared/git/commits.ts
var commits = __webpack_require__(2643);
// EXTERNAL MODULE: ./packages/shared/git/file-states.ts
var file_states = __webpack_require__(8970);
// EXTERNAL MODULE: ./packages/shared/promotion/bump-trailers.ts
var bump_trailers = __webpack_require__(3107);
// EXTERNAL MODULE: ./packages/shared/promotion/bump-faults.ts
var bump_faults = __webpack_require__(9098);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/commit-time.ts
var commit_time = __webpack_require__(8356);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/rollback/overlay-history.ts






/** Commits read in one go: who goes back goes back a few. */
const PAGE = 100;
/**
 * The history of an overlay on the base’s own first-parent chain: what production ran, not what
 * branches proposed.
 *
 * @throws (its method) `E_REPO_OBJECTS`, `E_TOOL`
 */
function createHistory(query) {
    const moves = [];
    let from = query.head;
    return {
        async at(index) {
            while (moves.length <= index && from !== undefined) {
                const page = await readPage(query, from);
                moves.push(...page.moves);
                from = page.next;
            }
            return moves[index];
        },
    };
}
async function readPage({ objects, file, released }, from) {
    // One more than is judged: what it left is what the oldest of them found.
    const how = { firstParent: true, touching: file, max: PAGE + 1 };
    const chain = await objects.range([from], [], how);
    const at = await (0,file_states/* fileStates */.j)(objects, chain, file, {
        ...{ read: (bytes) => released((0,release_overlay/* overlayEntries */.ff)(bytes, 'overlay')), nothing: [] },
    });
    const steps = chain.slice(0, PAGE).flatMap((oid, index) => {
        const [after, before] = [at(oid), at(chain[index + 1])];
        return (0,released_images/* sameImages */.$j)(after, before) ? [] : [{ oid, before, after }];
    });
    const moves = [];
    const found = (0,commits/* readCommits */.Fe)(objects, steps.map(({ oid }) => oid));
    for await (const { oid, parsed } of found) {
        const step = steps[moves.length];
        const [parent] = parsed.ok ? parsed.commit.parents : [];
        moves.push({
            ...{ commit: oid, before: step?.before ?? [], after: step?.after ?? [] },
            at: (0,commit_time/* isoTime */.L)(parsed.ok ? parsed.commit.committer.seconds : 0),
            ...(parent !== undefined && { parent }),
        });
    }
    return { moves, next: chain[PAGE] };
}
/** Whether a value holds exactly this image under this name. */
function names(value, image) {
    return value.some((each) => (0,release/* imageLine */.EN)(each) === (0,release/* imageLine */.EN)(image));
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/rollback/bump-proof.ts








/**
 * Proves every image by a verified bump that wrote it and that came to the base with a move of the
 * history, by its merge or directly. What stands in an overlay may be anybody’s; which of several
 * moves brought the image first does not matter.
 *
 * @param from index of the move that brought the images last; older ones count, newer ones do not
 * @throws what Git and `signatures` throw
 */
async function proveImages(judge, file, history, from, images) {
    let open = images;
    const bumps = [];
    const claims = [];
    let source = {};
    for (let index = from; open.length > 0; index += 1) {
        const move = await history.at(index);
        if (move === undefined)
            break;
        const brought = open.filter((image) => names(move.after, image) && !names(move.before, image));
        if (brought.length === 0)
            continue;
        const writers = await writersOf(judge.objects, file, move, brought);
        const faults = await (0,bump_faults/* bumpFaults */.W)(judge, writers);
        if (writers.length === 0)
            claims.push(`${move.commit}: no commit of it moves the image`);
        for (const { oid, commit, wrote } of writers) {
            const fault = faults.get(oid);
            if (fault !== undefined) {
                claims.push(`${oid}: ${fault}`);
                continue;
            }
            bumps.push(oid);
            if (bumps.length === 1)
                source = sourceOf(commit, file);
            open = open.filter((image) => !wrote.includes(image));
        }
    }
    if (open.length === 0)
        return { ok: true, bumps, source };
    const lacking = open.map(({ name, digest }) => `\`${name}\` ${digest}`).join(', ');
    const shown = claims.slice(0, MAX_CLAIMS).map((claim) => `; ${claim}`);
    return { ok: false, why: `no verified bump wrote ${lacking}${shown.join('')}` };
}
/** Commits named in a sentence. */
const MAX_CLAIMS = 5;
/** The commits that a move brought to the base and that wrote one of the images, newest first. */
async function writersOf(objects, file, { commit: head, parent }, images) {
    const oids = await objects.range([head], parent === undefined ? [] : [parent], {
        touching: file,
    });
    const found = [];
    for await (const { oid, parsed } of (0,commits/* readCommits */.Fe)(objects, oids)) {
        const [first = '', second] = parsed.ok ? parsed.commit.parents : [];
        // A merge writes nothing of its own that counts.
        if (second !== undefined)
            continue;
        found.push({ oid, commit: parsed.ok ? parsed.commit : undefined, parent: first });
    }
    const states = found.flatMap(({ oid, parent: before }) => [oid, before]).filter(Boolean);
    const at = await (0,file_states/* fileStates */.j)(objects, [...new Set(states)], file, {
        ...{ read: (bytes) => (0,release_overlay/* overlayEntries */.ff)(bytes, 'overlay'), nothing: [] },
    });
    return found.flatMap(({ oid, commit, parent: before }) => {
        const [now, then] = [at(oid), at(before)];
        const wrote = images.filter((image) => names(now, image) && !names(then, image));
        return wrote.length === 0 ? [] : [{ oid, commit, wrote }];
    });
}
/** Handed on in the trailers of the rollback; only what is of their form. */
function sourceOf(commit, file) {
    if (commit === undefined)
        return {};
    const { sourceRepository, sourceCommits } = (0,bump_trailers/* readTrailers */.t8)((0,commit_object/* messageOf */.b)(commit), (0,repository_path/* directoryOf */.j)(file));
    const [only, second] = sourceCommits;
    return {
        ...(/^[\w-]{1,100}\/[\w.-]{1,100}$/.test(sourceRepository ?? '') && {
            repository: sourceRepository ?? '',
        }),
        ...(second === undefined &&
            /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(only ?? '') && {
            commit: only ?? '',
        }),
    };
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/rollback/find-target.ts




/**
 * The earlier state of the overlay that is asked for. `previous` is the newest one that differs from
 * the present, that a verified bump wrote, and of which nothing was taken back since: going back twice
 * goes back two releases, never forth again. Who names a release or a commit gets just that.
 *
 * @throws what Git and `judge.signatures` throw
 */
async function findTarget(query, ask) {
    switch (ask.kind) {
        case 'previous':
            return findPrevious(query);
        case 'version': {
            const visit = await firstVisit(query, ({ move }) => brings(move, ask.tag));
            return judged(query, visit, `${ask.tag} never stood in ${query.file} on the base`);
        }
        case 'commit': {
            const { judge, head } = query;
            if (!(await isFirstParent(judge.objects, head, ask.oid))) {
                const why = `${ask.oid} is no commit of the base’s own (first-parent) history`;
                return { kind: 'none', why, passedOver: [] };
            }
            const how = { firstParent: true, touching: query.file };
            const then = new Set(await judge.objects.range([ask.oid], [], how));
            const visit = await firstVisit(query, ({ move }) => then.has(move.commit));
            return judged(query, visit, `at ${ask.oid}, ${query.file} released nothing`);
        }
    }
}
async function findPrevious(query) {
    const passedOver = [];
    const seen = new Set();
    for await (const visit of visits(query)) {
        const { index, move } = visit;
        const images = changed(query.present, move.after);
        const key = images.map(release/* imageLine */.EN).sort().join('\n');
        if (images.length === 0 || seen.has(key))
            continue;
        seen.add(key);
        const taken = visit.takenBackBy(images);
        if (taken !== undefined) {
            passedOver.push({ value: find_target_valueOf(move), why: `it was taken back by ${taken}` });
            continue;
        }
        const proof = await proveImages(query.judge, query.file, query.history, index, images);
        if (proof.ok)
            return { kind: 'found', value: find_target_valueOf(move), images, proof, passedOver };
        passedOver.push({ value: find_target_valueOf(move), why: proof.why });
    }
    return { kind: 'none', why: `${query.file} has no earlier release to go back to`, passedOver };
}
/** A value that somebody named: proven like any other, but not passed over. */
async function judged(query, visit, absent) {
    const value = visit?.move.after ?? [];
    if (visit === undefined || value.length === 0) {
        return { kind: 'none', why: absent, passedOver: [] };
    }
    const images = changed(query.present, value);
    if (images.length === 0)
        return { kind: 'same' };
    const { judge, file, history } = query;
    const proof = await proveImages(judge, file, history, visit.index, images);
    if (!proof.ok)
        return { kind: 'none', why: proof.why, passedOver: [] };
    const takenBackBy = visit.takenBackBy(images);
    return {
        ...{ kind: 'found', value: find_target_valueOf(visit.move), images, proof, passedOver: [] },
        ...(takenBackBy !== undefined && { takenBackBy }),
    };
}
async function firstVisit(query, isIt) {
    for await (const visit of visits(query))
        if (isIt(visit))
            return visit;
    return undefined;
}
/** The states of the overlay, the present one first. */
async function* visits({ judge, history, file }) {
    // The newest word on an image counts: brought (`undefined`), or taken back by a commit.
    const events = new Map();
    const tell = (image, by) => {
        if (!events.has(identity(image)))
            events.set(identity(image), by);
    };
    for (let index = 0;; index += 1) {
        const move = await history.at(index);
        if (move === undefined)
            return;
        const known = new Map(events);
        yield {
            index,
            move,
            takenBackBy: (images) => images.map((image) => known.get(identity(image))).find((by) => by !== undefined),
        };
        const { commit, parent, before, after } = move;
        const left = before.filter((image) => !names(after, image));
        for (const image of after.filter((each) => !names(before, each)))
            tell(image, undefined);
        const back = left.length > 0 &&
            parent !== undefined &&
            (await (0,previous_release/* takesBack */.Ck)(judge.objects, parent, commit, file));
        if (back)
            for (const image of left)
                tell(image, commit);
    }
}
/** A version that is tagged anew is the same image: what counts is what runs. */
function identity({ name, digest }) {
    return `${name}@${digest}`;
}
/** What of a value would have to be written. */
function changed(present, value) {
    return value.filter((image) => !names(present, image));
}
function brings({ before, after }, tag) {
    return after.some((image) => image.tag === tag && !names(before, image));
}
function find_target_valueOf({ commit, at, after }) {
    return { images: after, commit, at };
}
/** Whether the commit is on the first-parent chain of the head. */
async function isFirstParent(objects, head, oid) {
    if (head === oid)
        return true;
    if (!(await objects.commits([oid])).has(oid))
        return false;
    const newer = await objects.range([head], [oid], { firstParent: true });
    const oldest = newer.at(-1);
    if (oldest === undefined)
        return false;
    const parents = await objects.range([oldest], [], { firstParent: true, max: 2 });
    return parents[1] === oid;
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/rollback/rollback-branch.ts
var rollback_branch = __webpack_require__(5941);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/rollback/rollback-refusals.ts
var rollback_refusals = __webpack_require__(4552);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/rollback/decide-rollback.ts













/**
 * Decides what is taken back to what, as it stands at one moment of the repository; writes nothing.
 *
 * @throws `E_TARGET_GONE`, `E_KUSTOMIZATION_AMBIGUOUS`, `E_PATH`, `E_YAML_*` for an overlay that cannot
 *   be read; `E_IMAGE_REFERENCE` and `E_INPUT` for images that no list can name; `E_POLICY_INVALID` for
 *   a policy without a pipeline; `E_REPO_OBJECTS`, `E_TOOL`, and what the client throws
 */
async function decideRollback(inputs, deps, state, ask) {
    const pipeline = pipelineOf(state);
    const { objects } = (await deps.repositories(state)).gitops;
    const { baseOid } = state;
    const production = await (0,release_overlay/* readOverlay */.re)(objects, baseOid, inputs.overlay, inputs.base);
    const staging = await (0,previous_release/* overlayAt */.Yq)(objects, baseOid, inputs.stagingOverlay, inputs.base);
    const { file } = production;
    const history = createHistory({
        ...{ objects, head: baseOid, file },
        released: (entries) => (0,released_images/* releasedImages */.i0)({ file, entries }, staging),
    });
    const newest = await history.at(0);
    if (newest === undefined || newest.after.length === 0) {
        const why = `${file} releases nothing on ${inputs.base}`;
        return { kind: 'refused', refusals: [(0,rollback_refusals/* nothingEarlier */.Io)(ask, why, [])] };
    }
    const from = find_target_valueOf(newest);
    const judge = { objects, pipeline, signatures: signaturesOf(deps) };
    const query = { judge, history, file, head: baseOid, present: from.images };
    const found = await findTarget(query, ask);
    if (found.kind === 'same')
        return { kind: 'same', present: from };
    if (found.kind === 'none') {
        return { kind: 'refused', refusals: [(0,rollback_refusals/* nothingEarlier */.Io)(ask, found.why, found.passedOver)] };
    }
    const rollback = rollbackOf(from, found, { baseOid, overlayFile: file });
    const refusals = refusalsOf(inputs, deps, state, rollback);
    return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'back', rollback };
}
function rollbackOf(from, found, at) {
    const { value, images, proof, takenBackBy, passedOver } = found;
    // They go into messages and trailers, where only what the grammar knows may stand.
    for (const image of [...images, ...replacedBy(from.images, images)])
        (0,release/* formatReleaseImage */.EV)(image);
    return {
        ...{ label: (0,rollback_branch/* labelOf */.Wy)(images), from, to: value, images, passedOver, ...at },
        ...{ bumps: proof.bumps, source: proof.source },
        ...(takenBackBy !== undefined && { takenBackBy }),
    };
}
/** What of the present goes when these images come. */
function replacedBy(present, images) {
    const coming = new Set(images.map(({ name }) => name));
    return present.filter(({ name }) => coming.has(name));
}
function refusalsOf(inputs, { source, gitops }, { policy, gitopsPolicy }, { images, overlayFile, source: made }) {
    const banned = (0,plan/* deniedImages */.Q)([policy, gitopsPolicy], images);
    const other = (0,rollback_refusals/* otherImages */.ZT)(inputs.images.map(release/* toReleaseImage */.Uk), images);
    const overlay = (0,repository_path/* directoryOf */.j)(overlayFile);
    // A rule speaks of the repository that deploys the image; a rollback may run in another one.
    const names = { source: made.repository ?? source.name, gitops: gitops.name };
    return [
        ...(banned.length > 0 ? [(0,release_refusals/* denied */.wk)(banned)] : []),
        ...images.flatMap(({ repository: image }) => (0,registry_rules/* registryFault */.eZ)(gitopsPolicy, { ...names, overlay, image }) ?? []),
        ...(other === undefined ? [] : [other]),
    ];
}
function signaturesOf({ commitFacts }) {
    return async (oids) => {
        const facts = await commitFacts(oids);
        return new Map(oids.map((oid) => [oid, facts.get(oid)?.signedByGitHub === true]));
    };
}
function pipelineOf({ gitopsPolicy }) {
    const pipeline = gitopsPolicy.signing?.pipeline;
    if (pipeline !== undefined)
        return pipeline;
    throw new action_error/* ActionError */.l('E_POLICY_INVALID', 'The policy has no `signing.pipeline`: nothing says who writes bumps, and so nothing that production ran can be proven.');
}


/***/ }),

/***/ 5941:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rs: () => (/* binding */ rollbackBranch),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   zf: () => (/* binding */ isRollbackBranch)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2204);


/** No version begins like this, so a release never takes a rollback for an older or a newer one. */
const MARK = 'rollback-to-';
/** The version that all images share, or twelve digits that stand for them. */
function labelOf(images) {
    const [tag, second] = new Set(images.map((image) => image.tag));
    if (tag !== undefined && second === undefined)
        return tag;
    const lines = images.map(_release_js__WEBPACK_IMPORTED_MODULE_1__/* .imageLine */ .EN).sort().join('\n');
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(lines).digest('hex').slice(0, 12);
}
/**
 * The branch of a rollback: what is gone back to, and the commit that is taken back. The same step
 * back has the same branch however often it is asked for; the next one to that release has another.
 */
function rollbackBranch(branchPrefix, { label, from }) {
    return `${branchPrefix}${MARK}${label}-${from.commit.slice(0, 12)}`;
}
function isRollbackBranch(branchPrefix, headBranch) {
    return headBranch.startsWith(`${branchPrefix}${MARK}`);
}


/***/ }),

/***/ 4552:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Io: () => (/* binding */ nothingEarlier),
/* harmony export */   ZT: () => (/* binding */ otherImages),
/* harmony export */   hq: () => (/* binding */ otherRollback)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5920);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2204);
/* harmony import */ var _rollback_ask_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4844);



/** Values named in a sentence. */
const MAX_NAMED = 10;
/** There is nothing that production may go back to. */
function nothingEarlier(ask, why, passedOver) {
    const listed = passedOver.slice(0, MAX_NAMED).map(({ value, why: reason }) => {
        const tags = [...new Set(value.images.map(({ tag }) => tag))].join(', ');
        return `\n  ${tags} of ${value.commit}: ${reason}`;
    });
    const sum = listed.length === 0 ? '' : ` Passed over:${listed.join('')}`;
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_NOTHING_TO_ROLL_BACK', `Nothing to roll back to for \`${(0,_rollback_ask_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRollbackAsk */ .v)(ask)}\`: ${why}.${sum}`);
}
/** The images that were looked at before are not those that would be written. */
function otherImages(given, wanted) {
    const text = (images) => images.map(_release_js__WEBPACK_IMPORTED_MODULE_2__/* .imageLine */ .EN).sort().join(', ');
    if (given.length === 0 || text(given) === text(wanted))
        return undefined;
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_PROMOTE_MISMATCH', `Input \`images\` is ${text(given)}, but the rollback writes ${text(wanted)}.`, {
        hint: 'Give `images` as `mode: plan` of this very run handed them on, or leave it out. Where the base moved in between, run again, all of it.',
    });
}
/** Another rollback is open, and shall stay. */
function otherRollback({ headBranch, url }) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_PR_OPEN', `The rollback ${headBranch} is open: ${url}`);
}


/***/ }),

/***/ 3356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ rollbackResult)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7876);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2204);
/* harmony import */ var _rollback_ask_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4844);
/* harmony import */ var _rollback_branch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5941);




/** Outputs, record and summary of a rollback. */
function rollbackResult(inputs, deps, end) {
    const { rollback, failure } = end;
    const branch = rollback && (0,_rollback_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .rollbackBranch */ .Rs)(deps.branchPrefix, rollback);
    const images = (rollback?.images ?? []).map(_release_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReleaseImage */ .EV);
    deps.log.info(end.sentence);
    return {
        outcome: end.outcome,
        outputs: inputs.mode === 'open' ? openOutputs(end, branch ?? '') : planOutputs(rollback, images),
        images,
        evidence: evidenceOf(inputs, deps, end, branch),
        summary: summaryOf(end),
        ...(failure && { failure }),
    };
}
function openOutputs({ pull, operation, commit }, branch) {
    return {
        number: pull === undefined ? '' : `${pull.number}`,
        url: pull?.url ?? '',
        operation: operation ?? '',
        'head-branch': branch,
        'commit-sha': commit ?? '',
    };
}
function planOutputs(rollback, images) {
    return {
        kind: rollback === undefined ? '' : 'rollback',
        images: images.join('\n'),
        version: rollback?.label.replace(/^v/, '') ?? '',
        deployed: (rollback?.from.images ?? []).map(_release_js__WEBPACK_IMPORTED_MODULE_2__/* .imageLine */ .EN).join('\n'),
    };
}
function evidenceOf({ mode, dryRun, rollbackTo }, deps, { operation, rollback, pull, commit, ...end }, branch) {
    return {
        mode: mode === 'open' ? 'open' : 'plan',
        dryRun,
        repository: deps.gitops.name,
        rollbackTo: (0,_rollback_ask_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRollbackAsk */ .v)(rollbackTo),
        operation: operation ?? 'none',
        kind: 'rollback',
        ...(rollback && {
            version: rollback.label,
            ...{ takesBack: rollback.from.commit, goesBackTo: rollback.to.commit },
            from: rollback.from.images.map(_release_js__WEBPACK_IMPORTED_MODULE_2__/* .imageLine */ .EN),
            ...{ bumps: rollback.bumps, baseOid: rollback.baseOid },
        }),
        ...(branch !== undefined && { branch }),
        ...(pull && { number: pull.number }),
        ...(commit !== undefined && { commit }),
        steps: end.steps ?? [],
        closed: end.closed ?? [],
        warnings: end.warnings?.length ?? 0,
        requests: deps.requests(),
    };
}
function summaryOf({ sentence, rollback, pull, commit, warnings, preview }) {
    const tables = [];
    if (rollback !== undefined) {
        const rows = rollback.images.map((image) => {
            const now = rollback.from.images.find(({ name }) => name === image.name);
            return [
                (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(image.name),
                now === undefined ? '–' : `${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(now.tag)} \`${now.digest.slice(0, 19)}\``,
                `${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(image.tag)} \`${image.digest.slice(0, 19)}\``,
            ];
        });
        tables.push((0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_3__/* .markdownTable */ .Q)(['image', 'production', 'goes back to'], rows), `Taken back is what \`${rollback.from.commit}\` brought at ${rollback.from.at}; a verified bump (${rollback.bumps.map((oid) => `\`${oid.slice(0, 12)}\``).join(', ')}) wrote what comes back. Database migrations are not undone.`);
    }
    if (pull !== undefined) {
        const at = commit === undefined ? '' : `, at \`${commit.slice(0, 12)}\``;
        tables.push(`Pull request [#${pull.number}](${pull.url})${at}.`);
    }
    return [
        (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(sentence),
        ...tables,
        ...(rollback?.passedOver ?? []).map(({ value, why }) => `- passed over \`${value.commit}\`: ${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(why)}`),
        ...(warnings ?? []).map((warning) => `- ${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(warning)}`),
        ...(preview === undefined ? [] : [`**${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(preview.title)}**`, preview.body]),
    ].join('\n\n');
}


/***/ })

};
