import { createHash } from 'node:crypto';
import { ActionError } from '../action/action-error.ts';
import type { ErrorCode } from '../action/error-codes.ts';
import { isDigest } from './reference.ts';

/** The media types of image manifests that the actions know, all four of which are accepted. */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

/** The media types of indexes (manifest lists). */
export const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
] as const;

/** A manifest exactly as it was received; the digest is computed from the bytes, by us. */
export interface ManifestDocument {
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** `sha256:<64 hex>` */
  readonly digest: string;
}

/** A content descriptor (image-spec, “OCI Content Descriptors”), as far as it is used. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  /** `os/architecture[/variant]`; `undefined` where there is none. */
  readonly platform?: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The content of a manifest: of an image or of an index of images. */
export type ManifestContent =
  | { readonly kind: 'image'; readonly config: Descriptor; readonly layers: readonly Descriptor[] }
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[] };

/** `sha256:<64 hex>` of the bytes. */
export function sha256Digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Whether `digest` is the digest of `bytes`. */
export function matchesDigest(bytes: Uint8Array, digest: string): boolean {
  const [algorithm, hex] = digest.split(':');
  if (algorithm !== 'sha256' && algorithm !== 'sha512') return false;
  return createHash(algorithm).update(bytes).digest('hex') === hex;
}

/**
 * Reads a manifest or index.
 *
 * @param code what to throw when the bytes are neither: `E_REGISTRY` or `E_OCI_LAYOUT`
 */
export function parseManifest(document: ManifestDocument, code: ErrorCode): ManifestContent {
  const refuse = (problem: string): never => {
    throw new ActionError(code, `Manifest ${document.digest}: ${problem}.`);
  };
  let json: unknown;
  try {
    json = JSON.parse(document.bytes.toString('utf8'));
  } catch {
    refuse('it is not JSON');
  }
  const body = fields(json);
  const { mediaType = document.mediaType } = body;
  // A document that says one thing in its header and another inside is read two ways by two readers.
  if (mediaType !== document.mediaType) refuse('its media type contradicts the one it came with');
  const one = (value: unknown): Descriptor =>
    readDescriptor(value) ?? refuse('it holds a malformed descriptor');
  const many = (value: unknown): readonly Descriptor[] =>
    Array.isArray(value) ? value.map(one) : refuse('a list of descriptors is missing');
  if (INDEX_TYPES.some((type) => type === mediaType)) {
    if ('layers' in body || 'config' in body) refuse('it is both an index and an image');
    return { kind: 'index', manifests: many(body['manifests']) };
  }
  if (MANIFEST_TYPES.some((type) => type === mediaType)) {
    if ('manifests' in body) refuse('it is both an image and an index');
    return { kind: 'image', config: one(body['config']), layers: many(body['layers']) };
  }
  return refuse(`the media type ${JSON.stringify(mediaType)} is not supported`);
}

/** A descriptor; `undefined` when it is malformed. */
export function readDescriptor(value: unknown): Descriptor | undefined {
  const { mediaType, digest, size, platform, annotations } = fields(value);
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || !isDigest(digest)) {
    return undefined;
  }
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined;
  const where = readPlatform(platform);
  return {
    mediaType,
    digest,
    size,
    ...(where !== undefined && { platform: where }),
    annotations: strings(annotations),
  };
}

/** `os/architecture[/variant]` of an image-spec platform object. */
export function readPlatform(value: unknown): string | undefined {
  const { os, architecture, variant } = fields(value);
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  return [os, architecture, ...(typeof variant === 'string' ? [variant] : [])].join('/');
}

/** The entries of an object whose values are strings. */
export function strings(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** An object's own entries; empty for anything else. */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
