import { parse } from 'yaml';
import { isFields, objects } from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { dashboardsOf, dataSourceFiles } from '../dashboards.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';

const FOLDER = '.gitops/platform/monitoring/kustomization.yaml';
/** What each dashboard answers: panels by the beginning of their titles, in this order. */
const DASHBOARDS: Readonly<Record<string, readonly string[]>> = {
  'warehouse-deployment': ['Sync status', 'Deployment frequency', 'Lead time', 'Rollbacks'],
  'warehouse-application': ['Health', 'Rate', 'Errors', 'Duration'],
  'warehouse-cost': [
    ...['CPU: used of what is requested', 'Memory: used of what is requested'],
    'Cost per environment',
  ],
};

export const DASHBOARD_RULES: readonly Rule[] = [
  {
    name: 'dashboard-is-there',
    says: 'Grafana gets the three dashboards, each with its panels, over a data source that it has',
    check: dashboards,
  },
];

function dashboards(tree: Tree): readonly Finding[] {
  const rule = 'dashboard-is-there';
  const found = dashboardsOf(tree);
  const sources = dataSourceFiles(tree).flatMap(({ text }) => {
    const file: unknown = parse(text);
    return objects(isFields(file) ? file['datasources'] : []).map(({ uid }) => String(uid));
  });
  return Object.entries(DASHBOARDS).flatMap(([uid, titles]) => {
    const dashboard = found.find((one) => one.uid === uid);
    if (dashboard === undefined) {
      return {
        rule,
        file: FOLDER,
        line: 1,
        message: `Grafana gets no dashboard ${uid}. List its JSON in the ConfigMap that carries the sidecar’s label.`,
      };
    }
    const { panels, place } = dashboard;
    const gone = titles.filter(
      (title) =>
        !panels.some(
          (panel) =>
            panel.title.startsWith(title) &&
            panel.queries.length > 0 &&
            panel.queries.every((query) => query !== ''),
        ),
    );
    const deaf = panels.filter((panel) =>
      panel.sources.some((source) => !sources.includes(source)),
    );
    return [
      ...gone.map((title) => ({
        ...{ rule, ...place },
        message: `${uid} has no panel “${title}” with a query. Add it.`,
      })),
      ...deaf.map(({ title }) => ({
        ...{ rule, ...place },
        message: `The panel “${title}” of ${uid} asks a data source that is not provisioned. Name one of ${sources.join(', ') || 'none'}.`,
      })),
    ];
  });
}
