import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { parseTag } from '@gitops-actions/shared/git/tag-object.ts';
import type { Ident } from '@gitops-actions/shared/git/ident.ts';
import type { Keyring } from '../../actions/verify-signatures/src/keyring.ts';

/** What one key signed, each signature verified. */
export interface KeyUse {
  commits: number;
  tags: number;
  /** Seconds since 1970, as the commits say. */
  first: number;
  last: number;
  /** Committers' and taggers' addresses, and how often each signed. */
  readonly emails: Map<string, number>;
  readonly names: Set<string>;
}

/** Who signed what in a history. */
export interface SignedHistory {
  readonly commits: number;
  readonly unsigned: number;
  /** Signed, but not by a key that is known here, or not well. */
  readonly unknown: number;
  /** By the names of `candidatePolicy`. */
  readonly uses: ReadonlyMap<string, KeyUse>;
  /** What GitHub signed. */
  readonly github: {
    readonly merges: number;
    /** Squashes, edits in the browser, and what Apps write. */
    readonly others: number;
    /** Single-parent commits by the address of their author, where that is an App's. */
    readonly apps: ReadonlyMap<string, readonly string[]>;
  };
  /** Good signatures of people on tags, by the tag's name. */
  readonly tags: ReadonlyMap<string, string>;
}

/** The address of an App's commits: `<user-id>+<slug>[bot]@users.noreply.github.com`. */
export const APP_EMAIL = /^([1-9]\d*)\+([a-z0-9][a-z0-9-]*)\[bot\]@users\.noreply\.github\.com$/;
const MAX_NAMES = 3;

/** @param tags names of tag objects */
export async function signedHistory(
  objects: GitObjects,
  head: string,
  tags: readonly string[],
  keyring: Keyring,
): Promise<SignedHistory> {
  const uses = new Map<string, KeyUse>();
  const apps = new Map<string, string[]>();
  const signedTags = new Map<string, string>();
  const count = { commits: 0, unsigned: 0, unknown: 0, merges: 0, others: 0 };
  for await (const { oid, parsed } of readCommits(objects, objects.walk([head], []))) {
    count.commits += 1;
    if (!parsed.ok || parsed.commit.signature === undefined) {
      count.unsigned += 1;
      continue;
    }
    const { commit } = parsed;
    const identified = await keyring.identify(commit);
    if (!identified.ok) {
      count.unknown += 1;
    } else if (identified.key.owner === 'person') {
      note(uses, identified.key.name, commit.committer).commits += 1;
    } else if (commit.parents.length === 2) {
      count.merges += 1;
    } else {
      count.others += 1;
      const { email } = commit.author;
      if (commit.parents.length !== 1 || !APP_EMAIL.test(email)) continue;
      const written = apps.get(email) ?? [];
      written.push(oid);
      apps.set(email, written);
    }
  }
  for (const [, { type, bytes }] of await objects.read(tags)) {
    const parsed = type === 'tag' ? parseTag(bytes) : undefined;
    if (parsed?.ok !== true) continue;
    const identified = await keyring.identify(parsed.tag);
    if (!identified.ok || identified.key.owner !== 'person') continue;
    note(uses, identified.key.name, parsed.tag.tagger).tags += 1;
    signedTags.set(parsed.tag.name, identified.key.name);
  }
  const { merges, others, ...counts } = count;
  return { ...counts, uses, github: { merges, others, apps }, tags: signedTags };
}

function note(
  uses: Map<string, KeyUse>,
  name: string,
  { email, seconds, name: by }: Ident,
): KeyUse {
  const fresh = { commits: 0, tags: 0, first: seconds, last: seconds };
  const use: KeyUse = uses.get(name) ?? { ...fresh, emails: new Map(), names: new Set() };
  uses.set(name, use);
  use.first = Math.min(use.first, seconds);
  use.last = Math.max(use.last, seconds);
  use.emails.set(email, (use.emails.get(email) ?? 0) + 1);
  if (use.names.size < MAX_NAMES) use.names.add(by);
  return use;
}
