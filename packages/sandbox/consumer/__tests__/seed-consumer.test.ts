import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { runGit } from '../../runner/sandbox-git.ts';
import {
  POLICY_FILE,
  seedConsumer,
  type ConsumerGitHub,
  type ConsumerRepo,
} from '../seed-consumer.ts';

const WEB_FLOW =
  '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nabc\n-----END PGP PUBLIC KEY BLOCK-----\n';
const CALLER_FILE = '.github/workflows/gitops-dev.yml';
const OVERLAY_FILE = '.gitops/overlays/dev/kustomization.yaml';
const PIN = '0123456789abcdef0123456789abcdef01234567';

let dir: string;
let consumer: ConsumerRepo;

/** A bare repository instead of a server: what is pushed is the same. */
function bareRepositories(root: string): ConsumerGitHub {
  return {
    apiUrl: 'http://127.0.0.1:9',
    app: { id: 4711, slug: 'acme-gitops', userId: 12345678 },
    webFlowPublicKey: WEB_FLOW,
    webFlowKeyId: '0123456789ABCDEF',
    personToken: (login) => `token of ${login}`,
    installApp: () => undefined,
    setRuleset: () => undefined,
    addSigningKey: () => undefined,
    createRepository: async ({ owner, name, defaultBranch }) => {
      const gitDir = join(root, owner, name);
      await mkdir(gitDir, { recursive: true });
      await runGit(['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`], {
        cwd: gitDir,
      });
      return { id: 900_001, ownerId: 7, gitDir, cloneUrl: gitDir };
    },
  };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gitops-consumer-'));
  consumer = await seedConsumer({
    github: bareRepositories(join(dir, 'server')),
    workDir: join(dir, 'work'),
    registryHost: 'localhost:5000',
    actionsCommit: PIN,
  });
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

const read = async (path: string): Promise<string> => readFile(join(consumer.dir, path), 'utf8');

describe('a seeded consumer', () => {
  it('starts main, staging and dev at the same commit, one above the trust root', async () => {
    for (const branch of ['main', 'staging', 'dev']) {
      expect(await consumer.remoteHead(branch)).toBe(consumer.start);
    }
    expect(await consumer.git(['rev-parse', `${consumer.start}^`])).toBe(consumer.trustRoot);
  });

  it('holds only commits that git itself verifies', async () => {
    await consumer.git(['verify-commit', consumer.trustRoot, consumer.start]);
    const signers = await consumer.git(['log', '--format=%G? %GS', consumer.start]);
    expect(signers.split('\n')).toEqual(['G carol@acme.test', 'G carol@acme.test']);
  });

  it('says in its policy whose keys count and from where', async () => {
    const policy = parse(await read(POLICY_FILE)) as Record<string, never>;
    expect(policy).toMatchObject({
      signing: {
        'trust-root': consumer.trustRoot,
        people: {
          alice: { keys: [{ ssh: consumer.alice.publicKey }] },
          bob: { keys: [{ ssh: consumer.bob.publicKey }] },
          carol: { keys: [{ ssh: consumer.carol.publicKey }] },
        },
        pipeline: { app: { slug: 'acme-gitops', 'user-id': 12345678 } },
        github: { keys: [{ openpgp: WEB_FLOW }] },
      },
    });
  });

  it('calls the snapshot with the image in the sandbox’s registry', async () => {
    const caller = await read(CALLER_FILE);
    expect(caller).toContain(`/gitops-dev.yml@${PIN}`);
    expect(parse(caller)).toMatchObject({
      jobs: { dev: { with: { image: 'localhost:5000/acme/warehouse-dev/web', 'app-id': '4711' } } },
    });
  });

  it('makes tags that git verifies, and tags that are none', async () => {
    const { alice, start } = consumer;
    const tag = { commit: start, author: alice, message: 'Release' };
    const signed = await consumer.tag({ ...tag, name: 'v1.0.0', kind: 'signed' });
    await consumer.git(['verify-tag', 'v1.0.0']);
    const light = await consumer.tag({ ...tag, name: 'light', kind: 'lightweight' });
    expect(light.object).toBe(start);
    const moved = await consumer.tag({ ...tag, name: 'v1.0.0', kind: 'annotated' });
    expect(moved.object).not.toBe(signed.object);
    await expect(consumer.git(['verify-tag', 'v1.0.0'])).rejects.toThrow();
    expect(await consumer.git(['ls-remote', 'origin', 'refs/tags/v1.0.0'])).toContain(moved.object);
  });

  it('has the example’s overlay with nothing changed but the registry', async () => {
    const example = await readFile(
      new URL(`../../../../examples/warehouse-network/${OVERLAY_FILE}`, import.meta.url),
      'utf8',
    );
    expect(await read(OVERLAY_FILE)).toBe(
      example.replaceAll('europe-west1-docker.pkg.dev', 'localhost:5000'),
    );
  });

  it('publishes signed, unsigned and deleting commits on top of what the server has', async () => {
    const { alice } = consumer;
    const first = await consumer.publish({
      branch: 'dev',
      files: { 'apps/web/new.txt': 'new\n' },
      message: 'Add a file',
      author: alice,
      sign: true,
    });
    expect(first).toEqual({
      ref: 'refs/heads/dev',
      before: consumer.start,
      after: await consumer.remoteHead('dev'),
    });
    const second = await consumer.publish({
      branch: 'dev',
      files: { 'apps/web/new.txt': null },
      message: 'Remove it again, unsigned',
      author: alice,
      sign: false,
    });
    expect(second.before).toBe(first.after);
    const log = await consumer.git(['log', '--format=%G? %ae', '-2', second.after]);
    expect(log.split('\n')).toEqual(['N alice@acme.test', 'G alice@acme.test']);
    expect(await consumer.git(['diff', '--name-only', consumer.start, second.after])).toBe('');
  });
});
