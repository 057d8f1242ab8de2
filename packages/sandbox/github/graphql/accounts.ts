import { access } from '../identity/credentials.ts';
import { ACTIONS_BOT, WEB_FLOW } from '../identity/actor.ts';
import type { Actor } from '../identity/actor.ts';
import type { Team } from '../pulls/pull-request.ts';
import { nodeId, numericId } from '../rest/account-resource.ts';
import { accountOfEmail } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';
import type { GraphQLContext } from './context.ts';
import { forbidden } from './failure.ts';

/** An account where the schema asks for a `User`; a bot may stand there too (`viewer`). */
export function userNode(state: GitHubState, account: Actor): object {
  return {
    __typename: 'User',
    ...accountFields(state, account, account.login, account.login),
    name: account.name,
    email: account.email,
  };
}

/** An account where the schema asks for an `Actor`. GraphQL names a bot without `[bot]`, unlike REST. */
export function actorNode(state: GitHubState, account: Actor): object {
  if (account.type === 'User') return userNode(state, account);
  const slug = account.login.replace(/\[bot\]$/, '');
  return { __typename: 'Bot', ...accountFields(state, account, slug, `apps/${slug}`) };
}

function accountFields(state: GitHubState, account: Actor, login: string, page: string): object {
  return {
    id: nodeId('U', String(account.id)),
    databaseId: account.id,
    login,
    url: `${state.url}/${page}`,
    resourcePath: `/${page}`,
    avatarUrl: `${state.url}/avatars/${account.id}`,
  };
}

export function organizationNode(state: GitHubState, login: string): object {
  return {
    __typename: 'Organization',
    id: nodeId('O', login),
    login,
    databaseId: numericId(login),
    url: `${state.url}/${login}`,
    resourcePath: `/${login}`,
  };
}

/** @throws GraphQLFailure FORBIDDEN for an integration without `members: read`, as GitHub says of teams. */
export function teamNode(context: GraphQLContext, repository: Repository, team: Team): object {
  if (access(context.credential, repository, 'members', 'read') !== 'allowed') throw forbidden();
  const { state } = context;
  const path = `/orgs/${team.organization}/teams/${team.slug}`;
  return {
    __typename: 'Team',
    id: nodeId('T', String(team.id)),
    databaseId: team.id,
    slug: team.slug,
    name: team.name,
    combinedSlug: `${team.organization}/${team.slug}`,
    url: `${state.url}${path}`,
    resourcePath: path,
    organization: organizationNode(state, team.organization),
  };
}

/** The account that an e-mail address belongs to where the schema asks for a `User`: a bot is none. */
export function userOfEmail(state: GitHubState, email: string): object | null {
  const account = accountOfEmail(state, email);
  return account?.type === 'User' ? userNode(state, account) : null;
}

/** By node id: `history(author: {id})`. */
export function accountOfNodeId(state: GitHubState, id: string): Actor | undefined {
  const known = [WEB_FLOW, ACTIONS_BOT, state.app.actor, ...state.people.values()];
  return known.find((account) => nodeId('U', String(account.id)) === id);
}
