import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request is, in the words of the fault matrix. */
export type Operation =
  'token' | 'HEAD blob' | 'GET blob' | 'POST upload' | 'PUT blob' | 'PUT manifest' | 'GET manifest';

/** One request as the registry saw it. */
export interface Seen {
  readonly operation: Operation;
  readonly url: string;
  readonly authorization: string | undefined;
}

/** Answers a request instead of the registry; `false` leaves it to the registry. */
export type Fault = (
  operation: Operation,
  request: IncomingMessage,
  response: ServerResponse,
) => boolean;

/** A registry in memory that can be told to misbehave. */
export interface FakeRegistry {
  readonly domain: string;
  readonly origin: string;
  readonly blobs: Map<string, Buffer>;
  /** By `path@reference`. */
  readonly manifests: Map<string, { readonly type: string; readonly bytes: Buffer }>;
  readonly seen: Seen[];
  /** Manifests that were accepted while something they name was missing. */
  readonly violations: string[];
  fault: Fault;
  /** `none`, or what `/v2/` asks for; Bearer tokens are `token-<n>`, the newest one is valid. */
  auth: 'none' | 'basic' | 'bearer';
  expireTokens(): void;
  close(): Promise<void>;
}

const sha256 = (bytes: Buffer): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** The login that the registry accepts. */
export const LOGIN = { username: 'oauth2accesstoken', password: 'ya29.canary' } as const;
const BASIC = `Basic ${Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString('base64')}`;

export async function startFakeRegistry(): Promise<FakeRegistry> {
  let tokens = 0;
  let validToken = 'token-0';
  let uploads = 0;
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const registry: FakeRegistry = {
    domain: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    blobs: new Map(),
    manifests: new Map(),
    seen: [],
    violations: [],
    fault: () => false,
    auth: 'none',
    expireTokens: () => {
      validToken = 'none';
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };

  const refuse = (response: ServerResponse, status: number, code: string): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ code, message: `the registry says ${code}` }] }));
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', registry.origin);
    const operation = operationOf(request.method ?? '', url.pathname);
    const { authorization } = request.headers;
    registry.seen.push({ operation, url: url.href, authorization });
    if (registry.fault(operation, request, response)) return;
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (operation === 'token') {
      if (authorization !== undefined && authorization !== BASIC) {
        refuse(response, 401, 'UNAUTHORIZED');
        return;
      }
      validToken = `token-${++tokens}`;
      response.end(JSON.stringify({ token: validToken, expires_in: 300 }));
      return;
    }
    const expected = registry.auth === 'basic' ? BASIC : `Bearer ${validToken}`;
    if (registry.auth !== 'none' && authorization !== expected) {
      const realm = `Bearer realm="${registry.origin}/token",service="fake",scope="repository:x:pull"`;
      response.setHeader('www-authenticate', registry.auth === 'basic' ? 'Basic realm="x"' : realm);
      refuse(response, 401, 'UNAUTHORIZED');
      return;
    }
    const [, path = '', kind = '', reference = ''] =
      /^\/v2\/(.+)\/(blobs|manifests)\/(.*)$/.exec(url.pathname) ?? [];
    if (kind === 'blobs') serveBlob(operation, reference, url, body, response);
    else serveManifest(operation, path, reference, request, body, response);
  }

  function serveBlob(
    operation: Operation,
    digest: string,
    url: URL,
    body: Buffer,
    response: ServerResponse,
  ): void {
    if (operation === 'POST upload') {
      const location = `/v2/acme/web/blobs/uploads/${++uploads}?state=a%2Fb`;
      response.writeHead(202, { location }).end();
    } else if (operation === 'PUT blob') {
      const claimed = url.searchParams.get('digest') ?? '';
      if (url.searchParams.get('state') !== 'a/b' || sha256(body) !== claimed) {
        refuse(response, 400, 'DIGEST_INVALID');
        return;
      }
      registry.blobs.set(claimed, body);
      response.writeHead(201).end();
    } else {
      const blob = registry.blobs.get(digest);
      if (blob === undefined) refuse(response, 404, 'BLOB_UNKNOWN');
      else response.writeHead(200, { 'content-length': blob.length }).end(blob);
    }
  }

  function serveManifest(
    operation: Operation,
    path: string,
    reference: string,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): void {
    if (operation === 'PUT manifest') {
      const entry = { type: request.headers['content-type'] ?? '', bytes: body };
      const text = body.toString('utf8');
      for (const [digest = ''] of text.matchAll(/sha256:[0-9a-f]{64}/g)) {
        const known = registry.blobs.has(digest) || registry.manifests.has(`${path}@${digest}`);
        if (!known) registry.violations.push(`${reference} before ${digest}`);
      }
      registry.manifests.set(`${path}@${reference}`, entry);
      registry.manifests.set(`${path}@${sha256(body)}`, entry);
      response.writeHead(201).end();
      return;
    }
    const found = registry.manifests.get(`${path}@${reference}`);
    if (found === undefined) {
      refuse(response, 404, 'MANIFEST_UNKNOWN');
      return;
    }
    response.writeHead(200, {
      'content-type': found.type,
      'content-length': found.bytes.length,
      'docker-content-digest': sha256(found.bytes),
    });
    response.end(found.bytes);
  }

  return registry;
}

function operationOf(method: string, path: string): Operation {
  if (path === '/token') return 'token';
  if (path.includes('/manifests/')) return method === 'PUT' ? 'PUT manifest' : 'GET manifest';
  if (method === 'POST') return 'POST upload';
  if (method === 'PUT') return 'PUT blob';
  return method === 'HEAD' ? 'HEAD blob' : 'GET blob';
}
