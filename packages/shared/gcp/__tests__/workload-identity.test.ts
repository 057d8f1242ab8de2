import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ActionError } from '../../action/action-error.ts';
import { createInputReader } from '../../action/inputs.ts';
import { readRunner } from '../../action/runner.ts';
import { gcpEndpoints } from '../endpoints.ts';
import {
  readRegistryInputs,
  registryCredentialsDeps,
  type RegistryInputs,
  resolveRegistryCredentials,
} from '../registry-credentials.ts';
import { accessToken, isProviderName, type WorkloadIdentityDeps } from '../workload-identity.ts';

const PROVIDER = 'projects/1234/locations/global/workloadIdentityPools/github/providers/acme';
const WRITER = 'writer@acme-dev.iam.gserviceaccount.com';

interface Received {
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

let received: Received[];
let masked: string[];
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[];
let url: string;
let stop: () => void;

beforeEach(async () => {
  received = [];
  masked = [];
  answers = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        url: request.url ?? '',
        authorization: request.headers.authorization,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      (answers.shift() ?? json(500, {}))(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
});

afterEach(() => {
  stop();
});

function json(status: number, body: object) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

function deps(overrides: Partial<WorkloadIdentityDeps> = {}): WorkloadIdentityDeps {
  return {
    idToken: (audience) => Promise.resolve(`jwt for ${audience}`),
    mask: (secret) => masked.push(secret),
    endpoints: { sts: url, iamCredentials: url },
    sleep: () => Promise.resolve(),
    ...overrides,
  };
}

const STS_OK = { access_token: 'federated', expires_in: 3599, token_type: 'Bearer' };

describe('accessToken', () => {
  it('exchanges the GitHub token and impersonates, masking every token before its use', async () => {
    const expireTime = '2030-01-01T00:00:00Z';
    answers = [json(200, STS_OK), json(200, { accessToken: 'ya29.x', expireTime })];
    const token = await accessToken({ provider: PROVIDER, serviceAccount: WRITER }, deps());
    expect(token).toEqual({ token: 'ya29.x', expiresAt: new Date(expireTime) });
    const exchange = new URLSearchParams(received[0]?.body);
    expect(Object.fromEntries(exchange)).toMatchObject({
      audience: `//iam.googleapis.com/${PROVIDER}`,
      subject_token: `jwt for https://iam.googleapis.com/${PROVIDER}`,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    });
    expect(received[1]).toMatchObject({
      url: `/v1/projects/-/serviceAccounts/${encodeURIComponent(WRITER)}:generateAccessToken`,
      authorization: 'Bearer federated',
    });
    expect(masked).toEqual([
      `jwt for https://iam.googleapis.com/${PROVIDER}`,
      'federated',
      'ya29.x',
    ]);
  });

  it('gives the federated token itself without a service account', async () => {
    answers = [json(200, STS_OK)];
    const { token, expiresAt } = await accessToken({ provider: PROVIDER }, deps());
    expect(token).toBe('federated');
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
    expect(received).toHaveLength(1);
  });

  it.each([
    [
      'unauthorized_client',
      'The given credential is rejected by the attribute condition.',
      'attribute condition does not accept',
    ],
    [
      'invalid_request',
      'The size of mapped attribute google.subject exceeds the 127 bytes limit.',
      'longer than 127 bytes',
    ],
    ['invalid_target', 'The target service indicated by the "audience" is invalid.', 'must exist'],
    ['invalid_grant', 'The issuer in ID Token does not match.', 'issuer must be'],
  ])('tells why STS said %s', async (error, error_description, hint) => {
    answers = [json(400, { error, error_description })];
    await expect(accessToken({ provider: PROVIDER }, deps())).rejects.toMatchObject({
      code: 'E_AUTH',
      message: expect.stringContaining(error_description),
      hint: expect.stringContaining(hint),
    });
    expect(received).toHaveLength(1);
  });

  it('tells that the service account may not be impersonated', async () => {
    const message = "Permission 'iam.serviceAccounts.getAccessToken' denied on resource";
    answers = [json(200, STS_OK), json(403, { error: { code: 403, message } })];
    await expect(
      accessToken({ provider: PROVIDER, serviceAccount: WRITER }, deps()),
    ).rejects.toMatchObject({
      code: 'E_AUTH',
      message: expect.stringContaining(message),
      hint: expect.stringContaining('workloadIdentityUser'),
    });
  });

  it.each([
    ['no token', {}],
    ['a token that is no string', { access_token: 1 }],
  ])('does not go on with %s', async (_case, body) => {
    answers = [json(200, body)];
    await expect(accessToken({ provider: PROVIDER }, deps())).rejects.toMatchObject({
      code: 'E_AUTH',
    });
  });

  it('does not go on with a service account’s token that has no end', async () => {
    answers = [json(200, STS_OK), json(200, { accessToken: 'x' })];
    await expect(
      accessToken({ provider: PROVIDER, serviceAccount: WRITER }, deps()),
    ).rejects.toMatchObject({ code: 'E_AUTH' });
  });

  it('tries again after a server error, a rate limit and a broken connection', async () => {
    answers = [
      json(503, {}),
      json(429, {}),
      (request) => request.socket.destroy(),
      json(200, STS_OK),
    ];
    expect(await accessToken({ provider: PROVIDER }, deps())).toMatchObject({ token: 'federated' });
  });

  it('names the service that cannot be reached, without its secrets', async () => {
    await expect(accessToken({ provider: PROVIDER }, deps())).rejects.toMatchObject({
      code: 'E_UNREACHABLE',
      message: expect.stringMatching(/^The Security Token Service at 127\.0\.0\.1:\d+ could not/),
    });
    expect(received).toHaveLength(4);
  });

  it('follows no redirect with a token', async () => {
    answers = [
      (_request, response) => response.writeHead(307, { location: '/elsewhere' }).end('moved'),
    ];
    await expect(accessToken({ provider: PROVIDER }, deps())).rejects.toMatchObject({
      code: 'E_AUTH',
    });
    expect(received).toHaveLength(1);
  });

  it('passes on that the job may not have an identity token', async () => {
    const idToken = (): Promise<string> =>
      Promise.reject(new ActionError('E_PERMISSION', 'GitHub gave no OIDC token to this job.'));
    await expect(accessToken({ provider: PROVIDER }, deps({ idToken }))).rejects.toMatchObject({
      code: 'E_PERMISSION',
    });
  });
});

describe('gcpEndpoints', () => {
  const google = {
    sts: 'https://sts.googleapis.com',
    iamCredentials: 'https://iamcredentials.googleapis.com',
  };
  const env = {
    GHA_ENDPOINT_OVERRIDE_sts: 'http://127.0.0.1:1/',
    GHA_ENDPOINT_OVERRIDE_iamcredentials: 'https://evil.test',
  };

  it('honours overrides on a loopback server and towards the loopback interface only', () => {
    expect(gcpEndpoints(env, true)).toEqual({ ...google, sts: 'http://127.0.0.1:1' });
    expect(gcpEndpoints(env, false)).toEqual(google);
    expect(gcpEndpoints({}, true)).toEqual(google);
  });
});

describe('readRegistryInputs', () => {
  const read = (given: Record<string, string>): RegistryInputs =>
    readRegistryInputs(
      createInputReader(
        (name) => given[name] ?? '',
        (secret) => masked.push(secret),
      ),
    );

  it('reads each of the three ways', () => {
    expect(read({})).toEqual({});
    expect(read({ 'workload-identity-provider': PROVIDER, 'service-account': WRITER })).toEqual({
      workloadIdentityProvider: PROVIDER,
      serviceAccount: WRITER,
    });
    expect(read({ 'registry-password': 'secret' })).toEqual({
      username: 'oauth2accesstoken',
      password: 'secret',
    });
    expect(masked).toContain('secret');
  });

  it.each([
    [
      'a provider by project id',
      { 'workload-identity-provider': PROVIDER.replace('1234', 'acme') },
    ],
    ['an account without a provider', { 'service-account': WRITER }],
    [
      'an account that is no address',
      { 'workload-identity-provider': PROVIDER, 'service-account': 'writer/../x' },
    ],
    ['two ways', { 'workload-identity-provider': PROVIDER, 'registry-password': 'x' }],
    ['a user without a password', { 'registry-username': 'me' }],
  ])('refuses %s', (_case, given) => {
    expect(() => read(given)).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
  });

  it('knows a provider’s full name', () => {
    expect(isProviderName(PROVIDER)).toBe(true);
    expect(isProviderName(`${PROVIDER}/../x`)).toBe(false);
  });
});

describe('resolveRegistryCredentials', () => {
  const all = (config?: string) => ({ ...deps(), dockerConfig: () => Promise.resolve(config) });

  it('gives the minted token under the name that Artifact Registry expects', async () => {
    answers = [json(200, STS_OK)];
    expect(
      await resolveRegistryCredentials({ workloadIdentityProvider: PROVIDER }, 'r.io', all()),
    ).toMatchObject({ username: 'oauth2accesstoken', password: 'federated' });
  });

  it('gives the user name and password as they are', async () => {
    const inputs = { username: 'me', password: 'pw' };
    expect(await resolveRegistryCredentials(inputs, 'r.io', all())).toEqual(inputs);
  });

  it('falls back to the Docker configuration, then to nothing', async () => {
    const config = JSON.stringify({ auths: { 'r.io': { auth: btoa('me:p:w') } } });
    expect(await resolveRegistryCredentials({}, 'r.io', all(config))).toEqual({
      username: 'me',
      password: 'p:w',
    });
    expect(masked).toContain('p:w');
    expect(await resolveRegistryCredentials({}, 'other.io', all(config))).toBeUndefined();
    expect(await resolveRegistryCredentials({}, 'r.io', all())).toBeUndefined();
  });
});

describe('registryCredentialsDeps', () => {
  const context = (server: string, env: Record<string, string>) => ({
    env,
    mask: () => undefined,
    idToken: () => Promise.resolve('jwt'),
    runner: readRunner(
      {
        GITHUB_SERVER_URL: server,
        GITHUB_REPOSITORY: 'acme/web',
        GITHUB_SHA: '0',
        GITHUB_REF: 'refs/heads/dev',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_WORKSPACE: '/w',
        RUNNER_TEMP: '/t',
      },
      {},
    ),
  });
  const minting = { workloadIdentityProvider: PROVIDER };

  it.each(['https_proxy', 'NODE_EXTRA_CA_CERTS', 'NODE_TLS_REJECT_UNAUTHORIZED'])(
    'refuses to mint tokens where %s is set',
    (name) => {
      const hostile = context('https://github.com', { [name]: '1' });
      expect(() => registryCredentialsDeps(hostile, minting)).toThrow(
        expect.objectContaining({ code: 'E_ENV', message: expect.stringContaining(name) }),
      );
      expect(() => registryCredentialsDeps(hostile, {})).not.toThrow();
      const sandbox = context('http://127.0.0.1:1', { [name]: '1' });
      expect(() => registryCredentialsDeps(sandbox, minting)).not.toThrow();
    },
  );
});
