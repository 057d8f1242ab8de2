import {
  isFields,
  objects,
  type Fields,
} from '../../packages/shared/kustomize/kustomization-fields.ts';
import type { Place, Tree, TreeObject } from './tree.ts';

/** Where everything that is measured and told is written. */
export const MONITORING = 'platform/monitoring';

/** An alert of a PrometheusRule. */
export interface Alert {
  readonly name: string;
  readonly expr: string;
  /** Seconds that it must hold before the alert fires. */
  readonly waits: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly place: (...field: readonly string[]) => Place;
}

/** Every alert of the tree’s PrometheusRules, with where it is written. */
export function alertsOf(tree: Tree): readonly Alert[] {
  return prometheusRules(tree).flatMap((rule) =>
    objects(specOf(rule)['groups']).flatMap((group, groupIndex) =>
      objects(group['rules']).flatMap((entry, index) => {
        const { alert, expr } = entry;
        if (typeof alert !== 'string') return [];
        return {
          name: alert,
          expr: String(expr),
          waits: seconds(entry['for']),
          labels: strings(entry['labels']),
          annotations: strings(entry['annotations']),
          place: (...field: readonly string[]) =>
            tree.place(rule, 'spec', 'groups', groupIndex, 'rules', index, ...field),
        };
      }),
    ),
  );
}

/** The PrometheusRules of the tree, each once: a region's cluster has them, too. */
export function prometheusRules(tree: Tree): readonly TreeObject[] {
  return tree.objects(MONITORING).filter(({ object }) => object.kind === 'PrometheusRule');
}

export function specOf({ object }: TreeObject): Fields {
  return isFields(object['spec']) ? object['spec'] : {};
}

function strings(value: unknown): Readonly<Record<string, string>> {
  const entries = isFields(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([key, text]) => [key, String(text)]));
}

const UNITS: Readonly<Record<string, number>> = {
  ...{ ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 },
};

/** A duration as Prometheus and Go write it (`1h30m`), in seconds; 0 for none, `NaN` for what is none. */
export function seconds(duration: unknown): number {
  if (duration === undefined) return 0;
  if (typeof duration !== 'string') return duration === 0 ? 0 : Number.NaN;
  const parts = [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)];
  if (duration === '0') return 0;
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== duration) return Number.NaN;
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0), 0);
}
