import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { assertSocketPath, waitForHttp } from '../supervisor/readiness.ts';
import type { ManagedProcess, Supervisor } from '../supervisor/supervisor.ts';
import { toolPath } from '../tools/tool-path.ts';

/** The real registry behind our login. */
export interface Distribution {
  readonly process: ManagedProcess;
  readonly socketPath: string;
  /** Root of its filesystem storage. */
  readonly storageDir: string;
}

/** Starts CNCF distribution on a unix socket: nobody but the owner of the folder gets past the login. */
export async function startDistribution(
  dir: string,
  supervisor: Supervisor,
): Promise<Distribution> {
  const socketPath = assertSocketPath(join(dir, 'registry.sock'));
  const storageDir = join(dir, 'storage');
  const config = join(dir, 'registry.yml');
  await mkdir(storageDir, { recursive: true });
  await writeFile(
    config,
    stringify({
      version: 0.1,
      log: { level: 'warn', formatter: 'json', accesslog: { disabled: true } },
      storage: {
        filesystem: { rootdirectory: storageDir },
        delete: { enabled: true },
        redirect: { disable: true },
        maintenance: { uploadpurging: { enabled: false } },
      },
      http: { net: 'unix', addr: socketPath, secret: randomBytes(32).toString('hex') },
    }),
    { mode: 0o600 },
  );
  const process_ = await supervisor.spawn(
    'registry',
    await toolPath('registry'),
    ['serve', config],
    {
      env: { OTEL_TRACES_EXPORTER: 'none' }, // by default it looks for a collector
      cwd: dir,
    },
  );
  await waitForHttp({ url: 'http://registry/v2/', socketPath }, process_);
  return { process: process_, socketPath, storageDir };
}
