import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { isAttestation } from '@gitops-actions/shared/oci/describe-image.ts';
import { parseImagesList } from '@gitops-actions/shared/oci/images-list.ts';
import { parseManifest } from '@gitops-actions/shared/oci/manifest.ts';
import { parseReference, type Reference } from '@gitops-actions/shared/oci/reference.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';

/** An image that is to be judged: one line of the input. */
export interface Image {
  /** The line exactly as it was given. */
  readonly line: string;
  /** The application's name, else the repository. */
  readonly label: string;
  readonly domain: string;
  readonly path: string;
  /** `sha256:<64 hex>`, of an image or an index. */
  readonly digest: string;
}

/** One run of the scanner: an image of one platform. */
export interface Target {
  readonly image: Image;
  /** The digest of the image itself, where the line names an index. */
  readonly digest: string;
  /** `os/arch[/variant]` as the index says; empty when there is no index. */
  readonly platform: string;
}

/**
 * The images to judge: lines of an images list, or plain references by digest.
 *
 * @param input where they come from, for messages
 * @throws `E_INPUT`, `E_IMAGE_REFERENCE` for anything that is not pinned by a sha256 digest
 */
export function parseImages(
  lines: readonly string[],
  input: 'images' | 'baseline' = 'images',
): readonly Image[] {
  const named = lines.filter((line) => line.includes('='));
  const entries = new Map(parseImagesList(named).map((entry, index) => [named[index], entry]));
  const images = lines.map((line): Image => {
    const entry = entries.get(line);
    if (entry === undefined) return plainImage(line);
    const { registry, repository, digest } = entry.reference;
    return { line, label: entry.name, domain: registry, path: repository, digest };
  });
  if (new Set(lines).size !== lines.length) {
    throw new ActionError('E_INPUT', `Input \`${input}\` holds the same line twice.`);
  }
  return images;
}

function plainImage(line: string): Image {
  const reference: Reference = parseReference(line);
  if (reference.digest?.startsWith('sha256:') !== true) {
    throw new ActionError(
      'E_IMAGE_REFERENCE',
      `${JSON.stringify(line)} is not pinned: images are scanned by digest, because a tag may name another image by the time it is deployed.`,
      { hint: 'Hand on the `images` output of build-image, or write repository@sha256:<64 hex>.' },
    );
  }
  const { domain, path, digest } = reference;
  return { line, label: path, domain, path, digest };
}

/** What an image consists of for the scanner, and what a chosen platform left out. */
export interface ResolvedImage {
  readonly targets: readonly Target[];
  readonly skipped: readonly string[];
}

const MAX_DEPTH = 3;

/**
 * Asks the registry what an image is: itself, or for an index each of its images, without
 * attestations.
 *
 * @param platform only this one; absent = all
 * @throws `E_NOTHING_SCANNED` when nothing is left; `E_REGISTRY…` and `E_UNREACHABLE` as the client
 */
export async function resolveImage(
  image: Image,
  registry: Pick<RegistryClient, 'getManifest'>,
  platform: string | undefined,
): Promise<ResolvedImage> {
  const targets: Target[] = [];
  const skipped: string[] = [];
  const visit = async (digest: string, own: string, depth: number): Promise<void> => {
    const document = await registry.getManifest(image.path, digest);
    if (document === undefined) {
      throw new ActionError(
        'E_REGISTRY_NOT_FOUND',
        `${image.domain}/${image.path} has no ${digest}.`,
      );
    }
    const content = parseManifest(document, 'E_REGISTRY');
    if (content.kind === 'image') {
      targets.push({ image, digest, platform: own });
      return;
    }
    if (depth === MAX_DEPTH) {
      throw new ActionError('E_REGISTRY', `The index ${image.digest} is nested too deeply.`);
    }
    for (const child of content.manifests) {
      if (isAttestation(child)) continue;
      const where = child.platform ?? '';
      if (platform !== undefined && where !== '' && !matches(where, platform)) skipped.push(where);
      else await visit(child.digest, where, depth + 1);
    }
  };
  await visit(image.digest, '', 0);
  if (targets.length === 0) {
    const wanted = platform ?? 'any platform';
    throw new ActionError(
      'E_NOTHING_SCANNED',
      `The index of ${image.label} holds no image for ${wanted}.`,
      { hint: 'Name a platform that the index has in `platform`, or none for all of them.' },
    );
  }
  return { targets, skipped };
}

/** `linux/arm` asks for every variant, `linux/arm/v7` for this one. */
export function matches(platform: string, wanted: string): boolean {
  return platform === wanted || platform.startsWith(`${wanted}/`);
}
