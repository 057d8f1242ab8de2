export const id = 672;
export const ids = [672];
export const modules = {

/***/ 33672:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(65920);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./actions/trivy-scan/src/targets.ts + 2 modules
var src_targets = __webpack_require__(91124);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/baseline.ts


/**
 * The input `baseline`: an images list or plain references by digest, or one path that ends in
 * `.json`. `undefined` when it is empty: there is nothing to compare with.
 *
 * @throws `E_INPUT`, `E_IMAGE_REFERENCE`
 */
function parseBaseline(lines) {
    const [first, ...more] = lines;
    if (first === undefined)
        return undefined;
    const path = lines.find((line) => line.endsWith('.json'));
    if (path === undefined)
        return { kind: 'images', images: (0,src_targets/* parseImages */.eb)(lines, 'baseline') };
    if (more.length === 0)
        return { kind: 'report', path };
    throw new action_error/* ActionError */.l('E_INPUT', 'Input `baseline` holds a report and other lines; allowed: images, or one report.');
}
/**
 * Compares findings by application, id and package, not by version or place: a rebuilt image has
 * its known findings in other versions and layers, and they are not new.
 */
function compareFindings(scanned, baseline) {
    const before = new Set(baseline.map(identity));
    const now = new Set(scanned.map(identity));
    return {
        new: scanned.filter((finding) => !before.has(identity(finding))),
        fixed: baseline.filter((finding) => !now.has(identity(finding))),
    };
}
function identity({ image, kind, id, package: name }) {
    return JSON.stringify([image, kind, id, name]);
}

// EXTERNAL MODULE: ./packages/shared/policy/policy.ts
var policy_policy = __webpack_require__(12943);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/finding.ts

/** All findings, each once per image, the most severe first. */
function collectFindings(scans) {
    const merged = new Map();
    for (const { image, platform, report } of scans) {
        for (const finding of findingsOf(image, report)) {
            const key = JSON.stringify([image, finding.kind, finding.id, finding.subject, finding.path]);
            const platforms = new Set([...(merged.get(key)?.platforms ?? []), platform]);
            merged.set(key, { ...finding, platforms: [...platforms] });
        }
    }
    const rank = (finding) => policy_policy/* SEVERITIES */.oC.indexOf(finding.severity);
    return [...merged.values()].sort((a, b) => rank(a) - rank(b) ||
        compare(a.image, b.image) ||
        compare(a.id, b.id) ||
        compare(a.subject, b.subject));
}
function findingsOf(image, report) {
    return [
        ...report.vulnerabilities.map((found) => ({
            kind: 'vulnerability',
            image,
            id: found.id,
            severity: found.severity,
            title: found.title,
            package: found.package,
            subject: `${found.package} ${found.installed}`.trim(),
            fixed: found.fixed,
            status: found.status,
            path: found.path,
            url: found.url,
        })),
        ...report.secrets.map((found) => ({
            kind: 'secret',
            image,
            id: found.rule,
            severity: found.severity,
            title: found.title,
            package: found.path,
            subject: `${found.path}:${found.line}`,
            fixed: '',
            status: '',
            path: found.path,
            url: '',
        })),
    ];
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** How many findings there are of each severity. */
function countBySeverity(findings) {
    const counts = { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, UNKNOWN: 0 };
    for (const finding of findings)
        counts[finding.severity] += 1;
    return counts;
}
/** What Trivy's own `--ignore-unfixed` means, in its words for the state of a fix. */
const UNFIXED = new Set(['affected', 'will_not_fix', 'fix_deferred', 'end_of_life']);
/** The findings that the rules do not let pass. */
function failingFindings(findings, rules) {
    return findings.filter((finding) => {
        if (!rules.failOn.includes(finding.severity))
            return false;
        if (!rules.ignoreUnfixed || finding.kind === 'secret')
            return true;
        return finding.fixed !== '' || !(finding.status === '' || UNFIXED.has(finding.status));
    });
}

;// CONCATENATED MODULE: ./packages/shared/action/markdown.ts
/**
 * Text of unknown origin as one table cell or inline span of GitHub-flavoured Markdown: no HTML,
 * no mention, no issue link, no line break, no table separator.
 */
function escapeMarkdown(text) {
    return text
        .replace(/[\r\n\t]+/g, ' ')
        .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '')
        .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
        .replace(/@/g, '&#64;');
}
/** A GitHub-flavoured Markdown table; cells are inserted as they are. */
function markdownTable(header, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

;// CONCATENATED MODULE: ./actions/trivy-scan/src/summary.ts



const MAX_ROWS = 50;
/** The job summary: verdict, counts per image, what fails, what was ignored. */
function renderSummary(input) {
    const { rules, findings, failing } = input;
    const gate = rules.failOn.length === 0 ? 'report only' : `fails on ${rules.failOn.join(', ')}`;
    const unfixed = rules.ignoreUnfixed ? ', unfixed ignored' : '';
    const images = input.scans.map((scan) => {
        const counts = countBySeverity(findings.filter((finding) => finding.image === scan.image && finding.platforms.includes(scan.platform)));
        return [
            escapeMarkdown(scan.image),
            escapeMarkdown(scan.platform),
            `<code>${escapeMarkdown(scan.reference)}</code>`,
            String(scan.packages),
            ...policy_policy/* SEVERITIES */.oC.map((severity) => String(counts[severity])),
        ];
    });
    const shown = failing.length > 0 ? failing : findings;
    const title = failing.length > 0 ? 'What fails' : 'Findings below the gate';
    const parts = [
        `**${input.verdict}** (${gate}${unfixed})`,
        markdownTable(['image', 'platform', 'digest', 'packages', ...policy_policy/* SEVERITIES */.oC], images),
        ...(shown.length === 0 ? [] : [findingsTable(shown, title)]),
        ...comparisonOf(input.compared),
        ...(input.suppressed > 0 ? [`${input.suppressed} findings ignored by the ignore file.`] : []),
        ...input.expired.map((entry) => `Expired, not applied: ${escapeMarkdown(entry.id)} (${entry.expiredAt}): ${escapeMarkdown(entry.statement)}`),
        ...input.warnings.map(escapeMarkdown),
        escapeMarkdown(input.provenance),
    ];
    return parts.join('\n\n');
}
/** What is new and what is fixed; nothing at all where there was nothing to compare with. */
function comparisonOf({ comparison, problem }) {
    if (problem !== undefined) {
        return [`Not compared with the baseline: ${escapeMarkdown(problem.message)}`];
    }
    if (comparison === undefined)
        return [];
    const images = comparison.images.map((image) => `<code>${escapeMarkdown(image)}</code>`);
    const sections = [
        ['New', comparison.new],
        ['Fixed', comparison.fixed],
    ];
    return [
        `Against ${images.join(', ')}: ${comparison.new.length} new, ${comparison.fixed.length} fixed`,
        ...sections.flatMap(([title, list]) => (list.length === 0 ? [] : [findingsTable(list, title)])),
    ];
}
function findingsTable(findings, title) {
    const rows = findings
        .slice(0, MAX_ROWS)
        .map((finding) => [
        finding.severity,
        finding.id,
        finding.subject,
        finding.fixed === '' ? '–' : finding.fixed,
        finding.image,
        finding.title,
    ].map(escapeMarkdown));
    const more = findings.length > MAX_ROWS ? `\n\n… and ${findings.length - MAX_ROWS} more.` : '';
    const table = markdownTable(['severity', 'id', 'where', 'fixed in', 'image', 'title'], rows);
    return `${title}:\n\n${table}${more}`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/views.ts


const EXTENSIONS = {
    json: 'json',
    sarif: 'sarif',
    cyclonedx: 'cdx.json',
    'spdx-json': 'spdx.json',
    table: 'txt',
};
/** The path of one report; the number keeps images apart whose names look alike. */
function reportPath(reports, kind, index, label) {
    const name = label.replace(/[^a-z0-9._-]+/gi, '-').slice(0, 80);
    return (0,external_node_path_.join)(reports, kind, `${index + 1}-${name}.${EXTENSIONS[kind]}`);
}
/** Makes every requested view of every JSON report; `trivy` is there if a view is wanted. @throws `E_SCAN_INCOMPLETE` */
async function makeViews(trivy, reports, scans, formats) {
    const views = new Map();
    if (trivy === undefined)
        return views;
    for (const format of formats) {
        const folder = (0,external_node_path_.join)(reports, format);
        await (0,promises_.mkdir)(folder, { recursive: true });
        const files = [];
        for (const [index, scan] of scans.entries()) {
            const file = reportPath(reports, format, index, scan.label);
            await trivy.convert(scan.json, format, file);
            files.push(file);
        }
        views.set(format, { folder, files });
    }
    return views;
}
/** What an output names: the file where there is one, the folder where there are several. */
function outputPath(files) {
    if (files === undefined)
        return '';
    const [first, ...more] = files.files;
    return first === undefined ? '' : more.length === 0 ? first : files.folder;
}

;// CONCATENATED MODULE: ./actions/trivy-scan/src/result.ts




/** Entries of a list in the record; the full lists are in the reports. */
const MAX_LISTED = 20;
/** Bytes of a list in the record, which has 24 KiB in all: names and paths come out of the image. */
const MAX_LIST_BYTES = 3_500;
/** Outputs, record and summary of a judgement. */
function resultOf(judgement) {
    const { images, inputs, rules, findings, failing, views, database, tool } = judgement;
    const verdict = failing.length === 0 ? 'pass' : 'fail';
    const counts = countBySeverity(findings);
    return {
        outcome: verdict === 'pass' ? 'success' : 'failed',
        outputs: {
            verdict,
            critical: String(counts.CRITICAL),
            high: String(counts.HIGH),
            medium: String(counts.MEDIUM),
            low: String(counts.LOW),
            unknown: String(counts.UNKNOWN),
            fixable: String(countFixable(findings)),
            new: judgement.compared.comparison ? String(judgement.compared.comparison.new.length) : '',
            'report-path': outputPath(judgement.json),
            'sarif-path': outputPath(views.get('sarif')),
            'sbom-path': outputPath(views.get('cyclonedx') ?? views.get('spdx-json')),
            images: images.join('\n'),
            'db-updated-at': database?.updatedAt.toISOString() ?? '',
            'trivy-version': tool?.version ?? '',
        },
        images: inputs.report === undefined ? images : [],
        evidence: evidenceOf(judgement, verdict),
        summary: renderSummary({
            verdict,
            rules,
            scans: judgement.scans.map((scan) => ({ ...scan, packages: scan.report.packages })),
            findings,
            failing,
            compared: judgement.compared,
            suppressed: countSuppressed(judgement.scans),
            expired: judgement.ignore.expired,
            warnings: judgement.warnings,
            provenance: provenanceOf(judgement),
        }),
        ...(verdict === 'fail' && {
            failure: vulnerabilities(failing, rules),
            enforce: inputs.enforce,
        }),
    };
}
/** The stage's own part of the record: counts in full, lists cut. */
function evidenceOf(judgement, verdict) {
    const { inputs, trusted, rules, ignore, scans, findings, failing, database, tool } = judgement;
    const { comparison, problem } = judgement.compared;
    return {
        verdict,
        counts: countBySeverity(findings),
        fixable: countFixable(findings),
        failOn: rules.failOn,
        ignoreUnfixed: rules.ignoreUnfixed,
        scanners: inputs.scanners,
        policy: { commit: trusted.commit, found: trusted.policy !== undefined },
        ignored: {
            findings: countSuppressed(scans),
            entries: ignore.valid.length,
            expired: ignore.expired.length,
        },
        trivy: tool && { version: tool.version, sha256: tool.sha256, source: tool.source },
        database: database && {
            updatedAt: database.updatedAt.toISOString(),
            repository: database.repository,
        },
        scans: cut(scans, ({ reference, platform, report, sha256 }) => ({
            reference,
            platform,
            packages: report.packages,
            sha256,
        })),
        scanCount: scans.length,
        failing: cut(failing, briefly),
        failingCount: failing.length,
        ...(comparison && {
            baseline: {
                mode: inputs.baselineMode,
                images: cut(comparison.images, (line) => line),
                new: { count: comparison.new.length, list: cut(comparison.new, briefly) },
                fixed: { count: comparison.fixed.length, list: cut(comparison.fixed, briefly) },
            },
        }),
        ...(problem && { baselineProblem: problem.code }),
        uploaded: judgement.uploaded,
    };
}
function briefly({ image, id, severity, subject, fixed }) {
    return {
        image: image.slice(0, MAX_TEXT),
        id: id.slice(0, MAX_TEXT),
        severity,
        subject: subject.slice(0, MAX_TEXT),
        fixed: fixed.slice(0, MAX_TEXT),
    };
}
/** The first entries, as many as a list in the record may hold. */
function cut(items, shorten) {
    let left = MAX_LIST_BYTES;
    return items
        .slice(0, MAX_LISTED)
        .map(shorten)
        .filter((entry) => (left -= Buffer.byteLength(JSON.stringify(entry)) + 1) >= 0);
}
/** Characters of a text in the record; package names and paths come from the image. */
const MAX_TEXT = 120;
function countFixable(findings) {
    return findings.filter((finding) => finding.fixed !== '').length;
}
function countSuppressed(scans) {
    return scans.reduce((sum, scan) => sum + scan.report.suppressed.length, 0);
}
function vulnerabilities(failing, rules) {
    const named = failing
        .slice(0, 5)
        .map(({ id, subject, fixed }) => `${id} (${subject}${fixed === '' ? '' : ` → ${fixed}`})`);
    const more = failing.length > named.length ? ` and ${failing.length - named.length} more` : '';
    const images = [...new Set(failing.map((finding) => finding.image))].join(', ');
    const count = failing.length === 1 ? '1 finding' : `${failing.length} findings`;
    return new action_error/* ActionError */.l('E_VULNERABILITIES', `${count} of severity ${rules.failOn.join(' or ')} in ${images}: ${named.join(', ')}${more}.`);
}
function provenanceOf({ tool, database, trusted }) {
    const parts = [
        tool && `Trivy ${tool.version}`,
        database && `database of ${database.updatedAt.toISOString()}`,
        trusted.policy === undefined ? 'no policy' : `policy at ${trusted.commit}`,
    ];
    return parts.filter((part) => part !== undefined).join('; ');
}

// EXTERNAL MODULE: ./actions/trivy-scan/src/inputs.ts
var src_inputs = __webpack_require__(80355);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/rules.ts



const DEFAULT_FAIL_ON = ['CRITICAL', 'HIGH'];
const DEFAULT_MAX_DB_AGE_MS = 48 * 3_600_000;
/**
 * Inputs over policy over defaults, where an input may only be stricter than what the policy says.
 *
 * @param policy the `scan` section; `undefined` when the repository has no policy
 * @throws `E_POLICY_WEAKER`
 */
function combineRules(inputs, policy) {
    const failOn = inputs.failOn ?? policy?.failOn ?? DEFAULT_FAIL_ON;
    const ignoreUnfixed = inputs.ignoreUnfixed ?? policy?.ignoreUnfixed ?? false;
    const maxDbAgeMs = inputs.maxDbAgeMs ?? policy?.maxDbAgeMs ?? DEFAULT_MAX_DB_AGE_MS;
    if (policy !== undefined)
        assertNotWeaker(inputs, policy, failOn, maxDbAgeMs);
    return {
        failOn: policy_policy/* SEVERITIES */.oC.filter((severity) => failOn.includes(severity)),
        ignoreUnfixed,
        maxDbAgeMs,
        policyJudges: (policy?.failOn ?? []).length > 0,
    };
}
function assertNotWeaker(inputs, policy, failOn, maxDbAgeMs) {
    const demanded = policy.failOn ?? [];
    const missing = demanded.filter((severity) => !failOn.includes(severity));
    if (missing.length > 0) {
        weaker('fail-on', `it leaves out ${missing.join(', ')}`);
    }
    const strictOnUnfixed = policy.ignoreUnfixed === false || (demanded.length > 0 && policy.ignoreUnfixed !== true);
    if (inputs.ignoreUnfixed === true && strictOnUnfixed) {
        weaker('ignore-unfixed', 'the policy counts unfixed vulnerabilities too');
    }
    if (policy.maxDbAgeMs !== undefined && maxDbAgeMs > policy.maxDbAgeMs) {
        weaker('max-db-age', `the policy allows at most ${policy.maxDbAgeMs / 3_600_000} hours`);
    }
    const switchedOff = src_inputs/* SCANNERS */.KR.filter((scanner) => !inputs.scanners.includes(scanner));
    if (demanded.length > 0 && switchedOff.length > 0) {
        weaker('scanners', `it leaves out ${switchedOff.join(', ')}`);
    }
}
/** @throws `E_POLICY_WEAKER` always */
function weaker(input, why) {
    throw new action_error/* ActionError */.l('E_POLICY_WEAKER', `Input \`${input}\` is weaker than the policy on the default branch: ${why}.`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/database.ts



/** Schema of the databases that Trivy 0.74 reads. */
const SCHEMA = 2;
/** Waits before the second and third round; the public mirrors answer 429 now and then. */
const WAITS_MS = [500, 2_000];
/** A registry's words for what is not there; asking again would not change it. */
const ABSENT = /\b(MANIFEST_UNKNOWN|NAME_UNKNOWN)\b/;
/** A clock may be a little wrong; a database from the future was never published. */
const MAX_SKEW_MS = 3_600_000;
/**
 * Makes sure that there is a database, young enough. It is fetched apart from the scans, so that
 * "no database" can never be mistaken for anything about an image.
 *
 * @throws `E_DB_UNAVAILABLE`, `E_DB_STALE`
 */
async function provideDatabase(request, deps) {
    const repository = request.skipUpdate ? undefined : await download(request.repositories, deps);
    const updatedAt = await readUpdatedAt(request.cacheDir);
    assertYoungEnough('The vulnerability database', updatedAt, request.maxAgeMs, deps.now());
    return { updatedAt, ...(repository !== undefined && { repository }) };
}
/**
 * @param subject begins the message
 * @throws `E_DB_STALE`
 */
function assertYoungEnough(subject, madeAt, maxAgeMs, now) {
    const ageMs = now.getTime() - madeAt.getTime();
    const hours = (ms) => `${Math.floor(ms / 360_000) / 10} h`;
    if (ageMs > maxAgeMs) {
        throw new action_error/* ActionError */.l('E_DB_STALE', `${subject} is from ${madeAt.toISOString()}, ${hours(ageMs)} ago; allowed are ${hours(maxAgeMs)}.`);
    }
    if (ageMs < -MAX_SKEW_MS) {
        throw new action_error/* ActionError */.l('E_DB_STALE', `${subject} claims to be from ${madeAt.toISOString()}, which is in the future.`);
    }
}
async function download(repositories, deps) {
    const reasons = new Map();
    for (let round = 0;; round += 1) {
        for (const repository of repositories) {
            const domain = repository.slice(0, repository.indexOf('/'));
            const problem = await deps.trivy.downloadDatabase(repository, await deps.login(domain));
            if (problem === undefined)
                return repository;
            reasons.set(repository, problem);
            deps.log.info(`No vulnerability database from ${repository} (try ${round + 1})`);
        }
        const wait = WAITS_MS[round];
        if (wait === undefined || [...reasons.values()].every((reason) => ABSENT.test(reason)))
            break;
        await deps.sleep(wait);
    }
    const list = [...reasons].map(([repository, reason]) => `${repository}: ${reason}`).join('\n');
    throw new action_error/* ActionError */.l('E_DB_UNAVAILABLE', `No vulnerability database could be had.\n${list}`);
}
async function readUpdatedAt(cacheDir) {
    const file = (0,external_node_path_.join)(cacheDir, 'db', 'metadata.json');
    const unusable = (problem) => new action_error/* ActionError */.l('E_DB_UNAVAILABLE', `The vulnerability database in ${cacheDir} ${problem}.`);
    let metadata;
    try {
        metadata = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    }
    catch {
        throw unusable('is missing or has no readable metadata');
    }
    if (typeof metadata !== 'object' || metadata === null)
        throw unusable('has no metadata');
    const version = 'Version' in metadata ? metadata.Version : undefined;
    const updatedAt = 'UpdatedAt' in metadata ? metadata.UpdatedAt : undefined;
    if (version !== SCHEMA)
        throw unusable(`is not of schema ${SCHEMA}`);
    const date = new Date(typeof updatedAt === 'string' ? updatedAt : Number.NaN);
    if (Number.isNaN(date.getTime()))
        throw unusable('does not say how old it is');
    return date;
}

// EXTERNAL MODULE: ./actions/trivy-scan/src/ignore-file.ts
var ignore_file = __webpack_require__(74311);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/report.ts


/** More than any real image gives; a larger file would only exhaust the memory. */
const MAX_REPORT_BYTES = 200 * 1024 ** 2;
/**
 * Reads a Trivy report. Absent lists are empty lists (Trivy omits them), anything else that is not
 * as expected is refused: half a report must not look like a clean one.
 *
 * @throws `E_REPORT` naming the place
 */
function parseReport(bytes) {
    if (bytes.length > MAX_REPORT_BYTES)
        refuse('it', 'is larger than 200 MiB');
    let json;
    try {
        json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        refuse('it', 'is not JSON in UTF-8');
    }
    const root = object(json, 'the report');
    if (root['SchemaVersion'] !== 2)
        refuse('SchemaVersion', 'is not 2');
    const metadata = object(root['Metadata'] ?? {}, 'Metadata');
    const results = list(root['Results'], 'Results').map((result, index) => readResult(object(result, `Results[${index}]`), `Results[${index}]`));
    return {
        artifactName: report_text(root, 'ArtifactName', 'the report'),
        artifactType: report_text(root, 'ArtifactType', 'the report'),
        createdAt: report_text(root, 'CreatedAt', 'the report'),
        repoDigests: list(metadata['RepoDigests'], 'Metadata.RepoDigests').map((item) => typeof item === 'string' ? item : refuse('Metadata.RepoDigests', 'holds no string')),
        ...operatingSystem(metadata),
        ...imagePlatform(metadata),
        packages: results.reduce((sum, result) => sum + result.packages, 0),
        osScanned: results.some((result) => result.class === 'os-pkgs'),
        vulnerabilities: results.flatMap((result) => result.vulnerabilities),
        secrets: results.flatMap((result) => result.secrets),
        suppressed: results.flatMap((result) => result.suppressed),
    };
}
function readResult(result, at) {
    const target = report_text(result, 'Target', at);
    return {
        class: optionalText(result, 'Class', at),
        packages: list(result['Packages'], `${at}.Packages`).length,
        vulnerabilities: list(result['Vulnerabilities'], `${at}.Vulnerabilities`).map((item, index) => readVulnerability(item, target, `${at}.Vulnerabilities[${index}]`)),
        secrets: list(result['Secrets'], `${at}.Secrets`).map((item, index) => readSecret(item, target, `${at}.Secrets[${index}]`)),
        suppressed: list(result['ExperimentalModifiedFindings'], `${at}.ExperimentalModifiedFindings`).map((item, index) => readSuppressed(item, `${at}.ExperimentalModifiedFindings[${index}]`)),
    };
}
function readVulnerability(value, target, at) {
    const item = object(value, at);
    return {
        id: report_text(item, 'VulnerabilityID', at),
        package: report_text(item, 'PkgName', at),
        installed: optionalText(item, 'InstalledVersion', at),
        fixed: optionalText(item, 'FixedVersion', at),
        status: optionalText(item, 'Status', at),
        severity: severity(item, at),
        title: optionalText(item, 'Title', at),
        path: optionalText(item, 'PkgPath', at) || target,
        url: optionalText(item, 'PrimaryURL', at),
    };
}
function readSecret(value, target, at) {
    const item = object(value, at);
    const line = item['StartLine'] ?? 0;
    if (typeof line !== 'number')
        refuse(`${at}.StartLine`, 'is not a number');
    return {
        rule: report_text(item, 'RuleID', at),
        severity: severity(item, at),
        title: optionalText(item, 'Title', at),
        path: target,
        line,
    };
}
function readSuppressed(value, at) {
    const item = object(value, at);
    const finding = object(item['Finding'] ?? {}, `${at}.Finding`);
    const kind = report_text(item, 'Type', at);
    const id = (name) => optionalText(finding, name, `${at}.Finding`);
    if (kind === 'vulnerability')
        return { section: 'vulnerabilities', id: id('VulnerabilityID') };
    return kind === 'secret'
        ? { section: 'secrets', id: id('RuleID') }
        : { section: kind, id: id('ID') };
}
function operatingSystem(metadata) {
    const osUnrecognised = false;
    if (metadata['OS'] === undefined || metadata['OS'] === null)
        return { osUnrecognised };
    const os = object(metadata['OS'], 'Metadata.OS');
    const family = optionalText(os, 'Family', 'Metadata.OS');
    if (family === '' || family === 'none')
        return { osUnrecognised: family === 'none' };
    const name = optionalText(os, 'Name', 'Metadata.OS');
    return { os: { family, name, endOfLife: os['EOSL'] === true }, osUnrecognised };
}
function imagePlatform(metadata) {
    if (metadata['ImageConfig'] === undefined || metadata['ImageConfig'] === null)
        return {};
    const config = object(metadata['ImageConfig'], 'Metadata.ImageConfig');
    const parts = ['os', 'architecture', 'variant']
        .map((name) => optionalText(config, name, 'Metadata.ImageConfig'))
        .filter((part) => part !== '');
    return parts.length < 2 ? {} : { platform: parts.join('/') };
}
function severity(item, at) {
    const value = optionalText(item, 'Severity', at) || 'UNKNOWN';
    const known = policy_policy/* SEVERITIES */.oC.find((candidate) => candidate === value);
    return known ?? refuse(`${at}.Severity`, 'is none that we know');
}
function object(value, at) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return value;
    }
    return refuse(at, 'is not an object');
}
function list(value, at) {
    if (value === undefined || value === null)
        return [];
    return Array.isArray(value) ? value : refuse(at, 'is not a list');
}
function report_text(item, name, at) {
    const value = optionalText(item, name, at);
    return value === '' ? refuse(`${at}.${name}`, 'is missing') : value;
}
/** Package names and paths come out of the image: no control character may reach the log. */
function optionalText(item, name, at) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    if (value === undefined || value === null)
        return '';
    if (typeof value !== 'string')
        return refuse(`${at}.${name}`, 'is not a string');
    return value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');
}
function refuse(at, problem) {
    throw new action_error/* ActionError */.l('E_REPORT', `The scan report cannot be used: ${at} ${problem}.`);
}

;// CONCATENATED MODULE: ./actions/trivy-scan/src/scan.ts









async function provide(inputs, cacheDir, rules, targets, trivy, deps) {
    const own = new Set(targets.map((target) => target.image.domain));
    const database = await provideDatabase({
        repositories: inputs.dbRepositories,
        cacheDir,
        skipUpdate: inputs.skipDbUpdate,
        maxAgeMs: rules.maxDbAgeMs,
    }, {
        ...deps,
        trivy,
        sleep: (ms) => deps.sleep(ms),
        now: () => deps.now(),
        login: async (domain) => loginFor(domain, own.has(domain) ? await deps.credentials(domain) : await deps.databaseCredentials(domain)),
    });
    deps.log.info(`Vulnerability database of ${database.updatedAt.toISOString()}`);
    return database;
}
function loginFor(domain, credentials) {
    return credentials && { domain, credentials };
}
/** @param purpose reports of a baseline are nothing to hand on: they go with the working folder */
async function scanAll(targets, inputs, ignore, trivy, deps, purpose = 'judge') {
    let ignoreFile;
    if (ignore.valid.length > 0) {
        ignoreFile = (0,external_node_path_.join)(deps.scratch.work, 'ignore.yaml');
        await (0,promises_.writeFile)(ignoreFile, (0,ignore_file/* formatIgnoreFile */.i)(ignore.valid));
    }
    const scans = [];
    for (const [index, { image, digest, platform }] of targets.entries()) {
        const reference = `${image.domain}/${image.path}@${digest}`;
        const label = [image.label, platform].filter((part) => part !== '').join('-');
        const folder = purpose === 'judge' ? deps.scratch.reports : deps.scratch.work;
        const json = reportPath(folder, 'json', index, label);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(json), { recursive: true });
        // A minted login lives minutes: each scan gets a fresh one.
        const login = loginFor(image.domain, await deps.credentials(image.domain));
        const { osReleaseUnknown } = await trivy.scan({
            reference,
            scanners: inputs.scanners,
            output: json,
            ...(ignoreFile !== undefined && { ignoreFile }),
            ...(login !== undefined && { login }),
        });
        const { report, sha256 } = await readReport(json);
        assertSameImage(report, reference, digest);
        const where = platform === '' ? (report.platform ?? '') : platform;
        deps.log.info(`Scanned ${reference} (${where}): ${report.packages} packages`);
        const read = { label, json, report, sha256, osReleaseUnknown };
        scans.push({ image: image.label, platform: where, reference, ...read });
    }
    return scans;
}
/**
 * A report made elsewhere, as a scan.
 *
 * @throws `E_REPORT` also when an ignore file of its own took out what the trusted one does not name;
 *   `E_DB_STALE`
 */
async function readGiven(file, rules, ignore, deps) {
    const { report, sha256 } = await readReport(file);
    const madeAt = new Date(report.createdAt);
    if (Number.isNaN(madeAt.getTime())) {
        throw new action_error/* ActionError */.l('E_REPORT', 'The scan report cannot be used: CreatedAt is no time.');
    }
    // The database it was made with is at least as old as the report.
    assertYoungEnough('The scan report', madeAt, rules.maxDbAgeMs, deps.now());
    const hidden = report.suppressed.find(({ section, id }) => !ignore.valid.some((entry) => entry.section === section && entry.id === id));
    if (hidden !== undefined) {
        throw new action_error/* ActionError */.l('E_REPORT', `The scan report leaves out ${hidden.id || hidden.section}, which the ignore file on the default branch does not let pass.`, { hint: 'Make the report without an ignore file, or add the entry on the default branch.' });
    }
    const image = report.artifactName;
    const label = 'report';
    const json = reportPath(deps.scratch.reports, 'json', 0, label);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(json), { recursive: true });
    await (0,promises_.copyFile)(file, json);
    const reference = report.repoDigests[0] ?? image;
    const read = { label, json, report, sha256, osReleaseUnknown: false };
    return { image, platform: report.platform ?? '', reference, ...read };
}
async function readReport(path) {
    const size = (await (0,promises_.stat)(path).catch(() => undefined))?.size;
    if (size === undefined)
        throw new action_error/* ActionError */.l('E_REPORT', 'There is no scan report.');
    if (size > MAX_REPORT_BYTES) {
        throw new action_error/* ActionError */.l('E_REPORT', 'The scan report cannot be used: it is larger than 200 MiB.');
    }
    const bytes = await (0,promises_.readFile)(path);
    return {
        report: parseReport(bytes),
        sha256: (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex'),
    };
}
/** @throws `E_REPORT` when the report speaks of another image than the one that was asked for */
function assertSameImage(report, reference, digest) {
    const same = report.artifactName === reference &&
        report.repoDigests.some((candidate) => candidate.endsWith(`@${digest}`));
    if (same)
        return;
    throw new action_error/* ActionError */.l('E_REPORT', `The scan report speaks of ${report.artifactName} (${report.repoDigests.join(', ') || 'no digest'}), not of ${reference}.`);
}
/**
 * Trivy succeeds on what it does not recognise; "no findings" then means nothing.
 *
 * @returns warnings about a scan that is not worthless but worth less
 * @throws `E_NOTHING_SCANNED`
 */
function assertScanned(scan, inputs) {
    const { report, image, platform } = scan;
    const nothing = (why, options) => new action_error/* ActionError */.l('E_NOTHING_SCANNED', `Nothing is known about ${image}: ${why}.`, options);
    if (inputs.platform !== undefined && !(0,src_targets/* matches */.cK)(platform, inputs.platform)) {
        throw nothing(`it is for ${platform || 'an unknown platform'}, not for ${inputs.platform}`);
    }
    if (!inputs.scanners.includes('vuln'))
        return [];
    if (report.packages === 0) {
        throw nothing('no package of an operating system or a language was found in it');
    }
    if (report.osUnrecognised) {
        throw nothing('it holds packages of an operating system that was not recognised', {
            hint: 'Keep /etc/os-release (and the like) in the image, and build on a distribution that Trivy supports.',
        });
    }
    if (report.os === undefined)
        return [];
    const os = `${report.os.family} ${report.os.name}`.trim();
    if (!report.osScanned) {
        throw nothing(`its operating system ${os} is not one that Trivy has advisories for`);
    }
    if (scan.osReleaseUnknown) {
        throw nothing(`Trivy does not know the release ${os} and has no advisories for it`, {
            hint: 'Build on a release that Trivy knows, or give a newer `trivy-version` with its `trivy-sha256`.',
        });
    }
    return report.os.endOfLife
        ? [`${image} is built on ${os}, which gets no security updates any more.`]
        : [];
}

;// CONCATENATED MODULE: ./actions/trivy-scan/src/scan-baseline.ts





/**
 * Compares what was scanned with the baseline, by the same Trivy, database and ignore file.
 *
 * @throws in mode `gate` whatever keeps the baseline from being known: a gate that lets pass what is
 *   not new must know what is old. In mode `report` that is the result’s `problem`.
 */
async function compareWithBaseline(request, deps) {
    const { baseline, inputs } = request;
    if (baseline === undefined)
        return {};
    try {
        const comparison = baseline.kind === 'report'
            ? await compareWithReport(baseline.path, request, deps)
            : await compareWithImages(baseline, request, deps);
        return comparison === undefined ? {} : { comparison };
    }
    catch (thrown) {
        if (inputs.baselineMode === 'gate' || !(thrown instanceof action_error/* ActionError */.l))
            throw thrown;
        deps.log.warning(`Not compared with the baseline: ${thrown.message}`);
        return { problem: thrown };
    }
}
/** Only applications that were scanned now are compared: one that is gone fixed nothing. */
async function compareWithImages(baseline, { inputs, ignore, scans, findings, trivy }, deps) {
    const scanned = new Set(scans.map((scan) => scan.image));
    const images = baseline.images.filter(({ label }) => scanned.has(label));
    const known = new Set(images.map(({ label }) => label));
    for (const label of scanned) {
        if (!known.has(label))
            deps.log.warning(`The baseline has no ${label}: all of it is new.`);
    }
    if (trivy === undefined || images.length === 0)
        return undefined;
    const targets = [];
    const reused = [];
    for (const image of images) {
        const found = await (0,src_targets/* resolveImage */.AT)(image, deps.registry(image.domain), inputs.platform);
        for (const target of found.targets) {
            const same = scans.find((scan) => scan.image === image.label && scan.reference.endsWith(`@${target.digest}`));
            if (same === undefined)
                targets.push(target);
            else
                reused.push(same);
        }
    }
    const made = await scanAll(targets, inputs, ignore, trivy, deps, 'baseline');
    for (const scan of made)
        assertScanned(scan, inputs);
    const before = collectFindings([...reused, ...made]);
    return { images: images.map(({ line }) => line), ...compareFindings(findings, before) };
}
/** A report speaks of one image, by no name of ours: it is compared with the only one scanned. */
async function compareWithReport(path, { scans, findings }, deps) {
    const [image, second] = new Set(scans.map((scan) => scan.image));
    if (image === undefined || second !== undefined) {
        throw new action_error/* ActionError */.l('E_INPUT', 'Input `baseline` is a report, which speaks of one image; more than one was scanned.');
    }
    const { report } = await readReport(await deps.reportFile(path, 'baseline'));
    const before = collectFindings([{ image, platform: report.platform ?? '', report }]);
    const images = report.repoDigests.length > 0 ? report.repoDigests : [report.artifactName];
    return { images, ...compareFindings(findings, before) };
}

// EXTERNAL MODULE: ./actions/trivy-scan/src/trusted.ts + 13 modules
var src_trusted = __webpack_require__(72405);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/run.ts











/** Scans, judges, and writes the views. */
async function run(inputs, deps) {
    const { log, scratch } = deps;
    const images = (0,src_targets/* parseImages */.eb)(inputs.images);
    const baseline = parseBaseline(inputs.baseline);
    assertComparable(inputs, baseline);
    const reportFile = inputs.report === undefined ? undefined : await deps.reportFile(inputs.report, 'report');
    const trusted = await deps.trusted(inputs.ignoreFile);
    const rules = combineRules(inputs, trusted.policy?.scan);
    if (trusted.policy !== undefined)
        assertOnlyReported(inputs, baseline);
    log.info(trusted.policy === undefined
        ? 'The default branch has no policy: the defaults of the action apply'
        : `Policy of the default branch at ${trusted.commit}`);
    const ignore = await (0,src_trusted.readIgnoreList)(inputs, trusted, deps);
    const targets = await resolveAll(images, inputs, rules, deps);
    const given = reportFile === undefined ? undefined : await readGiven(reportFile, rules, ignore, deps);
    const needed = given === undefined || inputs.formats.length > 0;
    const tool = needed ? await deps.tool() : undefined;
    const cacheDir = inputs.cacheDir ?? (0,external_node_path_.join)(scratch.work, 'cache');
    const trivy = tool && deps.trivy(tool, cacheDir, inputs.javaDbRepositories);
    const scanning = given === undefined ? trivy : undefined;
    const database = scanning && (await provide(inputs, cacheDir, rules, targets, scanning, deps));
    const scans = scanning
        ? await scanAll(targets, inputs, ignore, scanning, deps)
        : given === undefined
            ? []
            : [given];
    const warnings = scans.flatMap((scan) => assertScanned(scan, inputs));
    for (const warning of warnings)
        log.warning(warning);
    const findings = collectFindings(scans);
    const compared = await compareWithBaseline({ baseline, inputs, ignore, scans, findings, trivy: scanning }, deps);
    const failing = failingFindings(gatedFindings(inputs, compared) ?? findings, rules);
    logFindings(failing, log);
    const views = await makeViews(trivy, scratch.reports, scans, inputs.formats);
    const json = { folder: (0,external_node_path_.join)(scratch.reports, 'json'), files: scans.map((scan) => scan.json) };
    const uploaded = inputs.upload &&
        (await deps.upload({
            name: artifactName(scans),
            files: [...json.files, ...[...views.values()].flatMap((view) => view.files)],
            root: scratch.reports,
        }));
    return resultOf({
        images: given === undefined ? images.map((image) => image.line) : given.report.repoDigests,
        inputs,
        trusted,
        rules,
        ignore,
        scans,
        findings,
        failing,
        compared,
        warnings,
        json,
        views,
        uploaded,
        database,
        tool: tool && trivy && { ...tool, version: await trivy.version() },
    });
}
/** @throws `E_INPUT` */
function assertComparable(inputs, baseline) {
    if (inputs.report === undefined || baseline?.kind !== 'images')
        return;
    throw new action_error/* ActionError */.l('E_INPUT', 'Inputs `report` and `baseline`: a report is compared with a report only; images would be scanned by another database.');
}
/** @throws `E_POLICY_WEAKER` */
function assertOnlyReported(inputs, baseline) {
    if (baseline === undefined || inputs.baselineMode === 'report')
        return;
    weaker('baseline', 'it would let pass what is not new; say `baseline-mode: report`');
}
/** The only findings that may fail, where the baseline is a gate that could be compared with. */
function gatedFindings({ baselineMode }, { comparison }) {
    return baselineMode === 'gate' ? comparison?.new : undefined;
}
async function resolveAll(images, inputs, rules, deps) {
    const targets = [];
    for (const image of images) {
        const found = await (0,src_targets/* resolveImage */.AT)(image, deps.registry(image.domain), inputs.platform);
        if (rules.policyJudges && found.skipped.length > 0) {
            weaker('platform', `${image.label} also has ${found.skipped.join(', ')}`);
        }
        targets.push(...found.targets);
    }
    return targets;
}
/** Unique in a workflow run unless the same scan is uploaded twice. */
function artifactName(scans) {
    const [first] = scans;
    const label = (first?.label ?? 'report').replace(/[^a-z0-9._-]+/gi, '-');
    return `trivy-scan-${label}-${first?.sha256.slice(0, 12) ?? 'empty'}`;
}
const MAX_LOGGED = 100;
function logFindings(failing, log) {
    for (const { severity, id, image, subject, fixed, url } of failing.slice(0, MAX_LOGGED)) {
        const fix = fixed === '' ? 'no fix' : `fixed in ${fixed}`;
        log.info(`${severity} ${id} in ${image}: ${subject} (${fix}) ${url}`);
    }
}


/***/ }),

/***/ 91124:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cK: () => (/* binding */ matches),
  eb: () => (/* binding */ parseImages),
  AT: () => (/* binding */ resolveImage)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(65920);
;// CONCATENATED MODULE: ./packages/shared/oci/describe-image.ts


/**
 * Platforms and labels of an image or of all images of an index.
 *
 * @param code thrown when the image is malformed: `E_REGISTRY` or `E_OCI_LAYOUT`
 */
async function describeImage(root, source, code) {
    const content = parseManifest(root, code);
    const children = content.kind === 'image'
        ? [content]
        : await Promise.all(content.manifests
            .filter((child) => !isAttestation(child))
            .map(async ({ digest }) => {
            const child = parseManifest(await source.manifest(digest), code);
            if (child.kind === 'image')
                return child;
            throw new ActionError(code, `Index ${root.digest}: it names another index.`);
        }));
    const configs = await Promise.all(children.map(async ({ config }) => readConfig(await source.config(config), root, code)));
    const [first, ...others] = configs;
    if (first === undefined)
        throw new ActionError(code, `Index ${root.digest}: it holds no image.`);
    const agreed = Object.entries(first.labels).filter(([name, value]) => others.every(({ labels }) => labels[name] === value));
    return {
        digest: root.digest,
        platforms: configs.map(({ platform }) => platform),
        labels: Object.fromEntries(agreed),
    };
}
/**
 * BuildKit stores attestations as images for the platform unknown/unknown. Its annotation does not
 * count: nodes choose by platform alone, so an image of a real one that carries it would run.
 */
function isAttestation(descriptor) {
    return descriptor.platform === 'unknown/unknown';
}
function readConfig(bytes, root, code) {
    let json;
    try {
        json = JSON.parse(bytes.toString('utf8'));
    }
    catch {
        json = undefined; // reported below: it has no platform
    }
    const platform = readPlatform(json);
    if (platform === undefined) {
        throw new ActionError(code, `Image ${root.digest}: its configuration is malformed.`);
    }
    return { platform, labels: strings(fields(fields(json)['config'])['Labels']) };
}

// EXTERNAL MODULE: ./packages/shared/oci/reference.ts
var oci_reference = __webpack_require__(98801);
;// CONCATENATED MODULE: ./packages/shared/oci/images-list.ts


/**
 * Reads an images list, one `name=repository:tag@sha256:<64 hex>` a line. An empty list is allowed;
 * whether nothing is an answer is for the caller to say.
 *
 * @throws `E_INPUT` for a line of another form or a name given twice
 * @throws `E_IMAGE_REFERENCE` for a reference that is malformed or lacks tag or sha256 digest
 */
function parseImagesList(lines) {
    const seen = new Set();
    return lines.map((line) => {
        const entry = parseImageEntry(line);
        if (seen.has(entry.name)) {
            throw new action_error/* ActionError */.l('E_INPUT', `The images list names \`${entry.name}\` twice.`);
        }
        seen.add(entry.name);
        return entry;
    });
}
/** Reads one line of the images list; errors as in {@link parseImagesList}. */
function parseImageEntry(line) {
    const separator = line.indexOf('=');
    const name = line.slice(0, Math.max(separator, 0));
    if (!(0,oci_reference/* isRepositoryName */.en)(name)) {
        throw new action_error/* ActionError */.l('E_INPUT', `The images list has the line ${JSON.stringify(line.slice(0, 200))}; allowed: name=repository:tag@sha256:<64 hex>.`);
    }
    const { domain, path, tag, digest } = (0,oci_reference/* parseReference */.F2)(line.slice(separator + 1));
    if (tag === undefined || digest?.startsWith('sha256:') !== true) {
        throw new action_error/* ActionError */.l('E_IMAGE_REFERENCE', `The image of \`${name}\` needs both a tag and a sha256 digest: repository:tag@sha256:<64 hex>.`);
    }
    return { name, reference: { registry: domain, repository: path, tag, digest } };
}
/** `registry/repository:tag@digest` */
function formatPinnedReference(reference) {
    const { registry, repository, tag, digest } = reference;
    return formatReference({ domain: registry, path: repository, tag, digest });
}
/** The line of one entry; the inverse of {@link parseImageEntry}. */
function formatImageEntry(entry) {
    return `${entry.name}=${formatPinnedReference(entry.reference)}`;
}

// EXTERNAL MODULE: ./packages/shared/oci/manifest.ts
var manifest = __webpack_require__(71719);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/targets.ts





/**
 * The images to judge: lines of an images list, or plain references by digest.
 *
 * @param input where they come from, for messages
 * @throws `E_INPUT`, `E_IMAGE_REFERENCE` for anything that is not pinned by a sha256 digest
 */
function parseImages(lines, input = 'images') {
    const named = lines.filter((line) => line.includes('='));
    const entries = new Map(parseImagesList(named).map((entry, index) => [named[index], entry]));
    const images = lines.map((line) => {
        const entry = entries.get(line);
        if (entry === undefined)
            return plainImage(line);
        const { registry, repository, digest } = entry.reference;
        return { line, label: entry.name, domain: registry, path: repository, digest };
    });
    if (new Set(lines).size !== lines.length) {
        throw new action_error/* ActionError */.l('E_INPUT', `Input \`${input}\` holds the same line twice.`);
    }
    return images;
}
function plainImage(line) {
    const reference = (0,oci_reference/* parseReference */.F2)(line);
    if (reference.digest?.startsWith('sha256:') !== true) {
        throw new action_error/* ActionError */.l('E_IMAGE_REFERENCE', `${JSON.stringify(line)} is not pinned: images are scanned by digest, because a tag may name another image by the time it is deployed.`, { hint: 'Hand on the `images` output of build-image, or write repository@sha256:<64 hex>.' });
    }
    const { domain, path, digest } = reference;
    return { line, label: path, domain, path, digest };
}
const MAX_DEPTH = 3;
/**
 * Asks the registry what an image is: itself, or for an index each of its images, without
 * attestations.
 *
 * @param platform only this one; absent = all
 * @throws `E_NOTHING_SCANNED` when nothing is left; `E_REGISTRY…` and `E_UNREACHABLE` as the client
 */
async function resolveImage(image, registry, platform) {
    const targets = [];
    const skipped = [];
    const visit = async (digest, own, depth) => {
        const document = await registry.getManifest(image.path, digest);
        if (document === undefined) {
            throw new action_error/* ActionError */.l('E_REGISTRY_NOT_FOUND', `${image.domain}/${image.path} has no ${digest}.`);
        }
        const content = (0,manifest/* parseManifest */.Ng)(document, 'E_REGISTRY');
        if (content.kind === 'image') {
            targets.push({ image, digest, platform: own });
            return;
        }
        if (depth === MAX_DEPTH) {
            throw new action_error/* ActionError */.l('E_REGISTRY', `The index ${image.digest} is nested too deeply.`);
        }
        for (const child of content.manifests) {
            if (isAttestation(child))
                continue;
            const where = child.platform ?? '';
            if (platform !== undefined && where !== '' && !matches(where, platform))
                skipped.push(where);
            else
                await visit(child.digest, where, depth + 1);
        }
    };
    await visit(image.digest, '', 0);
    if (targets.length === 0) {
        const wanted = platform ?? 'any platform';
        throw new action_error/* ActionError */.l('E_NOTHING_SCANNED', `The index of ${image.label} holds no image for ${wanted}.`, { hint: 'Name a platform that the index has in `platform`, or none for all of them.' });
    }
    return { targets, skipped };
}
/** `linux/arm` asks for every variant, `linux/arm/v7` for this one. */
function matches(platform, wanted) {
    return platform === wanted || platform.startsWith(`${wanted}/`);
}


/***/ }),

/***/ 71719:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   V: () => (/* binding */ INDEX_TYPES),
/* harmony export */   _P: () => (/* binding */ MANIFEST_TYPES),
/* harmony export */   _j: () => (/* binding */ matchesDigest),
/* harmony export */   qq: () => (/* binding */ readDescriptor),
/* harmony export */   sI: () => (/* binding */ sha256Digest)
/* harmony export */ });
/* unused harmony exports readPlatform, strings */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65920);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98801);



/** The media types of image manifests that the actions know, all four of which are accepted. */
const MANIFEST_TYPES = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
/** The media types of indexes (manifest lists). */
const INDEX_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
/** `sha256:<64 hex>` of the bytes. */
function sha256Digest(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
/** Whether `digest` is the digest of `bytes`. */
function matchesDigest(bytes, digest) {
    const [algorithm, hex] = digest.split(':');
    if (algorithm !== 'sha256' && algorithm !== 'sha512')
        return false;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex') === hex;
}
/**
 * Reads a manifest or index.
 *
 * @param code what to throw when the bytes are neither: `E_REGISTRY` or `E_OCI_LAYOUT`
 */
function parseManifest(document, code) {
    const refuse = (problem) => {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l(code, `Manifest ${document.digest}: ${problem}.`);
    };
    let json;
    try {
        json = JSON.parse(document.bytes.toString('utf8'));
    }
    catch {
        refuse('it is not JSON');
    }
    const body = fields(json);
    const { mediaType = document.mediaType } = body;
    // A document that says one thing in its header and another inside is read two ways by two readers.
    if (mediaType !== document.mediaType)
        refuse('its media type contradicts the one it came with');
    const one = (value) => readDescriptor(value) ?? refuse('it holds a malformed descriptor');
    const many = (value) => Array.isArray(value) ? value.map(one) : refuse('a list of descriptors is missing');
    if (INDEX_TYPES.some((type) => type === mediaType)) {
        if ('layers' in body || 'config' in body)
            refuse('it is both an index and an image');
        return { kind: 'index', manifests: many(body['manifests']) };
    }
    if (MANIFEST_TYPES.some((type) => type === mediaType)) {
        if ('manifests' in body)
            refuse('it is both an image and an index');
        return { kind: 'image', config: one(body['config']), layers: many(body['layers']) };
    }
    return refuse(`the media type ${JSON.stringify(mediaType)} is not supported`);
}
/** A descriptor; `undefined` when it is malformed. */
function readDescriptor(value) {
    const { mediaType, digest, size, platform, annotations } = fields(value);
    if (typeof mediaType !== 'string' || typeof digest !== 'string' || !(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest)) {
        return undefined;
    }
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
        return undefined;
    const where = readPlatform(platform);
    return {
        mediaType,
        digest,
        size,
        ...(where !== undefined && { platform: where }),
        annotations: strings(annotations),
    };
}
/** `os/architecture[/variant]` of an image-spec platform object. */
function readPlatform(value) {
    const { os, architecture, variant } = fields(value);
    if (typeof os !== 'string' || typeof architecture !== 'string')
        return undefined;
    return [os, architecture, ...(typeof variant === 'string' ? [variant] : [])].join('/');
}
/** The entries of an object whose values are strings. */
function strings(value) {
    return Object.fromEntries(Object.entries(fields(value)).filter((entry) => typeof entry[1] === 'string'));
}
/** An object's own entries; empty for anything else. */
function fields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}


/***/ }),

/***/ 98801:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   en: () => (/* binding */ isRepositoryName)
/* harmony export */ });
/* unused harmony exports isTag, formatReference */
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65920);

// The grammar of the distribution project's `reference` package, with its names.
const DOMAIN_COMPONENT = '(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])';
const IPV6 = '\\[[a-fA-F0-9:]+\\]';
const DOMAIN = `(?:${DOMAIN_COMPONENT}(?:\\.${DOMAIN_COMPONENT})*|${IPV6})(?::[0-9]{1,5})?`;
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = `${PATH_COMPONENT}(?:/${PATH_COMPONENT})*`;
const REFERENCE = new RegExp(`^(${DOMAIN})/(${PATH})(?::([^@/]*))?(?:@(.*))?$`);
const NAME = new RegExp(`^(?:${DOMAIN}/)?${PATH}$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGESTS = [/^sha256:[0-9a-f]{64}$/, /^sha512:[0-9a-f]{128}$/];
/** The limit of the `reference` package for domain and path together. */
const MAX_NAME_LENGTH = 255;
/** Whether `text` is a tag by the distribution grammar (at most 128 characters). */
function isTag(text) {
    return TAG.test(text);
}
/** Whether `text` is a complete `sha256:` or `sha512:` digest in lower case. */
function isDigest(text) {
    return DIGESTS.some((form) => form.test(text));
}
/** Whether `text` is a repository name, with or without a domain; it never holds `..`. */
function isRepositoryName(text) {
    return text.length <= MAX_NAME_LENGTH && NAME.test(text);
}
/**
 * Reads an image reference by the grammar of the distribution project
 * (https://github.com/distribution/reference). Other than Docker, a missing domain is refused: what
 * it would mean depends on the machine that reads it.
 *
 * @throws `E_IMAGE_REFERENCE` naming the part that is wrong
 */
function parseReference(text) {
    const [, domain, path, tag, digest] = REFERENCE.exec(text) ?? [];
    if (domain === undefined || path === undefined)
        return refuse(text, problemOf(text));
    if (!/[.:[]/.test(domain) && domain !== 'localhost') {
        return refuse(text, `“${domain}” is not a registry host; is the registry missing?`);
    }
    if (domain.length + 1 + path.length > MAX_NAME_LENGTH) {
        return refuse(text, `the repository is longer than ${MAX_NAME_LENGTH} characters`);
    }
    if (tag !== undefined && !isTag(tag)) {
        return refuse(text, 'the tag must be 1 to 128 of `A-Z a-z 0-9 _ . -`, not starting with . or -');
    }
    if (digest !== undefined && !isDigest(digest)) {
        return refuse(text, 'the digest must be `sha256:` and 64 (or `sha512:` and 128) hex digits');
    }
    return {
        domain,
        path,
        ...(tag !== undefined && { tag }),
        ...(digest !== undefined && { digest }),
    };
}
/** The text of a reference; the inverse of {@link parseReference}. */
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${reference.domain}/${reference.path}${tag}${digest}`;
}
/** The commonest mistakes by name, for the message. */
function problemOf(text) {
    if (text.includes('://'))
        return 'a reference carries no scheme';
    if (!text.includes('/'))
        return 'the registry is missing (e.g. `docker.io/library/…`)';
    const path = text.slice(text.indexOf('/') + 1).replace(/[:@].*$/, '');
    if (/[A-Z]/.test(path))
        return 'the repository must be in lower case';
    return 'it does not follow `registry/repository[:tag][@digest]`';
}
function refuse(text, problem) {
    const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
    throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_IMAGE_REFERENCE', `${shown} is not an image reference: ${problem}.`);
}


/***/ })

};
