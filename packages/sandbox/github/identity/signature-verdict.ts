import type { CommitObject } from '../git/object-format.ts';
import type { Actor } from './actor.ts';
import { parseSshSignature } from './ssh-signature.ts';
import type { WebFlow } from './web-flow.ts';

/** What GitHub says about a commit's signature; REST's `reason` and GraphQL's `state` name the same cases differently. */
export interface SignatureVerdict {
  readonly verified: boolean;
  readonly reason:
    'bad_email' | 'invalid' | 'malformed_signature' | 'unknown_key' | 'unsigned' | 'valid';
  readonly state: 'BAD_EMAIL' | 'INVALID' | 'MALFORMED_SIG' | 'UNKNOWN_KEY' | 'UNSIGNED' | 'VALID';
  readonly byGitHub: boolean;
  readonly type: 'GpgSignature' | 'SshSignature' | 'UnknownSignature';
}

/** A commit, or a tag with its tagger. */
export type Signed = Pick<CommitObject, 'committer' | 'payload' | 'signature'>;

/** Whose signing keys GitHub knows. */
export interface SigningKeys {
  readonly people: ReadonlyMap<string, Pick<Actor, 'email'>>;
  /** Base64 of an SSH public key → the login that it was registered by. */
  readonly signingKeys: ReadonlyMap<string, string>;
}

/**
 * Knows the sandbox's web-flow key and the SSH keys that people have registered; any other is
 * `unknown_key`, as GitHub says of a key that no account owns. A good signature counts only if the
 * committer's e-mail address is the key owner's.
 */
export async function judgeSignature(
  commit: Signed,
  webFlow: Pick<WebFlow, 'verify'>,
  keys?: SigningKeys,
): Promise<SignatureVerdict> {
  const { signature } = commit;
  if (signature === undefined) {
    return verdict('unsigned', 'UNSIGNED', 'UnknownSignature');
  }
  if (signature.startsWith('-----BEGIN SSH SIGNATURE-----')) return judgeSsh(commit, keys);
  switch (await webFlow.verify(commit.payload, signature)) {
    case 'valid':
      return { ...verdict('valid', 'VALID', 'GpgSignature'), verified: true, byGitHub: true };
    case 'invalid':
      return { ...verdict('invalid', 'INVALID', 'GpgSignature'), byGitHub: true };
    case 'unknown':
      return verdict('unknown_key', 'UNKNOWN_KEY', 'GpgSignature');
    case 'malformed':
      return verdict('malformed_signature', 'MALFORMED_SIG', 'UnknownSignature');
  }
}

function judgeSsh(commit: Signed, keys: SigningKeys | undefined): SignatureVerdict {
  const signature = parseSshSignature(commit.signature ?? '');
  const owner = signature === undefined ? undefined : keys?.signingKeys.get(signature.key);
  if (signature === undefined || owner === undefined) {
    return verdict('unknown_key', 'UNKNOWN_KEY', 'SshSignature');
  }
  if (!signature.isOver(commit.payload)) return verdict('invalid', 'INVALID', 'SshSignature');
  if (keys?.people.get(owner)?.email !== commit.committer.email) {
    return verdict('bad_email', 'BAD_EMAIL', 'SshSignature');
  }
  return { ...verdict('valid', 'VALID', 'SshSignature'), verified: true };
}

function verdict(
  reason: SignatureVerdict['reason'],
  state: SignatureVerdict['state'],
  type: SignatureVerdict['type'],
): SignatureVerdict {
  return { verified: false, reason, state, byGitHub: false, type };
}
