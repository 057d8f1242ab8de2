import { readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second on every platform that Node runs on. */
const TICK_MS = 10;

/**
 * Milliseconds of processor time that a process and its ended children have had. Unlike the time on
 * the wall it hardly depends on what else the machine does.
 *
 * @returns `NaN` where there is no /proc
 */
export async function cpuTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The program's name, in parentheses, may hold blanks: the fields are counted behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number);
  if (childrenSystem === undefined) return Number.NaN;
  return ((user ?? 0) + (system ?? 0) + (childrenUser ?? 0) + childrenSystem) * TICK_MS;
}
