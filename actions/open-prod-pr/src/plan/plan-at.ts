import type { ReleaseDeps } from '../deps.ts';
import type { Inputs } from '../inputs.ts';
import { planRelease } from './plan.ts';
import type { PlanVerdict } from '../release.ts';
import type { RepositoryState } from '../state/repository-state.ts';

/** What of the inputs says which release is meant. */
export type PlanInputs = Pick<
  Inputs,
  | 'tagOid'
  | 'commitOid'
  | 'overlay'
  | 'stagingOverlay'
  | 'stagingBranch'
  | 'base'
  | 'allowDowngrade'
>;

/** The plan as it stands at one moment of the repository; errors as of `planRelease`. */
export async function planAt(
  inputs: PlanInputs,
  deps: Pick<ReleaseDeps, 'source' | 'gitops' | 'tag' | 'log' | 'repositories' | 'commitFacts'>,
  state: RepositoryState,
): Promise<PlanVerdict> {
  const { source, gitops } = await deps.repositories(state);
  const { tagOid, commitOid } = inputs;
  return planRelease(
    {
      sourceRepository: deps.source.name,
      repository: deps.gitops.name,
      tag: deps.tag,
      ...(tagOid !== undefined && { tagOid }),
      ...(commitOid !== undefined && { commitOid }),
      overlay: inputs.overlay,
      stagingOverlay: inputs.stagingOverlay,
      stagingBranch: inputs.stagingBranch,
      base: inputs.base,
      allowDowngrade: inputs.allowDowngrade,
      refs: {
        ...(state.tag && { tagOid: state.tag.oid }),
        baseOid: state.baseOid,
        stagingOid: state.stagingOid,
      },
    },
    {
      source: source.objects,
      gitops: gitops.objects,
      policy: state.policy,
      gitopsPolicy: state.gitopsPolicy,
      log: deps.log,
      async bumpSignatures(oids) {
        // The state was asked for the newest bumps anyway; only others cost a request.
        const unknown = oids.filter((oid) => !state.commits.has(oid));
        const asked = unknown.length === 0 ? state.commits : await deps.commitFacts(unknown);
        return new Map(
          oids.map((oid) => {
            const fact = state.commits.get(oid) ?? asked.get(oid);
            return [oid, fact?.signedByGitHub === true];
          }),
        );
      },
      async tagCommit(tag) {
        const oid = await source.resolve(`refs/tags/${tag}`);
        if (oid !== undefined) await source.fetch([oid]);
        return oid;
      },
    },
  );
}
