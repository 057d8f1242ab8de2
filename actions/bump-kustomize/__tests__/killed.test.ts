import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGate } from '../../../packages/sandbox/faults/fault-plan.ts';
import { openBench, type Bench, type Step } from './bench.ts';
import { jobsFolder, runBundle, runPost, startBundle, type Ended } from './bundle.ts';
import { FILE } from './fixtures.ts';

let bench: Bench;
let jobs: string;
let step: Step;
let head: string;
/** What one undisturbed run makes of the overlay, and by which requests. */
let file: string;
let requests: readonly string[];

const api = ({ path }: { readonly path: string }): boolean => path.includes('/api/');
const source = (index: number): string => bench.sources[index] ?? '';
const refs = (): string => bench.git('for-each-ref', '--format=%(refname)');

beforeAll(async () => {
  bench = await openBench();
  jobs = jobsFolder();
  step = bench.step({ images: bench.image(source(1), '2') });
  // An image is deployed already, so that the run compares source commits as well.
  await bench.run({ images: bench.image(source(0), '1') });
  head = bench.git('rev-parse', 'dev').trim();
  const since = bench.github.requests.length;
  const undisturbed = await runBundle(jobs, step);
  expect(undisturbed.exitCode).toBe(0);
  requests = bench.github.requests.slice(since).map(({ operation }) => operation);
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
  rmSync(jobs, { recursive: true, force: true });
});

/** As many as the run sends; asserted below. */
const REQUESTS = 5;
const EVERY = Array.from({ length: REQUESTS }, (_, index) => index + 1);

/** What becomes of the request at which the process dies. */
const FATES = ['never arrives', 'arrives after its death', 'was carried out, unanswered'] as const;
type Fate = (typeof FATES)[number];

/** Runs the bundle until its n-th request, and kills it there. */
async function killAt(n: number, fate: Fate): Promise<Ended> {
  const [arrived, dead, never] = [createGate(), createGate(), createGate()];
  let seen = 0;
  let handled = 0;
  bench.faults.add({
    nth: n,
    match: (request) => {
      if (!api(request)) return false;
      seen += 1;
      if (seen === n) {
        handled = bench.github.requests.length;
        arrived.open();
      }
      return true;
    },
    action: {
      kind: 'delay',
      until: fate === 'never arrives' ? never.opened : dead.opened,
      when: fate === 'was carried out, unanswered' ? 'after' : 'before',
    },
  });
  const carriedOut = async (): Promise<void> => {
    while (bench.github.requests.length === handled) await sleep(5);
  };
  const { ended, kill } = startBundle(jobs, step);
  await arrived.opened;
  if (fate === 'was carried out, unanswered') await carriedOut();
  kill();
  const killed = await ended;
  dead.open();
  if (fate === 'arrives after its death') await carriedOut();
  bench.faults.clear();
  return killed;
}

/** Of the tokens that GitHub gave out since then, how many nobody revoked. */
function alive(since: number): number {
  const operations = bench.github.requests.slice(since).map(({ operation }) => operation);
  const count = (name: string): number => operations.filter((each) => each === name).length;
  return (
    count('apps/create-installation-access-token') - count('apps/revoke-installation-access-token')
  );
}

it('an undisturbed run sends these requests', () => {
  expect(requests).toEqual([
    'apps/get-repo-installation',
    'apps/create-installation-access-token',
    'query viewer repository',
    'repos/compare-commits-with-basehead',
    'mutation createCommitOnBranch',
  ]);
});

describe.each(FATES)('a bundle killed at a request that %s', (fate) => {
  it.each(EVERY)('(request %i) is finished by the next run', async (n) => {
    const since = bench.github.requests.length;
    const before = refs();
    const killed = await killAt(n, fate);
    expect([killed.exitCode, killed.signal, killed.left]).toEqual([null, 'SIGKILL', []]);
    expect((await runPost(jobs, step, killed)).exitCode).toBe(0);

    const again = await runBundle(jobs, step);
    const landedBefore = n === REQUESTS && fate !== 'never arrives';
    expect([again.exitCode, again.errors, again.outputs['outcome']]).toEqual([
      0,
      [],
      landedBefore ? 'unchanged' : 'success',
    ]);
    expect((await runPost(jobs, step, again)).exitCode).toBe(0);

    expect(bench.file()).toBe(file);
    expect(bench.git('rev-list', '--parents', `${head}..dev`).trim()).toMatch(
      new RegExp(`^[0-9a-f]{40} ${head}$`),
    );
    expect(bench.git('diff', '--name-only', head, 'dev').trim()).toBe(FILE);
    expect(refs()).toBe(before);
    expect(again.left).toEqual([]);
    // One that was made but never seen by anybody cannot be revoked: it lives for an hour.
    expect(alive(since)).toBe(n === 2 && fate !== 'never arrives' ? 1 : 0);
  });
});
