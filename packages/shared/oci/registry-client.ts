import { ActionError } from '../action/action-error.ts';
import { isLoopbackUrl } from '../action/runner.ts';
import { downloadBlob } from './blob-download.ts';
import { uploadBlob, type BlobSource } from './blob-upload.ts';
import {
  INDEX_TYPES,
  type ManifestDocument,
  MANIFEST_TYPES,
  matchesDigest,
  sha256Digest,
} from './manifest.ts';
import { isDigest } from './reference.ts';
import { collectReferrers, type ReferrerEntry } from './referrers.ts';
import type { RegistryCall } from './registry-call.ts';
import { createRegistryAuth, type RegistryLogin, type RegistryScope } from './registry-auth.ts';
import { createExchange } from './registry-exchange.ts';
import { lacksBlob, refusedBy, registryErrors } from './registry-errors.ts';
import { DEFAULT_RETRY, type RetryPolicy, untilSettled, withRetry } from './retry.ts';
import {
  ExchangeBroken,
  type HttpAnswer,
  type HttpOpen,
  httpOpen,
  type HttpSend,
  httpSend,
} from './transport.ts';

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
  readonly open?: HttpOpen;
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
  /**
   * Writes the bytes under a tag or digest, with the media type they came with; what the manifest
   * names has to be there already.
   */
  putManifest(path: string, reference: string, document: ManifestDocument): Promise<void>;
  hasBlob(path: string, digest: string, scope?: RegistryScope): Promise<boolean>;
  /**
   * That a blob is there which the registry has just accepted.
   *
   * @throws `E_REGISTRY` when the registry lost it
   */
  assertBlob(path: string, digest: string): Promise<void>;
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
  /**
   * A blob of any size as it comes; its last chunk is given out only if size and digest are right.
   * Nothing is asked for before it is read.
   *
   * @throws on reading: `E_DIGEST_MISMATCH`, and `ExchangeBroken` when it breaks off
   */
  openBlob(path: string, digest: string, size: number): AsyncIterable<Buffer>;
  /**
   * Takes a blob over from another repository of this registry, without any bytes on the way.
   *
   * @returns `false` when the registry does not: not there, not allowed, or not offered at all
   */
  mountBlob(path: string, digest: string, from: string): Promise<boolean>;
  /**
   * What is attached to a manifest, by the referrers API.
   *
   * @returns `undefined` when the registry does not have this API
   */
  listReferrers(
    path: string,
    digest: string,
    scope?: RegistryScope,
  ): Promise<readonly ReferrerEntry[] | undefined>;
}

const ACCEPT = [...INDEX_TYPES, ...MANIFEST_TYPES].join(', ');

/** A client for one registry; it opens no connection before the first operation. */
export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  const retry = options.retry ?? DEFAULT_RETRY;
  const { send = httpSend, open = httpOpen } = options;
  const base = baseUrl(options.domain);
  const exchange = createExchange(base, createRegistryAuth({ ...options, send, retry }));
  const run = (what: string, call: RegistryCall): Promise<HttpAnswer> =>
    withRetry(what, retry, () => exchange(call, send));
  const named = (what: string, path: string): string => `${what} of ${options.domain}/${path}`;
  const url = (path: string, rest: string): URL => new URL(`v2/${path}/${rest}`, base);

  const hasBlob: RegistryClient['hasBlob'] = async (path, digest, scope = 'pull') => {
    const what = named(`HEAD blob ${digest}`, path);
    const target = url(path, `blobs/${digest}`);
    const answer = await run(what, { method: 'HEAD', path, scope, url: target });
    if (answer.status === 404) return false;
    if (answer.status !== 200) throw refusedBy(answer, what);
    return true;
  };

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
      });
      if (isAbsence(answer)) return undefined;
      if (answer.status !== 200) throw refusedBy(answer, what);
      return receivedManifest(answer, reference, what);
    },
    async putManifest(path, reference, document) {
      const what = named(`PUT manifest ${reference}`, path);
      const call: RegistryCall = {
        method: 'PUT',
        path,
        scope: 'pull,push',
        url: url(path, `manifests/${reference}`),
        headers: {
          'content-type': document.mediaType,
          'content-length': String(document.bytes.length),
        },
        body: () => document.bytes,
      };
      const answer = await untilSettled(
        retry,
        () => run(what, call),
        (each) => !lacksBlob(each),
      );
      if (answer.status !== 201 && answer.status !== 200) throw refusedBy(answer, what);
    },
    hasBlob,
    async assertBlob(path, digest) {
      const look = (): Promise<boolean> => hasBlob(path, digest, 'pull,push');
      if (await untilSettled(retry, look, (there) => there)) return;
      const message = `${options.domain} accepted blob ${digest} for ${path} and lost it.`;
      throw new ActionError('E_REGISTRY', message);
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
        exchange: (call) => exchange(call, send),
        retry,
      }),
    openBlob: (path, digest, size) =>
      downloadBlob({
        what: named(`GET blob ${digest}`, path),
        digest,
        size,
        call: { method: 'GET', path, scope: 'pull', url: url(path, `blobs/${digest}`) },
        exchange: (call) => exchange(call, open),
        retry,
      }),
    async mountBlob(path, digest, from) {
      const target = url(path, 'blobs/uploads/');
      target.searchParams.set('mount', digest);
      target.searchParams.set('from', from);
      const call = { method: 'POST', path, scope: 'pull,push', from, url: target } as const;
      try {
        const headers = { 'content-length': '0' };
        return (
          (await run(named(`Mount of blob ${digest}`, path), { ...call, headers })).status === 201
        );
      } catch (thrown) {
        // Some give no token at all when one of two repositories is out of bounds.
        const codes = ['E_REGISTRY_AUTH', 'E_REGISTRY_DENIED'];
        if (thrown instanceof ActionError && codes.includes(thrown.code)) return false;
        throw thrown;
      }
    },
    listReferrers: (path, digest, scope = 'pull') => {
      const what = named(`GET referrers of ${digest}`, path);
      const first = url(path, `referrers/${digest}`);
      return collectReferrers(what, first, (page) => {
        const headers = { accept: INDEX_TYPES[0] };
        return run(what, { method: 'GET', path, scope, url: page, headers });
      });
    },
  };
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
