import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { childEnv } from '@gitops-actions/shared/process/child-env.ts';
import { obtainPinnedTool } from '@gitops-actions/shared/process/pinned-tool.ts';
import { tail, type RunProcess } from '@gitops-actions/shared/process/run-process.ts';

/** The pinned kustomize, bound to a folder of this run. */
export interface Kustomize {
  readonly sha256: string;
  /**
   * `kustomize build` of a directory below `root`, without plugins, network or git.
   *
   * @param directory relative to `root`
   * @returns the manifests as kustomize writes them
   * @throws `E_TOOL` when it fails, outlives its deadline or writes too much
   */
  build(root: string, directory: string): Promise<string>;
}

export interface KustomizeOptions {
  readonly run: RunProcess;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `<process.platform>-<process.arch>` */
  readonly platform: string;
  /** The runner’s tool cache. */
  readonly toolCache: string;
  /** The project’s own tool cache, on loopback servers only. */
  readonly projectCache?: string;
  /** A folder of this run alone. */
  readonly scratch: string;
}

const TIMEOUT_MS = 60_000;
/** Manifests of one environment; etcd takes 1.5 MB for a single resource. */
const MAX_MANIFESTS = 16 * 1024 ** 2;
/** Nobody listens on port 1: what asks for anything remote fails at once. */
const NOWHERE = 'http://127.0.0.1:1';

/**
 * Finds or downloads the pinned kustomize; its bytes are hashed in this very call.
 *
 * @throws `E_TOOL` for a platform without a confirmed pin; `E_CHECKSUM`, `E_ARCHIVE`, `E_UNREACHABLE`
 */
export async function obtainKustomize(options: KustomizeOptions): Promise<Kustomize> {
  const { run, env, scratch, projectCache } = options;
  const tool = await obtainPinnedTool({
    name: 'kustomize',
    platform: options.platform,
    toolCache: options.toolCache,
    scratch: join(scratch, 'kustomize-tool'),
    ...(projectCache !== undefined && { projectCache }),
  });
  return {
    sha256: tool.sha256,
    async build(root, directory) {
      const home = await mkdtemp(join(scratch, 'kustomize-run-'));
      try {
        await mkdir(join(home, 'bin'));
        const result = await run(
          tool.path,
          ['build', '--load-restrictor', 'LoadRestrictionsRootOnly', '--', join(root, directory)],
          {
            cwd: home,
            env: childEnv(env, [], {
              // kustomize fetches with git and with Go’s client; it finds neither git nor a way out.
              PATH: join(home, 'bin'),
              HOME: home,
              TMPDIR: home,
              ...{ HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, NO_PROXY: '' },
            }),
            timeoutMs: TIMEOUT_MS,
            maxStdout: MAX_MANIFESTS,
          },
        );
        if (result.exitCode === 0) return result.stdout.toString('utf8');
        const why = tail(result.stderr, 3).replaceAll(`${root}/`, '').replaceAll(root, '.');
        throw new ActionError('E_TOOL', `kustomize build failed: ${why}`);
      } finally {
        await rm(home, { recursive: true, force: true });
      }
    },
  };
}
