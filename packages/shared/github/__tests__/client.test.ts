import { afterEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { ActionError } from '../../action/action-error.ts';
import { createGitHub, type GitHub } from '../client.ts';
import { statusOf } from '../http-failure.ts';
import { openBench, type Answer, type Bench } from './loopback.ts';

const NOW = Date.UTC(2026, 0, 1, 12);
const open: Bench[] = [];

async function bench(...answers: Answer[]): Promise<Bench> {
  const opened = await openBench(answers);
  open.push(opened);
  return opened;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function failure(run: Promise<unknown>): Promise<ActionError> {
  try {
    await run;
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

const get = (github: GitHub): Promise<unknown> => github.rest('GET', '/x');
const post = (github: GitHub): Promise<unknown> => github.rest('POST', '/x', { a: 1 });
const mutate = (github: GitHub): Promise<unknown> => github.mutate('mutation M { m }', {});
const query = (github: GitHub): Promise<unknown> => github.graphql('query Q { q }', {});

describe('a request', () => {
  it('fills the route, sends the rest as query, and carries the token', async () => {
    const server = await bench({ json: { ok: true } });
    const answer = await server.client().rest('GET', '/repos/{owner}/{repo}/git/ref/{ref}', {
      owner: 'a',
      repo: 'b',
      ref: 'x/../y?',
      per_page: 1,
    });
    expect(answer).toEqual({ ok: true });
    expect(server.received[0]?.url).toBe('/repos/a/b/git/ref/x%2F..%2Fy%3F?per_page=1');
    expect(server.received[0]?.headers.authorization).toBe('Bearer canary-token');
  });

  it('goes over the connection of the one before it', async () => {
    const server = await bench({ json: { data: {} } });
    const github = server.client();
    for (const send of [query, get, mutate, post, get]) await send(github);
    expect(server.received).toHaveLength(5);
    expect(new Set(server.received.map(({ port }) => port)).size).toBe(1);
  });

  it('refuses a value that would climb the path', async () => {
    const server = await bench({ json: {} });
    const error = await failure(server.client().rest('GET', '/repos/{owner}', { owner: '..' }));
    expect(error.code).toBe('E_INPUT');
    expect(server.received).toEqual([]);
  });

  it('sends a body with POST, and reads an empty answer as undefined', async () => {
    const server = await bench({ status: 204 });
    expect(await post(server.client())).toBeUndefined();
    expect(server.received[0]?.body).toBe('{"a":1}');
  });

  it('sends what is left of a DELETE as query, or as JSON where the call takes that', async () => {
    const server = await bench({ status: 204 }, { status: 204 }, { status: 204 });
    const github = server.client();
    await github.rest('DELETE', '/x/{name}', { name: 'a', b: 1 });
    await github.rest('DELETE', '/x/{name}', { name: 'a', b: [1] }, { body: true });
    await github.rest('DELETE', '/x/{name}', { name: 'a' }, { body: true });
    expect(server.received.map(({ url, body }) => [url, body])).toEqual([
      ['/x/a?b=1', ''],
      ['/x/a', '{"b":[1]}'],
      ['/x/a', ''],
    ]);
  });

  it('counts what it sends', async () => {
    const server = await bench({ status: 502 }, { json: {} });
    const github = server.client();
    await get(github);
    expect(github.requests()).toBe(2);
  });
});

describe('a rate limit', () => {
  const secondary = { message: 'You have exceeded a secondary rate limit.' };

  it.each<[string, Answer, number]>([
    [
      'retry-after in seconds',
      { status: 403, headers: { 'retry-after': '7' }, json: secondary },
      7_000,
    ],
    ['retry-after with 429', { status: 429, headers: { 'retry-after': '3' }, json: {} }, 3_000],
    [
      'retry-after as a date',
      { status: 429, headers: { 'retry-after': new Date(NOW + 9_000).toUTCString() }, json: {} },
      9_000,
    ],
    [
      'a reset in 30 s',
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 30) },
        json: { message: 'API rate limit exceeded' },
      },
      31_000,
    ],
    [
      'a reset by the server’s clock',
      {
        status: 403,
        headers: {
          date: new Date(NOW - 300_000).toUTCString(),
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String((NOW - 300_000) / 1000 + 20),
        },
        json: {},
      },
      21_000,
    ],
    [
      'a reset by the server’s clock, which is ahead',
      {
        status: 403,
        headers: {
          date: new Date(NOW + 300_000).toUTCString(),
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String((NOW + 300_000) / 1000 + 20),
        },
        json: {},
      },
      21_000,
    ],
    ...[-300_000, 300_000].map((skew): [string, Answer, number] => [
      `a date by the server’s clock, ${skew / 1000} s off`,
      {
        status: 429,
        headers: {
          date: new Date(NOW + skew).toUTCString(),
          'retry-after': new Date(NOW + skew + 9_000).toUTCString(),
        },
        json: {},
      },
      9_000,
    ]),
    ['no header', { status: 403, json: secondary }, 60_000],
    [
      'a GraphQL error',
      { status: 200, json: { data: null, errors: [{ type: 'RATE_LIMITED', message: 'x' }] } },
      60_000,
    ],
  ])('with %s is waited for, for reads and for mutations', async (_, answer, expected) => {
    for (const call of [get, mutate]) {
      const server = await bench(answer, { json: { data: {} } });
      await call(server.client({ now: () => NOW }));
      expect(server.waits).toEqual([expected]);
      expect(server.received).toHaveLength(2);
    }
  });

  it('without header waits longer each time', async () => {
    const server = await bench(
      { status: 403, json: secondary },
      { status: 403, json: secondary },
      { json: {} },
    );
    await get(server.client({}, 200_000));
    expect(server.waits).toEqual([60_000, 120_000]);
  });

  it.each([
    [{ 'retry-after': '7' }, 20_000, [7_000, 7_000]],
    [{}, 200_000, [60_000, 120_000]],
  ])('that comes again (%j) fails once the budget is spent', async (headers, budget, waits) => {
    for (const call of [get, mutate]) {
      const server = await bench({ status: 403, headers, json: secondary });
      const error = await failure(call(server.client({ now: () => NOW }, budget)));
      expect([error.code, server.waits]).toEqual(['E_RATE_LIMIT', waits]);
      expect(error.message).toMatch(/ lasts until 2026-01-01T12:0\d:\d\d\.000Z/);
      expect(server.received).toHaveLength(waits.length + 1);
    }
  });

  it('beyond the budget fails at once with the reset time', async () => {
    const reset = String(NOW / 1000 + 3_600);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    const server = await bench({ status: 403, headers, json: {} });
    const error = await failure(get(server.client({ now: () => NOW })));
    expect(error.code).toBe('E_RATE_LIMIT');
    expect(error.message).toContain('2026-01-01T13:00:01.000Z');
    expect(server.waits).toEqual([]);
  });
});

describe('a failure of the server', () => {
  const faults: [string, Answer][] = [
    ['500', { status: 500 }],
    ['502 with a page', { status: 502, text: '<html>' }],
    ['503', { status: 503 }],
    ['520, which something in between made up', { status: 520, text: 'unknown error' }],
    ['a dropped connection', { drop: 'before' }],
    ['half an answer', { drop: 'within' }],
    ['something that is no JSON', { status: 200, text: '<html>' }],
  ];

  it.each(faults)('(%s) repeats a read', async (_, fault) => {
    const server = await bench(fault, fault, { json: { data: { ok: 1 } } });
    await get(server.client());
    expect(server.received).toHaveLength(3);
    expect(server.waits).toEqual([250, 500]);
  });

  it.each(faults)('(%s) never repeats a mutation', async (_, fault) => {
    for (const call of [post, mutate]) {
      const server = await bench(fault, { json: { data: {} } });
      const error = await failure(call(server.client()));
      expect(error.code).toBe('E_UNREACHABLE');
      expect(server.received).toHaveLength(1);
    }
  });

  it('ends after five reads', async () => {
    const server = await bench({ status: 502 });
    expect((await failure(query(server.client()))).code).toBe('E_UNREACHABLE');
    expect(server.received).toHaveLength(5);
  });

  it('ends when the budget is spent', async () => {
    const server = await bench({ status: 502 });
    expect((await failure(get(server.client({}, 300)))).code).toBe('E_UNREACHABLE');
    expect(server.received).toHaveLength(2);
  });

  it('honours retry-after with 503', async () => {
    const server = await bench({ status: 503, headers: { 'retry-after': '5' } }, { json: {} });
    await get(server.client());
    expect(server.waits).toEqual([5_000]);
  });

  it('of GraphQL in words repeats a query and not a mutation', async () => {
    const json = {
      data: null,
      errors: [{ message: 'Something went wrong while executing your query.' }],
    };
    const server = await bench({ json }, { json: { data: { q: 1 } } });
    expect(await query(server.client())).toEqual({ q: 1 });
    const other = await bench({ json });
    expect((await failure(mutate(other.client()))).code).toBe('E_UNREACHABLE');
    expect(other.received).toHaveLength(1);
  });

  it('is told apart from a server that is not there, in one sentence', async () => {
    const server = await bench({});
    await server.close();
    const error = await failure(mutate(server.client()));
    expect(error.code).toBe('E_UNREACHABLE');
    expect(error.message).toMatch(/^M: 127\.0\.0\.1:\d+ gave no usable answer \(ECONNREFUSED\)\.$/);
  });

  it('covers an answer that never comes', async () => {
    const github = createGitHub({
      ...{ apiUrl: 'http://x.invalid', graphqlUrl: 'http://x.invalid', token: undefined },
      log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
      fetch: () => Promise.reject(new DOMException('late', 'TimeoutError')),
    });
    expect((await failure(mutate(github))).message).toContain('no answer in time');
  });
});

describe('a refusal', () => {
  it('for want of a permission is not repeated and shows the YAML', async () => {
    const server = await bench({
      status: 403,
      headers: { 'x-accepted-github-permissions': 'pull_requests=write; contents=write' },
      json: { message: 'Resource not accessible by integration' },
    });
    const error = await failure(get(server.client()));
    expect(error.code).toBe('E_PERMISSION');
    expect(error.hint).toContain('permissions:\n    pull-requests: write');
    expect(server.received).toHaveLength(1);
  });

  it.each([
    [query, 'contents: read'],
    [mutate, 'contents: write'],
    [
      (github: GitHub): Promise<unknown> =>
        github.graphql('query P { repository { open: pullRequests { totalCount } } }', {}),
      'contents: read\n    pull-requests: read',
    ],
  ] as const)('of GraphQL asks for no more than the call needs', async (call, needed) => {
    const errors = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }];
    const server = await bench({ json: { data: null, errors } });
    const error = await failure(call(server.client()));
    expect(error.code).toBe('E_PERMISSION');
    expect(error.hint).toContain(`permissions:\n    ${needed}\n`);
    expect(server.received).toHaveLength(1);
  });

  it('of the token is E_PERMISSION', async () => {
    const server = await bench({ status: 401, json: { message: 'Bad credentials' } });
    const error = await failure(get(server.client()));
    expect(error.code).toBe('E_PERMISSION');
    expect(statusOf(error)).toBe(401);
  });

  it.each([404, 409, 422])('with %i is E_GITHUB with its status', async (status) => {
    const server = await bench({ status, json: { message: 'No.' } });
    const error = await failure(get(server.client()));
    expect([error.code, statusOf(error)]).toEqual(['E_GITHUB', status]);
  });

  it('of a query is thrown, of a mutation returned', async () => {
    const errors = [{ type: 'STALE_DATA', message: 'Expected branch …' }];
    const server = await bench({ json: { data: { m: null }, errors } });
    expect((await failure(query(server.client()))).code).toBe('E_GITHUB');
    expect(await mutate(server.client())).toEqual({ data: { m: null }, errors });
  });

  it('of a mutation that lost a late race is returned, though its type is FORBIDDEN', async () => {
    const message = `is at ${'a'.repeat(40)} but expected ${'b'.repeat(40)}`;
    const errors = [{ type: 'FORBIDDEN', message }];
    const server = await bench({ json: { data: null, errors } });
    expect(await mutate(server.client())).toEqual({ data: undefined, errors });
  });

  it('never shows the token, in no property of the error', async () => {
    for (const answer of [
      { status: 401 },
      { status: 403 },
      { status: 500 },
      { drop: 'before' },
    ] as const) {
      const server = await bench(answer);
      const error = await failure(mutate(server.client()));
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('canary-token');
    }
  });
});
