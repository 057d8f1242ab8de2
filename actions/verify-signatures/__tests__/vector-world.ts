import { join } from 'node:path';
import {
  createGpgHome,
  createSshSigner,
  createTestRepository,
  type CommitOptions,
  type GpgHome,
  type GpgSigner,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

export const BOT = 'acme-gitops[bot] <12345678+acme-gitops[bot]@users.noreply.github.com>';
const GITHUB = 'GitHub <noreply@github.com>';
export const OVERLAY = '.gitops/overlays/dev/kustomization.yaml';

export const kustomization = (tag: string, extra = ''): string =>
  `images:\n  - name: web\n    newName: localhost/acme/web\n    newTag: ${tag}\n${extra}`;

export interface World {
  readonly repo: TestRepository;
  readonly ssh: Readonly<
    Record<'alice' | 'bob' | 'carol' | 'dave' | 'rsa' | 'p256' | 'p384' | 'p521' | 'eve', SshSigner>
  >;
  readonly gpg: GpgHome;
  readonly pgp: Readonly<Record<'frank' | 'mallory' | 'gina', GpgSigner>>;
  readonly webFlow: GpgSigner;
  readonly root: string;
  readonly start: string;
  /** Policy commits by their options. */
  readonly policies: Map<string, string>;
}

export function createWorld(dir: string): World {
  const repo = createTestRepository(join(dir, 'repo'));
  const key = (name: string, ...args: string[]): SshSigner =>
    createSshSigner(dir, name, args.length > 0 ? args : ['-t', 'ed25519']);
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
  return { repo, ssh, gpg, pgp, webFlow, root, start, policies: new Map() };
}

const indent = (text: string, by: number): string =>
  text
    .trim()
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');

export interface PolicyOptions {
  readonly webFlow?: 'deny' | 'merges-only' | 'allow';
  readonly rules?: string;
  readonly registries?: string;
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
registries: ${options.registries ?? '[]'}
`;
}

/** The policy as a commit of its own, off the judged history. */
export function policyCommit(w: World, options: PolicyOptions = {}): string {
  const id = JSON.stringify(options);
  const known = w.policies.get(id);
  if (known !== undefined) return known;
  const files = { '.github/gitops-policy.yml': policyText(w, options) };
  const oid = w.repo.commit({ parents: [w.root], files, message: 'policy' });
  w.policies.set(id, oid);
  return oid;
}

export interface Vector {
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

export const on = (w: World, options: CommitOptions): string =>
  w.repo.commit({ parents: [w.start], files: { 'src/app.js': 'two\n' }, ...options });
export const byAlice = (w: World, options: CommitOptions = {}): string =>
  on(w, { sign: w.ssh.alice.sign, ...options });
export const byGitHub = (w: World, options: CommitOptions = {}): string =>
  on(w, { sign: w.webFlow.sign, committer: GITHUB, ...options });
export const bump = (w: World, options: CommitOptions = {}): string =>
  byGitHub(w, { author: BOT, files: { [OVERLAY]: kustomization('dev-2') }, ...options });
export const tampered = (w: World, tamper: (raw: string) => string): string =>
  byAlice(w, { tamper });
export const header =
  (line: string): ((raw: string) => string) =>
  (raw) =>
    raw.replace('\ngpgsig ', `\n${line}\ngpgsig `);
export const sideBranch = (w: World): { readonly ours: string; readonly theirs: string } => ({
  ours: byAlice(w, { files: { 'src/app.js': 'ours\n' } }),
  theirs: on(w, { sign: w.ssh.bob.sign, files: { 'src/other.js': 'theirs\n' } }),
});
export const merged = (w: World, ours: string, theirs: string): string =>
  w.repo.git(['merge-tree', '--write-tree', ours, theirs]).split('\n')[0] ?? '';
export const PROTECTED = `[{ paths: ['.github/**', 'infra/**'], signers: [platform] }]`;
