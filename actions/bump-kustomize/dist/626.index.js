export const id = 626;
export const ids = [626];
export const modules = {

/***/ 8626:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts + 1 modules
var action_error = __webpack_require__(5920);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./packages/shared/github/branch-tip.ts
var branch_tip = __webpack_require__(3490);
// EXTERNAL MODULE: ./packages/shared/github/wait-budget.ts
var wait_budget = __webpack_require__(5489);
;// CONCATENATED MODULE: ./packages/shared/github/optimistic-commit.ts




/**
 * One writer wins in the time that an attempt takes. The slower GitHub is, the further apart the
 * others have to come back: waits that did not grow with it left writers over after ten attempts.
 */
function backoff(attemptMs) {
    return { baseMs: Math.max(200, attemptMs), capMs: Math.max(5_000, 16 * attemptMs) };
}
/** The trailer by which a commit is found again whose answer got lost. */
const INTENT_TRAILER = 'Bump-Intent';
/** The value of the trailer: sha256 of the intent, hexadecimal. */
function intentId(intent) {
    return (0,external_node_crypto_.createHash)('sha256').update(intent).digest('hex');
}
/**
 * Compare-and-swap on a branch: reads the head, edits, commits only if the branch still is at that
 * head, and otherwise starts over with a fresh read. Never forces, never merges text, never sends a
 * commit again whose fate is unknown before it has looked for it.
 *
 * The message of every commit ends with the trailer {@link INTENT_TRAILER}; the body that the edit
 * gives must end with its own trailers or be empty. An error whose sentence does not say otherwise
 * means that nothing was written, and that nothing is on its way any more.
 *
 * @returns also when the commit’s signature is not valid: whether that matters is for the caller
 * @throws `E_BRANCH_GONE`, `E_PROTECTED`, and what the edit throws
 * @throws `E_STALE_EXHAUSTED` when the branch moved at every attempt or the wait budget is spent; it
 *   names the newest commit of the branch
 * @throws `E_COMMIT_MISMATCH` when what landed is not what was meant; the message names the commit
 */
async function commitOptimistically(deps, task) {
    const line = `${INTENT_TRAILER}: ${intentId(task.intent)}`;
    const open = { attempts: 0, inDoubt: false, sent: new Map(), unanswered: new Set() };
    let end;
    try {
        end = await land(deps, task, line, open);
    }
    catch (thrown) {
        end = await lookOnceMore(deps.store, line, open, thrown);
    }
    return 'landed' in end ? finish(deps.store, end, open.attempts) : end;
}
/** Attempts until one of them landed, or there is nothing to do. */
async function land({ store, budget, random, log, now = Date.now }, task, line, open) {
    for (;;) {
        open.attempts += 1;
        const attempt = open.attempts;
        const started = now();
        const directories = attempt === 1 ? task.directories : undefined;
        const at = await store.read(task.paths, task.histories, directories);
        const found = open.inDoubt ? await landedMeanwhile(store, line, open, at.headOid) : undefined;
        if (found !== undefined) {
            log.info(`The commit whose answer was lost is ${found.landed.oid}`);
            return found;
        }
        const plan = await task.edit(at, attempt);
        if (plan.additions.length === 0) {
            const earlier = newestOwn(at, line, (...of) => task.isOwn(...of));
            return { result: plan.result, headOid: at.headOid, attempts: attempt, earlier };
        }
        const body = plan.message.body === '' ? line : `${plan.message.body}\n${line}`;
        const sent = { headOid: at.headOid, plan };
        const message = { headline: plan.message.headline, body };
        const answer = await store.commit(at.headOid, plan.additions, message);
        if (answer.kind === 'landed')
            return { landed: answer.commit, sent };
        open.sent.set(at.headOid, sent);
        if (answer.kind !== 'stale') {
            open.inDoubt = true;
            if (answer.kind === 'refused')
                throw answer.error;
            open.unanswered.add(at.headOid);
            log.info(`${answer.error.message} Reading the branch again.`);
        }
        const wait = (0,wait_budget/* fullJitter */.G)(attempt, random, backoff(now() - started));
        const again = attempt < task.maxAttempts && (await budget.spend(wait));
        if (again)
            continue;
        throw answer.kind === 'stale' ? await exhausted(store, attempt) : answer.error;
    }
}
/** By history the newest own commit whose message has the line, each once. */
function newestOwn({ histories, viewer }, line, isOwn) {
    const names = ({ message }) => message.split('\n').includes(line);
    const found = [...(histories?.values() ?? [])].flatMap(({ commits }) => commits.find((commit) => names(commit) && isOwn(commit, viewer)) ?? []);
    return [...new Map(found.map((commit) => [commit.oid, commit])).values()];
}
/** The commit is left out where it cannot be had: how the attempts ended is the news. */
async function exhausted(store, attempts) {
    const tip = await store.tip().catch(() => undefined);
    return new action_error/* ActionError */.l('E_STALE_EXHAUSTED', `The branch moved at each of ${attempts} attempts.${tip === undefined ? '' : ` Its newest commit is ${(0,branch_tip/* describeTip */.n)(tip)}.`}`);
}
/**
 * The commit of ours that is on the branch after all. Another run's commit of the same intent is
 * not ours (its parent is no head that we sent for); the next edit finds nothing left to do.
 */
async function landedMeanwhile(store, line, open, headOid) {
    const all = [...open.sent.values()];
    const [first] = all;
    if (first === undefined || headOid === first.headOid)
        return undefined;
    const additions = all.at(-1)?.plan.additions ?? [];
    const landed = await store.findByLine(line, first.headOid, additions);
    const sent = open.sent.get(landed?.parents[0] ?? '');
    return landed === undefined || sent === undefined ? undefined : { landed, sent };
}
/**
 * After the attempts have ended badly: a commit that was sent may have landed all the same.
 *
 * @throws what was thrown, and whether something was written, as far as that can be known
 */
async function lookOnceMore(store, line, open, thrown) {
    if (!(thrown instanceof action_error/* ActionError */.l))
        throw thrown;
    if (open.sent.size === 0)
        throw thrown;
    let written = UNKNOWN;
    try {
        // Also when GitHub said that the branch had moved: behind something that sends twice, that is
        // the answer to the second time.
        const { headOid } = await store.read([]);
        const late = await landedMeanwhile(store, line, open, headOid);
        if (late !== undefined)
            return late;
        if (!open.unanswered.has(headOid))
            written = NOTHING_WRITTEN;
    }
    catch (again) {
        if (again instanceof action_error/* ActionError */.l && again.code === 'E_BRANCH_GONE')
            throw again;
    }
    const { code, message, hint } = thrown;
    throw new action_error/* ActionError */.l(code, `${message} ${written}`, { hint, cause: thrown });
}
const NOTHING_WRITTEN = 'Nothing was written.';
const UNKNOWN = 'Whether a commit that was sent has landed is not known: the same run again finds it, or writes it.';
async function finish(store, end, attempts) {
    const { plan, headOid } = end.sent;
    let commit = end.landed;
    // A found commit was compared with the last plan; and a fresh signature may lag behind.
    if (commit.signature?.isValid !== true || commit.differing.length > 0) {
        commit = (await rereadLanded(store, commit.oid, plan.additions)) ?? commit;
    }
    const problem = mismatch(commit, headOid);
    if (problem !== undefined) {
        throw new action_error/* ActionError */.l('E_COMMIT_MISMATCH', `Commit ${commit.oid} landed, but ${problem}.`);
    }
    return {
        result: plan.result,
        headOid: commit.oid,
        attempts,
        commit: { oid: commit.oid, url: commit.url, parent: headOid, signature: commit.signature },
    };
}
/** @throws what the store throws, naming the commit: the branch is not as it was before */
async function rereadLanded(store, oid, additions) {
    try {
        return await store.reread(oid, additions);
    }
    catch (thrown) {
        if (!(thrown instanceof action_error/* ActionError */.l))
            throw thrown;
        throw new action_error/* ActionError */.l(thrown.code, `Commit ${oid} landed, but could not be looked at again. ${thrown.message}`, { hint: thrown.hint, cause: thrown });
    }
}
function mismatch(commit, headOid) {
    if (commit.parents.length !== 1 || commit.parents[0] !== headOid) {
        return `its parent is ${commit.parents.join(' and ')} and not ${headOid}, the head that was read`;
    }
    if (commit.differing.length > 0) {
        return `it does not hold what was meant in ${commit.differing.join(', ')}`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/shared/policy/policy.ts
const SEVERITIES = (/* unused pure expression or super */ null && (['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']));
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

;// CONCATENATED MODULE: ./packages/shared/promotion/pipeline-commit.ts

/**
 * Tells the pipeline's own commits from everybody else's, by what GitHub says of them: its own valid
 * signature, one parent, and as author the App that the policy names. GitHub signs a commit with an
 * App's address only for that App. Unlike `bumpFaults` nobody looks at what the commit changes.
 *
 * @param app of the policy; without one, whoever writes now counts as the pipeline
 * @param viewer who would write; without both nobody's commits count
 */
function pipelineCommits(app, viewer) {
    const isAuthor = authorOf(app, viewer);
    return (commit) => commit.signedByGitHub && commit.parents === 1 && isAuthor(commit);
}
/**
 * The address that all commits of {@link pipelineCommits} have as author; `undefined` where that
 * cannot be told, for a person's token writes with an address of theirs, which only GitHub can tell.
 */
function pipelineEmailOf(app, viewer) {
    if (app !== undefined)
        return pipelineEmail(app);
    return viewer?.login.endsWith('[bot]') === true ? noreply(viewer) : undefined;
}
/** Whether what an account writes through GitHub's API has the address of the policy's App as author. */
function isPipelineApp(app, viewer) {
    return noreply(viewer) === pipelineEmail(app);
}
function noreply({ id, login }) {
    return `${id}+${login}@users.noreply.github.com`;
}
/** Who stands as committer where GitHub makes the commit; a cherry-pick names who picks. */
const GITHUB_COMMITTER = 'noreply@github.com';
/**
 * Whether an earlier attempt of a writer may have made a commit: GitHub is its committer, and the writer
 * its author. Its signature says nothing here, for it is what such a commit is looked for.
 *
 * @param viewer who writes; without one every author counts, so that no faulty commit is overlooked
 */
function isWrittenBy(commit, viewer) {
    if (commit.committerEmail !== GITHUB_COMMITTER)
        return false;
    return viewer === undefined || authorOf(undefined, viewer)(commit);
}
function authorOf(app, viewer) {
    if (app !== undefined) {
        const email = pipelineEmail(app);
        return ({ authorEmail }) => authorEmail === email;
    }
    if (viewer === undefined)
        return () => false;
    const { id } = viewer;
    const email = noreply(viewer);
    return ({ authorEmail, authorId }) => authorEmail === email || authorId === id;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./packages/shared/kustomize/find-kustomization.ts

/** The names under which kustomize looks for its file, in its order. */
const KUSTOMIZATION_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** Whether the last segment of the path is one of kustomize’s file names. */
function isKustomizationPath(path) {
    return KUSTOMIZATION_NAMES.some((name) => path === name || path.endsWith(`/${name}`));
}
/** Every path that {@link pickKustomization} may ask for: the overlay itself and the names in it. */
function kustomizationCandidates(overlay) {
    const prefix = overlay === '.' ? '' : `${overlay}/`;
    const inside = KUSTOMIZATION_NAMES.map((name) => `${prefix}${name}`);
    return overlay === '.' ? inside : [overlay, ...inside];
}
/**
 * The kustomization file of an overlay: the overlay itself when it is such a file, else the one in
 * the directory.
 *
 * @param overlay a path of `normalizePath`
 * @param kindOf what stands at a path; `undefined` for nothing
 * @throws `E_KUSTOMIZATION_AMBIGUOUS` for two in one directory (kustomize refuses them too)
 * @throws `E_TARGET_GONE` for none
 * @throws `E_PATH` for a symlink, or a file of another name
 */
function pickKustomization(overlay, kindOf) {
    const kind = overlay === '.' ? 'directory' : kindOf(overlay);
    if (kind === 'symlink')
        throw symlinkError(overlay);
    if (kind === 'file') {
        if (isKustomizationPath(overlay))
            return overlay;
        throw new action_error/* ActionError */.l('E_PATH', `${overlay} is a file, but no kustomization.`, {
            hint: `Give the directory, or a file named ${KUSTOMIZATION_NAMES.join(', ')}.`,
        });
    }
    const found = kustomizationCandidates(overlay).filter((path) => path !== overlay && kindOf(path) !== undefined);
    const [first, second] = found;
    if (first === undefined) {
        throw new action_error/* ActionError */.l('E_TARGET_GONE', `${overlay} holds no kustomization.`);
    }
    if (second !== undefined) {
        throw new action_error/* ActionError */.l('E_KUSTOMIZATION_AMBIGUOUS', `${overlay} holds ${found.join(' and ')}.`);
    }
    if (kindOf(first) === 'symlink')
        throw symlinkError(first);
    if (kindOf(first) === 'directory') {
        throw new action_error/* ActionError */.l('E_TARGET_GONE', `${first} is a directory.`);
    }
    return first;
}
function symlinkError(path) {
    return new action_error/* ActionError */.l('E_PATH', `${path} is a symbolic link.`, {
        hint: 'Name the file that the link points to.',
    });
}

// EXTERNAL MODULE: ./packages/shared/kustomize/repository-path.ts
var repository_path = __webpack_require__(18);
;// CONCATENATED MODULE: ./packages/shared/kustomize/read-ahead.ts



/** Names of the directories that overlays share, as kustomize's own examples have them. */
const SHARED_NAMES = ['base', 'components'];
/** `apps/web/overlays/dev` and `components` beside `apps`. */
const MAX_ANCESTORS = 4;
/** A listing is a part of a query; what does not fit is found without one. */
const MAX_DIRECTORIES = 40;
/** Well within what one request may ask for, and no more than a large overlay's own files. */
const MAX_AHEAD_FILES = 100;
const MAX_AHEAD_BYTES = 128 * 1024;
/**
 * The directories beside and above overlays that hold what overlays usually share; whether they are
 * there is not known. Listed together with the overlays' own files they let {@link readAhead} save
 * requests.
 *
 * @param overlays directories or kustomization files, of `normalizePath`
 */
function likelyDirectories(overlays) {
    const directories = overlays.flatMap((overlay) => {
        const found = [];
        let at = isKustomizationPath(overlay) ? (0,repository_path/* directoryOf */.j)(overlay) : overlay;
        for (let level = 0; level < MAX_ANCESTORS && at !== '.'; level += 1) {
            at = (0,repository_path/* directoryOf */.j)(at);
            for (const name of SHARED_NAMES)
                found.push(external_node_path_.posix.join(at, name));
        }
        return found;
    });
    return [...new Set(directories)].slice(0, MAX_DIRECTORIES);
}
/**
 * Reads with what is asked for what will be asked for next: how components build on one another is
 * known only from their files, level by level, and each level is a request. Listed manifests are read
 * before anybody asks, within bounds: first those beside what is asked for, then kustomizations, then
 * the rest. What a complete listing denies is not asked for at all.
 *
 * @param read reads at one commit
 * @param listed directories of the same commit
 */
function readAhead(read, listed) {
    const known = new Map();
    let files = MAX_AHEAD_FILES;
    let bytes = MAX_AHEAD_BYTES;
    const ahead = (asked) => {
        const beside = new Set(asked.flatMap((path) => [path, (0,repository_path/* directoryOf */.j)(path)]));
        const rank = (path) => {
            if (beside.has((0,repository_path/* directoryOf */.j)(path)))
                return 0;
            return isKustomizationPath(path) ? 1 : 2;
        };
        const found = listedManifests(listed).filter(({ path }) => !known.has(path));
        const taken = [];
        for (const { path, size } of found.toSorted((a, b) => rank(a.path) - rank(b.path))) {
            if (files === 0 || size > bytes)
                continue;
            files -= 1;
            bytes -= size;
            taken.push(path);
        }
        return taken;
    };
    return async (paths) => {
        for (const path of paths) {
            if (known.has(path))
                continue;
            const told = toldByListing(listed, path);
            if (told !== undefined)
                known.set(path, told.file);
        }
        const missing = paths.filter((path) => !known.has(path));
        if (missing.length > 0) {
            const asked = [...new Set([...missing, ...ahead(paths)])];
            const answer = await read(asked);
            for (const path of asked)
                known.set(path, answer.get(path));
        }
        return new Map(paths.flatMap((path) => {
            const file = known.get(path);
            return file === undefined ? [] : [[path, file]];
        }));
    };
}
/** Regular files only: a link's or a submodule's content is not the repository's own. */
function listedManifests(listed) {
    return [...listed].flatMap(([directory, entries]) => [...entries].flatMap(([name, { mode, size }]) => {
        const isManifest = /\.(?:ya?ml|json)$/i.test(name) || isKustomizationPath(name);
        if (!mode.startsWith('100') || !isManifest)
            return [];
        return [{ path: `${directory}/${name}`, size }];
    }));
}
const NOTHING = new Uint8Array();
/** What stands at a path, where its directory is listed and no content is needed to say it. */
function toldByListing(listed, path) {
    if (listed.has(path))
        return { file: { mode: '40000', bytes: NOTHING } };
    const entries = listed.get((0,repository_path/* directoryOf */.j)(path));
    if (entries === undefined)
        return undefined;
    const entry = entries.get(external_node_path_.posix.basename(path));
    if (entry === undefined)
        return { file: undefined };
    return entry.mode === '40000' ? { file: { mode: '40000', bytes: NOTHING } } : undefined;
}

// EXTERNAL MODULE: ./packages/shared/github/repository-name.ts
var repository_name = __webpack_require__(6476);
// EXTERNAL MODULE: ./packages/shared/policy/policy-file.ts
var policy_file = __webpack_require__(4606);
// EXTERNAL MODULE: ./packages/shared/policy/registry-rules.ts
var registry_rules = __webpack_require__(4172);
// EXTERNAL MODULE: ./packages/shared/promotion/bump-trailers.ts
var bump_trailers = __webpack_require__(3107);
// EXTERNAL MODULE: ./actions/bump-kustomize/src/image-rules.ts
var image_rules = __webpack_require__(519);
;// CONCATENATED MODULE: ./packages/shared/action/one-line.ts
/** Of one quotation in a message. */
const MAX_CHARACTERS = 200;
/**
 * Text out of a repository for a message: one line, no control or invisible characters, at most 200
 * characters.
 */
function oneLine(text) {
    const shown = text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
    const characters = Array.from(shown.trim());
    if (characters.length <= MAX_CHARACTERS)
        return characters.join('');
    return `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/go-expression.ts
/** Thrown inside only. */
class NotCompiled extends Error {
    why;
    constructor(why) {
        super(why);
        this.why = why;
    }
}
/** Longer expressions are not judged. */
const MAX_SOURCE = 1_000;
/** Quantifiers in quantifiers: the work grows with the text’s length to this power. */
const MAX_NESTED = 2;
const MAX_REPEAT = 20;
/** Go takes a number with a leading zero for plain text. */
const REPEAT = /^\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/;
/** Characters that mean themselves behind a backslash (regexp/syntax: all ASCII punctuation). */
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;
const CLASSES = new Map([
    ['d', /^[0-9]$/],
    ['w', /^[0-9A-Za-z_]$/],
    ['s', /^[\t\n\f\r ]$/],
]);
/**
 * Compiles an expression as Go’s `regexp.Compile` does (github.com/google/re2/wiki/Syntax). JavaScript
 * reads some expressions in another way and can take exponential time; this one follows sets of
 * positions, which takes polynomial time for every text. What is rare in names of images (flags,
 * Unicode classes, `\b`, `\Q`) is `unsure`.
 */
function goExpression(source) {
    const input = [...source];
    if (input.length > MAX_SOURCE)
        return 'unsure';
    try {
        const parser = new Parser(input);
        const { part } = parser.alternatives();
        if (!parser.atEnd)
            return 'invalid';
        return (text) => {
            const characters = [...text];
            return part(new Set([...characters.keys(), characters.length]), characters).size > 0;
        };
    }
    catch (thrown) {
        if (thrown instanceof NotCompiled)
            return thrown.why;
        throw thrown;
    }
}
class Parser {
    #input;
    #at = 0;
    constructor(input) {
        this.#input = input;
    }
    get atEnd() {
        return this.#at === this.#input.length;
    }
    alternatives() {
        const all = [this.#sequence()];
        while (this.#take('|'))
            all.push(this.#sequence());
        const part = (from, text) => {
            const ends = new Set();
            for (const each of all)
                for (const end of each.part(from, text))
                    ends.add(end);
            return ends;
        };
        return { part, depth: deepest(all) };
    }
    #sequence() {
        const all = [];
        while (!this.atEnd && this.#next !== '|' && this.#next !== ')')
            all.push(this.#repeated());
        return {
            part: (from, text) => all.reduce((at, { part }) => part(at, text), from),
            depth: deepest(all),
        };
    }
    #repeated() {
        if (this.#quantifier() !== undefined)
            throw new NotCompiled('invalid');
        const isAnchor = this.#next === '^' || this.#next === '$';
        const atom = this.#atom();
        const times = this.#quantifier();
        if (times === undefined)
            return atom;
        this.#take('?'); // lazy: the same texts match
        if (this.#quantifier() !== undefined)
            throw new NotCompiled('invalid');
        if (isAnchor || atom.depth === MAX_NESTED)
            throw new NotCompiled('unsure');
        return { part: repeat(atom.part, times), depth: atom.depth + 1 };
    }
    #atom() {
        const character = this.#any();
        if (character === '(') {
            if (this.#take('?') && !this.#take(':'))
                throw new NotCompiled('unsure');
            const group = this.alternatives();
            if (!this.#take(')'))
                throw new NotCompiled('invalid');
            return group;
        }
        return { part: this.#single(character), depth: 0 };
    }
    #single(character) {
        switch (character) {
            case '^':
                return (from) => new Set(from.has(0) ? [0] : []);
            case '$':
                return (from, text) => new Set(from.has(text.length) ? [text.length] : []);
            case '.':
                return one((other) => other !== '\n');
            case '[':
                return one(this.#class());
            case '\\':
                return one(this.#escape());
            default:
                return one((other) => other === character);
        }
    }
    #class() {
        const negated = this.#take('^');
        const members = [];
        for (let first = true; first || this.#next !== ']'; first = false) {
            if (this.#next === '[' && this.#input[this.#at + 1] === ':')
                throw new NotCompiled('unsure');
            const low = this.#member();
            const isRange = this.#next === '-' && this.#input[this.#at + 1] !== ']';
            if (!isRange) {
                members.push(typeof low === 'string' ? (other) => other === low : low);
                continue;
            }
            this.#any();
            const high = this.#member();
            if (typeof low !== 'string' || typeof high !== 'string')
                throw new NotCompiled('unsure');
            const [from, to] = [codePoint(low), codePoint(high)];
            if (from > to)
                throw new NotCompiled('invalid');
            members.push((other) => from <= codePoint(other) && codePoint(other) <= to);
        }
        this.#any();
        return (other) => members.some((member) => member(other)) !== negated;
    }
    #member() {
        const character = this.#any();
        if (character !== '\\')
            return character;
        if (PUNCTUATION.test(this.#next ?? ''))
            return this.#any();
        return this.#escape();
    }
    #escape() {
        const character = this.#any();
        if (PUNCTUATION.test(character))
            return (other) => other === character;
        const known = CLASSES.get(character.toLowerCase());
        if (known === undefined)
            throw new NotCompiled('unsure');
        const negated = character !== character.toLowerCase();
        return (other) => known.test(other) !== negated;
    }
    /** Takes a quantifier; `{` that begins none means itself. */
    #quantifier() {
        if (this.#take('*'))
            return [0, Infinity];
        if (this.#take('+'))
            return [1, Infinity];
        if (this.#take('?'))
            return [0, 1];
        if (this.#next !== '{')
            return undefined;
        const match = REPEAT.exec(this.#input.slice(this.#at).join(''));
        if (match === null)
            return undefined;
        const [all, low = '', comma, high = ''] = match;
        const min = Number(low);
        const most = high === '' ? Infinity : Number(high);
        const max = comma === undefined ? min : most;
        if (max < min)
            throw new NotCompiled('invalid');
        if (min > MAX_REPEAT || (max !== Infinity && max > MAX_REPEAT))
            throw new NotCompiled('unsure');
        this.#at += all.length;
        return [min, max];
    }
    get #next() {
        return this.#input[this.#at];
    }
    #take(character) {
        if (this.#next !== character)
            return false;
        this.#at += 1;
        return true;
    }
    /** The next character, which must be there: a class or an escape is open. */
    #any() {
        const character = this.#next;
        if (character === undefined)
            throw new NotCompiled('invalid');
        this.#at += 1;
        return character;
    }
}
function deepest(all) {
    return Math.max(0, ...all.map(({ depth }) => depth));
}
function one(matches) {
    return (from, text) => {
        const ends = new Set();
        for (const at of from) {
            const character = text[at];
            if (character !== undefined && matches(character))
                ends.add(at + 1);
        }
        return ends;
    };
}
function repeat(part, [min, max]) {
    return (from, text) => {
        let at = from;
        for (let count = 0; count < min; count += 1)
            at = part(at, text);
        const all = new Set(at);
        for (let count = min; count < max && at.size > 0; count += 1) {
            const fresh = [...part(at, text)].filter((end) => !all.has(end));
            for (const end of fresh)
                all.add(end);
            at = new Set(fresh);
        }
        return all;
    };
}
function codePoint(character) {
    return character.codePointAt(0) ?? 0;
}

// EXTERNAL MODULE: ./packages/shared/kustomize/split-image.ts
var split_image = __webpack_require__(4050);
;// CONCATENATED MODULE: ./packages/shared/kustomize/image-pattern.ts


/** A reference in which nothing but the dot is special to an expression. */
const LITERAL = /^[\w./:@-]*$/;
const SUFFIX = '(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$';
/** The algorithm of another digest than SHA-256. */
const OTHER_ALGORITHM = /@(?!sha256:)[a-zA-Z0-9]+(?:[.+_-][a-zA-Z0-9]+)*:/;
/** No reference is longer: 255 for the name, 128 for the tag, and a digest. Longer ones are not judged. */
const MAX_IMAGE = 600;
/**
 * The images that an entry’s `name` matches: it is put, unescaped, into the expression
 * `^name(:tag)?(@sha256:…)?$` (v5.8.1, api/internal/image/image.go). Later versions take every digest
 * algorithm, not only `sha256`; where the two differ the answer is `unsure`.
 */
function imagePattern(name) {
    const expression = LITERAL.test(name) ? literal(name) : goExpression(`^${name}${SUFFIX}`);
    if (typeof expression === 'string') {
        const match = expression === 'invalid' ? 'no' : 'unsure';
        return { invalid: expression === 'invalid', match: () => match };
    }
    return {
        invalid: false,
        match: (image) => {
            if (image.length > MAX_IMAGE)
                return 'unsure';
            if (expression(image))
                return 'yes';
            const read = image.replace(OTHER_ALGORITHM, '@sha256:');
            return read !== image && expression(read) ? 'unsure' : 'no';
        },
    };
}
/** Takes linear time: only the suffix has quantifiers, of which none can take what ends it. */
function literal(name) {
    // Go’s dot is any code point but the line feed; JavaScript’s leaves out three more.
    const expression = new RegExp(`^${name.replaceAll('.', '[^\\n]')}${SUFFIX}`, 'u');
    return (text) => expression.test(text);
}
/** What an entry makes of an image that it matches (api/filters/imagetag/updater.go). */
function rewriteImage(entry, image) {
    const old = (0,split_image/* splitImage */.s)(image);
    const [newTag, newDigest] = [entry.newTag ?? '', entry.digest ?? ''];
    const name = (entry.newName ?? '') === '' ? old.name : (entry.newName ?? '');
    let { tag, digest } = old;
    if (newTag !== '' || newDigest !== '')
        [tag, digest] = [newTag, newDigest];
    else if ((entry.tagSuffix ?? '') !== '')
        [tag, digest] = [tag + (entry.tagSuffix ?? ''), ''];
    return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}
/** Tests of one list; more are no kustomization that people wrote, and would take minutes. */
const MAX_TESTS = 2_000_000;
/** Applies entries in the order of the list: each sees what those before it have made. */
function applyEntries(entries, images) {
    const touched = [];
    const unsure = [];
    const result = images.map(({ image }) => image);
    const tooMany = entries.length * images.length > MAX_TESTS;
    for (const entry of entries) {
        const pattern = imagePattern(entry.name);
        const [sure, maybe] = [[], []];
        for (const [index, { passes }] of images.entries()) {
            const before = tooMany ? undefined : result[index];
            let match = pattern.invalid ? 'no' : 'unsure';
            let after = before;
            if (before !== undefined) {
                match = pattern.match(before);
                for (let pass = 0; pass < passes && after !== undefined; pass += 1) {
                    const again = pass === 0 ? match : pattern.match(after);
                    if (again === 'yes')
                        after = rewriteImage(entry, after);
                    if (again === 'unsure')
                        after = undefined;
                }
            }
            if (match === 'yes')
                sure.push(index);
            if (match === 'unsure')
                maybe.push(index);
            result[index] = after;
        }
        touched.push(sure);
        unsure.push(maybe);
    }
    return { touched, unsure, result };
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/scalar-text.ts
/**
 * Starts like a word and holds nothing that YAML could read as structure; `sha256:…` and
 * `host:5000/path` are safe because no space follows the colon and a letter leads.
 */
const WORD = /^[A-Za-z][\w./-]*(?::[\w./-]*\w)?$/;
/**
 * Words that some YAML reader takes for a boolean or null (1.1: https://yaml.org/type/bool.html), or,
 * like `e123456`, for a number without digits before its exponent.
 */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|e-?[\d_]+)$/i;
/**
 * Whether every YAML 1.1 and 1.2 reader takes the unquoted text for a string. All numbers, dates
 * and sexagesimals of both versions start with a digit, a sign, a dot or an underscore.
 */
function isPlainString(text) {
    return WORD.test(text) && !RESERVED.test(text);
}
/** Printable ASCII that stands in double quotes without an escape, in YAML as in JSON. */
const WRITABLE = /^[!#-&(-[\]-~]+$/;
/** Whether {@link scalarText} can write the value; escapes are never written. */
function isWritable(value) {
    return WRITABLE.test(value);
}
/**
 * The text of a scalar with the value: quoted as the one it replaces, except that a value which some
 * reader takes for anything but a string is always written in double quotes.
 *
 * @param value what {@link isWritable} accepts (a tag, digest or repository)
 */
function scalarText(value, style) {
    if (!isPlainString(value))
        return `"${value}"`;
    if (style === 'double')
        return `"${value}"`;
    if (style === 'single')
        return `'${value}'`;
    return value;
}

// EXTERNAL MODULE: ./packages/shared/promotion/tag-strategy.ts
var tag_strategy = __webpack_require__(3728);
;// CONCATENATED MODULE: ./packages/shared/kustomize/entry-targets.ts






/**
 * Which container images each entry of an overlay touches, in the order of the list: each entry sees
 * what those before it have made.
 *
 * @param entries usually the graph’s own
 */
function entryTargets(entries, graph) {
    const { touched, unsure, result } = applyEntries(entries, graph.images);
    return {
        result,
        entries: entries.map(({ name }, index) => {
            const images = (touched[index] ?? []).flatMap((at) => graph.images[at] ?? []);
            const isCertain = graph.complete && unsure[index]?.length === 0;
            let verdict = 'unsure';
            if (images.length > 0)
                verdict = 'touches';
            else if (isCertain || imagePattern(name).invalid)
                verdict = 'nothing';
            return { index, name, images, verdict };
        }),
    };
}
/** What can be shown as YAML without escapes. */
const REPOSITORY = /^[\w./:-]{1,255}$/;
/** Images named in a message. */
const MAX_NAMED = 10;
/**
 * Why an overlay must not be bumped through an entry: `E_IMAGE_MATCHES_NOTHING` when it certainly
 * touches nothing, else `undefined`.
 *
 * @param kustomization the overlay’s file, for the message
 */
function noTargetFault(target, graph, kustomization) {
    if (target.verdict !== 'nothing')
        return undefined;
    const names = [...new Set(graph.images.map(({ image }) => shown(image)))];
    const some = names.slice(0, MAX_NAMED).join(', ');
    const there = `${some}${names.length > MAX_NAMED ? ', …' : ''}`;
    return new action_error/* ActionError */.l('E_IMAGE_MATCHES_NOTHING', `The \`images\` entry ${shown(target.name)} of ${shown(kustomization)} matches no container image; ` +
        (there === '' ? 'there is none.' : `there is ${there}.`));
}
/**
 * How an application gets its entry whose image is written plainly in a manifest: the YAML to add,
 * and where the image stands. `undefined` when no image of the graph looks like the application’s.
 *
 * @param kustomization the overlay’s file, for the text
 */
function plainImageHint(image, graph, kustomization) {
    const named = graph.images.map((found) => ({ found, name: (0,split_image/* splitImage */.s)(found.image).name }));
    const { found, name } = named.find((one) => one.name === image.repository) ??
        named.find((one) => one.name === image.name || one.name.endsWith(`/${image.name}`)) ??
        {};
    if (found === undefined || name === undefined || !REPOSITORY.test(name))
        return undefined;
    const place = [found.kind, found.name].filter((part) => part !== '').join(' ');
    const newName = image.repository === undefined || image.repository === name
        ? ''
        : `\n    newName: ${scalarText(image.repository, 'plain')}`;
    return (`${shown(found.file)} (${shown(place)}, container ${shown(found.container)}) names its image plainly. ` +
        `Add the entry to ${shown(kustomization)} once:\n` +
        `images:\n  - name: ${scalarText(name, 'plain')}${newName}\n    newTag: ${tag_strategy/* UNRELEASED */.p}`);
}
function shown(text) {
    return `\`${oneLine(text).replaceAll('`', "'")}\``;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/kustomization-fields.ts
/** A field’s values with their keys: kustomize matches keys as Go’s encoding/json does, without regard to case. */
function entriesOf(fields, name) {
    const folded = foldKey(name);
    return Object.entries(fields).filter(([key]) => foldKey(key) === folded);
}
/** A field’s values: more than one when its key is there in several cases. */
function valuesOf(fields, name) {
    return entriesOf(fields, name).map(([, value]) => value);
}
/** A key in the one spelling by which Go’s encoding/json compares keys. */
function foldKey(key) {
    return key.toUpperCase().toLowerCase();
}
/** The strings of a list, or the one string. */
function texts(value) {
    const list = Array.isArray(value) ? value : [value];
    return list.filter((item) => typeof item === 'string');
}
/** The mappings of a list, or the one mapping. */
function objects(value) {
    const list = Array.isArray(value) ? value : [value];
    return list.filter(isFields);
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Whether an entry of a list of files is the content itself: it has more than one line, or is JSON. */
function isInline(entry) {
    return entry.includes('\n') || entry.startsWith('{');
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/container-images.ts

const CONTAINERS = ['containers', 'initContainers'];
/** v5.8.1, api/internal/konfig/builtinpluginconsts/images.go */
const FIELD_SPECS = ['spec', 'spec/template/spec'].flatMap((pod) => ['containers/image', 'initContainers/image', 'volumes/image/reference'].map((path) => `${pod}/${path}`.split('/')));
const LOCAL_CONFIG = 'config.kubernetes.io/local-config';
/**
 * The images of one resource that `images` of a kustomization can change: `image` of the items of
 * every list `containers` or `initContainers` at any depth, and what the field specs name
 * (v5.8.1, api/filters/imagetag/legacy.go and imagetag.go). Not those of CustomResourceDefinitions,
 * and not `ephemeralContainers`.
 *
 * @param resource a document of `plainDocuments` with the schema `failsafe`
 */
function containerImages(resource) {
    const kind = textOf(resource['kind']);
    const metadata = resource['metadata'];
    const name = isFields(metadata) ? textOf(metadata['name']) : '';
    if (kind === 'CustomResourceDefinition')
        return { images: [], unknown: [] };
    const found = new Map();
    const odd = new Set();
    const record = (at, image, container) => {
        const key = JSON.stringify(at);
        if (typeof image !== 'string') {
            odd.add(`${kind} ${name} holds an image that is no string`);
            return;
        }
        const passes = (found.get(key)?.passes ?? 0) + 1;
        found.set(key, { kind, name, container: textOf(container), image, passes });
    };
    walk(resource, [], record);
    for (const path of FIELD_SPECS)
        follow(resource, path, [], [], record);
    if (found.size > 0 && isLocal(metadata)) {
        return { images: [], unknown: [`${kind} ${name} is local configuration with images`] };
    }
    return { images: [...found.values()], unknown: [...odd] };
}
function walk(value, at, found) {
    if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) {
            walk(item, [...at, index], found);
        }
    }
    if (!isFields(value))
        return;
    for (const [key, child] of Object.entries(value)) {
        walk(child, [...at, key], found);
        if (!CONTAINERS.includes(key) || !Array.isArray(child))
            continue;
        for (const [index, item] of child.entries()) {
            if (!isFields(item) || !Object.hasOwn(item, 'image'))
                continue;
            found([...at, key, index, 'image'], item['image'], item['name']);
        }
    }
}
/** A list anywhere on the way stands for each of its items (api/filters/fieldspec/fieldspec.go). */
function follow(value, path, at, parents, found) {
    const [key, ...rest] = path;
    if (key === undefined) {
        // The volume’s name stands beside its `image`, the container’s beside its own.
        const named = parents.at(at.at(-1) === 'reference' ? -2 : -1);
        found(at, value, named?.['name']);
    }
    else if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) {
            follow(item, path, [...at, index], parents, found);
        }
    }
    else if (isFields(value) && Object.hasOwn(value, key)) {
        follow(value[key], rest, [...at, key], [...parents, value], found);
    }
}
/** kustomize reads such resources and leaves them out of what it renders. */
function isLocal(metadata) {
    const annotations = isFields(metadata) ? metadata['annotations'] : undefined;
    if (!isFields(annotations) || !Object.hasOwn(annotations, LOCAL_CONFIG))
        return false;
    return annotations[LOCAL_CONFIG] !== 'false';
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
/**
 * The resources of a file’s documents: those of a list (`kind: …List` with `items`) for the list, as
 * `inlineAnyEmbeddedLists` of api/resource/factory.go has them. Empty documents are none.
 *
 * @throws Error when a document is no resource
 */
function resourcesOf(documents) {
    const resources = [];
    const queue = [...documents];
    // What is pushed on the way is visited, too.
    for (const document of queue) {
        if (document === '' || (isFields(document) && Object.keys(document).length === 0))
            continue;
        if (!isFields(document))
            throw new Error('a document that is no resource');
        const items = document['items'];
        if (!textOf(document['kind']).endsWith('List') || items === undefined) {
            resources.push(document);
        }
        else if (Array.isArray(items)) {
            for (const item of items)
                queue.push(item);
        }
        else if (items !== '') {
            throw new Error('a list whose items are none');
        }
    }
    return resources;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/kustomization-parts.ts

const READ = ['images', 'imageTags', 'resources', 'bases', 'components'];
const PATCHES = ['patches', 'patchesStrategicMerge', 'patchesJson6902'];
/**
 * Fields that neither bring images nor change where kustomize looks for them (v5.8.1,
 * api/types/kustomization.go). Variables are put in after all entries; generated ConfigMaps and
 * Secrets hold text only.
 */
const HARMLESS = [
    ...['apiVersion', 'kind', 'metadata', 'openapi', 'crds', 'vars', 'validators', 'buildMetadata'],
    ...['namePrefix', 'nameSuffix', 'namespace', 'commonLabels', 'labels', 'commonAnnotations'],
    ...['replicas', 'sortOptions', 'generatorOptions', 'configMapGenerator', 'secretGenerator'],
    'helmGlobals',
];
const KNOWN = new Set([...READ, ...PATCHES, ...HARMLESS].map(foldKey));
/** How the failsafe schema gives what YAML takes for nothing. */
const kustomization_parts_NOTHING = ['', '~', 'null', 'Null', 'NULL'];
/** @param root a kustomization, read by `plainDocuments` with the schema `failsafe` */
function kustomizationParts(root) {
    const fields = Object.fromEntries(Object.entries(root).filter(([, value]) => isSomething(value)));
    const all = (names) => names.flatMap((name) => valuesOf(fields, name)).flatMap((value) => value);
    const images = all(['images', 'imageTags']);
    const patches = all(['patches', 'patchesJson6902']);
    const unknown = [
        ...Object.keys(fields).filter((key) => !KNOWN.has(foldKey(key))),
        ...all(READ.slice(2)).flatMap((entry) => typeof entry === 'string' ? [] : ['a reference that is no string']),
        ...images.flatMap((entry) => (isFields(entry) ? [] : ['an entry of `images` that is none'])),
        ...patches.flatMap((patch) => (isFields(patch) ? [] : ['a patch that is none'])),
        ...(objects(patches).some((patch) => allowsOtherKinds(patch) && !isOfOneKind(patch))
            ? ['a patch that may change a kind']
            : []),
        ...(objects(all(['labels'])).some((label) => valuesOf(label, 'fields').some(isSomething))
            ? ['labels for fields of their own']
            : []),
    ];
    return {
        entries: objects(images).map(entryOf),
        resources: texts(all(['resources', 'bases'])),
        components: texts(all(['components'])),
        patches: [
            ...texts(all(['patchesStrategicMerge'])).map(patchOf),
            ...objects(patches).flatMap((patch) => {
                const changesKind = allowsOtherKinds(patch) && isOfOneKind(patch);
                return [
                    ...strings(patch, 'path').map((file) => ({ file, changesKind })),
                    ...strings(patch, 'patch').map((text) => ({ text, changesKind })),
                ];
            }),
        ],
        unknown: [...new Set(unknown)],
    };
}
function patchOf(entry) {
    return isInline(entry) ? { text: entry } : { file: entry };
}
function entryOf(fields) {
    const text = (key) => strings(fields, key).at(-1) ?? '';
    return {
        name: text('name'),
        newName: text('newName'),
        newTag: text('newTag'),
        digest: text('digest'),
        tagSuffix: text('tagSuffix'),
    };
}
function strings(fields, key) {
    return valuesOf(fields, key).flatMap(texts).filter(isSomething);
}
function isSomething(value) {
    return !kustomization_parts_NOTHING.some((nothing) => nothing === value);
}
function allowsOtherKinds(patch) {
    return objects(valuesOf(patch, 'options')).some((options) => strings(options, 'allowKindChange').some((value) => value !== 'false'));
}
/** Of one kind, and not of the one whose images `images` passes over: those would come into its sight. */
function isOfOneKind(patch) {
    const targets = objects(valuesOf(patch, 'target'));
    const kinds = targets.flatMap((target) => strings(target, 'kind'));
    const [kind = '', other] = kinds;
    // Any other character would make it a regular expression over kinds.
    return other === undefined && /^[A-Za-z]+$/.test(kind) && kind !== 'CustomResourceDefinition';
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./packages/shared/kustomize/unique-keys.ts
var unique_keys = __webpack_require__(1316);
;// CONCATENATED MODULE: ./packages/shared/kustomize/plain-documents.ts


/** The errors themselves are told to nobody, so that they need not be pretty; keys: `duplicateKey`. */
const OPTIONS = {
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
};
/**
 * The documents of a YAML (or JSON) text as plain values: aliases followed, and merge keys as
 * kustomize’s YAML 1.1 reader takes them.
 *
 * @param schema `failsafe`: every scalar is the string that is written, and `''` for nothing
 * @throws Error when it is no YAML, has a key twice, or is made to explode; never with what it holds
 */
function plainDocuments(text, schema) {
    const options = schema === undefined ? OPTIONS : { ...OPTIONS, schema };
    let values;
    try {
        const documents = [...(0,dist/* parseAllDocuments */.hR)(text, options)];
        const isGood = documents.every(({ errors, contents }) => errors.length === 0 && (0,unique_keys/* duplicateKey */.V)(contents) === undefined);
        if (isGood) {
            values = documents.map((document) => document.toJS({ maxAliasCount: 100 }));
        }
    }
    catch {
        // Its own limits; the message could hold any of the text.
    }
    if (values === undefined)
        throw new Error('no YAML that can be read safely');
    return values;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/known-tree.ts




const MAX_FILE_BYTES = 1024 * 1024;
const PARSED = new WeakMap();
/** What is known of the repository, each file parsed once. */
class KnownTree {
    bytes = 0;
    #files = new Map();
    #directories = new Set(['.']);
    add(paths, files) {
        for (const path of paths) {
            const file = files.get(path);
            this.#files.set(path, file);
            if (file === undefined)
                continue;
            this.bytes += file.bytes.byteLength;
            for (let at = (0,repository_path/* directoryOf */.j)(path); at !== '.'; at = (0,repository_path/* directoryOf */.j)(at))
                this.#directories.add(at);
        }
    }
    /** `undefined` when the path was not read yet. */
    kindOf(path) {
        if (this.#directories.has(path))
            return 'directory';
        if (!this.#files.has(path))
            return undefined;
        const mode = this.#files.get(path)?.mode;
        if (mode === undefined)
            return 'absent';
        if (mode.startsWith('100'))
            return 'file';
        if (mode === '120000')
            return 'symlink';
        return /^0?40000$/.test(mode) ? 'directory' : 'submodule';
    }
    /** The documents of a file, or why there are none. */
    documents(path) {
        return this.#parsed(path).documents;
    }
    parts(path) {
        const parsed = this.#parsed(path);
        const { documents } = parsed;
        if (typeof documents === 'string' || documents.length !== 1)
            return undefined;
        const [root] = documents;
        return isFields(root) ? (parsed.parts ??= kustomizationParts(root)) : undefined;
    }
    #parsed(path) {
        const bytes = this.#files.get(path)?.bytes ?? known_tree_NOTHING;
        const known = PARSED.get(bytes);
        if (known !== undefined)
            return known;
        const parsed = { documents: parseManifests(bytes) };
        PARSED.set(bytes, parsed);
        return parsed;
    }
}
const known_tree_NOTHING = new Uint8Array();
const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** YAML 1.1 readers take these for line ends, and see another text than YAML 1.2 readers. */
const AMBIGUOUS_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/;
/** The documents of a file, or what it holds instead. */
function parseManifests(bytes) {
    if (bytes.byteLength > MAX_FILE_BYTES)
        return `more than ${MAX_FILE_BYTES} bytes`;
    try {
        const text = UTF8.decode(bytes);
        if (AMBIGUOUS_BREAK.test(text))
            return 'line ends that not all YAML readers know';
        return plainDocuments(text, 'failsafe');
    }
    catch {
        return 'no YAML that can be read safely';
    }
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/patch-images.ts

/** Keys by which a patch can bring an image to where `images` looks, or show it to `images`. */
const BRINGS = new Set(['image', 'reference', 'config.kubernetes.io/local-config']);
const OPERATIONS = ['add', 'replace', 'remove', 'test'];
/**
 * Whether a patch could bring an image that no resource has. It cannot, when it has none of the keys by
 * which images are said; what it takes away does not count.
 *
 * @param documents of the patch: strategic merge patches or lists of JSON patch operations
 * @param changesKind whether it may give another kind to what it patches
 */
function patchMayBringImages(documents, changesKind) {
    return documents.some((document) => Array.isArray(document)
        ? document.some((operation) => !isHarmless(operation, changesKind))
        : hasKey(document));
}
function isHarmless(operation, changesKind) {
    if (!isFields(operation))
        return false;
    const { op, path, value } = operation;
    if (changesKind && op === 'replace' && path === '/kind')
        return typeof value === 'string';
    if (!OPERATIONS.some((known) => known === op) || typeof path !== 'string')
        return false;
    const segments = path.split('/').map((segment) => segment.replaceAll('~1', '/'));
    // A kind further down is a reference's.
    const isKind = segments.slice(0, 2).includes('kind');
    return !isKind && !segments.some((segment) => BRINGS.has(segment)) && !hasKey(value);
}
function hasKey(value) {
    if (Array.isArray(value))
        return value.some(hasKey);
    if (!isFields(value))
        return false;
    return Object.entries(value).some(([key, child]) => BRINGS.has(key) || hasKey(child));
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/remote-reference.ts
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** What kustomize’s RepoSpec takes for a repository (api/internal/git/repospec.go), and a bit more. */
const remote_reference_REPOSITORY = /^[^/]*@[^/]*[:/]|^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com|ssh\.dev\.azure\.com)[/:]|\.git(?:[/?]|$)|\/_git\/|\/\/|[?&](?:ref|version|timeout|submodules)=/i;
/** Whether kustomize could take a reference for something that it has to fetch. */
function isRemote(reference) {
    return SCHEME.test(reference) || remote_reference_REPOSITORY.test(reference);
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/graph-walk.ts










/** A base that two others share is visited twice, and theirs four times. */
const MAX_VISITS = 500;
const MAX_IMAGES = 20_000;
/** One walk over what is known; it says what else it has to know. */
class GraphWalk {
    wanted = new Set();
    unknown = new Set();
    #tree;
    #visits = 0;
    constructor(tree) {
        this.#tree = tree;
    }
    /**
     * The images that come out of a kustomization.
     *
     * @param before what a component is applied to
     * @param chain directories that lead here
     * @param bare without its own `images`
     */
    kustomization(path, before, chain, bare = false) {
        if (!this.#isRead(path))
            return before;
        this.#visits += 1;
        if (this.#visits > MAX_VISITS) {
            this.unknown.add(`more than ${MAX_VISITS} bases`);
            return before;
        }
        const parts = this.#tree.kindOf(path) === 'file' ? this.#tree.parts(path) : undefined;
        if (parts === undefined) {
            this.unknown.add(`${path} cannot be read as a kustomization`);
            return before;
        }
        for (const clause of parts.unknown)
            this.unknown.add(`${path}: ${clause}`);
        const here = [...chain, (0,repository_path/* directoryOf */.j)(path)];
        const resources = parts.resources.map((entry) => this.#reference(path, entry, here, false, []));
        this.#patches(path, parts);
        let images = [...before, ...resources.flat()];
        for (const entry of parts.components) {
            images = this.#reference(path, entry, here, true, images);
        }
        if (images.length > MAX_IMAGES) {
            this.unknown.add(`more than ${MAX_IMAGES} images`);
            return [];
        }
        return bare ? images : this.#applied(path, parts.entries, images);
    }
    #applied(path, entries, images) {
        if (entries.length === 0)
            return images;
        const { result } = applyEntries(entries, images);
        return images.flatMap((found, index) => {
            const image = result[index];
            if (image !== undefined)
                return [{ ...found, image }];
            this.unknown.add(`${path}: an entry of \`images\` that cannot be judged`);
            return [];
        });
    }
    #reference(path, entry, chain, isComponent, before) {
        const refuse = (why) => {
            this.unknown.add(`${path}: ${quoted(entry)} ${why}`);
            return before;
        };
        if (isRemote(entry))
            return refuse('is remote');
        const target = targetOf((0,repository_path/* directoryOf */.j)(path), entry);
        if (target === undefined)
            return refuse('is no path inside the repository');
        switch (this.#tree.kindOf(target)) {
            case undefined:
                this.wanted.add(target);
                // In the same request: a reference without an extension is rarely a file.
                if (!/\.(?:ya?ml|json)$/i.test(target)) {
                    for (const inside of kustomizationCandidates(target))
                        this.wanted.add(inside);
                }
                return before;
            case 'file':
                if (isComponent || isKustomizationPath(target))
                    return refuse('is no directory');
                return this.#manifests(target);
            case 'directory':
                break;
            case 'absent':
                return refuse('is not there');
            case 'symlink':
                return refuse('is a symbolic link');
            case 'submodule':
                return refuse('is a submodule');
        }
        if (chain.some((visited) => isAncestor(target, visited)))
            return refuse('is a cycle');
        const candidates = kustomizationCandidates(target);
        const missing = candidates.filter((candidate) => this.#tree.kindOf(candidate) === undefined);
        if (missing.length > 0) {
            for (const candidate of missing)
                this.wanted.add(candidate);
            return before;
        }
        const kustomization = this.#pick(target);
        if (kustomization instanceof action_error/* ActionError */.l)
            return refuse(`is unusable: ${kustomization.message}`);
        return this.kustomization(kustomization, before, chain);
    }
    #pick(directory) {
        try {
            return pickKustomization(directory, (path) => {
                const kind = this.#tree.kindOf(path);
                if (kind === 'absent')
                    return undefined;
                return kind === 'submodule' ? 'directory' : kind;
            });
        }
        catch (thrown) {
            if (thrown instanceof action_error/* ActionError */.l)
                return thrown;
            throw thrown;
        }
    }
    #manifests(path) {
        const documents = this.#tree.documents(path);
        if (typeof documents === 'string') {
            this.unknown.add(`${path} holds ${documents}`);
            return [];
        }
        try {
            return resourcesOf(documents).flatMap((resource) => {
                const { images, unknown } = containerImages(resource);
                for (const clause of unknown)
                    this.unknown.add(`${path}: ${clause}`);
                return images.map((image) => ({ file: path, ...image }));
            });
        }
        catch {
            this.unknown.add(`${path} holds something else than resources`);
            return [];
        }
    }
    #patches(path, parts) {
        for (const patch of parts.patches) {
            let name = 'an inline patch';
            let documents;
            if ('text' in patch) {
                documents = parseManifests(Buffer.from(patch.text));
            }
            else {
                name = `the patch ${quoted(patch.file)}`;
                const target = isRemote(patch.file) ? undefined : targetOf((0,repository_path/* directoryOf */.j)(path), patch.file);
                if (target !== undefined && !this.#isRead(target))
                    continue;
                const isFile = target !== undefined && this.#tree.kindOf(target) === 'file';
                documents = isFile ? this.#tree.documents(target) : 'nothing that can be read';
            }
            if (typeof documents === 'string')
                this.unknown.add(`${path}: ${name} holds ${documents}`);
            else if (patchMayBringImages(documents, patch.changesKind === true)) {
                this.unknown.add(`${path}: ${name} may bring images`);
            }
        }
    }
    #isRead(path) {
        if (this.#tree.kindOf(path) !== undefined)
            return true;
        this.wanted.add(path);
        return false;
    }
}
/** The path that a reference names; `undefined` when it is none inside the repository. */
function targetOf(directory, entry) {
    if (entry.startsWith('/'))
        return undefined;
    try {
        return (0,repository_path/* normalizePath */.F)(external_node_path_.posix.join(directory, entry));
    }
    catch {
        return undefined;
    }
}
/** kustomize takes a base that holds one of those that lead to it for a cycle, too. */
function isAncestor(directory, other) {
    return directory === '.' || other === directory || other.startsWith(`${directory}/`);
}
function quoted(text) {
    return JSON.stringify(oneLine(text));
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/resource-graph.ts





/** Each is a request; a base and its files take two. */
const MAX_LEVELS = 12;
const MAX_PATHS = 1_000;
const MAX_BYTES = 8 * 1024 * 1024;
/**
 * Walks what a kustomization refers to inside the repository and collects the container images,
 * with the `images` of bases and components applied as kustomize v5.8.1 does. Nothing is fetched,
 * and nothing that is wrong with the files is thrown: it stands in `unknown`.
 *
 * @param kustomization the overlay’s file, of `pickKustomization`
 * @param read called once for each level of references, with all paths of that level
 * @param known is not read again
 */
async function readResourceGraph(kustomization, read, known = { paths: [], files: new Map() }) {
    const tree = new KnownTree();
    tree.add(known.paths, known.files);
    let asked = 0;
    for (let level = 0;; level += 1) {
        const walk = new GraphWalk(tree);
        const images = walk.kustomization(kustomization, [], [], true);
        const wanted = [...walk.wanted];
        let limit = limitReached(level, asked + wanted.length);
        if (wanted.length > 0 && limit === undefined) {
            tree.add(wanted, await read(wanted));
            asked += wanted.length;
            if (tree.bytes <= MAX_BYTES)
                continue;
            limit = `more than ${MAX_BYTES} bytes`;
        }
        if (wanted.length > 0 && limit !== undefined)
            walk.unknown.add(limit);
        const unknown = [...walk.unknown];
        const entries = tree.parts(kustomization)?.entries ?? [];
        return { complete: unknown.length === 0, unknown, images, entries };
    }
}
/**
 * The paths that tell the kustomizations of `../base` and `../../base`: read together with the
 * overlay’s own they save a request where the layout is the usual one.
 *
 * @param overlay its directory or its kustomization file, of `normalizePath`
 */
function likelyBaseFiles(overlay) {
    const directory = isKustomizationPath(overlay) ? (0,repository_path/* directoryOf */.j)(overlay) : overlay;
    if (directory === '.')
        return [];
    return ['../base', '../../base']
        .map((base) => external_node_path_.posix.join(directory, base))
        .filter((path) => !path.startsWith('../') && path !== directory)
        .flatMap((path) => kustomizationCandidates(path));
}
function limitReached(level, paths) {
    if (level >= MAX_LEVELS)
        return `references more than ${MAX_LEVELS} deep`;
    return paths > MAX_PATHS ? `more than ${MAX_PATHS} paths` : undefined;
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/matched-images.ts



/**
 * Looks once a run at what an overlay's entries touch: what other writers change meanwhile are values
 * of entries, and a look costs requests in which the next of them is faster.
 */
function createMatcher(log) {
    const looked = new Set();
    return async (plan, known, read) => {
        const files = plan.files.filter(({ path }) => !looked.has(path));
        if (files.length === 0)
            return;
        const targets = await overlayTargets(files, known, read);
        for (const line of touchedLines(targets))
            log.info(line);
        assertMatches(plan, targets);
        for (const { path } of files)
            looked.add(path);
    };
}
/**
 * Reads which container images the entries of the changed overlays touch. All overlays are walked at
 * once, so that a level of references of a thousand of them is read together.
 *
 * @param known what was read of this commit already
 */
async function overlayTargets(files, known, read) {
    const together = batched(read);
    return Promise.all(files.map(async ({ path, after }) => {
        const here = new Map(known.files).set(path, { mode: '100644', bytes: after });
        const graph = await readResourceGraph(path, together, {
            ...{ paths: [...known.paths, path], files: here },
        });
        return { overlay: path, graph, entries: entryTargets(graph.entries, graph).entries };
    }));
}
/** @throws `E_IMAGE_MATCHES_NOTHING` for the first changed entry that certainly touches nothing */
function assertMatches({ images }, targets) {
    const byOverlay = new Map(targets.map((found) => [found.overlay, found]));
    for (const { overlay, entry, status } of images) {
        const found = status === 'changed' ? byOverlay.get(overlay) : undefined;
        // By position: an application may be found by its repository, under a name that is not its own.
        const target = found?.entries.find(({ index }) => index === entry);
        const fault = found && target && noTargetFault(target, found.graph, overlay);
        if (fault !== undefined)
            throw fault;
    }
}
/** What the changed entries touch, a line each, for the log. */
function touchedLines(targets) {
    return targets.flatMap(({ overlay, graph, entries }) => [
        ...entries.map(({ name, images, verdict }) => {
            const places = images.map(({ kind, name: resource, container }) => [kind, resource, container].filter((part) => part !== '').join('/'));
            const what = verdict === 'touches' ? places.join(', ') : verdict;
            return `${overlay}: \`${name}\` touches ${what}`;
        }),
        ...graph.unknown.map((why) => `${overlay}: not all images are known: ${why}`),
    ]);
}
/** The error for a missing entry, with the place where the image is written plainly, if it is. */
async function withPlainImage(thrown, overlays, images, read) {
    if (!(thrown instanceof action_error/* ActionError */.l) || thrown.code !== 'E_IMAGE_NOT_FOUND')
        return thrown;
    const file = overlays.find(({ path }) => thrown.message.startsWith(`${path} `));
    const image = images.find(({ name }) => thrown.message.includes(`for \`${name}\``));
    if (file === undefined || image === undefined)
        return thrown;
    const graph = await readResourceGraph(file.path, read, {
        ...{ paths: [file.path], files: new Map([[file.path, { mode: '100644', bytes: file.bytes }]]) },
    });
    const hint = plainImageHint(image, graph, file.path);
    if (hint === undefined)
        return thrown;
    return new action_error/* ActionError */.l(thrown.code, thrown.message, { hint, cause: thrown });
}
/** One request for all that is asked for in the same turn of the event loop. */
function batched(read) {
    let waiting;
    return (paths) => {
        if (waiting === undefined) {
            const wanted = new Set();
            const answer = new Promise((resolve) => setImmediate(resolve)).then(() => {
                waiting = undefined;
                return read([...wanted]);
            });
            waiting = { paths: wanted, answer };
        }
        for (const path of paths)
            waiting.paths.add(path);
        return waiting.answer;
    };
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/overlay-files.ts



/**
 * The kustomization files of the overlays in a commit, each once.
 *
 * @throws `E_TARGET_GONE`, `E_KUSTOMIZATION_AMBIGUOUS`, `E_PATH`
 */
function filesFromBranch(at, overlays) {
    const kindOf = (path) => {
        switch (at.files.get(path)?.mode) {
            case undefined:
                return undefined;
            case '40000':
                return 'directory';
            case '100644':
            case '100755':
                return 'file';
            default: // a link, or a submodule: content that is not the repository's own
                return 'symlink';
        }
    };
    const paths = new Map(overlays.map((overlay) => [pickKustomization(overlay, kindOf), overlay]));
    return [...paths].map(([path, overlay]) => {
        const file = at.files.get(path);
        if (file === undefined)
            throw new action_error/* ActionError */.l('E_TARGET_GONE', `${path} is gone.`);
        return { path, overlay, bytes: file.bytes };
    });
}
/** All that a first look at a branch reads: what saves a request later, too. */
function pathsToRead(overlays) {
    return [
        ...new Set([
            ...overlays.flatMap(kustomizationCandidates),
            ...overlays.flatMap(likelyBaseFiles),
        ]),
    ];
}
/** The path whose commits are an overlay's history; a repository's root has too many others. */
function historyPath(overlay) {
    return overlay === '.' ? 'kustomization.yaml' : overlay;
}
/** The kustomization files of the overlays in a checkout, each once. Errors as above. */
function filesFromWorktree(worktree, overlays) {
    const kindOf = (path) => worktree.kindOf(path);
    const paths = new Map(overlays.map((overlay) => [pickKustomization(overlay, kindOf), overlay]));
    return [...paths].map(([path, overlay]) => ({ path, overlay, bytes: worktree.read(path) }));
}

// EXTERNAL MODULE: ./packages/shared/kustomize/kustomization-text.ts
var kustomization_text = __webpack_require__(8047);
;// CONCATENATED MODULE: ./packages/shared/kustomize/text-splice.ts
/**
 * The text with all splices made; everything outside of their ranges stays as it is.
 *
 * @returns `undefined` when two ranges overlap
 */
function applySplices(text, splices) {
    let at = 0;
    let out = '';
    // The sort is stable: a value comes before what is inserted behind it, and both before a removal.
    for (const { start, end, text: written } of [...splices].sort((one, other) => one.start - other.start || one.end - other.end)) {
        if (start < at)
            return undefined;
        out += text.slice(at, start) + written;
        at = end;
    }
    return out + text.slice(at);
}
/** Where the line of an offset starts; the byte order mark belongs to no line. */
function lineStartOf(text, offset) {
    const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}
/** Where the line of an offset ends, in front of its line end. */
function lineContentEnd(text, offset) {
    const end = text.indexOf('\n', offset);
    if (end === -1)
        return text.length;
    return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
/** The line end at an offset; the file's first one where the text ends. */
function lineEndAt(text, offset) {
    const own = text.slice(offset, offset + 2);
    if (own === '\r\n')
        return own;
    if (own.startsWith('\n'))
        return '\n';
    return /\r?\n/.exec(text)?.[0] ?? '\n';
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/remove-pairs.ts

/**
 * The ranges that take pairs out of an entry: whole lines with the comment behind the value, or
 * `, key: value`. Comments on lines of their own stay. The entry must keep one pair at least.
 *
 * @param removed positions in {@link ImageNode.pairs}
 * @returns `undefined` where a pair shares its lines with something else
 */
function removePairs(text, entry, removed) {
    if (removed.size === 0)
        return [];
    const ranges = entry.flow
        ? flowRanges(entry.pairs, removed)
        : blockRanges(text, entry.pairs, removed);
    return ranges && joined(ranges).map((range) => ({ ...range, text: '' }));
}
function flowRanges(pairs, removed) {
    const firstKept = pairs.findIndex((_, index) => !removed.has(index));
    return [...removed].flatMap((index) => {
        const pair = pairs[index];
        if (pair === undefined)
            return [];
        const next = pairs[index + 1];
        if (index > firstKept) {
            if (pair.comma !== undefined && !pair.commented)
                return { start: pair.comma, end: pair.end };
            return { start: pair.keyStart, end: behindComma(next) ?? pair.end };
        }
        const end = next?.commented === false ? next.keyStart : behindComma(next);
        return { start: pair.keyStart, end: end ?? pair.end };
    });
}
function behindComma(pair) {
    return pair?.comma === undefined ? undefined : pair.comma + 1;
}
function blockRanges(text, pairs, removed) {
    const ranges = [];
    let done = 0;
    const [first] = pairs;
    if (first !== undefined && removed.has(0) && leadOf(text, first).includes('-')) {
        const range = behindDash(text, pairs, removed);
        ranges.push(range);
        done = range.pairs;
    }
    for (const index of removed) {
        const pair = pairs[index];
        if (pair === undefined || index < done)
            continue;
        const end = lineContentEnd(text, pair.end);
        if (!/^ *$/.test(leadOf(text, pair)) || !isRestOfLine(text.slice(pair.end, end))) {
            return undefined;
        }
        ranges.push({ start: lineStartOf(text, pair.keyStart), end: behindLineEnd(text, end) });
    }
    return keepEndOfFile(text, joined(ranges));
}
/** The first pairs of an entry: what follows moves up to the dash, unless a comment is in between. */
function behindDash(text, pairs, removed) {
    const start = pairs[0]?.keyStart ?? 0;
    const kept = pairs.findIndex((_, index) => !removed.has(index));
    const gaps = pairs.slice(0, kept).map((pair, index) => {
        const nextStart = pairs[index + 1]?.keyStart ?? pair.end;
        return text.slice(lineContentEnd(text, pair.end), nextStart);
    });
    if (gaps.every((gap) => /^\r?\n *$/.test(gap))) {
        return { start, end: pairs[kept]?.keyStart ?? start, pairs: kept };
    }
    const dash = text.lastIndexOf('-', start) + 1;
    return { start: dash, end: lineContentEnd(text, pairs[0]?.end ?? start), pairs: 1 };
}
function leadOf(text, pair) {
    return text.slice(lineStartOf(text, pair.keyStart), pair.keyStart);
}
function isRestOfLine(text) {
    return /^[ \t]*(?:#.*)?$/.test(text);
}
function behindLineEnd(text, contentEnd) {
    const next = text.indexOf('\n', contentEnd);
    return next === -1 ? text.length : next + 1;
}
/** Without the file's last line, the one before it has no line end, either. */
function keepEndOfFile(text, ranges) {
    return ranges.map(({ start, end }) => {
        if (end < text.length || text.endsWith('\n'))
            return { start, end };
        const before = text.slice(0, start);
        return { start: before.length - (/\r?\n$/.exec(before)?.[0].length ?? 0), end };
    });
}
function joined(ranges) {
    const out = [];
    for (const range of [...ranges].sort((one, other) => one.start - other.start)) {
        const last = out.at(-1);
        if (last !== undefined && range.start <= last.end) {
            out[out.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
        }
        else {
            out.push(range);
        }
    }
    return out;
}

// EXTERNAL MODULE: ./packages/shared/kustomize/tag-and-digest.ts
var tag_and_digest = __webpack_require__(4223);
;// CONCATENATED MODULE: ./packages/shared/kustomize/edit-entry.ts






/** In the order in which missing lines are inserted. */
const EDITED = ['newName', 'newTag', 'digest', 'tagSuffix'];
/** Whether a field says, as a string for every reader, what an edit wants of it. */
function holds(field, wanted) {
    if (wanted === undefined)
        return true;
    if (wanted === null)
        return field === undefined;
    return field?.value === wanted && isString(field);
}
/** Whether the scalar as it is written is a string for every reader. */
function isString(field) {
    return field.style !== 'plain' || scalarText(field.value, 'plain') === field.value;
}
/**
 * An edit of tag or digest alone, for an entry that has both in `newTag: v1@sha256:…`: the other half
 * is kept in the field where it belongs, or kustomize would render `v1@sha256:…@sha256:…`.
 *
 * @returns `undefined` where it renders that already, so that nobody can tell what is to be kept
 */
function completeEdit(entry, edit) {
    const { newTag, digest } = edit;
    if (entry.fields.newTag?.value.includes('@') !== true)
        return edit;
    if ((newTag === undefined) === (digest === undefined))
        return edit;
    const pinned = (0,tag_and_digest/* tagAndDigest */.Y)(entry);
    if (!isWritable(pinned.digest) || pinned.digest.includes('@'))
        return undefined;
    return {
        ...edit,
        newTag: newTag === undefined ? (pinned.tag === '' ? null : pinned.tag) : newTag,
        digest: digest === undefined ? pinned.digest : digest,
    };
}
/**
 * The splices that make one edit.
 *
 * @param edit as {@link completeEdit} made it
 * @throws `E_INPUT` for a value that cannot be written, `E_YAML_SHAPE`
 */
function entrySplices(text, entry, edit, origin) {
    const splices = [];
    const removed = new Set();
    let sibling = entry.fields.name;
    for (const field of EDITED) {
        const wanted = edit[field];
        const present = entry.fields[field];
        if (wanted === null) {
            if (present !== undefined)
                removed.add(present.pair);
            continue;
        }
        if (wanted !== undefined)
            requireWritable(wanted, field);
        if (present === undefined) {
            if (wanted === undefined || sibling === undefined)
                continue;
            splices.push(insertion(text, entry, sibling, field, wanted, origin));
            continue;
        }
        sibling = present;
        if (wanted === undefined || holds(present, wanted))
            continue;
        const written = scalarText(wanted, present.style);
        splices.push({
            start: present.start,
            end: present.end,
            text: present.style === 'empty' ? ` ${written}` : written,
        });
    }
    const removals = removePairs(text, entry, removed);
    if (removals === undefined) {
        throw (0,kustomization_text/* shapeError */.c)(origin, text, entry.pairs[0]?.keyStart ?? 0, 'an entry with a shared line');
    }
    return [...splices, ...removals];
}
/** @throws `E_INPUT` */
function requireWritable(value, field) {
    if (isWritable(value))
        return;
    throw new action_error/* ActionError */.l('E_INPUT', `${JSON.stringify(value)} is not a value for ${field}.`);
}
function insertion(text, entry, sibling, key, value, origin) {
    if (entry.flow) {
        const pair = sibling.keyQuoted
            ? `"${key}": "${value}"`
            : `${key}: ${scalarText(value, 'plain')}`;
        return { start: sibling.end, end: sibling.end, text: `, ${pair}` };
    }
    const lead = text.slice(lineStartOf(text, sibling.keyStart), sibling.keyStart);
    if (!/^[ -]*$/.test(lead)) {
        throw (0,kustomization_text/* shapeError */.c)(origin, text, sibling.keyStart, 'an entry with an unusual indentation');
    }
    const end = lineContentEnd(text, sibling.end);
    const line = `${' '.repeat(lead.length)}${key}: ${scalarText(value, 'plain')}`;
    return { start: end, end, text: `${lineEndAt(text, end)}${line}` };
}

// EXTERNAL MODULE: ./packages/shared/kustomize/node-end.ts
var node_end = __webpack_require__(2080);
;// CONCATENATED MODULE: ./packages/shared/kustomize/add-entries.ts






/**
 * The ways to add entries to a file, the best one first: which of them says what is meant is for the
 * proof to find out.
 *
 * @throws `E_INPUT` for a value that cannot be written, `E_YAML_SHAPE`
 */
function additionCandidates(file, entries, additions, origin) {
    const fields = additions.map(writtenFields);
    const { root, text } = file;
    const pair = root.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.value === 'images');
    if (pair === undefined)
        return root.flow === true ? [newFlowKey(root, fields)] : newKey(file, fields);
    const list = pair.value;
    const last = (splices) => [
        { place: 'last', splices },
    ];
    if (!(0,dist/* isSeq */.oP)(list))
        return last(fillNull(file, pair, fields, origin));
    if (list.flow === true)
        return last([intoFlowList(root, list, entries, fields)]);
    return last([behindBlockList(text, list, entries, fields, origin)]);
}
function writtenFields({ name, newName, newTag, digest }) {
    const fields = Object.entries({ name, newName, newTag, digest });
    return fields.flatMap(([field, value]) => {
        if (value === undefined)
            return [];
        requireWritable(value, field);
        return [[field, value]];
    });
}
function flowEntry(fields, quoted) {
    const pairs = fields.map(([key, value]) => quoted ? `"${key}": "${value}"` : `${key}: ${scalarText(value, 'plain')}`);
    return `{${pairs.join(', ')}}`;
}
function flowEntries(entries, quoted) {
    return entries.map((fields) => flowEntry(fields, quoted)).join(', ');
}
/** The lines of entries; `lead` is what stands before the first key of each. */
function blockLines(entries, lead) {
    return entries.flatMap((fields) => fields.map(([key, value], index) => {
        const start = index === 0 ? lead : ' '.repeat(lead.length);
        return `${start}${key}: ${scalarText(value, 'plain')}`;
    }));
}
/** Behind the last entry and the comments that stand deeper than its dash, which may be about it. */
function behindBlockList(text, list, entries, fields, origin) {
    const dash = dashOf(list);
    const last = entries.at(-1);
    if (dash === undefined || last === undefined) {
        throw (0,kustomization_text/* shapeError */.c)(origin, text, list.range?.[0] ?? 0, 'a list without a dash');
    }
    const lead = text.slice(lineStartOf(text, dash), dash);
    if (!/^ *$/.test(lead))
        throw (0,kustomization_text/* shapeError */.c)(origin, text, dash, 'a list with an unusual indentation');
    const keyStart = last.pairs[0]?.keyStart ?? dash;
    const gap = /^-( +)$/.exec(text.slice(dash, keyStart))?.[1] ?? ' ';
    const lines = last.flow
        ? fields.map((entry) => `${lead}- ${flowEntry(entry, last.fields.name?.keyQuoted === true)}`)
        : blockLines(fields, `${lead}-${gap}`);
    let end = (0,node_end/* contentEnd */.XA)(list);
    // A block scalar ends with its line end.
    if (text[end - 1] === '\n')
        end -= text[end - 2] === '\r' ? 2 : 1;
    return linesBehind(text, ownCommentsEnd(text, lineContentEnd(text, end), lead.length), lines);
}
function dashOf(list) {
    const token = list.srcToken;
    if (token?.type !== 'block-seq')
        return undefined;
    const dashes = token.items
        .flatMap(({ start }) => start)
        .filter(({ type }) => type === 'seq-item-ind');
    const last = dashes.at(-1);
    return last !== undefined && 'offset' in last ? last.offset : undefined;
}
/** Where the last of the comment lines below a line ends that stand deeper than a column. */
function ownCommentsEnd(text, from, column) {
    let end = from;
    for (let at = from; at < text.length;) {
        const start = text.indexOf('\n', at) + 1;
        if (start === 0)
            break;
        at = lineContentEnd(text, start);
        const comment = /^( *)#/.exec(text.slice(start, at));
        if (comment === null) {
            if (text.slice(start, at).trim() !== '')
                break;
        }
        else {
            if ((comment[1] ?? '').length <= column)
                break;
            end = at;
        }
    }
    return end;
}
function linesBehind(text, contentEndOfLine, lines) {
    const eol = lineEndAt(text, contentEndOfLine);
    const written = lines.map((line) => eol + line).join('');
    return { start: contentEndOfLine, end: contentEndOfLine, text: written };
}
function intoFlowList(root, list, entries, fields) {
    const last = entries.at(-1);
    if (last === undefined) {
        const start = (list.range?.[0] ?? 0) + 1;
        return { start, end: start, text: flowEntries(fields, isJson(root)) };
    }
    const end = (0,node_end/* contentEnd */.XA)(list.items.at(-1));
    const written = flowEntries(fields, last.fields.name?.keyQuoted === true);
    return { start: end, end, text: `, ${written}` };
}
/** `images:` with nothing, `null` or `~` behind it. */
function fillNull({ text, root }, pair, fields, origin) {
    const key = pair.key;
    const value = pair.value;
    const colonEnd = (0,node_end/* colonEndOf */.Y3)(pair);
    if (colonEnd === undefined || value?.anchor !== undefined || value?.tag !== undefined) {
        throw (0,kustomization_text/* shapeError */.c)(origin, text, key.range?.[0] ?? 0, 'an `images` that is no plain list');
    }
    const end = Math.max(colonEnd, (0,node_end/* contentEnd */.XA)(pair));
    if (root.flow === true) {
        return [{ start: colonEnd, end, text: ` [${flowEntries(fields, isJson(root))}]` }];
    }
    const lead = ' '.repeat(columnOf(text, key) + listIndent(text, root));
    const lines = linesBehind(text, lineContentEnd(text, end), blockLines(fields, `${lead}- `));
    return end === colonEnd ? [lines] : [{ start: colonEnd, end, text: '' }, lines];
}
function newFlowKey(root, fields) {
    const quoted = isJson(root);
    const key = quoted ? '"images"' : 'images';
    const written = `${key}: [${flowEntries(fields, quoted)}]`;
    const last = root.items.at(-1);
    const brace = root.srcToken?.type === 'flow-collection' ? root.srcToken.start.offset : 0;
    const at = last === undefined ? brace + 1 : (0,node_end/* contentEnd */.XA)(last);
    const splice = { start: at, end: at, text: last === undefined ? written : `, ${written}` };
    return { place: 'last', splices: [splice] };
}
/** At the end of the document, or, where that would become part of the last value, at its start. */
function newKey({ text, root }, fields) {
    const first = root.items[0]?.key;
    const indent = first === undefined ? 0 : columnOf(text, first);
    const lead = ' '.repeat(indent);
    const list = ' '.repeat(indent + listIndent(text, root));
    const lines = [`${lead}images:`, ...blockLines(fields, `${list}- `)];
    const eol = lineEndAt(text, text.length);
    const at = documentEnd(text, first === undefined ? 0 : (0,node_end/* contentEnd */.XA)(root));
    const before = text.slice(0, at);
    const behindLine = before.endsWith('\n') || /^\uFEFF?$/.test(before);
    const written = behindLine
        ? lines.map((line) => line + eol).join('')
        : lines.map((line) => eol + line).join('');
    const atEnd = { place: 'last', splices: [{ start: at, end: at, text: written }] };
    if (first === undefined)
        return [atEnd];
    const start = lineStartOf(text, first.range?.[0] ?? 0);
    const atStart = lines.map((line) => line + eol).join('');
    return [atEnd, { place: 'first', splices: [{ start, end: start, text: atStart }] }];
}
/** The document's end marker behind an offset, or the end of the text. */
function documentEnd(text, from) {
    const marker = /(?<=^\uFEFF?)\.\.\.(?=\s|$)/gm;
    marker.lastIndex = from;
    return marker.exec(text)?.index ?? text.length;
}
/** Whether a flow mapping at the top is written like JSON. */
function isJson(root) {
    if (root.flow !== true)
        return false;
    const key = root.items[0]?.key;
    return key === undefined || ((0,dist/* isScalar */.jn)(key) && key.type === 'QUOTE_DOUBLE');
}
/** The column of a key at the top, or of the `?` before it. */
function columnOf(text, key) {
    const start = key.range?.[0] ?? 0;
    const lead = text.slice(lineStartOf(text, start), start);
    return /^( *)\? +$/.exec(lead)?.[1]?.length ?? lead.length;
}
/** How far the other lists of the file stand from their keys; kustomize itself writes 0. */
function listIndent(text, root) {
    for (const { key, value } of root.items) {
        if (!(0,dist/* isSeq */.oP)(value) || value.flow === true || !(0,dist/* isScalar */.jn)(key))
            continue;
        const dash = dashOf(value);
        if (dash === undefined)
            continue;
        const indent = dash - lineStartOf(text, dash) - columnOf(text, key);
        if (indent >= 0)
            return indent;
    }
    return 0;
}

// EXTERNAL MODULE: ./packages/shared/kustomize/image-entries.ts
var image_entries = __webpack_require__(3254);
;// CONCATENATED MODULE: ./packages/shared/kustomize/fingerprint.ts

/**
 * Everything a YAML tree says, in order, one string a node: kind, tag, anchor, number of children, and
 * the value as it is meant; together with the order, that is the whole tree. Aliases are named and not
 * followed, so that no alias bomb is expanded.
 *
 * @param skip fields of image entries to leave out: `(index, key)`
 */
function fingerprint(root, skip) {
    const out = [];
    /** `at`: how to get to the node from the top; not kept where no image entry can come any more. */
    const visit = (node, at) => {
        if ((0,dist/* isAlias */.Vj)(node)) {
            out.push(`*${node.source}`);
        }
        else if ((0,dist/* isScalar */.jn)(node)) {
            const value = typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value);
            out.push(`${props(node)} ${typeof node.value} ${value}`);
        }
        else if ((0,dist/* isSeq */.oP)(node)) {
            out.push(`${props(node)} [${node.items.length}]`);
            const isList = at?.length === 1 && at[0] === 'images';
            for (const [index, item] of node.items.entries()) {
                visit(item, isList ? ['images', index] : undefined);
            }
        }
        else if ((0,dist/* isMap */.jh)(node)) {
            const index = at?.length === 2 ? at[1] : undefined;
            const items = node.items.filter(({ key }) => !(typeof index === 'number' && skip(index, nameOf(key))));
            out.push(`${props(node)} {${items.length}}`);
            for (const { key, value } of items) {
                visit(key, undefined);
                visit(value, at?.length === 0 ? [nameOf(key)] : undefined);
            }
        }
        else {
            out.push('nothing');
        }
    };
    visit(root, []);
    return out;
}
function nameOf(key) {
    return (0,dist/* isScalar */.jn)(key) ? String(key.value) : '?';
}
function props(node) {
    return `!${node.tag ?? ''} &${node.anchor ?? ''}`;
}
/** Whether two fingerprints say the same. */
function sameFingerprint(one, other) {
    return one.length === other.length && one.every((line, index) => line === other[index]);
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/prove-edit.ts




/**
 * Whether a file differs from the one before in the edited fields only, and these are as wanted.
 *
 * @throws `E_YAML_SHAPE` when the result's `images` cannot be read
 */
function editsExactly(before, after, edits, origin) {
    const entries = (0,image_entries/* imageEntries */.I)(after, origin);
    const byIndex = new Map(edits.map((edit) => [edit.index, edit]));
    const edited = (index, key) => EDITED.some((field) => field === key && byIndex.get(index)?.[field] !== undefined);
    return (sameFingerprint(fingerprint(before.root, edited), fingerprint(after.root, edited)) &&
        edits.every((edit) => EDITED.every((field) => holds(entries[edit.index]?.fields[field], edit[field]))));
}
/**
 * Whether a file says what the one before said, and the added entries at the end of `images`.
 *
 * @param place where an `images` that was missing stands among the keys
 * @throws `E_YAML_SHAPE` when the result's `images` cannot be read
 */
function addsExactly(before, after, additions, place, origin) {
    const nothing = () => false;
    const added = (0,image_entries/* imageEntries */.I)(after, origin).slice(-additions.length);
    const expected = withAdditions(before.root, additions, place);
    return (sameFingerprint(fingerprint(expected, nothing), fingerprint(after.root, nothing)) &&
        additions.every((addition, index) => EDITED.every((field) => {
            const wanted = field === 'tagSuffix' ? undefined : addition[field];
            return holds(added[index]?.fields[field], wanted);
        })));
}
/** The tree with the entries in it; the given one is not changed. */
function withAdditions(root, additions, place) {
    const entries = additions.map((addition) => {
        const entry = new dist/* YAMLMap */.CA();
        for (const field of ['name', 'newName', 'newTag', 'digest']) {
            const value = addition[field];
            if (value !== undefined)
                entry.items.push(new dist/* Pair */.Rm(new dist/* Scalar */.X5(field), new dist/* Scalar */.X5(value)));
        }
        return entry;
    });
    const tree = new dist/* YAMLMap */.CA();
    const isImages = ({ key }) => String(key.value) === 'images';
    tree.items = root.items.map((pair) => isImages(pair) ? new dist/* Pair */.Rm(pair.key, listWith(pair.value, entries)) : pair);
    if (!root.items.some(isImages)) {
        const pair = new dist/* Pair */.Rm(new dist/* Scalar */.X5('images'), listWith(null, entries));
        tree.items = place === 'first' ? [pair, ...tree.items] : [...tree.items, pair];
    }
    return tree;
}
function listWith(list, entries) {
    const longer = new dist/* YAMLSeq */.Rw();
    longer.items = [...((0,dist/* isSeq */.oP)(list) ? list.items : []), ...entries];
    return longer;
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/edit-images.ts








/**
 * Sets and removes scalars of `images` entries, and adds entries, by splicing byte ranges: comments,
 * quotes, order, line ends, byte order mark and everything else stay byte for byte. A missing line is
 * inserted behind the entry's `newTag`, `newName` or `name`, with the entry's own indentation and line
 * end; an added entry comes last, written like the one before it. What is there is not looked at:
 * that the entry acts on an image is the caller's business.
 * The result is read again and must differ in exactly the intended fields and entries.
 *
 * @param file read with `emptyAllowed` where it may be empty or hold nothing but comments
 * @param edits at most one for an entry
 * @param additions entries to add
 * @returns the bytes of the file, the same array when nothing has to change
 * @throws `E_YAML_*` as {@link imageEntries} does; `E_YAML_SIZE`; `E_YAML_SHAPE` when the proof fails, which
 *   some forms of YAML are known to bring about; `E_INPUT` for a value that would need an escape; `E_IMAGE_AMBIGUOUS` for an addition whose name is there already
 */
function editImages(file, edits, origin, additions = []) {
    const edited = makeEdits(file, edits, origin);
    if (additions.length === 0)
        return edited;
    const next = edited === file.bytes ? file : (0,kustomization_text/* readKustomization */.k)(edited, origin, { emptyAllowed: true });
    return makeAdditions(next, additions, origin);
}
/** Whether an edit would change its entry. */
function wouldEdit(entry, edit) {
    const whole = completeEdit(entry, edit);
    return whole === undefined || EDITED.some((field) => !holds(entry.fields[field], whole[field]));
}
function makeEdits(file, edits, origin) {
    const entries = (0,image_entries/* imageEntries */.I)(file, origin);
    if (new Set(edits.map(({ index }) => index)).size < edits.length) {
        throw new action_error/* ActionError */.l('E_INTERNAL', `Two edits of one entry of ${origin}.`);
    }
    const whole = edits.map((edit) => {
        const entry = entries[edit.index];
        if (entry === undefined)
            throw new action_error/* ActionError */.l('E_INTERNAL', `${origin} has no such entry.`);
        const complete = completeEdit(entry, edit);
        if (complete !== undefined)
            return { entry, edit: complete };
        throw (0,kustomization_text/* shapeError */.c)(origin, file.text, entry.fields.newTag?.start ?? 0, 'a tag with two digests');
    });
    const splices = whole.flatMap(({ entry, edit }) => entrySplices(file.text, entry, edit, origin));
    if (splices.length === 0)
        return file.bytes;
    const wanted = whole.map(({ edit }) => edit);
    const after = proven(file, splices, origin, (result) => editsExactly(file, result, wanted, origin));
    if (after !== undefined)
        return after;
    throw (0,kustomization_text/* shapeError */.c)(origin, file.text, splices[0]?.start ?? 0, 'a form of `images`');
}
function makeAdditions(file, additions, origin) {
    const entries = (0,image_entries/* imageEntries */.I)(file, origin);
    const names = entries.map(({ fields }) => fields.name?.value);
    for (const { name } of additions) {
        if (names.includes(name)) {
            throw new action_error/* ActionError */.l('E_IMAGE_AMBIGUOUS', `${origin} would have a second \`images\` entry for \`${name}\`.`);
        }
        names.push(name);
    }
    for (const { place, splices } of additionCandidates(file, entries, additions, origin)) {
        const after = proven(file, splices, origin, (result) => addsExactly(file, result, additions, place, origin));
        if (after !== undefined)
            return after;
    }
    throw (0,kustomization_text/* shapeError */.c)(origin, file.text, 0, 'a form of `images` to which no entry can be added');
}
/** The spliced file, if it can be read and says exactly what was meant. */
function proven({ text, root }, splices, origin, isExact) {
    const spliced = applySplices(text, splices);
    if (spliced === undefined)
        return undefined;
    if ((0,node_end/* endsInOpenBlock */.X7)(root, text) && splices.some(({ end }) => end === text.length)) {
        return undefined;
    }
    const after = Buffer.from(spliced, 'utf8');
    try {
        return isExact((0,kustomization_text/* readKustomization */.k)(after, origin)) ? after : undefined;
    }
    catch (thrown) {
        // The file was read before: what cannot be read now is a splice that went wrong, or too much text.
        if (!(thrown instanceof action_error/* ActionError */.l) || thrown.code === 'E_YAML_SIZE')
            throw thrown;
        return undefined;
    }
}

// EXTERNAL MODULE: ./packages/shared/kustomize/match-entry.ts
var match_entry = __webpack_require__(9410);
// EXTERNAL MODULE: ./packages/shared/promotion/order.ts + 1 modules
var order = __webpack_require__(2559);
;// CONCATENATED MODULE: ./actions/bump-kustomize/src/decide-image.ts




/**
 * Whether an entry of an overlay is changed.
 *
 * @throws `E_SUPERSEDED`, `E_DIVERGED`, `E_ORDER_UNKNOWN` where the order policy says `fail`;
 *   `E_DOWNGRADE`
 */
async function decideImage(file, entry, edit, image, rules) {
    const { tag: oldTag, digest: oldDigest } = (0,tag_and_digest/* tagAndDigest */.Y)(entry);
    const planned = { overlay: file.path, entry: entry.index, image, oldTag, oldDigest };
    if (!wouldEdit(entry, edit))
        return { ...planned, status: 'unchanged' };
    const names = [...new Set([entry.fields.name?.value ?? '', image.name])];
    const recent = await rules.recent(file, { names, digest: oldDigest });
    const deployed = (0,order/* readDeployed */.BJ)(oldTag, oldDigest, recent?.sourceCommit);
    const incoming = { tag: image.tag, digest: image.digest, commit: image.sourceCommit };
    const pair = (0,order/* commitsToCompare */.Br)(deployed, incoming);
    const relation = pair && (await rules.relation(pair.base, pair.head));
    const decision = (0,order/* decideOrder */.Pi)(deployed, incoming, relation, rules.order, recent);
    if (decision.action === 'fail')
        throw orderError(decision, planned);
    if (decision.action === 'proceed') {
        if (decision.step !== 'unknown')
            return { ...planned, status: 'changed' };
        return { ...planned, status: 'changed', note: `${unclear(planned)} It is written.` };
    }
    return { ...planned, ...leftAlone(decision, planned, deployed) };
}
function leftAlone({ step }, planned, deployed) {
    if (step !== 'superseded' && step !== 'taken-back')
        return { status: 'skipped' };
    const by = deployed.kind === 'image' ? deployed.commit : undefined;
    return {
        status: 'superseded',
        ...(by !== undefined && { supersededBy: by }),
        ...(step === 'taken-back' && { note: `${place(planned)}; ${returning(planned)}` }),
    };
}
function place({ overlay, image, oldTag }) {
    return `${overlay}: \`${image.name}\` is deployed as \`${oldTag}\``;
}
function returning({ image }) {
    return `\`${image.tag}\` was rolled back and does not come back by itself.`;
}
function unclear(planned) {
    return `${place(planned)}; whether \`${planned.image.tag}\` is newer cannot be told.`;
}
function orderError(decision, planned) {
    const where = place(planned);
    const { tag } = planned.image;
    switch (decision.step) {
        case 'superseded':
            return new action_error/* ActionError */.l('E_SUPERSEDED', `${where}, which is newer than \`${tag}\`.`);
        case 'taken-back':
            return new action_error/* ActionError */.l('E_SUPERSEDED', `${where}; ${returning(planned)}`, {
                hint: 'Deploy a new commit; or, if just this image is wanted again, run once with `on-superseded: proceed`.',
            });
        case 'downgrade':
            return new action_error/* ActionError */.l('E_DOWNGRADE', `${where}, a higher version than \`${tag}\`.`, {
                hint: 'To go back on purpose use `rollback-to`, or `allow-downgrade: true` where the higher number was a mistake.',
            });
        case 'diverged':
            return new action_error/* ActionError */.l('E_DIVERGED', `${where}, whose history and that of \`${tag}\` have parted.`);
        case 'unknown':
        case 'first':
        case 'forward':
            return new action_error/* ActionError */.l('E_ORDER_UNKNOWN', unclear(planned));
    }
}

;// CONCATENATED MODULE: ./packages/shared/kustomize/entry-comments.ts

/**
 * Which comments belong to which entry of `images`:
 *
 * - a comment behind something belongs to every entry that has a part of that line;
 * - one on a line of its own belongs to the entry in which it stands. Between two entries it belongs to
 *   the one above when it is indented deeper than the dashes, else to the one below, with empty
 *   lines between or not. Below the last entry it belongs to that one when it is indented deeper than the
 *   dash or stands inside the brackets, else to none.
 *
 * @param file one that `imageEntries` accepts
 */
function entryComments(file) {
    const lines = new Lines(file.text);
    const images = imagesPlace(file, lines);
    const entries = (images?.entries ?? []).map(() => []);
    const others = [];
    for (const { offset, source } of commentsOf(file.text)) {
        const { line, column } = lines.at(offset);
        const comment = { line, text: source.trimEnd() };
        const isAlone = /^\uFEFF?[ \t]*$/.test(file.text.slice(offset - column, offset));
        let owners = [];
        if (images !== undefined) {
            owners = isAlone ? ownerOf(line, column, images) : sharing(line, images);
        }
        for (const index of owners)
            entries[index]?.push(comment);
        if (owners.length === 0)
            others.push(comment);
    }
    return { entries, others };
}
function sharing(line, { entries }) {
    return [...entries.keys()].filter((index) => {
        const place = entries[index];
        return place !== undefined && place.first <= line && line <= place.last;
    });
}
function ownerOf(line, column, images) {
    if (line <= images.keyLine)
        return [];
    const inside = sharing(line, images);
    if (inside.length > 0)
        return inside;
    const below = images.entries.findIndex(({ first }) => first > line);
    const above = images.entries.findLastIndex(({ last }) => last < line);
    const isNested = images.dash === undefined ? below < 0 && line <= images.lastLine : column > images.dash;
    if (above >= 0 && isNested)
        return [above];
    return below >= 0 ? [below] : [];
}
function imagesPlace(file, lines) {
    const pair = file.root.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.value === 'images');
    if (pair === undefined || !(0,dist/* isSeq */.oP)(pair.value))
        return undefined;
    const list = pair.value;
    const dashes = dashesOf(list);
    const [listStart = 0, listEnd = 0] = list.range ?? [];
    return {
        keyLine: lines.at(startOf(pair.key)).line,
        entries: list.items.map((item, index) => ({
            first: lines.at(dashes?.[index] ?? startOf(item)).line,
            last: lines.at(Math.max(endOf(item) - 1, 0)).line,
        })),
        dash: dashes === undefined ? undefined : lines.at(dashes[0] ?? listStart).column,
        lastLine: lines.at(Math.max(listEnd - 1, 0)).line,
    };
}
/** Offsets of the dashes; `undefined` for a flow list. */
function dashesOf(list) {
    const { srcToken } = list;
    if (srcToken?.type !== 'block-seq')
        return undefined;
    return srcToken.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset));
}
function startOf(node) {
    return (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node) || (0,dist/* isScalar */.jn)(node) ? (node.range?.[0] ?? 0) : 0;
}
/** Just behind the node; the range of a block collection holds comments and empty lines, too. */
function endOf(node) {
    if ((0,dist/* isScalar */.jn)(node))
        return node.range?.[1] ?? 0;
    if (!(0,dist/* isMap */.jh)(node) && !(0,dist/* isSeq */.oP)(node))
        return 0;
    if (node.flow === true)
        return node.range?.[1] ?? 0;
    const last = node.items.at(-1);
    if (!(0,dist/* isMap */.jh)(node))
        return endOf(last);
    const pair = last;
    return Math.max(endOf(pair?.key), endOf(pair?.value));
}
/** Every comment in the text, in order: a `#` in a string is none. */
function commentsOf(text) {
    const found = [];
    const stack = [...new dist/* Parser */.iX().parse(text)];
    while (stack.length > 0) {
        const token = stack.pop();
        if (typeof token !== 'object' || token === null)
            continue;
        if (isComment(token))
            found.push(token);
        else
            for (const part of Object.values(token))
                stack.push(part);
    }
    return found.sort((one, other) => one.offset - other.offset);
}
function isComment(token) {
    return 'type' in token && token.type === 'comment';
}
/** Lines from 1 and columns from 0 of offsets. */
class Lines {
    #starts = [0];
    constructor(text) {
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            this.#starts.push(at + 1);
        }
    }
    at(offset) {
        let [low, high] = [0, this.#starts.length];
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((this.#starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle;
        }
        return { line: low + 1, column: offset - (this.#starts[low] ?? 0) };
    }
}

;// CONCATENATED MODULE: ./packages/shared/promotion/hold.ts


/** Without it, a text has no hold. */
const HOLD_WORD = 'gitops:hold';
/** The word must be exactly this, at the start of the comment. */
const HOLD = new RegExp(`^#+[ \\t]*${HOLD_WORD}(?=\\s|$)`);
const UNTIL = /^until=(\S*)(?:\s+|$)/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const FORM = 'Write `# gitops:hold until=YYYY-MM-DD reason`, once for each entry.';
/**
 * Reads the hold of an entry: a comment `# gitops:hold until=2027-01-31 reason…`. The day is the last
 * one on which the entry is held, in UTC.
 *
 * @param comments of the entry, each from its `#` on (`entryComments`)
 * @param today in UTC, `YYYY-MM-DD`
 */
function readHold(comments, today) {
    const holds = comments.filter((comment) => HOLD.test(comment));
    const [hold, second] = holds;
    if (hold === undefined)
        return { kind: 'none' };
    if (second !== undefined)
        return invalid('An entry has two holds.');
    const text = hold.replace(HOLD, '').trim();
    const [all, until] = UNTIL.exec(text) ?? [];
    if (all === undefined || until === undefined)
        return invalid('A hold has no `until`.');
    if (!isDay(until))
        return invalid(`${hold_quoted(until)} is no day of the calendar.`);
    const reason = text.slice(all.length);
    if (oneLine(reason) === '')
        return invalid('A hold has no reason.');
    if (UNTIL.test(reason))
        return invalid('A hold has two `until`.');
    return { kind: until < today ? 'expired' : 'held', until, reason };
}
/**
 * Why nobody may write an entry: `E_HELD` for a hold, and for one that cannot be read, because somebody
 * wanted one. `undefined` where there is none any more.
 */
function holdFault(hold, entry) {
    const place = `\`${oneLine(entry.name)}\` in ${oneLine(entry.path)}`;
    switch (hold.kind) {
        case 'none':
        case 'expired':
            return undefined;
        case 'held':
            return new action_error/* ActionError */.l('E_HELD', `${place} is held until ${hold.until} (that day included, UTC): ${hold_quoted(hold.reason)}`);
        case 'invalid':
            return new action_error/* ActionError */.l('E_HELD', `${place} has a hold that cannot be read. ${hold.why}`, {
                hint: FORM,
            });
    }
}
function invalid(what) {
    return { kind: 'invalid', why: `${what} ${FORM}` };
}
function isDay(text) {
    if (!DAY.test(text))
        return false;
    const time = Date.parse(`${text}T00:00:00Z`);
    // Some days that are none (February 30) are read as one of the next month.
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
function hold_quoted(text) {
    return `“${oneLine(text)}”`;
}

;// CONCATENATED MODULE: ./packages/shared/promotion/held-entries.ts


const NO_COMMENTS = { entries: [] };
/** @param today `YYYY-MM-DD`, UTC */
function heldEntries(file, path, today) {
    // Few files have a hold: the others need not be read for their comments.
    const { entries } = file.text.includes(HOLD_WORD) ? entryComments(file) : NO_COMMENTS;
    return {
        pass(index, name) {
            const hold = readHold((entries[index] ?? []).map(({ text }) => text), today);
            const fault = holdFault(hold, { name, path });
            if (fault !== undefined)
                throw fault;
            if (hold.kind !== 'expired')
                return undefined;
            return `${path}: the hold of \`${name}\` ended with ${hold.until} and is ignored; take the comment out.`;
        },
    };
}

// EXTERNAL MODULE: ./packages/shared/kustomize/set-image-argument.ts
var set_image_argument = __webpack_require__(7700);
;// CONCATENATED MODULE: ./actions/bump-kustomize/src/wanted-change.ts




/**
 * Finds the entry of an application and what shall become of it.
 *
 * @throws `E_IMAGE_NOT_FOUND`, `E_IMAGE_AMBIGUOUS`, `E_IMAGE_REPOSITORY`; `E_IMAGE_REFERENCE` for an
 *   argument that would take a tag or digest away
 */
function wantedChange(entries, image, path, rules) {
    if (image.argument !== undefined)
        return byArgument(entries, image, image.argument, path, rules);
    const { name, repository, tag, digest } = image;
    if (rules.create && !entries.some((entry) => belongsTo(entry, image))) {
        const newName = repository === undefined || repository === name ? {} : { newName: repository };
        return { kind: 'add', addition: { name, ...newName, newTag: tag, digest }, image };
    }
    const entry = (0,match_entry/* matchEntry */.Mo)(entries, image, path);
    const edit = { index: entry.index, newTag: tag, digest };
    if (repository === undefined || (0,match_entry/* renderedRepository */.sz)(entry) === repository) {
        return { kind: 'edit', entry, edit, image };
    }
    if (!rules.freely)
        throw otherRepository(entry, image, path, repository);
    return { kind: 'edit', entry, edit: { ...edit, newName: repository }, image };
}
function belongsTo(entry, { name, repository }) {
    return entry.fields.name?.value === name || (0,match_entry/* renderedRepository */.sz)(entry) === repository;
}
function byArgument(entries, image, argument, path, rules) {
    const step = (0,set_image_argument/* setImageEdit */.o)(entries, argument, path);
    if (step.kind === 'add') {
        if (!rules.create)
            (0,match_entry/* matchEntry */.Mo)([], image, path); // says what is missing, and how to add it
        return { kind: 'add', addition: step.addition, image };
    }
    const entry = entries[step.edit.index];
    if (entry === undefined)
        throw new action_error/* ActionError */.l('E_INTERNAL', `${path} has no such entry.`);
    const { tag, digest } = (0,tag_and_digest/* tagAndDigest */.Y)(entry);
    const { newTag = tag, digest: newDigest = digest } = step.edit;
    const after = { ...image, tag: newTag ?? '', digest: newDigest ?? '' };
    if (rules.freely)
        return { kind: 'edit', entry, edit: step.edit, image: after };
    if (typeof argument.newName === 'object' && argument.newName.set !== (0,match_entry/* renderedRepository */.sz)(entry)) {
        throw otherRepository(entry, image, path, argument.newName.set);
    }
    if ((newTag === null && tag !== '') || (newDigest === null && digest !== '')) {
        throw new action_error/* ActionError */.l('E_IMAGE_REFERENCE', `\`${image.line}\` takes the ${newTag === null ? 'tag' : 'digest'} of \`${image.name}\` in ${path} away.`, {
            hint: 'A bump writes tag and digest. Give both, or keep one: `name=*:tag@sha256:…`, `name=*@sha256:…` with `:*`.',
        });
    }
    const { index } = step.edit;
    const edit = {
        index,
        ...(typeof newTag === 'string' && newTag !== '' && { newTag }),
        ...(typeof newDigest === 'string' && newDigest !== '' && { digest: newDigest }),
    };
    return { kind: 'edit', entry, edit, image: after };
}
function otherRepository(entry, { name }, path, repository) {
    return new action_error/* ActionError */.l('E_IMAGE_REPOSITORY', `${path} takes \`${name}\` from ${(0,match_entry/* renderedRepository */.sz)(entry)}, but the image is in ${repository}.`);
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/plan-bump.ts









/**
 * Decides for every application in every overlay, and edits the files in memory.
 *
 * @throws `E_YAML_*`, `E_HELD`; what `fault` makes; what `wantedChange`, `decideImage` and `relation` throw
 */
async function planBump(overlays, desired, rules) {
    const images = [];
    const files = [];
    for (const file of overlays) {
        const { path, bytes } = file;
        const read = (0,kustomization_text/* readKustomization */.k)(bytes, path, { emptyAllowed: rules.create });
        const entries = (0,image_entries/* imageEntries */.I)(read, path);
        const held = heldEntries(read, path, rules.today);
        const edits = [];
        const additions = [];
        const taken = new Map();
        const check = (repository) => {
            const fault = rules.fault((0,repository_path/* directoryOf */.j)(path), repository);
            if (fault !== undefined)
                throw fault;
        };
        for (const image of desired) {
            if (image.repository !== undefined)
                check(image.repository);
            const change = wantedChange(entries, image, path, rules);
            if (change.kind === 'add') {
                images.push({
                    ...{ overlay: path, entry: entries.length + additions.length, image },
                    ...{ oldTag: '', oldDigest: '', status: 'changed' },
                });
                additions.push(change.addition);
                continue;
            }
            const { entry, edit } = change;
            const other = taken.get(entry.index);
            if (other !== undefined) {
                throw new action_error/* ActionError */.l('E_IMAGE_AMBIGUOUS', `${path}: \`${other}\` and \`${image.name}\` both mean the same \`images\` entry.`);
            }
            taken.set(entry.index, image.name);
            const repository = image.repository ?? (0,match_entry/* renderedRepository */.sz)(entry);
            check(repository);
            const planned = await decideImage(file, entry, edit, { ...change.image, repository }, rules);
            if (planned.status !== 'changed') {
                images.push(planned);
                continue;
            }
            const expired = held.pass(entry.index, image.name);
            images.push(expired === undefined ? planned : withNote(planned, expired));
            edits.push(edit);
        }
        const after = editImages(read, edits, path, additions);
        if (after !== bytes)
            files.push({ path, before: bytes, after });
    }
    return { images, files };
}
function withNote(planned, note) {
    return { ...planned, note: [planned.note ?? [], note].flat().join(' ') };
}

;// CONCATENATED MODULE: ./packages/shared/promotion/recent-bumps.ts

/**
 * Reads the commits of an overlay until the one that deployed an application for good. What a
 * rollback (`Rolls-Back`) or anybody's `git revert` took away on the way counts as taken back, for
 * that holds an image back. Only the pipeline's own commits say what was deployed, of which source,
 * and that an image may come back. What the file names is deployed, whatever a message says.
 *
 * @param commits of the overlay, newest first
 * @param sourceRepository a bump of another repository says nothing of our source commits
 */
function recentBumps(commits, { complete, ofFile }, image, sourceRepository) {
    const taken = [];
    const undone = new Set();
    let sourceCommit;
    let settled = complete;
    let endedBy;
    for (const { oid, message, byPipeline } of commits) {
        const trailers = (0,bump_trailers/* readTrailers */.t8)(message, image.overlay);
        if (!byPipeline) {
            // Anybody may take a bump back; which images go with it is that bump's own word.
            addAll(undone, trailers.takenBack);
            continue;
        }
        const said = readCommit(trailers, image.names, sourceRepository);
        if (!ofFile && !trailers.namesOverlays && speaks(said)) {
            // Of which overlay it speaks, this history cannot say.
            settled = false;
            break;
        }
        const isThere = said.deployed.includes(image.digest);
        if (undone.has(oid) && !said.goesBack && !isThere) {
            taken.push(...said.deployed.map((digest) => ({ digest, source: said.source })));
            continue;
        }
        // Going back from a rollback takes away what it had deployed.
        addAll(undone, said.takenBack);
        taken.push(...said.removed);
        if (isThere)
            sourceCommit ??= said.source;
        if (said.deployed.length > 0 && !said.goesBack) {
            settled = true;
            endedBy = said.deployed;
            break;
        }
    }
    const gone = taken.filter(({ digest }) => digest !== image.digest);
    const digests = new Set(gone.map(({ digest }) => digest));
    const sources = new Set(gone.flatMap(({ source }) => source ?? []));
    return { sourceCommit, takenBack: { digests, sources }, endedBy, settled };
}
function readCommit(trailers, names, sourceRepository) {
    const { sourceCommits, takenBack, takenBackImages, takenBackSources } = trailers;
    const repository = trailers.sourceRepository?.toLowerCase();
    const ours = repository === sourceRepository.toLowerCase();
    const removed = of(takenBackImages, names);
    // A rollback of ours names what it takes back; of the rest of that bump it says nothing.
    const undoes = takenBackImages.length > 0 && removed.length === 0 ? [] : takenBack;
    return {
        deployed: of(trailers.images, names),
        source: ours ? only(sourceCommits) : undefined,
        goesBack: undoes.length > 0,
        takenBack: undoes,
        removed: removed.map((digest) => ({ digest, source: only(takenBackSources) })),
    };
}
function speaks({ deployed, takenBack, removed }) {
    return deployed.length > 0 || takenBack.length > 0 || removed.length > 0;
}
function only(items) {
    return items.length === 1 ? items[0] : undefined;
}
function addAll(set, items) {
    for (const item of items)
        set.add(item);
}
function of(lines, names) {
    return lines.flatMap((line) => {
        const name = names.find((each) => line.startsWith(`${each}@`));
        const digest = name === undefined ? '' : line.slice(name.length + 1);
        return digest === '' ? [] : [digest];
    });
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/recent-history.ts




/**
 * What the newest commits of an overlay say; older ones are asked for, once for all its images, where
 * something is deployed and they could say more. Where even those are not all, and say nothing, the
 * pipeline's own are: nobody else's commits can use up what is read of them.
 */
function recentOf({ message }, target, at, { policy }) {
    const app = policy?.signing?.pipeline?.app;
    const byPipeline = pipelineCommits(app, at.viewer);
    const author = pipelineEmailOf(app, at.viewer);
    const far = new Map();
    const older = (path, email) => {
        const key = JSON.stringify([path, email]);
        const asked = far.get(key) ?? target.history(at.headOid, path, email);
        far.set(key, asked);
        return asked;
    };
    return async ({ overlay, path: file }, deployed) => {
        if (at.histories === undefined)
            return undefined;
        const near = overlay === '.' ? file : historyPath(overlay);
        const image = { ...deployed, overlay: (0,repository_path/* directoryOf */.j)(file) };
        const read = ({ commits, complete }, ofFile = true) => {
            const judged = commits.map((commit) => ({ ...commit, byPipeline: byPipeline(commit) }));
            return recentBumps(judged, { complete, ofFile }, image, message.sourceRepository);
        };
        const recent = read(at.histories.get(near) ?? UNREAD, near === file);
        if (recent.settled || deployed.digest === '')
            return recent;
        const all = await older(file);
        const said = read(all);
        if (said.settled || author === undefined)
            return said;
        return readBehind(all, await older(file, author), deployed.digest, read);
    };
}
/** A history that the first look did not bring. */
const UNREAD = { commits: [], complete: false };
/**
 * What the pipeline's own commits say behind those that were read of everybody. A person's revert is
 * not among them, so the bump that ends the search counts only if what it deployed is still there.
 */
function readBehind(near, own, digest, read) {
    const known = new Set(near.commits.map(({ oid }) => oid));
    const behind = own.commits.filter(({ oid }) => !known.has(oid));
    const said = read({ commits: [...near.commits, ...behind], complete: own.complete });
    return said.endedBy === undefined ? said : { ...said, settled: said.endedBy.includes(digest) };
}

;// CONCATENATED MODULE: ./packages/shared/git/ident.ts
const IDENT = /^([^<>\0]*)<([^<>\0]*)> (-?\d{1,19}) ([+-]\d{4,6})$/;
/** @param line what follows `author `, `committer ` or `tagger `, one character a byte (latin1) */
function parseIdent(line) {
    const match = IDENT.exec(line);
    if (match === null)
        return undefined;
    const [, name = '', email = '', seconds = ''] = match;
    return { name: ident_text(name).trimEnd(), email: ident_text(email), seconds: Number(seconds) };
}
function ident_text(latin1) {
    return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}
/** The year 9999: ssh-keygen, by which git verifies, reads no later date than that. */
const END_OF_TIME = Date.UTC(9999, 0, 1) / 1000;
/** Whether git could verify a signature of that time. */
function isReadableTime({ seconds }) {
    return seconds >= 0 && seconds < END_OF_TIME;
}

;// CONCATENATED MODULE: ./packages/shared/git/commit-object.ts

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HEADER_NAME = /^[A-Za-z0-9][A-Za-z0-9:._-]*$/;
const OBJECT_NAME = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
/**
 * Parses the raw bytes of a commit object far more strictly than git reads them: where two readers
 * could disagree about what was signed (second or misplaced headers, `gpgsig` look-alikes, NUL, no
 * end of the headers), nothing is accepted. The payload is cut from the bytes, never re-encoded.
 */
function parseCommit(bytes) {
    const headerEnd = bytes.indexOf('\n\n', 0, 'latin1');
    if (headerEnd < 0)
        return refuse('the headers do not end');
    if (bytes.includes(0))
        return refuse('it contains a NUL byte');
    const headers = splitHeaders(bytes, headerEnd + 1);
    if (typeof headers === 'string')
        return refuse(headers);
    const signatureName = headers[0]?.value.length === 64 ? 'gpgsig-sha256' : 'gpgsig';
    let parents = 0;
    while (headers[1 + parents]?.name === 'parent')
        parents += 1;
    const fault = findFault(headers, parents, signatureName, bytes);
    if (fault !== undefined)
        return refuse(fault);
    const author = parseIdent(headers[1 + parents]?.value ?? '');
    const committer = parseIdent(headers[2 + parents]?.value ?? '');
    if (author === undefined || committer === undefined) {
        return refuse('the author or committer line is not of the form `name <email> time zone`');
    }
    if (!isReadableTime(committer))
        return refuse('its time is one that git cannot read');
    const signature = headers.find(({ name }) => name === signatureName);
    return {
        ok: true,
        commit: {
            tree: headers[0]?.value ?? '',
            parents: headers.slice(1, 1 + parents).map(({ value }) => value),
            author,
            committer,
            ...(signature && { signature: wholeValue(bytes, signature) }),
            payload: signature
                ? Buffer.concat([bytes.subarray(0, signature.start), bytes.subarray(signature.end)])
                : bytes,
            subject: subjectOf(bytes, headerEnd + 2),
        },
    };
}
function refuse(reason) {
    return { ok: false, reason };
}
/** Headers as latin1 text, so that one character is one byte; a string says what is wrong. */
function splitHeaders(bytes, end) {
    const headers = [];
    for (let start = 0; start < end;) {
        let lineEnd = bytes.indexOf(LF, start);
        const line = bytes.toString('latin1', start, lineEnd);
        const space = line.indexOf(' ');
        const name = line.slice(0, Math.max(space, 0));
        if (!HEADER_NAME.test(name))
            return 'a header line has no name';
        const continued = bytes[lineEnd + 1] === SPACE && lineEnd + 1 < end;
        while (lineEnd + 1 < end && bytes[lineEnd + 1] === SPACE) {
            lineEnd = bytes.indexOf(LF, lineEnd + 1);
        }
        headers.push({ name, value: line.slice(space + 1), continued, start, end: lineEnd + 1 });
        start = lineEnd + 1;
    }
    return headers;
}
/** All lines of a header, without the space that continues it. */
function wholeValue(bytes, { name, start, end }) {
    return bytes.toString('latin1', start + name.length + 1, end - 1).replaceAll('\n ', '\n');
}
/** @param parents how many there are where they belong, between tree and author */
function findFault(headers, parents, signatureName, bytes) {
    const author = headers[1 + parents]?.name;
    const committer = headers[2 + parents]?.name;
    const ordered = headers[0]?.name === 'tree' && author === 'author' && committer === 'committer';
    if (!ordered || headers.some(({ name }, index) => name === 'parent' && index > parents)) {
        return 'it does not begin with tree, parents, author and committer in this order';
    }
    const length = headers[0]?.value.length;
    const ids = headers.slice(0, 1 + parents);
    const badId = ids.some(({ value }) => value.length !== length || !OBJECT_NAME.test(value));
    const distinct = parents < 2 || new Set(ids.slice(1).map(({ value }) => value)).size === parents;
    return (findLineFault(headers, 3 + parents, signatureName, bytes) ??
        (badId ? 'tree or parent is not an object name' : undefined) ??
        (distinct ? undefined : 'a parent occurs twice'));
}
/** @param ordered how many headers there are up to the committer */
function findLineFault(headers, ordered, signatureName, bytes) {
    const returns = bytes.subarray(0, headers.at(-1)?.end).includes(CR);
    const seen = new Set();
    for (const [index, { name, continued, start, end }] of headers.entries()) {
        const repeatable = name === 'parent' || name === 'mergetag';
        if (seen.has(name) && !repeatable)
            return `the header \`${name}\` occurs twice`;
        seen.add(name);
        if (name !== signatureName && /^gpgsig/i.test(name))
            return `it has a header \`${name}\``;
        if (continued && index < ordered)
            return `the header \`${name}\` is continued`;
        if (returns && name !== 'mergetag' && bytes.subarray(start, end).includes(CR)) {
            return `the header \`${name}\` contains a carriage return`;
        }
    }
    return undefined;
}
/** The whole message of a commit, as UTF-8; trailers are in it. */
function messageOf(commit) {
    const start = commit.payload.indexOf('\n\n', 0, 'latin1') + 2;
    return commit.payload.toString('utf8', start);
}
function subjectOf(bytes, start) {
    const end = bytes.indexOf(LF, start);
    const line = bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + 400));
    return line.toString('utf8').slice(0, 120);
}

;// CONCATENATED MODULE: ./packages/shared/git/commits.ts

/** Reads and parses commits in the order given; the rest of a long range waits in git. */
async function* readCommits(objects, oids) {
    for await (const commits of commitBatches(objects, oids))
        yield* commits;
}
/** The same, as many at a time as git has ready: what is done for each of them is done sooner. */
async function* commitBatches(objects, oids) {
    const names = Symbol.asyncIterator in oids ? oids : [oids].filter(({ length }) => length > 0);
    for await (const batch of objects.stream(names)) {
        yield batch.map(({ oid, type, bytes }) => ({
            oid,
            parsed: type === 'commit' ? parseCommit(bytes) : { ok: false, reason: 'it is not a commit' },
        }));
    }
}
/** The trees of commits, signed or not; commits that cannot be parsed are left out. */
async function treesOf(objects, oids) {
    const trees = new Map();
    for await (const { oid, parsed } of readCommits(objects, [...new Set(oids)])) {
        if (parsed.ok)
            trees.set(oid, parsed.commit.tree);
    }
    return trees;
}

// EXTERNAL MODULE: ./packages/shared/oci/reference.ts
var reference = __webpack_require__(8801);
;// CONCATENATED MODULE: ./packages/shared/kustomize/only-image-scalars.ts






const BUMPED = ['newTag', 'digest'];
/**
 * Whether the step from `before` to `after` is nothing but a bump: values of `newTag` and `digest`
 * of existing `images` entries, and `newTag` or `digest` lines that were missing. Every other byte
 * (comments, order, line ends) must be equal, and so must everything else the documents say.
 * How a value is quoted does not matter, so that bumps of other versions stay acceptable.
 *
 * A file that this package would refuse to edit is never such a step. Throws nothing.
 */
function onlyImageScalarsChanged(before, after) {
    try {
        return compare(read(before, 'before'), read(after, 'after'));
    }
    catch (thrown) {
        if (thrown instanceof action_error/* ActionError */.l)
            return { ok: false, reason: thrown.message };
        throw thrown;
    }
}
function read(bytes, origin) {
    const file = (0,kustomization_text/* readKustomization */.k)(bytes, origin);
    const entries = (0,image_entries/* imageEntries */.I)(file, origin);
    const rest = fingerprint(file.root, (_, key) => key === 'newTag' || key === 'digest');
    return { file, entries, rest };
}
function compare(before, after) {
    const no = (reason) => ({ ok: false, reason });
    if (!sameFingerprint(before.rest, after.rest)) {
        return no('more than newTag and digest of existing images entries changed');
    }
    const beforeCuts = [];
    const afterCuts = [];
    const repositories = new Set();
    for (const [index, now] of after.entries.entries()) {
        const then = before.entries[index];
        if (then === undefined)
            return no('an images entry was added');
        for (const field of BUMPED) {
            const [old, fresh] = [then.fields[field], now.fields[field]];
            if (fresh === undefined) {
                if (old !== undefined)
                    return no(`a ${field} was removed`);
                continue;
            }
            if (old?.value !== fresh.value && !(field === 'newTag' ? reference/* isTag */.dz : reference/* isDigest */.Bc)(fresh.value)) {
                return no(`a ${field} is not well-formed`);
            }
            if (old?.value !== fresh.value)
                repositories.add((0,match_entry/* renderedRepository */.sz)(now));
            if (old === undefined) {
                const cut = insertedPair(after.file.text, now, fresh);
                if (cut === undefined)
                    return no(`a ${field} was inserted together with something else`);
                afterCuts.push(cut);
            }
            else {
                beforeCuts.push(valueCut(before.file.text, old));
                afterCuts.push(valueCut(after.file.text, fresh));
            }
        }
    }
    if (without(before.file.text, beforeCuts) !== without(after.file.text, afterCuts)) {
        return no('bytes outside the image scalars changed');
    }
    return { ok: true, repositories: [...repositories] };
}
/** The value, and the blanks before it where nothing else stands between it and the colon. */
function valueCut(text, field) {
    const between = text.slice(field.colonEnd, field.start);
    return { start: /^ *$/.test(between) ? field.colonEnd : field.start, end: field.end };
}
/**
 * An inserted line with the line end before it (the file's last line may have none behind it), or
 * `, key: value` in a flow mapping; nothing more.
 */
function insertedPair(text, entry, field) {
    if (entry.flow) {
        const comma = /, *$/.exec(text.slice(0, field.keyStart));
        return comma === null ? undefined : { start: comma.index, end: field.end };
    }
    const lineStart = text.lastIndexOf('\n', field.keyStart - 1) + 1;
    if (lineStart === 0 || !/^ *$/.test(text.slice(lineStart, field.keyStart)))
        return undefined;
    if (!/^(?:\r?\n|$)/.test(text.slice(field.end)))
        return undefined;
    const start = text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
    return { start, end: field.end };
}
/** The text without the cuts. */
function without(text, cuts) {
    let at = 0;
    let out = '';
    for (const { start, end } of [...cuts].sort((one, other) => one.start - other.start)) {
        out += text.slice(at, start);
        at = end;
    }
    return out + text.slice(at);
}

// EXTERNAL MODULE: ./packages/shared/policy/glob.ts
var glob = __webpack_require__(6631);
;// CONCATENATED MODULE: ./packages/shared/promotion/bump-content.ts




/**
 * Why a commit of the pipeline's App is no bump; `undefined` when it is one: regular kustomization
 * files of the overlays, present before and after, changed in image scalars and nothing else, and
 * those of images that the policy's registries let stand there.
 *
 * @param blobs the contents of all changed files, before and after
 */
function bumpFault(changes, { overlays, registries }, blobs, imageScalarsOnly) {
    if (changes.length === 0)
        return 'it changes nothing';
    for (const change of changes) {
        const path = JSON.stringify(change.path);
        if (!isInOverlay(overlays, change.path))
            return `it changes ${path}, outside the overlays`;
        if (!isKustomizationPath(change.path))
            return `it changes ${path}, which is no kustomization`;
        if (!isEdit(change))
            return `it adds, deletes or re-types ${path}`;
        const before = blobs.get(change.oldOid);
        const after = blobs.get(change.newOid);
        if (before === undefined || after === undefined)
            return `${path} could not be read`;
        const verdict = imageScalarsOnly(before.bytes, after.bytes);
        if (!verdict.ok)
            return `in ${path} ${verdict.reason}`;
        for (const image of verdict.repositories) {
            const fault = (0,registry_rules/* prefixFault */.$A)(registries, (0,repository_path/* directoryOf */.j)(change.path), image);
            if (fault !== undefined)
                return fault;
        }
    }
    return undefined;
}
/** Whether a change is one whose contents decide: others are refused unread. */
function isBumpable(change, overlays) {
    return isEdit(change) && isInOverlay(overlays, change.path) && isKustomizationPath(change.path);
}
/** Whether a file lies in a directory of the overlays: `o/*` are the directories in `o`, not its files. */
function isInOverlay(overlays, path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? overlays.includes('**') : (0,glob/* isInside */.FK)(overlays, path.slice(0, slash));
}
/** Whether a regular file was edited: neither made nor removed, and of the same mode. */
function isEdit(change) {
    return change.oldMode === change.newMode && /^100(644|755)$/.test(change.newMode);
}

;// CONCATENATED MODULE: ./packages/shared/promotion/bump-faults.ts




/**
 * Why commits are no verified bumps of the pipeline: one parent, the App's own address as author, a
 * diff that is nothing but image scalars in the policy's overlays, and GitHub's valid signature.
 *
 * @returns by commit; those that are verified bumps have no entry
 */
async function bumpFaults(source, bumps) {
    const { objects, pipeline } = source;
    const faults = new Map();
    const email = pipelineEmail(pipeline.app);
    const candidates = bumps.flatMap(({ oid, commit }) => {
        const [parent, second] = commit?.parents ?? [];
        if (commit === undefined)
            faults.set(oid, 'it is no commit as git writes it');
        else if (parent === undefined || second !== undefined)
            faults.set(oid, 'it is a merge or a root');
        else if (commit.author.email !== email)
            faults.set(oid, `its author is not <${email}>`);
        else
            return [{ oid, tree: commit.tree, parent }];
        return [];
    });
    if (candidates.length === 0)
        return faults;
    const trees = await treesOf(objects, candidates.map(({ parent }) => parent));
    const diffs = await objects.diffTrees(candidates.map(({ tree, parent }) => [trees.get(parent) ?? objects.emptyTree, tree]));
    const edits = diffs.flat().filter((change) => isBumpable(change, pipeline.overlays));
    const blobs = await objects.read(edits.flatMap(({ oldOid, newOid }) => [oldOid, newOid]), { blobs: true });
    // Who brings an image back holds it against the registries of today; yesterday's bump need not.
    const rules = { overlays: pipeline.overlays, registries: [] };
    const proven = candidates.filter(({ oid }, index) => {
        const fault = bumpFault(diffs[index] ?? [], rules, blobs, onlyImageScalarsChanged);
        if (fault !== undefined)
            faults.set(oid, fault);
        return fault === undefined;
    });
    if (proven.length === 0)
        return faults;
    const signed = await source.signatures(proven.map(({ oid }) => oid));
    for (const { oid } of proven) {
        if (signed.get(oid) !== true)
            faults.set(oid, 'GitHub does not call its signature valid and its own');
    }
    return faults;
}

;// CONCATENATED MODULE: ./packages/shared/git/file-states.ts

/**
 * What a file says in each of several commits; every version of it is read once. Where there is no
 * file, and where it cannot be read without doubt, it says nothing.
 *
 * @param read of the file's bytes; throws an `ActionError` where it cannot be read
 * @returns by commit
 * @throws `E_REPO_OBJECTS`, `E_TOOL`
 */
async function fileStates(objects, commits, file, { read, nothing }) {
    const ids = await objects.entryIds(commits, file);
    const blobs = await objects.read([...new Set(ids.values())], { blobs: true });
    const states = new Map([...blobs].map(([oid, { bytes }]) => [oid, readOr(bytes, read, nothing)]));
    return (commit) => states.get(ids.get(commit ?? '') ?? '') ?? nothing;
}
function readOr(bytes, read, nothing) {
    try {
        return read(bytes);
    }
    catch (thrown) {
        if (thrown instanceof action_error/* ActionError */.l)
            return nothing; // people write broken files, and mend them
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/rollback/overlay-timeline.ts









/** Commits of the overlay's file that are looked at; a team of thirty makes them in some months. */
const MAX_COMMITS = 5_000;
const overlay_timeline_NOTHING = new Map();
/**
 * The first-parent history of an overlay: every commit that changed what an `images` entry says,
 * newest first.
 *
 * @param file path of the kustomization
 * @throws `E_REPO_OBJECTS`, `E_TOOL`
 */
async function overlayTimeline(objects, head, file) {
    const chain = await objects.range([head], [], {
        ...{ firstParent: true, touching: file, max: MAX_COMMITS },
    });
    const commits = new Map();
    for await (const { oid, parsed } of readCommits(objects, chain)) {
        if (parsed.ok)
            commits.set(oid, parsed.commit);
    }
    // Between two commits of the chain nothing touched the file: what the older one left, the newer found.
    const oldest = commits.get(chain.at(-1) ?? '')?.parents[0];
    const states = [...chain, ...(oldest === undefined ? [] : [oldest])];
    const at = await fileStates(objects, states, file, {
        ...{ read: (bytes) => overlay_timeline_valuesOf(bytes, file), nothing: overlay_timeline_NOTHING },
    });
    return chain.flatMap((oid, index) => {
        const [after, before] = [at(oid), at(states[index + 1])];
        if (same(before, after))
            return [];
        const commit = commits.get(oid);
        const trailers = (0,bump_trailers/* readTrailers */.t8)(commit === undefined ? '' : messageOf(commit), (0,repository_path/* directoryOf */.j)(file));
        return [{ oid, commit, trailers, before, after }];
    });
}
function overlay_timeline_valuesOf(bytes, file) {
    const entries = (0,image_entries/* imageEntries */.I)((0,kustomization_text/* readKustomization */.k)(bytes, file), file);
    return new Map(entries.map((entry) => [
        entry.fields.name?.value ?? '',
        { repository: (0,match_entry/* renderedRepository */.sz)(entry), ...(0,tag_and_digest/* tagAndDigest */.Y)(entry) },
    ]));
}
function same(one, other) {
    return (one.size === other.size && [...one].every(([name, value]) => sameValue(value, other.get(name))));
}
/** Whether two values name the same image by the same name. */
function sameValue(one, other) {
    return (one?.repository === other?.repository &&
        one?.tag === other?.tag &&
        one?.digest === other?.digest);
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/rollback/rollback-candidates.ts

/**
 * Which entries of an overlay go back, and to which earlier values, best first. Nothing is said yet of
 * who wrote a value, and whether its image still exists.
 *
 * `previous` takes back what the newest bump changed (or rollback: one step more), and never returns to a digest that a later
 * rollback took away: two broken images would be exchanged for ever.
 *
 * @param timeline newest first
 * @param digests only entries that name one of these now
 */
function rollbackCandidates(timeline, to, digests) {
    const [head] = timeline;
    if (head === undefined)
        return [];
    const newest = timeline.find(isBump) ?? head;
    const chosen = to.kind === 'commit' ? timeline.find(({ oid }) => oid === to.oid) : undefined;
    return [...head.after].flatMap(([name, current]) => {
        if (current.digest === '')
            return [];
        if (digests !== undefined && !digests.has(current.digest))
            return [];
        const steps = timeline.filter((step) => changes(step, name));
        const [deployedBy] = steps;
        if (deployedBy === undefined)
            return [];
        if (to.kind === 'commit') {
            const value = chosen?.after.get(name);
            if (chosen === undefined || value === undefined || !changes(chosen, name))
                return [];
            const wanted = isPinned(value) && value.repository === current.repository;
            return [{ name, current, deployedBy, candidates: wanted ? [{ step: chosen, value }] : [] }];
        }
        const candidates = earlierValues(steps, name, current);
        if (to.kind === 'tag') {
            const named = candidates.filter(({ value }) => value.tag === to.tag);
            return current.tag === to.tag || named.length > 0
                ? [{ name, current, deployedBy, candidates: named }]
                : [];
        }
        if (digests === undefined && deployedBy !== newest)
            return [];
        const taken = takenBack(steps, name);
        const left = candidates.filter(({ value }) => value.digest !== current.digest && !taken.has(value.digest));
        return [{ name, current, deployedBy, candidates: left }];
    });
}
/**
 * Whether it deploys, by its own word, and is no edit by hand; who really wrote it is judged for what
 * comes back.
 */
function isBump({ trailers }) {
    return trailers.images.length > 0 || trailers.takenBack.length > 0;
}
function changes({ before, after }, name) {
    return !sameValue(before.get(name), after.get(name));
}
function isPinned({ digest }) {
    return digest !== '';
}
function earlierValues(steps, name, current) {
    return steps.slice(1).flatMap((step) => {
        const value = step.after.get(name);
        return value !== undefined && isPinned(value) && value.repository === current.repository
            ? [{ step, value }]
            : [];
    });
}
/**
 * Digests whose last word is a rollback that took them away. A rollback that a person reverted took
 * nothing away, and its revert deploys as a bump does: where it did bring back what had been there,
 * for anybody can write that it does.
 */
function takenBack(steps, name) {
    const taken = new Set();
    const deployed = new Set();
    const goesBack = new Map(steps.filter(takesBack).map((step) => [step.oid, step]));
    const reverted = new Set();
    for (const { oid, trailers, before, after } of steps) {
        if (reverted.has(oid))
            continue;
        const [from, to] = [before.get(name)?.digest, after.get(name)?.digest];
        const undone = trailers.takenBackImages.length > 0 ? [] : trailers.takenBack;
        const rollbacks = undone.filter((commit) => to !== undefined && goesBack.get(commit)?.before.get(name)?.digest === to);
        for (const commit of rollbacks)
            reverted.add(commit);
        const back = goesBack.has(oid) && rollbacks.length === 0;
        if (back && from !== undefined && !deployed.has(from))
            taken.add(from);
        if (!back && to !== undefined && !taken.has(to))
            deployed.add(to);
    }
    return taken;
}
function takesBack({ trailers }) {
    return trailers.rollsBack || trailers.takenBack.length > 0;
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/rollback/plan-rollback.ts












/** Values of one entry that are looked at, and refused, before it is given up. */
const MAX_CANDIDATES = 20;
/**
 * Finds the earlier values in the overlays' own history and edits the files in memory.
 *
 * @throws `E_INPUT` for images of several source repositories; `E_NOTHING_TO_ROLL_BACK` with what was
 *   found and why it does not count; `E_PROMOTE_DENIED`,
 *   `E_IMAGE_MISSING` for a value that was asked for by its tag or commit; `E_YAML_*`; what `fault` makes
 */
async function planRollback(overlays, request, rules) {
    const images = [];
    const files = [];
    const targets = new Set();
    const sources = new Set();
    const takenBack = [];
    const nowhere = [];
    let found = false;
    let lacking = false;
    for (const { path, bytes } of overlays) {
        const timeline = await overlayTimeline(rules.objects, rules.head, path);
        if (await isDone(timeline, request, rules)) {
            found = true;
            continue;
        }
        const rollbacks = rollbackCandidates(timeline, request.to, request.digests);
        const edits = [];
        const read = (0,kustomization_text/* readKustomization */.k)(bytes, path);
        const entries = (0,image_entries/* imageEntries */.I)(read, path);
        const held = heldEntries(read, path, rules.today);
        for (const rollback of rollbacks) {
            const asked = `${path}: \`${rollback.name}\``;
            const at = { overlay: path, entry: indexOf(entries, rollback.name) };
            if (isThere(rollback, request)) {
                found = true;
                images.push(planned(at, rollback, rollback.current, rollback.deployedBy, 'unchanged'));
                continue;
            }
            const chosen = await choose(rollback, path, request, rules, (why) => {
                nowhere.push(`${asked}: ${why}`);
            });
            if (chosen === undefined) {
                lacking = true;
                if (rollback.candidates.length === 0)
                    nowhere.push(`${asked}: no earlier value`);
                continue;
            }
            const entry = (0,match_entry/* matchEntry */.Mo)(entries, { name: rollback.name, repository: undefined }, path);
            const { value, step, source } = chosen;
            found = true;
            const expired = held.pass(entry.index, rollback.name);
            targets.add(step.oid);
            if (![...sources].some((known) => (0,repository_name/* isSameRepository */.v)(known, source)))
                sources.add(source);
            takenBack.push(taken(path, rollback));
            const image = planned(at, rollback, value, step, 'changed');
            images.push(expired === undefined ? image : { ...image, note: expired });
            edits.push({ index: entry.index, newTag: value.tag, digest: value.digest });
        }
        const after = editImages(read, edits, path);
        if (after !== bytes)
            files.push({ path, before: bytes, after });
    }
    // Half of a rollback would leave the other half broken, and look like all of it.
    if (lacking || (!found && request.digests === undefined)) {
        throw nothingToRollBack(request, nowhere);
    }
    if (sources.size > 1)
        throw severalSources([...sources]);
    return { images, files, rollback: { targets: [...targets], sources: [...sources], takenBack } };
}
/**
 * Whether an earlier attempt of this very run, or another of its jobs, has done what is asked for.
 * Anybody can name the run in a message, so only a verified bump says so.
 */
async function isDone(timeline, { run, digests }, rules) {
    const ours = timeline.filter(({ trailers: { rollsBack, sourceRun, takenBackImages } }) => {
        if (!rollsBack || sourceRun !== run)
            return false;
        return (digests === undefined ||
            takenBackImages.some((image) => digests.has(image.slice(image.indexOf('@') + 1))));
    });
    const faults = await bumpFaults(rules, ours);
    return ours.some(({ oid }) => !faults.has(oid));
}
/** Whether an entry has what was asked for by its tag or commit. */
function isThere({ current, candidates }, { to }) {
    switch (to.kind) {
        case 'previous':
            return false;
        case 'tag':
            return current.tag === to.tag;
        case 'commit':
            return candidates.some(({ value }) => value.digest === current.digest && value.tag === current.tag);
    }
}
/** The best value that a verified bump wrote, that the policy allows and the registry still has. */
async function choose(rollback, file, request, rules, refused) {
    const { to } = request;
    const candidates = rollback.candidates.slice(0, MAX_CANDIDATES);
    const faults = await bumpFaults(rules, candidates.map(({ step }) => step));
    const forbidden = [];
    for (const { step, value } of candidates) {
        const image = `${value.repository}@${value.digest}`;
        const said = `${value.tag} by ${step.oid}`;
        const fault = faults.get(step.oid);
        if (fault !== undefined) {
            refused(`${said} is no verified bump: ${fault}`);
            continue;
        }
        // What is asked for comes back; what it was made of stands in the bump, not in this run.
        const overlay = (0,repository_path/* directoryOf */.j)(file);
        const source = step.trailers.sourceRepository ?? (rules.isBeside(overlay) ? request.source : undefined);
        if (source === undefined) {
            refused(`${said} does not name the one repository that it was made in`);
            continue;
        }
        const rule = rules.fault(source, overlay, value.repository);
        if (rule !== undefined) {
            if (to.kind !== 'previous')
                throw rule;
            forbidden.push(rule);
            refused(`${said}: ${rule.message}`);
            continue;
        }
        if (rules.denyDigests.includes(value.digest)) {
            const why = `${value.tag} (${value.digest}) is in the policy’s \`deny-digests\``;
            if (to.kind !== 'previous')
                throw new action_error/* ActionError */.l('E_PROMOTE_DENIED', `${why}.`);
            refused(why);
            continue;
        }
        if (rules.exists !== undefined && !(await rules.exists(image))) {
            const why = `the registry no longer has ${image} (${value.tag})`;
            if (to.kind !== 'previous')
                throw new action_error/* ActionError */.l('E_IMAGE_MISSING', `${why}.`);
            refused(why);
            continue;
        }
        return { ...rollback, step, value, source };
    }
    // Where the policy alone is in the way, its own error says how to allow it.
    const [rule] = forbidden;
    if (rule !== undefined && forbidden.length === candidates.length)
        throw rule;
    return undefined;
}
function indexOf(entries, name) {
    return entries.findIndex(({ fields }) => fields.name?.value === name);
}
function planned(at, { name, current }, value, step, status) {
    const { repository, tag, digest } = value;
    return {
        ...at,
        image: {
            ...{ name, repository, tag, digest, line: `${name}=${repository}:${tag}@${digest}` },
            sourceCommit: sourceOf(value, step),
        },
        ...{ oldTag: current.tag, oldDigest: current.digest, status },
    };
}
function taken(overlay, { name, current, deployedBy }) {
    const sourceCommit = sourceOf(current, deployedBy);
    return {
        ...{ overlay, commit: deployedBy.oid, name, digest: current.digest },
        ...(sourceCommit !== undefined && { sourceCommit }),
    };
}
function sourceOf({ tag }, { trailers }) {
    const [recorded, other] = trailers.sourceCommits;
    return (0,tag_strategy/* parseSourceTag */.$)(tag)?.commit ?? (other === undefined ? recorded : undefined);
}
/** A commit that names two sources names none to those who read it later. */
function severalSources(sources) {
    return new action_error/* ActionError */.l('E_INPUT', `What would come back was made in several repositories (${sources.join(', ')}), and one commit names one.`, {
        hint: 'Roll back one source at a time: name fewer `overlays`, or the image by `failed-digest`.',
    });
}
/** Reasons named in a message. */
const plan_rollback_MAX_NAMED = 5;
function nothingToRollBack({ to, where }, reasons) {
    const wanted = to.kind === 'previous'
        ? 'an earlier image'
        : to.kind === 'tag'
            ? `the tag ${JSON.stringify(to.tag)}`
            : `a bump ${to.oid}`;
    const named = reasons.slice(0, plan_rollback_MAX_NAMED).join('; ');
    const more = reasons.length > plan_rollback_MAX_NAMED ? `; … (${reasons.length} in all)` : '';
    const why = named === '' ? 'its history has none' : `${named}${more}`;
    return new action_error/* ActionError */.l('E_NOTHING_TO_ROLL_BACK', `The overlay on ${where} has no ${wanted.replace(/^an? /, '')} to go back to: ${why}.`);
}

// EXTERNAL MODULE: ./actions/bump-kustomize/src/verify-image.ts + 2 modules
var verify_image = __webpack_require__(874);
;// CONCATENATED MODULE: ./actions/bump-kustomize/src/writer-fault.ts



/**
 * Why an account may not write bumps: the policy names an App, and this is another. Nobody would believe
 * the trailers of its bumps, itself included, so the order would be off; verify-signatures refuses them.
 *
 * @param repository `owner/name` of the overlays
 * @returns `E_PERMISSION`
 */
function writerFault(policy, viewer, repository) {
    const app = policy?.signing?.pipeline?.app;
    if (app === undefined || viewer === undefined || isPipelineApp(app, viewer))
        return undefined;
    return new action_error/* ActionError */.l('E_PERMISSION', `The policy of ${repository} lets the GitHub App \`${app.slug}\` (user-id ${app.userId}) write bumps, and this token is that of \`${viewer.login}\` (${viewer.id}).`, {
        hint: `Give \`app-id\` and \`app-private-key\` of that App, or correct \`signing.pipeline.app\` in ${policy_file/* POLICY_PATH */.l}. \`dry-run\` and \`mode: check\` need no App.`,
    });
}

;// CONCATENATED MODULE: ./actions/bump-kustomize/src/branch-plan.ts














/** Decides anew for every state of a branch. */
function branchPlanner(inputs, deps, target) {
    const rulesAt = (0,image_rules/* imageRules */.b)({
        source: deps.message.sourceRepository,
        gitops: target.repository,
        onMissingPolicy: inputs.onMissingPolicy,
        log: deps.log,
    });
    const relation = once(deps.compare.bind(deps));
    const rollback = rollbackPlanner(inputs, deps, target);
    const verified = new Set();
    const paths = pathsToRead(inputs.overlays);
    const match = createMatcher(deps.log);
    const writes = inputs.mode === 'commit' && !inputs.dryRun;
    return async (at) => {
        const rules = await rulesAt(at);
        const fault = writes ? writerFault(rules.policy, at.viewer, target.repository) : undefined;
        if (fault !== undefined)
            throw fault;
        if (inputs.rollback !== undefined)
            return rollback(at, rules, inputs.rollback);
        const overlays = filesFromBranch(at, inputs.overlays);
        const read = async (paths) => (await target.readAt(at.headOid, paths)).files;
        const plan = await planBump(overlays, inputs.images, {
            ...{ order: inputs.order, freely: false, create: false, relation, fault: rules.fault },
            ...{ recent: recentOf(deps, target, at, rules), today: deps.today },
        }).catch(async (thrown) => {
            throw await withPlainImage(thrown, overlays, inputs.images, read);
        });
        if (!inputs.allowUnmatched) {
            const ahead = readAhead(read, at.directories ?? new Map());
            await match(plan, { paths, files: at.files }, ahead);
        }
        if (!inputs.verifyImage)
            return plan;
        for (const { image, status } of plan.images) {
            const { name, repository, tag, digest } = image;
            const reference = `${repository ?? ''}:${tag}@${digest}`;
            if (status !== 'changed' || repository === undefined || verified.has(reference))
                continue;
            const registry = await deps.registry();
            await (0,verify_image/* verifyImage */.Z)({ name, repository, tag, digest }, inputs.platforms, registry);
            verified.add(reference);
        }
        return plan;
    };
}
/**
 * What `previous` takes back is settled at the first look: another application that is bumped
 * meanwhile is not what was meant.
 */
function rollbackPlanner(inputs, deps, target) {
    let meant;
    const gitops = target.repository;
    const run = deps.message.sourceRepository;
    const theirs = (0,repository_name/* isSameRepository */.v)(run, gitops);
    return async (at, { policy }, { to, failedDigest }) => {
        const pipeline = policy?.signing?.pipeline;
        if (policy === undefined || pipeline === undefined) {
            throw new action_error/* ActionError */.l('E_POLICY_MISSING', `A rollback restores what a verified bump wrote; ${gitops} has no ${policy_file/* POLICY_PATH */.l} with \`signing.pipeline\` on its default branch, so nothing says whose bumps count.`, {
                hint: `Add the section to ${policy_file/* POLICY_PATH */.l}. Where the overlays live in a repository of their own, its policy has it: run the rollback there.`,
            });
        }
        const digests = failedDigest === undefined ? meant : new Set([failedDigest]);
        const plan = await planRollback(filesFromBranch(at, inputs.overlays), {
            ...{ to, digests, where: `${gitops}@${target.branch}` },
            source: run,
            run: deps.message.sourceRun.replace(bump_trailers/* ATTEMPT */.GN, ''),
        }, {
            ...{ head: at.headOid, pipeline, today: deps.today },
            // In the overlays' own repository a rollback is theirs to make, of whatever source the policy
            // names; another repository takes back what is its own. Beside the source a bump may name the
            // repository by an earlier name.
            fault: (madeIn, overlay, image) => {
                const source = theirs && (0,registry_rules/* namesSources */.vQ)(policy, overlay) ? madeIn : run;
                return (0,registry_rules/* registryFault */.eZ)(policy, { source, gitops, overlay, image });
            },
            isBeside: (overlay) => theirs && !(0,registry_rules/* namesSources */.vQ)(policy, overlay),
            denyDigests: policy.promotion.denyDigests,
            objects: await target.objects(at.headOid),
            signatures: (oids) => target.signatures(oids),
            exists: inputs.verifyImage
                ? (image) => deps.registry().then((registry) => (0,verify_image/* imageExists */.U)(image, registry))
                : undefined,
        });
        meant ??= new Set(plan.rollback?.takenBack.map(({ digest }) => digest));
        return plan;
    };
}
/**
 * The wish as one text: the same for every attempt and every re-run of the same bump. A rollback is a
 * wish of its run: the next run may wish for one step more.
 */
function intentOf(inputs, target, facts) {
    const { rollback } = inputs;
    return JSON.stringify({
        repository: target.repository,
        branch: target.branch,
        source: facts.sourceRepository,
        overlays: inputs.overlays.toSorted(),
        images: inputs.images.map(({ line }) => line).toSorted(),
        commits: inputs.images.map(({ sourceCommit }) => sourceCommit ?? '').toSorted(),
        ...(rollback && { rollback, run: facts.sourceRun.replace(bump_trailers/* ATTEMPT */.GN, '') }),
    });
}
/** Each pair is compared once, however many images and attempts ask; commits never change. */
function once(compare) {
    const known = new Map();
    return (base, head) => {
        const key = `${base}...${head}`;
        const answer = known.get(key) ?? compare(base, head);
        known.set(key, answer);
        return answer;
    };
}

// EXTERNAL MODULE: ./actions/bump-kustomize/src/commit-message.ts
var commit_message = __webpack_require__(8461);
// EXTERNAL MODULE: ./actions/bump-kustomize/src/result.ts + 4 modules
var result = __webpack_require__(6314);
// EXTERNAL MODULE: ./actions/bump-kustomize/src/worktree.ts + 1 modules
var src_worktree = __webpack_require__(5931);
;// CONCATENATED MODULE: ./actions/bump-kustomize/src/run.ts











/** The stage: read, decide, edit, and write where the mode says so. */
async function run(inputs, deps) {
    const end = await (inputs.mode === 'worktree' ? inWorktree : onBranch)(inputs, deps);
    for (const note of new Set(end.plan.images.flatMap((image) => image.note ?? []))) {
        deps.log.warning(note);
    }
    return (0,result/* result */.K)(inputs, deps, end);
}
async function inWorktree(inputs, deps) {
    const { worktree } = deps;
    const files = filesFromWorktree(worktree, inputs.overlays);
    const read = (paths) => Promise.resolve((0,src_worktree/* readWorktree */.qu)(worktree, paths));
    const plan = await planBump(files, inputs.images, {
        ...{ order: inputs.order, freely: true, create: inputs.create },
        ...{ relation: deps.compare.bind(deps), today: deps.today },
        // Nothing reaches a branch by this: who commits it answers for it there.
        fault: () => undefined,
        recent: () => Promise.resolve(undefined),
    }).catch(async (thrown) => {
        throw await withPlainImage(thrown, files, inputs.images, read);
    });
    if (!inputs.allowUnmatched) {
        await createMatcher(deps.log)(plan, { paths: [], files: new Map() }, read);
    }
    if (!inputs.dryRun)
        await (0,src_worktree/* writeAll */.f4)(worktree, plan.files);
    return { plan, attempts: 0 };
}
async function onBranch(inputs, deps) {
    const { target } = deps;
    if (target === undefined)
        throw new action_error/* ActionError */.l('E_INTERNAL', 'No branch to bump.');
    const planAt = branchPlanner(inputs, deps, target);
    const paths = pathsToRead(inputs.overlays);
    const histories = inputs.overlays.map(historyPath);
    const looksAtGraph = !inputs.allowUnmatched && inputs.rollback === undefined;
    const directories = looksAtGraph ? likelyDirectories(inputs.overlays) : [];
    if (inputs.mode === 'check' || inputs.dryRun) {
        const plan = await planAt(await target.store.read(paths, histories, directories));
        if (inputs.mode === 'commit' || plan.files.length === 0)
            return { plan, attempts: 1 };
        return { plan, attempts: 1, failure: wouldChange(plan, target) };
    }
    const { budget, random, log } = deps;
    const outcome = await commitOptimistically({ store: target.store, budget, random, log }, {
        ...{ paths, histories, directories, intent: intentOf(inputs, target, deps.message) },
        maxAttempts: inputs.maxAttempts,
        isOwn: isWrittenBy,
        edit: async (at) => {
            const plan = await planAt(at);
            const changed = plan.images.filter(({ status }) => status === 'changed');
            return {
                result: plan,
                additions: plan.files.map(({ path, after }) => ({ path, bytes: after })),
                message: (0,commit_message/* commitMessage */.d)(inputs.commitMessage, changed, deps.message, plan.rollback),
            };
        },
    });
    const { result: plan, attempts, commit, earlier = [] } = outcome;
    // A run started again because its commit was not verified writes nothing, and is as red as before.
    const all = commit === undefined ? await againUnlessValid(earlier, target) : [commit];
    const [failure] = inputs.requireVerified ? all.flatMap((each) => unverified(each) ?? []) : [];
    return { plan, attempts, ...(commit && { commit }), ...(failure && { failure }) };
}
/** Files named in a message. */
const run_MAX_NAMED = 10;
function wouldChange(plan, target) {
    const all = plan.files.map(({ path }) => path);
    const more = all.length > run_MAX_NAMED ? `, … (${all.length} files)` : '';
    const paths = `${all.slice(0, run_MAX_NAMED).join(', ')}${more}`;
    return new action_error/* ActionError */.l('E_WOULD_CHANGE', `${target.repository} does not hold the given images on ${target.branch}: ${paths}.`);
}
/** A fresh signature may lag behind: a run started at once again looks once more, too. */
function againUnlessValid(commits, { store }) {
    return Promise.all(commits.map(async (commit) => unverified(commit) === undefined ? commit : ((await store.reread(commit.oid, [])) ?? commit)));
}
function unverified(commit) {
    if (commit.signature?.isValid === true)
        return undefined;
    const state = commit.signature?.state ?? 'no signature';
    return new action_error/* ActionError */.l('E_COMMIT_UNVERIFIED', `Commit ${commit.oid} landed, but GitHub does not call its signature valid (${state}).`);
}


/***/ })

};
