import { ActionError } from '@gitops-actions/shared/action/action-error.ts';

/** Whether two platforms are one; `linux/arm64` is `linux/arm64/v8` (containerd's normalisation). */
export function samePlatform(one: string, other: string): boolean {
  const normal = (platform: string): string => platform.replace(/^(.*\/arm64)\/v8$/, '$1');
  return normal(one) === normal(other);
}

/**
 * Every platform that was asked for must have been built, each once.
 *
 * @throws `E_OCI_LAYOUT`
 */
export function assertPlatforms(built: readonly string[], wanted: readonly string[]): void {
  for (const platform of wanted) {
    const found = built.filter((has) => samePlatform(has, platform)).length;
    if (found === 1) continue;
    throw new ActionError(
      'E_OCI_LAYOUT',
      `The build has ${found} images for ${platform} (${built.join(', ')}).`,
    );
  }
}
