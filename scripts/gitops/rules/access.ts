import { argoFolders, type ArgoFolder } from '../argocd.ts';
import { grantsOf, mayMatch, rolesOf, type Grant } from '../access-policy.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { Tree, TreeObject } from '../tree.ts';
import { textAt } from '../value.ts';

const CSV = ['data', 'policy.csv'];

/** A rule over one of Argo CD's settings; without the settings there is nothing that holds. */
function over(
  map: string,
  name: string,
  says: string,
  complain: (settings: TreeObject) => readonly (readonly [path: readonly string[], string])[],
): Rule {
  const inFolder = (tree: Tree, folder: ArgoFolder): readonly Finding[] => {
    const settings = folder.find('ConfigMap', map);
    if (settings === undefined) return []; // settings-are-there says so
    return complain(settings).map(([path, message]) =>
      findingAt(tree, name, settings, path, message),
    );
  };
  return {
    ...{ name, says },
    check: (tree) => argoFolders(tree).flatMap((folder) => inFolder(tree, folder)),
  };
}

/** A rule over the lines of policy.csv. */
function lines(name: string, says: string, complain: (grant: Grant) => string | undefined): Rule {
  return over('argocd-rbac-cm', name, says, ({ object }) =>
    grantsOf(textAt(object, CSV)).flatMap((grant) => {
      const message = complain(grant);
      return message === undefined ? [] : [[CSV, `«${grant.line}» ${message}`] as const];
    }),
  );
}

/** @param object that it is about; without one, whatever the line is about */
const allows = (grant: Grant, resource: string, action: string, object?: string): boolean =>
  grant.effect === 'allow' &&
  mayMatch(grant.resource, resource) &&
  mayMatch(grant.action, action) &&
  (object === undefined || mayMatch(grant.object, object));

export const ACCESS_RULES: readonly Rule[] = [
  {
    name: 'settings-are-there',
    says: "Argo CD's settings, roles, keys and notifications are in git",
    check: (tree) =>
      argoFolders(tree).flatMap(({ folder, find }) =>
        ['argocd-cm', 'argocd-rbac-cm', 'argocd-gpg-keys-cm', 'argocd-notifications-cm']
          .filter((name) => find('ConfigMap', name) === undefined)
          .map((name) => ({
            ...{ rule: 'settings-are-there', line: 1 },
            file: `.gitops/${folder}/kustomization.yaml`,
            message: `There is no ConfigMap ${name}, and what the cluster has instead nobody reviewed. Add it.`,
          })),
      ),
  },
  over(
    'argocd-rbac-cm',
    'access-is-read-only-by-default',
    'whoever logs in may look, and nothing else',
    ({ object }) => {
      const role = textAt(object, ['data', 'policy.default']);
      if (role === '' || role === 'role:readonly') return [];
      const path = ['data', 'policy.default'];
      const more = grantsOf(textAt(object, CSV)).filter(
        ({ subject, action, effect }) => subject === role && effect === 'allow' && action !== 'get',
      );
      if (role === 'role:admin') {
        return [[path, 'policy.default makes everybody an admin. Name a role that may only look.']];
      }
      return more.map(
        ({ line }) =>
          [
            CSV,
            `«${line}» is given to everybody who logs in. Give it to a role of its own.`,
          ] as const,
      );
    },
  ),
  lines('access-grants-nothing-whole', 'no role may do everything', (grant) =>
    grant.effect === 'allow' && (grant.resource === '*' || grant.action === '*')
      ? 'allows everything that there is or will be. Name the resource and the action.'
      : undefined,
  ),
  over('argocd-rbac-cm', 'nobody-is-admin', 'nobody has the built-in admin role', ({ object }) =>
    rolesOf(textAt(object, CSV))
      .filter(({ role }) => role === 'role:admin')
      .map(
        ({ line }) =>
          [
            CSV,
            `«${line}» gives the built-in admin role, which may all. Give role:platform.`,
          ] as const,
      ),
  ),
  ...(['exec', 'override'] as const).map((power) => {
    const [resource, action] = power === 'exec' ? ['exec', 'create'] : ['applications', 'override'];
    const name = power === 'exec' ? 'nobody-has-a-shell' : 'nobody-overrides-git';
    const says =
      power === 'exec'
        ? 'nobody gets a shell in a pod by Argo CD'
        : 'nobody syncs what is not in git, and not even the built-in admin';
    return over('argocd-rbac-cm', name, says, ({ object }) => {
      const grants = grantsOf(textAt(object, CSV));
      const given = grants.filter(
        (grant) =>
          allows(grant, resource, action) && grant.resource !== '*' && grant.action !== '*',
      );
      const isDenied = grants.some(
        (grant) =>
          grant.effect === 'deny' &&
          grant.subject === 'role:admin' &&
          mayMatch(grant.resource, resource) &&
          mayMatch(grant.action, action) &&
          mayMatch(grant.object, 'any/any'),
      );
      return [
        ...given.map(({ line }) => [CSV, `«${line}» allows it. Take it out.`] as const),
        ...(isDenied
          ? []
          : [
              [
                CSV,
                `The built-in role:admin may ${action} ${resource}. Add: p, role:admin, ${resource}, ${action}, */*, deny.`,
              ] as const,
            ]),
      ];
    });
  }),
  lines('only-release-managers-sync-prod', 'only release managers sync production', (grant) =>
    grant.subject !== 'role:release-manager' &&
    grant.action !== '*' &&
    allows(grant, 'applications', 'sync', 'warehouse-prod/warehouse-prod')
      ? 'syncs production. Leave that to role:release-manager.'
      : undefined,
  ),
  over(
    'argocd-rbac-cm',
    'release-managers-are-one-team',
    'the role of release managers is given to their team, and to no other',
    ({ object }) => {
      const given = rolesOf(textAt(object, CSV)).filter(
        ({ role }) => role === 'role:release-manager',
      );
      const foreign = given.filter(({ subject }) => !/^[\w-]+:release-managers$/.test(subject));
      if (given.length === 0) {
        return [[CSV, 'Nobody may sync production. Give role:release-manager to their team.']];
      }
      return foreign.map(
        ({ line }) =>
          [
            CSV,
            `«${line}» lets others sync production. Give the role to the release managers.`,
          ] as const,
      );
    },
  ),
  lines('keys-come-from-git', 'nobody adds or removes signature keys by hand', (grant) =>
    grant.action !== '*' &&
    grant.resource !== '*' &&
    (allows(grant, 'gpgkeys', 'create') || allows(grant, 'gpgkeys', 'delete'))
      ? 'changes the keys by which signatures are judged. Take it out: they are in git.'
      : undefined,
  ),
  over(
    'argocd-cm',
    'there-is-one-way-in',
    'no local admin, nobody without a login, no shell',
    ({ object }) =>
      (
        [
          ['admin.enabled', 'false', 'The built-in admin can log in by a password'],
          ['users.anonymous.enabled', 'false', 'Nobody need log in'],
          ['exec.enabled', 'false', 'Argo CD gives shells in pods'],
        ] as const
      )
        .filter(([key, value]) => textAt(object, ['data', key]) !== value)
        .map(([key, value, what]) => [['data', key], `${what}. Say ${key}: '${value}'.`] as const),
  ),
];
