import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import { parseTag } from '@gitops-actions/shared/git/tag-object.ts';
import type { PersonKey } from '@gitops-actions/shared/policy/policy.ts';
import { parseArmor } from '../../actions/verify-signatures/src/armor.ts';
import type { SignedObject } from '../../actions/verify-signatures/src/keyring.ts';
import { verifyOpenPgp } from '../../actions/verify-signatures/src/openpgp-signature.ts';
import {
  isSshCertificate,
  parseSshCertificate,
} from '../../actions/verify-signatures/src/ssh-certificate.ts';
import { wireReader } from '../../actions/verify-signatures/src/ssh-wire.ts';

type WithoutPlace<Key> = Key extends PersonKey ? Omit<Key, 'position' | 'entry'> : never;
/** A key that signed something, as a policy would list it. */
export type CandidateKey = WithoutPlace<PersonKey>;

/** What the signatures of a history claim to be made by; nothing of it is proven yet. */
export interface SeenSignatures {
  /** All that a signature itself holds: SSH keys, authorities, identities of gitsign. */
  readonly keys: readonly CandidateKey[];
  /** Fingerprints, or key ids, of OpenPGP keys, in lower-case hex. */
  readonly openpgp: ReadonlySet<string>;
  /** How many signatures there are of each other form. */
  readonly others: ReadonlyMap<string, number>;
}

/** @param tags names of tag objects */
export async function seenSignatures(
  objects: GitObjects,
  head: string,
  tags: readonly string[],
): Promise<SeenSignatures> {
  const keys = new Map<string, CandidateKey>();
  const openpgp = new Set<string>();
  const others = new Map<string, number>();
  const see = async (object: SignedObject): Promise<void> => {
    if (object.signature === undefined) return;
    const seen = await seenKey(object.signature, object.payload);
    if (typeof seen === 'string') others.set(seen, (others.get(seen) ?? 0) + 1);
    else if ('id' in seen) openpgp.add(seen.id);
    else keys.set(JSON.stringify(seen), seen);
  };
  for await (const { parsed } of readCommits(objects, objects.walk([head], []))) {
    if (parsed.ok) await see(parsed.commit);
  }
  for (const [, { type, bytes }] of await objects.read(tags)) {
    const parsed = type === 'tag' ? parseTag(bytes) : undefined;
    if (parsed?.ok === true) await see(parsed.tag);
  }
  return { keys: [...keys.values()], openpgp, others };
}

/** The key that a signature names, the id of an OpenPGP key, or why it is neither. */
async function seenKey(
  signature: string,
  payload: Buffer,
): Promise<CandidateKey | { readonly id: string } | string> {
  const parsed = parseArmor(signature);
  if (!parsed.ok) return parsed.reason;
  const { kind, bytes } = parsed.armor;
  switch (kind) {
    case 'ssh':
      return sshKey(bytes);
    case 'openpgp':
      return openPgpKey(bytes, payload);
    case 'cms':
      return gitsignKey(bytes, payload);
  }
}

/** The public key blob that an SSH signature names (openssh-portable PROTOCOL.sshsig). */
function sshKey(bytes: Buffer): CandidateKey | string {
  const reader = wireReader(bytes);
  const named = reader.literal('SSHSIG') && reader.uint32() === 1;
  const blob = named ? reader.bytes() : undefined;
  if (blob === undefined) return 'the SSH signature is malformed';
  if (!isSshCertificate(blob)) return { type: 'ssh', text: keyLine(blob) };
  const parsed = parseSshCertificate(blob);
  if (!parsed.ok) return parsed.reason;
  const { authority, principals } = parsed.certificate;
  const [principal] = principals;
  if (principal === undefined) return 'the SSH certificate names no principal';
  return { type: 'ssh-authority', text: keyLine(authority), principals: [principal] };
}

function keyLine(blob: Buffer): string {
  return `${wireReader(blob).text() ?? ''} ${blob.toString('base64')}`;
}

async function openPgpKey(bytes: Buffer, payload: Buffer): Promise<{ id: string } | string> {
  const ids: string[] = [];
  const verdict = await verifyOpenPgp(bytes, payload, (id) => {
    ids.push(id);
    return undefined;
  });
  const [id] = ids;
  if (id !== undefined) return { id };
  return verdict.ok ? 'the OpenPGP signature names no key' : verdict.reason;
}

async function gitsignKey(bytes: Buffer, payload: Buffer): Promise<CandidateKey | string> {
  const { parseGitsignSignature } =
    await import('../../actions/verify-signatures/src/gitsign-signature.ts');
  const { readIdentity } =
    await import('../../actions/verify-signatures/src/gitsign-certificate.ts');
  const { X509Certificate } = await import('@sigstore/core');
  const parsed = parseGitsignSignature(bytes, payload);
  if (!parsed.ok) return parsed.reason;
  try {
    const read = readIdentity(X509Certificate.parse(Buffer.from(parsed.signature.certificate)));
    return read.ok ? { type: 'gitsign', ...read.certified } : `the certificate ${read.reason}`;
  } catch {
    return 'the X.509 certificate cannot be read';
  }
}
