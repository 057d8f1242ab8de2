import type { Credential } from './identity/credentials.ts';

export type RuleType = 'creation' | 'deletion' | 'non_fast_forward' | 'pull_request' | 'update';

export interface Ruleset {
  readonly name: string;
  /** Full refs with GitHub's wildcards (`refs/heads/*`, `refs/tags/v*`), `~DEFAULT_BRANCH` or `~ALL` (branches). */
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly rules: readonly RuleType[];
  readonly bypass?: {
    /** Slugs of Apps. */
    readonly apps?: readonly string[];
    /** Logins of people. */
    readonly people?: readonly string[];
  };
}

/** What GitHub says when the rule stops someone. */
const REFUSALS: Readonly<Record<RuleType, string>> = {
  creation: 'Cannot create ref due to creations being restricted.',
  deletion: 'Cannot delete this protected ref.',
  non_fast_forward: 'Cannot force-push to this branch',
  pull_request: 'Changes must be made through a pull request.',
  update: 'Cannot update this protected ref.',
};

export interface BindingRule {
  readonly type: RuleType;
  /** Anchored regular expressions, good for JavaScript and `grep -E`. */
  readonly include: string;
  readonly exclude: string;
  readonly refusal: string;
}

export interface Rules {
  set(ruleset: Ruleset): void;
  remove(name: string): void;
  /** The rules that bind this credential: all but those of rulesets that it bypasses. */
  binding(credential: Credential): BindingRule[];
}

/** @throws Error for the bypass actor that GitHub refuses with 422: the App behind `GITHUB_TOKEN`. */
export function createRules(defaultBranch: string): Rules {
  const rulesets = new Map<string, Ruleset>();
  return {
    set: (ruleset) => {
      if (ruleset.bypass?.apps?.includes('github-actions') === true) {
        throw new Error('422: the App behind GITHUB_TOKEN cannot be a bypass actor of a ruleset.');
      }
      rulesets.set(ruleset.name, ruleset);
    },
    remove: (name) => {
      rulesets.delete(name);
    },
    binding: (credential) =>
      [...rulesets.values()]
        .filter((ruleset) => !bypasses(credential, ruleset))
        .flatMap((ruleset) =>
          ruleset.rules.map((type) => ({
            type,
            include: pattern(ruleset.include, defaultBranch),
            exclude: pattern(ruleset.exclude ?? [], defaultBranch),
            refusal: REFUSALS[type],
          })),
        ),
  };
}

export interface RefChange {
  readonly ref: string;
  readonly kind: 'create' | 'delete' | 'force' | 'update';
}

/** The refusals that a change meets, each once. */
export function violations(rules: readonly BindingRule[], change: RefChange): string[] {
  const hit = rules.filter(
    (rule) =>
      new RegExp(rule.include).test(change.ref) &&
      !new RegExp(rule.exclude).test(change.ref) &&
      applies(rule.type, change.kind),
  );
  return [...new Set(hit.map((rule) => rule.refusal))];
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
  }
}

function bypasses(credential: Credential, ruleset: Ruleset): boolean {
  const { apps = [], people = [] } = ruleset.bypass ?? {};
  if (credential.kind === 'installation') {
    return apps.some((slug) => `${slug}[bot]` === credential.actor.login);
  }
  return credential.kind === 'person' && people.includes(credential.actor.login);
}

/** `*` stays within a path segment, `**` crosses them, as in GitHub's fnmatch. */
function pattern(globs: readonly string[], defaultBranch: string): string {
  if (globs.length === 0) return '^$';
  const alternatives = globs.map((glob) => {
    if (glob === '~ALL') return 'refs/heads/.+';
    const ref = glob === '~DEFAULT_BRANCH' ? `refs/heads/${defaultBranch}` : glob;
    return ref
      .split(/(\*\*\/?|\*)/)
      .map((part, index) => {
        if (index % 2 === 0) return part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
        return part === '*' ? '[^/]*' : '.*';
      })
      .join('');
  });
  return `^(${alternatives.join('|')})$`;
}
