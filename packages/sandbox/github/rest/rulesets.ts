import { translateRuleset } from '../ruleset-file.ts';
import type { BypassActors, RulesetFile } from '../ruleset-file.ts';
import type { Ruleset } from '../rulesets.ts';
import type { GitHubState, Repository, StoredRuleset } from '../state.ts';
import { notFound, repositoryFor, validationFailed } from './call.ts';
import type { RestCall, RestHandler, RestRefusal } from './call.ts';
import { pageOf } from './paging.ts';
import { repositoryApiUrl } from './repository-resource.ts';
import { rulesetDetails, rulesetSummary } from './ruleset-resource.ts';

/** What `POST` and `PUT` take; what is not given keeps what it was, or GitHub's default. */
type Order = Partial<RulesetFile>;

/** As GitHub makes a ruleset of which only the required fields are given. */
const EMPTY: Omit<RulesetFile, 'enforcement' | 'name'> = {
  target: 'branch',
  bypass_actors: [],
  conditions: { ref_name: { include: [], exclude: [] } },
  rules: [],
};

/** GitHub Actions on github.com, which GitHub takes in no bypass list. */
const ACTIONS_APP = 15_368;

/** `GET rulesets`: without rules, conditions and actors; who wants those asks for each by its id. */
export const listRulesets: RestHandler = (call) => {
  const repository = repositoryFor(call, 'metadata');
  const url = `${repositoryApiUrl(call.state, repository)}/rulesets`;
  const { items, headers } = pageOf(call, [...repository.rulesets.values()], url);
  const body = items.map((stored) => rulesetSummary(call.state, repository, stored));
  return Promise.resolve({ status: 200, headers, body });
};

export const getRuleset: RestHandler = (call) => {
  const repository = repositoryFor(call, 'metadata');
  const body = rulesetDetails(call.state, repository, storedFor(call, repository));
  return Promise.resolve({ status: 200, body });
};

export const createRuleset: RestHandler = (call) => {
  const repository = repositoryFor(call, 'administration', 'write');
  const order = call.body as Order & Pick<RulesetFile, 'enforcement' | 'name'>;
  const body = store(call, repository, { ...EMPTY, ...order });
  return Promise.resolve({ status: 201, body });
};

export const updateRuleset: RestHandler = (call) => {
  const repository = repositoryFor(call, 'administration', 'write');
  const before = storedFor(call, repository);
  const after = { ...before.document, ...(call.body as Order | undefined) };
  return Promise.resolve({ status: 200, body: store(call, repository, after, before) });
};

export const deleteRuleset: RestHandler = (call) => {
  const repository = repositoryFor(call, 'administration', 'write');
  const { id, document } = storedFor(call, repository);
  repository.rulesets.delete(id);
  repository.rules.remove(document.name);
  return Promise.resolve({ status: 204 });
};

function storedFor(call: RestCall, repository: Repository): StoredRuleset {
  const stored = repository.rulesets.get(Number(call.params['ruleset_id']));
  if (stored === undefined) throw notFound();
  return stored;
}

function store(
  call: RestCall,
  repository: Repository,
  document: RulesetFile,
  before?: StoredRuleset,
): object {
  const named = [...repository.rulesets.values()].find(
    (each) => each.document.name === document.name,
  );
  if (named !== undefined && named.id !== before?.id) {
    throw invalid('Name must be unique');
  }
  const ruleset = translated(call.state, document);
  if (before !== undefined) repository.rules.remove(before.document.name);
  const id = before?.id ?? repository.rules.nextId();
  // What is not in force is kept and shown, and stops nobody.
  if (document.enforcement === 'active') repository.rules.set(ruleset, id);
  const now = call.state.now();
  const stored = { id, document, createdAt: before?.createdAt ?? now, updatedAt: now };
  repository.rulesets.set(id, stored);
  return rulesetDetails(call.state, repository, stored);
}

/** @throws RestRefusal 422 for what GitHub refuses, and for what the sandbox could not enforce */
function translated(state: GitHubState, document: RulesetFile): Ruleset {
  const actors: BypassActors = {
    apps: { [state.app.id]: state.app.slug },
    teams: Object.fromEntries([...state.teams.values()].map(({ id, members }) => [id, members])),
    roles: {},
    organizationAdmins: [],
  };
  const outsider = document.bypass_actors.find(
    ({ actor_type: type, actor_id: id }) => type === 'Integration' && id === ACTIONS_APP,
  );
  if (outsider !== undefined) {
    throw invalid(
      'Actor GitHub Actions integration must be part of the ruleset source or owner organization',
    );
  }
  try {
    return translateRuleset(JSON.stringify({ ...document, enforcement: 'active' }), actors);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

function invalid(message: string): RestRefusal {
  return validationFailed({ resource: 'Ruleset', code: 'custom', message });
}
