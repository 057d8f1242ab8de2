import { attemptUrl } from '@gitops-actions/shared/action/runner.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import type { Opening } from './assess.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { ReleaseText } from './release-text.ts';
import type { Wording } from './release-writes.ts';

/** What the commits of a release say, to people and by their trailers. */
export function releaseWording(
  { runner, source }: Pick<ReleaseDeps, 'runner' | 'source'>,
  { release, images, goal }: Opening,
  text: ReleaseText | undefined,
): Wording {
  const names = images.map(({ name }) => name).join(', ');
  return {
    text,
    merge: `Merge ${release.tag} for production\n\nRelease-Tag: ${release.tag}`,
    bump: {
      headline: `Bump ${names} to ${release.tag} in ${directoryOf(goal.file)}`,
      body: [
        `Source-Repository: ${source.name}`,
        `Source-Commit: ${release.sourceCommit}`,
        `Source-Run: ${attemptUrl(runner)}`,
        ...images.map(({ name, digest }) => `Image-Digest: ${name}@${digest}`),
        `Release-Tag: ${release.tag}`,
      ].join('\n'),
    },
  };
}
