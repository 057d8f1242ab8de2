import { describe, expect, it } from '@jest/globals';
import { MUTATIONS } from './workflows/broken-workflows.ts';
import { CONTRACT_RULES } from './workflows/contract-rules.ts';
import { GATE_RULES } from './workflows/gate-rules.ts';
import {
  OWN,
  loadWorkflows,
  parseWorkflow,
  type Own,
  type Workflow,
} from './workflows/load-workflow.ts';
import { PERMISSION_RULES } from './workflows/permission-rules.ts';
import { RELEASE_RULES } from './workflows/release-rules.ts';
import { ROLLBACK_RULES } from './workflows/rollback-rules.ts';
import { SMALL, SOURCES } from './workflows/small-workflows.ts';
import { TEXT_RULES } from './workflows/text-rules.ts';

type Rule = (workflow: Workflow, own: Own) => string[];

const RULES: Readonly<Record<string, Rule>> = {
  ...PERMISSION_RULES,
  ...TEXT_RULES,
  ...CONTRACT_RULES,
  ...GATE_RULES,
  ...RELEASE_RULES,
  ...ROLLBACK_RULES,
};

const workflows = loadWorkflows();

describe('every workflow of the repository and of its examples', () => {
  it('is found', () => {
    const paths = workflows.map(({ path }) => path);
    for (const name of ['dev', 'staging', 'prod', 'release']) {
      expect(paths).toContain(`.github/workflows/gitops-${name}.yml`);
      expect(paths).toContain(`examples/warehouse-network/.github/workflows/gitops-${name}.yml`);
    }
    expect(paths).toContain('.github/workflows/gitops-rollback.yml');
    expect(paths).toContain('.github/workflows/gitops-rollback-prod.yml');
  });

  it.each(
    workflows.flatMap((workflow) =>
      Object.entries(RULES).map(([rule, check]) => ({
        path: workflow.path,
        rule,
        workflow,
        check,
      })),
    ),
  )('$path: $rule', ({ workflow, check }) => {
    expect(check(workflow, OWN)).toEqual([]);
  });
});

describe('the rules themselves', () => {
  it('have nothing to say about a workflow that keeps them', () => {
    for (const source of SOURCES) {
      const workflow = parseWorkflow('small.yml', source);
      const said = Object.entries(RULES).flatMap(([rule, check]) =>
        check(workflow, SMALL).map((violation) => `${rule}: ${violation}`),
      );
      expect(said).toEqual([]);
    }
  });

  it.each(MUTATIONS)('catch what breaks “$rule”: $from → $to', ({ rule, of, from, to }) => {
    const broken = of.replace(from, () => to);
    expect(broken).not.toBe(of);
    expect(RULES[rule]?.(parseWorkflow('small.yml', broken), SMALL)).not.toEqual([]);
  });

  it('are each provoked at least once', () => {
    expect(new Set(MUTATIONS.map(({ rule }) => rule))).toEqual(new Set(Object.keys(RULES)));
  });
});
