import { expect, it } from '@jest/globals';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { recentBumps, type OverlayCommit } from '@gitops-actions/shared/promotion/recent-bumps.ts';
import fc from 'fast-check';
import type { PlannedImage, RollbackFacts } from '../src/bump-plan.ts';
import { commitMessage } from '../src/commit-message.ts';

const FACTS = { sourceRepository: 'acme/web', sourceRun: 'https://github.test/runs/1/attempts/1' };
/** `a/b` lies below `a`: the history of the directory `a` has its commits, too. */
const OVERLAYS = ['a', 'a/b', 'c'] as const;
const NAMES = ['web', 'api'] as const;
const fileOf = (overlay: string): string => `overlays/${overlay}/kustomization.yaml`;
const sourceOf = (image: number): string => String(image).padStart(40, 'a');
const digestOf = (name: string, image: number): string =>
  `sha256:${`${name === 'web' ? 1 : 2}${image}`.padStart(64, '0')}`;

/** What becomes of one application in one overlay. */
type Move = 'stays' | 'bump' | 'rollback';
interface Step {
  readonly moves: readonly Move[];
  readonly image: number;
  /** One commit for each overlay instead of one for all. */
  readonly apart: boolean;
}

/** One application in one overlay, as it really was. */
interface Life {
  readonly overlay: string;
  readonly name: string;
  /** The last one runs. */
  readonly ran: Ran[];
}

/** An image that ran. */
interface Ran {
  readonly image: number;
  /** The commit that deployed it. */
  readonly commit: string;
  /** Images that were held back while it ran. A rollback goes back to what was held back, too. */
  readonly held: ReadonlySet<number>;
  /** Whether all that the commit deployed in the overlay is of one source. */
  readonly ofOneSource: boolean;
}

const STEP: fc.Arbitrary<Step> = fc.record({
  moves: fc.array(fc.constantFrom<Move>('stays', 'bump', 'rollback'), {
    ...{ minLength: OVERLAYS.length * NAMES.length, maxLength: OVERLAYS.length * NAMES.length },
  }),
  ...{ image: fc.integer({ min: 1, max: 5 }), apart: fc.boolean() },
});

/** Commits with the messages that the action writes, and the overlays that each touches. */
class World {
  readonly lives: readonly Life[];
  readonly commits: { readonly commit: OverlayCommit; readonly touches: ReadonlySet<string> }[] =
    [];

  constructor(overlays: readonly string[]) {
    this.lives = overlays.flatMap((overlay) => NAMES.map((name) => ({ overlay, name, ran: [] })));
  }

  take({ moves, image, apart }: Step): void {
    const overlays = [...new Set(this.lives.map(({ overlay }) => overlay))];
    const groups = apart ? overlays.map((overlay) => [overlay]) : [overlays];
    for (const group of groups) {
      const moved = this.lives.flatMap((life, index) =>
        group.includes(life.overlay) ? [{ life, move: moves[index] ?? 'stays' }] : [],
      );
      this.#commit(moved, image);
    }
  }

  #commit(moved: readonly { life: Life; move: Move }[], image: number): void {
    const oid = String(this.commits.length + 1).padStart(40, '0');
    const changed: PlannedImage[] = [];
    const landed: { readonly life: Life; readonly ran: Omit<Ran, 'ofOneSource'> }[] = [];
    const takenBack: RollbackFacts['takenBack'][number][] = [];
    for (const { life, move } of moved) {
      const [current, before] = [life.ran.at(-1), life.ran.at(-2)];
      const back = move === 'rollback' && current !== undefined ? before : undefined;
      const next = back?.image ?? image;
      if (move === 'stays' || (move === 'rollback' && back === undefined)) continue;
      if (current?.image === next) continue; // nothing to write
      const { name, overlay } = life;
      changed.push({
        ...{ overlay: fileOf(overlay), entry: 0, oldTag: '', oldDigest: '', status: 'changed' },
        image: {
          ...{ name, repository: undefined, tag: '', digest: digestOf(name, next), line: '' },
          sourceCommit: sourceOf(next),
        },
      });
      const held = new Set(back?.held);
      if (back !== undefined && current !== undefined) {
        takenBack.push({
          ...{ overlay: fileOf(overlay), commit: current.commit, name },
          ...{ digest: digestOf(name, current.image), sourceCommit: sourceOf(current.image) },
        });
        held.add(current.image);
      }
      held.delete(next);
      landed.push({ life, ran: { image: next, commit: oid, held } });
    }
    if (changed.length === 0) return;
    for (const { life, ran } of landed) {
      const beside = landed.filter((other) => other.life.overlay === life.overlay);
      const ofOneSource = beside.every((other) => other.ran.image === ran.image);
      life.ran.push({ ...ran, ofOneSource });
    }
    const { headline, body } = commitMessage('Bump', changed, FACTS, {
      ...{ sources: [FACTS.sourceRepository], takenBack },
    });
    const message = `${headline}\n\n${body}\nBump-Intent: ${'f'.repeat(64)}`;
    const touches = new Set(changed.map(({ overlay }) => directoryOf(overlay)));
    this.commits.push({ commit: { oid, message, byPipeline: true }, touches });
  }

  read({ overlay, name, ran }: Life): ReturnType<typeof recentBumps> {
    const directory = directoryOf(fileOf(overlay));
    const history = this.commits.filter(({ touches }) =>
      [...touches].some((touched) => `${touched}/`.startsWith(`${directory}/`)),
    );
    const digest = digestOf(name, ran.at(-1)?.image ?? 0);
    return recentBumps(
      history.map(({ commit }) => commit).reverse(),
      { complete: true, ofFile: false },
      { names: [name], digest, overlay: directory },
      FACTS.sourceRepository,
    );
  }
}

it('what each overlay holds back is read from common commits as from those of its own', () => {
  let [mixed, known, sourcesHeld] = [0, 0, 0];
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: OVERLAYS.length }),
      fc.array(STEP, { maxLength: 8 }),
      (count, steps) => {
        const world = new World(OVERLAYS.slice(0, count));
        for (const step of steps) world.take(step);
        mixed += world.commits.filter(({ commit }) =>
          /\nOverlay: .*\n(?:(?!Overlay: ).*\n)+Overlay: /.test(commit.message),
        ).length;
        for (const life of world.lives) {
          const { takenBack, sourceCommit } = world.read(life);
          const held = [...(life.ran.at(-1)?.held ?? [])];
          expect([...takenBack.digests].sort()).toEqual(
            held.map((image) => digestOf(life.name, image)).sort(),
          );
          const sources = held.map(sourceOf);
          expect([...takenBack.sources].filter((source) => !sources.includes(source))).toEqual([]);
          if (takenBack.sources.size > 0) sourcesHeld += 1;
          const current = life.ran.at(-1);
          if (sourceCommit !== undefined) known += 1;
          // Of two sources in one commit none is known, but an older commit may have said it.
          const allowed = current?.ofOneSource === true ? [] : [undefined];
          expect([...allowed, ...(current ? [sourceOf(current.image)] : [])]).toContain(
            sourceCommit,
          );
        }
      },
    ),
    { numRuns: 2_000 },
  );
  expect(mixed).toBeGreaterThan(100);
  expect(known).toBeGreaterThan(1_000);
  expect(sourcesHeld).toBeGreaterThan(300);
});
