import { hotfixReason } from '@gitops-actions/shared/git/hotfix-reason.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import { parseTag } from '@gitops-actions/shared/git/tag-object.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { Release } from '../release.ts';
import type { PullRequest } from './repository-state.ts';

type Names = Pick<ReleaseDeps, 'branchPrefix'>;

/**
 * Whether the release is a hotfix that the other one's tag does not contain. Then a higher version does
 * not supersede it: production would wait for, or get, a release without the fix. Where that tag cannot
 * be found, nothing shows that it has the fix.
 */
export async function isLackedHotfix(
  source: Repository,
  { kind, commitOid }: Pick<Release, 'kind' | 'commitOid'>,
  names: Names,
  other: PullRequest,
): Promise<boolean> {
  if (kind !== 'hotfix') return false;
  const theirs = await source.resolve(tagRef(names, other));
  return theirs === undefined || !(await source.objects.isAncestor(commitOid, theirs));
}

/** Of older open pull requests, those of hotfixes that the release does not contain. */
export async function lackedHotfixes(
  source: Repository,
  { commitOid }: Pick<Release, 'commitOid'>,
  names: Names,
  older: readonly PullRequest[],
): Promise<readonly PullRequest[]> {
  const lacked: PullRequest[] = [];
  for (const pull of older) {
    const ref = tagRef(names, pull);
    if (!(await isHotfixTag(source, ref))) continue;
    const theirs = await source.resolve(ref);
    if (theirs === undefined || (await source.objects.isAncestor(theirs, commitOid))) continue;
    lacked.push(pull);
  }
  return lacked;
}

/** By the word of the tag alone: it speaks against closing, and releases nothing. */
async function isHotfixTag(source: Repository, ref: string): Promise<boolean> {
  const oid = await source.refOid(ref);
  const object = oid === undefined ? undefined : (await source.objects.read([oid])).get(oid);
  if (object?.type !== 'tag') return false;
  const parsed = parseTag(object.bytes);
  return parsed.ok && hotfixReason(parsed.tag.message).kind === 'hotfix';
}

function tagRef({ branchPrefix }: Names, { headBranch }: PullRequest): string {
  return `refs/tags/${headBranch.slice(branchPrefix.length)}`;
}
