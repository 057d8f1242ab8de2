import { readTrailers } from './bump-trailers.ts';

/** A commit that touched an overlay. */
export interface OverlayCommit {
  readonly oid: string;
  readonly message: string;
}

/** What the newest commits of an overlay say of one application. */
export interface RecentBumps {
  /** The source commit that its deployed image was made of, as the bump recorded it. */
  readonly sourceCommit: string | undefined;
  /** Digests and source commits that were rolled back and not deployed anew since. */
  readonly takenBack: {
    readonly digests: ReadonlySet<string>;
    readonly sources: ReadonlySet<string>;
  };
  /** Whether older commits could say more. */
  readonly settled: boolean;
}

/**
 * Reads the commits of an overlay until the one that deployed an application for good. What a
 * rollback (`Rolls-Back`) or a person's `git revert` took away on the way counts as taken back; a
 * rollback that was itself reverted does not.
 *
 * Everybody who can write to the branch can write such a line: it only ever holds a bump up.
 *
 * @param commits of the overlay, newest first
 * @param complete whether these are all
 * @param image the application and the digest that the overlay names now
 * @param sourceRepository a bump of another repository says nothing of our source commits
 */
export function recentBumps(
  commits: readonly OverlayCommit[],
  complete: boolean,
  image: { readonly name: string; readonly digest: string },
  sourceRepository: string,
): RecentBumps {
  const digests = new Set<string>();
  const sources = new Set<string>();
  const undone = new Set<string>();
  const prefix = `${image.name}@`;
  let sourceCommit: string | undefined;
  const ended = (settled: boolean): RecentBumps => ({
    sourceCommit,
    takenBack: { digests, sources },
    settled,
  });
  for (const { oid, message } of commits) {
    const trailers = readTrailers(message);
    const deployed = of(trailers.images, prefix);
    const [source, other] = trailers.sourceCommits;
    const ours =
      trailers.sourceRepository?.toLowerCase() === sourceRepository.toLowerCase() &&
      other === undefined;
    if (undone.has(oid)) {
      if (trailers.takenBack.length > 0) continue; // the revert of a rollback
      for (const digest of deployed) digests.add(digest);
      if (deployed.length > 0 && ours && source !== undefined) sources.add(source);
      continue;
    }
    for (const commit of trailers.takenBack) undone.add(commit);
    const removed = of(trailers.takenBackImages, prefix);
    for (const digest of removed) digests.add(digest);
    if (removed.length > 0 && trailers.takenBackSources.length === 1) {
      for (const commit of trailers.takenBackSources) sources.add(commit);
    }
    if (ours && deployed.includes(image.digest)) sourceCommit ??= source;
    if (deployed.length > 0 && trailers.takenBack.length === 0) return ended(true);
  }
  return ended(complete);
}

function of(lines: readonly string[], prefix: string): readonly string[] {
  return lines.flatMap((line) => (line.startsWith(prefix) ? [line.slice(prefix.length)] : []));
}
