import { readFile } from 'node:fs/promises';
import type { PersonKey, SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { createKeyring, type Keyring } from '../../actions/verify-signatures/src/keyring.ts';
import { readCertificate, type ExportKey } from './openpgp-certificates.ts';
import type { SeenSignatures } from './seen-signatures.ts';

/** A key that signed something, as a policy would list it. */
export interface CandidateKey {
  readonly type: 'ssh' | 'openpgp';
  /** A public key line or an armored certificate. */
  readonly text: string;
}

/** The keys that a history's signatures name. */
export interface CandidateKeys {
  /** By the name under which {@link candidatePolicy} lists them. */
  readonly people: ReadonlyMap<string, CandidateKey>;
  /** Armored certificates of GitHub’s keys. */
  readonly github: readonly string[];
  /** OpenPGP keys whose certificates nobody here has; among them GitHub’s, by what it published. */
  readonly lacking: readonly { readonly id: string; readonly github: boolean }[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/** https://github.com/web-flow.gpg: the key in use since 2024 and the one before it. */
const WEB_FLOW = [
  '968479a1aff927e37d1a566bb5690eeebb952194',
  '5de3e0509c47ea3cf04a42d34aee18f83afdeb23',
];

/**
 * Finds the keys of all signatures: SSH signatures hold theirs, of OpenPGP keys somebody must have the
 * certificate. A key counts as GitHub's by its fingerprint or by the file that is given, never by what
 * a commit says of its committer.
 *
 * @param githubKeys path of an armored file, as https://github.com/web-flow.gpg
 */
export async function candidateKeys(
  seen: SeenSignatures,
  githubKeys: string | undefined,
  exportKey: ExportKey,
): Promise<CandidateKeys> {
  const people = new Map<string, CandidateKey>();
  const notes: string[] = [];
  const offer = (key: CandidateKey, what: string): void => {
    const name = `key-${people.size + 1}`;
    try {
      createKeyring(candidatePolicy(new Map([[name, key]]), []), 'the history');
      people.set(name, key);
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      notes.push(`${what} is left out: ${reason}`);
    }
  };
  for (const text of seen.ssh) offer({ type: 'ssh', text }, `the SSH key ${text.slice(0, 60)}…`);

  const given = githubKeys === undefined ? undefined : await readFile(githubKeys, 'latin1');
  const certificate = given === undefined ? undefined : await readCertificate(given, 'several');
  const github = new Map<string, string>();
  if (given !== undefined && certificate !== undefined)
    github.set(certificate.primary, given.trim());
  const known = new Set(certificate?.ids);
  const lacking: { id: string; github: boolean }[] = [];
  for (const id of seen.openpgp) {
    if (known.has(id)) continue;
    const isGitHub = WEB_FLOW.some((fingerprint) => fingerprint.endsWith(id));
    const armored = await exportKey(id);
    const found = armored === undefined ? undefined : await readCertificate(armored);
    if (found?.ids.has(id) !== true) {
      lacking.push({ id, github: isGitHub });
      continue;
    }
    for (const other of found.ids) known.add(other);
    const text = found.armored.trim();
    if (isGitHub && WEB_FLOW.includes(found.primary)) github.set(found.primary, text);
    else offer({ type: 'openpgp', text }, `the OpenPGP key ${id}`);
  }
  for (const [form, count] of seen.others) notes.push(`${count} signatures are not read: ${form}`);
  return { people, github: [...github.values()], lacking, notes };
}

/** A policy that lists every key as a person of its own, to find out whose signatures are good. */
export function candidatePolicy(
  people: ReadonlyMap<string, CandidateKey>,
  github: readonly string[],
): SigningPolicy {
  const listed = [...people].map(([name, key]) => {
    const entry = `signing.people.${name}.keys[0]`;
    const keys: readonly PersonKey[] = [{ ...key, position: '1:1', entry }];
    return [name, { emails: [], keys }] as const;
  });
  return {
    trustRoot: '',
    people: new Map(listed),
    github: { webFlow: 'merges-only', keys: github },
    teams: new Map(),
    rules: [],
    tags: [],
    exempt: [],
  };
}

/** The ring of {@link candidatePolicy}. */
export function candidateRing({ people, github }: CandidateKeys): Keyring {
  return createKeyring(candidatePolicy(people, github), 'the history');
}
