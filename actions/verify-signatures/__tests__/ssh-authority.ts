import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import {
  createSshSigner,
  type SshSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

export interface CertifyOptions {
  /** Default alice. */
  readonly principals?: readonly string[];
  readonly keyId?: string;
  /** As of `ssh-keygen -V`, in UTC; default always. */
  readonly validity?: string;
  /** Further arguments, such as `-O`, `-h` or `-t`. */
  readonly args?: readonly string[];
}

export interface TestAuthority {
  readonly publicKey: string;
  /** By `ssh-keygen -s`: the certificate line of a public key line. */
  certify(publicKey: string, options?: CertifyOptions): string;
  /** As {@link certify}, with signatures by `ssh-keygen -Y sign` that bear the certificate. */
  certified(signer: SshSigner, options?: CertifyOptions): CertifiedSigner;
}

export interface CertifiedSigner {
  readonly certificate: string;
  readonly blob: Buffer;
  sign(payload: Buffer): string;
}

let made = 0;

export function createAuthority(dir: string, name: string, args: readonly string[]): TestAuthority {
  const { file: key, publicKey } = createSshSigner(dir, name, args);
  const certify: TestAuthority['certify'] = (line, options = {}) => {
    const { principals = ['alice'], keyId = 'alice@laptop', validity = 'always:forever' } = options;
    const file = `${key}.${(made += 1)}`;
    writeFileSync(`${file}.pub`, `${line}\n`);
    const names = principals.length > 0 ? ['-n', principals.join(',')] : [];
    const more = options.args ?? [];
    execFileSync(
      'ssh-keygen',
      ['-q', '-s', key, '-I', keyId, '-V', validity, ...names, ...more, `${file}.pub`],
      { stdio: 'pipe', env: { PATH: process.env['PATH'], TZ: 'UTC' } },
    );
    return readFileSync(`${file}-cert.pub`, 'utf8').trim();
  };
  return {
    publicKey,
    certify,
    certified(signer, options) {
      const certificate = certify(signer.publicKey, options);
      const file = `${signer.file}.${(made += 1)}`;
      copyFileSync(signer.file, file); // ssh-keygen looks for the private key beside the certificate
      writeFileSync(`${file}-cert.pub`, `${certificate}\n`);
      return { certificate, blob: blobOf(certificate), sign: signing(`${file}-cert.pub`) };
    },
  };
}

/** The bytes of a line of type, base64 and comment. */
export function blobOf(line: string): Buffer {
  return Buffer.from(line.split(' ')[1] ?? '', 'base64');
}

function signing(file: string): (payload: Buffer) => string {
  const args = ['-Y', 'sign', '-n', 'git', '-f', file];
  return (payload) =>
    execFileSync('ssh-keygen', args, { input: payload, stdio: 'pipe' }).toString();
}
