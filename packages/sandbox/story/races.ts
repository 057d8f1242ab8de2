import type { Pushed } from '../consumer/working-copy.ts';
import { createGate } from '../faults/fault-plan.ts';
import type { WorkflowRun } from '../runner/act.ts';
import { BRANCH, OVERLAY_FILE, describeRun, outcomes, pushAsAlice, type Stage } from './stage.ts';

/** Step 6: runs that bump at the same moment lose nothing and never go backwards. */
export async function races(stage: Stage): Promise<void> {
  const { view, claims, tell } = stage;
  claims.step('Two runs bump at the same moment: nothing is lost, nothing goes backwards');

  const [older, newer] = await twoPushes(stage, 'first');
  tell(
    `runs for ${older.after.slice(0, 10)} and ${newer.after.slice(0, 10)}, the older lands first`,
  );
  const inOrder = await race(stage, [older, newer], [older.after, newer.after]);
  const history = await view.git('log', '-2', '--reverse', '--format=%b', BRANCH);
  claims.that(
    'both bumps are in the history, the newer on top',
    inOrder.every((run) => run.ok) &&
      history.includes(older.after) &&
      history.indexOf(older.after) < history.indexOf(newer.after),
    `git log -2 dev: Source-Commit ${older.after.slice(0, 10)}, then ${newer.after.slice(0, 10)}`,
  );
  claims.that(
    'the one that came second saw a stale head and applied its edit again',
    Number(inOrder[1]?.jobs['bump']?.outputs['attempts'] ?? 0) > 1,
    `output attempts = ${inOrder[1]?.jobs['bump']?.outputs['attempts'] ?? 'absent'}`,
  );

  const [late, early] = await twoPushes(stage, 'second');
  tell(`runs for ${late.after.slice(0, 10)} and ${early.after.slice(0, 10)}, the older lands last`);
  const reversed = await race(stage, [late, early], [early.after, late.after]);
  claims.same(
    'the older run ends as superseded, green',
    `${String(reversed[0]?.ok)} ${reversed[0] === undefined ? '' : outcomes(reversed[0], ['bump'])}`,
    'true bump=superseded',
    'outputs of the older run',
  );
  claims.that(
    'the overlay names the newer commit',
    (await view.file(BRANCH, OVERLAY_FILE)).includes(`dev-${early.after}`),
    `git show dev:${OVERLAY_FILE}`,
  );
}

async function twoPushes(stage: Stage, word: string): Promise<readonly [Pushed, Pushed]> {
  const push = (text: string): Promise<Pushed> =>
    pushAsAlice(stage, `Greet for the ${text}`, { 'apps/web/src/greeting.txt': `${text}\n` });
  return [await push(`${word} race, one`), await push(`${word} race, two`)];
}

/**
 * Runs two pushes side by side and holds each one's write until both want to write; then lets them
 * through in the given order, the second after the first has landed.
 */
async function race(
  stage: Stage,
  pushes: readonly Pushed[],
  order: readonly string[],
): Promise<readonly WorkflowRun[]> {
  const { sandbox, view, tell } = stage;
  const held = order.map((commit) => ({ commit, write: createGate(), arrival: createGate() }));
  const remove = held.map(({ commit, write, arrival }) =>
    sandbox.faults.add({
      name: `hold the write for ${commit}`,
      readsBody: true,
      nth: 1,
      match: ({ path, body }) => {
        const text = body?.toString('utf8') ?? '';
        const isWrite = path.endsWith('/graphql') && text.includes('createCommitOnBranch');
        if (!isWrite || !text.includes(`Source-Commit: ${commit}`)) return false;
        arrival.open();
        return true;
      },
      action: { kind: 'delay', until: write.opened, when: 'before' },
    }),
  );
  const head = await view.head(BRANCH);
  const runs = pushes.map((push) => sandbox.runPush(push));
  const over = Promise.all(runs);
  try {
    await Promise.race([over, Promise.all(held.map(({ arrival }) => arrival.opened))]);
    held[0]?.write.open();
    const landed = async (): Promise<void> => {
      while ((await view.head(BRANCH)) === head) await new Promise((go) => setTimeout(go, 50));
    };
    await Promise.race([over, landed()]);
  } finally {
    for (const { write } of held) write.open();
  }
  const results = await over;
  for (const undo of remove) undo();
  for (const run of results) tell(describeRun(run));
  return results;
}
