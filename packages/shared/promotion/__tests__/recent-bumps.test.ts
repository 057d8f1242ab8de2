import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTrailers } from '../bump-trailers.ts';
import { recentBumps, type OverlayCommit } from '../recent-bumps.ts';

const SOURCE = 'acme/web';
const OVERLAY = 'overlays/dev';
const digest = (n: number): string => `sha256:${String(n).padStart(64, '0')}`;
const sourceOf = (n: number): string => String(n).padStart(40, 'a');
const oid = (n: number): string => String(n).padStart(40, '0');

interface Bump {
  readonly name?: string;
  readonly image: number;
  /** The commit, and the image that it had deployed. */
  readonly takesBack?: readonly [commit: number, image: number];
}

function bump(n: number, { name = 'web', image, takesBack }: Bump): OverlayCommit {
  const [commit = 0, taken = 0] = takesBack ?? [];
  const back =
    takesBack === undefined
      ? []
      : [
          `Rolls-Back: ${oid(commit)}`,
          `Rolls-Back-Image: ${name}@${digest(taken)}`,
          `Rolls-Back-Source: ${sourceOf(taken)}`,
        ];
  const trailers = [
    `Source-Repository: ${SOURCE}`,
    `Source-Commit: ${sourceOf(image)}`,
    `Image-Digest: ${name}@${digest(image)}`,
    ...back,
  ];
  return { oid: oid(n), message: `Bump\n\n${trailers.join('\n')}`, byPipeline: true };
}

const revert = (n: number, commit: number): OverlayCommit => ({
  ...{ oid: oid(n), message: `Revert "x"\n\nThis reverts commit ${oid(commit)}.` },
  byPipeline: false,
});

/** The same words in a commit that somebody made by hand. */
const forged = (n: number, said: Bump): OverlayCommit => ({ ...bump(n, said), byPipeline: false });

function read(
  commits: readonly OverlayCommit[],
  image: number,
  complete = true,
): { taken: string[]; sources: string[]; source: string | undefined; settled: boolean } {
  const newestFirst = commits.toReversed();
  const found = recentBumps(
    newestFirst,
    { complete, ofFile: true },
    { names: ['web'], digest: digest(image), overlay: OVERLAY },
    'Acme/Web',
  );
  return {
    taken: [...found.takenBack.digests].sort(),
    sources: [...found.takenBack.sources].sort(),
    source: found.sourceCommit,
    settled: found.settled,
  };
}

describe('the recent bumps of an overlay', () => {
  it('say where the deployed image comes from', () => {
    const all = [bump(1, { image: 1 }), bump(2, { image: 2 }), bump(3, { image: 9, name: 'api' })];
    expect(read(all, 2)).toEqual({ taken: [], sources: [], source: sourceOf(2), settled: true });
    expect(read(all.slice(2), 2, false).settled).toBe(false);
  });

  it('say nothing of another repository’s commits', () => {
    const other = { ...bump(1, { image: 1 }) };
    const message = other.message.replace(SOURCE, 'acme/other');
    expect(read([{ ...other, message }], 1).source).toBeUndefined();
  });

  it('name what a rollback took away, and all before it', () => {
    const all = [
      ...[bump(1, { image: 1 }), bump(2, { image: 2 }), bump(3, { image: 3 })],
      ...[bump(4, { image: 2, takesBack: [3, 3] }), bump(5, { image: 1, takesBack: [4, 2] })],
    ];
    const { taken, sources, source } = read(all, 1);
    expect([taken, sources, source]).toEqual([
      [digest(2), digest(3)],
      [sourceOf(2), sourceOf(3)],
      sourceOf(1),
    ]);
  });

  it('name what a person reverted, unless the revert was reverted', () => {
    const bumps = [bump(1, { image: 1 }), bump(2, { image: 2 })];
    expect(read([...bumps, revert(3, 2)], 1)).toMatchObject({
      ...{ taken: [digest(2)], sources: [sourceOf(2)] },
    });
    const again = [...bumps, revert(3, 2), revert(4, 3)];
    expect(read(again, 2)).toMatchObject({ taken: [], sources: [], source: sourceOf(2) });
    // What the file names decides: a revert that brings nothing back lets nothing back in.
    expect(read(again, 1)).toMatchObject({ taken: [digest(2)], sources: [sourceOf(2)] });
  });

  it('keep what a rollback took away until it is deployed again, by whomever', () => {
    const all = [
      ...[bump(1, { image: 1 }), bump(2, { image: 2 }), bump(3, { image: 1, takesBack: [2, 2] })],
      revert(4, 3),
    ];
    expect(read(all, 1)).toMatchObject({ taken: [digest(2)], sources: [sourceOf(2)] });
    expect(read(all, 2)).toEqual({
      ...{ taken: [], sources: [], source: sourceOf(2), settled: true },
    });
  });

  it('believe nobody but the pipeline what is deployed, and what is taken back', () => {
    const bumps = [bump(1, { image: 1 }), bump(2, { image: 2 })];
    const future = [
      forged(3, { image: 9 }),
      forged(4, { image: 2, takesBack: [9, 8] }),
      forged(5, { image: 2, takesBack: [2, 2] }),
      revert(6, 2),
    ];
    expect(read([...bumps, ...future], 2)).toEqual(read(bumps, 2));
    expect(read(future, 2, false)).toMatchObject({ taken: [], source: undefined, settled: false });
  });

  it('let nobody but the pipeline forget a rollback', () => {
    const back = [
      ...[bump(1, { image: 1 }), bump(2, { image: 2 }), bump(3, { image: 1, takesBack: [2, 2] })],
    ];
    const held = read(back, 1);
    expect(held).toMatchObject({ taken: [digest(2)], sources: [sourceOf(2)] });
    for (const said of [{ image: 4 }, { image: 2 }, { image: 2, takesBack: [3, 1] }] as const) {
      expect(read([...back, forged(4, said)], 1)).toEqual(held);
    }
    expect(read([...back, forged(4, { image: 4 })], 4).taken).toEqual([digest(2)]);
  });

  it('speak of the overlay in question, where they are told apart', () => {
    const part = (overlay: string, n: number): string =>
      `Overlay: ${overlay}\nSource-Commit: ${sourceOf(n)}\nImage-Digest: web@${digest(n)}`;
    const said = (...parts: readonly string[]): OverlayCommit => ({
      ...{ oid: oid(2), byPipeline: true },
      message: `Bump\n\nSource-Repository: ${SOURCE}\n${parts.join('\n')}\nBump-Intent: 1`,
    });
    const here = { ...{ taken: [], sources: [], settled: true }, source: sourceOf(2) };
    expect(read([said(part('overlays/eu', 1), part(OVERLAY, 2))], 2)).toEqual(here);
    expect(read([said(`Overlay: overlays/us\n${part(OVERLAY, 2)}`)], 2)).toEqual(here);
    expect(read([said(`Overlay: ${OVERLAY}\n${part('overlays/us', 2)}`)], 2)).toEqual(here);
    expect(read([said(part('overlays/eu', 2))], 2, false)).toMatchObject({
      ...{ source: undefined, settled: false },
    });
  });

  it('say nothing against the other images of a bump that was taken back in part', () => {
    const both = bump(2, { image: 2 });
    const message = both.message.replace('\nImage-', `\nImage-Digest: api@${digest(7)}\nImage-`);
    const all = [
      ...[bump(1, { image: 1 }), { ...both, message }],
      bump(3, { name: 'api', image: 6, takesBack: [2, 7] }),
    ];
    expect(read(all, 2)).toEqual({ taken: [], sources: [], source: sourceOf(2), settled: true });
  });

  it('count no digest that is none', () => {
    const tagged = { ...revert(1, 0), message: 'Bump\n\nImage-Digest: web@', byPipeline: true };
    expect(read([tagged, revert(2, 1)], 1).taken).toEqual([]);
  });

  it('forget what was deployed anew since', () => {
    const back = [
      ...[bump(1, { image: 1 }), bump(2, { image: 2 }), bump(3, { image: 1, takesBack: [2, 2] })],
    ];
    expect(read([...back, bump(4, { image: 4 })], 4).taken).toEqual([]);
    expect(read([...back, bump(4, { image: 2 })], 2).taken).toEqual([]);
  });

  it('follow a model over all histories of bumps, rollbacks and other applications', () => {
    const step = fc.record({
      kind: fc.constantFrom('bump', 'rollback', 'other'),
      image: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const commits: OverlayCommit[] = [];
        const deployed: number[] = [];
        let taken = new Set<string>();
        for (const { kind, image } of steps) {
          const n = commits.length + 1;
          const [current, before] = [deployed.at(-1), deployed.at(-2)];
          if (kind === 'other') commits.push(bump(n, { name: 'api', image }));
          else if (kind === 'bump' || current === undefined || before === undefined) {
            commits.push(bump(n, { image }));
            deployed.push(image);
            taken = new Set();
          } else {
            commits.push(bump(n, { image: before, takesBack: [0, current] }));
            taken.add(digest(current));
            deployed.push(before);
          }
        }
        const current = deployed.at(-1) ?? 0;
        taken.delete(digest(current)); // whatever was said of it, it runs
        expect(read(commits, current).taken).toEqual([...taken].sort());
      }),
      { numRuns: 500 },
    );
  });

  it('of a directory count only where they name the overlay: below it may be others', () => {
    const named = (n: number, overlay: string): OverlayCommit => {
      const { message, ...commit } = bump(n, { image: n });
      return { ...commit, message: message.replace('Source-Commit', `Overlay: ${overlay}\n$&`) };
    };
    const readDirectory = (...commits: readonly OverlayCommit[]): ReturnType<typeof recentBumps> =>
      recentBumps(
        commits.toReversed(),
        { complete: true, ofFile: false },
        { names: ['web'], digest: digest(1), overlay: OVERLAY },
        SOURCE,
      );
    const ours = named(1, OVERLAY);
    const known = { sourceCommit: sourceOf(1), settled: true };
    expect(readDirectory(ours)).toMatchObject(known);
    expect(readDirectory(ours, named(2, `${OVERLAY}/eu`))).toMatchObject(known);
    expect(readDirectory(ours, bump(2, { name: 'api', image: 2 }))).toMatchObject(known);
    expect(readDirectory(bump(1, { image: 1 }))).toMatchObject({ settled: false });
    expect(readDirectory(ours, bump(2, { image: 1, takesBack: [1, 2] })).settled).toBe(false);
  });

  it('end on any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 6 }), fc.boolean(), (messages, byPipeline) => {
        const commits = messages.map((message, n) => ({ oid: oid(n), message, byPipeline }));
        expect(read(commits, 1).taken).toEqual([]);
      }),
    );
  });
});

describe('the trailers of one overlay', () => {
  const message = `Bump

Source-Repository: ${SOURCE}
Source-Run: https://github.test/acme/web/actions/runs/1/attempts/1
Overlay: overlays/dev
Overlay: overlays/eu
Source-Commit: ${sourceOf(1)}
Image-Digest: web@${digest(1)}
Overlay: overlays/us
Source-Commit: ${sourceOf(2)}
Image-Digest: web@${digest(2)}
Rolls-Back: ${oid(7)}
Rolls-Back-Image: web@${digest(7)}
Rolls-Back-Source: ${sourceOf(7)}
Bump-Intent: ${'f'.repeat(64)}`;

  it.each(['overlays/dev', 'overlays/eu'])('%s has no rollback', (overlay) => {
    expect(readTrailers(message, overlay)).toEqual({
      ...{ sourceRepository: SOURCE, sourceCommits: [sourceOf(1)] },
      ...{ images: [`web@${digest(1)}`], rollsBack: false },
      sourceRun: 'https://github.test/acme/web/actions/runs/1',
      ...{ takenBack: [], takenBackImages: [], takenBackSources: [] },
      namesOverlays: true,
    });
  });

  it('come without those of all others, and are all of them where none is named', () => {
    expect(readTrailers(message, 'overlays/us')).toMatchObject({
      ...{ sourceRepository: SOURCE, sourceCommits: [sourceOf(2)], rollsBack: true },
      ...{ images: [`web@${digest(2)}`], takenBack: [oid(7)] },
      ...{ takenBackImages: [`web@${digest(7)}`], takenBackSources: [sourceOf(7)] },
    });
    expect(readTrailers(message, 'overlays/other')).toMatchObject({
      ...{ sourceRepository: SOURCE, sourceCommits: [], images: [], takenBack: [] },
    });
    expect(readTrailers(message).sourceCommits).toEqual([sourceOf(1), sourceOf(2)]);
  });

  it('speak of every overlay where the message names none', () => {
    const plain = message.replaceAll(/^Overlay: .*\n/gm, '');
    expect(readTrailers(plain, 'overlays/dev')).toEqual(readTrailers(plain));
    expect(readTrailers(plain).namesOverlays).toBe(false);
    expect(readTrailers(`Rolls-Back: ${oid(7)}\n\n${message}`, 'overlays/dev').takenBack).toEqual([
      oid(7),
    ]);
  });
});
