import { messageOf, type CommitObject } from '@gitops-actions/shared/git/commit-object.ts';
import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import { fileStates } from '@gitops-actions/shared/git/file-states.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { imageEntries } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { renderedRepository } from '@gitops-actions/shared/kustomize/match-entry.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { tagAndDigest } from '@gitops-actions/shared/kustomize/tag-and-digest.ts';
import { readTrailers, type BumpTrailers } from '@gitops-actions/shared/promotion/bump-trailers.ts';

/** What an `images` entry said. */
export interface EntryValue {
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** A commit that changed images of the overlay. */
export interface TimelineStep {
  readonly oid: string;
  readonly commit: CommitObject | undefined;
  readonly trailers: BumpTrailers;
  /** By name of the entry; empty where the file could not be read. */
  readonly before: ReadonlyMap<string, EntryValue>;
  readonly after: ReadonlyMap<string, EntryValue>;
}

/** Commits of the overlay's file that are looked at; a team of thirty makes them in some months. */
const MAX_COMMITS = 5_000;

const NOTHING: ReadonlyMap<string, EntryValue> = new Map();

/**
 * The first-parent history of an overlay: every commit that changed what an `images` entry says,
 * newest first.
 *
 * @param file path of the kustomization
 * @throws `E_REPO_OBJECTS`, `E_TOOL`
 */
export async function overlayTimeline(
  objects: GitObjects,
  head: string,
  file: string,
): Promise<readonly TimelineStep[]> {
  const chain = await objects.range([head], [], {
    ...{ firstParent: true, touching: file, max: MAX_COMMITS },
  });
  const commits = new Map<string, CommitObject>();
  for await (const { oid, parsed } of readCommits(objects, chain)) {
    if (parsed.ok) commits.set(oid, parsed.commit);
  }
  // Between two commits of the chain nothing touched the file: what the older one left, the newer found.
  const oldest = commits.get(chain.at(-1) ?? '')?.parents[0];
  const states = [...chain, ...(oldest === undefined ? [] : [oldest])];
  const at = await fileStates<ReadonlyMap<string, EntryValue>>(objects, states, file, {
    ...{ read: (bytes) => valuesOf(bytes, file), nothing: NOTHING },
  });
  return chain.flatMap((oid, index) => {
    const [after, before] = [at(oid), at(states[index + 1])];
    if (same(before, after)) return [];
    const commit = commits.get(oid);
    const trailers = readTrailers(commit === undefined ? '' : messageOf(commit), directoryOf(file));
    return [{ oid, commit, trailers, before, after }];
  });
}

function valuesOf(bytes: Uint8Array, file: string): ReadonlyMap<string, EntryValue> {
  const entries = imageEntries(readKustomization(bytes, file), file);
  return new Map(
    entries.map((entry) => [
      entry.fields.name?.value ?? '',
      { repository: renderedRepository(entry), ...tagAndDigest(entry) },
    ]),
  );
}

function same(
  one: ReadonlyMap<string, EntryValue>,
  other: ReadonlyMap<string, EntryValue>,
): boolean {
  return (
    one.size === other.size && [...one].every(([name, value]) => sameValue(value, other.get(name)))
  );
}

/** Whether two values name the same image by the same name. */
export function sameValue(one: EntryValue | undefined, other: EntryValue | undefined): boolean {
  return (
    one?.repository === other?.repository &&
    one?.tag === other?.tag &&
    one?.digest === other?.digest
  );
}
