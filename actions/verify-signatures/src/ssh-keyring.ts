import type { Ident } from '@gitops-actions/shared/git/ident.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { Identification, SignedObject, TrustedKey } from './keyring.ts';
import { keysOf, personsKey, unusableKey } from './policy-keys.ts';
import { createSshAuthorities, type SshAuthorities } from './ssh-authorities.ts';
import { isSshCertificate } from './ssh-certificate.ts';
import { authenticatorFault } from './ssh-key-signature.ts';
import {
  parseSshKeyLine,
  parseSshPublicKey,
  sshFingerprint,
  weakness,
  type ParsedKey,
  type SshPublicKey,
} from './ssh-public-key.ts';
import { parseSshSignature, verifySshSignature, type SshSignature } from './ssh-signature.ts';

/** The SSH keys and authorities of a policy. */
export interface SshKeyring {
  /** @param bytes the signature without its armor */
  identify(bytes: Buffer, object: SignedObject): Promise<Identification>;
}

/** A plain key of the policy, parsed once. */
export interface ListedSshKey {
  readonly key: SshPublicKey;
  readonly trusted: TrustedKey;
  /** A security key must have verified its user. */
  readonly userVerified: boolean;
}

/** Whose key made a signature, before it is known whether the signature is good. */
export type SshHolder =
  | ({ readonly ok: true } & Pick<ListedSshKey, 'trusted' | 'userVerified'>)
  | (Identification & { readonly ok: false });

/**
 * Reads all SSH keys and authorities at once.
 *
 * @throws `E_POLICY_INVALID` for keys that we could never verify or that are listed twice, and as
 *   `createSshAuthorities`
 */
export function createSshKeyring(signing: SigningPolicy, origin: string): SshKeyring {
  const listed = readKeys(signing, origin);
  const authorities = createSshAuthorities(signing, origin, listed);
  const readKey = (blob: Buffer): ParsedKey => {
    const known = listed.get(blob.toString('base64'));
    if (known !== undefined) return { ok: true, key: known.key };
    if (!isSshCertificate(blob)) return parseSshPublicKey(blob);
    const parsed = authorities.read(blob);
    return parsed.ok ? { ok: true, key: parsed.certificate.key } : parsed;
  };
  return {
    async identify(bytes, object) {
      const parsed = parseSshSignature(bytes, readKey);
      if (!parsed.ok) return parsed;
      const { signature } = parsed;
      const holder = await holderOf(signature, object, listed, authorities);
      if (!holder.ok) return holder;
      const { trusted, userVerified } = holder;
      const fault = authenticatorFault(signature, userVerified);
      if (fault !== undefined) return { ok: false, code: 'E_SIG_WEAK', reason: fault };
      if (await verifySshSignature(signature, object.payload)) return { ok: true, key: trusted };
      const reason = `the signature of ${trusted.name}’s SSH key ${trusted.label} does not fit what it signs`;
      return { ok: false, code: 'E_SIG_BAD', reason };
    },
  };
}

async function holderOf(
  { publicKey }: SshSignature,
  object: SignedObject,
  listed: ReadonlyMap<string, ListedSshKey>,
  authorities: SshAuthorities,
): Promise<SshHolder> {
  const known = listed.get(publicKey.toString('base64'));
  if (known !== undefined) return { ok: true, ...known };
  const read = isSshCertificate(publicKey) ? authorities.read(publicKey) : undefined;
  if (read?.ok === true) return authorities.holderOf(read.certificate, claimOf(object).seconds);
  const reason = `the SSH key ${sshFingerprint(publicKey)} is not in the policy`;
  return { ok: false, code: 'E_SIG_UNTRUSTED', reason };
}

/** Who says when it was signed. */
function claimOf(object: SignedObject): Ident {
  return 'committer' in object ? object.committer : object.tagger;
}

/** By the base64 of the public key blob, which is what a signature names. */
function readKeys(signing: SigningPolicy, origin: string): ReadonlyMap<string, ListedSshKey> {
  const keys = new Map<string, ListedSshKey>();
  for (const { name, key } of keysOf(signing, 'ssh')) {
    const refuse = (reason: string): Error =>
      unusableKey(`${origin}:${key.position}`, `the SSH key of ${name}`, reason);
    const parsed = parseSshKeyLine(key.text);
    if (!parsed.ok || parsed.blob === undefined) {
      throw refuse(parsed.ok ? 'it is empty' : parsed.reason);
    }
    const weak = weakness(parsed.key);
    if (weak !== undefined) throw refuse(weak);
    const userVerified = key.userVerified === true;
    if (userVerified && parsed.key.applicationHash === undefined) {
      throw refuse('only a security key (`sk-…`) can be `user-verified`');
    }
    const id = parsed.blob.toString('base64');
    if (keys.has(id)) throw refuse('it is listed twice');
    const trusted = personsKey(name, sshFingerprint(parsed.blob), key);
    keys.set(id, { key: parsed.key, trusted, userVerified });
  }
  return keys;
}
