import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createPackFile } from '@gitops-actions/shared/git/__tests__/pack-file.ts';
import { seededSshSigner } from '@gitops-actions/shared/git/__tests__/ssh-sign.ts';
import { withSignature } from '@gitops-actions/shared/git/__tests__/test-repository.ts';

/** Signs payloads, and is one of the policy's people. */
export interface HistorySigner {
  /** The entry of `keys` in the policy, as one line of YAML. */
  readonly key: string;
  sign(payload: Buffer): string | Promise<string>;
}

export interface SignedHistory {
  /** A clone whose `refs/remotes/origin/main` is the policy's commit and `…/dev` the head. */
  readonly dir: string;
  readonly root: string;
  readonly head: string;
  /** Of the commits after the root, oldest first; only as many as were asked for by number. */
  readonly picked: ReadonlyMap<number, string>;
}

export interface HistoryOptions {
  readonly commits: number;
  readonly signer: HistorySigner;
  /** Rules of the policy, as YAML; without any, no content is looked at. */
  readonly rules?: string;
  /** Numbers (from 0) of commits that are left unsigned. */
  readonly unsigned?: readonly number[];
}

/** Contents of the one file that every commit changes. */
const VERSIONS = 64;
const IDENT = 'Alice <alice@acme.test>';

/** An ed25519 key of OpenSSH that is the same in every run. */
export function sshHistorySigner(): HistorySigner {
  const { publicKey, sign } = seededSshSigner('signed history');
  return { key: `ssh: ${publicKey}`, sign };
}

/** A new OpenPGP key, and the armored certificate of it. */
export async function openPgpHistorySigner(): Promise<
  HistorySigner & { readonly certificate: string }
> {
  const { createMessage, generateKey, sign } = await import('openpgp');
  const { privateKey, publicKey } = await generateKey({
    type: 'ecc',
    curve: 'ed25519Legacy',
    userIDs: [{ name: 'Alice', email: 'alice@acme.test' }],
    subkeys: [],
    format: 'object',
  });
  const certificate = publicKey.armor();
  return {
    certificate,
    key: `openpgp: ${JSON.stringify(certificate)}`,
    async sign(payload) {
      const message = await createMessage({ binary: payload });
      // Its type is one of streams that Node does not declare.
      const armored: unknown = await sign({ message, signingKeys: privateKey, detached: true });
      return String(armored).replaceAll('\r\n', '\n');
    },
  };
}

/**
 * Makes a clone with one chain of commits by alice, each of which changes one file of a tree of
 * some directories. Signed in this process and written as one pack: git would take an hour for the
 * longest that is measured.
 *
 * @param dir does not exist yet
 */
export async function writeSignedHistory(
  dir: string,
  { commits, signer, rules = '[]', unsigned = [] }: HistoryOptions,
): Promise<SignedHistory> {
  mkdirSync(dir, { recursive: true });
  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, { cwd: dir, env: ENV, stdio: 'pipe' });
  };
  git('init', '-q', '-b', 'main');
  const packFile = join(dir, '.git', 'history.pack');
  const pack = createPackFile(packFile);
  const tree = (entries: readonly (readonly [mode: string, name: string, oid: string])[]): string =>
    pack.add('tree', Buffer.concat(entries.map(treeEntry)));
  const trees = Array.from({ length: VERSIONS }, (_, version) => {
    const text = Buffer.from(`export const version = ${version};\n`);
    const source = tree([['100644', 'version.js', pack.add('blob', text)]]);
    return tree([['40000', 'apps', tree([['40000', 'web', source]])]]);
  });
  const payloadOf = (index: number, parents: readonly string[], content: string): Buffer => {
    const ident = `${IDENT} ${1_700_000_000 + index} +0000`;
    const headers = [`tree ${content}`, ...parents.map((oid) => `parent ${oid}`)].join('\n');
    return Buffer.from(`${headers}\nauthor ${ident}\ncommitter ${ident}\n\nChange ${index}\n`);
  };
  const root = pack.add('commit', payloadOf(0, [], trees[0] ?? ''));
  const policy = Buffer.from(policyText(root, signer, rules));
  const policyTree = tree([
    ['40000', '.github', tree([['100644', 'gitops-policy.yml', pack.add('blob', policy)]])],
  ]);
  const main = pack.add('commit', payloadOf(0, [root], policyTree));
  const left = new Set(unsigned);
  const picked = new Map<number, string>();
  let head = root;
  for (let index = 0; index < commits; index += 1) {
    const payload = payloadOf(index, [head], trees[(index + 1) % VERSIONS] ?? '');
    const raw = left.has(index)
      ? payload
      : Buffer.from(
          withSignature(payload.toString('latin1'), await signer.sign(payload)),
          'latin1',
        );
    head = pack.add('commit', raw);
    if (left.has(index)) picked.set(index, head);
  }
  pack.close();
  const file = openSync(packFile, 'r');
  execFileSync('git', ['index-pack', '--stdin'], {
    cwd: dir,
    env: ENV,
    stdio: [file, 'pipe', 'pipe'],
  });
  closeSync(file);
  rmSync(packFile);
  git('update-ref', 'refs/remotes/origin/main', main);
  git('update-ref', 'refs/remotes/origin/dev', head);
  return { dir, root, head, picked };
}

const ENV = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

function treeEntry([mode, name, oid]: readonly [string, string, string]): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]);
}

function policyText(root: string, signer: HistorySigner, rules: string): string {
  return `schema: 1
signing:
  trust-root: ${root}
  people: { alice: { keys: [{ ${signer.key} }] } }
  rules: ${rules}
`;
}
