import { readdir } from 'node:fs/promises';
import type { Rule } from './rule.ts';

const FOLDER = new URL('rules/', import.meta.url);

/**
 * The rules of every file in rules/: what such a file exports under a name that ends in `_RULES` is
 * in force, so that no rule can be written and forgotten.
 */
export async function registeredRules(): Promise<readonly Rule[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.ts')).sort();
  const rules: Rule[] = [];
  for (const file of files) {
    const exported = (await import(new URL(file, FOLDER).href)) as Readonly<
      Record<string, unknown>
    >;
    const lists = Object.entries(exported).filter(([name]) => name.endsWith('_RULES'));
    if (lists.length === 0) throw new Error(`rules/${file} exports no list of rules (*_RULES).`);
    rules.push(...lists.flatMap(([, list]) => list as readonly Rule[]));
  }
  const names = rules.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two rules are called ${twice}.`);
  return rules;
}
