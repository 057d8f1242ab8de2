import type { ActionContext, PostContext } from '../action/action.ts';
import { assertTrustedEnvironment } from '../gcp/trusted-environment.ts';
import { createGitHub, type GitHub } from './client.ts';
import type { GitHubIdentity } from './github-inputs.ts';
import { mintInstallationToken, revokeInstallationToken } from './installation-token.ts';
import type { WaitBudget } from './wait-budget.ts';

/** Under this name `main` leaves the token that `post` revokes. */
const TOKEN_STATE = 'installation-token';

/** A client for the runner's server with the given token. */
export function connect(
  context: Pick<ActionContext, 'runner' | 'log'>,
  token: string | undefined,
  budget?: WaitBudget,
): GitHub {
  const { apiUrl, graphqlUrl } = context.runner;
  return createGitHub({ apiUrl, graphqlUrl, token, log: context.log, ...(budget && { budget }) });
}

/**
 * The token of an identity. An App's is minted for the one repository and the given permissions,
 * masked, and left for `post` to revoke ({@link revokeMintedToken}).
 *
 * @param repository `owner/name`
 * @throws `E_ENV` for an App in an environment that could intercept its token; otherwise as
 *   `mintInstallationToken` does
 */
export async function obtainToken(
  context: ActionContext,
  identity: GitHubIdentity,
  request: {
    readonly repository: string;
    readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  },
  budget?: WaitBudget,
): Promise<string> {
  if (identity.kind === 'token') return identity.token;
  assertTrustedEnvironment(context.env, context.runner.loopback);
  const [owner = '', repo = ''] = request.repository.split('/');
  const { token } = await mintInstallationToken(
    (jwt) => {
      context.mask(jwt);
      return connect(context, jwt, budget);
    },
    { ...identity, owner, repo, permissions: request.permissions },
  );
  context.mask(token);
  context.saveState(TOKEN_STATE, token);
  return token;
}

/** In `post`: ends the life of the token that `main` minted, if it did. */
export async function revokeMintedToken(context: PostContext): Promise<void> {
  const token = context.state(TOKEN_STATE);
  if (token === '') return;
  context.mask(token);
  const apiUrl = context.env['GITHUB_API_URL'] ?? 'https://api.github.com';
  await revokeInstallationToken(
    createGitHub({ apiUrl, graphqlUrl: `${apiUrl}/graphql`, token, log: context.log }),
  );
}
