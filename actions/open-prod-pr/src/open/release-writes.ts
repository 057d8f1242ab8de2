import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { CommitMessage } from '@gitops-actions/shared/github/branch-store.ts';
import type { BranchOpening } from './branch-opening.ts';
import { overlayBytes } from './branch-goal.ts';
import {
  commitBump,
  createBranch,
  forwardBranch,
  mergeInto,
  type MadeCommit,
} from './branch-writes.ts';
import type { Situation, Writes } from './converge.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { Inputs } from '../inputs.ts';
import { editOverlay } from './overlay-edit.ts';
import { createPullRequest, updatePullRequest, type CreatedPullRequest } from './pull-requests.ts';
import type { ReleaseText } from './release-text.ts';
import type { WriteAnswer } from './write-answer.ts';

/** What the steps of one round made. */
export interface Made {
  merge?: string;
  bump?: string;
  pull?: CreatedPullRequest;
}

/** What the writes say to people. */
export interface Wording {
  /** Absent: no pull request has to be written. */
  readonly text: ReleaseText | undefined;
  /** Message of the merge, where the goal has one. */
  readonly merge?: string;
  readonly bump: CommitMessage;
}

/**
 * The writes of one pull request. Every answer is held against what was meant, and a commit against
 * GitHub's verdict, before the next step.
 */
export function createWrites(
  inputs: Pick<Inputs, 'base' | 'draft'>,
  { gitops }: Pick<ReleaseDeps, 'gitops'>,
  opening: BranchOpening,
  { text, merge: mergeMessage, bump: bumpMessage }: Wording,
): { readonly writes: Writes; readonly made: Made } {
  const { headBranch, goal, people, own } = opening;
  const made: Made = {};
  const atBase: Situation['branch'] = {
    oid: goal.baseOid,
    position: goal.mergeOid === undefined ? 'merged' : 'base',
  };
  const words = (): { readonly title: string; readonly body: string } => {
    if (text !== undefined) return text.compose(people.ours);
    throw new ActionError('E_INTERNAL', 'A pull request is written without words.');
  };
  const writes: Writes = {
    'create-branch': async (now) =>
      after(await createBranch(gitops, headBranch, goal.baseOid), () => ({
        ...now,
        branch: atBase,
      })),
    'forward-branch': async (now) =>
      after(await forwardBranch(gitops, headBranch, goal.baseOid), () => ({
        ...now,
        branch: atBase,
      })),
    merge: async (now) => {
      const head = headOf(now);
      const answer = await mergeInto(gitops, headBranch, goal.mergeOid ?? '', mergeMessage ?? '');
      if (answer.kind === 'unsure') return answer;
      const commit = answer.value;
      if (commit?.parents.join() !== `${head},${goal.mergeOid ?? ''}`) {
        return unsure(`Somebody else wrote to ${headBranch} at the same moment.`);
      }
      // On another head than the planned one the whole branch is judged anew, from its objects.
      if (head !== goal.baseOid) return unsure(`${headBranch} was merged into on an older head.`);
      if (commit.tree !== goal.mergedTree) {
        throw new ActionError(
          'E_COMMIT_MISMATCH',
          `The merge ${commit.oid} landed on ${headBranch}, but its tree is ${commit.tree} and not ${goal.mergedTree}, which was planned.`,
        );
      }
      await assertOurs(opening, commit);
      made.merge = commit.oid;
      return done({ ...now, branch: { oid: commit.oid, position: 'merged' } });
    },
    bump: async (now) => {
      const head = headOf(now);
      const bytes =
        head === made.merge || head === goal.baseOid
          ? goal.bytes
          : editOverlay(
              await overlayBytes(own.objects, head, goal.file),
              goal.file,
              opening.images,
            );
      const file = { path: goal.file, bytes };
      const answer = await commitBump(gitops, headBranch, head, file, bumpMessage);
      if (answer.kind === 'unsure') return answer;
      const { oid, verified } = answer.value;
      if (!verified) await assertFacts(opening, oid);
      made.bump = oid;
      return done({ ...now, branch: { oid, position: 'bumped' } });
    },
    'create-pull': async (now) => {
      const { title, body } = words();
      const { base, draft } = inputs;
      const answer = await createPullRequest(gitops, {
        title,
        body,
        head: headBranch,
        base,
        draft,
      });
      if (answer.kind === 'unsure') return answer;
      made.pull = answer.value;
      return done({ ...now, pull: 'current' });
    },
    'update-pull': async (now) => {
      const { title, body } = words();
      const { base } = inputs;
      await updatePullRequest(gitops, opening.pull?.number ?? 0, {
        ...{ title, body },
        ...(opening.pull?.base !== base && { base }),
      });
      return done({ ...now, pull: 'current' });
    },
  };
  return { writes, made };
}

function done<T>(value: T): WriteAnswer<T> {
  return { kind: 'done', value };
}

function after<T>(answer: WriteAnswer<unknown>, next: () => T): WriteAnswer<T> {
  return answer.kind === 'unsure' ? answer : done(next());
}

function unsure(sentence: string): WriteAnswer<never> {
  return { kind: 'unsure', error: new ActionError('E_STALE_EXHAUSTED', sentence) };
}

function headOf({ branch }: Situation): string {
  if (branch !== undefined) return branch.oid;
  throw new ActionError('E_INTERNAL', 'A branch is written to that is not there.');
}

/** @throws `E_COMMIT_UNVERIFIED` for a commit that is not signed by GitHub for the pipeline's App */
async function assertOurs(opening: BranchOpening, commit: MadeCommit): Promise<void> {
  if (commit.verified && commit.authorEmail === opening.own.email) return;
  await assertFacts(opening, commit.oid);
}

/** Asks GitHub once more: a fresh signature may lag behind. */
async function assertFacts({ own }: BranchOpening, oid: string): Promise<void> {
  const fault = commitFault((await own.facts([oid])).get(oid), own.email);
  if (fault !== undefined) throw unverified(oid, fault);
}

/** Why a commit that we made is not what the policy calls the pipeline's. */
export function commitFault(
  fact: { readonly authorEmail: string; readonly signedByGitHub: boolean } | undefined,
  email: string,
): string | undefined {
  if (fact?.signedByGitHub !== true) return 'GitHub does not call its signature valid';
  return fact.authorEmail === email
    ? undefined
    : `its author is ${fact.authorEmail} and not ${email}, the policy’s pipeline`;
}

export function unverified(oid: string, fault: string): ActionError {
  return new ActionError('E_COMMIT_UNVERIFIED', `Commit ${oid} landed, but ${fault}.`, {
    hint: 'Write with the GitHub App that `signing.pipeline` of the policy names (`app-id`, `app-private-key`).',
  });
}
