import { READER, SANDBOX_TRUST, WRITER, federatedPrincipal } from '../gcp/trust.ts';

export type RegistryAction = 'pull' | 'push' | 'delete';

/** What somebody may do to the repositories that start with `prefix`. */
export interface Permission {
  /** An identity as the access token names it; `*` anybody, also without login. */
  readonly identity: string;
  /** `library/` stands for all that is in it, a name without final slash for itself, `` for all. */
  readonly prefix: string;
  readonly actions: readonly RegistryAction[];
}

const DEV = 'acme/warehouse-dev/';
const SUBJECT = 'repo:acme/warehouse-network';

/** The sandbox's bindings. A federated token without service account has the roles of its subject. */
export const SANDBOX_PERMISSIONS: readonly Permission[] = [
  { identity: WRITER, prefix: DEV, actions: ['pull', 'push'] },
  { identity: READER, prefix: DEV, actions: ['pull'] },
  {
    identity: federatedPrincipal(SANDBOX_TRUST.provider, `${SUBJECT}:environment:dev`),
    prefix: DEV,
    actions: ['pull', 'push'],
  },
  {
    identity: federatedPrincipal(SANDBOX_TRUST.provider, `${SUBJECT}:ref:refs/heads/dev`),
    prefix: DEV,
    actions: ['pull'],
  },
  { identity: '*', prefix: 'library/', actions: ['pull'] },
  { identity: '*', prefix: 'trivy-db', actions: ['pull'] },
];

/** What an identity (`undefined`: nobody) may do to a repository. */
export function allowedActions(
  permissions: readonly Permission[],
  identity: string | undefined,
  repository: string,
): ReadonlySet<RegistryAction> {
  const actions = permissions
    .filter(
      (permission) => permission.identity === '*' || permission.identity === (identity ?? '*'),
    )
    .filter(({ prefix }) =>
      prefix === '' || prefix.endsWith('/') ? repository.startsWith(prefix) : repository === prefix,
    )
    .flatMap((permission) => permission.actions);
  return new Set(actions);
}
