import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeRepository } from './judge-repository.ts';
import {
  createGpgHome,
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  withSignature,
  type CommitOptions,
  type GpgHome,
  type GpgSigner,
  type SshSigner,
  type TestRepository,
} from './test-repository.ts';

const scratch = temporaryDirectory();
const BOT = 'acme-gitops[bot] <12345678+acme-gitops[bot]@users.noreply.github.com>';
const GITHUB = 'GitHub <noreply@github.com>';
const OVERLAY = '.gitops/overlays/dev/kustomization.yaml';

const kustomization = (tag: string, extra = ''): string =>
  `images:\n  - name: web\n    newName: localhost/acme/web\n    newTag: ${tag}\n${extra}`;

interface World {
  readonly repo: TestRepository;
  readonly ssh: Readonly<
    Record<'alice' | 'bob' | 'carol' | 'dave' | 'rsa' | 'p256' | 'p384' | 'p521' | 'eve', SshSigner>
  >;
  readonly gpg: GpgHome;
  readonly pgp: Readonly<Record<'frank' | 'mallory' | 'gina', GpgSigner>>;
  readonly webFlow: GpgSigner;
  readonly root: string;
  readonly start: string;
}

let world: World;

beforeAll(() => {
  const repo = createTestRepository(join(scratch.path, 'repo'));
  const key = (name: string, ...args: string[]): SshSigner =>
    createSshSigner(scratch.path, name, args.length > 0 ? args : ['-t', 'ed25519']);
  const gpg = createGpgHome();
  const ssh = {
    alice: key('alice'),
    bob: key('bob'),
    carol: key('carol'),
    dave: key('dave'),
    eve: key('eve'),
    rsa: key('rsa', '-t', 'rsa', '-b', '2048'),
    p256: key('p256', '-t', 'ecdsa', '-b', '256'),
    p384: key('p384', '-t', 'ecdsa', '-b', '384'),
    p521: key('p521', '-t', 'ecdsa', '-b', '521'),
  };
  const gina = gpg.create('rsa2048', 'Gina <gina@acme.test>', 'cert');
  gpg.gpg(['--quick-add-key', gina.fingerprint, 'ed25519', 'sign', 'never']);
  const pgp = {
    frank: gpg.create('ed25519', 'Frank <frank@acme.test>'),
    mallory: gpg.create('ed25519', 'Mallory <mallory@acme.test>'),
    gina,
  };
  const webFlow = gpg.create('rsa2048', 'GitHub <noreply@github.com>');
  const root = repo.commit({ files: { 'README.md': 'hello\n' }, message: 'root' });
  const start = repo.commit({
    parents: [root],
    files: { [OVERLAY]: kustomization('dev-1'), 'src/app.js': 'one\n', 'docker/x': 'x\n' },
    sign: ssh.alice.sign,
    message: 'start',
  });
  world = { repo, ssh, gpg, pgp, webFlow, root, start };
}, 60_000);

afterAll(() => {
  world.gpg.remove();
  scratch.remove();
});

const indent = (text: string, by: number): string =>
  text
    .trim()
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');

interface PolicyOptions {
  readonly webFlow?: 'deny' | 'merges-only' | 'allow';
  readonly rules?: string;
  readonly exempt?: readonly string[];
  readonly carolUntil?: string;
  readonly aliceEmails?: string;
}

function policyText(w: World, options: PolicyOptions = {}): string {
  const person = (name: string, signer: SshSigner, more = ''): string =>
    `    ${name}:\n${more}      keys:\n        - ssh: ${signer.publicKey}\n`;
  const openpgp = (name: string, signer: GpgSigner): string =>
    `    ${name}:\n      keys:\n        - openpgp: |\n${indent(signer.publicKey(), 12)}\n`;
  const emails = options.aliceEmails ?? '[alice@acme.test]';
  return `schema: 1
signing:
  trust-root: ${w.root}
  people:
${person('alice', w.ssh.alice, `      emails: ${emails}\n`)}${person('bob', w.ssh.bob)}${person('carol', w.ssh.carol)}${
    options.carolUntil === undefined
      ? ''
      : `          until: [${options.carolUntil}]\n          reason: compromised\n`
  }${person('rsa', w.ssh.rsa)}${person('p256', w.ssh.p256)}${person('p384', w.ssh.p384)}${person('p521', w.ssh.p521)}${openpgp('frank', w.pgp.frank)}${openpgp('gina', w.pgp.gina)}  pipeline:
    app: { slug: acme-gitops, user-id: 12345678 }
    overlays: ['.gitops/overlays/*']
  github:
    web-flow: ${options.webFlow ?? 'merges-only'}
    keys:
      - openpgp: |
${indent(w.webFlow.publicKey(), 10)}
  teams: { platform: [carol], apps: [alice, bob] }
  rules: ${options.rules ?? '[]'}
  exempt: [${(options.exempt ?? []).map((commit) => `{ commit: ${commit}, reason: known }`).join(', ')}]
`;
}

/** The policy as a commit of its own, off the judged history. */
function policyCommit(w: World, options: PolicyOptions = {}): string {
  const id = JSON.stringify(options);
  const known = policies.get(id);
  if (known !== undefined) return known;
  const files = { '.github/gitops-policy.yml': policyText(w, options) };
  const oid = w.repo.commit({ parents: [w.root], files, message: 'policy' });
  policies.set(id, oid);
  return oid;
}
const policies = new Map<string, string>();

interface Vector {
  readonly name: string;
  /** Makes the history; its head is judged. */
  readonly head: (w: World) => string;
  readonly policy?: (w: World, head: string) => PolicyOptions;
  /** All codes of the verdict; empty: a pass. */
  readonly codes: readonly string[];
  readonly reason?: RegExp;
  readonly signer?: { readonly kind: string; readonly name: string };
  /** What `git verify-commit` says of the head, by an allowed-signers file of all listed SSH keys. */
  readonly git?: 'accepts' | 'refuses';
}

const on = (w: World, options: CommitOptions): string =>
  w.repo.commit({ parents: [w.start], files: { 'src/app.js': 'two\n' }, ...options });
const byAlice = (w: World, options: CommitOptions = {}): string =>
  on(w, { sign: w.ssh.alice.sign, ...options });
const byGitHub = (w: World, options: CommitOptions = {}): string =>
  on(w, { sign: w.webFlow.sign, committer: GITHUB, ...options });
const bump = (w: World, options: CommitOptions = {}): string =>
  byGitHub(w, { author: BOT, files: { [OVERLAY]: kustomization('dev-2') }, ...options });
const tampered = (w: World, tamper: (raw: string) => string): string => byAlice(w, { tamper });
const header = (line: string) => (raw: string) => raw.replace('\ngpgsig ', `\n${line}\ngpgsig `);
const sideBranch = (w: World): { readonly ours: string; readonly theirs: string } => ({
  ours: byAlice(w, { files: { 'src/app.js': 'ours\n' } }),
  theirs: on(w, { sign: w.ssh.bob.sign, files: { 'src/other.js': 'theirs\n' } }),
});
const merged = (w: World, ours: string, theirs: string): string =>
  w.repo.git(['merge-tree', '--write-tree', ours, theirs]).split('\n')[0] ?? '';
const PROTECTED = `[{ paths: ['.github/**', 'infra/**'], signers: [platform] }]`;

const VECTORS: readonly Vector[] = [
  // Who signed it
  { name: 'ed25519 by a listed person', head: byAlice, codes: [], git: 'accepts' },
  {
    name: 'ed25519 over sha256',
    head: (w) => on(w, { sign: w.ssh.bob.signFor('git', 'sha256') }),
    codes: [],
    git: 'accepts',
  },
  { name: 'RSA 2048', head: (w) => on(w, { sign: w.ssh.rsa.sign }), codes: [], git: 'accepts' },
  { name: 'ECDSA P-256', head: (w) => on(w, { sign: w.ssh.p256.sign }), codes: [], git: 'accepts' },
  { name: 'ECDSA P-384', head: (w) => on(w, { sign: w.ssh.p384.sign }), codes: [], git: 'accepts' },
  { name: 'ECDSA P-521', head: (w) => on(w, { sign: w.ssh.p521.sign }), codes: [], git: 'accepts' },
  {
    name: 'OpenPGP by a listed certificate',
    head: (w) => on(w, { sign: w.pgp.frank.sign }),
    codes: [],
    signer: { kind: 'person', name: 'frank' },
  },
  {
    name: 'OpenPGP by a signing subkey of a certify-only primary key',
    head: (w) => on(w, { sign: w.pgp.gina.sign }),
    codes: [],
    signer: { kind: 'person', name: 'gina' },
  },
  {
    name: 'git commit -S by ssh-keygen',
    head: (w) =>
      w.repo.gitCommit({
        parents: [w.start],
        config: ['gpg.format=ssh', `user.signingkey=${w.ssh.alice.file}`],
      }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'git commit -S by gpg',
    head: (w) =>
      w.repo.gitCommit({
        parents: [w.start],
        config: [`user.signingkey=${w.pgp.frank.fingerprint}`],
        env: { GNUPGHOME: w.gpg.home },
      }),
    codes: [],
  },
  { name: 'unsigned', head: (w) => on(w, {}), codes: ['E_SIG_UNSIGNED'], git: 'refuses' },
  {
    name: 'unsigned, with a signed commit on top (the laundering push)',
    head: (w) => byAlice(w, { parents: [on(w, {})] }),
    codes: ['E_SIG_UNSIGNED'],
    git: 'accepts',
  },
  {
    name: 'an SSH key that nobody listed',
    head: (w) => on(w, { sign: w.ssh.eve.sign }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'an OpenPGP key that nobody listed',
    head: (w) => on(w, { sign: w.pgp.mallory.sign }),
    codes: ['E_SIG_UNTRUSTED'],
  },
  {
    name: 'a message changed after signing, SSH',
    head: (w) => tampered(w, (raw) => raw.replace('change', 'chance')),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'a message changed after signing, OpenPGP',
    head: (w) =>
      on(w, { sign: w.pgp.frank.sign, tamper: (raw) => raw.replace('change', 'chance') }),
    codes: ['E_SIG_BAD'],
  },
  {
    name: 'a message changed after signing, ECDSA',
    head: (w) => on(w, { sign: w.ssh.p256.sign, tamper: (raw) => raw.replace('change', 'chance') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'a message changed after signing, RSA',
    head: (w) => on(w, { sign: w.ssh.rsa.sign, tamper: (raw) => raw.replace('change', 'x') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'the signature of another commit',
    head: (w) =>
      on(w, { message: 'other', sign: () => w.ssh.alice.sign(Buffer.from('something else')) }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'an SSH signature for files instead of git',
    head: (w) => on(w, { sign: w.ssh.alice.signFor('file') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'an OpenPGP signature over SHA-1',
    head: (w) =>
      on(w, { sign: w.webFlow.signWith(['--digest-algo', 'SHA1', '--allow-weak-digest-algos']) }),
    codes: ['E_SIG_WEAK'],
  },
  {
    name: 'an OpenPGP signature over text',
    head: (w) => on(w, { sign: w.pgp.frank.signWith(['--textmode']) }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
  },
  {
    name: 'an OpenPGP signature that expires',
    head: (w) => on(w, { sign: w.pgp.frank.signWith(['--default-sig-expire', '1y']) }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
  },
  {
    name: 'an X.509 signature',
    head: (w) =>
      on(w, { sign: () => '-----BEGIN SIGNED MESSAGE-----\nAAAA\n-----END SIGNED MESSAGE-----\n' }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
  },
  {
    name: 'an unknown form of signature',
    head: (w) => on(w, { sign: () => 'trust me' }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a committer whose e-mail is not the signer’s',
    head: (w) => byAlice(w, { committer: 'Alice <alice@evil.test>' }),
    codes: ['E_SIG_EMAIL'],
  },
  {
    name: 'an author other than the committer, as in a rebase',
    head: (w) =>
      byAlice(w, { author: 'Bob <bob@acme.test>', committer: 'Alice <alice@acme.test>' }),
    codes: [],
  },
  // Objects that two readers could read differently
  {
    name: 'a second gpgsig header, good one first',
    head: (w) =>
      byAlice(w, {
        tamper: (raw) => withSignature(raw, w.ssh.eve.sign(Buffer.from('x'))),
      }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a second gpgsig header, bad one first',
    head: (w) =>
      byAlice(w, {
        tamper: (raw) =>
          raw.replace(
            '\ngpgsig ',
            `\ngpgsig ${w.ssh.eve.sign(Buffer.from('x')).trimEnd().replaceAll('\n', '\n ')}\ngpgsig `,
          ),
      }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'gpgsig-sha256 beside gpgsig',
    head: (w) => tampered(w, header('gpgsig-sha256 -----BEGIN SSH SIGNATURE-----')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'only gpgsig-sha256, in a SHA-1 repository',
    head: (w) => tampered(w, (raw) => raw.replace('\ngpgsig ', '\ngpgsig-sha256 ')),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'a header gpgsigX',
    head: (w) => tampered(w, header('gpgsigX evil')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a second tree',
    head: (w) => tampered(w, (raw) => raw.replace(/^(tree .*\n)/, '$1$1')),
    codes: ['E_TRUST_ROOT'], // git sees no parents behind it
  },
  {
    name: 'a second author',
    head: (w) => tampered(w, (raw) => raw.replace(/(author .*\n)/, '$1$1')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a second committer',
    head: (w) => tampered(w, (raw) => raw.replace(/(committer .*\n)/, '$1$1')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'the committer before the author',
    head: (w) => tampered(w, (raw) => raw.replace(/(author .*\n)(committer .*\n)/, '$2$1')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a parent after the committer',
    head: (w) => tampered(w, header(`parent ${world.root}`)),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'junk after the armor',
    head: (w) => tampered(w, (raw) => raw.replace('-----END SSH SIGNATURE-----', '$&\n junk')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'junk before the armor',
    head: (w) => tampered(w, (raw) => raw.replace('gpgsig -----', 'gpgsig junk\n -----')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a second armored block in the same header',
    head: (w) =>
      on(w, { sign: (payload) => w.ssh.alice.sign(payload) + w.ssh.alice.sign(payload) }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'an empty line after the armor, as GitHub writes it',
    head: (w) => on(w, { sign: (payload) => `${w.pgp.frank.sign(payload)}\n` }),
    codes: [],
  },
  {
    name: 'a NUL byte in the message',
    head: (w) => tampered(w, (raw) => raw.replace('change', 'cha\0nge')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'no end of the headers',
    head: (w) => tampered(w, (raw) => raw.slice(0, raw.indexOf('\n\n') + 1)),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a wrong checksum in the OpenPGP armor',
    head: (w) =>
      on(w, { sign: (payload) => w.pgp.frank.sign(payload).replace(/\n=.{4}\n/, '\n=AAAA\n') }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a signature only in the message',
    head: (w) => on(w, { message: `change\n\ngpgsig ${w.ssh.alice.sign(Buffer.from('x'))}` }),
    codes: ['E_SIG_UNSIGNED'],
    git: 'refuses',
  },
  {
    name: 'an encoding header and a message in latin1',
    head: (w) => {
      const payload = [
        `tree ${w.repo.tree(w.start, {})}`,
        `parent ${w.start}`,
        'author J\xf6rg <alice@acme.test> 1750000000 +0000',
        'committer J\xf6rg <alice@acme.test> 1750000000 +0000',
        'encoding ISO-8859-1',
        '',
        'gr\xfc\xdfe\n',
      ].join('\n');
      return w.repo.write(withSignature(payload, w.ssh.alice.sign(Buffer.from(payload, 'latin1'))));
    },
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a commit message of 1 MiB',
    head: (w) => byAlice(w, { message: 'x'.repeat(1024 * 1024) }),
    codes: [],
  },
  // Time is what the author claims; ancestry is not
  {
    name: 'a retired key, before the named commit',
    head: (w) => byAlice(w, { parents: [on(w, { sign: w.ssh.carol.sign })] }),
    policy: (_w, head) => ({ carolUntil: head }),
    codes: [],
  },
  {
    name: 'a retired key, at the named commit itself',
    head: (w) => on(w, { sign: w.ssh.carol.sign }),
    policy: (_w, head) => ({ carolUntil: head }),
    codes: ['E_KEY_REVOKED'],
  },
  {
    name: 'a compromised key, after the named commit, with a date of long ago',
    head: (w) =>
      on(w, {
        parents: [byAlice(w)],
        sign: w.ssh.carol.sign,
        date: '1000000000 +0000',
        message: 'backdated',
      }),
    policy: (w) => ({ carolUntil: w.start }),
    codes: ['E_KEY_REVOKED'],
    git: 'accepts',
  },
  {
    name: 'a merge from an old branch by a retired key (foxtrot)',
    head: (w) => {
      const old = on(w, { parents: [w.root], files: { old: 'x\n' }, sign: w.ssh.carol.sign });
      const main = byAlice(w);
      return byAlice(w, { parents: [main, old], tree: merged(w, main, old) });
    },
    policy: (w) => ({ carolUntil: w.start }),
    codes: ['E_KEY_REVOKED'],
  },
  {
    name: 'a retired key whose named commit is not in the repository',
    head: (w) => on(w, { sign: w.ssh.carol.sign }),
    policy: () => ({ carolUntil: 'ab'.repeat(20) }),
    codes: ['E_KEY_REVOKED'],
  },
  {
    name: 'an exempt commit',
    head: (w) => byAlice(w, { parents: [on(w, { message: 'imported' })] }),
    policy: (w) => ({ exempt: [on(w, { message: 'imported' })] }),
    codes: [],
  },
  // The pipeline's own bumps
  {
    name: 'a bump of the pipeline',
    head: bump,
    codes: [],
    signer: { kind: 'pipeline', name: 'acme-gitops' },
  },
  {
    name: 'a bump while the policy denies web-flow',
    head: bump,
    policy: () => ({ webFlow: 'deny' }),
    codes: [],
  },
  {
    name: 'a bump stands outside the rules',
    head: bump,
    policy: (w) => ({
      exempt: [w.start],
      rules: `[{ paths: ['.gitops/**'], signers: [platform] }]`,
    }),
    codes: [],
  },
  {
    name: 'a bump that also touches replicas',
    head: (w) => bump(w, { files: { [OVERLAY]: kustomization('dev-2', 'replicas: []\n') } }),
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump that changes newName',
    head: (w) =>
      bump(w, { files: { [OVERLAY]: kustomization('dev-2').replace('acme/web', 'evil/web') } }),
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump that also changes a source file',
    head: (w) => bump(w, { files: { [OVERLAY]: kustomization('dev-2'), 'src/app.js': 'evil\n' } }),
    codes: ['E_BUMP_CONTENT'],
    reason: /outside the overlays/,
  },
  {
    name: 'a bump that adds a file to the overlay',
    head: (w) => bump(w, { files: { '.gitops/overlays/dev/evil.yaml': 'a: 1\n' } }),
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump that makes the kustomization a symbolic link',
    head: (w) => {
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: '/etc/passwd' });
      return bump(w, { files: { [OVERLAY]: { mode: '120000', oid } } });
    },
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump that changes nothing',
    head: (w) => bump(w, { files: {} }),
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a hand-made bump through the API by a person',
    head: (w) => bump(w, { author: 'Alice <alice@acme.test>' }),
    codes: ['E_WEB_FLOW'],
  },
  {
    name: 'a bump by an App of the same name and another id',
    head: (w) =>
      bump(w, { author: 'acme-gitops[bot] <99+acme-gitops[bot]@users.noreply.github.com>' }),
    codes: ['E_WEB_FLOW'],
  },
  {
    name: 'a bump signed by somebody else under the App’s address',
    head: (w) => bump(w, { sign: w.ssh.eve.sign }),
    codes: ['E_SIG_UNTRUSTED'],
  },
  // GitHub's merges
  {
    name: 'a faithful merge by GitHub',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      return byGitHub(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
    },
    codes: [],
    signer: { kind: 'github', name: 'github' },
  },
  {
    name: 'a merge by GitHub while the policy denies web-flow',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      return byGitHub(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
    },
    policy: () => ({ webFlow: 'deny' }),
    codes: ['E_WEB_FLOW'],
  },
  {
    name: 'a merge by GitHub whose tree holds more than the merge',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const tree = w.repo.tree(merged(w, ours, theirs), { evil: 'x\n' });
      return byGitHub(w, { parents: [ours, theirs], tree });
    },
    codes: ['E_WEB_FLOW'],
  },
  {
    name: 'an edit in the browser under merges-only',
    head: byGitHub,
    codes: ['E_WEB_FLOW'],
  },
  {
    name: 'an edit in the browser under allow',
    head: byGitHub,
    policy: () => ({ webFlow: 'allow' }),
    codes: [],
  },
  {
    name: 'an edit in the browser under allow, of a path with a rule',
    head: (w) => byGitHub(w, { files: { 'infra/x': '1\n' } }),
    policy: () => ({ webFlow: 'allow', rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a faithful merge stands outside the rules',
    head: (w) => {
      const ours = byAlice(w);
      const theirs = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byGitHub(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: [],
  },
  // Rules
  {
    name: 'a protected path by one of its signers',
    head: (w) => on(w, { sign: w.ssh.carol.sign, files: { '.github/x': '1\n' } }),
    policy: () => ({ rules: PROTECTED }),
    codes: [],
  },
  {
    name: 'a protected path by somebody else',
    head: (w) => byAlice(w, { files: { '.github/x': '1\n' } }),
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
  },
  {
    name: 'a protected path renamed away by somebody else',
    head: (w) => {
      const before = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byAlice(w, { parents: [before], files: { 'infra/x': null, 'src/x': '1\n' } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a symbolic link in a protected directory’s place',
    head: (w) => {
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: 'src' });
      return byAlice(w, { files: { infra: { mode: '120000', oid } } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a changed mode in a protected path',
    head: (w) => {
      const before = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: '1\n' });
      return byAlice(w, { parents: [before], files: { 'infra/x': { mode: '100755', oid } } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a rule of another branch',
    head: (w) => byAlice(w, { files: { 'infra/x': '1\n' } }),
    policy: () => ({ rules: `[{ branches: [main], paths: ['infra/**'], signers: [platform] }]` }),
    codes: [],
  },
  {
    name: 'two rules for one path, of which one holds',
    head: (w) => byAlice(w, { files: { 'infra/x': '1\n' } }),
    policy: () => ({
      rules: `[{ paths: ['infra/**'], signers: [apps] }, { paths: ['**/x'], signers: [platform] }]`,
    }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a person’s merge does not answer for what the parents bring',
    head: (w) => {
      const ours = byAlice(w);
      const theirs = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byAlice(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: [],
  },
  {
    name: 'a person’s merge that slips in a protected path (evil merge)',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const tree = w.repo.tree(merged(w, ours, theirs), { 'infra/x': 'evil\n' });
      return byAlice(w, { parents: [ours, theirs], tree });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a person’s merge that drops what a parent brings in a protected path (-s ours)',
    head: (w) => {
      const ours = byAlice(w);
      const theirs = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byAlice(w, { parents: [ours, theirs], tree: w.repo.tree(ours, {}) });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a conflict in a protected path resolved by somebody else',
    head: (w) => {
      const carol = (text: string): string =>
        on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': text } });
      const [ours, theirs] = [carol('1\n'), carol('2\n')];
      return byAlice(w, { parents: [ours, theirs], tree: w.repo.tree(ours, {}) });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'an octopus merge',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const third = byAlice(w, { files: { third: '1\n' } });
      return byAlice(w, { parents: [ours, theirs, third] });
    },
    codes: ['E_OCTOPUS'],
  },
  {
    name: 'a merge of an unrelated, unsigned history',
    head: (w) => {
      const other = w.repo.commit({ files: { other: 'x\n' }, message: 'other root' });
      const ours = byAlice(w);
      return byAlice(w, { parents: [ours, other], tree: w.repo.tree(ours, { other: 'x\n' }) });
    },
    codes: ['E_SIG_UNSIGNED'],
  },
  {
    name: 'several offenders at once, all of them listed',
    head: (w) => {
      const one = on(w, { message: 'one' });
      const two = on(w, { parents: [one], message: 'two', sign: w.ssh.eve.sign });
      return byAlice(w, { parents: [two], tamper: (raw) => raw.replace('change', 'x') });
    },
    codes: ['E_SIG_BAD', 'E_SIG_UNSIGNED', 'E_SIG_UNTRUSTED'],
  },
  {
    name: 'a head outside the trust root’s history',
    head: (w) => w.repo.commit({ files: { a: 'b\n' }, sign: w.ssh.alice.sign }),
    codes: ['E_TRUST_ROOT'],
  },
];

describe('the verdict over a history', () => {
  it.each(VECTORS)('$name: $codes', async (vector) => {
    const head = vector.head(world);
    const policyRef = policyCommit(world, vector.policy?.(world, head) ?? {});
    const { result, failures, codes } = await judgeRepository(
      world.repo,
      { head, branch: 'dev' },
      { policyRef },
    );
    expect({ codes, list: failures.list.map(({ reason }) => reason) }).toMatchObject({
      codes: vector.codes,
    });
    const pass = vector.codes.length === 0;
    expect(result.outcome).toBe(pass ? 'success' : 'failed');
    expect(result.outputs['verdict']).toBe(pass ? 'pass' : 'fail');
    expect(result.outputs['commit-oid']).toBe(head);
    if (!pass) expect(vector.codes).toContain(result.failure?.code);
    if (vector.reason) expect(failures.list[0]?.reason).toMatch(vector.reason);
    if (vector.signer) {
      const signers = JSON.parse(result.outputs['signers'] ?? '[]') as unknown[];
      expect(signers).toContainEqual({ ...vector.signer, commits: 1 });
    }
    if (vector.git) expect(gitSays(world, head)).toBe(vector.git);
  });
});

/** Git's own verdict, isolated, with all listed SSH keys in an allowed-signers file. */
function gitSays(w: World, head: string): 'accepts' | 'refuses' {
  const { alice, bob, carol, rsa, p256, p384, p521 } = w.ssh;
  const listed = [alice, bob, carol, rsa, p256, p384, p521];
  const file = join(scratch.path, 'allowed-signers');
  writeFileSync(
    file,
    listed.map(({ publicKey }) => `x@y.z namespaces="git" ${publicKey}\n`).join(''),
  );
  const config = ['-c', 'gpg.format=ssh', '-c', `gpg.ssh.allowedSignersFile=${file}`];
  try {
    execFileSync('git', ['--no-replace-objects', ...config, 'verify-commit', head], {
      cwd: w.repo.dir,
      env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      stdio: 'pipe',
    });
    return 'accepts';
  } catch {
    return 'refuses';
  }
}
