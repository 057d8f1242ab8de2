export const id = 806;
export const ids = [806];
export const modules = {

/***/ 3806:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkGitHub: () => (/* binding */ checkGitHub)
});

// EXTERNAL MODULE: ./packages/shared/action/action-error.ts
var action_error = __webpack_require__(364);
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

// EXTERNAL MODULE: ./packages/shared/github/http-failure.ts
var http_failure = __webpack_require__(9601);
// EXTERNAL MODULE: ./packages/shared/github/wait-budget.ts
var wait_budget = __webpack_require__(5489);
;// CONCATENATED MODULE: ./actions/verify-signatures/src/github-opinion.ts



/**
 * States that say nothing of the signature but that GitHub has not judged it yet
 * (https://docs.github.com/graphql/reference/enums#gitsignaturestate).
 */
const TRANSIENT = new Set(['GPGVERIFY_UNAVAILABLE', 'GPGVERIFY_ERROR', 'OCSP_PENDING']);
/** Between two questions about the same commits. */
const BACKOFF = { baseMs: 4_000, capMs: 30_000 };
const MIN_PAUSE_MS = 1_000;
/**
 * Asks GitHub for its own verdicts, a hundred commits a request, and again for those that it has not
 * judged yet, as long as the budget lasts.
 *
 * @param tag id of a tag object
 * @throws `E_UNREACHABLE`, `E_RATE_LIMIT`, `E_PERMISSION`, `E_GITHUB`
 */
async function askGitHub(side, oids, tag) {
    const commits = new Map();
    let ofTag;
    let pending = oids;
    for (let attempt = 1;; attempt += 1) {
        const nodes = await readCommitsById(side.github, side, pending, 'oid signature { isValid state }');
        for (const oid of pending)
            commits.set(oid, commitOpinion(nodes.get(oid)));
        pending = pending.filter((oid) => isTransient(commits.get(oid)));
        if (tag !== undefined && (ofTag === undefined || isTransient(ofTag))) {
            ofTag = await tagOpinion(side, tag);
        }
        const undecided = pending.length > 0 || isTransient(ofTag);
        const pause = MIN_PAUSE_MS + (0,wait_budget/* fullJitter */.G)(attempt, Math.random, BACKOFF);
        if (!undecided || !(await side.budget.spend(pause))) {
            return { commits, ...(ofTag && { tag: ofTag }), undecided };
        }
    }
}
/** Whether GitHub may still say otherwise. */
function isTransient(opinion) {
    return opinion !== undefined && TRANSIENT.has(opinion.state);
}
function commitOpinion(node) {
    if (node === undefined)
        return { valid: false, state: 'NOT_FOUND' };
    const { signature } = node;
    if (signature === null)
        return { valid: false, state: 'UNSIGNED' };
    return opinion(signature.isValid, signature.state);
}
/** A state that nobody knows yet is no word for valid, and no text to be printed as it stands. */
function opinion(verified, given) {
    const state = /^[A-Z\d_]{1,40}$/.test(given) ? given : 'UNREADABLE';
    return { valid: verified && state === 'VALID', state };
}
/** REST's names of the states that GraphQL calls otherwise. */
const REST_STATES = {
    MALFORMED_SIGNATURE: 'MALFORMED_SIG',
    UNKNOWN_SIGNATURE_TYPE: 'UNKNOWN_SIG_TYPE',
};
/** GraphQL's `Tag` has no signature; REST's tag object has. */
async function tagOpinion({ github, owner, repo }, oid) {
    try {
        const { verification } = await github.rest('GET', '/repos/{owner}/{repo}/git/tags/{oid}', { owner, repo, oid });
        if (verification === undefined)
            return { valid: false, state: 'UNSIGNED' };
        const reason = verification.reason.toUpperCase();
        return opinion(verification.verified, REST_STATES[reason] ?? reason);
    }
    catch (thrown) {
        if ((0,http_failure/* statusOf */.c2)(thrown) === 404)
            return { valid: false, state: 'NOT_FOUND' };
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./actions/verify-signatures/src/github-check.ts


/**
 * GitHub's second opinion on the same signatures. With `report` it decides nothing, not even where it
 * cannot be had. With `require` a signature counts only if GitHub calls it valid, too: its silence is
 * an error, except where we refuse the range already, because that it is refused is known.
 *
 * @throws with `require`: `E_VERIFY_UNAVAILABLE`, and as `askGitHub` does
 */
async function checkGitHub(mode, judged, connect) {
    const { asked, tag } = judged;
    const optional = mode === 'report' || judged.findings.length > 0;
    let opinions = { commits: new Map(), undecided: false };
    let unavailable;
    try {
        const oids = asked.map(({ commit }) => commit);
        opinions = await askGitHub(await connect(), oids, tag?.oid);
        if (opinions.undecided)
            throw undecided(opinions);
    }
    catch (thrown) {
        const known = thrown instanceof action_error/* ActionError */.l && thrown.code !== 'E_INTERNAL';
        if (!optional || !known)
            throw thrown;
        unavailable = `${thrown.code}: ${thrown.message}`;
    }
    const subjects = subjectsOf(judged);
    const compared = asked.map((entry) => {
        const subject = subjects.get(entry.commit) ?? '';
        return compare({ ...entry, subject }, opinions.commits.get(entry.commit));
    });
    if (tag?.oid !== undefined)
        compared.push(compare(tagEntry(tag, tag.oid), opinions.tag));
    const seen = compared.flatMap(({ opinion }) => opinion ?? []);
    return {
        mode,
        asked: compared.length,
        states: countStates(seen),
        disagreements: compared.flatMap(({ disagreement }) => disagreement ?? []),
        ...(unavailable !== undefined && { unavailable }),
        findings: mode === 'report' ? [] : compared.flatMap(({ finding }) => finding ?? []),
    };
}
/** The subjects that are still known: those of the offenders, and of the newest commits. */
function subjectsOf({ findings, newest }) {
    return new Map([...newest, ...findings].map(({ commit, subject }) => [commit, subject]));
}
function tagEntry({ name, findings, signer }, oid) {
    const [finding] = findings;
    return {
        ...{ commit: oid, tag: name, subject: finding?.subject ?? '' },
        ...(finding && { refused: finding.code }),
        ...(signer !== undefined && { signer }),
    };
}
function compare(entry, opinion) {
    if (opinion === undefined)
        return {};
    const { commit, tag, subject, refused, signer = '' } = entry;
    if (isTransient(opinion) || opinion.valid === (refused === undefined))
        return { opinion };
    const what = { commit, ...(tag !== undefined && { tag }), subject };
    const disagreement = { ...what, ours: refused ?? signer, github: opinion.state };
    if (refused !== undefined)
        return { opinion, disagreement };
    const reason = `${signer} signed it, but ${explainState(opinion.state)}`;
    return { opinion, disagreement, finding: { ...what, code: 'E_GITHUB_VERDICT', reason } };
}
function undecided({ commits, tag }) {
    const states = [...commits.values(), ...(tag ? [tag] : [])].filter(isTransient);
    const said = [...new Set(states.map(({ state }) => state))].join(', ');
    const signatures = states.length === 1 ? '1 signature' : `${states.length} signatures`;
    return new action_error/* ActionError */.l('E_VERIFY_UNAVAILABLE', `GitHub has not judged ${signatures} in time (${said}).`);
}
function countStates(opinions) {
    const counts = new Map();
    for (const { state } of opinions)
        counts.set(state, (counts.get(state) ?? 0) + 1);
    return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
/** What GitHub's states say of a signature (https://docs.github.com/graphql/reference/enums#gitsignaturestate). */
const STATES = {
    BAD_CERT: 'GitHub cannot verify its certificate or the chain of it',
    BAD_EMAIL: 'GitHub knows the key of an account that does not have the committer’s address',
    EXPIRED_KEY: 'GitHub holds the key for expired',
    INVALID: 'GitHub calls the signature invalid',
    MALFORMED_SIG: 'GitHub cannot read the signature',
    NOT_FOUND: 'GitHub does not have it: it was not pushed',
    NOT_SIGNING_KEY: 'GitHub says that the key may not sign',
    NO_USER: 'GitHub knows no account with the committer’s address',
    OCSP_ERROR: 'GitHub could not ask whether its certificate is revoked',
    OCSP_REVOKED: 'GitHub says that its certificate, or one of the chain, is revoked',
    UNKNOWN_KEY: 'GitHub knows the key of no account',
    UNKNOWN_SIG_TYPE: 'GitHub does not know the type of the signature',
    UNSIGNED: 'GitHub sees no signature',
    UNVERIFIED_EMAIL: 'the committer’s address is not verified on GitHub',
};
/** A clause for people; states that are not known yet stand for themselves. */
function explainState(state) {
    const known = Object.hasOwn(STATES, state) ? STATES[state] : undefined;
    return known === undefined ? `GitHub calls it ${state}` : `${known} (${state})`;
}


/***/ })

};
