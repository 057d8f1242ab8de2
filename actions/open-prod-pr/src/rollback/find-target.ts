import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { takesBack } from '../merged/previous-release.ts';
import type { BumpSource } from '@gitops-actions/shared/promotion/bump-faults.ts';
import { imageLine, type ReleaseImage } from '../release.ts';
import { proveImages, type BumpProof } from './bump-proof.ts';
import { names, type OverlayHistory, type OverlayMove } from './overlay-history.ts';
import type { OverlayValue, PassedOver, RollbackAsk } from './rollback.ts';

/** Where the target is looked for. */
export interface TargetQuery {
  readonly judge: BumpSource;
  readonly history: OverlayHistory;
  /** Path of production’s kustomization. */
  readonly file: string;
  /** The base’s head. */
  readonly head: string;
  /** What the overlay releases now. */
  readonly present: readonly ReleaseImage[];
}

/** What was found for an ask. */
export type FoundTarget =
  | {
      readonly kind: 'found';
      readonly value: OverlayValue;
      /** What of the value the overlay does not name now; never empty. */
      readonly images: readonly ReleaseImage[];
      readonly proof: Extract<BumpProof, { readonly ok: true }>;
      readonly takenBackBy?: string;
      readonly passedOver: readonly PassedOver[];
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'none'; readonly why: string; readonly passedOver: readonly PassedOver[] };

/** One state of the overlay, and what became of its images afterwards. */
interface Visit {
  readonly index: number;
  readonly move: OverlayMove;
  /** The later commit that took one of these images back, unless it was brought anew since. */
  takenBackBy(images: readonly ReleaseImage[]): string | undefined;
}

/**
 * The earlier state of the overlay that is asked for. `previous` is the newest one that differs from
 * the present, that a verified bump wrote, and of which nothing was taken back since: going back twice
 * goes back two releases, never forth again. Who names a release or a commit gets just that.
 *
 * @throws what Git and `judge.signatures` throw
 */
export async function findTarget(query: TargetQuery, ask: RollbackAsk): Promise<FoundTarget> {
  switch (ask.kind) {
    case 'previous':
      return findPrevious(query);
    case 'version': {
      const visit = await firstVisit(query, ({ move }) => brings(move, ask.tag));
      return judged(query, visit, `${ask.tag} never stood in ${query.file} on the base`);
    }
    case 'commit': {
      const { judge, head } = query;
      if (!(await isFirstParent(judge.objects, head, ask.oid))) {
        const why = `${ask.oid} is no commit of the base’s own (first-parent) history`;
        return { kind: 'none', why, passedOver: [] };
      }
      const how = { firstParent: true, touching: query.file };
      const then = new Set(await judge.objects.range([ask.oid], [], how));
      const visit = await firstVisit(query, ({ move }) => then.has(move.commit));
      return judged(query, visit, `at ${ask.oid}, ${query.file} released nothing`);
    }
  }
}

async function findPrevious(query: TargetQuery): Promise<FoundTarget> {
  const passedOver: PassedOver[] = [];
  const seen = new Set<string>();
  for await (const visit of visits(query)) {
    const { index, move } = visit;
    const images = changed(query.present, move.after);
    const key = images.map(imageLine).sort().join('\n');
    if (images.length === 0 || seen.has(key)) continue;
    seen.add(key);
    const taken = visit.takenBackBy(images);
    if (taken !== undefined) {
      passedOver.push({ value: valueOf(move), why: `it was taken back by ${taken}` });
      continue;
    }
    const proof = await proveImages(query.judge, query.file, query.history, index, images);
    if (proof.ok) return { kind: 'found', value: valueOf(move), images, proof, passedOver };
    passedOver.push({ value: valueOf(move), why: proof.why });
  }
  return { kind: 'none', why: `${query.file} has no earlier release to go back to`, passedOver };
}

/** A value that somebody named: proven like any other, but not passed over. */
async function judged(
  query: TargetQuery,
  visit: Visit | undefined,
  absent: string,
): Promise<FoundTarget> {
  const value = visit?.move.after ?? [];
  if (visit === undefined || value.length === 0) {
    return { kind: 'none', why: absent, passedOver: [] };
  }
  const images = changed(query.present, value);
  if (images.length === 0) return { kind: 'same' };
  const { judge, file, history } = query;
  const proof = await proveImages(judge, file, history, visit.index, images);
  if (!proof.ok) return { kind: 'none', why: proof.why, passedOver: [] };
  const takenBackBy = visit.takenBackBy(images);
  return {
    ...{ kind: 'found', value: valueOf(visit.move), images, proof, passedOver: [] },
    ...(takenBackBy !== undefined && { takenBackBy }),
  };
}

async function firstVisit(
  query: TargetQuery,
  isIt: (visit: Visit) => boolean,
): Promise<Visit | undefined> {
  for await (const visit of visits(query)) if (isIt(visit)) return visit;
  return undefined;
}

/** The states of the overlay, the present one first. */
async function* visits({ judge, history, file }: TargetQuery): AsyncGenerator<Visit> {
  // The newest word on an image counts: brought (`undefined`), or taken back by a commit.
  const events = new Map<string, string | undefined>();
  const tell = (image: ReleaseImage, by: string | undefined): void => {
    if (!events.has(identity(image))) events.set(identity(image), by);
  };
  for (let index = 0; ; index += 1) {
    const move = await history.at(index);
    if (move === undefined) return;
    const known = new Map(events);
    yield {
      index,
      move,
      takenBackBy: (images) =>
        images.map((image) => known.get(identity(image))).find((by) => by !== undefined),
    };
    const { commit, parent, before, after } = move;
    const left = before.filter((image) => !names(after, image));
    for (const image of after.filter((each) => !names(before, each))) tell(image, undefined);
    const back =
      left.length > 0 &&
      parent !== undefined &&
      (await takesBack(judge.objects, parent, commit, file));
    if (back) for (const image of left) tell(image, commit);
  }
}

/** A version that is tagged anew is the same image: what counts is what runs. */
function identity({ name, digest }: ReleaseImage): string {
  return `${name}@${digest}`;
}

/** What of a value would have to be written. */
function changed(
  present: readonly ReleaseImage[],
  value: readonly ReleaseImage[],
): readonly ReleaseImage[] {
  return value.filter((image) => !names(present, image));
}

function brings({ before, after }: OverlayMove, tag: string): boolean {
  return after.some((image) => image.tag === tag && !names(before, image));
}

export function valueOf({ commit, at, after }: OverlayMove): OverlayValue {
  return { images: after, commit, at };
}

/** Whether the commit is on the first-parent chain of the head. */
async function isFirstParent(objects: GitObjects, head: string, oid: string): Promise<boolean> {
  if (head === oid) return true;
  if (!(await objects.commits([oid])).has(oid)) return false;
  const newer = await objects.range([head], [oid], { firstParent: true });
  const oldest = newer.at(-1);
  if (oldest === undefined) return false;
  const parents = await objects.range([oldest], [], { firstParent: true, max: 2 });
  return parents[1] === oid;
}
