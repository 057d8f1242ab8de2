import { beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { finding, findings, type Rule } from '../../scripts/gitops/rule.ts';
import { loadTree, type Tree } from '../../scripts/gitops/tree.ts';
import { runChild, type ChildEnd } from '../../scripts/setup/child.ts';
import { ROOT } from '../../scripts/setup/paths.ts';
import { EXAMPLE, withMutant } from './support/mutant.ts';

const MAIN = join(ROOT, 'scripts/gitops/main.ts');
const DEV = '.gitops/overlays/dev/kustomization.yaml';

const gitops = (...args: readonly string[]): Promise<ChildEnd> =>
  runChild(process.execPath, [MAIN, ...args], { cwd: ROOT });

describe('the rules', () => {
  let tree: Tree;
  beforeAll(async () => {
    tree = await loadTree(EXAMPLE);
  });

  const rule = (name: string, lines: readonly number[], first?: true): Rule => ({
    ...{ name, says: 'what must hold' },
    ...(first && { first }),
    check: () =>
      lines.map((line) => finding(name, { file: 'a.yaml', line }, 'It is wrong', 'Fix it')),
  });

  it('say each thing once, by file and line', () => {
    const found = findings(tree, [rule('later', [9, 2, 2]), rule('also', [2])]);
    expect(found.map(({ line, rule: name }) => [line, name])).toEqual([
      [2, 'also'],
      [2, 'later'],
      [9, 'later'],
    ]);
    expect(found[0]?.message).toBe('It is wrong. Fix it.');
  });

  it('are not asked where the first ones find something', () => {
    const found = findings(tree, [rule('other', [1]), rule('renders', [5], true)]);
    expect(found.map((one) => one.rule)).toEqual(['renders']);
  });

  it('that cannot judge are an error, not a tree that is all right', () => {
    const broken: Rule = {
      ...{ name: 'broken', says: 'never' },
      check: () => {
        throw new TypeError('ours');
      },
    };
    expect(() => findings(tree, [broken])).toThrow('The rule broken could not be evaluated.');
  });

  it('have names of their own, and say what must hold', async () => {
    const rules = await registeredRules();
    expect(rules.length).toBeGreaterThan(30);
    for (const { name, says } of rules) {
      expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$|^renders$/);
      expect(says.length).toBeGreaterThan(10);
    }
  });
});

describe('npm run gitops -- check', () => {
  it('says that the example is as it shall be', async () => {
    const { exitCode, stdout } = await gitops('check');
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/^✓ \d+ rules, \d+ folders, \d+ objects\n$/),
    ]);
  });

  it('ends with 1 and a line a finding: file, line, rule, what to do', async () => {
    const { root } = await withMutant((files) => {
      files.replace(DEV, 'count: 1', 'count: 2');
    });
    const { exitCode, stdout } = await gitops('check', root);
    expect(exitCode).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(
      /^\.gitops\/overlays\/dev\/kustomization\.yaml:\d+ dev-has-one-replica Deployment web .*\. .*\.$/,
    );
  });

  it('says file and line of what does not render', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gitops-check-'));
    try {
      cpSync(EXAMPLE, folder, { recursive: true });
      writeFileSync(join(folder, '.gitops/base/service.yaml'), 'apiVersion: v1\nkind: [\n');
      const { exitCode, stdout } = await gitops('check', folder);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(
        /^\.gitops\/base\/service\.yaml:\d+ renders overlays\/dev does not render: /m,
      );
      expect(stdout).not.toContain(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each([[[]], [['chek']], [['diff', 'dev']], [['render', '--force']], [['toString']]])(
    'of %j says what there is',
    async (args) => {
      const { exitCode, stdout, stderr } = await gitops(...args);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain('npm run gitops -- check [<repository>]');
    },
  );
});
