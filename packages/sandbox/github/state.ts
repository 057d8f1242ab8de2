import type { ObjectReader } from './git/object-reader.ts';
import { ACTIONS_BOT, WEB_FLOW } from './identity/actor.ts';
import type { Actor } from './identity/actor.ts';
import type { AppIdentity, Installation } from './identity/app.ts';
import type { TokenStore } from './identity/credentials.ts';
import type { WebFlow } from './identity/web-flow.ts';
import type { RecordedRun } from './pages/recorded-run.ts';
import type { Team } from './pulls/pull-request.ts';
import type { PullStore } from './pulls/pull-store.ts';
import type { RepositorySettings } from './pulls/settings.ts';
import type { RulesetFile } from './ruleset-file.ts';
import type { Rules } from './rulesets.ts';

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  /** The full name in lower case: GitHub does not mind the case of names. */
  readonly key: string;
  readonly defaultBranch: string;
  readonly isPublic: boolean;
  readonly createdAt: Date;
  readonly gitDir: string;
  readonly objects: ObjectReader;
  readonly rules: Rules;
  /** What was set through the API, by id. */
  readonly rulesets: Map<number, StoredRuleset>;
  settings: RepositorySettings;
  /** Pull requests, labels, deployments. */
  readonly store: PullStore;
}

/** A ruleset that somebody made through the API. */
export interface StoredRuleset {
  readonly id: number;
  readonly document: RulesetFile;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A `repository_dispatch` that was asked for; kept for whoever delivers it. */
export interface DispatchEvent {
  readonly repository: string;
  readonly eventType: string;
  readonly clientPayload: Readonly<Record<string, unknown>>;
  readonly actor: string;
  /** The workflow runs at the default branch's head. */
  readonly branch: string;
  readonly sha: string;
  readonly at: Date;
}

/** One ref that changed, by push or by API; what a webhook would have told. */
export interface RefUpdate {
  readonly repository: string;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly actor: string;
  readonly via: 'api' | 'git';
  /** False for what `GITHUB_TOKEN` writes: GitHub starts no workflow on it. */
  readonly startsWorkflows: boolean;
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** REST: GitHub's operation id; GraphQL: `mutation createCommitOnBranch`; git: the service. */
  readonly operation: string;
  readonly status: number;
  /** GraphQL answers 200 to what it refuses: the `type` of its errors. */
  readonly errors: readonly string[];
  readonly credential: string;
  readonly mutation: boolean;
}

export interface GitHubState {
  /** Where the server listens; known once it does. */
  url: string;
  readonly app: AppIdentity;
  readonly webFlow: WebFlow;
  readonly tokens: TokenStore;
  readonly installations: Installation[];
  /** By login. */
  readonly people: Map<string, Actor>;
  /** Base64 of an SSH public key → the login that registered it for signing. */
  readonly signingKeys: Map<string, string>;
  readonly repositories: Map<string, Repository>;
  /** By `organisation/slug`. */
  readonly teams: Map<string, Team>;
  readonly refUpdates: RefUpdate[];
  /** Workflow runs that have ended, oldest first; the pages show them. */
  readonly runs: RecordedRun[];
  readonly dispatches: DispatchEvent[];
  readonly requests: LoggedRequest[];
  /** Requests and answers that break GitHub's published description, and what the sandbox does not offer. */
  readonly violations: string[];
  readonly now: () => Date;
}

/** The account that GitHub shows beside a commit: whose e-mail address stands in it. */
export function accountOfEmail(state: GitHubState, email: string): Actor | undefined {
  return accounts(state).find((account) => account.email === email);
}

export function accountOfLogin(state: GitHubState, login: string): Actor | undefined {
  return accounts(state).find((account) => account.login === login);
}

function accounts(state: GitHubState): readonly Actor[] {
  return [WEB_FLOW, ACTIONS_BOT, state.app.actor, ...state.people.values()];
}

export function findRepository(
  state: GitHubState,
  owner: string,
  name: string,
): Repository | undefined {
  return state.repositories.get(`${owner}/${name}`.toLowerCase());
}
