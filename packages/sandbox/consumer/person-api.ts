import type { Person } from './people.ts';

/** A pull request as a person sees it in the API's answer. */
export interface SeenPullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly title: string;
  readonly body: string;
  readonly merged_at: string | null;
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string };
}

/** A Deployment that the pipeline recorded. */
export interface SeenDeployment {
  readonly id: number;
  readonly sha: string;
  readonly payload: unknown;
}

/** What people do with GitHub's buttons, each with a token of their own. */
export interface PersonApi {
  open(
    author: Person,
    pull: { readonly head: string; readonly base: string; readonly title: string },
  ): Promise<number>;
  approve(reviewer: Person, number: number): Promise<void>;
  /** By a merge commit. @returns its id */
  merge(person: Person, number: number): Promise<string>;
  /** Sends a `repository_dispatch`, as whoever holds a token of that account may. */
  dispatch(person: Pick<Person, 'login'>, eventType: string, clientPayload: object): Promise<void>;
  /** The releases that were recorded, newest first. */
  deployments(person: Person): Promise<readonly SeenDeployment[]>;
  /** Every pull request of the repository, newest first. */
  list(person: Person): Promise<readonly SeenPullRequest[]>;
}

export interface PersonApiOptions {
  readonly apiUrl: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: (person: Pick<Person, 'login'>) => string;
}

/** @throws for every answer that is no success, with GitHub's words */
export function createPersonApi({ apiUrl, repository, token }: PersonApiOptions): PersonApi {
  const call = async <T>(
    person: Pick<Person, 'login'>,
    method: string,
    path: string,
    body?: object,
  ): Promise<T> => {
    const response = await fetch(`${apiUrl}/repos/${repository}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token(person)}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
    throw new Error(`${method} ${path} by ${person.login}: ${String(response.status)} ${text}`);
  };
  return {
    open: async (author, pull) =>
      (await call<{ number: number }>(author, 'POST', '/pulls', pull)).number,
    approve: async (reviewer, number) => {
      await call(reviewer, 'POST', `/pulls/${String(number)}/reviews`, { event: 'APPROVE' });
    },
    merge: async (person, number) => {
      const path = `/pulls/${String(number)}/merge`;
      return (await call<{ sha: string }>(person, 'PUT', path, { merge_method: 'merge' })).sha;
    },
    dispatch: async (person, eventType, clientPayload) => {
      const body = { event_type: eventType, client_payload: clientPayload };
      await call(person, 'POST', '/dispatches', body);
    },
    deployments: (person) => call(person, 'GET', '/deployments?task=gitops-release'),
    list: (person) => call(person, 'GET', '/pulls?state=all&per_page=100'),
  };
}
