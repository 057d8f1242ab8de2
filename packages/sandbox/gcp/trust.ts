import type { Claims } from './jwt.ts';

/** One workload identity provider and what its tokens may do, as an administrator would set it up. */
export interface Trust {
  /** `projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>` */
  readonly provider: string;
  /** The provider's attribute condition; its mapping is `google.subject=assertion.sub`. */
  readonly condition: (assertion: Claims) => boolean;
  /** Who may impersonate each service account (`roles/iam.workloadIdentityUser`). */
  readonly impersonation: Readonly<Record<string, (assertion: Claims) => boolean>>;
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

/**
 * The sandbox's set-up: one repository is let in; a job with environment may become that
 * environment's writer, a job without any reader, and no job both.
 */
export const SANDBOX_TRUST: Trust = {
  provider:
    'projects/123456789012/locations/global/workloadIdentityPools/github/providers/acme-warehouse',
  condition: (assertion) => assertion['repository'] === 'acme/warehouse-network',
  impersonation: Object.fromEntries(
    SANDBOX_ENVIRONMENTS.flatMap((environment) => {
      const { writer, reader } = serviceAccounts(environment);
      return [
        [
          writer,
          ({ environment: claim }: Claims) =>
            typeof claim === 'string' && GITHUB_ENVIRONMENTS[environment].includes(claim),
        ],
        [reader, ({ environment: claim }: Claims) => claim === undefined],
      ];
    }),
  ),
};

/** The identity of a federated token in IAM. */
export function federatedPrincipal(provider: string, subject: string): string {
  const pool = provider.replace(/\/providers\/[^/]*$/, '');
  return `principal://iam.googleapis.com/${pool}/subject/${subject}`;
}
