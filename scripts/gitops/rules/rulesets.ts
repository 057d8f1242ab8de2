import { parse } from 'yaml';
import { infraFile, type InfraFile } from '../infra-file.ts';
import { finding, type Finding, type Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';
import { fieldsAt, itemsAt, textsAt, valueAt } from '../value.ts';

type Fields = Readonly<Record<string, unknown>>;

const FOLDER = '.github/rulesets';
const MAIN = 'refs/heads/main';
const FLOW = ['refs/heads/dev', 'refs/heads/staging'];
const BRANCHES = [...FLOW, MAIN];
const PROMOTION = 'refs/heads/promote/prod/**';
const TAGS = 'refs/tags/v*';
/** GitHub Actions on github.com: whoever may bypass as it, may bypass from any workflow. */
const ACTIONS_APP = 15_368;

/** A rule of a ruleset that is in force on a ref. */
interface InForce {
  readonly file: InfraFile;
  readonly type: string;
  readonly parameters: Fields;
  readonly bypass: readonly Fields[];
}

function rulesetsOf(tree: Tree): readonly InfraFile[] {
  return tree
    .list(FOLDER)
    .filter((path) => path.endsWith('.json'))
    .flatMap((path) => infraFile(tree, path) ?? []);
}

/** What is in force on a ref that the files name by exactly this pattern. */
function inForce(tree: Tree, ref: string): readonly InForce[] {
  return rulesetsOf(tree).flatMap((file) => {
    const { value } = file;
    const names = (list: string): readonly string[] =>
      textsAt(value, ['conditions', 'ref_name', list]);
    const applies = names('include').includes(ref) && !names('exclude').includes(ref);
    if (!applies || valueAt(value, ['enforcement']) !== 'active') return [];
    return itemsAt(value, ['rules']).map((rule) => ({
      file,
      type: String(rule['type']),
      parameters: fieldsAt(rule, ['parameters']),
      bypass: itemsAt(value, ['bypass_actors']),
    }));
  });
}

/** Where a ref is spoken of; the folder where it is not. */
function placeOf(tree: Tree, ref: string): Finding['file'] {
  const file = rulesetsOf(tree).find(({ value }) =>
    textsAt(value, ['conditions', 'ref_name', 'include']).includes(ref),
  );
  return file?.path ?? FOLDER;
}

/** A rule that each of the refs must have, in the form that `holds` asks for. */
function refRule(
  name: string,
  says: string,
  refs: readonly string[],
  types: readonly string[],
  holds: (rule: InForce) => boolean = () => true,
): Rule {
  return {
    name,
    says,
    check: (tree) =>
      refs.flatMap((ref) => {
        const rules = inForce(tree, ref);
        return types
          .filter((type) => !rules.some((rule) => rule.type === type && holds(rule)))
          .map((type) =>
            finding(
              name,
              { file: placeOf(tree, ref), line: 1 },
              `No ruleset in force says ${type} on ${ref} as it must be`,
              `See to it that ${says}`,
            ),
          );
      }),
  };
}

/** The pipeline's App, as the callers name it. */
function appsOf(tree: Tree): ReadonlySet<number> {
  const ids = tree
    .list('.github/workflows')
    .flatMap((path) =>
      Object.values(fieldsAt(parse(tree.read(path) ?? ''), ['jobs'])).map((job) =>
        Number(valueAt(job, ['with', 'app-id'])),
      ),
    );
  return new Set(ids.filter((id) => Number.isInteger(id)));
}

const nobody = ({ bypass }: InForce): boolean => bypass.length === 0;
const isOn = ({ parameters }: InForce, name: string): boolean => parameters[name] === true;

export const RULESETS_RULES: readonly Rule[] = [
  refRule(
    'main-takes-reviewed-changes-only',
    'main takes pull requests with an approval of a code owner that ends with the next push, and nobody bypasses it',
    [MAIN],
    ['pull_request'],
    (rule) =>
      nobody(rule) &&
      Number(rule.parameters['required_approving_review_count']) >= 1 &&
      isOn(rule, 'require_code_owner_review') &&
      isOn(rule, 'dismiss_stale_reviews_on_push') &&
      isOn(rule, 'require_last_push_approval'),
  ),
  refRule(
    'branches-take-merge-commits-only',
    'dev, staging and main take pull requests, merged by merge commits only',
    BRANCHES,
    ['pull_request'],
    ({ parameters }) => textsAt(parameters, ['allowed_merge_methods']).join() === 'merge',
  ),
  refRule(
    'branches-keep-signed-history',
    'dev, staging and main take signed commits, lose none, and nobody bypasses that',
    BRANCHES,
    ['required_signatures', 'non_fast_forward', 'deletion'],
    nobody,
  ),
  refRule(
    'branches-require-the-check',
    'the check signatures, made by GitHub Actions, is required on dev, staging and main',
    BRANCHES,
    ['required_status_checks'],
    ({ parameters }) =>
      itemsAt(parameters, ['required_status_checks']).some(
        (check) => check['context'] === 'signatures' && check['integration_id'] === ACTIONS_APP,
      ),
  ),
  refRule(
    'version-tags-stay',
    'nobody moves or deletes a tag v*, and its creation is restricted',
    [TAGS],
    ['update', 'deletion', 'creation'],
    (rule) => rule.type === 'creation' || nobody(rule),
  ),
  refRule(
    'promotion-branches-are-restricted',
    'creation, update and deletion of promote/prod/** are restricted',
    [PROMOTION],
    ['creation', 'update', 'deletion'],
  ),
  {
    name: 'only-the-app-bypasses',
    says: 'the pipeline’s App may bypass on dev, staging and promote/prod/** only, release managers may create v* tags, and nobody else bypasses anything',
    check: (tree: Tree): readonly Finding[] => {
      const apps = appsOf(tree);
      return rulesetsOf(tree).flatMap((file) => {
        const refs = textsAt(file.value, ['conditions', 'ref_name', 'include']);
        const types = itemsAt(file.value, ['rules']).map(({ type }) => type);
        const forApp = refs.every((ref) => [...FLOW, PROMOTION].includes(ref));
        const forTeam = refs.join() === TAGS && types.join() === 'creation';
        return itemsAt(file.value, ['bypass_actors'])
          .filter(({ actor_type: type, actor_id: id, bypass_mode: mode }) => {
            const app = type === 'Integration' && apps.has(Number(id)) && forApp;
            const team = type === 'Team' && forTeam;
            return mode !== 'always' || Number(id) === ACTIONS_APP || !(app || team);
          })
          .map(({ actor_type: type, actor_id: id }) =>
            finding(
              'only-the-app-bypasses',
              file.place(`"actor_id": ${String(id)}`),
              `${String(type)} ${String(id)} bypasses the ruleset of ${refs.join(', ')}`,
              'Take it out of bypass_actors',
            ),
          );
      });
    },
  },
  {
    name: 'trust-files-have-owners',
    says: 'CODEOWNERS names owners of .github, infra, Argo CD and of how releases are judged, and a review of them is required on all three branches',
    check: (tree: Tree): readonly Finding[] => {
      const path = '.github/CODEOWNERS';
      const lines = (tree.read(path) ?? '').split('\n').map((line) => line.split(/\s+/));
      const unowned = ['/.github/', '/infra/', '/.gitops/argocd/', '/.gitops/components/']
        .filter(
          (folder) =>
            !lines.some(
              ([pattern, owner]) => pattern === folder && owner?.startsWith('@') === true,
            ),
        )
        .map((folder) =>
          finding(
            'trust-files-have-owners',
            { file: path, line: 1 },
            `Nobody owns ${folder}`,
            `Write \`${folder} @<organisation>/<team>\``,
          ),
        );
      const unasked = BRANCHES.filter(
        (ref) => !inForce(tree, ref).some((rule) => isOn(rule, 'require_code_owner_review')),
      ).map((ref) =>
        finding(
          'trust-files-have-owners',
          { file: placeOf(tree, ref), line: 1 },
          `No review of code owners is required on ${ref}`,
          'Say require_code_owner_review: true',
        ),
      );
      return [...unowned, ...unasked];
    },
  },
  {
    name: 'merge-settings-are-merge-only',
    says: 'the repository’s own merge settings allow merge commits and nothing else',
    check: (tree: Tree): readonly Finding[] => {
      const file = infraFile(tree, 'infra/github/repository.json');
      const wanted = {
        allow_merge_commit: true,
        allow_squash_merge: false,
        allow_rebase_merge: false,
      };
      return Object.entries(wanted)
        .filter(([name, value]) => valueAt(file?.value, [name]) !== value)
        .map(([name, value]) =>
          finding(
            'merge-settings-are-merge-only',
            file?.place(name) ?? { file: 'infra/github/repository.json', line: 1 },
            `${name} is not ${String(value)}`,
            `Say "${name}": ${String(value)}`,
          ),
        );
    },
  },
];
