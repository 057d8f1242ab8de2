import { list, map, steps, text, type Workflow, type YamlMap } from './load-workflow.ts';
import { isReusable, ownAction } from './uses.ts';

const TARGET = /^\$\{\{ needs\.([\w-]+)\.outputs\.rollback-target \}\}$/;
const DIGEST = /^\$\{\{ needs\.([\w-]+)\.outputs\.failed-digest \}\}$/;

/** The digest that the job's own dry run would take back. */
const TAKEN =
  /^\$\{\{ fromJSON\(steps\.([\w-]+)\.outputs\.changes \|\| '\[\]'\)\[0\]\.oldDigest \}\}$/;

const IMAGES = /^\$\{\{ needs\.([\w-]+)\.outputs\.images \}\}$/;

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
          const written = [
            ...rollbacks(workflow).map(({ job: each, given }) => ({ each, to: given['branch'] })),
            ...proposals(workflow).map(({ job: each, given }) => ({ each, to: given['base'] })),
          ];
          const same = written.every(({ to }) => head === `refs/heads/${text(to)}`);
          const after = written.every(({ each }) => needsOf(each).includes(id));
          return same && after && written.length > 0 ? [] : [`job ${id}: judges ${head}`];
        }),
    );
  },

  'production goes back to what was planned and what the registry has'(
    workflow: Workflow,
  ): string[] {
    return proposals(workflow)
      .filter(({ given }) => given['mode'] !== 'plan')
      .flatMap(({ id, job, given }) => {
        const found = IMAGES.exec(text(given['images']))?.[1] ?? '';
        const look = bumps(workflow).find((each) => each.id === found);
        const planned = IMAGES.exec(text(look?.given['images']))?.[1] ?? '';
        const plan = proposals(workflow).find(
          (each) => each.id === planned && each.given['mode'] === 'plan',
        );
        const asks =
          look?.given['mode'] === 'verify' && text(look.given['workload-identity-provider']) !== '';
        const same = ['rollback-to', 'overlay', 'staging-overlay', 'base'].every(
          (name) => given[name] === plan?.given[name],
        );
        return [
          ...(plan === undefined ? [`job ${id}: opens what no job before has planned`] : []),
          ...(asks ? [] : [`job ${id}: what it opens may be gone`]),
          ...(same ? [] : [`job ${id}: opens something else than was planned`]),
          ...(text(job['if']) === `needs.${found}.outputs.images != ''`
            ? []
            : [`job ${id}: does not run exactly where the registry was asked`]),
        ];
      });
  },
} as const;

interface Rollback {
  readonly id: string;
  readonly job: YamlMap;
  readonly step: string;
  readonly given: YamlMap;
}

/** Bumps that take a branch back. */
function rollbacks(workflow: Workflow): readonly Rollback[] {
  return bumps(workflow).filter(({ given }) => given['rollback-to'] !== undefined);
}

/** Pull requests that take production back, and their plans. */
function proposals(workflow: Workflow): readonly Rollback[] {
  return stepsOf(workflow, 'open-prod-pr').filter(
    ({ given }) => given['rollback-to'] !== undefined,
  );
}

function bumps(workflow: Workflow): readonly Rollback[] {
  return stepsOf(workflow, 'bump-kustomize');
}

function stepsOf(workflow: Workflow, action: string): readonly Rollback[] {
  return [...workflow.jobs].flatMap(([id, job]) =>
    steps(job)
      .filter((step) => ownAction(text(step['uses'])) === action)
      .map((step) => ({ id, job, step: text(step['id']), given: map(step['with']) })),
  );
}

function needsOf(job: YamlMap): readonly string[] {
  return typeof job['needs'] === 'string' ? [job['needs']] : list(job['needs']).map(text);
}
