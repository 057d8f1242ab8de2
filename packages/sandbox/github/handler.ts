import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handler } from '../faults/with-faults.ts';
import { answerGit, parseGitRequest } from './git/git-endpoint.ts';
import { answerGraphQL } from './graphql/graphql-endpoint.ts';
import { RefusedAssertion, looksLikeJwt, verifyAppJwt } from './identity/app.ts';
import { presentedSecret } from './identity/credentials.ts';
import type { Credential } from './identity/credentials.ts';
import { answerPage } from './pages/page-endpoint.ts';
import type { RateLimit } from './rate-limit.ts';
import { answerRest } from './rest/rest-endpoint.ts';
import type { GitHubState, LoggedRequest } from './state.ts';

export interface HandlerOptions {
  readonly state: GitHubState;
  readonly gitRoot: string;
  readonly rateLimit: RateLimit;
}

type Entry = Omit<LoggedRequest, 'method' | 'path' | 'credential'>;
interface Refusal {
  readonly status: number;
  readonly message: string;
}

const REST_PREFIX = '/api/v3';
const GRAPHQL_PATH = '/api/graphql';

/** One request: who asks, what for, what came of it. */
export function createHandler({ state, gitRoot, rateLimit }: HandlerOptions): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', state.url);
    const method = request.method ?? 'GET';
    if (url.pathname === '/web-flow.gpg') {
      response.end(state.webFlow.publicKey);
      return;
    }
    const secret = presentedSecret(request.headers);
    const who = identify(state, secret);
    const credential: Credential = 'status' in who ? { kind: 'anonymous' } : who;
    const note = (entry: Entry): void => {
      state.requests.push({
        method,
        path: url.pathname,
        ...entry,
        credential: 'status' in who ? 'bad' : who.kind,
      });
    };
    const gitRequest = parseGitRequest(url);
    if (gitRequest !== undefined) {
      const status = await answerGit(state, gitRoot, gitRequest, credential, request, response);
      const mutation = gitRequest.action === 'git-receive-pack';
      note({ operation: gitRequest.service, status, errors: [], mutation });
      return;
    }
    const isGraphQL = url.pathname === GRAPHQL_PATH;
    if (!isGraphQL && !url.pathname.startsWith(`${REST_PREFIX}/`)) {
      const page = await answerPage(state, url.pathname, request, response);
      if (page !== undefined) {
        note({ operation: 'page', status: page, errors: [], mutation: false });
        return;
      }
      sendJson(response, 404, { message: 'Not Found', status: '404' });
      note({ operation: 'unknown', status: 404, errors: [], mutation: false });
      return;
    }
    const body = await readAll(request);
    response.setHeader('x-github-request-id', randomUUID());
    const limit = rateLimit.count(secret, isGraphQL ? 'graphql' : 'core');
    for (const [name, value] of Object.entries(limit.headers)) response.setHeader(name, value);
    const refusal = refusalBefore(who, limit.exceeded, isGraphQL, method);
    if (refusal !== undefined) {
      const { status, message } = refusal;
      // GraphQL says 200 to those it has no more time for.
      const limited = status === 200;
      sendJson(
        response,
        status,
        limited
          ? { errors: [{ type: 'RATE_LIMITED', message }] }
          : { message, documentation_url: DOCUMENTATION, status: String(status) },
      );
      const errors = limited ? ['RATE_LIMITED'] : [];
      note({ operation: 'refused', status, errors, mutation: false });
      return;
    }
    if (isGraphQL) {
      const wanted = graphqlBody(body);
      if (wanted === undefined) {
        sendJson(response, 400, { message: 'Problems parsing JSON', status: '400' });
        note({ operation: 'unreadable', status: 400, errors: [], mutation: false });
        return;
      }
      const answer = await answerGraphQL(state, credential, wanted);
      const errors = (answer.body.errors ?? []).map((error) => error.type ?? 'INVALID');
      note({ operation: answer.operation, status: 200, errors, mutation: answer.mutation });
      sendJson(response, 200, answer.body);
      return;
    }
    const answer = await answerRest(state, credential, {
      method,
      path: url.pathname.slice(REST_PREFIX.length),
      query: url.searchParams,
      accept: request.headers.accept ?? '',
      ifNoneMatch: request.headers['if-none-match'] ?? '',
      body,
    });
    note({
      operation: answer.operation,
      status: answer.status,
      errors: [],
      mutation: method !== 'GET',
    });
    response.writeHead(answer.status, { ...answer.headers });
    response.end(answer.content);
  };
}

const DOCUMENTATION = 'https://docs.github.com/rest';

function identify(state: GitHubState, secret: string | undefined): Credential | Refusal {
  if (secret === undefined) return { kind: 'anonymous' };
  const known = state.tokens.find(secret);
  if (known !== undefined) return known;
  if (!looksLikeJwt(secret)) return { status: 401, message: 'Bad credentials' };
  try {
    verifyAppJwt(secret, state.app, Math.floor(state.now().getTime() / 1000));
    return { kind: 'app' };
  } catch (error) {
    if (error instanceof RefusedAssertion) return { status: 401, message: error.message };
    throw error;
  }
}

function refusalBefore(
  who: Credential | Refusal,
  exceeded: boolean,
  isGraphQL: boolean,
  method: string,
): Refusal | undefined {
  if ('status' in who) return who;
  if (exceeded) {
    const message = 'API rate limit exceeded for this credential.';
    return { status: isGraphQL ? 200 : 403, message };
  }
  if (!isGraphQL) return undefined;
  if (who.kind === 'anonymous' || who.kind === 'app') {
    return { status: 401, message: 'This endpoint requires you to be authenticated.' };
  }
  return method === 'POST' ? undefined : { status: 404, message: 'Not Found' };
}

function graphqlBody(
  body: Buffer,
): { readonly query: string; readonly variables: Readonly<Record<string, unknown>> } | undefined {
  try {
    const value = JSON.parse(body.toString('utf8')) as {
      readonly query?: unknown;
      readonly variables?: Readonly<Record<string, unknown>> | null;
    };
    if (typeof value.query !== 'string') return undefined;
    return { query: value.query, variables: value.variables ?? {} };
  } catch {
    return undefined;
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}
