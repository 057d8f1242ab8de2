import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../scripts/setup/paths.ts';
import { brokenCitations, citationsOf } from './documents/cited-tests.ts';

const DOCUMENT = readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8');

const ATTACKS = (/^## Attacks$(.*?)^## /ms.exec(DOCUMENT)?.[1] ?? '')
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ name: text.slice(0, text.indexOf('\n')), text }));

const STORIES = [
  'The laundered range',
  'The own workflow with a cloud identity',
  'The shared tag namespace',
  'The forged evidence',
  'The GitHub-signed impostor',
  'Trust-path smuggling',
  'The hotfix as a bypass',
  'The gate-weakening caller',
  'The pull request that is changed after its evidence',
  'The moved tag',
];

function read(file: string): string | undefined {
  const path = join(ROOT, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

describe('the threat model', () => {
  it('tells the ten stories that it was asked for', () => {
    const names = ATTACKS.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(STORIES));
  });

  it.each(ATTACKS)('says of “$name” the control, a test, and what remains', ({ text }) => {
    expect(text).toContain('\n**Control.** ');
    expect(citationsOf(text)).not.toEqual([]);
    expect(text).toContain('\n**Remains.** ');
    // A line that looks like a citation and is none would be held by nobody.
    expect(text.match(/^- .*$/gm)).toHaveLength(citationsOf(text).length);
  });

  it('names no test that is not there', () => {
    expect(brokenCitations(DOCUMENT, read)).toEqual([]);
  });
});

describe('a citation', () => {
  const source = `
    describe('things', () => {
      it('hold', () => {});
      it.each([['a', 1]])('hold for %s', () => {});
    });
    const ROWS = [{ name: 'a row', codes: [] }];
    export const RULES = { 'a rule holds'() { return []; } };
    claims.that('a claim', true, '');
  `;
  const cite = (title: string): string => `Text.\n\n- \`x.test.ts\`: “${title}”\n`;
  const holds = (title: string, text: string | undefined = source): boolean =>
    brokenCitations(cite(title), (file) => (file === 'x.test.ts' ? text : undefined)).length === 0;

  it.each(['hold', 'hold for %s', 'a row', 'a rule holds', 'a claim'])('of “%s” holds', (title) => {
    expect(holds(title)).toBe(true);
  });

  it.each<[string, string, string]>([
    ['whose title is another now', 'hold', source.replace("it('hold'", "it('keep'")],
    ['whose test is skipped', 'hold', source.replace('it(', 'it.skip(')],
    ['whose table is skipped', 'hold for %s', source.replace('it.each', 'it.skip.each')],
    ['whose group is skipped', 'hold', source.replace('describe(', 'describe.skip(')],
    ['whose test is commented out', 'hold', source.replace('it(', '// it(')],
    ['whose row is gone', 'a row', source.replace("name: 'a row', ", '')],
    ['whose rule is gone', 'a rule holds', source.replace("'a rule holds'", 'rule')],
    ['whose claim is gone', 'a claim', source.replace('claims', 'print')],
    ['of a text that is no title', 'a', source],
  ])('%s is found', (_, title, changed) => {
    expect(holds(title, changed)).toBe(false);
  });

  it('of a file that is not there is found', () => {
    expect(brokenCitations('- `gone.test.ts`: “hold”', () => undefined)).toEqual([
      'there is no gone.test.ts',
    ]);
  });
});
