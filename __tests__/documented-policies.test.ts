import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../scripts/setup/paths.ts';

/** What a gate of this version reads: what none reads must not be promised. */
const ENFORCED = ['schema', 'signing', 'scan', 'promotion', 'registries'];
const ENFORCED_OF_SIGNING = [
  ...['trust-root', 'people', 'pipeline', 'github', 'teams', 'rules', 'tags', 'exempt'],
];

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const inReadme = /^```yaml\n(schema: 1\n[\s\S]*?)^```$/m.exec(read('README.md'))?.[1] ?? '';

describe('a policy that people copy', () => {
  it.each([
    ['README.md', inReadme],
    ['the example', read('examples/warehouse-network/.github/gitops-policy.yml')],
  ])('promises in %s nothing that no gate holds', (_, source) => {
    const policy = parse(source) as { readonly signing: object };
    expect(Object.keys(policy)).toContain('signing');
    expect(Object.keys(policy).filter((key) => !ENFORCED.includes(key))).toEqual([]);
    const signing = Object.keys(policy.signing);
    expect(signing.filter((key) => !ENFORCED_OF_SIGNING.includes(key))).toEqual([]);
  });
});
