export const id = 937;
export const ids = [937];
export const modules = {

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
