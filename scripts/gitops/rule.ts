import type { Place, Tree, TreeObject } from './tree.ts';
import type { FieldPath } from './value.ts';

/** One thing that is wrong, and where. */
export interface Finding extends Place {
  readonly rule: string;
  /** What is wrong and the fix, one sentence each. */
  readonly message: string;
}

export interface Rule {
  /** kebab-case, e.g. `prod-sync-is-manual`. */
  readonly name: string;
  /** What must hold, in one clause. */
  readonly says: string;
  /** A finding of it ends the check: the others cannot be judged without what it asks for. */
  readonly first?: true;
  check(tree: Tree): readonly Finding[];
}

/** A finding whose message is the two sentences, without their full stops. */
export function finding(rule: string, { file, line }: Place, wrong: string, fix: string): Finding {
  return { rule, file, line, message: `${wrong}. ${fix}.` };
}

/** A finding about a field of a rendered object, where that field is written. */
export function findingAt(
  tree: Tree,
  rule: string,
  object: TreeObject,
  path: FieldPath,
  message: string,
): Finding {
  return { rule, ...tree.place(object, ...path), message };
}

/** What the rules find, by file, line and rule; the same finding once. */
export function findings(tree: Tree, rules: readonly Rule[]): readonly Finding[] {
  for (const stage of [
    rules.filter(({ first }) => first === true),
    rules.filter(({ first }) => first !== true),
  ]) {
    const found = new Map(
      stage
        .flatMap((rule) => run(rule, tree))
        .map((finding) => [
          JSON.stringify([finding.file, finding.line, finding.rule, finding.message]),
          finding,
        ]),
    );
    if (found.size > 0) return [...found.values()].sort(byPlace);
  }
  return [];
}

/** A rule that cannot judge is a defect of the rule, never a tree that is all right. */
function run(rule: Rule, tree: Tree): readonly Finding[] {
  try {
    return rule.check(tree);
  } catch (cause) {
    throw new Error(`The rule ${rule.name} could not be evaluated.`, { cause });
  }
}

function byPlace(a: Finding, b: Finding): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule);
}
