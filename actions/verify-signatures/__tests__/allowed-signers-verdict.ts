import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  withSignature,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

/**
 * What git itself says of a commit with that signature.
 *
 * @param allowed a line of allowed_signers
 */
export function gitSays(
  repo: TestRepository,
  allowed: string,
  payload: string,
  signature: string,
): 'accepts' | 'refuses' {
  const file = join(repo.dir, 'allowed-signers');
  writeFileSync(file, `${allowed}\n`);
  const oid = repo.write(withSignature(payload, signature));
  const config = ['-c', 'gpg.format=ssh', '-c', `gpg.ssh.allowedSignersFile=${file}`];
  try {
    repo.git([...config, 'verify-commit', oid], { env: { TZ: 'UTC' } });
    return 'accepts';
  } catch {
    return 'refuses';
  }
}
