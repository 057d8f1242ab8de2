import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { activeRules, speaksOf } from './judge-rules.ts';

const MAX_NAMES = 5;

/**
 * Whom the policy lets change its own file, for a sentence: everybody whom it lists, or those whom
 * every rule for the file lists.
 *
 * @param branch the branch that the policy is read from
 */
export function policyEditors(signing: SigningPolicy, path: string, branch: string): string {
  const rules = activeRules(signing, branch).filter((rule) => speaksOf(rule, path));
  const names = [...signing.people.keys()].filter((name) =>
    rules.every(({ people }) => people.has(name)),
  );
  if (names.length === 0) return 'somebody whom its rules let change it (nobody, as they stand)';
  const more = names.length - MAX_NAMES;
  if (more > 0) return `${names.slice(0, MAX_NAMES).join(', ')} or one of ${more} others`;
  return names.join(', ').replace(/, ([^,]*)$/, ' or $1');
}
