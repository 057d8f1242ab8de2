import { readFile } from 'node:fs/promises';
import type { PersonKey, SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { parsePolicy } from '@gitops-actions/shared/policy/parse-policy.ts';
import { createKeyring, type Keyring } from '../../actions/verify-signatures/src/keyring.ts';
import { keyText } from './key-text.ts';
import { readCertificate, type ExportKey } from './openpgp-certificates.ts';
import type { CandidateKey, SeenSignatures } from './seen-signatures.ts';

/** A signer that cannot be proven by what is here. */
export type LackingKey =
  /** An OpenPGP key without a certificate, GitHub’s own where it is one that GitHub published. */
  | { readonly kind: 'openpgp' | 'github'; readonly id: string }
  /** An identity of gitsign without a trusted root of Sigstore. */
  | { readonly kind: 'gitsign'; readonly id: string };

/** The keys that a history's signatures name. */
export interface CandidateKeys {
  /** By the name under which {@link candidatePolicy} lists them. */
  readonly people: ReadonlyMap<string, CandidateKey>;
  /** Armored certificates of GitHub’s keys. */
  readonly github: readonly string[];
  /** JSON of a trusted root. */
  readonly trustedRoot: string | undefined;
  readonly lacking: readonly LackingKey[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/** What whoever runs this has beside the history. */
export interface GivenKeys {
  /** Path of an armored file, as https://github.com/web-flow.gpg. */
  readonly githubKeys: string | undefined;
  /** Path of a trusted root of Sigstore. */
  readonly trustedRoot: string | undefined;
  readonly exportKey: ExportKey;
}

/** https://github.com/web-flow.gpg: the key in use since 2024 and the one before it. */
const WEB_FLOW = [
  '968479a1aff927e37d1a566bb5690eeebb952194',
  '5de3e0509c47ea3cf04a42d34aee18f83afdeb23',
];

/**
 * Finds the keys of all signatures: most signatures hold theirs, of OpenPGP keys somebody must have the
 * certificate. A key counts as GitHub's by its fingerprint or by the file that is given, never by what
 * a commit says of its committer.
 */
export async function candidateKeys(
  seen: SeenSignatures,
  { githubKeys, trustedRoot: rootFile, exportKey }: GivenKeys,
): Promise<CandidateKeys> {
  const trustedRoot = rootFile === undefined ? undefined : await readFile(rootFile, 'utf8');
  const people = new Map<string, CandidateKey>();
  const lacking: LackingKey[] = [];
  const notes: string[] = [];
  const plain = new Set(seen.keys.flatMap((key) => (key.type === 'ssh' ? [key.text] : [])));
  const offer = async (key: CandidateKey): Promise<void> => {
    if (key.type === 'ssh-authority' && plain.has(key.text)) {
      // Nothing proves yet that the authority made the certificate: the plain key is not given up for it.
      notes.push(`an SSH authority is left out, which is a key of its own as well: ${key.text}`);
      return;
    }
    const fault = await unlistable(key, trustedRoot);
    if (fault === undefined) people.set(`key-${people.size + 1}`, key);
    else notes.push(`a key is left out: ${fault}`);
  };
  for (const key of seen.keys) {
    if (key.type !== 'gitsign' || trustedRoot !== undefined) await offer(key);
    else lacking.push({ kind: 'gitsign', id: `${key.identity} (${key.issuer})` });
  }
  const given = githubKeys === undefined ? undefined : await readFile(githubKeys, 'latin1');
  const certificate = given === undefined ? undefined : await readCertificate(given, 'several');
  const github = new Map<string, string>();
  if (given !== undefined && certificate !== undefined)
    github.set(certificate.primary, given.trim());
  const known = new Set(certificate?.ids);
  for (const id of seen.openpgp) {
    if (known.has(id)) continue;
    const isGitHub = WEB_FLOW.some((fingerprint) => fingerprint.endsWith(id));
    const armored = await exportKey(id);
    const found = armored === undefined ? undefined : await readCertificate(armored);
    if (found?.ids.has(id) !== true) {
      lacking.push({ kind: isGitHub ? 'github' : 'openpgp', id });
      continue;
    }
    for (const other of found.ids) known.add(other);
    const text = found.armored.trim();
    if (isGitHub && WEB_FLOW.includes(found.primary)) github.set(found.primary, text);
    else await offer({ type: 'openpgp', text });
  }
  for (const [why, count] of seen.others) notes.push(`${count} signatures are left out: ${why}`);
  return { people, github: [...github.values()], trustedRoot, lacking, notes };
}

/** Why no policy can list a key: whoever signs chooses what stands in a signature. */
async function unlistable(
  key: CandidateKey,
  trustedRoot: string | undefined,
): Promise<string | undefined> {
  try {
    createKeyring(
      candidatePolicy({ people: new Map([['key', key]]), github: [], trustedRoot }),
      'the history',
    );
    const keys = keyText(key).map((line) => `        ${line}`);
    const root = key.type === 'gitsign' ? [`  sigstore: { trusted-root: '{}' }`] : [];
    const signing = ['signing:', `  trust-root: '${'0'.repeat(40)}'`, ...root, '  people:'];
    const lines = ['schema: 1', ...signing, '    key:', '      keys:', ...keys];
    await parsePolicy(lines.join('\n'), 'the history');
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** A policy that lists every key as a person of its own, to find out whose signatures are good. */
function candidatePolicy({
  people,
  github,
  trustedRoot,
}: Pick<CandidateKeys, 'people' | 'github' | 'trustedRoot'>): SigningPolicy {
  const listed = [...people].map(([name, key]) => {
    const entry = `signing.people.${name}.keys[0]`;
    const keys: readonly PersonKey[] = [{ ...key, position: '1:1', entry }];
    return [name, { emails: [], keys }] as const;
  });
  return {
    trustRoot: '',
    people: new Map(listed),
    github: { webFlow: 'merges-only', keys: github },
    ...(trustedRoot !== undefined && { sigstore: { trustedRoot, position: '1:1' } }),
    teams: new Map(),
    rules: [],
    tags: [],
    exempt: [],
  };
}

/** Tells which of the keys a good signature is by. */
export function candidateRing(keys: CandidateKeys): Keyring {
  return createKeyring(candidatePolicy(keys), 'the history');
}
