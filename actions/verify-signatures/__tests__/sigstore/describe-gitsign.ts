import { beforeAll, describe, expect, it } from '@jest/globals';
import { createKeyring, type Identification } from '../../src/keyring.ts';
import { IDENTITY, ISSUER } from './authority.ts';
import { createSigstore, type GitsignOptions, type TestSigstore } from './gitsign.ts';
import { entryOf, gitsignPolicy } from './policy.ts';

const COMMITTER = {
  name: 'Alice',
  email: 'alice@acme.test',
  seconds: 1_750_000_000,
};

export const PAYLOAD = Buffer.from(
  [
    `tree ${'a'.repeat(40)}`,
    'author Alice <alice@acme.test> 1750000000 +0000',
    'committer Alice <alice@acme.test> 1750000000 +0000',
    '',
    'a change\n',
  ].join('\n'),
);

/** Ours is in the policy; the foreign one has the same names and other keys. */
export interface Sigstores {
  readonly ours: TestSigstore;
  readonly foreign: TestSigstore;
}

export interface GitsignVector {
  readonly name: string;
  readonly options: (stores: Sigstores) => GitsignOptions;
  /** Absent: the signature is good. */
  readonly code?: string;
  readonly reason?: RegExp;
}

/** What the keyring of a policy that lists one identity says of a signature. */
export function identify(
  { trustedRoot }: Pick<TestSigstore, 'trustedRoot'>,
  signature: string,
  payload: Buffer = PAYLOAD,
): Promise<Identification> {
  const signing = gitsignPolicy(trustedRoot, [{ identity: IDENTITY, issuer: ISSUER }]);
  return createKeyring(signing, 'policy').identify({ signature, payload, committer: COMMITTER });
}

/** Registers one test for each vector. */
export function describeGitsign(title: string, vectors: readonly GitsignVector[]): void {
  let stores: Sigstores;

  beforeAll(() => {
    stores = { ours: createSigstore(), foreign: createSigstore() };
  });

  describe(title, () => {
    it.each(vectors)('$name: $code', async ({ options, code, reason }) => {
      const { ours } = stores;
      const verdict = await identify(ours, ours.sign(PAYLOAD, options(stores)));
      if (code === undefined) {
        const label = `${IDENTITY} (${ISSUER})`;
        expect(verdict).toEqual({
          ok: true,
          key: { owner: 'person', name: 'person-0', label, entry: entryOf(0), bounds: [] },
        });
        return;
      }
      expect(verdict).toMatchObject({ ok: false, code });
      if (reason) expect(verdict.ok ? '' : verdict.reason).toMatch(reason);
    });
  });
}
