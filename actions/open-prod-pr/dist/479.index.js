export const id = 479;
export const ids = [479];
export const modules = {

/***/ 5844:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ openAccount),
  d: () => (/* binding */ openObjects)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
;// CONCATENATED MODULE: ./packages/shared/git/find-git.ts



/**
 * The first `git` on the path, as an absolute path; the working directory never counts.
 *
 * @param path the runner's `PATH`
 * @throws `E_TOOL` when there is none
 */
function findGit(path) {
    for (const directory of path.split(external_node_path_.delimiter).filter(external_node_path_.isAbsolute)) {
        const candidate = (0,external_node_path_.join)(directory, 'git');
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
    ['protocol.allow', 'never'],
];
/**
 * The whole environment of a git child: no system, global or inherited `GIT_*` configuration, no
 * hooks, no prompts, no replace refs, no grafts. What is passed by `config` travels in the
 * environment, where other users of the machine cannot read it, unlike an argument.
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
        ['protocol.https.allow', 'always'],
        ...(options.loopback ? [['protocol.http.allow', 'always']] : []),
        ['protocol.version', '2'],
        ['fetch.fsckObjects', 'false'],
        ['remote.origin.url', options.url],
    ];
}
/** Runs git in a repository of ours, by its own environment unless another one is given. */
function gitOf(options, bare, env = bare.env) {
    return (args, stdin = '') => options.run(options.git, ['--no-replace-objects', ...args], {
        cwd: bare.gitDir,
        env: { ...env, GIT_DIR: bare.gitDir },
        timeoutMs: TIMEOUT_MS,
        stdin,
    });
}
/**
 * The `fetch` of a repository: asks for what is not there, by full object names, and checks that it
 * came.
 *
 * @param connect gives git with the configuration of a fetch, or `undefined` without a token
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/shared/git/git-objects.ts



const git_objects_TIMEOUT_MS = 600_000;
/** Objects of one `cat-file`; bounds the memory of long histories. */
const BATCH = 10_000;
/** How git's programs complain about a repository that lacks something. */
const BROKEN = /bad object|missing|corrupt|unable to (read|find|parse)|could not (read|fetch|parse)|failed to (read|traverse)/i;
const CHANGE = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*$/;
/**
 * Objects of one repository through one git.
 *
 * @throws (each method) `E_REPO_OBJECTS` for a repository that lacks something, `E_TOOL`
 */
function createGitObjects(options) {
    const { hexLength } = options;
    const algorithm = hexLength === 64 ? 'sha256' : 'sha1';
    const git = async (args, stdin = '', ok = [0]) => {
        const all = ['--no-replace-objects', '--literal-pathspecs', ...args];
        const result = await options.run(options.git, all, {
            cwd: options.gitDir,
            env: { ...options.env, GIT_DIR: options.gitDir },
            timeoutMs: git_objects_TIMEOUT_MS,
            stdin,
        });
        if (ok.includes(result.exitCode))
            return result;
        const code = BROKEN.test(result.stderr) ? 'E_REPO_OBJECTS' : 'E_TOOL';
        throw new action_error/* ActionError */.l(code, `git ${args[0] ?? ''} failed: ${(0,run_process/* tail */.i)(result.stderr, 4)}`);
    };
    const hash = (type, bytes) => (0,external_node_crypto_.createHash)(algorithm).update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
    const read = async (oids, { blobs = false } = {}) => {
        const found = new Map();
        const unique = [...new Set(oids)];
        for (let start = 0; start < unique.length; start += BATCH) {
            const batch = unique.slice(start, start + BATCH);
            if (blobs)
                await options.prefetch?.(batch);
            const { stdout } = await git(['cat-file', '--batch'], `${batch.join('\n')}\n`);
            for (const [oid, object] of splitBatch(stdout)) {
                if (object === undefined || hash(object.type, object.bytes) !== oid) {
                    const fault = object === undefined ? 'is missing' : 'is corrupt';
                    throw new action_error/* ActionError */.l('E_REPO_OBJECTS', `The object ${oid} ${fault}.`);
                }
                found.set(oid, object);
            }
        }
        return found;
    };
    return {
        hexLength,
        emptyTree: hash('tree', Buffer.alloc(0)),
        read,
        async range(include, exclude, how = {}) {
            const args = [
                'rev-list',
                // One chain needs no sorting, which would walk it to its end however few are wanted.
                how.firstParent === true ? '--first-parent' : '--topo-order',
                ...(how.merges === true ? ['--merges'] : []),
                // Git's own simplification would follow only one side of a merge.
                ...(how.touching !== undefined && how.firstParent !== true ? ['--full-history'] : []),
                ...(how.max === undefined ? [] : [`--max-count=${how.max}`]),
                '--stdin',
            ];
            const revisions = [...include, ...exclude.map((oid) => `^${oid}`)];
            const paths = how.touching === undefined ? [] : ['--', how.touching];
            const { stdout } = await git(args, [...revisions, ...paths, ''].join('\n'));
            return stdout
                .toString('latin1')
                .split('\n')
                .filter((line) => line !== '');
        },
        async commits(oids) {
            const { stdout } = await git(['cat-file', '--batch-check'], `${oids.join('\n')}\n`);
            const lines = stdout
                .toString('latin1')
                .split('\n')
                .map((line) => line.split(' '));
            return new Set(lines.flatMap(([oid, type]) => (type === 'commit' && oid ? [oid] : [])));
        },
        async entry(commit, path) {
            const { stdout } = await git(['ls-tree', '-z', '--full-tree', commit, '--', path]);
            return splitTree(stdout.toString('utf8')).find((entry) => entry.path === path);
        },
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
/** `<oid> <type> <size>\n<bytes>\n`, or `<oid> missing\n`. */
function* splitBatch(output) {
    for (let start = 0; start < output.length;) {
        const lineEnd = output.indexOf(0x0a, start);
        const [oid = '', type = '', size] = output.toString('latin1', start, lineEnd).split(' ');
        const from = lineEnd + 1;
        if (size === undefined) {
            yield [oid, undefined];
            start = from;
        }
        else {
            const to = from + Number(size);
            yield [oid, { type, bytes: output.subarray(from, to) }];
            start = to + 1;
        }
    }
}
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
            throw new action_error/* ActionError */.l('E_TOOL', 'git diff-tree answered something unexpected.');
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

// EXTERNAL MODULE: ./packages/shared/git/temporary-directory.ts
var temporary_directory = __webpack_require__(3340);
;// CONCATENATED MODULE: ./packages/shared/git/repository.ts






/**
 * An empty bare repository under `RUNNER_TEMP`, with nothing but what we configure.
 *
 * @param hexLength of object names: 40 (SHA-1) or 64 (SHA-256)
 * @param config pairs that every git in it gets through its environment
 * @throws `E_TOOL`
 */
async function createBare(options, hexLength, config = []) {
    const gitDir = await (0,temporary_directory/* makeTemporaryDirectory */.LN)(options.temp, options.onDirectory);
    const env = gitEnvironment(options.env, config);
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
        '^(extensions\\.partialclone|remote\\..*\\.promisor)$',
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
        return gitOf(options, bare, gitEnvironment(options.env, config));
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
 * @throws `E_PERMISSION`, `E_REF`, `E_UNREACHABLE`
 */
async function fetchRepository(options, token) {
    const hexLength = options.wanted.find((name) => /^[0-9a-f]{64}$/.test(name)) === undefined ? 40 : 64;
    const bare = await createBare(options, hexLength, [
        ...fetchConfig(options, token),
        ['remote.origin.promisor', 'true'],
        ['remote.origin.partialclonefilter', 'blob:none'],
    ]);
    const git = gitOf(options, bare);
    const wanted = options.wanted
        .filter((name) => !/^refs\/(heads|remotes)\//.test(name))
        .map((name) => (name.startsWith('refs/') ? `+${name}:${name}` : name));
    const all = '+refs/heads/*:refs/remotes/origin/*';
    const result = await git([...FETCH, WITHOUT_BLOBS, 'origin', all, ...wanted]);
    if (result.exitCode !== 0) {
        await bare.remove();
        throw fetchError(options.url, (0,run_process/* tail */.i)(result.stderr, 4));
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
            const more = await git([...noop, '--stdin', 'origin'], `${lacking.join('\n')}\n`);
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
        fetch: objectFetcher(options, bare, () => Promise.resolve(git), [WITHOUT_BLOBS]),
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
        ...{ run: run_process/* runProcess */.R, git: findGit(env['PATH'] ?? ''), env, log, temp: directory, wanted },
        ...place,
        url: `${runner.serverUrl}/${remote.name}.git`,
        token: () => Promise.resolve(token),
        onDirectory: () => undefined, // it lies in the one that `post` knows
        loopback: runner.loopback,
    });
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

/***/ 9761:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ blobBytes),
/* harmony export */   n: () => (/* binding */ readFilesAt)
/* harmony export */ });
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5920);
/* harmony import */ var _git_blob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7350);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9601);



/**
 * Reads files of one commit with one request (hundreds with a few, all at the first one's commit):
 * GitHub resolves the ref once, so all of them and `headOid` belong together. GraphQL cuts text at
 * 512,000 bytes and replaces what is not UTF-8; a file is therefore accepted only if its git id, recomputed from the bytes, is the one that the
 * tree names, and otherwise read through REST (one request more).
 *
 * @throws `E_BRANCH_GONE` when the repository, ref or commit does not exist
 * @throws `E_BLOB_MISMATCH` when REST's bytes do not have the id either
 */
async function readFilesAt(github, location, { paths, trusted = [], histories = [] }) {
    const { owner, repo } = location;
    const at = { github, owner, repo };
    const batches = inBatches(paths, histories);
    const [head = EMPTY_BATCH, ...rest] = batches;
    const first = await readCommit(github, location, { ...head, trusted });
    const { oid } = first.commit;
    const files = await entriesOf(at, first.commit, 'f', head.paths);
    const found = historiesOf(first.commit, head.histories);
    for (const batch of rest) {
        const { commit } = await readCommit(github, { owner, repo, oid }, { ...batch, trusted: [] });
        for (const [path, file] of await entriesOf(at, commit, 'f', batch.paths))
            files.set(path, file);
        for (const [path, history] of historiesOf(commit, batch.histories))
            found.set(path, history);
    }
    return {
        ...{ headOid: oid, files },
        ...(histories.length > 0 && { histories: found }),
        ...(trusted.length > 0 && { trusted: await entriesOf(at, first.trusted, 't', trusted) }),
    };
}
/** Paths of one query: GitHub ends a query after ten seconds of work. */
const MAX_PATHS = 400;
/** A history is a walk through commits, a file only one through trees. */
const MAX_HISTORIES = 40;
/** Commits of one history: whoever needs older ones asks for them. */
const HISTORY_LENGTH = 20;
const EMPTY_BATCH = { paths: [], trusted: [], histories: [] };
function inBatches(paths, histories) {
    const number = Math.max(Math.ceil(paths.length / MAX_PATHS), Math.ceil(histories.length / MAX_HISTORIES));
    return Array.from({ length: number }, (_, index) => ({
        paths: paths.slice(index * MAX_PATHS, (index + 1) * MAX_PATHS),
        histories: histories.slice(index * MAX_HISTORIES, (index + 1) * MAX_HISTORIES),
        trusted: [],
    }));
}
function historiesOf(commit, paths) {
    return new Map(paths.flatMap((path, index) => {
        const history = commit[`h${index}`];
        if (history === undefined || history === null)
            return [];
        return [
            [path, { commits: history.nodes ?? [], complete: !history.pageInfo.hasNextPage }],
        ];
    }));
}
async function readCommit(github, location, batch) {
    const { owner, repo, ref, oid } = location;
    const { query, variables } = filesQuery(location, batch);
    const repository = await readRepository(github, query, variables);
    const commit = repository?.commit ?? repository?.ref?.commit;
    if (commit?.oid !== undefined) {
        return { commit, trusted: repository?.trusted?.commit ?? undefined };
    }
    throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_BRANCH_GONE', `${owner}/${repo} has no ${ref ?? oid ?? 'default branch'} (any more), or the token cannot see it.`);
}
/** GitHub says of a repository that it cannot show, whatever the reason, that it is not found. */
async function readRepository(github, query, variables) {
    try {
        return (await github.graphql(query, variables))
            .repository;
    }
    catch (thrown) {
        const errors = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(thrown)?.graphqlErrors ?? [];
        const gone = errors.some(({ type, path }) => type === 'NOT_FOUND' && path?.[0] === 'repository');
        if (gone)
            return null;
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
/** GraphQL selection of one file of a commit, as {@link readFilesAt} understands it. */
function fileSelection(name, variable) {
    return `${name}: file(path: $${variable}) { mode type oid object { ... on Blob { byteSize isTruncated text } } }`;
}
function historySelection(name, variable) {
    return `${name}: history(first: ${HISTORY_LENGTH}, path: $${variable}) { nodes { oid message } pageInfo { hasNextPage } }`;
}
function filesQuery(location, { paths, trusted, histories }) {
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
    const files = `${select('f', 'p', paths)}${select('h', 'h', histories, historySelection)}`;
    const beside = select('t', 'd', trusted);
    const [more, fragment] = trusted.length === 0
        ? ['', '']
        : [
            '\n    trusted: defaultBranchRef { commit: target { ...T } }',
            `\nfragment T on Commit {\n    oid${beside}\n}`,
        ];
    const query = `query ReadFiles(${declared.join(', ')}) {
  repository(owner: $owner, name: $repo) {
    ${at}${more}
  }
}
fragment C on Commit {
    oid${files}
}${fragment}`;
    return { query, variables };
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
        if ((0,_git_blob_js__WEBPACK_IMPORTED_MODULE_2__/* .gitBlobId */ .t)(bytes, entry.oid) === entry.oid)
            return bytes;
    }
    const blob = await github.rest('GET', '/repos/{owner}/{repo}/git/blobs/{sha}', { owner: at.owner, repo: at.repo, sha: entry.oid });
    const bytes = Buffer.from(blob.content, blob.encoding === 'base64' ? 'base64' : 'utf8');
    if ((0,_git_blob_js__WEBPACK_IMPORTED_MODULE_2__/* .gitBlobId */ .t)(bytes, entry.oid) !== entry.oid) {
        throw new _action_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('E_BLOB_MISMATCH', `What GitHub answered for ${at.path} is not the content of blob ${entry.oid}.`);
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

/***/ 2374:
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


/***/ }),

/***/ 4172:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eZ: () => (/* binding */ registryFault),
/* harmony export */   mU: () => (/* binding */ prefixDefect)
/* harmony export */ });
/* unused harmony export registriesYaml */
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
/* harmony import */ var _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5920);


const STDERR_TAIL = 64 * 1024;
const DEFAULT_MAX_STDOUT = 1024 ** 3;
/**
 * Runs a program without a shell, in its own process group.
 *
 * @returns its exit code, whatever it is
 * @throws `E_TOOL` when it cannot be started, is killed by a signal, or outlives its deadline
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
        stopped = reason;
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
    child.stdout.on('data', (chunk) => {
        stdoutBytes += chunk.length;
        if (stdoutBytes > (options.maxStdout ?? DEFAULT_MAX_STDOUT))
            stop('wrote too much output');
        else
            stdout.push(chunk);
    });
    child.stderr.on('data', (chunk) => {
        const text = chunk.toString('utf8');
        stderr = (stderr + text).slice(-STDERR_TAIL);
        options.onStderr?.(text);
    });
    child.stdin.on('error', () => undefined); // a child may end without reading its input
    child.on('error', (cause) => {
        clearTimeout(timer);
        reject(new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_TOOL', `${program} could not be started: ${cause.message}`));
    });
    child.on('close', (exitCode, signal) => {
        clearTimeout(timer);
        if (exitCode === null || stopped !== undefined) {
            const reason = stopped ?? `was killed by ${signal ?? 'a signal'}`;
            reject(new _action_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('E_TOOL', `${program} ${reason}.\n${tail(stderr)}`));
        }
        else {
            resolve({ exitCode, stdout: Buffer.concat(stdout), stderr });
        }
    });
    child.stdin.end(options.stdin);
});
/** The last lines of a program's standard error, for a message. */
function tail(stderr, lines = 12) {
    return stderr.trimEnd().split('\n').slice(-lines).join('\n');
}


/***/ })

};
