import { fileRule, infraFile, secondsAt, unmet, type WrongInFile } from '../infra-file.ts';
import type { Rule } from '../rule.ts';
import { fieldsAt, itemsAt, textAt, textsAt, valueAt } from '../value.ts';

const MONTH_S = 30 * 86_400;
const LEAST_BACKUPS = 14;
const LEAST_LOG_DAYS = 7;

export const DATA_RULES: readonly Rule[] = [
  fileRule(
    'database-can-be-restored',
    'daily backups are kept, any moment of a week can be gone back to, and the data is in a second region',
    ['infra/database/primary.json'],
    ({ value }, tree) => {
      const backup = ['settings', 'backupConfiguration'];
      const retention = fieldsAt(value, [...backup, 'backupRetentionSettings']);
      const replica = infraFile(tree, 'infra/database/replica.json')?.value;
      const region = textAt(replica, ['region']);
      const wrongs: WrongInFile[] = [
        ...unmet(value, [
          [[...backup, 'enabled'], true, 'There are no daily backups'],
          [
            [...backup, 'pointInTimeRecoveryEnabled'],
            true,
            'No moment between two backups comes back',
          ],
          [['settings', 'availabilityType'], 'REGIONAL', 'The database is in one zone'],
          [['settings', 'deletionProtectionEnabled'], true, 'One command deletes the database'],
          [
            ['settings', 'ipConfiguration', 'ipv4Enabled'],
            false,
            'The database has a public address',
          ],
        ]),
      ];
      if (Number(retention['retainedBackups'] ?? 0) < LEAST_BACKUPS) {
        wrongs.push([
          'retainedBackups',
          'Too few backups are kept',
          `Keep ${LEAST_BACKUPS} at least`,
        ]);
      }
      if (
        Number(valueAt(value, [...backup, 'transactionLogRetentionDays']) ?? 0) < LEAST_LOG_DAYS
      ) {
        wrongs.push([
          'transactionLogRetentionDays',
          'The logs are kept for less than a week',
          'Say 7',
        ]);
      }
      if (
        textAt(replica, ['masterInstanceName']) !== textAt(value, ['name']) ||
        region === '' ||
        region === textAt(value, ['region'])
      ) {
        const wrong = 'There is no replica of it in another region';
        wrongs.push(['"name"', wrong, 'Write infra/database/replica.json for a second region']);
      }
      return wrongs;
    },
  ),
  fileRule(
    'git-is-mirrored',
    'a bundle of the repository is stored every hour where the job can neither replace nor delete it',
    ['infra/mirror/bucket.json'],
    ({ value }, tree) => {
      const wrongs: WrongInFile[] = [
        ...unmet(value, [
          [['versioning', 'enabled'], true, 'A bundle that is replaced is lost'],
          [
            ['iamConfiguration', 'publicAccessPrevention'],
            'enforced',
            'The bucket can be made public',
          ],
        ]),
      ];
      if (secondsAt(value, ['retentionPolicy', 'retentionPeriod']) < MONTH_S) {
        wrongs.push([
          'retentionPolicy',
          'A bundle can be deleted within a month',
          'Say retentionPeriod',
        ]);
      }
      const roles = itemsAt(infraFile(tree, 'infra/mirror/bucket.iam.json')?.value, ['bindings'])
        .filter((binding) =>
          textsAt(binding, ['members']).some((member) => member.startsWith('serviceAccount:')),
        )
        .map(({ role }) => role);
      if (roles.join() !== 'roles/storage.objectCreator') {
        wrongs.push([
          undefined,
          'The job may do more, or less, than add bundles',
          'Give its account roles/storage.objectCreator',
        ]);
      }
      const job = infraFile(tree, 'infra/mirror/cronjob.yaml')?.value;
      const listed = (tree.read('infra/mirror/kustomization.yaml') ?? '').includes(
        '- cronjob.yaml',
      );
      if (
        !listed ||
        !/^\d+ \* \* \* \*$/.test(textAt(job, ['spec', 'schedule'])) ||
        valueAt(job, ['spec', 'suspend']) === true
      ) {
        wrongs.push([
          undefined,
          'No job writes a bundle every hour',
          'Write infra/mirror/cronjob.yaml',
        ]);
      }
      return wrongs;
    },
  ),
];
