import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `ssh-keygen -Y verify` itself says of an armored signature, for the person `x`.
 *
 * @param allowed the rest of a line of allowed_signers
 */
export function sshKeygenSays(
  dir: string,
  allowed: string,
  payload: Buffer,
  signature: string,
): 'accepts' | 'refuses' {
  const [signers, file] = [join(dir, 'allowed'), join(dir, 'signature')];
  writeFileSync(signers, `x ${allowed}\n`);
  writeFileSync(file, signature);
  const args = ['-Y', 'verify', '-f', signers, '-I', 'x', '-n', 'git', '-s', file];
  try {
    execFileSync('ssh-keygen', args, { input: payload, stdio: 'pipe' });
    return 'accepts';
  } catch {
    return 'refuses';
  }
}
