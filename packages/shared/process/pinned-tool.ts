import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ActionError } from '../action/action-error.ts';
import { extractMember } from './pinned-tool-archive.ts';
import { downloadFile, mirrorUrl, type DownloadDeps } from './pinned-tool-download.ts';
import { choosePin, TOOL_PINS, type ToolPin, type ToolRequest } from './pinned-tool-pins.ts';

/** Which tool, and where it may come from. */
export interface PinnedToolOptions extends ToolRequest {
  /** An installed program to use instead; hashed only when `sha256` (then: of the program) is given. */
  readonly path?: string;
  /** Base URL in place of the publisher's, for the same file names. */
  readonly mirror?: string;
  /** The project's own tool cache, on loopback servers only: `<…>/gitops-actions`. */
  readonly projectCache?: string;
  /** The runner's tool cache; archives are kept there, never programs. */
  readonly toolCache: string;
  /** A folder of this run alone, into which the program is extracted. */
  readonly scratch: string;
}

/** A program that may be run. */
export interface PinnedTool {
  /** Absolute. */
  readonly path: string;
  /** What was asked for; `undefined` for an installed program, which must be asked. */
  readonly version: string | undefined;
  /** Lower-case hex, of the program. */
  readonly sha256: string;
  readonly source: 'path' | 'project-cache' | 'archive';
}

/**
 * Finds or downloads a pinned tool. Nothing is run whose hash was not checked in this very call:
 * the archive in the runner's cache is hashed each time, and the program is extracted from the same
 * bytes that were hashed.
 *
 * @throws `E_CHECKSUM` when a download or a cached copy is not the pinned one; the copy is removed
 * @throws `E_TOOL_DENIED`, `E_INPUT`, `E_TOOL` (as `choosePin`), `E_ARCHIVE`, `E_UNREACHABLE`
 */
export async function obtainPinnedTool(
  options: PinnedToolOptions,
  pins: Readonly<Partial<Record<string, ToolPin>>> = TOOL_PINS,
  deps?: DownloadDeps,
): Promise<PinnedTool> {
  if (options.path !== undefined) return givenTool(options, options.path);
  const pin = choosePin(options, pins);
  if (options.projectCache !== undefined && options.sha256 === undefined) {
    const cached = await projectTool(options.name, pin.version, options);
    if (cached !== undefined) return cached;
  }
  const url = options.mirror === undefined ? pin.url : mirrorUrl(options.mirror, pin.url);
  const file = join(
    options.toolCache,
    ...['gitops-actions', options.name, pin.version, options.platform],
    new URL(pin.url).pathname.split('/').at(-1) ?? options.name,
  );
  const archive = await verifiedArchive(url, file, pin.sha256, deps);
  const path = join(options.scratch, options.name);
  await mkdir(options.scratch, { recursive: true, mode: 0o700 });
  if (pin.member === undefined) {
    await writeFile(path, archive, { mode: 0o500, flag: 'wx' });
    return { path, version: pin.version, sha256: pin.sha256, source: 'archive' };
  }
  try {
    const { sha256 } = await extractMember(archive, pin.member, path);
    await chmod(path, 0o500); // whatever the umask took away
    return { path, version: pin.version, sha256, source: 'archive' };
  } catch (thrown) {
    await rm(path, { force: true });
    throw thrown;
  }
}

/** The bytes of the archive, from the cache or the network, equal to the pin. */
async function verifiedArchive(
  url: string,
  file: string,
  sha256: string,
  deps: DownloadDeps | undefined,
): Promise<Buffer> {
  let bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) {
    await downloadFile(url, file, deps);
    bytes = await readFile(file);
  }
  const found = sha256Of(bytes);
  if (found === sha256) return bytes;
  await rm(file, { force: true });
  throw new ActionError(
    'E_CHECKSUM',
    `${file} (from ${url}) has the sha256 ${found}, pinned is ${sha256}; it was removed and not run.`,
  );
}

/** The program that this project's bootstrap built or downloaded, if it is there. */
async function projectTool(
  name: string,
  version: string,
  options: Pick<PinnedToolOptions, 'projectCache' | 'platform'>,
): Promise<PinnedTool | undefined> {
  const folder = join(options.projectCache ?? '', 'tools', name, version, options.platform);
  const path = join(folder, name);
  const receipt = await readFile(join(folder, 'installed.json'), 'utf8').catch(() => undefined);
  if (receipt === undefined || !(await isFile(path))) return undefined;
  const expected = sha256In(receipt);
  const sha256 = await sha256OfFile(path);
  if (sha256 === expected) return { path, version, sha256, source: 'project-cache' };
  throw new ActionError(
    'E_CHECKSUM',
    `${path} is not the program that was installed (sha256 ${sha256}, not ${expected ?? 'known'}); it was not run.`,
    { hint: `Delete ${folder} and run \`npm start\` again.` },
  );
}

async function givenTool(
  options: Pick<PinnedToolOptions, 'name' | 'sha256'>,
  path: string,
): Promise<PinnedTool> {
  if (!isAbsolute(path) || !(await isFile(path))) {
    throw new ActionError(
      'E_INPUT',
      `Input \`${options.name}-path\` is ${JSON.stringify(path)}; allowed: the absolute path of a program.`,
    );
  }
  const sha256 = await sha256OfFile(path);
  if (options.sha256 === undefined || options.sha256 === sha256) {
    return { path, version: undefined, sha256, source: 'path' };
  }
  throw new ActionError(
    'E_CHECKSUM',
    `${path} has the sha256 ${sha256}, given is ${options.sha256}; it was not run.`,
  );
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Streamed: Trivy alone has 200 MB. */
async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

function sha256In(receipt: string): string | undefined {
  try {
    const value: unknown = JSON.parse(receipt);
    if (typeof value !== 'object' || value === null || !('sha256' in value)) return undefined;
    return typeof value.sha256 === 'string' ? value.sha256 : undefined;
  } catch {
    return undefined;
  }
}
