import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A blob's descriptor in a fixture. */
export interface FixtureDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** Writes OCI layouts for tests. */
export interface LayoutFixture {
  readonly directory: string;
  blob(bytes: Buffer, mediaType: string): Promise<FixtureDescriptor>;
  json(value: object, mediaType: string): Promise<FixtureDescriptor>;
  /** One image; `layers` are the layers' contents. */
  image(platform: string, layers: readonly string[]): Promise<FixtureDescriptor>;
  /** Makes `descriptor` the one the layout is about. */
  finish(descriptor: FixtureDescriptor): Promise<void>;
}

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

export async function layoutFixture(directory: string): Promise<LayoutFixture> {
  await mkdir(join(directory, 'blobs', 'sha256'), { recursive: true });
  await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const fixture: LayoutFixture = {
    directory,
    async blob(bytes, mediaType) {
      const hex = createHash('sha256').update(bytes).digest('hex');
      await writeFile(join(directory, 'blobs', 'sha256', hex), bytes);
      return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
    },
    json: (value, mediaType) => fixture.blob(Buffer.from(JSON.stringify(value)), mediaType),
    async image(platform, layers) {
      const [os, architecture] = platform.split('/');
      return fixture.json(
        {
          schemaVersion: 2,
          mediaType: OCI_MANIFEST,
          config: await fixture.json(
            { os, architecture, config: { Labels: { revision: 'r1', only: platform } } },
            'application/vnd.oci.image.config.v1+json',
          ),
          layers: await Promise.all(
            layers.map((text) =>
              fixture.blob(Buffer.from(text), 'application/vnd.oci.image.layer.v1.tar+gzip'),
            ),
          ),
        },
        OCI_MANIFEST,
      );
    },
    async finish(descriptor) {
      await writeFile(
        join(directory, 'index.json'),
        JSON.stringify({ schemaVersion: 2, manifests: [descriptor] }),
      );
    },
  };
  return fixture;
}
