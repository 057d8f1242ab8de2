import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostContext } from '../../action/action.ts';
import {
  makeTemporaryDirectory,
  rememberDirectory,
  removeLeftover,
} from '../temporary-directory.ts';

const temp = mkdtempSync(join(tmpdir(), 'gt-'));

afterAll(() => {
  rmSync(temp, { recursive: true, force: true });
});

const post = (state: ReadonlyMap<string, string>, runnerTemp = temp): PostContext => ({
  log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
  env: { RUNNER_TEMP: runnerTemp },
  mask: () => undefined,
  state: (name) => state.get(name) ?? '',
});

describe('our directory under RUNNER_TEMP', () => {
  it('is known to post before anything is in it, private, and removed there', async () => {
    const state = new Map<string, string>();
    const remember = rememberDirectory({ saveState: (name, value) => void state.set(name, value) });
    const path = await makeTemporaryDirectory(temp, remember);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    mkdirSync(join(path, 'objects'));
    expect([...state.values()]).toEqual([path]);
    await removeLeftover(post(state));
    expect(existsSync(path)).toBe(false);
    await removeLeftover(post(state)); // nothing is left; nothing is wrong
  });

  it('is the only one that post removes, whatever the state says', async () => {
    const state = new Map<string, string>();
    const remember = rememberDirectory({ saveState: (name, value) => void state.set(name, value) });
    const ours = await makeTemporaryDirectory(temp, remember);
    const [name = ''] = state.keys();
    const other = join(temp, 'other');
    const nested = join(ours, 'gitops-git-nested');
    mkdirSync(other);
    mkdirSync(nested);
    for (const path of [other, nested, temp, '/', '', join(ours, '..', 'other')]) {
      await removeLeftover(post(new Map([[name, path]])));
    }
    await removeLeftover(post(state, ''));
    await removeLeftover(post(new Map()));
    expect([ours, other, nested].every((path) => existsSync(path))).toBe(true);
  });
});
