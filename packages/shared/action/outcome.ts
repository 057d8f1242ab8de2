/**
 * How a stage ended. `failed` = the policy said no; `error` = we could not find out.
 * `unchanged` and `superseded` are green. An `error` never counts as a pass.
 */
export const OUTCOMES = ['success', 'unchanged', 'superseded', 'failed', 'error'] as const;

export type Outcome = (typeof OUTCOMES)[number];
