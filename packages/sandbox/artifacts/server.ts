import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { withFaults } from '../faults/with-faults.ts';
import { listenOnLoopback, readBody, sendJson } from '../http/loopback-server.ts';
import { createRequestLog, type LoggedRequest } from '../http/request-log.ts';
import { callService, methodOf, twirpError } from './artifact-service.ts';
import { createArtifactStore, type StoredArtifact } from './artifact-store.ts';
import { sendBlobError, writeBlob } from './block-blob.ts';
import { createRuntimeTokens, type BackendIds } from './runtime-token.ts';
import { createSignedUrls } from './signed-url.ts';

export type { StoredArtifact } from './artifact-store.ts';
export type { BackendIds } from './runtime-token.ts';

export interface ArtifactsOptions {
  /** Folder of the artifacts and of the list of requests. */
  readonly dir: string;
  readonly faults?: FaultPlan;
  /** Milliseconds since the epoch; all expiry goes by it. */
  readonly now?: () => number;
}

/** GitHub's artifact service and the blob storage behind it, on one loopback port. */
export interface SandboxArtifacts {
  /** What a runner hands its steps as `ACTIONS_RESULTS_URL`. */
  readonly url: string;
  /** What a runner hands the steps of one job as `ACTIONS_RUNTIME_TOKEN`; a secret. */
  runtimeToken(ids: BackendIds): string;
  /** What a run has uploaded so far. */
  uploaded(run: string): readonly StoredArtifact[];
  readonly requests: readonly LoggedRequest[];
  close(): Promise<void>;
}

const BLOBS = '/actions-results/';

/** Starts the service on a free port. */
export async function startArtifacts(options: ArtifactsOptions): Promise<SandboxArtifacts> {
  const now = options.now ?? Date.now;
  const tokens = createRuntimeTokens(now);
  const urls = createSignedUrls(now);
  const store = createArtifactStore(options.dir);
  const log = createRequestLog(join(options.dir, 'requests.jsonl'));
  let baseUrl = '';

  const callMethod = async (
    method: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const body = await readBody(request);
    const caller = tokens.check(request.headers.authorization);
    log.note(
      request,
      response,
      typeof caller === 'string' ? undefined : `${caller.run} ${caller.job}`,
    );
    const answer =
      typeof caller === 'string'
        ? twirpError('unauthenticated', `the runtime token is refused: ${caller}`)
        : await callService(method, body, {
            store,
            caller,
            uploadUrl: (id) => `${baseUrl}${urls.sign(`${BLOBS}${id}`)}`,
          });
    sendJson(response, answer.status, answer.body);
  };

  const handler = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const method = methodOf(url.pathname);
    if (method !== undefined && request.method === 'POST') {
      await callMethod(method, request, response);
      return;
    }
    log.note(request, response);
    if (!url.pathname.startsWith(BLOBS)) {
      const { status, body } = twirpError('bad_route', `nothing at ${url.pathname}`);
      sendJson(response, status, body);
      return;
    }
    const fault = urls.fault(url);
    const upload = store.upload(url.pathname.slice(BLOBS.length));
    if (fault !== undefined) {
      sendBlobError(response, 403, 'AuthenticationFailed', fault);
    } else if (upload === undefined) {
      sendBlobError(response, 409, 'BlobImmutableDueToPolicy', 'The artifact is finalized.');
    } else {
      await writeBlob(upload, url, request, response);
    }
  };

  const server = await listenOnLoopback(withFaults(options.faults, handler));
  baseUrl = `http://127.0.0.1:${String(server.port)}`;
  return {
    url: `${baseUrl}/`,
    runtimeToken: (ids) => tokens.issue(ids),
    uploaded: (run) => store.stored(run),
    requests: log.requests,
    close: () => server.close(),
  };
}
