import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { assertSocketPath } from '../supervisor/readiness.ts';
import { waitUntil, type Supervisor } from '../supervisor/supervisor.ts';
import { toolPath } from '../tools/tool-path.ts';
import { buildkitdConfig } from './buildkitd-config.ts';
import { requireBuilder } from './requirements.ts';

export interface BuildKitOptions {
  /** Folder for its state; short, because a socket lies in it. */
  readonly dir: string;
  readonly supervisor: Supervisor;
  /** `localhost:<port>`: where `FROM node:…` comes from, and the only registry over plain http. */
  readonly registryHost: string;
}

/** A BuildKit of this sandbox alone, reached by the standalone buildx. */
export interface SandboxBuildKit {
  /** `unix://…` */
  readonly address: string;
  /** What buildx needs in its environment to use this BuildKit and no other. */
  readonly env: { readonly BUILDX_BUILDER: string; readonly BUILDX_CONFIG: string };
  /** Folders for the front of PATH: `buildx` lies there. */
  readonly pathEntries: readonly string[];
  stop(): Promise<void>;
}

const BUILDER = 'sandbox';

/** Starts buildkitd with its own worker (runc of this machine) and makes it known to buildx. */
export async function startBuildKit(options: BuildKitOptions): Promise<SandboxBuildKit> {
  const runc = await requireBuilder();
  const { dir, supervisor } = options;
  const socketPath = assertSocketPath(join(dir, 'buildkitd.sock'));
  const [root, tmp, config] = [join(dir, 'root'), join(dir, 'tmp'), join(dir, 'buildkitd.toml')];
  for (const folder of [root, tmp]) await mkdir(folder, { recursive: true });
  const cgroup = `gitops-sandbox-${supervisor.id}`;
  supervisor.addCgroup(cgroup);
  const text = buildkitdConfig({ root, socketPath, runc, cgroup, mirror: options.registryHost });
  await writeFile(config, text);
  const buildkitd = await supervisor.spawn(
    'buildkitd',
    await toolPath('buildkitd'),
    ['--config', config],
    {
      cwd: dir,
      // Its short-lived mounts lie in TMPDIR, and must lie in the sandbox's folder.
      env: { PATH: process.env['PATH'] ?? '', HOME: dir, TMPDIR: tmp, XDG_RUNTIME_DIR: dir },
    },
  );
  await waitUntil(buildkitd, 60_000, () => accepts(socketPath));

  const address = `unix://${socketPath}`;
  const buildx = await toolPath('buildx');
  const env = { BUILDX_BUILDER: BUILDER, BUILDX_CONFIG: join(dir, 'buildx') };
  await promisify(execFile)(
    buildx,
    ['create', '--name', BUILDER, '--driver', 'remote', '--', address],
    { cwd: dir, env: { ...env, HOME: dir, DOCKER_CONFIG: join(dir, 'docker') } },
  );
  return { address, env, pathEntries: [dirname(buildx)], stop: () => buildkitd.stop() };
}

function accepts(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
