import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../scripts/setup/paths.ts';
import { loadWorkflows, map, text } from './workflows/load-workflow.ts';

/** As far as it is looked at, of what `POST /repos/{owner}/{repo}/rulesets` takes. */
interface Ruleset {
  readonly enforcement: string;
  readonly bypass_actors: readonly { readonly actor_type: string; readonly actor_id: number }[];
  readonly conditions: { readonly ref_name: { readonly include: readonly string[] } };
  readonly rules: readonly {
    readonly type: string;
    readonly parameters?: {
      readonly allowed_merge_methods?: readonly string[];
      readonly required_status_checks?: readonly object[];
    };
  }[];
}

const EXAMPLE = join(ROOT, 'examples/warehouse-network');
const FOLDER = join(EXAMPLE, '.github/rulesets');
const RULESETS = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Ruleset,
);
const CALLERS = loadWorkflows().filter(({ path }) => !path.startsWith('.github/workflows/'));

/** Rules on a ref, each with who may bypass it. */
function rulesOn(ref: string): ReadonlyMap<string, readonly string[]> {
  const applying = RULESETS.filter(({ conditions }) =>
    conditions.ref_name.include.some((glob) =>
      new RegExp(`^${glob.replaceAll('**', '.+').replaceAll(/(?<!\.)\*/g, '[^/]*')}$`).test(ref),
    ),
  );
  return new Map(
    applying.flatMap(({ rules, bypass_actors: actors }) =>
      rules.map(({ type }) => [type, actors.map((actor) => actor.actor_type)] as const),
    ),
  );
}

const HISTORY: readonly (readonly [string, readonly string[]])[] = [
  ['deletion', []],
  ['non_fast_forward', []],
  ['required_signatures', []],
];

describe('the rulesets of the example', () => {
  it.each<[string, readonly (readonly [string, readonly string[]])[]]>([
    ['refs/heads/main', [...HISTORY, ['pull_request', []], ['required_status_checks', []]]],
    ...['refs/heads/dev', 'refs/heads/staging'].map(
      (ref): [string, readonly (readonly [string, readonly string[]])[]] => [
        ref,
        [
          ...HISTORY,
          ['pull_request', ['Integration']],
          ['required_status_checks', ['Integration']],
        ],
      ],
    ),
    [
      'refs/heads/promote/prod/v1.2.3',
      ['creation', 'deletion', 'update'].map((rule) => [rule, ['Integration']] as const),
    ],
    [
      'refs/tags/v1.2.3',
      [
        ['creation', ['Team']],
        ['deletion', []],
        ['update', []],
      ],
    ],
  ])('say of %s what its README says', (ref, rules) => {
    expect([...rulesOn(ref)].sort()).toEqual([...rules].sort());
  });

  it('are in force, and name the App of the callers', () => {
    const apps = CALLERS.flatMap(({ jobs }) =>
      [...jobs.values()].map((job) => text(map(job['with'])['app-id'])),
    ).filter((id) => id !== '');
    expect(apps.length).toBeGreaterThan(0);
    for (const { enforcement, bypass_actors: actors } of RULESETS) {
      expect(enforcement).toBe('active');
      for (const { actor_type: type, actor_id: id } of actors) {
        if (type === 'Integration') expect([...new Set(apps)]).toEqual([String(id)]);
      }
    }
  });

  it('ask for the check that verify.yml makes, by merge commits only', () => {
    const verify = loadWorkflows().find(({ path }) => path.endsWith('/verify.yml'));
    const names = [...(verify?.jobs.values() ?? [])].map((job) => text(job['name']));
    const rules = RULESETS.flatMap((ruleset) => ruleset.rules);
    const checks = rules.flatMap((rule) => rule.parameters?.required_status_checks ?? []);
    // GitHub Actions, on github.com: https://github.com/rust-lang/team/pull/2200
    expect(checks).toEqual(checks.map(() => ({ context: names[0], integration_id: 15368 })));
    const methods = rules.flatMap((rule) => rule.parameters?.allowed_merge_methods ?? []);
    expect(methods).toEqual(['merge', 'merge']);
  });
});
