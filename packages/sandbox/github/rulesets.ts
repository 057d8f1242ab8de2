import type { Credential } from './identity/credentials.ts';
import type { MergeMethod } from './pulls/pull-request.ts';
import { matchesPattern, refPattern } from './ref-pattern.ts';

export type RuleType =
  | 'creation'
  | 'deletion'
  | 'non_fast_forward'
  | 'pull_request'
  | 'required_linear_history'
  | 'required_signatures'
  | 'update';

/** What the rule `pull_request` asks for. */
export interface PullRequestParameters {
  readonly requiredApprovingReviewCount: number;
  readonly dismissStaleReviewsOnPush: boolean;
  readonly requireLastPushApproval: boolean;
  readonly allowedMergeMethods: readonly MergeMethod[];
}

export interface PullRequestRule extends Partial<PullRequestParameters> {
  readonly type: 'pull_request';
}

export interface Ruleset {
  readonly name: string;
  /** Full refs with GitHub's wildcards (`refs/heads/*`, `refs/tags/v*`), `~DEFAULT_BRANCH` or `~ALL` (branches). */
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** A pull request needs no approval unless its rule says so. */
  readonly rules: readonly (PullRequestRule | RuleType)[];
  readonly bypass?: {
    /** Slugs of Apps. */
    readonly apps?: readonly string[];
    /** Logins of people. */
    readonly people?: readonly string[];
  };
}

/** What GitHub says when the rule stops someone. */
export const REFUSALS: Readonly<Record<RuleType, string>> = {
  creation: 'Cannot create ref due to creations being restricted.',
  deletion: 'Cannot delete this protected ref.',
  non_fast_forward: 'Cannot force-push to this branch',
  pull_request: 'Changes must be made through a pull request.',
  required_linear_history: 'This branch must not contain merge commits.',
  required_signatures: 'Commits must have verified signatures.',
  update: 'Cannot update this protected ref.',
};

/** A rule as it holds for one ref. */
export interface AppliedRule {
  readonly type: RuleType;
  readonly rulesetId: number;
  readonly rulesetName: string;
  /** Of `pull_request` only. */
  readonly parameters: PullRequestParameters | undefined;
}

export interface BindingRule {
  readonly type: RuleType;
  /** Anchored regular expressions, good for JavaScript and `grep -E`. */
  readonly include: string;
  readonly exclude: string;
  readonly refusal: string;
}

export interface Rules {
  /** @param id of a ruleset that has one already; default: the one that its name had, or a new one */
  set(ruleset: Ruleset, id?: number): void;
  nextId(): number;
  remove(name: string): void;
  /** The rules that bind this credential: all but those of rulesets that it bypasses. */
  binding(credential: Credential): BindingRule[];
  /** The rules of a full ref name; with a credential, those of them that bind it. */
  of(ref: string, credential?: Credential): AppliedRule[];
}

/** GitHub numbers rulesets in one row; where it starts does not matter. */
let lastId = 6_000_000;

function nextId(): number {
  lastId += 1;
  return lastId;
}

/** @throws Error for the bypass actor that GitHub refuses with 422: the App behind `GITHUB_TOKEN`. */
export function createRules(defaultBranch: string): Rules {
  const rulesets = new Map<string, Ruleset & { readonly id: number }>();
  const patterns = (ruleset: Ruleset): { readonly include: string; readonly exclude: string } => ({
    include: refPattern(ruleset.include, defaultBranch),
    exclude: refPattern(ruleset.exclude ?? [], defaultBranch),
  });
  const binding = (credential: Credential | undefined): (Ruleset & { readonly id: number })[] =>
    [...rulesets.values()].filter(
      (ruleset) => credential === undefined || !bypasses(credential, ruleset),
    );
  return {
    set: (ruleset, given) => {
      if (ruleset.bypass?.apps?.includes('github-actions') === true) {
        throw new Error('422: the App behind GITHUB_TOKEN cannot be a bypass actor of a ruleset.');
      }
      const id = given ?? rulesets.get(ruleset.name)?.id ?? nextId();
      rulesets.set(ruleset.name, { ...ruleset, id });
    },
    nextId,
    remove: (name) => {
      rulesets.delete(name);
    },
    binding: (credential) =>
      binding(credential).flatMap((ruleset) =>
        ruleset.rules.map((rule) => {
          const type = typeOf(rule);
          return { type, ...patterns(ruleset), refusal: REFUSALS[type] };
        }),
      ),
    of: (ref, credential) =>
      binding(credential)
        .filter((ruleset) => matchesPattern(patterns(ruleset), ref))
        .flatMap((ruleset) =>
          ruleset.rules.map((rule) => ({
            type: typeOf(rule),
            rulesetId: ruleset.id,
            rulesetName: ruleset.name,
            parameters: parametersOf(rule),
          })),
        ),
  };
}

export interface RefChange {
  readonly ref: string;
  readonly kind: 'create' | 'delete' | 'force' | 'update';
}

/** The refusals that a change meets, each once; what its commits look like is not asked here. */
export function violations(rules: readonly BindingRule[], change: RefChange): string[] {
  const hit = rules.filter(
    (rule) => matchesPattern(rule, change.ref) && applies(rule.type, change.kind),
  );
  return [...new Set(hit.map((rule) => rule.refusal))];
}

/** The form in which GitHub's APIs tell what a ruleset refuses. */
export function violationMessage(refusals: readonly string[]): string {
  return `Repository rule violations found\n\n${refusals.join('\n')}\n\n`;
}

function applies(type: RuleType, kind: RefChange['kind']): boolean {
  switch (type) {
    case 'creation':
      return kind === 'create';
    case 'deletion':
      return kind === 'delete';
    case 'non_fast_forward':
      return kind === 'force';
    case 'update':
    case 'pull_request':
      return kind === 'update' || kind === 'force';
    case 'required_linear_history':
    case 'required_signatures':
      return false;
  }
}

function typeOf(rule: PullRequestRule | RuleType): RuleType {
  return typeof rule === 'string' ? rule : rule.type;
}

function parametersOf(rule: PullRequestRule | RuleType): PullRequestParameters | undefined {
  if (typeOf(rule) !== 'pull_request') return undefined;
  const given: Partial<PullRequestParameters> = typeof rule === 'string' ? {} : rule;
  return {
    requiredApprovingReviewCount: given.requiredApprovingReviewCount ?? 0,
    dismissStaleReviewsOnPush: given.dismissStaleReviewsOnPush ?? false,
    requireLastPushApproval: given.requireLastPushApproval ?? false,
    allowedMergeMethods: given.allowedMergeMethods ?? ['merge', 'squash', 'rebase'],
  };
}

function bypasses(credential: Credential, ruleset: Ruleset): boolean {
  const { apps = [], people = [] } = ruleset.bypass ?? {};
  if (credential.kind === 'installation') {
    return apps.some((slug) => `${slug}[bot]` === credential.actor.login);
  }
  return credential.kind === 'person' && people.includes(credential.actor.login);
}
