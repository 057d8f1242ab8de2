import { describe, expect, it } from '@jest/globals';
import { createInputReader } from '../../action/inputs.ts';
import { checkBranchName } from '../branch-name.ts';
import { chooseIdentity, readGitHubInputs } from '../github-inputs.ts';
import { parseRepository } from '../repository-name.ts';

describe('the GitHub group of inputs', () => {
  const read = (given: Readonly<Record<string, string>>, masked: string[] = []): unknown => {
    const reader = createInputReader(
      (name) => given[name] ?? '',
      (secret) => masked.push(secret),
    );
    return chooseIdentity(readGitHubInputs(reader));
  };

  it('prefers the App and masks the secrets', () => {
    const masked: string[] = [];
    const given = { 'app-id': '4711', 'app-private-key': 'key', token: 'tok' };
    expect(read(given, masked)).toEqual({ kind: 'app', appId: '4711', privateKey: 'key' });
    expect(masked).toEqual(['key', 'tok']);
  });

  it('falls back to the token', () => {
    expect(read({ token: 'tok' })).toEqual({ kind: 'token', token: 'tok' });
  });

  it.each([
    ['half an App', { 'app-id': '1', token: 'tok' }],
    ['the other half', { 'app-private-key': 'key', token: 'tok' }],
    ['an id that is none', { 'app-id': 'a b', 'app-private-key': 'key' }],
    ['nothing', {}],
  ])('refuses %s', (_, given) => {
    expect(() => read(given)).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
  });

  // GitHub leaves an environment's secret empty in a called workflow unless the caller names it.
  it('says both reasons why the key may be empty', () => {
    const hint = expect.stringMatching(
      /`environment:`[^]*\$\{\{ secrets\.APP_PRIVATE_KEY \}\}/,
    ) as unknown;
    expect(() => read({ 'app-id': '1' })).toThrow(expect.objectContaining({ hint }));
  });
});

describe('names', () => {
  it.each(['dev', 'release/1.x', 'a-b_c', 'feature/ü'])('accept the branch %s', (branch) => {
    expect(checkBranchName(branch)).toBe(branch);
  });

  it.each([
    ...[
      '',
      'a b',
      'a..b',
      '-x',
      '/a',
      'a/',
      'a//b',
      'a.lock',
      '.a',
      'a/.b',
      'a.',
      'refs/heads/dev',
    ],
    ...['a\nb', 'a~1', 'a^', 'a:b', 'a?', 'a*', 'a[', 'a\\b', '@', 'a@{1}'],
  ])('refuse the branch %j', (branch) => {
    expect(() => checkBranchName(branch)).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
  });

  it('take a repository apart, or refuse it', () => {
    expect(parseRepository('acme/ware.house', 'repository')).toEqual({
      owner: 'acme',
      repo: 'ware.house',
    });
    for (const text of ['acme', 'a/b/c', '/b', 'a/', 'a/..', 'a b/c', '../x', 'https://x/y']) {
      expect(() => parseRepository(text, 'repository')).toThrow(
        expect.objectContaining({ code: 'E_INPUT' }),
      );
    }
  });
});
