import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openBench, REPOSITORY, type Bench } from './bench.ts';
import { digest, FILE, OVERLAY, REPOSITORY as IMAGE } from './fixtures.ts';

let bench: Bench;
let run = 100;

beforeAll(async () => {
  bench = await openBench();
});

beforeEach(async () => {
  bench.reset();
  await bench.policy(bench.pipelinePolicy());
});

afterEach(() => {
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

const source = (index: number): string => bench.sources[index] ?? '';
const head = (): string => bench.git('rev-parse', 'dev').trim();
const trailers = (key: string): string =>
  bench.git('log', '-1', `--format=%(trailers:key=${key},valueonly)`, 'dev').trim();

/** Deploys the images of three source commits; @returns the commits, oldest first. */
async function deployThree(): Promise<readonly string[]> {
  const commits: string[] = [];
  for (const [index, digit] of ['1', '2', '3'].entries()) {
    const { result } = await bench.run({ images: bench.image(source(index), digit) });
    commits.push(result.outputs['commit-sha'] ?? '');
  }
  return commits;
}

async function rollBack(
  to: string,
  given: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>> & { readonly outcome: string }> {
  run += 1;
  const inputs = { images: '', 'rollback-to': to, ...given };
  const { result, post } = await bench.run(inputs, { GITHUB_RUN_ID: String(run), ...env });
  await post();
  return { ...result.outputs, outcome: result.outcome };
}

describe('a rollback', () => {
  it('brings the previous image back by one signed commit that says what it takes back', async () => {
    const [, second = '', third = ''] = await deployThree();
    const before = bench.file();
    const ended = await rollBack('previous');
    expect(ended).toMatchObject({ outcome: 'success', 'rollback-target': second });
    expect(ended['images']).toBe(bench.image(source(1), '2'));
    expect(ended['commit-sha']).toBe(head());
    expect(bench.git('rev-parse', 'dev~1').trim()).toBe(third);
    expect(bench.file()).toBe(
      before.replace(`dev-${source(2)}`, `dev-${source(1)}`).replace(digest('3'), digest('2')),
    );
    expect(bench.git('cat-file', 'commit', 'dev')).toContain('gpgsig -----BEGIN PGP SIGNATURE');
    expect(trailers('Rolls-Back')).toBe(third);
    expect(trailers('Rolls-Back-Image')).toBe(`web@${digest('3')}`);
    expect(trailers('Rolls-Back-Source')).toBe(source(2));
    expect(trailers('Source-Commit')).toBe(source(1));
    expect(trailers('Image-Digest')).toBe(`web@${digest('2')}`);
  });

  it('does not oscillate: previous goes on to the one before, and ends with nothing', async () => {
    await deployThree();
    expect((await rollBack('previous'))['images']).toContain(digest('2'));
    expect((await rollBack('previous'))['images']).toContain(digest('1'));
    const at = head();
    await expect(rollBack('previous')).rejects.toMatchObject({ code: 'E_NOTHING_TO_ROLL_BACK' });
    expect(head()).toBe(at);
  });

  it('acts once on a failed digest, whoever reports it again', async () => {
    await deployThree();
    const failed = { 'failed-digest': digest('3') };
    expect((await rollBack('previous', failed)).outcome).toBe('success');
    const at = head();
    expect((await rollBack('previous', failed)).outcome).toBe('unchanged');
    expect(head()).toBe(at);
    expect((await rollBack('previous', { 'failed-digest': digest('9') })).outcome).toBe(
      'unchanged',
    );
  });

  it('goes to a tag and to a bump that is named, and knows when it is there', async () => {
    const [first = '', , third = ''] = await deployThree();
    expect((await rollBack(`dev-${source(0)}`))['rollback-target']).toBe(first);
    expect((await rollBack(`dev-${source(0)}`)).outcome).toBe('unchanged');
    expect((await rollBack(third)).outcome).toBe('success');
    expect(bench.file()).toContain(digest('3'));
    expect((await rollBack(third)).outcome).toBe('unchanged');
  });

  it('started again by the same run does not go back twice', async () => {
    await deployThree();
    const same = { GITHUB_RUN_ID: '4711' };
    expect((await rollBack('previous', {}, same)).outcome).toBe('success');
    const at = head();
    const again = { ...same, GITHUB_RUN_ATTEMPT: '2' };
    expect((await rollBack('previous', {}, again)).outcome).toBe('unchanged');
    expect(head()).toBe(at);
  });

  it('is not held up by a commit of somebody who claims to be its run', async () => {
    await deployThree();
    const run = trailers('Source-Run').replace('/runs/77', '/runs/4713');
    expect(run).toContain('/4713/');
    const words = ['Rolls-Back: it', `Source-Run: ${run}`, `Rolls-Back-Image: web@${digest('3')}`];
    const api = bench.file().replace('unreleased}', `x, digest: '${digest('e')}'}`);
    await bench.push(FILE, api, `Roll back\n\n${words.join('\n')}`);
    const before = head();
    const env = { GITHUB_RUN_ID: '4713' };
    const failed = { 'failed-digest': digest('3') };
    for (const given of [failed, {}]) {
      const ended = await rollBack('previous', { ...given, 'dry-run': 'true' }, env);
      expect(ended['images']).toContain(digest('2'));
    }
    expect((await rollBack('previous', failed, env)).outcome).toBe('success');
    expect(bench.git('rev-parse', 'dev~1').trim()).toBe(before);
    expect((await rollBack('previous', failed, env)).outcome).toBe('unchanged');
  });

  it('keeps the image out that it took away, and lets a new commit in', async () => {
    await deployThree();
    await rollBack('previous');
    const at = head();
    const late = await bench.run({ images: bench.image(source(2), '3') });
    expect(late.result.outcome).toBe('superseded');
    const rebuilt = await bench.run({ images: bench.image(source(2), '7') });
    expect(rebuilt.result.outcome).toBe('superseded');
    expect(head()).toBe(at);
    await expect(
      bench.run({ images: bench.image(source(2), '3'), 'on-superseded': 'fail' }),
    ).rejects.toMatchObject({ code: 'E_SUPERSEDED' });
    await bench.push('app.txt', '4');
    const next = await bench.run({ images: bench.image(head(), '4') });
    expect(next.result.outcome).toBe('success');
    expect(bench.file()).toContain(digest('4'));
  });

  it('respects what a person reverted, too', async () => {
    await deployThree();
    const revert = `Revert "Bump web"\n\nThis reverts commit ${head()}.`;
    const before = bench.git('show', `dev~1:${FILE}`);
    await bench.push(FILE, before, revert);
    const late = await bench.run({ images: bench.image(source(2), '3') });
    expect(late.result.outcome).toBe('superseded');
  });

  it('counts a rollback that a person reverted as never made', async () => {
    await deployThree();
    await rollBack('previous');
    const rollback = head();
    const before = bench.git('show', `dev~1:${FILE}`);
    await bench.push(FILE, before, `Revert "Roll back"\n\nThis reverts commit ${rollback}.`);
    expect((await rollBack('previous'))['images']).toContain(digest('2'));
  });

  it('counts no rollback as reverted by a commit that only says so', async () => {
    await deployThree();
    await rollBack('previous');
    const forged = bench.file().replace(digest('2'), digest('e'));
    await bench.push(FILE, forged, `Revert "Roll back"\n\nThis reverts commit ${head()}.`);
    await bench.run({ images: bench.image(source(1), '2') });
    expect((await rollBack('previous'))['images']).toContain(digest('1'));
  });

  it('never returns to what no verified bump wrote', async () => {
    const [first = ''] = await deployThree();
    const forged = bench.file().replace(digest('3'), digest('e'));
    await bench.push(FILE, forged);
    await bench.run({ images: bench.image(source(2), '3') });
    const byHand = bench.git('rev-parse', 'dev~1').trim();
    const at = head();
    await expect(rollBack(byHand)).rejects.toMatchObject({
      code: 'E_NOTHING_TO_ROLL_BACK',
      message: expect.stringContaining('no verified bump'),
    });
    expect(head()).toBe(at);
    expect((await rollBack('previous'))['images']).toContain(digest('2'));
    expect((await rollBack(first)).outcome).toBe('success');
  });

  it('passes over denied digests, and refuses one that was asked for', async () => {
    await deployThree();
    await bench.policy(bench.pipelinePolicy([digest('2')]));
    await expect(rollBack(`dev-${source(1)}`)).rejects.toMatchObject({ code: 'E_PROMOTE_DENIED' });
    expect((await rollBack('previous'))['images']).toContain(digest('1'));
  });

  it('works after the repository was renamed', async () => {
    const before = { GITHUB_REPOSITORY: 'acme-old/warehouse' };
    const elsewhere = { repository: REPOSITORY, 'source-token': bench.github.personToken('alice') };
    const registries = (sources: string): string =>
      `${bench.pipelinePolicy()}registries: [{ ${sources} overlays: ['**'], prefixes: [${IMAGE}] }]\n`;
    await bench.policy(registries('sources: [acme-old/warehouse],'));
    await bench.run({ images: bench.image(source(0), '1'), ...elsewhere }, before);
    await bench.policy(bench.pipelinePolicy());
    await bench.run({ images: bench.image(source(1), '2') });
    expect(bench.git('log', '-1', '--format=%B', 'dev~1')).toContain(
      'Source-Repository: acme-old/warehouse',
    );
    for (const policy of [bench.pipelinePolicy(), registries('')]) {
      await bench.policy(policy);
      const ended = await rollBack('previous', { 'dry-run': 'true' });
      expect(ended).toMatchObject({ outcome: 'success', images: bench.image(source(0), '1') });
    }
    // Where the policy names sources, a name that it does not know is one of somebody else.
    await bench.policy(registries(`sources: [${REPOSITORY}],`));
    await expect(rollBack('previous')).rejects.toMatchObject({
      ...{ code: 'E_RULE_PATH', message: expect.stringContaining('acme-old/warehouse') },
    });
  });

  it('passes over a source that the policy does not let in, unless it is asked for', async () => {
    const other = { GITHUB_REPOSITORY: 'acme/other' };
    const elsewhere = { repository: REPOSITORY, 'source-token': bench.github.personToken('alice') };
    const registries = (sources: string): string =>
      `${bench.pipelinePolicy()}registries: [{ sources: [${sources}], overlays: ['**'], prefixes: [${IMAGE}] }]\n`;
    await bench.policy(registries(`${REPOSITORY}, acme/other`));
    const image = (digit: string): string => `web=${IMAGE}:v1.0.${digit}@${digest(digit)}`;
    await bench.run({ images: image('1') });
    await bench.run({ images: image('2'), ...elsewhere }, other);
    await bench.run({ images: image('3') });
    await bench.policy(registries(REPOSITORY));
    await expect(rollBack('v1.0.2')).rejects.toMatchObject({ code: 'E_RULE_PATH' });
    expect((await rollBack('previous'))['images']).toBe(image('1'));
  });

  it('brings back images of one source repository at a time', async () => {
    const other = { GITHUB_REPOSITORY: 'acme/other' };
    const elsewhere = { repository: REPOSITORY, 'source-token': bench.github.personToken('alice') };
    await bench.policy(
      `${bench.pipelinePolicy()}registries: [{ sources: [${REPOSITORY}, acme/other], overlays: ['**'], prefixes: [${IMAGE}] }]\n`,
    );
    const eu = '.gitops/overlays/eu';
    await bench.push(`${eu}/kustomization.yaml`, bench.file());
    const image = (digit: string): string => `web=${IMAGE}:v1.0.${digit}@${digest(digit)}`;
    for (const digit of ['1', '2']) {
      await bench.run({ images: image(digit) });
      await bench.run({ images: image(digit), ...elsewhere, overlays: eu }, other);
    }
    const at = head();
    await expect(rollBack('previous', { overlays: `${OVERLAY}\n${eu}` })).rejects.toMatchObject({
      ...{ code: 'E_INPUT', message: expect.stringContaining(`${REPOSITORY}, acme/other`) },
      hint: expect.stringContaining('one source at a time'),
    });
    expect(head()).toBe(at);
    for (const overlays of [OVERLAY, eu]) {
      expect((await rollBack('previous', { overlays }))['images']).toBe(image('1'));
    }
    expect(trailers('Source-Repository')).toBe('acme/other');
  });

  it('passes over a bump that names two sources, unless the overlay lies beside its one', async () => {
    const registries = `registries: [{ sources: [${REPOSITORY}], overlays: ['**'], prefixes: [${IMAGE}] }]\n`;
    const image = (digit: string): string => `web=${IMAGE}:v1.0.${digit}@${digest(digit)}`;
    const { masked } = await bench.run({ images: image('1') });
    const text = bench.file().replace('v1.0.1', 'v1.0.2').replace(digest('1'), digest('2'));
    const input = {
      branch: { repositoryNameWithOwner: REPOSITORY, branchName: 'dev' },
      message: {
        headline: 'Roll back web',
        body: `Source-Repository: ${REPOSITORY}\nSource-Repository: acme/other\nImage-Digest: web@${digest('2')}`,
      },
      fileChanges: { additions: [{ path: FILE, contents: Buffer.from(text).toString('base64') }] },
      expectedHeadOid: head(),
    };
    const answer = await fetch(bench.github.graphqlUrl, {
      method: 'POST',
      headers: { authorization: `Bearer ${masked.find((each) => each.startsWith('ghs_')) ?? ''}` },
      body: JSON.stringify({
        query:
          'mutation M($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }',
        variables: { input },
      }),
    });
    expect(await answer.text()).toContain(head());
    await bench.run({ images: image('3') });
    const shown = async (): Promise<string | undefined> =>
      (await rollBack('previous', { 'dry-run': 'true' }))['images'];
    expect(await shown()).toBe(image('2'));
    await bench.policy(`${bench.pipelinePolicy()}${registries}`);
    expect(await shown()).toBe(image('1'));
    await expect(rollBack('v1.0.2')).rejects.toMatchObject({
      ...{ code: 'E_NOTHING_TO_ROLL_BACK', message: expect.stringContaining('the one repository') },
    });
  });

  it('needs a policy that says whose bumps count', async () => {
    await deployThree();
    await bench.policy(undefined);
    await expect(rollBack('previous')).rejects.toMatchObject({ code: 'E_POLICY_MISSING' });
  });

  it('shows without writing', async () => {
    const [, second = ''] = await deployThree();
    const at = head();
    const ended = await rollBack('previous', { 'dry-run': 'true' });
    expect(ended).toMatchObject({ outcome: 'success', 'rollback-target': second });
    expect(head()).toBe(at);
    await expect(rollBack('0'.repeat(40))).rejects.toMatchObject({
      code: 'E_NOTHING_TO_ROLL_BACK',
    });
  });

  it('rolls one application of an overlay back and leaves the other', async () => {
    await bench.run({ images: bench.image(source(0), '1') });
    await bench.run({ images: bench.image(source(0), 'a', 'api') });
    await bench.run({ images: bench.image(source(1), '2') });
    await bench.run({ images: bench.image(source(1), 'b', 'api') });
    const ended = await rollBack('previous', { 'failed-digest': digest('2') });
    expect(ended['images']).toBe(`web=${IMAGE}:dev-${source(0)}@${digest('1')}`);
    expect(bench.file()).toContain(digest('b'));
    expect((await bench.run({ images: bench.image(source(1), '2') })).result.outcome).toBe(
      'superseded',
    );
  });

  it('passes over what people wrote into other entries', async () => {
    await deployThree();
    await bench.push(
      FILE,
      `${bench.file()}\n  - name: cache\n    newTag: unreleased\n`,
      'Add a cache',
    );
    expect((await rollBack('previous'))['images']).toContain(digest('2'));
  });

  it('does nothing by halves', async () => {
    await bench.push('.gitops/overlays/eu/kustomization.yaml', bench.file());
    const both = `${OVERLAY}\n.gitops/overlays/eu`;
    await bench.run({ images: bench.image(source(0), '1') });
    await bench.run({ images: bench.image(source(1), '2'), overlays: both });
    const at = head();
    const given = { overlays: both, 'failed-digest': digest('2') };
    await expect(rollBack('previous', given)).rejects.toMatchObject({
      ...{ code: 'E_NOTHING_TO_ROLL_BACK', message: expect.stringContaining('overlays/eu') },
    });
    expect(head()).toBe(at);
  });

  it('of one job leaves that of another job of the run to it', async () => {
    await bench.run({ images: bench.image(source(0), '1') });
    await bench.run({ images: bench.image(source(0), 'a', 'api') });
    await bench.run({ images: bench.image(source(1), '2') });
    await bench.run({ images: bench.image(source(1), 'b', 'api') });
    const same = { GITHUB_RUN_ID: '4712' };
    await rollBack('previous', { 'failed-digest': digest('2') }, same);
    const other = await rollBack('previous', { 'failed-digest': digest('b') }, same);
    expect([other.outcome, other['images']]).toEqual([
      'success',
      expect.stringContaining(digest('a')),
    ]);
  });

  it('takes back what it meant when another application is bumped meanwhile', async () => {
    await deployThree();
    const api = bench.image(source(1), 'b', 'api');
    const [ended, other] = await Promise.all([rollBack('previous'), bench.run({ images: api })]);
    expect([ended.outcome, other.result.outcome]).toEqual(['success', 'success']);
    expect(bench.file()).toContain(digest('b'));
    expect(bench.git('show', `dev:${OVERLAY}/kustomization.yaml`)).not.toContain(digest('3'));
  });
});
