import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { action as bumpAction } from '../actions/bump-kustomize/src/main.ts';
import { digest, records, type Tag } from '../actions/open-prod-pr/__tests__/release-bench.ts';
import { action as releaseAction } from '../actions/open-prod-pr/src/main.ts';
import {
  GITOPS,
  openTwoRepositories,
  POLICY,
  REGISTRY,
  SOURCE,
  type TwoRepositories,
} from './support/two-repositories.ts';

type Given = Readonly<Record<string, string>>;

let world: TwoRepositories;
let runId = 100;

const FILE = (environment: string): string => `.gitops/overlays/${environment}/kustomization.yaml`;
const AS_JOB = { 'app-id': '', 'app-private-key': '' };
const READS = { contents: 'read', 'pull-requests': 'read' };

/** As gitops-dev and gitops-staging call it in the source. */
function bump(environment: string, commit: string, digit: string, given: Given = {}) {
  const image = `${REGISTRY}/warehouse-${environment}/web:${environment}-${commit}`;
  return world.run(
    bumpAction,
    {
      ...{ images: `web=${image}@${digest(digit)}`, overlays: `.gitops/overlays/${environment}` },
      ...{ repository: GITOPS, 'source-commit': commit, ...given },
    },
    { ref: `refs/heads/${environment}`, sha: commit },
  );
}

/** As gitops-rollback calls it, in the repository of the overlays unless that is said. */
function back(environment: string, given: Given, repository = GITOPS): Promise<ActionResult> {
  runId += 1;
  return world.run(
    bumpAction,
    {
      ...{ 'rollback-to': 'previous', overlays: `.gitops/overlays/${environment}` },
      ...{ branch: environment, ...given },
    },
    { repository, runId, ref: 'refs/heads/main', sha: world.gitops.there('rev-parse', 'main') },
  );
}

/** As gitops-prod calls it in the source. */
function release(mode: 'plan' | 'open', tag: Tag): Promise<ActionResult> {
  return world.run(
    releaseAction,
    {
      ...{ mode, tag: tag.name, 'tag-oid': tag.oid, 'commit-oid': tag.commitOid },
      ...{ overlay: '.gitops/overlays/prod', repository: GITOPS, base: 'main' },
      records: records(SOURCE, tag).join('\n'),
      ...(mode === 'open' && {
        images: `web=${REGISTRY}/warehouse-prod/web:${tag.name}@${digest(tag.digit)}`,
      }),
    },
    { ref: `refs/tags/${tag.name}`, sha: tag.commitOid },
  );
}

async function tagged(name: string, digit: string): Promise<Tag> {
  const commitOid = await world.source.push('staging', { 'app.txt': `${name}\n` });
  await bump('staging', commitOid, digit);
  const oid = await world.source.tag(name, commitOid);
  return { name, oid, commitOid, sourceCommit: commitOid, digit };
}

const trailers = (branch: string, key: string): string =>
  world.gitops.there('log', '-1', `--format=%(trailers:key=${key},valueonly)`, branch);

beforeAll(async () => {
  world = await openTwoRepositories();
});

beforeEach(() => {
  world.seen();
});

afterAll(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
});

describe('a rollback of overlays that live apart from their source', () => {
  it('is found by the job’s own token there, and written by the App: what was taken back stays away', async () => {
    const older = world.source.there('rev-parse', 'dev');
    const newer = await world.source.push('dev', { 'app.txt': '2\n' });
    const first = (await bump('dev', older, '1')).outputs['commit-sha'] ?? '';
    await bump('dev', newer, '2');
    const before = world.gitops.there('show', `dev~1:${FILE('dev')}`);
    world.seen();

    const failed = { 'failed-digest': digest('2') };
    const found = await back('dev', { ...failed, ...AS_JOB, 'dry-run': 'true' });
    expect(found).toMatchObject({ outcome: 'success', outputs: { 'rollback-target': first } });
    const asked = world.seen().filter(({ what }) => !what.includes('/info/refs'));
    expect(asked.map(({ by }) => by)).toEqual(asked.map(() => 'job'));
    expect(asked.filter(({ repository, writes }) => repository !== GITOPS || writes)).toEqual([]);

    expect((await back('dev', { ...failed, 'rollback-to': first })).outcome).toBe('success');
    expect(world.gitops.there('show', `dev:${FILE('dev')}`)).toBe(before);
    expect(trailers('dev', 'Source-Repository')).toBe(SOURCE);
    expect(trailers('dev', 'Source-Commit')).toBe(older);
    expect(trailers('dev', 'Rolls-Back-Source')).toBe(newer);

    expect((await bump('dev', newer, '2')).outcome).toBe('superseded');
    const mended = await world.source.push('dev', { 'app.txt': '3\n' });
    expect((await bump('dev', mended, '3')).outcome).toBe('success');
  });

  it('holds the image against what the policy lets its source write, whoever rolls back', async () => {
    const head = world.gitops.there('rev-parse', 'dev');
    // Holding the key is not enough: another source takes nothing of this one back.
    await world.github.createRepository({ owner: 'acme', name: 'other' });
    await expect(back('dev', { repository: GITOPS }, 'acme/other')).rejects.toMatchObject({
      ...{ code: 'E_RULE_PATH', message: expect.stringContaining('acme/other') },
    });
    world.github.removeRuleset(GITOPS, 'main');
    await world.gitops.push('main', { [POLICY]: world.policy.replaceAll(SOURCE, 'acme/other') });
    await expect(back('dev', {})).rejects.toMatchObject({
      ...{ code: 'E_RULE_PATH', message: expect.stringContaining(SOURCE) },
    });
    await world.gitops.push('main', { [POLICY]: world.policy });
    expect(world.gitops.there('rev-parse', 'dev')).toBe(head);
    // The source itself, with the key, may.
    expect((await back('dev', { repository: GITOPS, 'dry-run': 'true' }, SOURCE)).outcome).toBe(
      'success',
    );
  });

  it('that is called in the source ends red, and says where it belongs', async () => {
    const refs = world.gitops.there('for-each-ref');
    await expect(back('dev', { ...AS_JOB, 'dry-run': 'true' }, SOURCE)).rejects.toMatchObject({
      ...{ code: 'E_POLICY_MISSING', hint: expect.stringContaining('run the rollback there') },
    });
    expect(world.gitops.there('for-each-ref')).toBe(refs);
  });

  it('of staging keeps what it took back out of the source’s releases', async () => {
    await tagged('v0.1.0', '4');
    const tag = await tagged('v0.2.0', '5');
    expect((await release('plan', tag)).outputs).toMatchObject({ kind: 'promotion' });
    expect((await back('staging', {})).outcome).toBe('success');
    expect((await release('plan', tag)).failure).toMatchObject({ code: 'E_PROMOTE_ROLLED_BACK' });
  });

  it('of production is planned, and proposed, there as well', async () => {
    for (const tag of [await tagged('v1.0.0', '6'), await tagged('v1.1.0', '7')]) {
      await world.merge(Number((await release('open', tag)).outputs['number']));
    }
    const production = (given: Given): Promise<ActionResult> =>
      world.run(
        releaseAction,
        { 'rollback-to': 'previous', overlay: '.gitops/overlays/prod', ...given },
        {
          ...{ repository: GITOPS, runId: 900, permissions: READS },
          ...{ ref: 'refs/heads/main', sha: world.gitops.there('rev-parse', 'main') },
        },
      );
    const planned = await production({ mode: 'plan', ...AS_JOB });
    const images = `web=${REGISTRY}/warehouse-prod/web:v1.0.0@${digest('6')}`;
    expect(planned).toMatchObject({ outcome: 'success', outputs: { kind: 'rollback', images } });
    const opened = await production({ mode: 'open', images });
    expect(opened).toMatchObject({ outcome: 'success', outputs: { operation: 'created' } });
    const branch = opened.outputs['head-branch'] ?? '';
    expect(world.gitops.there('show', `${branch}:${FILE('prod')}`)).toBe(
      world.gitops.there('show', `main~1:${FILE('prod')}`),
    );
    expect(trailers(branch, 'Source-Repository')).toBe(SOURCE);
  });
});
