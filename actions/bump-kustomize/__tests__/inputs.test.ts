import { describe, expect, it } from '@jest/globals';
import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import { readInputs, type Inputs } from '../src/inputs.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const COMMIT = '1'.repeat(40);
const GOOD = { images: `web=r.test/acme/web:dev-${COMMIT}@${DIGEST}`, overlays: 'o/dev' };

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
      mode: 'commit',
      overlays: ['o/dev'],
      order: { onSuperseded: 'skip', onDiverged: 'fail', onUnknownOrder: 'proceed' },
      ...{ requireVerified: true, maxAttempts: 10, maxWait: 120_000, dryRun: false },
    });
  });

  it('read the images with their source commit', () => {
    expect(read(GOOD).images).toEqual([
      {
        ...{ name: 'web', repository: 'r.test/acme/web', tag: `dev-${COMMIT}`, digest: DIGEST },
        ...{ sourceCommit: COMMIT, line: GOOD.images },
      },
    ]);
  });

  it('let `*` keep the repository, and take the source commit from its input', () => {
    const images = `web=*:v1@${DIGEST}`;
    const [image] = read({ ...GOOD, images, 'source-commit': COMMIT }).images;
    expect(image).toMatchObject({
      repository: undefined,
      tag: 'v1',
      sourceCommit: COMMIT,
      line: images,
    });
  });

  it('understand what `kustomize edit set image` does', () => {
    const images = 'web=r.test/web:v1\napi:v2\nweb/db=*@' + DIGEST;
    expect(read({ ...GOOD, images }).images).toMatchObject([
      { name: 'web', repository: 'r.test/web', tag: 'v1', digest: '' },
      { name: 'api', repository: undefined, tag: 'v2', digest: '' },
      { name: 'web/db', repository: undefined, tag: '', digest: DIGEST },
    ]);
  });

  it.each([
    ['previous', { kind: 'previous' }],
    ['v1.2.3', { kind: 'tag', tag: 'v1.2.3' }],
    [COMMIT, { kind: 'commit', oid: COMMIT }],
  ])('take %s for a way back', (to, expected) => {
    expect(read({ ...GOOD, images: '', 'rollback-to': to }).rollback?.to).toEqual(expected);
  });

  it('ask the registry where there is a login for it, or where they say so', () => {
    const asks = (given: Record<string, string>): boolean =>
      read({ ...GOOD, ...given }).verifyImage;
    expect([
      asks({}),
      asks({ 'registry-password': 'x' }),
      asks({ 'registry-password': 'x', 'verify-image': 'false' }),
      asks({ 'verify-image': 'true' }),
    ]).toEqual([false, true, false, true]);
  });

  it('normalise the overlays, each once', () => {
    expect(read({ ...GOOD, overlays: './o//dev/\no/dev\n\n.\n' }).overlays).toEqual(['o/dev', '.']);
  });

  it.each<[string, string, Record<string, string>]>([
    ['no images', 'E_INPUT', { images: '' }],
    ['only blank lines', 'E_INPUT', { images: ' \n ' }],
    ['no overlays', 'E_INPUT', { overlays: '' }],
    ['a name and nothing to set', 'E_INPUT', { images: 'web' }],
    ['a tag that is none', 'E_IMAGE_REFERENCE', { images: 'web=r.test/web:-v1' }],
    ['a digest that is cut', 'E_IMAGE_REFERENCE', { images: 'web=r.test/web@sha256:0123' }],
    ['a repository that is none', 'E_IMAGE_REFERENCE', { images: 'web=R.test/Web:v1' }],
    ['images and a way back', 'E_INPUT', { 'rollback-to': 'previous' }],
    ['a way back that is none', 'E_INPUT', { images: '', 'rollback-to': '../x' }],
    ['a way back in a checkout', 'E_INPUT', { images: '', 'rollback-to': 'v1', mode: 'worktree' }],
    ['a failed digest alone', 'E_INPUT', { 'failed-digest': DIGEST }],
    ['a failed digest that is none', 'E_INPUT', { images: '', 'failed-digest': 'sha256:0' }],
    ['new entries on a branch', 'E_INPUT', { create: 'true' }],
    ['the same name twice', 'E_INPUT', { images: `${GOOD.images}\n${GOOD.images}` }],
    ['a mode that is none', 'E_INPUT', { mode: 'push' }],
    ['a choice that is none', 'E_INPUT', { 'on-superseded': 'win' }],
    ['a source commit that is short', 'E_INPUT', { 'source-commit': 'abc' }],
    ['a source commit that is another', 'E_INPUT', { 'source-commit': '2'.repeat(40) }],
    ['a boolean that is none', 'E_INPUT', { 'dry-run': 'yes' }],
    ['no attempts', 'E_INPUT', { 'max-attempts': '0' }],
    ['a duration without unit', 'E_INPUT', { 'max-wait': '5' }],
    ['an unknown placeholder', 'E_INPUT', { 'commit-message': 'Bump {image}' }],
    ['an absolute path', 'E_PATH', { overlays: '/etc' }],
    ['a path that leaves', 'E_PATH', { overlays: 'o/../..' }],
    ['a path into .git', 'E_PATH', { overlays: '.GIT/hooks' }],
  ])('refuse %s with %s', (_, code, given) => {
    expect(() => read({ ...GOOD, ...given })).toThrow(expect.objectContaining({ code }));
  });
});
