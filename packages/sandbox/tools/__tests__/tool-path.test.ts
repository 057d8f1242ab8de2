import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toolPath, type ToolSource } from '../tool-path.ts';

const PLATFORM = `${process.platform}-${process.arch}`;

describe('toolPath', () => {
  let base = '';
  let source: ToolSource;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'tool-path-'));
    const versions = join(base, 'versions.json');
    writeFileSync(versions, JSON.stringify({ act: { version: '1.2.3' } }));
    source = { cacheDir: base, versionsFile: pathToFileURL(versions) };
  });
  afterEach(() => {
    rmSync(base, { recursive: true, force: true });
  });

  const install = (sha256: string): string => {
    const folder = join(base, 'tools', 'act', '1.2.3', PLATFORM);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'act'), 'binary');
    writeFileSync(join(folder, 'installed.json'), JSON.stringify({ sha256, source: 'go' }));
    return join(folder, 'act');
  };

  it('gives the path of the pinned version when its hash is the installed one', async () => {
    const path = install(createHash('sha256').update('binary').digest('hex'));
    await expect(toolPath('act', source)).resolves.toBe(path);
  });

  it('refuses a binary that is not the installed one', async () => {
    install('0'.repeat(64));
    await expect(toolPath('act', source)).rejects.toThrow(
      /is not the act that was installed: delete .* and run `npm start`/,
    );
  });

  it('says the fix when the tool is not there', async () => {
    await expect(toolPath('act', source)).rejects.toThrow(
      /act 1\.2\.3 is not in the tool cache .*: run `npm start`/,
    );
  });

  it('refuses a name that is not pinned', async () => {
    await expect(toolPath('toString', source)).rejects.toThrow(
      'toString is no tool of tools/versions.json.',
    );
  });
});
