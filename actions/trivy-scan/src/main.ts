import type { Action, ActionContext } from '@gitops-actions/shared/action/action.ts';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { projectCache } from '@gitops-actions/shared/process/project-cache.ts';
import { realpath, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DEFAULT_DB_REPOSITORIES, readInputs, type Inputs } from './inputs.ts';
import type { TrivyScanDeps } from './deps.ts';
import { createScratch, removeWork, type Scratch } from './scratch.ts';
import type { ArtifactClientSource } from './upload.ts';

/** The trivy-scan action. */
export const action: Action = {
  name: 'trivy-scan',
  async main(context) {
    const inputs = withSandboxDatabase(readInputs(context.read), context);
    const { run } = await import('./run.ts');
    const scratch = await createScratch(context.runner.temp);
    context.saveState('work', scratch.work);
    context.saveState('temp', context.runner.temp);
    try {
      return await run(inputs, await bind(inputs, scratch, context));
    } catch (thrown) {
      await rm(scratch.reports, { recursive: true, force: true }); // half the reports are no reports
      throw thrown;
    } finally {
      await removeWork(scratch.work, context.runner.temp);
    }
  },
  async post(context) {
    const work = context.state('work');
    if (work !== '') await removeWork(work, context.state('temp'));
  },
};

/** On a loopback server the sandbox may name the database, unless the workflow does. */
function withSandboxDatabase(inputs: Inputs, { env, runner }: ActionContext): Inputs {
  const named = env['TRIVY_DB_REPOSITORY'] ?? '';
  const byDefault = inputs.dbRepositories.join() === DEFAULT_DB_REPOSITORIES.join();
  if (!runner.loopback || named === '' || !byDefault) return inputs;
  return { ...inputs, dbRepositories: named.split(',') };
}

async function bind(
  inputs: Inputs,
  scratch: Scratch,
  context: ActionContext,
): Promise<TrivyScanDeps> {
  const { env, log, runner } = context;
  const [
    { createGitHub },
    { chooseIdentity },
    { registryCredentialsDeps, resolveRegistryCredentials },
    { createRegistryClient },
    { obtainPinnedTool },
    { runProcess },
    { createTrivy },
    { loginOf },
    { readTrusted },
    { uploadReports },
  ] = await Promise.all([
    import('@gitops-actions/shared/github/client.ts'),
    import('@gitops-actions/shared/github/github-inputs.ts'),
    import('@gitops-actions/shared/gcp/registry-credentials.ts'),
    import('@gitops-actions/shared/oci/registry-client.ts'),
    import('@gitops-actions/shared/process/pinned-tool.ts'),
    import('@gitops-actions/shared/process/run-process.ts'),
    import('./trivy.ts'),
    import('./image-login.ts'),
    import('./trusted.ts'),
    import('./upload.ts'),
  ]);
  const identity = chooseIdentity(inputs.token === undefined ? {} : { token: inputs.token });
  const github = createGitHub({
    apiUrl: runner.apiUrl,
    graphqlUrl: runner.graphqlUrl,
    token: identity.kind === 'token' ? identity.token : undefined,
    log,
  });
  const login = registryCredentialsDeps(context, inputs.registry);
  const credentials: TrivyScanDeps['credentials'] = (domain) =>
    resolveRegistryCredentials(loginOf(inputs, domain), domain, login);
  return {
    log,
    scratch,
    now: () => new Date(),
    sleep: (ms) => delay(ms),
    trusted: (ignorePath) => readTrusted(github, runner.repository, ignorePath),
    registry: (domain) =>
      createRegistryClient({
        domain,
        login: () => credentials(domain),
        mask: (secret) => {
          context.mask(secret);
        },
      }),
    credentials,
    databaseCredentials: (domain) => resolveRegistryCredentials({}, domain, login),
    tool: () =>
      obtainPinnedTool({
        name: 'trivy',
        version: inputs.trivyVersion,
        platform: `${process.platform}-${process.arch}`,
        toolCache: runner.toolCache,
        scratch: join(scratch.work, 'tool'),
        ...(inputs.trivySha256 !== undefined && { sha256: inputs.trivySha256 }),
        ...(inputs.trivyPath !== undefined && { path: inputs.trivyPath }),
        ...(inputs.toolMirror !== undefined && { mirror: inputs.toolMirror }),
        ...(runner.loopback && { projectCache: projectCache(env) }),
      }),
    trivy: (tool, cacheDir, javaDbRepositories) =>
      createTrivy({
        tool,
        run: runProcess,
        work: scratch.work,
        cacheDir,
        javaDbRepositories,
        env,
        timeoutMs: inputs.timeoutMs,
        log,
      }),
    reportFile: (path, input) => insideOf(path, input, [runner.workspace, runner.temp]),
    upload: (upload) => uploadReports(upload, artifactClient(env), log),
  };
}

/** The artifact service speaks to steps that got its token. */
function artifactClient(env: ActionContext['env']): ArtifactClientSource | undefined {
  if ((env['ACTIONS_RUNTIME_TOKEN'] ?? '') === '') return undefined;
  return async () => {
    const { DefaultArtifactClient } = await import('@actions/artifact');
    return new DefaultArtifactClient();
  };
}

/**
 * The real path of a file that lies in the checkout or in the runner's temporary folder.
 *
 * @param folders the first one is what a relative path starts from
 * @throws `E_PATH`
 */
async function insideOf(
  path: string,
  input: 'report' | 'baseline',
  folders: readonly string[],
): Promise<string> {
  const file = await realpath(resolve(folders[0] ?? '', path)).catch(() => undefined);
  if (file === undefined) {
    throw new ActionError(
      'E_PATH',
      `Input \`${input}\` names ${JSON.stringify(path)}: no such file.`,
    );
  }
  for (const folder of folders) {
    const within = relative(await realpath(folder).catch(() => folder), file);
    if (within !== '' && !within.startsWith('..') && !isAbsolute(within)) return file;
  }
  throw new ActionError(
    'E_PATH',
    `Input \`${input}\` names ${JSON.stringify(path)}, which is neither in the repository nor in RUNNER_TEMP.`,
  );
}
