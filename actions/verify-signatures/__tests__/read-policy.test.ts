import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { openRepository } from '@gitops-actions/shared/git/open-repository.ts';
import {
  createTestRepository,
  temporaryDirectory,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { readPolicy } from '../src/read-policy.ts';
import { GIT } from './judge-repository.ts';

const scratch = temporaryDirectory();
const PATH = '.github/gitops-policy.yml';
let repo: TestRepository;
let head: string;

beforeAll(() => {
  repo = createTestRepository(join(scratch.path, 'repo'));
  const root = repo.commit({ files: { a: '1\n' } });
  const text = `schema: 1\nsigning:\n  trust-root: ${root}\n  people: { alice: { keys: [{ ssh: a b }] } }\n`;
  head = repo.commit({ parents: [root], files: { [PATH]: text } });
  repo.git(['update-ref', 'refs/remotes/origin/trunk', head]);
});

afterAll(() => {
  scratch.remove();
});

async function branchOf(ref: string | undefined, defaultBranch?: string): Promise<string> {
  const repository = await openRepository({
    run: runProcess,
    git: GIT,
    env: process.env,
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
    temp: scratch.path,
    workspace: repo.dir,
    path: '.',
    url: 'http://127.0.0.1:9/none',
    token: () => Promise.resolve(undefined),
    wanted: [],
    loopback: true,
    onDirectory: () => undefined,
  });
  try {
    const found = await readPolicy({ policy: PATH }, { defaultBranch }, repository, ref);
    expect(found.policyCommit).toBe(head);
    return found.policyBranch;
  } finally {
    await repository.remove();
  }
}

describe('the branch whose rules hold for the policy itself', () => {
  it('is the one that is named, else the default branch', async () => {
    expect(await branchOf('refs/heads/trunk')).toBe('trunk');
    expect(await branchOf('refs/heads/trunk', 'main')).toBe('trunk');
    expect(await branchOf(undefined, 'trunk')).toBe('trunk');
    expect(await branchOf(head, 'main')).toBe('main');
  });

  it('is never none: rules that name branches would not hold', async () => {
    for (const ref of [undefined, head]) {
      await expect(branchOf(ref)).rejects.toMatchObject({ code: 'E_EVENT' });
    }
  });

  it('is what the clone remembers of the remote’s', async () => {
    repo.git(['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk']);
    expect(await branchOf(undefined)).toBe('trunk');
    expect(await branchOf(head)).toBe('trunk');
  });
});
