import { createHash } from 'node:crypto';
import { ActionError } from '../action/action-error.ts';
import type { RegistryCall } from './registry-call.ts';
import { refusedBy } from './registry-errors.ts';
import { type RetryPolicy, withRetry } from './retry.ts';
import type { HttpOpened } from './transport.ts';

/** One download, with the client's authenticated exchange. */
export interface BlobDownload {
  /** The operation in words, for messages. */
  readonly what: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly call: RegistryCall;
  exchange(call: RegistryCall): Promise<HttpOpened>;
  readonly retry: RetryPolicy;
}

/**
 * A blob as it comes, for what may not fit into the memory. A try that is refused is repeated; one
 * that breaks off on the way is the reader's to start anew. The last chunk is given out only once
 * size and digest of the whole are right.
 *
 * @throws `E_DIGEST_MISMATCH`; `ExchangeBroken` when it breaks off; what the client throws
 */
export async function* downloadBlob(download: BlobDownload): AsyncGenerator<Buffer, void> {
  const { what, digest, size } = download;
  const answer = await withRetry(what, download.retry, () => download.exchange(download.call));
  if (answer.content === undefined) throw refusedBy(answer, what);
  yield* verifiedBlob(answer.content, { digest, size });
}

/**
 * The same bytes, broken off before their end when they are not what size and digest say: whoever
 * reads on never has the whole of a wrong blob in hand.
 *
 * @throws `E_DIGEST_MISMATCH`
 */
export async function* verifiedBlob(
  content: AsyncIterable<Buffer>,
  expected: { readonly digest: string; readonly size: number },
): AsyncGenerator<Buffer, void> {
  const { digest, size } = expected;
  const hash = createHash(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
  let length = 0;
  let held: Buffer | undefined;
  const mismatch = (found: string): ActionError =>
    new ActionError(
      'E_DIGEST_MISMATCH',
      `The blob ${digest} (${size} bytes) turned out to be ${found}.`,
    );
  for await (const chunk of content) {
    length += chunk.length;
    if (length > size) throw mismatch(`longer than that`);
    if (held !== undefined) yield held;
    held = chunk;
    hash.update(chunk);
  }
  const hex = hash.digest('hex');
  if (length !== size || digest.split(':')[1] !== hex) throw mismatch(`${hex} (${length} bytes)`);
  if (held !== undefined) yield held;
}
