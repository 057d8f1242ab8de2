import type {
  OpenPgpKey,
  Person,
  SigningPolicy,
  SshAuthority,
  SshKey,
} from '@gitops-actions/shared/policy/policy.ts';
import { parseCommit } from '@gitops-actions/shared/git/commit-object.ts';
import { createKeyring, type Identification } from '../src/keyring.ts';
import { withSignature } from '@gitops-actions/shared/git/__tests__/test-repository.ts';

type Unplaced<Key> = Key extends unknown ? Omit<Key, 'position' | 'entry'> : never;

/** A key of a person without its place and name in the file. */
export type TestKey = Unplaced<SshKey | SshAuthority | OpenPgpKey>;

/** A policy that says nothing but whose keys are whose. */
export function policyOf(people: Readonly<Record<string, readonly TestKey[]>>): SigningPolicy {
  const persons = Object.entries(people).map(([name, keys]): [string, Person] => [
    name,
    {
      emails: [],
      keys: keys.map((key, index) => ({
        ...key,
        position: `${index + 1}:1`,
        entry: `signing.people.${name}.keys[${index}]`,
      })),
    },
  ]);
  return {
    trustRoot: 'a'.repeat(40),
    people: new Map(persons),
    github: { webFlow: 'deny', keys: [] },
    teams: new Map(),
    rules: [],
    tags: [],
    exempt: [],
  };
}

/** The raw bytes of a commit without its signature. */
export function commitPayload(seconds = 1_750_000_000): string {
  return [
    `tree ${'a'.repeat(40)}`,
    `parent ${'b'.repeat(40)}`,
    `author Alice <alice@acme.test> ${seconds} +0000`,
    `committer Alice <alice@acme.test> ${seconds} +0000`,
    '',
    'a change\n',
  ].join('\n');
}

/** What the keyring says of a commit with that signature, parsed from its raw bytes. */
export async function identify(
  signing: SigningPolicy,
  payload: string,
  signature: string,
): Promise<Identification> {
  const parsed = parseCommit(Buffer.from(withSignature(payload, signature), 'latin1'));
  if (!parsed.ok) throw new Error(parsed.reason);
  return createKeyring(signing, 'policy').identify(parsed.commit);
}
