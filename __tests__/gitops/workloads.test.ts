import { expect, it } from '@jest/globals';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { findings } from '../../scripts/gitops/rule.ts';
import { describeMutants, withMutant } from './support/mutant.ts';

const BASE = '.gitops/base';
const DEPLOYMENT = `${BASE}/deployment.yaml`;
const DEV = '.gitops/overlays/dev/kustomization.yaml';

/** A line of the Deployment taken out, or another in its place. */
const without = (name: string, rule: string, from: string, to = '') => ({
  ...{ name, rule, file: DEPLOYMENT, from, to },
});

describeMutants('what runs the application', [
  without('root is allowed', 'pods-are-restricted', '        runAsNonRoot: true\n'),
  without('no seccomp profile', 'pods-are-restricted', 'type: RuntimeDefault', 'type: Unconfined'),
  without(
    'privileges may grow',
    'pods-are-restricted',
    'allowPrivilegeEscalation: false',
    'allowPrivilegeEscalation: true',
  ),
  without(
    'a root file system that is written to',
    'pods-are-restricted',
    '            readOnlyRootFilesystem: true\n',
  ),
  without('capabilities are kept', 'pods-are-restricted', 'drop: [ALL]', 'drop: [NET_RAW]'),
  without('no limit of memory', 'resources-are-set', '              memory: 128Mi\n'),
  without('no limit of CPU', 'resources-are-set', '              cpu: 500m\n'),
  without('no request of CPU', 'resources-are-set', '              cpu: 50m\n'),
  without('nobody asks whether it is ready', 'probes-are-set', 'readinessProbe:', 'lifecycle:'),
  without('nobody asks whether it is alive', 'probes-are-set', 'livenessProbe:', 'lifecycle:'),
  without('the default account', 'account-of-its-own', '      serviceAccountName: web\n'),
  without('pods get a token', 'account-of-its-own', '      automountServiceAccountToken: false\n'),
  {
    name: 'the account hands out its token',
    ...{
      file: `${BASE}/service-account.yaml`,
      from: 'automountServiceAccountToken: false\n',
      to: '',
    },
    rule: 'account-of-its-own',
  },
  without(
    'all in one zone',
    'spread-over-zones',
    'topologyKey: topology.kubernetes.io/zone',
    'topologyKey: example.com/rack',
  ),
  {
    name: 'no disruption budget',
    ...{ file: `${BASE}/pod-disruption-budget.yaml`, from: '', to: undefined },
    rule: 'disruption-budget',
  },
  {
    name: 'a budget that lets no node be drained',
    file: `${BASE}/pod-disruption-budget.yaml`,
    ...{ from: 'maxUnavailable: 1', to: 'minAvailable: 1', rule: 'disruption-budget' },
  },
  {
    name: 'no NetworkPolicy',
    ...{ file: `${BASE}/network-policy.yaml`, from: '', to: undefined },
    rule: 'app-has-a-network-policy',
  },
  {
    name: 'a NetworkPolicy that lets everything out',
    file: `${BASE}/network-policy.yaml`,
    ...{ from: '[Ingress, Egress]', to: '[Ingress]', rule: 'app-has-a-network-policy' },
  },
  {
    name: 'a Service that leads to no port',
    file: `${BASE}/service.yaml`,
    ...{ from: 'targetPort: http', to: 'targetPort: https', rule: 'services-reach-pods' },
  },
  {
    name: 'nothing scrapes it',
    ...{ file: `${BASE}/service-monitor.yaml`, from: '', to: undefined },
    rule: 'app-is-scraped',
  },
  {
    name: 'a port is scraped that the Service has not',
    file: `${BASE}/service-monitor.yaml`,
    ...{ from: '- port: http\n', to: '- port: metrics\n', rule: 'app-is-scraped' },
  },
  {
    name: 'dev says that it is prod',
    ...{ file: DEV, from: 'environment: dev', to: 'environment: prod' },
    rule: 'objects-stay-in-their-environment',
  },
]);

it('an overlay that does not say its namespace is found, whoever else says so', async () => {
  const tree = await withMutant((files) => {
    files.replace(DEV, 'namespace: warehouse-dev\n', '');
  });
  const found = findings(tree, await registeredRules());
  expect(found.map(({ rule }) => rule)).toContain('objects-stay-in-their-environment');
});
