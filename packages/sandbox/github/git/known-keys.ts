import type { SigningKeys } from '../identity/signature-verdict.ts';
import type { GitHubState } from '../state.ts';

/** What a hook has to know to judge signatures; JSON in its environment. */
export interface KnownKeys {
  /** Armored. */
  readonly webFlow: string;
  /** Login and e-mail address. */
  readonly people: readonly (readonly [string, string])[];
  /** Base64 of an SSH public key, and the login it belongs to. */
  readonly signingKeys: readonly (readonly [string, string])[];
}

export function knownKeys(state: GitHubState): KnownKeys {
  return {
    webFlow: state.webFlow.publicKey,
    people: [...state.people].map(([login, { email }]) => [login, email]),
    signingKeys: [...state.signingKeys],
  };
}

export function signingKeys(known: KnownKeys): SigningKeys {
  return {
    people: new Map(known.people.map(([login, email]) => [login, { email }])),
    signingKeys: new Map(known.signingKeys),
  };
}
