import { git } from '../git/git-command.ts';
import type { Repository } from '../state.ts';

export interface ChangedFile {
  readonly path: string;
  readonly changeType: 'ADDED' | 'CHANGED' | 'DELETED' | 'MODIFIED';
  /** Lines; 0 for a binary file. */
  readonly additions: number;
  readonly deletions: number;
}

const TYPES: Readonly<Record<string, ChangedFile['changeType']>> = {
  A: 'ADDED',
  D: 'DELETED',
  M: 'MODIFIED',
};

/** What a commit changes against its first parent, as GitHub shows it. */
export function filesOfCommit(repository: Repository, oid: string): Promise<ChangedFile[]> {
  return changedFiles(repository, ['--root', '--diff-merges=first-parent', oid]);
}

/** What differs between two commits, or trees. */
export function filesBetween(
  repository: Repository,
  from: string,
  to: string,
): Promise<ChangedFile[]> {
  return changedFiles(repository, [from, to]);
}

async function changedFiles(
  repository: Repository,
  range: readonly string[],
): Promise<ChangedFile[]> {
  const args = ['diff-tree', '-r', '--no-commit-id', '--no-renames', '-z'];
  const [names, numbers] = await Promise.all([
    git(repository.gitDir, [...args, '--name-status', ...range]),
    git(repository.gitDir, [...args, '--numstat', ...range]),
  ]);
  const types = names.toString('utf8').split('\0');
  const typeOf = new Map<string, string>();
  for (let index = 0; index + 1 < types.length; index += 2) {
    typeOf.set(types[index + 1] ?? '', types[index] ?? '');
  }
  return numbers
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [additions = '', deletions = '', ...path] = line.split('\t');
      const name = path.join('\t');
      return {
        path: name,
        changeType: TYPES[typeOf.get(name) ?? ''] ?? 'CHANGED',
        additions: Number(additions) || 0,
        deletions: Number(deletions) || 0,
      };
    });
}

export function totals(files: readonly ChangedFile[]): {
  readonly additions: number;
  readonly deletions: number;
} {
  const sum = (of: (file: ChangedFile) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  return { additions: sum((file) => file.additions), deletions: sum((file) => file.deletions) };
}
