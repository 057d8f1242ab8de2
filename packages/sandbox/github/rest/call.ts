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

/** An answer that GitHub gives in the form `{message, documentation_url, status}`. */
export class RestRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'RestRefusal';
    this.status = status;
    this.headers = headers;
  }
}

export const notFound = (): RestRefusal => new RestRefusal(404, 'Not Found');

/**
 * The repository of the call, if the credential may use the permission there.
 * @throws RestRefusal 404 for what it cannot see, 403 for a permission that it lacks.
 */
export function repositoryFor(
  call: RestCall,
  permission: string,
  level: 'read' | 'write' = 'read',
): Repository {
  const { owner = '', repo = '' } = call.params;
  const repository = findRepository(call.state, owner, repo);
  if (repository === undefined) throw notFound();
  const verdict = access(call.credential, repository, permission, level);
  if (verdict === 'hidden') throw notFound();
  if (verdict === 'forbidden') {
    throw new RestRefusal(403, 'Resource not accessible by integration', {
      'x-accepted-github-permissions': `${permission}=${level}`,
    });
  }
  return repository;
}
