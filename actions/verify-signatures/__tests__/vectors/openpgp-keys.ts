import {
  createGpgHome,
  type GpgSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import type { PolicyOptions, World } from '../vector-world.ts';

/** How a certificate is revoked in itself; the words are gpg's. */
type Revocation = 'compromised' | 'superseded' | 'subkey';

const made = new WeakMap<World, Map<string, GpgSigner>>();
const certificates = new Map<string, string>();

/** Long ago, in gpg's form; for keys and signatures that were good then. */
export const IN_2020 = ['--faked-system-time', '20200601T000000'] as const;

/** Before any {@link extraKey} was made. */
export const IN_2019 = [
  ...['--faked-system-time', '20190601T000000'],
  '--ignore-time-conflict',
] as const;
export const IN_2099 = ['--faked-system-time', '20990101T000000'] as const;

/** A key that only some vectors need; made once for each world. */
export function extraKey(
  w: World,
  name: string,
  algorithm = 'ed25519',
  expires?: string,
): GpgSigner {
  const when = { created: '20200301T000000', ...(expires !== undefined && { expires }) };
  return once(w, name, () => w.gpg.create(algorithm, uid(name), 'sign', when));
}

/** A primary key that only certifies, and a subkey that signs. */
export function keyWithSubkey(w: World, name: string): GpgSigner {
  return once(w, name, () => {
    const signer = w.gpg.create('ed25519', uid(name), 'cert');
    w.gpg.gpg(['--quick-add-key', signer.fingerprint, 'ed25519', 'sign', 'never']);
    return signer;
  });
}

function once(w: World, name: string, make: () => GpgSigner): GpgSigner {
  const keys = made.get(w) ?? new Map<string, GpgSigner>();
  made.set(w, keys);
  const signer = keys.get(name) ?? make();
  keys.set(name, signer);
  return signer;
}

const uid = (name: string): string => `${name} <${name}@acme.test>`;

/** The certificate as its owner revoked it, after it had signed what it signed. */
export function revokedCertificate(w: World, signer: GpgSigner, how: Revocation): string {
  const id = `${signer.fingerprint} ${how}`;
  const known = certificates.get(id);
  if (known !== undefined) return known;
  const { fingerprint } = signer;
  const elsewhere = createGpgHome();
  try {
    elsewhere.gpg(['--import'], w.gpg.gpg(['--export-secret-keys', fingerprint]));
    const ask = ['--no-batch', '--command-fd', '0'];
    if (how === 'subkey') {
      elsewhere.gpg([...ask, '--edit-key', fingerprint], 'key 1\nrevkey\ny\n1\n\ny\nsave\n');
    } else {
      const answers = `y\n${how === 'compromised' ? 1 : 2}\n\ny\n`;
      elsewhere.gpg(['--import'], elsewhere.gpg([...ask, '--gen-revoke', fingerprint], answers));
    }
    const armored = elsewhere.gpg(['--armor', '--export', fingerprint]).toString('utf8');
    certificates.set(id, armored);
    return armored;
  } finally {
    elsewhere.remove();
  }
}

/** A policy that lists this certificate, too. */
export function listing(name: string, openpgp: string): PolicyOptions {
  return { listed: [{ name, openpgp }] };
}

/** Both signatures in one armor, as `gpg --enarmor` would put them there. */
export function joined(one: string, other: string): string {
  const bytes = [one, other].map((armored) => {
    const lines = armored.trimEnd().split('\n');
    const body = lines.slice(lines.indexOf('') + 1, -1).filter((line) => !line.startsWith('='));
    return Buffer.from(body.join(''), 'base64');
  });
  const lines =
    Buffer.concat(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PGP SIGNATURE-----\n\n${lines.join('\n')}\n-----END PGP SIGNATURE-----\n`;
}
