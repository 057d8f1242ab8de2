import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { ActionError } from '../action/action-error.ts';
import type { GitHub } from './client.ts';
import { failureOf, statusOf } from './http-failure.ts';

/** Which App, for which repository, with which permissions (`{contents: 'write'}`). */
export interface MintRequest {
  readonly appId: string;
  /** PEM, PKCS #1 or #8; line breaks may be written as `\n`. */
  readonly privateKey: string;
  readonly owner: string;
  readonly repo: string;
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
}

export interface InstallationToken {
  readonly token: string;
  /** RFC 3339; one hour after the mint. */
  readonly expiresAt: string;
}

/** GitHub accepts at most ten minutes; one minute back and five ahead leave room for skewed clocks. */
const ISSUED_BEFORE_S = 60;
const EXPIRES_AFTER_S = 300;

/**
 * The JWT by which an App speaks for itself
 * (https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app).
 *
 * @throws `E_INPUT` when the key is not an RSA private key in PEM
 */
export function appJwt(appId: string, privateKey: string, nowMs: number): string {
  const now = Math.floor(nowMs / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({
    iat: now - ISSUED_BEFORE_S,
    exp: now + EXPIRES_AFTER_S,
    iss: appId,
  })}`;
  const signature = sign('RSA-SHA256', Buffer.from(unsigned), rsaKey(privateKey));
  return `${unsigned}.${signature.toString('base64url')}`;
}

/**
 * Mints an installation token for exactly one repository and exactly these permissions. Two
 * requests, one more when the runner's clock is so wrong that the server's must be taken.
 *
 * @param connect a client that authenticates with the given JWT
 * @throws `E_INPUT` (key), `E_PERMISSION` (App unknown, not installed, or lacking a permission), and
 *   what the client throws
 */
export async function mintInstallationToken(
  connect: (jwt: string) => GitHub,
  request: MintRequest,
  now: () => number = Date.now,
): Promise<InstallationToken> {
  const { appId, privateKey, owner, repo, permissions } = request;
  const connectAt = (nowMs: number): GitHub => connect(appJwt(appId, privateKey, nowMs));
  let app = connectAt(now());
  let installation: { readonly id: number };
  const find = (client: GitHub): Promise<{ readonly id: number }> =>
    client.rest('GET', '/repos/{owner}/{repo}/installation', { owner, repo });
  try {
    const started = now();
    try {
      installation = await find(app);
    } catch (thrown) {
      const serverTimeMs = failureOf(thrown)?.serverTimeMs;
      if (statusOf(thrown) !== 401 || serverTimeMs === undefined) throw thrown;
      if (Math.abs(serverTimeMs - started) < ISSUED_BEFORE_S * 500) throw thrown;
      app = connectAt(serverTimeMs);
      installation = await find(app);
    }
  } catch (thrown) {
    throw explain(thrown, request, 'find');
  }
  try {
    // An additional token that nobody saw is harmless and expires: sending twice is allowed.
    const answer = await app.rest<{ readonly token: string; readonly expires_at: string }>(
      'POST',
      '/app/installations/{id}/access_tokens',
      { id: installation.id, repositories: [repo], permissions },
      { repeatable: true },
    );
    return { token: answer.token, expiresAt: answer.expires_at };
  } catch (thrown) {
    throw explain(thrown, request, 'mint');
  }
}

/**
 * Ends the life of the token that `github` authenticates with.
 *
 * @throws what the client throws, except for a token that is dead already
 */
export async function revokeInstallationToken(github: GitHub): Promise<void> {
  try {
    await github.rest('DELETE', '/installation/token', {}, { repeatable: true });
  } catch (thrown) {
    if (statusOf(thrown) !== 401) throw thrown;
  }
}

function rsaKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem.includes('\\n') ? pem.replaceAll('\\n', '\n') : pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // falls through: the parser's message may quote the key
  }
  throw new ActionError(
    'E_INPUT',
    'Input `app-private-key` is not an RSA private key in PEM form.',
  );
}

function explain(thrown: unknown, request: MintRequest, step: 'find' | 'mint'): unknown {
  const status = statusOf(thrown);
  const repository = `${request.owner}/${request.repo}`;
  if (status === 401) {
    return new ActionError(
      'E_PERMISSION',
      `GitHub does not accept the App ${request.appId} with this private key.`,
      {
        hint: 'Check that `app-id` and `app-private-key` belong to the same App and that the key was not deleted there.',
        cause: thrown,
      },
    );
  }
  if (step === 'find' && status === 404) {
    return new ActionError('E_PERMISSION', `The GitHub App is not installed on ${repository}.`, {
      hint: `Install the App ${request.appId} on ${repository}.`,
      cause: thrown,
    });
  }
  if (step === 'mint' && (status === 422 || status === 404 || status === 403)) {
    const wanted = Object.entries(request.permissions).map(([name, level]) => `${name}: ${level}`);
    return new ActionError(
      'E_PERMISSION',
      `The installation of the GitHub App on ${repository} does not grant ${wanted.join(', ')}.`,
      {
        hint: `Grant the App the repository permission ${wanted.join(', ')} and accept it on the installation.`,
        cause: thrown,
      },
    );
  }
  return thrown;
}
