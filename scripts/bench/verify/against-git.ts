import { join } from 'node:path';
import {
  openPgpHistorySigner,
  sshHistorySigner,
  writeSignedHistory,
  type HistorySigner,
} from '../../../actions/verify-signatures/__tests__/signed-history.ts';
import { interleave, type Rounds } from '../rounds.ts';
import { gitLogOpenPgp, gitLogSsh, type GitLog } from './git-log.ts';
import { judgeByBundle } from './judge-bundle.ts';
import type { VerifyPlan } from './plan.ts';

/** One kind of signature; microseconds a commit. */
export interface Contest {
  readonly kind: 'SSH' | 'OpenPGP';
  readonly perCommit: Rounds<'ours' | 'git', number>;
}

/** A rule for every path that changes, so that whose change it is has to be looked up, too. */
export const RULES = "[{ paths: ['apps/**', '.github/**'], signers: [alice] }]";

/** The bundled action over a whole range, against git over the newest of its commits. */
export async function measureContests(dir: string, plan: VerifyPlan): Promise<readonly Contest[]> {
  const openpgp = await openPgpHistorySigner();
  const ssh = sshHistorySigner();
  return [
    await contest(dir, plan, 'SSH', ssh, await gitLogSsh(dir, ssh.key)),
    await contest(dir, plan, 'OpenPGP', openpgp, await gitLogOpenPgp(dir, openpgp.certificate)),
  ];
}

async function contest(
  dir: string,
  { rounds, commits, gitSample }: VerifyPlan,
  kind: Contest['kind'],
  signer: HistorySigner,
  gitLog: GitLog,
): Promise<Contest> {
  const history = await writeSignedHistory(join(dir, kind), { commits, signer, rules: RULES });
  const perCommit = await interleave(rounds, {
    ours: async () => ((await judgeByBundle(dir, history, commits)).ms * 1000) / commits,
    git: async () => ((await gitLog(history, gitSample)) * 1000) / gitSample,
  });
  return { kind, perCommit };
}
