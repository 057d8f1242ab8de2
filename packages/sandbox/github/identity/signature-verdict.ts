import type { CommitObject } from '../git/object-format.ts';
import type { WebFlow } from './web-flow.ts';

/** What GitHub says about a commit's signature; REST's `reason` and GraphQL's `state` name the same cases differently. */
export interface SignatureVerdict {
  readonly verified: boolean;
  readonly reason: 'invalid' | 'malformed_signature' | 'unknown_key' | 'unsigned' | 'valid';
  readonly state: 'INVALID' | 'MALFORMED_SIG' | 'UNKNOWN_KEY' | 'UNSIGNED' | 'VALID';
  readonly byGitHub: boolean;
  readonly type: 'GpgSignature' | 'SshSignature' | 'UnknownSignature';
}

/**
 * Knows one key, the sandbox's web-flow key. The people of the sandbox have registered none with it, so
 * their signatures are `unknown_key`, as GitHub says of a key that no account owns.
 */
export async function judgeSignature(
  commit: CommitObject,
  webFlow: WebFlow,
): Promise<SignatureVerdict> {
  const { signature } = commit;
  if (signature === undefined) {
    return verdict('unsigned', 'UNSIGNED', 'UnknownSignature');
  }
  if (signature.startsWith('-----BEGIN SSH SIGNATURE-----')) {
    return verdict('unknown_key', 'UNKNOWN_KEY', 'SshSignature');
  }
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

function verdict(
  reason: SignatureVerdict['reason'],
  state: SignatureVerdict['state'],
  type: SignatureVerdict['type'],
): SignatureVerdict {
  return { verified: false, reason, state, byGitHub: false, type };
}
