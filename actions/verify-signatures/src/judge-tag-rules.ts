import type { HotfixClaim } from '@gitops-actions/shared/git/hotfix-reason.ts';
import { matchesGlob } from '@gitops-actions/shared/policy/glob.ts';
import { expandSigners, type SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';

/** Why the policy does not let a person sign a tag. */
export interface Withheld {
  readonly code: 'E_TAG_SIGNER' | 'E_TAG_HOTFIX';
  readonly reason: string;
}

/**
 * Holds a tag's signer against `signing.tags`: a tag that no entry speaks of is refused, and every
 * entry that matches must allow it. For a hotfix, every one of them must list the signer under
 * `hotfix`, too; an entry without `hotfix` lets nobody.
 */
export function judgeTagRules(
  signing: Pick<SigningPolicy, 'tags' | 'teams'>,
  name: string,
  signer: string,
  claim: HotfixClaim,
): readonly Withheld[] {
  const matching = signing.tags.filter(({ pattern }) => matchesGlob(pattern, name));
  const withheld: Withheld[] = [];
  const missing = (lists: readonly (readonly string[])[]): readonly string[] | undefined =>
    lists.find((signers) => !expandSigners(signing, signers).has(signer));

  const signers = missing(matching.map((entry) => entry.signers));
  if (matching.length === 0) {
    const reason = 'the policy has no entry in `signing.tags` that matches it';
    withheld.push({ code: 'E_TAG_SIGNER', reason });
  } else if (signers !== undefined) {
    const reason = `${signer} signed it; the policy leaves such tags to ${signers.join(', ')}`;
    withheld.push({ code: 'E_TAG_SIGNER', reason });
  }
  if (claim.kind === 'malformed') withheld.push({ code: 'E_TAG_HOTFIX', reason: claim.reason });
  if (claim.kind !== 'hotfix') return withheld;
  const hotfix = missing(matching.map((entry) => entry.hotfix ?? []));
  if (hotfix !== undefined) {
    const whom = hotfix.length === 0 ? 'nobody' : hotfix.join(', ');
    const reason = `${signer} signed it as a hotfix, which the policy leaves to ${whom}`;
    withheld.push({ code: 'E_TAG_HOTFIX', reason });
  }
  return withheld;
}
