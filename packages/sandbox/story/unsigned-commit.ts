import {
  BRANCH,
  claimNothingWritten,
  claimRed,
  deliver,
  pushAsAlice,
  putBack,
  snapshot,
} from './stage.ts';
import type { Stage } from './stage.ts';

/** Step 3: an unsigned commit stops everything, and signing on top of it does not wash it. */
export async function unsignedCommit(stage: Stage): Promise<void> {
  const { view, claims, tell } = stage;
  claims.step('An unsigned commit is refused, and so is a signed commit on top of it');
  const good = await view.head(BRANCH);

  const unsigned = await pushAsAlice(
    stage,
    'Nobody signed this',
    { 'apps/web/src/greeting.txt': 'Unsigned.\n' },
    { sign: false },
  );
  tell(`somebody pushed ${unsigned.after.slice(0, 10)} in alice’s name, without a signature`);
  let before = await snapshot(stage);
  const run = await deliver(stage, unsigned);
  claimRed(claims, run, { job: 'verify', outcome: 'failed', code: 'E_SIG_UNSIGNED' });
  claimNothingWritten(claims, before, await snapshot(stage));

  const signed = await pushAsAlice(stage, 'A signed commit on top', {
    'apps/web/src/greeting.txt': 'Signed on top.\n',
  });
  tell(`alice pushed ${signed.after.slice(0, 10)} on top of it, signed`);
  before = await snapshot(stage);
  const onTop = await deliver(stage, signed);
  claimRed(claims, onTop, { job: 'verify', outcome: 'failed', code: 'E_SIG_UNSIGNED' });
  const blamed = onTop.jobs['verify']?.outputs['failures'] ?? '';
  claims.that(
    'the verdict names the unsigned commit, not the signed one',
    blamed.includes(unsigned.after) && !blamed.includes(signed.after),
    `output failures: ${blamed.slice(0, 90)}…`,
  );
  claimNothingWritten(claims, before, await snapshot(stage));
  await putBack(stage, good);
}
