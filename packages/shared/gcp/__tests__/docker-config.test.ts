import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { credentialsFromDockerConfig, readDockerConfig } from '../docker-config.ts';

const auth = (text: string): string => Buffer.from(text).toString('base64');

describe('credentialsFromDockerConfig', () => {
  it.each([
    ['a plain host', 'localhost:5000', 'localhost:5000'],
    ['a URL', 'https://r.io/v2/', 'r.io'],
    ['Docker Hub’s old key', 'https://index.docker.io/v1/', 'docker.io'],
  ])('finds the entry under %s', (_case, key, host) => {
    const config = JSON.stringify({ auths: { [key]: { auth: auth('me:pass:word') } } });
    expect(credentialsFromDockerConfig(config, host)).toEqual({
      username: 'me',
      password: 'pass:word',
    });
  });

  it('reads user name and password that are stored as such', () => {
    const config = JSON.stringify({ auths: { 'r.io': { username: 'u', password: 'p' } } });
    expect(credentialsFromDockerConfig(config, 'r.io')).toEqual({ username: 'u', password: 'p' });
  });

  it.each([
    ['another host', { auths: { 'r.io.evil.test': { auth: auth('a:b') } } }],
    ['an empty entry', { auths: { 'r.io': {} } }],
    ['no auths', {}],
    ['auths of another kind', { auths: [] }],
  ])('finds nothing in %s', (_case, config) => {
    expect(credentialsFromDockerConfig(JSON.stringify(config), 'r.io')).toBeUndefined();
  });

  it.each([
    ['a helper', { credHelpers: { 'r.io': 'gcloud' } }],
    ['a store', { credsStore: 'desktop', auths: { 'r.io': {} } }],
    ['an identity token', { auths: { 'r.io': { auth: auth('a:'), identitytoken: 't' } } }],
  ])('says that %s is not supported', (_case, config) => {
    expect(() => credentialsFromDockerConfig(JSON.stringify(config), 'r.io')).toThrow(
      expect.objectContaining({ code: 'E_REGISTRY_AUTH' }),
    );
  });

  it.each(['{', 'x'])('refuses the damaged configuration %j', (config) => {
    expect(() => credentialsFromDockerConfig(config, 'r.io')).toThrow(
      expect.objectContaining({ code: 'E_ENV' }),
    );
  });

  it('refuses an entry without a user', () => {
    const config = JSON.stringify({ auths: { 'r.io': { auth: auth(':pw') } } });
    expect(() => credentialsFromDockerConfig(config, 'r.io')).toThrow(
      expect.objectContaining({ code: 'E_ENV' }),
    );
  });

  it('gives credentials or a code of its own for any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (config) => {
        expect(credentialsFromDockerConfig(config, 'r.io')).toBeUndefined();
      }),
    );
  });
});

describe('readDockerConfig', () => {
  it('reads DOCKER_CONFIG, then the home directory, and takes absence for nothing', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'docker-config-'));
    try {
      expect(await readDockerConfig({ DOCKER_CONFIG: directory })).toBeUndefined();
      expect(await readDockerConfig({ HOME: directory })).toBeUndefined();
      expect(await readDockerConfig({})).toBeUndefined();
      await writeFile(join(directory, 'config.json'), '{}');
      expect(await readDockerConfig({ DOCKER_CONFIG: directory })).toBe('{}');
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
