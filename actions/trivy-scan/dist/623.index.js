export const id = 623;
export const ids = [623];
export const modules = {

/***/ 50623:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPolicyYaml: () => (/* binding */ readPolicyYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(65920);
;// CONCATENATED MODULE: ./packages/shared/kustomize/unique-keys.ts

/**
 * The first key found that its mapping has twice: scalars of one value, as the parser compares them.
 * The parser's own look takes each key to all before it (a file of 256 KiB takes it sixteen seconds),
 * so parse with `uniqueKeys: false` and ask here.
 */
function duplicateKey(node) {
    if ((0,dist/* isSeq */.oP)(node)) {
        for (const item of node.items) {
            const found = duplicateKey(item);
            if (found !== undefined)
                return found;
        }
    }
    else if ((0,dist/* isMap */.jh)(node)) {
        const seen = new Set();
        for (const { key, value } of node.items) {
            if ((0,dist/* isScalar */.jn)(key)) {
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

// EXTERNAL MODULE: ./packages/shared/policy/invalid-policy.ts
var invalid_policy = __webpack_require__(59385);
;// CONCATENATED MODULE: ./packages/shared/policy/unreadable-text.ts
/**
 * Directional controls, which show a line in another order than it is read in
 * (https://trojansource.codes), and line ends that not every program takes for one.
 */
const MISLEADING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]|\r(?!\n)/;
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;
/** RFC 7468 §2, RFC 4880 §6.2, PuTTY's own. Wherever it stands: in a comment it is public, too. */
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File-/;
/** The first such thing; `undefined`: the text is what it shows. */
function unreadableText(text) {
    const found = (pattern, reason) => {
        const offset = text.search(pattern);
        return offset < 0 ? [] : [{ offset, reason }];
    };
    const all = [
        ...found(PRIVATE_KEY, 'a PRIVATE key stands here: whoever reads it has it; make a new one'),
        ...found(MISLEADING, 'a character stands here that shows the text otherwise than it is read'),
        ...found(CONTROL, 'a control character stands here'),
    ];
    return all.sort((a, b) => a.offset - b.offset)[0];
}

;// CONCATENATED MODULE: ./packages/shared/policy/policy-yaml.ts





/** 1 MiB: a policy is written by people. */
const MAX_BYTES = 1024 * 1024;
/**
 * Reads the one YAML 1.2 document of a policy file. Nothing that a reader could overlook is
 * accepted: no duplicate keys, no aliases or merge keys, no tags, no second document, no characters
 * that show the text otherwise than it is read.
 *
 * @param origin names the file in messages
 * @throws `E_POLICY_INVALID` with line and column
 */
function readPolicyYaml(text, origin) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
        throw new action_error/* ActionError */.l('E_POLICY_INVALID', `${origin} is larger than 1 MiB.`);
    }
    const unreadable = unreadableText(text);
    if (unreadable !== undefined) {
        const before = text.slice(0, unreadable.offset).split(/\r\n|[\r\n\u2028\u2029]/);
        const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
        throw (0,invalid_policy/* invalidPolicy */.U)(origin, place, unreadable.reason);
    }
    const lines = new dist/* LineCounter */.HN();
    const refuse = (offset, reason) => {
        throw (0,invalid_policy/* invalidPolicy */.U)(origin, at(lines, offset), reason);
    };
    const document = guardDepth(origin, () => {
        const documents = (0,dist/* parseAllDocuments */.hR)(text, {
            version: '1.2',
            schema: 'core',
            uniqueKeys: false, // see duplicateKey
            stringKeys: true,
            lineCounter: lines,
            prettyErrors: false,
        });
        const all = 'empty' in documents ? [] : documents;
        const [first, second] = all;
        if (first === undefined)
            return refuse(0, 'the file is empty');
        const mistake = first.errors[0] ?? first.warnings[0];
        if (mistake !== undefined)
            return refuse(mistake.pos[0], mistake.message);
        if (second !== undefined)
            return refuse(second.range[0], 'a second YAML document follows');
        const twice = duplicateKey(first.contents);
        if (twice !== undefined)
            return refuse(twice.range?.[0] ?? 0, 'this key is there twice');
        (0,dist/* visit */.YR)(first, (_key, node) => {
            if (!(0,dist/* isNode */.Ll)(node))
                return;
            const offset = node.range?.[0] ?? 0;
            if ((0,dist/* isAlias */.Vj)(node))
                refuse(offset, 'aliases are not allowed in a policy');
            else if (node.anchor !== undefined)
                refuse(offset, 'anchors are not allowed in a policy');
            else if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
                refuse(offset, 'tags are not allowed in a policy');
            }
        });
        return first;
    });
    const position = (path) => {
        for (let length = path.length; length >= 0; length -= 1) {
            const node = document.getIn(path.slice(0, length), true);
            if ((0,dist/* isNode */.Ll)(node) && node.range)
                return at(lines, node.range[0]);
        }
        return at(lines, 0);
    };
    return {
        value: guardDepth(origin, () => document.toJS({ maxAliasCount: 0 })),
        position,
        keyPosition(path, key) {
            const map = path.length === 0 ? document.contents : document.getIn(path, true);
            const pair = (0,dist/* isMap */.jh)(map)
                ? map.items.find((item) => (0,dist/* isScalar */.jn)(item.key) && item.key.value === key)
                : undefined;
            const offset = (0,dist/* isScalar */.jn)(pair?.key) ? pair.key.range?.[0] : undefined;
            return offset === undefined ? position(path) : at(lines, offset);
        },
    };
}
function at(lines, offset) {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? '1:1' : `${line}:${col}`;
}
/** A file nested deep enough to exhaust the stack is refused like any other bad file. */
function guardDepth(origin, read) {
    try {
        return read();
    }
    catch (thrown) {
        if (thrown instanceof action_error/* ActionError */.l)
            throw thrown;
        throw new action_error/* ActionError */.l('E_POLICY_INVALID', `${origin} is nested too deeply to be a policy.`, {
            cause: thrown,
        });
    }
}


/***/ })

};
