export const id = 405;
export const ids = [405];
export const modules = {

/***/ 8779:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ assertNotHeld)
});

// EXTERNAL MODULE: ./packages/shared/kustomize/image-entries.ts
var image_entries = __webpack_require__(3254);
// EXTERNAL MODULE: ./packages/shared/kustomize/kustomization-text.ts
var kustomization_text = __webpack_require__(8047);
// EXTERNAL MODULE: ./packages/shared/kustomize/match-entry.ts + 1 modules
var match_entry = __webpack_require__(4103);
// EXTERNAL MODULE: ./packages/shared/kustomize/tag-and-digest.ts
var tag_and_digest = __webpack_require__(4223);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/shared/kustomize/entry-comments.ts

/**
 * Which comments belong to which entry of `images`:
 *
 * - a comment behind something belongs to every entry that has a part of that line;
 * - one on a line of its own belongs to the entry in which it stands. Between two entries it belongs to
 *   the one above when it is indented deeper than the dashes, else to the one below, with empty
 *   lines between or not. Below the last entry it belongs to that one when it is indented deeper than the
 *   dash or stands inside the brackets, else to none.
 *
 * @param file one that `imageEntries` accepts
 */
function entryComments(file) {
    const lines = new Lines(file.text);
    const images = imagesPlace(file, lines);
    const entries = (images?.entries ?? []).map(() => []);
    const others = [];
    for (const { offset, source } of commentsOf(file.text)) {
        const { line, column } = lines.at(offset);
        const comment = { line, text: source.trimEnd() };
        const isAlone = /^\uFEFF?[ \t]*$/.test(file.text.slice(offset - column, offset));
        let owners = [];
        if (images !== undefined) {
            owners = isAlone ? ownerOf(line, column, images) : sharing(line, images);
        }
        for (const index of owners)
            entries[index]?.push(comment);
        if (owners.length === 0)
            others.push(comment);
    }
    return { entries, others };
}
function sharing(line, { entries }) {
    return [...entries.keys()].filter((index) => {
        const place = entries[index];
        return place !== undefined && place.first <= line && line <= place.last;
    });
}
function ownerOf(line, column, images) {
    if (line <= images.keyLine)
        return [];
    const inside = sharing(line, images);
    if (inside.length > 0)
        return inside;
    const below = images.entries.findIndex(({ first }) => first > line);
    const above = images.entries.findLastIndex(({ last }) => last < line);
    const isNested = images.dash === undefined ? below < 0 && line <= images.lastLine : column > images.dash;
    if (above >= 0 && isNested)
        return [above];
    return below >= 0 ? [below] : [];
}
function imagesPlace(file, lines) {
    const pair = file.root.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.value === 'images');
    if (pair === undefined || !(0,dist/* isSeq */.oP)(pair.value))
        return undefined;
    const list = pair.value;
    const dashes = dashesOf(list);
    const [listStart = 0, listEnd = 0] = list.range ?? [];
    return {
        keyLine: lines.at(startOf(pair.key)).line,
        entries: list.items.map((item, index) => ({
            first: lines.at(dashes?.[index] ?? startOf(item)).line,
            last: lines.at(Math.max(endOf(item) - 1, 0)).line,
        })),
        dash: dashes === undefined ? undefined : lines.at(dashes[0] ?? listStart).column,
        lastLine: lines.at(Math.max(listEnd - 1, 0)).line,
    };
}
/** Offsets of the dashes; `undefined` for a flow list. */
function dashesOf(list) {
    const { srcToken } = list;
    if (srcToken?.type !== 'block-seq')
        return undefined;
    return srcToken.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset));
}
function startOf(node) {
    return (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node) || (0,dist/* isScalar */.jn)(node) ? (node.range?.[0] ?? 0) : 0;
}
/** Just behind the node; the range of a block collection holds comments and empty lines, too. */
function endOf(node) {
    if ((0,dist/* isScalar */.jn)(node))
        return node.range?.[1] ?? 0;
    if (!(0,dist/* isMap */.jh)(node) && !(0,dist/* isSeq */.oP)(node))
        return 0;
    if (node.flow === true)
        return node.range?.[1] ?? 0;
    const last = node.items.at(-1);
    if (!(0,dist/* isMap */.jh)(node))
        return endOf(last);
    const pair = last;
    return Math.max(endOf(pair?.key), endOf(pair?.value));
}
/** Every comment in the text, in order: a `#` in a string is none. */
function commentsOf(text) {
    const found = [];
    const stack = [...new dist/* Parser */.iX().parse(text)];
    while (stack.length > 0) {
        const token = stack.pop();
        if (typeof token !== 'object' || token === null)
            continue;
        if (isComment(token))
            found.push(token);
        else
            for (const part of Object.values(token))
                stack.push(part);
    }
    return found.sort((one, other) => one.offset - other.offset);
}
function isComment(token) {
    return 'type' in token && token.type === 'comment';
}
/** Lines from 1 and columns from 0 of offsets. */
class Lines {
    #starts = [0];
    constructor(text) {
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            this.#starts.push(at + 1);
        }
    }
    at(offset) {
        let [low, high] = [0, this.#starts.length];
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((this.#starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle;
        }
        return { line: low + 1, column: offset - (this.#starts[low] ?? 0) };
    }
}

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
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

;// CONCATENATED MODULE: ./packages/shared/promotion/hold.ts


/** Without it, a text has no hold. */
const HOLD_WORD = 'gitops:hold';
/** The word must be exactly this, at the start of the comment. */
const HOLD = new RegExp(`^#+[ \\t]*${HOLD_WORD}(?=\\s|$)`);
const UNTIL = /^until=(\S*)(?:\s+|$)/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const FORM = 'Write `# gitops:hold until=YYYY-MM-DD reason`, once for each entry.';
/**
 * Reads the hold of an entry: a comment `# gitops:hold until=2027-01-31 reason…`. The day is the last
 * one on which the entry is held, in UTC.
 *
 * @param comments of the entry, each from its `#` on (`entryComments`)
 * @param today in UTC, `YYYY-MM-DD`
 */
function readHold(comments, today) {
    const holds = comments.filter((comment) => HOLD.test(comment));
    const [hold, second] = holds;
    if (hold === undefined)
        return { kind: 'none' };
    if (second !== undefined)
        return invalid('An entry has two holds.');
    const text = hold.replace(HOLD, '').trim();
    const [all, until] = UNTIL.exec(text) ?? [];
    if (all === undefined || until === undefined)
        return invalid('A hold has no `until`.');
    if (!isDay(until))
        return invalid(`${quoted(until)} is no day of the calendar.`);
    const reason = text.slice(all.length);
    if (oneLine(reason) === '')
        return invalid('A hold has no reason.');
    if (UNTIL.test(reason))
        return invalid('A hold has two `until`.');
    return { kind: until < today ? 'expired' : 'held', until, reason };
}
/**
 * Why nobody may write an entry: `E_HELD` for a hold, and for one that cannot be read, because somebody
 * wanted one. `undefined` where there is none any more.
 */
function holdFault(hold, entry) {
    const place = `\`${oneLine(entry.name)}\` in ${oneLine(entry.path)}`;
    switch (hold.kind) {
        case 'none':
        case 'expired':
            return undefined;
        case 'held':
            return new action_error/* ActionError */.l('E_HELD', `${place} is held until ${hold.until} (that day included, UTC): ${quoted(hold.reason)}`);
        case 'invalid':
            return new action_error/* ActionError */.l('E_HELD', `${place} has a hold that cannot be read. ${hold.why}`, {
                hint: FORM,
            });
    }
}
function invalid(what) {
    return { kind: 'invalid', why: `${what} ${FORM}` };
}
function isDay(text) {
    if (!DAY.test(text))
        return false;
    const time = Date.parse(`${text}T00:00:00Z`);
    // Some days that are none (February 30) are read as one of the next month.
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
function quoted(text) {
    return `“${oneLine(text)}”`;
}

;// CONCATENATED MODULE: ./packages/shared/promotion/held-entries.ts


const NO_COMMENTS = { entries: [] };
/** @param today `YYYY-MM-DD`, UTC */
function heldEntries(file, path, today) {
    // Few files have a hold: the others need not be read for their comments.
    const { entries } = file.text.includes(HOLD_WORD) ? entryComments(file) : NO_COMMENTS;
    return {
        pass(index, name) {
            const hold = readHold((entries[index] ?? []).map(({ text }) => text), today);
            const fault = holdFault(hold, { name, path });
            if (fault !== undefined)
                throw fault;
            if (hold.kind !== 'expired')
                return undefined;
            return `${path}: the hold of \`${name}\` ended with ${hold.until} and is ignored; take the comment out.`;
        },
    };
}

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/held-images.ts





/**
 * That nobody holds an image in production’s overlay which would change there.
 *
 * @param bytes of the kustomization
 * @throws `E_HELD`, `E_IMAGE_NOT_FOUND`, `E_IMAGE_AMBIGUOUS`, `E_YAML_*`
 */
function assertNotHeld(bytes, path, images, now) {
    const file = (0,kustomization_text/* readKustomization */.k)(bytes, path);
    const entries = (0,image_entries/* imageEntries */.I)(file, path);
    const held = heldEntries(file, path, now.toISOString().slice(0, 10));
    for (const image of images) {
        const entry = (0,match_entry/* matchEntry */.Mo)(entries, image, path);
        const { tag, digest } = (0,tag_and_digest/* tagAndDigest */.Y)(entry);
        if (tag !== image.tag || digest !== image.digest)
            held.pass(entry.index, image.name);
    }
}


/***/ }),

/***/ 2826:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ overlayBytes),
/* harmony export */   Z: () => (/* binding */ goalOf)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5920);
/* harmony import */ var _gitops_actions_shared_git_commits_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2643);
/* harmony import */ var _held_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8779);
/* harmony import */ var _overlay_edit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7782);




/**
 * What the branch has to come to; `undefined` when the base’s overlay says it all already.
 *
 * @throws `E_HELD`, and what editing the overlay throws
 */
async function goalOf(objects, release, images, today) {
    const { baseOid, commitOid, mergeTree, overlayFile: file } = release;
    const bytes = (0,_overlay_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .editOverlay */ .HU)(await overlayBytes(objects, mergeTree ?? baseOid, file), file, images);
    const now = await overlayBytes(objects, baseOid, file);
    if (Buffer.from((0,_overlay_edit_js__WEBPACK_IMPORTED_MODULE_0__/* .editOverlay */ .HU)(now, file, images)).equals(now))
        return undefined;
    (0,_held_images_js__WEBPACK_IMPORTED_MODULE_1__/* .assertNotHeld */ .D)(now, file, images, today);
    const baseTree = (await (0,_gitops_actions_shared_git_commits_ts__WEBPACK_IMPORTED_MODULE_2__/* .treesOf */ .zG)(objects, [baseOid])).get(baseOid) ?? baseOid;
    const merges = mergeTree !== undefined &&
        commitOid !== undefined &&
        !(await objects.isAncestor(commitOid, baseOid));
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
    throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('E_TARGET_GONE', `There is no ${file} at ${treeish}.`);
}


/***/ }),

/***/ 7782:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B6: () => (/* binding */ checkImages),
  Km: () => (/* binding */ checkRegistries),
  HU: () => (/* binding */ editOverlay)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./packages/shared/kustomize/kustomization-text.ts
var kustomization_text = __webpack_require__(8047);
;// CONCATENATED MODULE: ./packages/shared/kustomize/text-splice.ts
/**
 * The text with all splices made; everything outside of their ranges stays as it is.
 *
 * @returns `undefined` when two ranges overlap
 */
function applySplices(text, splices) {
    let at = 0;
    let out = '';
    // The sort is stable: a value comes before what is inserted behind it, and both before a removal.
    for (const { start, end, text: written } of [...splices].sort((one, other) => one.start - other.start || one.end - other.end)) {
        if (start < at)
            return undefined;
        out += text.slice(at, start) + written;
        at = end;
    }
    return out + text.slice(at);
}
/** Where the line of an offset starts; the byte order mark belongs to no line. */
function lineStartOf(text, offset) {
    const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}
/** Where the line of an offset ends, in front of its line end. */
function lineContentEnd(text, offset) {
    const end = text.indexOf('\n', offset);
    if (end === -1)
        return text.length;
    return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
/** The line end at an offset; the file's first one where the text ends. */
function lineEndAt(text, offset) {
    const own = text.slice(offset, offset + 2);
    if (own === '\r\n')
        return own;
    if (own.startsWith('\n'))
        return '\n';
    return /\r?\n/.exec(text)?.[0] ?? '\n';
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/remove-pairs.ts

/**
 * The ranges that take pairs out of an entry: whole lines with the comment behind the value, or
 * `, key: value`. Comments on lines of their own stay. The entry must keep one pair at least.
 *
 * @param removed positions in {@link ImageNode.pairs}
 * @returns `undefined` where a pair shares its lines with something else
 */
function removePairs(text, entry, removed) {
    if (removed.size === 0)
        return [];
    const ranges = entry.flow
        ? flowRanges(entry.pairs, removed)
        : blockRanges(text, entry.pairs, removed);
    return ranges && joined(ranges).map((range) => ({ ...range, text: '' }));
}
function flowRanges(pairs, removed) {
    const firstKept = pairs.findIndex((_, index) => !removed.has(index));
    return [...removed].flatMap((index) => {
        const pair = pairs[index];
        if (pair === undefined)
            return [];
        const next = pairs[index + 1];
        if (index > firstKept) {
            if (pair.comma !== undefined && !pair.commented)
                return { start: pair.comma, end: pair.end };
            return { start: pair.keyStart, end: behindComma(next) ?? pair.end };
        }
        const end = next?.commented === false ? next.keyStart : behindComma(next);
        return { start: pair.keyStart, end: end ?? pair.end };
    });
}
function behindComma(pair) {
    return pair?.comma === undefined ? undefined : pair.comma + 1;
}
function blockRanges(text, pairs, removed) {
    const ranges = [];
    let done = 0;
    const [first] = pairs;
    if (first !== undefined && removed.has(0) && leadOf(text, first).includes('-')) {
        const range = behindDash(text, pairs, removed);
        ranges.push(range);
        done = range.pairs;
    }
    for (const index of removed) {
        const pair = pairs[index];
        if (pair === undefined || index < done)
            continue;
        const end = lineContentEnd(text, pair.end);
        if (!/^ *$/.test(leadOf(text, pair)) || !isRestOfLine(text.slice(pair.end, end))) {
            return undefined;
        }
        ranges.push({ start: lineStartOf(text, pair.keyStart), end: behindLineEnd(text, end) });
    }
    return keepEndOfFile(text, joined(ranges));
}
/** The first pairs of an entry: what follows moves up to the dash, unless a comment is in between. */
function behindDash(text, pairs, removed) {
    const start = pairs[0]?.keyStart ?? 0;
    const kept = pairs.findIndex((_, index) => !removed.has(index));
    const gaps = pairs.slice(0, kept).map((pair, index) => {
        const nextStart = pairs[index + 1]?.keyStart ?? pair.end;
        return text.slice(lineContentEnd(text, pair.end), nextStart);
    });
    if (gaps.every((gap) => /^\r?\n *$/.test(gap))) {
        return { start, end: pairs[kept]?.keyStart ?? start, pairs: kept };
    }
    const dash = text.lastIndexOf('-', start) + 1;
    return { start: dash, end: lineContentEnd(text, pairs[0]?.end ?? start), pairs: 1 };
}
function leadOf(text, pair) {
    return text.slice(lineStartOf(text, pair.keyStart), pair.keyStart);
}
function isRestOfLine(text) {
    return /^[ \t]*(?:#.*)?$/.test(text);
}
function behindLineEnd(text, contentEnd) {
    const next = text.indexOf('\n', contentEnd);
    return next === -1 ? text.length : next + 1;
}
/** Without the file's last line, the one before it has no line end, either. */
function keepEndOfFile(text, ranges) {
    return ranges.map(({ start, end }) => {
        if (end < text.length || text.endsWith('\n'))
            return { start, end };
        const before = text.slice(0, start);
        return { start: before.length - (/\r?\n$/.exec(before)?.[0].length ?? 0), end };
    });
}
function joined(ranges) {
    const out = [];
    for (const range of [...ranges].sort((one, other) => one.start - other.start)) {
        const last = out.at(-1);
        if (last !== undefined && range.start <= last.end) {
            out[out.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
        }
        else {
            out.push(range);
        }
    }
    return out;
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
/** Printable ASCII that stands in double quotes without an escape, in YAML as in JSON. */
const WRITABLE = /^[!#-&(-[\]-~]+$/;
/** Whether {@link scalarText} can write the value; escapes are never written. */
function isWritable(value) {
    return WRITABLE.test(value);
}
/**
 * The text of a scalar with the value: quoted as the one it replaces, except that a value which some
 * reader takes for anything but a string is always written in double quotes.
 *
 * @param value what {@link isWritable} accepts (a tag, digest or repository)
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

// EXTERNAL MODULE: ./packages/shared/kustomize/tag-and-digest.ts
var tag_and_digest = __webpack_require__(4223);
;// CONCATENATED MODULE: ./packages/shared/kustomize/edit-entry.ts






/** In the order in which missing lines are inserted. */
const edit_entry_EDITED = ['newName', 'newTag', 'digest', 'tagSuffix'];
/** Whether a field says, as a string for every reader, what an edit wants of it. */
function edit_entry_holds(field, wanted) {
    if (wanted === undefined)
        return true;
    if (wanted === null)
        return field === undefined;
    return field?.value === wanted && isString(field);
}
/** Whether the scalar as it is written is a string for every reader. */
function isString(field) {
    return field.style !== 'plain' || scalarText(field.value, 'plain') === field.value;
}
/**
 * An edit of tag or digest alone, for an entry that has both in `newTag: v1@sha256:…`: the other half
 * is kept in the field where it belongs, or kustomize would render `v1@sha256:…@sha256:…`.
 *
 * @returns `undefined` where it renders that already, so that nobody can tell what is to be kept
 */
function edit_entry_completeEdit(entry, edit) {
    const { newTag, digest } = edit;
    if (entry.fields.newTag?.value.includes('@') !== true)
        return edit;
    if ((newTag === undefined) === (digest === undefined))
        return edit;
    const pinned = (0,tag_and_digest/* tagAndDigest */.Y)(entry);
    if (!isWritable(pinned.digest) || pinned.digest.includes('@'))
        return undefined;
    return {
        ...edit,
        newTag: newTag === undefined ? (pinned.tag === '' ? null : pinned.tag) : newTag,
        digest: digest === undefined ? pinned.digest : digest,
    };
}
/**
 * The splices that make one edit.
 *
 * @param edit as {@link completeEdit} made it
 * @throws `E_INPUT` for a value that cannot be written, `E_YAML_SHAPE`
 */
function entrySplices(text, entry, edit, origin) {
    const splices = [];
    const removed = new Set();
    let sibling = entry.fields.name;
    for (const field of edit_entry_EDITED) {
        const wanted = edit[field];
        const present = entry.fields[field];
        if (wanted === null) {
            if (present !== undefined)
                removed.add(present.pair);
            continue;
        }
        if (wanted !== undefined)
            requireWritable(wanted, field);
        if (present === undefined) {
            if (wanted === undefined || sibling === undefined)
                continue;
            splices.push(insertion(text, entry, sibling, field, wanted, origin));
            continue;
        }
        sibling = present;
        if (wanted === undefined || edit_entry_holds(present, wanted))
            continue;
        const written = scalarText(wanted, present.style);
        splices.push({
            start: present.start,
            end: present.end,
            text: present.style === 'empty' ? ` ${written}` : written,
        });
    }
    const removals = removePairs(text, entry, removed);
    if (removals === undefined) {
        throw (0,kustomization_text/* shapeError */.c)(origin, text, entry.pairs[0]?.keyStart ?? 0, 'an entry with a shared line');
    }
    return [...splices, ...removals];
}
/** @throws `E_INPUT` */
function requireWritable(value, field) {
    if (isWritable(value))
        return;
    throw new action_error/* ActionError */.l('E_INPUT', `${JSON.stringify(value)} is not a value for ${field}.`);
}
function insertion(text, entry, sibling, key, value, origin) {
    if (entry.flow) {
        const pair = sibling.keyQuoted
            ? `"${key}": "${value}"`
            : `${key}: ${scalarText(value, 'plain')}`;
        return { start: sibling.end, end: sibling.end, text: `, ${pair}` };
    }
    const lead = text.slice(lineStartOf(text, sibling.keyStart), sibling.keyStart);
    if (!/^[ -]*$/.test(lead)) {
        throw (0,kustomization_text/* shapeError */.c)(origin, text, sibling.keyStart, 'an entry with an unusual indentation');
    }
    const end = lineContentEnd(text, sibling.end);
    const line = `${' '.repeat(lead.length)}${key}: ${scalarText(value, 'plain')}`;
    return { start: end, end, text: `${lineEndAt(text, end)}${line}` };
}

// EXTERNAL MODULE: ./packages/shared/kustomize/node-end.ts
var node_end = __webpack_require__(2080);
;// CONCATENATED MODULE: ./packages/shared/kustomize/add-entries.ts






/**
 * The ways to add entries to a file, the best one first: which of them says what is meant is for the
 * proof to find out.
 *
 * @throws `E_INPUT` for a value that cannot be written, `E_YAML_SHAPE`
 */
function additionCandidates(file, entries, additions, origin) {
    const fields = additions.map(writtenFields);
    const { root, text } = file;
    const pair = root.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.value === 'images');
    if (pair === undefined)
        return root.flow === true ? [newFlowKey(root, fields)] : newKey(file, fields);
    const list = pair.value;
    const last = (splices) => [
        { place: 'last', splices },
    ];
    if (!(0,dist/* isSeq */.oP)(list))
        return last(fillNull(file, pair, fields, origin));
    if (list.flow === true)
        return last([intoFlowList(root, list, entries, fields)]);
    return last([behindBlockList(text, list, entries, fields, origin)]);
}
function writtenFields({ name, newName, newTag, digest }) {
    const fields = Object.entries({ name, newName, newTag, digest });
    return fields.flatMap(([field, value]) => {
        if (value === undefined)
            return [];
        requireWritable(value, field);
        return [[field, value]];
    });
}
function flowEntry(fields, quoted) {
    const pairs = fields.map(([key, value]) => quoted ? `"${key}": "${value}"` : `${key}: ${scalarText(value, 'plain')}`);
    return `{${pairs.join(', ')}}`;
}
function flowEntries(entries, quoted) {
    return entries.map((fields) => flowEntry(fields, quoted)).join(', ');
}
/** The lines of entries; `lead` is what stands before the first key of each. */
function blockLines(entries, lead) {
    return entries.flatMap((fields) => fields.map(([key, value], index) => {
        const start = index === 0 ? lead : ' '.repeat(lead.length);
        return `${start}${key}: ${scalarText(value, 'plain')}`;
    }));
}
/** Behind the last entry and the comments that stand deeper than its dash, which may be about it. */
function behindBlockList(text, list, entries, fields, origin) {
    const dash = dashOf(list);
    const last = entries.at(-1);
    if (dash === undefined || last === undefined) {
        throw (0,kustomization_text/* shapeError */.c)(origin, text, list.range?.[0] ?? 0, 'a list without a dash');
    }
    const lead = text.slice(lineStartOf(text, dash), dash);
    if (!/^ *$/.test(lead))
        throw (0,kustomization_text/* shapeError */.c)(origin, text, dash, 'a list with an unusual indentation');
    const keyStart = last.pairs[0]?.keyStart ?? dash;
    const gap = /^-( +)$/.exec(text.slice(dash, keyStart))?.[1] ?? ' ';
    const lines = last.flow
        ? fields.map((entry) => `${lead}- ${flowEntry(entry, last.fields.name?.keyQuoted === true)}`)
        : blockLines(fields, `${lead}-${gap}`);
    let end = (0,node_end/* contentEnd */.XA)(list);
    // A block scalar ends with its line end.
    if (text[end - 1] === '\n')
        end -= text[end - 2] === '\r' ? 2 : 1;
    return linesBehind(text, ownCommentsEnd(text, lineContentEnd(text, end), lead.length), lines);
}
function dashOf(list) {
    const token = list.srcToken;
    if (token?.type !== 'block-seq')
        return undefined;
    const dashes = token.items
        .flatMap(({ start }) => start)
        .filter(({ type }) => type === 'seq-item-ind');
    const last = dashes.at(-1);
    return last !== undefined && 'offset' in last ? last.offset : undefined;
}
/** Where the last of the comment lines below a line ends that stand deeper than a column. */
function ownCommentsEnd(text, from, column) {
    let end = from;
    for (let at = from; at < text.length;) {
        const start = text.indexOf('\n', at) + 1;
        if (start === 0)
            break;
        at = lineContentEnd(text, start);
        const comment = /^( *)#/.exec(text.slice(start, at));
        if (comment === null) {
            if (text.slice(start, at).trim() !== '')
                break;
        }
        else {
            if ((comment[1] ?? '').length <= column)
                break;
            end = at;
        }
    }
    return end;
}
function linesBehind(text, contentEndOfLine, lines) {
    const eol = lineEndAt(text, contentEndOfLine);
    const written = lines.map((line) => eol + line).join('');
    return { start: contentEndOfLine, end: contentEndOfLine, text: written };
}
function intoFlowList(root, list, entries, fields) {
    const last = entries.at(-1);
    if (last === undefined) {
        const start = (list.range?.[0] ?? 0) + 1;
        return { start, end: start, text: flowEntries(fields, isJson(root)) };
    }
    const end = (0,node_end/* contentEnd */.XA)(list.items.at(-1));
    const written = flowEntries(fields, last.fields.name?.keyQuoted === true);
    return { start: end, end, text: `, ${written}` };
}
/** `images:` with nothing, `null` or `~` behind it. */
function fillNull({ text, root }, pair, fields, origin) {
    const key = pair.key;
    const value = pair.value;
    const colonEnd = (0,node_end/* colonEndOf */.Y3)(pair);
    if (colonEnd === undefined || value?.anchor !== undefined || value?.tag !== undefined) {
        throw (0,kustomization_text/* shapeError */.c)(origin, text, key.range?.[0] ?? 0, 'an `images` that is no plain list');
    }
    const end = Math.max(colonEnd, (0,node_end/* contentEnd */.XA)(pair));
    if (root.flow === true) {
        return [{ start: colonEnd, end, text: ` [${flowEntries(fields, isJson(root))}]` }];
    }
    const lead = ' '.repeat(columnOf(text, key) + listIndent(text, root));
    const lines = linesBehind(text, lineContentEnd(text, end), blockLines(fields, `${lead}- `));
    return end === colonEnd ? [lines] : [{ start: colonEnd, end, text: '' }, lines];
}
function newFlowKey(root, fields) {
    const quoted = isJson(root);
    const key = quoted ? '"images"' : 'images';
    const written = `${key}: [${flowEntries(fields, quoted)}]`;
    const last = root.items.at(-1);
    const brace = root.srcToken?.type === 'flow-collection' ? root.srcToken.start.offset : 0;
    const at = last === undefined ? brace + 1 : (0,node_end/* contentEnd */.XA)(last);
    const splice = { start: at, end: at, text: last === undefined ? written : `, ${written}` };
    return { place: 'last', splices: [splice] };
}
/** At the end of the document, or, where that would become part of the last value, at its start. */
function newKey({ text, root }, fields) {
    const first = root.items[0]?.key;
    const indent = first === undefined ? 0 : columnOf(text, first);
    const lead = ' '.repeat(indent);
    const list = ' '.repeat(indent + listIndent(text, root));
    const lines = [`${lead}images:`, ...blockLines(fields, `${list}- `)];
    const eol = lineEndAt(text, text.length);
    const at = documentEnd(text, first === undefined ? 0 : (0,node_end/* contentEnd */.XA)(root));
    const before = text.slice(0, at);
    const behindLine = before.endsWith('\n') || /^\uFEFF?$/.test(before);
    const written = behindLine
        ? lines.map((line) => line + eol).join('')
        : lines.map((line) => eol + line).join('');
    const atEnd = { place: 'last', splices: [{ start: at, end: at, text: written }] };
    if (first === undefined)
        return [atEnd];
    const start = lineStartOf(text, first.range?.[0] ?? 0);
    const atStart = lines.map((line) => line + eol).join('');
    return [atEnd, { place: 'first', splices: [{ start, end: start, text: atStart }] }];
}
/** The document's end marker behind an offset, or the end of the text. */
function documentEnd(text, from) {
    const marker = /(?<=^\uFEFF?)\.\.\.(?=\s|$)/gm;
    marker.lastIndex = from;
    return marker.exec(text)?.index ?? text.length;
}
/** Whether a flow mapping at the top is written like JSON. */
function isJson(root) {
    if (root.flow !== true)
        return false;
    const key = root.items[0]?.key;
    return key === undefined || ((0,dist/* isScalar */.jn)(key) && key.type === 'QUOTE_DOUBLE');
}
/** The column of a key at the top, or of the `?` before it. */
function columnOf(text, key) {
    const start = key.range?.[0] ?? 0;
    const lead = text.slice(lineStartOf(text, start), start);
    return /^( *)\? +$/.exec(lead)?.[1]?.length ?? lead.length;
}
/** How far the other lists of the file stand from their keys; kustomize itself writes 0. */
function listIndent(text, root) {
    for (const { key, value } of root.items) {
        if (!(0,dist/* isSeq */.oP)(value) || value.flow === true || !(0,dist/* isScalar */.jn)(key))
            continue;
        const dash = dashOf(value);
        if (dash === undefined)
            continue;
        const indent = dash - lineStartOf(text, dash) - columnOf(text, key);
        if (indent >= 0)
            return indent;
    }
    return 0;
}

// EXTERNAL MODULE: ./packages/shared/kustomize/image-entries.ts
var image_entries = __webpack_require__(3254);
// EXTERNAL MODULE: ./packages/shared/kustomize/fingerprint.ts
var fingerprint = __webpack_require__(9918);
;// CONCATENATED MODULE: ./packages/shared/kustomize/prove-edit.ts




/**
 * Whether a file differs from the one before in the edited fields only, and these are as wanted.
 *
 * @throws `E_YAML_SHAPE` when the result's `images` cannot be read
 */
function editsExactly(before, after, edits, origin) {
    const entries = (0,image_entries/* imageEntries */.I)(after, origin);
    const byIndex = new Map(edits.map((edit) => [edit.index, edit]));
    const edited = (index, key) => edit_entry_EDITED.some((field) => field === key && byIndex.get(index)?.[field] !== undefined);
    return ((0,fingerprint/* sameFingerprint */.t)((0,fingerprint/* fingerprint */.R)(before.root, edited), (0,fingerprint/* fingerprint */.R)(after.root, edited)) &&
        edits.every((edit) => edit_entry_EDITED.every((field) => edit_entry_holds(entries[edit.index]?.fields[field], edit[field]))));
}
/**
 * Whether a file says what the one before said, and the added entries at the end of `images`.
 *
 * @param place where an `images` that was missing stands among the keys
 * @throws `E_YAML_SHAPE` when the result's `images` cannot be read
 */
function addsExactly(before, after, additions, place, origin) {
    const nothing = () => false;
    const added = (0,image_entries/* imageEntries */.I)(after, origin).slice(-additions.length);
    const expected = withAdditions(before.root, additions, place);
    return ((0,fingerprint/* sameFingerprint */.t)((0,fingerprint/* fingerprint */.R)(expected, nothing), (0,fingerprint/* fingerprint */.R)(after.root, nothing)) &&
        additions.every((addition, index) => edit_entry_EDITED.every((field) => {
            const wanted = field === 'tagSuffix' ? undefined : addition[field];
            return edit_entry_holds(added[index]?.fields[field], wanted);
        })));
}
/** The tree with the entries in it; the given one is not changed. */
function withAdditions(root, additions, place) {
    const entries = additions.map((addition) => {
        const entry = new dist/* YAMLMap */.CA();
        for (const field of ['name', 'newName', 'newTag', 'digest']) {
            const value = addition[field];
            if (value !== undefined)
                entry.items.push(new dist/* Pair */.Rm(new dist/* Scalar */.X5(field), new dist/* Scalar */.X5(value)));
        }
        return entry;
    });
    const tree = new dist/* YAMLMap */.CA();
    const isImages = ({ key }) => String(key.value) === 'images';
    tree.items = root.items.map((pair) => isImages(pair) ? new dist/* Pair */.Rm(pair.key, listWith(pair.value, entries)) : pair);
    if (!root.items.some(isImages)) {
        const pair = new dist/* Pair */.Rm(new dist/* Scalar */.X5('images'), listWith(null, entries));
        tree.items = place === 'first' ? [pair, ...tree.items] : [...tree.items, pair];
    }
    return tree;
}
function listWith(list, entries) {
    const longer = new dist/* YAMLSeq */.Rw();
    longer.items = [...((0,dist/* isSeq */.oP)(list) ? list.items : []), ...entries];
    return longer;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/edit-images.ts








/**
 * Sets and removes scalars of `images` entries, and adds entries, by splicing byte ranges: comments,
 * quotes, order, line ends, byte order mark and everything else stay byte for byte. A missing line is
 * inserted behind the entry's `newTag`, `newName` or `name`, with the entry's own indentation and line
 * end; an added entry comes last, written like the one before it. What is there is not looked at:
 * that the entry acts on an image is the caller's business.
 * The result is read again and must differ in exactly the intended fields and entries.
 *
 * @param file read with `emptyAllowed` where it may be empty or hold nothing but comments
 * @param edits at most one for an entry
 * @param additions entries to add
 * @returns the bytes of the file, the same array when nothing has to change
 * @throws `E_YAML_*` as {@link imageEntries} does; `E_YAML_SIZE`; `E_YAML_SHAPE` when the proof fails, which
 *   some forms of YAML are known to bring about; `E_INPUT` for a value that would need an escape; `E_IMAGE_AMBIGUOUS` for an addition whose name is there already
 */
function editImages(file, edits, origin, additions = []) {
    const edited = makeEdits(file, edits, origin);
    if (additions.length === 0)
        return edited;
    const next = edited === file.bytes ? file : (0,kustomization_text/* readKustomization */.k)(edited, origin, { emptyAllowed: true });
    return makeAdditions(next, additions, origin);
}
/** Whether an edit would change its entry. */
function wouldEdit(entry, edit) {
    const whole = completeEdit(entry, edit);
    return whole === undefined || EDITED.some((field) => !holds(entry.fields[field], whole[field]));
}
function makeEdits(file, edits, origin) {
    const entries = (0,image_entries/* imageEntries */.I)(file, origin);
    if (new Set(edits.map(({ index }) => index)).size < edits.length) {
        throw new action_error/* ActionError */.l('E_INTERNAL', `Two edits of one entry of ${origin}.`);
    }
    const whole = edits.map((edit) => {
        const entry = entries[edit.index];
        if (entry === undefined)
            throw new action_error/* ActionError */.l('E_INTERNAL', `${origin} has no such entry.`);
        const complete = edit_entry_completeEdit(entry, edit);
        if (complete !== undefined)
            return { entry, edit: complete };
        throw (0,kustomization_text/* shapeError */.c)(origin, file.text, entry.fields.newTag?.start ?? 0, 'a tag with two digests');
    });
    const splices = whole.flatMap(({ entry, edit }) => entrySplices(file.text, entry, edit, origin));
    if (splices.length === 0)
        return file.bytes;
    const wanted = whole.map(({ edit }) => edit);
    const after = proven(file, splices, origin, (result) => editsExactly(file, result, wanted, origin));
    if (after !== undefined)
        return after;
    throw (0,kustomization_text/* shapeError */.c)(origin, file.text, splices[0]?.start ?? 0, 'a form of `images`');
}
function makeAdditions(file, additions, origin) {
    const entries = (0,image_entries/* imageEntries */.I)(file, origin);
    const names = entries.map(({ fields }) => fields.name?.value);
    for (const { name } of additions) {
        if (names.includes(name)) {
            throw new action_error/* ActionError */.l('E_IMAGE_AMBIGUOUS', `${origin} would have a second \`images\` entry for \`${name}\`.`);
        }
        names.push(name);
    }
    for (const { place, splices } of additionCandidates(file, entries, additions, origin)) {
        const after = proven(file, splices, origin, (result) => addsExactly(file, result, additions, place, origin));
        if (after !== undefined)
            return after;
    }
    throw (0,kustomization_text/* shapeError */.c)(origin, file.text, 0, 'a form of `images` to which no entry can be added');
}
/** The spliced file, if it can be read and says exactly what was meant. */
function proven({ text, root }, splices, origin, isExact) {
    const spliced = applySplices(text, splices);
    if (spliced === undefined)
        return undefined;
    if ((0,node_end/* endsInOpenBlock */.X7)(root, text) && splices.some(({ end }) => end === text.length)) {
        return undefined;
    }
    const after = Buffer.from(spliced, 'utf8');
    try {
        return isExact((0,kustomization_text/* readKustomization */.k)(after, origin)) ? after : undefined;
    }
    catch (thrown) {
        // The file was read before: what cannot be read now is a splice that went wrong, or too much text.
        if (!(thrown instanceof action_error/* ActionError */.l) || thrown.code === 'E_YAML_SIZE')
            throw thrown;
        return undefined;
    }
}

// EXTERNAL MODULE: ./packages/shared/kustomize/match-entry.ts + 1 modules
var match_entry = __webpack_require__(4103);
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
    const file = (0,kustomization_text/* readKustomization */.k)(bytes, path);
    const entries = (0,image_entries/* imageEntries */.I)(file, path);
    const edits = images.map((image) => {
        const entry = (0,match_entry/* matchEntry */.Mo)(entries, image, path);
        const rendered = (0,match_entry/* renderedRepository */.sz)(entry);
        if (rendered !== image.repository) {
            throw new action_error/* ActionError */.l('E_IMAGE_REPOSITORY', `${path} takes \`${image.name}\` from ${rendered}, but the image is in ${image.repository}.`);
        }
        return { index: entry.index, newTag: image.tag, digest: image.digest, name: image.name };
    });
    const twice = edits.find(({ index }, at) => edits.findIndex((edit) => edit.index === index) !== at);
    if (twice !== undefined) {
        throw new action_error/* ActionError */.l('E_IMAGE_AMBIGUOUS', `${path}: \`${twice.name}\` and another image both mean the same \`images\` entry.`);
    }
    return editImages(file, edits.map(({ index, newTag, digest }) => ({ index, newTag, digest })), path);
}


/***/ }),

/***/ 8356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ isoTime)
/* harmony export */ });
/** The last second of the year 9999, the last that ISO 8601 writes with four digits. */
const MAX_SECONDS = 253_402_300_799;
/** The time of a commit, ISO 8601 in UTC; what no calendar holds becomes its first or last moment. */
function isoTime(seconds) {
    return new Date(Math.min(Math.max(seconds, 0), MAX_SECONDS) * 1000).toISOString();
}


/***/ }),

/***/ 2860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ joinedRefusals)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);

/**
 * The first reason's code and hint; the message names all.
 *
 * @param what they speak against, e.g. `releasing v1.2.3`
 */
function joinedRefusals(what, refusals) {
    const [first] = refusals;
    if (first === undefined)
        throw new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_INTERNAL', 'A refusal without a reason.');
    if (refusals.length === 1)
        return first;
    const listed = refusals.map(({ code, message }) => `${code}: ${message}`);
    const message = `${refusals.length} reasons against ${what}:\n${listed.join('\n')}`;
    const hints = [...new Set(refusals.map(({ hint }) => hint))];
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l(first.code, message, { hint: hints.join('\n'), cause: first });
}


/***/ }),

/***/ 8299:
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
        const trees = await (0,commits/* treesOf */.zG)(objects, chain);
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
        (0,commits/* treesOf */.zG)(source, [base.oid, commitOid]),
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
// EXTERNAL MODULE: ./packages/shared/git/file-states.ts
var file_states = __webpack_require__(8970);
// EXTERNAL MODULE: ./packages/shared/kustomize/repository-path.ts
var repository_path = __webpack_require__(18);
// EXTERNAL MODULE: ./packages/shared/promotion/bump-faults.ts
var bump_faults = __webpack_require__(9098);
// EXTERNAL MODULE: ./packages/shared/promotion/bump-trailers.ts
var bump_trailers = __webpack_require__(3107);
// EXTERNAL MODULE: ./actions/open-prod-pr/src/plan/commit-time.ts
var commit_time = __webpack_require__(8356);
// EXTERNAL MODULE: ./packages/shared/kustomize/image-entries.ts
var image_entries = __webpack_require__(3254);
// EXTERNAL MODULE: ./packages/shared/kustomize/kustomization-text.ts
var kustomization_text = __webpack_require__(8047);
// EXTERNAL MODULE: ./packages/shared/kustomize/match-entry.ts + 1 modules
var match_entry = __webpack_require__(4103);
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
                found.set(name, { name, repository: (0,match_entry/* renderedRepository */.sz)(entry), tag, digest });
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

;// CONCATENATED MODULE: ./actions/open-prod-pr/src/plan/staging-steps.ts









const NO_TRAILERS = (0,bump_trailers/* readTrailers */.t8)('');
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
    const overlay = (0,repository_path/* directoryOf */.j)(query.file);
    const entries = [];
    let since = -1;
    for await (const { oid, parsed } of (0,commits/* readCommits */.Fe)(objects, chain)) {
        const commit = parsed.ok ? parsed.commit : undefined;
        const trailers = commit === undefined ? NO_TRAILERS : (0,bump_trailers/* readTrailers */.t8)((0,commit_object/* messageOf */.b)(commit), overlay);
        if (trailers.sourceCommits.includes(sourceCommit))
            since = entries.length;
        entries.push({ oid, commit, trailers });
    }
    const recent = entries.slice(0, since + 1);
    const moved = await movedImages(query, recent);
    const faults = await (0,bump_faults/* bumpFaults */.W)(query, moved);
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
    const at = await (0,file_states/* fileStates */.j)(objects, states, file, {
        ...{ read: (bytes) => sourceImages(bytes, sourceCommit), nothing: NO_IMAGES },
    });
    return entries.flatMap((entry, index) => {
        const [after, before] = [at(states[index]), at(states[index + 1])];
        return digestsOf(before) === digestsOf(after) ? [] : [{ ...entry, before, after }];
    });
}
function stepOf(query, entry, fault) {
    const { oid, commit, trailers, before, after } = entry;
    const ours = fault === undefined;
    return {
        commit: oid,
        at: (0,commit_time/* isoTime */.L)(commit?.committer.seconds ?? 0),
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
  ff: () => (/* binding */ overlayEntries),
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
// EXTERNAL MODULE: ./packages/shared/kustomize/match-entry.ts + 1 modules
var match_entry = __webpack_require__(4103);
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
    return { file, entries: overlayEntries(blob?.bytes ?? Buffer.alloc(0), origin) };
}
/** The `images` of a kustomization; tag and digest are `''` where nothing stands. @throws `E_YAML_*` */
function overlayEntries(bytes, origin) {
    return (0,image_entries/* imageEntries */.I)((0,kustomization_text/* readKustomization */.k)(bytes, origin), origin).map((entry) => ({
        name: entry.fields.name?.value ?? '',
        repository: (0,match_entry/* renderedRepository */.sz)(entry),
        tag: entry.fields.newTag?.value ?? '',
        digest: entry.fields.digest?.value ?? '',
    }));
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
        hint: `Tag with a higher version. To bring back an earlier release ask for it by \`rollback-to\`; \`allow-downgrade: true\` where the higher number was a mistake. Where \`${deployed.name}\` is none of the pipeline’s images (a sidecar), list it in ${request.stagingOverlay} on ${request.stagingBranch}, too, from the same repository: then its version does not count.`,
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

/***/ 8970:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ fileStates)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);

/**
 * What a file says in each of several commits; every version of it is read once. Where there is no
 * file, and where it cannot be read without doubt, it says nothing.
 *
 * @param read of the file's bytes; throws an `ActionError` where it cannot be read
 * @returns by commit
 * @throws `E_REPO_OBJECTS`, `E_TOOL`
 */
async function fileStates(objects, commits, file, { read, nothing }) {
    const ids = await objects.entryIds(commits, file);
    const blobs = await objects.read([...new Set(ids.values())], { blobs: true });
    const states = new Map([...blobs].map(([oid, { bytes }]) => [oid, readOr(bytes, read, nothing)]));
    return (commit) => states.get(ids.get(commit ?? '') ?? '') ?? nothing;
}
function readOr(bytes, read, nothing) {
    try {
        return read(bytes);
    }
    catch (thrown) {
        if (thrown instanceof _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l)
            return nothing; // people write broken files, and mend them
        throw thrown;
    }
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
 * Everything a YAML tree says, in order, one string a node: kind, tag, anchor, number of children, and
 * the value as it is meant; together with the order, that is the whole tree. Aliases are named and not
 * followed, so that no alias bomb is expanded.
 *
 * @param skip fields of image entries to leave out: `(index, key)`
 */
function fingerprint(root, skip) {
    const out = [];
    /** `at`: how to get to the node from the top; not kept where no image entry can come any more. */
    const visit = (node, at) => {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
            out.push(`*${node.source}`);
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node)) {
            const value = typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value);
            out.push(`${props(node)} ${typeof node.value} ${value}`);
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            out.push(`${props(node)} [${node.items.length}]`);
            const isList = at?.length === 1 && at[0] === 'images';
            for (const [index, item] of node.items.entries()) {
                visit(item, isList ? ['images', index] : undefined);
            }
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            const index = at?.length === 2 ? at[1] : undefined;
            const items = node.items.filter(({ key }) => !(typeof index === 'number' && skip(index, nameOf(key))));
            out.push(`${props(node)} {${items.length}}`);
            for (const { key, value } of items) {
                visit(key, undefined);
                visit(value, at?.length === 0 ? [nameOf(key)] : undefined);
            }
        }
        else {
            out.push('nothing');
        }
    };
    visit(root, []);
    return out;
}
function nameOf(key) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? String(key.value) : '?';
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
/* harmony import */ var _match_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4103);






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
    const repositories = new Set();
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
            if (old?.value !== fresh.value)
                repositories.add((0,_match_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .renderedRepository */ .sz)(now));
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
    return { ok: true, repositories: [...repositories] };
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

/***/ 4223:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ tagAndDigest)
/* harmony export */ });
/**
 * The tag and the digest that an entry renders, apart. kustomize puts `newTag` and `digest` behind the
 * name as they are, so `newTag: v1@sha256:…` holds both; what is not well-formed comes out as it is.
 */
function tagAndDigest(entry) {
    const newTag = entry.fields.newTag?.value ?? '';
    const digest = entry.fields.digest?.value ?? '';
    const at = newTag.indexOf('@');
    if (at === -1)
        return { tag: newTag, digest };
    const inside = newTag.slice(at + 1);
    return { tag: newTag.slice(0, at), digest: digest === '' ? inside : `${inside}@${digest}` };
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
/* harmony export */   $A: () => (/* binding */ prefixFault),
/* harmony export */   eZ: () => (/* binding */ registryFault),
/* harmony export */   mU: () => (/* binding */ prefixDefect)
/* harmony export */ });
/* unused harmony exports namesSources, registriesYaml */
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
/**
 * Why no source at all can have been let write an image into an overlay; `undefined`: one was, or no
 * entry speaks of the overlay. For who reads a commit: of which repository it was made, its bytes do
 * not prove, so that an entry counts whatever its `sources` are.
 *
 * @param image `registry/repository`
 */
function prefixFault(registries, overlay, image) {
    const speaking = registries.filter(({ overlays }) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .isInside */ .FK)(overlays, overlay));
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
/* harmony import */ var _kustomize_repository_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18);
/* harmony import */ var _policy_glob_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6631);
/* harmony import */ var _policy_registry_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4172);




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
        for (const image of verdict.repositories) {
            const fault = (0,_policy_registry_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .prefixFault */ .$A)(registries, (0,_kustomize_repository_path_js__WEBPACK_IMPORTED_MODULE_2__/* .directoryOf */ .j)(change.path), image);
            if (fault !== undefined)
                return fault;
        }
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
    return slash < 0 ? overlays.includes('**') : (0,_policy_glob_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(overlays, path.slice(0, slash));
}
/** Whether a regular file was edited: neither made nor removed, and of the same mode. */
function isEdit(change) {
    return change.oldMode === change.newMode && /^100(644|755)$/.test(change.newMode);
}


/***/ }),

/***/ 9098:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ bumpFaults)
/* harmony export */ });
/* harmony import */ var _git_commits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2643);
/* harmony import */ var _kustomize_only_image_scalars_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9422);
/* harmony import */ var _policy_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2943);
/* harmony import */ var _bump_content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1414);




/**
 * Why commits are no verified bumps of the pipeline: one parent, the App's own address as author, a
 * diff that is nothing but image scalars in the policy's overlays, and GitHub's valid signature.
 *
 * @returns by commit; those that are verified bumps have no entry
 */
async function bumpFaults(source, bumps) {
    const { objects, pipeline } = source;
    const faults = new Map();
    const email = (0,_policy_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .pipelineEmail */ .RK)(pipeline.app);
    const candidates = bumps.flatMap(({ oid, commit }) => {
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
    const trees = await (0,_git_commits_js__WEBPACK_IMPORTED_MODULE_1__/* .treesOf */ .zG)(objects, candidates.map(({ parent }) => parent));
    const diffs = await objects.diffTrees(candidates.map(({ tree, parent }) => [trees.get(parent) ?? objects.emptyTree, tree]));
    const edits = diffs.flat().filter((change) => (0,_bump_content_js__WEBPACK_IMPORTED_MODULE_2__/* .isBumpable */ .t)(change, pipeline.overlays));
    const blobs = await objects.read(edits.flatMap(({ oldOid, newOid }) => [oldOid, newOid]), { blobs: true });
    // Who brings an image back holds it against the registries of today; yesterday's bump need not.
    const rules = { overlays: pipeline.overlays, registries: [] };
    const proven = candidates.filter(({ oid }, index) => {
        const fault = (0,_bump_content_js__WEBPACK_IMPORTED_MODULE_2__/* .bumpFault */ .b)(diffs[index] ?? [], rules, blobs, _kustomize_only_image_scalars_js__WEBPACK_IMPORTED_MODULE_3__/* .onlyImageScalarsChanged */ .$);
        if (fault !== undefined)
            faults.set(oid, fault);
        return fault === undefined;
    });
    if (proven.length === 0)
        return faults;
    const signed = await source.signatures(proven.map(({ oid }) => oid));
    for (const { oid } of proven) {
        if (signed.get(oid) !== true)
            faults.set(oid, 'GitHub does not call its signature valid and its own');
    }
    return faults;
}


/***/ }),

/***/ 3107:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ij: () => (/* binding */ BUMP_TRAILERS),
/* harmony export */   t8: () => (/* binding */ readTrailers)
/* harmony export */ });
/* unused harmony exports ATTEMPT, OVERLAY_TRAILER */
const TRAILER = /^([A-Za-z][A-Za-z-]*): (.*)$/;
/** The end of a run’s URL that every attempt has for itself. */
const ATTEMPT = /\/attempts\/\d+$/;
const TAKES_BACK = /^(?:Rolls-Back: |This reverts commit )([0-9a-f]{64}|[0-9a-f]{40})(?=$|[.,])/;
/** The trailer that begins a part of the trailers: what follows speaks of these overlays only. */
const OVERLAY_TRAILER = 'Overlay';
/** Trailers that may differ from overlay to overlay; all others speak of the whole commit. */
const OF_OVERLAYS = [
    'Source-Commit',
    'Image-Digest',
    'Rolls-Back',
    'Rolls-Back-Image',
    'Rolls-Back-Source',
];
/** Every trailer that {@link readTrailers} reads; what others write must not look like one. */
const BUMP_TRAILERS = [
    'Source-Repository',
    'Source-Run',
    OVERLAY_TRAILER,
    ...OF_OVERLAYS,
];
/**
 * Reads the trailers: lines `Key: value` of the message’s last paragraph. Two lines that name the
 * source’s repository name none. A line `Rolls-Back:` counts wherever it stands, because it speaks
 * against a release, and so does what `git revert` writes; only in a part of the trailers that is
 * about other overlays it does not.
 *
 * @param overlay directory of the overlay in question; without it, what the message says of any
 */
function readTrailers(message, overlay) {
    // Not by an expression: `\s+$` takes a square of the time of a run of blanks within the message.
    const lines = message.trimEnd().split('\n');
    const last = lines.findLastIndex((line) => line.trim() === '') + 1;
    const trailers = lines.slice(last);
    const block = linesAbout(trailers, overlay);
    const values = (key) => block.flatMap((line) => {
        const [, name, value = ''] = TRAILER.exec(line) ?? [];
        return name === key ? [value.trim()] : [];
    });
    const [sourceRepository, second] = values('Source-Repository');
    const heard = [...lines.slice(0, last), ...block];
    return {
        sourceRepository: second === undefined ? sourceRepository : undefined,
        sourceCommits: values('Source-Commit'),
        images: values('Image-Digest'),
        sourceRun: values('Source-Run').at(-1)?.replace(ATTEMPT, ''),
        rollsBack: heard.some((line) => /^\s*Rolls-Back:/i.test(line)),
        takenBack: heard.flatMap((line) => TAKES_BACK.exec(line)?.[1] ?? []),
        takenBackImages: values('Rolls-Back-Image'),
        takenBackSources: values('Rolls-Back-Source'),
        namesOverlays: trailers.some((line) => TRAILER.exec(line)?.[1] === OVERLAY_TRAILER),
    };
}
/** The lines without those that are about other overlays; one part may begin with several overlays. */
function linesAbout(lines, overlay) {
    if (overlay === undefined)
        return lines;
    const wanted = overlay.trim();
    let heading = false;
    let about = true;
    return lines.filter((line) => {
        const [, name = '', value = ''] = TRAILER.exec(line) ?? [];
        if (name === OVERLAY_TRAILER) {
            about = (heading && about) || value.trim() === wanted;
            heading = true;
            return false;
        }
        heading = false;
        return about || !OF_OVERLAYS.some((known) => known === name);
    });
}


/***/ })

};
