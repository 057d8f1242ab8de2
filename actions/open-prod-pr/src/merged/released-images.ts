import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { foreignTo, type Overlay } from '../plan/release-overlay.ts';
import { imageLine, isPinned, type ReleaseImage } from '../release.ts';
import { compareVersions, releaseVersion } from '../version.ts';

/**
 * The images of an overlay that releases put there: a version tag and a digest, and not what staging
 * takes from somebody else, too.
 */
export function releasedImages(
  production: Overlay,
  staging: Overlay | undefined,
): readonly ReleaseImage[] {
  const isForeign = staging === undefined ? () => false : foreignTo(staging);
  return production.entries.filter(
    (image) => releaseVersion(image.tag) !== undefined && isPinned(image) && !isForeign(image),
  );
}

/** Whether two states of an overlay release the same. */
export function sameImages(one: readonly ReleaseImage[], other: readonly ReleaseImage[]): boolean {
  const text = (images: readonly ReleaseImage[]): string => images.map(imageLine).sort().join('\n');
  return text(one) === text(other);
}

/**
 * Why production must not follow the overlay: an application went to a lower version, to nothing, or
 * to another image of the same version, and no commit says that this was meant.
 *
 * @param takenBack whether a commit since `before` takes back one that production had
 */
export function backwards(
  before: readonly ReleaseImage[],
  now: readonly ReleaseImage[],
  takenBack: boolean,
): ActionError | undefined {
  if (takenBack) return undefined;
  const steps = before.flatMap((old) => {
    const image = now.find(({ name }) => name === old.name);
    const from = releaseVersion(old.tag) ?? '';
    const to = releaseVersion(image?.tag ?? '');
    const order = to === undefined ? -1 : compareVersions(to, from);
    if (order > 0 || (order === 0 && image?.digest === old.digest)) return [];
    // A version is one image for ever: another one under its name may be any, an older one, too.
    const where = order === 0 ? `another image, ${image?.digest ?? ''}` : (image?.tag ?? 'nothing');
    return [`\`${old.name}\` from ${old.tag} to ${where}`];
  });
  if (steps.length === 0) return undefined;
  return new ActionError(
    'E_DOWNGRADE',
    `The overlay takes ${steps.join(', ')}, and no commit of the push says that it rolls back.`,
    {
      hint: 'Go back by a commit that says so: `git revert` keeps its line “This reverts commit <id>”, a commit of your own takes the trailer `Rolls-Back: <id>`, the id of one that is taken back. An application that was renamed or removed on purpose needs the line, too. Only commits that change the overlay’s file count; where the step is merged already, change the file once more.',
    },
  );
}
