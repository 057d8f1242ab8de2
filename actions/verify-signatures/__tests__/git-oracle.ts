import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestRepository } from '@gitops-actions/shared/git/__tests__/test-repository.ts';

/** What git itself says of objects whose signature it finds good; it says nothing of all others. */
export interface GitOracle {
  /** Of commits: `<tree> <parents>|<committer's e-mail>`. */
  commits(oids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of tags: `<target> <type> <name>`. */
  tags(oids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Both cores: git verifies one signature after the other, with a child or two for each. */
const PROCESSES = 2;

/** Git with a configuration and an environment of its own, and the keys that it is to know. */
export function createGitOracle(
  repo: TestRepository,
  scratch: string,
  keys: { readonly ssh: readonly string[]; readonly gpgHome: string },
): GitOracle {
  const allowed = join(scratch, 'allowed-signers');
  const lines = keys.ssh.map((key) => `x@y.z namespaces="git" ${key}\n`);
  writeFileSync(allowed, lines.join(''));
  const env = {
    ...{ PATH: process.env['PATH'], HOME: scratch, GNUPGHOME: keys.gpgHome, LC_ALL: 'C' },
    ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  };
  const settings = [`gpg.ssh.allowedSignersFile=${allowed}`, 'log.mailmap=false'];
  const start = (args: readonly string[], stdin = ''): Promise<Answer> =>
    new Promise((resolve) => {
      const all = ['--no-replace-objects', ...settings.flatMap((entry) => ['-c', entry]), ...args];
      const options = { cwd: repo.dir, env, encoding: 'latin1', maxBuffer: 1 << 28 } as const;
      const child = execFile('git', all, options, (error, stdout) => {
        resolve({ good: error === null, lines: stdout.split('\n') });
      });
      child.stdin?.end(stdin);
    });
  /** Those that `verify-commit` finds good; its exit code says only whether all of them are. */
  const good = async (oids: readonly string[]): Promise<readonly string[]> => {
    if (oids.length === 0 || (await start(['verify-commit', ...oids])).good) return oids;
    if (oids.length === 1) return [];
    const half = oids.length >> 1;
    return [...(await good(oids.slice(0, half))), ...(await good(oids.slice(half)))];
  };
  const ask = async (
    oids: readonly string[],
    question: (oids: readonly string[]) => Promise<readonly string[]>,
  ): Promise<ReadonlyMap<string, string>> => {
    const size = Math.ceil(oids.length / PROCESSES);
    const parts = Array.from({ length: PROCESSES }, (_part, index) =>
      oids.slice(index * size, (index + 1) * size),
    );
    const answers = await Promise.all(parts.filter((part) => part.length > 0).map(question));
    return new Map(
      answers.flat().flatMap((line) => {
        const [oid, ...said] = line.split(' ');
        return oid ? [[oid, said.join(' ')] as const] : [];
      }),
    );
  };
  return {
    commits: (oids) =>
      ask(oids, async (part) => {
        const args = ['log', '--no-walk=unsorted', '--stdin', '--format=%H %T %P|%ce'];
        const accepted = (await good(part)).map((oid) => `${oid}\n`).join('');
        return accepted === '' ? [] : (await start(args, accepted)).lines;
      }),
    tags: (oids) =>
      ask(oids, async (part) => {
        // It goes on after one that is bad, and prints those that are good.
        const format = '--format=%(objectname) %(object) %(type) %(tag)';
        return (await start(['verify-tag', format, ...part])).lines;
      }),
  };
}

interface Answer {
  readonly good: boolean;
  readonly lines: readonly string[];
}
