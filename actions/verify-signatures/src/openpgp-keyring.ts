import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { Identification, SignedObject, TrustedKey } from './keyring.ts';
import {
  readSigners,
  verifyOpenPgp,
  type Certificates,
  type OpenPgpSigner,
} from './openpgp-signature.ts';
import { keysOf, personsKey, unusableKey } from './policy-keys.ts';

/** The OpenPGP certificates of a policy: the people's and GitHub's own. */
export interface OpenPgpKeyring {
  /**
   * @param bytes the signature without its armor
   * @throws `E_POLICY_INVALID`, as `check`
   */
  identify(bytes: Buffer, object: SignedObject): Promise<Identification>;
  /** @throws `E_POLICY_INVALID` for certificates that cannot be used or that two people share */
  check(): Promise<void>;
}

interface Entry {
  readonly signer: OpenPgpSigner;
  readonly key: TrustedKey;
}

/** Reads the certificates, and loads the library that reads them, when they are first needed. */
export function createOpenPgpKeyring(signing: SigningPolicy, origin: string): OpenPgpKeyring {
  let entries: Promise<ReadonlyMap<string, Entry>> | undefined;
  return {
    async check() {
      if (signing.github.keys.length === 0 && keysOf(signing, 'openpgp').length === 0) return;
      await (entries ??= readEntries(signing, origin));
    },
    async identify(bytes, { payload }) {
      const known = await (entries ??= readEntries(signing, origin));
      const verdict = await verifyOpenPgp(bytes, payload, (id) => known.get(id)?.signer);
      if (!verdict.ok) return verdict;
      const key = known.get(verdict.signer.fingerprint)?.key;
      if (key === undefined) throw new ActionError('E_INTERNAL', 'A verified key is not listed.');
      return { ok: true, key };
    },
  };
}

/** By the fingerprint and the key id of every key that may sign. */
async function readEntries(
  signing: SigningPolicy,
  origin: string,
): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
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
      throw unusableKey(where, what, cause instanceof Error ? cause.message : String(cause));
    }
    for (const signer of signers) {
      const key = make(signer.fingerprint);
      for (const id of [signer.fingerprint, signer.keyId]) {
        if (entries.has(id)) throw unusableKey(where, what, 'it is listed twice');
        entries.set(id, { signer, key });
      }
    }
  };
  for (const { name, key } of keysOf(signing, 'openpgp')) {
    const where = `${origin}:${key.position}`;
    await add(key.text, 'one', `the OpenPGP key of ${name}`, where, (fingerprint) =>
      personsKey(name, fingerprint, key),
    );
  }
  for (const [index, armored] of signing.github.keys.entries()) {
    const entry = `signing.github.keys[${index}]`;
    await add(armored, 'several', entry, origin, (fingerprint) => ({
      owner: 'github',
      name: 'github',
      label: fingerprint,
      entry,
      bounds: [],
    }));
  }
  return entries;
}
