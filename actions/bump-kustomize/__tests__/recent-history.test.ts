import { describe, expect, it } from '@jest/globals';
import type { HistoryCommit } from '@gitops-actions/shared/github/history-commit.ts';
import type { FilesAt } from '@gitops-actions/shared/github/read-file.ts';
import { recentBumps, type RecentBumps } from '@gitops-actions/shared/promotion/recent-bumps.ts';
import fc from 'fast-check';
import { recentOf } from '../src/recent-history.ts';
import { digest, fakes, FILE, OVERLAY } from './fixtures.ts';

const HEAD = 'c'.repeat(40);
const SOURCE = 'acme/warehouse-network';
const EMAIL = '7+bumper[bot]@users.noreply.github.com';
const oid = (n: number): string => String(n).padStart(40, '0');

interface Said {
  readonly image: number;
  readonly name?: string;
  /** Position of the commit that it takes back. */
  readonly takesBack?: number;
  readonly byPerson?: boolean;
}

function commitOf(n: number, { image, name = 'web', takesBack, byPerson = false }: Said) {
  const back = takesBack === undefined ? '' : `\nRolls-Back: ${oid(takesBack)}`;
  const message = byPerson
    ? `Revert\n\nThis reverts commit ${oid(takesBack ?? 0)}.`
    : `Bump\n\nSource-Repository: ${SOURCE}\nSource-Commit: ${oid(image)}\nImage-Digest: ${name}@${digest(String(image))}${back}`;
  const authorEmail = byPerson ? 'alice@acme.test' : EMAIL;
  const commit: HistoryCommit = {
    ...{ oid: oid(n), message, parents: 1, authorEmail, authorId: undefined },
    ...{ committerEmail: 'noreply@github.com', signedByGitHub: true, signature: undefined },
  };
  return commit;
}

/** What is said of an overlay of which nobody's commits are all read, the pipeline's maybe. */
async function read(
  near: readonly HistoryCommit[],
  own: readonly HistoryCommit[],
  deployed: number,
  complete: boolean,
): Promise<RecentBumps | undefined> {
  const at: FilesAt = {
    ...{ headOid: HEAD, files: new Map(), viewer: { login: 'bumper[bot]', id: 7 } },
    histories: new Map([[OVERLAY, { commits: [], complete: false }]]),
  };
  const history = (_oid: string, _path: string, author?: string) =>
    Promise.resolve(
      author === undefined ? { commits: near, complete: false } : { commits: own, complete },
    );
  const recent = recentOf(fakes(undefined).deps, { history }, at, { policy: undefined });
  const file = { path: FILE, overlay: OVERLAY, bytes: new Uint8Array() };
  return recent(file, { names: ['web'], digest: digest(String(deployed)) });
}

describe('what the pipeline’s own commits say behind the rest', () => {
  it('is the same as by reading on commit by commit', async () => {
    const said = fc.record(
      {
        image: fc.integer({ min: 1, max: 3 }),
        name: fc.constantFrom('web', 'api'),
        takesBack: fc.integer({ min: 0, max: 12 }),
        byPerson: fc.boolean(),
      },
      { requiredKeys: ['image'] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { maxLength: 12 }),
        fc.nat(12),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        async (all, cut, deployed, complete) => {
          const newestFirst = all.map((each, n) => commitOf(n, each));
          const near = newestFirst.slice(0, cut);
          const own = newestFirst.filter(({ authorEmail }) => authorEmail === EMAIL);
          expect(strip(await read(near, own, deployed, complete))).toEqual(
            strip(byPrefixes(near, own, deployed, complete)),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('takes as many readings of a commit, however many there are', async () => {
    let readings = 0;
    const counted = (n: number, said: Said): HistoryCommit => {
      const { message, ...commit } = commitOf(n, said);
      return {
        ...commit,
        get message() {
          readings += 1;
          return message;
        },
      };
    };
    // Each goes back from the one before, so that none of them ends the search.
    const all = Array.from({ length: 1_000 }, (_, n) => counted(n, { image: 1, takesBack: n + 1 }));
    expect((await read(all.slice(0, 500), all, 1, true))?.settled).toBe(true);
    expect(readings).toBeLessThanOrEqual(2 * all.length);
  });
});

/** Without that by which it was found. */
const strip = (said: RecentBumps | undefined) => said && { ...said, endedBy: undefined };

/** The definition: the first bump behind that ends a search counts if what it deployed is there. */
function byPrefixes(
  near: readonly HistoryCommit[],
  own: readonly HistoryCommit[],
  deployed: number,
  complete: boolean,
): RecentBumps {
  const image = { names: ['web'], digest: digest(String(deployed)), overlay: OVERLAY };
  const behind = own.filter((commit) => !near.some((known) => known.oid === commit.oid));
  const said = (count: number, whole: boolean): RecentBumps =>
    recentBumps(
      [...near, ...behind.slice(0, count)].map((commit) => ({
        ...commit,
        byPipeline: commit.authorEmail === EMAIL,
      })),
      { complete: whole, ofFile: true },
      image,
      SOURCE,
    );
  if (said(0, false).settled) return said(0, false);
  for (const [index, { message }] of behind.entries()) {
    const found = said(index + 1, false);
    if (!found.settled) continue;
    return { ...found, settled: message.includes(`Image-Digest: web@${image.digest}`) };
  }
  return said(behind.length, complete);
}
