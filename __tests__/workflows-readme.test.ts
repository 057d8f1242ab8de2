import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../scripts/setup/paths.ts';
import { CONTRACT_RULES } from './workflows/contract-rules.ts';
import { OWN, loadWorkflows, map, parseWorkflow, text } from './workflows/load-workflow.ts';
import { PERMISSION_RULES } from './workflows/permission-rules.ts';
import { ownWorkflow } from './workflows/uses.ts';

const RULES = {
  ...CONTRACT_RULES,
  'a caller grants exactly what the called jobs ask for':
    PERMISSION_RULES['a caller grants exactly what the called jobs ask for'],
};

/** The callers that the README shows, each with the job that calls. */
const CALLERS = [
  ...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms),
]
  .map(([, source = '']) => source)
  .filter((source) => source.includes('/.github/workflows/'))
  .map((source) => ({ workflow: parseWorkflow('README.md', source), source }));

const EXAMPLE = loadWorkflows().filter(({ path }) => path.startsWith('examples/'));

const REUSABLE = loadWorkflows().filter(
  ({ root }) => map(root['on'])['workflow_call'] !== undefined,
);

const jobsThatCall = (file: string) =>
  CALLERS.flatMap(({ workflow }) => [...workflow.jobs.values()]).filter(
    (job) => ownWorkflow(text(job['uses'])) === file,
  );

describe('the callers that the README shows', () => {
  it.each(REUSABLE.map(({ path }) => path))(
    'are one for %s, with the permissions of the example',
    (path) => {
      const file = path.slice(path.lastIndexOf('/') + 1);
      const shown = jobsThatCall(file);
      expect(shown).toHaveLength(1);
      const granted = EXAMPLE.flatMap(({ jobs }) => [...jobs.values()])
        .filter((job) => ownWorkflow(text(job['uses'])) === file)
        .map((job) => job['permissions']);
      expect(granted.length).toBeGreaterThan(0);
      expect(granted).toEqual(granted.map(() => shown[0]?.['permissions']));
    },
  );

  it.each(CALLERS)('break no rule: %#', ({ workflow }) => {
    const said = Object.values(RULES).flatMap((check) => check(workflow, OWN));
    expect(said).toEqual([]);
  });

  it('say of every permission what it is for', () => {
    const silent = CALLERS.flatMap(({ source }) =>
      [...source.matchAll(/^ +[a-z-]+: (?:read|write)\b(?!@)(.*)$/gm)].filter(
        ([, comment = '']) => !/^ # \S/.test(comment),
      ),
    );
    expect(silent).toEqual([]);
  });
});
