import type { MergeMethod } from './pulls/pull-request.ts';
import type { PullRequestRule, RuleType, Ruleset } from './rulesets.ts';

/** What `POST /repos/{owner}/{repo}/rulesets` takes, as far as it can be translated. */
export interface RulesetFile {
  readonly name: string;
  readonly target: string;
  readonly enforcement: string;
  readonly bypass_actors: readonly BypassActor[];
  readonly conditions: {
    readonly ref_name: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  };
  readonly rules: readonly RuleOfFile[];
}

export interface BypassActor {
  readonly actor_id: number | null;
  readonly actor_type: string;
  readonly bypass_mode: string;
}

export interface RuleOfFile {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Whom the ids of a ruleset's bypass actors mean. */
export interface BypassActors {
  /** Slugs of Apps. */
  readonly apps: Readonly<Record<number, string>>;
  /** Logins of who has a role of the repository. */
  readonly roles: Readonly<Record<number, readonly string[]>>;
  /** Logins of a team's members. */
  readonly teams: Readonly<Record<number, readonly string[]>>;
  /** Logins. */
  readonly organizationAdmins: readonly string[];
}

/**
 * What the sandbox's GitHub does not enforce: rules, and switches of the rule `pull_request`. It is
 * left out of what is translated, and only this: anything else that is not known is an error.
 */
export const NOT_MODELLED: Readonly<Record<string, string>> = {
  required_status_checks:
    'No workflow starts by itself here, so no head has checks: the story runs verify.yml where it is about it.',
  require_code_owner_review:
    'CODEOWNERS names teams, and the sandbox has none. Who reviews in the story, bob, is a release manager.',
};

const PLAIN_RULES: readonly RuleType[] = [
  'creation',
  'deletion',
  'non_fast_forward',
  'required_linear_history',
  'required_signatures',
  'update',
];
const KEYS = ['bypass_actors', 'conditions', 'enforcement', 'name', 'rules', 'target'];
const PREFIXES: Readonly<Record<string, string>> = { branch: 'refs/heads/', tag: 'refs/tags/' };

/**
 * A ruleset as GitHub's API takes it, for the sandbox's GitHub.
 *
 * @throws Error for everything that would be lost: what is neither translated nor in `NOT_MODELLED`
 */
export function translateRuleset(json: string, actors: BypassActors): Ruleset {
  const file = JSON.parse(json) as RulesetFile;
  const refuse = (what: string): never => {
    throw new Error(`The ruleset “${file.name}” cannot be translated: ${what}.`);
  };
  const strange = Object.keys(file).filter((key) => !KEYS.includes(key));
  if (strange.length > 0) refuse(`unknown ${strange.join(', ')}`);
  if (file.enforcement !== 'active') refuse(`enforcement ${file.enforcement}`);
  if (Object.keys(file.conditions).join() !== 'ref_name') refuse('conditions besides ref_name');
  const { include, exclude } = file.conditions.ref_name;
  const prefix = PREFIXES[file.target] ?? refuse(`target ${file.target}`);
  for (const pattern of [...include, ...exclude]) {
    const wildcard = file.target === 'branch' && /^~(?:ALL|DEFAULT_BRANCH)$/.test(pattern);
    if (!wildcard && !pattern.startsWith(prefix)) refuse(`${pattern} is no ${file.target}`);
  }
  return {
    name: file.name,
    include,
    ...(exclude.length > 0 && { exclude }),
    rules: file.rules
      .filter(({ type }) => !Object.hasOwn(NOT_MODELLED, type))
      .map((rule) => ruleOf(rule, refuse)),
    bypass: bypassOf(file.bypass_actors, actors, refuse),
  };
}

type Refuse = (what: string) => never;

function ruleOf({ type, parameters = {} }: RuleOfFile, refuse: Refuse): Ruleset['rules'][number] {
  if (type === 'pull_request') return pullRequestRule(parameters, refuse);
  const plain = PLAIN_RULES.find((known) => known === type) ?? refuse(`unknown rule ${type}`);
  const parameter = Object.keys(parameters).find((name) => !isOff(parameters[name]));
  return parameter === undefined ? plain : refuse(`unknown ${parameter} of ${type}`);
}

function pullRequestRule(
  parameters: NonNullable<RuleOfFile['parameters']>,
  refuse: Refuse,
): PullRequestRule {
  const {
    allowed_merge_methods: methods,
    required_approving_review_count: approvals,
    dismiss_stale_reviews_on_push: dismiss,
    require_last_push_approval: lastPush,
    ...others
  } = parameters;
  for (const [name, value] of Object.entries(others)) {
    if (!isOff(value) && !Object.hasOwn(NOT_MODELLED, name)) refuse(`${name} of pull_request`);
  }
  // GitHub answers 422 where one of these is missing.
  if (typeof approvals !== 'number' || typeof dismiss !== 'boolean') {
    return refuse('approvals or their dismissal are not said');
  }
  if (typeof lastPush !== 'boolean') return refuse('require_last_push_approval is not said');
  return {
    type: 'pull_request',
    ...(methods !== undefined && { allowedMergeMethods: methods as readonly MergeMethod[] }),
    requiredApprovingReviewCount: approvals,
    dismissStaleReviewsOnPush: dismiss,
    requireLastPushApproval: lastPush,
  };
}

/** What is switched off binds nobody, modelled or not. */
function isOff(value: unknown): boolean {
  return value === false || (Array.isArray(value) && value.length === 0);
}

function bypassOf(
  bypassing: readonly BypassActor[],
  actors: BypassActors,
  refuse: Refuse,
): NonNullable<Ruleset['bypass']> {
  const apps: string[] = [];
  const people: string[] = [];
  for (const { actor_type: type, actor_id: id, bypass_mode: mode } of bypassing) {
    const unknown = (): never => refuse(`nobody here is the ${type} ${String(id)}`);
    if (mode !== 'always') refuse(`the bypass mode ${mode}`);
    switch (type) {
      case 'Integration':
        apps.push(actors.apps[id ?? 0] ?? unknown());
        break;
      case 'RepositoryRole':
        people.push(...(actors.roles[id ?? 0] ?? unknown()));
        break;
      case 'Team':
        people.push(...(actors.teams[id ?? 0] ?? unknown()));
        break;
      case 'OrganizationAdmin':
        people.push(...actors.organizationAdmins);
        break;
      default:
        unknown();
    }
  }
  return { apps, people: [...new Set(people)] };
}
