export const id = 957;
export const ids = [957];
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

/***/ 9957:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
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
    const text = (latin1) => Buffer.from(latin1, 'latin1').toString('utf8');
    return { name: text(name).trimEnd(), email: text(email), seconds: Number(seconds) };
}
/** The year 9999: ssh-keygen, by which git verifies, reads no later date than that. */
const END_OF_TIME = Date.UTC(9999, 0, 1) / 1000;
/** Whether git could verify a signature of that time. */
function isReadableTime({ seconds }) {
    return seconds >= 0 && seconds < END_OF_TIME;
}

;// CONCATENATED MODULE: ./packages/shared/git/commit-object.ts

const LF = 0x0a;
/** May occur once at most; everything else but `mergetag` too, yet nothing reads it. */
const REPEATABLE = new Set(['parent', 'mergetag']);
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
    const hexLength = headers[0]?.value.length ?? 0;
    const signatureName = hexLength === 64 ? 'gpgsig-sha256' : 'gpgsig';
    const fault = findFault(headers, signatureName);
    if (fault !== undefined)
        return refuse(fault);
    const one = (name) => headers.find((header) => header.name === name);
    const author = parseIdent(one('author')?.value ?? '');
    const committer = parseIdent(one('committer')?.value ?? '');
    if (author === undefined || committer === undefined) {
        return refuse('the author or committer line is not of the form `name <email> time zone`');
    }
    if (!isReadableTime(committer))
        return refuse('its time is one that git cannot read');
    const signature = one(signatureName);
    return {
        ok: true,
        commit: {
            tree: one('tree')?.value ?? '',
            parents: headers.filter(({ name }) => name === 'parent').map(({ value }) => value),
            author,
            committer,
            ...(signature && { signature: [signature.value, ...signature.more].join('\n') }),
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
        if (!/^[A-Za-z0-9][A-Za-z0-9:._-]*$/.test(name))
            return 'a header line has no name';
        const more = [];
        while (lineEnd + 1 < end && bytes[lineEnd + 1] === 0x20) {
            const next = bytes.indexOf(LF, lineEnd + 1);
            more.push(bytes.toString('latin1', lineEnd + 2, next));
            lineEnd = next;
        }
        headers.push({ name, value: line.slice(space + 1), more, start, end: lineEnd + 1 });
        start = lineEnd + 1;
    }
    return headers;
}
function findFault(headers, signatureName) {
    const names = headers.map(({ name }) => name);
    const parents = names.filter((name) => name === 'parent').length;
    const order = ['tree', ...Array.from({ length: parents }, () => 'parent'), 'author', 'committer'];
    if (order.some((name, index) => names[index] !== name)) {
        return 'it does not begin with tree, parents, author and committer in this order';
    }
    const seen = new Set();
    for (const [index, header] of headers.entries()) {
        const { name } = header;
        if (seen.has(name) && !REPEATABLE.has(name))
            return `the header \`${name}\` occurs twice`;
        seen.add(name);
        if (/^gpgsig/i.test(name) && name !== signatureName)
            return `it has a header \`${name}\``;
        if (index < order.length && header.more.length > 0)
            return `the header \`${name}\` is continued`;
        if (name !== 'mergetag' && [header.value, ...header.more].some((line) => line.includes('\r'))) {
            return `the header \`${name}\` contains a carriage return`;
        }
    }
    const ids = headers.slice(0, 1 + parents).map(({ value }) => value);
    const length = ids[0]?.length;
    if (ids.some((id) => !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id) || id.length !== length)) {
        return 'tree or parent is not an object name';
    }
    return new Set(ids.slice(1)).size < parents ? 'a parent occurs twice' : undefined;
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

/** Commits held in memory at once; the rest of a long range waits in git. */
const CHUNK = 4_000;
/** Reads and parses commits in the order given. */
async function* readCommits(objects, oids) {
    for (let start = 0; start < oids.length; start += CHUNK) {
        const chunk = oids.slice(start, start + CHUNK);
        const found = await objects.read(chunk);
        for (const oid of chunk) {
            const object = found.get(oid);
            yield {
                oid,
                parsed: object?.type === 'commit'
                    ? parseCommit(object.bytes)
                    : { ok: false, reason: 'it is not a commit' },
            };
        }
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
const source_commit_CHUNK = 200;
/**
 * The source commit (docs/architecture.md): the nearest first-parent ancestor-or-self that, against
 * its first parent, changes anything outside the overlays. A root commit always counts.
 *
 * @param overlays globs of directories; without any, every commit that changes something counts
 */
async function sourceCommit(objects, head, overlays) {
    for (let from = head;;) {
        const chain = await objects.range([from], [], { firstParent: true, max: source_commit_CHUNK + 1 });
        const trees = await treesOf(objects, chain);
        const tree = (oid) => trees.get(oid ?? '') ?? objects.emptyTree;
        const steps = chain.length > source_commit_CHUNK ? chain.slice(0, source_commit_CHUNK) : chain;
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

;// CONCATENATED MODULE: ./packages/shared/promotion/bump-content.ts


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

;// CONCATENATED MODULE: ./packages/shared/git/commit-content.ts

/** What commits change against their parent, or merges against the recomputed merge. */
async function contentOf(objects, commits) {
    const parents = commits.flatMap(({ commit }) => commit.parents.length === 1 ? commit.parents : []);
    const trees = await treesOf(objects, parents);
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

/**
 * What GitHub signs: the pipeline's bumps and faithful merges stand outside `rules`; anything else
 * counts only with `web-flow: allow`, and then as a signer that no rule can list.
 */
function judgeGitHub(commit, content, bump, signing) {
    const { pipeline, github } = signing;
    if (pipeline !== undefined && bump?.proven === true) {
        return { accepted: true, signer: { kind: 'pipeline', name: pipeline.app.slug } };
    }
    const merge = commit.parents.length === 2;
    const faithful = merge && content.changes.length === 0 && content.conflicts.length === 0;
    if (github.webFlow !== 'deny' && faithful) {
        return { accepted: true, signer: { kind: 'github', name: 'github' } };
    }
    if (github.webFlow === 'allow')
        return { accepted: false, reason: '' };
    if (bump?.proven === false) {
        return {
            accepted: false,
            code: 'E_BUMP_CONTENT',
            reason: `it is no bump of ${pipeline?.app.slug ?? 'the pipeline'}: ${bump.fault}`,
        };
    }
    const reason = github.webFlow === 'deny'
        ? 'GitHub signed it, which the policy does not accept (web-flow: deny)'
        : merge
            ? 'its tree is not what merging its parents gives (web-flow: merges-only)'
            : 'GitHub signed it, but it is no merge (web-flow: merges-only)';
    return { accepted: false, code: 'E_WEB_FLOW', reason };
}
/** Whether a commit that GitHub signed claims to be one of the pipeline's bumps. */
function isBumpCandidate(commit, { pipeline }) {
    return (pipeline !== undefined &&
        commit.parents.length === 1 &&
        commit.author.email === pipelineEmail(pipeline.app));
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/retirement.ts
/**
 * Decides by ancestry, never by dates. Each list of commits is walked once.
 */
function retirementOf(objects) {
    const ancestors = new Map();
    const load = async (until) => {
        const present = await objects.commits(until); // one that is not here has no ancestors here
        return new Set(await objects.range([...present].map((oid) => `${oid}^@`), []));
    };
    return async (until, oid) => {
        const id = until.join(' ');
        let known = ancestors.get(id);
        if (known === undefined)
            ancestors.set(id, (known = load(until)));
        return (await known).has(oid);
    };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-rules.ts


/** The rules that speak of the judged branch. */
function activeRules(signing, branch) {
    return signing.rules
        .filter((rule) => rule.branches === undefined || matchesAny(rule.branches, branch))
        .map((rule) => ({ rule, people: expandSigners(signing, rule.signers) }));
}
/**
 * The first path that a rule withholds from this signer; every rule that matches a path must hold.
 *
 * @param person name of a person in the policy; `undefined` for a signer that no rule can list
 */
function withheldPath(rules, paths, person) {
    const withheld = rules.filter(({ people }) => person === undefined || !people.has(person));
    for (const path of paths) {
        const active = withheld.find(({ rule }) => matchesAny(rule.paths, path));
        if (active !== undefined)
            return { path, rule: active.rule };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-commits.ts







/** Commits that are judged, and whose changes are held in memory, at once. */
const judge_commits_CHUNK = 4_000;
/** Bumps whose files are held in memory at once. */
const BUMP_CHUNK = 500;
/**
 * Judges commits one by one: whose signature it is (from the bytes alone), then whether that signer
 * may change what the commit changes. All git work is batched over thousands of commits.
 */
async function judgeCommits(oids, options) {
    const { objects, signing } = options;
    const exempt = new Map(signing.exempt.map(({ commit, reason }) => [commit, reason]));
    const signers = new Map();
    const findings = new Map();
    const retirement = retirementOf(objects);
    const rules = activeRules(signing, options.branch);
    const judged = oids.filter((oid) => {
        const reason = exempt.get(oid);
        if (reason !== undefined)
            signers.set(oid, { kind: 'exempt', name: reason });
        return reason === undefined;
    });
    for (let start = 0; start < judged.length; start += judge_commits_CHUNK) {
        const signed = [];
        for await (const read of readCommits(objects, judged.slice(start, start + judge_commits_CHUNK))) {
            const refused = await identify(read, options, retirement, signed);
            if (refused !== undefined)
                findings.set(read.oid, refused);
        }
        const content = await readContent(signed, rules, options);
        for (const entry of signed) {
            const verdict = judgeContent(entry, content(entry), rules, options);
            if ('kind' in verdict)
                signers.set(entry.oid, verdict);
            else
                findings.set(entry.oid, verdict);
        }
    }
    return {
        findings: oids.flatMap((oid) => findings.get(oid) ?? []),
        signers,
    };
}
/** Adds to `signed`, or says why the commit is nobody's. */
async function identify(read, options, retirement, signed) {
    const { oid, parsed } = read;
    if (!parsed.ok) {
        return { commit: oid, code: 'E_SIG_MALFORMED', reason: parsed.reason, subject: '' };
    }
    const { commit } = parsed;
    const refuse = finding(oid, commit);
    const identified = await options.keyring.identify(commit);
    if (!identified.ok)
        return refuse(identified.code, identified.reason);
    const { key } = identified;
    if (key.until !== undefined && !(await retirement(key.until, oid))) {
        const until = key.until.map((name) => name.slice(0, 12)).join(', ');
        return refuse('E_KEY_REVOKED', `${key.name}’s key ${key.label} is good only for the ancestors of ${until}`);
    }
    const emails = options.signing.people.get(key.name)?.emails ?? [];
    if (key.owner === 'person' && emails.length > 0 && !emails.includes(commit.committer.email)) {
        return refuse('E_SIG_EMAIL', `${key.name} signed it, but the committer is <${commit.committer.email}>`);
    }
    if (commit.parents.length > 2) {
        return refuse('E_OCTOPUS', `it merges ${commit.parents.length} parents at once`);
    }
    signed.push({ oid, commit, key });
    return undefined;
}
async function readContent(signed, rules, options) {
    const { objects, signing } = options;
    const needed = ({ key }) => key.owner === 'github' || rules.length > 0;
    const wanted = signed.filter(needed);
    const contents = await contentOf(objects, wanted);
    const bumps = wanted.filter(({ commit, key }) => key.owner === 'github' && isBumpCandidate(commit, signing));
    const verdicts = await judgeBumps(bumps, contents, options);
    return (entry) => {
        const content = needed(entry) ? contents.get(entry.oid) : UNREAD;
        if (content === undefined) {
            throw new action_error/* ActionError */.l('E_INTERNAL', `The content of ${entry.oid} was not read.`);
        }
        const bump = verdicts.get(entry.oid);
        return { ...content, ...(bump && { bump }) };
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
    const changesOf = ({ oid }) => contents.get(oid)?.changes ?? [];
    for (let start = 0; start < bumps.length; start += BUMP_CHUNK) {
        const chunk = bumps.slice(start, start + BUMP_CHUNK);
        const edits = chunk.flatMap(changesOf).filter((change) => isBumpable(change, overlays));
        const oids = edits.flatMap((edit) => [edit.oldOid, edit.newOid]);
        const blobs = await options.objects.read(oids, { blobs: true });
        for (const bump of chunk) {
            const fault = bumpFault(changesOf(bump), overlays, blobs, check);
            verdicts.set(bump.oid, fault === undefined ? { proven: true } : { proven: false, fault });
        }
    }
    return verdicts;
}
function judgeContent(entry, content, rules, options) {
    const { oid, commit, key } = entry;
    const { signing } = options;
    const refuse = finding(oid, commit);
    if (key.owner === 'github') {
        const verdict = judgeGitHub(commit, content, content.bump, signing);
        if (verdict.accepted)
            return verdict.signer;
        if (verdict.code !== undefined)
            return refuse(verdict.code, verdict.reason);
    }
    const person = key.owner === 'person' ? key.name : undefined;
    const { answersFor = () => true } = options;
    const paths = [...content.changes.map(({ path }) => path), ...content.conflicts].filter(answersFor);
    const withheld = withheldPath(rules, paths, person);
    if (withheld !== undefined) {
        const { path, rule } = withheld;
        return refuse('E_RULE_PATH', `${person ?? 'GitHub’s own signature'} may not change ${JSON.stringify(path)}: the policy leaves ${rule.paths.join(', ')} to ${rule.signers.join(', ')}`);
    }
    return person === undefined
        ? { kind: 'github', name: 'github' }
        : { kind: 'person', name: person };
}
function finding(oid, commit) {
    return (code, reason) => ({ commit: oid, code, reason, subject: commit.subject });
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/armor.ts
const LABELS = { 'SSH SIGNATURE': 'ssh', 'PGP SIGNATURE': 'openpgp' };
/** RFC 4880 §6.2: armor headers are `Key: value`; gpg writes Version and Comment. */
const ARMOR_HEADER = /^[A-Za-z][A-Za-z0-9-]*: .*$/;
/**
 * Reads exactly one armored block that fills the whole text; only line breaks may follow it (GitHub
 * writes one). Base64 must be canonical, and OpenPGP's CRC-24 (RFC 4880 §6.1) right when it is there:
 * every freedom here would be a byte that nobody signed.
 */
function parseArmor(text) {
    const lines = text.replace(/\n+$/, '').split('\n');
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
    return kind === 'ssh' ? decode(kind, body) : decodeOpenPgp(body);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./actions/verify-signatures/src/ssh-wire.ts
function wireReader(source) {
    let offset = 0;
    const uint32 = () => {
        if (offset + 4 > source.length)
            return undefined;
        offset += 4;
        return source.readUInt32BE(offset - 4);
    };
    const bytes = () => {
        const length = uint32();
        if (length === undefined || offset + length > source.length)
            return undefined;
        offset += length;
        return source.subarray(offset - length, offset);
    };
    return {
        bytes,
        uint32,
        text: () => bytes()?.toString('latin1'),
        literal(text) {
            const found = source.toString('latin1', offset, offset + text.length) === text;
            offset += text.length;
            return found;
        },
        atEnd: () => offset === source.length,
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
/** Parses a public key blob (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4). */
function parseSshPublicKey(blob) {
    const reader = wireReader(blob);
    const type = reader.text();
    if (type === undefined)
        return ssh_public_key_refuse('the key is cut off');
    const jwk = readJwk(type, reader);
    if (jwk === undefined) {
        const known = type === 'ssh-ed25519' || type === 'ssh-rsa' || Object.hasOwn(CURVES, type);
        return known
            ? ssh_public_key_refuse(`the ${type} key is malformed`)
            : ssh_public_key_refuse(`keys of type ${printable(type)} are not supported`, true);
    }
    if (!reader.atEnd())
        return ssh_public_key_refuse(`bytes follow the ${type} key`);
    try {
        const key = (0,external_node_crypto_.createPublicKey)({ key: jwk, format: 'jwk' });
        const rsaBits = key.asymmetricKeyDetails?.modulusLength ?? 0;
        return { ok: true, key: { type: type, key, rsaBits } };
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
    if (!Object.hasOwn(CURVES, type))
        return undefined;
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
function printable(type) {
    return JSON.stringify(type.slice(0, 60));
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/ssh-signature.ts



/** What git signs under; a signature made for files or logins must not count. */
const NAMESPACE = 'git';
/** Parses the bytes inside `-----BEGIN SSH SIGNATURE-----`. */
function parseSshSignature(bytes) {
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
    const parsed = parseSshPublicKey(publicKey);
    if (!parsed.ok) {
        return ssh_signature_refuse(parsed.unsupported ? 'E_SIG_TYPE_UNSUPPORTED' : 'E_SIG_MALFORMED', parsed.reason);
    }
    return parseInner(parsed.key, publicKey, hash, blob);
}
/** The signature proper (RFC 4253 §6.6): its algorithm must be one of the key's own. */
function parseInner(key, publicKey, hash, blob) {
    const inner = wireReader(blob);
    const algorithm = inner.text();
    const value = inner.bytes();
    if (algorithm === undefined || value === undefined || !inner.atEnd()) {
        return ssh_signature_refuse('E_SIG_MALFORMED', 'the signature inside is cut off or too long');
    }
    if (algorithm === 'ssh-rsa')
        return ssh_signature_refuse('E_SIG_WEAK', 'it is an RSA signature over SHA-1');
    if (key.type === 'ssh-rsa' && key.rsaBits < MIN_RSA_BITS) {
        return ssh_signature_refuse('E_SIG_WEAK', `its RSA key has ${key.rsaBits} bits; at least ${MIN_RSA_BITS}`);
    }
    const allowed = key.type === 'ssh-rsa' ? ['rsa-sha2-256', 'rsa-sha2-512'] : [key.type];
    if (!allowed.includes(algorithm)) {
        return ssh_signature_refuse('E_SIG_MALFORMED', 'its algorithm does not fit its key');
    }
    return { ok: true, signature: { publicKey, key, hash, algorithm, value } };
}
/** Whether the signature is the key's own over exactly this payload. */
function verifySshSignature(signature, payload) {
    const { key, hash, algorithm, value } = signature;
    const signed = Buffer.concat([
        Buffer.from('SSHSIG', 'latin1'),
        wireString(NAMESPACE),
        wireString(''),
        wireString(hash),
        wireString((0,external_node_crypto_.createHash)(hash).update(payload).digest()),
    ]);
    if (key.type === 'ssh-ed25519') {
        return value.length === 64 && (0,external_node_crypto_.verify)(null, signed, key.key, value);
    }
    if (key.type === 'ssh-rsa') {
        const size = Math.ceil(key.rsaBits / 8);
        // OpenSSH pads what an agent sent too short; a longer one is wrong.
        const padded = Buffer.concat([Buffer.alloc(Math.max(0, size - value.length)), value]);
        return (0,external_node_crypto_.verify)(algorithm === 'rsa-sha2-512' ? 'sha512' : 'sha256', signed, key.key, padded);
    }
    const curve = CURVES[key.type];
    const raw = ecdsaSignature(value, curve.bytes);
    if (raw === undefined)
        return false;
    return (0,external_node_crypto_.verify)(curve.hash, signed, { key: key.key, dsaEncoding: 'ieee-p1363' }, raw);
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
function ssh_signature_refuse(code, reason) {
    return { ok: false, code, reason };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/keyring.ts





/**
 * Reads the SSH keys at once and the OpenPGP certificates when the first OpenPGP signature is met:
 * a repository that signs by SSH never loads that library.
 *
 * @param origin names the policy file in messages
 * @throws `E_POLICY_INVALID` for keys that we could never verify or that two people share; from
 *   `identify` too
 */
function createKeyring(signing, origin) {
    const ssh = readSshKeys(signing, origin);
    let openpgp;
    return {
        async check() {
            if (signing.github.keys.length === 0 && keysOf(signing, 'openpgp').length === 0)
                return;
            await (openpgp ??= readOpenPgpKeys(signing, origin));
        },
        async identify(object) {
            if (object.signature === undefined) {
                return { ok: false, code: 'E_SIG_UNSIGNED', reason: 'it is not signed' };
            }
            const parsed = parseArmor(object.signature);
            if (!parsed.ok)
                return parsed;
            if (parsed.armor.kind === 'ssh')
                return identifySsh(parsed.armor.bytes, object.payload, ssh);
            openpgp ??= readOpenPgpKeys(signing, origin);
            const entries = await openpgp;
            const verdict = await verifyOpenPgp(parsed.armor.bytes, object.payload, (id) => entries.get(id)?.signer);
            if (!verdict.ok)
                return verdict;
            const key = entries.get(verdict.signer.fingerprint)?.key;
            if (key === undefined)
                throw new action_error/* ActionError */.l('E_INTERNAL', 'A verified key is not listed.');
            return { ok: true, key };
        },
    };
}
function identifySsh(bytes, payload, keys) {
    const parsed = parseSshSignature(bytes);
    if (!parsed.ok)
        return parsed;
    const label = sshFingerprint(parsed.signature.publicKey);
    const key = keys.get(parsed.signature.publicKey.toString('base64'));
    if (key === undefined) {
        return {
            ok: false,
            code: 'E_SIG_UNTRUSTED',
            reason: `the SSH key ${label} is not in the policy`,
        };
    }
    if (verifySshSignature(parsed.signature, payload))
        return { ok: true, key };
    return {
        ok: false,
        code: 'E_SIG_BAD',
        reason: `the signature of ${key.name}’s SSH key ${label} does not fit what it signs`,
    };
}
function readSshKeys(signing, origin) {
    const keys = new Map();
    for (const { name, key } of keysOf(signing, 'ssh')) {
        const where = `${origin}:${key.position}`;
        const parsed = parseSshKeyLine(key.text);
        if (!parsed.ok || parsed.blob === undefined) {
            throw invalid(where, `the SSH key of ${name}`, parsed.ok ? 'it is empty' : parsed.reason);
        }
        if (parsed.key.type === 'ssh-rsa' && parsed.key.rsaBits < MIN_RSA_BITS) {
            const reason = `it has ${parsed.key.rsaBits} bits; at least ${MIN_RSA_BITS} are needed`;
            throw invalid(where, `the SSH key of ${name}`, reason);
        }
        const id = parsed.blob.toString('base64');
        if (keys.has(id))
            throw invalid(where, `the SSH key of ${name}`, 'it is listed twice');
        keys.set(id, trusted('person', name, sshFingerprint(parsed.blob), key));
    }
    return keys;
}
/** By the fingerprint and the key id of every key that may sign. */
async function readOpenPgpKeys(signing, origin) {
    const entries = new Map();
    const add = async (armored, certificates, what, where, make) => {
        let signers;
        try {
            signers = await readSigners(armored, certificates);
        }
        catch (cause) {
            throw invalid(where, what, cause instanceof Error ? cause.message : String(cause));
        }
        for (const signer of signers) {
            const key = make(signer.fingerprint);
            for (const id of [signer.fingerprint, signer.keyId]) {
                if (entries.has(id))
                    throw invalid(where, what, 'it is listed twice');
                entries.set(id, { signer, key });
            }
        }
    };
    for (const { name, key } of keysOf(signing, 'openpgp')) {
        const where = `${origin}:${key.position}`;
        await add(key.text, 'one', `the OpenPGP key of ${name}`, where, (fingerprint) => trusted('person', name, fingerprint, key));
    }
    for (const [index, armored] of signing.github.keys.entries()) {
        await add(armored, 'several', `signing.github.keys.${index}`, origin, (fingerprint) => trusted('github', 'github', fingerprint));
    }
    return entries;
}
function keysOf(signing, type) {
    return [...signing.people].flatMap(([name, person]) => person.keys.filter((key) => key.type === type).map((key) => ({ name, key })));
}
function trusted(owner, name, label, key = {}) {
    return {
        owner,
        name,
        label,
        ...(key.until && { until: key.until }),
        ...(key.reason === 'compromised' && { compromised: true }),
    };
}
function invalid(where, what, reason) {
    return new action_error/* ActionError */.l('E_POLICY_INVALID', `${where}: ${what} cannot be used: ${reason}.`);
}

// EXTERNAL MODULE: ./packages/shared/action/inputs.ts
var inputs = __webpack_require__(3864);
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
                                        openpgp: {
                                            type: 'string',
                                            pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                        },
                                        until: {
                                            type: 'array',
                                            minItems: 1,
                                            items: { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                        },
                                        reason: { enum: ['retired', 'compromised'] },
                                    },
                                    oneOf: [{ required: ['ssh'] }, { required: ['openpgp'] }],
                                    dependentRequired: { reason: ['until'] },
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
const pattern0 = new RegExp('^([0-9a-f]{40}|[0-9a-f]{64})$', 'u');
const pattern1 = new RegExp('^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$', 'u');
const pattern2 = new RegExp('^[^\\s<>@]+@[^\\s<>@]+$', 'u');
const pattern3 = new RegExp('^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n', 'u');
const pattern5 = new RegExp('^[a-z0-9][a-z0-9-]{0,99}$', 'u');
const pattern13 = new RegExp('^\\d{1,9}[smhd]$', 'u');
const pattern14 = new RegExp('^sha256:[0-9a-f]{64}$', 'u');
const pattern15 = new RegExp('^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$', 'u');
const func0 = defaultOf(ucs2length/* default */.A);
const func6 = defaultOf(equal/* default */.A);
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
                    if (!(key1 === 'trust-root' ||
                        key1 === 'people' ||
                        key1 === 'pipeline' ||
                        key1 === 'github' ||
                        key1 === 'teams' ||
                        key1 === 'rules' ||
                        key1 === 'tags' ||
                        key1 === 'exempt')) {
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
                                        const len0 = data5.length;
                                        for (let i0 = 0; i0 < len0; i0++) {
                                            let data6 = data5[i0];
                                            if (typeof data6 === 'string') {
                                                if (!pattern2.test(data6)) {
                                                    const err14 = {
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
                                                        vErrors = [err14];
                                                    }
                                                    else {
                                                        vErrors.push(err14);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err15 = {
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
                                                    vErrors = [err15];
                                                }
                                                else {
                                                    vErrors.push(err15);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err16 = {
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
                                            vErrors = [err16];
                                        }
                                        else {
                                            vErrors.push(err16);
                                        }
                                        errors++;
                                    }
                                }
                                if (data4.keys !== undefined) {
                                    let data7 = data4.keys;
                                    if (Array.isArray(data7)) {
                                        if (data7.length < 1) {
                                            const err17 = {
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
                                                vErrors = [err17];
                                            }
                                            else {
                                                vErrors.push(err17);
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
                                                    const err18 = {
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
                                                        vErrors = [err18];
                                                    }
                                                    else {
                                                        vErrors.push(err18);
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
                                                if (data8.openpgp === undefined) {
                                                    const err19 = {
                                                        instancePath: instancePath +
                                                            '/signing/people/' +
                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                            '/keys/' +
                                                            i1,
                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf/1/required',
                                                        keyword: 'required',
                                                        params: { missingProperty: 'openpgp' },
                                                        message: "must have required property '" + 'openpgp' + "'",
                                                        schema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[1].required,
                                                        parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[1],
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
                                            }
                                            if (!valid9) {
                                                const err20 = {
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
                                                    vErrors = [err20];
                                                }
                                                else {
                                                    vErrors.push(err20);
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
                                                        key5 === 'openpgp' ||
                                                        key5 === 'until' ||
                                                        key5 === 'reason')) {
                                                        const err21 = {
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
                                                            vErrors = [err21];
                                                        }
                                                        else {
                                                            vErrors.push(err21);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.ssh !== undefined) {
                                                    let data9 = data8.ssh;
                                                    if (typeof data9 === 'string') {
                                                        if (func0(data9) < 1) {
                                                            const err22 = {
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
                                                                vErrors = [err22];
                                                            }
                                                            else {
                                                                vErrors.push(err22);
                                                            }
                                                            errors++;
                                                        }
                                                    }
                                                    else {
                                                        const err23 = {
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
                                                            vErrors = [err23];
                                                        }
                                                        else {
                                                            vErrors.push(err23);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.openpgp !== undefined) {
                                                    let data10 = data8.openpgp;
                                                    if (typeof data10 === 'string') {
                                                        if (!pattern3.test(data10)) {
                                                            const err24 = {
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
                                                                data: data10,
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
                                                    else {
                                                        const err25 = {
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
                                                            data: data10,
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
                                                if (data8.until !== undefined) {
                                                    let data11 = data8.until;
                                                    if (Array.isArray(data11)) {
                                                        if (data11.length < 1) {
                                                            const err26 = {
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
                                                                data: data11,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err26];
                                                            }
                                                            else {
                                                                vErrors.push(err26);
                                                            }
                                                            errors++;
                                                        }
                                                        const len2 = data11.length;
                                                        for (let i2 = 0; i2 < len2; i2++) {
                                                            let data12 = data11[i2];
                                                            if (typeof data12 === 'string') {
                                                                if (!pattern0.test(data12)) {
                                                                    const err27 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/until/' +
                                                                            i2,
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
                                                                        data: data12,
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
                                                            else {
                                                                const err28 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/until/' +
                                                                        i2,
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
                                                                    data: data12,
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
                                                    }
                                                    else {
                                                        const err29 = {
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
                                                if (data8.reason !== undefined) {
                                                    let data13 = data8.reason;
                                                    if (!(data13 === 'retired' || data13 === 'compromised')) {
                                                        const err30 = {
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
                                                            data: data13,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err30];
                                                        }
                                                        else {
                                                            vErrors.push(err30);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.reason !== undefined) {
                                                    if (data8.until === undefined) {
                                                        const err31 = {
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
                                                            vErrors = [err31];
                                                        }
                                                        else {
                                                            vErrors.push(err31);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                            }
                                            else {
                                                const err32 = {
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
                                                    vErrors = [err32];
                                                }
                                                else {
                                                    vErrors.push(err32);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err33 = {
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
                                            vErrors = [err33];
                                        }
                                        else {
                                            vErrors.push(err33);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err34 = {
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
                                    vErrors = [err34];
                                }
                                else {
                                    vErrors.push(err34);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err35 = {
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
                            vErrors = [err35];
                        }
                        else {
                            vErrors.push(err35);
                        }
                        errors++;
                    }
                }
                if (data1.pipeline !== undefined) {
                    let data14 = data1.pipeline;
                    if (data14 && typeof data14 == 'object' && !Array.isArray(data14)) {
                        if (data14.app === undefined) {
                            const err36 = {
                                instancePath: instancePath + '/signing/pipeline',
                                schemaPath: '#/properties/signing/properties/pipeline/required',
                                keyword: 'required',
                                params: { missingProperty: 'app' },
                                message: "must have required property '" + 'app' + "'",
                                schema: schema0.properties.signing.properties.pipeline.required,
                                parentSchema: schema0.properties.signing.properties.pipeline,
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
                        if (data14.overlays === undefined) {
                            const err37 = {
                                instancePath: instancePath + '/signing/pipeline',
                                schemaPath: '#/properties/signing/properties/pipeline/required',
                                keyword: 'required',
                                params: { missingProperty: 'overlays' },
                                message: "must have required property '" + 'overlays' + "'",
                                schema: schema0.properties.signing.properties.pipeline.required,
                                parentSchema: schema0.properties.signing.properties.pipeline,
                                data: data14,
                            };
                            if (vErrors === null) {
                                vErrors = [err37];
                            }
                            else {
                                vErrors.push(err37);
                            }
                            errors++;
                        }
                        for (const key6 in data14) {
                            if (!(key6 === 'app' || key6 === 'overlays')) {
                                const err38 = {
                                    instancePath: instancePath + '/signing/pipeline',
                                    schemaPath: '#/properties/signing/properties/pipeline/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key6 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.signing.properties.pipeline,
                                    data: data14,
                                };
                                if (vErrors === null) {
                                    vErrors = [err38];
                                }
                                else {
                                    vErrors.push(err38);
                                }
                                errors++;
                            }
                        }
                        if (data14.app !== undefined) {
                            let data15 = data14.app;
                            if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
                                if (data15.slug === undefined) {
                                    const err39 = {
                                        instancePath: instancePath + '/signing/pipeline/app',
                                        schemaPath: '#/properties/signing/properties/pipeline/properties/app/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'slug' },
                                        message: "must have required property '" + 'slug' + "'",
                                        schema: schema0.properties.signing.properties.pipeline.properties.app.required,
                                        parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
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
                                if (data15['user-id'] === undefined) {
                                    const err40 = {
                                        instancePath: instancePath + '/signing/pipeline/app',
                                        schemaPath: '#/properties/signing/properties/pipeline/properties/app/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'user-id' },
                                        message: "must have required property '" + 'user-id' + "'",
                                        schema: schema0.properties.signing.properties.pipeline.properties.app.required,
                                        parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                        data: data15,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err40];
                                    }
                                    else {
                                        vErrors.push(err40);
                                    }
                                    errors++;
                                }
                                for (const key7 in data15) {
                                    if (!(key7 === 'slug' || key7 === 'user-id')) {
                                        const err41 = {
                                            instancePath: instancePath + '/signing/pipeline/app',
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/app/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key7 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                            data: data15,
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
                                if (data15.slug !== undefined) {
                                    let data16 = data15.slug;
                                    if (typeof data16 === 'string') {
                                        if (!pattern5.test(data16)) {
                                            const err42 = {
                                                instancePath: instancePath + '/signing/pipeline/app/slug',
                                                schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/slug/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[a-z0-9][a-z0-9-]{0,99}$' },
                                                message: 'must match pattern "' + '^[a-z0-9][a-z0-9-]{0,99}$' + '"',
                                                schema: '^[a-z0-9][a-z0-9-]{0,99}$',
                                                parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties
                                                    .slug,
                                                data: data16,
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
                                            instancePath: instancePath + '/signing/pipeline/app/slug',
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/slug/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.pipeline.properties.app.properties
                                                .slug.type,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties
                                                .slug,
                                            data: data16,
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
                                if (data15['user-id'] !== undefined) {
                                    let data17 = data15['user-id'];
                                    if (!(typeof data17 == 'number' &&
                                        !(data17 % 1) &&
                                        !isNaN(data17) &&
                                        isFinite(data17))) {
                                        const err44 = {
                                            instancePath: instancePath + '/signing/pipeline/app/user-id',
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/user-id/type',
                                            keyword: 'type',
                                            params: { type: 'integer' },
                                            message: 'must be integer',
                                            schema: schema0.properties.signing.properties.pipeline.properties.app.properties['user-id'].type,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties['user-id'],
                                            data: data17,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err44];
                                        }
                                        else {
                                            vErrors.push(err44);
                                        }
                                        errors++;
                                    }
                                    if (typeof data17 == 'number' && isFinite(data17)) {
                                        if (data17 < 1 || isNaN(data17)) {
                                            const err45 = {
                                                instancePath: instancePath + '/signing/pipeline/app/user-id',
                                                schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/user-id/minimum',
                                                keyword: 'minimum',
                                                params: { comparison: '>=', limit: 1 },
                                                message: 'must be >= 1',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties['user-id'],
                                                data: data17,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err45];
                                            }
                                            else {
                                                vErrors.push(err45);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                            }
                            else {
                                const err46 = {
                                    instancePath: instancePath + '/signing/pipeline/app',
                                    schemaPath: '#/properties/signing/properties/pipeline/properties/app/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.pipeline.properties.app.type,
                                    parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                    data: data15,
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
                        if (data14.overlays !== undefined) {
                            let data18 = data14.overlays;
                            if (Array.isArray(data18)) {
                                if (data18.length < 1) {
                                    const err47 = {
                                        instancePath: instancePath + '/signing/pipeline/overlays',
                                        schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays,
                                        data: data18,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err47];
                                    }
                                    else {
                                        vErrors.push(err47);
                                    }
                                    errors++;
                                }
                                const len3 = data18.length;
                                for (let i3 = 0; i3 < len3; i3++) {
                                    let data19 = data18[i3];
                                    if (typeof data19 === 'string') {
                                        if (func0(data19) < 1) {
                                            const err48 = {
                                                instancePath: instancePath + '/signing/pipeline/overlays/' + i3,
                                                schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/items/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays.items,
                                                data: data19,
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
                                    else {
                                        const err49 = {
                                            instancePath: instancePath + '/signing/pipeline/overlays/' + i3,
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.pipeline.properties.overlays.items
                                                .type,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays.items,
                                            data: data19,
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
                            }
                            else {
                                const err50 = {
                                    instancePath: instancePath + '/signing/pipeline/overlays',
                                    schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.signing.properties.pipeline.properties.overlays.type,
                                    parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays,
                                    data: data18,
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
                    }
                    else {
                        const err51 = {
                            instancePath: instancePath + '/signing/pipeline',
                            schemaPath: '#/properties/signing/properties/pipeline/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.pipeline.type,
                            parentSchema: schema0.properties.signing.properties.pipeline,
                            data: data14,
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
                if (data1.github !== undefined) {
                    let data20 = data1.github;
                    if (data20 && typeof data20 == 'object' && !Array.isArray(data20)) {
                        for (const key8 in data20) {
                            if (!(key8 === 'web-flow' || key8 === 'keys')) {
                                const err52 = {
                                    instancePath: instancePath + '/signing/github',
                                    schemaPath: '#/properties/signing/properties/github/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key8 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.signing.properties.github,
                                    data: data20,
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
                        if (data20['web-flow'] !== undefined) {
                            let data21 = data20['web-flow'];
                            if (!(data21 === 'deny' || data21 === 'merges-only' || data21 === 'allow')) {
                                const err53 = {
                                    instancePath: instancePath + '/signing/github/web-flow',
                                    schemaPath: '#/properties/signing/properties/github/properties/web-flow/enum',
                                    keyword: 'enum',
                                    params: {
                                        allowedValues: schema0.properties.signing.properties.github.properties['web-flow'].enum,
                                    },
                                    message: 'must be equal to one of the allowed values',
                                    schema: schema0.properties.signing.properties.github.properties['web-flow'].enum,
                                    parentSchema: schema0.properties.signing.properties.github.properties['web-flow'],
                                    data: data21,
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
                        if (data20.keys !== undefined) {
                            let data22 = data20.keys;
                            if (Array.isArray(data22)) {
                                const len4 = data22.length;
                                for (let i4 = 0; i4 < len4; i4++) {
                                    let data23 = data22[i4];
                                    if (data23 && typeof data23 == 'object' && !Array.isArray(data23)) {
                                        if (data23.openpgp === undefined) {
                                            const err54 = {
                                                instancePath: instancePath + '/signing/github/keys/' + i4,
                                                schemaPath: '#/properties/signing/properties/github/properties/keys/items/required',
                                                keyword: 'required',
                                                params: { missingProperty: 'openpgp' },
                                                message: "must have required property '" + 'openpgp' + "'",
                                                schema: schema0.properties.signing.properties.github.properties.keys.items
                                                    .required,
                                                parentSchema: schema0.properties.signing.properties.github.properties.keys.items,
                                                data: data23,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err54];
                                            }
                                            else {
                                                vErrors.push(err54);
                                            }
                                            errors++;
                                        }
                                        for (const key9 in data23) {
                                            if (!(key9 === 'openpgp')) {
                                                const err55 = {
                                                    instancePath: instancePath + '/signing/github/keys/' + i4,
                                                    schemaPath: '#/properties/signing/properties/github/properties/keys/items/additionalProperties',
                                                    keyword: 'additionalProperties',
                                                    params: { additionalProperty: key9 },
                                                    message: 'must NOT have additional properties',
                                                    schema: false,
                                                    parentSchema: schema0.properties.signing.properties.github.properties.keys.items,
                                                    data: data23,
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
                                        if (data23.openpgp !== undefined) {
                                            let data24 = data23.openpgp;
                                            if (typeof data24 === 'string') {
                                                if (!pattern3.test(data24)) {
                                                    const err56 = {
                                                        instancePath: instancePath + '/signing/github/keys/' + i4 + '/openpgp',
                                                        schemaPath: '#/properties/signing/properties/github/properties/keys/items/properties/openpgp/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' },
                                                        message: 'must match pattern "' +
                                                            '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' +
                                                            '"',
                                                        schema: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                                        parentSchema: schema0.properties.signing.properties.github.properties.keys.items
                                                            .properties.openpgp,
                                                        data: data24,
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
                                            else {
                                                const err57 = {
                                                    instancePath: instancePath + '/signing/github/keys/' + i4 + '/openpgp',
                                                    schemaPath: '#/properties/signing/properties/github/properties/keys/items/properties/openpgp/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.github.properties.keys.items
                                                        .properties.openpgp.type,
                                                    parentSchema: schema0.properties.signing.properties.github.properties.keys.items
                                                        .properties.openpgp,
                                                    data: data24,
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
                                    }
                                    else {
                                        const err58 = {
                                            instancePath: instancePath + '/signing/github/keys/' + i4,
                                            schemaPath: '#/properties/signing/properties/github/properties/keys/items/type',
                                            keyword: 'type',
                                            params: { type: 'object' },
                                            message: 'must be object',
                                            schema: schema0.properties.signing.properties.github.properties.keys.items.type,
                                            parentSchema: schema0.properties.signing.properties.github.properties.keys.items,
                                            data: data23,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err58];
                                        }
                                        else {
                                            vErrors.push(err58);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err59 = {
                                    instancePath: instancePath + '/signing/github/keys',
                                    schemaPath: '#/properties/signing/properties/github/properties/keys/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.signing.properties.github.properties.keys.type,
                                    parentSchema: schema0.properties.signing.properties.github.properties.keys,
                                    data: data22,
                                };
                                if (vErrors === null) {
                                    vErrors = [err59];
                                }
                                else {
                                    vErrors.push(err59);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err60 = {
                            instancePath: instancePath + '/signing/github',
                            schemaPath: '#/properties/signing/properties/github/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.github.type,
                            parentSchema: schema0.properties.signing.properties.github,
                            data: data20,
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
                if (data1.teams !== undefined) {
                    let data25 = data1.teams;
                    if (data25 && typeof data25 == 'object' && !Array.isArray(data25)) {
                        for (const key10 in data25) {
                            const _errs64 = errors;
                            if (typeof key10 === 'string') {
                                if (!pattern1.test(key10)) {
                                    const err61 = {
                                        instancePath: instancePath + '/signing/teams',
                                        schemaPath: '#/properties/signing/properties/teams/propertyNames/pattern',
                                        keyword: 'pattern',
                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                        parentSchema: schema0.properties.signing.properties.teams.propertyNames,
                                        data: key10,
                                        propertyName: key10,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err61];
                                    }
                                    else {
                                        vErrors.push(err61);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err62 = {
                                    instancePath: instancePath + '/signing/teams',
                                    schemaPath: '#/properties/signing/properties/teams/propertyNames/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.signing.properties.teams.propertyNames.type,
                                    parentSchema: schema0.properties.signing.properties.teams.propertyNames,
                                    data: key10,
                                    propertyName: key10,
                                };
                                if (vErrors === null) {
                                    vErrors = [err62];
                                }
                                else {
                                    vErrors.push(err62);
                                }
                                errors++;
                            }
                            var valid21 = _errs64 === errors;
                            if (!valid21) {
                                const err63 = {
                                    instancePath: instancePath + '/signing/teams',
                                    schemaPath: '#/properties/signing/properties/teams/propertyNames',
                                    keyword: 'propertyNames',
                                    params: { propertyName: key10 },
                                    message: 'property name must be valid',
                                    schema: schema0.properties.signing.properties.teams.propertyNames,
                                    parentSchema: schema0.properties.signing.properties.teams,
                                    data: data25,
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
                        for (const key11 in data25) {
                            let data26 = data25[key11];
                            if (Array.isArray(data26)) {
                                if (data26.length < 1) {
                                    const err64 = {
                                        instancePath: instancePath +
                                            '/signing/teams/' +
                                            key11.replace(/~/g, '~0').replace(/\//g, '~1'),
                                        schemaPath: '#/properties/signing/properties/teams/additionalProperties/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.signing.properties.teams.additionalProperties,
                                        data: data26,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err64];
                                    }
                                    else {
                                        vErrors.push(err64);
                                    }
                                    errors++;
                                }
                                const len5 = data26.length;
                                for (let i5 = 0; i5 < len5; i5++) {
                                    let data27 = data26[i5];
                                    if (typeof data27 === 'string') {
                                        if (!pattern1.test(data27)) {
                                            const err65 = {
                                                instancePath: instancePath +
                                                    '/signing/teams/' +
                                                    key11.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                    '/' +
                                                    i5,
                                                schemaPath: '#/properties/signing/properties/teams/additionalProperties/items/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                parentSchema: schema0.properties.signing.properties.teams.additionalProperties.items,
                                                data: data27,
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
                                    else {
                                        const err66 = {
                                            instancePath: instancePath +
                                                '/signing/teams/' +
                                                key11.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                '/' +
                                                i5,
                                            schemaPath: '#/properties/signing/properties/teams/additionalProperties/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.teams.additionalProperties.items.type,
                                            parentSchema: schema0.properties.signing.properties.teams.additionalProperties.items,
                                            data: data27,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err66];
                                        }
                                        else {
                                            vErrors.push(err66);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err67 = {
                                    instancePath: instancePath +
                                        '/signing/teams/' +
                                        key11.replace(/~/g, '~0').replace(/\//g, '~1'),
                                    schemaPath: '#/properties/signing/properties/teams/additionalProperties/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.signing.properties.teams.additionalProperties.type,
                                    parentSchema: schema0.properties.signing.properties.teams.additionalProperties,
                                    data: data26,
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
                    else {
                        const err68 = {
                            instancePath: instancePath + '/signing/teams',
                            schemaPath: '#/properties/signing/properties/teams/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.teams.type,
                            parentSchema: schema0.properties.signing.properties.teams,
                            data: data25,
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
                if (data1.rules !== undefined) {
                    let data28 = data1.rules;
                    if (Array.isArray(data28)) {
                        const len6 = data28.length;
                        for (let i6 = 0; i6 < len6; i6++) {
                            let data29 = data28[i6];
                            if (data29 && typeof data29 == 'object' && !Array.isArray(data29)) {
                                if (data29.paths === undefined) {
                                    const err69 = {
                                        instancePath: instancePath + '/signing/rules/' + i6,
                                        schemaPath: '#/properties/signing/properties/rules/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'paths' },
                                        message: "must have required property '" + 'paths' + "'",
                                        schema: schema0.properties.signing.properties.rules.items.required,
                                        parentSchema: schema0.properties.signing.properties.rules.items,
                                        data: data29,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err69];
                                    }
                                    else {
                                        vErrors.push(err69);
                                    }
                                    errors++;
                                }
                                if (data29.signers === undefined) {
                                    const err70 = {
                                        instancePath: instancePath + '/signing/rules/' + i6,
                                        schemaPath: '#/properties/signing/properties/rules/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'signers' },
                                        message: "must have required property '" + 'signers' + "'",
                                        schema: schema0.properties.signing.properties.rules.items.required,
                                        parentSchema: schema0.properties.signing.properties.rules.items,
                                        data: data29,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err70];
                                    }
                                    else {
                                        vErrors.push(err70);
                                    }
                                    errors++;
                                }
                                for (const key12 in data29) {
                                    if (!(key12 === 'paths' || key12 === 'branches' || key12 === 'signers')) {
                                        const err71 = {
                                            instancePath: instancePath + '/signing/rules/' + i6,
                                            schemaPath: '#/properties/signing/properties/rules/items/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key12 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.rules.items,
                                            data: data29,
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
                                if (data29.paths !== undefined) {
                                    let data30 = data29.paths;
                                    if (Array.isArray(data30)) {
                                        if (data30.length < 1) {
                                            const err72 = {
                                                instancePath: instancePath + '/signing/rules/' + i6 + '/paths',
                                                schemaPath: '#/properties/signing/properties/rules/items/properties/paths/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.rules.items.properties.paths,
                                                data: data30,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err72];
                                            }
                                            else {
                                                vErrors.push(err72);
                                            }
                                            errors++;
                                        }
                                        const len7 = data30.length;
                                        for (let i7 = 0; i7 < len7; i7++) {
                                            let data31 = data30[i7];
                                            if (typeof data31 === 'string') {
                                                if (func0(data31) < 1) {
                                                    const err73 = {
                                                        instancePath: instancePath + '/signing/rules/' + i6 + '/paths/' + i7,
                                                        schemaPath: '#/properties/signing/properties/rules/items/properties/paths/items/minLength',
                                                        keyword: 'minLength',
                                                        params: { limit: 1 },
                                                        message: 'must NOT have fewer than 1 characters',
                                                        schema: 1,
                                                        parentSchema: schema0.properties.signing.properties.rules.items.properties.paths
                                                            .items,
                                                        data: data31,
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
                                            else {
                                                const err74 = {
                                                    instancePath: instancePath + '/signing/rules/' + i6 + '/paths/' + i7,
                                                    schemaPath: '#/properties/signing/properties/rules/items/properties/paths/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.rules.items.properties.paths.items
                                                        .type,
                                                    parentSchema: schema0.properties.signing.properties.rules.items.properties.paths
                                                        .items,
                                                    data: data31,
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
                                    }
                                    else {
                                        const err75 = {
                                            instancePath: instancePath + '/signing/rules/' + i6 + '/paths',
                                            schemaPath: '#/properties/signing/properties/rules/items/properties/paths/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.rules.items.properties.paths.type,
                                            parentSchema: schema0.properties.signing.properties.rules.items.properties.paths,
                                            data: data30,
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
                                if (data29.branches !== undefined) {
                                    let data32 = data29.branches;
                                    if (Array.isArray(data32)) {
                                        if (data32.length < 1) {
                                            const err76 = {
                                                instancePath: instancePath + '/signing/rules/' + i6 + '/branches',
                                                schemaPath: '#/properties/signing/properties/rules/items/properties/branches/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.rules.items.properties.branches,
                                                data: data32,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err76];
                                            }
                                            else {
                                                vErrors.push(err76);
                                            }
                                            errors++;
                                        }
                                        const len8 = data32.length;
                                        for (let i8 = 0; i8 < len8; i8++) {
                                            let data33 = data32[i8];
                                            if (typeof data33 === 'string') {
                                                if (func0(data33) < 1) {
                                                    const err77 = {
                                                        instancePath: instancePath + '/signing/rules/' + i6 + '/branches/' + i8,
                                                        schemaPath: '#/properties/signing/properties/rules/items/properties/branches/items/minLength',
                                                        keyword: 'minLength',
                                                        params: { limit: 1 },
                                                        message: 'must NOT have fewer than 1 characters',
                                                        schema: 1,
                                                        parentSchema: schema0.properties.signing.properties.rules.items.properties.branches
                                                            .items,
                                                        data: data33,
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
                                            else {
                                                const err78 = {
                                                    instancePath: instancePath + '/signing/rules/' + i6 + '/branches/' + i8,
                                                    schemaPath: '#/properties/signing/properties/rules/items/properties/branches/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.rules.items.properties.branches
                                                        .items.type,
                                                    parentSchema: schema0.properties.signing.properties.rules.items.properties.branches
                                                        .items,
                                                    data: data33,
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
                                    }
                                    else {
                                        const err79 = {
                                            instancePath: instancePath + '/signing/rules/' + i6 + '/branches',
                                            schemaPath: '#/properties/signing/properties/rules/items/properties/branches/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.rules.items.properties.branches.type,
                                            parentSchema: schema0.properties.signing.properties.rules.items.properties.branches,
                                            data: data32,
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
                                if (data29.signers !== undefined) {
                                    let data34 = data29.signers;
                                    if (Array.isArray(data34)) {
                                        if (data34.length < 1) {
                                            const err80 = {
                                                instancePath: instancePath + '/signing/rules/' + i6 + '/signers',
                                                schemaPath: '#/properties/signing/properties/rules/items/properties/signers/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.rules.items.properties.signers,
                                                data: data34,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err80];
                                            }
                                            else {
                                                vErrors.push(err80);
                                            }
                                            errors++;
                                        }
                                        const len9 = data34.length;
                                        for (let i9 = 0; i9 < len9; i9++) {
                                            let data35 = data34[i9];
                                            if (typeof data35 === 'string') {
                                                if (!pattern1.test(data35)) {
                                                    const err81 = {
                                                        instancePath: instancePath + '/signing/rules/' + i6 + '/signers/' + i9,
                                                        schemaPath: '#/properties/signing/properties/rules/items/properties/signers/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                        parentSchema: schema0.properties.signing.properties.rules.items.properties.signers
                                                            .items,
                                                        data: data35,
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
                                            else {
                                                const err82 = {
                                                    instancePath: instancePath + '/signing/rules/' + i6 + '/signers/' + i9,
                                                    schemaPath: '#/properties/signing/properties/rules/items/properties/signers/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.rules.items.properties.signers
                                                        .items.type,
                                                    parentSchema: schema0.properties.signing.properties.rules.items.properties.signers
                                                        .items,
                                                    data: data35,
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
                                    }
                                    else {
                                        const err83 = {
                                            instancePath: instancePath + '/signing/rules/' + i6 + '/signers',
                                            schemaPath: '#/properties/signing/properties/rules/items/properties/signers/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.rules.items.properties.signers.type,
                                            parentSchema: schema0.properties.signing.properties.rules.items.properties.signers,
                                            data: data34,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err83];
                                        }
                                        else {
                                            vErrors.push(err83);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err84 = {
                                    instancePath: instancePath + '/signing/rules/' + i6,
                                    schemaPath: '#/properties/signing/properties/rules/items/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.rules.items.type,
                                    parentSchema: schema0.properties.signing.properties.rules.items,
                                    data: data29,
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
                    }
                    else {
                        const err85 = {
                            instancePath: instancePath + '/signing/rules',
                            schemaPath: '#/properties/signing/properties/rules/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.signing.properties.rules.type,
                            parentSchema: schema0.properties.signing.properties.rules,
                            data: data28,
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
                if (data1.tags !== undefined) {
                    let data36 = data1.tags;
                    if (Array.isArray(data36)) {
                        const len10 = data36.length;
                        for (let i10 = 0; i10 < len10; i10++) {
                            let data37 = data36[i10];
                            if (data37 && typeof data37 == 'object' && !Array.isArray(data37)) {
                                if (data37.pattern === undefined) {
                                    const err86 = {
                                        instancePath: instancePath + '/signing/tags/' + i10,
                                        schemaPath: '#/properties/signing/properties/tags/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'pattern' },
                                        message: "must have required property '" + 'pattern' + "'",
                                        schema: schema0.properties.signing.properties.tags.items.required,
                                        parentSchema: schema0.properties.signing.properties.tags.items,
                                        data: data37,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err86];
                                    }
                                    else {
                                        vErrors.push(err86);
                                    }
                                    errors++;
                                }
                                if (data37.signers === undefined) {
                                    const err87 = {
                                        instancePath: instancePath + '/signing/tags/' + i10,
                                        schemaPath: '#/properties/signing/properties/tags/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'signers' },
                                        message: "must have required property '" + 'signers' + "'",
                                        schema: schema0.properties.signing.properties.tags.items.required,
                                        parentSchema: schema0.properties.signing.properties.tags.items,
                                        data: data37,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err87];
                                    }
                                    else {
                                        vErrors.push(err87);
                                    }
                                    errors++;
                                }
                                for (const key13 in data37) {
                                    if (!(key13 === 'pattern' || key13 === 'signers' || key13 === 'hotfix')) {
                                        const err88 = {
                                            instancePath: instancePath + '/signing/tags/' + i10,
                                            schemaPath: '#/properties/signing/properties/tags/items/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key13 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.tags.items,
                                            data: data37,
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
                                if (data37.pattern !== undefined) {
                                    let data38 = data37.pattern;
                                    if (typeof data38 === 'string') {
                                        if (func0(data38) < 1) {
                                            const err89 = {
                                                instancePath: instancePath + '/signing/tags/' + i10 + '/pattern',
                                                schemaPath: '#/properties/signing/properties/tags/items/properties/pattern/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.tags.items.properties.pattern,
                                                data: data38,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err89];
                                            }
                                            else {
                                                vErrors.push(err89);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err90 = {
                                            instancePath: instancePath + '/signing/tags/' + i10 + '/pattern',
                                            schemaPath: '#/properties/signing/properties/tags/items/properties/pattern/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.tags.items.properties.pattern.type,
                                            parentSchema: schema0.properties.signing.properties.tags.items.properties.pattern,
                                            data: data38,
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
                                if (data37.signers !== undefined) {
                                    let data39 = data37.signers;
                                    if (Array.isArray(data39)) {
                                        if (data39.length < 1) {
                                            const err91 = {
                                                instancePath: instancePath + '/signing/tags/' + i10 + '/signers',
                                                schemaPath: '#/properties/signing/properties/tags/items/properties/signers/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.tags.items.properties.signers,
                                                data: data39,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err91];
                                            }
                                            else {
                                                vErrors.push(err91);
                                            }
                                            errors++;
                                        }
                                        const len11 = data39.length;
                                        for (let i11 = 0; i11 < len11; i11++) {
                                            let data40 = data39[i11];
                                            if (typeof data40 === 'string') {
                                                if (!pattern1.test(data40)) {
                                                    const err92 = {
                                                        instancePath: instancePath + '/signing/tags/' + i10 + '/signers/' + i11,
                                                        schemaPath: '#/properties/signing/properties/tags/items/properties/signers/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                        parentSchema: schema0.properties.signing.properties.tags.items.properties.signers
                                                            .items,
                                                        data: data40,
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
                                                    instancePath: instancePath + '/signing/tags/' + i10 + '/signers/' + i11,
                                                    schemaPath: '#/properties/signing/properties/tags/items/properties/signers/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.tags.items.properties.signers
                                                        .items.type,
                                                    parentSchema: schema0.properties.signing.properties.tags.items.properties.signers
                                                        .items,
                                                    data: data40,
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
                                            instancePath: instancePath + '/signing/tags/' + i10 + '/signers',
                                            schemaPath: '#/properties/signing/properties/tags/items/properties/signers/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.tags.items.properties.signers.type,
                                            parentSchema: schema0.properties.signing.properties.tags.items.properties.signers,
                                            data: data39,
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
                                if (data37.hotfix !== undefined) {
                                    let data41 = data37.hotfix;
                                    if (Array.isArray(data41)) {
                                        if (data41.length < 1) {
                                            const err95 = {
                                                instancePath: instancePath + '/signing/tags/' + i10 + '/hotfix',
                                                schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix,
                                                data: data41,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err95];
                                            }
                                            else {
                                                vErrors.push(err95);
                                            }
                                            errors++;
                                        }
                                        const len12 = data41.length;
                                        for (let i12 = 0; i12 < len12; i12++) {
                                            let data42 = data41[i12];
                                            if (typeof data42 === 'string') {
                                                if (!pattern1.test(data42)) {
                                                    const err96 = {
                                                        instancePath: instancePath + '/signing/tags/' + i10 + '/hotfix/' + i12,
                                                        schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                        parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix
                                                            .items,
                                                        data: data42,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err96];
                                                    }
                                                    else {
                                                        vErrors.push(err96);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err97 = {
                                                    instancePath: instancePath + '/signing/tags/' + i10 + '/hotfix/' + i12,
                                                    schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.tags.items.properties.hotfix.items
                                                        .type,
                                                    parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix
                                                        .items,
                                                    data: data42,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err97];
                                                }
                                                else {
                                                    vErrors.push(err97);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err98 = {
                                            instancePath: instancePath + '/signing/tags/' + i10 + '/hotfix',
                                            schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.tags.items.properties.hotfix.type,
                                            parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix,
                                            data: data41,
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
                            }
                            else {
                                const err99 = {
                                    instancePath: instancePath + '/signing/tags/' + i10,
                                    schemaPath: '#/properties/signing/properties/tags/items/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.tags.items.type,
                                    parentSchema: schema0.properties.signing.properties.tags.items,
                                    data: data37,
                                };
                                if (vErrors === null) {
                                    vErrors = [err99];
                                }
                                else {
                                    vErrors.push(err99);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err100 = {
                            instancePath: instancePath + '/signing/tags',
                            schemaPath: '#/properties/signing/properties/tags/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.signing.properties.tags.type,
                            parentSchema: schema0.properties.signing.properties.tags,
                            data: data36,
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
                if (data1.exempt !== undefined) {
                    let data43 = data1.exempt;
                    if (Array.isArray(data43)) {
                        const len13 = data43.length;
                        for (let i13 = 0; i13 < len13; i13++) {
                            let data44 = data43[i13];
                            if (data44 && typeof data44 == 'object' && !Array.isArray(data44)) {
                                if (data44.commit === undefined) {
                                    const err101 = {
                                        instancePath: instancePath + '/signing/exempt/' + i13,
                                        schemaPath: '#/properties/signing/properties/exempt/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'commit' },
                                        message: "must have required property '" + 'commit' + "'",
                                        schema: schema0.properties.signing.properties.exempt.items.required,
                                        parentSchema: schema0.properties.signing.properties.exempt.items,
                                        data: data44,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err101];
                                    }
                                    else {
                                        vErrors.push(err101);
                                    }
                                    errors++;
                                }
                                if (data44.reason === undefined) {
                                    const err102 = {
                                        instancePath: instancePath + '/signing/exempt/' + i13,
                                        schemaPath: '#/properties/signing/properties/exempt/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'reason' },
                                        message: "must have required property '" + 'reason' + "'",
                                        schema: schema0.properties.signing.properties.exempt.items.required,
                                        parentSchema: schema0.properties.signing.properties.exempt.items,
                                        data: data44,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err102];
                                    }
                                    else {
                                        vErrors.push(err102);
                                    }
                                    errors++;
                                }
                                for (const key14 in data44) {
                                    if (!(key14 === 'commit' || key14 === 'reason')) {
                                        const err103 = {
                                            instancePath: instancePath + '/signing/exempt/' + i13,
                                            schemaPath: '#/properties/signing/properties/exempt/items/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key14 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.exempt.items,
                                            data: data44,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err103];
                                        }
                                        else {
                                            vErrors.push(err103);
                                        }
                                        errors++;
                                    }
                                }
                                if (data44.commit !== undefined) {
                                    let data45 = data44.commit;
                                    if (typeof data45 === 'string') {
                                        if (!pattern0.test(data45)) {
                                            const err104 = {
                                                instancePath: instancePath + '/signing/exempt/' + i13 + '/commit',
                                                schemaPath: '#/properties/signing/properties/exempt/items/properties/commit/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                                message: 'must match pattern "' + '^([0-9a-f]{40}|[0-9a-f]{64})$' + '"',
                                                schema: '^([0-9a-f]{40}|[0-9a-f]{64})$',
                                                parentSchema: schema0.properties.signing.properties.exempt.items.properties.commit,
                                                data: data45,
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
                                            instancePath: instancePath + '/signing/exempt/' + i13 + '/commit',
                                            schemaPath: '#/properties/signing/properties/exempt/items/properties/commit/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.exempt.items.properties.commit.type,
                                            parentSchema: schema0.properties.signing.properties.exempt.items.properties.commit,
                                            data: data45,
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
                                if (data44.reason !== undefined) {
                                    let data46 = data44.reason;
                                    if (typeof data46 === 'string') {
                                        if (func0(data46) < 1) {
                                            const err106 = {
                                                instancePath: instancePath + '/signing/exempt/' + i13 + '/reason',
                                                schemaPath: '#/properties/signing/properties/exempt/items/properties/reason/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.exempt.items.properties.reason,
                                                data: data46,
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
                                    else {
                                        const err107 = {
                                            instancePath: instancePath + '/signing/exempt/' + i13 + '/reason',
                                            schemaPath: '#/properties/signing/properties/exempt/items/properties/reason/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.exempt.items.properties.reason.type,
                                            parentSchema: schema0.properties.signing.properties.exempt.items.properties.reason,
                                            data: data46,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err107];
                                        }
                                        else {
                                            vErrors.push(err107);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err108 = {
                                    instancePath: instancePath + '/signing/exempt/' + i13,
                                    schemaPath: '#/properties/signing/properties/exempt/items/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.exempt.items.type,
                                    parentSchema: schema0.properties.signing.properties.exempt.items,
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
                    }
                    else {
                        const err109 = {
                            instancePath: instancePath + '/signing/exempt',
                            schemaPath: '#/properties/signing/properties/exempt/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.signing.properties.exempt.type,
                            parentSchema: schema0.properties.signing.properties.exempt,
                            data: data43,
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
                    vErrors = [err110];
                }
                else {
                    vErrors.push(err110);
                }
                errors++;
            }
        }
        if (data.scan !== undefined) {
            let data47 = data.scan;
            if (data47 && typeof data47 == 'object' && !Array.isArray(data47)) {
                for (const key15 in data47) {
                    if (!(key15 === 'fail-on' || key15 === 'ignore-unfixed' || key15 === 'max-db-age')) {
                        const err111 = {
                            instancePath: instancePath + '/scan',
                            schemaPath: '#/properties/scan/additionalProperties',
                            keyword: 'additionalProperties',
                            params: { additionalProperty: key15 },
                            message: 'must NOT have additional properties',
                            schema: false,
                            parentSchema: schema0.properties.scan,
                            data: data47,
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
                if (data47['fail-on'] !== undefined) {
                    let data48 = data47['fail-on'];
                    const _errs116 = errors;
                    let valid45 = false;
                    let passing1 = null;
                    const _errs117 = errors;
                    if ('none' !== data48) {
                        const err112 = {
                            instancePath: instancePath + '/scan/fail-on',
                            schemaPath: '#/properties/scan/properties/fail-on/oneOf/0/const',
                            keyword: 'const',
                            params: { allowedValue: 'none' },
                            message: 'must be equal to constant',
                            schema: 'none',
                            parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[0],
                            data: data48,
                        };
                        if (vErrors === null) {
                            vErrors = [err112];
                        }
                        else {
                            vErrors.push(err112);
                        }
                        errors++;
                    }
                    var _valid1 = _errs117 === errors;
                    if (_valid1) {
                        valid45 = true;
                        passing1 = 0;
                    }
                    const _errs118 = errors;
                    if (Array.isArray(data48)) {
                        if (data48.length < 1) {
                            const err113 = {
                                instancePath: instancePath + '/scan/fail-on',
                                schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/minItems',
                                keyword: 'minItems',
                                params: { limit: 1 },
                                message: 'must NOT have fewer than 1 items',
                                schema: 1,
                                parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1],
                                data: data48,
                            };
                            if (vErrors === null) {
                                vErrors = [err113];
                            }
                            else {
                                vErrors.push(err113);
                            }
                            errors++;
                        }
                        const len14 = data48.length;
                        for (let i14 = 0; i14 < len14; i14++) {
                            let data49 = data48[i14];
                            if (!(data49 === 'CRITICAL' ||
                                data49 === 'HIGH' ||
                                data49 === 'MEDIUM' ||
                                data49 === 'LOW' ||
                                data49 === 'UNKNOWN')) {
                                const err114 = {
                                    instancePath: instancePath + '/scan/fail-on/' + i14,
                                    schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/items/enum',
                                    keyword: 'enum',
                                    params: {
                                        allowedValues: schema0.properties.scan.properties['fail-on'].oneOf[1].items.enum,
                                    },
                                    message: 'must be equal to one of the allowed values',
                                    schema: schema0.properties.scan.properties['fail-on'].oneOf[1].items.enum,
                                    parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1].items,
                                    data: data49,
                                };
                                if (vErrors === null) {
                                    vErrors = [err114];
                                }
                                else {
                                    vErrors.push(err114);
                                }
                                errors++;
                            }
                        }
                        let i15 = data48.length;
                        let j0;
                        if (i15 > 1) {
                            outer0: for (; i15--;) {
                                for (j0 = i15; j0--;) {
                                    if (func6(data48[i15], data48[j0])) {
                                        const err115 = {
                                            instancePath: instancePath + '/scan/fail-on',
                                            schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/uniqueItems',
                                            keyword: 'uniqueItems',
                                            params: { i: i15, j: j0 },
                                            message: 'must NOT have duplicate items (items ## ' +
                                                j0 +
                                                ' and ' +
                                                i15 +
                                                ' are identical)',
                                            schema: true,
                                            parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1],
                                            data: data48,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err115];
                                        }
                                        else {
                                            vErrors.push(err115);
                                        }
                                        errors++;
                                        break outer0;
                                    }
                                }
                            }
                        }
                    }
                    else {
                        const err116 = {
                            instancePath: instancePath + '/scan/fail-on',
                            schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.scan.properties['fail-on'].oneOf[1].type,
                            parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1],
                            data: data48,
                        };
                        if (vErrors === null) {
                            vErrors = [err116];
                        }
                        else {
                            vErrors.push(err116);
                        }
                        errors++;
                    }
                    var _valid1 = _errs118 === errors;
                    if (_valid1 && valid45) {
                        valid45 = false;
                        passing1 = [passing1, 1];
                    }
                    else {
                        if (_valid1) {
                            valid45 = true;
                            passing1 = 1;
                        }
                    }
                    if (!valid45) {
                        const err117 = {
                            instancePath: instancePath + '/scan/fail-on',
                            schemaPath: '#/properties/scan/properties/fail-on/oneOf',
                            keyword: 'oneOf',
                            params: { passingSchemas: passing1 },
                            message: 'must match exactly one schema in oneOf',
                            schema: schema0.properties.scan.properties['fail-on'].oneOf,
                            parentSchema: schema0.properties.scan.properties['fail-on'],
                            data: data48,
                        };
                        if (vErrors === null) {
                            vErrors = [err117];
                        }
                        else {
                            vErrors.push(err117);
                        }
                        errors++;
                    }
                    else {
                        errors = _errs116;
                        if (vErrors !== null) {
                            if (_errs116) {
                                vErrors.length = _errs116;
                            }
                            else {
                                vErrors = null;
                            }
                        }
                    }
                }
                if (data47['ignore-unfixed'] !== undefined) {
                    let data50 = data47['ignore-unfixed'];
                    if (typeof data50 !== 'boolean') {
                        const err118 = {
                            instancePath: instancePath + '/scan/ignore-unfixed',
                            schemaPath: '#/properties/scan/properties/ignore-unfixed/type',
                            keyword: 'type',
                            params: { type: 'boolean' },
                            message: 'must be boolean',
                            schema: schema0.properties.scan.properties['ignore-unfixed'].type,
                            parentSchema: schema0.properties.scan.properties['ignore-unfixed'],
                            data: data50,
                        };
                        if (vErrors === null) {
                            vErrors = [err118];
                        }
                        else {
                            vErrors.push(err118);
                        }
                        errors++;
                    }
                }
                if (data47['max-db-age'] !== undefined) {
                    let data51 = data47['max-db-age'];
                    if (typeof data51 === 'string') {
                        if (!pattern13.test(data51)) {
                            const err119 = {
                                instancePath: instancePath + '/scan/max-db-age',
                                schemaPath: '#/properties/scan/properties/max-db-age/pattern',
                                keyword: 'pattern',
                                params: { pattern: '^\\d{1,9}[smhd]$' },
                                message: 'must match pattern "' + '^\\d{1,9}[smhd]$' + '"',
                                schema: '^\\d{1,9}[smhd]$',
                                parentSchema: schema0.properties.scan.properties['max-db-age'],
                                data: data51,
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
                            instancePath: instancePath + '/scan/max-db-age',
                            schemaPath: '#/properties/scan/properties/max-db-age/type',
                            keyword: 'type',
                            params: { type: 'string' },
                            message: 'must be string',
                            schema: schema0.properties.scan.properties['max-db-age'].type,
                            parentSchema: schema0.properties.scan.properties['max-db-age'],
                            data: data51,
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
                    instancePath: instancePath + '/scan',
                    schemaPath: '#/properties/scan/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema0.properties.scan.type,
                    parentSchema: schema0.properties.scan,
                    data: data47,
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
        if (data.promotion !== undefined) {
            let data52 = data.promotion;
            if (data52 && typeof data52 == 'object' && !Array.isArray(data52)) {
                for (const key16 in data52) {
                    if (!(key16 === 'deny-digests' || key16 === 'trust-paths')) {
                        const err122 = {
                            instancePath: instancePath + '/promotion',
                            schemaPath: '#/properties/promotion/additionalProperties',
                            keyword: 'additionalProperties',
                            params: { additionalProperty: key16 },
                            message: 'must NOT have additional properties',
                            schema: false,
                            parentSchema: schema0.properties.promotion,
                            data: data52,
                        };
                        if (vErrors === null) {
                            vErrors = [err122];
                        }
                        else {
                            vErrors.push(err122);
                        }
                        errors++;
                    }
                }
                if (data52['deny-digests'] !== undefined) {
                    let data53 = data52['deny-digests'];
                    if (Array.isArray(data53)) {
                        const len15 = data53.length;
                        for (let i16 = 0; i16 < len15; i16++) {
                            let data54 = data53[i16];
                            if (typeof data54 === 'string') {
                                if (!pattern14.test(data54)) {
                                    const err123 = {
                                        instancePath: instancePath + '/promotion/deny-digests/' + i16,
                                        schemaPath: '#/properties/promotion/properties/deny-digests/items/pattern',
                                        keyword: 'pattern',
                                        params: { pattern: '^sha256:[0-9a-f]{64}$' },
                                        message: 'must match pattern "' + '^sha256:[0-9a-f]{64}$' + '"',
                                        schema: '^sha256:[0-9a-f]{64}$',
                                        parentSchema: schema0.properties.promotion.properties['deny-digests'].items,
                                        data: data54,
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
                                    instancePath: instancePath + '/promotion/deny-digests/' + i16,
                                    schemaPath: '#/properties/promotion/properties/deny-digests/items/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.promotion.properties['deny-digests'].items.type,
                                    parentSchema: schema0.properties.promotion.properties['deny-digests'].items,
                                    data: data54,
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
                            instancePath: instancePath + '/promotion/deny-digests',
                            schemaPath: '#/properties/promotion/properties/deny-digests/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.promotion.properties['deny-digests'].type,
                            parentSchema: schema0.properties.promotion.properties['deny-digests'],
                            data: data53,
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
                if (data52['trust-paths'] !== undefined) {
                    let data55 = data52['trust-paths'];
                    if (Array.isArray(data55)) {
                        const len16 = data55.length;
                        for (let i17 = 0; i17 < len16; i17++) {
                            let data56 = data55[i17];
                            if (typeof data56 === 'string') {
                                if (func0(data56) < 1) {
                                    const err126 = {
                                        instancePath: instancePath + '/promotion/trust-paths/' + i17,
                                        schemaPath: '#/properties/promotion/properties/trust-paths/items/minLength',
                                        keyword: 'minLength',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 characters',
                                        schema: 1,
                                        parentSchema: schema0.properties.promotion.properties['trust-paths'].items,
                                        data: data56,
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
                            else {
                                const err127 = {
                                    instancePath: instancePath + '/promotion/trust-paths/' + i17,
                                    schemaPath: '#/properties/promotion/properties/trust-paths/items/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.promotion.properties['trust-paths'].items.type,
                                    parentSchema: schema0.properties.promotion.properties['trust-paths'].items,
                                    data: data56,
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
                    }
                    else {
                        const err128 = {
                            instancePath: instancePath + '/promotion/trust-paths',
                            schemaPath: '#/properties/promotion/properties/trust-paths/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.promotion.properties['trust-paths'].type,
                            parentSchema: schema0.properties.promotion.properties['trust-paths'],
                            data: data55,
                        };
                        if (vErrors === null) {
                            vErrors = [err128];
                        }
                        else {
                            vErrors.push(err128);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err129 = {
                    instancePath: instancePath + '/promotion',
                    schemaPath: '#/properties/promotion/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema0.properties.promotion.type,
                    parentSchema: schema0.properties.promotion,
                    data: data52,
                };
                if (vErrors === null) {
                    vErrors = [err129];
                }
                else {
                    vErrors.push(err129);
                }
                errors++;
            }
        }
        if (data.registries !== undefined) {
            let data57 = data.registries;
            if (Array.isArray(data57)) {
                const len17 = data57.length;
                for (let i18 = 0; i18 < len17; i18++) {
                    let data58 = data57[i18];
                    if (data58 && typeof data58 == 'object' && !Array.isArray(data58)) {
                        if (data58.overlays === undefined) {
                            const err130 = {
                                instancePath: instancePath + '/registries/' + i18,
                                schemaPath: '#/properties/registries/items/required',
                                keyword: 'required',
                                params: { missingProperty: 'overlays' },
                                message: "must have required property '" + 'overlays' + "'",
                                schema: schema0.properties.registries.items.required,
                                parentSchema: schema0.properties.registries.items,
                                data: data58,
                            };
                            if (vErrors === null) {
                                vErrors = [err130];
                            }
                            else {
                                vErrors.push(err130);
                            }
                            errors++;
                        }
                        if (data58.prefixes === undefined) {
                            const err131 = {
                                instancePath: instancePath + '/registries/' + i18,
                                schemaPath: '#/properties/registries/items/required',
                                keyword: 'required',
                                params: { missingProperty: 'prefixes' },
                                message: "must have required property '" + 'prefixes' + "'",
                                schema: schema0.properties.registries.items.required,
                                parentSchema: schema0.properties.registries.items,
                                data: data58,
                            };
                            if (vErrors === null) {
                                vErrors = [err131];
                            }
                            else {
                                vErrors.push(err131);
                            }
                            errors++;
                        }
                        for (const key17 in data58) {
                            if (!(key17 === 'overlays' || key17 === 'prefixes' || key17 === 'sources')) {
                                const err132 = {
                                    instancePath: instancePath + '/registries/' + i18,
                                    schemaPath: '#/properties/registries/items/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key17 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.registries.items,
                                    data: data58,
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
                        if (data58.overlays !== undefined) {
                            let data59 = data58.overlays;
                            if (Array.isArray(data59)) {
                                if (data59.length < 1) {
                                    const err133 = {
                                        instancePath: instancePath + '/registries/' + i18 + '/overlays',
                                        schemaPath: '#/properties/registries/items/properties/overlays/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.registries.items.properties.overlays,
                                        data: data59,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err133];
                                    }
                                    else {
                                        vErrors.push(err133);
                                    }
                                    errors++;
                                }
                                const len18 = data59.length;
                                for (let i19 = 0; i19 < len18; i19++) {
                                    let data60 = data59[i19];
                                    if (typeof data60 === 'string') {
                                        if (func0(data60) < 1) {
                                            const err134 = {
                                                instancePath: instancePath + '/registries/' + i18 + '/overlays/' + i19,
                                                schemaPath: '#/properties/registries/items/properties/overlays/items/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.registries.items.properties.overlays.items,
                                                data: data60,
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
                                    else {
                                        const err135 = {
                                            instancePath: instancePath + '/registries/' + i18 + '/overlays/' + i19,
                                            schemaPath: '#/properties/registries/items/properties/overlays/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.registries.items.properties.overlays.items.type,
                                            parentSchema: schema0.properties.registries.items.properties.overlays.items,
                                            data: data60,
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
                                    instancePath: instancePath + '/registries/' + i18 + '/overlays',
                                    schemaPath: '#/properties/registries/items/properties/overlays/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.registries.items.properties.overlays.type,
                                    parentSchema: schema0.properties.registries.items.properties.overlays,
                                    data: data59,
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
                        if (data58.prefixes !== undefined) {
                            let data61 = data58.prefixes;
                            if (Array.isArray(data61)) {
                                if (data61.length < 1) {
                                    const err137 = {
                                        instancePath: instancePath + '/registries/' + i18 + '/prefixes',
                                        schemaPath: '#/properties/registries/items/properties/prefixes/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.registries.items.properties.prefixes,
                                        data: data61,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err137];
                                    }
                                    else {
                                        vErrors.push(err137);
                                    }
                                    errors++;
                                }
                                const len19 = data61.length;
                                for (let i20 = 0; i20 < len19; i20++) {
                                    let data62 = data61[i20];
                                    if (typeof data62 === 'string') {
                                        if (func0(data62) < 1) {
                                            const err138 = {
                                                instancePath: instancePath + '/registries/' + i18 + '/prefixes/' + i20,
                                                schemaPath: '#/properties/registries/items/properties/prefixes/items/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.registries.items.properties.prefixes.items,
                                                data: data62,
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
                                    else {
                                        const err139 = {
                                            instancePath: instancePath + '/registries/' + i18 + '/prefixes/' + i20,
                                            schemaPath: '#/properties/registries/items/properties/prefixes/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.registries.items.properties.prefixes.items.type,
                                            parentSchema: schema0.properties.registries.items.properties.prefixes.items,
                                            data: data62,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err139];
                                        }
                                        else {
                                            vErrors.push(err139);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err140 = {
                                    instancePath: instancePath + '/registries/' + i18 + '/prefixes',
                                    schemaPath: '#/properties/registries/items/properties/prefixes/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.registries.items.properties.prefixes.type,
                                    parentSchema: schema0.properties.registries.items.properties.prefixes,
                                    data: data61,
                                };
                                if (vErrors === null) {
                                    vErrors = [err140];
                                }
                                else {
                                    vErrors.push(err140);
                                }
                                errors++;
                            }
                        }
                        if (data58.sources !== undefined) {
                            let data63 = data58.sources;
                            if (Array.isArray(data63)) {
                                if (data63.length < 1) {
                                    const err141 = {
                                        instancePath: instancePath + '/registries/' + i18 + '/sources',
                                        schemaPath: '#/properties/registries/items/properties/sources/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.registries.items.properties.sources,
                                        data: data63,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err141];
                                    }
                                    else {
                                        vErrors.push(err141);
                                    }
                                    errors++;
                                }
                                const len20 = data63.length;
                                for (let i21 = 0; i21 < len20; i21++) {
                                    let data64 = data63[i21];
                                    if (typeof data64 === 'string') {
                                        if (!pattern15.test(data64)) {
                                            const err142 = {
                                                instancePath: instancePath + '/registries/' + i18 + '/sources/' + i21,
                                                schemaPath: '#/properties/registries/items/properties/sources/items/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$' },
                                                message: 'must match pattern "' +
                                                    '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$' +
                                                    '"',
                                                schema: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$',
                                                parentSchema: schema0.properties.registries.items.properties.sources.items,
                                                data: data64,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err142];
                                            }
                                            else {
                                                vErrors.push(err142);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err143 = {
                                            instancePath: instancePath + '/registries/' + i18 + '/sources/' + i21,
                                            schemaPath: '#/properties/registries/items/properties/sources/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.registries.items.properties.sources.items.type,
                                            parentSchema: schema0.properties.registries.items.properties.sources.items,
                                            data: data64,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err143];
                                        }
                                        else {
                                            vErrors.push(err143);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err144 = {
                                    instancePath: instancePath + '/registries/' + i18 + '/sources',
                                    schemaPath: '#/properties/registries/items/properties/sources/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.registries.items.properties.sources.type,
                                    parentSchema: schema0.properties.registries.items.properties.sources,
                                    data: data63,
                                };
                                if (vErrors === null) {
                                    vErrors = [err144];
                                }
                                else {
                                    vErrors.push(err144);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err145 = {
                            instancePath: instancePath + '/registries/' + i18,
                            schemaPath: '#/properties/registries/items/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.registries.items.type,
                            parentSchema: schema0.properties.registries.items,
                            data: data58,
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
            }
            else {
                const err146 = {
                    instancePath: instancePath + '/registries',
                    schemaPath: '#/properties/registries/type',
                    keyword: 'type',
                    params: { type: 'array' },
                    message: 'must be array',
                    schema: schema0.properties.registries.type,
                    parentSchema: schema0.properties.registries,
                    data: data57,
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
    }
    else {
        const err147 = {
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
            vErrors = [err147];
        }
        else {
            vErrors.push(err147);
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
    const { readPolicyYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475)]).then(__webpack_require__.bind(__webpack_require__, 3475));
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
    const { pipeline, github } = file;
    const people = Object.entries(file.people).map(([name, person]) => [
        name,
        {
            emails: person.emails ?? [],
            keys: person.keys.map((key, index) => toKey(key, yaml.position(['signing', 'people', name, 'keys', index]))),
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
        teams: new Map(Object.entries(file.teams ?? {})),
        rules: file.rules ?? [],
        tags: file.tags ?? [],
        exempt: file.exempt ?? [],
    };
}
function toKey(key, position) {
    return {
        type: key.ssh === undefined ? 'openpgp' : 'ssh',
        text: (key.ssh ?? key.openpgp ?? '').trim(),
        ...(key.until && { until: key.until }),
        ...(key.reason && { reason: key.reason }),
        position,
    };
}
/** The most telling of the validator's errors: an unknown key first, then the deepest path. */
function schemaError(errors, yaml, origin) {
    const rank = (error) => error.keyword === 'additionalProperties' ? 1_000 : error.instancePath.split('/').length;
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
        return 'must have exactly one of `ssh` and `openpgp`';
    }
    if (error.keyword === 'pattern' && error.instancePath.includes('/sources/')) {
        return 'must be the name of one repository, `owner/name`';
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
 * @throws `E_POLICY_MISSING`, `E_POLICY_INVALID` (also for a symbolic link in the file's place, and
 *   for a policy that says nothing about signatures)
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
    const origin = `${path}@${short}`;
    const policy = await parsePolicyFile(blob?.bytes ?? Buffer.alloc(0), origin);
    if (policy.signing === undefined) {
        throw new action_error/* ActionError */.l('E_POLICY_INVALID', `${origin} has no \`signing\` section.`);
    }
    if (policy.signing.trustRoot.length !== objects.hexLength) {
        throw new action_error/* ActionError */.l('E_POLICY_INVALID', `${origin}: \`signing.trust-root\` is no object name of this repository (${objects.hexLength} hex digits).`);
    }
    return { signing: policy.signing, blob: entry.oid, origin };
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/policy-chain.ts






/**
 * Follows the policy file along the first-parent chain of its branch. The first policy
 * is trusted like the trust root. Every later step that changes the file is judged by the policy
 * before it: the step's own commit must be signed by somebody that policy knows, and so must every
 * commit that the step brings in and that touches the file, within the rules for the file.
 *
 * Which parent of a merge is the first is chosen by whoever makes it. So that nobody puts a chain of
 * his own in the place of the branch's, a merge that drops what its second parent did to the policy
 * is judged by that parent's policy as well.
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
    for (const { merge, second } of await foreignPolicies(options)) {
        const theirs = await inForceAt(objects, second, path);
        if (theirs !== undefined)
            await judge(merge, 2, theirs);
    }
    let before;
    for (const [index, step] of [...steps].reverse().entries()) {
        if (before !== undefined)
            await judge(step, 1, before);
        if (index + 1 < steps.length)
            before = (await inForceAt(objects, step, path)) ?? before;
    }
    return [...findings.values()].reverse();
}
/**
 * Merges on the chain that drop a change of the policy which their second parent brings. A second
 * parent that only lags behind brings none.
 */
async function foreignPolicies({ objects, head, path, }) {
    const merges = await objects.range([head], [], { firstParent: true, merges: true });
    const seconds = await secondParents(objects, merges);
    const ids = await objects.entryIds([...seconds.keys(), ...seconds.values()], path);
    const foreign = [];
    for (const [merge, second] of seconds) {
        if (!ids.has(second) || ids.get(second) === ids.get(merge))
            continue;
        const brought = await objects.range([second], [`${merge}^1`], { touching: path });
        if (brought.length > 0)
            foreign.push({ merge, second });
    }
    return foreign;
}
async function secondParents(objects, merges) {
    const seconds = new Map();
    for await (const { oid, parsed } of readCommits(objects, merges)) {
        const second = parsed.ok ? parsed.commit.parents[1] : undefined;
        if (second !== undefined)
            seconds.set(oid, second);
    }
    return seconds;
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
    const brought = await objects.range([step], [`${step}^${parent}`], { touching: path });
    const touching = await touchingCommits(objects, brought, path);
    const { findings } = await judgeCommits([step, ...brought.filter((oid) => oid !== step && touching.has(oid))], {
        objects,
        signing: policy.signing,
        keyring,
        branch,
        loadBumpCheck,
        answersFor: (changed) => changed === path,
    });
    return findings.map((finding) => ({
        ...finding,
        code: 'E_POLICY_UNTRUSTED',
        reason: `it changes ${path}, and the policy before it does not allow that: ${finding.reason}`,
    }));
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
    for (const [oid, { changes, conflicts }] of await contentOf(objects, commits)) {
        if (changes.some((change) => change.path === path) || conflicts.includes(path)) {
            touching.add(oid);
        }
    }
    return touching;
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/judge-range.ts



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
            signers: new Map(),
        };
    }
    const range = await objects.range([head], [base]);
    if (range.length === 0 && !options.allowEmpty) {
        throw new action_error/* ActionError */.l('E_RANGE_EMPTY', `There is no commit in ${base}..${head}.`);
    }
    const chain = await judgePolicyChain({
        objects,
        head: options.policyCommit,
        path: options.policyPath,
        branch: options.policyBranch,
        loadBumpCheck,
    });
    const { findings, signers } = await judgeCommits(range, options);
    return { base, commits: range.length, findings: [...chain, ...findings], signers };
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
    if (key.until !== undefined) {
        // As for a commit: dates are the signer's own words, so what is tagged decides.
        const good = await retirementOf(repository.objects)(key.until, tag.target);
        if (!good) {
            const until = key.until.map((commit) => commit.slice(0, 12)).join(', ');
            found('E_KEY_REVOKED', `${key.name}’s key ${key.label} is good only for tags of the ancestors of ${until}`);
            return undefined;
        }
    }
    const emails = signing.people.get(key.name)?.emails ?? [];
    if (emails.length > 0 && !emails.includes(tag.tagger.email)) {
        found('E_SIG_EMAIL', `${key.name} signed it, but the tagger is <${tag.tagger.email}>`);
        return undefined;
    }
    return key.name;
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
    'E_SIG_WEAK',
    'E_SIG_TYPE_UNSUPPORTED',
    'E_SIG_EMAIL',
    'E_TAG_SIGNER',
    'E_TAG_HOTFIX',
    'E_WEB_FLOW',
    'E_BUMP_CONTENT',
    'E_RULE_PATH',
    'E_OCTOPUS',
];
/** The findings, worst code first; within a code in the order given (newest commit first). */
function sortFindings(findings) {
    return [...findings].sort((a, b) => FINDING_CODES.indexOf(a.code) - FINDING_CODES.indexOf(b.code));
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/report.ts




/** Entries of the `failures` output; outputs reach later steps as environment strings. */
const MAX_LISTED = 100;
const MAX_IN_MESSAGE = 10;
const MAX_IN_RECORD = 20;
const MAX_IN_SUMMARY = 200;
const report_MAX_REASON = 300;
/** Bytes of JSON that offenders, and signers, may take in the record, whatever people write. */
const MAX_RECORD_LIST = 6 * 1024;
const MAX_MESSAGE = 4 * 1024;
/** The action's outputs, as its action.yml declares them. */
function outputsOf(verdict) {
    return {
        verdict: verdict.findings.length === 0 ? 'pass' : 'fail',
        'commits-checked': String(verdict.commits),
        failures: JSON.stringify({
            total: verdict.findings.length,
            byCode: countByCode(verdict.findings),
            list: listed(verdict.findings, MAX_LISTED),
        }),
        signers: JSON.stringify(countSigners(verdict.signers)),
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
            list: fitting(listed(all, MAX_IN_RECORD)),
            sha256: (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(all)).digest('hex'),
        },
        signers: fitting(countSigners(verdict.signers).slice(0, MAX_IN_RECORD)),
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
    return new action_error/* ActionError */.l(worst.code, [title, ...lines, ...rest].join('\n'));
}
/** One finding on one line. */
function describe(finding) {
    const subject = finding.subject === '' ? '' : ` ${JSON.stringify(finding.subject)}`;
    const tag = finding.tag === undefined ? '' : `tag ${finding.tag} `;
    return `${finding.code} ${tag}${finding.commit}${subject}: ${cut(finding.reason)}`;
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
/** The job summary. */
function summaryOf(verdict) {
    const all = sortFindings(verdict.findings);
    const { policy } = verdict;
    const head = verdict.head ?? 'no commit';
    const range = `\`${verdict.base.slice(0, 12)}..${head.slice(0, 12)}\``;
    const parts = [
        `**${all.length === 0 ? 'pass' : 'fail'}**: ${verdict.commits} commits in ${range}, judged for ` +
            `\`${escapeMarkdown(verdict.branch)}\` by ${escapeMarkdown(policy.path)} at \`${policy.commit.slice(0, 12)}\`.`,
    ];
    if (verdict.tag !== undefined)
        parts.push(tagLine(verdict.tag));
    if (all.length > 0) {
        const rows = all
            .slice(0, MAX_IN_SUMMARY)
            .map((finding) => [
            finding.tag === undefined ? `\`${finding.commit.slice(0, 12)}\`` : 'the tag',
            finding.code,
            escapeMarkdown(finding.subject),
            escapeMarkdown(cut(finding.reason)),
        ]);
        parts.push(markdownTable(['commit', 'code', 'subject', 'why'], rows));
        if (all.length > rows.length)
            parts.push(`… and ${all.length - rows.length} more.`);
    }
    const signers = countSigners(verdict.signers).map((entry) => [
        escapeMarkdown(entry.name),
        entry.kind,
        String(entry.commits),
    ]);
    if (signers.length > 0)
        parts.push(markdownTable(['signer', 'kind', 'commits'], signers));
    if (verdict.sourceCommit !== undefined)
        parts.push(`Source commit: \`${verdict.sourceCommit}\``);
    return parts.join('\n\n');
}
/** `Tag v1.0.0 (0123…) on 4567…, signed by alice, a hotfix: reason` */
function tagLine(tag) {
    const refused = tag.findings.length === 0 ? '' : ' **refused**';
    const oid = tag.oid === undefined ? '' : ` (\`${tag.oid.slice(0, 12)}\`)`;
    const target = tag.commit === undefined ? ' on no commit' : ` on \`${tag.commit.slice(0, 12)}\``;
    const signer = tag.signer === undefined ? '' : `, signed by ${escapeMarkdown(tag.signer)}`;
    const hotfix = tag.hotfix === undefined ? '' : `, a hotfix: ${escapeMarkdown(cut(tag.hotfix))}`;
    return `Tag ${escapeMarkdown(tag.name)}${oid}${target}${signer}${hotfix}${refused}`;
}
function listed(findings, max) {
    return sortFindings(findings)
        .slice(0, max)
        .map(({ commit, tag, code, reason }) => ({
        commit,
        ...(tag !== undefined && { tag }),
        code,
        reason: cut(reason),
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
/** Most commits first. */
function countSigners(signers) {
    const counts = new Map();
    for (const signer of signers.values()) {
        const id = `${signer.kind} ${signer.name}`;
        const entry = counts.get(id) ?? { ...signer, commits: 0 };
        counts.set(id, { ...entry, commits: entry.commits + 1 });
    }
    return [...counts.values()].sort((a, b) => b.commits - a.commits);
}
function cut(text) {
    return text.length > report_MAX_REASON ? `${text.slice(0, report_MAX_REASON)}…` : text;
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
        const verdict = await judge(inputs, deps, repository, policyRef);
        for (const finding of verdict.findings.slice(0, MAX_LOGGED))
            deps.log.info(describe(finding));
        const failure = failureOf(verdict);
        return {
            outcome: failure === undefined ? 'success' : 'failed',
            outputs: outputsOf(verdict),
            images: [],
            evidence: evidenceOf(verdict),
            summary: summaryOf(verdict),
            ...(failure && { failure }),
            enforce: inputs.enforce,
        };
    }
    finally {
        await repository.remove();
    }
}
async function judge(inputs, deps, repository, givenRef) {
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
        ...(tag && { tag }),
    };
    const head = tag === undefined ? await resolveOrRefuse(repository, event.head) : tag.commit;
    if (head === undefined) {
        // A tag that leads to no commit: it is refused, and there is nothing else to judge.
        const findings = tag?.findings ?? [];
        const base = inputs.base ?? signing.trustRoot;
        return { ...found, base, commits: 0, findings, signers: new Map(), sourceChanged: true };
    }
    const range = await judgeRange(head, {
        objects,
        repository,
        signing,
        keyring,
        branch,
        loadBumpCheck,
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
        findings: [...(tag?.findings ?? []), ...range.findings],
        sourceCommit: source,
        sourceChanged: await sourceChanged(repository, event.before, overlays, source),
    };
}
/** The policy, the commit it was read at, and the branch that this commit is the head of. */
async function readPolicy(inputs, deps, repository, givenRef) {
    const defaultBranch = deps.defaultBranch ?? (await repository.defaultBranch());
    const policyRef = givenRef ?? refOf(defaultBranch);
    if (policyRef === undefined) {
        throw new action_error/* ActionError */.l('E_EVENT', 'Neither the event nor the clone says what the default branch is.', {
            hint: 'Give the input `policy-ref`, e.g. `refs/heads/main`.',
        });
    }
    const policyCommit = await repository.resolve(policyRef);
    if (policyCommit === undefined) {
        throw new action_error/* ActionError */.l('E_POLICY_MISSING', `The repository has no ${policyRef} to read the policy from.`);
    }
    const policy = await policyAtCommit(repository.objects, policyCommit, inputs.policy);
    return { policy, policyCommit, policyBranch: branchOf(policyRef) ?? defaultBranch ?? '' };
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
function refOf(branch) {
    return branch === undefined ? undefined : `refs/heads/${branch}`;
}
function branchOf(ref) {
    return /^refs\/(?:heads|remotes\/origin)\/(.+)$/.exec(ref)?.[1];
}


/***/ }),

/***/ 9385:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ invalidPolicy)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);

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
