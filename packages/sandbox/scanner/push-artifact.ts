import { createHash } from 'node:crypto';

/** A blob of an artifact to be pushed. */
export interface ArtifactBlob {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What to push and where; the registry speaks plain http. */
export interface PushArtifactOptions {
  /** `localhost:<port>` */
  readonly host: string;
  readonly repository: string;
  readonly tag: string;
  readonly config: ArtifactBlob;
  readonly layers: readonly ArtifactBlob[];
  /** Value of the `Authorization` header, where the registry asks for a login. */
  readonly authorization?: string;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** `sha256:<hex>` */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/**
 * Pushes one OCI artifact: blobs first, manifest last (OCI distribution specification 1.1).
 *
 * @returns the digest of its manifest
 */
export async function pushArtifact(options: PushArtifactOptions): Promise<string> {
  for (const blob of [options.config, ...options.layers]) await pushBlob(options, blob.bytes);
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: describe(options.config),
    layers: options.layers.map(describe),
  };
  return pushManifest(options, MANIFEST, manifest);
}

/**
 * Pushes a manifest whose blobs or children are there already, e.g. an index.
 *
 * @returns its digest
 */
export async function pushManifest(
  target: Pick<PushArtifactOptions, 'host' | 'repository' | 'tag' | 'authorization'>,
  mediaType: string,
  manifest: object,
): Promise<string> {
  const body = Buffer.from(JSON.stringify(manifest));
  const url = `http://${target.host}/v2/${target.repository}/manifests/${target.tag}`;
  await send(target, 'PUT', url, body, mediaType);
  return digestOf(body);
}

async function pushBlob(target: PushArtifactOptions, bytes: Uint8Array): Promise<void> {
  const base = `http://${target.host}/v2/${target.repository}/blobs/uploads/`;
  const started = await send(target, 'POST', base);
  const upload = new URL(started.headers.get('location') ?? '', base);
  upload.searchParams.set('digest', digestOf(bytes));
  await send(target, 'PUT', upload.href, bytes, 'application/octet-stream');
}

async function send(
  target: Pick<PushArtifactOptions, 'authorization'>,
  method: string,
  url: string,
  body?: Uint8Array,
  contentType?: string,
): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(contentType !== undefined && { 'content-type': contentType }),
      ...(target.authorization !== undefined && { authorization: target.authorization }),
    },
    ...(body !== undefined && { body: Buffer.from(body) }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${answer}`);
  return response;
}

function describe(blob: ArtifactBlob): object {
  return {
    mediaType: blob.mediaType,
    digest: digestOf(blob.bytes),
    size: blob.bytes.length,
    ...(blob.annotations && { annotations: blob.annotations }),
  };
}
