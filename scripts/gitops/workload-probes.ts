import type { Fields } from '../../packages/shared/kustomize/kustomization-fields.ts';
import { WORKLOADS, type AdmissionRequest } from './admission.ts';
import type { Environment } from './argocd.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** A container that every policy lets in, in the namespace of an environment. */
export function goodContainer(environment: Environment): Fields {
  return {
    name: 'web',
    image: `registry.test/${environment}/web:v1.0.0@${DIGEST}`,
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    securityContext: {
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
    },
  };
}

/** Where in a Pod a container stands. */
export type ContainerList = 'containers' | 'initContainers' | 'ephemeralContainers';

/** A workload whose one container is changed: of any kind, in any list. */
export function probe(
  environment: Environment,
  change: Fields,
  kind = 'Deployment',
  list: ContainerList = 'containers',
): AdmissionRequest {
  const good = goodContainer(environment);
  const pod = {
    containers: [good],
    ...{ [list]: [{ ...good, ...change }] },
  };
  const spec =
    kind === 'Pod'
      ? pod
      : kind === 'CronJob'
        ? { jobTemplate: { spec: { template: { spec: pod } } } }
        : { template: { spec: pod } };
  const resource = WORKLOADS[kind];
  const apiVersion =
    resource === undefined || resource.group === ''
      ? 'v1'
      : `${resource.group}/${resource.version}`;
  return {
    object: { apiVersion, kind, metadata: { name: 'web' }, spec },
    namespace: {
      metadata: {
        name: `any-${environment}`,
        labels: { environment },
        annotations: { 'policy.acme.test/registry': `registry.test/${environment}/` },
      },
    },
  };
}
