import { unverifiedRefusal } from '../identity/verified-commits.ts';
import { commitsBetween, isAncestor } from '../pulls/pull-commits.ts';
import { REFUSALS, violations } from '../rulesets.ts';
import { parseCommit } from '../git/object-format.ts';
import type { Repository } from '../state.ts';
import type { RestCall } from './call.ts';

/**
 * What the rules that bind the caller say against moving a branch forward, or elsewhere, to a commit:
 * against the move itself and against the commits that it brings.
 */
export async function moveRefusals(
  call: RestCall,
  repository: Repository,
  ref: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<string[]> {
  const { state, credential } = call;
  const kind = (await isAncestor(repository, from, to)) ? 'update' : 'force';
  const refusals = violations(repository.rules.binding(credential), { ref, kind });
  const types = new Set(repository.rules.of(ref, credential).map((rule) => rule.type));
  const brought = await commitsBetween(repository, from, to);
  if (types.has('required_linear_history') && (await holdsMerge(repository, brought))) {
    refusals.push(REFUSALS.required_linear_history);
  }
  if (types.has('required_signatures')) {
    const refusal = await unverifiedRefusal(state, repository, brought);
    if (refusal !== undefined) refusals.push(refusal);
  }
  return refusals;
}

async function holdsMerge(repository: Repository, oids: readonly string[]): Promise<boolean> {
  for (const oid of oids) {
    const object = await repository.objects.read(oid);
    if (object !== undefined && parseCommit(object.content).parents.length > 1) return true;
  }
  return false;
}
