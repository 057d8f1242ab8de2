import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packTar, type TarMember } from '@gitops-actions/sandbox/scanner/tar.ts';
import fc from 'fast-check';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { extractMember } from '../pinned-tool-archive.ts';
import { mirrorUrl } from '../pinned-tool-download.ts';
import { choosePin, TOOL_PINS, type ToolPin } from '../pinned-tool-pins.ts';
import { obtainPinnedTool, type PinnedToolOptions } from '../pinned-tool.ts';

const PROGRAM = Buffer.from('#!/bin/sh\necho 0.74.0\n');
const RELEASE: readonly TarMember[] = [
  { name: 'LICENSE', data: 'text' },
  { name: 'contrib/', type: 'directory' },
  { name: 'contrib/html.tpl', data: 'x'.repeat(700) },
  { name: 'trivy', data: PROGRAM, mode: 0o755 },
];
const archiveOf = (members: readonly TarMember[]): Buffer => gzipSync(packTar(members));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const noSleep = { fetch, sleep: () => Promise.resolve() };

let dir: string;
let server: Server;
let base: string;
let answers: ((url: string) => { status: number; body: Buffer })[];
let requested: string[];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pinned-tool-'));
  server = createServer((request, response) => {
    requested.push(request.url ?? '');
    const answer = (answers.length > 1 ? answers.shift() : answers[0])?.(request.url ?? '');
    response.writeHead(answer?.status ?? 404).end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(dir, { recursive: true });
});

/** One fresh machine: its own tool cache and scratch folder, a server with `archive`. */
function machine(archive: Buffer): { options: PinnedToolOptions; pins: Record<string, ToolPin> } {
  const root = join(dir, randomUUID());
  requested = [];
  answers = [() => ({ status: 200, body: archive })];
  const pin = { url: `${base}/v0.74.0/trivy_0.74.0.tar.gz`, sha256: sha256(archive) };
  return {
    options: {
      name: 'trivy',
      platform: 'linux-x64',
      toolCache: join(root, 'cache'),
      scratch: join(root, 'scratch'),
    },
    pins: {
      trivy: { version: '0.74.0', archives: { 'linux-x64': { ...pin, member: 'trivy' } } },
    },
  };
}

describe('a pinned tool', () => {
  it('is downloaded once, hashed at every run, and only the wanted member is extracted', async () => {
    const { options, pins } = machine(archiveOf(RELEASE));
    const first = await obtainPinnedTool(options, pins, noSleep);
    expect(await readFile(first.path)).toEqual(PROGRAM);
    expect(first).toMatchObject({
      version: '0.74.0',
      sha256: sha256(PROGRAM),
      source: 'archive',
    });
    expect((await stat(first.path)).mode & 0o777).toBe(0o500);
    const second = await obtainPinnedTool(
      { ...options, scratch: join(options.scratch, '2') },
      pins,
      noSleep,
    );
    expect(second.sha256).toBe(first.sha256);
    expect(requested).toEqual(['/v0.74.0/trivy_0.74.0.tar.gz']);
  });

  it('is refused and removed when the download is not the pinned archive', async () => {
    const { options, pins } = machine(archiveOf(RELEASE));
    answers = [() => ({ status: 200, body: archiveOf([{ name: 'trivy', data: 'evil' }]) })];
    await expect(obtainPinnedTool(options, pins, noSleep)).rejects.toMatchObject({
      code: 'E_CHECKSUM',
    });
    expect(existsSync(join(options.scratch, 'trivy'))).toBe(false);
    const cached = join(options.toolCache, 'gitops-actions/trivy/0.74.0/linux-x64');
    expect(existsSync(join(cached, 'trivy_0.74.0.tar.gz'))).toBe(false);
  });

  it('is refused and removed when somebody changed the cached archive between two runs', async () => {
    const { options, pins } = machine(archiveOf(RELEASE));
    await obtainPinnedTool(options, pins, noSleep);
    const cached = join(
      options.toolCache,
      'gitops-actions/trivy/0.74.0/linux-x64/trivy_0.74.0.tar.gz',
    );
    await writeFile(cached, archiveOf([{ name: 'trivy', data: 'evil' }]));
    const again = { ...options, scratch: join(options.scratch, '2') };
    await expect(obtainPinnedTool(again, pins, noSleep)).rejects.toMatchObject({
      code: 'E_CHECKSUM',
    });
    expect(existsSync(cached)).toBe(false);
    expect(existsSync(join(again.scratch, 'trivy'))).toBe(false);
  });

  it('survives a server error and gives up on a refusal with E_UNREACHABLE', async () => {
    const good = archiveOf(RELEASE);
    const { options, pins } = machine(good);
    answers = [() => ({ status: 503, body: Buffer.from('') }), () => ({ status: 200, body: good })];
    await expect(obtainPinnedTool(options, pins, noSleep)).resolves.toMatchObject({
      source: 'archive',
    });
    const gone = machine(good);
    answers = [() => ({ status: 404, body: Buffer.from('') })];
    await expect(obtainPinnedTool(gone.options, gone.pins, noSleep)).rejects.toMatchObject({
      code: 'E_UNREACHABLE',
    });
    expect(requested).toHaveLength(1);
  });

  it('comes from a mirror under the same file name and the same hash', async () => {
    const { options, pins } = machine(archiveOf(RELEASE));
    await obtainPinnedTool({ ...options, mirror: `${base}/mirror/` }, pins, noSleep);
    expect(requested).toEqual(['/mirror/trivy_0.74.0.tar.gz']);
    expect(() => mirrorUrl('http://mirror.test', 'https://a.test/b')).toThrow('https URL');
    expect(() => mirrorUrl('https://u:p@mirror.test', 'https://a.test/b')).toThrow('https URL');
    expect(mirrorUrl('https://mirror.test/x', 'https://a.test/b/c%2F1/t.gz')).toBe(
      'https://mirror.test/x/t.gz',
    );
  });

  it('is taken from the project’s cache when its receipt agrees, and refused when not', async () => {
    const { options, pins } = machine(archiveOf(RELEASE));
    const projectCache = join(options.toolCache, 'project');
    const folder = join(projectCache, 'tools/trivy/0.74.0/linux-x64');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'trivy'), PROGRAM, { mode: 0o755 });
    await writeFile(join(folder, 'installed.json'), JSON.stringify({ sha256: sha256(PROGRAM) }));
    const tool = await obtainPinnedTool({ ...options, projectCache }, pins, noSleep);
    expect(tool).toMatchObject({ path: join(folder, 'trivy'), source: 'project-cache' });
    expect(requested).toEqual([]);
    for (const receipt of ['{"sha256":"00"}', 'no JSON', '[]', '{}']) {
      await writeFile(join(folder, 'installed.json'), receipt);
      await expect(
        obtainPinnedTool({ ...options, projectCache }, pins, noSleep),
      ).rejects.toMatchObject({ code: 'E_CHECKSUM' });
    }
  });

  it('may be an installed program, whose hash is compared where one is given', async () => {
    const { options, pins } = machine(archiveOf(RELEASE));
    await mkdir(options.scratch, { recursive: true });
    const path = join(options.scratch, 'own');
    await writeFile(path, PROGRAM, { mode: 0o755 });
    await expect(obtainPinnedTool({ ...options, path }, pins)).resolves.toEqual({
      path,
      version: undefined,
      sha256: sha256(PROGRAM),
      source: 'path',
    });
    await expect(
      obtainPinnedTool({ ...options, path, sha256: '0'.repeat(64) }, pins),
    ).rejects.toMatchObject({ code: 'E_CHECKSUM' });
    for (const wrong of ['trivy', `${path}-missing`, dir]) {
      await expect(obtainPinnedTool({ ...options, path: wrong }, pins)).rejects.toMatchObject({
        code: 'E_INPUT',
      });
    }
  });
});

describe('the choice of a release', () => {
  const request = { name: 'trivy', platform: 'linux-x64' };

  it('knows the pinned archives of tools/versions.json', () => {
    expect(choosePin(request)).toMatchObject({
      version: TOOL_PINS['trivy']?.version,
      member: 'trivy',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('refuses another version without a hash, and takes it with one', () => {
    expect(() => choosePin({ ...request, version: '0.75.0' })).toThrow('not the pinned version');
    const chosen = choosePin({ ...request, version: '0.75.0', sha256: 'ab'.repeat(32) });
    expect(chosen.sha256).toBe('ab'.repeat(32));
    expect(chosen.url).toMatch(/v0\.75\.0\/trivy_0\.75\.0_Linux-64bit\.tar\.gz$/);
  });

  it('refuses a platform without an archive', () => {
    expect(() => choosePin({ ...request, platform: 'sunos-sparc' })).toThrow(
      expect.objectContaining({ code: 'E_TOOL' }),
    );
  });

  it.each(['0.69.4', '0.69.5', '0.69.6'])('refuses trivy %s whatever hash is given', (version) => {
    expect(() => choosePin({ ...request, version, sha256: 'ab'.repeat(32) })).toThrow(
      expect.objectContaining({ code: 'E_TOOL_DENIED' }),
    );
  });
});

describe('an archive', () => {
  const good: TarMember = { name: 'trivy', data: PROGRAM };
  const target = (): string => join(dir, randomUUID());

  it.each<[string, readonly TarMember[]]>([
    ['a name with ..', [good, { name: '../evil', data: 'x' }]],
    ['a name with .. inside', [good, { name: 'a/../../evil', data: 'x' }]],
    ['an absolute name', [{ name: '/etc/evil', data: 'x' }, good]],
    ['a symlink', [{ name: 'trivy', type: 'symlink', link: '/bin/sh' }]],
    ['a symlink elsewhere', [good, { name: 'x', type: 'symlink', link: '/etc' }]],
    ['a hard link', [good, { name: 'x', type: 'hardlink', link: 'trivy' }]],
    ['a named pipe', [good, { name: 'x', type: 'fifo' }]],
    ['the member twice', [good, good]],
    ['the member twice, once as ./trivy', [good, { name: './trivy', data: 'y' }]],
    ['no such member', [{ name: 'bin/trivy', data: 'x' }]],
    ['the member as a directory', [{ name: 'trivy', type: 'directory' }]],
  ])('with %s is refused', async (_, members) => {
    await expect(extractMember(archiveOf(members), 'trivy', target())).rejects.toMatchObject({
      code: 'E_ARCHIVE',
    });
  });

  it('that is cut, damaged or no archive at all never yields anything but E_ARCHIVE', async () => {
    const whole = archiveOf(RELEASE);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, flip, cut) => {
          const bytes = cut ? whole.subarray(0, at) : Buffer.from(whole);
          if (!cut) bytes[at] = (bytes[at] ?? 0) ^ flip;
          const path = target();
          const code = await extractMember(bytes, 'trivy', path).then(
            () => 'extracted',
            (thrown: unknown) => (thrown as { code?: string }).code,
          );
          if (code !== 'E_ARCHIVE') {
            expect(code).toBe('extracted');
            expect(await readFile(path)).toEqual(PROGRAM);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
