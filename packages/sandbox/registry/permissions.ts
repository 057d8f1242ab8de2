import {
  federatedPrincipal,
  githubEnvironments,
  SANDBOX_ENVIRONMENTS,
  SANDBOX_PROVIDER,
  serviceAccounts,
  type SandboxEnvironment,
} from '../gcp/trust.ts';

export type RegistryAction = 'pull' | 'push' | 'delete';

/** What somebody may do to the repositories that start with `prefix`. */
export interface Permission {
  /** An identity as the access token names it; `*` anybody, also without login. */
  readonly identity: string;
  /** `library/` stands for all that is in it, a name without final slash for itself, `` for all. */
  readonly prefix: string;
  readonly actions: readonly RegistryAction[];
}

const SUBJECT = 'repo:acme/warehouse-network';

/** Where an environment's images live: one registry repository each, one image an application. */
function registryPrefix(environment: SandboxEnvironment): string {
  return `acme/warehouse-${environment}/`;
}

/** A federated token without service account has the roles of its subject. */
function federated(context: string): string {
  return federatedPrincipal(SANDBOX_PROVIDER, `${SUBJECT}:${context}`);
}

function writers(environment: SandboxEnvironment): readonly string[] {
  return [
    serviceAccounts(environment).writer,
    ...githubEnvironments(environment).map((name) => federated(`environment:${name}`)),
  ];
}

function grant(
  identities: readonly string[],
  environment: SandboxEnvironment,
  actions: readonly RegistryAction[],
): Permission[] {
  return identities.map((identity) => ({ identity, prefix: registryPrefix(environment), actions }));
}

/** What anybody may read: base images, and the scanner's database. */
export const PUBLIC: readonly Permission[] = [
  { identity: '*', prefix: 'library/', actions: ['pull'] },
  { identity: '*', prefix: 'trivy-db', actions: ['pull'] },
];

/**
 * For tests of single actions; the whole sandbox has the consumer's own policies (policy-files.ts).
 * The bindings: each environment's writer pushes there, its reader pulls there, and
 * production's writer pulls from staging what it promotes.
 */
export const SANDBOX_PERMISSIONS: readonly Permission[] = [
  ...SANDBOX_ENVIRONMENTS.flatMap((environment) => [
    ...grant(writers(environment), environment, ['pull', 'push']),
    ...grant([serviceAccounts(environment).reader], environment, ['pull']),
  ]),
  ...grant(writers('prod'), 'staging', ['pull']),
  ...grant([federated('ref:refs/heads/dev')], 'dev', ['pull']),
  ...grant([federated('ref:refs/heads/staging')], 'staging', ['pull']),
  ...PUBLIC,
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
