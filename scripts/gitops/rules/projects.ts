import {
  isFields,
  objects,
  texts,
} from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { argoFolders, ENVIRONMENTS, PLATFORM, type ArgoFolder } from '../argocd.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { Tree, TreeObject } from '../tree.ts';
import { listAt, textAt, valueAt, type FieldPath } from '../value.ts';

/** What is wrong with one project: where in it, and the message. */
type Complaint = readonly [path: FieldPath, message: string];

const nameOf = ({ object }: TreeObject): string => object.metadata.name;

function each(
  name: string,
  says: string,
  complain: (project: TreeObject, folder: ArgoFolder) => readonly Complaint[],
): Rule {
  const check = (tree: Tree): readonly Finding[] =>
    argoFolders(tree).flatMap((folder) =>
      folder.projects.flatMap((project) =>
        complain(project, folder).map(([path, message]) =>
          findingAt(tree, name, project, ['spec', ...path], message),
        ),
      ),
    );
  return { name, says, check };
}

/** Everything that a project permits, as texts with their places. */
function permitted({ object }: TreeObject): readonly (readonly [string, FieldPath])[] {
  const parts = (list: string): readonly (readonly [string, FieldPath])[] =>
    listAt(object, ['spec', list]).flatMap(
      (entry, index): readonly (readonly [string, FieldPath])[] =>
        isFields(entry)
          ? Object.entries(entry).map(
              ([key, value]) => [String(value), [list, index, key]] as const,
            )
          : [[String(entry), [list, index]] as const],
    );
  return [
    ...['sourceRepos', 'sourceNamespaces', 'destinations', 'destinationServiceAccounts'],
    ...['clusterResourceWhitelist', 'namespaceResourceWhitelist'],
  ].flatMap(parts);
}

/** Kinds by which somebody could give themselves more than their project has. */
const POWER = new Set([
  ...['Secret', 'Namespace', 'ResourceQuota', 'LimitRange', 'Role', 'RoleBinding', 'ClusterRole'],
  ...['ClusterRoleBinding', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  ...[
    'AppProject',
    'Application',
    'ApplicationSet',
    'ClusterSecretStore',
    'CustomResourceDefinition',
  ],
]);

export const PROJECT_RULES: readonly Rule[] = [
  each(
    'project-names-what-it-allows',
    'no project allows by a pattern, or by saying nothing',
    (project) => {
      const globs = permitted(project)
        .filter(([text]) => /[*?[{!]/.test(text))
        .map(([text, path]): Complaint => [
          path,
          `The project ${nameOf(project)} allows ${text}. Name what is meant.`,
        ]);
      const lists = valueAt(project.object, ['spec', 'namespaceResourceWhitelist']);
      const isOpen = nameOf(project) !== 'default' && !Array.isArray(lists);
      return [
        ...globs,
        ...(isOpen
          ? [
              [
                [],
                `The project ${nameOf(project)} has no namespaceResourceWhitelist, which allows every kind. List the kinds.`,
              ] as const,
            ]
          : []),
      ];
    },
  ),
  {
    name: 'default-project-is-closed',
    says: 'the project that Argo CD cannot do without allows nothing',
    check: (tree) =>
      argoFolders(tree).flatMap(({ folder, find }) => {
        const rule = 'default-project-is-closed';
        const project = find('AppProject', 'default');
        if (project === undefined) {
          const file = `.gitops/${folder}/kustomization.yaml`;
          const message =
            'The project default is as Argo CD makes it: open. Add it to the tree, with nothing in its lists.';
          return [{ rule, file, line: 1, message }];
        }
        return permitted(project)
          .slice(0, 1)
          .map(([text, path]) =>
            findingAt(
              tree,
              rule,
              project,
              ['spec', ...path],
              `The project default allows ${text}. Empty its lists.`,
            ),
          );
      }),
  },
  {
    name: 'project-per-environment',
    says: 'every environment has a project that reaches its namespace and no other',
    check: (tree) =>
      argoFolders(tree).flatMap(({ folder, find }) =>
        ENVIRONMENTS.flatMap((environment): readonly Finding[] => {
          const rule = 'project-per-environment';
          const name = `warehouse-${environment}`;
          const project = find('AppProject', name);
          if (project === undefined) {
            const file = `.gitops/${folder}/kustomization.yaml`;
            return [{ rule, file, line: 1, message: `There is no project ${name}. Add it.` }];
          }
          return listAt(project.object, ['spec', 'destinations']).flatMap((destination, index) => {
            const namespace = textAt(destination, ['namespace']);
            // A pattern is the business of project-names-what-it-allows.
            if (namespace === name || /[*?[{!]/.test(namespace)) return [];
            const path = ['spec', 'destinations', index, 'namespace'];
            const message = `The project ${name} reaches the namespace ${namespace}. Say ${name} alone.`;
            return [findingAt(tree, rule, project, path, message)];
          });
        }),
      ),
  },
  each('project-grants-no-power', 'only the platform may deploy what grants power', (project) => {
    if (nameOf(project) === PLATFORM || nameOf(project) === 'default') return [];
    const kinds = listAt(project.object, ['spec', 'namespaceResourceWhitelist']);
    return [
      ...kinds.flatMap((entry, index): readonly Complaint[] =>
        POWER.has(textAt(entry, ['kind']))
          ? [
              [
                ['namespaceResourceWhitelist', index],
                `The project ${nameOf(project)} may deploy a ${textAt(entry, ['kind'])}. Leave that to ${PLATFORM}.`,
              ],
            ]
          : [],
      ),
      ...objects(listAt(project.object, ['spec', 'clusterResourceWhitelist']))
        .filter(({ group, kind }) => ![group, kind].some((text) => texts(text).includes('*')))
        .map((entry): Complaint => [
          ['clusterResourceWhitelist'],
          `The project ${nameOf(project)} may deploy a ${textAt(entry, ['kind'])} to the whole cluster. Leave that to ${PLATFORM}.`,
        ]),
    ];
  }),
  each('project-warns-of-orphans', 'what nobody deployed is seen', (project) =>
    nameOf(project) === 'default' ||
    valueAt(project.object, ['spec', 'orphanedResources', 'warn']) === true
      ? []
      : [
          [
            ['orphanedResources'],
            `The project ${nameOf(project)} is silent about objects that are not in git. Say orphanedResources: { warn: true }.`,
          ],
        ],
  ),
  {
    name: 'prod-has-sync-windows',
    says: 'production is synced in windows, by people, too',
    check: (tree) =>
      argoFolders(tree).flatMap(({ find }) => {
        const project = find('AppProject', 'warehouse-prod');
        if (project === undefined) return []; // project-per-environment says so
        const rule = 'prod-has-sync-windows';
        const windows = objects(listAt(project.object, ['spec', 'syncWindows']));
        const covers = windows.some(
          (one) =>
            one['kind'] === 'allow' &&
            texts(one['namespaces']).includes('warehouse-prod') &&
            textAt(one, ['schedule']) !== '' &&
            textAt(one, ['duration']) !== '',
        );
        if (!covers) {
          const message =
            'Production may be synced at any hour: no window of kind allow is for the namespace warehouse-prod. Add one.';
          return [findingAt(tree, rule, project, ['spec', 'syncWindows'], message)];
        }
        return windows.flatMap((one, index) => {
          if (one['manualSync'] !== true) return [];
          const path = ['spec', 'syncWindows', index, 'manualSync'];
          const message =
            'Production is synced by hand only, so manualSync: true makes the window none. Say false.';
          return [findingAt(tree, rule, project, path, message)];
        });
      }),
  },
];
