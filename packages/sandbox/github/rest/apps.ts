import type { Installation } from '../identity/app.ts';
import type { Permissions } from '../identity/credentials.ts';
import { findRepository } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountResource, nodeId, numericId, organization } from './account-resource.ts';
import { RestRefusal, notFound } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { repositoryResource } from './repository-resource.ts';

const LIFE_OF_A_TOKEN = 3_600_000;

export const getAuthenticatedApp: RestHandler = (call) => {
  requireApp(call);
  const { app, installations, now } = call.state;
  const time = now().toISOString();
  return Promise.resolve({
    status: 200,
    body: {
      id: app.id,
      slug: app.slug,
      client_id: app.clientId,
      node_id: nodeId('A', String(app.id)),
      owner: accountResource(call.state, organization('acme')),
      name: app.name,
      description: null,
      external_url: `${call.state.url}/apps/${app.slug}`,
      html_url: `${call.state.url}/apps/${app.slug}`,
      created_at: time,
      updated_at: time,
      permissions: installations[0]?.permissions ?? {},
      events: [],
    },
  });
};

export const getRepositoryInstallation: RestHandler = (call) => {
  requireApp(call);
  const { owner = '', repo = '' } = call.params;
  const key = `${owner}/${repo}`.toLowerCase();
  const found = call.state.installations.find((each) => each.repositories.has(key));
  if (found === undefined) throw notFound();
  return Promise.resolve({ status: 200, body: installationResource(call.state, found) });
};

export const createInstallationToken: RestHandler = (call) => {
  requireApp(call);
  const { state } = call;
  const id = Number(call.params['installation_id']);
  const installation = state.installations.find((each) => each.id === id);
  if (installation === undefined) throw notFound();
  const body = (call.body ?? {}) as {
    repositories?: string[];
    repository_ids?: number[];
    permissions?: Permissions;
  };
  const repositories = chosenRepositories(state, installation, body);
  const granted: Permissions = { ...installation.permissions, metadata: 'read' };
  const permissions: Permissions = body.permissions ?? granted;
  for (const [name, level] of Object.entries(permissions)) {
    if (granted[name] !== 'write' && granted[name] !== level) {
      throw new RestRefusal(422, 'The permissions requested are not granted to this installation.');
    }
  }
  const expiresAt = state.now().getTime() + LIFE_OF_A_TOKEN;
  const token = state.tokens.issue('ghs', (secret) => ({
    kind: 'installation',
    actor: state.app.actor,
    permissions: { ...permissions, metadata: 'read' },
    repositories: new Set(repositories.map((each) => each.key)),
    token: secret,
    expiresAt,
  }));
  const scoped = body.repositories !== undefined || body.repository_ids !== undefined;
  return Promise.resolve({
    status: 201,
    body: {
      token,
      expires_at: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'),
      permissions: { ...permissions, metadata: 'read' },
      repository_selection: 'selected',
      ...(scoped
        ? {
            repositories: repositories.map((each) =>
              repositoryResource(state, each, call.credential),
            ),
          }
        : {}),
    },
  });
};

export const revokeInstallationToken: RestHandler = (call) => {
  if (call.credential.kind !== 'installation') {
    throw new RestRefusal(403, 'Resource not accessible by integration');
  }
  call.state.tokens.revoke(call.credential.token);
  return Promise.resolve({ status: 204 });
};

function requireApp(call: RestCall): void {
  if (call.credential.kind !== 'app') {
    throw new RestRefusal(401, 'A JSON web token could not be decoded');
  }
}

function chosenRepositories(
  state: GitHubState,
  installation: Installation,
  body: { readonly repositories?: string[]; readonly repository_ids?: number[] },
): Repository[] {
  const all = [...installation.repositories].flatMap((key) => state.repositories.get(key) ?? []);
  if (body.repositories === undefined && body.repository_ids === undefined) return all;
  const byName = (body.repositories ?? []).map((name) =>
    findRepository(state, installation.account, name),
  );
  const byId = (body.repository_ids ?? []).map((id) => all.find((each) => each.id === id));
  return [...byName, ...byId].map((repository) => {
    if (repository === undefined || !installation.repositories.has(repository.key)) {
      throw new RestRefusal(
        422,
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    }
    return repository;
  });
}

function installationResource(state: GitHubState, installation: Installation): object {
  const { app } = state;
  const time = state.now().toISOString();
  return {
    id: installation.id,
    account: accountResource(state, organization(installation.account)),
    repository_selection: 'selected',
    access_tokens_url: `${state.url}/api/v3/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${state.url}/api/v3/installation/repositories`,
    html_url: `${state.url}/organizations/${installation.account}/settings/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    client_id: app.clientId,
    target_id: numericId(installation.account),
    target_type: 'Organization',
    permissions: { ...installation.permissions, metadata: 'read' },
    events: [],
    created_at: time,
    updated_at: time,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  };
}
