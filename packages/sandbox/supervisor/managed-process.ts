import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A long-running child of the sandbox, leader of a process group of its own. */
export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  readonly running: boolean;
  /** Waits for the end; keeps this process alive meanwhile. @returns `null` after a signal */
  exitCode(): Promise<number | null>;
  /** Ends the whole group: SIGTERM, and SIGKILL after five seconds. */
  stop(): Promise<void>;
}

const GRACE_MS = 5000;

/** A spawned child under supervision. */
export class ManagedChild implements ManagedProcess {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  readonly #child: ChildProcess;

  private constructor(name: string, pid: number, logFile: string, child: ChildProcess) {
    this.name = name;
    this.pid = pid;
    this.logFile = logFile;
    this.#child = child;
  }

  /**
   * Waits until the child runs, and tells `watch` about its group now and when it has ended.
   *
   * @throws when the program cannot be started
   */
  static async adopt(
    name: string,
    child: ChildProcess,
    logFile: string,
    watch: (pid: number, watched: boolean) => void,
  ): Promise<ManagedChild> {
    const { pid } = child;
    if (pid === undefined) {
      const [cause] = (await once(child, 'error')) as [Error];
      throw new Error(`${name} could not be started: ${cause.message}`, { cause });
    }
    watch(pid, true);
    child.once('exit', () => {
      killGroup(pid, 'SIGKILL'); // its group ends with it, while the number is still ours
      watch(pid, false);
    });
    child.on('error', () => undefined);
    child.unref();
    return new ManagedChild(name, pid, logFile, child);
  }

  get running(): boolean {
    return !this.#ended();
  }

  #ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async exitCode(): Promise<number | null> {
    if (this.running) {
      this.#child.ref();
      await once(this.#child, 'exit');
    }
    return this.#child.exitCode;
  }

  async stop(): Promise<void> {
    if (this.#ended()) return;
    this.#child.ref();
    const exited = once(this.#child, 'exit');
    killGroup(this.pid, 'SIGTERM');
    await Promise.race([exited, sleep(GRACE_MS, undefined, { ref: false })]);
    if (!this.#ended()) killGroup(this.pid, 'SIGKILL');
    await exited;
  }
}

function killGroup(group: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-group, signal);
  } catch {
    // The group is gone.
  }
}
