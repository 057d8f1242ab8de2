import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { runPolicy } from './run-policy.ts';

const POLICY = '.github/gitops-policy.yml';
const scratch = temporaryDirectory();

let alice: SshSigner;
let carol: SshSigner;
let count = 0;

beforeAll(() => {
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
  carol = createSshSigner(scratch.path, 'carol', ['-t', 'ed25519']);
});

afterAll(() => {
  scratch.remove();
});

interface Judged {
  readonly repo: TestRepository;
  readonly root: string;
  /** Changes src/, and is signed by alice. */
  readonly good: string;
  /** Changes .github/, which is left to carol, and is signed by alice. */
  readonly foreign: string;
  readonly exempt: string;
  readonly merge: string;
}

const policyText = (root: string, exempt: string): string => `schema: 1
signing:
  trust-root: ${root}
  people:
    alice: { keys: [{ ssh: ${alice.publicKey} }] }
    carol:
      keys:
        - ssh: ${carol.publicKey}
  teams: { platform: [carol] }
  rules:
    - { paths: ['docs/**'], signers: [alice] }
    - { paths: ['.github/**'], signers: [platform] }
    - { branches: [prod], paths: ['src/**'], signers: [carol] }
  exempt: [{ commit: ${exempt}, reason: an import }]
`;

function judged(format = 'sha1'): Judged {
  count += 1;
  const repo = createTestRepository(join(scratch.path, `repo${count}`), format);
  const root = repo.commit({ files: { a: '1\n' } });
  const exempt = repo.commit({ parents: [root], files: { old: '1\n' }, message: 'import' });
  const files = { [POLICY]: policyText(root, exempt) };
  const policy = repo.commit({ parents: [exempt], files, sign: carol.sign, message: 'policy' });
  const by = { sign: alice.sign };
  const good = repo.commit({
    ...by,
    parents: [policy],
    files: { 'src/a': '1\n' },
    message: 'good',
  });
  const side = repo.commit({ ...by, parents: [policy], files: { 'docs/a': '1\n' } });
  const tree = repo.git(['merge-tree', '--write-tree', good, side]);
  const merge = repo.commit({ ...by, parents: [good, side], tree, message: 'merge' });
  const foreign = repo.commit({
    ...{ parents: [merge], files: { '.github/x': '1\n' }, message: 'foreign \u001b[2J\u202e' },
    ...by,
  });
  repo.git(['update-ref', 'refs/heads/main', merge]);
  repo.git(['update-ref', 'refs/heads/dev', foreign]);
  return { repo, root, good, foreign, exempt, merge };
}

describe('npm run policy -- check', () => {
  it.each(['sha1', 'sha256'])(
    'says which entry lets a commit pass, and where it is: %s',
    (format) => {
      const { repo, good, merge } = judged(format);
      const { code, out } = runPolicy(['check', repo.dir, '--commit', good]);
      expect(code).toBe(0);
      const origin = `${POLICY}@${merge.slice(0, 12)}`;
      expect(out).toBe(
        [
          `policy ${origin}, for the branch main`,
          `✓ ${good} "good"`,
          '    accepted: signed by alice',
          `    key: ${/key: (SHA256:\S+)/.exec(out)?.[1] ?? ''}`,
          `    decided by ${origin}:5:21 signing.people.alice.keys[0]: ${`alice: { keys: [{ ssh: ${alice.publicKey} }] }`.slice(0, 100)}…`,
          '    answers for src/a',
          '✓ 1 commits judged, 0 refused',
          '',
        ].join('\n'),
      );
    },
  );

  it('says of each of several commits why', () => {
    const { repo, exempt, foreign, merge, root } = judged();
    const args = [exempt, 'dev', 'dev~1', root].flatMap((commit) => ['--commit', commit]);
    const { code, out } = runPolicy(['check', repo.dir, ...args]);
    expect(code).toBe(1);
    expect(out).toContain(`✓ ${exempt} "import"\n    accepted: exempt (an import)\n`);
    expect(out).toContain(':14:12 signing.exempt[0]: exempt: [{ commit: ');
    expect(out).toContain(`✓ ${merge} "merge"\n    accepted: signed by alice\n`);
    expect(out).toContain('answers for no path: its tree is what git merges');
    expect(out).toContain(
      `✓ ${root} is not judged: the history up to \`signing.trust-root\` ${root}`,
    );
    expect(out).toContain(
      `✗ ${foreign} "foreign \\u001b[2J\\u{202e}"\n    E_RULE_PATH: alice may not`,
    );
    expect(out).toContain(
      ":12:7 signing.rules[1]: - { paths: ['.github/**'], signers: [platform] }",
    );
    expect(out).toContain('    answers for .github/x\n    fix: ');
    expect(out).toContain('✗ 3 commits judged, 1 refused');
  });

  it('judges for the branch that is named, and all that the gate would judge', () => {
    const { repo, good } = judged();
    expect(runPolicy(['check', repo.dir])).toMatchObject({ code: 0, err: '' });
    const dev = runPolicy(['check', repo.dir, '--branch', 'dev']);
    expect(dev.code).toBe(1);
    expect(dev.out).toContain('E_RULE_PATH');
    expect(dev.out).not.toContain(good);
    expect(dev.out).toContain('  1 by an import (exempt)');
    repo.git(['update-ref', 'refs/heads/prod', good]);
    const prod = runPolicy(['check', repo.dir, '--branch', 'prod', '--commit', good]);
    expect(prod.out).toContain('signing.rules[2]');
    expect(prod.code).toBe(1);
  });

  it('judges a range', () => {
    const { repo, good, merge, foreign } = judged();
    const { code, out } = runPolicy(['check', repo.dir, '--range', `${good}..dev`]);
    expect(code).toBe(1);
    expect(out.match(/^[✓✗] [0-9a-f]{40}/gm)).toHaveLength(3);
    for (const oid of [merge, foreign]) expect(out).toContain(oid);
    expect(out).not.toContain(good);
  });

  it('judges by a draft, and by the policy of another commit', () => {
    const { repo, root, exempt, good } = judged();
    const draft = join(scratch.path, 'draft.yml');
    writeFileSync(draft, policyText(root, exempt).replace('people:', 'peeple:'));
    expect(runPolicy(['check', repo.dir, '--policy', draft])).toMatchObject({ code: 2 });
    writeFileSync(
      draft,
      policyText(root, exempt)
        .replaceAll('[alice]', '[carol]')
        .replace(/ +alice:.*\n/, ''),
    );
    const strict = runPolicy(['check', repo.dir, '--policy', draft, '--commit', good]);
    expect(strict.code).toBe(1);
    expect(strict.out).toContain('E_SIG_UNTRUSTED');
    expect(runPolicy(['check', repo.dir, '--policy-ref', good, '--commit', good]).code).toBe(0);
    expect(runPolicy(['check', repo.dir, '--policy-ref', root]).err).toContain('E_POLICY_MISSING');
  });

  it('shows who changed the policy and may not', () => {
    const { repo, merge, root, exempt } = judged();
    const files = { [POLICY]: `${policyText(root, exempt)}# mine\n` };
    const mine = repo.commit({ parents: [merge], files, sign: alice.sign });
    repo.git(['update-ref', 'refs/heads/main', mine]);
    const { code, out } = runPolicy(['check', repo.dir, '--commit', merge]);
    expect(code).toBe(1);
    expect(out).toContain(`✗ ${mine}\n    E_POLICY_UNTRUSTED: it changes ${POLICY}`);
    expect(out).toContain('✗ 1 commits judged, 0 refused, and 1 changes of the policy');
  });

  it('notes what the policy names and the clone does not have', () => {
    const { repo, root, good } = judged();
    const draft = join(scratch.path, 'absent.yml');
    const absent = 'ab'.repeat(20);
    const text = policyText(root, absent);
    writeFileSync(draft, text.replace('  teams', `          until: [${absent}, ${good}]\n  teams`));
    const { out } = runPolicy(['check', repo.dir, '--policy', draft, '--commit', good]);
    expect(out).toContain(`note: signing.people.carol.keys[0].until names ${absent}, which is no`);
    expect(out).toContain(`note: signing.exempt[0] names ${absent}`);
  });

  it('refuses a history that does not hold the trust root', () => {
    const { repo } = judged();
    const other = repo.commit({ files: { z: '1\n' }, sign: alice.sign });
    repo.git(['update-ref', 'refs/heads/other', other]);
    const { code, err } = runPolicy(['check', repo.dir, '--branch', 'other']);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('E_TRUST_ROOT') });
  });

  it.each([
    ['a shallow clone', ['--commit', 'HEAD'], 'E_REPO_SHALLOW'],
    ['a commit that is not there', ['--commit', 'nothing'], 'E_REF: "nothing" is no commit'],
    ['an option for a commit', ['--commit=--all'], 'E_REF'],
    ['a branch that is not there', ['--branch', 'nothing'], 'E_REF'],
    ['both policies', ['--policy', 'x', '--policy-ref', 'y'], 'Give one of'],
    ['commits and a range', ['--commit', 'x', '--range', 'x..y'], 'Give one of'],
    ['no range', ['--range', 'x'], 'A range is'],
    ['a symmetric difference', ['--range', 'x...y'], 'A range is'],
    ['two clones', ['other'], 'Give one clone'],
  ])('cannot judge %s: 2', (name, args, message) => {
    const { repo } = judged();
    const dir = name === 'a shallow clone' ? join(scratch.path, `shallow${count}`) : repo.dir;
    if (dir !== repo.dir) repo.git(['clone', '-q', '--depth=1', `file://${repo.dir}`, dir]);
    const { code, err } = runPolicy(['check', dir, ...args]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
  });
});
