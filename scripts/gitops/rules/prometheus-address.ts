import { parse } from 'yaml';
import {
  isFields,
  objects,
  texts,
} from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { specOf } from '../alerts.ts';
import { dataSourceFiles } from '../dashboards.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Place, Tree } from '../tree.ts';

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
    says: 'the analyses of a rollout and Grafana ask Prometheus where the tree has its Service',
    check: (tree: Tree): readonly Finding[] => {
      const known = addresses(tree);
      return [...analyses(tree), ...dataSources(tree)]
        .filter(({ address }) => !known.includes(address))
        .map(({ who, address, place }) => ({
          ...{ rule: RULE, ...place },
          message: `${who} asks ${address || 'nobody'}, and no Service of platform/monitoring is there. Ask ${known.join(' or ') || 'a Service `prometheus`, and add it'}.`,
        }));
    },
  },
];

function addresses(tree: Tree): readonly string[] {
  return tree
    .objects('platform/monitoring')
    .filter(({ object }) => object.kind === 'Service')
    .flatMap((service) => {
      const { name, namespace = 'default' } = service.object.metadata;
      return objects(specOf(service)['ports']).map(
        ({ port }) => `http://${name}.${namespace}.svc:${String(port)}`,
      );
    });
}

function analyses(tree: Tree): readonly Asking[] {
  return tree
    .objects()
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
