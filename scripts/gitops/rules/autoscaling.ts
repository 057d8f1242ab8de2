import { autoscalerOf } from '../autoscaler.ts';
import { releaseRule, wrongAt } from '../overlay-rule.ts';
import type { Rule } from '../rule.ts';
import { fieldsAt, itemsAt, valueAt } from '../value.ts';

export const AUTOSCALING_RULES: readonly Rule[] = [
  releaseRule(
    'autoscaler-bounds',
    'an autoscaler between 2 and 5 in staging, between 3 and 20 in prod',
    ['rolling', 'gradual'],
    (workload, { name, scale }, tree) => {
      const autoscaler = autoscalerOf(tree, workload);
      if (autoscaler === undefined) {
        return wrongAt(
          workload,
          [],
          `has no autoscaler in ${name}`,
          'List components/hpa in the overlay, and let its scaleTargetRef name the workload',
        );
      }
      const wanted = [
        ['minReplicas', scale?.min],
        ['maxReplicas', scale?.max],
      ] as const;
      return wanted
        .filter(([field, value]) => valueAt(autoscaler.object, ['spec', field]) !== value)
        .flatMap(([field, value]) =>
          wrongAt(
            autoscaler,
            ['spec', field],
            `has not ${field}: ${String(value)} in ${name}`,
            'Set the bound in the overlay',
          ),
        );
    },
  ),
  releaseRule(
    'autoscaler-comes-down-slowly',
    'the autoscaler says how fast it goes up and down, and waits before it goes down',
    ['rolling', 'gradual'],
    (workload, _, tree) => {
      const autoscaler = autoscalerOf(tree, workload);
      if (autoscaler === undefined) return []; // autoscaler-bounds says so
      const down = fieldsAt(autoscaler.object, ['spec', 'behavior', 'scaleDown']);
      const up = fieldsAt(autoscaler.object, ['spec', 'behavior', 'scaleUp']);
      const holds =
        Number(down['stabilizationWindowSeconds']) >= 60 &&
        itemsAt(down, ['policies']).length > 0 &&
        itemsAt(up, ['policies']).length > 0;
      return holds
        ? []
        : wrongAt(
            autoscaler,
            ['spec', 'behavior', 'scaleDown'],
            'does not say how it scales',
            'Give `behavior` policies for both directions, and a stabilization window of a minute or more down',
          );
    },
  ),
  releaseRule(
    'autoscaler-alone-sets-replicas',
    'where an autoscaler scales, no `replicas` is rendered',
    ['rolling', 'gradual'],
    (workload) =>
      workload.spec['replicas'] === undefined
        ? []
        : wrongAt(
            workload,
            ['spec', 'replicas'],
            'says replicas, which Argo CD would set back at every sync',
            'Take `replicas` out: the autoscaler sets them',
          ),
  ),
];
