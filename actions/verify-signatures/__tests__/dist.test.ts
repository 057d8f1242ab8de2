import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  createGpgHome,
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

import { IDENTITY, ISSUER } from './sigstore/authority.ts';
import { createSigstore } from './sigstore/gitsign.ts';
import { TRAPS, programsIn } from './traps.ts';

/** `DIST` names another build of the bundle, to test one before it is committed. */
const DIST = resolve(process.env['DIST'] ?? join(import.meta.dirname, '..', 'dist'), 'index.js');
const POLICY = '.github/gitops-policy.yml';
const scratch = temporaryDirectory();

let alice: SshSigner;
let repo: TestRepository;
let root: string;
let good: string;
let byGpg: string;
let byGitsign: string;
let unsigned: string;
let main: string;
let tag: string;

beforeAll(() => {
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
  const gpg = createGpgHome();
  const sigstore = createSigstore();
  const frank = gpg.create('ed25519', 'Frank <frank@acme.test>');
  repo = createTestRepository(join(scratch.path, 'repo'));
  root = repo.commit({ files: { a: '1\n' } });
  const certificate = frank.publicKey().trim().replaceAll('\n', '\n            ');
  const policy = `schema: 1
signing:
  trust-root: ${root}
  people:
    alice: { keys: [{ ssh: ${alice.publicKey} }] }
    frank:
      keys:
        - openpgp: |
            ${certificate}
    grace: { keys: [{ gitsign: { identity: ${IDENTITY}, issuer: ${ISSUER} } }] }
  sigstore:
    trusted-root: |
      ${sigstore.trustedRoot}
  tags: [{ pattern: 'v*', signers: [alice], hotfix: [alice] }]
`;
  main = repo.commit({ parents: [root], files: { [POLICY]: policy } });
  good = repo.commit({ parents: [root], files: { b: '1\n' }, sign: alice.sign });
  byGpg = repo.commit({ parents: [good], files: { b: '2\n' }, sign: frank.sign });
  byGitsign = repo.commit({ parents: [byGpg], files: { b: '4\n' }, sign: sigstore.sign });
  unsigned = repo.commit({ parents: [byGpg], files: { b: '3\n' } });
  gpg.remove();
  repo.git(['update-ref', 'refs/remotes/origin/main', main]);
  repo.git(['update-ref', 'refs/heads/dev', unsigned]);
  const message = 'a release\n\nHotfix: urgent';
  tag = repo.tag({ name: 'v1.0.0', target: good, message, sign: alice.sign });
  repo.tag({ name: 'v1.1.0', target: good });
}, 60_000);

afterAll(() => {
  scratch.remove();
});

interface Ran {
  readonly status: number | null;
  readonly errors: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly temp: readonly string[];
  readonly stdout: string;
}

interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: object;
  readonly eventName?: string;
  readonly head?: string;
  readonly workspace?: string;
  readonly env?: Readonly<Record<string, string>>;
}

let runs = 0;

/** Starts the bundle as the runner does. */
async function start(options: RunOptions = {}): Promise<Ran> {
  runs += 1;
  const dir = join(scratch.path, `run${runs}`);
  const temp = join(dir, 'temp');
  mkdirSync(temp, { recursive: true });
  const file = (name: string, content = ''): string => {
    const path = join(dir, name);
    writeFileSync(path, content);
    return path;
  };
  const head = options.head ?? good;
  const event = options.event ?? {
    before: '0'.repeat(40),
    after: head,
    repository: { default_branch: 'main' },
  };
  const inputs = Object.entries(options.inputs ?? {}).map(([name, value]): [string, string] => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const output = file('output');
  const child = spawn(process.execPath, [DIST], {
    cwd: dir,
    env: {
      PATH: process.env['PATH'],
      HOME: dir,
      GITHUB_SERVER_URL: 'http://127.0.0.1:9',
      GITHUB_REPOSITORY: 'acme/x',
      GITHUB_SHA: head,
      GITHUB_REF: 'refs/heads/dev',
      GITHUB_EVENT_NAME: options.eventName ?? 'push',
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
      GITHUB_WORKSPACE: options.workspace ?? repo.dir,
      GITHUB_OUTPUT: output,
      GITHUB_STATE: file('state'),
      GITHUB_STEP_SUMMARY: file('summary'),
      RUNNER_TEMP: temp,
      ...Object.fromEntries<string>(inputs),
      ...options.env,
    },
  });
  let stdout = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  }
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    status,
    stdout,
    errors: stdout.split('\n').filter((line) => line.startsWith('::error')),
    outputs: parseOutputs(readFileSync(output, 'utf8')),
    temp: readdirSync(temp),
  };
}

function parseOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^(\S+?)<<(\S+)\n([^]*?)\n\2$/gm);
  return Object.fromEntries<string>([...found].map(([, name = '', , value = '']) => [name, value]));
}

describe('the bundle', () => {
  it('passes a signed history, by SSH alone, with OpenPGP and with gitsign', async () => {
    for (const head of [good, byGpg, byGitsign]) {
      const { status, outputs, errors, temp } = await start({ head });
      expect({ status, errors }).toEqual({ status: 0, errors: [] });
      expect(outputs).toMatchObject({
        outcome: 'success',
        verdict: 'pass',
        'commit-oid': head,
        'source-commit': head,
        'source-changed': 'true',
      });
      expect(JSON.parse(outputs['record'] ?? '')).toMatchObject({
        action: 'verify-signatures',
        evidence: { policy: { path: POLICY, commit: main } },
      });
      expect(temp).toEqual(['verify-signatures.sarif']);
      expect(outputs['sarif-path']).toMatch(/\/temp\/verify-signatures\.sarif$/);
    }
  });

  it('runs nothing of a hostile clone, its environment or its programs, and judges as ever', async () => {
    const place = join(scratch.path, 'hostile');
    const [workspace, canary, program] = [
      join(place, 'work'),
      join(place, 'canary'),
      join(place, 'x'),
    ];
    cpSync(repo.dir, workspace, { recursive: true });
    writeFileSync(program, `#!/bin/sh\necho "$0" >> ${canary}\n`, { mode: 0o755 });
    const site = {
      ...{ dir: workspace, gitDir: join(workspace, '.git'), program, commit: unsigned },
      config: (key: string, value: string) => {
        execFileSync('git', ['config', key, value], { cwd: workspace });
      },
    };
    const env: Record<string, string> = {};
    for (const { lay, partial } of TRAPS) if (partial !== true) Object.assign(env, lay(site));
    env['PATH'] = `${programsIn(site)}:${process.env['PATH'] ?? ''}`;
    expect(await start({ workspace, env })).toMatchObject({ status: 0, errors: [] });
    const { status, errors } = await start({ workspace, env, head: unsigned });
    expect(status).toBe(1);
    expect(errors).toEqual([expect.stringContaining('E_SIG_UNSIGNED')]);
    expect(existsSync(canary)).toBe(false);
  });

  it('keeps what only signatures of other kinds need out of what every run loads', () => {
    const always = readFileSync(DIST, 'utf8');
    for (const rare of ['TLOG_INCLUSION_PROOF_ERROR', 'TransparencyLogEntry', 'PublicKeyPacket']) {
      expect(always).not.toContain(rare);
    }
  });

  it('fails an unsigned commit, with all outputs and one annotation', async () => {
    const { status, outputs, errors } = await start({ head: unsigned });
    expect(status).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('E_SIG_UNSIGNED');
    expect(errors[0]).toContain(unsigned);
    expect(outputs).toMatchObject({ outcome: 'failed', verdict: 'fail', 'commits-checked': '3' });
    expect(JSON.parse(outputs['failures'] ?? '')).toMatchObject({
      total: 1,
      list: [{ commit: unsigned, code: 'E_SIG_UNSIGNED' }],
    });
  });

  it('passes a signed tag by its ref, whatever the event says, and hands on what was judged', async () => {
    // GitHub's `after` of an annotated tag is the tag object, its `sha` the commit.
    const pushed = { head: unsigned, env: { GITHUB_REF: 'refs/tags/v1.0.0' } };
    for (const options of [pushed, { inputs: { tag: 'v1.0.0' } }]) {
      const { status, errors, outputs } = await start(options);
      expect({ status, errors }).toEqual({ status: 0, errors: [] });
      expect(outputs).toMatchObject({ verdict: 'pass', 'tag-oid': tag, 'commit-oid': good });
      expect(JSON.parse(outputs['record'] ?? '')).toMatchObject({
        outcome: 'success',
        evidence: {
          branch: 'main',
          head: good,
          tag: { name: 'v1.0.0', oid: tag, target: good, signer: 'alice', hotfix: 'urgent' },
        },
      });
    }
  });

  it('fails an unsigned tag, with all outputs and one annotation', async () => {
    const { status, errors, outputs } = await start({ env: { GITHUB_REF: 'refs/tags/v1.1.0' } });
    expect({ status, errors: errors.length }).toEqual({ status: 1, errors: 1 });
    expect(errors[0]).toContain('E_SIG_UNSIGNED');
    expect(errors[0]).toContain('tag v1.1.0');
    expect(outputs).toMatchObject({ outcome: 'failed', verdict: 'fail', 'commit-oid': good });
  });

  it('exits 0 where nothing is enforced, and still says failed', async () => {
    const { status, outputs, errors } = await start({
      head: unsigned,
      inputs: { enforce: 'false' },
    });
    expect({ status, errors }).toEqual({ status: 0, errors: [] });
    expect(outputs).toMatchObject({ outcome: 'failed', verdict: 'fail' });
  });
});

describe('bad input ends in one annotation with its code, exit 1 and no verdict', () => {
  const plain = join(scratch.path, 'plain');
  const shallow = join(scratch.path, 'shallow');

  beforeAll(() => {
    mkdirSync(plain, { recursive: true });
    const args = ['clone', '-q', '--depth=1', '-b', 'dev', `file://${repo.dir}`, shallow];
    execFileSync('git', args, { stdio: 'pipe' });
  });

  const cases: readonly (readonly [string, string, () => RunOptions])[] = [
    ['a malformed head', 'E_INPUT', () => ({ inputs: { head: 'main' } })],
    ['a malformed boolean', 'E_INPUT', () => ({ inputs: { enforce: 'yes' } })],
    ['a malformed tag', 'E_INPUT', () => ({ inputs: { tag: 'refs/tags/v1.0.0' } })],
    ['a head beside a tag', 'E_INPUT', () => ({ inputs: { tag: 'v1.0.0', head: good } })],
    ['a tag that is not there', 'E_REF', () => ({ inputs: { tag: 'v2.0.0' } })],
    ['half an App', 'E_INPUT', () => ({ inputs: { 'app-id': '1' }, workspace: plain })],
    ['a head that is not there', 'E_REF', () => ({ inputs: { head: 'ab'.repeat(20) } })],
    ['a wrong event', 'E_EVENT', () => ({ eventName: 'issues', event: {} })],
    ['no default branch', 'E_EVENT', () => ({ event: { after: good } })],
    ['no repository', 'E_REPO_MISSING', () => ({ workspace: plain })],
    ['a shallow clone', 'E_REPO_SHALLOW', () => ({ workspace: shallow })],
    ['a repository outside', 'E_PATH', () => ({ inputs: { 'repository-path': '..' } })],
    ['a policy outside', 'E_PATH', () => ({ inputs: { policy: '../policy.yml' } })],
    ['no policy file', 'E_POLICY_MISSING', () => ({ inputs: { policy: 'policy.yml' } })],
    ['no policy branch', 'E_POLICY_MISSING', () => ({ inputs: { 'policy-ref': 'refs/heads/x' } })],
    ['a base before the trust root', 'E_POLICY_WEAKER', () => ({ inputs: { base: other() } })],
    ['an empty range', 'E_RANGE_EMPTY', () => ({ head: root })],
    [
      'an unreachable server',
      'E_UNREACHABLE',
      () => ({ workspace: shallow, inputs: { token: 'secret-token' } }),
    ],
    ['no git', 'E_TOOL', () => ({ env: { PATH: '/nowhere' } })],
  ];

  const other = (): string => repo.commit({ files: { z: '1\n' } });

  it.each(cases)('%s: %s', async (_name, code, options) => {
    const { status, errors, outputs, temp, stdout } = await start(options());
    expect({ status, errors: errors.length, stdout }).toMatchObject({ status: 1, errors: 1 });
    expect(errors[0]).toContain(`${code}: `);
    expect(outputs['outcome']).toBe(code === 'E_POLICY_WEAKER' ? 'failed' : 'error');
    expect(outputs['verdict']).toBeUndefined();
    expect(temp).toEqual([]);
    expect(stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain('secret-token');
  });

  it('a missing permission: E_PERMISSION with the YAML that is missing', async () => {
    const server = createServer((_, response) => {
      response.writeHead(403).end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    try {
      const { status, errors, outputs, temp, stdout } = await start({
        workspace: shallow,
        inputs: { token: 'secret-token' },
        env: { GITHUB_SERVER_URL: `http://127.0.0.1:${port}` },
      });
      expect(status).toBe(1);
      expect(errors).toEqual([
        expect.stringMatching(/^::error::E_PERMISSION: .*permissions:%0A {4}contents: read/),
      ]);
      expect([outputs['outcome'], outputs['verdict'], temp]).toEqual(['error', undefined, []]);
      expect(stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain('secret-token');
    } finally {
      server.close();
    }
  });
});
