import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { baseImageLayout } from './base-image.ts';

/** Where to push, and as whom. */
export interface SeedTarget {
  /** `localhost:<port>`, plain http. */
  readonly host: string;
  /** Value of the `Authorization` header. */
  readonly authorization: string;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** Puts the base image into the sandbox's registry, where `FROM node:24-bookworm-slim` finds it. */
export async function seedBaseImage(target: SeedTarget): Promise<string> {
  return pushLayout(await baseImageLayout(), target, 'library/node', '24-bookworm-slim');
}

/**
 * Pushes the one image of an OCI layout through the registry's API: blobs that are not there yet,
 * then the manifest.
 *
 * @returns the image's digest
 */
export async function pushLayout(
  layout: string,
  target: SeedTarget,
  repository: string,
  tag: string,
): Promise<string> {
  const index = await readJson<{ readonly manifests: readonly Descriptor[] }>(
    join(layout, 'index.json'),
  );
  const [image] = index.manifests;
  if (image === undefined) throw new Error(`${layout} holds no image.`);
  const manifestPath = blobPath(layout, image.digest);
  const manifest = await readJson<{
    readonly config: Descriptor;
    readonly layers: readonly Descriptor[];
  }>(manifestPath);
  for (const blob of [manifest.config, ...manifest.layers]) {
    await pushBlob(blobPath(layout, blob.digest), blob, target, repository);
  }
  await send(target, 'PUT', `/v2/${repository}/manifests/${tag}`, [201], {
    file: manifestPath,
    size: image.size,
    type: image.mediaType,
  });
  return image.digest;
}

async function pushBlob(
  file: string,
  blob: Descriptor,
  target: SeedTarget,
  repository: string,
): Promise<void> {
  const found = await send(target, 'HEAD', `/v2/${repository}/blobs/${blob.digest}`, [200, 404]);
  if (found.statusCode === 200) return;
  const started = await send(target, 'POST', `/v2/${repository}/blobs/uploads/`, [202]);
  const location = new URL(started.headers.location ?? '', `http://${target.host}`);
  location.searchParams.set('digest', blob.digest);
  await send(target, 'PUT', location.pathname + location.search, [201], {
    file,
    size: blob.size,
    type: 'application/octet-stream',
  });
}

async function send(
  target: SeedTarget,
  method: string,
  path: string,
  accepted: readonly number[],
  body?: { readonly file: string; readonly size: number; readonly type: string },
): Promise<IncomingMessage> {
  const call = request(new URL(path, `http://${target.host}`), {
    method,
    agent: false,
    headers: {
      authorization: target.authorization,
      connection: 'keep-alive', // an end that closes with its answer cuts off what is still written
      ...(body && { 'content-type': body.type, 'content-length': body.size }),
    },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.once('response', resolve);
    call.once('error', reject);
  });
  if (body === undefined) call.end();
  else {
    // An answer may come before the last write has ended; the answer says what happened, and a file
    // that cannot be read ends the call.
    pipeline(createReadStream(body.file, { highWaterMark: 1024 * 1024 }), call).catch(
      () => undefined,
    );
  }
  const response = await answered;
  if (!accepted.includes(response.statusCode ?? 0)) {
    const why = (await textOf(response)).slice(0, 500);
    throw new Error(`${method} ${path} on ${target.host}: ${String(response.statusCode)} ${why}`);
  }
  response.resume();
  return response;
}

function blobPath(layout: string, digest: string): string {
  return join(layout, 'blobs', ...digest.split(':'));
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}
