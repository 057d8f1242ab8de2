import { toolPath } from '@gitops-actions/sandbox/tools/tool-path.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A real CNCF registry, anonymous, of this test alone. */
export interface TestRegistry {
  readonly host: string;
  readonly storageDir: string;
  close(): Promise<void>;
}

export async function startRegistry(dir: string): Promise<TestRegistry> {
  const storageDir = join(dir, 'storage');
  await mkdir(storageDir, { recursive: true });
  const port = await freePort();
  const config = join(dir, 'registry.yml');
  await writeFile(
    config,
    [
      'version: 0.1',
      'log: { level: error, accesslog: { disabled: true } }',
      `storage: { filesystem: { rootdirectory: ${storageDir} } }`,
      `http: { addr: '127.0.0.1:${port}', secret: test }`,
    ].join('\n'),
  );
  const child = spawn(await toolPath('registry'), ['serve', config], { stdio: 'ignore' });
  const host = `localhost:${port}`;
  for (;;) {
    const up = await fetch(`http://127.0.0.1:${port}/v2/`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) break;
    if (child.exitCode !== null) throw new Error('The registry did not start.');
    await delay(20);
  }
  return {
    host,
    storageDir,
    async close() {
      const closed = once(child, 'exit');
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** A registry that asks for a login, in front of another one. */
export async function startLoginProxy(
  upstream: string,
  login: { readonly username: string; readonly password: string },
): Promise<{ host: string; close(): Promise<void> }> {
  const expected = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
  const server = createServer((incoming, outgoing) => {
    if (incoming.headers.authorization !== expected) {
      outgoing
        .writeHead(401, { 'www-authenticate': 'Basic realm="test"' })
        .end('{"errors":[{"code":"UNAUTHORIZED","message":"login"}]}');
      return;
    }
    const headers = { ...incoming.headers };
    delete headers.authorization;
    const forwarded = request(
      `http://${upstream.replace('localhost', '127.0.0.1')}${incoming.url ?? '/'}`,
      { method: incoming.method ?? 'GET', headers },
      (answer: IncomingMessage) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
