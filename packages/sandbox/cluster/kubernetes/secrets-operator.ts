import type { KubernetesClient } from './client.ts';
import type { KubernetesObject } from './object.ts';

const API_VERSION = 'external-secrets.io/v1';

/**
 * Stands for External Secrets: there is no Google to ask, so stores and secrets are said to be ready
 * and no Secret is made. Argo CD counts an ExternalSecret without a status as progressing for ever.
 */
export async function installSecretsStandIn(client: KubernetesClient): Promise<void> {
  for (const kind of ['SecretStore', 'ExternalSecret']) await client.apply(ready(kind));
}

/** Played by kwok, as the stages of nodes and pods. */
function ready(kind: string): KubernetesObject {
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name: `${kind.toLowerCase()}-ready` },
    spec: {
      resourceRef: { apiGroup: API_VERSION, kind },
      selector: {
        matchExpressions: [
          { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
          {
            key: '.status.conditions.[] | select( .type == "Ready" ) | .status',
            operator: 'NotIn',
            values: ['True'],
          },
        ],
      },
      next: {
        statusTemplate: `
conditions:
- type: Ready
  status: "True"
  reason: SandboxStandIn
  message: nothing was read
  lastTransitionTime: {{ Now | Quote }}
`,
      },
    },
  };
}
