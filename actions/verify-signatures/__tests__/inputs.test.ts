import { describe, expect, it } from '@jest/globals';
import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import { readInputs } from '../src/inputs.ts';

const read = (values: Readonly<Record<string, string>>): ReturnType<typeof readInputs> =>
  readInputs(
    createInputReader(
      (name) => values[name] ?? '',
      () => undefined,
    ),
  );

describe('the inputs', () => {
  it('have the defaults of action.yml', () => {
    expect(read({})).toEqual({
      head: undefined,
      base: undefined,
      tag: undefined,
      policy: '.github/gitops-policy.yml',
      policyRef: undefined,
      repositoryPath: '.',
      githubCheck: 'off',
      allowEmpty: false,
      enforce: true,
      github: {},
    });
  });

  it.each([
    'a'.repeat(40),
    'a'.repeat(64),
    'refs/heads/main',
    'refs/tags/v1.0.0',
    'refs/pull/1/head',
  ])('take %s as a head', (head) => {
    expect(read({ head }).head).toBe(head);
  });

  it.each([
    'main',
    'abc123',
    '-x',
    '--upload-pack=touch x',
    'refs/heads/a..b',
    'refs/heads/a@{1}',
    'refs/heads/',
    'HEAD',
    '$(touch p)',
    'refs/heads/a b',
    'refs/heads/a\n::set-env',
  ])('refuse %j as a head, base or policy-ref', (value) => {
    for (const name of ['head', 'base', 'policy-ref']) {
      expect(() => read({ [name]: value })).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
    }
  });

  it.each(['v1.0.0', '1.0', 'release/v1', 'v1-rc.1+build', 'ünï', 'v1.$(x)'])(
    'take %j as a tag',
    (tag) => {
      expect(read({ tag }).tag).toBe(tag);
    },
  );

  it.each([
    ...[
      'refs/tags/v1.0.0',
      'a b',
      'v1..2',
      'v1@{1}',
      'v1^{}',
      'a:b',
      '/v1',
      'v1/',
      'v1.',
      'v1.lock',
    ],
    ...['*', '.v1', 'a/.b', 'v1\n::x', 'v1\0', 'a\\b', 'x'.repeat(251)],
  ])('refuse %j as a tag', (tag) => {
    expect(() => read({ tag })).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
  });

  it.each(['/etc/passwd', '../policy.yml', 'a/../b', '.git/config', 'a//b', 'a\\b', '.GIT/x'])(
    'refuse %j as a policy path',
    (policy) => {
      expect(() => read({ policy })).toThrow(expect.objectContaining({ code: 'E_PATH' }));
    },
  );

  it.each(['yes', '1', 'on'])('refuse %j as a boolean', (value) => {
    expect(() => read({ enforce: value })).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
  });
});
