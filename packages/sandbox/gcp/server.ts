import { join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { withFaults } from '../faults/with-faults.ts';
import { listenOnLoopback, readBody, sendJson } from '../http/loopback-server.ts';
import { createRequestLog, type LoggedRequest } from '../http/request-log.ts';
import { createAccessTokens } from './access-tokens.ts';
import { generateAccessToken, impersonatedAccount } from './iam-credentials.ts';
import {
  createOidcIssuer,
  ISSUER_PATH,
  type IdTokenRequest,
  type JobClaims,
} from './oidc-issuer.ts';
import { exchangeToken, parseExchange } from './sts.ts';
import { SANDBOX_TRUST, type Trust } from './trust.ts';

export type { IdTokenRequest, JobClaims } from './oidc-issuer.ts';
export { READER, SANDBOX_PROVIDER, serviceAccounts, WRITER } from './trust.ts';

export interface GcpOptions {
  /** Folder for the list of requests. */
  readonly dir: string;
  readonly faults?: FaultPlan;
  /** Milliseconds since the epoch; all expiry goes by it. */
  readonly now?: () => number;
  readonly trust?: Trust;
  /** Seconds a federated token lives. Default 300. */
  readonly federatedLifetimeS?: number;
}

/** GitHub's OIDC issuer and Google's STS and IAM credentials services, on one loopback port. */
export interface SandboxGcp {
  /** Replaces `https://sts.googleapis.com`. */
  readonly stsUrl: string;
  /** Replaces `https://iamcredentials.googleapis.com`. */
  readonly iamUrl: string;
  /** Replaces `https://token.actions.githubusercontent.com`. */
  readonly issuerUrl: string;
  /** Resource name of the first workload identity provider. */
  readonly provider: string;
  /** Sets it up anew, as an administrator does; tokens that are out stay good. */
  applyTrust(trust: Trust): void;
  /** Makes one job known to the issuer. */
  idTokenRequest(claims: JobClaims): IdTokenRequest;
  /**
   * A service account's e-mail, or the principal of a federated token; `undefined` for a token that
   * was never issued or has expired.
   */
  accessTokenIdentity(token: string): string | undefined;
  readonly requests: readonly LoggedRequest[];
  close(): Promise<void>;
}

/** Starts the services on a free port. */
export async function startGcp(options: GcpOptions): Promise<SandboxGcp> {
  const now = options.now ?? Date.now;
  let trust = options.trust ?? SANDBOX_TRUST;
  const tokens = createAccessTokens(now);
  const log = createRequestLog(join(options.dir, 'gcp-requests.jsonl'));
  let baseUrl = '';
  const issuerUrl = (): string => `${baseUrl}${ISSUER_PATH}`;
  const issuer = createOidcIssuer(issuerUrl, now);

  const handler = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    log.note(request, response);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (issuer.handle(request, response, url)) return;
    const account = impersonatedAccount(url.pathname);
    if (request.method === 'POST' && account !== undefined) {
      const authorization = request.headers.authorization ?? '';
      const body = await readBody(request);
      const answer = generateAccessToken(account, authorization, body, { trust, tokens });
      sendJson(response, answer.status, answer.body);
    } else if (request.method === 'POST' && url.pathname === '/v1/token') {
      const body = await readBody(request);
      const parsed = parseExchange(request.headers['content-type'] ?? '', body);
      const answer = exchangeToken(parsed ?? {}, {
        trust,
        tokens,
        now,
        issuer: issuerUrl(),
        keys: issuer.keys,
        lifetimeS: options.federatedLifetimeS ?? 300,
      });
      sendJson(response, answer.status, answer.body);
    } else {
      sendJson(response, 404, {
        error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' },
      });
    }
  };

  const server = await listenOnLoopback(withFaults(options.faults, handler));
  baseUrl = `http://127.0.0.1:${String(server.port)}`;
  return {
    stsUrl: baseUrl,
    iamUrl: baseUrl,
    issuerUrl: issuerUrl(),
    get provider() {
      return trust.providers[0]?.name ?? '';
    },
    applyTrust: (next) => {
      trust = next;
    },
    idTokenRequest: (claims) => issuer.request(claims),
    accessTokenIdentity: (token) => tokens.find(token)?.identity,
    requests: log.requests,
    close: () => server.close(),
  };
}
