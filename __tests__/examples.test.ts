import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../scripts/setup/paths.ts';

/** The applications of all examples, relative to the root. */
const APPS = readdirSync(join(ROOT, 'examples')).flatMap((example) => {
  const folder = join('examples', example, 'apps');
  return existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder)).map((app) => join(folder, app))
    : [];
});

/** As the example's README runs them; not in this process, because they are no tests of jest's. */
describe('the tests of the applications that the examples deploy', () => {
  it.each(APPS)('pass in %s', async (app) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--test', '--test-reporter=tap'],
      { cwd: join(ROOT, app), env: { PATH: process.env['PATH'] } },
    );
    expect(stdout).toMatch(/^# pass [1-9]/m);
    expect(stdout).toMatch(/^# fail 0$/m);
  });

  it('are there', () => {
    expect(APPS).toContain('examples/warehouse-network/apps/web');
  });
});
