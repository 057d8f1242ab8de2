import type { ReleaseImage, StagingRun } from '../release.ts';
import type { SourceImages } from './staging-images.ts';

/**
 * `bump` and `rollback`: a verified commit of the pipeline, the latter with the trailer `Rolls-Back`;
 * `other`: everything else, whoever it claims to be from.
 */
export type StepKind = 'bump' | 'rollback' | 'other';

/** A commit on staging’s first-parent chain that moved images of the source commit in question. */
export interface StagingStep {
  readonly commit: string;
  /** Committer time, ISO 8601. */
  readonly at: string;
  readonly kind: StepKind;
  /** The pipeline’s commit names the source commit as what it deploys. */
  readonly records: boolean;
  /** The source commit’s images in the overlay before and after it. */
  readonly before: SourceImages;
  readonly after: SourceImages;
}

/** What the pipeline recorded for a source commit. */
export interface StagingRecord {
  /** One for each name, the one recorded last; empty: staging never ran this source commit. */
  readonly images: readonly ReleaseImage[];
  /** Names for which different digests were recorded. */
  readonly contradictions: readonly Contradiction[];
  /** Names whose image was taken away, other than by a newer bump, and not brought back. */
  readonly removals: readonly Removal[];
  readonly run?: StagingRun;
}

export interface Contradiction {
  readonly name: string;
  /** The commit that recorded each digest first. */
  readonly digests: ReadonlyMap<string, string>;
}

export interface Removal {
  readonly name: string;
  readonly commit: string;
  /** `rollback`: by the pipeline; `other`: by hand. */
  readonly kind: Exclude<StepKind, 'bump'>;
}

/** What becomes of one name. */
interface Life {
  image: ReleaseImage;
  readonly digests: Map<string, string>;
  since: Pick<StagingStep, 'commit' | 'at'>;
  until?: string | undefined;
  removal?: Removal | undefined;
}

/**
 * Follows a source commit’s images through staging’s history. Only what a bump itself put there
 * counts as recorded: an entry that stood there already may have been anybody’s.
 *
 * @param steps oldest first
 */
export function recordStaging(steps: readonly StagingStep[]): StagingRecord {
  const lives = new Map<string, Life>();
  const bumps: string[] = [];
  for (const step of steps) {
    for (const name of new Set([...step.before.keys(), ...step.after.keys()])) {
      const was = step.before.get(name)?.digest;
      const now = step.after.get(name);
      if (was === now?.digest) continue;
      const life = lives.get(name);
      if (now !== undefined && step.kind !== 'other' && step.records) {
        const digests = life?.digests ?? new Map<string, string>();
        if (!digests.has(now.digest)) digests.set(now.digest, step.commit);
        lives.set(name, { image: now, digests, since: step });
        if (bumps.at(-1) !== step.commit) bumps.push(step.commit);
      } else if (life === undefined) {
        continue; // put there by somebody else, before the pipeline recorded anything
      } else if (now?.digest === life.image.digest) {
        // The pipeline brings it back when it takes back what came later; a hand proves nothing.
        if (step.kind !== 'other') lives.set(name, { ...life, ...BEGINNING, since: step });
      } else if (was === life.image.digest) {
        life.until = step.at;
        if (step.kind !== 'bump') life.removal = { name, commit: step.commit, kind: step.kind };
      }
    }
  }
  return verdictOf(lives, bumps);
}

const BEGINNING = { until: undefined, removal: undefined } as const;

function verdictOf(lives: ReadonlyMap<string, Life>, bumps: readonly string[]): StagingRecord {
  const all = [...lives];
  // The release ran as a whole from when the last of its images came until the first of them went.
  const since = all
    .map(([, life]) => life.since)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  const until = all.flatMap(([, life]) => life.until ?? []).sort()[0];
  return {
    images: all.map(([, { image }]) => image),
    contradictions: all.flatMap(([name, { digests }]) =>
      digests.size > 1 ? [{ name, digests }] : [],
    ),
    removals: all.flatMap(([, { removal }]) => removal ?? []),
    ...(since && {
      run: {
        commit: since.commit,
        deployedAt: since.at,
        ...(until !== undefined && { replacedAt: until }),
        bumps,
      },
    }),
  };
}
