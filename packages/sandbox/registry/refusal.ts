import type { ServerResponse } from 'node:http';
import { sendJson } from '../http/loopback-server.ts';
import type { Route } from './route.ts';

/** Answers 401 and says where a token can be had. */
export function challenge(
  response: ServerResponse,
  host: string,
  route: Route | undefined,
  problem?: 'invalid_token' | 'insufficient_scope',
): void {
  const parameters = [`realm="http://${host}/v2/token"`, `service="${host}"`];
  if (route?.repository !== undefined) {
    const actions = route.action === 'pull' ? 'pull' : `pull,${route.action}`;
    // A mount reads its source too; several scopes are separated by blanks.
    const source = route.mountFrom === undefined ? '' : ` repository:${route.mountFrom}:pull`;
    parameters.push(`scope="repository:${route.repository}:${actions}${source}"`);
  }
  if (problem !== undefined) parameters.push(`error="${problem}"`);
  refuse(response, 401, 'UNAUTHORIZED', 'authentication failed', {
    'www-authenticate': `Bearer ${parameters.join(',')}`,
  });
}

/** Answers 403 for an identity that lacks the permission, naming it as Artifact Registry does. */
export function deny(response: ServerResponse, route: Route): void {
  const permission = {
    pull: 'downloadArtifacts',
    push: 'uploadArtifacts',
    delete: 'deleteArtifacts',
  }[route.action];
  const [project = '', repository = ''] = (route.repository ?? '').split('/');
  refuse(
    response,
    403,
    'DENIED',
    `Permission "artifactregistry.repositories.${permission}" denied on resource "projects/${project}/locations/local/repositories/${repository}" (or it may not exist)`,
  );
}

/** One error in the JSON form of the distribution specification. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(
    response,
    status,
    { errors: [{ code, message }] },
    { 'docker-distribution-api-version': 'registry/2.0', ...headers },
  );
}
