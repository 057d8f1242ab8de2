import { ActionError } from '../action/action-error.ts';
import type { InputReader } from '../action/inputs.ts';

/** The GitHub group of inputs: who the action is towards GitHub. */
export interface GitHubInputs {
  readonly appId?: string;
  readonly appPrivateKey?: string;
  readonly token?: string;
}

/** Reads `app-id`, `app-private-key` and `token`; secrets are masked. Checks nothing across them. */
export function readGitHubInputs(read: InputReader): GitHubInputs {
  const appId = read.optional('app-id');
  const appPrivateKey = read.secret('app-private-key');
  const token = read.secret('token');
  return {
    ...(appId !== undefined && { appId }),
    ...(appPrivateKey !== undefined && { appPrivateKey }),
    ...(token !== undefined && { token }),
  };
}

/** Either an App that mints its own token, or a token. */
export type GitHubIdentity =
  | { readonly kind: 'app'; readonly appId: string; readonly privateKey: string }
  | { readonly kind: 'token'; readonly token: string };

/**
 * Who the action is: the App when one is given, else the token.
 *
 * @throws `E_INPUT` when half an App or nothing is given
 */
export function chooseIdentity(inputs: GitHubInputs): GitHubIdentity {
  const { appId, appPrivateKey, token } = inputs;
  if (appId !== undefined && appPrivateKey !== undefined) {
    if (!/^[\w.-]{1,64}$/.test(appId)) {
      throw new ActionError(
        'E_INPUT',
        'Input `app-id` is not the id or client id of a GitHub App.',
      );
    }
    return { kind: 'app', appId, privateKey: appPrivateKey };
  }
  if (appId !== undefined || appPrivateKey !== undefined) {
    const missing = appId === undefined ? 'app-id' : 'app-private-key';
    throw new ActionError(
      'E_INPUT',
      `Input \`${missing}\` is missing: \`app-id\` and \`app-private-key\` belong together.`,
      {
        hint: 'The key is a secret of the protected environment. It is an empty string in a job without that `environment:`, and in a called workflow whose caller does not name it:\n    secrets:\n      APP_PRIVATE_KEY: ${{ secrets.APP_PRIVATE_KEY }}',
      },
    );
  }
  if (token === undefined) {
    throw new ActionError(
      'E_INPUT',
      'Neither `app-id` with `app-private-key` nor `token` is given.',
    );
  }
  return { kind: 'token', token };
}
