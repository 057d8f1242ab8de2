import { registeredRules } from './registered-rules.ts';
import { findings } from './rule.ts';
import { loadTree } from './tree.ts';

/** `file:line rule message`, a line a finding; the exit code says whether there is one. */
export async function check(repository: string, say: (line: string) => void): Promise<number> {
  const rules = await registeredRules();
  const tree = await loadTree(repository);
  const found = findings(tree, rules);
  for (const { file, line, rule, message } of found) say(`${file}:${line} ${rule} ${message}`);
  const judged = `${rules.length} rules, ${tree.folders.length} folders, ${tree.objects().length} objects`;
  say(found.length === 0 ? `✓ ${judged}` : `✗ ${found.length} findings (${judged})`);
  return found.length === 0 ? 0 : 1;
}
