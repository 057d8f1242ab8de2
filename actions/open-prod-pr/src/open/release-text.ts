import { pipelineEmail } from '@gitops-actions/shared/policy/policy.ts';
import type { Opening } from './assess.ts';
import { composeBody, mergeBody } from '../body/body.ts';
import type { BodyFacts, ComposedBody } from '../body/body-facts.ts';
import { readChangelog } from '../body/changelog.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { Inputs, People } from '../inputs.ts';
import { renderedDiff } from '../render/rendered-diff.ts';

/** Writes title and body; once the facts are gathered, a change of people costs no request. */
export interface ReleaseText {
  /** @param added what we shall have added ourselves */
  compose(added: People): { readonly title: string; readonly body: string };
}

/** Gathers what the pull request tells beside the evidence: what changed, and what it renders to. */
export async function releaseText(
  inputs: Inputs,
  deps: ReleaseDeps,
  opening: Opening,
): Promise<ReleaseText> {
  const { release, images, records, repositories, state, goal, pull } = opening;
  const { runner, source, gitops } = deps;
  const pipeline = state.policy.signing?.pipeline;
  const separate = source !== gitops;
  const [changes, rendered] = await Promise.all([
    readChangelog({
      objects: repositories.source.objects,
      github: source.github,
      repository: source.name,
      from: separate ? await deployedCommit(opening) : release.baseOid,
      to: release.commitOid,
      overlays: pipeline?.overlays ?? [],
      ...(pipeline && { pipelineEmail: pipelineEmail(pipeline.app) }),
    }),
    renderedDiff({
      objects: repositories.gitops.objects,
      before: release.baseOid,
      after: { tree: goal.mergedTree, files: new Map([[goal.file, goal.bytes]]) },
      overlay: inputs.overlay,
      kustomize: () => deps.kustomize(),
      scratch: await deps.scratch(),
    }),
  ]);
  const facts: Omit<BodyFacts, 'added'> = {
    ...{ release, images, records, changes, rendered },
    ...(state.merge && { merge: state.merge }),
    repository: gitops.name,
    sourceRepository: source.name,
    serverUrl: runner.serverUrl,
    runUrl: `${runner.serverUrl}/${runner.repository}/actions/runs/${runner.runId}`,
    base: inputs.base,
    require: inputs.require,
    ...(inputs.title !== undefined && { title: inputs.title }),
    now: deps.now(),
  };
  return textWithin(deps, pull?.body ?? '', (added, reserved) =>
    composeBody({ ...facts, added }, reserved),
  );
}

/**
 * Puts our part into the body that is there. People’s own text stays, so ours has what is left.
 *
 * @param compose our part, where people’s text takes `reserved` characters
 */
export function textWithin(
  { log }: Pick<ReleaseDeps, 'log'>,
  existing: string,
  compose: (added: People, reserved: number) => ComposedBody,
): ReleaseText {
  let cut = '';
  return {
    compose(added) {
      const ours = compose(added, 0).body;
      const reserved = Math.max(mergeBody(existing, ours).length - ours.length, 0);
      const composed = compose(added, reserved);
      const lost = composed.cut.join(', ');
      if (lost !== cut) log.info(`The text of the pull request is cut: ${lost}.`);
      cut = lost;
      return { title: composed.title, body: mergeBody(existing, composed.body) };
    },
  };
}

/** With separate overlays the base says nothing about the source: the deployed version’s tag does. */
async function deployedCommit({ release, repositories }: Opening): Promise<string> {
  const { deployedVersion, commitOid } = release;
  if (deployedVersion === undefined) return commitOid;
  return (await repositories.source.resolve(`refs/tags/v${deployedVersion}`)) ?? commitOid;
}
