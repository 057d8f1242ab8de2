import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { serveGit, servedCopy } from '@gitops-actions/shared/git/__tests__/serve-git.ts';
import {
  createGpgHome,
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type GpgHome,
  type GpgSigner,
  type SshSigner,
  type TagOptions,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { judgeRepository, type Judged } from './judge-repository.ts';

const scratch = temporaryDirectory();
const POLICY = '.github/gitops-policy.yml';
const PEOPLE = ['alice', 'bob', 'carol', 'dave', 'eve'] as const;

let gpg: GpgHome;
let frank: GpgSigner;
let github: GpgSigner;
let ssh: Readonly<Record<(typeof PEOPLE)[number], SshSigner>>;
let repo: TestRepository;
let root: string;
/** Two signed commits on top of the root. */
let older: string;
let head: string;

const TAGS = `
    - { pattern: 'v*', signers: [managers, carol, dave], hotfix: [alice] }
    - { pattern: 'v9.*', signers: [bob] }
    - { pattern: 'nobody-*', signers: [managers] }`;

beforeAll(() => {
  const [alice, bob, carol, dave, eve] = PEOPLE.map((name) =>
    createSshSigner(scratch.path, name, ['-t', 'ed25519']),
  ) as [SshSigner, SshSigner, SshSigner, SshSigner, SshSigner];
  ssh = { alice, bob, carol, dave, eve };
  gpg = createGpgHome();
  frank = gpg.create('ed25519', 'Frank <frank@acme.test>');
  github = gpg.create('rsa2048', 'GitHub <noreply@github.com>');
  repo = createTestRepository(join(scratch.path, 'repo'));
  root = repo.commit({ files: { a: '1\n' } });
  older = repo.commit({ parents: [root], files: { a: '2\n' }, sign: alice.sign });
  head = repo.commit({ parents: [older], files: { a: '3\n' }, sign: alice.sign });
  repo.git(['update-ref', 'refs/remotes/origin/main', policy(repo, root, TAGS)]);
}, 60_000);

afterAll(() => {
  gpg.remove();
  scratch.remove();
});

function policy(target: TestRepository, from: string, tags: string): string {
  const armored = (signer: GpgSigner): string => JSON.stringify(signer.publicKey());
  const until = `until: [${head}]`;
  const text = `schema: 1
signing:
  trust-root: ${from}
  people:
    alice: { keys: [{ ssh: ${ssh.alice.publicKey} }] }
    bob: { emails: [bob@acme.test], keys: [{ ssh: ${ssh.bob.publicKey} }] }
    carol: { keys: [{ ssh: ${ssh.carol.publicKey}, ${until}, reason: retired }] }
    dave: { keys: [{ ssh: ${ssh.dave.publicKey}, ${until}, reason: compromised }] }
    frank: { keys: [{ openpgp: ${armored(frank)} }] }
  github: { web-flow: merges-only, keys: [{ openpgp: ${armored(github)} }] }
  teams: { managers: [alice, bob, frank] }
  tags: ${tags}
`;
  return target.commit({ parents: [from], files: { [POLICY]: text } });
}

interface JudgedTag extends Judged {
  readonly evidence: Readonly<Record<string, unknown>>;
  /** Codes of the findings on the tag. */
  readonly onTag: readonly string[];
}

async function judge(
  name: string,
  options: Parameters<typeof judgeRepository>[3] = {},
  inputs: Parameters<typeof judgeRepository>[2] = {},
  dir = repo.dir,
): Promise<JudgedTag> {
  const event = { head: `refs/tags/${name}`, tag: name, branch: undefined };
  const judged = await judgeRepository({ dir }, event, inputs, options);
  const { tag } = judged.result.evidence as { tag: Readonly<Record<string, unknown>> };
  const onTag = judged.failures.list.filter((entry) => entry.tag === name);
  return { ...judged, evidence: tag, onTag: onTag.map(({ code }) => code).sort() };
}

let count = 0;

/** A name that no other test uses, matched by `v*` alone. */
function fresh(): string {
  count += 1;
  return `v1.${count}.0`;
}

const byAlice = (options: Partial<TagOptions> = {}): { name: string; oid: string } => {
  const name = options.name ?? fresh();
  return { name, oid: repo.tag({ target: head, sign: ssh.alice.sign, ...options, name }) };
};

describe('a tag that git made', () => {
  it.each(['SSH', 'OpenPGP'])('and signed by %s passes, with its evidence', async (type) => {
    const name = fresh();
    const sshConfig = ['gpg.format=ssh', `user.signingKey=${ssh.alice.file}`];
    const oid = repo.gitTag({
      name,
      target: head,
      config: type === 'SSH' ? sshConfig : [`user.signingKey=${frank.fingerprint}`],
      env: { GNUPGHOME: gpg.home },
    });
    const { result, evidence } = await judge(name);
    const signer = type === 'SSH' ? 'alice' : 'frank';
    expect(result).toMatchObject({ outcome: 'success' });
    expect(result.outputs).toMatchObject({
      verdict: 'pass',
      'tag-oid': oid,
      'commit-oid': head,
      'source-commit': head,
      'source-changed': 'true',
      'commits-checked': '2',
    });
    expect(evidence).toEqual({ name, oid, target: head, signer });
    expect(result.evidence).toMatchObject({ head, branch: 'main' });
    expect(result.summary).toContain(
      `Tag ${name} (\`${oid.slice(0, 12)}\`) on \`${head.slice(0, 12)}\`, signed by ${signer}`,
    );
  });

  it('in a SHA-256 repository passes', async () => {
    const other = createTestRepository(join(scratch.path, 'sha256'), 'sha256');
    const start = other.commit({ files: { a: '1\n' } });
    const target = other.commit({ parents: [start], files: { a: '2\n' }, sign: ssh.alice.sign });
    const text = `schema: 1
signing:
  trust-root: ${start}
  people: { alice: { keys: [{ ssh: ${ssh.alice.publicKey} }] } }
  tags: [{ pattern: 'v*', signers: [alice] }]
`;
    const main = other.commit({ parents: [start], files: { [POLICY]: text } });
    other.git(['update-ref', 'refs/remotes/origin/main', main]);
    const config = ['gpg.format=ssh', `user.signingKey=${ssh.alice.file}`];
    const oid = other.gitTag({ name: 'v1.0.0', target, config });
    const { result, evidence } = await judge('v1.0.0', {}, {}, other.dir);
    expect(result.outcome).toBe('success');
    expect(evidence).toEqual({ name: 'v1.0.0', oid, target, signer: 'alice' });
  });

  it('without a signature is E_SIG_UNSIGNED, also where others sign theirs', async () => {
    const name = fresh();
    repo.git(['tag', '-a', '-m', 'a release', name, head]);
    const { result, onTag, failures, evidence } = await judge(name);
    expect(onTag).toEqual(['E_SIG_UNSIGNED']);
    expect(evidence).toEqual({ name, oid: result.outputs['tag-oid'], target: head });
    expect(result.failure).toMatchObject({ code: 'E_SIG_UNSIGNED' });
    expect(result.failure?.message).toMatch(/^The tag is refused:\nE_SIG_UNSIGNED tag v/);
    expect(failures.list).toEqual([
      {
        commit: result.outputs['tag-oid'],
        tag: name,
        code: 'E_SIG_UNSIGNED',
        reason: 'it is not signed',
      },
    ]);
  });

  it('and did not annotate is E_TAG_LIGHTWEIGHT; its commits are judged all the same', async () => {
    const unsigned = repo.commit({ parents: [head], files: { a: 'bad\n' } });
    const name = fresh();
    repo.git(['tag', name, unsigned]);
    const { result, onTag, codes, evidence } = await judge(name);
    expect(onTag).toEqual(['E_TAG_LIGHTWEIGHT']);
    expect(codes).toEqual(['E_SIG_UNSIGNED', 'E_TAG_LIGHTWEIGHT']);
    expect(result.outputs).toMatchObject({ 'tag-oid': '', 'commit-oid': unsigned });
    expect(evidence).toEqual({ name, target: unsigned });
    expect(result.failure?.message).toMatch(
      /^The tag and 1 commit are refused:\nE_TAG_LIGHTWEIGHT/,
    );
  });
});

describe('what a tag names', () => {
  it('is its own name, or E_TAG_NAME_MISMATCH', async () => {
    const ref = 'refs/tags/v2.0.0';
    repo.tag({ name: 'v1.0.0', target: head, sign: ssh.alice.sign, ref });
    const { onTag, failures } = await judge('v2.0.0');
    expect(onTag).toEqual(['E_TAG_NAME_MISMATCH']);
    expect(failures.list[0]?.reason).toBe('it was signed as "v1.0.0"');
  });

  it.each(['tag', 'tree', 'blob'])('is a commit; a %s is E_TAG_TARGET', async (type) => {
    const targets: Record<string, () => string> = {
      tag: () => byAlice().oid,
      tree: () => repo.git(['rev-parse', `${head}^{tree}`]),
      blob: () => repo.git(['rev-parse', `${head}:a`]),
    };
    const { name, oid } = byAlice({ type, target: targets[type]?.() ?? '' });
    const { result, codes, onTag } = await judge(name);
    expect(onTag).toEqual(['E_TAG_TARGET']);
    expect(codes).toEqual(onTag);
    expect(result.failure).toMatchObject({ code: 'E_TAG_TARGET' });
    const commit = type === 'tag' ? head : '';
    expect(result.outputs).toMatchObject({
      ...{ verdict: 'fail', 'tag-oid': oid, 'commit-oid': commit, 'source-commit': commit },
      'commits-checked': type === 'tag' ? '2' : '0',
    });
  });

  it('is what it says: a tree that is called a commit is E_TAG_TARGET', async () => {
    const { name } = byAlice({ target: repo.git(['rev-parse', `${head}^{tree}`]) });
    const { onTag, failures } = await judge(name);
    expect(onTag).toEqual(['E_TAG_TARGET']);
    expect(failures.list[0]?.reason).toMatch(/is a commit, and it is a tree$/);
  });

  it('is there, or nothing was found out', async () => {
    const { name } = byAlice({ target: 'ab'.repeat(20) });
    await expect(judge(name)).rejects.toMatchObject({ code: 'E_REPO_OBJECTS' });
  });

  it('may be nothing that has a commit, without an object either', async () => {
    const name = fresh();
    repo.git(['tag', name, `${head}^{tree}`]);
    const { onTag, result } = await judge(name);
    expect(onTag).toEqual(['E_TAG_LIGHTWEIGHT']);
    expect(result.outputs).toMatchObject({ 'commit-oid': '', 'tag-oid': '' });
    expect(result.summary).toContain('on no commit');
  });

  it('descends from the trust root', async () => {
    const { name } = byAlice({ target: repo.commit({ files: { z: '1' }, sign: ssh.alice.sign }) });
    expect((await judge(name)).codes).toEqual(['E_TRUST_ROOT']);
  });

  it('has a history that is judged whole', async () => {
    const unsigned = repo.commit({ parents: [head], files: { a: 'bad\n' } });
    const target = repo.commit({ parents: [unsigned], files: { a: 'x\n' }, sign: ssh.alice.sign });
    const { codes, onTag, failures } = await judge(byAlice({ target }).name);
    expect(onTag).toEqual([]);
    expect(codes).toEqual(['E_SIG_UNSIGNED']);
    expect(failures.list[0]?.commit).toBe(unsigned);
  });
});

describe('the signature of a tag', () => {
  it('and its name and its target: all that is wrong is listed, in one order', async () => {
    const target = repo.git(['rev-parse', `${head}^{tree}`]);
    const name = fresh();
    repo.tag({ name: 'other', target, type: 'tree', ref: `refs/tags/${name}` });
    const { failures, result } = await judge(name);
    const codes = ['E_TAG_TARGET', 'E_TAG_NAME_MISMATCH', 'E_SIG_UNSIGNED'];
    expect(failures.list.map(({ code }) => code)).toEqual(codes);
    expect(result.failure?.code).toBe('E_TAG_TARGET');
  });

  it('keeps the outcome when nothing is enforced', async () => {
    const { name } = byAlice({ sign: ssh.eve.sign });
    const { result } = await judge(name, {}, { enforce: false });
    expect(result).toMatchObject({ outcome: 'failed', enforce: false });
  });
});

describe('a hotfix', () => {
  const LINE = 'a release\n\nHotfix: orders were lost on @restart';

  it('is claimed by those whom the policy lets, and its reason is evidence', async () => {
    const { name } = byAlice({ message: LINE });
    const { evidence, codes, result } = await judge(name);
    expect(codes).toEqual([]);
    expect(evidence).toMatchObject({ signer: 'alice', hotfix: 'orders were lost on @restart' });
    expect(result.summary).toContain('a hotfix: orders were lost on &#64;restart');
  });

  it.each([
    ['by frank, who may sign releases only', () => ({ message: LINE, sign: frank.sign })],
    ['twice', () => ({ message: `${LINE}\nHotfix: again` })],
    ['without a reason', () => ({ message: 'Hotfix:' })],
    ['under an entry that lets nobody', () => ({ message: LINE, name: 'nobody-2' })],
  ] as const)('claimed %s is E_TAG_HOTFIX', async (_name, make) => {
    const { onTag, codes } = await judge(byAlice(make()).name);
    expect(onTag).toEqual(['E_TAG_HOTFIX']);
    expect(codes).toEqual(onTag);
  });

  it('is no evidence before somebody signed for it', async () => {
    const { evidence } = await judge(byAlice({ message: LINE, sign: ssh.eve.sign }).name);
    expect(evidence).not.toHaveProperty('hotfix');
  });

  it.each([
    ['behind the signature', (raw: string) => `${raw}Hotfix: x\n`],
    ['in a header', (raw: string) => raw.replace('\n\n', '\nHotfix: x\n\n')],
  ])('is not claimed %s: E_SIG_MALFORMED', async (_name, tamper) => {
    const { onTag, evidence } = await judge(byAlice({ tamper }).name);
    expect(onTag).toEqual(['E_SIG_MALFORMED']);
    expect(evidence).not.toHaveProperty('hotfix');
  });

  it('is not claimed by an armor header, which no signature covers', async () => {
    const tamper = (raw: string): string =>
      raw.replace('-----BEGIN PGP SIGNATURE-----\n', '-----BEGIN PGP SIGNATURE-----\nHotfix: x\n');
    const { codes, evidence } = await judge(byAlice({ sign: frank.sign, tamper }).name);
    expect(codes).toEqual([]);
    expect(evidence).toMatchObject({ signer: 'frank' });
    expect(evidence).not.toHaveProperty('hotfix');
  });
});

describe('the ref of a tag', () => {
  it('is never mistaken for a branch of its name', async () => {
    const { name, oid } = byAlice();
    const unsigned = repo.commit({ parents: [head], files: { a: 'bad\n' } });
    for (const ref of [`refs/heads/${name}`, `refs/remotes/origin/${name}`, `refs/${name}`]) {
      repo.git(['update-ref', ref, unsigned]);
    }
    const { result } = await judge(name);
    expect(result.outputs).toMatchObject({ verdict: 'pass', 'tag-oid': oid, 'commit-oid': head });
    repo.git(['update-ref', '-d', `refs/tags/${name}`]);
    await expect(judge(name)).rejects.toMatchObject({ code: 'E_REF' });
  });

  it('is read once: a tag that is moved meanwhile changes nothing of what is said', async () => {
    const { name, oid } = byAlice();
    const elsewhere = repo.commit({ parents: [head], files: { a: 'bad\n' } });
    let opened = false;
    let moved: string | undefined;
    const { result, evidence } = await judge(name, {
      onDirectory: () => {
        opened = true;
      },
      run: async (program, args, options) => {
        const answer = await runProcess(program, args, options);
        const read = args.includes('show-ref') && args.includes(`refs/tags/${name}`);
        if (opened && read) moved ??= repo.tag({ name, target: elsewhere });
        return answer;
      },
    });
    expect(repo.git(['rev-parse', `refs/tags/${name}`])).toBe(moved);
    expect(result.outputs).toMatchObject({ verdict: 'pass', 'tag-oid': oid, 'commit-oid': head });
    expect(evidence).toEqual({ name, oid, target: head, signer: 'alice' });
  });

  it('may have any characters that git allows, and none of them is obeyed', async () => {
    const hostile = 'v1-$(touch${IFS}p)`x`;"\'&<b>|%-ü';
    const { result, evidence } = await judge(byAlice({ name: hostile }).name);
    expect(result.outcome).toBe('success');
    expect(evidence).toMatchObject({ name: hostile });
    expect(result.summary).not.toContain('<b>');
  });

  it('is asked of the remote where the checkout put a commit in its place', async () => {
    const { name, oid } = byAlice();
    repo.git(['update-ref', 'refs/heads/dev', head]);
    const main = repo.git(['rev-parse', 'refs/remotes/origin/main']);
    repo.git(['update-ref', 'refs/heads/main', main]);
    const served = await serveGit(servedCopy(repo.dir, join(scratch.path, 'remote.git')), 'token');
    try {
      const dir = join(scratch.path, 'checkout');
      execFileSync('git', ['clone', '-q', '-b', 'dev', repo.dir, dir], { stdio: 'pipe' });
      execFileSync('git', ['-C', dir, 'update-ref', `refs/tags/${name}`, head]);
      expect((await judge(name, {}, {}, dir)).onTag).toEqual(['E_TAG_LIGHTWEIGHT']);
      const remote = { url: `${served.url}/acme/x.git`, token: () => Promise.resolve('token') };
      const { result } = await judge(name, remote, {}, dir);
      expect(result.outputs).toMatchObject({ verdict: 'pass', 'tag-oid': oid, 'commit-oid': head });
    } finally {
      await served.close();
    }
  });
});
