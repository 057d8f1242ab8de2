import { parse, stringify } from 'yaml';
import { refPattern } from '../github/ref-pattern.ts';
import type { Environment } from './job-secrets.ts';
import type { CalledJob } from './workflow-jobs.ts';
import { map } from './yaml-map.ts';

/**
 * The workflow with every job that its environment does not let in failing at once, as GitHub ends it
 * (https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments). An
 * environment that nobody made is refused, too: GitHub would make one without any rule.
 */
export function enforceEnvironments(
  workflow: string,
  jobs: readonly CalledJob[],
  environments: Readonly<Record<string, Environment>>,
  ref: string,
): string {
  const refused = jobs.flatMap(({ id, environment }) =>
    environment === undefined || mayDeploy(environments[environment], ref)
      ? []
      : [[id, environment] as const],
  );
  if (refused.length === 0) return workflow;
  const root = map(parse(workflow));
  const failing = refused.map(([id, environment]) => {
    const sentence = `${ref} is not allowed to deploy to ${environment} due to environment protection rules.`;
    const steps = [{ shell: 'bash', run: `echo '::error::${sentence}'\nexit 1` }];
    return [id, { ...map(map(root['jobs'])[id]), steps }] as const;
  });
  const jobsNow = { ...map(root['jobs']), ...Object.fromEntries(failing) };
  return stringify({ ...root, jobs: jobsNow }, { lineWidth: 0, aliasDuplicateObjects: false });
}

function mayDeploy(environment: Environment | undefined, ref: string): boolean {
  return environment !== undefined && new RegExp(refPattern(environment.refs, '')).test(ref);
}
