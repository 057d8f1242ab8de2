import { messageOf, type CommitObject } from '@gitops-actions/shared/git/commit-object.ts';
import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import { fileStates } from '@gitops-actions/shared/git/file-states.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { overlayEntries } from '../plan/release-overlay.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { readTrailers } from '@gitops-actions/shared/promotion/bump-trailers.ts';
import { bumpFaults, type BumpSource } from '@gitops-actions/shared/promotion/bump-faults.ts';
import type { ReleaseImage } from '../release.ts';
import { names, type OverlayHistory, type OverlayMove } from './overlay-history.ts';
import type { Rollback } from './rollback.ts';

/** Whether the pipeline itself wrote images into the overlay. */
export type BumpProof =
  | { readonly ok: true; readonly bumps: readonly string[]; readonly source: Rollback['source'] }
  | { readonly ok: false; readonly why: string };

/** A commit that moved a wanted image into the overlay. */
interface Writer {
  readonly oid: string;
  readonly commit: CommitObject | undefined;
  readonly wrote: readonly ReleaseImage[];
}

/**
 * Proves every image by a verified bump that wrote it and that came to the base with a move of the
 * history, by its merge or directly. What stands in an overlay may be anybody’s; which of several
 * moves brought the image first does not matter.
 *
 * @param from index of the move that brought the images last; older ones count, newer ones do not
 * @throws what Git and `signatures` throw
 */
export async function proveImages(
  judge: BumpSource,
  file: string,
  history: OverlayHistory,
  from: number,
  images: readonly ReleaseImage[],
): Promise<BumpProof> {
  let open = images;
  const bumps: string[] = [];
  const claims: string[] = [];
  let source: Rollback['source'] = {};
  for (let index = from; open.length > 0; index += 1) {
    const move = await history.at(index);
    if (move === undefined) break;
    const brought = open.filter((image) => names(move.after, image) && !names(move.before, image));
    if (brought.length === 0) continue;
    const writers = await writersOf(judge.objects, file, move, brought);
    const faults = await bumpFaults(judge, writers);
    if (writers.length === 0) claims.push(`${move.commit}: no commit of it moves the image`);
    for (const { oid, commit, wrote } of writers) {
      const fault = faults.get(oid);
      if (fault !== undefined) {
        claims.push(`${oid}: ${fault}`);
        continue;
      }
      bumps.push(oid);
      if (bumps.length === 1) source = sourceOf(commit, file);
      open = open.filter((image) => !wrote.includes(image));
    }
  }
  if (open.length === 0) return { ok: true, bumps, source };
  const lacking = open.map(({ name, digest }) => `\`${name}\` ${digest}`).join(', ');
  const shown = claims.slice(0, MAX_CLAIMS).map((claim) => `; ${claim}`);
  return { ok: false, why: `no verified bump wrote ${lacking}${shown.join('')}` };
}

/** Commits named in a sentence. */
const MAX_CLAIMS = 5;

/** The commits that a move brought to the base and that wrote one of the images, newest first. */
async function writersOf(
  objects: GitObjects,
  file: string,
  { commit: head, parent }: OverlayMove,
  images: readonly ReleaseImage[],
): Promise<readonly Writer[]> {
  const oids = await objects.range([head], parent === undefined ? [] : [parent], {
    touching: file,
  });
  const found: { oid: string; commit: CommitObject | undefined; parent: string }[] = [];
  for await (const { oid, parsed } of readCommits(objects, oids)) {
    const [first = '', second] = parsed.ok ? parsed.commit.parents : [];
    // A merge writes nothing of its own that counts.
    if (second !== undefined) continue;
    found.push({ oid, commit: parsed.ok ? parsed.commit : undefined, parent: first });
  }
  const states = found.flatMap(({ oid, parent: before }) => [oid, before]).filter(Boolean);
  const at = await fileStates<readonly ReleaseImage[]>(objects, [...new Set(states)], file, {
    ...{ read: (bytes) => overlayEntries(bytes, 'overlay'), nothing: [] },
  });
  return found.flatMap(({ oid, commit, parent: before }) => {
    const [now, then] = [at(oid), at(before)];
    const wrote = images.filter((image) => names(now, image) && !names(then, image));
    return wrote.length === 0 ? [] : [{ oid, commit, wrote }];
  });
}

/** Handed on in the trailers of the rollback; only what is of their form. */
function sourceOf(commit: CommitObject | undefined, file: string): Rollback['source'] {
  if (commit === undefined) return {};
  const { sourceRepository, sourceCommits } = readTrailers(messageOf(commit), directoryOf(file));
  const [only, second] = sourceCommits;
  return {
    ...(/^[\w-]{1,100}\/[\w.-]{1,100}$/.test(sourceRepository ?? '') && {
      repository: sourceRepository ?? '',
    }),
    ...(second === undefined &&
      /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(only ?? '') && {
        commit: only ?? '',
      }),
  };
}
