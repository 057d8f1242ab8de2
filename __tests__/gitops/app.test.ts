import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { ofKind, workloadsOf } from '../../scripts/gitops/pods.ts';
import { loadTree, type Tree } from '../../scripts/gitops/tree.ts';
import { EXAMPLE } from './support/mutant.ts';
import { fieldsAt, itemsAt, valueAt } from '../../scripts/gitops/value.ts';

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The application, started with what the tree gives it, and asked what the tree asks it. */
describe.each(['dev', 'staging', 'prod'])('apps/web as overlays/%s runs it', (environment) => {
  const folder = `overlays/${environment}`;
  let tree: Tree;
  let app: ChildProcess;
  let address = '';

  beforeAll(async () => {
    tree = await loadTree(EXAMPLE);
    const [config] = ofKind(tree, folder, 'ConfigMap');
    const env = fieldsAt(config?.object, ['data']) as Record<string, string>;
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    // Only what the manifests set, and the port: the image says 8080, as the container does.
    app = spawn(process.execPath, ['src/main.js'], {
      cwd: join(EXAMPLE, 'apps/web'),
      env: { ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (app.stdout !== null) await once(app.stdout, 'data');
  });
  afterAll(() => {
    app.kill('SIGKILL');
  });

  const container = (): unknown => workloadsOf(tree, folder)[0]?.containers[0]?.fields;

  it('answers every probe, and the ServiceMonitor', async () => {
    const paths = [
      ...['startupProbe', 'readinessProbe', 'livenessProbe'].map((probe) =>
        valueAt(container(), [probe, 'httpGet', 'path']),
      ),
      ...ofKind(tree, folder, 'ServiceMonitor').flatMap(({ object }) =>
        itemsAt(object, ['spec', 'endpoints']).map(({ path }) => path),
      ),
    ];
    expect(paths).toEqual(['/healthz', '/readyz', '/healthz', '/metrics']);
    for (const path of paths) {
      const { status } = await fetch(`${address}${String(path)}`);
      expect([path, status]).toEqual([path, 200]);
    }
  });

  it('says the metrics by which a release is judged', async () => {
    await fetch(address);
    const metrics = await (await fetch(`${address}/metrics`)).text();
    for (const { object } of ofKind(tree, folder, 'AnalysisTemplate')) {
      const query = String(
        valueAt(object, ['spec', 'metrics', 0, 'provider', 'prometheus', 'query']),
      );
      const [name = 'none'] = /http_\w+/.exec(query) ?? [];
      expect(metrics).toContain(`${name}{`);
    }
    expect(metrics).toMatch(/^http_requests_total\{[^}]*route="\/",status="200"\}/m);
  });

  it('is given longer to end than it drains', () => {
    const [workload] = workloadsOf(tree, folder);
    const [config] = ofKind(tree, folder, 'ConfigMap');
    const drain = Number(valueAt(config?.object, ['data', 'DRAIN_MS']));
    const grace = Number(workload?.pod.spec['terminationGracePeriodSeconds']);
    expect(drain).toBeGreaterThan(0);
    expect(grace * 1000).toBeGreaterThanOrEqual(2 * drain);
  });
});
