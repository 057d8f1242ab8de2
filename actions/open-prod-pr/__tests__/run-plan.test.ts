import { afterAll, describe, expect, it } from '@jest/globals';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import type { ReleaseDeps } from '../src/deps.ts';
import { runPlan } from '../src/plan/run-plan.ts';
import { BEGIN, END, formatMachineBlock } from '../src/body/machine-block.ts';
import type { RepositoryState } from '../src/state/repository-state.ts';
import { SIGNATURES } from './evidence-fixtures.ts';
import {
  APP,
  createWorlds,
  digest,
  kustomization,
  POLICY,
  PROD,
  REPOSITORY,
  STAGING,
} from './plan-world.ts';

const worlds = createWorlds();
afterAll(() => {
  worlds.remove();
});

type PlanRun = Parameters<typeof runPlan>[0];

const INPUTS: PlanRun = {
  tagOid: undefined,
  commitOid: undefined,
  overlay: '.gitops/overlays/prod',
  stagingOverlay: '.gitops/overlays/staging',
  stagingBranch: 'staging',
  base: 'main',
  allowDowngrade: false,
  records: [],
  require: ['signatures', 'image', 'scan'],
};

/** A released version on main, its successor on staging, and a tag of it. */
function scene(message = 'release', known = true, sidecar = { prod: '', staging: '' }) {
  const world = worlds.create();
  const root = world.commit({
    files: {
      'src/app': '1\n',
      [STAGING]: kustomization('staging', { web: 'unreleased' }) + sidecar.staging,
      [PROD]: kustomization('prod', { web: `v1.0.0@${digest('9')}` }) + sidecar.prod,
    },
  });
  const source = world.commit({ parents: [root], files: { 'src/app': '2\n' } });
  const files = {
    [STAGING]:
      kustomization('staging', { web: `staging-${source}@${digest('a')}` }) + sidecar.staging,
  };
  const bump = world.bump({ parent: source, files, of: source });
  const tagOid = world.tag('v1.1.0', message === 'release' ? bump : source, { message });
  const commitOid = message === 'release' ? bump : source;
  const asked: (readonly string[])[] = [];
  const fact = (oid: string) =>
    [oid, { oid, authorEmail: APP, signedByGitHub: world.signed.has(oid) }] as const;
  const state: RepositoryState = {
    tag: { oid: tagOid, commitOid },
    baseOid: root,
    stagingOid: message === 'release' ? bump : source,
    policy: POLICY,
    gitopsPolicy: POLICY,
    policyBlob: 'f'.repeat(40),
    commits: new Map(known ? [fact(bump)] : []),
    branchOid: undefined,
    own: [],
    others: [],
  };
  const repository = { objects: world.objects } as Repository;
  const deps = {
    source: { name: REPOSITORY },
    gitops: { name: REPOSITORY },
    tag: 'v1.1.0',
    runner: { repository: REPOSITORY, runId: '4711', runAttempt: 2, sha: commitOid },
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
    now: () => new Date('2026-11-23T00:00:00Z'),
    readState: () => Promise.resolve(state),
    repositories: () => Promise.resolve({ source: repository, gitops: repository }),
    requests: () => 1,
    commitFacts: (oids: readonly string[]) => {
      asked.push(oids);
      return Promise.resolve(new Map(oids.map(fact)));
    },
  } as unknown as ReleaseDeps;
  const verified = (hotfix?: string): string =>
    JSON.stringify({
      ...SIGNATURES,
      run: { ...SIGNATURES.run, sha: commitOid },
      evidence: {
        ...SIGNATURES.evidence,
        head: commitOid,
        tag: {
          name: 'v1.1.0',
          oid: tagOid,
          target: commitOid,
          signer: 'alice',
          ...(hotfix !== undefined && { hotfix }),
        },
      },
    });
  return { deps, source, bump, root, tagOid, commitOid, asked, verified };
}

describe('runPlan', () => {
  it('hands on what staging ran, and what production runs', async () => {
    const { deps, source, bump, root, verified, asked } = scene();
    const result = await runPlan({ ...INPUTS, records: [verified()] }, deps);
    const line = `web=registry.test/acme/warehouse-staging/web:staging-${source}@${digest('a')}`;
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: {
        kind: 'promotion',
        images: line,
        version: '1.1.0',
        deployed: `web=registry.test/acme/warehouse-prod/web:v1.0.0@${digest('9')}`,
      },
      images: [line],
      evidence: {
        mode: 'plan',
        tag: 'v1.1.0',
        sourceCommit: source,
        kind: 'promotion',
        baseOid: root,
        deployedVersion: '1.0.0',
        staging: { commit: bump, bumps: [bump], bumpCount: 1 },
        refusals: [],
      },
    });
    expect(result.failure).toBeUndefined();
    expect(result.summary).toContain('On staging since ');
    expect(asked).toEqual([]);
  });

  it('asks GitHub only of commits that the state does not know', async () => {
    const { deps, bump, verified, asked } = scene('release', false);
    const result = await runPlan({ ...INPUTS, records: [verified()] }, deps);
    expect(result.outcome).toBe('success');
    expect(asked).toEqual([[bump]]);
  });

  it('hands on nothing of a refused release but the reasons', async () => {
    const { deps, tagOid, commitOid } = scene();
    const refused = await runPlan({ ...INPUTS, tagOid: 'e'.repeat(40) }, deps);
    expect(refused).toMatchObject({
      outcome: 'failed',
      outputs: { kind: '', images: '', version: '', deployed: '' },
      images: [],
      evidence: { refusals: [{ code: 'E_TAG_MOVED' }] },
      failure: { code: 'E_TAG_MOVED' },
    });
    expect(refused.summary).toContain('| E_TAG_MOVED |');
    const several = await runPlan(INPUTS, {
      ...deps,
      readState: async () => {
        const state = await deps.readState();
        return { ...state, stagingOid: state.baseOid };
      },
    });
    expect(several.failure?.code).toBe('E_PROMOTE_NOT_IN_STAGING');
    expect(several.evidence).toMatchObject({ tagOid, commitOid });
  });

  it('refuses a tag under whose name another object was opened, before anything is copied', async () => {
    const { deps, verified } = scene();
    const block = { schema: 1, tag: 'v1.1.0', tagOid: 'e'.repeat(40), commitOid: 'd'.repeat(40) };
    const people = { labels: [], reviewers: [], teams: [], assignees: [] };
    const machine = { ...block, ...people, images: [], evidence: 'a', text: 'b' } as never;
    const body = [BEGIN, formatMachineBlock(machine), END].join('\n');
    const pull = { number: 7, url: 'u', state: 'OPEN', headBranch: 'promote/prod/v1.1.0', body };
    const result = await runPlan(
      { ...INPUTS, records: [verified()] },
      {
        ...deps,
        readState: async () => ({ ...(await deps.readState()), own: [pull] as never }),
      },
    );
    expect(result.outputs['kind']).toBe('');
    expect(result.failure).toMatchObject({
      code: 'E_TAG_MOVED',
      message: expect.stringContaining('#7') as unknown,
    });
  });

  it('leaves a release alone that a newer open one would close at once', async () => {
    const { deps, verified } = scene();
    const other = (number: number, headBranch: string): object => ({
      ...{ number, url: `https://github.test/${number}`, state: 'OPEN', headBranch },
    });
    const planWith = (...others: readonly object[]): ReturnType<typeof runPlan> =>
      runPlan(
        { ...INPUTS, records: [verified()] },
        {
          ...deps,
          branchPrefix: 'promote/prod/',
          readState: async () => ({ ...(await deps.readState()), others: others as never }),
        },
      );
    const newer = await planWith(other(3, 'promote/prod/v1.0.9'), other(4, 'promote/prod/v1.2.0'));
    expect(newer.outcome).toBe('superseded');
    expect(newer.outputs).toMatchObject({
      kind: '',
      images: '',
      operation: 'superseded',
      number: '4',
    });
    expect((await planWith(other(3, 'promote/prod/v1.0.9'))).outcome).toBe('success');
  });

  it('says how a sidecar of a higher version stops being held against it', async () => {
    const proxy = `  - name: proxy\n    newName: quay.test/proxy\n    newTag: v7.6.0\n    digest: ${digest('8')}\n`;
    const alone = scene('release', true, { prod: proxy, staging: '' });
    const { failure } = await runPlan(INPUTS, alone.deps);
    expect(failure?.code).toBe('E_DOWNGRADE');
    expect(failure?.hint).toContain('list it in .gitops/overlays/staging on staging');
    const both = scene('release', true, { prod: proxy, staging: proxy });
    const result = await runPlan({ ...INPUTS, records: [both.verified()] }, both.deps);
    expect(result.outcome).toBe('success');
  });

  it('names all reasons in the message, and the first one’s code', async () => {
    const { deps, root } = scene();
    const result = await runPlan(INPUTS, {
      ...deps,
      tag: 'v1.1.0',
      readState: async () => {
        const state = await deps.readState();
        const { scan, registries, signing } = POLICY;
        const promotion = { denyDigests: [digest('a')], trustPaths: ['src/**'] };
        const policy = {
          schema: 1,
          scan,
          registries,
          promotion,
          ...(signing && { signing }),
        } as const;
        return { ...state, policy, baseOid: root };
      },
    });
    expect(result.failure?.code).toBe('E_PROMOTE_DENIED');
    expect(result.failure?.message).toContain('2 reasons against releasing v1.1.0');
    expect(result.failure?.message).toContain('E_PROMOTE_TRUST_PATH: ');
    expect(result.failure?.hint).toContain('deny-digests');
    expect(result.failure?.hint).toContain('git checkout refs/tags/v1.1.0 -- src/app');
  });

  it('wants the tag’s verification where it is required, and for a hotfix always', async () => {
    const promotion = scene();
    const missing = { code: 'E_RECORD_MISSING' };
    await expect(runPlan(INPUTS, promotion.deps)).rejects.toMatchObject(missing);
    const none = await runPlan({ ...INPUTS, require: [] }, promotion.deps);
    expect(none.outcome).toBe('success');

    const urgent = scene('Hotfix: the shelf is on fire');
    const inputs = { ...INPUTS, require: [] };
    await expect(runPlan(inputs, urgent.deps)).rejects.toMatchObject(missing);
    const records = [urgent.verified()];
    await expect(runPlan({ ...inputs, records }, urgent.deps)).rejects.toMatchObject({
      code: 'E_RECORD_DIGEST',
    });
    const allowed = [urgent.verified('the shelf is on fire')];
    const result = await runPlan({ ...inputs, records: allowed }, urgent.deps);
    expect(result.outputs).toMatchObject({ kind: 'hotfix', images: '', version: '1.1.0' });
    expect(result.summary).toContain('which staging never ran');
  });
});
