import { createHash } from 'node:crypto';
import { ActionError } from '../action/action-error.ts';
import { batchObjects, type BatchAnswer } from './batch-objects.ts';
import { createGitCommand, type GitCommandOptions } from './git-command.ts';
import { splitDiffs, splitMerges, splitTree } from './git-output.ts';
import { revisions, revListArgs, withoutBoundary, type RangeOptions } from './rev-list.ts';
import { entryAt } from './tree-entry.ts';

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

/** An object, and the name that its bytes have. */
export interface NamedObject extends GitObject {
  readonly oid: string;
}

/** What a recomputed merge came to. */
export interface RecomputedMerge {
  readonly tree: string;
  /** Paths that git could not merge by itself. */
  readonly conflicts: readonly string[];
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
  /** The same, in batches, as git finds them: for ranges that nobody holds in memory. */
  walk(
    include: readonly string[],
    exclude: readonly string[],
    options?: RangeOptions,
  ): AsyncIterable<readonly string[]>;
  /**
   * Objects in the order given, as git reads them: batches of them, of a few thousand bytes or of one
   * large object. The next ones are asked for meanwhile.
   *
   * @throws `E_REPO_OBJECTS` when one of them is missing or does not have the bytes of its name
   */
  stream(
    oids: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  ): AsyncIterable<readonly NamedObject[]>;
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
  /**
   * The entry of a commit or tree, by bytes that are hashed again all the way; `undefined` when there
   * is none.
   */
  entry(treeish: string, path: string): Promise<{ mode: string; oid: string } | undefined>;
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

export interface GitObjectsOptions extends GitCommandOptions {
  readonly hexLength: number;
  /** Brings blobs that a partial copy lacks. */
  readonly prefetch?: (oids: readonly string[]) => Promise<void>;
}

/** Blobs of one fetch. */
const BATCH = 10_000;

/**
 * Objects of one repository through one git.
 *
 * @throws (each method) `E_REPO_OBJECTS` for a repository that lacks something, `E_TOOL`
 */
export function createGitObjects(options: GitObjectsOptions): GitObjects {
  const { hexLength } = options;
  const algorithm = hexLength === 64 ? 'sha256' : 'sha1';

  const { git, streamed } = createGitCommand(options);
  const hash = (type: string, bytes: Buffer): string =>
    createHash(algorithm).update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');

  const walk: GitObjects['walk'] = async function* (include, exclude, how = {}) {
    let rest = '';
    for await (const chunk of streamed(revListArgs(how), revisions(include, exclude, how))) {
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = lines.pop() ?? '';
      const listed = how.boundary === undefined ? lines : withoutBoundary(lines, how.boundary);
      if (listed.length > 0) yield listed;
    }
  };

  const verified = ({ oid, object }: BatchAnswer): NamedObject => {
    if (object !== undefined && hash(object.type, object.bytes) === oid) return { oid, ...object };
    const fault = object === undefined ? 'is missing' : 'is corrupt';
    throw new ActionError('E_REPO_OBJECTS', `The object ${oid} ${fault}.`);
  };

  const stream: GitObjects['stream'] = async function* (oids) {
    let asked = 0;
    let answered = 0;
    const input = async function* (): AsyncGenerator<string> {
      for await (const batch of oids) {
        asked += batch.length;
        if (batch.length > 0) yield `${batch.join('\n')}\n`;
      }
    };
    // Without `--buffer` git writes each object by itself.
    const output = streamed(['cat-file', '--batch', '--buffer'], input());
    for await (const answers of batchObjects(output)) {
      answered += answers.length;
      yield answers.map(verified);
    }
    if (answered !== asked) throw new ActionError('E_TOOL', 'git cat-file left objects out.');
  };

  const read: GitObjects['read'] = async (oids, { blobs = false } = {}) => {
    const found = new Map<string, GitObject>();
    const unique = [...new Set(oids)];
    for (let start = 0; blobs && start < unique.length; start += BATCH) {
      await options.prefetch?.(unique.slice(start, start + BATCH));
    }
    if (unique.length === 0) return found;
    for await (const objects of stream([unique])) {
      for (const { oid, type, bytes } of objects) found.set(oid, { type, bytes });
    }
    return found;
  };

  return {
    hexLength,
    emptyTree: hash('tree', Buffer.alloc(0)),
    read,
    walk,
    stream,
    async range(include, exclude, how) {
      const batches: (readonly string[])[] = [];
      for await (const batch of walk(include, exclude, how)) batches.push(batch);
      return batches.flat();
    },
    async commits(oids) {
      const { stdout } = await git(['cat-file', '--batch-check'], `${oids.join('\n')}\n`);
      const lines = stdout
        .toString('latin1')
        .split('\n')
        .map((line) => line.split(' '));
      return new Set(lines.flatMap(([oid, type]) => (type === 'commit' && oid ? [oid] : [])));
    },
    entry: (treeish, path) => entryAt({ read, hexLength }, treeish, path),
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
