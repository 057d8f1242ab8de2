export const id = 435;
export const ids = [435];
export const modules = {

/***/ 74311:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseIgnoreFile),
/* harmony export */   i: () => (/* binding */ formatIgnoreFile)
/* harmony export */ });
/* harmony import */ var _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65920);

/** The sections of `.trivyignore.yaml` that the scanners we run can match. */
const SECTIONS = ['vulnerabilities', 'secrets'];
const KEYS = new Set(['id', 'paths', 'purls', 'expired_at', 'statement']);
/**
 * Reads `.trivyignore.yaml` (https://trivy.dev/docs/latest/configuration/filtering/), stricter than
 * Trivy: an entry without a statement or an expiry date would be forgotten and stay for ever.
 *
 * @throws `E_IGNORE_FILE` naming the entry
 */
async function parseIgnoreFile(text, origin, now) {
    const { parse } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    let value;
    try {
        value = parse(text, { schema: 'core', uniqueKeys: true, maxAliasCount: 0 });
    }
    catch (cause) {
        throw refusal(origin, cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '');
    }
    if (value === null)
        return { valid: [], expired: [] };
    if (!isObject(value))
        throw refusal(origin, 'it is not a mapping');
    const unknown = Object.keys(value).find((key) => !SECTIONS.some((name) => name === key));
    if (unknown !== undefined) {
        throw refusal(origin, `it has the key ${JSON.stringify(unknown)}; allowed: ${SECTIONS.join(', ')}`);
    }
    const entries = SECTIONS.flatMap((section) => {
        const list = value[section] ?? [];
        if (!Array.isArray(list))
            throw refusal(origin, `${section} is not a list`);
        return list.map((entry, index) => readEntry(entry, section, (problem) => refusal(origin, `${section}[${index}] ${problem}`)));
    });
    const expired = (entry) => Date.parse(entry.expiredAt) <= now.getTime();
    return {
        valid: entries.filter((entry) => !expired(entry)),
        expired: entries.filter(expired),
    };
}
/** The entries as a file for Trivy's `--ignorefile`; JSON is YAML. */
function formatIgnoreFile(entries) {
    const section = (name) => entries
        .filter((entry) => entry.section === name)
        .map(({ id, paths, purls, statement, expiredAt }) => ({
        id,
        ...(paths.length > 0 && { paths }),
        ...(purls.length > 0 && { purls }),
        statement,
        expired_at: `${expiredAt}T00:00:00Z`,
    }));
    return JSON.stringify({
        vulnerabilities: section('vulnerabilities'),
        secrets: section('secrets'),
    });
}
function readEntry(entry, section, refuse) {
    if (!isObject(entry))
        throw refuse('is not a mapping');
    const unknown = Object.keys(entry).find((key) => !KEYS.has(key));
    if (unknown !== undefined)
        throw refuse(`has the unknown key ${JSON.stringify(unknown)}`);
    const { id, statement, expired_at: expiredAt } = entry;
    if (typeof id !== 'string' || id.trim() === '')
        throw refuse('has no `id`');
    if (typeof statement !== 'string' || statement.trim() === '') {
        throw refuse(`(${id}) has no \`statement\` that says why`);
    }
    if (typeof expiredAt !== 'string' || !isDate(expiredAt)) {
        throw refuse(`(${id}) has no \`expired_at: YYYY-MM-DD\``);
    }
    const strings = (name) => {
        const value = entry[name] ?? [];
        if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
            return value;
        throw refuse(`(${id}) has \`${name}\` that is not a list of strings`);
    };
    return { section, id, paths: strings('paths'), purls: strings('purls'), statement, expiredAt };
}
/** A day that exists, e.g. not 2026-02-30. */
function isDate(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
        return false;
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function refusal(origin, problem) {
    return new _gitops_actions_shared_action_action_error_ts__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_IGNORE_FILE', `${origin} cannot be used: ${problem}.`);
}


/***/ }),

/***/ 48435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readIgnoreList: () => (/* binding */ readIgnoreList),
  readTrusted: () => (/* binding */ readTrusted)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(65920);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/shared/github/git-blob.ts

/** Git's name for the bytes; `oid` (40 or 64 hex) decides between SHA-1 and SHA-256 repositories. */
function gitBlobId(bytes, oid) {
    return (0,external_node_crypto_.createHash)(oid.length === 64 ? 'sha256' : 'sha1')
        .update(`blob ${bytes.byteLength}\0`)
        .update(bytes)
        .digest('hex');
}

// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(29601);
;// CONCATENATED MODULE: ./packages/shared/github/read-file.ts



/**
 * Reads files of one commit with one request (hundreds with a few, all at the first one's commit):
 * GitHub resolves the ref once, so all of them and `headOid` belong together. GraphQL cuts text at
 * 512,000 bytes and replaces what is not UTF-8; a file is therefore accepted only if its git id, recomputed from the bytes, is the one that the
 * tree names, and otherwise read through REST (one request more).
 *
 * @throws `E_BRANCH_GONE` when the repository, ref or commit does not exist
 * @throws `E_BLOB_MISMATCH` when REST's bytes do not have the id either
 */
async function readFilesAt(github, location, { paths, trusted = [], histories = [] }) {
    const { owner, repo } = location;
    const at = { github, owner, repo };
    const batches = inBatches(paths, histories);
    const [head = EMPTY_BATCH, ...rest] = batches;
    const first = await readCommit(github, location, { ...head, trusted });
    const { oid } = first.commit;
    const files = await entriesOf(at, first.commit, 'f', head.paths);
    const found = historiesOf(first.commit, head.histories);
    for (const batch of rest) {
        const { commit } = await readCommit(github, { owner, repo, oid }, { ...batch, trusted: [] });
        for (const [path, file] of await entriesOf(at, commit, 'f', batch.paths))
            files.set(path, file);
        for (const [path, history] of historiesOf(commit, batch.histories))
            found.set(path, history);
    }
    return {
        ...{ headOid: oid, files },
        ...(histories.length > 0 && { histories: found }),
        ...(trusted.length > 0 && { trusted: await entriesOf(at, first.trusted, 't', trusted) }),
    };
}
/** Paths of one query: GitHub ends a query after ten seconds of work. */
const MAX_PATHS = 400;
/** A history is a walk through commits, a file only one through trees. */
const MAX_HISTORIES = 40;
/** Commits of one history: whoever needs older ones asks for them. */
const HISTORY_LENGTH = 20;
const EMPTY_BATCH = { paths: [], trusted: [], histories: [] };
function inBatches(paths, histories) {
    const number = Math.max(Math.ceil(paths.length / MAX_PATHS), Math.ceil(histories.length / MAX_HISTORIES));
    return Array.from({ length: number }, (_, index) => ({
        paths: paths.slice(index * MAX_PATHS, (index + 1) * MAX_PATHS),
        histories: histories.slice(index * MAX_HISTORIES, (index + 1) * MAX_HISTORIES),
        trusted: [],
    }));
}
function historiesOf(commit, paths) {
    return new Map(paths.flatMap((path, index) => {
        const history = commit[`h${index}`];
        if (history === undefined || history === null)
            return [];
        return [
            [path, { commits: history.nodes ?? [], complete: !history.pageInfo.hasNextPage }],
        ];
    }));
}
async function readCommit(github, location, batch) {
    const { owner, repo, ref, oid } = location;
    const { query, variables } = filesQuery(location, batch);
    const repository = await readRepository(github, query, variables);
    const commit = repository?.commit ?? repository?.ref?.commit;
    if (commit?.oid !== undefined) {
        return { commit, trusted: repository?.trusted?.commit ?? undefined };
    }
    throw new action_error/* ActionError */.l('E_BRANCH_GONE', `${owner}/${repo} has no ${ref ?? oid ?? 'default branch'} (any more), or the token cannot see it.`);
}
/** GitHub says of a repository that it cannot show, whatever the reason, that it is not found. */
async function readRepository(github, query, variables) {
    try {
        return (await github.graphql(query, variables))
            .repository;
    }
    catch (thrown) {
        const errors = (0,http_failure/* failureOf */.g5)(thrown)?.graphqlErrors ?? [];
        const gone = errors.some(({ type, path }) => type === 'NOT_FOUND' && path?.[0] === 'repository');
        if (gone)
            return null;
        throw thrown;
    }
}
const EMPTY = new Uint8Array();
/** The entries of a commit that the letter and their index name. */
async function entriesOf(at, commit, letter, paths) {
    const { github, owner, repo } = at;
    const files = new Map();
    for (const [index, path] of paths.entries()) {
        const entry = commit?.[`${letter}${index}`];
        if (entry === undefined || entry === null)
            continue;
        const mode = entry.mode.toString(8);
        const bytes = entry.type === 'blob' ? await blobBytes(github, { owner, repo, path }, entry) : EMPTY;
        files.set(path, { mode, blobOid: entry.oid, bytes });
    }
    return files;
}
/** GraphQL selection of one file of a commit, as {@link readFilesAt} understands it. */
function fileSelection(name, variable) {
    return `${name}: file(path: $${variable}) { mode type oid object { ... on Blob { byteSize isTruncated text } } }`;
}
function historySelection(name, variable) {
    return `${name}: history(first: ${HISTORY_LENGTH}, path: $${variable}) { nodes { oid message } pageInfo { hasNextPage } }`;
}
function filesQuery(location, { paths, trusted, histories }) {
    const { owner, repo, ref, oid } = location;
    const variables = { owner, repo };
    const declared = ['$owner: String!', '$repo: String!'];
    let at;
    if (oid !== undefined) {
        declared.push('$oid: GitObjectID!');
        variables['oid'] = oid;
        at = 'commit: object(oid: $oid) { ...C }';
    }
    else if (ref !== undefined) {
        declared.push('$ref: String!');
        variables['ref'] = ref;
        at = 'ref(qualifiedName: $ref) { commit: target { ...C } }';
    }
    else {
        at = 'ref: defaultBranchRef { commit: target { ...C } }';
    }
    const select = (letter, parameter, all, selection = fileSelection) => all
        .map((path, index) => {
        const variable = `${parameter}${index}`;
        declared.push(`$${variable}: String!`);
        variables[variable] = path;
        return `\n    ${selection(`${letter}${index}`, variable)}`;
    })
        .join('');
    const files = `${select('f', 'p', paths)}${select('h', 'h', histories, historySelection)}`;
    const beside = select('t', 'd', trusted);
    const [more, fragment] = trusted.length === 0
        ? ['', '']
        : [
            '\n    trusted: defaultBranchRef { commit: target { ...T } }',
            `\nfragment T on Commit {\n    oid${beside}\n}`,
        ];
    const query = `query ReadFiles(${declared.join(', ')}) {
  repository(owner: $owner, name: $repo) {
    ${at}${more}
  }
}
fragment C on Commit {
    oid${files}
}${fragment}`;
    return { query, variables };
}
/**
 * The bytes of a blob that a GraphQL query has selected: its text, if that has the blob's git id, else
 * what REST answers (one request more).
 *
 * @throws `E_BLOB_MISMATCH` when REST's bytes do not have the id either
 */
async function blobBytes(github, at, entry) {
    const text = entry.object?.text;
    if (typeof text === 'string' && entry.object?.isTruncated !== true) {
        const bytes = Buffer.from(text, 'utf8');
        if (gitBlobId(bytes, entry.oid) === entry.oid)
            return bytes;
    }
    const blob = await github.rest('GET', '/repos/{owner}/{repo}/git/blobs/{sha}', { owner: at.owner, repo: at.repo, sha: entry.oid });
    const bytes = Buffer.from(blob.content, blob.encoding === 'base64' ? 'base64' : 'utf8');
    if (gitBlobId(bytes, entry.oid) !== entry.oid) {
        throw new action_error/* ActionError */.l('E_BLOB_MISMATCH', `What GitHub answered for ${at.path} is not the content of blob ${entry.oid}.`);
    }
    return bytes;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./packages/shared/policy/policy-file.ts


/** Where the policy of a repository stands, and nowhere else unless an input says so. */
const policy_file_POLICY_PATH = '.github/gitops-policy.yml';
/**
 * The bytes of a policy file as text.
 *
 * @throws `E_POLICY_INVALID` when they are not UTF-8
 */
function policyText(bytes, origin) {
    if (!(0,external_node_buffer_.isUtf8)(bytes))
        throw new action_error/* ActionError */.l('E_POLICY_INVALID', `${origin} is not UTF-8.`);
    return Buffer.from(bytes).toString('utf8');
}

// EXTERNAL MODULE: ./packages/shared/action/inputs.ts
var inputs = __webpack_require__(83864);
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

// EXTERNAL MODULE: ./packages/shared/policy/policy.ts
var policy = __webpack_require__(12943);
;// CONCATENATED MODULE: ./packages/shared/policy/policy-schema.ts

const policy_schema_text = { type: 'string', minLength: 1 };
const commit = { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' };
const policy_schema_name = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' };
const someTexts = { type: 'array', minItems: 1, items: policy_schema_text };
const someNames = { type: 'array', minItems: 1, items: policy_schema_name };
const repository = {
    type: 'string',
    pattern: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$',
};
const openpgp = {
    type: 'string',
    pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
};
const policy_schema_closed = (required, properties) => ({ type: 'object', additionalProperties: false, required, properties });
/** JSON Schema (2020-12) of `.github/gitops-policy.yml`; unknown keys are refused everywhere. */
const POLICY_SCHEMA = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...policy_schema_closed(['schema'], {
        schema: { const: 1 },
        signing: policy_schema_closed(['trust-root', 'people'], {
            'trust-root': commit,
            people: {
                type: 'object',
                minProperties: 1,
                propertyNames: policy_schema_name,
                additionalProperties: policy_schema_closed(['keys'], {
                    emails: { type: 'array', items: { type: 'string', pattern: '^[^\\s<>@]+@[^\\s<>@]+$' } },
                    keys: {
                        type: 'array',
                        minItems: 1,
                        items: {
                            ...policy_schema_closed([], {
                                ssh: policy_schema_text,
                                openpgp,
                                until: { type: 'array', minItems: 1, items: commit },
                                reason: { enum: ['retired', 'compromised'] },
                            }),
                            oneOf: [{ required: ['ssh'] }, { required: ['openpgp'] }],
                            dependentRequired: { reason: ['until'] },
                        },
                    },
                }),
            },
            pipeline: policy_schema_closed(['app', 'overlays'], {
                app: policy_schema_closed(['slug', 'user-id'], {
                    slug: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,99}$' },
                    'user-id': { type: 'integer', minimum: 1 },
                }),
                overlays: someTexts,
            }),
            github: policy_schema_closed([], {
                'web-flow': { enum: ['deny', 'merges-only', 'allow'] },
                keys: { type: 'array', items: policy_schema_closed(['openpgp'], { openpgp }) },
            }),
            teams: { type: 'object', propertyNames: policy_schema_name, additionalProperties: someNames },
            rules: {
                type: 'array',
                items: policy_schema_closed(['paths', 'signers'], {
                    paths: someTexts,
                    branches: someTexts,
                    signers: someNames,
                }),
            },
            tags: {
                type: 'array',
                items: policy_schema_closed(['pattern', 'signers'], {
                    pattern: policy_schema_text,
                    signers: someNames,
                    hotfix: someNames,
                }),
            },
            exempt: { type: 'array', items: policy_schema_closed(['commit', 'reason'], { commit, reason: policy_schema_text }) },
        }),
        scan: policy_schema_closed([], {
            'fail-on': {
                oneOf: [
                    { const: 'none' },
                    { type: 'array', minItems: 1, uniqueItems: true, items: { enum: [...policy/* SEVERITIES */.oC] } },
                ],
            },
            'ignore-unfixed': { type: 'boolean' },
            'max-db-age': { type: 'string', pattern: '^\\d{1,9}[smhd]$' },
        }),
        promotion: policy_schema_closed([], {
            'deny-digests': {
                type: 'array',
                items: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
            },
            'trust-paths': { type: 'array', items: policy_schema_text },
        }),
        registries: {
            type: 'array',
            items: policy_schema_closed(['overlays', 'prefixes'], {
                overlays: someTexts,
                prefixes: someTexts,
                sources: { type: 'array', minItems: 1, items: repository },
            }),
        },
    }),
};

// EXTERNAL MODULE: ./packages/shared/policy/invalid-policy.ts
var invalid_policy = __webpack_require__(59385);
;// CONCATENATED MODULE: ./packages/shared/policy/parse-policy.ts





let compiled;
/**
 * The text of `gitops-policy.yml` as a typed policy. Fails closed: an unknown key, a name that
 * nobody bears, a glob that can match nothing are errors, because a rule that is not understood
 * protects nothing.
 *
 * @param origin names the file in messages, e.g. `.github/gitops-policy.yml`
 * @throws `E_POLICY_INVALID` with file, line and column of the first mistake
 */
async function parsePolicy(text, origin) {
    const { readPolicyYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475)]).then(__webpack_require__.bind(__webpack_require__, 83475));
    const yaml = readPolicyYaml(text, origin);
    compiled ??= compile();
    const validate = await compiled;
    if (!validate(yaml.value))
        throw schemaError(validate.errors ?? [], yaml, origin);
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
    return parsePolicy(policyText(bytes, origin), origin);
}
async function compile() {
    // Through `default`: in a bundle, the namespace of a CommonJS function has no other member.
    const { default: ajv } = await __webpack_require__.e(/* import() */ 210).then(__webpack_require__.t.bind(__webpack_require__, 52210, 23));
    return new ajv.Ajv2020({
        strict: true,
        strictRequired: false,
        validateSchema: false, // it costs a third of a short run; a test does it
        allErrors: true,
        verbose: true,
    }).compile(POLICY_SCHEMA);
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

// EXTERNAL MODULE: ./actions/trivy-scan/src/ignore-file.ts
var ignore_file = __webpack_require__(74311);
// EXTERNAL MODULE: ./actions/trivy-scan/src/inputs.ts
var src_inputs = __webpack_require__(80355);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/trusted.ts






/**
 * Reads the policy and the ignore file at the default branch's head, with one request: never from
 * the change whose images are judged.
 *
 * @throws `E_POLICY_INVALID`, `E_IGNORE_FILE` (not UTF-8, or no regular file), and what the client
 *   throws
 */
async function readTrusted(github, repository, ignorePath) {
    const [owner = '', repo = ''] = repository.split('/');
    const paths = [policy_file_POLICY_PATH, ...(ignorePath === undefined ? [] : [ignorePath])];
    const { headOid, files } = await readFilesAt(github, { owner, repo }, { paths });
    const policy = files.get(policy_file_POLICY_PATH);
    const ignore = ignorePath === undefined ? undefined : files.get(ignorePath);
    if (ignore !== undefined && !ignore.mode.startsWith('100')) {
        throw new action_error/* ActionError */.l('E_IGNORE_FILE', `${ignorePath ?? ''} is not a regular file.`);
    }
    return {
        commit: headOid,
        ...(policy && {
            policy: await parsePolicyFile(policy.bytes, policy_file_POLICY_PATH),
        }),
        ...(ignore && { ignoreFile: decode(ignore.bytes, ignorePath ?? '') }),
    };
}
function decode(bytes, path) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new action_error/* ActionError */.l('E_IGNORE_FILE', `${path} is not UTF-8.`);
    }
}
/**
 * The ignore list out of the trusted file; expired entries are reported.
 *
 * @throws `E_IGNORE_FILE`
 */
async function readIgnoreList(inputs, trusted, deps) {
    const path = inputs.ignoreFile;
    if (path === undefined)
        return { valid: [], expired: [] };
    if (trusted.ignoreFile === undefined) {
        if (path === src_inputs/* DEFAULT_IGNORE_FILE */.Ow)
            return { valid: [], expired: [] };
        throw new action_error/* ActionError */.l('E_IGNORE_FILE', `There is no ${path} on the default branch.`);
    }
    const list = await (0,ignore_file/* parseIgnoreFile */.a)(trusted.ignoreFile, path, deps.now());
    for (const entry of list.expired) {
        deps.log.warning(`${path}: the entry ${entry.id} expired on ${entry.expiredAt} and is not applied.`);
    }
    return list;
}


/***/ }),

/***/ 29601:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ HttpFailure),
/* harmony export */   Ii: () => (/* binding */ isLostRace),
/* harmony export */   g5: () => (/* binding */ failureOf)
/* harmony export */ });
/* unused harmony export statusOf */
/** Where two writers meet after the check of the head, GitHub says it so, with the type FORBIDDEN. */
const LATE_RACE = /is at [0-9a-f]{40,64} but expected [0-9a-f]{40,64}/;
/** Whether the mutation lost the race for the branch; `STALE_DATA` by its type, not its text. */
function isLostRace({ type, message }) {
    return type === 'STALE_DATA' || LATE_RACE.test(message);
}
/** What a server refused, as the `cause` of an `ActionError`. It holds no request, hence no token. */
class HttpFailure extends Error {
    status;
    /** Errors of a GraphQL answer; empty for REST. */
    graphqlErrors;
    /** Milliseconds since the epoch by the server's clock, where it said so. */
    serverTimeMs;
    constructor(status, message, graphqlErrors = [], serverTimeMs) {
        super(message);
        this.name = 'HttpFailure';
        this.status = status;
        this.graphqlErrors = graphqlErrors;
        this.serverTimeMs = serverTimeMs;
    }
}
/** The HTTP status behind an error that the client threw; `undefined` when there was no answer. */
function statusOf(thrown) {
    return failureOf(thrown)?.status;
}
/** The refusal behind an error that the client threw. */
function failureOf(thrown) {
    if (thrown instanceof HttpFailure)
        return thrown;
    if (thrown instanceof Error && thrown.cause instanceof HttpFailure)
        return thrown.cause;
    return undefined;
}


/***/ }),

/***/ 59385:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ invalidPolicy)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65920);

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
