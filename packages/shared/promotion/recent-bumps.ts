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
 * rollback (`Rolls-Back`) or a person's `git revert` took away on the way counts as taken back; what a
 * person's revert of a rollback brought back does not.
 *
 * Everybody who can write to the branch can write such lines. They are a courtesy among its writers and
 * no gate: who may write at all is judged by verify-signatures.
 *
 * @param commits of the overlay, newest first
 * @param complete whether these are all
 * @param image the names by which bumps may speak of the application (its own, and its entry's), and the
 *   digest that the overlay names now
 * @param sourceRepository a bump of another repository says nothing of our source commits
 */
export function recentBumps(
  commits: readonly OverlayCommit[],
  complete: boolean,
  image: { readonly names: readonly string[]; readonly digest: string },
  sourceRepository: string,
): RecentBumps {
  const digests = new Set<string>();
  const sources = new Set<string>();
  const undone = new Set<string>();
  const reverted = new Set<string>();
  let sourceCommit: string | undefined;
  let settled = complete;
  for (const { oid, message } of commits) {
    const said = readCommit(message, image.names, sourceRepository);
    if (undone.has(oid) && !said.goesBack) {
      for (const digest of said.deployed) digests.add(digest);
      if (said.deployed.length > 0) addAll(sources, said.source);
      continue;
    }
    if (reverted.has(oid)) continue; // as if this rollback had never been
    addAll(undone, said.takenBack);
    // Going back from a rollback takes away what it had deployed; reverting it undoes it.
    if (!said.byPipeline) addAll(reverted, said.takenBack);
    addAll(digests, said.removed);
    addAll(sources, said.removedSource);
    if (said.deployed.includes(image.digest)) sourceCommit ??= said.source[0];
    if (said.deployed.length > 0 && !said.goesBack) {
      settled = true;
      break;
    }
  }
  return { sourceCommit, takenBack: { digests, sources }, settled };
}

/** What one commit says of one application. */
interface Said {
  /** Digests that it deploys, and the one source commit that they are made of. */
  readonly deployed: readonly string[];
  readonly source: readonly string[];
  readonly goesBack: boolean;
  readonly takenBack: readonly string[];
  /** Whether it names the images that it takes back, as a rollback of ours does. */
  readonly byPipeline: boolean;
  readonly removed: readonly string[];
  readonly removedSource: readonly string[];
}

function readCommit(message: string, names: readonly string[], sourceRepository: string): Said {
  const trailers = readTrailers(message);
  const { sourceCommits, takenBack, takenBackImages, takenBackSources } = trailers;
  const repository = trailers.sourceRepository?.toLowerCase();
  const ours = repository === sourceRepository.toLowerCase() && sourceCommits.length === 1;
  const removed = of(takenBackImages, names);
  const known = removed.length > 0 && takenBackSources.length === 1;
  return {
    deployed: of(trailers.images, names),
    source: ours ? sourceCommits : [],
    goesBack: takenBack.length > 0,
    // A rollback of ours names what it takes back; of the rest of that bump it says nothing.
    takenBack: takenBackImages.length > 0 && removed.length === 0 ? [] : takenBack,
    ...{ removed, byPipeline: takenBackImages.length > 0 },
    removedSource: known ? takenBackSources : [],
  };
}

function addAll(set: Set<string>, items: readonly string[]): void {
  for (const item of items) set.add(item);
}

function of(lines: readonly string[], names: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const name = names.find((each) => line.startsWith(`${each}@`));
    const digest = name === undefined ? '' : line.slice(name.length + 1);
    return digest === '' ? [] : [digest];
  });
}
