export const id = 655;
export const ids = [655];
export const modules = {

/***/ 43655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  obtainPinnedTool: () => (/* binding */ obtainPinnedTool)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(65920);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/shared/process/pinned-tool-archive.ts





const BLOCK = 512;
/** A release of a command-line tool is far smaller; more is a decompression bomb. */
const MAX_UNPACKED = 1024 ** 3;
/** Extended headers (`x`, `g`, `L`) carry names and times, a few kilobytes at most. */
const MAX_META = 64 * 1024;
/**
 * Extracts exactly one regular file from a `.tar.gz` and looks at the name and type of every other
 * member: an archive that holds links, devices, absolute names or `..` is refused as a whole.
 *
 * @param archive the compressed bytes, already checked against their hash
 * @param target path of the file to be made, mode 0500; it must not exist
 * @throws `E_ARCHIVE`; the target may then be half written and must be removed by the caller
 */
async function extractMember(archive, member, target) {
    const input = new TarInput(external_node_stream_.Readable.from([archive]).pipe((0,external_node_zlib_.createGunzip)()));
    const seen = new Set();
    let extracted;
    let longName;
    for (;;) {
        const header = await input.read(BLOCK);
        if (header === undefined || header.every((byte) => byte === 0))
            break;
        const entry = parseHeader(header);
        if (entry.type === 'x' || entry.type === 'L' || entry.type === 'g') {
            const body = await readMeta(input, entry);
            if (entry.type !== 'g')
                longName = entry.type === 'x' ? paxPath(body) : cString(body);
            continue;
        }
        const name = normalize(longName ?? entry.name);
        longName = undefined;
        if (entry.type !== '0' && entry.type !== '5') {
            refuse(`${show(name)} is neither a file nor a directory`);
        }
        if (entry.type === '5') {
            await input.skip(padded(entry.size));
            continue;
        }
        if (seen.has(name))
            refuse(`${show(name)} is there twice`);
        seen.add(name);
        if (name === member)
            extracted = await write(input, entry.size, target);
        else
            await input.skip(entry.size);
        await input.skip(padded(entry.size) - entry.size);
    }
    return extracted ?? refuse(`it holds no ${show(member)}`);
}
function parseHeader(header) {
    const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
    if (octal(header, 148, 8) !== sum)
        refuse('a header’s checksum is wrong');
    const prefix = cString(header.subarray(345, 500));
    const name = cString(header.subarray(0, 100));
    const ustar = header.toString('latin1', 257, 262) === 'ustar';
    const type = String.fromCharCode(header[156] ?? 0);
    return {
        name: ustar && prefix !== '' ? `${prefix}/${name}` : name,
        size: octal(header, 124, 12),
        type: type === '\0' ? '0' : type,
    };
}
function octal(header, at, length) {
    const text = cString(header.subarray(at, at + length)).trim();
    if (!/^[0-7]{1,12}$/.test(text))
        refuse('a header’s number is malformed');
    return Number.parseInt(text, 8);
}
function cString(bytes) {
    const end = bytes.indexOf(0);
    return bytes.toString('utf8', 0, end === -1 ? bytes.length : end);
}
/** Refuses names that could point outside the target folder; drops a leading `./`. */
function normalize(name) {
    const plain = name.replace(/^(?:\.\/)+/, '');
    if (plain.startsWith('/') || plain.includes('\\') || plain.includes('\0')) {
        refuse(`${show(name)} is an absolute or odd name`);
    }
    if (plain.split('/').includes('..'))
        refuse(`${show(name)} leaves its folder`);
    return plain;
}
async function readMeta(input, entry) {
    if (entry.size > MAX_META)
        refuse('an extended header is too large');
    const body = (await input.read(padded(entry.size))) ?? refuse('it is cut off');
    return body.subarray(0, entry.size);
}
/** The `path` record of a PAX header; a size or link path there would be a trick. */
function paxPath(body) {
    let path;
    for (const line of body.toString('utf8').split('\n')) {
        const record = /^\d+ ([^=]+)=(.*)$/.exec(line);
        if (record?.[1] === 'size' || record?.[1] === 'linkpath') {
            refuse(`an extended header sets ${record[1]}`);
        }
        if (record?.[1] === 'path')
            path = record[2];
    }
    return path;
}
async function write(input, size, target) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,promises_.open)(target, 'wx', 0o500);
    try {
        for (let left = size; left > 0;) {
            const chunk = await input.take(left);
            hash.update(chunk);
            await file.writeFile(chunk);
            left -= chunk.length;
        }
    }
    finally {
        await file.close();
    }
    return { bytes: size, sha256: hash.digest('hex') };
}
function padded(size) {
    return Math.ceil(size / BLOCK) * BLOCK;
}
function show(name) {
    return JSON.stringify(name.slice(0, 120));
}
function refuse(why) {
    throw new action_error/* ActionError */.l('E_ARCHIVE', `The tool’s archive is refused: ${why}.`);
}
/** Reads exact amounts from a stream of decompressed bytes. */
class TarInput {
    #chunks;
    #buffer = Buffer.alloc(0);
    #total = 0;
    constructor(stream) {
        this.#chunks = stream[Symbol.asyncIterator]();
    }
    /** `length` bytes, or `undefined` exactly at the end. */
    async read(length) {
        const parts = [];
        for (let left = length; left > 0;) {
            if (this.#buffer.length === 0 && !(await this.#fill())) {
                if (parts.length === 0)
                    return undefined;
                refuse('it is cut off');
            }
            const part = this.#buffer.subarray(0, left);
            this.#buffer = this.#buffer.subarray(part.length);
            parts.push(part);
            left -= part.length;
        }
        return Buffer.concat(parts);
    }
    /** Between one byte and `most`. */
    async take(most) {
        if (this.#buffer.length === 0 && !(await this.#fill()))
            refuse('it is cut off');
        const part = this.#buffer.subarray(0, most);
        this.#buffer = this.#buffer.subarray(part.length);
        return part;
    }
    async skip(length) {
        for (let left = length; left > 0;)
            left -= (await this.take(left)).length;
    }
    async #fill() {
        let next;
        try {
            next = await this.#chunks.next();
        }
        catch {
            return refuse('it is not gzip, or damaged');
        }
        if (next.done === true)
            return false;
        this.#total += next.value.length;
        if (this.#total > MAX_UNPACKED)
            refuse('it unpacks to more than 1 GiB');
        this.#buffer = next.value;
        return true;
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./packages/shared/action/runner.ts
var runner = __webpack_require__(22887);
;// CONCATENATED MODULE: ./packages/shared/process/pinned-tool-download.ts






/** No release archive of a tool comes near. */
const MAX_BYTES = 512 * 1024 ** 2;
const TIMEOUT_MS = 120_000;
const WAITS_MS = [1_000, 4_000];
const DEPS = { fetch, sleep: (ms) => (0,external_node_timers_promises_.setTimeout)(ms) };
/**
 * The address of an archive at a mirror: the mirror's base and the archive's file name.
 *
 * @throws `E_INPUT` for a mirror that is no https URL (http is allowed on the loopback interface)
 */
function mirrorUrl(mirror, url) {
    const file = new URL(url).pathname.split('/').at(-1) ?? '';
    const base = URL.canParse(mirror) ? new URL(mirror) : undefined;
    const allowed = base?.protocol === 'https:' || (base?.protocol === 'http:' && (0,runner/* isLoopbackUrl */.tE)(mirror));
    if (base === undefined || !allowed || base.username !== '' || base.search !== '') {
        throw new action_error/* ActionError */.l('E_INPUT', 'Input `tool-mirror` is not an https URL without user, password and query.');
    }
    return `${base.href.replace(/\/+$/, '')}/${file}`;
}
/**
 * Downloads a file whose hash the caller will check. It appears under its name only when it is
 * complete. Three attempts.
 *
 * @throws `E_UNREACHABLE`
 */
async function downloadFile(url, target, deps = DEPS) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    for (let attempt = 0;; attempt += 1) {
        try {
            const bytes = await get(url, deps);
            const partial = `${target}.${(0,external_node_crypto_.randomUUID)()}.part`;
            try {
                await (0,promises_.writeFile)(partial, bytes, { mode: 0o600, flag: 'wx' });
                await (0,promises_.rename)(partial, target);
            }
            finally {
                await (0,promises_.rm)(partial, { force: true });
            }
            return;
        }
        catch (cause) {
            const wait = WAITS_MS[attempt];
            if (wait !== undefined && !(cause instanceof RefusedError)) {
                await deps.sleep(wait);
                continue;
            }
            const why = cause instanceof Error ? cause.message : String(cause);
            throw new action_error/* ActionError */.l('E_UNREACHABLE', `${url} could not be downloaded: ${why}`, { cause });
        }
    }
}
/** An answer that asking again would not change. */
class RefusedError extends Error {
}
async function get(url, deps) {
    const response = await deps.fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok || response.body === null) {
        await response.body?.cancel();
        const message = `status ${response.status}`;
        const temporary = response.status >= 500 || response.status === 429;
        throw temporary ? new Error(message) : new RefusedError(message);
    }
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body) {
        size += chunk.length;
        if (size > MAX_BYTES)
            throw new RefusedError('it is larger than 512 MiB');
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./tools/versions.json
const versions_namespaceObject = /*#__PURE__*/JSON.parse('{"Et":{"version":"5.8.1","go":{"module":"kustomize"},"archives":{"linux-x64":{"url":"https://github.com/kubernetes-sigs/kustomize/releases/download/kustomize%2Fv5.8.1/kustomize_v5.8.1_linux_amd64.tar.gz","sha256":"029a7f0f4e1932c52a0476cf02a0fd855c0bb85694b82c338fc648dcb53a819d","member":"kustomize"}},"check":["version"]},"DA":{"version":"0.74.0","go":{"module":"trivy","env":{"GOEXPERIMENT":"jsonv2"},"ldflags":["-X","github.com/aquasecurity/trivy/pkg/version/app.ver={version}"]},"archives":{"linux-x64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0_Linux-64bit.tar.gz","sha256":"2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a","member":"trivy"},"linux-arm64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0_Linux-ARM64.tar.gz","sha256":"b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5","member":"trivy"},"darwin-x64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0_macOS-64bit.tar.gz","sha256":"472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485","member":"trivy"},"darwin-arm64":{"url":"https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0_macOS-ARM64.tar.gz","sha256":"1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11","member":"trivy"}},"check":["--version"]}}');
;// CONCATENATED MODULE: ./packages/shared/process/pinned-tool-pins.ts


/** The pinned tools that actions obtain by themselves, out of the repository's one list. */
const TOOL_PINS = {
    trivy: versions_namespaceObject.DA,
    kustomize: versions_namespaceObject.Et,
};
/**
 * Releases that must never run, whatever hash is given for them.
 * Trivy: GHSA-69fq-xp46-6x23 (March 2026).
 */
const DENIED = {
    trivy: ['0.69.4', '0.69.5', '0.69.6'],
};
/**
 * Decides which archive is meant.
 *
 * @throws `E_TOOL_DENIED` for a release known to be malicious
 * @throws `E_INPUT` for a version that is not pinned when no sha256 is given
 * @throws `E_TOOL` for a platform without a pinned archive
 */
function choosePin(request, pins = TOOL_PINS) {
    const { name, platform, sha256 } = request;
    const pin = Object.hasOwn(pins, name) ? pins[name] : undefined;
    if (pin === undefined)
        throw new action_error/* ActionError */.l('E_INTERNAL', `${name} is not pinned.`);
    const version = request.version ?? pin.version;
    assertNotDenied(name, version);
    const archive = Object.hasOwn(pin.archives, platform) ? pin.archives[platform] : undefined;
    if (archive === undefined) {
        throw new action_error/* ActionError */.l('E_TOOL', `There is no pinned archive of ${name} for ${platform}.`, {
            hint: `Run the job on ${Object.keys(pin.archives).join(' or ')}, or give the path of an installed ${name}.`,
        });
    }
    if (version === pin.version) {
        return { ...archive, version, ...(sha256 !== undefined && { sha256 }) };
    }
    if (sha256 === undefined) {
        throw new action_error/* ActionError */.l('E_INPUT', `${name} ${version} is not the pinned version (${pin.version}) and no sha256 is given for it.`, { hint: `Leave the version empty, or give the sha256 of the archive for ${platform} too.` });
    }
    return { ...archive, url: archive.url.replaceAll(pin.version, version), sha256, version };
}
/** @throws `E_TOOL_DENIED` for a release known to be malicious */
function assertNotDenied(name, version) {
    if (DENIED[name]?.includes(version) !== true)
        return;
    throw new action_error/* ActionError */.l('E_TOOL_DENIED', `${name} ${version} is a malicious release (GHSA-69fq-xp46-6x23) and is never run.`);
}

;// CONCATENATED MODULE: ./packages/shared/process/pinned-tool.ts









/**
 * Finds or downloads a pinned tool. Nothing is run whose hash was not checked in this very call:
 * the archive in the runner's cache is hashed each time, and the program is extracted from the same
 * bytes that were hashed.
 *
 * @throws `E_CHECKSUM` when a download or a cached copy is not the pinned one; the copy is removed
 * @throws `E_TOOL_DENIED`, `E_INPUT`, `E_TOOL` (as `choosePin`), `E_ARCHIVE`, `E_UNREACHABLE`
 */
async function obtainPinnedTool(options, pins = TOOL_PINS, deps) {
    if (options.path !== undefined)
        return givenTool(options, options.path);
    const pin = choosePin(options, pins);
    if (options.projectCache !== undefined && options.sha256 === undefined) {
        const cached = await projectTool(options.name, pin.version, options);
        if (cached !== undefined)
            return cached;
    }
    const url = options.mirror === undefined ? pin.url : mirrorUrl(options.mirror, pin.url);
    const file = (0,external_node_path_.join)(options.toolCache, ...['gitops-actions', options.name, pin.version, options.platform], new URL(pin.url).pathname.split('/').at(-1) ?? options.name);
    const archive = await verifiedArchive(url, file, pin.sha256, deps);
    const path = (0,external_node_path_.join)(options.scratch, options.name);
    await (0,promises_.mkdir)(options.scratch, { recursive: true, mode: 0o700 });
    if (pin.member === undefined) {
        await (0,promises_.writeFile)(path, archive, { mode: 0o500, flag: 'wx' });
        return { path, version: pin.version, sha256: pin.sha256, source: 'archive' };
    }
    try {
        const { sha256 } = await extractMember(archive, pin.member, path);
        await (0,promises_.chmod)(path, 0o500); // whatever the umask took away
        return { path, version: pin.version, sha256, source: 'archive' };
    }
    catch (thrown) {
        await (0,promises_.rm)(path, { force: true });
        throw thrown;
    }
}
/** The bytes of the archive, from the cache or the network, equal to the pin. */
async function verifiedArchive(url, file, sha256, deps) {
    let bytes = await (0,promises_.readFile)(file).catch(() => undefined);
    if (bytes === undefined) {
        await downloadFile(url, file, deps);
        bytes = await (0,promises_.readFile)(file);
    }
    const found = sha256Of(bytes);
    if (found === sha256)
        return bytes;
    await (0,promises_.rm)(file, { force: true });
    throw new action_error/* ActionError */.l('E_CHECKSUM', `${file} (from ${url}) has the sha256 ${found}, pinned is ${sha256}; it was removed and not run.`);
}
/** The program that this project's bootstrap built or downloaded, if it is there. */
async function projectTool(name, version, options) {
    const folder = (0,external_node_path_.join)(options.projectCache ?? '', 'tools', name, version, options.platform);
    const path = (0,external_node_path_.join)(folder, name);
    const receipt = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'installed.json'), 'utf8').catch(() => undefined);
    if (receipt === undefined || !(await isFile(path)))
        return undefined;
    const expected = sha256In(receipt);
    const sha256 = await sha256OfFile(path);
    if (sha256 === expected)
        return { path, version, sha256, source: 'project-cache' };
    throw new action_error/* ActionError */.l('E_CHECKSUM', `${path} is not the program that was installed (sha256 ${sha256}, not ${expected ?? 'known'}); it was not run.`, { hint: `Delete ${folder} and run \`npm start\` again.` });
}
async function givenTool(options, path) {
    if (!(0,external_node_path_.isAbsolute)(path) || !(await isFile(path))) {
        throw new action_error/* ActionError */.l('E_INPUT', `Input \`${options.name}-path\` is ${JSON.stringify(path)}; allowed: the absolute path of a program.`);
    }
    const sha256 = await sha256OfFile(path);
    if (options.sha256 === undefined || options.sha256 === sha256) {
        return { path, version: undefined, sha256, source: 'path' };
    }
    throw new action_error/* ActionError */.l('E_CHECKSUM', `${path} has the sha256 ${sha256}, given is ${options.sha256}; it was not run.`);
}
function sha256Of(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
/** Streamed: Trivy alone has 200 MB. */
async function sha256OfFile(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
}
async function isFile(path) {
    return (await (0,promises_.stat)(path).catch(() => undefined))?.isFile() === true;
}
function sha256In(receipt) {
    try {
        const value = JSON.parse(receipt);
        if (typeof value !== 'object' || value === null || !('sha256' in value))
            return undefined;
        return typeof value.sha256 === 'string' ? value.sha256 : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
