import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { graphqlField, type FaultRule } from '../../../packages/sandbox/faults/fault-plan.ts';
import { openReleaseBench, type ReleaseBench, type Tag, type World } from './release-bench.ts';

let bench: ReleaseBench;
let world: World;
let tag: Tag;
let scenario = 0;

beforeAll(async () => {
  bench = await openReleaseBench();
  world = await bench.world();
  tag = await world.release('v1.0.0', '1');
});

afterEach(() => {
  bench.faults.clear();
});

afterAll(async () => {
  await bench.close();
});

const MERGE: Pick<FaultRule, 'match'> = {
  match: ({ method, path }) => method === 'POST' && path.endsWith('/merges'),
};

/** The server's answer, with something else in it. */
function lie(rule: Pick<FaultRule, 'match' | 'readsBody'>, from: RegExp, to: string): void {
  bench.faults.add({
    ...rule,
    action: {
      kind: 'transform',
      transform: ({ status, headers, body }) => {
        const text = Buffer.from(body.toString('utf8').replace(from, to));
        return { status, headers: { ...headers, 'content-length': text.length }, body: text };
      },
    },
  });
}

async function end(given: Readonly<Record<string, string>> = {}): Promise<string> {
  scenario += 1;
  const inputs = world.inputs(tag, { 'head-branch': `lies-${scenario}/{tag}`, ...given });
  const before = (await world.pulls()).length;
  try {
    const { result } = await world.run(inputs, tag.commitOid);
    return result.failure?.code ?? result.outcome;
  } catch (thrown) {
    expect(await world.pulls()).toHaveLength(before);
    const { code, hint } = thrown as { readonly code: string; readonly hint: string };
    return `${code} ${hint}`;
  }
}

describe('what GitHub answers', () => {
  it('of a merge with another tree than the planned one is E_COMMIT_MISMATCH', async () => {
    lie(MERGE, /("tree":\s*\{\s*"sha":\s*")[0-9a-f]{40}/, `$1${'0'.repeat(40)}`);
    expect(await end()).toMatch(/^E_COMMIT_MISMATCH/);
  });

  it('of a signature that is late is asked for again', async () => {
    lie(MERGE, /"verified":\s*true/, '"verified":false');
    expect(await end()).toBe('success');
  });

  it('of a bump without a valid signature is E_COMMIT_UNVERIFIED, before a pull request', async () => {
    lie(graphqlField('createCommitOnBranch'), /"isValid":\s*true/, '"isValid":false');
    lie(graphqlField('query Commits'), /"isValid":\s*true/g, '"isValid":false');
    expect(await end()).toMatch(/^E_COMMIT_UNVERIFIED .*app-id/);
  });

  it('of a conflict that Git does not see is E_PROMOTE_CONFLICT, after three looks', async () => {
    const before = bench.faults.fired.length;
    bench.faults.add({
      ...MERGE,
      action: { kind: 'status', status: 409, body: { message: 'Merge conflict' } },
    });
    expect(await end()).toMatch(/^E_PROMOTE_CONFLICT/);
    expect(bench.faults.fired).toHaveLength(before + 3);
  });

  it('of a setting that lets no workflow open pull requests names the setting', async () => {
    bench.faults.add({
      match: ({ method, path }) => method === 'POST' && path.endsWith('/pulls'),
      action: {
        kind: 'status',
        status: 403,
        body: { message: 'GitHub Actions is not permitted to create or approve pull requests.' },
      },
    });
    expect(await end()).toMatch(/^E_PERMISSION .*Settings → Actions → General/);
  });

  it('too late, twice at every write, still ends in one pull request', async () => {
    bench.faults.add({
      match: ({ method, path }) => method === 'POST' && /\/(refs|merges|pulls)$/.test(path),
      action: { kind: 'duplicate' },
    });
    expect(await end()).toMatch(/^(success|unchanged)$/);
    const branch = `lies-${scenario}/v1.0.0`;
    expect((await world.pulls()).filter(({ head }) => head.ref === branch)).toHaveLength(1);
    expect(world.git('rev-list', '--count', branch, '^main', '^staging')).toBe('2');
  });
});
