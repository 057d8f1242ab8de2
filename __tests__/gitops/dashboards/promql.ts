import { parser } from '@prometheus-io/lezer-promql';

/** A selector of a query: a metric and the labels that it is chosen by. */
export interface Selector {
  readonly metric: string;
  readonly labels: readonly string[];
}

export interface Read {
  readonly selectors: readonly Selector[];
  /** The labels by which the query groups and joins, and those that `label_replace` makes. */
  readonly grouping: readonly string[];
  readonly made: readonly string[];
}

/**
 * What a PromQL query reads, by Prometheus’ own grammar for editors.
 *
 * @throws when it does not parse, or chooses metrics by anything but a name
 */
export function readsOf(query: string): Read {
  const selectors: { metric: string; labels: string[] }[] = [];
  const grouping: string[] = [];
  parser.parse(query).iterate({
    enter: (node) => {
      const text = query.slice(node.from, node.to);
      if (node.type.isError) throw new Error(`It does not parse at ${node.from}: ${query}`);
      if (node.name === 'VectorSelector') {
        const name = node.node.getChild('Identifier');
        if (name === null) throw new Error(`It names no metric at ${node.from}: ${query}`);
        selectors.push({ metric: query.slice(name.from, name.to), labels: [] });
      } else if (node.name === 'LabelName') {
        const inGrouping = node.node.parent?.name === 'GroupingLabels';
        (inGrouping ? grouping : (selectors.at(-1)?.labels ?? grouping)).push(text);
      }
    },
  });
  const made = [...query.matchAll(/label_replace\([\s\S]*?, "(\w+)", "\$1", "\w+"/g)];
  return { selectors, grouping, made: made.map(([, label = '']) => label) };
}

/** Grafana’s own variables, and a dashboard’s, as values that a query can be parsed with. */
export function withoutVariables(query: string): string {
  return query
    .replaceAll('$__rate_interval', '5m')
    .replaceAll('$environment', '(dev|staging|prod)')
    .replaceAll(/\$(?:cpu|gib)_hour/g, '0.04');
}
