import type { Actor } from '../identity/actor.ts';
import type { GitHubState } from '../state.ts';

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'Bot' | 'Organization' | 'User';
}

/** Stable ids for what has no table of its own: organisations, node ids. */
export function numericId(text: string): number {
  let hash = 0;
  for (const byte of Buffer.from(text)) hash = (hash * 31 + byte) % 1_000_000_007;
  return hash + 1000;
}

export function nodeId(kind: string, ...parts: readonly string[]): string {
  return `${kind}_${Buffer.from(parts.join(':')).toString('base64url')}`;
}

export function organization(login: string): Account {
  return { id: numericId(login), login, type: 'Organization' };
}

export function accountResource(state: GitHubState, account: Account | Actor): object {
  const api = `${state.url}/api/v3/users/${encodeURIComponent(account.login)}`;
  const page =
    account.type === 'Bot'
      ? `apps/${account.login.replace('[bot]', '')}`
      : encodeURIComponent(account.login);
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('U', String(account.id)),
    avatar_url: `${state.url}/avatars/${account.id}`,
    gravatar_id: '',
    url: api,
    html_url: `${state.url}/${page}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}
