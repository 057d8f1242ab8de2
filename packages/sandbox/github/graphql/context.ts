import { access } from '../identity/credentials.ts';
import type { Credential } from '../identity/credentials.ts';
import type { GitHubState, Repository } from '../state.ts';
import { GraphQLFailure, forbidden } from './failure.ts';

export interface GraphQLContext {
  readonly state: GitHubState;
  readonly credential: Credential;
}

export function visibleRepository(
  { state, credential }: GraphQLContext,
  fullName: string,
): Repository {
  const repository = state.repositories.get(fullName.toLowerCase());
  if (repository === undefined || access(credential, repository, 'metadata', 'read') === 'hidden') {
    throw new GraphQLFailure(
      'NOT_FOUND',
      `Could not resolve to a Repository with the name '${fullName}'.`,
    );
  }
  return repository;
}

export function requireContents(
  { credential }: GraphQLContext,
  repository: Repository,
  level: 'read' | 'write',
): void {
  if (access(credential, repository, 'contents', level) !== 'allowed') throw forbidden();
}

/** @throws GraphQLFailure FORBIDDEN where the credential may not read what this permission opens. */
export function requirePermission(
  { credential }: GraphQLContext,
  repository: Repository,
  permission: string,
): void {
  if (access(credential, repository, permission, 'read') !== 'allowed') throw forbidden();
}

/** Node ids of branches: opaque to clients, readable to us. */
export function refNodeId(repository: Repository, ref: string): string {
  return `REF_${Buffer.from(`${repository.fullName}:${ref}`).toString('base64url')}`;
}

export function parseRefNodeId(id: string): { fullName: string; ref: string } | undefined {
  if (!id.startsWith('REF_')) return undefined;
  const text = Buffer.from(id.slice('REF_'.length), 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { fullName: text.slice(0, colon), ref: text.slice(colon + 1) };
}
