import { describeMutants } from './support/mutant.ts';

const BACKUP = '.gitops/platform/backup';
const PROD = `${BACKUP}/schedule-prod.yaml`;
const LOCATION = `${BACKUP}/location.yaml`;

describeMutants('backup', [
  {
    name: 'production has no Schedule',
    ...{ file: PROD, from: '', to: undefined },
    rule: 'backup-of-every-environment',
  },
  {
    name: 'one Schedule takes two environments',
    ...{ file: PROD, from: '[warehouse-prod]', to: '[warehouse-prod, warehouse-dev]' },
    rule: 'backup-of-every-environment',
  },
  {
    name: 'one Schedule takes everything',
    ...{ file: PROD, from: '[warehouse-prod]', to: "['*']" },
    rule: 'backup-of-every-environment',
  },
  {
    name: 'production is backed up once a week',
    ...{ file: PROD, from: "'51 1 * * *'", to: "'51 1 * * 0'" },
    rule: 'backup-every-day',
  },
  {
    name: 'a Schedule pauses',
    ...{ file: PROD, from: 'spec:\n', to: 'spec:\n  paused: true\n' },
    rule: 'backup-every-day',
  },
  {
    name: 'the retention is gone',
    ...{ file: PROD, from: '    ttl: 720h0m0s # 30 days\n', to: '' },
    rule: 'backup-retention',
  },
  {
    name: 'production’s backups are kept for a week',
    ...{ file: PROD, from: '720h0m0s', to: '168h0m0s' },
    rule: 'backup-retention',
  },
  {
    name: 'backups are kept for ten years',
    ...{ file: PROD, from: '720h0m0s', to: '87600h0m0s' },
    rule: 'backup-retention',
  },
  {
    name: 'a Schedule writes to a place that is not there',
    ...{ file: PROD, from: 'storageLocation: warehouse', to: 'storageLocation: default' },
    rule: 'backup-location',
  },
  {
    name: 'the bucket may only be read',
    ...{ file: LOCATION, from: 'ReadWrite', to: 'ReadOnly' },
    rule: 'backup-location',
  },
  {
    name: 'the location has no bucket',
    ...{ file: LOCATION, from: 'bucket: acme-warehouse-backups', to: "bucket: ''" },
    rule: 'backup-location',
  },
  {
    name: 'backups go with their Schedule',
    ...{
      file: PROD,
      from: 'useOwnerReferencesInBackup: false',
      to: 'useOwnerReferencesInBackup: true',
    },
    rule: 'backup-outlives-its-schedule',
  },
  {
    name: 'Secrets are copied into the bucket',
    ...{ file: PROD, from: '[secrets, events]', to: '[events]' },
    rule: 'backup-without-secrets',
  },
]);
