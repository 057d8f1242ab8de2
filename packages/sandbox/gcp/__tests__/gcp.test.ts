import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IdentityPoolClient } from 'google-auth-library';
import { readExample } from '../../consumer/example-files.ts';
import { identityTrust } from '../identity-files.ts';
import { createSigningKey, signJwt } from '../jwt.ts';
import {
  READER,
  serviceAccounts,
  startGcp,
  WRITER,
  type JobClaims,
  type SandboxGcp,
} from '../server.ts';

const JOB: JobClaims = {
  repository: 'acme/warehouse-network',
  ref: 'refs/heads/dev',
  sha: '1'.repeat(40),
  run_id: '77',
  job_workflow_ref:
    'gitops-actions/gitops-actions/.github/workflows/gitops-dev.yml@refs/heads/main',
};
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

let dir = '';
let now = 0;
let gcp: SandboxGcp;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gcp-'));
  now = Date.parse('2026-11-23T10:00:00Z');
  gcp = await startGcp({ dir, now: () => now });
});
afterEach(async () => {
  await gcp.close();
  rmSync(dir, { recursive: true });
});

describe('the OIDC issuer', () => {
  it('signs exactly the claims of the job, for five minutes, with the subject GitHub forms', async () => {
    const claims = payload(await idToken({ ...JOB, environment: 'dev' }));
    expect(claims).toMatchObject({
      ...JOB,
      sub: 'repo:acme/warehouse-network:environment:dev',
      repository_owner: 'acme',
      event_name: 'push',
      environment: 'dev',
      aud: audience(),
      iss: gcp.issuerUrl,
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(300);
    const without = payload(await idToken(JOB));
    expect(without['sub']).toBe('repo:acme/warehouse-network:ref:refs/heads/dev');
    expect(without).not.toHaveProperty('environment');
    const pull = payload(await idToken({ ...JOB, event_name: 'pull_request' }));
    expect(pull['sub']).toBe('repo:acme/warehouse-network:pull_request');
  });

  it('gives no token to the bearer of another job', async () => {
    const one = gcp.idTokenRequest(JOB);
    const other = gcp.idTokenRequest({ ...JOB, environment: 'dev' });
    const answer = await fetch(other.url, { headers: { authorization: `Bearer ${one.token}` } });
    expect(answer.status).toBe(401);
  });

  it('publishes its key and nothing private', async () => {
    const answer = await fetch(`${gcp.issuerUrl}/.well-known/jwks`);
    const { keys } = (await answer.json()) as { keys: object[] };
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
});

describe('the full chain', () => {
  it('leads a job of the environment to the writer, and the token expires', async () => {
    const federated = await federatedToken({ ...JOB, environment: 'dev' });
    expect(gcp.accessTokenIdentity(federated)).toMatch(
      /^principal:.*\/subject\/repo:acme\/warehouse-network:environment:dev$/,
    );
    const answer = await impersonate(WRITER, federated, { lifetime: '600s' });
    expect(answer.status).toBe(200);
    expect(answer.body['expireTime']).toBe('2026-11-23T10:10:00Z');
    const token = String(answer.body['accessToken']);
    expect(gcp.accessTokenIdentity(token)).toBe(WRITER);
    now += 300_000;
    expect(gcp.accessTokenIdentity(federated)).toBeUndefined();
    expect(gcp.accessTokenIdentity(token)).toBe(WRITER);
    now += 300_000;
    expect(gcp.accessTokenIdentity(token)).toBeUndefined();
  });

  it('is what the real client library of Google walks', async () => {
    await gcp.close(); // the library knows only the real clock
    gcp = await startGcp({ dir });
    const job = gcp.idTokenRequest({ ...JOB, environment: 'dev' });
    const client = new IdentityPoolClient({
      type: 'external_account',
      audience: `//iam.googleapis.com/${gcp.provider}`,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `${gcp.stsUrl}/v1/token`,
      service_account_impersonation_url: `${gcp.iamUrl}/v1/projects/-/serviceAccounts/${WRITER}:generateAccessToken`,
      credential_source: {
        url: `${job.url}&audience=${encodeURIComponent(audience())}`,
        headers: { authorization: `Bearer ${job.token}` },
        format: { type: 'json', subject_token_field_name: 'value' },
      },
    });
    const { token } = await client.getAccessToken();
    expect(gcp.accessTokenIdentity(token ?? '')).toBe(WRITER);
    expect(gcp.requests.map(({ method, status }) => [method, status])).toEqual([
      ['GET', 200],
      ['POST', 200],
      ['POST', 200],
    ]);
    expect(readFileSync(join(dir, 'gcp-requests.jsonl'), 'utf8')).not.toContain(job.token);
  });

  it('takes JSON with Google’s own names as well', async () => {
    const answer = await post(`${gcp.stsUrl}/v1/token`, {
      grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
      audience: `//iam.googleapis.com/${gcp.provider}`,
      requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
      subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
      subjectToken: await idToken(JOB),
      scope: SCOPE,
    });
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
  });
});

describe('the Security Token Service refuses', () => {
  const refused = async (
    token: string,
    changes: Readonly<Record<string, string>> = {},
  ): Promise<unknown> => {
    const { status, body } = await exchange(token, changes);
    return [status, body['error'], String(body['error_description'])];
  };

  it('a token for another audience', async () => {
    expect(await refused(await idToken(JOB, 'https://elsewhere.test'))).toEqual([
      400,
      'invalid_grant',
      expect.stringContaining('does not match the expected audience'),
    ]);
  });

  it('another provider', async () => {
    const audience_ = '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/x';
    expect(await refused(await idToken(JOB), { audience: audience_ })).toEqual([
      400,
      'invalid_target',
      expect.any(String),
    ]);
  });

  it('another repository, by the attribute condition', async () => {
    expect(await refused(await idToken({ ...JOB, repository: 'evil/warehouse-network' }))).toEqual([
      401,
      'unauthorized_client',
      'The given credential is rejected by the attribute condition.',
    ]);
  });

  it('a changed payload, a key of somebody else and the algorithm none', async () => {
    const token = await idToken({ ...JOB, repository: 'evil/warehouse-network' });
    const [head, body, signature] = token.split('.');
    const claims = { ...payload(token), repository: JOB.repository };
    const encode = (value: object): string =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const kid = String(payload(token, 0)['kid']);
    const forged = createSigningKey();
    for (const bad of [
      `${head ?? ''}.${encode(claims)}.${signature ?? ''}`,
      signJwt(forged, claims),
      signJwt({ ...forged, kid }, claims),
      `${encode({ typ: 'JWT', alg: 'none' })}.${body ?? ''}.`,
      `${encode({ typ: 'JWT', alg: 'HS256', kid })}.${encode(claims)}.${signature ?? ''}`,
      'nonsense',
    ]) {
      expect(await refused(bad)).toEqual([
        400,
        'invalid_grant',
        expect.stringContaining('cannot be verified'),
      ]);
    }
  });

  it('an expired token', async () => {
    const token = await idToken(JOB);
    now += 301_000;
    expect(await refused(token)).toEqual([
      400,
      'invalid_grant',
      expect.stringContaining('is stale to sign-in'),
    ]);
  });

  it('a subject over 127 bytes, as a long branch name makes it', async () => {
    expect(await refused(await idToken({ ...JOB, ref: `refs/heads/${'x'.repeat(90)}` }))).toEqual([
      400,
      'invalid_request',
      expect.stringContaining('google.subject exceeds the 127 bytes limit'),
    ]);
  });

  it('a request that is no token exchange', async () => {
    expect(await refused(await idToken(JOB), { grant_type: 'password' })).toEqual([
      400,
      'invalid_request',
      expect.any(String),
    ]);
  });
});

describe('under the example’s own files', () => {
  it('lets in a job of the called workflow and nobody else', async () => {
    const files = await readExample();
    gcp.applyTrust(identityTrust(files));
    const pin = /@[0-9a-f]{40}/.exec(files['.github/workflows/gitops-dev.yml'] ?? '')?.[0] ?? '';
    const job: JobClaims = {
      ...JOB,
      ...{ repository_id: '400500600', repository_owner_id: '100200300' },
      job_workflow_ref: `gitops-actions/gitops-actions/.github/workflows/gitops-dev.yml${pin}`,
    };
    expect(gcp.provider).toMatch(/\/providers\/warehouse-dev$/);
    const inside = await federatedToken({ ...job, environment: 'dev' });
    expect((await impersonate(WRITER, inside)).status).toBe(200);
    expect((await impersonate(READER, inside)).status).toBe(403);
    const outside = await federatedToken(job);
    expect((await impersonate(WRITER, outside)).status).toBe(403);
    expect((await impersonate(READER, outside)).status).toBe(200);
    const own = 'acme/warehouse-network/.github/workflows/evil.yml@refs/heads/dev';
    const refused = await exchange(await idToken({ ...job, job_workflow_ref: own }));
    expect([refused.status, refused.body['error']]).toEqual([401, 'unauthorized_client']);
  });

  it('refuses a token whose attributes cannot be mapped', async () => {
    const files = await readExample();
    const path = 'infra/identity/dev/provider.json';
    const provider = JSON.parse(files[path] ?? '') as { attributeMapping: object };
    provider.attributeMapping = {
      'google.subject': 'assertion.repository_id',
      'attribute.job': 'assertion.environment',
    };
    const open = { ...provider, attributeCondition: "assertion.repository_id == '1'" };
    gcp.applyTrust(identityTrust({ ...files, [path]: JSON.stringify(open) }));
    const refused = await exchange(await idToken({ ...JOB, repository_id: '1' }));
    expect([refused.status, refused.body['error']]).toEqual([400, 'invalid_grant']);
  });
});

describe('impersonation', () => {
  it('gives the writer only to jobs with the environment, the reader only to jobs without', async () => {
    const inside = await federatedToken({ ...JOB, environment: 'dev' });
    const outside = await federatedToken(JOB);
    const other = await federatedToken({ ...JOB, environment: 'prod' });
    const results = [];
    for (const token of [inside, outside, other]) {
      for (const account of [WRITER, READER, 'nobody@acme-dev.iam.gserviceaccount.com']) {
        results.push((await impersonate(account, token)).status);
      }
    }
    expect(results).toEqual([200, 403, 403, 403, 200, 403, 403, 403, 403]);
  });

  it('gives each environment’s writer to that environment, production’s also to its hotfixes', async () => {
    const became = async (environment?: string): Promise<string[]> => {
      const token = await federatedToken({ ...JOB, ...(environment && { environment }) });
      const found: string[] = [];
      for (const name of ['dev', 'staging', 'prod'] as const) {
        for (const account of Object.values(serviceAccounts(name)) as string[]) {
          const { status } = await impersonate(account, token);
          if (status === 200) found.push(account.replace('.iam.gserviceaccount.com', ''));
        }
      }
      return found;
    };
    expect(await became('dev')).toEqual(['writer@acme-dev']);
    expect(await became('staging')).toEqual(['writer@acme-staging']);
    expect(await became('production')).toEqual(['writer@acme-prod']);
    expect(await became('production-hotfix')).toEqual(['writer@acme-prod']);
    expect(await became('prod')).toEqual([]);
    expect(await became()).toEqual(['reader@acme-dev', 'reader@acme-staging', 'reader@acme-prod']);
  });

  it('answers errors as Google does', async () => {
    const outside = await federatedToken(JOB);
    expect((await impersonate(WRITER, outside)).body).toEqual({
      error: {
        code: 403,
        message:
          "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
        status: 'PERMISSION_DENIED',
      },
    });
    expect((await impersonate(READER, 'ya29.unknown')).body).toMatchObject({
      error: { code: 401, status: 'UNAUTHENTICATED' },
    });
    for (const changes of [{ lifetime: '3601s' }, { lifetime: '5m' }, { scope: [] }]) {
      expect((await impersonate(READER, outside, changes)).body).toMatchObject({
        error: { code: 400, status: 'INVALID_ARGUMENT' },
      });
    }
  });

  it('does not let a service account’s token impersonate further, nor a narrow scope', async () => {
    const { body } = await impersonate(READER, await federatedToken(JOB));
    expect((await impersonate(READER, String(body['accessToken']))).status).toBe(403);
    const narrow = await exchange(await idToken(JOB), { scope: 'email' });
    expect((await impersonate(READER, String(narrow.body['access_token']))).body).toMatchObject({
      error: { message: 'Request had insufficient authentication scopes.' },
    });
  });
});

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

function audience(): string {
  return `https://iam.googleapis.com/${gcp.provider}`;
}

async function idToken(job: JobClaims, forWhom = audience()): Promise<string> {
  const { url, token } = gcp.idTokenRequest(job);
  const answer = await fetch(`${url}&audience=${encodeURIComponent(forWhom)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { value: string }).value;
}

async function exchange(
  token: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = await fetch(`${gcp.stsUrl}/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      audience: `//iam.googleapis.com/${gcp.provider}`,
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      subject_token: token,
      scope: SCOPE,
      ...changes,
    }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

async function federatedToken(job: JobClaims): Promise<string> {
  return String((await exchange(await idToken(job))).body['access_token']);
}

async function impersonate(account: string, token: string, changes: object = {}): Promise<Answer> {
  const url = `${gcp.iamUrl}/v1/projects/-/serviceAccounts/${account}:generateAccessToken`;
  return post(url, { scope: [SCOPE], lifetime: '300s', ...changes }, token);
}

async function post(url: string, body: object, token?: string): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

function payload(token: string, part = 1): Readonly<Record<string, unknown>> {
  const text = Buffer.from(token.split('.')[part] ?? '', 'base64url').toString();
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}
