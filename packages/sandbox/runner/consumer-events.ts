import type { DispatchEvent } from '../github/state.ts';
import type { PullRequestFacts, Push } from './push-event.ts';
import {
  inputsByHand,
  startedByDispatch,
  startedByPullRequest,
  startedByPush,
  type WorkflowFile,
} from './triggers.ts';

/** One push, as the server would deliver it. */
export interface PushDelivery {
  /** Full name: `refs/heads/dev`, `refs/tags/v1.0.0`. */
  readonly ref: string;
  /** Forty zeros for what is new. */
  readonly before: string;
  /** The commit. */
  readonly after: string;
  /** The object behind an annotated tag. */
  readonly tagObject?: string;
  readonly actor?: string;
}

/** A pull request, at the heads that its branches have now. */
export type PullDelivery = Omit<PullRequestFacts, 'baseSha'>;

/** A workflow that a person starts by hand, as the page “Run workflow” does. */
export interface RunByHand {
  /** Path of the file. */
  readonly workflow: string;
  /** The branch it is started on, whose file runs. */
  readonly branch: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly actor: string;
}

/** The workflow that an event starts, and the event as its run sees it. */
export interface StartedRun {
  /** Path of the file. */
  readonly workflow: string;
  readonly event: Omit<Push, 'repository' | 'defaultBranch'>;
}

type Git = (...args: readonly string[]) => Promise<string>;

const NONE = '0'.repeat(40);

/**
 * What GitHub starts for the events of one repository: which file, at which commit, on which ref.
 *
 * @param git reads the repository as the server holds it
 */
export function consumerEvents(
  git: Git,
  defaultBranch: string,
): {
  push(push: PushDelivery): Promise<StartedRun>;
  pullRequest(pull: PullDelivery): Promise<StartedRun>;
  dispatch(dispatch: DispatchEvent | RunByHand): Promise<StartedRun>;
} {
  const headOf = (branch: string): Promise<string> => git('rev-parse', `refs/heads/${branch}`);
  return {
    push: async (push) => ({
      workflow: await workflowFor(git, push.after, (files) => startedByPush(files, push.ref)),
      event: { ...push, actor: push.actor ?? 'alice' },
    }),
    pullRequest: async (pull) => {
      const [after, baseSha] = await Promise.all([headOf(pull.head), headOf(pull.base)]);
      return {
        workflow: await workflowFor(git, after, startedByPullRequest),
        event: {
          ref: `refs/pull/${String(pull.number)}/merge`,
          ...{ before: NONE, after, actor: 'alice' },
          pullRequest: { ...pull, baseSha },
        },
      };
    },
    dispatch: (dispatch) =>
      'eventType' in dispatch ? byRepository(git, dispatch) : byHand(git, defaultBranch, dispatch),
  };
}

async function byRepository(git: Git, dispatch: DispatchEvent): Promise<StartedRun> {
  const { eventType, clientPayload, branch, sha, actor } = dispatch;
  return {
    workflow: await workflowFor(git, sha, (files) => startedByDispatch(files, eventType)),
    event: {
      ...{ ref: `refs/heads/${branch}`, before: NONE, after: sha, actor },
      dispatch: { kind: 'repository_dispatch', eventType, clientPayload },
    },
  };
}

/** GitHub offers what the default branch has, and runs the file of the branch that is chosen. */
async function byHand(git: Git, defaultBranch: string, run: RunByHand): Promise<StartedRun> {
  const { workflow, branch, actor } = run;
  const ref = `refs/heads/${branch}`;
  await git('cat-file', '-e', `refs/heads/${defaultBranch}:${workflow}`);
  const after = await git('rev-parse', ref);
  const source = await git('show', `${after}:${workflow}`);
  const inputs = inputsByHand({ path: workflow, source }, run.inputs);
  return {
    workflow,
    event: {
      ...{ ref, before: NONE, after, actor },
      dispatch: { kind: 'workflow_dispatch', workflow, inputs },
    },
  };
}

/** The one workflow of a commit that an event starts. */
async function workflowFor(
  git: Git,
  commit: string,
  started: (files: readonly WorkflowFile[]) => readonly WorkflowFile[],
): Promise<string> {
  const paths = await git('ls-tree', '-r', '--name-only', commit, '--', '.github/workflows/');
  const files = await Promise.all(
    paths
      .split('\n')
      .map(async (path) => ({ path, source: await git('show', `${commit}:${path}`) })),
  );
  const [workflow, second] = started(files);
  if (workflow !== undefined && second === undefined) return workflow.path;
  const number = second === undefined ? 'no workflow' : 'several workflows';
  throw new Error(`The event at ${commit} starts ${number} instead of one.`);
}
