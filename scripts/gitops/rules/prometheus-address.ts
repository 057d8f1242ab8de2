import { parse } from 'yaml';
import {
  isFields,
  objects,
  texts,
} from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { MONITORING, specOf } from '../alerts.ts';
import { argoFolders, type Delivery } from '../argocd.ts';
import { dataSourceFiles } from '../dashboards.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Place, Tree, TreeObject } from '../tree.ts';
import { textAt, valueAt } from '../value.ts';

const RULE = 'prometheus-has-its-address';

/** Who asks Prometheus, and under which address. */
interface Asking {
  readonly who: string;
  readonly address: string;
  readonly place: Place;
}

export const PROMETHEUS_ADDRESS_RULES: readonly Rule[] = [
  {
    name: RULE,
    says: 'the analyses of a rollout and Grafana ask Prometheus where the tree has its Service, in each cluster',
    check: (tree: Tree): readonly Finding[] => {
      const known = addresses(tree.objects(MONITORING));
      return [
        ...[...analyses(tree, tree.objects()), ...dataSources(tree)]
          .filter(({ address }) => !known.includes(address))
          .map(({ who, address, place }) => ({
            ...{ rule: RULE, ...place },
            message: `${who} asks ${address || 'nobody'}, and no Service of platform/monitoring is there. Ask ${known.join(' or ') || 'a Service `prometheus`, and add it'}.`,
          })),
        ...argoFolders(tree).flatMap(({ deliveries }) => alone(tree, deliveries)),
      ];
    },
  },
];

/** Analyses that are deployed to clusters to which nothing brings the Service that they ask. */
function alone(tree: Tree, deliveries: readonly Delivery[]): readonly Finding[] {
  return deliveries.flatMap((delivery) => {
    const beside = deliveries.filter((other) => clustersOf(other) === clustersOf(delivery));
    const known = addresses(beside.flatMap((other) => deployed(tree, other)));
    return analyses(tree, deployed(tree, delivery))
      .filter(({ address }) => !known.includes(address))
      .map(({ who, address, place }) => ({
        ...{ rule: RULE, ...place },
        message: `${who} asks ${address || 'nobody'}, and nothing brings that Service to the clusters of ${delivery.name}. Deploy platform/monitoring there.`,
      }));
  });
}

const deployed = (tree: Tree, { spec }: Delivery): readonly TreeObject[] =>
  tree.objects(textAt(spec, ['source', 'path']).replace(/^\.gitops\//, ''));

/** What says to which clusters something goes, as one text. */
const clustersOf = ({ object, spec }: Delivery): string =>
  JSON.stringify([
    ...['server', 'name'].map((key) => textAt(spec, ['destination', key])),
    valueAt(object.object, ['spec', 'generators']),
  ]);

function addresses(all: readonly TreeObject[]): readonly string[] {
  return all
    .filter(({ object }) => object.kind === 'Service')
    .flatMap((service) => {
      const { name, namespace = 'default' } = service.object.metadata;
      return objects(specOf(service)['ports']).map(
        ({ port }) => `http://${name}.${namespace}.svc:${String(port)}`,
      );
    });
}

function analyses(tree: Tree, all: readonly TreeObject[]): readonly Asking[] {
  return all
    .filter(({ object }) => object.kind === 'AnalysisTemplate')
    .flatMap((template) =>
      objects(specOf(template)['metrics']).flatMap(({ provider }, index) => {
        const prometheus = isFields(provider) ? provider['prometheus'] : undefined;
        if (!isFields(prometheus)) return [];
        const path = ['spec', 'metrics', index, 'provider', 'prometheus', 'address'];
        return {
          who: `The analysis ${template.object.metadata.name}`,
          address: texts([prometheus['address']]).join(''),
          place: tree.place(template, ...path),
        };
      }),
    );
}

function dataSources(tree: Tree): readonly Asking[] {
  return dataSourceFiles(tree).flatMap(({ text, place }) => {
    const file: unknown = parse(text);
    return objects(isFields(file) ? file['datasources'] : []).map(({ name, url }) => ({
      ...{ who: `Grafana’s data source ${String(name)}`, address: String(url), place },
    }));
  });
}
