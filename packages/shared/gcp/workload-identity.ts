import { ActionError } from '../action/action-error.ts';
import type { GcpEndpoints } from './endpoints.ts';
import { postForToken, type TokenAnswer } from './token-request.ts';

/** Whom to become. */
export interface WorkloadIdentity {
  /** `projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>` */
  readonly provider: string;
  /** E-mail of a service account; without it the federated token itself is the result. */
  readonly serviceAccount?: string;
}

/** What the exchange needs from outside. */
export interface WorkloadIdentityDeps {
  /** A GitHub OIDC token for an audience. */
  idToken(audience: string): Promise<string>;
  /** Registers a token with the runner before it is used. */
  mask(secret: string): void;
  readonly endpoints: GcpEndpoints;
  /** Waits between two tries; tests pass one that does not. Default: a real timer. */
  readonly sleep?: (ms: number) => Promise<void>;
}

/** An OAuth access token. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

const PROVIDER =
  /^projects\/[0-9]+\/locations\/global\/workloadIdentityPools\/[a-z][a-z0-9-]{2,30}[a-z0-9]\/providers\/[a-z][a-z0-9-]{2,30}[a-z0-9]$/;

/** Artifact Registry takes no narrower scope for pushing. */
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/** Long enough for a push of some gigabytes; the registry client asks again when it runs out. */
const LIFETIME_SECONDS = 600;

/** Whether `text` is the full resource name of a Workload Identity provider, by project number. */
export function isProviderName(text: string): boolean {
  return PROVIDER.test(text);
}

/**
 * GitHub OIDC token → STS token exchange (RFC 8693) → service-account impersonation, if asked for
 * (https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token,
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken).
 * Every token on the way is masked before its first use.
 *
 * @throws `E_PERMISSION` when the job has no `id-token: write` (from `deps.idToken`)
 * @throws `E_AUTH` when Google refuses, with the reason and its fix
 * @throws `E_UNREACHABLE` when Google does not answer or answers with server errors
 */
export async function accessToken(
  identity: WorkloadIdentity,
  deps: WorkloadIdentityDeps,
): Promise<AccessToken> {
  const subjectToken = await deps.idToken(`https://iam.googleapis.com/${identity.provider}`);
  deps.mask(subjectToken);
  const federated = await exchange(identity.provider, subjectToken, deps);
  if (identity.serviceAccount === undefined) return federated;
  return impersonate(identity.serviceAccount, federated.token, deps);
}

async function exchange(
  provider: string,
  subjectToken: string,
  deps: WorkloadIdentityDeps,
): Promise<AccessToken> {
  const answer = await postForToken(
    {
      service: 'the Security Token Service',
      url: `${deps.endpoints.sts}/v1/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        audience: `//iam.googleapis.com/${provider}`,
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        scope: SCOPE,
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        subject_token: subjectToken,
      }).toString(),
    },
    deps.sleep,
  );
  if (answer.status !== 200) throw exchangeRefused(provider, answer);
  const { access_token: token, expires_in: seconds } = answer.body;
  if (typeof token !== 'string' || token === '') throw noToken('the Security Token Service');
  deps.mask(token);
  const lifetime = typeof seconds === 'number' && seconds > 0 ? seconds : LIFETIME_SECONDS;
  return { token, expiresAt: new Date(Date.now() + lifetime * 1000) };
}

async function impersonate(
  account: string,
  federatedToken: string,
  deps: WorkloadIdentityDeps,
): Promise<AccessToken> {
  const path = `/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`;
  const answer = await postForToken(
    {
      service: 'IAM Credentials',
      url: deps.endpoints.iamCredentials + path,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${federatedToken}`,
      },
      body: JSON.stringify({ scope: [SCOPE], lifetime: `${LIFETIME_SECONDS}s` }),
    },
    deps.sleep,
  );
  if (answer.status !== 200) throw impersonationRefused(account, answer);
  const { accessToken: token, expireTime } = answer.body;
  const expiresAt = new Date(typeof expireTime === 'string' ? expireTime : Number.NaN);
  if (typeof token !== 'string' || token === '' || Number.isNaN(expiresAt.getTime())) {
    throw noToken('IAM Credentials');
  }
  deps.mask(token);
  return { token, expiresAt };
}

/** Google's reasons for refusing an exchange, by the words of its answers. */
const EXCHANGE_HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /attribute condition/i,
    'The provider’s attribute condition does not accept this repository, branch or environment. Compare it with the claims of the job’s OIDC token.',
  ],
  [
    /127 bytes/i,
    'A mapped attribute is longer than 127 bytes, as happens with long branch names. Map google.subject to a short claim, e.g. assertion.repository_id, and do not map assertion.sub.',
  ],
  [
    /audience/i,
    'The provider must exist, be enabled, and allow the default audience (its own https://iam.googleapis.com/… name). Check the project number.',
  ],
  [
    /issuer|signature|jwk/i,
    'The provider’s issuer must be https://token.actions.githubusercontent.com (or your server’s own).',
  ],
];

function exchangeRefused(provider: string, answer: TokenAnswer): ActionError {
  const reason = answer.reason;
  const hint = EXCHANGE_HINTS.find(([words]) => words.test(reason))?.[1];
  return new ActionError(
    'E_AUTH',
    `Google’s Security Token Service refused this job’s identity (${answer.status}): ${reason}\nProvider: ${provider}`,
    hint === undefined ? {} : { hint },
  );
}

function impersonationRefused(account: string, answer: TokenAnswer): ActionError {
  return new ActionError(
    'E_AUTH',
    `The job’s identity may not impersonate ${account} (${answer.status}): ${answer.reason}`,
    {
      hint: 'The service account must exist and grant roles/iam.workloadIdentityUser to the principalSet of this repository. A binding that asks for a GitHub environment fits only jobs that name it with `environment:`, and one that asks for its absence only jobs that do not.',
    },
  );
}

function noToken(service: string): ActionError {
  return new ActionError('E_AUTH', `The answer of ${service} holds no usable token.`);
}
