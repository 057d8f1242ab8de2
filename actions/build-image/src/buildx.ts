import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { fields } from '@gitops-actions/shared/oci/manifest.ts';
import { childEnv } from '@gitops-actions/shared/process/child-env.ts';
import { type RunProcess, tail } from '@gitops-actions/shared/process/run-process.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import { buildArguments, type BuildRequest } from './build-arguments.ts';
import { quotedLines } from './build-log.ts';
import { findProgram, pathDirectories } from './find-program.ts';

/** What a build left behind. */
export interface BuildResult {
  /** Directory of the OCI image layout. */
  readonly layout: string;
  /** The digest that the builder says the image has. */
  readonly digest: string;
}

/** How to run buildx. */
export interface BuildxOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** An existing, private directory; everything is written into it. */
  readonly directory: string;
  /** Name of a builder, endpoint of a BuildKit (`tcp://…`, `unix://…`), or none. */
  readonly builder: string | undefined;
  readonly run: RunProcess;
  readonly log: Log;
  /** Where Docker keeps its plug-ins; default: where Docker looks for them on Linux. */
  readonly pluginDirectories?: readonly string[];
}

/** Longer than any job may run on a hosted runner. */
const BUILD_TIMEOUT_MS = 6 * 3_600_000;
const MANAGE_TIMEOUT_MS = 60_000;
const OWN_BUILDER = 'gitops-actions';
/** The version that tools/versions.json pins for the sandbox, by the digest of its index. */
const BUILDKIT_IMAGE =
  'moby/buildkit:v0.32.2@sha256:28a898719c18a33f4e8000685287fa36fd0dd9560c6440227d3a732d79bb41d8';
/** buildx' words for a driver that lacks the exporter. */
const NO_LAYOUTS = /OCI exporter\b.*not supported for (the )?docker driver/i;

/** Where Docker looks for plug-ins (docker/cli, `cli-plugins/manager`), after the user's own. */
const PLUGIN_DIRECTORIES = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

/**
 * Builds an image into an OCI layout. The child sees an empty Docker configuration and none of the
 * job's variables but those that lead to the builder: no credentials of any kind.
 *
 * @throws `E_ENV` when the builder could read our directory
 * @throws `E_TOOL` when there is no buildx or its builder cannot write a layout; `E_BUILD` when the
 *   build fails
 */
export async function buildWithBuildx(
  request: BuildRequest,
  options: BuildxOptions,
): Promise<BuildResult> {
  const { directory, env, run, log } = options;
  assertOutOfReach(directory, [request.context, dirname(request.dockerfile)]);
  const program = await findBuildx(env, options.pluginDirectories ?? PLUGIN_DIRECTORIES);
  const folders = {
    work: join(directory, 'work'),
    dockerConfig: join(directory, 'docker-config'),
    layout: join(directory, 'layout'),
    secrets: join(directory, 'secrets'),
  };
  for (const folder of Object.values(folders)) await mkdir(folder, { mode: 0o700 });
  const endpoint = options.builder?.includes('://') === true ? options.builder : undefined;
  const ownConfig = join(directory, 'buildx');
  const shared = childEnv(env, ['DOCKER_HOST', 'BUILDX_BUILDER'], {
    HOME: folders.work,
    DOCKER_CONFIG: folders.dockerConfig,
    // Builders are kept beside Docker's configuration, which the child does not get to see.
    BUILDX_CONFIG: endpoint === undefined ? buildxConfig(env) : ownConfig,
    BUILDX_GIT_INFO: 'false',
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
    SOURCE_DATE_EPOCH: String(request.epoch),
  });
  const secretFiles = await writeSecrets(request, folders.secrets);
  const metadata = join(directory, 'metadata.json');
  const lines = quotedLines((line) => {
    log.info(line);
  });
  const attempt = (builder: string | undefined, variables: Record<string, string>) =>
    run(
      program,
      buildArguments(request, { builder, layout: folders.layout, metadata, secretFiles }),
      { cwd: folders.work, env: variables, timeoutMs: BUILD_TIMEOUT_MS, onStderr: lines.write },
    );
  const manage = async (args: readonly string[], variables: Record<string, string>) => {
    const how = { cwd: folders.work, env: variables, timeoutMs: MANAGE_TIMEOUT_MS };
    const { exitCode, stderr } = await run(program, args, how);
    if (exitCode === 0) return;
    throw new ActionError('E_TOOL', `buildx ${args[0] ?? ''} failed.\n${tail(stderr)}`);
  };

  if (endpoint !== undefined) {
    await manage(['create', '--name', OWN_BUILDER, '--driver', 'remote', '--', endpoint], shared);
  }
  let result = await attempt(endpoint === undefined ? options.builder : OWN_BUILDER, shared);
  const chosen = options.builder ?? env['BUILDX_BUILDER'] ?? '';
  if (result.exitCode !== 0 && NO_LAYOUTS.test(result.stderr) && chosen === '') {
    log.info(
      'Docker’s own builder writes no OCI layouts; a BuildKit container is started instead.',
    );
    const own = { ...shared, BUILDX_CONFIG: ownConfig };
    const name = basename(directory);
    const image = `--driver-opt=image=${BUILDKIT_IMAGE}`;
    await manage(['create', '--name', name, '--driver=docker-container', image], own);
    try {
      result = await attempt(name, own);
    } finally {
      await manage(['rm', '--force', name], own).catch((thrown: unknown) => {
        log.warning(`The builder ${name} could not be removed: ${String(thrown)}`);
      });
    }
  }
  lines.end();
  if (result.exitCode !== 0) throw buildFailed(result.stderr);
  return { layout: folders.layout, digest: await readDigest(metadata) };
}

/** The secrets' files lie in our directory: no step of the build may find them in its context. */
function assertOutOfReach(directory: string, readable: readonly string[]): void {
  const around = readable.find((other) => !relative(other, directory).startsWith('..'));
  if (around === undefined) return;
  throw new ActionError('E_ENV', `RUNNER_TEMP lies in ${around}, which the builder reads.`, {
    hint: 'Set the runner up with its temporary folder outside the checkout.',
  });
}

/** `buildx` on the PATH, else Docker's plug-in, which is the same program. */
async function findBuildx(
  env: Readonly<Record<string, string | undefined>>,
  pluginDirectories: readonly string[],
): Promise<string> {
  const own = dockerConfig(env);
  const found =
    (await findProgram('buildx', pathDirectories(env['PATH']))) ??
    (await findProgram('docker-buildx', [
      ...(own === undefined ? [] : [join(own, 'cli-plugins')]),
      ...pluginDirectories,
    ]));
  if (found !== undefined) return found;
  throw new ActionError(
    'E_TOOL',
    'There is no buildx: neither on the PATH nor as Docker’s plug-in.',
    {
      hint: 'Use a runner with Docker, or add a step with docker/setup-buildx-action before this one.',
    },
  );
}

function dockerConfig(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { DOCKER_CONFIG: own, HOME: home } = env;
  if (own !== undefined && own !== '') return own;
  return home === undefined || home === '' ? undefined : join(home, '.docker');
}

function buildxConfig(env: Readonly<Record<string, string | undefined>>): string {
  const own = env['BUILDX_CONFIG'];
  return own !== undefined && own !== ''
    ? own
    : join(dockerConfig(env) ?? '/nonexistent', 'buildx');
}

async function writeSecrets(
  request: BuildRequest,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const [at, { name, value }] of request.secrets.entries()) {
    const file = join(folder, String(at));
    await writeFile(file, value, { mode: 0o600 });
    files.set(name, file);
  }
  return files;
}

async function readDigest(metadata: string): Promise<string> {
  const text = await readFile(metadata, 'utf8').catch(() => '{}');
  const digest = fields(JSON.parse(text))['containerimage.digest'];
  if (typeof digest === 'string') return digest;
  throw new ActionError('E_OCI_LAYOUT', 'The builder did not say which image it has built.');
}

function buildFailed(stderr: string): ActionError {
  const last = tail(stderr, 20);
  if (NO_LAYOUTS.test(stderr)) {
    return new ActionError('E_TOOL', `The builder cannot write an OCI layout.\n${last}`, {
      hint: 'Add docker/setup-buildx-action before this step (it brings a builder of its own), or give the input `builder`.',
    });
  }
  return new ActionError('E_BUILD', `The build failed:\n${last}`);
}
