import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packTar } from '../scanner/tar.ts';
import { projectCacheDir } from '../tools/tool-path.ts';
import { findHostFiles, rootFilesystem, type HostFiles } from './root-filesystem.ts';

/** A change of what the image is made of, beyond the host's files, raises this. */
const RECIPE = 1;

/**
 * A stand-in for `node:24-bookworm-slim`, made of this machine's own Node, shell and libraries, as
 * an OCI image layout in the project's cache; made once for each set of those files.
 *
 * @returns the folder of the layout
 */
export async function baseImageLayout(
  cacheDir = projectCacheDir(),
  files?: HostFiles,
): Promise<string> {
  const host = files ?? (await findHostFiles());
  const parent = join(cacheDir, 'sandbox', 'base-image');
  const layout = join(parent, await hashOf(host));
  if (existsSync(join(layout, 'index.json'))) return layout;
  await mkdir(parent, { recursive: true });
  const making = await mkdtemp(join(parent, '.making-'));
  try {
    await writeLayout(making, host);
    await rename(making, layout);
  } catch (thrown) {
    await rm(making, { recursive: true, force: true });
    if (!existsSync(join(layout, 'index.json'))) throw thrown; // somebody else was faster
  }
  return layout;
}

async function writeLayout(layout: string, host: HostFiles): Promise<void> {
  const blobs = join(layout, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  const store = async (mediaType: string, bytes: Buffer): Promise<object> => {
    const hex = sha256(bytes);
    await writeFile(join(blobs, hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const tar = packTar(await rootFilesystem(host));
  const layer = await store(
    'application/vnd.oci.image.layer.v1.tar+gzip',
    await promisify(gzip)(tar, { level: 1 }),
  );
  const config = await store(
    'application/vnd.oci.image.config.v1+json',
    json({
      created: '1970-01-01T00:00:00Z',
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      config: {
        Env: [
          'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
          `NODE_VERSION=${process.versions.node}`,
        ],
        Cmd: ['node'],
      },
      rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(tar)}`] },
      history: [
        {
          created: '1970-01-01T00:00:00Z',
          created_by: 'gitops-actions sandbox: node, sh, libraries',
        },
      ],
    }),
  );
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = await store(
    mediaType,
    json({ schemaVersion: 2, mediaType, config, layers: [layer] }),
  );
  await writeFile(join(layout, 'oci-layout'), json({ imageLayoutVersion: '1.0.0' }));
  await writeFile(
    join(layout, 'index.json'),
    json({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [manifest],
    }),
  );
}

/** Names and contents of everything that goes into the image. */
async function hashOf(host: HostFiles): Promise<string> {
  const hash = createHash('sha256').update(`${String(RECIPE)} ${process.arch}\n`);
  if (host.strip !== undefined) {
    const { stdout } = await promisify(execFile)(host.strip, ['--version']);
    hash.update(stdout.split('\n')[0] ?? '');
  }
  for (const file of [host.node, host.shell, ...host.libraries]) {
    const content = createHash('sha256');
    await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), content);
    hash.update(`${file} ${content.digest('hex')}\n`);
  }
  return hash.digest('hex').slice(0, 32);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
