import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createFaultPlan, createGate, graphqlField } from '../fault-plan.ts';
import type { FaultPlan, FaultRule } from '../fault-plan.ts';
import { withFaults } from '../with-faults.ts';
import type { Handler } from '../with-faults.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

interface Echo {
  readonly url: string;
  readonly plan: FaultPlan;
  readonly handled: string[];
}

/** Answers with what it was sent and how often it has been asked; streams, as the real servers do. */
async function startEcho(rules: readonly FaultRule[], broken?: Handler): Promise<Echo> {
  const plan = createFaultPlan(rules);
  const handled: string[] = [];
  const echo: Handler = async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    handled.push(`${request.method ?? ''} ${request.url ?? ''} ${text}`.trim());
    response.writeHead(200, {
      'x-count': String(handled.length),
      'x-seen': String(request.headers['x-tag']),
    });
    await pipeline(Readable.from([`${text}#`, String(handled.length)]), response);
  };
  const server = createServer(withFaults(plan, broken ?? echo));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, plan, handled };
}

const post = (url: string, body: string): Promise<Response> =>
  fetch(url, { method: 'POST', body, headers: { 'x-tag': 'kept' } });

const every = (): boolean => true;

describe('a fault plan', () => {
  it('lets requests through untouched where no rule hits', async () => {
    const echo = await startEcho([{ match: () => false, action: { kind: 'drop-request' } }]);
    const response = await post(`${echo.url}/a?b=c`, 'hello');
    expect(await response.text()).toBe('hello#1');
    expect(echo.handled).toEqual(['POST /a?b=c hello']);
    expect(echo.plan.fired).toEqual([]);
  });

  it('drops the n-th matching request before the server sees it', async () => {
    const echo = await startEcho([
      {
        name: 'lost',
        match: (request) => request.path === '/a',
        nth: 2,
        action: { kind: 'drop-request' },
      },
    ]);
    expect(await (await post(`${echo.url}/a`, '1')).text()).toBe('1#1');
    expect(await (await post(`${echo.url}/other`, '2')).text()).toBe('2#2');
    await expect(post(`${echo.url}/a`, '3')).rejects.toThrow('fetch failed');
    expect(await (await post(`${echo.url}/a`, '4')).text()).toBe('4#3');
    expect(echo.plan.fired).toEqual([
      { rule: 'lost', action: 'drop-request', method: 'POST', path: '/a', n: 2 },
    ]);
  });

  it('drops the answer after the server has done what was asked', async () => {
    const echo = await startEcho([{ match: every, nth: [1], action: { kind: 'drop-response' } }]);
    await expect(post(echo.url, 'once')).rejects.toThrow('fetch failed');
    expect(echo.handled).toEqual(['POST / once']);
  });

  it('delays until released, before or after the server has handled the request', async () => {
    for (const when of ['before', 'after'] as const) {
      const gate = createGate();
      const echo = await startEcho([
        { match: every, nth: 1, action: { kind: 'delay', until: gate.opened, when } },
      ]);
      const slow = post(echo.url, 'slow');
      expect(await (await post(echo.url, 'fast')).text()).toMatch(/^fast#/);
      gate.open();
      expect(await (await slow).text()).toMatch(/^slow#/);
      expect(echo.handled).toHaveLength(2);
    }
  });

  it('handles a delayed request although its client has gone', async () => {
    const gate = createGate();
    const echo = await startEcho([{ match: every, action: { kind: 'delay', until: gate.opened } }]);
    const client = new AbortController();
    const lost = fetch(echo.url, { method: 'POST', body: 'late', signal: client.signal });
    while (echo.plan.fired.length === 0) await new Promise(setImmediate);
    client.abort();
    await expect(lost).rejects.toThrow();
    gate.open();
    while (echo.handled.length === 0) await new Promise(setImmediate);
    expect(echo.handled).toEqual(['POST / late']);
  });

  it('delays by milliseconds', async () => {
    const echo = await startEcho([{ match: every, action: { kind: 'delay', ms: 1 } }]);
    expect(await (await post(echo.url, 'x')).text()).toBe('x#1');
  });

  it('duplicates a request and answers with the second result, or the first', async () => {
    const echo = await startEcho([
      {
        match: (request) => request.path === '/first',
        action: { kind: 'duplicate', answer: 'first' },
      },
      { match: every, action: { kind: 'duplicate' } },
    ]);
    const response = await post(echo.url, 'twice');
    expect(response.headers.get('x-count')).toBe('2');
    expect(response.headers.get('x-seen')).toBe('kept');
    expect(await response.text()).toBe('twice#2');
    expect(await (await post(`${echo.url}/first`, 'twice')).text()).toBe('twice#3');
    expect(echo.handled).toHaveLength(4);
  });

  it('answers with a status, headers and a body of its own', async () => {
    const echo = await startEcho([
      {
        match: every,
        nth: (n) => n < 3,
        action: {
          kind: 'status',
          status: 429,
          headers: { 'retry-after': '2' },
          body: { message: 'slow' },
        },
      },
    ]);
    const response = await post(echo.url, '1');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toEqual({ message: 'slow' });
    await post(echo.url, '2');
    expect((await post(echo.url, '3')).status).toBe(200);
    expect(echo.handled).toHaveLength(1);
  });

  it('lies about the answer', async () => {
    const echo = await startEcho([
      {
        match: every,
        action: {
          kind: 'transform',
          transform: (answer) => ({
            ...answer,
            status: 203,
            body: Buffer.from('nothing of the kind'),
          }),
        },
      },
    ]);
    const response = await post(echo.url, 'truth');
    expect(response.status).toBe(203);
    expect(await response.text()).toBe('nothing of the kind');
  });

  it('can tell GraphQL operations apart by their body, and still hands the body on', async () => {
    const echo = await startEcho([
      { ...graphqlField('createCommitOnBranch'), action: { kind: 'status', status: 502 } },
    ]);
    expect((await post(`${echo.url}/api/graphql`, 'query { viewer }')).status).toBe(200);
    expect(
      (await post(`${echo.url}/api/graphql`, 'mutation { createCommitOnBranch }')).status,
    ).toBe(502);
    expect(echo.handled).toEqual(['POST /api/graphql query { viewer }']);
  });

  it('forgets rules that are taken away or cleared', async () => {
    const echo = await startEcho([{ match: every, action: { kind: 'status', status: 500 } }]);
    const remove = echo.plan.add({ match: every, action: { kind: 'status', status: 418 } });
    remove();
    remove();
    expect((await post(echo.url, 'x')).status).toBe(500);
    echo.plan.clear();
    expect((await post(echo.url, 'x')).status).toBe(200);
  });

  it('answers 500 with the reason when the handler itself fails, faulted or not', async () => {
    const broken: Handler = () => Promise.reject(new Error('a defect'));
    const echo = await startEcho([{ match: every, nth: 2, action: { kind: 'duplicate' } }], broken);
    for (const body of ['plain', 'duplicated']) {
      const response = await post(echo.url, body);
      expect(response.status).toBe(500);
      expect(await response.text()).toContain('a defect');
    }
  });
});
