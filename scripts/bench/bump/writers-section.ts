import { table } from '../../markdown-page.ts';
import { figure, met, number } from '../figure-text.ts';
import { ratios, spread } from '../rounds.ts';
import type { Way, WritersFigures } from './writers.ts';

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
  const part = (way: Way) => ratios(times(rounds[way]), times(rounds.git));
  const [bundle, inProcess] = [part('bundle'), part('inProcess')];
  const ours = sum(rounds.bundle, 'lost') + sum(rounds.inProcess, 'lost');
  const bumps = number(writers * (rounds.bundle.length + rounds.inProcess.length));
  const theirs = sum(rounds.git, 'lost') + sum(rounds.git, 'failed');
  return [
    [
      `${writers} writers at once, a process each`,
      `${figure(bundle)} of the time of \`git pull --rebase && git push\``,
      '≤ ⅓',
      met(bundle.median <= AIM),
    ],
    [`${writers} writers at once, in one process`, `${figure(inProcess)} of the same`, '', ''],
    [
      'bumps lost',
      `${ours} of ${bumps}; by git ${theirs} of ${number(writers * rounds.git.length)}`,
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
      figure(spread(times(rounds[way]).map((ms) => ms / 1000))),
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

${table(['', 's', 'attempts, mean', 'attempts, most', 'gave up', 'lost'], rows)}

Lost is a bump whose writer reported success and whose image is not on the branch in the end.`;
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
