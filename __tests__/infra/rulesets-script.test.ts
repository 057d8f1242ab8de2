import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openBench,
  REPOSITORY,
  rest,
  type Bench,
} from '../../packages/sandbox/github/__tests__/sandbox.ts';
import { ROOT } from '../../scripts/setup/paths.ts';

const EXAMPLE = join(ROOT, 'examples/warehouse-network');
/** The first team that the sandbox makes. */
const TEAM = 3_000_000;
const SIX = readdirSync(join(EXAMPLE, '.github/rulesets')).length;

let bench: Bench;
let copy = '';
let repository = REPOSITORY;
let round = 0;
beforeAll(async () => {
  bench = await openBench();
  bench.github.createTeam({ organization: 'acme', slug: 'managers', members: ['alice'] });
});
afterAll(async () => {
  await bench.close();
});
beforeEach(async () => {
  copy = mkdtempSync(join(tmpdir(), 'protect-'));
  for (const folder of ['.github/rulesets', 'infra/github']) {
    cpSync(join(EXAMPLE, folder), join(copy, folder), { recursive: true });
  }
  // As an adopter does: the files name the adopter's own team. The sandbox's App is the example's.
  edit('version-tags-made.json', '1001', String(TEAM));
  round += 1;
  repository = `acme/warehouse-${String(round)}`;
  await bench.github.createRepository({ owner: 'acme', name: `warehouse-${String(round)}` });
});
afterEach(() => {
  expect(bench.github.violations).toEqual([]);
  rmSync(copy, { recursive: true });
});

const api = (method: string, path: string, body?: object): ReturnType<typeof rest> =>
  rest(bench.github, bench.alice, method, `/repos/${repository}${path}`, body && { body });

function edit(file: string, from: string, to: string): void {
  const path = join(copy, '.github/rulesets', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

interface Ended {
  readonly code: number;
  readonly lines: readonly string[];
  readonly error: string;
}

function protect(options: readonly string[] = [], token = bench.alice): Promise<Ended> {
  const script = join(copy, 'infra/github/protect.mjs');
  const env = { GITHUB_API_URL: bench.github.apiUrl, GH_TOKEN: token, PATH: '' };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, repository, ...options],
      { env, cwd: copy },
      (_, stdout, stderr) => {
        const lines = stdout.split('\n').filter((line) => line !== '');
        resolve({ code: child.exitCode ?? -1, lines, error: stderr.trim() });
      },
    );
  });
}

const writes = (): number => bench.github.requests.filter(({ mutation }) => mutation).length;

async function idOf(name: string): Promise<number> {
  const { text } = await api('GET', '/rulesets');
  const list = JSON.parse(text) as { id: number; name: string }[];
  return list.find((each) => each.name === name)?.id ?? 0;
}

describe('the script of the rulesets', () => {
  it('makes what is missing, and a second run writes nothing', async () => {
    const missing = await protect(['--check']);
    expect(missing.code).toBe(1);
    expect(missing.lines).toContain('differs  main: not on GitHub');
    expect(missing.lines).toContain(
      'differs  merge settings: allow_squash_merge: true on GitHub, in no file',
    );
    expect(missing.lines).toHaveLength(SIX + 2);
    const before = writes();
    const first = await protect();
    expect([first.code, first.lines.at(-1), first.error]).toEqual([0, 'as the files say', '']);
    expect(first.lines.filter((line) => line.startsWith('made'))).toHaveLength(SIX);
    expect(writes() - before).toBe(SIX + 1);
    expect(await protect()).toEqual({ code: 0, lines: ['as the files say'], error: '' });
    expect(await protect(['--check'])).toEqual({ code: 0, lines: ['as the files say'], error: '' });
    expect(writes() - before).toBe(SIX + 1);
  });

  it('is in force: main takes no push, version tags stay, squash merges are off', async () => {
    repository = REPOSITORY;
    await protect();
    const head = await api('GET', '/git/ref/heads/main');
    const sha = (head.json['object'] as { sha: string }).sha;
    const push = await api('PATCH', '/git/refs/heads/main', { sha, force: true });
    const tag = await api('POST', '/git/refs', { ref: 'refs/tags/v1.0.0', sha });
    expect(tag.status).toBe(201); // alice is a release manager
    const moved = await api('DELETE', '/git/refs/tags/v1.0.0');
    expect([push.status, moved.status]).toEqual([422, 422]);
    expect((await api('GET', '')).json).toMatchObject({
      allow_merge_commit: true,
      allow_squash_merge: false,
      allow_rebase_merge: false,
    });
  });

  it.each<[string, string, object, string]>([
    [
      'a ruleset that somebody switched off',
      'main',
      { enforcement: 'disabled' },
      'enforcement: "disabled" on GitHub, "active" in the file',
    ],
    [
      'a bypass that somebody was given',
      'signed branches',
      { bypass_actors: [{ actor_id: 4711, actor_type: 'Integration', bypass_mode: 'always' }] },
      'bypass_actors.Integration 4711: "always" on GitHub, in no file',
    ],
    [
      'a rule that is gone',
      'signed branches',
      { rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }] },
      'rules.required_signatures: the rule in the file, not on GitHub',
    ],
    [
      'a rule that was added',
      'promotion branches',
      {
        rules: ['creation', 'update', 'deletion', 'required_signatures'].map((type) => ({ type })),
      },
      'rules.required_signatures: the rule on GitHub, in no file',
    ],
    [
      'a branch that is no longer named',
      'dev and staging',
      { conditions: { ref_name: { include: ['refs/heads/dev'], exclude: [] } } },
      'conditions.ref_name.include: ["refs/heads/dev"] on GitHub, ["refs/heads/dev","refs/heads/staging"] in the file',
    ],
    [
      'a branch that is excluded',
      'main',
      { conditions: { ref_name: { include: ['refs/heads/main'], exclude: ['refs/heads/main'] } } },
      'conditions.ref_name.exclude: ["refs/heads/main"] on GitHub, in no file',
    ],
  ])('reports %s, and puts it right', async (_, name, change, difference) => {
    await protect();
    const path = `/rulesets/${String(await idOf(name))}`;
    expect((await api('PUT', path, change)).status).toBe(200);
    expect(await protect(['--check'])).toEqual({
      code: 1,
      lines: [`differs  ${name}: ${difference}`],
      error: '',
    });
    const { code, lines } = await protect();
    expect([code, lines]).toEqual([0, [`changed  ${name}`, 'as the files say']]);
  });

  it('compares every parameter of a rule', async () => {
    await protect();
    const path = `/rulesets/${String(await idOf('main'))}`;
    const { rules } = (await api('GET', path)).json as {
      rules: { type: string; parameters: Record<string, unknown> }[];
    };
    for (const [name, value, difference] of [
      ['required_approving_review_count', 0, '1 in the file, not on GitHub'],
      ['require_code_owner_review', false, 'true in the file, not on GitHub'],
      ['dismiss_stale_reviews_on_push', false, 'true in the file, not on GitHub'],
      ['require_last_push_approval', false, 'true in the file, not on GitHub'],
      [
        'allowed_merge_methods',
        ['squash', 'merge'],
        '["squash","merge"] on GitHub, ["merge"] in the file',
      ],
    ] as const) {
      const changed = rules.map((rule) =>
        rule.type === 'pull_request'
          ? { ...rule, parameters: { ...rule.parameters, [name]: value } }
          : rule,
      );
      const put = await api('PUT', path, { rules: changed });
      expect(put.status).toBe(200);
      const { lines } = await protect(['--check']);
      expect(lines).toEqual([`differs  main: rules.pull_request.${name}: ${difference}`]);
    }
  });

  it('names a ruleset that stands in no file, and leaves it', async () => {
    await protect();
    await api('POST', '/rulesets', { name: 'by hand', target: 'tag', enforcement: 'disabled' });
    const id = await idOf('by hand');
    const { code, lines } = await protect();
    expect([code, lines]).toEqual([
      1,
      [
        `differs  by hand: on GitHub, in no file: write it to .github/rulesets, or: gh api -X DELETE /repos/${repository}/rulesets/${String(id)}`,
      ],
    ]);
    expect((await api('DELETE', `/rulesets/${String(id)}`)).status).toBe(204);
    expect((await protect()).code).toBe(0);
  });

  it('ends with 2 where it cannot find out: no permission, no such repository, a broken file', async () => {
    const job = bench.github.jobToken({
      repository,
      permissions: { contents: 'write' },
    });
    const denied = await protect([], job);
    expect([denied.code, denied.error]).toEqual([
      2,
      expect.stringContaining('403 {"message":"Resource not accessible by integration"'),
    ]);
    const bad = await protect(['--check'], 'ghp_wrong');
    expect([bad.code, bad.error]).toEqual([2, expect.stringContaining('401')]);
    expect(bad.error).not.toContain('ghp_wrong');
    edit('main.json', '{', '');
    const broken = await protect(['--check']);
    expect([broken.code, broken.error]).toEqual([
      2,
      expect.stringMatching(/rulesets\/main\.json: /),
    ]);
    expect((await protect(['--dry-run'])).code).toBe(2);
  });

  it('is refused where a file would let the App behind GITHUB_TOKEN by', async () => {
    edit(
      'main.json',
      '"bypass_actors": []',
      '"bypass_actors": [{"actor_id": 15368, "actor_type": "Integration", "bypass_mode": "always"}]',
    );
    const { code, error } = await protect();
    expect([code, error]).toEqual([2, expect.stringContaining('422')]);
    expect(await idOf('main')).toBe(0);
  });
});
