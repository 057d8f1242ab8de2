import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse as parseSemver } from 'semver';
import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import { assertNoSecretBuildArgs } from '../src/build-arg-guard.ts';
import { type BuildInputs, type Inputs, readInputs } from '../src/inputs.ts';
import { parseKeyValues, splitQuoted } from '../src/key-values.ts';
import { planTags, type TagPlan } from '../src/tags.ts';
import { isVersion, versionOfRef } from '../src/version.ts';

const REVISION = 'a'.repeat(40);
const GOOD = { environment: 'dev', image: 'r.test/acme/web' };

function read(given: Record<string, string>): Inputs {
  return readInputs(
    createInputReader(
      (name) => given[name] ?? '',
      () => undefined,
    ),
  );
}

function readBuild(given: Record<string, string>): BuildInputs {
  const inputs = read(given);
  if (inputs.mode !== 'build') throw new Error('not a build');
  return inputs;
}

const DIGEST = `sha256:${'0'.repeat(64)}`;
const FROM = `web=r.test/acme/staging/web:staging-1@${DIGEST}`;
const PROMOTE = { ...GOOD, environment: 'prod', mode: 'promote', from: FROM };

describe('readInputs', () => {
  it('has a default for all but environment and image', () => {
    expect(read(GOOD)).toEqual({
      mode: 'build',
      version: undefined,
      environment: 'dev',
      name: 'web',
      image: { domain: 'r.test', path: 'acme/web' },
      tags: [],
      revision: undefined,
      latest: true,
      context: '.',
      dockerfile: 'docker/dev/Dockerfile',
      target: undefined,
      buildArgs: [],
      secrets: [],
      labels: [],
      platforms: [],
      builder: undefined,
      dryRun: false,
      registry: {},
    });
  });

  it.each([
    ['environment', '', 'E_INPUT'],
    ['environment', '../dev', 'E_INPUT'],
    ['environment', 'Dev', 'E_INPUT'],
    ['image', '', 'E_INPUT'],
    ['image', 'acme/web', 'E_IMAGE_REFERENCE'],
    ['image', 'r.test/acme/web:1', 'E_INPUT'],
    ['name', 'a b', 'E_INPUT'],
    ['name', '../a', 'E_INPUT'],
    ['revision', 'HEAD', 'E_INPUT'],
    ['latest', 'yes', 'E_INPUT'],
    ['target', '--push', 'E_INPUT'],
    ['platforms', 'linux', 'E_INPUT'],
    ['builder', '--help', 'E_INPUT'],
    ['builder', 'ssh://host', 'E_INPUT'],
    ['build-args', 'NAME', 'E_INPUT'],
    ['build-args', 'SOURCE_DATE_EPOCH=0', 'E_INPUT'],
    ['build-args', 'A=1\nA=2', 'E_INPUT'],
    ['labels', 'org.opencontainers.image.revision=x', 'E_INPUT'],
    ['secrets', 'no-value', 'E_INPUT'],
    ['secrets', '"npm=never closed\nA=1', 'E_INPUT'],
    ['secrets', '"npm=closed" and more', 'E_INPUT'],
    ['build-args', 'NPM_TOKEN=x', 'E_SECRET_BUILD_ARG'],
    ['mode', 'copy', 'E_INPUT'],
    ['from', FROM, 'E_INPUT'],
    ['version', 'v1.2.3', 'E_INPUT'],
    ['version', '1.2', 'E_INPUT'],
    ['version', '1.2.3+build', 'E_INPUT'],
  ])('refuses %s: %j', (name, value, code) => {
    expect(() => read({ ...GOOD, [name]: value })).toThrow(expect.objectContaining({ code }));
  });

  it('takes a secret of several lines in quotes, and shows nothing of one without them', () => {
    const key = '-----BEGIN PRIVATE KEY-----\n  MIIEvQ"x"==\n-----END PRIVATE KEY-----\n';
    const secrets = ` npm=hush \n"key=${key.replaceAll('"', '""')}"\n\nempty=`;
    expect(readBuild({ ...GOOD, secrets }).secrets).toEqual([
      { name: 'npm', value: 'hush' },
      { name: 'key', value: key },
      { name: 'empty', value: '' },
    ]);
    for (const bare of [`key=${key}`, 'key=-----BEGIN X-----\nMIIEvQ==\nMIIEvQ==\nMIIEvQ==']) {
      expect(() => read({ ...GOOD, secrets: bare })).toThrow(
        expect.objectContaining({
          code: 'E_INPUT',
          message: expect.not.stringContaining('MIIEvQ'),
          hint: expect.stringContaining('"name=first line'),
        }),
      );
    }
    const line = { ...GOOD, secrets: `"key=${key.replaceAll('"', '""')}"` };
    expect(() => read({ ...line, 'build-args': 'NAME=MIIEvQ"x"==' })).toThrow(
      expect.objectContaining({ code: 'E_SECRET_BUILD_ARG' }),
    );
  });

  it('refuses a build argument that holds a secret of another input, without showing it', () => {
    const given = { ...GOOD, secrets: 'npm=hush-hush', 'build-args': 'NAME=a-hush-hush' };
    expect(() => read(given)).toThrow(
      expect.objectContaining({
        code: 'E_SECRET_BUILD_ARG',
        message: expect.not.stringContaining('hush'),
      }),
    );
  });
});

describe('readInputs in mode promote', () => {
  it('takes its name from the image that is promoted', () => {
    expect(read(PROMOTE)).toEqual({
      mode: 'promote',
      environment: 'prod',
      name: 'web',
      image: { domain: 'r.test', path: 'acme/web' },
      from: {
        name: 'web',
        reference: {
          registry: 'r.test',
          repository: 'acme/staging/web',
          tag: 'staging-1',
          digest: DIGEST,
        },
      },
      tags: [],
      revision: undefined,
      version: undefined,
      latest: true,
      dryRun: false,
      registry: {},
    });
    expect(read({ ...PROMOTE, name: 'web', context: '.' }).name).toBe('web');
  });

  it.each([
    ['from', '', 'E_INPUT', 'is required'],
    ['from', `${FROM}\napi=r.test/acme/staging/api:1@${DIGEST}`, 'E_INPUT', '`apps`'],
    ['from', 'web=r.test/acme/staging/web:staging-1', 'E_IMAGE_REFERENCE', 'sha256 digest'],
    ['from', `web=r.test/acme/staging/web@${DIGEST}`, 'E_IMAGE_REFERENCE', 'a tag'],
    ['from', `r.test/acme/staging/web:1@${DIGEST}`, 'E_INPUT', 'name=repository'],
    ['name', 'api', 'E_INPUT', '`web`'],
    ['context', 'app', 'E_INPUT', 'nothing is built'],
    ['dockerfile', 'Dockerfile', 'E_INPUT', 'nothing is built'],
    ['target', 'x', 'E_INPUT', 'nothing is built'],
    ['build-args', 'A=1', 'E_INPUT', 'nothing is built'],
    ['secrets', 'npm=hush', 'E_INPUT', 'nothing is built'],
    ['labels', 'a=b', 'E_INPUT', 'nothing is built'],
    ['platforms', 'linux/amd64', 'E_INPUT', 'nothing is built'],
    ['builder', 'x', 'E_INPUT', 'nothing is built'],
  ])('refuses %s: %j', (name, value, code, message) => {
    expect(() => read({ ...PROMOTE, [name]: value })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});

describe('the version', () => {
  it('is what the rules of semantic versions allow, without build metadata', () => {
    const part = fc.oneof(
      fc.nat({ max: 999 }).map(String),
      fc.stringMatching(/^[0-9a-zA-Z-]{0,4}$/),
    );
    const text = fc
      .tuple(part, part, part, fc.option(part), fc.option(part))
      .map(([a, b, c, pre, build]) => {
        const tail = pre === null ? '' : `-${pre}`;
        return `${a}.${b}.${c}${tail}${build === null ? '' : `+${build}`}`;
      });
    fc.assert(
      fc.property(text, (version) => {
        const parsed = parseSemver(version);
        expect(isVersion(version)).toBe(parsed !== null && parsed.raw === parsed.version);
      }),
    );
    expect(isVersion(`1.0.0-${'a.'.repeat(100)}a`)).toBe(false);
  });

  it('is read from a version tag and from nothing else', () => {
    expect(versionOfRef('refs/tags/v1.2.3')).toBe('1.2.3');
    expect(versionOfRef('refs/tags/v1.2.3-rc.1')).toBe('1.2.3-rc.1');
    for (const ref of [
      '1.2.3',
      'heads/v1.2.3',
      'tags/1.2.3',
      'tags/v1.2',
      'tags/v01.2.3',
      'tags/v1.2.3\n',
    ]) {
      expect(versionOfRef(`refs/${ref}`)).toBeUndefined();
    }
  });
});

describe('assertNoSecretBuildArgs', () => {
  it.each([
    ['GITHUB_TOKEN', 'x'],
    ['db_password', 'x'],
    ['API_KEY', 'x'],
    ['sshPrivateKey', 'x'],
    ['HARMLESS', `ghp_${'a'.repeat(36)}`],
    ['HARMLESS', 'ya29.a0AfH6SMBxxxx'],
    ['HARMLESS', '-----BEGIN RSA PRIVATE KEY-----'],
    ['REGISTRY', 'https://user:pass@r.test/'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => {
      assertNoSecretBuildArgs([{ name, value }], []);
    }).toThrow(expect.objectContaining({ code: 'E_SECRET_BUILD_ARG' }));
  });

  it.each([
    ['VERSION', '1.2.3'],
    ['KEYBOARD', 'de'],
    ['MONKEY', 'yes'],
    ['REGISTRY', 'https://r.test:8080/a@b'],
    ['AUTHOR', 'alice'],
  ])('lets %s=%s pass', (name, value) => {
    expect(() => {
      assertNoSecretBuildArgs([{ name, value }], ['', 'short']);
    }).not.toThrow();
  });
});

describe('parseKeyValues', () => {
  it('splits at the first =, for every name and value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,8}$/), fc.string(), (name, value) => {
        expect(parseKeyValues('x', [`${name}=${value}`], /^[A-Z]+$/)).toEqual([{ name, value }]);
      }),
    );
  });
});

describe('splitQuoted', () => {
  it('gives back every list of texts that was quoted, and nothing else of any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('"', '\n', ' ', 'a', '=') })),
        (texts) => {
          const quoted = texts.map((text) => `"${text.replaceAll('"', '""')}"`).join('\n');
          expect(splitQuoted('x', quoted)).toEqual(texts);
          try {
            splitQuoted('x', texts.join('\n'));
          } catch (thrown) {
            expect(thrown).toMatchObject({ code: 'E_INPUT' });
          }
        },
      ),
    );
  });
});

describe('planTags', () => {
  const plan = (
    environment: string,
    templates: readonly string[],
    more: { latest?: boolean; movingAlone?: boolean; version?: string } = {},
  ): TagPlan =>
    planTags({
      environment,
      templates,
      revision: REVISION,
      version: undefined,
      latest: true,
      movingAlone: false,
      ...more,
    });

  it('knows the tags of dev, staging and prod', () => {
    expect(plan('dev', [])).toEqual({ fixed: [`dev-${REVISION}`], moving: ['dev-latest'] });
    expect(plan('staging', [], { latest: false })).toEqual({
      fixed: [`staging-${REVISION}`],
      moving: [],
    });
    expect(plan('prod', [], { version: '1.2.3' })).toEqual({ fixed: ['v1.2.3'], moving: [] });
  });

  it('takes what is given instead', () => {
    expect(plan('qa', ['v1', 'latest', 'qa-{revision}', 'v1'])).toEqual({
      fixed: ['v1', `qa-${REVISION}`],
      moving: ['latest'],
    });
    expect(plan('prod', ['{version}-{revision}'], { version: '1.2.3' }).fixed).toEqual([
      `1.2.3-${REVISION}`,
    ]);
  });

  it('lets a promotion do nothing but move a tag', () => {
    expect(plan('prod', ['prod-latest'], { movingAlone: true })).toEqual({
      fixed: [],
      moving: ['prod-latest'],
    });
  });

  it.each([
    ['no rule', 'qa', [], {}],
    ['a version that nobody knows', 'prod', [], {}],
    ['a placeholder that is not known', 'dev', ['{sha}'], {}],
    ['no tag', 'dev', ['a b'], {}],
    ['a tag that is too long', 'dev', ['x'.repeat(129)], {}],
    ['moving tags only', 'dev', ['latest', 'dev-latest'], {}],
    [
      'moving tags that shall not move',
      'prod',
      ['prod-latest'],
      { movingAlone: true, latest: false },
    ],
  ])('refuses %s', (_case, environment, templates, more) => {
    expect(() => plan(environment, templates, more)).toThrow(
      expect.objectContaining({ code: 'E_INPUT' }),
    );
  });
});
