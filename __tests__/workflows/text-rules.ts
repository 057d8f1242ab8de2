import { map, steps, text, type Workflow } from './load-workflow.ts';
import { isOwnRepository, isSelf } from './uses.ts';

/** The one foreign action that our workflows may use. */
const FOREIGN = 'actions/checkout@';

/** A pinned version and the release it is, e.g. `# v7.0.1`. */
const PIN = /@[0-9a-f]{40}$/;

/** Rules about what stands in the file; each returns its violations. */
export const TEXT_RULES = {
  'every use is pinned to a commit, with its version beside'(workflow: Workflow): string[] {
    return workflow.uses
      .filter(({ value }) => !isSelf(value))
      .filter(({ value, comment }) => !PIN.test(value) || !/^v\d+\.\d+\.\d+$/.test(comment))
      .map(({ value }) => `${value}: not pinned as <40 hex> # vX.Y.Z`);
  },

  'no foreign action but checkout'(workflow: Workflow): string[] {
    return workflow.uses
      .filter(
        ({ value }) => !isSelf(value) && !isOwnRepository(value) && !value.startsWith(FOREIGN),
      )
      .map(({ value }) => value);
  },

  'checkout leaves no credentials'(workflow: Workflow): string[] {
    return allSteps(workflow)
      .filter(({ step }) => text(step['uses']).startsWith(FOREIGN))
      .filter(({ step }) => map(step['with'])['persist-credentials'] !== false)
      .map(({ id }) => `job ${id}: checkout without persist-credentials: false`);
  },

  'no expression inside a script'(workflow: Workflow): string[] {
    return allSteps(workflow)
      .filter(({ step }) => text(step['run']).includes('${{'))
      .map(({ id }) => `job ${id}: \${{ }} inside run`);
  },

  'every job has a deadline'(workflow: Workflow): string[] {
    return [...workflow.jobs]
      .filter(([, job]) => job['uses'] === undefined && typeof job['timeout-minutes'] !== 'number')
      .map(([id]) => `job ${id}: no timeout-minutes`);
  },

  'no event that runs foreign code with our rights'(workflow: Workflow): string[] {
    const on = workflow.root['on'];
    const events = Array.isArray(on) ? on.map(text) : [text(on), ...Object.keys(map(on))];
    return events.filter((event) => /^(pull_request_target|workflow_run)$/.test(event));
  },

  'the gates run on every push, not on some paths'(workflow: Workflow): string[] {
    if (!workflow.uses.some(({ value }) => isOwnRepository(value))) return [];
    const push = map(map(workflow.root['on'])['push']);
    return ['paths', 'paths-ignore'].filter((key) => push[key] !== undefined);
  },

  'inputs, secrets and outputs are typed and described'(workflow: Workflow): string[] {
    const call = callOf(workflow);
    const undescribed = ['inputs', 'secrets', 'outputs'].flatMap((kind) =>
      Object.entries(map(call[kind]))
        .filter(([, declared]) => text(map(declared)['description']).trim() === '')
        .map(([name]) => `${kind}.${name}: no description`),
    );
    const untyped = Object.entries(map(call['inputs']))
      .filter(([, declared]) => text(map(declared)['type']) === '')
      .map(([name]) => `inputs.${name}: no type`);
    return [...undescribed, ...untyped];
  },

  'runs of a reusable workflow queue, none is dropped'(workflow: Workflow): string[] {
    if (Object.keys(callOf(workflow)).length === 0) return [];
    const concurrency = map(workflow.root['concurrency']);
    const queues = concurrency['queue'] === 'max' && concurrency['cancel-in-progress'] === false;
    return queues ? [] : ['concurrency is not queue: max with cancel-in-progress: false'];
  },
} as const;

function callOf(workflow: Workflow): Readonly<Record<string, unknown>> {
  return map(map(workflow.root['on'])['workflow_call']);
}

function allSteps(workflow: Workflow): { id: string; step: Readonly<Record<string, unknown>> }[] {
  return [...workflow.jobs].flatMap(([id, job]) => steps(job).map((step) => ({ id, step })));
}
