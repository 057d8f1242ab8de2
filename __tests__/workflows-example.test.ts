import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../scripts/setup/paths.ts';
import { loadWorkflows, map, steps, text } from './workflows/load-workflow.ts';
import { ownAction, ownWorkflow } from './workflows/uses.ts';

const FOLDER = 'examples/warehouse-network/.github/workflows/';
const example = loadWorkflows().filter(({ path }) => path.startsWith(FOLDER));
const named = (file: string) => example.find(({ path }) => path === `${FOLDER}${file}`);

/** A filter that holds back less than everything would leave something unverified. */
describe('the callers of the example', () => {
  it.each<[string, object]>([
    ['gitops-dev.yml', { push: { branches: ['dev'] } }],
    ['gitops-staging.yml', { push: { branches: ['staging'] } }],
    ['gitops-prod.yml', { push: { tags: ['v*'] } }],
    ['gitops-release.yml', { push: { branches: ['main'] } }],
  ])('%s calls the workflow of its name on every push of its kind', (file, events) => {
    const caller = named(file);
    expect(caller?.root['on']).toEqual(events);
    const jobs = [...(caller?.jobs.values() ?? [])];
    expect(jobs.map((job) => ownWorkflow(text(job['uses'])))).toEqual([file]);
    expect(jobs.filter((job) => job['if'] !== undefined)).toEqual([]);
  });

  it('are all that there is, besides the check of every pull request', () => {
    expect(example.map(({ path }) => path.slice(FOLDER.length)).sort()).toEqual([
      ...['gitops-dev.yml', 'gitops-prod.yml', 'gitops-release.yml', 'gitops-rollback-dev.yml'],
      ...['gitops-rollback-prod.yml', 'gitops-rollback-staging.yml', 'gitops-staging.yml'],
      'verify.yml',
    ]);
  });

  it('use one version of gitops-actions', () => {
    const versions = example
      .flatMap(({ uses }) => uses.map(({ value }) => value))
      .filter((value) => !value.startsWith('actions/checkout@'))
      .map((value) => value.slice(value.indexOf('@') + 1));
    expect(versions).toHaveLength(8);
    expect(new Set(versions).size).toBe(1);
  });
});

describe('the environments of the example', () => {
  const readme = readFileSync(join(ROOT, 'examples/warehouse-network/README.md'), 'utf8');
  const used = example.flatMap(({ jobs }) =>
    [...jobs.values()].flatMap((job) => {
      const given = map(job['with']);
      return ['github-environment', 'hotfix-environment'].flatMap(
        (name) => text(given[name]) || [],
      );
    }),
  );

  it.each([...new Set(used)])('has %s in its README, with the command that makes it', (name) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${name}\` +\\| `, 'm'));
    expect(readme).toMatch(new RegExp(`^environment ${name}\\s`, 'm'));
  });

  it('are those of the README, and no other is made', () => {
    const made = [...readme.matchAll(/^environment ([\w-]+)\s/gm)].map(([, name = '']) => name);
    expect(made.sort()).toEqual([...new Set(used)].sort());
  });
});

describe('the rollbacks of the example', () => {
  const called = (file: string, workflow = 'gitops-rollback.yml') => {
    const jobs = [...(named(file)?.jobs.values() ?? [])];
    expect(jobs.map((job) => ownWorkflow(text(job['uses'])))).toEqual([workflow]);
    return { on: map(named(file)?.root['on']), job: jobs[0] ?? {}, given: map(jobs[0]?.['with']) };
  };

  it('of dev is one step that a machine asks for, while what it names is deployed', () => {
    const { on, job, given } = called('gitops-rollback-dev.yml');
    expect(on).toEqual({ repository_dispatch: { types: ['gitops-rollback'] } });
    expect(job['if']).toBe("github.event.client_payload.environment == 'dev'");
    // Nothing else that was sent gets as far as the workflow.
    const sent = Object.entries(given).filter(([, value]) => text(value).includes('${{'));
    expect(sent).toEqual([['failed-digest', '${{ github.event.client_payload.failed-digest }}']]);
    expect(given).toMatchObject({ environment: 'dev', branch: 'dev', 'rollback-to': 'previous' });
    // It runs on the default branch, which the environment `dev` does not let in.
    expect(given['github-environment']).toBe('dev-rollback');
  });

  it('of staging is started by a person, who says to what', () => {
    const { on, job, given } = called('gitops-rollback-staging.yml');
    expect(Object.keys(on)).toEqual(['workflow_dispatch']);
    const inputs = map(map(on['workflow_dispatch'])['inputs']);
    expect(Object.keys(inputs)).toEqual(['rollback-to', 'failed-digest']);
    expect(job['if']).toBeUndefined();
    expect(given).toMatchObject({
      ...{ environment: 'staging', branch: 'staging', 'github-environment': 'staging' },
      'rollback-to': '${{ inputs.rollback-to }}',
      'failed-digest': '${{ inputs.failed-digest }}',
    });
  });

  it('of production is started by a person, who says to what', () => {
    const file = 'gitops-rollback-prod.yml';
    const { on, job, given } = called(file, file);
    expect(Object.keys(on)).toEqual(['workflow_dispatch']);
    expect(map(map(on['workflow_dispatch'])['inputs'])).toMatchObject({
      'rollback-to': { required: true, default: 'previous' },
    });
    expect(job['if']).toBeUndefined();
    expect(given).toMatchObject({
      ...{ base: 'main', 'github-environment': 'production' },
      'rollback-to': '${{ inputs.rollback-to }}',
    });
  });
});

describe('the check of pull requests in the example', () => {
  it('runs verify-signatures on every one of them, whatever its base and its files', () => {
    const verify = named('verify.yml');
    expect(verify?.root['on']).toEqual({ pull_request: null });
    // The name of the job is what the rulesets demand.
    const job = verify?.jobs.get('signatures') ?? {};
    expect([job['if'], text(job['name'])]).toEqual([undefined, 'signatures']);
    const own = steps(job).filter((step) => ownAction(text(step['uses'])) !== undefined);
    expect(own.map((step) => ownAction(text(step['uses'])))).toEqual(['verify-signatures']);
    // By the policy on the default branch, enforced: any input could only take away from that.
    expect(own.map(({ with: given, if: condition }) => [map(given), condition])).toEqual([
      [{}, undefined],
    ]);
    expect(steps(job).filter((step) => step['continue-on-error'] !== undefined)).toEqual([]);
  });
});
