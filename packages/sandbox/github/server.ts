import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { withFaults } from '../faults/with-faults.ts';
import { createBareRepository } from './git/bare-repository.ts';
import { createObjectReader } from './git/object-reader.ts';
import { writeHooks } from './git/push-hooks.ts';
import { githubSchema } from './graphql/schema.ts';
import { createHandler } from './handler.ts';
import { ACTIONS_BOT } from './identity/actor.ts';
import type { Actor } from './identity/actor.ts';
import { createApp } from './identity/app.ts';
import type { SandboxApp } from './identity/app.ts';
import { createTokenStore, jobPermissions } from './identity/credentials.ts';
import type { Permissions } from './identity/credentials.ts';
import { createWebFlow } from './identity/web-flow.ts';
import { recordRun } from './pages/recorded-run.ts';
import type { RecordedRun } from './pages/recorded-run.ts';
import type { Team } from './pulls/pull-request.ts';
import { createPullStore } from './pulls/pull-store.ts';
import { DEFAULT_SETTINGS } from './pulls/settings.ts';
import type { RepositorySettings } from './pulls/settings.ts';
import { createRateLimit } from './rate-limit.ts';
import { createRules } from './rulesets.ts';
import type { Ruleset } from './rulesets.ts';
import { organization } from './rest/account-resource.ts';
import { findRepository } from './state.ts';
import type { DispatchEvent, GitHubState, LoggedRequest, RefUpdate, Repository } from './state.ts';

export interface GitHubOptions {
  /** Everything the server writes goes below `<dir>/git`, which `close` removes. */
  readonly dir: string;
  readonly faults?: FaultPlan;
  readonly port?: number;
  readonly now?: () => Date;
  /** Requests an hour and credential, REST and GraphQL each; 5000 as for an App. */
  readonly rateLimit?: number;
}

export interface SandboxGitHub {
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly app: SandboxApp;
  /** Armored; also served at `/web-flow.gpg`, as GitHub's is. */
  readonly webFlowPublicKey: string;
  /** Sixteen hex digits in capitals. */
  readonly webFlowKeyId: string;
  createRepository(options: {
    readonly owner: string;
    readonly name: string;
    readonly defaultBranch?: string;
    /** Readable by anyone, without a token; private by default. */
    readonly isPublic?: boolean;
  }): Promise<{
    readonly id: number;
    /** Of the organisation. */
    readonly ownerId: number;
    readonly gitDir: string;
    readonly cloneUrl: string;
  }>;
  /** Installs the App on a repository; later calls for the same account add repositories and permissions. */
  installApp(options: { readonly repository: string; readonly permissions: Permissions }): {
    readonly installationId: number;
  };
  /** A `GITHUB_TOKEN` with exactly these permissions, named as in `permissions:` of a workflow. */
  jobToken(options: {
    readonly repository: string;
    readonly permissions: Readonly<Record<string, string>>;
  }): string;
  /** For git (`https://x-access-token:<token>@…`) and the API; may write wherever no ruleset forbids it. */
  personToken(login: string, email?: string): string;
  /** Registers an SSH key (`ssh-ed25519 AAAA…`) for signing: GitHub then verifies that person's commits. */
  addSigningKey(login: string, publicKey: string): void;
  /** A team of an organisation, whose review can be asked for. */
  createTeam(options: {
    readonly organization: string;
    readonly slug: string;
    readonly members: readonly string[];
  }): Team;
  changeSettings(repository: string, settings: Partial<RepositorySettings>): void;
  setRuleset(repository: string, ruleset: Ruleset): void;
  removeRuleset(repository: string, name: string): void;
  /** Makes the page of a workflow run that has ended; told again, it replaces that attempt. */
  recordRun(run: RecordedRun): void;
  readonly requests: readonly LoggedRequest[];
  /** Every ref that changed, in order; what a webhook would have told. */
  readonly refUpdates: readonly RefUpdate[];
  /** Every `repository_dispatch` that was asked for, in order. */
  readonly dispatches: readonly DispatchEvent[];
  /** Requests that break GitHub's description, and what the sandbox was asked and does not offer. Must stay empty. */
  readonly violations: readonly string[];
  close(): Promise<void>;
}

/** A GitHub on this machine: git over HTTP, REST, GraphQL, Apps, rulesets, on one port of the loopback. */
export async function startGitHub(options: GitHubOptions): Promise<SandboxGitHub> {
  const now = options.now ?? ((): Date => new Date());
  const root = join(options.dir, 'git');
  const hooks = join(root, 'hooks');
  const dayBefore = new Date(now().getTime() - 86_400_000);
  const [app, webFlow] = await Promise.all([
    createApp(),
    createWebFlow(dayBefore),
    mkdir(root, { recursive: true }).then(() => writeHooks(hooks)),
  ]);
  githubSchema();
  const state: GitHubState = {
    url: '',
    app,
    webFlow,
    tokens: createTokenStore(() => now().getTime()),
    installations: [],
    people: new Map(),
    signingKeys: new Map(),
    repositories: new Map(),
    teams: new Map(),
    refUpdates: [],
    runs: [],
    dispatches: [],
    requests: [],
    violations: [],
    now,
  };
  const handler = createHandler({
    state,
    gitRoot: root,
    rateLimit: createRateLimit(options.rateLimit ?? 5000, now),
  });
  const server = createServer(withFaults(options.faults, handler));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const known = (fullName: string): Repository => {
    const [owner = '', name = ''] = fullName.split('/');
    const repository = findRepository(state, owner, name);
    if (repository === undefined) throw new Error(`There is no repository ${fullName}.`);
    return repository;
  };

  return {
    url: state.url,
    apiUrl: `${state.url}/api/v3`,
    graphqlUrl: `${state.url}/api/graphql`,
    app: {
      id: app.id,
      slug: app.slug,
      clientId: app.clientId,
      userId: app.userId,
      name: app.name,
      privateKey: app.privateKey,
    },
    webFlowPublicKey: webFlow.publicKey,
    webFlowKeyId: webFlow.keyId,
    createRepository: async ({ owner, name, defaultBranch = 'main', isPublic = false }) => {
      const fullName = `${owner}/${name}`;
      const key = fullName.toLowerCase();
      if (state.repositories.has(key)) throw new Error(`${fullName} is there already.`);
      const gitDir = join(root, owner, `${name}.git`);
      await createBareRepository(gitDir, { defaultBranch, hooks });
      const id = 900_000 + state.repositories.size;
      state.repositories.set(key, {
        id,
        ...{ owner, name, fullName, key, defaultBranch, isPublic, gitDir },
        createdAt: now(),
        objects: createObjectReader(gitDir),
        rules: createRules(defaultBranch),
        rulesets: new Map(),
        settings: DEFAULT_SETTINGS,
        store: createPullStore(),
      });
      const ownerId = organization(owner).id;
      return { id, ownerId, gitDir, cloneUrl: `${state.url}/${fullName}.git` };
    },
    installApp: ({ repository, permissions }) => {
      const { owner, key } = known(repository);
      let installation = state.installations.find((each) => each.account === owner);
      if (installation === undefined) {
        const id = 55_000 + state.installations.length;
        installation = { id, account: owner, permissions: {}, repositories: new Set() };
        state.installations.push(installation);
      }
      installation.permissions = { ...installation.permissions, ...permissions };
      installation.repositories.add(key);
      return { installationId: installation.id };
    },
    jobToken: ({ repository, permissions }) => {
      const { key } = known(repository);
      return state.tokens.issue('ghs', () => ({
        kind: 'job',
        actor: ACTIONS_BOT,
        permissions: jobPermissions(permissions),
        repositories: new Set([key]),
      }));
    },
    personToken: (login, email) => {
      const actor = person(state, login, email);
      return state.tokens.issue('ghp', () => ({ kind: 'person', actor }));
    },
    addSigningKey: (login, publicKey) => {
      const [type, key = ''] = publicKey.trim().split(' ');
      if (type !== 'ssh-ed25519') throw new Error('The sandbox verifies ssh-ed25519 keys only.');
      state.signingKeys.set(key, login);
    },
    createTeam: ({ organization, slug, members }) => {
      const team = { id: 3_000_000 + state.teams.size, organization, slug, name: slug, members };
      state.teams.set(`${organization}/${slug}`.toLowerCase(), team);
      return team;
    },
    changeSettings: (repository, settings) => {
      const changed = known(repository);
      changed.settings = { ...changed.settings, ...settings };
    },
    setRuleset: (repository, ruleset) => {
      known(repository).rules.set(ruleset);
    },
    removeRuleset: (repository, name) => {
      known(repository).rules.remove(name);
    },
    recordRun: (run) => {
      recordRun(state.runs, run);
    },
    requests: state.requests,
    refUpdates: state.refUpdates,
    dispatches: state.dispatches,
    violations: state.violations,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.all([...state.repositories.values()].map((each) => each.objects.close()));
      await rm(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function person(state: GitHubState, login: string, email: string | undefined): Actor {
  const present = state.people.get(login);
  if (present !== undefined && (email === undefined || email === present.email)) return present;
  const id = present?.id ?? 1_000_000 + state.people.size;
  const actor: Actor = {
    id,
    login,
    type: 'User',
    name: login,
    email: email ?? `${id}+${login}@users.noreply.github.com`,
  };
  state.people.set(login, actor);
  return actor;
}
