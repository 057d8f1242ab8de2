import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import {
  readSigners,
  type Certificates,
} from '../../actions/verify-signatures/src/openpgp-signature.ts';

/** Gives the armored certificate of a key, without other people's signatures on it. */
export type ExportKey = (id: string) => Promise<string | undefined>;

/** Asks the gpg of whoever runs this, by the keyring that is theirs; without gpg nothing is known. */
export const exportByGpg: ExportKey = async (id) => {
  const { PATH = '', HOME = '', GNUPGHOME } = process.env;
  const env = { PATH, HOME, ...(GNUPGHOME !== undefined && { GNUPGHOME }) };
  const args = ['--batch', '--no-tty', '--armor', '--export-options', 'export-minimal'];
  try {
    const { exitCode, stdout } = await runProcess('gpg', [...args, '--export', `0x${id}`], {
      cwd: '/',
      env,
      timeoutMs: 60_000,
    });
    const armored = stdout.toString('latin1').trim();
    return exitCode === 0 && armored !== '' ? `${armored}\n` : undefined;
  } catch {
    return undefined; // no gpg here
  }
};

/** A certificate that can be listed, and the keys of it that may sign. */
export interface ListedCertificate {
  readonly armored: string;
  /** Fingerprint of the primary key. */
  readonly primary: string;
  /** Fingerprints and key ids of the keys that may sign. */
  readonly ids: ReadonlySet<string>;
}

/** @returns `undefined` for one that no signature can be verified by */
export async function readCertificate(
  armored: string,
  allowed: Certificates = 'one',
): Promise<ListedCertificate | undefined> {
  try {
    const signers = await readSigners(armored, allowed);
    const [first] = signers;
    if (first === undefined) return undefined;
    const ids = signers.flatMap(({ fingerprint, keyId }) => [fingerprint, keyId]);
    return { armored, primary: first.primary, ids: new Set(ids) };
  } catch {
    return undefined;
  }
}
