import { describe, expect, it } from '@jest/globals';
import { columns } from '../../scripts/gitops/columns.ts';
import { diff, differencesOf } from '../../scripts/gitops/diff.ts';
import { loadTree } from '../../scripts/gitops/tree.ts';
import { EXAMPLE, withMutant } from './support/mutant.ts';

const IGNORED = { 'argocd.argoproj.io/ignore-healthcheck': 'true' };

async function printed(
  ...environments: readonly [string, string]
): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const code = await diff(EXAMPLE, environments, (line) => {
    lines.push(line);
  });
  return { code, lines };
}

describe('npm run gitops -- diff', () => {
  it('says what differs between dev and staging, and nothing else', async () => {
    const found = differencesOf(await loadTree(EXAMPLE), 'dev', 'staging');
    expect(found.map(({ object, path, left, right }) => [object, path, left, right])).toEqual([
      ['ExternalSecret web', 'metadata.annotations', IGNORED, undefined],
      ['HorizontalPodAutoscaler web', '', undefined, '2–5'],
      ['SecretStore google', 'metadata.annotations', IGNORED, undefined],
      ['Workload web', 'spec.progressDeadlineSeconds', 120, 300],
      ['Workload web', 'spec.replicas', 1, undefined],
      [
        ...['Workload web', 'spec.strategy.rollingUpdate', undefined],
        { maxSurge: 1, maxUnavailable: 0 },
      ],
      ['Workload web', 'spec.strategy.type', 'Recreate', 'RollingUpdate'],
    ]);
  });

  it('fits into one screen', async () => {
    for (const pair of [
      ['dev', 'staging'],
      ['staging', 'prod'],
      ['dev', 'prod'],
    ] as const) {
      const { code, lines } = await printed(pair[0], pair[1]);
      expect(code).toBe(0);
      expect(lines.length).toBeLessThanOrEqual(24);
      expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(120);
      expect(lines[0]).toMatch(new RegExp(`object +field +${pair[0]} +${pair[1]}`));
    }
  });

  it('sees a value of the configuration, whose rendered name has another hash', async () => {
    const tree = await withMutant((files) => {
      const file = '.gitops/overlays/staging/kustomization.yaml';
      const generator =
        'configMapGenerator:\n  - name: web\n    behavior: merge\n    literals: [DRAIN_MS=1]\n';
      files.write(file, files.read(file) + generator);
    });
    expect(differencesOf(tree, 'dev', 'staging')).toContainEqual({
      ...{ object: 'ConfigMap web', path: 'data.DRAIN_MS', left: '5000', right: '1' },
    });
  });

  it('says so when there is no such environment', async () => {
    expect(await printed('dev', 'qa')).toEqual({ code: 2, lines: ['✗ There is no overlays/qa.'] });
  });
});

describe('columns', () => {
  it('cut the widest that may be cut', () => {
    expect(columns([['name', 'a long value', 'another long value']], 24, 1)).toEqual([
      'name  a long …  another…',
    ]);
    expect(
      columns(
        [
          ['a', ''],
          ['bcd', 'e'],
        ],
        80,
      ),
    ).toEqual(['a', 'bcd  e']);
  });
});
