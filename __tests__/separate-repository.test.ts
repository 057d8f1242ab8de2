import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { action as bumpAction } from '../actions/bump-kustomize/src/main.ts';
import { digest, records, type Tag } from '../actions/open-prod-pr/__tests__/release-bench.ts';
import { action as releaseAction } from '../actions/open-prod-pr/src/main.ts';
import {
  GITOPS,
  openTwoRepositories,
  POLICY,
  REGISTRY,
  SOURCE,
  type SeenRequest,
  type TwoRepositories,
} from './support/two-repositories.ts';

let world: TwoRepositories;
let tag: Tag;

const FILE = (environment: string): string => `.gitops/overlays/${environment}/kustomization.yaml`;
const image = (environment: string, commit: string, digit: string): string =>
  `web=${REGISTRY}/warehouse-${environment}/web:${environment}-${commit}@${digest(digit)}`;

/** As gitops-dev and gitops-staging call it. */
function bump(
  environment: string,
  given: Readonly<Record<string, string>> = {},
  repository = SOURCE,
) {
  const commit = tag.sourceCommit;
  return world.run(
    bumpAction,
    {
      ...{ images: image(environment, commit, '5'), overlays: `.gitops/overlays/${environment}` },
      ...{ repository: GITOPS, 'source-commit': commit, ...given },
    },
    { ref: `refs/heads/${environment}`, sha: commit, repository },
  );
}

/** As gitops-prod calls it. */
function release(mode: 'plan' | 'open', of: Tag = tag) {
  return world.run(
    releaseAction,
    {
      ...{ mode, tag: of.name, 'tag-oid': of.oid, 'commit-oid': of.commitOid },
      ...{ overlay: '.gitops/overlays/prod', repository: GITOPS, base: 'main' },
      records: records(SOURCE, of).join('\n'),
      ...(mode === 'open' && {
        images: `web=${REGISTRY}/warehouse-prod/web:${of.name}@${digest(of.digit)}`,
      }),
    },
    { ref: `refs/tags/${of.name}`, sha: of.commitOid },
  );
}

const gitopsRefs = (): string => world.gitops.there('for-each-ref');

/** What the overlays' policy says from now on. */
const rule = (text: string): Promise<string> => {
  world.github.removeRuleset(GITOPS, 'main');
  return world.gitops.push('main', { [POLICY]: text });
};

beforeAll(async () => {
  world = await openTwoRepositories();
  // An overlay of the repository that the source has no part in.
  await world.gitops.push('dev', {
    [FILE('qa')]: world.gitops.there('show', `dev:${FILE('dev')}`),
  });
  const commitOid = await world.source.push('staging', { 'app.txt': '1\n' });
  const oid = await world.source.tag('v1.0.0', commitOid);
  tag = { name: 'v1.0.0', oid, commitOid, sourceCommit: commitOid, digit: '5' };
});

beforeEach(() => {
  world.seen();
});

afterAll(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
});

/** Each token reaches its own repository, and the source's only reads. */
function expectKeptApart(requests: readonly SeenRequest[]): void {
  const by = (who: SeenRequest['by']): readonly SeenRequest[] =>
    requests.filter((request) => request.by === who);
  const job = by('job');
  expect(job.length).toBeGreaterThan(0);
  expect(job.filter(({ repository, writes }) => repository !== SOURCE || writes)).toEqual([]);
  const app = by('app').filter(({ what }) => what !== 'DELETE /api/v3/installation/token');
  expect(app.length).toBeGreaterThan(0);
  expect(app.filter(({ repository }) => repository !== GITOPS)).toEqual([]);
  const key = by('app-key');
  expect(key.map(({ what }) => what.replace(/(?<=installations\/)\d+/, '<id>'))).toEqual([
    `GET /api/v3/repos/${GITOPS}/installation`,
    'POST /api/v3/app/installations/<id>/access_tokens',
  ]);
  expect(JSON.parse(key[1]?.body ?? '')).toMatchObject({ repositories: ['warehouse-gitops'] });
  // git asks without a login first.
  const others = by('other').filter(({ what }) => !what.includes('/info/refs'));
  expect(others).toEqual([]);
}

describe('source and overlays in two repositories', () => {
  it('go from a bump to a production pull request, each token in its own of them', async () => {
    const sourceRefs = world.source.there('for-each-ref');
    // An order to compare exists only once something is deployed.
    const older = world.source.there('rev-parse', 'dev');
    const first = { images: image('dev', older, '4'), 'source-commit': older };
    expect((await bump('dev', first)).outcome).toBe('success');
    world.seen();
    expect(await bump('dev')).toMatchObject({ outcome: 'success', evidence: { requests: 4 } });
    expectKeptApart(world.seen());

    const staged = await bump('staging');
    expect(staged.outcome).toBe('success');
    expect(world.gitops.there('show', `staging:${FILE('staging')}`)).toContain(digest('5'));
    world.seen();

    const plan = await release('plan');
    expect(plan.outputs).toMatchObject({
      ...{ kind: 'promotion', version: '1.0.0' },
      images: image('staging', tag.sourceCommit, '5'),
    });
    const planned = world.seen();
    expectKeptApart(planned);
    expect(planned.filter(({ by, writes }) => by === 'app' && writes)).toEqual([
      expect.objectContaining({ what: 'DELETE /api/v3/installation/token' }),
    ]);

    const base = world.gitops.there('rev-parse', 'main');
    const opened = await release('open');
    expect(opened).toMatchObject({ outcome: 'success', outputs: { operation: 'created' } });
    expectKeptApart(world.seen());

    const branch = `promote/prod/${tag.name}`;
    expect(world.gitops.there('rev-list', `${base}..${branch}`).split('\n')).toHaveLength(1);
    expect(world.gitops.there('diff', '--name-only', base, branch)).toBe(FILE('prod'));
    expect(world.gitops.there('show', `${branch}:${FILE('prod')}`)).toContain(
      `newTag: v1.0.0\n    digest: ${digest('5')}`,
    );
    expect(
      world.gitops.there(
        'log',
        '-1',
        '--format=%(trailers:key=Source-Repository,valueonly)',
        branch,
      ),
    ).toBe(SOURCE);

    // Again: the same one. And nothing of all this was written to the source.
    expect(await release('open')).toMatchObject({
      ...{ outcome: 'unchanged', outputs: { number: opened.outputs['number'] } },
    });
    expect(world.source.there('for-each-ref')).toBe(sourceRefs);
  });
});

describe('the policy of the overlays’ repository', () => {
  const ELSEWHERE = `web=${REGISTRY}/warehouse-prod/web:dev-${'a'.repeat(40)}@${digest('6')}`;

  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    [
      'an image of another registry',
      'dev',
      { images: ELSEWHERE, 'source-commit': '' },
      'warehouse-prod/web into .gitops/overlays/dev',
    ],
    [
      'an overlay that no entry speaks of',
      'dev',
      { overlays: '.gitops/overlays/qa' },
      'write into .gitops/overlays/qa',
    ],
  ])('refuses %s', async (_, environment, given, said) => {
    const refs = gitopsRefs();
    await expect(bump(environment, given)).rejects.toMatchObject({
      ...{ code: 'E_RULE_PATH', message: expect.stringContaining(said) },
      hint: expect.stringContaining(`    sources: ["${SOURCE}"]`),
    });
    expect(gitopsRefs()).toBe(refs);
  });

  it('refuses another source, though it holds the key', async () => {
    await world.github.createRepository({ owner: 'acme', name: 'other' });
    const refs = gitopsRefs();
    await expect(bump('dev', {}, 'acme/other')).rejects.toMatchObject({ code: 'E_RULE_PATH' });
    expect(gitopsRefs()).toBe(refs);
  });

  it('decides alone: not the branch that is written to, nor the source', async () => {
    const wide = world.policy.replace(
      /^registries:[^]*$/m,
      `registries: [{ sources: [${SOURCE}, ${GITOPS}], overlays: ['**'], prefixes: [registry.test] }]\n`,
    );
    await world.gitops.push('dev', { [POLICY]: wide });
    await world.source.push('main', { [POLICY]: wide });
    const refs = gitopsRefs();
    await expect(bump('dev', { images: ELSEWHERE, 'source-commit': '' })).rejects.toMatchObject({
      code: 'E_RULE_PATH',
    });
    expect(gitopsRefs()).toBe(refs);
  });

  it('refuses a release whose source may not write production: no branch, no pull request', async () => {
    const oid = await world.source.tag('v1.1.0', tag.commitOid);
    const next = { ...tag, name: 'v1.1.0', oid };
    const withoutProd = world.policy.replace(
      /(?:^ {2}- sources:.*\n)(?=.*\/prod)(?:^ {4}.*\n)+/m,
      '',
    );
    expect(withoutProd).toContain('overlays/staging');
    expect(withoutProd).not.toContain("overlays: ['.gitops/overlays/prod']");
    for (const policy of [withoutProd, world.policy.replaceAll(SOURCE, 'acme/other')]) {
      await rule(policy);
      const refs = gitopsRefs();
      world.seen();
      expect((await release('plan', next)).failure).toMatchObject({ code: 'E_RULE_PATH' });
      await expect(release('open', next)).rejects.toMatchObject({
        ...{ code: 'E_RULE_PATH', outcome: 'failed' },
        message: expect.stringContaining(GITOPS),
      });
      expect(gitopsRefs()).toBe(refs);
      const writes = world.seen().filter(({ by, writes: wrote }) => by === 'app' && wrote);
      const revoked = 'DELETE /api/v3/installation/token';
      expect(writes.map(({ what }) => what)).toEqual([revoked, revoked]);
    }
    await rule(world.policy);
    expect(await release('open', next)).toMatchObject({ outcome: 'success' });
  });
});
