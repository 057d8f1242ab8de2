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
      headline: `Bump ${names} to ${release.tag} in ${directoryName(goal.file)}`,
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

/** The page of this very attempt. */
export function attemptUrl({
  serverUrl,
  repository,
  runId,
  runAttempt,
}: ReleaseDeps['runner']): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
}

/** Where a kustomization lies; `.` for the root. */
export function directoryName(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}
