/** Whether two platforms (`os/architecture[/variant]`) are the same: `arm64` is `arm64/v8`. */
export function samePlatform(one: string, other: string): boolean {
  const normal = (platform: string): string => platform.replace(/^(.*\/arm64)\/v8$/, '$1');
  return normal(one) === normal(other);
}
