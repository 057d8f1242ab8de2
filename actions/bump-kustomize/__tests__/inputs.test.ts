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

  it('normalise the overlays, each once', () => {
    expect(read({ ...GOOD, overlays: './o//dev/\no/dev\n\n.\n' }).overlays).toEqual(['o/dev', '.']);
  });

  it.each<[string, string, Record<string, string>]>([
    ['no images', 'E_INPUT', { images: '' }],
    ['only blank lines', 'E_INPUT', { images: ' \n ' }],
    ['no overlays', 'E_INPUT', { overlays: '' }],
    ['an image without digest', 'E_IMAGE_REFERENCE', { images: 'web=r.test/web:v1' }],
    ['an image without tag', 'E_IMAGE_REFERENCE', { images: `web=r.test/web@${DIGEST}` }],
    ['an image without name', 'E_INPUT', { images: `r.test/web:v1@${DIGEST}` }],
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
