import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import type { Endpoint } from './connection.ts';

/** Writes how a program reaches the API server (kubernetes.io/docs/reference/config-api/kubeconfig.v1). */
export async function writeKubeconfig(
  file: string,
  endpoint: Endpoint,
  namespace = 'default',
): Promise<void> {
  const authority = Buffer.from(endpoint.certificateAuthority).toString('base64');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'sandbox',
    clusters: [
      {
        name: 'sandbox',
        cluster: { server: endpoint.url, 'certificate-authority-data': authority },
      },
    ],
    users: [{ name: 'sandbox', user: { token: endpoint.token } }],
    contexts: [{ name: 'sandbox', context: { cluster: 'sandbox', user: 'sandbox', namespace } }],
  };
  await writeFile(file, stringify(config), { mode: 0o600 });
}
