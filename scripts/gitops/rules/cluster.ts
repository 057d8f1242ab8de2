import {
  environmentFileRule,
  infraFile,
  ownImages,
  secondsAt,
  textAt,
  textsAt,
  unmet,
  type WrongInFile,
} from '../infra-file.ts';
import { fieldsAt, itemsAt, valueAt } from '../pods.ts';
import type { Rule } from '../rule.ts';

const QUARTER_S = 90 * 86_400;

export const CLUSTER_RULES: readonly Rule[] = [
  environmentFileRule(
    'secrets-are-encrypted-at-rest',
    'GKE encrypts the Secrets of each cluster with a key of that environment',
    (environment) => `infra/cluster/${environment}/secrets-encryption.json`,
    ({ value }, environment) => {
      const encryption = fieldsAt(value, ['update', 'desiredDatabaseEncryption']);
      const key = textAt(encryption, ['keyName']);
      const own = new RegExp(
        `^projects/[\\w-]+-${environment}/locations/[\\w-]+/keyRings/[\\w-]+/cryptoKeys/[\\w-]+$`,
      );
      return encryption['state'] === 'ENCRYPTED' && own.test(key)
        ? []
        : [
            [
              'desiredDatabaseEncryption',
              `Secrets of ${environment} are not encrypted by a key of ${environment}`,
              'Say state ENCRYPTED and keyName in its own project',
            ],
          ];
    },
  ),
  environmentFileRule(
    'keys-turn',
    'the key of each environment turns every 90 days, in an HSM, and nobody but GKE uses it',
    (environment) => `infra/cluster/${environment}/key.json`,
    ({ value }, environment, tree) => {
      const rotation = secondsAt(value, ['rotationPeriod']);
      const users = itemsAt(infraFile(tree, `infra/cluster/${environment}/key.iam.json`)?.value, [
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
  environmentFileRule(
    'only-known-images-are-admitted',
    'Binary Authorization admits by digest what this environment’s registry holds, the platform by exact paths, and blocks everything else',
    (environment) => `infra/cluster/${environment}/binary-authorization.yaml`,
    (file, environment, tree) => {
      const { value } = file;
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
      if (!new RegExp(`^projects/[\\w-]+-${environment}/attestors/`).test(attestor)) {
        wrongs.push([
          'requireAttestationsBy',
          'No attestor of this environment is asked',
          'Name one',
        ]);
      }
      const patterns = itemsAt(value, ['admissionWhitelistPatterns']).map((each) =>
        textAt(each, ['namePattern']),
      );
      const registry = '-docker.pkg.dev/';
      for (const pattern of patterns) {
        const own = new RegExp(`/[\\w-]+-${environment}/[\\w-]+@sha256:\\*$`).test(pattern);
        const exact = /^[\w.-]+(?:\/[\w.-]+)+:\*$/.test(pattern);
        if (pattern.includes(registry) ? own : exact) continue;
        wrongs.push([
          pattern,
          `${pattern} admits more than one image of ${environment}`,
          'Name the image in full, ours by @sha256:*',
        ]);
      }
      for (const image of ownImages(tree, environment)) {
        if (patterns.includes(`${image}@sha256:*`)) continue;
        wrongs.push([
          'admissionWhitelistPatterns',
          `${image}, which ${environment} runs, is not admitted`,
          `Add ${image}@sha256:*`,
        ]);
      }
      const path = `infra/cluster/${environment}/image-admission.json`;
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
