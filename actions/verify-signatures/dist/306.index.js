export const id = 306;
export const ids = [306];
export const modules = {

/***/ 9306:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  onlyImageScalarsChanged: () => (/* binding */ onlyImageScalarsChanged)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts
var action_error = __webpack_require__(364);
;// CONCATENATED MODULE: ./packages/shared/oci/reference.ts

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
    throw new ActionError('E_IMAGE_REFERENCE', `${shown} is not an image reference: ${problem}.`);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/shared/kustomize/fingerprint.ts

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
        if ((0,dist/* isAlias */.Vj)(node)) {
            out.push(`*${node.source}`);
        }
        else if ((0,dist/* isScalar */.jn)(node)) {
            const value = typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value);
            out.push(`${props(node)} ${typeof node.value} ${value}`);
        }
        else if ((0,dist/* isSeq */.oP)(node)) {
            out.push(`${props(node)} [${node.items.length}]`);
            const isList = at?.length === 1 && at[0] === 'images';
            for (const [index, item] of node.items.entries()) {
                visit(item, isList ? ['images', index] : undefined);
            }
        }
        else if ((0,dist/* isMap */.jh)(node)) {
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
    return (0,dist/* isScalar */.jn)(key) ? String(key.value) : '?';
}
function props(node) {
    return `!${node.tag ?? ''} &${node.anchor ?? ''}`;
}
/** Whether two fingerprints say the same. */
function sameFingerprint(one, other) {
    return one.length === other.length && one.every((line, index) => line === other[index]);
}

// EXTERNAL MODULE: ./packages/shared/kustomize/unique-keys.ts
var unique_keys = __webpack_require__(1316);
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
function readKustomization(bytes, origin, { emptyAllowed = false } = {}) {
    if (bytes.byteLength > MAX_KUSTOMIZATION_BYTES) {
        throw new action_error/* ActionError */.l('E_YAML_SIZE', `${origin} has ${bytes.byteLength} bytes; at most ${MAX_KUSTOMIZATION_BYTES} are read.`);
    }
    const text = decode(bytes, origin);
    const breakAt = AMBIGUOUS_BREAK.exec(text);
    if (breakAt !== null) {
        throw shapeError(origin, text, breakAt.index, 'a line break that not all YAML readers know');
    }
    const document = parse(text, origin);
    if (document === undefined) {
        if (emptyAllowed)
            return { bytes, text, root: new dist/* YAMLMap */.CA() };
        throw shapeError(origin, text, 0, 'nothing');
    }
    const { yaml, tags } = document.directives;
    if (yaml.explicit === true || Object.keys(tags).some((handle) => handle !== '!!')) {
        throw shapeError(origin, text, 0, 'a `%` directive');
    }
    const root = document.contents;
    if (emptyAllowed && isNothing(root))
        return { bytes, text, root: new dist/* YAMLMap */.CA() };
    if (!(0,dist/* isMap */.jh)(root))
        throw shapeError(origin, text, 0, 'something else than one mapping');
    return { bytes, text, root };
}
/** A document in which nothing is written, not even `null`. */
function isNothing(contents) {
    return ((0,dist/* isScalar */.jn)(contents) &&
        contents.value === null &&
        contents.source === '' &&
        contents.anchor === undefined &&
        contents.tag === undefined);
}
/** `E_YAML_SHAPE` for what stands at an offset. */
function shapeError(origin, text, offset, what) {
    return new action_error/* ActionError */.l('E_YAML_SHAPE', `${origin}:${lineOf(text, offset)} holds ${what}; no exact edit can be proven.`);
}
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function decode(bytes, origin) {
    let text;
    try {
        text = UTF8.decode(bytes);
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
    let dangling;
    let duplicate;
    try {
        all = [
            ...(0,dist/* parseAllDocuments */.hR)(text, {
                version: '1.2',
                keepSourceTokens: true,
                uniqueKeys: false, // see duplicateKey
                prettyErrors: false,
                logLevel: 'silent',
            }),
        ];
        for (const { contents } of all)
            duplicate ??= (0,unique_keys/* duplicateKey */.V)(contents);
        dangling = text.includes('*') ? all.map(danglingAlias).find(Boolean) : undefined;
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
    if (duplicate !== undefined) {
        const line = lineOf(text, duplicate.range?.[0] ?? 0);
        throw new action_error/* ActionError */.l('E_YAML_SYNTAX', `${origin}:${line} has a key of one mapping twice.`);
    }
    if (dangling !== undefined) {
        throw new action_error/* ActionError */.l('E_YAML_SYNTAX', `${origin}: nothing has the anchor of *${dangling}.`);
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
    (0,dist/* visit */.YR)(document, {
        Node: (_, node) => {
            if ((0,dist/* isAlias */.Vj)(node)) {
                if (anchors.has(node.source))
                    return undefined;
                dangling = node.source;
                return dist/* visit */.YR.BREAK;
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

;// CONCATENATED MODULE: ./packages/shared/kustomize/node-end.ts

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
        if ((0,dist/* isPair */.tO)(at)) {
            const key = at.key;
            end = colonEndOf(at) ?? key?.range?.[1] ?? end;
            at = at.value;
        }
        else if ((0,dist/* isCollection */.P3)(at) && at.flow !== true && at.items.length > 0) {
            at = at.items.at(-1);
        }
        else if ((0,dist/* isScalar */.jn)(at)) {
            const [from = end, to = end] = at.range ?? [];
            // A null for which nothing is written may stand anywhere up to the next key.
            return from === to ? { end } : { end: to, leaf: at };
        }
        else {
            return { end: at?.range?.[1] ?? end };
        }
    }
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/image-entries.ts



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
        end: contentEnd(pair),
        comma: comma !== undefined && 'offset' in comma ? comma.offset : undefined,
        commented: lead.some(({ type }) => type === 'comment'),
    };
}
function fieldNode(pair, index, field, refuse) {
    const key = pair.key;
    const value = pair.value;
    const colonEnd = colonEndOf(pair);
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
        throw new ActionError('E_IMAGE_NOT_FOUND', `${path} has no \`images\` entry for \`${image.name}\`; it has ${names === '' ? 'none' : names}.`, {
            hint: `Add the entry once by hand:\nimages:\n  - name: ${image.name}\n    newName: ${image.repository ?? '…'}\n    newTag: unreleased`,
        });
    }
    if (second !== undefined) {
        throw new ActionError('E_IMAGE_AMBIGUOUS', `${path} has ${found.length} \`images\` entries for \`${image.name}\`.`);
    }
    const other = entries.find((one) => one !== entry && changesImageOf(one, entry));
    if (other !== undefined) {
        throw new ActionError('E_IMAGE_AMBIGUOUS', `In ${path} the \`images\` entry ${JSON.stringify(other.fields.name?.value)} may change the image of \`${image.name}\`, too.`, { hint: 'Let one entry say all about an application, and name images literally.' });
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

;// CONCATENATED MODULE: ./packages/shared/kustomize/only-image-scalars.ts






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
        if (thrown instanceof action_error/* ActionError */.l)
            return { ok: false, reason: thrown.message };
        throw thrown;
    }
}
function read(bytes, origin) {
    const file = readKustomization(bytes, origin);
    const entries = imageEntries(file, origin);
    const rest = fingerprint(file.root, (_, key) => key === 'newTag' || key === 'digest');
    return { file, entries, rest };
}
function compare(before, after) {
    const no = (reason) => ({ ok: false, reason });
    if (!sameFingerprint(before.rest, after.rest)) {
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
            if (old?.value !== fresh.value && !(field === 'newTag' ? isTag : isDigest)(fresh.value)) {
                return no(`a ${field} is not well-formed`);
            }
            if (old?.value !== fresh.value)
                repositories.add(renderedRepository(now));
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


/***/ })

};
