export const id = 188;
export const ids = [188,141];
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
// EXTERNAL MODULE: ./packages/shared/action/record.ts + 2 modules
var record = __webpack_require__(692);
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
    if (head !== expected.commitOid) {
        return other(`it judged ${quote(head)}, the tag names ${expected.commitOid}`);
    }
    if (tag === undefined)
        return other('it judged no tag');
    if (tag.name !== expected.tag)
        return other(`it judged the tag ${quote(tag.name)}`);
    if (tag.oid !== expected.tagOid) {
        return other(`it judged the tag object ${quote(tag.oid)}, the tag is ${expected.tagOid}`);
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

/***/ 2860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ joinedRefusals)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);

/** The first reason's code and hint; the message names all. */
function joinedRefusals(tag, refusals) {
    const [first] = refusals;
    if (first === undefined)
        throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_INTERNAL', 'A refusal without a reason.');
    if (refusals.length === 1)
        return first;
    const listed = refusals.map(({ code, message }) => `${code}: ${message}`);
    const message = `${refusals.length} reasons against releasing ${tag}:\n${listed.join('\n')}`;
    const hints = [...new Set(refusals.map(({ hint }) => hint))];
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l(first.code, message, { hint: hints.join('\n'), cause: first });
}


/***/ }),

/***/ 506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ planAt)
/* harmony export */ });
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5160);

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

/***/ 5160:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ deniedImages),
  F: () => (/* binding */ planRelease)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/policy/glob.ts
var glob = __webpack_require__(6631);
// EXTERNAL MODULE: ./packages/shared/git/commits.ts
var commits = __webpack_require__(2643);
;// CONCATENATED MODULE: ./packages/shared/promotion/source-commit.ts


/** First-parent steps looked at in one go; bumps in a row are few. */
const CHUNK = 200;
/**
 * The source commit (docs/architecture.md): the nearest first-parent ancestor-or-self that, against
 * its first parent, changes anything outside the overlays. A root commit always counts.
 *
 * @param overlays globs of directories; without any, every commit that changes something counts
 */
async function sourceCommit(objects, head, overlays) {
    for (let from = head;;) {
        const chain = await objects.range([from], [], { firstParent: true, max: CHUNK + 1 });
        const trees = await (0,commits/* treesOf */.z)(objects, chain);
        const tree = (oid) => trees.get(oid ?? '') ?? objects.emptyTree;
        const steps = chain.length > CHUNK ? chain.slice(0, CHUNK) : chain;
        const diffs = await objects.diffTrees(steps.map((oid, index) => [tree(chain[index + 1]), tree(oid)]));
        const found = steps.find((oid, index) => {
            const isRoot = index + 1 === chain.length;
            return isRoot || (diffs[index] ?? []).some(({ path }) => !(0,glob/* isInside */.FK)(overlays, path));
        });
        if (found !== undefined)
            return found;
        from = chain.at(-1) ?? from;
    }
}

// EXTERNAL MODULE: ./packages/shared/github/repository-name.ts
var repository_name = __webpack_require__(6476);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/plan-request.ts

/** Whether the overlays live in a repository of their own. */
function isSeparate({ repository, sourceRepository, }) {
    return !(0,repository_name/* isSameRepository */.v)(repository, sourceRepository);
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/release-refusals.ts
var release_refusals = __webpack_require__(5232);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/release-tree.ts

/**
 * Paths in which the merge of a release is not the tree that was tagged: what the base has and the
 * release lacks. A merge that git could not make by itself is judged by the files that it could.
 *
 * @param changes from the merge’s tree to the tagged tree
 * @param conflicts paths that git could not merge
 */
function lostPaths(changes, conflicts, rules) {
    const unmerged = new Set(conflicts);
    return changes
        .map(({ path }) => path)
        .filter((path) => !unmerged.has(path) &&
        !(0,glob/* isInside */.FK)(rules.overlays, path) &&
        !(0,glob/* matchesAny */._I)(rules.trustPaths, path));
}
/**
 * Paths of trust that the release would change on the base.
 *
 * @param changes from the base’s tree to the merge’s tree
 */
function smuggledPaths(changes, rules) {
    return changes.map(({ path }) => path).filter((path) => (0,glob/* matchesAny */._I)(rules.trustPaths, path));
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/plan-merge.ts





/**
 * Holds the tagged commit against what production is made of: merging must be possible, must give the
 * very tree that was tagged, and must not touch the trust paths.
 *
 * With overlays in a repository of their own nothing is merged. The sources of what production runs
 * are then those of its version's tag; what a release changes in the source's trust paths reaches no
 * base by it and is not its matter.
 */
async function judgeMerge(request, deps, query) {
    const separate = isSeparate(request);
    const base = separate
        ? await deployedBase(deps, query)
        : { oid: request.refs.baseOid, name: request.base };
    if (base === undefined)
        return { refusals: [], brought: [] };
    const { source, policy } = deps;
    const { commitOid, hotfix } = query;
    const [trees, [merge], contained] = await Promise.all([
        (0,commits/* treesOf */.z)(source, [base.oid, commitOid]),
        source.mergeAll([[base.oid, commitOid]]),
        hotfix ? source.isAncestor(base.oid, commitOid) : true,
    ]);
    const [before, tagged] = [trees.get(base.oid), trees.get(commitOid)];
    if (merge === undefined || before === undefined || tagged === undefined) {
        throw new action_error/* ActionError */.l('E_REPO_OBJECTS', `${base.oid} and ${commitOid} cannot be merged: one of them is no commit as git writes it.`);
    }
    const [lost = [], brought = []] = await source.diffTrees([
        [merge.tree, tagged],
        [before, merge.tree],
    ]);
    const rules = {
        overlays: policy.signing?.pipeline?.overlays ?? [],
        trustPaths: policy.promotion.trustPaths,
    };
    const { conflicts } = merge;
    const smuggled = separate ? [] : smuggledPaths(brought, rules);
    return {
        refusals: [
            ...(contained
                ? divergence(request, base.name, conflicts, lostPaths(lost, conflicts, rules))
                : [(0,release_refusals/* hotfixBesideBase */.A1)(request, base.name)]),
            ...(smuggled.length > 0 ? [(0,release_refusals/* trustPath */.KD)(request, smuggled)] : []),
        ],
        brought: brought.map(({ path }) => path),
        ...(!separate && conflicts.length === 0 && { tree: merge.tree }),
    };
}
function divergence(request, base, conflicts, lost) {
    return [
        ...(conflicts.length > 0 ? [(0,release_refusals/* conflict */.hj)(request, base, conflicts)] : []),
        ...(lost.length > 0 ? [(0,release_refusals/* losesHotfix */.RD)(request, base, lost)] : []),
    ];
}
/** The commit whose sources production runs; `undefined`: nothing was ever released. */
async function deployedBase(deps, { deployed, deployedVersion }) {
    if (deployed.length === 0)
        return undefined;
    const name = `v${deployedVersion ?? ''}`;
    const oid = deployedVersion === undefined ? undefined : await deps.tagCommit(name);
    if (oid !== undefined)
        return { oid, name };
    const tags = deployed.map(({ name: image, tag }) => `\`${image}\` ${JSON.stringify(tag)}`);
    throw new action_error/* ActionError */.l('E_REF', `What production runs (${tags.join(', ')}) is no release tag of the source repository, so what a release would take from it cannot be told.`, {
        hint: 'Push the tag of the version that production runs, or set `newTag: unreleased` without a digest in its overlay where it runs nothing of this repository.',
    });
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/version.ts
var src_version = __webpack_require__(3218);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/plan-version.ts


/** Versions only rise, and a version is one image for ever. */
function judgeVersion(request, record, deployed) {
    const [highest] = deployed
        .flatMap((image) => {
        const version = (0,src_version/* releaseVersion */.S)(image.tag);
        return version === undefined ? [] : [{ image, version }];
    })
        .sort((one, other) => (0,src_version/* compareVersions */.Z)(other.version, one.version));
    const known = highest === undefined ? {} : { deployedVersion: highest.version };
    const version = (0,src_version/* releaseVersion */.S)(request.tag);
    if (version === undefined)
        return { ...known, refusals: [(0,release_refusals/* noVersion */.yV)(request)] };
    if (highest === undefined)
        return { refusals: [] };
    if ((0,src_version/* compareVersions */.Z)(version, highest.version) < 0) {
        return {
            ...known,
            refusals: request.allowDowngrade ? [] : [(0,release_refusals/* downgrade */.Wc)(request, highest.image)],
        };
    }
    // Which of several digests would be released is not known; that is refused for itself.
    if (record.contradictions.length > 0)
        return { ...known, refusals: [] };
    const taken = deployed.flatMap((image) => {
        const staged = record.images.find(({ name }) => name === image.name);
        return staged === undefined || image.tag !== request.tag || image.digest === staged.digest
            ? []
            : [(0,release_refusals/* versionTaken */.Qy)(request, image, staged)];
    });
    return { ...known, refusals: taken };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/release-overlay.ts + 1 modules
var release_overlay = __webpack_require__(2953);
// EXTERNAL MODULE: ./packages/shared/git/hotfix-reason.ts
var hotfix_reason = __webpack_require__(1532);
// EXTERNAL MODULE: ./packages/shared/git/tag-object.ts
var tag_object = __webpack_require__(85);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/release-tag.ts




/**
 * Reads the tag object that was verified. Whether its signature is good, and whether its signer may
 * ask for a hotfix, was judged by verify-signatures; that it is still the same object is held here.
 *
 * @throws `E_REPO_OBJECTS`
 */
async function readReleaseTag(request, objects) {
    const { tag, refs } = request;
    const { tagOid } = refs;
    const refuse = (refusal) => ({ ok: false, refusal });
    if (tagOid === undefined)
        return refuse((0,release_refusals/* tagMoved */.m7)(request, 'is not there any more'));
    if (request.tagOid !== undefined && request.tagOid !== tagOid) {
        return refuse((0,release_refusals/* tagMoved */.m7)(request, `is ${tagOid} now; verified was ${request.tagOid}`));
    }
    const object = (await objects.read([tagOid])).get(tagOid);
    if (object?.type !== 'tag') {
        return refuse(new action_error/* ActionError */.l('E_TAG_LIGHTWEIGHT', `The tag ${JSON.stringify(tag)} is not annotated.`));
    }
    const parsed = (0,tag_object/* parseTag */.E)(object.bytes);
    if (!parsed.ok) {
        return refuse(new action_error/* ActionError */.l('E_SIG_MALFORMED', `The tag object ${tagOid} is malformed: ${parsed.reason}.`));
    }
    const { name, target, type, message, signature } = parsed.tag;
    if (name !== tag) {
        return refuse(new action_error/* ActionError */.l('E_TAG_NAME_MISMATCH', `The tag object ${tagOid} was made as ${JSON.stringify(name)}, not ${JSON.stringify(tag)}.`));
    }
    if (type !== 'commit') {
        return refuse(new action_error/* ActionError */.l('E_TAG_TARGET', `The tag ${JSON.stringify(tag)} names a ${type}, no commit.`));
    }
    if (request.commitOid !== undefined && request.commitOid !== target) {
        return refuse((0,release_refusals/* tagMoved */.m7)(request, `names ${target}; verified was ${request.commitOid}`));
    }
    const claim = (0,hotfix_reason/* hotfixReason */.r)(message);
    if (claim.kind === 'malformed') {
        return refuse(new action_error/* ActionError */.l('E_TAG_HOTFIX', `${JSON.stringify(tag)}: ${claim.reason}.`));
    }
    // A line that nobody signed says nothing.
    const reason = claim.kind === 'hotfix' && signature !== undefined ? claim.reason : undefined;
    return {
        ok: true,
        tagOid,
        commitOid: target,
        ...(reason !== undefined && { hotfixReason: reason }),
    };
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/staging-record.ts
/**
 * Follows a source commit’s images through staging’s history. Only what a bump itself put there
 * counts as recorded: an entry that stood there already may have been anybody’s.
 *
 * @param steps oldest first
 */
function recordStaging(steps) {
    const lives = new Map();
    const bumps = [];
    for (const step of steps) {
        for (const name of new Set([...step.before.keys(), ...step.after.keys()])) {
            const was = step.before.get(name)?.digest;
            const now = step.after.get(name);
            if (was === now?.digest)
                continue;
            const life = lives.get(name);
            if (now !== undefined && step.kind !== 'other' && step.records) {
                const digests = life?.digests ?? new Map();
                if (!digests.has(now.digest))
                    digests.set(now.digest, step.commit);
                lives.set(name, { image: now, digests, since: step });
                if (bumps.at(-1) !== step.commit)
                    bumps.push(step.commit);
            }
            else if (life === undefined) {
                continue; // put there by somebody else, before the pipeline recorded anything
            }
            else if (now?.digest === life.image.digest) {
                // The pipeline brings it back when it takes back what came later; a hand proves nothing.
                if (step.kind !== 'other')
                    lives.set(name, { ...life, ...BEGINNING, since: step });
            }
            else if (was === life.image.digest) {
                life.until = step.at;
                if (step.kind !== 'bump')
                    life.removal = { name, commit: step.commit, kind: step.kind };
            }
        }
    }
    return verdictOf(lives, bumps);
}
const BEGINNING = { until: undefined, removal: undefined };
function verdictOf(lives, bumps) {
    const all = [...lives];
    // The release ran as a whole from when the last of its images came until the first of them went.
    const since = all
        .map(([, life]) => life.since)
        .sort((a, b) => (a.at < b.at ? -1 : 1))
        .at(-1);
    const until = all.flatMap(([, life]) => life.until ?? []).sort()[0];
    return {
        images: all.map(([, { image }]) => image),
        contradictions: all.flatMap(([name, { digests }]) => digests.size > 1 ? [{ name, digests }] : []),
        removals: all.flatMap(([, { removal }]) => removal ?? []),
        ...(since && {
            run: {
                commit: since.commit,
                deployedAt: since.at,
                ...(until !== undefined && { replacedAt: until }),
                bumps,
            },
        }),
    };
}

// EXTERNAL MODULE: ./packages/shared/git/commit-object.ts
var commit_object = __webpack_require__(4526);
// EXTERNAL MODULE: ./packages/shared/kustomize/only-image-scalars.ts
var only_image_scalars = __webpack_require__(9422);
// EXTERNAL MODULE: ./packages/shared/policy/policy.ts
var policy = __webpack_require__(2943);
// EXTERNAL MODULE: ./packages/shared/promotion/bump-content.ts
var bump_content = __webpack_require__(1414);
// EXTERNAL MODULE: ./packages/shared/kustomize/image-entries.ts
var image_entries = __webpack_require__(3254);
// EXTERNAL MODULE: ./packages/shared/kustomize/kustomization-text.ts
var kustomization_text = __webpack_require__(8047);
// EXTERNAL MODULE: ./packages/shared/kustomize/match-entry.ts
var match_entry = __webpack_require__(9410);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/release.ts
var release = __webpack_require__(2204);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/staging-images.ts





const NO_IMAGES = new Map();
/**
 * The images of a kustomization that are made of one source commit and pinned: entries with the tag
 * `staging-<source commit>` and a digest. A file that cannot be read without doubt holds none, nor
 * does a name that stands there twice: what is not certain was not run.
 */
function sourceImages(bytes, sourceCommit) {
    // Most files of a long history speak of other commits; they need no parsing.
    if (!bytes.includes(sourceCommit))
        return NO_IMAGES;
    const found = new Map();
    const seen = new Set();
    try {
        for (const entry of (0,image_entries/* imageEntries */.I)((0,kustomization_text/* readKustomization */.k)(bytes, 'overlay'), 'overlay')) {
            const name = entry.fields.name?.value ?? '';
            const tag = entry.fields.newTag?.value ?? '';
            const digest = entry.fields.digest?.value ?? '';
            if (seen.has(name))
                found.delete(name);
            else if (tag === `staging-${sourceCommit}` && (0,release/* isPinned */.T4)({ tag, digest })) {
                found.set(name, { name, repository: (0,match_entry/* renderedRepository */.s)(entry), tag, digest });
            }
            seen.add(name);
        }
    }
    catch (thrown) {
        if (thrown instanceof action_error/* ActionError */.l)
            return NO_IMAGES;
        throw thrown;
    }
    return found;
}
/** The digests by name as one text, to see whether a commit moved any of them. */
function digestsOf(images) {
    return [...images.values()]
        .map(({ name, digest }) => `${name}@${digest}`)
        .sort()
        .join('\n');
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/staging-trailers.ts
const TRAILER = /^([A-Za-z][A-Za-z-]*): (.*)$/;
/**
 * Reads the trailers: lines `Key: value` of the message’s last paragraph. Two lines that name the
 * source’s repository name none. A line `Rolls-Back:` counts wherever it stands, because it speaks
 * against a release.
 */
function readTrailers(message) {
    // Not by an expression: `\s+$` takes a square of the time of a run of blanks within the message.
    const lines = message.trimEnd().split('\n');
    const block = lines.slice(lines.findLastIndex((line) => line.trim() === '') + 1);
    const values = (key) => block.flatMap((line) => {
        const [, name, value = ''] = TRAILER.exec(line) ?? [];
        return name === key ? [value.trim()] : [];
    });
    const [sourceRepository, second] = values('Source-Repository');
    return {
        sourceRepository: second === undefined ? sourceRepository : undefined,
        sourceCommits: values('Source-Commit'),
        rollsBack: lines.some((line) => /^\s*Rolls-Back:/i.test(line)),
    };
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/staging-steps.ts








const NO_TRAILERS = {
    sourceRepository: undefined,
    sourceCommits: [],
    rollsBack: false,
};
/**
 * Reads the commits of staging's first-parent chain that touch its overlay, and of these in detail
 * only what came since the first commit that claims to have deployed the source commit.
 */
async function readStaging(query) {
    const { objects, sourceCommit } = query;
    const chain = await objects.range([query.head], query.before, {
        firstParent: true,
        touching: query.file,
    });
    const entries = [];
    let since = -1;
    for await (const { oid, parsed } of (0,commits/* readCommits */.F)(objects, chain)) {
        const commit = parsed.ok ? parsed.commit : undefined;
        const trailers = commit === undefined ? NO_TRAILERS : readTrailers((0,commit_object/* messageOf */.b)(commit));
        if (trailers.sourceCommits.includes(sourceCommit))
            since = entries.length;
        entries.push({ oid, commit, trailers });
    }
    const recent = entries.slice(0, since + 1);
    const moved = await movedImages(query, recent);
    const faults = await faultsOf(query, moved);
    const claims = recent.filter(({ trailers }) => trailers.sourceCommits.includes(sourceCommit));
    return {
        steps: moved.map((entry) => stepOf(query, entry, faults.get(entry.oid))).reverse(),
        unproven: claims.flatMap((entry) => {
            const known = moved.some(({ oid }) => oid === entry.oid);
            const why = known
                ? (faults.get(entry.oid) ?? foreign(query, entry))
                : 'it moves no image with a digest to that source commit';
            return why === undefined ? [] : [{ commit: entry.oid, why }];
        }),
    };
}
/** The commits, newest first, that moved images of the source commit. */
async function movedImages({ objects, file, sourceCommit }, entries) {
    const parent = entries.at(-1)?.commit?.parents[0];
    // Between two commits of the list nothing touched the file: what the older one left, the newer found.
    const states = [...entries.map(({ oid }) => oid), ...(parent === undefined ? [] : [parent])];
    const ids = await objects.entryIds(states, file);
    const blobs = await objects.read([...new Set(ids.values())], { blobs: true });
    const known = new Map([...blobs].map(([oid, { bytes }]) => [oid, sourceImages(bytes, sourceCommit)]));
    const at = (index) => known.get(ids.get(states[index] ?? '') ?? '') ?? NO_IMAGES;
    return entries.flatMap((entry, index) => {
        const [after, before] = [at(index), at(index + 1)];
        return digestsOf(before) === digestsOf(after) ? [] : [{ ...entry, before, after }];
    });
}
/** Why commits are not the pipeline's; those that are have no entry. */
async function faultsOf(query, moved) {
    const { objects, pipeline } = query;
    const faults = new Map();
    const email = (0,policy/* pipelineEmail */.RK)(pipeline.app);
    const candidates = moved.flatMap(({ oid, commit }) => {
        const [parent, second] = commit?.parents ?? [];
        if (commit === undefined)
            faults.set(oid, 'it is no commit as git writes it');
        else if (parent === undefined || second !== undefined)
            faults.set(oid, 'it is a merge or a root');
        else if (commit.author.email !== email)
            faults.set(oid, `its author is not <${email}>`);
        else
            return [{ oid, tree: commit.tree, parent }];
        return [];
    });
    if (candidates.length === 0)
        return faults;
    const trees = await (0,commits/* treesOf */.z)(objects, candidates.map(({ parent }) => parent));
    const diffs = await objects.diffTrees(candidates.map(({ tree, parent }) => [trees.get(parent) ?? objects.emptyTree, tree]));
    const edits = diffs.flat().filter((change) => (0,bump_content/* isBumpable */.t)(change, pipeline.overlays));
    const blobs = await objects.read(edits.flatMap(({ oldOid, newOid }) => [oldOid, newOid]), { blobs: true });
    const proven = candidates.filter(({ oid }, index) => {
        const fault = (0,bump_content/* bumpFault */.b)(diffs[index] ?? [], pipeline.overlays, blobs, only_image_scalars/* onlyImageScalarsChanged */.$);
        if (fault !== undefined)
            faults.set(oid, fault);
        return fault === undefined;
    });
    if (proven.length === 0)
        return faults;
    const signed = await query.signatures(proven.map(({ oid }) => oid));
    for (const { oid } of proven) {
        if (signed.get(oid) !== true)
            faults.set(oid, 'GitHub does not call its signature valid and its own');
    }
    return faults;
}
function stepOf(query, entry, fault) {
    const { oid, commit, trailers, before, after } = entry;
    const ours = fault === undefined;
    return {
        commit: oid,
        at: isoTime(commit?.committer.seconds ?? 0),
        kind: ours ? (trailers.rollsBack ? 'rollback' : 'bump') : 'other',
        records: ours &&
            trailers.sourceCommits.includes(query.sourceCommit) &&
            foreign(query, entry) === undefined,
        before,
        after,
    };
}
/** The same commit may exist in a fork, whose pipeline deploys into the same repository of overlays. */
function foreign({ sourceRepository }, { trailers }) {
    const named = trailers.sourceRepository;
    if (named !== undefined && (0,repository_name/* isSameRepository */.v)(named, sourceRepository))
        return undefined;
    return named === undefined
        ? 'it names no `Source-Repository`'
        : `it deploys ${JSON.stringify(named)}`;
}
/** The last second of the year 9999, the last that ISO 8601 writes with four digits. */
const MAX_SECONDS = 253_402_300_799;
function isoTime(seconds) {
    return new Date(Math.min(Math.max(seconds, 0), MAX_SECONDS) * 1000).toISOString();
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/plan.ts











/**
 * Decides what a tag releases: the digests that verified bumps on staging recorded for the source
 * commit of the tagged commit, or a hotfix, which the signed tag must say. Every reason against it is
 * collected; the first is the weightiest.
 *
 * @throws `E_TARGET_GONE`, `E_KUSTOMIZATION_AMBIGUOUS`, `E_PATH`, `E_YAML_*` for overlays that cannot
 *   be read; `E_POLICY_INVALID` for a policy without a pipeline; `E_REF` where production's version
 *   cannot be found; `E_REPO_OBJECTS`, `E_TOOL`
 */
async function planRelease(request, deps) {
    const { source, gitops, policy } = deps;
    const { baseOid, stagingOid } = request.refs;
    const pipeline = pipelineOf(deps);
    const tag = await readReleaseTag(request, source);
    if (!tag.ok)
        return { ok: false, refusals: [tag.refusal], known: {} };
    const { tagOid, commitOid, hotfixReason } = tag;
    const [sourceOid, production, staging] = await Promise.all([
        sourceCommit(source, commitOid, policy.signing?.pipeline?.overlays ?? []),
        (0,release_overlay/* readOverlay */.re)(gitops, baseOid, request.overlay, request.base),
        (0,release_overlay/* readOverlay */.re)(gitops, stagingOid, request.stagingOverlay, request.stagingBranch),
    ]);
    const history = await readStaging({
        objects: gitops,
        head: stagingOid,
        file: staging.file,
        sourceRepository: request.sourceRepository,
        sourceCommit: sourceOid,
        before: isSeparate(request) ? [] : [sourceOid],
        pipeline,
        signatures: (oids) => deps.bumpSignatures(oids),
    });
    const record = recordStaging(history.steps);
    const kind = record.images.length === 0 && hotfixReason !== undefined ? 'hotfix' : 'promotion';
    const deployed = deployedOf(production, staging, record);
    const judged = judgeVersion(request, record, deployed);
    const { deployedVersion } = judged;
    const merged = await judgeMerge(request, deps, {
        commitOid,
        hotfix: kind === 'hotfix',
        deployed,
        ...(deployedVersion !== undefined && { deployedVersion }),
    });
    const smuggled = await smuggledImages(request, deps, { merged, production, staging, record });
    const refusals = [
        ...judged.refusals,
        ...(kind === 'promotion' ? judgeRecord(request, deps, sourceOid, record, history) : []),
        ...(smuggled.length > 0 ? [(0,release_refusals/* unstaged */.UB)(request, smuggled)] : []),
        ...merged.refusals,
    ];
    const found = {
        tagOid,
        commitOid,
        sourceCommit: sourceOid,
        ...(record.run && { staging: record.run }),
        ...(deployedVersion !== undefined && { deployedVersion }),
    };
    if (refusals.length > 0)
        return { ok: false, refusals, known: found };
    const release = {
        ...found,
        kind,
        tag: request.tag,
        version: (0,src_version/* releaseVersion */.S)(request.tag) ?? '',
        ...(kind === 'hotfix' && hotfixReason !== undefined && { hotfixReason }),
        images: record.images,
        deployed,
        baseOid,
        ...(merged.tree !== undefined && { mergeTree: merged.tree }),
        overlayFile: production.file,
    };
    return { ok: true, release };
}
function pipelineOf({ gitopsPolicy }) {
    const pipeline = gitopsPolicy.signing?.pipeline;
    if (pipeline !== undefined)
        return pipeline;
    throw new action_error/* ActionError */.l('E_POLICY_INVALID', 'The policy has no `signing.pipeline`: nothing says who writes bumps, and so nothing that staging ran can be released.', {
        hint: 'Add to .github/gitops-policy.yml on the default branch:\nsigning:\n  pipeline:\n    app: { slug: <app>, user-id: <id> }\n    overlays: [.gitops/overlays/*]',
    });
}
function deployedOf(production, staging, { images }) {
    return (0,release_overlay/* deployedImages */.Jk)(production, staging, images.map(({ name }) => name));
}
/** What the merge would write into production’s overlay, where it changes it at all. */
async function smuggledImages(request, { gitops }, found) {
    const { merged, production, staging, record } = found;
    const { overlay, tag } = request;
    const inside = (path) => overlay === '.' || `${path}/`.startsWith(`${overlay}/`);
    if (merged.tree === undefined || !merged.brought.some(inside))
        return [];
    const after = await (0,release_overlay/* readOverlay */.re)(gitops, merged.tree, overlay, `the merge of ${tag}`);
    return (0,release_overlay/* unstagedImages */.Me)(production, after, staging, record.images.map(({ name }) => name));
}
/** The images that one of the policies denies. */
function deniedImages(policies, images) {
    const denylist = policies.flatMap(({ promotion }) => promotion.denyDigests);
    return images.filter(({ digest }) => denylist.includes(digest));
}
/** What staging's history says against a promotion. */
function judgeRecord(request, { policy, gitopsPolicy }, sourceOid, record, history) {
    if (record.images.length === 0)
        return [(0,release_refusals/* notInStaging */.SP)(request, sourceOid, history.unproven)];
    const bad = deniedImages([policy, gitopsPolicy], record.images);
    return [
        ...record.contradictions.map((contradiction) => (0,release_refusals/* mismatch */.J4)(request, contradiction)),
        ...(record.removals.length > 0 ? [(0,release_refusals/* rolledBack */.EN)(request, record.removals)] : []),
        ...(bad.length > 0 ? [(0,release_refusals/* denied */.wk)(bad)] : []),
    ];
}


/***/ }),

/***/ 2953:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jk: () => (/* binding */ deployedImages),
  GV: () => (/* binding */ foreignTo),
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
// EXTERNAL MODULE: ./packages/shared/kustomize/match-entry.ts
var match_entry = __webpack_require__(9410);
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
    const nodes = (0,image_entries/* imageEntries */.I)((0,kustomization_text/* readKustomization */.k)(blob?.bytes ?? Buffer.alloc(0), origin), origin);
    const entries = nodes.map((entry) => ({
        name: entry.fields.name?.value ?? '',
        repository: (0,match_entry/* renderedRepository */.s)(entry),
        tag: entry.fields.newTag?.value ?? '',
        digest: entry.fields.digest?.value ?? '',
    }));
    return { file, entries };
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

/***/ 5232:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ hotfixBesideBase),
/* harmony export */   EN: () => (/* binding */ rolledBack),
/* harmony export */   J4: () => (/* binding */ mismatch),
/* harmony export */   KD: () => (/* binding */ trustPath),
/* harmony export */   Qy: () => (/* binding */ versionTaken),
/* harmony export */   RD: () => (/* binding */ losesHotfix),
/* harmony export */   SP: () => (/* binding */ notInStaging),
/* harmony export */   UB: () => (/* binding */ unstaged),
/* harmony export */   Wc: () => (/* binding */ downgrade),
/* harmony export */   hj: () => (/* binding */ conflict),
/* harmony export */   m7: () => (/* binding */ tagMoved),
/* harmony export */   vW: () => (/* binding */ losesOpenHotfix),
/* harmony export */   wk: () => (/* binding */ denied),
/* harmony export */   yV: () => (/* binding */ noVersion)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);

/** Paths, commits or images named in a sentence. */
const MAX_NAMED = 10;
/** The tag is not `v1.2.3`. */
function noVersion({ tag }) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_VERSION', `${quote(tag)} is no release version.`, {
        hint: 'Tag again with a version like v1.2.3, without leading zeros, prerelease or build metadata:\n  git tag -s v1.2.3',
    });
}
/** The tag stands elsewhere than where it was verified. */
function tagMoved(request, what) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_TAG_MOVED', `The tag ${quote(request.tag)} ${what}.`, {
        hint: 'Find out who moved the tag. A release tag never moves: tag the next version.',
    });
}
/** Production runs a higher version. */
function downgrade(request, deployed) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_DOWNGRADE', `${request.tag} is lower than ${quote(deployed.tag)}, which \`${deployed.name}\` has in ${request.overlay} on ${request.base}.`, {
        hint: `Tag with a higher version. To bring back an earlier release follow the commands in the last production pull request; \`allow-downgrade: true\` where the higher number was a mistake. Where \`${deployed.name}\` is none of the pipeline’s images (a sidecar), list it in ${request.stagingOverlay} on ${request.stagingBranch}, too, from the same repository: then its version does not count.`,
    });
}
/** The version is deployed with another digest. */
function versionTaken(request, deployed, staged) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_TAG_EXISTS', `${request.overlay} on ${request.base} has ${request.tag} of \`${deployed.name}\` already, as ${deployed.digest}; staging ran ${staged.digest}.`, { hint: 'A version is one image for ever. Tag with the next version:\n  git tag -s v<next>' });
}
/** No verified bump on staging recorded an image of the source commit. */
function notInStaging(request, sourceCommit, unproven) {
    const claims = unproven.map(({ commit, why }) => `\n  ${commit}: ${why}`);
    const why = claims.length === 0 ? '' : ` These commits prove nothing:${named(claims, '')}`;
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_NOT_IN_STAGING', `No verified bump on ${request.stagingBranch} deployed ${sourceCommit}, the source commit of ${quote(request.tag)}.${why}`, {
        hint: `Merge to ${request.stagingBranch}, wait until ${request.stagingOverlay} names the image, and tag that commit:\n  git fetch origin && git tag -s v<next> origin/${request.stagingBranch}\nA hotfix, which skips staging, says \`Hotfix: <reason>\` in the tag's signed message.`,
    });
}
/** The merge itself would give production images. */
function unstaged(request, images) {
    const { base, overlay } = request;
    const listed = images.map(({ name, digest }) => `\`${name}\` ${digest}`);
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_NOT_IN_STAGING', `Merging ${quote(request.tag)} would itself write into ${overlay} on ${base} what no bump on ${request.stagingBranch} deployed: ${named(listed)}.`, {
        hint: `Take the change of \`images\` in ${overlay} back where it was made, and tag what ${request.stagingBranch} then deploys. An image that only production runs comes to ${base} by a pull request of its own.`,
    });
}
/** Staging ran different images for one source commit. */
function mismatch(request, contradiction) {
    const { name, digests } = contradiction;
    const listed = [...digests].map(([digest, commit]) => `\n  ${digest} by ${commit}`);
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_MISMATCH', `The bumps on ${request.stagingBranch} recorded different digests of \`${name}\` for the same source commit:${named(listed, '')}`, {
        hint: `Find out why the same source was built twice. Then bring a new commit to ${request.stagingBranch} and tag what it deploys.`,
    });
}
/** Somebody took the image away from staging. */
function rolledBack(request, removals) {
    const listed = removals.map(({ name, commit, kind }) => `\`${name}\` by ${commit}${kind === 'other' ? ', which is no bump' : ''}`);
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_ROLLED_BACK', `What ${quote(request.tag)} would release was taken back on ${request.stagingBranch}: ${named(listed)}.`, {
        hint: `Correct what made it necessary, bring that to ${request.stagingBranch}, and tag what it deploys. If taking it back was the mistake, let the pipeline deploy the image again first.`,
    });
}
/** The policy names digests that must not be released. */
function denied(images) {
    const listed = images.map(({ name, digest }) => `\`${name}\` ${digest}`);
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_DENIED', `The policy denies what would be released: ${named(listed)}.`, {
        hint: 'Release another build, or take the digest out of `promotion.deny-digests` by a pull request to the default branch.',
    });
}
/** The base and the release changed the same lines. */
function conflict(request, base, paths) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_CONFLICT', `${quote(request.tag)} does not merge into ${base}: conflicts in ${named(paths.map(quote))}.`, { hint: backMerge(request, base) });
}
/** The base has what the release lacks. */
function losesHotfix(request, base, paths) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_LOSES_HOTFIX', `${quote(request.tag)} lacks what ${base} has: ${named(paths.map(quote))}. Production would run sources that were never in staging together, or lose a hotfix.`, { hint: backMerge(request, base) });
}
/** An open hotfix would be closed by a release that lacks it, and could not come back below its version. */
function losesOpenHotfix(tag, hotfix) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_LOSES_HOTFIX', `${quote(tag)} lacks the hotfix of ${hotfix.headBranch}, which is open: ${hotfix.url}`, {
        hint: 'Merge the hotfix and bring the base back to where releases come from, then tag the result. If the hotfix is not wanted any more, close its pull request and run again.',
    });
}
/** A hotfix must be what production runs, and the fix. */
function hotfixBesideBase(request, base) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_LOSES_HOTFIX', `The hotfix ${quote(request.tag)} does not contain ${base}.`, {
        hint: `Make the fix on top of it and tag again:\n  git fetch origin --tags\n  git switch -c hotfix ${remote(request, base)}\n  git cherry-pick -S <fix>\n  git tag -s v<next> -m 'Hotfix: <reason>'\n  git push origin hotfix v<next>`,
    });
}
/** The release would change what the gates themselves stand on. */
function trustPath(request, paths) {
    const { base } = request;
    const files = paths.slice(0, MAX_NAMED).map(shellQuote).join(' ');
    const more = paths.length > MAX_NAMED ? ' …' : '';
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PROMOTE_TRUST_PATH', `${quote(request.tag)} would change trust paths on ${base}: ${named(paths.map(quote))}.`, {
        hint: `Bring them to ${base} by a pull request of their own, then tag again:\n  git fetch origin --tags\n  git switch -c trust origin/${base}\n  git checkout ${shellQuote(`refs/tags/${request.tag}`)} -- ${files}${more}   # git rm what the release deletes\n  git commit -S && git push origin trust`,
    });
}
/** How what the base has comes to where releases come from. */
function backMerge(request, base) {
    const branch = request.backMergeBranch ?? 'dev';
    return `Merge it back, let ${request.stagingBranch} deploy the result, and tag that:
  git fetch origin --tags
  git switch -c back-merge origin/${branch}
  git merge -S ${remote(request, base)}
  git push origin back-merge   # open a pull request to ${branch}, then one from ${branch} to ${request.stagingBranch}
  git tag -s v<next> origin/${request.stagingBranch}`;
}
function remote(request, base) {
    return base === request.base ? `origin/${base}` : shellQuote(`refs/tags/${base}`);
}
function named(items, separator = ', ') {
    const more = items.length > MAX_NAMED ? `${separator} … (${items.length} in all)` : '';
    return `${items.slice(0, MAX_NAMED).join(separator)}${more}`;
}
/** Names that others chose, cut and without control characters. */
function quote(text) {
    return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
/** A word that a shell takes literally, on one line. */
function shellQuote(word) {
    if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(word))
        return '<path>';
    return /^[\w./+-]+$/.test(word) && !word.startsWith('-')
        ? word
        : `'${word.replaceAll("'", `'\\''`)}'`;
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


/***/ }),

/***/ 3218:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ releaseVersion),
/* harmony export */   Z: () => (/* binding */ compareVersions)
/* harmony export */ });
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8469);
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6353);
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__);


/** The length of a tag’s name at most; every ref of such a name stays within what registries take. */
const MAX_LENGTH = 64;
const RELEASE = /^v(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;
/**
 * The version that a tag names: `v1.2.3` is `1.2.3`. Strictly semver (https://semver.org, with the
 * customary `v`), without prerelease and build metadata: neither has a place in production, and the
 * order of builds is not defined.
 *
 * @returns `undefined` for every other text, also for numbers beyond 2^53 − 1
 */
function releaseVersion(tag) {
    if (tag.length > MAX_LENGTH || !RELEASE.test(tag))
        return undefined;
    return semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1___default()(tag.slice(1))?.version;
}
/** Negative: `one` is lower than `other`; 0: the same; positive: higher. Both as {@link releaseVersion} gives them. */
function compareVersions(one, other) {
    return semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0___default()(one, other);
}


/***/ }),

/***/ 1532:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ hotfixReason)
/* harmony export */ });
const MAX_REASON = 500;
/**
 * Reads the line `Hotfix: <reason>` (docs/architecture.md): exactly one, anywhere in the message, as
 * its own line, in this spelling.
 *
 * @param message the signed part of a tag, as {@link TagObject.message} gives it; never one that an
 *   API returned, which the signature may not cover
 */
function hotfixReason(message) {
    const lines = message.split('\n').filter((line) => line.startsWith('Hotfix:'));
    const [line] = lines;
    if (line === undefined)
        return { kind: 'none' };
    const malformed = (reason) => ({ kind: 'malformed', reason });
    if (lines.length > 1)
        return malformed('the line `Hotfix:` occurs twice in its message');
    const reason = line.slice('Hotfix:'.length).trim();
    if (reason === '')
        return malformed('the line `Hotfix:` of its message gives no reason');
    if (reason.length > MAX_REASON) {
        return malformed(`the reason in its line \`Hotfix:\` is longer than ${MAX_REASON} characters`);
    }
    if (/[\0-\x1f\x7f-\x9f]/.test(reason)) {
        return malformed('the reason in its line `Hotfix:` contains control characters');
    }
    return { kind: 'hotfix', reason };
}


/***/ }),

/***/ 85:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseTag)
/* harmony export */ });
/* harmony import */ var _ident_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4619);

const HEADERS = /^object ([0-9a-f]{40}|[0-9a-f]{64})\ntype (commit|tree|blob|tag)\ntag ([^\0-\x20\x7f]+)\ntagger ([^\n]+)$/;
const BEGIN = Buffer.from('-----BEGIN ', 'latin1');
const LF = 0x0a;
/**
 * Parses the raw bytes of a tag object far more strictly than git reads them. The headers are object,
 * type, tag and tagger, once each, in this order, and nothing else: git cuts `gpgsig` headers out of
 * what it verifies, so they would be bytes that nobody signed. Git takes the last line that begins
 * an armor for the signature, whatever the object's hash (`parse_signed_buffer`); here it must be
 * the only such line, and with its armor the object ends. The payload is cut from the bytes, never
 * re-encoded.
 */
function parseTag(bytes) {
    if (bytes.includes(0))
        return refuse('it contains a NUL byte');
    // Git itself strips them from messages; with them, what is shown is not what is there.
    if (bytes.includes(0x0d))
        return refuse('it contains a carriage return');
    const headerEnd = bytes.indexOf('\n\n', 0, 'latin1');
    if (headerEnd < 0)
        return refuse('the headers do not end');
    const head = HEADERS.exec(bytes.toString('latin1', 0, headerEnd));
    if (head === null) {
        return refuse('its headers are not exactly object, type, tag and tagger in this order');
    }
    const [, target = '', type = '', latin1 = '', taggerLine = ''] = head;
    const name = Buffer.from(latin1, 'latin1').toString('utf8');
    if (Buffer.from(name, 'utf8').toString('latin1') !== latin1) {
        return refuse('its name is not UTF-8');
    }
    const tagger = (0,_ident_js__WEBPACK_IMPORTED_MODULE_0__/* .parseIdent */ .w)(taggerLine);
    if (tagger === undefined) {
        return refuse('the tagger line is not of the form `name <email> time zone`');
    }
    if (!(0,_ident_js__WEBPACK_IMPORTED_MODULE_0__/* .isReadableTime */ .g)(tagger))
        return refuse('its time is one that git cannot read');
    const start = headerEnd + 2;
    const [signatureStart, second] = armorLines(bytes, start);
    if (second !== undefined)
        return refuse('it holds more than one armored block');
    const signature = signatureStart === undefined ? undefined : bytes.toString('latin1', signatureStart);
    if (signature?.endsWith('\n\n') === true)
        return refuse('something follows its signature');
    const payload = bytes.subarray(0, signatureStart ?? bytes.length);
    return {
        ok: true,
        tag: {
            target,
            type: type, // the expression above lets nothing else through
            name,
            tagger,
            ...(signature !== undefined && { signature }),
            payload,
            message: payload.toString('utf8', start),
        },
    };
}
function refuse(reason) {
    return { ok: false, reason };
}
/** Where lines begin that could begin an armor; two at most. */
function armorLines(bytes, start) {
    const found = [];
    for (let at = start; at >= start && found.length < 2;) {
        at = bytes.indexOf(BEGIN, at);
        if (at < 0)
            break;
        if (bytes[at - 1] === LF)
            found.push(at);
        at += 1;
    }
    return found;
}


/***/ }),

/***/ 6476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ parseRepository),
/* harmony export */   v: () => (/* binding */ isSameRepository)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);

/** Owner and name of `owner/name`. @throws `E_INPUT` naming the input */
function parseRepository(text, input) {
    const [, owner, repo] = /^([\w-]{1,100})\/([\w.-]{1,100})$/.exec(text) ?? [];
    if (owner === undefined || repo === undefined || repo === '.' || repo === '..') {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_INPUT', `Input \`${input}\` is ${JSON.stringify(text.slice(0, 120))}; allowed: owner/name.`);
    }
    return { owner, repo };
}
/** Whether two names `owner/name` are of one repository: GitHub's do not mind their case. */
function isSameRepository(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}


/***/ }),

/***/ 9918:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ fingerprint),
/* harmony export */   t: () => (/* binding */ sameFingerprint)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/**
 * Everything a YAML tree says, in order, one string a node: path, kind, tag, anchor and the value as
 * it is meant. Aliases are named and not followed, so that no alias bomb is expanded.
 *
 * @param skip fields of image entries to leave out: `(index, key)`
 */
function fingerprint(root, skip) {
    const out = [];
    const visit = (node, path) => {
        const at = JSON.stringify(path);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
            out.push(`${at} *${node.source}`);
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node)) {
            const value = typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value);
            out.push(`${at} ${props(node)} ${typeof node.value} ${value}`);
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            out.push(`${at} ${props(node)} [${node.items.length}]`);
            for (const [index, item] of node.items.entries())
                visit(item, [...path, index]);
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            out.push(`${at} ${props(node)} {}`);
            for (const { key, value } of node.items) {
                const name = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? String(key.value) : '?';
                const [head, index] = path;
                if (path.length === 2 && head === 'images' && typeof index === 'number') {
                    if (skip(index, name))
                        continue;
                }
                visit(key, [...path, 'key']);
                visit(value, [...path, name]);
            }
        }
        else {
            out.push(`${at} nothing`);
        }
    };
    visit(root, []);
    return out;
}
function props(node) {
    return `!${node.tag ?? ''} &${node.anchor ?? ''}`;
}
/** Whether two fingerprints say the same. */
function sameFingerprint(one, other) {
    return one.length === other.length && one.every((line, index) => line === other[index]);
}


/***/ }),

/***/ 9410:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ matchEntry),
/* harmony export */   s: () => (/* binding */ renderedRepository)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);

/** The repository that an entry renders: its `newName`, or the name itself. */
function renderedRepository(entry) {
    const { newName, name } = entry.fields;
    return newName === undefined || newName.value === '' ? (name?.value ?? '') : newName.value;
}
/** Entries named in a message. */
const MAX_NAMED = 20;
/**
 * The entry of a kustomization that belongs to an application: the one whose `name` is the
 * application's name; if there is none, the one that renders the image's repository. It must be the
 * only one that changes the application's image, or what it says is not what runs.
 *
 * @throws `E_IMAGE_NOT_FOUND`, `E_IMAGE_AMBIGUOUS`
 */
function matchEntry(entries, image, path) {
    const named = entries.filter((entry) => entry.fields.name?.value === image.name);
    const found = named.length > 0
        ? named
        : entries.filter((entry) => renderedRepository(entry) === image.repository);
    const [entry, second] = found;
    if (entry === undefined) {
        const all = entries.map(({ fields }) => fields.name?.value ?? '');
        const names = [...all.slice(0, MAX_NAMED), ...(all.length > MAX_NAMED ? ['…'] : [])].join(', ');
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_IMAGE_NOT_FOUND', `${path} has no \`images\` entry for \`${image.name}\`; it has ${names === '' ? 'none' : names}.`, {
            hint: `Add the entry once by hand:\nimages:\n  - name: ${image.name}\n    newName: ${image.repository ?? '…'}\n    newTag: unreleased`,
        });
    }
    if (second !== undefined) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_IMAGE_AMBIGUOUS', `${path} has ${found.length} \`images\` entries for \`${image.name}\`.`);
    }
    const other = entries.find((one) => one !== entry && changesImageOf(one, entry));
    if (other !== undefined) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_IMAGE_AMBIGUOUS', `In ${path} the \`images\` entry ${JSON.stringify(other.fields.name?.value)} may change the image of \`${image.name}\`, too.`, { hint: 'Let one entry say all about an application, and name images literally.' });
    }
    return entry;
}
/** What a reference may hold; kustomize reads it as an expression, in which a dot is any character. */
const LITERAL = /^[\w./:@-]*$/;
/**
 * Whether an entry may act on what another one acts on or has made: kustomize lets each entry in turn
 * change all images that the expression `^name(:tag)?(@digest)?$` matches
 * (api/internal/image/image.go). What other expressions match is not found out: they may be anything.
 */
function changesImageOf(entry, other) {
    const name = entry.fields.name?.value ?? '';
    if (!LITERAL.test(name))
        return true;
    const expression = new RegExp(`^${name.replaceAll('.', '[^]')}$`);
    const repositories = [other.fields.name?.value ?? '', renderedRepository(other)];
    return repositories.some((repository) => expression.test(repository));
}


/***/ }),

/***/ 9422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ onlyImageScalarsChanged)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8801);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9918);
/* harmony import */ var _image_entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3254);
/* harmony import */ var _kustomization_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8047);





const BUMPED = ['newTag', 'digest'];
/**
 * Whether the step from `before` to `after` is nothing but a bump: values of `newTag` and `digest`
 * of existing `images` entries, and `newTag` or `digest` lines that were missing. Every other byte
 * (comments, order, line ends) must be equal, and so must everything else the documents say.
 * How a value is quoted does not matter, so that bumps of other versions stay acceptable.
 *
 * A file that this package would refuse to edit is never such a step. Throws nothing.
 */
function onlyImageScalarsChanged(before, after) {
    try {
        return compare(read(before, 'before'), read(after, 'after'));
    }
    catch (thrown) {
        if (thrown instanceof _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l)
            return { ok: false, reason: thrown.message };
        throw thrown;
    }
}
function read(bytes, origin) {
    const file = (0,_kustomization_text_js__WEBPACK_IMPORTED_MODULE_1__/* .readKustomization */ .k)(bytes, origin);
    const entries = (0,_image_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .imageEntries */ .I)(file, origin);
    const rest = (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_3__/* .fingerprint */ .R)(file.root, (_, key) => key === 'newTag' || key === 'digest');
    return { file, entries, rest };
}
function compare(before, after) {
    const no = (reason) => ({ ok: false, reason });
    if (!(0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_3__/* .sameFingerprint */ .t)(before.rest, after.rest)) {
        return no('more than newTag and digest of existing images entries changed');
    }
    const beforeCuts = [];
    const afterCuts = [];
    for (const [index, now] of after.entries.entries()) {
        const then = before.entries[index];
        if (then === undefined)
            return no('an images entry was added');
        for (const field of BUMPED) {
            const [old, fresh] = [then.fields[field], now.fields[field]];
            if (fresh === undefined) {
                if (old !== undefined)
                    return no(`a ${field} was removed`);
                continue;
            }
            if (old?.value !== fresh.value && !(field === 'newTag' ? _oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .isTag */ .dz : _oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(fresh.value)) {
                return no(`a ${field} is not well-formed`);
            }
            if (old === undefined) {
                const cut = insertedPair(after.file.text, now, fresh);
                if (cut === undefined)
                    return no(`a ${field} was inserted together with something else`);
                afterCuts.push(cut);
            }
            else {
                beforeCuts.push(valueCut(before.file.text, old));
                afterCuts.push(valueCut(after.file.text, fresh));
            }
        }
    }
    if (without(before.file.text, beforeCuts) !== without(after.file.text, afterCuts)) {
        return no('bytes outside the image scalars changed');
    }
    return { ok: true };
}
/** The value, and the blanks before it where nothing else stands between it and the colon. */
function valueCut(text, field) {
    const between = text.slice(field.colonEnd, field.start);
    return { start: /^ *$/.test(between) ? field.colonEnd : field.start, end: field.end };
}
/**
 * An inserted line with the line end before it (the file's last line may have none behind it), or
 * `, key: value` in a flow mapping; nothing more.
 */
function insertedPair(text, entry, field) {
    if (entry.flow) {
        const comma = /, *$/.exec(text.slice(0, field.keyStart));
        return comma === null ? undefined : { start: comma.index, end: field.end };
    }
    const lineStart = text.lastIndexOf('\n', field.keyStart - 1) + 1;
    if (lineStart === 0 || !/^ *$/.test(text.slice(lineStart, field.keyStart)))
        return undefined;
    if (!/^(?:\r?\n|$)/.test(text.slice(field.end)))
        return undefined;
    const start = text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
    return { start, end: field.end };
}
/** The text without the cuts. */
function without(text, cuts) {
    let at = 0;
    let out = '';
    for (const { start, end } of [...cuts].sort((one, other) => one.start - other.start)) {
        out += text.slice(at, start);
        at = end;
    }
    return out + text.slice(at);
}


/***/ }),

/***/ 4606:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ policyText),
/* harmony export */   l: () => (/* binding */ POLICY_PATH)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5920);


/** Where the policy of a repository stands, and nowhere else unless an input says so. */
const POLICY_PATH = '.github/gitops-policy.yml';
/**
 * The bytes of a policy file as text.
 *
 * @throws `E_POLICY_INVALID` when they are not UTF-8
 */
function policyText(bytes, origin) {
    if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_POLICY_INVALID', `${origin} is not UTF-8.`);
    return Buffer.from(bytes).toString('utf8');
}


/***/ }),

/***/ 2943:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ pipelineEmail),
/* harmony export */   oC: () => (/* binding */ SEVERITIES)
/* harmony export */ });
/* unused harmony export expandSigners */
const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];
/** The address of the App's commits: names are free text, the numeric id is not. */
function pipelineEmail(app) {
    return `${app.userId}+${app.slug}[bot]@users.noreply.github.com`;
}
/**
 * The people that a rule's `signers` stand for: names of people as they are, teams by their members.
 * Unknown names do not occur in a parsed policy.
 */
function expandSigners(signing, signers) {
    return new Set(signers.flatMap((name) => signing.teams.get(name) ?? [name]));
}


/***/ }),

/***/ 4172:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eZ: () => (/* binding */ registryFault),
/* harmony export */   mU: () => (/* binding */ prefixDefect)
/* harmony export */ });
/* unused harmony export registriesYaml */
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5920);
/* harmony import */ var _github_repository_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6476);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6631);
/* harmony import */ var _policy_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4606);




/**
 * Why the policy's `registries` do not let an image into an overlay; `undefined`: they do.
 *
 * An entry speaks of the overlays that it matches and of what lies in them; it admits the sources that
 * it names, and without `sources` the policy's own repository and no other. A prefix ends at a segment:
 * `r/a` is `r/a` and all below it, not `r/ab`.
 *
 * Where the overlay lives beside its source, one that no entry speaks of may hold anything. Another
 * repository fails closed: one entry must match the overlay, name the source and have the prefix.
 *
 * @returns `E_RULE_PATH`, whose hint is the YAML that would allow exactly this image
 */
function registryFault({ registries }, query) {
    const { source, gitops, overlay, image } = query;
    const speaking = registries.filter(({ overlays }) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .isInside */ .FK)(overlays, overlay));
    if (speaking.length === 0 && (0,_github_repository_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameRepository */ .v)(source, gitops))
        return undefined;
    const admitting = speaking.filter((rule) => admits(rule, query));
    const prefixes = [...new Set(admitting.flatMap((rule) => rule.prefixes))];
    if (prefixes.some((prefix) => isBelow(prefix, image)))
        return undefined;
    const policy = `The policy of ${gitops}`;
    const reason = prefixes.length > 0
        ? `${policy} lets ${source} write no image of ${image} into ${overlay}; allowed: ${prefixes.join(', ')}.`
        : speaking.length > 0
            ? `${policy} does not let ${source} write into ${overlay}.`
            : `${policy} lets no other repository write into ${overlay}, so ${source} may not.`;
    return new _action_action_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('E_RULE_PATH', reason, {
        hint: `If it shall be allowed, add to ${_policy_file_js__WEBPACK_IMPORTED_MODULE_3__/* .POLICY_PATH */ .l} on the default branch of ${gitops}, by a pull request of its own:\n${registriesYaml(query)}`,
    });
}
/** The section of a policy that allows exactly this image. */
function registriesYaml({ source, gitops, overlay, image }) {
    // The root of a repository has no glob of its own.
    const overlays = overlay === '.' ? '**' : overlay;
    const sources = (0,_github_repository_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameRepository */ .v)(source, gitops)
        ? []
        : [`    sources: [${JSON.stringify(source)}]`];
    return [
        'registries:',
        `  - overlays: [${JSON.stringify(overlays)}]`,
        ...sources,
        `    prefixes: [${JSON.stringify(image)}]`,
    ].join('\n');
}
/** Why a prefix is none: it could match no image, or says what is not looked at. */
function prefixDefect(prefix) {
    if (/[\s*?\\\0-\x1f\x7f]/.test(prefix))
        return 'is no literal text; prefixes have no wildcards';
    if (prefix.includes('://'))
        return 'names a protocol; it begins with the registry’s host';
    if (/@|\/.*:/.test(prefix)) {
        return 'names a tag or digest; it is compared with the repository alone';
    }
    if (prefix.replace(/\/$/, '').split('/').includes(''))
        return 'has an empty segment';
    return undefined;
}
function admits({ sources }, { source, gitops }) {
    if (sources === undefined)
        return (0,_github_repository_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameRepository */ .v)(source, gitops);
    return sources.some((name) => (0,_github_repository_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameRepository */ .v)(name, source));
}
function isBelow(prefix, image) {
    return `${image}/`.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}


/***/ }),

/***/ 1414:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ bumpFault),
/* harmony export */   t: () => (/* binding */ isBumpable)
/* harmony export */ });
/* harmony import */ var _kustomize_find_kustomization_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5107);
/* harmony import */ var _policy_glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6631);


/**
 * Why a commit of the pipeline's App is no bump; `undefined` when it is one: regular kustomization
 * files of the overlays, present before and after, changed in image scalars and nothing else.
 *
 * @param overlays globs of directories
 * @param blobs the contents of all changed files, before and after
 */
function bumpFault(changes, overlays, blobs, imageScalarsOnly) {
    if (changes.length === 0)
        return 'it changes nothing';
    for (const change of changes) {
        const path = JSON.stringify(change.path);
        if (!isInOverlay(overlays, change.path))
            return `it changes ${path}, outside the overlays`;
        if (!(0,_kustomize_find_kustomization_js__WEBPACK_IMPORTED_MODULE_0__/* .isKustomizationPath */ .rD)(change.path))
            return `it changes ${path}, which is no kustomization`;
        if (!isEdit(change))
            return `it adds, deletes or re-types ${path}`;
        const before = blobs.get(change.oldOid);
        const after = blobs.get(change.newOid);
        if (before === undefined || after === undefined)
            return `${path} could not be read`;
        const verdict = imageScalarsOnly(before.bytes, after.bytes);
        if (!verdict.ok)
            return `in ${path} ${verdict.reason}`;
    }
    return undefined;
}
/** Whether a change is one whose contents decide: others are refused unread. */
function isBumpable(change, overlays) {
    return isEdit(change) && isInOverlay(overlays, change.path) && (0,_kustomize_find_kustomization_js__WEBPACK_IMPORTED_MODULE_0__/* .isKustomizationPath */ .rD)(change.path);
}
/** Whether a file lies in a directory of the overlays: `o/*` are the directories in `o`, not its files. */
function isInOverlay(overlays, path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? overlays.includes('**') : (0,_policy_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(overlays, path.slice(0, slash));
}
/** Whether a regular file was edited: neither made nor removed, and of the same mode. */
function isEdit(change) {
    return change.oldMode === change.newMode && /^100(644|755)$/.test(change.newMode);
}


/***/ })

};
