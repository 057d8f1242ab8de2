import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createRules, violations, type RefChange, type Rules } from '../../github/rulesets.ts';
import type { Credential } from '../../github/identity/credentials.ts';
import { DEPARTURES, consumerRulesets } from '../consumer-rulesets.ts';
import { NOT_MODELLED } from '../../github/ruleset-file.ts';

const FOLDER = '.github/rulesets';
const EXAMPLE = fileURLToPath(new URL('../../../../examples/warehouse-network/', import.meta.url));
const FILES = Object.fromEntries(
  readdirSync(join(EXAMPLE, FOLDER)).map((name) => {
    const path = `${FOLDER}/${name}`;
    return [path, readFileSync(join(EXAMPLE, path), 'utf8')];
  }),
);
const APP = 'the-app';

function rulesOf(departures: typeof DEPARTURES): Rules {
  const rules = createRules('main');
  for (const ruleset of consumerRulesets(FILES, APP, departures)) rules.set(ruleset);
  return rules;
}

function credential(who: string): Credential {
  const actor = { login: who === APP ? `${APP}[bot]` : who } as never;
  if (who !== APP) return { kind: 'person', actor };
  return {
    ...{ kind: 'installation', actor, token: '', expiresAt: 0 },
    ...{ permissions: {}, repositories: new Set() },
  };
}

const WHO = ['alice', 'bob', 'carol', APP];
const KINDS: readonly RefChange['kind'][] = ['create', 'update', 'force', 'delete'];

/** Who may do it without a pull request, whatever its commits look like. */
const may = (rules: Rules, ref: string, kind: RefChange['kind']): readonly string[] =>
  WHO.filter((who) => violations(rules.binding(credential(who)), { ref, kind }).length === 0);

describe('the consumer’s rulesets', () => {
  it.each<[string, Readonly<Record<RefChange['kind'], readonly string[]>>]>([
    ['refs/heads/dev', { create: WHO, update: [APP], force: [], delete: [] }],
    ['refs/heads/staging', { create: WHO, update: [APP], force: [], delete: [] }],
    ['refs/heads/main', { create: WHO, update: [], force: [], delete: [] }],
    ['refs/heads/promote/prod/v1', { create: [APP], update: [APP], force: [APP], delete: [APP] }],
    ['refs/heads/hotfix/shelves', { create: WHO, update: WHO, force: WHO, delete: WHO }],
    ['refs/tags/v1.0.0', { create: ['alice', 'bob'], update: [], force: [], delete: [] }],
  ])('let only the right ones change %s, as the example’s files say', (ref, expected) => {
    const rules = rulesOf([]);
    expect(Object.fromEntries(KINDS.map((kind) => [kind, may(rules, ref, kind)]))).toEqual(
      expected,
    );
  });

  it('ask everybody, the App too, for signed commits, and people for reviewed merge commits', () => {
    const rules = rulesOf([]);
    for (const [ref, approvals] of [
      ['refs/heads/dev', 0],
      ['refs/heads/staging', 0],
      ['refs/heads/main', 1],
    ] as const) {
      const applied = rules.of(ref, credential('alice'));
      const found = applied.find(({ type }) => type === 'pull_request')?.parameters;
      expect(found).toMatchObject({
        requiredApprovingReviewCount: approvals,
        allowedMergeMethods: ['merge'],
      });
      expect(applied.map(({ type }) => type)).toContain('required_signatures');
      expect(rules.of(ref, credential(APP)).map(({ type }) => type)).toContain(
        'required_signatures',
      );
    }
  });

  it('differ in the sandbox by the listed departures and nothing else', () => {
    const strict = rulesOf([]);
    const departed = rulesOf(DEPARTURES);
    const binding = (rules: Rules, ref: string, who: string): string[] =>
      rules.of(ref, credential(who)).map(({ type }) => type);
    for (const ref of ['dev', 'staging', 'main', 'promote/prod/v1'].map((b) => `refs/heads/${b}`)) {
      for (const who of WHO) {
        const gone = ref === 'refs/heads/dev' && who !== APP;
        const expected = binding(strict, ref, who).filter(
          (type) => !gone || (type !== 'pull_request' && type !== 'required_signatures'),
        );
        expect(binding(departed, ref, who).sort()).toEqual(expected.sort());
      }
    }
    expect(KINDS.map((kind) => may(departed, 'refs/tags/v1.0.0', kind))).toEqual([
      ['alice', 'bob'],
      ['alice'],
      ['alice'],
      [],
    ]);
  });

  it('leave out only what the example has and the list names', () => {
    const all = Object.values(FILES).join('\n');
    for (const name of Object.keys(NOT_MODELLED)) expect(all).toContain(`"${name}"`);
  });

  it('are not built where a departure is from something that the example no longer says', () => {
    const [departure] = DEPARTURES;
    if (departure === undefined) throw new Error('no departure');
    for (const change of [
      { ruleset: 'of yesterday' },
      { ref: 'refs/heads/main' },
      { rules: ['update' as const] },
    ]) {
      expect(() => consumerRulesets(FILES, APP, [{ ...departure, ...change }])).toThrow(
        'The example has no ruleset',
      );
    }
  });
});
