import type { Repository } from '../state.ts';
import { GitFailure, git } from './git-command.ts';

/** As `from`: the ref must be new; as `to`: it goes away. */
export const NO_OID = '0'.repeat(40);

/** Compare and swap by git: whatever was looked at before, this decides. False where the ref is not at `from`. */
export async function moveRef(
  repository: Repository,
  ref: string,
  to: string,
  from: string,
): Promise<boolean> {
  try {
    const args = to === NO_OID ? ['-d', ref, from] : [ref, to, from];
    await git(repository.gitDir, ['update-ref', ...args]);
    return true;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    const now = (await repository.objects.read(ref))?.oid ?? NO_OID;
    if (now !== from) return false;
    throw error;
  }
}
