import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { restContract } from '../contract/rest-contract.ts';
import { appToken, commitOnBranch, git, openBench, rest, run, REPOSITORY } from './sandbox.ts';
import type { Bench, RestResult } from './sandbox.ts';

let bench: Bench;
let app: string;
let base: string;
let head: string;

beforeAll(async () => {
  bench = await openBench();
  app = await appToken(bench.github);
  base = await git(bench.clone, 'rev-parse', 'main');
  const files = { '.gitops/overlays/dev/kustomization.yaml': 'images: []\n' };
  head = String((await commitOnBranch(bench.github, app, { head: base, files })).oid);
});

afterAll(async () => {
  expect(bench.github.violations).toEqual([]);
  await bench.close();
});

const get = (
  path: string,
  token: string | undefined = app,
  headers: Record<string, string> = {},
): Promise<RestResult> =>
  rest(bench.github, token, 'GET', `/repos/${REPOSITORY}${path}`, { headers });

const job = (permissions: Record<string, string>, repository = REPOSITORY): string =>
  bench.github.jobToken({ repository, permissions });

describe('the REST API', () => {
  it('describes the repository', async () => {
    expect((await get('')).json).toMatchObject({
      full_name: REPOSITORY,
      default_branch: 'main',
      private: true,
      permissions: { push: true, admin: false },
    });
  });

  it('compares in both directions, from a fork of the history, and with itself', async () => {
    await git(bench.clone, 'checkout', '-q', '-B', 'side', base);
    await writeFile(join(bench.clone, 'side'), 'side\n');
    await git(bench.clone, 'add', '.');
    await git(bench.clone, 'commit', '-q', '-m', 'Aside');
    await git(bench.clone, 'push', '-q', 'origin', 'side');
    const compare = async (range: string): Promise<unknown> => {
      const { json } = await get(`/compare/${range}`);
      return [json['status'], json['ahead_by'], json['behind_by'], json['total_commits']];
    };
    expect(await compare('main...dev')).toEqual(['ahead', 1, 0, 1]);
    expect(await compare('dev...main')).toEqual(['behind', 0, 1, 0]);
    expect(await compare(`${base}...main`)).toEqual(['identical', 0, 0, 0]);
    expect(await compare('side...dev')).toEqual(['diverged', 1, 1, 1]);
    const { json } = await get('/compare/main...dev');
    expect(json).toMatchObject({
      base_commit: { sha: base },
      merge_base_commit: { sha: base },
      commits: [{ sha: head }],
      files: [{ filename: '.gitops/overlays/dev/kustomization.yaml', status: 'added' }],
    });
    expect((await get('/compare/main...nowhere')).status).toBe(404);
  });

  it('pages the commits of a comparison and links the pages', async () => {
    const tree = await git(bench.clone, 'rev-parse', 'main^{tree}');
    let parent = base;
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      parent = await git(bench.clone, 'commit-tree', tree, '-p', parent, '-m', `c${index}`);
      made.push(parent);
    }
    await git(bench.clone, 'push', '-q', 'origin', `${parent}:refs/heads/long`);
    const second = await get('/compare/main...long?per_page=2&page=2');
    expect(second.json).toMatchObject({ total_commits: 5, ahead_by: 5 });
    const shown = second.json['commits'] as readonly { readonly sha: string }[];
    expect(shown.map(({ sha }) => sha)).toEqual(made.slice(2, 4));
    expect(second.headers.get('link')).toMatch(/page=3>; rel="next".*page=1>; rel="first"/);
    expect(second.json['files']).toBeUndefined();
  });

  it('says that histories without a common commit cannot be compared', async () => {
    const tree = await git(bench.clone, 'rev-parse', 'main^{tree}');
    const root = await git(bench.clone, 'commit-tree', tree, '-m', 'another root');
    await git(bench.clone, 'push', '-q', 'origin', `${root}:refs/heads/island`);
    const { status, json } = await get('/compare/main...island');
    expect([status, json['message']]).toEqual([404, 'No common ancestor between main and island.']);
  });

  it('shows a commit with what GitHub says of its signature', async () => {
    expect((await get('/commits/dev')).json).toMatchObject({
      sha: head,
      commit: { verification: { verified: true, reason: 'valid' } },
      author: { login: 'acme-gitops[bot]', type: 'Bot' },
      committer: { login: 'web-flow' },
      parents: [{ sha: base }],
      stats: { total: 1, additions: 1 },
    });
    expect((await get(`/commits/${base}`)).json).toMatchObject({
      commit: { verification: { verified: false, reason: 'unsigned', signature: null } },
      author: { login: 'alice' },
    });
    const sha = await get('/commits/dev', app, { accept: 'application/vnd.github.sha' });
    expect(sha.text).toBe(head);
    expect((await get('/commits/nowhere')).status).toBe(422);
  });

  it('shows branches and refs, protected by a ruleset or not', async () => {
    expect((await get('/git/ref/heads/dev')).json).toMatchObject({
      ref: 'refs/heads/dev',
      object: { type: 'commit', sha: head },
    });
    expect((await get('/git/ref/heads/nowhere')).status).toBe(404);
    expect((await get('/branches/dev')).json).toMatchObject({ protected: false });
    const ruleset = { name: 'dev', include: ['refs/heads/dev'], rules: ['pull_request' as const] };
    bench.github.setRuleset(REPOSITORY, ruleset);
    expect((await get('/branches/dev')).json).toMatchObject({ name: 'dev', protected: true });
    bench.github.removeRuleset(REPOSITORY, 'dev');
    expect((await get('/branches/nowhere')).status).toBe(404);
  });

  it('gives files as JSON and raw, directories as lists, blobs by their id', async () => {
    const path = '.gitops/overlays/dev/kustomization.yaml';
    const file = (await get(`/contents/${path}?ref=dev`)).json;
    expect(file).toMatchObject({ type: 'file', path, size: 11, encoding: 'base64' });
    expect(Buffer.from(String(file['content']), 'base64').toString()).toBe('images: []\n');
    const raw = await get(`/contents/${path}?ref=${head}`, app, {
      accept: 'application/vnd.github.raw+json',
    });
    expect(raw.text).toBe('images: []\n');
    expect((await get(`/contents/${path}`)).status).toBe(404);
    expect((await get('/contents/README.md?ref=nowhere')).status).toBe(404);
    const directory = JSON.parse((await get('/contents/?ref=dev')).text) as object[];
    expect(directory).toHaveLength(3);
    const blob = (await get(`/git/blobs/${String(file['sha'])}`)).json;
    expect(Buffer.from(String(blob['content']), 'base64').toString()).toBe('images: []\n');
    expect((await get('/git/blobs/abc')).status).toBe(422);
    expect((await get(`/git/blobs/${'0'.repeat(40)}`)).status).toBe(404);
  });

  it('answers 304 to a known ETag and counts what is left of the rate limit', async () => {
    const first = await get('/git/ref/heads/dev');
    const etag = String(first.headers.get('etag'));
    const again = await get('/git/ref/heads/dev', app, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    const left = (result: RestResult): number =>
      Number(result.headers.get('x-ratelimit-remaining'));
    expect(left(first) - left(again)).toBe(1);
    expect(first.headers.get('x-ratelimit-resource')).toBe('core');
  });

  it('answers 404 for what the token cannot see, 403 for a permission it lacks, 401 for a bad one', async () => {
    await bench.github.createRepository({ owner: 'acme', name: 'other' });
    const path = '/git/ref/heads/dev';
    expect((await get(path, job({ contents: 'write' }, 'acme/other'))).status).toBe(404);
    const anonymous = await rest(bench.github, undefined, 'GET', `/repos/${REPOSITORY}`);
    expect(anonymous.status).toBe(404);
    const denied = await get(path, job({ issues: 'write', contents: 'none' }));
    expect([denied.status, denied.json['message']]).toEqual([
      403,
      'Resource not accessible by integration',
    ]);
    expect(denied.headers.get('x-accepted-github-permissions')).toBe('contents=read');
    expect((await get('', job({}))).status).toBe(200);
    const bad = await get(path, 'ghs_wrong');
    expect([bad.status, bad.json['message']]).toEqual([401, 'Bad credentials']);
  });
});

describe('the contract with GitHub’s description', () => {
  it('refuses a request that breaks it with 422 and records it', async () => {
    const wrong = await get('/compare/main...dev?per_page=lots');
    expect(wrong.status).toBe(422);
    const odd = await get('/contents/README.md?branch=dev');
    expect(odd.status).toBe(422);
    const recorded = (bench.github.violations as string[]).splice(0);
    expect(recorded).toEqual([
      'request repos/compare-commits-with-basehead: parameter per_page must be integer',
      'request repos/get-content: parameter branch is not known',
    ]);
  });

  it('does not pretend to offer what it does not', async () => {
    expect((await get('/milestones')).status).toBe(501);
    expect((bench.github.violations as string[]).splice(0)).toEqual([
      `The sandbox does not offer GET /repos/${REPOSITORY}/milestones.`,
    ]);
  });

  it('fails as a whole where its own answer breaks it', async () => {
    const odd = { GIT_AUTHOR_DATE: '@999999999999 +0000' };
    const args = ['commit-tree', 'main^{tree}', '-m', 'From the year 33658'];
    const oid = await run('git', args, bench.clone, odd);
    await git(bench.clone, 'push', '-q', 'origin', `${oid}:refs/heads/odd`);
    const { status, text } = await get('/commits/odd');
    expect(status).toBe(500);
    expect(text).toContain('The answer to repos/get-commit breaks GitHub');
    expect((bench.github.violations as string[]).splice(0)).toEqual([
      expect.stringContaining('body/commit/author/date must match format'),
    ]);
  });

  it('finds fault with an answer that GitHub would not give', () => {
    const contract = restContract();
    const ref = {
      ref: 'refs/heads/dev',
      node_id: 'x',
      url: 'http://127.0.0.1/x',
      object: { type: 'commit', sha: head, url: 'http://127.0.0.1/x' },
    };
    expect(contract.checkResponse('git/get-ref', 200, ref)).toEqual([]);
    const short = { ...ref, object: { ...ref.object, sha: 'abc' } };
    expect(contract.checkResponse('git/get-ref', 200, short)).toEqual([
      'body/object/sha must NOT have fewer than 40 characters',
    ]);
    expect(contract.checkResponse('git/get-ref', 200, {})).toHaveLength(4);
    expect(contract.checkResponse('git/get-ref', 204, undefined)).toHaveLength(1);
    expect(contract.checkResponse('apps/revoke-installation-access-token', 204, {})).toHaveLength(
      1,
    );
    expect(contract.checkResponse('git/get-ref', 401, { message: 'Bad credentials' })).toEqual([]);
  });
});
