import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { AskedCommit } from './asked-commits.ts';
import type { CommitVerdict, Finding } from './finding.ts';
import {
  askGitHub,
  isTransient,
  type GitHubOpinion,
  type GitHubOpinions,
  type GitHubSide,
} from './github-opinion.ts';
import type { JudgedTag } from './judge-tag.ts';

/** What we found out without GitHub. */
export interface Judged {
  readonly asked: readonly AskedCommit[];
  readonly tag?: JudgedTag;
  readonly findings: readonly Finding[];
  readonly newest: readonly CommitVerdict[];
}

/** One commit, or the tag, of which GitHub says otherwise than we do. */
export interface Disagreement {
  readonly commit: string;
  /** Name of the tag, where it is the tag. */
  readonly tag?: string;
  readonly subject: string;
  /** The signer whom we accept, or the code by which we refuse. */
  readonly ours: string;
  /** GitHub's state of the signature. */
  readonly github: string;
}

/** GitHub's own verdicts beside ours. */
export interface GitHubCheck {
  readonly mode: 'report' | 'require';
  /** Signatures that GitHub was asked about; those of exempt commits are not. */
  readonly asked: number;
  /** How many signatures have which state, most first. */
  readonly states: readonly (readonly [state: string, count: number])[];
  readonly disagreements: readonly Disagreement[];
  /** Why GitHub's word is missing, wholly or in part: a code and a sentence. */
  readonly unavailable?: string;
  /** With `require`: what GitHub does not call valid and we do not refuse already. */
  readonly findings: readonly Finding[];
}

/**
 * GitHub's second opinion on the same signatures. With `report` it decides nothing, not even where it
 * cannot be had. With `require` a signature counts only if GitHub calls it valid, too: its silence is
 * an error, except where we refuse the range already, because that it is refused is known.
 *
 * @throws with `require`: `E_VERIFY_UNAVAILABLE`, and as `askGitHub` does
 */
export async function checkGitHub(
  mode: 'report' | 'require',
  judged: Judged,
  connect: () => Promise<GitHubSide>,
): Promise<GitHubCheck> {
  const { asked, tag } = judged;
  const optional = mode === 'report' || judged.findings.length > 0;
  let opinions: GitHubOpinions = { commits: new Map(), undecided: false };
  let unavailable: string | undefined;
  try {
    const oids = asked.map(({ commit }) => commit);
    opinions = await askGitHub(await connect(), oids, tag?.oid);
    if (opinions.undecided) throw undecided(opinions);
  } catch (thrown) {
    const known = thrown instanceof ActionError && thrown.code !== 'E_INTERNAL';
    if (!optional || !known) throw thrown;
    unavailable = `${thrown.code}: ${thrown.message}`;
  }
  const subjects = subjectsOf(judged);
  const compared = asked.map((entry) => {
    const subject = subjects.get(entry.commit) ?? '';
    return compare({ ...entry, subject }, opinions.commits.get(entry.commit));
  });
  if (tag?.oid !== undefined) compared.push(compare(tagEntry(tag, tag.oid), opinions.tag));
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

interface Entry extends AskedCommit {
  readonly tag?: string;
  readonly subject: string;
}

/** The subjects that are still known: those of the offenders, and of the newest commits. */
function subjectsOf({ findings, newest }: Judged): ReadonlyMap<string, string> {
  return new Map([...newest, ...findings].map(({ commit, subject }) => [commit, subject]));
}

interface Compared {
  readonly opinion?: GitHubOpinion;
  readonly disagreement?: Disagreement;
  readonly finding?: Finding;
}

function tagEntry({ name, findings, signer }: JudgedTag, oid: string): Entry {
  const [finding] = findings;
  return {
    ...{ commit: oid, tag: name, subject: finding?.subject ?? '' },
    ...(finding && { refused: finding.code }),
    ...(signer !== undefined && { signer }),
  };
}

function compare(entry: Entry, opinion: GitHubOpinion | undefined): Compared {
  if (opinion === undefined) return {};
  const { commit, tag, subject, refused, signer = '' } = entry;
  if (isTransient(opinion) || opinion.valid === (refused === undefined)) return { opinion };
  const what = { commit, ...(tag !== undefined && { tag }), subject };
  const disagreement = { ...what, ours: refused ?? signer, github: opinion.state };
  if (refused !== undefined) return { opinion, disagreement };
  const reason = `${signer} signed it, but ${explainState(opinion.state)}`;
  return { opinion, disagreement, finding: { ...what, code: 'E_GITHUB_VERDICT', reason } };
}

function undecided({ commits, tag }: GitHubOpinions): ActionError {
  const states = [...commits.values(), ...(tag ? [tag] : [])].filter(isTransient);
  const said = [...new Set(states.map(({ state }) => state))].join(', ');
  const signatures = states.length === 1 ? '1 signature' : `${states.length} signatures`;
  return new ActionError(
    'E_VERIFY_UNAVAILABLE',
    `GitHub has not judged ${signatures} in time (${said}).`,
  );
}

function countStates(
  opinions: readonly GitHubOpinion[],
): readonly (readonly [state: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { state } of opinions) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** What GitHub's states say of a signature (https://docs.github.com/graphql/reference/enums#gitsignaturestate). */
const STATES: Readonly<Record<string, string>> = {
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
function explainState(state: string): string {
  const known = Object.hasOwn(STATES, state) ? STATES[state] : undefined;
  return known === undefined ? `GitHub calls it ${state}` : `${known} (${state})`;
}
