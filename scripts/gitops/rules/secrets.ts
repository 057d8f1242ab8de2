import { overlayFile, overlayRule, servingIn, wrongAt, type Wrong } from '../overlay-rule.ts';
import { ofKind, titleOf, workloadsOf, type Workload } from '../pods.ts';
import { finding, type Rule } from '../rule.ts';
import { secretMaterial } from '../secret-material.ts';
import type { Tree, TreeObject } from '../tree.ts';
import { fieldsAt, itemsAt, valueAt } from '../value.ts';

const ACCOUNT = 'iam.gke.io/gcp-service-account';
const VERSION = 'external-secrets.io/v1';
const VAULT_PLUGIN = 'avp.kubernetes.io/path';
/** What the Argo CD Vault Plugin replaces. */
const PLACEHOLDER = /^<[\w-]+>$/;
/** Longer than a day, and a secret that was rotated because it leaked is used on. */
const INTERVAL = /^(?:[1-9]|1\d|2[0-4])h$|^[1-9]\d*m$/;

/** The Secrets that pods read, and what makes them. */
function readSecrets(tree: Tree, folder: string): ReadonlyMap<string, Workload> {
  return new Map(
    workloadsOf(tree, folder).flatMap((workload) =>
      workload.containers.flatMap(({ fields }) =>
        [
          ...itemsAt(fields, ['envFrom']).map((from) => valueAt(from, ['secretRef', 'name'])),
          ...itemsAt(fields, ['env']).map((env) =>
            valueAt(env, ['valueFrom', 'secretKeyRef', 'name']),
          ),
        ]
          .filter((name) => typeof name === 'string')
          .map((name) => [name, workload] as const),
      ),
    ),
  );
}

function isPlaceholders({ object }: TreeObject): boolean {
  const values = ['data', 'stringData'].flatMap((key) => Object.values(fieldsAt(object, [key])));
  return (
    object.metadata.annotations?.[VAULT_PLUGIN] !== undefined &&
    values.every((value) => typeof value === 'string' && PLACEHOLDER.test(value))
  );
}

export const SECRETS_RULES: readonly Rule[] = [
  overlayRule(
    'secrets-come-from-a-store',
    'what pods read as a Secret is fetched by External Secrets (or the Vault Plugin) in the same namespace, and read again every day or sooner',
    (environment, tree) => {
      const { folder } = environment;
      const fetched = ofKind(tree, folder, 'ExternalSecret');
      const stores = ofKind(tree, folder, 'SecretStore').map(({ object }) => object.metadata.name);
      const plugged = ofKind(tree, folder, 'Secret'); // of values: no-secret-in-git
      const made = [
        ...fetched.map(({ object }) => valueAt(object, ['spec', 'target', 'name'])),
        ...plugged.map(({ object }) => object.metadata.name),
      ];
      const read = [...readSecrets(tree, folder)];
      const missing = read.filter(([name]) => !made.includes(name));
      const odd = fetched.filter(
        ({ object }) =>
          object.apiVersion !== VERSION ||
          valueAt(object, ['spec', 'secretStoreRef', 'kind']) !== 'SecretStore' ||
          !stores.includes(String(valueAt(object, ['spec', 'secretStoreRef', 'name']))) ||
          !INTERVAL.test(String(valueAt(object, ['spec', 'refreshInterval']))),
      );
      const none: readonly Wrong[] =
        made.length > 0 || servingIn(tree, folder).length === 0
          ? []
          : [
              {
                at: overlayFile(environment),
                wrong: `${folder} fetches no secret`,
                fix: 'List components/external-secret in it',
              },
            ];
      return [
        ...none,
        ...(made.length === 0 ? [] : missing).flatMap(([name, workload]) =>
          wrongAt(
            workload,
            workload.pod.path,
            `reads the Secret ${name}, which nothing here makes`,
            'Fetch it by an ExternalSecret of that target',
          ),
        ),
        ...odd.flatMap((one) =>
          wrongAt(
            one,
            ['spec'],
            `is not of ${VERSION}, reads no SecretStore of this overlay, or is not read again within a day`,
            'Name a SecretStore of the overlay, and a refreshInterval like 1h',
          ),
        ),
      ];
    },
  ),
  overlayRule(
    'one-identity-reads-secrets',
    'each SecretStore is of one namespace and reads as one ServiceAccount, whose Google identity and project are those of the environment',
    ({ folder, name }, tree) => {
      const accounts = ofKind(tree, folder, 'ServiceAccount');
      return ofKind(tree, folder, 'SecretStore').flatMap((store) => {
        const google = fieldsAt(store.object, ['spec', 'provider', 'gcpsm']);
        const project = String(google['projectID']);
        const reader = valueAt(google, ['auth', 'workloadIdentity', 'serviceAccountRef', 'name']);
        const account = accounts.find(({ object }) => object.metadata.name === reader);
        const identity = account?.object.metadata.annotations?.[ACCOUNT] ?? '';
        const path = ['spec', 'provider', 'gcpsm'];
        if (!project.endsWith(`-${name}`)) {
          return wrongAt(
            store,
            [...path, 'projectID'],
            `reads the project ${project}`,
            `Name the project of ${name} in the overlay`,
          );
        }
        if (account === undefined || !identity.endsWith(`@${project}.iam.gserviceaccount.com`)) {
          const wrong = `reads as ${String(reader)}, which has no identity in ${project}`;
          const fix = `Give the ServiceAccount the annotation ${ACCOUNT}: <name>@${project}.iam.gserviceaccount.com in the overlay`;
          return account === undefined
            ? wrongAt(store, [...path, 'auth'], wrong, fix)
            : wrongAt(
                account,
                ['metadata', 'annotations', ACCOUNT],
                `has no identity in ${project}`,
                fix,
              );
        }
        return [];
      });
    },
  ),
  {
    name: 'stores-are-of-one-namespace',
    says: 'nothing reads secrets for the whole cluster',
    check: (tree) =>
      tree
        .objects()
        .filter(({ object }) => /^Cluster(?:SecretStore|ExternalSecret)$/.test(object.kind))
        .map((found) =>
          finding(
            'stores-are-of-one-namespace',
            tree.place(found),
            `${titleOf(found.object)} lets every namespace read it`,
            'Make it a SecretStore of the namespace that needs it',
          ),
        ),
  },
  {
    name: 'no-secret-in-git',
    says: 'no Secret holds a value, and no file something that looks like a key, a token or a password',
    check: (tree) => [
      ...tree
        .objects()
        .filter(
          (found) => found.object.kind === 'Secret' && holdsValues(found) && !isPlaceholders(found),
        )
        .map((found) =>
          finding(
            'no-secret-in-git',
            tree.place(found),
            `${titleOf(found.object)} holds a value`,
            'Fetch it by an ExternalSecret, and rotate what was here',
          ),
        ),
      ...['.gitops', 'infra'].flatMap((folder) =>
        tree
          .list(folder)
          .flatMap((file) =>
            secretMaterial(tree.read(file) ?? '').map(({ line, looksLike }) =>
              finding(
                'no-secret-in-git',
                { file, line },
                `This looks like ${looksLike}`,
                'Take it out of git, rotate it, and fetch it by an ExternalSecret',
              ),
            ),
          ),
      ),
    ],
  },
];

function holdsValues({ object }: TreeObject): boolean {
  return ['data', 'stringData'].some((key) => Object.keys(fieldsAt(object, [key])).length > 0);
}
