export const id = 215;
export const ids = [215];
export const modules = {

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


/***/ }),

/***/ 1215:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRegistryClient: () => (/* binding */ createRegistryClient)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/action/runner.ts
var runner = __webpack_require__(2887);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/shared/oci/registry-errors.ts

/** The `errors` of an answer; empty when the body is not a registry's error answer. */
function registryErrors(answer) {
    try {
        const body = JSON.parse(answer.body.toString('utf8'));
        if (typeof body !== 'object' || body === null || !('errors' in body))
            return [];
        if (!Array.isArray(body.errors))
            return [];
        return body.errors.flatMap((entry) => {
            if (typeof entry !== 'object' || entry === null || !('code' in entry))
                return [];
            const { code } = entry;
            const message = 'message' in entry && typeof entry.message === 'string' ? entry.message : '';
            return typeof code === 'string' ? [{ code, message }] : [];
        });
    }
    catch {
        return []; // not JSON, hence not a registry's error answer
    }
}
/**
 * An answer that is neither success nor worth another try, as an error.
 *
 * @param what the operation in words, e.g. `PUT manifest dev-1 of localhost:5000/acme/web`
 */
function refusedBy(answer, what) {
    const entries = registryErrors(answer);
    const said = entries.map(({ code, message }) => `${code} ${oneLine(message)}`.trim()).join('; ');
    const message = `${what}: the registry answered ${answer.status}${said === '' ? '' : `: ${said}`}`;
    if (answer.status === 401)
        return new action_error/* ActionError */.l('E_REGISTRY_AUTH', message);
    if (answer.status === 403)
        return new action_error/* ActionError */.l('E_REGISTRY_DENIED', message);
    if (answer.status === 404 && entries.length > 0) {
        return new action_error/* ActionError */.l('E_REGISTRY_NOT_FOUND', message);
    }
    if (entries.some(({ code }) => code === 'DIGEST_INVALID') && !lacksBlob(answer)) {
        return new action_error/* ActionError */.l('E_DIGEST_MISMATCH', message);
    }
    return new action_error/* ActionError */.l('E_REGISTRY', message);
}
/** Whether a manifest was refused because the registry does not know what it names. */
function lacksBlob(answer) {
    const codes = ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN'];
    return registryErrors(answer).some(({ code }) => codes.includes(code));
}
/** Without control characters, at most 300 characters: the text is the server's. */
function oneLine(text) {
    return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 300);
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./packages/shared/oci/transport.ts





/**
 * Artifact Registry answers federated tokens with more than 16 KiB of headers, Node's default
 * limit; only the option of the request itself (not the agent's) raises it.
 */
const MAX_HEADER_BYTES = 256 * 1024;
/** Silence on the socket after which an exchange is given up. */
const IDLE_MS = 60_000;
/** The same for a streamed upload: a registry may store gigabytes before it says a word. */
const STORING_MS = 600_000;
/** An answer's body may not trickle for longer than this, however large the request was. */
const BODY_MS = 120_000;
/** Four blobs that are copied within one registry hold two connections each, and tokens need some. */
const MAX_SOCKETS = 12;
const httpAgent = new external_node_http_.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
const httpsAgent = new external_node_https_.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
/** An exchange that brought no whole answer. */
class ExchangeBroken extends Error {
    tryAgain;
    constructor(message, options = {}) {
        super(message, { cause: options.cause });
        this.tryAgain = options.tryAgain ?? 'often';
    }
}
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Certificates that do not hold (OpenSSL's and Node's names), and headers beyond our limit. */
const FINAL = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_|HPE_HEADER_OVERFLOW$)/;
/** A failure of the connection, with what its code says about another try. */
function brokenBy(cause) {
    const { code = '', message = '' } = (cause ?? {});
    const name = typeof code === 'string' ? code : '';
    return new ExchangeBroken(typeof message === 'string' && message !== '' ? message : name, {
        cause,
        tryAgain: NO_CONNECTION.has(name) ? 'briefly' : FINAL.test(name) ? 'never' : 'often',
    });
}
/**
 * Sends one request over TLS, or over plain http to the loopback interface.
 *
 * @throws {@link ExchangeBroken} when no complete answer came; `E_REGISTRY` when it is too large;
 *   other errors are the body stream's
 */
const httpSend = async (request) => {
    const streamed = request.body !== undefined && !(request.body instanceof Uint8Array);
    const outgoing = startRequest(request, streamed ? STORING_MS : IDLE_MS);
    const answer = new Promise((resolve, reject) => {
        outgoing.on('error', reject);
        outgoing.on('response', (incoming) => {
            readBody(incoming, request.maxBody, request.url.host).then((body) => {
                resolve({ status: incoming.statusCode ?? 0, headers: flatten(incoming), body });
            }, reject);
        });
    });
    let streamFailure;
    if (request.body === undefined || request.body instanceof Uint8Array) {
        outgoing.end(request.body);
    }
    else {
        const source = request.body;
        source.once('error', (failure) => {
            streamFailure ??= failure;
        });
        // A refused upload ends the pipeline early; the answer, not the pipeline, tells why.
        (0,external_node_stream_promises_.pipeline)(source, outgoing).catch(() => undefined);
    }
    try {
        return await answer;
    }
    catch (cause) {
        if (streamFailure !== undefined && !isPrematureClose(streamFailure))
            throw streamFailure;
        if (cause instanceof action_error/* ActionError */.l)
            throw cause;
        throw brokenBy(cause);
    }
    finally {
        // An answer that came before the whole body was sent: what is left of it must not linger.
        if (!outgoing.writableFinished)
            outgoing.destroy();
    }
};
/**
 * Sends a request without a body, under the same rules, and hands a 200 on as it comes.
 *
 * @throws as {@link httpSend}
 */
const httpOpen = async (request) => {
    const outgoing = startRequest(request, IDLE_MS);
    try {
        const incoming = await new Promise((resolve, reject) => {
            outgoing.on('error', reject);
            outgoing.on('response', resolve);
            outgoing.end();
        });
        const answer = { status: incoming.statusCode ?? 0, headers: flatten(incoming) };
        if (answer.status === 200) {
            return { ...answer, body: Buffer.alloc(0), content: contentOf(incoming) };
        }
        return { ...answer, body: await readBody(incoming, request.maxBody, request.url.host) };
    }
    catch (cause) {
        if (cause instanceof action_error/* ActionError */.l)
            throw cause;
        throw brokenBy(cause);
    }
};
async function* contentOf(incoming) {
    try {
        for await (const chunk of incoming)
            yield chunk;
    }
    catch (cause) {
        throw brokenBy(cause);
    }
    if (!incoming.complete)
        throw new ExchangeBroken('the answer was cut off');
}
function startRequest(request, idleMs) {
    if (request.url.protocol !== 'https:' && !(0,runner/* isLoopbackUrl */.tE)(request.url.href)) {
        throw new ExchangeBroken('plain http is allowed to the loopback interface only', {
            tryAgain: 'never',
        });
    }
    const secure = request.url.protocol === 'https:';
    const outgoing = (secure ? external_node_https_.request : external_node_http_.request)(request.url, {
        method: request.method,
        agent: secure ? httpsAgent : httpAgent,
        headers: { 'user-agent': 'gitops-actions', ...request.headers },
        maxHeaderSize: MAX_HEADER_BYTES,
        timeout: idleMs,
    });
    outgoing.on('timeout', () => {
        outgoing.destroy(new Error(`no byte for ${idleMs / 1000} s`));
    });
    return outgoing;
}
async function readBody(incoming, maxBody, host) {
    const deadline = setTimeout(() => {
        incoming.destroy(new Error(`the answer took longer than ${BODY_MS / 1000} s`));
    }, BODY_MS);
    try {
        const chunks = [];
        let length = 0;
        for await (const chunk of incoming) {
            length += chunk.length;
            if (length > maxBody) {
                throw new action_error/* ActionError */.l('E_REGISTRY', `${host} sent more than the ${maxBody} bytes that such an answer may have.`);
            }
            chunks.push(chunk);
        }
        if (!incoming.complete)
            throw new Error('the answer was cut off');
        return Buffer.concat(chunks);
    }
    finally {
        clearTimeout(deadline);
    }
}
function flatten(incoming) {
    const headers = {};
    for (const [name, values] of Object.entries(incoming.headersDistinct)) {
        if (values !== undefined)
            headers[name] = values.join(', ');
    }
    return headers;
}
function isPrematureClose(failure) {
    return (typeof failure === 'object' &&
        failure !== null &&
        'code' in failure &&
        failure.code === 'ERR_STREAM_PREMATURE_CLOSE');
}

;// CONCATENATED MODULE: ./packages/shared/oci/retry.ts



/**
 * Six tries over about 15 seconds, `Retry-After` aside; where nobody listens, three over about one.
 */
const DEFAULT_RETRY = { attempts: 6, sleep: (ms) => (0,promises_.setTimeout)(ms) };
const BASE_DELAY_MS = 500;
const MAX_RETRY_AFTER_MS = 60_000;
/** One operation waits no longer than this in all, whatever `Retry-After` asks for. */
const MAX_WAIT_MS = 120_000;
const ATTEMPTS_WITHOUT_CONNECTION = 3;
const LOOKS_UNTIL_SETTLED = 4;
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
/**
 * Runs an exchange until it brings an answer that is not transient. Only for what may be repeated
 * without harm: reads, uploads by digest, manifests.
 *
 * @param what the operation in words, for the message
 * @throws `E_UNREACHABLE` when every try ended in a broken connection, 429 or a server error
 */
async function withRetry(what, policy, exchange) {
    let last = '';
    let cause;
    let attempt = 0;
    let waited = 0;
    for (let most = policy.attempts; attempt < most;) {
        let wait = BASE_DELAY_MS * 2 ** attempt * (0.5 + Math.random() / 2);
        attempt++;
        try {
            const answer = await exchange();
            if (!TRANSIENT.has(answer.status))
                return answer;
            last = `it answered ${answer.status}`;
            cause = undefined;
            most = policy.attempts;
            wait = Math.max(wait, retryAfter(answer));
        }
        catch (thrown) {
            if (!(thrown instanceof ExchangeBroken))
                throw thrown;
            last = thrown.message;
            cause = thrown;
            most = attemptsAfter(thrown, policy);
        }
        waited += wait;
        if (attempt >= most || waited > MAX_WAIT_MS)
            break;
        await policy.sleep(wait);
    }
    const tries = attempt === 1 ? '1 try' : `${attempt} tries`;
    throw new action_error/* ActionError */.l('E_UNREACHABLE', `${what}: no usable answer from the registry in ${tries}; ${last}.`, { cause });
}
/**
 * Looks a few times more, over about three seconds, at what another writer may be about to change:
 * the file system driver of the CNCF registry writes links in place, so that a blob which is being
 * mounted once more is unknown for a moment (distribution v3.0, `filesystem/driver.go`, `PutContent`).
 *
 * @returns the first answer that is settled, or the last
 */
async function untilSettled(policy, look, isSettled) {
    const most = Math.min(policy.attempts, LOOKS_UNTIL_SETTLED);
    let answer = await look();
    for (let looks = 1; looks < most && !isSettled(answer); looks++) {
        await policy.sleep(BASE_DELAY_MS * 2 ** (looks - 1) * (0.5 + Math.random() / 2));
        answer = await look();
    }
    return answer;
}
function attemptsAfter({ tryAgain }, { attempts }) {
    if (tryAgain === 'never')
        return 1;
    return tryAgain === 'briefly' ? Math.min(attempts, ATTEMPTS_WITHOUT_CONNECTION) : attempts;
}
/** Milliseconds of `Retry-After` (RFC 9110 §10.2.3), in seconds or as a date; capped. */
function retryAfter(answer, now = Date.now()) {
    const value = answer.headers['retry-after'];
    if (value === undefined)
        return 0;
    const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS) : 0;
}

;// CONCATENATED MODULE: ./packages/shared/oci/blob-download.ts




/**
 * A blob as it comes, for what may not fit into the memory. A try that is refused is repeated; one
 * that breaks off on the way is the reader's to start anew. The last chunk is given out only once
 * size and digest of the whole are right.
 *
 * @throws `E_DIGEST_MISMATCH`; `ExchangeBroken` when it breaks off; what the client throws
 */
async function* downloadBlob(download) {
    const { what, digest, size } = download;
    const answer = await withRetry(what, download.retry, () => download.exchange(download.call));
    if (answer.content === undefined)
        throw refusedBy(answer, what);
    yield* verifiedBlob(answer.content, { digest, size });
}
/**
 * The same bytes, broken off before their end when they are not what size and digest say: whoever
 * reads on never has the whole of a wrong blob in hand.
 *
 * @throws `E_DIGEST_MISMATCH`
 */
async function* verifiedBlob(content, expected) {
    const { digest, size } = expected;
    const hash = (0,external_node_crypto_.createHash)(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
    let length = 0;
    let held;
    const mismatch = (found) => new action_error/* ActionError */.l('E_DIGEST_MISMATCH', `The blob ${digest} (${size} bytes) turned out to be ${found}.`);
    for await (const chunk of content) {
        length += chunk.length;
        if (length > size)
            throw mismatch(`longer than that`);
        if (held !== undefined)
            yield held;
        held = chunk;
        hash.update(chunk);
    }
    const hex = hash.digest('hex');
    if (length !== size || digest.split(':')[1] !== hex)
        throw mismatch(`${hex} (${length} bytes)`);
    if (held !== undefined)
        yield held;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./packages/shared/oci/registry-call.ts


/**
 * The URL that a `Location` header leads to.
 *
 * @throws `E_REGISTRY` when it is no URL or leads from TLS to plain http
 */
function safeLocation(location, from) {
    if (!URL.canParse(location, from.href)) {
        throw new action_error/* ActionError */.l('E_REGISTRY', `${from.host} sent a Location that is not a URL.`);
    }
    const url = new URL(location, from);
    if (url.protocol !== 'https:' && !((0,runner/* isLoopbackUrl */.tE)(url.href) && (0,runner/* isLoopbackUrl */.tE)(from.href))) {
        throw new action_error/* ActionError */.l('E_REGISTRY', `${from.host} leads to ${url.host} without TLS.`);
    }
    return url;
}

;// CONCATENATED MODULE: ./packages/shared/oci/blob-upload.ts






/**
 * POST, then one PUT to the `Location` it answers (distribution specification, “POST then PUT”). A
 * try that breaks starts over with a new POST: an upload session of unknown state is left to the
 * registry's clean-up. The last bytes are held back until the digest is known to be right.
 *
 * @throws `E_DIGEST_MISMATCH`, and what the client throws
 */
async function uploadBlob(upload) {
    const { what, path, source } = upload;
    const answer = await withRetry(what, upload.retry, async () => {
        const started = await upload.exchange({
            method: 'POST',
            path,
            scope: 'pull,push',
            url: upload.start,
            headers: { 'content-length': '0' },
        });
        if (started.status !== 202)
            return started;
        const location = started.headers['location'];
        if (location === undefined) {
            throw new action_error/* ActionError */.l('E_REGISTRY', `${what}: the registry named no place for the upload.`);
        }
        const target = safeLocation(location, upload.start);
        target.searchParams.set('digest', source.digest);
        const put = await upload.exchange({
            method: 'PUT',
            path,
            scope: 'pull,push',
            url: target,
            headers: {
                'content-type': 'application/octet-stream',
                'content-length': String(source.size),
            },
            body: () => external_node_stream_.Readable.from(verifiedBlob(source.open(), source), { objectMode: false }),
        });
        // 404 on the session itself: it was lost with the server that kept it; a new one may hold.
        return put.status === 404 ? { ...put, status: 503 } : put;
    });
    if (answer.status !== 201)
        throw refusedBy(answer, what);
}

// EXTERNAL MODULE: ./packages/shared/oci/manifest.ts
var manifest = __webpack_require__(1719);
// EXTERNAL MODULE: ./packages/shared/oci/reference.ts
var oci_reference = __webpack_require__(8801);
;// CONCATENATED MODULE: ./packages/shared/oci/referrers.ts





/** A list that goes on for longer is no list. */
const MAX_PAGES = 100;
/** What the specification allows to say, and what registries without the API are seen to say. */
const NO_API = new Set([400, 404, 405, 501]);
/**
 * All pages of the referrers API (distribution specification, “Listing Referrers”).
 *
 * @param ask gets one page
 * @returns `undefined` when the registry does not have the API
 * @throws `E_REGISTRY` when a page leads to another host, or there is no last one
 */
async function collectReferrers(what, first, ask) {
    const entries = [];
    let page = first;
    for (let n = 1; n <= MAX_PAGES; n++) {
        const answer = await ask(page);
        if (n === 1 && NO_API.has(answer.status))
            return undefined;
        if (answer.status !== 200)
            throw refusedBy(answer, what);
        const found = isIndexType(answer) ? parseReferrers(answer.body) : undefined;
        if (found === undefined) {
            // Web pages under every path are common; in the middle of a list there is no excuse.
            if (n === 1)
                return undefined;
            throw new action_error/* ActionError */.l('E_REGISTRY', `${what}: page ${n} is not an image index.`);
        }
        entries.push(...found);
        const next = nextPage(answer.headers['link']);
        if (next === undefined)
            return entries;
        page = safeLocation(next, page);
        if (page.host !== first.host) {
            throw new action_error/* ActionError */.l('E_REGISTRY', `${what}: page ${n + 1} is at another host.`);
        }
    }
    throw new action_error/* ActionError */.l('E_REGISTRY', `${what}: more than ${MAX_PAGES} pages.`);
}
/** The entries of an index of referrers; `undefined` when the bytes are none. */
function parseReferrers(bytes) {
    let body;
    try {
        body = (0,manifest/* fields */.OA)(JSON.parse(bytes.toString('utf8')));
    }
    catch {
        return undefined;
    }
    const { manifests, mediaType = manifest/* INDEX_TYPES */.V[0] } = body;
    if (mediaType !== manifest/* INDEX_TYPES */.V[0] || !Array.isArray(manifests))
        return undefined;
    const entries = manifests.map((raw) => {
        const descriptor = (0,manifest/* readDescriptor */.qq)(raw);
        return descriptor && { ...descriptor, raw: (0,manifest/* fields */.OA)(raw) };
    });
    return entries.every((entry) => entry !== undefined) ? entries : undefined;
}
/** An index of referrers, as the client of a registry without the API has to keep it. */
function referrersIndex(entries) {
    const index = {
        schemaVersion: 2,
        mediaType: INDEX_TYPES[0],
        manifests: entries.map(({ raw }) => raw),
    };
    const bytes = Buffer.from(JSON.stringify(index));
    return { mediaType: INDEX_TYPES[0], bytes, digest: sha256Digest(bytes) };
}
/** `one` and, behind it, what only `other` has; each digest once. */
function mergeReferrers(one, other) {
    const byDigest = new Map();
    for (const entry of [...one, ...other]) {
        if (!byDigest.has(entry.digest))
            byDigest.set(entry.digest, entry);
    }
    return [...byDigest.values()];
}
/**
 * The tag under which clients keep the index of referrers where the registry has no API:
 * algorithm and digest, cut at 32 and 64 characters (distribution specification, “Referrers Tag
 * Schema”).
 */
function referrersTag(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`;
}
/** The tags under which cosign 2 keeps signatures, attestations and SBOMs of a digest. */
function cosignTags(digest) {
    const stem = digest.replace(':', '-');
    return ['sig', 'att', 'sbom'].map((suffix) => `${stem}.${suffix}`).filter(isTag);
}
function isIndexType(answer) {
    return (answer.headers['content-type'] ?? '').replace(/;.*$/, '').trim() === manifest/* INDEX_TYPES */.V[0];
}
/** The target of `rel="next"` (RFC 8288), if the header has one. */
function nextPage(link) {
    for (const [, target, parameters = ''] of (link ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
        if (/;\s*rel\s*=\s*"?next"?\s*(?:[;,]|$)/i.test(parameters))
            return target;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/shared/oci/challenge.ts
const SCHEME = /(?:^|,)\s*(Basic|Bearer)(?=\s|,|$)/gi;
const PARAMETER = /([a-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/gi;
/**
 * The first challenge of the header that the client can meet; Bearer is preferred, because it
 * names the repository. `undefined` when there is none.
 */
function parseChallenge(header) {
    if (header === undefined)
        return undefined;
    const starts = [...header.matchAll(SCHEME)];
    const challenges = starts.map((match, at) => ({
        scheme: match[1]?.toLowerCase(),
        text: header.slice(match.index + match[0].length, starts[at + 1]?.index),
    }));
    for (const { scheme, text } of challenges) {
        if (scheme !== 'bearer')
            continue;
        const parameters = new Map([...text.matchAll(PARAMETER)].map((match) => [
            match[1]?.toLowerCase(),
            (match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1'),
        ]));
        const realm = parameters.get('realm');
        if (realm === undefined || realm === '')
            continue;
        const service = parameters.get('service');
        const scope = parameters.get('scope');
        return {
            scheme: 'bearer',
            realm,
            ...(service !== undefined && { service }),
            ...(scope !== undefined && { scope }),
        };
    }
    return challenges.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : undefined;
}

;// CONCATENATED MODULE: ./packages/shared/oci/registry-auth.ts





/** Renew this long before the end, so that a request does not outlive its token on the way. */
const MARGIN_MS = 20_000;
/** The token specification's default where `expires_in` is missing. */
const DEFAULT_TOKEN_SECONDS = 60;
const MAX_TOKEN_ANSWER = 1024 * 1024;
/**
 * Anonymous, Basic and Bearer authentication
 * (https://distribution.github.io/distribution/spec/auth/token/). Tickets are kept by repository
 * and scope, shared by parallel requests, and asked for anew when they expire or are refused.
 */
function createRegistryAuth(options) {
    let challenge;
    let login;
    let loginExpiresAt = Number.POSITIVE_INFINITY;
    const tickets = new Map();
    const currentLogin = async () => {
        if (Date.now() > loginExpiresAt - MARGIN_MS)
            login = undefined;
        login ??= options.login();
        try {
            const found = await login;
            loginExpiresAt = found?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
            return found;
        }
        catch (thrown) {
            login = undefined;
            throw thrown;
        }
    };
    const issue = async (access) => {
        if (challenge === undefined)
            return { header: undefined, expiresAt: Infinity };
        const who = await currentLogin();
        if (challenge.scheme === 'bearer')
            return fetchToken(challenge, who, access, options);
        if (who === undefined) {
            throw new action_error/* ActionError */.l('E_REGISTRY_AUTH', `${options.domain} wants a user name and password.`);
        }
        return { header: basic(who), expiresAt: loginExpiresAt };
    };
    const keep = (key, promise) => {
        const kept = { promise, ticket: undefined };
        tickets.set(key, kept);
        promise.then((ticket) => {
            kept.ticket = ticket;
        }, () => {
            if (tickets.get(key) === kept)
                tickets.delete(key);
        });
        return kept;
    };
    return {
        async header(access) {
            const key = scopesOf(access).join(' ');
            let kept = tickets.get(key);
            if (kept?.ticket !== undefined && Date.now() > kept.ticket.expiresAt - MARGIN_MS) {
                kept = undefined;
            }
            kept ??= keep(key, issue(access));
            return (await kept.promise).header;
        },
        refused(answer, access, sent) {
            const asked = parseChallenge(answer.headers['www-authenticate']);
            if (asked !== undefined)
                challenge = asked;
            const key = scopesOf(access).join(' ');
            const kept = tickets.get(key);
            // A parallel request may have renewed the ticket already; then that one is used.
            if (kept?.ticket !== undefined && kept.ticket.header === sent) {
                tickets.delete(key);
                if (sent !== undefined)
                    login = undefined;
            }
            return challenge !== undefined;
        },
    };
}
async function fetchToken(challenge, who, access, options) {
    const what = `Token for ${options.domain}/${access.path} (${access.scope})`;
    if (!URL.canParse(challenge.realm)) {
        throw new action_error/* ActionError */.l('E_REGISTRY', `${what}: the realm is not a URL.`);
    }
    const url = new URL(challenge.realm);
    const local = (0,runner/* isLoopbackUrl */.tE)(url.href) && (0,runner/* isLoopbackUrl */.tE)(`http://${options.domain}/`);
    if (url.protocol !== 'https:' && !local) {
        throw new action_error/* ActionError */.l('E_REGISTRY', `${what}: the realm is not https.`);
    }
    if (challenge.service !== undefined)
        url.searchParams.set('service', challenge.service);
    url.searchParams.delete('scope');
    for (const scope of scopesOf(access))
        url.searchParams.append('scope', scope);
    const answer = await withRetry(what, options.retry, () => options.send({
        method: 'GET',
        url,
        headers: who === undefined ? {} : { authorization: basic(who) },
        maxBody: MAX_TOKEN_ANSWER,
    }));
    if (answer.status !== 200)
        throw refusedBy(answer, what);
    const { token, seconds } = readToken(answer);
    if (token === undefined)
        throw new action_error/* ActionError */.l('E_REGISTRY', `${what}: the answer has no token.`);
    options.mask(token);
    return { header: `Bearer ${token}`, expiresAt: Date.now() + seconds * 1000 };
}
/** In the words of the token specification; one parameter each. */
function scopesOf({ path, scope, from }) {
    return [
        `repository:${path}:${scope}`,
        ...(from === undefined ? [] : [`repository:${from}:pull`]),
    ];
}
function readToken(answer) {
    let body;
    try {
        body = JSON.parse(answer.body.toString('utf8'));
    }
    catch {
        body = undefined; // reported by the caller as an answer without a token
    }
    const fields = typeof body === 'object' && body !== null ? { ...body } : {};
    const token = [fields['token'], fields['access_token']].find((item) => typeof item === 'string' && /^[\x21-\x7e]+$/.test(item));
    const seconds = fields['expires_in'];
    return {
        token: typeof token === 'string' ? token : undefined,
        seconds: typeof seconds === 'number' && seconds > 0 ? seconds : DEFAULT_TOKEN_SECONDS,
    };
}
function basic(who) {
    return `Basic ${Buffer.from(`${who.username}:${who.password}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./packages/shared/oci/registry-exchange.ts


/** Bytes that an answer may have where the call does not say: a manifest's limit. */
const MAX_ANSWER = 4 * 1024 * 1024;
const MAX_REDIRECTS = 5;
/**
 * Exchanges with the registry at `base`. A refused login is renewed once; redirects of reads are
 * followed, and the credentials never go to another host.
 */
function createExchange(base, auth) {
    return async (call, send) => {
        const header = await auth.header(call);
        const { answer, host } = await sendOnce(send, call, base, header);
        // A challenge counts from the registry only: where it redirects to gets no login of ours.
        if (answer.status !== 401 || host !== base.host)
            return answer;
        if (!auth.refused(answer, call, header))
            return answer;
        return (await sendOnce(send, call, base, await auth.header(call))).answer;
    };
}
async function sendOnce(send, call, base, authorization) {
    let url = call.url;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
        const body = call.body?.();
        const answer = await send({
            method: call.method,
            url,
            headers: {
                ...call.headers,
                ...(authorization !== undefined && url.host === base.host && { authorization }),
            },
            ...(body !== undefined && { body }),
            maxBody: call.maxBody ?? MAX_ANSWER,
        });
        const location = answer.headers['location'];
        const redirected = [301, 302, 303, 307, 308].includes(answer.status);
        if (!redirected || location === undefined || !['GET', 'HEAD'].includes(call.method)) {
            return { answer, host: url.host };
        }
        url = safeLocation(location, url);
    }
    throw new action_error/* ActionError */.l('E_REGISTRY', `${base.host} redirects in circles.`);
}

;// CONCATENATED MODULE: ./packages/shared/oci/registry-client.ts












const ACCEPT = [...manifest/* INDEX_TYPES */.V, ...manifest/* MANIFEST_TYPES */._P].join(', ');
/** A client for one registry; it opens no connection before the first operation. */
function createRegistryClient(options) {
    const retry = options.retry ?? DEFAULT_RETRY;
    const { send = httpSend, open = httpOpen } = options;
    const base = baseUrl(options.domain);
    const exchange = createExchange(base, createRegistryAuth({ ...options, send, retry }));
    const run = (what, call) => withRetry(what, retry, () => exchange(call, send));
    const named = (what, path) => `${what} of ${options.domain}/${path}`;
    const url = (path, rest) => new URL(`v2/${path}/${rest}`, base);
    const hasBlob = async (path, digest, scope = 'pull') => {
        const what = named(`HEAD blob ${digest}`, path);
        const target = url(path, `blobs/${digest}`);
        const answer = await run(what, { method: 'HEAD', path, scope, url: target });
        if (answer.status === 404)
            return false;
        if (answer.status !== 200)
            throw refusedBy(answer, what);
        return true;
    };
    return {
        domain: options.domain,
        async getManifest(path, reference, scope = 'pull') {
            const what = named(`GET manifest ${reference}`, path);
            const answer = await run(what, {
                method: 'GET',
                path,
                scope,
                url: url(path, `manifests/${reference}`),
                headers: { accept: ACCEPT },
            });
            if (isAbsence(answer))
                return undefined;
            if (answer.status !== 200)
                throw refusedBy(answer, what);
            return receivedManifest(answer, reference, what);
        },
        async putManifest(path, reference, document) {
            const what = named(`PUT manifest ${reference}`, path);
            const call = {
                method: 'PUT',
                path,
                scope: 'pull,push',
                url: url(path, `manifests/${reference}`),
                headers: {
                    'content-type': document.mediaType,
                    'content-length': String(document.bytes.length),
                },
                body: () => document.bytes,
            };
            const answer = await untilSettled(retry, () => run(what, call), (each) => !lacksBlob(each));
            if (answer.status !== 201 && answer.status !== 200)
                throw refusedBy(answer, what);
        },
        hasBlob,
        async assertBlob(path, digest) {
            const look = () => hasBlob(path, digest, 'pull,push');
            if (await untilSettled(retry, look, (there) => there))
                return;
            const message = `${options.domain} accepted blob ${digest} for ${path} and lost it.`;
            throw new action_error/* ActionError */.l('E_REGISTRY', message);
        },
        async getBlob(path, digest, maxBytes) {
            const what = named(`GET blob ${digest}`, path);
            const answer = await run(what, {
                method: 'GET',
                path,
                scope: 'pull',
                url: url(path, `blobs/${digest}`),
                maxBody: maxBytes,
            });
            if (answer.status !== 200)
                throw refusedBy(answer, what);
            if (!(0,manifest/* matchesDigest */._j)(answer.body, digest))
                throw mismatch(what, (0,manifest/* sha256Digest */.sI)(answer.body));
            return answer.body;
        },
        putBlob: (path, source) => uploadBlob({
            what: named(`Upload of blob ${source.digest}`, path),
            start: url(path, 'blobs/uploads/'),
            path,
            source,
            exchange: (call) => exchange(call, send),
            retry,
        }),
        openBlob: (path, digest, size) => downloadBlob({
            what: named(`GET blob ${digest}`, path),
            digest,
            size,
            call: { method: 'GET', path, scope: 'pull', url: url(path, `blobs/${digest}`) },
            exchange: (call) => exchange(call, open),
            retry,
        }),
        async mountBlob(path, digest, from) {
            const target = url(path, 'blobs/uploads/');
            target.searchParams.set('mount', digest);
            target.searchParams.set('from', from);
            const call = { method: 'POST', path, scope: 'pull,push', from, url: target };
            try {
                const headers = { 'content-length': '0' };
                return ((await run(named(`Mount of blob ${digest}`, path), { ...call, headers })).status === 201);
            }
            catch (thrown) {
                // Some give no token at all when one of two repositories is out of bounds.
                const codes = ['E_REGISTRY_AUTH', 'E_REGISTRY_DENIED'];
                if (thrown instanceof action_error/* ActionError */.l && codes.includes(thrown.code))
                    return false;
                throw thrown;
            }
        },
        listReferrers: (path, digest, scope = 'pull') => {
            const what = named(`GET referrers of ${digest}`, path);
            const first = url(path, `referrers/${digest}`);
            return collectReferrers(what, first, (page) => {
                const headers = { accept: manifest/* INDEX_TYPES */.V[0] };
                return run(what, { method: 'GET', path, scope, url: page, headers });
            });
        },
    };
}
/** `https://host/`; plain http for the loopback interface. Docker Hub's API has a host of its own. */
function baseUrl(domain) {
    const host = domain === 'docker.io' ? 'registry-1.docker.io' : domain;
    return new URL(`${(0,runner/* isLoopbackUrl */.tE)(`http://${host}/`) ? 'http' : 'https'}://${host}/`);
}
/** 404 of a registry, not of whatever else may answer under its name. */
function isAbsence(answer) {
    if (answer.status !== 404)
        return false;
    return registryErrors(answer).some(({ code }) => ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'NOT_FOUND'].includes(code));
}
function receivedManifest(answer, reference, what) {
    const length = Number(answer.headers['content-length'] ?? answer.body.length);
    if (length !== answer.body.length)
        throw new ExchangeBroken('the answer was cut off');
    const digest = (0,manifest/* sha256Digest */.sI)(answer.body);
    const claimed = answer.headers['docker-content-digest'];
    if ((0,oci_reference/* isDigest */.Bc)(reference) && !(0,manifest/* matchesDigest */._j)(answer.body, reference))
        throw mismatch(what, digest);
    if (claimed !== undefined && !(0,manifest/* matchesDigest */._j)(answer.body, claimed))
        throw mismatch(what, digest);
    const mediaType = (answer.headers['content-type'] ?? '').replace(/;.*$/, '').trim();
    return { mediaType, bytes: answer.body, digest };
}
function mismatch(what, digest) {
    return new action_error/* ActionError */.l('E_DIGEST_MISMATCH', `${what}: the bytes received are ${digest}.`);
}


/***/ })

};
