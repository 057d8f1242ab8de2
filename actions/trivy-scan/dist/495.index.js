export const id = 495;
export const ids = [495];
export const modules = {

/***/ 19495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitHub: () => (/* binding */ createGitHub)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(65920);
// EXTERNAL MODULE: ./packages/shared/action/version.ts
var version = __webpack_require__(38201);
// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(29601);
;// CONCATENATED MODULE: ./packages/shared/github/judge-response.ts

/**
 * Without a header GitHub asks for at least one minute after a secondary limit
 * (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately).
 */
const SECONDARY_WAIT_MS = 60_000;
/** A primary limit is over one second after its reset at the latest; clocks have whole seconds. */
const RESET_MARGIN_MS = 1_000;
const SECONDARY = /secondary rate limit|abuse detection/i;
const TRANSIENT_MESSAGE = /^something went wrong|timed? ?out|temporarily unavailable/i;
/**
 * Judges one answer. Times are taken by the server's own `Date` where it gave one, so that a wrong
 * clock on the runner makes no wait too short.
 *
 * @param limitedBefore how often this request was refused by a limit already
 */
function judgeResponse(response, nowMs, limitedBefore) {
    const now = serverTime(response) ?? nowMs;
    if (isRateLimited(response)) {
        const waitMs = limitWait(response, now, limitedBefore);
        return { kind: 'limited', waitMs, until: new Date(now + waitMs) };
    }
    // Whatever stands in between adds its own: 520 to 527 leave what happened just as open as 502.
    if (response.status === 408 || response.status >= 500) {
        return { kind: 'transient', waitMs: retryAfter(response, now) };
    }
    if (response.status === 401 || response.status === 403)
        return { kind: 'denied' };
    if (response.status >= 300)
        return { kind: 'refused' };
    const [first] = response.graphqlErrors;
    if (first === undefined)
        return { kind: 'ok' };
    if ((0,http_failure/* isLostRace */.Ii)(first))
        return { kind: 'refused' };
    if (first.type === 'FORBIDDEN' || /resource not accessible by/i.test(first.message)) {
        return { kind: 'denied' };
    }
    if (first.type === undefined && TRANSIENT_MESSAGE.test(first.message)) {
        return { kind: 'transient', waitMs: undefined };
    }
    return { kind: 'refused' };
}
/** The server's clock at the answer, in milliseconds since the epoch. */
function serverTime(response) {
    const value = response.header('date');
    const time = value === null ? Number.NaN : Date.parse(value);
    return Number.isNaN(time) ? undefined : time;
}
function isRateLimited(response) {
    if (response.graphqlErrors.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT')) {
        return true;
    }
    if (response.status === 429)
        return true;
    if (response.status !== 403)
        return false;
    return (response.header('retry-after') !== null ||
        response.header('x-ratelimit-remaining') === '0' ||
        SECONDARY.test(response.message));
}
function limitWait(response, now, limitedBefore) {
    const asked = retryAfter(response, now);
    if (asked !== undefined)
        return asked;
    const reset = response.header('x-ratelimit-reset');
    if (response.header('x-ratelimit-remaining') === '0' &&
        reset !== null &&
        /^\d{1,12}$/.test(reset)) {
        return Math.max(Number(reset) * 1000 - now, 0) + RESET_MARGIN_MS;
    }
    return SECONDARY_WAIT_MS * 2 ** limitedBefore;
}
/** `Retry-After` as milliseconds: whole seconds or an HTTP-date (RFC 9110, 10.2.3). */
function retryAfter(response, now) {
    const value = response.header('retry-after')?.trim();
    if (value === undefined || value === '')
        return undefined;
    if (/^\d{1,9}$/.test(value))
        return Math.max(Number(value), 1) * 1000;
    const at = Date.parse(value);
    return Number.isNaN(at) ? undefined : Math.max(at - now, 1_000);
}

;// CONCATENATED MODULE: ./packages/shared/github/client-errors.ts



/** The limit lasts longer than the action may wait. */
function rateLimitError(what, until) {
    return new action_error/* ActionError */.l('E_RATE_LIMIT', `${what}: GitHub’s rate limit lasts until ${until.toISOString()}, longer than this action may wait.`, {
        hint: `Re-run the job after ${until.toISOString()}, or raise \`max-wait\` where it is an input.`,
    });
}
/** No usable answer within the retries; for a mutation: what it did is unknown. */
function unreachableError(what, host, why, cause) {
    return new action_error/* ActionError */.l('E_UNREACHABLE', `${what}: ${host} gave no usable answer (${why}).`, {
        cause,
    });
}
/**
 * 401 and 403: the token is not good (enough). The hint is the YAML that grants it.
 *
 * @param needed permissions of a job (`contents: read`) that the call takes, for where GitHub does not say
 */
function deniedError(what, response, needed) {
    const cause = failure(response);
    if (response.status === 401) {
        return new action_error/* ActionError */.l('E_PERMISSION', `${what}: GitHub does not accept the token (401).`, {
            hint: 'The token is wrong, expired or revoked. Give a valid `token`, or `app-id` and `app-private-key`.',
            cause,
        });
    }
    return new action_error/* ActionError */.l('E_PERMISSION', `${what}: the token may not do this (${response.message === '' ? 'status 403' : response.message}).`, { hint: permissionHint(response, needed), cause });
}
/** Any other refusal: not found, not mergeable, not processable. */
function refusedError(what, response) {
    const said = response.message === '' ? '' : `: ${response.message.split('\n', 1)[0] ?? ''}`;
    const status = response.status === 200 ? '' : ` (status ${response.status})`;
    return new action_error/* ActionError */.l('E_GITHUB', `${what} was refused by GitHub${status}${said}`, {
        cause: failure(response),
    });
}
function failure(response) {
    return new http_failure/* HttpFailure */.HR(response.status, response.message, response.graphqlErrors, serverTime(response));
}
/**
 * GitHub names what it would accept: `contents=write; contents=read,issues=read` (alternatives by
 * `;`, https://docs.github.com/rest/overview/troubleshooting#resource-not-accessible). GraphQL
 * carries no such header.
 */
function permissionHint(response, needed) {
    const accepted = response.header('x-accepted-github-permissions')?.split(';', 1)[0] ?? '';
    const wanted = [...accepted.matchAll(/([a-z_]+)=([a-z]+)/g)].map(([, name = '', level = '']) => `${name.replaceAll('_', '-')}: ${level}`);
    const lines = (wanted.length > 0 ? wanted : needed).map((line) => `    ${line}`);
    return (`Grant it to the job:\n  permissions:\n${lines.join('\n')}\n` +
        'With `app-id`, grant the App the same repository permission and install it on the repository. ' +
        'The job’s own token cannot pass a ruleset and reaches no other repository.');
}

;// CONCATENATED MODULE: ./packages/shared/github/http-answer.ts
/**
 * The body as JSON; `undefined` for none, and for the error page of something in between.
 *
 * @throws an `Error` for a success that is not JSON
 */
function parseJson(text, ok) {
    if (text === '')
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        if (ok)
            throw new Error('the answer is not JSON', { cause });
        return undefined; // an error page of something in between; the status says enough
    }
}
/** The parts of an answer that decide what becomes of its request. */
function describeAnswer(answer, json) {
    const body = isRecord(json) ? json : {};
    const errors = Array.isArray(body['errors']) ? body['errors'] : [];
    const graphqlErrors = 'data' in body || answer.ok ? errors.filter(isGraphqlError) : [];
    const message = typeof body['message'] === 'string' ? body['message'] : '';
    return {
        status: answer.status,
        header: (name) => answer.headers.get(name),
        message: message === '' ? (graphqlErrors[0]?.message ?? '') : message,
        graphqlErrors,
    };
}
/** Whether the value is a JSON object. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isGraphqlError(value) {
    return isRecord(value) && typeof value['message'] === 'string';
}
/** Why there was no answer. `fetch failed` says nothing; its cause (`ECONNREFUSED`, …) does. */
function reasonOf(thrown) {
    if (!isRecord(thrown))
        return String(thrown);
    if (thrown['name'] === 'TimeoutError')
        return 'no answer in time';
    const { cause } = thrown;
    const said = isRecord(cause) ? (cause['code'] ?? cause['message']) : thrown['message'];
    return typeof said === 'string' && said !== '' ? said : 'no reason given';
}

;// CONCATENATED MODULE: ./packages/shared/github/wait-budget.ts
/** Waits by a timer of the event loop. */
const sleepByTimer = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** @param maxWaitMs the sum of all waits in milliseconds; answers that are slow do not count */
function createWaitBudget(maxWaitMs, sleep = sleepByTimer) {
    let left = maxWaitMs;
    return {
        remaining: () => left,
        async spend(ms) {
            if (ms > left)
                return false;
            left -= ms;
            await sleep(ms);
            return true;
        },
    };
}
/**
 * Exponential backoff with full jitter: any time up to the exponential limit, so that writers that
 * collided once do not collide again.
 *
 * @param attempt counts from 1
 * @param random a number in `[0, 1)`
 */
function fullJitter(attempt, random, limits) {
    return Math.round(random() * Math.min(limits.capMs, limits.baseMs * 2 ** (attempt - 1)));
}

;// CONCATENATED MODULE: ./packages/shared/github/client.ts







const DEFAULT_MAX_WAIT_MS = 120_000;
const DEFAULT_TIMEOUT_MS = 60_000;
const MAX_SENDS = 5;
const BACKOFF = { baseMs: 500, capMs: 8_000 };
/** A client for one server and one token. Nothing is sent before the first call. */
function createGitHub(options) {
    const { log } = options;
    const now = options.now ?? Date.now;
    const random = options.random ?? Math.random;
    const budget = options.budget ?? createWaitBudget(DEFAULT_MAX_WAIT_MS, options.sleep);
    const deadline = options.deadline ?? ((ms) => AbortSignal.timeout(ms));
    let requests = 0;
    const send = async (request) => {
        requests += 1;
        const answer = await (options.fetch ?? fetch)(request.url, {
            method: request.method,
            headers: {
                accept: 'application/vnd.github+json',
                'user-agent': options.userAgent ?? `gitops-actions/${version/* VERSION */.x}`,
                'x-github-api-version': '2022-11-28',
                ...(request.body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
                ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
            },
            ...(request.body !== undefined && { body: request.body }),
            redirect: request.method === 'GET' ? 'follow' : 'manual',
            signal: deadline(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
        });
        const text = await answer.text();
        // A connection is free one turn after its answer's end: who asks at once pays for another one.
        await (0,promises_.setImmediate)();
        const json = parseJson(text, answer.ok);
        return { response: describeAnswer(answer, json), json };
    };
    const exchange = async (request) => {
        let limitedBefore = 0;
        for (let sent = 1;; sent += 1) {
            let waitMs;
            let why;
            let cause;
            try {
                const { response, json } = await send(request);
                const verdict = judgeResponse(response, now(), limitedBefore);
                if (verdict.kind === 'ok')
                    return { response, json };
                if (verdict.kind === 'limited') {
                    limitedBefore += 1;
                    log.info(`GitHub’s rate limit: waiting ${Math.ceil(verdict.waitMs / 1000)} s`);
                    if (!(await budget.spend(verdict.waitMs)))
                        throw rateLimitError(request.what, verdict.until);
                    continue;
                }
                if (verdict.kind === 'denied') {
                    throw deniedError(request.what, response, neededBy(request));
                }
                if (verdict.kind === 'refused') {
                    if (response.graphqlErrors.length > 0)
                        return { response, json };
                    throw refusedError(request.what, response);
                }
                waitMs = verdict.waitMs;
                why = `status ${response.status}${response.message === '' ? '' : `: ${response.message}`}`;
            }
            catch (thrown) {
                if (thrown instanceof action_error/* ActionError */.l)
                    throw thrown;
                why = reasonOf(thrown);
                cause = thrown;
            }
            if (!request.repeatable || sent >= MAX_SENDS) {
                throw unreachableError(request.what, new URL(request.url).host, why, cause);
            }
            const pause = Math.max(waitMs ?? 0, fullJitter(sent, random, BACKOFF));
            log.info(`${request.what}: ${why}; trying again in ${pause} ms`);
            if (!(await budget.spend(pause))) {
                throw unreachableError(request.what, new URL(request.url).host, why, cause);
            }
        }
    };
    const graphql = async (document, variables, repeatable) => {
        const name = /^\s*(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'GraphQL';
        const { response, json } = await exchange({
            method: 'POST',
            url: options.graphqlUrl,
            body: JSON.stringify({ query: document, variables }),
            repeatable,
            what: name,
        });
        return {
            data: isRecord(json) ? (json['data'] ?? undefined) : undefined,
            errors: response.graphqlErrors,
        };
    };
    return {
        async rest(method, route, params = {}, { repeatable = method === 'GET', body = false, } = {}) {
            const { path, rest } = fillRoute(route, params);
            const query = method === 'GET' || (method === 'DELETE' && !body);
            const search = new URLSearchParams();
            if (query)
                for (const [name, value] of Object.entries(rest))
                    search.set(name, String(value));
            const { json } = await exchange({
                method,
                url: `${options.apiUrl}${path}${search.size === 0 ? '' : `?${search.toString()}`}`,
                body: query || (body && Object.keys(rest).length === 0) ? undefined : JSON.stringify(rest),
                repeatable,
                what: `${method} ${path}`,
            });
            return json;
        },
        async graphql(query, variables) {
            const { data, errors } = await graphql(query, variables, true);
            const [first] = errors;
            if (first !== undefined || data === undefined) {
                throw refusedError('The query', {
                    status: 200,
                    message: first?.message ?? 'an answer without data',
                    graphqlErrors: errors,
                    header: () => null,
                });
            }
            return data;
        },
        mutate: (mutation, variables) => graphql(mutation, variables, false),
        requests: () => requests,
    };
}
/**
 * Permissions of a job that a refused request takes. Of a GraphQL document only what it names: pull
 * requests of a private repository take more than its contents do.
 */
function neededBy({ repeatable, body = '' }) {
    const pulls = /\b(?:pullRequests?|associatedPullRequests)\b/.test(body);
    return [`contents: ${repeatable ? 'read' : 'write'}`, ...(pulls ? ['pull-requests: read'] : [])];
}
/** Fills `{placeholders}`, each value percent-encoded, so that no value can change the path. */
function fillRoute(route, params) {
    const rest = { ...params };
    const path = route.replace(/\{(\w+)\}/g, (_, name) => {
        const value = rest[name];
        if (typeof value !== 'string' && typeof value !== 'number') {
            throw new action_error/* ActionError */.l('E_INTERNAL', `The route ${route} needs a value for ${name}.`);
        }
        const text = String(value);
        if (text === '' || text === '.' || text === '..') {
            throw new action_error/* ActionError */.l('E_INPUT', `${JSON.stringify(text)} cannot be a part of a URL.`);
        }
        Reflect.deleteProperty(rest, name);
        return encodeURIComponent(text);
    });
    return { path, rest };
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


/***/ })

};
