import {
  digestOf,
  pushArtifact,
  pushManifest,
} from '@gitops-actions/sandbox/scanner/push-artifact.ts';
import { packTar, type TarMember } from '@gitops-actions/sandbox/scanner/tar.ts';
import { gzipSync } from 'node:zlib';

/** A Node.js package as npm installs it. */
export const npmPackage = (name: string, version: string): TarMember => ({
  name: `app/node_modules/${name}/package.json`,
  data: JSON.stringify({ name, version }),
});

export const VULNERABLE = [npmPackage('lodash', '4.17.4')];
export const CLEAN = [npmPackage('lodash', '4.17.21')];

/** What tells a release of Debian. */
export const debian = (release: string): readonly TarMember[] => [
  { name: 'etc/os-release', data: `ID=debian\nVERSION_ID="${release}"\n` },
  { name: 'etc/debian_version', data: `${release}.5\n` },
];
export const DEBIAN_12 = debian('12');

/** An entry of dpkg's database. */
export const dpkg = (name: string, version: string): TarMember => ({
  name: 'var/lib/dpkg/status',
  data: `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\nMaintainer: x\nDescription: x\n\n`,
});

interface Place {
  readonly host: string;
  readonly repository: string;
  readonly authorization?: string;
}

/** Pushes an image of one layer. @returns its manifest's digest */
export async function pushImage(
  place: Place,
  members: readonly TarMember[],
  architecture = 'amd64',
): Promise<string> {
  const layer = packTar(members);
  const config = {
    architecture,
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
    history: [{ created_by: 'COPY' }],
  };
  return pushArtifact({
    ...place,
    tag: `t-${architecture}`,
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      bytes: Buffer.from(JSON.stringify(config)),
    },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', bytes: gzipSync(layer) }],
  });
}

/** Pushes an index of images, with an attestation as BuildKit writes it. @returns its digest */
export async function pushIndex(
  place: Place,
  children: readonly {
    readonly digest: string;
    readonly architecture: string;
    readonly annotations?: Readonly<Record<string, string>>;
  }[],
): Promise<string> {
  const manifest = 'application/vnd.oci.image.manifest.v1+json';
  const attestation = await pushArtifact({
    ...place,
    tag: 'attestation',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', bytes: Buffer.from('{}') },
    layers: [{ mediaType: 'application/vnd.in-toto+json', bytes: Buffer.from('{"a":1}') }],
  });
  const size = async (digest: string): Promise<number> => {
    const url = `http://${place.host}/v2/${place.repository}/manifests/${digest}`;
    const answer = await fetch(url, { headers: { accept: manifest } });
    return (await answer.arrayBuffer()).byteLength;
  };
  const type = 'application/vnd.oci.image.index.v1+json';
  return pushManifest({ ...place, tag: 'index' }, type, {
    schemaVersion: 2,
    mediaType: type,
    manifests: [
      ...(await Promise.all(
        children.map(async ({ digest, architecture, annotations }) => ({
          mediaType: manifest,
          digest,
          size: await size(digest),
          platform: { os: 'linux', architecture },
          ...(annotations !== undefined && { annotations }),
        })),
      )),
      {
        mediaType: manifest,
        digest: attestation,
        size: await size(attestation),
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
      },
    ],
  });
}
