export const id = 374;
export const ids = [374];
export const modules = {

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


/***/ }),

/***/ 2374:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parsePolicyFile: () => (/* binding */ parsePolicyFile)
});

// UNUSED EXPORTS: parsePolicy

// EXTERNAL MODULE: ./packages/shared/action/inputs.ts
var inputs = __webpack_require__(3864);
// EXTERNAL MODULE: ./packages/shared/policy/glob.ts
var glob = __webpack_require__(6631);
// EXTERNAL MODULE: ./packages/shared/policy/registry-rules.ts
var registry_rules = __webpack_require__(4172);
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
            const defect = (0,registry_rules/* prefixDefect */.mU)(prefix);
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
        const defect = (0,glob/* globDefect */.GP)(pattern);
        if (defect !== undefined)
            throw refuse([...path, index], `the glob \`${pattern}\` ${defect}`);
    });
}

// EXTERNAL MODULE: ./packages/shared/policy/policy.ts
var policy = __webpack_require__(2943);
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
var invalid_policy = __webpack_require__(9385);
// EXTERNAL MODULE: ./packages/shared/policy/policy-file.ts
var policy_file = __webpack_require__(4606);
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
    const { readPolicyYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(475)]).then(__webpack_require__.bind(__webpack_require__, 3475));
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
    return parsePolicy((0,policy_file/* policyText */.M)(bytes, origin), origin);
}
async function compile() {
    // Through `default`: in a bundle, the namespace of a CommonJS function has no other member.
    const { default: ajv } = await __webpack_require__.e(/* import() */ 210).then(__webpack_require__.t.bind(__webpack_require__, 2210, 23));
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


/***/ })

};
