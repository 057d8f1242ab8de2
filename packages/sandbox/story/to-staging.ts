import { digestIn, mergeByPullRequest, overlayFileOf } from './release-stage.ts';
import { deliver, imageOf, outcomes, type Stage } from './stage.ts';

/** From dev to staging by a merged pull request. @returns the source commit that staging runs */
export async function toStaging(stage: Stage): Promise<string> {
  const { sandbox, view, claims } = stage;
  claims.step('dev goes to staging by a pull request, merged by a merge commit');
  const merged = await mergeByPullRequest(stage, {
    head: 'dev',
    base: 'staging',
    title: 'Bring the warehouse to staging',
  });
  const run = await deliver(stage, merged);
  claims.that('every stage is green', run.ok, `act: ${outcomes(run, Object.keys(run.jobs))}`);
  const overlay = await view.file('staging', overlayFileOf('staging'));
  const { digest } = imageOf(run);
  claims.that(
    'staging’s overlay holds staging-<merge commit> and the digest that was built',
    overlay.includes(`newTag: staging-${merged.after}`) &&
      digest !== '' &&
      (await digestIn(stage, 'staging', 'staging')) === digest,
    `git show staging:${overlayFileOf('staging')}: staging-${merged.after.slice(0, 10)}…`,
  );
  const stored = await sandbox.registry.snapshot();
  const recipe = run.jobs['recipe']?.outputs['digest'] ?? '';
  claims.that(
    'docker/prod was built as well, and nothing of it pushed',
    /^sha256:[0-9a-f]{64}$/.test(recipe) &&
      !stored.some((line) => line.includes(recipe) || line.includes('warehouse-prod')),
    `output digest of the job recipe: ${recipe.slice(0, 19)}…; files of the registry’s storage`,
  );
  return merged.after;
}
