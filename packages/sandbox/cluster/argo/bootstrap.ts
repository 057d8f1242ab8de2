import { randomBytes } from 'node:crypto';
import type { KubernetesClient } from '../kubernetes/client.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { ARGOCD_NAMESPACE } from './argocd.ts';

/** What Argo CD reads the repository and calls GitHub with; External Secrets brings it elsewhere. */
export interface Credentials {
  readonly cloneUrl: string;
  readonly repositoryToken: string;
  readonly dispatchToken: string;
}

const PART_OF = { 'app.kubernetes.io/part-of': 'argocd' };

/** What Argo CD's own installation makes, and its controllers do not start without. */
export async function installArgoCdSettings(client: KubernetesClient): Promise<void> {
  await client.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: ARGOCD_NAMESPACE },
  });
  for (const name of ['argocd-cm', 'argocd-rbac-cm', 'argocd-cmd-params-cm']) {
    await client.apply(settings(name));
  }
  for (const name of ['argocd-ssh-known-hosts-cm', 'argocd-tls-certs-cm', 'argocd-gpg-keys-cm']) {
    await client.apply(settings(name));
  }
  await client.apply(settings('argocd-notifications-cm'));
  await client.apply(
    secret('argocd-secret', { 'server.secretkey': randomBytes(32).toString('hex') }),
  );
}

/** Gives Argo CD its credentials. */
export async function installCredentials(
  client: KubernetesClient,
  credentials: Credentials,
): Promise<void> {
  const { cloneUrl, repositoryToken, dispatchToken } = credentials;
  const repository = {
    ...{ type: 'git', url: cloneUrl, project: '' },
    ...{ username: 'x-access-token', password: repositoryToken },
  };
  await client.apply(
    secret('repository-warehouse-network', repository, {
      'argocd.argoproj.io/secret-type': 'repository',
    }),
  );
  await client.apply(
    secret('argocd-notifications-secret', { 'github-dispatch-token': dispatchToken }),
  );
}

function settings(name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: ARGOCD_NAMESPACE, labels: PART_OF },
  };
}

function secret(
  name: string,
  stringData: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: ARGOCD_NAMESPACE, labels: { ...PART_OF, ...labels } },
    stringData,
  };
}
