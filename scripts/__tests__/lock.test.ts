import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { withLock } from '../setup/lock.ts';

let file = '';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'deep', 'x.lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a lock', () => {
  it('lets one in at a time and is gone afterwards, also after an error', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await turn();
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(file, work)));
    expect(most).toBe(1);
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a process that is gone', async () => {
    await withLock(file, turn);
    // The highest pid that Linux gives out is 4194303.
    writeFileSync(file, JSON.stringify({ pid: 4_194_304, host: hostname(), id: 'x' }));
    await expect(withLock(file, () => Promise.resolve('mine'))).resolves.toBe('mine');
  });

  it('is taken over from another machine’s process that no longer touches it', async () => {
    await withLock(file, turn);
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: 'elsewhere', id: 'x' }));
    utimesSync(file, new Date(0), new Date(0));
    await expect(withLock(file, () => Promise.resolve('mine'))).resolves.toBe('mine');
  });
});
