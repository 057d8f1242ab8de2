import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const PINS = new URL('../../tools/versions.json', import.meta.url);

/**
 * The path of a Node of the pinned major: this one, or the pinned release from the project's tool
 * cache, put there from its npm package first if need be. That package has no install script, so
 * it works under `ignore-scripts`; npm checks the pinned integrity.
 */
export async function obtainNode24() {
  const pin = JSON.parse(readFileSync(PINS, 'utf8')).node;
  const major = pin.version.split('.')[0];
  if (process.versions.node.split('.')[0] === major) return process.execPath;

  const platform = `${process.platform}-${process.arch}`;
  const source = pin.npm[platform];
  if (source === undefined) {
    throw new Error(
      `Node ${major} is missing and none is pinned for ${platform}: install Node ${major} and run the command again.`,
    );
  }
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const home = join(cache, 'gitops-actions', 'tools', 'node', pin.version, platform);
  if (isIntact(home)) return join(home, 'node');

  const startedAt = Date.now();
  console.error(
    `setup  node: ${pin.version} from its npm package, this machine has ${process.version} …`,
  );
  install(home, pin.version, source);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.error(`setup  node: ${pin.version} installed … ${seconds} s`);
  return join(home, 'node');
}

function isIntact(home) {
  try {
    const { sha256 } = JSON.parse(readFileSync(join(home, 'installed.json'), 'utf8'));
    return sha256 === sha256Of(join(home, 'node'));
  } catch {
    return false; // not there, or half there: installed anew
  }
}

function install(home, version, source) {
  mkdirSync(dirname(home), { recursive: true });
  const temporary = mkdtempSync(`${home}.tmp-`);
  try {
    writeFileSync(join(temporary, 'package.json'), JSON.stringify(manifest(version, source)));
    writeFileSync(join(temporary, 'package-lock.json'), JSON.stringify(lock(version, source)));
    const { program, args } = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
    const result = spawnSync(program, args, { cwd: temporary, encoding: 'utf8' });
    if (result.status !== 0) {
      console.error((result.stderr || result.error?.message || '').trimEnd());
      throw new Error(
        `Node ${version} could not be had from its npm package ${source.package}: allow npm to reach its registry, or install Node ${version.split('.')[0]}.`,
      );
    }
    const ready = join(temporary, 'ready');
    mkdirSync(ready);
    const binary = join(ready, 'node');
    renameSync(join(temporary, 'node_modules', source.package, 'bin', 'node'), binary);
    const installed = { sha256: sha256Of(binary), source: 'npm', inputs: source.integrity };
    writeFileSync(join(ready, 'installed.json'), JSON.stringify(installed));
    if (existsSync(home)) renameSync(home, join(temporary, 'replaced'));
    renameSync(ready, home);
  } catch (error) {
    if (!isIntact(home)) throw error; // another clone was faster
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

const NAME = 'gitops-actions-node';

function manifest(version, source) {
  return { name: NAME, private: true, dependencies: { [source.package]: version } };
}

/** Without `resolved`, so that whatever registry is configured is used; the integrity decides. */
function lock(version, source) {
  return {
    name: NAME,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: NAME, dependencies: { [source.package]: version } },
      [`node_modules/${source.package}`]: { version, integrity: source.integrity },
    },
  };
}

/** npm as it was called, else the one on PATH. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js') && cli.includes('npm')) {
    return { program: process.execPath, args: [cli, ...args] };
  }
  return { program: 'npm', args };
}

function sha256Of(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
