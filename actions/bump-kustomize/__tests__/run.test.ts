import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BranchStore } from '@gitops-actions/shared/github/branch-store.ts';
import { createModel, type Model } from '../../../packages/shared/github/__tests__/branch-model.ts';
import { run } from '../src/run.ts';
import { commit, digest, fakes, FILE, inputs, line, OVERLAY, overlay } from './fixtures.ts';

function model(text: string, more: Readonly<Record<string, string>> = {}): Model {
  return createModel({ [FILE]: text, ...more });
}

describe('a bump', () => {
  it('writes tag and digest by one commit that says where they come from', async () => {
    const branch = model(overlay('unreleased'));
    const parent = branch.head();
    const { deps, compared } = fakes(branch.store());
    const result = await run(inputs(), deps);
    expect(result.outcome).toBe('success');
    expect(branch.content(FILE)).toBe(overlay(`dev-${commit('2')}`, digest('2')));
    expect(compared).toEqual([]);
    expect(result.outputs).toEqual({
      ...{ changed: 'true', attempts: '1', 'superseded-by': '' },
      ...{ images: line('2'), 'rollback-target': '', 'diff-path': '/tmp/changes.diff' },
      'commit-sha': branch.head(),
      'commit-url': `https://x.test/${branch.head()}`,
      changes: JSON.stringify([
        {
          ...{ overlay: FILE, name: 'web', oldTag: 'unreleased', newTag: `dev-${commit('2')}` },
          ...{ oldDigest: '', newDigest: digest('2') },
        },
      ]),
    });
    expect(result.evidence).toMatchObject({ parent, signature: 'VALID', requests: 3 });
    expect(branch.log()[0]?.message).toMatch(
      new RegExp(
        `^Bump web to dev-2{40} in ${OVERLAY}\n\n` +
          `Source-Repository: acme/warehouse-network\nSource-Run: https://github.test/\\S+\n` +
          `Overlay: ${OVERLAY}\nSource-Commit: 2{40}\nImage-Digest: web@sha256:2{64}\n` +
          `Bump-Intent: [0-9a-f]{64}$`,
      ),
    );
    expect(result.summary).toContain('```diff\n--- a/.gitops');
    expect(result.summary).toContain(`+    digest: ${digest('2')}`);
    expect(result.notices).toEqual([
      {
        message: `web: unreleased → dev-${commit('2')}`,
        at: { file: FILE, startLine: overlay('x').split('\n').indexOf('    newTag: x') + 1 },
      },
    ]);
  });

  it('keeps the diff for later steps, also of a dry run', async () => {
    const { deps } = fakes(model(overlay('unreleased')).store());
    const kept: string[] = [];
    const saveDiff = (diff: string): Promise<string> => {
      kept.push(diff);
      return Promise.resolve('/tmp/x');
    };
    const given = inputs({ 'dry-run': 'true' });
    expect((await run(given, { ...deps, saveDiff })).outputs['diff-path']).toBe('/tmp/x');
    expect(kept).toEqual([expect.stringContaining(`+    newTag: dev-${commit('2')}`)]);
  });

  it('of what is deployed already is unchanged', async () => {
    const branch = model(overlay(`dev-${commit('2')}`, digest('2')));
    const { deps, compared } = fakes(branch.store());
    const result = await run(inputs(), deps);
    expect(result.outcome).toBe('unchanged');
    expect(result.outputs).toMatchObject({ changed: 'false', 'commit-sha': '', changes: '[]' });
    expect([branch.calls, compared]).toEqual([['read'], []]);
  });

  it('goes forward, and asks for the order once', async () => {
    const branch = model(overlay(`dev-${commit('1')}`, digest('1')));
    const { deps, compared } = fakes(branch.store(['lose-request', 'lose-request']));
    const result = await run(inputs(), deps);
    expect([result.outcome, result.outputs['attempts']]).toEqual(['success', '3']);
    expect(compared).toEqual(['1...2']);
  });

  it('of an older commit is superseded and writes nothing', async () => {
    const branch = model(overlay(`dev-${commit('3')}`, digest('3')));
    const result = await run(inputs(), fakes(branch.store()).deps);
    expect(result.outcome).toBe('superseded');
    expect(result.outputs).toMatchObject({ changed: 'false', 'superseded-by': commit('3') });
    expect(branch.log()).toEqual([]);
  });

  it('that becomes older while it races is superseded at the second look', async () => {
    const branch = model(overlay(`dev-${commit('1')}`, digest('1')));
    const store = branch.store();
    const raced: BranchStore = {
      ...store,
      commit: (...args) => {
        branch.push(FILE, overlay(`dev-${commit('3')}`, digest('3')));
        return store.commit(...args);
      },
    };
    const result = await run(inputs(), fakes(raced).deps);
    expect(result.outcome).toBe('superseded');
    expect(branch.content(FILE)).toContain(commit('3'));
  });

  it.each([
    ['E_SUPERSEDED', '3', { 'on-superseded': 'fail' }],
    ['E_DIVERGED', 'f', {}],
  ])('ends with %s where the policy says so', async (code, deployed, given) => {
    const branch = model(overlay(`dev-${commit(deployed)}`, digest(deployed)));
    await expect(run(inputs(given), fakes(branch.store()).deps)).rejects.toMatchObject({
      code,
      outcome: 'failed',
    });
    expect(branch.log()).toEqual([]);
  });

  it('over a tag that says nothing ends with E_ORDER_UNKNOWN, or proceeds, or leaves it', async () => {
    const choose = (choice: string): Readonly<Record<string, string>> => ({
      'on-unknown-order': choice,
    });
    const branch = model(overlay('dev-latest'));
    await expect(run(inputs(choose('fail')), fakes(branch.store()).deps)).rejects.toMatchObject({
      code: 'E_ORDER_UNKNOWN',
    });
    const skipped = await run(inputs(choose('skip')), fakes(branch.store()).deps);
    expect(skipped.outcome).toBe('unchanged');
    expect((await run(inputs(), fakes(branch.store()).deps)).outcome).toBe('success');
  });

  it('may go back on purpose', async () => {
    const branch = model(overlay(`dev-${commit('3')}`, digest('3')));
    const given = { 'on-superseded': 'proceed' };
    expect((await run(inputs(given), fakes(branch.store()).deps)).outcome).toBe('success');
  });

  it('of several images and overlays is one commit', async () => {
    const api = '  - name: api\n    newName: localhost:5000/acme/api\n    newTag: unreleased\n';
    const other = 'o/Kustomization';
    const branch = model(`${overlay('unreleased')}${api}`, {
      [other]: `resources: [../base]\nimages:\n- {name: web, newName: localhost:5000/acme/web}\n${api.replaceAll(/^ {2}/gm, '')}`,
    });
    const images = `${line('2')}\n${line('2', 'api', 'localhost:5000/acme/api')}`;
    const given = { images, overlays: `${OVERLAY}\no` };
    const result = await run(inputs(given), fakes(branch.store()).deps);
    expect(branch.log()).toHaveLength(1);
    expect(JSON.parse(result.outputs['changes'] ?? '')).toHaveLength(4);
    expect(branch.content(other)).toContain(`digest: ${digest('2')}}`);
    expect(branch.log()[0]?.message.match(/^Image-Digest: /gm)).toHaveLength(2);
  });

  it('of 300 images in a file of 1,000 reads each file once, and its record fits', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `app-${index}`);
    const entries = names.map((name) => `- {name: ${name}, newName: r.test/a/${name}}\n`).join('');
    const branch = model('', {
      'o/kustomization.yaml': `resources: [../base]\nimages:\n${entries}`,
    });
    const images = names.slice(0, 300).map((name) => line('2', name, `r.test/a/${name}`));
    const given = { images: images.join('\n'), overlays: 'o' };
    const result = await run(inputs(given), fakes(branch.store()).deps);
    expect([result.outcome, branch.log()]).toEqual(['success', [expect.anything()]]);
    expect(JSON.parse(result.outputs['changes'] ?? '')).toHaveLength(300);
    expect(result.evidence).toMatchObject({ images: { count: 300 } });
    expect(Buffer.byteLength(JSON.stringify([result.evidence, result.images]))).toBeLessThan(
      20 * 1024,
    );
  });

  it('finds the entry by the repository where none has the name', async () => {
    const branch = model(overlay('unreleased').replace('name: web', 'name: placeholder'));
    expect((await run(inputs(), fakes(branch.store()).deps)).outcome).toBe('success');
  });

  it.each<[string, string]>([
    ['E_IMAGE_NOT_FOUND', 'images: []\n'],
    ['E_IMAGE_NOT_FOUND', 'resources: []\n'],
    ['E_IMAGE_AMBIGUOUS', 'images:\n- name: web\n- name: web\n'],
    ['E_IMAGE_REPOSITORY', 'images:\n- name: web\n  newName: evil.test/web\n'],
    ['E_IMAGE_REPOSITORY', 'images:\n- name: web\n'],
    ['E_YAML_SYNTAX', 'images: [\n'],
    [
      'E_YAML_SHAPE',
      'images:\n- name: web\n  newTag: *x\nx: &x y\n'.replace(
        /^(.*)\nx: &x y\n$/s,
        'x: &x y\n$1\n',
      ),
    ],
  ])('ends with %s and leaves the branch alone', async (code, text) => {
    const branch = model(text);
    await expect(run(inputs(), fakes(branch.store()).deps)).rejects.toMatchObject({ code });
    expect(branch.log()).toEqual([]);
  });

  it('refuses two applications that mean the same entry', async () => {
    const branch = model(overlay('unreleased'));
    const images = `${line('2')}\n${line('2', 'alias')}`;
    await expect(run(inputs({ images }), fakes(branch.store()).deps)).rejects.toMatchObject({
      code: 'E_IMAGE_AMBIGUOUS',
    });
  });

  it('needs the overlay, and one file in it', async () => {
    const gone = model('', {});
    const run1 = run(inputs({ overlays: 'other' }), fakes(gone.store()).deps);
    await expect(run1).rejects.toMatchObject({ code: 'E_TARGET_GONE' });
    const two = model(overlay('unreleased'), { [`${OVERLAY}/Kustomization`]: '' });
    await expect(run(inputs(), fakes(two.store()).deps)).rejects.toMatchObject({
      code: 'E_KUSTOMIZATION_AMBIGUOUS',
    });
  });

  it('that GitHub did not sign is failed and names the commit, unless that is allowed', async () => {
    const unsigned = createModel({ [FILE]: overlay('unreleased') }, { signed: false });
    const result = await run(inputs(), fakes(unsigned.store()).deps);
    expect([result.outcome, result.failure?.code]).toEqual(['failed', 'E_COMMIT_UNVERIFIED']);
    expect(result.failure?.message).toContain(unsigned.head());
    expect(result.outputs['commit-sha']).toBe(unsigned.head());
    const allowed = createModel({ [FILE]: overlay('unreleased') }, { signed: false });
    const given = { 'require-verified': 'false' };
    expect((await run(inputs(given), fakes(allowed.store()).deps)).outcome).toBe('success');
  });
});

describe('a bump that may not write', () => {
  it('shows in a dry run what it would do', async () => {
    const branch = model(overlay('unreleased'));
    const result = await run(inputs({ 'dry-run': 'true' }), fakes(branch.store()).deps);
    expect([result.outcome, result.outputs['changed']]).toEqual(['success', 'true']);
    expect(branch.calls).toEqual(['read']);
  });

  it('is failed in check mode when a commit would be needed, else unchanged', async () => {
    const branch = model(overlay('unreleased'));
    const result = await run(inputs({ mode: 'check' }), fakes(branch.store()).deps);
    expect([result.outcome, result.failure?.code]).toEqual(['failed', 'E_WOULD_CHANGE']);
    expect(result.outputs['changed']).toBe('true');
    const same = model(overlay(`dev-${commit('2')}`, digest('2')));
    expect((await run(inputs({ mode: 'check' }), fakes(same.store()).deps)).outcome).toBe(
      'unchanged',
    );
    expect([...branch.calls, ...same.calls]).toEqual(['read', 'read']);
  });
});

describe('many runs at once', () => {
  it('leave the newest image of each application, whoever finishes last', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(
          fc.record({ app: fc.constantFrom('web', 'api'), at: fc.integer({ min: 1, max: 9 }) }),
          {
            minLength: 2,
            maxLength: 7,
          },
        ),
        async (scheduler, plans) => {
          const api =
            '  - name: api\n    newName: localhost:5000/acme/api\n    newTag: unreleased\n';
          const branch = model(`${overlay('unreleased')}${api}`);
          const runs = plans.map(({ app, at }) => {
            const store = branch.store();
            const slow: BranchStore = {
              ...store,
              read: scheduler.scheduleFunction(store.read),
              commit: scheduler.scheduleFunction(store.commit),
            };
            const images = line(`${at}`, app, `localhost:5000/acme/${app}`);
            return run(inputs({ images, 'max-attempts': '50' }), fakes(slow).deps);
          });
          const results = await scheduler.waitFor(Promise.all(runs));
          for (const app of ['web', 'api']) {
            const ats = plans.filter((plan) => plan.app === app).map(({ at }) => at);
            if (ats.length === 0) continue;
            const newest = `${Math.max(...ats)}`;
            expect(branch.content(FILE)).toContain(
              `newName: localhost:5000/acme/${app}\n    newTag: dev-${commit(newest)}\n    digest: ${digest(newest)}`,
            );
          }
          expect(branch.log()).toHaveLength(
            results.filter(({ outcome }) => outcome === 'success').length,
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
