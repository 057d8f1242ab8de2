export const id = 508;
export const ids = [508];
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

/***/ 1022:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ checkRecords)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/action/record.ts
var record = __webpack_require__(8648);
// EXTERNAL MODULE: ./packages/shared/policy/policy-file.ts
var policy_file = __webpack_require__(4606);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/evidence/evidence.ts

/** An evidence that is not of its stage's form; the message says which part. */
class EvidenceError extends Error {
}
/** @throws EvidenceError */
function readSignaturesEvidence(evidence) {
    const root = reader(evidence, 'evidence');
    const tag = root.optional('tag');
    const policy = root.child('policy');
    const isUsual = policy.has('path') && policy.text('path') === policy_file/* POLICY_PATH */.l;
    return {
        verdict: root.text('verdict'),
        head: root.text('head'),
        base: root.text('base'),
        commits: root.count('commits'),
        policyCommit: policy.text('commit'),
        ...(isUsual && { policyBlob: policy.text('blob') }),
        ...(tag !== undefined && { tag: readTag(tag) }),
        signers: root
            .list('signers')
            .map((signer) => ({ name: signer.text('name'), commits: signer.count('commits') })),
    };
}
/** @throws EvidenceError */
function readImageEvidence(evidence) {
    const root = reader(evidence, 'evidence');
    const mode = root.has('mode') ? root.text('mode') : 'build';
    if (mode !== 'promote' && mode !== 'build') {
        throw new EvidenceError('evidence.mode is neither promote nor build');
    }
    return {
        mode,
        dryRun: root.has('dryRun') && root.flag('dryRun'),
        ...(root.has('revision') && { revision: root.text('revision') }),
    };
}
/** @throws EvidenceError */
function readScanEvidence(evidence) {
    const root = reader(evidence, 'evidence');
    const counts = root.child('counts');
    const baseline = root.optional('baseline');
    const trivy = root.optional('trivy');
    const database = root.optional('database');
    return {
        verdict: root.text('verdict'),
        counts: Object.fromEntries(counts.names().map((name) => [name, counts.count(name)])),
        failOn: root.texts('failOn'),
        ignoreUnfixed: root.flag('ignoreUnfixed'),
        scanners: root.texts('scanners'),
        ...(baseline !== undefined && {
            baseline: {
                mode: baseline.has('mode') ? baseline.text('mode') : 'report',
                images: baseline.texts('images'),
                new: readFindings(baseline.child('new')),
                fixed: readFindings(baseline.child('fixed')),
            },
        }),
        ...(root.has('baselineProblem') && { baselineProblem: root.text('baselineProblem') }),
        ...(trivy !== undefined && { trivyVersion: trivy.text('version') }),
        ...(database !== undefined && { databaseUpdatedAt: database.text('updatedAt') }),
    };
}
function readTag(tag) {
    return {
        name: tag.text('name'),
        oid: tag.text('oid'),
        target: tag.text('target'),
        signer: tag.text('signer'),
        ...(tag.has('hotfix') && { hotfix: tag.text('hotfix') }),
    };
}
function readFindings(findings) {
    const list = findings.list('list').map((finding) => ({
        id: finding.text('id'),
        severity: finding.text('severity'),
        subject: finding.text('subject'),
    }));
    return { count: findings.count('count'), list };
}
function reader(value, at) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new EvidenceError(`${at} is no object`);
    }
    const fields = new Map(Object.entries(value));
    const wrong = (name, what) => {
        throw new EvidenceError(`${at}.${name} is ${what}`);
    };
    const has = (name) => fields.get(name) !== undefined;
    const items = (name) => {
        const list = fields.get(name);
        return Array.isArray(list) ? list : wrong(name, 'no list');
    };
    return {
        has,
        names: () => [...fields.keys()],
        text: (name) => {
            const text = fields.get(name);
            return typeof text === 'string' ? text : wrong(name, 'no text');
        },
        texts: (name) => items(name).map((item) => typeof item === 'string' ? item : wrong(name, 'no list of texts')),
        count: (name) => {
            const count = fields.get(name);
            return Number.isSafeInteger(count) && Number(count) >= 0
                ? Number(count)
                : wrong(name, 'no count');
        },
        flag: (name) => {
            const flag = fields.get(name);
            return typeof flag === 'boolean' ? flag : wrong(name, 'neither true nor false');
        },
        child: (name) => reader(fields.get(name), `${at}.${name}`),
        optional: (name) => (has(name) ? reader(fields.get(name), `${at}.${name}`) : undefined),
        list: (name) => items(name).map((item) => reader(item, `${at}.${name}[]`)),
    };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/release.ts
var release = __webpack_require__(2204);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/evidence/records-faults.ts

const failed = (why) => ({ code: 'E_RECORD_FAILED', why });
const other = (why) => ({ code: 'E_RECORD_DIGEST', why });
/** What is wrong with the evidence of verify-signatures. */
function signaturesFault(evidence, _record, expected) {
    const { verdict, head, tag } = evidence;
    if (verdict !== 'pass')
        return failed('its verdict is not `pass`');
    const { policyBlob } = expected;
    const known = evidence.policyBlob !== undefined && policyBlob !== undefined;
    if (known && evidence.policyBlob !== policyBlob) {
        return failed('the policy has changed since; run all jobs of this run again');
    }
    if (expected.tag === undefined) {
        const { commitOid } = expected;
        return head === commitOid
            ? undefined
            : failed(`it judged ${quote(head)}, the base is at ${commitOid}`);
    }
    if (head !== expected.commitOid) {
        return other(`it judged ${quote(head)}, the tag names ${expected.commitOid}`);
    }
    if (tag === undefined)
        return other('it judged no tag');
    if (tag.name !== expected.tag)
        return other(`it judged the tag ${quote(tag.name)}`);
    if (tag.oid !== expected.tagOid) {
        return other(`it judged the tag object ${quote(tag.oid)}, the tag is ${expected.tagOid ?? 'gone'}`);
    }
    if (tag.target !== expected.commitOid) {
        return other(`it judged a tag of ${quote(tag.target)}, not of ${expected.commitOid}`);
    }
    if (expected.release?.kind === 'hotfix' && tag.hotfix === undefined) {
        return other('it judged no hotfix');
    }
    return undefined;
}
/** What is wrong with the evidence of build-image. */
function imageFault(evidence, record, expected) {
    if (evidence.dryRun)
        return failed('it was a dry run');
    const { release } = expected;
    if (release?.kind === 'promotion' && evidence.mode !== 'promote') {
        return other('it built an image, but what staging runs is released');
    }
    if (release?.kind === 'hotfix' && evidence.mode !== 'build') {
        return other('it copied an image, but a hotfix is built');
    }
    if (release !== undefined && evidence.revision !== release.sourceCommit) {
        const what = evidence.revision === undefined ? 'no commit' : quote(evidence.revision);
        return other(`its image is made of ${what}, released is ${release.sourceCommit}`);
    }
    return imagesFault(record, expected) ?? stagingFault(expected);
}
/** What is wrong with the evidence of trivy-scan. */
function scanFault(evidence, record, expected) {
    if (evidence.verdict !== 'pass')
        return failed('its verdict is not `pass`');
    const { failOn, ignoreUnfixed } = expected.scan ?? {};
    if (evidence.failOn.length === 0 && failOn?.length !== 0)
        return failed('it failed on nothing');
    const unjudged = (failOn ?? []).filter((severity) => !evidence.failOn.includes(severity));
    if (unjudged.length > 0) {
        return failed(`the policy fails on ${unjudged.join(', ')}, and it did not`);
    }
    if (ignoreUnfixed === false && evidence.ignoreUnfixed) {
        return failed('it ignored what has no fix, which the policy does not');
    }
    if (isOutdated(evidence, expected)) {
        return failed('its database is older by now than the policy allows; run all jobs again');
    }
    if (!evidence.scanners.includes('vuln'))
        return failed('it looked for no vulnerabilities');
    if (evidence.baseline !== undefined && evidence.baseline.mode !== 'report') {
        return failed('it judged only what is new against the baseline');
    }
    return imagesFault(record, expected);
}
/** A job that is run again by itself gets the scan of the first attempt, however long ago it was. */
function isOutdated({ databaseUpdatedAt }, { scan, now }) {
    const maxAge = scan?.maxDbAgeMs;
    if (maxAge === undefined || now === undefined || databaseUpdatedAt === undefined)
        return false;
    const age = now().getTime() - Date.parse(databaseUpdatedAt);
    return !(age <= maxAge);
}
/** The images of a record are those of the release, all of them and no others. */
function imagesFault({ images }, expected) {
    if (expected.images === undefined)
        return undefined;
    const wanted = new Set(expected.images.map(release/* imageLine */.EN));
    const stray = images.find((line) => !wanted.has(line));
    if (stray !== undefined)
        return other(`it speaks of ${quote(stray)}, which is not released`);
    const unproven = [...wanted].find((line) => !images.includes(line));
    if (unproven !== undefined)
        return other(`it does not speak of ${quote(unproven)}`);
    if (images.length !== wanted.size)
        return other('it names an image twice');
    return wanted.size === 0 ? other('it speaks of no image') : undefined;
}
/** Promotion: production gets the very digests that staging ran. */
function stagingFault({ release, images }) {
    if (release?.kind !== 'promotion' || images === undefined)
        return undefined;
    const ran = new Map(release.images.map(({ name, digest }) => [name, digest]));
    const changed = images.find(({ name, digest }) => ran.get(name) !== digest);
    if (changed !== undefined) {
        return other(`staging ran ${ran.get(changed.name) ?? `no ${changed.name}`}, released would be ${changed.name} as ${changed.digest}`);
    }
    return ran.size === images.length ? undefined : other('not all that staging ran was promoted');
}
function quote(text) {
    return JSON.stringify(text.slice(0, 200));
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/evidence/stages.ts
var stages = __webpack_require__(5104);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/evidence/records.ts





/** Which action proves a stage. */
const ACTIONS = {
    signatures: 'verify-signatures',
    image: 'build-image',
    scan: 'trivy-scan',
};
/**
 * Holds the records of the other stages against this run and this release. A record that is given is
 * held to all of it even where its stage is not required; only a verdict that is none is then told
 * instead of refused.
 *
 * @param lines one record as JSON a line; empty lines (a stage that was skipped) are passed over
 * @throws `E_RECORD_MISSING`, `E_RECORD_INVALID`, `E_RECORD_FOREIGN`, `E_RECORD_DIGEST`, `E_RECORD_FAILED`
 */
async function checkRecords(lines, expected) {
    const records = await readRecords(lines);
    for (const record of records.values())
        assertOurs(record, expected);
    const prove = (stage, read, faultOf) => {
        const record = records.get(stage);
        const required = expected.require.includes(stage);
        if (record === undefined) {
            if (required)
                throw missing(stage);
            return { status: 'missing' };
        }
        // A stage that did not pass has no evidence of its form.
        if (record.outcome !== 'success' && record.outcome !== 'unchanged') {
            const code = record.error === undefined ? '' : ` (${record.error.code})`;
            return refused(stage, required, record, `it ended as ${record.outcome}${code}`);
        }
        const evidence = formed(stage, () => read(record.evidence));
        const fault = faultOf(evidence, record, expected);
        if (fault === undefined)
            return { status: 'proven', record, evidence };
        if (fault.code === 'E_RECORD_FAILED')
            return refused(stage, required, record, fault.why);
        throw new action_error/* ActionError */.l(fault.code, `The record of ${ACTIONS[stage]}: ${fault.why}.`);
    };
    return {
        signatures: prove('signatures', readSignaturesEvidence, signaturesFault),
        image: prove('image', readImageEvidence, imageFault),
        scan: prove('scan', readScanEvidence, scanFault),
    };
}
async function readRecords(lines) {
    const records = new Map();
    for (const [index, line] of lines.filter((text) => text.trim() !== '').entries()) {
        const record = await readRecord(line, index + 1);
        const stage = stages/* STAGES */.a.find((name) => ACTIONS[name] === record.action);
        if (stage === undefined) {
            throw new action_error/* ActionError */.l('E_RECORD_INVALID', `A record of ${record.action} proves nothing here.`, {
                hint: `Hand on the records of ${Object.values(ACTIONS).join(', ')}, and no others.`,
            });
        }
        if (records.has(stage)) {
            throw new action_error/* ActionError */.l('E_RECORD_INVALID', `There is more than one record of ${record.action}.`);
        }
        records.set(stage, record);
    }
    return records;
}
async function readRecord(line, number) {
    const bytes = Buffer.byteLength(line);
    if (bytes > record/* RECORD_MAX_BYTES */.xy) {
        throw new action_error/* ActionError */.l('E_RECORD_INVALID', `Record ${number} has ${bytes} bytes; at most ${record/* RECORD_MAX_BYTES */.xy} are written.`);
    }
    try {
        return await (0,record/* parseRecord */.Hh)(line);
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new action_error/* ActionError */.l('E_RECORD_INVALID', `Record ${number}: ${why}`, { cause });
    }
}
/** What a forged record, or one carried over from another run, gets wrong. */
function assertOurs({ action, run }, expected) {
    const foreign = (what, found, wanted) => {
        throw new action_error/* ActionError */.l('E_RECORD_FOREIGN', `The record of ${action} is of ${what} ${JSON.stringify(found.slice(0, 200))}, not ${wanted}.`);
    };
    // GitHub compares names without regard to case, and writes them always the same in one run.
    if (run.repository !== expected.repository) {
        foreign('repository', run.repository, expected.repository);
    }
    if (expected.runId === '' || run.runId !== expected.runId) {
        foreign('run', run.runId, expected.runId);
    }
    if (run.attempt > expected.attempt) {
        foreign('attempt', String(run.attempt), `${expected.attempt} or an earlier one`);
    }
    const sha = expected.sha ?? expected.commitOid;
    if (run.sha !== sha)
        foreign('commit', run.sha, sha);
}
function formed(stage, read) {
    try {
        return read();
    }
    catch (cause) {
        if (!(cause instanceof EvidenceError))
            throw cause;
        throw new action_error/* ActionError */.l('E_RECORD_INVALID', `The record of ${ACTIONS[stage]} has no evidence of its form: ${cause.message}.`, { cause });
    }
}
function refused(stage, required, record, reason) {
    if (!required)
        return { status: 'failed', record, reason };
    throw new action_error/* ActionError */.l('E_RECORD_FAILED', `${ACTIONS[stage]} does not prove what \`require\` asks for: ${reason}.`, record.error === undefined ? {} : { hint: record.error.hint });
}
function missing(stage) {
    return new action_error/* ActionError */.l('E_RECORD_MISSING', `The record of ${ACTIONS[stage]} is missing; \`require\` asks for ${stage}.`);
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

/***/ 9508:
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
// EXTERNAL MODULE: ./actions/open-prod-pr/src/held-images.ts + 4 modules
var held_images = __webpack_require__(8779);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/branch-goal.ts
var branch_goal = __webpack_require__(2826);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/release-overlay.ts + 1 modules
var release_overlay = __webpack_require__(2953);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/plan-overlay-rules.ts






/**
 * Holds a promotion against what is said of production's overlay, before anything is copied: the
 * `registries` of its policy, because where the overlay takes the image from is known already, and what
 * somebody holds in it. What is built for a hotfix, and what is really given, is judged before the pull
 * request.
 */
async function withOverlayRules({ overlay, base }, deps, state, verdict) {
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
    const held = await heldFault(gitops.objects, release, entries, deps.now());
    if (held !== undefined)
        refusals.push(held);
    if (refusals.length === 0)
        return verdict;
    return { ok: false, refusals, known: release };
}
/** Whoever holds an image in the overlay of the base holds the release up before anything is copied. */
async function heldFault(objects, { baseOid, overlayFile, images, tag }, entries, now) {
    const bytes = await (0,branch_goal/* overlayBytes */.I)(objects, baseOid, overlayFile);
    const wanted = images.flatMap(({ name, digest }) => entries
        .filter((entry) => entry.name === name)
        .map(({ repository }) => ({ name, repository, tag, digest })));
    try {
        (0,held_images/* assertNotHeld */.D)(bytes, overlayFile, wanted, now);
        return undefined;
    }
    catch (thrown) {
        if (thrown instanceof action_error/* ActionError */.l && thrown.code === 'E_HELD')
            return thrown;
        throw thrown;
    }
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
    const failure = verdict.ok
        ? undefined
        : (0,joined_refusals/* joinedRefusals */.h)(`releasing ${deps.tag}`, verdict.refusals);
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
    const verdict = await withOverlayRules(inputs, deps, state, await (0,plan_at/* planAt */.J)(inputs, deps, state));
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


/***/ }),

/***/ 9674:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ isLackedHotfix),
/* harmony export */   z: () => (/* binding */ lackedHotfixes)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_git_hotfix_reason_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1532);
/* harmony import */ var _gitops_actions_shared_git_tag_object_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85);


/**
 * Whether the release is a hotfix that the other one's tag does not contain. Then a higher version does
 * not supersede it: production would wait for, or get, a release without the fix. Where that tag cannot
 * be found, nothing shows that it has the fix.
 */
async function isLackedHotfix(source, { kind, commitOid }, names, other) {
    if (kind !== 'hotfix')
        return false;
    const theirs = await source.resolve(tagRef(names, other));
    return theirs === undefined || !(await source.objects.isAncestor(commitOid, theirs));
}
/** Of older open pull requests, those of hotfixes that the release does not contain. */
async function lackedHotfixes(source, { commitOid }, names, older) {
    const lacked = [];
    for (const pull of older) {
        const ref = tagRef(names, pull);
        if (!(await isHotfixTag(source, ref)))
            continue;
        const theirs = await source.resolve(ref);
        if (theirs === undefined || (await source.objects.isAncestor(theirs, commitOid)))
            continue;
        lacked.push(pull);
    }
    return lacked;
}
/** By the word of the tag alone: it speaks against closing, and releases nothing. */
async function isHotfixTag(source, ref) {
    const oid = await source.refOid(ref);
    const object = oid === undefined ? undefined : (await source.objects.read([oid])).get(oid);
    if (object?.type !== 'tag')
        return false;
    const parsed = (0,_gitops_actions_shared_git_tag_object_ts__WEBPACK_IMPORTED_MODULE_0__/* .parseTag */ .E)(object.bytes);
    return parsed.ok && (0,_gitops_actions_shared_git_hotfix_reason_ts__WEBPACK_IMPORTED_MODULE_1__/* .hotfixReason */ .r)(parsed.tag.message).kind === 'hotfix';
}
function tagRef({ branchPrefix }, { headBranch }) {
    return `refs/tags/${headBranch.slice(branchPrefix.length)}`;
}


/***/ }),

/***/ 5959:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ olderReleases),
/* harmony export */   t: () => (/* binding */ newerRelease)
/* harmony export */ });
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3218);

/** The highest open release above this one. */
function newerRelease(deps, others) {
    const [newest] = others
        .filter((pull) => order(deps, pull) > 0)
        .toSorted((a, b) => order({ ...deps, tag: tagOf(deps, a) }, b));
    return newest;
}
/** The open releases below this one. */
function olderReleases(deps, others) {
    return others.filter((pull) => order(deps, pull) < 0);
}
/** Positive: the pull request is of a higher version; 0: of the same, or of none. */
function order(deps, pull) {
    const mine = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseVersion */ .S)(deps.tag);
    const other = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseVersion */ .S)(tagOf(deps, pull));
    return mine === undefined || other === undefined ? 0 : (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Z)(other, mine);
}
function tagOf({ branchPrefix }, pull) {
    return pull.headBranch.slice(branchPrefix.length);
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
