import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { byAlice, on, tampered, type World } from '../vector-world.ts';
import type { InClone, Vector } from './vector.ts';

const OBEYED = 'Git runs the program that the clone’s own configuration names.';

interface Clone {
  readonly dir: string;
  git(args: readonly string[]): string;
}

/** A repository that borrows the world's objects and has a configuration of its own. */
function clone(w: World): Clone {
  const dir = mkdtempSync(join(dirname(w.repo.dir), 'clone-'));
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', HOME: dir };
  const git: Clone['git'] = (args) =>
    execFileSync('git', ['-C', dir, ...args], { env, encoding: 'utf8', stdio: 'pipe' }).trim();
  git(['init', '-q']);
  const objects = join(w.repo.dir, '.git', 'objects');
  writeFileSync(join(dir, '.git', 'objects', 'info', 'alternates'), `${objects}\n`);
  return { dir, git };
}

/** A clone whose configuration names a program that finds every signature good. */
function flattered(w: World, setting: string, oid: string): InClone {
  const { dir, git } = clone(w);
  git(['config', setting, flatterer(dir)]);
  return { dir, oid };
}

/** Writes that program; gives its path. */
function flatterer(dir: string): string {
  const program = join(dir, 'yes.sh');
  const openpgp =
    '[GNUPG:] NEWSIG\\n[GNUPG:] GOODSIG 0123456789ABCDEF Alice\\n[GNUPG:] VALIDSIG A\\n';
  const ssh = 'Good "git" signature for alice with ED25519 key SHA256:x\\n';
  const answers = [
    '*find-principals*) echo alice ;;',
    `*-Y*) cat >/dev/null; printf '${ssh}' ;;`,
    `*) cat >/dev/null; printf '${openpgp}' ;;`,
  ];
  writeFileSync(program, `#!/bin/sh\ncase "$*" in\n${answers.join('\n')}\nesac\n`);
  chmodSync(program, 0o755);
  return program;
}

/** What a clone can do to what is read from it. */
export const CLONE_VECTORS: readonly Vector[] = [
  {
    name: 'a clone that borrows its objects',
    head: (w) => ({ dir: clone(w).dir, oid: byAlice(w) }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'an unsigned commit hidden by a replace ref',
    covers: ['§0.1.1: replace ref', 'SIG-3: replace ref'],
    head: (w) => {
      const { dir, git } = clone(w);
      const oid = on(w, {});
      git(['replace', oid, byAlice(w)]);
      return { dir, oid };
    },
    codes: ['E_SIG_UNSIGNED'],
    git: 'accepts',
    differs: 'Git verifies the replacement; here no replace ref is read.',
  },
  {
    name: 'an unsigned commit hidden by a graft',
    covers: ['SIG-3: graft'],
    head: (w) => {
      const { dir } = clone(w);
      const oid = byAlice(w, { parents: [on(w, {})] });
      mkdirSync(join(dir, '.git', 'info'), { recursive: true });
      writeFileSync(join(dir, '.git', 'info', 'grafts'), `${oid} ${w.start}\n`);
      return { dir, oid };
    },
    codes: ['E_SIG_UNSIGNED'],
    git: 'accepts',
    differs: 'Git was asked about the head; of the history it shows what the graft says.',
  },
  {
    name: 'an unsigned commit behind the end of a shallow clone',
    covers: ['SIG-3: shallow clone'],
    head: (w) => {
      const { dir } = clone(w);
      const oid = byAlice(w, { parents: [on(w, {})] });
      writeFileSync(join(dir, '.git', 'shallow'), `${oid}\n`);
      return { dir, oid };
    },
    codes: ['E_REPO_SHALLOW'],
    git: 'accepts',
    differs: 'Git verifies what is there; half a history is no history to us.',
  },
  {
    name: 'a changed OpenPGP-signed commit where gpg.program finds everything good',
    covers: ['§0.1.1: gpg.program', 'SIG-2: gpg.program', 't7510: custom gpg.program'],
    head: (w) =>
      flattered(
        w,
        'gpg.program',
        on(w, { sign: w.pgp.frank.sign, tamper: (raw) => raw.replace('change', 'x') }),
      ),
    codes: ['E_SIG_BAD'],
    git: 'accepts',
    differs: OBEYED,
  },
  {
    name: 'a changed SSH-signed commit where gpg.ssh.program finds everything good',
    covers: ['§0.1.1: gpg.ssh.program', 'SIG-2: gpg.ssh.program'],
    head: (w) =>
      flattered(
        w,
        'gpg.ssh.program',
        tampered(w, (raw) => raw.replace('change', 'x')),
      ),
    codes: ['E_SIG_BAD'],
    git: 'accepts',
    differs: OBEYED,
  },
  {
    name: 'an empty X.509 signature where gpg.x509.program finds everything good',
    covers: ['SIG-2: gpg.x509.program'],
    head: (w) =>
      flattered(
        w,
        'gpg.x509.program',
        on(w, {
          sign: () => '-----BEGIN SIGNED MESSAGE-----\nAAAA\n-----END SIGNED MESSAGE-----\n',
        }),
      ),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'accepts',
    differs: OBEYED,
  },
  {
    name: 'a changed commit where the environment names a program that finds everything good',
    covers: ['SIG-2: configuration by the environment'],
    head: (w) => {
      const { dir } = clone(w);
      const env = {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'gpg.ssh.program',
        GIT_CONFIG_VALUE_0: flatterer(dir),
      };
      return { dir, env, oid: tampered(w, (raw) => raw.replace('change', 'x')) };
    },
    codes: ['E_SIG_BAD'],
    git: 'accepts',
    differs: 'Git takes its configuration from the environment, too; ours has none of it.',
  },
  {
    name: 'a stranger’s commit where the clone’s configuration allows the stranger',
    covers: ['SIG-2: allowed signers of the clone'],
    head: (w) => {
      const { dir, git } = clone(w);
      const file = join(dir, 'allowed');
      writeFileSync(file, `eve ${w.ssh.eve.publicKey}\n`);
      git(['config', 'gpg.ssh.allowedSignersFile', file]);
      return { dir, oid: on(w, { sign: w.ssh.eve.sign }) };
    },
    gitKnows: () => ({ allowedSigners: 'none' }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'accepts',
    differs: 'Git believes the clone’s own configuration; the policy is all that we believe.',
  },
  {
    name: 'a signed commit that git amended and signed anew',
    covers: ['t7510: amended', 't7528: amended'],
    head: (w) => {
      const { dir, git } = clone(w);
      const before = byAlice(w);
      git(['update-ref', 'HEAD', before]);
      git(['read-tree', before]);
      const who = ['-c', 'user.name=Alice', '-c', 'user.email=alice@acme.test'];
      const how = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${w.ssh.alice.file}`];
      git([...who, ...how, 'commit', '-q', '--amend', '-S', '--no-edit']);
      return { dir, oid: git(['rev-parse', 'HEAD']) };
    },
    codes: [],
    git: 'accepts',
  },
];
