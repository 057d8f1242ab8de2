import { parseCommit } from '../git/object-format.ts';
import { REFUSALS } from '../rulesets.ts';
import type { GitHubState, Repository } from '../state.ts';
import { judgeSignature } from './signature-verdict.ts';

/** What the rule `required_signatures` says against these commits; nothing if all are verified. */
export async function unverifiedRefusal(
  state: GitHubState,
  repository: Repository,
  oids: readonly string[],
): Promise<string | undefined> {
  const bad: string[] = [];
  for (const oid of oids) {
    const object = await repository.objects.read(oid);
    if (object?.type !== 'commit') continue;
    const verdict = await judgeSignature(parseCommit(object.content), state.webFlow, state);
    if (!verdict.verified) bad.push(oid);
  }
  return bad.length === 0 ? undefined : unverifiedMessage(bad);
}

/** GitHub names the commits below the refusal. */
export function unverifiedMessage(oids: readonly string[]): string {
  const found = `Found ${oids.length} ${oids.length === 1 ? 'violation' : 'violations'}:`;
  return `${REFUSALS.required_signatures}\n  ${found}\n\n${oids.map((oid) => `  ${oid}`).join('\n')}\n`;
}
