import { table } from '../../markdown-page.ts';
import { count, figure, kib, met } from '../figure-text.ts';
import { ratios, spread } from '../rounds.ts';
import type { Carried, Carrier, WireFigures } from './wire.ts';

const ROWS: readonly (readonly [Carrier, string])[] = [
  ['token', 'bump-kustomize with a token of the App at hand'],
  ['app', "bump-kustomize with an App's key: minting and revoking included"],
  ['shallow', '`git clone --depth 1`, commit, push'],
  ['sparse', '… `--filter=blob:none --sparse`, only the overlay'],
];

/** A bump's way to the branch and back, without those for its token. */
const MAX_REQUESTS = 4;

export function wireSummary(figures: readonly WireFigures[]): readonly (readonly string[])[] {
  return figures.flatMap(({ files, rounds }) => {
    const times = (carrier: Carrier): string =>
      figure(ratios(rounds[carrier].map(bytes), rounds.token.map(bytes)));
    const requests = spread(rounds.token.map((carried) => carried.requests));
    const what = `one bump among ${count(files)} files`;
    return [
      [
        what,
        `${figure(requests)} requests`,
        `≤ ${MAX_REQUESTS}`,
        met(requests.max <= MAX_REQUESTS),
      ],
      [
        what,
        `a shallow clone and push moves ${times('shallow')} × the bytes, a sparse one ${times('sparse')} ×`,
        '',
        '',
      ],
    ];
  });
}

export function wireSection(figures: readonly WireFigures[]): string {
  return `## One bump on the wire

A proxy in front of the server counts what passes: HTTP without TLS, headers included, both ways. Each bump is a
whole one, from the first process to the last, that finds an older image deployed and leaves one commit.

${figures.map(repositoryTable).join('\n\n')}`;
}

function repositoryTable({ repository, files, overlays, rounds }: WireFigures): string {
  const rows = ROWS.map(([carrier, name]) => {
    const of = (value: (carried: Carried) => number) => spread(rounds[carrier].map(value));
    return [
      name,
      figure(of(({ requests }) => requests)),
      figure(of(({ connections }) => connections)),
      kib(of(({ sent }) => sent).median),
      kib(of(({ received }) => received).median),
      figure(ratios(rounds[carrier].map(bytes), rounds.token.map(bytes))),
      figure(of(({ ms }) => ms)),
    ];
  });
  const header = [
    '',
    'requests',
    'connections',
    'KiB sent',
    'KiB received',
    'times our bytes',
    'ms',
  ];
  return `The ${repository} repository, ${count(files)} files and ${count(overlays)} overlays:

${table(header, rows)}`;
}

function bytes({ sent, received }: Carried): number {
  return sent + received;
}
