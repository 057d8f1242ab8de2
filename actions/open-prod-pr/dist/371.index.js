export const id = 371;
export const ids = [371];
export const modules = {

/***/ 3371:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   validate: () => (/* binding */ validate)
/* harmony export */ });
// @ts-nocheck: ajv's code.
// Generated from `record-schema.ts` by `npm run docs`; do not edit.
const validate = validate0;
const schema0 = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    required: [
        'schema',
        'action',
        'version',
        'outcome',
        'run',
        'images',
        'evidence',
        'startedAt',
        'durationMs',
    ],
    properties: {
        schema: { const: 1 },
        action: { type: 'string', pattern: '^[a-z][a-z-]*$' },
        version: { type: 'string' },
        outcome: { enum: ['success', 'unchanged', 'superseded', 'failed', 'error'] },
        error: {
            type: 'object',
            additionalProperties: false,
            required: ['code', 'message', 'hint'],
            properties: {
                code: { type: 'string', pattern: '^E_[A-Z0-9_]+$' },
                message: { type: 'string' },
                hint: { type: 'string' },
            },
        },
        run: {
            type: 'object',
            additionalProperties: false,
            required: ['repository', 'runId', 'attempt', 'job', 'sha', 'ref', 'workflow'],
            properties: {
                repository: { type: 'string' },
                runId: { type: 'string' },
                attempt: { type: 'integer', minimum: 1 },
                job: { type: 'string' },
                sha: { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
                ref: { type: 'string' },
                workflow: { type: 'string' },
            },
        },
        images: { type: 'array', items: { type: 'string' } },
        evidence: { type: 'object' },
        startedAt: {
            type: 'string',
            pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
        },
        durationMs: { type: 'integer', minimum: 0 },
    },
};
const func0 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp('^[a-z][a-z-]*$', 'u');
const pattern1 = new RegExp('^E_[A-Z0-9_]+$', 'u');
const pattern2 = new RegExp('^([0-9a-f]{40}|[0-9a-f]{64})$', 'u');
const pattern3 = new RegExp('^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$', 'u');
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
    if (errors === 0) {
        if (data && typeof data == 'object' && !Array.isArray(data)) {
            let missing0;
            if ((data.schema === undefined && (missing0 = 'schema')) ||
                (data.action === undefined && (missing0 = 'action')) ||
                (data.version === undefined && (missing0 = 'version')) ||
                (data.outcome === undefined && (missing0 = 'outcome')) ||
                (data.run === undefined && (missing0 = 'run')) ||
                (data.images === undefined && (missing0 = 'images')) ||
                (data.evidence === undefined && (missing0 = 'evidence')) ||
                (data.startedAt === undefined && (missing0 = 'startedAt')) ||
                (data.durationMs === undefined && (missing0 = 'durationMs'))) {
                validate0.errors = [
                    {
                        instancePath,
                        schemaPath: '#/required',
                        keyword: 'required',
                        params: { missingProperty: missing0 },
                        message: "must have required property '" + missing0 + "'",
                    },
                ];
                return false;
            }
            else {
                const _errs1 = errors;
                for (const key0 in data) {
                    if (!func0.call(schema0.properties, key0)) {
                        validate0.errors = [
                            {
                                instancePath,
                                schemaPath: '#/additionalProperties',
                                keyword: 'additionalProperties',
                                params: { additionalProperty: key0 },
                                message: 'must NOT have additional properties',
                            },
                        ];
                        return false;
                        break;
                    }
                }
                if (_errs1 === errors) {
                    if (data.schema !== undefined) {
                        const _errs2 = errors;
                        if (1 !== data.schema) {
                            validate0.errors = [
                                {
                                    instancePath: instancePath + '/schema',
                                    schemaPath: '#/properties/schema/const',
                                    keyword: 'const',
                                    params: { allowedValue: 1 },
                                    message: 'must be equal to constant',
                                },
                            ];
                            return false;
                        }
                        var valid0 = _errs2 === errors;
                    }
                    else {
                        var valid0 = true;
                    }
                    if (valid0) {
                        if (data.action !== undefined) {
                            let data1 = data.action;
                            const _errs3 = errors;
                            if (errors === _errs3) {
                                if (typeof data1 === 'string') {
                                    if (!pattern0.test(data1)) {
                                        validate0.errors = [
                                            {
                                                instancePath: instancePath + '/action',
                                                schemaPath: '#/properties/action/pattern',
                                                keyword: 'pattern',
                                                params: { pattern: '^[a-z][a-z-]*$' },
                                                message: 'must match pattern "' + '^[a-z][a-z-]*$' + '"',
                                            },
                                        ];
                                        return false;
                                    }
                                }
                                else {
                                    validate0.errors = [
                                        {
                                            instancePath: instancePath + '/action',
                                            schemaPath: '#/properties/action/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                        },
                                    ];
                                    return false;
                                }
                            }
                            var valid0 = _errs3 === errors;
                        }
                        else {
                            var valid0 = true;
                        }
                        if (valid0) {
                            if (data.version !== undefined) {
                                const _errs5 = errors;
                                if (typeof data.version !== 'string') {
                                    validate0.errors = [
                                        {
                                            instancePath: instancePath + '/version',
                                            schemaPath: '#/properties/version/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                            message: 'must be string',
                                        },
                                    ];
                                    return false;
                                }
                                var valid0 = _errs5 === errors;
                            }
                            else {
                                var valid0 = true;
                            }
                            if (valid0) {
                                if (data.outcome !== undefined) {
                                    let data3 = data.outcome;
                                    const _errs7 = errors;
                                    if (!(data3 === 'success' ||
                                        data3 === 'unchanged' ||
                                        data3 === 'superseded' ||
                                        data3 === 'failed' ||
                                        data3 === 'error')) {
                                        validate0.errors = [
                                            {
                                                instancePath: instancePath + '/outcome',
                                                schemaPath: '#/properties/outcome/enum',
                                                keyword: 'enum',
                                                params: { allowedValues: schema0.properties.outcome.enum },
                                                message: 'must be equal to one of the allowed values',
                                            },
                                        ];
                                        return false;
                                    }
                                    var valid0 = _errs7 === errors;
                                }
                                else {
                                    var valid0 = true;
                                }
                                if (valid0) {
                                    if (data.error !== undefined) {
                                        let data4 = data.error;
                                        const _errs8 = errors;
                                        if (errors === _errs8) {
                                            if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
                                                let missing1;
                                                if ((data4.code === undefined && (missing1 = 'code')) ||
                                                    (data4.message === undefined && (missing1 = 'message')) ||
                                                    (data4.hint === undefined && (missing1 = 'hint'))) {
                                                    validate0.errors = [
                                                        {
                                                            instancePath: instancePath + '/error',
                                                            schemaPath: '#/properties/error/required',
                                                            keyword: 'required',
                                                            params: { missingProperty: missing1 },
                                                            message: "must have required property '" + missing1 + "'",
                                                        },
                                                    ];
                                                    return false;
                                                }
                                                else {
                                                    const _errs10 = errors;
                                                    for (const key1 in data4) {
                                                        if (!(key1 === 'code' || key1 === 'message' || key1 === 'hint')) {
                                                            validate0.errors = [
                                                                {
                                                                    instancePath: instancePath + '/error',
                                                                    schemaPath: '#/properties/error/additionalProperties',
                                                                    keyword: 'additionalProperties',
                                                                    params: { additionalProperty: key1 },
                                                                    message: 'must NOT have additional properties',
                                                                },
                                                            ];
                                                            return false;
                                                            break;
                                                        }
                                                    }
                                                    if (_errs10 === errors) {
                                                        if (data4.code !== undefined) {
                                                            let data5 = data4.code;
                                                            const _errs11 = errors;
                                                            if (errors === _errs11) {
                                                                if (typeof data5 === 'string') {
                                                                    if (!pattern1.test(data5)) {
                                                                        validate0.errors = [
                                                                            {
                                                                                instancePath: instancePath + '/error/code',
                                                                                schemaPath: '#/properties/error/properties/code/pattern',
                                                                                keyword: 'pattern',
                                                                                params: { pattern: '^E_[A-Z0-9_]+$' },
                                                                                message: 'must match pattern "' + '^E_[A-Z0-9_]+$' + '"',
                                                                            },
                                                                        ];
                                                                        return false;
                                                                    }
                                                                }
                                                                else {
                                                                    validate0.errors = [
                                                                        {
                                                                            instancePath: instancePath + '/error/code',
                                                                            schemaPath: '#/properties/error/properties/code/type',
                                                                            keyword: 'type',
                                                                            params: { type: 'string' },
                                                                            message: 'must be string',
                                                                        },
                                                                    ];
                                                                    return false;
                                                                }
                                                            }
                                                            var valid1 = _errs11 === errors;
                                                        }
                                                        else {
                                                            var valid1 = true;
                                                        }
                                                        if (valid1) {
                                                            if (data4.message !== undefined) {
                                                                const _errs13 = errors;
                                                                if (typeof data4.message !== 'string') {
                                                                    validate0.errors = [
                                                                        {
                                                                            instancePath: instancePath + '/error/message',
                                                                            schemaPath: '#/properties/error/properties/message/type',
                                                                            keyword: 'type',
                                                                            params: { type: 'string' },
                                                                            message: 'must be string',
                                                                        },
                                                                    ];
                                                                    return false;
                                                                }
                                                                var valid1 = _errs13 === errors;
                                                            }
                                                            else {
                                                                var valid1 = true;
                                                            }
                                                            if (valid1) {
                                                                if (data4.hint !== undefined) {
                                                                    const _errs15 = errors;
                                                                    if (typeof data4.hint !== 'string') {
                                                                        validate0.errors = [
                                                                            {
                                                                                instancePath: instancePath + '/error/hint',
                                                                                schemaPath: '#/properties/error/properties/hint/type',
                                                                                keyword: 'type',
                                                                                params: { type: 'string' },
                                                                                message: 'must be string',
                                                                            },
                                                                        ];
                                                                        return false;
                                                                    }
                                                                    var valid1 = _errs15 === errors;
                                                                }
                                                                else {
                                                                    var valid1 = true;
                                                                }
                                                            }
                                                        }
                                                    }
                                                }
                                            }
                                            else {
                                                validate0.errors = [
                                                    {
                                                        instancePath: instancePath + '/error',
                                                        schemaPath: '#/properties/error/type',
                                                        keyword: 'type',
                                                        params: { type: 'object' },
                                                        message: 'must be object',
                                                    },
                                                ];
                                                return false;
                                            }
                                        }
                                        var valid0 = _errs8 === errors;
                                    }
                                    else {
                                        var valid0 = true;
                                    }
                                    if (valid0) {
                                        if (data.run !== undefined) {
                                            let data8 = data.run;
                                            const _errs17 = errors;
                                            if (errors === _errs17) {
                                                if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                                                    let missing2;
                                                    if ((data8.repository === undefined && (missing2 = 'repository')) ||
                                                        (data8.runId === undefined && (missing2 = 'runId')) ||
                                                        (data8.attempt === undefined && (missing2 = 'attempt')) ||
                                                        (data8.job === undefined && (missing2 = 'job')) ||
                                                        (data8.sha === undefined && (missing2 = 'sha')) ||
                                                        (data8.ref === undefined && (missing2 = 'ref')) ||
                                                        (data8.workflow === undefined && (missing2 = 'workflow'))) {
                                                        validate0.errors = [
                                                            {
                                                                instancePath: instancePath + '/run',
                                                                schemaPath: '#/properties/run/required',
                                                                keyword: 'required',
                                                                params: { missingProperty: missing2 },
                                                                message: "must have required property '" + missing2 + "'",
                                                            },
                                                        ];
                                                        return false;
                                                    }
                                                    else {
                                                        const _errs19 = errors;
                                                        for (const key2 in data8) {
                                                            if (!(key2 === 'repository' ||
                                                                key2 === 'runId' ||
                                                                key2 === 'attempt' ||
                                                                key2 === 'job' ||
                                                                key2 === 'sha' ||
                                                                key2 === 'ref' ||
                                                                key2 === 'workflow')) {
                                                                validate0.errors = [
                                                                    {
                                                                        instancePath: instancePath + '/run',
                                                                        schemaPath: '#/properties/run/additionalProperties',
                                                                        keyword: 'additionalProperties',
                                                                        params: { additionalProperty: key2 },
                                                                        message: 'must NOT have additional properties',
                                                                    },
                                                                ];
                                                                return false;
                                                                break;
                                                            }
                                                        }
                                                        if (_errs19 === errors) {
                                                            if (data8.repository !== undefined) {
                                                                const _errs20 = errors;
                                                                if (typeof data8.repository !== 'string') {
                                                                    validate0.errors = [
                                                                        {
                                                                            instancePath: instancePath + '/run/repository',
                                                                            schemaPath: '#/properties/run/properties/repository/type',
                                                                            keyword: 'type',
                                                                            params: { type: 'string' },
                                                                            message: 'must be string',
                                                                        },
                                                                    ];
                                                                    return false;
                                                                }
                                                                var valid2 = _errs20 === errors;
                                                            }
                                                            else {
                                                                var valid2 = true;
                                                            }
                                                            if (valid2) {
                                                                if (data8.runId !== undefined) {
                                                                    const _errs22 = errors;
                                                                    if (typeof data8.runId !== 'string') {
                                                                        validate0.errors = [
                                                                            {
                                                                                instancePath: instancePath + '/run/runId',
                                                                                schemaPath: '#/properties/run/properties/runId/type',
                                                                                keyword: 'type',
                                                                                params: { type: 'string' },
                                                                                message: 'must be string',
                                                                            },
                                                                        ];
                                                                        return false;
                                                                    }
                                                                    var valid2 = _errs22 === errors;
                                                                }
                                                                else {
                                                                    var valid2 = true;
                                                                }
                                                                if (valid2) {
                                                                    if (data8.attempt !== undefined) {
                                                                        let data11 = data8.attempt;
                                                                        const _errs24 = errors;
                                                                        if (!(typeof data11 == 'number' &&
                                                                            !(data11 % 1) &&
                                                                            !isNaN(data11) &&
                                                                            isFinite(data11))) {
                                                                            validate0.errors = [
                                                                                {
                                                                                    instancePath: instancePath + '/run/attempt',
                                                                                    schemaPath: '#/properties/run/properties/attempt/type',
                                                                                    keyword: 'type',
                                                                                    params: { type: 'integer' },
                                                                                    message: 'must be integer',
                                                                                },
                                                                            ];
                                                                            return false;
                                                                        }
                                                                        if (errors === _errs24) {
                                                                            if (typeof data11 == 'number' && isFinite(data11)) {
                                                                                if (data11 < 1 || isNaN(data11)) {
                                                                                    validate0.errors = [
                                                                                        {
                                                                                            instancePath: instancePath + '/run/attempt',
                                                                                            schemaPath: '#/properties/run/properties/attempt/minimum',
                                                                                            keyword: 'minimum',
                                                                                            params: { comparison: '>=', limit: 1 },
                                                                                            message: 'must be >= 1',
                                                                                        },
                                                                                    ];
                                                                                    return false;
                                                                                }
                                                                            }
                                                                        }
                                                                        var valid2 = _errs24 === errors;
                                                                    }
                                                                    else {
                                                                        var valid2 = true;
                                                                    }
                                                                    if (valid2) {
                                                                        if (data8.job !== undefined) {
                                                                            const _errs26 = errors;
                                                                            if (typeof data8.job !== 'string') {
                                                                                validate0.errors = [
                                                                                    {
                                                                                        instancePath: instancePath + '/run/job',
                                                                                        schemaPath: '#/properties/run/properties/job/type',
                                                                                        keyword: 'type',
                                                                                        params: { type: 'string' },
                                                                                        message: 'must be string',
                                                                                    },
                                                                                ];
                                                                                return false;
                                                                            }
                                                                            var valid2 = _errs26 === errors;
                                                                        }
                                                                        else {
                                                                            var valid2 = true;
                                                                        }
                                                                        if (valid2) {
                                                                            if (data8.sha !== undefined) {
                                                                                let data13 = data8.sha;
                                                                                const _errs28 = errors;
                                                                                if (errors === _errs28) {
                                                                                    if (typeof data13 === 'string') {
                                                                                        if (!pattern2.test(data13)) {
                                                                                            validate0.errors = [
                                                                                                {
                                                                                                    instancePath: instancePath + '/run/sha',
                                                                                                    schemaPath: '#/properties/run/properties/sha/pattern',
                                                                                                    keyword: 'pattern',
                                                                                                    params: {
                                                                                                        pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$',
                                                                                                    },
                                                                                                    message: 'must match pattern "' +
                                                                                                        '^([0-9a-f]{40}|[0-9a-f]{64})$' +
                                                                                                        '"',
                                                                                                },
                                                                                            ];
                                                                                            return false;
                                                                                        }
                                                                                    }
                                                                                    else {
                                                                                        validate0.errors = [
                                                                                            {
                                                                                                instancePath: instancePath + '/run/sha',
                                                                                                schemaPath: '#/properties/run/properties/sha/type',
                                                                                                keyword: 'type',
                                                                                                params: { type: 'string' },
                                                                                                message: 'must be string',
                                                                                            },
                                                                                        ];
                                                                                        return false;
                                                                                    }
                                                                                }
                                                                                var valid2 = _errs28 === errors;
                                                                            }
                                                                            else {
                                                                                var valid2 = true;
                                                                            }
                                                                            if (valid2) {
                                                                                if (data8.ref !== undefined) {
                                                                                    const _errs30 = errors;
                                                                                    if (typeof data8.ref !== 'string') {
                                                                                        validate0.errors = [
                                                                                            {
                                                                                                instancePath: instancePath + '/run/ref',
                                                                                                schemaPath: '#/properties/run/properties/ref/type',
                                                                                                keyword: 'type',
                                                                                                params: { type: 'string' },
                                                                                                message: 'must be string',
                                                                                            },
                                                                                        ];
                                                                                        return false;
                                                                                    }
                                                                                    var valid2 = _errs30 === errors;
                                                                                }
                                                                                else {
                                                                                    var valid2 = true;
                                                                                }
                                                                                if (valid2) {
                                                                                    if (data8.workflow !== undefined) {
                                                                                        const _errs32 = errors;
                                                                                        if (typeof data8.workflow !== 'string') {
                                                                                            validate0.errors = [
                                                                                                {
                                                                                                    instancePath: instancePath + '/run/workflow',
                                                                                                    schemaPath: '#/properties/run/properties/workflow/type',
                                                                                                    keyword: 'type',
                                                                                                    params: { type: 'string' },
                                                                                                    message: 'must be string',
                                                                                                },
                                                                                            ];
                                                                                            return false;
                                                                                        }
                                                                                        var valid2 = _errs32 === errors;
                                                                                    }
                                                                                    else {
                                                                                        var valid2 = true;
                                                                                    }
                                                                                }
                                                                            }
                                                                        }
                                                                    }
                                                                }
                                                            }
                                                        }
                                                    }
                                                }
                                                else {
                                                    validate0.errors = [
                                                        {
                                                            instancePath: instancePath + '/run',
                                                            schemaPath: '#/properties/run/type',
                                                            keyword: 'type',
                                                            params: { type: 'object' },
                                                            message: 'must be object',
                                                        },
                                                    ];
                                                    return false;
                                                }
                                            }
                                            var valid0 = _errs17 === errors;
                                        }
                                        else {
                                            var valid0 = true;
                                        }
                                        if (valid0) {
                                            if (data.images !== undefined) {
                                                let data16 = data.images;
                                                const _errs34 = errors;
                                                if (errors === _errs34) {
                                                    if (Array.isArray(data16)) {
                                                        var valid3 = true;
                                                        const len0 = data16.length;
                                                        for (let i0 = 0; i0 < len0; i0++) {
                                                            const _errs36 = errors;
                                                            if (typeof data16[i0] !== 'string') {
                                                                validate0.errors = [
                                                                    {
                                                                        instancePath: instancePath + '/images/' + i0,
                                                                        schemaPath: '#/properties/images/items/type',
                                                                        keyword: 'type',
                                                                        params: { type: 'string' },
                                                                        message: 'must be string',
                                                                    },
                                                                ];
                                                                return false;
                                                            }
                                                            var valid3 = _errs36 === errors;
                                                            if (!valid3) {
                                                                break;
                                                            }
                                                        }
                                                    }
                                                    else {
                                                        validate0.errors = [
                                                            {
                                                                instancePath: instancePath + '/images',
                                                                schemaPath: '#/properties/images/type',
                                                                keyword: 'type',
                                                                params: { type: 'array' },
                                                                message: 'must be array',
                                                            },
                                                        ];
                                                        return false;
                                                    }
                                                }
                                                var valid0 = _errs34 === errors;
                                            }
                                            else {
                                                var valid0 = true;
                                            }
                                            if (valid0) {
                                                if (data.evidence !== undefined) {
                                                    let data18 = data.evidence;
                                                    const _errs38 = errors;
                                                    if (!(data18 && typeof data18 == 'object' && !Array.isArray(data18))) {
                                                        validate0.errors = [
                                                            {
                                                                instancePath: instancePath + '/evidence',
                                                                schemaPath: '#/properties/evidence/type',
                                                                keyword: 'type',
                                                                params: { type: 'object' },
                                                                message: 'must be object',
                                                            },
                                                        ];
                                                        return false;
                                                    }
                                                    var valid0 = _errs38 === errors;
                                                }
                                                else {
                                                    var valid0 = true;
                                                }
                                                if (valid0) {
                                                    if (data.startedAt !== undefined) {
                                                        let data19 = data.startedAt;
                                                        const _errs40 = errors;
                                                        if (errors === _errs40) {
                                                            if (typeof data19 === 'string') {
                                                                if (!pattern3.test(data19)) {
                                                                    validate0.errors = [
                                                                        {
                                                                            instancePath: instancePath + '/startedAt',
                                                                            schemaPath: '#/properties/startedAt/pattern',
                                                                            keyword: 'pattern',
                                                                            params: {
                                                                                pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
                                                                            },
                                                                            message: 'must match pattern "' +
                                                                                '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' +
                                                                                '"',
                                                                        },
                                                                    ];
                                                                    return false;
                                                                }
                                                            }
                                                            else {
                                                                validate0.errors = [
                                                                    {
                                                                        instancePath: instancePath + '/startedAt',
                                                                        schemaPath: '#/properties/startedAt/type',
                                                                        keyword: 'type',
                                                                        params: { type: 'string' },
                                                                        message: 'must be string',
                                                                    },
                                                                ];
                                                                return false;
                                                            }
                                                        }
                                                        var valid0 = _errs40 === errors;
                                                    }
                                                    else {
                                                        var valid0 = true;
                                                    }
                                                    if (valid0) {
                                                        if (data.durationMs !== undefined) {
                                                            let data20 = data.durationMs;
                                                            const _errs42 = errors;
                                                            if (!(typeof data20 == 'number' &&
                                                                !(data20 % 1) &&
                                                                !isNaN(data20) &&
                                                                isFinite(data20))) {
                                                                validate0.errors = [
                                                                    {
                                                                        instancePath: instancePath + '/durationMs',
                                                                        schemaPath: '#/properties/durationMs/type',
                                                                        keyword: 'type',
                                                                        params: { type: 'integer' },
                                                                        message: 'must be integer',
                                                                    },
                                                                ];
                                                                return false;
                                                            }
                                                            if (errors === _errs42) {
                                                                if (typeof data20 == 'number' && isFinite(data20)) {
                                                                    if (data20 < 0 || isNaN(data20)) {
                                                                        validate0.errors = [
                                                                            {
                                                                                instancePath: instancePath + '/durationMs',
                                                                                schemaPath: '#/properties/durationMs/minimum',
                                                                                keyword: 'minimum',
                                                                                params: { comparison: '>=', limit: 0 },
                                                                                message: 'must be >= 0',
                                                                            },
                                                                        ];
                                                                        return false;
                                                                    }
                                                                }
                                                            }
                                                            var valid0 = _errs42 === errors;
                                                        }
                                                        else {
                                                            var valid0 = true;
                                                        }
                                                    }
                                                }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        else {
            validate0.errors = [
                {
                    instancePath,
                    schemaPath: '#/type',
                    keyword: 'type',
                    params: { type: 'object' },
                    message: 'must be object',
                },
            ];
            return false;
        }
    }
    validate0.errors = vErrors;
    return errors === 0;
}
validate0.evaluated = { props: true, dynamicProps: false, dynamicItems: false };


/***/ })

};
