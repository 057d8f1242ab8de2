import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSupervisor, freePort, waitForHttp } from '../supervisor.ts';

const PARENT = fileURLToPath(new URL('./fixtures/parent.ts', import.meta.url));
/** Mounting needs root on Linux; elsewhere the sandbox makes no mounts. */
const MOUNTS = process.platform === 'linux' && process.getuid?.() === 0;

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'supervisor-'));
});
afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

describe('a sandbox whose parent ends', () => {
  for (const [how, end] of Object.entries({
    'by SIGKILL': (parent: ChildProcess) => parent.kill('SIGKILL'),
    'by Ctrl-C': (parent: ChildProcess) => parent.kill('SIGINT'),
    'after stop()': (parent: ChildProcess) => parent.stdin?.write('stop\n'),
  })) {
    it(`leaves no process, mount or file behind ${how}`, async () => {
      const dir = join(base, 'sandbox');
      const { parent, watchdog } = await startParent(dir);
      const child = await pidIn(join(dir, 'child'));
      const grandchild = await pidIn(join(dir, 'grandchild'));
      expect([child, grandchild, watchdog].filter(isAlive)).toHaveLength(3);
      expect(mountsIn(dir)).toBe(MOUNTS ? 2 : 0);

      const exited = once(parent, 'exit');
      end(parent);
      await exited;
      await until(() => !isAlive(watchdog));

      expect([child, grandchild].filter(isAlive)).toEqual([]);
      expect(mountsIn(dir)).toBe(0);
      expect(readdirSync(base)).toEqual([]);
    });
  }
});

describe('createSupervisor', () => {
  it('keeps two sandboxes apart: the end of one leaves the other running', async () => {
    const one = await createSupervisor(join(base, 'one'));
    const two = await createSupervisor(join(base, 'two'));
    const env = { PATH: process.env['PATH'] ?? '' };
    const first = await one.spawn('sleep', 'sleep', ['1000'], { env });
    const second = await two.spawn('sleep', 'sleep', ['1000'], { env });

    await one.stop();
    expect([first.pid, second.pid].map(isAlive)).toEqual([false, true]);
    expect(readdirSync(base)).toEqual(['two']);

    await two.stop();
    expect(isAlive(second.pid)).toBe(false);
    expect(readdirSync(base)).toEqual([]);
  });

  it('keeps the folder, but no process, when told so', async () => {
    const supervisor = await createSupervisor(join(base, 'kept'), { keep: true });
    const child = await supervisor.spawn('sleep', 'sleep', ['1000'], { env: {} });
    await supervisor.stop();
    expect(isAlive(child.pid)).toBe(false);
    expect(existsSync(join(base, 'kept'))).toBe(true);
  });

  it('does not take a folder that holds something', async () => {
    writeFileSync(join(base, 'precious'), '');
    await expect(createSupervisor(base)).rejects.toThrow(/is not empty/);
    expect(existsSync(join(base, 'precious'))).toBe(true);
  });

  it('does not remove a folder that somebody replaced', async () => {
    const dir = join(base, 'replaced');
    const supervisor = await createSupervisor(dir);
    rmSync(join(dir, '.gitops-sandbox-id'));
    writeFileSync(join(dir, 'precious'), '');
    await supervisor.stop();
    expect(readdirSync(dir)).toEqual(['precious']);
  });

  it('says which program could not be started', async () => {
    const supervisor = await createSupervisor(join(base, 'sandbox'));
    await expect(supervisor.spawn('tool', join(base, 'nowhere'), [], { env: {} })).rejects.toThrow(
      /tool could not be started: .*ENOENT/,
    );
    await supervisor.stop();
  });

  it('ends one managed process and its group on request', async () => {
    const supervisor = await createSupervisor(join(base, 'sandbox'));
    const child = await supervisor.spawn('sh', 'sh', ['-c', 'sleep 1000 & echo $! > pid; wait'], {
      env: { PATH: process.env['PATH'] ?? '' },
    });
    const grandchild = await pidIn(join(supervisor.dir, 'pid'));
    await child.stop();
    expect(child.running).toBe(false);
    await until(() => !isAlive(grandchild));
    await supervisor.stop();
  });
});

describe('waitForHttp', () => {
  const process_ = { name: 'server', logFile: '', running: true };

  it('returns when the server answers', async () => {
    const port = await freePort();
    const server = createServer((_, response) => response.end());
    const waiting = waitForHttp({ url: `http://127.0.0.1:${String(port)}/` }, process_);
    server.listen(port, '127.0.0.1');
    await waiting;
    server.close();
  });

  it('shows the end of the log of a process that ended instead', async () => {
    const logFile = join(base, 'log');
    writeFileSync(logFile, 'the reason\n');
    const url = `http://127.0.0.1:${String(await freePort())}/`;
    await expect(waitForHttp({ url }, { name: 'server', logFile, running: false })).rejects.toThrow(
      'server ended before it was ready.\nthe reason',
    );
  });
});

async function startParent(dir: string): Promise<{ parent: ChildProcess; watchdog: number }> {
  const parent = spawn(process.execPath, [PARENT, dir, MOUNTS ? 'mount' : 'no-mount'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const { watchdog } = JSON.parse(line.toString()) as { watchdog: number };
  return { parent, watchdog };
}

async function pidIn(file: string): Promise<number> {
  await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'));
  return Number(readFileSync(file, 'utf8'));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}

/** Whether the process exists and is no zombie. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      process.platform !== 'linux' ||
      !readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ')
    );
  } catch {
    return false;
  }
}

function mountsIn(dir: string): number {
  if (process.platform !== 'linux') return 0;
  return readFileSync('/proc/self/mountinfo', 'utf8').split(dir).length - 1;
}
