import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recentBumps, type OverlayCommit } from '../recent-bumps.ts';

const SOURCE = 'acme/web';
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
  return { oid: oid(n), message: `Bump\n\n${trailers.join('\n')}` };
}

const revert = (n: number, commit: number): OverlayCommit => ({
  ...{ oid: oid(n), message: `Revert "x"\n\nThis reverts commit ${oid(commit)}.` },
});

function read(
  commits: readonly OverlayCommit[],
  image: number,
  complete = true,
): { taken: string[]; sources: string[]; source: string | undefined; settled: boolean } {
  const newestFirst = commits.toReversed();
  const found = recentBumps(
    newestFirst,
    complete,
    { names: ['web'], digest: digest(image) },
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
    expect(read([...bumps, revert(3, 2), revert(4, 3)], 2).taken).toEqual([]);
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
    const tagged = { oid: oid(1), message: 'Bump\n\nImage-Digest: web@' };
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
        expect(read(commits, deployed.at(-1) ?? 0).taken).toEqual([...taken].sort());
      }),
      { numRuns: 500 },
    );
  });

  it('end on any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 6 }), (messages) => {
        const commits = messages.map((message, n) => ({ oid: oid(n), message }));
        expect(read(commits, 1).taken).toEqual([]);
      }),
    );
  });
});
