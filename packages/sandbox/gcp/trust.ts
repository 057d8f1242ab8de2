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

export const WRITER = 'writer@acme-dev.iam.gserviceaccount.com';
export const READER = 'reader@acme-dev.iam.gserviceaccount.com';

/**
 * The sandbox's set-up: one repository is let in; a job of the environment `dev` may become the
 * writer, a job without environment the reader, and no job both.
 */
export const SANDBOX_TRUST: Trust = {
  provider:
    'projects/123456789012/locations/global/workloadIdentityPools/github/providers/acme-warehouse',
  condition: (assertion) => assertion['repository'] === 'acme/warehouse-network',
  impersonation: {
    [WRITER]: (assertion) => assertion['environment'] === 'dev',
    [READER]: (assertion) => assertion['environment'] === undefined,
  },
};

/** The identity of a federated token in IAM. */
export function federatedPrincipal(provider: string, subject: string): string {
  const pool = provider.replace(/\/providers\/[^/]*$/, '');
  return `principal://iam.googleapis.com/${pool}/subject/${subject}`;
}
