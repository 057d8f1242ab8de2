import { availableParallelism } from 'node:os';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fetchArchive } from './archive.ts';
import { CATALOGUE, CLUSTER_TOOL_NAMES, type ToolName, type ToolPin } from './catalogue.ts';
import { runChild, showTail } from './child.ts';
import { buildModule, moduleFingerprint } from './go.ts';
import { withLock } from './lock.ts';
import { PLATFORM } from './paths.ts';
import { say, step } from './progress.ts';
import { installWheels } from './python.ts';
import { SetupError } from './setup-error.ts';
import { install, isCached, toolDirectory, type Installed } from './tool-cache.ts';

/** Where a program can be had from: `make` answers `false` when it cannot be reached here. */
interface ToolSource {
  readonly kind: Installed['source'];
  readonly inputs: string;
  readonly doing: string;
  make(binary: string): Promise<boolean>;
}

/**
 * Sees to it that the programs are in the project's tool cache: from there, else from their
 * release archive, else built from their Go module (or unpacked from their wheel).
 *
 * @returns the absolute path of each
 */
export async function ensureTools(names: readonly ToolName[]): Promise<Map<ToolName, string>> {
  const missing = await step('tools', 'checking the cache', async () => {
    const cached = await Promise.all(names.map(isPresent));
    const absent = names.filter((_, index) => cached[index] !== true);
    const did = absent.length === 0 && names.length > 0;
    return { did: did ? `${names.join(', ')} from the cache, hashes checked` : '', value: absent };
  });
  if (missing.length > 0) await obtainAll(missing);
  return new Map(names.map((name) => [name, toolPath(name)]));
}

export function toolPath(name: ToolName): string {
  return join(toolDirectory(name, CATALOGUE[name].version), name);
}

async function isPresent(name: ToolName): Promise<boolean> {
  const sources = await sourcesOf(name, CATALOGUE[name]);
  return isCached(
    name,
    CATALOGUE[name].version,
    sources.map((source) => source.inputs),
  );
}

/**
 * Two at a time where there are two cores: one is Trivy and what shares its packages, the other is
 * BuildKit and what shares those, so that hardly anything is compiled twice.
 */
async function obtainAll(missing: readonly ToolName[]): Promise<void> {
  say('tools', `${missing.length} to obtain: ${missing.join(', ')} (kept for all clones)`);
  const isCompiled = (name: ToolName): boolean => CATALOGUE[name].go?.files === undefined;
  if (CLUSTER_TOOL_NAMES.some((name) => missing.includes(name) && isCompiled(name))) {
    say('tools', 'the programs of the cluster are built once: about 17 minutes on 2 cores');
  }
  const isTrivy = (name: ToolName): boolean => name === 'trivy' || name === 'trivydb';
  const lanes =
    availableParallelism() > 1
      ? [missing.filter(isTrivy), missing.filter((name) => !isTrivy(name))]
      : [missing];
  let started = 0;
  const ends = await Promise.allSettled(
    lanes.map(async (lane) => {
      for (const name of lane) {
        started += 1;
        await obtain(name, `${started} of ${missing.length}`);
      }
    }),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function obtain(name: ToolName, position: string): Promise<void> {
  const pin = CATALOGUE[name];
  const title = `${name} ${pin.version}`;
  await withLock(`${toolDirectory(name, pin.version)}.lock`, async () => {
    if (await isPresent(name)) {
      say('tools', `${title} came from another clone meanwhile (${position})`);
      return;
    }
    for (const source of await sourcesOf(name, pin)) {
      const available = await step('tools', `${title} ${source.doing} (${position})`, async () => {
        const value = await installFrom(name, pin, source);
        return { did: value ? `${title} ${source.doing} (${position})` : '', value };
      });
      if (available) return;
    }
    throw new SetupError(
      `${title} cannot be had on ${PLATFORM}: its release archive did not answer and there is no other source; allow the download of ${pin.archives[PLATFORM]?.url ?? name}.`,
    );
  });
}

class SourceUnavailable extends Error {}

async function installFrom(name: ToolName, pin: ToolPin, source: ToolSource): Promise<boolean> {
  try {
    await install(
      name,
      pin.version,
      { source: source.kind, inputs: source.inputs },
      async (binary) => {
        if (!(await source.make(binary))) throw new SourceUnavailable();
        await checkVersion(name, pin, binary);
      },
    );
    return true;
  } catch (error) {
    if (error instanceof SourceUnavailable) return false;
    throw error;
  }
}

async function sourcesOf(name: ToolName, pin: ToolPin): Promise<readonly ToolSource[]> {
  const sources: ToolSource[] = [];
  const archive = pin.archives[PLATFORM];
  if (archive !== undefined) {
    sources.push({
      kind: 'archive',
      inputs: `archive:${archive.sha256}`,
      doing: 'from its release archive',
      make: (binary) => fetchArchive(archive, binary),
    });
  }
  const { go, python } = pin;
  if (go !== undefined) {
    const tool = { ...pin, go };
    sources.push({
      kind: 'go',
      inputs: await moduleFingerprint(tool),
      doing: 'built from its Go module',
      make: async (binary) => {
        await buildModule(name, tool, binary);
        return true;
      },
    });
  }
  if (python !== undefined) {
    sources.push({
      kind: 'pypi',
      inputs: `pypi:${pin.version}`,
      doing: 'from its wheel',
      make: async (binary) => {
        await unpackWheel(name, pin.version, python.requirements, binary);
        return true;
      },
    });
  }
  return sources;
}

async function unpackWheel(
  name: ToolName,
  version: string,
  requirements: string,
  binary: string,
): Promise<void> {
  const target = await mkdtemp(join(dirname(binary), 'wheel-'));
  await installWheels(requirements, target, `${name} ${version}`);
  await copyFile(join(target, 'bin', name), binary);
  await rm(target, { recursive: true, force: true });
}

/** A program that does not start, or says that it is another version, does not enter the cache. */
async function checkVersion(name: ToolName, pin: ToolPin, binary: string): Promise<void> {
  if (pin.check === undefined) return;
  await chmod(binary, 0o755);
  const cwd = dirname(dirname(binary)); // removed with whatever the program leaves in it
  const end = await runChild(binary, pin.check, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, TRIVY_CACHE_DIR: cwd },
  });
  if (end.exitCode === 0 && `${end.stdout}${end.stderr}`.includes(pin.version)) return;
  showTail(end);
  throw new SetupError(
    `${name} was obtained but \`${name} ${pin.check.join(' ')}\` does not say ${pin.version}: correct its pin in tools/versions.json.`,
  );
}
