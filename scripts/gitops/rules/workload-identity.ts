import {
  clusterProject,
  environmentFileRule,
  infraEnvironments,
  infraFile,
  soleMembers,
} from '../infra-file.ts';
import { finding, type Finding, type Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';

const ACCOUNT = 'iam.gke.io/gcp-service-account';
const ONE_ACCOUNT = 'one-workload-is-one-account';
const READ_SECRET = 'roles/secretmanager.secretAccessor';
const IMPERSONATE = 'roles/iam.workloadIdentityUser';

/** Who may become a Google account, by a policy of `infra/`; the policy of its secrets beside it names the account. */
interface Bound {
  readonly members: readonly string[];
  readonly reader: string;
}

function boundAccounts(tree: Tree): readonly Bound[] {
  return tree.list('infra').flatMap((path) => {
    if (!/\/(?:account|web)\.iam\.json$/.test(path)) return [];
    const secret = `${path.slice(0, path.lastIndexOf('/'))}/secret.iam.json`;
    const readers = soleMembers(infraFile(tree, secret)?.value, READ_SECRET);
    return readers.length === 1
      ? [
          {
            members: soleMembers(infraFile(tree, path)?.value, IMPERSONATE),
            reader: String(readers[0]),
          },
        ]
      : [];
  });
}

function unboundAccounts(tree: Tree): readonly Finding[] {
  const bound = boundAccounts(tree);
  const pool = `${clusterProject(tree) ?? '<project of the cluster>'}.svc.id.goog`;
  const environments = infraEnvironments(tree);
  return tree.objects().flatMap((found) => {
    const { kind, metadata } = found.object;
    const google = metadata.annotations?.[ACCOUNT];
    if (kind !== 'ServiceAccount' || google === undefined) return [];
    const [, environment] = /^overlays\/([^/]+)$/.exec(found.folder) ?? [];
    // A new overlay is there before what infra makes for it.
    if (environment !== undefined && !environments.includes(environment)) return [];
    const namespace = metadata.namespace ?? '';
    const member = `serviceAccount:${pool}[${namespace}/${metadata.name}]`;
    // That its project is the environment's is said by one-identity-reads-secrets.
    const form = environment === undefined ? google : google.replace(/@.*/, '@');
    if (
      bound.some(
        ({ members, reader }) =>
          reader.startsWith(`serviceAccount:${form}`) && members.join() === member,
      )
    ) {
      return [];
    }
    const place = tree.place(found, 'metadata', 'annotations', ACCOUNT);
    const wrong = `No file of infra lets ${namespace}/${metadata.name} be ${google}`;
    const fix = `Bind ${member} alone in an account.iam.json, and ${google} in the secret.iam.json beside it`;
    return [finding(ONE_ACCOUNT, place, wrong, fix)];
  });
}

const WEB_ACCOUNT = environmentFileRule(
  ONE_ACCOUNT,
  'the Kubernetes service account web of this environment, and no other, is the Google one',
  (environment) => `infra/identity/${environment}/web.iam.json`,
  ({ value }, environment, tree) => {
    const form = new RegExp(
      `^serviceAccount:${clusterProject(tree) ?? ''}\\.svc\\.id\\.goog\\[[\\w-]+-${environment}/web\\]$`,
    );
    const members = soleMembers(value, IMPERSONATE);
    return members.length === 1 && form.test(members[0] ?? '')
      ? []
      : [
          [
            'members',
            `Not only web of ${environment} is let be the Google account`,
            `Bind serviceAccount:${clusterProject(tree) ?? '<project of the cluster>'}.svc.id.goog[…-${environment}/web]`,
          ],
        ];
  },
);

export const WORKLOAD_IDENTITY_RULES: readonly Rule[] = [
  {
    name: ONE_ACCOUNT,
    says: 'each Google account that a Kubernetes one asks for lets in that one and no other, by a file of infra',
    check: (tree) => [...WEB_ACCOUNT.check(tree), ...unboundAccounts(tree)],
  },
];
