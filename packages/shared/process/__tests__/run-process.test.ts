import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { ActionError } from '../../action/action-error.ts';
import { ends } from '../../../../__tests__/support/process-state.ts';
import { runProcess, tail, type ProcessOptions } from '../run-process.ts';

const OPTIONS: ProcessOptions = { cwd: tmpdir(), env: {}, timeoutMs: 20_000 };

function node(script: string, options: Partial<ProcessOptions> = {}) {
  return runProcess(process.execPath, ['-e', script], { ...OPTIONS, ...options });
}

describe('a child process', () => {
  it('is judged by its exit code, and that alone', async () => {
    const silent = await node('process.exitCode = 3');
    expect(silent).toMatchObject({ exitCode: 3, stderr: '' });
    const noisy = await node('console.error("looks bad")');
    expect(noisy).toMatchObject({ exitCode: 0, stderr: 'looks bad\n' });
  });

  it('has exactly the environment that it is given', async () => {
    process.env['RUN_PROCESS_SECRET'] = 'x';
    try {
      const { stdout } = await node('console.log(JSON.stringify(process.env))', {
        env: { ONLY: 'this' },
      });
      expect(JSON.parse(stdout.toString())).toEqual({ ONLY: 'this' });
    } finally {
      delete process.env['RUN_PROCESS_SECRET'];
    }
  });

  it('gets its arguments as they are, with no shell in between', async () => {
    const text = '$(touch /tmp/never) "; rm -rf x `id` *';
    const { stdout } = await runProcess(
      process.execPath,
      ['-e', 'process.stdout.write(process.argv[1])', '--', text],
      OPTIONS,
    );
    expect(stdout.toString()).toBe(text);
  });

  it('reads what it is given and need not read it', async () => {
    const echo = await node('process.stdin.pipe(process.stdout)', { stdin: 'hello' });
    expect(echo.stdout.toString()).toBe('hello');
    const deaf = await node('process.exit(0)', { stdin: Buffer.alloc(1 << 20) });
    expect(deaf.exitCode).toBe(0);
  });

  it('hands over binary output unchanged', async () => {
    const { stdout } = await node('process.stdout.write(Buffer.from([0, 255, 10, 128]))');
    expect([...stdout]).toEqual([0, 255, 10, 128]);
  });

  it('is E_TOOL when the program does not exist', async () => {
    await expect(runProcess('/no/such/program', [], OPTIONS)).rejects.toMatchObject({
      code: 'E_TOOL',
    });
  });

  it('is E_TOOL with its last words when a signal kills it', async () => {
    const dying = node('console.error("oh"); process.kill(process.pid, "SIGKILL")');
    await expect(dying).rejects.toMatchObject({ code: 'E_TOOL' });
    await expect(dying).rejects.toThrow(/SIGKILL.*\noh/);
  });

  it('is killed together with its own children at its deadline', async () => {
    let pids = '';
    const slow = node(
      `const { spawn } = require('node:child_process');
       const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
       process.stderr.write(process.pid + ' ' + child.pid + '\\n');
       setInterval(() => {}, 1000);`,
      { timeoutMs: 1_500, onStderr: (text) => (pids += text) },
    );
    await expect(slow).rejects.toThrow(/did not end within 2 s/);
    const [child, grandchild] = pids.trim().split(' ').map(Number);
    await expect(ends(child ?? 0)).resolves.toBe(true);
    await expect(ends(grandchild ?? 0)).resolves.toBe(true);
  });

  it('is killed when it writes more than it may', async () => {
    const endless = node('for (;;) require("node:fs").writeSync(1, "x".repeat(65536))', {
      maxStdout: 1 << 20,
    });
    await expect(endless).rejects.toThrow(/wrote too much output/);
  });

  it('is fed by a source as it comes, and fails as the source fails', async () => {
    const words = async function* (end?: Error): AsyncGenerator<string> {
      yield 'one ';
      await Promise.resolve();
      yield 'two';
      if (end !== undefined) throw end;
    };
    const echo = 'process.stdin.pipe(process.stdout)';
    const { stdout } = await node(echo, { stdin: words() });
    expect(stdout.toString()).toBe('one two');
    const broken = new ActionError('E_REPO_OBJECTS', 'the source broke');
    await expect(node(echo, { stdin: words(broken) })).rejects.toBe(broken);
    const deaf = await node('process.exit(3)', { stdin: words(), onStdout: () => undefined });
    expect(deaf.exitCode).toBe(3);
  });

  it('hands over what it writes as it comes, and keeps none of it', async () => {
    const taken: Buffer[] = [];
    const { stdout, exitCode } = await node('process.stdout.write("x".repeat(1 << 20) + "y")', {
      onStdout: async (chunk) => {
        taken.push(chunk);
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    const text = Buffer.concat(taken).toString();
    expect([text.length, text.at(-1), stdout.length, exitCode]).toEqual([1_048_577, 'y', 0, 0]);
  });

  it('is killed by its signal, also while it waits to be read', async () => {
    const stop = new AbortController();
    let pid = 0;
    const endless = node('for (;;) require("node:fs").writeSync(1, process.pid + "\\n")', {
      signal: stop.signal,
      onStdout: (chunk) => {
        pid = Number(chunk.toString().split('\n')[0]);
        stop.abort();
        return new Promise(() => undefined);
      },
    });
    await expect(endless).rejects.toThrow(/was stopped/);
    await expect(ends(pid)).resolves.toBe(true);
    await expect(node('0', { signal: stop.signal })).rejects.toThrow(/was stopped/);
  });
});

describe('the tail of a log', () => {
  it('is its last lines', () => {
    expect(tail('a\nb\nc\n\n', 2)).toBe('b\nc');
  });
});
