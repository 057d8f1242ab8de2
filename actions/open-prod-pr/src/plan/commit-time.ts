/** The last second of the year 9999, the last that ISO 8601 writes with four digits. */
const MAX_SECONDS = 253_402_300_799;

/** The time of a commit, ISO 8601 in UTC; what no calendar holds becomes its first or last moment. */
export function isoTime(seconds: number): string {
  return new Date(Math.min(Math.max(seconds, 0), MAX_SECONDS) * 1000).toISOString();
}
