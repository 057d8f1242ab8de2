export const id = 807;
export const ids = [807,937];
export const modules = {

/***/ 86807:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createTrivy: () => (/* binding */ createTrivy)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(65920);
;// CONCATENATED MODULE: ./packages/shared/process/child-env.ts
/** Always handed on: without them many programs misbehave; none of them carries a secret. */
const BASE = [
    ...['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ'],
    // By this mark the runner finds, and ends, what a cancelled job has left running.
    'RUNNER_TRACKING_ID',
];
/**
 * An environment for a child as an allow-list: {@link BASE}, the names in `also`, and the values in
 * `extra`. Tokens, `ACTIONS_*`, `NODE_OPTIONS`, `LD_PRELOAD` and `GIT_*` never get through.
 */
function childEnv(env, also = [], extra = {}) {
    const result = {};
    for (const name of [...BASE, ...also]) {
        const value = env[name];
        if (value !== undefined && value !== '')
            result[name] = value;
    }
    return { ...result, ...extra };
}

// EXTERNAL MODULE: ./packages/shared/process/run-process.ts
var run_process = __webpack_require__(33937);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./actions/trivy-scan/src/trivy.ts





/** Proxies and certificates of the machine; in a job that mints tokens the edge refuses them. */
const NETWORK = [
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
    ...['SSL_CERT_FILE', 'SSL_CERT_DIR'],
];
const QUIET = ['--disable-telemetry', '--skip-version-check', '--no-progress'];
/** Trivy's own deadline ends the scan with a message; ours is for a Trivy that hangs. */
const GRACE_MS = 30_000;
const SHORT_MS = 120_000;
/** Trivy's words where it names the packages of Java archives by their hashes and cannot. */
const NO_JAVA_DB = 'Unable to initialize the Java DB';
const UNKNOWN_RELEASE = 'This OS version is not on the EOL list';
/** Binds a checked program to the folders of this run. */
function createTrivy(options) {
    const { tool, run, work, cacheDir, log } = options;
    /** Each run stands in an empty folder: Trivy loads `trivy.yaml` from wherever it stands. */
    const execute = async (args, timeoutMs, login) => {
        const home = await (0,promises_.mkdtemp)((0,external_node_path_.join)(work, 'run-'));
        try {
            const cwd = (0,external_node_path_.join)(home, 'cwd');
            await (0,promises_.mkdir)(cwd);
            await (0,promises_.mkdir)((0,external_node_path_.join)(home, 'tmp'));
            const docker = await dockerConfig(home, login);
            const env = childEnv(options.env, NETWORK, {
                HOME: home,
                TMPDIR: (0,external_node_path_.join)(home, 'tmp'),
                DOCKER_CONFIG: docker,
            });
            return await run(tool.path, args, {
                cwd,
                env,
                timeoutMs,
                onStderr: (text) => {
                    log.debug(text.trimEnd());
                },
            });
        }
        finally {
            await (0,promises_.rm)(home, { recursive: true, force: true });
        }
    };
    const demand = async (what, args, timeoutMs, login) => {
        let result;
        try {
            result = await execute(args, timeoutMs, login);
        }
        catch (thrown) {
            const failure = (0,action_error/* toActionError */.i)(thrown);
            if (failure.code !== 'E_TOOL')
                throw thrown;
            throw new action_error/* ActionError */.l('E_SCAN_INCOMPLETE', `${what}: ${failure.message}`, { cause: thrown });
        }
        if (result.exitCode === 0)
            return result;
        if (result.stderr.includes(NO_JAVA_DB)) {
            throw new action_error/* ActionError */.l('E_DB_UNAVAILABLE', `${what}: the image holds Java archives, and Trivy’s Java database could not be had.\n${(0,run_process.tail)(result.stderr)}`, { hint: 'Re-run the job; if it persists, name a mirror by `java-db-repository`.' });
        }
        throw new action_error/* ActionError */.l('E_SCAN_INCOMPLETE', `${what}: Trivy ended with exit code ${result.exitCode}.\n${(0,run_process.tail)(result.stderr)}`);
    };
    return {
        sha256: tool.sha256,
        async version() {
            if (tool.version !== undefined)
                return tool.version;
            const { stdout } = await demand('Version', ['version', '--format', 'json'], SHORT_MS);
            const version = /"Version"\s*:\s*"([^"]{1,60})"/.exec(stdout.toString('utf8'))?.[1];
            return version ?? 'unknown';
        },
        async downloadDatabase(repository, login) {
            const args = [
                ...['image', '--download-db-only', '--db-repository', repository],
                ...['--cache-dir', cacheDir, '--timeout', seconds(options.timeoutMs), ...QUIET],
            ];
            try {
                const result = await execute(args, options.timeoutMs + GRACE_MS, login);
                return result.exitCode === 0 ? undefined : (0,run_process.tail)(result.stderr, 4);
            }
            catch (thrown) {
                const failure = (0,action_error/* toActionError */.i)(thrown);
                if (failure.code !== 'E_TOOL')
                    throw thrown;
                return failure.message;
            }
        },
        async scan(request) {
            const args = [
                ...['image', '--format', 'json', '--output', request.output],
                ...['--cache-dir', cacheDir, '--cache-backend', 'memory', '--skip-db-update'],
                ...['--scanners', request.scanners.join(','), '--list-all-pkgs', '--show-suppressed'],
                ...['--image-src', 'remote', '--exit-code', '0', '--timeout', seconds(options.timeoutMs)],
                ...['--offline-scan', '--skip-vex-repo-update', ...QUIET],
                ...options.javaDbRepositories.flatMap((repository) => ['--java-db-repository', repository]),
                ...(request.ignoreFile === undefined ? [] : ['--ignorefile', request.ignoreFile]),
                ...['--', request.reference],
            ];
            const what = `Scan of ${request.reference}`;
            const timeoutMs = options.timeoutMs + GRACE_MS;
            const { stderr } = await demand(what, args, timeoutMs, request.login);
            return { osReleaseUnknown: stderr.includes(UNKNOWN_RELEASE) };
        },
        async convert(report, format, output) {
            const args = ['convert', '--format', format, '--output', output, '--', report];
            await demand(`View ${format}`, args, SHORT_MS);
        },
    };
}
/**
 * A Docker configuration with at most this one login, removed with its folder. Unlike
 * `TRIVY_USERNAME` it binds the login to a host: Trivy may ask other registries for its databases.
 */
async function dockerConfig(home, login) {
    const folder = (0,external_node_path_.join)(home, 'docker');
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    if (login === undefined)
        return folder;
    const { username, password } = login.credentials;
    const host = login.domain === 'docker.io' ? 'https://index.docker.io/v1/' : login.domain;
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    const config = JSON.stringify({ auths: { [host]: { auth } } });
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'config.json'), config, { mode: 0o600 });
    return folder;
}
function seconds(ms) {
    return `${Math.ceil(ms / 1000)}s`;
}


/***/ }),

/***/ 33937:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runProcess: () => (/* binding */ runProcess),
/* harmony export */   tail: () => (/* binding */ tail)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65920);



const STDERR_TAIL = 64 * 1024;
const DEFAULT_MAX_STDOUT = 1024 ** 3;
/**
 * Runs a program without a shell, in its own process group.
 *
 * @returns its exit code, whatever it is
 * @throws `E_TOOL` when it cannot be started, is killed by a signal, or outlives its deadline; what
 *   the iteration of `stdin` throws
 */
const runProcess = (program, args, options) => new Promise((resolve, reject) => {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, [...args], {
        cwd: options.cwd,
        env: { ...options.env },
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: true,
    });
    const stdout = [];
    let stdoutBytes = 0;
    let stderr = '';
    let stopped;
    const stop = (reason) => {
        stopped ??= reason;
        child.stdout.resume(); // nobody hears of the end of a pipe that is not read
        if (child.pid === undefined)
            return;
        try {
            process.kill(-child.pid, 'SIGKILL');
        }
        catch {
            child.kill('SIGKILL'); // the group is gone already
        }
    };
    const timer = setTimeout(() => {
        stop(`did not end within ${Math.round(options.timeoutMs / 1000)} s`);
    }, options.timeoutMs);
    const maxStdout = options.maxStdout ?? (options.onStdout === undefined ? DEFAULT_MAX_STDOUT : Infinity);
    child.stdout.on('data', (chunk) => {
        if (stopped !== undefined)
            return;
        stdoutBytes += chunk.length;
        if (stdoutBytes > maxStdout)
            stop('wrote too much output');
        else if (options.onStdout === undefined)
            stdout.push(chunk);
        else {
            const taken = options.onStdout(chunk);
            if (taken === undefined)
                return;
            child.stdout.pause();
            void taken.then(() => child.stdout.resume());
        }
    });
    const abort = () => {
        stop('was stopped');
    };
    options.signal?.addEventListener('abort', abort);
    if (options.signal?.aborted === true)
        abort();
    const settle = () => {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', abort);
    };
    child.stderr.on('data', (chunk) => {
        const text = chunk.toString('utf8');
        stderr = (stderr + text).slice(-STDERR_TAIL);
        options.onStderr?.(text);
    });
    child.stdin.on('error', () => undefined); // a child may end without reading its input
    child.on('error', (cause) => {
        settle();
        reject(new _action_action_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('E_TOOL', `${program} could not be started: ${cause.message}`));
    });
    child.on('close', (exitCode, signal) => {
        settle();
        if (stopped instanceof Error)
            reject(stopped);
        else if (exitCode === null || stopped !== undefined) {
            const reason = stopped ?? `was killed by ${signal ?? 'a signal'}`;
            reject(new _action_action_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('E_TOOL', `${program} ${reason}.\n${tail(stderr)}`));
        }
        else {
            resolve({ exitCode, stdout: Buffer.concat(stdout), stderr });
        }
    });
    const { stdin } = options;
    if (typeof stdin === 'object' && Symbol.asyncIterator in stdin)
        feed(stdin, child.stdin, stop);
    else
        child.stdin.end(stdin);
});
/** A child that ends without reading all of its input is no failure; a source that fails is one. */
function feed(source, stdin, fail) {
    const guarded = async function* () {
        try {
            yield* source;
        }
        catch (thrown) {
            fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
        }
    };
    (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(guarded(), stdin).catch(() => undefined);
}
/** The last lines of a program's standard error, for a message. */
function tail(stderr, lines = 12) {
    return stderr.trimEnd().split('\n').slice(-lines).join('\n');
}


/***/ })

};
