import { spawn, type ChildProcess } from 'node:child_process';
import {
  runProcess,
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
  return {
    async run(program, args, options) {
      const key = args.join(' ');
      if (!args.some((arg) => arg.startsWith('--batch') || arg === 'diff-tree')) {
        // Objects never change: the same question has the same answer.
        const question = `${key}\n${String(options.stdin ?? '')}`;
        const answer = answers.get(question) ?? runProcess(program, args, options);
        answers.set(question, answer);
        return answer;
      }
      const known = residents.get(key) ?? createResident(program, args, options);
      residents.set(key, known);
      const stdout = await known.ask(String(options.stdin ?? ''));
      return { exitCode: 0, stdout, stderr: '' };
    },
    close() {
      for (const { child } of residents.values()) child.kill();
    },
  };
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
  const child = spawn(program, [...args], { cwd, env, stdio: ['pipe', 'pipe', 'ignore'] });
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
