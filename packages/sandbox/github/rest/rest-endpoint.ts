import { createHash } from 'node:crypto';
import { restContract } from '../contract/rest-contract.ts';
import type { Credential } from '../identity/credentials.ts';
import type { GitHubState } from '../state.ts';
import { RestRefusal } from './call.ts';
import type { RestReply } from './call.ts';
import { createRouter } from './routes.ts';
import type { Router } from './routes.ts';

export interface RestRequest {
  readonly method: string;
  /** Below `/api/v3`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly ifNoneMatch: string;
  readonly body: Buffer;
}

export interface RestAnswer {
  readonly operation: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer;
}

let router: Router | undefined;

/** Answers one REST request, checked against GitHub's description on the way in and on the way out. */
export async function answerRest(
  state: GitHubState,
  credential: Credential,
  request: RestRequest,
): Promise<RestAnswer> {
  const contract = restContract();
  router ??= createRouter(contract.operations);
  const match = router(request.method, request.path);
  if (match === undefined) {
    // GitHub may well offer it: a 404 would be a lie that looks like an answer.
    const problem = `The sandbox does not offer ${request.method} ${request.path}.`;
    state.violations.push(problem);
    return answer('unknown', { status: 501, body: { message: problem } }, request);
  }
  const { id, handler, params } = match;
  const documentation = contract.operations[id].documentation;
  const refused = (refusal: RestRefusal): RestReply => ({
    status: refusal.status,
    headers: refusal.headers,
    body: {
      message: refusal.message,
      ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
      documentation_url: documentation,
      status: String(refusal.status),
    },
  });

  const body = parseBody(request.body);
  if (body === 'unreadable') {
    return answer(id, refused(new RestRefusal(400, 'Problems parsing JSON')), request);
  }
  const problems = contract.checkRequest(id, { params, query: request.query, body });
  if (problems.length > 0) {
    state.violations.push(...problems.map((problem) => `request ${id}: ${problem}`));
    return answer(
      id,
      refused(new RestRefusal(422, `Invalid request.\n\n${problems.join('\n')}`)),
      request,
    );
  }
  const media = /application\/vnd\.github\.(?:v3\.)?(raw|sha|object)/.exec(request.accept)?.[1];
  let reply: RestReply;
  try {
    reply = await handler({
      state,
      credential,
      params,
      query: request.query,
      body,
      media: media ?? 'json',
    });
  } catch (error) {
    if (!(error instanceof RestRefusal)) throw error;
    reply = refused(error);
  }
  if (reply.bytes === undefined) {
    const wrong = contract.checkResponse(id, reply.status, reply.body);
    if (wrong.length > 0) {
      state.violations.push(...wrong.map((problem) => `response ${id}: ${problem}`));
      throw new Error(`The answer to ${id} breaks GitHub's description: ${wrong.join('; ')}`);
    }
  }
  return answer(id, reply, request);
}

function answer(operation: string, reply: RestReply, request: RestRequest): RestAnswer {
  const json = reply.body === undefined ? '' : JSON.stringify(reply.body);
  const content = reply.bytes ?? Buffer.from(json);
  const etag = `W/"${createHash('sha256').update(content).digest('hex')}"`;
  const cacheable = request.method === 'GET' && reply.status === 200;
  if (cacheable && request.ifNoneMatch === etag) {
    return { operation, status: 304, headers: { etag }, content: Buffer.alloc(0) };
  }
  return {
    operation,
    status: reply.status,
    headers: {
      ...(content.length > 0
        ? { 'content-type': reply.mediaType ?? 'application/json; charset=utf-8' }
        : {}),
      ...(cacheable ? { etag, 'cache-control': 'private, max-age=60, s-maxage=60' } : {}),
      'x-github-media-type': 'github.v3; format=json',
      'x-github-api-version-selected': '2022-11-28',
      ...reply.headers,
    },
    content,
  };
}

function parseBody(content: Buffer): unknown {
  if (content.length === 0) return undefined;
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return 'unreadable';
  }
}
