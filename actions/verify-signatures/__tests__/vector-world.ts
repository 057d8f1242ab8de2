import { join } from 'node:path';
import {
  createGpgHome,
  createSshSigner,
  createTestRepository,
  withSignature,
  type CommitOptions,
  type GpgHome,
  type GpgSigner,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

export const BOT = 'acme-gitops[bot] <12345678+acme-gitops[bot]@users.noreply.github.com>';
const GITHUB = 'GitHub <noreply@github.com>';
export const POLICY = '.github/gitops-policy.yml';
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

const certificates = new WeakMap<GpgSigner, string>();

/** One process of gpg for each key, not for each policy. */
function certificate(signer: GpgSigner): string {
  const known = certificates.get(signer) ?? signer.publicKey();
  certificates.set(signer, known);
  return known;
}

/** A person of one key, besides those of the world. */
export interface ListedPerson {
  readonly name: string;
  readonly ssh?: string;
  readonly openpgp?: string;
  readonly until?: string;
}

export interface PolicyOptions {
  readonly webFlow?: 'deny' | 'merges-only' | 'allow';
  readonly rules?: string;
  readonly registries?: string;
  readonly tags?: string;
  readonly exempt?: readonly string[];
  readonly carolUntil?: string;
  /** A second SSH key of hers. */
  readonly carolToo?: string;
  readonly carolReason?: 'retired' | 'compromised';
  readonly aliceEmails?: string;
  readonly listed?: readonly ListedPerson[];
  readonly trustRoot?: string;
  /** In carol's place. */
  readonly carol?: SshSigner;
  /** Makes the text another one, and nothing else. */
  readonly comment?: string;
}

/** The text of a policy that lists everybody of the world but dave, eve and mallory. */
export function policyText(w: World, options: PolicyOptions = {}): string {
  const ssh = (name: string, key: string, more = ''): string =>
    `    ${name}:\n${more}      keys:\n        - ssh: ${key}\n`;
  const openpgp = (name: string, key: string): string =>
    `    ${name}:\n      keys:\n        - openpgp: |\n${indent(key, 12)}\n`;
  const ends = (until: string | undefined, reason = 'compromised'): string =>
    until === undefined ? '' : `          until: [${until}]\n          reason: ${reason}\n`;
  const people = [
    ssh(
      'alice',
      w.ssh.alice.publicKey,
      `      emails: ${options.aliceEmails ?? '[alice@acme.test]'}\n`,
    ),
    ssh('bob', w.ssh.bob.publicKey),
    ssh('carol', (options.carol ?? w.ssh.carol).publicKey),
    ends(options.carolUntil, options.carolReason),
    options.carolToo === undefined ? '' : `        - ssh: ${options.carolToo}\n`,
    ...(['rsa', 'p256', 'p384', 'p521'] as const).map((name) => ssh(name, w.ssh[name].publicKey)),
    openpgp('frank', certificate(w.pgp.frank)),
    openpgp('gina', certificate(w.pgp.gina)),
    ...(options.listed ?? []).flatMap((person) => [
      person.ssh === undefined
        ? openpgp(person.name, person.openpgp ?? '')
        : ssh(person.name, person.ssh),
      ends(person.until),
    ]),
  ];
  const exempt = (options.exempt ?? []).map((commit) => `{ commit: ${commit}, reason: known }`);
  return `${options.comment ?? ''}schema: 1
signing:
  trust-root: ${options.trustRoot ?? w.root}
  people:
${people.join('')}  pipeline:
    app: { slug: acme-gitops, user-id: 12345678 }
    overlays: ['.gitops/overlays/*']
  github:
    web-flow: ${options.webFlow ?? 'merges-only'}
    keys:
      - openpgp: |
${indent(certificate(w.webFlow), 10)}
  teams: { platform: [carol], apps: [alice, bob] }
  rules: ${options.rules ?? '[]'}
  tags: ${options.tags ?? `[{ pattern: 'v*', signers: [alice, bob, carol, frank, gina] }]`}
  exempt: [${exempt.join(', ')}]
registries: ${options.registries ?? '[]'}
`;
}

/** The public keys that such a policy lists. */
export function listedKeys(
  w: World,
  options: PolicyOptions,
): { readonly ssh: readonly string[]; readonly openpgp: readonly string[] } {
  const { alice, bob, rsa, p256, p384, p521 } = w.ssh;
  const own = [alice, bob, options.carol ?? w.ssh.carol, rsa, p256, p384, p521];
  const listed = options.listed ?? [];
  const some = (keys: readonly (string | undefined)[]): readonly string[] =>
    keys.filter((key) => key !== undefined);
  return {
    ssh: [
      ...own.map(({ publicKey }) => publicKey),
      ...some([options.carolToo, ...listed.map(({ ssh }) => ssh)]),
    ],
    openpgp: [
      ...[w.pgp.frank, w.pgp.gina, w.webFlow].map(certificate),
      ...some(listed.map(({ openpgp }) => openpgp)),
    ],
  };
}

/** The policy as a commit of its own, off the judged history. */
export function policyCommit(w: World, options: PolicyOptions = {}): string {
  const id = JSON.stringify(options);
  const known = w.policies.get(id);
  if (known !== undefined) return known;
  const files = { [POLICY]: policyText(w, options) };
  const oid = w.repo.commit({ parents: [w.root], files, message: 'policy' });
  w.policies.set(id, oid);
  return oid;
}

export const on = (w: World, options: CommitOptions): string =>
  w.repo.commit({ parents: [w.start], files: { 'src/app.js': 'two\n' }, ...options });
export const byAlice = (w: World, options: CommitOptions = {}): string =>
  on(w, { sign: w.ssh.alice.sign, ...options });
export const byGitHub = (w: World, options: CommitOptions = {}): string =>
  on(w, { sign: w.webFlow.sign, committer: GITHUB, ...options });
export const bump = (w: World, options: CommitOptions = {}): string =>
  byGitHub(w, { author: BOT, files: { [OVERLAY]: kustomization('dev-2') }, ...options });
/** Signed by alice after the change, so that the signature fits every byte. */
export const signedAs = (w: World, change: (payload: string) => string): string => {
  const payload = change(w.repo.raw(on(w, {})));
  return w.repo.write(withSignature(payload, w.ssh.alice.sign(Buffer.from(payload, 'latin1'))));
};
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
