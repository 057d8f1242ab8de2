import { createHash } from 'node:crypto';

/** Git's name for the bytes; `oid` (40 or 64 hex) decides between SHA-1 and SHA-256 repositories. */
export function gitBlobId(bytes: Uint8Array, oid: string): string {
  return createHash(oid.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.byteLength}\0`)
    .update(bytes)
    .digest('hex');
}
