import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { alertsOf, seconds } from '../../scripts/gitops/alerts.ts';
import { loadTree, type Tree } from '../../scripts/gitops/tree.ts';
import { ROOT } from '../../scripts/setup/paths.ts';
import { BACKUP_CASES } from './alerts/backup-cases.ts';
import { promtoolTest, testFile, type AlertCase } from './alerts/case.ts';
import { DEPLOYMENT_CASES } from './alerts/deployment-cases.ts';
import { promtool, ruleFile } from './alerts/promtool.ts';
import { RESOURCE_CASES } from './alerts/resource-cases.ts';
import { EXAMPLE, withMutant } from './support/mutant.ts';

const CASES: readonly AlertCase[] = [...DEPLOYMENT_CASES, ...RESOURCE_CASES, ...BACKUP_CASES];

let tree: Tree;
beforeAll(async () => {
  tree = await loadTree(EXAMPLE);
});

/** What promtool says against the cases, over the rules of a tree; `''` when they are as expected. */
async function faults(of: Tree, cases: readonly AlertCase[]): Promise<string> {
  const tests = cases.map((one) => {
    const alert = alertsOf(of).find(({ name }) => name === one.alert);
    if (alert === undefined) throw new Error(`There is no alert ${one.alert}.`);
    return promtoolTest(alert, one);
  });
  const names = cases.map(({ alert }) => alert);
  const files = { 'rules.yaml': ruleFile(of, names), 'tests.yaml': testFile(tests) };
  const { exitCode, output } = await promtool(['test', 'rules', 'tests.yaml'], files);
  return exitCode === 0 ? '' : output;
}

describe('the alerts', () => {
  it('are rules that Prometheus accepts, without lint', async () => {
    const files = { 'rules.yaml': ruleFile(tree) };
    const args = ['check', 'rules', '--lint=all', '--lint-fatal', 'rules.yaml'];
    const { exitCode, output } = await promtool(args, files);
    expect(output).toContain(`SUCCESS: ${alertsOf(tree).length} rules found`);
    expect(exitCode).toBe(0);
  });

  it('have a case each in which they fire, and one in which they do not', () => {
    const names = alertsOf(tree).map(({ name }) => name);
    const having = (fires: boolean): readonly string[] =>
      CASES.filter((one) => one.fires.length > 0 === fires).map(({ alert }) => alert);
    expect(names.filter((name) => !having(true).includes(name))).toEqual([]);
    expect(names.filter((name) => !having(false).includes(name))).toEqual([]);
  });

  it.each(CASES.map((one) => [one.alert, one.name, one] as const))(
    '%s: %s',
    async (_alert, _name, one) => {
      expect(await faults(tree, [one])).toBe('');
    },
  );

  it('name runbooks that are there', () => {
    const pages = alertsOf(tree).map(({ annotations }) => annotations['runbook_url'] ?? '');
    const base = 'https://github.com/gitops-actions/gitops-actions/blob/main/';
    const lost = pages.filter(
      (page) => !page.startsWith(base) || !existsSync(join(ROOT, page.slice(base.length))),
    );
    expect(lost).toEqual([]);
  });
});

describe('a change of an alert', () => {
  const RULES = '.gitops/platform/monitoring/rules';
  const CHANGES = [
    ['OutOfSync', 'deployments', 'for: 5m', 'for: 6m'],
    [
      'OutOfSync',
      'deployments',
      'max by (name) (argocd_app_info{name=~"warehouse-(dev|staging)", sync_status="OutOfSync"}) == 1',
      'argocd_app_info{name=~"warehouse-(dev|staging)", sync_status="OutOfSync"} == 1',
    ],
    ['MergedButNotSynced', 'deployments', 'for: 4h', 'for: 8h'],
    ['DeploymentFailed', 'deployments', 'phase=~"Error|Failed"', 'phase="Error"'],
    ['HealthDegraded', 'deployments', 'Degraded|Missing', 'Degraded'],
    ['RolloutAborted', 'deployments', 'phase="Abort"', 'phase="Aborted"'],
    ['MemoryNearLimit', 'resources', '> 0.9\n          for: 5m', '> 0.99\n          for: 5m'],
    ['CpuThrottled', 'resources', '> 0.25', '> 0.5'],
    ['ContainerOutOfMemory', 'resources', '"OOMKilled"', '"OutOfMemory"'],
    ['QuotaNearlyUsed', 'resources', '> 0.9\n          for: 10m', '> 0.99\n          for: 10m'],
    ['SecretNotRead', 'resources', 'status="False"', 'status="True"'],
    ['BackupOverdue', 'backups', '26 * 3600', '28 * 3600'],
    ['BackupFailed', 'backups', 'partial_failure', 'failure'],
  ] as const;

  it.each(CHANGES)(
    'of %s in %s.yaml, %j to %j, turns its cases red',
    async (alert, file, from, to) => {
      const changed = await withMutant((files) => {
        files.replace(`${RULES}/${file}.yaml`, from, to);
      });
      const own = CASES.filter((one) => one.alert === alert);
      expect(await faults(changed, own)).toContain(alert);
    },
  );
});

describe('durations', () => {
  it.each([
    ['5m', 300],
    ['1h30m', 5400],
    ['720h0m0s', 2_592_000],
    ['0', 0],
    [undefined, 0],
    ['soon', Number.NaN],
    ['5m later', Number.NaN],
  ])('%j are %d seconds', (text, expected) => {
    expect(seconds(text)).toBe(expected);
  });
});
