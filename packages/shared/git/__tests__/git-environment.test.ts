import { afterAll, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitEnvironment } from '../git-environment.ts';
import { createTestRepository, temporaryDirectory } from './test-repository.ts';

const scratch = temporaryDirectory();

afterAll(() => {
  scratch.remove();
});

it('lets a clone fetch what it lacks by no transport, whatever its configuration allows', () => {
  const repo = createTestRepository(join(scratch.path, 'repo'));
  const canary = join(scratch.path, 'canary');
  const program = join(scratch.path, 'program');
  writeFileSync(program, `#!/bin/sh\ntouch ${canary}\n`, { mode: 0o755 });
  repo.git(['config', 'remote.evil.promisor', 'true']);
  repo.git(['config', 'remote.evil.url', `ext::${program}`]);
  repo.git(['config', 'protocol.ext.allow', 'always']);
  const missing = ['cat-file', '-e', 'ab'.repeat(20)];
  spawnSync('git', missing, { cwd: repo.dir, env: gitEnvironment(process.env) });
  expect(existsSync(canary)).toBe(false);
  // Another git walks into it.
  expect(() => execFileSync('git', missing, { cwd: repo.dir, stdio: 'pipe' })).toThrow();
  expect(existsSync(canary)).toBe(true);
});
