import { createHash } from 'node:crypto';
import { ActionError } from '../../action/action-error.ts';
import type { Addition, BranchStore, CommitAttempt, LandedCommit } from '../branch-store.ts';
import { gitBlobId } from '../git-blob.ts';

/** What goes wrong with one commit, in the order in which commits are sent. */
export type Fault =
  | 'none'
  | 'lose-request'
  | 'lose-answer'
  /** The answer is lost, and the request arrives only when the next one does. */
  | 'late'
  | 'error-after-apply'
  | 'refuse-after-apply'
  | 'refuse'
  | 'protected'
  | 'no-signature-yet'
  | 'wrong-parent'
  | 'wrong-content';

interface ModelCommit {
  readonly oid: string;
  readonly parent: string;
  readonly message: string;
  readonly files: ReadonlyMap<string, string>;
}

/** A branch in memory that swaps its head only if it is the expected one. */
export interface Model {
  head(): string;
  content(path: string): string | undefined;
  /** Newest first, without the first commit. */
  log(): readonly ModelCommit[];
  /** Every commit's parent is the commit before it. */
  isLinear(): boolean;
  /** Someone else commits; `undefined` removes the file. */
  push(path: string, content: string | undefined): void;
  drop(): void;
  readonly calls: string[];
  store(faults?: readonly Fault[]): BranchStore;
}

export function createModel(
  files: Readonly<Record<string, string>>,
  { signed = true } = {},
): Model {
  const commits: ModelCommit[] = [];
  const calls: string[] = [];
  let exists = true;
  const onTheWay: (() => unknown)[] = [];
  const add = (parent: string, message: string, tree: ReadonlyMap<string, string>): ModelCommit => {
    const id = `${commits.length} ${parent} ${message} ${JSON.stringify([...tree])}`;
    const oid = createHash('sha1').update(id).digest('hex');
    const commit = { oid, parent, message, files: tree };
    commits.push(commit);
    return commit;
  };
  add('', 'first', new Map(Object.entries(files)));
  const tip = (): ModelCommit => {
    const last = commits.at(-1);
    if (last === undefined) throw new Error('no commit');
    return last;
  };
  const landed = (
    commit: ModelCommit,
    additions: readonly Addition[],
    fault: Fault = 'none',
  ): LandedCommit => ({
    oid: commit.oid,
    url: `https://x.test/${commit.oid}`,
    parents: [fault === 'wrong-parent' ? '0'.repeat(40) : commit.parent],
    signature:
      signed && fault !== 'no-signature-yet' ? { isValid: true, state: 'VALID' } : undefined,
    differing: additions
      .filter(({ path, bytes }) => commit.files.get(path) !== Buffer.from(bytes).toString())
      .map(({ path }) => path),
  });
  const ambiguous = (): CommitAttempt => ({
    kind: 'ambiguous',
    error: new ActionError('E_UNREACHABLE', 'The answer is lost.'),
  });

  const store = (faults: readonly Fault[] = []): BranchStore => {
    const queue = [...faults];
    let wrong: Fault = 'none';
    return {
      read: (paths) => {
        calls.push('read');
        if (!exists) return Promise.reject(new ActionError('E_BRANCH_GONE', 'gone'));
        const commit = tip();
        const found = paths.flatMap((path) => {
          const text = commit.files.get(path);
          if (text === undefined) return [];
          const bytes = Buffer.from(text);
          const blobOid = gitBlobId(bytes, commit.oid);
          return [[path, { mode: '100644', blobOid, bytes }] as const];
        });
        return Promise.resolve({ headOid: commit.oid, files: new Map(found) });
      },
      commit: (expected, additions, message) => {
        calls.push('commit');
        for (const arrive of onTheWay.splice(0)) arrive();
        const fault = queue.shift() ?? 'none';
        if (fault === 'protected') return Promise.reject(new ActionError('E_PROTECTED', 'no'));
        const refused = { kind: 'refused', error: new ActionError('E_GITHUB', 'no') } as const;
        if (fault === 'refuse') return Promise.resolve(refused);
        if (fault === 'lose-request') return Promise.resolve(ambiguous());
        const apply = (): ModelCommit => {
          const tree = new Map(tip().files);
          for (const { path, bytes } of additions) {
            tree.set(path, fault === 'wrong-content' ? 'x' : Buffer.from(bytes).toString());
          }
          return add(expected, `${message.headline}\n\n${message.body}`, tree);
        };
        if (fault === 'late') {
          onTheWay.push(() => tip().oid === expected && apply());
          return Promise.resolve(ambiguous());
        }
        if (!exists) return Promise.resolve(refused);
        if (tip().oid !== expected) return Promise.resolve({ kind: 'stale' });
        const commit = apply();
        wrong = fault === 'wrong-parent' ? fault : 'none';
        if (fault === 'lose-answer' || fault === 'error-after-apply') {
          return Promise.resolve(ambiguous());
        }
        if (fault === 'refuse-after-apply') return Promise.resolve(refused);
        return Promise.resolve({ kind: 'landed', commit: landed(commit, additions, fault) });
      },
      findByLine: (line, since, additions) => {
        calls.push('find');
        const from = commits.findIndex(({ oid }) => oid === since);
        const found = commits
          .slice(from + 1)
          .findLast(({ message }) => message.split('\n').includes(line));
        return Promise.resolve(found && landed(found, additions));
      },
      reread: (oid, additions) => {
        calls.push('reread');
        const found = commits.find((commit) => commit.oid === oid);
        return Promise.resolve(found && landed(found, additions, wrong));
      },
      tip: () => {
        const { oid, message } = tip();
        return Promise.resolve({ oid, headline: message.split('\n')[0] ?? '', author: 'someone' });
      },
    };
  };

  return {
    head: () => tip().oid,
    content: (path) => tip().files.get(path),
    log: () => commits.slice(1).toReversed(),
    isLinear: () =>
      commits.every(({ parent }, index) => index === 0 || commits[index - 1]?.oid === parent),
    push: (path, content) => {
      const tree = new Map(tip().files);
      if (content === undefined) tree.delete(path);
      else tree.set(path, content);
      add(tip().oid, 'push', tree);
    },
    drop: () => {
      exists = false;
    },
    calls,
    store,
  };
}
