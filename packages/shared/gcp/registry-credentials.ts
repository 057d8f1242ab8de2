import type { ActionContext } from '../action/action.ts';
import type { RegistryLogin } from '../oci/registry-auth.ts';
import { credentialsFromDockerConfig, readDockerConfig } from './docker-config.ts';
import { gcpEndpoints } from './endpoints.ts';
import { ACCESS_TOKEN_USER, type RegistryInputs } from './registry-inputs.ts';
import { assertTrustedEnvironment } from './trusted-environment.ts';
import { accessToken, type WorkloadIdentityDeps } from './workload-identity.ts';

export { readRegistryInputs, type RegistryInputs } from './registry-inputs.ts';

/** A user name and password for a registry, as the registry client takes them. */
export type Credentials = RegistryLogin;

/** What minting and the fallback need from outside. */
export interface RegistryCredentialsDeps extends WorkloadIdentityDeps {
  /** The job's Docker configuration (`readDockerConfig`), `undefined` when there is none. */
  dockerConfig(): Promise<string | undefined>;
}

/**
 * The credentials for one registry: Workload Identity if its input was given, else the user name
 * and password, else the job's Docker configuration. A minted token lives minutes: ask again before
 * each use that may come later. The password is masked before it is returned.
 *
 * @param host registry host with optional port, as in a reference; only the Docker configuration
 *   asks for it
 * @returns `undefined` when no way is configured: anonymous access
 * @throws `E_PERMISSION` without `id-token: write`; `E_AUTH` when Google refuses;
 *   `E_REGISTRY_AUTH` when the Docker configuration needs a credential helper; `E_UNREACHABLE`
 */
export async function resolveRegistryCredentials(
  inputs: RegistryInputs,
  host: string,
  deps: RegistryCredentialsDeps,
): Promise<Credentials | undefined> {
  if (inputs.workloadIdentityProvider !== undefined) {
    const { token, expiresAt } = await accessToken(
      {
        provider: inputs.workloadIdentityProvider,
        ...(inputs.serviceAccount !== undefined && { serviceAccount: inputs.serviceAccount }),
      },
      deps,
    );
    return { username: ACCESS_TOKEN_USER, password: token, expiresAt };
  }
  if (inputs.username !== undefined && inputs.password !== undefined) {
    return { username: inputs.username, password: inputs.password };
  }
  const config = await deps.dockerConfig();
  if (config === undefined) return undefined;
  const credentials = credentialsFromDockerConfig(config, host);
  if (credentials !== undefined) deps.mask(credentials.password);
  return credentials;
}

/**
 * The dependencies as an action's edge binds them. For inputs that mint tokens it first checks that
 * nothing in the environment would intercept them.
 *
 * @throws `E_ENV`
 */
export function registryCredentialsDeps(
  context: Pick<ActionContext, 'env' | 'runner' | 'mask' | 'idToken'>,
  inputs: RegistryInputs,
): RegistryCredentialsDeps {
  if (inputs.workloadIdentityProvider !== undefined) {
    assertTrustedEnvironment(context.env, context.runner.loopback);
  }
  return {
    idToken: (audience) => context.idToken(audience),
    mask: (secret) => {
      context.mask(secret);
    },
    endpoints: gcpEndpoints(context.env, context.runner.loopback),
    dockerConfig: () => readDockerConfig(context.env),
  };
}
