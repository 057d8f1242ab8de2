import { describe, expect, it } from '@jest/globals';
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { ActionError } from '../../action/action-error.ts';
import type { GitHub } from '../client.ts';
import { HttpFailure } from '../http-failure.ts';
import { appJwt, mintInstallationToken, revokeInstallationToken } from '../installation-token.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const NOW = Date.UTC(2026, 0, 1);
const REQUEST = {
  ...{ appId: '4711', privateKey, owner: 'acme', repo: 'warehouse' },
  permissions: { contents: 'write' },
} as const;

type Call = (method: string, route: string, params: unknown) => unknown;

function fake(call: Call): GitHub {
  return {
    rest: async <T>(method: string, route: string, params?: unknown): Promise<T> => {
      await Promise.resolve();
      return call(method, route, params) as T;
    },
    graphql: () => Promise.reject(new Error('unused')),
    mutate: () => Promise.reject(new Error('unused')),
    requests: () => 0,
  };
}

function refuse(status: number, serverTimeMs?: number): never {
  const cause = new HttpFailure(status, 'no', [], serverTimeMs);
  throw new ActionError(status === 401 ? 'E_PERMISSION' : 'E_GITHUB', 'no', { cause });
}

function claims(jwt: string): { iat: number; exp: number; iss: string } {
  const [, payload = ''] = jwt.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as ReturnType<typeof claims>;
}

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return 'none';
  } catch (thrown) {
    return thrown instanceof ActionError ? thrown.code : String(thrown);
  }
}

const good: Call = (_, route) =>
  route.endsWith('/installation')
    ? { id: 7 }
    : { token: 'ghs_x', expires_at: '2026-01-01T01:00:00Z' };

describe('an App', () => {
  it('speaks for itself by a JWT that its key signed, good for minutes', () => {
    const jwt = appJwt('4711', privateKey, NOW);
    const [head = '', payload = '', signature = ''] = jwt.split('.');
    const verify = createVerify('RSA-SHA256').update(`${head}.${payload}`);
    expect(verify.verify(publicKey, signature, 'base64url')).toBe(true);
    expect(claims(jwt)).toEqual({ iat: NOW / 1000 - 60, exp: NOW / 1000 + 300, iss: '4711' });
  });

  it('may have its key with written line breaks', () => {
    expect(appJwt('1', privateKey.replaceAll('\n', '\\n'), NOW)).toBe(appJwt('1', privateKey, NOW));
  });

  it('mints for one repository and the named permissions', async () => {
    const calls: unknown[] = [];
    const client = fake((...call) => {
      calls.push(call);
      return good(...call);
    });
    const minted = await mintInstallationToken(
      () => client,
      REQUEST,
      () => NOW,
    );
    expect(minted.token).toBe('ghs_x');
    expect(calls).toEqual([
      ['GET', '/repos/{owner}/{repo}/installation', { owner: 'acme', repo: 'warehouse' }],
      [
        'POST',
        '/app/installations/{id}/access_tokens',
        { id: 7, repositories: ['warehouse'], permissions: { contents: 'write' } },
      ],
    ]);
  });

  it('takes the server’s time when the runner’s clock is five minutes off', async () => {
    for (const skew of [-300_000, 300_000]) {
      const seen: number[] = [];
      const connect = (jwt: string): GitHub =>
        fake((...call) => {
          seen.push(claims(jwt).iat);
          return seen.length === 1 ? refuse(401, NOW + skew) : good(...call);
        });
      await mintInstallationToken(connect, REQUEST, () => NOW);
      expect(seen.at(-1)).toBe((NOW + skew) / 1000 - 60);
    }
  });

  it.each<[string, string, Call]>([
    ['that GitHub does not know', 'E_PERMISSION', () => refuse(401, NOW)],
    ['that is not installed', 'E_PERMISSION', () => refuse(404)],
    [
      'that was not granted the permission',
      'E_PERMISSION',
      (...call) => (call[0] === 'POST' ? refuse(422) : good(...call)),
    ],
    ['that GitHub fails for', 'E_GITHUB', () => refuse(409)],
  ])('%s ends with %s', async (_, code, call) => {
    expect(
      await codeOf(
        mintInstallationToken(
          () => fake(call),
          REQUEST,
          () => NOW,
        ),
      ),
    ).toBe(code);
  });

  it('with something else than an RSA key is E_INPUT, and the key is not shown', async () => {
    for (const key of ['-----BEGIN canary-----', '']) {
      const run = mintInstallationToken(() => fake(good), { ...REQUEST, privateKey: key });
      await expect(run).rejects.toMatchObject({ code: 'E_INPUT' });
      await expect(run).rejects.not.toThrow(/canary/);
    }
  });
});

describe('a token', () => {
  it('that is dead already counts as revoked', async () => {
    await expect(revokeInstallationToken(fake(() => refuse(401)))).resolves.toBeUndefined();
    expect(await codeOf(revokeInstallationToken(fake(() => refuse(404))))).toBe('E_GITHUB');
  });
});
