import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get } from 'node:http';
import { domTables, domText } from '../../../browser/dom-tables.ts';
import { dumpDom } from '../../../browser/dump-dom.ts';
import { openPullBench } from '../../__tests__/pull-bench.ts';
import type { PullBench } from '../../__tests__/pull-bench.ts';
import { commitOnBranch, REPOSITORY, run } from '../../__tests__/sandbox.ts';
import type { RecordedRun } from '../recorded-run.ts';

let bench: PullBench;

beforeAll(async () => {
  bench = await openPullBench();
});

afterAll(async () => {
  await bench.close();
});

async function page(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await fetch(`${bench.github.url}${path}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function ok(path: string): Promise<string> {
  const { status, text } = await page(path);
  expect([status, path]).toEqual([200, path]);
  return text;
}

const repositoryPage = `/${REPOSITORY}`;
const HOSTILE =
  '</title></h1><script>document.title="owned"</script><img src=x onerror=alert(1)> "\'&';
const ESCAPED =
  '&lt;/title&gt;&lt;/h1&gt;&lt;script&gt;document.title=&quot;owned&quot;&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &quot;&#39;&amp;';

const BODY = `<!-- gitops:begin -->
| Gate | Verdict |
| --- | --- |
| signatures | **pass** by @alice, see #1 |
| scan | 0 new \\| 2 fixed |

<details><summary>Rendered manifests</summary>

\`\`\`diff
-image: old
+image: new
\`\`\`

</details>

<script>document.title = 'owned';</script>
<b onclick="alert(1)">bold</b> <a href="javascript:document.title='owned'">link</a>
<!-- gitops:end -->`;

describe('the page of a pull request', () => {
  it('shows the evidence table and what is folded away in a real browser, where nothing runs', async () => {
    const number = await releasePull('promote/prod/v1.0.0', HOSTILE);
    const dom = await dumpDom(`${bench.github.url}${repositoryPage}/pull/${number}`, {
      dir: bench.dir,
    });
    expect(domTables(dom)).toContainEqual([
      ['Gate', 'Verdict'],
      ['signatures', 'pass by @alice, see #1'],
      ['scan', '0 new | 2 fixed'],
    ]);
    expect(dom).toMatch(
      /<details><summary>Rendered manifests<\/summary>\s*<pre><code>-image: old\n\+image: new\n<\/code><\/pre>/,
    );
    expect(dom).toContain('<a class="user-mention" href="/alice">@alice</a>');
    expect(dom).not.toContain('gitops:begin');
    expect(/<title>([^<]*)<\/title>/.exec(dom)?.[1]).toContain('&lt;/title&gt;');
    expect(dom).not.toMatch(/<script|<b [^>]|<a href="javascript|<title>owned/);
    // The style sheet of the page is the one that its policy lets in.
    expect(dom).toContain('<style>');
  });

  it('tells title, state, labels, people, comments, reviews, commits and files', async () => {
    const number = await releasePull('promote/prod/v1.1.0', HOSTILE);
    const issue = `/issues/${number}`;
    await bench.api('POST', `${issue}/labels`, { body: { labels: ['<release>'] } });
    await bench.api('POST', `${issue}/assignees`, { body: { assignees: ['carol'] } });
    await bench.api('POST', `/pulls/${number}/requested_reviewers`, {
      body: { reviewers: ['carol'], team_reviewers: ['release-managers'] },
    });
    await bench.api('POST', `${issue}/comments`, {
      as: bench.alice,
      body: { body: `Line one\nline two ${HOSTILE} \`@code\`` },
    });
    await bench.api('POST', `/pulls/${number}/reviews`, {
      as: bench.bob,
      body: { event: 'APPROVE', body: 'Looks *good*' },
    });
    const text = await ok(`${repositoryPage}/pull/${number}`);
    expect(text).toContain(`<h1>${ESCAPED} <span class="quiet">#${number}</span></h1>`);
    expect(text).not.toMatch(/<script|<img [^>]*onerror/);
    const [facts, , commits] = domTables(text);
    expect(facts).toEqual([
      ['Labels', '<release>'],
      ['Reviewers', 'bob APPROVED carol requested acme/release-managers requested'],
      ['Assignees', 'carol'],
      ['Merging', 'no conflict with the base branch'],
    ]);
    expect(commits?.map((row) => row.slice(1, 4))).toEqual([
      ['Message', 'Author', 'Signature'],
      ['Source', 'alice', 'unsigned'],
      ['Bump web', 'acme-gitops[bot]', 'Verified by GitHub'],
    ]);
    expect(domText(text)).toContain('acme-gitops[bot] wants to merge 2 commits into main from');
    expect(text).toContain('Line one<br>\nline two');
    expect(domText(text)).toContain('bob reviewed APPROVED');
    expect(text).toContain('<p>Looks <em>good</em></p>');
    expect(domText(text)).toContain('acme-gitops[bot] added the label <release>');
    expect(text).toContain('Files changed (2)');
    expect(text).toContain('<span class="add">+&lt;b&gt;new&lt;/b&gt;</span>');
    expect(await ok(`${repositoryPage}/issues/${number}`)).toBe(text);
    expect(await ok(`${repositoryPage}/pull/${number}/files`)).toBe(text);
  });

  it('says what it conflicts in, as what it was merged, and that it was closed', async () => {
    await bench.push({ branch: 'stable', files: { 'a<b': 'base\n' } });
    await bench.push({ branch: 'clash', files: { 'a<b': 'theirs\n' } });
    await bench.push({ branch: 'fits', from: 'stable', files: { c: '1\n' } });
    const clash = await bench.open('clash', { base: 'stable', body: { body: '' } });
    const fits = await bench.open('fits', { base: 'stable' });
    const first = await ok(`${repositoryPage}/pull/${clash}`);
    expect(domTables(first)[0]?.at(-1)).toEqual(['Merging', 'conflicts in a<b']);
    expect(first).toContain('No description.');
    const merged = await bench.api('PUT', `/pulls/${fits}/merge`, { as: bench.bob, body: {} });
    const oid = String(merged.json['sha']);
    const text = await ok(`${repositoryPage}/pull/${fits}`);
    expect(domTables(text)[0]?.at(-1)).toEqual(['Merging', `merged by bob as ${oid.slice(0, 7)}`]);
    expect(domText(text)).toContain('Merged acme-gitops[bot] merged 1 commits into stable');
    await bench.api('PATCH', `/pulls/${clash}`, { body: { state: 'closed' } });
    expect(await ok(`${repositoryPage}/pull/${clash}`)).toContain('closed without being merged');
  });
});

/** A branch with one commit by alice and one by the App, and its pull request. */
async function releasePull(branch: string, title: string): Promise<number> {
  const head = await bench.push({ branch, files: { [branch]: 'x\n' }, message: 'Source' });
  const files = { 'web.yaml': `<b>new</b>\n${branch}\n` };
  await commitOnBranch(bench.github, bench.app, { head, branch, files });
  return bench.open(branch, { body: { title, body: BODY } });
}

describe('the page of a commit', () => {
  it('tells its message, the verdict on its signature, what it changes and who asks for it', async () => {
    const head = await bench.push({ branch: 'signed', files: { a: '1\n' }, message: HOSTILE });
    const { oid } = await commitOnBranch(bench.github, bench.app, {
      ...{ head, branch: 'signed', files: { a: '2\n' } },
      ...{ headline: 'Bump web (#1)', body: `${HOSTILE}\n\nSource-Commit: ${head}` },
    });
    const number = await bench.open('signed');
    const text = await ok(`${repositoryPage}/commit/${String(oid)}`);
    expect(text).toMatch(/<p id="verdict">\s*<span class="badge good">Verified<\/span> by GitHub/);
    expect(text).toContain(
      `Bump web (<a class="issue-link" href="${repositoryPage}/issues/1">#1</a>)`,
    );
    expect(text).toContain(`href="${repositoryPage}/commit/${head}"`);
    expect(text).toContain(`href="${repositoryPage}/pull/${number}"`);
    expect(text).toContain('<span class="del">-1</span><span class="add">+2</span>');
    const unsigned = await ok(`${repositoryPage}/commit/${head.slice(0, 10)}`);
    expect(unsigned).toContain(ESCAPED);
    expect(unsigned).toContain('unsigned');
    expect(unsigned + text).not.toMatch(/<script|onerror=alert\(1\)>/);
    expect((await page(`${repositoryPage}/commit/${'0'.repeat(40)}`)).status).toBe(404);
  });

  it('says why GitHub does not verify the signature of a stranger', async () => {
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', 'key'], bench.dir);
    const config = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${bench.dir}/key`];
    const commit = ['commit', '-q', '-S', '--allow-empty', '-m', 'By a stranger'];
    await run('git', [...config, ...commit], bench.clone);
    await run('git', ['push', '-q', 'origin', 'HEAD:refs/heads/stranger'], bench.clone);
    const text = await ok(`${repositoryPage}/commit/${await bench.git('rev-parse', 'stranger')}`);
    expect(text).toMatch(/<span class="badge bad">Unverified<\/span> unknown_key/);
    expect(text).toContain('No file differs.');
  });
});

describe('the start pages', () => {
  it('list repositories, and of one its branches, tags, pull requests, runs and deployments', async () => {
    const sha = await bench.git('rev-parse', 'main');
    await run('git', ['tag', '-a', 'v0.1.0', '-m', HOSTILE, sha], bench.clone);
    await run('git', ['tag', 'light', sha], bench.clone);
    await run('git', ['push', '-q', 'origin', 'v0.1.0', 'light'], bench.clone);
    await bench.push({ branch: 'for-list', files: { list: '1' } });
    const number = await bench.open('for-list', { body: { title: HOSTILE } });
    bench.github.recordRun({ ...RUN, id: '41', sha });
    await bench.api('POST', '/deployments', {
      body: { ref: 'main', environment: '<production>', required_contexts: [] },
    });
    expect(domTables(await ok('/'))).toEqual([
      [
        ['Repository', 'Default branch', 'Visibility'],
        [REPOSITORY, 'main', 'private'],
      ],
    ]);
    const text = await ok(repositoryPage);
    const [branches, tags, open] = domTables(text);
    expect(branches?.find(([name]) => name === 'main')?.slice(1, 5)).toEqual([
      ...[sha.slice(0, 7), 'Begin', 'alice', 'unsigned'],
    ]);
    expect(tags?.slice(1)).toEqual([
      ['light', 'lightweight', sha.slice(0, 7), '', ''],
      ['v0.1.0', 'annotated', sha.slice(0, 7), 'alice', HOSTILE],
    ]);
    expect(open?.find(([name]) => name === `#${number}`)?.slice(1, 5)).toEqual([
      ...[HOSTILE, 'Open', 'for-list', 'main'],
    ]);
    expect(text).toContain(`href="${repositoryPage}/actions/runs/41/attempts/1"`);
    expect(text).toContain('&lt;production&gt;');
    expect(text).not.toMatch(/<script|<img/);
    expect(await ok(`${repositoryPage}/pulls`)).toBe(text);
    expect(await ok(repositoryPage.toUpperCase())).toBe(text);
  });
});

const RUN: RecordedRun = {
  ...{ id: '42', attempt: 1, repository: REPOSITORY, workflow: 'gitops-prod.yml <b>' },
  ...{ event: 'push', ref: 'refs/tags/v1.0.0', sha: 'a'.repeat(40), actor: 'alice' },
  jobs: [
    {
      ...{ id: 'verify', result: 'success' },
      outputs: { record: '{"outcome":"<success>"}' },
      summary: `## Signatures\n\n| Commit | Signer |\n| --- | --- |\n| 1 | alice |\n\n${HOSTILE}`,
    },
    { id: 'open', result: 'failure', outputs: {}, summary: '' },
    { id: 'withdraw', result: 'skipped', outputs: {}, summary: '' },
  ],
  annotations: [{ level: 'error', message: `E_TAG_MOVED ${HOSTILE}` }],
  durationMs: 12_340,
};

describe('the page of a workflow run', () => {
  it('tells the jobs, how they ended and what they wrote into their summaries', async () => {
    bench.github.recordRun(RUN);
    const text = await ok(`${repositoryPage}/actions/runs/42`);
    const tables = domTables(text);
    expect(tables[0]).toContainEqual(['Event', 'push by alice']);
    expect(tables[0]).toContainEqual(['Duration', '12.3 s']);
    expect(tables[1]).toEqual([
      ['Job', 'Result'],
      ['verify', 'success'],
      ['open', 'failure'],
      ['withdraw', 'skipped'],
    ]);
    expect(tables).toContainEqual([
      ['Commit', 'Signer'],
      ['1', 'alice'],
    ]);
    expect(tables).toContainEqual([
      ['Output', 'Value'],
      ['record', '{"outcome":"<success>"}'],
    ]);
    expect(tables).toContainEqual([
      ['Level', 'Message'],
      ['error', `E_TAG_MOVED ${HOSTILE}`],
    ]);
    expect(text).toContain('<h2>Signatures</h2>');
    expect(text).toContain('gitops-prod.yml &lt;b&gt;');
    expect(text).not.toMatch(/<script|onerror=alert\(1\)>/);
  });

  it('keeps every attempt under its number and replaces one that is told again', async () => {
    const jobs = [{ id: 'verify', result: 'success', outputs: {}, summary: '' }] as const;
    bench.github.recordRun({ ...RUN, id: '43' });
    bench.github.recordRun({ ...RUN, id: '43', attempt: 2, jobs });
    bench.github.recordRun({ ...RUN, id: '43', attempt: 2, jobs, workflow: 'again' });
    const first = await ok(`${repositoryPage}/actions/runs/43/attempts/1`);
    const second = await ok(`${repositoryPage}/actions/runs/43/attempts/2`);
    expect(domTables(first)[0]?.[3]).toEqual(['Attempt', '1 of 1 2']);
    expect(second).toContain('<h1>again #43 <span class="badge good">success</span></h1>');
    expect(await ok(`${repositoryPage}/actions/runs/43`)).toBe(second);
    for (const path of ['43/attempts/3', '44', '43/attempts/x']) {
      expect((await page(`${repositoryPage}/actions/runs/${path}`)).status).toBe(404);
    }
  });
});

describe('every page', () => {
  it.each(['', '/pull/1', '/pull/999', '/commit/0000000', '/actions/runs/1', '/nothing/here'])(
    'lets nothing run and nothing be fetched: %s',
    async (path) => {
      const { headers, text } = await page(repositoryPage + path);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/]+={0,2}'; base-uri 'none'/,
      );
      expect(policy).not.toMatch(/unsafe|script-src|img-src/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    },
  );

  it('is for browsers at a loopback address: another name is not answered', async () => {
    const asked = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get(`${bench.github.url}/`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).on('error', reject);
      });
    for (const host of ['127.0.0.1:80', 'localhost', 'github.localhost:1', '[::1]:8080']) {
      expect([host, await asked(host)]).toEqual([host, 200]);
    }
    for (const host of ['rebound.test', '127.0.0.1.rebound.test', 'localhost.test:80']) {
      expect([host, await asked(host)]).toEqual([host, 421]);
    }
  });

  it('is found under GitHub’s addresses only, and takes no other method', async () => {
    expect((await page('/acme/unknown')).status).toBe(404);
    expect((await page('/acme')).headers.get('content-type')).toContain('json');
    expect((await page(`${repositoryPage}/%2e%2e`)).status).toBe(404);
    const posted = await fetch(bench.github.url + repositoryPage, { method: 'POST' });
    expect(posted.status).toBe(404);
    const head = await fetch(bench.github.url + repositoryPage, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});
