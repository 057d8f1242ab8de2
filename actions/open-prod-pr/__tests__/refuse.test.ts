import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  digest,
  openReleaseBench,
  PROD,
  prodImage,
  records,
  STAGING,
  type Ran,
  type ReleaseBench,
  type Tag,
  type World,
} from './release-bench.ts';

let bench: ReleaseBench;

beforeAll(async () => {
  bench = await openReleaseBench();
});

afterEach(() => {
  bench.faults.clear();
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

interface Begun {
  readonly world: World;
  readonly tag: Tag;
}

let quiet: Promise<Begun> | undefined;

async function begun(): Promise<Begun> {
  const world = await bench.world();
  return { world, tag: await world.release('v1.0.0', '1') };
}

async function opened(): Promise<Begun> {
  const { world, tag } = await begun();
  const { result } = await world.run(world.inputs(tag), tag.commitOid);
  expect(result.outcome).toBe('success');
  return { world, tag };
}

/** Runs, and holds that no ref and no pull request changed. */
async function untouched(
  world: World,
  tag: Tag,
  given: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: string | undefined; readonly ran: Ran | undefined }> {
  const refs = world.git('for-each-ref');
  const pulls = await world.pulls();
  let ran: Ran | undefined;
  let code: string | undefined;
  try {
    ran = await world.run(world.inputs(tag, given), tag.commitOid);
    code = ran.result.failure?.code;
  } catch (thrown) {
    ({ code } = thrown as { code: string });
  }
  expect(world.git('for-each-ref')).toBe(refs);
  expect(await world.pulls()).toEqual(pulls);
  return { code, ran };
}

describe('a release that is not to be', () => {
  it.each<[string, string, (world: World, tag: Tag) => Record<string, string>]>([
    [
      'images that staging did not run',
      'E_PROMOTE_MISMATCH',
      () => ({ images: prodImage('v1.0.0', '9') }),
    ],
    ['another tag on the image', 'E_INPUT', () => ({ images: prodImage('v1.0.1', '1') })],
    [
      'an image of a registry that the policy does not let in',
      'E_RULE_PATH',
      () => ({ images: `web=registry.test/acme/warehouse-prod-evil/web:v1.0.0@${digest('1')}` }),
    ],
    [
      'an image of another repository than the overlay’s',
      'E_IMAGE_REPOSITORY',
      ({ repository }, tag) => {
        const other = `web=registry.test/acme/warehouse-prod/other:v1.0.0@${digest('1')}`;
        const lines = records(repository, tag).map((line) =>
          line.replaceAll(prodImage('v1.0.0', '1'), other),
        );
        return { images: other, records: lines.join('\n') };
      },
    ],
    ['no records', 'E_RECORD_MISSING', () => ({ records: '' })],
    [
      'records of another run',
      'E_RECORD_FOREIGN',
      ({ repository }, tag) => ({
        records: records(repository, tag).join('\n').replaceAll('"runId":"77"', '"runId":"78"'),
      }),
    ],
    [
      'records of other digests',
      'E_RECORD_DIGEST',
      ({ repository }, tag) => ({
        records: records(repository, tag).join('\n').replaceAll(digest('1'), digest('2')),
      }),
    ],
    [
      'a record of a scan that failed',
      'E_RECORD_FAILED',
      ({ repository }, tag) => ({
        records: records(repository, tag)
          .join('\n')
          .replace('"verdict":"pass","counts"', '"verdict":"fail","counts"'),
      }),
    ],
    ['a tag object that was not verified', 'E_TAG_MOVED', () => ({ 'tag-oid': 'a'.repeat(40) })],
    ['a commit that was not verified', 'E_TAG_MOVED', () => ({ 'commit-oid': 'a'.repeat(40) })],
    ['a tag that does not exist', 'E_TAG_MOVED', () => ({ tag: 'v7.0.0', 'tag-oid': '' })],
    ['a branch that does not exist', 'E_BRANCH_GONE', () => ({ 'staging-branch': 'stage' })],
    ['a repository that is not there', 'E_PERMISSION', () => ({ repository: 'acme/nowhere' })],
  ])('because of %s ends with %s and nothing written', async (_, code, given) => {
    // Nothing is written, so all of them can look at the same repository.
    quiet ??= begun();
    const { world, tag } = await quiet;
    expect((await untouched(world, tag, given(world, tag))).code).toBe(code);
  });

  it('because another entry would change its image again ends with E_IMAGE_AMBIGUOUS', async () => {
    const world = await bench.world();
    const again = `  - name: registry.test/acme/warehouse-prod/web\n    newName: evil.test/x\n    newTag: x\n`;
    const overlay = (path: string): string => `${world.git('show', `staging:${path}`)}\n${again}`;
    const tag = await world.release('v1.0.0', '1', {
      [STAGING]: overlay(STAGING),
      [PROD]: overlay(PROD),
      'app.txt': 'new\n',
    });
    expect((await untouched(world, tag)).code).toBe('E_IMAGE_AMBIGUOUS');
  });

  it('because a higher version is deployed ends with E_DOWNGRADE', async () => {
    const { world } = await opened();
    await world.merge(1);
    const low = await world.release('v0.9.0', '3');
    const { code, ran } = await untouched(world, low);
    expect(code).toBe('E_DOWNGRADE');
    expect(ran?.result.outputs).toMatchObject({ number: '', operation: '' });
  });

  it('because the job’s own token would write it ends with E_COMMIT_UNVERIFIED, before a pull request', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    const token = bench.github.jobToken({
      repository: world.repository,
      permissions: { contents: 'write', 'pull-requests': 'write' },
    });
    const given = { 'app-id': '', 'app-private-key': '', token };
    await expect(world.run(world.inputs(tag, given), tag.commitOid)).rejects.toMatchObject({
      code: 'E_COMMIT_UNVERIFIED',
      message: expect.stringContaining('41898282+github-actions[bot]') as unknown,
    });
    expect(await world.pulls()).toEqual([]);
  });

  it('because a ruleset keeps the writer out ends with E_PROTECTED', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    bench.github.setRuleset(world.repository, {
      name: 'promote',
      include: ['refs/heads/promote/**'],
      rules: ['creation', 'update'],
    });
    expect((await untouched(world, tag)).code).toBe('E_PROTECTED');
  });

  it('because its branch holds somebody’s commits ends with E_BRANCH_FOREIGN', async () => {
    const { world, tag } = await opened();
    await world.push('promote/prod/v1.0.0', { 'app.txt': 'smuggled\n' });
    const { code, ran } = await untouched(world, tag);
    expect(code).toBe('E_BRANCH_FOREIGN');
    expect(ran?.result.outputs).toMatchObject({ number: '1' });
    expect(ran?.result.failure?.message).toContain(world.git('rev-parse', 'promote/prod/v1.0.0'));
  });

  it('because somebody made its branch of the tag itself ends with E_BRANCH_FOREIGN', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    world.git('update-ref', 'refs/heads/promote/prod/v1.0.0', tag.commitOid);
    expect((await untouched(world, tag)).code).toBe('E_BRANCH_FOREIGN');
  });

  it('because a merge on its branch was made by hand ends with E_BRANCH_FOREIGN', async () => {
    const { world, tag } = await opened();
    const branch = 'promote/prod/v1.0.0';
    // GitHub signs what a person merges there, too: the author is not the pipeline.
    await world.person('carol').rest('POST', '/repos/{owner}/{repo}/merges', {
      ...{ owner: 'acme', repo: world.repository.slice('acme/'.length), base: branch },
      head: await world.push('staging', { 'docs.md': 'x\n' }),
    });
    expect((await untouched(world, tag)).code).toBe('E_BRANCH_FOREIGN');
  });

  it('because the base moved against it ends with E_BRANCH_OUTDATED', async () => {
    const { world, tag } = await opened();
    const overlay = world.git('show', `main:${PROD}`);
    await world.push('main', {
      [PROD]: `${overlay.replace('newTag: unreleased', `newTag: v0.9.0\n    digest: ${digest('8')}`)}\n`,
    });
    expect((await untouched(world, tag)).code).toBe('E_BRANCH_OUTDATED');
  });

  it('because its pull request was closed by somebody ends with E_PR_CLOSED', async () => {
    const { world, tag } = await opened();
    await world.patchPull(world.person('carol'), 1, { state: 'closed' });
    const { code, ran } = await untouched(world, tag);
    expect(code).toBe('E_PR_CLOSED');
    expect(ran?.result.outputs).toMatchObject({ number: '1', operation: '' });
    await world.patchPull(world.person('carol'), 1, { state: 'open' });
    const again = await world.run(world.inputs(tag), tag.commitOid);
    expect(again.result).toMatchObject({ outcome: 'unchanged', outputs: { number: '1' } });
  });
});

describe('a base that moves on without harm', () => {
  it('leaves the pull request as it is', async () => {
    const { world, tag } = await opened();
    await world.push('main', { '.github/docs.md': 'x\n' });
    const { ran } = await untouched(world, tag);
    expect(ran?.result).toMatchObject({ outcome: 'unchanged', outputs: { number: '1' } });
  });

  it('takes along a branch that was only begun', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    world.git('update-ref', 'refs/heads/promote/prod/v1.0.0', world.git('rev-parse', 'main~1'));
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result).toMatchObject({
      outcome: 'success',
      evidence: { steps: ['forward-branch', 'merge', 'bump', 'create-pull'] },
    });
  });
});

describe('a release beside others', () => {
  it('closes the older one with a link, and its branch goes, by whichever run comes first', async () => {
    const { world, tag } = await opened();
    const second = await world.release('v1.1.0', '2');
    const { result } = await world.run(world.inputs(second), second.commitOid);
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { number: '2', operation: 'created' },
      evidence: { closed: [1] },
    });
    expect(await world.comments(1)).toEqual([expect.stringMatching(/^Superseded by #2,/)]);
    const [newer, older] = await world.pulls();
    expect([newer?.state, older?.state]).toEqual(['open', 'closed']);
    expect(world.git('for-each-ref', 'refs/heads/promote')).toMatch(/v1\.1\.0$/);

    const { code, ran } = await untouched(world, tag);
    expect(code).toBeUndefined();
    expect(ran?.result).toMatchObject({
      outcome: 'superseded',
      outputs: { number: '2', operation: 'superseded' },
    });
    expect((await untouched(world, second)).ran?.result.outcome).toBe('unchanged');
    expect(await world.comments(1)).toHaveLength(1);
  });

  it('keeps the branch of the older one where it holds somebody’s commits', async () => {
    const { world } = await opened();
    await world.push('promote/prod/v1.0.0', { 'app.txt': 'mine\n' });
    const second = await world.release('v1.1.0', '2');
    await world.run(world.inputs(second), second.commitOid);
    expect((await world.pulls()).map(({ state }) => state)).toEqual(['open', 'closed']);
    expect(world.git('for-each-ref', 'refs/heads/promote/prod/v1.0.0')).not.toBe('');
  });

  it('finds an older one behind a hundred pull requests of other people', async () => {
    const world = await bench.world();
    const commit = await world.push('work/0', { 'x.txt': 'x\n' }, 'origin/main');
    const carol = world.person('carol');
    for (let index = 1; index <= 101; index += 1) {
      world.git('update-ref', `refs/heads/work/${index}`, commit);
      await world.openPull(carol, `work/${index}`);
    }
    const first = await world.release('v1.0.0', '1');
    await world.run(world.inputs(first), first.commitOid);
    const second = await world.release('v1.1.0', '2');
    const { result } = await world.run(world.inputs(second), second.commitOid);
    expect(result).toMatchObject({ outcome: 'success', evidence: { closed: [102] } });
  });

  it('with `supersede: fail` ends with E_PR_OPEN and nothing written', async () => {
    const { world } = await opened();
    const second = await world.release('v1.1.0', '2');
    const { code, ran } = await untouched(world, second, { supersede: 'fail' });
    expect(code).toBe('E_PR_OPEN');
    expect(ran?.result.outputs).toMatchObject({ number: '1' });
  });

  it('does not mind one that somebody opened from a branch that looks like a release’s', async () => {
    const world = await bench.world();
    await world.push('promote/prod/v9.9.9', { 'x.txt': 'x\n' }, 'origin/main');
    await world.openPull(world.person('carol'), 'promote/prod/v9.9.9');
    const tag = await world.release('v1.0.0', '1');
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result).toMatchObject({ outcome: 'success', evidence: { closed: [] } });
  });

  it('goes back to its base where somebody gave it another one', async () => {
    const { world, tag } = await opened();
    await world.push('elsewhere', { 'x.txt': 'x\n' }, 'origin/main');
    await world.patchPull(world.person('carol'), 1, { base: 'elsewhere' });
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result.outputs).toMatchObject({ number: '1', operation: 'updated' });
    expect(await world.pulls()).toMatchObject([{ number: 1, base: { ref: 'main' } }]);
  });

  it('does not mind a pull request from a branch that names no version', async () => {
    const world = await bench.world();
    await world.push('promote/prod/spring', { 'x.txt': 'x\n' }, 'origin/main');
    await world.openPull(world.person('carol'), 'promote/prod/spring');
    const tag = await world.release('v1.0.0', '1');
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result).toMatchObject({ outcome: 'success', evidence: { closed: [] } });
  });

  it('opened at the same moment leaves one open pull request, of the higher version', async () => {
    const world = await bench.world();
    const low = await world.release('v1.0.0', '1');
    const high = await world.release('v1.1.0', '2');
    await Promise.all([low, high].map((tag) => world.run(world.inputs(tag), tag.commitOid)));
    const open = (await world.pulls()).filter(({ state }) => state === 'open');
    expect(open.map(({ head }) => head.ref)).toEqual(['promote/prod/v1.1.0']);
  });
});

describe('nothing to change', () => {
  it('opens nothing, and closes what is open', async () => {
    const { world, tag } = await opened();
    const overlay = world.git('show', `promote/prod/v1.0.0:${PROD}`);
    await world.push('main', { [PROD]: `${overlay}\n` });
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result).toMatchObject({ outcome: 'success', outputs: { operation: 'closed' } });
    expect((await world.pulls())[0]?.state).toBe('closed');
    const again = await world.run(world.inputs(tag), tag.commitOid);
    expect(again.result).toMatchObject({ outcome: 'unchanged' });
    expect(await world.comments(1)).toHaveLength(1);
  });
});

describe('a tag that moved', () => {
  const withdraw = (world: World, tag: Tag): Record<string, string> => ({
    ...{ mode: 'withdraw', tag: tag.name, overlay: '.gitops/overlays/prod' },
    token: bench.github.jobToken({
      repository: world.repository,
      permissions: { contents: 'read', 'pull-requests': 'write' },
    }),
  });

  it('closes its pull request and is E_TAG_MOVED, for the old object and the new one', async () => {
    const { world, tag } = await opened();
    const oid = await world.moveTag('v1.0.0', tag.sourceCommit);
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result).toMatchObject({
      outcome: 'failed',
      failure: { code: 'E_TAG_MOVED' },
      outputs: { number: '1', operation: 'closed' },
    });
    expect((await world.pulls())[0]?.state).toBe('closed');
    expect(await world.comments(1)).toEqual([expect.stringContaining(oid)]);
    const moved = { ...tag, oid, commitOid: tag.sourceCommit };
    expect((await untouched(world, moved)).code).toBe('E_PR_CLOSED');
  });

  it('back to a verified object is E_TAG_MOVED where the pull request is another’s', async () => {
    const { world, tag } = await opened();
    const oid = await world.moveTag('v1.0.0', tag.sourceCommit);
    const moved = { ...tag, oid, commitOid: tag.sourceCommit };
    const { result } = await world.run(world.inputs(moved), moved.commitOid);
    expect(result).toMatchObject({ failure: { code: 'E_TAG_MOVED' } });
    expect(result.outputs['operation']).toBe('closed');
  });

  it('is seen by the withdrawal, which needs no more than the job’s own token', async () => {
    const { world, tag } = await opened();
    const calm = await world.run(withdraw(world, tag), tag.commitOid);
    expect(calm.result).toMatchObject({ outcome: 'unchanged', outputs: { number: '' } });
    expect(calm.requests).toBe(1);
    await world.moveTag('v1.0.0', undefined);
    const dry = await world.run({ ...withdraw(world, tag), 'dry-run': 'true' }, tag.commitOid);
    expect(dry.result.outputs).toMatchObject({ number: '1', operation: 'closed' });
    expect((await world.pulls())[0]?.state).toBe('open');
    const { result } = await world.run(withdraw(world, tag), tag.commitOid);
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { number: '1', operation: 'closed', 'head-branch': '' },
    });
    expect((await world.pulls())[0]?.state).toBe('closed');
    expect(await world.comments(1)).toEqual([expect.stringContaining('was deleted')]);
    const again = await world.run(withdraw(world, tag), tag.commitOid);
    expect(again.result.outcome).toBe('unchanged');
  });
});
