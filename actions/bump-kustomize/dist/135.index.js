export const id = 135;
export const ids = [135,937];
export const modules = {

/***/ 7135:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRepository: () => (/* binding */ openRepository)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
    return childEnv(env, [], {
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
            throw fetchError(options.url, (0,run_process.tail)(result.stderr, 4));
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
    return new action_error/* ActionError */.l(code, `git ${name} failed: ${(0,run_process.tail)(stderr, 4)}`);
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
        throw new action_error/* ActionError */.l('E_TOOL', `git init failed: ${(0,run_process.tail)(init.stderr)}`);
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
            throw fetchError(options.url, (0,run_process.tail)(result.stderr, 4));
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
                throw fetchError(options.url, (0,run_process.tail)(more.stderr, 4));
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


/***/ }),

/***/ 3937:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runProcess: () => (/* binding */ runProcess),
/* harmony export */   tail: () => (/* binding */ tail)
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
