import type { RegistryInputs } from './registry-inputs.ts';

/** Google's own registries: a token of Workload Identity is theirs to see. */
const GOOGLE = /^([a-z0-9-]+-docker\.pkg\.dev|([a-z]+\.)?gcr\.io)$/;

/**
 * Which of a step's credentials a registry gets to see. They are meant for the registry of the images
 * that the step is about; another one may be named by a list that comes from elsewhere, and whoever
 * names it must not be handed a token by that. It gets what the job's own Docker configuration holds
 * for it.
 *
 * @param own hosts of the images that the step is about
 * @param host host that is spoken to
 */
export function loginFor(
  registry: RegistryInputs,
  own: readonly string[],
  host: string,
): RegistryInputs {
  if (own.includes(host)) return registry;
  const google = own.some((one) => GOOGLE.test(one)) && GOOGLE.test(host);
  return google && registry.workloadIdentityProvider !== undefined ? registry : {};
}
