export const id = 697;
export const ids = [697];
export const modules = {

/***/ 7697:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRollback: () => (/* binding */ openRollback)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/converge.ts
var converge = __webpack_require__(2165);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/release-writes.ts
var release_writes = __webpack_require__(7608);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/rounds.ts
var rounds = __webpack_require__(9521);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/joined-refusals.ts
var joined_refusals = __webpack_require__(2860);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/evidence/records.ts + 2 modules
var records = __webpack_require__(1022);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/branch-goal.ts
var branch_goal = __webpack_require__(2826);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/branch-opening.ts
var branch_opening = __webpack_require__(849);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/body-changes.ts
var body_changes = __webpack_require__(2300);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/body-merging.ts
var body_merging = __webpack_require__(3866);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/body-text.ts
var body_text = __webpack_require__(6458);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/body-verdicts.ts
var body_verdicts = __webpack_require__(6827);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/body.ts
var body = __webpack_require__(4808);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/inert.ts
var inert = __webpack_require__(8954);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/machine-block.ts
var machine_block = __webpack_require__(3291);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/release.ts
var release = __webpack_require__(2204);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/rollback/rollback-body.ts









/** sha256 (hex) of what the text says, without anything that differs from run to run. */
function rollbackEvidence({ rollback, records, releases }) {
    const { from, to, images, bumps, takenBackBy, passedOver, overlayFile } = rollback;
    const facts = [
        [from.commit, to.commit, overlayFile, takenBackBy ?? ''],
        from.images.map(release/* imageLine */.EN),
        images.map(release/* imageLine */.EN),
        bumps,
        passedOver.map(({ value, why }) => [value.commit, why]),
        releases.map(({ number }) => number).toSorted((a, b) => a - b),
        [records.signatures.status, records.image.status, records.scan.status],
    ];
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(facts)).digest('hex');
}
/**
 * Title and body of the pull request of a rollback, as inert as a release's.
 *
 * @throws `E_PR_TEXT` when both do not fit
 * @param reserved characters that people’s own text in the body takes
 */
function composeRollback(facts, reserved = 0) {
    const { rollback, added } = facts;
    const names = rollback.images.map(({ name }) => name).join(', ');
    const machine = {
        schema: 1,
        ...{ tag: '', tagOid: '', commitOid: '' },
        rollsBack: rollback.from.commit,
        images: rollback.images.map(release/* imageLine */.EN),
        ...{ labels: added.labels, reviewers: added.reviewers },
        ...{ teams: added.teams, assignees: added.assignees },
        evidence: rollbackEvidence(facts),
    };
    const title = facts.title ?? `Roll production back to ${rollback.label}: ${names}`;
    return (0,body/* fitBody */.KM)({ title, machine, reserved }, (block, room, cut) => (0,body/* joinSections */.lS)([
        (0,machine_block/* formatMachineBlock */.aY)(block),
        verdictSection(facts),
        (0,body_verdicts/* imagesSection */.AO)({ release: { deployed: rollback.from.images }, images: rollback.images }),
        limitsSection(facts),
        besideSection(facts),
        (0,body_changes/* manifestsSection */.uy)(facts, room),
        ...adviceOf(facts, room),
    ], cut));
}
function adviceOf(facts, { advice }) {
    if (!advice)
        return [];
    const release = { baseOid: facts.rollback.baseOid };
    return [(0,body_merging/* mergingSection */.bE)(facts), (0,body_merging/* nextSection */.tV)({ ...facts, release })];
}
/** What goes back, since when it runs, and a row for every piece of evidence. Never cut. */
function verdictSection(facts) {
    const { rollback, serverUrl, repository, now } = facts;
    const { from, to, label } = rollback;
    const rows = [
        bumpRow(facts),
        signatureRow(facts),
        imageRow(facts),
        (0,body_verdicts/* scanRow */.yk)({ records: facts.records, require: [] }),
        (0,body_verdicts/* manifestRow */.Om)({ ...facts, images: rollback.images, release: rollback }),
    ];
    const link = (oid) => (0,body_text/* commitLink */.wn)(serverUrl, repository, oid);
    return [
        `**Roll production back to ${(0,inert/* inertCode */.gQ)(label)}.** ${(0,body_verdicts/* lookAt */.t5)(rows)}`,
        `Taken back is ${tagsOf(from.images)}, which ${link(from.commit)} brought; ` +
            `it runs since ${(0,body_text/* moment */.n$)(from.at)} (${(0,body_text/* duration */.p0)(from.at, now)} when this was written). ` +
            `${tagsOf(to.images)} came with ${link(to.commit)} at ${(0,body_text/* moment */.n$)(to.at)}.`,
        ...(rollback.takenBackBy === undefined
            ? []
            : [
                `⚠️ ${(0,inert/* inertCode */.gQ)(label)} was itself taken back before, by ${link(rollback.takenBackBy)}. Make sure that what was wrong with it is not wrong any more.`,
            ]),
        (0,body_verdicts/* evidenceTable */.Y5)(rows),
    ].join('\n\n');
}
function tagsOf(images) {
    return images.map(({ name, tag }) => (0,inert/* inertCode */.gQ)(`${name} ${tag}`)).join(', ');
}
/** The value ran in production before: that, and by whom it was written, is what can be proven. */
function bumpRow({ rollback, base }) {
    const bumps = rollback.bumps.map((oid) => (0,inert/* inertCell */.B5)(oid.slice(0, 12))).join(', ');
    const detail = `${(0,inert/* inertCell */.B5)(base)} named these images before; the pipeline’s verified bump ${bumps} wrote them`;
    return { what: 'earlier release', verdict: body_verdicts/* PROVEN */.ho, detail };
}
function signatureRow({ records }) {
    return (0,body_verdicts/* proofRow */.bU)('signatures', 'signatures', records.signatures, [], (evidence) => {
        const { head, policyCommit } = evidence;
        return `everything up to ${(0,inert/* inertCell */.B5)(head.slice(0, 12))} on the base judged by the policy at ${(0,inert/* inertCell */.B5)(policyCommit.slice(0, 12))}`;
    });
}
function imageRow({ records }) {
    return (0,body_verdicts/* proofRow */.bU)('image', 'image', records.image, [], () => 'delivered anew by this run');
}
/** What a rollback does not do. Never cut. */
function limitsSection({ rollback }) {
    const { from, images, overlayFile } = rollback;
    const staying = from.images.filter(({ name }) => images.every((image) => image.name !== name));
    return [
        '### What goes back, and what does not',
        `Only \`newTag\` and \`digest\` of these images in ${(0,inert/* inertCode */.gQ)(overlayFile)} are written; the manifests follow. ` +
            'Everything else of the overlay and of the sources stays as it is now.',
        '⚠️ **Database migrations are not undone**, nor is anything else that the newer version has written: data, messages, caches, settings elsewhere. Make sure that the older version can work with what it will find.',
        ...(staying.length === 0 ? [] : [`Not touched: ${tagsOf(staying)}.`]),
        'What is taken back does not come again by itself: the next release with a higher version takes its place, or somebody asks for it by `rollback-to`.',
    ].join('\n\n');
}
/** Values that were passed over, and releases that are open. */
function besideSection({ rollback, releases, serverUrl, repository }) {
    const over = rollback.passedOver
        .slice(0, MAX_LISTED)
        .map(({ value, why }) => `- ${tagsOf(value.images)}: ${(0,inert/* inertCode */.gQ)(why, 500)}`);
    const open = releases
        .slice(0, MAX_LISTED)
        .map(({ number, headBranch }) => `- [${number}](${serverUrl}/${repository}/pull/${number}), ${(0,inert/* inertCode */.gQ)(headBranch)}`);
    return [
        ...(over.length === 0 ? [] : ['### Passed over', over.join('\n')]),
        ...(open.length === 0
            ? []
            : [
                '### Releases that are open',
                open.join('\n'),
                'They stay open. Merged before this one, a release leaves nothing of this rollback: ask for it again. After this one, it is in conflict with the overlay: tag the next version.',
            ]),
    ].join('\n\n');
}
/** Passed-over values and open releases that are named. */
const MAX_LISTED = 20;

// EXTERNAL MODULE: ./actions/open-prod-pr/src/rollback/rollback-branch.ts
var rollback_branch = __webpack_require__(5941);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/rollback/rollback-refusals.ts
var rollback_refusals = __webpack_require__(4552);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/rollback/assess-rollback.ts







/**
 * Holds the branch and the pull requests that are there against a rollback, before the first write.
 *
 * @throws `E_RECORD_*`, `E_IMAGE_*`, `E_YAML_*`, what Git and the client throw
 */
async function assessRollback(inputs, deps, state, rollback) {
    const repositories = await deps.repositories(state);
    const { objects } = repositories.gitops;
    const { images } = rollback;
    // The images are not those of the overlay, so there is something to write.
    const goal = await (0,branch_goal/* goalOf */.Z)(objects, rollback, images, deps.now());
    if (goal === undefined)
        throw unwritten(rollback);
    const records = await recordsOf(inputs, deps, state, rollback);
    const others = state.others.filter((pull) => (0,rollback_branch/* isRollbackBranch */.zf)(deps.branchPrefix, pull.headBranch));
    const releases = state.others.filter((pull) => !others.includes(pull));
    const [inTheWay] = others;
    if (inTheWay !== undefined && inputs.supersede === 'fail') {
        return { kind: 'refused', failure: (0,rollback_refusals/* otherRollback */.hq)(inTheWay), pull: inTheWay };
    }
    const pull = state.own.find((each) => each.state === 'OPEN');
    const branch = {
        headBranch: (0,rollback_branch/* rollbackBranch */.Rs)(deps.branchPrefix, rollback),
        commitFacts: (oids) => deps.commitFacts(oids),
    };
    const standing = await (0,branch_opening/* standingOf */.Y)(inputs, branch, state, {
        ...{ objects, goal, pull },
        evidence: rollbackEvidence({ rollback, records, releases }),
    });
    if ('fault' in standing) {
        return { kind: 'refused', failure: standing.fault, ...(pull && { pull }) };
    }
    return {
        kind: 'open',
        opening: {
            ...{ state, repositories, goal, images, rollback, records, others, releases },
            ...standing,
        },
    };
}
/**
 * What the other stages say. Nothing was built, copied or signed for a rollback, so nothing is asked
 * for; what is given is held against this run and these images all the same.
 */
function recordsOf(inputs, { runner, now }, state, { images, baseOid }) {
    return (0,records/* checkRecords */.f)(inputs.records, {
        ...{ repository: runner.repository, runId: runner.runId, attempt: runner.runAttempt },
        ...{ sha: runner.sha, commitOid: baseOid, images, require: [], scan: state.policy.scan },
        ...{ policyBlob: state.policyBlob, now },
    });
}
function unwritten({ label }) {
    return new action_error/* ActionError */.l('E_INTERNAL', `Going back to ${label} would write nothing.`);
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/rollback/decide-rollback.ts + 3 modules
var decide_rollback = __webpack_require__(1486);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/close-pull-request.ts
var close_pull_request = __webpack_require__(5740);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/pull-requests.ts
var pull_requests = __webpack_require__(4054);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/settle.ts
var settle = __webpack_require__(4171);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/rollback/finish-rollback.ts




/**
 * The last look at what was written. Rollbacks that were opened before are closed, with a link; one
 * that was opened later does the same with this one. Releases stay open and are told.
 *
 * @throws what the client throws
 */
async function finishRollback(deps, opening, { made, steps, warnings, state }) {
    const { rollback, own, pull } = opening;
    const number = made.pull ?? pull;
    const base = {
        ...{ rollback, steps, warnings },
        ...(number && { pull: { number: number.number, url: number.url } }),
        ...(state.branchOid !== undefined && { commit: state.branchOid }),
    };
    const failure = await (0,settle/* landedFault */.n8)(own, made, state);
    if (failure !== undefined || number === undefined) {
        const sentence = failure?.message ?? `The pull request back to ${rollback.label} is not there.`;
        return {
            ...base,
            outcome: 'failed',
            operation: undefined,
            sentence,
            ...(failure && { failure }),
        };
    }
    const isRollback = ({ headBranch }) => (0,rollback_branch/* isRollbackBranch */.zf)(deps.branchPrefix, headBranch);
    const earlier = state.others.filter((each) => isRollback(each) && each.number < number.number);
    for (const each of earlier)
        await finish_rollback_close(deps, opening, each, number.number);
    for (const release of state.others.filter((each) => !isRollback(each))) {
        await (0,pull_requests/* commentOnce */.ZD)(deps.gitops, release.number, `rollback-${number.number}`, noteOf(opening, number.number));
    }
    const closed = earlier.map((each) => each.number);
    const name = `#${number.number}`;
    if (steps.length === 0) {
        const sentence = `Pull request ${name} back to ${rollback.label} is as it should be.`;
        return { ...base, closed, outcome: 'unchanged', operation: 'unchanged', sentence };
    }
    const operation = steps.includes('create-pull') ? 'created' : 'updated';
    const sentence = `Pull request ${name} back to ${rollback.label} was ${operation}.`;
    return { ...base, closed, outcome: 'success', operation, sentence };
}
function finish_rollback_close(deps, { own, state, repositories, rollback }, pull, by) {
    return (0,close_pull_request/* retirePullRequest */.q)(deps, pull, {
        marker: `superseded-by-${by}`,
        text: `Superseded by #${by}, which goes back to ${rollback.label}.`,
    }, {
        own,
        known: [state.baseOid, state.stagingOid],
        fetch: (oids) => repositories.gitops.fetch(oids),
    });
}
/** For the page of a release: whoever merges it should know. */
function noteOf({ rollback }, number) {
    const { label, from } = rollback;
    return `The rollback #${number} to ${label} is open. It takes back what ${from.commit} brought. Merged before it, this release makes it moot; after it, this release is in conflict with the overlay: tag the next version then.`;
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/rollback/rollback-ask.ts
var rollback_ask = __webpack_require__(4844);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/rollback/rollback-result.ts
var rollback_result = __webpack_require__(3356);
// EXTERNAL MODULE: ./packages/shared/action/runner.ts
var action_runner = __webpack_require__(2887);
// EXTERNAL MODULE: ./packages/shared/kustomize/repository-path.ts
var repository_path = __webpack_require__(18);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/release-text.ts + 3 modules
var release_text = __webpack_require__(622);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/render/rendered-diff.ts + 7 modules
var rendered_diff = __webpack_require__(1214);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/rollback/rollback-text.ts






/** Gathers what the pull request tells beside the decision: what the manifests render to. */
async function rollbackText(inputs, deps, opening) {
    const { rollback, records, releases, repositories, state, goal, pull } = opening;
    const { runner, gitops } = deps;
    const rendered = await (0,rendered_diff/* renderedDiff */.P)({
        objects: repositories.gitops.objects,
        before: rollback.baseOid,
        after: { tree: goal.mergedTree, files: new Map([[goal.file, goal.bytes]]) },
        overlay: inputs.overlay,
        kustomize: () => deps.kustomize(),
        scratch: await deps.scratch(),
    });
    const facts = {
        ...{ rollback, records, releases, rendered },
        ...(state.merge && { merge: state.merge }),
        repository: gitops.name,
        serverUrl: runner.serverUrl,
        runUrl: `${runner.serverUrl}/${runner.repository}/actions/runs/${runner.runId}`,
        base: inputs.base,
        ...(inputs.title !== undefined && { title: inputs.title }),
        now: deps.now(),
    };
    return (0,release_text/* textWithin */.J)(deps, pull?.body ?? '', (added, reserved) => composeRollback({ ...facts, added }, reserved));
}
/**
 * What the commit says. By `Rolls-Back` the run after the merge takes the step back for meant, and
 * the next rollback knows what not to come back to.
 */
function rollbackWording({ runner }, { rollback, goal }, text) {
    const { label, from, images, source } = rollback;
    const names = images.map(({ name }) => name).join(', ');
    const tags = [...new Set(images.map(({ tag }) => tag))];
    const { repository, commit } = source;
    return {
        text,
        bump: {
            headline: `Roll ${names} back to ${label} in ${(0,repository_path/* directoryOf */.j)(goal.file)}`,
            body: [
                ...(repository === undefined ? [] : [`Source-Repository: ${repository}`]),
                ...(commit === undefined ? [] : [`Source-Commit: ${commit}`]),
                `Source-Run: ${(0,action_runner/* attemptUrl */.rc)(runner)}`,
                `Rolls-Back: ${from.commit}`,
                ...(0,decide_rollback/* replacedBy */._)(from.images, images).map(({ name, digest }) => `Rolls-Back-Image: ${name}@${digest}`),
                ...images.map(({ name, digest }) => `Image-Digest: ${name}@${digest}`),
                ...tags.map((tag) => `Release-Tag: ${tag}`),
            ].join('\n'),
        },
    };
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/rollback/open-rollback.ts












/**
 * `mode: open` with `rollback-to`: the one pull request that brings an earlier release back. What is
 * gone back to depends on the base alone, so every run of the same ask on the same base has the same
 * branch and goes on where the run before ended.
 *
 * @throws what `decideRollback`, `assessRollback` and the steps throw; `E_STALE_EXHAUSTED`
 */
async function openRollback(inputs, deps) {
    const looks = createLooks(inputs, deps);
    const end = await (0,rounds/* takeRounds */.T)(deps, {
        dryRun: inputs.dryRun,
        readState: () => looks.readState(),
        async assess(first) {
            const { verdict, state } = await looks.decide(first);
            if (verdict.kind !== 'back')
                return { end: endWithout(inputs, verdict) };
            const { rollback } = verdict;
            const assessed = await assessRollback(inputs, deps, state, rollback);
            if (assessed.kind === 'open')
                return { opening: assessed.opening };
            return { end: refused(assessed.failure, { rollback, pull: assessed.pull }) };
        },
        text: (opening) => rollbackText(inputs, deps, opening),
        preview,
        writes: (opening, text) => (0,release_writes/* createWrites */.nt)(inputs, deps, opening, rollbackWording(deps, opening, text)),
        isSettled: ({ goal }, head, state) => state.branchOid === head && state.baseOid === goal.baseOid,
        finish: (opening, settled) => finishRollback(deps, opening, settled),
    });
    return (0,rollback_result/* rollbackResult */.A)(inputs, deps, end);
}
/** The base may move between two looks; one that never stands still is nobody’s production. */
const MAX_LOOKS = 5;
/** The branch follows from the base: only behind the first look it is known what to read of it. */
function createLooks(inputs, deps) {
    let branch;
    return {
        readState: () => deps.readState(branch),
        async decide(first) {
            let state = first;
            for (let look = 1; look <= MAX_LOOKS; look += 1) {
                const verdict = await (0,decide_rollback/* decideRollback */.h)(inputs, deps, state, inputs.rollbackTo);
                if (verdict.kind !== 'back')
                    return { verdict, state };
                const wanted = (0,rollback_branch/* rollbackBranch */.Rs)(deps.branchPrefix, verdict.rollback);
                if (wanted === branch)
                    return { verdict, state };
                branch = wanted;
                state = await deps.readState(branch);
            }
            throw new action_error/* ActionError */.l('E_STALE_EXHAUSTED', `${inputs.base} moved at every look, and with it what a rollback takes back.`);
        },
    };
}
function endWithout({ base, rollbackTo }, verdict) {
    const ask = (0,rollback_ask/* formatRollbackAsk */.v)(rollbackTo);
    if (verdict.kind === 'refused') {
        return refused((0,joined_refusals/* joinedRefusals */.h)(`going back to ${ask}`, verdict.refusals), {});
    }
    const sentence = `${base} names the images of ${ask} already.`;
    return { outcome: 'unchanged', operation: 'unchanged', sentence };
}
function refused(failure, { rollback, pull }) {
    return {
        ...{ outcome: 'failed', operation: undefined, sentence: failure.message, failure },
        ...(rollback && { rollback }),
        ...(pull && { pull: { number: pull.number, url: pull.url } }),
    };
}
function preview(opening, text) {
    const { rollback, pull, people, situation } = opening;
    const step = (0,converge/* nextStep */.s)(situation);
    const operation = pull === undefined ? 'created' : step === 'done' ? 'unchanged' : 'updated';
    return {
        outcome: step === 'done' ? 'unchanged' : 'success',
        ...{ operation, rollback },
        sentence: `Dry run: nothing written; the pull request back to ${rollback.label} would be ${operation}.`,
        ...(pull && { pull: { number: pull.number, url: pull.url } }),
        ...(text && { preview: text.compose(people.ours) }),
    };
}


/***/ })

};
