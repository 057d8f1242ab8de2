import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether the process ends within 5 s; one that only waits to be reaped has ended. */
export async function ends(pid: number): Promise<boolean> {
  for (let i = 0; i < 200; i += 1) {
    if (!isRunning(pid)) return true;
    await sleep(25);
  }
  return false;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    // The state follows the name, which is in parentheses and may itself hold some.
    return !/\) Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true; // no such file on this system: the signal's word stands
  }
}
