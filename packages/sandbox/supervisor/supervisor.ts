import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ManagedChild, type ManagedProcess } from './managed-process.ts';
import {
  MARKER_FILE,
  MARKER_VARIABLE,
  type WatchdogCommand,
  type WatchdogOptions,
  type WatchdogReport,
} from './messages.ts';

export type { ManagedProcess } from './managed-process.ts';
export { freePort, waitForHttp, waitUntil } from './readiness.ts';

export interface SpawnOptions {
  /** The child's whole environment; the sandbox's marker is added, nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Default: the sandbox's folder. */
  readonly cwd?: string;
  /** Receives standard output and error. Default: `logs/<name>.log` in the folder. */
  readonly logFile?: string;
}

/** Everything that one sandbox started, with a watchdog that ends it when this process ends. */
export interface Supervisor {
  readonly id: string;
  /** Real path of the folder. */
  readonly dir: string;
  readonly watchdogPid: number;
  spawn(
    name: string,
    program: string,
    args: readonly string[],
    options: SpawnOptions,
  ): Promise<ManagedProcess>;
  /** Mounts at or under the path go away too; those under the folder do so anyway. */
  addMountGuard(path: string): void;
  /** A cgroup below which a child puts its own children; emptied and removed at the end. */
  addCgroup(name: string): void;
  /** Whether the folder stays after the end. Processes and mounts never do. */
  keepFolder(keep: boolean): void;
  /** Ends every process, unmounts, removes the folder. @throws when something is left behind */
  stop(): Promise<void>;
}

export interface SupervisorOptions {
  readonly keep?: boolean;
  /** Milliseconds between SIGTERM and SIGKILL. Default 3000. */
  readonly graceMs?: number;
}

const WATCHDOG = fileURLToPath(new URL('./watchdog.ts', import.meta.url));

/** Takes over a new or empty folder and starts its watchdog. */
export async function createSupervisor(
  dir: string,
  options: SupervisorOptions = {},
): Promise<Supervisor> {
  await mkdir(dir, { recursive: true });
  if ((await readdir(dir)).length > 0) {
    throw new Error(`${dir} is not empty; a sandbox needs a folder of its own.`);
  }
  const folder = await realpath(dir);
  const id = randomBytes(12).toString('hex');
  await writeFile(join(folder, MARKER_FILE), id);
  const setup: WatchdogOptions = { id, folder, graceMs: options.graceMs ?? 3000 };
  const watchdog = await startWatchdog(setup);
  if (options.keep === true) watchdog.tell({ keep: true });

  return {
    id,
    dir: folder,
    watchdogPid: watchdog.pid,
    spawn: async (name, program, args, spawnOptions) => {
      const logFile = spawnOptions.logFile ?? join(folder, 'logs', `${name}.log`);
      await mkdir(dirname(logFile), { recursive: true });
      const log = openSync(logFile, 'a', 0o600);
      const child = spawn(program, [...args], {
        cwd: spawnOptions.cwd ?? folder,
        env: { ...spawnOptions.env, [MARKER_VARIABLE]: id },
        stdio: ['ignore', log, log],
        detached: true,
      });
      closeSync(log);
      const managed = await ManagedChild.adopt(name, child, logFile, (pid, watch) => {
        watchdog.tell({ group: pid, watch });
      });
      return managed;
    },
    addMountGuard: (path) => {
      watchdog.tell({ mountGuard: path });
    },
    addCgroup: (name) => {
      watchdog.tell({ cgroup: name });
    },
    keepFolder: (keep) => {
      watchdog.tell({ keep });
    },
    stop: () => watchdog.stop(),
  };
}

interface Watchdog {
  readonly pid: number;
  tell(command: WatchdogCommand): void;
  stop(): Promise<void>;
}

async function startWatchdog(setup: WatchdogOptions): Promise<Watchdog> {
  const child = spawn(process.execPath, [WATCHDOG, JSON.stringify(setup)], {
    cwd: '/', // the folder must be removable
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin:/usr/sbin:/sbin' },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  child.stdin.on('error', () => undefined); // a dead watchdog is reported by stop()
  const lines = createInterface({ input: child.stdout });
  const answers = lines[Symbol.asyncIterator]();
  const ready = await Promise.race([answers.next(), once(child, 'exit'), once(child, 'error')]);
  if (Array.isArray(ready) || ready.value !== 'ready' || child.pid === undefined) {
    throw new Error('The watchdog of the sandbox did not start.');
  }
  hold(child, false);
  let stopped: Promise<void> | undefined;
  return {
    pid: child.pid,
    tell: (command) => {
      if (stopped === undefined) child.stdin.write(`${JSON.stringify(command)}\n`);
    },
    stop: () => {
      stopped ??= (async () => {
        hold(child, true);
        const exited = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
        child.stdin.end(`${JSON.stringify({ stop: true } satisfies WatchdogCommand)}\n`);
        const answer = await Promise.race([
          answers.next(),
          sleep(60_000, undefined, { ref: false }),
        ]);
        await exited;
        if (answer === undefined || answer.done === true) {
          throw new Error('The watchdog of the sandbox ended without cleaning up.');
        }
        const { left } = JSON.parse(answer.value) as WatchdogReport;
        if (left.length > 0) throw new Error(`The sandbox left behind: ${left.join(' ')}`);
      })();
      return stopped;
    },
  };
}

/** Whether the child and its pipes keep this process alive: an idle watchdog must not. */
function hold(child: ChildProcess, on: boolean): void {
  for (const handle of [child, child.stdin, child.stdout] as unknown as Unreferenceable[]) {
    if (on) handle.ref();
    else handle.unref();
  }
}

interface Unreferenceable {
  ref(): void;
  unref(): void;
}
