import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { safeLocation } from '../registry-call.ts';
import { DEFAULT_RETRY, retryAfter, withRetry } from '../retry.ts';
import { brokenBy, ExchangeBroken, type HttpAnswer, httpSend } from '../transport.ts';

describe('withRetry', () => {
  const tries = async (
    exchange: () => Promise<HttpAnswer>,
  ): Promise<{ asked: number; waits: readonly number[] }> => {
    let asked = 0;
    const waits: number[] = [];
    const sleep = (ms: number): Promise<void> => {
      waits.push(ms);
      return Promise.resolve();
    };
    const ended = withRetry('GET', { ...DEFAULT_RETRY, sleep }, () => {
      asked++;
      return exchange();
    });
    await expect(ended).rejects.toMatchObject({ code: 'E_UNREACHABLE' });
    return { asked, waits };
  };
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

  it('gives a server that nobody listens on three short tries', async () => {
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as AddressInfo;
    nobody.close();
    await once(nobody, 'close');
    const url = new URL(`http://127.0.0.1:${port}/v2/`);
    const { asked, waits } = await tries(() => httpSend({ method: 'GET', url, maxBody: 1 }));
    expect(asked).toBe(3);
    expect(sum(waits)).toBeLessThan(1600);
  });

  it.each(['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'HPE_HEADER_OVERFLOW'])(
    'does not ask again after %s, which another try cannot change',
    async (code) => {
      const cause = Object.assign(new Error(code), { code });
      expect((await tries(() => Promise.reject(brokenBy(cause)))).asked).toBe(1);
    },
  );

  it('gives a broken connection six tries, and a busy server two minutes at most', async () => {
    const broken = await tries(() => Promise.reject(new ExchangeBroken('reset')));
    expect(broken.asked).toBe(6);
    expect(sum(broken.waits)).toBeLessThan(16_000);
    const busy = { status: 429, headers: { 'retry-after': '50' }, body: Buffer.alloc(0) };
    const { asked, waits } = await tries(() => Promise.resolve(busy));
    expect([asked, waits]).toEqual([3, [50_000, 50_000]]);
  });
});

describe('the transport', () => {
  it('speaks plain http to the loopback interface only', async () => {
    const request = {
      method: 'GET',
      url: new URL('http://registry.test/v2/'),
      maxBody: 1,
    } as const;
    await expect(httpSend(request)).rejects.toThrow(ExchangeBroken);
  });

  it('lets no Location lead from TLS to plain http', () => {
    const from = new URL('https://r.io/v2/');
    expect(safeLocation('/x?y=1', from).href).toBe('https://r.io/x?y=1');
    expect(() => safeLocation('http://r.io/x', from)).toThrow('without TLS');
    expect(() => safeLocation('http://localhost:1/x', from)).toThrow('without TLS');
    expect(() => safeLocation('https://[', from)).toThrow('not a URL');
  });

  it('reads Retry-After in seconds and as a date, and never waits longer than a minute', () => {
    const after = (value: string): number =>
      retryAfter({ headers: { 'retry-after': value } }, Date.UTC(2026, 0, 1));
    expect(after('7')).toBe(7000);
    expect(after('Thu, 01 Jan 2026 00:00:09 GMT')).toBe(9000);
    expect(after('Wed, 31 Dec 2025 00:00:00 GMT')).toBe(0);
    expect(after('999999')).toBe(60_000);
    expect(after('soon')).toBe(0);
  });
});
