import { autoscalerOf } from '../autoscaler.ts';
import { overlayFile, overlayRule, releaseRule, servingIn, wrongAt } from '../overlay-rule.ts';
import { ofKind, type Workload } from '../pods.ts';
import type { Rule } from '../rule.ts';
import { fieldsAt, itemsAt, valueAt, type FieldPath } from '../value.ts';

/** By what a release is judged. */
const ANALYSES = ['success-rate', 'latency'];

export const RELEASES_RULES: readonly Rule[] = [
  overlayRule('something-serves', 'each environment runs the application', (environment, tree) => {
    if (servingIn(tree, environment.folder).length > 0) return [];
    const wrong = `${environment.folder} runs nothing that serves`;
    return [{ at: overlayFile(environment), wrong, fix: 'List ../../base in its resources' }];
  }),
  releaseRule('dev-recreates', 'dev: `Recreate`', ['recreate'], (workload) =>
    valueAt(workload.spec, ['strategy', 'type']) === 'Recreate'
      ? []
      : wrongAt(
          workload,
          ['spec', 'strategy', 'type'],
          'does not say Recreate',
          'Set strategy.type to Recreate in the overlay',
        ),
  ),
  releaseRule(
    'dev-has-one-replica',
    'dev: one replica and no autoscaler',
    ['recreate'],
    (workload, _, tree) => {
      const autoscaler = autoscalerOf(tree, workload);
      if (autoscaler !== undefined) {
        return wrongAt(
          autoscaler,
          [],
          'scales what shall have one replica',
          'Take components/hpa out of the overlay',
        );
      }
      return workload.spec['replicas'] === 1
        ? []
        : wrongAt(
            workload,
            ['spec', 'replicas'],
            'does not say one replica',
            'Say count: 1 in `replicas` of the overlay',
          );
    },
  ),
  releaseRule(
    'staging-rolls-without-a-gap',
    'staging: `RollingUpdate` with maxUnavailable 0',
    ['rolling'],
    (workload) => {
      const strategy = fieldsAt(workload.spec, ['strategy']);
      return strategy['type'] === 'RollingUpdate' &&
        valueAt(strategy, ['rollingUpdate', 'maxUnavailable']) === 0
        ? []
        : wrongAt(
            workload,
            ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'],
            'may take a pod away before its successor is ready',
            'Say RollingUpdate with maxUnavailable: 0 in the overlay',
          );
    },
  ),
  releaseRule(
    'prod-releases-gradually',
    'prod: a Rollout that goes in steps (canary), or waits beside the old version (blue-green)',
    ['gradual'],
    (workload, { folder }, tree) => {
      const fix = 'List components/canary or components/blue-green in the overlay';
      if (workload.object.kind !== 'Rollout')
        return wrongAt(workload, ['kind'], 'is replaced all at once', fix);
      const blueGreen = valueAt(workload.spec, ['strategy', 'blueGreen']);
      if (blueGreen !== undefined) {
        const services = ofKind(tree, folder, 'Service').map(({ object }) => object.metadata.name);
        const named = ['activeService', 'previewService'].every((key) =>
          services.includes(String(fieldsAt(blueGreen, [])[key])),
        );
        return named && valueAt(blueGreen, ['autoPromotionEnabled']) === false
          ? []
          : wrongAt(
              workload,
              ['spec', 'strategy', 'blueGreen', 'autoPromotionEnabled'],
              'switches without anybody’s word, or between Services that are not there',
              'Set autoPromotionEnabled to false, and name an active and a preview Service',
            );
      }
      const steps = itemsAt(workload.spec, ['strategy', 'canary', 'steps']);
      const weights = steps
        .map((step) => step['setWeight'])
        .filter((weight) => typeof weight === 'number');
      const unavailable = valueAt(workload.spec, ['strategy', 'canary', 'maxUnavailable']);
      const grows = weights.every(
        (weight, index) => index === 0 || weight > (weights[index - 1] ?? 0),
      );
      const small = (weights[0] ?? 100) <= 25 && weights.length >= 2;
      return grows && small && unavailable === 0
        ? []
        : wrongAt(
            workload,
            ['spec', 'strategy', 'canary', 'steps'],
            'does not grow in steps from a quarter or less, without a gap',
            fix,
          );
    },
  ),
  releaseRule(
    'releases-are-judged',
    'prod: every step is judged by success rate and latency, asked of Prometheus; no answer is no success',
    ['gradual'],
    (workload, { folder }, tree) => {
      if (workload.object.kind !== 'Rollout') return []; // prod-releases-gradually says so
      const templates = ofKind(tree, folder, 'AnalysisTemplate');
      const bad = templates.find(({ object }) => !asksPrometheus(object['spec']));
      if (bad !== undefined) {
        return wrongAt(
          bad,
          ['spec', 'metrics'],
          'does not fail where Prometheus says so or says nothing',
          'Give each metric a Prometheus query, a successCondition, and an end to its errors',
        );
      }
      const there = new Set(templates.map(({ object }) => object.metadata.name));
      const missing = judgements(workload).find(
        ({ names }) => !ANALYSES.every((name) => names.includes(name) && there.has(name)),
      );
      return missing === undefined
        ? []
        : wrongAt(
            workload,
            missing.path,
            `goes on without asking for ${ANALYSES.join(' and ')}`,
            'Name both AnalysisTemplates (components/rollout) in the analysis',
          );
    },
  ),
];

/** Each point at which a release goes on, and the templates that are asked there. */
function judgements({
  spec,
}: Workload): readonly { readonly path: FieldPath; readonly names: readonly unknown[] }[] {
  const namesIn = (analysis: unknown): readonly unknown[] =>
    itemsAt(analysis, ['templates']).map((template) => template['templateName']);
  if (valueAt(spec, ['strategy', 'blueGreen']) !== undefined) {
    const path = ['spec', 'strategy', 'blueGreen', 'postPromotionAnalysis'];
    return [{ path, names: namesIn(valueAt({ spec }, path)) }];
  }
  const steps = itemsAt(spec, ['strategy', 'canary', 'steps']);
  return steps.flatMap((step, index) => {
    if (step['setWeight'] === undefined) return [];
    const next = steps.slice(index + 1);
    const end = next.findIndex((one) => one['setWeight'] !== undefined);
    const between = end === -1 ? next : next.slice(0, end);
    const path = ['spec', 'strategy', 'canary', 'steps', index];
    return [{ path, names: between.flatMap((one) => namesIn(one['analysis'])) }];
  });
}

function asksPrometheus(spec: unknown): boolean {
  const metrics = itemsAt(spec, ['metrics']);
  return (
    metrics.length > 0 &&
    metrics.every(
      (metric) =>
        typeof valueAt(metric, ['provider', 'prometheus', 'query']) === 'string' &&
        typeof metric['successCondition'] === 'string' &&
        Number(metric['count']) > 1 &&
        Number(metric['failureLimit'] ?? 0) < Number(metric['count']) &&
        Number(metric['consecutiveErrorLimit'] ?? 4) < Number(metric['count']),
    )
  );
}
