import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../action/action-error.ts';
import {
  kustomizationCandidates,
  pickKustomization,
  type PathKind,
} from '../find-kustomization.ts';
import { directoryOf, normalizePath } from '../repository-path.ts';

function codeOf(run: () => unknown): string {
  try {
    return String(run());
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown.code;
    throw thrown;
  }
}

describe('a path inside the repository', () => {
  it.each([
    ['a/b', 'a/b'],
    ['./a//b/', 'a/b'],
    ['.', '.'],
    ['./', '.'],
    ['.gitops/overlays/dev', '.gitops/overlays/dev'],
    ['.github', '.github'],
    ['a..b/c', 'a..b/c'],
  ])('%s is %s', (path, normal) => {
    expect(normalizePath(path)).toBe(normal);
  });

  it.each([
    ...['/etc', '../x', 'a/../../x', 'a/..', 'C:/x', 'C:x', '~/x', '\\\\host\\x', 'a\\..\\b'],
    ...['.git', '.git/config', 'a/.GIT/hooks', '.Git', 'git~1/x', '.git./x', '.git /x'],
    ...['a\0b', 'a\nb', '.g\u200cit/x'],
  ])('%j is refused', (path) => {
    expect(codeOf(() => normalizePath(path))).toBe('E_PATH');
  });

  it('is normal after one pass and never holds a way out', () => {
    const segment = fc.constantFrom('a', '.', '..', '', '.git', 'b c', '.GIT', 'x..y');
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
        const result = codeOf(() => normalizePath(segments.join('/')));
        if (result === 'E_PATH') return;
        expect(normalizePath(result)).toBe(result);
        expect(result.split('/')).not.toContain('..');
        expect(result.toLowerCase().split('/')).not.toContain('.git');
      }),
    );
  });
});

describe('the kustomization of an overlay', () => {
  const pick = (overlay: string, tree: Readonly<Record<string, PathKind>>): string =>
    codeOf(() => pickKustomization(overlay, (path) => tree[path]));

  it.each<[string, string, Record<string, PathKind>, string]>([
    [
      'a directory',
      'o',
      { o: 'directory', 'o/kustomization.yaml': 'file' },
      'o/kustomization.yaml',
    ],
    ['.yml', 'o', { o: 'directory', 'o/kustomization.yml': 'file' }, 'o/kustomization.yml'],
    ['Kustomization', 'o', { o: 'directory', 'o/Kustomization': 'file' }, 'o/Kustomization'],
    ['a file', 'o/kustomization.yml', { 'o/kustomization.yml': 'file' }, 'o/kustomization.yml'],
    ['the root', '.', { 'kustomization.yaml': 'file' }, 'kustomization.yaml'],
    [
      'two files',
      'o',
      { o: 'directory', 'o/kustomization.yml': 'file', 'o/Kustomization': 'file' },
      'E_KUSTOMIZATION_AMBIGUOUS',
    ],
    ['nothing', 'o', {}, 'E_TARGET_GONE'],
    ['a directory without one', 'o', { o: 'directory' }, 'E_TARGET_GONE'],
    ['a directory of that name', 'o', { 'o/Kustomization': 'directory' }, 'E_TARGET_GONE'],
    ['another file', 'o/values.yaml', { 'o/values.yaml': 'file' }, 'E_PATH'],
    ['a link', 'o', { o: 'symlink' }, 'E_PATH'],
    ['a linked file', 'o', { o: 'directory', 'o/Kustomization': 'symlink' }, 'E_PATH'],
  ])('is found for %s', (_, overlay, tree, expected) => {
    expect(pick(overlay, tree)).toBe(expected);
    for (const path of Object.keys(tree)) {
      expect(kustomizationCandidates(overlay)).toContain(path);
    }
  });
});

describe('the directory of a file', () => {
  it.each([
    ['a/b/kustomization.yaml', 'a/b'],
    ['kustomization.yaml', '.'],
  ])('%s is in %s', (path, directory) => {
    expect(directoryOf(path)).toBe(directory);
  });
});
