import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { collectModuleFiles } from '../setup/module-files.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'module-files-'));
  mkdirSync(join(dir, 'source'));
  mkdirSync(join(dir, 'out'));
  mkdirSync(join(dir, 'module', 'crds'), { recursive: true });
  writeFileSync(join(dir, 'source', 'go.mod'), 'module x\n');
  writeFileSync(join(dir, 'source', 'go.sum'), 'example.org/m v1.2.3 h1:good=\n');
  writeFileSync(join(dir, 'module', 'crds', 'b.yaml'), 'kind: B\n\n');
  writeFileSync(join(dir, 'module', 'crds', 'a.yaml'), 'kind: A\n');
  writeFileSync(join(dir, 'module', 'crds', 'kustomization.yaml'), 'resources: []\n');
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** A `go` that has downloaded one module with this sum, and adds to go.sum what it likes. */
function collect(sum: string, exit = 0): Promise<void> {
  const answer = { Path: 'example.org/m', Version: 'v1.2.3', Sum: sum, Dir: join(dir, 'module') };
  const go = join(dir, 'go');
  const other = JSON.stringify({ Path: 'example.org/other', Version: 'v1.0.0' }, null, 2);
  writeFileSync(
    go,
    `#!/bin/sh\necho "example.org/m v1.2.3 ${sum}" >> go.sum\ncat <<'E'\n${other}\n${JSON.stringify(answer, null, 2)}\nE\nexit ${String(exit)}\n`,
  );
  chmodSync(go, 0o755);
  return collectModuleFiles(
    { program: go, env: { PATH: process.env['PATH'] } },
    join(dir, 'source'),
    { 'example.org/m': ['crds'] },
    join(dir, 'out', 'crds'),
  );
}

describe('collectModuleFiles', () => {
  it('puts the YAML files of the folders into one stream, by their names', async () => {
    await collect('h1:good=');
    expect(readFileSync(join(dir, 'out', 'crds'), 'utf8')).toBe('---\nkind: A\n---\nkind: B\n');
    expect(readdirSync(join(dir, 'out'))).toEqual(['crds']);
  });

  it('takes nothing whose sum is not the committed one, whatever go writes meanwhile', async () => {
    await expect(collect('h1:other=')).rejects.toThrow('example.org/m is not what');
    expect(readFileSync(join(dir, 'source', 'go.sum'), 'utf8')).not.toContain('h1:other=');
    expect(readdirSync(join(dir, 'out'))).toEqual([]);
  });

  it('says what to do when the modules cannot be had', async () => {
    const shown = jest.spyOn(console, 'error').mockReturnValue();
    await expect(collect('h1:good=', 1)).rejects.toThrow('could not be downloaded');
    expect(shown).toHaveBeenCalled(); // what go said
    shown.mockRestore();
  });
});
