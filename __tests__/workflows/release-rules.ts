import { allResults, readCondition } from './condition.ts';
import { list, map, steps, text, type Workflow, type YamlMap } from './load-workflow.ts';
import { isReusable, ownAction } from './uses.ts';

const STATUS = /\b(always|failure|cancelled|success)\s*\(/;
const HOTFIX = /^needs\.([\w-]+)\.outputs\.kind == 'hotfix'/;
const PROMOTION = /^needs\.([\w-]+)\.outputs\.kind == 'promotion'$/;

/** Rules about the way from a tag to production; each returns its violations. */
export const RELEASE_RULES = {
  'a hotfix alone is built, after the plan, in an environment of its own'(
    workflow: Workflow,
  ): string[] {
    const planned = [...workflow.jobs].some(([, job]) =>
      modes(job, 'open-prod-pr').includes('plan'),
    );
    if (!planned) return [];
    return [...workflow.jobs].flatMap(([id, job]) => {
      const image = modes(job, 'build-image');
      const own = text(job['environment']) === '${{ inputs.hotfix-environment }}';
      const condition = text(job['if']);
      if (image.length === 0) return own ? [`job ${id}: is in the environment of hotfixes`] : [];
      const builds = image.some((mode) => mode !== 'promote');
      const plan = (builds ? HOTFIX : PROMOTION).exec(condition)?.[1];
      const follows =
        plan !== undefined && modes(workflow.jobs.get(plan), 'open-prod-pr')[0] === 'plan';
      return [
        ...(follows && !condition.includes('||') ? [] : [`job ${id}: not as the plan says`]),
        ...(builds === own ? [] : [`job ${id}: in the wrong environment`]),
      ];
    });
  },

  'a moving tag follows the overlay that was read'(workflow: Workflow): string[] {
    if (!isReusable(workflow)) return [];
    return [...workflow.jobs].flatMap(([id, job]) =>
      steps(job)
        .filter((step) => ownAction(text(step['uses'])) === 'build-image')
        .filter((step) => /(^|-)latest$/m.test(text(map(step['with'])['tags'])))
        .filter((step) => {
          const from = /^\$\{\{ needs\.([\w-]+)\.outputs\.images \}\}$/.exec(
            text(map(step['with'])['from']),
          )?.[1];
          const read =
            from !== undefined && modes(workflow.jobs.get(from), 'open-prod-pr')[0] === 'merged';
          return !read || !needsOf(job).includes(from) || STATUS.test(text(job['if']));
        })
        .map(() => `job ${id}: moves a tag without the overlay having been read`),
    );
  },

  'a job after a skipped one runs after no failure'(workflow: Workflow): string[] {
    return [...workflow.jobs]
      .filter(([, job]) => /!\s*cancelled\s*\(/.test(text(job['if'])))
      .flatMap(([id, job]) => {
        const condition = readCondition(text(job['if']));
        if (condition === undefined) return [`job ${id}: its condition cannot be judged`];
        const needs = needsOf(job);
        const optional = needs.filter((need) => {
          const own = text(workflow.jobs.get(need)?.['if']);
          return own !== '' && !STATUS.test(own);
        });
        const bad = allResults(needs)
          .filter(condition)
          .filter((results) => {
            const ran = optional.filter((need) => results.get(need) === 'success').length;
            const rest = needs.filter((need) => !optional.includes(need));
            return (
              [...results.values()].some((end) => end === 'failure' || end === 'cancelled') ||
              rest.some((need) => results.get(need) !== 'success') ||
              (optional.length > 0 && ran !== 1)
            );
          });
        return bad.slice(0, 1).map((results) => {
          return `job ${id}: runs after ${[...results].map((pair) => pair.join(' ')).join(', ')}`;
        });
      });
  },

  'only the withdrawal of a pull request runs after a failure, and holds nothing else'(
    workflow: Workflow,
  ): string[] {
    return [...workflow.jobs].flatMap(([id, job]) => {
      const withdraws = modes(job, 'open-prod-pr').includes('withdraw');
      const after = /(?<!!\s*)\b(failure|cancelled)\s*\(/.test(text(job['if']));
      if (!withdraws && !after) return [];
      const granted = Object.entries(map(job['permissions'])).map((pair) => pair.join(': '));
      const only = steps(job).length === 1 && withdraws;
      const least = granted.every((each) => /^(contents: read|pull-requests: write)$/.test(each));
      const token = text(map(steps(job)[0]?.['with'])['token']) === '${{ github.token }}';
      const holds =
        job['environment'] !== undefined || /\bsecrets\s*[.[]/.test(JSON.stringify(job));
      return only && after && least && token && !holds
        ? []
        : [`job ${id}: more than closing a pull request by the job's own token after a failure`];
    });
  },
} as const;

/** The modes in which a job runs one of our actions in earnest; an empty text where none is said. */
function modes(job: YamlMap | undefined, action: string): readonly string[] {
  return steps(job ?? {})
    .filter((step) => ownAction(text(step['uses'])) === action)
    .filter((step) => map(step['with'])['dry-run'] !== true)
    .map((step) => text(map(step['with'])['mode']));
}

function needsOf(job: YamlMap): readonly string[] {
  return typeof job['needs'] === 'string' ? [job['needs']] : list(job['needs']).map(text);
}
