import { describe, expect, it } from '@jest/globals';
import { loginFor } from '../registry-login.ts';

describe('loginFor', () => {
  const wif = { workloadIdentityProvider: 'p', serviceAccount: 'w' };
  const password = { username: 'u', password: 'p' };
  const google = 'europe-west1-docker.pkg.dev';

  it.each([
    ['the registry itself', wif, 'r.test', 'r.test', wif],
    ['the registry itself', password, 'r.test', 'r.test', password],
    ['another region of Artifact Registry', wif, google, 'us-docker.pkg.dev', wif],
    ['Google’s older registry', wif, google, 'eu.gcr.io', wif],
    ['a password’s other region', password, google, 'us-docker.pkg.dev', {}],
    ['a foreign registry', wif, google, 'evil.test', {}],
    ['a foreign registry', password, 'r.test', 'evil.test', {}],
    ['a name that only looks like Google’s', wif, google, 'us-docker.pkg.dev.evil.test', {}],
    ['a port', wif, google, 'us-docker.pkg.dev:8443', {}],
    ['Google from elsewhere', wif, 'r.test', google, {}],
  ])('gives %s what it is meant for', (_case, registry_, own, host, expected) => {
    expect(loginFor(registry_, ['other.test', own], host)).toEqual(expected);
  });
});
