import type { Changelog } from './changelog.ts';
import type { MachineBlock } from './machine-block.ts';
import type { CheckedRecords } from '../evidence/records.ts';
import type { Stage } from '../evidence/stages.ts';
import type { Release, ReleaseImage } from '../release.ts';
import type { RenderedDiff } from '../render/rendered-diff.ts';
import type { MergeRules } from '../state/merge-rules.ts';

/** What decides whether a pull request that is there still says the truth. */
export interface EvidenceFacts {
  readonly release: Release;
  /** In the production registry. */
  readonly images: readonly ReleaseImage[];
  readonly records: CheckedRecords;
}

/** Everything that the pull request tells. */
export interface BodyFacts extends EvidenceFacts {
  /** `owner/name` of the repository with the pull request. */
  readonly repository: string;
  /** `owner/name` of the source; mostly the same. */
  readonly sourceRepository: string;
  /** `https://github.com`, no trailing slash. */
  readonly serverUrl: string;
  /** Of this run, `https://github.com/acme/web/actions/runs/7`. */
  readonly runUrl: string;
  readonly base: string;
  /** Evidence without which there would be no pull request. */
  readonly require: readonly Stage[];
  /** Absent: it could not be found out. */
  readonly changes?: Changelog;
  readonly rendered: RenderedDiff;
  /** Absent: the token may not read them. */
  readonly merge?: MergeRules;
  /** What we put on the pull request ourselves. */
  readonly added: Pick<MachineBlock, 'labels' | 'reviewers' | 'teams' | 'assignees'>;
  /** The `title` input; default: one that names the release. */
  readonly title?: string;
  readonly now: Date;
}

/** A pull request’s own words. */
export interface ComposedBody {
  /** At most 256 characters. */
  readonly title: string;
  /** Between our markers; together with `reserved` at most 65,536 characters. */
  readonly body: string;
  readonly machine: MachineBlock;
  /** What did not fit, e.g. `the manifest diff`. */
  readonly cut: readonly string[];
}
