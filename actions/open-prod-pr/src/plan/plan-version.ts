import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { PlanRequest } from './plan-request.ts';
import { downgrade, noVersion, versionTaken } from './release-refusals.ts';
import type { ReleaseImage } from '../release.ts';
import type { StagingRecord } from './staging-record.ts';
import { compareVersions, releaseVersion } from '../version.ts';

/** How a tag's version stands to what production runs. */
export interface JudgedVersion {
  readonly refusals: readonly ActionError[];
  /** The highest that production names. */
  readonly deployedVersion?: string;
}

/** Versions only rise, and a version is one image for ever. */
export function judgeVersion(
  request: PlanRequest,
  record: StagingRecord,
  deployed: readonly ReleaseImage[],
): JudgedVersion {
  const [highest] = deployed
    .flatMap((image) => {
      const version = releaseVersion(image.tag);
      return version === undefined ? [] : [{ image, version }];
    })
    .sort((one, other) => compareVersions(other.version, one.version));
  const known = highest === undefined ? {} : { deployedVersion: highest.version };
  const version = releaseVersion(request.tag);
  if (version === undefined) return { ...known, refusals: [noVersion(request)] };
  if (highest === undefined) return { refusals: [] };
  if (compareVersions(version, highest.version) < 0) {
    return {
      ...known,
      refusals: request.allowDowngrade ? [] : [downgrade(request, highest.image)],
    };
  }
  // Which of several digests would be released is not known; that is refused for itself.
  if (record.contradictions.length > 0) return { ...known, refusals: [] };
  const taken = deployed.flatMap((image) => {
    const staged = record.images.find(({ name }) => name === image.name);
    return staged === undefined || image.tag !== request.tag || image.digest === staged.digest
      ? []
      : [versionTaken(request, image, staged)];
  });
  return { ...known, refusals: taken };
}
