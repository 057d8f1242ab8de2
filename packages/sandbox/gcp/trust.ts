import type { Claims } from './jwt.ts';

/** A workload identity provider, as an administrator set it up. */
export interface Provider {
  /** `projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>` */
  readonly name: string;
  /** The only values of `aud` that it takes. */
  readonly audiences: readonly string[];
  /** The attribute condition. */
  readonly condition: (assertion: Claims) => boolean;
  /** What the attribute mapping makes of a token: `google.subject` and `attribute.<name>`. */
  readonly attributes: (assertion: Claims) => Readonly<Record<string, string>> | undefined;
}

/** The providers and what their tokens may become. */
export interface Trust {
  readonly providers: readonly Provider[];
  /** The members that may impersonate each service account (`roles/iam.workloadIdentityUser`). */
  readonly impersonation: Readonly<Record<string, readonly string[]>>;
}

/** The environments of the consumer; each has a registry repository and a pair of identities. */
export type SandboxEnvironment = 'dev' | 'staging' | 'prod';

/** The two identities that an environment's jobs may become, as e-mails. */
export interface ServiceAccounts {
  /** For jobs of the environment (and of no other). */
  readonly writer: string;
  /** For jobs without environment. */
  readonly reader: string;
}

/** GitHub environments whose jobs may become the writer. A hotfix is approved by other people. */
const GITHUB_ENVIRONMENTS: Readonly<Record<SandboxEnvironment, readonly string[]>> = {
  dev: ['dev'],
  staging: ['staging'],
  prod: ['production', 'production-hotfix'],
};

export const SANDBOX_ENVIRONMENTS: readonly SandboxEnvironment[] = ['dev', 'staging', 'prod'];

/** The service accounts of an environment. */
export function serviceAccounts(environment: SandboxEnvironment): ServiceAccounts {
  const domain = `acme-${environment}.iam.gserviceaccount.com`;
  return { writer: `writer@${domain}`, reader: `reader@${domain}` };
}

/** The GitHub environments whose jobs may become an environment's writer. */
export function githubEnvironments(environment: SandboxEnvironment): readonly string[] {
  return GITHUB_ENVIRONMENTS[environment];
}

export const { writer: WRITER, reader: READER } = serviceAccounts('dev');

const POOL = 'projects/123456789012/locations/global/workloadIdentityPools/github';
export const SANDBOX_PROVIDER = `${POOL}/providers/acme-warehouse`;

/**
 * A small set-up for tests of single actions, whose jobs have no called workflow: one repository is
 * let in; a job with environment may become that environment's writer, a job without any reader, and
 * no job both. The whole sandbox runs under the consumer's own files (identity-files.ts).
 */
export const SANDBOX_TRUST: Trust = {
  providers: [
    {
      name: SANDBOX_PROVIDER,
      audiences: [`https://iam.googleapis.com/${SANDBOX_PROVIDER}`],
      condition: (assertion) => assertion['repository'] === 'acme/warehouse-network',
      attributes: ({ sub, environment }) => ({
        'google.subject': typeof sub === 'string' ? sub : '',
        'attribute.environment': typeof environment === 'string' ? `is-${environment}` : 'none',
      }),
    },
  ],
  impersonation: Object.fromEntries(
    SANDBOX_ENVIRONMENTS.flatMap((environment) => {
      const { writer, reader } = serviceAccounts(environment);
      const inside = GITHUB_ENVIRONMENTS[environment].map((name) => `is-${name}`);
      return [
        [writer, inside.map((value) => principalSet(POOL, 'attribute.environment', value))],
        [reader, [principalSet(POOL, 'attribute.environment', 'none')]],
      ];
    }),
  ),
};

/** The identity of a federated token in IAM. */
export function federatedPrincipal(provider: string, subject: string): string {
  return `principal://iam.googleapis.com/${poolOf(provider)}/subject/${subject}`;
}

/** Every member of a binding that a token with these attributes is. */
export function federatedMembers(
  provider: string,
  attributes: Readonly<Record<string, string>>,
): readonly string[] {
  const pool = poolOf(provider);
  return [
    federatedPrincipal(provider, attributes['google.subject'] ?? ''),
    `principalSet://iam.googleapis.com/${pool}/*`,
    ...Object.entries(attributes)
      .filter(([name]) => name.startsWith('attribute.'))
      .map(([name, value]) => principalSet(pool, name, value)),
  ];
}

function principalSet(pool: string, attribute: string, value: string): string {
  return `principalSet://iam.googleapis.com/${pool}/${attribute}/${value}`;
}

function poolOf(provider: string): string {
  return provider.replace(/\/providers\/[^/]*$/, '');
}
