import type { Inputs } from '../inputs.ts';
import { attemptUrl } from '@gitops-actions/shared/action/runner.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { textWithin, type ReleaseText } from '../open/release-text.ts';
import type { Wording } from '../open/release-writes.ts';
import { renderedDiff } from '../render/rendered-diff.ts';
import type { RollbackOpening } from './assess-rollback.ts';
import type { RollbackDeps } from './create-rollback-deps.ts';
import { replacedBy } from './decide-rollback.ts';
import { composeRollback } from './rollback-body.ts';

/** Gathers what the pull request tells beside the decision: what the manifests render to. */
export async function rollbackText(
  inputs: Inputs,
  deps: RollbackDeps,
  opening: RollbackOpening,
): Promise<ReleaseText> {
  const { rollback, records, releases, repositories, state, goal, pull } = opening;
  const { runner, gitops } = deps;
  const rendered = await renderedDiff({
    objects: repositories.gitops.objects,
    before: rollback.baseOid,
    after: { tree: goal.mergedTree, files: new Map([[goal.file, goal.bytes]]) },
    overlay: inputs.overlay,
    kustomize: () => deps.kustomize(),
    scratch: await deps.scratch(),
  });
  const facts = {
    ...{ rollback, records, releases, rendered },
    ...(state.merge && { merge: state.merge }),
    repository: gitops.name,
    serverUrl: runner.serverUrl,
    runUrl: `${runner.serverUrl}/${runner.repository}/actions/runs/${runner.runId}`,
    base: inputs.base,
    ...(inputs.title !== undefined && { title: inputs.title }),
    now: deps.now(),
  };
  return textWithin(deps, pull?.body ?? '', (added, reserved) =>
    composeRollback({ ...facts, added }, reserved),
  );
}

/**
 * What the commit says. By `Rolls-Back` the run after the merge takes the step back for meant, and
 * the next rollback knows what not to come back to.
 */
export function rollbackWording(
  { runner }: Pick<RollbackDeps, 'runner'>,
  { rollback, goal }: RollbackOpening,
  text: ReleaseText | undefined,
): Wording {
  const { label, from, images, source } = rollback;
  const names = images.map(({ name }) => name).join(', ');
  const tags = [...new Set(images.map(({ tag }) => tag))];
  const { repository, commit } = source;
  return {
    text,
    bump: {
      headline: `Roll ${names} back to ${label} in ${directoryOf(goal.file)}`,
      body: [
        ...(repository === undefined ? [] : [`Source-Repository: ${repository}`]),
        ...(commit === undefined ? [] : [`Source-Commit: ${commit}`]),
        `Source-Run: ${attemptUrl(runner)}`,
        `Rolls-Back: ${from.commit}`,
        ...replacedBy(from.images, images).map(
          ({ name, digest }) => `Rolls-Back-Image: ${name}@${digest}`,
        ),
        ...images.map(({ name, digest }) => `Image-Digest: ${name}@${digest}`),
        ...tags.map((tag) => `Release-Tag: ${tag}`),
      ].join('\n'),
    },
  };
}
