import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { withFaults } from '../faults/with-faults.ts';
import { listenOnLoopback, sendJson } from '../http/loopback-server.ts';
import { createRequestLog, type LoggedRequest } from '../http/request-log.ts';
import type { Supervisor } from '../supervisor/supervisor.ts';
import { ADMIN, judgeAccess } from './access.ts';
import { startDistribution } from './distribution.ts';
import { forward } from './forward.ts';
import { createLogin, type Identities, type Login } from './login.ts';
import { SANDBOX_PERMISSIONS, type Permission } from './permissions.ts';
import { challenge, deny, refuse } from './refusal.ts';
import { parseRoute } from './route.ts';
import { snapshotRegistry } from './snapshot.ts';
import { createTurns } from './turns.ts';

export interface RegistryOptions {
  readonly dir: string;
  readonly supervisor: Supervisor;
  readonly identities: Identities;
  readonly faults?: FaultPlan;
  readonly permissions?: readonly Permission[];
  /** Milliseconds since the epoch; registry tokens expire by it. */
  readonly now?: () => number;
}

/** The real registry behind a login like Artifact Registry's. */
export interface SandboxRegistry {
  /** `localhost:<port>`, plain http. */
  readonly host: string;
  readonly storageDir: string;
  /** Value of an `Authorization` header that may do everything: for seeding, never for a workflow. */
  readonly adminAuthorization: string;
  readonly requests: readonly LoggedRequest[];
  /** All repositories, tags and digests, sorted; see snapshot.ts. */
  snapshot(): Promise<readonly string[]>;
  /** Whether every answer carries more than 20 KiB of headers, as Artifact Registry's may. */
  setLargeHeaders(on: boolean): void;
  close(): Promise<void>;
}

/**
 * The registry's storage driver writes a manifest in place, so that who reads it at that moment gets
 * less than all of it; cloud registries have no such moment. Blobs are renamed into their place.
 */
const MANIFEST = /^\/v2\/.+\/manifests\/[^/]+$/;

/** Starts the registry on a free port. */
export async function startRegistry(options: RegistryOptions): Promise<SandboxRegistry> {
  const distribution = await startDistribution(options.dir, options.supervisor);
  const adminToken = randomBytes(32).toString('base64url');
  const permissions: readonly Permission[] = [
    ...(options.permissions ?? SANDBOX_PERMISSIONS),
    { identity: ADMIN, prefix: '', actions: ['pull', 'push', 'delete'] },
  ];
  const identities: Identities = {
    accessTokenIdentity: (token) =>
      token === adminToken ? ADMIN : options.identities.accessTokenIdentity(token),
  };
  const login = createLogin(identities, permissions, options.now ?? Date.now);
  const log = createRequestLog(join(options.dir, 'requests.jsonl'));
  let host = '';
  let largeHeaders = false;
  const manifests = createTurns();

  const handler = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (largeHeaders) addLargeHeaders(response);
    const url = new URL(request.url ?? '/', `http://${host}`);
    const caller = login.caller(request.headers.authorization);
    log.note(request, response, caller?.identity);
    if (url.pathname === '/v2/token') {
      giveToken(request, response, url, login);
      return;
    }
    const route = parseRoute(request.method ?? 'GET', url);
    const verdict = route && judgeAccess(caller, route, permissions);
    if (verdict?.kind === 'allow') {
      if (!verdict.mount) {
        // From where the caller may not read, a mount is an ordinary upload.
        url.searchParams.delete('mount');
        url.searchParams.delete('from');
      }
      const answer = (): Promise<void> =>
        forward(distribution.socketPath, url.pathname + url.search, request, response);
      await (MANIFEST.test(url.pathname) ? manifests(answer) : answer());
      return;
    }
    request.resume(); // a client that still sends its body must be able to read the answer
    if (route === undefined || verdict === undefined) {
      refuse(response, 404, 'UNSUPPORTED', 'The path is not part of the distribution API.');
    } else if (verdict.kind === 'deny') deny(response, route);
    else challenge(response, host, route, verdict.problem);
  };

  const server = await listenOnLoopback(withFaults(options.faults, handler));
  host = `localhost:${String(server.port)}`;
  return {
    host,
    storageDir: distribution.storageDir,
    adminAuthorization: `Basic ${Buffer.from(`oauth2accesstoken:${adminToken}`).toString('base64')}`,
    requests: log.requests,
    snapshot: () => snapshotRegistry(distribution.storageDir),
    setLargeHeaders: (on) => {
      largeHeaders = on;
    },
    close: async () => {
      await server.close();
      await distribution.process.stop();
    },
  };
}

/** The token endpoint (https://distribution.github.io/distribution/spec/auth/token/). */
function giveToken(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  login: Login,
): void {
  request.resume();
  if (request.method !== 'GET') {
    refuse(response, 405, 'UNSUPPORTED', 'Tokens are asked for with GET.', { allow: 'GET' });
    return;
  }
  const issued = login.issue(request.headers.authorization, url.searchParams.getAll('scope'));
  if (issued === undefined) {
    refuse(response, 401, 'UNAUTHORIZED', 'authentication failed');
    return;
  }
  sendJson(response, 200, {
    token: issued.token,
    access_token: issued.token,
    expires_in: issued.expiresInS,
    issued_at: issued.issuedAt.toISOString(),
  });
}

/** 21 KiB, where Node's clients by default take 16 in all. */
function addLargeHeaders(response: ServerResponse): void {
  for (const n of [1, 2, 3]) response.setHeader(`x-sandbox-padding-${String(n)}`, 'x'.repeat(7168));
}
