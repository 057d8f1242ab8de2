import { readFile } from 'node:fs/promises';
import { availableParallelism, release, totalmem } from 'node:os';
import { runChild } from '../setup/child.ts';
import { ROOT } from '../setup/paths.ts';

/** Whose figures these are. */
export interface Machine {
  readonly cores: number;
  /** As /proc/cpuinfo calls it. */
  readonly processor: string;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  readonly git: string;
  /** Absent where it was not part of the contest. */
  readonly kustomize?: string;
}

/** @param kustomize absolute path of the program, where it takes part */
export async function describeMachine(kustomize?: string): Promise<Machine> {
  const cpuinfo = await readFile('/proc/cpuinfo', 'utf8').catch(() => '');
  return {
    cores: availableParallelism(),
    processor: /^model name\s*: (.*)$/m.exec(cpuinfo)?.[1]?.trim() ?? process.arch,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: `${process.platform} ${release()}`,
    node: process.version,
    git: (await firstLine('git', 'version')).replace('git version ', ''),
    ...(kustomize !== undefined && { kustomize: await firstLine(kustomize, 'version') }),
  };
}

async function firstLine(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await runChild(program, args, { cwd: ROOT });
  return stdout.split('\n')[0]?.trim() ?? '';
}
