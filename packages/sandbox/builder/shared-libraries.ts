import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * The shared libraries and the loader that a program of this machine needs, by `ldd`.
 *
 * @returns absolute paths as the program asks for them, sorted; none for a static program
 */
export async function sharedLibraries(program: string): Promise<readonly string[]> {
  try {
    const { stdout } = await promisify(execFile)('ldd', [program], {
      env: { ...process.env, LC_ALL: 'C' },
    });
    return parseLdd(stdout);
  } catch (thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    if (/not a dynamic executable|statically linked/.test(text + stderrOf(thrown))) return [];
    throw new Error(`The libraries of ${program} cannot be listed: ${text}`, { cause: thrown });
  }
}

/** Reads lines like `libc.so.6 => /lib/…/libc.so.6 (0x…)` and `/lib64/ld-linux.so.2 (0x…)`. */
export function parseLdd(output: string): readonly string[] {
  const paths = new Set<string>();
  for (const line of output.split('\n')) {
    if (line.includes('=> not found')) throw new Error(`A library is missing: ${line.trim()}`);
    const path = /^\s*(?:\S+ => )?(\/\S+)/.exec(line)?.[1];
    if (path !== undefined) paths.add(path);
  }
  return [...paths].sort();
}

function stderrOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'stderr' in thrown
    ? String(thrown.stderr)
    : '';
}
