import { ActionError } from '../action/action-error.ts';
import { HttpFailure } from './http-failure.ts';
import { serverTime, type ApiResponse } from './judge-response.ts';

/** The limit lasts longer than the action may wait. */
export function rateLimitError(what: string, until: Date): ActionError {
  return new ActionError(
    'E_RATE_LIMIT',
    `${what}: GitHub’s rate limit lasts until ${until.toISOString()}, longer than this action may wait.`,
    {
      hint: `Re-run the job after ${until.toISOString()}, or raise \`max-wait\` where it is an input.`,
    },
  );
}

/** No usable answer within the retries; for a mutation: what it did is unknown. */
export function unreachableError(
  what: string,
  host: string,
  why: string,
  cause: unknown,
): ActionError {
  return new ActionError('E_UNREACHABLE', `${what}: ${host} gave no usable answer (${why}).`, {
    cause,
  });
}

/**
 * 401 and 403: the token is not good (enough). The hint is the YAML that grants it.
 *
 * @param needed permissions of a job (`contents: read`) that the call takes, for where GitHub does not say
 */
export function deniedError(
  what: string,
  response: ApiResponse,
  needed: readonly string[],
): ActionError {
  const cause = failure(response);
  if (response.status === 401) {
    return new ActionError('E_PERMISSION', `${what}: GitHub does not accept the token (401).`, {
      hint: 'The token is wrong, expired or revoked. Give a valid `token`, or `app-id` and `app-private-key`.',
      cause,
    });
  }
  return new ActionError(
    'E_PERMISSION',
    `${what}: the token may not do this (${response.message === '' ? 'status 403' : response.message}).`,
    { hint: permissionHint(response, needed), cause },
  );
}

/** Any other refusal: not found, not mergeable, not processable. */
export function refusedError(what: string, response: ApiResponse): ActionError {
  const said = response.message === '' ? '' : `: ${response.message.split('\n', 1)[0] ?? ''}`;
  const status = response.status === 200 ? '' : ` (status ${response.status})`;
  return new ActionError('E_GITHUB', `${what} was refused by GitHub${status}${said}`, {
    cause: failure(response),
  });
}

function failure(response: ApiResponse): HttpFailure {
  return new HttpFailure(
    response.status,
    response.message,
    response.graphqlErrors,
    serverTime(response),
  );
}

/**
 * GitHub names what it would accept: `contents=write; contents=read,issues=read` (alternatives by
 * `;`, https://docs.github.com/rest/overview/troubleshooting#resource-not-accessible). GraphQL
 * carries no such header.
 */
function permissionHint(response: ApiResponse, needed: readonly string[]): string {
  const accepted = response.header('x-accepted-github-permissions')?.split(';', 1)[0] ?? '';
  const wanted = [...accepted.matchAll(/([a-z_]+)=([a-z]+)/g)].map(
    ([, name = '', level = '']) => `${name.replaceAll('_', '-')}: ${level}`,
  );
  const lines = (wanted.length > 0 ? wanted : needed).map((line) => `    ${line}`);
  return (
    `Grant it to the job:\n  permissions:\n${lines.join('\n')}\n` +
    'With `app-id`, grant the App the same repository permission and install it on the repository. ' +
    'The job’s own token cannot pass a ruleset and reaches no other repository.'
  );
}
