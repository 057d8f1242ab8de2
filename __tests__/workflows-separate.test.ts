import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/setup/paths.ts';
import { CONTRACT_RULES } from './workflows/contract-rules.ts';
import { OWN, map, parseWorkflow, steps, text, type YamlMap } from './workflows/load-workflow.ts';
import { PERMISSION_RULES } from './workflows/permission-rules.ts';
import { ownAction, ownWorkflow } from './workflows/uses.ts';

const ELSEWHERE = '${{ inputs.gitops-repository }}';
const KEY = 'APP_PRIVATE_KEY';

/** Steps of our own actions, with the job that they stand in. */
function ownSteps(file: string) {
  return [...(OWN.workflow(file)?.jobs ?? [])].flatMap(([id, job]) =>
    steps(job).flatMap((step) => {
      const action = ownAction(text(step['uses']));
      return action === undefined ? [] : [{ id, job, action, given: map(step['with']) }];
    }),
  );
}

const FILES = ['gitops-dev.yml', 'gitops-staging.yml', 'gitops-prod.yml'];
const REACHING = FILES.flatMap((file) =>
  ownSteps(file)
    .filter(({ given }) => Object.values(given).some((value) => text(value) === ELSEWHERE))
    .map((step) => ({ ...step, file })),
);

describe('workflows with overlays in a repository of their own', () => {
  it('reach it where they plan, bump and open, and nowhere else', () => {
    expect(REACHING.map(({ file, id, action }) => `${file} ${id} ${action}`)).toEqual([
      'gitops-dev.yml bump bump-kustomize',
      'gitops-staging.yml bump bump-kustomize',
      'gitops-prod.yml plan open-prod-pr',
      'gitops-prod.yml open open-prod-pr',
    ]);
    expect(REACHING.filter(({ given }) => given['repository'] !== ELSEWHERE)).toEqual([]);
  });

  it.each(REACHING)(
    'write there as the App and read the source with a token that may only read: $file, $id',
    ({ job, action, given }) => {
      expect(text(given['app-private-key'])).toContain(`secrets.${KEY}`);
      expect(text(given['app-id'])).toContain('inputs.app-id');
      // The job's own token, by the action's default: it reaches the calling repository alone.
      expect([given['token'], given['source-token']]).toEqual([undefined, undefined]);
      const token = map(map(OWN.action(action)?.['inputs'])['token']);
      expect(token['default']).toBe('${{ github.token }}');
      expect(Object.values(map(job['permissions'])).every((level) => level === 'read')).toBe(true);
      expect(text(job['environment'])).toContain('inputs.github-environment');
    },
  );

  it('are called there for what comes after a merge, and for the way back', () => {
    const there = ['gitops-release.yml', 'gitops-rollback.yml', 'gitops-rollback-prod.yml'];
    for (const file of there) {
      const call = map(map(OWN.workflow(file)?.root['on'])['workflow_call']);
      expect(Object.keys(map(call['inputs']))).not.toContain('gitops-repository');
    }
    const elsewhere = there.flatMap(ownSteps).filter(({ given }) => 'repository' in given);
    expect(elsewhere).toEqual([]);
  });

  it('do with the job’s own token nothing that it could not do there', () => {
    const withToken = FILES.flatMap(ownSteps).filter(({ given }) => given['token'] !== undefined);
    expect(withToken.map(({ given }) => given['mode'])).toEqual(['withdraw']);
    for (const { job } of withToken) {
      expect(text(job['if'])).toMatch(/ && inputs\.gitops-repository == ''$/);
    }
  });

  it('keep apart the runs that write to different places', () => {
    for (const file of FILES) {
      const group = text(map(OWN.workflow(file)?.root['concurrency'])['group']);
      expect(group).toContain(ELSEWHERE);
    }
  });
});

describe('the callers of docs/how-to-separate-repository.md', () => {
  const page = readFileSync(join(ROOT, 'docs/how-to-separate-repository.md'), 'utf8');
  const callers = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)]
    .map(([, source = '']) => source)
    .filter((source) => source.includes('/.github/workflows/'))
    .map((source) => parseWorkflow('how-to.yml', source));
  const jobs: readonly YamlMap[] = callers.flatMap((caller) => [...caller.jobs.values()]);

  it('break no rule', () => {
    const rules = {
      ...CONTRACT_RULES,
      grant: PERMISSION_RULES['a caller grants exactly what the called jobs ask for'],
    };
    const said = callers.flatMap((caller) =>
      Object.values(rules).flatMap((check) => check(caller, OWN)),
    );
    expect(said).toEqual([]);
  });

  it('are for the workflows that write overlays, and name the other repository', () => {
    expect(jobs.map((job) => ownWorkflow(text(job['uses'])))).toEqual([
      ...['gitops-dev.yml', 'gitops-prod.yml'],
    ]);
    const named = jobs.map((job) => map(job['with'])['gitops-repository']);
    expect(named).toEqual(['acme/warehouse-gitops', 'acme/warehouse-gitops']);
  });
});
