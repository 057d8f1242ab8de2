export const id = 909;
export const ids = [909];
export const modules = {

/***/ 4951:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

var __webpack_unused_export__;

__webpack_unused_export__ = ({ value: true });
// https://github.com/ajv-validator/ajv/issues/889
const equal = __webpack_require__(3430);
equal.code = 'require("ajv/dist/runtime/equal").default';
exports.A = equal;
//# sourceMappingURL=equal.js.map

/***/ }),

/***/ 6214:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = ({ value: true });
// https://mathiasbynens.be/notes/javascript-encoding
// https://github.com/bestiejs/punycode.js - punycode.ucs2.decode
function ucs2length(str) {
    const len = str.length;
    let length = 0;
    let pos = 0;
    let value;
    while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 0xd800 && value <= 0xdbff && pos < len) {
            // high surrogate, and there is a next character
            value = str.charCodeAt(pos);
            if ((value & 0xfc00) === 0xdc00)
                pos++; // low surrogate
        }
    }
    return length;
}
exports.A = ucs2length;
ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
//# sourceMappingURL=ucs2length.js.map

/***/ }),

/***/ 3430:
/***/ ((module) => {



// do not edit .js files directly - edit src/index.jst



module.exports = function equal(a, b) {
  if (a === b) return true;

  if (a && b && typeof a == 'object' && typeof b == 'object') {
    if (a.constructor !== b.constructor) return false;

    var length, i, keys;
    if (Array.isArray(a)) {
      length = a.length;
      if (length != b.length) return false;
      for (i = length; i-- !== 0;)
        if (!equal(a[i], b[i])) return false;
      return true;
    }



    if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
    if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
    if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();

    keys = Object.keys(a);
    length = keys.length;
    if (length !== Object.keys(b).length) return false;

    for (i = length; i-- !== 0;)
      if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;

    for (i = length; i-- !== 0;) {
      var key = keys[i];

      if (!equal(a[key], b[key])) return false;
    }

    return true;
  }

  // true if both NaN, false otherwise
  return a!==a && b!==b;
};


/***/ }),

/***/ 4909:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts
var action_error = __webpack_require__(364);
;// CONCATENATED MODULE: ./packages/shared/policy/glob.ts
/**
 * The globs of the policy. `*` and `?` stay within a path segment, `**` (a segment of its own) spans
 * any number of segments, everything else is literal; dot files are nothing special. `a/**` also
 * matches `a` itself, so that a symbolic link or submodule put in a directory's place is not outside
 * a rule for the directory. Linear backtracking only: no pattern makes the match exponential.
 */
function matchesGlob(pattern, path) {
    return matchSequence(pattern.split('/'), path.split('/'), '**', matchSegment);
}
/** Whether any of the patterns matches. */
function matchesAny(patterns, path) {
    return patterns.some((pattern) => matchesGlob(pattern, path));
}
/** Whether `path` is, or lies in, a directory that one of the patterns matches. */
function glob_isInside(directories, path) {
    return directories.some((pattern) => matchesGlob(`${pattern.replace(/(\/\*\*|\/)$/, '')}/**`, path));
}
/**
 * Why a pattern is no glob of ours; `undefined` for a good one. A pattern that can match nothing
 * (absolute, `..`, empty segments) is a mistake in a rule, and a rule that matches nothing protects
 * nothing.
 */
function globDefect(pattern) {
    if (pattern === '')
        return 'is empty';
    if (pattern.startsWith('/'))
        return 'starts with `/`; paths are relative to the repository root';
    if (/[\\\0-\x1f\x7f]/.test(pattern))
        return 'contains a backslash or a control character';
    const segments = pattern.split('/');
    if (segments.includes(''))
        return 'has an empty segment (`//` or a final `/`)';
    if (segments.some((segment) => segment === '.' || segment === '..'))
        return 'contains `.` or `..`';
    if (segments.some((segment) => segment !== '**' && segment.includes('**'))) {
        return 'uses `**` inside a segment; it must stand alone between slashes';
    }
    return undefined;
}
function matchSegment(pattern, segment) {
    return matchSequence([...pattern], [...segment], '*', (wanted, char) => wanted === '?' || wanted === char);
}
/** The classic wildcard match: on a mismatch, the last `star` swallows one item more. */
function matchSequence(pattern, items, star, same) {
    let at = 0;
    let lastStar = -1;
    let resumeAt = 0;
    for (let index = 0; index < items.length;) {
        const wanted = pattern[at];
        if (wanted === star) {
            lastStar = at;
            at += 1;
            resumeAt = index;
        }
        else if (wanted !== undefined && same(wanted, items[index] ?? '')) {
            at += 1;
            index += 1;
        }
        else if (lastStar >= 0) {
            at = lastStar + 1;
            resumeAt += 1;
            index = resumeAt;
        }
        else {
            return false;
        }
    }
    return pattern.slice(at).every((rest) => rest === star);
}

;// CONCATENATED MODULE: ./packages/shared/git/ident.ts
const IDENT = /^([^<>\0]*)<([^<>\0]*)> (-?\d{1,19}) ([+-]\d{4,6})$/;
/** @param line what follows `author `, `committer ` or `tagger `, one character a byte (latin1) */
function parseIdent(line) {
    const match = IDENT.exec(line);
    if (match === null)
        return undefined;
    const [, name = '', email = '', seconds = ''] = match;
    return { name: ident_text(name).trimEnd(), email: ident_text(email), seconds: Number(seconds) };
}
function ident_text(latin1) {
    return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}
/** The year 9999: ssh-keygen, by which git verifies, reads no later date than that. */
const END_OF_TIME = Date.UTC(9999, 0, 1) / 1000;
/** Whether git could verify a signature of that time. */
function isReadableTime({ seconds }) {
    return seconds >= 0 && seconds < END_OF_TIME;
}

;// CONCATENATED MODULE: ./packages/shared/git/commit-object.ts

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HEADER_NAME = /^[A-Za-z0-9][A-Za-z0-9:._-]*$/;
const OBJECT_NAME = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
/**
 * Parses the raw bytes of a commit object far more strictly than git reads them: where two readers
 * could disagree about what was signed (second or misplaced headers, `gpgsig` look-alikes, NUL, no
 * end of the headers), nothing is accepted. The payload is cut from the bytes, never re-encoded.
 */
function parseCommit(bytes) {
    const headerEnd = bytes.indexOf('\n\n', 0, 'latin1');
    if (headerEnd < 0)
        return refuse('the headers do not end');
    if (bytes.includes(0))
        return refuse('it contains a NUL byte');
    const headers = splitHeaders(bytes, headerEnd + 1);
    if (typeof headers === 'string')
        return refuse(headers);
    const signatureName = headers[0]?.value.length === 64 ? 'gpgsig-sha256' : 'gpgsig';
    let parents = 0;
    while (headers[1 + parents]?.name === 'parent')
        parents += 1;
    const fault = findFault(headers, parents, signatureName, bytes);
    if (fault !== undefined)
        return refuse(fault);
    const author = parseIdent(headers[1 + parents]?.value ?? '');
    const committer = parseIdent(headers[2 + parents]?.value ?? '');
    if (author === undefined || committer === undefined) {
        return refuse('the author or committer line is not of the form `name <email> time zone`');
    }
    if (!isReadableTime(committer))
        return refuse('its time is one that git cannot read');
    const signature = headers.find(({ name }) => name === signatureName);
    return {
        ok: true,
        commit: {
            tree: headers[0]?.value ?? '',
            parents: headers.slice(1, 1 + parents).map(({ value }) => value),
            author,
            committer,
            ...(signature && { signature: wholeValue(bytes, signature) }),
            payload: signature
                ? Buffer.concat([bytes.subarray(0, signature.start), bytes.subarray(signature.end)])
                : bytes,
            subject: subjectOf(bytes, headerEnd + 2),
        },
    };
}
function refuse(reason) {
    return { ok: false, reason };
}
/** Headers as latin1 text, so that one character is one byte; a string says what is wrong. */
function splitHeaders(bytes, end) {
    const headers = [];
    for (let start = 0; start < end;) {
        let lineEnd = bytes.indexOf(LF, start);
        const line = bytes.toString('latin1', start, lineEnd);
        const space = line.indexOf(' ');
        const name = line.slice(0, Math.max(space, 0));
        if (!HEADER_NAME.test(name))
            return 'a header line has no name';
        const continued = bytes[lineEnd + 1] === SPACE && lineEnd + 1 < end;
        while (lineEnd + 1 < end && bytes[lineEnd + 1] === SPACE) {
            lineEnd = bytes.indexOf(LF, lineEnd + 1);
        }
        headers.push({ name, value: line.slice(space + 1), continued, start, end: lineEnd + 1 });
        start = lineEnd + 1;
    }
    return headers;
}
/** All lines of a header, without the space that continues it. */
function wholeValue(bytes, { name, start, end }) {
    return bytes.toString('latin1', start + name.length + 1, end - 1).replaceAll('\n ', '\n');
}
/** @param parents how many there are where they belong, between tree and author */
function findFault(headers, parents, signatureName, bytes) {
    const author = headers[1 + parents]?.name;
    const committer = headers[2 + parents]?.name;
    const ordered = headers[0]?.name === 'tree' && author === 'author' && committer === 'committer';
    if (!ordered || headers.some(({ name }, index) => name === 'parent' && index > parents)) {
        return 'it does not begin with tree, parents, author and committer in this order';
    }
    const length = headers[0]?.value.length;
    const ids = headers.slice(0, 1 + parents);
    const badId = ids.some(({ value }) => value.length !== length || !OBJECT_NAME.test(value));
    const distinct = parents < 2 || new Set(ids.slice(1).map(({ value }) => value)).size === parents;
    return (findLineFault(headers, 3 + parents, signatureName, bytes) ??
        (badId ? 'tree or parent is not an object name' : undefined) ??
        (distinct ? undefined : 'a parent occurs twice'));
}
/** @param ordered how many headers there are up to the committer */
function findLineFault(headers, ordered, signatureName, bytes) {
    const returns = bytes.subarray(0, headers.at(-1)?.end).includes(CR);
    const seen = new Set();
    for (const [index, { name, continued, start, end }] of headers.entries()) {
        const repeatable = name === 'parent' || name === 'mergetag';
        if (seen.has(name) && !repeatable)
            return `the header \`${name}\` occurs twice`;
        seen.add(name);
        if (name !== signatureName && /^gpgsig/i.test(name))
            return `it has a header \`${name}\``;
        if (continued && index < ordered)
            return `the header \`${name}\` is continued`;
        if (returns && name !== 'mergetag' && bytes.subarray(start, end).includes(CR)) {
            return `the header \`${name}\` contains a carriage return`;
        }
    }
    return undefined;
}
/** The whole message of a commit, as UTF-8; trailers are in it. */
function messageOf(commit) {
    const start = commit.payload.indexOf('\n\n', 0, 'latin1') + 2;
    return commit.payload.toString('utf8', start);
}
function subjectOf(bytes, start) {
    const end = bytes.indexOf(LF, start);
    const line = bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + 400));
    return line.toString('utf8').slice(0, 120);
}

;// CONCATENATED MODULE: ./packages/shared/git/commits.ts

/** Reads and parses commits in the order given; the rest of a long range waits in git. */
async function* readCommits(objects, oids) {
    for await (const commits of commitBatches(objects, oids))
        yield* commits;
}
/** The same, as many at a time as git has ready: what is done for each of them is done sooner. */
async function* commitBatches(objects, oids) {
    const names = Symbol.asyncIterator in oids ? oids : [oids].filter(({ length }) => length > 0);
    for await (const batch of objects.stream(names)) {
        yield batch.map(({ oid, type, bytes }) => ({
            oid,
            parsed: type === 'commit' ? parseCommit(bytes) : { ok: false, reason: 'it is not a commit' },
        }));
    }
}
/** The trees of commits, signed or not; commits that cannot be parsed are left out. */
async function treesOf(objects, oids) {
    const trees = new Map();
    for await (const { oid, parsed } of readCommits(objects, [...new Set(oids)])) {
        if (parsed.ok)
            trees.set(oid, parsed.commit.tree);
    }
    return trees;
}

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
        const trees = await treesOf(objects, chain);
        const tree = (oid) => trees.get(oid ?? '') ?? objects.emptyTree;
        const steps = chain.length > CHUNK ? chain.slice(0, CHUNK) : chain;
        const diffs = await objects.diffTrees(steps.map((oid, index) => [tree(chain[index + 1]), tree(oid)]));
        const found = steps.find((oid, index) => {
            const isRoot = index + 1 === chain.length;
            return isRoot || (diffs[index] ?? []).some(({ path }) => !glob_isInside(overlays, path));
        });
        if (found !== undefined)
            return found;
        from = chain.at(-1) ?? from;
    }
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/asked-commits.ts
/** Keeps what GitHub is to be asked about; exempt commits are nobody's to answer for. */
function remember(asked) {
    return ({ commit, signer, finding }) => {
        if (finding !== undefined)
            asked.push({ commit, refused: finding.code });
        else if (signer !== undefined && signer.kind !== 'exempt') {
            asked.push({ commit, signer: signer.name });
        }
    };
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

;// CONCATENATED MODULE: ./actions/verify-signatures/src/github-report.ts

/** Entries of the `disagreements` output; outputs reach later steps as environment strings. */
const MAX_LISTED = 100;
const MAX_IN_RECORD = 5;
const MAX_IN_SUMMARY = 50;
const MAX_SUBJECT = 120;
/** The warning of the run where GitHub says otherwise than we do, or nothing. */
function describeGitHub(check) {
    const { asked, disagreements, unavailable } = check;
    const parts = [];
    if (disagreements.length > 0) {
        const total = asked === 1 ? 'the only signature' : `${disagreements.length} of ${asked} signatures`;
        const [first] = disagreements;
        const example = first === undefined ? '' : `: ${describeDisagreement(first)}`;
        const more = disagreements.length > 1 ? `, and ${disagreements.length - 1} more` : '';
        parts.push(`GitHub disagrees about ${total}${example}${more}.`);
    }
    if (unavailable !== undefined)
        parts.push(`GitHub’s word is missing: ${unavailable}`);
    return parts.length === 0 ? undefined : parts.join(' ');
}
/** The `disagreements` output; empty where GitHub was not asked. */
function disagreementsOutput(check) {
    if (check === undefined)
        return '';
    return JSON.stringify({
        ...counts(check),
        list: check.disagreements.slice(0, MAX_LISTED).map(entry),
    });
}
/** GitHub's part of the record. */
function githubEvidence(check) {
    return {
        mode: check.mode,
        ...counts(check),
        list: check.disagreements.slice(0, MAX_IN_RECORD).map(entry),
    };
}
/** GitHub's part of the job summary. */
function githubSection(check) {
    const { asked, states, disagreements, unavailable } = check;
    const decides = check.mode === 'require' ? 'a signature needs its word, too' : 'its word decides nothing';
    const said = states.map(([state, count]) => `${count} ${escapeMarkdown(state)}`).join(', ');
    const parts = [
        `#### GitHub’s own verdict\n\n${asked} signatures asked for (${decides})${said === '' ? '' : `: ${said}`}.`,
    ];
    if (unavailable !== undefined) {
        parts.push(`**GitHub’s word is missing**: ${escapeMarkdown(unavailable)}`);
    }
    if (disagreements.length > 0) {
        const rows = disagreements
            .slice(0, MAX_IN_SUMMARY)
            .map(({ commit, tag, subject, ours, github }) => [
            tag === undefined ? `\`${commit.slice(0, 12)}\`` : 'the tag',
            escapeMarkdown(subject.slice(0, MAX_SUBJECT)),
            escapeMarkdown(ours),
            escapeMarkdown(github),
        ]);
        parts.push(markdownTable(['commit', 'subject', 'we say', 'GitHub says'], rows));
        const rest = disagreements.length - rows.length;
        if (rest > 0)
            parts.push(`… and ${rest} more.`);
    }
    return parts.join('\n\n');
}
function counts({ asked, states, disagreements, unavailable }) {
    return {
        asked,
        byState: Object.fromEntries(states.slice(0, 20)),
        ...(unavailable !== undefined && { unavailable: unavailable.slice(0, 300) }),
        total: disagreements.length,
    };
}
function entry({ commit, tag, ours, github }) {
    return { commit, ...(tag !== undefined && { tag }), ours: ours.slice(0, 100), github };
}
function describeDisagreement({ commit, tag, ours, github }) {
    const what = tag === undefined ? commit.slice(0, 12) : `tag ${tag}`;
    return `${what}: we say ${ours}, GitHub says ${github}`;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/assert-ancestry.ts

/**
 * Proves what git only says when it leaves commits out of a range: that those at its edge are the base
 * or ancestors of it. Git follows parents through bytes that it does not hash, so that one forged
 * object behind the base could take any commit out of the range. What is listed here comes after one of
 * its children, and all of it is hashed; there is little of it, for branches begin near the base, and
 * none at all in a linear history.
 *
 * @param edge parents of the range's commits (whose bytes were hashed) that are outside of the range
 * @throws `E_REPO_OBJECTS`
 */
async function assertAncestry(objects, base, edge) {
    const open = new Set(edge);
    open.delete(base);
    if (open.size === 0)
        return;
    for await (const commits of objects.stream(objects.walk([base], [], { unsorted: true }))) {
        for (const { oid } of commits)
            open.delete(oid);
        if (open.size === 0)
            return;
    }
    const [oid = ''] = open;
    throw new action_error/* ActionError */.l('E_REPO_OBJECTS', `The commit ${oid} is no ancestor of ${base}.`);
}

;// CONCATENATED MODULE: ./packages/shared/policy/policy-entry.ts
/** A key that needs no quotes; a dot in one would read like two. */
const PLAIN = /^[A-Za-z0-9_-]+$/;
const STEP = /^(?:\.?([A-Za-z0-9_-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\])/;
/** Names an entry of the policy, as in `signing.people["a.b"].keys[0]`. */
function entryName(path) {
    return path
        .map((step, index) => {
        if (typeof step === 'number')
            return `[${step}]`;
        if (!PLAIN.test(step))
            return `[${JSON.stringify(step)}]`;
        return index === 0 ? step : `.${step}`;
    })
        .join('');
}
/** The path that {@link entryName} was made of. */
function entryPath(name) {
    const path = [];
    for (let rest = name; rest !== '';) {
        const [step, plain, index, quoted] = STEP.exec(rest) ?? [];
        if (step === undefined)
            break;
        path.push(plain ?? (index === undefined ? JSON.parse(quoted ?? '""') : Number(index)));
        rest = rest.slice(step.length);
    }
    return path;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/find-kustomization.ts

/** The names under which kustomize looks for its file, in its order. */
const KUSTOMIZATION_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** Whether the last segment of the path is one of kustomize’s file names. */
function isKustomizationPath(path) {
    return KUSTOMIZATION_NAMES.some((name) => path === name || path.endsWith(`/${name}`));
}
/** Every path that {@link pickKustomization} may ask for: the overlay itself and the names in it. */
function kustomizationCandidates(overlay) {
    const prefix = overlay === '.' ? '' : `${overlay}/`;
    const inside = KUSTOMIZATION_NAMES.map((name) => `${prefix}${name}`);
    return overlay === '.' ? inside : [overlay, ...inside];
}
/**
 * The kustomization file of an overlay: the overlay itself when it is such a file, else the one in
 * the directory.
 *
 * @param overlay a path of `normalizePath`
 * @param kindOf what stands at a path; `undefined` for nothing
 * @throws `E_KUSTOMIZATION_AMBIGUOUS` for two in one directory (kustomize refuses them too)
 * @throws `E_TARGET_GONE` for none
 * @throws `E_PATH` for a symlink, or a file of another name
 */
function pickKustomization(overlay, kindOf) {
    const kind = overlay === '.' ? 'directory' : kindOf(overlay);
    if (kind === 'symlink')
        throw symlinkError(overlay);
    if (kind === 'file') {
        if (isKustomizationPath(overlay))
            return overlay;
        throw new ActionError('E_PATH', `${overlay} is a file, but no kustomization.`, {
            hint: `Give the directory, or a file named ${KUSTOMIZATION_NAMES.join(', ')}.`,
        });
    }
    const found = kustomizationCandidates(overlay).filter((path) => path !== overlay && kindOf(path) !== undefined);
    const [first, second] = found;
    if (first === undefined) {
        throw new ActionError('E_TARGET_GONE', `${overlay} holds no kustomization.`);
    }
    if (second !== undefined) {
        throw new ActionError('E_KUSTOMIZATION_AMBIGUOUS', `${overlay} holds ${found.join(' and ')}.`);
    }
    if (kindOf(first) === 'symlink')
        throw symlinkError(first);
    if (kindOf(first) === 'directory') {
        throw new ActionError('E_TARGET_GONE', `${first} is a directory.`);
    }
    return first;
}
function symlinkError(path) {
    return new ActionError('E_PATH', `${path} is a symbolic link.`, {
        hint: 'Name the file that the link points to.',
    });
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/repository-path.ts

/** Git’s own folder under any spelling that some file system takes for it (8.3 name, trailing dots). */
const GIT_FOLDER = /^(?:\.git|git~\d+)[. ]*$/i;
/** Characters that HFS+ ignores: `.g\u200cit` is `.git` there. */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u2060\u206a-\u206f\ufeff]/;
const CONTROL = /[\u0000-\u001f\u007f]/;
/**
 * A path inside a repository in its one spelling: relative, `/` between segments, no `.` segments,
 * `.` for the root.
 *
 * @throws `E_PATH` when it is absolute, contains `..`, names Git’s own folder, or holds control
 *   characters or backslashes
 */
function normalizePath(path) {
    const refuse = (why) => {
        throw new ActionError('E_PATH', `The path ${JSON.stringify(path.slice(0, 200))} ${why}.`);
    };
    if (CONTROL.test(path))
        return refuse('holds a control character');
    if (path.includes('\\'))
        return refuse('holds a backslash');
    if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.startsWith('~')) {
        return refuse('is absolute');
    }
    const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
    for (const segment of segments) {
        if (segment === '..')
            return refuse('leaves the repository');
        if (GIT_FOLDER.test(segment) || IGNORED.test(segment))
            return refuse('names Git’s own files');
    }
    return segments.length === 0 ? '.' : segments.join('/');
}
/** The directory that a file of a repository lies in; `.` for the root. */
function directoryOf(path) {
    return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}

;// CONCATENATED MODULE: ./packages/shared/policy/registry-rules.ts




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
    const speaking = registries.filter(({ overlays }) => isInside(overlays, overlay));
    if (speaking.length === 0 && isSameRepository(source, gitops))
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
    return new ActionError('E_RULE_PATH', reason, {
        hint: `If it shall be allowed, add to ${POLICY_PATH} on the default branch of ${gitops}, by a pull request of its own:\n${registriesYaml(query)}`,
    });
}
/**
 * Why no source at all can have been let write an image into an overlay; `undefined`: one was, or no
 * entry speaks of the overlay. For who reads a commit: of which repository it was made, its bytes do
 * not prove, so that an entry counts whatever its `sources` are.
 *
 * @param image `registry/repository`
 */
function prefixFault(registries, overlay, image) {
    const speaking = registries.filter(({ overlays }) => glob_isInside(overlays, overlay));
    const prefixes = [...new Set(speaking.flatMap((rule) => rule.prefixes))];
    if (prefixes.length === 0 || prefixes.some((prefix) => isBelow(prefix, image)))
        return undefined;
    return `it changes the image ${JSON.stringify(image)} in ${overlay}, where \`registries\` allows only ${prefixes.join(', ')}`;
}
/** Whether the policy says by name which repositories may write into an overlay: it has other sources. */
function namesSources({ registries }, overlay) {
    return registries.some(({ overlays, sources }) => sources !== undefined && isInside(overlays, overlay));
}
/** The section of a policy that allows exactly this image. */
function registriesYaml({ source, gitops, overlay, image }) {
    // The root of a repository has no glob of its own.
    const overlays = overlay === '.' ? '**' : overlay;
    const sources = isSameRepository(source, gitops)
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
        return isSameRepository(source, gitops);
    return sources.some((name) => isSameRepository(name, source));
}
function isBelow(prefix, image) {
    return `${image}/`.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

;// CONCATENATED MODULE: ./packages/shared/promotion/bump-content.ts




/**
 * Why a commit of the pipeline's App is no bump; `undefined` when it is one: regular kustomization
 * files of the overlays, present before and after, changed in image scalars and nothing else, and
 * those of images that the policy's registries let stand there.
 *
 * @param blobs the contents of all changed files, before and after
 */
function bumpFault(changes, { overlays, registries }, blobs, imageScalarsOnly) {
    if (changes.length === 0)
        return 'it changes nothing';
    for (const change of changes) {
        const path = JSON.stringify(change.path);
        if (!isInOverlay(overlays, change.path))
            return `it changes ${path}, outside the overlays`;
        if (!isKustomizationPath(change.path))
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
        for (const image of verdict.repositories) {
            const fault = prefixFault(registries, directoryOf(change.path), image);
            if (fault !== undefined)
                return fault;
        }
    }
    return undefined;
}
/** Whether a change is one whose contents decide: others are refused unread. */
function isBumpable(change, overlays) {
    return isEdit(change) && isInOverlay(overlays, change.path) && isKustomizationPath(change.path);
}
/** Whether a file lies in a directory of the overlays: `o/*` are the directories in `o`, not its files. */
function isInOverlay(overlays, path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? overlays.includes('**') : glob_isInside(overlays, path.slice(0, slash));
}
/** Whether a regular file was edited: neither made nor removed, and of the same mode. */
function isEdit(change) {
    return change.oldMode === change.newMode && /^100(644|755)$/.test(change.newMode);
}

;// CONCATENATED MODULE: ./packages/shared/git/carried-paths.ts

/** Merges whose trees are compared with those of their parents in one go. */
const carried_paths_CHUNK = 50;
/**
 * What merges carry from one path to another. Where one side renamed a file that the other changed, git
 * brings the change into the renamed file – and takes any new file for a renamed one that is like a
 * file which is gone (merge-ort has no switch for that before git 2.50). So a file may get a content
 * that no commit ever wrote under its name.
 *
 * Such a file differs from those of both parents, and one of these does not have it at all; where
 * both have it, git merges line by line what stands under this very name.
 *
 * @returns by name of the merge; merges that carry nothing are absent
 */
async function carriedPaths(objects, commits) {
    const merges = commits.filter(({ commit }) => commit.parents.length === 2);
    const carried = new Map();
    for (let start = 0; start < merges.length; start += carried_paths_CHUNK) {
        const chunk = merges.slice(start, start + carried_paths_CHUNK);
        const parents = chunk.flatMap(({ commit }) => commit.parents);
        const trees = await treesOf(objects, parents);
        const pairs = chunk.flatMap(({ commit }) => commit.parents.map((parent) => [trees.get(parent) ?? objects.emptyTree, commit.tree]));
        const diffs = await objects.diffTrees(pairs);
        chunk.forEach(({ oid }, index) => {
            const found = carriedBetween(diffs[2 * index] ?? [], diffs[2 * index + 1] ?? []);
            if (found.length > 0)
                carried.set(oid, found);
        });
    }
    return carried;
}
const NOTHING = '000000';
function carriedBetween(first, second) {
    const sides = [first, second].map((changes) => ({
        changes: new Map(changes.map((change) => [change.path, change])),
        gone: changes.filter(({ newMode }) => newMode === NOTHING).map(({ path }) => path),
    }));
    return first.flatMap(({ path }) => {
        const found = sides.map(({ changes }) => changes.get(path));
        const lacking = sides.filter((_, index) => found[index]?.oldMode === NOTHING);
        if (found.includes(undefined) || lacking.length === 0)
            return [];
        return [{ path, sources: lacking.flatMap(({ gone }) => gone) }];
    });
}

;// CONCATENATED MODULE: ./packages/shared/git/commit-content.ts

/** What commits change against their parent, or merges against the recomputed merge. */
async function contentOf(objects, commits) {
    const trees = new Map(commits.map(({ oid, commit }) => [oid, commit.tree]));
    const others = commits.flatMap(({ commit: { parents } }) => parents.length === 1 ? parents.filter((parent) => !trees.has(parent)) : []);
    for (const [parent, tree] of await treesOf(objects, others))
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

;// CONCATENATED MODULE: ./actions/verify-signatures/src/in-order.ts
/**
 * Maps items, up to `ahead` of them at a time, and gives the results in the order of the items. What
 * is thrown first in that order ends it.
 */
async function* inOrder(items, ahead, map) {
    const running = [];
    for await (const item of items) {
        const result = map(item);
        result.catch(() => undefined); // it is awaited in its turn, or not at all
        running.push(result);
        if (running.length < ahead)
            continue;
        const first = running.shift();
        if (first !== undefined)
            yield await first;
    }
    for (const result of running)
        yield await result;
}

;// CONCATENATED MODULE: ./packages/shared/policy/policy.ts
const SEVERITIES = (/* unused pure expression or super */ null && (['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']));
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

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-github.ts

const PIPELINE = 'signing.pipeline';
const WEB_FLOW = 'signing.github.web-flow';
/**
 * What GitHub signs: the pipeline's bumps and faithful merges stand outside `rules`; anything else
 * counts only with `web-flow: allow`, and then as a signer that no rule can list.
 */
function judgeGitHub(commit, content, bump, signing) {
    const { pipeline, github } = signing;
    if (pipeline !== undefined && bump?.proven === true) {
        const signer = { kind: 'pipeline', name: pipeline.app.slug };
        return { accepted: true, entry: PIPELINE, signer };
    }
    const merge = commit.parents.length === 2;
    const faithful = merge && content.changes.length === 0 && content.conflicts.length === 0;
    if (github.webFlow !== 'deny' && faithful) {
        return { accepted: true, entry: WEB_FLOW, signer: { kind: 'github', name: 'github' } };
    }
    if (github.webFlow === 'allow')
        return { accepted: false, entry: WEB_FLOW, reason: '' };
    if (bump?.proven === false) {
        return {
            accepted: false,
            entry: PIPELINE,
            code: 'E_BUMP_CONTENT',
            reason: `it is no bump of ${pipeline?.app.slug ?? 'the pipeline'}: ${bump.fault}`,
        };
    }
    const reason = github.webFlow === 'deny'
        ? 'GitHub signed it, which the policy does not accept (web-flow: deny)'
        : merge
            ? 'its tree is not what merging its parents gives (web-flow: merges-only)'
            : 'GitHub signed it, but it is no merge (web-flow: merges-only)';
    return { accepted: false, entry: WEB_FLOW, code: 'E_WEB_FLOW', reason };
}
/** Whether a commit that GitHub signed claims to be one of the pipeline's bumps. */
function isBumpCandidate(commit, { pipeline }) {
    return (pipeline !== undefined &&
        commit.parents.length === 1 &&
        commit.author.email === pipelineEmail(pipeline.app));
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/retirement.ts
/**
 * Decides by ancestry, never by dates. Each list of commits is walked once. A commit that is not in
 * the repository has no ancestors here: a key that is good until such a one is good for nothing.
 */
function retirementOf(objects) {
    const lists = new Map();
    const load = async (until) => {
        const present = await objects.commits(until);
        await objects.read([...present]); // what they descend from is said by their own bytes
        const parents = [...present].map((oid) => `${oid}^@`);
        const ancestors = new Set();
        // They are read as well, not only listed: git follows parents through bytes that it does not hash.
        for await (const commits of objects.stream(objects.walk(parents, [], { unsorted: true }))) {
            for (const { oid } of commits)
                ancestors.add(oid);
        }
        const names = until.map((oid) => present.has(oid) ? oid.slice(0, 12) : `${oid}, which is no commit of this repository`);
        return { ancestors, text: names.join(', ') };
    };
    return async (until, oid) => {
        const id = until.join(' ');
        let known = lists.get(id);
        if (known === undefined)
            lists.set(id, (known = load(until)));
        const { ancestors, text } = await known;
        return ancestors.has(oid) ? undefined : `is good only for the ancestors of ${text}`;
    };
}
/** The first bound of a key that a commit is beyond; `undefined`: the key is good for it. */
async function exceededBound(bounds, oid, retirement) {
    for (const { until, entry } of bounds) {
        const reason = await retirement(until, oid);
        if (reason !== undefined)
            return { reason, entry };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-rules.ts


/** The rules that speak of the judged branch. */
function activeRules(signing, branch) {
    return signing.rules
        .map((rule, index) => ({ rule, entry: `signing.rules[${index}]` }))
        .filter(({ rule }) => rule.branches === undefined || matchesAny(rule.branches, branch))
        .map((entry) => ({
        ...entry,
        people: expandSigners(signing, entry.rule.signers),
        globs: [...new Set(entry.rule.paths.flatMap((glob) => [glob, folded(glob)]))],
    }));
}
/** What HFS+ overlooks in a name (`next_hfs_char` in git's utf8.c). */
const OVERLOOKED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
/**
 * One name for all that macOS and Windows take for the same: `.GitHub` is checked out over `.github`
 * there, and a letter with its accent is one character or two. Capitals of small letters are Unicode's
 * full folding, as APFS has it: `ſ` is an `s`, `ß` is `ss`, and so is `ẞ`, whose own capital is itself.
 */
function folded(path) {
    const text = path.replaceAll(OVERLOOKED, '').normalize('NFC');
    return text.toLowerCase().toUpperCase().normalize('NFC');
}
/** Whether a rule is about a path, under whichever of its names. */
function speaksOf({ globs }, path) {
    return matchesAny(globs, path) || matchesAny(globs, folded(path));
}
/**
 * The first path into which a merge carries something across the border of a rule that does not list
 * the signer. Who changed a file under a name that the rule does not speak of was not held against it:
 * the merge that brings the change under one that it speaks of has to be.
 */
function judgeCarried(rules, carried, person) {
    for (const active of rules) {
        if (person !== undefined && active.people.has(person))
            continue;
        const within = (path) => speaksOf(active, path);
        const across = carried.find(({ path, sources }) => within(path) && !(sources.length > 0 && sources.every(within)));
        if (across === undefined)
            continue;
        return { ok: false, path: across.path, rule: active.rule, entry: active.entry };
    }
    return { ok: true, entries: [] };
}
/**
 * Holds paths against the rules; every rule that matches a path must list the signer.
 *
 * @param person name of a person in the policy; `undefined` for a signer that no rule can list
 */
function judgeRules(rules, paths, person) {
    const lists = ({ people }) => person !== undefined && people.has(person);
    const withheld = rules.filter((active) => !lists(active));
    for (const path of paths) {
        const active = withheld.find((rule) => speaksOf(rule, path));
        if (active !== undefined)
            return { ok: false, path, rule: active.rule, entry: active.entry };
    }
    const speaking = rules.filter((active) => lists(active) && paths.some((path) => speaksOf(active, path)));
    return { ok: true, entries: speaking.map(({ entry }) => entry) };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-content.ts


/** Whether the signer of a commit may change what it changes. */
function judgeContent({ oid, commit, key }, content, { signing, rules, answersFor = () => true }) {
    const { subject } = commit;
    const decidedBy = [key.entry];
    const accept = (signer) => {
        return { commit: oid, subject, signer, key: key.label, decidedBy };
    };
    const refuse = (code, reason) => refused({ oid, subject, key, parents: commit.parents }, code, reason, decidedBy);
    const person = key.owner === 'person' ? key.name : undefined;
    const counting = content.carried.filter(({ path }) => answersFor(path));
    const carried = judgeCarried(rules, counting, person);
    if (key.owner === 'github') {
        const verdict = judgeGitHub(commit, content, content.bump, signing);
        decidedBy.push(verdict.entry);
        if (verdict.accepted && carried.ok)
            return accept(verdict.signer);
        if (!verdict.accepted && verdict.code !== undefined) {
            return refuse(verdict.code, verdict.reason);
        }
    }
    const changed = [...content.changes.map(({ path }) => path), ...content.conflicts];
    const own = judgeRules(rules, changed.filter(answersFor), person);
    const verdict = own.ok && !carried.ok ? carried : own;
    if (!verdict.ok) {
        const { path, rule, entry } = verdict;
        const how = own.ok ? ' by merging what a rename carries into it' : '';
        decidedBy.push(entry);
        return refused({ oid, subject, key, path, parents: commit.parents }, 'E_RULE_PATH', `${person ?? 'GitHub’s own signature'} may not change ${JSON.stringify(path)}${how}: the policy leaves ${rule.paths.join(', ')} to ${rule.signers.join(', ')}`, decidedBy);
    }
    decidedBy.push(...verdict.entries);
    return accept(person === undefined ? { kind: 'github', name: 'github' } : { kind: 'person', name: person });
}
/** The verdict over a commit that is not accepted. */
function refused(commit, code, reason, decidedBy) {
    const { oid, subject, key, path, parents } = commit;
    return {
        commit: oid,
        subject,
        finding: {
            ...{ commit: oid, code, reason, subject },
            ...(path !== undefined && { path }),
            ...(parents?.length === 0 && { isFirst: true }),
        },
        ...(key && { key: key.label }),
        decidedBy,
    };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-commits.ts











/** Batches of commits, as git hands them out, whose signatures are verified at a time. */
const BATCHES_AHEAD = 8;
/** Commits whose changes are read, and held in memory, at once. */
const judge_commits_CHUNK = 1_000;
/** Chunks that are judged at a time: git compares the trees of one while the next is verified. */
const CHUNKS_AHEAD = 2;
/** Bumps whose files are held in memory at once. */
const BUMP_CHUNK = 500;
/**
 * Judges commits one by one: whose signature it is (from the bytes alone), then whether that signer
 * may change what the commit changes. All git work is batched; of a long range no more is held in
 * memory than what is being judged.
 *
 * @returns one verdict for each, in the order given
 */
async function* judgeCommits(oids, options) {
    const { objects, signing } = options;
    const exempt = new Map(signing.exempt.map(({ commit, reason }, index) => [
        commit,
        { reason, entry: `signing.exempt[${index}]` },
    ]));
    const retirement = retirementOf(objects);
    const rules = activeRules(signing, options.branch);
    const identifyOne = async (read) => {
        const known = exempt.get(read.oid);
        return known === undefined ? identify(read, options, retirement) : exempted(read, known);
    };
    const judgeChunk = async (chunk) => {
        const signed = chunk.flatMap((entry) => (entry.decided ? [] : [entry.signed]));
        const content = await readContent(signed, rules, options);
        return chunk.map((entry) => entry.decided
            ? entry.verdict
            : judgeContent(entry.signed, content(entry.signed), { ...options, rules }));
    };
    const identified = inOrder(commitBatches(objects, oids), BATCHES_AHEAD, (batch) => Promise.all(batch.map(identifyOne)));
    for await (const verdicts of inOrder(chunksOf(identified), CHUNKS_AHEAD, judgeChunk)) {
        yield* verdicts;
    }
}
async function* chunksOf(batches) {
    let chunk = [];
    for await (const batch of batches) {
        chunk.push(...batch);
        if (chunk.length < judge_commits_CHUNK)
            continue;
        yield chunk;
        chunk = [];
    }
    if (chunk.length > 0)
        yield chunk;
}
function exempted({ oid, parsed }, { reason, entry }) {
    const subject = parsed.ok ? parsed.commit.subject : '';
    const signer = { kind: 'exempt', name: reason };
    return { decided: true, verdict: { commit: oid, subject, signer, decidedBy: [entry] } };
}
/** Whose signature a commit bears, or why it is nobody's. */
async function identify({ oid, parsed }, options, retirement) {
    const subject = parsed.ok ? parsed.commit.subject : '';
    const nobodys = (code, reason) => {
        const parents = parsed.ok ? { parents: parsed.commit.parents } : {};
        return { decided: true, verdict: refused({ oid, subject, ...parents }, code, reason, []) };
    };
    if (!parsed.ok)
        return nobodys('E_SIG_MALFORMED', parsed.reason);
    const { commit } = parsed;
    const identified = await options.keyring.identify(commit);
    if (!identified.ok)
        return nobodys(identified.code, identified.reason);
    const { key } = identified;
    const refuse = (code, reason, entry) => {
        const { parents } = commit;
        return {
            decided: true,
            verdict: refused({ oid, subject, key, parents }, code, reason, [entry]),
        };
    };
    const exceeded = await exceededBound(key.bounds, oid, retirement);
    if (exceeded !== undefined) {
        const reason = `${key.name}’s key ${key.label} ${exceeded.reason}`;
        return refuse('E_KEY_REVOKED', reason, exceeded.entry);
    }
    const emails = options.signing.people.get(key.name)?.emails ?? [];
    if (key.owner === 'person' && emails.length > 0 && !emails.includes(commit.committer.email)) {
        const reason = `${key.name} signed it, but the committer is <${commit.committer.email}>`;
        return refuse('E_SIG_EMAIL', reason, entryName(['signing', 'people', key.name, 'emails']));
    }
    if (commit.parents.length > 2) {
        return refuse('E_OCTOPUS', `it merges ${commit.parents.length} parents at once`, key.entry);
    }
    const { tree, parents, author, committer } = commit;
    const facts = { tree, parents, author, committer, subject };
    return { decided: false, signed: { oid, commit: facts, key } };
}
async function readContent(signed, rules, options) {
    const { objects, signing } = options;
    const needed = ({ key }) => key.owner === 'github' || rules.length > 0;
    const wanted = signed.filter(needed);
    const [contents, carried] = await Promise.all([
        contentOf(objects, wanted),
        rules.length > 0 ? carriedPaths(objects, wanted) : undefined,
    ]);
    const bumps = wanted.filter(({ commit, key }) => key.owner === 'github' && isBumpCandidate(commit, signing));
    const verdicts = await judgeBumps(bumps, contents, options);
    return (entry) => {
        const content = needed(entry) ? contents.get(entry.oid) : UNREAD;
        if (content === undefined) {
            throw new action_error/* ActionError */.l('E_INTERNAL', `The content of ${entry.oid} was not read.`);
        }
        const bump = verdicts.get(entry.oid);
        return { ...content, carried: carried?.get(entry.oid) ?? [], ...(bump && { bump }) };
    };
}
/** Of a person's commit where no rule speaks of the branch. */
const UNREAD = { changes: [], conflicts: [] };
async function judgeBumps(bumps, contents, options) {
    const verdicts = new Map();
    if (bumps.length === 0)
        return verdicts;
    const check = await options.loadBumpCheck();
    const overlays = options.signing.pipeline?.overlays ?? [];
    const rules = { overlays, registries: options.registries };
    const changesOf = ({ oid }) => contents.get(oid)?.changes ?? [];
    for (let start = 0; start < bumps.length; start += BUMP_CHUNK) {
        const chunk = bumps.slice(start, start + BUMP_CHUNK);
        const edits = chunk.flatMap(changesOf).filter((change) => isBumpable(change, overlays));
        const oids = edits.flatMap((edit) => [edit.oldOid, edit.newOid]);
        const blobs = await options.objects.read(oids, { blobs: true });
        for (const bump of chunk) {
            const fault = bumpFault(changesOf(bump), rules, blobs, check);
            verdicts.set(bump.oid, fault === undefined ? { proven: true } : { proven: false, fault });
        }
    }
    return verdicts;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/armor.ts
const LABELS = {
    'SSH SIGNATURE': 'ssh',
    'PGP SIGNATURE': 'openpgp',
    'SIGNED MESSAGE': 'cms',
};
/** RFC 4880 §6.2: armor headers are `Key: value`; gpg writes Version and Comment. */
const ARMOR_HEADER = /^[A-Za-z][A-Za-z0-9-]*: .*$/;
/**
 * Reads exactly one armored block that fills the whole text; only line breaks may follow it (GitHub
 * writes one). Base64 must be canonical, and OpenPGP's CRC-24 (RFC 4880 §6.1) right when it is there:
 * every freedom here would be a byte that nobody signed.
 */
function parseArmor(text) {
    const lines = withoutLineBreaks(text).split('\n');
    const label = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(lines[0] ?? '')?.[1];
    if (label === undefined)
        return malformed('the signature does not begin with an armor line');
    if (text.split('-----BEGIN ').length > 2)
        return malformed('it holds more than one armored block');
    if (!(label in LABELS)) {
        const reason = `signatures of the form \`${label}\` are not supported`;
        return { ok: false, code: 'E_SIG_TYPE_UNSUPPORTED', reason };
    }
    if (lines.indexOf(`-----END ${label}-----`) !== lines.length - 1) {
        return malformed('the armor does not end where the signature ends');
    }
    const kind = LABELS[label];
    const body = lines.slice(1, -1);
    return kind === 'openpgp' ? decodeOpenPgp(body) : decode(kind, body);
}
/** Without those at the end; an expression like `\n+$` would begin anew at each of a million others. */
function withoutLineBreaks(text) {
    let end = text.length;
    while (text[end - 1] === '\n')
        end -= 1;
    return text.slice(0, end);
}
function malformed(reason) {
    return { ok: false, code: 'E_SIG_MALFORMED', reason };
}
function decodeOpenPgp(lines) {
    const blank = lines.findIndex((line) => line.trim() === '');
    if (blank < 0)
        return malformed('no empty line follows the armor headers');
    if (!lines.slice(0, blank).every((line) => ARMOR_HEADER.test(line))) {
        return malformed('a line before the armored text is no armor header');
    }
    const body = lines.slice(blank + 1);
    const last = body.at(-1) ?? '';
    const checksum = last.startsWith('=') ? last.slice(1) : undefined;
    if (checksum === undefined && !last.endsWith('=')) {
        // RFC 9580 §6.1 makes the checksum optional; gpg (2.2.40) then takes the last line for base64.
        return malformed('its base64 ends in neither a checksum nor padding');
    }
    const parsed = decode('openpgp', checksum === undefined ? body : body.slice(0, -1));
    if (!parsed.ok || checksum === undefined)
        return parsed;
    const expected = Buffer.alloc(3);
    expected.writeUIntBE(crc24(parsed.armor.bytes), 0, 3);
    return checksum === expected.toString('base64')
        ? parsed
        : malformed('the checksum of the armor is wrong');
}
function decode(kind, lines) {
    const text = lines.join('');
    const bytes = Buffer.from(text, 'base64');
    if (text === '' || lines.includes('') || bytes.toString('base64') !== text) {
        return malformed('the armored text is not canonical base64');
    }
    return { ok: true, armor: { kind, bytes } };
}
function crc24(bytes) {
    let crc = 0xb704ce;
    for (const byte of bytes) {
        crc ^= byte << 16;
        for (let bit = 0; bit < 8; bit += 1) {
            crc <<= 1;
            if ((crc & 0x1000000) !== 0)
                crc ^= 0x1864cfb;
        }
    }
    return crc & 0xffffff;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/policy-keys.ts

/** The people's keys of one kind, in the order of the file. */
function keysOf(signing, type) {
    const isWanted = (key) => key.type === type;
    return [...signing.people].flatMap(([name, person]) => person.keys.filter(isWanted).map((key) => ({ name, key })));
}
/** What a person's signature is attributed to. */
function personsKey(name, label, key) {
    return {
        owner: 'person',
        name,
        label,
        entry: key.entry,
        bounds: key.until ? [{ until: key.until, entry: `${key.entry}.until` }] : [],
        ...(key.reason === 'compromised' && { compromised: true }),
    };
}
/**
 * `E_POLICY_INVALID` for a key of the policy that nothing could ever be verified by.
 *
 * @param where file and position, as in `.github/gitops-policy.yml:7:11`
 * @param what `the SSH key of alice`
 * @param reason a clause without final stop
 */
function unusableKey(where, what, reason) {
    return new action_error/* ActionError */.l('E_POLICY_INVALID', `${where}: ${what} cannot be used: ${reason}.`);
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/gitsign-keyring.ts

/** Loads Sigstore's libraries when the first signature or the trusted root must be read. */
function createGitsignKeyring(signing, origin) {
    const keys = new Map();
    for (const { name, key } of keysOf(signing, 'gitsign')) {
        const { identity, issuer } = key;
        keys.set(idOf(identity, issuer), personsKey(name, `${identity} (${issuer})`, key));
    }
    let trusted;
    return {
        async check() {
            if (signing.sigstore !== undefined)
                await (trusted ??= readTrust(signing.sigstore, origin));
        },
        async identify(bytes, { payload }) {
            if (signing.sigstore === undefined) {
                const reason = 'it is an X.509 signature, and the policy has no `signing.sigstore`';
                return { ok: false, code: 'E_SIG_TYPE_UNSUPPORTED', reason };
            }
            const material = await (trusted ??= readTrust(signing.sigstore, origin));
            const { verifyGitsign } = await Promise.all(/* import() */[__webpack_require__.e(187), __webpack_require__.e(853), __webpack_require__.e(297)]).then(__webpack_require__.bind(__webpack_require__, 8297));
            const verdict = verifyGitsign(bytes, payload, material);
            if (!verdict.ok)
                return verdict;
            const { identity, issuer } = verdict.certified;
            const key = keys.get(idOf(identity, issuer));
            if (key !== undefined)
                return { ok: true, key };
            const reason = `the identity ${identity} (${issuer}) is not in the policy`;
            return { ok: false, code: 'E_SIG_UNTRUSTED', reason };
        },
    };
}
/** Both are compared whole and exactly; neither can hold a line break. */
function idOf(identity, issuer) {
    return `${identity}\n${issuer}`;
}
async function readTrust({ trustedRoot, position }, origin) {
    const { readTrustedRoot } = await Promise.all(/* import() */[__webpack_require__.e(187), __webpack_require__.e(337)]).then(__webpack_require__.bind(__webpack_require__, 1337));
    try {
        return readTrustedRoot(trustedRoot);
    }
    catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw unusableKey(`${origin}:${position}`, 'the trusted root of `signing.sigstore`', reason);
    }
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/openpgp-signature.ts
const BLOCK = /-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]*?(?:-----END PGP PUBLIC KEY BLOCK-----|$)/g;
/**
 * Reads the signing keys of an armored certificate: the primary key and the subkeys whose binding
 * (with its embedded back-signature, RFC 4880 §5.2.1) holds. Dates play no part: which commits a key
 * is good for is said by the policy's `until`, because dates in commits are chosen by their author.
 *
 * @param allowed `several` for what GitHub publishes (https://github.com/web-flow.gpg): its retired
 *   key and its present one, in one block or more. One of them that cannot be used signs nothing.
 * @throws a plain `Error` saying why nothing in the certificate can be used
 */
async function readSigners(armored, allowed = 'one') {
    const { readKeys } = await __webpack_require__.e(/* import() */ 74).then(__webpack_require__.bind(__webpack_require__, 3074));
    const certificates = [];
    // The library reads the first block and passes over all others.
    for (const block of armored.match(BLOCK) ?? [armored]) {
        certificates.push(...(await readKeys({ armoredKeys: block })));
    }
    if (certificates.length === 0)
        throw new Error('the block holds no certificate');
    if (certificates.length > 1 && allowed === 'one') {
        throw new Error('the text holds more than one certificate');
    }
    const signers = [];
    let reason = 'it has no key that may sign';
    for (const certificate of certificates) {
        if (certificate.isPrivate())
            throw new Error('the block holds a PRIVATE key');
        const read = await readCertificate(certificate);
        signers.push(...read.signers);
        reason = read.reason ?? reason;
    }
    if (signers.length === 0)
        throw new Error(reason);
    return signers;
}
/** The keys of a certificate that may sign, and why the last of the others may not. */
async function readCertificate(certificate) {
    const primary = certificate.getFingerprint().toLowerCase();
    const certificateRevoked = await certificate.isRevoked(undefined, undefined, ANY_DATE);
    const signers = [];
    let reason;
    for (const key of [certificate, ...certificate.subkeys]) {
        const revoked = certificateRevoked || (await isRevoked(key, certificate));
        try {
            if (!revoked)
                await certificate.getSigningKey(key.getKeyID(), ANY_DATE);
            signers.push({
                primary,
                fingerprint: key.getFingerprint().toLowerCase(),
                keyId: key.getKeyID().toHex(),
                packet: key.keyPacket,
                revoked,
            });
        }
        catch (cause) {
            reason = cause instanceof Error ? cause.message : reason; // an encryption subkey, or a weak one
        }
    }
    return { signers, reason };
}
/** openpgp takes `null` for "do not look at dates"; its types do not say so. */
const ANY_DATE = null;
function isRevoked(key, certificate) {
    return 'subkeys' in key
        ? certificate.isRevoked(undefined, undefined, ANY_DATE)
        : key.isRevoked(undefined, undefined, ANY_DATE);
}
/**
 * Verifies one detached binary signature (what `git commit -S` and GitHub make) over the payload.
 *
 * @param bytes the de-armored block; exactly one version 4 or 6 signature packet
 * @param find the listed signers that bear a fingerprint or a key id
 */
async function verifyOpenPgp(bytes, payload, find) {
    if (!isOneSignaturePacket(bytes)) {
        return openpgp_signature_refuse('E_SIG_MALFORMED', 'it is not exactly one signature packet');
    }
    const { createMessage, enums, readSignature, SignaturePacket } = await __webpack_require__.e(/* import() */ 74).then(__webpack_require__.bind(__webpack_require__, 3074));
    let packet;
    try {
        const { packets } = await readSignature({ binarySignature: bytes });
        packet = packets.length === 1 && packets[0] instanceof SignaturePacket ? packets[0] : undefined;
    }
    catch {
        packet = undefined;
    }
    if (packet === undefined)
        return openpgp_signature_refuse('E_SIG_MALFORMED', 'the signature packet is malformed');
    if (!unsignedSubpackets(packet).every(isAdvisory)) {
        return openpgp_signature_refuse('E_SIG_MALFORMED', 'it has unsigned subpackets other than those that name its key');
    }
    if (packet.signatureType !== enums.signature.binary) {
        return openpgp_signature_refuse('E_SIG_TYPE_UNSUPPORTED', 'it is not a signature over a binary document');
    }
    if (!packet.signatureNeverExpires) {
        return openpgp_signature_refuse('E_SIG_TYPE_UNSUPPORTED', 'signatures that expire are not supported');
    }
    const strong = [enums.hash.sha256, enums.hash.sha384, enums.hash.sha512];
    if (!strong.includes(packet.hashAlgorithm ?? -1)) {
        return openpgp_signature_refuse('E_SIG_WEAK', 'it uses a hash other than SHA-256, SHA-384 or SHA-512');
    }
    const issuer = packet.issuerFingerprint === null
        ? packet.issuerKeyID.toHex()
        : Buffer.from(packet.issuerFingerprint).toString('hex');
    const signer = find(issuer);
    if (signer === undefined) {
        return openpgp_signature_refuse('E_SIG_UNTRUSTED', `the OpenPGP key ${issuer} is not in the policy`);
    }
    if (signer.revoked) {
        return openpgp_signature_refuse('E_KEY_REVOKED', `the OpenPGP key ${issuer} is revoked in its own certificate`);
    }
    // RFC 9580 §5.2.3.24: an unknown critical notation makes the signature count for nothing.
    if (packet.rawNotations.some(({ critical }) => critical)) {
        return openpgp_signature_refuse('E_SIG_TYPE_UNSUPPORTED', 'it has a critical notation, which nobody here knows');
    }
    if (Number(packet.created) < Number(signer.packet.created)) {
        return openpgp_signature_refuse('E_SIG_BAD', `it claims to be older than the OpenPGP key ${issuer} itself`);
    }
    const [document] = (await createMessage({ binary: payload, format: 'binary' })).packets;
    if (document === undefined)
        return openpgp_signature_refuse('E_SIG_BAD', 'what it signs is empty');
    try {
        await packet.verify(signer.packet, enums.signature.binary, document, ANY_DATE, true);
    }
    catch {
        return openpgp_signature_refuse('E_SIG_BAD', `the signature of the OpenPGP key ${issuer} does not fit what it signs`);
    }
    return { ok: true, signer };
}
/** openpgp keeps them all, and its types do not say so. */
function unsignedSubpackets(packet) {
    return packet.unhashedSubpackets;
}
/**
 * Whether an unsigned subpacket only helps to find the key: 16 issuer, 33 issuer fingerprint (RFC 9580
 * §5.2.3.12, §5.2.3.35). The library passes over others, also over critical and empty ones, for which
 * gpg refuses the signature.
 */
function isAdvisory({ type, critical }) {
    return !critical && (type === 16 || type === 33);
}
/** Tag 2, old or new format (RFC 4880 §4.2), with a definite length that ends where the bytes end. */
function isOneSignaturePacket(bytes) {
    const first = bytes[0] ?? 0;
    const at = (index) => bytes[index] ?? 0;
    if ((first & 0xc0) === 0xc0) {
        if ((first & 0x3f) !== 2)
            return false;
        const length = at(1);
        if (length < 192)
            return bytes.length === 2 + length;
        if (length < 224)
            return bytes.length === 3 + ((length - 192) << 8) + at(2) + 192;
        return length === 255 && bytes.length >= 6 && bytes.length === 6 + bytes.readUInt32BE(2);
    }
    if ((first & 0xfc) !== 0x88)
        return false;
    const kind = first & 3;
    if (kind === 0)
        return bytes.length === 2 + at(1);
    if (kind === 1)
        return bytes.length >= 3 && bytes.length === 3 + bytes.readUInt16BE(1);
    return kind === 2 && bytes.length >= 5 && bytes.length === 5 + bytes.readUInt32BE(1);
}
function openpgp_signature_refuse(code, reason) {
    return { ok: false, code, reason };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/openpgp-keyring.ts



/** Reads the certificates, and loads the library that reads them, when they are first needed. */
function createOpenPgpKeyring(signing, origin) {
    let entries;
    return {
        async check() {
            if (signing.github.keys.length === 0 && keysOf(signing, 'openpgp').length === 0)
                return;
            await (entries ??= readEntries(signing, origin));
        },
        async identify(bytes, { payload }) {
            const known = await (entries ??= readEntries(signing, origin));
            const verdict = await verifyOpenPgp(bytes, payload, (id) => known.get(id)?.signer);
            if (!verdict.ok)
                return verdict;
            const key = known.get(verdict.signer.fingerprint)?.key;
            if (key === undefined)
                throw new action_error/* ActionError */.l('E_INTERNAL', 'A verified key is not listed.');
            return { ok: true, key };
        },
    };
}
/** By the fingerprint and the key id of every key that may sign. */
async function readEntries(signing, origin) {
    const entries = new Map();
    const add = async (armored, certificates, what, where, make) => {
        let signers;
        try {
            signers = await readSigners(armored, certificates);
        }
        catch (cause) {
            throw unusableKey(where, what, cause instanceof Error ? cause.message : String(cause));
        }
        for (const signer of signers) {
            const key = make(signer.fingerprint);
            for (const id of [signer.fingerprint, signer.keyId]) {
                if (entries.has(id))
                    throw unusableKey(where, what, 'it is listed twice');
                entries.set(id, { signer, key });
            }
        }
    };
    for (const { name, key } of keysOf(signing, 'openpgp')) {
        const where = `${origin}:${key.position}`;
        await add(key.text, 'one', `the OpenPGP key of ${name}`, where, (fingerprint) => personsKey(name, fingerprint, key));
    }
    for (const [index, armored] of signing.github.keys.entries()) {
        const entry = `signing.github.keys[${index}]`;
        await add(armored, 'several', entry, origin, (fingerprint) => ({
            owner: 'github',
            name: 'github',
            label: fingerprint,
            entry,
            bounds: [],
        }));
    }
    return entries;
}

;// CONCATENATED MODULE: ./packages/shared/action/one-line.ts
/** Of one quotation in a message. */
const MAX_CHARACTERS = 200;
/**
 * Text out of a repository for a message: one line, no control or invisible characters, at most 200
 * characters.
 */
function oneLine(text) {
    const shown = text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
    const characters = Array.from(shown.trim());
    if (characters.length <= MAX_CHARACTERS)
        return characters.join('');
    return `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/verify-signatures/src/ssh-wire.ts
function wireReader(source) {
    let offset = 0;
    /** Where the next bytes begin, when there are so many. */
    const take = (length) => {
        if (offset + length > source.length)
            return undefined;
        offset += length;
        return offset - length;
    };
    const uint32 = () => {
        const start = take(4);
        return start === undefined ? undefined : source.readUInt32BE(start);
    };
    const bytes = () => {
        const length = uint32();
        const start = length === undefined ? undefined : take(length);
        return start === undefined ? undefined : source.subarray(start, offset);
    };
    return {
        bytes,
        uint32,
        byte() {
            const start = take(1);
            return start === undefined ? undefined : source[start];
        },
        uint64() {
            const start = take(8);
            return start === undefined ? undefined : source.readBigUInt64BE(start);
        },
        text: () => bytes()?.toString('latin1'),
        literal(text) {
            const found = source.toString('latin1', offset, offset + text.length) === text;
            offset += text.length;
            return found;
        },
        atEnd: () => offset === source.length,
        position: () => offset,
    };
}
/** `string` of RFC 4251 §5. */
function wireString(value) {
    const body = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, body]);
}
/** The magnitude of a positive, canonical `mpint` (RFC 4251 §5); `undefined` for any other. */
function positiveMpint(value) {
    const [first, second] = value ?? [];
    if (value === undefined || first === undefined || first >= 0x80)
        return undefined;
    if (first !== 0)
        return value;
    return second !== undefined && second >= 0x80 ? value.subarray(1) : undefined;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/ssh-public-key.ts


const MIN_RSA_BITS = 2048;
/** RFC 5656 §3.1 and §10.1; bytes of a coordinate. */
const CURVES = {
    'ecdsa-sha2-nistp256': { name: 'nistp256', jwk: 'P-256', bytes: 32, hash: 'sha256' },
    'ecdsa-sha2-nistp384': { name: 'nistp384', jwk: 'P-384', bytes: 48, hash: 'sha384' },
    'ecdsa-sha2-nistp521': { name: 'nistp521', jwk: 'P-521', bytes: 66, hash: 'sha512' },
};
/** FIDO authenticators (openssh-portable PROTOCOL.u2f), and what they compute with. */
const SECURITY_KEYS = {
    'sk-ssh-ed25519@openssh.com': 'ssh-ed25519',
    'sk-ecdsa-sha2-nistp256@openssh.com': 'ecdsa-sha2-nistp256',
};
/** Whether it is one of the types that {@link readKeyFields} reads. */
function isKeyType(type) {
    return isPlain(type) || Object.hasOwn(SECURITY_KEYS, type);
}
/** What a key of this type computes with: that of a security key is one of the plain ones. */
function plainTypeOf(type) {
    return isPlain(type) ? type : SECURITY_KEYS[type];
}
/** Parses a public key blob (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4, PROTOCOL.u2f). */
function parseSshPublicKey(blob) {
    const reader = wireReader(blob);
    const type = reader.text();
    if (type === undefined)
        return ssh_public_key_refuse('the key is cut off');
    if (!isKeyType(type)) {
        return ssh_public_key_refuse(`keys of type ${JSON.stringify(type.slice(0, 60))} are not supported`, true);
    }
    const parsed = readKeyFields(type, reader);
    return parsed.ok && !reader.atEnd() ? ssh_public_key_refuse(`bytes follow the ${type} key`) : parsed;
}
/** Reads what follows the type in a public key, and in a certificate the nonce. */
function readKeyFields(type, reader) {
    const jwk = readJwk(plainTypeOf(type), reader);
    const application = isPlain(type) ? undefined : reader.bytes();
    // OpenSSH hashes the application up to its first NUL.
    if (jwk === undefined || (!isPlain(type) && application?.includes(0) !== false)) {
        return ssh_public_key_refuse(`the ${type} key is malformed`);
    }
    try {
        const key = (0,external_node_crypto_.createPublicKey)({ key: jwk, format: 'jwk' });
        const rsaBits = key.asymmetricKeyDetails?.modulusLength ?? 0;
        const applicationHash = application && (0,external_node_crypto_.createHash)('sha256').update(application).digest();
        return { ok: true, key: { type, key, rsaBits, ...(applicationHash && { applicationHash }) } };
    }
    catch {
        return ssh_public_key_refuse(`the ${type} key is not a valid one`);
    }
}
/**
 * Parses a line as in `~/.ssh/id_ed25519.pub`: type, base64, comment.
 *
 * @returns the blob beside the key, which is what a signature names
 */
function parseSshKeyLine(line) {
    const [type = '', encoded = ''] = line.trim().split(/[ \t]+/);
    const blob = Buffer.from(encoded, 'base64');
    if (/[\r\n]/.test(line.trim()) || encoded === '' || blob.toString('base64') !== encoded) {
        return ssh_public_key_refuse('it is not of the form `type base64 comment`');
    }
    if (wireReader(blob).text() !== type)
        return ssh_public_key_refuse('the type and the key do not agree');
    return { ...parseSshPublicKey(blob), blob };
}
/** As `ssh-keygen -l` shows it. */
function sshFingerprint(blob) {
    return `SHA256:${(0,external_node_crypto_.createHash)('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}
/** Why a key is too weak for anything that it signs. */
function weakness({ type, rsaBits }) {
    if (type !== 'ssh-rsa' || rsaBits >= MIN_RSA_BITS)
        return undefined;
    return `it has ${rsaBits} bits; at least ${MIN_RSA_BITS} are needed`;
}
function isPlain(type) {
    return type === 'ssh-ed25519' || type === 'ssh-rsa' || Object.hasOwn(CURVES, type);
}
function ssh_public_key_refuse(reason, unsupported = false) {
    return { ok: false, reason, unsupported };
}
function readJwk(type, reader) {
    if (type === 'ssh-ed25519') {
        const x = reader.bytes();
        return x?.length === 32
            ? { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') }
            : undefined;
    }
    if (type === 'ssh-rsa') {
        const e = positiveMpint(reader.bytes());
        const n = positiveMpint(reader.bytes());
        if (e === undefined || n === undefined || e.length > 8)
            return undefined;
        return { kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') };
    }
    const curve = CURVES[type];
    const name = reader.text();
    const point = reader.bytes();
    // SEC 1 §2.3.3: only uncompressed points (0x04), as OpenSSH demands too.
    if (name !== curve.name || point?.length !== 1 + 2 * curve.bytes || point[0] !== 4)
        return undefined;
    return {
        kty: 'EC',
        crv: curve.jwk,
        x: point.subarray(1, 1 + curve.bytes).toString('base64url'),
        y: point.subarray(1 + curve.bytes).toString('base64url'),
    };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/ssh-certificate.ts


const CERTIFICATE = /^(.+)-cert-v01@openssh\.com$/;
/** `SSH2_CERT_TYPE_USER`; the other type is for hosts. */
const USER = 1;
/** `SSHKEY_CERT_MAX_PRINCIPALS` of sshkey.h. */
const MAX_PRINCIPALS = 256;
/** Whether a public key blob says that it is a certificate. */
function isSshCertificate(blob) {
    return CERTIFICATE.test(wireReader(blob).text() ?? '');
}
/** Parses a certificate for a key of any type that we verify. */
function parseSshCertificate(blob) {
    const reader = wireReader(blob);
    const name = reader.text() ?? '';
    const type = certifiedType(name);
    if (type === undefined) {
        return ssh_certificate_refuse(`keys of type ${JSON.stringify(name.slice(0, 60))} are not supported`, true);
    }
    const malformed = ssh_certificate_refuse(`the ${name} certificate is malformed`);
    if (reader.bytes() === undefined)
        return malformed; // the nonce
    const keyStart = reader.position();
    const key = readKeyFields(type, reader);
    if (!key.ok)
        return key;
    const keyFields = blob.subarray(keyStart, reader.position());
    const serial = reader.uint64();
    const certificateType = reader.uint32();
    const keyId = reader.bytes();
    const principals = readPrincipals(reader.bytes());
    const validAfter = reader.uint64();
    const validBefore = reader.uint64();
    const criticalOptions = readOptions(reader.bytes());
    const extensions = readOptions(reader.bytes());
    const reserved = reader.bytes();
    const authority = reader.bytes();
    const signed = blob.subarray(0, reader.position());
    const signature = reader.bytes();
    if (serial === undefined ||
        certificateType === undefined ||
        keyId?.includes(0) !== false ||
        principals === undefined ||
        validAfter === undefined ||
        validBefore === undefined ||
        criticalOptions === undefined ||
        extensions === undefined || // they only ever grant what a signature has no use for
        reserved?.length !== 0 ||
        authority === undefined ||
        signature === undefined ||
        !reader.atEnd()) {
        return malformed;
    }
    return {
        ok: true,
        certificate: {
            key: key.key,
            publicKey: Buffer.concat([wireString(type), keyFields]),
            keyId: keyId.toString('utf8'),
            type: certificateType,
            principals,
            validAfter,
            validBefore,
            criticalOptions,
            authority,
            signed,
            signature,
        },
    };
}
/**
 * Why a certificate does not hold for what was signed at a time, whoever issued it; `undefined`: it
 * does, if its authority's signature is good.
 *
 * The time is the committer's or tagger's claim, as git hands it to `ssh-keygen -Overify-time` (git's
 * gpg-interface.c): it keeps honest signers to their certificate's time and stops no thief, who can
 * claim any. Git writes it as local time without a zone, so that its own verdict moves by an hour when
 * clocks are set back, and takes the time 0 for "now"; here it is UTC, and 0 is refused.
 *
 * @param seconds since 1970
 */
function certificateFault(certificate, seconds) {
    const { type, principals, validAfter, validBefore } = certificate;
    if (type !== USER)
        return 'it is not a user certificate';
    // sshkey.c: one without principals was once good for everybody.
    if (principals.length === 0)
        return 'it names no principal';
    for (const [name, data] of certificate.criticalOptions) {
        // OpenSSH looks at none of them in a signature. All but this one restrict logins, or are unknown.
        if (name === VERIFY_REQUIRED && data.length === 0)
            continue;
        return `it has the critical option ${JSON.stringify(name.slice(0, 60))}, which no signature can meet`;
    }
    const time = BigInt(seconds);
    if (time > 0n && validAfter <= time && time < validBefore)
        return undefined;
    return `it is good from ${moment(validAfter)} until ${moment(validBefore)}, and what it signed says ${moment(time)}`;
}
/** The critical option that demands a security key's verified flag; the only one with a meaning here. */
const VERIFY_REQUIRED = 'verify-required';
/** Whether its authority demands that a security key verifies its user. */
function requiresVerification({ criticalOptions }) {
    return criticalOptions.has(VERIFY_REQUIRED);
}
/** Security keys' names end in `@openssh.com` without a certificate, too. */
function certifiedType(name) {
    const base = CERTIFICATE.exec(name)?.[1] ?? '';
    return [base, `${base}@openssh.com`].find(isKeyType);
}
/** Strings one after the other; none of them may hold a NUL, as in OpenSSH's `sshbuf_get_cstring`. */
function readPrincipals(bytes) {
    if (bytes === undefined)
        return undefined;
    const reader = wireReader(bytes);
    const principals = [];
    while (!reader.atEnd()) {
        const principal = reader.bytes();
        if (principal?.includes(0) !== false || principals.length === MAX_PRINCIPALS)
            return undefined;
        principals.push(principal.toString('latin1'));
    }
    return principals;
}
/** Name and data one after the other, each name once. */
function readOptions(bytes) {
    if (bytes === undefined)
        return undefined;
    const reader = wireReader(bytes);
    const options = new Map();
    while (!reader.atEnd()) {
        const name = reader.text();
        const data = reader.bytes();
        if (name === undefined || data === undefined || options.has(name))
            return undefined;
        options.set(name, data);
    }
    return options;
}
/** The last second of the year 9999; `ssh-keygen` writes 2⁶⁴ − 1 for certificates without an end. */
const LAST_DATE = 253402300799n;
function moment(seconds) {
    if (seconds > LAST_DATE)
        return 'ever';
    return new Date(Number(seconds) * 1000).toISOString().replace('.000', '');
}
function ssh_certificate_refuse(reason, unsupported = false) {
    return { ok: false, reason, unsupported };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/ssh-key-signature.ts



/** Bits of a security key's flags (WebAuthn §6.1): somebody touched it. */
const USER_PRESENT = 0x01;
/** It verified its user by PIN or fingerprint. */
const USER_VERIFIED = 0x04;
/**
 * Besides those two, whether the key may be and is backed up. All others announce data that the form
 * has no place for, or are reserved; OpenSSH does not look at them.
 */
const KNOWN_FLAGS = USER_PRESENT | USER_VERIFIED | 0x08 | 0x10;
/** Reads the signature proper; its algorithm must be one of the key's own. */
function parseKeySignature(blob, key) {
    const reader = wireReader(blob);
    const algorithm = reader.text();
    const value = reader.bytes();
    if (algorithm === undefined || value === undefined) {
        return ssh_key_signature_refuse('E_SIG_MALFORMED', 'the signature inside is cut off');
    }
    if (algorithm === 'ssh-rsa')
        return ssh_key_signature_refuse('E_SIG_WEAK', 'it is an RSA signature over SHA-1');
    const weak = weakness(key);
    if (weak !== undefined)
        return ssh_key_signature_refuse('E_SIG_WEAK', `its RSA key is weak: ${weak}`);
    if (algorithm.startsWith('webauthn-')) {
        // Over JSON of the browser's own (PROTOCOL.u2f); OpenSSH verifies it only for ECDSA.
        return ssh_key_signature_refuse('E_SIG_TYPE_UNSUPPORTED', 'signatures that a browser made are not supported');
    }
    const allowed = key.type === 'ssh-rsa' ? ['rsa-sha2-256', 'rsa-sha2-512'] : [key.type];
    if (!allowed.includes(algorithm)) {
        return ssh_key_signature_refuse('E_SIG_MALFORMED', 'its algorithm does not fit its key');
    }
    if (key.applicationHash === undefined) {
        return reader.atEnd()
            ? { ok: true, signature: { algorithm, value } }
            : ssh_key_signature_refuse('E_SIG_MALFORMED', 'the signature inside is too long');
    }
    const flags = reader.byte();
    const counter = reader.uint32();
    if (flags === undefined || counter === undefined || !reader.atEnd()) {
        return ssh_key_signature_refuse('E_SIG_MALFORMED', 'the security key’s flags or counter are cut off or too long');
    }
    return { ok: true, signature: { algorithm, value, authenticator: { flags, counter } } };
}
/**
 * What a security key did not do. A touch is always demanded, although git and `ssh-keygen -Y verify`
 * look at no flag: without it, whatever runs on the signer's machine signs unseen.
 */
function authenticatorFault({ authenticator }, userVerified) {
    if (authenticator === undefined) {
        return userVerified ? 'its key is no security key, which could verify its user' : undefined;
    }
    const { flags } = authenticator;
    if ((flags & ~KNOWN_FLAGS) !== 0) {
        return `the security key set flags of unknown meaning (0x${flags.toString(16)})`;
    }
    if ((flags & USER_PRESENT) === 0)
        return 'nobody touched the security key';
    if (userVerified && (flags & USER_VERIFIED) === 0) {
        return 'the security key did not verify its user by PIN or fingerprint';
    }
    return undefined;
}
/**
 * Whether the signature is the key's own over exactly this message. It is computed in the thread pool:
 * with many at a time, by all cores.
 */
async function verifyKeySignature({ algorithm, value, authenticator }, key, message) {
    const signed = key.applicationHash && authenticator
        ? Buffer.concat([
            key.applicationHash,
            authenticatorBytes(authenticator),
            (0,external_node_crypto_.createHash)('sha256').update(message).digest(),
        ])
        : message;
    const type = plainTypeOf(key.type);
    if (type === 'ssh-ed25519')
        return value.length === 64 && compute(null, signed, key.key, value);
    if (type === 'ssh-rsa') {
        const size = Math.ceil(key.rsaBits / 8);
        if (value.length > size)
            return false;
        // OpenSSH pads what an agent sent too short.
        const padded = Buffer.concat([Buffer.alloc(size - value.length), value]);
        return compute(algorithm === 'rsa-sha2-512' ? 'sha512' : 'sha256', signed, key.key, padded);
    }
    const curve = CURVES[type];
    const raw = ecdsaSignature(value, curve.bytes);
    if (raw === undefined)
        return false;
    return compute(curve.hash, signed, { key: key.key, dsaEncoding: 'ieee-p1363' }, raw);
}
/** `crypto.verify` as a promise; the call with a callback is the one that leaves this thread. */
function compute(hash, signed, key, value) {
    return new Promise((resolve, reject) => {
        (0,external_node_crypto_.verify)(hash, signed, key, value, (error, good) => {
            if (error === null)
                resolve(good);
            else
                reject(error);
        });
    });
}
function authenticatorBytes({ flags, counter, }) {
    const bytes = Buffer.alloc(5);
    bytes.writeUInt8(flags);
    bytes.writeUInt32BE(counter, 1);
    return bytes;
}
/** Two mpints (RFC 5656 §3.1.2) as r‖s of fixed length. */
function ecdsaSignature(value, bytes) {
    const reader = wireReader(value);
    const r = positiveMpint(reader.bytes());
    const s = positiveMpint(reader.bytes());
    if (!r || !s || !reader.atEnd() || r.length > bytes || s.length > bytes)
        return undefined;
    return Buffer.concat([Buffer.alloc(bytes - r.length), r, Buffer.alloc(bytes - s.length), s]);
}
function ssh_key_signature_refuse(code, reason) {
    return { ok: false, code, reason };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/ssh-authorities.ts





/** How many certificates are remembered: a person has few, unless each signature has its own. */
const REMEMBERED = 1_000;
/**
 * Reads all authorities at once.
 *
 * @param listed the plain keys of the policy, by the base64 of their blobs
 * @throws `E_POLICY_INVALID` for an authority that could never be verified, that is a person's plain key
 *   as well, or of which one principal stands for two entries
 */
function createSshAuthorities(signing, origin, listed) {
    const authorities = readAuthorities(signing, origin, listed);
    const parsed = new Map();
    const issued = new Map();
    const remember = (map, key, make) => {
        let value = map.get(key);
        if (value === undefined) {
            if (map.size >= REMEMBERED)
                map.clear();
            map.set(key, (value = make()));
        }
        return value;
    };
    return {
        read: (blob) => remember(parsed, blob.toString('base64'), () => parseSshCertificate(blob)),
        async holderOf(certificate, seconds) {
            const label = labelOf(certificate);
            const authority = authorities.get(certificate.authority.toString('base64'));
            if (authority === undefined) {
                const issuer = sshFingerprint(certificate.authority);
                const reason = `the SSH authority ${issuer} that issued ${label} is not in the policy`;
                return { ok: false, code: 'E_SIG_UNTRUSTED', reason };
            }
            const forged = await remember(issued, certificate, () => issueFault(certificate, authority.key));
            if (forged !== undefined)
                return forged;
            const fault = certificateFault(certificate, seconds);
            if (fault !== undefined)
                return doesNotHold(label, fault);
            return holderBy(certificate, authority, listed);
        },
    };
}
/** Every entry that the certificate speaks of must be the same person's, and all their limits hold. */
function holderBy(certificate, { entries }, listed) {
    const label = labelOf(certificate);
    const meant = entries.filter(({ key }) => key.principals.some((principal) => certificate.principals.includes(principal)));
    const [first] = meant;
    if (first === undefined) {
        const shown = JSON.stringify(oneLine(certificate.principals.join(', ')));
        const reason = `nobody in the policy has a principal of ${label}, which names ${shown}`;
        return { ok: false, code: 'E_SIG_UNTRUSTED', reason };
    }
    const { name } = first;
    const names = [...new Set(meant.map((entry) => entry.name))];
    if (names.length > 1)
        return doesNotHold(label, `it makes one key that of ${names.join(', ')}`);
    // A stolen certificate is retired by listing its key, with `until`, as a plain one.
    const plain = listed.get(certificate.publicKey.toString('base64'));
    if (plain !== undefined && plain.trusted.name !== name) {
        return doesNotHold(label, `it makes ${plain.trusted.name}’s key that of ${name}`);
    }
    const keys = meant.map(({ key }) => personsKey(name, label, key));
    if (plain !== undefined)
        keys.push(plain.trusted);
    return {
        ok: true,
        userVerified: plain?.userVerified === true || requiresVerification(certificate),
        trusted: {
            owner: 'person',
            name,
            label,
            entry: first.key.entry,
            bounds: keys.flatMap(({ bounds }) => bounds),
            ...(keys.some(({ compromised }) => compromised) && { compromised: true }),
        },
    };
}
/** Why the authority that a certificate names did not issue it. */
async function issueFault(certificate, authority) {
    const refuse = (code, reason) => ({
        ok: false,
        code,
        reason: `the authority’s signature of ${labelOf(certificate)} cannot count: ${reason}`,
    });
    const parsed = parseKeySignature(certificate.signature, authority);
    if (!parsed.ok)
        return refuse(parsed.code, parsed.reason);
    return (await verifyKeySignature(parsed.signature, authority, certificate.signed))
        ? undefined
        : refuse('E_SIG_BAD', 'it does not fit what it signs');
}
/** By the base64 of the authority's public key blob, which is what a certificate names. */
function readAuthorities(signing, origin, listed) {
    const authorities = new Map();
    for (const owned of keysOf(signing, 'ssh-authority')) {
        const { name, key } = owned;
        const refuse = (reason) => unusableKey(`${origin}:${key.position}`, `the SSH authority of ${name}`, reason);
        const parsed = parseSshKeyLine(key.text);
        if (!parsed.ok || parsed.blob === undefined) {
            throw refuse(parsed.ok ? 'it is empty' : parsed.reason);
        }
        const fault = authorityFault(parsed.key);
        if (fault !== undefined)
            throw refuse(fault);
        const id = parsed.blob.toString('base64');
        const own = listed.get(id);
        if (own !== undefined)
            throw refuse(`it is a key of ${own.trusted.name} as well`);
        const entries = authorities.get(id)?.entries ?? [];
        const clash = overlap(entries, key);
        if (clash !== undefined)
            throw refuse(clash);
        authorities.set(id, { key: parsed.key, entries: [...entries, owned] });
    }
    return authorities;
}
function authorityFault(key) {
    if (key.applicationHash !== undefined)
        return 'authorities on security keys are not supported';
    return weakness(key);
}
function overlap(entries, { principals }) {
    for (const { name, key } of entries) {
        const shared = principals.find((principal) => key.principals.includes(principal));
        if (shared !== undefined)
            return `its principal \`${shared}\` is listed for ${name} already`;
    }
    return undefined;
}
function doesNotHold(label, fault) {
    return { ok: false, code: 'E_SIG_CERTIFICATE', reason: `${label} does not hold: ${fault}` };
}
/** `SHA256:… (certificate "alice@laptop")`: the certified key, and what the authority calls it. */
function labelOf({ publicKey, keyId }) {
    return `${sshFingerprint(publicKey)} (certificate ${JSON.stringify(oneLine(keyId))})`;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/ssh-signature.ts




/** What git signs under; a signature made for files or logins must not count. */
const NAMESPACE = 'git';
/**
 * Parses the bytes inside `-----BEGIN SSH SIGNATURE-----`.
 *
 * @param readKey gives the key of a public key blob; a keyring knows most of them without parsing
 */
function parseSshSignature(bytes, readKey = parseSshPublicKey) {
    const reader = wireReader(bytes);
    const magic = reader.literal('SSHSIG');
    const version = reader.uint32();
    const publicKey = reader.bytes();
    const namespace = reader.text();
    const reserved = reader.bytes();
    const hash = reader.text();
    const blob = reader.bytes();
    if (!magic || version !== 1 || publicKey === undefined || blob === undefined || !reader.atEnd()) {
        return ssh_signature_refuse('E_SIG_MALFORMED', 'it is not a version 1 SSH signature');
    }
    if (namespace !== NAMESPACE) {
        return ssh_signature_refuse('E_SIG_BAD', `it was made for the namespace ${JSON.stringify(namespace)}, not git`);
    }
    if (reserved?.length !== 0)
        return ssh_signature_refuse('E_SIG_MALFORMED', 'its reserved field is not empty');
    if (hash !== 'sha256' && hash !== 'sha512') {
        return ssh_signature_refuse('E_SIG_MALFORMED', 'its hash is neither sha256 nor sha512');
    }
    const parsed = readKey(publicKey);
    if (!parsed.ok) {
        return ssh_signature_refuse(parsed.unsupported ? 'E_SIG_TYPE_UNSUPPORTED' : 'E_SIG_MALFORMED', parsed.reason);
    }
    const inner = parseKeySignature(blob, parsed.key);
    if (!inner.ok)
        return inner;
    return { ok: true, signature: { ...inner.signature, publicKey, key: parsed.key, hash } };
}
/** Whether the signature is the key's own over exactly this payload. */
async function verifySshSignature(signature, payload) {
    const { hash } = signature;
    const message = Buffer.concat([
        Buffer.from('SSHSIG', 'latin1'),
        wireString(NAMESPACE),
        wireString(''),
        wireString(hash),
        wireString((0,external_node_crypto_.createHash)(hash).update(payload).digest()),
    ]);
    return verifyKeySignature(signature, signature.key, message);
}
function ssh_signature_refuse(code, reason) {
    return { ok: false, code, reason };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/ssh-keyring.ts






/**
 * Reads all SSH keys and authorities at once.
 *
 * @throws `E_POLICY_INVALID` for keys that we could never verify or that are listed twice, and as
 *   `createSshAuthorities`
 */
function createSshKeyring(signing, origin) {
    const listed = readKeys(signing, origin);
    const authorities = createSshAuthorities(signing, origin, listed);
    const readKey = (blob) => {
        const known = listed.get(blob.toString('base64'));
        if (known !== undefined)
            return { ok: true, key: known.key };
        if (!isSshCertificate(blob))
            return parseSshPublicKey(blob);
        const parsed = authorities.read(blob);
        return parsed.ok ? { ok: true, key: parsed.certificate.key } : parsed;
    };
    return {
        async identify(bytes, object) {
            const parsed = parseSshSignature(bytes, readKey);
            if (!parsed.ok)
                return parsed;
            const { signature } = parsed;
            const holder = await holderOf(signature, object, listed, authorities);
            if (!holder.ok)
                return holder;
            const { trusted, userVerified } = holder;
            const fault = authenticatorFault(signature, userVerified);
            if (fault !== undefined)
                return { ok: false, code: 'E_SIG_WEAK', reason: fault };
            if (await verifySshSignature(signature, object.payload))
                return { ok: true, key: trusted };
            const reason = `the signature of ${trusted.name}’s SSH key ${trusted.label} does not fit what it signs`;
            return { ok: false, code: 'E_SIG_BAD', reason };
        },
    };
}
async function holderOf({ publicKey }, object, listed, authorities) {
    const known = listed.get(publicKey.toString('base64'));
    if (known !== undefined)
        return { ok: true, ...known };
    const read = isSshCertificate(publicKey) ? authorities.read(publicKey) : undefined;
    if (read?.ok === true)
        return authorities.holderOf(read.certificate, claimOf(object).seconds);
    const reason = `the SSH key ${sshFingerprint(publicKey)} is not in the policy`;
    return { ok: false, code: 'E_SIG_UNTRUSTED', reason };
}
/** Who says when it was signed. */
function claimOf(object) {
    return 'committer' in object ? object.committer : object.tagger;
}
/** By the base64 of the public key blob, which is what a signature names. */
function readKeys(signing, origin) {
    const keys = new Map();
    for (const { name, key } of keysOf(signing, 'ssh')) {
        const refuse = (reason) => unusableKey(`${origin}:${key.position}`, `the SSH key of ${name}`, reason);
        const parsed = parseSshKeyLine(key.text);
        if (!parsed.ok || parsed.blob === undefined) {
            throw refuse(parsed.ok ? 'it is empty' : parsed.reason);
        }
        const weak = weakness(parsed.key);
        if (weak !== undefined)
            throw refuse(weak);
        const userVerified = key.userVerified === true;
        if (userVerified && parsed.key.applicationHash === undefined) {
            throw refuse('only a security key (`sk-…`) can be `user-verified`');
        }
        const id = parsed.blob.toString('base64');
        if (keys.has(id))
            throw refuse('it is listed twice');
        const trusted = personsKey(name, sshFingerprint(parsed.blob), key);
        keys.set(id, { key: parsed.key, trusted, userVerified });
    }
    return keys;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/keyring.ts




/**
 * Puts the rings of all kinds of signature together. SSH keys are read at once, all others when the
 * first signature of their kind is met: a repository that signs by SSH never loads their libraries.
 *
 * @param origin names the policy file in messages
 * @throws `E_POLICY_INVALID` for keys that we could never verify or that two people share; from
 *   `identify` too
 */
function createKeyring(signing, origin) {
    const ssh = createSshKeyring(signing, origin);
    const openpgp = createOpenPgpKeyring(signing, origin);
    const gitsign = createGitsignKeyring(signing, origin);
    return {
        async check() {
            await openpgp.check();
            await gitsign.check();
        },
        async identify(object) {
            if (object.signature === undefined) {
                return { ok: false, code: 'E_SIG_UNSIGNED', reason: 'it is not signed' };
            }
            const parsed = parseArmor(object.signature);
            if (!parsed.ok)
                return parsed;
            const { kind, bytes } = parsed.armor;
            switch (kind) {
                case 'ssh':
                    return ssh.identify(bytes, object);
                case 'openpgp':
                    return openpgp.identify(bytes, object);
                case 'cms':
                    return gitsign.identify(bytes, object);
            }
        },
    };
}

// EXTERNAL MODULE: ./packages/shared/action/inputs.ts
var inputs = __webpack_require__(3864);
;// CONCATENATED MODULE: ./packages/shared/policy/check-policy.ts


/**
 * What a schema cannot say: names must exist, globs must be able to match, no name may mean two
 * things.
 *
 * @throws what `refuse` makes, for the first mistake
 */
function checkPolicy(policy, refuse) {
    if (policy.signing)
        checkSigning(policy.signing, refuse);
    checkGlobs(['promotion', 'trust-paths'], policy.promotion.trustPaths, refuse);
    policy.registries.forEach((rule, index) => {
        checkGlobs(['registries', index, 'overlays'], rule.overlays, refuse);
        rule.prefixes.forEach((prefix, at) => {
            const defect = prefixDefect(prefix);
            if (defect === undefined)
                return;
            throw refuse(['registries', index, 'prefixes', at], `the prefix \`${prefix}\` ${defect}`);
        });
    });
}
function checkSigning(signing, refuse) {
    checkIdentities(signing, refuse);
    for (const [team, members] of signing.teams) {
        if (signing.people.has(team)) {
            throw refuse(['signing', 'teams', team], `\`${team}\` is the name of a person already`);
        }
        members.forEach((member, index) => {
            if (!signing.people.has(member)) {
                throw refuse(['signing', 'teams', team, index], `\`${member}\` is not listed in people`);
            }
        });
    }
    const names = (path, signers) => {
        signers.forEach((name, index) => {
            if (!signing.people.has(name) && !signing.teams.has(name)) {
                throw refuse([...path, index], `\`${name}\` is neither a person nor a team`);
            }
        });
    };
    signing.rules.forEach((rule, index) => {
        checkGlobs(['signing', 'rules', index, 'paths'], rule.paths, refuse);
        checkGlobs(['signing', 'rules', index, 'branches'], rule.branches ?? [], refuse);
        names(['signing', 'rules', index, 'signers'], rule.signers);
    });
    signing.tags.forEach((rule, index) => {
        checkGlobs(['signing', 'tags', index], [rule.pattern], refuse);
        names(['signing', 'tags', index, 'signers'], rule.signers);
        names(['signing', 'tags', index, 'hotfix'], rule.hotfix ?? []);
    });
    signing.exempt.forEach(({ commit }, index) => {
        if (signing.exempt.findIndex((other) => other.commit === commit) === index)
            return;
        throw refuse(['signing', 'exempt', index], `\`${commit}\` is exempted twice`);
    });
    if (signing.pipeline) {
        const path = ['signing', 'pipeline'];
        checkGlobs([...path, 'overlays'], signing.pipeline.overlays, refuse);
        if (signing.github.keys.length === 0) {
            throw refuse(path, 'needs `signing.github.keys`: GitHub signs the commits of the pipeline');
        }
    }
    if (signing.github.webFlow !== 'deny' && signing.github.keys.length === 0) {
        throw refuse(['signing', 'github', 'web-flow'], 'needs `signing.github.keys`');
    }
}
/** Identities need the root that says whom to believe, and each of them is one person’s. */
function checkIdentities({ people, sigstore }, refuse) {
    const owners = new Map();
    for (const [name, { keys }] of people) {
        keys.forEach((key, index) => {
            if (key.type !== 'gitsign')
                return;
            const path = ['signing', 'people', name, 'keys', index];
            if (sigstore === undefined)
                throw refuse(path, 'needs `signing.sigstore.trusted-root`');
            const id = `${key.identity} (${key.issuer})`;
            const owner = owners.get(id);
            if (owner !== undefined)
                throw refuse(path, `\`${id}\` is listed already, for ${owner}`);
            owners.set(id, name);
        });
    }
}
function checkGlobs(path, patterns, refuse) {
    patterns.forEach((pattern, index) => {
        const defect = globDefect(pattern);
        if (defect !== undefined)
            throw refuse([...path, index], `the glob \`${pattern}\` ${defect}`);
    });
}

// EXTERNAL MODULE: ./node_modules/ajv/dist/runtime/ucs2length.js
var ucs2length = __webpack_require__(6214);
// EXTERNAL MODULE: ./node_modules/ajv/dist/runtime/equal.js
var equal = __webpack_require__(4951);
;// CONCATENATED MODULE: ./packages/shared/policy/policy-validator.ts
// @ts-nocheck: ajv's code.
// Generated from `policy-schema.ts` by `npm run docs`; do not edit.


const defaultOf = (module) => (typeof module === 'function' ? module : module.default);
const validate = validate0;
const schema0 = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: ['schema'],
    properties: {
        schema: { const: 1 },
        signing: {
            type: 'object',
            additionalProperties: false,
            required: ['trust-root', 'people'],
            properties: {
                'trust-root': { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                people: {
                    type: 'object',
                    minProperties: 1,
                    propertyNames: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                    additionalProperties: {
                        type: 'object',
                        additionalProperties: false,
                        required: ['keys'],
                        properties: {
                            emails: {
                                type: 'array',
                                minItems: 1,
                                items: { type: 'string', pattern: '^[^\\s<>@]+@[^\\s<>@]+$' },
                            },
                            keys: {
                                type: 'array',
                                minItems: 1,
                                items: {
                                    type: 'object',
                                    additionalProperties: false,
                                    required: [],
                                    properties: {
                                        ssh: { type: 'string', minLength: 1 },
                                        'user-verified': { type: 'boolean' },
                                        'ssh-authority': { type: 'string', minLength: 1 },
                                        principals: {
                                            type: 'array',
                                            minItems: 1,
                                            uniqueItems: true,
                                            items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$' },
                                        },
                                        openpgp: {
                                            type: 'string',
                                            pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                        },
                                        gitsign: {
                                            type: 'object',
                                            additionalProperties: false,
                                            required: ['identity', 'issuer'],
                                            properties: {
                                                identity: { type: 'string', pattern: '^[\\x21-\\x29\\x2b-\\x7e]+$' },
                                                issuer: { type: 'string', pattern: '^[\\x21-\\x29\\x2b-\\x7e]+$' },
                                            },
                                        },
                                        until: {
                                            type: 'array',
                                            minItems: 1,
                                            items: { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                        },
                                        reason: { enum: ['retired', 'compromised'] },
                                    },
                                    oneOf: [
                                        { required: ['ssh'] },
                                        { required: ['ssh-authority'] },
                                        { required: ['openpgp'] },
                                        { required: ['gitsign'] },
                                    ],
                                    dependentRequired: {
                                        reason: ['until'],
                                        'user-verified': ['ssh'],
                                        'ssh-authority': ['principals'],
                                        principals: ['ssh-authority'],
                                    },
                                },
                            },
                        },
                    },
                },
                pipeline: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['app', 'overlays'],
                    properties: {
                        app: {
                            type: 'object',
                            additionalProperties: false,
                            required: ['slug', 'user-id'],
                            properties: {
                                slug: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,99}$' },
                                'user-id': { type: 'integer', minimum: 1 },
                            },
                        },
                        overlays: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                    },
                },
                github: {
                    type: 'object',
                    additionalProperties: false,
                    required: [],
                    properties: {
                        'web-flow': { enum: ['deny', 'merges-only', 'allow'] },
                        keys: {
                            type: 'array',
                            items: {
                                type: 'object',
                                additionalProperties: false,
                                required: ['openpgp'],
                                properties: {
                                    openpgp: {
                                        type: 'string',
                                        pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                    },
                                },
                            },
                        },
                    },
                },
                sigstore: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['trusted-root'],
                    properties: { 'trusted-root': { type: 'string', minLength: 1 } },
                },
                teams: {
                    type: 'object',
                    propertyNames: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                    additionalProperties: {
                        type: 'array',
                        minItems: 1,
                        items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                    },
                },
                rules: {
                    type: 'array',
                    items: {
                        type: 'object',
                        additionalProperties: false,
                        required: ['paths', 'signers'],
                        properties: {
                            paths: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                            branches: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                            signers: {
                                type: 'array',
                                minItems: 1,
                                items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                            },
                        },
                    },
                },
                tags: {
                    type: 'array',
                    items: {
                        type: 'object',
                        additionalProperties: false,
                        required: ['pattern', 'signers'],
                        properties: {
                            pattern: { type: 'string', minLength: 1 },
                            signers: {
                                type: 'array',
                                minItems: 1,
                                items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                            },
                            hotfix: {
                                type: 'array',
                                minItems: 1,
                                items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                            },
                        },
                    },
                },
                exempt: {
                    type: 'array',
                    items: {
                        type: 'object',
                        additionalProperties: false,
                        required: ['commit', 'reason'],
                        properties: {
                            commit: { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                            reason: { type: 'string', minLength: 1 },
                        },
                    },
                },
            },
        },
        scan: {
            type: 'object',
            additionalProperties: false,
            required: [],
            properties: {
                'fail-on': {
                    oneOf: [
                        { const: 'none' },
                        {
                            type: 'array',
                            minItems: 1,
                            uniqueItems: true,
                            items: { enum: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] },
                        },
                    ],
                },
                'ignore-unfixed': { type: 'boolean' },
                'max-db-age': { type: 'string', pattern: '^\\d{1,9}[smhd]$' },
            },
        },
        promotion: {
            type: 'object',
            additionalProperties: false,
            required: [],
            properties: {
                'deny-digests': {
                    type: 'array',
                    items: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
                },
                'trust-paths': { type: 'array', items: { type: 'string', minLength: 1 } },
            },
        },
        registries: {
            type: 'array',
            items: {
                type: 'object',
                additionalProperties: false,
                required: ['overlays', 'prefixes'],
                properties: {
                    overlays: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                    prefixes: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                    sources: {
                        type: 'array',
                        minItems: 1,
                        items: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$' },
                    },
                },
            },
        },
    },
};
const func0 = Object.prototype.hasOwnProperty;
const func1 = defaultOf(ucs2length/* default */.A);
const func9 = defaultOf(equal/* default */.A);
const pattern0 = new RegExp('^([0-9a-f]{40}|[0-9a-f]{64})$', 'u');
const pattern1 = new RegExp('^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$', 'u');
const pattern2 = new RegExp('^[^\\s<>@]+@[^\\s<>@]+$', 'u');
const pattern3 = new RegExp('^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$', 'u');
const pattern4 = new RegExp('^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n', 'u');
const pattern5 = new RegExp('^[\\x21-\\x29\\x2b-\\x7e]+$', 'u');
const pattern8 = new RegExp('^[a-z0-9][a-z0-9-]{0,99}$', 'u');
const pattern16 = new RegExp('^\\d{1,9}[smhd]$', 'u');
const pattern17 = new RegExp('^sha256:[0-9a-f]{64}$', 'u');
const pattern18 = new RegExp('^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$', 'u');
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate0.evaluated;
    if (evaluated0.dynamicProps) {
        evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
        evaluated0.items = undefined;
    }
    if (data && typeof data == 'object' && !Array.isArray(data)) {
        if (data.schema === undefined) {
            const err0 = {
                instancePath,
                schemaPath: '#/required',
                keyword: 'required',
                params: { missingProperty: 'schema' },
                message: "must have required property '" + 'schema' + "'",
                schema: schema0.required,
                parentSchema: schema0,
                data,
            };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        for (const key0 in data) {
            if (!(key0 === 'schema' ||
                key0 === 'signing' ||
                key0 === 'scan' ||
                key0 === 'promotion' ||
                key0 === 'registries')) {
                const err1 = {
                    instancePath,
                    schemaPath: '#/additionalProperties',
                    keyword: 'additionalProperties',
                    params: { additionalProperty: key0 },
                    message: 'must NOT have additional properties',
                    schema: false,
                    parentSchema: schema0,
                    data,
                };
                if (vErrors === null) {
                    vErrors = [err1];
                }
                else {
                    vErrors.push(err1);
                }
                errors++;
            }
        }
        if (data.schema !== undefined) {
            let data0 = data.schema;
            if (1 !== data0) {
                const err2 = {
                    instancePath: instancePath + '/schema',
                    schemaPath: '#/properties/schema/const',
                    keyword: 'const',
                    params: { allowedValue: 1 },
                    message: 'must be equal to constant',
                    schema: 1,
                    parentSchema: schema0.properties.schema,
                    data: data0,
                };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
        }
        if (data.signing !== undefined) {
            let data1 = data.signing;
            if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                if (data1['trust-root'] === undefined) {
                    const err3 = {
                        instancePath: instancePath + '/signing',
                        schemaPath: '#/properties/signing/required',
                        keyword: 'required',
                        params: { missingProperty: 'trust-root' },
                        message: "must have required property '" + 'trust-root' + "'",
                        schema: schema0.properties.signing.required,
                        parentSchema: schema0.properties.signing,
                        data: data1,
                    };
                    if (vErrors === null) {
                        vErrors = [err3];
                    }
                    else {
                        vErrors.push(err3);
                    }
                    errors++;
                }
                if (data1.people === undefined) {
                    const err4 = {
                        instancePath: instancePath + '/signing',
                        schemaPath: '#/properties/signing/required',
                        keyword: 'required',
                        params: { missingProperty: 'people' },
                        message: "must have required property '" + 'people' + "'",
                        schema: schema0.properties.signing.required,
                        parentSchema: schema0.properties.signing,
                        data: data1,
                    };
                    if (vErrors === null) {
                        vErrors = [err4];
                    }
                    else {
                        vErrors.push(err4);
                    }
                    errors++;
                }
                for (const key1 in data1) {
                    if (!func0.call(schema0.properties.signing.properties, key1)) {
                        const err5 = {
                            instancePath: instancePath + '/signing',
                            schemaPath: '#/properties/signing/additionalProperties',
                            keyword: 'additionalProperties',
                            params: { additionalProperty: key1 },
                            message: 'must NOT have additional properties',
                            schema: false,
                            parentSchema: schema0.properties.signing,
                            data: data1,
                        };
                        if (vErrors === null) {
                            vErrors = [err5];
                        }
                        else {
                            vErrors.push(err5);
                        }
                        errors++;
                    }
                }
                if (data1['trust-root'] !== undefined) {
                    let data2 = data1['trust-root'];
                    if (typeof data2 === 'string') {
                        if (!pattern0.test(data2)) {
                            const err6 = {
                                instancePath: instancePath + '/signing/trust-root',
                                schemaPath: '#/properties/signing/properties/trust-root/pattern',
                                keyword: 'pattern',
                                params: { pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                message: 'must match pattern "' + '^([0-9a-f]{40}|[0-9a-f]{64})$' + '"',
                                schema: '^([0-9a-f]{40}|[0-9a-f]{64})$',
                                parentSchema: schema0.properties.signing.properties['trust-root'],
                                data: data2,
                            };
                            if (vErrors === null) {
                                vErrors = [err6];
                            }
                            else {
                                vErrors.push(err6);
                            }
                            errors++;
                        }
                    }
                    else {
                        const err7 = {
                            instancePath: instancePath + '/signing/trust-root',
                            schemaPath: '#/properties/signing/properties/trust-root/type',
                            keyword: 'type',
                            params: { type: 'string' },
                            message: 'must be string',
                            schema: schema0.properties.signing.properties['trust-root'].type,
                            parentSchema: schema0.properties.signing.properties['trust-root'],
                            data: data2,
                        };
                        if (vErrors === null) {
                            vErrors = [err7];
                        }
                        else {
                            vErrors.push(err7);
                        }
                        errors++;
                    }
                }
                if (data1.people !== undefined) {
                    let data3 = data1.people;
                    if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
                        if (Object.keys(data3).length < 1) {
                            const err8 = {
                                instancePath: instancePath + '/signing/people',
                                schemaPath: '#/properties/signing/properties/people/minProperties',
                                keyword: 'minProperties',
                                params: { limit: 1 },
                                message: 'must NOT have fewer than 1 properties',
                                schema: 1,
                                parentSchema: schema0.properties.signing.properties.people,
                                data: data3,
                            };
                            if (vErrors === null) {
                                vErrors = [err8];
                            }
                            else {
                                vErrors.push(err8);
                            }
                            errors++;
                        }
                        for (const key2 in data3) {
                            const _errs10 = errors;
                            if (typeof key2 === 'string') {
                                if (!pattern1.test(key2)) {
                                    const err9 = {
                                        instancePath: instancePath + '/signing/people',
                                        schemaPath: '#/properties/signing/properties/people/propertyNames/pattern',
                                        keyword: 'pattern',
                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                        parentSchema: schema0.properties.signing.properties.people.propertyNames,
                                        data: key2,
                                        propertyName: key2,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err9];
                                    }
                                    else {
                                        vErrors.push(err9);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err10 = {
                                    instancePath: instancePath + '/signing/people',
                                    schemaPath: '#/properties/signing/properties/people/propertyNames/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.signing.properties.people.propertyNames.type,
                                    parentSchema: schema0.properties.signing.properties.people.propertyNames,
                                    data: key2,
                                    propertyName: key2,
                                };
                                if (vErrors === null) {
                                    vErrors = [err10];
                                }
                                else {
                                    vErrors.push(err10);
                                }
                                errors++;
                            }
                            var valid2 = _errs10 === errors;
                            if (!valid2) {
                                const err11 = {
                                    instancePath: instancePath + '/signing/people',
                                    schemaPath: '#/properties/signing/properties/people/propertyNames',
                                    keyword: 'propertyNames',
                                    params: { propertyName: key2 },
                                    message: 'property name must be valid',
                                    schema: schema0.properties.signing.properties.people.propertyNames,
                                    parentSchema: schema0.properties.signing.properties.people,
                                    data: data3,
                                };
                                if (vErrors === null) {
                                    vErrors = [err11];
                                }
                                else {
                                    vErrors.push(err11);
                                }
                                errors++;
                            }
                        }
                        for (const key3 in data3) {
                            let data4 = data3[key3];
                            if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
                                if (data4.keys === undefined) {
                                    const err12 = {
                                        instancePath: instancePath +
                                            '/signing/people/' +
                                            key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'keys' },
                                        message: "must have required property '" + 'keys' + "'",
                                        schema: schema0.properties.signing.properties.people.additionalProperties.required,
                                        parentSchema: schema0.properties.signing.properties.people.additionalProperties,
                                        data: data4,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err12];
                                    }
                                    else {
                                        vErrors.push(err12);
                                    }
                                    errors++;
                                }
                                for (const key4 in data4) {
                                    if (!(key4 === 'emails' || key4 === 'keys')) {
                                        const err13 = {
                                            instancePath: instancePath +
                                                '/signing/people/' +
                                                key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key4 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties,
                                            data: data4,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err13];
                                        }
                                        else {
                                            vErrors.push(err13);
                                        }
                                        errors++;
                                    }
                                }
                                if (data4.emails !== undefined) {
                                    let data5 = data4.emails;
                                    if (Array.isArray(data5)) {
                                        if (data5.length < 1) {
                                            const err14 = {
                                                instancePath: instancePath +
                                                    '/signing/people/' +
                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                    '/emails',
                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/emails/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                    .properties.emails,
                                                data: data5,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err14];
                                            }
                                            else {
                                                vErrors.push(err14);
                                            }
                                            errors++;
                                        }
                                        const len0 = data5.length;
                                        for (let i0 = 0; i0 < len0; i0++) {
                                            let data6 = data5[i0];
                                            if (typeof data6 === 'string') {
                                                if (!pattern2.test(data6)) {
                                                    const err15 = {
                                                        instancePath: instancePath +
                                                            '/signing/people/' +
                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                            '/emails/' +
                                                            i0,
                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/emails/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[^\\s<>@]+@[^\\s<>@]+$' },
                                                        message: 'must match pattern "' + '^[^\\s<>@]+@[^\\s<>@]+$' + '"',
                                                        schema: '^[^\\s<>@]+@[^\\s<>@]+$',
                                                        parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.emails.items,
                                                        data: data6,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err15];
                                                    }
                                                    else {
                                                        vErrors.push(err15);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err16 = {
                                                    instancePath: instancePath +
                                                        '/signing/people/' +
                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                        '/emails/' +
                                                        i0,
                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/emails/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.emails.items.type,
                                                    parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.emails.items,
                                                    data: data6,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err16];
                                                }
                                                else {
                                                    vErrors.push(err16);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err17 = {
                                            instancePath: instancePath +
                                                '/signing/people/' +
                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                '/emails',
                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/emails/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.people.additionalProperties.properties
                                                .emails.type,
                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties.properties
                                                .emails,
                                            data: data5,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err17];
                                        }
                                        else {
                                            vErrors.push(err17);
                                        }
                                        errors++;
                                    }
                                }
                                if (data4.keys !== undefined) {
                                    let data7 = data4.keys;
                                    if (Array.isArray(data7)) {
                                        if (data7.length < 1) {
                                            const err18 = {
                                                instancePath: instancePath +
                                                    '/signing/people/' +
                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                    '/keys',
                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                    .properties.keys,
                                                data: data7,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err18];
                                            }
                                            else {
                                                vErrors.push(err18);
                                            }
                                            errors++;
                                        }
                                        const len1 = data7.length;
                                        for (let i1 = 0; i1 < len1; i1++) {
                                            let data8 = data7[i1];
                                            const _errs24 = errors;
                                            let valid9 = false;
                                            let passing0 = null;
                                            const _errs25 = errors;
                                            if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                if (data8.ssh === undefined) {
                                                    const err19 = {
                                                        instancePath: instancePath +
                                                            '/signing/people/' +
                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                            '/keys/' +
                                                            i1,
                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf/0/required',
                                                        keyword: 'required',
                                                        params: { missingProperty: 'ssh' },
                                                        message: "must have required property '" + 'ssh' + "'",
                                                        schema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[0].required,
                                                        parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[0],
                                                        data: data8,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err19];
                                                    }
                                                    else {
                                                        vErrors.push(err19);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            var _valid0 = _errs25 === errors;
                                            if (_valid0) {
                                                valid9 = true;
                                                passing0 = 0;
                                            }
                                            const _errs26 = errors;
                                            if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                if (data8['ssh-authority'] === undefined) {
                                                    const err20 = {
                                                        instancePath: instancePath +
                                                            '/signing/people/' +
                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                            '/keys/' +
                                                            i1,
                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf/1/required',
                                                        keyword: 'required',
                                                        params: { missingProperty: 'ssh-authority' },
                                                        message: "must have required property '" + 'ssh-authority' + "'",
                                                        schema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[1].required,
                                                        parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[1],
                                                        data: data8,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err20];
                                                    }
                                                    else {
                                                        vErrors.push(err20);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            var _valid0 = _errs26 === errors;
                                            if (_valid0 && valid9) {
                                                valid9 = false;
                                                passing0 = [passing0, 1];
                                            }
                                            else {
                                                if (_valid0) {
                                                    valid9 = true;
                                                    passing0 = 1;
                                                }
                                                const _errs27 = errors;
                                                if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                    if (data8.openpgp === undefined) {
                                                        const err21 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf/2/required',
                                                            keyword: 'required',
                                                            params: { missingProperty: 'openpgp' },
                                                            message: "must have required property '" + 'openpgp' + "'",
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.oneOf[2].required,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.oneOf[2],
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err21];
                                                        }
                                                        else {
                                                            vErrors.push(err21);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                var _valid0 = _errs27 === errors;
                                                if (_valid0 && valid9) {
                                                    valid9 = false;
                                                    passing0 = [passing0, 2];
                                                }
                                                else {
                                                    if (_valid0) {
                                                        valid9 = true;
                                                        passing0 = 2;
                                                    }
                                                    const _errs28 = errors;
                                                    if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                        if (data8.gitsign === undefined) {
                                                            const err22 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1,
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf/3/required',
                                                                keyword: 'required',
                                                                params: { missingProperty: 'gitsign' },
                                                                message: "must have required property '" + 'gitsign' + "'",
                                                                schema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.oneOf[3].required,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.oneOf[3],
                                                                data: data8,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err22];
                                                            }
                                                            else {
                                                                vErrors.push(err22);
                                                            }
                                                            errors++;
                                                        }
                                                    }
                                                    var _valid0 = _errs28 === errors;
                                                    if (_valid0 && valid9) {
                                                        valid9 = false;
                                                        passing0 = [passing0, 3];
                                                    }
                                                    else {
                                                        if (_valid0) {
                                                            valid9 = true;
                                                            passing0 = 3;
                                                        }
                                                    }
                                                }
                                            }
                                            if (!valid9) {
                                                const err23 = {
                                                    instancePath: instancePath +
                                                        '/signing/people/' +
                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                        '/keys/' +
                                                        i1,
                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf',
                                                    keyword: 'oneOf',
                                                    params: { passingSchemas: passing0 },
                                                    message: 'must match exactly one schema in oneOf',
                                                    schema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.keys.items.oneOf,
                                                    parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.keys.items,
                                                    data: data8,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err23];
                                                }
                                                else {
                                                    vErrors.push(err23);
                                                }
                                                errors++;
                                            }
                                            else {
                                                errors = _errs24;
                                                if (vErrors !== null) {
                                                    if (_errs24) {
                                                        vErrors.length = _errs24;
                                                    }
                                                    else {
                                                        vErrors = null;
                                                    }
                                                }
                                            }
                                            if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                for (const key5 in data8) {
                                                    if (!(key5 === 'ssh' ||
                                                        key5 === 'user-verified' ||
                                                        key5 === 'ssh-authority' ||
                                                        key5 === 'principals' ||
                                                        key5 === 'openpgp' ||
                                                        key5 === 'gitsign' ||
                                                        key5 === 'until' ||
                                                        key5 === 'reason')) {
                                                        const err24 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/additionalProperties',
                                                            keyword: 'additionalProperties',
                                                            params: { additionalProperty: key5 },
                                                            message: 'must NOT have additional properties',
                                                            schema: false,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err24];
                                                        }
                                                        else {
                                                            vErrors.push(err24);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.ssh !== undefined) {
                                                    let data9 = data8.ssh;
                                                    if (typeof data9 === 'string') {
                                                        if (func1(data9) < 1) {
                                                            const err25 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/ssh',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/ssh/minLength',
                                                                keyword: 'minLength',
                                                                params: { limit: 1 },
                                                                message: 'must NOT have fewer than 1 characters',
                                                                schema: 1,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.ssh,
                                                                data: data9,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err25];
                                                            }
                                                            else {
                                                                vErrors.push(err25);
                                                            }
                                                            errors++;
                                                        }
                                                    }
                                                    else {
                                                        const err26 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/ssh',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/ssh/type',
                                                            keyword: 'type',
                                                            params: { type: 'string' },
                                                            message: 'must be string',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.ssh.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.ssh,
                                                            data: data9,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err26];
                                                        }
                                                        else {
                                                            vErrors.push(err26);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8['user-verified'] !== undefined) {
                                                    let data10 = data8['user-verified'];
                                                    if (typeof data10 !== 'boolean') {
                                                        const err27 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/user-verified',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/user-verified/type',
                                                            keyword: 'type',
                                                            params: { type: 'boolean' },
                                                            message: 'must be boolean',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties['user-verified'].type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties['user-verified'],
                                                            data: data10,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err27];
                                                        }
                                                        else {
                                                            vErrors.push(err27);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8['ssh-authority'] !== undefined) {
                                                    let data11 = data8['ssh-authority'];
                                                    if (typeof data11 === 'string') {
                                                        if (func1(data11) < 1) {
                                                            const err28 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/ssh-authority',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/ssh-authority/minLength',
                                                                keyword: 'minLength',
                                                                params: { limit: 1 },
                                                                message: 'must NOT have fewer than 1 characters',
                                                                schema: 1,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties['ssh-authority'],
                                                                data: data11,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err28];
                                                            }
                                                            else {
                                                                vErrors.push(err28);
                                                            }
                                                            errors++;
                                                        }
                                                    }
                                                    else {
                                                        const err29 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/ssh-authority',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/ssh-authority/type',
                                                            keyword: 'type',
                                                            params: { type: 'string' },
                                                            message: 'must be string',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties['ssh-authority'].type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties['ssh-authority'],
                                                            data: data11,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err29];
                                                        }
                                                        else {
                                                            vErrors.push(err29);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.principals !== undefined) {
                                                    let data12 = data8.principals;
                                                    if (Array.isArray(data12)) {
                                                        if (data12.length < 1) {
                                                            const err30 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/principals',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/minItems',
                                                                keyword: 'minItems',
                                                                params: { limit: 1 },
                                                                message: 'must NOT have fewer than 1 items',
                                                                schema: 1,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.principals,
                                                                data: data12,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err30];
                                                            }
                                                            else {
                                                                vErrors.push(err30);
                                                            }
                                                            errors++;
                                                        }
                                                        const len2 = data12.length;
                                                        for (let i2 = 0; i2 < len2; i2++) {
                                                            let data13 = data12[i2];
                                                            if (typeof data13 === 'string') {
                                                                if (!pattern3.test(data13)) {
                                                                    const err31 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/principals/' +
                                                                            i2,
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/items/pattern',
                                                                        keyword: 'pattern',
                                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$' },
                                                                        message: 'must match pattern "' +
                                                                            '^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$' +
                                                                            '"',
                                                                        schema: '^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$',
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties
                                                                            .principals.items,
                                                                        data: data13,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err31];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err31);
                                                                    }
                                                                    errors++;
                                                                }
                                                            }
                                                            else {
                                                                const err32 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/principals/' +
                                                                        i2,
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/items/type',
                                                                    keyword: 'type',
                                                                    params: { type: 'string' },
                                                                    message: 'must be string',
                                                                    schema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties
                                                                        .principals.items.type,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties
                                                                        .principals.items,
                                                                    data: data13,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err32];
                                                                }
                                                                else {
                                                                    vErrors.push(err32);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                        let i3 = data12.length;
                                                        let j0;
                                                        if (i3 > 1) {
                                                            const indices0 = {};
                                                            for (; i3--;) {
                                                                let item0 = data12[i3];
                                                                if (typeof item0 !== 'string') {
                                                                    continue;
                                                                }
                                                                if (typeof indices0[item0] == 'number') {
                                                                    j0 = indices0[item0];
                                                                    const err33 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/principals',
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/uniqueItems',
                                                                        keyword: 'uniqueItems',
                                                                        params: { i: i3, j: j0 },
                                                                        message: 'must NOT have duplicate items (items ## ' +
                                                                            j0 +
                                                                            ' and ' +
                                                                            i3 +
                                                                            ' are identical)',
                                                                        schema: true,
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties
                                                                            .principals,
                                                                        data: data12,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err33];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err33);
                                                                    }
                                                                    errors++;
                                                                    break;
                                                                }
                                                                indices0[item0] = i3;
                                                            }
                                                        }
                                                    }
                                                    else {
                                                        const err34 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/principals',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/type',
                                                            keyword: 'type',
                                                            params: { type: 'array' },
                                                            message: 'must be array',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.principals.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.principals,
                                                            data: data12,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err34];
                                                        }
                                                        else {
                                                            vErrors.push(err34);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.openpgp !== undefined) {
                                                    let data14 = data8.openpgp;
                                                    if (typeof data14 === 'string') {
                                                        if (!pattern4.test(data14)) {
                                                            const err35 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/openpgp',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/openpgp/pattern',
                                                                keyword: 'pattern',
                                                                params: { pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' },
                                                                message: 'must match pattern "' +
                                                                    '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' +
                                                                    '"',
                                                                schema: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.openpgp,
                                                                data: data14,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err35];
                                                            }
                                                            else {
                                                                vErrors.push(err35);
                                                            }
                                                            errors++;
                                                        }
                                                    }
                                                    else {
                                                        const err36 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/openpgp',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/openpgp/type',
                                                            keyword: 'type',
                                                            params: { type: 'string' },
                                                            message: 'must be string',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.openpgp.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.openpgp,
                                                            data: data14,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err36];
                                                        }
                                                        else {
                                                            vErrors.push(err36);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.gitsign !== undefined) {
                                                    let data15 = data8.gitsign;
                                                    if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
                                                        if (data15.identity === undefined) {
                                                            const err37 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/gitsign',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/required',
                                                                keyword: 'required',
                                                                params: { missingProperty: 'identity' },
                                                                message: "must have required property '" + 'identity' + "'",
                                                                schema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.gitsign.required,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.gitsign,
                                                                data: data15,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err37];
                                                            }
                                                            else {
                                                                vErrors.push(err37);
                                                            }
                                                            errors++;
                                                        }
                                                        if (data15.issuer === undefined) {
                                                            const err38 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/gitsign',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/required',
                                                                keyword: 'required',
                                                                params: { missingProperty: 'issuer' },
                                                                message: "must have required property '" + 'issuer' + "'",
                                                                schema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.gitsign.required,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.gitsign,
                                                                data: data15,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err38];
                                                            }
                                                            else {
                                                                vErrors.push(err38);
                                                            }
                                                            errors++;
                                                        }
                                                        for (const key6 in data15) {
                                                            if (!(key6 === 'identity' || key6 === 'issuer')) {
                                                                const err39 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/gitsign',
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/additionalProperties',
                                                                    keyword: 'additionalProperties',
                                                                    params: { additionalProperty: key6 },
                                                                    message: 'must NOT have additional properties',
                                                                    schema: false,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties
                                                                        .gitsign,
                                                                    data: data15,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err39];
                                                                }
                                                                else {
                                                                    vErrors.push(err39);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                        if (data15.identity !== undefined) {
                                                            let data16 = data15.identity;
                                                            if (typeof data16 === 'string') {
                                                                if (!pattern5.test(data16)) {
                                                                    const err40 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/gitsign/identity',
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/properties/identity/pattern',
                                                                        keyword: 'pattern',
                                                                        params: { pattern: '^[\\x21-\\x29\\x2b-\\x7e]+$' },
                                                                        message: 'must match pattern "' + '^[\\x21-\\x29\\x2b-\\x7e]+$' + '"',
                                                                        schema: '^[\\x21-\\x29\\x2b-\\x7e]+$',
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties
                                                                            .gitsign.properties.identity,
                                                                        data: data16,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err40];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err40);
                                                                    }
                                                                    errors++;
                                                                }
                                                            }
                                                            else {
                                                                const err41 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/gitsign/identity',
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/properties/identity/type',
                                                                    keyword: 'type',
                                                                    params: { type: 'string' },
                                                                    message: 'must be string',
                                                                    schema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.gitsign
                                                                        .properties.identity.type,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.gitsign
                                                                        .properties.identity,
                                                                    data: data16,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err41];
                                                                }
                                                                else {
                                                                    vErrors.push(err41);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                        if (data15.issuer !== undefined) {
                                                            let data17 = data15.issuer;
                                                            if (typeof data17 === 'string') {
                                                                if (!pattern5.test(data17)) {
                                                                    const err42 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/gitsign/issuer',
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/properties/issuer/pattern',
                                                                        keyword: 'pattern',
                                                                        params: { pattern: '^[\\x21-\\x29\\x2b-\\x7e]+$' },
                                                                        message: 'must match pattern "' + '^[\\x21-\\x29\\x2b-\\x7e]+$' + '"',
                                                                        schema: '^[\\x21-\\x29\\x2b-\\x7e]+$',
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties
                                                                            .gitsign.properties.issuer,
                                                                        data: data17,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err42];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err42);
                                                                    }
                                                                    errors++;
                                                                }
                                                            }
                                                            else {
                                                                const err43 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/gitsign/issuer',
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/properties/issuer/type',
                                                                    keyword: 'type',
                                                                    params: { type: 'string' },
                                                                    message: 'must be string',
                                                                    schema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.gitsign
                                                                        .properties.issuer.type,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.gitsign
                                                                        .properties.issuer,
                                                                    data: data17,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err43];
                                                                }
                                                                else {
                                                                    vErrors.push(err43);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                    }
                                                    else {
                                                        const err44 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/gitsign',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/type',
                                                            keyword: 'type',
                                                            params: { type: 'object' },
                                                            message: 'must be object',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.gitsign.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.gitsign,
                                                            data: data15,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err44];
                                                        }
                                                        else {
                                                            vErrors.push(err44);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.until !== undefined) {
                                                    let data18 = data8.until;
                                                    if (Array.isArray(data18)) {
                                                        if (data18.length < 1) {
                                                            const err45 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/until',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/until/minItems',
                                                                keyword: 'minItems',
                                                                params: { limit: 1 },
                                                                message: 'must NOT have fewer than 1 items',
                                                                schema: 1,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.until,
                                                                data: data18,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err45];
                                                            }
                                                            else {
                                                                vErrors.push(err45);
                                                            }
                                                            errors++;
                                                        }
                                                        const len3 = data18.length;
                                                        for (let i4 = 0; i4 < len3; i4++) {
                                                            let data19 = data18[i4];
                                                            if (typeof data19 === 'string') {
                                                                if (!pattern0.test(data19)) {
                                                                    const err46 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/until/' +
                                                                            i4,
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/until/items/pattern',
                                                                        keyword: 'pattern',
                                                                        params: { pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                                                        message: 'must match pattern "' +
                                                                            '^([0-9a-f]{40}|[0-9a-f]{64})$' +
                                                                            '"',
                                                                        schema: '^([0-9a-f]{40}|[0-9a-f]{64})$',
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties.until
                                                                            .items,
                                                                        data: data19,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err46];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err46);
                                                                    }
                                                                    errors++;
                                                                }
                                                            }
                                                            else {
                                                                const err47 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/until/' +
                                                                        i4,
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/until/items/type',
                                                                    keyword: 'type',
                                                                    params: { type: 'string' },
                                                                    message: 'must be string',
                                                                    schema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.until
                                                                        .items.type,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.until
                                                                        .items,
                                                                    data: data19,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err47];
                                                                }
                                                                else {
                                                                    vErrors.push(err47);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                    }
                                                    else {
                                                        const err48 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/until',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/until/type',
                                                            keyword: 'type',
                                                            params: { type: 'array' },
                                                            message: 'must be array',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.until.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.until,
                                                            data: data18,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err48];
                                                        }
                                                        else {
                                                            vErrors.push(err48);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.reason !== undefined) {
                                                    let data20 = data8.reason;
                                                    if (!(data20 === 'retired' || data20 === 'compromised')) {
                                                        const err49 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/reason',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/reason/enum',
                                                            keyword: 'enum',
                                                            params: {
                                                                allowedValues: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.reason.enum,
                                                            },
                                                            message: 'must be equal to one of the allowed values',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.reason.enum,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.reason,
                                                            data: data20,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err49];
                                                        }
                                                        else {
                                                            vErrors.push(err49);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.reason !== undefined) {
                                                    if (data8.until === undefined) {
                                                        const err50 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/dependentRequired',
                                                            keyword: 'dependentRequired',
                                                            params: {
                                                                property: 'reason',
                                                                missingProperty: 'until',
                                                                depsCount: 1,
                                                                deps: 'until',
                                                            },
                                                            message: 'must have property until when property reason is present',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.dependentRequired,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err50];
                                                        }
                                                        else {
                                                            vErrors.push(err50);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8['user-verified'] !== undefined) {
                                                    if (data8.ssh === undefined) {
                                                        const err51 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/dependentRequired',
                                                            keyword: 'dependentRequired',
                                                            params: {
                                                                property: 'user-verified',
                                                                missingProperty: 'ssh',
                                                                depsCount: 1,
                                                                deps: 'ssh',
                                                            },
                                                            message: 'must have property ssh when property user-verified is present',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.dependentRequired,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err51];
                                                        }
                                                        else {
                                                            vErrors.push(err51);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8['ssh-authority'] !== undefined) {
                                                    if (data8.principals === undefined) {
                                                        const err52 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/dependentRequired',
                                                            keyword: 'dependentRequired',
                                                            params: {
                                                                property: 'ssh-authority',
                                                                missingProperty: 'principals',
                                                                depsCount: 1,
                                                                deps: 'principals',
                                                            },
                                                            message: 'must have property principals when property ssh-authority is present',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.dependentRequired,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err52];
                                                        }
                                                        else {
                                                            vErrors.push(err52);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.principals !== undefined) {
                                                    if (data8['ssh-authority'] === undefined) {
                                                        const err53 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/dependentRequired',
                                                            keyword: 'dependentRequired',
                                                            params: {
                                                                property: 'principals',
                                                                missingProperty: 'ssh-authority',
                                                                depsCount: 1,
                                                                deps: 'ssh-authority',
                                                            },
                                                            message: 'must have property ssh-authority when property principals is present',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.dependentRequired,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err53];
                                                        }
                                                        else {
                                                            vErrors.push(err53);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                            }
                                            else {
                                                const err54 = {
                                                    instancePath: instancePath +
                                                        '/signing/people/' +
                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                        '/keys/' +
                                                        i1,
                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'object' },
                                                    message: 'must be object',
                                                    schema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.keys.items.type,
                                                    parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.keys.items,
                                                    data: data8,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err54];
                                                }
                                                else {
                                                    vErrors.push(err54);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err55 = {
                                            instancePath: instancePath +
                                                '/signing/people/' +
                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                '/keys',
                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.people.additionalProperties.properties
                                                .keys.type,
                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties.properties
                                                .keys,
                                            data: data7,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err55];
                                        }
                                        else {
                                            vErrors.push(err55);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err56 = {
                                    instancePath: instancePath +
                                        '/signing/people/' +
                                        key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.people.additionalProperties.type,
                                    parentSchema: schema0.properties.signing.properties.people.additionalProperties,
                                    data: data4,
                                };
                                if (vErrors === null) {
                                    vErrors = [err56];
                                }
                                else {
                                    vErrors.push(err56);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err57 = {
                            instancePath: instancePath + '/signing/people',
                            schemaPath: '#/properties/signing/properties/people/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.people.type,
                            parentSchema: schema0.properties.signing.properties.people,
                            data: data3,
                        };
                        if (vErrors === null) {
                            vErrors = [err57];
                        }
                        else {
                            vErrors.push(err57);
                        }
                        errors++;
                    }
                }
                if (data1.pipeline !== undefined) {
                    let data21 = data1.pipeline;
                    if (data21 && typeof data21 == 'object' && !Array.isArray(data21)) {
                        if (data21.app === undefined) {
                            const err58 = {
                                instancePath: instancePath + '/signing/pipeline',
                                schemaPath: '#/properties/signing/properties/pipeline/required',
                                keyword: 'required',
                                params: { missingProperty: 'app' },
                                message: "must have required property '" + 'app' + "'",
                                schema: schema0.properties.signing.properties.pipeline.required,
                                parentSchema: schema0.properties.signing.properties.pipeline,
                                data: data21,
                            };
                            if (vErrors === null) {
                                vErrors = [err58];
                            }
                            else {
                                vErrors.push(err58);
                            }
                            errors++;
                        }
                        if (data21.overlays === undefined) {
                            const err59 = {
                                instancePath: instancePath + '/signing/pipeline',
                                schemaPath: '#/properties/signing/properties/pipeline/required',
                                keyword: 'required',
                                params: { missingProperty: 'overlays' },
                                message: "must have required property '" + 'overlays' + "'",
                                schema: schema0.properties.signing.properties.pipeline.required,
                                parentSchema: schema0.properties.signing.properties.pipeline,
                                data: data21,
                            };
                            if (vErrors === null) {
                                vErrors = [err59];
                            }
                            else {
                                vErrors.push(err59);
                            }
                            errors++;
                        }
                        for (const key7 in data21) {
                            if (!(key7 === 'app' || key7 === 'overlays')) {
                                const err60 = {
                                    instancePath: instancePath + '/signing/pipeline',
                                    schemaPath: '#/properties/signing/properties/pipeline/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key7 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.signing.properties.pipeline,
                                    data: data21,
                                };
                                if (vErrors === null) {
                                    vErrors = [err60];
                                }
                                else {
                                    vErrors.push(err60);
                                }
                                errors++;
                            }
                        }
                        if (data21.app !== undefined) {
                            let data22 = data21.app;
                            if (data22 && typeof data22 == 'object' && !Array.isArray(data22)) {
                                if (data22.slug === undefined) {
                                    const err61 = {
                                        instancePath: instancePath + '/signing/pipeline/app',
                                        schemaPath: '#/properties/signing/properties/pipeline/properties/app/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'slug' },
                                        message: "must have required property '" + 'slug' + "'",
                                        schema: schema0.properties.signing.properties.pipeline.properties.app.required,
                                        parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                        data: data22,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err61];
                                    }
                                    else {
                                        vErrors.push(err61);
                                    }
                                    errors++;
                                }
                                if (data22['user-id'] === undefined) {
                                    const err62 = {
                                        instancePath: instancePath + '/signing/pipeline/app',
                                        schemaPath: '#/properties/signing/properties/pipeline/properties/app/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'user-id' },
                                        message: "must have required property '" + 'user-id' + "'",
                                        schema: schema0.properties.signing.properties.pipeline.properties.app.required,
                                        parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                        data: data22,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err62];
                                    }
                                    else {
                                        vErrors.push(err62);
                                    }
                                    errors++;
                                }
                                for (const key8 in data22) {
                                    if (!(key8 === 'slug' || key8 === 'user-id')) {
                                        const err63 = {
                                            instancePath: instancePath + '/signing/pipeline/app',
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/app/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key8 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                            data: data22,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err63];
                                        }
                                        else {
                                            vErrors.push(err63);
                                        }
                                        errors++;
                                    }
                                }
                                if (data22.slug !== undefined) {
                                    let data23 = data22.slug;
                                    if (typeof data23 === 'string') {
                                        if (!pattern8.test(data23)) {
                                            const err64 = {
                                                instancePath: instancePath + '/signing/pipeline/app/slug',
                                                schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/slug/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[a-z0-9][a-z0-9-]{0,99}$' },
                                                message: 'must match pattern "' + '^[a-z0-9][a-z0-9-]{0,99}$' + '"',
                                                schema: '^[a-z0-9][a-z0-9-]{0,99}$',
                                                parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties
                                                    .slug,
                                                data: data23,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err64];
                                            }
                                            else {
                                                vErrors.push(err64);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err65 = {
                                            instancePath: instancePath + '/signing/pipeline/app/slug',
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/slug/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.pipeline.properties.app.properties
                                                .slug.type,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties
                                                .slug,
                                            data: data23,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err65];
                                        }
                                        else {
                                            vErrors.push(err65);
                                        }
                                        errors++;
                                    }
                                }
                                if (data22['user-id'] !== undefined) {
                                    let data24 = data22['user-id'];
                                    if (!(typeof data24 == 'number' &&
                                        !(data24 % 1) &&
                                        !isNaN(data24) &&
                                        isFinite(data24))) {
                                        const err66 = {
                                            instancePath: instancePath + '/signing/pipeline/app/user-id',
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/user-id/type',
                                            keyword: 'type',
                                            params: { type: 'integer' },
                                            message: 'must be integer',
                                            schema: schema0.properties.signing.properties.pipeline.properties.app.properties['user-id'].type,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties['user-id'],
                                            data: data24,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err66];
                                        }
                                        else {
                                            vErrors.push(err66);
                                        }
                                        errors++;
                                    }
                                    if (typeof data24 == 'number' && isFinite(data24)) {
                                        if (data24 < 1 || isNaN(data24)) {
                                            const err67 = {
                                                instancePath: instancePath + '/signing/pipeline/app/user-id',
                                                schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/user-id/minimum',
                                                keyword: 'minimum',
                                                params: { comparison: '>=', limit: 1 },
                                                message: 'must be >= 1',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties['user-id'],
                                                data: data24,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err67];
                                            }
                                            else {
                                                vErrors.push(err67);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                            }
                            else {
                                const err68 = {
                                    instancePath: instancePath + '/signing/pipeline/app',
                                    schemaPath: '#/properties/signing/properties/pipeline/properties/app/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.pipeline.properties.app.type,
                                    parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                    data: data22,
                                };
                                if (vErrors === null) {
                                    vErrors = [err68];
                                }
                                else {
                                    vErrors.push(err68);
                                }
                                errors++;
                            }
                        }
                        if (data21.overlays !== undefined) {
                            let data25 = data21.overlays;
                            if (Array.isArray(data25)) {
                                if (data25.length < 1) {
                                    const err69 = {
                                        instancePath: instancePath + '/signing/pipeline/overlays',
                                        schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays,
                                        data: data25,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err69];
                                    }
                                    else {
                                        vErrors.push(err69);
                                    }
                                    errors++;
                                }
                                const len4 = data25.length;
                                for (let i5 = 0; i5 < len4; i5++) {
                                    let data26 = data25[i5];
                                    if (typeof data26 === 'string') {
                                        if (func1(data26) < 1) {
                                            const err70 = {
                                                instancePath: instancePath + '/signing/pipeline/overlays/' + i5,
                                                schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/items/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays.items,
                                                data: data26,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err70];
                                            }
                                            else {
                                                vErrors.push(err70);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err71 = {
                                            instancePath: instancePath + '/signing/pipeline/overlays/' + i5,
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.pipeline.properties.overlays.items
                                                .type,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays.items,
                                            data: data26,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err71];
                                        }
                                        else {
                                            vErrors.push(err71);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err72 = {
                                    instancePath: instancePath + '/signing/pipeline/overlays',
                                    schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.signing.properties.pipeline.properties.overlays.type,
                                    parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays,
                                    data: data25,
                                };
                                if (vErrors === null) {
                                    vErrors = [err72];
                                }
                                else {
                                    vErrors.push(err72);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err73 = {
                            instancePath: instancePath + '/signing/pipeline',
                            schemaPath: '#/properties/signing/properties/pipeline/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.pipeline.type,
                            parentSchema: schema0.properties.signing.properties.pipeline,
                            data: data21,
                        };
                        if (vErrors === null) {
                            vErrors = [err73];
                        }
                        else {
                            vErrors.push(err73);
                        }
                        errors++;
                    }
                }
                if (data1.github !== undefined) {
                    let data27 = data1.github;
                    if (data27 && typeof data27 == 'object' && !Array.isArray(data27)) {
                        for (const key9 in data27) {
                            if (!(key9 === 'web-flow' || key9 === 'keys')) {
                                const err74 = {
                                    instancePath: instancePath + '/signing/github',
                                    schemaPath: '#/properties/signing/properties/github/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key9 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.signing.properties.github,
                                    data: data27,
                                };
                                if (vErrors === null) {
                                    vErrors = [err74];
                                }
                                else {
                                    vErrors.push(err74);
                                }
                                errors++;
                            }
                        }
                        if (data27['web-flow'] !== undefined) {
                            let data28 = data27['web-flow'];
                            if (!(data28 === 'deny' || data28 === 'merges-only' || data28 === 'allow')) {
                                const err75 = {
                                    instancePath: instancePath + '/signing/github/web-flow',
                                    schemaPath: '#/properties/signing/properties/github/properties/web-flow/enum',
                                    keyword: 'enum',
                                    params: {
                                        allowedValues: schema0.properties.signing.properties.github.properties['web-flow'].enum,
                                    },
                                    message: 'must be equal to one of the allowed values',
                                    schema: schema0.properties.signing.properties.github.properties['web-flow'].enum,
                                    parentSchema: schema0.properties.signing.properties.github.properties['web-flow'],
                                    data: data28,
                                };
                                if (vErrors === null) {
                                    vErrors = [err75];
                                }
                                else {
                                    vErrors.push(err75);
                                }
                                errors++;
                            }
                        }
                        if (data27.keys !== undefined) {
                            let data29 = data27.keys;
                            if (Array.isArray(data29)) {
                                const len5 = data29.length;
                                for (let i6 = 0; i6 < len5; i6++) {
                                    let data30 = data29[i6];
                                    if (data30 && typeof data30 == 'object' && !Array.isArray(data30)) {
                                        if (data30.openpgp === undefined) {
                                            const err76 = {
                                                instancePath: instancePath + '/signing/github/keys/' + i6,
                                                schemaPath: '#/properties/signing/properties/github/properties/keys/items/required',
                                                keyword: 'required',
                                                params: { missingProperty: 'openpgp' },
                                                message: "must have required property '" + 'openpgp' + "'",
                                                schema: schema0.properties.signing.properties.github.properties.keys.items
                                                    .required,
                                                parentSchema: schema0.properties.signing.properties.github.properties.keys.items,
                                                data: data30,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err76];
                                            }
                                            else {
                                                vErrors.push(err76);
                                            }
                                            errors++;
                                        }
                                        for (const key10 in data30) {
                                            if (!(key10 === 'openpgp')) {
                                                const err77 = {
                                                    instancePath: instancePath + '/signing/github/keys/' + i6,
                                                    schemaPath: '#/properties/signing/properties/github/properties/keys/items/additionalProperties',
                                                    keyword: 'additionalProperties',
                                                    params: { additionalProperty: key10 },
                                                    message: 'must NOT have additional properties',
                                                    schema: false,
                                                    parentSchema: schema0.properties.signing.properties.github.properties.keys.items,
                                                    data: data30,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err77];
                                                }
                                                else {
                                                    vErrors.push(err77);
                                                }
                                                errors++;
                                            }
                                        }
                                        if (data30.openpgp !== undefined) {
                                            let data31 = data30.openpgp;
                                            if (typeof data31 === 'string') {
                                                if (!pattern4.test(data31)) {
                                                    const err78 = {
                                                        instancePath: instancePath + '/signing/github/keys/' + i6 + '/openpgp',
                                                        schemaPath: '#/properties/signing/properties/github/properties/keys/items/properties/openpgp/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' },
                                                        message: 'must match pattern "' +
                                                            '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' +
                                                            '"',
                                                        schema: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                                        parentSchema: schema0.properties.signing.properties.github.properties.keys.items
                                                            .properties.openpgp,
                                                        data: data31,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err78];
                                                    }
                                                    else {
                                                        vErrors.push(err78);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err79 = {
                                                    instancePath: instancePath + '/signing/github/keys/' + i6 + '/openpgp',
                                                    schemaPath: '#/properties/signing/properties/github/properties/keys/items/properties/openpgp/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.github.properties.keys.items
                                                        .properties.openpgp.type,
                                                    parentSchema: schema0.properties.signing.properties.github.properties.keys.items
                                                        .properties.openpgp,
                                                    data: data31,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err79];
                                                }
                                                else {
                                                    vErrors.push(err79);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err80 = {
                                            instancePath: instancePath + '/signing/github/keys/' + i6,
                                            schemaPath: '#/properties/signing/properties/github/properties/keys/items/type',
                                            keyword: 'type',
                                            params: { type: 'object' },
                                            message: 'must be object',
                                            schema: schema0.properties.signing.properties.github.properties.keys.items.type,
                                            parentSchema: schema0.properties.signing.properties.github.properties.keys.items,
                                            data: data30,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err80];
                                        }
                                        else {
                                            vErrors.push(err80);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err81 = {
                                    instancePath: instancePath + '/signing/github/keys',
                                    schemaPath: '#/properties/signing/properties/github/properties/keys/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.signing.properties.github.properties.keys.type,
                                    parentSchema: schema0.properties.signing.properties.github.properties.keys,
                                    data: data29,
                                };
                                if (vErrors === null) {
                                    vErrors = [err81];
                                }
                                else {
                                    vErrors.push(err81);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err82 = {
                            instancePath: instancePath + '/signing/github',
                            schemaPath: '#/properties/signing/properties/github/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.github.type,
                            parentSchema: schema0.properties.signing.properties.github,
                            data: data27,
                        };
                        if (vErrors === null) {
                            vErrors = [err82];
                        }
                        else {
                            vErrors.push(err82);
                        }
                        errors++;
                    }
                }
                if (data1.sigstore !== undefined) {
                    let data32 = data1.sigstore;
                    if (data32 && typeof data32 == 'object' && !Array.isArray(data32)) {
                        if (data32['trusted-root'] === undefined) {
                            const err83 = {
                                instancePath: instancePath + '/signing/sigstore',
                                schemaPath: '#/properties/signing/properties/sigstore/required',
                                keyword: 'required',
                                params: { missingProperty: 'trusted-root' },
                                message: "must have required property '" + 'trusted-root' + "'",
                                schema: schema0.properties.signing.properties.sigstore.required,
                                parentSchema: schema0.properties.signing.properties.sigstore,
                                data: data32,
                            };
                            if (vErrors === null) {
                                vErrors = [err83];
                            }
                            else {
                                vErrors.push(err83);
                            }
                            errors++;
                        }
                        for (const key11 in data32) {
                            if (!(key11 === 'trusted-root')) {
                                const err84 = {
                                    instancePath: instancePath + '/signing/sigstore',
                                    schemaPath: '#/properties/signing/properties/sigstore/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key11 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.signing.properties.sigstore,
                                    data: data32,
                                };
                                if (vErrors === null) {
                                    vErrors = [err84];
                                }
                                else {
                                    vErrors.push(err84);
                                }
                                errors++;
                            }
                        }
                        if (data32['trusted-root'] !== undefined) {
                            let data33 = data32['trusted-root'];
                            if (typeof data33 === 'string') {
                                if (func1(data33) < 1) {
                                    const err85 = {
                                        instancePath: instancePath + '/signing/sigstore/trusted-root',
                                        schemaPath: '#/properties/signing/properties/sigstore/properties/trusted-root/minLength',
                                        keyword: 'minLength',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 characters',
                                        schema: 1,
                                        parentSchema: schema0.properties.signing.properties.sigstore.properties['trusted-root'],
                                        data: data33,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err85];
                                    }
                                    else {
                                        vErrors.push(err85);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err86 = {
                                    instancePath: instancePath + '/signing/sigstore/trusted-root',
                                    schemaPath: '#/properties/signing/properties/sigstore/properties/trusted-root/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.signing.properties.sigstore.properties['trusted-root'].type,
                                    parentSchema: schema0.properties.signing.properties.sigstore.properties['trusted-root'],
                                    data: data33,
                                };
                                if (vErrors === null) {
                                    vErrors = [err86];
                                }
                                else {
                                    vErrors.push(err86);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err87 = {
                            instancePath: instancePath + '/signing/sigstore',
                            schemaPath: '#/properties/signing/properties/sigstore/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.sigstore.type,
                            parentSchema: schema0.properties.signing.properties.sigstore,
                            data: data32,
                        };
                        if (vErrors === null) {
                            vErrors = [err87];
                        }
                        else {
                            vErrors.push(err87);
                        }
                        errors++;
                    }
                }
                if (data1.teams !== undefined) {
                    let data34 = data1.teams;
                    if (data34 && typeof data34 == 'object' && !Array.isArray(data34)) {
                        for (const key12 in data34) {
                            const _errs86 = errors;
                            if (typeof key12 === 'string') {
                                if (!pattern1.test(key12)) {
                                    const err88 = {
                                        instancePath: instancePath + '/signing/teams',
                                        schemaPath: '#/properties/signing/properties/teams/propertyNames/pattern',
                                        keyword: 'pattern',
                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                        parentSchema: schema0.properties.signing.properties.teams.propertyNames,
                                        data: key12,
                                        propertyName: key12,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err88];
                                    }
                                    else {
                                        vErrors.push(err88);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err89 = {
                                    instancePath: instancePath + '/signing/teams',
                                    schemaPath: '#/properties/signing/properties/teams/propertyNames/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.signing.properties.teams.propertyNames.type,
                                    parentSchema: schema0.properties.signing.properties.teams.propertyNames,
                                    data: key12,
                                    propertyName: key12,
                                };
                                if (vErrors === null) {
                                    vErrors = [err89];
                                }
                                else {
                                    vErrors.push(err89);
                                }
                                errors++;
                            }
                            var valid26 = _errs86 === errors;
                            if (!valid26) {
                                const err90 = {
                                    instancePath: instancePath + '/signing/teams',
                                    schemaPath: '#/properties/signing/properties/teams/propertyNames',
                                    keyword: 'propertyNames',
                                    params: { propertyName: key12 },
                                    message: 'property name must be valid',
                                    schema: schema0.properties.signing.properties.teams.propertyNames,
                                    parentSchema: schema0.properties.signing.properties.teams,
                                    data: data34,
                                };
                                if (vErrors === null) {
                                    vErrors = [err90];
                                }
                                else {
                                    vErrors.push(err90);
                                }
                                errors++;
                            }
                        }
                        for (const key13 in data34) {
                            let data35 = data34[key13];
                            if (Array.isArray(data35)) {
                                if (data35.length < 1) {
                                    const err91 = {
                                        instancePath: instancePath +
                                            '/signing/teams/' +
                                            key13.replace(/~/g, '~0').replace(/\//g, '~1'),
                                        schemaPath: '#/properties/signing/properties/teams/additionalProperties/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.signing.properties.teams.additionalProperties,
                                        data: data35,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err91];
                                    }
                                    else {
                                        vErrors.push(err91);
                                    }
                                    errors++;
                                }
                                const len6 = data35.length;
                                for (let i7 = 0; i7 < len6; i7++) {
                                    let data36 = data35[i7];
                                    if (typeof data36 === 'string') {
                                        if (!pattern1.test(data36)) {
                                            const err92 = {
                                                instancePath: instancePath +
                                                    '/signing/teams/' +
                                                    key13.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                    '/' +
                                                    i7,
                                                schemaPath: '#/properties/signing/properties/teams/additionalProperties/items/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                parentSchema: schema0.properties.signing.properties.teams.additionalProperties.items,
                                                data: data36,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err92];
                                            }
                                            else {
                                                vErrors.push(err92);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err93 = {
                                            instancePath: instancePath +
                                                '/signing/teams/' +
                                                key13.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                '/' +
                                                i7,
                                            schemaPath: '#/properties/signing/properties/teams/additionalProperties/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.teams.additionalProperties.items.type,
                                            parentSchema: schema0.properties.signing.properties.teams.additionalProperties.items,
                                            data: data36,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err93];
                                        }
                                        else {
                                            vErrors.push(err93);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err94 = {
                                    instancePath: instancePath +
                                        '/signing/teams/' +
                                        key13.replace(/~/g, '~0').replace(/\//g, '~1'),
                                    schemaPath: '#/properties/signing/properties/teams/additionalProperties/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.signing.properties.teams.additionalProperties.type,
                                    parentSchema: schema0.properties.signing.properties.teams.additionalProperties,
                                    data: data35,
                                };
                                if (vErrors === null) {
                                    vErrors = [err94];
                                }
                                else {
                                    vErrors.push(err94);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err95 = {
                            instancePath: instancePath + '/signing/teams',
                            schemaPath: '#/properties/signing/properties/teams/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.teams.type,
                            parentSchema: schema0.properties.signing.properties.teams,
                            data: data34,
                        };
                        if (vErrors === null) {
                            vErrors = [err95];
                        }
                        else {
                            vErrors.push(err95);
                        }
                        errors++;
                    }
                }
                if (data1.rules !== undefined) {
                    let data37 = data1.rules;
                    if (Array.isArray(data37)) {
                        const len7 = data37.length;
                        for (let i8 = 0; i8 < len7; i8++) {
                            let data38 = data37[i8];
                            if (data38 && typeof data38 == 'object' && !Array.isArray(data38)) {
                                if (data38.paths === undefined) {
                                    const err96 = {
                                        instancePath: instancePath + '/signing/rules/' + i8,
                                        schemaPath: '#/properties/signing/properties/rules/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'paths' },
                                        message: "must have required property '" + 'paths' + "'",
                                        schema: schema0.properties.signing.properties.rules.items.required,
                                        parentSchema: schema0.properties.signing.properties.rules.items,
                                        data: data38,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err96];
                                    }
                                    else {
                                        vErrors.push(err96);
                                    }
                                    errors++;
                                }
                                if (data38.signers === undefined) {
                                    const err97 = {
                                        instancePath: instancePath + '/signing/rules/' + i8,
                                        schemaPath: '#/properties/signing/properties/rules/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'signers' },
                                        message: "must have required property '" + 'signers' + "'",
                                        schema: schema0.properties.signing.properties.rules.items.required,
                                        parentSchema: schema0.properties.signing.properties.rules.items,
                                        data: data38,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err97];
                                    }
                                    else {
                                        vErrors.push(err97);
                                    }
                                    errors++;
                                }
                                for (const key14 in data38) {
                                    if (!(key14 === 'paths' || key14 === 'branches' || key14 === 'signers')) {
                                        const err98 = {
                                            instancePath: instancePath + '/signing/rules/' + i8,
                                            schemaPath: '#/properties/signing/properties/rules/items/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key14 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.rules.items,
                                            data: data38,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err98];
                                        }
                                        else {
                                            vErrors.push(err98);
                                        }
                                        errors++;
                                    }
                                }
                                if (data38.paths !== undefined) {
                                    let data39 = data38.paths;
                                    if (Array.isArray(data39)) {
                                        if (data39.length < 1) {
                                            const err99 = {
                                                instancePath: instancePath + '/signing/rules/' + i8 + '/paths',
                                                schemaPath: '#/properties/signing/properties/rules/items/properties/paths/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.rules.items.properties.paths,
                                                data: data39,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err99];
                                            }
                                            else {
                                                vErrors.push(err99);
                                            }
                                            errors++;
                                        }
                                        const len8 = data39.length;
                                        for (let i9 = 0; i9 < len8; i9++) {
                                            let data40 = data39[i9];
                                            if (typeof data40 === 'string') {
                                                if (func1(data40) < 1) {
                                                    const err100 = {
                                                        instancePath: instancePath + '/signing/rules/' + i8 + '/paths/' + i9,
                                                        schemaPath: '#/properties/signing/properties/rules/items/properties/paths/items/minLength',
                                                        keyword: 'minLength',
                                                        params: { limit: 1 },
                                                        message: 'must NOT have fewer than 1 characters',
                                                        schema: 1,
                                                        parentSchema: schema0.properties.signing.properties.rules.items.properties.paths
                                                            .items,
                                                        data: data40,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err100];
                                                    }
                                                    else {
                                                        vErrors.push(err100);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err101 = {
                                                    instancePath: instancePath + '/signing/rules/' + i8 + '/paths/' + i9,
                                                    schemaPath: '#/properties/signing/properties/rules/items/properties/paths/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.rules.items.properties.paths.items
                                                        .type,
                                                    parentSchema: schema0.properties.signing.properties.rules.items.properties.paths
                                                        .items,
                                                    data: data40,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err101];
                                                }
                                                else {
                                                    vErrors.push(err101);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err102 = {
                                            instancePath: instancePath + '/signing/rules/' + i8 + '/paths',
                                            schemaPath: '#/properties/signing/properties/rules/items/properties/paths/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.rules.items.properties.paths.type,
                                            parentSchema: schema0.properties.signing.properties.rules.items.properties.paths,
                                            data: data39,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err102];
                                        }
                                        else {
                                            vErrors.push(err102);
                                        }
                                        errors++;
                                    }
                                }
                                if (data38.branches !== undefined) {
                                    let data41 = data38.branches;
                                    if (Array.isArray(data41)) {
                                        if (data41.length < 1) {
                                            const err103 = {
                                                instancePath: instancePath + '/signing/rules/' + i8 + '/branches',
                                                schemaPath: '#/properties/signing/properties/rules/items/properties/branches/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.rules.items.properties.branches,
                                                data: data41,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err103];
                                            }
                                            else {
                                                vErrors.push(err103);
                                            }
                                            errors++;
                                        }
                                        const len9 = data41.length;
                                        for (let i10 = 0; i10 < len9; i10++) {
                                            let data42 = data41[i10];
                                            if (typeof data42 === 'string') {
                                                if (func1(data42) < 1) {
                                                    const err104 = {
                                                        instancePath: instancePath + '/signing/rules/' + i8 + '/branches/' + i10,
                                                        schemaPath: '#/properties/signing/properties/rules/items/properties/branches/items/minLength',
                                                        keyword: 'minLength',
                                                        params: { limit: 1 },
                                                        message: 'must NOT have fewer than 1 characters',
                                                        schema: 1,
                                                        parentSchema: schema0.properties.signing.properties.rules.items.properties.branches
                                                            .items,
                                                        data: data42,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err104];
                                                    }
                                                    else {
                                                        vErrors.push(err104);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err105 = {
                                                    instancePath: instancePath + '/signing/rules/' + i8 + '/branches/' + i10,
                                                    schemaPath: '#/properties/signing/properties/rules/items/properties/branches/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.rules.items.properties.branches
                                                        .items.type,
                                                    parentSchema: schema0.properties.signing.properties.rules.items.properties.branches
                                                        .items,
                                                    data: data42,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err105];
                                                }
                                                else {
                                                    vErrors.push(err105);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err106 = {
                                            instancePath: instancePath + '/signing/rules/' + i8 + '/branches',
                                            schemaPath: '#/properties/signing/properties/rules/items/properties/branches/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.rules.items.properties.branches.type,
                                            parentSchema: schema0.properties.signing.properties.rules.items.properties.branches,
                                            data: data41,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err106];
                                        }
                                        else {
                                            vErrors.push(err106);
                                        }
                                        errors++;
                                    }
                                }
                                if (data38.signers !== undefined) {
                                    let data43 = data38.signers;
                                    if (Array.isArray(data43)) {
                                        if (data43.length < 1) {
                                            const err107 = {
                                                instancePath: instancePath + '/signing/rules/' + i8 + '/signers',
                                                schemaPath: '#/properties/signing/properties/rules/items/properties/signers/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.rules.items.properties.signers,
                                                data: data43,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err107];
                                            }
                                            else {
                                                vErrors.push(err107);
                                            }
                                            errors++;
                                        }
                                        const len10 = data43.length;
                                        for (let i11 = 0; i11 < len10; i11++) {
                                            let data44 = data43[i11];
                                            if (typeof data44 === 'string') {
                                                if (!pattern1.test(data44)) {
                                                    const err108 = {
                                                        instancePath: instancePath + '/signing/rules/' + i8 + '/signers/' + i11,
                                                        schemaPath: '#/properties/signing/properties/rules/items/properties/signers/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                        parentSchema: schema0.properties.signing.properties.rules.items.properties.signers
                                                            .items,
                                                        data: data44,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err108];
                                                    }
                                                    else {
                                                        vErrors.push(err108);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err109 = {
                                                    instancePath: instancePath + '/signing/rules/' + i8 + '/signers/' + i11,
                                                    schemaPath: '#/properties/signing/properties/rules/items/properties/signers/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.rules.items.properties.signers
                                                        .items.type,
                                                    parentSchema: schema0.properties.signing.properties.rules.items.properties.signers
                                                        .items,
                                                    data: data44,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err109];
                                                }
                                                else {
                                                    vErrors.push(err109);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err110 = {
                                            instancePath: instancePath + '/signing/rules/' + i8 + '/signers',
                                            schemaPath: '#/properties/signing/properties/rules/items/properties/signers/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.rules.items.properties.signers.type,
                                            parentSchema: schema0.properties.signing.properties.rules.items.properties.signers,
                                            data: data43,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err110];
                                        }
                                        else {
                                            vErrors.push(err110);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err111 = {
                                    instancePath: instancePath + '/signing/rules/' + i8,
                                    schemaPath: '#/properties/signing/properties/rules/items/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.rules.items.type,
                                    parentSchema: schema0.properties.signing.properties.rules.items,
                                    data: data38,
                                };
                                if (vErrors === null) {
                                    vErrors = [err111];
                                }
                                else {
                                    vErrors.push(err111);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err112 = {
                            instancePath: instancePath + '/signing/rules',
                            schemaPath: '#/properties/signing/properties/rules/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.signing.properties.rules.type,
                            parentSchema: schema0.properties.signing.properties.rules,
                            data: data37,
                        };
                        if (vErrors === null) {
                            vErrors = [err112];
                        }
                        else {
                            vErrors.push(err112);
                        }
                        errors++;
                    }
                }
                if (data1.tags !== undefined) {
                    let data45 = data1.tags;
                    if (Array.isArray(data45)) {
                        const len11 = data45.length;
                        for (let i12 = 0; i12 < len11; i12++) {
                            let data46 = data45[i12];
                            if (data46 && typeof data46 == 'object' && !Array.isArray(data46)) {
                                if (data46.pattern === undefined) {
                                    const err113 = {
                                        instancePath: instancePath + '/signing/tags/' + i12,
                                        schemaPath: '#/properties/signing/properties/tags/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'pattern' },
                                        message: "must have required property '" + 'pattern' + "'",
                                        schema: schema0.properties.signing.properties.tags.items.required,
                                        parentSchema: schema0.properties.signing.properties.tags.items,
                                        data: data46,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err113];
                                    }
                                    else {
                                        vErrors.push(err113);
                                    }
                                    errors++;
                                }
                                if (data46.signers === undefined) {
                                    const err114 = {
                                        instancePath: instancePath + '/signing/tags/' + i12,
                                        schemaPath: '#/properties/signing/properties/tags/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'signers' },
                                        message: "must have required property '" + 'signers' + "'",
                                        schema: schema0.properties.signing.properties.tags.items.required,
                                        parentSchema: schema0.properties.signing.properties.tags.items,
                                        data: data46,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err114];
                                    }
                                    else {
                                        vErrors.push(err114);
                                    }
                                    errors++;
                                }
                                for (const key15 in data46) {
                                    if (!(key15 === 'pattern' || key15 === 'signers' || key15 === 'hotfix')) {
                                        const err115 = {
                                            instancePath: instancePath + '/signing/tags/' + i12,
                                            schemaPath: '#/properties/signing/properties/tags/items/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key15 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.tags.items,
                                            data: data46,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err115];
                                        }
                                        else {
                                            vErrors.push(err115);
                                        }
                                        errors++;
                                    }
                                }
                                if (data46.pattern !== undefined) {
                                    let data47 = data46.pattern;
                                    if (typeof data47 === 'string') {
                                        if (func1(data47) < 1) {
                                            const err116 = {
                                                instancePath: instancePath + '/signing/tags/' + i12 + '/pattern',
                                                schemaPath: '#/properties/signing/properties/tags/items/properties/pattern/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.tags.items.properties.pattern,
                                                data: data47,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err116];
                                            }
                                            else {
                                                vErrors.push(err116);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err117 = {
                                            instancePath: instancePath + '/signing/tags/' + i12 + '/pattern',
                                            schemaPath: '#/properties/signing/properties/tags/items/properties/pattern/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.tags.items.properties.pattern.type,
                                            parentSchema: schema0.properties.signing.properties.tags.items.properties.pattern,
                                            data: data47,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err117];
                                        }
                                        else {
                                            vErrors.push(err117);
                                        }
                                        errors++;
                                    }
                                }
                                if (data46.signers !== undefined) {
                                    let data48 = data46.signers;
                                    if (Array.isArray(data48)) {
                                        if (data48.length < 1) {
                                            const err118 = {
                                                instancePath: instancePath + '/signing/tags/' + i12 + '/signers',
                                                schemaPath: '#/properties/signing/properties/tags/items/properties/signers/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.tags.items.properties.signers,
                                                data: data48,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err118];
                                            }
                                            else {
                                                vErrors.push(err118);
                                            }
                                            errors++;
                                        }
                                        const len12 = data48.length;
                                        for (let i13 = 0; i13 < len12; i13++) {
                                            let data49 = data48[i13];
                                            if (typeof data49 === 'string') {
                                                if (!pattern1.test(data49)) {
                                                    const err119 = {
                                                        instancePath: instancePath + '/signing/tags/' + i12 + '/signers/' + i13,
                                                        schemaPath: '#/properties/signing/properties/tags/items/properties/signers/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                        parentSchema: schema0.properties.signing.properties.tags.items.properties.signers
                                                            .items,
                                                        data: data49,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err119];
                                                    }
                                                    else {
                                                        vErrors.push(err119);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err120 = {
                                                    instancePath: instancePath + '/signing/tags/' + i12 + '/signers/' + i13,
                                                    schemaPath: '#/properties/signing/properties/tags/items/properties/signers/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.tags.items.properties.signers
                                                        .items.type,
                                                    parentSchema: schema0.properties.signing.properties.tags.items.properties.signers
                                                        .items,
                                                    data: data49,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err120];
                                                }
                                                else {
                                                    vErrors.push(err120);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err121 = {
                                            instancePath: instancePath + '/signing/tags/' + i12 + '/signers',
                                            schemaPath: '#/properties/signing/properties/tags/items/properties/signers/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.tags.items.properties.signers.type,
                                            parentSchema: schema0.properties.signing.properties.tags.items.properties.signers,
                                            data: data48,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err121];
                                        }
                                        else {
                                            vErrors.push(err121);
                                        }
                                        errors++;
                                    }
                                }
                                if (data46.hotfix !== undefined) {
                                    let data50 = data46.hotfix;
                                    if (Array.isArray(data50)) {
                                        if (data50.length < 1) {
                                            const err122 = {
                                                instancePath: instancePath + '/signing/tags/' + i12 + '/hotfix',
                                                schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix,
                                                data: data50,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err122];
                                            }
                                            else {
                                                vErrors.push(err122);
                                            }
                                            errors++;
                                        }
                                        const len13 = data50.length;
                                        for (let i14 = 0; i14 < len13; i14++) {
                                            let data51 = data50[i14];
                                            if (typeof data51 === 'string') {
                                                if (!pattern1.test(data51)) {
                                                    const err123 = {
                                                        instancePath: instancePath + '/signing/tags/' + i12 + '/hotfix/' + i14,
                                                        schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                        parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix
                                                            .items,
                                                        data: data51,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err123];
                                                    }
                                                    else {
                                                        vErrors.push(err123);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err124 = {
                                                    instancePath: instancePath + '/signing/tags/' + i12 + '/hotfix/' + i14,
                                                    schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.tags.items.properties.hotfix.items
                                                        .type,
                                                    parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix
                                                        .items,
                                                    data: data51,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err124];
                                                }
                                                else {
                                                    vErrors.push(err124);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err125 = {
                                            instancePath: instancePath + '/signing/tags/' + i12 + '/hotfix',
                                            schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.tags.items.properties.hotfix.type,
                                            parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix,
                                            data: data50,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err125];
                                        }
                                        else {
                                            vErrors.push(err125);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err126 = {
                                    instancePath: instancePath + '/signing/tags/' + i12,
                                    schemaPath: '#/properties/signing/properties/tags/items/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.tags.items.type,
                                    parentSchema: schema0.properties.signing.properties.tags.items,
                                    data: data46,
                                };
                                if (vErrors === null) {
                                    vErrors = [err126];
                                }
                                else {
                                    vErrors.push(err126);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err127 = {
                            instancePath: instancePath + '/signing/tags',
                            schemaPath: '#/properties/signing/properties/tags/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.signing.properties.tags.type,
                            parentSchema: schema0.properties.signing.properties.tags,
                            data: data45,
                        };
                        if (vErrors === null) {
                            vErrors = [err127];
                        }
                        else {
                            vErrors.push(err127);
                        }
                        errors++;
                    }
                }
                if (data1.exempt !== undefined) {
                    let data52 = data1.exempt;
                    if (Array.isArray(data52)) {
                        const len14 = data52.length;
                        for (let i15 = 0; i15 < len14; i15++) {
                            let data53 = data52[i15];
                            if (data53 && typeof data53 == 'object' && !Array.isArray(data53)) {
                                if (data53.commit === undefined) {
                                    const err128 = {
                                        instancePath: instancePath + '/signing/exempt/' + i15,
                                        schemaPath: '#/properties/signing/properties/exempt/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'commit' },
                                        message: "must have required property '" + 'commit' + "'",
                                        schema: schema0.properties.signing.properties.exempt.items.required,
                                        parentSchema: schema0.properties.signing.properties.exempt.items,
                                        data: data53,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err128];
                                    }
                                    else {
                                        vErrors.push(err128);
                                    }
                                    errors++;
                                }
                                if (data53.reason === undefined) {
                                    const err129 = {
                                        instancePath: instancePath + '/signing/exempt/' + i15,
                                        schemaPath: '#/properties/signing/properties/exempt/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'reason' },
                                        message: "must have required property '" + 'reason' + "'",
                                        schema: schema0.properties.signing.properties.exempt.items.required,
                                        parentSchema: schema0.properties.signing.properties.exempt.items,
                                        data: data53,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err129];
                                    }
                                    else {
                                        vErrors.push(err129);
                                    }
                                    errors++;
                                }
                                for (const key16 in data53) {
                                    if (!(key16 === 'commit' || key16 === 'reason')) {
                                        const err130 = {
                                            instancePath: instancePath + '/signing/exempt/' + i15,
                                            schemaPath: '#/properties/signing/properties/exempt/items/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key16 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.exempt.items,
                                            data: data53,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err130];
                                        }
                                        else {
                                            vErrors.push(err130);
                                        }
                                        errors++;
                                    }
                                }
                                if (data53.commit !== undefined) {
                                    let data54 = data53.commit;
                                    if (typeof data54 === 'string') {
                                        if (!pattern0.test(data54)) {
                                            const err131 = {
                                                instancePath: instancePath + '/signing/exempt/' + i15 + '/commit',
                                                schemaPath: '#/properties/signing/properties/exempt/items/properties/commit/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                                message: 'must match pattern "' + '^([0-9a-f]{40}|[0-9a-f]{64})$' + '"',
                                                schema: '^([0-9a-f]{40}|[0-9a-f]{64})$',
                                                parentSchema: schema0.properties.signing.properties.exempt.items.properties.commit,
                                                data: data54,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err131];
                                            }
                                            else {
                                                vErrors.push(err131);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err132 = {
                                            instancePath: instancePath + '/signing/exempt/' + i15 + '/commit',
                                            schemaPath: '#/properties/signing/properties/exempt/items/properties/commit/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.exempt.items.properties.commit.type,
                                            parentSchema: schema0.properties.signing.properties.exempt.items.properties.commit,
                                            data: data54,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err132];
                                        }
                                        else {
                                            vErrors.push(err132);
                                        }
                                        errors++;
                                    }
                                }
                                if (data53.reason !== undefined) {
                                    let data55 = data53.reason;
                                    if (typeof data55 === 'string') {
                                        if (func1(data55) < 1) {
                                            const err133 = {
                                                instancePath: instancePath + '/signing/exempt/' + i15 + '/reason',
                                                schemaPath: '#/properties/signing/properties/exempt/items/properties/reason/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.exempt.items.properties.reason,
                                                data: data55,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err133];
                                            }
                                            else {
                                                vErrors.push(err133);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err134 = {
                                            instancePath: instancePath + '/signing/exempt/' + i15 + '/reason',
                                            schemaPath: '#/properties/signing/properties/exempt/items/properties/reason/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.exempt.items.properties.reason.type,
                                            parentSchema: schema0.properties.signing.properties.exempt.items.properties.reason,
                                            data: data55,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err134];
                                        }
                                        else {
                                            vErrors.push(err134);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err135 = {
                                    instancePath: instancePath + '/signing/exempt/' + i15,
                                    schemaPath: '#/properties/signing/properties/exempt/items/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.exempt.items.type,
                                    parentSchema: schema0.properties.signing.properties.exempt.items,
                                    data: data53,
                                };
                                if (vErrors === null) {
                                    vErrors = [err135];
                                }
                                else {
                                    vErrors.push(err135);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err136 = {
                            instancePath: instancePath + '/signing/exempt',
                            schemaPath: '#/properties/signing/properties/exempt/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.signing.properties.exempt.type,
                            parentSchema: schema0.properties.signing.properties.exempt,
                            data: data52,
                        };
                        if (vErrors === null) {
                            vErrors = [err136];
                        }
                        else {
                            vErrors.push(err136);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err137 = {
                    instancePath: instancePath + '/signing',
                    schemaPath: '#/properties/signing/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema0.properties.signing.type,
                    parentSchema: schema0.properties.signing,
                    data: data1,
                };
                if (vErrors === null) {
                    vErrors = [err137];
                }
                else {
                    vErrors.push(err137);
                }
                errors++;
            }
        }
        if (data.scan !== undefined) {
            let data56 = data.scan;
            if (data56 && typeof data56 == 'object' && !Array.isArray(data56)) {
                for (const key17 in data56) {
                    if (!(key17 === 'fail-on' || key17 === 'ignore-unfixed' || key17 === 'max-db-age')) {
                        const err138 = {
                            instancePath: instancePath + '/scan',
                            schemaPath: '#/properties/scan/additionalProperties',
                            keyword: 'additionalProperties',
                            params: { additionalProperty: key17 },
                            message: 'must NOT have additional properties',
                            schema: false,
                            parentSchema: schema0.properties.scan,
                            data: data56,
                        };
                        if (vErrors === null) {
                            vErrors = [err138];
                        }
                        else {
                            vErrors.push(err138);
                        }
                        errors++;
                    }
                }
                if (data56['fail-on'] !== undefined) {
                    let data57 = data56['fail-on'];
                    const _errs138 = errors;
                    let valid50 = false;
                    let passing1 = null;
                    const _errs139 = errors;
                    if ('none' !== data57) {
                        const err139 = {
                            instancePath: instancePath + '/scan/fail-on',
                            schemaPath: '#/properties/scan/properties/fail-on/oneOf/0/const',
                            keyword: 'const',
                            params: { allowedValue: 'none' },
                            message: 'must be equal to constant',
                            schema: 'none',
                            parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[0],
                            data: data57,
                        };
                        if (vErrors === null) {
                            vErrors = [err139];
                        }
                        else {
                            vErrors.push(err139);
                        }
                        errors++;
                    }
                    var _valid1 = _errs139 === errors;
                    if (_valid1) {
                        valid50 = true;
                        passing1 = 0;
                    }
                    const _errs140 = errors;
                    if (Array.isArray(data57)) {
                        if (data57.length < 1) {
                            const err140 = {
                                instancePath: instancePath + '/scan/fail-on',
                                schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/minItems',
                                keyword: 'minItems',
                                params: { limit: 1 },
                                message: 'must NOT have fewer than 1 items',
                                schema: 1,
                                parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1],
                                data: data57,
                            };
                            if (vErrors === null) {
                                vErrors = [err140];
                            }
                            else {
                                vErrors.push(err140);
                            }
                            errors++;
                        }
                        const len15 = data57.length;
                        for (let i16 = 0; i16 < len15; i16++) {
                            let data58 = data57[i16];
                            if (!(data58 === 'CRITICAL' ||
                                data58 === 'HIGH' ||
                                data58 === 'MEDIUM' ||
                                data58 === 'LOW' ||
                                data58 === 'UNKNOWN')) {
                                const err141 = {
                                    instancePath: instancePath + '/scan/fail-on/' + i16,
                                    schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/items/enum',
                                    keyword: 'enum',
                                    params: {
                                        allowedValues: schema0.properties.scan.properties['fail-on'].oneOf[1].items.enum,
                                    },
                                    message: 'must be equal to one of the allowed values',
                                    schema: schema0.properties.scan.properties['fail-on'].oneOf[1].items.enum,
                                    parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1].items,
                                    data: data58,
                                };
                                if (vErrors === null) {
                                    vErrors = [err141];
                                }
                                else {
                                    vErrors.push(err141);
                                }
                                errors++;
                            }
                        }
                        let i17 = data57.length;
                        let j1;
                        if (i17 > 1) {
                            outer0: for (; i17--;) {
                                for (j1 = i17; j1--;) {
                                    if (func9(data57[i17], data57[j1])) {
                                        const err142 = {
                                            instancePath: instancePath + '/scan/fail-on',
                                            schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/uniqueItems',
                                            keyword: 'uniqueItems',
                                            params: { i: i17, j: j1 },
                                            message: 'must NOT have duplicate items (items ## ' +
                                                j1 +
                                                ' and ' +
                                                i17 +
                                                ' are identical)',
                                            schema: true,
                                            parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1],
                                            data: data57,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err142];
                                        }
                                        else {
                                            vErrors.push(err142);
                                        }
                                        errors++;
                                        break outer0;
                                    }
                                }
                            }
                        }
                    }
                    else {
                        const err143 = {
                            instancePath: instancePath + '/scan/fail-on',
                            schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.scan.properties['fail-on'].oneOf[1].type,
                            parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1],
                            data: data57,
                        };
                        if (vErrors === null) {
                            vErrors = [err143];
                        }
                        else {
                            vErrors.push(err143);
                        }
                        errors++;
                    }
                    var _valid1 = _errs140 === errors;
                    if (_valid1 && valid50) {
                        valid50 = false;
                        passing1 = [passing1, 1];
                    }
                    else {
                        if (_valid1) {
                            valid50 = true;
                            passing1 = 1;
                        }
                    }
                    if (!valid50) {
                        const err144 = {
                            instancePath: instancePath + '/scan/fail-on',
                            schemaPath: '#/properties/scan/properties/fail-on/oneOf',
                            keyword: 'oneOf',
                            params: { passingSchemas: passing1 },
                            message: 'must match exactly one schema in oneOf',
                            schema: schema0.properties.scan.properties['fail-on'].oneOf,
                            parentSchema: schema0.properties.scan.properties['fail-on'],
                            data: data57,
                        };
                        if (vErrors === null) {
                            vErrors = [err144];
                        }
                        else {
                            vErrors.push(err144);
                        }
                        errors++;
                    }
                    else {
                        errors = _errs138;
                        if (vErrors !== null) {
                            if (_errs138) {
                                vErrors.length = _errs138;
                            }
                            else {
                                vErrors = null;
                            }
                        }
                    }
                }
                if (data56['ignore-unfixed'] !== undefined) {
                    let data59 = data56['ignore-unfixed'];
                    if (typeof data59 !== 'boolean') {
                        const err145 = {
                            instancePath: instancePath + '/scan/ignore-unfixed',
                            schemaPath: '#/properties/scan/properties/ignore-unfixed/type',
                            keyword: 'type',
                            params: { type: 'boolean' },
                            message: 'must be boolean',
                            schema: schema0.properties.scan.properties['ignore-unfixed'].type,
                            parentSchema: schema0.properties.scan.properties['ignore-unfixed'],
                            data: data59,
                        };
                        if (vErrors === null) {
                            vErrors = [err145];
                        }
                        else {
                            vErrors.push(err145);
                        }
                        errors++;
                    }
                }
                if (data56['max-db-age'] !== undefined) {
                    let data60 = data56['max-db-age'];
                    if (typeof data60 === 'string') {
                        if (!pattern16.test(data60)) {
                            const err146 = {
                                instancePath: instancePath + '/scan/max-db-age',
                                schemaPath: '#/properties/scan/properties/max-db-age/pattern',
                                keyword: 'pattern',
                                params: { pattern: '^\\d{1,9}[smhd]$' },
                                message: 'must match pattern "' + '^\\d{1,9}[smhd]$' + '"',
                                schema: '^\\d{1,9}[smhd]$',
                                parentSchema: schema0.properties.scan.properties['max-db-age'],
                                data: data60,
                            };
                            if (vErrors === null) {
                                vErrors = [err146];
                            }
                            else {
                                vErrors.push(err146);
                            }
                            errors++;
                        }
                    }
                    else {
                        const err147 = {
                            instancePath: instancePath + '/scan/max-db-age',
                            schemaPath: '#/properties/scan/properties/max-db-age/type',
                            keyword: 'type',
                            params: { type: 'string' },
                            message: 'must be string',
                            schema: schema0.properties.scan.properties['max-db-age'].type,
                            parentSchema: schema0.properties.scan.properties['max-db-age'],
                            data: data60,
                        };
                        if (vErrors === null) {
                            vErrors = [err147];
                        }
                        else {
                            vErrors.push(err147);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err148 = {
                    instancePath: instancePath + '/scan',
                    schemaPath: '#/properties/scan/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema0.properties.scan.type,
                    parentSchema: schema0.properties.scan,
                    data: data56,
                };
                if (vErrors === null) {
                    vErrors = [err148];
                }
                else {
                    vErrors.push(err148);
                }
                errors++;
            }
        }
        if (data.promotion !== undefined) {
            let data61 = data.promotion;
            if (data61 && typeof data61 == 'object' && !Array.isArray(data61)) {
                for (const key18 in data61) {
                    if (!(key18 === 'deny-digests' || key18 === 'trust-paths')) {
                        const err149 = {
                            instancePath: instancePath + '/promotion',
                            schemaPath: '#/properties/promotion/additionalProperties',
                            keyword: 'additionalProperties',
                            params: { additionalProperty: key18 },
                            message: 'must NOT have additional properties',
                            schema: false,
                            parentSchema: schema0.properties.promotion,
                            data: data61,
                        };
                        if (vErrors === null) {
                            vErrors = [err149];
                        }
                        else {
                            vErrors.push(err149);
                        }
                        errors++;
                    }
                }
                if (data61['deny-digests'] !== undefined) {
                    let data62 = data61['deny-digests'];
                    if (Array.isArray(data62)) {
                        const len16 = data62.length;
                        for (let i18 = 0; i18 < len16; i18++) {
                            let data63 = data62[i18];
                            if (typeof data63 === 'string') {
                                if (!pattern17.test(data63)) {
                                    const err150 = {
                                        instancePath: instancePath + '/promotion/deny-digests/' + i18,
                                        schemaPath: '#/properties/promotion/properties/deny-digests/items/pattern',
                                        keyword: 'pattern',
                                        params: { pattern: '^sha256:[0-9a-f]{64}$' },
                                        message: 'must match pattern "' + '^sha256:[0-9a-f]{64}$' + '"',
                                        schema: '^sha256:[0-9a-f]{64}$',
                                        parentSchema: schema0.properties.promotion.properties['deny-digests'].items,
                                        data: data63,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err150];
                                    }
                                    else {
                                        vErrors.push(err150);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err151 = {
                                    instancePath: instancePath + '/promotion/deny-digests/' + i18,
                                    schemaPath: '#/properties/promotion/properties/deny-digests/items/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.promotion.properties['deny-digests'].items.type,
                                    parentSchema: schema0.properties.promotion.properties['deny-digests'].items,
                                    data: data63,
                                };
                                if (vErrors === null) {
                                    vErrors = [err151];
                                }
                                else {
                                    vErrors.push(err151);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err152 = {
                            instancePath: instancePath + '/promotion/deny-digests',
                            schemaPath: '#/properties/promotion/properties/deny-digests/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.promotion.properties['deny-digests'].type,
                            parentSchema: schema0.properties.promotion.properties['deny-digests'],
                            data: data62,
                        };
                        if (vErrors === null) {
                            vErrors = [err152];
                        }
                        else {
                            vErrors.push(err152);
                        }
                        errors++;
                    }
                }
                if (data61['trust-paths'] !== undefined) {
                    let data64 = data61['trust-paths'];
                    if (Array.isArray(data64)) {
                        const len17 = data64.length;
                        for (let i19 = 0; i19 < len17; i19++) {
                            let data65 = data64[i19];
                            if (typeof data65 === 'string') {
                                if (func1(data65) < 1) {
                                    const err153 = {
                                        instancePath: instancePath + '/promotion/trust-paths/' + i19,
                                        schemaPath: '#/properties/promotion/properties/trust-paths/items/minLength',
                                        keyword: 'minLength',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 characters',
                                        schema: 1,
                                        parentSchema: schema0.properties.promotion.properties['trust-paths'].items,
                                        data: data65,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err153];
                                    }
                                    else {
                                        vErrors.push(err153);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err154 = {
                                    instancePath: instancePath + '/promotion/trust-paths/' + i19,
                                    schemaPath: '#/properties/promotion/properties/trust-paths/items/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.promotion.properties['trust-paths'].items.type,
                                    parentSchema: schema0.properties.promotion.properties['trust-paths'].items,
                                    data: data65,
                                };
                                if (vErrors === null) {
                                    vErrors = [err154];
                                }
                                else {
                                    vErrors.push(err154);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err155 = {
                            instancePath: instancePath + '/promotion/trust-paths',
                            schemaPath: '#/properties/promotion/properties/trust-paths/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.promotion.properties['trust-paths'].type,
                            parentSchema: schema0.properties.promotion.properties['trust-paths'],
                            data: data64,
                        };
                        if (vErrors === null) {
                            vErrors = [err155];
                        }
                        else {
                            vErrors.push(err155);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err156 = {
                    instancePath: instancePath + '/promotion',
                    schemaPath: '#/properties/promotion/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema0.properties.promotion.type,
                    parentSchema: schema0.properties.promotion,
                    data: data61,
                };
                if (vErrors === null) {
                    vErrors = [err156];
                }
                else {
                    vErrors.push(err156);
                }
                errors++;
            }
        }
        if (data.registries !== undefined) {
            let data66 = data.registries;
            if (Array.isArray(data66)) {
                const len18 = data66.length;
                for (let i20 = 0; i20 < len18; i20++) {
                    let data67 = data66[i20];
                    if (data67 && typeof data67 == 'object' && !Array.isArray(data67)) {
                        if (data67.overlays === undefined) {
                            const err157 = {
                                instancePath: instancePath + '/registries/' + i20,
                                schemaPath: '#/properties/registries/items/required',
                                keyword: 'required',
                                params: { missingProperty: 'overlays' },
                                message: "must have required property '" + 'overlays' + "'",
                                schema: schema0.properties.registries.items.required,
                                parentSchema: schema0.properties.registries.items,
                                data: data67,
                            };
                            if (vErrors === null) {
                                vErrors = [err157];
                            }
                            else {
                                vErrors.push(err157);
                            }
                            errors++;
                        }
                        if (data67.prefixes === undefined) {
                            const err158 = {
                                instancePath: instancePath + '/registries/' + i20,
                                schemaPath: '#/properties/registries/items/required',
                                keyword: 'required',
                                params: { missingProperty: 'prefixes' },
                                message: "must have required property '" + 'prefixes' + "'",
                                schema: schema0.properties.registries.items.required,
                                parentSchema: schema0.properties.registries.items,
                                data: data67,
                            };
                            if (vErrors === null) {
                                vErrors = [err158];
                            }
                            else {
                                vErrors.push(err158);
                            }
                            errors++;
                        }
                        for (const key19 in data67) {
                            if (!(key19 === 'overlays' || key19 === 'prefixes' || key19 === 'sources')) {
                                const err159 = {
                                    instancePath: instancePath + '/registries/' + i20,
                                    schemaPath: '#/properties/registries/items/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key19 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.registries.items,
                                    data: data67,
                                };
                                if (vErrors === null) {
                                    vErrors = [err159];
                                }
                                else {
                                    vErrors.push(err159);
                                }
                                errors++;
                            }
                        }
                        if (data67.overlays !== undefined) {
                            let data68 = data67.overlays;
                            if (Array.isArray(data68)) {
                                if (data68.length < 1) {
                                    const err160 = {
                                        instancePath: instancePath + '/registries/' + i20 + '/overlays',
                                        schemaPath: '#/properties/registries/items/properties/overlays/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.registries.items.properties.overlays,
                                        data: data68,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err160];
                                    }
                                    else {
                                        vErrors.push(err160);
                                    }
                                    errors++;
                                }
                                const len19 = data68.length;
                                for (let i21 = 0; i21 < len19; i21++) {
                                    let data69 = data68[i21];
                                    if (typeof data69 === 'string') {
                                        if (func1(data69) < 1) {
                                            const err161 = {
                                                instancePath: instancePath + '/registries/' + i20 + '/overlays/' + i21,
                                                schemaPath: '#/properties/registries/items/properties/overlays/items/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.registries.items.properties.overlays.items,
                                                data: data69,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err161];
                                            }
                                            else {
                                                vErrors.push(err161);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err162 = {
                                            instancePath: instancePath + '/registries/' + i20 + '/overlays/' + i21,
                                            schemaPath: '#/properties/registries/items/properties/overlays/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.registries.items.properties.overlays.items.type,
                                            parentSchema: schema0.properties.registries.items.properties.overlays.items,
                                            data: data69,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err162];
                                        }
                                        else {
                                            vErrors.push(err162);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err163 = {
                                    instancePath: instancePath + '/registries/' + i20 + '/overlays',
                                    schemaPath: '#/properties/registries/items/properties/overlays/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.registries.items.properties.overlays.type,
                                    parentSchema: schema0.properties.registries.items.properties.overlays,
                                    data: data68,
                                };
                                if (vErrors === null) {
                                    vErrors = [err163];
                                }
                                else {
                                    vErrors.push(err163);
                                }
                                errors++;
                            }
                        }
                        if (data67.prefixes !== undefined) {
                            let data70 = data67.prefixes;
                            if (Array.isArray(data70)) {
                                if (data70.length < 1) {
                                    const err164 = {
                                        instancePath: instancePath + '/registries/' + i20 + '/prefixes',
                                        schemaPath: '#/properties/registries/items/properties/prefixes/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.registries.items.properties.prefixes,
                                        data: data70,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err164];
                                    }
                                    else {
                                        vErrors.push(err164);
                                    }
                                    errors++;
                                }
                                const len20 = data70.length;
                                for (let i22 = 0; i22 < len20; i22++) {
                                    let data71 = data70[i22];
                                    if (typeof data71 === 'string') {
                                        if (func1(data71) < 1) {
                                            const err165 = {
                                                instancePath: instancePath + '/registries/' + i20 + '/prefixes/' + i22,
                                                schemaPath: '#/properties/registries/items/properties/prefixes/items/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.registries.items.properties.prefixes.items,
                                                data: data71,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err165];
                                            }
                                            else {
                                                vErrors.push(err165);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err166 = {
                                            instancePath: instancePath + '/registries/' + i20 + '/prefixes/' + i22,
                                            schemaPath: '#/properties/registries/items/properties/prefixes/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.registries.items.properties.prefixes.items.type,
                                            parentSchema: schema0.properties.registries.items.properties.prefixes.items,
                                            data: data71,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err166];
                                        }
                                        else {
                                            vErrors.push(err166);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err167 = {
                                    instancePath: instancePath + '/registries/' + i20 + '/prefixes',
                                    schemaPath: '#/properties/registries/items/properties/prefixes/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.registries.items.properties.prefixes.type,
                                    parentSchema: schema0.properties.registries.items.properties.prefixes,
                                    data: data70,
                                };
                                if (vErrors === null) {
                                    vErrors = [err167];
                                }
                                else {
                                    vErrors.push(err167);
                                }
                                errors++;
                            }
                        }
                        if (data67.sources !== undefined) {
                            let data72 = data67.sources;
                            if (Array.isArray(data72)) {
                                if (data72.length < 1) {
                                    const err168 = {
                                        instancePath: instancePath + '/registries/' + i20 + '/sources',
                                        schemaPath: '#/properties/registries/items/properties/sources/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.registries.items.properties.sources,
                                        data: data72,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err168];
                                    }
                                    else {
                                        vErrors.push(err168);
                                    }
                                    errors++;
                                }
                                const len21 = data72.length;
                                for (let i23 = 0; i23 < len21; i23++) {
                                    let data73 = data72[i23];
                                    if (typeof data73 === 'string') {
                                        if (!pattern18.test(data73)) {
                                            const err169 = {
                                                instancePath: instancePath + '/registries/' + i20 + '/sources/' + i23,
                                                schemaPath: '#/properties/registries/items/properties/sources/items/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$' },
                                                message: 'must match pattern "' +
                                                    '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$' +
                                                    '"',
                                                schema: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$',
                                                parentSchema: schema0.properties.registries.items.properties.sources.items,
                                                data: data73,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err169];
                                            }
                                            else {
                                                vErrors.push(err169);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err170 = {
                                            instancePath: instancePath + '/registries/' + i20 + '/sources/' + i23,
                                            schemaPath: '#/properties/registries/items/properties/sources/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.registries.items.properties.sources.items.type,
                                            parentSchema: schema0.properties.registries.items.properties.sources.items,
                                            data: data73,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err170];
                                        }
                                        else {
                                            vErrors.push(err170);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err171 = {
                                    instancePath: instancePath + '/registries/' + i20 + '/sources',
                                    schemaPath: '#/properties/registries/items/properties/sources/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.registries.items.properties.sources.type,
                                    parentSchema: schema0.properties.registries.items.properties.sources,
                                    data: data72,
                                };
                                if (vErrors === null) {
                                    vErrors = [err171];
                                }
                                else {
                                    vErrors.push(err171);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err172 = {
                            instancePath: instancePath + '/registries/' + i20,
                            schemaPath: '#/properties/registries/items/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.registries.items.type,
                            parentSchema: schema0.properties.registries.items,
                            data: data67,
                        };
                        if (vErrors === null) {
                            vErrors = [err172];
                        }
                        else {
                            vErrors.push(err172);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err173 = {
                    instancePath: instancePath + '/registries',
                    schemaPath: '#/properties/registries/type',
                    keyword: 'type',
                    params: { type: 'array' },
                    message: 'must be array',
                    schema: schema0.properties.registries.type,
                    parentSchema: schema0.properties.registries,
                    data: data66,
                };
                if (vErrors === null) {
                    vErrors = [err173];
                }
                else {
                    vErrors.push(err173);
                }
                errors++;
            }
        }
    }
    else {
        const err174 = {
            instancePath,
            schemaPath: '#/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema0.type,
            parentSchema: schema0,
            data,
        };
        if (vErrors === null) {
            vErrors = [err174];
        }
        else {
            vErrors.push(err174);
        }
        errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
}
validate0.evaluated = { props: true, dynamicProps: false, dynamicItems: false };

// EXTERNAL MODULE: ./packages/shared/policy/invalid-policy.ts
var invalid_policy = __webpack_require__(9385);
// EXTERNAL MODULE: ./packages/shared/policy/policy-file.ts
var policy_file = __webpack_require__(4606);
;// CONCATENATED MODULE: ./packages/shared/policy/parse-policy.ts






const parse_policy_validate = validate;
/**
 * The text of `gitops-policy.yml` as a typed policy. Fails closed: an unknown key, a name that
 * nobody bears, a glob that can match nothing are errors, because a rule that is not understood
 * protects nothing.
 *
 * @param origin names the file in messages, e.g. `.github/gitops-policy.yml`
 * @throws `E_POLICY_INVALID` with file, line and column of the first mistake
 */
async function parsePolicy(text, origin) {
    const { readPolicyYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(994)]).then(__webpack_require__.bind(__webpack_require__, 3994));
    const yaml = readPolicyYaml(text, origin);
    if (!parse_policy_validate(yaml.value))
        throw schemaError(parse_policy_validate.errors ?? [], yaml, origin);
    const policy = toPolicy(yaml.value, yaml);
    checkPolicy(policy, (path, reason) => (0,invalid_policy/* invalidPolicy */.U)(origin, yaml.position(path), reason));
    return policy;
}
/**
 * As {@link parsePolicy}, of the bytes of the file.
 *
 * @throws `E_POLICY_INVALID`, also when they are not UTF-8
 */
async function parsePolicyFile(bytes, origin) {
    return parsePolicy((0,policy_file/* policyText */.M)(bytes, origin), origin);
}
/**
 * What a release must not bring along where the policy says nothing: a workflow or a policy of the
 * change itself. A list that is written down, however short, is what it says.
 */
const TRUST_PATHS = ['.github/**'];
function toPolicy(file, yaml) {
    const { scan, promotion } = file;
    const age = scan?.['max-db-age'];
    const maxDbAgeMs = age === undefined ? undefined : (0,inputs/* parseDuration */.E)(age);
    const failOn = scan?.['fail-on'];
    return {
        schema: 1,
        ...(file.signing && { signing: toSigning(file.signing, yaml) }),
        scan: {
            ...(failOn !== undefined && { failOn: failOn === 'none' ? [] : failOn }),
            ...(scan?.['ignore-unfixed'] !== undefined && { ignoreUnfixed: scan['ignore-unfixed'] }),
            ...(maxDbAgeMs !== undefined && { maxDbAgeMs }),
        },
        promotion: {
            denyDigests: promotion?.['deny-digests'] ?? [],
            trustPaths: promotion?.['trust-paths'] ?? TRUST_PATHS,
        },
        registries: file.registries ?? [],
    };
}
function toSigning(file, yaml) {
    const { pipeline, github, sigstore } = file;
    const people = Object.entries(file.people).map(([name, person]) => [
        name,
        {
            emails: person.emails ?? [],
            keys: person.keys.map((key, index) => {
                const path = ['signing', 'people', name, 'keys', index];
                return toKey(key, { position: yaml.position(path), entry: entryName(path) });
            }),
        },
    ]);
    return {
        trustRoot: file['trust-root'],
        people: new Map(people),
        ...(pipeline && {
            pipeline: {
                app: { slug: pipeline.app.slug, userId: pipeline.app['user-id'] },
                overlays: pipeline.overlays,
            },
        }),
        github: {
            webFlow: github?.['web-flow'] ?? 'deny',
            keys: (github?.keys ?? []).map((key) => key.openpgp),
        },
        ...(sigstore && {
            sigstore: {
                trustedRoot: sigstore['trusted-root'],
                position: yaml.position(['signing', 'sigstore', 'trusted-root']),
            },
        }),
        teams: new Map(Object.entries(file.teams ?? {})),
        rules: file.rules ?? [],
        tags: file.tags ?? [],
        exempt: file.exempt ?? [],
    };
}
function toKey(key, place) {
    const entry = {
        ...(key.until && { until: key.until }),
        ...(key.reason && { reason: key.reason }),
        ...place,
    };
    const authority = key['ssh-authority'];
    if (key.ssh !== undefined) {
        const verified = key['user-verified'] === true && { userVerified: true };
        return { type: 'ssh', text: key.ssh.trim(), ...verified, ...entry };
    }
    if (authority !== undefined) {
        const { principals = [] } = key;
        return { type: 'ssh-authority', text: authority.trim(), principals, ...entry };
    }
    if (key.gitsign !== undefined)
        return { type: 'gitsign', ...key.gitsign, ...entry };
    // The schema demands exactly one kind.
    return { type: 'openpgp', text: (key.openpgp ?? '').trim(), ...entry };
}
/** The most telling of the validator's errors: an unknown key first, then the deepest path. */
function schemaError(errors, yaml, origin) {
    const rank = ({ keyword, instancePath, schemaPath }) => {
        if (keyword === 'additionalProperties')
            return 1_000;
        // What one of several alternatives would need says less than that none fits.
        if (keyword === 'required' && schemaPath.includes('/oneOf/'))
            return 0;
        return instancePath.split('/').length;
    };
    const [first] = [...errors].sort((a, b) => rank(b) - rank(a));
    if (first === undefined)
        return (0,invalid_policy/* invalidPolicy */.U)(origin, '1:1', 'does not follow its schema');
    const path = pointerPath(first.instancePath);
    const where = path.length === 0 ? 'the policy' : `\`${path.join('.')}\``;
    const extra = unknownKey(first);
    if (extra !== undefined) {
        return (0,invalid_policy/* invalidPolicy */.U)(origin, yaml.keyPosition(path, extra), `${where} has no key \`${extra}\``);
    }
    return (0,invalid_policy/* invalidPolicy */.U)(origin, yaml.position(path), `${where} ${explain(first)}`);
}
function unknownKey(error) {
    const params = error.params;
    return typeof params.additionalProperty === 'string' ? params.additionalProperty : undefined;
}
function explain(error) {
    const params = error.params;
    if (params.allowedValues)
        return `must be one of ${params.allowedValues.map(String).join(', ')}`;
    if (error.keyword === 'oneOf' && error.schemaPath.includes('/keys/')) {
        return 'must have exactly one of `ssh`, `ssh-authority`, `openpgp` and `gitsign`';
    }
    if (error.keyword === 'pattern' && error.instancePath.includes('/sources/')) {
        return 'must be the name of one repository, `owner/name`';
    }
    if (error.keyword === 'pattern' && error.instancePath.endsWith('/openpgp')) {
        return 'must be an armored public key block, as `gpg --armor --export` writes it';
    }
    if (error.keyword === 'pattern' && error.instancePath.includes('/principals/')) {
        return 'must be one principal as it stands in certificates, without wildcards';
    }
    if (error.keyword === 'pattern' && error.instancePath.includes('/gitsign/')) {
        return 'must be written as it stands in certificates, without spaces and wildcards';
    }
    if (error.keyword === 'const')
        return `must be ${JSON.stringify(error.schema)}`;
    if (error.keyword === 'type' && typeof error.data === 'number') {
        return `${error.message ?? ''}; put quotes around it`;
    }
    return error.message ?? 'does not follow the schema';
}
function pointerPath(pointer) {
    return pointer
        .split('/')
        .slice(1)
        .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/policy-at-commit.ts


/**
 * Reads the policy of a commit.
 *
 * @throws `E_POLICY_MISSING`, `E_POLICY_INVALID` (also for a symbolic link in the file's place)
 */
async function policyAtCommit(objects, commit, path) {
    const short = commit.slice(0, 12);
    const entry = await objects.entry(commit, path);
    if (entry === undefined) {
        throw new action_error/* ActionError */.l('E_POLICY_MISSING', `There is no ${path} in commit ${short}.`);
    }
    if (!/^100(644|755)$/.test(entry.mode)) {
        throw new action_error/* ActionError */.l('E_POLICY_INVALID', `${path} is not a regular file in commit ${short}.`);
    }
    const blob = (await objects.read([entry.oid])).get(entry.oid);
    const bytes = blob?.bytes ?? Buffer.alloc(0);
    return { ...(await readJudgingPolicy(objects, bytes, `${path}@${short}`)), blob: entry.oid };
}
/**
 * Reads the bytes of a policy that shall judge a repository.
 *
 * @throws `E_POLICY_INVALID`, also for a policy that says nothing about signatures
 */
async function readJudgingPolicy({ hexLength }, bytes, origin) {
    const { signing, registries } = await parsePolicyFile(bytes, origin);
    if (signing === undefined) {
        throw new action_error/* ActionError */.l('E_POLICY_INVALID', `${origin} has no \`signing\` section.`);
    }
    if (signing.trustRoot.length !== hexLength) {
        throw new action_error/* ActionError */.l('E_POLICY_INVALID', `${origin}: \`signing.trust-root\` is no object name of this repository (${hexLength} hex digits).`);
    }
    return { signing, registries, origin };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/policy-chain.ts







/**
 * Follows the policy file along the first-parent chain of its branch. The first policy
 * is trusted like the trust root. Every later step that changes the file is judged by the policy
 * before it: the step's own commit must be signed by somebody that policy knows, and so must every
 * commit that the step brings in and that touches the file, within the rules for the file.
 *
 * Which parent of a merge is the first is chosen by whoever makes it. So that nobody puts a chain of
 * his own in the place of the branch's, a merge that drops what another parent did to the policy is
 * judged by that parent's policy as well. An exemption is for what else a commit changes: who wrote
 * the policy is never exempt.
 *
 * A policy that cannot be read, or whose keys cannot, judges nothing; the last one that could stays
 * in force.
 *
 * @returns one `E_POLICY_UNTRUSTED` for each commit that the policy before it does not allow
 */
async function judgePolicyChain(options) {
    const { objects, head, path } = options;
    const steps = await objects.range([head], [], { firstParent: true, touching: path });
    const findings = new Map();
    const judge = async (step, parent, before) => {
        for (const finding of await judgeStep(step, parent, before, options)) {
            findings.set(finding.commit, finding);
        }
    };
    for (const { merge, parent } of await foreignPolicies(options)) {
        const theirs = await inForceAt(objects, parent, path);
        if (theirs !== undefined)
            await judge(merge, parent, theirs);
    }
    let before;
    for (const [index, step] of [...steps].reverse().entries()) {
        if (before !== undefined)
            await judge(step, `${step}^1`, before);
        if (index + 1 < steps.length)
            before = (await inForceAt(objects, step, path)) ?? before;
    }
    return [...findings.values()].reverse();
}
/**
 * Merges on the chain that drop a change of the policy which another parent than the first brings. A
 * parent that only lags behind brings none.
 */
async function foreignPolicies({ objects, head, path, }) {
    const merges = objects.walk([head], [], { firstParent: true, merges: true });
    const further = await furtherParents(objects, merges);
    const commits = further.flatMap(({ merge, parent }) => [merge, parent]);
    const ids = await objects.entryIds([...new Set(commits)], path);
    const foreign = [];
    for (const { merge, parent } of further) {
        if (!ids.has(parent) || ids.get(parent) === ids.get(merge))
            continue;
        const brought = await objects.range([parent], [`${merge}^1`], { touching: path });
        if (brought.length > 0)
            foreign.push({ merge, parent });
    }
    return foreign;
}
/** As git reads them, for the chain is what git walks: also of merges that we refuse to parse. */
async function furtherParents(objects, merges) {
    const further = [];
    for await (const batch of objects.stream(merges)) {
        for (const { oid: merge, bytes } of batch) {
            const raw = bytes.toString('latin1');
            const [, lines = ''] = /^tree [0-9a-f]+\n((?:parent [0-9a-f]+\n)*)/i.exec(raw) ?? [];
            const [, ...parents] = lines.toLowerCase().match(/[0-9a-f]{40,}/g) ?? [];
            further.push(...parents.map((parent) => ({ merge, parent })));
        }
    }
    return further;
}
async function inForceAt(objects, commit, path) {
    try {
        const policy = await policyAtCommit(objects, commit, path);
        const keyring = createKeyring(policy.signing, policy.origin);
        await keyring.check();
        return { policy, keyring };
    }
    catch (thrown) {
        const code = thrown instanceof action_error/* ActionError */.l ? thrown.code : undefined;
        if (code === 'E_POLICY_INVALID' || code === 'E_POLICY_MISSING')
            return undefined;
        throw thrown;
    }
}
async function judgeStep(step, parent, { policy, keyring }, options) {
    const { objects, path, branch, loadBumpCheck } = options;
    const brought = await objects.range([step], [parent], { touching: path });
    const touching = await touchingCommits(objects, brought, path);
    const verdicts = judgeCommits([step, ...brought.filter((oid) => oid !== step && touching.has(oid))], {
        objects,
        signing: { ...answeredFor(policy.signing, path), exempt: [] },
        registries: policy.registries,
        keyring,
        branch,
        loadBumpCheck,
        answersFor: (changed) => changed === path,
    });
    const findings = [];
    for await (const { finding } of verdicts) {
        if (finding === undefined)
            continue;
        findings.push({
            ...finding,
            code: 'E_POLICY_UNTRUSTED',
            reason: `it changes ${path}, and the policy before it does not allow that: ${finding.reason}`,
        });
    }
    return findings;
}
/**
 * The policy with a rule for its own file that lists everybody: what a merge of GitHub's carries into
 * it out of another file by a rename was never held against the policy, and needs a person.
 */
function answeredFor(signing, path) {
    if (signing.github.webFlow === 'allow')
        return signing;
    const rule = { paths: [path], signers: [...signing.people.keys()] };
    return { ...signing, rules: [...signing.rules, rule] };
}
/** Commits that change the file themselves; one that cannot be parsed counts as one that does. */
async function touchingCommits(objects, oids, path) {
    const touching = new Set();
    const commits = [];
    for await (const { oid, parsed } of readCommits(objects, oids)) {
        if (!parsed.ok || parsed.commit.parents.length > 2)
            touching.add(oid);
        else
            commits.push({ oid, commit: parsed.commit });
    }
    const carried = await carriedPaths(objects, commits);
    for (const [oid, { changes, conflicts }] of await contentOf(objects, commits)) {
        const changed = [...changes, ...(carried.get(oid) ?? [])];
        if (changed.some((change) => change.path === path) || conflicts.includes(path)) {
            touching.add(oid);
        }
    }
    return touching;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-range.ts




/** Verdicts that are kept for people to see. */
const MAX_NEWEST = 100;
/**
 * Judges every commit between the trust root and the head, and the changes of the policy itself.
 *
 * @throws `E_RANGE_EMPTY`, `E_POLICY_WEAKER`, `E_REF`
 */
async function judgeRange(head, options) {
    const { objects, signing, loadBumpCheck } = options;
    const base = await baseOf(head, options);
    if (base === undefined) {
        const reason = `the trust root ${signing.trustRoot} of the policy is not among its ancestors`;
        return {
            base: signing.trustRoot,
            commits: 0,
            findings: [{ commit: head, code: 'E_TRUST_ROOT', reason, subject: '' }],
            signers: [],
            newest: [],
        };
    }
    const chain = await judgePolicyChain({
        objects,
        head: options.policyCommit,
        path: options.policyPath,
        branch: options.policyBranch,
        loadBumpCheck,
    });
    const findings = [...chain];
    const signers = new Map();
    const newest = [];
    let commits = 0;
    const boundary = new Set();
    for await (const verdict of judgeCommits(objects.walk([head], [base], { boundary }), options)) {
        commits += 1;
        options.observe?.(verdict);
        const { finding, signer, key, decidedBy } = verdict;
        if (finding !== undefined) {
            findings.push({ ...finding, ...(key !== undefined && { key }), decidedBy });
        }
        if (signer !== undefined)
            count(signers, signer);
        if (newest.length < MAX_NEWEST)
            newest.push(verdict);
    }
    if (commits === 0 && !options.allowEmpty) {
        throw new action_error/* ActionError */.l('E_RANGE_EMPTY', `There is no commit in ${base}..${head}.`);
    }
    await assertAncestry(objects, base, boundary);
    const counts = [...signers.values()].sort((a, b) => b.commits - a.commits);
    return { base, commits, findings, signers: counts, newest };
}
function count(signers, signer) {
    const id = `${signer.kind} ${signer.name}`;
    signers.set(id, { ...signer, commits: (signers.get(id)?.commits ?? 0) + 1 });
}
/** `undefined`: the trust root is no ancestor of the head. */
async function baseOf(head, options) {
    const { objects, repository, signing } = options;
    const { trustRoot } = signing;
    const known = (await objects.commits([trustRoot])).has(trustRoot);
    if (!known || !(await objects.isAncestor(trustRoot, head)))
        return undefined;
    if (options.base === undefined)
        return trustRoot;
    const base = await repository.resolve(options.base);
    if (base === undefined) {
        throw new action_error/* ActionError */.l('E_REF', `The base \`${options.base}\` is no commit of the repository.`);
    }
    if (!(await objects.isAncestor(trustRoot, base))) {
        throw new action_error/* ActionError */.l('E_POLICY_WEAKER', `Input \`base\` (${base}) does not descend from the policy’s trust root ${trustRoot}.`);
    }
    if (!(await objects.isAncestor(base, head))) {
        throw new action_error/* ActionError */.l('E_REF', `Input \`base\` (${base}) is not an ancestor of the head ${head}.`);
    }
    return base;
}

;// CONCATENATED MODULE: ./packages/shared/git/hotfix-reason.ts
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

;// CONCATENATED MODULE: ./packages/shared/git/tag-object.ts

const HEADERS = /^object ([0-9a-f]{40}|[0-9a-f]{64})\ntype (commit|tree|blob|tag)\ntag ([^\0-\x20\x7f]+)\ntagger ([^\n]+)$/;
const BEGIN = Buffer.from('-----BEGIN ', 'latin1');
const tag_object_LF = 0x0a;
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
        return tag_object_refuse('it contains a NUL byte');
    // Git itself strips them from messages; with them, what is shown is not what is there.
    if (bytes.includes(0x0d))
        return tag_object_refuse('it contains a carriage return');
    const headerEnd = bytes.indexOf('\n\n', 0, 'latin1');
    if (headerEnd < 0)
        return tag_object_refuse('the headers do not end');
    const head = HEADERS.exec(bytes.toString('latin1', 0, headerEnd));
    if (head === null) {
        return tag_object_refuse('its headers are not exactly object, type, tag and tagger in this order');
    }
    const [, target = '', type = '', latin1 = '', taggerLine = ''] = head;
    const name = Buffer.from(latin1, 'latin1').toString('utf8');
    if (Buffer.from(name, 'utf8').toString('latin1') !== latin1) {
        return tag_object_refuse('its name is not UTF-8');
    }
    const tagger = parseIdent(taggerLine);
    if (tagger === undefined) {
        return tag_object_refuse('the tagger line is not of the form `name <email> time zone`');
    }
    if (!isReadableTime(tagger))
        return tag_object_refuse('its time is one that git cannot read');
    const start = headerEnd + 2;
    const [signatureStart, second] = armorLines(bytes, start);
    if (second !== undefined)
        return tag_object_refuse('it holds more than one armored block');
    const signature = signatureStart === undefined ? undefined : bytes.toString('latin1', signatureStart);
    if (signature?.endsWith('\n\n') === true)
        return tag_object_refuse('something follows its signature');
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
function tag_object_refuse(reason) {
    return { ok: false, reason };
}
/** Where lines begin that could begin an armor; two at most. */
function armorLines(bytes, start) {
    const found = [];
    for (let at = start; at >= start && found.length < 2;) {
        at = bytes.indexOf(BEGIN, at);
        if (at < 0)
            break;
        if (bytes[at - 1] === tag_object_LF)
            found.push(at);
        at += 1;
    }
    return found;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-tag-rules.ts


/**
 * Holds a tag's signer against `signing.tags`: a tag that no entry speaks of is refused, and every
 * entry that matches must allow it. For a hotfix, every one of them must list the signer under
 * `hotfix`, too; an entry without `hotfix` lets nobody.
 */
function judgeTagRules(signing, name, signer, claim) {
    const matching = signing.tags.filter(({ pattern }) => matchesGlob(pattern, name));
    const withheld = [];
    const missing = (lists) => lists.find((signers) => !expandSigners(signing, signers).has(signer));
    const signers = missing(matching.map((entry) => entry.signers));
    if (matching.length === 0) {
        const reason = 'the policy has no entry in `signing.tags` that matches it';
        withheld.push({ code: 'E_TAG_SIGNER', reason });
    }
    else if (signers !== undefined) {
        const reason = `${signer} signed it; the policy leaves such tags to ${signers.join(', ')}`;
        withheld.push({ code: 'E_TAG_SIGNER', reason });
    }
    if (claim.kind === 'malformed')
        withheld.push({ code: 'E_TAG_HOTFIX', reason: claim.reason });
    if (claim.kind !== 'hotfix')
        return withheld;
    const hotfix = missing(matching.map((entry) => entry.hotfix ?? []));
    if (hotfix !== undefined) {
        const whom = hotfix.length === 0 ? 'nobody' : hotfix.join(', ');
        const reason = `${signer} signed it as a hotfix, which the policy leaves to ${whom}`;
        withheld.push({ code: 'E_TAG_HOTFIX', reason });
    }
    return withheld;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-tag.ts




/**
 * Judges the tag that stands at `refs/tags/<name>` now. The ref is read once: all that is said here is
 * said of that object, wherever the ref is moved meanwhile.
 *
 * @returns `undefined` when there is no such ref
 * @throws `E_REPO_OBJECTS`
 */
async function judgeTag(name, options) {
    const { repository } = options;
    const oid = await repository.refOid(`refs/tags/${name}`);
    if (oid === undefined)
        return undefined;
    const object = (await repository.objects.read([oid])).get(oid);
    const refuse = (code, reason, subject = '') => ({
        commit: oid,
        tag: name,
        code,
        reason,
        subject,
    });
    const commit = await repository.resolve(oid);
    const judged = { name, ...(commit !== undefined && { commit }) };
    if (object?.type !== 'tag') {
        const reason = 'it is lightweight: a name of a commit, with no object that could be signed';
        return { ...judged, findings: [refuse('E_TAG_LIGHTWEIGHT', reason)] };
    }
    const parsed = parseTag(object.bytes);
    if (!parsed.ok) {
        return { ...judged, oid, findings: [refuse('E_SIG_MALFORMED', parsed.reason)] };
    }
    const { tag } = parsed;
    const subject = tag.message.slice(0, 120).split('\n', 1)[0] ?? '';
    const findings = [];
    const found = (code, reason) => {
        findings.push(refuse(code, reason, subject));
    };
    if (tag.name !== name) {
        found('E_TAG_NAME_MISMATCH', `it was signed as ${JSON.stringify(tag.name)}`);
    }
    const target = await targetFault(tag, commit, repository);
    if (target !== undefined)
        found('E_TAG_TARGET', target);
    const signer = await judgeSignature(tag, options, found);
    const claim = hotfixReason(tag.message);
    if (signer !== undefined) {
        const withheld = judgeTagRules(options.signing, name, signer, claim);
        for (const { code, reason } of withheld)
            found(code, reason);
    }
    return {
        ...judged,
        oid,
        ...(signer !== undefined && { signer }),
        ...(signer !== undefined && claim.kind === 'hotfix' && { hotfix: claim.reason }),
        findings,
    };
}
/** Why a tag does not tag a commit. What it says of its target's type is only what it says. */
async function targetFault(tag, commit, { objects }) {
    if (tag.type !== 'commit')
        return `it tags the ${tag.type} ${tag.target}, not a commit`;
    if (commit === tag.target)
        return undefined;
    const type = (await objects.read([tag.target])).get(tag.target)?.type ?? 'object';
    return `it says that ${tag.target} is a commit, and it is a ${type}`;
}
/** The person whose good signature the tag bears; otherwise says why it is nobody's. */
async function judgeSignature(tag, { repository, signing, keyring }, found) {
    const identified = await keyring.identify(tag);
    if (!identified.ok) {
        found(identified.code, identified.reason);
        return undefined;
    }
    const { key } = identified;
    if (key.owner === 'github') {
        found('E_TAG_SIGNER', 'GitHub signed it, and only people may sign tags');
        return undefined;
    }
    if (key.compromised === true) {
        // What is tagged does not say when: a thief can tag any old commit as the newest release.
        found('E_KEY_REVOKED', `${key.name}’s key ${key.label} is compromised, and good for no tag`);
        return undefined;
    }
    // As for a commit: dates are the signer's own words, so what is tagged decides.
    const retirement = retirementOf(repository.objects);
    const exceeded = await exceededBound(key.bounds, tag.target, retirement);
    if (exceeded !== undefined) {
        found('E_KEY_REVOKED', `${key.name}’s key ${key.label} ${exceeded.reason}`);
        return undefined;
    }
    const emails = signing.people.get(key.name)?.emails ?? [];
    if (emails.length > 0 && !emails.includes(tag.tagger.email)) {
        found('E_SIG_EMAIL', `${key.name} signed it, but the tagger is <${tag.tagger.email}>`);
        return undefined;
    }
    return key.name;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/fresh-commits.ts
/** Which of the newest commits came with the event. Old ones are judged alike, and shown as counts. */
async function freshOf(newest, head, since, objects) {
    if (since === undefined || !(await objects.commits([since])).has(since)) {
        return { fresh: newest, freshBy: 'age' };
    }
    const fresh = new Set(await objects.range([head], [since], { max: newest.length }));
    return { fresh: newest.filter(({ commit }) => fresh.has(commit)), freshBy: 'event' };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/finding.ts
/**
 * Every code that a judged commit or tag can end in, worst first: the run's own code is the first of these
 * that occurs, so that the same range always ends in the same code.
 */
const FINDING_CODES = [
    'E_TRUST_ROOT',
    'E_POLICY_UNTRUSTED',
    'E_TAG_LIGHTWEIGHT',
    'E_TAG_TARGET',
    'E_TAG_NAME_MISMATCH',
    'E_SIG_BAD',
    'E_SIG_MALFORMED',
    'E_KEY_REVOKED',
    'E_SIG_UNSIGNED',
    'E_SIG_UNTRUSTED',
    'E_SIG_CERTIFICATE',
    'E_SIG_WEAK',
    'E_SIG_TYPE_UNSUPPORTED',
    'E_SIG_EMAIL',
    'E_TAG_SIGNER',
    'E_TAG_HOTFIX',
    'E_WEB_FLOW',
    'E_BUMP_CONTENT',
    'E_RULE_PATH',
    'E_OCTOPUS',
    'E_GITHUB_VERDICT',
];
/** The findings, worst code first; within a code in the order given (newest commit first). */
function sortFindings(findings) {
    return [...findings].sort((a, b) => FINDING_CODES.indexOf(a.code) - FINDING_CODES.indexOf(b.code));
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/shell-word.ts
/** A value as one word of a command line for people to copy: nothing in it is expanded or run. */
function shellWord(value) {
    if (/^[\w@%+=:,./][\w@%+=:,./-]*$/.test(value))
        return value;
    return `'${value.replaceAll("'", String.raw `'\''`)}'`;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/mend-commit.ts

const PUSH = 'git push --force-with-lease';
/**
 * Signs everything after a commit anew. `--rebase-merges` keeps merges; `--force-rebase` signs also
 * what would be left as it is (git-rebase(1)).
 */
const signAfter = (commit) => [
    `git rebase --rebase-merges --force-rebase --gpg-sign ${commit}`,
    PUSH,
];
/** Takes a commit, or a merge with what it brought, out of the history after it. */
const without = (commit) => [
    `git rebase --rebase-merges --gpg-sign --onto ${commit}^ ${commit}`,
    PUSH,
];
/** A key that every version of git since 2.34 signs by, and that is strong (git-config(1), `gpg.format`). */
const NEW_KEY = [
    'ssh-keygen -t ed25519 -f ~/.ssh/git-signing',
    'git config gpg.format ssh',
    'git config user.signingKey ~/.ssh/git-signing.pub',
];
/** What signing anew comes to. */
const ANEW = 'Whoever signs answers for all commits from there on; a merge that changed something itself has to be made so again.';
const signed = (say, { again }, first = []) => ({
    say: `${say} ${ANEW}`,
    commands: [...first, ...again],
});
const NEW_KIND = (place) => signed(`Sign by another kind of key, and bring that one into signing.people by ${place.change}.`, place, NEW_KEY);
const WORDS = {
    E_TRUST_ROOT: ({ trustRoot, path, change }) => ({
        say: `Bring the work onto the history that holds the trust root, one commit after the other and without its merges; or correct signing.trust-root in ${path} by ${change}.`,
        commands: [`git rebase --gpg-sign ${trustRoot}`, PUSH],
    }),
    E_POLICY_UNTRUSTED: ({ branch, change, commit }) => ({
        say: `Somebody who may force a push to ${branch} takes the commit out of it; the change comes back by ${change}.`,
        commands: [`git switch ${shellWord(branch)}`, ...without(commit)],
    }),
    E_SIG_BAD: (place) => signed('It was changed after it was signed: look at it first, find out who did that, and sign it anew only if it is what it should be.', place, [`git show ${place.commit}`]),
    E_SIG_MALFORMED: (place) => signed('Look at it first, and find out what wrote it. A rebase writes it as git does, and signs it.', place, [`git cat-file commit ${place.commit}`]),
    E_KEY_REVOKED: (place) => signed('Look at it first, then sign it by a key that is in use.', place, [
        `git show ${place.commit}`,
    ]),
    E_SIG_UNTRUSTED: (place) => signed(`Sign it by a key that ${place.path} lists (user.signingKey), or bring the key in by ${place.change}, and run the job again.`, place),
    E_SIG_CERTIFICATE: (place) => signed('Have the authority issue a certificate that names one of the person’s principals and holds now, and sign by that one.', place),
    E_SIG_WEAK: NEW_KIND,
    E_SIG_TYPE_UNSUPPORTED: NEW_KIND,
    E_SIG_EMAIL: (place) => signed(`Commit under an address that ${place.path} lists for the signer, or add yours to the person’s emails by ${place.change}.`, place, ["git config user.email '<address in the policy>'"]),
    E_WEB_FLOW: (place) => signed('Somebody whom the policy lists has to answer for it. From now on merge by “Create a merge commit” only, and edit nothing in the browser.', place),
    E_BUMP_CONTENT: ({ commit }) => ({
        say: 'It has to go, and whatever used the App’s key has to be found. Whoever wants the change makes it by a commit of their own.',
        commands: [`git show ${commit}`, ...without(commit)],
    }),
    E_RULE_PATH: (place) => signed(`One of those to whom the policy leaves the path (the reason names them) looks at it and signs it anew; or the rule changes by ${place.change}.`, place),
    E_OCTOPUS: ({ commit }) => ({
        say: 'Merge one branch after the other (a line for each parent), and put what came after on top.',
        commands: [
            `git switch --detach ${commit}^1`,
            `git merge --no-ff --no-edit --gpg-sign ${commit}^2`,
            `git merge --no-ff --no-edit --gpg-sign ${commit}^3`,
            'git switch -',
            `git rebase --rebase-merges --gpg-sign --onto @{-1} ${commit}`,
            PUSH,
        ],
    }),
    E_GITHUB_VERDICT: () => ({
        say: 'GitHub has to know the key of the account that the committer’s address belongs to, as a signing key, and the address has to be verified there. Then run the job again.',
        commands: ['gh ssh-key add --type signing ~/.ssh/<key>.pub # or: gh gpg-key add <file>'],
    }),
};
/**
 * How to mend a refused commit.
 *
 * @param finding on the newest one with the code
 * @param oldest on the oldest refused one that a new signature can help: one rebase from there on signs
 *   all of them, where a rebase for each would look for commits that the one before has replaced
 */
function mendCommit({ code, commit }, oldest, policy) {
    // A history of its own that was merged in begins after nothing: all since the trust root is signed.
    const after = oldest.isFirst === true ? policy.trustRoot : `${oldest.commit}^`;
    const change = `a pull request to ${policy.branch} of ${policy.editors}`;
    const place = { ...policy, commit, again: signAfter(after), change };
    return WORDS[code]?.(place) ?? signed('Sign it.', place);
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/mend-tag.ts

const KEPT = 'Where a ruleset lets no tag move, leave this one and sign the next version in the same way.';
/** What to do before a tag is made anew, by code. */
const FIRST = {
    E_SIG_BAD: 'It was changed after it was signed: find out who did that.',
    E_SIG_MALFORMED: 'Find out what wrote it.',
    E_SIG_UNSIGNED: 'Sign it.',
    E_SIG_UNTRUSTED: 'Sign it by a key that the policy lists (user.signingKey).',
    E_SIG_CERTIFICATE: 'Sign it by a certificate that names the signer’s principal and holds now.',
    E_SIG_WEAK: 'Sign it by a stronger key, or with SHA-256 or better.',
    E_SIG_TYPE_UNSUPPORTED: 'Sign it by an SSH or OpenPGP key.',
    E_SIG_EMAIL: 'Tag under an address that the policy lists for the signer (user.email).',
    E_KEY_REVOKED: 'Find out whether its signer made it, and sign it by a key that is in use.',
    E_TAG_LIGHTWEIGHT: 'Make it a signed tag.',
    E_TAG_NAME_MISMATCH: 'Sign it under the name that it is published under.',
    E_TAG_TARGET: 'Tag the commit itself.',
    E_TAG_SIGNER: 'One of those whom signing.tags lists for such tags has to sign it.',
    E_TAG_HOTFIX: 'One of those whom hotfix in signing.tags lists has to sign it, with exactly one line that gives the reason.',
};
/** How to mend a refused tag: a new one in its place. */
function mendTag(code, name, commit) {
    if (code === 'E_GITHUB_VERDICT') {
        return {
            say: 'GitHub has to know the key of the account that the tagger’s address belongs to, as a signing key, and the address has to be verified there. Then run the job again.',
            commands: ['gh ssh-key add --type signing ~/.ssh/<key>.pub # or: gh gpg-key add <file>'],
        };
    }
    const tag = shellWord(name);
    const ref = shellWord(`refs/tags/${name}`);
    const hotfix = code === 'E_TAG_HOTFIX' ? " -m 'Hotfix: <reason>'" : '';
    const target = commit ?? "'<commit>'";
    return {
        say: `${FIRST[code] ?? 'Sign it anew.'} ${KEPT}`,
        commands: [
            `git push origin --delete ${ref}`,
            `git tag --force --sign -m ${tag}${hotfix} ${tag} ${target}`,
            `git push origin ${ref}`,
        ],
    };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/mend-hints.ts



/** Codes of commits that no new signature, hence none of the commands for it, can help. */
const NOT_SIGNED_ANEW = new Set([
    'E_TRUST_ROOT',
    'E_POLICY_UNTRUSTED',
    'E_GITHUB_VERDICT',
]);
/** One hint for each code that occurs, of commits and of the tag, worst first. */
function mendHints({ findings, mend, tag }) {
    const oldest = findings.findLast((finding) => finding.tag === undefined && !NOT_SIGNED_ANEW.has(finding.code));
    const hints = new Map();
    for (const finding of sortFindings(findings)) {
        const { code } = finding;
        const what = finding.tag === undefined ? 'commits' : 'tag';
        const id = `${what} ${code}`;
        if (hints.has(id))
            continue;
        const words = what === 'tag'
            ? mendTag(code, tag?.name ?? finding.tag ?? '', tag?.commit)
            : mendCommit(finding, oldest ?? finding, mend);
        hints.set(id, { code, what, ...words });
    }
    return [...hints.values()];
}
/** What helps where a branch takes no rewritten history; nothing where it would help no commit. */
function otherwise({ findings, mend }) {
    const helps = findings.some(({ tag, code }) => tag === undefined && !NOT_SIGNED_ANEW.has(code));
    return helps
        ? `Where the branch takes no forced push, the policy can list these commits under signing.exempt, each with a reason, by a pull request to ${mend.branch} of ${mend.editors}; ${mend.path} answers for them then.`
        : undefined;
}
/** A hint as lines of a log or a message. */
function hintLines({ say, commands }) {
    return [say, ...commands.map((command) => `    ${command}`)].join('\n');
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/cut-reason.ts
const cut_reason_MAX_REASON = 300;
/** A reason as long as people read; it may quote what others wrote. */
function cutReason(text) {
    return text.length > cut_reason_MAX_REASON ? `${text.slice(0, cut_reason_MAX_REASON)}…` : text;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/notices.ts


/** GitHub shows ten notices of a step. */
const MAX_NOTICES = 10;
/** Of which the deciding lines of the policy get what the files leave. */
const MAX_FILES = 7;
/** Words beside the files that refused commits change, and beside the rules that withhold them. */
function noticesOf(verdict, lineOf) {
    const placed = sortFindings(verdict.findings).filter(({ path }) => path !== undefined);
    const files = [...groupBy(placed, ({ path = '' }) => path)].slice(0, MAX_FILES);
    const rules = groupBy(placed, ({ decidedBy = [] }) => decidedBy.at(-1) ?? '');
    const { path, commit } = verdict.policy;
    return [
        ...files.map(([file, findings]) => ({ message: words(findings), at: { file, startLine: 1 } })),
        ...[...rules].map(([entry, findings]) => ({
            message: `${entry} of the policy at ${commit.slice(0, 12)} refuses ${counted(findings)}`,
            at: { file: path, startLine: lineOf(entry) },
        })),
    ].slice(0, MAX_NOTICES);
}
function words(findings) {
    const [first] = findings;
    if (first === undefined)
        return '';
    const more = findings.length > 1 ? ` (and ${counted(findings.slice(1))} more)` : '';
    return `${first.code} ${first.commit.slice(0, 12)}: ${cutReason(first.reason)}${more}`;
}
function counted({ length }) {
    return length === 1 ? '1 commit' : `${length} commits`;
}
function groupBy(findings, key) {
    const groups = new Map();
    for (const finding of findings) {
        const group = groups.get(key(finding));
        if (group === undefined)
            groups.set(key(finding), [finding]);
        else
            group.push(finding);
    }
    return groups;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/policy-editors.ts

const MAX_NAMES = 5;
/**
 * Whom the policy lets change its own file, for a sentence: everybody whom it lists, or those whom
 * every rule for the file lists.
 *
 * @param branch the branch that the policy is read from
 */
function policyEditors(signing, path, branch) {
    const rules = activeRules(signing, branch).filter((rule) => speaksOf(rule, path));
    const names = [...signing.people.keys()].filter((name) => rules.every(({ people }) => people.has(name)));
    if (names.length === 0)
        return 'somebody whom its rules let change it (nobody, as they stand)';
    const more = names.length - MAX_NAMES;
    if (more > 0)
        return `${names.slice(0, MAX_NAMES).join(', ')} or one of ${more} others`;
    return names.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/read-policy.ts


/**
 * Reads the policy at a trusted ref, never at the change that is being judged.
 *
 * @param givenRef full ref name or commit; default: the default branch's head
 * @throws `E_EVENT` when nobody says what the default branch is, or for a commit of which branch it is
 *   the head; `E_POLICY_MISSING`, `E_POLICY_INVALID`
 */
async function readPolicy(inputs, deps, repository, givenRef) {
    const defaultBranch = deps.defaultBranch ?? (await repository.defaultBranch());
    const policyRef = givenRef ?? refOf(defaultBranch);
    // Without a name, no rule that names branches would hold for the policy itself.
    const policyBranch = branchOf(policyRef ?? '') ?? defaultBranch;
    if (policyRef === undefined || policyBranch === undefined) {
        throw new action_error/* ActionError */.l('E_EVENT', 'Neither the event nor the clone says what the default branch is.', {
            hint: 'Give the input `policy-ref`, e.g. `refs/heads/main`.',
        });
    }
    const policyCommit = await repository.resolve(policyRef);
    if (policyCommit === undefined) {
        throw new action_error/* ActionError */.l('E_POLICY_MISSING', `The repository has no ${policyRef} to read the policy from.`);
    }
    const policy = await policyAtCommit(repository.objects, policyCommit, inputs.policy);
    return { policy, policyCommit, policyBranch };
}
function refOf(branch) {
    return branch === undefined ? undefined : `refs/heads/${branch}`;
}
function branchOf(ref) {
    return /^refs\/(?:heads|remotes\/origin)\/(.+)$/.exec(ref)?.[1];
}

// EXTERNAL MODULE: ./packages/shared/action/error-codes.ts
var error_codes = __webpack_require__(5764);
// EXTERNAL MODULE: ./packages/shared/action/version.ts
var version = __webpack_require__(8201);
;// CONCATENATED MODULE: ./actions/verify-signatures/src/sarif.ts






/** GitHub shows no more results of a run than these (docs.github.com, "SARIF support for code scanning"). */
const MAX_RESULTS = 5_000;
/**
 * The findings as a SARIF 2.1.0 log (OASIS, sarif-v2.1.0). A finding is shown at the file that it is
 * about, or else at the line of the policy that decided. The same verdict gives the same bytes.
 *
 * @param repositoryUri `https://server/owner/name`
 */
function sarifOf(verdict, repositoryUri, lineOf) {
    const findings = sortFindings(verdict.findings).slice(0, MAX_RESULTS);
    const hints = mendHints(verdict);
    const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'verify-signatures',
                        semanticVersion: version/* VERSION */.x,
                        rules: FINDING_CODES.map((code) => ruleOf(code, hints)),
                    },
                },
                automationDetails: { id: `verify-signatures/${verdict.branch}/` },
                columnKind: 'utf16CodeUnits',
                ...(verdict.head !== undefined && {
                    versionControlProvenance: [{ repositoryUri, revisionId: verdict.head }],
                }),
                results: findings.map((finding) => resultOf(finding, verdict.policy.path, lineOf)),
            },
        ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
}
function ruleOf(code, hints) {
    const { meaning, fix } = error_codes/* ERROR_CODES */.O[code];
    const here = hints.filter((hint) => hint.code === code).map(hintLines);
    return {
        id: code,
        shortDescription: { text: meaning },
        help: { text: plainText([fix, ...here].join('\n\n')) },
        defaultConfiguration: { level: 'error' },
    };
}
function resultOf(finding, policyPath, lineOf) {
    const { code, commit, tag, reason, subject, decidedBy = [] } = finding;
    const path = finding.path !== undefined && sarif_isPlain(finding.path) ? finding.path : undefined;
    const what = tag === undefined ? `commit ${commit}` : `tag ${tag} (${commit})`;
    const named = subject === '' ? '' : ` ${JSON.stringify(subject)}`;
    const entry = decidedBy.at(-1) ?? 'signing';
    const fingerprint = (0,external_node_crypto_.createHash)('sha256')
        .update(`${code} ${tag ?? ''} ${commit}`)
        .digest('hex');
    return {
        ruleId: code,
        ruleIndex: FINDING_CODES.indexOf(code),
        level: 'error',
        message: { text: plainText(`The ${what}${named}: ${cutReason(reason)}`) },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: uriOf(path ?? policyPath), uriBaseId: '%SRCROOT%' },
                    region: { startLine: path === undefined ? lineOf(entry) : 1 },
                },
                logicalLocations: [
                    { fullyQualifiedName: what, kind: tag === undefined ? 'commit' : 'tag' },
                ],
            },
        ],
        partialFingerprints: {
            'commitAndCode/v1': fingerprint,
            // The one by which GitHub tells results apart.
            primaryLocationLineHash: `${fingerprint.slice(0, 16)}:1`,
        },
    };
}
/**
 * Text of others as a message string: no embedded link, no placeholder (sarif-v2.1.0, 3.11.5 and
 * 3.11.6).
 */
function plainText(text) {
    return text.replaceAll('](', '] (').replaceAll(/[{}]/g, '$&$&');
}
/** Whether a path stays where it seems to be; a tree that was made by hand can hold others. */
function sarif_isPlain(path) {
    return path.split('/').every((part) => !['', '.', '..'].includes(part));
}
/** A path of the repository as a relative reference (RFC 3986), whatever characters it has. */
function uriOf(path) {
    return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/report.ts






/** Entries of the `failures` output; outputs reach later steps as environment strings. */
const report_MAX_LISTED = 100;
const MAX_IN_MESSAGE = 10;
const report_MAX_IN_RECORD = 20;
/** Bytes of JSON that offenders, and signers, may take in the record, whatever people write. */
const MAX_RECORD_LIST = 6 * 1024;
const MAX_MESSAGE = 4 * 1024;
/**
 * The action's outputs, as its action.yml declares them.
 *
 * @param sarifPath where the findings were written to
 */
function outputsOf(verdict, sarifPath) {
    return {
        verdict: verdict.findings.length === 0 ? 'pass' : 'fail',
        'commits-checked': String(verdict.commits),
        failures: JSON.stringify({
            total: verdict.findings.length,
            byCode: countByCode(verdict.findings),
            list: listed(verdict.findings, report_MAX_LISTED),
        }),
        signers: JSON.stringify(verdict.signers),
        'sarif-path': sarifPath,
        disagreements: disagreementsOutput(verdict.github),
        'source-commit': verdict.sourceCommit ?? '',
        'source-changed': String(verdict.sourceChanged),
        'commit-oid': verdict.head ?? '',
        'tag-oid': verdict.tag?.oid ?? '',
    };
}
/** The action's part of the record; small whatever the range. */
function evidenceOf(verdict) {
    const all = sortFindings(verdict.findings);
    return {
        verdict: all.length === 0 ? 'pass' : 'fail',
        head: verdict.head,
        base: verdict.base,
        branch: verdict.branch,
        ...(verdict.tag && { tag: tagEvidence(verdict.tag) }),
        policy: verdict.policy,
        commits: verdict.commits,
        failures: {
            total: all.length,
            byCode: countByCode(all),
            list: fitting(listed(all, report_MAX_IN_RECORD)),
            sha256: (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(all)).digest('hex'),
        },
        signers: fitting(verdict.signers.slice(0, report_MAX_IN_RECORD)),
        ...(verdict.github && { github: githubEvidence(verdict.github) }),
        sourceCommit: verdict.sourceCommit,
        sourceChanged: verdict.sourceChanged,
    };
}
/** The failure of the run: the worst code, and the offenders by name. `undefined` for a pass. */
function failureOf(verdict) {
    const all = sortFindings(verdict.findings);
    const [worst] = all;
    if (worst === undefined)
        return undefined;
    const lines = fitting(all.slice(0, MAX_IN_MESSAGE).map(describe), MAX_MESSAGE);
    const rest = all.length > lines.length ? [`… and ${all.length - lines.length} more`] : [];
    const { size } = new Set(all.flatMap(({ tag, commit }) => (tag === undefined ? [commit] : [])));
    const commits = size === 1 ? '1 commit' : `${size} commits`;
    const what = [
        ...(all.some(({ tag }) => tag !== undefined) ? ['the tag'] : []),
        ...(size > 0 ? [commits] : []),
    ].join(' and ');
    const verb = what === 'the tag' || what === '1 commit' ? 'is' : 'are';
    const title = `${what.replace('the', 'The')} ${verb} refused:`;
    const [first] = mendHints(verdict);
    const hint = [...(first ? [hintLines(first)] : []), otherwise(verdict) ?? ''].join('\n').trim();
    return new action_error/* ActionError */.l(worst.code, [title, ...lines, ...rest].join('\n'), { hint });
}
/** One finding on one line. */
function describe(finding) {
    const subject = finding.subject === '' ? '' : ` ${JSON.stringify(finding.subject)}`;
    const tag = finding.tag === undefined ? '' : `tag ${finding.tag} `;
    return `${finding.code} ${tag}${finding.commit}${subject}: ${cutReason(finding.reason)}`;
}
/** What later stages read of the tag. */
function tagEvidence(tag) {
    return {
        name: tag.name,
        ...(tag.oid !== undefined && { oid: tag.oid }),
        ...(tag.commit !== undefined && { target: tag.commit }),
        ...(tag.signer !== undefined && { signer: tag.signer }),
        ...(tag.hotfix !== undefined && { hotfix: tag.hotfix }),
    };
}
function listed(findings, max) {
    return sortFindings(findings)
        .slice(0, max)
        .map(({ commit, tag, code, reason }) => ({
        commit,
        ...(tag !== undefined && { tag }),
        code,
        reason: cutReason(reason),
    }));
}
/** The items up to so many bytes of JSON; the first one at least. */
function fitting(items, max = MAX_RECORD_LIST) {
    let bytes = 0;
    const end = items.findIndex((item, index) => {
        bytes += Buffer.byteLength(JSON.stringify(item));
        return bytes > max && index > 0;
    });
    return end < 0 ? items : items.slice(0, end);
}
function countByCode(findings) {
    const counts = {};
    for (const { code } of findings)
        counts[code] = (counts[code] ?? 0) + 1;
    return counts;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/summary.ts





/** GitHub takes 1 MiB of a step; so many rows of any text that people write stay below it. */
const MAX_OFFENDERS = 200;
const MAX_NEW = 20;
const MAX_SIGNERS = 100;
const summary_MAX_SUBJECT = 120;
/** The job summary: all offenders first, how to mend them, then what is new. */
function summaryOf(verdict) {
    const parts = [headline(verdict)];
    if (verdict.tag !== undefined)
        parts.push(tagLine(verdict.tag));
    if (verdict.findings.length > 0)
        parts.push(...offenders(verdict.findings), ...mending(verdict));
    parts.push(...newCommits(verdict));
    if (verdict.github !== undefined)
        parts.push(githubSection(verdict.github));
    parts.push(...allSigners(verdict));
    if (verdict.sourceCommit !== undefined)
        parts.push(`Source commit: \`${verdict.sourceCommit}\``);
    return parts.join('\n\n');
}
function headline({ findings, head, base, commits, branch, policy }) {
    const range = `\`${base.slice(0, 12)}..${(head ?? 'no commit').slice(0, 12)}\``;
    return (`**${findings.length === 0 ? 'pass' : 'fail'}**: ${commits} commits in ${range}, judged for ` +
        `\`${escapeMarkdown(branch)}\` by ${escapeMarkdown(policy.path)} at \`${policy.commit.slice(0, 12)}\`.`);
}
/** `Tag v1.0.0 (0123…) on 4567…, signed by alice, a hotfix: reason` */
function tagLine(tag) {
    const refused = tag.findings.length === 0 ? '' : ' **refused**';
    const oid = tag.oid === undefined ? '' : ` (\`${tag.oid.slice(0, 12)}\`)`;
    const target = tag.commit === undefined ? ' on no commit' : ` on \`${tag.commit.slice(0, 12)}\``;
    const signer = tag.signer === undefined ? '' : `, signed by ${escapeMarkdown(tag.signer)}`;
    const hotfix = tag.hotfix === undefined ? '' : `, a hotfix: ${escapeMarkdown(cutReason(tag.hotfix))}`;
    return `Tag ${escapeMarkdown(tag.name)}${oid}${target}${signer}${hotfix}${refused}`;
}
function offenders(findings) {
    const all = sortFindings(findings);
    const rows = all
        .slice(0, MAX_OFFENDERS)
        .map(({ commit, tag, subject, key = '', decidedBy = [], code, reason }) => [
        tag === undefined ? shortOid(commit) : 'the tag',
        subjectCell(subject),
        escapeMarkdown(key.slice(0, summary_MAX_SUBJECT)),
        entries(decidedBy),
        `**${code}** ${escapeMarkdown(cutReason(reason))}`,
    ]);
    const table = markdownTable(['commit', 'subject', 'key', 'decided by', 'refused'], rows);
    return ['#### Refused', table, ...andMore(all.length - rows.length)];
}
function mending(verdict) {
    const hints = mendHints(verdict).map(({ code, what, say, commands }) => {
        const title = `**${code}**${what === 'tag' ? ' (the tag)' : ''}: ${escapeMarkdown(say)}`;
        return `${title}\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\``;
    });
    const last = otherwise(verdict);
    return ['#### How to mend it', ...hints, ...(last === undefined ? [] : [escapeMarkdown(last)])];
}
/** Those that are accepted; the others stand further up. */
function newCommits({ fresh, freshBy }) {
    const accepted = fresh.filter(({ finding }) => finding === undefined);
    if (accepted.length === 0)
        return [];
    const rows = accepted
        .slice(0, MAX_NEW)
        .map((commit) => [
        shortOid(commit.commit),
        subjectCell(commit.subject),
        signerCell(commit),
        escapeMarkdown((commit.key ?? '').slice(0, summary_MAX_SUBJECT)),
        entries(commit.decidedBy),
    ]);
    const title = freshBy === 'event' ? 'New, and accepted' : 'The newest that are accepted';
    const table = markdownTable(['commit', 'subject', 'signer', 'key', 'decided by'], rows);
    const rest = accepted.length - rows.length;
    return [`#### ${title}`, table, ...(freshBy === 'event' ? andMore(rest) : [])];
}
/** Counts by signer, folded: of a long range there is no more to see. */
function allSigners({ signers, commits }) {
    if (signers.length === 0)
        return [];
    const rows = signers
        .slice(0, MAX_SIGNERS)
        .map(({ name, kind, commits: count }) => [
        escapeMarkdown(name.slice(0, summary_MAX_SUBJECT)),
        kind,
        String(count),
    ]);
    const table = markdownTable(['signer', 'kind', 'commits'], rows);
    const rest = andMore(signers.length - rows.length);
    const body = [table, ...rest].join('\n\n');
    return [`<details><summary>All ${commits} commits by signer</summary>\n\n${body}\n\n</details>`];
}
function signerCell({ signer }) {
    if (signer === undefined)
        return '';
    const name = escapeMarkdown(signer.name.slice(0, summary_MAX_SUBJECT));
    return signer.kind === 'exempt' ? `exempt: ${name}` : name;
}
function subjectCell(subject) {
    return escapeMarkdown(subject.slice(0, summary_MAX_SUBJECT));
}
function entries(decidedBy) {
    return decidedBy.map((entry) => escapeMarkdown(entry.slice(0, summary_MAX_SUBJECT))).join('<br>');
}
function shortOid(oid) {
    return `\`${oid.slice(0, 12)}\``;
}
function andMore(rest) {
    return rest > 0 ? [`… and ${rest} more.`] : [];
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/run.ts















/** Offenders in the log; the output and the summary have their own bounds. */
const MAX_LOGGED = 1_000;
/**
 * Judges everything between the trust root and the head, and the tag where there is one, by the policy
 * on the default branch.
 */
async function run(inputs, deps) {
    const policyRef = inputs.policyRef ?? refOf(deps.defaultBranch);
    const names = [deps.event.head, policyRef, inputs.base];
    const repository = await deps.open(names.filter((name) => name !== undefined));
    try {
        const asked = [];
        const observe = inputs.githubCheck === 'off' ? undefined : remember(asked);
        const ours = await judge(inputs, deps, repository, policyRef, observe);
        const verdict = await withSecondOpinion(ours, asked, inputs, deps);
        for (const finding of verdict.findings.slice(0, MAX_LOGGED))
            deps.log.info(describe(finding));
        for (const hint of mendHints(verdict))
            deps.log.info(`${hint.code}: ${hintLines(hint)}`);
        const failure = failureOf(verdict);
        const lineOf = await linesOf(verdict, repository);
        const sarif = await deps.writeReport(sarifOf(verdict, deps.repositoryUri, lineOf));
        return {
            outcome: failure === undefined ? 'success' : 'failed',
            outputs: outputsOf(verdict, sarif),
            images: [],
            evidence: evidenceOf(verdict),
            summary: summaryOf(verdict),
            notices: noticesOf(verdict, lineOf),
            ...(failure && { failure }),
            enforce: inputs.enforce,
        };
    }
    finally {
        await repository.remove();
    }
}
const NOTHING_JUDGED = {
    commits: 0,
    signers: [],
    newest: [],
    fresh: [],
    freshBy: 'age',
    sourceChanged: true,
};
async function judge(inputs, deps, repository, givenRef, observe) {
    const { event, loadBumpCheck } = deps;
    const { objects } = repository;
    const { policy, policyCommit, policyBranch } = await readPolicy(inputs, deps, repository, givenRef);
    const { signing } = policy;
    const keyring = createKeyring(signing, policy.origin);
    const tag = await tagOf(event, repository, policy, keyring);
    const branch = event.branch ?? policyBranch;
    const found = {
        branch,
        policy: { path: inputs.policy, commit: policyCommit, blob: policy.blob },
        mend: {
            path: inputs.policy,
            branch: policyBranch,
            editors: policyEditors(signing, inputs.policy, policyBranch),
            trustRoot: signing.trustRoot,
        },
        ...(tag && { tag }),
    };
    const head = tag === undefined ? await resolveOrRefuse(repository, event.head) : tag.commit;
    if (head === undefined) {
        // A tag that leads to no commit: it is refused, and there is nothing else to judge.
        const findings = tag?.findings ?? [];
        const base = inputs.base ?? signing.trustRoot;
        return { ...found, ...NOTHING_JUDGED, base, findings };
    }
    const range = await judgeRange(head, {
        objects,
        repository,
        signing,
        registries: policy.registries,
        keyring,
        branch,
        loadBumpCheck,
        observe,
        base: inputs.base,
        allowEmpty: inputs.allowEmpty,
        policyCommit,
        policyBranch,
        policyPath: inputs.policy,
    });
    const overlays = signing.pipeline?.overlays ?? [];
    const source = await sourceCommit(objects, head, overlays);
    return {
        ...found,
        head,
        ...range,
        ...(await freshOf(range.newest, head, event.since, objects)),
        findings: [...(tag?.findings ?? []), ...range.findings],
        sourceCommit: source,
        sourceChanged: await sourceChanged(repository, event.before, overlays, source),
    };
}
/** Where the policy's entries stand; nobody asks where nothing is refused. */
async function linesOf({ findings, policy }, { objects }) {
    if (findings.length === 0)
        return () => 1;
    const { policyLines } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(495)]).then(__webpack_require__.bind(__webpack_require__, 1495));
    return policyLines(objects, policy);
}
/** The verdict with GitHub's beside it, where `github-check` asks for that. */
async function withSecondOpinion(verdict, asked, { githubCheck }, { connect, log }) {
    if (githubCheck === 'off')
        return verdict;
    const { checkGitHub } = await __webpack_require__.e(/* import() */ 806).then(__webpack_require__.bind(__webpack_require__, 3806));
    const github = await checkGitHub(githubCheck, { ...verdict, asked }, connect);
    const warning = describeGitHub(github);
    if (warning !== undefined)
        log.warning(warning);
    return { ...verdict, github, findings: [...verdict.findings, ...github.findings] };
}
/** @throws `E_REF` when there is no such tag */
async function tagOf(event, repository, { signing }, keyring) {
    if (event.tag === undefined)
        return undefined;
    const tag = await judgeTag(event.tag, { repository, signing, keyring });
    if (tag !== undefined)
        return tag;
    throw new action_error/* ActionError */.l('E_REF', `The repository has no tag ${event.tag}.`, {
        hint: 'Check out with `fetch-depth: 0`, which brings tags, or give this action a `token`.',
    });
}
async function resolveOrRefuse(repository, name) {
    const oid = await repository.resolve(name);
    if (oid !== undefined)
        return oid;
    throw new action_error/* ActionError */.l('E_REF', `The head \`${name}\` is no commit of the repository.`);
}
/** Whether a push brought source; for everything that is not such a push, `true`. */
async function sourceChanged({ objects }, before, overlays, source) {
    if (before === undefined || !(await objects.commits([before])).has(before))
        return true;
    return (await sourceCommit(objects, before, overlays)) !== source;
}


/***/ }),

/***/ 9385:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ invalidPolicy)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(364);

/**
 * The one form of a mistake in a policy: file, line and column, then the reason.
 *
 * @param position `line:column`, both from 1
 */
function invalidPolicy(origin, position, reason) {
    return new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_POLICY_INVALID', `${origin}:${position}: ${reason}.`);
}


/***/ })

};
