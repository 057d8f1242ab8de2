import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openBench, REPOSITORY, type Bench } from './bench.ts';
import { digest, FILE, OVERLAY, REPOSITORY as IMAGE } from './fixtures.ts';

let bench: Bench;
let run = 500;

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

const EU = '.gitops/overlays/eu';
const source = (index: number): string => bench.sources[index] ?? '';
const head = (): string => bench.git('rev-parse', 'dev').trim();

/** A bump whose tag says nothing, so that the order is what the trailers of the last one say. */
async function bump(
  index: number,
  digit: string,
  given: Readonly<Record<string, string>> = {},
): Promise<string> {
  const images = `web=${IMAGE}:main-${digit}@${digest(digit)}`;
  return (await bench.run({ images, 'source-commit': source(index), ...given })).result.outcome;
}

async function rollBack(given: Readonly<Record<string, string>> = {}): Promise<string> {
  run += 1;
  const inputs = { images: '', 'rollback-to': 'previous', ...given };
  return (await bench.run(inputs, { GITHUB_RUN_ID: String(run) })).result.outcome;
}

/** What a bump of ours would say. */
function words(index: number, digit: string, ...more: readonly string[]): string {
  return [
    `Bump web\n\nSource-Repository: ${REPOSITORY}`,
    `Source-Commit: ${source(index)}`,
    `Image-Digest: web@${digest(digit)}`,
    ...more,
  ].join('\n');
}

/** A commit that GitHub makes and signs for whoever has the token. */
async function commitAs(token: string, path: string, text: string, message: string): Promise<void> {
  const [headline = '', , ...body] = message.split('\n');
  const input = {
    branch: { repositoryNameWithOwner: REPOSITORY, branchName: 'dev' },
    message: { headline, body: body.join('\n') },
    fileChanges: { additions: [{ path, contents: Buffer.from(text).toString('base64') }] },
    expectedHeadOid: head(),
  };
  const answer = await fetch(bench.github.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query:
        'mutation M($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { signature { isValid wasSignedByGitHub } } } }',
      variables: { input },
    }),
  });
  expect(await answer.text()).toContain('{"isValid":true,"wasSignedByGitHub":true}');
}

const jobToken = (): string =>
  bench.github.jobToken({
    ...{ repository: REPOSITORY, permissions: { contents: 'write' } },
  });

/** Writers that are not the pipeline; each leaves the images as they are. */
const STRANGERS: readonly (readonly [string, (message: string) => Promise<unknown>])[] = [
  ['a push', (message) => bench.push(FILE, `${bench.file()}# by hand\n`, message)],
  [
    'a commit that GitHub signs for a person',
    async (message) => {
      await commitAs(
        bench.github.personToken('alice'),
        FILE,
        `${bench.file()}# by hand\n`,
        message,
      );
    },
  ],
];

describe.each(['with', 'without'])('%s a policy that names the App', (kind) => {
  const judged = async (): Promise<void> =>
    bench.policy(kind === 'with' ? bench.pipelinePolicy() : undefined);

  describe.each(STRANGERS)('the words of a bump in %s', (_, write) => {
    it('make no other bump superseded', async () => {
      await judged();
      expect(await bump(0, '1')).toBe('success');
      await write(words(2, '1'));
      await write(words(2, '1', `Rolls-Back: ${head()}`, `Rolls-Back-Image: web@${digest('2')}`));
      await write(words(2, '1', `Rolls-Back: ${head()}`, `Rolls-Back-Source: ${source(1)}`));
      expect(await bump(1, '2')).toBe('success');
      expect(await bump(0, '1')).toBe('superseded');
    });

    it('let nothing back in that was rolled back', async () => {
      await bump(0, '1');
      await bump(1, '2');
      expect(await rollBack()).toBe('success');
      await judged();
      const rollback = head();
      for (const forged of [
        words(1, '2'),
        words(0, '1'),
        words(2, '2', `Rolls-Back: ${rollback}`, `Rolls-Back-Image: web@${digest('1')}`),
        `Revert "Roll back"\n\nThis reverts commit ${rollback}.`,
      ]) {
        await write(forged);
        expect(await bump(1, '2')).toBe('superseded');
        expect(await bump(1, '3')).toBe('superseded');
      }
      expect(await bump(2, '4')).toBe('success');
    });
  });

  it('a person’s revert of a bump holds its image back', async () => {
    await judged();
    await bump(0, '1');
    const before = bench.file();
    await bump(1, '2');
    await bench.push(FILE, before, `Revert "Bump web"\n\nThis reverts commit ${head()}.`);
    expect(await bump(1, '2')).toBe('superseded');
    expect(await bump(1, '3')).toBe('superseded');
  });
});

it('believes what the job’s own token wrote, where no policy names an App', async () => {
  await bench.policy(undefined);
  const given = { 'app-id': '', 'app-private-key': '', token: jobToken() };
  expect(await bump(1, '2', given)).toBe('success');
  expect(await bump(0, '1', given)).toBe('superseded');
});

describe('where the policy names an App', () => {
  const asJob = (): Readonly<Record<string, string>> => {
    const contents = { contents: 'write' };
    const token = bench.github.jobToken({ repository: REPOSITORY, permissions: contents });
    return { 'app-id': '', 'app-private-key': '', token };
  };
  const asPerson = (): Readonly<Record<string, string>> => ({
    ...{ 'app-id': '', 'app-private-key': '', token: bench.github.personToken('alice') },
  });

  it.each([
    ['the job’s own token', asJob, 'github-actions[bot]'],
    ['a person', asPerson, 'alice'],
  ])('%s writes no bump and no rollback', async (_, given, login) => {
    await bump(0, '1');
    await bump(1, '2');
    const at = head();
    const refusal = {
      ...{ code: 'E_PERMISSION', message: expect.stringContaining(`\`${login}\``) },
      hint: expect.stringContaining('Give `app-id` and `app-private-key` of that App'),
    };
    await expect(bump(2, '3', given())).rejects.toMatchObject(refusal);
    await expect(rollBack(given())).rejects.toMatchObject(refusal);
    expect(head()).toBe(at);
  });

  it('anybody who may read may look', async () => {
    await bump(0, '1');
    await bump(1, '2');
    const at = head();
    expect(await bump(0, '1', { ...asJob(), 'dry-run': 'true' })).toBe('superseded');
    expect(await bump(2, '3', { ...asJob(), 'dry-run': 'true' })).toBe('success');
    expect(await bump(1, '2', { ...asJob(), mode: 'check' })).toBe('unchanged');
    expect(await rollBack({ ...asJob(), 'dry-run': 'true' })).toBe('success');
    expect(head()).toBe(at);
  });
});

describe('behind five hundred commits of people that leave the images alone', () => {
  const proceed = { 'on-unknown-order': 'proceed' };
  const bury = (): void => {
    bench.pushMany(501, FILE);
  };

  it.each(['with', 'without'])('a rollback holds its image back %s a policy', async (kind) => {
    await bump(0, '1');
    await bump(1, '2');
    expect(await rollBack()).toBe('success');
    bury();
    if (kind === 'without') await bench.policy(undefined);
    expect(await bump(1, '2', proceed)).toBe('superseded');
    expect(await bump(2, '3', proceed)).toBe('success');
  });

  it('an older commit stays superseded', async () => {
    await bump(1, '2');
    bury();
    expect(await bump(0, '1', { 'on-unknown-order': 'skip' })).toBe('superseded');
  });

  it('the order is unknown where people took away what was deployed last', async () => {
    const deploy = async (index: number, digit: string): Promise<string> => {
      const given = { images: bench.image(source(index), digit), 'on-unknown-order': 'skip' };
      return (await bench.run(given)).result.outcome;
    };
    await deploy(0, '1');
    const before = bench.file();
    expect(await deploy(1, '2')).toBe('success');
    await bench.push(FILE, before, `Revert "Bump web"\n\nThis reverts commit ${head()}.`);
    bury();
    expect(await deploy(1, '2')).toBe('unchanged');
  });
});

it('a rollback in one of two overlays outlasts the next bump of both', async () => {
  const both = { overlays: `${OVERLAY}\n${EU}` };
  await bench.push(`${EU}/kustomization.yaml`, bench.file());
  await bench.run({ ...both, images: bench.image(source(0), '1') });
  await bench.run({ images: bench.image(source(1), '2') });
  expect(await rollBack()).toBe('success');

  const images = `${bench.image(source(1), '2')}\n${bench.image(source(1), 'b', 'api')}`;
  expect((await bench.run({ ...both, images })).result.outcome).toBe('success');
  const message = bench.git('log', '-1', '--format=%B', 'dev');
  const part = (overlay: string): string =>
    message.slice(message.indexOf(`Overlay: ${overlay}`)).split('\nOverlay:')[0] ?? '';
  expect(part(OVERLAY)).not.toContain('web@');
  expect(part(EU)).toContain(`Image-Digest: web@${digest('2')}`);

  const late = await bench.run({ ...both, images: bench.image(source(1), '2') });
  expect(late.result.outcome).toBe('superseded');
  expect(bench.file()).toContain(digest('1'));
  expect(bench.file(`${EU}/kustomization.yaml`)).toContain(digest('2'));
});

describe('an overlay below another has bumps of its own, which let nothing back into the other', () => {
  const BELOW = `${OVERLAY}/eu`;

  beforeEach(async () => {
    await bench.push(`${BELOW}/kustomization.yaml`, bench.file());
  });

  it('by what they say', async () => {
    expect(await bump(0, '1')).toBe('success');
    expect(await bump(1, '2')).toBe('success');
    expect(await rollBack()).toBe('success');
    expect(await bump(1, '2')).toBe('superseded');
    expect(await bump(1, '2', { overlays: BELOW })).toBe('success');
    expect(await bump(1, '2')).toBe('superseded');
    expect(bench.file()).toContain(digest('1'));
    expect(await bump(2, '3')).toBe('success');
  });

  it('by what they touch, where they name no overlay as those of before', async () => {
    await bench.policy(undefined);
    const given = { 'app-id': '', 'app-private-key': '', token: jobToken() };
    expect(await bump(0, '1', given)).toBe('success');
    const [first, wrong] = [bench.file(), bench.file().replaceAll(digest('1'), digest('2'))];
    await commitAs(given.token, FILE, wrong, words(1, '2'));
    const back = [`Rolls-Back: ${head()}`, `Rolls-Back-Image: web@${digest('2')}`];
    await commitAs(given.token, FILE, first, words(0, '1', ...back));
    expect(await bump(1, '2', given)).toBe('superseded');
    await commitAs(given.token, `${BELOW}/kustomization.yaml`, wrong, words(1, '2'));
    expect(await bump(1, '2', given)).toBe('superseded');
    expect(await bump(2, '3', given)).toBe('success');
  });
});
