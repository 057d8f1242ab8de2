import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { TrustMaterial } from '@sigstore/verify';
import type { Identification, SignedObject, TrustedKey } from './keyring.ts';
import { keysOf, personsKey, unusableKey } from './policy-keys.ts';

/** The Sigstore identities of a policy and the trusted root that they are judged by. */
export interface GitsignKeyring {
  /**
   * @param bytes the signature without its armor
   * @throws `E_POLICY_INVALID`, as `check`
   */
  identify(bytes: Buffer, object: SignedObject): Promise<Identification>;
  /** @throws `E_POLICY_INVALID` for a trusted root that nothing can be verified by */
  check(): Promise<void>;
}

/** Loads Sigstore's libraries when the first signature or the trusted root must be read. */
export function createGitsignKeyring(signing: SigningPolicy, origin: string): GitsignKeyring {
  const keys = new Map<string, TrustedKey>();
  for (const { name, key } of keysOf(signing, 'gitsign')) {
    const { identity, issuer } = key;
    keys.set(idOf(identity, issuer), personsKey(name, `${identity} (${issuer})`, key));
  }
  let trusted: Promise<TrustMaterial> | undefined;
  return {
    async check() {
      if (signing.sigstore !== undefined) await (trusted ??= readTrust(signing.sigstore, origin));
    },
    async identify(bytes, { payload }) {
      if (signing.sigstore === undefined) {
        const reason = 'it is an X.509 signature, and the policy has no `signing.sigstore`';
        return { ok: false, code: 'E_SIG_TYPE_UNSUPPORTED', reason };
      }
      const material = await (trusted ??= readTrust(signing.sigstore, origin));
      const { verifyGitsign } = await import('./gitsign-verdict.ts');
      const verdict = verifyGitsign(bytes, payload, material);
      if (!verdict.ok) return verdict;
      const { identity, issuer } = verdict.certified;
      const key = keys.get(idOf(identity, issuer));
      if (key !== undefined) return { ok: true, key };
      const reason = `the identity ${identity} (${issuer}) is not in the policy`;
      return { ok: false, code: 'E_SIG_UNTRUSTED', reason };
    },
  };
}

/** Both are compared whole and exactly; neither can hold a line break. */
function idOf(identity: string, issuer: string): string {
  return `${identity}\n${issuer}`;
}

async function readTrust(
  { trustedRoot, position }: NonNullable<SigningPolicy['sigstore']>,
  origin: string,
): Promise<TrustMaterial> {
  const { readTrustedRoot } = await import('./gitsign-trusted-root.ts');
  try {
    return readTrustedRoot(trustedRoot);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw unusableKey(`${origin}:${position}`, 'the trusted root of `signing.sigstore`', reason);
  }
}
