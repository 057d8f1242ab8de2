export const id = 811;
export const ids = [811];
export const modules = {

/***/ 2300:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hv: () => (/* binding */ changesSection),
/* harmony export */   WT: () => (/* binding */ findingsSection),
/* harmony export */   uy: () => (/* binding */ manifestsSection)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7876);
/* harmony import */ var _body_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6458);
/* harmony import */ var _inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8954);



/** What the release brings: commits (newest first), pull requests, issues. */
function changesSection(facts, room) {
    const { changes, serverUrl, sourceRepository, release } = facts;
    const compare = `${serverUrl}/${sourceRepository}/compare/${release.baseOid}...${release.commitOid}`;
    const link = facts.repository === sourceRepository ? ` ([compare](${compare}))` : '';
    const head = `### What changed since production`;
    if (changes === undefined)
        return `${head}\n\nThe history could not be read.${link}`;
    const { total, merges, bumps } = changes;
    const parts = [
        head,
        `${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(total, 'commit')}${link}, of which ${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(merges, 'merge')} and ${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(bumps, 'bump')} of the pipeline are not listed.` +
            (changes.asked ? '' : ' GitHub could not be asked who signed them.'),
    ];
    const pull = (number) => `[${number}](${serverUrl}/${sourceRepository}/pull/${number})`;
    const shown = changes.changes.slice(0, room.commits);
    if (shown.length > 0) {
        const rows = shown.map(({ oid, pullRequests, author, signer, subject }) => [
            (0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .commitLink */ .wn)(serverUrl, sourceRepository, oid),
            pullRequests.length === 0 ? '–' : pullRequests.slice(0, 5).map(pull).join(', '),
            (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(author, 60),
            signer === undefined ? '–' : (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(signer, 60),
            (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(subject, 150),
        ]);
        const header = ['commit', 'pull request', 'author', 'signed by', 'subject'];
        parts.push((0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Q)(header, rows));
    }
    const more = changes.more + changes.changes.length - shown.length;
    if (more > 0)
        parts.push(`${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(more, 'older commit')} more.`);
    const pulls = changes.pullRequests.slice(0, room.titles);
    if (pulls.length > 0) {
        const rows = pulls.map(({ number, title }) => [pull(number), (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(title, 150)]);
        parts.push((0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Q)(['pull request', 'title'], rows));
    }
    const issues = changes.issues.slice(0, room.titles).map((issue) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCode */ .gQ)(issue, 100));
    if (issues.length > 0)
        parts.push(`Named in their messages: ${issues.join(', ')}`);
    return parts.join('\n\n');
}
/** What is new and what is fixed against the digests that production runs. */
function findingsSection({ records }, room) {
    const { scan } = records;
    if (scan.status !== 'proven' || scan.evidence.baseline === undefined)
        return '';
    const { baseline } = scan.evidence;
    const lists = [
        ['new', baseline.new],
        ['fixed', baseline.fixed],
    ];
    const rows = lists.flatMap(([what, list]) => findingRows(what, list, room.findings));
    const sum = `${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(baseline.new.count, 'finding')} new, ${baseline.fixed.count} fixed.`;
    const table = rows.length === 0 ? '' : `\n\n${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Q)(['', 'severity', 'id', 'where'], rows)}`;
    const left = baseline.new.count + baseline.fixed.count - rows.length;
    return `### Scan against production\n\n${sum}${table}${left > 0 ? `\n\n${left} more in the scan’s reports.` : ''}`;
}
function findingRows(what, { list }, max) {
    return list
        .slice(0, max)
        .map(({ id, severity, subject }) => [
        what,
        (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(severity, 20),
        (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(id, 60),
        (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(subject, 120),
    ]);
}
/** The rendered manifests, a diff for each resource, folded. */
function manifestsSection({ rendered }, room) {
    const head = '### Manifests';
    const omitted = rendered.omitted
        .slice(0, 20)
        .map((what) => `Not rendered, because nothing remote is fetched: ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCode */ .gQ)(what)}`);
    if (rendered.status === 'not-rendered') {
        return [head, `Not rendered: ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCode */ .gQ)(rendered.reason, 500)}`, ...omitted].join('\n\n');
    }
    const total = rendered.resources.length + rendered.more;
    const named = rendered.resources.slice(0, room.resources);
    const sum = `${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(total, 'resource')} with a difference, ${rendered.unchanged} without.`;
    const left = total - named.length;
    const parts = [
        ...named.flatMap((resource) => resourceParts(resource, room.diffLines)),
        ...(left > 0 ? [`${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(left, 'resource')} more with a difference.`] : []),
    ];
    const folded = parts.length === 0
        ? []
        : [
            '<details><summary>Difference of the rendered manifests</summary>',
            ...parts,
            '</details>',
        ];
    return [head, sum, ...omitted, ...folded].join('\n\n');
}
function resourceParts(resource, diffLines) {
    const { kind, namespace, name, change, added, removed } = resource;
    const where = namespace === '' ? name : `${namespace}/${name}`;
    const title = `**${change}** ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCode */ .gQ)(`${kind} ${where}`, 300)} (+${added} −${removed})`;
    const lines = resource.diff.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    const shown = lines.slice(0, diffLines);
    if (shown.length === 0)
        return [title];
    const left = lines.length - shown.length + resource.cut;
    return [
        title,
        (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertBlock */ .WC)('diff', shown),
        ...(left > 0 ? [`${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(left, 'line')} of this difference cut.`] : []),
    ];
}


/***/ }),

/***/ 3866:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bE: () => (/* binding */ mergingSection),
/* harmony export */   iU: () => (/* binding */ rollbackSection),
/* harmony export */   tV: () => (/* binding */ nextSection)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7876);
/* harmony import */ var _inert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8954);


const BUTTONS = {
    merge: 'Create a merge commit',
    squash: 'Squash and merge',
    rebase: 'Rebase and merge',
};
/** Which of GitHub’s buttons work on the base, and which one keeps what the next release needs. */
function mergingSection({ merge, base }) {
    const head = '### Merging';
    const cuts = 'Squash and rebase cut the ancestry by which the next release, the back-merge and every signature are judged.';
    if (merge === undefined) {
        return `${head}\n\nUse **${BUTTONS.merge}**. ${cuts} Which buttons ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertCode */ .gQ)(base)} allows could not be read.`;
    }
    const methods = ['merge', 'squash', 'rebase'];
    const rows = methods.map((method) => {
        const obstacle = obstacleOf(method, merge);
        const why = obstacle ?? (method === 'merge' ? 'keeps the ancestry' : 'works, but do not use it');
        return [BUTTONS[method], obstacle === undefined ? 'works' : 'does not work', why];
    });
    const blocked = obstacleOf('merge', merge);
    const advice = blocked === undefined
        ? `Use **${BUTTONS.merge}**. ${cuts}`
        : `⚠️ **${BUTTONS.merge}** does not work on ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertCode */ .gQ)(base)}: ${blocked}. Change that first. ${cuts}`;
    const queue = merge.queue === undefined ? [] : [`A merge queue merges, by the method \`${merge.queue}\`.`];
    return [head, advice, (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .markdownTable */ .Q)(['button', '', 'why'], rows), ...queue].join('\n\n');
}
function obstacleOf(method, rules) {
    const { settings, allowed, signatures, linearHistory, queue } = rules;
    if (queue !== undefined && queue !== method)
        return 'the merge queue merges by another method';
    if (!settings[method])
        return 'the repository’s settings switch it off';
    if (allowed?.includes(method) === false)
        return 'a rule of the branch does not allow it';
    if (linearHistory && method === 'merge')
        return 'a rule of the branch asks for a linear history';
    // https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches#require-signed-commits
    if (signatures && method === 'squash') {
        return 'the branch asks for signatures, and only the author of a pull request may squash there';
    }
    if (signatures && method === 'rebase') {
        return 'the branch asks for signatures, and rebased commits have none';
    }
    return undefined;
}
/** How production’s overlay is brought back: by asking for it, else by these exact commands. Never cut. */
function rollbackSection({ release, base }) {
    const { deployedVersion, deployed, overlayFile, baseOid } = release;
    const target = deployedVersion === undefined ? 'before the first release' : `v${deployedVersion}`;
    const head = shellWord(`origin/${base}`);
    const branch = `rollback/${deployedVersion === undefined ? 'unreleased' : target}`;
    const now = deployed.length === 0
        ? 'Production runs nothing yet; going back means running nothing again.'
        : `Production runs ${deployed.map(({ name, tag }) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertCode */ .gQ)(`${name} ${tag}`)).join(', ')} now.`;
    return [
        '### Rolling back',
        `${now} ${asking(deployedVersion)}these commands bring the overlay back by a pull request to ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertCode */ .gQ)(base)}:`,
        // Our own words, to be copied: nothing in them may be broken.
        [
            '```sh',
            `git fetch origin && git switch -c ${branch} ${head}`,
            `git checkout ${baseOid} -- ${shellWord(overlayFile)}`,
            `git commit -S -m 'Roll production back to ${target}' -m "Rolls-Back: $(git rev-parse ${head})"`,
            `git push origin ${branch}`,
            '```',
        ].join('\n'),
        'Do not revert the merge commit: that would also take the sources away, and the next release would miss them.',
    ].join('\n\n');
}
/** What was never released cannot be asked for. */
function asking(version) {
    if (version === undefined)
        return 'After the merge, ';
    return `After the merge, ask for it: \`rollback-to: v${version}\` of \`open-prod-pr\` (the workflow \`gitops-rollback\`) opens the pull request. Where that cannot run, `;
}
/** What happens from here on, and where all of this came from. */
function nextSection({ base, runUrl, serverUrl, repository, release, }) {
    const commit = `${serverUrl}/${repository}/commit/${release.baseOid}`;
    return [
        '### Next',
        [
            '1. Somebody other than the author of this pull request approves it.',
            `2. It is merged into ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertCode */ .gQ)(base)} by a merge commit.`,
            '3. `gitops-release` moves `prod-latest` to the new digests, records the Deployment and opens the back-merge where one is needed.',
            '4. Production is synchronised in Argo CD.',
        ].join('\n'),
        `Written by [this run](${runUrl}), against [\`${release.baseOid.slice(0, 12)}\`](${commit}).`,
    ].join('\n\n');
}
/** A word of a command; one with anything special in it is inert first, and may need a second look. */
function shellWord(text) {
    if (/^[\w./-]+$/.test(text))
        return text;
    return `'${(0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertLine */ .Fq)(text.replaceAll('`', ''), 500).replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 6458:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SY: () => (/* binding */ versionCells),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   wn: () => (/* binding */ commitLink)
/* harmony export */ });
/* harmony import */ var _inert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8954);

/** A link of ours to a commit, by its first twelve digits. */
function commitLink(serverUrl, repository, oid) {
    return `[\`${oid.slice(0, 12)}\`](${serverUrl}/${repository}/commit/${oid})`;
}
/** `1 commit`, `2 commits` */
function count(number, one, many = `${one}s`) {
    return `${number} ${number === 1 ? one : many}`;
}
/** `2026-11-20 08:00 UTC`, from an ISO time. */
function moment(iso) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime()))
        return 'an unknown time';
    return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** The two largest units of a span of time, `3 days 4 hours`. */
function duration(fromIso, to) {
    const minutes = Math.floor((to.getTime() - new Date(fromIso).getTime()) / 60_000);
    if (!(minutes >= 1))
        return 'less than a minute';
    const units = [
        [Math.floor(minutes / 1440), 'day'],
        [Math.floor(minutes / 60) % 24, 'hour'],
        [minutes % 60, 'minute'],
    ];
    const first = units.findIndex(([number]) => number > 0);
    return units
        .slice(first, first + 2)
        .filter(([number]) => number > 0)
        .map(([number, unit]) => count(number, unit))
        .join(' ');
}
/** Tag and digest of an image, in two cells. */
function versionCells(image) {
    if (image === undefined)
        return ['–', '–'];
    return [(0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertCell */ .B5)(image.tag, 128), (0,_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .inertCell */ .B5)(image.digest, 80)];
}


/***/ }),

/***/ 6827:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ imagesSection),
/* harmony export */   Om: () => (/* binding */ manifestRow),
/* harmony export */   V6: () => (/* binding */ verdictSection),
/* harmony export */   Y5: () => (/* binding */ evidenceTable),
/* harmony export */   bU: () => (/* binding */ proofRow),
/* harmony export */   ho: () => (/* binding */ PROVEN),
/* harmony export */   t5: () => (/* binding */ lookAt),
/* harmony export */   yk: () => (/* binding */ scanRow)
/* harmony export */ });
/* unused harmony export UNPROVEN */
/* harmony import */ var _gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7876);
/* harmony import */ var _gitops_actions_shared_policy_policy_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2943);
/* harmony import */ var _body_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6458);
/* harmony import */ var _inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8954);




const PROVEN = '✅ proven';
const UNPROVEN = '⚠️ not proven';
/** What is released, and a row for every piece of evidence. Never cut. */
function verdictSection(facts) {
    const { release } = facts;
    const before = release.deployedVersion === undefined
        ? 'Production runs no release yet.'
        : `Production runs ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCode */ .gQ)(`v${release.deployedVersion}`)} now.`;
    const what = release.kind === 'hotfix' ? 'Hotfix' : 'Release';
    const rows = [
        signatureRow(facts),
        imageRow(facts),
        scanRow(facts),
        stagingRow(facts),
        manifestRow(facts),
    ];
    return [
        `**${what} ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCode */ .gQ)(release.tag)} to production.** ${before} ${lookAt(rows)}`,
        ...(release.hotfixReason === undefined
            ? []
            : [`Reason in the signed tag: ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCode */ .gQ)(release.hotfixReason, 500)}`]),
        evidenceTable(rows),
    ].join('\n\n');
}
/** One sentence that names what is not proven. */
function lookAt(rows) {
    const open = rows.filter(({ verdict }) => verdict !== PROVEN).map(({ what }) => what);
    return open.length === 0
        ? 'Every piece of evidence is there.'
        : `Look at: **${open.join(', ')}**.`;
}
function evidenceTable(rows) {
    return (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Q)(['evidence', 'verdict', 'what was found'], rows.map(({ what, verdict, detail }) => [what, verdict, detail]));
}
/** Old and new image of every application. Never cut. */
function imagesSection({ release, images }) {
    const old = new Map(release.deployed.map((image) => [image.name, image]));
    const names = [...new Set([...images, ...release.deployed].map(({ name }) => name))];
    const rows = names.map((name) => {
        const image = images.find((candidate) => candidate.name === name);
        const before = old.get(name);
        const [oldTag, oldDigest] = (0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .versionCells */ .SY)(before);
        const [newTag, newDigest] = (0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .versionCells */ .SY)(image ?? before);
        const repository = (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)((image ?? before)?.repository ?? '', 255);
        const note = image === undefined ? 'stays' : image.digest === before?.digest ? 'same' : 'new';
        return [(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(name), repository, oldTag, newTag, note, oldDigest, newDigest];
    });
    const header = [
        'application',
        'repository',
        'tag now',
        'new tag',
        '',
        'digest now',
        'new digest',
    ];
    return `### Images\n\n${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Q)(header, rows)}`;
}
function signatureRow({ records, release, require }) {
    return proofRow('signatures', 'signatures', records.signatures, require, (evidence) => {
        const { tag, commits, base, policyCommit } = evidence;
        const signer = tag === undefined ? '–' : (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(tag.signer, 80);
        const range = (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(`${base.slice(0, 12)}..${release.commitOid.slice(0, 12)}`);
        return (`tag ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(release.tag)} signed by ${signer}; ${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(commits, 'commit')} in ${range} ` +
            `judged by the policy at ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(policyCommit.slice(0, 12))}${signers(evidence)}`);
    });
}
function signers(evidence) {
    const shown = evidence.signers
        .slice(0, 10)
        .map(({ name, commits }) => `${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(name, 80)} (${commits})`);
    return shown.length === 0 ? '' : `; signers: ${shown.join(', ')}`;
}
function imageRow({ records, release, require }) {
    return proofRow('image', 'image', records.image, require, (evidence) => evidence.mode === 'promote'
        ? 'copied byte for byte from what staging ran'
        : `built from the source commit ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(release.sourceCommit.slice(0, 12))}`);
}
/** What the scan found. */
function scanRow({ records, require }) {
    return proofRow('scan', 'scan', records.scan, require, (evidence) => {
        const { baseline, baselineProblem, failOn, trivyVersion, databaseUpdatedAt } = evidence;
        const parts = [
            failOn.length === 0 ? 'report only' : `nothing of ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(failOn.join(', '))}`,
            ...(evidence.ignoreUnfixed ? ['what has no fix left out'] : []),
            severities(evidence),
            ...(baseline === undefined
                ? []
                : [`${baseline.new.count} new and ${baseline.fixed.count} fixed against production`]),
            ...(baselineProblem === undefined
                ? []
                : [`not compared with production (${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(baselineProblem, 60)})`]),
            ...(trivyVersion === undefined ? [] : [`Trivy ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(trivyVersion, 40)}`]),
            ...(databaseUpdatedAt === undefined ? [] : [`database of ${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .moment */ .n$)(databaseUpdatedAt)}`]),
        ];
        return parts.join('; ');
    });
}
function severities({ counts }) {
    return _gitops_actions_shared_policy_policy_ts__WEBPACK_IMPORTED_MODULE_3__/* .SEVERITIES */ .oC.map((name) => `${name} ${counts[name] ?? 0}`).join(', ');
}
function stagingRow({ release, images, now }) {
    const { kind, staging } = release;
    const what = 'staging';
    if (kind === 'hotfix' || staging === undefined) {
        const detail = 'built for production at once; no environment has run these images';
        return { what, verdict: '⚠️ not run in staging', detail };
    }
    const ran = new Map(release.images.map(({ name, digest }) => [name, digest]));
    const same = images.length > 0 && images.every(({ name, digest }) => ran.get(name) === digest);
    const since = `ran these digests since ${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .moment */ .n$)(staging.deployedAt)}`;
    const until = staging.replacedAt === undefined
        ? `runs them now, for ${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(staging.deployedAt, now)} when this was written`
        : `until ${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .moment */ .n$)(staging.replacedAt)} (${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(staging.deployedAt, new Date(staging.replacedAt))}); a newer version took their place there`;
    const bump = `bump ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(staging.commit.slice(0, 12))}`;
    return { what, verdict: same ? PROVEN : UNPROVEN, detail: `${since}, ${until}; ${bump}` };
}
/** Whether the manifests render with these images. */
function manifestRow({ rendered, images, release, }) {
    const what = 'manifests';
    if (rendered.status === 'not-rendered') {
        return { what, verdict: UNPROVEN, detail: `not rendered: ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(rendered.reason, 300)}` };
    }
    const lacking = images.filter(({ digest }) => !rendered.digests.includes(digest));
    const changes = rendered.resources.length + rendered.more;
    const detail = [
        `${(0,_body_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(changes, 'resource')} of ${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(release.overlayFile)} ${changes === 1 ? 'changes' : 'change'}`,
        lacking.length === 0
            ? 'rendered with exactly these digests'
            : `no workload runs ${lacking.map(({ name }) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(name)).join(', ')} by its new digest`,
        ...(rendered.omitted.length === 0
            ? []
            : [
                `not rendered: ${rendered.omitted
                    .slice(0, 5)
                    .map((text) => (0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(text, 120))
                    .join(', ')}`,
            ]),
    ].join('; ');
    const proven = lacking.length === 0 && rendered.omitted.length === 0;
    return { what, verdict: proven ? PROVEN : UNPROVEN, detail };
}
/** What a record came to, told by `describe` where it proves something. */
function proofRow(what, stage, proof, require, describe) {
    if (proof.status === 'proven')
        return { what, verdict: PROVEN, detail: describe(proof.evidence) };
    const why = require.includes(stage) ? '' : ' (`require` does not ask for it)';
    if (proof.status === 'missing')
        return { what, verdict: UNPROVEN, detail: `no record${why}` };
    return { what, verdict: '❌ failed', detail: `${(0,_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .inertCell */ .B5)(proof.reason, 300)}${why}` };
}


/***/ }),

/***/ 4808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KM: () => (/* binding */ fitBody),
/* harmony export */   h$: () => (/* binding */ composeBody),
/* harmony export */   kB: () => (/* binding */ evidenceHash),
/* harmony export */   lS: () => (/* binding */ joinSections),
/* harmony export */   rc: () => (/* binding */ mergeBody)
/* harmony export */ });
/* unused harmony export peoplesText */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5920);
/* harmony import */ var _body_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2300);
/* harmony import */ var _body_merging_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3866);
/* harmony import */ var _body_verdicts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6827);
/* harmony import */ var _inert_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8954);
/* harmony import */ var _machine_block_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3291);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2204);








/** GitHub’s limits: «is too long (maximum is 65536 characters)», and 256 for titles. */
const MAX_BODY = 65_536;
const MAX_TITLE = 256;
const FULL = {
    diffLines: 300,
    resources: 100,
    commits: 50,
    titles: 50,
    findings: 20,
    advice: true,
};
/** What gives way, in this order, until the rest fits. Verdicts, images and the way back never do. */
const CUTS = [
    ['the manifest diff', { diffLines: 80 }],
    ['the manifest diff', { diffLines: 20 }],
    ['the manifest diff', { diffLines: 0 }],
    ['the manifest diff', { resources: 20 }],
    ['the manifest diff', { resources: 0 }],
    ['the oldest commits', { commits: 30 }],
    ['the oldest commits', { commits: 15 }],
    ['the oldest commits', { commits: 5 }],
    ['commits', { commits: 0 }],
    ['pull requests and issues', { titles: 10 }],
    ['pull requests and issues', { titles: 0 }],
    ['findings', { findings: 5 }],
    ['findings', { findings: 0 }],
    ['how to merge', { advice: false }],
];
/** In place of a hash that is not known yet. */
const UNKNOWN = '0'.repeat(64);
/** sha256 (hex) of what the evidence says, without anything that differs from run to run. */
function evidenceHash({ release, images, records }) {
    const { signatures, image, scan } = records;
    const { kind, tag, tagOid, commitOid, sourceCommit, hotfixReason, overlayFile } = release;
    const facts = [
        [kind, tag, tagOid, commitOid, sourceCommit, hotfixReason ?? '', overlayFile],
        [release.staging?.commit, release.staging?.deployedAt, release.staging?.replacedAt],
        release.deployed.map(_release_js__WEBPACK_IMPORTED_MODULE_6__/* .imageLine */ .EN),
        images.map(_release_js__WEBPACK_IMPORTED_MODULE_6__/* .imageLine */ .EN),
        signatures.status === 'proven' ? signatures.evidence.tag?.signer : signatures.status,
        image.status === 'proven' ? image.evidence.mode : image.status,
        scan.status === 'proven'
            ? [
                scan.evidence.failOn,
                Object.entries(scan.evidence.counts).toSorted(),
                scan.evidence.baseline?.new,
                scan.evidence.baseline?.fixed,
            ]
            : scan.status,
    ];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(facts)).digest('hex');
}
/**
 * Title and body of the production pull request. Whatever other people wrote in it is inert, as
 * Markdown and as the message of the merge commit.
 *
 * @throws `E_PR_TEXT` when both do not fit
 * @param reserved characters that people’s own text in the body takes: `peoplesText(existing).length`
 */
function composeBody(facts, reserved = 0) {
    const machine = {
        schema: 1,
        tag: facts.release.tag,
        tagOid: facts.release.tagOid,
        commitOid: facts.release.commitOid,
        images: facts.images.map(_release_js__WEBPACK_IMPORTED_MODULE_6__/* .imageLine */ .EN),
        labels: facts.added.labels,
        reviewers: facts.added.reviewers,
        teams: facts.added.teams,
        assignees: facts.added.assignees,
        evidence: evidenceHash(facts),
    };
    const names = facts.images.map(({ name }) => name).join(', ');
    const what = facts.release.kind === 'hotfix' ? 'Hotfix' : 'Release';
    const title = facts.title ?? `${what} ${facts.release.tag} to production: ${names}`;
    return fitBody({ title, machine, reserved }, (block, room, cut) => render(facts, block, room, cut));
}
/**
 * Renders a body until it fits, with less room for the long lists each time.
 *
 * @throws `E_PR_TEXT` when it does not fit
 */
function fitBody({ title, machine: block, reserved }, draw) {
    const machine = { ...block, text: UNKNOWN };
    let room = FULL;
    let cut = [];
    let body = draw(machine, room, cut);
    for (const [name, smaller] of CUTS) {
        if (body.length + reserved <= MAX_BODY)
            break;
        room = { ...room, ...smaller };
        cut = [...new Set([...cut, name])];
        body = draw(machine, room, cut);
    }
    if (body.length + reserved > MAX_BODY) {
        throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_7__/* .ActionError */ .l('E_PR_TEXT', `People’s own text in the pull request has ${reserved} characters, the evidence at least ${body.length}; GitHub takes ${MAX_BODY}.`);
    }
    // A hash is as long as another: what was measured stays as it was.
    const whole = { ...machine, text: (0,_machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .textHash */ ._t)(body) ?? UNKNOWN };
    body = draw(whole, room, cut);
    return { title: (0,_inert_js__WEBPACK_IMPORTED_MODULE_4__/* .inertLine */ .Fq)(title, MAX_TITLE), body, machine: whole, cut };
}
function render(facts, machine, room, cut) {
    return joinSections([
        (0,_machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .formatMachineBlock */ .aY)(machine),
        (0,_body_verdicts_js__WEBPACK_IMPORTED_MODULE_3__/* .verdictSection */ .V6)(facts),
        (0,_body_verdicts_js__WEBPACK_IMPORTED_MODULE_3__/* .imagesSection */ .AO)(facts),
        (0,_body_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .changesSection */ .Hv)(facts, room),
        (0,_body_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .findingsSection */ .WT)(facts, room),
        (0,_body_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestsSection */ .uy)(facts, room),
        (0,_body_merging_js__WEBPACK_IMPORTED_MODULE_2__/* .rollbackSection */ .iU)(facts),
        ...(room.advice ? [(0,_body_merging_js__WEBPACK_IMPORTED_MODULE_2__/* .mergingSection */ .bE)(facts), (0,_body_merging_js__WEBPACK_IMPORTED_MODULE_2__/* .nextSection */ .tV)(facts)] : []),
    ], cut);
}
/** Our part of a body: sections that are not empty, and what did not fit, between the markers. */
function joinSections(sections, cut) {
    const all = [
        ...sections,
        cut.length === 0 ? '' : `Cut to fit GitHub’s limit: ${cut.join(', ')}.`,
    ];
    return [_machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .BEGIN */ .Q, ...all.filter((section) => section !== ''), _machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .END */ .Kp].join('\n\n');
}
/**
 * The body with our part put in place of the earlier one; people’s text around it stays, character
 * by character. Where our part is gone or broken, the new one comes first.
 */
function mergeBody(existing, generated) {
    const text = (0,_machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .normalizeNewlines */ .jN)(existing);
    const own = (0,_machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .ownPart */ .cg)(text);
    if (own !== undefined)
        return `${text.slice(0, own.start)}${generated}${text.slice(own.end)}`;
    const rest = peoplesText(text);
    return rest.trim() === '' ? generated : `${generated}\n\n${rest.trimStart()}`;
}
/** What people wrote around our part. */
function peoplesText(existing) {
    const text = (0,_machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .normalizeNewlines */ .jN)(existing);
    const own = (0,_machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .ownPart */ .cg)(text);
    if (own !== undefined)
        return text.slice(0, own.start) + text.slice(own.end);
    // A marker without its partner would hide what is behind it from the next run.
    return text
        .split('\n')
        .filter((line) => line !== _machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .BEGIN */ .Q && line !== _machine_block_js__WEBPACK_IMPORTED_MODULE_5__/* .END */ .Kp)
        .join('\n');
}


/***/ }),

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

/***/ 849:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ standingOf)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5920);
/* harmony import */ var _gitops_actions_shared_policy_policy_ts__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2943);
/* harmony import */ var _branch_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7827);
/* harmony import */ var _body_machine_block_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3291);
/* harmony import */ var _people_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7839);





/**
 * Where the branch and its pull request stand, or why nothing may be written to the branch.
 *
 * @throws what Git and `commitFacts` throw
 */
async function standingOf(inputs, { headBranch, commitFacts }, state, { objects, goal, pull, evidence }) {
    const own = ownCommits(commitFacts, state, objects);
    const { branchOid } = state;
    const position = branchOid && (await (0,_branch_report_js__WEBPACK_IMPORTED_MODULE_2__/* .branchPosition */ .q)(own, branchOid, goal));
    const fault = position && branchFault(inputs.base, headBranch, position);
    if (fault)
        return { fault };
    const block = pull && (0,_body_machine_block_js__WEBPACK_IMPORTED_MODULE_0__/* .readMachineBlock */ .$I)(pull.body);
    const ours = block ?? _people_js__WEBPACK_IMPORTED_MODULE_1__/* .NOBODY */ .oQ;
    // Teams that cannot be seen are taken to be as we left them.
    const there = pull === undefined ? _people_js__WEBPACK_IMPORTED_MODULE_1__/* .NOBODY */ .oQ : { ...pull, teams: pull.teams ?? ours.teams };
    const people = (0,_people_js__WEBPACK_IMPORTED_MODULE_1__/* .planPeople */ .jF)(inputs.people, ours, there, pull?.reviewed === true);
    // People may write around our part; what was written into it never was evidence.
    const says = pull?.base === inputs.base &&
        block?.evidence === evidence &&
        block.text === (0,_body_machine_block_js__WEBPACK_IMPORTED_MODULE_0__/* .textHash */ ._t)(pull.body) &&
        (0,_people_js__WEBPACK_IMPORTED_MODULE_1__/* .isIdle */ .xB)(people) &&
        (0,_people_js__WEBPACK_IMPORTED_MODULE_1__/* .samePeople */ .qy)(block, people.ours);
    return {
        ...{ headBranch, own, pull, people },
        situation: {
            branch: branchOid && position ? { oid: branchOid, position: position.kind } : undefined,
            pull: pull === undefined ? 'none' : says ? 'current' : 'outdated',
        },
    };
}
/** Files named in a message. */
const MAX_NAMED = 10;
function branchFault(base, headBranch, position) {
    if (position.kind === 'foreign') {
        const [first] = position.commits;
        const more = position.commits.length > 1 ? ` (and ${position.commits.length - 1} more)` : '';
        return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('E_BRANCH_FOREIGN', `The branch ${headBranch} holds ${first?.oid ?? ''}${more}, which is not ours: ${first?.why ?? ''}.`);
    }
    if (position.kind !== 'outdated')
        return undefined;
    const files = position.files.slice(0, MAX_NAMED).join(', ');
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('E_BRANCH_OUTDATED', `Merging ${headBranch} into ${base} does not give what was planned, in ${files}.`);
}
function ownCommits(commitFacts, state, objects) {
    return {
        objects,
        email: pipelineAddress(state),
        overlays: state.gitopsPolicy.signing?.pipeline?.overlays ?? [],
        facts: async (oids) => {
            const unknown = oids.filter((oid) => !state.commits.has(oid));
            const asked = unknown.length === 0 ? [] : await commitFacts(unknown);
            return new Map([...state.commits, ...asked]);
        },
    };
}
/** @throws `E_INTERNAL`: planning refuses a policy without a pipeline */
function pipelineAddress({ gitopsPolicy }) {
    const app = gitopsPolicy.signing?.pipeline?.app;
    if (app !== undefined)
        return (0,_gitops_actions_shared_policy_policy_ts__WEBPACK_IMPORTED_MODULE_4__/* .pipelineEmail */ .RK)(app);
    throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('E_INTERNAL', 'A release was planned without a pipeline in the policy.');
}


/***/ }),

/***/ 2165:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ converge),
/* harmony export */   s: () => (/* binding */ nextStep)
/* harmony export */ });
/** The next step of a release; nothing but the situation decides. */
function nextStep({ branch, pull }) {
    if (branch === undefined)
        return 'create-branch';
    switch (branch.position) {
        case 'behind':
            return 'forward-branch';
        case 'base':
            return 'merge';
        case 'merged':
            return 'bump';
        case 'foreign':
        case 'outdated':
            return 'refuse';
        case 'bumped':
            return { none: 'create-pull', outdated: 'update-pull', current: 'done' }[pull];
    }
}
/** Takes step after step until none is left, or one of them ends in doubt. */
async function converge(start, writes) {
    const steps = [];
    for (let situation = start;;) {
        const step = nextStep(situation);
        if (step === 'done' || step === 'refuse')
            return { kind: 'done', situation, steps };
        const answer = await writes[step](situation);
        if (answer.kind === 'unsure')
            return { kind: 'unsure', step, error: answer.error, steps };
        steps.push(step);
        situation = answer.value;
    }
}


/***/ }),

/***/ 7839:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   So: () => (/* binding */ applyPeople),
/* harmony export */   jF: () => (/* binding */ planPeople),
/* harmony export */   oQ: () => (/* binding */ NOBODY),
/* harmony export */   qy: () => (/* binding */ samePeople),
/* harmony export */   xB: () => (/* binding */ isIdle)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);
/* harmony import */ var _gitops_actions_shared_github_http_failure_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9601);


const KINDS = ['labels', 'reviewers', 'teams', 'assignees'];
const NOBODY = { labels: [], reviewers: [], teams: [], assignees: [] };
/**
 * Compares what is wanted with what is there. Taken away is only what we added ourselves, as `ours`
 * remembers. Somebody whose review we asked for and who is not asked any more has most likely given
 * it; so once there is a review, nobody is asked a second time.
 *
 * @param ours what earlier runs added
 * @param there what the pull request carries; names do not mind their case
 */
function planPeople(wanted, ours, there, reviewed) {
    const of = (kind) => {
        const carries = lookup(there[kind]);
        const added = lookup(ours[kind]);
        const wants = lookup(wanted[kind]);
        const answered = reviewed && (kind === 'reviewers' || kind === 'teams');
        const add = wanted[kind].filter((name) => !carries(name) && !(answered && added(name)));
        return {
            add,
            remove: ours[kind].filter((name) => carries(name) && !wants(name)),
            ours: wanted[kind].filter((name) => added(name) || add.includes(name)),
        };
    };
    const [labels, reviewers, teams, assignees] = KINDS.map(of);
    const gather = (part) => ({
        labels: labels?.[part] ?? [],
        reviewers: reviewers?.[part] ?? [],
        teams: teams?.[part] ?? [],
        assignees: assignees?.[part] ?? [],
    });
    return { add: gather('add'), remove: gather('remove'), ours: gather('ours') };
}
/** Whether nothing has to be done. */
function isIdle({ add, remove }) {
    return KINDS.every((kind) => add[kind].length === 0 && remove[kind].length === 0);
}
/** Whether both name the same. */
function samePeople(one, other) {
    return KINDS.every((kind) => {
        const has = lookup(other[kind]);
        return one[kind].length === other[kind].length && one[kind].every(has);
    });
}
function lookup(names) {
    const lower = new Set(names.map((name) => name.toLowerCase()));
    return (name) => lower.has(name.toLowerCase());
}
/**
 * Carries a plan out, at most two requests a kind. What GitHub refuses is left out with a warning:
 * the pull request stays.
 *
 * @returns what we have added ourselves in the end: what GitHub did not take is not ours, what it did
 *   not give back still is
 */
async function applyPeople(remote, number, { add, remove, ours }, warn) {
    const send = sender(remote, number);
    const failed = { labels: [], reviewers: [], teams: [], assignees: [] };
    const each = async (items, what, one) => {
        if (items.length === 0)
            return;
        try {
            await one(items);
        }
        catch (thrown) {
            if (!(thrown instanceof _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l))
                throw thrown;
            // One name that is no collaborator makes GitHub refuse all of them.
            if (items.length > 1 && (0,_gitops_actions_shared_github_http_failure_ts__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(thrown) === 422) {
                for (const item of items)
                    await each([item], what, one);
                return;
            }
            for (const [kind, name] of items)
                failed[kind].push(name);
            const names = items.map(([, name]) => name).join(', ');
            warn(`Pull request #${number}: ${what} ${names} failed: ${thrown.message}`);
        }
    };
    const of = (people, kind) => people[kind].map((name) => [kind, name]);
    const names = (items, kind) => items.filter(([each]) => each === kind).map(([, name]) => name);
    const reviews = (items) => {
        const [reviewers, teams] = [names(items, 'reviewers'), names(items, 'teams')];
        return { reviewers, ...(teams.length > 0 && { team_reviewers: teams }) };
    };
    await each(of(add, 'labels'), 'adding the labels', (items) => send('POST', 'issues/{number}/labels', { labels: names(items, 'labels') }));
    await each([...of(add, 'reviewers'), ...of(add, 'teams')], 'asking for the review of', (items) => send('POST', 'pulls/{number}/requested_reviewers', reviews(items)));
    await each(of(add, 'assignees'), 'assigning', (items) => send('POST', 'issues/{number}/assignees', { assignees: names(items, 'assignees') }));
    const lost = structuredClone(failed);
    for (const item of of(remove, 'labels')) {
        await each([item], 'removing the label', () => send('DELETE', 'issues/{number}/labels/{name}', { name: item[1] }));
    }
    await each([...of(remove, 'reviewers'), ...of(remove, 'teams')], 'taking back from', (items) => send('DELETE', 'pulls/{number}/requested_reviewers', reviews(items)));
    await each(of(remove, 'assignees'), 'unassigning', (items) => send('DELETE', 'issues/{number}/assignees', { assignees: names(items, 'assignees') }));
    const kept = (kind) => [
        ...ours[kind].filter((name) => !lost[kind].includes(name)),
        ...failed[kind].slice(lost[kind].length),
    ];
    return {
        labels: kept('labels'),
        reviewers: kept('reviewers'),
        teams: kept('teams'),
        assignees: kept('assignees'),
    };
}
/** Each of these calls does no more when it is sent twice; what is gone already need not go. */
function sender({ owner, repo, github }, number) {
    return async (method, route, params) => {
        try {
            return await github.rest(method, `/repos/{owner}/{repo}/${route}`, { owner, repo, number, ...params }, { repeatable: true, ...(method === 'DELETE' && { body: true }) });
        }
        catch (thrown) {
            if (method === 'DELETE' && (0,_gitops_actions_shared_github_http_failure_ts__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(thrown) === 404)
                return undefined;
            throw thrown;
        }
    };
}


/***/ }),

/***/ 622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ releaseText),
  J: () => (/* binding */ textWithin)
});

// EXTERNAL MODULE: ./packages/shared/policy/policy.ts
var policy = __webpack_require__(2943);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/body.ts
var body = __webpack_require__(4808);
// EXTERNAL MODULE: ./packages/shared/git/commits.ts
var git_commits = __webpack_require__(2643);
;// CONCATENATED MODULE: ./packages/shared/git/commit-content.ts

/** What commits change against their parent, or merges against the recomputed merge. */
async function contentOf(objects, commits) {
    const trees = new Map(commits.map(({ oid, commit }) => [oid, commit.tree]));
    const others = commits.flatMap(({ commit: { parents } }) => parents.length === 1 ? parents.filter((parent) => !trees.has(parent)) : []);
    for (const [parent, tree] of await (0,git_commits/* treesOf */.zG)(objects, others))
        trees.set(parent, tree);
    const merges = commits.flatMap(({ commit: { parents } }) => {
        const [first, second] = parents;
        return first === undefined || second === undefined ? [] : [[first, second]];
    });
    const recomputed = (await objects.mergeAll(merges)).values();
    const conflicts = new Map();
    const pairs = [];
    for (const { oid, commit } of commits) {
        const [first, second] = commit.parents;
        if (first !== undefined && second !== undefined) {
            const merge = recomputed.next().value;
            conflicts.set(oid, merge?.conflicts ?? []);
            pairs.push([merge?.tree ?? objects.emptyTree, commit.tree]);
        }
        else {
            const from = first === undefined ? objects.emptyTree : trees.get(first);
            // A parent that cannot be parsed is refused itself; its child then answers for every path.
            pairs.push([from ?? objects.emptyTree, commit.tree]);
        }
    }
    const diffs = await objects.diffTrees(pairs);
    return new Map(commits.map(({ oid }, index) => [
        oid,
        { changes: diffs[index] ?? [], conflicts: conflicts.get(oid) ?? [] },
    ]));
}

// EXTERNAL MODULE: ./packages/shared/git/commit-object.ts
var commit_object = __webpack_require__(4526);
// EXTERNAL MODULE: ./packages/shared/policy/glob.ts
var glob = __webpack_require__(6631);
// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/body/changelog-github.ts

/** Commits of one query. */
const MAX_ASKED = 100;
/** In one query, by names that Git gave: a moving branch cannot change what is asked for. */
const FRAGMENT = `fragment change on Commit {
  oid
  author { user { login } }
  signature { isValid wasSignedByGitHub signer { login } }
  associatedPullRequests(first: 5) { nodes { number title merged } }
}`;
/**
 * Asks GitHub for authors, signers and pull requests of up to a hundred commits.
 *
 * @returns by commit; `undefined` when GitHub could not be asked
 */
async function askAboutCommits(github, repository, oids) {
    if (oids.length === 0)
        return new Map();
    const [owner = '', name = ''] = repository.split('/');
    const fields = oids
        .slice(0, MAX_ASKED)
        .map((oid, index) => `c${index}: object(oid: "${oid}") { ...change }`);
    const query = `query ReleaseChanges($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    ${fields.join('\n    ')}
  }
}
${FRAGMENT}`;
    try {
        const { repository: found } = await github.graphql(query, { owner, name });
        const nodes = Object.values(found ?? {});
        return new Map(nodes.flatMap((node) => (node?.oid ? [[node.oid, noteOf(node)]] : [])));
    }
    catch (thrown) {
        // Nothing is decided by these: a list without logins is better than no release.
        if (thrown instanceof action_error/* ActionError */.l)
            return undefined;
        throw thrown;
    }
}
function noteOf({ author, signature, associatedPullRequests }) {
    const login = author?.user?.login;
    const signer = signerOf(signature);
    const pulls = associatedPullRequests?.nodes ?? [];
    return {
        ...(login !== undefined && { author: login }),
        ...(signer !== undefined && { signer }),
        pullRequests: pulls.flatMap((pull) => pull?.merged === true ? [{ number: pull.number, title: pull.title }] : []),
    };
}
function signerOf(signature) {
    if (signature?.isValid !== true)
        return undefined;
    return signature.wasSignedByGitHub ? 'GitHub' : signature.signer?.login;
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/body/changelog.ts





/** Commits that are listed; the rest is counted. */
const MAX_LISTED = 50;
const MAX_ISSUES = 50;
/**
 * `#12` and `GH-12`, with the repository before it, as GitHub reads them. Names are as long as GitHub
 * lets them be: without a bound, a message of nothing but hyphens takes hours.
 */
const ISSUE = /(?<![\w&#/])((?:[\w.-]{1,39}\/[\w.-]{1,100})?#\d{1,9}|GH-\d{1,9})\b/gi;
/**
 * The commits that a release brings, from Git, and what GitHub knows of the listed ones, in one
 * request.
 *
 * @throws `E_REPO_OBJECTS`, `E_TOOL` from Git; never because GitHub does not answer
 */
async function readChangelog(options) {
    const { objects, github, repository, from, to } = options;
    const oids = from === to ? [] : await objects.range([to], [from]);
    const { merges, singles } = await split(objects, oids);
    const bumps = await bumpsAmong(options, singles);
    const own = singles.filter(({ oid }) => !bumps.has(oid));
    const listed = own.slice(0, MAX_LISTED);
    const notes = await askAboutCommits(github, repository, listed.map(({ oid }) => oid));
    const pulls = new Map();
    const changes = listed.map(({ oid, commit }) => {
        const note = notes?.get(oid);
        for (const pull of note?.pullRequests ?? [])
            pulls.set(pull.number, pull);
        return {
            oid,
            subject: commit?.subject ?? '',
            author: note?.author ?? commit?.author.name ?? '',
            ...(note?.signer !== undefined && { signer: note.signer }),
            pullRequests: (note?.pullRequests ?? []).map(({ number }) => number),
        };
    });
    return {
        total: oids.length,
        merges,
        bumps: bumps.size,
        changes,
        more: own.length - listed.length,
        pullRequests: [...pulls.values()].toSorted((a, b) => a.number - b.number),
        issues: issuesIn(listed, pulls),
        asked: notes !== undefined,
    };
}
async function split(objects, oids) {
    const singles = [];
    let merges = 0;
    for await (const { oid, parsed } of (0,git_commits/* readCommits */.Fe)(objects, oids)) {
        if (!parsed.ok)
            singles.push({ oid });
        else if (parsed.commit.parents.length > 1)
            merges += 1;
        else
            singles.push({ oid, commit: parsed.commit });
    }
    return { merges, singles };
}
/** An author is free text: what hides a commit from the list is that it changes overlays only. */
async function bumpsAmong({ objects, overlays, pipelineEmail }, singles) {
    const claimed = singles.flatMap(({ oid, commit }) => commit?.author.email === pipelineEmail && commit !== undefined ? [{ oid, commit }] : []);
    const contents = await contentOf(objects, claimed);
    const bumps = [...contents].filter(([, { changes }]) => changes.length > 0 && changes.every(({ path }) => (0,glob/* isInside */.FK)(overlays, path)));
    return new Set(bumps.map(([oid]) => oid));
}
function issuesIn(listed, pulls) {
    const named = listed.flatMap(({ commit }) => commit === undefined ? [] : [...(0,commit_object/* messageOf */.b)(commit).matchAll(ISSUE)].map(([, name = '']) => name));
    const others = named.filter((name) => !(name.startsWith('#') && pulls.has(Number(name.slice(1)))));
    return [...new Set(others)].slice(0, MAX_ISSUES);
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/render/rendered-diff.ts + 7 modules
var rendered_diff = __webpack_require__(1214);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/release-text.ts




/** Gathers what the pull request tells beside the evidence: what changed, and what it renders to. */
async function releaseText(inputs, deps, opening) {
    const { release, images, records, repositories, state, goal, pull } = opening;
    const { runner, source, gitops } = deps;
    const pipeline = state.policy.signing?.pipeline;
    const separate = source !== gitops;
    const [changes, rendered] = await Promise.all([
        readChangelog({
            objects: repositories.source.objects,
            github: source.github,
            repository: source.name,
            from: separate ? await deployedCommit(opening) : release.baseOid,
            to: release.commitOid,
            overlays: pipeline?.overlays ?? [],
            ...(pipeline && { pipelineEmail: (0,policy/* pipelineEmail */.RK)(pipeline.app) }),
        }),
        (0,rendered_diff/* renderedDiff */.P)({
            objects: repositories.gitops.objects,
            before: release.baseOid,
            after: { tree: goal.mergedTree, files: new Map([[goal.file, goal.bytes]]) },
            overlay: inputs.overlay,
            kustomize: () => deps.kustomize(),
            scratch: await deps.scratch(),
        }),
    ]);
    const facts = {
        ...{ release, images, records, changes, rendered },
        ...(state.merge && { merge: state.merge }),
        repository: gitops.name,
        sourceRepository: source.name,
        serverUrl: runner.serverUrl,
        runUrl: `${runner.serverUrl}/${runner.repository}/actions/runs/${runner.runId}`,
        base: inputs.base,
        require: inputs.require,
        ...(inputs.title !== undefined && { title: inputs.title }),
        now: deps.now(),
    };
    return textWithin(deps, pull?.body ?? '', (added, reserved) => (0,body/* composeBody */.h$)({ ...facts, added }, reserved));
}
/**
 * Puts our part into the body that is there. People’s own text stays, so ours has what is left.
 *
 * @param compose our part, where people’s text takes `reserved` characters
 */
function textWithin({ log }, existing, compose) {
    let cut = '';
    return {
        compose(added) {
            const ours = compose(added, 0).body;
            const reserved = Math.max((0,body/* mergeBody */.rc)(existing, ours).length - ours.length, 0);
            const composed = compose(added, reserved);
            const lost = composed.cut.join(', ');
            if (lost !== cut)
                log.info(`The text of the pull request is cut: ${lost}.`);
            cut = lost;
            return { title: composed.title, body: (0,body/* mergeBody */.rc)(existing, composed.body) };
        },
    };
}
/** With separate overlays the base says nothing about the source: the deployed version’s tag does. */
async function deployedCommit({ release, repositories }) {
    const { deployedVersion, commitOid } = release;
    if (deployedVersion === undefined)
        return commitOid;
    return (await repositories.source.resolve(`refs/tags/v${deployedVersion}`)) ?? commitOid;
}


/***/ }),

/***/ 7608:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qs: () => (/* binding */ unverified),
/* harmony export */   kf: () => (/* binding */ commitFault),
/* harmony export */   nt: () => (/* binding */ createWrites)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);
/* harmony import */ var _branch_goal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2826);
/* harmony import */ var _branch_writes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9362);
/* harmony import */ var _overlay_edit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7782);
/* harmony import */ var _pull_requests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4054);





/**
 * The writes of one pull request. Every answer is held against what was meant, and a commit against
 * GitHub's verdict, before the next step.
 */
function createWrites(inputs, { gitops }, opening, { text, merge: mergeMessage, bump: bumpMessage }) {
    const { headBranch, goal, people, own } = opening;
    const made = {};
    const atBase = {
        oid: goal.baseOid,
        position: goal.mergeOid === undefined ? 'merged' : 'base',
    };
    const words = () => {
        if (text !== undefined)
            return text.compose(people.ours);
        throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_INTERNAL', 'A pull request is written without words.');
    };
    const writes = {
        'create-branch': async (now) => after(await (0,_branch_writes_js__WEBPACK_IMPORTED_MODULE_1__/* .createBranch */ .lY)(gitops, headBranch, goal.baseOid), () => ({
            ...now,
            branch: atBase,
        })),
        'forward-branch': async (now) => after(await (0,_branch_writes_js__WEBPACK_IMPORTED_MODULE_1__/* .forwardBranch */ .KB)(gitops, headBranch, goal.baseOid), () => ({
            ...now,
            branch: atBase,
        })),
        merge: async (now) => {
            const head = headOf(now);
            const answer = await (0,_branch_writes_js__WEBPACK_IMPORTED_MODULE_1__/* .mergeInto */ .Pz)(gitops, headBranch, goal.mergeOid ?? '', mergeMessage ?? '');
            if (answer.kind === 'unsure')
                return answer;
            const commit = answer.value;
            if (commit?.parents.join() !== `${head},${goal.mergeOid ?? ''}`) {
                return unsure(`Somebody else wrote to ${headBranch} at the same moment.`);
            }
            // On another head than the planned one the whole branch is judged anew, from its objects.
            if (head !== goal.baseOid)
                return unsure(`${headBranch} was merged into on an older head.`);
            if (commit.tree !== goal.mergedTree) {
                throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_COMMIT_MISMATCH', `The merge ${commit.oid} landed on ${headBranch}, but its tree is ${commit.tree} and not ${goal.mergedTree}, which was planned.`);
            }
            await assertOurs(opening, commit);
            made.merge = commit.oid;
            return done({ ...now, branch: { oid: commit.oid, position: 'merged' } });
        },
        bump: async (now) => {
            const head = headOf(now);
            const bytes = head === made.merge || head === goal.baseOid
                ? goal.bytes
                : (0,_overlay_edit_js__WEBPACK_IMPORTED_MODULE_2__/* .editOverlay */ .HU)(await (0,_branch_goal_js__WEBPACK_IMPORTED_MODULE_3__/* .overlayBytes */ .I)(own.objects, head, goal.file), goal.file, opening.images);
            const file = { path: goal.file, bytes };
            const answer = await (0,_branch_writes_js__WEBPACK_IMPORTED_MODULE_1__/* .commitBump */ .Iv)(gitops, headBranch, head, file, bumpMessage);
            if (answer.kind === 'unsure')
                return answer;
            const { oid, verified } = answer.value;
            if (!verified)
                await assertFacts(opening, oid);
            made.bump = oid;
            return done({ ...now, branch: { oid, position: 'bumped' } });
        },
        'create-pull': async (now) => {
            const { title, body } = words();
            const { base, draft } = inputs;
            const answer = await (0,_pull_requests_js__WEBPACK_IMPORTED_MODULE_4__/* .createPullRequest */ .jC)(gitops, {
                title,
                body,
                head: headBranch,
                base,
                draft,
            });
            if (answer.kind === 'unsure')
                return answer;
            made.pull = answer.value;
            return done({ ...now, pull: 'current' });
        },
        'update-pull': async (now) => {
            const { title, body } = words();
            const { base } = inputs;
            await (0,_pull_requests_js__WEBPACK_IMPORTED_MODULE_4__/* .updatePullRequest */ .Ku)(gitops, opening.pull?.number ?? 0, {
                ...{ title, body },
                ...(opening.pull?.base !== base && { base }),
            });
            return done({ ...now, pull: 'current' });
        },
    };
    return { writes, made };
}
function done(value) {
    return { kind: 'done', value };
}
function after(answer, next) {
    return answer.kind === 'unsure' ? answer : done(next());
}
function unsure(sentence) {
    return { kind: 'unsure', error: new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_STALE_EXHAUSTED', sentence) };
}
function headOf({ branch }) {
    if (branch !== undefined)
        return branch.oid;
    throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_INTERNAL', 'A branch is written to that is not there.');
}
/** @throws `E_COMMIT_UNVERIFIED` for a commit that is not signed by GitHub for the pipeline's App */
async function assertOurs(opening, commit) {
    if (commit.verified && commit.authorEmail === opening.own.email)
        return;
    await assertFacts(opening, commit.oid);
}
/** Asks GitHub once more: a fresh signature may lag behind. */
async function assertFacts({ own }, oid) {
    const fault = commitFault((await own.facts([oid])).get(oid), own.email);
    if (fault !== undefined)
        throw unverified(oid, fault);
}
/** Why a commit that we made is not what the policy calls the pipeline's. */
function commitFault(fact, email) {
    if (fact?.signedByGitHub !== true)
        return 'GitHub does not call its signature valid';
    return fact.authorEmail === email
        ? undefined
        : `its author is ${fact.authorEmail} and not ${email}, the policy’s pipeline`;
}
function unverified(oid, fault) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_COMMIT_UNVERIFIED', `Commit ${oid} landed, but ${fault}.`, {
        hint: 'Write with the GitHub App that `signing.pipeline` of the policy names (`app-id`, `app-private-key`).',
    });
}


/***/ }),

/***/ 9521:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ takeRounds)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5920);
/* harmony import */ var _gitops_actions_shared_github_http_failure_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9601);
/* harmony import */ var _gitops_actions_shared_github_wait_budget_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5489);
/* harmony import */ var _converge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2165);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4171);





/** Fresh looks at the state after an answer in doubt; parallel runs need at most four. */
const MAX_ROUNDS = 8;
/** Git merged it without a conflict before anything was written; GitHub may say so of a moving branch. */
const MAX_CONFLICTS = 3;
const BACKOFF = { baseMs: 300, capMs: 5_000 };
/**
 * Reads the state, decides, writes what is missing, and looks again, until what is there is what is
 * meant. Whatever the run before left is where this one goes on.
 *
 * @throws `E_PROMOTE_CONFLICT`, the last doubt where the rounds or the wait budget end, and what the
 *   steps throw
 */
async function takeRounds(deps, rounds) {
    let state = await rounds.readState();
    const steps = [];
    for (let round = 1;; round += 1) {
        const assessed = await rounds.assess(state);
        if ('end' in assessed)
            return assessed.end;
        const { opening } = assessed;
        const step = (0,_converge_js__WEBPACK_IMPORTED_MODULE_1__/* .nextStep */ .s)(opening.situation);
        const text = step === 'done' ? undefined : await rounds.text(opening);
        if (rounds.dryRun)
            return rounds.preview(opening, text);
        const { writes, made } = rounds.writes(opening, text);
        const ended = await (0,_converge_js__WEBPACK_IMPORTED_MODULE_1__/* .converge */ .c)(opening.situation, writes);
        if (ended.kind === 'unsure') {
            deps.log.info(`${ended.step}: ${ended.error.message} Looking again.`);
            steps.push(...ended.steps);
            // Most likely ours; whether it is there is seen by the next look.
            if (ended.error.code === 'E_UNREACHABLE')
                steps.push(ended.step);
            const pause = (0,_gitops_actions_shared_github_wait_budget_ts__WEBPACK_IMPORTED_MODULE_2__/* .fullJitter */ .G)(round, deps.random, BACKOFF);
            if (isConflict(ended) && round >= MAX_CONFLICTS)
                throw conflict(opening, ended.error);
            if (round >= MAX_ROUNDS || !(await deps.budget.spend(pause)))
                throw ended.error;
            state = await rounds.readState();
            continue;
        }
        steps.push(...ended.steps);
        const warnings = await (0,_settle_js__WEBPACK_IMPORTED_MODULE_0__/* .settlePeople */ .LP)(deps, opening, made, text);
        if (steps.length === 0) {
            return rounds.finish(opening, { made, steps, warnings, state: opening.state });
        }
        state = await rounds.readState();
        if (!rounds.isSettled(opening, ended.situation.branch?.oid, state)) {
            deps.log.info('The repository moved meanwhile. Looking again.');
            if (round < MAX_ROUNDS)
                continue;
        }
        return rounds.finish(opening, { made, steps, warnings, state });
    }
}
function isConflict({ step, error, }) {
    return step === 'merge' && (0,_gitops_actions_shared_github_http_failure_ts__WEBPACK_IMPORTED_MODULE_3__/* .statusOf */ .c2)(error) === 409;
}
function conflict({ goal, headBranch }, cause) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .l('E_PROMOTE_CONFLICT', `GitHub does not merge ${goal.mergeOid ?? ''} into ${headBranch}: ${cause.message}`, { cause });
}


/***/ }),

/***/ 4171:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LP: () => (/* binding */ settlePeople),
/* harmony export */   O9: () => (/* binding */ finish),
/* harmony export */   n8: () => (/* binding */ landedFault),
/* harmony export */   zT: () => (/* binding */ superseded)
/* harmony export */ });
/* harmony import */ var _close_pull_request_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5740);
/* harmony import */ var _release_writes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7608);
/* harmony import */ var _state_open_hotfixes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9674);
/* harmony import */ var _people_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7839);
/* harmony import */ var _pull_requests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4054);
/* harmony import */ var _state_release_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5959);






/** Puts labels, reviewers and assignees right; returns what GitHub refused, as warnings. */
async function settlePeople(deps, { people, pull }, made, text) {
    const number = made.pull?.number ?? pull?.number;
    if (number === undefined || (0,_people_js__WEBPACK_IMPORTED_MODULE_0__/* .isIdle */ .xB)(people))
        return [];
    const warnings = [];
    const ours = await (0,_people_js__WEBPACK_IMPORTED_MODULE_0__/* .applyPeople */ .So)(deps.gitops, number, people, (warning) => {
        warnings.push(warning);
        deps.log.warning(warning);
    });
    // What somebody adds later is not to be taken for ours.
    if (text !== undefined && !(0,_people_js__WEBPACK_IMPORTED_MODULE_0__/* .samePeople */ .qy)(ours, people.ours)) {
        await (0,_pull_requests_js__WEBPACK_IMPORTED_MODULE_2__/* .updatePullRequest */ .Ku)(deps.gitops, number, { body: text.compose(ours).body });
    }
    return warnings;
}
/** The last look at what was written, and what a newer release does to older ones. */
async function finish(deps, opening, settled) {
    const { release, pull, own } = opening;
    const { made, steps, warnings, state } = settled;
    const number = made.pull ?? pull;
    const base = {
        release,
        ...(number && { pull: { number: number.number, url: number.url } }),
        ...(state.branchOid !== undefined && { commit: state.branchOid }),
        ...(made.merge !== undefined && { merge: made.merge }),
        ...{ steps, warnings },
    };
    const failure = await landedFault(own, made, state);
    if (failure !== undefined) {
        return { ...base, outcome: 'failed', operation: undefined, sentence: failure.message, failure };
    }
    const current = state.own.find((each) => each.state === 'OPEN');
    const newer = (0,_state_release_order_js__WEBPACK_IMPORTED_MODULE_1__/* .newerRelease */ .t)(deps, state.others);
    const { source } = opening.repositories;
    if (newer !== undefined && !(await (0,_state_open_hotfixes_js__WEBPACK_IMPORTED_MODULE_3__/* .isLackedHotfix */ .L)(source, release, deps, newer))) {
        return superseded(deps, { by: newer, ...(current && { pull: current }) }, opening);
    }
    const closed = await supersede(deps, opening, state, number?.number ?? 0);
    const name = `#${number?.number ?? 0}`;
    if (steps.length === 0) {
        const sentence = `Pull request ${name} of ${deps.tag} is as it should be.`;
        return { ...base, closed, outcome: 'unchanged', operation: 'unchanged', sentence };
    }
    const operation = steps.includes('create-pull') ? 'created' : 'updated';
    const sentence = `Pull request ${name} of ${deps.tag} was ${operation}.`;
    return { ...base, closed, outcome: 'success', operation, sentence };
}
/** Why what was written is not what the policy calls the pipeline's, as the last look says. */
async function landedFault(own, made, state) {
    for (const oid of [made.merge, made.bump]) {
        if (oid === undefined)
            continue;
        const known = state.commits.get(oid) ?? (await own.facts([oid])).get(oid);
        const fault = (0,_release_writes_js__WEBPACK_IMPORTED_MODULE_4__/* .commitFault */ .kf)(known, own.email);
        if (fault !== undefined)
            return (0,_release_writes_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Qs)(oid, fault);
    }
    return undefined;
}
/** Closes the pull requests of older releases, with a link to this one. */
async function supersede(deps, opening, state, number) {
    const all = (0,_state_release_order_js__WEBPACK_IMPORTED_MODULE_1__/* .olderReleases */ .P)(deps, state.others);
    const { repositories, release } = opening;
    // One that was opened at the same moment; the next delivery of this release is refused because of it.
    const lacked = await (0,_state_open_hotfixes_js__WEBPACK_IMPORTED_MODULE_3__/* .lackedHotfixes */ .z)(repositories.source, release, deps, all);
    for (const { url } of lacked) {
        deps.log.warning(`The hotfix ${url} is open, and ${deps.tag} lacks it. Merge the hotfix first.`);
    }
    const older = all.filter((pull) => !lacked.includes(pull));
    for (const pull of older) {
        await closeOne(deps, opening, pull, {
            marker: `superseded-by-${number}`,
            text: `Superseded by #${number}, which releases ${deps.tag}.`,
        });
    }
    return older.map((pull) => pull.number);
}
async function closeOne(deps, { own, release, state, repositories }, pull, closing) {
    const known = [state.baseOid, state.stagingOid];
    if (deps.source === deps.gitops)
        known.push(release.commitOid);
    const fetch = repositories.gitops.fetch.bind(repositories.gitops);
    await (0,_close_pull_request_js__WEBPACK_IMPORTED_MODULE_5__/* .retirePullRequest */ .q)(deps, pull, closing, { own, known, fetch });
}
async function superseded(deps, { by, pull }, opening) {
    const closing = {
        marker: `superseded-by-${by.number}`,
        text: `Superseded by #${by.number}, which releases a higher version.`,
    };
    if (pull !== undefined && opening !== undefined)
        await closeOne(deps, opening, pull, closing);
    else if (pull !== undefined)
        await (0,_close_pull_request_js__WEBPACK_IMPORTED_MODULE_5__/* .closePullRequest */ .d)(deps, pull, closing);
    return {
        outcome: 'superseded',
        operation: 'superseded',
        sentence: `Nothing to release: #${by.number} releases a higher version than ${deps.tag}.`,
        pull: { number: by.number, url: by.url },
        ...(pull && { closed: [pull.number] }),
    };
}


/***/ }),

/***/ 1214:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ renderedDiff)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
;// CONCATENATED MODULE: ./packages/shared/git/checkout-tree.ts



/** Files held in memory at once. */
const CHUNK = 200;
/**
 * Writes the files of a commit or tree below a directory, as their blobs are: no attributes, no
 * filters, no line ends changed, nothing executed. A symbolic link becomes a regular file that holds
 * where it would lead (as with git's `core.symlinks=false`), so that nothing in the directory leads
 * out of it; submodules are left out.
 *
 * @param directory absolute; made when it is not there; files in it are never overwritten
 * @param paths literal paths of files and directories; default: the whole tree
 * @returns the paths that were written
 * @throws `E_REPO_OBJECTS` for a tree that git itself would not check out (`..`, `.git`, a file where
 *   another one is)
 */
async function checkoutTree(objects, treeish, directory, paths) {
    const files = (await objects.files(treeish, paths)).filter(({ mode }) => mode !== '160000');
    const unsafe = files.find(({ path }) => !isSafe(path));
    if (unsafe !== undefined)
        throw refusal(treeish, unsafe.path);
    await (0,promises_.mkdir)(directory, { recursive: true });
    for (let start = 0; start < files.length; start += CHUNK) {
        const chunk = files.slice(start, start + CHUNK);
        const blobs = await objects.read(chunk.map(({ oid }) => oid), { blobs: true });
        for (const { path, oid } of chunk) {
            const target = (0,external_node_path_.join)(directory, path);
            try {
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
                await (0,promises_.writeFile)(target, blobs.get(oid)?.bytes ?? Buffer.alloc(0), { flag: 'wx' });
            }
            catch (cause) {
                throw refusal(treeish, path, cause);
            }
        }
    }
    return files.map(({ path }) => path);
}
/** What git's `verify_path` refuses; on no file system of a runner may a name mean more than it says. */
function isSafe(path) {
    return path
        .split('/')
        .every((part) => part !== '' && part !== '.' && part !== '..' && !/^\.git$/i.test(part));
}
function refusal(treeish, path, cause) {
    return new action_error/* ActionError */.l('E_REPO_OBJECTS', `The file ${JSON.stringify(path)} of ${treeish} cannot be written.`, { cause });
}

// EXTERNAL MODULE: ./packages/shared/kustomize/find-kustomization.ts
var find_kustomization = __webpack_require__(5107);
;// CONCATENATED MODULE: ./packages/shared/kustomize/unified-diff.ts
/** Lines of context around a change. */
const CONTEXT = 3;
/** The change of one text file as a unified diff; `''` when there is none. */
function unifiedDiff(path, before, after) {
    const lines = compare(linesOf(before), linesOf(after));
    if (lines.every(({ mark }) => mark === ' '))
        return '';
    const near = lines.map((_, index) => lines.slice(Math.max(index - CONTEXT, 0), index + CONTEXT + 1).some(({ mark }) => mark !== ' '));
    const out = [`--- a/${path}`, `+++ b/${path}`];
    let oldLine = 1;
    let newLine = 1;
    for (let index = 0; index < lines.length;) {
        if (near[index] !== true) {
            oldLine += 1;
            newLine += 1;
            index += 1;
            continue;
        }
        const end = near.indexOf(false, index);
        const hunk = lines.slice(index, end === -1 ? lines.length : end);
        const olds = hunk.filter(({ mark }) => mark !== '+').length;
        const news = hunk.filter(({ mark }) => mark !== '-').length;
        out.push(`@@ -${oldLine},${olds} +${newLine},${news} @@`);
        for (const { mark, text } of hunk)
            out.push(`${mark}${text}`); // a call takes no 100,000 arguments
        oldLine += olds;
        newLine += news;
        index += hunk.length;
    }
    return `${out.join('\n')}\n`;
}
function linesOf(bytes) {
    const text = Buffer.from(bytes).toString('utf8');
    const lines = text.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    return lines.map((line) => line.replace(/\r$/, ''));
}
/** What both end with is no change, however far the sides are apart before it. */
function compare(before, after) {
    let same = 0;
    const shortest = Math.min(before.length, after.length);
    while (same < shortest && before.at(-1 - same) === after.at(-1 - same))
        same += 1;
    const end = before.slice(before.length - same);
    return [
        ...walk(before.slice(0, before.length - same), after.slice(0, after.length - same)),
        ...end.map((text) => ({ mark: ' ', text })),
    ];
}
/**
 * A bump replaces lines and inserts some, never moves any: walking both sides and looking for the
 * next line that both have is exact enough, and linear.
 */
function walk(before, after) {
    const out = [];
    const put = (mark, lines) => {
        for (const text of lines)
            out.push({ mark, text });
    };
    let old = 0;
    let now = 0;
    while (old < before.length || now < after.length) {
        const text = before[old];
        if (text !== undefined && text === after[now]) {
            put(' ', [text]);
            old += 1;
            now += 1;
            continue;
        }
        const [olds, news] = nextCommon(before, old, after, now);
        put('-', before.slice(old, olds));
        put('+', after.slice(now, news));
        old = olds;
        now = news;
    }
    return out;
}
/** The nearest pair of equal lines at or behind the positions; the ends when there is none. */
function nextCommon(before, old, after, now) {
    // A container that comes or goes in a rendered manifest has some hundred lines.
    const REACH = 200;
    for (let distance = 1; distance <= REACH; distance += 1) {
        for (let ahead = 0; ahead <= distance; ahead += 1) {
            const [i, j] = [old + distance - ahead, now + ahead];
            if (i < before.length && j < after.length && before[i] === after[j])
                return [i, j];
        }
    }
    return [before.length, after.length];
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/inert.ts
var inert = __webpack_require__(8954);
;// CONCATENATED MODULE: ./packages/shared/kustomize/kustomization-fields.ts
/** A field’s values with their keys: kustomize matches keys as Go’s encoding/json does, without regard to case. */
function entriesOf(fields, name) {
    const folded = foldKey(name);
    return Object.entries(fields).filter(([key]) => foldKey(key) === folded);
}
/** A field’s values: more than one when its key is there in several cases. */
function valuesOf(fields, name) {
    return entriesOf(fields, name).map(([, value]) => value);
}
/** A key in the one spelling by which Go’s encoding/json compares keys. */
function foldKey(key) {
    return key.toUpperCase().toLowerCase();
}
/** The strings of a list, or the one string. */
function texts(value) {
    const list = Array.isArray(value) ? value : [value];
    return list.filter((item) => typeof item === 'string');
}
/** The mappings of a list, or the one mapping. */
function objects(value) {
    const list = Array.isArray(value) ? value : [value];
    return list.filter(isFields);
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Whether an entry of a list of files is the content itself: it has more than one line, or is JSON. */
function isInline(entry) {
    return entry.includes('\n') || entry.startsWith('{');
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./packages/shared/kustomize/unique-keys.ts
var unique_keys = __webpack_require__(1316);
;// CONCATENATED MODULE: ./packages/shared/kustomize/plain-documents.ts


/** The errors themselves are told to nobody, so that they need not be pretty; keys: `duplicateKey`. */
const OPTIONS = {
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
};
/**
 * The documents of a YAML (or JSON) text as plain values: aliases followed, and merge keys as
 * kustomize’s YAML 1.1 reader takes them.
 *
 * @param schema `failsafe`: every scalar is the string that is written, and `''` for nothing
 * @throws Error when it is no YAML, has a key twice, or is made to explode; never with what it holds
 */
function plainDocuments(text, schema) {
    const options = schema === undefined ? OPTIONS : { ...OPTIONS, schema };
    let values;
    try {
        const documents = [...(0,dist/* parseAllDocuments */.hR)(text, options)];
        const isGood = documents.every(({ errors, contents }) => errors.length === 0 && (0,unique_keys/* duplicateKey */.V)(contents) === undefined);
        if (isGood) {
            values = documents.map((document) => document.toJS({ maxAliasCount: 100 }));
        }
    }
    catch {
        // Its own limits; the message could hold any of the text.
    }
    if (values === undefined)
        throw new Error('no YAML that can be read safely');
    return values;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/remote-reference.ts
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** What kustomize’s RepoSpec takes for a repository (api/internal/git/repospec.go), and a bit more. */
const REPOSITORY = /^[^/]*@[^/]*[:/]|^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com|ssh\.dev\.azure\.com)[/:]|\.git(?:[/?]|$)|\/_git\/|\/\/|[?&](?:ref|version|timeout|submodules)=/i;
/** Whether kustomize could take a reference for something that it has to fetch. */
function isRemote(reference) {
    return SCHEME.test(reference) || REPOSITORY.test(reference);
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/render/kustomize-references.ts





/** Why an overlay cannot be rendered without fetching something, or at all. */
class UnrenderableError extends Error {
}
const MAX_DIRECTORIES = 200;
/** Fields whose entries are directories or files of resources, and can be left out one by one. */
const RESOURCES = ['resources', 'bases', 'components'];
const PLUGINS = ['transformers', 'generators', 'validators'];
const CHARTS = ['helmCharts', 'helmChartInflationGenerator'];
/**
 * Reads an overlay’s kustomization and every one that it leads to, before kustomize does: whatever is
 * remote is found here and taken out, never fetched.
 *
 * @throws UnrenderableError
 */
async function findReferences(tree, overlay) {
    const directories = new Map();
    const rewritten = new Map();
    const omitted = [];
    const queue = [{ directory: overlay, plugins: false }];
    for (let visit = queue.shift(); visit !== undefined; visit = queue.shift()) {
        const { directory, plugins } = visit;
        if (directories.get(directory) === true || directories.get(directory) === plugins)
            continue;
        directories.set(directory, plugins);
        if (directories.size > MAX_DIRECTORIES)
            throw new UnrenderableError('it has too many bases');
        const path = kustomizationOf(tree, directory);
        const root = await readFields(tree, path);
        const left = { ...root };
        const charts = leaveOut(left, root);
        let changed = charts.length > 0;
        omitted.push(...charts.map((chart) => `${directory}: ${chart}`));
        for (const name of RESOURCES) {
            for (const [key, value] of entriesOf(root, name)) {
                const kept = texts(value).filter((entry) => !isRemote(entry));
                const remote = texts(value).filter(isRemote);
                omitted.push(...remote.map((entry) => `${directory}: ${entry}`));
                if (remote.length > 0) {
                    left[key] = kept;
                    changed = true;
                }
                for (const entry of kept) {
                    const target = resolve(tree, directory, entry);
                    if (target.kind === 'directory')
                        queue.push({ directory: target.path, plugins });
                    else if (plugins)
                        refuseRemote(await readAll(tree, target.path), target.path);
                }
            }
        }
        queue.push(...(await pluginVisits(tree, directory, root)));
        for (const file of filesOf(root)) {
            if (isRemote(file))
                throw new UnrenderableError(`${path} refers to ${file}`);
        }
        if (changed)
            rewritten.set(path, JSON.stringify(left));
    }
    return { directories: [...directories.keys()], rewritten, omitted: [...new Set(omitted)] };
}
function kustomizationOf(tree, directory) {
    const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
    const found = names
        .map((name) => external_node_path_.posix.join(directory, name))
        .filter((path) => tree.files.has(path));
    const [first] = found;
    if (first === undefined || found.length > 1 || !(0,find_kustomization/* isKustomizationPath */.rD)(first)) {
        throw new UnrenderableError(`${directory} holds ${found.length === 0 ? 'no' : 'more than one'} kustomization`);
    }
    return first;
}
/** Helm charts are downloaded, and kustomize refuses them without a flag that is not given. */
function leaveOut(left, root) {
    return CHARTS.flatMap((name) => entriesOf(root, name).flatMap(([key, value]) => {
        Reflect.deleteProperty(left, key);
        return objects(value).map((chart) => {
            const [, title] = entriesOf(chart, 'name')[0] ?? entriesOf(chart, 'chartName')[0] ?? [];
            return `Helm chart ${typeof title === 'string' ? title : '(unnamed)'}`;
        });
    }));
}
async function pluginVisits(tree, directory, root) {
    const visits = [];
    for (const entry of PLUGINS.flatMap((name) => valuesOf(root, name).flatMap(texts))) {
        if (entry.includes('\n')) {
            refuseRemote(parseAll(entry, directory), directory);
            continue;
        }
        if (isRemote(entry))
            throw new UnrenderableError(`${directory} refers to ${entry}`);
        const target = resolve(tree, directory, entry);
        if (target.kind === 'directory')
            visits.push({ directory: target.path, plugins: true });
        else
            refuseRemote(await readAll(tree, target.path), target.path);
    }
    return visits;
}
/** Every file that the fields of a kustomization name; inline text has more than one line. */
function filesOf(root) {
    const lists = ['crds', 'configurations', 'patchesStrategicMerge'];
    const withPath = ['patches', 'patchesJson6902', 'replacements', 'openapi'];
    const generators = ['configMapGenerator', 'secretGenerator'].flatMap((name) => valuesOf(root, name).flatMap(objects));
    const sources = generators.flatMap((generator) => ['files', 'envs', 'env'].flatMap((name) => valuesOf(generator, name).flatMap(texts)));
    return [
        ...lists.flatMap((name) => valuesOf(root, name).flatMap(texts)),
        ...withPath.flatMap((name) => valuesOf(root, name)
            .flatMap(objects)
            .flatMap((item) => valuesOf(item, 'path').flatMap(texts))),
        // `key=path`, and a path may hold `=` itself.
        ...sources.flatMap((source) => [source, source.slice(source.indexOf('=') + 1)]),
    ].filter((file) => !isInline(file));
}
function resolve(tree, directory, entry) {
    const path = external_node_path_.posix.join(directory, entry).replace(/(?<=.)\/+$/, '');
    if (entry.startsWith('/') || path === '..' || path.startsWith('../')) {
        throw new UnrenderableError(`${directory} refers to ${entry}, outside of the repository`);
    }
    if (tree.files.has(path)) {
        if (directory === '.' || path.startsWith(`${directory}/`))
            return { kind: 'file', path };
        throw new UnrenderableError(`${directory} refers to ${entry}, a file outside of its directory`);
    }
    if (tree.directories.has(path))
        return { kind: 'directory', path };
    throw new UnrenderableError(`${directory} refers to ${entry}, which is not there`);
}
async function readFields(tree, path) {
    const values = await readAll(tree, path);
    const [root] = values;
    if (values.length !== 1 || !isFields(root)) {
        throw new UnrenderableError(`${path} is not one mapping`);
    }
    return root;
}
async function readAll(tree, path) {
    return parseAll(Buffer.from(await tree.read(path)).toString('utf8'), path);
}
function parseAll(text, origin) {
    try {
        return plainDocuments(text);
    }
    catch {
        throw new UnrenderableError(`${origin} is no YAML that can be read safely`);
    }
}
/** A plugin’s configuration may name files in any field. */
function refuseRemote(values, origin) {
    const stack = [...values];
    while (stack.length > 0) {
        const value = stack.pop();
        if (typeof value === 'string' && /(?:^|=)\s*[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
            throw new UnrenderableError(`${origin} refers to ${value}`);
        }
        if (typeof value === 'object' && value !== null) {
            for (const item of Object.values(value))
                stack.push(item);
        }
    }
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/render/rendered-resources.ts


/** What is shown of a Secret as it is; everything else in it is masked. */
const OPEN = new Set(['apiVersion', 'kind', 'metadata', 'type', 'immutable']);
/** Holds the whole resource again. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const DIGEST = /@(sha256:[0-9a-f]{64})$/;
/**
 * Manifests as kustomize writes them, by `apiVersion/kind/namespace/name`.
 *
 * @throws UnrenderableError for a document that is no YAML
 */
function splitManifests(manifests) {
    const resources = new Map();
    // Everything that kustomize writes inside of a document is indented or starts with a key.
    for (const text of manifests.split(/^---$/m)) {
        if (text.trim() === '')
            continue;
        const value = parse(text);
        const fields = rendered_resources_isFields(value) ? value : {};
        const metadata = rendered_resources_isFields(fields['metadata']) ? fields['metadata'] : {};
        const resource = {
            apiVersion: textOf(fields['apiVersion']),
            kind: textOf(fields['kind']),
            namespace: textOf(metadata['namespace']),
            name: textOf(metadata['name']),
            text: `${text.trim()}\n`,
            value,
        };
        const { apiVersion, kind, namespace, name } = resource;
        const key = JSON.stringify([apiVersion, kind, namespace, name]);
        // kustomize refuses the same resource twice; should it not, neither of them is lost.
        resources.set(resources.has(key) ? `${key}#${resources.size}` : key, resource);
    }
    return resources;
}
/**
 * The texts of one resource before and after. What Secrets hold is replaced by marks that say whether
 * it changes and nothing more: no length, no digest.
 */
function comparableTexts(before, after) {
    if (!holdsSecret(before?.value) && !holdsSecret(after?.value)) {
        return [before?.text ?? '', after?.text ?? ''];
    }
    const masked = (one, other, changed) => one === undefined
        ? ''
        : (0,dist/* stringify */.As)(maskSecrets(one.value, other, changed), { sortMapEntries: true });
    return [
        masked(before, after?.value, '(masked, before)'),
        masked(after, before?.value, '(masked, changed)'),
    ];
}
/** Digests of all images that the resources name. */
function imageDigests(resources) {
    const digests = new Set();
    const visit = (value, key) => {
        if (typeof value === 'string' && (key === 'image' || key === 'reference')) {
            const digest = DIGEST.exec(value)?.[1];
            if (digest !== undefined)
                digests.add(digest);
        }
        else if (Array.isArray(value)) {
            for (const item of value)
                visit(item, '');
        }
        else if (rendered_resources_isFields(value)) {
            for (const [name, item] of Object.entries(value))
                visit(item, name);
        }
    };
    for (const { value } of resources)
        visit(value, '');
    return [...digests];
}
/** Its own message would show the lines around the fault, and they may be a Secret’s. */
function parse(text) {
    try {
        const document = (0,dist/* parseDocument */.Tp)(text, {
            ...{ logLevel: 'silent', prettyErrors: false },
            uniqueKeys: false, // a program's output has none, and the look for them is quadratic
        });
        if (document.errors.length === 0)
            return document.toJS({ maxAliasCount: 100 });
    }
    catch {
        // Too many aliases: the same answer.
    }
    throw new UnrenderableError('kustomize wrote what is no YAML');
}
function holdsSecret(value) {
    if (Array.isArray(value))
        return value.some(holdsSecret);
    if (!rendered_resources_isFields(value))
        return false;
    return value['kind'] === 'Secret' || Object.values(value).some(holdsSecret);
}
function maskSecrets(value, other, changed) {
    if (Array.isArray(value)) {
        const others = Array.isArray(other) ? other : [];
        return value.map((item, index) => maskSecrets(item, others[index], changed));
    }
    if (!rendered_resources_isFields(value))
        return value;
    const twin = rendered_resources_isFields(other) ? other : {};
    if (value['kind'] !== 'Secret') {
        return mapFields(value, (item, name) => maskSecrets(item, twin[name], changed));
    }
    return mapFields(value, (item, name) => {
        if (name === 'metadata')
            return maskMetadata(item);
        return OPEN.has(name) ? item : maskLeaves(item, twin[name], changed);
    });
}
function maskMetadata(metadata) {
    if (!rendered_resources_isFields(metadata) || !rendered_resources_isFields(metadata['annotations']))
        return metadata;
    const annotations = mapFields(metadata['annotations'], (item, name) => name === LAST_APPLIED ? '(masked)' : item);
    return { ...metadata, annotations };
}
function maskLeaves(value, other, changed) {
    if (rendered_resources_isFields(value)) {
        const twin = rendered_resources_isFields(other) ? other : {};
        return mapFields(value, (item, name) => maskLeaves(item, twin[name], changed));
    }
    const same = other === undefined || JSON.stringify(value) === JSON.stringify(other);
    return same ? '(masked)' : changed;
}
function mapFields(fields, map) {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, map(value, name)]));
}
function rendered_resources_isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/render/rendered-diff.ts









const MAX_RESOURCES = 100;
const MAX_LINES = 300;
const MAX_LINE = 500;
/** Files below the directories of an overlay and its bases. */
const MAX_FILES = 5_000;
/**
 * Renders the overlay twice and compares, resource by resource. What cannot be rendered is
 * `not-rendered` and says why: a missing picture is told, it does not stop a release.
 */
async function renderedDiff(options) {
    const { objects, before, after, overlay, scratch } = options;
    const directory = (0,find_kustomization/* isKustomizationPath */.rD)(overlay) ? external_node_path_.posix.dirname(overlay) : overlay;
    const omitted = new Set();
    const side = async (treeish, files, name) => {
        const tree = await manifestTree(objects, treeish, files);
        // An overlay that is not there yet runs nothing.
        if (name === 'before' && !tree.directories.has(directory))
            return new Map();
        const references = await findReferences(tree, directory);
        for (const reference of references.omitted)
            omitted.add(reference);
        const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)(scratch, `manifests-${name}-`));
        await writeManifests(objects, treeish, root, tree, references, files);
        const kustomize = await options.kustomize();
        return splitManifests(await kustomize.build(root, directory));
    };
    try {
        // The release itself first: what is wrong with it matters more than what was.
        const then = await side(after.tree, after.files, 'after');
        const now = await side(before, new Map(), 'before');
        return { status: 'rendered', ...rendered_diff_compare(now, then), omitted: [...omitted] };
    }
    catch (thrown) {
        if (!isExpected(thrown))
            throw thrown;
        return { status: 'not-rendered', reason: thrown.message, omitted: [...omitted] };
    }
}
function isExpected(thrown) {
    if (thrown instanceof action_error/* ActionError */.l)
        return thrown.code !== 'E_INTERNAL';
    return thrown instanceof UnrenderableError;
}
/** What a tree holds, with files of our own in place of its own. */
async function manifestTree(objects, treeish, overrides) {
    const all = await objects.files(treeish);
    // Neither links nor submodules lead anywhere here.
    const regular = all.filter(({ mode }) => mode.startsWith('100'));
    const oids = new Map(regular.map(({ path, oid }) => [path, oid]));
    const files = new Set([...oids.keys(), ...overrides.keys()]);
    const directories = new Set(['.']);
    for (const path of files) {
        for (let at = external_node_path_.posix.dirname(path); !directories.has(at); at = external_node_path_.posix.dirname(at)) {
            directories.add(at);
        }
    }
    return {
        files,
        directories,
        async read(path) {
            const given = overrides.get(path);
            const oid = oids.get(path);
            if (given !== undefined)
                return given;
            const found = oid === undefined ? undefined : await objects.read([oid], { blobs: true });
            return found?.get(oid ?? '')?.bytes ?? new Uint8Array();
        },
    };
}
/** Writes only the directories that the overlay leads to: kustomize reads nothing beside them. */
async function writeManifests(objects, treeish, root, tree, { directories, rewritten }, overrides) {
    const within = (path, directory) => directory === '.' || path === directory || path.startsWith(`${directory}/`);
    const outermost = directories.filter((path) => !directories.some((other) => other !== path && within(path, other)));
    const wanted = [...tree.files].filter((path) => outermost.some((at) => within(path, at)));
    if (wanted.length > MAX_FILES) {
        throw new UnrenderableError(`its directories hold more than ${MAX_FILES} files`);
    }
    await checkoutTree(objects, treeish, root, outermost.includes('.') ? undefined : outermost);
    const own = [...overrides].filter(([path]) => wanted.includes(path));
    for (const [path, bytes] of [...own, ...rewritten]) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(root, path)), { recursive: true });
        await (0,promises_.writeFile)((0,external_node_path_.join)(root, path), bytes);
    }
}
function rendered_diff_compare(now, then) {
    const keys = [...new Set([...now.keys(), ...then.keys()])];
    const diffs = keys.flatMap((key) => {
        const before = now.get(key);
        const after = then.get(key);
        const resource = after ?? before;
        const texts = comparableTexts(before, after);
        if (resource === undefined || texts[0] === texts[1])
            return [];
        const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
        return [{ ...identityOf(resource), change, ...diffOf(...texts) }];
    });
    return {
        resources: diffs.slice(0, MAX_RESOURCES),
        unchanged: keys.length - diffs.length,
        more: Math.max(diffs.length - MAX_RESOURCES, 0),
        digests: imageDigests(then.values()),
    };
}
function identityOf(resource) {
    const { apiVersion, kind, namespace, name } = resource;
    return { apiVersion, kind, namespace, name };
}
function diffOf(before, after) {
    // The two lines that name the file are ours to write.
    const lines = unifiedDiff('-', Buffer.from(before), Buffer.from(after)).split('\n').slice(2, -1);
    const shown = lines.slice(0, MAX_LINES).map((line) => (0,inert/* cutTo */.yd)(line, MAX_LINE));
    return {
        diff: shown.map((line) => `${line}\n`).join(''),
        added: lines.filter((line) => line.startsWith('+')).length,
        removed: lines.filter((line) => line.startsWith('-')).length,
        cut: lines.length - shown.length,
    };
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


/***/ })

};
