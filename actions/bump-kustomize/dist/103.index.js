export const id = 103;
export const ids = [103];
export const modules = {

/***/ 6314:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ result)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/summary.ts

/** The job summary: a row for each application and overlay, and the diff. */
function renderSummary(images, diff, facts) {
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

// EXTERNAL MODULE: ./packages/shared/kustomize/image-entries.ts
var image_entries = __webpack_require__(3254);
// EXTERNAL MODULE: ./packages/shared/kustomize/kustomization-text.ts
var kustomization_text = __webpack_require__(8047);
;// CONCATENATED MODULE: ./actions/bump-kustomize/src/changed-lines.ts


/** GitHub shows ten notices of a step. */
const MAX_NOTICES = 10;
/** For each changed entry a word beside the line of its new tag. */
function changedLines({ images, files, }) {
    // Each changed file has a changed entry: a bump of a thousand overlays reads ten of them again.
    return files
        .slice(0, MAX_NOTICES)
        .flatMap(({ path, after }) => {
        const { text, ...file } = (0,kustomization_text/* readKustomization */.k)(after, path);
        const entries = (0,image_entries/* imageEntries */.I)({ text, ...file }, path);
        const changed = images.filter(({ overlay, status }) => overlay === path && status === 'changed');
        return changed.flatMap(({ image, entry, oldTag }) => {
            const node = entries[entry];
            if (node === undefined)
                return [];
            const from = oldTag === '' ? 'nothing' : oldTag;
            const message = `${image.name}: ${from} → ${image.tag}`;
            return [{ message, at: { file: path, startLine: lineOf(text, node) } }];
        });
    })
        .slice(0, MAX_NOTICES);
}
function lineOf(text, { fields }) {
    const at = fields.newTag?.start ?? fields.digest?.start ?? 0;
    return text.slice(0, at).split('\n').length;
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

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/result.ts




/** Bytes of JSON that each list may take in the record; the outputs hold all of it. */
const MAX_RECORDED = 7 * 1024;
const MAX_SUPERSEDED = 40;
/** Puts the end of the stage into outputs, evidence and summary. */
async function result(inputs, deps, end) {
    const { plan, commit, attempts, failure } = end;
    const changes = plan.images.filter(({ status }) => status === 'changed').map(toChange);
    const supersededBy = [...new Set(plan.images.flatMap((image) => image.supersededBy ?? []))];
    const outcome = outcomeOf(inputs, end);
    const diff = plan.files
        .map(({ path, before, after }) => unifiedDiff(path, before, after))
        .join('');
    const { rollback } = plan;
    const lines = inputs.rollback === undefined
        ? inputs.images.map(({ line }) => line)
        : [...new Set(plan.images.map(({ image }) => image.line))];
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
        ...(rollback && {
            rollback: { targets: fitting(rollback.targets), takenBack: fitting(rollback.takenBack) },
        }),
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
            images: lines.join('\n'),
            'rollback-target': rollback?.targets.join('\n') ?? '',
            'diff-path': diff === '' ? '' : await deps.saveDiff(diff),
        },
        images: recorded,
        evidence,
        notices: outcome === 'success' ? changedLines(plan) : [],
        summary: renderSummary(plan.images, diff, {
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
function outcomeOf({ mode }, { failure, plan }) {
    if (failure !== undefined)
        return 'failed';
    if (mode === 'verify')
        return 'success';
    if (plan.files.length > 0)
        return 'success';
    return plan.images.some(({ status }) => status === 'superseded') ? 'superseded' : 'unchanged';
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
    if (inputs.mode === 'verify')
        return `The registry has all images (${inputs.images.length}).`;
    if (outcome === 'superseded') {
        const notes = end.plan.images.flatMap(({ status, note }) => status === 'superseded' && note !== undefined ? [note] : []);
        if (notes.length > 0)
            return `Nothing written. ${notes.join(' ')}${left}`;
        return `Nothing written: newer source is deployed already (${supersededBy.join(', ')}).${left}`;
    }
    if (outcome === 'unchanged')
        return `Nothing to write.${left}`;
    if (end.commit !== undefined)
        return `Committed as ${end.commit.oid}.${left}`;
    return inputs.dryRun ? `Dry run: nothing written.${left}` : `Written to the checkout.${left}`;
}


/***/ }),

/***/ 874:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ imageExists),
  Z: () => (/* binding */ verifyImage)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/oci/manifest.ts
var manifest = __webpack_require__(1719);
;// CONCATENATED MODULE: ./packages/shared/oci/describe-image.ts


/**
 * Platforms and labels of an image or of all images of an index.
 *
 * @param code thrown when the image is malformed: `E_REGISTRY` or `E_OCI_LAYOUT`
 */
async function describeImage(root, source, code) {
    const content = (0,manifest/* parseManifest */.Ng)(root, code);
    const children = content.kind === 'image'
        ? [content]
        : await Promise.all(content.manifests
            .filter((child) => !isAttestation(child))
            .map(async ({ digest }) => {
            const child = (0,manifest/* parseManifest */.Ng)(await source.manifest(digest), code);
            if (child.kind === 'image')
                return child;
            throw new action_error/* ActionError */.l(code, `Index ${root.digest}: it names another index.`);
        }));
    const configs = await Promise.all(children.map(async ({ config }) => readConfig(await source.config(config), root, code)));
    const [first, ...others] = configs;
    if (first === undefined)
        throw new action_error/* ActionError */.l(code, `Index ${root.digest}: it holds no image.`);
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
    const platform = (0,manifest/* readPlatform */.Kd)(json);
    if (platform === undefined) {
        throw new action_error/* ActionError */.l(code, `Image ${root.digest}: its configuration is malformed.`);
    }
    return { platform, labels: (0,manifest/* strings */.P$)((0,manifest/* fields */.OA)((0,manifest/* fields */.OA)(json)['config'])['Labels']) };
}

;// CONCATENATED MODULE: ./packages/shared/oci/platform.ts
/** Whether two platforms (`os/architecture[/variant]`) are the same: `arm64` is `arm64/v8`. */
function samePlatform(one, other) {
    const normal = (platform) => platform.replace(/^(.*\/arm64)\/v8$/, '$1');
    return normal(one) === normal(other);
}

// EXTERNAL MODULE: ./packages/shared/oci/reference.ts
var oci_reference = __webpack_require__(8801);
;// CONCATENATED MODULE: ./actions/bump-kustomize/src/verify-image.ts




const MAX_CONFIG = 8 * 1024 * 1024;
/**
 * That the registry has the digest (the tag, where there is none), that the tag still points at it, and
 * that it has the platforms.
 *
 * @param platforms `os/architecture[/variant]` that every image must have
 * @throws `E_IMAGE_MISSING`, `E_IMAGE_TAG_MOVED`, `E_IMAGE_PLATFORM`; what the client throws
 */
async function verifyImage(image, platforms, registry) {
    const { name, repository, tag, digest } = image;
    const { domain, path } = (0,oci_reference/* parseReference */.F2)(repository);
    const client = registry(domain);
    const reference = digest === '' ? tag : digest;
    const document = await client.getManifest(path, reference);
    if (document === undefined) {
        throw new action_error/* ActionError */.l('E_IMAGE_MISSING', `The registry has no ${reference} of ${repository} (\`${name}\`).`);
    }
    const tagged = tag === '' || digest === '' ? document : await client.getManifest(path, tag);
    if (tagged?.digest !== document.digest) {
        throw new action_error/* ActionError */.l('E_IMAGE_TAG_MOVED', `${repository}:${tag} is ${tagged?.digest ?? 'not there'}, not ${digest} (\`${name}\`).`);
    }
    if (platforms.length === 0)
        return;
    const manifest = async (child) => {
        const found = await client.getManifest(path, child);
        if (found !== undefined)
            return found;
        throw new action_error/* ActionError */.l('E_REGISTRY', `${repository} lacks ${child} of its index.`);
    };
    const { platforms: there } = await describeImage(document, { manifest, config: (config) => client.getBlob(path, config.digest, MAX_CONFIG) }, 'E_REGISTRY');
    const lacking = platforms.filter((platform) => !there.some((built) => samePlatform(built, platform)));
    if (lacking.length === 0)
        return;
    throw new action_error/* ActionError */.l('E_IMAGE_PLATFORM', `${repository}@${digest} (\`${name}\`) is built for ${there.join(', ')}, not for ${lacking.join(', ')}.`);
}
/** Whether the registry has `registry/repository@digest`. */
async function imageExists(image, registry) {
    const [repository = '', digest = ''] = image.split('@');
    const { domain, path } = (0,oci_reference/* parseReference */.F2)(repository);
    return (await registry(domain).getManifest(path, digest)) !== undefined;
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

/***/ 1719:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ readPlatform),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   P$: () => (/* binding */ strings),
/* harmony export */   V: () => (/* binding */ INDEX_TYPES),
/* harmony export */   _P: () => (/* binding */ MANIFEST_TYPES),
/* harmony export */   _j: () => (/* binding */ matchesDigest),
/* harmony export */   qq: () => (/* binding */ readDescriptor),
/* harmony export */   sI: () => (/* binding */ sha256Digest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5920);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8801);



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


/***/ })

};
