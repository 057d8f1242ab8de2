import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a trap may be laid. */
export interface TrapSite {
  /** The clone's work tree. */
  readonly dir: string;
  /** The one git directory of the clone. */
  readonly gitDir: string;
  /** A program that leaves a trace and ends well. */
  readonly program: string;
  /** A commit that the clone has. */
  readonly commit: string;
  config(key: string, value: string): void;
}

/** Something that makes an unwary git run a program of the clone. */
export interface Trap {
  readonly name: string;
  /** Lays it; gives variables of the environment that belong to it. */
  lay(site: TrapSite): Readonly<Record<string, string>> | undefined;
  /** The clone then counts as a partial one, which is no clone to judge. */
  readonly partial?: true;
  /** A git command that walks into it, with its input: what shows that the trap works. */
  readonly bait?: (site: TrapSite) => readonly [args: readonly string[], stdin?: string];
}

const MISSING = 'ab'.repeat(20);

const config = (key: string, bait?: Trap['bait'], value = (program: string) => program): Trap => ({
  name: `the setting ${key}`,
  lay: (site) => {
    site.config(key, value(site.program));
    return undefined;
  },
  ...(bait && { bait }),
});

const variable = (name: string, value: (site: TrapSite) => string, bait?: Trap['bait']): Trap => ({
  name: `the variable ${name}`,
  lay: (site) => ({ [name]: value(site) }),
  ...(bait && { bait }),
});

/** A missing object that the clone's configuration promises from a remote. */
const promise = (
  name: string,
  settings: (site: TrapSite) => readonly [string, string][],
): Trap => ({
  name: `a promisor remote by ${name}`,
  lay: (site) => {
    site.config('remote.evil.partialclonefilter', 'blob:none');
    for (const [key, value] of settings(site)) site.config(key, value);
    return undefined;
  },
  partial: true,
  bait: () => [['cat-file', '-e', MISSING]],
});

const attributes = (key: string, attribute: string, bait: Trap['bait'], args = ''): Trap => ({
  name: `the attribute ${attribute} with ${key}`,
  lay: (site) => {
    site.config(key, `${site.program}${args}`);
    write(join(site.gitDir, 'info', 'attributes'), `* ${attribute}\n`);
    write(join(site.dir, '.gitattributes'), `* ${attribute}\n`);
    return undefined;
  },
  ...(bait && { bait }),
});

const status: Trap['bait'] = () => [['status']];
const fill: Trap['bait'] = () => [['credential', 'fill'], 'protocol=https\nhost=acme.test\n\n'];
const remote =
  (url: string): Trap['bait'] =>
  () => [['ls-remote', url]];
const diff: Trap['bait'] = ({ commit }) => [
  ['diff', '--ext-diff', '--textconv', `${commit}^`, commit],
];

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
}

const SETTINGS: readonly Trap[] = [
  config('gpg.program', ({ commit }) => [['verify-commit', `${commit}~2`]]),
  config('gpg.openpgp.program', ({ commit }) => [['verify-commit', `${commit}~2`]]),
  config('gpg.x509.program', ({ commit }) => [['verify-commit', `${commit}~1`]]),
  config('gpg.ssh.program', ({ commit }) => [
    ['-c', 'gpg.ssh.allowedSignersFile=/dev/null', 'verify-commit', commit],
  ]),
  config('gpg.ssh.defaultKeyCommand'),
  config('core.fsmonitor', status),
  config('core.sshCommand', remote('ssh://127.0.0.1/x')),
  config('core.gitProxy', remote('git://127.0.0.1/x')),
  config('core.askPass', fill),
  config('core.alternateRefsCommand'),
  config('core.pager'),
  config('core.editor', () => [['config', '--edit']]),
  config('credential.helper', fill),
  config('credential.https://acme.test.helper', fill),
  config('diff.external', diff),
  config('uploadpack.packObjectsHook'),
  config(
    'alias.canary',
    () => [['canary']],
    (program) => `!${program}`,
  ),
  ...['rev-parse', 'rev-list', 'cat-file', 'show-ref', 'config', 'merge-tree'].map((name) =>
    config(`alias.${name}`, undefined, (program) => `!${program}`),
  ),
];

const hooks = (name: string, lay: (site: TrapSite) => void): Trap => ({
  name,
  lay: (site) => {
    lay(site);
    return undefined;
  },
  bait: ({ commit }) => [['update-ref', 'refs/heads/bait', commit]],
});

const linkHooks = ({ program }: TrapSite, dir: string): void => {
  mkdirSync(dir, { recursive: true });
  for (const hook of [
    'reference-transaction',
    'post-index-change',
    'post-checkout',
    'pre-auto-gc',
  ]) {
    rmSync(join(dir, hook), { force: true });
    symlinkSync(program, join(dir, hook));
  }
};

const FILES: readonly Trap[] = [
  hooks('hooks', (site) => {
    linkHooks(site, join(site.gitDir, 'hooks'));
  }),
  hooks('hooks of another directory', (site) => {
    linkHooks(site, join(site.dir, 'elsewhere'));
    site.config('core.hooksPath', join(site.dir, 'elsewhere'));
  }),
  {
    name: 'an included file',
    lay: (site) => {
      write(join(site.dir, 'more.config'), `[core]\n\tfsmonitor = ${site.program}\n`);
      site.config('include.path', join(site.dir, 'more.config'));
      return undefined;
    },
    bait: status,
  },
  {
    name: 'a file that is included on a condition',
    lay: (site) => {
      write(join(site.dir, 'more.config'), `[core]\n\tfsmonitor = ${site.program}\n`);
      site.config('includeIf.gitdir:/**.path', join(site.dir, 'more.config'));
      return undefined;
    },
    bait: status,
  },
  {
    name: 'a work tree’s own configuration',
    lay: (site) => {
      site.config('extensions.worktreeConfig', 'true');
      write(join(site.gitDir, 'config.worktree'), `[core]\n\tfsmonitor = ${site.program}\n`);
      return undefined;
    },
    bait: status,
  },
  attributes('filter.evil.smudge', 'filter=evil', ({ commit }) => [
    ['cat-file', '--filters', `${commit}:b`],
  ]),
  attributes('filter.evil.process', 'filter=evil', ({ commit }) => [
    ['cat-file', '--filters', `${commit}:b`],
  ]),
  attributes('diff.evil.command', 'diff=evil', diff),
  attributes('diff.evil.textconv', 'diff=evil', diff),
  attributes(
    'merge.evil.driver',
    'merge=evil',
    () => [['merge-tree', '--write-tree', 'ours', 'theirs']],
    ' %A',
  ),
  promise('a transport of its own', ({ program }) => [
    ['remote.evil.url', `ext::${program}`],
    ['protocol.ext.allow', 'always'],
  ]),
  promise('a local repository', ({ dir, program }) => [
    ['remote.evil.url', dir],
    ['remote.evil.uploadpack', program],
    ['protocol.file.allow', 'always'],
  ]),
  promise('a rewritten address', ({ program }) => [
    ['remote.evil.url', 'https://acme.test/x'],
    [`url.ext::${program} .insteadOf`, 'https://acme.test/'],
    ['protocol.allow', 'always'],
    ['protocol.ext.allow', 'always'],
  ]),
  promise('ssh', ({ program }) => [
    ['remote.evil.url', 'ssh://127.0.0.1/x'],
    ['core.sshCommand', program],
    ['protocol.ssh.allow', 'always'],
  ]),
];

const PROGRAMS = 'git git-remote-https gpg gpgsm ssh-keygen ssh sh false'.split(' ');

/** A directory in the workspace with the trap under the names of programs. */
export const programsIn = ({ dir, program }: TrapSite): string => {
  const bin = join(dir, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of PROGRAMS) {
    rmSync(join(bin, name), { force: true });
    symlinkSync(program, join(bin, name));
  }
  return bin;
};

const VARIABLES: readonly Trap[] = [
  variable('GIT_EXTERNAL_DIFF', ({ program }) => program, diff),
  variable('GIT_SSH_COMMAND', ({ program }) => program, remote('ssh://127.0.0.1/x')),
  variable('GIT_SSH', ({ program }) => program, remote('ssh://127.0.0.1/x')),
  variable('GIT_PROXY_COMMAND', ({ program }) => program, remote('git://127.0.0.1/x')),
  variable('GIT_ASKPASS', ({ program }) => program, fill),
  variable('SSH_ASKPASS', ({ program }) => program, fill),
  variable('GIT_PAGER', ({ program }) => program),
  variable(
    'GIT_EDITOR',
    ({ program }) => program,
    () => [['config', '--edit']],
  ),
  variable('GIT_EXEC_PATH', programsIn, () => [['ls-remote', 'https://127.0.0.1:9/x']]),
  variable('GIT_CONFIG_PARAMETERS', ({ program }) => `'core.fsmonitor'='${program}'`, status),
  {
    name: 'the variables GIT_CONFIG_COUNT, _KEY and _VALUE',
    lay: ({ program }) => ({
      ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor' },
      GIT_CONFIG_VALUE_0: program,
    }),
    bait: status,
  },
  ...['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM'].map((name) =>
    variable(
      name,
      ({ dir, program }) => {
        write(join(dir, 'planted.config'), `[core]\n\tfsmonitor = ${program}\n`);
        return join(dir, 'planted.config');
      },
      status,
    ),
  ),
  ...['HOME', 'XDG_CONFIG_HOME'].map((name) =>
    variable(
      name,
      ({ dir, program }) => {
        for (const file of ['.gitconfig', 'git/config']) {
          write(join(dir, 'home', file), `[core]\n\tfsmonitor = ${program}\n`);
        }
        return join(dir, 'home');
      },
      status,
    ),
  ),
];

export const TRAPS: readonly Trap[] = [...SETTINGS, ...FILES, ...VARIABLES];
