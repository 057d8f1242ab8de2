import {
  CLUSTER,
  clusterProject,
  fileRule,
  infraEnvironments,
  infraFile,
  ownImages,
  secondsAt,
  unmet,
  type WrongInFile,
} from '../infra-file.ts';
import type { Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';
import { fieldsAt, itemsAt, textAt, textsAt, valueAt } from '../value.ts';

const QUARTER_S = 90 * 86_400;

/** The images of the job in infra/mirror, as kustomize names them, without tag and digest. */
function mirrorImages(tree: Tree): readonly string[] {
  const renamed = itemsAt(infraFile(tree, 'infra/mirror/kustomization.yaml')?.value, ['images']);
  const pods = fieldsAt(infraFile(tree, 'infra/mirror/cronjob.yaml')?.value, [
    ...['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ]);
  return ['initContainers', 'containers']
    .flatMap((list) => itemsAt(pods, [list]))
    .map((container) => textAt(container, ['image']).replace(/@.*$|:[^/]*$/, ''))
    .map(
      (image) =>
        textAt(
          renamed.find(({ name }) => name === image),
          ['newName'],
        ) || image,
    );
}

export const CLUSTER_RULES: readonly Rule[] = [
  fileRule(
    'secrets-are-encrypted-at-rest',
    'GKE encrypts the Secrets of the cluster with a key of the cluster’s project',
    [`${CLUSTER}/secrets-encryption.json`],
    ({ value }, tree) => {
      const encryption = fieldsAt(value, ['update', 'desiredDatabaseEncryption']);
      const [, project] =
        /^projects\/([\w-]+)\/locations\/[\w-]+\/keyRings\/[\w-]+\/cryptoKeys\/[\w-]+$/.exec(
          textAt(encryption, ['keyName']),
        ) ?? [];
      return encryption['state'] === 'ENCRYPTED' && project === clusterProject(tree)
        ? []
        : [
            [
              'desiredDatabaseEncryption',
              'Secrets are not encrypted by a key of the cluster’s project',
              'Say state ENCRYPTED and keyName in its own project',
            ],
          ];
    },
  ),
  fileRule(
    'keys-turn',
    'the key turns every 90 days, in an HSM, and nobody but GKE uses it',
    [`${CLUSTER}/key.json`],
    ({ value }, tree) => {
      const rotation = secondsAt(value, ['rotationPeriod']);
      const users = itemsAt(infraFile(tree, `${CLUSTER}/key.iam.json`)?.value, [
        'bindings',
      ]).flatMap((binding) => textsAt(binding, ['members']));
      const wrongs: WrongInFile[] = [];
      if (
        rotation === 0 ||
        rotation > QUARTER_S ||
        valueAt(value, ['versionTemplate', 'protectionLevel']) !== 'HSM'
      ) {
        wrongs.push([
          'rotationPeriod',
          'The key does not turn every 90 days in an HSM',
          'Say rotationPeriod and protectionLevel',
        ]);
      }
      if (users.length !== 1 || users[0]?.includes('@container-engine-robot.') !== true) {
        wrongs.push([
          undefined,
          `${users.join(', ') || 'Nobody'} may use the key`,
          'Bind the service agent of GKE alone',
        ]);
      }
      return wrongs;
    },
  ),
  fileRule(
    'only-known-images-are-admitted',
    'Binary Authorization admits by digest what the environments’ registries hold, the platform by exact paths, and blocks everything else',
    [`${CLUSTER}/binary-authorization.yaml`],
    ({ value }, tree) => {
      const wrongs: WrongInFile[] = [
        ...unmet(value, [
          [
            ['defaultAdmissionRule', 'evaluationMode'],
            'REQUIRE_ATTESTATION',
            'Any image is admitted',
          ],
          [
            ['defaultAdmissionRule', 'enforcementMode'],
            'ENFORCED_BLOCK_AND_AUDIT_LOG',
            'Nothing is blocked',
          ],
        ]),
      ];
      const [attestor = ''] = textsAt(value, ['defaultAdmissionRule', 'requireAttestationsBy']);
      const project = clusterProject(tree);
      if (project === undefined || !attestor.startsWith(`projects/${project}/attestors/`)) {
        wrongs.push([
          'requireAttestationsBy',
          'No attestor of the cluster’s project is asked',
          'Name one',
        ]);
      }
      const patterns = itemsAt(value, ['admissionWhitelistPatterns']).map((each) =>
        textAt(each, ['namePattern']),
      );
      const registry = '-docker.pkg.dev/';
      const environments = infraEnvironments(tree);
      const own = new RegExp(`/[\\w-]+-(?:${environments.join('|')})/[\\w-]+@sha256:\\*$`);
      for (const pattern of patterns) {
        const exact = /^[\w.-]+(?:\/[\w.-]+)+:\*$/.test(pattern);
        if (pattern.includes(registry) ? own.test(pattern) : exact) continue;
        wrongs.push([
          pattern,
          `${pattern} admits more than one image, or one of no environment`,
          'Name the image in full, ours by @sha256:*',
        ]);
      }
      for (const image of environments.flatMap((each) => ownImages(tree, each))) {
        if (patterns.includes(`${image}@sha256:*`)) continue;
        wrongs.push([
          'admissionWhitelistPatterns',
          `${image}, which the cluster runs, is not admitted`,
          `Add ${image}@sha256:*`,
        ]);
      }
      for (const image of mirrorImages(tree)) {
        if (patterns.includes(`${image}:*`)) continue;
        wrongs.push([
          'admissionWhitelistPatterns',
          `${image}, which the mirror of git runs, is not admitted`,
          `Add ${image}:*`,
        ]);
      }
      const path = `${CLUSTER}/image-admission.json`;
      const mode = textAt(infraFile(tree, path)?.value, [
        'update',
        'desiredBinaryAuthorization',
        'evaluationMode',
      ]);
      if (mode !== 'PROJECT_SINGLETON_POLICY_ENFORCE') {
        wrongs.push([
          undefined,
          `${path} does not switch it on`,
          'Say PROJECT_SINGLETON_POLICY_ENFORCE',
        ]);
      }
      return wrongs;
    },
  ),
];
