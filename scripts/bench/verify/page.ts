import { table } from '../../markdown-page.ts';
import { count, figure, met, number } from '../figure-text.ts';
import { growthExponent, ratios, spread } from '../rounds.ts';
import type { Contest } from './against-git.ts';
import type { ColdFigures, Starter } from './cold-start.ts';
import type { RangePoint } from './growing-range.ts';
import type { VerifyFigures } from './measure.ts';

/** How often faster than git is wanted. */
const FASTER: Readonly<Record<Contest['kind'], number>> = { SSH: 25, OpenPGP: 5 };
const MAX_MIB = 256;
const COLD_RATIO = 1.25;
/** The exponent up to which growth counts as linear; a quadratic one is 2. */
const LINEAR = 1.1;
/** How many times as much memory still counts as flat for 100 times as many commits. */
const FLAT = 2;

/** The part of docs/benchmarks.md about verify-signatures: aims first, then how they were measured. */
export function verifyPart(figures: VerifyFigures): string {
  const { machine, plan, contests, ranges, cold } = figures;
  return `Written by \`npm run bench -- verify\` on ${figures.at.toISOString().slice(0, 10)}, in ${number(figures.minutes)} minutes; do not edit.
A figure is the median of its rounds, with the range from the least to the most.

${table(['verify-signatures', 'measured', 'aim', ''], summary(figures))}

The machine: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.kernel}; Node
${machine.node}, git ${machine.git}.

## ${count(plan.commits)} signed commits, by us and by git

One chain of commits that change a file each, judged by a policy with a rule for that file. Ours is the committed
bundle, from the start of Node to its end: range, signatures, changed paths, policy chain, report. Git's is
\`git log --format=%G?\`, which only verifies signatures, over the newest ${count(plan.gitSample)} commits of the same chain: it
starts a program for each, so what it takes is the same for every commit. Rounds: ${plan.rounds}, in turns.

${table(['', 'µs a commit, ours', 'µs a commit, git', 'times as fast as git'], contests.map(contestRow))}

## Ranges that grow

SSH signatures, each range judged by a fresh process of the bundle, ${plan.growthRounds} times. The peak is what Node held at most,
itself included; git's own processes beside it are not in it.

${table(['commits', 's', 'µs a commit', 'peak MiB'], ranges.map(rangeRow))}

## A cold start

Milliseconds from the start of Node to its end, ${plan.coldRounds} rounds in turns.

${table(['', 'ms', 'times `@actions/core` alone'], coldRows(cold))}`;
}

function summary({ contests, ranges, cold }: VerifyFigures): readonly (readonly string[])[] {
  const most = Math.max(...ranges.map(({ peakMiB }) => peakMiB.max));
  const [first, last] = [ranges[0], ranges.at(-1)];
  const growth = (last?.peakMiB.median ?? Number.NaN) / (first?.peakMiB.median ?? Number.NaN);
  const exponent = growthExponent(ranges.slice(-2).map(({ commits, ms }) => [commits, ms.median]));
  const start = ratios(cold.refused, cold.core);
  return [
    ...contests.map(({ kind, perCommit }) => {
      const faster = ratios(perCommit.git, perCommit.ours);
      const aim = FASTER[kind];
      const measured = `${figure(faster)} × as fast as \`git log --format=%G?\``;
      return [`${kind} signatures`, measured, `≥ ${aim} ×`, met(faster.median >= aim)];
    }),
    ['peak memory', `${number(most)} MiB`, `≤ ${MAX_MIB} MiB`, met(most <= MAX_MIB)],
    [
      `memory from ${count(first?.commits ?? 0)} to ${count(last?.commits ?? 0)} commits`,
      `${number(growth)} × as much`,
      `flat: ≤ ${FLAT} ×`,
      met(growth <= FLAT),
    ],
    [
      'time, as the range grows',
      `size to the power of ${number(exponent)}`,
      'linear: 1',
      met(exponent <= LINEAR),
    ],
    [
      'cold start, up to a refused input',
      `${figure(start)} × \`@actions/core\` alone`,
      `≤ ${COLD_RATIO} ×`,
      met(start.median <= COLD_RATIO),
    ],
  ];
}

function contestRow({ kind, perCommit }: Contest): readonly string[] {
  const { ours, git } = perCommit;
  return [kind, figure(spread(ours)), figure(spread(git)), figure(ratios(git, ours))];
}

function rangeRow({ commits, ms, peakMiB }: RangePoint): readonly string[] {
  const seconds = { median: ms.median / 1e3, min: ms.min / 1e3, max: ms.max / 1e3 };
  return [count(commits), figure(seconds), number((ms.median * 1000) / commits), figure(peakMiB)];
}

const STARTERS: readonly (readonly [Starter, string])[] = [
  ['core', 'a bundle of `@actions/core` alone, that reads an input and writes an output'],
  ['refused', 'verify-signatures up to an input that it refuses, report and record included'],
  ['oneCommit', 'verify-signatures over one commit, its processes of git included'],
];

function coldRows(cold: ColdFigures): readonly (readonly string[])[] {
  return STARTERS.map(([starter, name]) => [
    name,
    figure(spread(cold[starter])),
    starter === 'core' ? '1' : figure(ratios(cold[starter], cold.core)),
  ]);
}
