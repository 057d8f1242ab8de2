import { describeMutants } from './support/mutant.ts';

describeMutants('the kinds of the tree', [
  {
    name: 'a kind with a typing error',
    file: '.gitops/base/pod-disruption-budget.yaml',
    ...{ from: 'kind: PodDisruptionBudget', to: 'kind: PodDisruptionBuget' },
    rule: 'kinds-are-known',
  },
  {
    name: 'a version that is served no more',
    file: '.gitops/argocd/secrets/external-secrets.yaml',
    ...{ from: 'external-secrets.io/v1', to: 'external-secrets.io/v1beta1' },
    rule: 'kinds-are-known',
  },
]);
