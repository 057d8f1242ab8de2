import { list, map, steps, text, type Workflow, type YamlMap } from './load-workflow.ts';
import { isReusable, ownAction } from './uses.ts';

const TARGET = /^\$\{\{ needs\.([\w-]+)\.outputs\.rollback-target \}\}$/;
const DIGEST = /^\$\{\{ needs\.([\w-]+)\.outputs\.failed-digest \}\}$/;

/** The digest that the job's own dry run would take back. */
const TAKEN =
  /^\$\{\{ fromJSON\(steps\.([\w-]+)\.outputs\.changes \|\| '\[\]'\)\[0\]\.oldDigest \}\}$/;

/** Rules about the way back; each returns its violations. */
export const ROLLBACK_RULES = {
  'a rollback is found with the registry at hand and written without'(
    workflow: Workflow,
  ): string[] {
    return rollbacks(workflow).flatMap(({ id, job, given }) => {
      if (given['dry-run'] === true) {
        const asks =
          given['verify-image'] === true && text(given['workload-identity-provider']) !== '';
        return asks ? [] : [`job ${id}: does not ask the registry`];
      }
      const found = TARGET.exec(text(given['rollback-to']))?.[1] ?? '';
      const finder = rollbacks(workflow).find(
        (each) => each.id === found && each.given['dry-run'] === true,
      );
      const digest = DIGEST.exec(text(given['failed-digest']))?.[1];
      const taken = text(map(finder?.job['outputs'])['failed-digest']);
      const same = ['overlays', 'branch', 'repository'].every(
        (name) => given[name] === finder?.given[name],
      );
      return [
        ...(finder === undefined ? [`job ${id}: writes what no job before has found`] : []),
        ...(digest === found && TAKEN.exec(taken)?.[1] === finder?.step
          ? []
          : [`job ${id}: may take back what no job before has looked at`]),
        ...(same ? [] : [`job ${id}: writes elsewhere than where it was looked`]),
        ...(text(job['if']) === `needs.${found}.outputs.rollback-target != ''`
          ? []
          : [`job ${id}: does not run exactly where something was found`]),
      ];
    });
  },

  'a branch that is judged beside the run’s own is the one that is written, before it is'(
    workflow: Workflow,
  ): string[] {
    if (!isReusable(workflow)) return [];
    return [...workflow.jobs].flatMap(([id, job]) =>
      steps(job)
        .filter((step) => ownAction(text(step['uses'])) === 'verify-signatures')
        .map((step) => text(map(step['with'])['head']))
        .filter((head) => head !== '')
        .flatMap((head) => {
          const after = rollbacks(workflow).filter(({ job: each }) => needsOf(each).includes(id));
          const written = rollbacks(workflow).map(({ given }) => text(given['branch']));
          const same = written.every((branch) => head === `refs/heads/${branch}`);
          return same && after.length === written.length && after.length > 0
            ? []
            : [`job ${id}: judges ${head}`];
        }),
    );
  },
} as const;

interface Rollback {
  readonly id: string;
  readonly job: YamlMap;
  readonly step: string;
  readonly given: YamlMap;
}

function rollbacks(workflow: Workflow): readonly Rollback[] {
  return [...workflow.jobs].flatMap(([id, job]) =>
    steps(job)
      .filter((step) => ownAction(text(step['uses'])) === 'bump-kustomize')
      .map((step) => ({ id, job, step: text(step['id']), given: map(step['with']) }))
      .filter(({ given }) => given['rollback-to'] !== undefined),
  );
}

function needsOf(job: YamlMap): readonly string[] {
  return typeof job['needs'] === 'string' ? [job['needs']] : list(job['needs']).map(text);
}
