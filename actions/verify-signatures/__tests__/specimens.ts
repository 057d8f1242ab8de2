import fc from 'fast-check';
import { createMessage, readPrivateKey, sign } from 'openpgp';
import { withSignature } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { tagMutation, textMutations, type Mutation } from './text-mutations.ts';

/** A payload and a good signature of it. */
export interface Specimen {
  readonly kind: 'commit' | 'tag';
  readonly payload: string;
  readonly signature: string;
}

/** An object that was changed, and the bytes that somebody did sign. */
export interface Mutant {
  readonly raw: string;
  readonly signed: string;
}

/** A specimen as an object of the repository, one character a byte. */
export function objectOf(
  { kind, payload, signature }: Specimen,
  format: 'sha1' | 'sha256',
): string {
  return kind === 'tag' ? payload + signature : withSignature(payload, signature, format);
}

/** How the signatures of a family are changed; `key blobs` are others’ keys. */
interface Family {
  readonly format: 'sha1' | 'sha256';
  readonly specimens: readonly Specimen[];
}

/** Changed after it was signed, wherever. */
export function changedObjects({ format, specimens }: Family): fc.Arbitrary<Mutant> {
  return fc
    .tuple(fc.constantFrom(...specimens), textMutations)
    .map(([one, mutate]) => ({ raw: mutate(objectOf(one, format)), signed: one.payload }));
}

/** Changed only in the signature. */
export function changedSignatures(
  { format, specimens }: Family,
  mutation: fc.Arbitrary<Mutation>,
): fc.Arbitrary<Mutant> {
  return fc.tuple(fc.constantFrom(...specimens), mutation).map(([one, mutate]) => ({
    raw: objectOf({ ...one, signature: mutate(one.signature) }, format),
    signed: one.payload,
  }));
}

/** Changed first and signed then: the key's owner may sign whatever he likes. */
export function changedPayloads(
  { specimens }: Family,
  others: readonly string[],
): fc.Arbitrary<Specimen> {
  return fc
    .constantFrom(...specimens)
    .chain((one) =>
      (one.kind === 'tag' ? fc.oneof(textMutations, tagMutation(others)) : textMutations).map(
        (mutate) => ({ ...one, payload: mutate(one.payload) }),
      ),
    );
}

/** An OpenPGP signer without a process for each signature. */
export async function openpgpSigner(
  secretKey: Buffer,
): Promise<(payload: string) => Promise<string>> {
  const signingKeys = await readPrivateKey({ binaryKey: secretKey });
  return async (payload) => {
    const message = await createMessage({ binary: Buffer.from(payload, 'latin1') });
    return (await sign({ message, signingKeys, detached: true, format: 'armored' })) as string;
  };
}
