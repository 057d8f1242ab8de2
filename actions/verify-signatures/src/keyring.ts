import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { PersonKey, SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { parseArmor } from './armor.ts';
import type { FindingCode } from './finding.ts';
import {
  readSigners,
  verifyOpenPgp,
  type Certificates,
  type OpenPgpSigner,
} from './openpgp-signature.ts';
import { MIN_RSA_BITS, parseSshKeyLine, sshFingerprint } from './ssh-public-key.ts';
import { parseSshSignature, verifySshSignature } from './ssh-signature.ts';

/** A key of the policy and whose it is. */
export interface TrustedKey {
  /** `github` for GitHub's own keys. */
  readonly owner: 'person' | 'github';
  readonly name: string;
  /** For messages: an SSH fingerprint or an OpenPGP fingerprint. */
  readonly label: string;
  readonly until?: readonly string[];
  /** Somebody else may have it; absent for a key that is in use or merely retired. */
  readonly compromised?: true;
}

export type Identification =
  | { readonly ok: true; readonly key: TrustedKey }
  | { readonly ok: false; readonly code: FindingCode; readonly reason: string };

/** A commit or tag, as far as its signature goes. */
export interface SignedObject {
  /** Armored; absent: unsigned. */
  readonly signature?: string;
  /** The bytes that the signature covers. */
  readonly payload: Buffer;
}

/** All keys of a policy: says whose signature an object bears, and nothing of what that allows. */
export interface Keyring {
  identify(object: SignedObject): Promise<Identification>;
  /** Reads all keys, those too that nothing was signed with so far. @throws `E_POLICY_INVALID` */
  check(): Promise<void>;
}

/**
 * Reads the SSH keys at once and the OpenPGP certificates when the first OpenPGP signature is met:
 * a repository that signs by SSH never loads that library.
 *
 * @param origin names the policy file in messages
 * @throws `E_POLICY_INVALID` for keys that we could never verify or that two people share; from
 *   `identify` too
 */
export function createKeyring(signing: SigningPolicy, origin: string): Keyring {
  const ssh = readSshKeys(signing, origin);
  let openpgp: Promise<ReadonlyMap<string, OpenPgpEntry>> | undefined;
  return {
    async check() {
      if (signing.github.keys.length === 0 && keysOf(signing, 'openpgp').length === 0) return;
      await (openpgp ??= readOpenPgpKeys(signing, origin));
    },
    async identify(object) {
      if (object.signature === undefined) {
        return { ok: false, code: 'E_SIG_UNSIGNED', reason: 'it is not signed' };
      }
      const parsed = parseArmor(object.signature);
      if (!parsed.ok) return parsed;
      if (parsed.armor.kind === 'ssh') return identifySsh(parsed.armor.bytes, object.payload, ssh);
      openpgp ??= readOpenPgpKeys(signing, origin);
      const entries = await openpgp;
      const verdict = await verifyOpenPgp(
        parsed.armor.bytes,
        object.payload,
        (id) => entries.get(id)?.signer,
      );
      if (!verdict.ok) return verdict;
      const key = entries.get(verdict.signer.fingerprint)?.key;
      if (key === undefined) throw new ActionError('E_INTERNAL', 'A verified key is not listed.');
      return { ok: true, key };
    },
  };
}

interface OpenPgpEntry {
  readonly signer: OpenPgpSigner;
  readonly key: TrustedKey;
}

function identifySsh(
  bytes: Buffer,
  payload: Buffer,
  keys: ReadonlyMap<string, TrustedKey>,
): Identification {
  const parsed = parseSshSignature(bytes);
  if (!parsed.ok) return parsed;
  const label = sshFingerprint(parsed.signature.publicKey);
  const key = keys.get(parsed.signature.publicKey.toString('base64'));
  if (key === undefined) {
    return {
      ok: false,
      code: 'E_SIG_UNTRUSTED',
      reason: `the SSH key ${label} is not in the policy`,
    };
  }
  if (verifySshSignature(parsed.signature, payload)) return { ok: true, key };
  return {
    ok: false,
    code: 'E_SIG_BAD',
    reason: `the signature of ${key.name}’s SSH key ${label} does not fit what it signs`,
  };
}

function readSshKeys(signing: SigningPolicy, origin: string): ReadonlyMap<string, TrustedKey> {
  const keys = new Map<string, TrustedKey>();
  for (const { name, key } of keysOf(signing, 'ssh')) {
    const where = `${origin}:${key.position}`;
    const parsed = parseSshKeyLine(key.text);
    if (!parsed.ok || parsed.blob === undefined) {
      throw invalid(where, `the SSH key of ${name}`, parsed.ok ? 'it is empty' : parsed.reason);
    }
    if (parsed.key.type === 'ssh-rsa' && parsed.key.rsaBits < MIN_RSA_BITS) {
      const reason = `it has ${parsed.key.rsaBits} bits; at least ${MIN_RSA_BITS} are needed`;
      throw invalid(where, `the SSH key of ${name}`, reason);
    }
    const id = parsed.blob.toString('base64');
    if (keys.has(id)) throw invalid(where, `the SSH key of ${name}`, 'it is listed twice');
    keys.set(id, trusted('person', name, sshFingerprint(parsed.blob), key));
  }
  return keys;
}

/** By the fingerprint and the key id of every key that may sign. */
async function readOpenPgpKeys(
  signing: SigningPolicy,
  origin: string,
): Promise<ReadonlyMap<string, OpenPgpEntry>> {
  const entries = new Map<string, OpenPgpEntry>();
  const add = async (
    armored: string,
    certificates: Certificates,
    what: string,
    where: string,
    make: (fingerprint: string) => TrustedKey,
  ): Promise<void> => {
    let signers: readonly OpenPgpSigner[];
    try {
      signers = await readSigners(armored, certificates);
    } catch (cause) {
      throw invalid(where, what, cause instanceof Error ? cause.message : String(cause));
    }
    for (const signer of signers) {
      const key = make(signer.fingerprint);
      for (const id of [signer.fingerprint, signer.keyId]) {
        if (entries.has(id)) throw invalid(where, what, 'it is listed twice');
        entries.set(id, { signer, key });
      }
    }
  };
  for (const { name, key } of keysOf(signing, 'openpgp')) {
    const where = `${origin}:${key.position}`;
    await add(key.text, 'one', `the OpenPGP key of ${name}`, where, (fingerprint) =>
      trusted('person', name, fingerprint, key),
    );
  }
  for (const [index, armored] of signing.github.keys.entries()) {
    await add(armored, 'several', `signing.github.keys.${index}`, origin, (fingerprint) =>
      trusted('github', 'github', fingerprint),
    );
  }
  return entries;
}

function keysOf(
  signing: SigningPolicy,
  type: PersonKey['type'],
): readonly { readonly name: string; readonly key: PersonKey }[] {
  return [...signing.people].flatMap(([name, person]) =>
    person.keys.filter((key) => key.type === type).map((key) => ({ name, key })),
  );
}

function trusted(
  owner: TrustedKey['owner'],
  name: string,
  label: string,
  key: Pick<PersonKey, 'until' | 'reason'> = {},
): TrustedKey {
  return {
    owner,
    name,
    label,
    ...(key.until && { until: key.until }),
    ...(key.reason === 'compromised' && { compromised: true }),
  };
}

function invalid(where: string, what: string, reason: string): ActionError {
  return new ActionError('E_POLICY_INVALID', `${where}: ${what} cannot be used: ${reason}.`);
}
