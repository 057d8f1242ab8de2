import { oneLine } from '@gitops-actions/shared/action/one-line.ts';
import type { SshAuthority, SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { FindingCode } from './finding.ts';
import { keysOf, personsKey, unusableKey, type OwnedKey } from './policy-keys.ts';
import {
  certificateFault,
  parseSshCertificate,
  requiresVerification,
  type ParsedCertificate,
  type SshCertificate,
} from './ssh-certificate.ts';
import { parseKeySignature, verifyKeySignature } from './ssh-key-signature.ts';
import { parseSshKeyLine, sshFingerprint, weakness, type SshPublicKey } from './ssh-public-key.ts';
import type { ListedSshKey, SshHolder } from './ssh-keyring.ts';

/** The authorities of a policy whose SSH certificates count. */
export interface SshAuthorities {
  /** As `parseSshCertificate`, which is not asked twice about the same certificate. */
  read(blob: Buffer): ParsedCertificate;
  /** Whose key a certificate makes the key that it certifies, at the time that a signature claims. */
  holderOf(certificate: SshCertificate, seconds: number): Promise<SshHolder>;
}

interface Authority {
  readonly key: SshPublicKey;
  readonly entries: readonly OwnedKey<'ssh-authority'>[];
}

/** How many certificates are remembered: a person has few, unless each signature has its own. */
const REMEMBERED = 1_000;

/**
 * Reads all authorities at once.
 *
 * @param listed the plain keys of the policy, by the base64 of their blobs
 * @throws `E_POLICY_INVALID` for an authority that could never be verified, that is a person's plain key
 *   as well, or of which one principal stands for two entries
 */
export function createSshAuthorities(
  signing: SigningPolicy,
  origin: string,
  listed: ReadonlyMap<string, ListedSshKey>,
): SshAuthorities {
  const authorities = readAuthorities(signing, origin, listed);
  const parsed = new Map<string, ParsedCertificate>();
  const issued = new Map<SshCertificate, ReturnType<typeof issueFault>>();
  const remember = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    let value = map.get(key);
    if (value === undefined) {
      if (map.size >= REMEMBERED) map.clear();
      map.set(key, (value = make()));
    }
    return value;
  };
  return {
    read: (blob) => remember(parsed, blob.toString('base64'), () => parseSshCertificate(blob)),
    async holderOf(certificate, seconds) {
      const label = labelOf(certificate);
      const authority = authorities.get(certificate.authority.toString('base64'));
      if (authority === undefined) {
        const issuer = sshFingerprint(certificate.authority);
        const reason = `the SSH authority ${issuer} that issued ${label} is not in the policy`;
        return { ok: false, code: 'E_SIG_UNTRUSTED', reason };
      }
      const forged = await remember(issued, certificate, () =>
        issueFault(certificate, authority.key),
      );
      if (forged !== undefined) return forged;
      const fault = certificateFault(certificate, seconds);
      if (fault !== undefined) return doesNotHold(label, fault);
      return holderBy(certificate, authority, listed);
    },
  };
}

/** Every entry that the certificate speaks of must be the same person's, and all their limits hold. */
function holderBy(
  certificate: SshCertificate,
  { entries }: Authority,
  listed: ReadonlyMap<string, ListedSshKey>,
): SshHolder {
  const label = labelOf(certificate);
  const meant = entries.filter(({ key }) =>
    key.principals.some((principal) => certificate.principals.includes(principal)),
  );
  const [first] = meant;
  if (first === undefined) {
    const shown = JSON.stringify(oneLine(certificate.principals.join(', ')));
    const reason = `nobody in the policy has a principal of ${label}, which names ${shown}`;
    return { ok: false, code: 'E_SIG_UNTRUSTED', reason };
  }
  const { name } = first;
  const names = [...new Set(meant.map((entry) => entry.name))];
  if (names.length > 1) return doesNotHold(label, `it makes one key that of ${names.join(', ')}`);
  // A stolen certificate is retired by listing its key, with `until`, as a plain one.
  const plain = listed.get(certificate.publicKey.toString('base64'));
  if (plain !== undefined && plain.trusted.name !== name) {
    return doesNotHold(label, `it makes ${plain.trusted.name}’s key that of ${name}`);
  }
  const keys = meant.map(({ key }) => personsKey(name, label, key));
  if (plain !== undefined) keys.push(plain.trusted);
  return {
    ok: true,
    userVerified: plain?.userVerified === true || requiresVerification(certificate),
    trusted: {
      owner: 'person',
      name,
      label,
      entry: first.key.entry,
      bounds: keys.flatMap(({ bounds }) => bounds),
      ...(keys.some(({ compromised }) => compromised) && { compromised: true }),
    },
  };
}

/** Why the authority that a certificate names did not issue it. */
async function issueFault(
  certificate: SshCertificate,
  authority: SshPublicKey,
): Promise<(SshHolder & { readonly ok: false }) | undefined> {
  const refuse = (code: FindingCode, reason: string): SshHolder & { readonly ok: false } => ({
    ok: false,
    code,
    reason: `the authority’s signature of ${labelOf(certificate)} cannot count: ${reason}`,
  });
  const parsed = parseKeySignature(certificate.signature, authority);
  if (!parsed.ok) return refuse(parsed.code, parsed.reason);
  return (await verifyKeySignature(parsed.signature, authority, certificate.signed))
    ? undefined
    : refuse('E_SIG_BAD', 'it does not fit what it signs');
}

/** By the base64 of the authority's public key blob, which is what a certificate names. */
function readAuthorities(
  signing: SigningPolicy,
  origin: string,
  listed: ReadonlyMap<string, ListedSshKey>,
): ReadonlyMap<string, Authority> {
  const authorities = new Map<string, Authority>();
  for (const owned of keysOf(signing, 'ssh-authority')) {
    const { name, key } = owned;
    const refuse = (reason: string): Error =>
      unusableKey(`${origin}:${key.position}`, `the SSH authority of ${name}`, reason);
    const parsed = parseSshKeyLine(key.text);
    if (!parsed.ok || parsed.blob === undefined) {
      throw refuse(parsed.ok ? 'it is empty' : parsed.reason);
    }
    const fault = authorityFault(parsed.key);
    if (fault !== undefined) throw refuse(fault);
    const id = parsed.blob.toString('base64');
    const own = listed.get(id);
    if (own !== undefined) throw refuse(`it is a key of ${own.trusted.name} as well`);
    const entries = authorities.get(id)?.entries ?? [];
    const clash = overlap(entries, key);
    if (clash !== undefined) throw refuse(clash);
    authorities.set(id, { key: parsed.key, entries: [...entries, owned] });
  }
  return authorities;
}

function authorityFault(key: SshPublicKey): string | undefined {
  if (key.applicationHash !== undefined) return 'authorities on security keys are not supported';
  return weakness(key);
}

function overlap(
  entries: readonly OwnedKey<'ssh-authority'>[],
  { principals }: SshAuthority,
): string | undefined {
  for (const { name, key } of entries) {
    const shared = principals.find((principal) => key.principals.includes(principal));
    if (shared !== undefined) return `its principal \`${shared}\` is listed for ${name} already`;
  }
  return undefined;
}

function doesNotHold(label: string, fault: string): SshHolder {
  return { ok: false, code: 'E_SIG_CERTIFICATE', reason: `${label} does not hold: ${fault}` };
}

/** `SHA256:… (certificate "alice@laptop")`: the certified key, and what the authority calls it. */
function labelOf({ publicKey, keyId }: SshCertificate): string {
  return `${sshFingerprint(publicKey)} (certificate ${JSON.stringify(oneLine(keyId))})`;
}
