import { clusterProject, environmentFileRule, ownImages, type WrongInFile } from '../infra-file.ts';
import type { Rule } from '../rule.ts';
import { fieldsAt, itemsAt, textsAt, valueAt } from '../value.ts';

const REPOSITORY = /^projects\/([\w-]+)\/locations\/([\w-]+)\/repositories\/([\w-]+)$/;
/** Younger builds may be in the middle of being tried or released. */
const LEAST_DAYS = 30;
/** The least that a rollback can choose from. */
const LEAST_KEPT = 10;
const UNITS: Readonly<Record<string, number>> = { s: 1 / 86_400, m: 1 / 1440, h: 1 / 24, d: 1 };

function days(duration: unknown): number {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(String(duration)) ?? [];
  return Number(count ?? 0) * (UNITS[unit] ?? 0);
}

/**
 * Who may have which role: the nodes are those of the one cluster that runs all environments, and
 * production's writer reads in staging what it promotes.
 */
function allowed(environment: string, cluster: string): Readonly<Record<string, RegExp>> {
  const own = `(?:reader@[\\w-]+-${environment}|gke-nodes@${cluster})`;
  const readers = environment === 'staging' ? `(?:${own}|writer@[\\w-]+-prod)` : own;
  const domain = '\\.iam\\.gserviceaccount\\.com$';
  return {
    'roles/artifactregistry.reader': new RegExp(`^serviceAccount:${readers}${domain}`),
    'roles/artifactregistry.writer': new RegExp(
      `^serviceAccount:writer@[\\w-]+-${environment}${domain}`,
    ),
  };
}

export const REGISTRY_RULES: readonly Rule[] = [
  environmentFileRule(
    'registry-repository-is-declared',
    'each environment has a standard Docker repository, and its overlay takes its images there',
    (environment) => `infra/registry/${environment}/repository.json`,
    ({ value }, environment, tree) => {
      const [, project, location, name] = REPOSITORY.exec(String(valueAt(value, ['name']))) ?? [];
      const wrongs: WrongInFile[] = [];
      const path = `${location ?? ''}-docker.pkg.dev/${project ?? ''}/${name ?? ''}/`;
      const foreign = ownImages(tree, environment).filter((image) => !image.startsWith(path));
      if (name?.endsWith(`-${environment}`) !== true || foreign.length > 0) {
        wrongs.push([
          '"name"',
          `The overlay of ${environment} takes no image of ${path}`,
          'Name one repository in both',
        ]);
      }
      if (
        valueAt(value, ['format']) !== 'DOCKER' ||
        valueAt(value, ['mode']) !== 'STANDARD_REPOSITORY'
      ) {
        wrongs.push([
          '"format"',
          'It is no standard Docker repository',
          'Say DOCKER and STANDARD_REPOSITORY',
        ]);
      }
      // The pipeline moves <environment>-latest.
      if (valueAt(value, ['dockerConfig', 'immutableTags']) !== false) {
        wrongs.push([
          'dockerConfig',
          `${environment}-latest could not move`,
          'Say immutableTags: false',
        ]);
      }
      return wrongs;
    },
  ),
  environmentFileRule(
    'registry-roles-are-least',
    'its writer alone may push, its reader and the nodes of the cluster may pull, and nobody else is let in',
    (environment) => `infra/registry/${environment}/iam.json`,
    ({ value }, environment, tree) => {
      const cluster = clusterProject(tree) ?? '';
      const roles = allowed(environment, cluster);
      const bindings = itemsAt(value, ['bindings']);
      const given = bindings.flatMap(({ role, members }) =>
        textsAt(members, []).map((member) => ({ role: String(role), member })),
      );
      const writes = given.some(({ role }) => role === 'roles/artifactregistry.writer');
      const pulls = given.some(({ member }) => member.includes(`:gke-nodes@${cluster}.`));
      return [
        ...given
          .filter(({ role, member }) => roles[role]?.test(member) !== true)
          .map(({ role, member }): WrongInFile => [
            member,
            `${member} has ${role} in ${environment}`,
            'Take it out: what an identity needs more is a binding of another repository',
          ]),
        ...(writes
          ? []
          : ([
              ['bindings', `Nobody may push to ${environment}`, 'Bind its writer'],
            ] satisfies WrongInFile[])),
        ...(pulls
          ? []
          : ([
              [
                'bindings',
                `The cluster cannot pull what ${environment} runs`,
                `Bind gke-nodes@${cluster}`,
              ],
            ] satisfies WrongInFile[])),
      ];
    },
  ),
  environmentFileRule(
    'cleanup-keeps-what-runs',
    'untagged images go, the newest and <environment>-latest stay, and nothing tagged goes before a month',
    (environment) => `infra/registry/${environment}/cleanup.json`,
    ({ value }, environment) => cleanupWrongs(itemsAt({ list: value }, ['list']), environment),
  ),
];

function cleanupWrongs(
  policies: readonly Readonly<Record<string, unknown>>[],
  environment: string,
): readonly WrongInFile[] {
  const of = (type: string): readonly Readonly<Record<string, unknown>>[] =>
    policies.filter((policy) => valueAt(policy, ['action', 'type']) === type);
  const condition = (policy: unknown): Readonly<Record<string, unknown>> =>
    fieldsAt(policy, ['condition']);
  const wrongs: WrongInFile[] = [];
  const untagged = of('Delete').filter((policy) => condition(policy)['tagState'] === 'untagged');
  if (!untagged.some((policy) => days(condition(policy)['olderThan']) >= 1)) {
    wrongs.push([
      undefined,
      'Untagged images stay for ever, or go at once',
      'Delete them with olderThan',
    ]);
  }
  for (const policy of of('Delete').filter((each) => !untagged.includes(each))) {
    const { olderThan, tagPrefixes } = condition(policy);
    if (days(olderThan) >= LEAST_DAYS && textsAt(tagPrefixes, []).length > 0) continue;
    const name = String(policy['name']);
    wrongs.push([
      `"${name}"`,
      `${name} deletes what is younger than ${LEAST_DAYS} days, or any tag`,
      'Name tagPrefixes, and a month at least',
    ]);
  }
  const latest = `${environment}-latest`;
  if (!of('Keep').some((policy) => textsAt(condition(policy), ['tagPrefixes']).includes(latest))) {
    wrongs.push([
      undefined,
      `Nothing keeps what ${latest} names`,
      `Keep tagPrefixes ["${latest}"]`,
    ]);
  }
  const kept = of('Keep').map((policy) =>
    Number(valueAt(policy, ['mostRecentVersions', 'keepCount']) ?? 0),
  );
  if (Math.max(0, ...kept) < LEAST_KEPT) {
    wrongs.push([
      undefined,
      `Fewer than ${LEAST_KEPT} versions are kept`,
      'Keep mostRecentVersions',
    ]);
  }
  return wrongs;
}
