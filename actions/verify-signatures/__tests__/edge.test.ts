import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { remoteGit } from '../../../__tests__/support/clone.ts';
import { inProcessRunner } from '../../../__tests__/support/in-process-runner.ts';
import { startGitHub, type SandboxGitHub } from '../../../packages/sandbox/github/server.ts';
import { action } from '../src/main.ts';

const REPOSITORY = 'acme/warehouse-network';
const scratch = temporaryDirectory();

let github: SandboxGitHub;
let repo: TestRepository;
let head: string;
let temp: string;

beforeAll(async () => {
  github = await startGitHub({ dir: scratch.path });
  await github.createRepository({ owner: 'acme', name: 'warehouse-network' });
  github.installApp({ repository: REPOSITORY, permissions: { contents: 'read' } });
  const alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
  const token = github.personToken('alice', 'alice@acme.test');
  github.addSigningKey('alice', alice.publicKey);
  repo = createTestRepository(join(scratch.path, 'repo'));
  const root = repo.commit({ files: { a: '0\n' } });
  const policy = `schema: 1\nsigning:\n  trust-root: ${root}\n  people: { alice: { keys: [{ ssh: ${alice.publicKey} }] } }\n`;
  const files = { '.github/gitops-policy.yml': policy };
  const main = repo.commit({ parents: [root], files });
  head = repo.commit({ parents: [root], files: { a: '1\n' }, sign: alice.sign });
  const url = `${github.url.replace('://', `://x-access-token:${token}@`)}/${REPOSITORY}.git`;
  const refs = [`${main}:refs/heads/main`, `${head}:refs/heads/dev`];
  await remoteGit(repo.dir, 'push', '-q', url, ...refs);
  repo.git(['update-ref', 'refs/remotes/origin/main', main]);
}, 60_000);

afterAll(async () => {
  await github.close();
  scratch.remove();
});

beforeEach(() => {
  temp = mkdtempSync(join(scratch.path, 'temp-'));
});

async function run(
  inputs: Readonly<Record<string, string>>,
  workspace: string,
): Promise<{ readonly result: ActionResult; readonly masked: readonly string[] }> {
  const masked: string[] = [];
  const { context, after } = inProcessRunner({
    inputs: { head, 'policy-ref': 'refs/heads/main', ...inputs },
    env: {
      ...{ GITHUB_SERVER_URL: github.url, GITHUB_API_URL: github.apiUrl },
      ...{ GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_REPOSITORY: REPOSITORY },
      ...{ GITHUB_SHA: head, GITHUB_REF: 'refs/heads/dev', GITHUB_EVENT_NAME: 'push' },
      ...{ RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace, PATH: process.env['PATH'] ?? '' },
    },
    mask: (secret) => {
      masked.push(secret);
    },
  });
  const result = await action.main(context);
  await action.post?.(after);
  return { result, masked };
}

const asked = (path: RegExp): number =>
  github.requests.filter((request) => path.test(`${request.method} ${request.path}`)).length;

describe('the edge', () => {
  it('mints one token for the fetch and GitHub’s opinion, and revokes it', async () => {
    const workspace = join(temp, 'empty');
    mkdirSync(workspace);
    const [minted, revoked] = [asked(/access_tokens/), asked(/DELETE .*installation\/token/)];
    const app = { 'app-id': String(github.app.id), 'app-private-key': github.app.privateKey };
    const { result } = await run({ ...app, 'github-check': 'require' }, workspace);
    expect(result.outcome).toBe('success');
    expect(JSON.parse(result.outputs['disagreements'] ?? '')).toMatchObject({ asked: 1, total: 0 });
    expect(asked(/access_tokens/) - minted).toBe(1);
    expect(asked(/DELETE .*installation\/token/) - revoked).toBe(1);
  });

  it('asks GitHub nothing without being told to', async () => {
    const before = github.requests.length;
    const { result } = await run({ token: 'none' }, repo.dir);
    expect(result.outcome).toBe('success');
    expect(result.outputs['disagreements']).toBe('');
    expect(github.requests.length).toBe(before);
  });

  it.each(['report', 'require'])('refuses %s without a token before any work', async (mode) => {
    await expect(run({ 'github-check': mode }, join(temp, 'nothing'))).rejects.toMatchObject({
      code: 'E_INPUT',
    });
  });

  it('ends require without the permission in E_PERMISSION, and report in a warning', async () => {
    const token = github.jobToken({ repository: REPOSITORY, permissions: { issues: 'read' } });
    const required = run({ token, 'github-check': 'require' }, repo.dir);
    await expect(required).rejects.toMatchObject({
      code: 'E_PERMISSION',
    });
    const { result } = await run({ token, 'github-check': 'report' }, repo.dir);
    expect(result.outcome).toBe('success');
    expect(result.outputs['disagreements']).toContain('unavailable');
  });

  it('leaves the SARIF file under RUNNER_TEMP, and writes through no link that waits there', async () => {
    const victim = join(scratch.path, 'victim');
    writeFileSync(victim, 'precious');
    symlinkSync(victim, join(temp, 'verify-signatures.sarif'));
    const { result } = await run({}, repo.dir);
    const path = result.outputs['sarif-path'] ?? '';
    expect(path).toBe(join(temp, 'verify-signatures.sarif'));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(victim, 'utf8')).toBe('precious');
  });
});
