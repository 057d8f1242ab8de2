import { matchesAny } from '@gitops-actions/shared/policy/glob.ts';
import {
  expandSigners,
  type PathRule,
  type SigningPolicy,
} from '@gitops-actions/shared/policy/policy.ts';

/** A rule with its teams resolved. */
export interface ActiveRule {
  readonly rule: PathRule;
  readonly people: ReadonlySet<string>;
}

/** The rules that speak of the judged branch. */
export function activeRules(signing: SigningPolicy, branch: string): readonly ActiveRule[] {
  return signing.rules
    .filter((rule) => rule.branches === undefined || matchesAny(rule.branches, branch))
    .map((rule) => ({ rule, people: expandSigners(signing, rule.signers) }));
}

/**
 * The first path that a rule withholds from this signer; every rule that matches a path must hold.
 *
 * @param person name of a person in the policy; `undefined` for a signer that no rule can list
 */
export function withheldPath(
  rules: readonly ActiveRule[],
  paths: readonly string[],
  person: string | undefined,
): { readonly path: string; readonly rule: PathRule } | undefined {
  const withheld = rules.filter(({ people }) => person === undefined || !people.has(person));
  for (const path of paths) {
    const active = withheld.find(({ rule }) => matchesAny(rule.paths, path));
    if (active !== undefined) return { path, rule: active.rule };
  }
  return undefined;
}
