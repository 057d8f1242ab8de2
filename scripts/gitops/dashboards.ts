import {
  isFields,
  objects,
  type Fields,
} from '../../packages/shared/kustomize/kustomization-fields.ts';
import { MONITORING } from './alerts.ts';
import type { Place, Tree } from './tree.ts';

export interface Panel {
  readonly id: unknown;
  readonly title: string;
  /** Its PromQL, with Grafana’s variables in it. */
  readonly queries: readonly string[];
  /** The uids of the data sources that its queries ask. */
  readonly sources: readonly string[];
}

export interface Dashboard {
  readonly uid: string;
  readonly panels: readonly Panel[];
  /** The names of its own variables. */
  readonly variables: readonly string[];
  readonly place: Place;
}

/** A file that Grafana gets by a ConfigMap. */
export interface ProvisionedFile {
  readonly text: string;
  readonly place: Place;
}

/** Grafana’s sidecar loads ConfigMaps with this label: dashboards are JSON in them. */
export const DASHBOARD_LABEL = 'grafana_dashboard';
const SOURCE_LABEL = 'grafana_datasource';

/** The dashboards that Grafana gets to see. What is no JSON is none. */
export function dashboardsOf(tree: Tree): readonly Dashboard[] {
  return labelled(tree, DASHBOARD_LABEL).flatMap(({ text, place }) => {
    const dashboard = parsed(text);
    if (dashboard === undefined) return [];
    const { templating } = dashboard;
    return {
      uid: String(dashboard['uid']),
      panels: objects(dashboard['panels']).map(panelOf),
      variables: objects(isFields(templating) ? templating['list'] : []).map(({ name }) =>
        String(name),
      ),
      place,
    };
  });
}

/** The files of Grafana’s data sources. */
export function dataSourceFiles(tree: Tree): readonly ProvisionedFile[] {
  return labelled(tree, SOURCE_LABEL);
}

function labelled(tree: Tree, label: string): readonly ProvisionedFile[] {
  return tree
    .objects(MONITORING)
    .filter(({ object }) => object.kind === 'ConfigMap' && object.metadata.labels?.[label] === '1')
    .flatMap((found) => {
      const data = isFields(found.object['data']) ? found.object['data'] : {};
      return Object.entries(data).map(([key, text]) => ({
        text: String(text),
        place: tree.place(found, 'data', key),
      }));
    });
}

function parsed(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function panelOf(panel: Fields): Panel {
  const targets = objects(panel['targets']);
  return {
    id: panel['id'],
    title: String(panel['title']),
    queries: targets.map(({ expr }) => (typeof expr === 'string' ? expr.trim() : '')),
    sources: targets.map(({ datasource }) =>
      isFields(datasource) ? String(datasource['uid']) : '',
    ),
  };
}
