import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { readBody } from '../http/loopback-server.ts';
import type { Upload } from './artifact-store.ts';

/**
 * As much of Azure's block blobs as `BlockBlobClient.uploadStream` speaks:
 * Put Block (https://learn.microsoft.com/rest/api/storageservices/put-block) and
 * Put Block List (https://learn.microsoft.com/rest/api/storageservices/put-block-list).
 */
export async function writeBlob(
  upload: Upload,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const comp = url.searchParams.get('comp');
  if (request.method !== 'PUT' || (comp !== 'block' && comp !== 'blocklist')) {
    sendBlobError(
      response,
      400,
      'InvalidQueryParameterValue',
      'Only Put Block and Put Block List.',
    );
    return;
  }
  if (request.headers['x-ms-version'] === undefined) {
    sendBlobError(response, 400, 'MissingRequiredHeader', 'x-ms-version is missing.');
    return;
  }
  if (comp === 'block') {
    await putBlock(upload, url.searchParams.get('blockid') ?? '', request, response);
  } else {
    await putBlockList(upload, request, response);
  }
}

async function putBlock(
  upload: Upload,
  blockId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // At most 64 bytes before the encoding.
  if (!isBase64(blockId) || Buffer.from(blockId, 'base64').length > 64) {
    sendBlobError(
      response,
      400,
      'InvalidQueryParameterValue',
      'blockid is no base64 of ≤ 64 bytes.',
    );
    return;
  }
  await upload.putBlock(blockId, request);
  created(response);
}

async function putBlockList(
  upload: Upload,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const blockIds = parseBlockList(await readBody(request));
  if (blockIds === undefined) {
    sendBlobError(response, 400, 'InvalidXmlDocument', 'Not a list of Latest blocks.');
  } else if (!(await upload.commit(blockIds))) {
    sendBlobError(response, 400, 'InvalidBlockList', 'The specified block list is invalid.');
  } else {
    created(response, { etag: `"${randomUUID()}"`, 'last-modified': new Date().toUTCString() });
  }
}

/** The ids of `<BlockList><Latest>…</Latest>…</BlockList>`, in order; no ids is an empty blob. */
function parseBlockList(xml: string): readonly string[] | undefined {
  const list = /^\s*(?:<\?xml [^>]*\?>)?\s*<BlockList(?:\s*\/>|>([\s\S]*)<\/BlockList>)\s*$/.exec(
    xml,
  );
  if (list === null) return undefined;
  const entries = (list[1] ?? '').split(/(?<=<\/Latest>)/).map((entry) => entry.trim());
  const ids = entries
    .filter((entry) => entry !== '')
    .map((entry) => /^<Latest>([^<]+)<\/Latest>$/.exec(entry)?.[1]);
  return ids.every((id) => id !== undefined && isBase64(id)) ? ids.map(String) : undefined;
}

function isBase64(text: string): boolean {
  return text !== '' && Buffer.from(text, 'base64').toString('base64') === text;
}

function created(response: ServerResponse, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(201, { ...storageHeaders(), 'content-length': 0, ...headers });
  response.end();
}

/** Answers as Azure Storage does: the code in a header and in XML. */
export function sendBlobError(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  response.writeHead(status, {
    ...storageHeaders(),
    'content-type': 'application/xml',
    'x-ms-error-code': code,
  });
  response.end(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
}

function storageHeaders(): Record<string, string> {
  return { 'x-ms-request-id': randomUUID(), 'x-ms-version': '2026-02-06' };
}
