import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { Identification, SignedObject, TrustedKey } from './keyring.ts';
import { keysOf, personsKey, unusableKey } from './policy-keys.ts';
import { MIN_RSA_BITS, parseSshKeyLine, sshFingerprint } from './ssh-public-key.ts';
import { parseSshSignature, verifySshSignature } from './ssh-signature.ts';

/** The SSH keys of a policy. */
export interface SshKeyring {
  /** @param bytes the signature without its armor */
  identify(bytes: Buffer, object: SignedObject): Identification;
}

/**
 * Reads all SSH keys at once.
 *
 * @throws `E_POLICY_INVALID` for keys that we could never verify or that are listed twice
 */
export function createSshKeyring(signing: SigningPolicy, origin: string): SshKeyring {
  const keys = readKeys(signing, origin);
  return {
    identify(bytes, { payload }) {
      const parsed = parseSshSignature(bytes);
      if (!parsed.ok) return parsed;
      const label = sshFingerprint(parsed.signature.publicKey);
      const key = keys.get(parsed.signature.publicKey.toString('base64'));
      if (key === undefined) {
        const reason = `the SSH key ${label} is not in the policy`;
        return { ok: false, code: 'E_SIG_UNTRUSTED', reason };
      }
      if (verifySshSignature(parsed.signature, payload)) return { ok: true, key };
      const reason = `the signature of ${key.name}’s SSH key ${label} does not fit what it signs`;
      return { ok: false, code: 'E_SIG_BAD', reason };
    },
  };
}

/** By the base64 of the public key blob, which is what a signature names. */
function readKeys(signing: SigningPolicy, origin: string): ReadonlyMap<string, TrustedKey> {
  const keys = new Map<string, TrustedKey>();
  for (const { name, key } of keysOf(signing, 'ssh')) {
    const where = `${origin}:${key.position}`;
    const what = `the SSH key of ${name}`;
    const parsed = parseSshKeyLine(key.text);
    if (!parsed.ok || parsed.blob === undefined) {
      throw unusableKey(where, what, parsed.ok ? 'it is empty' : parsed.reason);
    }
    if (parsed.key.type === 'ssh-rsa' && parsed.key.rsaBits < MIN_RSA_BITS) {
      const reason = `it has ${parsed.key.rsaBits} bits; at least ${MIN_RSA_BITS} are needed`;
      throw unusableKey(where, what, reason);
    }
    const id = parsed.blob.toString('base64');
    if (keys.has(id)) throw unusableKey(where, what, 'it is listed twice');
    keys.set(id, personsKey(name, sshFingerprint(parsed.blob), key));
  }
  return keys;
}
