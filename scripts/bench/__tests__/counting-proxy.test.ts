import { describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { once } from 'node:events';
import { listenOnLoopback, readBody } from '../../../packages/sandbox/http/loopback-server.ts';
import { startCountingProxy } from '../bump/counting-proxy.ts';

describe('the proxy that counts', () => {
  it('counts requests that follow a body at once or come in pieces, and every byte', async () => {
    const seen: string[] = [];
    const server = await listenOnLoopback((request, response) => {
      void readBody(request).then((body) => {
        seen.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`);
        response.end('ok');
      });
    });
    const proxy = await startCountingProxy(server.port);
    try {
      const client = connect(proxy.port, '127.0.0.1');
      const closed = once(client, 'close');
      let received = 0;
      client.on('data', (chunk: Buffer) => (received += chunk.length));
      const post = 'POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 14\r\n\r\n{"GET":"/b c"}';
      const last = 'GET /c HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
      const pieces = [`${post}${post}${last.slice(0, 9)}`, last.slice(9)];
      for (const piece of pieces) {
        await new Promise((resolve) => client.write(piece, resolve));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await closed;
      expect(seen).toEqual(['POST /a {"GET":"/b c"}', 'POST /a {"GET":"/b c"}', 'GET /c ']);
      const sent = pieces.join('').length;
      expect(proxy.take()).toEqual({ connections: 1, requests: 3, sent, received });
      expect(proxy.take()).toEqual({ connections: 0, requests: 0, sent: 0, received: 0 });
    } finally {
      await proxy.close();
      await server.close();
    }
  });
});
