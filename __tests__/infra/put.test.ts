import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup/paths.ts';

const SCRIPT = join(ROOT, 'examples/warehouse-network/infra/put.mjs');
const WANTED = { displayName: 'GitHub', disabled: false, oidc: { allowedAudiences: ['a'] } };

let dir = '';
let server: Server;
let stored: object | undefined;
let status = 200;
let requests: { method: string; url: string; authorization: string; body: unknown }[] = [];
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'put-'));
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      requests.push({ method, url, authorization: headers.authorization ?? '', body });
      const missing = method === 'GET' && stored === undefined;
      response.statusCode = status !== 200 ? status : missing ? 404 : 200;
      response.end(JSON.stringify(method === 'GET' ? (stored ?? {}) : { name: 'operations/7' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(dir, { recursive: true });
});
beforeEach(() => {
  requests = [];
  stored = undefined;
  status = 200;
});

function put(...more: string[]): Promise<readonly [number, string]> {
  const file = join(dir, 'body.json');
  writeFileSync(file, JSON.stringify(WANTED));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${String(port)}/v1/projects/acme/providers/dev`;
  const env = { CLOUDSDK_AUTH_ACCESS_TOKEN: 'ya29.test', PATH: '' };
  return new Promise((resolve) => {
    const args = [SCRIPT, file, address, ...more];
    const child = execFile(process.execPath, args, { env }, (_, stdout, stderr) => {
      resolve([child.exitCode ?? -1, (stdout + stderr).replace(address, 'ADDRESS')]);
    });
  });
}

describe('the script that applies one file', () => {
  it('creates what is not there, under the name of the address', async () => {
    expect(await put('providerId')).toEqual([0, 'created  ADDRESS  operations/7\n']);
    expect(requests.map(({ method, url }) => [method, url])).toEqual([
      ['GET', '/v1/projects/acme/providers/dev'],
      ['POST', '/v1/projects/acme/providers?providerId=dev'],
    ]);
    expect(requests[1]).toMatchObject({ authorization: 'Bearer ya29.test', body: WANTED });
  });

  it('writes nothing where Google says the same and more', async () => {
    stored = {
      name: 'x',
      state: 'ACTIVE',
      displayName: 'GitHub',
      oidc: { allowedAudiences: ['a'], x: 1 },
    };
    expect(await put('providerId')).toEqual([0, 'unchanged  ADDRESS\n']);
    expect(requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('changes what differs and nothing else', async () => {
    stored = { ...WANTED, oidc: { allowedAudiences: ['a', 'b'] } };
    expect(await put('providerId')).toEqual([0, 'changed oidc  ADDRESS  operations/7\n']);
    expect(requests[1]).toMatchObject({
      method: 'PATCH',
      url: '/v1/projects/acme/providers/dev?updateMask=oidc',
      body: { oidc: WANTED.oidc },
    });
  });

  it('leaves the mask to services that have none', async () => {
    stored = { ...WANTED, disabled: true };
    await put();
    expect(requests[1]).toMatchObject({
      url: '/v1/projects/acme/providers/dev',
      body: { disabled: false },
    });
  });

  it('ends with 2 where Google refuses, and never calls it missing', async () => {
    status = 403;
    const [code, text] = await put('providerId');
    expect([code, text]).toEqual([2, expect.stringContaining('GET ADDRESS: 403')]);
    expect(requests).toHaveLength(1);
    expect(text).not.toContain('ya29');
  });
});
