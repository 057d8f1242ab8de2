import { describe, expect, it } from '@jest/globals';
import { calledJobs, calledWorkflow, everyJobHasCondition } from '../workflow-jobs.ts';

describe('the call of a reusable workflow', () => {
  it('is read with its inputs as text', () => {
    expect(
      calledWorkflow(
        'jobs:\n  dev:\n    uses: o/n/.github/workflows/w.yml@v1\n    with: { a: b, c: 1 }',
      ),
    ).toEqual({ repository: 'o/n', file: 'w.yml', ref: 'v1', inputs: { a: 'b', c: '1' } });
  });

  it.each([
    [
      'two',
      'jobs:\n  a: { uses: o/n/.github/workflows/w.yml@1 }\n  b: { uses: o/n/.github/workflows/w.yml@1 }',
    ],
    ['a local one', 'jobs:\n  a: { uses: ./.github/workflows/w.yml }'],
  ])('is refused when there is %s', (_name, source) => {
    expect(() => calledWorkflow(source)).toThrow('exactly one workflow');
  });
});

describe('a workflow with steps of its own', () => {
  it('calls nothing', () => {
    expect(calledWorkflow('jobs:\n  a:\n    steps: []')).toBeUndefined();
  });
});

describe('the jobs of a called workflow', () => {
  const source = `
on:
  workflow_call:
    inputs:
      github-environment: { type: string, default: dev }
jobs:
  build:
    environment: \${{ inputs.github-environment }}
    permissions: { contents: read, id-token: write, issues: none }
  scan:
    permissions: {}
  fixed:
    environment: prod
`;

  it('have exactly the permissions they name and the environment they run in', () => {
    expect(calledJobs(source, {})).toEqual([
      { id: 'build', permissions: { contents: 'read', 'id-token': 'write' }, environment: 'dev' },
      { id: 'scan', permissions: {} },
      { id: 'fixed', permissions: {}, environment: 'prod' },
    ]);
  });

  it('enter an environment that hangs on another input only when that one is given', () => {
    const dependent = source.replace(
      'inputs.github-environment }}',
      "inputs.other != '' && inputs.github-environment || '' }}",
    );
    expect(calledJobs(dependent, {})[0]).not.toHaveProperty('environment');
    expect(calledJobs(dependent, { other: 'x' })[0]?.environment).toBe('dev');
  });

  it('run in the environment that the caller names', () => {
    const [build] = calledJobs(source, { 'github-environment': 'staging' });
    expect(build?.environment).toBe('staging');
  });
});

describe('a workflow whose every job has a condition', () => {
  it('may end without one, and no other', () => {
    const conditional = 'jobs:\n  a: { if: github.event.wanted }\n  b: { if: false }';
    expect(everyJobHasCondition(conditional)).toBe(true);
    expect(everyJobHasCondition(`${conditional}\n  c: { needs: a }`)).toBe(false);
  });
});
