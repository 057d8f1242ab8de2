import {
  argoFolders,
  BRANCHES,
  ENVIRONMENTS,
  isFloating,
  PLATFORM,
  sourcesOfDelivery,
  type ArgoFolder,
  type Delivery,
} from '../argocd.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';
import { listAt, textAt, valueAt, type FieldPath } from '../value.ts';

/** What is wrong with one Application: where in it, and the message. */
type Complaint = readonly [path: FieldPath, message: string];

/** A rule that looks at each Application, in every folder that makes some. */
function each(
  name: string,
  says: string,
  complain: (delivery: Delivery, folder: ArgoFolder) => readonly Complaint[],
): Rule {
  const check = (tree: Tree): readonly Finding[] =>
    argoFolders(tree).flatMap((folder) =>
      folder.deliveries.flatMap((delivery) =>
        complain(delivery, folder).map(([path, message]) =>
          findingAt(tree, name, delivery.object, [...delivery.template, ...path], message),
        ),
      ),
    );
  return { name, says, check };
}

const automated = (delivery: Delivery): unknown =>
  valueAt(delivery.spec, ['syncPolicy', 'automated']);

export const APPLICATION_RULES: readonly Rule[] = [
  {
    name: 'application-tree-is-whole',
    says: 'there are the parent, the platform and an Application for every environment',
    check: (tree: Tree): readonly Finding[] => {
      const folders = argoFolders(tree);
      const file = '.gitops/argocd/kustomization.yaml';
      if (folders.length === 0) {
        const message =
          'Nothing tells Argo CD what to deploy. Put its projects into .gitops/argocd.';
        return [{ rule: 'application-tree-is-whole', file, line: 1, message }];
      }
      return folders.flatMap(({ folder, deliveries }) =>
        ['warehouse', PLATFORM, ...ENVIRONMENTS.map((name) => `warehouse-${name}`)]
          .filter((name) => !deliveries.some((one) => one.name === name))
          .map((name) => ({
            ...{ rule: 'application-tree-is-whole', line: 1 },
            file: `.gitops/${folder}/kustomization.yaml`,
            message: `There is no Application ${name}. Add it, and its line under resources.`,
          })),
      );
    },
  },
  each(
    'power-follows-main',
    'what grants power follows main only',
    ({ name, project, ...delivery }) =>
      project !== PLATFORM
        ? []
        : sourcesOfDelivery({ name, project, ...delivery }).flatMap(([source, path]) => {
            const revision = textAt(source, ['targetRevision']);
            if (revision === 'main' || isFloating(revision)) return [];
            return [
              [
                [...path, 'targetRevision'],
                `${name} follows ${revision}, and whoever may write there could change projects and policies. Say main.`,
              ],
            ];
          }),
  ),
  each(
    'environment-follows-its-branch',
    'dev follows dev, staging follows staging, prod follows main, each its own overlay',
    (delivery, { folder }) =>
      ENVIRONMENTS.flatMap((environment): readonly Complaint[] => {
        if (delivery.project !== `warehouse-${environment}`) return [];
        return sourcesOfDelivery(delivery).flatMap(([source, path]): readonly Complaint[] => {
          const revision = textAt(source, ['targetRevision']);
          const from = textAt(source, ['path']);
          // The regions' folder of an environment is its overlay and what a region needs besides.
          const own = folder === 'argocd' ? `overlays/${environment}` : environment;
          return [
            ...(revision === BRANCHES[environment] || isFloating(revision)
              ? []
              : [
                  [
                    [...path, 'targetRevision'],
                    `${delivery.name} follows ${revision}. Say ${BRANCHES[environment]}.`,
                  ] as const,
                ]),
            ...(from.endsWith(own)
              ? []
              : [
                  [
                    [...path, 'path'],
                    `${delivery.name} deploys ${from}. Say .gitops/overlays/${environment}.`,
                  ] as const,
                ]),
          ];
        });
      }),
  ),
  each('target-revision-is-a-branch', 'every source names a branch', (delivery) =>
    sourcesOfDelivery(delivery).flatMap(([source, path]): readonly Complaint[] => {
      const revision = textAt(source, ['targetRevision']);
      if (!isFloating(revision)) return [];
      return [
        [
          [...path, 'targetRevision'],
          `${delivery.name} follows ${revision === '' ? 'no revision' : revision}, which is what the repository makes of it. Name the branch.`,
        ],
      ];
    }),
  ),
  each('prod-sync-is-manual', 'production is synced by people', (delivery) =>
    delivery.project !== 'warehouse-prod' || automated(delivery) === undefined
      ? []
      : [
          [
            ['spec', 'syncPolicy', 'automated'],
            `${delivery.name} syncs production by itself. Take automated out of its syncPolicy.`,
          ],
        ],
  ),
  each(
    'sync-is-automatic',
    'everything but production is synced, pruned and healed by itself',
    (delivery) => {
      if (delivery.project === 'warehouse-prod') return [];
      const missing = ['prune', 'selfHeal'].filter(
        (name) => valueAt(automated(delivery), [name]) !== true,
      );
      if (missing.length === 0) return [];
      return [
        [
          ['spec', 'syncPolicy', 'automated'],
          `${delivery.name} does not say ${missing.join(' and ')}, so the cluster drifts from git. Say automated: { prune: true, selfHeal: true }.`,
        ],
      ];
    },
  ),
  each(
    'prod-outlives-its-application',
    'deleting an Application of production or of the platform deletes nothing that runs',
    (delivery) =>
      !['warehouse-prod', PLATFORM].includes(delivery.project) ||
      listAt(delivery.metadata, ['finalizers']).length === 0
        ? []
        : [
            [
              ['metadata', 'finalizers'],
              `Whoever deletes ${delivery.name} deletes all that it deployed. Take the finalizers out.`,
            ],
          ],
  ),
  each('sync-keeps-ownership', 'no sync replaces or takes over objects', (delivery) =>
    listAt(delivery.spec, ['syncPolicy', 'syncOptions']).flatMap((option): readonly Complaint[] =>
      TAKES_OVER.has(String(option).replaceAll(' ', ''))
        ? [
            [
              ['spec', 'syncPolicy', 'syncOptions'],
              `${delivery.name} syncs with ${String(option)}, which overwrites what others own. Take it out.`,
            ],
          ]
        : [],
    ),
  ),
  {
    name: 'objects-keep-ownership',
    says: 'no object asks to be replaced or taken over, and none is a hook of a deletion',
    check: (tree) =>
      tree.objects().flatMap((object) => {
        const annotations = object.object.metadata.annotations ?? {};
        const of = (name: string): readonly string[] =>
          (annotations[`argocd.argoproj.io/${name}`] ?? '').split(',').map((one) => one.trim());
        const about = (name: string, message: string): Finding =>
          findingAt(
            tree,
            'objects-keep-ownership',
            object,
            ['metadata', 'annotations', `argocd.argoproj.io/${name}`],
            message,
          );
        const who = `${object.object.kind} ${object.object.metadata.name}`;
        return [
          ...of('sync-options')
            .filter((option) => TAKES_OVER.has(option))
            .map((option) =>
              about('sync-options', `${who} is synced with ${option}. Take the option out.`),
            ),
          ...of('hook')
            .filter((hook) => hook === 'PreDelete' || hook === 'PostDelete')
            .map((hook) =>
              about(
                'hook',
                `${who} is a ${hook} hook, which is not held to the limits of its project (CVE-2026-77459). Take the hook out.`,
              ),
            ),
        ];
      }),
  },
];

/** Argo CD applies on the server's side with force, always. */
const TAKES_OVER = new Set(['Replace=true', 'Force=true', 'ServerSideApply=true']);
