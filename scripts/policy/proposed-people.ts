import type { CandidateKey } from './seen-signatures.ts';
import type { KeyUse } from './signed-history.ts';

/** Somebody whom the proposal lists: keys that were used under common addresses. */
export interface ProposedPerson {
  readonly name: string;
  /** What their commits call them. */
  readonly calledBy: readonly string[];
  /** Empty where an address is none that a policy can hold: then no address is demanded. */
  readonly emails: readonly string[];
  /** Most used first. */
  readonly keys: readonly UsedKey[];
}

export interface UsedKey {
  /** The name of `candidatePolicy`. */
  readonly id: string;
  readonly key: CandidateKey;
  readonly use: KeyUse;
}

/** GitHub's own address, under which nobody is somebody. */
const NOBODYS = 'noreply@github.com';
/** As the policy's schema has it. */
const EMAIL = /^[^\s<>@]+@[^\s<>@]+$/;

/**
 * Puts keys together that share a committer's address: what one person used over the years. Keys that
 * made no good signature are nobody's.
 */
export function proposedPeople(
  keys: ReadonlyMap<string, CandidateKey>,
  uses: ReadonlyMap<string, KeyUse>,
): readonly ProposedPerson[] {
  const used = [...keys].flatMap(([id, key]): readonly UsedKey[] => {
    const use = uses.get(id);
    return use === undefined ? [] : [{ id, key, use }];
  });
  const groups: UsedKey[][] = [];
  for (const entry of used) {
    const related = groups.filter((group) => group.some((other) => isShared(other.use, entry.use)));
    const merged = [...related.flat(), entry];
    groups.splice(0, groups.length, ...groups.filter((group) => !related.includes(group)), merged);
  }
  const taken = new Set<string>();
  return groups
    .sort((a, b) => total(b) - total(a))
    .map((group) => {
      const sorted = [...group].sort((a, b) => b.use.commits - a.use.commits);
      const emails = [...new Set(sorted.flatMap(({ use }) => [...use.emails.keys()]))];
      const sound = emails.every((email) => EMAIL.test(email) && !email.includes('\ufffd'));
      return {
        name: freeName(emails[0] ?? '', taken),
        calledBy: [...new Set(sorted.flatMap(({ use }) => [...use.names]))],
        emails: sound ? emails : [],
        keys: sorted,
      };
    });
}

function isShared(one: KeyUse, other: KeyUse): boolean {
  return [...one.emails.keys()].some((email) => email !== NOBODYS && other.emails.has(email));
}

function total(group: readonly UsedKey[]): number {
  return group.reduce((sum, { use }) => sum + use.commits + use.tags, 0);
}

/** `alice` of `alice@acme.test` and of `123+alice@users.noreply.github.com`. */
function freeName(email: string, taken: Set<string>): string {
  const local = email.split('@')[0] ?? '';
  const plain = local
    .replace(/^\d+\+/, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 90);
  const base = plain === '' ? 'somebody' : plain;
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  taken.add(name);
  return name;
}
