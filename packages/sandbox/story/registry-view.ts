import { createHash } from 'node:crypto';
import type { SandboxRegistry } from '../registry/server.ts';

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** A manifest as the registry answers with it. */
export interface SeenManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What the registry holds, asked with plain HTTP by its administrator. */
export class RegistryView {
  readonly #registry: Pick<SandboxRegistry, 'host' | 'adminAuthorization'>;

  constructor(registry: Pick<SandboxRegistry, 'host' | 'adminAuthorization'>) {
    this.#registry = registry;
  }

  /** The manifest under a tag or digest; the digest is computed from the bytes. */
  async manifest(path: string, reference: string): Promise<SeenManifest | undefined> {
    const response = await this.#fetch(path, `manifests/${reference}`, { accept: ACCEPT });
    if (!response.ok) return undefined;
    const bytes = Buffer.from(await response.arrayBuffer());
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    return { digest, mediaType: response.headers.get('content-type') ?? '', bytes };
  }

  /** Every digest that a manifest names is there, and has the bytes of its name. */
  async complete(path: string, manifest: SeenManifest): Promise<boolean> {
    const digests = [
      ...manifest.bytes.toString('utf8').matchAll(/"digest":\s*"(sha256:[0-9a-f]{64})"/g),
    ];
    for (const [, digest = ''] of digests) {
      const response = await this.#fetch(path, `blobs/${digest}`, {});
      if (!response.ok) return false;
      const hash = createHash('sha256').update(Buffer.from(await response.arrayBuffer()));
      if (`sha256:${hash.digest('hex')}` !== digest) return false;
    }
    return digests.length > 0;
  }

  /** Puts a manifest under a tag, or by its digest alone, as whoever may write there can. */
  async put(path: string, reference: string, manifest: SeenManifest): Promise<void> {
    const { host, adminAuthorization } = this.#registry;
    const response = await fetch(`http://${host}/v2/${path}/manifests/${reference}`, {
      method: 'PUT',
      headers: { authorization: adminAuthorization, 'content-type': manifest.mediaType },
      body: manifest.bytes,
    });
    if (!response.ok) throw new Error(`PUT ${path} ${reference}: ${String(response.status)}`);
  }

  /** Deletes a manifest and every tag of it, as a cleanup policy does. */
  async remove(path: string, { digest }: SeenManifest): Promise<void> {
    const response = await this.#fetch(path, `manifests/${digest}`, {}, 'DELETE');
    if (!response.ok) throw new Error(`DELETE ${path}@${digest}: ${String(response.status)}`);
  }

  #fetch(
    path: string,
    what: string,
    headers: Record<string, string>,
    method = 'GET',
  ): Promise<Response> {
    const { host, adminAuthorization } = this.#registry;
    return fetch(`http://${host}/v2/${path}/${what}`, {
      method,
      headers: { ...headers, authorization: adminAuthorization },
    });
  }
}
