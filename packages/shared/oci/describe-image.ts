import { ActionError } from '../action/action-error.ts';
import {
  type Descriptor,
  fields,
  type ManifestDocument,
  parseManifest,
  readPlatform,
  strings,
} from './manifest.ts';

/** What can be said of an image without its layers. */
export interface ImageDescription {
  readonly digest: string;
  /** `os/architecture[/variant]` of every image; attestations are none. */
  readonly platforms: readonly string[];
  /** The configuration's labels that all platforms agree on. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Reads the parts of an image from where it is: a registry or a layout. */
export interface ImageSource {
  manifest(digest: string): Promise<ManifestDocument>;
  config(descriptor: Descriptor): Promise<Buffer>;
}

/**
 * Platforms and labels of an image or of all images of an index.
 *
 * @param code thrown when the image is malformed: `E_REGISTRY` or `E_OCI_LAYOUT`
 */
export async function describeImage(
  root: ManifestDocument,
  source: ImageSource,
  code: 'E_REGISTRY' | 'E_OCI_LAYOUT',
): Promise<ImageDescription> {
  const content = parseManifest(root, code);
  const children =
    content.kind === 'image'
      ? [content]
      : await Promise.all(
          content.manifests
            .filter((child) => !isAttestation(child))
            .map(async ({ digest }) => {
              const child = parseManifest(await source.manifest(digest), code);
              if (child.kind === 'image') return child;
              throw new ActionError(code, `Index ${root.digest}: it names another index.`);
            }),
        );
  const configs = await Promise.all(
    children.map(async ({ config }) => readConfig(await source.config(config), root, code)),
  );
  const [first, ...others] = configs;
  if (first === undefined) throw new ActionError(code, `Index ${root.digest}: it holds no image.`);
  const agreed = Object.entries(first.labels).filter(([name, value]) =>
    others.every(({ labels }) => labels[name] === value),
  );
  return {
    digest: root.digest,
    platforms: configs.map(({ platform }) => platform),
    labels: Object.fromEntries(agreed),
  };
}

/**
 * BuildKit stores attestations as images for the platform unknown/unknown. Its annotation does not
 * count: nodes choose by platform alone, so an image of a real one that carries it would run.
 */
export function isAttestation(descriptor: Descriptor): boolean {
  return descriptor.platform === 'unknown/unknown';
}

function readConfig(
  bytes: Buffer,
  root: ManifestDocument,
  code: 'E_REGISTRY' | 'E_OCI_LAYOUT',
): { platform: string; labels: Readonly<Record<string, string>> } {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    json = undefined; // reported below: it has no platform
  }
  const platform = readPlatform(json);
  if (platform === undefined) {
    throw new ActionError(code, `Image ${root.digest}: its configuration is malformed.`);
  }
  return { platform, labels: strings(fields(fields(json)['config'])['Labels']) };
}
