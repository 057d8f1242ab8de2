import type { Readable } from 'node:stream';
import { ActionError } from '../action/action-error.ts';
import { isLoopbackUrl } from '../action/runner.ts';
import type { RegistryAccess } from './registry-auth.ts';
import type { HttpRequest } from './transport.ts';

/** An operation of the client, before authentication, redirects and retries. */
export interface RegistryCall
  extends Omit<HttpRequest, 'maxBody' | 'url' | 'body'>, RegistryAccess {
  readonly url: URL;
  /** Called once per try, for a stream can be sent only once. */
  body?(): Uint8Array | Readable;
  readonly maxBody?: number;
}

/**
 * The URL that a `Location` header leads to.
 *
 * @throws `E_REGISTRY` when it is no URL or leads from TLS to plain http
 */
export function safeLocation(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) {
    throw new ActionError('E_REGISTRY', `${from.host} sent a Location that is not a URL.`);
  }
  const url = new URL(location, from);
  if (url.protocol !== 'https:' && !(isLoopbackUrl(url.href) && isLoopbackUrl(from.href))) {
    throw new ActionError('E_REGISTRY', `${from.host} leads to ${url.host} without TLS.`);
  }
  return url;
}
