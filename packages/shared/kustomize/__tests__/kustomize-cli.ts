import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { toolPath } from '../../../sandbox/tools/tool-path.ts';

const run = promisify(execFile);

/** What a call of the real kustomize came to; `error` is its first line, without the usage. */
export type Outcome =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** `kustomize edit set image …` on a kustomization of its own; the file afterwards. */
export async function editSetImage(
  scratch: string,
  text: string,
  args: readonly string[],
): Promise<Outcome> {
  const folder = await mkdtemp(join(scratch, 'set-'));
  const file = join(folder, 'kustomization.yaml');
  await writeFile(file, text);
  const outcome = await kustomize(['edit', 'set', 'image', ...args], folder);
  return outcome.ok ? { ok: true, text: await readFile(file, 'utf8') } : outcome;
}

/** `kustomize build .` on files of their own; what it rendered. */
export async function build(
  scratch: string,
  files: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const folder = await mkdtemp(join(scratch, 'build-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return kustomize(['build', '.'], folder);
}

/** Runs `work` for each item, a few at a time: a process takes 15 to 30 ms, mostly waiting. */
export async function forEachParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

async function kustomize(args: readonly string[], cwd: string): Promise<Outcome> {
  const path = await toolPath('kustomize');
  try {
    const { stdout } = await run(path, [...args], { cwd, maxBuffer: 16 * 1024 * 1024 });
    return { ok: true, text: stdout };
  } catch (thrown) {
    const { stderr } = thrown as { readonly stderr?: string };
    // A program that could not be started is no refusal.
    if (stderr === undefined || stderr === '') throw thrown;
    return { ok: false, error: stderr.split('\n')[0] ?? '' };
  }
}
