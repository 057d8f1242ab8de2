import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import { fileStates } from '@gitops-actions/shared/git/file-states.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { isoTime } from '../plan/commit-time.ts';
import { sameImages } from '../merged/released-images.ts';
import { overlayEntries } from '../plan/release-overlay.ts';
import { imageLine, type ReleaseImage } from '../release.ts';

/** A first-parent commit of the base that changed what production’s overlay releases. */
export interface OverlayMove {
  readonly commit: string;
  /** Absent for a root commit. */
  readonly parent?: string;
  /** Committer time, ISO 8601 in UTC. */
  readonly at: string;
  readonly before: readonly ReleaseImage[];
  readonly after: readonly ReleaseImage[];
}

/** The moves, newest first, read from Git as far as somebody asks. */
export interface OverlayHistory {
  /** `undefined`: there are no more. */
  at(index: number): Promise<OverlayMove | undefined>;
}

export interface HistoryQuery {
  readonly objects: GitObjects;
  /** The base’s head. */
  readonly head: string;
  /** Path of production’s kustomization. */
  readonly file: string;
  /** Of a kustomization’s entries, those that releases put there. */
  readonly released: (entries: readonly ReleaseImage[]) => readonly ReleaseImage[];
}

/** Commits read in one go: who goes back goes back a few. */
const PAGE = 100;

/**
 * The history of an overlay on the base’s own first-parent chain: what production ran, not what
 * branches proposed.
 *
 * @throws (its method) `E_REPO_OBJECTS`, `E_TOOL`
 */
export function createHistory(query: HistoryQuery): OverlayHistory {
  const moves: OverlayMove[] = [];
  let from: string | undefined = query.head;
  return {
    async at(index) {
      while (moves.length <= index && from !== undefined) {
        const page = await readPage(query, from);
        moves.push(...page.moves);
        from = page.next;
      }
      return moves[index];
    },
  };
}

async function readPage(
  { objects, file, released }: HistoryQuery,
  from: string,
): Promise<{ readonly moves: readonly OverlayMove[]; readonly next: string | undefined }> {
  // One more than is judged: what it left is what the oldest of them found.
  const how = { firstParent: true, touching: file, max: PAGE + 1 } as const;
  const chain = await objects.range([from], [], how);
  const at = await fileStates<readonly ReleaseImage[]>(objects, chain, file, {
    ...{ read: (bytes) => released(overlayEntries(bytes, 'overlay')), nothing: [] },
  });
  const steps = chain.slice(0, PAGE).flatMap((oid, index) => {
    const [after, before] = [at(oid), at(chain[index + 1])];
    return sameImages(after, before) ? [] : [{ oid, before, after }];
  });
  const moves: OverlayMove[] = [];
  const found = readCommits(
    objects,
    steps.map(({ oid }) => oid),
  );
  for await (const { oid, parsed } of found) {
    const step = steps[moves.length];
    const [parent] = parsed.ok ? parsed.commit.parents : [];
    moves.push({
      ...{ commit: oid, before: step?.before ?? [], after: step?.after ?? [] },
      at: isoTime(parsed.ok ? parsed.commit.committer.seconds : 0),
      ...(parent !== undefined && { parent }),
    });
  }
  return { moves, next: chain[PAGE] };
}

/** Whether a value holds exactly this image under this name. */
export function names(value: readonly ReleaseImage[], image: ReleaseImage): boolean {
  return value.some((each) => imageLine(each) === imageLine(image));
}
