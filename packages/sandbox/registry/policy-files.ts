import { membersOf, type IamPolicyFile } from '../gcp/identity-files.ts';
import { PUBLIC, type Permission, type RegistryAction } from './permissions.ts';

const REPOSITORY_FILE = /^infra\/registry\/([a-z]+)\/repository\.json$/;
const NAME = /^projects\/([^/]+)\/locations\/[^/]+\/repositories\/([^/]+)$/;

/** What Artifact Registry's roles may do, as far as they are known here. */
const ROLES: Readonly<Record<string, readonly RegistryAction[]>> = {
  'roles/artifactregistry.reader': ['pull'],
  'roles/artifactregistry.writer': ['pull', 'push'],
};

/**
 * Who may do what by the consumer's `infra/registry`: a policy for each registry repository.
 *
 * @param files the consumer's files by path
 * @throws Error for a role that the sandbox does not know
 */
export function registryPermissions(
  files: Readonly<Record<string, string>>,
): readonly Permission[] {
  const permissions = Object.entries(files).flatMap(([path, text]) => {
    const environment = REPOSITORY_FILE.exec(path)?.[1];
    if (environment === undefined) return [];
    const [, project, repository] = NAME.exec((JSON.parse(text) as { name: string }).name) ?? [];
    const policy = JSON.parse(
      files[`infra/registry/${environment}/iam.json`] ?? '',
    ) as IamPolicyFile;
    if (project === undefined || repository === undefined) throw new Error(`${path} has no name.`);
    return permissionsOf(policy, `${project}/${repository}/`);
  });
  if (permissions.length === 0) throw new Error('There is no repository in infra/registry.');
  return [...permissions, ...PUBLIC];
}

function permissionsOf(policy: IamPolicyFile, prefix: string): readonly Permission[] {
  const roles = [...new Set(policy.bindings.map(({ role }) => role))];
  return roles.flatMap((role) => {
    const actions = ROLES[role];
    if (actions === undefined) throw new Error(`The sandbox does not know ${role}.`);
    return membersOf(policy, role).map((member) => ({
      identity: member.replace(/^serviceAccount:/, ''),
      prefix,
      actions,
    }));
  });
}
