import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runChild, showTail } from './child.ts';
import { SetupError } from './setup-error.ts';

/** Folders of a Go module, by the module's path. */
export type ModuleFolders = Readonly<Record<string, readonly string[]>>;

/** What `go mod download -json` says about one module. */
interface DownloadedModule {
  readonly Path: string;
  readonly Version: string;
  /** Of its files, as in go.sum. */
  readonly Sum?: string;
  readonly Dir?: string;
}

/**
 * Writes the YAML files of some folders of Go modules into one file, one document after the other.
 * For what a module publishes beside its code, which no build of a program can reach.
 *
 * @param source folder with the go.mod that requires the modules and the go.sum that has their sums
 */
export async function collectModuleFiles(
  go: { readonly program: string; readonly env: NodeJS.ProcessEnv },
  source: string,
  folders: ModuleFolders,
  target: string,
): Promise<void> {
  // A copy, because the command adds to go.sum what is missing there.
  const copy = await mkdtemp(join(dirname(target), 'modules-'));
  await cp(source, copy, { recursive: true });
  const end = await runChild(go.program, ['mod', 'download', '-json'], { cwd: copy, env: go.env });
  await rm(copy, { recursive: true, force: true });
  if (end.exitCode !== 0) {
    showTail(end);
    throw new SetupError(
      `The modules of ${source} could not be downloaded: read the lines above; the Go module proxy must be reachable.`,
    );
  }
  const modules = parseModules(end.stdout);
  const sums = new Set((await readFile(join(source, 'go.sum'), 'utf8')).split('\n'));
  const documents: string[] = [];
  for (const [path, wanted] of Object.entries(folders)) {
    const found = modules.find((module) => module.Path === path);
    if (found?.Dir === undefined || !sums.has(`${path} ${found.Version} ${String(found.Sum)}`)) {
      throw new SetupError(
        `${path} is not what ${source} pins: add its require to go.mod and its h1 sum to go.sum.`,
      );
    }
    for (const folder of wanted) documents.push(...(await yamlFiles(join(found.Dir, folder))));
  }
  await writeFile(target, documents.map((text) => `---\n${text.trim()}\n`).join(''));
}

/** The command writes one indented object after the other. */
function parseModules(text: string): readonly DownloadedModule[] {
  return text
    .split(/^(?=\{)/m)
    .filter((part) => part.trim() !== '')
    .map((part) => JSON.parse(part) as DownloadedModule);
}

async function yamlFiles(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith('.yaml') && name !== 'kustomization.yaml',
  );
  return Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')));
}
