import { describe, expect, it } from '@jest/globals';
import { createModel, type Model } from '../../../packages/shared/github/__tests__/branch-model.ts';
import type { BumpDeps } from '../src/deps.ts';
import { run } from '../src/run.ts';
import { digest, fakes, FILE, inputs, line, overlay, REPOSITORY } from './fixtures.ts';

const BASE = '.gitops/base';
const deployment = (image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: app, image: ${image} }] } } }
`;
const base = { [`${BASE}/kustomization.yaml`]: 'resources: [web.yaml]\n' };

interface World {
  readonly branch: Model;
  readonly deps: BumpDeps;
  readonly said: readonly string[];
  readonly warned: readonly string[];
  /** Paths of each further look at the branch. */
  readonly looks: readonly (readonly string[])[];
}

function world(kustomization: string, image: string): World {
  const branch = createModel({
    ...{ [FILE]: kustomization, ...base, [`${BASE}/web.yaml`]: deployment(image) },
  });
  const store = branch.store();
  const { deps, said, warned } = fakes(store);
  const looks: (readonly string[])[] = [];
  const { target } = deps;
  if (target === undefined) throw new Error('no branch');
  return {
    ...{ branch, said, warned, looks },
    deps: {
      ...deps,
      target: {
        ...target,
        readAt: (_oid, paths) => {
          looks.push(paths);
          return store.read(paths);
        },
      },
    },
  };
}

describe('an entry of `images`', () => {
  it('says which containers it touches, by one look more', async () => {
    const { deps, said, looks, branch } = world(overlay('unreleased'), 'web');
    expect((await run(inputs(), deps)).outcome).toBe('success');
    expect(said).toContainEqual(expect.stringContaining('`web` touches Deployment/web/app'));
    expect(looks).toEqual([expect.arrayContaining([`${BASE}/web.yaml`])]);
    expect(branch.log()).toHaveLength(1);
  });

  it('that matches nothing is refused, unless that is allowed', async () => {
    const { deps, branch } = world(overlay('unreleased'), 'registry.test/shop:1');
    await expect(run(inputs(), deps)).rejects.toMatchObject({
      ...{ code: 'E_IMAGE_MATCHES_NOTHING', outcome: 'failed' },
      message: expect.stringContaining('registry.test/shop'),
    });
    expect(branch.log()).toEqual([]);
    const allowed = inputs({ 'allow-unmatched': 'true' });
    expect((await run(allowed, deps)).outcome).toBe('success');
  });

  it.each([
    ['by its repository, under another name', overlay('unreleased').replace('web #', 'shop #')],
    [
      'by its repository, which is its name',
      overlay('unreleased').replace(/name: web.*\n +newName: /, 'name: '),
    ],
  ])('that is found %s is looked at like any other', async (_how, text) => {
    const nowhere = world(text, 'registry.test/elsewhere:1');
    await expect(run(inputs(), nowhere.deps)).rejects.toMatchObject({
      ...{ code: 'E_IMAGE_MATCHES_NOTHING', outcome: 'failed' },
      message: expect.stringMatching(/The `images` entry `(shop|localhost:5000\/acme\/web)` of/),
    });
    expect(nowhere.branch.log()).toEqual([]);
    const name = /- name: (\S+)/.exec(text)?.[1] ?? '';
    const ended = await run(inputs(), world(text, `${name}:v0`).deps);
    // The notice stands beside the entry's new tag, whatever the entry is called.
    const line = text.split('\n').findIndex((each) => each.includes('newTag')) + 1;
    expect(ended).toMatchObject({ outcome: 'success', notices: [{ at: { startLine: line } }] });
  });

  it('that matches nothing holds up no bump of another one', async () => {
    const text = `${overlay('unreleased')}  - name: shop\n    newTag: unreleased\n`;
    const { deps } = world(text, 'web');
    expect((await run(inputs(), deps)).outcome).toBe('success');
  });

  it('that is missing gets the lines to add where the image is written plainly', async () => {
    const text = overlay('unreleased').replace(/images:[^]*/, 'images: []\n');
    const { deps } = world(text, `${REPOSITORY}:v0`);
    await expect(run(inputs(), deps)).rejects.toMatchObject({
      code: 'E_IMAGE_NOT_FOUND',
      hint: expect.stringMatching(/web\.yaml[^]*images:\n {2}- name: localhost:5000\/acme\/web/),
    });
  });

  it('that is unchanged is not looked at', async () => {
    const text = overlay(`dev-${'2'.repeat(40)}`, digest('2'));
    const { deps, looks } = world(text, 'nothing');
    expect((await run(inputs(), deps)).outcome).toBe('unchanged');
    expect(looks).toEqual([]);
  });
});

describe('a hold', () => {
  const held = (until: string): string =>
    overlay('unreleased').replace('# the application', `# gitops:hold ${until}load test`);

  it('refuses every change of its entry and quotes the reason', async () => {
    const { deps, branch } = world(held('until=2026-11-23 '), 'web');
    await expect(run(inputs(), deps)).rejects.toMatchObject({
      ...{ code: 'E_HELD', outcome: 'failed' },
      message: expect.stringContaining('load test'),
    });
    expect(branch.log()).toEqual([]);
  });

  it('without a last day refuses, too, and says how to write it', async () => {
    await expect(run(inputs(), world(held(''), 'web').deps)).rejects.toMatchObject({
      ...{ code: 'E_HELD', message: expect.stringContaining('until') },
    });
  });

  it('that is over is reported and ignored', async () => {
    const { deps, warned, branch } = world(held('until=2026-11-22 '), 'web');
    expect((await run(inputs(), deps)).outcome).toBe('success');
    expect(warned).toEqual([expect.stringContaining('2026-11-22')]);
    expect(branch.content(FILE)).toContain('# gitops:hold until=2026-11-22 load test');
  });

  it('of another entry holds nothing up', async () => {
    const api = '  # gitops:hold until=2027-01-01 x\n  - name: api\n    newTag: unreleased\n';
    const { deps } = world(`${overlay('unreleased')}${api}`, 'web');
    expect((await run(inputs(), deps)).outcome).toBe('success');
  });
});

describe('an incomplete line', () => {
  it('changes what it says and keeps the rest', async () => {
    const { deps, branch } = world(overlay('v1', digest('1')), 'web');
    const images = `web=*:v2@${digest('2')}`;
    await run(inputs({ images }), deps);
    expect(branch.content(FILE)).toBe(overlay('v2', digest('2')));
    await run(inputs({ images: `web=*:*@${digest('3')}` }), deps);
    expect(branch.content(FILE)).toBe(overlay('v2', digest('3')));
  });

  it.each([
    ['E_IMAGE_REFERENCE', 'web:v2'],
    ['E_IMAGE_REPOSITORY', `web=other.test/web:*@${digest('2')}`],
    ['E_IMAGE_NOT_FOUND', 'api:v2'],
  ])('is refused with %s where a bump may not do it: %s', async (code, images) => {
    const { deps, branch } = world(overlay('v1', digest('1')), 'web');
    await expect(run(inputs({ images }), deps)).rejects.toMatchObject({ code });
    expect(branch.log()).toEqual([]);
  });

  it('knows a downgrade by its versions', async () => {
    const { deps } = world(overlay('v1.10.0', digest('1')), 'web');
    const images = `web=*:v1.9.0@${digest('2')}`;
    await expect(run(inputs({ images }), deps)).rejects.toMatchObject({ code: 'E_DOWNGRADE' });
    const allowed = inputs({ images, 'allow-downgrade': 'true' });
    expect((await run(allowed, deps)).outcome).toBe('success');
  });

  it('over a tag that says nothing is written with one warning', async () => {
    const { deps, warned } = world(overlay('main-1234', digest('1')), 'web');
    await run(inputs({ images: line('2') }), deps);
    expect(warned).toEqual([expect.stringContaining('main-1234')]);
  });
});
