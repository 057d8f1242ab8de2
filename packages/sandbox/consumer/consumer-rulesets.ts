import type { PullRequestRule, RuleType, Ruleset } from '../github/rulesets.ts';
import { translateRuleset } from '../github/ruleset-file.ts';

const RULESET = /^\.github\/rulesets\/[^/]+\.json$/;

/** The ids that the example's files and its README have for an adopter's own. */
const APP = 4711;
const RELEASE_MANAGERS = 1001;
/** The repository role _Admin_; GitHub's own roles have the same ids everywhere. */
const ADMIN = 5;

/** Where the sandbox departs from the example's rulesets: rules that do not stop somebody. */
interface Departure {
  readonly ruleset: string;
  readonly rules: readonly RuleType[];
  /** One of the ruleset's own patterns. */
  readonly ref: string;
  readonly people: readonly string[];
  readonly reason: string;
}

/** All of it. The App departs from nothing, and nobody does on `staging` and `main`. */
export const DEPARTURES: readonly Departure[] = [
  {
    ruleset: 'dev and staging',
    rules: ['pull_request'],
    ref: 'refs/heads/dev',
    people: ['alice', 'bob', 'carol'],
    reason:
      'A push to dev stands for a merged pull request. Staging and main show pull requests; here each would be three more steps of whoever tries the sandbox by hand.',
  },
  {
    ruleset: 'signed branches',
    rules: ['required_signatures'],
    ref: 'refs/heads/dev',
    people: ['alice', 'bob', 'carol'],
    reason: 'The pipeline has to refuse an unsigned commit itself, where no ruleset kept it out.',
  },
  {
    ruleset: 'version tags stay',
    rules: ['update'],
    ref: 'refs/tags/v*',
    people: ['alice'],
    reason: 'The pipeline has to notice itself that a tag was moved, where no ruleset kept it.',
  },
];

/** The rulesets among the example's files, and what each says in the sandbox. */
export function consumerRulesets(
  files: Readonly<Record<string, string>>,
  appSlug: string,
  departures: readonly Departure[] = DEPARTURES,
): readonly Ruleset[] {
  const translated = Object.entries(files)
    .filter(([path]) => RULESET.test(path))
    .map(([, json]) =>
      translateRuleset(json, {
        apps: { [APP]: appSlug },
        teams: { [RELEASE_MANAGERS]: ['alice', 'bob'] },
        roles: { [ADMIN]: ['carol'] },
        organizationAdmins: ['carol'],
      }),
    );
  return departures.reduce(depart, translated);
}

const typeOf = (rule: PullRequestRule | RuleType): RuleType =>
  typeof rule === 'string' ? rule : rule.type;

/**
 * A bypass covers a whole ruleset: the rules that somebody may bypass on one ref become one of their
 * own for that ref, and hold on the other refs and for everybody else as before.
 */
function depart(rulesets: readonly Ruleset[], departure: Departure): readonly Ruleset[] {
  const { ruleset: name, ref, people } = departure;
  const whole = rulesets.find((ruleset) => ruleset.name === name);
  const departed = whole?.rules.filter((rule) => departure.rules.includes(typeOf(rule))) ?? [];
  if (whole?.include.includes(ref) !== true || departed.length !== departure.rules.length) {
    throw new Error(
      `The example has no ruleset “${name}” with ${departure.rules.join()} on ${ref}.`,
    );
  }
  const bypass = {
    apps: whole.bypass?.apps ?? [],
    people: [...(whole.bypass?.people ?? []), ...people],
  };
  const parts: readonly Ruleset[] = [
    { ...whole, rules: whole.rules.filter((rule) => !departed.includes(rule)) },
    {
      ...whole,
      name: `${name}, elsewhere`,
      include: whole.include.filter((pattern) => pattern !== ref),
      rules: departed,
    },
    { ...whole, name: `${name}, in the sandbox`, include: [ref], rules: departed, bypass },
  ];
  return [
    ...rulesets.filter((ruleset) => ruleset !== whole),
    ...parts.filter(({ include, rules }) => include.length > 0 && rules.length > 0),
  ];
}
