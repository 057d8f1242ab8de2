import { expect, it } from '@jest/globals';
import { titleOf } from '../../scripts/gitops/pods.ts';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { findings } from '../../scripts/gitops/rule.ts';
import { describeMutants, withMutant, type MutantFiles } from './support/mutant.ts';

const overlay = (environment: string): string =>
  `.gitops/overlays/${environment}/kustomization.yaml`;
const DEV = overlay('dev');
const STAGING = overlay('staging');
const PROD = overlay('prod');
const HPA = '.gitops/components/hpa/horizontal-pod-autoscaler.yaml';
const CANARY = '.gitops/components/canary/strategy.yaml';
const BLUE_GREEN = '.gitops/components/blue-green/strategy.yaml';
const SUCCESS = '.gitops/components/rollout/success-rate.yaml';

/** Production with blue-green instead of the canary, and something more. */
const blueGreen =
  (from: string, to: string) =>
  (files: MutantFiles): void => {
    files.replace(PROD, 'components/canary', 'components/blue-green');
    files.replace(BLUE_GREEN, from, to);
  };

describeMutants('how the environments release and scale', [
  {
    name: 'dev rolls',
    ...{
      file: '.gitops/overlays/dev/recreate.yaml',
      from: 'type: Recreate',
      to: 'type: RollingUpdate',
    },
    rule: 'dev-recreates',
  },
  {
    name: 'dev has two replicas',
    ...{ file: DEV, from: 'count: 1', to: 'count: 2' },
    rule: 'dev-has-one-replica',
  },
  {
    name: 'dev is scaled',
    file: DEV,
    from: 'components:\n',
    to: 'components:\n  - ../../components/hpa\n',
    rule: 'dev-has-one-replica',
  },
  {
    name: 'staging takes pods away first',
    file: '.gitops/overlays/staging/rolling-update.yaml',
    ...{ from: 'maxUnavailable: 0', to: 'maxUnavailable: 1', rule: 'staging-rolls-without-a-gap' },
  },
  {
    name: 'staging is not scaled',
    ...{ file: STAGING, from: '  - ../../components/hpa\n', to: '' },
    rule: 'autoscaler-bounds',
  },
  {
    name: 'staging may grow to four',
    ...{ file: HPA, from: 'maxReplicas: 5', to: 'maxReplicas: 4' },
    rule: 'autoscaler-bounds',
  },
  {
    name: 'prod may shrink to one',
    ...{
      file: '.gitops/overlays/prod/autoscaling.yaml',
      from: 'minReplicas: 3',
      to: 'minReplicas: 1',
    },
    rule: 'autoscaler-bounds',
  },
  {
    name: 'the autoscaler of prod scales a Deployment that is none any more',
    file: '.gitops/components/rollout/kustomization.yaml',
    from: '        path: /spec/scaleTargetRef/kind\n        value: Rollout',
    to: '        path: /spec/scaleTargetRef/kind\n        value: Deployment',
    rule: 'autoscaler-bounds',
  },
  {
    name: 'down at once',
    ...{ file: HPA, from: 'stabilizationWindowSeconds: 300', to: 'stabilizationWindowSeconds: 0' },
    rule: 'autoscaler-comes-down-slowly',
  },
  {
    name: 'replicas beside the autoscaler',
    change: (files) => {
      files.write(STAGING, `${files.read(STAGING)}replicas:\n  - name: web\n    count: 2\n`);
    },
    rule: 'autoscaler-alone-sets-replicas',
  },
  {
    name: 'prod replaces all pods at once',
    ...{ file: PROD, from: 'components/canary', to: 'components/rollout' },
    rule: 'prod-releases-gradually',
  },
  {
    name: 'half of the pods at the first step',
    ...{ file: CANARY, from: 'setWeight: 10', to: 'setWeight: 50' },
    rule: 'prod-releases-gradually',
  },
  {
    name: 'blue-green that switches by itself',
    change: blueGreen('autoPromotionEnabled: false', 'autoPromotionEnabled: true'),
    rule: 'prod-releases-gradually',
  },
  {
    name: 'blue-green without a preview',
    change: blueGreen('previewService: web-preview', 'previewService: web-prvew'),
    rule: 'prod-releases-gradually',
  },
  {
    name: 'blue-green that nobody judges',
    change: blueGreen('- templateName: success-rate\n', ''),
    rule: 'releases-are-judged',
  },
  {
    name: 'a step without analysis',
    ...{
      file: CANARY,
      from: '        - analysis: *judged\n        - setWeight: 50\n',
      to: '        - setWeight: 50\n',
    },
    rule: 'releases-are-judged',
  },
  {
    name: 'latency does not count',
    ...{ file: CANARY, from: '              - templateName: latency\n', to: '' },
    rule: 'releases-are-judged',
  },
  {
    name: 'a success rate that cannot fail',
    ...{ file: SUCCESS, from: '      successCondition: result[0] >= 0.99\n', to: '' },
    rule: 'releases-are-judged',
  },
  {
    name: 'no answer is as good as an answer',
    ...{ file: SUCCESS, from: 'consecutiveErrorLimit: 2', to: 'consecutiveErrorLimit: 100' },
    rule: 'releases-are-judged',
  },
  {
    name: 'a failed measurement does not count',
    ...{ file: SUCCESS, from: 'failureLimit: 0', to: 'failureLimit: 4' },
    rule: 'releases-are-judged',
  },
]);

it('production may switch between blue and green instead', async () => {
  const tree = await withMutant(blueGreen('web-preview', 'web-preview'));
  expect(tree.objects('overlays/prod').map(({ object }) => titleOf(object))).toContain(
    'Service web-preview',
  );
  expect(findings(tree, await registeredRules())).toEqual([]);
});

describeMutants('what an environment is', [
  {
    name: 'an environment without the application',
    change: (files) => {
      files.write(
        '.gitops/overlays/staging/config-map.yaml',
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n',
      );
      files.write(
        STAGING,
        'resources: [config-map.yaml]\nnamespace: warehouse-staging\nlabels: [{pairs: {environment: staging}}]\n',
      );
    },
    rule: 'something-serves',
  },
]);
