import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assertNoCredentials } from '../src/credential-guard.ts';
import { findSources, type SourcePaths } from '../src/source-paths.ts';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'build-image-sources-')));
  write('repo/docker/dev/Dockerfile', 'FROM scratch\n');
  write('repo/.git/config', '[core]\n');
  write('outside/Dockerfile', 'FROM scratch\n');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function find(context: string, dockerfile = 'docker/dev/Dockerfile'): Promise<SourcePaths> {
  return findSources(join(root, 'repo'), { context, dockerfile });
}

describe('findSources', () => {
  it('gives absolute paths', async () => {
    expect(await find('./docker')).toEqual({
      context: join(root, 'repo/docker'),
      dockerfile: join(root, 'repo/docker/dev/Dockerfile'),
    });
  });

  it.each([
    ['an absolute path', '/etc', 'E_PATH'],
    ['a way out', '../outside', 'E_PATH'],
    ['a way out and back', 'docker/../docker', 'E_PATH'],
    ['a symbolic link out', 'link', 'E_PATH'],
    ['Git’s own directory', '.git', 'E_PATH'],
    ['a URL', 'https://github.com/acme/web.git', 'E_PATH'],
    ['nothing that is there', 'absent', 'E_INPUT'],
    ['a file', 'docker/dev/Dockerfile', 'E_INPUT'],
  ])('refuses %s as the context', async (_case, context, code) => {
    symlinkSync(join(root, 'outside'), join(root, 'repo/link'));
    await expect(find(context)).rejects.toMatchObject({ code });
  });

  it.each([
    ['a way out', '../outside/Dockerfile', 'E_PATH'],
    ['a symbolic link out', 'link', 'E_PATH'],
    ['a directory', 'docker', 'E_INPUT'],
    ['nothing that is there', 'docker/prod/Dockerfile', 'E_INPUT'],
  ])('refuses %s as the Dockerfile', async (_case, dockerfile, code) => {
    symlinkSync(join(root, 'outside/Dockerfile'), join(root, 'repo/link'));
    await expect(find('.', dockerfile)).rejects.toMatchObject({ code });
  });

  it('never leads out of the checkout, whatever the path', async () => {
    const parts = fc.constantFrom('..', '.', '', 'docker', 'dev', '.git', '/', '\\', '\0', 'a:b');
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 6 }), async (path) => {
        const found = await find(path.join('/')).catch((thrown: unknown) => thrown);
        if (found instanceof Error) expect(found).toHaveProperty('code');
        else expect(found).toMatchObject({ context: expect.stringContaining(join(root, 'repo')) });
      }),
    );
  });
});

describe('assertNoCredentials', () => {
  const check = (env: Record<string, string> = {}): Promise<void> =>
    assertNoCredentials(join(root, 'repo'), env);

  it('lets a clean checkout pass', async () => {
    write('repo/.git/config', '[remote "origin"]\n\turl = https://alice@github.com/acme/web\n');
    write('outside/gha-creds-0a1b.json', '{}');
    const env = { GOOGLE_GHA_CREDS_PATH: join(root, 'outside/gha-creds-0a1b.json') };
    await expect(check(env)).resolves.toBeUndefined();
  });

  it.each([
    ['cloud credentials', 'repo/gha-creds-0123456789abcdef.json', '{}'],
    ['cloud credentials deep inside', 'repo/apps/web/gha-creds-0a.json', '{}'],
    [
      'the token of actions/checkout',
      'repo/.git/config',
      '[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic eA==\n',
    ],
    [
      'a token in a remote',
      'repo/.git/config',
      '\turl = https://x-access-token:t@github.com/a/b\n',
    ],
    [
      'a token for a user',
      'repo/.git/config',
      `\turl = https://ghp_${'a'.repeat(36)}@github.com/a/b\n`,
    ],
    [
      'a token on its section’s line',
      'repo/.git/config',
      '[http "https://github.com/"] extraheader = AUTHORIZATION: basic eA==\n',
    ],
    [
      'a token that the configuration includes',
      'repo/git-credentials-1f.config',
      '[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic eA==\n',
    ],
    ['a credential store of Git', 'repo/.git-credentials', 'https://alice:t@github.com\n'],
    [
      'a token of a worktree',
      'repo/.git/config.worktree',
      '[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic eA==\n',
    ],
    [
      'a token of a submodule',
      'repo/.git/modules/lib/config',
      '\textraHeader = AUTHORIZATION: basic eA==\n',
    ],
  ])('refuses %s', async (_case, path, text) => {
    write(path, text);
    await expect(check()).rejects.toMatchObject({
      code: 'E_CREDENTIALS_IN_CONTEXT',
      outcome: 'failed',
    });
  });

  it('refuses credentials that a variable points at, whatever their name', async () => {
    write('repo/key.json', '{}');
    const env = { GOOGLE_APPLICATION_CREDENTIALS: join(root, 'repo/key.json') };
    await expect(check(env)).rejects.toMatchObject({ code: 'E_CREDENTIALS_IN_CONTEXT' });
  });
});
