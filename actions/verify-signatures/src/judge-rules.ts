import type { CarriedPath } from '@gitops-actions/shared/git/carried-paths.ts';
import { matchesAny } from '@gitops-actions/shared/policy/glob.ts';
import {
  expandSigners,
  type PathRule,
  type SigningPolicy,
} from '@gitops-actions/shared/policy/policy.ts';

/** A rule with its teams resolved. */
export interface ActiveRule {
  readonly rule: PathRule;
  /** Its name in the policy: `signing.rules[0]`. */
  readonly entry: string;
  readonly people: ReadonlySet<string>;
  /** The rule's globs, and what they are on a file system that tells fewer names apart. */
  readonly globs: readonly string[];
}

/** What the rules say of a signer who changes some paths. */
export type RulesVerdict =
  /** The rules that speak of one of the paths, all of which list the signer. */
  | { readonly ok: true; readonly entries: readonly string[] }
  /** The first path that a rule withholds. */
  | { readonly ok: false; readonly path: string; readonly rule: PathRule; readonly entry: string };

/** The rules that speak of the judged branch. */
export function activeRules(signing: SigningPolicy, branch: string): readonly ActiveRule[] {
  return signing.rules
    .map((rule, index) => ({ rule, entry: `signing.rules[${index}]` }))
    .filter(({ rule }) => rule.branches === undefined || matchesAny(rule.branches, branch))
    .map((entry) => ({
      ...entry,
      people: expandSigners(signing, entry.rule.signers),
      globs: [...new Set(entry.rule.paths.flatMap((glob) => [glob, folded(glob)]))],
    }));
}

/** What HFS+ overlooks in a name (`next_hfs_char` in git's utf8.c). */
const OVERLOOKED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/**
 * One name for all that macOS and Windows take for the same: `.GitHub` is checked out over `.github`
 * there, and a letter with its accent is one character or two. Capitals of small letters are Unicode's
 * full folding, as APFS has it: `ſ` is an `s`, `ß` is `ss`, and so is `ẞ`, whose own capital is itself.
 */
function folded(path: string): string {
  const text = path.replaceAll(OVERLOOKED, '').normalize('NFC');
  return text.toLowerCase().toUpperCase().normalize('NFC');
}

/** Whether a rule is about a path, under whichever of its names. */
export function speaksOf({ globs }: ActiveRule, path: string): boolean {
  return matchesAny(globs, path) || matchesAny(globs, folded(path));
}

/**
 * The first path into which a merge carries something across the border of a rule that does not list
 * the signer. Who changed a file under a name that the rule does not speak of was not held against it:
 * the merge that brings the change under one that it speaks of has to be.
 */
export function judgeCarried(
  rules: readonly ActiveRule[],
  carried: readonly CarriedPath[],
  person: string | undefined,
): RulesVerdict {
  for (const active of rules) {
    if (person !== undefined && active.people.has(person)) continue;
    const within = (path: string): boolean => speaksOf(active, path);
    const across = carried.find(
      ({ path, sources }) => within(path) && !(sources.length > 0 && sources.every(within)),
    );
    if (across === undefined) continue;
    return { ok: false, path: across.path, rule: active.rule, entry: active.entry };
  }
  return { ok: true, entries: [] };
}

/**
 * Holds paths against the rules; every rule that matches a path must list the signer.
 *
 * @param person name of a person in the policy; `undefined` for a signer that no rule can list
 */
export function judgeRules(
  rules: readonly ActiveRule[],
  paths: readonly string[],
  person: string | undefined,
): RulesVerdict {
  const lists = ({ people }: ActiveRule): boolean => person !== undefined && people.has(person);
  const withheld = rules.filter((active) => !lists(active));
  for (const path of paths) {
    const active = withheld.find((rule) => speaksOf(rule, path));
    if (active !== undefined) return { ok: false, path, rule: active.rule, entry: active.entry };
  }
  const speaking = rules.filter(
    (active) => lists(active) && paths.some((path) => speaksOf(active, path)),
  );
  return { ok: true, entries: speaking.map(({ entry }) => entry) };
}
