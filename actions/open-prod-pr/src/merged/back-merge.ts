import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { treesOf } from '@gitops-actions/shared/git/commits.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { isInside } from '@gitops-actions/shared/policy/glob.ts';
import { statusOf } from '@gitops-actions/shared/github/http-failure.ts';
import type { Remote } from '../deps.ts';
import { inertCode } from '../body/inert.ts';

/** What the base has and the branch of development lacks. */
export interface Lacking {
  /** Paths outside the overlays that a merge would change. */
  readonly changed: readonly string[];
  /** Paths that a merge could not join by itself. */
  readonly conflicts: readonly string[];
}

/**
 * What merging the base into the branch of development would change outside the overlays; nothing
 * means that everything is there already, merged or picked. Overlays do not count: development’s own
 * is newer, and the others come with the next release’s merge.
 *
 * @param overlays globs of the policy
 * @throws as `GitObjects` does
 */
export async function lackingOf(
  objects: GitObjects,
  development: string,
  base: string,
  overlays: readonly string[],
): Promise<Lacking> {
  const [merge] = await objects.mergeAll([[development, base]]);
  if (merge === undefined) throw new ActionError('E_INTERNAL', 'A merge without a result.');
  const tree = (await treesOf(objects, [development])).get(development) ?? objects.emptyTree;
  const [changes = []] = await objects.diffTrees([[tree, merge.tree]]);
  const outside = (path: string): boolean => !isInside(overlays, path);
  const changed = changes.map(({ path }) => path).filter(outside);
  return { changed, conflicts: merge.conflicts };
}

interface PullNode {
  readonly number: number;
  readonly html_url: string;
}

export interface BackMerge {
  readonly number: number;
  readonly url: string;
  readonly created: boolean;
}

/** Paths that the body names. */
const MAX_NAMED = 50;

/**
 * The one open pull request from the base into the branch of development, opened if there is none.
 * `undefined`: GitHub sees nothing to merge.
 *
 * @throws what the client throws
 */
export async function openBackMerge(
  remote: Remote,
  base: string,
  development: string,
  lacking: Lacking,
): Promise<BackMerge | undefined> {
  const open = await findBackMerge(remote, base, development);
  if (open !== undefined) return open;
  const { github, owner, repo } = remote;
  try {
    const pull = await github.rest<PullNode>('POST', '/repos/{owner}/{repo}/pulls', {
      owner,
      repo,
      head: base,
      base: development,
      title: `Bring ${base} back to ${development}`,
      body: bodyOf(base, development, lacking),
      // People resolve conflicts on a branch of their own; nobody may write to the base for it.
      maintainer_can_modify: false,
    });
    return { number: pull.number, url: pull.html_url, created: true };
  } catch (thrown) {
    if (statusOf(thrown) !== 422) throw thrown;
    const other = await findBackMerge(remote, base, development);
    if (other !== undefined) return other;
    if (thrown instanceof Error && thrown.message.includes('No commits between')) return undefined;
    throw thrown;
  }
}

async function findBackMerge(
  { github, owner, repo }: Remote,
  base: string,
  development: string,
): Promise<BackMerge | undefined> {
  const [pull] = await github.rest<readonly PullNode[]>('GET', '/repos/{owner}/{repo}/pulls', {
    owner,
    repo,
    state: 'open',
    head: `${owner}:${base}`,
    base: development,
    per_page: 1,
  });
  return pull && { number: pull.number, url: pull.html_url, created: false };
}

function bodyOf(base: string, development: string, { changed, conflicts }: Lacking): string {
  const listed = (paths: readonly string[]): string => {
    const more = paths.length > MAX_NAMED ? [`- … and ${paths.length - MAX_NAMED} more`] : [];
    return [...paths.slice(0, MAX_NAMED).map((path) => `- ${inertCode(path)}`), ...more].join('\n');
  };
  const parts = [
    `${inertCode(base)} has what ${inertCode(development)} lacks. Until it is there, a release that was made of ${inertCode(development)} is refused with \`E_PROMOTE_LOSES_HOTFIX\`.`,
    ...(changed.length > 0 ? [`Changed by the merge:\n\n${listed(changed)}`] : []),
    ...(conflicts.length > 0
      ? [
          `In conflict, to be resolved on a branch of ${inertCode(development)}:\n\n${listed(conflicts)}`,
        ]
      : []),
    'Merge it with a merge commit: squash and rebase cut the ancestry that verification and promotion stand on.',
  ];
  return parts.join('\n\n');
}
