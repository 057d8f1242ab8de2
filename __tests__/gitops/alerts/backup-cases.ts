import type { AlertCase } from './case.ts';

const last = (environment: string): string =>
  `velero_backup_last_successful_timestamp{schedule="warehouse-${environment}"}`;
const failed = (kind: string): string => `velero_backup_${kind}_total{schedule="warehouse-prod"}`;
const NONE_FAILED = {
  [failed('failure')]: '0x120',
  [failed('partial_failure')]: '0x120',
  [failed('validation_failure')]: '0x120',
};
const LOCATION = 'velero_backup_location_status_gauge{backup_location_name="warehouse"}';

/** Prometheus’ clock starts at 0: a backup at 0 is the last one for as long as nothing is said. */
export const BACKUP_CASES: readonly AlertCase[] = [
  {
    ...{ alert: 'BackupOverdue', name: 'the last backup of production is 27 hours old' },
    series: {
      [last('dev')]: '0+60x1700',
      [last('staging')]: '0+60x1700',
      [last('prod')]: '0x1700',
    },
    at: '27h',
    fires: [{ labels: { schedule: 'warehouse-prod' } }],
  },
  {
    ...{ alert: 'BackupOverdue', name: 'a day old is yesterday’s' },
    series: { [last('dev')]: '0x1700', [last('staging')]: '0x1700', [last('prod')]: '0x1700' },
    at: '25h',
    fires: [],
  },
  {
    ...{ alert: 'BackupOverdue', name: 'an environment that was never backed up' },
    series: { [last('dev')]: '0x120', [last('prod')]: '0x120' },
    at: '1h',
    fires: [{ labels: { schedule: 'warehouse-staging' } }],
  },
  {
    ...{ alert: 'BackupFailed', name: 'a backup fails in part' },
    series: { ...NONE_FAILED, [failed('partial_failure')]: '0x30 1x90' },
    at: '45m',
    fires: [{ labels: { schedule: 'warehouse-prod' } }],
  },
  {
    ...{ alert: 'BackupFailed', name: 'none fails' },
    series: NONE_FAILED,
    at: '60m',
    fires: [],
  },
  {
    ...{ alert: 'BackupLocationUnavailable', name: 'the bucket cannot be reached' },
    series: { [LOCATION]: '1x5 0x60' },
    at: '30m',
    fires: [{ labels: { backup_location_name: 'warehouse' } }],
  },
  {
    ...{ alert: 'BackupLocationUnavailable', name: 'the bucket is there' },
    series: { [LOCATION]: '1x60' },
    at: '30m',
    fires: [],
  },
];
