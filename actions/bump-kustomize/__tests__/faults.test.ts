import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import { toActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { createGitHub, type GitHub } from '@gitops-actions/shared/github/client.ts';
import { mintInstallationToken } from '@gitops-actions/shared/github/installation-token.ts';
import { createWaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { compareCommits } from '@gitops-actions/shared/promotion/compare-commits.ts';
import { SILENT } from '../../../__tests__/support/in-process-runner.ts';
import type { CapturedResponse, FaultAction } from '../../../packages/sandbox/faults/fault-plan.ts';
import { branchTarget } from '../src/branch-target.ts';
import { readInputs } from '../src/inputs.ts';
import { run } from '../src/run.ts';
import { openBench, REPOSITORY, type Bench } from './bench.ts';

let bench: Bench;
let head: string;
/** What one undisturbed run leaves. */
let file: string;

const api = ({ path }: { readonly path: string }): boolean => path.includes('/api/');
const source = (index: number): string => bench.sources[index] ?? '';

/** The whole run of the action; only the waits are none. */
async function bump(index: number): Promise<ActionResult> {
  const budget = createWaitBudget(300_000, () => Promise.resolve());
  const connect = (token: string): GitHub => {
    const { apiUrl, graphqlUrl } = bench.github;
    return createGitHub({ apiUrl, graphqlUrl, token, budget, log: SILENT });
  };
  const [owner, repo] = ['acme', REPOSITORY.slice('acme/'.length)];
  const { token } = await mintInstallationToken(connect, {
    ...{ appId: String(bench.github.app.id), privateKey: bench.github.app.privateKey },
    ...{ owner, repo, permissions: { contents: 'write' } },
  });
  const github = connect(token);
  const { inputs } = bench.step({ images: bench.image(source(index), `${index + 1}`) });
  const read = createInputReader(
    (name) => inputs[name] ?? '',
    () => undefined,
  );
  return run(readInputs(read), {
    target: {
      ...{ repository: REPOSITORY, branch: 'dev' },
      ...branchTarget(github, { owner, repo, branch: 'dev' }),
      objects: unused,
    },
    worktree: { kindOf: unused, read: unused, write: unused },
    compare: (base, other) => compareCommits(github, { owner, repo }, base, other),
    message: { sourceRepository: REPOSITORY, sourceRun: 'https://x.test/runs/1' },
    ...{ budget, random: Math.random, log: SILENT, requests: () => github.requests() },
    ...{ registry: unused, saveDiff: () => Promise.resolve(''), today: '2026-11-23' },
  });
}

const unused = (): never => {
  throw new Error('unused');
};

beforeAll(async () => {
  bench = await openBench();
  // An image is deployed already, so that the run compares source commits as well.
  await bump(0);
  head = bench.git('rev-parse', 'dev').trim();
  await bump(1);
  file = bench.file();
});

beforeEach(() => {
  bench.git('update-ref', 'refs/heads/dev', head);
});

afterEach(() => {
  bench.faults.clear();
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

const answer = (status: number, body: string | object, headers = {}): FaultAction => ({
  ...{ kind: 'status', status, body, headers },
});
/** GitHub does what it is asked, and something in between answers in its place. */
const instead = (status: number, body: string): FaultAction => ({
  kind: 'transform',
  transform: (): CapturedResponse => ({ status, headers: {}, body: Buffer.from(body) }),
});
const SAID = JSON.stringify({ data: null, errors: [{ message: 'Something went wrong.' }] });
const NO = JSON.stringify({ data: null, errors: [{ message: 'No, for reasons of my own.' }] });

type Expected = 'as undisturbed' | 'either';

/** One fault, and whether the run must come through it. */
const FAULTS: readonly (readonly [string, Expected, FaultAction])[] = [
  ['a lost request', 'as undisturbed', { kind: 'drop-request' }],
  ['a lost answer', 'as undisturbed', { kind: 'drop-response' }],
  ['a slow way there', 'as undisturbed', { kind: 'delay', ms: 50 }],
  ['a slow way back', 'as undisturbed', { kind: 'delay', ms: 50, when: 'after' }],
  ['a request sent twice', 'as undisturbed', { kind: 'duplicate' }],
  ['a request sent twice, first answer', 'as undisturbed', { kind: 'duplicate', answer: 'first' }],
  ['429', 'as undisturbed', answer(429, { message: 'slow down' }, { 'retry-after': '7' })],
  ['403 for a burst', 'as undisturbed', answer(403, { message: 'a secondary rate limit' })],
  ['500', 'as undisturbed', answer(500, '')],
  ['502', 'as undisturbed', answer(502, '<html>Bad gateway</html>')],
  ['503 for a while', 'as undisturbed', answer(503, '', { 'retry-after': '5' })],
  ['504 after the fact', 'as undisturbed', instead(504, '<html>Gateway timeout</html>')],
  ['500 after the fact', 'as undisturbed', instead(500, '{"message":"Server Error"}')],
  ['half an answer', 'as undisturbed', instead(200, '{"data":{"create')],
  ['a page that says 200', 'as undisturbed', instead(200, '<html>Welcome</html>')],
  ['409', 'either', answer(409, { message: 'Conflict' })],
  ['409 after the fact', 'either', instead(409, '{"message":"Conflict"}')],
  ['422', 'either', answer(422, { message: 'Unprocessable' })],
  ['422 after the fact', 'either', instead(422, '{"message":"Unprocessable"}')],
  ['403', 'either', answer(403, { message: 'Resource not accessible by integration' })],
  ['401', 'either', answer(401, { message: 'Bad credentials' })],
  ['a place that moved', 'either', answer(301, '')],
];

/** As GraphQL says it: with status 200. */
const REFUSALS: typeof FAULTS = [
  ['a refusal', 'either', answer(200, NO)],
  ['a refusal after the fact', 'either', instead(200, NO)],
  ['a failure in words', 'either', answer(200, SAID)],
  ['a failure in words after the fact', 'either', instead(200, SAID)],
];

const REQUESTS = ['installation', 'token', 'read', 'compare', 'commit'];

/** The fault at one request of a run: the end is that of an undisturbed one, or a refusal. */
async function expectEnd(name: string, expected: Expected, action: FaultAction): Promise<void> {
  const nth = REQUESTS.indexOf(name) + 1;
  const since = bench.faults.fired.length;
  const before = bench.git('for-each-ref');
  bench.faults.add({ match: api, nth, action });
  const ended = await bump(1).catch(toActionError);
  expect(bench.faults.fired.slice(since)).toMatchObject([{ action: action.kind, n: nth }]);

  if ('code' in ended) {
    expect(expected).toBe('either');
    expect(ended.code).toMatch(/^E_(?:GITHUB|PERMISSION|UNREACHABLE)$/);
    expect(bench.git('for-each-ref')).toBe(before);
    return;
  }
  expect(['success', 'unchanged']).toContain(ended.outcome);
  // Behind something that sends twice, the second answer says that the branch has moved.
  if (ended.outcome === 'unchanged') expect(action.kind).toBe('duplicate');
  expect(bench.file()).toBe(file);
  expect(bench.git('rev-list', '--parents', `${head}..dev`).trim()).toMatch(
    new RegExp(`^[0-9a-f]{40} ${head}$`),
  );
  expect(bench.git('for-each-ref', '--format=%(refname)').trim()).toBe(
    before.trim().replaceAll(/^.*\t/gm, ''),
  );
}

describe.each(FAULTS)('%s', (_, expected, action) => {
  it.each(REQUESTS)('at the request for the %s does not decide the end', (name) =>
    expectEnd(name, expected, action),
  );
});

describe.each(REFUSALS)('%s', (_, expected, action) => {
  it.each(['read', 'commit'])('at the request for the %s does not decide the end', (name) =>
    expectEnd(name, expected, action),
  );
});
