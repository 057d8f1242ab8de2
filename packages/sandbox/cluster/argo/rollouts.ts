import { mkdir } from 'node:fs/promises';
import { freePort, waitForHttp, type Supervisor } from '../../supervisor/supervisor.ts';
import { toolPath } from '../../tools/tool-path.ts';
import type { KubernetesClient } from '../kubernetes/client.ts';
import { programEnvironment, type ControlPlane } from '../kubernetes/control-plane.ts';

export interface RolloutsOptions {
  readonly dir: string;
  readonly supervisor: Supervisor;
  readonly client: KubernetesClient;
  readonly controlPlane: ControlPlane;
  /** What answers in the place of every host that an analysis asks; see prometheus.ts. */
  readonly proxyUrl: string;
}

/** Starts the controller of Argo Rollouts for all namespaces. */
export async function startRollouts(options: RolloutsOptions): Promise<void> {
  const { dir, supervisor, client, controlPlane } = options;
  await mkdir(dir, { recursive: true });
  // Where its installation puts it, and who watches it looks.
  await client.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'argo-rollouts' },
  });
  const [metricsPort, healthPort] = [await freePort(), await freePort()];
  const controller = await supervisor.spawn(
    'argo-rollouts',
    await toolPath('argo-rollouts'),
    [
      `--kubeconfig=${controlPlane.kubeconfig}`,
      '--namespace=',
      '--leader-elect=false',
      `--metricsPort=${String(metricsPort)}`,
      `--healthzPort=${String(healthPort)}`,
    ],
    { cwd: dir, env: { ...programEnvironment(dir), HTTP_PROXY: options.proxyUrl } },
  );
  await waitForHttp({ url: `http://127.0.0.1:${String(healthPort)}/healthz` }, controller, 120_000);
}
