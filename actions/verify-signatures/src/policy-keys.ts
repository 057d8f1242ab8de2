import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { PersonKey, SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { TrustedKey } from './keyring.ts';

/** A key of the policy with the name of the person who has it. */
export interface OwnedKey<Type extends PersonKey['type']> {
  readonly name: string;
  readonly key: Extract<PersonKey, { readonly type: Type }>;
}

/** The people's keys of one kind, in the order of the file. */
export function keysOf<Type extends PersonKey['type']>(
  signing: SigningPolicy,
  type: Type,
): readonly OwnedKey<Type>[] {
  const isWanted = (key: PersonKey): key is OwnedKey<Type>['key'] => key.type === type;
  return [...signing.people].flatMap(([name, person]) =>
    person.keys.filter(isWanted).map((key) => ({ name, key })),
  );
}

/** What a person's signature is attributed to. */
export function personsKey(
  name: string,
  label: string,
  key: Pick<PersonKey, 'until' | 'reason' | 'entry'>,
): TrustedKey {
  return {
    owner: 'person',
    name,
    label,
    entry: key.entry,
    bounds: key.until ? [{ until: key.until, entry: `${key.entry}.until` }] : [],
    ...(key.reason === 'compromised' && { compromised: true }),
  };
}

/**
 * `E_POLICY_INVALID` for a key of the policy that nothing could ever be verified by.
 *
 * @param where file and position, as in `.github/gitops-policy.yml:7:11`
 * @param what `the SSH key of alice`
 * @param reason a clause without final stop
 */
export function unusableKey(where: string, what: string, reason: string): ActionError {
  return new ActionError('E_POLICY_INVALID', `${where}: ${what} cannot be used: ${reason}.`);
}
