import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';

/** The name in the policy of that person's identity. */
export function entryOf(index: number): string {
  return `signing.people.person-${index}.keys[0]`;
}

/** A policy of nothing but these identities, one person each: `person-0`, `person-1`, … */
export function gitsignPolicy(
  trustedRoot: string | undefined,
  identities: readonly { readonly identity: string; readonly issuer: string }[],
): SigningPolicy {
  return {
    trustRoot: 'a'.repeat(40),
    people: new Map(
      identities.map((listed, index) => [
        `person-${index}`,
        {
          emails: [],
          keys: [{ type: 'gitsign', ...listed, position: '9:11', entry: entryOf(index) }],
        },
      ]),
    ),
    github: { webFlow: 'deny', keys: [] },
    ...(trustedRoot !== undefined && { sigstore: { trustedRoot, position: '12:7' } }),
    teams: new Map(),
    rules: [],
    tags: [],
    exempt: [],
  };
}
