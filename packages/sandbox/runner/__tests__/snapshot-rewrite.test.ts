import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { jobSecretName, rewriteCalledWorkflow, rewriteCaller } from '../snapshot-rewrite.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

interface Job {
  readonly env: Record<string, string>;
  readonly concurrency?: object;
  readonly steps: Record<string, unknown>[];
}

function rewrite(job: string): Job {
  const source = `on: { workflow_call: {} }\njobs:\n  do-it:\n    runs-on: ubuntu-latest\n${job}`;
  const rewritten = rewriteCalledWorkflow(source, {
    actionsCommit: COMMIT,
    traits: (action) =>
      action === 'scan'
        ? { tokenInputs: ['token'], uploads: true }
        : { tokenInputs: [], uploads: false },
  });
  return (parse(rewritten) as { jobs: { 'do-it': Job } }).jobs['do-it'];
}

describe('a reusable workflow rewritten for act', () => {
  it('names our actions in full, at the commit of the snapshot', () => {
    const { steps } = rewrite(`    steps: [{ uses: $/actions/build, with: { a: b } }]`);
    expect(steps).toEqual([
      {
        uses: `gitops-actions/gitops-actions/actions/build@${COMMIT}`,
        env: { ACTIONS_RUNTIME_TOKEN: '${{ secrets.SANDBOX_DO_IT_RUNTIME_TOKEN }}' },
        with: { a: 'b' },
      },
    ]);
  });

  it('gives a step that names the job’s token the one of its job', () => {
    const [step] = rewrite(
      "    steps: [{ uses: $/actions/build, with: { token: '${{ github.token }}', a: b } }]",
    ).steps;
    expect(step?.['with']).toEqual({ token: '${{ secrets.SANDBOX_DO_IT_TOKEN }}', a: 'b' });
  });

  it('lets a job have an environment’s secrets only under a name of its own', () => {
    const { steps } = rewrite(
      "    steps: [{ run: 'true', env: { A: '${{ secrets.KEY }}', B: '${{ secrets.build-secrets }}' } }]",
    );
    expect(steps[0]?.['env']).toEqual({
      A: '${{ secrets.SANDBOX_DO_IT_KEY }}',
      B: '${{ secrets.build-secrets }}',
    });
  });

  it('takes the output of a skipped job for empty, as GitHub does', () => {
    const job = rewrite(
      "    if: needs.a.outputs.x != ''\n    steps: [{ run: 'true', env: { A: '${{ needs.a.outputs.x || needs.b-c.outputs.y-z }}' } }]",
    );
    const empty = (id: string, name: string): string =>
      `(needs.${id}.result != 'skipped' && needs.${id}.outputs.${name} || '')`;
    expect(job).toMatchObject({
      if: `${empty('a', 'x')} != ''`,
      steps: [{ env: { A: `\${{ ${empty('a', 'x')} || ${empty('b-c', 'y-z')} }}` } }],
    });
  });

  it('lets steps that upload know the server by a name that the artifact client accepts', () => {
    const [scan] = rewrite('    steps: [{ uses: $/actions/scan, env: { A: b } }]').steps;
    expect(scan?.['env']).toEqual({
      A: 'b',
      ACTIONS_RUNTIME_TOKEN: '${{ secrets.SANDBOX_DO_IT_RUNTIME_TOKEN }}',
      NODE_OPTIONS: expect.stringMatching(
        /^--import=\S+GITHUB_SERVER_URL=process\.env\.SANDBOX_SERVER_ALIAS$/,
      ),
    });
  });

  it('gives a job with id-token: write an OIDC endpoint of its own, and any other none', () => {
    const step = '    steps: [{ run: "true" }]';
    expect(rewrite(`    permissions: { id-token: write }\n    env: { A: b }\n${step}`).env).toEqual(
      {
        A: 'b',
        ACTIONS_ID_TOKEN_REQUEST_URL: '${{ secrets.SANDBOX_DO_IT_ID_TOKEN_URL }}',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: '${{ secrets.SANDBOX_DO_IT_ID_TOKEN_BEARER }}',
      },
    );
    expect(rewrite(`    permissions: { contents: read }\n${step}`).env).toEqual({});
    expect(rewrite(`    permissions: { id-token: none }\n${step}`).env).toEqual({});
  });

  it('gives inputs that default to github.token the job’s own token', () => {
    const [scan] = rewrite('    steps: [{ uses: $/actions/scan }]').steps;
    expect(scan?.['with']).toEqual({ token: '${{ secrets.SANDBOX_DO_IT_TOKEN }}' });
    const [given] = rewrite('    steps: [{ uses: $/actions/scan, with: { token: mine } }]').steps;
    expect(given?.['with']).toEqual({ token: 'mine' });
    const [build] = rewrite('    steps: [{ uses: $/actions/build }]').steps;
    expect(build?.['with']).toEqual({});
  });

  it('turns a checkout of a ref into act’s copy and a real checkout', () => {
    const pinned = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1';
    const { steps } = rewrite(
      `    steps: [{ uses: '${pinned}', with: { ref: '\${{ inputs.ref }}', fetch-depth: 0 } }]`,
    );
    expect(steps).toEqual([
      { uses: pinned, with: { 'fetch-depth': 0 } },
      expect.objectContaining({
        env: { REF: '${{ inputs.ref }}' },
        run: expect.stringContaining('git checkout'),
      }),
    ]);
    expect(rewrite(`    steps: [{ uses: '${pinned}', with: { fetch-depth: 0 } }]`).steps).toEqual([
      { uses: pinned, with: { 'fetch-depth': 0 } },
    ]);
  });

  it('drops concurrency.queue, which act refuses, and keeps the rest', () => {
    const rewritten = rewriteCalledWorkflow(
      'on: { workflow_call: {} }\nconcurrency: { group: a, cancel-in-progress: false, queue: max }\njobs: {}',
      { actionsCommit: COMMIT, traits: () => ({ tokenInputs: [], uploads: false }) },
    );
    expect(parse(rewritten)).toEqual({
      on: { workflow_call: {} },
      concurrency: { group: 'a', 'cancel-in-progress': false },
      jobs: {},
    });
    expect(rewrite('    concurrency: { group: b, queue: max }').concurrency).toEqual({
      group: 'b',
    });
  });

  it('leaves other steps, expressions and outputs as they are', () => {
    const { steps } = rewrite(
      '    steps: [{ id: x, shell: bash, env: { A: "${{ github.ref }}" }, run: "echo \\"$A\\"" }]',
    );
    expect(steps).toEqual([
      { id: 'x', shell: 'bash', env: { A: '${{ github.ref }}' }, run: 'echo "$A"' },
    ]);
  });

  it('refuses what it could only rewrite wrongly', () => {
    expect(() => rewrite('    steps: [{ uses: $/tools/x }]')).toThrow('$/tools/x');
  });
});

describe('a caller rewritten for act', () => {
  it('hands every secret on, because act has no environments', () => {
    const rewritten = rewriteCaller(
      'on: push\njobs:\n  dev:\n    uses: a/b/.github/workflows/c.yml@d\n    with: { e: f }\n    secrets: { KEY: g }',
    );
    expect(parse(rewritten)).toEqual({
      on: 'push',
      jobs: {
        dev: { uses: 'a/b/.github/workflows/c.yml@d', with: { e: 'f' }, secrets: 'inherit' },
      },
    });
  });

  it('leaves jobs of its own alone', () => {
    const rewritten = rewriteCaller('on: push\njobs:\n  a:\n    steps: [{ run: "true" }]');
    expect(parse(rewritten)).toEqual({ on: 'push', jobs: { a: { steps: [{ run: 'true' }] } } });
  });
});

describe('names of secrets', () => {
  it('are valid for any job id', () => {
    expect(jobSecretName('build-image', 'TOKEN')).toBe('SANDBOX_BUILD_IMAGE_TOKEN');
  });
});
