import { execFileSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createGpgHome,
  type GpgHome,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import type { GitKnowledge } from './vectors/vector.ts';
import { listedKeys, type PolicyOptions, type World } from './vector-world.ts';

/** What git itself says of commits and tags, told of the same keys as we are. */
export interface GitVerdicts {
  /** @param name of a commit, or of a tag below `refs/tags/` */
  verify(subject: Verified): 'accepts' | 'refuses';
  /** `%G?` of a commit. */
  letter(subject: Verified): string;
  remove(): void;
}

export interface Verified {
  readonly command: 'verify-commit' | 'verify-tag';
  readonly dir: string;
  readonly name: string;
  /** What the policy lists. */
  readonly policy: PolicyOptions;
  readonly knows: GitKnowledge;
  readonly env?: Readonly<Record<string, string>>;
}

/** @param scratch a directory for allowed-signers files */
export function createGitVerdicts(w: World, scratch: string): GitVerdicts {
  const rings = new Map<string, GpgHome>();
  const files = new Map<string, string>();

  const ringOf = (keys: readonly string[], trusted = false): string => {
    const armored = keys.join('');
    const id = `${trusted} ${armored}`;
    let ring = rings.get(id);
    if (ring === undefined) {
      rings.set(id, (ring = createGpgHome()));
      ring.gpg(['--import'], armored);
      if (trusted) appendFileSync(join(ring.home, 'gpg.conf'), 'trust-model always\n');
    }
    return ring.home;
  };
  const signersFile = (lines: readonly string[]): string => {
    const text = lines.map((line) => `${line}\n`).join('');
    let file = files.get(text);
    if (file === undefined) {
      files.set(text, (file = join(scratch, `allowed-signers-${files.size}`)));
      writeFileSync(file, text);
    }
    return file;
  };
  const git = (args: readonly string[], { dir, policy, knows, env: more }: Verified): string => {
    const listed = listedKeys(w, policy);
    const lines =
      knows.allowedSigners ?? listed.ssh.map((key) => `someone namespaces="git" ${key}`);
    const config = [
      ...(lines === 'none' ? [] : [`gpg.ssh.allowedSignersFile=${signersFile(lines)}`]),
      ...(knows.config ?? []),
    ];
    const env = {
      PATH: process.env['PATH'],
      HOME: scratch,
      GNUPGHOME: ringOf([...listed.openpgp, ...(knows.openpgp ?? [])], knows.trustAll),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      TZ: 'UTC',
      ...more,
    };
    const settings = config.flatMap((setting) => ['-c', setting]);
    const options = { cwd: dir, env, stdio: 'pipe', encoding: 'utf8' } as const;
    return execFileSync('git', [...settings, ...args], options);
  };
  return {
    verify(subject) {
      try {
        git([subject.command, subject.name], subject);
        return 'accepts';
      } catch {
        return 'refuses';
      }
    },
    letter: (subject) => git(['log', '-1', '--format=%G?', subject.name], subject).trim(),
    remove() {
      for (const ring of rings.values()) ring.remove();
    },
  };
}
