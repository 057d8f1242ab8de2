import type { Actor } from '../identity/actor.ts';
import { access } from '../identity/credentials.ts';
import type { Credential } from '../identity/credentials.ts';
import { findRepository } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';

export interface RestCall {
  readonly state: GitHubState;
  readonly credential: Credential;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** `raw`, `sha`, `object` out of `application/vnd.github.raw+json` and the like; else `json`. */
  readonly media: string;
}

export interface RestReply {
  readonly status: number;
  /** A value is sent as JSON, bytes as they are, nothing as nothing. */
  readonly body?: unknown;
  readonly bytes?: Buffer;
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type RestHandler = (call: RestCall) => Promise<RestReply>;

/** What is wrong with a request; a plain sentence where GitHub gives one. */
export type Fault =
  | string
  | {
      readonly resource: string;
      readonly code: 'already_exists' | 'custom' | 'invalid' | 'missing_field' | 'unprocessable';
      readonly field?: string;
      readonly message?: string;
    };

/** An answer that GitHub gives in the form `{message, errors, documentation_url, status}`. */
export class RestRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly Fault[] | undefined;

  constructor(
    status: number,
    message: string,
    more: {
      readonly headers?: Readonly<Record<string, string>>;
      readonly errors?: readonly Fault[];
    } = {},
  ) {
    super(message);
    this.name = 'RestRefusal';
    this.status = status;
    this.headers = more.headers ?? {};
    this.errors = more.errors;
  }
}

/** GitHub's answer to values that it understands and does not take. */
export function validationFailed(...errors: readonly Fault[]): RestRefusal {
  return new RestRefusal(422, 'Validation Failed', { errors });
}

export const notFound = (): RestRefusal => new RestRefusal(404, 'Not Found');

/**
 * The repository of the call, if the credential may use the permission there; of several, one is enough.
 * @throws RestRefusal 404 for what it cannot see, 403 for a permission that it lacks.
 */
export function repositoryFor(
  call: RestCall,
  permission: string | readonly string[],
  level: 'read' | 'write' = 'read',
): Repository {
  const { owner = '', repo = '' } = call.params;
  const repository = findRepository(call.state, owner, repo);
  if (repository === undefined) throw notFound();
  const permissions = typeof permission === 'string' ? [permission] : permission;
  const verdicts = permissions.map((each) => access(call.credential, repository, each, level));
  if (verdicts.includes('allowed')) return repository;
  if (verdicts.includes('hidden')) throw notFound();
  const accepted = permissions.map((each) => `${each}=${level}`).join('; ');
  throw new RestRefusal(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': accepted },
  });
}

/** Who acts. @throws RestRefusal 401 for those who are nobody. */
export function actorOf(call: RestCall): Actor {
  if ('actor' in call.credential) return call.credential.actor;
  throw new RestRefusal(401, 'Requires authentication');
}
