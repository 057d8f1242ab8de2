import { readTrailers, type BumpTrailers } from './bump-trailers.ts';

/** A commit that touched an overlay. */
export interface OverlayCommit {
  readonly oid: string;
  readonly message: string;
  /** Whether its trailers are the pipeline's own word (`pipelineCommits`). */
  readonly byPipeline: boolean;
}

/** The application that is asked for. */
export interface DeployedImage {
  /** The names by which bumps may speak of it: its own, and its entry's. */
  readonly names: readonly string[];
  /** What the overlay names now. */
  readonly digest: string;
  /** Directory of the overlay. */
  readonly overlay: string;
}

/** Which commits were read. */
export interface Extent {
  /** Whether these are all. */
  readonly complete: boolean;
  /** Whether each touched the overlay's own file; another may have touched an overlay below it only. */
  readonly ofFile: boolean;
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
  /** What the bump that ends the search deployed; absent where the commits end before one. */
  readonly endedBy: readonly string[] | undefined;
  /** `false`: older commits could say more, or those of the overlay's own file something else. */
  readonly settled: boolean;
}

/**
 * Reads the commits of an overlay until the one that deployed an application for good. What a
 * rollback (`Rolls-Back`) or anybody's `git revert` took away on the way counts as taken back, for
 * that holds an image back. Only the pipeline's own commits say what was deployed, of which source,
 * and that an image may come back. What the file names is deployed, whatever a message says.
 *
 * @param commits of the overlay, newest first
 * @param sourceRepository a bump of another repository says nothing of our source commits
 */
export function recentBumps(
  commits: readonly OverlayCommit[],
  { complete, ofFile }: Extent,
  image: DeployedImage,
  sourceRepository: string,
): RecentBumps {
  const taken: TakenBack[] = [];
  const undone = new Set<string>();
  let sourceCommit: string | undefined;
  let settled = complete;
  let endedBy: readonly string[] | undefined;
  for (const { oid, message, byPipeline } of commits) {
    const trailers = readTrailers(message, image.overlay);
    if (!byPipeline) {
      // Anybody may take a bump back; which images go with it is that bump's own word.
      addAll(undone, trailers.takenBack);
      continue;
    }
    const said = readCommit(trailers, image.names, sourceRepository);
    if (!ofFile && !trailers.namesOverlays && speaks(said)) {
      // Of which overlay it speaks, this history cannot say.
      settled = false;
      break;
    }
    const isThere = said.deployed.includes(image.digest);
    if (undone.has(oid) && !said.goesBack && !isThere) {
      taken.push(...said.deployed.map((digest) => ({ digest, source: said.source })));
      continue;
    }
    // Going back from a rollback takes away what it had deployed.
    addAll(undone, said.takenBack);
    taken.push(...said.removed);
    if (isThere) sourceCommit ??= said.source;
    if (said.deployed.length > 0 && !said.goesBack) {
      settled = true;
      endedBy = said.deployed;
      break;
    }
  }
  const gone = taken.filter(({ digest }) => digest !== image.digest);
  const digests = new Set(gone.map(({ digest }) => digest));
  const sources = new Set(gone.flatMap(({ source }) => source ?? []));
  return { sourceCommit, takenBack: { digests, sources }, endedBy, settled };
}

/** An image that was taken back, and the one source commit that it is made of, where that is known. */
interface TakenBack {
  readonly digest: string;
  readonly source: string | undefined;
}

/** What one commit of the pipeline says of one application. */
interface Said {
  /** Digests that it deploys. */
  readonly deployed: readonly string[];
  /** The one source commit that they are made of. */
  readonly source: string | undefined;
  readonly goesBack: boolean;
  /** Commits that it takes back. */
  readonly takenBack: readonly string[];
  readonly removed: readonly TakenBack[];
}

function readCommit(
  trailers: BumpTrailers,
  names: readonly string[],
  sourceRepository: string,
): Said {
  const { sourceCommits, takenBack, takenBackImages, takenBackSources } = trailers;
  const repository = trailers.sourceRepository?.toLowerCase();
  const ours = repository === sourceRepository.toLowerCase();
  const removed = of(takenBackImages, names);
  // A rollback of ours names what it takes back; of the rest of that bump it says nothing.
  const undoes = takenBackImages.length > 0 && removed.length === 0 ? [] : takenBack;
  return {
    deployed: of(trailers.images, names),
    source: ours ? only(sourceCommits) : undefined,
    goesBack: undoes.length > 0,
    takenBack: undoes,
    removed: removed.map((digest) => ({ digest, source: only(takenBackSources) })),
  };
}

function speaks({ deployed, takenBack, removed }: Said): boolean {
  return deployed.length > 0 || takenBack.length > 0 || removed.length > 0;
}

function only(items: readonly string[]): string | undefined {
  return items.length === 1 ? items[0] : undefined;
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
