import { inertCell } from './inert.ts';
import type { ReleaseImage } from '../release.ts';

/** A link of ours to a commit, by its first twelve digits. */
export function commitLink(serverUrl: string, repository: string, oid: string): string {
  return `[\`${oid.slice(0, 12)}\`](${serverUrl}/${repository}/commit/${oid})`;
}

/** `1 commit`, `2 commits` */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `2026-11-20 08:00 UTC`, from an ISO time. */
export function moment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return 'an unknown time';
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The two largest units of a span of time, `3 days 4 hours`. */
export function duration(fromIso: string, to: Date): string {
  const minutes = Math.floor((to.getTime() - new Date(fromIso).getTime()) / 60_000);
  if (!(minutes >= 1)) return 'less than a minute';
  const units = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const first = units.findIndex(([number]) => number > 0);
  return units
    .slice(first, first + 2)
    .filter(([number]) => number > 0)
    .map(([number, unit]) => count(number, unit))
    .join(' ');
}

/** Tag and digest of an image, in two cells. */
export function versionCells(image: ReleaseImage | undefined): readonly [string, string] {
  if (image === undefined) return ['–', '–'];
  return [inertCell(image.tag, 128), inertCell(image.digest, 80)];
}
