import { table } from '../../markdown-page.ts';
import { count, figure, met, number } from '../figure-text.ts';
import { ratios, spread } from '../rounds.ts';
import type { Way, WritersFigures, WritersRound } from './writers.ts';

/** Part of git's time that is wanted at most. */
const AIM = 1 / 3;

const ROWS: readonly (readonly [Way, string])[] = [
  ['bundle', 'the bundled action, a process a writer'],
  ['inProcess', 'the same code, all writers in one process'],
  ['git', '`git pull --rebase && git push`, a clone and a loop a writer'],
];

export function writersSummary({
  writers,
  rounds,
}: WritersFigures): readonly (readonly string[])[] {
  const part = (way: Way, of: (round: WritersRound) => number) =>
    ratios(rounds[way].map(of), rounds.git.map(of));
  const cpu = ({ writersCpu, serverCpu }: WritersRound): number => writersCpu + serverCpu;
  const bundle = part('bundle', ({ ms }) => ms);
  const ours = sum(rounds.bundle, 'lost') + sum(rounds.inProcess, 'lost');
  const bumps = count(writers * (rounds.bundle.length + rounds.inProcess.length));
  const theirs = sum(rounds.git, 'lost') + sum(rounds.git, 'failed');
  return [
    [
      `${writers} writers at once, a process each`,
      `${figure(bundle)} of the time of \`git pull --rebase && git push\``,
      '≤ ⅓',
      met(bundle.median <= AIM),
    ],
    ['', `${figure(part('bundle', cpu))} of its processor time, writers and server`, '', ''],
    [
      `${writers} writers at once, in one process`,
      `${figure(part('inProcess', ({ ms }) => ms))} of its time`,
      '',
      '',
    ],
    ['', `${figure(part('inProcess', cpu))} of its processor time, writers and server`, '', ''],
    [
      'bumps lost',
      `${ours} of ${bumps}; by git ${theirs} of ${count(writers * rounds.git.length)}`,
      '0',
      met(ours === 0),
    ],
  ];
}

export function writersSection({ writers, rounds }: WritersFigures): string {
  const rows = ROWS.map(([way, name]) => {
    const attempts = spread(rounds[way].flatMap((round) => round.attempts));
    const all = rounds[way].flatMap((round) => round.attempts);
    const mean = all.reduce((total, each) => total + each, 0) / all.length;
    return [
      name,
      seconds(times(rounds[way])),
      seconds(rounds[way].map(({ writersCpu }) => writersCpu)),
      seconds(rounds[way].map(({ serverCpu }) => serverCpu)),
      number(mean),
      number(attempts.max),
      String(sum(rounds[way], 'failed')),
      String(sum(rounds[way], 'lost')),
    ];
  });
  return `## ${writers} writers of one branch

All start at the same moment, each with another overlay, on one server; the clock stops when the last one has
ended. The git writers have their shallow clones before the clock starts and a token at hand, edit with kustomize,
and try up to 50 times with the same jitter as ours; our writers have an App's key and mint a token each, and
ask whether their source commit is the newer one.

${table(['', 's', 'CPU s, writers', 'CPU s, server', 'attempts, mean', 'attempts, most', 'gave up', 'lost'], rows)}

Lost is a bump whose writer reported success and whose image is not on the branch in the end. CPU seconds are those of
all cores together, children included: what a writer spends there it spends on a runner of its own in real life.`;
}

function seconds(milliseconds: readonly number[]): string {
  return figure(spread(milliseconds.map((each) => each / 1000)));
}

function times(rounds: readonly { readonly ms: number }[]): readonly number[] {
  return rounds.map(({ ms }) => ms);
}

function sum<Key extends string>(
  rounds: readonly Readonly<Record<Key, number>>[],
  key: Key,
): number {
  return rounds.reduce((total, round) => total + round[key], 0);
}
