import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { enforceEnvironments } from '../environment-rules.ts';

const WORKFLOW = `
jobs:
  plan: { steps: [{ run: plan }] }
  open: { needs: plan, environment: production, steps: [{ run: open }] }
`;
const JOBS = [
  { id: 'plan', permissions: {} },
  { id: 'open', permissions: {}, environment: 'production' },
];
const PRODUCTION = { production: { refs: ['refs/heads/main', 'refs/tags/v*'], secrets: {} } };

describe('an environment', () => {
  it.each(['refs/heads/main', 'refs/tags/v1.0.0'])('lets %s in', (ref) => {
    expect(enforceEnvironments(WORKFLOW, JOBS, PRODUCTION, ref)).toBe(WORKFLOW);
  });

  it.each([
    ['a branch that is not its', 'refs/heads/dev', PRODUCTION],
    ['a branch with the name of a tag', 'refs/heads/v1.0.0', PRODUCTION],
    ['anybody before it was made', 'refs/heads/main', {}],
  ])('fails the job of %s, and no other', (_who, ref, environments) => {
    const { jobs } = parse(enforceEnvironments(WORKFLOW, JOBS, environments, ref)) as {
      jobs: Record<string, { needs?: string; steps: { run: string }[] }>;
    };
    expect(jobs['plan']?.steps).toEqual([{ run: 'plan' }]);
    expect(jobs['open']?.needs).toBe('plan');
    expect(jobs['open']?.steps[0]?.run).toContain('is not allowed to deploy to production');
    expect(jobs['open']?.steps[0]?.run).toMatch(/exit 1$/);
  });
});
