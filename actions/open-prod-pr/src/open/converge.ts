import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { BranchPosition } from './branch-report.ts';
import type { WriteAnswer } from './write-answer.ts';

/** How far a release is on its way to its one pull request. */
export interface Situation {
  readonly branch: { readonly oid: string; readonly position: BranchPosition['kind'] } | undefined;
  readonly pull: 'none' | 'outdated' | 'current';
}

export type Step =
  | 'create-branch'
  | 'forward-branch'
  | 'merge'
  | 'bump'
  | 'create-pull'
  | 'update-pull'
  /** Whoever pushed to the branch has to be asked first. */
  | 'refuse'
  | 'done';

/** A step that writes. */
export type Write = Exclude<Step, 'refuse' | 'done'>;

/** The next step of a release; nothing but the situation decides. */
export function nextStep({ branch, pull }: Situation): Step {
  if (branch === undefined) return 'create-branch';
  switch (branch.position) {
    case 'behind':
      return 'forward-branch';
    case 'base':
      return 'merge';
    case 'merged':
      return 'bump';
    case 'foreign':
    case 'outdated':
      return 'refuse';
    case 'bumped':
      return ({ none: 'create-pull', outdated: 'update-pull', current: 'done' } as const)[pull];
  }
}

/** Carries one step out; the situation afterwards follows from GitHub's own answer. */
export type Writes = Readonly<
  Record<Write, (situation: Situation) => Promise<WriteAnswer<Situation>>>
>;

export type ConvergeEnd =
  | { readonly kind: 'done'; readonly situation: Situation; readonly steps: readonly Write[] }
  /** What GitHub answered leaves open where things stand: they have to be looked at anew. */
  | {
      readonly kind: 'unsure';
      readonly step: Write;
      readonly error: ActionError;
      readonly steps: readonly Write[];
    };

/** Takes step after step until none is left, or one of them ends in doubt. */
export async function converge(start: Situation, writes: Writes): Promise<ConvergeEnd> {
  const steps: Write[] = [];
  for (let situation = start; ;) {
    const step = nextStep(situation);
    if (step === 'done' || step === 'refuse') return { kind: 'done', situation, steps };
    const answer = await writes[step](situation);
    if (answer.kind === 'unsure') return { kind: 'unsure', step, error: answer.error, steps };
    steps.push(step);
    situation = answer.value;
  }
}
