import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Action, ActionContext } from '@gitops-actions/shared/action/action.ts';
import {
  registryCredentialsDeps,
  resolveRegistryCredentials,
} from '@gitops-actions/shared/gcp/registry-credentials.ts';
import { loginFor } from '@gitops-actions/shared/gcp/registry-login.ts';
import { createRegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { buildWithBuildx } from './buildx.ts';
import { openCheckout } from './checkout.ts';
import { eventCommit } from './event-commit.ts';
import { findProgram, pathDirectories } from './find-program.ts';
import { type BuildInputs, type Inputs, readInputs } from './inputs.ts';
import { runPromote } from './run-promote.ts';
import { type Deps, run } from './run.ts';
import { versionOfRef } from './version.ts';

/** Marks our own directory under RUNNER_TEMP. */
const TEMP_PREFIX = 'build-image-';

export const action: Action = {
  name: 'build-image',
  async main(context) {
    const inputs = readInputs(context.read);
    if (inputs.mode === 'promote') {
      const { version, openRegistry } = common(inputs, context);
      return runPromote(inputs, { log: context.log, version, openRegistry });
    }
    for (const { value } of inputs.secrets) context.mask(value);
    const revision = inputs.revision ?? eventCommit(context.runner, inputs.dryRun);
    const directory = await mkdtemp(join(await realpath(context.runner.temp), TEMP_PREFIX));
    context.saveState('directory', directory);
    try {
      return await run(inputs, await createDeps(inputs, revision, context, directory));
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  },
  /** Removes what a killed `main` left behind, and nothing else. */
  async post(context) {
    const directory = context.state('directory');
    const { RUNNER_TEMP: temp = '' } = context.env;
    if (directory === '' || temp === '') return;
    const ours = basename(directory).startsWith(TEMP_PREFIX);
    if (!ours || dirname(directory) !== (await realpath(temp))) return;
    await rm(directory, { recursive: true, force: true });
  },
};

async function createDeps(
  inputs: BuildInputs,
  revision: string,
  context: ActionContext,
  directory: string,
): Promise<Deps> {
  const { runner, env, log } = context;
  const git = await findProgram('git', pathDirectories(env['PATH']));
  if (git === undefined) {
    throw new ActionError('E_TOOL', 'There is no git on the PATH.', {
      hint: 'Install git on the runner.',
    });
  }
  return {
    ...common(inputs, context),
    log,
    checkout: openCheckout({
      git,
      workspace: runner.workspace,
      path: env['PATH'] ?? '',
      run: runProcess,
    }),
    workspace: runner.workspace,
    env,
    sourceUrl: `${runner.serverUrl}/${runner.repository}`,
    revision,
    build: (request) =>
      buildWithBuildx(request, { env, directory, builder: inputs.builder, run: runProcess, log }),
  };
}

function common(inputs: Inputs, context: ActionContext): Pick<Deps, 'version' | 'openRegistry'> {
  const credentials = registryCredentialsDeps(context, inputs.registry);
  return {
    version: inputs.version ?? versionOfRef(context.runner.ref),
    openRegistry: (domain) => {
      const registry = loginFor(inputs.registry, [inputs.image.domain], domain);
      return createRegistryClient({
        domain,
        login: () => resolveRegistryCredentials(registry, domain, credentials),
        mask: (secret) => {
          context.mask(secret);
        },
      });
    },
  };
}
