import type { Finding, FindingCode } from './finding.ts';
import { shellWord } from './shell-word.ts';

/** What the hints need to know of the policy. */
export interface MendPolicy {
  readonly path: string;
  /** The branch that it is read from. */
  readonly branch: string;
  /** The people whom it lets change itself, as a part of a sentence. */
  readonly editors: string;
  readonly trustRoot: string;
}

/** Sentences and commands that mend something. */
export interface MendWords {
  readonly say: string;
  readonly commands: readonly string[];
}

const PUSH = 'git push --force-with-lease';

/**
 * Signs everything after a commit anew. `--rebase-merges` keeps merges; `--force-rebase` signs also
 * what would be left as it is (git-rebase(1)).
 */
const signAfter = (commit: string): readonly string[] => [
  `git rebase --rebase-merges --force-rebase --gpg-sign ${commit}`,
  PUSH,
];

/** Takes a commit, or a merge with what it brought, out of the history after it. */
const without = (commit: string): readonly string[] => [
  `git rebase --rebase-merges --gpg-sign --onto ${commit}^ ${commit}`,
  PUSH,
];

/** A key that every version of git since 2.34 signs by, and that is strong (git-config(1), `gpg.format`). */
const NEW_KEY: readonly string[] = [
  'ssh-keygen -t ed25519 -f ~/.ssh/git-signing',
  'git config gpg.format ssh',
  'git config user.signingKey ~/.ssh/git-signing.pub',
];

/** A refused commit, and what the sentences about it are made of. */
interface Place extends MendPolicy {
  readonly commit: string;
  /** The commands that sign it, and what is after it, anew. */
  readonly again: readonly string[];
  /** Who changes the policy, and how. */
  readonly change: string;
}

/** What signing anew comes to. */
const ANEW =
  'Whoever signs answers for all commits from there on; a merge that changed something itself has to be made so again.';

const signed = (say: string, { again }: Place, first: readonly string[] = []): MendWords => ({
  say: `${say} ${ANEW}`,
  commands: [...first, ...again],
});

const NEW_KIND = (place: Place): MendWords =>
  signed(
    `Sign by another kind of key, and bring that one into signing.people by ${place.change}.`,
    place,
    NEW_KEY,
  );

const WORDS: Partial<Record<FindingCode, (place: Place) => MendWords>> = {
  E_TRUST_ROOT: ({ trustRoot, path, change }) => ({
    say: `Bring the work onto the history that holds the trust root, one commit after the other and without its merges; or correct signing.trust-root in ${path} by ${change}.`,
    commands: [`git rebase --gpg-sign ${trustRoot}`, PUSH],
  }),
  E_POLICY_UNTRUSTED: ({ branch, change, commit }) => ({
    say: `Somebody who may force a push to ${branch} takes the commit out of it; the change comes back by ${change}.`,
    commands: [`git switch ${shellWord(branch)}`, ...without(commit)],
  }),
  E_SIG_BAD: (place) =>
    signed(
      'It was changed after it was signed: look at it first, find out who did that, and sign it anew only if it is what it should be.',
      place,
      [`git show ${place.commit}`],
    ),
  E_SIG_MALFORMED: (place) =>
    signed(
      'Look at it first, and find out what wrote it. A rebase writes it as git does, and signs it.',
      place,
      [`git cat-file commit ${place.commit}`],
    ),
  E_KEY_REVOKED: (place) =>
    signed('Look at it first, then sign it by a key that is in use.', place, [
      `git show ${place.commit}`,
    ]),
  E_SIG_UNTRUSTED: (place) =>
    signed(
      `Sign it by a key that ${place.path} lists (user.signingKey), or bring the key in by ${place.change}, and run the job again.`,
      place,
    ),
  E_SIG_CERTIFICATE: (place) =>
    signed(
      'Have the authority issue a certificate that names one of the person’s principals and holds now, and sign by that one.',
      place,
    ),
  E_SIG_WEAK: NEW_KIND,
  E_SIG_TYPE_UNSUPPORTED: NEW_KIND,
  E_SIG_EMAIL: (place) =>
    signed(
      `Commit under an address that ${place.path} lists for the signer, or add yours to the person’s emails by ${place.change}.`,
      place,
      ["git config user.email '<address in the policy>'"],
    ),
  E_WEB_FLOW: (place) =>
    signed(
      'Somebody whom the policy lists has to answer for it. From now on merge by “Create a merge commit” only, and edit nothing in the browser.',
      place,
    ),
  E_BUMP_CONTENT: ({ commit }) => ({
    say: 'It has to go, and whatever used the App’s key has to be found. Whoever wants the change makes it by a commit of their own.',
    commands: [`git show ${commit}`, ...without(commit)],
  }),
  E_RULE_PATH: (place) =>
    signed(
      `One of those to whom the policy leaves the path (the reason names them) looks at it and signs it anew; or the rule changes by ${place.change}.`,
      place,
    ),
  E_OCTOPUS: ({ commit }) => ({
    say: 'Merge one branch after the other (a line for each parent), and put what came after on top.',
    commands: [
      `git switch --detach ${commit}^1`,
      `git merge --no-ff --no-edit --gpg-sign ${commit}^2`,
      `git merge --no-ff --no-edit --gpg-sign ${commit}^3`,
      'git switch -',
      `git rebase --rebase-merges --gpg-sign --onto @{-1} ${commit}`,
      PUSH,
    ],
  }),
  E_GITHUB_VERDICT: () => ({
    say: 'GitHub has to know the key of the account that the committer’s address belongs to, as a signing key, and the address has to be verified there. Then run the job again.',
    commands: ['gh ssh-key add --type signing ~/.ssh/<key>.pub # or: gh gpg-key add <file>'],
  }),
};

/**
 * How to mend a refused commit.
 *
 * @param finding on the newest one with the code
 * @param oldest on the oldest refused one that a new signature can help: one rebase from there on signs
 *   all of them, where a rebase for each would look for commits that the one before has replaced
 */
export function mendCommit(
  { code, commit }: Pick<Finding, 'code' | 'commit'>,
  oldest: Pick<Finding, 'commit' | 'isFirst'>,
  policy: MendPolicy,
): MendWords {
  // A history of its own that was merged in begins after nothing: all since the trust root is signed.
  const after = oldest.isFirst === true ? policy.trustRoot : `${oldest.commit}^`;
  const change = `a pull request to ${policy.branch} of ${policy.editors}`;
  const place: Place = { ...policy, commit, again: signAfter(after), change };
  return WORDS[code]?.(place) ?? signed('Sign it.', place);
}
