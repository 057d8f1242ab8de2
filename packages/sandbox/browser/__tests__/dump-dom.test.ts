import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { domTables, domText } from '../dom-tables.ts';
import { dumpDom } from '../dump-dom.ts';

let server: Server;
let url: string;
let asked: string[];
let hang = false;

beforeEach(async () => {
  asked = [];
  hang = false;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (hang) return;
    response.writeHead(request.url === '/gone' ? 404 : 200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><title>t</title><p id="p">before</p>
      <table><tr><th>a &amp; b<td> c <b>d</b>
      <tr><td>&lt;e&gt;</table>
      <script>document.getElementById('p').textContent = 'after';</script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('the browser of the sandbox', () => {
  it('gives the document as it stands after its scripts, and leaves no profile behind', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'browser-test-'));
    const dom = await dumpDom(`${url}/page`, { dir });
    expect(dom).toContain('<p id="p">after</p>');
    expect(domTables(dom)).toEqual([[['a & b', 'c d'], ['<e>']]]);
    expect(asked).toContain('/page');
    expect(await readdir(dir)).toEqual([]);
    await rm(dir, { recursive: true });
  });

  it('shows what a server says with an HTTP error', async () => {
    expect(domText(await dumpDom(`${url}/gone`))).toContain('after');
  });

  it('tells a page that does not answer from an empty one', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await expect(dumpDom(`http://127.0.0.1:${port}/`)).rejects.toThrow(
      /ended with 1: .*ERR_CONNECTION_REFUSED$/,
    );
  });

  it('ends with its children when the deadline passes', async () => {
    hang = true;
    await expect(dumpDom(url, { deadlineMs: 1500 })).rejects.toThrow('not ready after 1500 ms');
  });

  it('opens nothing outside this machine', async () => {
    await expect(dumpDom('http://example.test/')).rejects.toThrow('pages of this machine only');
    await expect(dumpDom('file:///etc/passwd')).rejects.toThrow('pages of this machine only');
  });

  it('says how a browser failed', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'no-browser-'));
    const program = join(dir, 'browser');
    await writeFile(program, '#!/bin/sh\necho broken >&2\nexit 3\n');
    await chmod(program, 0o755);
    await expect(dumpDom(url, { program })).rejects.toThrow('ended with 3: broken');
    await expect(dumpDom(url, { program: join(dir, 'none') })).rejects.toThrow('ENOENT');
    await rm(dir, { recursive: true });
  });
});
