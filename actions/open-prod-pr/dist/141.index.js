export const id = 141;
export const ids = [141];
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
