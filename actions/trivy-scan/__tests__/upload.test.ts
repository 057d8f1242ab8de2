import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploadReports } from '../src/upload.ts';

const log = {
  debug: (): void => undefined,
  info: (): void => undefined,
  warning: (): void => undefined,
};

describe('the upload', () => {
  const upload = { name: 'trivy-scan-web', files: ['/r/a.json'], root: '/r' };

  it('warns and does not fail where there is no service, or where it refuses', async () => {
    const warnings: string[] = [];
    const warn = { ...log, warning: (message: string): void => void warnings.push(message) };
    await expect(uploadReports(upload, undefined, warn)).resolves.toBe(false);
    const broken = (): Promise<never> => Promise.reject(new Error('quota'));
    await expect(uploadReports(upload, broken, warn)).resolves.toBe(false);
    expect(warnings).toHaveLength(2);
  });
});

/** The artifact service's side of the exchange: create, a block blob, finalize. */
describe('the upload by the real client', () => {
  const before = { ...process.env };
  let dir: string;
  let server: Server;
  let calls: { what: string; body: Buffer }[];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'trivy-upload-'));
    calls = [];
    server = createServer((request, response) => {
      const { url = '/' } = request;
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        calls.push({ what: `${request.method ?? ''} ${url}`, body: Buffer.concat(parts) });
        const json = { 'content-type': 'application/json' };
        const blob = `http://${request.headers.host ?? ''}/blob/report`;
        if (url.endsWith('/CreateArtifact')) {
          response.writeHead(200, json).end(JSON.stringify({ ok: true, signed_upload_url: blob }));
        } else if (url.endsWith('/FinalizeArtifact')) {
          response.writeHead(200, json).end(JSON.stringify({ ok: true, artifact_id: '7' }));
        } else {
          response.writeHead(201).end();
        }
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const claims = { scp: 'Actions.Results:run-1:job-2' };
    const encoded = Buffer.from(JSON.stringify(claims)).toString('base64url');
    Object.assign(process.env, {
      GITHUB_SERVER_URL: 'https://github.com',
      ACTIONS_RUNTIME_TOKEN: `e30.${encoded}.e30`,
      ACTIONS_RESULTS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      GITHUB_WORKSPACE: dir,
    });
  });

  afterEach(async () => {
    process.env = before;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    await rm(dir, { recursive: true });
  });

  it('hands over all files as one archive, under their paths below the root', async () => {
    const files = ['json/1-web.json', 'sarif/1-web.sarif'].map((name) => join(dir, name));
    for (const file of files) {
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, '{}');
    }
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const client = (): Promise<InstanceType<typeof DefaultArtifactClient>> =>
      Promise.resolve(new DefaultArtifactClient());
    const upload = { name: 'trivy-scan-web', files, root: dir };
    await expect(uploadReports(upload, client, log)).resolves.toBe(true);
    const [create, block] = calls;
    expect(JSON.parse(create?.body.toString('utf8') ?? '')).toMatchObject({
      name: 'trivy-scan-web',
      workflow_run_backend_id: 'run-1',
    });
    for (const name of ['json/1-web.json', 'sarif/1-web.sarif']) {
      expect(block?.body.includes(name)).toBe(true);
    }
    expect(calls.at(-1)?.what).toMatch(/FinalizeArtifact$/);
  });
});
