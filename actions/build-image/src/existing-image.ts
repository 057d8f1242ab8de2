import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { describeImage, type ImageDescription } from '@gitops-actions/shared/oci/describe-image.ts';
import type { ManifestDocument } from '@gitops-actions/shared/oci/manifest.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import { samePlatform } from '@gitops-actions/shared/oci/platform.ts';

/** The label that says which commit an image was built from. */
export const REVISION_LABEL = 'org.opencontainers.image.revision';

/** An image in the registry. */
export interface StoredImage {
  readonly document: ManifestDocument;
  readonly description: ImageDescription;
}

/** The image of this revision, and which of its tags are still missing. */
export interface ExistingImage extends StoredImage {
  readonly missingTags: readonly string[];
}

/** What an image must be to be reused. */
export interface Wanted {
  readonly revision: string;
  /** Empty = whatever it has. */
  readonly platforms: readonly string[];
}

const MAX_CONFIG = 8 * 1024 * 1024;

/** The image under a tag or digest; `undefined` when there is none. Scope: pull and push. */
export async function readStoredImage(
  client: RegistryClient,
  path: string,
  reference: string,
): Promise<StoredImage | undefined> {
  const document = await client.getManifest(path, reference, 'pull,push');
  if (document === undefined) return undefined;
  const manifest = async (digest: string): Promise<ManifestDocument> => {
    const child = await client.getManifest(path, digest, 'pull,push');
    if (child !== undefined) return child;
    throw new ActionError('E_REGISTRY', `${client.domain}/${path} lacks ${digest} of its index.`);
  };
  const description = await describeImage(
    document,
    { manifest, config: ({ digest }) => client.getBlob(path, digest, MAX_CONFIG) },
    'E_REGISTRY',
  );
  return { document, description };
}

/**
 * Looks for an image of the revision under the tags that name one image for good.
 *
 * @returns `undefined` when none of the tags is there
 * @throws `E_TAG_EXISTS` when a tag holds an image of another revision, without the label, without
 *   a wanted platform, or not the same image as the other tags
 */
export async function findExisting(
  client: RegistryClient,
  path: string,
  tags: readonly string[],
  wanted: Wanted,
): Promise<ExistingImage | undefined> {
  let found: StoredImage | undefined;
  const missingTags: string[] = [];
  for (const tag of tags) {
    const image = await readStoredImage(client, path, tag);
    if (image === undefined) {
      missingTags.push(tag);
      continue;
    }
    const refuse = (problem: string): never => {
      throw new ActionError(
        'E_TAG_EXISTS',
        `${client.domain}/${path}:${tag} is there: ${problem}.`,
      );
    };
    const revision = image.description.labels[REVISION_LABEL];
    if (revision === undefined) refuse(`it has no label ${REVISION_LABEL}`);
    if (revision !== wanted.revision) {
      refuse(`it was built from ${JSON.stringify(revision)}, not from ${wanted.revision}`);
    }
    const absent = wanted.platforms.filter(
      (platform) => !image.description.platforms.some((has) => samePlatform(has, platform)),
    );
    if (absent.length > 0) refuse(`it is of this revision, but not for ${absent.join(', ')}`);
    if (found !== undefined && found.document.digest !== image.document.digest) {
      refuse('another tag of this revision holds another image');
    }
    found = image;
  }
  return found === undefined ? undefined : { ...found, missingTags };
}
