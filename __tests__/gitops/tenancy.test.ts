import { describe, expect, it } from '@jest/globals';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { findings } from '../../scripts/gitops/rule.ts';
import { describeMutants, withMutant, type Mutant, type MutantFiles } from './support/mutant.ts';

const NAMESPACES = '.gitops/platform/namespaces';
const TENANCY = '.gitops/platform/tenancy';
const GUARDRAILS = `${TENANCY}/guardrails`;

const MUTANTS: readonly Mutant[] = [
  {
    ...{ name: 'no namespace for production', rule: 'environment-has-its-namespace' },
    change: (files) => {
      files.replace(`${NAMESPACES}/kustomization.yaml`, '  - prod.yaml\n', '');
      // Of which the cluster of a region takes its own.
      files.write(
        '.gitops/platform/regions/cluster/kustomization.yaml',
        'resources:\n  - ../../policies\n  - ../../tenancy/prod\n  - ../../monitoring\n  - ../../backup\n',
      );
    },
  },
  {
    ...{
      name: 'a namespace that is of another environment',
      rule: 'environment-has-its-namespace',
    },
    ...{ file: `${NAMESPACES}/staging.yaml`, from: 'environment: staging', to: 'environment: dev' },
  },
  {
    ...{ name: 'a registry of another environment', rule: 'environment-has-its-namespace' },
    ...{ file: `${NAMESPACES}/prod.yaml`, from: 'acme/warehouse-prod/', to: 'acme/warehouse-dev/' },
  },
  {
    ...{ name: 'no Pod Security', rule: 'pod-security-is-restricted' },
    file: `${NAMESPACES}/prod.yaml`,
    from: '    pod-security.kubernetes.io/enforce: restricted\n',
    to: '',
  },
  {
    ...{ name: 'Pod Security baseline', rule: 'pod-security-is-restricted' },
    file: `${NAMESPACES}/dev.yaml`,
    from: 'pod-security.kubernetes.io/enforce: restricted',
    to: 'pod-security.kubernetes.io/enforce: baseline',
  },
  {
    ...{ name: 'Pod Security of whatever version', rule: 'pod-security-is-restricted' },
    ...{
      file: `${NAMESPACES}/dev.yaml`,
      from: 'enforce-version: v1.36',
      to: 'enforce-version: latest',
    },
  },
  {
    ...{ name: 'a namespace that is pruned', rule: 'namespaces-are-never-pruned' },
    ...{ file: `${NAMESPACES}/prod.yaml`, from: 'Prune=false,Delete=false', to: 'Prune=true' },
  },
  {
    ...{ name: 'no default-deny', rule: 'traffic-is-denied-by-default' },
    ...{ file: `${GUARDRAILS}/default-deny.yaml`, from: '', to: undefined },
  },
  {
    ...{ name: 'a default-deny of what comes in alone', rule: 'traffic-is-denied-by-default' },
    ...{ file: `${GUARDRAILS}/default-deny.yaml`, from: '[Ingress, Egress]', to: '[Ingress]' },
  },
  {
    ...{ name: 'a default-deny of some Pods', rule: 'traffic-is-denied-by-default' },
    file: `${GUARDRAILS}/default-deny.yaml`,
    from: 'podSelector: {}',
    to: 'podSelector: { matchLabels: { app.kubernetes.io/name: web } }',
  },
  {
    ...{ name: 'no DNS', rule: 'names-can-be-resolved' },
    ...{ file: `${GUARDRAILS}/allow-dns.yaml`, from: '', to: undefined },
  },
  {
    ...{ name: 'a policy that lets all out', rule: 'nothing-is-open-to-all' },
    ...{ file: `${GUARDRAILS}/allow-dns.yaml`, from: '169.254.20.10/32', to: '0.0.0.0/0' },
  },
  {
    ...{ name: 'no quota', rule: 'namespace-has-a-quota' },
    change: (files) => {
      files.replace(`${GUARDRAILS}/resource-quota.yaml`, '    pods:', '    services:');
      for (const environment of ['staging', 'prod']) {
        files.replace(
          `${TENANCY}/${environment}/kustomization.yaml`,
          '/spec/hard/pods',
          '/spec/hard/services',
        );
      }
    },
  },
  {
    ...{ name: 'a namespace without any of it', rule: 'namespace-has-a-limit-range' },
    ...{ file: `${GUARDRAILS}/limit-range.yaml`, from: '', to: undefined },
  },
  {
    ...{ name: 'containers of any size', rule: 'namespace-has-a-limit-range' },
    ...{ file: `${GUARDRAILS}/limit-range.yaml`, from: '      max: { memory: 1Gi }\n', to: '' },
  },
  {
    ...{ name: 'a quota below the autoscaler', rule: 'quota-has-room-for-the-autoscaler' },
    ...{ file: `${TENANCY}/prod/kustomization.yaml`, from: "value: '50'", to: "value: '20'" },
  },
];

describeMutants('namespaces and tenancy', MUTANTS);

/** As the component's own comment says: a folder beside it, and its line. */
function orders(files: MutantFiles): void {
  const comment = files.read(`${TENANCY}/second-team/kustomization.yaml`);
  const example = comment.split('\n').filter((line) => line.startsWith('#   '));
  files.write(
    `${TENANCY}/orders/kustomization.yaml`,
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${example.map((line) => line.slice(4)).join('\n')}\n`,
  );
  files.replace(`${TENANCY}/kustomization.yaml`, '  - prod\n', '  - prod\n  - orders\n');
  files.replace(
    '.gitops/argocd/projects/platform.yaml',
    '    - { server: https://kubernetes.default.svc, namespace: warehouse-prod }\n',
    '    - { server: https://kubernetes.default.svc, namespace: warehouse-prod }\n    - { server: https://kubernetes.default.svc, namespace: orders-dev }\n',
  );
}

describe('a second team', () => {
  it('gets a namespace with everything that ours have, by the component as its comment says', async () => {
    const tree = await withMutant(orders);
    expect(findings(tree, await registeredRules())).toEqual([]);
    const kinds = tree
      .objects('platform/tenancy/orders')
      .map(({ object }) => [object.kind, object.metadata.name, object.metadata.namespace]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['Namespace', 'orders-dev', undefined],
        ['NetworkPolicy', 'default-deny', 'orders-dev'],
        ['NetworkPolicy', 'allow-dns', 'orders-dev'],
        ['ResourceQuota', 'quota', 'orders-dev'],
        ['LimitRange', 'limits', 'orders-dev'],
      ]),
    );
  });

  it('is held to the rules that hold for ours', async () => {
    const tree = await withMutant((files) => {
      orders(files);
      files.replace(
        `${TENANCY}/second-team/namespace.yaml`,
        'pod-security.kubernetes.io/enforce: restricted',
        'pod-security.kubernetes.io/enforce: privileged',
      );
    });
    const found = findings(tree, await registeredRules());
    expect(found.map(({ rule }) => rule)).toEqual(['pod-security-is-restricted']);
  });
});
