import type { ImageRepository, ImageTree } from './image-tree.ts';
import { fields, type ManifestDocument } from './manifest.ts';
import {
  cosignTags,
  mergeReferrers,
  parseReferrers,
  type ReferrerEntry,
  referrersTag,
} from './referrers.ts';

/** Everything that one manifest has attached to it. */
export interface Attachments {
  /** By the referrers API and the index under the fallback tag together. */
  readonly referrers: readonly ReferrerEntry[];
  /** That index as it is, where there is one. */
  readonly fallback: ManifestDocument | undefined;
  /** What cosign 2 keeps under tags of its own, by tag. */
  readonly tagged: ReadonlyMap<string, ManifestDocument>;
}

/** Finds attachments in one repository; remembers that its registry has no referrers API. */
export type FindAttachments = (digest: string) => Promise<Attachments>;

/** @param warn told of what is under a name of the specification and is not what it should be */
export function attachmentFinder(
  { client, path }: ImageRepository,
  warn: (message: string) => void,
): FindAttachments {
  let hasApi = true;
  return async (digest) => {
    const tag = referrersTag(digest);
    const [listed, fallback, ...tagged] = await Promise.all([
      hasApi ? client.listReferrers(path, digest) : undefined,
      client.getManifest(path, tag),
      ...cosignTags(digest).map(
        async (name) => [name, await client.getManifest(path, name)] as const,
      ),
    ]);
    if (listed === undefined) hasApi = false;
    const indexed = fallback && parseReferrers(fallback.bytes);
    if (fallback !== undefined && indexed === undefined) {
      warn(`${client.domain}/${path}:${tag} is not an index of referrers and was left out.`);
    }
    return {
      referrers: mergeReferrers(listed ?? [], indexed ?? []),
      fallback: indexed === undefined ? undefined : fallback,
      tagged: new Map(
        tagged.filter((entry): entry is [string, ManifestDocument] => entry[1] !== undefined),
      ),
    };
  };
}

/** Whether a manifest says that it is attached to `digest`. */
export function refersTo(document: ManifestDocument, digest: string): boolean {
  const { subject } = fields(JSON.parse(document.bytes.toString('utf8')));
  return fields(subject)['digest'] === digest;
}

const FILE_SYSTEM = /^application\/vnd\.(oci\.image\.layer|docker\.image\.rootfs)\./;
/** `{}`, the configuration of an artifact that is no image (image-spec, “Guidance for an Empty Descriptor”). */
const EMPTY_CONFIG = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

/**
 * Whether a node could run something of it: it has layers of a file system, and a configuration that
 * may name a platform, whatever media type that claims to have. Anybody who may push to the source
 * may attach what they like to an image; copied, it would lie in the target as if it had been
 * promoted.
 */
export function isRunnable(tree: ImageTree): boolean {
  return tree.manifests.some(
    ({ content }) =>
      content.kind === 'image' &&
      content.config.digest !== EMPTY_CONFIG &&
      content.layers.some(({ mediaType }) => FILE_SYSTEM.test(mediaType)),
  );
}
