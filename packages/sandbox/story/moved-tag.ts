import { claimNothingWritten, claimRed, snapshot, type Stage } from './stage.ts';
import { deliverTag, promotions, pushTag, type ReleasedTag } from './release-stage.ts';

/** A tag that moves after its pull request was opened. */
export async function movedTag(stage: Stage, { name }: ReleasedTag['tag']): Promise<void> {
  const { view, claims } = stage;
  claims.step('A tag that moves takes its pull request with it');
  const open = await promotions(stage, name);
  const moved = await pushTag(stage, { name, commit: await view.head('staging') });
  const before = await snapshot(stage);
  const run = await deliverTag(stage, moved);
  claimRed(claims, run, { job: 'plan', outcome: 'failed', code: 'E_TAG_MOVED' });
  const after = await promotions(stage, name);
  claims.same(
    'its pull request is closed, and there is no other',
    after.map(({ number, state }) => `${String(number)} ${state}`).join(', '),
    open.map(({ number }) => `${String(number)} closed`).join(', '),
    'GET /pulls',
  );
  claimNothingWritten(claims, before, await snapshot(stage));
}
