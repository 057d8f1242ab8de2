import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from '../http/loopback-server.ts';
import { createSigningKey, signJwt, type Claims, type PublishedKey } from './jwt.ts';

/** What GitHub knows about a job when it signs a token for it. */
export interface JobClaims {
  /** `owner/name` */
  readonly repository: string;
  /** Ids that outlive a rename, as text. */
  readonly repository_id?: string;
  readonly repository_owner_id?: string;
  /** Default: the owner in `repository`. */
  readonly repository_owner?: string;
  /** Full name, e.g. `refs/heads/dev`. */
  readonly ref: string;
  readonly sha: string;
  /** Only for a job with `environment:`. */
  readonly environment?: string;
  /** `owner/name/.github/workflows/file@ref` of the (called) workflow that holds the job. */
  readonly job_workflow_ref?: string;
  readonly workflow_ref?: string;
  readonly run_id?: string;
  readonly run_attempt?: string;
  /** Default `push`. */
  readonly event_name?: string;
  readonly actor?: string;
}

/** The two environment values by which a job asks for tokens. */
export interface IdTokenRequest {
  /** Value of `ACTIONS_ID_TOKEN_REQUEST_URL`; `&audience=…` is appended to it. */
  readonly url: string;
  /** Value of `ACTIONS_ID_TOKEN_REQUEST_TOKEN`. */
  readonly token: string;
}

/** GitHub's issuer of OIDC tokens. */
export interface OidcIssuer {
  readonly keys: readonly PublishedKey[];
  /** Makes one job known; its URL and bearer give tokens with exactly these claims. */
  request(job: JobClaims): IdTokenRequest;
  /** Answers the issuer's routes; `false` when the path is none of them. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): boolean;
}

/** GitHub's tokens live five minutes. */
const LIFETIME_S = 300;

export const ISSUER_PATH = '/_oidc';

/**
 * @param issuerUrl the issuer's address, known once the server listens
 * @param now milliseconds since the epoch
 */
export function createOidcIssuer(issuerUrl: () => string, now: () => number): OidcIssuer {
  const key = createSigningKey();
  const jobs = new Map<string, { readonly bearer: string; readonly claims: JobClaims }>();

  const mint = (claims: JobClaims, audience: string | null): string => {
    const issued = Math.floor(now() / 1000);
    return signJwt(key, {
      jti: randomUUID(),
      aud: audience ?? `https://github.com/${ownerOf(claims)}`,
      iss: issuerUrl(),
      iat: issued,
      nbf: issued - 60,
      exp: issued + LIFETIME_S,
      ...githubClaims(claims),
    });
  };

  const giveToken = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    const job = jobs.get(url.searchParams.get('job') ?? '');
    const authorization = request.headers.authorization ?? '';
    if (job === undefined || authorization !== `Bearer ${job.bearer}`) {
      sendJson(response, 401, { message: 'The bearer token is not the one of this job.' });
    } else sendJson(response, 200, { value: mint(job.claims, url.searchParams.get('audience')) });
  };

  return {
    keys: [key.published],
    request: (claims) => {
      const job = randomUUID();
      const bearer = randomBytes(48).toString('base64url');
      jobs.set(job, { bearer, claims });
      return { url: `${issuerUrl()}/token?api-version=2.0&job=${job}`, token: bearer };
    },
    handle: (request, response, url) => {
      if (request.method !== 'GET') return false;
      if (url.pathname === `${ISSUER_PATH}/token`) giveToken(request, response, url);
      else if (url.pathname === `${ISSUER_PATH}/.well-known/jwks`) {
        sendJson(response, 200, { keys: [key.published] });
      } else if (url.pathname === `${ISSUER_PATH}/.well-known/openid-configuration`) {
        sendJson(response, 200, {
          issuer: issuerUrl(),
          jwks_uri: `${issuerUrl()}/.well-known/jwks`,
          id_token_signing_alg_values_supported: ['RS256'],
          response_types_supported: ['id_token'],
          subject_types_supported: ['public'],
        });
      } else return false;
      return true;
    },
  };
}

/**
 * The claims as GitHub names them. The default subject names the environment if there is one, says
 * `pull_request` for such an event, and else names the ref
 * (https://docs.github.com/actions/reference/security/oidc#example-subject-claims).
 */
function githubClaims(job: JobClaims): Claims {
  const event = job.event_name ?? 'push';
  const context =
    job.environment !== undefined
      ? `environment:${job.environment.replaceAll(':', '%3A')}`
      : event === 'pull_request'
        ? 'pull_request'
        : `ref:${job.ref}`;
  return {
    sub: `repo:${job.repository}:${context}`,
    ...job,
    repository_owner: ownerOf(job),
    event_name: event,
    ref_type: job.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    run_attempt: job.run_attempt ?? '1',
    runner_environment: 'self-hosted',
  };
}

function ownerOf(job: JobClaims): string {
  return job.repository_owner ?? job.repository.split('/')[0] ?? '';
}
