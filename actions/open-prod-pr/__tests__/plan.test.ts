import { afterAll, describe, expect, it } from '@jest/globals';
import type { PlanVerdict, Release } from '../src/release.ts';
import {
  codesOf,
  createWorlds,
  digest,
  kustomization,
  POLICY,
  PROD,
  REPOSITORY,
  STAGING,
  type Images,
  type World,
} from './plan-world.ts';

const worlds = createWorlds();
afterAll(() => {
  worlds.remove();
});

const UNRELEASED = { web: 'unreleased', redis: '7.2' };

/** A repository in which staging has merged one source commit, and main nothing yet. */
function start(): { world: World; root: string; source: string } {
  const world = worlds.create();
  const root = world.commit({
    files: {
      'src/app': '1\n',
      '.github/workflow': '1\n',
      [STAGING]: kustomization('staging', UNRELEASED),
      [PROD]: kustomization('prod', UNRELEASED),
    },
  });
  const feature = world.commit({ parents: [root], files: { 'src/app': '2\n' } });
  const source = world.commit({ parents: [root, feature], files: { 'src/app': '2\n' } });
  return { world, root, source };
}

function staging(of: string, pinned: string, more: Images = {}): Record<string, string> {
  const images = { ...UNRELEASED, web: `staging-${of}@${pinned}`, ...more };
  return { [STAGING]: kustomization('staging', images) };
}

function production(web: string): Record<string, string> {
  return { [PROD]: kustomization('prod', { ...UNRELEASED, web }) };
}

interface Asked {
  readonly world: World;
  readonly tagged: string;
  readonly main: string;
  readonly staged: string;
  readonly tag?: string;
  readonly message?: string;
}

function plan({
  world,
  tagged,
  main,
  staged,
  tag = 'v1.0.0',
  message,
}: Asked): Promise<PlanVerdict> {
  const tagOid = world.tag(tag, tagged, message === undefined ? {} : { message });
  return world.plan({ tag, refs: { tagOid, baseOid: main, stagingOid: staged } });
}

function released(verdict: PlanVerdict): Release {
  if (verdict.ok) return verdict.release;
  throw new Error(verdict.refusals.map(({ code, message }) => `${code}: ${message}`).join('\n'));
}

/** Everything that the refusals say. */
function textOf(verdict: PlanVerdict): string {
  return verdict.ok
    ? ''
    : verdict.refusals.map(({ message, hint }) => `${message}\n${hint}`).join('\n');
}

describe('a promotion', () => {
  it('releases what staging recorded for the tagged commit’s source, although the tag is on the bump', async () => {
    const { world, root, source } = start();
    const bump = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const release = released(await plan({ world, tagged: bump, main: root, staged: bump }));
    expect(release).toMatchObject({
      kind: 'promotion',
      version: '1.0.0',
      commitOid: bump,
      sourceCommit: source,
      deployed: [],
      overlayFile: PROD,
      images: [
        {
          name: 'web',
          repository: 'registry.test/acme/warehouse-staging/web',
          tag: `staging-${source}`,
          digest: digest('a'),
        },
      ],
      staging: { commit: bump, bumps: [bump] },
    });
    expect(release.mergeTree).toBe(world.treeOf(bump));
    expect(release.staging?.replacedAt).toBeUndefined();
  });

  it('releases an earlier source, although a newer bump took its place', async () => {
    const { world, root, source } = start();
    const bump = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const next = world.commit({ parents: [bump], files: { 'src/app': '3\n' } });
    const newer = world.bump({ parent: next, files: staging(next, digest('b')), of: next });
    const release = released(await plan({ world, tagged: source, main: root, staged: newer }));
    expect(release.images).toMatchObject([{ digest: digest('a') }]);
    expect(release.staging?.replacedAt).toBeDefined();
  });

  it('refuses a commit that staging never ran, and names what to do', async () => {
    const { world, root, source } = start();
    const bump = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const other = world.commit({ parents: [bump], files: { 'src/app': '3\n' } });
    const verdict = await plan({ world, tagged: other, main: root, staged: bump });
    expect(codesOf(verdict)).toEqual(['E_PROMOTE_NOT_IN_STAGING']);
    expect(textOf(verdict)).toContain('git tag -s v<next> origin/staging');
  });

  it.each([
    ['whose author is somebody else', { author: 'acme-gitops[bot] <mallory@evil.test>' }],
    ['that GitHub did not sign', { signed: false }],
    ['that deploys a fork of the same commit', { repository: 'mallory/warehouse-network' }],
    ['that changes more than images', { files: { 'src/app': 'x\n' } }],
    [
      'that changes the overlay otherwise',
      { files: { '.gitops/overlays/staging/patch.yaml': '' } },
    ],
    ['that names another source commit', { of: 'f'.repeat(40) }],
  ])('takes no record from a bump %s', async (_, forged) => {
    const { world, root, source } = start();
    const honest = { parent: source, files: staging(source, digest('a')), of: source };
    const files = { ...honest.files, ...('files' in forged ? forged.files : {}) };
    const bump = world.bump({ ...honest, ...forged, files });
    const verdict = await plan({ world, tagged: source, main: root, staged: bump });
    expect(codesOf(verdict)).toEqual(['E_PROMOTE_NOT_IN_STAGING']);
    if (!('of' in forged)) expect(textOf(verdict)).toContain(bump);
  });

  it('takes no record from an entry that stood there before the bump', async () => {
    const { world, root, source } = start();
    const names = (api: string): Record<string, string> =>
      staging(source, digest('a'), { api: `staging-${source}@${api}` });
    const forged = world.commit({
      parents: [source],
      files: {
        [STAGING]: kustomization('staging', {
          ...UNRELEASED,
          api: `staging-${source}@${digest('e')}`,
        }),
      },
    });
    const bump = world.bump({ parent: forged, files: names(digest('e')), of: source });
    const release = released(await plan({ world, tagged: source, main: root, staged: bump }));
    expect(release.images.map(({ name }) => name)).toEqual(['web']);
  });

  it('refuses two digests of one source', async () => {
    const { world, root, source } = start();
    const one = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const two = world.bump({ parent: one, files: staging(source, digest('b')), of: source });
    const verdict = await plan({ world, tagged: source, main: root, staged: two });
    expect(codesOf(verdict)).toEqual(['E_PROMOTE_MISMATCH']);
    expect(textOf(verdict)).toContain(digest('a'));
  });

  it('refuses what a rollback or a hand took away, until the pipeline brings it back', async () => {
    const { world, root, source } = start();
    const bump = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const earlier = staging('d'.repeat(40), digest('0'));
    const rollback = world.bump({
      parent: bump,
      files: earlier,
      of: 'd'.repeat(40),
      rollsBack: bump,
    });
    const byHand = world.commit({ parents: [bump], files: earlier });
    for (const staged of [rollback, byHand]) {
      const verdict = await plan({ world, tagged: source, main: root, staged });
      expect(codesOf(verdict)).toEqual(['E_PROMOTE_ROLLED_BACK']);
      const hand = world.commit({ parents: [staged], files: staging(source, digest('a')) });
      const still = await plan({ world, tagged: source, main: root, staged: hand });
      expect(codesOf(still)).toEqual(['E_PROMOTE_ROLLED_BACK']);
      const again = world.bump({ parent: staged, files: staging(source, digest('a')), of: source });
      const release = released(await plan({ world, tagged: source, main: root, staged: again }));
      expect(release.staging).toMatchObject({ commit: again, bumps: [bump, again] });
    }
  });

  it('refuses a digest that the policy denies', async () => {
    const { world, root, source } = start();
    const bump = world.bump({ parent: source, files: staging(source, digest('bad')), of: source });
    const verdict = await plan({ world, tagged: bump, main: root, staged: bump });
    expect(codesOf(verdict)).toEqual(['E_PROMOTE_DENIED']);
  });
});

describe('the version', () => {
  it('only rises, and is one image for ever', async () => {
    const { world, root, source } = start();
    const main = world.commit({ parents: [root], files: production(`v1.1.0@${digest('a')}`) });
    const bump = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const codes = async (tag: string): Promise<readonly string[]> =>
      codesOf(await plan({ world, tagged: bump, main, staged: bump, tag }));
    expect(await codes('v1.0.5')).toEqual(['E_DOWNGRADE']);
    expect(await codes('v1.1.0')).toEqual([]);
    expect(await codes('v1.10.0')).toEqual([]);
    expect(await codes('v2.0')).toEqual(['E_VERSION']);
    const other = world.bump({ parent: source, files: staging(source, digest('b')), of: source });
    const taken = await plan({ world, tagged: other, main, staged: other, tag: 'v1.1.0' });
    expect(codesOf(taken)).toEqual(['E_TAG_EXISTS']);
  });

  it('may fall on purpose, and does not mind what is no image of the pipeline', async () => {
    const { world, root, source } = start();
    const images = { web: `v1.1.0@${digest('a')}`, redis: `v9.0.0@${digest('9')}` };
    const shared = (text: string): string => text.replaceAll('warehouse-prod/redis', 'redis');
    const main = world.commit({
      parents: [root],
      files: { [PROD]: shared(kustomization('prod', images)) },
    });
    const staged = kustomization('staging', {
      web: `staging-${source}@${digest('a')}`,
      redis: '7.2',
    });
    const files = { [STAGING]: staged.replaceAll('warehouse-staging/redis', 'redis') };
    const hand = world.commit({
      parents: [source],
      files: {
        [STAGING]: kustomization('staging', UNRELEASED).replaceAll(
          'warehouse-staging/redis',
          'redis',
        ),
      },
    });
    const bump = world.bump({ parent: hand, files, of: source });
    const tag = 'v1.2.0';
    const higher = released(await plan({ world, tagged: bump, main, staged: bump, tag }));
    expect(higher.deployedVersion).toBe('1.1.0');
    const tagOid = world.tag('v1.0.0', bump);
    const refs = { tagOid, baseOid: main, stagingOid: bump };
    expect(codesOf(await world.plan({ tag: 'v1.0.0', refs, allowDowngrade: true }))).toEqual([]);
  });
});

describe('the merge', () => {
  it('recognises a cherry-picked hotfix, and refuses to lose one', async () => {
    const { world, root, source } = start();
    const main = world.commit({ parents: [root], files: { 'src/fix': '1\n' } });
    const bump = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const lost = await plan({ world, tagged: bump, main, staged: bump });
    expect(codesOf(lost)).toEqual(['E_PROMOTE_LOSES_HOTFIX']);
    expect(textOf(lost)).toContain('"src/fix"');
    expect(textOf(lost)).toContain('git merge -S origin/main');

    const picked = world.commit({ parents: [bump], files: { 'src/fix': '1\n' } });
    const next = world.bump({ parent: picked, files: staging(picked, digest('b')), of: picked });
    const release = released(await plan({ world, tagged: next, main, staged: next }));
    expect(release.baseOid).toBe(main);
  });

  it('refuses a conflict with the files and the back-merge that mends it', async () => {
    const { world, root, source } = start();
    const main = world.commit({ parents: [root], files: { 'src/app': 'other\n' } });
    const bump = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const verdict = await plan({ world, tagged: bump, main, staged: bump });
    expect(codesOf(verdict)).toEqual(['E_PROMOTE_CONFLICT']);
    expect(textOf(verdict)).toContain('"src/app"');
    expect(textOf(verdict)).toContain('git switch -c back-merge origin/dev');
  });

  it('refuses a change of trust paths, and lets the base have newer ones', async () => {
    const { world, root, source } = start();
    const trusted = world.commit({ parents: [source], files: { '.github/workflow': '2\n' } });
    const bump = world.bump({ parent: trusted, files: staging(trusted, digest('a')), of: trusted });
    const verdict = await plan({ world, tagged: bump, main: root, staged: bump });
    expect(codesOf(verdict)).toEqual(['E_PROMOTE_TRUST_PATH']);
    expect(textOf(verdict)).toContain('git checkout refs/tags/v1.0.0 -- .github/workflow');

    const main = world.commit({ parents: [root], files: { '.github/workflow': '3\n' } });
    const older = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    expect(codesOf(await plan({ world, tagged: older, main, staged: older }))).toEqual([]);
  });

  it('refuses images that somebody wrote into production’s overlay on the way', async () => {
    const { world, root, source } = start();
    const both = (api: string): string => kustomization('prod', { web: 'unreleased', api });
    const main = world.commit({ parents: [root], files: { [PROD]: both('unreleased') } });
    const up = world.commit({ parents: [main, source], files: { 'src/app': '2\n' } });
    const smuggled = world.commit({
      parents: [up],
      files: { [PROD]: both(`v1.0.0@${digest('e')}`) },
    });
    const bump = world.bump({ parent: smuggled, files: staging(up, digest('a')), of: up });
    const verdict = await plan({ world, tagged: bump, main, staged: bump });
    expect(codesOf(verdict)).toEqual(['E_PROMOTE_NOT_IN_STAGING']);
    expect(textOf(verdict)).toContain(digest('e'));
  });

  it('keeps hostile file names out of the commands that it proposes', async () => {
    const { world, root, source } = start();
    const files = { ".github/a'; rm -rf ~": '1\n', '.github/b\nrm -rf ~': '1\n' };
    const trusted = world.commit({ parents: [source], files });
    const bump = world.bump({ parent: trusted, files: staging(trusted, digest('a')), of: trusted });
    const text = textOf(await plan({ world, tagged: bump, main: root, staged: bump }));
    expect(text).toContain(`'.github/a'\\''; rm -rf ~'`);
    expect(text).not.toContain('\nrm -rf');
  });
});

describe('a hotfix', () => {
  it('is what the signed tag calls so, on top of the base', async () => {
    const { world, root, source } = start();
    const main = world.commit({ parents: [root], files: production(`v1.1.0@${digest('a')}`) });
    const fix = world.commit({ parents: [main], files: { 'src/fix': '1\n' } });
    const asked = { world, main, staged: source, tag: 'v1.1.1' };
    const message = 'urgent\n\nHotfix: the shelf is on fire';
    const release = released(await plan({ ...asked, tagged: fix, message }));
    expect(release).toMatchObject({
      kind: 'hotfix',
      hotfixReason: 'the shelf is on fire',
      images: [],
      sourceCommit: fix,
      deployedVersion: '1.1.0',
    });
    expect(release.staging).toBeUndefined();
    expect(codesOf(await plan({ ...asked, tagged: fix }))).toEqual(['E_PROMOTE_NOT_IN_STAGING']);

    const beside = world.commit({ parents: [root], files: { 'src/fix': '1\n' } });
    const lost = await plan({ ...asked, tagged: beside, message });
    expect(codesOf(lost)).toEqual(['E_PROMOTE_LOSES_HOTFIX']);
    expect(textOf(lost)).toContain('does not contain main');
    const down = await plan({ ...asked, tag: 'v1.0.9', tagged: fix, message });
    expect(codesOf(down)).toEqual(['E_DOWNGRADE']);
  });

  it('is no way around what was taken back, nor around trust paths, nor without a signature', async () => {
    const { world, root, source } = start();
    const message = 'Hotfix: now';
    const bump = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const hand = world.commit({
      parents: [bump],
      files: { [STAGING]: kustomization('staging', UNRELEASED) },
    });
    const asked = { world, main: root, staged: hand };
    const back = await plan({ ...asked, tagged: source, message });
    expect(codesOf(back)).toEqual(['E_PROMOTE_ROLLED_BACK']);
    const gate = world.commit({ parents: [root], files: { '.github/workflow': 'x\n' } });
    expect(codesOf(await plan({ ...asked, tagged: gate, message }))).toEqual([
      'E_PROMOTE_TRUST_PATH',
    ]);
    const fix = world.commit({ parents: [root], files: { 'src/fix': '1\n' } });
    const tagOid = world.tag('v1.0.0', fix, { message, signed: false });
    const refs = { tagOid, baseOid: root, stagingOid: hand };
    expect(codesOf(await world.plan({ tag: 'v1.0.0', refs }))).toEqual([
      'E_PROMOTE_NOT_IN_STAGING',
    ]);
  });
});

describe('the tag', () => {
  it('is the object that was verified, under its own name, and names a commit', async () => {
    const { world, root, source } = start();
    const bump = world.bump({ parent: source, files: staging(source, digest('a')), of: source });
    const tagOid = world.tag('v1.0.0', bump);
    const at = { baseOid: root, stagingOid: bump };
    const codes = async (request: Parameters<World['plan']>[0]): Promise<readonly string[]> =>
      codesOf(await world.plan(request));
    const tag = 'v1.0.0';
    expect(await codes({ tag, tagOid, commitOid: bump, refs: { ...at, tagOid } })).toEqual([]);
    const moved = ['E_TAG_MOVED'];
    expect(await codes({ tag, tagOid: 'e'.repeat(40), refs: { ...at, tagOid } })).toEqual(moved);
    expect(await codes({ tag, commitOid: source, refs: { ...at, tagOid } })).toEqual(moved);
    expect(await codes({ tag, refs: at })).toEqual(moved);
    expect(await codes({ tag: 'v2.0.0', refs: { ...at, tagOid } })).toEqual([
      'E_TAG_NAME_MISMATCH',
    ]);
    expect(await codes({ tag, refs: { ...at, tagOid: bump } })).toEqual(['E_TAG_LIGHTWEIGHT']);
    const raw = `object ${world.treeOf(bump)}\ntype tree\ntag ${tag}\ntagger A <a@b> 1 +0000\n\nx\n`;
    const tree = world.repo.write(raw, 'tag');
    expect(await codes({ tag, refs: { ...at, tagOid: tree } })).toEqual(['E_TAG_TARGET']);
    const vague = world.tag(tag, bump, { message: 'Hotfix: a\nHotfix: b' });
    expect(await codes({ tag, refs: { ...at, tagOid: vague } })).toEqual(['E_TAG_HOTFIX']);
  });

  it('collects every reason, the weightiest first', async () => {
    const { world, root, source } = start();
    const files = { 'src/fix': '1\n', ...production(`v3.0.0@${digest('0')}`) };
    const main = world.commit({ parents: [root], files });
    const trusted = world.commit({ parents: [source], files: { '.github/workflow': '2\n' } });
    const verdict = await plan({ world, tagged: trusted, main, staged: source });
    expect(verdict.ok ? [] : verdict.refusals.map(({ code }) => code)).toEqual([
      'E_DOWNGRADE',
      'E_PROMOTE_NOT_IN_STAGING',
      'E_PROMOTE_LOSES_HOTFIX',
      'E_PROMOTE_TRUST_PATH',
    ]);
  });

  it('cannot be planned by a policy that names no pipeline', async () => {
    const { world, root, source } = start();
    const refs = { tagOid: world.tag('v1.0.0', source), baseOid: root, stagingOid: source };
    const { scan, promotion, registries } = POLICY;
    const gitopsPolicy = { schema: 1, scan, promotion, registries } as const;
    await expect(world.plan({ tag: 'v1.0.0', refs }, { gitopsPolicy })).rejects.toMatchObject({
      code: 'E_POLICY_INVALID',
    });
  });
});

describe('overlays in a repository of their own', () => {
  const request = { repository: 'acme/gitops', tag: 'v1.1.0' };

  function separate(bumpRepository = REPOSITORY) {
    const source = worlds.create();
    const gitops = worlds.create();
    const first = source.commit({ files: { 'src/app': '1\n', '.github/workflow': '1\n' } });
    const fixed = source.commit({ parents: [first], files: { 'src/fix': '1\n' } });
    const next = source.commit({
      parents: [first],
      files: { 'src/app': '2\n', '.github/workflow': '2\n' },
    });
    const root = gitops.commit({
      files: { ...staging('d'.repeat(40), digest('0')), ...production('unreleased') },
    });
    const deploy = (of: string, parent: string): string =>
      gitops.bump({ parent, files: staging(of, digest('a')), of, repository: bumpRepository });
    const deps = (version?: string) => ({
      gitops: gitops.objects,
      bumpSignatures: (oids: readonly string[]) =>
        Promise.resolve(new Map(oids.map((oid) => [oid, gitops.signed.has(oid)]))),
      tagCommit: () => Promise.resolve(version),
    });
    return { source, gitops, root, first, fixed, next, deploy, deps };
  }

  it('are read there, and nothing is merged', async () => {
    const { source, root, next, deploy, deps } = separate();
    const staged = deploy(next, root);
    const refs = { tagOid: source.tag('v1.1.0', next), baseOid: root, stagingOid: staged };
    const release = released(await source.plan({ ...request, refs }, deps()));
    expect(release).toMatchObject({ kind: 'promotion', images: [{ digest: digest('a') }] });
    expect(release.mergeTree).toBeUndefined();
  });

  it('refuse what lacks the sources of the version that production runs', async () => {
    const { source, gitops, root, first, fixed, next, deploy, deps } = separate();
    const main = gitops.commit({ parents: [root], files: production(`v1.0.1@${digest('9')}`) });
    const staged = deploy(next, root);
    const refs = { tagOid: source.tag('v1.1.0', next), baseOid: main, stagingOid: staged };
    expect(codesOf(await source.plan({ ...request, refs }, deps(first)))).toEqual([]);
    const lost = await source.plan({ ...request, refs }, deps(fixed));
    expect(codesOf(lost)).toEqual(['E_PROMOTE_LOSES_HOTFIX']);
    expect(textOf(lost)).toContain('git merge -S refs/tags/v1.0.1');
    await expect(source.plan({ ...request, refs }, deps())).rejects.toMatchObject({
      code: 'E_REF',
    });
  });

  it('take no record for the same commit of another repository', async () => {
    const { source, root, next, deploy, deps } = separate('mallory/warehouse-network');
    const staged = deploy(next, root);
    const refs = { tagOid: source.tag('v1.1.0', next), baseOid: root, stagingOid: staged };
    const verdict = await source.plan({ ...request, refs }, deps());
    expect(codesOf(verdict)).toEqual(['E_PROMOTE_NOT_IN_STAGING']);
    expect(textOf(verdict)).toContain('it deploys "mallory/warehouse-network"');
  });

  it('know a hotfix by the sources of the version that production runs', async () => {
    const { source, gitops, root, fixed, next, deps } = separate();
    const main = gitops.commit({ parents: [root], files: production(`v1.0.1@${digest('9')}`) });
    const on = source.commit({ parents: [fixed], files: { 'src/app': '3\n' } });
    const message = 'Hotfix: now';
    const at = { baseOid: main, stagingOid: root };
    const asked = async (target: string): Promise<PlanVerdict> => {
      const refs = { ...at, tagOid: source.tag('v1.1.0', target, { message }) };
      return source.plan({ ...request, refs }, deps(fixed));
    };
    expect(released(await asked(on)).kind).toBe('hotfix');
    expect(codesOf(await asked(next))).toEqual(['E_PROMOTE_LOSES_HOTFIX']);
  });
});
