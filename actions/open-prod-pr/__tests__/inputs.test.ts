import { describe, expect, it } from '@jest/globals';
import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import { readInputs, type Inputs } from '../src/inputs.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const GOOD = { images: `web=r.test/acme/web:v1.0.0@${DIGEST}`, overlay: 'o/prod' };

function read(given: Readonly<Record<string, string>>): Inputs {
  return readInputs(
    createInputReader(
      (name) => given[name] ?? '',
      () => undefined,
    ),
  );
}

describe('the inputs', () => {
  it('have their defaults', () => {
    expect(read(GOOD)).toMatchObject({
      ...{ mode: 'open', overlay: 'o/prod', stagingOverlay: '.gitops/overlays/staging' },
      ...{ stagingBranch: 'staging', base: 'main', headBranch: 'promote/prod/{tag}' },
      ...{ require: ['signatures', 'image', 'scan'], supersede: 'close', draft: false },
      ...{ allowDowngrade: false, maxWait: 120_000, dryRun: false, repositoryPath: '.' },
      people: { labels: [], reviewers: [], teams: [], assignees: [] },
    });
  });

  it('switch evidence off by the word, and name people once, whatever their case', () => {
    const inputs = read({ ...GOOD, require: 'none', labels: 'a\nA\nb', overlay: './o//prod/' });
    expect(inputs).toMatchObject({ require: [], overlay: 'o/prod' });
    expect(inputs.people.labels).toEqual(['A', 'b']);
    expect(read({ ...GOOD, require: 'scan, signatures' }).require).toEqual(['signatures', 'scan']);
  });

  it.each(['plan', 'withdraw'])('need no images in mode %s', (mode) => {
    expect(read({ mode, overlay: 'o' }).images).toEqual([]);
  });

  it.each([
    ['previous', { kind: 'previous' }],
    ['v1.2.3', { kind: 'version', tag: 'v1.2.3' }],
    ['a'.repeat(40), { kind: 'commit', oid: 'a'.repeat(40) }],
  ])('ask for a rollback to %s without tag and images', (text, rollbackTo) => {
    for (const mode of ['plan', 'open']) {
      expect(read({ mode, overlay: 'o', 'rollback-to': text })).toMatchObject({
        ...{ rollbackTo, images: [] },
      });
    }
  });

  it.each<[string, string, Record<string, string>]>([
    ['a rollback to a branch', 'E_INPUT', { 'rollback-to': 'main' }],
    ['a rollback to half a commit', 'E_INPUT', { 'rollback-to': 'abcdef1' }],
    ['a rollback to a prerelease', 'E_INPUT', { 'rollback-to': 'v1.2.3-rc.1' }],
    ['a rollback of a tag', 'E_INPUT', { 'rollback-to': 'previous', tag: 'v1.0.0' }],
    [
      'a rollback of a commit',
      'E_INPUT',
      { 'rollback-to': 'v1.0.0', 'commit-oid': 'a'.repeat(40) },
    ],
    ['a rollback behind the merge', 'E_INPUT', { 'rollback-to': 'v1.0.0', mode: 'merged' }],
    ['a rollback withdrawn', 'E_INPUT', { 'rollback-to': 'v1.0.0', mode: 'withdraw' }],
    ['no images', 'E_INPUT', { images: '' }],
    ['no overlay', 'E_INPUT', { overlay: '' }],
    ['an image without digest', 'E_IMAGE_REFERENCE', { images: 'web=r.test/web:v1' }],
    ['a mode that is none', 'E_INPUT', { mode: 'merge' }],
    ['a short tag object', 'E_INPUT', { 'tag-oid': 'abc' }],
    ['a commit in capitals', 'E_INPUT', { 'commit-oid': 'A'.repeat(40) }],
    ['evidence that no stage gives', 'E_INPUT', { require: 'signatures,sbom' }],
    ['no evidence in words', 'E_INPUT', { require: ', ,' }],
    ['a branch without the tag', 'E_INPUT', { 'head-branch': 'promote/prod' }],
    ['a branch that is nothing but the tag', 'E_INPUT', { 'head-branch': '{tag}' }],
    ['a branch with the tag in between', 'E_INPUT', { 'head-branch': 'a/{tag}/b' }],
    ['a branch with something else in braces', 'E_INPUT', { 'head-branch': '{name}/{tag}' }],
    ['a prefix that git refuses', 'E_INPUT', { 'head-branch': 'a..b/{tag}' }],
    ['a base that git refuses', 'E_INPUT', { base: 'refs/heads/main' }],
    ['a staging branch that git refuses', 'E_INPUT', { 'staging-branch': 'a b' }],
    ['an end for older releases that is none', 'E_INPUT', { supersede: 'merge' }],
    ['an overlay outside', 'E_PATH', { overlay: '../prod' }],
    ['a staging overlay outside', 'E_PATH', { 'staging-overlay': '/staging' }],
  ])('refuse %s with %s', (_, code, given) => {
    expect(() => read({ ...GOOD, ...given })).toThrow(expect.objectContaining({ code }));
  });
});
