import { deliverTag, promotions, type ReleasedTag } from './release-stage.ts';
import { claimRed, describeRun, outcomes, type Stage } from './stage.ts';

/** Somebody with an administrator's rights writes to the branch after the evidence was made. */
export async function changedBranch(stage: Stage, released: ReleasedTag): Promise<void> {
  const { sandbox, view, claims, tell } = stage;
  const { consumer } = sandbox;
  const { name } = released.tag;
  claims.step('A pull request that is changed after its evidence is caught by its own check');
  const [pull] = await promotions(stage, name);
  if (pull === undefined) throw new Error(`${name} has no pull request.`);
  const review = { number: pull.number, title: pull.title, head: pull.head.ref, base: 'main' };
  const checked = await sandbox.runPullRequest(review);
  tell(`the check of #${String(pull.number)}: ${describeRun(checked)}`);
  claims.that(
    'the consumer’s check of the pull request verifies every commit on it',
    checked.ok,
    outcomes(checked, Object.keys(checked.jobs)),
  );

  const good = await view.head(pull.head.ref);
  const tree = await view.git('rev-parse', `${good}^{tree}`);
  const foreign = await view.git(
    ...['-c', 'user.name=Mallory', '-c', 'user.email=mallory@acme.test'],
    ...['commit-tree', tree, '-p', good, '-m', 'Nobody signed this'],
  );
  await view.git('update-ref', `refs/heads/${pull.head.ref}`, foreign);
  tell(`somebody puts the unsigned ${foreign.slice(0, 10)} on ${pull.head.ref}`);
  const caught = await sandbox.runPullRequest(review);
  const [job = 'verify'] = Object.keys(caught.jobs);
  claimRed(claims, caught, { job, outcome: 'failed', code: 'E_SIG_UNSIGNED' });
  const again = await deliverTag(stage, released.tag);
  claimRed(claims, again, { job: 'open', outcome: 'failed', code: 'E_BRANCH_FOREIGN' });
  claims.same(
    'nobody’s commit is overwritten',
    await view.head(pull.head.ref),
    foreign,
    'git rev-parse',
  );
  await view.git('update-ref', `refs/heads/${pull.head.ref}`, good);
  await consumer.git([
    'fetch',
    '--quiet',
    '--prune',
    'origin',
    '+refs/heads/*:refs/remotes/origin/*',
  ]);
}
