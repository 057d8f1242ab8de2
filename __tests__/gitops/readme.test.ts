import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { findings } from '../../scripts/gitops/rule.ts';
import { loadTree } from '../../scripts/gitops/tree.ts';
import { ROOT } from '../../scripts/setup/paths.ts';
import { EXAMPLE } from './support/mutant.ts';

const README = readFileSync(join(EXAMPLE, '.gitops/README.md'), 'utf8');
const TESTS = join(ROOT, '__tests__/gitops');

/** What stands between two markers. */
function between(name: string): string {
  const [, text] =
    new RegExp(`<!-- ${name}:begin -->\n(.*)<!-- ${name}:end -->`, 's').exec(README) ?? [];
  if (text === undefined) throw new Error(`There is no ${name} in the README.`);
  return text;
}

const quoted = (cell = ''): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one);

const ROWS = between('rows')
  .trim()
  .split('\n')
  .slice(2)
  .map((line) => {
    const [row = '', files, rules, tests] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return { row, files: quoted(files), rules: quoted(rules), tests: quoted(tests) };
  });

describe('the table of the tree’s README', () => {
  it.each(ROWS.map((row) => [row.row, row] as const))(
    '%s: files, rules and tests are there',
    (_, row) => {
      for (const file of row.files)
        expect([file, existsSync(join(EXAMPLE, '.gitops', file))]).toEqual([file, true]);
      const texts = row.tests.map((test) => readFileSync(join(TESTS, test), 'utf8')).join('\n');
      // A mutant says which rule finds it.
      expect(row.rules.filter((rule) => !texts.includes(`'${rule}'`))).toEqual([]);
      expect([row.files.length, row.rules.length, row.tests.length]).not.toContain(0);
    },
  );

  it('has every rule, once', async () => {
    const registered = (await registeredRules()).map(({ name }) => name).sort();
    expect(ROWS.flatMap(({ rules }) => rules).toSorted()).toEqual(registered);
  });

  it('is of rows that no test could miss: every test of mutants is in it', () => {
    const named = new Set(ROWS.flatMap(({ tests }) => tests));
    const mutants = readdirSync(TESTS).filter(
      (file) =>
        file.endsWith('.test.ts') &&
        readFileSync(join(TESTS, file), 'utf8').includes('\ndescribeMutants('),
    );
    expect(mutants.filter((file) => !named.has(file))).toEqual([]);
  });
});

describe('adding an environment, by the README’s own steps', () => {
  it('gives one that renders, that no rule refuses, and that changes no other', async () => {
    const root = mkdtempSync(join(tmpdir(), 'gitops-environment-'));
    try {
      cpSync(EXAMPLE, root, { recursive: true });
      // As when staging runs something, which the new environment does not.
      const staging = join(root, '.gitops/overlays/staging/kustomization.yaml');
      const deployed = `newTag: staging-${'c'.repeat(40)}\n    digest: sha256:${'d'.repeat(64)}`;
      writeFileSync(staging, readFileSync(staging, 'utf8').replace(/newTag: .*/, deployed));
      const before = await loadTree(root);
      const [, steps] = /```bash\n(.*?)```/s.exec(between('add-environment')) ?? [];
      execFileSync('bash', ['-euc', steps ?? 'false'], { cwd: root, stdio: 'pipe' });

      const after = await loadTree(root);
      expect(findings(after, await registeredRules())).toEqual([]);
      const text = after.rendered('overlays/qa') ?? '';
      expect(text).toContain(
        'image: europe-west1-docker.pkg.dev/acme/warehouse-qa/web:unreleased\n',
      );
      expect(text).toContain('namespace: warehouse-qa\n');
      expect(text).not.toContain('staging');
      for (const folder of before.folders.filter((one) => one.startsWith('overlays/'))) {
        expect(after.rendered(folder)).toBe(before.rendered(folder));
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
