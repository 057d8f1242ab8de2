import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { samePlatform } from '@gitops-actions/shared/oci/platform.ts';

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
