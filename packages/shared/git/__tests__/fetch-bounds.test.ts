import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runProcess } from '../../process/run-process.ts';
import { findGit } from '../find-git.ts';
import { openRepository } from '../open-repository.ts';
import type { Repository, RepositoryOptions } from '../repository.ts';
import { serveGit, servedCopy, type Served } from './serve-git.ts';
import { createTestRepository, temporaryDirectory } from './test-repository.ts';

const scratch = temporaryDirectory();
const SECRET = 'secret-token';
const HEAD = 'a'.repeat(40);
const log = { debug: () => undefined, info: () => undefined, warning: () => undefined };

let served: Served;

beforeAll(async () => {
  const origin = createTestRepository(join(scratch.path, 'origin'));
  // Hex of random bytes, so that the packed history cannot be much smaller than half of this.
  const message = randomBytes(200_000).toString('hex');
  origin.git(['update-ref', 'refs/heads/main', origin.commit({ message })]);
  served = await serveGit(servedCopy(origin.dir, join(scratch.path, 'remote.git')), SECRET);
});

afterAll(async () => {
  await served.close();
  scratch.remove();
});

/** From nothing, so that all of it is fetched. */
function open(options: Partial<RepositoryOptions>): Promise<Repository> {
  const workspace = join(scratch.path, 'empty');
  mkdirSync(workspace, { recursive: true });
  return openRepository({
    run: runProcess,
    git: findGit(process.env['PATH'] ?? '', workspace),
    env: process.env,
    log,
    temp: scratch.path,
    workspace,
    path: '.',
    url: `${served.url}/acme/x.git`,
    token: () => Promise.resolve(SECRET),
    wanted: [],
    onDirectory: () => undefined,
    loopback: true,
    ...options,
  });
}

it('takes no more of a history than it may, and leaves nothing of it behind', async () => {
  const made: string[] = [];
  const onDirectory = (path: string): void => void made.push(path);
  await expect(open({ maxFetchBytes: 100_000, onDirectory })).rejects.toMatchObject({
    code: 'E_REPO_TOO_LARGE',
  });
  expect(made.map((path) => existsSync(path))).toEqual([false]);
  const repository = await open({ maxFetchBytes: 1_000_000 });
  expect(await repository.resolve('refs/heads/main')).toMatch(/^[0-9a-f]{40}$/);
  await repository.remove();
});

it('ends a fetch whose server never ends', async () => {
  const endless = await serveEndlessPack();
  const fetch = open({ url: `${endless.url}/acme/x.git`, maxFetchBytes: 1 << 20 });
  await expect(fetch).rejects.toMatchObject({ code: 'E_REPO_TOO_LARGE' });
  await expect(endless.left).resolves.toBe(true);
  await endless.close();
});

it('shows its token to nobody who lists the processes of the machine', async () => {
  const seen: string[] = [];
  const run: RepositoryOptions['run'] = async (program, args, options) => {
    seen.push([program, ...args].join(' '));
    return runProcess(program, args, options);
  };
  const watching = setInterval(() => seen.push(...commandLines()), 5);
  const repository = await open({ run });
  clearInterval(watching);
  await repository.remove();
  const forms = [SECRET, Buffer.from(`x-access-token:${SECRET}`).toString('base64')];
  expect(seen.some((line) => line.includes('git-remote-http'))).toBe(true);
  expect(seen.filter((line) => forms.some((form) => line.includes(form)))).toEqual([]);
});

/** Of all processes that Linux shows. */
function commandLines(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return ''; // it has ended
      }
    });
}

/** Git's protocol 2 (gitprotocol-v2) as far as a fetch goes, with one blob that has no end. */
async function serveEndlessPack(): Promise<{
  readonly url: string;
  /** Fulfilled when the client is gone. */
  readonly left: Promise<boolean>;
  close(): Promise<void>;
}> {
  const text = (...lines: readonly string[]): string => lines.map((line) => packet(line)).join('');
  const advertised = text('version 2\n', 'ls-refs\n', 'fetch=filter\n', 'object-format=sha1\n');
  let leave: (left: boolean) => void = () => undefined;
  const left = new Promise<boolean>((resolve) => (leave = resolve));
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.setHeader('content-type', 'application/x-git-upload-pack-advertisement');
      response.end(`${packet('# service=git-upload-pack\n')}0000${advertised}0000`);
      return;
    }
    response.setHeader('content-type', 'application/x-git-upload-pack-result');
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', () => {
      if (body.includes('command=ls-refs')) {
        response.end(`${packet(`${HEAD} refs/heads/main\n`)}0000`);
        return;
      }
      response.on('close', () => {
        leave(true);
      });
      response.write(packet('packfile\n'));
      // One object of type blob and 2^34 bytes: 4 bits of the size, then 7 at a time.
      const object = [0xb0, 0x80, 0x80, 0x80, 0x80, 0x04, 0x78, 0x01];
      response.write(
        band(Buffer.from([...Buffer.from('PACK'), 0, 0, 0, 2, 0, 0, 0, 1, ...object])),
      );
      const send = (): void => {
        while (!response.destroyed) if (!response.write(STORED_BLOCK)) break;
        if (!response.destroyed) response.once('drain', send);
      };
      send();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    left,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function packet(line: string): string {
  return (line.length + 4).toString(16).padStart(4, '0') + line;
}

/** The first of the side bands: data of the pack. */
function band(data: Buffer): Buffer {
  return Buffer.from(packet(`\x01${data.toString('latin1')}`), 'latin1');
}

/** A block of deflate that is not compressed and not the last (RFC 1951 §3.2.4). */
const STORED_BLOCK = ((): Buffer => {
  const data = randomBytes(60_000);
  const length = Buffer.alloc(5);
  length.writeUInt16LE(data.length, 1);
  length.writeUInt16LE(0xffff ^ data.length, 3);
  return band(Buffer.concat([length, data]));
})();
