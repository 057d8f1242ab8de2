import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { baseImageLayout } from '../base-image.ts';
import { buildkitdConfig } from '../buildkitd-config.ts';
import type { HostFiles } from '../root-filesystem.ts';
import { parseLdd } from '../shared-libraries.ts';

let base = '';
let host: HostFiles;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'base-image-'));
  for (const name of ['node', 'dash', 'libc.so.6']) writeFileSync(join(base, name), `the ${name}`);
  host = {
    node: join(base, 'node'),
    shell: join(base, 'dash'),
    libraries: [join(base, 'libc.so.6')],
    strip: undefined,
  };
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

describe('baseImageLayout', () => {
  it('makes the same bytes from the same files, and every digest is right', async () => {
    const one = await baseImageLayout(join(base, 'one'), host);
    const two = await baseImageLayout(join(base, 'two'), host);
    expect(readFileSync(join(one, 'index.json'))).toEqual(readFileSync(join(two, 'index.json')));
    const blobs = readdirSync(join(one, 'blobs/sha256'));
    expect(blobs).toHaveLength(3);
    expect(readdirSync(join(two, 'blobs/sha256'))).toEqual(blobs);
    for (const hex of blobs) {
      const bytes = readFileSync(join(one, 'blobs/sha256', hex));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(hex);
    }
  });

  it('holds Node, a shell, their libraries and the user node', async () => {
    const layout = await baseImageLayout(join(base, 'cache'), host);
    const names = tarNames(layout);
    const library = join(base, 'libc.so.6').slice(1);
    expect(names).toEqual(expect.arrayContaining(['usr/local/bin/node', 'usr/bin/sh', library]));
    expect(names).toEqual(expect.arrayContaining(['bin', 'etc/os-release', 'home/node/', 'tmp/']));
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it('makes it once, and anew when a file changes', async () => {
    const cache = join(base, 'cache');
    const first = await baseImageLayout(cache, host);
    writeFileSync(join(first, 'marker'), '');
    expect(await baseImageLayout(cache, host)).toBe(first);
    writeFileSync(host.node, 'another node');
    expect(await baseImageLayout(cache, host)).not.toBe(first);
    expect(readdirSync(join(cache, 'sandbox/base-image'))).toHaveLength(2);
  });

  it('lets two that make it at the same time both have it', async () => {
    const cache = join(base, 'cache');
    mkdirSync(cache);
    const [one, two] = await Promise.all([
      baseImageLayout(cache, host),
      baseImageLayout(cache, host),
    ]);
    expect(one).toBe(two);
    expect(readdirSync(join(cache, 'sandbox/base-image'))).toHaveLength(1);
  });
});

describe('parseLdd', () => {
  it('takes libraries and the loader, not the kernel’s page', () => {
    expect(
      parseLdd(
        '\tlinux-vdso.so.1 (0x00007f)\n\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)\n\t/lib64/ld-linux-x86-64.so.2 (0x00007f)\n',
      ),
    ).toEqual(['/lib/x86_64-linux-gnu/libc.so.6', '/lib64/ld-linux-x86-64.so.2']);
  });

  it('does not accept a missing library', () => {
    expect(() => parseLdd('\tlibfoo.so.1 => not found\n')).toThrow(
      'A library is missing: libfoo.so.1 => not found',
    );
  });
});

describe('buildkitdConfig', () => {
  it('knows one registry over plain http and sends Docker Hub’s images there', () => {
    const text = buildkitdConfig({
      root: '/s/"root"',
      socketPath: '/s/b.sock',
      runc: '/usr/sbin/runc',
      cgroup: 'gitops-sandbox-1',
      mirror: 'localhost:5000',
    });
    expect(text).toContain('root = "/s/\\"root\\""');
    expect(text.match(/http = true/g)).toHaveLength(1);
    expect(text).toContain('[registry."docker.io"]\n  mirrors = [ "localhost:5000" ]');
  });
});

/** Names of the members of the only layer. */
function tarNames(layout: string): string[] {
  const layers = readdirSync(join(layout, 'blobs/sha256'))
    .map((hex) => readFileSync(join(layout, 'blobs/sha256', hex)))
    .filter((bytes) => bytes[0] === 0x1f);
  const tar = gunzipSync(layers[0] ?? '');
  const names: string[] = [];
  for (let at = 0; tar[at] !== 0;) {
    names.push(tar.toString('utf8', at, at + 100).replace(/\0.*$/s, ''));
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return names;
}
