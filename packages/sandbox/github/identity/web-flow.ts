import { createMessage, generateKey, readKey, readSignature, sign, verify } from 'openpgp';

/** The key GitHub signs with what is committed through its API; here: one per sandbox. */
export interface WebFlow {
  /** Armored. */
  readonly publicKey: string;
  /** Sixteen hex digits in capitals. */
  readonly keyId: string;
  sign(payload: Buffer, at: Date): Promise<string>;
  verify(
    payload: Buffer,
    signature: string,
  ): Promise<'invalid' | 'malformed' | 'unknown' | 'valid'>;
}

/** RSA as GitHub's own, 3072 bits: 4096 take seconds to find. */
export async function createWebFlow(created: Date): Promise<WebFlow> {
  const { privateKey, publicKey: armored } = await generateKey({
    type: 'rsa',
    rsaBits: 3072,
    userIDs: [{ name: 'GitHub', email: 'noreply@github.com' }],
    date: created,
    format: 'object',
  }).then((pair) => ({ privateKey: pair.privateKey, publicKey: pair.publicKey.armor() }));
  const publicKey = await readKey({ armoredKey: armored });
  return {
    publicKey: armored,
    keyId: publicKey.getKeyID().toHex().toUpperCase(),
    sign: async (payload, at) => {
      const signature = await sign({
        message: await createMessage({ binary: payload }),
        signingKeys: privateKey,
        detached: true,
        format: 'object',
        date: at,
      });
      return signature.armor().replaceAll('\r\n', '\n');
    },
    verify: (await webFlowVerifier(armored)).verify,
  };
}

/** Judges signatures by the published key alone. */
export async function webFlowVerifier(armoredKey: string): Promise<Pick<WebFlow, 'verify'>> {
  const publicKey = await readKey({ armoredKey });
  const keyId = publicKey.getKeyID();
  return {
    verify: async (payload, signature) => {
      const parsed = await readSignature({ armoredSignature: signature }).catch(() => undefined);
      if (parsed === undefined) return 'malformed';
      if (!parsed.getSigningKeyIDs().some((id) => id.equals(keyId))) return 'unknown';
      const { signatures } = await verify({
        message: await createMessage({ binary: payload }),
        signature: parsed,
        verificationKeys: publicKey,
        // When it was signed is not at issue; the sandbox's clock may be set by a test.
        date: null,
      });
      const results = await Promise.all(signatures.map((one) => one.verified.catch(() => false)));
      return results.length > 0 && results.every(Boolean) ? 'valid' : 'invalid';
    },
  };
}
