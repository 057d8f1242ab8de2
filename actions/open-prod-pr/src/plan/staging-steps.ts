import { messageOf, type CommitObject } from '@gitops-actions/shared/git/commit-object.ts';
import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import { fileStates } from '@gitops-actions/shared/git/file-states.ts';
import { isSameRepository } from '@gitops-actions/shared/github/repository-name.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { bumpFaults, type BumpSource } from '@gitops-actions/shared/promotion/bump-faults.ts';
import { readTrailers, type BumpTrailers } from '@gitops-actions/shared/promotion/bump-trailers.ts';
import { isoTime } from './commit-time.ts';
import { digestsOf, NO_IMAGES, sourceImages, type SourceImages } from './staging-images.ts';
import type { StagingStep } from './staging-record.ts';

/** Where staging's history is read, and for which source commit. */
export interface StagingQuery extends BumpSource {
  /** Staging's head. */
  readonly head: string;
  /** Path of staging's kustomization. */
  readonly file: string;
  readonly sourceRepository: string;
  readonly sourceCommit: string;
  /** Commits whose ancestors cannot have deployed the source commit: itself, where it is in this repository. */
  readonly before: readonly string[];
}

/** What staging's history says of a source commit. */
export interface StagingHistory {
  /** Commits that moved images of the source commit, oldest first. */
  readonly steps: readonly StagingStep[];
  /** Commits that claim to have deployed the source commit and prove nothing, newest first. */
  readonly unproven: readonly { readonly commit: string; readonly why: string }[];
}

interface Entry {
  readonly oid: string;
  readonly commit: CommitObject | undefined;
  readonly trailers: BumpTrailers;
}

interface Moved extends Entry {
  readonly before: SourceImages;
  readonly after: SourceImages;
}

const NO_TRAILERS = readTrailers('');

/**
 * Reads the commits of staging's first-parent chain that touch its overlay, and of these in detail
 * only what came since the first commit that claims to have deployed the source commit.
 */
export async function readStaging(query: StagingQuery): Promise<StagingHistory> {
  const { objects, sourceCommit } = query;
  const chain = await objects.range([query.head], query.before, {
    firstParent: true,
    touching: query.file,
  });
  const overlay = directoryOf(query.file);
  const entries: Entry[] = [];
  let since = -1;
  for await (const { oid, parsed } of readCommits(objects, chain)) {
    const commit = parsed.ok ? parsed.commit : undefined;
    const trailers = commit === undefined ? NO_TRAILERS : readTrailers(messageOf(commit), overlay);
    if (trailers.sourceCommits.includes(sourceCommit)) since = entries.length;
    entries.push({ oid, commit, trailers });
  }
  const recent = entries.slice(0, since + 1);
  const moved = await movedImages(query, recent);
  const faults = await bumpFaults(query, moved);
  const claims = recent.filter(({ trailers }) => trailers.sourceCommits.includes(sourceCommit));
  return {
    steps: moved.map((entry) => stepOf(query, entry, faults.get(entry.oid))).reverse(),
    unproven: claims.flatMap((entry) => {
      const known = moved.some(({ oid }) => oid === entry.oid);
      const why = known
        ? (faults.get(entry.oid) ?? foreign(query, entry))
        : 'it moves no image with a digest to that source commit';
      return why === undefined ? [] : [{ commit: entry.oid, why }];
    }),
  };
}

/** The commits, newest first, that moved images of the source commit. */
async function movedImages(
  { objects, file, sourceCommit }: StagingQuery,
  entries: readonly Entry[],
): Promise<readonly Moved[]> {
  const parent = entries.at(-1)?.commit?.parents[0];
  // Between two commits of the list nothing touched the file: what the older one left, the newer found.
  const states = [...entries.map(({ oid }) => oid), ...(parent === undefined ? [] : [parent])];
  const at = await fileStates<SourceImages>(objects, states, file, {
    ...{ read: (bytes) => sourceImages(bytes, sourceCommit), nothing: NO_IMAGES },
  });
  return entries.flatMap((entry, index) => {
    const [after, before] = [at(states[index]), at(states[index + 1])];
    return digestsOf(before) === digestsOf(after) ? [] : [{ ...entry, before, after }];
  });
}

function stepOf(query: StagingQuery, entry: Moved, fault: string | undefined): StagingStep {
  const { oid, commit, trailers, before, after } = entry;
  const ours = fault === undefined;
  return {
    commit: oid,
    at: isoTime(commit?.committer.seconds ?? 0),
    kind: ours ? (trailers.rollsBack ? 'rollback' : 'bump') : 'other',
    records:
      ours &&
      trailers.sourceCommits.includes(query.sourceCommit) &&
      foreign(query, entry) === undefined,
    before,
    after,
  };
}

/** The same commit may exist in a fork, whose pipeline deploys into the same repository of overlays. */
function foreign({ sourceRepository }: StagingQuery, { trailers }: Entry): string | undefined {
  const named = trailers.sourceRepository;
  if (named !== undefined && isSameRepository(named, sourceRepository)) return undefined;
  return named === undefined
    ? 'it names no `Source-Repository`'
    : `it deploys ${JSON.stringify(named)}`;
}
