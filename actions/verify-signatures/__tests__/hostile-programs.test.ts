import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { temporaryDirectory } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { copyOf, createTemplate, verdictOver, type Template } from './hostile-clone.ts';
import { TRAPS, programsIn } from './traps.ts';

const scratch = temporaryDirectory();

let template: Template;
let clean: object;

beforeAll(async () => {
  template = createTemplate(scratch.path);
  clean = await verdictOver(template.dir, template.head);
  expect(clean).toMatchObject({ code: 'E_SIG_BAD', failures: { total: 3 } });
});

afterAll(() => {
  scratch.remove();
});

it.each(TRAPS)('nothing is executed, and no verdict changes, by $name', async (trap) => {
  const site = copyOf(template);
  const env = trap.lay(site) ?? {};
  const judged = verdictOver(site.dir, template.head, env);
  if (trap.partial === true) await expect(judged).rejects.toMatchObject({ code: 'E_REPO_SHALLOW' });
  else expect(await judged).toEqual(clean);
  expect(site.sprung()).toBe(false);
  if (trap.bait === undefined) return;
  // The trap is one: a git that nobody isolates walks into it.
  const [args, stdin] = trap.bait(site);
  site.git(args, stdin, env);
  expect(site.sprung()).toBe(true);
});

it('nor by all of them together, with programs of the workspace in front of the path', async () => {
  const site = copyOf(template);
  const whole = TRAPS.filter(({ partial }) => partial !== true);
  const laid = whole.map(({ lay }) => lay(site) ?? {});
  const path = `${programsIn(site)}:${process.env['PATH'] ?? ''}`;
  const env = Object.assign({}, ...laid, { PATH: path }) as Record<string, string>;
  expect(await verdictOver(site.dir, template.head, env)).toEqual(clean);
  expect(site.sprung()).toBe(false);
});
