export const id = 349;
export const ids = [349];
export const modules = {

/***/ 4951:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

var __webpack_unused_export__;

__webpack_unused_export__ = ({ value: true });
// https://github.com/ajv-validator/ajv/issues/889
const equal = __webpack_require__(3430);
equal.code = 'require("ajv/dist/runtime/equal").default';
exports.A = equal;
//# sourceMappingURL=equal.js.map

/***/ }),

/***/ 6214:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = ({ value: true });
// https://mathiasbynens.be/notes/javascript-encoding
// https://github.com/bestiejs/punycode.js - punycode.ucs2.decode
function ucs2length(str) {
    const len = str.length;
    let length = 0;
    let pos = 0;
    let value;
    while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 0xd800 && value <= 0xdbff && pos < len) {
            // high surrogate, and there is a next character
            value = str.charCodeAt(pos);
            if ((value & 0xfc00) === 0xdc00)
                pos++; // low surrogate
        }
    }
    return length;
}
exports.A = ucs2length;
ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
//# sourceMappingURL=ucs2length.js.map

/***/ }),

/***/ 3430:
/***/ ((module) => {



// do not edit .js files directly - edit src/index.jst



module.exports = function equal(a, b) {
  if (a === b) return true;

  if (a && b && typeof a == 'object' && typeof b == 'object') {
    if (a.constructor !== b.constructor) return false;

    var length, i, keys;
    if (Array.isArray(a)) {
      length = a.length;
      if (length != b.length) return false;
      for (i = length; i-- !== 0;)
        if (!equal(a[i], b[i])) return false;
      return true;
    }



    if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
    if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
    if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();

    keys = Object.keys(a);
    length = keys.length;
    if (length !== Object.keys(b).length) return false;

    for (i = length; i-- !== 0;)
      if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;

    for (i = length; i-- !== 0;) {
      var key = keys[i];

      if (!equal(a[key], b[key])) return false;
    }

    return true;
  }

  // true if both NaN, false otherwise
  return a!==a && b!==b;
};


/***/ }),

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

/***/ 2349:
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
    checkIdentities(signing, refuse);
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
    signing.exempt.forEach(({ commit }, index) => {
        if (signing.exempt.findIndex((other) => other.commit === commit) === index)
            return;
        throw refuse(['signing', 'exempt', index], `\`${commit}\` is exempted twice`);
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
/** Identities need the root that says whom to believe, and each of them is one person’s. */
function checkIdentities({ people, sigstore }, refuse) {
    const owners = new Map();
    for (const [name, { keys }] of people) {
        keys.forEach((key, index) => {
            if (key.type !== 'gitsign')
                return;
            const path = ['signing', 'people', name, 'keys', index];
            if (sigstore === undefined)
                throw refuse(path, 'needs `signing.sigstore.trusted-root`');
            const id = `${key.identity} (${key.issuer})`;
            const owner = owners.get(id);
            if (owner !== undefined)
                throw refuse(path, `\`${id}\` is listed already, for ${owner}`);
            owners.set(id, name);
        });
    }
}
function checkGlobs(path, patterns, refuse) {
    patterns.forEach((pattern, index) => {
        const defect = (0,glob/* globDefect */.GP)(pattern);
        if (defect !== undefined)
            throw refuse([...path, index], `the glob \`${pattern}\` ${defect}`);
    });
}

// EXTERNAL MODULE: ./node_modules/ajv/dist/runtime/ucs2length.js
var ucs2length = __webpack_require__(6214);
// EXTERNAL MODULE: ./node_modules/ajv/dist/runtime/equal.js
var equal = __webpack_require__(4951);
;// CONCATENATED MODULE: ./packages/shared/policy/policy-validator.ts
// @ts-nocheck: ajv's code.
// Generated from `policy-schema.ts` by `npm run docs`; do not edit.


const defaultOf = (module) => (typeof module === 'function' ? module : module.default);
const validate = validate0;
const schema0 = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: ['schema'],
    properties: {
        schema: { const: 1 },
        signing: {
            type: 'object',
            additionalProperties: false,
            required: ['trust-root', 'people'],
            properties: {
                'trust-root': { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                people: {
                    type: 'object',
                    minProperties: 1,
                    propertyNames: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                    additionalProperties: {
                        type: 'object',
                        additionalProperties: false,
                        required: ['keys'],
                        properties: {
                            emails: {
                                type: 'array',
                                minItems: 1,
                                items: { type: 'string', pattern: '^[^\\s<>@]+@[^\\s<>@]+$' },
                            },
                            keys: {
                                type: 'array',
                                minItems: 1,
                                items: {
                                    type: 'object',
                                    additionalProperties: false,
                                    required: [],
                                    properties: {
                                        ssh: { type: 'string', minLength: 1 },
                                        'user-verified': { type: 'boolean' },
                                        'ssh-authority': { type: 'string', minLength: 1 },
                                        principals: {
                                            type: 'array',
                                            minItems: 1,
                                            uniqueItems: true,
                                            items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$' },
                                        },
                                        openpgp: {
                                            type: 'string',
                                            pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                        },
                                        gitsign: {
                                            type: 'object',
                                            additionalProperties: false,
                                            required: ['identity', 'issuer'],
                                            properties: {
                                                identity: { type: 'string', pattern: '^[\\x21-\\x29\\x2b-\\x7e]+$' },
                                                issuer: { type: 'string', pattern: '^[\\x21-\\x29\\x2b-\\x7e]+$' },
                                            },
                                        },
                                        until: {
                                            type: 'array',
                                            minItems: 1,
                                            items: { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                        },
                                        reason: { enum: ['retired', 'compromised'] },
                                    },
                                    oneOf: [
                                        { required: ['ssh'] },
                                        { required: ['ssh-authority'] },
                                        { required: ['openpgp'] },
                                        { required: ['gitsign'] },
                                    ],
                                    dependentRequired: {
                                        reason: ['until'],
                                        'user-verified': ['ssh'],
                                        'ssh-authority': ['principals'],
                                        principals: ['ssh-authority'],
                                    },
                                },
                            },
                        },
                    },
                },
                pipeline: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['app', 'overlays'],
                    properties: {
                        app: {
                            type: 'object',
                            additionalProperties: false,
                            required: ['slug', 'user-id'],
                            properties: {
                                slug: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,99}$' },
                                'user-id': { type: 'integer', minimum: 1 },
                            },
                        },
                        overlays: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                    },
                },
                github: {
                    type: 'object',
                    additionalProperties: false,
                    required: [],
                    properties: {
                        'web-flow': { enum: ['deny', 'merges-only', 'allow'] },
                        keys: {
                            type: 'array',
                            items: {
                                type: 'object',
                                additionalProperties: false,
                                required: ['openpgp'],
                                properties: {
                                    openpgp: {
                                        type: 'string',
                                        pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                    },
                                },
                            },
                        },
                    },
                },
                sigstore: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['trusted-root'],
                    properties: { 'trusted-root': { type: 'string', minLength: 1 } },
                },
                teams: {
                    type: 'object',
                    propertyNames: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                    additionalProperties: {
                        type: 'array',
                        minItems: 1,
                        items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                    },
                },
                rules: {
                    type: 'array',
                    items: {
                        type: 'object',
                        additionalProperties: false,
                        required: ['paths', 'signers'],
                        properties: {
                            paths: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                            branches: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                            signers: {
                                type: 'array',
                                minItems: 1,
                                items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                            },
                        },
                    },
                },
                tags: {
                    type: 'array',
                    items: {
                        type: 'object',
                        additionalProperties: false,
                        required: ['pattern', 'signers'],
                        properties: {
                            pattern: { type: 'string', minLength: 1 },
                            signers: {
                                type: 'array',
                                minItems: 1,
                                items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                            },
                            hotfix: {
                                type: 'array',
                                minItems: 1,
                                items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                            },
                        },
                    },
                },
                exempt: {
                    type: 'array',
                    items: {
                        type: 'object',
                        additionalProperties: false,
                        required: ['commit', 'reason'],
                        properties: {
                            commit: { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                            reason: { type: 'string', minLength: 1 },
                        },
                    },
                },
            },
        },
        scan: {
            type: 'object',
            additionalProperties: false,
            required: [],
            properties: {
                'fail-on': {
                    oneOf: [
                        { const: 'none' },
                        {
                            type: 'array',
                            minItems: 1,
                            uniqueItems: true,
                            items: { enum: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] },
                        },
                    ],
                },
                'ignore-unfixed': { type: 'boolean' },
                'max-db-age': { type: 'string', pattern: '^\\d{1,9}[smhd]$' },
            },
        },
        promotion: {
            type: 'object',
            additionalProperties: false,
            required: [],
            properties: {
                'deny-digests': {
                    type: 'array',
                    items: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
                },
                'trust-paths': { type: 'array', items: { type: 'string', minLength: 1 } },
            },
        },
        registries: {
            type: 'array',
            items: {
                type: 'object',
                additionalProperties: false,
                required: ['overlays', 'prefixes'],
                properties: {
                    overlays: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                    prefixes: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
                    sources: {
                        type: 'array',
                        minItems: 1,
                        items: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$' },
                    },
                },
            },
        },
    },
};
const func0 = Object.prototype.hasOwnProperty;
const func1 = defaultOf(ucs2length/* default */.A);
const func9 = defaultOf(equal/* default */.A);
const pattern0 = new RegExp('^([0-9a-f]{40}|[0-9a-f]{64})$', 'u');
const pattern1 = new RegExp('^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$', 'u');
const pattern2 = new RegExp('^[^\\s<>@]+@[^\\s<>@]+$', 'u');
const pattern3 = new RegExp('^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$', 'u');
const pattern4 = new RegExp('^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n', 'u');
const pattern5 = new RegExp('^[\\x21-\\x29\\x2b-\\x7e]+$', 'u');
const pattern8 = new RegExp('^[a-z0-9][a-z0-9-]{0,99}$', 'u');
const pattern16 = new RegExp('^\\d{1,9}[smhd]$', 'u');
const pattern17 = new RegExp('^sha256:[0-9a-f]{64}$', 'u');
const pattern18 = new RegExp('^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$', 'u');
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
    let vErrors = null;
    let errors = 0;
    const evaluated0 = validate0.evaluated;
    if (evaluated0.dynamicProps) {
        evaluated0.props = undefined;
    }
    if (evaluated0.dynamicItems) {
        evaluated0.items = undefined;
    }
    if (data && typeof data == 'object' && !Array.isArray(data)) {
        if (data.schema === undefined) {
            const err0 = {
                instancePath,
                schemaPath: '#/required',
                keyword: 'required',
                params: { missingProperty: 'schema' },
                message: "must have required property '" + 'schema' + "'",
                schema: schema0.required,
                parentSchema: schema0,
                data,
            };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        for (const key0 in data) {
            if (!(key0 === 'schema' ||
                key0 === 'signing' ||
                key0 === 'scan' ||
                key0 === 'promotion' ||
                key0 === 'registries')) {
                const err1 = {
                    instancePath,
                    schemaPath: '#/additionalProperties',
                    keyword: 'additionalProperties',
                    params: { additionalProperty: key0 },
                    message: 'must NOT have additional properties',
                    schema: false,
                    parentSchema: schema0,
                    data,
                };
                if (vErrors === null) {
                    vErrors = [err1];
                }
                else {
                    vErrors.push(err1);
                }
                errors++;
            }
        }
        if (data.schema !== undefined) {
            let data0 = data.schema;
            if (1 !== data0) {
                const err2 = {
                    instancePath: instancePath + '/schema',
                    schemaPath: '#/properties/schema/const',
                    keyword: 'const',
                    params: { allowedValue: 1 },
                    message: 'must be equal to constant',
                    schema: 1,
                    parentSchema: schema0.properties.schema,
                    data: data0,
                };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
        }
        if (data.signing !== undefined) {
            let data1 = data.signing;
            if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                if (data1['trust-root'] === undefined) {
                    const err3 = {
                        instancePath: instancePath + '/signing',
                        schemaPath: '#/properties/signing/required',
                        keyword: 'required',
                        params: { missingProperty: 'trust-root' },
                        message: "must have required property '" + 'trust-root' + "'",
                        schema: schema0.properties.signing.required,
                        parentSchema: schema0.properties.signing,
                        data: data1,
                    };
                    if (vErrors === null) {
                        vErrors = [err3];
                    }
                    else {
                        vErrors.push(err3);
                    }
                    errors++;
                }
                if (data1.people === undefined) {
                    const err4 = {
                        instancePath: instancePath + '/signing',
                        schemaPath: '#/properties/signing/required',
                        keyword: 'required',
                        params: { missingProperty: 'people' },
                        message: "must have required property '" + 'people' + "'",
                        schema: schema0.properties.signing.required,
                        parentSchema: schema0.properties.signing,
                        data: data1,
                    };
                    if (vErrors === null) {
                        vErrors = [err4];
                    }
                    else {
                        vErrors.push(err4);
                    }
                    errors++;
                }
                for (const key1 in data1) {
                    if (!func0.call(schema0.properties.signing.properties, key1)) {
                        const err5 = {
                            instancePath: instancePath + '/signing',
                            schemaPath: '#/properties/signing/additionalProperties',
                            keyword: 'additionalProperties',
                            params: { additionalProperty: key1 },
                            message: 'must NOT have additional properties',
                            schema: false,
                            parentSchema: schema0.properties.signing,
                            data: data1,
                        };
                        if (vErrors === null) {
                            vErrors = [err5];
                        }
                        else {
                            vErrors.push(err5);
                        }
                        errors++;
                    }
                }
                if (data1['trust-root'] !== undefined) {
                    let data2 = data1['trust-root'];
                    if (typeof data2 === 'string') {
                        if (!pattern0.test(data2)) {
                            const err6 = {
                                instancePath: instancePath + '/signing/trust-root',
                                schemaPath: '#/properties/signing/properties/trust-root/pattern',
                                keyword: 'pattern',
                                params: { pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                message: 'must match pattern "' + '^([0-9a-f]{40}|[0-9a-f]{64})$' + '"',
                                schema: '^([0-9a-f]{40}|[0-9a-f]{64})$',
                                parentSchema: schema0.properties.signing.properties['trust-root'],
                                data: data2,
                            };
                            if (vErrors === null) {
                                vErrors = [err6];
                            }
                            else {
                                vErrors.push(err6);
                            }
                            errors++;
                        }
                    }
                    else {
                        const err7 = {
                            instancePath: instancePath + '/signing/trust-root',
                            schemaPath: '#/properties/signing/properties/trust-root/type',
                            keyword: 'type',
                            params: { type: 'string' },
                            message: 'must be string',
                            schema: schema0.properties.signing.properties['trust-root'].type,
                            parentSchema: schema0.properties.signing.properties['trust-root'],
                            data: data2,
                        };
                        if (vErrors === null) {
                            vErrors = [err7];
                        }
                        else {
                            vErrors.push(err7);
                        }
                        errors++;
                    }
                }
                if (data1.people !== undefined) {
                    let data3 = data1.people;
                    if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
                        if (Object.keys(data3).length < 1) {
                            const err8 = {
                                instancePath: instancePath + '/signing/people',
                                schemaPath: '#/properties/signing/properties/people/minProperties',
                                keyword: 'minProperties',
                                params: { limit: 1 },
                                message: 'must NOT have fewer than 1 properties',
                                schema: 1,
                                parentSchema: schema0.properties.signing.properties.people,
                                data: data3,
                            };
                            if (vErrors === null) {
                                vErrors = [err8];
                            }
                            else {
                                vErrors.push(err8);
                            }
                            errors++;
                        }
                        for (const key2 in data3) {
                            const _errs10 = errors;
                            if (typeof key2 === 'string') {
                                if (!pattern1.test(key2)) {
                                    const err9 = {
                                        instancePath: instancePath + '/signing/people',
                                        schemaPath: '#/properties/signing/properties/people/propertyNames/pattern',
                                        keyword: 'pattern',
                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                        parentSchema: schema0.properties.signing.properties.people.propertyNames,
                                        data: key2,
                                        propertyName: key2,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err9];
                                    }
                                    else {
                                        vErrors.push(err9);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err10 = {
                                    instancePath: instancePath + '/signing/people',
                                    schemaPath: '#/properties/signing/properties/people/propertyNames/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.signing.properties.people.propertyNames.type,
                                    parentSchema: schema0.properties.signing.properties.people.propertyNames,
                                    data: key2,
                                    propertyName: key2,
                                };
                                if (vErrors === null) {
                                    vErrors = [err10];
                                }
                                else {
                                    vErrors.push(err10);
                                }
                                errors++;
                            }
                            var valid2 = _errs10 === errors;
                            if (!valid2) {
                                const err11 = {
                                    instancePath: instancePath + '/signing/people',
                                    schemaPath: '#/properties/signing/properties/people/propertyNames',
                                    keyword: 'propertyNames',
                                    params: { propertyName: key2 },
                                    message: 'property name must be valid',
                                    schema: schema0.properties.signing.properties.people.propertyNames,
                                    parentSchema: schema0.properties.signing.properties.people,
                                    data: data3,
                                };
                                if (vErrors === null) {
                                    vErrors = [err11];
                                }
                                else {
                                    vErrors.push(err11);
                                }
                                errors++;
                            }
                        }
                        for (const key3 in data3) {
                            let data4 = data3[key3];
                            if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
                                if (data4.keys === undefined) {
                                    const err12 = {
                                        instancePath: instancePath +
                                            '/signing/people/' +
                                            key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'keys' },
                                        message: "must have required property '" + 'keys' + "'",
                                        schema: schema0.properties.signing.properties.people.additionalProperties.required,
                                        parentSchema: schema0.properties.signing.properties.people.additionalProperties,
                                        data: data4,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err12];
                                    }
                                    else {
                                        vErrors.push(err12);
                                    }
                                    errors++;
                                }
                                for (const key4 in data4) {
                                    if (!(key4 === 'emails' || key4 === 'keys')) {
                                        const err13 = {
                                            instancePath: instancePath +
                                                '/signing/people/' +
                                                key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key4 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties,
                                            data: data4,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err13];
                                        }
                                        else {
                                            vErrors.push(err13);
                                        }
                                        errors++;
                                    }
                                }
                                if (data4.emails !== undefined) {
                                    let data5 = data4.emails;
                                    if (Array.isArray(data5)) {
                                        if (data5.length < 1) {
                                            const err14 = {
                                                instancePath: instancePath +
                                                    '/signing/people/' +
                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                    '/emails',
                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/emails/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                    .properties.emails,
                                                data: data5,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err14];
                                            }
                                            else {
                                                vErrors.push(err14);
                                            }
                                            errors++;
                                        }
                                        const len0 = data5.length;
                                        for (let i0 = 0; i0 < len0; i0++) {
                                            let data6 = data5[i0];
                                            if (typeof data6 === 'string') {
                                                if (!pattern2.test(data6)) {
                                                    const err15 = {
                                                        instancePath: instancePath +
                                                            '/signing/people/' +
                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                            '/emails/' +
                                                            i0,
                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/emails/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[^\\s<>@]+@[^\\s<>@]+$' },
                                                        message: 'must match pattern "' + '^[^\\s<>@]+@[^\\s<>@]+$' + '"',
                                                        schema: '^[^\\s<>@]+@[^\\s<>@]+$',
                                                        parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.emails.items,
                                                        data: data6,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err15];
                                                    }
                                                    else {
                                                        vErrors.push(err15);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err16 = {
                                                    instancePath: instancePath +
                                                        '/signing/people/' +
                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                        '/emails/' +
                                                        i0,
                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/emails/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.emails.items.type,
                                                    parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.emails.items,
                                                    data: data6,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err16];
                                                }
                                                else {
                                                    vErrors.push(err16);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err17 = {
                                            instancePath: instancePath +
                                                '/signing/people/' +
                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                '/emails',
                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/emails/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.people.additionalProperties.properties
                                                .emails.type,
                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties.properties
                                                .emails,
                                            data: data5,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err17];
                                        }
                                        else {
                                            vErrors.push(err17);
                                        }
                                        errors++;
                                    }
                                }
                                if (data4.keys !== undefined) {
                                    let data7 = data4.keys;
                                    if (Array.isArray(data7)) {
                                        if (data7.length < 1) {
                                            const err18 = {
                                                instancePath: instancePath +
                                                    '/signing/people/' +
                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                    '/keys',
                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                    .properties.keys,
                                                data: data7,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err18];
                                            }
                                            else {
                                                vErrors.push(err18);
                                            }
                                            errors++;
                                        }
                                        const len1 = data7.length;
                                        for (let i1 = 0; i1 < len1; i1++) {
                                            let data8 = data7[i1];
                                            const _errs24 = errors;
                                            let valid9 = false;
                                            let passing0 = null;
                                            const _errs25 = errors;
                                            if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                if (data8.ssh === undefined) {
                                                    const err19 = {
                                                        instancePath: instancePath +
                                                            '/signing/people/' +
                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                            '/keys/' +
                                                            i1,
                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf/0/required',
                                                        keyword: 'required',
                                                        params: { missingProperty: 'ssh' },
                                                        message: "must have required property '" + 'ssh' + "'",
                                                        schema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[0].required,
                                                        parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[0],
                                                        data: data8,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err19];
                                                    }
                                                    else {
                                                        vErrors.push(err19);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            var _valid0 = _errs25 === errors;
                                            if (_valid0) {
                                                valid9 = true;
                                                passing0 = 0;
                                            }
                                            const _errs26 = errors;
                                            if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                if (data8['ssh-authority'] === undefined) {
                                                    const err20 = {
                                                        instancePath: instancePath +
                                                            '/signing/people/' +
                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                            '/keys/' +
                                                            i1,
                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf/1/required',
                                                        keyword: 'required',
                                                        params: { missingProperty: 'ssh-authority' },
                                                        message: "must have required property '" + 'ssh-authority' + "'",
                                                        schema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[1].required,
                                                        parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                            .properties.keys.items.oneOf[1],
                                                        data: data8,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err20];
                                                    }
                                                    else {
                                                        vErrors.push(err20);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            var _valid0 = _errs26 === errors;
                                            if (_valid0 && valid9) {
                                                valid9 = false;
                                                passing0 = [passing0, 1];
                                            }
                                            else {
                                                if (_valid0) {
                                                    valid9 = true;
                                                    passing0 = 1;
                                                }
                                                const _errs27 = errors;
                                                if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                    if (data8.openpgp === undefined) {
                                                        const err21 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf/2/required',
                                                            keyword: 'required',
                                                            params: { missingProperty: 'openpgp' },
                                                            message: "must have required property '" + 'openpgp' + "'",
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.oneOf[2].required,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.oneOf[2],
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err21];
                                                        }
                                                        else {
                                                            vErrors.push(err21);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                var _valid0 = _errs27 === errors;
                                                if (_valid0 && valid9) {
                                                    valid9 = false;
                                                    passing0 = [passing0, 2];
                                                }
                                                else {
                                                    if (_valid0) {
                                                        valid9 = true;
                                                        passing0 = 2;
                                                    }
                                                    const _errs28 = errors;
                                                    if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                        if (data8.gitsign === undefined) {
                                                            const err22 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1,
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf/3/required',
                                                                keyword: 'required',
                                                                params: { missingProperty: 'gitsign' },
                                                                message: "must have required property '" + 'gitsign' + "'",
                                                                schema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.oneOf[3].required,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.oneOf[3],
                                                                data: data8,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err22];
                                                            }
                                                            else {
                                                                vErrors.push(err22);
                                                            }
                                                            errors++;
                                                        }
                                                    }
                                                    var _valid0 = _errs28 === errors;
                                                    if (_valid0 && valid9) {
                                                        valid9 = false;
                                                        passing0 = [passing0, 3];
                                                    }
                                                    else {
                                                        if (_valid0) {
                                                            valid9 = true;
                                                            passing0 = 3;
                                                        }
                                                    }
                                                }
                                            }
                                            if (!valid9) {
                                                const err23 = {
                                                    instancePath: instancePath +
                                                        '/signing/people/' +
                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                        '/keys/' +
                                                        i1,
                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/oneOf',
                                                    keyword: 'oneOf',
                                                    params: { passingSchemas: passing0 },
                                                    message: 'must match exactly one schema in oneOf',
                                                    schema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.keys.items.oneOf,
                                                    parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.keys.items,
                                                    data: data8,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err23];
                                                }
                                                else {
                                                    vErrors.push(err23);
                                                }
                                                errors++;
                                            }
                                            else {
                                                errors = _errs24;
                                                if (vErrors !== null) {
                                                    if (_errs24) {
                                                        vErrors.length = _errs24;
                                                    }
                                                    else {
                                                        vErrors = null;
                                                    }
                                                }
                                            }
                                            if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                for (const key5 in data8) {
                                                    if (!(key5 === 'ssh' ||
                                                        key5 === 'user-verified' ||
                                                        key5 === 'ssh-authority' ||
                                                        key5 === 'principals' ||
                                                        key5 === 'openpgp' ||
                                                        key5 === 'gitsign' ||
                                                        key5 === 'until' ||
                                                        key5 === 'reason')) {
                                                        const err24 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/additionalProperties',
                                                            keyword: 'additionalProperties',
                                                            params: { additionalProperty: key5 },
                                                            message: 'must NOT have additional properties',
                                                            schema: false,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err24];
                                                        }
                                                        else {
                                                            vErrors.push(err24);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.ssh !== undefined) {
                                                    let data9 = data8.ssh;
                                                    if (typeof data9 === 'string') {
                                                        if (func1(data9) < 1) {
                                                            const err25 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/ssh',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/ssh/minLength',
                                                                keyword: 'minLength',
                                                                params: { limit: 1 },
                                                                message: 'must NOT have fewer than 1 characters',
                                                                schema: 1,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.ssh,
                                                                data: data9,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err25];
                                                            }
                                                            else {
                                                                vErrors.push(err25);
                                                            }
                                                            errors++;
                                                        }
                                                    }
                                                    else {
                                                        const err26 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/ssh',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/ssh/type',
                                                            keyword: 'type',
                                                            params: { type: 'string' },
                                                            message: 'must be string',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.ssh.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.ssh,
                                                            data: data9,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err26];
                                                        }
                                                        else {
                                                            vErrors.push(err26);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8['user-verified'] !== undefined) {
                                                    let data10 = data8['user-verified'];
                                                    if (typeof data10 !== 'boolean') {
                                                        const err27 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/user-verified',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/user-verified/type',
                                                            keyword: 'type',
                                                            params: { type: 'boolean' },
                                                            message: 'must be boolean',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties['user-verified'].type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties['user-verified'],
                                                            data: data10,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err27];
                                                        }
                                                        else {
                                                            vErrors.push(err27);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8['ssh-authority'] !== undefined) {
                                                    let data11 = data8['ssh-authority'];
                                                    if (typeof data11 === 'string') {
                                                        if (func1(data11) < 1) {
                                                            const err28 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/ssh-authority',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/ssh-authority/minLength',
                                                                keyword: 'minLength',
                                                                params: { limit: 1 },
                                                                message: 'must NOT have fewer than 1 characters',
                                                                schema: 1,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties['ssh-authority'],
                                                                data: data11,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err28];
                                                            }
                                                            else {
                                                                vErrors.push(err28);
                                                            }
                                                            errors++;
                                                        }
                                                    }
                                                    else {
                                                        const err29 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/ssh-authority',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/ssh-authority/type',
                                                            keyword: 'type',
                                                            params: { type: 'string' },
                                                            message: 'must be string',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties['ssh-authority'].type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties['ssh-authority'],
                                                            data: data11,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err29];
                                                        }
                                                        else {
                                                            vErrors.push(err29);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.principals !== undefined) {
                                                    let data12 = data8.principals;
                                                    if (Array.isArray(data12)) {
                                                        if (data12.length < 1) {
                                                            const err30 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/principals',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/minItems',
                                                                keyword: 'minItems',
                                                                params: { limit: 1 },
                                                                message: 'must NOT have fewer than 1 items',
                                                                schema: 1,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.principals,
                                                                data: data12,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err30];
                                                            }
                                                            else {
                                                                vErrors.push(err30);
                                                            }
                                                            errors++;
                                                        }
                                                        const len2 = data12.length;
                                                        for (let i2 = 0; i2 < len2; i2++) {
                                                            let data13 = data12[i2];
                                                            if (typeof data13 === 'string') {
                                                                if (!pattern3.test(data13)) {
                                                                    const err31 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/principals/' +
                                                                            i2,
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/items/pattern',
                                                                        keyword: 'pattern',
                                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$' },
                                                                        message: 'must match pattern "' +
                                                                            '^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$' +
                                                                            '"',
                                                                        schema: '^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$',
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties
                                                                            .principals.items,
                                                                        data: data13,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err31];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err31);
                                                                    }
                                                                    errors++;
                                                                }
                                                            }
                                                            else {
                                                                const err32 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/principals/' +
                                                                        i2,
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/items/type',
                                                                    keyword: 'type',
                                                                    params: { type: 'string' },
                                                                    message: 'must be string',
                                                                    schema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties
                                                                        .principals.items.type,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties
                                                                        .principals.items,
                                                                    data: data13,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err32];
                                                                }
                                                                else {
                                                                    vErrors.push(err32);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                        let i3 = data12.length;
                                                        let j0;
                                                        if (i3 > 1) {
                                                            const indices0 = {};
                                                            for (; i3--;) {
                                                                let item0 = data12[i3];
                                                                if (typeof item0 !== 'string') {
                                                                    continue;
                                                                }
                                                                if (typeof indices0[item0] == 'number') {
                                                                    j0 = indices0[item0];
                                                                    const err33 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/principals',
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/uniqueItems',
                                                                        keyword: 'uniqueItems',
                                                                        params: { i: i3, j: j0 },
                                                                        message: 'must NOT have duplicate items (items ## ' +
                                                                            j0 +
                                                                            ' and ' +
                                                                            i3 +
                                                                            ' are identical)',
                                                                        schema: true,
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties
                                                                            .principals,
                                                                        data: data12,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err33];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err33);
                                                                    }
                                                                    errors++;
                                                                    break;
                                                                }
                                                                indices0[item0] = i3;
                                                            }
                                                        }
                                                    }
                                                    else {
                                                        const err34 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/principals',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/principals/type',
                                                            keyword: 'type',
                                                            params: { type: 'array' },
                                                            message: 'must be array',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.principals.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.principals,
                                                            data: data12,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err34];
                                                        }
                                                        else {
                                                            vErrors.push(err34);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.openpgp !== undefined) {
                                                    let data14 = data8.openpgp;
                                                    if (typeof data14 === 'string') {
                                                        if (!pattern4.test(data14)) {
                                                            const err35 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/openpgp',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/openpgp/pattern',
                                                                keyword: 'pattern',
                                                                params: { pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' },
                                                                message: 'must match pattern "' +
                                                                    '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' +
                                                                    '"',
                                                                schema: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.openpgp,
                                                                data: data14,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err35];
                                                            }
                                                            else {
                                                                vErrors.push(err35);
                                                            }
                                                            errors++;
                                                        }
                                                    }
                                                    else {
                                                        const err36 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/openpgp',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/openpgp/type',
                                                            keyword: 'type',
                                                            params: { type: 'string' },
                                                            message: 'must be string',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.openpgp.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.openpgp,
                                                            data: data14,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err36];
                                                        }
                                                        else {
                                                            vErrors.push(err36);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.gitsign !== undefined) {
                                                    let data15 = data8.gitsign;
                                                    if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
                                                        if (data15.identity === undefined) {
                                                            const err37 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/gitsign',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/required',
                                                                keyword: 'required',
                                                                params: { missingProperty: 'identity' },
                                                                message: "must have required property '" + 'identity' + "'",
                                                                schema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.gitsign.required,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.gitsign,
                                                                data: data15,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err37];
                                                            }
                                                            else {
                                                                vErrors.push(err37);
                                                            }
                                                            errors++;
                                                        }
                                                        if (data15.issuer === undefined) {
                                                            const err38 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/gitsign',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/required',
                                                                keyword: 'required',
                                                                params: { missingProperty: 'issuer' },
                                                                message: "must have required property '" + 'issuer' + "'",
                                                                schema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.gitsign.required,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.gitsign,
                                                                data: data15,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err38];
                                                            }
                                                            else {
                                                                vErrors.push(err38);
                                                            }
                                                            errors++;
                                                        }
                                                        for (const key6 in data15) {
                                                            if (!(key6 === 'identity' || key6 === 'issuer')) {
                                                                const err39 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/gitsign',
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/additionalProperties',
                                                                    keyword: 'additionalProperties',
                                                                    params: { additionalProperty: key6 },
                                                                    message: 'must NOT have additional properties',
                                                                    schema: false,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties
                                                                        .gitsign,
                                                                    data: data15,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err39];
                                                                }
                                                                else {
                                                                    vErrors.push(err39);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                        if (data15.identity !== undefined) {
                                                            let data16 = data15.identity;
                                                            if (typeof data16 === 'string') {
                                                                if (!pattern5.test(data16)) {
                                                                    const err40 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/gitsign/identity',
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/properties/identity/pattern',
                                                                        keyword: 'pattern',
                                                                        params: { pattern: '^[\\x21-\\x29\\x2b-\\x7e]+$' },
                                                                        message: 'must match pattern "' + '^[\\x21-\\x29\\x2b-\\x7e]+$' + '"',
                                                                        schema: '^[\\x21-\\x29\\x2b-\\x7e]+$',
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties
                                                                            .gitsign.properties.identity,
                                                                        data: data16,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err40];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err40);
                                                                    }
                                                                    errors++;
                                                                }
                                                            }
                                                            else {
                                                                const err41 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/gitsign/identity',
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/properties/identity/type',
                                                                    keyword: 'type',
                                                                    params: { type: 'string' },
                                                                    message: 'must be string',
                                                                    schema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.gitsign
                                                                        .properties.identity.type,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.gitsign
                                                                        .properties.identity,
                                                                    data: data16,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err41];
                                                                }
                                                                else {
                                                                    vErrors.push(err41);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                        if (data15.issuer !== undefined) {
                                                            let data17 = data15.issuer;
                                                            if (typeof data17 === 'string') {
                                                                if (!pattern5.test(data17)) {
                                                                    const err42 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/gitsign/issuer',
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/properties/issuer/pattern',
                                                                        keyword: 'pattern',
                                                                        params: { pattern: '^[\\x21-\\x29\\x2b-\\x7e]+$' },
                                                                        message: 'must match pattern "' + '^[\\x21-\\x29\\x2b-\\x7e]+$' + '"',
                                                                        schema: '^[\\x21-\\x29\\x2b-\\x7e]+$',
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties
                                                                            .gitsign.properties.issuer,
                                                                        data: data17,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err42];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err42);
                                                                    }
                                                                    errors++;
                                                                }
                                                            }
                                                            else {
                                                                const err43 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/gitsign/issuer',
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/properties/issuer/type',
                                                                    keyword: 'type',
                                                                    params: { type: 'string' },
                                                                    message: 'must be string',
                                                                    schema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.gitsign
                                                                        .properties.issuer.type,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.gitsign
                                                                        .properties.issuer,
                                                                    data: data17,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err43];
                                                                }
                                                                else {
                                                                    vErrors.push(err43);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                    }
                                                    else {
                                                        const err44 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/gitsign',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/gitsign/type',
                                                            keyword: 'type',
                                                            params: { type: 'object' },
                                                            message: 'must be object',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.gitsign.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.gitsign,
                                                            data: data15,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err44];
                                                        }
                                                        else {
                                                            vErrors.push(err44);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.until !== undefined) {
                                                    let data18 = data8.until;
                                                    if (Array.isArray(data18)) {
                                                        if (data18.length < 1) {
                                                            const err45 = {
                                                                instancePath: instancePath +
                                                                    '/signing/people/' +
                                                                    key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                    '/keys/' +
                                                                    i1 +
                                                                    '/until',
                                                                schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/until/minItems',
                                                                keyword: 'minItems',
                                                                params: { limit: 1 },
                                                                message: 'must NOT have fewer than 1 items',
                                                                schema: 1,
                                                                parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.until,
                                                                data: data18,
                                                            };
                                                            if (vErrors === null) {
                                                                vErrors = [err45];
                                                            }
                                                            else {
                                                                vErrors.push(err45);
                                                            }
                                                            errors++;
                                                        }
                                                        const len3 = data18.length;
                                                        for (let i4 = 0; i4 < len3; i4++) {
                                                            let data19 = data18[i4];
                                                            if (typeof data19 === 'string') {
                                                                if (!pattern0.test(data19)) {
                                                                    const err46 = {
                                                                        instancePath: instancePath +
                                                                            '/signing/people/' +
                                                                            key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                            '/keys/' +
                                                                            i1 +
                                                                            '/until/' +
                                                                            i4,
                                                                        schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/until/items/pattern',
                                                                        keyword: 'pattern',
                                                                        params: { pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                                                        message: 'must match pattern "' +
                                                                            '^([0-9a-f]{40}|[0-9a-f]{64})$' +
                                                                            '"',
                                                                        schema: '^([0-9a-f]{40}|[0-9a-f]{64})$',
                                                                        parentSchema: schema0.properties.signing.properties.people
                                                                            .additionalProperties.properties.keys.items.properties.until
                                                                            .items,
                                                                        data: data19,
                                                                    };
                                                                    if (vErrors === null) {
                                                                        vErrors = [err46];
                                                                    }
                                                                    else {
                                                                        vErrors.push(err46);
                                                                    }
                                                                    errors++;
                                                                }
                                                            }
                                                            else {
                                                                const err47 = {
                                                                    instancePath: instancePath +
                                                                        '/signing/people/' +
                                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                        '/keys/' +
                                                                        i1 +
                                                                        '/until/' +
                                                                        i4,
                                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/until/items/type',
                                                                    keyword: 'type',
                                                                    params: { type: 'string' },
                                                                    message: 'must be string',
                                                                    schema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.until
                                                                        .items.type,
                                                                    parentSchema: schema0.properties.signing.properties.people
                                                                        .additionalProperties.properties.keys.items.properties.until
                                                                        .items,
                                                                    data: data19,
                                                                };
                                                                if (vErrors === null) {
                                                                    vErrors = [err47];
                                                                }
                                                                else {
                                                                    vErrors.push(err47);
                                                                }
                                                                errors++;
                                                            }
                                                        }
                                                    }
                                                    else {
                                                        const err48 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/until',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/until/type',
                                                            keyword: 'type',
                                                            params: { type: 'array' },
                                                            message: 'must be array',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.until.type,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.until,
                                                            data: data18,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err48];
                                                        }
                                                        else {
                                                            vErrors.push(err48);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.reason !== undefined) {
                                                    let data20 = data8.reason;
                                                    if (!(data20 === 'retired' || data20 === 'compromised')) {
                                                        const err49 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1 +
                                                                '/reason',
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/properties/reason/enum',
                                                            keyword: 'enum',
                                                            params: {
                                                                allowedValues: schema0.properties.signing.properties.people.additionalProperties
                                                                    .properties.keys.items.properties.reason.enum,
                                                            },
                                                            message: 'must be equal to one of the allowed values',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.reason.enum,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.properties.reason,
                                                            data: data20,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err49];
                                                        }
                                                        else {
                                                            vErrors.push(err49);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.reason !== undefined) {
                                                    if (data8.until === undefined) {
                                                        const err50 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/dependentRequired',
                                                            keyword: 'dependentRequired',
                                                            params: {
                                                                property: 'reason',
                                                                missingProperty: 'until',
                                                                depsCount: 1,
                                                                deps: 'until',
                                                            },
                                                            message: 'must have property until when property reason is present',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.dependentRequired,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err50];
                                                        }
                                                        else {
                                                            vErrors.push(err50);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8['user-verified'] !== undefined) {
                                                    if (data8.ssh === undefined) {
                                                        const err51 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/dependentRequired',
                                                            keyword: 'dependentRequired',
                                                            params: {
                                                                property: 'user-verified',
                                                                missingProperty: 'ssh',
                                                                depsCount: 1,
                                                                deps: 'ssh',
                                                            },
                                                            message: 'must have property ssh when property user-verified is present',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.dependentRequired,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err51];
                                                        }
                                                        else {
                                                            vErrors.push(err51);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8['ssh-authority'] !== undefined) {
                                                    if (data8.principals === undefined) {
                                                        const err52 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/dependentRequired',
                                                            keyword: 'dependentRequired',
                                                            params: {
                                                                property: 'ssh-authority',
                                                                missingProperty: 'principals',
                                                                depsCount: 1,
                                                                deps: 'principals',
                                                            },
                                                            message: 'must have property principals when property ssh-authority is present',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.dependentRequired,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err52];
                                                        }
                                                        else {
                                                            vErrors.push(err52);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                                if (data8.principals !== undefined) {
                                                    if (data8['ssh-authority'] === undefined) {
                                                        const err53 = {
                                                            instancePath: instancePath +
                                                                '/signing/people/' +
                                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                                '/keys/' +
                                                                i1,
                                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/dependentRequired',
                                                            keyword: 'dependentRequired',
                                                            params: {
                                                                property: 'principals',
                                                                missingProperty: 'ssh-authority',
                                                                depsCount: 1,
                                                                deps: 'ssh-authority',
                                                            },
                                                            message: 'must have property ssh-authority when property principals is present',
                                                            schema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items.dependentRequired,
                                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                                .properties.keys.items,
                                                            data: data8,
                                                        };
                                                        if (vErrors === null) {
                                                            vErrors = [err53];
                                                        }
                                                        else {
                                                            vErrors.push(err53);
                                                        }
                                                        errors++;
                                                    }
                                                }
                                            }
                                            else {
                                                const err54 = {
                                                    instancePath: instancePath +
                                                        '/signing/people/' +
                                                        key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                        '/keys/' +
                                                        i1,
                                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'object' },
                                                    message: 'must be object',
                                                    schema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.keys.items.type,
                                                    parentSchema: schema0.properties.signing.properties.people.additionalProperties
                                                        .properties.keys.items,
                                                    data: data8,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err54];
                                                }
                                                else {
                                                    vErrors.push(err54);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err55 = {
                                            instancePath: instancePath +
                                                '/signing/people/' +
                                                key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                '/keys',
                                            schemaPath: '#/properties/signing/properties/people/additionalProperties/properties/keys/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.people.additionalProperties.properties
                                                .keys.type,
                                            parentSchema: schema0.properties.signing.properties.people.additionalProperties.properties
                                                .keys,
                                            data: data7,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err55];
                                        }
                                        else {
                                            vErrors.push(err55);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err56 = {
                                    instancePath: instancePath +
                                        '/signing/people/' +
                                        key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                                    schemaPath: '#/properties/signing/properties/people/additionalProperties/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.people.additionalProperties.type,
                                    parentSchema: schema0.properties.signing.properties.people.additionalProperties,
                                    data: data4,
                                };
                                if (vErrors === null) {
                                    vErrors = [err56];
                                }
                                else {
                                    vErrors.push(err56);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err57 = {
                            instancePath: instancePath + '/signing/people',
                            schemaPath: '#/properties/signing/properties/people/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.people.type,
                            parentSchema: schema0.properties.signing.properties.people,
                            data: data3,
                        };
                        if (vErrors === null) {
                            vErrors = [err57];
                        }
                        else {
                            vErrors.push(err57);
                        }
                        errors++;
                    }
                }
                if (data1.pipeline !== undefined) {
                    let data21 = data1.pipeline;
                    if (data21 && typeof data21 == 'object' && !Array.isArray(data21)) {
                        if (data21.app === undefined) {
                            const err58 = {
                                instancePath: instancePath + '/signing/pipeline',
                                schemaPath: '#/properties/signing/properties/pipeline/required',
                                keyword: 'required',
                                params: { missingProperty: 'app' },
                                message: "must have required property '" + 'app' + "'",
                                schema: schema0.properties.signing.properties.pipeline.required,
                                parentSchema: schema0.properties.signing.properties.pipeline,
                                data: data21,
                            };
                            if (vErrors === null) {
                                vErrors = [err58];
                            }
                            else {
                                vErrors.push(err58);
                            }
                            errors++;
                        }
                        if (data21.overlays === undefined) {
                            const err59 = {
                                instancePath: instancePath + '/signing/pipeline',
                                schemaPath: '#/properties/signing/properties/pipeline/required',
                                keyword: 'required',
                                params: { missingProperty: 'overlays' },
                                message: "must have required property '" + 'overlays' + "'",
                                schema: schema0.properties.signing.properties.pipeline.required,
                                parentSchema: schema0.properties.signing.properties.pipeline,
                                data: data21,
                            };
                            if (vErrors === null) {
                                vErrors = [err59];
                            }
                            else {
                                vErrors.push(err59);
                            }
                            errors++;
                        }
                        for (const key7 in data21) {
                            if (!(key7 === 'app' || key7 === 'overlays')) {
                                const err60 = {
                                    instancePath: instancePath + '/signing/pipeline',
                                    schemaPath: '#/properties/signing/properties/pipeline/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key7 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.signing.properties.pipeline,
                                    data: data21,
                                };
                                if (vErrors === null) {
                                    vErrors = [err60];
                                }
                                else {
                                    vErrors.push(err60);
                                }
                                errors++;
                            }
                        }
                        if (data21.app !== undefined) {
                            let data22 = data21.app;
                            if (data22 && typeof data22 == 'object' && !Array.isArray(data22)) {
                                if (data22.slug === undefined) {
                                    const err61 = {
                                        instancePath: instancePath + '/signing/pipeline/app',
                                        schemaPath: '#/properties/signing/properties/pipeline/properties/app/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'slug' },
                                        message: "must have required property '" + 'slug' + "'",
                                        schema: schema0.properties.signing.properties.pipeline.properties.app.required,
                                        parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                        data: data22,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err61];
                                    }
                                    else {
                                        vErrors.push(err61);
                                    }
                                    errors++;
                                }
                                if (data22['user-id'] === undefined) {
                                    const err62 = {
                                        instancePath: instancePath + '/signing/pipeline/app',
                                        schemaPath: '#/properties/signing/properties/pipeline/properties/app/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'user-id' },
                                        message: "must have required property '" + 'user-id' + "'",
                                        schema: schema0.properties.signing.properties.pipeline.properties.app.required,
                                        parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                        data: data22,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err62];
                                    }
                                    else {
                                        vErrors.push(err62);
                                    }
                                    errors++;
                                }
                                for (const key8 in data22) {
                                    if (!(key8 === 'slug' || key8 === 'user-id')) {
                                        const err63 = {
                                            instancePath: instancePath + '/signing/pipeline/app',
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/app/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key8 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                            data: data22,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err63];
                                        }
                                        else {
                                            vErrors.push(err63);
                                        }
                                        errors++;
                                    }
                                }
                                if (data22.slug !== undefined) {
                                    let data23 = data22.slug;
                                    if (typeof data23 === 'string') {
                                        if (!pattern8.test(data23)) {
                                            const err64 = {
                                                instancePath: instancePath + '/signing/pipeline/app/slug',
                                                schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/slug/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[a-z0-9][a-z0-9-]{0,99}$' },
                                                message: 'must match pattern "' + '^[a-z0-9][a-z0-9-]{0,99}$' + '"',
                                                schema: '^[a-z0-9][a-z0-9-]{0,99}$',
                                                parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties
                                                    .slug,
                                                data: data23,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err64];
                                            }
                                            else {
                                                vErrors.push(err64);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err65 = {
                                            instancePath: instancePath + '/signing/pipeline/app/slug',
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/slug/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.pipeline.properties.app.properties
                                                .slug.type,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties
                                                .slug,
                                            data: data23,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err65];
                                        }
                                        else {
                                            vErrors.push(err65);
                                        }
                                        errors++;
                                    }
                                }
                                if (data22['user-id'] !== undefined) {
                                    let data24 = data22['user-id'];
                                    if (!(typeof data24 == 'number' &&
                                        !(data24 % 1) &&
                                        !isNaN(data24) &&
                                        isFinite(data24))) {
                                        const err66 = {
                                            instancePath: instancePath + '/signing/pipeline/app/user-id',
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/user-id/type',
                                            keyword: 'type',
                                            params: { type: 'integer' },
                                            message: 'must be integer',
                                            schema: schema0.properties.signing.properties.pipeline.properties.app.properties['user-id'].type,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties['user-id'],
                                            data: data24,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err66];
                                        }
                                        else {
                                            vErrors.push(err66);
                                        }
                                        errors++;
                                    }
                                    if (typeof data24 == 'number' && isFinite(data24)) {
                                        if (data24 < 1 || isNaN(data24)) {
                                            const err67 = {
                                                instancePath: instancePath + '/signing/pipeline/app/user-id',
                                                schemaPath: '#/properties/signing/properties/pipeline/properties/app/properties/user-id/minimum',
                                                keyword: 'minimum',
                                                params: { comparison: '>=', limit: 1 },
                                                message: 'must be >= 1',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.pipeline.properties.app.properties['user-id'],
                                                data: data24,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err67];
                                            }
                                            else {
                                                vErrors.push(err67);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                            }
                            else {
                                const err68 = {
                                    instancePath: instancePath + '/signing/pipeline/app',
                                    schemaPath: '#/properties/signing/properties/pipeline/properties/app/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.pipeline.properties.app.type,
                                    parentSchema: schema0.properties.signing.properties.pipeline.properties.app,
                                    data: data22,
                                };
                                if (vErrors === null) {
                                    vErrors = [err68];
                                }
                                else {
                                    vErrors.push(err68);
                                }
                                errors++;
                            }
                        }
                        if (data21.overlays !== undefined) {
                            let data25 = data21.overlays;
                            if (Array.isArray(data25)) {
                                if (data25.length < 1) {
                                    const err69 = {
                                        instancePath: instancePath + '/signing/pipeline/overlays',
                                        schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays,
                                        data: data25,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err69];
                                    }
                                    else {
                                        vErrors.push(err69);
                                    }
                                    errors++;
                                }
                                const len4 = data25.length;
                                for (let i5 = 0; i5 < len4; i5++) {
                                    let data26 = data25[i5];
                                    if (typeof data26 === 'string') {
                                        if (func1(data26) < 1) {
                                            const err70 = {
                                                instancePath: instancePath + '/signing/pipeline/overlays/' + i5,
                                                schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/items/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays.items,
                                                data: data26,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err70];
                                            }
                                            else {
                                                vErrors.push(err70);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err71 = {
                                            instancePath: instancePath + '/signing/pipeline/overlays/' + i5,
                                            schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.pipeline.properties.overlays.items
                                                .type,
                                            parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays.items,
                                            data: data26,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err71];
                                        }
                                        else {
                                            vErrors.push(err71);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err72 = {
                                    instancePath: instancePath + '/signing/pipeline/overlays',
                                    schemaPath: '#/properties/signing/properties/pipeline/properties/overlays/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.signing.properties.pipeline.properties.overlays.type,
                                    parentSchema: schema0.properties.signing.properties.pipeline.properties.overlays,
                                    data: data25,
                                };
                                if (vErrors === null) {
                                    vErrors = [err72];
                                }
                                else {
                                    vErrors.push(err72);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err73 = {
                            instancePath: instancePath + '/signing/pipeline',
                            schemaPath: '#/properties/signing/properties/pipeline/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.pipeline.type,
                            parentSchema: schema0.properties.signing.properties.pipeline,
                            data: data21,
                        };
                        if (vErrors === null) {
                            vErrors = [err73];
                        }
                        else {
                            vErrors.push(err73);
                        }
                        errors++;
                    }
                }
                if (data1.github !== undefined) {
                    let data27 = data1.github;
                    if (data27 && typeof data27 == 'object' && !Array.isArray(data27)) {
                        for (const key9 in data27) {
                            if (!(key9 === 'web-flow' || key9 === 'keys')) {
                                const err74 = {
                                    instancePath: instancePath + '/signing/github',
                                    schemaPath: '#/properties/signing/properties/github/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key9 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.signing.properties.github,
                                    data: data27,
                                };
                                if (vErrors === null) {
                                    vErrors = [err74];
                                }
                                else {
                                    vErrors.push(err74);
                                }
                                errors++;
                            }
                        }
                        if (data27['web-flow'] !== undefined) {
                            let data28 = data27['web-flow'];
                            if (!(data28 === 'deny' || data28 === 'merges-only' || data28 === 'allow')) {
                                const err75 = {
                                    instancePath: instancePath + '/signing/github/web-flow',
                                    schemaPath: '#/properties/signing/properties/github/properties/web-flow/enum',
                                    keyword: 'enum',
                                    params: {
                                        allowedValues: schema0.properties.signing.properties.github.properties['web-flow'].enum,
                                    },
                                    message: 'must be equal to one of the allowed values',
                                    schema: schema0.properties.signing.properties.github.properties['web-flow'].enum,
                                    parentSchema: schema0.properties.signing.properties.github.properties['web-flow'],
                                    data: data28,
                                };
                                if (vErrors === null) {
                                    vErrors = [err75];
                                }
                                else {
                                    vErrors.push(err75);
                                }
                                errors++;
                            }
                        }
                        if (data27.keys !== undefined) {
                            let data29 = data27.keys;
                            if (Array.isArray(data29)) {
                                const len5 = data29.length;
                                for (let i6 = 0; i6 < len5; i6++) {
                                    let data30 = data29[i6];
                                    if (data30 && typeof data30 == 'object' && !Array.isArray(data30)) {
                                        if (data30.openpgp === undefined) {
                                            const err76 = {
                                                instancePath: instancePath + '/signing/github/keys/' + i6,
                                                schemaPath: '#/properties/signing/properties/github/properties/keys/items/required',
                                                keyword: 'required',
                                                params: { missingProperty: 'openpgp' },
                                                message: "must have required property '" + 'openpgp' + "'",
                                                schema: schema0.properties.signing.properties.github.properties.keys.items
                                                    .required,
                                                parentSchema: schema0.properties.signing.properties.github.properties.keys.items,
                                                data: data30,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err76];
                                            }
                                            else {
                                                vErrors.push(err76);
                                            }
                                            errors++;
                                        }
                                        for (const key10 in data30) {
                                            if (!(key10 === 'openpgp')) {
                                                const err77 = {
                                                    instancePath: instancePath + '/signing/github/keys/' + i6,
                                                    schemaPath: '#/properties/signing/properties/github/properties/keys/items/additionalProperties',
                                                    keyword: 'additionalProperties',
                                                    params: { additionalProperty: key10 },
                                                    message: 'must NOT have additional properties',
                                                    schema: false,
                                                    parentSchema: schema0.properties.signing.properties.github.properties.keys.items,
                                                    data: data30,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err77];
                                                }
                                                else {
                                                    vErrors.push(err77);
                                                }
                                                errors++;
                                            }
                                        }
                                        if (data30.openpgp !== undefined) {
                                            let data31 = data30.openpgp;
                                            if (typeof data31 === 'string') {
                                                if (!pattern4.test(data31)) {
                                                    const err78 = {
                                                        instancePath: instancePath + '/signing/github/keys/' + i6 + '/openpgp',
                                                        schemaPath: '#/properties/signing/properties/github/properties/keys/items/properties/openpgp/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' },
                                                        message: 'must match pattern "' +
                                                            '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n' +
                                                            '"',
                                                        schema: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
                                                        parentSchema: schema0.properties.signing.properties.github.properties.keys.items
                                                            .properties.openpgp,
                                                        data: data31,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err78];
                                                    }
                                                    else {
                                                        vErrors.push(err78);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err79 = {
                                                    instancePath: instancePath + '/signing/github/keys/' + i6 + '/openpgp',
                                                    schemaPath: '#/properties/signing/properties/github/properties/keys/items/properties/openpgp/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.github.properties.keys.items
                                                        .properties.openpgp.type,
                                                    parentSchema: schema0.properties.signing.properties.github.properties.keys.items
                                                        .properties.openpgp,
                                                    data: data31,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err79];
                                                }
                                                else {
                                                    vErrors.push(err79);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err80 = {
                                            instancePath: instancePath + '/signing/github/keys/' + i6,
                                            schemaPath: '#/properties/signing/properties/github/properties/keys/items/type',
                                            keyword: 'type',
                                            params: { type: 'object' },
                                            message: 'must be object',
                                            schema: schema0.properties.signing.properties.github.properties.keys.items.type,
                                            parentSchema: schema0.properties.signing.properties.github.properties.keys.items,
                                            data: data30,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err80];
                                        }
                                        else {
                                            vErrors.push(err80);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err81 = {
                                    instancePath: instancePath + '/signing/github/keys',
                                    schemaPath: '#/properties/signing/properties/github/properties/keys/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.signing.properties.github.properties.keys.type,
                                    parentSchema: schema0.properties.signing.properties.github.properties.keys,
                                    data: data29,
                                };
                                if (vErrors === null) {
                                    vErrors = [err81];
                                }
                                else {
                                    vErrors.push(err81);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err82 = {
                            instancePath: instancePath + '/signing/github',
                            schemaPath: '#/properties/signing/properties/github/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.github.type,
                            parentSchema: schema0.properties.signing.properties.github,
                            data: data27,
                        };
                        if (vErrors === null) {
                            vErrors = [err82];
                        }
                        else {
                            vErrors.push(err82);
                        }
                        errors++;
                    }
                }
                if (data1.sigstore !== undefined) {
                    let data32 = data1.sigstore;
                    if (data32 && typeof data32 == 'object' && !Array.isArray(data32)) {
                        if (data32['trusted-root'] === undefined) {
                            const err83 = {
                                instancePath: instancePath + '/signing/sigstore',
                                schemaPath: '#/properties/signing/properties/sigstore/required',
                                keyword: 'required',
                                params: { missingProperty: 'trusted-root' },
                                message: "must have required property '" + 'trusted-root' + "'",
                                schema: schema0.properties.signing.properties.sigstore.required,
                                parentSchema: schema0.properties.signing.properties.sigstore,
                                data: data32,
                            };
                            if (vErrors === null) {
                                vErrors = [err83];
                            }
                            else {
                                vErrors.push(err83);
                            }
                            errors++;
                        }
                        for (const key11 in data32) {
                            if (!(key11 === 'trusted-root')) {
                                const err84 = {
                                    instancePath: instancePath + '/signing/sigstore',
                                    schemaPath: '#/properties/signing/properties/sigstore/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key11 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.signing.properties.sigstore,
                                    data: data32,
                                };
                                if (vErrors === null) {
                                    vErrors = [err84];
                                }
                                else {
                                    vErrors.push(err84);
                                }
                                errors++;
                            }
                        }
                        if (data32['trusted-root'] !== undefined) {
                            let data33 = data32['trusted-root'];
                            if (typeof data33 === 'string') {
                                if (func1(data33) < 1) {
                                    const err85 = {
                                        instancePath: instancePath + '/signing/sigstore/trusted-root',
                                        schemaPath: '#/properties/signing/properties/sigstore/properties/trusted-root/minLength',
                                        keyword: 'minLength',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 characters',
                                        schema: 1,
                                        parentSchema: schema0.properties.signing.properties.sigstore.properties['trusted-root'],
                                        data: data33,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err85];
                                    }
                                    else {
                                        vErrors.push(err85);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err86 = {
                                    instancePath: instancePath + '/signing/sigstore/trusted-root',
                                    schemaPath: '#/properties/signing/properties/sigstore/properties/trusted-root/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.signing.properties.sigstore.properties['trusted-root'].type,
                                    parentSchema: schema0.properties.signing.properties.sigstore.properties['trusted-root'],
                                    data: data33,
                                };
                                if (vErrors === null) {
                                    vErrors = [err86];
                                }
                                else {
                                    vErrors.push(err86);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err87 = {
                            instancePath: instancePath + '/signing/sigstore',
                            schemaPath: '#/properties/signing/properties/sigstore/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.sigstore.type,
                            parentSchema: schema0.properties.signing.properties.sigstore,
                            data: data32,
                        };
                        if (vErrors === null) {
                            vErrors = [err87];
                        }
                        else {
                            vErrors.push(err87);
                        }
                        errors++;
                    }
                }
                if (data1.teams !== undefined) {
                    let data34 = data1.teams;
                    if (data34 && typeof data34 == 'object' && !Array.isArray(data34)) {
                        for (const key12 in data34) {
                            const _errs86 = errors;
                            if (typeof key12 === 'string') {
                                if (!pattern1.test(key12)) {
                                    const err88 = {
                                        instancePath: instancePath + '/signing/teams',
                                        schemaPath: '#/properties/signing/properties/teams/propertyNames/pattern',
                                        keyword: 'pattern',
                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                        parentSchema: schema0.properties.signing.properties.teams.propertyNames,
                                        data: key12,
                                        propertyName: key12,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err88];
                                    }
                                    else {
                                        vErrors.push(err88);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err89 = {
                                    instancePath: instancePath + '/signing/teams',
                                    schemaPath: '#/properties/signing/properties/teams/propertyNames/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.signing.properties.teams.propertyNames.type,
                                    parentSchema: schema0.properties.signing.properties.teams.propertyNames,
                                    data: key12,
                                    propertyName: key12,
                                };
                                if (vErrors === null) {
                                    vErrors = [err89];
                                }
                                else {
                                    vErrors.push(err89);
                                }
                                errors++;
                            }
                            var valid26 = _errs86 === errors;
                            if (!valid26) {
                                const err90 = {
                                    instancePath: instancePath + '/signing/teams',
                                    schemaPath: '#/properties/signing/properties/teams/propertyNames',
                                    keyword: 'propertyNames',
                                    params: { propertyName: key12 },
                                    message: 'property name must be valid',
                                    schema: schema0.properties.signing.properties.teams.propertyNames,
                                    parentSchema: schema0.properties.signing.properties.teams,
                                    data: data34,
                                };
                                if (vErrors === null) {
                                    vErrors = [err90];
                                }
                                else {
                                    vErrors.push(err90);
                                }
                                errors++;
                            }
                        }
                        for (const key13 in data34) {
                            let data35 = data34[key13];
                            if (Array.isArray(data35)) {
                                if (data35.length < 1) {
                                    const err91 = {
                                        instancePath: instancePath +
                                            '/signing/teams/' +
                                            key13.replace(/~/g, '~0').replace(/\//g, '~1'),
                                        schemaPath: '#/properties/signing/properties/teams/additionalProperties/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.signing.properties.teams.additionalProperties,
                                        data: data35,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err91];
                                    }
                                    else {
                                        vErrors.push(err91);
                                    }
                                    errors++;
                                }
                                const len6 = data35.length;
                                for (let i7 = 0; i7 < len6; i7++) {
                                    let data36 = data35[i7];
                                    if (typeof data36 === 'string') {
                                        if (!pattern1.test(data36)) {
                                            const err92 = {
                                                instancePath: instancePath +
                                                    '/signing/teams/' +
                                                    key13.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                    '/' +
                                                    i7,
                                                schemaPath: '#/properties/signing/properties/teams/additionalProperties/items/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                parentSchema: schema0.properties.signing.properties.teams.additionalProperties.items,
                                                data: data36,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err92];
                                            }
                                            else {
                                                vErrors.push(err92);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err93 = {
                                            instancePath: instancePath +
                                                '/signing/teams/' +
                                                key13.replace(/~/g, '~0').replace(/\//g, '~1') +
                                                '/' +
                                                i7,
                                            schemaPath: '#/properties/signing/properties/teams/additionalProperties/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.teams.additionalProperties.items.type,
                                            parentSchema: schema0.properties.signing.properties.teams.additionalProperties.items,
                                            data: data36,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err93];
                                        }
                                        else {
                                            vErrors.push(err93);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err94 = {
                                    instancePath: instancePath +
                                        '/signing/teams/' +
                                        key13.replace(/~/g, '~0').replace(/\//g, '~1'),
                                    schemaPath: '#/properties/signing/properties/teams/additionalProperties/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.signing.properties.teams.additionalProperties.type,
                                    parentSchema: schema0.properties.signing.properties.teams.additionalProperties,
                                    data: data35,
                                };
                                if (vErrors === null) {
                                    vErrors = [err94];
                                }
                                else {
                                    vErrors.push(err94);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err95 = {
                            instancePath: instancePath + '/signing/teams',
                            schemaPath: '#/properties/signing/properties/teams/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.signing.properties.teams.type,
                            parentSchema: schema0.properties.signing.properties.teams,
                            data: data34,
                        };
                        if (vErrors === null) {
                            vErrors = [err95];
                        }
                        else {
                            vErrors.push(err95);
                        }
                        errors++;
                    }
                }
                if (data1.rules !== undefined) {
                    let data37 = data1.rules;
                    if (Array.isArray(data37)) {
                        const len7 = data37.length;
                        for (let i8 = 0; i8 < len7; i8++) {
                            let data38 = data37[i8];
                            if (data38 && typeof data38 == 'object' && !Array.isArray(data38)) {
                                if (data38.paths === undefined) {
                                    const err96 = {
                                        instancePath: instancePath + '/signing/rules/' + i8,
                                        schemaPath: '#/properties/signing/properties/rules/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'paths' },
                                        message: "must have required property '" + 'paths' + "'",
                                        schema: schema0.properties.signing.properties.rules.items.required,
                                        parentSchema: schema0.properties.signing.properties.rules.items,
                                        data: data38,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err96];
                                    }
                                    else {
                                        vErrors.push(err96);
                                    }
                                    errors++;
                                }
                                if (data38.signers === undefined) {
                                    const err97 = {
                                        instancePath: instancePath + '/signing/rules/' + i8,
                                        schemaPath: '#/properties/signing/properties/rules/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'signers' },
                                        message: "must have required property '" + 'signers' + "'",
                                        schema: schema0.properties.signing.properties.rules.items.required,
                                        parentSchema: schema0.properties.signing.properties.rules.items,
                                        data: data38,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err97];
                                    }
                                    else {
                                        vErrors.push(err97);
                                    }
                                    errors++;
                                }
                                for (const key14 in data38) {
                                    if (!(key14 === 'paths' || key14 === 'branches' || key14 === 'signers')) {
                                        const err98 = {
                                            instancePath: instancePath + '/signing/rules/' + i8,
                                            schemaPath: '#/properties/signing/properties/rules/items/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key14 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.rules.items,
                                            data: data38,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err98];
                                        }
                                        else {
                                            vErrors.push(err98);
                                        }
                                        errors++;
                                    }
                                }
                                if (data38.paths !== undefined) {
                                    let data39 = data38.paths;
                                    if (Array.isArray(data39)) {
                                        if (data39.length < 1) {
                                            const err99 = {
                                                instancePath: instancePath + '/signing/rules/' + i8 + '/paths',
                                                schemaPath: '#/properties/signing/properties/rules/items/properties/paths/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.rules.items.properties.paths,
                                                data: data39,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err99];
                                            }
                                            else {
                                                vErrors.push(err99);
                                            }
                                            errors++;
                                        }
                                        const len8 = data39.length;
                                        for (let i9 = 0; i9 < len8; i9++) {
                                            let data40 = data39[i9];
                                            if (typeof data40 === 'string') {
                                                if (func1(data40) < 1) {
                                                    const err100 = {
                                                        instancePath: instancePath + '/signing/rules/' + i8 + '/paths/' + i9,
                                                        schemaPath: '#/properties/signing/properties/rules/items/properties/paths/items/minLength',
                                                        keyword: 'minLength',
                                                        params: { limit: 1 },
                                                        message: 'must NOT have fewer than 1 characters',
                                                        schema: 1,
                                                        parentSchema: schema0.properties.signing.properties.rules.items.properties.paths
                                                            .items,
                                                        data: data40,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err100];
                                                    }
                                                    else {
                                                        vErrors.push(err100);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err101 = {
                                                    instancePath: instancePath + '/signing/rules/' + i8 + '/paths/' + i9,
                                                    schemaPath: '#/properties/signing/properties/rules/items/properties/paths/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.rules.items.properties.paths.items
                                                        .type,
                                                    parentSchema: schema0.properties.signing.properties.rules.items.properties.paths
                                                        .items,
                                                    data: data40,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err101];
                                                }
                                                else {
                                                    vErrors.push(err101);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err102 = {
                                            instancePath: instancePath + '/signing/rules/' + i8 + '/paths',
                                            schemaPath: '#/properties/signing/properties/rules/items/properties/paths/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.rules.items.properties.paths.type,
                                            parentSchema: schema0.properties.signing.properties.rules.items.properties.paths,
                                            data: data39,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err102];
                                        }
                                        else {
                                            vErrors.push(err102);
                                        }
                                        errors++;
                                    }
                                }
                                if (data38.branches !== undefined) {
                                    let data41 = data38.branches;
                                    if (Array.isArray(data41)) {
                                        if (data41.length < 1) {
                                            const err103 = {
                                                instancePath: instancePath + '/signing/rules/' + i8 + '/branches',
                                                schemaPath: '#/properties/signing/properties/rules/items/properties/branches/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.rules.items.properties.branches,
                                                data: data41,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err103];
                                            }
                                            else {
                                                vErrors.push(err103);
                                            }
                                            errors++;
                                        }
                                        const len9 = data41.length;
                                        for (let i10 = 0; i10 < len9; i10++) {
                                            let data42 = data41[i10];
                                            if (typeof data42 === 'string') {
                                                if (func1(data42) < 1) {
                                                    const err104 = {
                                                        instancePath: instancePath + '/signing/rules/' + i8 + '/branches/' + i10,
                                                        schemaPath: '#/properties/signing/properties/rules/items/properties/branches/items/minLength',
                                                        keyword: 'minLength',
                                                        params: { limit: 1 },
                                                        message: 'must NOT have fewer than 1 characters',
                                                        schema: 1,
                                                        parentSchema: schema0.properties.signing.properties.rules.items.properties.branches
                                                            .items,
                                                        data: data42,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err104];
                                                    }
                                                    else {
                                                        vErrors.push(err104);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err105 = {
                                                    instancePath: instancePath + '/signing/rules/' + i8 + '/branches/' + i10,
                                                    schemaPath: '#/properties/signing/properties/rules/items/properties/branches/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.rules.items.properties.branches
                                                        .items.type,
                                                    parentSchema: schema0.properties.signing.properties.rules.items.properties.branches
                                                        .items,
                                                    data: data42,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err105];
                                                }
                                                else {
                                                    vErrors.push(err105);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err106 = {
                                            instancePath: instancePath + '/signing/rules/' + i8 + '/branches',
                                            schemaPath: '#/properties/signing/properties/rules/items/properties/branches/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.rules.items.properties.branches.type,
                                            parentSchema: schema0.properties.signing.properties.rules.items.properties.branches,
                                            data: data41,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err106];
                                        }
                                        else {
                                            vErrors.push(err106);
                                        }
                                        errors++;
                                    }
                                }
                                if (data38.signers !== undefined) {
                                    let data43 = data38.signers;
                                    if (Array.isArray(data43)) {
                                        if (data43.length < 1) {
                                            const err107 = {
                                                instancePath: instancePath + '/signing/rules/' + i8 + '/signers',
                                                schemaPath: '#/properties/signing/properties/rules/items/properties/signers/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.rules.items.properties.signers,
                                                data: data43,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err107];
                                            }
                                            else {
                                                vErrors.push(err107);
                                            }
                                            errors++;
                                        }
                                        const len10 = data43.length;
                                        for (let i11 = 0; i11 < len10; i11++) {
                                            let data44 = data43[i11];
                                            if (typeof data44 === 'string') {
                                                if (!pattern1.test(data44)) {
                                                    const err108 = {
                                                        instancePath: instancePath + '/signing/rules/' + i8 + '/signers/' + i11,
                                                        schemaPath: '#/properties/signing/properties/rules/items/properties/signers/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                        parentSchema: schema0.properties.signing.properties.rules.items.properties.signers
                                                            .items,
                                                        data: data44,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err108];
                                                    }
                                                    else {
                                                        vErrors.push(err108);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err109 = {
                                                    instancePath: instancePath + '/signing/rules/' + i8 + '/signers/' + i11,
                                                    schemaPath: '#/properties/signing/properties/rules/items/properties/signers/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.rules.items.properties.signers
                                                        .items.type,
                                                    parentSchema: schema0.properties.signing.properties.rules.items.properties.signers
                                                        .items,
                                                    data: data44,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err109];
                                                }
                                                else {
                                                    vErrors.push(err109);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err110 = {
                                            instancePath: instancePath + '/signing/rules/' + i8 + '/signers',
                                            schemaPath: '#/properties/signing/properties/rules/items/properties/signers/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.rules.items.properties.signers.type,
                                            parentSchema: schema0.properties.signing.properties.rules.items.properties.signers,
                                            data: data43,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err110];
                                        }
                                        else {
                                            vErrors.push(err110);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err111 = {
                                    instancePath: instancePath + '/signing/rules/' + i8,
                                    schemaPath: '#/properties/signing/properties/rules/items/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.rules.items.type,
                                    parentSchema: schema0.properties.signing.properties.rules.items,
                                    data: data38,
                                };
                                if (vErrors === null) {
                                    vErrors = [err111];
                                }
                                else {
                                    vErrors.push(err111);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err112 = {
                            instancePath: instancePath + '/signing/rules',
                            schemaPath: '#/properties/signing/properties/rules/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.signing.properties.rules.type,
                            parentSchema: schema0.properties.signing.properties.rules,
                            data: data37,
                        };
                        if (vErrors === null) {
                            vErrors = [err112];
                        }
                        else {
                            vErrors.push(err112);
                        }
                        errors++;
                    }
                }
                if (data1.tags !== undefined) {
                    let data45 = data1.tags;
                    if (Array.isArray(data45)) {
                        const len11 = data45.length;
                        for (let i12 = 0; i12 < len11; i12++) {
                            let data46 = data45[i12];
                            if (data46 && typeof data46 == 'object' && !Array.isArray(data46)) {
                                if (data46.pattern === undefined) {
                                    const err113 = {
                                        instancePath: instancePath + '/signing/tags/' + i12,
                                        schemaPath: '#/properties/signing/properties/tags/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'pattern' },
                                        message: "must have required property '" + 'pattern' + "'",
                                        schema: schema0.properties.signing.properties.tags.items.required,
                                        parentSchema: schema0.properties.signing.properties.tags.items,
                                        data: data46,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err113];
                                    }
                                    else {
                                        vErrors.push(err113);
                                    }
                                    errors++;
                                }
                                if (data46.signers === undefined) {
                                    const err114 = {
                                        instancePath: instancePath + '/signing/tags/' + i12,
                                        schemaPath: '#/properties/signing/properties/tags/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'signers' },
                                        message: "must have required property '" + 'signers' + "'",
                                        schema: schema0.properties.signing.properties.tags.items.required,
                                        parentSchema: schema0.properties.signing.properties.tags.items,
                                        data: data46,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err114];
                                    }
                                    else {
                                        vErrors.push(err114);
                                    }
                                    errors++;
                                }
                                for (const key15 in data46) {
                                    if (!(key15 === 'pattern' || key15 === 'signers' || key15 === 'hotfix')) {
                                        const err115 = {
                                            instancePath: instancePath + '/signing/tags/' + i12,
                                            schemaPath: '#/properties/signing/properties/tags/items/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key15 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.tags.items,
                                            data: data46,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err115];
                                        }
                                        else {
                                            vErrors.push(err115);
                                        }
                                        errors++;
                                    }
                                }
                                if (data46.pattern !== undefined) {
                                    let data47 = data46.pattern;
                                    if (typeof data47 === 'string') {
                                        if (func1(data47) < 1) {
                                            const err116 = {
                                                instancePath: instancePath + '/signing/tags/' + i12 + '/pattern',
                                                schemaPath: '#/properties/signing/properties/tags/items/properties/pattern/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.tags.items.properties.pattern,
                                                data: data47,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err116];
                                            }
                                            else {
                                                vErrors.push(err116);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err117 = {
                                            instancePath: instancePath + '/signing/tags/' + i12 + '/pattern',
                                            schemaPath: '#/properties/signing/properties/tags/items/properties/pattern/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.tags.items.properties.pattern.type,
                                            parentSchema: schema0.properties.signing.properties.tags.items.properties.pattern,
                                            data: data47,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err117];
                                        }
                                        else {
                                            vErrors.push(err117);
                                        }
                                        errors++;
                                    }
                                }
                                if (data46.signers !== undefined) {
                                    let data48 = data46.signers;
                                    if (Array.isArray(data48)) {
                                        if (data48.length < 1) {
                                            const err118 = {
                                                instancePath: instancePath + '/signing/tags/' + i12 + '/signers',
                                                schemaPath: '#/properties/signing/properties/tags/items/properties/signers/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.tags.items.properties.signers,
                                                data: data48,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err118];
                                            }
                                            else {
                                                vErrors.push(err118);
                                            }
                                            errors++;
                                        }
                                        const len12 = data48.length;
                                        for (let i13 = 0; i13 < len12; i13++) {
                                            let data49 = data48[i13];
                                            if (typeof data49 === 'string') {
                                                if (!pattern1.test(data49)) {
                                                    const err119 = {
                                                        instancePath: instancePath + '/signing/tags/' + i12 + '/signers/' + i13,
                                                        schemaPath: '#/properties/signing/properties/tags/items/properties/signers/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                        parentSchema: schema0.properties.signing.properties.tags.items.properties.signers
                                                            .items,
                                                        data: data49,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err119];
                                                    }
                                                    else {
                                                        vErrors.push(err119);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err120 = {
                                                    instancePath: instancePath + '/signing/tags/' + i12 + '/signers/' + i13,
                                                    schemaPath: '#/properties/signing/properties/tags/items/properties/signers/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.tags.items.properties.signers
                                                        .items.type,
                                                    parentSchema: schema0.properties.signing.properties.tags.items.properties.signers
                                                        .items,
                                                    data: data49,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err120];
                                                }
                                                else {
                                                    vErrors.push(err120);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err121 = {
                                            instancePath: instancePath + '/signing/tags/' + i12 + '/signers',
                                            schemaPath: '#/properties/signing/properties/tags/items/properties/signers/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.tags.items.properties.signers.type,
                                            parentSchema: schema0.properties.signing.properties.tags.items.properties.signers,
                                            data: data48,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err121];
                                        }
                                        else {
                                            vErrors.push(err121);
                                        }
                                        errors++;
                                    }
                                }
                                if (data46.hotfix !== undefined) {
                                    let data50 = data46.hotfix;
                                    if (Array.isArray(data50)) {
                                        if (data50.length < 1) {
                                            const err122 = {
                                                instancePath: instancePath + '/signing/tags/' + i12 + '/hotfix',
                                                schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/minItems',
                                                keyword: 'minItems',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 items',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix,
                                                data: data50,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err122];
                                            }
                                            else {
                                                vErrors.push(err122);
                                            }
                                            errors++;
                                        }
                                        const len13 = data50.length;
                                        for (let i14 = 0; i14 < len13; i14++) {
                                            let data51 = data50[i14];
                                            if (typeof data51 === 'string') {
                                                if (!pattern1.test(data51)) {
                                                    const err123 = {
                                                        instancePath: instancePath + '/signing/tags/' + i12 + '/hotfix/' + i14,
                                                        schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/items/pattern',
                                                        keyword: 'pattern',
                                                        params: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
                                                        message: 'must match pattern "' + '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' + '"',
                                                        schema: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
                                                        parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix
                                                            .items,
                                                        data: data51,
                                                    };
                                                    if (vErrors === null) {
                                                        vErrors = [err123];
                                                    }
                                                    else {
                                                        vErrors.push(err123);
                                                    }
                                                    errors++;
                                                }
                                            }
                                            else {
                                                const err124 = {
                                                    instancePath: instancePath + '/signing/tags/' + i12 + '/hotfix/' + i14,
                                                    schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                    message: 'must be string',
                                                    schema: schema0.properties.signing.properties.tags.items.properties.hotfix.items
                                                        .type,
                                                    parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix
                                                        .items,
                                                    data: data51,
                                                };
                                                if (vErrors === null) {
                                                    vErrors = [err124];
                                                }
                                                else {
                                                    vErrors.push(err124);
                                                }
                                                errors++;
                                            }
                                        }
                                    }
                                    else {
                                        const err125 = {
                                            instancePath: instancePath + '/signing/tags/' + i12 + '/hotfix',
                                            schemaPath: '#/properties/signing/properties/tags/items/properties/hotfix/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                            message: 'must be array',
                                            schema: schema0.properties.signing.properties.tags.items.properties.hotfix.type,
                                            parentSchema: schema0.properties.signing.properties.tags.items.properties.hotfix,
                                            data: data50,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err125];
                                        }
                                        else {
                                            vErrors.push(err125);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err126 = {
                                    instancePath: instancePath + '/signing/tags/' + i12,
                                    schemaPath: '#/properties/signing/properties/tags/items/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.tags.items.type,
                                    parentSchema: schema0.properties.signing.properties.tags.items,
                                    data: data46,
                                };
                                if (vErrors === null) {
                                    vErrors = [err126];
                                }
                                else {
                                    vErrors.push(err126);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err127 = {
                            instancePath: instancePath + '/signing/tags',
                            schemaPath: '#/properties/signing/properties/tags/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.signing.properties.tags.type,
                            parentSchema: schema0.properties.signing.properties.tags,
                            data: data45,
                        };
                        if (vErrors === null) {
                            vErrors = [err127];
                        }
                        else {
                            vErrors.push(err127);
                        }
                        errors++;
                    }
                }
                if (data1.exempt !== undefined) {
                    let data52 = data1.exempt;
                    if (Array.isArray(data52)) {
                        const len14 = data52.length;
                        for (let i15 = 0; i15 < len14; i15++) {
                            let data53 = data52[i15];
                            if (data53 && typeof data53 == 'object' && !Array.isArray(data53)) {
                                if (data53.commit === undefined) {
                                    const err128 = {
                                        instancePath: instancePath + '/signing/exempt/' + i15,
                                        schemaPath: '#/properties/signing/properties/exempt/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'commit' },
                                        message: "must have required property '" + 'commit' + "'",
                                        schema: schema0.properties.signing.properties.exempt.items.required,
                                        parentSchema: schema0.properties.signing.properties.exempt.items,
                                        data: data53,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err128];
                                    }
                                    else {
                                        vErrors.push(err128);
                                    }
                                    errors++;
                                }
                                if (data53.reason === undefined) {
                                    const err129 = {
                                        instancePath: instancePath + '/signing/exempt/' + i15,
                                        schemaPath: '#/properties/signing/properties/exempt/items/required',
                                        keyword: 'required',
                                        params: { missingProperty: 'reason' },
                                        message: "must have required property '" + 'reason' + "'",
                                        schema: schema0.properties.signing.properties.exempt.items.required,
                                        parentSchema: schema0.properties.signing.properties.exempt.items,
                                        data: data53,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err129];
                                    }
                                    else {
                                        vErrors.push(err129);
                                    }
                                    errors++;
                                }
                                for (const key16 in data53) {
                                    if (!(key16 === 'commit' || key16 === 'reason')) {
                                        const err130 = {
                                            instancePath: instancePath + '/signing/exempt/' + i15,
                                            schemaPath: '#/properties/signing/properties/exempt/items/additionalProperties',
                                            keyword: 'additionalProperties',
                                            params: { additionalProperty: key16 },
                                            message: 'must NOT have additional properties',
                                            schema: false,
                                            parentSchema: schema0.properties.signing.properties.exempt.items,
                                            data: data53,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err130];
                                        }
                                        else {
                                            vErrors.push(err130);
                                        }
                                        errors++;
                                    }
                                }
                                if (data53.commit !== undefined) {
                                    let data54 = data53.commit;
                                    if (typeof data54 === 'string') {
                                        if (!pattern0.test(data54)) {
                                            const err131 = {
                                                instancePath: instancePath + '/signing/exempt/' + i15 + '/commit',
                                                schemaPath: '#/properties/signing/properties/exempt/items/properties/commit/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                                                message: 'must match pattern "' + '^([0-9a-f]{40}|[0-9a-f]{64})$' + '"',
                                                schema: '^([0-9a-f]{40}|[0-9a-f]{64})$',
                                                parentSchema: schema0.properties.signing.properties.exempt.items.properties.commit,
                                                data: data54,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err131];
                                            }
                                            else {
                                                vErrors.push(err131);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err132 = {
                                            instancePath: instancePath + '/signing/exempt/' + i15 + '/commit',
                                            schemaPath: '#/properties/signing/properties/exempt/items/properties/commit/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.exempt.items.properties.commit.type,
                                            parentSchema: schema0.properties.signing.properties.exempt.items.properties.commit,
                                            data: data54,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err132];
                                        }
                                        else {
                                            vErrors.push(err132);
                                        }
                                        errors++;
                                    }
                                }
                                if (data53.reason !== undefined) {
                                    let data55 = data53.reason;
                                    if (typeof data55 === 'string') {
                                        if (func1(data55) < 1) {
                                            const err133 = {
                                                instancePath: instancePath + '/signing/exempt/' + i15 + '/reason',
                                                schemaPath: '#/properties/signing/properties/exempt/items/properties/reason/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.signing.properties.exempt.items.properties.reason,
                                                data: data55,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err133];
                                            }
                                            else {
                                                vErrors.push(err133);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err134 = {
                                            instancePath: instancePath + '/signing/exempt/' + i15 + '/reason',
                                            schemaPath: '#/properties/signing/properties/exempt/items/properties/reason/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.signing.properties.exempt.items.properties.reason.type,
                                            parentSchema: schema0.properties.signing.properties.exempt.items.properties.reason,
                                            data: data55,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err134];
                                        }
                                        else {
                                            vErrors.push(err134);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err135 = {
                                    instancePath: instancePath + '/signing/exempt/' + i15,
                                    schemaPath: '#/properties/signing/properties/exempt/items/type',
                                    keyword: 'type',
                                    params: { type: 'object' },
                                    message: 'must be object',
                                    schema: schema0.properties.signing.properties.exempt.items.type,
                                    parentSchema: schema0.properties.signing.properties.exempt.items,
                                    data: data53,
                                };
                                if (vErrors === null) {
                                    vErrors = [err135];
                                }
                                else {
                                    vErrors.push(err135);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err136 = {
                            instancePath: instancePath + '/signing/exempt',
                            schemaPath: '#/properties/signing/properties/exempt/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.signing.properties.exempt.type,
                            parentSchema: schema0.properties.signing.properties.exempt,
                            data: data52,
                        };
                        if (vErrors === null) {
                            vErrors = [err136];
                        }
                        else {
                            vErrors.push(err136);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err137 = {
                    instancePath: instancePath + '/signing',
                    schemaPath: '#/properties/signing/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema0.properties.signing.type,
                    parentSchema: schema0.properties.signing,
                    data: data1,
                };
                if (vErrors === null) {
                    vErrors = [err137];
                }
                else {
                    vErrors.push(err137);
                }
                errors++;
            }
        }
        if (data.scan !== undefined) {
            let data56 = data.scan;
            if (data56 && typeof data56 == 'object' && !Array.isArray(data56)) {
                for (const key17 in data56) {
                    if (!(key17 === 'fail-on' || key17 === 'ignore-unfixed' || key17 === 'max-db-age')) {
                        const err138 = {
                            instancePath: instancePath + '/scan',
                            schemaPath: '#/properties/scan/additionalProperties',
                            keyword: 'additionalProperties',
                            params: { additionalProperty: key17 },
                            message: 'must NOT have additional properties',
                            schema: false,
                            parentSchema: schema0.properties.scan,
                            data: data56,
                        };
                        if (vErrors === null) {
                            vErrors = [err138];
                        }
                        else {
                            vErrors.push(err138);
                        }
                        errors++;
                    }
                }
                if (data56['fail-on'] !== undefined) {
                    let data57 = data56['fail-on'];
                    const _errs138 = errors;
                    let valid50 = false;
                    let passing1 = null;
                    const _errs139 = errors;
                    if ('none' !== data57) {
                        const err139 = {
                            instancePath: instancePath + '/scan/fail-on',
                            schemaPath: '#/properties/scan/properties/fail-on/oneOf/0/const',
                            keyword: 'const',
                            params: { allowedValue: 'none' },
                            message: 'must be equal to constant',
                            schema: 'none',
                            parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[0],
                            data: data57,
                        };
                        if (vErrors === null) {
                            vErrors = [err139];
                        }
                        else {
                            vErrors.push(err139);
                        }
                        errors++;
                    }
                    var _valid1 = _errs139 === errors;
                    if (_valid1) {
                        valid50 = true;
                        passing1 = 0;
                    }
                    const _errs140 = errors;
                    if (Array.isArray(data57)) {
                        if (data57.length < 1) {
                            const err140 = {
                                instancePath: instancePath + '/scan/fail-on',
                                schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/minItems',
                                keyword: 'minItems',
                                params: { limit: 1 },
                                message: 'must NOT have fewer than 1 items',
                                schema: 1,
                                parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1],
                                data: data57,
                            };
                            if (vErrors === null) {
                                vErrors = [err140];
                            }
                            else {
                                vErrors.push(err140);
                            }
                            errors++;
                        }
                        const len15 = data57.length;
                        for (let i16 = 0; i16 < len15; i16++) {
                            let data58 = data57[i16];
                            if (!(data58 === 'CRITICAL' ||
                                data58 === 'HIGH' ||
                                data58 === 'MEDIUM' ||
                                data58 === 'LOW' ||
                                data58 === 'UNKNOWN')) {
                                const err141 = {
                                    instancePath: instancePath + '/scan/fail-on/' + i16,
                                    schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/items/enum',
                                    keyword: 'enum',
                                    params: {
                                        allowedValues: schema0.properties.scan.properties['fail-on'].oneOf[1].items.enum,
                                    },
                                    message: 'must be equal to one of the allowed values',
                                    schema: schema0.properties.scan.properties['fail-on'].oneOf[1].items.enum,
                                    parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1].items,
                                    data: data58,
                                };
                                if (vErrors === null) {
                                    vErrors = [err141];
                                }
                                else {
                                    vErrors.push(err141);
                                }
                                errors++;
                            }
                        }
                        let i17 = data57.length;
                        let j1;
                        if (i17 > 1) {
                            outer0: for (; i17--;) {
                                for (j1 = i17; j1--;) {
                                    if (func9(data57[i17], data57[j1])) {
                                        const err142 = {
                                            instancePath: instancePath + '/scan/fail-on',
                                            schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/uniqueItems',
                                            keyword: 'uniqueItems',
                                            params: { i: i17, j: j1 },
                                            message: 'must NOT have duplicate items (items ## ' +
                                                j1 +
                                                ' and ' +
                                                i17 +
                                                ' are identical)',
                                            schema: true,
                                            parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1],
                                            data: data57,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err142];
                                        }
                                        else {
                                            vErrors.push(err142);
                                        }
                                        errors++;
                                        break outer0;
                                    }
                                }
                            }
                        }
                    }
                    else {
                        const err143 = {
                            instancePath: instancePath + '/scan/fail-on',
                            schemaPath: '#/properties/scan/properties/fail-on/oneOf/1/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.scan.properties['fail-on'].oneOf[1].type,
                            parentSchema: schema0.properties.scan.properties['fail-on'].oneOf[1],
                            data: data57,
                        };
                        if (vErrors === null) {
                            vErrors = [err143];
                        }
                        else {
                            vErrors.push(err143);
                        }
                        errors++;
                    }
                    var _valid1 = _errs140 === errors;
                    if (_valid1 && valid50) {
                        valid50 = false;
                        passing1 = [passing1, 1];
                    }
                    else {
                        if (_valid1) {
                            valid50 = true;
                            passing1 = 1;
                        }
                    }
                    if (!valid50) {
                        const err144 = {
                            instancePath: instancePath + '/scan/fail-on',
                            schemaPath: '#/properties/scan/properties/fail-on/oneOf',
                            keyword: 'oneOf',
                            params: { passingSchemas: passing1 },
                            message: 'must match exactly one schema in oneOf',
                            schema: schema0.properties.scan.properties['fail-on'].oneOf,
                            parentSchema: schema0.properties.scan.properties['fail-on'],
                            data: data57,
                        };
                        if (vErrors === null) {
                            vErrors = [err144];
                        }
                        else {
                            vErrors.push(err144);
                        }
                        errors++;
                    }
                    else {
                        errors = _errs138;
                        if (vErrors !== null) {
                            if (_errs138) {
                                vErrors.length = _errs138;
                            }
                            else {
                                vErrors = null;
                            }
                        }
                    }
                }
                if (data56['ignore-unfixed'] !== undefined) {
                    let data59 = data56['ignore-unfixed'];
                    if (typeof data59 !== 'boolean') {
                        const err145 = {
                            instancePath: instancePath + '/scan/ignore-unfixed',
                            schemaPath: '#/properties/scan/properties/ignore-unfixed/type',
                            keyword: 'type',
                            params: { type: 'boolean' },
                            message: 'must be boolean',
                            schema: schema0.properties.scan.properties['ignore-unfixed'].type,
                            parentSchema: schema0.properties.scan.properties['ignore-unfixed'],
                            data: data59,
                        };
                        if (vErrors === null) {
                            vErrors = [err145];
                        }
                        else {
                            vErrors.push(err145);
                        }
                        errors++;
                    }
                }
                if (data56['max-db-age'] !== undefined) {
                    let data60 = data56['max-db-age'];
                    if (typeof data60 === 'string') {
                        if (!pattern16.test(data60)) {
                            const err146 = {
                                instancePath: instancePath + '/scan/max-db-age',
                                schemaPath: '#/properties/scan/properties/max-db-age/pattern',
                                keyword: 'pattern',
                                params: { pattern: '^\\d{1,9}[smhd]$' },
                                message: 'must match pattern "' + '^\\d{1,9}[smhd]$' + '"',
                                schema: '^\\d{1,9}[smhd]$',
                                parentSchema: schema0.properties.scan.properties['max-db-age'],
                                data: data60,
                            };
                            if (vErrors === null) {
                                vErrors = [err146];
                            }
                            else {
                                vErrors.push(err146);
                            }
                            errors++;
                        }
                    }
                    else {
                        const err147 = {
                            instancePath: instancePath + '/scan/max-db-age',
                            schemaPath: '#/properties/scan/properties/max-db-age/type',
                            keyword: 'type',
                            params: { type: 'string' },
                            message: 'must be string',
                            schema: schema0.properties.scan.properties['max-db-age'].type,
                            parentSchema: schema0.properties.scan.properties['max-db-age'],
                            data: data60,
                        };
                        if (vErrors === null) {
                            vErrors = [err147];
                        }
                        else {
                            vErrors.push(err147);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err148 = {
                    instancePath: instancePath + '/scan',
                    schemaPath: '#/properties/scan/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema0.properties.scan.type,
                    parentSchema: schema0.properties.scan,
                    data: data56,
                };
                if (vErrors === null) {
                    vErrors = [err148];
                }
                else {
                    vErrors.push(err148);
                }
                errors++;
            }
        }
        if (data.promotion !== undefined) {
            let data61 = data.promotion;
            if (data61 && typeof data61 == 'object' && !Array.isArray(data61)) {
                for (const key18 in data61) {
                    if (!(key18 === 'deny-digests' || key18 === 'trust-paths')) {
                        const err149 = {
                            instancePath: instancePath + '/promotion',
                            schemaPath: '#/properties/promotion/additionalProperties',
                            keyword: 'additionalProperties',
                            params: { additionalProperty: key18 },
                            message: 'must NOT have additional properties',
                            schema: false,
                            parentSchema: schema0.properties.promotion,
                            data: data61,
                        };
                        if (vErrors === null) {
                            vErrors = [err149];
                        }
                        else {
                            vErrors.push(err149);
                        }
                        errors++;
                    }
                }
                if (data61['deny-digests'] !== undefined) {
                    let data62 = data61['deny-digests'];
                    if (Array.isArray(data62)) {
                        const len16 = data62.length;
                        for (let i18 = 0; i18 < len16; i18++) {
                            let data63 = data62[i18];
                            if (typeof data63 === 'string') {
                                if (!pattern17.test(data63)) {
                                    const err150 = {
                                        instancePath: instancePath + '/promotion/deny-digests/' + i18,
                                        schemaPath: '#/properties/promotion/properties/deny-digests/items/pattern',
                                        keyword: 'pattern',
                                        params: { pattern: '^sha256:[0-9a-f]{64}$' },
                                        message: 'must match pattern "' + '^sha256:[0-9a-f]{64}$' + '"',
                                        schema: '^sha256:[0-9a-f]{64}$',
                                        parentSchema: schema0.properties.promotion.properties['deny-digests'].items,
                                        data: data63,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err150];
                                    }
                                    else {
                                        vErrors.push(err150);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err151 = {
                                    instancePath: instancePath + '/promotion/deny-digests/' + i18,
                                    schemaPath: '#/properties/promotion/properties/deny-digests/items/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.promotion.properties['deny-digests'].items.type,
                                    parentSchema: schema0.properties.promotion.properties['deny-digests'].items,
                                    data: data63,
                                };
                                if (vErrors === null) {
                                    vErrors = [err151];
                                }
                                else {
                                    vErrors.push(err151);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err152 = {
                            instancePath: instancePath + '/promotion/deny-digests',
                            schemaPath: '#/properties/promotion/properties/deny-digests/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.promotion.properties['deny-digests'].type,
                            parentSchema: schema0.properties.promotion.properties['deny-digests'],
                            data: data62,
                        };
                        if (vErrors === null) {
                            vErrors = [err152];
                        }
                        else {
                            vErrors.push(err152);
                        }
                        errors++;
                    }
                }
                if (data61['trust-paths'] !== undefined) {
                    let data64 = data61['trust-paths'];
                    if (Array.isArray(data64)) {
                        const len17 = data64.length;
                        for (let i19 = 0; i19 < len17; i19++) {
                            let data65 = data64[i19];
                            if (typeof data65 === 'string') {
                                if (func1(data65) < 1) {
                                    const err153 = {
                                        instancePath: instancePath + '/promotion/trust-paths/' + i19,
                                        schemaPath: '#/properties/promotion/properties/trust-paths/items/minLength',
                                        keyword: 'minLength',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 characters',
                                        schema: 1,
                                        parentSchema: schema0.properties.promotion.properties['trust-paths'].items,
                                        data: data65,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err153];
                                    }
                                    else {
                                        vErrors.push(err153);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err154 = {
                                    instancePath: instancePath + '/promotion/trust-paths/' + i19,
                                    schemaPath: '#/properties/promotion/properties/trust-paths/items/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                    message: 'must be string',
                                    schema: schema0.properties.promotion.properties['trust-paths'].items.type,
                                    parentSchema: schema0.properties.promotion.properties['trust-paths'].items,
                                    data: data65,
                                };
                                if (vErrors === null) {
                                    vErrors = [err154];
                                }
                                else {
                                    vErrors.push(err154);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err155 = {
                            instancePath: instancePath + '/promotion/trust-paths',
                            schemaPath: '#/properties/promotion/properties/trust-paths/type',
                            keyword: 'type',
                            params: { type: 'array' },
                            message: 'must be array',
                            schema: schema0.properties.promotion.properties['trust-paths'].type,
                            parentSchema: schema0.properties.promotion.properties['trust-paths'],
                            data: data64,
                        };
                        if (vErrors === null) {
                            vErrors = [err155];
                        }
                        else {
                            vErrors.push(err155);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err156 = {
                    instancePath: instancePath + '/promotion',
                    schemaPath: '#/properties/promotion/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                    schema: schema0.properties.promotion.type,
                    parentSchema: schema0.properties.promotion,
                    data: data61,
                };
                if (vErrors === null) {
                    vErrors = [err156];
                }
                else {
                    vErrors.push(err156);
                }
                errors++;
            }
        }
        if (data.registries !== undefined) {
            let data66 = data.registries;
            if (Array.isArray(data66)) {
                const len18 = data66.length;
                for (let i20 = 0; i20 < len18; i20++) {
                    let data67 = data66[i20];
                    if (data67 && typeof data67 == 'object' && !Array.isArray(data67)) {
                        if (data67.overlays === undefined) {
                            const err157 = {
                                instancePath: instancePath + '/registries/' + i20,
                                schemaPath: '#/properties/registries/items/required',
                                keyword: 'required',
                                params: { missingProperty: 'overlays' },
                                message: "must have required property '" + 'overlays' + "'",
                                schema: schema0.properties.registries.items.required,
                                parentSchema: schema0.properties.registries.items,
                                data: data67,
                            };
                            if (vErrors === null) {
                                vErrors = [err157];
                            }
                            else {
                                vErrors.push(err157);
                            }
                            errors++;
                        }
                        if (data67.prefixes === undefined) {
                            const err158 = {
                                instancePath: instancePath + '/registries/' + i20,
                                schemaPath: '#/properties/registries/items/required',
                                keyword: 'required',
                                params: { missingProperty: 'prefixes' },
                                message: "must have required property '" + 'prefixes' + "'",
                                schema: schema0.properties.registries.items.required,
                                parentSchema: schema0.properties.registries.items,
                                data: data67,
                            };
                            if (vErrors === null) {
                                vErrors = [err158];
                            }
                            else {
                                vErrors.push(err158);
                            }
                            errors++;
                        }
                        for (const key19 in data67) {
                            if (!(key19 === 'overlays' || key19 === 'prefixes' || key19 === 'sources')) {
                                const err159 = {
                                    instancePath: instancePath + '/registries/' + i20,
                                    schemaPath: '#/properties/registries/items/additionalProperties',
                                    keyword: 'additionalProperties',
                                    params: { additionalProperty: key19 },
                                    message: 'must NOT have additional properties',
                                    schema: false,
                                    parentSchema: schema0.properties.registries.items,
                                    data: data67,
                                };
                                if (vErrors === null) {
                                    vErrors = [err159];
                                }
                                else {
                                    vErrors.push(err159);
                                }
                                errors++;
                            }
                        }
                        if (data67.overlays !== undefined) {
                            let data68 = data67.overlays;
                            if (Array.isArray(data68)) {
                                if (data68.length < 1) {
                                    const err160 = {
                                        instancePath: instancePath + '/registries/' + i20 + '/overlays',
                                        schemaPath: '#/properties/registries/items/properties/overlays/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.registries.items.properties.overlays,
                                        data: data68,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err160];
                                    }
                                    else {
                                        vErrors.push(err160);
                                    }
                                    errors++;
                                }
                                const len19 = data68.length;
                                for (let i21 = 0; i21 < len19; i21++) {
                                    let data69 = data68[i21];
                                    if (typeof data69 === 'string') {
                                        if (func1(data69) < 1) {
                                            const err161 = {
                                                instancePath: instancePath + '/registries/' + i20 + '/overlays/' + i21,
                                                schemaPath: '#/properties/registries/items/properties/overlays/items/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.registries.items.properties.overlays.items,
                                                data: data69,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err161];
                                            }
                                            else {
                                                vErrors.push(err161);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err162 = {
                                            instancePath: instancePath + '/registries/' + i20 + '/overlays/' + i21,
                                            schemaPath: '#/properties/registries/items/properties/overlays/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.registries.items.properties.overlays.items.type,
                                            parentSchema: schema0.properties.registries.items.properties.overlays.items,
                                            data: data69,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err162];
                                        }
                                        else {
                                            vErrors.push(err162);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err163 = {
                                    instancePath: instancePath + '/registries/' + i20 + '/overlays',
                                    schemaPath: '#/properties/registries/items/properties/overlays/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.registries.items.properties.overlays.type,
                                    parentSchema: schema0.properties.registries.items.properties.overlays,
                                    data: data68,
                                };
                                if (vErrors === null) {
                                    vErrors = [err163];
                                }
                                else {
                                    vErrors.push(err163);
                                }
                                errors++;
                            }
                        }
                        if (data67.prefixes !== undefined) {
                            let data70 = data67.prefixes;
                            if (Array.isArray(data70)) {
                                if (data70.length < 1) {
                                    const err164 = {
                                        instancePath: instancePath + '/registries/' + i20 + '/prefixes',
                                        schemaPath: '#/properties/registries/items/properties/prefixes/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.registries.items.properties.prefixes,
                                        data: data70,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err164];
                                    }
                                    else {
                                        vErrors.push(err164);
                                    }
                                    errors++;
                                }
                                const len20 = data70.length;
                                for (let i22 = 0; i22 < len20; i22++) {
                                    let data71 = data70[i22];
                                    if (typeof data71 === 'string') {
                                        if (func1(data71) < 1) {
                                            const err165 = {
                                                instancePath: instancePath + '/registries/' + i20 + '/prefixes/' + i22,
                                                schemaPath: '#/properties/registries/items/properties/prefixes/items/minLength',
                                                keyword: 'minLength',
                                                params: { limit: 1 },
                                                message: 'must NOT have fewer than 1 characters',
                                                schema: 1,
                                                parentSchema: schema0.properties.registries.items.properties.prefixes.items,
                                                data: data71,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err165];
                                            }
                                            else {
                                                vErrors.push(err165);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err166 = {
                                            instancePath: instancePath + '/registries/' + i20 + '/prefixes/' + i22,
                                            schemaPath: '#/properties/registries/items/properties/prefixes/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.registries.items.properties.prefixes.items.type,
                                            parentSchema: schema0.properties.registries.items.properties.prefixes.items,
                                            data: data71,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err166];
                                        }
                                        else {
                                            vErrors.push(err166);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err167 = {
                                    instancePath: instancePath + '/registries/' + i20 + '/prefixes',
                                    schemaPath: '#/properties/registries/items/properties/prefixes/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.registries.items.properties.prefixes.type,
                                    parentSchema: schema0.properties.registries.items.properties.prefixes,
                                    data: data70,
                                };
                                if (vErrors === null) {
                                    vErrors = [err167];
                                }
                                else {
                                    vErrors.push(err167);
                                }
                                errors++;
                            }
                        }
                        if (data67.sources !== undefined) {
                            let data72 = data67.sources;
                            if (Array.isArray(data72)) {
                                if (data72.length < 1) {
                                    const err168 = {
                                        instancePath: instancePath + '/registries/' + i20 + '/sources',
                                        schemaPath: '#/properties/registries/items/properties/sources/minItems',
                                        keyword: 'minItems',
                                        params: { limit: 1 },
                                        message: 'must NOT have fewer than 1 items',
                                        schema: 1,
                                        parentSchema: schema0.properties.registries.items.properties.sources,
                                        data: data72,
                                    };
                                    if (vErrors === null) {
                                        vErrors = [err168];
                                    }
                                    else {
                                        vErrors.push(err168);
                                    }
                                    errors++;
                                }
                                const len21 = data72.length;
                                for (let i23 = 0; i23 < len21; i23++) {
                                    let data73 = data72[i23];
                                    if (typeof data73 === 'string') {
                                        if (!pattern18.test(data73)) {
                                            const err169 = {
                                                instancePath: instancePath + '/registries/' + i20 + '/sources/' + i23,
                                                schemaPath: '#/properties/registries/items/properties/sources/items/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$' },
                                                message: 'must match pattern "' +
                                                    '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$' +
                                                    '"',
                                                schema: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$',
                                                parentSchema: schema0.properties.registries.items.properties.sources.items,
                                                data: data73,
                                            };
                                            if (vErrors === null) {
                                                vErrors = [err169];
                                            }
                                            else {
                                                vErrors.push(err169);
                                            }
                                            errors++;
                                        }
                                    }
                                    else {
                                        const err170 = {
                                            instancePath: instancePath + '/registries/' + i20 + '/sources/' + i23,
                                            schemaPath: '#/properties/registries/items/properties/sources/items/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                            schema: schema0.properties.registries.items.properties.sources.items.type,
                                            parentSchema: schema0.properties.registries.items.properties.sources.items,
                                            data: data73,
                                        };
                                        if (vErrors === null) {
                                            vErrors = [err170];
                                        }
                                        else {
                                            vErrors.push(err170);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err171 = {
                                    instancePath: instancePath + '/registries/' + i20 + '/sources',
                                    schemaPath: '#/properties/registries/items/properties/sources/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                    message: 'must be array',
                                    schema: schema0.properties.registries.items.properties.sources.type,
                                    parentSchema: schema0.properties.registries.items.properties.sources,
                                    data: data72,
                                };
                                if (vErrors === null) {
                                    vErrors = [err171];
                                }
                                else {
                                    vErrors.push(err171);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err172 = {
                            instancePath: instancePath + '/registries/' + i20,
                            schemaPath: '#/properties/registries/items/type',
                            keyword: 'type',
                            params: { type: 'object' },
                            message: 'must be object',
                            schema: schema0.properties.registries.items.type,
                            parentSchema: schema0.properties.registries.items,
                            data: data67,
                        };
                        if (vErrors === null) {
                            vErrors = [err172];
                        }
                        else {
                            vErrors.push(err172);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err173 = {
                    instancePath: instancePath + '/registries',
                    schemaPath: '#/properties/registries/type',
                    keyword: 'type',
                    params: { type: 'array' },
                    message: 'must be array',
                    schema: schema0.properties.registries.type,
                    parentSchema: schema0.properties.registries,
                    data: data66,
                };
                if (vErrors === null) {
                    vErrors = [err173];
                }
                else {
                    vErrors.push(err173);
                }
                errors++;
            }
        }
    }
    else {
        const err174 = {
            instancePath,
            schemaPath: '#/type',
            keyword: 'type',
            params: { type: 'object' },
            message: 'must be object',
            schema: schema0.type,
            parentSchema: schema0,
            data,
        };
        if (vErrors === null) {
            vErrors = [err174];
        }
        else {
            vErrors.push(err174);
        }
        errors++;
    }
    validate0.errors = vErrors;
    return errors === 0;
}
validate0.evaluated = { props: true, dynamicProps: false, dynamicItems: false };

// EXTERNAL MODULE: ./packages/shared/policy/invalid-policy.ts
var invalid_policy = __webpack_require__(9385);
// EXTERNAL MODULE: ./packages/shared/policy/policy-file.ts
var policy_file = __webpack_require__(4606);
;// CONCATENATED MODULE: ./packages/shared/policy/policy-entry.ts
/** A key that needs no quotes; a dot in one would read like two. */
const PLAIN = /^[A-Za-z0-9_-]+$/;
const STEP = /^(?:\.?([A-Za-z0-9_-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\])/;
/** Names an entry of the policy, as in `signing.people["a.b"].keys[0]`. */
function entryName(path) {
    return path
        .map((step, index) => {
        if (typeof step === 'number')
            return `[${step}]`;
        if (!PLAIN.test(step))
            return `[${JSON.stringify(step)}]`;
        return index === 0 ? step : `.${step}`;
    })
        .join('');
}
/** The path that {@link entryName} was made of. */
function entryPath(name) {
    const path = [];
    for (let rest = name; rest !== '';) {
        const [step, plain, index, quoted] = STEP.exec(rest) ?? [];
        if (step === undefined)
            break;
        path.push(plain ?? (index === undefined ? JSON.parse(quoted ?? '""') : Number(index)));
        rest = rest.slice(step.length);
    }
    return path;
}

;// CONCATENATED MODULE: ./packages/shared/policy/parse-policy.ts






const parse_policy_validate = validate;
/**
 * The text of `gitops-policy.yml` as a typed policy. Fails closed: an unknown key, a name that
 * nobody bears, a glob that can match nothing are errors, because a rule that is not understood
 * protects nothing.
 *
 * @param origin names the file in messages, e.g. `.github/gitops-policy.yml`
 * @throws `E_POLICY_INVALID` with file, line and column of the first mistake
 */
async function parsePolicy(text, origin) {
    const { readPolicyYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(994)]).then(__webpack_require__.bind(__webpack_require__, 3994));
    const yaml = readPolicyYaml(text, origin);
    if (!parse_policy_validate(yaml.value))
        throw schemaError(parse_policy_validate.errors ?? [], yaml, origin);
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
    const { pipeline, github, sigstore } = file;
    const people = Object.entries(file.people).map(([name, person]) => [
        name,
        {
            emails: person.emails ?? [],
            keys: person.keys.map((key, index) => {
                const path = ['signing', 'people', name, 'keys', index];
                return toKey(key, { position: yaml.position(path), entry: entryName(path) });
            }),
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
        ...(sigstore && {
            sigstore: {
                trustedRoot: sigstore['trusted-root'],
                position: yaml.position(['signing', 'sigstore', 'trusted-root']),
            },
        }),
        teams: new Map(Object.entries(file.teams ?? {})),
        rules: file.rules ?? [],
        tags: file.tags ?? [],
        exempt: file.exempt ?? [],
    };
}
function toKey(key, place) {
    const entry = {
        ...(key.until && { until: key.until }),
        ...(key.reason && { reason: key.reason }),
        ...place,
    };
    const authority = key['ssh-authority'];
    if (key.ssh !== undefined) {
        const verified = key['user-verified'] === true && { userVerified: true };
        return { type: 'ssh', text: key.ssh.trim(), ...verified, ...entry };
    }
    if (authority !== undefined) {
        const { principals = [] } = key;
        return { type: 'ssh-authority', text: authority.trim(), principals, ...entry };
    }
    if (key.gitsign !== undefined)
        return { type: 'gitsign', ...key.gitsign, ...entry };
    // The schema demands exactly one kind.
    return { type: 'openpgp', text: (key.openpgp ?? '').trim(), ...entry };
}
/** The most telling of the validator's errors: an unknown key first, then the deepest path. */
function schemaError(errors, yaml, origin) {
    const rank = ({ keyword, instancePath, schemaPath }) => {
        if (keyword === 'additionalProperties')
            return 1_000;
        // What one of several alternatives would need says less than that none fits.
        if (keyword === 'required' && schemaPath.includes('/oneOf/'))
            return 0;
        return instancePath.split('/').length;
    };
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
        return 'must have exactly one of `ssh`, `ssh-authority`, `openpgp` and `gitsign`';
    }
    if (error.keyword === 'pattern' && error.instancePath.includes('/sources/')) {
        return 'must be the name of one repository, `owner/name`';
    }
    if (error.keyword === 'pattern' && error.instancePath.endsWith('/openpgp')) {
        return 'must be an armored public key block, as `gpg --armor --export` writes it';
    }
    if (error.keyword === 'pattern' && error.instancePath.includes('/principals/')) {
        return 'must be one principal as it stands in certificates, without wildcards';
    }
    if (error.keyword === 'pattern' && error.instancePath.includes('/gitsign/')) {
        return 'must be written as it stands in certificates, without spaces and wildcards';
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


/***/ })

};
