import { spawn, type ChildProcess } from 'node:child_process';
import {
  runProcess,
  type ProcessOptions,
  type ProcessResult,
  type RunProcess,
} from '@gitops-actions/shared/process/run-process.ts';

/**
 * Runs git as `runProcess` does, but keeps the commands that answer line by line alive: of the time
 * that a plan takes, nearly all is the start of processes, and a property needs thousands of plans.
 * An unknown name at the end of the questions, which git echoes, marks the end of the answers.
 */
export function createResidentGit(): { readonly run: RunProcess; close(): void } {
  const residents = new Map<string, Resident>();
  const answers = new Map<string, Promise<ProcessResult>>();
  const answer = async (
    program: string,
    args: readonly string[],
    options: ProcessOptions & { readonly stdin: string },
  ): Promise<ProcessResult> => {
    const key = args.join(' ');
    if (!args.some((arg) => arg.startsWith('--batch') || arg === 'diff-tree')) {
      // Objects never change: the same question has the same answer.
      const question = `${key}\n${options.stdin}`;
      const known = answers.get(question) ?? runProcess(program, args, options);
      answers.set(question, known);
      return known;
    }
    const known = residents.get(key) ?? createResident(program, args, options);
    residents.set(key, known);
    return { exitCode: 0, stdout: await known.ask(options.stdin), stderr: '' };
  };
  return {
    async run(program, args, { onStdout, ...options }) {
      const questions = await textOf(options.stdin);
      const answered = await answer(program, args, { ...options, stdin: questions });
      await onStdout?.(answered.stdout);
      return answered;
    },
    close() {
      for (const { child } of residents.values()) child.kill();
    },
  };
}

async function textOf(stdin: ProcessOptions['stdin'] = ''): Promise<string> {
  if (typeof stdin === 'string') return stdin;
  if (stdin instanceof Uint8Array) return Buffer.from(stdin).toString('latin1');
  const parts: string[] = [];
  for await (const part of stdin) parts.push(part);
  return parts.join('');
}

interface Resident {
  readonly child: ChildProcess;
  ask(questions: string): Promise<Buffer>;
}

function createResident(
  program: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Resident {
  // One that buffers would answer only at the end of all questions.
  const flushing = args.filter((arg) => arg !== '--buffer');
  const child = spawn(program, flushing, { cwd, env, stdio: ['pipe', 'pipe', 'ignore'] });
  let chunks: Buffer[] = [];
  let count = 0;
  let arrived = (): void => undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    arrived();
  });
  let last: Promise<unknown> = Promise.resolve();
  const answer = async (questions: string): Promise<Buffer> => {
    count += 1;
    const mark = `END-${count}`;
    const ends = [`${mark}\n`, `${mark} missing\n`];
    return new Promise((resolve) => {
      arrived = () => {
        const tail = Buffer.concat(chunks.slice(-2)).subarray(-64).toString('latin1');
        const end = ends.find((text) => tail.endsWith(text));
        if (end === undefined) return;
        const all = Buffer.concat(chunks);
        chunks = [];
        resolve(all.subarray(0, -end.length));
      };
      child.stdin.write(`${questions}${mark}\n`);
    });
  };
  return {
    child,
    ask(questions) {
      const next = last.then(() => answer(questions));
      last = next;
      return next;
    },
  };
}
