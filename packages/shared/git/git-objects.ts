import { createHash } from 'node:crypto';
import { ActionError } from '../action/action-error.ts';
import type { ErrorCode } from '../action/error-codes.ts';
import { tail, type ProcessResult, type RunProcess } from '../process/run-process.ts';

/** One entry of a tree comparison; a rename is a deletion and an addition. */
export interface Change {
  readonly path: string;
  /** Octal, as in git's raw format; `000000` where there is nothing. */
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldOid: string;
  readonly newOid: string;
}

/** One file of a tree. */
export interface TreeFile {
  readonly path: string;
  /** Octal: `100644`, `100755`, `120000`, `160000`. */
  readonly mode: string;
  readonly oid: string;
}

export interface GitObject {
  readonly type: string;
  readonly bytes: Buffer;
}

/** What a recomputed merge came to. */
export interface RecomputedMerge {
  readonly tree: string;
  /** Paths that git could not merge by itself. */
  readonly conflicts: readonly string[];
}

/** Which commits of a range are listed; default: all. */
export interface RangeOptions {
  readonly firstParent?: boolean;
  /** Only merges. */
  readonly merges?: boolean;
  /** Only commits that are not like all of their parents in this path (like the first, with `firstParent`). */
  readonly touching?: string;
  readonly max?: number;
}

/**
 * Read access to the objects of one repository. Every object is addressed by its full name, never
 * by a ref, and its bytes are hashed again before anything is concluded from them.
 */
export interface GitObjects {
  /** Commits reachable from `include` and not from `exclude`, newest first, parents after children. */
  range(
    include: readonly string[],
    exclude: readonly string[],
    options?: RangeOptions,
  ): Promise<readonly string[]>;
  /**
   * @param options `blobs`: a partial copy may lack them and fetches them all at once
   * @throws `E_REPO_OBJECTS` when one of them is missing or does not have the bytes of its name
   */
  read(
    oids: readonly string[],
    options?: { readonly blobs?: boolean },
  ): Promise<ReadonlyMap<string, GitObject>>;
  /** Which of the names are commits that are there. */
  commits(oids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The entry of a tree; `undefined` when there is none. */
  entry(commit: string, path: string): Promise<{ mode: string; oid: string } | undefined>;
  /**
   * All files of a commit or tree, or those at and below the paths (literal, not globs): regular
   * files, symbolic links (`120000`) and submodules (`160000`), by their full paths.
   */
  files(treeish: string, paths?: readonly string[]): Promise<readonly TreeFile[]>;
  /** What stands at a path in each commit; commits that have nothing there are absent. */
  entryIds(commits: readonly string[], path: string): Promise<ReadonlyMap<string, string>>;
  /** Differences of pairs of trees, in the order given. */
  diffTrees(
    pairs: readonly (readonly [from: string, to: string])[],
  ): Promise<readonly (readonly Change[])[]>;
  /** What git makes of merging pairs of commits, with no configuration, attributes or drivers. */
  mergeAll(
    pairs: readonly (readonly [ours: string, theirs: string])[],
  ): Promise<readonly RecomputedMerge[]>;
  isAncestor(ancestor: string, descendant: string): Promise<boolean>;
  readonly emptyTree: string;
  /** 40 or 64. */
  readonly hexLength: number;
}

export interface GitObjectsOptions {
  readonly run: RunProcess;
  /** Absolute path of the program. */
  readonly git: string;
  /** A bare repository of ours, whose configuration nobody else wrote. */
  readonly gitDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly hexLength: number;
  /** Brings blobs that a partial copy lacks. */
  readonly prefetch?: (oids: readonly string[]) => Promise<void>;
}

const TIMEOUT_MS = 600_000;
/** Objects of one `cat-file`; bounds the memory of long histories. */
const BATCH = 10_000;
/** How git's programs complain about a repository that lacks something. */
const BROKEN =
  /bad object|missing|corrupt|unable to (read|find|parse)|could not (read|fetch|parse)|failed to (read|traverse)/i;
const CHANGE = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*$/;

/**
 * Objects of one repository through one git.
 *
 * @throws (each method) `E_REPO_OBJECTS` for a repository that lacks something, `E_TOOL`
 */
export function createGitObjects(options: GitObjectsOptions): GitObjects {
  const { hexLength } = options;
  const algorithm = hexLength === 64 ? 'sha256' : 'sha1';

  const git = async (args: readonly string[], stdin = '', ok = [0]): Promise<ProcessResult> => {
    const all = ['--no-replace-objects', '--literal-pathspecs', ...args];
    const result = await options.run(options.git, all, {
      cwd: options.gitDir,
      env: { ...options.env, GIT_DIR: options.gitDir },
      timeoutMs: TIMEOUT_MS,
      stdin,
    });
    if (ok.includes(result.exitCode)) return result;
    const code: ErrorCode = BROKEN.test(result.stderr) ? 'E_REPO_OBJECTS' : 'E_TOOL';
    throw new ActionError(code, `git ${args[0] ?? ''} failed: ${tail(result.stderr, 4)}`);
  };

  const hash = (type: string, bytes: Buffer): string =>
    createHash(algorithm).update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');

  const read: GitObjects['read'] = async (oids, { blobs = false } = {}) => {
    const found = new Map<string, GitObject>();
    const unique = [...new Set(oids)];
    for (let start = 0; start < unique.length; start += BATCH) {
      const batch = unique.slice(start, start + BATCH);
      if (blobs) await options.prefetch?.(batch);
      const { stdout } = await git(['cat-file', '--batch'], `${batch.join('\n')}\n`);
      for (const [oid, object] of splitBatch(stdout)) {
        if (object === undefined || hash(object.type, object.bytes) !== oid) {
          const fault = object === undefined ? 'is missing' : 'is corrupt';
          throw new ActionError('E_REPO_OBJECTS', `The object ${oid} ${fault}.`);
        }
        found.set(oid, object);
      }
    }
    return found;
  };

  return {
    hexLength,
    emptyTree: hash('tree', Buffer.alloc(0)),
    read,
    async range(include, exclude, how = {}) {
      const args = [
        'rev-list',
        // One chain needs no sorting, which would walk it to its end however few are wanted.
        how.firstParent === true ? '--first-parent' : '--topo-order',
        ...(how.merges === true ? ['--merges'] : []),
        // Git's own simplification would follow only one side of a merge.
        ...(how.touching !== undefined && how.firstParent !== true ? ['--full-history'] : []),
        ...(how.max === undefined ? [] : [`--max-count=${how.max}`]),
        '--stdin',
      ];
      const revisions = [...include, ...exclude.map((oid) => `^${oid}`)];
      const paths = how.touching === undefined ? [] : ['--', how.touching];
      const { stdout } = await git(args, [...revisions, ...paths, ''].join('\n'));
      return stdout
        .toString('latin1')
        .split('\n')
        .filter((line) => line !== '');
    },
    async commits(oids) {
      const { stdout } = await git(['cat-file', '--batch-check'], `${oids.join('\n')}\n`);
      const lines = stdout
        .toString('latin1')
        .split('\n')
        .map((line) => line.split(' '));
      return new Set(lines.flatMap(([oid, type]) => (type === 'commit' && oid ? [oid] : [])));
    },
    async entry(commit, path) {
      const { stdout } = await git(['ls-tree', '-z', '--full-tree', commit, '--', path]);
      return splitTree(stdout.toString('utf8')).find((entry) => entry.path === path);
    },
    async files(treeish, paths = []) {
      const args = ['ls-tree', '-r', '-z', '--full-tree', treeish, '--', ...paths];
      const { stdout } = await git(args);
      return splitTree(stdout.toString('utf8'));
    },
    async entryIds(commits, path) {
      const input = commits.map((commit) => `${commit}:${path}\n`).join('');
      const { stdout } = await git(['cat-file', '--batch-check=%(objectname)'], input);
      const lines = stdout.toString('latin1').split('\n');
      return new Map(
        commits.flatMap((commit, index) => {
          const oid = lines[index] ?? '';
          return /^[0-9a-f]+$/.test(oid) ? [[commit, oid] as const] : [];
        }),
      );
    },
    async diffTrees(pairs) {
      if (pairs.length === 0) return [];
      const args = ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', '--no-renames'];
      const input = pairs.map(([from, to]) => `${from} ${to}\n`).join('');
      const { stdout } = await git([...args, '--ignore-submodules=none'], input);
      return splitDiffs(stdout.toString('utf8'), pairs);
    },
    async mergeAll(pairs) {
      if (pairs.length === 0) return [];
      const flags = ['--write-tree', '--stdin', '-z', '--name-only', '--no-messages'];
      const args = ['merge-tree', ...flags, '--allow-unrelated-histories'];
      const { stdout } = await git(args, pairs.map((pair) => `${pair.join(' ')}\n`).join(''));
      return splitMerges(stdout.toString('utf8'), pairs.length);
    },
    async isAncestor(ancestor, descendant) {
      const args = ['merge-base', '--is-ancestor', ancestor, descendant];
      return (await git(args, '', [0, 1])).exitCode === 0;
    },
  };
}

/** `<oid> <type> <size>\n<bytes>\n`, or `<oid> missing\n`. */
function* splitBatch(output: Buffer): Generator<readonly [string, GitObject | undefined]> {
  for (let start = 0; start < output.length;) {
    const lineEnd = output.indexOf(0x0a, start);
    const [oid = '', type = '', size] = output.toString('latin1', start, lineEnd).split(' ');
    const from = lineEnd + 1;
    if (size === undefined) {
      yield [oid, undefined];
      start = from;
    } else {
      const to = from + Number(size);
      yield [oid, { type, bytes: output.subarray(from, to) }];
      start = to + 1;
    }
  }
}

/** `<mode> <type> <oid>\t<path>\0` for each entry. */
function splitTree(output: string): readonly TreeFile[] {
  return output.split('\0').flatMap((line) => {
    const [, mode, oid, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
    return mode && oid && path ? [{ path, mode, oid }] : [];
  });
}

/** For each merge: `0` or `1` (clean), the tree, the paths in conflict, and an empty field at the end. */
function splitMerges(output: string, count: number): readonly RecomputedMerge[] {
  const merges: RecomputedMerge[] = [];
  const fields = output.split('\0');
  for (let at = 0; at + 2 < fields.length;) {
    const [clean, tree = ''] = fields.slice(at, at + 2);
    const end = fields.indexOf('', at + 2);
    const conflicts = fields.slice(at + 2, end);
    if (end < 0 || !/^[0-9a-f]+$/.test(tree) || (clean === '1') !== (conflicts.length === 0)) break;
    merges.push({ tree, conflicts });
    at = end + 1;
  }
  if (merges.length === count) return merges;
  throw new ActionError('E_TOOL', 'git merge-tree answered something unexpected.');
}

/** `diff-tree --stdin` heads each pair by a line `from to\n`, then NUL-separated raw records. */
function splitDiffs(
  output: string,
  pairs: readonly (readonly [string, string])[],
): readonly (readonly Change[])[] {
  let offset = 0;
  return pairs.map(([from, to]) => {
    const head = `${from} ${to}\n`;
    if (!output.startsWith(head, offset)) {
      throw new ActionError('E_TOOL', 'git diff-tree answered something unexpected.');
    }
    offset += head.length;
    const changes: Change[] = [];
    while (output[offset] === ':') {
      const metaEnd = output.indexOf('\0', offset);
      const pathEnd = output.indexOf('\0', metaEnd + 1);
      const match = CHANGE.exec(output.slice(offset, metaEnd));
      if (match === null || pathEnd < 0) {
        throw new ActionError('E_TOOL', 'git diff-tree answered something unexpected.');
      }
      const [, oldMode = '', newMode = '', oldOid = '', newOid = ''] = match;
      const path = output.slice(metaEnd + 1, pathEnd);
      changes.push({ path, oldMode, newMode, oldOid, newOid });
      offset = pathEnd + 1;
    }
    return changes;
  });
}
