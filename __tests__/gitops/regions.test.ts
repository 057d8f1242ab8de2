import { describe, expect, it } from '@jest/globals';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { findings } from '../../scripts/gitops/rule.ts';
import { describeMutants, withMutant, type Mutant } from './support/mutant.ts';

const REGIONS = '.gitops/platform/regions';
const SET = `${REGIONS}/argocd/application-set.yaml`;
const STEP = '          maxUpdate: ';

const MUTANTS: readonly Mutant[] = [
  {
    ...{
      name: 'an Application of production beside the regions',
      rule: 'production-has-one-owner',
    },
    change: (files) => {
      files.replace(
        `${REGIONS}/argocd/kustomization.yaml`,
        '  - patch: |\n      apiVersion: argoproj.io/v1alpha1\n      kind: Application\n      metadata:\n        name: warehouse-prod\n      $patch: delete\n',
        '',
      );
      // The same name is no second one for kustomize, which knows kinds; the old destination is not allowed.
      files.replace(
        `${REGIONS}/argocd/kustomization.yaml`,
        '          - { name: warehouse-prod-europe-west1, namespace: warehouse-prod }\n          - { name: warehouse-prod-us-east4',
        '          - { server: https://kubernetes.default.svc, namespace: warehouse-prod }\n          - { name: warehouse-prod-us-east4',
      );
    },
  },
  {
    ...{ name: 'a first region without anybody', rule: 'regions-go-one-by-one' },
    ...{ file: SET, from: `[europe-west1] }]\n${STEP}0`, to: `[europe-west1] }]\n${STEP}1` },
  },
  {
    ...{ name: 'a second region that follows by itself', rule: 'regions-go-one-by-one' },
    ...{ file: SET, from: `[us-east4] }]\n${STEP}0`, to: `[us-east4] }]\n${STEP}1` },
  },
  {
    ...{ name: 'a last region that says nothing', rule: 'regions-go-one-by-one' },
    ...{ file: SET, from: `[asia-southeast1] }]\n${STEP}0`, to: '[asia-southeast1] }]' },
  },
  {
    ...{ name: 'all regions at once', rule: 'regions-go-one-by-one' },
    ...{ file: SET, from: 'type: RollingSync', to: 'type: AllAtOnce' },
  },
  {
    ...{ name: 'two regions in a step', rule: 'regions-go-one-by-one' },
    ...{ file: SET, from: 'values: [us-east4]', to: 'values: [us-east4, us-west1]' },
  },
  {
    ...{ name: 'regions that sync themselves', rule: 'prod-sync-is-manual' },
    file: SET,
    from: '      syncPolicy:\n        syncOptions:',
    to: '      syncPolicy:\n        automated: {}\n        syncOptions:',
  },
  {
    ...{ name: 'regions that follow staging', rule: 'environment-follows-its-branch' },
    ...{ file: SET, from: 'targetRevision: main', to: 'targetRevision: staging' },
  },
  {
    ...{ name: 'a region that goes with its label', rule: 'regions-keep-serving' },
    ...{
      file: SET,
      from: 'preserveResourcesOnDeletion: true',
      to: 'preserveResourcesOnDeletion: false',
    },
  },
  {
    ...{ name: 'backups of all regions in one place', rule: 'regions-back-up-apart' },
    ...{
      file: `${REGIONS}/argocd/cluster-application-set.yaml`,
      from: "'{{ .name }}' }",
      to: 'regions }',
    },
  },
  {
    ...{ name: 'a region whose analyses ask nobody', rule: 'prometheus-has-its-address' },
    change: (files) => {
      const file = `${REGIONS}/cluster/kustomization.yaml`;
      const gone =
        'apiVersion: v1\n      kind: Service\n      metadata: { name: prometheus, namespace: monitoring }\n      $patch: delete';
      files.write(file, `${files.read(file)}  - patch: |\n      ${gone}\n`);
    },
  },
  {
    ...{ name: 'a region where monitoring is not allowed', rule: 'project-covers-its-application' },
    ...{
      file: `${REGIONS}/argocd/kustomization.yaml`,
      from: '{ name: warehouse-prod-us-east4, namespace: monitoring }',
      to: '{ name: warehouse-prod-us-east4, namespace: velero }',
    },
  },
  {
    ...{ name: 'no health check', rule: 'regions-are-asked-for-their-health' },
    ...{ file: `${REGIONS}/gateway/health-check-policy.yaml`, from: '', to: undefined },
  },
  {
    ...{ name: 'a health check of the front page', rule: 'regions-are-asked-for-their-health' },
    ...{ file: `${REGIONS}/gateway/health-check-policy.yaml`, from: '/readyz', to: '/' },
  },
];

describeMutants('production in several regions', MUTANTS);

describe('the switch to several regions', () => {
  it('is the path of the parent, and what it then deploys is all of the tree but for production', async () => {
    const tree = await withMutant((files) => {
      files.replace(
        '.gitops/argocd/applications/warehouse.yaml',
        'path: .gitops/argocd',
        'path: .gitops/platform/regions/argocd',
      );
    });
    expect(findings(tree, await registeredRules())).toEqual([]);
    const names = (folder: string): readonly string[] =>
      tree.objects(folder).map(({ object }) => `${object.kind} ${object.metadata.name}`);
    const regions = names('platform/regions/argocd');
    const gone = names('argocd').filter((name) => !regions.includes(name));
    expect(gone).toEqual(['Application warehouse-prod']);
    expect(regions).toContain('ApplicationSet warehouse-prod');
    const images = tree
      .objects('platform/regions/prod')
      .filter(({ object }) => object.kind === 'Rollout' || object.kind === 'Deployment');
    expect(images.map(({ object }) => object)).toEqual(
      tree
        .objects('overlays/prod')
        .map(({ object }) => object)
        .filter(({ kind }) => kind === 'Rollout' || kind === 'Deployment'),
    );
  });
});
