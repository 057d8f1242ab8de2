import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeImage } from '../describe-image.ts';
import { parseManifest, sha256Digest } from '../manifest.ts';
import { OCI_INDEX, OCI_MANIFEST } from './layout-fixture.ts';

describe('parseManifest', () => {
  it('reads or refuses with the given code, whatever the bytes', () => {
    const types = fc.constantFrom(OCI_MANIFEST, OCI_INDEX, 'text/html', '');
    const anyBytes = fc.oneof(
      fc.json().map((json) => Buffer.from(json)),
      fc.uint8Array(),
    );
    fc.assert(
      fc.property(types, anyBytes, (mediaType, bytes) => {
        const document = { mediaType, bytes: Buffer.from(bytes), digest: 'sha256:0' };
        expect(() => parseManifest(document, 'E_REGISTRY')).toThrow(
          expect.objectContaining({ code: 'E_REGISTRY' }),
        );
      }),
    );
  });

  it('refuses a document that contradicts the type it came with', () => {
    const bytes = Buffer.from(JSON.stringify({ mediaType: OCI_INDEX, manifests: [] }));
    const document = { mediaType: OCI_MANIFEST, bytes, digest: 'sha256:0' };
    expect(() => parseManifest(document, 'E_REGISTRY')).toThrow('contradicts');
  });
});

describe('describeImage', () => {
  const config = (platform: string, revision: string): Buffer => {
    const [os, architecture] = platform.split('/');
    return Buffer.from(JSON.stringify({ os, architecture, config: { Labels: { revision } } }));
  };
  const describe2 = (
    revisions: readonly [string, string],
    marks: object = {},
  ): Promise<unknown> => {
    const blobs = new Map<string, Buffer>();
    const put = (bytes: Buffer): { mediaType: string; digest: string; size: number } => {
      const digest = sha256Digest(bytes);
      blobs.set(digest, bytes);
      return { mediaType: OCI_MANIFEST, digest, size: bytes.length };
    };
    const image = (platform: string, revision: string): object =>
      put(Buffer.from(JSON.stringify({ config: put(config(platform, revision)), layers: [] })));
    const manifests = [
      image('linux/amd64', revisions[0]),
      { ...image('linux/arm64', revisions[1]), ...marks },
    ];
    const bytes = Buffer.from(JSON.stringify({ manifests }));
    return describeImage(
      { mediaType: OCI_INDEX, bytes, digest: sha256Digest(bytes) },
      {
        manifest: (digest) =>
          Promise.resolve({
            mediaType: OCI_MANIFEST,
            digest,
            bytes: blobs.get(digest) ?? Buffer.alloc(0),
          }),
        config: ({ digest }) => Promise.resolve(blobs.get(digest) ?? Buffer.alloc(0)),
      },
      'E_REGISTRY',
    );
  };

  it('names the labels that all platforms agree on', async () => {
    expect(await describe2(['r1', 'r1'])).toMatchObject({
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: { revision: 'r1' },
    });
    expect(await describe2(['r1', 'r2'])).toMatchObject({ labels: {} });
  });

  it('counts an attestation as no image, but everything that a node may run', async () => {
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const platform = { os: 'unknown', architecture: 'unknown' };
    expect(await describe2(['r1', 'r2'], { annotations, platform })).toMatchObject({
      platforms: ['linux/amd64'],
      labels: { revision: 'r1' },
    });
    expect(await describe2(['r1', 'r2'], { annotations })).toMatchObject({
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: {},
    });
  });
});
