import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { findSandboxProcesses, readProcessTable } from '../supervisor/process-table.ts';
import { mountPointsUnder } from '../supervisor/mounts.ts';

const IDLE_SANDBOX = fileURLToPath(new URL('./fixtures/idle-sandbox.ts', import.meta.url));

interface RunningSandbox {
  readonly process: ChildProcess;
  readonly dir: string;
  readonly id: string;
  readonly consumer: string;
}

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function startInProcess(): Promise<RunningSandbox> {
  const child = spawn(process.execPath, [IDLE_SANDBOX], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => undefined),
  ]);
  if (line === undefined) throw new Error(`The sandbox did not start:\n${stderr}`);
  const facts = JSON.parse(String(line[0])) as Omit<RunningSandbox, 'process'>;
  return { process: child, ...facts };
}

/** What is still there of a sandbox: pids, mount points, its folder. */
function remains({ dir, id }: RunningSandbox): readonly string[] {
  const signs = { id, folder: dir, groups: new Set<number>(), cgroups: new Set<string>() };
  return [
    ...findSandboxProcesses(readProcessTable(), signs, () => false).map(
      ({ pid }) => `${String(pid)} ${readFileSync(`/proc/${String(pid)}/comm`, 'utf8').trim()}`,
    ),
    ...mountPointsUnder([dir]),
    ...(existsSync(dir) ? [dir] : []),
  ];
}

async function remainsAfterAWhile(sandbox: RunningSandbox): Promise<readonly string[]> {
  for (let tries = 0; tries < 100 && remains(sandbox).length > 0; tries += 1) await sleep(100);
  return remains(sandbox);
}

describe('a whole sandbox', () => {
  it('runs beside another one and leaves nothing behind after SIGKILL and after Ctrl-C', async () => {
    const [killed, interrupted] = await Promise.all([startInProcess(), startInProcess()]);
    const programs = remains(killed).join('\n');
    expect(programs).toContain('buildkitd');
    expect(programs).toContain('registry');
    expect(killed.consumer).not.toBe(interrupted.consumer);

    killed.process.kill('SIGKILL');
    expect(await remainsAfterAWhile(killed)).toEqual([]);
    expect((await fetch(interrupted.consumer)).status).toBe(404); // private, and still there

    interrupted.process.kill('SIGINT');
    const [code] = (await once(interrupted.process, 'exit')) as [number];
    expect(code).toBe(130);
    expect(await remainsAfterAWhile(interrupted)).toEqual([]);
  }, 60_000);
});
