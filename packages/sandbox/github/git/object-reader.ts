import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { gitEnvironment } from './git-command.ts';

export type ObjectType = 'blob' | 'commit' | 'tag' | 'tree';

export interface GitObject {
  readonly oid: string;
  readonly type: ObjectType;
  readonly content: Buffer;
}

export interface ObjectReader {
  /** `expression` is anything git resolves: an object id, `refs/heads/dev`, `<commit>:path`, `x^{commit}`. */
  read(expression: string): Promise<GitObject | undefined>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** One `git cat-file --batch` for the life of the repository: a read costs no process. */
export function createObjectReader(gitDir: string): ObjectReader {
  let child: ChildProcessWithoutNullStreams | undefined;
  let closed = false;
  const waiting: Waiting[] = [];

  const start = (): ChildProcessWithoutNullStreams => {
    const started = spawn('git', ['--git-dir', gitDir, 'cat-file', '--batch'], {
      env: gitEnvironment(),
    });
    let buffered: Buffer = Buffer.alloc(0);
    started.stdout.on('data', (chunk: Buffer) => {
      buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
      for (;;) {
        const answer = parseAnswer(buffered);
        if (answer === undefined) return;
        buffered = buffered.subarray(answer.length);
        waiting.shift()?.resolve(answer.object);
      }
    });
    started.stdin.on('error', () => undefined);
    started.stderr.resume();
    const fail = (): void => {
      if (child === started) child = undefined;
      for (const one of waiting.splice(0)) one.reject(new Error('git cat-file ended'));
    };
    started.on('error', fail);
    started.on('close', fail);
    return started;
  };

  return {
    read: (expression) => {
      // One line is one question: a line break inside it would be two.
      if (/[\n\0]/.test(expression) || expression === '') return Promise.resolve(undefined);
      if (closed) return Promise.reject(new Error('The repository is closed.'));
      child ??= start();
      const { stdin } = child;
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        stdin.write(`${expression}\n`);
      });
    },
    close: async () => {
      closed = true;
      const running = child;
      if (running === undefined) return;
      const ended = new Promise((resolve) => running.once('close', resolve));
      running.stdin.end();
      await ended;
    },
  };
}

function parseAnswer(
  buffer: Buffer,
): { readonly object: GitObject | undefined; readonly length: number } | undefined {
  const end = buffer.indexOf(10);
  if (end < 0) return undefined;
  const header = /^([0-9a-f]{40}) (blob|commit|tag|tree) (\d+)$/.exec(
    buffer.toString('latin1', 0, end),
  );
  if (header === null) return { object: undefined, length: end + 1 };
  const [, oid = '', type = '', digits = ''] = header;
  const start = end + 1;
  const length = start + Number(digits) + 1;
  if (buffer.length < length) return undefined;
  const content = Buffer.from(buffer.subarray(start, length - 1));
  return { object: { oid, type: type as ObjectType, content }, length };
}
