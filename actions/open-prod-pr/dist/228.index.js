export const id = 228;
export const ids = [228];
export const modules = {

/***/ 9364:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ openResult)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7876);
/* harmony import */ var _gitops_actions_shared_oci_images_list_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6437);


function openResult(inputs, deps, end) {
    const { release, pull, failure, commit } = end;
    const evidence = {
        mode: inputs.mode,
        dryRun: inputs.dryRun,
        repository: deps.gitops.name,
        tag: deps.tag,
        operation: end.operation ?? 'none',
        branch: deps.headBranch,
        ...(pull && { number: pull.number }),
        ...(release && {
            ...{ kind: release.kind, version: release.version, tagOid: release.tagOid },
            ...{ commitOid: release.commitOid, sourceCommit: release.sourceCommit },
            baseOid: release.baseOid,
        }),
        ...(end.merge !== undefined && { merge: end.merge }),
        ...(commit !== undefined && { commit }),
        steps: end.steps ?? [],
        closed: end.closed ?? [],
        warnings: end.warnings?.length ?? 0,
        requests: deps.requests(),
    };
    deps.log.info(end.sentence);
    return {
        outcome: end.outcome,
        outputs: {
            number: pull === undefined ? '' : `${pull.number}`,
            url: pull?.url ?? '',
            operation: end.operation ?? '',
            'head-branch': inputs.mode === 'open' ? deps.headBranch : '',
            'commit-sha': commit ?? '',
        },
        images: inputs.images.map(_gitops_actions_shared_oci_images_list_ts__WEBPACK_IMPORTED_MODULE_0__/* .formatImageEntry */ .hY),
        evidence,
        summary: summaryOf(inputs, deps, end),
        ...(failure && { failure }),
    };
}
function summaryOf(inputs, deps, end) {
    const { pull, release, commit } = end;
    const rows = [
        ['tag', (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(deps.tag)],
        ['pull request', pull === undefined ? '–' : `[#${pull.number}](${pull.url})`],
        ['operation', end.operation ?? '–'],
        ['branch', (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(deps.headBranch)],
        ['commit', commit === undefined ? '–' : commit.slice(0, 12)],
        ['kind', release?.kind ?? '–'],
        ...inputs.images.map((image) => [
            (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(image.name),
            (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(`${image.reference.tag} ${image.reference.digest.slice(0, 19)}`),
        ]),
    ];
    return [
        (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(end.sentence),
        (0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .markdownTable */ .Q)(['', ''], rows),
        ...(end.warnings ?? []).map((warning) => `- ${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(warning)}`),
        ...(end.preview === undefined
            ? []
            : [`**${(0,_gitops_actions_shared_action_markdown_ts__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .F)(end.preview.title)}**`, end.preview.body]),
    ].join('\n\n');
}


/***/ }),

/***/ 3894:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runWithdraw: () => (/* binding */ runWithdraw),
/* harmony export */   withdrawMoved: () => (/* binding */ withdrawMoved)
/* harmony export */ });
/* harmony import */ var _close_pull_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5740);
/* harmony import */ var _open_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9364);
/* harmony import */ var _state_tag_withdrawal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2247);



/**
 * `mode: withdraw`: closes the pull request of a tag that is not the object any more that it was
 * opened for. It needs no App: it writes to no branch.
 */
async function runWithdraw(inputs, deps) {
    const state = await deps.readTag();
    const closed = inputs.dryRun ? (0,_state_tag_withdrawal_js__WEBPACK_IMPORTED_MODULE_0__/* .withdrawn */ .V)(state) : await withdrawMoved(deps, state);
    const [pull] = closed;
    if (pull === undefined) {
        const sentence = `No pull request was opened for another object than ${deps.tag} names.`;
        return (0,_open_result_js__WEBPACK_IMPORTED_MODULE_1__/* .openResult */ .c)(inputs, deps, { outcome: 'unchanged', operation: 'unchanged', sentence });
    }
    const { number, url } = pull;
    return (0,_open_result_js__WEBPACK_IMPORTED_MODULE_1__/* .openResult */ .c)(inputs, deps, {
        outcome: 'success',
        operation: 'closed',
        sentence: `Pull request #${number} is closed: ${deps.tag} was moved or deleted.`,
        ...{ pull: { number, url }, closed: closed.map((each) => each.number) },
    });
}
/** Closes every open pull request of the tag that was opened for another object. */
async function withdrawMoved(deps, state) {
    const pulls = (0,_state_tag_withdrawal_js__WEBPACK_IMPORTED_MODULE_0__/* .withdrawn */ .V)(state);
    const now = state.tag === undefined ? 'was deleted' : `is now ${state.tag.oid}`;
    for (const pull of pulls) {
        await (0,_close_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .closePullRequest */ .d)(deps, pull, {
            marker: `tag-moved-${state.tag?.oid ?? 'deleted'}`,
            text: `Closed: the tag \`${deps.tag}\` ${now}, which is not what this pull request was opened for. A release tag never moves; tag the next version.`,
        });
    }
    return pulls;
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


/***/ })

};
