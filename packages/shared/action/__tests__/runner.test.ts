import { describe, expect, it } from '@jest/globals';
import { isLoopbackServer, isLoopbackUrl, readRunner } from '../runner.ts';

const ENV = {
  GITHUB_REPOSITORY: 'acme/warehouse-network',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_REF: 'refs/heads/dev',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_WORKSPACE: '/work',
  RUNNER_TEMP: '/temp',
};

describe('the runner', () => {
  it('is GitHub’s own where its variables name no other server', () => {
    const runner = readRunner(ENV, {});
    expect(runner.apiUrl).toBe('https://api.github.com');
    expect(runner.graphqlUrl).toBe('https://api.github.com/graphql');
    expect(runner.loopback).toBe(false);
  });

  it('follows the server that its variables name, without a slash at the end', () => {
    const env = { ...ENV, GITHUB_SERVER_URL: 'http://127.0.0.1:8080/' };
    expect(readRunner(env, {})).toMatchObject({
      serverUrl: 'http://127.0.0.1:8080',
      loopback: true,
    });
  });

  it.each(Object.keys(ENV))('is E_ENV without %s', (name) => {
    expect(() => readRunner({ ...ENV, [name]: '' }, {})).toThrow(
      expect.objectContaining({ code: 'E_ENV' }),
    );
  });

  it.each([
    ['GITHUB_REPOSITORY', 'acme'],
    ['GITHUB_REPOSITORY', 'acme/../etc/passwd'],
    ['GITHUB_API_URL', 'ftp://x'],
    ['GITHUB_SERVER_URL', 'github.com'],
  ])('is E_ENV when %s is %s', (name, value) => {
    expect(() => readRunner({ ...ENV, [name]: value }, {})).toThrow(
      expect.objectContaining({ code: 'E_ENV' }),
    );
  });
});

describe('a loopback address', () => {
  it.each(['http://localhost:1', 'http://127.0.0.1', 'http://[::1]:9/x'])('is %s', (url) => {
    expect(isLoopbackUrl(url)).toBe(true);
  });

  it.each([
    'https://github.com',
    'http://127.0.0.1.evil.test',
    'http://localhost.evil.test',
    'http://localhost@evil.test',
    'not a url',
    '',
  ])('is not %s', (url) => {
    expect(isLoopbackUrl(url)).toBe(false);
  });
});

describe('a server of this machine', () => {
  it.each(['http://127.0.0.1:1', 'http://github.localhost:1', 'http://GitHub.LocalHost'])(
    'is %s',
    (url) => {
      expect(isLoopbackServer(url)).toBe(true);
      expect(readRunner({ ...ENV, GITHUB_SERVER_URL: url }, {}).loopback).toBe(true);
    },
  );

  it.each([
    'https://github.com',
    'https://localhost.github.com',
    'http://github.localhost.evil.test',
    'http://github.localhost@evil.test',
    'http://evillocalhost',
    'not a url',
  ])('is not %s', (url) => {
    expect(isLoopbackServer(url)).toBe(false);
  });

  it('is nothing to send a secret to in clear: its name may be looked up elsewhere', () => {
    expect(isLoopbackUrl('http://github.localhost:1')).toBe(false);
  });
});
