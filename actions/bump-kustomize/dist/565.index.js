export const id = 565;
export const ids = [565];
export const modules = {

/***/ 6565:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./packages/shared/github/wait-budget.ts
var wait_budget = __webpack_require__(5489);
;// CONCATENATED MODULE: ./packages/shared/github/optimistic-commit.ts



/** Thirty-two writers that meet at once need at most 8 attempts with these (measured with real git). */
const BACKOFF = { baseMs: 200, capMs: 5_000 };
/** The trailer by which a commit is found again whose answer got lost. */
const INTENT_TRAILER = 'Bump-Intent';
/** The value of the trailer: sha256 of the intent, hexadecimal. */
function intentId(intent) {
    return (0,external_node_crypto_.createHash)('sha256').update(intent).digest('hex');
}
/**
 * Compare-and-swap on a branch: reads the head, edits, commits only if the branch still is at that
 * head, and otherwise starts over with a fresh read. Never forces, never merges text, never sends a
 * commit again whose fate is unknown before it has looked for it.
 *
 * The message of every commit ends with the trailer {@link INTENT_TRAILER}; the body that the edit
 * gives must end with its own trailers or be empty.
 *
 * @returns also when the commit’s signature is not valid: whether that matters is for the caller
 * @throws `E_BRANCH_GONE`, `E_PROTECTED`, and what the edit throws
 * @throws `E_STALE_EXHAUSTED` when the branch moved at every attempt or the wait budget is spent
 * @throws `E_COMMIT_MISMATCH` when what landed is not what was meant; the message names the commit
 */
async function commitOptimistically(deps, task) {
    const { store, budget, random, log } = deps;
    const line = `${INTENT_TRAILER}: ${intentId(task.intent)}`;
    let pending;
    for (let attempt = 1;; attempt += 1) {
        const at = await store.read(task.paths);
        const found = await landedMeanwhile(store, line, pending, at.headOid);
        if (found !== undefined) {
            log.info(`The commit whose answer was lost is ${found.commit.oid}`);
            return finish(store, found.sent, found.commit, attempt);
        }
        const plan = await task.edit(at, attempt);
        if (plan.additions.length === 0) {
            return { result: plan.result, headOid: at.headOid, attempts: attempt };
        }
        const body = plan.message.body === '' ? line : `${plan.message.body}\n${line}`;
        const sent = { headOid: at.headOid, plan };
        const answer = await store.commit(at.headOid, plan.additions, {
            headline: plan.message.headline,
            body,
        });
        if (answer.kind === 'landed')
            return finish(store, sent, answer.commit, attempt);
        if (answer.kind !== 'stale') {
            log.info(`${answer.error.message} Reading the branch again.`);
            pending = {
                sinceOid: pending?.sinceOid ?? at.headOid,
                sent: new Map([...(pending?.sent ?? []), [at.headOid, sent]]),
            };
        }
        const again = answer.kind !== 'refused' &&
            attempt < task.maxAttempts &&
            (await budget.spend((0,wait_budget/* fullJitter */.G)(attempt, random, BACKOFF)));
        if (again)
            continue;
        if (pending !== undefined) {
            const { headOid } = await store.read([]);
            const late = await landedMeanwhile(store, line, pending, headOid);
            if (late !== undefined)
                return finish(store, late.sent, late.commit, attempt);
        }
        if (answer.kind !== 'stale')
            throw answer.error;
        throw new action_error/* ActionError */.l('E_STALE_EXHAUSTED', `The branch moved at each of ${attempt} attempts; nothing was written.`);
    }
}
/**
 * The commit of ours that is on the branch after all. Another run's commit of the same intent is
 * not ours (its parent is no head that we sent for); the next edit finds nothing left to do.
 */
async function landedMeanwhile(store, line, pending, headOid) {
    if (pending === undefined || headOid === pending.sinceOid)
        return undefined;
    const last = [...pending.sent.values()].at(-1);
    const commit = await store.findByLine(line, pending.sinceOid, last?.plan.additions ?? []);
    const sent = pending.sent.get(commit?.parents[0] ?? '');
    return commit === undefined || sent === undefined ? undefined : { commit, sent };
}
async function finish(store, sent, first, attempts) {
    const { plan, headOid } = sent;
    let commit = first;
    // A found commit was compared with the last plan; and a fresh signature may lag behind.
    if (commit.signature?.isValid !== true || commit.differing.length > 0) {
        commit = (await store.reread(commit.oid, plan.additions)) ?? commit;
    }
    const problem = mismatch(commit, headOid);
    if (problem !== undefined) {
        throw new action_error/* ActionError */.l('E_COMMIT_MISMATCH', `Commit ${commit.oid} landed, but ${problem}.`);
    }
    return {
        result: plan.result,
        headOid: commit.oid,
        attempts,
        commit: { oid: commit.oid, url: commit.url, parent: headOid, signature: commit.signature },
    };
}
function mismatch(commit, headOid) {
    if (commit.parents.length !== 1 || commit.parents[0] !== headOid) {
        return `its parent is ${commit.parents.join(' and ')} and not ${headOid}, the head that was read`;
    }
    if (commit.differing.length > 0) {
        return `it does not hold what was meant in ${commit.differing.join(', ')}`;
    }
    return undefined;
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
        throw new action_error/* ActionError */.l('E_PATH', `${overlay} is a file, but no kustomization.`, {
            hint: `Give the directory, or a file named ${KUSTOMIZATION_NAMES.join(', ')}.`,
        });
    }
    const found = kustomizationCandidates(overlay).filter((path) => path !== overlay && kindOf(path) !== undefined);
    const [first, second] = found;
    if (first === undefined) {
        throw new action_error/* ActionError */.l('E_TARGET_GONE', `${overlay} holds no kustomization.`);
    }
    if (second !== undefined) {
        throw new action_error/* ActionError */.l('E_KUSTOMIZATION_AMBIGUOUS', `${overlay} holds ${found.join(' and ')}.`);
    }
    if (kindOf(first) === 'symlink')
        throw symlinkError(first);
    if (kindOf(first) === 'directory') {
        throw new action_error/* ActionError */.l('E_TARGET_GONE', `${first} is a directory.`);
    }
    return first;
}
function symlinkError(path) {
    return new action_error/* ActionError */.l('E_PATH', `${path} is a symbolic link.`, {
        hint: 'Name the file that the link points to.',
    });
}

// EXTERNAL MODULE: ./actions/bump-kustomize/src/commit-message.ts
var commit_message = __webpack_require__(8461);
// EXTERNAL MODULE: ./actions/bump-kustomize/src/image-rules.ts
var image_rules = __webpack_require__(519);
;// CONCATENATED MODULE: ./actions/bump-kustomize/src/overlay-files.ts


/**
 * The kustomization files of the overlays in a commit, each once.
 *
 * @throws `E_TARGET_GONE`, `E_KUSTOMIZATION_AMBIGUOUS`, `E_PATH`
 */
function filesFromBranch(at, overlays) {
    const kindOf = (path) => {
        switch (at.files.get(path)?.mode) {
            case undefined:
                return undefined;
            case '40000':
                return 'directory';
            case '100644':
            case '100755':
                return 'file';
            default: // a link, or a submodule: content that is not the repository's own
                return 'symlink';
        }
    };
    const paths = overlays.map((overlay) => pickKustomization(overlay, kindOf));
    return [...new Set(paths)].map((path) => {
        const file = at.files.get(path);
        if (file === undefined)
            throw new action_error/* ActionError */.l('E_TARGET_GONE', `${path} is gone.`);
        return { path, bytes: file.bytes };
    });
}
/** The kustomization files of the overlays in a checkout, each once. Errors as above. */
async function filesFromWorktree(worktree, overlays) {
    const paths = [];
    for (const overlay of overlays) {
        const kinds = new Map();
        for (const path of kustomizationCandidates(overlay)) {
            kinds.set(path, await worktree.kindOf(path));
        }
        paths.push(pickKustomization(overlay, (path) => kinds.get(path)));
    }
    return Promise.all([...new Set(paths)].map(async (path) => ({ path, bytes: await worktree.read(path) })));
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/shared/kustomize/fingerprint.ts

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
        if ((0,dist/* isAlias */.Vj)(node)) {
            out.push(`${at} *${node.source}`);
        }
        else if ((0,dist/* isScalar */.jn)(node)) {
            const value = typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value);
            out.push(`${at} ${props(node)} ${typeof node.value} ${value}`);
        }
        else if ((0,dist/* isSeq */.oP)(node)) {
            out.push(`${at} ${props(node)} [${node.items.length}]`);
            for (const [index, item] of node.items.entries())
                visit(item, [...path, index]);
        }
        else if ((0,dist/* isMap */.jh)(node)) {
            out.push(`${at} ${props(node)} {}`);
            for (const { key, value } of node.items) {
                const name = (0,dist/* isScalar */.jn)(key) ? String(key.value) : '?';
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

;// CONCATENATED MODULE: ./packages/shared/kustomize/kustomization-text.ts


/** Larger files are refused before they are parsed. */
const MAX_KUSTOMIZATION_BYTES = 1024 * 1024;
/**
 * What YAML 1.1 readers (kustomize’s among them) take for a line break and YAML 1.2 readers do not:
 * with one of these in the file, two readers can see two documents.
 */
const AMBIGUOUS_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;
/**
 * Reads a kustomization strictly, keeping the source tokens for edits by range.
 *
 * @param origin the file's name for messages
 * @throws `E_YAML_SIZE`, `E_YAML_ENCODING`, `E_YAML_SYNTAX`, `E_YAML_SHAPE`
 */
function readKustomization(bytes, origin) {
    if (bytes.byteLength > MAX_KUSTOMIZATION_BYTES) {
        throw new action_error/* ActionError */.l('E_YAML_SIZE', `${origin} has ${bytes.byteLength} bytes; at most ${MAX_KUSTOMIZATION_BYTES} are read.`);
    }
    const text = decode(bytes, origin);
    const breakAt = AMBIGUOUS_BREAK.exec(text);
    if (breakAt !== null) {
        throw shapeError(origin, text, breakAt.index, 'a line break that not all YAML readers know');
    }
    const document = parse(text, origin);
    const { yaml, tags } = document.directives;
    if (yaml.explicit === true || Object.keys(tags).some((handle) => handle !== '!!')) {
        throw shapeError(origin, text, 0, 'a `%` directive');
    }
    const root = document.contents;
    if (!(0,dist/* isMap */.jh)(root))
        throw shapeError(origin, text, 0, 'something else than one mapping');
    return { text, root };
}
/** `E_YAML_SHAPE` for what stands at an offset. */
function shapeError(origin, text, offset, what) {
    return new action_error/* ActionError */.l('E_YAML_SHAPE', `${origin}:${lineOf(text, offset)} holds ${what}; no exact edit can be proven.`);
}
function decode(bytes, origin) {
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        throw new action_error/* ActionError */.l('E_YAML_ENCODING', `${origin} is not UTF-8.`, { cause });
    }
    const control = CONTROL.exec(text);
    if (control !== null) {
        throw new action_error/* ActionError */.l('E_YAML_ENCODING', `${origin}:${lineOf(text, control.index)} holds a control character; is it UTF-16 or binary?`);
    }
    return text;
}
function parse(text, origin) {
    let all;
    try {
        all = [
            ...(0,dist/* parseAllDocuments */.hR)(text, {
                version: '1.2',
                keepSourceTokens: true,
                uniqueKeys: true,
                prettyErrors: false,
                logLevel: 'silent',
            }),
        ];
    }
    catch (cause) {
        // Only its own limits make the parser throw (stack, memory); never echo the input.
        throw new action_error/* ActionError */.l('E_YAML_SYNTAX', `${origin} is nested too deeply.`, { cause });
    }
    const [document] = all;
    const problem = all.flatMap(({ errors }) => errors)[0];
    if (problem !== undefined) {
        const line = lineOf(text, problem.pos[0]);
        throw new action_error/* ActionError */.l('E_YAML_SYNTAX', `${origin}:${line}: ${problem.message} (${problem.code}).`);
    }
    if (document === undefined)
        throw shapeError(origin, text, 0, 'nothing');
    if (all.length > 1) {
        throw shapeError(origin, text, all[1]?.range[0] ?? 0, 'more than one document');
    }
    return document;
}
function lineOf(text, offset) {
    let line = 1;
    for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
        line += 1;
    }
    return line;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/image-entries.ts


/** The fields of an entry that this package reads. */
const IMAGE_FIELDS = ['name', 'newName', 'newTag', 'digest'];
/** kustomize decodes keys without regard to case (encoding/json), so `newtag` would be `newTag` too. */
const CASELESS = new Map(['images', ...IMAGE_FIELDS, 'tagSuffix'].map((name) => [name.toLowerCase(), name]));
/**
 * The entries of `images` with the exact ranges of their scalars. No `images`: no entries.
 *
 * @throws `E_YAML_SHAPE` where an edit of one scalar could change, or be changed by, something else:
 *   anchors, aliases, merge keys, tags, block scalars, keys in another case, nested values
 */
function imageEntries(file, origin) {
    const { root, text } = file;
    const refuse = (node, what) => {
        throw shapeError(origin, text, node?.range?.[0] ?? 0, what);
    };
    refuseProps(root, refuse);
    let images;
    for (const pair of root.items) {
        const key = keyOf(pair, refuse);
        if (key !== 'images')
            continue;
        images = (pair.value ?? undefined);
        if ((0,dist/* isScalar */.jn)(images) && images.value === null)
            return [];
        if (!(0,dist/* isSeq */.oP)(images))
            return refuse(images, 'an `images` that is no list');
    }
    if (!(0,dist/* isSeq */.oP)(images))
        return [];
    refuseProps(images, refuse);
    return images.items.map((item, index) => {
        if (!(0,dist/* isMap */.jh)(item))
            return refuse(item, 'an entry of `images` that is no mapping');
        return imageNode(item, index, refuse);
    });
}
function imageNode(map, index, refuse) {
    refuseProps(map, refuse);
    const fields = {};
    for (const pair of map.items) {
        const key = keyOf(pair, refuse);
        const field = IMAGE_FIELDS.find((name) => name === key);
        if (field !== undefined)
            fields[field] = fieldNode(pair, field, refuse);
    }
    if (fields.name === undefined || fields.name.value === '') {
        return refuse(map, 'an entry of `images` without a `name`');
    }
    return { index, fields, flow: map.flow === true };
}
function fieldNode(pair, field, refuse) {
    const key = pair.key;
    const value = pair.value;
    const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
    if (colon === undefined || !('offset' in colon))
        return refuse(key, `a \`${field}\` without a colon`);
    const colonEnd = colon.offset + 1;
    const place = {
        keyStart: key.range?.[0] ?? 0,
        keyQuoted: key.type === 'QUOTE_DOUBLE',
        colonEnd,
    };
    if (value === null) {
        return { ...place, value: '', style: 'empty', start: colonEnd, end: colonEnd };
    }
    if (!(0,dist/* isScalar */.jn)(value))
        return refuse(value, `a \`${field}\` that is no plain value`);
    refuseProps(value, refuse);
    return {
        ...place,
        ...written(value, colonEnd, () => refuse(value, `a \`${field}\` as a block`)),
    };
}
/** The scalar as a string, its style, and its own range. */
function written(scalar, colonEnd, refuseBlock) {
    const [start = colonEnd, end = colonEnd] = scalar.range ?? [];
    const range = { start, end };
    const { type } = scalar;
    if (type === 'QUOTE_SINGLE')
        return { value: String(scalar.value), style: 'single', ...range };
    if (type === 'QUOTE_DOUBLE')
        return { value: String(scalar.value), style: 'double', ...range };
    if (type !== 'PLAIN')
        return refuseBlock();
    return start === end
        ? { value: '', style: 'empty', start: colonEnd, end: colonEnd }
        : { value: scalar.source ?? '', style: 'plain', ...range };
}
function keyOf(pair, refuse) {
    const { key } = pair;
    if (!(0,dist/* isScalar */.jn)(key))
        return refuse(key, 'a key that is no plain value');
    refuseProps(key, refuse);
    const name = String(key.value);
    if (name === '<<')
        return refuse(key, 'a merge key');
    const meant = CASELESS.get(name.toLowerCase());
    if (meant !== undefined && meant !== name) {
        return refuse(key, `\`${name}\`, which kustomize reads as \`${meant}\``);
    }
    return name;
}
/** An anchored node may be read elsewhere; a tagged one may be read as something else. */
function refuseProps(node, refuse) {
    if (node.anchor !== undefined)
        refuse(node, `the anchor &${node.anchor}`);
    if (node.tag !== undefined)
        refuse(node, 'an explicit tag');
}

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
    const file = readKustomization(bytes, origin);
    const entries = imageEntries(file, origin);
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
        throw shapeError(origin, text, sibling.keyStart, 'an entry with an unusual indentation');
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
    const after = readKustomization(bytes, origin);
    const entries = imageEntries(after, origin);
    const byIndex = new Map(edits.map((edit) => [edit.index, edit]));
    const edited = (index, key) => EDITED.some((field) => field === key && byIndex.get(index)?.[field] !== undefined);
    const same = sameFingerprint(fingerprint(before.root, edited), fingerprint(after.root, edited));
    const exact = edits.every((edit) => EDITED.every((field) => {
        const wanted = edit[field];
        return wanted === undefined || holds(entries[edit.index]?.fields[field], wanted);
    }));
    if (!same || !exact)
        throw shapeError(origin, before.text, 0, 'a form of `images`');
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/match-entry.ts

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
        throw new action_error/* ActionError */.l('E_IMAGE_NOT_FOUND', `${path} has no \`images\` entry for \`${image.name}\`; it has ${names === '' ? 'none' : names}.`, {
            hint: `Add the entry once by hand:\nimages:\n  - name: ${image.name}\n    newName: ${image.repository ?? '…'}\n    newTag: unreleased`,
        });
    }
    if (second !== undefined) {
        throw new action_error/* ActionError */.l('E_IMAGE_AMBIGUOUS', `${path} has ${found.length} \`images\` entries for \`${image.name}\`.`);
    }
    const other = entries.find((one) => one !== entry && changesImageOf(one, entry));
    if (other !== undefined) {
        throw new action_error/* ActionError */.l('E_IMAGE_AMBIGUOUS', `In ${path} the \`images\` entry ${JSON.stringify(other.fields.name?.value)} may change the image of \`${image.name}\`, too.`, { hint: 'Let one entry say all about an application, and name images literally.' });
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

// EXTERNAL MODULE: ./packages/shared/kustomize/repository-path.ts
var repository_path = __webpack_require__(18);
// EXTERNAL MODULE: ./packages/shared/promotion/order.ts
var order = __webpack_require__(956);
;// CONCATENATED MODULE: ./actions/bump-kustomize/src/plan-bump.ts







/**
 * Decides for every application in every overlay, and edits the files in memory.
 *
 * @throws `E_IMAGE_*`, `E_YAML_*`; what `fault` makes; `E_SUPERSEDED`, `E_DIVERGED`, `E_ORDER_UNKNOWN` where the order
 *   policy says `fail`; what `relation` throws
 */
async function planBump(overlays, desired, rules) {
    const images = [];
    const files = [];
    for (const { path, bytes } of overlays) {
        const entries = imageEntries(readKustomization(bytes, path), path);
        const edits = new Map();
        const taken = new Map();
        for (const image of desired) {
            const entry = matchEntry(entries, image, path);
            const other = taken.get(entry.index);
            if (other !== undefined) {
                throw new action_error/* ActionError */.l('E_IMAGE_AMBIGUOUS', `${path}: \`${other}\` and \`${image.name}\` both mean the same \`images\` entry.`);
            }
            taken.set(entry.index, image.name);
            const fault = rules.fault((0,repository_path/* directoryOf */.j)(path), image.repository ?? renderedRepository(entry));
            if (fault !== undefined)
                throw fault;
            const edit = wantedEdit(entry, image, path, rules.setRepository);
            const planned = await planImage(path, entry, edit, image, rules);
            images.push(planned);
            if (planned.status === 'changed')
                edits.set(entry.index, edit);
        }
        const after = editImages(bytes, [...edits.values()], path);
        if (!Buffer.from(after).equals(bytes))
            files.push({ path, before: bytes, after });
    }
    return { images, files };
}
function wantedEdit(entry, image, path, setRepository) {
    const edit = { index: entry.index, newTag: image.tag, digest: image.digest };
    const rendered = renderedRepository(entry);
    if (image.repository === undefined || rendered === image.repository)
        return edit;
    if (setRepository)
        return { ...edit, newName: image.repository };
    throw new action_error/* ActionError */.l('E_IMAGE_REPOSITORY', `${path} takes \`${image.name}\` from ${rendered}, but the image is in ${image.repository}.`);
}
async function planImage(path, entry, edit, image, rules) {
    const oldTag = entry.fields.newTag?.value ?? '';
    const oldDigest = entry.fields.digest?.value ?? '';
    const planned = { overlay: path, image, oldTag, oldDigest };
    if (!wouldEdit(entry, edit))
        return { ...planned, status: 'unchanged' };
    const deployed = (0,order/* readDeployed */.BJ)(oldTag, oldDigest);
    const pair = (0,order/* commitsToCompare */.Br)(deployed, image.sourceCommit);
    const relation = pair && (await rules.relation(pair.base, pair.head));
    const decision = (0,order/* decideOrder */.Pi)(deployed, image.sourceCommit, relation, rules.order);
    if (decision.action === 'fail')
        throw orderError(decision, planned);
    if (decision.action === 'proceed')
        return { ...planned, status: 'changed' };
    if (decision.step === 'superseded' && deployed.kind === 'commit') {
        return { ...planned, status: 'superseded', supersededBy: deployed.oid };
    }
    return { ...planned, status: 'skipped' };
}
function orderError(decision, planned) {
    const { overlay, image, oldTag } = planned;
    const where = `${overlay}: \`${image.name}\` is deployed as \`${oldTag}\``;
    switch (decision.step) {
        case 'superseded':
            return new action_error/* ActionError */.l('E_SUPERSEDED', `${where}, which is newer than \`${image.tag}\`.`);
        case 'diverged':
            return new action_error/* ActionError */.l('E_DIVERGED', `${where}, whose history and that of \`${image.tag}\` have parted.`);
        case 'unknown':
        case 'first':
        case 'forward':
            return new action_error/* ActionError */.l('E_ORDER_UNKNOWN', `${where}; whether \`${image.tag}\` is newer cannot be told.`);
    }
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

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/summary.ts


/** The job summary: a row for each application and overlay, and the diff. */
function renderSummary(images, files, facts) {
    const { commit, attempts } = facts;
    const link = commit === undefined ? '–' : `[${commit.oid.slice(0, 12)}](${commit.url})`;
    const rows = images.map(({ image, overlay, oldTag, oldDigest, status }) => [
        escapeMarkdown(image.name),
        version(oldTag, oldDigest),
        status === 'changed' ? version(image.tag, image.digest) : status,
        escapeMarkdown(overlay),
        status === 'changed' ? link : '–',
        attempts === 0 ? '–' : `${attempts}`,
    ]);
    const table = markdownTable(['image', 'old', 'new', 'overlay', 'commit', 'attempts'], rows);
    const diff = files.map(({ path, before, after }) => unifiedDiff(path, before, after)).join('');
    return [escapeMarkdown(facts.sentence), table, ...(diff === '' ? [] : [fenced(diff)])].join('\n\n');
}
function version(tag, digest) {
    const parts = [tag, digest === '' ? '' : digest.slice(0, 'sha256:'.length + 12)];
    const text = parts.filter((part) => part !== '').join(' ');
    return text === '' ? '–' : escapeMarkdown(text);
}
function fenced(diff) {
    const longest = Math.max(2, ...[...diff.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}diff\n${diff}${fence}`;
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/result.ts


/** Bytes of JSON that each list may take in the record; the outputs hold all of it. */
const MAX_RECORDED = 7 * 1024;
const MAX_SUPERSEDED = 40;
/** Puts the end of the stage into outputs, evidence and summary. */
function result(inputs, deps, end) {
    const { plan, commit, attempts, failure } = end;
    const changes = plan.images.filter(({ status }) => status === 'changed').map(toChange);
    const supersededBy = [...new Set(plan.images.flatMap((image) => image.supersededBy ?? []))];
    const outcome = outcomeOf(end, supersededBy);
    const lines = inputs.images.map(({ line }) => line);
    // All or none: part of a list would read like another list.
    const recorded = fitting(lines).length === lines.length ? lines : [];
    const evidence = {
        mode: inputs.mode,
        dryRun: inputs.dryRun,
        ...(deps.target && { repository: deps.target.repository, branch: deps.target.branch }),
        ...(commit && {
            commit: commit.oid,
            parent: commit.parent,
            signature: commit.signature?.state ?? 'NONE',
        }),
        attempts,
        requests: deps.requests(),
        changes: fitting(changes),
        supersededBy: fitting(supersededBy).slice(0, MAX_SUPERSEDED),
        ...(recorded.length < lines.length && {
            images: {
                count: lines.length,
                sha256: (0,external_node_crypto_.createHash)('sha256').update(lines.join('\n')).digest('hex'),
            },
        }),
    };
    const sentence = describe(inputs, end, outcome, supersededBy);
    deps.log.info(sentence);
    return {
        outcome,
        outputs: {
            changed: changes.length > 0 ? 'true' : 'false',
            'commit-sha': commit?.oid ?? '',
            'commit-url': commit?.url ?? '',
            attempts: `${attempts}`,
            changes: JSON.stringify(changes),
            'superseded-by': supersededBy.join('\n'),
        },
        images: recorded,
        evidence,
        summary: renderSummary(plan.images, plan.files, {
            attempts,
            sentence,
            ...(commit && { commit }),
        }),
        ...(failure && { failure }),
    };
}
/** The items from the first on that fit. */
function fitting(items) {
    let bytes = 0;
    const end = items.findIndex((item) => {
        bytes += Buffer.byteLength(JSON.stringify(item)) + 1;
        return bytes > MAX_RECORDED;
    });
    return end < 0 ? items : items.slice(0, end);
}
function outcomeOf(end, supersededBy) {
    if (end.failure !== undefined)
        return 'failed';
    if (end.plan.files.length > 0)
        return 'success';
    return supersededBy.length > 0 ? 'superseded' : 'unchanged';
}
function toChange({ overlay, image, oldTag, oldDigest }) {
    return {
        overlay,
        name: image.name,
        oldTag,
        newTag: image.tag,
        oldDigest,
        newDigest: image.digest,
    };
}
function describe(inputs, end, outcome, supersededBy) {
    const skipped = end.plan.images.filter(({ status }) => status === 'skipped').length;
    const left = skipped === 0 ? '' : ` ${skipped} left as they are, because their order is not clear.`;
    if (end.failure !== undefined)
        return end.failure.message;
    if (outcome === 'superseded') {
        return `Nothing written: newer source is deployed already (${supersededBy.join(', ')}).${left}`;
    }
    if (outcome === 'unchanged')
        return `Nothing to write.${left}`;
    if (end.commit !== undefined)
        return `Committed as ${end.commit.oid}.${left}`;
    return inputs.dryRun ? `Dry run: nothing written.${left}` : `Written to the checkout.${left}`;
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/run.ts








/** The stage: read, decide, edit, and write where the mode says so. */
async function run(inputs, deps) {
    return result(inputs, deps, await bump(inputs, deps));
}
async function bump(inputs, deps) {
    const rules = {
        order: inputs.order,
        setRepository: inputs.mode === 'worktree',
        relation: once(deps.compare.bind(deps)),
    };
    const { target } = deps;
    if (inputs.mode === 'worktree') {
        const files = await filesFromWorktree(deps.worktree, inputs.overlays);
        // Nothing reaches a branch by this: who commits it answers for it there.
        const plan = await planBump(files, inputs.images, { ...rules, fault: () => undefined });
        if (!inputs.dryRun) {
            for (const { path, after } of plan.files)
                await deps.worktree.write(path, after);
        }
        return { plan, attempts: 0 };
    }
    if (target === undefined)
        throw new action_error/* ActionError */.l('E_INTERNAL', 'No branch to bump.');
    const ruleAt = (0,image_rules/* imageRules */.b)({
        source: deps.message.sourceRepository,
        gitops: target.repository,
        onMissingPolicy: inputs.onMissingPolicy,
        log: deps.log,
    });
    const planAt = async (at) => {
        const fault = await ruleAt(at);
        return planBump(filesFromBranch(at, inputs.overlays), inputs.images, { ...rules, fault });
    };
    const paths = [...new Set(inputs.overlays.flatMap(kustomizationCandidates))];
    if (inputs.mode === 'check' || inputs.dryRun) {
        const plan = await planAt(await target.store.read(paths));
        if (inputs.mode === 'commit' || plan.files.length === 0)
            return { plan, attempts: 1 };
        return { plan, attempts: 1, failure: wouldChange(plan, target) };
    }
    const { budget, random, log } = deps;
    const outcome = await commitOptimistically({ store: target.store, budget, random, log }, {
        paths,
        intent: intentOf(inputs, target, deps.message),
        maxAttempts: inputs.maxAttempts,
        edit: async (at) => {
            const plan = await planAt(at);
            const changed = plan.images.filter(({ status }) => status === 'changed');
            return {
                result: plan,
                additions: plan.files.map(({ path, after }) => ({ path, bytes: after })),
                message: (0,commit_message/* commitMessage */.d)(inputs.commitMessage, changed, deps.message),
            };
        },
    });
    const { result: plan, attempts, commit } = outcome;
    if (commit === undefined)
        return { plan, attempts };
    const failure = inputs.requireVerified ? unverified(commit) : undefined;
    return { plan, attempts, commit, ...(failure && { failure }) };
}
/** The wish as one text: the same for every attempt and every re-run of the same bump. */
function intentOf(inputs, target, facts) {
    return JSON.stringify({
        repository: target.repository,
        branch: target.branch,
        source: facts.sourceRepository,
        overlays: inputs.overlays.toSorted(),
        images: inputs.images.map(({ line }) => line).toSorted(),
        commits: inputs.images.map(({ sourceCommit }) => sourceCommit ?? '').toSorted(),
    });
}
/** Files named in a message. */
const run_MAX_NAMED = 10;
function wouldChange(plan, target) {
    const all = plan.files.map(({ path }) => path);
    const more = all.length > run_MAX_NAMED ? `, … (${all.length} files)` : '';
    const paths = `${all.slice(0, run_MAX_NAMED).join(', ')}${more}`;
    return new action_error/* ActionError */.l('E_WOULD_CHANGE', `${target.repository} does not hold the given images on ${target.branch}: ${paths}.`);
}
function unverified(commit) {
    if (commit.signature?.isValid === true)
        return undefined;
    const state = commit.signature?.state ?? 'no signature';
    return new action_error/* ActionError */.l('E_COMMIT_UNVERIFIED', `Commit ${commit.oid} landed, but GitHub does not call its signature valid (${state}).`);
}
/** Each pair is compared once, however many images and attempts ask; commits never change. */
function once(compare) {
    const known = new Map();
    return (base, head) => {
        const key = `${base}...${head}`;
        const answer = known.get(key) ?? compare(base, head);
        known.set(key, answer);
        return answer;
    };
}


/***/ })

};
