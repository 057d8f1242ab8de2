import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { readMachineBlock } from '../body/machine-block.ts';
import type { ReleasePullRequest, RepositoryState } from './repository-state.ts';

/** What a run was told about its tag by the stage that verified it. */
export interface VerifiedTag {
  readonly tagOid: string | undefined;
  readonly commitOid: string | undefined;
}

/** Why the tag is not what was verified; `undefined` when it is. */
export function movedTag(
  tag: string,
  verified: VerifiedTag,
  state: Pick<RepositoryState, 'tag' | 'own'>,
): ActionError | undefined {
  const now = state.tag;
  if (now === undefined) return new ActionError('E_TAG_MOVED', `There is no tag ${tag} any more.`);
  const { tagOid = now.oid, commitOid = now.commitOid } = verified;
  if (now.oid !== tagOid || now.commitOid !== commitOid) {
    return new ActionError(
      'E_TAG_MOVED',
      `The tag ${tag} is ${now.oid} (commit ${now.commitOid ?? 'none'}) now; verified was ${tagOid} (commit ${commitOid ?? 'none'}).`,
    );
  }
  const stale = state.own.find((pull) => pull.state !== 'CLOSED' && isOfOtherTag(pull, now.oid));
  if (stale === undefined) return undefined;
  const was = stale.state === 'MERGED' ? 'merged' : 'opened';
  return new ActionError(
    'E_TAG_MOVED',
    `Pull request #${stale.number} was ${was} for another object under the name ${tag}.`,
  );
}

/** The open pull requests that were opened for another object than the tag names now. */
export function withdrawn(
  state: Pick<RepositoryState, 'tag' | 'own'>,
): readonly ReleasePullRequest[] {
  return state.own.filter((pull) => pull.state === 'OPEN' && isOfOtherTag(pull, state.tag?.oid));
}

/** Whether our own block says so; without one nothing is concluded. */
function isOfOtherTag({ body }: ReleasePullRequest, tagOid: string | undefined): boolean {
  const block = readMachineBlock(body);
  return block !== undefined && block.tagOid !== tagOid;
}
