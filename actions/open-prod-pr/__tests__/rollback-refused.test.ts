import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  digest,
  openReleaseBench,
  PROD,
  prodImage,
  records,
  type Ran,
  type ReleaseBench,
  type World,
} from './release-bench.ts';
import { releaseAll, rollbackInputs, runRollback } from './rollback-world.ts';

const POLICY = '.github/gitops-policy.yml';
let bench: ReleaseBench;

beforeAll(async () => {
  bench = await openReleaseBench();
  bench.github.personToken('carol');
});

afterEach(() => {
  bench.faults.clear();
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

const back = (
  world: World,
  to: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Ran> => runRollback(bench, world, to, given);

/** By hand, as anybody who may merge to the base can. */
async function writeByHand(world: World, tag: string, digit: string): Promise<string> {
  const text = world.git('show', `main:${PROD}`);
  return world.push('main', {
    [PROD]: `${text
      .replace(/newTag: .*/, `newTag: ${tag}`)
      .replace(/digest: .*/, `digest: ${digest(digit)}`)}\n`,
  });
}

async function expectNothing(
  world: World,
  to: string,
  code: string,
  given: Readonly<Record<string, string>> = {},
): Promise<string> {
  const before = [world.git('for-each-ref'), await world.pulls()];
  const { result } = await back(world, to, given);
  expect(result).toMatchObject({ outcome: 'failed', failure: { code } });
  expect([world.git('for-each-ref'), await world.pulls()]).toEqual(before);
  return result.failure?.message ?? '';
}

describe('a rollback is refused', () => {
  it('where nothing, or only one release, was ever there', async () => {
    const world = await bench.world();
    expect(await expectNothing(world, 'previous', 'E_NOTHING_TO_ROLL_BACK')).toContain(
      'releases nothing on main',
    );
    await releaseAll(world, 1);
    await expectNothing(world, 'previous', 'E_NOTHING_TO_ROLL_BACK');
    await expectNothing(world, 'v0.9.0', 'E_NOTHING_TO_ROLL_BACK');
    await expectNothing(world, world.git('rev-parse', 'main^1'), 'E_NOTHING_TO_ROLL_BACK');
  });

  it('to a commit that is not on the first-parent history of the base', async () => {
    const world = await bench.world();
    const [tag] = await releaseAll(world, 2);
    for (const oid of ['main^2', tag?.commitOid ?? '']) {
      expect(
        await expectNothing(world, world.git('rev-parse', oid), 'E_NOTHING_TO_ROLL_BACK'),
      ).toContain('first-parent');
    }
    await expectNothing(world, 'f'.repeat(40), 'E_NOTHING_TO_ROLL_BACK');
  });

  it('to a digest that the policy denies, in plan and in open', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    const text = world.git('show', `main:${POLICY}`);
    await world.push('main', {
      [POLICY]: text.replace('promotion: {', `promotion: { deny-digests: ['${digest('1')}'],`),
    });
    for (const mode of ['plan', 'open']) {
      expect(await expectNothing(world, 'previous', 'E_PROMOTE_DENIED', { mode })).toContain(
        digest('1'),
      );
    }
  });

  it('to a repository that the policy does not let into the overlay any more', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    const text = world.git('show', `main:${POLICY}`);
    await world.push('main', { [POLICY]: text.replace('warehouse-prod/', 'elsewhere/') });
    await expectNothing(world, 'previous', 'E_RULE_PATH');
  });

  it('to what somebody wrote by hand: passed over by `previous`, refused by name', async () => {
    const world = await bench.world();
    await releaseAll(world, 1);
    const hand = await writeByHand(world, 'v1.1.0', '8');
    const tag = await world.release('v1.2.0', '3');
    const { result: opened } = await world.run(world.inputs(tag), tag.commitOid);
    await world.merge(Number(opened.outputs['number']));
    for (const to of ['v1.1.0', hand]) {
      const message = await expectNothing(world, to, 'E_NOTHING_TO_ROLL_BACK');
      expect(message).toContain(`no verified bump wrote \`web\` ${digest('8')}`);
      expect(message).toContain(`${hand}: its author is not <12345678+acme-gitops[bot]`);
    }
    const { result } = await back(world, 'previous');
    expect(result.images).toEqual([prodImage('v1.0.0', '1')]);
    const [pull] = await world.pulls();
    expect(pull?.body).toMatch(/### Passed over\n\n- `web v1\.1\.0`: ``no verified bump wrote/);
  });

  it('to what the App wrote beside the images, and to what GitHub does not call signed', async () => {
    const world = await bench.world();
    const [first] = await releaseAll(world, 1);
    // The App's own commit, by its own address, but no bump: it adds a line.
    const head = world.git('rev-parse', 'main');
    const more = `${world
      .git('show', `main:${PROD}`)
      .replace('newTag: v1.0.0', 'newTag: v1.1.0')
      .replace(digest('1'), digest('7'))}\nnamePrefix: evil-\n`;
    await world.app.mutate(
      'mutation Bump($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }',
      {
        input: {
          branch: { repositoryNameWithOwner: world.repository, branchName: 'main' },
          expectedHeadOid: head,
          message: { headline: 'Bump', body: `Source-Commit: ${first?.sourceCommit ?? ''}` },
          fileChanges: {
            additions: [{ path: PROD, contents: Buffer.from(more).toString('base64') }],
          },
        },
      },
    );
    await writeByHand(world, 'v1.2.0', '3');
    expect(await expectNothing(world, 'v1.1.0', 'E_NOTHING_TO_ROLL_BACK')).toContain(
      'more than newTag and digest',
    );
  });

  it('by records of another run or of other images, whatever `require` says', async () => {
    const world = await bench.world();
    const [, tag] = await releaseAll(world, 2);
    if (tag === undefined) throw new Error('nothing was released');
    const [, image = ''] = records(world.repository, tag);
    const sha = world.git('rev-parse', 'main');
    const mine = image.replaceAll(tag.commitOid, sha);
    await expect(back(world, 'previous', { records: mine })).rejects.toMatchObject({
      code: 'E_RECORD_DIGEST',
    });
    await expect(
      back(world, 'previous', { records: mine.replace('"runId":"77"', '"runId":"78"') }),
    ).rejects.toMatchObject({ code: 'E_RECORD_FOREIGN' });
    expect(await world.pulls()).toHaveLength(2);
  });

  it('where the branch holds what is not ours', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    const { result } = await back(world, 'previous', { 'dry-run': 'true' });
    await world.push(result.outputs['head-branch'] ?? '', { 'evil.txt': 'x\n' }, 'origin/main');
    await expectNothing(world, 'previous', 'E_BRANCH_FOREIGN');
  });
});

describe('the text of a rollback', () => {
  it('shows the verification of the base where its record is given', async () => {
    const world = await bench.world();
    const [, tag] = await releaseAll(world, 2);
    if (tag === undefined) throw new Error('nothing was released');
    const sha = world.git('rev-parse', 'main');
    const [line = ''] = records(world.repository, { ...tag, commitOid: sha });
    const { evidence, ...rest } = JSON.parse(line) as { readonly evidence: object };
    const given = JSON.stringify({ ...rest, evidence: { ...evidence, tag: undefined } });
    await back(world, 'previous', { records: given });
    const [pull] = await world.pulls();
    expect(pull?.body).toContain('| signatures | ✅ proven | everything up to');
    // A base that moved since was not judged.
    await world.push('main', { 'docs.md': 'later\n' });
    const { result } = await world.run(rollbackInputs(bench, 'previous', { records: given }), sha);
    expect(result.outputs).toMatchObject({ number: '3', operation: 'updated' });
    expect((await world.pulls())[0]?.body).toContain('| signatures | ❌ failed | `it judged');
  });

  it('means nothing in the title, and an entry that nobody can read is not written beside', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    await back(world, 'previous', { title: 'Fixes #1 for @carol' });
    const [before] = await world.pulls();
    expect(before?.title).toBe('Fixes #\u20601 for @\u2060carol');
    const name = '@octocat Closes #1\\nRolls-Back: deadbeef';
    await world.push('main', {
      [PROD]: `${world.git('show', `main:${PROD}`)}\n  - name: "${name}"\n    newName: registry.test/acme/warehouse-prod/x\n    newTag: v9.9.9\n    digest: ${digest('9')}\n`,
    });
    await expect(back(world, 'previous')).rejects.toMatchObject({ code: 'E_IMAGE_AMBIGUOUS' });
    const [after, ...others] = await world.pulls();
    expect(others).toHaveLength(2);
    expect([after?.body, after?.head.sha]).toEqual([before?.body, before?.head.sha]);
  });

  it('is brought up to date, and keeps what people wrote around it', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    await back(world, 'previous');
    const [pull] = await world.pulls();
    const forged = `Mine.\n\n${(pull?.body ?? '').replace('✅ proven', '✅ proven twice over')}`;
    await world.patchPull(world.person('carol'), 3, { body: forged });
    const { result } = await back(world, 'previous');
    expect(result.outputs['operation']).toBe('updated');
    const [after] = await world.pulls();
    expect(after?.body).toMatch(/^Mine\.\n\n<!-- gitops-actions:begin -->/);
    expect(after?.body).not.toContain('twice over');
  });
});
