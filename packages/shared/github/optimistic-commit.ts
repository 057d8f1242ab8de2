import { createHash } from 'node:crypto';
import { ActionError } from '../action/action-error.ts';
import type { Log } from '../action/log.ts';
import type {
  Addition,
  BranchStore,
  CommitMessage,
  CommitSignature,
  LandedCommit,
} from './branch-store.ts';
import type { FilesAt } from './read-file.ts';
import { fullJitter, type WaitBudget } from './wait-budget.ts';

/** What an edit makes of the branch as it was read. */
export interface EditPlan<T> {
  /** Whatever the caller wants to know about this edit. */
  readonly result: T;
  /** Empty: there is nothing to commit. */
  readonly additions: readonly Addition[];
  readonly message: CommitMessage;
}

export interface OptimisticCommit<T> {
  /** The files the edit looks at. */
  readonly paths: readonly string[];
  /** Paths whose newest commits it looks at, too. */
  readonly histories?: readonly string[];
  /** Names the intent: the same on every attempt and re-run, another for another wish. */
  readonly intent: string;
  /**
   * Decides and edits, from nothing but what was read; called anew for every head.
   *
   * @param attempt from 1
   */
  edit(at: FilesAt, attempt: number): Promise<EditPlan<T>>;
  readonly maxAttempts: number;
}

/** How an optimistic commit ended. `commit` is absent when there was nothing to commit. */
export interface CommitOutcome<T> {
  readonly result: T;
  readonly headOid: string;
  /** How often the branch was read for an edit. */
  readonly attempts: number;
  readonly commit?: {
    readonly oid: string;
    readonly url: string;
    readonly parent: string;
    readonly signature: CommitSignature | undefined;
  };
}

export interface OptimisticDeps {
  readonly store: BranchStore;
  readonly budget: WaitBudget;
  readonly random: () => number;
  readonly log: Log;
}

/** Thirty-two writers that meet at once need at most 8 attempts with these (measured with real git). */
const BACKOFF = { baseMs: 200, capMs: 5_000 };

/** The trailer by which a commit is found again whose answer got lost. */
const INTENT_TRAILER = 'Bump-Intent';

/** The value of the trailer: sha256 of the intent, hexadecimal. */
export function intentId(intent: string): string {
  return createHash('sha256').update(intent).digest('hex');
}

/**
 * Compare-and-swap on a branch: reads the head, edits, commits only if the branch still is at that
 * head, and otherwise starts over with a fresh read. Never forces, never merges text, never sends a
 * commit again whose fate is unknown before it has looked for it.
 *
 * The message of every commit ends with the trailer {@link INTENT_TRAILER}; the body that the edit
 * gives must end with its own trailers or be empty.
 *
 * @returns also when the commit’s signature is not valid: whether that matters is for the caller
 * @throws `E_BRANCH_GONE`, `E_PROTECTED`, and what the edit throws
 * @throws `E_STALE_EXHAUSTED` when the branch moved at every attempt or the wait budget is spent
 * @throws `E_COMMIT_MISMATCH` when what landed is not what was meant; the message names the commit
 */
export async function commitOptimistically<T>(
  deps: OptimisticDeps,
  task: OptimisticCommit<T>,
): Promise<CommitOutcome<T>> {
  const { store, budget, random, log } = deps;
  const line = `${INTENT_TRAILER}: ${intentId(task.intent)}`;
  let pending: Pending<T> | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const at = await store.read(task.paths, task.histories);
    const found = await landedMeanwhile(store, line, pending, at.headOid);
    if (found !== undefined) {
      log.info(`The commit whose answer was lost is ${found.commit.oid}`);
      return finish(store, found.sent, found.commit, attempt);
    }
    const plan = await task.edit(at, attempt);
    if (plan.additions.length === 0) {
      return { result: plan.result, headOid: at.headOid, attempts: attempt };
    }
    const body = plan.message.body === '' ? line : `${plan.message.body}\n${line}`;
    const sent = { headOid: at.headOid, plan };
    const answer = await store.commit(at.headOid, plan.additions, {
      headline: plan.message.headline,
      body,
    });
    if (answer.kind === 'landed') return finish(store, sent, answer.commit, attempt);
    if (answer.kind !== 'stale') {
      log.info(`${answer.error.message} Reading the branch again.`);
      pending = {
        sinceOid: pending?.sinceOid ?? at.headOid,
        sent: new Map([...(pending?.sent ?? []), [at.headOid, sent]]),
      };
    }
    const again =
      answer.kind !== 'refused' &&
      attempt < task.maxAttempts &&
      (await budget.spend(fullJitter(attempt, random, BACKOFF)));
    if (again) continue;
    if (pending !== undefined) {
      const { headOid } = await store.read([]);
      const late = await landedMeanwhile(store, line, pending, headOid);
      if (late !== undefined) return finish(store, late.sent, late.commit, attempt);
    }
    if (answer.kind !== 'stale') throw answer.error;
    throw new ActionError(
      'E_STALE_EXHAUSTED',
      `The branch moved at each of ${attempt} attempts; nothing was written.`,
    );
  }
}

interface Sent<T> {
  readonly headOid: string;
  readonly plan: EditPlan<T>;
}

/** Commits that were sent and whose fate is unknown. */
interface Pending<T> {
  /** The head before the first of them: what landed lies after it. */
  readonly sinceOid: string;
  /** By the head they were computed from. */
  readonly sent: ReadonlyMap<string, Sent<T>>;
}

/**
 * The commit of ours that is on the branch after all. Another run's commit of the same intent is
 * not ours (its parent is no head that we sent for); the next edit finds nothing left to do.
 */
async function landedMeanwhile<T>(
  store: BranchStore,
  line: string,
  pending: Pending<T> | undefined,
  headOid: string,
): Promise<{ readonly commit: LandedCommit; readonly sent: Sent<T> } | undefined> {
  if (pending === undefined || headOid === pending.sinceOid) return undefined;
  const last = [...pending.sent.values()].at(-1);
  const commit = await store.findByLine(line, pending.sinceOid, last?.plan.additions ?? []);
  const sent = pending.sent.get(commit?.parents[0] ?? '');
  return commit === undefined || sent === undefined ? undefined : { commit, sent };
}

async function finish<T>(
  store: BranchStore,
  sent: Sent<T>,
  first: LandedCommit,
  attempts: number,
): Promise<CommitOutcome<T>> {
  const { plan, headOid } = sent;
  let commit = first;
  // A found commit was compared with the last plan; and a fresh signature may lag behind.
  if (commit.signature?.isValid !== true || commit.differing.length > 0) {
    commit = (await store.reread(commit.oid, plan.additions)) ?? commit;
  }
  const problem = mismatch(commit, headOid);
  if (problem !== undefined) {
    throw new ActionError('E_COMMIT_MISMATCH', `Commit ${commit.oid} landed, but ${problem}.`);
  }
  return {
    result: plan.result,
    headOid: commit.oid,
    attempts,
    commit: { oid: commit.oid, url: commit.url, parent: headOid, signature: commit.signature },
  };
}

function mismatch(commit: LandedCommit, headOid: string): string | undefined {
  if (commit.parents.length !== 1 || commit.parents[0] !== headOid) {
    return `its parent is ${commit.parents.join(' and ')} and not ${headOid}, the head that was read`;
  }
  if (commit.differing.length > 0) {
    return `it does not hold what was meant in ${commit.differing.join(', ')}`;
  }
  return undefined;
}
