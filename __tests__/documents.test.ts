import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { ERROR_CODES } from '../packages/shared/action/error-codes.ts';
import { ROOT } from '../scripts/setup/paths.ts';
import { jobIdentities } from './documents/job-identities.ts';
import { PAGES, brokenLinks } from './documents/links.ts';
import { loadWorkflows, parseWorkflow } from './workflows/load-workflow.ts';
import { isReusable } from './workflows/uses.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('the links of the documents', () => {
  const look = (file: string): string | true | undefined => {
    const path = join(ROOT, file);
    if (!existsSync(path)) return undefined;
    return file.endsWith('.md') ? readFileSync(path, 'utf8') : true;
  };

  it.each(PAGES)('of %s lead to what is there', (page) => {
    expect(brokenLinks(page, read(page), look)).toEqual([]);
  });

  it('are found where a file or a heading is gone', () => {
    const text =
      '[a](b.md#a-heading) [b](gone.md) [c](#here) [d](https://e.f/g) [e](b.md#none)\n# Here';
    const known = (file: string): string | undefined =>
      file === 'docs/b.md' ? '# A heading\n' : undefined;
    expect(brokenLinks('docs/a.md', text, known)).toEqual(['gone.md', 'b.md#none']);
  });
});

describe('the table of jobs and identities', () => {
  const shown = /<!-- jobs:begin -->\n(.*)<!-- jobs:end -->/s.exec(
    read('docs/architecture.md'),
  )?.[1];
  const formatted = async (table: string): Promise<string> => {
    const options = await resolveConfig(join(ROOT, 'docs/architecture.md'));
    return format(table, { ...options, parser: 'markdown' });
  };

  it('says what the workflow files say', async () => {
    const reusable = loadWorkflows().filter(isReusable);
    expect(shown?.trim()).toBe((await formatted(jobIdentities(reusable))).trim());
  });

  it('would say it if a job held more', () => {
    const source = read('.github/workflows/gitops-dev.yml');
    const row = (text: string, job: string): string | undefined =>
      jobIdentities([parseWorkflow('gitops-dev.yml', text)])
        .split('\n')
        .find((line) => line.startsWith(`| gitops-dev | ${job} |`));
    for (const [job, from, to] of [
      ['scan', 'reader-service-account }}', 'writer-service-account }}'],
      ['verify', 'contents: read', 'contents: write'],
      ['build', 'environment: ${{ inputs.github-environment }}', 'environment: production'],
      ['bump', 'app-private-key:', 'token:'],
    ] as const) {
      const changed = source.replace(from, () => to);
      expect(changed).not.toBe(source);
      expect(row(changed, job)).not.toBe(row(source, job));
    }
  });
});

describe('the runbook of refused releases', () => {
  const page = read('docs/runbook-refused-release.md');
  const codes = Object.keys(ERROR_CODES).filter((code) =>
    /^E_(?:PROMOTE|TAG|RECORD|BRANCH|PR|DOWNGRADE|VERSION)(?:_|$)/.test(code),
  );

  it.each(codes.filter((code) => code !== 'E_BRANCH_GONE'))('says what to do about %s', (code) => {
    expect(page).toContain(`\`${code}\``);
  });

  it('speaks of no code that does not exist', () => {
    const named = [...page.matchAll(/\bE_[A-Z_]+\b/g)].map(([code]) => code);
    expect(named.filter((code) => !(code in ERROR_CODES))).toEqual([]);
  });
});

it.each(PAGES)('%s holds nothing that a merge left behind', (page) => {
  const left = /^(?:<{7}|>{7}|={7}|\|{7}|(?:> ){7})(?: |$)/m.exec(read(page));
  expect(left).toBeNull();
});

it('every page of docs is linked from the README or from another page', () => {
  const all = PAGES.map((page) => ({ page, text: read(page) }));
  const linked = all.flatMap(({ page, text }) =>
    [...text.matchAll(/\]\(([\w./-]+\.md)/g)].map(([, file = '']) =>
      relative(ROOT, join(ROOT, dirname(page), file)),
    ),
  );
  const docs = PAGES.filter((page) => page.startsWith('docs/'));
  expect(docs.filter((page) => !linked.includes(page))).toEqual([]);
});
