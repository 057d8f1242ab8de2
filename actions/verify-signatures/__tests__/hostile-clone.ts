import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSshSigner,
  createTestRepository,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { GIT, judgeRepository } from './judge-repository.ts';
import { POLICY, smallPolicy } from './small-repository.ts';
import type { TrapSite } from './traps.ts';

type Env = Readonly<Record<string, string>>;

/** A history with a merge of a conflict and, on top, signatures of every form that are not good. */
export interface Template extends TestRepository {
  readonly root: string;
  readonly merge: string;
  readonly head: string;
}

export function createTemplate(scratch: string): Template {
  const alice = createSshSigner(scratch, 'alice', ['-t', 'ed25519']);
  const { sign } = alice;
  const repo = createTestRepository(join(scratch, 'template'));
  const root = repo.commit({ files: { a: '1\n', '.gitattributes': '* filter=evil merge=evil\n' } });
  const rules = `  rules: [{ paths: [b], signers: [alice] }]\n`;
  const files = { [POLICY]: smallPolicy(root, alice, rules) };
  const main = repo.commit({ parents: [root], files });
  const ours = repo.commit({ parents: [root], files: { b: 'ours\n' }, sign });
  const theirs = repo.commit({ parents: [root], files: { b: 'theirs\n' }, sign });
  const merge = repo.commit({ parents: [ours, theirs], files: { b: 'both\n' }, sign });
  const armored = (label: string) => () =>
    `-----BEGIN ${label}-----\n\nAAAA\n-----END ${label}-----\n`;
  const pgp = repo.commit({ parents: [merge], sign: armored('PGP SIGNATURE') });
  const x509 = repo.commit({ parents: [pgp], sign: armored('SIGNED MESSAGE') });
  const head = repo.commit({
    parents: [x509],
    files: { b: 'more\n' },
    sign,
    tamper: (raw) => raw.replace('change', 'chance'),
  });
  const heads = { dev: head, main, ours, theirs };
  for (const [name, oid] of Object.entries(heads)) repo.git(['branch', '-f', name, oid]);
  repo.git(['update-ref', 'refs/remotes/origin/main', main]);
  return { ...repo, root, merge, head };
}

/** What is judged, and what comes of it: every commit, by name. */
export async function verdictOver(
  dir: string,
  head: string,
  env: Env = {},
  options: { readonly git?: string; readonly path?: string } = {},
): Promise<object> {
  const given = { ...options, env: { ...process.env, ...env } };
  const { result, failures } = await judgeRepository({ dir }, { head, branch: 'dev' }, {}, given);
  return { failures, signers: result.outputs['signers'], code: result.failure?.code };
}

/** A copy of the template, to lay traps in. */
export interface HostileClone extends TrapSite {
  /** The directory around it, which is no part of it. */
  readonly place: string;
  /** Whether the program was run. */
  sprung(): boolean;
  /** Runs git there as somebody would who is not wary. */
  git(args: readonly string[], stdin?: string, env?: Env): SpawnSyncReturns<string>;
}

let count = 0;

export function copyOf(template: Template, name = 'work'): HostileClone {
  count += 1;
  const place = `${template.dir}-${count}`;
  const [dir, canary, program] = [join(place, name), join(place, 'canary'), join(place, 'program')];
  mkdirSync(place);
  cpSync(template.dir, dir, { recursive: true });
  writeFileSync(program, `#!/bin/sh\necho "$0" >> ${canary}\nexit 0\n`);
  chmodSync(program, 0o755);
  const git: HostileClone['git'] = (args, input = '', env = {}) => {
    const unwary = { PATH: process.env['PATH'], HOME: place, ...env };
    return spawnSync(GIT, [...args], { cwd: dir, env: unwary, input, encoding: 'utf8' });
  };
  return {
    ...{ place, dir, gitDir: join(dir, '.git'), program, commit: template.head, git },
    config: (key, value) => {
      git(['config', key, value]);
    },
    sprung: () => existsSync(canary),
  };
}
