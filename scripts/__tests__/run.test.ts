import { describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ends } from '../../__tests__/support/process-state.ts';
import { ROOT } from '../setup/paths.ts';

const RUN_UNDER_PARENT = pathToFileURL(join(ROOT, 'scripts/setup/run-under-parent.mjs')).href;

/** A process that runs `code` through run-under-parent.mjs, as run.mjs does. */
function launcher(code: string): readonly string[] {
  const call = `await runUnderParent(process.execPath, ['-e', ${JSON.stringify(code)}])`;
  const script = `import { runUnderParent } from '${RUN_UNDER_PARENT}'; process.exitCode = ${call};`;
  return ['--input-type=module', '-e', script];
}

describe('npm’s door to the commands', () => {
  it('names the commands when there is none of that name', () => {
    const end = spawnSync(process.execPath, ['scripts/run.mjs', 'nonsense'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(end.status).toBe(1);
    expect(end.stderr).toMatch(/^✗ Give one of the commands start, .*\.\n$/);
  });
});

describe('a command', () => {
  it('ends with the exit code of what it ran', () => {
    expect(spawnSync(process.execPath, launcher('process.exit(7)')).status).toBe(7);
    const killed = launcher('process.kill(process.pid, "SIGKILL")');
    expect(spawnSync(process.execPath, killed).status).toBe(137);
  });

  it('does not outlive the process that started it, even when that is killed at once', async () => {
    const code = 'process.stdout.write(String(process.pid)); setInterval(() => {}, 1000);';
    const parent = spawn(process.execPath, launcher(code), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
    parent.kill('SIGKILL');
    await once(parent.stdout, 'close'); // the child holds the other end until it is gone
    await expect(ends(Number(pid.toString()))).resolves.toBe(true);
  });

  it('does not outlive npm either, with a shell between the two', async () => {
    const code = 'process.stdout.write(String(process.pid)); setInterval(() => {}, 1000);';
    const shell = `const { spawn } = require('node:child_process');
      const args = [process.execPath, ...${JSON.stringify(launcher(code))}];
      spawn('sh', ['-c', '"$@"; true', 'sh', ...args], { stdio: 'inherit' });`;
    const npm = spawn(process.execPath, ['-e', shell], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    const [pid] = (await once(npm.stdout, 'data')) as [Buffer];
    npm.kill('SIGKILL');
    await once(npm.stdout, 'close');
    await expect(ends(Number(pid.toString()))).resolves.toBe(true);
  });

  it('passes a signal on and lets what it ran end in its own way', async () => {
    const code =
      'process.on("SIGTERM", () => process.exit(3)); console.log("up"); setInterval(() => {}, 1000);';
    const parent = spawn(process.execPath, launcher(code), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(parent.stdout, 'data');
    parent.kill('SIGTERM');
    const [exitCode] = (await once(parent, 'exit')) as [number];
    expect(exitCode).toBe(3);
  });
});
