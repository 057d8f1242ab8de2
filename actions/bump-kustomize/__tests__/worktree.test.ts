import { afterEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { editImages } from '@gitops-actions/shared/kustomize/edit-images.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { run } from '../src/run.ts';
import { openWorktree } from '../src/worktree.ts';
import { commit, digest, fakes, FILE, inputs, line, OVERLAY, overlay } from './fixtures.ts';

const folders: string[] = [];

/** A real git checkout with one commit. */
function checkout(text: string): string {
  const root = mkdtempSync(join(tmpdir(), 'bump-worktree-'));
  folders.push(root);
  mkdirSync(join(root, OVERLAY), { recursive: true });
  writeFileSync(join(root, FILE), text, { mode: 0o755 });
  git(root, 'init', '-q');
  git(root, 'add', '.');
  git(root, '-c', 'user.name=a', '-c', 'user.email=a@x.test', 'commit', '-q', '-m', 'x');
  return root;
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd, encoding: 'utf8' });
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('mode worktree', () => {
  it('makes a diff of one line a scalar and keeps the file’s mode', async () => {
    const root = checkout(overlay(`dev-${commit('1')}`, digest('1')));
    const { deps } = fakes(undefined, openWorktree(root));
    const result = await run(inputs({ mode: 'worktree' }), deps);
    expect(result.outcome).toBe('success');
    expect(git(root, 'diff', '--numstat').trim()).toBe(`2\t2\t${FILE}`);
    expect(git(root, 'status', '--porcelain').trim()).toBe(`M ${FILE}`);
    expect(statSync(join(root, FILE)).mode & 0o777).toBe(0o755);
    expect((await run(inputs({ mode: 'worktree' }), deps)).outcome).toBe('unchanged');
  });

  it('sets newName as kustomize does', async () => {
    const root = checkout('resources: [../base]\nimages:\n- name: web\n');
    const images = line('2', 'web', 'other.test/web');
    await run(inputs({ mode: 'worktree', images }), fakes(undefined, openWorktree(root)).deps);
    expect(readFileSync(join(root, FILE), 'utf8')).toBe(
      `resources: [../base]\nimages:\n- name: web\n  newName: other.test/web\n  newTag: dev-${commit('2')}\n  digest: ${digest('2')}\n`,
    );
  });

  it.each([
    ['a tag alone, and no stale digest', 'web:v2', '  newTag: v2\n'],
    ['a digest alone', `web@${digest('5')}`, `  digest: ${digest('5')}\n`],
    ['what it keeps', `web=*:*@${digest('5')}`, `  newTag: v1\n  digest: ${digest('5')}\n`],
  ])('does with an argument of kustomize what kustomize does: %s', async (_, images, rest) => {
    const root = checkout(
      `resources: [../base]\nimages:\n- name: web # ours\n  newTag: v1\n  digest: ${digest('4')}\n`,
    );
    await run(inputs({ mode: 'worktree', images }), fakes(undefined, openWorktree(root)).deps);
    expect(readFileSync(join(root, FILE), 'utf8')).toBe(
      `resources: [../base]\nimages:\n- name: web # ours\n${rest}`,
    );
  });

  it('adds an entry where it may, also to an empty file', async () => {
    for (const before of ['', '# dev\n', 'resources: [../base]\nimages: []\n']) {
      const root = checkout(before);
      const { deps } = fakes(undefined, openWorktree(root));
      const given = { mode: 'worktree', 'allow-unmatched': 'true' };
      await expect(run(inputs(given), deps)).rejects.toMatchObject({
        code: expect.stringMatching(/^E_(IMAGE_NOT_FOUND|YAML_SHAPE)$/),
      });
      await run(inputs({ ...given, create: 'true' }), deps);
      const after = readFileSync(join(root, FILE), 'utf8');
      expect(after).toContain(`newTag: dev-${commit('2')}`);
      expect(after.startsWith(before.replace('images: []\n', ''))).toBe(true);
      expect((await run(inputs({ ...given, create: 'true' }), deps)).outcome).toBe('unchanged');
    }
  });

  it('writes nothing in a dry run, nor when one of several overlays is refused', async () => {
    const root = checkout(overlay('unreleased'));
    const { deps } = fakes(undefined, openWorktree(root));
    await run(inputs({ mode: 'worktree', 'dry-run': 'true' }), deps);
    mkdirSync(join(root, 'bad'));
    writeFileSync(join(root, 'bad/Kustomization'), 'images: [');
    const both = inputs({ mode: 'worktree', overlays: `${OVERLAY}\nbad` });
    await expect(run(both, deps)).rejects.toMatchObject({ code: 'E_YAML_SYNTAX' });
    expect(git(root, 'diff', '--stat')).toBe('');
  });

  it('does not follow a link out of the checkout', async () => {
    const outside = checkout(overlay('unreleased'));
    const root = checkout(overlay('unreleased'));
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, FILE), join(root, 'kustomization.yaml'));
    for (const overlays of [`out/${OVERLAY}`, 'out', '.']) {
      const given = inputs({ mode: 'worktree', overlays });
      const { deps } = fakes(undefined, openWorktree(root));
      await expect(run(given, deps)).rejects.toMatchObject({ code: 'E_PATH' });
    }
    expect(git(outside, 'status', '--porcelain')).toBe('');
  });

  it('looks again before it writes, and leaves nothing behind where it cannot', async () => {
    const outside = checkout(overlay('unreleased'));
    const root = checkout(overlay('unreleased'));
    const worktree = openWorktree(root);
    const after = Buffer.from('resources: []\n');
    expect(worktree.kindOf(FILE)).toBe('file');
    await expect(worktree.write(OVERLAY, after)).rejects.toMatchObject({ code: 'EISDIR' });
    expect(git(root, 'status', '--porcelain')).toBe('');
    rmSync(join(root, OVERLAY), { recursive: true });
    symlinkSync(join(outside, OVERLAY), join(root, OVERLAY));
    await expect(worktree.write(FILE, after)).rejects.toMatchObject({ code: 'E_PATH' });
    expect(git(outside, 'status', '--porcelain')).toBe('');
  });

  it('writes many overlays, and each of them whole', async () => {
    const root = checkout(overlay('unreleased'));
    const folders = Array.from({ length: 40 }, (_, index) => `many/${index}`);
    for (const folder of folders) {
      mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(join(root, folder, 'kustomization.yaml'), overlay('unreleased'));
    }
    const given = inputs({ mode: 'worktree', overlays: folders.join('\n') });
    const result = await run(given, fakes(undefined, openWorktree(root)).deps);
    expect(result.notices).toHaveLength(10);
    for (const folder of folders) {
      const text = readFileSync(join(root, folder, 'kustomization.yaml'), 'utf8');
      expect(text).toContain(`newTag: dev-${commit('2')}`);
      expect(readdirSync(join(root, folder))).toEqual(['kustomization.yaml']);
    }
  });

  it('says when the overlay is not there', async () => {
    const root = checkout(overlay('unreleased'));
    const given = inputs({ mode: 'worktree', overlays: 'gone/deeper' });
    const { deps } = fakes(undefined, openWorktree(root));
    await expect(run(given, deps)).rejects.toMatchObject({ code: 'E_TARGET_GONE' });
  });
});

describe('kustomize itself', () => {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const platform = `${process.platform}-${process.arch}`;
  const program = join(cache, 'gitops-actions/tools/kustomize/5.8.1', platform, 'kustomize');

  it.each([
    [
      'block',
      'images:\n  - name: web\n    newName: localhost:5000/acme/web\n    newTag: unreleased\n',
    ],
    ['flow', 'images: [{name: web, newName: "localhost:5000/acme/web", newTag: 1.0}]\n'],
    [
      'JSON',
      '{"resources":["d.yaml"],"images":[{"name":"web","newName":"localhost:5000/acme/web"}]}',
    ],
    ['CRLF', 'images:\r\n- newName: localhost:5000/acme/web\r\n  name: web\r\n  newTag:\r\n'],
    ['byte order mark', '\uFEFFimages:\n- name: web\n  newName: localhost:5000/acme/web'],
  ])('renders exactly the digest from %s style', (_, text) => {
    expect(existsSync(program)).toBe(true);
    for (const tag of [`dev-${commit('2')}`, '1234567', '1e3', 'e123456', 'yes']) {
      const root = mkdtempSync(join(tmpdir(), 'bump-kustomize-'));
      folders.push(root);
      writeFileSync(join(root, 'd.yaml'), DEPLOYMENT);
      const file = text.includes('resources')
        ? text
        : `${text}${text.endsWith('\n') ? '' : '\n'}resources: [d.yaml]\n`;
      const edit = { index: 0, newTag: tag, digest: digest('2') };
      const after = editImages(
        readKustomization(Buffer.from(file), 'kustomization.yaml'),
        [edit],
        'kustomization.yaml',
      );
      writeFileSync(join(root, 'kustomization.yaml'), after);
      const rendered = execFileSync(program, ['build', root], { encoding: 'utf8' });
      expect(rendered).toContain(`image: localhost:5000/acme/web:${tag}@${digest('2')}\n`);
    }
  });
});

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web }] }
`;
