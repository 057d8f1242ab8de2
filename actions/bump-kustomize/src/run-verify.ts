import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { BumpDeps } from './deps.ts';
import type { Inputs } from './inputs.ts';
import { result } from './result.ts';
import { verifyImage } from './verify-image.ts';

/**
 * `mode: verify`: whether the registry still has the images. The digest is what runs; a tag that was
 * tidied away or says something else by now is not asked for. No overlay is read, and no policy.
 *
 * @throws `E_IMAGE_MISSING`, `E_IMAGE_PLATFORM`; what the registry's client throws
 */
export async function runVerify(inputs: Inputs, deps: BumpDeps): Promise<ActionResult> {
  const registry = await deps.registry();
  for (const { name, repository = '', digest } of inputs.images) {
    await verifyImage({ name, repository, tag: '', digest }, inputs.platforms, registry);
  }
  return result(inputs, deps, { plan: { images: [], files: [] }, attempts: 0 });
}
