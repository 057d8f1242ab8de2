import type { RegistryInputs } from '@gitops-actions/shared/gcp/registry-credentials.ts';

/** Google's own registries: a token of Workload Identity is theirs to see. */
const GOOGLE = /^([a-z0-9-]+-docker\.pkg\.dev|([a-z]+\.)?gcr\.io)$/;

/**
 * Which of the step's credentials a registry gets to see. They are meant for the registry of `image`;
 * another one may be named by a list that comes from elsewhere, and whoever names it must not be
 * handed a token by that. It gets what the job's own Docker configuration holds for it.
 *
 * @param own host of `image`
 * @param host host that is spoken to
 */
export function loginFor(registry: RegistryInputs, own: string, host: string): RegistryInputs {
  if (host === own) return registry;
  const google = GOOGLE.test(own) && GOOGLE.test(host);
  return google && registry.workloadIdentityProvider !== undefined ? registry : {};
}
