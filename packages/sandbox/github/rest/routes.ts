import { OPERATIONS } from '../contract/operations.ts';
import type { Operation, OperationId } from '../contract/operations.ts';
import {
  createInstallationToken,
  getAuthenticatedApp,
  getRepositoryInstallation,
  revokeInstallationToken,
} from './apps.ts';
import type { RestHandler } from './call.ts';
import { compareCommits } from './compare.ts';
import { getBlob, getContent } from './contents.ts';
import { getBranch, getCommit, getRef, getRepository } from './repositories.ts';

const HANDLERS: Readonly<Record<OperationId, RestHandler>> = {
  'apps/create-installation-access-token': createInstallationToken,
  'apps/get-authenticated': getAuthenticatedApp,
  'apps/get-repo-installation': getRepositoryInstallation,
  'apps/revoke-installation-access-token': revokeInstallationToken,
  'git/get-blob': getBlob,
  'git/get-ref': getRef,
  'repos/compare-commits-with-basehead': compareCommits,
  'repos/get': getRepository,
  'repos/get-branch': getBranch,
  'repos/get-commit': getCommit,
  'repos/get-content': getContent,
};

/** These take what is left of the path, slashes included. */
const REST_OF_PATH = new Set(['basehead', 'branch', 'path', 'ref']);

export interface Match {
  readonly id: OperationId;
  readonly handler: RestHandler;
  readonly params: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => Match | undefined;

export function createRouter(operations: Readonly<Record<OperationId, Operation>>): Router {
  const routes = OPERATIONS.map((id) => {
    const { method, path } = operations[id];
    const pattern = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      REST_OF_PATH.has(name) ? `(?<${name}>.*)` : `(?<${name}>[^/]+)`,
    );
    return { id, method, pattern: new RegExp(`^${pattern}$`) };
  });
  return (method, path) => {
    for (const route of routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (match === null) continue;
      const params = Object.fromEntries(
        Object.entries(match.groups ?? {}).map(([name, value]) => [
          name,
          decodeURIComponent(value),
        ]),
      );
      return { id: route.id, handler: HANDLERS[route.id], params };
    }
    return undefined;
  };
}
