import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { join } from 'node:path';
import { parseCommit } from '@gitops-actions/shared/git/commit-object.ts';
import { parseTag } from '@gitops-actions/shared/git/tag-object.ts';
import {
  createGpgHome,
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type GpgHome,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { parsePolicyFile } from '@gitops-actions/shared/policy/parse-policy.ts';
import { createKeyring, type Keyring } from '../src/keyring.ts';
import { parseSshKeyLine } from '../src/ssh-public-key.ts';
import { armorMutation } from './armor-mutations.ts';
import { createGitOracle, type GitOracle } from './git-oracle.ts';
import { packetMutation, sshsigMutation } from './packet-mutations.ts';
import {
  changedObjects,
  changedPayloads,
  changedSignatures,
  objectOf,
  openpgpSigner,
  type Mutant,
  type Specimen,
} from './specimens.ts';

type Format = 'sha1' | 'sha256';

const scratch = temporaryDirectory();
const SEED = Math.trunc(Math.random() * 2 ** 31);

let gpg: GpgHome;
let keyring: Keyring;
let signers: Readonly<Record<'ssh' | 'openpgp', (payload: string) => string | Promise<string>>>;
let keys: readonly SshSigner[];
let worlds: Readonly<Record<Format, World>>;

interface World {
  readonly format: Format;
  readonly repo: TestRepository;
  readonly oracle: GitOracle;
  /** Payloads of commits and tags. */
  readonly commits: readonly string[];
  readonly tags: readonly string[];
  /** Objects that a tag can name, and their types. */
  readonly others: ReadonlyMap<string, string>;
}

beforeAll(async () => {
  gpg = createGpgHome();
  const frank = gpg.create('ed25519', 'Frank <frank@acme.test>');
  const secret = gpg.gpg(['--export-secret-keys', frank.fingerprint]);
  const key = (name: string, ...args: string[]): SshSigner =>
    createSshSigner(scratch.path, name, ['-t', ...args]);
  const alice = key('alice', 'ed25519');
  keys = [alice, key('rsa', 'rsa', '-b', '2048'), key('p256', 'ecdsa', '-b', '256')];
  signers = {
    ssh: (payload) => alice.sign(Buffer.from(payload, 'latin1')),
    openpgp: await openpgpSigner(secret),
  };
  const people = keys.map(({ publicKey }) => ({ ssh: publicKey }));
  const policy = await parsePolicyFile(
    Buffer.from(
      JSON.stringify({
        schema: 1,
        signing: {
          'trust-root': 'a'.repeat(40),
          people: {
            alice: { keys: people },
            frank: { keys: [{ openpgp: frank.publicKey() }] },
          },
        },
      }),
    ),
    'policy',
  );
  if (policy.signing === undefined) throw new Error('a policy without signing');
  keyring = createKeyring(policy.signing, 'policy');
  worlds = { sha1: createWorld('sha1'), sha256: createWorld('sha256') };
}, 60_000);

afterAll(() => {
  gpg.remove();
  scratch.remove();
});

const IDENT = 'Alice <alice@acme.test> 1750000000 +0000';

function createWorld(format: Format): World {
  const dir = join(scratch.path, format);
  const repo = createTestRepository(dir, format);
  const parent = repo.commit({ files: { a: '1\n' } });
  const other = repo.commit({ files: { a: '2\n' } });
  const tree = repo.git(['rev-parse', `${parent}^{tree}`]);
  const blob = repo.git(['rev-parse', `${parent}:a`]);
  const tag = repo.tag({ name: 'v0', target: parent });
  const ids = [`author ${IDENT}`, `committer ${IDENT}`];
  const mergetag = `mergetag object ${other}\n type commit\n tag v1\n tagger ${IDENT}\n \n a tag`;
  const commits = [
    [`tree ${tree}`, `parent ${parent}`, ...ids, '', 'a change\n\nwith a body\n'],
    [`tree ${tree}`, `parent ${parent}`, `parent ${other}`, ...ids, mergetag, '', 'a merge\n'],
    [`tree ${tree}`, ...ids, 'encoding ISO-8859-1', '', 'gr\xfc\xdfe\n'],
  ].map((lines) => lines.join('\n'));
  const tags = [
    [`object ${parent}`, 'type commit', 'tag v1.0.0', `tagger ${IDENT}`, '', 'a release\n'],
    [`object ${tree}`, 'type tree', 'tag a/tree', `tagger ${IDENT}`, '', 'a\n\nHotfix: urgent\n'],
  ].map((lines) => lines.join('\n'));
  const others = new Map(
    Object.entries({
      [parent]: 'commit',
      [other]: 'commit',
      [tree]: 'tree',
      [blob]: 'blob',
      [tag]: 'tag',
    }),
  );
  const known = { ssh: keys.map(({ publicKey }) => publicKey), gpgHome: gpg.home };
  const oracle = createGitOracle(repo, scratch.path, known);
  return { format, repo, oracle, commits, tags, others };
}

type Kind = Specimen['kind'];
type SignerName = keyof typeof signers;

const payloadsOf = (world: World, kind: Kind): readonly string[] =>
  kind === 'commit' ? world.commits : world.tags;

function sign(kind: Kind, payloads: readonly string[], by: SignerName): Promise<Specimen[]> {
  return Promise.all(
    payloads.map(async (payload) => ({ kind, payload, signature: await signers[by](payload) })),
  );
}

const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): readonly T[] =>
  fc.sample(arbitrary, { numRuns, seed: SEED });

/** Ways to make an object that is not as its signer left it, or not as git writes it. */
type Recipe = (
  world: World,
  kind: Kind,
  by: SignerName,
  count: number,
) => Promise<readonly Mutant[]>;

const changed: Recipe = async (world, kind, by, count) => {
  const specimens = await sign(kind, payloadsOf(world, kind), by);
  return sample(changedObjects({ ...world, specimens }), count);
};

const resigned: Recipe = async (world, kind, by, count) => {
  const specimens = await sign(kind, payloadsOf(world, kind), by);
  const payloads = sample(
    changedPayloads({ ...world, specimens }, [...world.others.keys()]),
    count,
  );
  const all = await sign(
    kind,
    payloads.map(({ payload }) => payload),
    by,
  );
  return all.map((one) => ({ raw: objectOf(one, world.format), signed: one.payload }));
};

const rearmored: Recipe = async (world, kind, by, count) => {
  const specimens = await sign(kind, payloadsOf(world, kind), by);
  return sample(changedSignatures({ ...world, specimens }, armorMutation), count);
};

/** Another framing, other fields: what the armor holds, changed in its own terms. */
const reframed: Recipe = async (world, kind, by, count) => {
  if (by === 'openpgp') {
    const specimens = await sign(kind, payloadsOf(world, kind), by);
    return sample(changedSignatures({ ...world, specimens }, packetMutation), count);
  }
  const blobs = keys.map(({ publicKey }) => parseSshKeyLine(publicKey).blob ?? Buffer.of());
  const [payload = ''] = payloadsOf(world, kind);
  const forms = keys.flatMap((key) => [
    key.sign,
    key.signFor('git', 'sha256'),
    key.signFor('file'),
  ]);
  const specimens = forms.map((form) => ({
    ...{ kind, payload },
    signature: form(Buffer.from(payload, 'latin1')),
  }));
  return sample(changedSignatures({ ...world, specimens }, sshsigMutation(blobs)), count);
};

const FAMILIES: readonly (readonly [Recipe, Format, Kind, SignerName, number])[] = [
  [changed, 'sha1', 'commit', 'ssh', 1_800],
  [resigned, 'sha1', 'commit', 'ssh', 1_500],
  [rearmored, 'sha1', 'commit', 'ssh', 700],
  [reframed, 'sha1', 'commit', 'ssh', 1_000],
  [changed, 'sha1', 'commit', 'openpgp', 500],
  [resigned, 'sha1', 'commit', 'openpgp', 300],
  [rearmored, 'sha1', 'commit', 'openpgp', 400],
  [reframed, 'sha1', 'commit', 'openpgp', 800],
  [changed, 'sha1', 'tag', 'ssh', 700],
  [resigned, 'sha1', 'tag', 'ssh', 700],
  [rearmored, 'sha1', 'tag', 'ssh', 300],
  [changed, 'sha1', 'tag', 'openpgp', 250],
  [resigned, 'sha1', 'tag', 'openpgp', 200],
  [reframed, 'sha1', 'tag', 'openpgp', 250],
  [changed, 'sha256', 'commit', 'ssh', 200],
  [resigned, 'sha256', 'commit', 'ssh', 200],
  [resigned, 'sha256', 'tag', 'ssh', 200],
];

/** What we read in an object that we accept, as the oracle says it; `undefined` for all others. */
async function accept(
  { others }: World,
  kind: Kind,
  { raw, signed }: Mutant,
): Promise<string | undefined> {
  const bytes = Buffer.from(raw, 'latin1');
  const parsed = kind === 'commit' ? parseCommit(bytes) : parseTag(bytes);
  if (!parsed.ok) return undefined;
  const object = 'commit' in parsed ? parsed.commit : parsed.tag;
  if (!(await keyring.identify(object)).ok) return undefined;
  expect(object.payload.toString('latin1')).toBe(signed);
  if ('tree' in object) {
    return `${object.tree} ${object.parents.join(' ')}|${ascii(object.committer.email)}`;
  }
  // What a tag says of its target is held against the target when the tag is judged.
  const { target, type, name } = object;
  if (others.get(target) !== type) return undefined;
  return `${target} ${type} ${Buffer.from(name).toString('latin1')}`;
}

/** Git re-encodes what it shows, by the `encoding` header. */
const ascii = (text: string): string => text.replace(/[^\0-\x7f]+/g, '');

interface Share {
  readonly mutants: number;
  readonly accepted: number;
  /** Of those, how many have bytes of their own. */
  readonly different: number;
}

it('what we accept of ten thousand mutants, git accepts, and reads as we do', async () => {
  const shares: Share[] = [];
  const counterexamples: object[] = [];
  for (const [recipe, format, kind, by, count] of FAMILIES) {
    const world = worlds[format];
    const mutants = await recipe(world, kind, by, count);
    const ours = new Map<string, { readonly said: string; readonly raw: string }>();
    let accepted = 0;
    for (const mutant of mutants) {
      const said = await accept(world, kind, mutant);
      if (said === undefined) continue;
      accepted += 1;
      ours.set(world.repo.write(mutant.raw, kind), { said, raw: mutant.raw });
    }
    const theirs = await world.oracle[kind === 'commit' ? 'commits' : 'tags']([...ours.keys()]);
    for (const [oid, { said, raw }] of ours) {
      const git = theirs.get(oid);
      if (git === undefined || ascii(git) !== ascii(said)) {
        counterexamples.push({ raw, said, git: git ?? 'refused', seed: SEED });
      }
    }
    shares.push({ mutants: mutants.length, accepted, different: ours.size });
  }
  expect(counterexamples).toEqual([]);
  const sum = (of: (share: Share) => number): number =>
    shares.reduce((total, share) => total + of(share), 0);
  const accepted = sum((share) => share.accepted);
  expect(sum((share) => share.mutants)).toBe(10_000);
  // Neither side of the comparison is empty: about one in six is accepted, half of those in bytes of its own.
  expect(accepted).toBeGreaterThan(800);
  expect(accepted).toBeLessThan(5_000);
  expect(sum((share) => share.different)).toBeGreaterThan(400);
}, 300_000);
