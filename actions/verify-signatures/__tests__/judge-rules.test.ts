import { describe, expect, it } from '@jest/globals';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { activeRules, judgeRules } from '../src/judge-rules.ts';
import { policyEditors } from '../src/policy-editors.ts';

const signing = (...paths: readonly string[]): SigningPolicy => ({
  trustRoot: '0'.repeat(40),
  people: new Map(['alice', 'carol'].map((name) => [name, { emails: [], keys: [] }])),
  github: { webFlow: 'deny', keys: [] },
  teams: new Map(),
  rules: [{ paths, signers: ['carol'] }],
  tags: [],
  exempt: [],
});

const isWithheld = (glob: string, path: string): boolean =>
  !judgeRules(activeRules(signing(glob), 'main'), [path], 'alice').ok;

describe('a rule for a path', () => {
  it.each([
    ['.github/**', '.GitHub/workflows/x.yml'],
    ['.GitHub/**', '.github/workflows/x.yml'],
    ['.gitops/**', '.gitop\u017f/x'], // long s
    ['k8s/**', '\u212a8s/x'], // the sign for kelvin
    ['infra/stra\u00dfe', 'infra/strasse'],
    ['infra/stra\u1e9ee', 'infra/STRASSE'],
    ['files/**', '\ufb01les/x'], // a ligature
    ['caf\u00e9/**', 'cafe\u0301/x'],
    ['caf?/**', 'cafe\u0301/x'],
    ['**/\u03a3*', 'x/\u03c2\u03b1'], // sigma, whose small letter depends on its neighbours
    ['.github/**', '.git\u200chub/x'], // HFS+ does not see it
  ])('%s speaks of %s, which a file system takes for the same', (glob, path) => {
    expect(isWithheld(glob, path)).toBe(true);
  });

  it.each([
    ['.github/**', '.github-old/x'],
    ['.github/**', 'src/.github/x'],
    ['docs/re*', 'docs/draft'],
    ['caf\u00e9/**', 'cafe/x'],
    ['k8s/**', 'k8s-dev/x'],
  ])('%s does not speak of %s', (glob, path) => {
    expect(isWithheld(glob, path)).toBe(false);
  });

  it('names the same people in hints as it lets change the policy', () => {
    const path = '.github/gitops-policy.yml';
    expect(policyEditors(signing('.GitHub/**'), path, 'main')).toBe('carol');
    expect(policyEditors(signing('src/**'), path, 'main')).toBe('alice or carol');
  });
});
