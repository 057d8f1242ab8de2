import { describe, expect, it } from '@jest/globals';
import { TOOL_PINS } from '@gitops-actions/shared/process/pinned-tool-pins.ts';
import { inputsOf } from './support/deps.ts';
import { parseImages } from '../src/targets.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const images = `web=localhost:5000/acme/web:dev@${DIGEST}`;

describe('the inputs', () => {
  it('have the documented defaults, and the pinned version is the one of tools/versions.json', () => {
    expect(inputsOf({ images })).toMatchObject({
      images: [images],
      baseline: [],
      baselineMode: 'gate',
      failOn: undefined,
      ignoreUnfixed: undefined,
      maxDbAgeMs: undefined,
      scanners: ['vuln', 'secret'],
      ignoreFile: '.trivyignore.yaml',
      formats: ['sarif', 'cyclonedx'],
      trivyVersion: TOOL_PINS['trivy']?.version,
      timeoutMs: 600_000,
      upload: true,
      enforce: true,
    });
  });

  it('read sets in any case and order, and switch off by the word none', () => {
    expect(inputsOf({ images, 'fail-on': 'high, critical' }).failOn).toEqual(['CRITICAL', 'HIGH']);
    expect(
      inputsOf({ images, 'fail-on': 'none', formats: 'none', 'ignore-file': 'none' }),
    ).toMatchObject({ failOn: [], formats: [], ignoreFile: undefined });
  });

  it.each<[string, Record<string, string>]>([
    ['neither images nor report', {}],
    ['both images and report', { images, report: 'r.json' }],
    ['an unknown severity', { images, 'fail-on': 'SEVERE' }],
    ['an empty set', { images, 'fail-on': ',' }],
    ['an unknown scanner', { images, scanners: 'vuln,misconfig' }],
    ['no scanner', { images, scanners: 'none' }],
    ['an unknown baseline mode', { images, 'baseline-mode': 'ignore' }],
    ['an unknown format', { images, formats: 'html' }],
    ['a word that is no boolean', { images, 'ignore-unfixed': 'yes' }],
    ['a malformed platform', { images, platform: 'linux amd64' }],
    ['a malformed age', { images, 'max-db-age': '2 days' }],
    ['a malformed version', { images, 'trivy-version': 'latest' }],
    ['a malformed hash', { images, 'trivy-sha256': 'abc' }],
    ['an option in place of a repository', { images, 'db-repository': '--config=x' }],
    ['an option in place of a Java repository', { images, 'java-db-repository': '--x' }],
    ['a relative cache', { images, 'cache-dir': 'cache' }],
    ['an update skipped without a cache', { images, 'skip-db-update': 'true' }],
  ])('refuse %s with E_INPUT', (_, given) => {
    expect(() => inputsOf(given)).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
  });

  it.each<[string, readonly string[], string]>([
    ['a tag', ['localhost:5000/acme/web:dev'], 'E_IMAGE_REFERENCE'],
    ['a named tag', ['web=localhost:5000/acme/web:dev'], 'E_IMAGE_REFERENCE'],
    ['a short digest', [`localhost:5000/acme/web@sha256:abc`], 'E_IMAGE_REFERENCE'],
    ['no registry', [`web@${DIGEST}`], 'E_IMAGE_REFERENCE'],
    ['an option', ['--config=/etc/passwd'], 'E_INPUT'],
    ['the same line twice', [images, images], 'E_INPUT'],
    ['the same name twice', [images, `${images.slice(0, -1)}b`], 'E_INPUT'],
  ])('take images by digest only: %s is refused', (_, lines, code) => {
    expect(() => parseImages(lines)).toThrow(expect.objectContaining({ code }));
  });

  it('take plain references beside the images list', () => {
    const plain = `localhost:5000/acme/worker@${DIGEST}`;
    expect(parseImages([images, plain])).toEqual([
      { line: images, label: 'web', domain: 'localhost:5000', path: 'acme/web', digest: DIGEST },
      {
        line: plain,
        label: 'acme/worker',
        domain: 'localhost:5000',
        path: 'acme/worker',
        digest: DIGEST,
      },
    ]);
  });
});
