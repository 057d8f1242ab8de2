import type { FindingCode } from './finding.ts';
import type { MendWords } from './mend-commit.ts';
import { shellWord } from './shell-word.ts';

const KEPT =
  'Where a ruleset lets no tag move, leave this one and sign the next version in the same way.';

/** What to do before a tag is made anew, by code. */
const FIRST: Partial<Record<FindingCode, string>> = {
  E_SIG_BAD: 'It was changed after it was signed: find out who did that.',
  E_SIG_MALFORMED: 'Find out what wrote it.',
  E_SIG_UNSIGNED: 'Sign it.',
  E_SIG_UNTRUSTED: 'Sign it by a key that the policy lists (user.signingKey).',
  E_SIG_CERTIFICATE: 'Sign it by a certificate that names the signer’s principal and holds now.',
  E_SIG_WEAK: 'Sign it by a stronger key, or with SHA-256 or better.',
  E_SIG_TYPE_UNSUPPORTED: 'Sign it by an SSH or OpenPGP key.',
  E_SIG_EMAIL: 'Tag under an address that the policy lists for the signer (user.email).',
  E_KEY_REVOKED: 'Find out whether its signer made it, and sign it by a key that is in use.',
  E_TAG_LIGHTWEIGHT: 'Make it a signed tag.',
  E_TAG_NAME_MISMATCH: 'Sign it under the name that it is published under.',
  E_TAG_TARGET: 'Tag the commit itself.',
  E_TAG_SIGNER: 'One of those whom signing.tags lists for such tags has to sign it.',
  E_TAG_HOTFIX:
    'One of those whom hotfix in signing.tags lists has to sign it, with exactly one line that gives the reason.',
};

/** How to mend a refused tag: a new one in its place. */
export function mendTag(code: FindingCode, name: string, commit: string | undefined): MendWords {
  if (code === 'E_GITHUB_VERDICT') {
    return {
      say: 'GitHub has to know the key of the account that the tagger’s address belongs to, as a signing key, and the address has to be verified there. Then run the job again.',
      commands: ['gh ssh-key add --type signing ~/.ssh/<key>.pub # or: gh gpg-key add <file>'],
    };
  }
  const tag = shellWord(name);
  const ref = shellWord(`refs/tags/${name}`);
  const hotfix = code === 'E_TAG_HOTFIX' ? " -m 'Hotfix: <reason>'" : '';
  const target = commit ?? "'<commit>'";
  return {
    say: `${FIRST[code] ?? 'Sign it anew.'} ${KEPT}`,
    commands: [
      `git push origin --delete ${ref}`,
      `git tag --force --sign -m ${tag}${hotfix} ${tag} ${target}`,
      `git push origin ${ref}`,
    ],
  };
}
