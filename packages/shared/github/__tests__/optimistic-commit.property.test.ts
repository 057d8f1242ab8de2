import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../action/action-error.ts';
import { createBranchStore } from '../branch-store.ts';
import { createGitHub } from '../client.ts';
import { commitOptimistically, intentId, type CommitOutcome } from '../optimistic-commit.ts';
import { createWaitBudget } from '../wait-budget.ts';
import {
  createGitHubModel,
  type GitHubModel,
  type ModelCommit,
  type WireFault,
} from './github-model.ts';

const log = { debug: () => undefined, info: () => undefined, warning: () => undefined };

const NEVER = new AbortController().signal;

/** One bump: a key of a file that many write to gets a value. */
interface Writer {
  /** Which run it is, of several that may want the same. */
  readonly run: number;
  readonly key: string;
  readonly path: string;
  readonly maxAttempts: number;
  readonly faults: readonly WireFault[];
}

interface Ended {
  readonly writer: Writer;
  readonly seen: readonly string[];
  readonly outcome?: CommitOutcome<string>;
  readonly error?: ActionError;
}

const intentOf = ({ key, path }: Writer): string => `${key} in ${path}`;
const runOf = ({ run }: Writer): string => `Source-Run: ${run}`;
const wanted = ({ key }: Writer): string => `${key}: new`;
const linesOf = (commit: ModelCommit | undefined, path: string): readonly string[] =>
  (commit?.files.get(path) ?? '').split('\n');

/** The real stack from the client upwards; only the wire and the clock are the model’s. */
async function write(
  model: GitHubModel,
  writer: Writer,
  sleep: (ms: number) => Promise<void>,
): Promise<Ended> {
  const seen: string[] = [];
  const budget = createWaitBudget(3_600_000, sleep);
  const github = createGitHub({
    ...{ apiUrl: 'http://x.test', graphqlUrl: 'http://x.test/graphql', token: 't', log, budget },
    // A hundred thousand real ones would outlive the test.
    ...{ random: () => 0.5, deadline: () => NEVER },
    fetch: model.wire(writer.faults, (oid) => seen.push(oid)),
  });
  const store = createBranchStore(github, { owner: 'a', repo: 'b', branch: 'dev' });
  const { key, path, maxAttempts } = writer;
  try {
    const outcome = await commitOptimistically(
      { store, budget, random: () => 0.5, log },
      {
        ...{ paths: [path], intent: intentOf(writer), maxAttempts },
        isOwn: () => true,
        edit: (at) => {
          const before = Buffer.from(at.files.get(path)?.bytes ?? []).toString();
          const after = before.replace(new RegExp(`^${key}: .*$`, 'm'), wanted(writer));
          const additions = after === before ? [] : [{ path, bytes: Buffer.from(after) }];
          const message = { headline: `Set ${key}`, body: runOf(writer) };
          return Promise.resolve({ result: key, additions, message });
        },
      },
    );
    return { writer, seen, outcome };
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    return { writer, seen, error: thrown };
  }
}

/** After which a run may end badly; all others only cost time. */
const FINAL: ReadonlySet<WireFault> = new Set<WireFault>([
  ...(['conflict', 'conflict-after-apply', 'refuse', 'refuse-after-apply'] as const),
]);
const fault = fc.oneof(
  { weight: 4, arbitrary: fc.constant<WireFault>('none') },
  {
    weight: 6,
    arbitrary: fc.constantFrom<WireFault>(
      ...(['drop-request', 'drop-response', 'late', 'slow', 'limit', 'bad-gateway'] as const),
      ...(['error-after-apply', 'page', 'unsigned-yet', 'twice'] as const),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<WireFault>(...FINAL) },
);
const plan = fc.record({
  key: fc.constantFrom('k0', 'k1', 'k2', 'k3', 'k4', 'k5'),
  path: fc.constantFrom('f0', 'f1'),
  maxAttempts: fc.constantFrom(1, 3, 60, 60),
  faults: fc.array(fault, { maxLength: 8 }),
});
const START = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'person'].map((key) => `${key}: old`).join('\n');

function expectLinear({ commits }: GitHubModel): void {
  for (const [index, { parents }] of commits.entries()) {
    expect(parents).toEqual(index === 0 ? [] : [commits[index - 1]?.oid]);
  }
}

/** What a commit may change: the one line that its writer meant, beside what its parent holds. */
function expectOwnLineOnly(before: ModelCommit, after: ModelCommit, writer: Writer): void {
  const expected = new Map(before.files);
  const lines = linesOf(before, writer.path);
  const own = lines.map((line) => (line.startsWith(`${writer.key}: `) ? wanted(writer) : line));
  expected.set(writer.path, own.join('\n'));
  expect(after.files).toEqual(expected);
  expect(after.files).not.toEqual(before.files);
}

function expectHonest(model: GitHubModel, { writer, seen, outcome, error }: Ended): void {
  const positions = seen.map((head) => model.commits.findIndex(({ oid }) => oid === head));
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  expect(positions).not.toContain(-1);

  const line = `Bump-Intent: ${intentId(intentOf(writer))}`;
  const landed = model.commits.filter(({ message }) => message.split('\n').includes(line));
  expect(landed.length).toBeLessThanOrEqual(1);
  const [only] = landed;
  if (outcome !== undefined) {
    const at = model.commits.find(({ oid }) => oid === outcome.headOid);
    expect(linesOf(at, writer.path)).toContain(wanted(writer));
    expect(only).toBeDefined();
    if (outcome.commit === undefined) {
      // A run knows its own commit, unless GitHub told it that somebody else was faster.
      if (!writer.faults.includes('twice')) expect(only?.message).not.toContain(runOf(writer));
      return;
    }
    expect(outcome.commit.oid).toBe(only?.oid);
    expect([outcome.commit.parent]).toEqual(only?.parents);
    expect(outcome.commit.signature?.state).toBe('VALID');
    return;
  }
  expect(error).toBeDefined();
  if (error?.message.includes(' is not known') === true) return;
  if (error?.message.includes(` ${only?.oid ?? 'none'} landed`) === true) return;
  expect(only?.message ?? '').not.toContain(runOf(writer));
}

describe('writers at one branch of a GitHub that loses what it can', () => {
  it('lose nothing, write nothing twice, never fork, and know how it ended', async () => {
    const ends = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(plan, { minLength: 2, maxLength: 8 }),
        fc.array(fc.constantFrom('f0', 'f1', 'foreign'), { maxLength: 3 }),
        async (scheduler, plans, pushes) => {
          const writers = plans.map((each, run) => ({ ...each, run }));
          const turn = scheduler.scheduleFunction(() => Promise.resolve());
          const model = createGitHubModel({ f0: START, f1: START, foreign: 'person: old' }, turn);
          const people = pushes.map(async (path, index) => {
            for (let left = 4 * index; left >= 0; left -= 1) await turn();
            model.push(path, (text) => text.replace(/^person: .*$/m, `person: ${index}`));
          });
          const runs = writers.map((writer) => write(model, writer, () => turn()));
          const all = await scheduler.waitFor(Promise.all([...runs, Promise.all(people)]));
          const ended = all.filter((each): each is Ended => 'writer' in each);
          await scheduler.waitIdle(); // what was late arrives now at the latest

          expectLinear(model);
          for (const each of ended) {
            expectHonest(model, each);
            const end = each.error?.code ?? (each.outcome?.commit ? 'success' : 'unchanged');
            ends.set(end, (ends.get(end) ?? 0) + 1);
          }
          for (const [index, after] of model.commits.entries()) {
            const before = model.commits[index - 1];
            if (before === undefined || after.message === 'push') continue;
            const writer = writers.find((each) => after.message.includes(runOf(each)));
            expect(writer).toBeDefined();
            if (writer !== undefined) expectOwnLineOnly(before, after, writer);
          }
          for (const { writer, outcome, error } of ended) {
            const faults = writer.faults.filter((each) => each !== 'none' && each !== 'slow');
            if (writer.maxAttempts < 60 || faults.length > 4) continue;
            if (faults.some((each) => FINAL.has(each))) continue;
            // Nothing stands in the way of this one.
            expect([error?.message, outcome !== undefined]).toEqual([undefined, true]);
          }
        },
      ),
      { numRuns: Number(process.env['MODEL_SEEDS'] ?? 2_000) },
    );
    if (process.env['SHOW'] !== undefined) console.log(ends);
    // The property would hold of writers that all fail, too.
    for (const end of ['success', 'unchanged', 'E_STALE_EXHAUSTED', 'E_GITHUB', 'E_UNREACHABLE']) {
      expect(ends.get(end) ?? 0).toBeGreaterThan(20);
    }
  }, 240_000);
});
