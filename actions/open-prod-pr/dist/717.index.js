export const id = 717;
export const ids = [717];
export const modules = {

/***/ 7876:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ escapeMarkdown),
/* harmony export */   Q: () => (/* binding */ markdownTable)
/* harmony export */ });
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


/***/ }),

/***/ 4526:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseCommit),
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
/* harmony import */ var _ident_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4619);

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
    const author = (0,_ident_js__WEBPACK_IMPORTED_MODULE_0__/* .parseIdent */ .w)(headers[1 + parents]?.value ?? '');
    const committer = (0,_ident_js__WEBPACK_IMPORTED_MODULE_0__/* .parseIdent */ .w)(headers[2 + parents]?.value ?? '');
    if (author === undefined || committer === undefined) {
        return refuse('the author or committer line is not of the form `name <email> time zone`');
    }
    if (!(0,_ident_js__WEBPACK_IMPORTED_MODULE_0__/* .isReadableTime */ .g)(committer))
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


/***/ }),

/***/ 2643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fe: () => (/* binding */ readCommits),
/* harmony export */   zG: () => (/* binding */ treesOf)
/* harmony export */ });
/* unused harmony export commitBatches */
/* harmony import */ var _commit_object_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4526);

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
            parsed: type === 'commit' ? (0,_commit_object_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCommit */ .L)(bytes) : { ok: false, reason: 'it is not a commit' },
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


/***/ }),

/***/ 4619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ isReadableTime),
/* harmony export */   w: () => (/* binding */ parseIdent)
/* harmony export */ });
const IDENT = /^([^<>\0]*)<([^<>\0]*)> (-?\d{1,19}) ([+-]\d{4,6})$/;
/** @param line what follows `author `, `committer ` or `tagger `, one character a byte (latin1) */
function parseIdent(line) {
    const match = IDENT.exec(line);
    if (match === null)
        return undefined;
    const [, name = '', email = '', seconds = ''] = match;
    return { name: text(name).trimEnd(), email: text(email), seconds: Number(seconds) };
}
function text(latin1) {
    return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}
/** The year 9999: ssh-keygen, by which git verifies, reads no later date than that. */
const END_OF_TIME = Date.UTC(9999, 0, 1) / 1000;
/** Whether git could verify a signature of that time. */
function isReadableTime({ seconds }) {
    return seconds >= 0 && seconds < END_OF_TIME;
}


/***/ }),

/***/ 5107:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ln: () => (/* binding */ pickKustomization),
/* harmony export */   rD: () => (/* binding */ isKustomizationPath)
/* harmony export */ });
/* unused harmony export kustomizationCandidates */
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);

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
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PATH', `${overlay} is a file, but no kustomization.`, {
            hint: `Give the directory, or a file named ${KUSTOMIZATION_NAMES.join(', ')}.`,
        });
    }
    const found = kustomizationCandidates(overlay).filter((path) => path !== overlay && kindOf(path) !== undefined);
    const [first, second] = found;
    if (first === undefined) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_TARGET_GONE', `${overlay} holds no kustomization.`);
    }
    if (second !== undefined) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_KUSTOMIZATION_AMBIGUOUS', `${overlay} holds ${found.join(' and ')}.`);
    }
    if (kindOf(first) === 'symlink')
        throw symlinkError(first);
    if (kindOf(first) === 'directory') {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_TARGET_GONE', `${first} is a directory.`);
    }
    return first;
}
function symlinkError(path) {
    return new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_PATH', `${path} is a symbolic link.`, {
        hint: 'Name the file that the link points to.',
    });
}


/***/ }),

/***/ 3254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ imageEntries)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _kustomization_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8047);
/* harmony import */ var _node_end_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2080);



/** The fields of an entry that this package reads. */
const IMAGE_FIELDS = ['name', 'newName', 'newTag', 'digest', 'tagSuffix'];
/** kustomize decodes keys without regard to case (encoding/json), so `newtag` would be `newTag` too. */
const CASELESS = new Map(['images', ...IMAGE_FIELDS].map((name) => [name.toLowerCase(), name]));
/**
 * The entries of `images` with the exact ranges of their scalars. No `images`: no entries.
 *
 * @throws `E_YAML_SHAPE` where an edit of one scalar could change, or be changed by, something else:
 *   anchors, aliases, merge keys, tags, block scalars, keys in another case, nested values
 */
function imageEntries(file, origin) {
    const known = KNOWN.get(file);
    if (known !== undefined)
        return known;
    const entries = readEntries(file, origin);
    KNOWN.set(file, entries);
    return entries;
}
/** Who chooses an entry and who edits it look at the same file. */
const KNOWN = new WeakMap();
function readEntries({ root, text }, origin) {
    const refuse = (node, what) => {
        throw (0,_kustomization_text_js__WEBPACK_IMPORTED_MODULE_1__/* .shapeError */ .c)(origin, text, node?.range?.[0] ?? 0, what);
    };
    refuseProps(root, refuse);
    let images;
    for (const pair of root.items) {
        const key = keyOf(pair, refuse);
        if (key !== 'images')
            continue;
        images = (pair.value ?? undefined);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(images) && images.value === null)
            return [];
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(images))
            return refuse(images, 'an `images` that is no list');
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(images))
        return [];
    refuseProps(images, refuse);
    return images.items.map((item, index) => {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item))
            return refuse(item, 'an entry of `images` that is no mapping');
        return imageNode(item, index, refuse);
    });
}
function imageNode(map, index, refuse) {
    refuseProps(map, refuse);
    const fields = {};
    for (const [index, pair] of map.items.entries()) {
        const key = keyOf(pair, refuse);
        const field = IMAGE_FIELDS.find((name) => name === key);
        if (field !== undefined)
            fields[field] = fieldNode(pair, index, field, refuse);
    }
    if (fields.name === undefined || fields.name.value === '') {
        return refuse(map, 'an entry of `images` without a `name`');
    }
    return { index, fields, pairs: map.items.map(pairPlace), flow: map.flow === true };
}
function pairPlace(pair) {
    const lead = pair.srcToken?.start ?? [];
    const comma = lead.find(({ type }) => type === 'comma');
    return {
        keyStart: pair.key.range?.[0] ?? 0,
        end: (0,_node_end_js__WEBPACK_IMPORTED_MODULE_2__/* .contentEnd */ .XA)(pair),
        comma: comma !== undefined && 'offset' in comma ? comma.offset : undefined,
        commented: lead.some(({ type }) => type === 'comment'),
    };
}
function fieldNode(pair, index, field, refuse) {
    const key = pair.key;
    const value = pair.value;
    const colonEnd = (0,_node_end_js__WEBPACK_IMPORTED_MODULE_2__/* .colonEndOf */ .Y3)(pair);
    if (colonEnd === undefined)
        return refuse(key, `a \`${field}\` without a colon`);
    const place = {
        pair: index,
        keyStart: key.range?.[0] ?? 0,
        keyQuoted: key.type === 'QUOTE_DOUBLE',
        colonEnd,
    };
    if (value === null) {
        return { ...place, value: '', style: 'empty', start: colonEnd, end: colonEnd };
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value))
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
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
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


/***/ }),

/***/ 8047:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ shapeError),
/* harmony export */   k: () => (/* binding */ readKustomization)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5920);
/* harmony import */ var _unique_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1316);



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
function readKustomization(bytes, origin, { emptyAllowed = false } = {}) {
    if (bytes.byteLength > MAX_KUSTOMIZATION_BYTES) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_YAML_SIZE', `${origin} has ${bytes.byteLength} bytes; at most ${MAX_KUSTOMIZATION_BYTES} are read.`);
    }
    const text = decode(bytes, origin);
    const breakAt = AMBIGUOUS_BREAK.exec(text);
    if (breakAt !== null) {
        throw shapeError(origin, text, breakAt.index, 'a line break that not all YAML readers know');
    }
    const document = parse(text, origin);
    if (document === undefined) {
        if (emptyAllowed)
            return { bytes, text, root: new yaml__WEBPACK_IMPORTED_MODULE_0__/* .YAMLMap */ .CA() };
        throw shapeError(origin, text, 0, 'nothing');
    }
    const { yaml, tags } = document.directives;
    if (yaml.explicit === true || Object.keys(tags).some((handle) => handle !== '!!')) {
        throw shapeError(origin, text, 0, 'a `%` directive');
    }
    const root = document.contents;
    if (emptyAllowed && isNothing(root))
        return { bytes, text, root: new yaml__WEBPACK_IMPORTED_MODULE_0__/* .YAMLMap */ .CA() };
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root))
        throw shapeError(origin, text, 0, 'something else than one mapping');
    return { bytes, text, root };
}
/** A document in which nothing is written, not even `null`. */
function isNothing(contents) {
    return ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(contents) &&
        contents.value === null &&
        contents.source === '' &&
        contents.anchor === undefined &&
        contents.tag === undefined);
}
/** `E_YAML_SHAPE` for what stands at an offset. */
function shapeError(origin, text, offset, what) {
    return new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_YAML_SHAPE', `${origin}:${lineOf(text, offset)} holds ${what}; no exact edit can be proven.`);
}
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function decode(bytes, origin) {
    let text;
    try {
        text = UTF8.decode(bytes);
    }
    catch (cause) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_YAML_ENCODING', `${origin} is not UTF-8.`, { cause });
    }
    const control = CONTROL.exec(text);
    if (control !== null) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_YAML_ENCODING', `${origin}:${lineOf(text, control.index)} holds a control character; is it UTF-16 or binary?`);
    }
    return text;
}
function parse(text, origin) {
    let all;
    let dangling;
    let duplicate;
    try {
        all = [
            ...(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, {
                version: '1.2',
                keepSourceTokens: true,
                uniqueKeys: false, // see duplicateKey
                prettyErrors: false,
                logLevel: 'silent',
            }),
        ];
        for (const { contents } of all)
            duplicate ??= (0,_unique_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .duplicateKey */ .V)(contents);
        dangling = text.includes('*') ? all.map(danglingAlias).find(Boolean) : undefined;
    }
    catch (cause) {
        // Only its own limits make the parser throw (stack, memory); never echo the input.
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_YAML_SYNTAX', `${origin} is nested too deeply.`, { cause });
    }
    const [document] = all;
    const problem = all.flatMap(({ errors }) => errors)[0];
    if (problem !== undefined) {
        const line = lineOf(text, problem.pos[0]);
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_YAML_SYNTAX', `${origin}:${line}: ${problem.message} (${problem.code}).`);
    }
    if (duplicate !== undefined) {
        const line = lineOf(text, duplicate.range?.[0] ?? 0);
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_YAML_SYNTAX', `${origin}:${line} has a key of one mapping twice.`);
    }
    if (dangling !== undefined) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_YAML_SYNTAX', `${origin}: nothing has the anchor of *${dangling}.`);
    }
    if (all.length > 1) {
        throw shapeError(origin, text, all[1]?.range[0] ?? 0, 'more than one document');
    }
    return document;
}
/** The name of an alias without an anchor before it, which the parser lets pass. */
function danglingAlias(document) {
    const anchors = new Set();
    let dangling;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node: (_, node) => {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
                if (anchors.has(node.source))
                    return undefined;
                dangling = node.source;
                return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
            }
            if (node.anchor !== undefined)
                anchors.add(node.anchor);
            return undefined;
        },
    });
    return dangling;
}
function lineOf(text, offset) {
    let line = 1;
    for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
        line += 1;
    }
    return line;
}


/***/ }),

/***/ 4103:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Mo: () => (/* binding */ matchEntry),
  sz: () => (/* binding */ renderedRepository)
});

// UNUSED EXPORTS: mayChange

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
;// CONCATENATED MODULE: ./packages/shared/kustomize/split-image.ts
/**
 * Takes an image apart at the first `:` and the first `@` behind its first slash, checking nothing
 * (kustomize v5.8.1, `Split` of api/internal/image/image.go): `localhost:5000` has the tag `5000`.
 */
function splitImage(image) {
    const path = Math.max(image.indexOf('/'), 0);
    const colon = image.indexOf(':', path);
    const at = image.indexOf('@', path);
    const nameEnd = Math.min(colon === -1 ? image.length : colon, at === -1 ? image.length : at);
    return {
        name: image.slice(0, nameEnd),
        tag: colon === nameEnd ? image.slice(colon + 1, at === -1 ? undefined : at) : '',
        digest: at === -1 ? '' : image.slice(at + 1),
    };
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
/** Whether an entry may act on what another one acts on or has made. */
function changesImageOf(entry, other) {
    const repositories = [other.fields.name?.value ?? '', renderedRepository(other)];
    return mayChange(entry.fields.name?.value ?? '', repositories);
}
/**
 * Whether an entry with a name may act on an image of one of the repositories: kustomize lets each
 * entry in turn change all images that the expression `^name(:tag)?(@digest)?$` matches
 * (api/internal/image/image.go). A name may hold a tag or digest itself, `nginx:1.2`, and means that
 * one alone; it may be the one that runs. What other expressions match is not found out: they may be
 * anything.
 */
function mayChange(name, repositories) {
    if (!LITERAL.test(name))
        return true;
    const expression = new RegExp(`^${splitImage(name).name.replaceAll('.', '[^]')}$`);
    return repositories.some((repository) => expression.test(splitImage(repository).name));
}


/***/ }),

/***/ 2080:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X7: () => (/* binding */ endsInOpenBlock),
/* harmony export */   XA: () => (/* binding */ contentEnd),
/* harmony export */   Y3: () => (/* binding */ colonEndOf)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/** Just behind the colon of a pair; `undefined` for a key that stands alone. */
function colonEndOf(pair) {
    const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
    return colon !== undefined && 'offset' in colon ? colon.offset + 1 : undefined;
}
/** Where the last character of a node stands, plus one; comments behind it do not count. */
function contentEnd(node) {
    return lastLeaf(node).end;
}
/**
 * Whether a block scalar is the last thing of a text without a final line end. `kustomize` reads it
 * without a line end then, and this package with one: what is put behind it must not decide that.
 */
function endsInOpenBlock(node, text) {
    const { end, leaf } = lastLeaf(node);
    const isBlock = leaf?.type === 'BLOCK_LITERAL' || leaf?.type === 'BLOCK_FOLDED';
    return isBlock && end === text.length && !text.endsWith('\n');
}
/** The ranges of block collections go further than what stands in them. */
function lastLeaf(start) {
    let at = start;
    let end = 0;
    for (;;) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(at)) {
            const key = at.key;
            end = colonEndOf(at) ?? key?.range?.[1] ?? end;
            at = at.value;
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(at) && at.flow !== true && at.items.length > 0) {
            at = at.items.at(-1);
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(at)) {
            const [from = end, to = end] = at.range ?? [];
            // A null for which nothing is written may stand anywhere up to the next key.
            return from === to ? { end } : { end: to, leaf: at };
        }
        else {
            return { end: at?.range?.[1] ?? end };
        }
    }
}


/***/ }),

/***/ 1316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ duplicateKey)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/**
 * The first key found that its mapping has twice: scalars of one value, as the parser compares them.
 * The parser's own look takes each key to all before it (a file of 256 KiB takes it sixteen seconds),
 * so parse with `uniqueKeys: false` and ask here.
 */
function duplicateKey(node) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        for (const item of node.items) {
            const found = duplicateKey(item);
            if (found !== undefined)
                return found;
        }
    }
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        const seen = new Set();
        for (const { key, value } of node.items) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key)) {
                // Not a number is the one value that is not equal to itself.
                if (seen.has(key.value) && !Number.isNaN(key.value))
                    return key;
                seen.add(key.value);
            }
            const found = duplicateKey(key) ?? duplicateKey(value);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}


/***/ }),

/***/ 6631:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   GP: () => (/* binding */ globDefect),
/* harmony export */   _I: () => (/* binding */ matchesAny)
/* harmony export */ });
/* unused harmony export matchesGlob */
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
function isInside(directories, path) {
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


/***/ })

};
