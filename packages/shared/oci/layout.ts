import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '../action/action-error.ts';
import {
  type Descriptor,
  fields,
  INDEX_TYPES,
  type ManifestDocument,
  matchesDigest,
  parseManifest,
  readDescriptor,
} from './manifest.ts';

/** A complete image in an OCI image layout directory. */
export interface OciLayout {
  /** The image or index that the layout is about. */
  readonly root: ManifestDocument;
  /** All manifests, children before the index that names them; the last one is `root`. */
  readonly manifests: readonly ManifestDocument[];
  /** Configurations and layers, each digest once. */
  readonly blobs: readonly Descriptor[];
  /** The file that holds a blob. */
  blobFile(digest: string): string;
}

const MAX_MANIFEST = 4 * 1024 * 1024;
const MAX_DEPTH = 3;

/**
 * Reads a layout (https://github.com/opencontainers/image-spec/blob/main/image-layout.md) that
 * holds exactly one image or index. Manifests are verified now; blobs must be there in the right
 * size now, and are verified while they are pushed.
 *
 * @param directory absolute path of a directory with `oci-layout`, `index.json` and `blobs/`
 * @throws `E_OCI_LAYOUT` when something is missing or malformed; `E_DIGEST_MISMATCH`
 */
export async function readLayout(directory: string): Promise<OciLayout> {
  const blobFile = (digest: string): string => {
    const [algorithm = '', hex = ''] = digest.split(':');
    return join(directory, 'blobs', algorithm, hex);
  };
  const manifests: ManifestDocument[] = [];
  const blobs = new Map<string, Descriptor>();

  const walk = async (descriptor: Descriptor, depth: number): Promise<ManifestDocument> => {
    if (depth > MAX_DEPTH) throw incomplete('indexes are nested too deeply');
    if (descriptor.size > MAX_MANIFEST) throw incomplete(`${descriptor.digest} is too large`);
    const bytes = await read(blobFile(descriptor.digest));
    if (!matchesDigest(bytes, descriptor.digest)) {
      throw new ActionError(
        'E_DIGEST_MISMATCH',
        `The build's manifest ${descriptor.digest} holds other bytes.`,
      );
    }
    const document = { mediaType: descriptor.mediaType, bytes, digest: descriptor.digest };
    const content = parseManifest(document, 'E_OCI_LAYOUT');
    if (content.kind === 'index') {
      for (const child of content.manifests) await walk(child, depth + 1);
    } else {
      for (const blob of [content.config, ...content.layers]) blobs.set(blob.digest, blob);
    }
    if (!manifests.some(({ digest }) => digest === document.digest)) manifests.push(document);
    return document;
  };

  const root = await walk(await rootDescriptor(directory), 0);
  for (const { digest, size } of blobs.values()) {
    const found = await sizeOf(blobFile(digest));
    if (found !== size) throw incomplete(`blob ${digest} has ${found}, not ${size} bytes`);
  }
  return { root, manifests, blobs: [...blobs.values()], blobFile };
}

async function rootDescriptor(directory: string): Promise<Descriptor> {
  let index: unknown;
  try {
    index = JSON.parse((await read(join(directory, 'index.json'))).toString('utf8'));
  } catch (cause) {
    if (cause instanceof ActionError) throw cause;
    throw incomplete('index.json is not JSON');
  }
  const { manifests } = fields(index);
  const [only, ...others] = Array.isArray(manifests) ? manifests.map(readDescriptor) : [];
  if (only === undefined || others.length > 0) {
    throw incomplete(`index.json does not name exactly one image (or ${INDEX_TYPES[0]})`);
  }
  return only;
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new ActionError('E_OCI_LAYOUT', `The image layout lacks ${file}.`, { cause });
  }
}

/** Bytes of a regular file; opened, so that an unreadable one is found before the push. */
async function sizeOf(file: string): Promise<number> {
  try {
    const handle = await open(file, 'r');
    await handle.close();
    return (await stat(file)).size;
  } catch (cause) {
    throw new ActionError('E_OCI_LAYOUT', `The image layout lacks ${file}.`, { cause });
  }
}

function incomplete(problem: string): ActionError {
  return new ActionError('E_OCI_LAYOUT', `The image layout is not usable: ${problem}.`);
}
