import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { appJwt, commitOnBranch, git, goodJwt, openBench, rest, REPOSITORY } from './sandbox.ts';
import type { Bench, RestResult } from './sandbox.ts';

const START = Date.UTC(2026, 10, 23, 12);
let time = START;
let bench: Bench;
let installation: number;

beforeAll(async () => {
  bench = await openBench({ now: () => new Date(time), rateLimit: 60 });
  installation = bench.github.installApp({
    repository: REPOSITORY,
    permissions: { contents: 'write', pull_requests: 'read' },
  }).installationId;
  await bench.github.createRepository({ owner: 'acme', name: 'other' });
});

afterAll(async () => {
  expect(bench.github.violations).toEqual([]);
  await bench.close();
});

const seconds = (): number => Math.floor(time / 1000);

const mint = (jwt: string, body?: object, id = installation): Promise<RestResult> =>
  rest(bench.github, jwt, 'POST', `/app/installations/${id}/access_tokens`, {
    ...(body === undefined ? {} : { body }),
  });

const messageOf = async (result: Promise<RestResult>): Promise<string> => {
  const { status, json } = await result;
  return `${status} ${String(json['message'])}`;
};

describe('the App', () => {
  it('finds itself and its installation with a good assertion', async () => {
    const jwt = goodJwt(bench.github, time);
    const path = `/repos/${REPOSITORY}/installation`;
    const found = await rest(bench.github, jwt, 'GET', path);
    expect(found.json).toMatchObject({ id: installation, app_id: 4711, app_slug: 'acme-gitops' });
    expect((await rest(bench.github, jwt, 'GET', '/app')).json).toMatchObject({ id: 4711 });
    const none = await rest(bench.github, jwt, 'GET', '/repos/acme/other/installation');
    expect(none.status).toBe(404);
    const byClientId = { iss: bench.github.app.clientId, iat: seconds() - 60, exp: seconds() + 60 };
    const jwt2 = appJwt(byClientId, bench.github.app.privateKey);
    expect((await rest(bench.github, jwt2, 'GET', path)).status).toBe(200);
  });

  it('is refused with a wrong key, issuer or time', async () => {
    const { privateKey } = bench.github.app;
    const stranger = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey;
    const now = seconds();
    const good = { iss: 4711, iat: now - 60, exp: now + 540 };
    const tries: readonly [string, string][] = [
      [appJwt(good, stranger), '401 A JSON web token could not be decoded'],
      [
        `${appJwt(good, privateKey).slice(0, -8)}AAAAAAAA`,
        '401 A JSON web token could not be decoded',
      ],
      [appJwt({ ...good, iss: 4712 }, privateKey), '401 Integration not found'],
      [
        appJwt({ ...good, exp: now - 120 }, privateKey),
        "401 'Expiration time' claim ('exp') must be",
      ],
      [
        appJwt({ ...good, exp: now + 3600 }, privateKey),
        "401 'Expiration time' claim ('exp') is too far",
      ],
      [appJwt({ ...good, iat: now + 300 }, privateKey), "401 'Issued at' claim ('iat') must be"],
    ];
    for (const [jwt, message] of tries) {
      expect(await messageOf(mint(jwt))).toContain(message);
    }
    const none = appJwt(good, privateKey).split('.').slice(1).join('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${none}`;
    expect(await messageOf(mint(unsigned))).toContain('401');
  });

  it('gets tokens for what it was granted and nothing else', async () => {
    const jwt = goodJwt(bench.github, time);
    const scoped = await mint(jwt, {
      repositories: ['warehouse-network'],
      permissions: { contents: 'read' },
    });
    expect(scoped.status).toBe(201);
    expect(scoped.json).toMatchObject({
      permissions: { contents: 'read', metadata: 'read' },
      repositories: [{ full_name: REPOSITORY }],
      expires_at: new Date(time + 3_600_000).toISOString().replace('.000Z', 'Z'),
    });
    const { result } = await commitOnBranch(bench.github, String(scoped.json['token']), {
      head: await git(bench.gitDir, 'rev-parse', 'dev'),
      files: { a: 'x' },
    });
    expect(result.errors?.[0]).toMatchObject({ type: 'FORBIDDEN' });
    expect(await messageOf(mint(jwt, { permissions: { pull_requests: 'write' } }))).toBe(
      '422 The permissions requested are not granted to this installation.',
    );
    expect(await messageOf(mint(jwt, { repositories: ['other'] }))).toMatch(
      /^422 There is at least one repository that does not exist or is not accessible/,
    );
    expect(await messageOf(mint(jwt, undefined, 1))).toBe('404 Not Found');
    expect(await messageOf(mint(String(scoped.json['token'])))).toContain('401');
  });

  it('loses a token when it is revoked, and an hour after it was made', async () => {
    const jwt = goodJwt(bench.github, time);
    const path = `/repos/${REPOSITORY}`;
    const revoked = String((await mint(jwt)).json['token']);
    expect((await rest(bench.github, revoked, 'DELETE', '/installation/token')).status).toBe(204);
    expect(await messageOf(rest(bench.github, revoked, 'GET', path))).toBe('401 Bad credentials');
    const job = bench.github.jobToken({ repository: REPOSITORY, permissions: {} });
    expect((await rest(bench.github, job, 'DELETE', '/installation/token')).status).toBe(403);

    const aged = String((await mint(jwt)).json['token']);
    time = START + 3_599_000;
    expect((await rest(bench.github, aged, 'GET', path)).status).toBe(200);
    time = START + 3_600_000;
    expect(await messageOf(rest(bench.github, aged, 'GET', path))).toBe('401 Bad credentials');
  });

  it('is told when its hourly limit is used up, in the form of each API, until the hour is over', async () => {
    const token = String((await mint(goodJwt(bench.github, time))).json['token']);
    const ask = (): Promise<RestResult> => rest(bench.github, token, 'GET', `/repos/${REPOSITORY}`);
    let last = await ask();
    for (let index = 1; index < 61; index += 1) last = await ask();
    expect(last.status).toBe(403);
    expect(last.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(last.headers.get('x-ratelimit-reset')).toBe(String(seconds() + 3600));
    let body = {};
    for (let index = 0; index < 61; index += 1) {
      const headers = { authorization: `bearer ${token}` };
      const query = JSON.stringify({ query: '{ viewer { login } }' });
      const answer = await fetch(bench.github.graphqlUrl, { method: 'POST', headers, body: query });
      expect(answer.status).toBe(200);
      body = (await answer.json()) as object;
    }
    expect(body).toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] });
  });
});
