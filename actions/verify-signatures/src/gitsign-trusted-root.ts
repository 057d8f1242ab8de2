import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify';

/** https://github.com/sigstore/protobuf-specs, sigstore_trustroot.proto: 0.1, and v0.2 spelled anew. */
const MEDIA_TYPE =
  /^application\/vnd\.dev\.sigstore\.trustedroot(\+json;version=0\.1|\.v0\.2\+json)$/;

/**
 * Reads the JSON of a Sigstore trusted root: whose certificates and whose logs are believed, and when.
 *
 * @throws a plain `Error` saying why nothing could be verified by it
 */
export function readTrustedRoot(text: string): TrustMaterial {
  const root = TrustedRoot.fromJSON(JSON.parse(text) as unknown);
  if (!MEDIA_TYPE.test(root.mediaType)) {
    throw new Error('its `mediaType` is not that of a Sigstore trusted root');
  }
  const lacking = (['certificateAuthorities', 'tlogs', 'ctlogs'] as const).find(
    (part) => root[part].length === 0,
  );
  if (lacking !== undefined) throw new Error(`its \`${lacking}\` are missing`);
  return toTrustMaterial(root);
}
