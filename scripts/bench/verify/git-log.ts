import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedHistory } from '../../../actions/verify-signatures/__tests__/signed-history.ts';
import { runChild } from '../../setup/child.ts';

/** Verifies the newest commits of a history; gives milliseconds. */
export type GitLog = (history: SignedHistory, sample: number) => Promise<number>;

/** Git with a file of allowed signers, which it hands to ssh-keygen for each commit. */
export async function gitLogSsh(dir: string, key: string): Promise<GitLog> {
  const signers = join(dir, 'allowed-signers');
  await writeFile(signers, `alice@acme.test namespaces="git" ${key.replace('ssh: ', '')}\n`);
  return gitLog([`gpg.ssh.allowedSignersFile=${signers}`], {});
}

/** Git with a keyring that trusts the one certificate in it, by a gpg for each commit. */
export async function gitLogOpenPgp(dir: string, certificate: string): Promise<GitLog> {
  const home = join(dir, 'gnupg');
  await mkdir(home, { mode: 0o700 });
  await writeFile(join(home, 'gpg.conf'), 'trust-model always\nno-tty\nbatch\nno-autostart\n');
  const file = join(dir, 'certificate.asc');
  await writeFile(file, certificate);
  const env = { GNUPGHOME: home };
  const imported = await runChild('gpg', ['--import', file], { cwd: dir, env: isolated(env) });
  if (imported.exitCode !== 0) throw new Error(imported.stderr);
  return gitLog([], env);
}

function gitLog(config: readonly string[], env: Readonly<Record<string, string>>): GitLog {
  return async ({ dir, head }, sample) => {
    const settings = config.flatMap((entry) => ['-c', entry]);
    const args = [...settings, 'log', '--format=%G?', `--max-count=${sample}`, head];
    const startedAt = performance.now();
    const { stdout, stderr } = await runChild('git', args, { cwd: dir, env: isolated(env) });
    const ms = performance.now() - startedAt;
    if (stdout !== 'G\n'.repeat(sample)) throw new Error(`git did not verify them all:\n${stderr}`);
    return ms;
  };
}

function isolated(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...env,
  };
}
