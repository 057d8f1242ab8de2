import { ActionError } from '../action/action-error.ts';
import { isLoopbackUrl } from '../action/runner.ts';
import { uploadBlob, type BlobSource } from './blob-upload.ts';
import {
  INDEX_TYPES,
  type ManifestDocument,
  MANIFEST_TYPES,
  matchesDigest,
  sha256Digest,
} from './manifest.ts';
import { isDigest } from './reference.ts';
import { type RegistryCall, safeLocation } from './registry-call.ts';
import { createRegistryAuth, type RegistryLogin, type RegistryScope } from './registry-auth.ts';
import { refusedBy, registryErrors } from './registry-errors.ts';
import { DEFAULT_RETRY, type RetryPolicy, withRetry } from './retry.ts';
import { ExchangeBroken, type HttpAnswer, type HttpSend, httpSend } from './transport.ts';

/** What a client needs from outside. */
export interface RegistryClientOptions {
  /** Registry host as written in references, e.g. `localhost:5000`. */
  readonly domain: string;
  /** Asked when the registry wants credentials and again when they expire; `undefined` = anonymous. */
  login(): Promise<RegistryLogin | undefined>;
  /** Registers a registry token with the runner before it is used. */
  mask(secret: string): void;
  readonly retry?: RetryPolicy;
  readonly send?: HttpSend;
}

/**
 * One registry (OCI distribution specification 1.1). `path` is a repository without the domain,
 * `reference` a tag or digest. Every operation may be repeated without harm and is, on a broken
 * connection, 429 and server errors.
 *
 * All throw `E_REGISTRY_AUTH`, `E_REGISTRY_DENIED`, `E_REGISTRY_NOT_FOUND` (the repository),
 * `E_REGISTRY` (an answer against the specification) and `E_UNREACHABLE`.
 */
export interface RegistryClient {
  readonly domain: string;
  /**
   * The manifest, its digest computed from the bytes; `undefined` when there is none.
   *
   * @throws `E_DIGEST_MISMATCH` when the bytes are not those of the digest that was asked for, or
   *   not those of the digest in the answer's header
   */
  getManifest(
    path: string,
    reference: string,
    scope?: RegistryScope,
  ): Promise<ManifestDocument | undefined>;
  /** Writes the bytes under a tag or digest, with the media type they came with. */
  putManifest(path: string, reference: string, document: ManifestDocument): Promise<void>;
  hasBlob(path: string, digest: string, scope?: RegistryScope): Promise<boolean>;
  /**
   * A small blob, such as an image's configuration.
   *
   * @throws `E_DIGEST_MISMATCH`
   */
  getBlob(path: string, digest: string, maxBytes: number): Promise<Buffer>;
  /**
   * Uploads a blob in one piece, verifying its digest on the way.
   *
   * @throws `E_DIGEST_MISMATCH` when the source is not what its digest says
   */
  putBlob(path: string, source: BlobSource): Promise<void>;
}

/** Manifests above 4 MiB need not be accepted by any registry (distribution specification). */
const MAX_MANIFEST = 4 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const ACCEPT = [...INDEX_TYPES, ...MANIFEST_TYPES].join(', ');

/** A client for one registry; it opens no connection before the first operation. */
export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  const retry = options.retry ?? DEFAULT_RETRY;
  const send = options.send ?? httpSend;
  const base = baseUrl(options.domain);
  const auth = createRegistryAuth({ ...options, send, retry });

  /** One try: authentication (renewed once when refused) and redirects, no retry. */
  const exchange = async (call: RegistryCall): Promise<HttpAnswer> => {
    const header = await auth.header(call.path, call.scope);
    const { answer, host } = await sendOnce(send, call, base, header);
    // A challenge counts from the registry only: where it redirects to gets no login of ours.
    if (answer.status !== 401 || host !== base.host) return answer;
    if (!auth.refused(answer, call.path, call.scope, header)) return answer;
    return (await sendOnce(send, call, base, await auth.header(call.path, call.scope))).answer;
  };
  const run = (what: string, call: RegistryCall): Promise<HttpAnswer> =>
    withRetry(what, retry, () => exchange(call));
  const named = (what: string, path: string): string => `${what} of ${options.domain}/${path}`;
  const url = (path: string, rest: string): URL => new URL(`v2/${path}/${rest}`, base);

  return {
    domain: options.domain,
    async getManifest(path, reference, scope = 'pull') {
      const what = named(`GET manifest ${reference}`, path);
      const answer = await run(what, {
        method: 'GET',
        path,
        scope,
        url: url(path, `manifests/${reference}`),
        headers: { accept: ACCEPT },
        maxBody: MAX_MANIFEST,
      });
      if (isAbsence(answer)) return undefined;
      if (answer.status !== 200) throw refusedBy(answer, what);
      return receivedManifest(answer, reference, what);
    },
    async putManifest(path, reference, document) {
      const what = named(`PUT manifest ${reference}`, path);
      const answer = await run(what, {
        method: 'PUT',
        path,
        scope: 'pull,push',
        url: url(path, `manifests/${reference}`),
        headers: {
          'content-type': document.mediaType,
          'content-length': String(document.bytes.length),
        },
        body: () => document.bytes,
      });
      if (answer.status !== 201 && answer.status !== 200) throw refusedBy(answer, what);
    },
    async hasBlob(path, digest, scope = 'pull') {
      const what = named(`HEAD blob ${digest}`, path);
      const target = url(path, `blobs/${digest}`);
      const answer = await run(what, { method: 'HEAD', path, scope, url: target });
      if (answer.status === 404) return false;
      if (answer.status !== 200) throw refusedBy(answer, what);
      return true;
    },
    async getBlob(path, digest, maxBytes) {
      const what = named(`GET blob ${digest}`, path);
      const answer = await run(what, {
        method: 'GET',
        path,
        scope: 'pull',
        url: url(path, `blobs/${digest}`),
        maxBody: maxBytes,
      });
      if (answer.status !== 200) throw refusedBy(answer, what);
      if (!matchesDigest(answer.body, digest)) throw mismatch(what, sha256Digest(answer.body));
      return answer.body;
    },
    putBlob: (path, source) =>
      uploadBlob({
        what: named(`Upload of blob ${source.digest}`, path),
        start: url(path, 'blobs/uploads/'),
        path,
        source,
        exchange,
        retry,
      }),
  };
}

/** Sends a call, following redirects of reads; the credentials never go to another host. */
async function sendOnce(
  send: HttpSend,
  call: RegistryCall,
  base: URL,
  authorization: string | undefined,
): Promise<{ readonly answer: HttpAnswer; readonly host: string }> {
  let url = call.url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const body = call.body?.();
    const answer = await send({
      method: call.method,
      url,
      headers: {
        ...call.headers,
        ...(authorization !== undefined && url.host === base.host && { authorization }),
      },
      ...(body !== undefined && { body }),
      maxBody: call.maxBody ?? MAX_MANIFEST,
    });
    const location = answer.headers['location'];
    const redirected = [301, 302, 303, 307, 308].includes(answer.status);
    if (!redirected || location === undefined || !['GET', 'HEAD'].includes(call.method)) {
      return { answer, host: url.host };
    }
    url = safeLocation(location, url);
  }
  throw new ActionError('E_REGISTRY', `${base.host} redirects in circles.`);
}

/** `https://host/`; plain http for the loopback interface. Docker Hub's API has a host of its own. */
function baseUrl(domain: string): URL {
  const host = domain === 'docker.io' ? 'registry-1.docker.io' : domain;
  return new URL(`${isLoopbackUrl(`http://${host}/`) ? 'http' : 'https'}://${host}/`);
}

/** 404 of a registry, not of whatever else may answer under its name. */
function isAbsence(answer: HttpAnswer): boolean {
  if (answer.status !== 404) return false;
  return registryErrors(answer).some(({ code }) =>
    ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'NOT_FOUND'].includes(code),
  );
}

function receivedManifest(answer: HttpAnswer, reference: string, what: string): ManifestDocument {
  const length = Number(answer.headers['content-length'] ?? answer.body.length);
  if (length !== answer.body.length) throw new ExchangeBroken('the answer was cut off');
  const digest = sha256Digest(answer.body);
  const claimed = answer.headers['docker-content-digest'];
  if (isDigest(reference) && !matchesDigest(answer.body, reference)) throw mismatch(what, digest);
  if (claimed !== undefined && !matchesDigest(answer.body, claimed)) throw mismatch(what, digest);
  const mediaType = (answer.headers['content-type'] ?? '').replace(/;.*$/, '').trim();
  return { mediaType, bytes: answer.body, digest };
}

function mismatch(what: string, digest: string): ActionError {
  return new ActionError('E_DIGEST_MISMATCH', `${what}: the bytes received are ${digest}.`);
}
