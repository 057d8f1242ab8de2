import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../setup/paths.ts';

const OVERLAY = '.gitops/overlays/dev';
const COMMIT = '1'.repeat(40);
const DIGEST = `sha256:${'2'.repeat(64)}`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'npm-run-action-'));
  const example = join(ROOT, 'examples', 'warehouse-network', '.gitops');
  cpSync(example, join(folder, 'workspace', '.gitops'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** `npm run action -- …` in the workspace, behind the door that only sees to tools. */
function action(...args: readonly string[]) {
  const end = spawnSync(process.execPath, [join(ROOT, 'scripts/action.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], INIT_CWD: join(folder, 'workspace'), TMPDIR: folder },
    encoding: 'utf8',
  });
  return { ...end, left: readdirSync(folder) };
}

describe('npm run action', () => {
  it('runs one bundle as the runner would, in the folder that it was called from', () => {
    const image = `web=*:dev-${COMMIT}@${DIGEST}`;
    const inputs = ['mode=worktree', `images=${image}`, `overlays=${OVERLAY}`];
    const end = action('bump-kustomize', ...inputs.flatMap((input) => ['--input', input]));
    expect(end).toMatchObject({ status: 0, left: ['workspace'] });
    expect(end.stdout).toContain('output  changed = true\n');
    expect(end.stdout).toContain('summary\n');
    const file = join(folder, 'workspace', OVERLAY, 'kustomization.yaml');
    expect(readFileSync(file, 'utf8')).toContain(`digest: ${DIGEST}`);
  });

  it('ends as the bundle ends', () => {
    const end = action('verify-signatures', '--input', 'head=nonsense');
    expect(end).toMatchObject({ status: 1, left: ['workspace'] });
    expect(end.stdout).toContain('::error::E_INPUT: ');
    expect(end.stdout).toContain('output  outcome = error\n');
  });

  it.each([
    ['no action', [], 'Give one of the actions build-image, '],
    ['one that is not there', ['nope'], 'Give one of the actions build-image, '],
    [
      'an input that is not declared',
      ['build-image', '--input', 'x=1'],
      'build-image has no input "x"',
    ],
    ['an option that it has not', ['build-image', '--nope'], "Unknown option '--nope'"],
    ['a payload that is not there', ['build-image', '--event', 'absent.json'], 'There is no file '],
  ])('says in a sentence what is wrong with %s', (_, args, sentence) => {
    const end = action(...args);
    expect(end).toMatchObject({ status: 2, stdout: '', left: ['workspace'] });
    expect(end.stderr).toContain(`✗ ${sentence}`);
    expect(end.stderr).not.toContain('    at ');
  });
});
