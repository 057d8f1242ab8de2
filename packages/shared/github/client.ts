import { setImmediate } from 'node:timers/promises';
import { ActionError } from '../action/action-error.ts';
import type { Log } from '../action/log.ts';
import { VERSION } from '../action/version.ts';
import { deniedError, rateLimitError, refusedError, unreachableError } from './client-errors.ts';
import { describeAnswer, isRecord, parseJson, reasonOf } from './http-answer.ts';
import type { GraphqlError } from './http-failure.ts';
import { judgeResponse, type ApiResponse } from './judge-response.ts';
import { createWaitBudget, fullJitter, type Sleep, type WaitBudget } from './wait-budget.ts';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Values for the `{placeholders}` of a route; what is left over becomes the query or JSON body. */
export type RestParams = Readonly<Record<string, unknown>>;

/** A GraphQL answer that was carried out or refused as a whole; never a transport failure. */
export interface GraphqlAnswer<T> {
  readonly data: T | undefined;
  readonly errors: readonly GraphqlError[];
}

/** GitHub's API as far as the actions use it. */
export interface GitHub {
  /**
   * One REST call, e.g. `rest<Comparison>('GET', '/repos/{owner}/{repo}/compare/{basehead}', {…})`.
   * A `GET` is repeated after failures of the server; anything else is sent once, unless
   * `repeatable` says that twice does no more than once. What is left of the parameters of a `GET` or
   * `DELETE` becomes the query, unless `body` says that this `DELETE` takes JSON.
   *
   * @returns the parsed JSON; `undefined` for an empty answer
   * @throws `E_UNREACHABLE`, `E_RATE_LIMIT`, `E_PERMISSION` (401, 403), `E_GITHUB` (other refusals;
   *   the status by `statusOf(error)`)
   */
  rest<T>(
    method: HttpMethod,
    route: string,
    params?: RestParams,
    options?: { readonly repeatable?: boolean; readonly body?: boolean },
  ): Promise<T>;
  /** One GraphQL query, repeated after failures of the server. @throws as `rest` does */
  graphql<T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T>;
  /**
   * One GraphQL mutation, sent once (and again only after a rate limit refused it unseen).
   * Errors of the answer are returned, not thrown.
   *
   * @throws `E_UNREACHABLE` when what happened is unknown; `E_RATE_LIMIT`, `E_PERMISSION`
   */
  mutate<T>(
    mutation: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<GraphqlAnswer<T>>;
  /** How many requests went out so far. */
  requests(): number;
}

export interface GitHubOptions {
  /** `GITHUB_API_URL`, without trailing slash. */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL` */
  readonly graphqlUrl: string;
  /** A token or an App's JWT; without one requests are anonymous. */
  readonly token: string | undefined;
  readonly log: Log;
  /** Shared with other waits of the action; default: 120 s of its own. */
  readonly budget?: WaitBudget;
  readonly userAgent?: string;
  /** Milliseconds for one answer, body included. Default 60 s. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly sleep?: Sleep;
  /** Ends a request after so many milliseconds; default `AbortSignal.timeout`. */
  readonly deadline?: (ms: number) => AbortSignal;
}

const DEFAULT_MAX_WAIT_MS = 120_000;
const DEFAULT_TIMEOUT_MS = 60_000;
const MAX_SENDS = 5;
const BACKOFF = { baseMs: 500, capMs: 8_000 };

interface Request {
  readonly method: HttpMethod;
  readonly url: string;
  readonly body: string | undefined;
  readonly repeatable: boolean;
  readonly what: string;
}

/** A client for one server and one token. Nothing is sent before the first call. */
export function createGitHub(options: GitHubOptions): GitHub {
  const { log } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const budget = options.budget ?? createWaitBudget(DEFAULT_MAX_WAIT_MS, options.sleep);
  const deadline = options.deadline ?? ((ms: number) => AbortSignal.timeout(ms));
  let requests = 0;

  const send = async (request: Request): Promise<{ response: ApiResponse; json: unknown }> => {
    requests += 1;
    const answer = await (options.fetch ?? fetch)(request.url, {
      method: request.method,
      headers: {
        accept: 'application/vnd.github+json',
        'user-agent': options.userAgent ?? `gitops-actions/${VERSION}`,
        'x-github-api-version': '2022-11-28',
        ...(request.body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
      },
      ...(request.body !== undefined && { body: request.body }),
      redirect: request.method === 'GET' ? 'follow' : 'manual',
      signal: deadline(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    });
    const text = await answer.text();
    // A connection is free one turn after its answer's end: who asks at once pays for another one.
    await setImmediate();
    const json = parseJson(text, answer.ok);
    return { response: describeAnswer(answer, json), json };
  };

  const exchange = async (request: Request): Promise<{ response: ApiResponse; json: unknown }> => {
    let limitedBefore = 0;
    for (let sent = 1; ; sent += 1) {
      let waitMs: number | undefined;
      let why: string;
      let cause: unknown;
      try {
        const { response, json } = await send(request);
        const verdict = judgeResponse(response, now(), limitedBefore);
        if (verdict.kind === 'ok') return { response, json };
        if (verdict.kind === 'limited') {
          limitedBefore += 1;
          log.info(`GitHub’s rate limit: waiting ${Math.ceil(verdict.waitMs / 1000)} s`);
          if (!(await budget.spend(verdict.waitMs)))
            throw rateLimitError(request.what, verdict.until);
          continue;
        }
        if (verdict.kind === 'denied') {
          throw deniedError(request.what, response, neededBy(request));
        }
        if (verdict.kind === 'refused') {
          if (response.graphqlErrors.length > 0) return { response, json };
          throw refusedError(request.what, response);
        }
        waitMs = verdict.waitMs;
        why = `status ${response.status}${response.message === '' ? '' : `: ${response.message}`}`;
      } catch (thrown) {
        if (thrown instanceof ActionError) throw thrown;
        why = reasonOf(thrown);
        cause = thrown;
      }
      if (!request.repeatable || sent >= MAX_SENDS) {
        throw unreachableError(request.what, new URL(request.url).host, why, cause);
      }
      const pause = Math.max(waitMs ?? 0, fullJitter(sent, random, BACKOFF));
      log.info(`${request.what}: ${why}; trying again in ${pause} ms`);
      if (!(await budget.spend(pause))) {
        throw unreachableError(request.what, new URL(request.url).host, why, cause);
      }
    }
  };

  const graphql = async <T>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    repeatable: boolean,
  ): Promise<GraphqlAnswer<T>> => {
    const name = /^\s*(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'GraphQL';
    const { response, json } = await exchange({
      method: 'POST',
      url: options.graphqlUrl,
      body: JSON.stringify({ query: document, variables }),
      repeatable,
      what: name,
    });
    return {
      data: isRecord(json) ? ((json['data'] ?? undefined) as T | undefined) : undefined,
      errors: response.graphqlErrors,
    };
  };

  return {
    async rest<T>(
      method: HttpMethod,
      route: string,
      params: RestParams = {},
      {
        repeatable = method === 'GET',
        body = false,
      }: { readonly repeatable?: boolean; readonly body?: boolean } = {},
    ): Promise<T> {
      const { path, rest } = fillRoute(route, params);
      const query = method === 'GET' || (method === 'DELETE' && !body);
      const search = new URLSearchParams();
      if (query) for (const [name, value] of Object.entries(rest)) search.set(name, String(value));
      const { json } = await exchange({
        method,
        url: `${options.apiUrl}${path}${search.size === 0 ? '' : `?${search.toString()}`}`,
        body: query || (body && Object.keys(rest).length === 0) ? undefined : JSON.stringify(rest),
        repeatable,
        what: `${method} ${path}`,
      });
      return json as T;
    },
    async graphql<T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
      const { data, errors } = await graphql<T>(query, variables, true);
      const [first] = errors;
      if (first !== undefined || data === undefined) {
        throw refusedError('The query', {
          status: 200,
          message: first?.message ?? 'an answer without data',
          graphqlErrors: errors,
          header: () => null,
        });
      }
      return data;
    },
    mutate: (mutation, variables) => graphql(mutation, variables, false),
    requests: () => requests,
  };
}

/**
 * Permissions of a job that a refused request takes. Of a GraphQL document only what it names: pull
 * requests of a private repository take more than its contents do.
 */
function neededBy({ repeatable, body = '' }: Request): readonly string[] {
  const pulls = /\b(?:pullRequests?|associatedPullRequests)\b/.test(body);
  return [`contents: ${repeatable ? 'read' : 'write'}`, ...(pulls ? ['pull-requests: read'] : [])];
}

/** Fills `{placeholders}`, each value percent-encoded, so that no value can change the path. */
function fillRoute(route: string, params: RestParams): { path: string; rest: RestParams } {
  const rest: Record<string, unknown> = { ...params };
  const path = route.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new ActionError('E_INTERNAL', `The route ${route} needs a value for ${name}.`);
    }
    const text = String(value);
    if (text === '' || text === '.' || text === '..') {
      throw new ActionError('E_INPUT', `${JSON.stringify(text)} cannot be a part of a URL.`);
    }
    Reflect.deleteProperty(rest, name);
    return encodeURIComponent(text);
  });
  return { path, rest };
}
