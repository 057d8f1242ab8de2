import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Where a tool comes from: the parts of the world that a test replaces. */
export interface ToolSource {
  /** The project's cache folder, which holds `tools/<name>/<version>/<platform>/`. */
  readonly cacheDir: string;
  /** The file that pins the versions. */
  readonly versionsFile: URL;
}

const FIX = 'run `npm start` once, it obtains every tool';

/** Hashed once a process: a binary of 200 MB takes a tenth of a second. */
const checked = new Map<string, Promise<string>>();

/** `${XDG_CACHE_HOME:-~/.cache}/gitops-actions`, shared by every clone on the machine. */
export function projectCacheDir(): string {
  const xdg = process.env['XDG_CACHE_HOME'];
  const base = xdg === undefined || xdg === '' ? join(homedir(), '.cache') : xdg;
  return join(base, 'gitops-actions');
}

/**
 * The absolute path of an external program, at the version of tools/versions.json, from the
 * project's tool cache, after its hash was compared with what was installed.
 *
 * @throws a sentence with the fix when it is not pinned, not there, or not what was installed
 */
export async function toolPath(
  name: string,
  source: ToolSource = {
    cacheDir: projectCacheDir(),
    versionsFile: new URL('../../../tools/versions.json', import.meta.url),
  },
): Promise<string> {
  const version = await pinnedVersion(name, source.versionsFile);
  const platform = `${process.platform}-${process.arch}`;
  const folder = join(source.cacheDir, 'tools', name, version, platform);
  let path = checked.get(folder);
  if (path === undefined) {
    path = checkedPath(name, version, folder);
    checked.set(folder, path);
    path.catch(() => checked.delete(folder));
  }
  return path;
}

async function checkedPath(name: string, version: string, folder: string): Promise<string> {
  let installed: string;
  try {
    const { sha256 } = JSON.parse(await readFile(join(folder, 'installed.json'), 'utf8')) as {
      sha256?: unknown;
    };
    installed = String(sha256);
  } catch {
    throw new Error(`${name} ${version} is not in the tool cache (${folder}): ${FIX}.`);
  }
  const file = await realpath(join(folder, name)).catch(() => undefined);
  if (file === undefined) {
    throw new Error(`${name} ${version} is missing from the tool cache (${folder}): ${FIX}.`);
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== installed) {
    throw new Error(`${file} is not the ${name} that was installed: delete ${folder} and ${FIX}.`);
  }
  return file;
}

async function pinnedVersion(name: string, versionsFile: URL): Promise<string> {
  const pins = JSON.parse(await readFile(versionsFile, 'utf8')) as Record<
    string,
    { readonly version: string } | undefined
  >;
  const pin = Object.hasOwn(pins, name) ? pins[name] : undefined;
  if (pin === undefined) throw new Error(`${name} is no tool of tools/versions.json.`);
  return pin.version;
}
