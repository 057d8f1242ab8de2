import type { RegistryInputs } from '@gitops-actions/shared/gcp/registry-credentials.ts';
import { loginFor } from '@gitops-actions/shared/gcp/registry-login.ts';
import type { Inputs } from './inputs.ts';
import { parseImages } from './targets.ts';

/**
 * The step's credentials as far as a registry may see them: they are for the images that are judged.
 * A baseline is what some overlay names, and may lead anywhere.
 *
 * @throws `E_INPUT`, `E_IMAGE_REFERENCE` for images that cannot be judged
 */
export function loginOf(
  { images, registry }: Pick<Inputs, 'images' | 'registry'>,
  domain: string,
): RegistryInputs {
  const own = parseImages(images).map((image) => image.domain);
  return loginFor(registry, own, domain);
}
