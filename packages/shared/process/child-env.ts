/** Always handed on: without them many programs misbehave; none of them carries a secret. */
const BASE = [
  ...['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ'],
  // By this mark the runner finds, and ends, what a cancelled job has left running.
  'RUNNER_TRACKING_ID',
] as const;

/**
 * An environment for a child as an allow-list: {@link BASE}, the names in `also`, and the values in
 * `extra`. Tokens, `ACTIONS_*`, `NODE_OPTIONS`, `LD_PRELOAD` and `GIT_*` never get through.
 */
export function childEnv(
  env: Readonly<Record<string, string | undefined>>,
  also: readonly string[] = [],
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of [...BASE, ...also]) {
    const value = env[name];
    if (value !== undefined && value !== '') result[name] = value;
  }
  return { ...result, ...extra };
}
