import { ActionError } from '../action/action-error.ts';
import { inParallel } from './in-parallel.ts';
import {
  type Descriptor,
  type ManifestContent,
  type ManifestDocument,
  parseManifest,
} from './manifest.ts';
import type { RegistryScope } from './registry-auth.ts';
import type { RegistryClient } from './registry-client.ts';

/** A repository and the client that reaches it. */
export interface ImageRepository {
  readonly client: RegistryClient;
  /** Without the registry. */
  readonly path: string;
}

/** A manifest with what it says. */
export interface TreeManifest {
  readonly document: ManifestDocument;
  readonly content: ManifestContent;
}

/** An image or index in a registry, with every manifest that belongs to it. */
export interface ImageTree {
  readonly root: TreeManifest;
  /** All of them, each digest once, children before the index that names them; `root` is the last. */
  readonly manifests: readonly TreeManifest[];
}

const PARALLEL = 4;
const MAX_DEPTH = 3;
/** An index of more than this is no image for any number of platforms. */
const MAX_MANIFESTS = 500;

/**
 * Reads all manifests of an image by digest; layers and configurations are left where they are.
 *
 * @returns `undefined` when there is no such manifest
 * @throws `E_DIGEST_MISMATCH` for a manifest of other bytes; `E_REGISTRY` when one is malformed, or
 *   missing in its index, or there are too many; what the client throws
 */
export async function readImageTree(
  { client, path }: ImageRepository,
  digest: string,
  scope: RegistryScope = 'pull',
): Promise<ImageTree | undefined> {
  const document = await client.getManifest(path, digest, scope);
  if (document === undefined) return undefined;
  const root = { document, content: parseManifest(document, 'E_REGISTRY') };
  const refuse = (problem: string): never => {
    throw new ActionError('E_REGISTRY', `${client.domain}/${path}@${digest}: ${problem}.`);
  };
  const found = new Map([[document.digest, root]]);
  let level: readonly TreeManifest[] = [root];
  for (let depth = 1; level.length > 0; depth++) {
    const wanted = new Map<string, Descriptor>();
    for (const child of level.flatMap(childrenOf)) {
      if (!found.has(child.digest)) wanted.set(child.digest, child);
    }
    if (wanted.size > 0 && depth > MAX_DEPTH) refuse('its indexes are nested too deeply');
    if (found.size + wanted.size > MAX_MANIFESTS) refuse('it has too many manifests');
    const next: TreeManifest[] = [];
    await inParallel([...wanted.keys()], PARALLEL, async (name) => {
      const child = await client.getManifest(path, name, scope);
      if (child === undefined) return refuse(`${name}, which its index names, is not there`);
      next.push({ document: child, content: parseManifest(child, 'E_REGISTRY') });
    });
    for (const child of next) found.set(child.document.digest, child);
    level = next;
  }
  return { root, manifests: childrenFirst(root, found) };
}

/** Configurations and layers of the manifests, each digest once. */
export function blobsOf(manifests: readonly TreeManifest[]): readonly Descriptor[] {
  const blobs = manifests.flatMap(({ content }) =>
    content.kind === 'image' ? [content.config, ...content.layers] : [],
  );
  return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
}

function childrenOf({ content }: TreeManifest): readonly Descriptor[] {
  return content.kind === 'index' ? content.manifests : [];
}

/** A manifest may hang below several indexes; it comes before all of them. */
function childrenFirst(
  root: TreeManifest,
  byDigest: ReadonlyMap<string, TreeManifest>,
): readonly TreeManifest[] {
  const ordered = new Set<TreeManifest>();
  const visit = (manifest: TreeManifest): void => {
    for (const { digest } of childrenOf(manifest)) {
      const child = byDigest.get(digest);
      if (child !== undefined && !ordered.has(child)) visit(child);
    }
    ordered.add(manifest);
  };
  visit(root);
  return [...ordered];
}
