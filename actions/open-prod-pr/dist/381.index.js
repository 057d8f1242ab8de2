export const id = 381;
export const ids = [381];
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

/***/ 5942:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sj: () => (/* binding */ openAccount),
  dV: () => (/* binding */ openObjects),
  mi: () => (/* binding */ tokenRequests)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
;// CONCATENATED MODULE: ./packages/shared/git/find-git.ts



/**
 * The first `git` on the path, as an absolute path; the working directory never counts, and neither
 * does the workspace: what lies there is what others wrote, and may be what is being judged.
 *
 * @param path the runner's `PATH`
 * @param workspace `GITHUB_WORKSPACE`
 * @throws `E_TOOL` when there is none
 */
function findGit(path, workspace) {
    for (const directory of path.split(external_node_path_.delimiter).filter(external_node_path_.isAbsolute)) {
        const candidate = (0,external_node_path_.join)(directory, 'git');
        if ([directory, candidate].some((place) => isIn(workspace, place)))
            continue;
        try {
            (0,external_node_fs_.accessSync)(candidate, external_node_fs_.constants.X_OK);
            return candidate;
        }
        catch {
            // the next one
        }
    }
    throw new action_error/* ActionError */.l('E_TOOL', 'There is no `git` on the PATH of the runner.', {
        hint: 'Install git 2.39 or newer on the runner.',
    });
}
/** Links resolved: `/opt/bin` may lead into the workspace. */
function isIn(workspace, directory) {
    const way = (0,external_node_path_.relative)(real(workspace), real(directory));
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}
function real(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return (0,external_node_path_.resolve)(path); // not there, so there is no program in it
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./packages/shared/process/child-env.ts
var child_env = __webpack_require__(4268);
;// CONCATENATED MODULE: ./packages/shared/git/git-environment.ts

/** Configuration that every git of ours starts with, as pairs for `GIT_CONFIG_KEY_n`. */
const ISOLATION = [
    ['safe.directory', '*'],
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['core.attributesFile', '/dev/null'],
    ['core.alternateRefsCommand', 'false'],
    ['core.commitGraph', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['credential.helper', ''],
];
/**
 * The whole environment of a git child: no system, global or inherited `GIT_*` configuration, no
 * hooks, no prompts, no replace refs, no grafts, no transport. What is passed by `config` travels in
 * the environment, where other users of the machine cannot read it, unlike an argument.
 *
 * Transports are forbidden by GIT_ALLOW_PROTOCOL (git(1)), not by `protocol.allow`: a clone's own
 * `protocol.ext.allow` would be stronger, and a missing object reason enough to run its command.
 *
 * @param extra more variables, and other values; `GIT_ALLOW_PROTOCOL` lists what a fetch may use
 */
function gitEnvironment(env, config = [], extra = {}) {
    const pairs = [...ISOLATION, ...config];
    const numbered = pairs.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
    ]);
    return (0,child_env/* childEnv */.g)(env, [], {
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_SYSTEM: '/dev/null',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_ATTR_NOSYSTEM: '1',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_GRAFT_FILE: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
        GIT_ALLOW_PROTOCOL: '',
        GIT_OPTIONAL_LOCKS: '0',
        LC_ALL: 'C',
        GIT_CONFIG_COUNT: String(pairs.length),
        ...Object.fromEntries(numbered),
        ...extra,
    });
}

// EXTERNAL MODULE: ./packages/shared/process/run-process.ts
var run_process = __webpack_require__(3937);
;// CONCATENATED MODULE: ./packages/shared/git/fetch-objects.ts



const TIMEOUT_MS = 600_000;
/** How every fetch of ours begins. */
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head'];
/** What a fetch may ask of which server, as git's configuration; the token is in it. */
function fetchConfig(options, token) {
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    return [
        [`http.${options.url}.extraHeader`, `Authorization: Basic ${basic}`],
        ['http.followRedirects', 'false'],
        ['protocol.version', '2'],
        ['fetch.fsckObjects', 'false'],
        ['fetch.unpackLimit', '1'], // one file, whose size can be watched
        ['remote.origin.url', options.url],
    ];
}
/** Runs git in a repository of ours, by its own environment unless another one is given. */
function gitOf(options, bare, env = bare.env, signal) {
    return (args, stdin = '') => options.run(options.git, ['--no-replace-objects', ...args], {
        cwd: bare.gitDir,
        env: { ...env, GIT_DIR: bare.gitDir },
        timeoutMs: TIMEOUT_MS,
        stdin,
        ...(signal && { signal }),
    });
}
/**
 * The `fetch` of a repository: asks for what is not there, by full object names, and checks that it
 * came.
 *
 * @param connect gives a {@link fetchGitOf} with the configuration of a fetch, or `undefined` without a token
 */
function objectFetcher(options, bare, connect, flags) {
    // Where a promisor is configured, git would fetch what it is asked about, one by one.
    const offline = gitOf(options, bare, gitEnvironment(options.env));
    const lacking = async (oids) => {
        const { stdout } = await offline(['cat-file', '--batch-check'], `${oids.join('\n')}\n`);
        const lines = stdout.toString('latin1').split('\n');
        return oids.filter((_oid, index) => !/^[0-9a-f]+ (commit|tag) \d+$/.test(lines[index] ?? ''));
    };
    return async (oids) => {
        const missing = oids.length === 0 ? [] : await lacking([...new Set(oids)]);
        const [first] = missing;
        if (first === undefined)
            return;
        const git = await connect();
        if (git === undefined) {
            throw new action_error/* ActionError */.l('E_REF', `The clone has no ${first}, and without a token it cannot be fetched.`, { hint: 'Give the action a `token` that can read the repository (contents: read).' });
        }
        options.log.info(`The clone lacks ${missing.length} commits; fetching from ${options.url}`);
        const result = await git([...FETCH, ...flags, '--stdin', 'origin'], `${missing.join('\n')}\n`);
        if (result.exitCode !== 0)
            throw fetchError(options.url, (0,run_process/* tail */.i)(result.stderr, 4));
        const [still] = await lacking(missing);
        if (still !== undefined) {
            throw new action_error/* ActionError */.l('E_REF', `${options.url} has no commit or tag object ${still}.`);
        }
    };
}
/** The transports of a fetch; a remote of this machine may be plain http. */
function fetchTransports({ loopback, }) {
    return { GIT_ALLOW_PROTOCOL: loopback ? 'http:https' : 'https' };
}
/** Why a fetch ended badly, by what git said. */
function fetchError(url, output) {
    if (/Authentication failed|could not read Username|repository .*not found|returned error: 40[134]/i.test(output)) {
        return new action_error/* ActionError */.l('E_PERMISSION', `The token cannot read ${url}.\n${output}`, {
            hint: 'Add to the job:\n  permissions:\n    contents: read',
        });
    }
    if (/not our ref|couldn't find remote ref|no such remote ref/i.test(output)) {
        return new action_error/* ActionError */.l('E_REF', `${url} does not have a commit that was asked for.\n${output}`);
    }
    return new action_error/* ActionError */.l('E_UNREACHABLE', `The history could not be fetched from ${url}.\n${output}`);
}

;// CONCATENATED MODULE: ./packages/shared/git/bounded-fetch.ts




/** Bytes of one fetch; the Linux kernel's whole history without file contents is a third of it. */
const MAX_FETCH_BYTES = 4 * 1024 ** 3;
/** How often a fetch is looked after. */
const WATCH_MS = 250;
/**
 * Runs git like {@link gitOf}, for commands that write what a server sends: they are stopped where
 * it sends more than a history has.
 *
 * @throws (each call) `E_REPO_TOO_LARGE`
 */
function fetchGitOf(options, bare, env = bare.env) {
    const max = options.maxFetchBytes ?? MAX_FETCH_BYTES;
    return async (args, stdin) => {
        const stop = new AbortController();
        const before = await packBytes(bare.gitDir);
        let size = 0;
        const watch = async () => {
            size = (await packBytes(bare.gitDir)) - before;
            if (size > max)
                stop.abort();
        };
        const timer = setInterval(() => void watch(), WATCH_MS);
        try {
            const result = await gitOf(options, bare, env, stop.signal)(args, stdin);
            await watch();
            if (!stop.signal.aborted)
                return result;
        }
        catch (thrown) {
            if (!stop.signal.aborted)
                throw thrown;
        }
        finally {
            clearInterval(timer);
        }
        throw new action_error/* ActionError */.l('E_REPO_TOO_LARGE', `${options.url} sent ${size} bytes, and more than ${max} are not taken.`);
    };
}
/** What has come so far: git writes what it receives into one file of this folder. */
async function packBytes(gitDir) {
    const folder = (0,external_node_path_.join)(gitDir, 'objects', 'pack');
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    const sizes = names.map((name) => (0,promises_.stat)((0,external_node_path_.join)(folder, name)).then(({ size }) => size, () => 0));
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/shared/git/batch-objects.ts

const LF = 0x0a;
/**
 * The answers in `cat-file --batch`'s output, `<oid> <type> <size>\n<bytes>\n` or `<oid> missing\n`
 * (git-cat-file, "BATCH OUTPUT"): those that a chunk completes, together. An object that lies within
 * one chunk is a view of it, not a copy.
 *
 * @throws `E_TOOL` for anything else
 */
async function* batchObjects(chunks) {
    let waiting = [];
    let length = 0;
    /** How many bytes there must be before it is worth looking again. */
    let needed = 0;
    for await (const chunk of chunks) {
        waiting.push(chunk);
        length += chunk.length;
        if (length < needed)
            continue;
        const bytes = waiting.length === 1 ? chunk : Buffer.concat(waiting);
        const answers = [];
        let at = 0;
        for (;;) {
            const lineEnd = bytes.indexOf(LF, at);
            needed = lineEnd < 0 ? 0 : 1;
            if (lineEnd < 0)
                break;
            const [oid = '', type = '', size] = bytes.toString('latin1', at, lineEnd).split(' ');
            const from = lineEnd + 1;
            if (size === undefined ? type !== 'missing' : !/^\d+$/.test(size))
                throw unexpected();
            const to = from + (size === undefined ? -1 : Number(size));
            needed = to + 1 - at;
            if (to >= bytes.length)
                break;
            answers.push(size === undefined ? { oid } : { oid, object: { type, bytes: bytes.subarray(from, to) } });
            at = to + 1;
        }
        waiting = at < bytes.length ? [bytes.subarray(at)] : [];
        length = bytes.length - at;
        if (answers.length > 0)
            yield answers;
    }
    if (length > 0)
        throw unexpected();
}
function unexpected() {
    return new action_error/* ActionError */.l('E_TOOL', 'git cat-file answered something unexpected.');
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./packages/shared/process/stream-output.ts


/** Chunks of a pipe, of up to 64 KiB each, that wait for whoever reads them. */
const MAX_WAITING = 16;
/**
 * Runs a program and hands on its standard output as it comes. The program is kept waiting while
 * nobody reads, and killed when the iteration ends before it does.
 *
 * @param check judges how the program ended; what it throws ends the iteration
 * @throws what {@link RunProcess} does
 */
async function* streamOutput(run, program, args, options, check) {
    const stop = new AbortController();
    const pipe = new external_node_stream_.PassThrough({ objectMode: true, highWaterMark: MAX_WAITING });
    const running = run(program, args, {
        ...options,
        signal: stop.signal,
        onStdout: (chunk) => pipe.write(chunk) ? undefined : (0,external_node_events_.once)(pipe, 'drain').catch(() => undefined),
    });
    const ended = running.then(check).then(() => pipe.end(), (thrown) => pipe.destroy(thrown instanceof Error ? thrown : new Error(String(thrown))));
    try {
        yield* pipe;
    }
    finally {
        stop.abort();
        await ended;
        pipe.destroy();
    }
}

;// CONCATENATED MODULE: ./packages/shared/git/git-command.ts



const git_command_TIMEOUT_MS = 600_000;
/** How git's programs complain about a repository that lacks something. */
const BROKEN = /bad object|missing|corrupt|hash mismatch|unable to (read|find|parse)|could not (read|fetch|parse)|failed to (read|traverse)/i;
/** @throws (each method) `E_REPO_OBJECTS` for a repository that lacks something, `E_TOOL` */
function createGitCommand({ run, git, gitDir, env }) {
    const all = (args) => [
        '--no-replace-objects',
        '--literal-pathspecs',
        ...args,
    ];
    const withInput = (stdin) => ({
        cwd: gitDir,
        env: { ...env, GIT_DIR: gitDir },
        timeoutMs: git_command_TIMEOUT_MS,
        ...(stdin !== undefined && { stdin }),
    });
    return {
        async git(args, stdin, ok = [0]) {
            const result = await run(git, all(args), withInput(stdin));
            if (!ok.includes(result.exitCode))
                throw failed(args, result);
            return result;
        },
        streamed: (args, stdin) => streamOutput(run, git, all(args), withInput(stdin), (result) => {
            if (result.exitCode !== 0)
                throw failed(args, result);
        }),
    };
}
function failed([name = ''], { stderr }) {
    const code = BROKEN.test(stderr) ? 'E_REPO_OBJECTS' : 'E_TOOL';
    return new action_error/* ActionError */.l(code, `git ${name} failed: ${(0,run_process/* tail */.i)(stderr, 4)}`);
}

;// CONCATENATED MODULE: ./packages/shared/git/git-output.ts

const CHANGE = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*$/;
/** `<mode> <type> <oid>\t<path>\0` for each entry. */
function splitTree(output) {
    return output.split('\0').flatMap((line) => {
        const [, mode, oid, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
        return mode && oid && path ? [{ path, mode, oid }] : [];
    });
}
/** For each merge: `0` or `1` (clean), the tree, the paths in conflict, and an empty field at the end. */
function splitMerges(output, count) {
    const merges = [];
    const fields = output.split('\0');
    for (let at = 0; at + 2 < fields.length;) {
        const [clean, tree = ''] = fields.slice(at, at + 2);
        const end = fields.indexOf('', at + 2);
        const conflicts = fields.slice(at + 2, end);
        if (end < 0 || !/^[0-9a-f]+$/.test(tree) || (clean === '1') !== (conflicts.length === 0))
            break;
        merges.push({ tree, conflicts });
        at = end + 1;
    }
    if (merges.length === count)
        return merges;
    throw new action_error/* ActionError */.l('E_TOOL', 'git merge-tree answered something unexpected.');
}
/** `diff-tree --stdin` heads each pair by a line `from to\n`, then NUL-separated raw records. */
function splitDiffs(output, pairs) {
    let offset = 0;
    return pairs.map(([from, to]) => {
        const head = `${from} ${to}\n`;
        if (!output.startsWith(head, offset)) {
            // It complains about a tree that it cannot read, goes on with the next pair, and exits with 0.
            throw new action_error/* ActionError */.l('E_REPO_OBJECTS', `The tree ${from} or ${to} could not be read.`);
        }
        offset += head.length;
        const changes = [];
        while (output[offset] === ':') {
            const metaEnd = output.indexOf('\0', offset);
            const pathEnd = output.indexOf('\0', metaEnd + 1);
            const match = CHANGE.exec(output.slice(offset, metaEnd));
            if (match === null || pathEnd < 0) {
                throw new action_error/* ActionError */.l('E_TOOL', 'git diff-tree answered something unexpected.');
            }
            const [, oldMode = '', newMode = '', oldOid = '', newOid = ''] = match;
            const path = output.slice(metaEnd + 1, pathEnd);
            changes.push({ path, oldMode, newMode, oldOid, newOid });
            offset = pathEnd + 1;
        }
        return changes;
    });
}

;// CONCATENATED MODULE: ./packages/shared/git/rev-list.ts
/** What `git rev-list` is asked by, but for the revisions on its standard input. */
function revListArgs(how) {
    // One chain needs no sorting, which would walk it to its end however few are wanted.
    const unsorted = how.firstParent === true || how.unsorted === true;
    return [
        'rev-list',
        ...(how.firstParent === true ? ['--first-parent'] : []),
        ...(unsorted ? [] : ['--topo-order']),
        ...(how.boundary === undefined ? [] : ['--boundary']),
        ...(how.merges === true ? ['--merges'] : []),
        // Git's own simplification would follow only one side of a merge.
        ...(how.touching !== undefined && how.firstParent !== true ? ['--full-history'] : []),
        ...(how.max === undefined ? [] : [`--max-count=${how.max}`]),
        '--stdin',
    ];
}
/** The lines of its standard input. */
function revisions(include, exclude, { touching }) {
    const paths = touching === undefined ? [] : ['--', touching];
    return [...include, ...exclude.map((oid) => `^${oid}`), ...paths, ''].join('\n');
}
/** Of its lines those of listed commits; the others, which begin with a dash, go into `boundary`. */
function withoutBoundary(lines, boundary) {
    return lines.filter((line) => {
        if (!line.startsWith('-'))
            return true;
        boundary.add(line.slice(1));
        return false;
    });
}

;// CONCATENATED MODULE: ./packages/shared/git/tree-entry.ts

/**
 * The entry of a commit or tree at a path, read from the raw bytes of every tree on the way: git's own
 * `ls-tree` does not look whether those below the first one have the bytes of their names.
 *
 * @throws as `read`; `E_REPO_OBJECTS` for bytes that are no tree
 */
async function entryAt({ read, hexLength }, treeish, path) {
    const object = async (oid) => (await read([oid])).get(oid);
    const top = await object(treeish);
    let oid = treeish;
    if (top?.type === 'commit') {
        oid = /^tree ([0-9a-f]+)\n/.exec(top.bytes.toString('latin1', 0, 6 + hexLength))?.[1];
        if (oid === undefined)
            throw noTree(treeish);
    }
    let found = { mode: DIRECTORY, oid };
    for (const name of path.split('/')) {
        if (found.mode !== DIRECTORY)
            return undefined;
        const tree = found.oid === treeish ? top : await object(found.oid);
        if (tree?.type !== 'tree')
            throw noTree(found.oid);
        const next = entryNamed(tree.bytes, name, found.oid);
        if (next === undefined)
            return undefined;
        found = next;
    }
    return found;
}
/** As `ls-tree` writes it; in the bytes of a tree it has no zero in front. */
const DIRECTORY = '040000';
/** `<mode> <name>\0<object name in binary>` one after the other; of two of one name the first, as git. */
function entryNamed(bytes, name, tree) {
    const wanted = Buffer.from(name);
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const nul = bytes.indexOf(0, at);
        const end = nul + 1 + tree.length / 2;
        if (space < at || nul < space || end > bytes.length)
            throw noTree(tree);
        if (bytes.subarray(space + 1, nul).equals(wanted)) {
            const mode = bytes.toString('latin1', at, space).padStart(6, '0');
            return { mode, oid: bytes.toString('hex', nul + 1, end) };
        }
        at = end;
    }
    return undefined;
}
function noTree(oid) {
    return new action_error/* ActionError */.l('E_REPO_OBJECTS', `The object ${oid} is not a tree, nor leads to one.`);
}

;// CONCATENATED MODULE: ./packages/shared/git/git-objects.ts







/** Blobs of one fetch. */
const BATCH = 10_000;
/**
 * Objects of one repository through one git.
 *
 * @throws (each method) `E_REPO_OBJECTS` for a repository that lacks something, `E_TOOL`
 */
function createGitObjects(options) {
    const { hexLength } = options;
    const algorithm = hexLength === 64 ? 'sha256' : 'sha1';
    const { git, streamed } = createGitCommand(options);
    const hash = (type, bytes) => (0,external_node_crypto_.createHash)(algorithm).update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
    const walk = async function* (include, exclude, how = {}) {
        let rest = '';
        for await (const chunk of streamed(revListArgs(how), revisions(include, exclude, how))) {
            const lines = (rest + chunk.toString('latin1')).split('\n');
            rest = lines.pop() ?? '';
            const listed = how.boundary === undefined ? lines : withoutBoundary(lines, how.boundary);
            if (listed.length > 0)
                yield listed;
        }
    };
    const verified = ({ oid, object }) => {
        if (object !== undefined && hash(object.type, object.bytes) === oid)
            return { oid, ...object };
        const fault = object === undefined ? 'is missing' : 'is corrupt';
        throw new action_error/* ActionError */.l('E_REPO_OBJECTS', `The object ${oid} ${fault}.`);
    };
    const stream = async function* (oids) {
        let asked = 0;
        let answered = 0;
        const input = async function* () {
            for await (const batch of oids) {
                asked += batch.length;
                if (batch.length > 0)
                    yield `${batch.join('\n')}\n`;
            }
        };
        // Without `--buffer` git writes each object by itself.
        const output = streamed(['cat-file', '--batch', '--buffer'], input());
        for await (const answers of batchObjects(output)) {
            answered += answers.length;
            yield answers.map(verified);
        }
        if (answered !== asked)
            throw new action_error/* ActionError */.l('E_TOOL', 'git cat-file left objects out.');
    };
    const read = async (oids, { blobs = false } = {}) => {
        const found = new Map();
        const unique = [...new Set(oids)];
        for (let start = 0; blobs && start < unique.length; start += BATCH) {
            await options.prefetch?.(unique.slice(start, start + BATCH));
        }
        if (unique.length === 0)
            return found;
        for await (const objects of stream([unique])) {
            for (const { oid, type, bytes } of objects)
                found.set(oid, { type, bytes });
        }
        return found;
    };
    return {
        hexLength,
        emptyTree: hash('tree', Buffer.alloc(0)),
        read,
        walk,
        stream,
        async range(include, exclude, how) {
            const batches = [];
            for await (const batch of walk(include, exclude, how))
                batches.push(batch);
            return batches.flat();
        },
        async commits(oids) {
            const { stdout } = await git(['cat-file', '--batch-check'], `${oids.join('\n')}\n`);
            const lines = stdout
                .toString('latin1')
                .split('\n')
                .map((line) => line.split(' '));
            return new Set(lines.flatMap(([oid, type]) => (type === 'commit' && oid ? [oid] : [])));
        },
        entry: (treeish, path) => entryAt({ read, hexLength }, treeish, path),
        async files(treeish, paths = []) {
            const args = ['ls-tree', '-r', '-z', '--full-tree', treeish, '--', ...paths];
            const { stdout } = await git(args);
            return splitTree(stdout.toString('utf8'));
        },
        async entryIds(commits, path) {
            const input = commits.map((commit) => `${commit}:${path}\n`).join('');
            const { stdout } = await git(['cat-file', '--batch-check=%(objectname)'], input);
            const lines = stdout.toString('latin1').split('\n');
            return new Map(commits.flatMap((commit, index) => {
                const oid = lines[index] ?? '';
                return /^[0-9a-f]+$/.test(oid) ? [[commit, oid]] : [];
            }));
        },
        async diffTrees(pairs) {
            if (pairs.length === 0)
                return [];
            const args = ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', '--no-renames'];
            const input = pairs.map(([from, to]) => `${from} ${to}\n`).join('');
            const { stdout } = await git([...args, '--ignore-submodules=none'], input);
            return splitDiffs(stdout.toString('utf8'), pairs);
        },
        async mergeAll(pairs) {
            if (pairs.length === 0)
                return [];
            const flags = ['--write-tree', '--stdin', '-z', '--name-only', '--no-messages'];
            const args = ['merge-tree', ...flags, '--allow-unrelated-histories'];
            const { stdout } = await git(args, pairs.map((pair) => `${pair.join(' ')}\n`).join(''));
            return splitMerges(stdout.toString('utf8'), pairs.length);
        },
        async isAncestor(ancestor, descendant) {
            const args = ['merge-base', '--is-ancestor', ancestor, descendant];
            return (await git(args, '', [0, 1])).exitCode === 0;
        },
    };
}

// EXTERNAL MODULE: ./packages/shared/git/temporary-directory.ts
var temporary_directory = __webpack_require__(3340);
;// CONCATENATED MODULE: ./packages/shared/git/repository.ts






/**
 * An empty bare repository under `RUNNER_TEMP`, with nothing but what we configure.
 *
 * @param hexLength of object names: 40 (SHA-1) or 64 (SHA-256)
 * @param config pairs that every git in it gets through its environment
 * @param transports that every git in it may use; default: none
 * @throws `E_TOOL`
 */
async function createBare(options, hexLength, config = [], transports = {}) {
    const gitDir = await (0,temporary_directory/* makeTemporaryDirectory */.LN)(options.temp, options.onDirectory);
    const env = gitEnvironment(options.env, config, transports);
    const format = `--object-format=${hexLength === 64 ? 'sha256' : 'sha1'}`;
    // The clone filter's configuration must not be in force while the repository is being made.
    const init = await options.run(options.git, ['init', '--quiet', '--bare', '--template=', '--initial-branch=none', format, gitDir], { cwd: gitDir, env: gitEnvironment(options.env), timeoutMs: 60_000 });
    if (init.exitCode !== 0)
        throw new action_error/* ActionError */.l('E_TOOL', `git init failed: ${(0,run_process/* tail */.i)(init.stderr)}`);
    return {
        gitDir,
        env,
        objects: createGitObjects({ run: options.run, git: options.git, gitDir, env, hexLength }),
        remove: () => (0,promises_.rm)(gitDir, { recursive: true, force: true }),
    };
}
/** Where a ref of the remote stands in a copy of it. */
function localRef(ref) {
    return ref.replace(/^refs\/heads\//, 'refs/remotes/origin/');
}
/**
 * Reads full ref names, and never anything that git would only guess: `rev-parse
 * refs/remotes/origin/main` is content with a tag of that very name, too.
 */
function refReader(git) {
    return async (ref) => {
        if (!ref.startsWith('refs/'))
            return undefined;
        const shown = await git(['show-ref', '--verify', '--hash', '--', localRef(ref)]);
        return shown.exitCode === 0 ? shown.stdout.toString('latin1').trim() : undefined;
    };
}
/**
 * Resolves full object names and full ref names to commits.
 *
 * @param git where the objects are
 * @param refOid where the refs are
 */
function resolver(git, refOid) {
    return async (name) => {
        const oid = name.startsWith('refs/') ? await refOid(name) : name;
        if (oid === undefined)
            return undefined;
        const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${oid}^{commit}`];
        const { exitCode, stdout } = await git(args);
        return exitCode === 0 ? stdout.toString('latin1').trim() : undefined;
    };
}
/** What the clone remembers of the remote's HEAD. */
function defaultBranch(git) {
    return async () => {
        const { stdout } = await git(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
        return /^refs\/remotes\/origin\/(.+)$/.exec(stdout.toString('utf8').trim())?.[1];
    };
}

;// CONCATENATED MODULE: ./packages/shared/git/clone-repository.ts







/** @throws `E_PATH` when the path leads out of the workspace */
async function inspectClone(options) {
    const directory = await cloneDirectory(options);
    const missing = { kind: 'missing', reason: `\`${options.path}\` is not a Git repository` };
    if (directory === undefined)
        return missing;
    const shown = await gitIn(options, directory, [
        'rev-parse',
        '--is-shallow-repository',
        '--show-object-format',
        '--path-format=absolute',
        '--git-path',
        'objects',
    ]);
    if (shown.exitCode !== 0)
        return missing;
    const lines = shown.stdout.toString('utf8').split('\n');
    const [shallow = '', format = '', objectsDir = ''] = lines;
    if (shallow !== 'false')
        return { kind: 'shallow', reason: 'The clone is shallow' };
    if (lines.length !== 4 || !(0,external_node_path_.isAbsolute)(objectsDir))
        return missing;
    const filters = [
        'config',
        '--get-regexp',
        '^(extensions\\.partialclone|remote\\..*\\.(promisor|partialclonefilter))$',
    ];
    if ((await gitIn(options, directory, filters)).exitCode === 0) {
        return { kind: 'shallow', reason: 'The clone is a partial one' };
    }
    const hexLength = format === 'sha256' ? 64 : 40;
    return { kind: 'complete', reason: '', directory, objectsDir, hexLength };
}
/** @throws `E_PATH` when the path leads out of the workspace, also by a symbolic link */
async function cloneDirectory(options) {
    const inside = (root, path) => {
        const way = (0,external_node_path_.relative)(root, path);
        return way === '' || (way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way));
    };
    const path = (0,external_node_path_.resolve)(options.workspace, options.path);
    const refuse = () => {
        throw new action_error/* ActionError */.l('E_PATH', `Input \`repository-path\` is ${JSON.stringify(options.path)}, which is not inside the workspace.`);
    };
    if ((0,external_node_path_.isAbsolute)(options.path) || options.path.includes('\0'))
        return refuse();
    if (!inside((0,external_node_path_.resolve)(options.workspace), path))
        return refuse();
    try {
        const root = await (0,promises_.realpath)(options.workspace);
        const real = await (0,promises_.realpath)(path);
        return inside(root, real) ? real : refuse();
    }
    catch (thrown) {
        if (thrown instanceof action_error/* ActionError */.l)
            throw thrown;
        return undefined; // nothing there
    }
}
/** Reads the objects of a clone, and nothing else of it but its refs. */
async function openClone(options, clone) {
    const bare = await createBare(options, clone.hexLength);
    await (0,promises_.mkdir)((0,external_node_path_.join)(bare.gitDir, 'objects', 'info'), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(bare.gitDir, 'objects', 'info', 'alternates'), `${clone.objectsDir}\n`);
    const inClone = (args) => gitIn(options, clone.directory, args);
    const refOid = refReader(inClone);
    const connect = async () => {
        const token = await options.token();
        if (token === undefined)
            return undefined;
        await lendTips(inClone, gitOf(options, bare));
        const config = fetchConfig(options, token);
        return fetchGitOf(options, bare, gitEnvironment(options.env, config, fetchTransports(options)));
    };
    return {
        ...bare,
        source: 'clone',
        refOid,
        resolve: resolver(gitOf(options, bare), refOid),
        fetch: objectFetcher(options, bare, connect, []),
        defaultBranch: defaultBranch(inClone),
    };
}
/** Refs of the clone that a fetch tells the server about. */
const MAX_TIPS = 500;
/** Tells our repository which commits it has by the clone, so that a fetch brings only what is new. */
async function lendTips(inClone, inBare) {
    const shown = await inClone([
        'for-each-ref',
        `--count=${MAX_TIPS}`,
        '--sort=-creatordate',
        '--format=%(objectname)',
        'refs/remotes/origin',
        'refs/tags',
    ]);
    const tips = new Set(shown.stdout.toString('latin1').split('\n').filter(Boolean));
    const commands = [...tips].map((oid) => `update refs/clone/${oid} ${oid}\n`);
    await inBare(['update-ref', '--stdin'], commands.join('')); // without them, a fetch brings more
}
/** The first wanted name that the clone does not have. */
async function firstLacking(options, directory) {
    const git = (args) => gitIn(options, directory, args);
    const refOid = refReader(git);
    const resolve = resolver(git, refOid);
    for (const name of options.wanted) {
        const there = name.startsWith('refs/tags/')
            ? await isTagObject(git, await refOid(name))
            : (await resolve(name)) !== undefined;
        if (!there)
            return name;
    }
    return undefined;
}
/**
 * Whether a clone's tag is an annotated one. One that is not may be the clone's own doing: earlier
 * releases of actions/checkout put the commit of the event in the place of the tag that they fetched.
 */
async function isTagObject(git, oid) {
    if (oid === undefined)
        return false;
    const { stdout } = await git(['cat-file', '-t', oid]);
    return stdout.toString('latin1').trim() === 'tag';
}
/** Runs a command that only reads refs and plain configuration in the clone itself. */
function gitIn(options, directory, args) {
    return options.run(options.git, ['--no-replace-objects', ...args], {
        cwd: directory,
        env: gitEnvironment(options.env, [], {
            GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)((0,external_node_path_.resolve)(options.workspace)),
            // A missing object is missing, whatever remotes the clone's configuration promises it from.
            GIT_NO_LAZY_FETCH: '1',
        }),
        timeoutMs: 60_000,
    });
}

;// CONCATENATED MODULE: ./packages/shared/git/fetch-repository.ts





const WITHOUT_BLOBS = '--filter=blob:none';
/**
 * Fetches all branches and what is wanted into a bare repository of ours, without file contents;
 * those that a judgement needs follow later, all at once. The token travels in the environment.
 *
 * @throws `E_PERMISSION`, `E_REF`, `E_UNREACHABLE`, `E_REPO_TOO_LARGE`, `E_TOOL`
 */
async function fetchRepository(options, token) {
    const hexLength = options.wanted.find((name) => /^[0-9a-f]{64}$/.test(name)) === undefined ? 40 : 64;
    const config = [
        ...fetchConfig(options, token),
        ['remote.origin.promisor', 'true'],
        ['remote.origin.partialclonefilter', 'blob:none'],
    ];
    const bare = await createBare(options, hexLength, config, fetchTransports(options));
    const git = gitOf(options, bare);
    const fetch = fetchGitOf(options, bare);
    const wanted = options.wanted
        .filter((name) => !/^refs\/(heads|remotes)\//.test(name))
        .map((name) => (name.startsWith('refs/') ? `+${name}:${name}` : name));
    const all = '+refs/heads/*:refs/remotes/origin/*';
    try {
        const result = await fetch([...FETCH, WITHOUT_BLOBS, 'origin', all, ...wanted]);
        if (result.exitCode !== 0)
            throw fetchError(options.url, (0,run_process/* tail */.i)(result.stderr, 4));
    }
    catch (thrown) {
        await bare.remove();
        throw thrown;
    }
    const fetched = new Set();
    const objects = createGitObjects({
        ...bare,
        run: options.run,
        git: options.git,
        hexLength,
        prefetch: async (oids) => {
            const lacking = oids.filter((oid) => !fetched.has(oid));
            if (lacking.length === 0)
                return;
            const noop = ['-c', 'fetch.negotiationAlgorithm=noop', ...FETCH, WITHOUT_BLOBS];
            const more = await fetch([...noop, '--stdin', 'origin'], `${lacking.join('\n')}\n`);
            if (more.exitCode !== 0)
                throw fetchError(options.url, (0,run_process/* tail */.i)(more.stderr, 4));
            for (const oid of lacking)
                fetched.add(oid);
        },
    });
    const shown = async () => {
        const { stdout } = await git(['ls-remote', '--symref', 'origin', 'HEAD']);
        return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(stdout.toString('utf8'))?.[1];
    };
    const refOid = refReader(git);
    return {
        ...bare,
        objects,
        source: 'fetch',
        refOid,
        resolve: resolver(git, refOid),
        fetch: objectFetcher(options, bare, () => Promise.resolve(fetch), [WITHOUT_BLOBS]),
        defaultBranch: shown,
    };
}

;// CONCATENATED MODULE: ./packages/shared/git/open-repository.ts



const CHECKOUT_HINT = `Check out the whole history before this step:
  - uses: actions/checkout@<sha>
    with:
      fetch-depth: 0
      persist-credentials: false
or give this action a \`token\` that can read the repository (permissions: contents: read).`;
/**
 * Opens the repository for judging. A complete clone lends only its objects, as an alternate of an
 * empty bare repository of ours: its configuration, hooks, replace refs, grafts, commit graphs and
 * attributes have nothing to act on. Where there is no clone, or only a shallow or partial one, the
 * history is fetched into that bare repository instead.
 *
 * @throws `E_PATH`, `E_REPO_MISSING`, `E_REPO_SHALLOW`, and for the fetch `E_PERMISSION`,
 *   `E_UNREACHABLE`
 */
async function openRepository(options) {
    let clone = await inspectClone(options);
    if (clone.kind === 'complete') {
        const lacking = await firstLacking(options, clone.directory);
        if (lacking === undefined)
            return openClone(options, clone);
        clone = { ...clone, reason: `The clone has no ${lacking}` };
    }
    const token = await options.token();
    if (token !== undefined) {
        options.log.info(`${clone.reason}; fetching the history from ${options.url}`);
        return fetchRepository(options, token);
    }
    if (clone.kind === 'complete')
        return openClone(options, clone); // the caller names what is missing
    throw new action_error/* ActionError */.l(clone.kind === 'missing' ? 'E_REPO_MISSING' : 'E_REPO_SHALLOW', `${clone.reason}, and without a token the history cannot be fetched.`, { hint: CHECKOUT_HINT });
}

// EXTERNAL MODULE: ./packages/shared/github/authenticate.ts + 6 modules
var authenticate = __webpack_require__(1045);
// EXTERNAL MODULE: ./packages/shared/github/repository-name.ts
var repository_name = __webpack_require__(6476);
;// CONCATENATED MODULE: ./actions/open-prod-pr/src/account.ts





/** Requests by which an App's token is minted: find the installation, mint. */
const MINT_REQUESTS = 2;
/** API requests by which the run got its token; they are made before a client counts any. */
function tokenRequests({ kind }) {
    return kind === 'app' ? MINT_REQUESTS : 0;
}
/**
 * @param source where the name was given, for the message
 * @throws `E_INPUT` when it is no name of a repository
 */
function openAccount(context, budget, { name, source, token, }) {
    const parsed = (0,repository_name/* parseRepository */.S)(name, source);
    return { remote: { ...parsed, name, github: (0,authenticate/* connect */.Ng)(context, token, budget) }, token };
}
/**
 * Git objects of an account's repository: the checkout at `place` where it is one, else a copy below
 * `directory`, which the caller removes.
 *
 * @param wanted commits and tags that must be there
 * @throws what `openRepository` throws
 */
function openObjects({ runner, log, env }, { remote, token }, directory, wanted, place) {
    return openRepository({
        ...{
            run: run_process/* runProcess */.R,
            git: findGit(env['PATH'] ?? '', runner.workspace),
            env,
            log,
            temp: directory,
            wanted,
        },
        ...place,
        url: `${runner.serverUrl}/${remote.name}.git`,
        token: () => Promise.resolve(token),
        onDirectory: () => undefined, // it lies in the one that `post` knows
        loopback: runner.loopback,
    });
}


/***/ }),

/***/ 8066:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rl: () => (/* binding */ COMMIT_FACT_FIELDS),
  gm: () => (/* binding */ commitFact),
  Pm: () => (/* binding */ readCommitFacts)
});

;// CONCATENATED MODULE: ./packages/shared/github/commits-by-id.ts
/** Commits of one query. GitHub counts it as one point, because objects by id are no pages. */
const MAX_COMMITS = 100;
/**
 * What GitHub says of commits, asked by id, a hundred a request: ids are exact where a history, with
 * its merges, would have to be searched. Commits that it does not have are absent.
 *
 * @param fields GraphQL selection of a commit that holds its `oid`; what `T` says
 */
async function readCommitsById(github, { owner, repo }, oids, fields) {
    const commits = new Map();
    for (let start = 0; start < oids.length; start += MAX_COMMITS) {
        const batch = oids.slice(start, start + MAX_COMMITS);
        const declared = batch.map((_, index) => `, $o${index}: GitObjectID!`).join('');
        const objects = batch.map((_, index) => `c${index}: object(oid: $o${index}) { ... on Commit { ${fields} } }`);
        const query = `query Commits($owner: String!, $repo: String!${declared}) {
  repository(owner: $owner, name: $repo) {
    ${objects.join('\n    ')}
  }
}`;
        const variables = Object.fromEntries(batch.map((oid, index) => [`o${index}`, oid]));
        const data = await github.graphql(query, { owner, repo, ...variables });
        for (const node of Object.values(data.repository ?? {})) {
            // An object of another type has none of the selected fields.
            if (node?.oid !== undefined)
                commits.set(node.oid, node);
        }
    }
    return commits;
}

;// CONCATENATED MODULE: ./packages/shared/github/commit-facts.ts

/** GraphQL selection of a commit that {@link commitFact} reads. */
const COMMIT_FACT_FIELDS = 'oid author { email } signature { isValid wasSignedByGitHub }';
function commitFact({ oid, author, signature }) {
    return {
        oid,
        authorEmail: author?.email ?? '',
        signedByGitHub: signature?.isValid === true && signature.wasSignedByGitHub,
    };
}
/** GitHub’s word on commits, a hundred a request; those that it does not have are absent. */
async function readCommitFacts(github, repository, oids) {
    const nodes = await readCommitsById(github, repository, oids, COMMIT_FACT_FIELDS);
    return new Map([...nodes].map(([oid, node]) => [oid, commitFact(node)]));
}


/***/ }),

/***/ 7350:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ gitBlobId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Git's name for the bytes; `oid` (40 or 64 hex) decides between SHA-1 and SHA-256 repositories. */
function gitBlobId(bytes, oid) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(oid.length === 64 ? 'sha256' : 'sha1')
        .update(`blob ${bytes.byteLength}\0`)
        .update(bytes)
        .digest('hex');
}


/***/ }),

/***/ 3230:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ blobBytes),
  n: () => (/* binding */ readFilesAt)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: ./packages/shared/github/commit-facts.ts + 1 modules
var commit_facts = __webpack_require__(8066);
;// CONCATENATED MODULE: ./packages/shared/github/history-commit.ts

/** GraphQL selection of a commit that {@link historyCommit} reads. */
const HISTORY_COMMIT_FIELDS = 'oid message author { email user { databaseId } } committer { email } parents(first: 1) { totalCount } signature { isValid state wasSignedByGitHub }';
function historyCommit(node) {
    const { message, parents, author, committer, signature } = node;
    return {
        ...(0,commit_facts/* commitFact */.gm)(node),
        ...{ message, parents: parents.totalCount },
        committerEmail: committer?.email ?? '',
        authorId: author?.user?.databaseId ?? undefined,
        signature: signature ?? undefined,
    };
}

;// CONCATENATED MODULE: ./packages/shared/github/tree-listing.ts
/** Levels of a listing: `components/<group>/<component>/<file>`. GraphQL takes no "all below". */
const LEVELS = 3;
/** GraphQL selection of one directory's names, and of those below it. */
function listingSelection(name, variable) {
    let below = '';
    for (let level = 0; level < LEVELS; level += 1) {
        below = ` object { ... on Tree { entries { name mode size${below} } } }`;
    }
    return `${name}: file(path: $${variable}) {${below} }`;
}
/** All directories that the node of a path lists; none where it is no directory. */
function listedDirectories(path, node) {
    const found = new Map();
    const visit = (directory, tree) => {
        if (!tree?.entries)
            return;
        const names = tree.entries.map(({ name, mode, size, object }) => {
            visit(`${directory}/${name}`, object);
            return [name, { mode: mode.toString(8), size }];
        });
        found.set(directory, new Map(names));
    };
    visit(path, node?.object);
    return found;
}

;// CONCATENATED MODULE: ./packages/shared/github/files-query.ts


/** Commits of one history: whoever needs older ones asks for them. */
const HISTORY_LENGTH = 20;
/** GraphQL selection of one file of a commit, as {@link readFilesAt} understands it. */
function fileSelection(name, variable) {
    return `${name}: file(path: $${variable}) { mode type oid object { ... on Blob { byteSize isTruncated text } } }`;
}
function historySelection(name, variable) {
    return `${name}: history(first: ${HISTORY_LENGTH}, path: $${variable}) { nodes { ${HISTORY_COMMIT_FIELDS} } pageInfo { hasNextPage } }`;
}
/** One query of a commit's files, histories and listings, and of the default branch's files. */
function filesQuery(location, { paths, trusted, histories, directories }) {
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
    const files = [
        select('f', 'p', paths),
        select('h', 'h', histories, historySelection),
        select('n', 'n', directories, listingSelection),
    ].join('');
    const beside = select('t', 'd', trusted);
    const [more, fragment] = trusted.length === 0
        ? ['', '']
        : [
            '\n    trusted: defaultBranchRef { commit: target { ...T } }',
            `\nfragment T on Commit {\n    oid${beside}\n}`,
        ];
    const viewer = histories.length === 0 ? '' : 'viewer { login databaseId }\n  ';
    const query = `query ReadFiles(${declared.join(', ')}) {
  ${viewer}repository(owner: $owner, name: $repo) {
    ${at}${more}
  }
}
fragment C on Commit {
    oid${files}
}${fragment}`;
    return { query, variables };
}

// EXTERNAL MODULE: ./packages/shared/github/git-blob.ts
var git_blob = __webpack_require__(7350);
// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(9601);
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
async function readFilesAt(github, location, { paths, trusted = [], histories = [], directories = [] }) {
    const { owner, repo } = location;
    const at = { github, owner, repo };
    const batches = inBatches(paths, histories);
    const [head = EMPTY_BATCH, ...rest] = batches;
    const first = await readCommit(github, location, { ...head, trusted, directories });
    const { oid } = first.commit;
    const files = await entriesOf(at, first.commit, 'f', head.paths);
    const found = historiesOf(first.commit, head.histories);
    for (const batch of rest) {
        const { commit } = await readCommit(github, { owner, repo, oid }, batch);
        for (const [path, file] of await entriesOf(at, commit, 'f', batch.paths))
            files.set(path, file);
        for (const [path, history] of historiesOf(commit, batch.histories))
            found.set(path, history);
    }
    return {
        ...{ headOid: oid, files },
        ...(histories.length > 0 && { histories: found }),
        ...(directories.length > 0 && { directories: listingsOf(first.commit, directories) }),
        ...(first.viewer && { viewer: first.viewer }),
        ...(trusted.length > 0 && { trusted: await entriesOf(at, first.trusted, 't', trusted) }),
    };
}
/** Paths of one query: GitHub ends a query after ten seconds of work. */
const MAX_PATHS = 400;
/** A history is a walk through commits, a file only one through trees. */
const MAX_HISTORIES = 40;
const EMPTY_BATCH = { paths: [], trusted: [], histories: [], directories: [] };
function inBatches(paths, histories) {
    const number = Math.max(Math.ceil(paths.length / MAX_PATHS), Math.ceil(histories.length / MAX_HISTORIES));
    return Array.from({ length: number }, (_, index) => ({
        paths: paths.slice(index * MAX_PATHS, (index + 1) * MAX_PATHS),
        histories: histories.slice(index * MAX_HISTORIES, (index + 1) * MAX_HISTORIES),
        ...{ trusted: [], directories: [] },
    }));
}
function listingsOf(commit, paths) {
    return new Map(paths.flatMap((path, index) => [...listedDirectories(path, commit[`n${index}`])]));
}
function historiesOf(commit, paths) {
    return new Map(paths.flatMap((path, index) => {
        const history = commit[`h${index}`];
        if (history === undefined || history === null)
            return [];
        return [
            [
                path,
                {
                    commits: (history.nodes ?? []).map(historyCommit),
                    complete: !history.pageInfo.hasNextPage,
                },
            ],
        ];
    }));
}
async function readCommit(github, location, batch) {
    const { owner, repo, ref, oid } = location;
    const { query, variables } = filesQuery(location, batch);
    const { repository, viewer } = await readRepository(github, query, variables);
    const commit = repository?.commit ?? repository?.ref?.commit;
    if (commit?.oid !== undefined) {
        return {
            ...{ commit, trusted: repository?.trusted?.commit ?? undefined },
            viewer: viewer && { login: viewer.login, id: viewer.databaseId },
        };
    }
    throw new action_error/* ActionError */.l('E_BRANCH_GONE', `${owner}/${repo} has no ${ref ?? oid ?? 'default branch'} (any more), or the token cannot see it.`);
}
/** GitHub says of a repository that it cannot show, whatever the reason, that it is not found. */
async function readRepository(github, query, variables) {
    try {
        return await github.graphql(query, variables);
    }
    catch (thrown) {
        const errors = (0,http_failure/* failureOf */.g5)(thrown)?.graphqlErrors ?? [];
        const gone = errors.some(({ type, path }) => type === 'NOT_FOUND' && path?.[0] === 'repository');
        if (gone)
            return { repository: null };
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
        if ((0,git_blob/* gitBlobId */.t)(bytes, entry.oid) === entry.oid)
            return bytes;
    }
    const blob = await github.rest('GET', '/repos/{owner}/{repo}/git/blobs/{sha}', { owner: at.owner, repo: at.repo, sha: entry.oid });
    const bytes = Buffer.from(blob.content, blob.encoding === 'base64' ? 'base64' : 'utf8');
    if ((0,git_blob/* gitBlobId */.t)(bytes, entry.oid) !== entry.oid) {
        throw new action_error/* ActionError */.l('E_BLOB_MISMATCH', `What GitHub answered for ${at.path} is not the content of blob ${entry.oid}.`);
    }
    return bytes;
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

/***/ 6631:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   GP: () => (/* binding */ globDefect),
/* harmony export */   _I: () => (/* binding */ matchesAny)
/* harmony export */ });
/* unused harmony export matchesGlob */
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
function isInside(directories, path) {
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
  _: () => (/* binding */ parsePolicyFile)
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

/***/ 4268:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ childEnv)
/* harmony export */ });
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


/***/ }),

/***/ 3937:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ runProcess),
/* harmony export */   i: () => (/* binding */ tail)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5920);



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
