export const id = 417;
export const ids = [417];
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
/**
 * Text of other people in a pull request. It is read three times: as Markdown, as the message of the
 * merge commit (GitHub offers title and body for it), and by programs that look for trailers in that
 * message. So it is shown as code, which Markdown leaves alone, and whatever means something in plain
 * text is broken by an invisible character that no line may end or wrap at.
 */
const JOINER = '\u2060';
/** What cannot be seen, or changes how the rest is seen: control, format, private use, bidi, fillers. */
const UNSEEN = /\p{Extended_Pictographic}\uFE0F|[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;
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
    // What the pipeline itself reads in messages.
    [
        /(?:Rolls-Back|Source-Commit|Source-Repository|Source-Run|Image-Digest|Release-Tag|Bump-Intent|Hotfix)(?=\s*:)/gi,
        `$&${JOINER}`,
    ],
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

/***/ 7417:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runOpen: () => (/* binding */ runOpen)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(9601);
// EXTERNAL MODULE: ./packages/shared/github/wait-budget.ts
var wait_budget = __webpack_require__(5489);
// EXTERNAL MODULE: ./packages/shared/policy/policy.ts
var policy = __webpack_require__(2943);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/branch-report.ts
var branch_report = __webpack_require__(7827);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./packages/shared/action/markdown.ts
var markdown = __webpack_require__(7876);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/inert.ts
var inert = __webpack_require__(8954);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/body/body-text.ts

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
    return [(0,inert/* inertCell */.B5)(image.tag, 128), (0,inert/* inertCell */.B5)(image.digest, 80)];
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/body/body-changes.ts



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
        `${count(total, 'commit')}${link}, of which ${count(merges, 'merge')} and ${count(bumps, 'bump')} of the pipeline are not listed.` +
            (changes.asked ? '' : ' GitHub could not be asked who signed them.'),
    ];
    const pull = (number) => `[${number}](${serverUrl}/${sourceRepository}/pull/${number})`;
    const shown = changes.changes.slice(0, room.commits);
    if (shown.length > 0) {
        const rows = shown.map(({ oid, pullRequests, author, signer, subject }) => [
            commitLink(serverUrl, sourceRepository, oid),
            pullRequests.length === 0 ? '–' : pullRequests.slice(0, 5).map(pull).join(', '),
            (0,inert/* inertCell */.B5)(author, 60),
            signer === undefined ? '–' : (0,inert/* inertCell */.B5)(signer, 60),
            (0,inert/* inertCell */.B5)(subject, 150),
        ]);
        const header = ['commit', 'pull request', 'author', 'signed by', 'subject'];
        parts.push((0,markdown/* markdownTable */.Q)(header, rows));
    }
    const more = changes.more + changes.changes.length - shown.length;
    if (more > 0)
        parts.push(`${count(more, 'older commit')} more.`);
    const pulls = changes.pullRequests.slice(0, room.titles);
    if (pulls.length > 0) {
        const rows = pulls.map(({ number, title }) => [pull(number), (0,inert/* inertCell */.B5)(title, 150)]);
        parts.push((0,markdown/* markdownTable */.Q)(['pull request', 'title'], rows));
    }
    const issues = changes.issues.slice(0, room.titles).map((issue) => (0,inert/* inertCode */.gQ)(issue, 100));
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
    const sum = `${count(baseline.new.count, 'finding')} new, ${baseline.fixed.count} fixed.`;
    const table = rows.length === 0 ? '' : `\n\n${(0,markdown/* markdownTable */.Q)(['', 'severity', 'id', 'where'], rows)}`;
    const left = baseline.new.count + baseline.fixed.count - rows.length;
    return `### Scan against production\n\n${sum}${table}${left > 0 ? `\n\n${left} more in the scan’s reports.` : ''}`;
}
function findingRows(what, { list }, max) {
    return list
        .slice(0, max)
        .map(({ id, severity, subject }) => [
        what,
        (0,inert/* inertCell */.B5)(severity, 20),
        (0,inert/* inertCell */.B5)(id, 60),
        (0,inert/* inertCell */.B5)(subject, 120),
    ]);
}
/** The rendered manifests, a diff for each resource, folded. */
function manifestsSection({ rendered }, room) {
    const head = '### Manifests';
    const omitted = rendered.omitted
        .slice(0, 20)
        .map((what) => `Not rendered, because nothing remote is fetched: ${(0,inert/* inertCode */.gQ)(what)}`);
    if (rendered.status === 'not-rendered') {
        return [head, `Not rendered: ${(0,inert/* inertCode */.gQ)(rendered.reason, 500)}`, ...omitted].join('\n\n');
    }
    const total = rendered.resources.length + rendered.more;
    const named = rendered.resources.slice(0, room.resources);
    const sum = `${count(total, 'resource')} with a difference, ${rendered.unchanged} without.`;
    const left = total - named.length;
    const parts = [
        ...named.flatMap((resource) => resourceParts(resource, room.diffLines)),
        ...(left > 0 ? [`${count(left, 'resource')} more with a difference.`] : []),
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
    const title = `**${change}** ${(0,inert/* inertCode */.gQ)(`${kind} ${where}`, 300)} (+${added} −${removed})`;
    const lines = resource.diff.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    const shown = lines.slice(0, diffLines);
    if (shown.length === 0)
        return [title];
    const left = lines.length - shown.length + resource.cut;
    return [
        title,
        (0,inert/* inertBlock */.WC)('diff', shown),
        ...(left > 0 ? [`${count(left, 'line')} of this difference cut.`] : []),
    ];
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/body/body-merging.ts


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
        return `${head}\n\nUse **${BUTTONS.merge}**. ${cuts} Which buttons ${(0,inert/* inertCode */.gQ)(base)} allows could not be read.`;
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
        : `⚠️ **${BUTTONS.merge}** does not work on ${(0,inert/* inertCode */.gQ)(base)}: ${blocked}. Change that first. ${cuts}`;
    const queue = merge.queue === undefined ? [] : [`A merge queue merges, by the method \`${merge.queue}\`.`];
    return [head, advice, (0,markdown/* markdownTable */.Q)(['button', '', 'why'], rows), ...queue].join('\n\n');
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
/** The exact commands that bring production’s overlay back. Never cut. */
function rollbackSection({ release, base }) {
    const { deployedVersion, deployed, overlayFile, baseOid } = release;
    const target = deployedVersion === undefined ? 'before the first release' : `v${deployedVersion}`;
    const head = shellWord(`origin/${base}`);
    const branch = `rollback/${deployedVersion === undefined ? 'unreleased' : target}`;
    const now = deployed.length === 0
        ? 'Production runs nothing yet; going back means running nothing again.'
        : `Production runs ${deployed.map(({ name, tag }) => (0,inert/* inertCode */.gQ)(`${name} ${tag}`)).join(', ')} now.`;
    return [
        '### Rolling back',
        `${now} After the merge, this brings the overlay back by a pull request to ${(0,inert/* inertCode */.gQ)(base)}:`,
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
/** What happens from here on, and where all of this came from. */
function nextSection({ base, runUrl, serverUrl, repository, release }) {
    const commit = `${serverUrl}/${repository}/commit/${release.baseOid}`;
    return [
        '### Next',
        [
            '1. Somebody other than the author of this pull request approves it.',
            `2. It is merged into ${(0,inert/* inertCode */.gQ)(base)} by a merge commit.`,
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
    return `'${(0,inert/* inertLine */.Fq)(text.replaceAll('`', ''), 500).replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/body/body-verdicts.ts




const PROVEN = '✅ proven';
const UNPROVEN = '⚠️ not proven';
/** What is released, and a row for every piece of evidence. Never cut. */
function verdictSection(facts) {
    const { release } = facts;
    const before = release.deployedVersion === undefined
        ? 'Production runs no release yet.'
        : `Production runs ${(0,inert/* inertCode */.gQ)(`v${release.deployedVersion}`)} now.`;
    const what = release.kind === 'hotfix' ? 'Hotfix' : 'Release';
    const rows = [
        signatureRow(facts),
        imageRow(facts),
        scanRow(facts),
        stagingRow(facts),
        manifestRow(facts),
    ];
    const open = rows.filter(({ verdict }) => verdict !== PROVEN).map(({ what: name }) => name);
    const sum = open.length === 0 ? 'Every piece of evidence is there.' : `Look at: **${open.join(', ')}**.`;
    return [
        `**${what} ${(0,inert/* inertCode */.gQ)(release.tag)} to production.** ${before} ${sum}`,
        ...(release.hotfixReason === undefined
            ? []
            : [`Reason in the signed tag: ${(0,inert/* inertCode */.gQ)(release.hotfixReason, 500)}`]),
        (0,markdown/* markdownTable */.Q)(['evidence', 'verdict', 'what was found'], rows.map(({ what: name, verdict, detail }) => [name, verdict, detail])),
    ].join('\n\n');
}
/** Old and new image of every application. Never cut. */
function imagesSection({ release, images }) {
    const old = new Map(release.deployed.map((image) => [image.name, image]));
    const names = [...new Set([...images, ...release.deployed].map(({ name }) => name))];
    const rows = names.map((name) => {
        const image = images.find((candidate) => candidate.name === name);
        const before = old.get(name);
        const [oldTag, oldDigest] = versionCells(before);
        const [newTag, newDigest] = versionCells(image ?? before);
        const repository = (0,inert/* inertCell */.B5)((image ?? before)?.repository ?? '', 255);
        const note = image === undefined ? 'stays' : image.digest === before?.digest ? 'same' : 'new';
        return [(0,inert/* inertCell */.B5)(name), repository, oldTag, newTag, note, oldDigest, newDigest];
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
    return `### Images\n\n${(0,markdown/* markdownTable */.Q)(header, rows)}`;
}
function signatureRow({ records, release, require }) {
    return row('signatures', 'signatures', records.signatures, require, (evidence) => {
        const { tag, commits, base, policyCommit } = evidence;
        const signer = tag === undefined ? '–' : (0,inert/* inertCell */.B5)(tag.signer, 80);
        const range = (0,inert/* inertCell */.B5)(`${base.slice(0, 12)}..${release.commitOid.slice(0, 12)}`);
        return (`tag ${(0,inert/* inertCell */.B5)(release.tag)} signed by ${signer}; ${count(commits, 'commit')} in ${range} ` +
            `judged by the policy at ${(0,inert/* inertCell */.B5)(policyCommit.slice(0, 12))}${signers(evidence)}`);
    });
}
function signers(evidence) {
    const shown = evidence.signers
        .slice(0, 10)
        .map(({ name, commits }) => `${(0,inert/* inertCell */.B5)(name, 80)} (${commits})`);
    return shown.length === 0 ? '' : `; signers: ${shown.join(', ')}`;
}
function imageRow({ records, release, require }) {
    return row('image', 'image', records.image, require, (evidence) => evidence.mode === 'promote'
        ? 'copied byte for byte from what staging ran'
        : `built from the source commit ${(0,inert/* inertCell */.B5)(release.sourceCommit.slice(0, 12))}`);
}
function scanRow({ records, require }) {
    return row('scan', 'scan', records.scan, require, (evidence) => {
        const { baseline, baselineProblem, failOn, trivyVersion, databaseUpdatedAt } = evidence;
        const parts = [
            failOn.length === 0 ? 'report only' : `nothing of ${(0,inert/* inertCell */.B5)(failOn.join(', '))}`,
            ...(evidence.ignoreUnfixed ? ['what has no fix left out'] : []),
            severities(evidence),
            ...(baseline === undefined
                ? []
                : [`${baseline.new.count} new and ${baseline.fixed.count} fixed against production`]),
            ...(baselineProblem === undefined
                ? []
                : [`not compared with production (${(0,inert/* inertCell */.B5)(baselineProblem, 60)})`]),
            ...(trivyVersion === undefined ? [] : [`Trivy ${(0,inert/* inertCell */.B5)(trivyVersion, 40)}`]),
            ...(databaseUpdatedAt === undefined ? [] : [`database of ${moment(databaseUpdatedAt)}`]),
        ];
        return parts.join('; ');
    });
}
function severities({ counts }) {
    return policy/* SEVERITIES */.oC.map((name) => `${name} ${counts[name] ?? 0}`).join(', ');
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
    const since = `ran these digests since ${moment(staging.deployedAt)}`;
    const until = staging.replacedAt === undefined
        ? `runs them now, for ${duration(staging.deployedAt, now)} when this was written`
        : `until ${moment(staging.replacedAt)} (${duration(staging.deployedAt, new Date(staging.replacedAt))}); a newer version took their place there`;
    const bump = `bump ${(0,inert/* inertCell */.B5)(staging.commit.slice(0, 12))}`;
    return { what, verdict: same ? PROVEN : UNPROVEN, detail: `${since}, ${until}; ${bump}` };
}
function manifestRow({ rendered, images, release }) {
    const what = 'manifests';
    if (rendered.status === 'not-rendered') {
        return { what, verdict: UNPROVEN, detail: `not rendered: ${(0,inert/* inertCell */.B5)(rendered.reason, 300)}` };
    }
    const lacking = images.filter(({ digest }) => !rendered.digests.includes(digest));
    const changes = rendered.resources.length + rendered.more;
    const detail = [
        `${count(changes, 'resource')} of ${(0,inert/* inertCell */.B5)(release.overlayFile)} ${changes === 1 ? 'changes' : 'change'}`,
        lacking.length === 0
            ? 'rendered with exactly these digests'
            : `no workload runs ${lacking.map(({ name }) => (0,inert/* inertCell */.B5)(name)).join(', ')} by its new digest`,
        ...(rendered.omitted.length === 0
            ? []
            : [
                `not rendered: ${rendered.omitted
                    .slice(0, 5)
                    .map((text) => (0,inert/* inertCell */.B5)(text, 120))
                    .join(', ')}`,
            ]),
    ].join('; ');
    const proven = lacking.length === 0 && rendered.omitted.length === 0;
    return { what, verdict: proven ? PROVEN : UNPROVEN, detail };
}
function row(what, stage, proof, require, describe) {
    if (proof.status === 'proven')
        return { what, verdict: PROVEN, detail: describe(proof.evidence) };
    const why = require.includes(stage) ? '' : ' (`require` does not ask for it)';
    if (proof.status === 'missing')
        return { what, verdict: UNPROVEN, detail: `no record${why}` };
    return { what, verdict: '❌ failed', detail: `${(0,inert/* inertCell */.B5)(proof.reason, 300)}${why}` };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/body/machine-block.ts
var machine_block = __webpack_require__(3291);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/release.ts
var src_release = __webpack_require__(2204);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/body/body.ts








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
const UNKNOWN = '0'.repeat(64);
/** sha256 (hex) of what the evidence says, without anything that differs from run to run. */
function evidenceHash({ release, images, records }) {
    const { signatures, image, scan } = records;
    const { kind, tag, tagOid, commitOid, sourceCommit, hotfixReason, overlayFile } = release;
    const facts = [
        [kind, tag, tagOid, commitOid, sourceCommit, hotfixReason ?? '', overlayFile],
        [release.staging?.commit, release.staging?.deployedAt, release.staging?.replacedAt],
        release.deployed.map(src_release/* imageLine */.EN),
        images.map(src_release/* imageLine */.EN),
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
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(facts)).digest('hex');
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
        images: facts.images.map(src_release/* imageLine */.EN),
        labels: facts.added.labels,
        reviewers: facts.added.reviewers,
        teams: facts.added.teams,
        assignees: facts.added.assignees,
        evidence: evidenceHash(facts),
        text: UNKNOWN,
    };
    const names = facts.images.map(({ name }) => name).join(', ');
    const what = facts.release.kind === 'hotfix' ? 'Hotfix' : 'Release';
    const title = facts.title ?? `${what} ${facts.release.tag} to production: ${names}`;
    let room = FULL;
    let cut = [];
    let body = render(facts, machine, room, cut);
    for (const [name, smaller] of CUTS) {
        if (body.length + reserved <= MAX_BODY)
            break;
        room = { ...room, ...smaller };
        cut = [...new Set([...cut, name])];
        body = render(facts, machine, room, cut);
    }
    if (body.length + reserved > MAX_BODY) {
        throw new action_error/* ActionError */.l('E_PR_TEXT', `People’s own text in the pull request has ${reserved} characters, the evidence at least ${body.length}; GitHub takes ${MAX_BODY}.`);
    }
    // A hash is as long as another: what was measured stays as it was.
    const whole = { ...machine, text: (0,machine_block/* textHash */._t)(body) ?? UNKNOWN };
    body = render(facts, whole, room, cut);
    return { title: (0,inert/* inertLine */.Fq)(title, MAX_TITLE), body, machine: whole, cut };
}
function render(facts, machine, room, cut) {
    const sections = [
        (0,machine_block/* formatMachineBlock */.aY)(machine),
        verdictSection(facts),
        imagesSection(facts),
        changesSection(facts, room),
        findingsSection(facts, room),
        manifestsSection(facts, room),
        rollbackSection(facts),
        ...(room.advice ? [mergingSection(facts), nextSection(facts)] : []),
        cut.length === 0 ? '' : `Cut to fit GitHub’s limit: ${cut.join(', ')}.`,
    ];
    return [machine_block/* BEGIN */.Q, ...sections.filter((section) => section !== ''), machine_block/* END */.Kp].join('\n\n');
}
/**
 * The body with our part put in place of the earlier one; people’s text around it stays, character
 * by character. Where our part is gone or broken, the new one comes first.
 */
function mergeBody(existing, generated) {
    const text = (0,machine_block/* normalizeNewlines */.jN)(existing);
    const own = (0,machine_block/* ownPart */.cg)(text);
    if (own !== undefined)
        return `${text.slice(0, own.start)}${generated}${text.slice(own.end)}`;
    const rest = peoplesText(text);
    return rest.trim() === '' ? generated : `${generated}\n\n${rest.trimStart()}`;
}
/** What people wrote around our part. */
function peoplesText(existing) {
    const text = (0,machine_block/* normalizeNewlines */.jN)(existing);
    const own = (0,machine_block/* ownPart */.cg)(text);
    if (own !== undefined)
        return text.slice(0, own.start) + text.slice(own.end);
    // A marker without its partner would hide what is behind it from the next run.
    return text
        .split('\n')
        .filter((line) => line !== machine_block/* BEGIN */.Q && line !== machine_block/* END */.Kp)
        .join('\n');
}

// EXTERNAL MODULE: ./packages/shared/git/commits.ts
var git_commits = __webpack_require__(2643);
// EXTERNAL MODULE: ./packages/shared/kustomize/fingerprint.ts
var fingerprint = __webpack_require__(9918);
// EXTERNAL MODULE: ./packages/shared/kustomize/image-entries.ts
var image_entries = __webpack_require__(3254);
// EXTERNAL MODULE: ./packages/shared/kustomize/kustomization-text.ts
var kustomization_text = __webpack_require__(8047);
;// CONCATENATED MODULE: ./packages/shared/kustomize/scalar-text.ts
/**
 * Starts like a word and holds nothing that YAML could read as structure; `sha256:…` and
 * `host:5000/path` are safe because no space follows the colon and a letter leads.
 */
const WORD = /^[A-Za-z][\w./-]*(?::[\w./-]*\w)?$/;
/**
 * Words that some YAML reader takes for a boolean or null (1.1: https://yaml.org/type/bool.html), or,
 * like `e123456`, for a number without digits before its exponent.
 */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|e-?[\d_]+)$/i;
/**
 * Whether every YAML 1.1 and 1.2 reader takes the unquoted text for a string. All numbers, dates
 * and sexagesimals of both versions start with a digit, a sign, a dot or an underscore.
 */
function isPlainString(text) {
    return WORD.test(text) && !RESERVED.test(text);
}
/**
 * The text of a scalar with the value: quoted as the one it replaces, except that a value which some
 * reader takes for anything but a string is always written in double quotes.
 *
 * @param value printable ASCII without quotes and backslashes (a tag, digest or repository)
 */
function scalarText(value, style) {
    if (!isPlainString(value))
        return `"${value}"`;
    if (style === 'double')
        return `"${value}"`;
    if (style === 'single')
        return `'${value}'`;
    return value;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/edit-images.ts





/** In the order in which missing lines are inserted. */
const EDITED = ['newName', 'newTag', 'digest'];
/** Values with anything else could need escapes, which are never written. */
const SAFE_VALUE = /^[\w.:/@[\]-]+$/;
/**
 * Sets scalars of `images` entries by splicing their byte ranges: comments, quotes, order, line
 * ends, byte order mark and everything else stay byte for byte. A missing line is inserted behind
 * the entry's `newTag`, `newName` or `name`, with the entry's own indentation and line end.
 * The result is read again and must differ in exactly the intended fields.
 *
 * @returns the same array when nothing has to change
 * @throws `E_YAML_*` as {@link readKustomization} and {@link imageEntries} do, and `E_YAML_SHAPE` when
 *   the proof fails
 */
function editImages(bytes, edits, origin) {
    const file = (0,kustomization_text/* readKustomization */.k)(bytes, origin);
    const entries = (0,image_entries/* imageEntries */.I)(file, origin);
    const splices = edits.flatMap((edit) => {
        const entry = entries[edit.index];
        if (entry === undefined)
            throw new action_error/* ActionError */.l('E_INTERNAL', `${origin} has no such entry.`);
        return entrySplices(file.text, entry, edit, origin);
    });
    if (splices.length === 0)
        return bytes;
    const after = Buffer.from(splice(file.text, splices), 'utf8');
    prove(file, after, edits, origin);
    return after;
}
/** Whether an edit would change its entry. */
function wouldEdit(entry, edit) {
    return EDITED.some((field) => {
        const wanted = edit[field];
        return wanted !== undefined && !holds(entry.fields[field], wanted);
    });
}
function holds(field, value) {
    return field?.value === value && isString(field);
}
function entrySplices(text, entry, edit, origin) {
    const splices = [];
    let sibling = entry.fields.name;
    for (const field of EDITED) {
        const wanted = edit[field];
        const present = entry.fields[field];
        if (wanted !== undefined && !SAFE_VALUE.test(wanted)) {
            throw new action_error/* ActionError */.l('E_INPUT', `${JSON.stringify(wanted)} is not a value for ${field}.`);
        }
        if (present === undefined) {
            if (wanted === undefined || sibling === undefined)
                continue;
            splices.push(insertion(text, entry, sibling, field, wanted, origin));
            continue;
        }
        sibling = present;
        if (wanted === undefined || holds(present, wanted))
            continue;
        const written = scalarText(wanted, present.style);
        splices.push({
            start: present.start,
            end: present.end,
            text: present.style === 'empty' ? ` ${written}` : written,
        });
    }
    return splices;
}
/** Whether the scalar as it is written is a string for every reader. */
function isString(field) {
    return field.style !== 'plain' || scalarText(field.value, 'plain') === field.value;
}
function insertion(text, entry, sibling, key, value, origin) {
    if (entry.flow) {
        const pair = sibling.keyQuoted
            ? `"${key}": "${value}"`
            : `${key}: ${scalarText(value, 'plain')}`;
        return { start: sibling.end, end: sibling.end, text: `, ${pair}` };
    }
    const lineStart = text.lastIndexOf('\n', sibling.keyStart - 1) + 1;
    const lead = text.slice(lineStart, sibling.keyStart);
    if (!/^[ -]*$/.test(lead)) {
        throw (0,kustomization_text/* shapeError */.c)(origin, text, sibling.keyStart, 'an entry with an unusual indentation');
    }
    const line = `${' '.repeat(lead.length)}${key}: ${scalarText(value, 'plain')}`;
    const lineEnd = text.indexOf('\n', sibling.end);
    if (lineEnd === -1) {
        const eol = text.includes('\r\n') ? '\r\n' : '\n';
        return { start: text.length, end: text.length, text: `${eol}${line}` };
    }
    const eol = text[lineEnd - 1] === '\r' ? '\r\n' : '\n';
    return { start: lineEnd + 1, end: lineEnd + 1, text: `${line}${eol}` };
}
function splice(text, splices) {
    let at = 0;
    let out = '';
    // The sort is stable: a value comes before what is inserted behind it.
    for (const { start, end, text: written } of [...splices].sort((a, b) => a.start - b.start)) {
        out += text.slice(at, start) + written;
        at = end;
    }
    return out + text.slice(at);
}
function prove(before, bytes, edits, origin) {
    const after = (0,kustomization_text/* readKustomization */.k)(bytes, origin);
    const entries = (0,image_entries/* imageEntries */.I)(after, origin);
    const byIndex = new Map(edits.map((edit) => [edit.index, edit]));
    const edited = (index, key) => EDITED.some((field) => field === key && byIndex.get(index)?.[field] !== undefined);
    const same = (0,fingerprint/* sameFingerprint */.t)((0,fingerprint/* fingerprint */.R)(before.root, edited), (0,fingerprint/* fingerprint */.R)(after.root, edited));
    const exact = edits.every((edit) => EDITED.every((field) => {
        const wanted = edit[field];
        return wanted === undefined || holds(entries[edit.index]?.fields[field], wanted);
    }));
    if (!same || !exact)
        throw (0,kustomization_text/* shapeError */.c)(origin, before.text, 0, 'a form of `images`');
}

// EXTERNAL MODULE: ./packages/shared/kustomize/match-entry.ts
var match_entry = __webpack_require__(9410);
// EXTERNAL MODULE: ./packages/shared/kustomize/repository-path.ts
var repository_path = __webpack_require__(18);
// EXTERNAL MODULE: ./packages/shared/policy/registry-rules.ts
var registry_rules = __webpack_require__(4172);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/overlay-edit.ts







/**
 * Holds the images that shall be written against what is released.
 *
 * @throws `E_INPUT` for another tag than the release's: the overlay's tag is what the next release is
 *   compared with
 * @throws `E_PROMOTE_MISMATCH` when a promotion's images are not exactly those that staging ran
 */
function checkImages(images, release) {
    const other = images.find(({ tag }) => tag !== release.tag);
    if (other !== undefined) {
        throw new action_error/* ActionError */.l('E_INPUT', `Input \`images\` gives \`${other.name}\` the tag ${other.tag}; allowed: ${release.tag}, the release's.`);
    }
    if (release.kind === 'hotfix')
        return;
    const given = new Map(images.map(({ name, digest }) => [name, digest]));
    const names = new Set([...given.keys(), ...release.images.map(({ name }) => name)]);
    const ran = new Map(release.images.map(({ name, digest }) => [name, digest]));
    const wrong = [...names].filter((name) => given.get(name) !== ran.get(name));
    if (wrong.length === 0)
        return;
    const shown = wrong.map((name) => `${name} is ${given.get(name) ?? 'missing'}, staging ran ${ran.get(name) ?? 'nothing'}`);
    throw new action_error/* ActionError */.l('E_PROMOTE_MISMATCH', `The given images are not those that staging ran: ${shown.join('; ')}.`, { hint: 'Give `images` as promotion and scan handed them on, out of this very run.' });
}
/**
 * Holds the images against the `registries` of the overlays' policy.
 *
 * @throws `E_RULE_PATH`
 */
function checkRegistries(policy, repositories, file, images) {
    for (const { repository: image } of images) {
        const fault = (0,registry_rules/* registryFault */.eZ)(policy, { ...repositories, overlay: (0,repository_path/* directoryOf */.j)(file), image });
        if (fault !== undefined)
            throw fault;
    }
}
/**
 * The kustomization with the images in it: `newTag` and `digest`, nothing else.
 *
 * @throws `E_IMAGE_NOT_FOUND`, `E_IMAGE_AMBIGUOUS`, `E_IMAGE_REPOSITORY`, `E_YAML_*`
 */
function editOverlay(bytes, path, images) {
    const entries = (0,image_entries/* imageEntries */.I)((0,kustomization_text/* readKustomization */.k)(bytes, path), path);
    const edits = images.map((image) => {
        const entry = (0,match_entry/* matchEntry */.M)(entries, image, path);
        const rendered = (0,match_entry/* renderedRepository */.s)(entry);
        if (rendered !== image.repository) {
            throw new action_error/* ActionError */.l('E_IMAGE_REPOSITORY', `${path} takes \`${image.name}\` from ${rendered}, but the image is in ${image.repository}.`);
        }
        return { index: entry.index, newTag: image.tag, digest: image.digest, name: image.name };
    });
    const twice = edits.find(({ index }, at) => edits.findIndex((edit) => edit.index === index) !== at);
    if (twice !== undefined) {
        throw new action_error/* ActionError */.l('E_IMAGE_AMBIGUOUS', `${path}: \`${twice.name}\` and another image both mean the same \`images\` entry.`);
    }
    return editImages(bytes, edits.map(({ index, newTag, digest }) => ({ index, newTag, digest })), path);
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/branch-goal.ts



/** What the branch has to come to; `undefined` when the base’s overlay says it all already. */
async function goalOf(objects, release, images) {
    const { baseOid, commitOid, mergeTree, overlayFile: file } = release;
    const bytes = editOverlay(await overlayBytes(objects, mergeTree ?? baseOid, file), file, images);
    const now = await overlayBytes(objects, baseOid, file);
    if (Buffer.from(editOverlay(now, file, images)).equals(now))
        return undefined;
    const baseTree = (await (0,git_commits/* treesOf */.z)(objects, [baseOid])).get(baseOid) ?? baseOid;
    const merges = mergeTree !== undefined && !(await objects.isAncestor(commitOid, baseOid));
    return {
        ...{ baseOid, file, bytes, mergedTree: mergeTree ?? baseTree },
        ...(merges && { mergeOid: commitOid }),
    };
}
/** The kustomization at a commit or tree. @throws `E_TARGET_GONE` */
async function overlayBytes(objects, treeish, file) {
    const entry = await objects.entry(treeish, file);
    const oid = entry?.mode.startsWith('100') === true ? entry.oid : undefined;
    const blob = oid === undefined ? undefined : (await objects.read([oid], { blobs: true })).get(oid);
    if (blob !== undefined)
        return blob.bytes;
    throw new action_error/* ActionError */.l('E_TARGET_GONE', `There is no ${file} at ${treeish}.`);
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/state/open-hotfixes.ts
var open_hotfixes = __webpack_require__(9674);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/people.ts


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
            if (!(thrown instanceof action_error/* ActionError */.l))
                throw thrown;
            // One name that is no collaborator makes GitHub refuse all of them.
            if (items.length > 1 && (0,http_failure/* statusOf */.c2)(thrown) === 422) {
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
            if (method === 'DELETE' && (0,http_failure/* statusOf */.c2)(thrown) === 404)
                return undefined;
            throw thrown;
        }
    };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/plan-at.ts
var plan_at = __webpack_require__(506);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/plan.ts + 10 modules
var plan = __webpack_require__(5160);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/evidence/records.ts + 2 modules
var records = __webpack_require__(1022);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/state/release-order.ts
var release_order = __webpack_require__(5959);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/release-refusals.ts
var release_refusals = __webpack_require__(5232);
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
        const failure = (0,joined_refusals/* joinedRefusals */.h)(deps.tag, verdict.refusals);
        return { kind: 'refused', failure, ...(pull && { pull }) };
    }
    return assessRelease(inputs, deps, state, verdict.release, pull);
}
async function assessRelease(inputs, deps, state, release, pull) {
    const images = inputs.images.map(src_release/* toReleaseImage */.Uk);
    checkImages(images, release);
    const names = { source: deps.source.name, gitops: deps.gitops.name };
    checkRegistries(state.gitopsPolicy, names, release.overlayFile, images);
    // The plan could not know what a hotfix is built to.
    const banned = (0,plan/* deniedImages */.Q)([state.policy, state.gitopsPolicy], images);
    if (banned.length > 0) {
        return { kind: 'refused', failure: (0,release_refusals/* denied */.wk)(banned), ...(pull && { pull }) };
    }
    const records = await proven(inputs, deps, state, release, images);
    const repositories = await deps.repositories(state);
    const { objects } = repositories.gitops;
    const goal = await goalOf(objects, release, images);
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
    const own = ownCommits(deps, state, objects);
    const { branchOid } = state;
    const position = branchOid && (await (0,branch_report/* branchPosition */.q)(own, branchOid, goal));
    const fault = position && branchFault(inputs, deps, position);
    if (fault)
        return { kind: 'refused', failure: fault, ...(pull && { pull }) };
    const block = pull && (0,machine_block/* readMachineBlock */.$I)(pull.body);
    const ours = block ?? NOBODY;
    // Teams that cannot be seen are taken to be as we left them.
    const there = pull === undefined ? NOBODY : { ...pull, teams: pull.teams ?? ours.teams };
    const people = planPeople(inputs.people, ours, there, pull?.reviewed === true);
    return {
        kind: 'open',
        opening: {
            ...{ state, repositories, release, images, records, own, goal, pull, people, older },
            situation: {
                branch: branchOid && position ? { oid: branchOid, position: position.kind } : undefined,
                pull: pullState(inputs.base, pull, block, people, evidenceHash({ release, images, records })),
            },
        },
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
/** Files named in a message. */
const MAX_NAMED = 10;
function branchFault({ base }, { headBranch }, position) {
    if (position.kind === 'foreign') {
        const [first] = position.commits;
        const more = position.commits.length > 1 ? ` (and ${position.commits.length - 1} more)` : '';
        return new action_error/* ActionError */.l('E_BRANCH_FOREIGN', `The branch ${headBranch} holds ${first?.oid ?? ''}${more}, which is not ours: ${first?.why ?? ''}.`);
    }
    if (position.kind !== 'outdated')
        return undefined;
    const files = position.files.slice(0, MAX_NAMED).join(', ');
    return new action_error/* ActionError */.l('E_BRANCH_OUTDATED', `Merging ${headBranch} into ${base} does not give what was planned, in ${files}.`);
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
function pullState(base, pull, block, people, evidence) {
    if (pull === undefined)
        return 'none';
    // People may write around our part; what was written into it never was evidence.
    const says = pull.base === base && block?.evidence === evidence && block.text === (0,machine_block/* textHash */._t)(pull.body);
    return says && isIdle(people) && samePeople(block, people.ours) ? 'current' : 'outdated';
}
function ownCommits(deps, state, objects) {
    return {
        objects,
        email: pipelineAddress(state),
        overlays: state.gitopsPolicy.signing?.pipeline?.overlays ?? [],
        facts: async (oids) => {
            const unknown = oids.filter((oid) => !state.commits.has(oid));
            const asked = unknown.length === 0 ? [] : await deps.commitFacts(unknown);
            return new Map([...state.commits, ...asked]);
        },
    };
}
/** @throws `E_INTERNAL`: planning refuses a policy without a pipeline */
function pipelineAddress({ gitopsPolicy }) {
    const app = gitopsPolicy.signing?.pipeline?.app;
    if (app !== undefined)
        return (0,policy/* pipelineEmail */.RK)(app);
    throw new action_error/* ActionError */.l('E_INTERNAL', 'A release was planned without a pipeline in the policy.');
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/close-pull-request.ts
var close_pull_request = __webpack_require__(5740);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/converge.ts
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

// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/branch-writes.ts + 1 modules
var branch_writes = __webpack_require__(8284);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/pull-requests.ts
var pull_requests = __webpack_require__(4054);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/release-writes.ts





/**
 * The writes of one release. Every answer is held against what was meant, and a commit against
 * GitHub's verdict, before the next step.
 */
function createWrites(inputs, deps, opening, text) {
    const { gitops, headBranch } = deps;
    const { release, goal, people, own } = opening;
    const made = {};
    const atBase = {
        oid: goal.baseOid,
        position: goal.mergeOid === undefined ? 'merged' : 'base',
    };
    const words = () => {
        if (text !== undefined)
            return text.compose(people.ours);
        throw new action_error/* ActionError */.l('E_INTERNAL', 'A pull request is written without words.');
    };
    const writes = {
        'create-branch': async (now) => after(await (0,branch_writes/* createBranch */.lY)(gitops, headBranch, goal.baseOid), () => ({
            ...now,
            branch: atBase,
        })),
        'forward-branch': async (now) => after(await (0,branch_writes/* forwardBranch */.KB)(gitops, headBranch, goal.baseOid), () => ({
            ...now,
            branch: atBase,
        })),
        merge: async (now) => {
            const head = headOf(now);
            const message = `Merge ${release.tag} for production\n\nRelease-Tag: ${release.tag}`;
            const answer = await (0,branch_writes/* mergeInto */.Pz)(gitops, headBranch, goal.mergeOid ?? '', message);
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
                throw new action_error/* ActionError */.l('E_COMMIT_MISMATCH', `The merge ${commit.oid} landed on ${headBranch}, but its tree is ${commit.tree} and not ${goal.mergedTree}, which was planned.`);
            }
            await assertOurs(opening, commit);
            made.merge = commit.oid;
            return done({ ...now, branch: { oid: commit.oid, position: 'merged' } });
        },
        bump: async (now) => {
            const head = headOf(now);
            const bytes = head === made.merge || head === goal.baseOid
                ? goal.bytes
                : editOverlay(await overlayBytes(own.objects, head, goal.file), goal.file, opening.images);
            const file = { path: goal.file, bytes };
            const answer = await (0,branch_writes/* commitBump */.Iv)(gitops, headBranch, head, file, bumpMessage(deps, opening));
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
            const answer = await (0,pull_requests/* createPullRequest */.jC)(gitops, {
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
            await (0,pull_requests/* updatePullRequest */.Ku)(gitops, opening.pull?.number ?? 0, {
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
    return { kind: 'unsure', error: new action_error/* ActionError */.l('E_STALE_EXHAUSTED', sentence) };
}
function headOf({ branch }) {
    if (branch !== undefined)
        return branch.oid;
    throw new action_error/* ActionError */.l('E_INTERNAL', 'A branch is written to that is not there.');
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
    return new action_error/* ActionError */.l('E_COMMIT_UNVERIFIED', `Commit ${oid} landed, but ${fault}.`, {
        hint: 'Write with the GitHub App that `signing.pipeline` of the policy names (`app-id`, `app-private-key`).',
    });
}
function bumpMessage({ runner, source }, opening) {
    const { release, images, goal } = opening;
    const names = images.map(({ name }) => name).join(', ');
    const where = goal.file.includes('/') ? goal.file.slice(0, goal.file.lastIndexOf('/')) : '.';
    return {
        headline: `Bump ${names} to ${release.tag} in ${where}`,
        body: [
            `Source-Repository: ${source.name}`,
            `Source-Commit: ${release.sourceCommit}`,
            `Source-Run: ${runner.serverUrl}/${runner.repository}/actions/runs/${runner.runId}/attempts/${runner.runAttempt}`,
            ...images.map(({ name, digest }) => `Image-Digest: ${name}@${digest}`),
            `Release-Tag: ${release.tag}`,
        ].join('\n'),
    };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/open-result.ts
var open_result = __webpack_require__(9364);
;// CONCATENATED MODULE: ./packages/shared/git/commit-content.ts

/** What commits change against their parent, or merges against the recomputed merge. */
async function contentOf(objects, commits) {
    const parents = commits.flatMap(({ commit }) => commit.parents.length === 1 ? commit.parents : []);
    const trees = await (0,git_commits/* treesOf */.z)(objects, parents);
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
    for await (const { oid, parsed } of (0,git_commits/* readCommits */.F)(objects, oids)) {
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/render/kustomize-references.ts



/** Why an overlay cannot be rendered without fetching something, or at all. */
class UnrenderableError extends Error {
}
const MAX_DIRECTORIES = 200;
/** Fields whose entries are directories or files of resources, and can be left out one by one. */
const RESOURCES = ['resources', 'bases', 'components'];
const PLUGINS = ['transformers', 'generators', 'validators'];
const CHARTS = ['helmCharts', 'helmChartInflationGenerator'];
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** What kustomize’s RepoSpec takes for a repository (api/internal/git/repospec.go), and a bit more. */
const REPOSITORY = /^[^/]*@[^/]*[:/]|^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com|ssh\.dev\.azure\.com)[/:]|\.git(?:[/?]|$)|\/_git\/|\/\/|[?&](?:ref|version|timeout|submodules)=/i;
/** Whether kustomize could take a reference for something that it has to fetch. */
function isRemote(reference) {
    return SCHEME.test(reference) || REPOSITORY.test(reference);
}
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
    ].filter((file) => !file.includes('\n') && !file.startsWith('{'));
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
        // Merge keys as kustomize’s YAML 1.1 reader takes them.
        const documents = [...(0,dist/* parseAllDocuments */.hR)(text, { merge: true, logLevel: 'silent' })];
        if (documents.some(({ errors }) => errors.length > 0))
            throw new Error('syntax');
        return documents.map((document) => document.toJS({ maxAliasCount: 100 }));
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
/** kustomize matches keys as Go’s encoding/json does: without regard to case. */
function entriesOf(fields, name) {
    const folded = fold(name);
    return Object.entries(fields).filter(([key]) => fold(key) === folded);
}
function valuesOf(fields, name) {
    return entriesOf(fields, name).map(([, value]) => value);
}
function fold(key) {
    return key.toUpperCase().toLowerCase();
}
function texts(value) {
    const list = Array.isArray(value) ? value : [value];
    return list.filter((item) => typeof item === 'string');
}
function objects(value) {
    const list = Array.isArray(value) ? value : [value];
    return list.filter(isFields);
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
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
        const document = (0,dist/* parseDocument */.Tp)(text, { logLevel: 'silent', prettyErrors: false });
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
        renderedDiff({
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
    let cut = '';
    return {
        compose(added) {
            const composed = fitted({ ...facts, added }, pull?.body ?? '');
            const lost = composed.cut.join(', ');
            if (lost !== cut)
                deps.log.info(`The text of the pull request is cut: ${lost}.`);
            cut = lost;
            return {
                title: composed.title,
                body: mergeBody(pull?.body ?? '', composed.body),
            };
        },
    };
}
/** People’s own text stays, so ours has what is left. */
function fitted(facts, existing) {
    const ours = composeBody(facts).body;
    const reserved = Math.max(mergeBody(existing, ours).length - ours.length, 0);
    return composeBody(facts, reserved);
}
/** With separate overlays the base says nothing about the source: the deployed version’s tag does. */
async function deployedCommit({ release, repositories }) {
    const { deployedVersion, commitOid } = release;
    if (deployedVersion === undefined)
        return commitOid;
    return (await repositories.source.resolve(`refs/tags/v${deployedVersion}`)) ?? commitOid;
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/settle.ts






/** Puts labels, reviewers and assignees right; returns what GitHub refused, as warnings. */
async function settlePeople(deps, { people, pull }, made, text) {
    const number = made.pull?.number ?? pull?.number;
    if (number === undefined || isIdle(people))
        return [];
    const warnings = [];
    const ours = await applyPeople(deps.gitops, number, people, (warning) => {
        warnings.push(warning);
        deps.log.warning(warning);
    });
    // What somebody adds later is not to be taken for ours.
    if (text !== undefined && !samePeople(ours, people.ours)) {
        await (0,pull_requests/* updatePullRequest */.Ku)(deps.gitops, number, { body: text.compose(ours).body });
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
    for (const oid of [made.merge, made.bump]) {
        if (oid === undefined)
            continue;
        const known = state.commits.get(oid) ?? (await own.facts([oid])).get(oid);
        const fault = commitFault(known, own.email);
        if (fault === undefined)
            continue;
        const failure = unverified(oid, fault);
        return { ...base, outcome: 'failed', operation: undefined, sentence: failure.message, failure };
    }
    const current = state.own.find((each) => each.state === 'OPEN');
    const newer = (0,release_order/* newerRelease */.t)(deps, state.others);
    const { source } = opening.repositories;
    if (newer !== undefined && !(await (0,open_hotfixes/* isLackedHotfix */.L)(source, release, deps, newer))) {
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
/** Closes the pull requests of older releases, with a link to this one. */
async function supersede(deps, opening, state, number) {
    const all = (0,release_order/* olderReleases */.P)(deps, state.others);
    const { repositories, release } = opening;
    // One that was opened at the same moment; the next delivery of this release is refused because of it.
    const lacked = await (0,open_hotfixes/* lackedHotfixes */.z)(repositories.source, release, deps, all);
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
    await (0,close_pull_request/* retirePullRequest */.q)(deps, pull, closing, { own, known, fetch });
}
async function superseded(deps, { by, pull }, opening) {
    const closing = {
        marker: `superseded-by-${by.number}`,
        text: `Superseded by #${by.number}, which releases a higher version.`,
    };
    if (pull !== undefined && opening !== undefined)
        await closeOne(deps, opening, pull, closing);
    else if (pull !== undefined)
        await (0,close_pull_request/* closePullRequest */.d)(deps, pull, closing);
    return {
        outcome: 'superseded',
        operation: 'superseded',
        sentence: `Nothing to release: #${by.number} releases a higher version than ${deps.tag}.`,
        pull: { number: by.number, url: by.url },
        ...(pull && { closed: [pull.number] }),
    };
}

// EXTERNAL MODULE: ./actions/open-prod-pr/src/open/run-withdraw.ts
var run_withdraw = __webpack_require__(3894);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/open/run-open.ts












/** Fresh looks at the state after an answer in doubt; parallel runs need at most four. */
const MAX_ROUNDS = 8;
/** Git merged it without a conflict before anything was written; GitHub may say so of a moving branch. */
const MAX_CONFLICTS = 3;
const BACKOFF = { baseMs: 300, capMs: 5_000 };
/**
 * `mode: open`: the one production pull request of a tag. Reads the state, decides, writes what is
 * missing, and looks again; whatever the run before left is where this one goes on.
 */
async function runOpen(inputs, deps) {
    return (0,open_result/* openResult */.c)(inputs, deps, await run_open_open(inputs, deps));
}
async function run_open_open(inputs, deps) {
    let state = await deps.readState();
    const steps = [];
    for (let round = 1;; round += 1) {
        const assessment = await assess(inputs, deps, state);
        if (assessment.kind !== 'open')
            return endWithout(inputs, deps, state, assessment);
        const { opening } = assessment;
        const step = nextStep(opening.situation);
        const text = step === 'done' ? undefined : await releaseText(inputs, deps, opening);
        if (inputs.dryRun)
            return dryRun(opening, text);
        const { writes, made } = createWrites(inputs, deps, opening, text);
        const ended = await converge(opening.situation, writes);
        if (ended.kind === 'unsure') {
            deps.log.info(`${ended.step}: ${ended.error.message} Looking again.`);
            steps.push(...ended.steps);
            // Most likely ours; whether it is there is seen by the next look.
            if (ended.error.code === 'E_UNREACHABLE')
                steps.push(ended.step);
            const pause = (0,wait_budget/* fullJitter */.G)(round, deps.random, BACKOFF);
            if (isConflict(ended) && round >= MAX_CONFLICTS)
                throw conflict(deps, opening, ended.error);
            if (round >= MAX_ROUNDS || !(await deps.budget.spend(pause)))
                throw ended.error;
            state = await deps.readState();
            continue;
        }
        steps.push(...ended.steps);
        const warnings = await settlePeople(deps, opening, made, text);
        if (steps.length === 0)
            return finish(deps, opening, { made, steps, warnings, state });
        state = await deps.readState();
        if (!isSettled(inputs, deps, ended.situation.branch?.oid, state)) {
            deps.log.info('The repository moved meanwhile. Looking again.');
            if (round < MAX_ROUNDS)
                continue;
        }
        return finish(deps, opening, { made, steps, warnings, state });
    }
}
function isConflict({ step, error, }) {
    return step === 'merge' && (0,http_failure/* statusOf */.c2)(error) === 409;
}
function conflict(deps, { goal }, cause) {
    return new action_error/* ActionError */.l('E_PROMOTE_CONFLICT', `GitHub does not merge ${goal.mergeOid ?? ''} into ${deps.headBranch}: ${cause.message}`, { cause });
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
            return run_open_refusal(failure, closed[0], closed);
        }
        case 'refused':
            return run_open_refusal(assessment.failure, assessment.pull, []);
        case 'merged': {
            const { number, url } = assessment.pull;
            const sentence = `Pull request #${number} of ${deps.tag} is merged already.`;
            return {
                ...{ outcome: 'unchanged', operation: 'unchanged', sentence },
                pull: { number, url },
            };
        }
        case 'superseded':
            return superseded(deps, {
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
function run_open_refusal(failure, pull, closed) {
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
    const step = nextStep(situation);
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


/***/ })

};
