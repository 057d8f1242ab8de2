import { createHash } from 'node:crypto';
import { ActionError } from '../action/action-error.ts';
import type { Log } from '../action/log.ts';
import type { Addition, BranchStore, CommitMessage, LandedCommit } from './branch-store.ts';
import type { CommitSignature } from './commit-facts.ts';
import type { HistoryCommit } from './history-commit.ts';
import type { FilesAt, GitHubAccount } from './read-file.ts';
import { describeTip } from './branch-tip.ts';
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
  /** Directories whose names the first attempt reads, too; a later one is in more of a hurry. */
  readonly directories?: readonly string[];
  /** Names the intent: the same on every attempt and re-run, another for another wish. */
  readonly intent: string;
  /** Whether a commit that names the intent is the viewer's doing: anybody can write the trailer. */
  isOwn(commit: HistoryCommit, viewer: GitHubAccount | undefined): boolean;
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
  /**
   * Where there was nothing to commit: the newest own commit of the same intent in each history that was
   * read. An earlier attempt of the run made it, or another run with the same wish.
   */
  readonly earlier?: readonly HistoryCommit[];
}

export interface OptimisticDeps {
  readonly store: BranchStore;
  readonly budget: WaitBudget;
  readonly random: () => number;
  readonly log: Log;
  /** Milliseconds; how long an attempt took decides how long to wait. Default: the real clock. */
  readonly now?: () => number;
}

/**
 * One writer wins in the time that an attempt takes. The slower GitHub is, the further apart the
 * others have to come back: waits that did not grow with it left writers over after ten attempts.
 */
function backoff(attemptMs: number): { readonly baseMs: number; readonly capMs: number } {
  return { baseMs: Math.max(200, attemptMs), capMs: Math.max(5_000, 16 * attemptMs) };
}

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
 * gives must end with its own trailers or be empty. An error whose sentence does not say otherwise
 * means that nothing was written, and that nothing is on its way any more.
 *
 * @returns also when the commit’s signature is not valid: whether that matters is for the caller
 * @throws `E_BRANCH_GONE`, `E_PROTECTED`, and what the edit throws
 * @throws `E_STALE_EXHAUSTED` when the branch moved at every attempt or the wait budget is spent; it
 *   names the newest commit of the branch
 * @throws `E_COMMIT_MISMATCH` when what landed is not what was meant; the message names the commit
 */
export async function commitOptimistically<T>(
  deps: OptimisticDeps,
  task: OptimisticCommit<T>,
): Promise<CommitOutcome<T>> {
  const line = `${INTENT_TRAILER}: ${intentId(task.intent)}`;
  const open: Open<T> = { attempts: 0, inDoubt: false, sent: new Map(), unanswered: new Set() };
  let end: CommitOutcome<T> | Landed<T>;
  try {
    end = await land(deps, task, line, open);
  } catch (thrown) {
    end = await lookOnceMore(deps.store, line, open, thrown);
  }
  return 'landed' in end ? finish(deps.store, end, open.attempts) : end;
}

interface Sent<T> {
  readonly headOid: string;
  readonly plan: EditPlan<T>;
}

/** How far the attempts are, with the commits of which nobody heard that they landed. */
interface Open<T> {
  attempts: number;
  /** Whether one of them may have landed all the same, by what GitHub said. */
  inDoubt: boolean;
  /** By the head they were computed from, oldest first: what landed lies after the first. */
  readonly sent: Map<string, Sent<T>>;
  /** Heads of those without any answer: as long as the branch is there, they may still arrive. */
  readonly unanswered: Set<string>;
}

interface Landed<T> {
  readonly landed: LandedCommit;
  readonly sent: Sent<T>;
}

/** Attempts until one of them landed, or there is nothing to do. */
async function land<T>(
  { store, budget, random, log, now = Date.now }: OptimisticDeps,
  task: OptimisticCommit<T>,
  line: string,
  open: Open<T>,
): Promise<CommitOutcome<T> | Landed<T>> {
  for (;;) {
    open.attempts += 1;
    const attempt = open.attempts;
    const started = now();
    const directories = attempt === 1 ? task.directories : undefined;
    const at = await store.read(task.paths, task.histories, directories);
    const found = open.inDoubt ? await landedMeanwhile(store, line, open, at.headOid) : undefined;
    if (found !== undefined) {
      log.info(`The commit whose answer was lost is ${found.landed.oid}`);
      return found;
    }
    const plan = await task.edit(at, attempt);
    if (plan.additions.length === 0) {
      const earlier = newestOwn(at, line, (...of) => task.isOwn(...of));
      return { result: plan.result, headOid: at.headOid, attempts: attempt, earlier };
    }
    const body = plan.message.body === '' ? line : `${plan.message.body}\n${line}`;
    const sent = { headOid: at.headOid, plan };
    const message = { headline: plan.message.headline, body };
    const answer = await store.commit(at.headOid, plan.additions, message);
    if (answer.kind === 'landed') return { landed: answer.commit, sent };
    open.sent.set(at.headOid, sent);
    if (answer.kind !== 'stale') {
      open.inDoubt = true;
      if (answer.kind === 'refused') throw answer.error;
      open.unanswered.add(at.headOid);
      log.info(`${answer.error.message} Reading the branch again.`);
    }
    const wait = fullJitter(attempt, random, backoff(now() - started));
    const again = attempt < task.maxAttempts && (await budget.spend(wait));
    if (again) continue;
    throw answer.kind === 'stale' ? await exhausted(store, attempt) : answer.error;
  }
}

/** By history the newest own commit whose message has the line, each once. */
function newestOwn(
  { histories, viewer }: FilesAt,
  line: string,
  isOwn: OptimisticCommit<unknown>['isOwn'],
): readonly HistoryCommit[] {
  const names = ({ message }: HistoryCommit): boolean => message.split('\n').includes(line);
  const found = [...(histories?.values() ?? [])].flatMap(
    ({ commits }) => commits.find((commit) => names(commit) && isOwn(commit, viewer)) ?? [],
  );
  return [...new Map(found.map((commit) => [commit.oid, commit])).values()];
}

/** The commit is left out where it cannot be had: how the attempts ended is the news. */
async function exhausted(store: BranchStore, attempts: number): Promise<ActionError> {
  const tip = await store.tip().catch(() => undefined);
  return new ActionError(
    'E_STALE_EXHAUSTED',
    `The branch moved at each of ${attempts} attempts.${tip === undefined ? '' : ` Its newest commit is ${describeTip(tip)}.`}`,
  );
}

/**
 * The commit of ours that is on the branch after all. Another run's commit of the same intent is
 * not ours (its parent is no head that we sent for); the next edit finds nothing left to do.
 */
async function landedMeanwhile<T>(
  store: BranchStore,
  line: string,
  open: Open<T>,
  headOid: string,
): Promise<Landed<T> | undefined> {
  const all = [...open.sent.values()];
  const [first] = all;
  if (first === undefined || headOid === first.headOid) return undefined;
  const additions = all.at(-1)?.plan.additions ?? [];
  const landed = await store.findByLine(line, first.headOid, additions);
  const sent = open.sent.get(landed?.parents[0] ?? '');
  return landed === undefined || sent === undefined ? undefined : { landed, sent };
}

/**
 * After the attempts have ended badly: a commit that was sent may have landed all the same.
 *
 * @throws what was thrown, and whether something was written, as far as that can be known
 */
async function lookOnceMore<T>(
  store: BranchStore,
  line: string,
  open: Open<T>,
  thrown: unknown,
): Promise<Landed<T>> {
  if (!(thrown instanceof ActionError)) throw thrown;
  if (open.sent.size === 0) throw thrown;
  let written = UNKNOWN;
  try {
    // Also when GitHub said that the branch had moved: behind something that sends twice, that is
    // the answer to the second time.
    const { headOid } = await store.read([]);
    const late = await landedMeanwhile(store, line, open, headOid);
    if (late !== undefined) return late;
    if (!open.unanswered.has(headOid)) written = NOTHING_WRITTEN;
  } catch (again) {
    if (again instanceof ActionError && again.code === 'E_BRANCH_GONE') throw again;
  }
  const { code, message, hint } = thrown;
  throw new ActionError(code, `${message} ${written}`, { hint, cause: thrown });
}

const NOTHING_WRITTEN = 'Nothing was written.';
const UNKNOWN =
  'Whether a commit that was sent has landed is not known: the same run again finds it, or writes it.';

async function finish<T>(
  store: BranchStore,
  end: Landed<T>,
  attempts: number,
): Promise<CommitOutcome<T>> {
  const { plan, headOid } = end.sent;
  let commit = end.landed;
  // A found commit was compared with the last plan; and a fresh signature may lag behind.
  if (commit.signature?.isValid !== true || commit.differing.length > 0) {
    commit = (await rereadLanded(store, commit.oid, plan.additions)) ?? commit;
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

/** @throws what the store throws, naming the commit: the branch is not as it was before */
async function rereadLanded(
  store: BranchStore,
  oid: string,
  additions: readonly Addition[],
): Promise<LandedCommit | undefined> {
  try {
    return await store.reread(oid, additions);
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    throw new ActionError(
      thrown.code,
      `Commit ${oid} landed, but could not be looked at again. ${thrown.message}`,
      { hint: thrown.hint, cause: thrown },
    );
  }
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
