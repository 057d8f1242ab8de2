import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { FilesAt } from '@gitops-actions/shared/github/read-file.ts';
import {
  kustomizationCandidates,
  pickKustomization,
  type PathKind,
} from '@gitops-actions/shared/kustomize/find-kustomization.ts';
import { likelyBaseFiles } from '@gitops-actions/shared/kustomize/resource-graph.ts';
import type { OverlayFile } from './bump-plan.ts';
import type { Worktree } from './worktree.ts';

/**
 * The kustomization files of the overlays in a commit, each once.
 *
 * @throws `E_TARGET_GONE`, `E_KUSTOMIZATION_AMBIGUOUS`, `E_PATH`
 */
export function filesFromBranch(at: FilesAt, overlays: readonly string[]): readonly OverlayFile[] {
  const kindOf = (path: string): PathKind | undefined => {
    switch (at.files.get(path)?.mode) {
      case undefined:
        return undefined;
      case '40000':
        return 'directory';
      case '100644':
      case '100755':
        return 'file';
      default: // a link, or a submodule: content that is not the repository's own
        return 'symlink';
    }
  };
  const paths = new Map(overlays.map((overlay) => [pickKustomization(overlay, kindOf), overlay]));
  return [...paths].map(([path, overlay]) => {
    const file = at.files.get(path);
    if (file === undefined) throw new ActionError('E_TARGET_GONE', `${path} is gone.`);
    return { path, overlay, bytes: file.bytes };
  });
}

/** All that a first look at a branch reads: what saves a request later, too. */
export function pathsToRead(overlays: readonly string[]): readonly string[] {
  return [
    ...new Set([
      ...overlays.flatMap(kustomizationCandidates),
      ...overlays.flatMap(likelyBaseFiles),
    ]),
  ];
}

/** The path whose commits are an overlay's history; a repository's root has too many others. */
export function historyPath(overlay: string): string {
  return overlay === '.' ? 'kustomization.yaml' : overlay;
}

/** The kustomization files of the overlays in a checkout, each once. Errors as above. */
export function filesFromWorktree(
  worktree: Worktree,
  overlays: readonly string[],
): readonly OverlayFile[] {
  const kindOf = (path: string): PathKind | undefined => worktree.kindOf(path);
  const paths = new Map(overlays.map((overlay) => [pickKustomization(overlay, kindOf), overlay]));
  return [...paths].map(([path, overlay]) => ({ path, overlay, bytes: worktree.read(path) }));
}
