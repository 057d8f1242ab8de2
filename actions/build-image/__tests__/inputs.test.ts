import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import { assertNoSecretBuildArgs } from '../src/build-arg-guard.ts';
import { type Inputs, readInputs } from '../src/inputs.ts';
import { parseKeyValues, splitQuoted } from '../src/key-values.ts';
import { planTags } from '../src/tags.ts';

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

describe('readInputs', () => {
  it('has a default for all but environment and image', () => {
    expect(read(GOOD)).toEqual({
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
  ])('refuses %s: %j', (name, value, code) => {
    expect(() => read({ ...GOOD, [name]: value })).toThrow(expect.objectContaining({ code }));
  });

  it('takes a secret of several lines in quotes, and shows nothing of one without them', () => {
    const key = '-----BEGIN PRIVATE KEY-----\n  MIIEvQ"x"==\n-----END PRIVATE KEY-----\n';
    const secrets = ` npm=hush \n"key=${key.replaceAll('"', '""')}"\n\nempty=`;
    expect(read({ ...GOOD, secrets }).secrets).toEqual([
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
  it('knows the tags of dev and staging', () => {
    expect(planTags('dev', [], REVISION, true)).toEqual({
      fixed: [`dev-${REVISION}`],
      moving: ['dev-latest'],
    });
    expect(planTags('staging', [], REVISION, false)).toEqual({
      fixed: [`staging-${REVISION}`],
      moving: [],
    });
  });

  it('takes what is given instead', () => {
    expect(planTags('qa', ['v1', 'latest', 'qa-{revision}', 'v1'], REVISION, true)).toEqual({
      fixed: ['v1', `qa-${REVISION}`],
      moving: ['latest'],
    });
  });

  it.each([
    ['no rule', 'prod', []],
    ['a placeholder that is not known', 'dev', ['{version}']],
    ['no tag', 'dev', ['a b']],
    ['a tag that is too long', 'dev', ['x'.repeat(129)]],
    ['moving tags only', 'dev', ['latest', 'dev-latest']],
  ])('refuses %s', (_case, environment, templates) => {
    expect(() => planTags(environment, templates, REVISION, true)).toThrow(
      expect.objectContaining({ code: 'E_INPUT' }),
    );
  });
});
