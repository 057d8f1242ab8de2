import { map, steps, text, type Own, type Workflow, type YamlMap } from './load-workflow.ts';
import { isReusable, ownAction } from './uses.ts';

/** What a reusable workflow may hand to each action: all else would be a way around a gate. */
const HANDED: Readonly<Record<string, readonly string[]>> = {
  'verify-signatures': ['head'],
  'build-image': [
    ...['mode', 'environment', 'name', 'image', 'from', 'version', 'tags', 'revision', 'secrets'],
    ...['dry-run', 'workload-identity-provider', 'service-account'],
  ],
  'trivy-scan': [
    ...['images', 'baseline', 'baseline-mode', 'workload-identity-provider', 'service-account'],
  ],
  'bump-kustomize': [
    ...['images', 'overlays', 'repository', 'branch', 'source-commit', 'app-id', 'app-private-key'],
    ...['mode', 'rollback-to', 'failed-digest', 'verify-image', 'dry-run'],
    ...['workload-identity-provider', 'service-account'],
  ],
  'open-prod-pr': [
    ...['mode', 'tag', 'tag-oid', 'commit-oid', 'images', 'overlay', 'staging-overlay', 'records'],
    ...['staging-branch', 'repository', 'base', 'back-merge-branch', 'labels', 'reviewers'],
    ...['team-reviewers', 'assignees', 'app-id', 'app-private-key', 'token', 'dry-run'],
    ...['rollback-to'],
  ],
};

/** What decides how strict a stage is stands in the file, not in an expression. */
const LITERAL = ['mode', 'environment', 'tags', 'dry-run', 'verify-image'];

/** What a stage found out comes from that stage, and not from the caller. */
const PROVEN = [
  ...[
    'images',
    'from',
    'baseline',
    'version',
    'revision',
    'source-commit',
    'tag-oid',
    'commit-oid',
  ],
];

const FOUND_OUT =
  /^\$\{\{ needs\.[\w-]+\.outputs\.[\w-]+( \|\| needs\.[\w-]+\.outputs\.[\w-]+)* \}\}$/;

const RECORDS =
  /^\$\{\{ needs\.[\w-]+\.outputs\.record( \|\| needs\.[\w-]+\.outputs\.record)* \}\}$/;

/** Rules about what a caller could use to get around a gate; each returns its violations. */
export const GATE_RULES = {
  'no input weakens a gate'(workflow: Workflow, own: Own): string[] {
    if (!isReusable(workflow)) return [];
    const allowed = own.inputs(workflow.path);
    return Object.keys(map(map(map(workflow.root['on'])['workflow_call'])['inputs']))
      .filter((name) => !allowed.includes(name))
      .map((name) => `input ${name} is not one that was judged to be harmless`);
  },

  'stages are handed nothing that weakens them'(workflow: Workflow): string[] {
    return ownSteps(workflow).flatMap(({ id, action, given }) => {
      const foreign = Object.keys(given).filter((name) => !HANDED[action]?.includes(name));
      const computed = LITERAL.filter((name) => text(given[name]).includes('${{'));
      const softened =
        given['baseline'] !== undefined && given['baseline-mode'] !== 'report'
          ? ['baseline-mode']
          : [];
      return [...foreign, ...computed, ...softened].map((name) => `job ${id}: ${action}: ${name}`);
    });
  },

  'what a stage found out comes from that stage'(workflow: Workflow): string[] {
    if (!isReusable(workflow)) return [];
    const handed = ownSteps(workflow).flatMap(({ id, action, given }) =>
      PROVEN.filter((name) => given[name] !== undefined && !FOUND_OUT.test(text(given[name]))).map(
        (name) => `job ${id}: ${action}: ${name} is not an output of a job before`,
      ),
    );
    const checkedOut = [...workflow.jobs].flatMap(([id, job]) =>
      steps(job)
        .filter((step) => text(step['uses']).startsWith('actions/checkout@'))
        .map((step) => map(step['with']))
        .filter(({ ref, repository }) => {
          return repository !== undefined || (ref !== undefined && !FOUND_OUT.test(text(ref)));
        })
        .map(() => `job ${id}: checks out what no job before has judged`),
    );
    return [...handed, ...checkedOut];
  },

  'records travel as outputs of jobs, from the action that made them'(
    workflow: Workflow,
  ): string[] {
    const taken = ownSteps(workflow)
      .filter(({ given }) => given['records'] !== undefined)
      .filter(({ given }) =>
        text(given['records'])
          .trim()
          .split('\n')
          .some((line) => !RECORDS.test(line)),
      )
      .map(({ id }) => `job ${id}: records from elsewhere than needs.<job>.outputs.record`);
    const made = [...workflow.jobs].flatMap(([id, job]) => {
      const output = map(job['outputs'])['record'];
      if (output === undefined) return [];
      const from = /^\$\{\{ steps\.([\w-]+)\.outputs\.record \}\}$/.exec(text(output))?.[1];
      const step = steps(job).find((each) => each['id'] === from && from !== undefined);
      if (step !== undefined && ownAction(text(step['uses'])) !== undefined) return [];
      return [`job ${id}: its record is not that of an action of ours`];
    });
    return [...taken, ...made];
  },

  'no stage is skipped or forgiven inside its job'(workflow: Workflow): string[] {
    if (!isReusable(workflow)) return [];
    return [...workflow.jobs].flatMap(([id, job]) => {
      const forgiven = [job, ...steps(job)].some((each) => each['continue-on-error'] !== undefined);
      const conditional = steps(job).some((step) => step['if'] !== undefined);
      const steered = steps(job).some(
        (step) => ownAction(text(step['uses'])) !== undefined && step['env'] !== undefined,
      );
      return [
        ...(forgiven ? [`job ${id}: continue-on-error`] : []),
        ...(conditional ? [`job ${id}: a step with a condition`] : []),
        ...(steered || job['env'] !== undefined ? [`job ${id}: an environment for an action`] : []),
      ];
    });
  },

  'a reusable workflow runs the actions of its own commit'(workflow: Workflow): string[] {
    if (!isReusable(workflow)) return [];
    return workflow.uses
      .filter(({ value }) => ownAction(value) !== undefined && !value.startsWith('$/'))
      .map(({ value }) => value);
  },
} as const;

/** The steps of a reusable workflow that run actions of ours. */
function ownSteps(workflow: Workflow): { id: string; action: string; given: YamlMap }[] {
  if (!isReusable(workflow)) return [];
  return [...workflow.jobs].flatMap(([id, job]) =>
    steps(job).flatMap((step) => {
      const action = ownAction(text(step['uses']));
      return action === undefined ? [] : [{ id, action, given: map(step['with']) }];
    }),
  );
}
