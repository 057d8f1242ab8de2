import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import { parseTag } from '@gitops-actions/shared/git/tag-object.ts';
import { parseArmor } from '../../actions/verify-signatures/src/armor.ts';
import type { SignedObject } from '../../actions/verify-signatures/src/keyring.ts';
import { verifyOpenPgp } from '../../actions/verify-signatures/src/openpgp-signature.ts';
import { wireReader } from '../../actions/verify-signatures/src/ssh-wire.ts';

/** What the signatures of a history claim to be made by; nothing of it is proven yet. */
export interface SeenSignatures {
  /** Public key lines, `type base64`. */
  readonly ssh: ReadonlySet<string>;
  /** Fingerprints, or key ids, of OpenPGP keys, in lower-case hex. */
  readonly openpgp: ReadonlySet<string>;
  /** How many signatures there are of each other form. */
  readonly others: ReadonlyMap<string, number>;
}

/** An SSH certificate is no key: who issued it is what a policy lists. */
const CERTIFICATE = /-cert-v01@openssh\.com$/;

/** @param tags names of tag objects */
export async function seenSignatures(
  objects: GitObjects,
  head: string,
  tags: readonly string[],
): Promise<SeenSignatures> {
  const ssh = new Set<string>();
  const openpgp = new Set<string>();
  const others = new Map<string, number>();
  const see = async ({ signature, payload }: SignedObject): Promise<void> => {
    if (signature === undefined) return;
    const parsed = parseArmor(signature);
    const other = (form: string): void => void others.set(form, (others.get(form) ?? 0) + 1);
    if (!parsed.ok) return other(parsed.reason);
    const { kind, bytes } = parsed.armor;
    if (kind === 'openpgp') {
      await verifyOpenPgp(bytes, payload, (id) => {
        openpgp.add(id);
        return undefined;
      });
      return;
    }
    const blob = signingKey(bytes);
    const type = blob === undefined ? undefined : wireReader(blob).text();
    if (blob === undefined || type === undefined) return other('malformed SSH signatures');
    if (CERTIFICATE.test(type)) return other('SSH certificates (`ssh-authority`)');
    ssh.add(`${type} ${blob.toString('base64')}`);
  };
  for await (const { parsed } of readCommits(objects, objects.walk([head], []))) {
    if (parsed.ok) await see(parsed.commit);
  }
  for (const [, { type, bytes }] of await objects.read(tags)) {
    const parsed = type === 'tag' ? parseTag(bytes) : undefined;
    if (parsed?.ok === true) await see(parsed.tag);
  }
  return { ssh, openpgp, others };
}

/** The public key blob that an SSH signature names (openssh-portable PROTOCOL.sshsig). */
function signingKey(bytes: Buffer): Buffer | undefined {
  const reader = wireReader(bytes);
  return reader.literal('SSHSIG') && reader.uint32() === 1 ? reader.bytes() : undefined;
}
