import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createGpgHome,
  createSshSigner,
  temporaryDirectory,
  type GpgHome,
  type GpgSigner,
  type SshSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import type { JudgedEvent } from '../src/event.ts';
import { judgeRepository, type Judged } from './judge-repository.ts';

/**
 * Every command that a hint shows is run here, by the person it speaks to, on the history that it
 * speaks of: afterwards the same policy accepts the history.
 */
const scratch = temporaryDirectory();
const OVERLAY = '.gitops/overlays/dev/kustomization.yaml';
const BOT = 'acme-gitops[bot] <12345678+acme-gitops[bot]@users.noreply.github.com>';

let alice: SshSigner;
let eve: SshSigner;
let carol: SshSigner;
let gpg: GpgHome;
let webFlow: GpgSigner;
let count = 0;
let clone: string;
let remote: string;
let root: string;

beforeAll(() => {
  const signer = (name: string): SshSigner =>
    createSshSigner(scratch.path, name, ['-t', 'ed25519']);
  [alice, eve, carol] = [signer('alice'), signer('eve'), signer('carol')];
  gpg = createGpgHome();
  webFlow = gpg.create('rsa2048', 'GitHub <noreply@github.com>');
}, 60_000);

afterAll(() => {
  gpg.remove();
  scratch.remove();
});

const environment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: clone,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_EDITOR: 'false',
  ...more,
});

/** One line for a shell, as a person would copy it. */
function shell(line: string, more?: Readonly<Record<string, string>>): string {
  const options = { cwd: clone, env: environment(more), encoding: 'utf8', stdio: 'pipe' } as const;
  return execFileSync('sh', ['-c', line], options).trim();
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', [...args], {
    ...{ cwd: clone, env: environment(), encoding: 'utf8', stdio: 'pipe' },
  }).trim();

/** A clone of `dev` whose user signs by Alice's key, and the remote that it pushes to. */
beforeEach(() => {
  count += 1;
  clone = join(scratch.path, `clone${count}`);
  remote = join(scratch.path, `remote${count}`);
  mkdirSync(clone);
  execFileSync('git', ['init', '-q', '--bare', remote], { stdio: 'pipe' });
  git('init', '-q', '-b', 'dev');
  git('remote', 'add', 'origin', remote);
  git('config', 'push.autoSetupRemote', 'true');
  iAm('alice', alice);
  root = write('README.md', 'hello\n');
  git('switch', '-q', '-c', 'main', root);
  write('.github/gitops-policy.yml', policy());
  git('switch', '-q', '-C', 'dev', root);
  write('start.txt', 'start\n');
  git('push', '-q', 'origin', 'main', 'dev');
});

afterEach(() => {
  expect(git('status', '--porcelain')).toBe('');
});

function iAm(name: string, signer: SshSigner, email = `${name}@acme.test`): void {
  git('config', 'user.name', name);
  git('config', 'user.email', email);
  git('config', 'gpg.format', 'ssh');
  git('config', 'user.signingKey', `${signer.file}.pub`);
}

function policy(): string {
  const block = webFlow.publicKey().trim().replaceAll('\n', '\n          ');
  return `schema: 1
signing:
  trust-root: ${root}
  people:
    alice: { emails: [alice@acme.test], keys: [{ ssh: ${alice.publicKey} }] }
    carol: { keys: [{ ssh: ${carol.publicKey} }] }
  pipeline:
    app: { slug: acme-gitops, user-id: 12345678 }
    overlays: ['.gitops/overlays/*']
  github:
    web-flow: merges-only
    keys:
      - openpgp: |
          ${block}
  rules:
    - { paths: ['infra/**'], signers: [carol] }
    - { paths: ['.github/**'], signers: [alice] }
  tags: [{ pattern: 'v*', signers: [alice], hotfix: [alice] }]
`;
}

/** Commits a file. */
function write(path: string, content: string, ...options: readonly string[]): string {
  mkdirSync(join(clone, path, '..'), { recursive: true });
  writeFileSync(join(clone, path), content);
  git('add', '--all');
  git('commit', '-q', ...(options.length > 0 ? options : ['-S']), '-m', `write ${path}`);
  return git('rev-parse', 'HEAD');
}

const UNSIGNED = ['--no-gpg-sign'] as const;

/** Makes the head one that GitHub signed: as a squash merge, an edit in the browser or a bump is. */
function byGitHub(author?: string): void {
  git('config', 'user.name', 'GitHub');
  git('config', 'user.email', 'noreply@github.com');
  git('config', 'gpg.format', 'openpgp');
  git('config', 'user.signingKey', webFlow.fingerprint);
  const more = author === undefined ? '' : ` --author='${author}'`;
  shell(`git commit -q --amend --no-edit -S${more}`, { GNUPGHOME: gpg.home });
  iAm('alice', alice);
}

async function judge(event: Partial<JudgedEvent> = {}): Promise<Judged> {
  const head = git('rev-parse', 'HEAD');
  return judgeRepository(
    { dir: clone },
    { head, branch: 'dev', ...event },
    { policyRef: git('rev-parse', 'main') },
  );
}

/** The commands of the summary, in their order. */
function commandsOf({ result }: Judged): readonly string[] {
  const blocks = [...result.summary.matchAll(/^```sh\n([^]*?)\n```$/gm)];
  return blocks.flatMap(([, block = '']) => block.split('\n'));
}

/** Runs the commands of every hint, with what only people know filled in. */
async function mend(
  code: string,
  fill: Readonly<Record<string, string>> = {},
  event?: Partial<JudgedEvent>,
): Promise<readonly string[]> {
  const before = await judge(event);
  expect(before.codes).toEqual([code]);
  expect(before.log.join('\n')).toContain(`${code}: `);
  const commands = commandsOf(before);
  for (const command of commands) {
    const line = Object.entries(fill).reduce((text, [from, to]) => text.replace(from, to), command);
    expect(line).not.toMatch(/<\w/);
    shell(line);
  }
  const after = await judge(event);
  expect(after.failures.list).toEqual([]);
  return commands;
}

/** What was pushed is what is here. */
function expectPushed(ref = 'refs/heads/dev'): void {
  const [oid] = git('ls-remote', 'origin', ref).split('\t');
  expect(oid).toBe(git('rev-parse', ref));
}

describe('the commands of a hint mend commits', () => {
  it('that are not signed, below signed ones', async () => {
    write('a', '1\n', ...UNSIGNED);
    write('b', '2\n');
    write('c', '3\n', ...UNSIGNED);
    git('push', '-q', 'origin', 'dev');
    const tree = git('rev-parse', 'HEAD^{tree}');
    const commands = await mend('E_SIG_UNSIGNED');
    expect(commands).toHaveLength(2);
    expect(git('rev-parse', 'HEAD^{tree}')).toBe(tree);
    expectPushed();
  });

  it('that are not signed, on both sides of a merge that is not signed', async () => {
    git('switch', '-q', '-c', 'side');
    write('side', '1\n', ...UNSIGNED);
    git('switch', '-q', 'dev');
    write('b', '2\n', ...UNSIGNED);
    git('merge', '-q', '--no-ff', '--no-edit', '--no-gpg-sign', 'side');
    write('c', '3\n');
    git('push', '-q', 'origin', 'dev');
    const tree = git('rev-parse', 'HEAD^{tree}');
    await mend('E_SIG_UNSIGNED');
    expect(git('rev-list', '--merges', 'HEAD').split('\n')).toHaveLength(1);
    expect(git('rev-parse', 'HEAD^{tree}')).toBe(tree);
  });

  it('that are not signed, on a branch that began before the oldest of them', async () => {
    write('b', '2\n', ...UNSIGNED);
    git('switch', '-q', '-c', 'side', root);
    write('side', '1\n', ...UNSIGNED);
    git('switch', '-q', 'dev');
    git('merge', '-q', '--no-ff', '--no-edit', '-S', 'side');
    const tree = git('rev-parse', 'HEAD^{tree}');
    await mend('E_SIG_UNSIGNED');
    expect(git('rev-parse', 'HEAD^{tree}')).toBe(tree);
  });

  it('that are not signed, of a history of its own that was merged in', async () => {
    git('switch', '-q', '--orphan', 'elsewhere');
    write('other', '1\n', ...UNSIGNED);
    git('switch', '-q', 'dev');
    git('merge', '-q', '--allow-unrelated-histories', '--no-edit', '-S', 'elsewhere');
    const tree = git('rev-parse', 'HEAD^{tree}');
    await mend('E_SIG_UNSIGNED');
    expect(git('rev-parse', 'HEAD^{tree}')).toBe(tree);
    expect(git('rev-list', '--max-parents=0', 'HEAD').split('\n')).toHaveLength(2);
  });

  it('signed by a key that the policy does not list', async () => {
    iAm('eve', eve);
    write('a', '1\n');
    iAm('alice', alice);
    await mend('E_SIG_UNTRUSTED');
  });

  it('under another address than the signer’s', async () => {
    iAm('alice', alice, 'alice@home.test');
    write('a', '1\n');
    await mend('E_SIG_EMAIL', { '<address in the policy>': 'alice@acme.test' });
    expect(git('log', '-1', '--format=%ce')).toBe('alice@acme.test');
  });

  it('that GitHub made by a squash merge', async () => {
    git('switch', '-q', '-c', 'feature');
    write('f', '1\n');
    write('f', '2\n');
    git('switch', '-q', 'dev');
    git('merge', '-q', '--squash', 'feature');
    git('commit', '-q', '-m', 'squashed');
    byGitHub();
    write('g', '1\n');
    await mend('E_WEB_FLOW');
  });

  it('that call themselves a bump and are none', async () => {
    write(OVERLAY, 'images: []\n');
    write(OVERLAY, 'replicas: []\n');
    byGitHub(BOT);
    write('later', '1\n');
    await mend('E_BUMP_CONTENT');
    expect(git('show', `HEAD:${OVERLAY}`)).toBe('images: []');
    expect(git('show', 'HEAD:later')).toBe('1');
  });

  it('that change what the policy leaves to others, by one of those', async () => {
    write('infra/x', '1\n');
    iAm('carol', carol);
    await mend('E_RULE_PATH');
  });

  it('that somebody changed after they were signed', async () => {
    write('a', '1\n');
    const raw = git('cat-file', 'commit', 'HEAD').replace('write a', 'written a');
    writeFileSync(join(scratch.path, 'raw'), `${raw}\n`);
    const oid = git('hash-object', '-t', 'commit', '-w', join(scratch.path, 'raw'));
    git('reset', '-q', '--hard', oid);
    write('b', '1\n');
    await mend('E_SIG_BAD');
  });

  it('that are not of the form that git writes', async () => {
    write('a', '1\n', ...UNSIGNED);
    const raw = git('cat-file', 'commit', 'HEAD').replace('\n\n', '\ngpgsig-odd x\n\n');
    writeFileSync(join(scratch.path, 'raw'), `${raw}\n`);
    const args = ['-t', 'commit', '-w', '--literally', join(scratch.path, 'raw')];
    git('reset', '-q', '--hard', git('hash-object', ...args));
    await mend('E_SIG_MALFORMED');
  });

  it('that merge more than two parents at once', async () => {
    for (const side of ['x', 'y']) {
      git('switch', '-q', '-c', side, 'dev');
      write(side, '1\n');
    }
    git('switch', '-q', 'dev');
    write('z', '1\n');
    git('merge', '-q', '--no-edit', '-S', 'x', 'y');
    write('later', '1\n');
    const tree = git('rev-parse', 'HEAD^{tree}');
    await mend('E_OCTOPUS');
    expect(git('rev-parse', 'HEAD^{tree}')).toBe(tree);
    expect(git('symbolic-ref', '--short', 'HEAD')).toBe('dev');
  });

  it('of a history beside the trust root', async () => {
    git('switch', '-q', '--orphan', 'elsewhere');
    write('a', '1\n');
    await mend('E_TRUST_ROOT');
    expect(git('show', 'HEAD:README.md')).toBe('hello');
  });

  it('that change the policy by the wrong hand', async () => {
    git('switch', '-q', 'main');
    iAm('carol', carol);
    write('.github/gitops-policy.yml', policy().replace('[alice], hotfix', '[carol], hotfix'));
    iAm('alice', alice);
    git('push', '-q', 'origin', 'main');
    const commands = await mend('E_POLICY_UNTRUSTED', {}, { head: git('rev-parse', 'dev') });
    expect(commands[0]).toBe('git switch main');
    expectPushed('refs/heads/main');
  });

  it('of several codes at once, whichever hint is followed first', async () => {
    write('a', '1\n', ...UNSIGNED);
    iAm('eve', eve);
    write('b', '1\n');
    iAm('alice', alice);
    const judged = await judge();
    expect(judged.codes).toEqual(['E_SIG_UNSIGNED', 'E_SIG_UNTRUSTED']);
    const [rebase, push, ...others] = commandsOf(judged);
    expect(others).toEqual([rebase, push]);
    shell(rebase ?? '');
    expect((await judge()).codes).toEqual([]);
  });
});

describe('the commands of a hint mend a tag', () => {
  const event = (name: string): Partial<JudgedEvent> => ({
    ...{ head: `refs/tags/${name}`, tag: name, branch: undefined },
  });
  const publish = (name: string): void => {
    git('push', '-q', 'origin', `refs/tags/${name}`);
  };

  it('that is lightweight', async () => {
    git('tag', 'v1.0.0');
    publish('v1.0.0');
    await mend('E_TAG_LIGHTWEIGHT', {}, event('v1.0.0'));
    expectPushed('refs/tags/v1.0.0');
  });

  it('that is not signed', async () => {
    git('tag', '-a', '-m', 'x', 'v1.0.0');
    publish('v1.0.0');
    await mend('E_SIG_UNSIGNED', {}, event('v1.0.0'));
  });

  it('that was signed under another name, whatever a shell makes of that', async () => {
    const name = "v1.$(touch${IFS}pwned)'`x`";
    git('tag', '-s', '-m', 'x', 'v9');
    git('update-ref', `refs/tags/${name}`, 'refs/tags/v9');
    publish(name);
    await mend('E_TAG_NAME_MISMATCH', {}, event(name));
    expectPushed(`refs/tags/${name}`);
  });

  it('that names no commit', async () => {
    git('tag', '-s', '-m', 'x', 'v1.0.0', 'HEAD^{tree}');
    publish('v1.0.0');
    const given = { "'<commit>'": git('rev-parse', 'HEAD') };
    await mend('E_TAG_TARGET', given, event('v1.0.0'));
  });

  it('signed by somebody who may not, by one who may', async () => {
    iAm('carol', carol);
    git('tag', '-s', '-m', 'x', 'v1.0.0');
    publish('v1.0.0');
    iAm('alice', alice);
    await mend('E_TAG_SIGNER', {}, event('v1.0.0'));
  });

  it('that calls itself a hotfix without a reason', async () => {
    git('tag', '-s', '-m', 'x', '-m', 'Hotfix:', 'v1.0.0');
    publish('v1.0.0');
    await mend('E_TAG_HOTFIX', { '<reason>': 'orders were lost' }, event('v1.0.0'));
  });
});
