import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A bare copy that answers what GitHub answers: filters, and any object by its name. */
export function servedCopy(from: string, dir: string): string {
  execFileSync('git', ['clone', '-q', '--bare', from, dir], { stdio: 'pipe' });
  for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant']) {
    execFileSync('git', ['-C', dir, 'config', key, 'true']);
  }
  return dir;
}

export interface Served {
  readonly url: string;
  readonly bodies: readonly string[];
  close(): Promise<void>;
}

/** Smart HTTP for one repository, behind Basic credentials. */
export async function serveGit(dir: string, token: string): Promise<Served> {
  const bodies: string[] = [];
  const children = new Set<ChildProcess>();
  const expected = `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const server: Server = createServer((request, response) => {
    if (request.headers.authorization !== expected) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      bodies.push(body.toString('latin1'));
      const child = spawn('git', ['http-backend'], {
        env: {
          PATH: process.env['PATH'],
          GIT_PROJECT_ROOT: join(dir, '..'),
          GIT_HTTP_EXPORT_ALL: '1',
          PATH_INFO: path.replace(/^\/acme\/x\.git/, `/${dir.split('/').at(-1) ?? ''}`),
          QUERY_STRING: query,
          REQUEST_METHOD: request.method ?? 'GET',
          CONTENT_TYPE: request.headers['content-type'] ?? '',
          HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
          GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
          CONTENT_LENGTH: String(body.length),
        },
      });
      children.add(child);
      const out: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.on('close', () => {
        children.delete(child);
        const all = Buffer.concat(out);
        const end = all.indexOf('\r\n\r\n');
        const type = /^Content-Type: (.+)$/im.exec(all.toString('latin1', 0, end))?.[1]?.trim();
        response.writeHead(200, { 'content-type': type ?? 'text/plain' });
        response.end(all.subarray(end + 4));
      });
      child.stdin.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    bodies,
    close: () =>
      new Promise((resolve) => {
        for (const child of children) child.kill();
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
