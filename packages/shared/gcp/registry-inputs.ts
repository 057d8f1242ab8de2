import { ActionError } from '../action/action-error.ts';
import type { InputReader } from '../action/inputs.ts';
import { isProviderName } from './workload-identity.ts';

/** The registry group of inputs, as several actions share it. */
export interface RegistryInputs {
  /** `projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>` */
  readonly workloadIdentityProvider?: string;
  /** E-mail of the service account to impersonate; without it the federated token itself is used. */
  readonly serviceAccount?: string;
  readonly username?: string;
  readonly password?: string;
}

/** The user name under which Artifact Registry takes an access token as password. */
export const ACCESS_TOKEN_USER = 'oauth2accesstoken';

/**
 * Reads the four inputs of the registry group, then checks that at most one way is chosen.
 *
 * @throws `E_INPUT` for a malformed provider or account, half a pair, or two ways at once
 */
export function readRegistryInputs(read: InputReader): RegistryInputs {
  const provider = read.optional('workload-identity-provider');
  const serviceAccount = read.optional('service-account');
  const username = read.string('registry-username', ACCESS_TOKEN_USER);
  const password = read.secret('registry-password');
  if (provider !== undefined && !isProviderName(provider)) {
    throw new ActionError(
      'E_INPUT',
      `Input \`workload-identity-provider\` is ${JSON.stringify(provider.slice(0, 200))}; allowed: projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider> (the project’s number, not its id).`,
    );
  }
  if (serviceAccount !== undefined && !/^[^@\s/]+@[a-z0-9.-]+$/.test(serviceAccount)) {
    throw new ActionError(
      'E_INPUT',
      `Input \`service-account\` is ${JSON.stringify(serviceAccount.slice(0, 200))}; allowed: the account’s e-mail address.`,
    );
  }
  if (serviceAccount !== undefined && provider === undefined) {
    throw new ActionError('E_INPUT', '`service-account` needs `workload-identity-provider`.');
  }
  if (provider !== undefined && password !== undefined) {
    throw new ActionError(
      'E_INPUT',
      'Give either `workload-identity-provider` or `registry-password`, not both.',
    );
  }
  if (username !== ACCESS_TOKEN_USER && password === undefined) {
    throw new ActionError('E_INPUT', '`registry-username` needs `registry-password`.');
  }
  return {
    ...(provider !== undefined && { workloadIdentityProvider: provider }),
    ...(serviceAccount !== undefined && { serviceAccount }),
    ...(password !== undefined && { username, password }),
  };
}
