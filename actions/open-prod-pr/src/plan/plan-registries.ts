import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { registryFault } from '@gitops-actions/shared/policy/registry-rules.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { PlanInputs } from './plan-at.ts';
import { readOverlay } from './release-overlay.ts';
import type { PlanVerdict } from '../release.ts';
import type { RepositoryState } from '../state/repository-state.ts';

/**
 * Holds a promotion against the `registries` of the overlays' policy before anything is copied: where
 * production's overlay takes the image from is known already. What is built for a hotfix, and what is
 * really given, is judged before the pull request.
 */
export async function withRegistries(
  { overlay, base }: PlanInputs,
  deps: Pick<ReleaseDeps, 'source' | 'gitops' | 'repositories'>,
  state: RepositoryState,
  verdict: PlanVerdict,
): Promise<PlanVerdict> {
  if (!verdict.ok) return verdict;
  const { release } = verdict;
  const { gitops } = await deps.repositories(state);
  const tree = release.mergeTree ?? release.baseOid;
  const { file, entries } = await readOverlay(gitops.objects, tree, overlay, base);
  const names = release.images.map(({ name }) => name);
  const refusals = entries
    .filter(({ name }) => names.includes(name))
    .flatMap(({ repository: image }) => {
      const query = { source: deps.source.name, gitops: deps.gitops.name, image };
      return registryFault(state.gitopsPolicy, { ...query, overlay: directoryOf(file) }) ?? [];
    });
  if (refusals.length === 0) return verdict;
  return { ok: false, refusals, known: release };
}
