import type { Ident } from '@gitops-actions/shared/git/ident.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { parseArmor } from './armor.ts';
import type { FindingCode } from './finding.ts';
import { createGitsignKeyring } from './gitsign-keyring.ts';
import { createOpenPgpKeyring } from './openpgp-keyring.ts';
import { createSshKeyring } from './ssh-keyring.ts';

/** The end of a key: it is good for the strict ancestors of one of these commits. */
export interface Bound {
  readonly until: readonly string[];
  /** Its name in the policy: `signing.people.alice.keys[0].until`. */
  readonly entry: string;
}

/** A key of the policy and whose it is. */
export interface TrustedKey {
  /** `github` for GitHub's own keys. */
  readonly owner: 'person' | 'github';
  readonly name: string;
  /**
   * For messages: an SSH or OpenPGP fingerprint, of an SSH certificate its key id as well, of gitsign
   * the identity with its provider.
   */
  readonly label: string;
  /** Its name in the policy: `signing.people.alice.keys[0]`. */
  readonly entry: string;
  /**
   * The key is good only within every one of them; none: it is in use. A certificate brings those of
   * its authority and of its key.
   */
  readonly bounds: readonly Bound[];
  /** Somebody else may have it; absent for a key that is in use or merely retired. */
  readonly compromised?: true;
}

export type Identification =
  | { readonly ok: true; readonly key: TrustedKey }
  | { readonly ok: false; readonly code: FindingCode; readonly reason: string };

/** A commit or tag, as far as its signature goes. */
export type SignedObject = {
  /** Armored; absent: unsigned. */
  readonly signature?: string;
  /** The bytes that the signature covers. */
  readonly payload: Buffer;
} & ({ readonly committer: Ident } | { readonly tagger: Ident });

/** All keys of a policy: says whose signature an object bears, and nothing of what that allows. */
export interface Keyring {
  identify(object: SignedObject): Promise<Identification>;
  /** Reads all keys, those too that nothing was signed with so far. @throws `E_POLICY_INVALID` */
  check(): Promise<void>;
}

/**
 * Puts the rings of all kinds of signature together. SSH keys are read at once, all others when the
 * first signature of their kind is met: a repository that signs by SSH never loads their libraries.
 *
 * @param origin names the policy file in messages
 * @throws `E_POLICY_INVALID` for keys that we could never verify or that two people share; from
 *   `identify` too
 */
export function createKeyring(signing: SigningPolicy, origin: string): Keyring {
  const ssh = createSshKeyring(signing, origin);
  const openpgp = createOpenPgpKeyring(signing, origin);
  const gitsign = createGitsignKeyring(signing, origin);
  return {
    async check() {
      await openpgp.check();
      await gitsign.check();
    },
    async identify(object) {
      if (object.signature === undefined) {
        return { ok: false, code: 'E_SIG_UNSIGNED', reason: 'it is not signed' };
      }
      const parsed = parseArmor(object.signature);
      if (!parsed.ok) return parsed;
      const { kind, bytes } = parsed.armor;
      switch (kind) {
        case 'ssh':
          return ssh.identify(bytes, object);
        case 'openpgp':
          return openpgp.identify(bytes, object);
        case 'cms':
          return gitsign.identify(bytes, object);
      }
    },
  };
}
