import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { onlyImageScalarsChanged } from '@gitops-actions/shared/kustomize/only-image-scalars.ts';
import { openBench, REPOSITORY, type Bench } from './bench.ts';
import { FILE } from './fixtures.ts';
import { isCommit } from './held-commits.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

beforeEach(() => {
  bench.reset();
});

afterEach(() => {
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

const source = (index: number): string => bench.sources[index] ?? '';
const apiPaths = (): readonly string[] =>
  bench.github.requests
    .map(({ method, path }) => `${method} ${path}`)
    .filter((text) => text.includes('/api/'));

describe('a bump on a GitHub', () => {
  it('is one signed commit on the head it read, by at most four requests, and its token dies', async () => {
    const head = bench.git('rev-parse', 'dev').trim();
    const first = await bench.run({ images: bench.image(source(0), '1') });
    expect(first.result.outcome).toBe('success');
    const before = bench.github.requests.length;
    const { result, masked, post } = await bench.run({ images: bench.image(source(1), '2') });
    const after = bench.github.requests.slice(before).map(({ path }) => path);
    expect(result.outputs).toMatchObject({ changed: 'true', attempts: '1' });
    expect(result.evidence).toMatchObject({ requests: 3, signature: 'VALID' });
    expect(after.filter((path) => !/installation|access_tokens/.test(path))).toHaveLength(3);

    expect(bench.git('rev-list', '--parents', 'dev', '-1').split(' ')[0]).toBe(
      result.outputs['commit-sha'],
    );
    expect(bench.git('rev-list', '--count', `${head}..dev`).trim()).toBe('2');
    expect(bench.git('diff', '--numstat', 'dev~1', 'dev').trim()).toBe(`2\t2\t${FILE}`);
    const at = (rev: string): Buffer => Buffer.from(bench.git('show', `${rev}:${FILE}`));
    expect(onlyImageScalarsChanged(at(head), at('dev'))).toMatchObject({ ok: true });
    expect(bench.git('log', '-1', '--format=%ae', 'dev').trim()).toBe(
      `${bench.github.app.userId}+${bench.github.app.slug}[bot]@users.noreply.github.com`,
    );
    expect(bench.git('cat-file', 'commit', 'dev')).toContain('gpgsig -----BEGIN PGP SIGNATURE');
    expect(
      bench.git('log', '-1', '--format=%(trailers:key=Source-Commit,valueonly)', 'dev').trim(),
    ).toBe(source(1));

    const token = masked.find((text) => text.startsWith('ghs_')) ?? '';
    const alive = async (): Promise<number> =>
      (
        await fetch(`${bench.github.apiUrl}/repos/${REPOSITORY}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).status;
    expect(await alive()).toBe(200);
    await post();
    expect(await alive()).toBe(401);
    expect(apiPaths().at(-2)).toMatch(/^DELETE .*\/installation\/token$/);
  });

  it('a second time is unchanged, and of an older commit superseded', async () => {
    await bench.run({ images: bench.image(source(2), '3') });
    const head = bench.git('rev-parse', 'dev');
    expect((await bench.run({ images: bench.image(source(2), '3') })).result.outcome).toBe(
      'unchanged',
    );
    const { result } = await bench.run({ images: bench.image(source(0), '1') });
    expect(result.outcome).toBe('superseded');
    expect(result.outputs['superseded-by']).toBe(source(2));
    expect(bench.git('rev-parse', 'dev')).toBe(head);
  });

  it('beside five others at the same moment is not lost, nor are they', async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      await bench.push(
        `o/${name}/kustomization.yaml`,
        `resources: [../../base]\nimages:\n- name: web\n  newName: localhost:5000/acme/web\n`,
      );
    }
    const head = bench.git('rev-parse', 'dev').trim();
    const runs = await Promise.all([
      bench.run({ images: bench.image(source(1), '2') }),
      bench.run({ images: bench.image(source(0), '1', 'api') }),
      ...['a', 'b', 'c', 'd'].map((name) =>
        bench.run({ overlays: `o/${name}`, images: bench.image(source(0), '1') }),
      ),
    ]);
    expect(runs.map(({ result }) => result.outcome)).toEqual(runs.map(() => 'success'));
    expect(bench.git('rev-list', '--count', `${head}..dev`).trim()).toBe('6');
    expect(bench.git('rev-list', '--merges', `${head}..dev`)).toBe('');
    expect(bench.file()).toContain(`dev-${source(1)}`);
    expect(bench.file()).toContain(`newTag: dev-${source(0)}, digest: sha256:1`);
    for (const name of ['a', 'b', 'c', 'd']) {
      expect(bench.file(`o/${name}/kustomization.yaml`)).toContain(`dev-${source(0)}`);
    }
  });

  it('of an older commit that races a newer one never wins', async () => {
    const runs = await Promise.all(
      [0, 1, 2].map((index) => bench.run({ images: bench.image(source(index), `${index}`) })),
    );
    expect(bench.file()).toContain(`newTag: dev-${source(2)}\n`);
    expect(runs[2]?.result.outcome).toBe('success');
  });

  it.each(['drop-request', 'drop-response'] as const)(
    'survives %s at the commit with one commit',
    async (kind) => {
      bench.faults.add({
        ...{ nth: 1, readsBody: true, match: ({ body }) => isCommit(body) },
        action: { kind },
      });
      const head = bench.git('rev-parse', 'dev').trim();
      const { result } = await bench.run({ images: bench.image(source(0), '1') });
      expect(result.outcome).toBe('success');
      expect(bench.git('rev-list', '--count', `${head}..dev`).trim()).toBe('1');
      expect(result.outputs['commit-sha']).toBe(bench.git('rev-parse', 'dev').trim());
    },
  );

  it('whose commit was not verified is as red when it is started again', async () => {
    const images = bench.image(source(0), '1');
    const given = { images };
    expect((await bench.run(given)).result.outcome).toBe('success');
    expect((await bench.run(given)).result.outcome).toBe('unchanged');
    const unsigned = bench.git('cat-file', 'commit', 'dev').replace(/^gpgsig .*\n(?: .*\n)*/m, '');
    const oid = bench.commit(unsigned);
    bench.git('update-ref', 'refs/heads/dev', oid);

    const refused = { code: 'E_COMMIT_UNVERIFIED', outcome: 'failed' };
    const again = async (more: Readonly<Record<string, string>> = {}) =>
      (await bench.run({ ...given, ...more })).result;
    expect(await again()).toMatchObject({
      outcome: 'failed',
      failure: { ...refused, message: expect.stringContaining(oid) },
      outputs: { changed: 'false' },
    });
    expect((await again({ 'require-verified': 'false' })).outcome).toBe('unchanged');
    expect(bench.git('rev-parse', 'dev').trim()).toBe(oid);

    // Words of ours in somebody's commit neither hide it nor count themselves.
    const words = bench.git('log', '-1', '--format=%B', 'dev').trim();
    await bench.push(FILE, `${bench.file()}# by hand\n`, words);
    expect((await again()).failure).toMatchObject({
      ...{ code: refused.code, message: expect.stringContaining(oid) },
    });
    bench.git('update-ref', 'refs/heads/dev', oid);

    // Another wish is not answered for, and a newer commit of the same one is what counts.
    expect(
      (await bench.run({ images: `${images}\n${images.replace('web=', 'api=')}` })).result.outcome,
    ).toBe('success');
    await bench.push(FILE, bench.git('show', `${oid}~1:${FILE}`), 'undeploy');
    expect((await again()).outcome).toBe('success');
    expect((await again()).outcome).toBe('unchanged');
  });

  it('is not answered for by a person who picks its commit anew', async () => {
    const images = bench.image(source(0), '1');
    expect((await bench.run({ images })).result.outcome).toBe('success');
    const bumped = bench.file();
    const picked = bench
      .git('cat-file', 'commit', 'dev')
      .replace(/^gpgsig .*\n(?: .*\n)*/m, '')
      .replace(/^committer .*>/m, 'committer Alice <alice@acme.test>');
    const undone = bench.git('rev-parse', 'dev~1^{tree}').trim();
    const parent = bench.commit(
      picked
        .replace(/^tree .*/, `tree ${undone}`)
        .replace(/^parent .*/m, `parent ${bench.git('rev-parse', 'dev').trim()}`)
        .replace(/\n\n[^]*/, '\n\nundeploy\n'),
    );
    const pick = bench.commit(picked.replace(/^parent .*/m, `parent ${parent}`));
    bench.git('update-ref', 'refs/heads/dev', pick);
    expect(bench.file()).toBe(bumped);
    expect((await bench.run({ images })).result).toMatchObject({ outcome: 'unchanged' });
  });

  it('reads a file that GitHub cuts', async () => {
    const padding = `# ${'x'.repeat(98)}\n`.repeat(6_000);
    await bench.push(
      'big/kustomization.yaml',
      `${padding}resources: [../base]\nimages:\n- name: web\n  newName: localhost:5000/acme/web\n`,
    );
    const { result } = await bench.run({ overlays: 'big', images: bench.image(source(0), '1') });
    expect(result.outcome).toBe('success');
    expect(bench.file('big/kustomization.yaml')).toMatch(/^# x{98}\n[^]*newTag: dev-/);
    expect(result.evidence).toMatchObject({ requests: 3 });
  });
});

describe('the policy on the default branch', () => {
  const POLICY = '.github/gitops-policy.yml';
  const policy = (prefix: string): string =>
    `schema: 1\nregistries: [{ overlays: ['.gitops/overlays/dev'], prefixes: ['${prefix}'] }]\n`;

  afterEach(() => {
    bench.git('update-ref', 'refs/heads/main', source(2));
  });

  it('decides, read by the same request: no more than before, and not the branch’s own', async () => {
    await bench.push(POLICY, policy('localhost:5000/acme/'));
    bench.git('update-ref', 'refs/heads/main', 'dev');
    await bench.push(POLICY, policy('elsewhere.test'));
    await bench.run({ images: bench.image(source(0), '1') });
    const { result } = await bench.run({ images: bench.image(source(1), '2') });
    expect(result).toMatchObject({ outcome: 'success', evidence: { requests: 3 } });

    bench.git('update-ref', 'refs/heads/main', 'dev~2');
    const head = bench.git('rev-parse', 'dev');
    await expect(bench.run({ images: bench.image(source(2), '3') })).rejects.toMatchObject({
      code: 'E_RULE_PATH',
    });
    expect(bench.git('rev-parse', 'dev')).toBe(head);
  });
});

describe('overlays in a repository of their own', () => {
  const DEPLOY = { owner: 'acme', name: 'deploy' };
  const token = (): string =>
    bench.github.jobToken({ repository: REPOSITORY, permissions: { contents: 'read' } });
  /** As gitops-dev calls it: the App writes there, the job's own token reads the source here. */
  const bump = async (index: number, given: Readonly<Record<string, string>> = {}) => {
    const images = bench.image(source(index), `${index + 1}`);
    const where = { repository: 'acme/deploy', branch: 'main', 'source-commit': source(index) };
    return (await bench.run({ images, ...where, token: token(), ...given })).result;
  };

  it('are bumped there, in the order of the source commits here', async () => {
    const { gitDir } = await bench.github.createRepository(DEPLOY);
    bench.github.installApp({ repository: 'acme/deploy', permissions: { contents: 'write' } });
    const there = (...args: readonly string[]): string => bench.git('--git-dir', gitDir, ...args);
    const local = bench.git('rev-parse', '--absolute-git-dir').trim();
    there('fetch', '-q', local, `${source(0)}:refs/heads/main`);
    const here = bench.git('for-each-ref');

    await expect(bump(0)).rejects.toMatchObject({ code: 'E_POLICY_MISSING' });
    expect(there('rev-parse', 'main').trim()).toBe(source(0));
    const proceed = { 'on-missing-policy': 'proceed' };
    expect((await bump(0, proceed)).outcome).toBe('success');
    expect((await bump(2, proceed)).outcome).toBe('success');
    expect((await bump(2, proceed)).outcome).toBe('unchanged');
    expect(await bump(1, proceed)).toMatchObject({
      outcome: 'superseded',
      outputs: { 'superseded-by': source(2) },
    });
    expect(there('show', `main:${FILE}`)).toContain(`newTag: dev-${source(2)}\n`);
    expect(there('rev-list', '--count', `${source(0)}..main`).trim()).toBe('2');
    expect(
      there('log', '-1', '--format=%(trailers:key=Source-Repository,valueonly)', 'main').trim(),
    ).toBe(REPOSITORY);
    expect(bench.git('for-each-ref')).toBe(here);

    await expect(bump(1, { ...proceed, token: '' })).rejects.toMatchObject({ code: 'E_INPUT' });
    expect(there('rev-list', '--count', `${source(0)}..main`).trim()).toBe('2');
  });
});

describe('a bump that GitHub refuses', () => {
  const image = (): Readonly<Record<string, string>> => ({ images: bench.image(source(0), '1') });
  const noApp = { 'app-id': '', 'app-private-key': '' };

  async function refused(
    code: string,
    given: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const head = bench.git('for-each-ref');
    let hint = '';
    await expect(
      bench.run(given, env).catch((thrown: unknown) => {
        hint = (thrown as { hint: string }).hint;
        throw thrown;
      }),
    ).rejects.toMatchObject({ code });
    expect(bench.git('for-each-ref')).toBe(head);
    return hint;
  }

  it('for want of a permission shows the YAML', async () => {
    const token = bench.github.jobToken({
      repository: REPOSITORY,
      permissions: { contents: 'read' },
    });
    const hint = await refused('E_PERMISSION', { ...image(), ...noApp, token });
    expect(hint).toContain('permissions:\n    contents: write');
  });

  it('by a ruleset is E_PROTECTED after one mutation; the App that may bypass it passes', async () => {
    bench.github.setRuleset(REPOSITORY, {
      ...{ name: 'dev', include: ['refs/heads/dev'], rules: ['pull_request'] },
      bypass: { apps: [bench.github.app.slug] },
    });
    const token = bench.github.jobToken({
      repository: REPOSITORY,
      permissions: { contents: 'write' },
    });
    const before = bench.github.requests.length;
    await refused('E_PROTECTED', { ...image(), ...noApp, token });
    expect(bench.github.requests.slice(before).map(({ operation }) => operation)).toEqual([
      'query viewer repository',
      'mutation createCommitOnBranch',
      'query viewer repository',
    ]);
    expect((await bench.run(image())).result.outcome).toBe('success');
  });

  it('because the branch is not there is E_BRANCH_GONE', async () => {
    await refused('E_BRANCH_GONE', { ...image(), branch: 'gone' });
  });

  it('because the App is not installed there is E_PERMISSION', async () => {
    await bench.github.createRepository({ owner: 'other', name: 'place' });
    await refused('E_PERMISSION', { ...image(), repository: 'other/place' });
  });

  it('because the key is another’s is E_PERMISSION', async () => {
    await refused('E_PERMISSION', { ...image(), 'app-id': '4712' });
  });

  it('because the event is about a tag is E_EVENT, before anything is sent', async () => {
    const before = bench.github.requests.length;
    await refused('E_EVENT', image(), { GITHUB_REF: 'refs/tags/v1', GITHUB_EVENT_NAME: 'push' });
    expect(bench.github.requests).toHaveLength(before);
  });

  it('because the overlay is a link is E_PATH', async () => {
    bench.git('symbolic-ref', 'HEAD'); // the repository is there
    await refused('E_TARGET_GONE', { ...image(), overlays: 'app.txt/deeper' });
    await refused('E_PATH', { ...image(), overlays: 'app.txt' });
  });
});
