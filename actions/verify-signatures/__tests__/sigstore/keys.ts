import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export interface SigningKey {
  /** SubjectPublicKeyInfo. */
  readonly spki: Buffer;
  /** SHA-256 of it: how logs are named. */
  readonly id: Buffer;
  readonly privateKey: KeyObject;
  sign(data: Buffer, hash?: string): Buffer;
}

export function createKey(namedCurve: 'P-256' | 'P-384' = 'P-256'): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    spki,
    id: createHash('sha256').update(spki).digest(),
    privateKey,
    sign: (data, hash = 'sha256') => sign(hash, data, privateKey),
  };
}
