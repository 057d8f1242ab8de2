import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What has gone over the wire. */
export interface Traffic {
  readonly connections: number;
  /** HTTP requests of all connections. */
  readonly requests: number;
  /** Bytes from the client to the server, headers included. */
  readonly sent: number;
  /** Bytes from the server to the client. */
  readonly received: number;
}

export interface CountingProxy {
  readonly port: number;
  /** What was counted since the last call. */
  take(): Traffic;
  close(): Promise<void>;
}

/**
 * The first line of a request, which may follow the body of another one at once. No body looks like
 * it: a packfile is compressed, and JSON holds no line end.
 */
const REQUEST_LINE = /(?:GET|HEAD|POST|PUT|PATCH|DELETE) \/\S* HTTP\/1\.1\r$/gm;
const NOTHING: Traffic = { connections: 0, requests: 0, sent: 0, received: 0 };

/** Passes bytes on between a free port of the loopback and `target`, and counts them. */
export async function startCountingProxy(target: number): Promise<CountingProxy> {
  let traffic = { ...NOTHING };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    traffic.connections += 1;
    const upstream = connect(target, '127.0.0.1');
    const pair = [client, upstream];
    for (const socket of pair) {
      open.add(socket);
      socket.on('error', () => {
        for (const each of pair) each.destroy();
      });
      socket.on('close', () => open.delete(socket));
    }
    let line = '';
    client.on('data', (chunk: Buffer) => {
      traffic.sent += chunk.length;
      const text = line + chunk.toString('latin1');
      const whole = text.lastIndexOf('\n') + 1;
      traffic.requests += text.slice(0, whole).match(REQUEST_LINE)?.length ?? 0;
      line = text.slice(whole);
    });
    upstream.on('data', (chunk: Buffer) => (traffic.received += chunk.length));
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    take: () => {
      const taken = traffic;
      traffic = { ...NOTHING };
      return taken;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
