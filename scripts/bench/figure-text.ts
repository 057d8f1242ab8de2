import type { Spread } from './rounds.ts';

/** Three significant digits, thousands apart: `12,300`, `4.95`, `0.0318`. */
export function number(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/** A whole number, as it is: `1,024`. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** Median and range: `4.95 (4.91–5.02)`; nothing but the value where there was one round. */
export function figure(spread: Spread, unit = ''): string {
  const range = spread.min === spread.max ? '' : ` (${number(spread.min)}–${number(spread.max)})`;
  return `${number(spread.median)}${unit}${range}`;
}

/** Bytes as KiB. */
export function kib(bytes: number): string {
  return number(bytes / 1024);
}

/** Whether an aim was met, in a word that no reader takes for a test's. */
export function met(fulfilled: boolean): string {
  return fulfilled ? 'met' : '**missed**';
}
