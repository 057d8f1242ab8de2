import {
  isFields,
  texts,
  type Fields,
} from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { seconds, specOf } from '../alerts.ts';
import { ofKind } from '../pods.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Tree, TreeObject } from '../tree.ts';

const FOLDER = '.gitops/platform/backup/kustomization.yaml';
const DAY = 86_400;

/** How long backups are kept, at least, in seconds. */
const RETENTION: Readonly<Record<string, number>> = {
  dev: 7 * DAY,
  staging: 14 * DAY,
  prod: 30 * DAY,
};

/** A day’s hour and minute, on every day. */
const DAILY = /^(?:[0-5]?\d) (?:[01]?\d|2[0-3]) \* \* \*$/;

export const BACKUP_RULES: readonly Rule[] = [
  {
    name: 'backup-of-every-environment',
    says: 'every namespace of an overlay is in a Schedule of its own',
    check: (tree) =>
      environments(tree).flatMap(({ environment, namespace }) => {
        const own = schedules(tree).some(({ template }) => {
          const included = texts(template['includedNamespaces'] ?? []);
          return included.length === 1 && included[0] === namespace;
        });
        if (own) return [];
        return {
          ...{ rule: 'backup-of-every-environment', file: FOLDER, line: 1 },
          message: `No Schedule backs up ${namespace}, and it alone. Add schedule-${environment}.yaml.`,
        };
      }),
  },
  {
    name: 'backup-every-day',
    says: 'a Schedule runs every day',
    check: (tree) =>
      schedules(tree)
        .filter(({ spec }) => !DAILY.test(String(spec['schedule'])) || spec['paused'] === true)
        .map(({ found, spec }) => ({
          rule: 'backup-every-day',
          ...tree.place(found, 'spec', spec['paused'] === true ? 'paused' : 'schedule'),
          message: `${found.object.metadata.name} does not run once every day. Write \`minute hour * * *\`, and no \`paused\`.`,
        })),
  },
  {
    name: 'backup-retention',
    says: 'backups are kept 7 days (dev), 14 (staging), 30 (prod), and not for ever',
    check: (tree) => schedules(tree).flatMap((schedule) => retention(tree, schedule)),
  },
  {
    name: 'backup-location',
    says: 'a Schedule writes to a bucket that the tree names and Velero may write to',
    check: (tree: Tree): readonly Finding[] => {
      const buckets = ofVelero(tree, 'BackupStorageLocation').filter(hasBucket);
      const named = new Set(buckets.map(({ object }) => object.metadata.name));
      return schedules(tree)
        .filter(({ template }) => !named.has(String(template['storageLocation'])))
        .map(({ found, template }) => ({
          ...{
            rule: 'backup-location',
            ...tree.place(found, 'spec', 'template', 'storageLocation'),
          },
          message: `${found.object.metadata.name} writes to ${String(template['storageLocation'])}, which is no BackupStorageLocation with a bucket that may be written. Name one, or give it \`accessMode: ReadWrite\` and a bucket.`,
        }));
    },
  },
  {
    name: 'backup-outlives-its-schedule',
    says: 'deleting a Schedule, as pruning does, deletes no backup',
    check: (tree) =>
      schedules(tree)
        .filter(({ spec }) => spec['useOwnerReferencesInBackup'] === true)
        .map(({ found }) => ({
          rule: 'backup-outlives-its-schedule',
          ...tree.place(found, 'spec', 'useOwnerReferencesInBackup'),
          message: `The backups of ${found.object.metadata.name} would go with it. Set \`useOwnerReferencesInBackup: false\`.`,
        })),
  },
  {
    name: 'backup-without-secrets',
    says: 'no Secret is copied into the bucket',
    check: (tree) =>
      schedules(tree)
        .filter(({ template }) => !texts(template['excludedResources'] ?? []).includes('secrets'))
        .map(({ found }) => ({
          rule: 'backup-without-secrets',
          ...tree.place(found, 'spec', 'template', 'excludedResources'),
          message: `${found.object.metadata.name} copies Secrets into a bucket. Exclude \`secrets\`: they come back from Secret Manager.`,
        })),
  },
];

interface Schedule {
  readonly found: TreeObject;
  readonly spec: Fields;
  readonly template: Fields;
}

function schedules(tree: Tree): readonly Schedule[] {
  return ofVelero(tree, 'Schedule').map((found) => {
    const spec = specOf(found);
    return { found, spec, template: isFields(spec['template']) ? spec['template'] : {} };
  });
}

function retention(tree: Tree, { found, template }: Schedule): readonly Finding[] {
  const [namespace = ''] = texts(template['includedNamespaces'] ?? []);
  const least = RETENTION[namespace.slice(namespace.lastIndexOf('-') + 1)] ?? DAY;
  const kept = template['ttl'] === undefined ? 0 : seconds(template['ttl']);
  if (kept >= least && kept <= 400 * DAY) return [];
  return [
    {
      ...{ rule: 'backup-retention', ...tree.place(found, 'spec', 'template', 'ttl') },
      message: `${found.object.metadata.name} keeps its backups ${texts([template['ttl']])[0] ?? 'as long as Velero likes'}. Set \`ttl\` to ${least / 3600}h0m0s or more.`,
    },
  ];
}

function ofVelero(tree: Tree, kind: string): readonly TreeObject[] {
  return ofKind(tree, undefined, kind).filter(({ object }) =>
    object.apiVersion.startsWith('velero.io/'),
  );
}

function hasBucket(location: TreeObject): boolean {
  const { objectStorage, accessMode } = specOf(location);
  const bucket = isFields(objectStorage) ? objectStorage['bucket'] : undefined;
  return texts([bucket]).join('') !== '' && accessMode !== 'ReadOnly';
}

/** The namespaces that the overlays deploy to. */
function environments(
  tree: Tree,
): readonly { readonly environment: string; readonly namespace: string }[] {
  return tree.folders
    .filter((folder) => folder.startsWith('overlays/'))
    .flatMap((folder) => {
      const namespaces = tree.objects(folder).map(({ object }) => object.metadata.namespace);
      return [...new Set(namespaces)]
        .filter((namespace) => namespace !== undefined)
        .map((namespace) => ({ environment: folder.slice('overlays/'.length), namespace }));
    });
}
