import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TarMember } from '../scanner/tar.ts';
import { findProgram } from './requirements.ts';
import { sharedLibraries } from './shared-libraries.ts';

/** The files of this machine that the base image is made of. */
export interface HostFiles {
  /** The Node binary in use. */
  readonly node: string;
  /** A small POSIX shell. */
  readonly shell: string;
  /** Libraries and loader of both, as the programs ask for them. */
  readonly libraries: readonly string[];
  readonly strip: string | undefined;
}

/** Finds the host's files. @throws one sentence with the fix */
export async function findHostFiles(): Promise<HostFiles> {
  const node = await realpath(process.execPath);
  // Debian's /bin/sh; elsewhere that may be a shell with more libraries, which do as well.
  const shell = (await findProgram('dash')) ?? (await findProgram('sh'));
  if (shell === undefined) {
    throw new Error('No shell for the base image: install `dash` or `busybox-static`.');
  }
  const libraries = new Set<string>();
  for (const program of [node, shell]) {
    for (const library of await sharedLibraries(program)) libraries.add(library);
  }
  return {
    node,
    shell: await realpath(shell),
    libraries: [...libraries].sort(),
    strip: await findProgram('strip'),
  };
}

const DIRECTORIES = [
  ...['etc', 'home', 'opt', 'proc', 'root', 'run', 'srv', 'sys', 'tmp', 'usr', 'usr/bin'],
  ...['usr/lib', 'usr/lib64', 'usr/local', 'usr/local/bin', 'usr/sbin', 'var', 'var/tmp'],
];
/** Debian's merged /usr. */
const MERGED = ['bin', 'lib', 'lib64', 'sbin'];

const PASSWD = `root:x:0:0:root:/root:/bin/sh
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
node:x:1000:1000::/home/node:/bin/sh
`;
const GROUP = 'root:x:0:\nnogroup:x:65534:\nnode:x:1000:\n';
const OS_RELEASE = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
`;

/** The members of the image's only layer, sorted by name: a folder comes before what is in it. */
export async function rootFilesystem(host: HostFiles): Promise<TarMember[]> {
  const members = new Map<string, TarMember>();
  const add = (member: TarMember): void => {
    if (!members.has(member.name)) members.set(member.name, member);
  };
  for (const name of DIRECTORIES) {
    const mode = name === 'root' ? 0o700 : /(^|\/)tmp$/.test(name) ? 0o1777 : 0o755;
    add({ name: `${name}/`, type: 'directory', mode });
  }
  for (const name of MERGED) add({ name, type: 'symlink', link: `usr/${name}`, mode: 0o777 });
  add({ name: 'home/node/', type: 'directory', mode: 0o755, owner: 1000 });
  add({ name: 'etc/passwd', data: PASSWD });
  add({ name: 'etc/group', data: GROUP });
  add({ name: 'etc/os-release', data: OS_RELEASE });
  add({ name: 'etc/debian_version', data: '12.12\n' });
  add({ name: 'usr/local/bin/node', data: await readNode(host), mode: 0o755 });
  add({ name: 'usr/bin/sh', data: await readFile(host.shell), mode: 0o755 });
  for (const library of host.libraries) {
    const name = library.replace(/^\//, '').replace(/^(bin|lib|lib64|sbin)\//, 'usr/$1/');
    for (const folder of foldersOf(name)) add({ name: folder, type: 'directory', mode: 0o755 });
    add({ name, data: await readFile(library), mode: 0o755 });
  }
  return [...members.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `a/b/c` → `a/`, `a/b/`. */
function foldersOf(name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

async function readNode(host: HostFiles): Promise<Buffer> {
  if (host.strip === undefined) return readFile(host.node);
  const folder = await mkdtemp(join(tmpdir(), 'base-image-'));
  try {
    const copy = join(folder, 'node');
    await copyFile(host.node, copy);
    await promisify(execFile)(host.strip, ['--strip-unneeded', '--', copy]);
    return await readFile(copy);
  } finally {
    await rm(folder, { recursive: true });
  }
}
