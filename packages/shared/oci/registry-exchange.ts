import { ActionError } from '../action/action-error.ts';
import type { RegistryAuth } from './registry-auth.ts';
import { type RegistryCall, safeLocation } from './registry-call.ts';
import type { HttpAnswer, HttpRequest } from './transport.ts';

/** One try of a call, sent by `send`: authentication and redirects, no retry. */
export type Exchange = <Answer extends HttpAnswer>(
  call: RegistryCall,
  send: (request: HttpRequest) => Promise<Answer>,
) => Promise<Answer>;

/** Bytes that an answer may have where the call does not say: a manifest's limit. */
const MAX_ANSWER = 4 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/**
 * Exchanges with the registry at `base`. A refused login is renewed once; redirects of reads are
 * followed, and the credentials never go to another host.
 */
export function createExchange(base: URL, auth: RegistryAuth): Exchange {
  return async (call, send) => {
    const header = await auth.header(call);
    const { answer, host } = await sendOnce(send, call, base, header);
    // A challenge counts from the registry only: where it redirects to gets no login of ours.
    if (answer.status !== 401 || host !== base.host) return answer;
    if (!auth.refused(answer, call, header)) return answer;
    return (await sendOnce(send, call, base, await auth.header(call))).answer;
  };
}

async function sendOnce<Answer extends HttpAnswer>(
  send: (request: HttpRequest) => Promise<Answer>,
  call: RegistryCall,
  base: URL,
  authorization: string | undefined,
): Promise<{ readonly answer: Answer; readonly host: string }> {
  let url = call.url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const body = call.body?.();
    const answer = await send({
      method: call.method,
      url,
      headers: {
        ...call.headers,
        ...(authorization !== undefined && url.host === base.host && { authorization }),
      },
      ...(body !== undefined && { body }),
      maxBody: call.maxBody ?? MAX_ANSWER,
    });
    const location = answer.headers['location'];
    const redirected = [301, 302, 303, 307, 308].includes(answer.status);
    if (!redirected || location === undefined || !['GET', 'HEAD'].includes(call.method)) {
      return { answer, host: url.host };
    }
    url = safeLocation(location, url);
  }
  throw new ActionError('E_REGISTRY', `${base.host} redirects in circles.`);
}
