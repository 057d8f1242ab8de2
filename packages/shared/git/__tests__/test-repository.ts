import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLooseObjects, type Entries } from './loose-objects.ts';
import { ed25519Signer } from './ssh-sign.ts';

/** Files to write; `null` deletes; an object gives a mode other than 100644. */
export type Files = Readonly<
  Record<string, string | null | { readonly mode: string; readonly oid: string }>
>;

export interface CommitOptions {
  readonly files?: Files;
  readonly parents?: readonly string[];
  readonly message?: string;
  /** `Name <email>`; default alice. */
  readonly author?: string;
  readonly committer?: string;
  readonly date?: string;
  /** Makes the armored signature of a payload; absent: unsigned. */
  readonly sign?: (payload: Buffer) => string;
  /** The last word on the raw object, after it was signed. */
  readonly tamper?: (raw: string) => string;
  /** The whole tree instead of parent's tree plus files. */
  readonly tree?: string;
}

export interface TagOptions {
  /** What the object says its name is. */
  readonly name: string;
  readonly target: string;
  /** What the object says its target is; default `commit`. */
  readonly type?: string;
  readonly message?: string;
  /** `Name <email>`; default alice. */
  readonly tagger?: string;
  readonly date?: string;
  /** Makes the armored signature of a payload; absent: unsigned. */
  readonly sign?: (payload: Buffer) => string;
  /** The last word on the raw object, after it was signed. */
  readonly tamper?: (raw: string) => string;
  /** Where it is published; default `refs/tags/<name>`. */
  readonly ref?: string;
}

export interface TestRepository {
  readonly dir: string;
  git(args: readonly string[], options?: GitOptions): string;
  commit(options: CommitOptions): string;
  /** A commit by git itself, `git commit-tree -S` with its own configuration. */
  gitCommit(options: {
    readonly files?: Files;
    readonly parents: readonly string[];
    readonly config: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  }): string;
  /** An annotated tag by hand, and its ref; gives the tag object's name. */
  tag(options: TagOptions): string;
  /** A tag by git itself, `git tag -s` with its own configuration. */
  gitTag(
    options: Pick<TagOptions, 'name' | 'target' | 'message'> & {
      readonly config: readonly string[];
      readonly env?: Readonly<Record<string, string>>;
    },
  ): string;
  tree(base: string | undefined, files: Files): string;
  raw(oid: string): string;
  /** Writes an object of these bytes, one character a byte; default: a commit. */
  write(raw: string, type?: 'commit' | 'tag'): string;
  /** `undefined` for what is not there. */
  objectType(oid: string): string | undefined;
}

interface GitOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

const ALICE = 'Alice <alice@acme.test>';
const DATE = '1750000000 +0000';

export function temporaryDirectory(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'gv-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export function createTestRepository(dir: string, format = 'sha1'): TestRepository {
  mkdirSync(dir, { recursive: true });
  const isolated = {
    PATH: process.env['PATH'] ?? '',
    HOME: dir,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Alice',
    GIT_AUTHOR_EMAIL: 'alice@acme.test',
    GIT_COMMITTER_NAME: 'Alice',
    GIT_COMMITTER_EMAIL: 'alice@acme.test',
    GIT_AUTHOR_DATE: DATE,
    GIT_COMMITTER_DATE: DATE,
  };
  const bytes = (args: readonly string[], options: GitOptions = {}): Buffer =>
    execFileSync('git', [...args], {
      cwd: dir,
      env: { ...isolated, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(options.input !== undefined && { input: options.input }),
      maxBuffer: 1 << 28,
    });
  const git = (args: readonly string[], options: GitOptions = {}): string =>
    bytes(args, options).toString('utf8').trimEnd();
  git(['init', '-q', '-b', 'main', `--object-format=${format}`]);
  const objects = createLooseObjects(join(dir, '.git'), format);
  const trees = new Map<string, Entries>();

  const entriesOf = (base: string): Entries => {
    const known = trees.get(base);
    if (known !== undefined) return known;
    const lines = git(['ls-tree', '-r', '-z', '--full-tree', base]).split('\0');
    const entries = lines.flatMap((line) => {
      const [, mode, oid, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
      return mode && oid && path ? [[path, { mode, oid }] as const] : [];
    });
    return new Map(entries);
  };
  const tree = (base: string | undefined, files: Files): string => {
    const entries = new Map(base === undefined ? [] : entriesOf(base));
    for (const [path, content] of Object.entries(files)) {
      for (const other of entries.keys()) {
        const replaced = other.startsWith(`${path}/`) || path.startsWith(`${other}/`);
        if (other === path || (replaced && content !== null)) entries.delete(other);
      }
      if (content === null) continue;
      entries.set(
        path,
        typeof content === 'object'
          ? content
          : { mode: '100644', oid: objects.write('blob', Buffer.from(content)) },
      );
    }
    const oid = objects.writeTree(entries);
    trees.set(oid, entries);
    return oid;
  };
  const write: TestRepository['write'] = (raw, type = 'commit') => {
    const oid = objects.write(type, Buffer.from(raw, 'latin1'));
    const entries = trees.get(/^tree ([0-9a-f]+)\n/.exec(raw)?.[1] ?? '');
    if (entries !== undefined) trees.set(oid, entries);
    return oid;
  };
  return {
    dir,
    git,
    tree,
    write,
    objectType(oid) {
      const line = git(['cat-file', '--batch-check=%(objecttype)'], { input: `${oid}\n` });
      return line.endsWith(' missing') ? undefined : line;
    },
    raw: (oid) => bytes(['cat-file', 'commit', oid]).toString('latin1'),
    commit(options) {
      const { parents = [], message = 'change', author = ALICE, date = DATE } = options;
      const lines = [
        `tree ${options.tree ?? tree(parents[0], options.files ?? {})}`,
        ...parents.map((parent) => `parent ${parent}`),
        `author ${author} ${date}`,
        `committer ${options.committer ?? author} ${date}`,
      ];
      const payload = Buffer.from(`${lines.join('\n')}\n\n${message}\n`, 'utf8').toString('latin1');
      const signature = options.sign?.(Buffer.from(payload, 'latin1'));
      const raw = signature === undefined ? payload : withSignature(payload, signature, format);
      return write(options.tamper?.(raw) ?? raw);
    },
    tag(options) {
      const { name, target, type = 'commit', message = 'a release', tagger = ALICE } = options;
      const headers = `object ${target}\ntype ${type}\ntag ${name}\ntagger ${tagger} ${options.date ?? DATE}\n`;
      const payload = Buffer.from(`${headers}\n${message}\n`);
      const raw = payload.toString('latin1') + (options.sign?.(payload) ?? '');
      const oid = objects.write('tag', Buffer.from(options.tamper?.(raw) ?? raw, 'latin1'));
      git(['update-ref', options.ref ?? `refs/tags/${name}`, oid]);
      return oid;
    },
    gitTag({ name, target, message = 'a release', config, env = {} }) {
      const settings = config.flatMap((entry) => ['-c', entry]);
      git([...settings, 'tag', '-s', '-f', '-m', message, name, target], { env });
      return git(['rev-parse', `refs/tags/${name}`]);
    },
    gitCommit({ files = {}, parents, config, env = {} }) {
      const args = [
        ...config.flatMap((entry) => ['-c', entry]),
        'commit-tree',
        '-S',
        ...parents.flatMap((parent) => ['-p', parent]),
        '-m',
        'by git',
        tree(parents[0], files),
      ];
      return git(args, { env });
    },
  };
}

/** Puts a signature where git puts it: as the last header, continued by a space. */
export function withSignature(payload: string, signature: string, format = 'sha1'): string {
  const end = payload.indexOf('\n\n') + 1;
  const name = format === 'sha256' ? 'gpgsig-sha256' : 'gpgsig';
  const header = `${name} ${signature.replace(/\n$/, '').replaceAll('\n', '\n ')}\n`;
  return payload.slice(0, end) + header + payload.slice(end);
}

export interface SshSigner {
  readonly file: string;
  readonly publicKey: string;
  sign(payload: Buffer): string;
  signFor(namespace: string, hash?: 'sha256' | 'sha512'): (payload: Buffer) => string;
}

/** A key pair by ssh-keygen, and signatures as `ssh-keygen -Y sign` makes them; other than plain ed25519 ones by itself. */
export function createSshSigner(dir: string, name: string, args: readonly string[]): SshSigner {
  const file = join(dir, name);
  execFileSync('ssh-keygen', ['-q', '-N', '', '-C', name, '-f', file, ...args], { stdio: 'pipe' });
  const signFor =
    (namespace: string, hash = 'sha512') =>
    (payload: Buffer): string => {
      const options = ['-Y', 'sign', '-n', namespace, '-O', `hashalg=${hash}`, '-f', file];
      return execFileSync('ssh-keygen', options, { input: payload, stdio: 'pipe' }).toString(
        'utf8',
      );
    };
  return {
    file,
    publicKey: readFileSync(`${file}.pub`, 'utf8').trim(),
    sign: args.includes('ed25519') ? ed25519Signer(readFileSync(file, 'utf8')) : signFor('git'),
    signFor,
  };
}

export interface GpgHome {
  readonly home: string;
  /** @param when `created` in gpg's form (`20200301T000000`), `expires` after that time (`1y`) */
  create(
    algorithm: string,
    uid: string,
    usage?: string,
    when?: { readonly created: string; readonly expires?: string },
  ): GpgSigner;
  gpg(args: readonly string[], input?: string | Buffer): Buffer;
  remove(): void;
}

export interface GpgSigner {
  readonly fingerprint: string;
  publicKey(): string;
  sign(payload: Buffer): string;
  signWith(args: readonly string[]): (payload: Buffer) => string;
}

/** A throw-away gpg; its agent ends with {@link GpgHome.remove}. */
export function createGpgHome(): GpgHome {
  const home = mkdtempSync(join(tmpdir(), 'gg-'));
  writeFileSync(join(home, 'gpg.conf'), 'no-tty\nbatch\n');
  const env = { PATH: process.env['PATH'] ?? '', GNUPGHOME: home, HOME: home };
  const gpg = (args: readonly string[], input: string | Buffer = ''): Buffer =>
    execFileSync('gpg', ['--batch', '--pinentry-mode', 'loopback', '--passphrase', '', ...args], {
      env,
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  return {
    home,
    gpg,
    create(algorithm, uid, usage = 'sign', when) {
      const clock = when === undefined ? [] : ['--faked-system-time', when.created];
      gpg([...clock, '--quick-generate-key', uid, algorithm, usage, when?.expires ?? 'never']);
      const listing = gpg(['--with-colons', '--list-keys', uid]).toString('utf8');
      const fingerprint = /^fpr:+([0-9A-F]+):/m.exec(listing)?.[1] ?? '';
      const signWith = (args: readonly string[]) => (payload: Buffer) =>
        gpg(['-bsau', fingerprint, ...args], payload).toString('utf8');
      return {
        fingerprint,
        publicKey: () => gpg(['--armor', '--export', fingerprint]).toString('utf8'),
        sign: signWith([]),
        signWith,
      };
    },
    remove() {
      execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'], { env, stdio: 'pipe' });
      rmSync(home, { recursive: true, force: true });
    },
  };
}
