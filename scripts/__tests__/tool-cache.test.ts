import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchArchive } from '../setup/archive.ts';
import { install, isCached, toolDirectory } from '../setup/tool-cache.ts';

const PROGRAM = '#!/bin/sh\necho tool 1.2.3\n';
const before = process.env['XDG_CACHE_HOME'];

let folder = '';
let server: Server;
let url = '';
let archive = Buffer.alloc(0);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tool-cache-'));
  process.env['XDG_CACHE_HOME'] = folder;
  writeFileSync(join(folder, 'tool'), PROGRAM);
  const tar = spawnSync('tar', ['-czf', '-', '-C', folder, 'tool'], { maxBuffer: 1 << 20 });
  archive = tar.stdout;
  server = createServer((request, response) => {
    response.statusCode = request.url === '/tool.tar.gz' ? 200 : 404;
    response.end(archive);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tool.tar.gz`;
});
afterEach(() => {
  if (before === undefined) delete process.env['XDG_CACHE_HOME'];
  else process.env['XDG_CACHE_HOME'] = before;
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('a release archive', () => {
  it('gives the program in it when it has the pinned hash', async () => {
    const binary = join(folder, 'out');
    const pin = { url, sha256: sha256(archive), member: 'tool' };
    await expect(fetchArchive(pin, binary)).resolves.toBe(true);
    expect(readFileSync(binary, 'utf8')).toBe(PROGRAM);
  });

  it('may be the bare program', async () => {
    const binary = join(folder, 'out');
    await expect(fetchArchive({ url, sha256: sha256(archive) }, binary)).resolves.toBe(true);
    expect(readFileSync(binary)).toEqual(archive);
  });

  it('is refused, and nothing of it is left, when it has another hash', async () => {
    const binary = join(folder, 'out');
    const pin = { url, sha256: '0'.repeat(64), member: 'tool' };
    await expect(fetchArchive(pin, binary)).rejects.toThrow(/instead of the pinned 0{64}/);
    expect(readdirSync(folder)).toEqual(['tool']);
  });

  it('is passed over when it does not answer', async () => {
    const closed = { url: url.replace('.tar.gz', '.zip'), sha256: sha256(archive) };
    await expect(fetchArchive(closed, join(folder, 'out'))).resolves.toBe(false);
    expect(readdirSync(folder)).toEqual(['tool']);
  });
});

describe('the tool cache', () => {
  const made = { source: 'go', inputs: 'go:1' } as const;
  const make = (binary: string): Promise<void> => {
    writeFileSync(binary, PROGRAM);
    return Promise.resolve();
  };

  it('keeps a program and knows it by its hash and by what it was made of', async () => {
    await install('tool', '1.2.3', made, make);
    await expect(isCached('tool', '1.2.3', ['go:1'])).resolves.toBe(true);
    await expect(isCached('tool', '1.2.3', ['go:2'])).resolves.toBe(false);
    await expect(isCached('tool', '1.2.4', ['go:1'])).resolves.toBe(false);
  });

  it('does not take a program that was changed for the one that was put there', async () => {
    await install('tool', '1.2.3', made, make);
    writeFileSync(join(toolDirectory('tool', '1.2.3'), 'tool'), `${PROGRAM}#`);
    await expect(isCached('tool', '1.2.3', ['go:1'])).resolves.toBe(false);
    await install('tool', '1.2.3', made, make);
    await expect(isCached('tool', '1.2.3', ['go:1'])).resolves.toBe(true);
  });

  it('keeps what it has, and nothing else, when a new one cannot be made', async () => {
    await install('tool', '1.2.3', made, make);
    const failing = install('tool', '1.2.3', made, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(isCached('tool', '1.2.3', ['go:1'])).resolves.toBe(true);
    expect(readdirSync(join(toolDirectory('tool', '1.2.3'), '..'))).toHaveLength(1);
  });
});
