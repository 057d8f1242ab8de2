import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { alertsOf } from '../../scripts/gitops/alerts.ts';
import { dashboardsOf, type Dashboard } from '../../scripts/gitops/dashboards.ts';
import { loadTree, type Tree } from '../../scripts/gitops/tree.ts';
import { promtool } from './alerts/promtool.ts';
import { readsOf, withoutVariables } from './dashboards/promql.ts';
import { PANEL_CASES } from './dashboards/panel-cases.ts';
import { EXAMPLE } from './support/mutant.ts';

interface Metric {
  readonly provider: { readonly prometheus: { readonly query: string } };
}

interface Origin {
  readonly name: string;
  readonly target: readonly string[];
  readonly metrics: Readonly<Record<string, readonly string[]>>;
}

const { origins } = parse(
  readFileSync(new URL('dashboards/metrics.yaml', import.meta.url), 'utf8'),
) as { readonly origins: readonly Origin[] };

const known = new Map(
  origins.flatMap(({ target, metrics }) =>
    Object.entries(metrics).map(([metric, labels]) => [metric, [...labels, ...target]] as const),
  ),
);

let tree: Tree;
let dashboards: readonly Dashboard[];
beforeAll(async () => {
  tree = await loadTree(EXAMPLE);
  dashboards = dashboardsOf(tree);
});

const queriesOf = (dashboard: Dashboard): readonly string[] =>
  dashboard.panels.flatMap(({ queries }) => queries.map(withoutVariables));

/** What a query reads and nobody exports. */
function strangers(query: string): readonly string[] {
  const { selectors, grouping, made } = readsOf(query);
  const labels = new Set([...selectors.flatMap(({ metric }) => known.get(metric) ?? []), ...made]);
  return [
    ...selectors.flatMap(({ metric, labels: chosen }) => {
      const has = known.get(metric);
      if (has === undefined) return [metric];
      return chosen.filter((label) => !has.includes(label)).map((label) => `${metric}.${label}`);
    }),
    ...grouping.filter((label) => !labels.has(label)),
  ];
}

describe('the dashboards', () => {
  it('are three', () => {
    expect(dashboards.map(({ uid }) => uid).sort()).toEqual([
      ...['warehouse-application', 'warehouse-cost', 'warehouse-deployment'],
    ]);
  });

  it('ask only what Prometheus can parse', async () => {
    const rules = dashboards
      .flatMap(queriesOf)
      .map((expr, index) => ({ record: `panel:${index}`, expr }));
    const files = { 'rules.yaml': stringify({ groups: [{ name: 'panels', rules }] }) };
    const { exitCode, output } = await promtool(
      ['check', 'rules', '--lint=none', 'rules.yaml'],
      files,
    );
    expect(output).toContain(`SUCCESS: ${rules.length} rules found`);
    expect(exitCode).toBe(0);
    expect(rules.length).toBeGreaterThan(30);
  });

  it('read only metrics and labels that somebody exports', () => {
    expect(dashboards.flatMap(queriesOf).flatMap(strangers)).toEqual([]);
  });

  it('use only variables that they have, or Grafana', () => {
    for (const { uid, panels, variables } of dashboards) {
      const used = panels.flatMap(({ queries }) =>
        queries.flatMap((query) => [...query.matchAll(/\$(\w+)/g)].map(([, name = '']) => name)),
      );
      const own = used.filter((name) => !name.startsWith('__') && !/^\d$/.test(name));
      expect([uid, [...new Set(own)].filter((name) => !variables.includes(name))]).toEqual([
        uid,
        [],
      ]);
    }
  });

  it('number their panels and let none cover another', () => {
    for (const { uid, panels } of dashboards) {
      expect([uid, new Set(panels.map(({ id }) => id)).size]).toEqual([uid, panels.length]);
      const file = readFileSync(
        join(
          EXAMPLE,
          `.gitops/platform/monitoring/dashboards/${uid.replace('warehouse-', '')}.json`,
        ),
        'utf8',
      );
      const { panels: placed } = JSON.parse(file) as {
        readonly panels: readonly {
          readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
        }[];
      };
      const cells = placed.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
      );
      expect([uid, new Set(cells).size]).toEqual([uid, cells.length]);
    }
  });
});

describe('a Grafana without sidecars', () => {
  it('finds the dashboards where its provider looks for files', () => {
    const map = tree
      .objects()
      .find(({ object }) => object.metadata.name === 'warehouse-dashboard-provider');
    const data = map?.object['data'] as Readonly<Record<string, string>> | undefined;
    expect(parse(data?.['dashboards.yaml'] ?? '')).toMatchObject({
      apiVersion: 1,
      providers: [
        {
          type: 'file',
          allowUiUpdates: false,
          options: { path: expect.stringMatching(/^\/var\/lib\//) },
        },
      ],
    });
  });
});

describe('a panel', () => {
  it.each(PANEL_CASES.map((one) => [one.panel, one.name, one] as const))(
    '“%s” shows %s',
    async (panel, _name, { dashboard, series, at, shows }) => {
      const found = dashboards.find(({ uid }) => uid === dashboard)?.panels;
      const [query = ''] = found?.find(({ title }) => title === panel)?.queries ?? [];
      const tests = [
        {
          interval: '1m',
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [{ expr: withoutVariables(query), eval_time: at, exp_samples: shows }],
        },
      ];
      const { output } = await promtool(['test', 'rules', 'tests.yaml'], {
        'tests.yaml': stringify({ evaluation_interval: '1m', tests }),
      });
      expect(output).toContain('SUCCESS');
    },
  );
});

describe('the alerts', () => {
  it('read only metrics and labels that somebody exports', () => {
    expect(alertsOf(tree).flatMap(({ expr }) => strangers(expr))).toEqual([]);
  });
});

describe('the analyses of a rollout', () => {
  const queries = (): readonly string[] =>
    tree
      .objects()
      .filter(({ object }) => object.kind === 'AnalysisTemplate')
      .flatMap(({ object }) => {
        const { metrics } = object['spec'] as { readonly metrics: readonly Metric[] };
        return metrics.map(({ provider }) => provider.prometheus.query);
      });

  it('read only metrics and labels that somebody exports', () => {
    expect(queries().length).toBeGreaterThan(0);
    expect(queries().flatMap(strangers)).toEqual([]);
  });

  it('and the alerts ask only for labels that the application’s monitor gives them', () => {
    const monitors = tree
      .objects('overlays/prod')
      .filter(({ object }) => object.kind === 'ServiceMonitor');
    const given = monitors.flatMap(({ object }) => {
      const spec = object['spec'] as { readonly podTargetLabels?: readonly string[] };
      return (spec.podTargetLabels ?? []).map((label) => label.replaceAll('-', '_'));
    });
    const standard = ['namespace', 'pod', 'service'];
    const application = origins.find(({ name }) => name === 'the application');
    expect(application?.target.filter((label) => ![...standard, ...given].includes(label))).toEqual(
      [],
    );
  });
});

describe('the list of metrics', () => {
  it('names none that nothing reads', () => {
    const all = [...dashboards.flatMap(queriesOf), ...alertsOf(tree).map(({ expr }) => expr)];
    const read = new Set(
      all.flatMap((query) => readsOf(query).selectors.map(({ metric }) => metric)),
    );
    expect([...known.keys()].filter((metric) => !read.has(metric))).toEqual([]);
  });

  it('says of the application what it exports when it runs', async () => {
    const text = await metricsOfTheRunningApplication();
    const exported = new Map<string, readonly string[]>();
    for (const [, name = '', labels = ''] of text.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
      exported.set(
        name,
        [...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label),
      );
    }
    const application = origins.find(({ name }) => name === 'the application');
    for (const [metric, labels] of Object.entries(application?.metrics ?? {})) {
      expect([metric, exported.get(metric)]).toEqual([metric, labels]);
    }
  });
});

describe('a query', () => {
  it.each([
    ['sum(rate(http_requests_total[5m])', 'does not parse'],
    ['sum({__name__=~"http_.+"})', 'names no metric'],
  ])('%s is refused: it %s', (query, why) => {
    expect(() => readsOf(query)).toThrow(why);
  });

  it.each([
    ['rate(http_request_total[5m])', ['http_request_total']],
    ['http_requests_total{code="200"}', ['http_requests_total.code']],
    ['sum by (code) (http_requests_total)', ['code']],
  ])('%s reads what nobody exports: %j', (query, expected) => {
    expect(strangers(query)).toEqual(expected);
  });
});

/** As the image starts it, with the build argument that the pipeline gives. */
async function metricsOfTheRunningApplication(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const web = spawn(process.execPath, ['src/main.js'], {
    cwd: join(EXAMPLE, 'apps/web'),
    env: { PORT: String(port), DRAIN_MS: '0', SOURCE_DATE_EPOCH: '1700000000' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(web.stdout, 'data'); // it listens
    await (await fetch(`http://127.0.0.1:${port}/`)).text();
    return await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  } finally {
    web.kill('SIGTERM');
    await once(web, 'exit');
  }
}
