import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { ends } from '../../../../__tests__/support/process-state.ts';
import { runProcess, type ProcessResult, type RunProcess } from '../run-process.ts';
import { streamOutput } from '../stream-output.ts';

function node(
  script: string,
  check: (result: ProcessResult) => void,
  run: RunProcess = runProcess,
) {
  const options = { cwd: tmpdir(), env: {}, timeoutMs: 20_000 };
  return streamOutput(run, process.execPath, ['-e', script], options, check);
}

const fine = (): void => undefined;

describe('the output of a child', () => {
  it('comes whole and in order, then its end is judged', async () => {
    const ended: number[] = [];
    const script = 'process.stdout.write("x".repeat(3e6) + "end"); process.exitCode = 3';
    const chunks: Buffer[] = [];
    for await (const chunk of node(script, ({ exitCode }) => ended.push(exitCode))) {
      expect(ended).toEqual([]);
      chunks.push(chunk);
    }
    const all = Buffer.concat(chunks).toString();
    expect([all.length, all.slice(-3), ended]).toEqual([3_000_003, 'end', [3]]);
  });

  it('throws what the judge of its end throws, after all that it wrote', async () => {
    let text = '';
    const reading = async (): Promise<void> => {
      const judge = (): never => {
        throw new Error('exit 1');
      };
      for await (const chunk of node('console.log("said")', judge)) text += chunk.toString();
    };
    await expect(reading()).rejects.toThrow('exit 1');
    expect(text).toBe('said\n');
  });

  it('is not read ahead without bound, and the child ends with the reader', async () => {
    let taken = 0;
    const counting: RunProcess = (program, args, options) => {
      const onStdout = (chunk: Buffer) => {
        taken += chunk.length;
        return options.onStdout?.(chunk);
      };
      return runProcess(program, args, { ...options, onStdout });
    };
    const script =
      'console.log(process.pid); for (;;) require("node:fs").writeSync(1, "x".repeat(65536))';
    let pid = 0;
    for await (const chunk of node(script, fine, counting)) {
      pid ||= Number.parseInt(chunk.toString(), 10);
      await new Promise((resolve) => setTimeout(resolve, 200));
      break;
    }
    await expect(ends(pid)).resolves.toBe(true);
    expect(taken).toBeLessThan(4 << 20);
  });
});
