import fc from 'fast-check';
import type { Reference } from '../reference.ts';

/** Any `sha256:` digest. */
export const anyDigest = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);

/** Any tag of the distribution grammar. */
export const anyTag = fc.stringMatching(/^[\w][\w.-]{0,127}$/).map((tag) => tag.slice(0, 128));

const pathComponent = fc.stringMatching(/^[a-z0-9]{1,8}((\.|_|__|-{1,3})[a-z0-9]{1,8}){0,2}$/);

/** Any repository path without a domain. */
export const anyPath = fc
  .array(pathComponent, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'));

/** Any registry host. */
export const anyDomain = fc.oneof(
  fc.constantFrom('localhost', '[::1]:5000', '127.0.0.1', 'europe-west1-docker.pkg.dev'),
  fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?(\.[A-Za-z0-9]{1,6}){1,3}(:[0-9]{1,5})?$/),
);

/** Any reference, with and without tag and digest. */
export const anyReference: fc.Arbitrary<Reference> = fc.record(
  { domain: anyDomain, path: anyPath, tag: anyTag, digest: anyDigest },
  { requiredKeys: ['domain', 'path'] },
);
