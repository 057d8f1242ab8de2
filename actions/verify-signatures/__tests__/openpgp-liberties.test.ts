import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createGpgHome,
  temporaryDirectory,
  type GpgHome,
  type GpgSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { parseArmor } from '../src/armor.ts';
import { readSigners, verifyOpenPgp } from '../src/openpgp-signature.ts';
import { withUnhashed } from './packet-mutations.ts';

const scratch = temporaryDirectory();
const PAYLOAD = Buffer.from('what is signed\n');

let gpg: GpgHome;
let frank: GpgSigner;

beforeAll(() => {
  gpg = createGpgHome();
  frank = gpg.create('ed25519', 'Frank <frank@acme.test>');
}, 60_000);

afterAll(() => {
  gpg.remove();
  scratch.remove();
});

/** What we say of a signature over the payload: a code, or that it is good. */
async function ours(signature: string): Promise<string> {
  const parsed = parseArmor(signature);
  if (!parsed.ok) return parsed.code;
  const [signer] = await readSigners(frank.publicKey());
  const verdict = await verifyOpenPgp(parsed.armor.bytes, PAYLOAD, () => signer);
  return verdict.ok ? 'good' : verdict.code;
}

function gpgAccepts(signature: string): boolean {
  const [file, payload] = [join(scratch.path, 'signature'), join(scratch.path, 'payload')];
  writeFileSync(file, signature);
  writeFileSync(payload, PAYLOAD);
  try {
    gpg.gpg(['--verify', file, payload]);
    return true;
  } catch {
    return false;
  }
}

/** Issuer (RFC 9580 §5.2.3.12): a hint which key it may be. */
const issuer = (): Buffer =>
  Buffer.concat([Buffer.of(9, 16), Buffer.from(frank.fingerprint.slice(-16), 'hex')]);

/** All of it found by the differential test: the library is more liberal than gpg. */
describe('an OpenPGP signature whose unsigned subpackets', () => {
  it.each([
    ['are none', 'good', true, () => Buffer.of()],
    ['name the issuer', 'good', true, issuer],
    ['name the issuer, and one is empty', 'E_SIG_MALFORMED', false, () => Buffer.of(0)],
    ['are critical and unknown', 'E_SIG_MALFORMED', false, () => Buffer.of(2, 0x80 | 100, 1)],
    ['end in the middle of one', 'E_SIG_MALFORMED', false, () => Buffer.of(200)],
    // Here we are stricter: nobody signed it, and nobody needs it.
    ['say something else', 'E_SIG_MALFORMED', true, () => Buffer.of(2, 100, 1)],
  ] as const)('%s: %s', async (_name, verdict, accepted, make) => {
    const signature = withUnhashed(frank.sign(PAYLOAD), make());
    expect(await ours(signature)).toBe(verdict);
    expect(gpgAccepts(signature)).toBe(accepted);
  });
});

describe('an armor without a checksum', () => {
  /** One of each length modulo three: so many bytes make whole quadruples of base64, or padding. */
  const forms = (): readonly string[] => {
    const signature = frank.sign(PAYLOAD);
    return [0, 1, 2].map((times) => {
      const unhashed = Buffer.concat(Array.from({ length: times }, issuer));
      return withUnhashed(signature, unhashed).replace(/\n=.{4}\n/, '\n');
    });
  };

  it.each([
    ['is good where padding shows its end', true, 'good'],
    ['is malformed where none does: gpg takes its last line for base64', false, 'E_SIG_MALFORMED'],
  ])('%s', async (_name, padded, verdict) => {
    const some = forms().filter((text) => text.includes('=\n-') === padded);
    expect(some.length).toBe(padded ? 2 : 1);
    for (const signature of some) {
      expect(await ours(signature)).toBe(verdict);
      expect(gpgAccepts(signature)).toBe(padded);
    }
  });
});
