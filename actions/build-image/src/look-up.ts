import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { ExistingImage } from './existing-image.ts';
import type { BuildInputs } from './inputs.ts';

/** What the registry has of the image. */
export interface LookUp {
  readonly existing: ExistingImage | undefined;
  /** `false`: it shows nothing to a dry run without a login, which can do without. */
  readonly seen: boolean;
}

/**
 * Looks for the image. A dry run that was given no login proves a recipe: it builds, whatever the
 * registry shows to nobody in particular. With a login that is refused something is wrong.
 */
export async function lookUp(
  inputs: Pick<BuildInputs, 'dryRun' | 'registry'>,
  find: () => Promise<ExistingImage | undefined>,
  log: Log,
): Promise<LookUp> {
  try {
    return { existing: await find(), seen: true };
  } catch (thrown) {
    const { workloadIdentityProvider, password } = inputs.registry;
    const nobody = workloadIdentityProvider === undefined && password === undefined;
    const refused =
      thrown instanceof ActionError &&
      (thrown.code === 'E_REGISTRY_AUTH' || thrown.code === 'E_REGISTRY_DENIED');
    if (!inputs.dryRun || !nobody || !refused) throw thrown;
    log.info('The registry shows nothing without a login; the image is built and not compared.');
    return { existing: undefined, seen: false };
  }
}
