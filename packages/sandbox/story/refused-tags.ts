import { deliverTogether, promotions, pushTag } from './release-stage.ts';
import { claimNothingWritten, claimRed, snapshot, type Stage } from './stage.ts';

/** Tags that release nothing: each is refused with its own code and leaves nothing behind. */
export async function refusedTags(stage: Stage): Promise<void> {
  const { sandbox, view, claims, tell } = stage;
  const { consumer } = sandbox;
  claims.step('Tags that prove nothing release nothing');
  const staging = await view.head('staging');
  const never = await pushTag(stage, { name: 'v2.0.0', commit: await view.head('dev') });
  const unsigned = await pushTag(stage, { name: 'v2.0.1', commit: staging, kind: 'annotated' });
  const light = await pushTag(stage, { name: 'v2.0.2', commit: staging, kind: 'lightweight' });
  const other = await pushTag(stage, { name: 'v2.0.3', commit: staging });
  await consumer.git(
    ['push', '--quiet', 'origin', `${other.object}:refs/tags/v2.0.4`],
    consumer.alice,
  );
  tell('the tag object of v2.0.3 is pushed as v2.0.4');
  const renamed = { ...other, ref: 'refs/tags/v2.0.4' };

  const before = await snapshot(stage);
  const runs = await deliverTogether(stage, [never, unsigned, light, renamed]);
  const expected = [
    ['a tag on a commit that staging never ran', 'plan', 'E_PROMOTE_NOT_IN_STAGING'],
    ['an unsigned tag', 'verify', 'E_SIG_UNSIGNED'],
    ['a lightweight tag', 'verify', 'E_TAG_LIGHTWEIGHT'],
    ['a tag object under another name', 'verify', 'E_TAG_NAME_MISMATCH'],
  ] as const;
  for (const [index, [what, job, code]] of expected.entries()) {
    const run = runs[index];
    tell(`${what}:`);
    if (run !== undefined) claimRed(claims, run, { job, outcome: 'failed', code });
  }
  claimNothingWritten(claims, before, await snapshot(stage));
  const versions = (await promotions(stage)).filter(({ head }) => head.ref.includes('/v2.'));
  claims.same('none of them has a pull request', String(versions.length), '0', 'GET /pulls');
}
