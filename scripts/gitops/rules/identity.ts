import { parse } from 'yaml';
import { readConjunction } from '../conjuncts.ts';
import { environmentFileRule, soleMembers, type WrongInFile } from '../infra-file.ts';
import type { Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';
import { fieldsAt, textAt, textsAt, valueAt } from '../value.ts';

const GITHUB = 'https://token.actions.githubusercontent.com';
const IMPERSONATE = 'roles/iam.workloadIdentityUser';
const CALLED = /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+@/;
/** Google's limit. */
const LONGEST_CONDITION = 4096;

const provider = (environment: string): string => `infra/identity/${environment}/provider.json`;

/** What every way through a provider's condition must say, each by the form it is said in. */
const DEMANDED: readonly (readonly [string, RegExp])[] = [
  [
    'the called workflow at a commit',
    /^assertion\.job_workflow_ref (?:== '[^']+@[0-9a-f]{40}'|in \[(?:'[^']+@[0-9a-f]{40}'(?:, )?)+\])$/,
  ],
  ['the event', /^assertion\.event_name == '(?:push|repository_dispatch|workflow_dispatch)'$/],
  ['the ref', /^assertion\.ref(?: == 'refs\/heads\/[\w./-]+'|\.startsWith\('refs\/tags\/v'\))$/],
  [
    'the environment',
    /^(?:!has\(assertion\.environment\)|\((?:!has\(assertion\.environment\) \|\||has\(assertion\.environment\) &&) assertion\.environment (?:== '[\w-]+'|in \[(?:'[\w-]+'(?:, )?)+\])\))$/,
  ],
];
const FOR_ALL: readonly (readonly [string, RegExp])[] = [
  ['the owner’s id', /^assertion\.repository_owner_id == '\d+'$/],
  ['the repository’s id', /^assertion\.repository_id == '\d+'$/],
];

function missing(
  parts: readonly { readonly text: string }[],
  demanded: readonly (readonly [string, RegExp])[],
): readonly string[] {
  return demanded
    .filter(([, form]) => parts.filter(({ text }) => form.test(text)).length !== 1)
    .map(([what]) => what);
}

function conditionWrongs(condition: string): readonly WrongInFile[] {
  const say = (what: string, where: string): WrongInFile => [
    'attributeCondition',
    `The condition does not say ${what}${where}`,
    'Say all of owner, repository, called workflow at a commit, event, ref and environment, joined by &&',
  ];
  if (condition.length > LONGEST_CONDITION) {
    return [['attributeCondition', 'The condition is longer than Google takes', 'Shorten it']];
  }
  const read = readConjunction(condition);
  if (read === undefined) return [say('that all of it must hold', '')];
  return [
    ...missing(read.common, FOR_ALL).map((what) => say(what, '')),
    ...read.ways.flatMap((parts, index) =>
      missing(parts, DEMANDED).map((what) => say(what, ` in way ${index + 1}`)),
    ),
  ];
}

/** The workflows that an environment's callers call, as a token's `job_workflow_ref` has them. */
function calledFor(tree: Tree, environment: string): readonly string[] {
  return tree.list('.github/workflows').flatMap((path) => {
    const jobs = Object.values(fieldsAt(parse(tree.read(path) ?? ''), ['jobs']));
    return jobs.flatMap((job) => {
      const uses = valueAt(job, ['uses']);
      const named = valueAt(job, ['with', 'workload-identity-provider']);
      const ours = typeof named === 'string' && named.endsWith(`-${environment}`);
      return ours && typeof uses === 'string' && CALLED.test(uses) ? [uses] : [];
    });
  });
}

function accountRule(
  account: 'reader' | 'writer',
  says: string,
  claim: (environment: string) => string,
): Rule {
  const name = `${account}-is-bound-by-its-claim`;
  return environmentFileRule(
    name,
    says,
    (environment) => `infra/identity/${environment}/${account}.iam.json`,
    (file, environment) => {
      const form = new RegExp(
        `^principalSet://iam\\.googleapis\\.com/projects/\\d+/locations/global/workloadIdentityPools/[\\w-]+/attribute\\.job/\\d+/${environment}/${claim(environment)}$`,
      );
      const members = soleMembers(file.value, IMPERSONATE);
      const bad = members.filter((member) => !form.test(member));
      if (members.length > 0 && bad.length === 0) return [];
      const who = bad[0] ?? 'Another role, or nobody,';
      return [
        [bad[0] ?? 'role', `${who} is let be the ${account} of ${environment}`, `Name ${says}`],
      ];
    },
  );
}

export const IDENTITY_RULES: readonly Rule[] = [
  environmentFileRule(
    'provider-condition-is-a-conjunction',
    'owner id, repository id, called workflow at a commit, event, ref and environment must all be right',
    provider,
    ({ value }) => conditionWrongs(textAt(value, ['attributeCondition'])),
  ),
  environmentFileRule(
    'provider-admits-its-callers',
    'the commit that a caller pins is one that its provider admits',
    provider,
    ({ value }, environment, tree) => {
      const condition = textAt(value, ['attributeCondition']);
      return calledFor(tree, environment)
        .filter((called) => !condition.includes(`'${called}'`))
        .map((called) => [
          'attributeCondition',
          `A caller runs ${called}, which the provider of ${environment} refuses`,
          'Add it to the condition, or pin in the caller what the provider admits',
        ]);
    },
  ),
  environmentFileRule(
    'provider-audience-is-its-own',
    'the provider takes GitHub’s tokens for its own audience, and no other',
    provider,
    ({ value }, environment) => {
      const [audience, ...more] = textsAt(value, ['oidc', 'allowedAudiences']);
      const own = new RegExp(
        `^https://iam\\.googleapis\\.com/projects/\\d+/locations/global/workloadIdentityPools/[\\w-]+/providers/[\\w-]+-${environment}$`,
      );
      const wrongs: WrongInFile[] = [];
      if (audience === undefined || more.length > 0 || !own.test(audience)) {
        const wrong = 'The audience is not exactly that of this provider';
        wrongs.push(['allowedAudiences', wrong, 'List its own https://iam.googleapis.com/… name']);
      }
      if (valueAt(value, ['oidc', 'issuerUri']) !== GITHUB) {
        wrongs.push(['issuerUri', 'The issuer is not GitHub Actions', `Say ${GITHUB}`]);
      }
      return wrongs;
    },
  ),
  environmentFileRule(
    'provider-maps-no-free-text',
    'bindings go by ids and the environment, which the provider puts its own name before',
    provider,
    ({ value }, environment) => {
      const mapping = fieldsAt(value, ['attributeMapping']);
      const free = Object.entries(mapping).filter(([, expression]) =>
        /assertion\.(?!repository_id\b|environment\b)/.test(String(expression)),
      );
      const own = textAt(mapping, ['attribute.job']);
      const prefixed = own.startsWith(`assertion.repository_id + '/${environment}/' + (has(`);
      return [
        ...free.map(([name]): WrongInFile => [
          `"${name}"`,
          `${name} is made of a claim that a job can choose`,
          'Map the repository’s id and the environment only',
        ]),
        ...(prefixed
          ? []
          : ([
              [
                'attribute.job',
                'attribute.job is not the repository’s id, the environment of the provider, and the claim environment',
                'Begin it with them: all providers of a pool share one name space',
              ],
            ] satisfies WrongInFile[])),
      ];
    },
  ),
  accountRule(
    'writer',
    'only tokens with the claim environment',
    (environment) =>
      `environment/${environment === 'prod' ? 'production(?:-hotfix)?' : environment}`,
  ),
  accountRule('reader', 'only tokens without the claim environment', () => 'no-environment'),
];
