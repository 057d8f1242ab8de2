import { createServer } from 'node:http';
import { createMetrics } from './metrics.js';
import { renderPage } from './stock.js';

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json';
const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';

/**
 * The web application: `/` and `/api/stock` for people and programs, `/healthz` (the process is
 * alive), `/readyz` (it wants traffic), `/metrics` (Prometheus).
 *
 * @param {{stock: ReadonlyMap<string, number>, version: string, sourceTime?: number}} options
 */
export function createWeb({ stock, version, sourceTime }) {
  const metrics = createMetrics();
  let ready = true;

  const routes = new Map([
    ['/', () => [200, HTML, renderPage(stock)]],
    ['/api/stock', () => [200, JSON_TYPE, JSON.stringify(Object.fromEntries(stock))]],
    ['/healthz', () => [200, TEXT, 'ok\n']],
    ['/readyz', () => (ready ? [200, TEXT, 'ready\n'] : [503, TEXT, 'shutting down\n'])],
    ['/metrics', () => [200, PROMETHEUS, metrics.render(version, sourceTime)]],
  ]);

  const server = createServer((request, response) => {
    const startedAt = performance.now();
    const path = (request.url ?? '/').split('?', 1)[0];
    const route = routes.has(path) ? path : 'other';
    const readOnly = request.method === 'GET' || request.method === 'HEAD';
    const answer = routes.get(path) ?? (() => [404, TEXT, 'not found\n']);
    const [status, type, body] = readOnly ? answer() : [405, TEXT, 'method not allowed\n'];
    response.on('finish', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      metrics.observe(readOnly ? request.method : 'other', route, status, seconds);
    });
    response.writeHead(status, {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(status === 405 && { allow: 'GET, HEAD' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    request.resume();
  });

  return {
    server,
    /**
     * Stops gracefully: not ready at once, so that the load balancer looks away; after `drainMs`
     * no new connection; resolves when every request that was accepted has been answered.
     */
    async stop(drainMs) {
      ready = false;
      await new Promise((resolve) => setTimeout(resolve, drainMs));
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
    },
  };
}
