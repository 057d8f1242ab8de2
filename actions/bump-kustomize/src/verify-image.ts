import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { describeImage } from '@gitops-actions/shared/oci/describe-image.ts';
import type { ManifestDocument } from '@gitops-actions/shared/oci/manifest.ts';
import { samePlatform } from '@gitops-actions/shared/oci/platform.ts';
import { parseReference } from '@gitops-actions/shared/oci/reference.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';

/** A client for the registry of a domain. */
export type Registry = (domain: string) => RegistryClient;

/** What shall be deployed, as far as a registry knows it. */
export interface VerifiableImage {
  readonly name: string;
  /** `registry/repository` */
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

const MAX_CONFIG = 8 * 1024 * 1024;

/**
 * That the registry has the digest (the tag, where there is none), that the tag still points at it, and
 * that it has the platforms.
 *
 * @param platforms `os/architecture[/variant]` that every image must have
 * @throws `E_IMAGE_MISSING`, `E_IMAGE_TAG_MOVED`, `E_IMAGE_PLATFORM`; what the client throws
 */
export async function verifyImage(
  image: VerifiableImage,
  platforms: readonly string[],
  registry: Registry,
): Promise<void> {
  const { name, repository, tag, digest } = image;
  const { domain, path } = parseReference(repository);
  const client = registry(domain);
  const reference = digest === '' ? tag : digest;
  const document = await client.getManifest(path, reference);
  if (document === undefined) {
    throw new ActionError(
      'E_IMAGE_MISSING',
      `The registry has no ${reference} of ${repository} (\`${name}\`).`,
    );
  }
  const tagged = tag === '' || digest === '' ? document : await client.getManifest(path, tag);
  if (tagged?.digest !== document.digest) {
    throw new ActionError(
      'E_IMAGE_TAG_MOVED',
      `${repository}:${tag} is ${tagged?.digest ?? 'not there'}, not ${digest} (\`${name}\`).`,
    );
  }
  if (platforms.length === 0) return;
  const manifest = async (child: string): Promise<ManifestDocument> => {
    const found = await client.getManifest(path, child);
    if (found !== undefined) return found;
    throw new ActionError('E_REGISTRY', `${repository} lacks ${child} of its index.`);
  };
  const { platforms: there } = await describeImage(
    document,
    { manifest, config: (config) => client.getBlob(path, config.digest, MAX_CONFIG) },
    'E_REGISTRY',
  );
  const lacking = platforms.filter(
    (platform) => !there.some((built) => samePlatform(built, platform)),
  );
  if (lacking.length === 0) return;
  throw new ActionError(
    'E_IMAGE_PLATFORM',
    `${repository}@${digest} (\`${name}\`) is built for ${there.join(', ')}, not for ${lacking.join(', ')}.`,
  );
}

/** Whether the registry has `registry/repository@digest`. */
export async function imageExists(image: string, registry: Registry): Promise<boolean> {
  const [repository = '', digest = ''] = image.split('@');
  const { domain, path } = parseReference(repository);
  return (await registry(domain).getManifest(path, digest)) !== undefined;
}
