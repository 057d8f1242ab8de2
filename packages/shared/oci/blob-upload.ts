import { Readable } from 'node:stream';
import { ActionError } from '../action/action-error.ts';
import { verifiedBlob } from './blob-download.ts';
import { type RegistryCall, safeLocation } from './registry-call.ts';
import { refusedBy } from './registry-errors.ts';
import { type RetryPolicy, withRetry } from './retry.ts';
import type { HttpAnswer } from './transport.ts';

/** A blob to upload. */
export interface BlobSource {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  /** Opens the content anew; once per try. */
  open(): AsyncIterable<Buffer>;
}

/** One upload, with the client's authenticated exchange. */
export interface BlobUpload {
  /** The operation in words, for messages. */
  readonly what: string;
  readonly start: URL;
  readonly path: string;
  readonly source: BlobSource;
  exchange(call: RegistryCall): Promise<HttpAnswer>;
  readonly retry: RetryPolicy;
}

/**
 * POST, then one PUT to the `Location` it answers (distribution specification, “POST then PUT”). A
 * try that breaks starts over with a new POST: an upload session of unknown state is left to the
 * registry's clean-up. The last bytes are held back until the digest is known to be right.
 *
 * @throws `E_DIGEST_MISMATCH`, and what the client throws
 */
export async function uploadBlob(upload: BlobUpload): Promise<void> {
  const { what, path, source } = upload;
  const answer = await withRetry(what, upload.retry, async () => {
    const started = await upload.exchange({
      method: 'POST',
      path,
      scope: 'pull,push',
      url: upload.start,
      headers: { 'content-length': '0' },
    });
    if (started.status !== 202) return started;
    const location = started.headers['location'];
    if (location === undefined) {
      throw new ActionError('E_REGISTRY', `${what}: the registry named no place for the upload.`);
    }
    const target = safeLocation(location, upload.start);
    target.searchParams.set('digest', source.digest);
    const put = await upload.exchange({
      method: 'PUT',
      path,
      scope: 'pull,push',
      url: target,
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(source.size),
      },
      body: () => Readable.from(verifiedBlob(source.open(), source), { objectMode: false }),
    });
    // 404 on the session itself: it was lost with the server that kept it; a new one may hold.
    return put.status === 404 ? { ...put, status: 503 } : put;
  });
  if (answer.status !== 201) throw refusedBy(answer, what);
}
